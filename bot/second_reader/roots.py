"""Does a line say what the message says? Rephrasing may neither add nor lose names, numbers, colours, denials, Games,
moments and sexes."""

from collections.abc import Iterator, Sequence
from typing import Any

from bot.understanding.grammar.items import UNKNOWN, Item
from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.folding import fold

Mark = tuple[str, frozenset[Any]]  # a kind of thing said, and all that it may mean
_DENIALS = ("not", "none", "nothing", "never", "nobody", "without", "except", "except_after", "except_verb", "missing")
_NUMBERS = ("number", "rank", "placed", "top", "times")
_WAYS = (
    (("more", ""), ("higher", ""), ("above", ""), ("ahead", ""), ("most", "most"), ("most", "best")),
    (("fewer", ""), ("lower", ""), ("below", ""), ("behind", ""), ("most", "fewest"), ("most", "worst")),
)  # up and down
_BEFORE_NAMES = frozenset(("aan", "bij", "door", "in", "naar", "op", "tegen", "uit", "van", "volgens", "voor"))


def differs(message: Sequence[Item], line: Sequence[Item], own: str, *, own_filled_in: bool) -> bool:
    """Has the line a mark without a root in the message, or the message one that the line lost? ``own_filled_in``: the
    reading of the line is about the own nation, perhaps for want of another."""
    said, meant = list(_marks(message, own)), list(_marks(line, own))
    sure = list(_marks([one for one in message if not one.repairs], own))
    lost = any(not _is_among(mark, meant) for mark in sure) or any(not _is_among(mark, said) for mark in meant)
    words = set(fold(" ".join(one.text for one in line)).split())
    unnamed = any(words.isdisjoint(fold(name).split()) for name in _unknown_names(message))
    ways = [{way for way in _WAYS for kind in way if any(one.has(*kind) for one in items)} for items in (message, line)]
    turned = all(ways) and ways[0].isdisjoint(ways[1])
    return lost or turned or unnamed or (own_filled_in and not _is_among(("name", frozenset([own])), meant))


def _is_among(mark: Mark, others: Sequence[Mark]) -> bool:
    return any(kind == mark[0] and not meant.isdisjoint(mark[1]) for kind, meant in others)


def _marks(items: Sequence[Item], own: str) -> Iterator[Mark]:
    for one in items:
        for kind in ("nation", "athlete"):
            if one.has(kind):
                yield "name", frozenset(getattr(item, "noc", None) or item.athlete_id for item in one.value(kind).items)
        if one.has("own"):
            yield "name", frozenset([own])
        if one.has("event"):
            mention = one.value("event")
            if mention.metres or mention.kinds:  # a discipline and an event of it are two things
                yield "event", frozenset(candidate.event.event_id for candidate in mention.candidates)
            elif mention.disciplines:
                yield "sport", frozenset(sport.discipline for sport in mention.disciplines)
            if mention.gender is not None:
                yield "gender", frozenset([mention.gender])
        if one.has("games"):
            yield "games", frozenset([one.value("games").scope])
        if one.has("moment"):
            yield "moment", frozenset([one.value("moment").meaning])
        for kind in ("described", "colour", "gender"):
            if one.has(kind):
                yield kind, frozenset(one.meanings[kind])
        if not one.is_small:
            if numbers := frozenset(value for kind in _NUMBERS for value in one.meanings.get(kind, ())):
                yield "number", numbers
            if denials := {"only" if kind == "only" else "no" for kind in (*_DENIALS, "only") if one.has(kind)}:
                yield "denial", frozenset(denials)


def _unknown_names(items: Sequence[Item]) -> Iterator[str]:
    """Words that look like a name, or stand where one does."""
    for at, one in enumerate(items):
        stands = at > 0 and items[at - 1].text.lower() in _BEFORE_NAMES and fold(one.text) not in ORDINARY
        if one.has(UNKNOWN) and (stands or (at and one.text[:1].isupper())):
            yield one.text
