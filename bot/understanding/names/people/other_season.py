"""The people who won medals in the other season only, beside those of the current one: who of these is known as well
is never passed over for one of those, and a clear name of the current Games stays what it is."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from bot.understanding.names.by_ear import by_sound, heard_as, heard_in
from bot.understanding.names.folding import Token, fold
from bot.understanding.names.found import Ambiguous, Found, Match, MatchKind, NoMatch, Span
from bot.understanding.names.people.crowd import Crowd, Person
from bot.understanding.names.people.crowd_names import (
    CLEAR_LEAD,
    FAMOUS,
    MISTYPED,
    WORLD_FAMOUS,
    CrowdNames,
    fame,
    is_called,
    within,
)
from bot.understanding.names.people.order import PARTICLES
from bot.understanding.names.people.surnames import FAMILY_NAME_FIRST, split_words
from bot.understanding.names.search import MOST_ASKED, MOST_OTHERS, Among
from medals_core.games import Athlete
from medals_core.nations import Noc
from medals_core.people import Others

Named = Found[Athlete] | Ambiguous[Athlete]


class OtherSeason:
    """Their names are read when first asked for."""

    def __init__(self, people: Others) -> None:
        self._people = people
        self._famous: list[tuple[str, str]] = []

    @cached_property
    def _names(self) -> CrowdNames:
        return CrowdNames(Crowd(self._read()), self._people.__getitem__)

    def _read(self) -> Iterator[Person]:
        for place, one in enumerate(_people(self._people)):
            if one.fame >= MISTYPED:
                given, surname = one.names[0]
                self._famous += [(name, str(place)) for name in heard_as(f"{given} {surname}".strip(), surname)]
            yield one

    @cached_property
    def _sounds(self) -> Mapping[str, str]:
        """The famous by the sound of their names; known once those are read."""
        assert self._names
        return by_sound(self._famous)

    def knows(self, word: str, own: Noc | None) -> bool:
        return bool(self._people) and self._names.knows(word, own)

    def bears(self, name: str) -> bool:
        """Does anybody of theirs bear the name, without an error?"""
        return bool(self._people) and self._names.exactly(fold(name).split(), None) is not None

    def whole_names(self, tokens: Sequence[Token]) -> frozenset[int]:
        """The places of the tokens that are together, without an error, a name of theirs."""
        return within(self._names.whole_names(tokens, None, None, frozenset())) if self._people else frozenset()

    def scan(
        self, tokens: Sequence[Token], own: Noc | None, among: Among[Athlete] | None, taken: frozenset[int],
        *, sure: bool = False,
    ) -> list[Span[Athlete]]:  # fmt: skip
        """The names of theirs in a sentence. ``sure``: it is about them, so ordinary words may be names too."""
        if not self._people:
            return []
        whole = self._names.whole_names(tokens, own, among, taken, sure=sure)
        heard = self._heard(tokens, taken | within(whole))
        rest = self._names.scan(tokens, own, among, taken | within((*whole, *heard)), sure=sure)
        return [*whole, *heard, *rest]

    def _heard(self, tokens: Sequence[Token], taken: frozenset[int]) -> list[Span[Athlete]]:
        """The names of several words that are written as they sound."""
        return [
            Span(start, end, Found(self._people[int(place)], MatchKind.TYPO, errors=2))
            for start, end, place in heard_in(tokens, taken, self._sounds)
            if end - start > 1
        ]

    def beside(self, here: Match[Athlete], text: str, own: Noc | None, among: Among[Athlete] | None) -> Match[Athlete]:
        """What is meant by the text, of which ``here`` is found in the current season."""
        if not self._people:
            return here
        if isinstance(here, NoMatch):
            other = self._names.find(text, own, among)
            return here if isinstance(other, NoMatch) else other
        if here.errors and not any(one.in_current_games for one in _items(here)):
            other = self._names.find(text, own, among)
            nearer = isinstance(other, Found) and other.errors < here.errors
            if isinstance(other, Found) and (nearer or self._names.known(other.item, own) >= FAMOUS):
                return Ambiguous((other.item, *_items(here))[:MOST_ASKED], other.errors) if other.errors else other
        return self._likelier(here, fold(text).split(), own, among)

    def added(
        self, here: list[Span[Athlete]], tokens: Sequence[Token], own: Noc | None, among: Among[Athlete] | None,
        taken: frozenset[int],
    ) -> list[Span[Athlete]]:  # fmt: skip
        """``here`` (the names of the current season in a sentence) with those of the others. A whole name of theirs
        goes before a word of it that is somebody's here: ``femke bol``; one with a typing error before a given name,
        and before a word with an error itself: ``femke boll``, ``micheal phelps``."""
        if not self._people:
            return here
        sure = [span for span in here if len(_core(tokens, span)) > 1 and not span.match.errors]
        if sure:  # "Hans-Georg Jörger" is not Hans-Georg Aschenbach, "Charles Brown" not Charles Erwin Brown
            whole = self._names.whole_names(tokens, own, among, taken)
            sure = [one for one in sure if not any(_is_rather(span, one) for span in whole)]
        whole = self._names.whole_names(tokens, own, among, taken | within(sure))
        kept = [span for span in here if span in sure or within(whole).isdisjoint(within((span,)))]
        firm = [span for span in kept if span in sure or not _is_faint(span)]
        if len(firm) < len(kept):
            busy = taken | within((*whole, *firm))
            whole += self._names.mistyped_names(tokens, own, among, busy)
            whole += self._heard(tokens, busy | within(whole))
            kept = [span for span in kept if span in firm or within(whole).isdisjoint(within((span,)))]
        busy = taken | within((*whole, *kept))
        rest = self._names.scan(tokens, own, among, busy, names=busy - taken)
        kept = [
            span
            if len(_core(tokens, span)) > 1
            else Span(span.start, span.end, self._likelier(span.match, _core(tokens, span), own, among))
            for span in kept
        ]
        return [*kept, *whole, *rest]

    def _likelier(self, here: Named, words: Sequence[str], own: Noc | None, among: Among[Athlete] | None) -> Named:
        """Who is meant by words that somebody here bears too, or nearly: who is at the current Games stays, a famous
        exact name goes before one with a typing error, and of two former ones the better known is meant."""
        named = _items(here)
        current = any(one.in_current_games for one in named)
        if current and not here.errors and (isinstance(here, Ambiguous) or here.how <= MatchKind.ALIAS):
            return here
        other = self._names.exactly(words, own, among)
        if other is None or (isinstance(other, Found) and not other.fits):
            return here
        others = _items(other)
        known = self._names.known(others[0], own)
        if current and not here.errors:  # Marchand: Léon of the four gold medals may be meant, not Brad
            apart = self._names.known(others[0], None) - self._names.known(named[0], None)
            far_better = isinstance(other, Found) and apart >= WORLD_FAMOUS
            return Ambiguous(tuple(dict.fromkeys((*named, *others)))[:MOST_ASKED]) if far_better else here
        known_here = self._names.known(named[0], own) + CLEAR_LEAD  # of equals those of this season are meant
        called = is_called(others[0], words)
        if isinstance(here, Found) and not here.errors and here.how <= MatchKind.ALIAS and not called:
            return here  # Jan Bos is not Jan-Just Bos
        if called and isinstance(here, Found) and here.how > MatchKind.ALIAS and len(words) > 1:
            return other  # John James is not John James Jackson
        if here.errors:
            if isinstance(other, Found) and other.how is MatchKind.NAME:
                return other
            needed = WORLD_FAMOUS if isinstance(here, Found) and current else FAMOUS
            if known >= needed or not current:
                return other
            return Ambiguous((*named, *others)[:MOST_ASKED], here.errors)
        if known - known_here >= CLEAR_LEAD and isinstance(other, Found):
            return Found(other.item, other.how, 0, (*named, *other.others)[:MOST_OTHERS])
        if known_here - known >= CLEAR_LEAD:
            return here
        return Ambiguous(tuple(dict.fromkeys((*named, *others)))[:MOST_ASKED])


def _people(others: Others) -> Iterator[Person]:
    for called, nocs, won, last in others.names():
        yield Person(tuple(_split(name, _is_family_first(nocs)) for name in called), nocs, fame(won), last)


@lru_cache(maxsize=512)
def _is_family_first(nocs: tuple[Noc, ...]) -> bool:
    return not FAMILY_NAME_FIRST.isdisjoint(nocs)


def _split(name: str, family_first: bool) -> tuple[str, str]:
    words = name.split()
    if len(words) == 2:
        return (words[1], words[0]) if family_first else (words[0], words[1])
    return split_words(words, family_first) if len(words) > 1 else ("", name)


def _is_rather(whole: Span[Athlete], here: Span[Athlete]) -> bool:
    """Does a whole name say more than one found here, or as much where that is but part of a name?"""
    places, other = within((whole,)), within((here,))
    part = isinstance(here.match, Found) and here.match.how > MatchKind.ALIAS
    return other < places or (part and other == places)


def _is_faint(span: Span[Athlete]) -> bool:
    """Is it a given name, or written with an error?"""
    return bool(span.match.errors) or (isinstance(span.match, Found) and span.match.how is MatchKind.FIRST_NAME)


def _items(match: Named) -> tuple[Athlete, ...]:
    return (match.item,) if isinstance(match, Found) else match.candidates


def _core(tokens: Sequence[Token], span: Span[Athlete]) -> list[str]:
    return [token.folded for token in tokens[span.start : span.end] if token.folded not in PARTICLES]
