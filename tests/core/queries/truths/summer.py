"""Queries over the Summer Games, over both seasons, and of single Summer Games, with their truths."""

from collections import Counter
from collections.abc import Iterable, Iterator

from medals_core.games import Season
from medals_core.queries import model as q
from medals_core.queries.filters import EVER, Podium, Scope
from medals_core.queries.measures import Key, Kind, Measure, Metric
from tests.core.queries import rows as r
from tests.core.queries import truth as t
from tests.core.queries.truth import Truth

SUMMERS = Scope(ever=True, seasons=(Season.SUMMER,))
WINTERS = Scope(ever=True, seasons=(Season.WINTER,))
BOTH = Scope(ever=True, seasons=(Season.SUMMER, Season.WINTER))
SINCE_2000 = Scope(ever=True, seasons=(Season.SUMMER,), since=2000)
PARIS, LONDON, TOKYO = (Scope(ids=(f"{year}-summer",)) for year in (2024, 2012, 2020))


def rows(*games_ids: str) -> list[r.Row]:
    return [row for games_id in games_ids or r.SUMMER for row in r.of_games(games_id)]


def both() -> list[r.Row]:
    return [*rows(), *r.ROWS]


def dutch(found: Iterable[r.Row]) -> list[r.Row]:
    return [row for row in found if row.noc == "NED"]


def of_person(name: str, found: Iterable[r.Row]) -> r.Triple:
    return r.triple(row for row in found if name in row.athletes)


def most(found: Iterable[r.Row]) -> list[str]:
    """The identifier of the person; none of the first has a namesake."""
    ((name, _),) = Counter(name for row in found for name in row.athletes).most_common(1)
    return ["-".join(name.lower().split())]


def _truths() -> Iterator[Truth]:
    yield Truth("Dutch medals at all Summer Games", q.Value(measure=t.tally(t.of("NED", games=SUMMERS))),
                lambda: r.triple(dutch(rows())))  # fmt: skip
    yield Truth("Dutch medals ever, as seen from Winter Games", q.Value(measure=t.tally(t.of("NED", games=EVER))),
                lambda: r.triple(dutch(r.ROWS)))  # fmt: skip
    yield Truth("Dutch medals at all Winter Games by name", q.Value(measure=t.tally(t.of("NED", games=WINTERS))),
                lambda: r.triple(dutch(r.ROWS)))  # fmt: skip
    yield Truth("Dutch medals of both seasons", q.Value(measure=t.tally(t.of("NED", games=BOTH))),
                lambda: r.triple(dutch(both())))  # fmt: skip
    yield Truth("the Dutch rank over all Summer Games", q.Value(measure=t.rank_by(t.of("NED", games=SUMMERS))),
                lambda: r.rank_in("NED", rows()))  # fmt: skip
    yield Truth("the Dutch rank in Paris", q.Value(measure=t.rank_by(t.of("NED", games=PARIS))),
                lambda: r.rank_in("NED", rows("2024-summer")))  # fmt: skip
    yield Truth("the Dutch rank in Paris by total", q.Value(measure=t.rank_by(t.of("NED", games=PARIS), Metric.TOTAL)),
                lambda: r.rank("NED", {noc: (sum(held), 0, 0) for noc, held in
                                       r.by_nation(rows("2024-summer")).items()}))  # fmt: skip
    yield Truth("Dutch gold in swimming since 2000",
                q.Value(measure=t.count(t.of("NED", games=SINCE_2000, disciplines=("swimming",), colours=t.GOLD))),
                lambda: sum((row.discipline, row.colour) == ("swimming", "gold") and row.year >= 2000
                            for row in dutch(rows())))  # fmt: skip
    yield Truth("medals of mixed teams", q.Value(measure=t.tally(t.of("MIX", games=SUMMERS))),
                lambda: r.triple(row for row in rows() if row.noc == "MIX"))  # fmt: skip
    yield Truth("mixed teams have no rank", q.Value(measure=t.rank_by(t.of("MIX", games=Scope(ids=("1900-summer",))))),
                lambda: None)  # fmt: skip
    yield Truth("two bronzes in judo in Tokyo",
                q.Value(measure=t.count(t.of(games=TOKYO, disciplines=("judo",), podium=Podium.SHARED))),
                lambda: sum((row.discipline, row.colour) == ("judo", "bronze")
                            for row in rows("2020-summer")))  # fmt: skip
    yield Truth("whose gold was in Rio's 77 kg: nobody's",
                q.Value(measure=t.tally(t.of(games=Scope(ids=("2016-summer",)),
                                             events=("weightlifting-middleweight-77kg-men",)))),
                lambda: r.triple(row for row in rows("2016-summer")
                                 if row.event == "weightlifting-middleweight-77kg-men"))  # fmt: skip
    yield Truth("Ethiopia in London as it is now", q.Value(measure=t.tally(t.of("ETH", games=LONDON))),
                lambda: r.triple(row for row in rows("2012-summer") if row.noc == "ETH"))  # fmt: skip
    yield Truth("the marathon of women at all Games",
                q.Groups(by=Key.NATION, measure=t.count(t.of(games=SUMMERS, events=("athletics-marathon-women",))),
                         ask=q.GroupAsk.COUNT),
                lambda: len({row.noc for row in rows() if row.event == "athletics-marathon-women"}))  # fmt: skip
    yield Truth("nations with a medal of any Games",
                q.Groups(by=Key.NATION, measure=t.count(t.of(games=BOTH)), ask=q.GroupAsk.COUNT),
                lambda: len({row.noc for row in both()} - set(r.OUTSIDE)))  # fmt: skip
    yield Truth("figure skating of both seasons", q.Value(measure=t.tally(t.of(games=BOTH, disciplines=FIGURES))),
                lambda: r.triple(row for row in both() if row.discipline == "figure-skating"))  # fmt: skip
    for athlete_id, name in PEOPLE.items():
        yield Truth(f"{name}: all medals", q.Value(measure=t.tally(t.of(games=BOTH, athletes=(athlete_id,)))),
                    lambda name=name: of_person(name, both()))  # fmt: skip
        yield Truth(f"{name}: at Summer Games", q.Value(measure=t.tally(t.of(games=SUMMERS, athletes=(athlete_id,)))),
                    lambda name=name: of_person(name, rows()))  # fmt: skip
    for games_id in r.SUMMER:
        yield Truth(f"{games_id}: events", q.Value(measure=t.different(Key.EVENT, t.of(games=Scope(ids=(games_id,))))),
                    lambda games_id=games_id: len({row.event for row in rows(games_id)}))  # fmt: skip
    for metric, counted in ((Kind.COUNT, ("gold", "silver", "bronze")), (Kind.TALLY, ("gold",))):
        yield Truth(f"who won most ever by {metric}",
                    q.Groups(by=Key.ATHLETE, measure=Measure(kind=metric, of=t.of(games=BOTH)), take=1),
                    lambda counted=counted: most(row for row in both() if row.colour in counted))  # fmt: skip


FIGURES = ("figure-skating",)
PEOPLE = {
    "michael-phelps": "Michael Phelps",
    "sifan-hassan": "Sifan Hassan",
    "inge-de-bruijn": "Inge de Bruijn",
    "pieter-van-den-hoogenband": "Pieter van den Hoogenband",
    "larisa-latynina": "Larisa Latynina",
    "clara-hughes": "Clara Hughes",
    "lauryn-williams": "Lauryn Williams",
    "eddie-eagan": "Eddie Eagan",
    "gillis-grafstrom": "Gillis Grafström",
}
TRUTHS = [*_truths()]
