"""Finding who or what is meant by a written name, among a few hundred to some hundred thousand.

An exact name beats one with a typing error. A close call is given back to be asked, never decided in silence; what is
near nothing is said to be so, with the three nearest.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Generic, TypeVar

from bot.understanding.names.edit_budget import edit_budget
from bot.understanding.names.folding import Token, fold
from bot.understanding.names.found import Ambiguous, Found, Match, MatchKind, NoMatch, Span
from bot.understanding.names.people.given_names import DUTCH
from bot.understanding.names.people.order import PARTICLES, orders
from bot.understanding.names.people.ranking import Candidate
from bot.understanding.names.search import MOST_ASKED, Among, Favour, Named, NameSearch

__all__ = ["PARTICLES", "Ambiguous", "Found", "Match", "MatchKind", "NameIndex", "Named", "NoMatch", "Span"]

T = TypeVar("T")

MOST_WORDS = 8
_FUZZY_LOOK_UPS_A_TEXT = 20
_BETWEEN_NAMES = frozenset(("en", "of"))
_MOST_ORDINARY = 2
"""A name of ordinary words alone counts when it has more of them: Bob de Jong."""
_MOST_WORDS_WITH_ERRORS = 4
_SHORTEST_NEAR = 5
_SHORTEST_ONLY_FIRST_NAME = 4
_SHORTEST_NEAR_WORDS = 8
_WON_NOTHING = 0.5
_SURELY_A_NAME = 11
"""So many letters are a name but for an error, though the last word is a word too."""


class NameIndex(NameSearch[T], Generic[T]):
    """Names typed on their own (``find``) and names within a sentence (``scan``)."""

    def find(self, text: str, *, favour: Favour[T] | None = None, among: Among[T] | None = None) -> Match[T]:
        """Who is meant by the whole text. ``favour`` adds to how well known an item is (the own nation); ``among``
        narrows to some items, when any of them fits."""
        words = fold(text).split()[:MOST_WORDS]
        if not words:
            return NoMatch()
        ways = orders(words)
        core = [word for word in words if word not in PARTICLES]
        for turned, order in enumerate(ways):
            exact = self._exact(order, favour, among)
            if turned and len(core) > 1:  # "an ti" is not Tian
                exact = [c for c in exact if c.how <= MatchKind.ALIAS]
            if exact:
                found = self._decide_exact(exact, among)
                if len(core) <= 1 and isinstance(found, Found) and not self._is_known(found.item, exact):
                    return self._doubted(found, order, core[0] if core else order, favour, among)
                return found
        if len(words) == 1 and words[0] in self._ordinary:
            return NoMatch()
        near: list[tuple[str, int]] = []
        for order in ways:
            near += self._near.near(order, edit_budget(len(order)))
        candidates = self._candidates(near, favour, among, words)
        if candidates:
            return self._decide_near(candidates, ways[0], among, single=len(words) == 1)
        return self._by_surname(words, favour, among) or NoMatch(self._nearest(words, ways[0], favour))

    def exact(self, text: str) -> Found[T] | Ambiguous[T] | None:
        """Who bears just this name; None for nobody. A small part of what ``find`` costs."""
        words = fold(text).split()[:MOST_WORDS]
        for order in orders(words) if words else ():
            found = self._exact(order, None, None)
            if found:
                return self._decide_exact(found, None)
        return None

    def _is_known(self, item: T, candidates: Iterable[Candidate]) -> bool:
        """Is the item, one of the candidates, known well enough not to be doubted? By a short part of a name (``rue``)
        only a medallist is."""
        return any(
            c.raw >= self._sure_prior / (1 if c.how is MatchKind.PART and len(c.form) < _SHORTEST_NEAR else 2)
            for c in candidates
            if self._items[c.place] is item
        )

    def _doubted(
        self, found: Found[T], form: str, core: str, favour: Favour[T] | None, among: Among[T] | None
    ) -> Found[T] | Ambiguous[T]:
        """A hardly known exact surname one error or a particle away from a well-known one (``stoltz``, ``de boer``)
        is asked."""
        near = self._candidates(self._near.near(form, 1), favour, among)
        if core != form:
            near += self._exact(core, favour, among)
        known = [c for c in near if c.raw >= self._sure_prior and self._items[c.place] is not found.item]
        known.sort(key=lambda c: (-c.prior, c.place))
        doubtful = (
            known if found.how is MatchKind.SURNAME else found.how is MatchKind.PART and len(form) < _SHORTEST_NEAR
        )
        if not doubtful:
            return found
        return Ambiguous((found.item, *(self._items[c.place] for c in known))[:MOST_ASKED])

    def scan(
        self, tokens: Sequence[Token], *, favour: Favour[T] | None = None, among: Among[T] | None = None,
        exact_prior: float = 0.0, first_name_prior: float = 0.0, fuzzy_prior: float = 0.0, longest: int = 5,
        taken: frozenset[int] = frozenset(),
    ) -> tuple[Span[T], ...]:  # fmt: skip
        """The names within a sentence, left to right, the longest at each place. Ordinary words count only when written
        with a capital inside the sentence. A single word counts for items at least as well known as ``exact_prior``
        (a first name ``first_name_prior``, or one that a single item at these Games has), one with a typing error for
        ``fuzzy_prior``. ``taken`` tokens are passed over."""
        found: list[Span[T]] = []
        free = [place not in taken for place in range(len(tokens))]
        capitals_tell = not all(token.is_capitalised for token in tokens)
        plain = [self._is_plain(token, place, capitals_tell) for place, token in enumerate(tokens)]
        small = [plain[place] and token.folded not in PARTICLES for place, token in enumerate(tokens)]
        room = max((len(list(run)) for is_free, run in groupby(free) if is_free), default=0)
        several, one = range(min(longest, room), 1, -1), range(min(room, 1), 0, -1)
        look_ups = _FUZZY_LOOK_UPS_A_TEXT
        strange = any(is_free and not is_plain for is_free, is_plain in zip(free, plain, strict=True))
        passes = ((several, False), (several, True), (one, False), (one, True))
        for sizes, fuzzy in passes if strange else passes[:1]:
            for size in sizes:
                for start in range(len(tokens) - size + 1):
                    end = start + size
                    if not all(free[start:end]):
                        continue
                    ordinary = all(plain[start:end])
                    if ordinary and (fuzzy or size <= _MOST_ORDINARY):
                        continue
                    if size > 1 and tokens[end - 1].folded in _BETWEEN_NAMES:
                        continue  # "Jens en Melle" names no Jensen
                    words = [token.folded for token in tokens[start:end]]
                    if not fuzzy:
                        match = self._scan_exact(words, favour, among, exact_prior, first_name_prior)
                        if ordinary and not (isinstance(match, Found) and match.how <= MatchKind.ALIAS):
                            match = None
                    elif size > _MOST_WORDS_WITH_ERRORS or look_ups <= 0:
                        continue
                    elif plain[start] and not (size > 1 and tokens[start].folded in DUTCH):
                        continue  # but "jan smekens": a given name, though a word too
                    elif any(small[start + 1 : end - 1]):
                        continue
                    else:
                        look_ups -= 1
                        match = None if plain[end - 1] else self._scan_near(words, favour, among, fuzzy_prior)
                        if match is not None and any(len(x) <= match.errors for x in words if x not in PARTICLES):
                            match = None  # "(de) VS Noorwegen": a word as short as the errors is none of the name
                        given = tokens[start].folded in DUTCH and len("".join(words)) >= _SURELY_A_NAME
                        if plain[end - 1] and not plain[start] and given:
                            near = self._scan_near(words, favour, among, fuzzy_prior)
                            match = near if isinstance(near, Found) and near.errors == 1 else None  # "marianne timer"
                        if match is None and size > 1 and all(plain[start + 1 : end - 1]):
                            named = self._by_surname(words, favour, among, fuzzy_prior)
                            match = named if isinstance(named, Found) else None
                    if match is not None:
                        found.append(Span(start, end, match))
                        free[start:end] = [False] * size
        return tuple(sorted(found, key=lambda span: span.start))

    def _is_plain(self, token: Token, place: int, capitals_tell: bool) -> bool:
        if token.folded in PARTICLES or token.folded.isdigit():
            return True
        as_name = place > 0 and token.is_capitalised and not token.is_capitals and capitals_tell
        return token.folded in self._ordinary and not as_name

    def _scan_exact(
        self, words: list[str], favour: Favour[T] | None, among: Among[T] | None, least: float, least_first: float
    ) -> Found[T] | Ambiguous[T] | None:
        exact = self._exact("".join(words), favour, among)
        if not exact and PARTICLES.isdisjoint(words):
            return None
        core = [word for word in words if word not in PARTICLES]
        if not exact and 1 < len(core) < len(words) and words[0] == core[0] and words[-1] == core[-1]:
            # "Teun de Boer" is Teun Boer
            exact = [c for c in self._exact("".join(core), favour, among) if c.how <= MatchKind.ALIAS]
        if len(words) == 1:
            here = [c for c in exact if c.how is MatchKind.FIRST_NAME and c.raw >= self._present]
            if not here and words[0] not in DUTCH:  # "Sjoukje": of all of ours who once won something one is called so
                here = [c for c in exact if c.how is MatchKind.FIRST_NAME and c.prior > c.raw > _WON_NOTHING]
            only = here if len(here) == 1 and len(words[0]) >= _SHORTEST_ONLY_FIRST_NAME else []
            exact = [
                c
                for c in exact
                if c.how <= MatchKind.ALIAS
                or c in only
                or c.prior >= (least_first if c.how is MatchKind.FIRST_NAME else least)
            ]
        return self._decide_exact(exact, among) if exact else None

    def _scan_near(
        self, words: list[str], favour: Favour[T] | None, among: Among[T] | None, least: float
    ) -> Found[T] | Ambiguous[T] | None:
        form, single = "".join(words), len(words) == 1
        if len(form) < (_SHORTEST_NEAR if single else _SHORTEST_NEAR_WORDS):
            return None
        near = [
            (known, errors)
            for known, errors in self._near.near(form, 1 if len(form) < _SHORTEST_NEAR_WORDS else 2)
            if len(known) >= _SHORTEST_NEAR - 1
        ]
        if not near:
            return None
        candidates = self._candidates(near, favour, among, words)
        if single:
            candidates = [
                c
                for c in candidates
                if c.prior >= least
                and (c.how is not MatchKind.FIRST_NAME or (c.prior > c.raw and len(form) > _SHORTEST_NEAR))
            ]
        else:
            candidates = [c for c in candidates if c.prior >= least or c.how <= MatchKind.ALIAS]
        return self._decide_near(candidates, form, among, single=single) if candidates else None
