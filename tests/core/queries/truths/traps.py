"""What was asked to lead astray (``exam/questions.jsonl``, every item that the facts answer) as queries, each with its
truth: false premises, exceptions, conditions, moments, places, comparisons the wrong way round."""

from functools import partial

from medals_core.queries import model as q
from medals_core.queries.filters import AfterMedal, Described, Role
from medals_core.queries.measures import Key, Op
from tests.core.queries import rows as r
from tests.core.queries import truth as t
from tests.core.queries.truth import Truth
from tests.core.queries.truths.courses import spells_at
from tests.core.queries.truths.days import until

NED = t.of("NED")
ITA_FIRST_GOLD = AfterMedal(of=t.of("ITA", colours=t.GOLD))
SKIING = (
    "alpine-skiing",
    "cross-country-skiing",
    "freestyle-skiing",
    "ski-jumping",
    "nordic-combined",
    "ski-mountaineering",
)
TRIO = {"jutta-leerdam": "Jutta Leerdam", "femke-kok": "Femke Kok", "merel-conijn": "Merel Conijn"}


def exists(**fields: object) -> q.Listing:
    nocs = fields.pop("nocs", ())
    assert isinstance(nocs, tuple)
    return q.Listing(of=t.of(*nocs, **fields), ask=q.Ask.EXISTS)


def tally_of(name: str, year: int | None) -> r.Triple:
    return r.triple(r.of_person(name, year))


def dutch_medals_in(place: str) -> int:
    return sum(place in row.venue for row in r.of_nation("NED"))


def first_gold_of(noc: str) -> object:
    return next(row.won_at for row in r.NOW if (row.noc, row.colour) == (noc, "gold"))


TRUTHS = [
    Truth(
        "trap-t002",
        q.Versus(measures=(t.rank_by(t.of("GER")), t.rank_by(NED)), ask=q.VersusAsk.WHY),
        lambda: [("NED", "GER", "gold")] if r.table()["NED"][0] > r.table()["GER"][0] else [],
    ),
    Truth(
        "trap-t003",
        exists(athletes=("antoinette-rijpma-de-jong",), events=("speed-skating-5000m-women",)),
        lambda: any(row.event == "speed-skating-5000m-women" for row in r.of_person("Antoinette Rijpma-de Jong")),
    ),
    Truth(
        "trap-t009",
        q.Listing(of=t.of("NED", disciplines=SKIING), take=1),
        lambda: r.medals(row for row in r.of_nation("NED") if row.discipline in SKIING)[:1],
    ),
    Truth(
        "trap-t013",
        q.Listing(of=t.of(events=("short-track-relay-2000m-mixed",), colours=t.SILVER)),
        lambda: r.medals(
            row for row in r.NOW if (row.event, row.colour) == ("short-track-relay-2000m-mixed", "silver")
        ),
    ),
    Truth(
        "trap-t013: and we?",
        exists(nocs=("NED",), events=("short-track-relay-2000m-mixed",)),
        lambda: any(row.event == "short-track-relay-2000m-mixed" for row in r.of_nation("NED")),
    ),
    Truth(
        "trap-t022",
        q.Spells(noc="NOR", condition=t.has(t.rank_by(t.of("NOR")), Op.EQUAL, 1), last=True),
        lambda: spells_at("NOR", 1)[-1:],
    ),
    Truth(
        "trap-t024",
        exists(nocs=("USA",), colours=t.GOLD, events=("speed-skating-1500m-men", "speed-skating-1500m-women")),
        lambda: any(row.colour == "gold" and row.event.startswith("speed-skating-1500m") for row in r.of_nation("USA")),
    ),
    Truth(
        "trap-t036",
        exists(disciplines=("nordic-combined",), genders=t.WOMEN),
        lambda: any((row.discipline, row.gender) == ("nordic-combined", "women") for row in r.NOW),
    ),
    Truth("trap-t042", q.Identify(nation=Described(role=Role.RANK, rank=30)), lambda: r.at_rank(30, r.NOW)),
    Truth("trap-t043", q.Identify(nation=Described(role=Role.RANK, rank=26)), lambda: r.at_rank(26, r.NOW)),
    Truth("trap-t043: who does", q.Identify(nation=Described(role=Role.RANK, rank=25)), lambda: r.at_rank(25, r.NOW)),
    Truth("trap-t045", q.Listing(of=t.of(athletes=("jordan-stolz",))), lambda: r.medals(r.of_person("Jordan Stolz"))),
    *(
        Truth(item, q.Value(measure=t.tally(t.of(athletes=(key,)))), partial(tally_of, name, 2026))
        for item, key, name in (
            ("trap-t048", "joep-wennemars", "Joep Wennemars"),
            ("trap-t054", "ireen-wust", "Ireen Wüst"),
            ("trap-t055", "patrick-roest", "Patrick Roest"),
            ("trap-t056", "kimberley-bos", "Kimberley Bos"),
            ("trap-t067: these Games", "suzanne-schulting", "Suzanne Schulting"),
        )
    ),
    *(
        Truth(
            f"{item}: ever",
            q.Value(measure=t.tally(t.of(games=t.EVER, athletes=(key,)))),
            partial(tally_of, name, None),
        )
        for item, key, name in (
            ("trap-t054", "ireen-wust", "Ireen Wüst"),
            ("trap-t056", "kimberley-bos", "Kimberley Bos"),
            ("trap-t067", "suzanne-schulting", "Suzanne Schulting"),
        )
    ),
    Truth(
        "trap-t055: four years ago",
        q.Listing(of=t.of(games=t.games(2022), athletes=("patrick-roest",), events=("speed-skating-10000m-men",))),
        lambda: r.medals(row for row in r.of_person("Patrick Roest", 2022) if row.event == "speed-skating-10000m-men"),
    ),
    Truth(
        "trap-t079",
        q.Value(measure=t.count(t.of("NED", as_of=ITA_FIRST_GOLD.model_dump()))),
        lambda: sum(row.noc == "NED" for row in until(first_gold_of("ITA"))),
    ),
    Truth(
        "trap-t089",
        q.Groups(
            by=Key.NATION,
            having=(
                t.has(t.count(t.of(colours=t.GOLD)), Op.EQUAL, 0),
                t.has(t.count(t.of(colours=t.SILVER)), Op.EQUAL, 0),
            ),
        ),
        lambda: sorted((noc for noc, held in r.table().items() if held[:2] == (0, 0)), key=r.place_in_table),
    ),
    Truth(
        "trap-t092",
        q.Groups(by=Key.ATHLETE, among=tuple(TRIO), having=(t.has(t.count(t.of(colours=t.GOLD)), Op.EQUAL, 0),)),
        lambda: [key for key, name in TRIO.items() if r.triple(r.of_person(name))[0] == 0],
    ),
    Truth(
        "trap-t093",
        q.Value(
            measure=t.count(
                t.of("NED", colours=t.GOLD, disciplines=t.SKATING, genders=t.WOMEN, from_day=t.february(13))
            )
        ),
        lambda: sum(
            (row.colour, row.discipline, row.gender) == ("gold", "speed-skating", "women") and row.day > t.february(12)
            for row in r.of_nation("NED")
        ),
    ),
    Truth(
        "trap-t095",
        q.Value(measure=t.count(t.of("ITA", colours=t.BRONZE, as_of=t.at(14, 12)))),
        lambda: sum((row.noc, row.colour) == ("ITA", "bronze") for row in until(t.moment(14, 12))),
    ),
    Truth(
        "trap-t096",
        q.Value(measure=t.tally(t.of("NOR", genders=t.WOMEN, but_not=(t.of(disciplines=t.CROSS_COUNTRY),)))),
        lambda: r.triple(
            row for row in r.of_nation("NOR") if row.gender == "women" and row.discipline != "cross-country-skiing"
        ),
    ),
    *(
        Truth(
            f"trap-t099: {place}", q.Value(measure=t.count(t.of("NED", place=place))), partial(dutch_medals_in, place)
        )
        for place in ("Cortina", "Milano")
    ),
    Truth(
        "trap-t100",
        q.Versus(
            measures=(t.count(t.of("NOR", colours=t.GOLD)), t.count(t.of("NED", colours=t.GOLD))),
            ask=q.VersusAsk.DIFFERENCE,
        ),
        lambda: [r.table()["NOR"][0], r.table()["NED"][0]],
    ),
    Truth(
        "trap-t102",
        q.Groups(
            by=Key.NATION,
            having=(t.has(t.rank_by(t.of()), Op.MORE, t.rank_by(NED)), t.has(t.count(t.of()), Op.MORE, t.count(NED))),
            ask=q.GroupAsk.COUNT,
        ),
        lambda: sum(
            held < r.table()["NED"] and r.total(held) > r.total(r.table()["NED"]) for held in r.table().values()
        ),
    ),
    Truth(
        "trap-t104",
        q.Versus(measures=(t.tally(t.of("JPN")), t.tally(NED))),
        lambda: [r.table()["JPN"], r.table()["NED"]],
    ),
    Truth(
        "trap-t105",
        q.Listing(of=t.of(colours=t.GOLD, events=("speed-skating-5000m-men",)), ask=q.Ask.WHO),
        lambda: r.medals(row for row in r.NOW if (row.colour, row.event) == ("gold", "speed-skating-5000m-men")),
    ),
    Truth(
        "trap-t108",
        q.Groups(
            by=Key.NATION,
            having=(
                t.has(t.count(t.of(colours=t.GOLD)), Op.EQUAL, 10),
                t.has(t.count(t.of(colours=t.SILVER)), Op.EQUAL, 6),
            ),
        ),
        lambda: [noc for noc, held in r.table().items() if held[:2] == (10, 6)],
    ),
    Truth(
        "trap-t111",
        q.Groups(
            by=Key.NATION,
            measure=t.count(t.of(colours=t.SILVER)),
            having=(t.has(t.count(t.of(colours=t.SILVER)), Op.MORE, 12),),
            ask=q.GroupAsk.COUNT,
        ),
        lambda: sum(held[1] > 12 for held in r.table().values()),
    ),
    Truth("trap-t113", q.Value(measure=t.count(t.of("FIN", colours=t.GOLD))), lambda: r.table()["FIN"][0]),
    Truth(
        "trap-t114",
        exists(nocs=("NED",), colours=t.GOLD, disciplines=SKIING),
        lambda: any(row.colour == "gold" and row.discipline in SKIING for row in r.of_nation("NED")),
    ),
    Truth(
        "trap-t122",
        q.Value(measure=t.count(t.of("FRA", colours=t.GOLD, but_not=(t.of(disciplines=("biathlon",)),)))),
        lambda: sum(row.colour == "gold" and row.discipline != "biathlon" for row in r.of_nation("FRA")),
    ),
    Truth(
        "trap-t126",
        q.Versus(measures=(t.count(t.of("IRL")), t.count(t.of("ISL")))),
        lambda: [len(r.of_nation("IRL")), len(r.of_nation("ISL"))],
    ),
    Truth(
        "trap-t127",
        exists(nocs=("MLI",), colours=(*t.SILVER, *t.BRONZE)),
        lambda: any(row.colour != "gold" for row in r.of_nation("MLI")),
    ),
    Truth(
        "trap-t128",
        q.Versus(measures=(t.rank_by(NED), t.rank_by(t.of("ITA"))), ask=q.VersusAsk.WHY),
        lambda: (
            [("NED", "ITA", "silver")]
            if r.table()["NED"][0] == r.table()["ITA"][0] and r.table()["NED"][1] > r.table()["ITA"][1]
            else []
        ),
    ),
]
