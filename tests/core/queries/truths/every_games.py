"""A few queries of each of the Games of both seasons, with their truths."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from medals_core.queries import model as q
from medals_core.queries.filters import EVER, Described, Podium, Role, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from tests.core.queries import rows as r
from tests.core.queries import truth as t
from tests.core.queries.truth import Truth

Rows = tuple[r.Row, ...]
WITHOUT_FIGURES = (t.of(disciplines=("figure-skating",)),)


def dutch_rank(rows: Rows) -> int | None:
    return r.rank_in("NED", rows)


def nations_with_gold(rows: Rows) -> int:
    """AIN and MIX are told apart."""
    return sum(held[0] > 0 for held in r.by_nation(rows).values())


def medals_of_women(rows: Rows) -> int:
    return sum(row.gender == "women" and row.discipline != "figure-skating" for row in rows)


def colours_shared(rows: Rows) -> int:
    """The medals of which there is another of that colour in the event."""
    held = Counter((row.event, row.colour) for row in rows)
    return sum(count for count in held.values() if count > 1)


def golds_of_whole_podiums(rows: Rows) -> int:
    """The gold medals of events of which one nation won all, three or more."""
    podiums: dict[str, list[r.Row]] = {}
    for row in rows:
        podiums.setdefault(row.event, []).append(row)
    whole = [podium for podium in podiums.values() if len(podium) > 2 and len({row.noc for row in podium}) == 1]
    return sum(row.colour == "gold" for podium in whole for row in podium)


def golds_before_a_silver_of_theirs(rows: Rows) -> int:
    """The gold medals of events of which the same nation won silver too."""
    silver = {(row.event, row.noc) for row in rows if row.colour == "silver"}
    return sum(row.colour == "gold" and (row.event, row.noc) in silver for row in rows)


def of(games_id: str) -> Iterator[Truth]:
    rows, there = r.of_games(games_id), Scope(ids=(games_id,))
    host = r.toml(games_id)["host"]
    yield Truth(
        f"{games_id}: who stands first",
        q.Identify(nation=Described(role=Role.RANK, rank=1), within=t.of(games=there)),
        partial(r.at_rank, 1, rows),
    )
    yield Truth(
        f"{games_id}: the Dutch rank", q.Value(measure=t.rank_by(t.of("NED", games=there))), partial(dutch_rank, rows)
    )
    yield Truth(
        f"{games_id}: the host",
        q.Value(measure=t.tally(t.of(Described(role=Role.HOST), games=there))),
        lambda: r.triple(row for row in rows if row.noc == host),
    )
    yield Truth(
        f"{games_id}: nations with gold",
        q.Groups(by=Key.NATION, measure=t.count(t.of(games=there, colours=t.GOLD)), ask=q.GroupAsk.COUNT),
        partial(nations_with_gold, rows),
    )
    yield Truth(
        f"{games_id}: women's medals without figure skating",
        q.Value(measure=t.count(t.of(games=there, genders=t.WOMEN, but_not=WITHOUT_FIGURES))),
        partial(medals_of_women, rows),
    )
    yield Truth(
        f"{games_id}: medals shared",
        q.Value(measure=t.count(t.of(games=there, podium=Podium.SHARED))),
        partial(colours_shared, rows),
    )
    yield Truth(
        f"{games_id}: whole podiums for one nation",
        q.Value(measure=t.count(t.of(games=there, colours=t.GOLD, podium=Podium.SWEPT))),
        partial(golds_of_whole_podiums, rows),
    )
    yield Truth(
        f"{games_id}: gold and silver of an event for one nation",
        q.Value(measure=t.count(t.of(games=there, colours=t.GOLD, podium=Podium.DOUBLE))),
        partial(golds_before_a_silver_of_theirs, rows),
    )


HOSTS_FIRST = Truth(
    "which hosts won their own Games",
    q.Groups(
        by=Key.GAMES,
        measure=t.count(t.of(Described(role=Role.HOST), games=EVER)),
        having=(
            Condition(
                measure=Measure(kind=Kind.RANK, of=t.of(Described(role=Role.HOST), games=EVER)), op=Op.EQUAL, value=1
            ),
        ),
        ask=q.GroupAsk.COUNT,
    ),
    lambda: sum(r.rank(r.HOST[year], r.table(year)) == 1 for year in r.YEARS),
)
ALL_GAMES = (*(f"{year}-winter" for year in r.YEARS), *r.SUMMER)
TRUTHS = [*(truth for games_id in ALL_GAMES for truth in of(games_id)), HOSTS_FIRST]
