"""What journalists and quiz makers asked of 2026 (``exam/questions.jsonl``) as queries, each with its truth."""

from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.queries import model as q
from medals_core.queries.filters import Described, Role
from medals_core.queries.measures import Key, Metric, Op
from tests.core.queries import rows as r
from tests.core.queries import truth as t
from tests.core.queries.truth import Truth
from tests.core.queries.truths.days import best_day, by_day

NED = t.of("NED")
ALL_GOLD = t.of(colours=t.GOLD)
MIXED = t.of(genders=t.MIXED)


def golds(noc: str) -> int:
    return r.table()[noc][0]


def sports_of(noc: str, colour: str = "") -> set[str]:
    return {row.discipline for row in r.of_nation(noc) if colour in ("", row.colour)}


def by_golds_share() -> list[str]:
    top = [noc for noc, held in r.table().items() if (r.rank(noc, r.table()) or 99) <= 10]
    shares = {noc: golds(noc) / r.total(r.table()[noc]) for noc in top}
    return [noc for noc in top if shares[noc] == max(shares.values())]


def longest_runs() -> list[str]:
    runs = {noc: r.longest_run({row.day for row in r.of_nation(noc)}) for noc in r.table()}
    return [noc for noc in runs if runs[noc] == max(runs.values())]


def days_without_gold(noc: str) -> list[str]:
    golden = {row.day.isoformat() for row in r.of_nation(noc) if row.colour == "gold"}
    return sorted(set(by_day(noc)) - golden)


TRUTHS = [
    Truth(
        "stats-004",
        q.Groups(by=Key.NATION, measure=t.share(ALL_GOLD), having=(t.has(t.rank_by(t.of()), Op.AT_MOST, 10),), take=1),
        by_golds_share,
    ),
    Truth(
        "stats-007",
        q.Versus(measures=(t.rank_by(NED), t.rank_by(t.of("ITA"))), ask=q.VersusAsk.WHY),
        lambda: [("NED", "ITA", "silver")] if golds("NED") == golds("ITA") else [],
    ),
    Truth(
        "stats-008",
        q.Versus(
            measures=(t.rank_by(t.of("GER")), t.rank_by(t.of("FRA")), t.rank_by(t.of("SWE"))), ask=q.VersusAsk.WHY
        ),
        lambda: (
            [("GER", "FRA", "silver"), ("FRA", "SWE", "silver")]
            if golds("GER") == golds("FRA") == golds("SWE")
            and r.table()["GER"][1] > r.table()["FRA"][1] > r.table()["SWE"][1]
            else []
        ),
    ),
    Truth(
        "stats-009",
        q.Groups(by=Key.NATION, having=(t.has(t.count(ALL_GOLD), Op.EQUAL, 5),), order=q.Order.NATURAL),
        lambda: sorted((noc for noc in r.table() if golds(noc) == 5), key=r.place_in_table),
    ),
    Truth(
        "stats-011",
        q.Value(measure=t.rank_by(NED, Metric.POINTS)),
        lambda: 1 + sum(r.points(held) > r.points(r.table()["NED"]) for held in r.table().values()),
    ),
    Truth("stats-014", q.Groups(by=Key.NATION, measure=t.streak(Key.DAY, t.of()), take=1), longest_runs),
    Truth(
        "stats-014: how long",
        q.Value(measure=t.streak(Key.DAY, t.of("NOR"))),
        lambda: r.longest_run({row.day for row in r.of_nation("NOR")}),
    ),
    Truth("stats-019", q.Groups(by=Key.DAY, measure=t.count(NED), take=1), lambda: best_day("NED")),
    Truth(
        "stats-020",
        q.Groups(
            by=Key.DAY,
            measure=t.count(NED),
            having=(t.has(t.count(NED), Op.AT_LEAST, 1), t.has(t.count(t.of("NED", colours=t.GOLD)), Op.EQUAL, 0)),
            order=q.Order.NATURAL,
        ),
        lambda: days_without_gold("NED"),
    ),
    Truth(
        "stats-046",
        q.Groups(
            by=Key.NATION,
            measure=t.different(Key.DISCIPLINE, ALL_GOLD),
            having=(t.has(t.different(Key.DISCIPLINE, ALL_GOLD), Op.AT_LEAST, 4),),
            order=q.Order.NATURAL,
        ),
        lambda: sorted(
            (noc for noc in r.table() if len(sports_of(noc, "gold")) >= 4), key=lambda noc: (-golds(noc), noc)
        ),
    ),
    Truth(
        "stats-048",
        q.Groups(
            by=Key.NATION, having=(t.has(t.different(Key.DISCIPLINE, t.of()), Op.EQUAL, 1),), order=q.Order.NATURAL
        ),
        lambda: sorted((noc for noc in r.table() if len(sports_of(noc)) == 1), key=r.place_in_table),
    ),
    Truth(
        "stats-050",
        q.Groups(
            by=Key.NATION,
            measure=t.count(t.of(colours=t.SILVER)),
            having=(t.has(t.count(ALL_GOLD), Op.EQUAL, 0),),
            take=1,
        ),
        lambda: [max((noc for noc in r.table() if golds(noc) == 0), key=lambda noc: r.table()[noc][1])],
    ),
    Truth(
        "stats-052",
        q.Groups(
            by=Key.NATION,
            having=tuple(t.has(t.count(t.of(colours=(colour,))), Op.AT_LEAST, 1) for colour in Colour),
            ask=q.GroupAsk.COUNT,
        ),
        lambda: sum(all(held) for held in r.table().values()),
    ),
    Truth(
        "stats-055",
        q.Groups(
            by=Key.NATION,
            having=(t.has(t.count(t.of()), Op.MORE, t.count(NED)), t.has(t.rank_by(t.of()), Op.MORE, t.rank_by(NED))),
            order=q.Order.NATURAL,
        ),
        lambda: sorted(
            (
                noc
                for noc, held in r.table().items()
                if r.total(held) > r.total(r.table()["NED"]) and held < r.table()["NED"]
            ),
            key=r.place_in_table,
        ),
    ),
    Truth(
        "stats-062",
        q.Groups(
            by=Key.EVENT,
            measure=t.count(t.of("NED", disciplines=t.SKATING)),
            having=(t.has(t.count(t.of("NED", disciplines=t.SKATING)), Op.EQUAL, 0),),
            ask=q.GroupAsk.COUNT,
        ),
        lambda: (
            sum(event["discipline"] == "speed-skating" for event in r.EVENTS[2026])
            - len({row.event for row in r.of_nation("NED") if row.discipline == "speed-skating"})
        ),
    ),
    Truth(
        "stats-068",
        q.Identify(nation=Described(role=Role.RANK, rank=1), within=MIXED),
        lambda: r.at_rank(1, (row for row in r.NOW if row.gender == "mixed")),
    ),
    Truth(
        "stats-069",
        q.Listing(of=t.of("NED", genders=(Gender.MIXED,)), ask=q.Ask.EXISTS),
        lambda: any(row.gender == "mixed" for row in r.of_nation("NED")),
    ),
    Truth(
        "stats-071",
        q.Identify(nation=Described(role=Role.RANK, rank=1), within=t.of(disciplines=("biathlon",))),
        lambda: r.at_rank(1, (row for row in r.NOW if row.discipline == "biathlon")),
    ),
    Truth(
        "stats-071: gold in cross-country too",
        q.Claim(conditions=(t.has(t.count(t.of("FRA", colours=t.GOLD, disciplines=t.CROSS_COUNTRY)), Op.AT_LEAST, 1),)),
        lambda: "cross-country-skiing" in sports_of("FRA", "gold"),
    ),
    Truth(
        "stats-073",
        q.Value(measure=t.tally(t.of("SWE", but_not=(t.of(disciplines=t.CROSS_COUNTRY),)))),
        lambda: r.triple(row for row in r.of_nation("SWE") if row.discipline != "cross-country-skiing"),
    ),
    Truth(
        "stats-075",
        q.Groups(
            by=Key.NATION,
            having=(
                t.has(t.count(ALL_GOLD), Op.EQUAL, 3),
                t.has(t.count(t.of(colours=t.GOLD, disciplines=("skeleton",))), Op.EQUAL, 2),
            ),
        ),
        lambda: [
            noc
            for noc in r.table()
            if golds(noc) == 3
            and sum(row.discipline == "skeleton" and row.colour == "gold" for row in r.of_nation(noc)) == 2
        ],
    ),
]
