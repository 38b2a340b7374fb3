"""Whatever is asked, the picture is one that Telegram takes and a phone shows."""

import time
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.pictures import PICTURED
from medals_core import (
    AthleteQuestion,
    ComparisonQuestion,
    DayQuestion,
    NationQuestion,
    TableQuestion,
    TimelineQuestion,
    Viewpoint,
    answer,
)
from medals_core.questions import Asked
from tests.pictures.drawing import drawn, opened
from tests.replies.asking import KINDS, NOWS, of
from tests.replies.asking import nocs as any_nation
from tests.replies.saying import AFTER, archive, moment

WIDTH = 1080
MOST_BYTES = 300_000
LONGEST_TO_WIDE = 20
"""Telegram refuses a photo whose sides differ more, or whose width and height add up to more than 10,000."""

KINDS_WITH_PICTURE = {
    "table": KINDS[0],
    "nation": KINDS[1],
    "comparison": KINDS[3],
    "day": KINDS[10],
    "timeline": of(TimelineQuestion, nocs=st.lists(any_nation, min_size=1, max_size=6, unique=True).map(tuple)),
}


@pytest.mark.parametrize("kind", KINDS_WITH_PICTURE)
def test_every_picture_is_one_that_telegram_takes(kind: str) -> None:
    @given(KINDS_WITH_PICTURE[kind], NOWS, any_nation)
    @settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(question: Asked, now: datetime, own: str) -> None:
        png = drawn(question, now, own)
        if png is None:
            return
        image = opened(png)
        assert image.width == WIDTH
        assert image.height <= LONGEST_TO_WIDE * WIDTH
        assert image.width + image.height <= 10_000
        assert len(png) < MOST_BYTES

    holds()


def test_the_longest_table_of_all_games_is_small_enough() -> None:
    for games_id in archive().editions:
        png = drawn(TableQuestion(games=games_id, limit=0))
        assert png is not None, games_id
        assert len(png) < MOST_BYTES, games_id


def test_the_same_answer_is_the_same_file() -> None:
    """A sent picture is found again by its checksum."""
    assert drawn(NationQuestion(noc="NED")) == drawn(NationQuestion(noc="NED"))


def test_another_own_nation_is_another_picture() -> None:
    assert drawn(TableQuestion(), own="NED") != drawn(TableQuestion(), own="ITA")


@pytest.mark.parametrize(
    ("question", "now"),
    [
        (TableQuestion(), moment(1, 12)),
        (ComparisonQuestion(nocs=("NED", "USA")), moment(1, 12)),
        (TimelineQuestion(nocs=("NED",)), moment(1, 12)),
        (TimelineQuestion(nocs=("NED",), games="1964-winter"), AFTER),
        (DayQuestion(day=moment(25).date()), AFTER),
        (AthleteQuestion(athlete_id="jutta-leerdam"), AFTER),
    ],
)
def test_what_has_nothing_to_show_has_no_picture(question: Asked, now: datetime) -> None:
    assert drawn(question, now) is None


def test_the_kinds_with_a_picture_are_known() -> None:
    asker = Viewpoint(now=AFTER)
    assert type(answer(TableQuestion(), archive(), asker)) in PICTURED
    assert type(answer(AthleteQuestion(athlete_id="jutta-leerdam"), archive(), asker)) not in PICTURED


def test_a_picture_takes_less_than_half_a_second() -> None:
    """Of processor time, so that a busy machine does not matter; the biggest one, its flags and letters read before."""
    question = TableQuestion(limit=0)
    drawn(question)
    started = time.process_time()
    drawn(question)
    assert time.process_time() - started < 0.5
