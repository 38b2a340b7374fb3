"""When: from an expression ("after our first gold") to an instant of the Games."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import zip_longest
from typing import NamedTuple

from medals_core.archive import Archive, AsOf
from medals_core.medals import Colour
from medals_core.nations import Noc
from medals_core.queries.described import known
from medals_core.queries.errors import QueryError
from medals_core.queries.filters import AfterEvent, AfterEvents, AfterMedal, Medals, When, WhenRanked
from medals_core.queries.index import Index, bits
from medals_core.queries.results import Unknown
from medals_core.standings import UNRANKED

JUST_BEFORE = timedelta(microseconds=1)


class Instant(NamedTuple):
    """``at`` None: with ``why`` it cannot be told, else no limit."""

    at: datetime | None = None
    why: Unknown | None = None


NEVER = Instant(why=Unknown.NEVER)


def instant_of(when: When, index: Index, choose: Callable[[Medals], int], archive: Archive) -> Instant:
    """The moment meant at the Games of the index. ``choose`` gives the medals of a filter there."""
    if isinstance(when, AsOf):
        return Instant(when.won_by)
    if not index.games.has_day_data:
        return Instant(why=Unknown.NO_DAYS)
    match when:
        case AfterEvent():
            if when.event_id not in index.edition.events:
                raise QueryError(f"no such event at {index.games.games_id}: {when.event_id!r}")
            return _at(index.decided_at.get(when.event_id), when.before)
        case AfterMedal():
            return _at(_nth_medal(index, choose(when.of), when.nth), when.before)
        case AfterEvents():
            return _after_events(index, when)
        case WhenRanked():
            return _when_ranked(index, when, archive)


def _at(moment: datetime | None, before: bool) -> Instant:
    if moment is None:
        return NEVER
    return Instant(moment - JUST_BEFORE if before else moment)


def _nth_medal(index: Index, medals: int, nth: int) -> datetime | None:
    """1 is the first, -1 the last."""
    won = [index.won[bit].medal.won_at for bit in bits(medals)]
    place = nth - 1 if nth > 0 else nth
    return won[place] if -len(won) <= place < len(won) and nth else None


def _after_events(index: Index, when: AfterEvents) -> Instant:
    total = len(index.edition.events)
    events = -(-total // 2) if when.half else when.events
    if events > total:
        raise QueryError(f"{index.games.games_id} has {total} events, not {events}")
    if events == 0:
        return Instant(index.games.start_of(index.games.opening))
    decided = tuple(index.decided_at.values())
    return Instant(decided[events - 1]) if events <= len(decided) else NEVER


def _when_ranked(index: Index, when: WhenRanked, archive: Archive) -> Instant:
    known(when.noc, archive)
    began: list[datetime] = []
    ended: list[datetime] = []
    for moment, rank in ranks_over_time(index, when.noc):
        holds = rank is not None and (rank == when.rank or (when.or_better and rank < when.rank))
        if holds and len(began) == len(ended):
            began.append(moment)
        elif not holds and len(began) > len(ended):
            ended.append(moment)
    found = ended if when.lost else began
    return Instant(found[0] if when.first else found[-1]) if found else NEVER


def ranks_over_time(index: Index, noc: Noc, medals: int | None = None) -> tuple[tuple[datetime, int | None], ...]:
    """The nation's rank after each moment at which medals (of those ``medals``) were won; None without a medal, and
    for those that the official table leaves out."""
    chosen = index.all if medals is None else medals
    if (found := index.ranks.get((noc, chosen))) is None:
        if len(index.ranks) > MOST_RANKS_KEPT:
            index.ranks.clear()
        found = index.ranks[noc, chosen] = tuple(_ranks(index, noc, chosen))
    return found


def _ranks(index: Index, noc: Noc, chosen: int) -> Iterator[tuple[datetime, int | None]]:
    scores: dict[Noc, int] = {}
    order = tuple(bits(chosen))
    for bit, following in zip_longest(order, order[1:]):
        medal = index.won[bit].medal
        if medal.noc not in UNRANKED:
            scores[medal.noc] = scores.get(medal.noc, 0) + WEIGHT[medal.colour]
        if following is not None and index.won[following].medal.won_at == medal.won_at:
            continue
        own = scores.get(noc)
        yield medal.won_at, None if own is None else 1 + sum(score > own for score in scores.values())


WEIGHT = {Colour.GOLD: 1_000_000, Colour.SILVER: 1_000, Colour.BRONZE: 1}
"""Gold, then silver, then bronze, in one number: no nation wins a thousand medals of a colour."""
MOST_RANKS_KEPT = 200
