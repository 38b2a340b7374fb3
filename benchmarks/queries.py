"""What each kind of query costs, once its indexes are made: ``python -m benchmarks.queries``. All over the real data,
without any cache of answers. Those about the current Games come first, then those over all Winter Games, and the same
over all Games of both seasons."""

import statistics
import sys
import time
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from rich.console import Console
from rich.table import Table

from medals_core import (
    ALL,
    EVER,
    AfterEvents,
    AfterMedal,
    Archive,
    Colour,
    Condition,
    Described,
    Gender,
    Key,
    Kind,
    Measure,
    Medals,
    Metric,
    Op,
    Order,
    Query,
    Role,
    Scope,
    TableQuestion,
    TimelineQuestion,
    Viewpoint,
    WhenRanked,
    answer,
    load_archive,
)
from medals_core.games import Season
from medals_core.queries.model import (
    Added,
    Ask,
    Certain,
    Claim,
    Groups,
    Identify,
    Left,
    Listing,
    Needed,
    SpellAsk,
    Spells,
    Suppose,
    Value,
    Versus,
    Without,
)
from medals_core.questions import Page

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
OURS = Medals(nations=("NED",))
GOLD = (Colour.GOLD,)
EVER_OURS = Medals(games=EVER, nations=("NED",))
BEFORE = Scope(ever=True, until=2025)
USUAL_AIM, EVER_AIM, BOTH_AIM = 0.5, 5.0, 15.0


def measure(kind: Kind = Kind.COUNT, of: Medals = ALL, **more: object) -> Measure:
    return Measure.model_validate({"kind": kind, "of": of, **more})


def at_least(one: Measure, value: float) -> Condition:
    return Condition(measure=one, op=Op.AT_LEAST, value=value)


def none_of(of: Medals) -> Condition:
    return Condition(measure=measure(of=of), op=Op.EQUAL, value=0)


RANK = measure(Kind.RANK, OURS)
SKATING = OURS.narrowed(disciplines=("speed-skating",))

USUAL: Mapping[str, Query | Page] = {
    "how many medals has a nation": Value(measure=measure(of=OURS)),
    "silver of the women in team events after 12 February": Value(
        measure=measure(
            of=OURS.narrowed(colours=(Colour.SILVER,), genders=(Gender.WOMEN,), team=True, from_day=date(2026, 2, 13))
        )
    ),
    "without speed skating and short track": Value(
        measure=measure(of=OURS.narrowed(but_not=(Medals(disciplines=("speed-skating", "short-track")),)))
    ),
    "rank": Value(measure=RANK),
    "rank by points": Value(measure=measure(Kind.RANK, OURS, metric=Metric.POINTS)),
    "share": Value(measure=measure(Kind.SHARE, SKATING)),
    "average a day": Value(measure=measure(Kind.AVERAGE, OURS, per=Key.DAY)),
    "medals when a rank was reached": Value(measure=measure(of=OURS.narrowed(as_of=WhenRanked(noc="NED", rank=3)))),
    "medals after half of the events": Value(measure=measure(of=OURS.narrowed(as_of=AfterEvents(half=True)))),
    "medals after somebody's first gold": Value(
        measure=measure(of=OURS.narrowed(as_of=AfterMedal(of=Medals(nations=("ITA",), colours=GOLD))))
    ),
    "silver where we won gold": Listing(
        of=Medals(colours=(Colour.SILVER,), beside=OURS.narrowed(colours=GOLD)), ask=Ask.WHO
    ),
    "the first gold": Listing(of=Medals(colours=GOLD), take=1),
    "nations with gold in four sports": Groups(
        by=Key.NATION, having=(at_least(measure(Kind.DISTINCT, Medals(colours=GOLD), per=Key.DISCIPLINE), 4),), take=10
    ),
    "events without a medal of ours": Groups(by=Key.EVENT, measure=measure(of=SKATING), having=(none_of(SKATING),)),
    "days with a medal but no gold": Groups(
        by=Key.DAY,
        measure=measure(of=OURS),
        having=(at_least(measure(of=OURS), 1), none_of(OURS.narrowed(colours=GOLD))),
        order=Order.NATURAL,
    ),
    "evenings in the top five": Groups(
        by=Key.DAY,
        measure=measure(of=OURS),
        having=(Condition(measure=RANK, op=Op.AT_MOST, value=5),),
        order=Order.NATURAL,
    ),
    "the woman with most medals": Groups(by=Key.ATHLETE, sex="F", take=1),
    "who has more": Versus(measures=(RANK, measure(Kind.RANK, Medals(nations=("ITA",))))),
    "is it so": Claim(conditions=(Condition(measure=RANK, op=Op.EQUAL, value=3),)),
    "what is left": Left(of=Medals(as_of=WhenRanked(noc="NED", rank=3))),
    "who stands above us": Identify(nation=Described(role=Role.ABOVE, of="NED")),
    "one gold more": Suppose(changes=(Added(noc="NED", colour=Colour.GOLD),)),
    "without short track": Suppose(changes=(Without(of=Medals(disciplines=("short-track",))),)),
    "needed for second": Needed(noc="NED", place=2),
    "how long third": Spells(noc="NED", condition=Condition(measure=RANK, op=Op.EQUAL, value=3), ask=SpellAsk.HOW_LONG),
    "certain of the top ten": Certain(noc="NED", place=10),
    "the table of the women without short track": TableQuestion(
        only=Medals(genders=(Gender.WOMEN,), but_not=(Medals(disciplines=("short-track",)),))
    ),
    "the course of the rank": TimelineQuestion(nocs=("NED", "ITA")),
}
ALL_GAMES: Mapping[str, Query] = {
    "medals ever, without speed skating": Value(
        measure=measure(of=EVER_OURS.narrowed(but_not=(Medals(disciplines=("speed-skating",)),)))
    ),
    "rank of all time": Value(measure=measure(Kind.RANK, EVER_OURS)),
    "rank at each Games": Groups(by=Key.GAMES, measure=measure(Kind.RANK, EVER_OURS), order=Order.FEWEST, take=1),
    "hosts without gold at home": Groups(
        by=Key.GAMES,
        measure=measure(of=Medals(games=Scope(ever=True, hosted=True))),
        having=(none_of(Medals(games=Scope(ever=True, hosted=True), colours=GOLD)),),
    ),
    "nations by medals, per million": Groups(by=Key.NATION, measure=measure(Kind.PER_MILLION), take=5),
    "nations with gold in ten sports": Groups(
        by=Key.NATION,
        measure=measure(of=Medals(games=EVER)),
        having=(at_least(measure(Kind.DISTINCT, Medals(games=EVER, colours=GOLD), per=Key.DISCIPLINE), 10),),
    ),
    "athletes with most medals": Groups(by=Key.ATHLETE, measure=measure(of=Medals(games=EVER)), take=10),
    "champions never on a podium before": Groups(
        by=Key.ATHLETE, measure=measure(of=Medals(colours=GOLD)), having=(none_of(Medals(games=BEFORE)),), take=20
    ),
    "athletes with medals in two sports": Groups(
        by=Key.ATHLETE,
        measure=measure(of=Medals(games=EVER)),
        having=(at_least(measure(Kind.DISTINCT, Medals(games=EVER), per=Key.DISCIPLINE), 2),),
        take=10,
    ),
    "the first medal ever of a nation": Listing(of=EVER_OURS, take=1),
    "every gold of a nation": Listing(of=EVER_OURS.narrowed(colours=GOLD)),
    "all medals of all Games": Value(measure=measure(of=Medals(games=EVER))),
}


def of_both_seasons(question: Query) -> Query:
    """The same over the Games of both seasons."""

    def widened(part: Any) -> Any:
        if isinstance(part, dict):
            part = {name: widened(one) for name, one in part.items()}
            return part | {"seasons": tuple(Season)} if part.get("ever") else part
        return tuple(map(widened, part)) if isinstance(part, tuple) else part

    return type(question).model_validate(widened(question.model_dump()))


def taken(question: Query | Page, archive: Archive, rounds: int) -> tuple[float, float]:
    """Least and median, in milliseconds of processor time: what else the machine does is not counted."""
    asker = Viewpoint(now=NOW)
    answer(question, archive, asker)
    found = []
    for _ in range(rounds):
        began = time.thread_time()
        answer(question, archive, asker)
        found.append((time.thread_time() - began) * 1000)
    return min(found), statistics.median(found)


def main(quick: bool = False) -> None:
    archive = load_archive()
    table = Table(title="Queries, in milliseconds", title_justify="left")
    for heading in ("query", "least", "median", "aim"):
        table.add_column(heading, justify="left" if heading == "query" else "right")
    both = {f"both seasons: {name}": of_both_seasons(query) for name, query in ALL_GAMES.items()}
    for asked, aim in ((USUAL, USUAL_AIM), (ALL_GAMES, EVER_AIM), (both, BOTH_AIM)):
        for name, question in asked.items():
            least, median = taken(question, archive, 20 if quick else 200)
            table.add_row(name, f"{least:.2f}", f"{median:.2f}", f"{aim:.1f} {'✓' if least <= aim else '✗'}")
    Console(width=110).print(table)


if __name__ == "__main__":
    main("--quick" in sys.argv)
