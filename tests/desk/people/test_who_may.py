"""Who may: buttons that are forged, old or another's, people who are no admin, groups that nobody named."""

from datetime import timedelta

import pytest

from bot.desk.commands import NEUTRAL
from bot.request import ANONYMOUS_ADMIN
from bot.storage import Database, staff
from tests.support.desk.at_the_desk import ADA, FENNA, DeskUser, count, open_desk
from tests.support.desk.audited import audited
from tests.support.desk.small_games import MORNING, small_archive

LINE = "/uitslag schaatsen 1000m vrouwen: Leerdam, Kok, Takagi"


@pytest.fixture
def ada(database: Database) -> DeskUser:
    return open_desk(database, small_archive(), MORNING + timedelta(hours=2))


async def test_only_its_own_admin_may_tap(ada: DeskUser, database: Database) -> None:
    await ada.type(LINE)
    button = ada.data("Publiceren")
    fenna = DeskUser(ada.desk, FENNA, "Fenna")
    fenna.chat_id = ADA
    assert (await fenna.tap_data(button)).toast == "Deze knop is alleen voor de redactie."
    async with database.begin() as tx:
        await staff.add_admin(tx, FENNA, "Fenna", "Ada", MORNING)
    assert "voor wie dit voorbeeld maakte" in (await fenna.tap_data(button)).toast
    assert await count(database) == 0


@pytest.mark.parametrize(
    "data",
    [
        "desk:",
        "desk:1:x:pub",
        "desk:x:y:z",
        "desk:999999:aaaaaaaa:pub",
        "desk:²:a:pub",
        "desk:9999999999999999999999:a:pub",
        "desk:log:x:y",
        "desk:log:-1:0",
    ],
)
async def test_invented_buttons_do_nothing(ada: DeskUser, data: str) -> None:
    assert "werkt niet meer" in (await ada.tap_data(data)).toast


@pytest.mark.parametrize(
    "data",
    [
        "desk:log:0:99999",
        "desk:log:999:0",
        "desk:log:99999999999999999999:0",
        "desk:staff:ask_x",
        "desk:staff:remove_",
        "desk:staff:x",
    ],
)
async def test_odd_buttons_of_lists_are_harmless(ada: DeskUser, data: str) -> None:
    assert (await ada.tap_data(data)).text


async def test_a_button_of_an_older_screen_is_refused(ada: DeskUser, database: Database) -> None:
    await ada.type(LINE)
    old = ada.data("Publiceren")
    await ada.tap("Aanpassen")
    assert "ouder scherm" in (await ada.tap_data(old)).toast
    assert await count(database) == 0


async def test_who_is_no_admin_gets_a_neutral_answer_and_is_counted(ada: DeskUser, database: Database) -> None:
    """ "Non-admins … get a neutral answer; attempts are logged." Not by whom: the audit cannot forget a fan."""
    fenna = DeskUser(ada.desk, FENNA, "Fenna")
    for line in (LINE, "/corrigeer x", "/trekin x", "/ongedaan", "/logboek", "/beheer", "/importeer"):
        assert await fenna.type(line) == NEUTRAL
    assert await fenna.type("Leerdam: a, b, c") == ""
    async with database.read() as look:
        noted = await audited(look)
    assert [line.action for line in noted] == ["refused"] * 7
    assert not any(word in str(noted) for word in ("Fenna", str(FENNA)))


async def test_anonymous_admins_never_count(ada: DeskUser) -> None:
    """ "Anonymous group admins never count as admins." """
    ada.desk.rights.owners = frozenset({ANONYMOUS_ADMIN, ADA})
    nobody = DeskUser(ada.desk, ANONYMOUS_ADMIN, "Group", chat_id=-100, kind="supergroup")
    assert await nobody.type(LINE, sender_chat_id=-100) == NEUTRAL
    assert await nobody.type("/uitslag", sender_chat_id=None) == NEUTRAL


async def test_the_desk_works_in_a_group_only_when_an_owner_named_it(ada: DeskUser) -> None:
    """ "Admin commands work in private chat or a desk group that an owner names." """
    group = DeskUser(ada.desk, ADA, "Ada", chat_id=-100, kind="supergroup")
    assert "privéchat" in await group.type(LINE)
    assert "nu een uitslagengroep" in await group.type("/beheer groep")
    assert "Voorbeeld" in await group.type(LINE)
