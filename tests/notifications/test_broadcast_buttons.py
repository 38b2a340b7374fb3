""" "Forged or replayed admin buttons refused": who made a draft, in which chat, when and on which screen."""

from datetime import timedelta

import pytest

from bot.desk.drafts.drafting import DRAFT_LIFETIME
from bot.notifications.broadcast import LONGEST_TEXT
from bot.replies.reply import MAX_TEXT_UNITS, Reply, utf16_units
from bot.storage import staff
from tests.support.desk.at_the_desk import plain
from tests.support.desk.audited import audited
from tests.support.news.broadcasts import confirmed, followed, owner
from tests.support.news.newsroom import OWNER, Desk

BRAM = 2
GROUP = -100


async def drafted(desk: Desk, text: str = "Nog niet versturen") -> tuple[str, str]:
    """The data of the two buttons of a draft of the owner, in private."""
    await followed(desk, 101)
    async with desk.database.begin() as tx:
        await staff.add_admin(tx, BRAM, "Bram", "the test", desk.clock.now())
        await staff.add_desk_group(tx, GROUP, "Redactie", OWNER, desk.clock.now())
    send, drop = (await desk.newsroom.command("omroep", text, owner(desk))).buttons[0]
    return send.data, drop.data


async def received(desk: Desk) -> list[str]:
    await desk.settle()
    return desk.texts(101)


async def test_another_admin_may_not_decide_on_it(desk: Desk) -> None:
    """The data was a small number: any admin could send what a colleague was still writing."""
    send, drop = await drafted(desk)
    bram_here = owner(desk).model_copy(update={"user_id": BRAM, "user_name": "Bram"})
    for data in (send, drop):
        assert "wie dit voorbeeld maakte" in (await desk.newsroom.tap(data, bram_here)).toast
    assert await received(desk) == []
    async with desk.database.read() as look:
        assert (await audited(look))[0].actor == f"Bram ({BRAM})"


@pytest.mark.parametrize("user_id", [OWNER, BRAM])
async def test_from_another_chat_it_does_nothing(desk: Desk, user_id: int) -> None:
    send, _drop = await drafted(desk)
    elsewhere = desk.person(user_id).model_copy(update={"chat_id": GROUP, "chat_kind": "supergroup"})
    assert "Maak met /omroep een nieuw voorbeeld" in (await desk.newsroom.tap(send, elsewhere)).toast
    assert await received(desk) == []


async def test_it_expires(desk: Desk) -> None:
    """A draft of weeks ago was still sent."""
    send, _drop = await drafted(desk)
    desk.clock.moment += DRAFT_LIFETIME
    reply = await desk.newsroom.tap(send, owner(desk))
    assert reply.text == "Dit voorbeeld is verlopen; er is niets verstuurd. Stuur /omroep met je tekst opnieuw."
    assert await received(desk) == []


async def test_just_before_that_it_is_sent(desk: Desk) -> None:
    send, _drop = await drafted(desk)
    desk.clock.moment += DRAFT_LIFETIME - timedelta(seconds=1)
    await desk.newsroom.tap(send, owner(desk))
    assert await received(desk) == ["📣 Nog niet versturen"]


async def test_a_made_up_nonce_is_refused(desk: Desk) -> None:
    send, _drop = await drafted(desk)
    stem = send.rpartition(":")[0]
    for nonce in ("", "AAAAAAAA", "é"):
        assert "ouder scherm" in (await desk.newsroom.tap(f"{stem}:{nonce}", owner(desk))).toast
    assert await received(desk) == []


@pytest.mark.parametrize("number", ["²", "9" * 23, "", "-", "1e3", "٣"])
async def test_odd_numbers_are_no_exception(desk: Desk, number: str) -> None:
    for data in (f"m:o:send:{number}:x", f"m:o:send:{number}", f"m:o:{number}:1:x"):
        reply: Reply = await desk.newsroom.tap(data, owner(desk))
        assert "werkt" in reply.toast


async def test_stopping_takes_the_button_of_the_message_under_way(desk: Desk) -> None:
    """Neither the buttons of the preview nor those of another chat stop it; a colleague in the same chat may."""
    await drafted(desk)
    tapped, send, stop = await confirmed(desk)
    forged = send.replace("send", "stop")
    assert "ouder scherm" in (await desk.newsroom.tap(forged, tapped)).toast
    elsewhere = desk.person(BRAM)
    assert "werkt hier niet" in (await desk.newsroom.tap(stop, elsewhere)).toast
    colleague = tapped.model_copy(update={"user_id": BRAM, "user_name": "Bram"})
    assert "Gestopt" in (await desk.newsroom.tap(stop, colleague)).text
    assert (await desk.newsroom.tap(stop, tapped)).toast == "Dat kan niet meer."
    assert await received(desk) == []


@pytest.mark.parametrize("sign", ["x", "&", "🧡"])
async def test_the_longest_text_fits_with_its_preview_and_its_progress(desk: Desk, sign: str) -> None:
    """What was measured was the text alone, and escaped: the preview was then too long to send."""
    width = utf16_units(sign)
    await drafted(desk)
    longest = sign * (LONGEST_TEXT // width)
    preview = await desk.newsroom.command("omroep", longest, owner(desk))
    assert preview.buttons
    shown = [preview, await desk.newsroom.tap(preview.buttons[0][0].data, owner(desk))]
    assert all(utf16_units(plain(reply.text)) <= MAX_TEXT_UNITS - 100 for reply in shown)
    refused = await desk.newsroom.command("omroep", longest + sign, owner(desk))
    assert refused.text.startswith("Dat is te lang: hooguit 3.900 tekens, en dit zijn er 3.90")
