"""Names and sentences never run out of the room that they have."""

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.pictures.canvas import BOLD, MEDIUM, balanced, fitted, text_width, wrapped
from bot.pictures.names import NameStyle, family_name, family_names, nation_name, whose
from medals_core.medals import Colour, Medal
from medals_core.nations import Nation
from tests.support.replies.saying import AFTER, archive

words = st.text(st.sampled_from("abcdefgWMij ëø–."), max_size=60)
rooms = st.integers(40, 500)


@given(words, rooms, st.sampled_from([MEDIUM, BOLD]))
def test_what_is_fitted_fits(text: str, room: int, weight: int) -> None:
    assert text_width(fitted(text, room, 16, weight), 16, weight) <= room


@given(words, rooms)
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


def test_no_name_on_a_card_loses_a_part_and_all_are_written_alike() -> None:
    """Never "C. Sarault" beside "Fabio Gstrein", and never half of "Armbruster Humphries"."""
    names = ["Fabio Gstrein", "Courtney Sarault", "Kaillie Armbruster Humphries", "Elana Meyers Taylor"]
    style = NameStyle.for_all(names, 107)
    assert [" ".join(style.of(name)) for name in names] == names
    assert all(text_width(line, style.size, BOLD) <= 107 for name in names for line in style.of(name))
    assert NameStyle.for_all(["Jutta Leerdam"], 200).lines == 1


@given(st.lists(words, min_size=1, max_size=6), rooms)
def test_whatever_the_names_they_fit(names: list[str], room: int) -> None:
    style = NameStyle.for_all(names, room)
    for name in names:
        lines = style.of(name)
        assert len(lines) <= style.lines
        assert all(text_width(line, style.size, BOLD) <= room for line in lines)


def test_every_medallist_of_these_games_fits_whole() -> None:
    names = [name for won in archive().current.book for name in won.medal.athletes]
    style = NameStyle.for_all(names, 107)
    assert [name for name in names if " ".join(style.of(name)).replace("- ", "-") != name] == []


def test_namesakes_get_their_initial() -> None:
    called = family_names(["Jens van 't Wout", "Melle van 't Wout", "Femke Kok"], "NED", archive())
    assert list(called.values()) == ["J. van 't Wout", "M. van 't Wout", "Kok"]
    assert family_names(["Kim Gil-li"], "KOR", archive()) == {"Kim Gil-li": "Kim Gil-li"}


def test_family_names_are_whole_and_second_given_names_are_left_out() -> None:
    for name, noc, called in (
        ("Elana Meyers Taylor", "USA", "Meyers Taylor"),
        ("Kaillie Armbruster Humphries", "USA", "Armbruster Humphries"),
        ("Johannes Høsflot Klæbo", "NOR", "Klæbo"),
        ("Martin Løwstrøm Nyenget", "NOR", "Nyenget"),
        ("Quentin Fillon Maillet", "FRA", "Fillon Maillet"),
        ("Antoinette Rijpma-de Jong", "NED", "Rijpma-de Jong"),
    ):
        assert family_name(name, noc, archive()) == called


def test_a_team_goes_by_its_nation() -> None:
    assert whose(medal("Een", "Twee"), norway()) == "Noorwegen"
    assert whose(medal(), norway()) == "Noorwegen"
    assert whose(medal("Sturla Holm Lægreid"), norway()) == "Sturla Holm Lægreid"


def test_a_long_nation_gets_its_short_name() -> None:
    britain = archive().nations["GBR"]
    assert nation_name(britain, 300, 16, MEDIUM) == "Groot-Brittannië"
    assert nation_name(britain, 112, 16, MEDIUM) == "Gr-Brittannië"
