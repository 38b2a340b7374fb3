"""Who of a crowd is meant: a name on its own, and the names within a sentence."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from math import log2

from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.edit_budget import edit_budget
from bot.understanding.names.folding import Token, fold
from bot.understanding.names.found import Ambiguous, Found, Match, MatchKind, NoMatch, Span
from bot.understanding.names.people.crowd import Bearer, Crowd, Part
from bot.understanding.names.people.given_names import DUTCH
from bot.understanding.names.people.name_places import LONGEST, open_places, plain_places, windows
from bot.understanding.names.people.name_words import NAME_WORDS
from bot.understanding.names.people.order import PARTICLES
from bot.understanding.names.people.persons import are_beside
from bot.understanding.names.search import MOST_ASKED, MOST_OTHERS, Among
from medals_core.games import Athlete
from medals_core.medals import Tally
from medals_core.nations import Noc

OWN_NATION = 1.5
CLEAR_LEAD = 0.75
"""How much better known one bearer of a name must be than the next, to be meant without asking."""
WELL_KNOWN = 1.5
"""With the own nation: whom a given name alone may mean."""
FAMOUS = 1.1
"""Four bronze medals, or two gold ones."""
MISTYPED = 1.28
"""Two gold medals and another, or a gold one for the own nation: who is meant by a surname with a typing error."""
OWN_CHAMPION = 0.5
WORLD_FAMOUS = 1.5
"""Four gold medals."""
RECENT = 0.25
"""How much better known who won of late is than who won long ago."""
_MOST_NAMESAKES = 12
_SHORTEST_ALONE = 3
_SHORTEST_GIVEN = 4
_SHORTEST_MISTYPED = 6
_SHORTEST_TWO_ERRORS = 9
_SHORTEST_MISTYPED_NAME = 8
_FUZZY_LOOK_UPS_A_TEXT = 6
_LESS_SURE = {Part.PIECE: 0.5, Part.FIRST: 1.0}
_NEVER_ALONE = frozenset(("den", "der", "ter", "ten", "vd", "vanden", "vander"))
_OF_SURNAMES = frozenset(("van", "de", "von", *_NEVER_ALONE))


class CrowdNames:
    """Finds the people of a crowd. ``person``: who stands at a place of it."""

    def __init__(self, crowd: Crowd, person: Callable[[int], Athlete]) -> None:
        self._crowd = crowd
        self._person = person

    def known(self, one: Athlete, own: Noc | None) -> float:
        """How well somebody is known, the own nation a step ahead."""
        return fame(one.won) + (OWN_NATION if own in one.nocs else 0.0)

    def knows(self, word: str, own: Noc | None) -> bool:
        """Is it the surname of somebody well known here, or a given name that one alone of them has?"""
        if word in ORDINARY or word in NAME_WORDS:
            return False
        bearers = self._crowd.exactly([word])
        return any(
            self._fame(one, own) >= MISTYPED
            for one in bearers
            if Part.SURNAME in one.parts or (len(bearers) == 1 and Part.FIRST in one.parts)
        )

    def find(self, text: str, own: Noc | None, among: Among[Athlete] | None = None) -> Match[Athlete]:
        """Who is meant by the whole text."""
        words = fold(text).split()
        core = _core(words)
        if not core or len(core) > LONGEST or (len(core) == 1 and core[0] in ORDINARY):
            return NoMatch()
        exact = self.exactly(words, own, among)
        if exact is not None:
            return exact
        return self._mistyped(words, own, among, thorough=True) or NoMatch()

    def exactly(
        self, words: Sequence[str], own: Noc | None, among: Among[Athlete] | None = None
    ) -> Found[Athlete] | Ambiguous[Athlete] | None:
        """Who bears all the words, particles apart; of a word alone the surname, else the given name."""
        core = _core(words)
        bearers = self._crowd.exactly(core) if core else []
        if len(core) > 1:
            bearers = [one for one in bearers if _is_whole(one.parts)]
            if 1 < len(bearers) <= _MOST_NAMESAKES:  # Henrik Hansen is not Henrik Toft Hansen
                called = [one for one in bearers if is_called(self._person(one.place), words)]
                bearers = called or bearers
        return self._decided(bearers, words, own, among) if bearers else None

    def scan(
        self, tokens: Sequence[Token], own: Noc | None, among: Among[Athlete] | None, taken: frozenset[int],
        *, sure: bool = False, names: frozenset[int] = frozenset(),
    ) -> list[Span[Athlete]]:  # fmt: skip
        """The names in a sentence, the longest first; ``taken`` tokens are passed over, of which ``names`` are those of
        others. ``sure``: everyday words may be names too."""
        found = self.whole_names(tokens, own, among, taken, sure=sure)
        found += self.mistyped_names(tokens, own, among, taken | within(found), sure=sure)
        open_, plain = open_places(tokens, taken | within(found)), plain_places(tokens, sure)
        for at, token in enumerate(tokens):
            if not open_[at] or plain[at] or len(token.folded) < _SHORTEST_ALONE:
                continue
            if not self._belongs_to_another(tokens, at, open_, plain, names):
                after = at + 1
                ends = after not in names and (after == len(tokens) or plain[after] or not open_[after])
                match = self._alone(token.folded, own, among, ends)
                if match is not None:
                    found.append(self._span(tokens, at, at + 1, match, open_))
        return found

    def whole_names(
        self, tokens: Sequence[Token], own: Noc | None, among: Among[Athlete] | None, taken: frozenset[int],
        *, sure: bool = False,
    ) -> list[Span[Athlete]]:  # fmt: skip
        """The names of several words without an error."""
        open_, plain = open_places(tokens, taken), plain_places(tokens, sure)
        known = [
            open_[at] and (token.folded in PARTICLES or self._crowd.knows(token.folded))
            for at, token in enumerate(tokens)
        ]
        found: list[Span[Athlete]] = []
        for window, words, core in windows(tokens, known):
            if all(open_[at] for at in window):
                match = self.exactly(words, own, among)
                if match is not None and (not all(plain[at] for at in core) or self._is_famous(match)):
                    found.append(self._span(tokens, window.start, window.stop, match, open_))
        return found

    def mistyped_names(
        self, tokens: Sequence[Token], own: Noc | None, among: Among[Athlete] | None, taken: frozenset[int],
        *, sure: bool = False,
    ) -> list[Span[Athlete]]:  # fmt: skip
        """The names of several words with an error."""
        open_, plain = open_places(tokens, taken), plain_places(tokens, sure)
        found: list[Span[Athlete]] = []
        look_ups = _FUZZY_LOOK_UPS_A_TEXT
        fitting = [
            open_[at]
            and (not plain[at] or token.folded in PARTICLES or (at > 1 and tokens[at - 1].folded in _OF_SURNAMES))
            for at, token in enumerate(tokens)
        ]  # everyday words behind a particle only: Inge de Bruin
        for window, words, core in windows(tokens, fitting):
            letters = sum(len(tokens[at].folded) for at in core)
            if not all(open_[at] for at in window) or letters < _SHORTEST_MISTYPED_NAME or plain[core[0]]:
                continue
            look_ups -= 1
            match = self._mistyped(words, own, among) if look_ups >= 0 else None
            if match is not None:
                found.append(self._span(tokens, window.start, window.stop, match, open_))
        return found

    def _mistyped(
        self, words: Sequence[str], own: Noc | None, among: Among[Athlete] | None, *, thorough: bool = False
    ) -> Found[Athlete] | Ambiguous[Athlete] | None:
        core = _core(words)
        written = "".join(core)
        if len(core) == 1:
            if len(written) < _SHORTEST_MISTYPED:
                return None
            near = self._crowd.nearly(core, 1 if len(written) < _SHORTEST_TWO_ERRORS else 2)
            needed = WORLD_FAMOUS if len(written) == _SHORTEST_MISTYPED else MISTYPED
            bearers = [one for one in near if Part.SURNAME in one.parts and self._fame(one, own) >= needed]
        else:
            near = self._crowd.nearly(core, edit_budget(len(written)))
            if not near and thorough:
                near = self._crowd.nearly(core, 1, anyhow=True)
            bearers = [one for one in near if _is_whole(one.parts)]
        match = self._decided(bearers, words, own, among) if bearers else None
        if isinstance(match, Found) and any(one.misnamed for one in bearers):
            return Ambiguous((match.item, *match.others), match.errors)  # Anna is not Anne
        return match

    def _alone(
        self, word: str, own: Noc | None, among: Among[Athlete] | None, ends: bool
    ) -> Found[Athlete] | Ambiguous[Athlete] | None:
        """Who is meant by one word of a sentence: a surname, or the given name of somebody well known, if the name
        ``ends`` with it."""
        bearers = self._crowd.exactly([word])
        surnames = [one for one in bearers if Part.SURNAME in one.parts]
        if surnames:
            return self._decided(surnames, [word], own, among)
        if not bearers:
            return self._mistyped([word], own, among)
        if len(word) < _SHORTEST_GIVEN or not ends:
            return None
        if len(bearers) == 1 and word not in DUTCH:
            return self._decided(bearers, [word], own, among)
        known = [one for one in bearers if self._worth(one, own) >= WELL_KNOWN]
        match = self._decided(known, [word], own, among) if known else None
        if isinstance(match, Found):  # Remco is Van Wijk, but in Parijs Evenepoel
            champions = (self._person(one.place) for one in bearers if self._fame(one, None) >= FAMOUS)
            others = dict.fromkeys((*match.others, *(one for one in champions if one != match.item)))
            match = replace(match, others=tuple(others)[:_MOST_NAMESAKES])
        return match

    def _belongs_to_another(
        self, tokens: Sequence[Token], at: int, open_: Sequence[bool], plain: Sequence[bool], names: frozenset[int]
    ) -> bool:
        """Does a given name stand before it that makes another name of it (``tyrone bolt``)?"""
        before = at - 1
        while before >= 0 and tokens[before].folded in _OF_SURNAMES and are_beside(tokens, before + 1):
            before -= 1
        if before < 0 or not are_beside(tokens, before + 1):
            return False
        if before not in names and (not open_[before] or plain[before]):
            return False
        word = tokens[before].folded
        return word in DUTCH or (self._crowd.is_given_name(word) and not self._crowd.is_surname(word))

    def _span(
        self, tokens: Sequence[Token], start: int, end: int, match: Found[Athlete] | Ambiguous[Athlete],
        open_: list[bool],
    ) -> Span[Athlete]:  # fmt: skip
        """With the particles of the name before it."""
        named = match.item if isinstance(match, Found) else match.candidates[0]
        words = fold(named.name).split()
        while (
            start > 0
            and open_[start - 1]
            and tokens[start - 1].folded in PARTICLES
            and tokens[start - 1].folded in words
        ):
            start -= 1
        for at in range(start, end):
            open_[at] = False
        return Span(start, end, match)

    def _fame(self, one: Bearer, own: Noc | None) -> float:
        """An Olympic champion of the own nation is as famous as one of many medals."""
        return self._crowd.fame[one.place] + (OWN_CHAMPION if own in self._crowd.nocs(one.place) else 0.0)

    def _is_famous(self, match: Found[Athlete] | Ambiguous[Athlete]) -> bool:
        return isinstance(match, Found) and fame(match.item.won) >= WORLD_FAMOUS

    def _worth(self, one: Bearer, own: Noc | None) -> float:
        least = min(one.parts, key=lambda part: _LESS_SURE.get(part, 0.0))
        favour = OWN_NATION if own is not None and own in self._crowd.nocs(one.place) else 0.0
        recent = RECENT if self._crowd.is_recent(one.place) else 0.0
        return self._crowd.fame[one.place] + favour + recent - _LESS_SURE.get(least, 0.0)

    def _decided(
        self, bearers: Iterable[Bearer], words: Sequence[str], own: Noc | None, among: Among[Athlete] | None
    ) -> Found[Athlete] | Ambiguous[Athlete] | None:
        """The clearly best known, or several to ask. Who has no particles is not meant by a name with them."""
        ranked = sorted(bearers, key=lambda one: (-self._worth(one, own), one.place))
        fits = True
        if among is not None:
            fitting = [one for one in ranked if among(self._person(one.place))]
            ranked, fits = fitting or ranked, bool(fitting)
        if any(word in _OF_SURNAMES for word in words):
            ranked = [one for one in ranked if not PARTICLES.isdisjoint(fold(self._person(one.place).name).split())]
        if not ranked:
            return None
        best = ranked[0]
        rivals = [one for one in ranked[1:] if self._worth(best, own) - self._worth(one, own) < CLEAR_LEAD]
        if rivals:
            return Ambiguous(tuple(self._person(one.place) for one in (best, *rivals)[:MOST_ASKED]), best.errors)
        others = tuple(self._person(one.place) for one in ranked[1 : 1 + MOST_OTHERS])
        how = (
            MatchKind.TYPO if best.errors else _HOW[next(iter(best.parts))] if len(best.parts) == 1 else MatchKind.NAME
        )
        return Found(self._person(best.place), how, best.errors, others, fits)


@lru_cache(maxsize=512)
def fame(won: Tally) -> float:
    """How well known somebody with those medals is."""
    return 0.5 * log2(1 + won.total + won.gold)


_HOW = {Part.SURNAME: MatchKind.SURNAME, Part.PIECE: MatchKind.PART, Part.FIRST: MatchKind.FIRST_NAME}


def is_called(one: Athlete, words: Sequence[str]) -> bool:
    """Are the folded words the whole of a name of theirs?"""
    return any(fold(name).split() == list(words) for name in (one.name, *one.aliases))


def within(spans: Iterable[Span[Athlete]]) -> frozenset[int]:
    """The tokens of names."""
    return frozenset(place for span in spans for place in range(span.start, span.end))


def _core(words: Iterable[str]) -> list[str]:
    return [word for word in words if word not in PARTICLES and len(word) > 1]


def _is_whole(parts: frozenset[Part]) -> bool:
    """Is there more of the name than a given name?"""
    return bool(parts & {Part.SURNAME, Part.PIECE})
