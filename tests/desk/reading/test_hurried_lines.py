"""Lines of an admin in a hurry: read at once or asked about, never understood otherwise than meant."""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.desk.drafts.preview import podium_lines
from bot.storage import Database
from medals_core.archive import Archive
from medals_core.datasets.loading import load_archive
from tests.support.databases import make_sqlite
from tests.support.desk.at_the_desk import DeskUser, open_desk, plain
from tests.support.yaml_files import read_yaml

START_AT = datetime.fromisoformat("2026-02-16T23:59+01:00")
LINES = read_yaml(Path(__file__).parent / "hurried_lines.yaml")
SIGNS = {"gold": "🥇", "silver": "🥈", "bronze": "🥉"}


@pytest.fixture(scope="module")
def whole() -> Archive:
    return load_archive()


@pytest.fixture(scope="module")
def so_far(whole: Archive) -> Archive:
    return whole.known_by(START_AT)


@pytest.fixture
async def sqlite_database(tmp_path: Path) -> AsyncIterator[Database]:
    """How a line is read has nothing to do with where it is kept."""
    path = tmp_path / "bot.sqlite3"
    make_sqlite(path)
    async with Database(f"sqlite:///{path}") as database:
        yield database


@pytest.fixture
async def ada(sqlite_database: Database, so_far: Archive) -> DeskUser:
    return open_desk(sqlite_database, so_far, START_AT)


@pytest.mark.parametrize("case", [pytest.param(case, id=case["line"].replace("\n", " ⏎ ")) for case in LINES])
async def test_a_hurried_line(case: dict[str, Any], ada: DeskUser, whole: Archive) -> None:
    said = await ada.type(case["line"])
    if "silent" in case:
        assert said == ""
    elif "asks" in case:
        assert case["asks"] in said
        assert "Voorbeeld" not in said
    elif "is" in case:
        event = whole.current.events[case["is"]]
        podium = whole.current.book.podium(case["is"])
        shown = [line for line in said.partition("Nu staat er")[0].splitlines() if line[:1] in SIGNS.values()]
        if event.team:
            nations = [f"{SIGNS[medal.colour.value]} {whole.nations[medal.noc].flag}" for medal in podium]
            assert [f"{line[0]} {line[line.index(flag) :][:2]}" for line, flag in _with_flags(shown)] == nations
        else:
            assert shown == [plain(line) for line in podium_lines(whole, podium)]
    else:
        _event_id, *steps = case["podium"].split(" | ")
        shown = [line for line in said.partition("Nu staat er")[0].splitlines() if line[:1] in SIGNS.values()]
        won = [line for line in shown if "niet uitgereikt" not in line]
        assert len(won) == len(steps), shown
        for step in steps:
            colour, _, name = step.partition(" ")
            name = whole.nations[name].name if name in whole.nations else name
            assert any(line.startswith(SIGNS[colour]) and name in line for line in won), (step, shown)


def _with_flags(lines: list[str]) -> list[tuple[str, str]]:
    """Each line with its first flag."""
    return [(line, next(sign for sign in line if "\U0001f1e6" <= sign <= "\U0001f1ff")) for line in lines]


@pytest.mark.parametrize(
    ("line", "warning"),
    [
        ("/uitslag slalom vrouwen: Shiffrin, Rast = Swenn Larsson", "Gedeeld zilver: twee keer zilver"),
        ("/uitslag 1500 v schaatsen: Rijpma, Wiklund, Maltais", "staat pas vrijdag 20 februari op het programma"),
        ("/uitslag 4x7.5 km: FR, NO, ZW", "Zimbabwe staat niet op de lijst van dit onderdeel"),
    ],
)
async def test_what_is_rare_is_warned_of(line: str, warning: str, ada: DeskUser) -> None:
    assert warning in await ada.type(line)


async def test_an_event_of_the_next_day_is_no_warning(ada: DeskUser) -> None:
    assert "programma" not in await ada.type("/uitslag ploegenachtervolging vrouwen: Canada, Nederland, Japan")


async def test_two_brothers_are_asked_apart_and_the_other_is_left(ada: DeskUser) -> None:
    await ada.type("/uitslag 500m shorttrack mannen: Dubois, van 't Wout, van 't Wout")
    preview = await ada.tap("Melle")
    assert "🥈 Melle van 't Wout" in preview
    assert "🥉 Jens van 't Wout" in preview


async def test_a_name_alone_answers_who_is_missing(ada: DeskUser) -> None:
    assert "Wie won zilver" in await ada.type("Shiffrin wint slalom")
    assert await ada.type("dankjewel") == ""
    preview = await ada.type("Rast en Swenn Larsson")
    assert "🥈 Camille Rast" in preview
    assert "🥉 Anna Swenn Larsson" in preview


async def test_a_shared_step_answers_too(ada: DeskUser) -> None:
    await ada.type("/uitslag slalom vrouwen: goud Shiffrin")
    preview = await ada.type("Rast = Hector")
    assert preview.count("🥈") == 2
    assert "⚠️ Gedeeld zilver" in preview


async def test_that_nobody_won_a_step_is_an_answer_too(ada: DeskUser) -> None:
    await ada.type("/uitslag slalom vrouwen: goud Shiffrin en Rast reden: finishfoto")
    assert "🥉 Sara Hector" in await ada.type("Hector")
    await ada.type("/uitslag slalom vrouwen: goud Shiffrin")
    await ada.type("geen zilver")
    preview = await ada.type("Hector")
    assert "🥈 niet uitgereikt" in preview
    assert "🥉 Sara Hector" in preview


async def test_undo_after_undo_goes_further_back_and_says_which(ada: DeskUser) -> None:
    for line in (
        "/uitslag big air mannen: Frostad, Forehand, Svancer",
        "/uitslag aerials v: Xu, Scott, Shao",
        "/corrigeer aerials v: Scott, Xu, Shao reden: tikfout",
    ):
        assert "Voorbeeld" in await ada.type(line)
        await ada.tap("Publiceren")
    expected = (
        "goud Danielle Scott AUS zilver Xu Mengtao CHN",
        "goud Xu Mengtao CHN zilver Danielle Scott AUS",
        "goud Tormod Frostad NOR",
    )
    for entered in expected:
        preview = await ada.type("/ongedaan")
        assert "Dit draait de invoer van Ada terug (16 feb, 23:59): " + entered in preview
        await ada.tap("Publiceren")
    assert await ada.type("/ongedaan") == "Alles wat is ingevoerd, is al ongedaan gemaakt."
    assert ada.desk.service.archive.current.book.podium("freestyle-skiing-aerials-women") == ()


async def test_what_stood_in_the_facts_was_not_entered(ada: DeskUser) -> None:
    said = await ada.type("/ongedaan schaatsen 1000 meter vrouwen")
    assert said == ("Van “1000 meter vrouwen (schaatsen)” is niets ingevoerd dat ongedaan kan worden gemaakt.")
    assert "ken ik niet" in await ada.type("/ongedaan hinkelen")


async def test_an_edited_line_is_told_that_the_preview_is_of_the_old_one(ada: DeskUser) -> None:
    await ada.type("/uitslag slalom vrouwen: Shiffrin, Rast, Hector", message_id=7)
    edited = "/uitslag slalom vrouwen: Shiffrin, Rast, Swenn Larsson"
    said = await ada.type(edited, message_id=7, is_edit=True)
    assert "het voorbeeld is nog van de oude" in said
    assert edited in said
    assert await ada.type("/uitslag slalom vrouwen: Shiffrin, Rast, Hector", message_id=7, is_edit=True) == ""
