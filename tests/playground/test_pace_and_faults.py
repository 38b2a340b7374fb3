"""Limits and faults: what a sender has to live with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground import ApiError, SendingLimits
from bot.playground.bot_api.calls import NoAnswer
from tests.support.telegram.worlds import EVENING, FENNA, Setting


async def many(setting: Setting, count: int, chat_id: int) -> ApiError | None:
    for _ in range(count):
        try:
            await setting.sent(chat_id=chat_id)
        except ApiError as refusal:
            return refusal
    return None


async def test_twenty_a_minute_in_a_group_and_edits_count(setting: Setting) -> None:
    """FAQ: "bots are not able to send more than 20 messages per minute" to one group; an edit is a message too."""
    setting.world.sending_limits = SendingLimits()
    group = setting.group.id
    assert await many(setting, 10, group) is None
    number = setting.world.messages(group)[-1]["message_id"]
    for i in range(10):
        setting.wait(2)
        await setting.call("editMessageText", chat_id=group, message_id=number, text=f"stand {i}")
    refusal = await many(setting, 1, group)
    assert refusal is not None
    assert refusal.answer() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 40",
        "parameters": {"retry_after": 40},
    }
    setting.wait(40)
    assert await many(setting, 10, group) is None


async def test_thirty_a_second_over_all(setting: Setting) -> None:
    """FAQ: "the API will not allow bulk notifications to more than ~30 users per second"."""
    setting.world.sending_limits = SendingLimits()
    for number in range(2000, 2031):
        setting.world.person("Fan", user_id=number, started=True)
    for number in range(2000, 2030):
        await setting.sent(chat_id=number)
    assert (await setting.refused("sendMessage", chat_id=2030, text="x")).parameters == {"retry_after": 1}
    setting.wait(1)
    await setting.sent(chat_id=2030)


async def test_one_a_second_in_a_private_chat_with_a_short_burst(setting: Setting) -> None:
    setting.world.sending_limits = SendingLimits()
    refusal = await many(setting, 10, FENNA)
    assert refusal is not None
    assert len(setting.world.messages(FENNA)) == 4
    setting.wait(refusal.parameters["retry_after"])
    assert await many(setting, 1, FENNA) is None


async def test_limits_can_be_off(setting: Setting) -> None:
    assert await many(setting, 100, FENNA) is None


@given(st.lists(st.floats(0, 5), max_size=60))
def test_no_window_ever_holds_more_than_its_share(gaps: list[float]) -> None:
    """Whatever the rhythm of trying, no minute of a group has more than 20 messages that went through."""
    from datetime import timedelta

    sending_limits = SendingLimits()
    now = EVENING
    through = []
    for gap in gaps:
        now += timedelta(seconds=gap)
        if sending_limits.refusal(-1, now) is None:
            through.append(now)
    for start in through:
        assert sum(start <= moment < start + timedelta(seconds=60) for moment in through) <= 20


async def test_planned_faults(setting: Setting) -> None:
    setting.world.fail_next("sendMessage", error=429, retry_after=7, times=2)
    for _ in range(2):
        assert (await setting.refused("sendMessage", chat_id=FENNA, text="x")).parameters == {"retry_after": 7}
    await setting.sent()
    setting.world.fail_next(chat_id=setting.group.id, error=403)
    await setting.sent()
    assert (await setting.refused("sendMessage", chat_id=setting.group.id, text="x")).code == 403


async def test_a_fault_for_any_method_leaves_polling_alone(setting: Setting) -> None:
    setting.world.fail_next(error=500)
    assert await setting.call("getUpdates") == []
    assert (await setting.refused("sendChatAction", chat_id=FENNA, action="typing")).code == 500


async def test_a_timeout_did_nothing_but_a_lost_answer_did(setting: Setting) -> None:
    """The trap of ``TimedOut``: the message may have arrived. Both kinds can be had."""
    setting.world.fail_next(error="timeout")
    with pytest.raises(NoAnswer):
        await setting.sent("niet")
    setting.world.fail_next(error="lost")
    with pytest.raises(NoAnswer):
        await setting.sent("wel")
    assert [message["text"] for message in setting.world.messages(FENNA)] == ["wel"]


def test_an_unknown_fault_is_refused(setting: Setting) -> None:
    with pytest.raises(ValueError, match="unknown fault"):
        setting.world.fail_next(error="tomaat")
