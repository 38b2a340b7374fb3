"""What journalists asked of former Games and of careers (``exam/questions.jsonl``), each with its truth."""

from functools import partial

from medals_core.queries import model as q
from medals_core.queries.filters import Scope
from medals_core.queries.measures import Key, Measure, Op
from tests.core.queries import rows as r
from tests.core.queries import truth as t
from tests.core.queries.truth import Truth

NED = t.of("NED")
EVER = t.of("NED", games=t.EVER)
BEFORE = t.of("NED", games=t.BEFORE)
KLAEBO = ("Johannes Høsflot Klæbo",)


def golds(noc: str, year: int) -> int:
    return r.table(year).get(noc, (0, 0, 0))[0]


def total(noc: str, year: int) -> int:
    return r.total(r.table(year).get(noc, (0, 0, 0)))


def total_of(noc: str, year: int) -> r.Triple:
    return r.table(year)[noc]


def games_id(year: int) -> str:
    return f"{year}-winter"


def best_ranks(noc: str, years: list[int]) -> list[str]:
    ranks = {year: r.rank(noc, r.table(year)) or 99 for year in years}
    return [games_id(year) for year in years if ranks[year] == min(ranks.values())]


def years_of(noc: str, *, with_gold: bool) -> list[str]:
    return [games_id(year) for year in r.YEARS if total(noc, year) and bool(golds(noc, year)) is with_gold]


def first_medals_in(year: int) -> set[str]:
    before = {row.noc for row in r.ROWS if row.year < year}
    return set(r.table(year)) - before


def most_improved() -> list[str]:
    gains = {noc: golds(noc, 2026) - golds(noc, 2022) for noc in r.table()}
    return [noc for noc in gains if gains[noc] == max(gains.values())]


def champions_without_former_medal() -> set[str]:
    champions = {name for row in r.of_nation("NED") if row.colour == "gold" for name in row.athletes}
    return champions - {name for row in r.FORMER for name in row.athletes}


def women_with_most() -> tuple[int, int]:
    sexes = {row["name"]: row["gender"] for row in r.ENTERED}
    counts = [len(rows) for name, rows in r.by_athlete(r.NOW).items() if sexes.get(name) == "F"]
    return max(counts), counts.count(max(counts))


def men_by_golds() -> list[tuple[int, str]]:
    sexes = {row["name"]: row["gender"] for row in r.ENTERED}
    golden = r.by_athlete(row for row in r.NOW if row.colour == "gold")
    return sorted(((-len(rows), name) for name, rows in golden.items() if sexes.get(name) == "M"))


def second_most_golden_men() -> int:
    ordered = men_by_golds()
    return sum(count == ordered[1][0] for count, _ in ordered[1:])


TRUTHS = [
    Truth(
        "stats-076",
        q.Listing(of=t.of("BRA", games=t.EVER), take=1),
        lambda: r.medals(row for row in r.ROWS if row.noc == "BRA")[:1],
    ),
    Truth(
        "stats-077",
        q.Groups(by=Key.NATION, having=(t.has(t.count(t.of(games=t.BEFORE)), Op.EQUAL, 0),), order=q.Order.NATURAL),
        lambda: sorted(first_medals_in(2026), key=r.place_in_table),
    ),
    Truth(
        "stats-078",
        q.Groups(
            by=Key.NATION,
            having=(
                t.has(t.count(t.of(colours=t.GOLD, games=t.games(2022))), Op.AT_LEAST, 1),
                t.has(t.count(t.of(colours=t.GOLD)), Op.EQUAL, 0),
            ),
            ask=q.GroupAsk.COUNT,
        ),
        lambda: sum(golds(noc, 2022) > 0 and golds(noc, 2026) == 0 for noc in r.table(2022)),
    ),
    Truth(
        "stats-079",
        q.Groups(
            by=Key.NATION,
            having=(t.has(t.count(t.of(games=t.games(2022))), Op.AT_LEAST, 1), t.has(t.count(t.of()), Op.EQUAL, 0)),
            ask=q.GroupAsk.COUNT,
        ),
        lambda: len(set(r.table(2022)) - set(r.table())),
    ),
    Truth(
        "stats-081",
        q.Groups(
            by=Key.NATION,
            measure=Measure(of=t.of(colours=t.GOLD), minus=t.count(t.of(colours=t.GOLD, games=t.games(2022)))),
            take=1,
        ),
        most_improved,
    ),
    Truth(
        "stats-086",
        q.Groups(by=Key.GAMES, measure=t.rank_by(BEFORE), order=q.Order.FEWEST, take=1),
        lambda: best_ranks("NED", [year for year in r.YEARS if year < 2026]),
    ),
    Truth(
        "stats-087",
        q.Groups(
            by=Key.GAMES,
            measure=t.count(EVER),
            having=(
                t.has(t.count(EVER), Op.AT_LEAST, 1),
                t.has(t.count(t.of("NED", games=t.EVER, colours=t.GOLD)), Op.EQUAL, 0),
            ),
            order=q.Order.NATURAL,
        ),
        lambda: years_of("NED", with_gold=False),
    ),
    Truth(
        "stats-088",
        q.Groups(
            by=Key.GAMES, measure=t.count(EVER), having=(t.has(t.count(EVER), Op.EQUAL, 0),), order=q.Order.NATURAL
        ),
        # in 1924 and 1932 nobody of the Netherlands was there
        lambda: [games_id(year) for year in r.YEARS if year not in (1924, 1932) and not total("NED", year)],
    ),
    Truth(
        "stats-090",
        q.Value(measure=t.count(t.of("NED", games=t.EVER, but_not=(t.of(disciplines=t.SKATING),)))),
        lambda: sum(row.noc == "NED" and row.discipline != "speed-skating" for row in r.ROWS),
    ),
    Truth(
        "stats-093",
        q.Value(measure=t.tally(t.of("YUG", games=t.EVER))),
        lambda: r.triple(row for row in r.ROWS if row.noc == "YUG"),
    ),
    Truth(
        "stats-093: in which years",
        q.Groups(by=Key.GAMES, measure=t.count(t.of("YUG", games=t.EVER)), order=q.Order.NATURAL),
        lambda: [games_id(year) for year in r.YEARS if total("YUG", year)],
    ),
    Truth(
        "stats-096",
        q.Groups(
            by=Key.GAMES,
            measure=t.count(t.of(games=Scope(ever=True, hosted=True))),
            having=(t.has(t.count(t.of(games=Scope(ever=True, hosted=True), colours=t.GOLD)), Op.EQUAL, 0),),
            order=q.Order.NATURAL,
        ),
        lambda: [games_id(year) for year in r.YEARS if golds(r.HOST[year], year) == 0],
    ),
    *(
        Truth(
            f"stats-097: {year}",
            q.Value(measure=t.tally(t.of("ITA", games=t.games(year)))),
            partial(total_of, "ITA", year),
        )
        for year in (1956, 2006, 2026)
    ),
    Truth(
        "stats-101",
        q.Value(measure=t.count(t.of(games=t.EVER, athletes=("johannes-hosflot-klaebo",), colours=t.GOLD))),
        lambda: sum(row.colour == "gold" and bool({*KLAEBO} & {*row.athletes}) for row in r.ROWS),
    ),
    Truth(
        "stats-102",
        q.Groups(
            by=Key.ATHLETE,
            measure=t.count(EVER),
            having=(t.has(t.count(EVER), Op.MORE, t.count(t.of(games=t.EVER, athletes=("ireen-wust",)))),),
            ask=q.GroupAsk.EXISTS,
        ),
        lambda: any(
            len(rows) > len(r.of_person("Ireen Wüst", None))
            for rows in r.by_athlete(row for row in r.ROWS if row.noc == "NED").values()
        ),
    ),
    Truth(
        "stats-105",
        q.Groups(
            by=Key.ATHLETE,
            measure=t.count(t.of("NED", colours=t.GOLD)),
            having=(t.has(t.count(t.of(games=t.BEFORE)), Op.EQUAL, 0),),
            ask=q.GroupAsk.COUNT,
        ),
        lambda: len(champions_without_former_medal() - {"Antoinette Rijpma-de Jong"}),
    ),
    Truth(
        "stats-107",
        q.Groups(by=Key.ATHLETE, sex="F", having=(t.has(t.count(t.of()), Op.AT_LEAST, 4),), ask=q.GroupAsk.COUNT),
        lambda: women_with_most()[1] if women_with_most()[0] == 4 else None,
    ),
    Truth(
        "stats-109",
        q.Groups(
            by=Key.ATHLETE,
            sex="M",
            measure=t.count(t.of(colours=t.GOLD)),
            having=(t.has(t.count(t.of(colours=t.GOLD)), Op.EQUAL, 3),),
            ask=q.GroupAsk.COUNT,
        ),
        second_most_golden_men,
    ),
    Truth(
        "stats-112",
        q.Groups(
            by=Key.ATHLETE, having=(t.has(t.different(Key.DISCIPLINE, t.of()), Op.AT_LEAST, 2),), ask=q.GroupAsk.EXISTS
        ),
        lambda: any(len({row.discipline for row in rows}) > 1 for rows in r.by_athlete(r.NOW).values()),
    ),
    Truth("stats-113", q.Value(measure=t.different(Key.ATHLETE, NED)), lambda: len(r.by_athlete(r.of_nation("NED")))),
    Truth(
        "stats-119",
        q.Left(of=t.of(as_of=t.at(18, 21), from_day=t.february(18), to_day=t.february(18))),
        lambda: {row.event for row in r.NOW if row.day == t.february(18) and row.won_at > t.moment(18, 21)},
    ),
    Truth(
        "stats-121: the first",
        q.Listing(of=t.of(colours=t.GOLD), take=1),
        lambda: r.medals(row for row in r.NOW if row.colour == "gold")[:1],
    ),
    Truth(
        "stats-121: the last",
        q.Listing(of=t.of(colours=t.GOLD), take=1, last=True),
        lambda: r.medals(row for row in r.NOW if row.colour == "gold")[-1:],
    ),
    Truth(
        "stats-123",
        q.Listing(
            of=t.of("NED", games=t.BEFORE, events=("speed-skating-500m-women",), colours=t.GOLD), ask=q.Ask.EXISTS
        ),
        lambda: any(
            (row.noc, row.event, row.colour) == ("NED", "speed-skating-500m-women", "gold") for row in r.FORMER
        ),
    ),
    Truth(
        "stats-123: the best",
        q.Listing(of=t.of("NED", games=t.BEFORE, events=("speed-skating-500m-women",))),
        lambda: r.medals(row for row in r.FORMER if (row.noc, row.event) == ("NED", "speed-skating-500m-women")),
    ),
]
