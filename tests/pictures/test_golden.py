"""Each kind of picture looks as it did when somebody judged it. After a meant change: run once with
``UPDATE_PICTURES=1`` in the environment, open the pictures in ``golden``, and commit them.

They are kept small, and compared with a tolerance: another version of the library may draw an edge a shade otherwise.
A moved or missing thing changes whole blocks.
"""

import os
from datetime import date, datetime
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from bot.pictures.palette import DARK, LIGHT, Palette
from medals_core import ComparisonQuestion, DayQuestion, NationQuestion, TableQuestion, TimelineQuestion
from medals_core.questions import Asked, Metric
from tests.pictures.drawing import drawn, opened
from tests.replies.saying import AFTER, at, moment

GOLDEN = Path(__file__).parent / "golden"
SMALL = 360
BLOCK = 8
MOST = 24
"""Of 255, in a block of so many pixels square."""

DRAWN: dict[str, tuple[Asked, datetime, str, Palette]] = {
    "table": (TableQuestion(), AFTER, "NED", LIGHT),
    "table-all-with-ties": (TableQuestion(limit=0), AFTER, "BEL", LIGHT),
    "table-own-without-medals": (TableQuestion(), moment(17, 18), "HUN", LIGHT),
    "table-per-million-dark": (TableQuestion(metric=Metric.POPULATION), AFTER, "BEL", DARK),
    "comparison": (ComparisonQuestion(nocs=("NED", "USA"), as_of=at(17, 18)), AFTER, "NED", LIGHT),
    "comparison-with-nothing": (ComparisonQuestion(nocs=("BEL", "HUN")), moment(9, 18), "BEL", LIGHT),
    "comparison-of-five": (ComparisonQuestion(nocs=("NED", "ITA", "NOR", "AIN", "BEL")), AFTER, "NED", LIGHT),
    "nation": (NationQuestion(noc="NED"), AFTER, "NED", LIGHT),
    "nation-of-the-past": (NationQuestion(noc="GDR", games="1984-winter"), AFTER, "NED", LIGHT),
    "day": (DayQuestion(day=date(2026, 2, 15)), AFTER, "NED", LIGHT),
    "timeline-of-one": (TimelineQuestion(nocs=("NED",)), AFTER, "NED", DARK),
    "timeline-of-six": (TimelineQuestion(nocs=("NED", "ITA", "NOR", "USA", "SUI", "BEL")), AFTER, "NED", LIGHT),
}


def small(image: Image.Image) -> Image.Image:
    return image.resize((SMALL, round(image.height * SMALL / image.width)), Image.Resampling.BOX)


def most_different(one: Image.Image, other: Image.Image) -> int:
    """The mean difference in the block that differs most."""
    return max(ImageChops.difference(one, other).convert("L").reduce(BLOCK).tobytes())


@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_looks_as_before(name: str) -> None:
    png = drawn(*DRAWN[name])
    assert png is not None
    seen = small(opened(png))
    path = GOLDEN / f"{name}.png"
    if os.environ.get("UPDATE_PICTURES"):
        seen.quantize(method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)
    with Image.open(path) as kept:
        golden = kept.convert("RGB")
    assert seen.size == golden.size
    assert most_different(seen, golden) <= MOST


def test_the_comparison_sees_a_swapped_line() -> None:
    """The tolerance is no blindfold: another own nation, which only moves the lit line, is noticed."""
    one, other = (small(opened(drawn(TableQuestion(), own=own) or b"")) for own in ("NED", "ITA"))
    assert most_different(one, other) > MOST
