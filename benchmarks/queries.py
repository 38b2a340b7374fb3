"""What the dearest queries cost, once their indexes are made: ``python -m benchmarks.queries``. All over the real data,
without any cache of answers: the queries of the tests about the current Games, those over all Winter Games, and the
same over all Games of both seasons."""

import statistics
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from rich.console import Console
from rich.table import Table

import medals_core as core
from bot.understanding.canonical import canonical
from medals_core.games import Season
from medals_core.queries.measures import Kind
from tests.support.replies.queries import EVERY

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
AIM, BOTH_AIM = 5.0, 15.0
SHOWN = 10
IN_TWO_SPORTS = core.Condition(
    measure=core.Measure(kind=Kind.DISTINCT, of=core.Medals(games=core.EVER), per=core.Key.DISCIPLINE),
    op=core.Op.AT_LEAST,
    value=2,
)
DEAREST: Sequence[core.Query] = (
    core.Groups(by=core.Key.ATHLETE, measure=core.Measure(of=core.Medals(games=core.EVER)), take=10),
    core.Groups(
        by=core.Key.ATHLETE, measure=core.Measure(of=core.Medals(games=core.EVER)), having=(IN_TWO_SPORTS,), take=10
    ),
    core.Groups(by=core.Key.NATION, measure=core.Measure(of=core.Medals(games=core.EVER, colours=(core.Colour.GOLD,)))),
)


def of_both_seasons(question: core.Query) -> core.Query:
    """The same over the Games of both seasons."""

    def widened(part: Any) -> Any:
        if isinstance(part, dict):
            part = {name: widened(one) for name, one in part.items()}
            return part | {"seasons": tuple(Season)} if part.get("ever") else part
        return tuple(map(widened, part)) if isinstance(part, tuple) else part

    return type(question).model_validate(widened(question.model_dump()))


def taken(question: core.Query, archive: core.Archive, rounds: int) -> tuple[float, float]:
    """Least and median, in milliseconds of processor time: what else the machine does is not counted."""
    asker = core.Viewpoint(now=NOW)
    core.answer(question, archive, asker)
    found = []
    for _ in range(rounds):
        began = time.thread_time()
        core.answer(question, archive, asker)
        found.append((time.thread_time() - began) * 1000)
    return min(found), statistics.median(found)


def main(quick: bool = False) -> None:
    archive = core.load_archive()
    table = Table(title="The dearest queries, in milliseconds", title_justify="left")
    for heading in ("query", "least", "median", "aim"):
        table.add_column(heading, justify="left" if heading == "query" else "right")
    asked = [*EVERY, *DEAREST]
    ever = [one for one in asked if of_both_seasons(one) != one]
    now = [one for one in asked if one not in ever]
    for questions, aim in ((now, AIM), (ever, AIM), ([of_both_seasons(one) for one in ever], BOTH_AIM)):
        took = [(*taken(one, archive, 5 if quick else 50), one) for one in questions]
        for least, median, one in sorted(took, key=lambda row: -row[0])[:SHOWN]:
            said = canonical(one, archive)
            table.add_row(said, f"{least:.2f}", f"{median:.2f}", f"{aim:.1f} {'✓' if least <= aim else '✗'}")
    Console(width=110).print(table)


if __name__ == "__main__":
    main("--quick" in sys.argv)
