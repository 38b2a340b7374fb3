"""The line of a result as admins type it: who and what is meant, what is asked back, where an error points."""

from datetime import timedelta

import pytest

from bot.storage import Database
from tests.support.desk.at_the_desk import DeskUser, open_desk
from tests.support.desk.small_games import MORNING, small_archive

LINE = "/uitslag schaatsen 1000m vrouwen: Leerdam, Kok, Takagi"


@pytest.fixture
def ada(database: Database) -> DeskUser:
    return open_desk(database, small_archive(), MORNING + timedelta(hours=2))


async def test_two_near_names_are_asked_back(ada: DeskUser) -> None:
    """ "A single near name is taken and shown in the preview; two near ones are asked back with buttons." """
    asked = await ada.type("/uitslag shorttrack 1000 mannen: van 't Wout, Sighel, geen brons")
    assert "Wie bedoel je met “van 't Wout”?" in asked
    assert set(ada.labels[:2]) == {"Jens van 't Wout (NED)", "Melle van 't Wout (NED)"}
    assert "🥇 Melle van 't Wout" in await ada.tap("Melle")
    near = await ada.type("/uitslag schaatsen 1000m vrouwen: Leerdm, Kok, Takagi")
    assert "“Leerdm” heb ik gelezen als Jutta Leerdam." in near


async def test_two_events_of_one_name_are_decided_by_who_skates_there(ada: DeskUser) -> None:
    assert "(schaatsen)" in await ada.type("/uitslag 1000 meter mannen: Stolz, De Boo, Eitrem")
    asked = await ada.type("/uitslag 1000 meter mannen: Stolz, Sighel, Eitrem")
    assert "Welk onderdeel bedoel je met “1000 meter mannen”?" in asked


async def test_an_error_points_at_the_word_and_repeats_the_line(ada: DeskUser) -> None:
    """ "Errors point at the word that was not understood and repeat the line to edit." """
    line = "/uitslag schaatsen 1000m vrouwen: Leerdam, Xqzwv, Takagi"
    told = await ada.type(line)
    assert told.endswith(line)
    assert "<b><u>Xqzwv</u></b>" in ada.last.text
    assert "Voorbeeld" in await ada.type("schaatsen 1000m vrouwen: Leerdam, Kok, Takagi"), "the mended line as it is"


async def test_another_message_is_not_taken_for_the_mended_line(ada: DeskUser) -> None:
    await ada.type("/uitslag schaatsen 1000m vrouwen: Leerdam, Xqzwv, Takagi")
    assert await ada.type("hoeveel goud heeft Nederland?") == ""
    assert await ada.type("staan we boven Amerika") == ""


async def test_an_athlete_missing_from_the_list_is_added_with_a_nation(ada: DeskUser) -> None:
    """ "athletes missing from the list can be added with a nation" """
    line = "/uitslag schaatsen 1000 mannen: Xaver Quist, Stolz, Eitrem"
    assert "zet dan het land erachter: “Xaver Quist NED”" in await ada.type(line)
    assert "Toevoegen voor Nederland?" in await ada.type(line.replace("Quist", "Quist NED"))
    assert "➕ Xaver Quist (NED) staat niet op de deelnemerslijst" in await ada.tap("Toevoegen")
    await ada.tap("Publiceren")
    assert ada.desk.service.archive.athletes.named("Xaver Quist")[0].nocs == ("NED",)
    assert "Xaver Quist" in await ada.type("/corrigeer schaatsen 1000 mannen zilver De Boo reden: x"), (
        "and is known now"
    )


@pytest.mark.parametrize("kok", ["Kok NED", "kok ned", "Kok (NED)", "Kok (Nederland)", "Femke Kok 🇳🇱", "FEMKE KOK"])
async def test_ways_to_write_a_name_with_its_nation(ada: DeskUser, kok: str) -> None:
    preview = await ada.type(f"/uitslag schaatsen 1000m vrouwen: Leerdam, {kok}, Takagi")
    assert "🥈 Femke Kok, Nederland" in preview
    assert "➕" not in preview


async def test_one_person_wins_an_individual_medal(ada: DeskUser) -> None:
    told = await ada.type("/uitslag schaatsen 1000m vrouwen: Leerdam, Kok (Takagi, Bowe), Takagi")
    assert "individueel onderdeel" in told


async def test_a_name_of_another_nation_is_no_match(ada: DeskUser) -> None:
    told = await ada.type("/uitslag schaatsen 1000m vrouwen: Leerdam ITA, Kok, Takagi")
    assert "Jutta Leerdam komt uit voor Nederland, niet voor Italië." in told


async def test_a_team_by_nation_with_members_or_without(ada: DeskUser) -> None:
    line = "/uitslag ploegenachtervolging mannen: Italië (Ghiotto), Nederland, VS"
    preview = await ada.type(line)
    assert "🥇 Davide Ghiotto, Italië" in preview
    assert "🥈 Nederland" in preview
    assert "Dit is een individueel onderdeel" in await ada.type("/uitslag schaatsen 1000 mannen: Nederland, VS, Italië")


async def test_only_bronze_may_be_known_yet(ada: DeskUser) -> None:
    await ada.type("/uitslag ploegenachtervolging mannen brons VS")
    await ada.tap("Publiceren")
    assert not ada.desk.service.archive.current.book.is_decided("speed-skating-team-pursuit-men")
    preview = await ada.type("/uitslag ploegenachtervolging mannen goud Italië zilver Nederland")
    assert "🥉 Verenigde Staten" in preview


async def test_the_moment_that_it_was_won(ada: DeskUser) -> None:
    assert "Telt vanaf dinsdag 17 februari, 11:30." in await ada.type(f"{LINE} om 11:30")
    assert "toekomst" in await ada.type(f"{LINE} om 23:30")


async def test_an_unknown_long_word_is_no_athlete(ada: DeskUser) -> None:
    told = await ada.type(f"/uitslag schaatsen 1000 mannen: {'xq' * 100} NED, Stolz, Eitrem")
    assert "te lang voor een naam" in told
