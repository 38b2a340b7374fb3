"""Whatever is asked, the picture is one that Telegram takes and a phone shows."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import medals_core as core
from bot.pictures import PICTURED
from bot.pictures.cards.table import since_yesterday
from bot.pictures.cards.timeline import climb
from bot.pictures.look import Shape
from bot.replies.rendering import Scene
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.pages.table import TableAnswer
from medals_core.pages.timeline import TimelineAnswer, rank_steps
from medals_core.queries.filters import ALL, Medals
from medals_core.queries.model import Added, AsNation, Suppose, Together, Without
from medals_core.questions import Question
from medals_core.view import narrowed
from tests.support.counting import counted_calls
from tests.support.drawing import LOOK, drawn, opened
from tests.support.examples import examples
from tests.support.listing import SHARES, share
from tests.support.replies.asking import NOWS, PAGES, of
from tests.support.replies.asking import nocs as any_nation
from tests.support.replies.saying import AFTER, archive, archive_known_by, moment

WIDTH = 1080
MOST_BYTES = 300_000
FORMS = {Shape.SQUARE: (1080, 1080), Shape.TALL: (1080, 1920)}
LONGEST_TO_WIDE = 20
"""Telegram refuses a photo whose sides differ more, or whose width and height add up to more than 10,000."""

KINDS_WITH_PICTURE = {
    "table": PAGES["table"],
    "nation": PAGES["nation"],
    "comparison": PAGES["comparison"],
    "day": PAGES["day"],
    "what-if": st.builds(
        Suppose,
        changes=st.lists(
            st.builds(Added, noc=any_nation, colour=st.sampled_from(Colour), count=st.integers(1, 3)),
            min_size=1,
            max_size=4,
        ).map(tuple),
    ),
    "timeline": of(core.TimelineQuestion, nocs=st.lists(any_nation, min_size=1, max_size=6, unique=True).map(tuple)),
}


@pytest.mark.parametrize("kind", KINDS_WITH_PICTURE)
def test_every_picture_is_one_that_telegram_takes(kind: str) -> None:
    @given(KINDS_WITH_PICTURE[kind], NOWS, any_nation, st.sampled_from(Shape))
    @examples(18)
    def holds(question: Question, now: datetime, own: str, shape: Shape) -> None:
        look = replace(LOOK, shape=shape)
        png = drawn(question, now, own, look)
        if png is None:
            return
        image = opened(png)
        assert image.width == WIDTH
        assert (image.width, image.height) == FORMS.get(shape, image.size)
        assert image.height <= LONGEST_TO_WIDE * WIDTH
        assert image.width + image.height <= 10_000
        assert len(png) < MOST_BYTES

    holds()


@pytest.mark.parametrize("which", SHARES)
def test_the_longest_table_of_all_games_is_small_enough(which: str) -> None:
    for games_id in share(archive().editions, which):
        png = drawn(core.TableQuestion(games=games_id, limit=0))
        assert png is not None, games_id
        assert len(png) < MOST_BYTES, games_id


def test_the_same_answer_is_the_same_file() -> None:
    """A sent picture is found again by its checksum."""
    assert drawn(core.NationQuestion(noc="NED")) == drawn(core.NationQuestion(noc="NED"))


def test_another_own_nation_is_another_picture() -> None:
    assert drawn(core.TableQuestion(), own="NED") != drawn(core.TableQuestion(), own="ITA")


@pytest.mark.parametrize(
    ("question", "now"),
    [
        (core.TableQuestion(), moment(1, 12)),
        (core.ComparisonQuestion(nocs=("NED", "USA")), moment(1, 12)),
        (core.ComparisonQuestion(nocs=("BEL", "HUN")), moment(9, 18)),
        (core.TimelineQuestion(nocs=("NED",)), moment(1, 12)),
        (core.TimelineQuestion(nocs=("NED",), games="1964-winter"), AFTER),
        (core.DayQuestion(day=moment(25).date()), AFTER),
        (core.AthleteQuestion(athlete_id="jutta-leerdam"), AFTER),
        (Suppose(changes=(Together(nocs=("NED", "BEL")),)), AFTER),
        (Suppose(changes=(AsNation(athlete_id="jutta-leerdam"),)), AFTER),
        (Suppose(changes=(Added(noc="NED", colour=Colour.GOLD, count=-20),)), AFTER),
    ],
)
def test_what_has_nothing_to_show_has_no_picture(question: Question, now: datetime) -> None:
    assert drawn(question, now) is None


def test_the_kinds_with_a_picture_are_known() -> None:
    asker = core.Viewpoint(now=AFTER)
    assert type(core.answer(core.TableQuestion(), archive(), asker)) in PICTURED
    assert type(core.answer(core.AthleteQuestion(athlete_id="jutta-leerdam"), archive(), asker)) not in PICTURED


def test_a_what_if_without_a_sport_is_drawn_round_the_own_nation() -> None:
    question = Suppose(changes=(Without(of=Medals(disciplines=("speed-skating",))),))
    assert drawn(question, own="NED") is not None
    assert drawn(question, own="NED") != drawn(question, own="ITA")


def test_a_timeline_of_a_part_has_the_steps_of_that_part() -> None:
    """Women only: Nederland held the first rank on 21 February; of all medals it never did."""
    edition = archive().current
    start, end = moment(7), edition.games.end_of(edition.games.closing)
    ranks = {}
    for only in (ALL, Medals(genders=(Gender.WOMEN,))):
        found = narrowed(core.TimelineQuestion(nocs=("NED",), only=only), only, archive())
        steps = rank_steps(found, ("NED",), start, end)["NED"]
        ranks[only] = min(step.rank for step in steps if step.rank is not None)
        table = core.answer(core.TableQuestion(only=only), archive(), core.Viewpoint(now=AFTER))
        assert isinstance(table, TableAnswer)
        row = table.row("NED")
        assert row is not None
        assert steps[-1].rank == row.rank
    assert list(ranks.values()) == [3, 1]


def test_a_picture_is_little_work() -> None:
    """The biggest one, its flags and letters read before: 9,000 calls."""
    question = core.TableQuestion(limit=0)
    drawn(question)
    with counted_calls() as calls:
        drawn(question)
    assert calls[0] < 15_000


def test_the_table_says_who_moved_since_the_evening_before() -> None:
    """On 17 February at 18:00: France climbed from ninth to sixth, three others made room."""
    known = archive_known_by(moment(17, 18))
    asker = core.Viewpoint(now=moment(17, 18))
    given = core.answer(core.TableQuestion(), known, asker)
    assert isinstance(given, TableAnswer)
    moved = since_yesterday(given, Scene(known, asker))
    first_ten = [row.noc for row in given.rows[:10]]
    assert {noc: by for noc, by in moved.items() if noc in first_ten} == {"FRA": 3, "SWE": -1, "SUI": -1, "GER": -1}


def test_after_the_games_nothing_has_moved() -> None:
    asker = core.Viewpoint(now=AFTER)
    given = core.answer(core.TableQuestion(), archive(), asker)
    assert isinstance(given, TableAnswer)
    assert since_yesterday(given, Scene(archive(), asker)) == {}


@pytest.mark.parametrize(
    ("noc", "title"),
    [
        ("NED", "Nederland klom van 10e naar 3e"),
        ("USA", "De Verenigde Staten klommen van 9e naar 2e"),
        ("BEL", "België zakte van 18e naar 29e"),
        ("HUN", "Hongarije: geen rang"),
    ],
)
def test_the_title_of_a_timeline_tells_what_the_line_does(noc: str, title: str) -> None:
    question = core.TimelineQuestion(nocs=(noc,))
    given = core.answer(question, archive(), core.Viewpoint(now=AFTER))
    assert isinstance(given, TimelineAnswer)
    edition = archive().current
    start, end = edition.games.start_of(given.days[0].day), edition.games.end_of(given.days[-1].day)
    steps = rank_steps(narrowed(question, ALL, archive()), (noc,), start, end)[noc]
    assert climb(archive().nations[noc], steps, given) == title


def test_the_steps_are_the_ranks_of_the_table_at_every_moment() -> None:
    edition = archive().current
    nocs = ("NED", "ITA", "AIN", "BEL", "HUN")
    start, end = moment(7), moment(23)
    steps = rank_steps(narrowed(core.TimelineQuestion(nocs=nocs), ALL, archive()), nocs, start, end)
    for won_at in {won.medal.won_at for won in edition.book}:
        standings = edition.book_at(core.AsOf(won_by=won_at)).standings
        for noc in nocs:
            held = next(step.rank for step in reversed(steps[noc]) if step.at <= won_at)
            assert held == standings.rank(noc), (noc, won_at)
