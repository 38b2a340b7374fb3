"""How long each kind of picture takes, and how big it is: ``python -m benchmarks.pictures``."""

import statistics
import time
from datetime import UTC, date, datetime

from bot.pictures import picture
from bot.replies.rendering import Scene
from medals_core import (
    ComparisonQuestion,
    DayQuestion,
    NationQuestion,
    TableQuestion,
    TimelineQuestion,
    Viewpoint,
    answer,
    load_archive,
)
from medals_core.medals import Colour
from medals_core.queries.model import Added, Suppose
from medals_core.questions import Question

ROUNDS = 9
ASKED: dict[str, Question] = {
    "table, ten lines": TableQuestion(),
    "table, all 30 lines": TableQuestion(limit=0),
    "nation": NationQuestion(noc="NED"),
    "comparison of two": ComparisonQuestion(nocs=("NED", "USA")),
    "day": DayQuestion(day=date(2026, 2, 15)),
    "timeline of two": TimelineQuestion(nocs=("NED", "ITA")),
    "what-if": Suppose(changes=(Added(noc="NED", colour=Colour.GOLD, count=2),)),
    "timeline of six": TimelineQuestion(nocs=("NED", "ITA", "NOR", "USA", "SUI", "BEL")),
}


def main() -> None:
    archive = load_archive()
    asker = Viewpoint(now=datetime(2026, 3, 1, 12, tzinfo=UTC))
    scene = Scene(archive=archive, viewpoint=asker)
    print(f"{'picture':22} {'first':>8} {'median':>8} {'size':>9}")
    for name, question in ASKED.items():
        given = answer(question, archive, asker)
        took = []
        for _ in range(ROUNDS):
            started = time.perf_counter()
            png = picture(question, given, scene)
            took.append((time.perf_counter() - started) * 1000)
        assert png is not None
        print(f"{name:22} {took[0]:5.0f} ms {statistics.median(took[1:]):5.0f} ms {len(png) / 1000:6.0f} kB")


if __name__ == "__main__":
    main()
