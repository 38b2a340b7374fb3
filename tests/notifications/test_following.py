"""Following: "`/volg` acts at once, with all medals and corrections on and no quiet hours until someone sets them; the
menu refines it. In groups only its admins may change it (anonymous ones included); per forum topic." """

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from telegram import Chat as TelegramChat

from bot.notifications.chats.notification_menu import MENU, changed_by
from bot.notifications.chats.subjects import read_subjects
from bot.notifications.news.payload import is_quiet
from bot.replies.reply import MAX_CALLBACK_BYTES, Reply
from bot.request import Request
from bot.storage import chats, follows
from bot.storage.follows import Preferences, Subject
from bot.storage.tables import follows as follows_table
from bot.storage.tables import outbox, preferences
from bot.understanding.names.lexicon import Lexicon
from medals_core import load_archive
from tests.support.desk.small_games import S, medal
from tests.support.news.broadcasts import subjects
from tests.support.news.newsroom import Desk
from tests.support.news.podiums import FEMKE, JUTTA, MEN, MIHO, SHORT, WOMEN, women
from tests.support.telegram.written_html import html_of


def data(reply: Reply) -> list[str]:
    return [button.data for row in reply.buttons for button in row]


NAMES = {
    "NL": Subject("nation", "NED"),
    "nederland": Subject("nation", "NED"),
    "TeamNL": Subject("nation", "NED"),
    "oranje": Subject("nation", "NED"),
    "Amerika": Subject("nation", "USA"),
    "noorwgen": Subject("nation", "NOR"),
    "Femke Kok": Subject("athlete", "Femke Kok"),
    "leerdam": Subject("athlete", "Jutta Leerdam"),
    "shorttrack": Subject("discipline", "short-track"),
    "short track": Subject("discipline", "short-track"),
    "langebaan": Subject("discipline", "speed-skating"),
    "alles": Subject("all"),
}


async def test_by_whatever_name(desk: Desk) -> None:
    for fan, (text, subject) in enumerate(NAMES.items(), start=101):
        await desk.newsroom.command("volg", text, desk.person(fan))
        assert await subjects(desk, fan) == [subject], text


async def test_following_acts_at_once_with_everything_on(desk: Desk) -> None:
    reply = await desk.newsroom.command("volg", "NL", desk.person(101))
    assert "elke medaille en elke correctie" in reply.text
    async with desk.database.read() as look:
        wishes = await follows.preferences_of(look, 101, 0)
    assert {"medals", "corrections"} <= wishes.kinds
    assert (wishes.quiet_from, wishes.sound) == (None, "on")
    again = await desk.newsroom.command("volg", "NL", desk.person(101))
    assert again.text == "Je volgt <b>TeamNL</b> al."


async def test_several_at_once_and_who_is_unclear_is_asked(desk: Desk) -> None:
    fan = desk.person(101)
    reply = await desk.newsroom.command("volg", "NL, Noorwegen en shorttrack", fan)
    assert "TeamNL, Noorwegen en shorttrack" in reply.text
    asked = await desk.newsroom.command("volg", "van 't wout", fan)
    assert asked.text.startswith("Wie bedoel je")
    assert len(data(asked)) == 2
    await desk.newsroom.tap(data(asked)[0], fan)
    assert len(await subjects(desk, 101)) == 4
    unknown = await desk.newsroom.command("volg", "xqzw", fan)
    assert "/volg Femke Kok" in unknown.text


async def test_bare_volg_offers_choices_and_tells_what_is_followed(desk: Desk) -> None:
    fan = desk.person(101)
    reply = await desk.newsroom.command("volg", "", fan)
    assert "m:v:n:NED" in data(reply)
    await desk.newsroom.tap("m:v:n:NED", fan)
    assert "Je volgt nu <b>TeamNL</b>." in (await desk.newsroom.command("volg", "", fan)).text


async def test_unfollowing(desk: Desk) -> None:
    fan = desk.person(101)
    assert "nog niets" in (await desk.newsroom.command("ontvolg", "", fan)).text
    await desk.newsroom.command("volg", "NL en Japan en Femke Kok", fan)
    choose = await desk.newsroom.command("ontvolg", "", fan)
    assert "m:u:n:JPN" in data(choose)
    reply = await desk.newsroom.command("ontvolg", "japan", fan)
    assert reply.text == "🔕 Je volgt <b>Japan</b> niet meer. Je volgt nog Femke Kok en TeamNL."
    assert "werd hier niet gevolgd" in (await desk.newsroom.command("ontvolg", "Italië", fan)).text
    assert "Er komt geen nieuws meer" in (await desk.newsroom.command("ontvolg", "alles", fan)).text
    assert await subjects(desk, 101) == []


async def test_links_to_the_bot(desk: Desk) -> None:
    """ "Deep links `t.me/BOT?start=volg_NED` and `?startgroup=`" """
    reply = await desk.newsroom.start("volg_NED", desk.person(101))
    assert reply is not None
    assert await subjects(desk, 101) == [Subject("nation", "NED")]
    await desk.newsroom.start("volg_short-track", desk.person(102))
    assert await subjects(desk, 102) == [Subject("discipline", "short-track")]
    assert await desk.newsroom.start("iets_anders", desk.person(103)) is None
    group = Request(chat_id=-5, chat_kind="group", is_chat_admin=True)
    await desk.newsroom.start("volg_NED", group)
    assert await subjects(desk, -5) == [Subject("nation", "NED")]


CHANGES = [("volg", "NL"), ("ontvolg", ""), ("mijnland", "België"), ("praat", "aan"), ("wisgegevens", "")]


async def test_in_a_group_only_admins_change_it(desk: Desk) -> None:
    member = Request(chat_id=-5, chat_kind="supergroup", user_id=7)
    for command, text in CHANGES:
        reply = await desk.newsroom.command(command, text, member)
        assert f"/{command} is in een groep alleen voor de beheerders" in reply.text, command
    async with desk.database.read() as look:
        assert await chats.get(look, -5) is None


async def test_a_members_tap_is_refused_in_a_dialog(desk: Desk) -> None:
    member = Request(chat_id=-5, chat_kind="supergroup", user_id=7, is_tap=True)
    for button in ("m:v:n:NED", "m:k:gold:1", "m:u:*", "m:wis:ja", "m:l:BEL", "m:live:1"):
        reply = await desk.newsroom.tap(button, member)
        assert (reply.alert, reply.text) == (True, ""), button
        assert "beheerders" in reply.toast


async def test_topics_are_apart(desk: Desk) -> None:
    for topic, what in ((7, "NL"), (0, "Japan")):
        await desk.newsroom.command(
            "volg", what, Request(chat_id=-5, chat_kind="supergroup", thread_id=topic, is_chat_admin=True)
        )
    assert await subjects(desk, -5, 7) == [Subject("nation", "NED")]
    assert await subjects(desk, -5, 0) == [Subject("nation", "JPN")]


# --- The menu


async def test_the_menu_says_how_it_stands_and_every_button_changes_it(desk: Desk) -> None:
    fan = desk.person(101)
    await desk.newsroom.command("volg", "NL", fan)
    menu = await desk.newsroom.command("meldingen", "", fan)
    assert "elke medaille, correcties, records en andere plek in de stand; met geluid" in menu.text
    for button in data(menu):
        before = await desk.newsroom.command("meldingen", "", fan)
        after = await desk.newsroom.tap(button, fan)
        assert len(button.encode()) <= MAX_CALLBACK_BYTES
        assert (after.text, after.buttons) != (before.text, before.buttons), button


def test_all_medals_and_gold_only_exclude_each_other() -> None:
    gold = changed_by(Preferences(), "k:gold:1")
    assert gold.kinds == {"gold", "corrections", "records", "rank"}
    assert changed_by(gold, "k:medals:1").kinds == {"medals", "corrections", "records", "rank"}
    assert changed_by(gold, "k:nonsense:1") == gold


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("NL, Jenning de Boo", 2),
        ("Jenning de Boo, NL", 2),
        ("NL en Jenning de Boo", 2),
        ("NL, USA en Jenning de Boo", 3),
        ("NL, nederland", 1),
        (",", 0),
    ],
)
async def test_all_that_is_named_is_followed(desk: Desk, text: str, count: int) -> None:
    """A whole text that resembles one of its names is not that name alone."""
    await desk.newsroom.command("volg", text, desk.person(101))
    assert len(await subjects(desk, 101)) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trinidad en Tobago", {"TTO"}),
        ("Bosnië en Herzegovina, NL", {"BIH", "NED"}),
        ("Noorwegen en Zweden", {"NOR", "SWE"}),
    ],
)
async def test_a_nation_with_an_en_in_its_name_is_one(text: str, expected: set[str]) -> None:
    lexicon = Lexicon(load_archive())
    found, unclear = await read_subjects(text, lexicon, "NED")
    assert unclear is None
    assert {subject.key for subject in found} == expected


async def test_every_button_of_the_menu_handled_twice_is_handled_once(desk: Desk) -> None:
    """Effects at most once: a process that dies between the wish and the answer leaves its tap to another."""
    fan = desk.person(101)
    shown = await desk.newsroom.command("meldingen", "", fan)
    taps = [button.data for row in shown.buttons for button in row]
    assert all(any(tap.startswith(f"m:k:{kind}:") for tap in taps) for kind, _ in MENU)
    await desk.newsroom.tap(taps[0], fan)
    for tap in taps:
        async with desk.database.begin() as tx:
            await follows.set_preferences(tx, 101, 0, Preferences(), desk.clock.now())
        once = await desk.newsroom.tap(tap, fan)
        async with desk.database.read() as look:
            wishes = await follows.preferences_of(look, 101, 0)
        assert wishes != Preferences(), tap
        assert await desk.newsroom.tap(tap, fan) == once
        async with desk.database.read() as look:
            assert await follows.preferences_of(look, 101, 0) == wishes


async def test_a_button_of_the_former_version_shows_the_menu_and_changes_nothing(desk: Desk) -> None:
    fan = desk.person(101)
    shown = await desk.newsroom.tap("m:spoiler", fan)
    assert "Meldingen" in shown.text
    async with desk.database.read() as look:
        assert await follows.preferences_of(look, 101, 0) == Preferences()


@pytest.mark.parametrize(
    ("hour", "quiet"), [(21, False), (22, False), (23, True), (2, True), (6, True), (7, False), (12, False)]
)
def test_quiet_hours_pass_midnight(hour: int, quiet: bool) -> None:
    """On Dutch clocks: in February an hour ahead of UTC."""
    assert is_quiet(datetime(2026, 2, 17, (hour - 1) % 24, 30, tzinfo=UTC), "23:00", "07:00") is quiet
    assert not is_quiet(datetime(2026, 2, 17, hour, tzinfo=UTC), None, None)


async def test_gold_only(desk: Desk) -> None:
    fan = desk.person(101)
    await desk.newsroom.command("volg", "NL", fan)
    await desk.newsroom.tap("m:k:gold:1", fan)
    await desk.newsroom.tap("m:k:records:0", fan)
    await desk.publish(MEN, medal(S, "NED", "Jenning de Boo"))
    await desk.settle()
    assert desk.texts(101) == []
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    await desk.settle()
    assert len(desk.texts(101)) == 1


async def test_a_change_of_rank_by_others(desk: Desk) -> None:
    """A drop without a medal of one's own is told by default; the setting remains."""
    fan = desk.person(101)
    other = desk.person(102)
    for one in (fan, other):
        await desk.newsroom.command("volg", "NL", one)
    await desk.newsroom.tap("m:k:rank:0", other)
    await desk.publish(MEN, medal(S, "NED", "Jenning de Boo"))
    await desk.settle()
    await desk.publish(WOMEN, *women(MIHO))
    await desk.settle()
    first, second = desk.texts(101)
    assert "Zilver voor Jenning de Boo!" in first
    assert "Goud voor Miho Takagi!" in second
    assert "Japan passeert TeamNL; TeamNL is nu tweede: 0-1-0." in second
    assert len(desk.texts(102)) == 1


async def test_paused_silent_and_hidden(desk: Desk) -> None:
    fans = [desk.person(number) for number in (101, 102, 103, 104)]
    for fan in fans:
        await desk.newsroom.command("volg", "NL", fan)
    await desk.newsroom.tap("m:k:paused:1", fans[0])
    await desk.newsroom.tap("m:sound:0", fans[1])
    await desk.newsroom.tap("m:spoiler:1", fans[2])
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    await desk.settle()
    assert desk.texts(101) == []
    silent, hidden, loud = (desk.world.messages(number)[0] for number in (102, 103, 104))
    assert (silent["silent"], hidden["silent"], loud["silent"]) == (True, False, False)
    assert hidden["spoiler"]
    assert html_of(hidden).startswith("🙈 Uitslag 1000 meter vrouwen (schaatsen):\n<tg-spoiler>")
    assert "TeamNL" not in html_of(hidden).split("<tg-spoiler>")[0]


async def test_quiet_hours_send_without_a_sound(desk: Desk) -> None:
    fan = desk.person(101)
    await desk.newsroom.command("volg", "NL", fan)
    async with desk.database.begin() as tx:
        await follows.set_preferences(
            tx, 101, 0, Preferences(quiet_from="09:00", quiet_until="12:00"), desk.clock.now()
        )
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    await desk.settle()
    assert desk.world.messages(101)[0]["silent"]


# --- The chat itself


async def test_my_nation(desk: Desk) -> None:
    fan = desk.person(101)
    assert (await desk.newsroom.command("mijnland", "", fan)).text.startswith("Je land is")
    assert "Noorwegen" in (await desk.newsroom.command("mijnland", "noorwegen", fan)).text
    assert (await desk.kept(101)).own_nation == "NOR"
    assert "ken ik niet" in (await desk.newsroom.command("mijnland", "xqzw", fan)).text


async def test_talking_freely(desk: Desk) -> None:
    group = desk.world.group("Groep", [desk.person(1).user_id], supergroup=True)
    admin = Request(chat_id=group.id, chat_kind="supergroup", is_chat_admin=True)
    assert "/praat aan" in (await desk.newsroom.command("praat", "", admin)).text
    assert "maak me beheerder" in (await desk.newsroom.command("praat", "aan", admin)).text
    assert (await desk.kept(group.id)).talk_mode == "free"
    assert "aanspreken" in (await desk.newsroom.command("praat", "uit", admin)).text
    assert "antwoord ik altijd" in (await desk.newsroom.command("praat", "aan", desk.person(101))).text


async def test_the_self_test_says_what_works_and_what_to_do(desk: Desk) -> None:
    group = desk.world.group("Groep", [desk.person(1).user_id], supergroup=True)
    asker = Request(chat_id=group.id, chat_kind="supergroup", is_chat_admin=True)
    plain = (await desk.newsroom.command("zelftest", "", asker)).text
    assert "✅ berichten sturen" in plain
    assert "❌ de live stand vastzetten: maak me beheerder" in plain
    assert "❌ alle berichten lezen" in plain
    desk.world.promote(group.id)
    promoted = (await desk.newsroom.command("zelftest", "", asker)).text
    assert "❌" not in promoted
    assert "werkt alles" in (await desk.newsroom.command("zelftest", "", desk.person(101))).text


async def test_what_is_kept_and_being_forgotten(desk: Desk) -> None:
    fan = desk.person(101)
    assert (await desk.newsroom.command("mijngegevens", "", fan)).text == "Ik bewaar niets van deze chat."
    await desk.newsroom.command("volg", "NL", fan)
    await desk.newsroom.tap("m:k:gold:1", fan)
    await desk.publish(SHORT, medal(S, "NED", "Jens van 't Wout"))
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    await desk.settle()
    kept = (await desk.newsroom.command("mijngegevens", "", fan)).text
    assert "volgt: TeamNL" in kept
    assert "verstuurde nieuwsberichten: 1" in kept
    assert data(await desk.newsroom.command("wisgegevens", "", fan)) == ["m:wis:ja", "m:wis:nee"]
    await desk.newsroom.tap("m:wis:nee", fan)
    assert await subjects(desk, 101)
    await desk.newsroom.tap("m:wis:ja", fan)
    async with desk.database.read() as look:
        for table in (follows_table, preferences, outbox):
            assert await look.all(select(table)) == []
        assert await chats.get(look, 101) is None


async def test_a_word_of_welcome_in_a_new_group_only(desk: Desk) -> None:
    group = TelegramChat(-1001, "supergroup", title="Nieuw")
    welcome = await desk.newsroom.membership(group, "member")
    assert welcome is not None
    assert "/volg NL" in welcome.text
    assert await desk.newsroom.membership(group, "administrator") is None
    assert await desk.newsroom.membership(TelegramChat(101, "private"), "member") is None
