"""Names and sentences never run out of the room that they have."""

from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pictures.canvas import BOLD, MEDIUM, balanced, fitted, text_width, wrapped
from bot.pictures.names import nation_name, winner_name
from medals_core.medals import Colour, Medal
from medals_core.nations import Nation
from tests.replies.saying import AFTER, archive

words = st.text(st.sampled_from("abcdefgWMij ëø–."), max_size=60)
rooms = st.integers(40, 500)


@given(words, rooms, st.sampled_from([MEDIUM, BOLD]))
@settings(max_examples=60, deadline=None)
def test_what_is_fitted_fits(text: str, room: int, weight: int) -> None:
    assert text_width(fitted(text, room, 16, weight), 16, weight) <= room


@given(words, rooms)
@settings(max_examples=60, deadline=None)
def test_every_wrapped_line_fits_and_balancing_adds_none(text: str, room: int) -> None:
    lines = wrapped(text, room, 16)
    assert all(text_width(line, 16) <= room for line in lines)
    even = balanced(text, room, 16)
    assert len(even) <= len(lines)
    assert " ".join(even) == " ".join(lines)


def medal(*athletes: str, won_at: datetime = AFTER) -> Medal:
    return Medal(colour=Colour.SILVER, noc="NOR", athletes=athletes, won_at=won_at)


def norway() -> Nation:
    return archive().nations["NOR"]


def test_a_name_is_shortened_from_the_front() -> None:
    name = "Sturla Holm Lægreid"
    shapes = [winner_name(medal(name), norway(), room, 16, MEDIUM) for room in (200, 135, 100, 70)]
    assert shapes == ["Sturla Holm Lægreid", "S. Holm Lægreid", "S. Lægreid", "Lægreid"]


def test_a_team_goes_by_its_nation() -> None:
    assert winner_name(medal("Een", "Twee"), norway(), 200, 16, MEDIUM) == "Noorwegen"
    assert winner_name(medal(), norway(), 200, 16, MEDIUM) == "Noorwegen"


def test_a_long_nation_gets_its_short_name() -> None:
    britain = archive().nations["GBR"]
    assert nation_name(britain, 300, 16, MEDIUM) == "Groot-Brittannië"
    assert nation_name(britain, 112, 16, MEDIUM) == "Gr-Brittannië"
