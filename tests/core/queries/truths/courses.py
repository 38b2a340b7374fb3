"""What journalists asked of the course of 2026 (``exam/questions.jsonl``): spells, moments, what was certain, needed or
might have been."""

from functools import partial
from itertools import pairwise

from medals_core.medals import Colour
from medals_core.queries import model as q
from medals_core.queries.filters import AfterEvents, Described, Role, WhenRanked
from medals_core.queries.measures import Key, Op
from tests.core.queries import rows as r
from tests.core.queries import truth as t
from tests.core.queries.truth import Truth
from tests.core.queries.truths.days import passing, until, until_day

NED = t.of("NED")


def closing_ranks(noc: str) -> list[int | None]:
    return [r.rank_in(noc, until_day(day)) for day in range(7, 23)]


def spells_at(noc: str, place: int) -> list[tuple[str, str | None]]:
    """From and until which minute the nation held the rank."""
    found: list[tuple[str, str | None]] = []
    begin = None
    for moment in sorted({row.won_at for row in r.NOW}):
        holds = r.rank_in(noc, until(moment)) == place
        minute = moment.astimezone(t.ROME).strftime("%m-%d %H:%M")
        if holds and begin is None:
            begin = minute
        elif not holds and begin is not None:
            found.append((begin, minute))
            begin = None
    return found if begin is None else [*found, (begin, None)]


def who_ended(noc: str, place: int) -> list[tuple[str, str, str]]:
    """Of each spell that ended: the best medal, at that minute, of whoever stood behind before and ahead after."""
    found: list[tuple[str, str, str]] = []
    moments = sorted({row.won_at for row in r.NOW})
    for before, after in pairwise(moments):
        if r.rank_in(noc, until(before)) == place != r.rank_in(noc, until(after)):
            then, now = r.by_nation(until(before)), r.by_nation(until(after))
            for row in r.NOW:
                passed = now.get(row.noc, (0, 0, 0)) > now[noc] and then.get(row.noc, (0, 0, 0)) <= then[noc]
                if row.won_at == after and passed:
                    found.append((row.noc, row.colour, row.event))
                    break
    return found


def decided_in_order() -> list[object]:
    """The moments at which golds (or silvers beside a vacant gold) came, event by event."""
    moments: dict[str, object] = {}
    for row in r.NOW:
        if row.colour != "bronze":
            moments.setdefault(row.event, row.won_at)
    return list(moments.values())


def at_half(place: int) -> set[str]:
    """Who held the rank when 58 of the 116 events were decided."""
    return r.at_rank(place, until(decided_in_order()[58 - 1]))


def left_after(moment: object) -> list[str]:
    decided = {row.event for row in until(moment) if row.colour != "bronze"}
    return [event["event_id"] for event in r.EVENTS[2026] if event["event_id"] not in decided]


def won_when_nobody_can_catch(noc: str) -> str:
    """The first moment at which nobody would have more golds, even with all that is left."""
    for moment in sorted({row.won_at for row in r.NOW}):
        held, left = r.by_nation(until(moment)), len(left_after(moment))
        if all(held.get(noc, (0, 0, 0))[0] > other[0] + left for code, other in held.items() if code != noc):
            return moment.astimezone(t.ROME).strftime("%m-%d %H:%M")
    return ""


def silvers_to_turn(noc: str, other: str) -> int:
    gold, silver, bronze = r.table()[noc]
    return next(n for n in range(1, silver + 1) if (gold + n, silver - n, bronze) > r.table()[other])


def tied_when_third() -> object:
    return next(moment for moment in sorted({row.won_at for row in r.NOW}) if r.rank_in("NED", until(moment)) == 3)


TRUTHS = [
    Truth(
        "stats-024",
        q.Spells(
            noc="NED",
            condition=t.has(t.rank_by(NED), Op.EQUAL, 3),
            ask=q.SpellAsk.WHO_ENDED,
            from_day=t.february(16),
            to_day=t.february(16),
        ),
        lambda: who_ended("NED", 3),
    ),
    Truth("stats-025", q.Spells(noc="NED", condition=t.has(t.rank_by(NED), Op.EQUAL, 3)), lambda: spells_at("NED", 3)),
    Truth(
        "stats-030",
        q.Spells(noc="NED", condition=t.has(t.rank_by(NED), Op.AT_MOST, 5), by_day=True, ask=q.SpellAsk.HOW_OFTEN),
        lambda: sum((place or 99) <= 5 for place in closing_ranks("NED")),
    ),
    Truth(
        "stats-030: by groups",
        q.Groups(
            by=Key.DAY, measure=t.rank_by(NED), having=(t.has(t.rank_by(NED), Op.AT_MOST, 5),), ask=q.GroupAsk.COUNT
        ),
        lambda: sum((place or 99) <= 5 for place in closing_ranks("NED")),
    ),
    *(
        Truth(
            f"stats-033: number {place}",
            q.Identify(
                nation=Described(role=Role.RANK, rank=place), within=t.of(as_of=AfterEvents(half=True).model_dump())
            ),
            partial(at_half, place),
        )
        for place in (1, 2, 3)
    ),
    Truth(
        "stats-034",
        q.Left(of=t.of(as_of=WhenRanked(noc="NED", rank=3).model_dump())),
        lambda: set(left_after(tied_when_third())),
    ),
    Truth(
        "stats-035",
        q.Certain(noc="NOR", place=1, within=t.of(as_of=t.close(20))),
        lambda: (
            max(held[0] for noc, held in r.by_nation(until_day(20)).items() if noc != "NOR")
            + len(left_after(t.close(20).won_by))
            < r.by_nation(until_day(20))["NOR"][0]
        ),
    ),
    Truth("stats-036", q.Certain(noc="NOR", place=1, ask=q.CertainAsk.SINCE), lambda: won_when_nobody_can_catch("NOR")),
    Truth(
        "stats-037",
        q.Certain(noc="ITA", above="NED", ask=q.CertainAsk.POSSIBLE, within=t.of(as_of=t.close(21))),
        lambda: (
            r.by_nation(until_day(21))["ITA"][0] + len(left_after(t.close(21).won_by))
            > r.by_nation(until_day(21))["NED"][0]
        ),
    ),
    Truth(
        "stats-038",
        q.Needed(noc="NED", place=2, colour=Colour.GOLD),
        lambda: {way for way in passing("NED", "USA") if way[1:] == (0, 0)},
    ),
    Truth(
        "stats-039",
        q.Needed(noc="NED", passes="USA", turned=Colour.SILVER),
        lambda: {(silvers_to_turn("NED", "USA"), -silvers_to_turn("NED", "USA"), 0)},
    ),
    Truth(
        "stats-039: and with as many",
        q.Suppose(
            changes=(q.Turned(noc="NED", was=Colour.SILVER, becomes=Colour.GOLD, count=3),),
            then=q.Claim(conditions=(t.has(t.rank_by(NED), Op.LESS, t.rank_by(t.of("USA"))),)),
        ),
        lambda: silvers_to_turn("NED", "USA") <= 3,
    ),
    Truth(
        "stats-040",
        q.Needed(noc="GER", passes="NED", colour=Colour.GOLD),
        lambda: {way for way in passing("GER", "NED") if way[1:] == (0, 0)},
    ),
    Truth(
        "stats-043",
        q.Suppose(
            changes=(q.Without(of=t.of(disciplines=t.SHORT_TRACK)),),
            then=q.Identify(nation=Described(role=Role.RANK, rank=10)),
        ),
        lambda: r.at_rank(10, (row for row in r.NOW if row.discipline != "short-track")),
    ),
]
