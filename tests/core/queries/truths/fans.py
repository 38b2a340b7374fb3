"""What fans asked (``exam/questions.jsonl``, every item that the facts answer) as queries, each with its truth."""

from medals_core.queries import model as q
from medals_core.queries.filters import Described, Role
from medals_core.queries.measures import Key, Metric, Op
from tests.core.queries import rows as r
from tests.core.queries import truth as t
from tests.core.queries.truth import Truth

NED = t.of("NED")
OTHERS = t.of(but_not=(NED,))
"""All nations but the own one: "is there another with as many?" """

JENS, MELLE = "jens-van-t-wout", "melle-van-t-wout"
STOLZ_GOLD = t.of(athletes=("jordan-stolz",), colours=t.GOLD)


def podium(event: str) -> list[r.Medal]:
    return r.medals(row for row in r.NOW if row.event == event)


def per_million(noc: str) -> float:
    return r.total(r.table()[noc]) / r.INHABITANTS[noc, 2024]


def no_medal_at(discipline: str) -> list[str]:
    won = {row.event for row in r.of_nation("NED")}
    return [
        event["event_id"]
        for event in r.EVENTS[2026]
        if event["discipline"] == discipline and event["event_id"] not in won
    ]


def first_in(discipline: str) -> bool:
    return r.rank_in("NED", (row for row in r.NOW if row.discipline == discipline)) == 1


def seconds_behind_stolz() -> list[str]:
    won = {row.event for row in r.of_person("Jordan Stolz") if row.colour == "gold"}
    silvers = r.by_athlete(row for row in r.NOW if row.event in won and row.colour == "silver" and row.noc == "NED")
    return [name for name, rows in silvers.items() if len(rows) == 2]


TRUTHS = [
    Truth("fan-n01", q.Value(measure=t.tally(NED)), lambda: r.triple(r.of_nation("NED"))),
    Truth("fan-n02", q.Identify(nation=Described(role=Role.RANK, rank=1)), lambda: r.at_rank(1, r.NOW)),
    Truth("fan-n03", q.Claim(conditions=(t.has(t.rank_by(NED), Op.EQUAL, 3),)), lambda: r.rank_in("NED", r.NOW) == 3),
    Truth(
        "fan-n05: more in total",
        q.Versus(measures=(t.count(t.of("GER")), t.count(NED))),
        lambda: [len(r.of_nation("GER")), len(r.of_nation("NED"))],
    ),
    Truth(
        "fan-n05: and yet lower",
        q.Claim(conditions=(t.has(t.rank_by(t.of("GER")), Op.MORE, t.rank_by(NED)),)),
        lambda: (r.rank_in("GER", r.NOW) or 99) > (r.rank_in("NED", r.NOW) or 99),
    ),
    Truth(
        "fan-n08",
        q.Groups(by=Key.NATION, having=(t.has(t.count(t.of(colours=t.GOLD)), Op.EQUAL, 0),), order=q.Order.NATURAL),
        lambda: sorted((noc for noc, held in r.table().items() if held[0] == 0), key=r.place_in_table),
    ),
    Truth(
        "fan-n09",
        q.Groups(
            by=Key.NATION,
            measure=t.count(OTHERS),
            having=(t.has(t.count(t.of(colours=t.GOLD)), Op.EQUAL, t.count(t.of("NED", colours=t.GOLD))),),
        ),
        lambda: [noc for noc, held in r.table().items() if held[0] == r.table()["NED"][0] and noc != "NED"],
    ),
    Truth(
        "fan-n10",
        q.Groups(
            by=Key.NATION,
            having=(
                t.has(t.count(t.of(colours=t.GOLD)), Op.AT_LEAST, 5),
                t.has(t.count(t.of()), Op.LESS, t.count(NED)),
            ),
        ),
        lambda: sorted(
            (noc for noc, held in r.table().items() if held[0] >= 5 and r.total(held) < r.total(r.table()["NED"])),
            key=lambda noc: (-r.total(r.table()[noc]), [-n for n in r.table()[noc]]),
        ),
    ),
    Truth("fan-n13", q.Groups(by=Key.NATION, ask=q.GroupAsk.COUNT), lambda: len(r.table())),
    Truth("fan-n13: as a number", q.Value(measure=t.different(Key.NATION, t.of())), lambda: len(r.table())),
    Truth(
        "fan-n17",
        q.Versus(measures=(t.count(t.of("KOR")), t.count(t.of("JPN")))),
        lambda: [len(r.of_nation("KOR")), len(r.of_nation("JPN"))],
    ),
    Truth(
        "fan-n18",
        q.Value(measure=t.tally(t.of(Described(role=Role.NAMED, of="RUS")))),
        lambda: r.triple(r.of_nation("AIN")),
    ),
    Truth(
        "fan-n23",
        q.Versus(measures=(t.count(t.of("SWE")), t.count(t.of("FIN"))), ask=q.VersusAsk.SUM),
        lambda: r.triple([*r.of_nation("SWE"), *r.of_nation("FIN")]),
    ),
    Truth(
        "fan-shared-medal",  # the brothers shared one: together they have five, not six
        q.Versus(measures=tuple(t.count(t.of(athletes=(one,))) for one in (JENS, MELLE)), ask=q.VersusAsk.SUM),
        lambda: r.triple([row for row in r.NOW if {"Jens van 't Wout", "Melle van 't Wout"} & set(row.athletes)]),
    ),
    Truth(
        "fan-n24",
        q.Versus(measures=(t.rank_by(NED), t.rank_by(t.of("FRA"))), ask=q.VersusAsk.WHY),
        lambda: [("NED", "FRA", "gold")] if r.table()["NED"][0] > r.table()["FRA"][0] else [],
    ),
    Truth("fan-n26", q.Listing(of=t.of("BRA")), lambda: r.medals(r.of_nation("BRA"))),
    Truth(
        "fan-n27", q.Versus(measures=(t.tally(NED), t.tally(t.of("BEL")))), lambda: [r.table()["NED"], r.table()["BEL"]]
    ),
    Truth(
        "fan-n30",
        q.Value(measure=t.rank_by(NED, Metric.POPULATION)),
        lambda: 1 + sum(per_million(noc) > per_million("NED") for noc in r.table()),
    ),
    Truth(
        "fan-a06",
        q.Versus(measures=(t.tally(t.of(athletes=(JENS,))), t.tally(t.of(athletes=(MELLE,))))),
        lambda: [r.triple(r.of_person("Jens van 't Wout")), r.triple(r.of_person("Melle van 't Wout"))],
    ),
    Truth(
        "fan-a07",
        q.Groups(by=Key.ATHLETE, among=(MELLE, JENS), take=1),
        lambda: [JENS if len(r.of_person("Jens van 't Wout")) > len(r.of_person("Melle van 't Wout")) else MELLE],
    ),
    Truth(
        "fan-a16",
        q.Listing(of=t.of(athletes=("kjeld-nuis",), events=("speed-skating-1500m-men",))),
        lambda: r.medals([row for row in r.of_person("Kjeld Nuis") if row.event == "speed-skating-1500m-men"]),
    ),
    Truth(
        "fan-a19",
        q.Listing(of=t.of(athletes=("bart-swings",), events=("speed-skating-mass-start-men",)), ask=q.Ask.EXISTS),
        lambda: any(row.event == "speed-skating-mass-start-men" for row in r.of_person("Bart Swings")),
    ),
    Truth(
        "fan-a20",
        q.Listing(of=t.of(athletes=("loena-hendrickx",)), ask=q.Ask.EXISTS),
        lambda: bool(r.of_person("Loena Hendrickx")),
    ),
    Truth(
        "fan-a23",
        q.Groups(
            by=Key.ATHLETE,
            measure=t.count(t.of("NED", colours=t.SILVER, beside=STOLZ_GOLD)),
            having=(t.has(t.count(t.of("NED", colours=t.SILVER, beside=STOLZ_GOLD)), Op.EQUAL, 2),),
        ),
        lambda: [name.lower().replace(" ", "-") for name in seconds_behind_stolz()],
    ),
    Truth(
        "fan-a24",
        q.Value(measure=t.tally(t.of(athletes=("eileen-gu",)))),
        lambda: r.triple(row for row in r.of_person("Eileen Gu") if row.noc == "CHN"),
    ),
    Truth(
        "fan-a25",
        q.Listing(
            of=t.of("NED", athletes=("teun-boer",), colours=t.GOLD, events=("short-track-relay-5000m-men",)),
            ask=q.Ask.EXISTS,
        ),
        lambda: any(
            (row.event, row.colour) == ("short-track-relay-5000m-men", "gold") for row in r.of_person("Teun Boer")
        ),
    ),
    Truth("fan-s03", q.Listing(of=t.of(events=("short-track-500m-men",))), lambda: podium("short-track-500m-men")),
    Truth(
        "fan-s12",
        q.Listing(of=t.of(events=("speed-skating-5000m-women",))),
        lambda: podium("speed-skating-5000m-women"),
    ),
    Truth(
        "fan-s13",
        q.Groups(
            by=Key.EVENT,
            measure=t.count(t.of("NED", disciplines=t.SKATING)),
            having=(t.has(t.count(t.of("NED", disciplines=t.SKATING)), Op.EQUAL, 0),),
            order=q.Order.NATURAL,
        ),
        lambda: no_medal_at("speed-skating"),
    ),
    Truth(
        "fan-s14",
        q.Listing(of=t.of("NED", colours=t.GOLD, events=("short-track-relay-3000m-women",)), ask=q.Ask.EXISTS),
        lambda: any((row.event, row.colour) == ("short-track-relay-3000m-women", "gold") for row in r.of_nation("NED")),
    ),
    Truth(
        "fan-s16",
        q.Groups(
            by=Key.DISCIPLINE,
            measure=t.rank_by(NED),
            having=(t.has(t.rank_by(NED), Op.EQUAL, 1),),
            order=q.Order.NATURAL,
        ),
        lambda: sorted(slug for slug in {row.discipline for row in r.of_nation("NED")} if first_in(slug)),
    ),
]
