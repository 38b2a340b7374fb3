"""Names that several bear: the readings with each of them chosen, and the one that was."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.understanding.grammar.items import Item
from bot.understanding.names.found import Ambiguous, Found, MatchKind
from medals_core.archive import Archive
from medals_core.games import Athlete, Event
from medals_core.nations import Nation

MOST_VARIANTS = 6
"""Readings of names that may mean several; a text that has more is asked to be shorter."""


@dataclass(frozen=True)
class Chosen:
    """An athlete that was chosen, or who, or which nation, a word points to: stands where the span of a name stands."""

    item: Athlete | Nation

    @property
    def match(self) -> Found[Athlete | Nation]:
        return Found(self.item, MatchKind.NAME)

    @property
    def items(self) -> tuple[Athlete | Nation]:
        return (self.item,)


def variants(items: Sequence[Item]) -> Iterator[tuple[Item, ...]]:
    """The items with each name that may mean several read as one of them."""
    for place, one in enumerate(items):
        if one.has("athlete"):
            match = one.value("athlete").match
            if isinstance(match, Ambiguous):
                for candidate in match.candidates:
                    chosen = Item(one.start, one.end, {"athlete": (Chosen(candidate),)}, one.text, one.repairs)
                    yield from variants((*items[:place], chosen, *items[place + 1 :]))
                return
    yield tuple(items)


def with_event(items: Sequence[Item], events: Sequence[Event]) -> Iterator[tuple[Item, ...]]:
    """The items with the event that is named read as each of these, which it may mean."""
    ids = {event.event_id for event in events}
    for place, one in enumerate(items):
        if one.has("event"):
            mention = one.value("event")
            for candidate in mention.candidates:
                if candidate.event.event_id in ids:
                    settled = replace(mention, candidates=(candidate,))
                    yield (*items[:place], replace(one, meanings={"event": (settled,)}), *items[place + 1 :])
            return


def names_in(items: Sequence[Item], archive: Archive) -> Iterator[str]:
    """Of whom is chosen; with the sport where two bear one name."""
    for one in items:
        if one.has("athlete"):
            match = one.value("athlete").match
            if isinstance(match, Ambiguous):
                names = [candidate.name for candidate in match.candidates]
                for each in match.candidates:
                    sports = ", ".join(archive.disciplines[slug].name for slug in each.disciplines)
                    yield f"{each.name} ({sports})" if names.count(each.name) > 1 and sports else each.name
                return
