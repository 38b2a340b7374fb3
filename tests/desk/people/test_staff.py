"""The people of the desk: owners, admins, invitations."""

import re
from contextlib import AbstractAsyncContextManager
from datetime import timedelta

from bot.clock import FrozenClock
from bot.desk.people.rights import Rights
from bot.desk.people.staff import INVITATION_LIFETIME
from bot.storage import Database, ReadConnection, audit
from bot.storage import staff as stored_staff
from tests.support.desk.at_the_desk import DAAN, FENNA, DeskUser, open_desk, plain
from tests.support.desk.audited import audited
from tests.support.desk.small_games import MORNING, small_archive


def owner(database: Database) -> DeskUser:
    return open_desk(database, small_archive(), MORNING)


async def invitation(ada: DeskUser) -> str:
    await ada.type("/beheer")
    match = re.search(r"\?start=([\w-]+)", await ada.tap("Uitnodiging"))
    assert match is not None
    assert len(match[1]) <= 64, "Telegram's longest payload"
    return match[1]


async def follow(desk: DeskUser, payload: str) -> str:
    reply = await desk.desk.start(payload, desk.request())
    assert reply is not None
    return plain(reply.text)


async def test_an_invitation_works_once(database: Database) -> None:
    """ "an invitation link that works once and expires" """
    ada = owner(database)
    payload = await invitation(ada)
    daan, fenna = DeskUser(ada.desk, DAAN, "Daan"), DeskUser(ada.desk, FENNA, "Fenna")
    assert "Welkom bij de redactie, Daan" in await follow(daan, payload)
    assert "al gebruikt of verlopen" in await follow(fenna, payload)
    assert "Van welke sport" in await daan.type("/uitslag")
    assert "Daan (1002)" in await ada.type("/beheer")


async def test_an_invitation_expires(database: Database) -> None:
    ada = owner(database)
    payload = await invitation(ada)
    assert isinstance(ada.desk.clock, FrozenClock)
    ada.desk.clock.moment += INVITATION_LIFETIME + timedelta(seconds=1)
    assert "verlopen" in await follow(DeskUser(ada.desk, DAAN, "Daan"), payload)


async def test_an_invented_invitation_is_refused_and_noted(database: Database) -> None:
    daan = DeskUser(owner(database).desk, DAAN, "Daan")
    assert "verlopen" in await follow(daan, "desk_invented")
    async with database.read() as look:
        assert [line.action for line in await audited(look)] == ["refused"]


async def test_other_start_payloads_are_not_ours(database: Database) -> None:
    ada = owner(database)
    assert await ada.desk.start("volg_NED", ada.request()) is None


async def test_adding_by_reply_and_removing_by_button(database: Database) -> None:
    ada = owner(database)
    added = await ada.type("/beheer toevoegen", replied_to_user_id=DAAN, replied_to_user_name="Daan")
    assert added.startswith("Daan (1002) toevoegen aan de redactie?")
    assert await ada.tap("Ja, Daan (1002) toevoegen") == "Daan (1002) hoort nu bij de redactie."
    again = await ada.type("/beheer toevoegen", replied_to_user_id=DAAN, replied_to_user_name="Daan")
    assert again == "Daan (1002) hoorde al bij de redactie."
    await ada.type("/beheer")
    assert await ada.tap("❌ Daan") == "Daan (1002) uit de redactie halen?"
    assert await ada.tap("Ja, Daan (1002) verwijderen") == "Daan (1002) is uit de redactie gehaald."
    assert "ken ik niet" in await DeskUser(ada.desk, DAAN, "Daan").type("/uitslag")
    async with database.read() as look:
        assert [line.action for line in await audited(look)] == ["refused", "admin removed", "admin added"]


async def test_owners_cannot_be_removed(database: Database) -> None:
    ada = owner(database)
    assert "eigenaar" in await ada.type(f"/beheer verwijderen {ada.user_id}")


async def test_admins_may_look_and_not_change(database: Database) -> None:
    ada = owner(database)
    await ada.type("/beheer toevoegen", replied_to_user_id=DAAN, replied_to_user_name="Daan")
    await ada.tap("Ja")
    daan = DeskUser(ada.desk, DAAN, "Daan")
    assert "Daan (1002)" in await daan.type("/beheer")
    assert daan.labels == []
    assert "De redactie" in await daan.type("/beheer toevoegen", replied_to_user_id=FENNA)
    assert "Alleen eigenaren" in (await daan.tap_data(f"desk:staff:add_{FENNA}_Fenna")).toast
    assert "Alleen eigenaren" in (await daan.tap_data("desk:staff:invite")).toast
    assert "ken ik niet" in await DeskUser(ada.desk, FENNA, "Fenna").type("/uitslag")


async def test_a_desk_group_can_be_taken_back(database: Database) -> None:
    ada = owner(database)
    group = DeskUser(ada.desk, ada.user_id, "Ada", chat_id=-100, kind="supergroup")
    await group.type("/beheer groep", chat_title="Uitslagen")
    await ada.type("/beheer")
    await ada.tap("Groep Uitslagen")
    assert "privéchat" in await group.type("/uitslag")


async def test_the_menus_hear_of_who_comes_and_goes(database: Database) -> None:
    told: list[str] = []

    async def changed() -> None:
        told.append("changed")

    ada = open_desk(database, small_archive(), MORNING, admins_changed=changed)
    for line in ("/beheer toevoegen 5 Eef", "/beheer verwijderen 5"):
        await ada.type(line)
        data = ada.data("Ja, Eef (5)")
        for _ in range(2):
            await ada.tap_data(data)
    assert told == ["changed", "changed"]


async def test_a_written_number_counts_before_the_message_replied_to(database: Database) -> None:
    """In a topic every message seems a reply: who wrote a number meant that one."""
    ada = owner(database)
    replied = {"replied_to_user_id": DAAN, "replied_to_user_name": "Daan"}
    assert (await ada.type("/beheer toevoegen 4712", **replied)).startswith("4712 toevoegen")
    await ada.tap("Ja, 4712")
    assert (await ada.type("/beheer verwijderen 4712", **replied)).startswith("4712 uit de redactie halen")
    await ada.tap("Ja, 4712")
    assert "Verder nog niemand" in await ada.type("/beheer")


async def test_a_bot_is_nobody_to_add(database: Database) -> None:
    ada = owner(database)
    said = await ada.type("/beheer", replied_to_user_id=77, replied_to_user_name="Bot", replied_to_is_bot=True)
    assert "geen bericht van een persoon" in said
    assert ada.labels == []


async def test_the_list_shows_names_also_of_owners_and_of_who_was_added_by_number(database: Database) -> None:
    ada = owner(database)
    await ada.type(f"/beheer toevoegen {DAAN}")
    await ada.tap("Ja")
    assert f"• {DAAN}" in await ada.type("/beheer"), "nobody said who that is"
    daan = DeskUser(ada.desk, DAAN, "Daan")
    async with database.begin() as tx:
        await audit.note(tx, MORNING, f"Daan ({DAAN})", "entry")
        await audit.note(tx, MORNING, f"Ada ({ada.user_id})", "entry")
    shown = await daan.type("/beheer")
    assert f"Eigenaren: Ada ({ada.user_id})" in shown
    assert f"• Daan ({DAAN})" in shown


async def test_a_long_name_fits_the_button(database: Database) -> None:
    ada = owner(database)
    await ada.type(f"/beheer toevoegen 123456789012345678 {'Ĳ' * 60}: x")
    assert await ada.tap("Ja") == f"{'Ĳ' * 15} (123456789012345678) hoort nu bij de redactie."


async def test_fans_texts_cost_the_database_one_look_a_second(database: Database) -> None:
    """ "Database reads on the hot path are bounded": whoever is no admin has no draft, and who is one is known."""
    now = [0.0]
    rights = Rights(database, frozenset({1}), FrozenClock(MORNING), seconds=lambda: now[0])
    looks = 0
    read = database.read

    def counted() -> AbstractAsyncContextManager[ReadConnection]:
        nonlocal looks
        looks += 1
        return read()

    database.read = counted  # type: ignore[method-assign]  # counts
    assert [await rights.may_edit(fan) for fan in range(2, 50)] == [False] * 48
    assert await rights.may_edit(1), "an owner needs no look"
    assert looks == 1
    async with database.begin() as tx:
        await stored_staff.add_admin(tx, 2, "Daan", "another process", MORNING)
    now[0] = 1.5
    assert await rights.may_edit(2)
    assert looks == 2
