"""A result on its way through the desk: preview, publishing once, correcting, undoing, the guided way."""

import asyncio
from datetime import timedelta

from bot.clock import FrozenClock
from bot.desk.drafts.drafting import DRAFT_LIFETIME
from bot.replies.reply import MAX_TEXT_UNITS, utf16_units
from bot.storage import Database, staff
from medals_core.ledger import Entry
from tests.support.desk.at_the_desk import DAAN, DeskUser, count, open_desk, plain
from tests.support.desk.audited import audited
from tests.support.desk.small_games import MORNING, B, G, S, entry, known, medal, small_archive

WOMEN, MEN = "speed-skating-1000m-women", "speed-skating-1000m-men"
LINE = "/uitslag schaatsen 1000m vrouwen: Leerdam, Kok, Takagi"


def sit_down(database: Database, *entries: Entry, **more: object) -> DeskUser:
    return open_desk(database, small_archive(*entries), MORNING + timedelta(hours=2), **more)


def other(ada: DeskUser, user_id: int, name: str) -> DeskUser:
    """Somebody else at the same desk, in their own private chat."""
    return DeskUser(ada.desk, user_id, name)


async def test_the_preview_shows_what_the_change_does_and_stores_nothing(database: Database) -> None:
    async def audience(before: object, after: object, change: Entry) -> int:
        return 12

    ada = sit_down(database, audience=audience)
    preview = await ada.type(LINE)
    for shown in (
        "1000 meter vrouwen (schaatsen)", "🥇 Jutta Leerdam", "🥈 Femke Kok", "🥉 Miho Takagi",
        "→NED  –  0  0  0   1  1  1  0", "Nederland komt op de 1e plek binnen.", "Gaat naar 12 chats.",
    ):  # fmt: skip
        assert shown in preview
    assert ada.labels == ["✅ Publiceren", "✏️ Aanpassen", "🗑 Weggooien"]
    assert await count(database) == 0


async def test_publishing_makes_it_so_once(database: Database) -> None:
    """ "A double tap, an edited message or a redelivered update never records twice." """
    ada = sit_down(database)
    await ada.type(LINE)
    button = ada.data("Publiceren")
    assert "Gepubliceerd" in (await ada.tap_data(button)).text
    again = await ada.tap_data(button)
    assert (again.text, again.toast) == ("", "Dit is al gepubliceerd.")
    assert await ada.type(LINE, message_id=ada.messages) == "Dit is al gepubliceerd."
    assert await count(database) == 1
    assert ada.desk.service.archive.current.book.tally("NED") == (1, 1, 0)


async def test_a_redelivered_command_gives_the_same_preview(database: Database) -> None:
    ada = sit_down(database)
    first = await ada.type(LINE)
    button = ada.data("Publiceren")
    assert await ada.type(LINE, message_id=ada.messages) == first
    assert ada.data("Publiceren") == button


async def test_an_edited_message_changes_nothing(database: Database) -> None:
    ada = sit_down(database)
    assert await ada.type(LINE, is_edit=True) == ""
    assert await ada.type("Leerdam: a, b, c", is_edit=True) == ""


async def test_a_restart_between_preview_and_tap_loses_nothing(database: Database) -> None:
    ada = sit_down(database)
    await ada.type(LINE)
    button = ada.data("Publiceren")
    after = sit_down(database)
    assert "Gepubliceerd" in (await after.tap_data(button)).text
    assert await count(database) == 1


async def test_the_second_of_two_admins_is_told_that_the_stand_changed(database: Database) -> None:
    """ "Two admins at once: one wins, the other is told that the stand has changed meanwhile." """
    ada = sit_down(database)
    async with database.begin() as tx:
        await staff.add_admin(tx, DAAN, "Daan", "Ada", MORNING)
    daan = other(ada, DAAN, "Daan")
    await ada.type(LINE)
    await daan.type("/uitslag schaatsen 1000 mannen: Stolz, De Boo, Eitrem")
    await ada.tap("Publiceren")
    told = await daan.tap("Publiceren")
    assert "De stand is intussen veranderd: Ada publiceerde 1000 meter vrouwen (schaatsen)" in told
    assert await count(database) == 1
    assert "Gepubliceerd" in await daan.tap("Publiceren"), "the new preview can be published"
    assert await count(database) == 2


async def test_the_same_result_of_two_admins_is_there_once(database: Database) -> None:
    ada = sit_down(database)
    second = sit_down(database)
    second.chat_id = 5
    await ada.type(LINE)
    await second.type(LINE)
    await ada.tap("Publiceren")
    assert "stond er al zo" in await second.tap("Publiceren")
    assert await count(database) == 1


async def test_a_draft_expires(database: Database) -> None:
    ada = sit_down(database)
    await ada.type(LINE)
    assert isinstance(ada.desk.clock, FrozenClock)
    ada.desk.clock.moment += DRAFT_LIFETIME
    assert "verlopen" in await ada.tap("Publiceren")
    assert await count(database) == 0


async def test_a_decided_event_points_to_correcting(database: Database) -> None:
    ada = sit_down(database, known())
    told = await ada.type("/uitslag schaatsen 1000m vrouwen: Kok, Leerdam, Takagi")
    assert "is al beslist" in told
    assert "/corrigeer schaatsen 1000m vrouwen: Kok, Leerdam, Takagi" in told


async def test_stating_what_is_already_so_changes_nothing(database: Database) -> None:
    ada = sit_down(database, known())
    for command in ("/uitslag", "/corrigeer"):
        told = await ada.type(f"{command} schaatsen 1000m vrouwen: Leerdam, Kok, Takagi")
        assert "stond er al zo" in told
    assert await count(database) == 0


async def test_a_correction_that_takes_a_medal_wants_a_reason(database: Database) -> None:
    ada = sit_down(database, known())
    asked = await ada.type("/corrigeer schaatsen 1000m vrouwen brons Bowe")
    assert "Er gaat een medaille af" in asked
    preview = await ada.type("Takagi gediskwalificeerd")
    assert "Reden: Takagi gediskwalificeerd" in preview
    assert "🥇 Jutta Leerdam" in preview, "colours that the line does not name stay"
    await ada.tap("Publiceren")
    assert ada.desk.service.archive.current.book.tally("JPN").total == 0
    counts = ada.desk.service.archive.current.book.entry(WOMEN)
    assert counts is not None
    assert counts.reason == "Takagi gediskwalificeerd"
    assert {one.won_at for one in counts.podium} == {MORNING}


async def test_a_correction_with_its_reason_is_not_asked_again(database: Database) -> None:
    ada = sit_down(database, known())
    assert "Voorbeeld" in await ada.type("/corrigeer schaatsen 1000m vrouwen brons Bowe reden: protest")


async def test_withdrawing_makes_the_event_undecided_again(database: Database) -> None:
    ada = sit_down(database, known())
    preview = await ada.type("/trekin schaatsen 1000 meter vrouwen reden: diskwalificatie")
    assert "weer als onbeslist" in preview
    assert "Nederland verdwijnt uit de stand (nu 1e)." in preview
    await ada.tap("Publiceren")
    assert not ada.desk.service.archive.current.book.is_decided(WOMEN)
    assert "Voorbeeld" in await ada.type(LINE), "a new result may be given"


async def test_withdrawing_what_is_not_there(database: Database) -> None:
    ada = sit_down(database)
    assert "er valt niets in te trekken" in await ada.type("/trekin schaatsen 1000 meter vrouwen")


async def test_undo_restores_the_former_state_by_a_new_entry(database: Database) -> None:
    ada = sit_down(database, known())
    before = ada.desk.service.archive.current.book
    await ada.type("/corrigeer schaatsen 1000m vrouwen brons Bowe reden: tikfout")
    await ada.tap("Publiceren")
    assert "Voorbeeld: ongedaan maken" in await ada.type("/ongedaan")
    await ada.tap("Publiceren")
    book = ada.desk.service.archive.current.book
    assert book.podium(WOMEN) == before.podium(WOMEN)
    assert await count(database) == 2


async def test_undo_of_a_push_withdraws_it(database: Database) -> None:
    ada = sit_down(database)
    await ada.type(LINE)
    await ada.tap("Publiceren")
    await ada.type("/ongedaan schaatsen 1000m vrouwen reden: verkeerde rit")
    await ada.tap("Publiceren")
    counts = ada.desk.service.archive.current.book.entry(WOMEN)
    assert counts is not None
    assert (counts.podium, counts.reason) == ((), "ongedaan gemaakt: verkeerde rit")


async def test_undo_asks_which_of_two_events_of_one_name(database: Database) -> None:
    ada = sit_down(database)
    for line in (
        "schaatsen 1000 mannen: Stolz, De Boo, Eitrem",
        "shorttrack 1000 mannen: Jens van 't Wout, Sighel, geen",
    ):
        await ada.type(f"/uitslag {line}")
        await ada.tap("Publiceren")
    assert "Van welk onderdeel" in await ada.type("/ongedaan 1000 meter mannen")
    assert "Voorbeeld: ongedaan maken\n1000 meter mannen (schaatsen)" in await ada.tap("(schaatsen)")
    await ada.tap("Publiceren")
    assert not ada.desk.service.archive.current.book.podium(MEN)
    assert "is niets ingevoerd" in await ada.type("/ongedaan ploegenachtervolging")


async def test_nothing_to_undo(database: Database) -> None:
    assert "Er is nog niets ingevoerd" in await sit_down(database).type("/ongedaan")


async def test_the_guided_way(database: Database) -> None:
    """ "`/uitslag` alone leads through discipline → event → gold → silver → bronze by buttons with name search" """
    ada = sit_down(database)
    assert await ada.type("/uitslag") == "Van welke sport is de uitslag?"
    await ada.tap("Schaatsen")
    assert "Wie won goud?" in await ada.tap("1000 meter vrouwen")
    assert "Wie won zilver?" in await ada.tap("Jutta Leerdam")
    assert "Wie won brons?" in await ada.type("kok"), "a name may be typed"
    assert "ken ik niet" in await ada.type("Xqzwv"), "and is asked again when unknown"
    preview = await ada.type("takagi")
    assert "Voorbeeld" in preview
    await ada.tap("Publiceren")
    assert ada.desk.service.archive.current.book.tally("NED") == (1, 1, 0)


async def test_the_guided_way_with_a_tie_and_a_vacant_step(database: Database) -> None:
    ada = sit_down(database)
    for step in ("/uitslag", "Schaatsen", "1000 meter vrouwen", "Jutta Leerdam", "Gedeeld goud", "Femke Kok"):
        asked = await (ada.type(step) if step.startswith("/") else ada.tap(step))
    assert "Wie won brons?" in asked, "two golds (no silver)"
    assert "🥈 niet uitgereikt\n🥉 niet uitgereikt" in await ada.tap("Geen brons")


async def test_bronze_alone_by_the_guided_way(database: Database) -> None:
    ada = sit_down(database)
    for step in ("/uitslag", "Schaatsen", "Ploegenachtervolging", "Alleen brons", "Nederland"):
        asked = await (ada.type(step) if step.startswith("/") else ada.tap(step))
    assert "🥉 Nederland" in asked
    assert "niet uitgereikt" not in asked


async def test_throwing_away(database: Database) -> None:
    ada = sit_down(database)
    await ada.type(LINE)
    button = ada.data("Publiceren")
    assert "Weggegooid" in await ada.tap("Weggooien")
    assert (await ada.tap_data(button)).toast == "Dit was al weggegooid."


async def test_editing_the_line(database: Database) -> None:
    ada = sit_down(database)
    await ada.type(LINE)
    assert LINE in await ada.tap("Aanpassen")
    assert "🥇 Femke Kok" in await ada.type("schaatsen 1000m vrouwen: Kok, Leerdam, Takagi")


async def test_the_logbook_has_a_line_an_entry_with_pages(database: Database) -> None:
    """ "/logboek (a line an entry: when, who, event, what, why; pages; per event)" """
    ada = sit_down(database)
    assert "nog niets ingevoerd" in await ada.type("/logboek")
    for number in range(4):
        await ada.type(LINE)
        await ada.tap("Publiceren")
        await ada.type(f"/trekin schaatsen 1000m vrouwen reden: proef {number}")
        await ada.tap("Publiceren")
    page = await ada.type("/logboek")
    assert "Logboek: 8 regels" in page
    assert "8. 17 feb 12:00, Ada\n1000 meter vrouwen (schaatsen): ingetrokken\nProef 3" in page
    assert "1. 17 feb" in await ada.tap("Ouder")
    assert "nog niets ingevoerd" in await ada.type("/logboek schaatsen 1000m mannen")
    assert "8 regels" in await ada.type("/logboek schaatsen 1000m vrouwen")


async def test_every_step_leaves_a_trace(database: Database) -> None:
    ada = sit_down(database)
    await ada.type(LINE)
    await ada.tap("Publiceren")
    async with database.read() as look:
        (line,) = await audited(look)
    assert (line.actor, line.action, line.detail["event_id"]) == ("Ada (1003)", "entry", WOMEN)


async def test_two_taps_at_the_same_moment_publish_once(database: Database) -> None:
    ada = sit_down(database)
    await ada.type(LINE)
    button = ada.data("Publiceren")
    replies = await asyncio.gather(ada.tap_data(button), ada.tap_data(button), ada.tap_data(button))
    assert sum("Gepubliceerd" in reply.text for reply in replies) == 1
    assert await count(database) == 1


async def test_a_correction_may_begin_with_choosing_the_result(database: Database) -> None:
    ada = sit_down(database, known())
    assert "Om welke uitslag gaat het?" in await ada.type("/corrigeer")
    line = await ada.tap("1000 meter vrouwen (schaatsen)")
    whole = "1000 meter vrouwen (schaatsen) goud Jutta Leerdam NED zilver Femke Kok NED brons Miho Takagi JPN"
    assert f"/corrigeer {whole}" in line
    assert "Waarom verandert" in await ada.type(whole.replace("Miho Takagi JPN", "Brittany Bowe USA"))
    assert "Reden: tikfout" in await ada.tap("tikfout")
    assert "Om welke uitslag gaat het?" in await ada.type("/trekin")
    await ada.tap("1000 meter vrouwen")
    assert "weer als onbeslist" in await ada.type("de wedstrijd is afgebroken")


async def test_no_screen_is_longer_than_a_message_can_be(database: Database) -> None:
    """Text of Telegram: 4096 UTF-16 units. An ice hockey team has twenty-five names."""
    ada = sit_down(database)
    teams = {noc: tuple(f"{noc} Speler met een lange naam {n}" for n in range(25)) for noc in ("NED", "USA", "ITA")}
    podium = tuple(medal(colour, noc, *teams[noc]) for colour, noc in zip((G, S, B), teams, strict=True))
    pursuit = "speed-skating-team-pursuit-men"
    service = ada.desk.service
    for number in range(8):
        change = entry(pursuit, *(podium if number % 2 else podium[::-1][:1]), reason="uitleg " * 40)
        await service.publish([change], expected=service.head, actor="Ada")
    for line in ("/logboek", "/ongedaan", "/corrigeer ploegenachtervolging mannen: NED, ITA, USA reden: test",
                 f"/uitslag onzin {'<&> ' * 350}: a, b, c", f"/uitslag {'x' * 4000}"):  # fmt: skip
        await ada.type(line)
        assert 0 < utf16_units(plain(ada.last.text)) <= MAX_TEXT_UNITS
