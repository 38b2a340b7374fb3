"""The names of many items, and the candidates for a written one: who bears just that form, who bears one that is near,
and which of them is meant."""

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from bot.understanding.names.edit_budget import NearForms
from bot.understanding.names.form_index import FormIndex
from bot.understanding.names.found import Ambiguous, Found, MatchKind
from bot.understanding.names.people.alignment import given_budget, is_aligned
from bot.understanding.names.people.order import splits
from bot.understanding.names.people.ranking import Candidate, Ranking, ranked_exact, ranked_near

T = TypeVar("T")
Among = Callable[[T], bool]
Favour = Callable[[T], float]

NameWords = tuple[Collection[str], Collection[str], Collection[str]]
"""Of an item: its given names, the other words of its names, and any two words of a name as one."""

MOST_ASKED = 5
MOST_OTHERS = 3


class Named(NamedTuple, Generic[T]):
    """An item with its forms (compact: folded, without spaces) and how well it is known (0 and up)."""

    item: T
    forms: Mapping[str, MatchKind]
    prior: float
    first_name: str = ""


class NameSearch(Generic[T]):
    """Who bears a form, or nearly."""

    def __init__(
        self, named: Iterable[Named[T]], *, ordinary: frozenset[str] = frozenset(), present: float = 0.0,
        sure_prior: float = 0.0, rival_errors: int = 1, words_of: Callable[[T], NameWords] | None = None,
    ) -> None:  # fmt: skip
        """``ordinary`` words are no names. Items at least as well known as ``present`` are at these Games: a single
        word with a typing error is surely one of those only, a first name one as well known as ``sure_prior``;
        otherwise it is asked. Items with up to ``rival_errors`` errors more than the best are rivals. ``words_of`` an
        item: the words of its names; each written word must be near one of them."""
        self._items: list[T] = []
        self._priors = array("d")
        self._first_names: list[str] = []
        self._ordinary = ordinary
        self._present = present
        self._sure_prior = sure_prior
        self._rival_errors = rival_errors
        self._words_of = words_of
        self._bearers = FormIndex(self._filed(named))
        self._near = NearForms(form for form in self._bearers.forms if len(form) >= 3)

    def _filed(self, named: Iterable[Named[T]]) -> Iterator[tuple[str, int, MatchKind]]:
        """Each form with its bearer. Of an entry only the item, its prior and its first name are kept beside them."""
        for place, entry in enumerate(named):
            self._items.append(entry.item)
            self._priors.append(entry.prior)
            self._first_names.append(entry.first_name)
            for form, how in entry.forms.items():
                if form:
                    yield form, place, how

    def knows(self, form: str) -> bool:
        """Does anybody bear that form (folded, without spaces)?"""
        return bool(self._bearers.of(form))

    def _exact(self, form: str, favour: Favour[T] | None, among: Among[T] | None) -> list[Candidate]:
        bearers = self._bearers.of(form)
        if not bearers:
            return []
        return self._narrowed([self._candidate(0, how, place, favour, form) for place, how in bearers], among)

    def _candidates(
        self, near: Iterable[tuple[str, int]], favour: Favour[T] | None, among: Among[T] | None,
        words: Sequence[str] = (),
    ) -> list[Candidate]:  # fmt: skip
        """The items that bear the near forms. With several ``words`` each must belong to the name."""
        best: dict[int, Candidate] = {}
        for form, errors in near:
            for place, how in self._bearers.of(form):
                candidate = self._candidate(errors, how, place, favour, form)
                if place not in best or candidate[:2] < best[place][:2]:
                    best[place] = candidate
        found = list(best.values())
        if len(words) > 1 and self._words_of is not None:
            found = [c for c in found if is_aligned(words, *self._words_of(self._items[c.place]))]
        return self._narrowed(found, among)

    def _candidate(self, errors: int, how: MatchKind, place: int, favour: Favour[T] | None, form: str) -> Candidate:
        raw = self._priors[place]
        return Candidate(errors, how, raw + (favour(self._items[place]) if favour else 0.0), place, raw, form)

    def _narrowed(self, candidates: list[Candidate], among: Among[T] | None) -> list[Candidate]:
        """Those that fit what was asked for; all when none does, so that this can be said."""
        if among is None:
            return candidates
        return [c for c in candidates if among(self._items[c.place])] or candidates

    def _decide_exact(self, candidates: list[Candidate], among: Among[T] | None) -> Found[T] | Ambiguous[T]:
        return self._decided(ranked_exact(candidates, self._present), among)

    def _decide_near(
        self, candidates: list[Candidate], written: str, among: Among[T] | None, *, single: bool
    ) -> Found[T] | Ambiguous[T]:
        ranking = ranked_near(candidates, written, present=self._present, sure_prior=self._sure_prior,
                              rival_errors=self._rival_errors, single=single)  # fmt: skip
        return self._decided(ranking, among)

    def _decided(self, ranking: Ranking, among: Among[T] | None) -> Found[T] | Ambiguous[T]:
        best = ranking.best
        if not ranking.is_clear:
            asked = (best, *(ranking.rivals or ranking.others))[:MOST_ASKED]
            return Ambiguous(tuple(self._items[c.place] for c in asked), best.errors)
        how = MatchKind.TYPO if best.errors else best.how
        item = self._items[best.place]
        others = tuple(self._items[c.place] for c in ranking.others if c.errors == best.errors)[:MOST_OTHERS]
        return Found(item, how, best.errors, others, among is None or among(item))

    def _by_surname(
        self, words: Sequence[str], favour: Favour[T] | None, among: Among[T] | None, least: float = 0.0
    ) -> Found[T] | Ambiguous[T] | None:
        """The surname is exact, the first name but for a typing error. One that is known less well than ``least`` is
        not found. Another first name is another person: Sanne Velzeboer is not Xandra."""
        if len(words) < 2:
            return None
        kept: dict[int, Candidate] = {}
        for first, surname in splits(words):
            for place, how in self._bearers.of(surname):
                first_name = self._first_names[place]
                if how in (MatchKind.SURNAME, MatchKind.PART) and first_name and is_nearly(first, first_name):
                    kept[place] = self._candidate(1, MatchKind.FIRST_NAME_DIFFERS, place, favour, surname)
        ranked = self._narrowed(sorted(kept.values(), key=lambda c: (-c.prior, c.place)), among)
        if len(ranked) != 1:
            return Ambiguous(tuple(self._items[c.place] for c in ranked[:MOST_ASKED]), 1) if ranked else None
        item = self._items[ranked[0].place]
        found = Found(item, MatchKind.FIRST_NAME_DIFFERS, 1, fits=among is None or among(item))
        return found if ranked[0].raw >= least else None

    def _nearest(self, words: Sequence[str], written: str, favour: Favour[T] | None) -> tuple[T, ...]:
        """Up to three to suggest: first who bears that surname, then who has a name like it."""
        near = process.extract(
            written, self._suggestible, scorer=JaroWinkler.similarity, processor=None, limit=9, score_cutoff=0.6
        )
        places = dict.fromkeys(self._namesakes(words, favour))
        for form, _, _ in near:
            bearers = [self._candidate(0, how, place, favour, form) for place, how in self._bearers.of(form)]
            places[max(bearers, key=lambda c: (c.prior, -c.place)).place] = None
        return tuple(self._items[place] for place in list(places)[:3])

    @cached_property
    def _suggestible(self) -> list[str]:
        """The forms of the best known."""
        wanted = set(sorted(range(len(self._items)), key=lambda place: -self._priors[place])[:1000])
        forms = ((form, bearers) for form, bearers in self._bearers.items() if len(form) > 2)
        return [form for form, bearers in forms if any(place in wanted for place, _ in bearers)]

    def _namesakes(self, words: Sequence[str], favour: Favour[T] | None) -> list[int]:
        """The best known bearers of a surname that is written with another first name."""
        bearers = [
            self._candidate(0, how, place, favour, surname)
            for _, surname in splits(words)
            if len(surname) > 2
            for place, how in self._bearers.of(surname)
            if how is MatchKind.SURNAME
        ]
        return [c.place for c in sorted(bearers, key=lambda c: (-c.prior, c.place))]


def is_nearly(first: str, first_name: str) -> bool:
    """Is it that first name, but for typing errors?"""
    budget = given_budget(len(first))
    return OSA.distance(first, first_name, score_cutoff=budget) <= budget
