"""Finding who or what is meant by a written name, among a few hundred to some hundred thousand.

An exact name beats one with a typing error. A close call is given back to be asked, never decided in silence; what is
near nothing is said to be so, with the three nearest.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import copy
from typing import Generic, NamedTuple, TypeVar

from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from bot.understanding.bearers import Bearers
from bot.understanding.edit_budget import NearForms, edit_budget
from bot.understanding.folding import Token, fold
from bot.understanding.names_found import Close, Found, How, Match, Nothing, Span
from bot.understanding.names_order import PARTICLES, orders, splits

__all__ = ["PARTICLES", "Close", "Found", "How", "Match", "NameIndex", "Named", "Nothing", "Span"]

T = TypeVar("T")

MOST_WORDS = 8
MOST_ASKED = 5
CLEAR_LEAD = 1.5
"""How much better known one bearer of an exact name must be than the next, to be meant without asking."""

_SHORTEST_SURE = 5
"""A single word of fewer letters with a typing error is too many words at once: it is asked."""

_FUZZY_LOOK_UPS_A_TEXT = 24
_BETWEEN_NAMES = frozenset(("en", "of"))
_MOST_ORDINARY = 2
"""A name of ordinary words alone counts when it has more of them: Bob de Jong."""
_MOST_WORDS_WITH_ERRORS = 4


class Named(NamedTuple, Generic[T]):
    """An item with its forms (compact: folded, without spaces) and how well it is known (0 and up)."""

    item: T
    forms: Mapping[str, How]
    prior: float
    first_name: str = ""


class _Candidate(NamedTuple):
    errors: int
    how: How
    prior: float
    place: int


class NameIndex(Generic[T]):
    """The names of many items. Building it is cheap; the index of typing errors is made at the first error."""

    def __init__(
        self,
        named: Iterable[Named[T]],
        *,
        ordinary: frozenset[str] = frozenset(),
        sure_prior: float = 0.0,
        rival_errors: int = 1,
    ) -> None:
        """``ordinary`` words are no names. A single word with a typing error is surely one only for items at least as
        well known as ``sure_prior``; otherwise it is asked. Items with
        up to ``rival_errors`` errors more than the best are rivals."""
        self._items: list[T] = []
        self._priors = array("d")
        self._first_names: list[str] = []
        self._ordinary = ordinary
        self._sure_prior = sure_prior
        self._rival_errors = rival_errors
        self._bearers = Bearers(self._filed(named))
        self._near = NearForms(form for form in self._bearers.forms if len(form) >= 3)
        self._suggestible: list[str] | None = None

    def _filed(self, named: Iterable[Named[T]]) -> Iterator[tuple[str, int, How]]:
        """Each form with its bearer. Of an entry only the item, its prior and its first name are kept beside them."""
        for place, entry in enumerate(named):
            self._items.append(entry.item)
            self._priors.append(entry.prior)
            self._first_names.append(entry.first_name)
            for form, how in entry.forms.items():
                if form:
                    yield form, place, how

    def __len__(self) -> int:
        return len(self._items)

    def with_priors(self, prior: Callable[[T], float]) -> "NameIndex[T]":
        """The same names, known as well as ``prior`` says. Cheap: the index of typing errors is shared."""
        other = copy(self)
        other._priors = array("d", [prior(item) for item in self._items])
        other._suggestible = None
        return other

    def find(
        self,
        text: str,
        *,
        favour: Callable[[T], float] | None = None,
        among: Callable[[T], bool] | None = None,
    ) -> Match[T]:
        """Who is meant by the whole text. ``favour`` adds to how well known an item is (the own nation); ``among``
        narrows to some items, when any of them fits."""
        words = fold(text).split()[:MOST_WORDS]
        if not words:
            return Nothing()
        ways = orders(words)
        for order in ways:
            exact = self._exact(order, favour, among)
            if exact:
                found = self._decide_exact(exact)
                core = [word for word in words if word not in PARTICLES]
                if len(core) == 1 and isinstance(found, Found) and not self._is_known(found.item, exact):
                    return self._doubted(found, order, core[0], favour, among)
                return found
        if len(words) == 1 and words[0] in self._ordinary:
            return Nothing()
        near = self._with_errors(ways, favour, among)
        if near:
            return self._decide_near(near, len(ways[0]), single=len(words) == 1)
        return self._by_surname(words, favour, among) or Nothing(self._nearest(ways[0], favour))

    def exact(self, text: str) -> Found[T] | Close[T] | None:
        """Who bears just this name; None for nobody. A small part of what ``find`` costs."""
        words = fold(text).split()[:MOST_WORDS]
        for order in orders(words) if words else ():
            found = self._exact(order, None, None)
            if found:
                return self._decide_exact(found)
        return None

    def _is_known(self, item: T, candidates: Iterable[_Candidate]) -> bool:
        """Is the item, one of the candidates, known well enough not to be doubted?"""
        places = [c.place for c in candidates if self._items[c.place] is item]
        return any(self._priors[place] >= self._sure_prior / 2 for place in places)

    def _doubted(
        self,
        found: Found[T],
        form: str,
        core: str,
        favour: Callable[[T], float] | None,
        among: Callable[[T], bool] | None,
    ) -> Found[T] | Close[T]:
        """A hardly known exact surname one error or a particle away from a well-known one (``stoltz``, ``de boer``)
        is asked."""
        near = self._candidates(self._near.near(form, 1), favour, among)
        if core != form:
            near += self._exact(core, favour, among)
        known = [
            c for c in near if self._priors[c.place] >= self._sure_prior and self._items[c.place] is not found.item
        ]
        known.sort(key=lambda c: (-c.prior, c.place))
        if not known or found.how is not How.SURNAME:
            return found
        return Close((found.item, *(self._items[c.place] for c in known))[:MOST_ASKED])

    def scan(
        self,
        tokens: Sequence[Token],
        *,
        favour: Callable[[T], float] | None = None,
        among: Callable[[T], bool] | None = None,
        exact_prior: float = 0.0,
        first_name_prior: float = 0.0,
        fuzzy_prior: float = 0.0,
        longest: int = 5,
        taken: frozenset[int] = frozenset(),
    ) -> tuple[Span[T], ...]:
        """The names within a sentence, left to right, the longest at each place. Ordinary words count only when written
        with a capital inside the sentence. A single word counts for items at least as well known as ``exact_prior``
        (a first name ``first_name_prior``), one with a typing error for ``fuzzy_prior``. ``taken`` tokens are
        passed over."""
        found: list[Span[T]] = []
        free = [place not in taken for place in range(len(tokens))]
        capitals_tell = not all(token.is_capitalised for token in tokens)
        plain = [self._is_plain(token, place, capitals_tell) for place, token in enumerate(tokens)]
        several, one = range(min(longest, len(tokens)), 1, -1), range(1, 2)
        look_ups = _FUZZY_LOOK_UPS_A_TEXT
        for sizes, fuzzy in ((several, False), (several, True), (one, False), (one, True)):
            for size in sizes:
                for start in range(len(tokens) - size + 1):
                    end = start + size
                    if size > 1 and tokens[end - 1].folded in _BETWEEN_NAMES:
                        continue  # "Jens en Melle" names no Jensen
                    ordinary = all(plain[start:end])
                    if not all(free[start:end]) or (ordinary and (fuzzy or size <= _MOST_ORDINARY)):
                        continue
                    words = [token.folded for token in tokens[start:end]]
                    if not fuzzy:
                        match = self._scan_exact(words, favour, among, exact_prior, first_name_prior)
                        if ordinary and not (isinstance(match, Found) and match.how <= How.ALIAS):
                            match = None
                    elif size > _MOST_WORDS_WITH_ERRORS or plain[start] or look_ups <= 0:
                        continue
                    else:
                        look_ups -= 1
                        match = None if plain[end - 1] else self._scan_near(words, favour, among, fuzzy_prior)
                        if match is None and size > 1 and all(plain[start + 1 : end - 1]):
                            match = self._scan_surname(words, favour, among, fuzzy_prior)
                    if match is not None:
                        found.append(Span(start, end, match))
                        free[start:end] = [False] * size
        return tuple(sorted(found, key=lambda span: span.start))

    def _is_plain(self, token: Token, place: int, capitals_tell: bool) -> bool:
        if token.folded in PARTICLES or token.folded.isdigit():
            return True
        return token.folded in self._ordinary and not (place > 0 and token.is_capitalised and capitals_tell)

    def _scan_exact(
        self,
        words: list[str],
        favour: Callable[[T], float] | None,
        among: Callable[[T], bool] | None,
        least: float,
        least_first: float,
    ) -> Found[T] | Close[T] | None:
        exact = self._exact("".join(words), favour, among)
        if len(words) == 1:
            exact = [
                c for c in exact if c.how <= How.ALIAS or c.prior >= (least_first if c.how is How.FIRST_NAME else least)
            ]
        return self._decide_exact(exact) if exact else None

    def _scan_near(
        self,
        words: list[str],
        favour: Callable[[T], float] | None,
        among: Callable[[T], bool] | None,
        least: float,
    ) -> Found[T] | Close[T] | None:
        form = "".join(words)
        if len(form) < (5 if len(words) == 1 else 8):
            return None
        budget = 1 if len(form) < 8 else 2
        near = self._candidates(
            [(known, errors) for known, errors in self._near.near(form, budget) if self._is_well_known(known, least)],
            favour,
            among,
        )
        if len(words) == 1:
            near = [c for c in near if c.prior >= least and (c.how is not How.FIRST_NAME or len(form) > _SHORTEST_SURE)]
        else:
            near = [c for c in near if c.prior >= least or c.how <= How.ALIAS]
        return self._decide_near(near, len(form)) if near else None

    def _scan_surname(
        self,
        words: list[str],
        favour: Callable[[T], float] | None,
        among: Callable[[T], bool] | None,
        least: float,
    ) -> Found[T] | Close[T] | None:
        match = self._by_surname(words, favour, among, least)
        return match if isinstance(match, Found) else None

    def _is_well_known(self, form: str, least: float) -> bool:
        """Is it a form of a well-known item, or somebody's full name?"""
        return len(form) >= 4 and any(
            how <= How.ALIAS or self._priors[place] >= least for place, how in self._bearers.of(form)
        )

    def _exact(
        self, form: str, favour: Callable[[T], float] | None, among: Callable[[T], bool] | None
    ) -> list[_Candidate]:
        return self._narrowed([self._candidate(0, how, place, favour) for place, how in self._bearers.of(form)], among)

    def _with_errors(
        self, ways: Sequence[str], favour: Callable[[T], float] | None, among: Callable[[T], bool] | None
    ) -> list[_Candidate]:
        near: list[tuple[str, int]] = []
        for order in ways:
            near += self._near.near(order, edit_budget(len(order)))
        return self._candidates(near, favour, among)

    def _candidates(
        self,
        near: Iterable[tuple[str, int]],
        favour: Callable[[T], float] | None,
        among: Callable[[T], bool] | None,
    ) -> list[_Candidate]:
        best: dict[int, _Candidate] = {}
        for form, errors in near:
            for place, how in self._bearers.of(form):
                candidate = self._candidate(errors, how, place, favour)
                if place not in best or candidate[:2] < best[place][:2]:
                    best[place] = candidate
        return self._narrowed(list(best.values()), among)

    def _candidate(self, errors: int, how: How, place: int, favour: Callable[[T], float] | None) -> _Candidate:
        prior = self._priors[place] + (favour(self._items[place]) if favour else 0.0)
        return _Candidate(errors, how, prior, place)

    def _narrowed(self, candidates: list[_Candidate], among: Callable[[T], bool] | None) -> list[_Candidate]:
        if among is None:
            return candidates
        return [c for c in candidates if among(self._items[c.place])] or candidates

    def _decide_exact(self, candidates: list[_Candidate]) -> Found[T] | Close[T]:
        """A whole name or alias outranks a surname, a surname a first name; within those the clearly best
        known wins."""
        whole = [c for c in candidates if c.how <= How.ALIAS]
        ranked = sorted(whole or candidates, key=lambda c: (-(c.prior - _doubt(c.how)), c.place))
        best = ranked[0]
        worth = best.prior - _doubt(best.how)
        rivals = [c for c in ranked[1:] if worth - (c.prior - _doubt(c.how)) < CLEAR_LEAD]
        if not rivals:
            return Found(self._items[best.place], 1.0 - 0.02 * best.how, best.how)
        return Close(tuple(self._items[c.place] for c in (best, *rivals)[:MOST_ASKED]))

    def _decide_near(self, candidates: list[_Candidate], length: int, single: bool = False) -> Found[T] | Close[T]:
        """One candidate is found; the fewest errors with rivals one error further only if these are less known."""
        ranked = sorted(candidates, key=lambda c: (c.errors, -(c.prior - _doubt(c.how)), c.place))
        best = ranked[0]
        rivals = [
            c
            for c in ranked[1:]
            if c.errors == best.errors
            or (c.errors <= best.errors + self._rival_errors and c.prior > best.prior - CLEAR_LEAD)
        ]
        unsure = single and (best.prior < self._sure_prior or length < _SHORTEST_SURE)
        if not rivals and not unsure:
            return Found(self._items[best.place], 1.0 - best.errors / max(length, 2), How.TYPO)
        return Close(tuple(self._items[c.place] for c in (best, *rivals)[:MOST_ASKED]))

    def _by_surname(
        self,
        words: list[str],
        favour: Callable[[T], float] | None,
        among: Callable[[T], bool] | None,
        least: float = 0.0,
    ) -> Found[T] | Close[T] | None:
        """``isaac de laat``: the surname is exact, the first name is another one that resembles. One that is known less
        well than ``least`` is not found."""
        if len(words) < 2:
            return None
        candidates: dict[int, tuple[float, _Candidate]] = {}
        for first, surname in splits(words):
            for place, how in self._bearers.of(surname):
                first_name = self._first_names[place]
                if how not in (How.SURNAME, How.PART) or not first_name:
                    continue
                likeness = JaroWinkler.similarity(first, first_name)
                if likeness >= 0.7 or first[:1] == first_name[:1]:
                    candidate = self._candidate(1, How.FIRST_NAME_DIFFERS, place, favour)
                    candidates[place] = max(candidates.get(place, (0.0, candidate)), (likeness, candidate))
        kept = self._narrowed([c for _, c in candidates.values()], among)
        if not kept:
            return None
        ranked = sorted(kept, key=lambda c: (-candidates[c.place][0] - c.prior / 4, c.place))
        if len(ranked) == 1 and (candidates[ranked[0].place][0] >= 0.85 or ranked[0].prior >= 3.0):
            sure = self._priors[ranked[0].place] >= least
            return Found(self._items[ranked[0].place], 0.6, How.FIRST_NAME_DIFFERS) if sure else None
        if len(ranked) == 1:
            return None
        return Close(tuple(self._items[c.place] for c in ranked[:MOST_ASKED]))

    def _nearest(self, written: str, favour: Callable[[T], float] | None) -> tuple[T, ...]:
        if self._suggestible is None:
            known = sorted(range(len(self._items)), key=lambda place: -self._priors[place])[:1000]
            wanted = set(known)
            self._suggestible = [
                form
                for form, bearers in self._bearers.items()
                if len(form) > 2 and any(place in wanted for place, _ in bearers)
            ]
        near = process.extract(
            written, self._suggestible, scorer=JaroWinkler.similarity, processor=None, limit=9, score_cutoff=0.6
        )
        places: dict[int, None] = {}
        for form, _, _ in near:
            bearers = [self._candidate(0, how, place, favour) for place, how in self._bearers.of(form)]
            places[max(bearers, key=lambda c: (c.prior, -c.place)).place] = None
        return tuple(self._items[place] for place in list(places)[:3])


def _doubt(how: How) -> float:
    """How much a way of writing takes off: a first name alone is less sure than a surname."""
    return {How.PART: 0.5, How.FIRST_NAME: 1.0}.get(how, 0.0)
