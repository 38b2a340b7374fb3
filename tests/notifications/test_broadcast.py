""" "`/omroep` (a message to all followers: preview, count, confirm, cancel while under way)", "a progress line that
updates while a broadcast runs", and `/status`; digests "at set times in the Games' time zone, skipped when there is
nothing to say"."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tests.support.news.broadcasts import confirmed, followed, owner
from tests.support.news.newsroom import OWNER, Desk
from tests.support.news.podiums import FEMKE, JUTTA, MIHO, WOMEN, women

ROME = ZoneInfo("Europe/Rome")


async def test_preview_count_confirm_and_progress(desk: Desk) -> None:
    await followed(desk, 101, 102, 103)
    preview = await desk.newsroom.command("omroep", "Vanavond <finale>!", owner(desk))
    assert "📣 Vanavond &lt;finale&gt;!" in preview.text
    assert preview.text.endswith("Gaat naar 3 chats.")
    await desk.settle()
    assert desk.texts(101) == [], "nothing before it is confirmed"
    await confirmed(desk)
    await desk.settle()
    assert [desk.texts(fan) for fan in (101, 102, 103)] == [["📣 Vanavond <finale>!"]] * 3
    desk.pass_time(5)
    await desk.newsroom.sender.step()
    assert desk.texts(OWNER)[0].endswith("✅ Klaar: 3 van de 3 verstuurd.")


async def test_a_second_tap_sends_nothing_more(desk: Desk) -> None:
    await followed(desk, 101)
    tapped, send, _stop = await confirmed(desk)
    again = await desk.newsroom.tap(send, tapped)
    assert again.toast == "Dat was al gedaan."
    await desk.settle()
    assert len(desk.texts(101)) == 1


async def test_stopped_while_under_way(desk: Desk) -> None:
    await followed(desk, 101, 102)
    tapped, _send, stop = await confirmed(desk)
    desk.world.fail_next("sendMessage", chat_id=102, error=502, times=50)
    desk.pass_time(5)
    await desk.newsroom.sender.step()
    stopped = await desk.newsroom.tap(stop, tapped)
    assert stopped.text.endswith("⏹ Gestopt: 1 van de 2 verstuurd.")
    assert not stopped.buttons
    desk.world.faults.clear()
    await desk.settle()
    assert desk.texts(102) == []


async def test_stopping_after_the_end_says_that_all_were_sent(desk: Desk) -> None:
    await followed(desk, 101, 102)
    tapped, _send, stop = await confirmed(desk)
    await desk.settle()
    late = await desk.newsroom.tap(stop, tapped)
    assert late.toast == "Stoppen kan niet meer: alles was al verstuurd."
    assert late.text.endswith("✅ Klaar: 2 van de 2 verstuurd.")


async def test_the_progress_says_of_how_many_from_the_beginning(desk: Desk) -> None:
    await followed(desk, 101, 102, 103, 104)
    preview = await desk.newsroom.command("omroep", "Vanavond finale!", owner(desk))
    message = await desk.bot.send_message(OWNER, preview.text, parse_mode="HTML")
    tapped = owner(desk).model_copy(update={"message_id": message.message_id, "is_tap": True})
    assert "📤 Onderweg: 0 van de 4 verstuurd." in (await desk.newsroom.tap(preview.buttons[0][0].data, tapped)).text


async def test_thrown_away(desk: Desk) -> None:
    await followed(desk, 101)
    preview = await desk.newsroom.command("omroep", "Oeps", owner(desk))
    send, drop = preview.buttons[0]
    assert "niets verstuurd" in (await desk.newsroom.tap(drop.data, owner(desk))).text
    assert (await desk.newsroom.tap(send.data, owner(desk))).toast == "Dat was al gedaan."
    await desk.settle()
    assert desk.texts(101) == []


@pytest.mark.parametrize("command", ["omroep", "status"])
async def test_strangers_get_a_neutral_answer(desk: Desk, command: str) -> None:
    reply = await desk.newsroom.command(command, "Gratis!", desk.person(666))
    assert reply.text == "Dat commando ken ik niet. Met /help zie je wat ik wel kan."
    assert (await desk.newsroom.tap("m:o:send:1", desk.person(666))).alert


async def test_status_tells_how_it_stands(desk: Desk) -> None:
    await followed(desk, 101, 102)
    desk.world.fail_next("sendMessage", chat_id=102, error="timeout")
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    await desk.settle()
    await confirmed(desk)
    await desk.newsroom.sender._fan_out.step()
    text = (await desk.newsroom.command("status", "", owner(desk))).text
    for part in ("Wachtrij: 2 berichten, de oudste", "Verstuurd: 1, onzeker: 1", "Volgers: 2 chats", "regel 1,"):
        assert part in text


# --- Digests


async def wants(desk: Desk, kind: str) -> None:
    await desk.newsroom.tap(f"m:k:{kind}:1", desk.person(101))


async def at(desk: Desk, hour: int, minute: int, day: int = 17) -> None:
    moment = datetime(2026, 2, day, hour, minute, tzinfo=ROME)
    desk.clock.moment = desk.wall.moment = moment
    for _ in range(3):
        await desk.newsroom.sender.step()
        desk.pass_time(20)


async def test_the_programme_in_the_morning_once(desk: Desk) -> None:
    await wants(desk, "morning")
    await at(desk, 7, 55)
    assert desk.texts(101) == []
    await at(desk, 8, 0)
    await at(desk, 8, 10)
    (text,) = desk.texts(101)
    assert text.startswith("☀️ Vandaag op het programma")
    assert "programme voor NED" in text


async def test_no_programme_on_a_day_without_events(desk: Desk) -> None:
    await wants(desk, "morning")
    await at(desk, 8, 5, day=18)
    assert desk.texts(101) == []


async def test_the_report_in_the_evening_when_there_were_medals(desk: Desk) -> None:
    await wants(desk, "evening")
    await at(desk, 22, 46, day=16)
    assert desk.texts(101) == []
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    await at(desk, 22, 46, day=17)
    (text,) = desk.texts(101)
    assert text.startswith("🌙 Het verslag van de dag")


async def test_a_bot_that_comes_back_late_lets_it_go(desk: Desk) -> None:
    await wants(desk, "morning")
    await at(desk, 14, 0)
    assert desk.texts(101) == []


async def test_hidden_results_are_hidden_in_the_evening_report_too(desk: Desk) -> None:
    fan = desk.person(101)
    await desk.newsroom.command("volg", "NL", fan)
    await desk.newsroom.tap("m:k:evening:1", fan)
    await desk.newsroom.tap("m:spoiler:1", fan)
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    await desk.settle()
    await at(desk, 23, 0)
    report = desk.html(101)[-1]
    assert report.startswith("🌙 <b>Het verslag van de dag</b>\n\n<tg-spoiler>")
    assert report.endswith("</tg-spoiler>")
