"""Conditions, measures, groups and moments in combinations that nobody asked yet, each with its truth."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta
from functools import partial

from medals_core.archive import AsOf
from medals_core.queries import model as q
from medals_core.queries.filters import AfterEvent, AfterEvents, AfterMedal, Described, Medals, Role, Scope
from medals_core.queries.measures import Key, Kind, Measure, Metric, Op
from tests.core.queries import rows as r
from tests.core.queries import truth as t
from tests.core.queries.truth import Truth
from tests.core.queries.truths.days import until

KEEP = Callable[[r.Row], bool]
CONTINENT = {row["noc"]: row["continent"] for row in r.NATIONS}
SCANDINAVIA = ("DEN", "NOR", "SWE")


def step(row: r.Row) -> int:
    return ("gold", "silver", "bronze").index(row.colour)


def best_dutch(event: str) -> int:
    """The best step of a Dutch medal there; -1 without one."""
    return min((step(row) for row in r.of_nation("NED") if row.event == event), default=-1)


def filtered(
    medals: Medals, keep: KEEP, rows: Iterable[r.Row] = r.NOW
) -> Iterator[tuple[q.Query, Callable[[], object]]]:
    """Of one filter its tally, how many nations and events it has, and who stands first in its table."""
    kept = [row for row in rows if keep(row)]
    yield q.Value(measure=t.tally(medals)), partial(r.triple, kept)
    yield q.Value(measure=t.different(Key.NATION, medals)), lambda: len({row.noc for row in kept} - {*r.OUTSIDE})
    yield q.Value(measure=t.different(Key.EVENT, medals)), lambda: len({row.event for row in kept})
    yield (
        q.Identify(nation=Described(role=Role.RANK, rank=1), within=medals.narrowed(nations=())),
        lambda: r.at_rank(1, [row for row in rows if keep(row)]),
    )


FILTERS: dict[str, tuple[Medals, KEEP, Iterable[r.Row]]] = {
    "men's teams": (t.of(genders=t.MEN, team=True), lambda row: row.gender == "men" and row.team, r.NOW),
    "on Sundays": (t.of(weekdays=(6,)), lambda row: row.day.weekday() == 6, r.NOW),
    "in Livigno, no gold": (
        t.of(place="livigno", but_not=(t.of(colours=t.GOLD),)),
        lambda row: "Livigno" in row.venue and row.colour != "gold",
        r.NOW,
    ),
    "beside Dutch gold": (
        t.of(beside=t.of("NED", colours=t.GOLD), but_not=(t.of("NED"),)),
        lambda row: row.noc != "NED" and row.event in {one.event for one in r.of_nation("NED") if one.colour == "gold"},
        r.NOW,
    ),
    "above a Dutch medal": (
        t.of(above=t.of("NED")),
        lambda row: row.noc != "NED" and step(row) < best_dutch(row.event),
        r.NOW,
    ),
    "below a Dutch medal": (
        t.of(below=t.of("NED")),
        lambda row: row.noc != "NED" and 0 <= best_dutch(row.event) < step(row),
        r.NOW,
    ),
    "from the 10th to the 12th, singles": (
        t.of(from_day=t.february(10), to_day=t.february(12), team=False),
        lambda row: t.february(10) <= row.day <= t.february(12) and not row.team,
        r.NOW,
    ),
    "after noon on the 14th": (t.of(after=t.at(14, 12).model_dump()), lambda row: row.won_at > t.moment(14, 12), r.NOW),
    "neither skating nor short track": (
        t.of(but_not=(t.of(disciplines=t.SKATING), t.of(disciplines=t.SHORT_TRACK))),
        lambda row: row.discipline not in (*t.SKATING, *t.SHORT_TRACK),
        r.NOW,
    ),
    "this century's women": (
        t.of(games=Scope(ever=True, since=2001), genders=t.WOMEN),
        lambda row: row.year > 2000 and row.gender == "women",
        r.ROWS,
    ),
    "the nineties' bronze": (
        t.of(games=Scope(ever=True, since=1990, until=1999), colours=t.BRONZE),
        lambda row: 1990 <= row.year <= 1999 and row.colour == "bronze",
        r.ROWS,
    ),
    "at home": (t.of(games=Scope(ever=True, hosted=True)), lambda row: row.noc == r.HOST[row.year], r.ROWS),
}


def of_nations(*nocs: str, year: int = 2026) -> r.Triple:
    return r.triple(row for row in r.ROWS if row.year == year and row.noc in nocs)


def per_million(noc: str, year: int, population_year: int) -> float:
    return round(len(r.of_nation(noc, year)) / r.INHABITANTS[noc, population_year] * 1_000_000, 9)


def by_continent() -> list[str]:
    counts: dict[str, int] = {}
    for row in r.NOW:
        if CONTINENT[row.noc]:
            counts[CONTINENT[row.noc]] = counts.get(CONTINENT[row.noc], 0) + 1
    return sorted(counts, key=lambda key: -counts[key])


def days_per_medal(noc: str) -> float:
    return round(len(r.of_nation(noc)) / len({row.day for row in r.NOW}), 9)


def games_in_a_row(noc: str) -> int:
    best = run = 0
    for year in r.YEARS:
        run = run + 1 if r.of_nation(noc, year) else 0
        best = max(best, run)
    return best


def just_before(event: str) -> datetime:
    return min(row.won_at for row in r.NOW if row.event == event and row.colour == "gold") - timedelta(seconds=1)


def decided(count: int) -> datetime:
    moments: dict[str, datetime] = {}
    for row in r.NOW:
        if row.colour != "bronze":
            moments.setdefault(row.event, row.won_at)
    return sorted(moments.values())[count - 1]


def nth_gold(noc: str, nth: int) -> datetime:
    return [row.won_at for row in r.NOW if (row.noc, row.colour) == (noc, "gold")][nth - 1]


def rank_after(events: int) -> int | None:
    return r.rank_in("NED", until(decided(events)))


def medals_at_gold(nth: int) -> int:
    return len(until(nth_gold("NOR", nth)))


def rank_by_size(noc: str, size: Callable[[r.Triple], int]) -> int:
    return 1 + sum(size(held) > size(r.table()[noc]) for held in r.table().values())


COMBINED = [
    Truth(
        "Germany of 1988",
        q.Value(measure=t.tally(t.of(Described(role=Role.NAMED, of="GER"), games=t.games(1988)))),
        partial(of_nations, "GDR", "FRG", year=1988),
    ),
    Truth(
        "Russia of 2022",
        q.Value(measure=t.tally(t.of(Described(role=Role.NAMED, of="RUS"), games=t.games(2022)))),
        partial(of_nations, "ROC", year=2022),
    ),
    Truth(
        "Czechia of 1984",
        q.Value(measure=t.tally(t.of(Described(role=Role.NAMED, of="CZE"), games=t.games(1984)))),
        partial(of_nations, "TCH", year=1984),
    ),
    Truth(
        "Scandinavia",
        q.Value(measure=t.tally(t.of(Described(role=Role.GROUP, name="scandinavia")))),
        partial(of_nations, *SCANDINAVIA),
    ),
    Truth(
        "who stand just above and below us",
        q.Value(measure=t.count(t.of(Described(role=Role.ABOVE, of="NED"), Described(role=Role.BELOW, of="NED")))),
        lambda: sum(row.noc in r.at_rank(2, r.NOW) | r.at_rank(4, r.NOW) for row in r.NOW),
    ),
    Truth("continents by medals", q.Groups(by=Key.CONTINENT), by_continent),
    *(
        Truth(
            f"{noc} {year} per million",
            q.Value(measure=Measure(kind=Kind.PER_MILLION, of=t.of(noc, games=t.games(year)))),
            partial(per_million, noc, year, min(year, 2024)),
        )
        for noc, year in (("NED", 2026), ("NOR", 1994), ("URS", 1980), ("TCH", 1984), ("LIE", 1980))
    ),
    Truth(
        "medals a day",
        q.Value(measure=Measure(kind=Kind.AVERAGE, of=t.of("NED"), per=Key.DAY)),
        partial(days_per_medal, "NED"),
    ),
    Truth(
        "Games in a row with a medal",
        q.Value(measure=t.streak(Key.GAMES, t.of("NED", games=t.EVER))),
        partial(games_in_a_row, "NED"),
    ),
    Truth(
        "Austria's rank just before the slalom",
        q.Value(
            measure=t.rank_by(
                t.of("AUT", as_of=AfterEvent(event_id="alpine-skiing-slalom-men", before=True).model_dump())
            )
        ),
        lambda: r.rank_in("AUT", until(just_before("alpine-skiing-slalom-men"))),
    ),
    *(
        Truth(
            f"the Dutch rank after {events} events",
            q.Value(measure=t.rank_by(t.of("NED", as_of=AfterEvents(events=events).model_dump()))),
            partial(rank_after, events),
        )
        for events in (10, 25, 50, 75, 100, 115)
    ),
    *(
        Truth(
            f"everybody's medals at Norway's gold number {nth}",
            q.Value(measure=t.count(t.of(as_of=AfterMedal(of=t.of("NOR", colours=t.GOLD), nth=nth).model_dump()))),
            partial(medals_at_gold, nth),
        )
        for nth in (1, 2, 9, 18)
    ),
    *(
        Truth(
            f"rank by {metric.value} of {noc}",
            q.Value(measure=t.rank_by(t.of(noc), metric)),
            partial(rank_by_size, noc, size),
        )
        for noc in ("NED", "JPN", "BEL", "KOR")
        for metric, size in ((Metric.TOTAL, r.total), (Metric.POINTS, r.points))
    ),
    Truth(
        "as Sochi's table stood at the time",
        q.Value(
            measure=t.rank_by(
                t.of("NED", games=t.games(2014), as_of=AsOf(known_by=datetime(2014, 3, 1, tzinfo=t.ROME)).model_dump())
            )
        ),
        partial(r.rank_as_printed, "NED", 2014),
    ),
    Truth(
        "all medallists",
        q.Groups(by=Key.ATHLETE, having=(t.has(t.count(t.of()), Op.AT_LEAST, 1),), ask=q.GroupAsk.COUNT),
        lambda: len(r.by_athlete(r.NOW)),
    ),
    Truth(
        "athletes with as many as the best",
        q.Groups(by=Key.ATHLETE, having=(t.has(t.count(t.of()), Op.EQUAL, 6),), ask=q.GroupAsk.COUNT),
        lambda: sum(len(medals) == 6 for medals in r.by_athlete(r.NOW).values()),
    ),
    Truth(
        "podiums of one nation alone",
        q.Groups(
            by=Key.EVENT,
            having=(t.has(t.different(Key.NATION, t.of()), Op.EQUAL, 1), t.has(t.count(t.of()), Op.AT_LEAST, 3)),
            order=q.Order.NATURAL,
        ),
        lambda: [
            event["event_id"]
            for event in r.EVENTS[2026]
            if len({row.noc for row in r.NOW if row.event == event["event_id"]}) == 1
        ],
    ),
]
TRUTHS = [
    *COMBINED,
    *(
        Truth(f"{name}: {number}", query, computed)
        for name, (medals, keep, rows) in FILTERS.items()
        for number, (query, computed) in enumerate(filtered(medals, keep, rows), start=1)
    ),
]
