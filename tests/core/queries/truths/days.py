"""What fans asked about days, what-ifs and former Games (``exam/questions.jsonl``), each with its truth."""

from medals_core.medals import Colour
from medals_core.queries import model as q
from medals_core.queries.filters import Described, Role
from medals_core.queries.measures import Key, Op
from tests.core.queries import rows as r
from tests.core.queries import truth as t
from tests.core.queries.truth import Truth

NED = t.of("NED")
RELAY = "short-track-relay-5000m-men"
Shift = tuple[str, int | None, r.Triple]


def by_day(noc: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for row in r.of_nation(noc):
        found[row.day.isoformat()] = found.get(row.day.isoformat(), 0) + 1
    return found


def best_day(noc: str) -> list[str]:
    counts = by_day(noc)
    return [day for day in counts if counts[day] == max(counts.values())]


def until(moment: object) -> list[r.Row]:
    return [row for row in r.NOW if row.won_at <= moment]  # type: ignore[operator]


def until_day(day: int) -> list[r.Row]:
    return [row for row in r.NOW if row.day <= t.february(day)]


def best_rank_ever_held(noc: str) -> int:
    held = [r.rank_in(noc, until(moment)) for moment in {row.won_at for row in r.NOW}]
    return min(place for place in held if place is not None)


def with_extra(noc: str, *more: int) -> dict[str, r.Triple]:
    """The table with so many golds, silvers and bronzes more for one nation."""
    held = r.table().get(noc, (0, 0, 0))
    return r.table() | {noc: (held[0] + more[0], held[1] + more[1], held[2] + more[2])}


def passing(noc: str, other: str) -> set[r.Triple]:
    """All sets of medals with which one passes the other and of which no medal can be left out."""
    own, goal, few = r.table()[noc], r.table()[other], range(12)
    enough = [
        (gold, silver, bronze)
        for gold in few
        for silver in few
        for bronze in few
        if (own[0] + gold, own[1] + silver, own[2] + bronze) > goal
    ]
    return {
        (gold, silver, bronze)
        for gold, silver, bronze in enough
        if (gold - 1, silver, bronze) not in enough
        and (gold, silver - 1, bronze) not in enough
        and (gold, silver, bronze - 1) not in enough
    }


def shifts(kept: dict[str, r.Triple], first: str) -> list[Shift]:
    """Everybody whose line differs from the real table, that nation first."""
    real = r.table()
    changed = [noc for noc in kept if kept[noc] != real.get(noc) or r.rank(noc, kept) != r.rank(noc, real)]
    changed += [noc for noc in real if noc not in kept]
    return sorted(
        ((noc, r.rank(noc, kept), kept.get(noc, (0, 0, 0))) for noc in changed), key=lambda one: one[0] != first
    )


TRUTHS = [
    Truth(
        "fan-d01", q.Value(measure=t.rank_by(t.of("NED", as_of=t.close(15)))), lambda: r.rank_in("NED", until_day(15))
    ),
    Truth("fan-d02", q.Groups(by=Key.DAY, measure=t.count(NED), take=1), lambda: best_day("NED")),
    Truth(
        "fan-d05",
        q.Listing(of=t.of("NED", from_day=t.february(18), to_day=t.february(18))),
        lambda: r.medals(row for row in r.of_nation("NED") if row.day == t.february(18)),
    ),
    Truth(
        "fan-d08",
        q.Spells(noc="NED", condition=t.has(t.rank_by(NED), Op.EQUAL, 2), ask=q.SpellAsk.EVER),
        lambda: any(r.rank_in("NED", until(moment)) == 2 for moment in {row.won_at for row in r.NOW}),
    ),
    Truth("fan-d08: the best", q.Spells(noc="NED", ask=q.SpellAsk.BEST), lambda: best_rank_ever_held("NED")),
    Truth(
        "fan-d10",
        q.Value(measure=t.count(t.of("NED", colours=t.GOLD, as_of=t.at(16, 12)))),
        lambda: r.triple(row for row in until(t.moment(16, 12)) if row.noc == "NED")[0],
    ),
    Truth("fan-d15", q.Left(of=t.of()), lambda: {e["event_id"] for e in r.EVENTS[2026]} - {row.event for row in r.NOW}),
    Truth("fan-w02", q.Needed(noc="NED", passes="USA"), lambda: passing("NED", "USA")),
    Truth(
        "fan-w02: in gold",
        q.Needed(noc="NED", passes="USA", colour=Colour.GOLD),
        lambda: {way for way in passing("NED", "USA") if way[1:] == (0, 0)},
    ),
    Truth(
        "fan-w03",
        q.Suppose(
            changes=(q.Added(noc="ITA", colour=Colour.SILVER),),
            then=q.Identify(nation=Described(role=Role.RANK, rank=3)),
        ),
        lambda: {noc for noc in r.table() if r.rank(noc, with_extra("ITA", 0, 1, 0)) == 3},
    ),
    Truth(
        "fan-w04",
        q.Versus(measures=(t.tally(t.of("NOR")), t.tally(NED)), ask=q.VersusAsk.DIFFERENCE),
        lambda: [r.table()["NOR"], r.table()["NED"]],
    ),
    Truth(
        "fan-w05",
        q.Suppose(changes=(q.Without(of=t.of(disciplines=t.SHORT_TRACK)),), then=q.Value(measure=t.rank_by(NED))),
        lambda: r.rank_in("NED", (row for row in r.NOW if row.discipline != "short-track")),
    ),
    Truth(
        "fan-w05: what is left",
        q.Suppose(changes=(q.Without(of=t.of(disciplines=t.SHORT_TRACK)),), then=q.Value(measure=t.tally(NED))),
        lambda: r.triple(row for row in r.of_nation("NED") if row.discipline != "short-track"),
    ),
    Truth(
        "fan-w06",
        q.Suppose(
            changes=(q.Without(of=t.of(athletes=("jens-van-t-wout",))),),
            then=q.Value(measure=t.count(t.of("NED", colours=t.GOLD))),
        ),
        lambda: r.triple(row for row in r.of_nation("NED") if "Jens van 't Wout" not in row.athletes)[0],
    ),
    Truth(
        "fan-w07",
        q.Suppose(changes=(q.Without(of=t.of("NED", events=(RELAY,))),)),
        lambda: shifts(r.by_nation(row for row in r.NOW if (row.noc, row.event) != ("NED", RELAY)), "NED"),
    ),
    Truth(
        "fan-w07: still third?",
        q.Suppose(
            changes=(q.Without(of=t.of("NED", events=(RELAY,))),),
            then=q.Claim(conditions=(t.has(t.rank_by(NED), Op.EQUAL, 3),)),
        ),
        lambda: r.rank_in("NED", (row for row in r.NOW if (row.noc, row.event) != ("NED", RELAY))) == 3,
    ),
    Truth("fan-w08", q.Needed(noc="BEL", passes="BUL"), lambda: passing("BEL", "BUL")),
    Truth(
        "fan-w09",
        q.Suppose(changes=(q.Added(noc="FIN", colour=Colour.GOLD),)),
        lambda: [("FIN", r.rank("FIN", with_extra("FIN", 1, 0, 0)), with_extra("FIN", 1, 0, 0)["FIN"])],
    ),
    Truth(
        "fan-h05",
        q.Value(measure=t.count(t.of(games=t.EVER, athletes=("ireen-wust",), colours=t.GOLD))),
        lambda: r.triple(r.of_person("Ireen Wüst", None))[0],
    ),
    Truth(
        "fan-g10",
        q.Claim(conditions=(t.has(t.count(t.of("NOR", colours=t.GOLD)), Op.EQUAL, 20),)),
        lambda: r.table()["NOR"][0] == 20,
    ),
]
