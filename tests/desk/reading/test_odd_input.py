"""Whatever is typed or tapped at the desk: no exception, and no reply that Telegram would not take."""

from itertools import product

import pytest

from bot.replies.reply import MAX_TEXT_UNITS, utf16_units
from bot.storage import Database
from medals_core.ledger import Entry
from tests.support.desk.at_the_desk import DeskUser, open_desk, plain
from tests.support.desk.small_games import MORNING, known, small_archive

LONG = ["x" * 4090, "Jan " * 1022, "x, " * 1363, "🧡" * 2045, "1" * 4090, "\u200f" * 4090, "<&" * 2045]
TOO_LARGE = "9" * 26


def sit_down(database: Database, *entries: Entry) -> DeskUser:
    return open_desk(database, small_archive(*entries), MORNING)


def check(desk: DeskUser) -> None:
    assert utf16_units(plain(desk.last.text)) <= MAX_TEXT_UNITS
    assert all(len(label) <= 100 for label in desk.labels)


@pytest.mark.parametrize(
    "command", ["/uitslag", "/corrigeer", "/trekin", "/ongedaan", "/logboek", "/beheer", "/beheer toevoegen 5"]
)
async def test_long_words_are_answered_shortly(database: Database, command: str) -> None:
    """The reply repeated them, and was then itself too long to send."""
    ada = sit_down(database)
    for words, length in product(LONG, (4090 - len(command), 1490, 740)):
        assert await ada.type(f"{command} {words[:length]}")
        check(ada)
    await ada.type("/beheer")
    check(ada)


async def test_a_name_of_a_whole_message_does_not_fill_the_list_of_admins(database: Database) -> None:
    ada = sit_down(database)
    assert len(await ada.type(f"/beheer toevoegen 5 {'x' * 4000}")) < 200
    await ada.tap("Ja")


async def test_a_logbook_of_long_reasons_fits(database: Database) -> None:
    """A reason may take a whole line, and a page holds six."""
    ada = sit_down(database)
    reason = "omdat " * 230
    await ada.type(f"/uitslag schaatsen 1000m vrouwen: Leerdam, Kok, Takagi reden: {reason}")
    check(ada)
    await ada.tap("Publiceren")
    for first, second in (("Kok", "Leerdam"), ("Leerdam", "Kok")) * 3:
        await ada.type(f"/corrigeer schaatsen 1000m vrouwen: {first}, {second}, Takagi reden: {reason}")
        check(ada)
        await ada.tap("Publiceren")
    assert "7 regels" in await ada.type("/logboek")
    check(ada)
    assert ada.last.text.count("<i>") == 6, "none was left out"


@pytest.mark.parametrize("line", ["toevoegen", "verwijderen"])
@pytest.mark.parametrize("number", [TOO_LARGE, "²", "-5"])
async def test_numbers_that_no_person_has(database: Database, line: str, number: str) -> None:
    """Over 64 bits the database refuses them, and "²" is a digit that is no number."""
    assert (await sit_down(database).type(f"/beheer {line} {number} X")).startswith("Wie?")


@pytest.mark.parametrize(
    "data",
    [
        f"desk:staff:remove_{TOO_LARGE}",
        f"desk:staff:ungroup_-{TOO_LARGE}",
        f"desk:staff:ask_{TOO_LARGE}",
        "desk:staff:remove_²",
        "desk:log:²:0",
        f"desk:{TOO_LARGE}:x:pub",
        "desk:²:x:pub",
        "desk:-1:x:pub",
    ],
)
async def test_forged_numbers_of_buttons_are_harmless(database: Database, data: str) -> None:
    reply = await sit_down(database).tap_data(data)
    assert reply.text or reply.toast == "Deze knop werkt niet meer."


@pytest.mark.parametrize("action", ["r9", "r²", f"r{TOO_LARGE}", "o9", "o²", "o-1", "o"])
async def test_forged_choices_are_harmless(database: Database, action: str) -> None:
    """There are four reasons: a fifth was looked up beyond the end of the list."""
    ada = sit_down(database, known())
    await ada.type("/trekin schaatsen 1000m vrouwen")
    assert "reden" in ada.last.text
    stem = ada.data("tikfout").rpartition(":")[0]
    assert (await ada.tap_data(f"{stem}:{action}")).toast == "Deze knop werkt niet meer."
