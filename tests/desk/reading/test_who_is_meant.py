"""Who is taken without asking: those who can be expected in the event. All others are asked about, never chosen."""

from datetime import datetime

import pytest

from bot.storage import Database
from medals_core.archive import Archive
from medals_core.datasets.loading import load_archive
from medals_core.games import Athlete
from tests.support.desk.at_the_desk import DeskUser, open_desk
from tests.support.desk.small_games import MORNING, small_archive

START_AT = datetime.fromisoformat("2026-02-16T23:59+01:00")
LINE = "/uitslag massastart vrouwen: Groenewoud, Blondin, Jansen"


@pytest.fixture(scope="module")
def milan() -> Archive:
    return load_archive().known_by(START_AT)


@pytest.fixture
def ada(database: Database, milan: Archive) -> DeskUser:
    return open_desk(database, milan, START_AT)


async def test_a_man_of_decades_ago_is_asked_about(ada: DeskUser) -> None:
    """Dan Jansen skated until 1994; the preview was ready to be published with him on the podium of the women."""
    asked = await ada.type(LINE)
    assert asked.startswith("🤔 Wie is “Jansen”? Bij dit onderdeel staat geen Jansen ingeschreven.")
    assert ada.labels == ["Dan Jansen (VS, eerdere Spelen)", "Toevoegen: Jansen", "🗑 Weggooien"]
    assert "⚠️ Dan Jansen staat in de lijst bij de mannen" in await ada.tap("Dan Jansen"), "who is chosen is still shown"


async def test_a_new_athlete_of_that_name_gets_a_nation(ada: DeskUser) -> None:
    await ada.type(LINE)
    assert "Van welk land is “Jansen”?" in await ada.tap("Toevoegen")
    preview = await ada.tap("Nederland")
    assert "🥉 Jansen, 🇳🇱 Nederland" in preview
    assert "➕ Jansen (NED) staat niet op de deelnemerslijst" in preview
    await ada.tap("Publiceren")
    assert "staat er al zo" not in await ada.type(f"{LINE.replace('/uitslag', '/corrigeer')} reden: x")
    assert "🤔" not in ada.last.text, "who was added at the desk is known now"


async def test_the_nation_may_stand_in_the_line(ada: DeskUser) -> None:
    """It was answered with "Dan Jansen komt uit voor de Verenigde Staten", and the new Jansen could not be entered."""
    await ada.type(f"{LINE} NED")
    assert "🥉 Jansen, 🇳🇱 Nederland" in await ada.tap("Toevoegen: Jansen (NED)")


async def test_a_nation_in_the_mended_line_answers_too(ada: DeskUser) -> None:
    await ada.type(LINE)
    await ada.tap("Toevoegen")
    assert "🥉 Jansen, 🇳🇱 Nederland" in await ada.type(f"{LINE.removeprefix('/uitslag ')} NED")


async def test_the_other_gender_is_asked_about_by_full_name_too(ada: DeskUser) -> None:
    assert "Wie is “Dan Jansen”?" in await ada.type(LINE.replace("Jansen", "Dan Jansen"))
    assert "Wie is “Jordan Stolz”?" in await ada.type(LINE.replace("Jansen", "Jordan Stolz"))


async def test_a_full_name_of_the_same_sport_and_gender_passes_with_a_warning(ada: DeskUser) -> None:
    preview = await ada.type(LINE.replace("Jansen", "Irene Schouten"))
    assert "🥉 Irene Schouten" in preview
    assert "niet op de deelnemerslijst van deze Spelen" in preview


async def test_the_guided_way_asks_too(ada: DeskUser) -> None:
    await ada.type("/uitslag")
    await ada.tap("Schaatsen")
    await ada.tap("Massastart vrouwen")
    assert "Wie is “Jansen”?" in await ada.type("jansen".title())
    await ada.tap("Toevoegen")
    assert "Wie won zilver?" in await ada.tap("Nederland")


async def test_in_games_without_a_list_of_athletes_everybody_is_new(database: Database) -> None:
    """Los Angeles 2028: no entrants, and all who are known won their medals on other ice."""
    small = small_archive()
    known = {
        "dan": Athlete(athlete_id="dan", name="Dan Stolz", nocs=("USA",), gender="M", disciplines=("short-track",)),
        "kok": Athlete(athlete_id="kok", name="Femke Kok", nocs=("NED",), gender="F", disciplines=("speed-skating",)),
    }
    ada = open_desk(
        database, Archive(small.nations, small.disciplines, known, small.editions, small.current_id), MORNING
    )
    line = "/uitslag schaatsen 1000m vrouwen: Xaver Quist NED, Kok, geen brons"
    assert "Toevoegen voor Nederland?" in await ada.type(line)
    preview = await ada.tap("Toevoegen")
    assert "🥇 Xaver Quist" in preview
    assert "🥈 Femke Kok" in preview, "of this sport and gender there is nobody else it can be"
    assert "Wie is “Stolz”?" in await ada.type("/uitslag schaatsen 1000m mannen: Stolz, geen, geen"), "another sport"
    assert "hele naam en het land" in await ada.tap("Toevoegen")
