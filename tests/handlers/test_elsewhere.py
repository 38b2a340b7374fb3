"""The bot where it is not at home: as a guest where it is no member, in channels, and taken along by its buttons."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot

from bot.handlers.elsewhere import NOT_AS_A_GUEST
from bot.handlers.help.menus import offer_itself
from bot.playground import InProcessRequest, World
from bot.transport.calls.newer_calls import NewerCalls, UnknownCall
from tests.support.stage import EVENING, Stage, buttons, plain
from tests.support.telegram.doings import set_member

NAME = "@medaillespiegel_bot"


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    opened = await Stage.open(tmp_path, start_at=EVENING)
    yield opened
    await opened.close()


def labels(message: dict[str, Any]) -> list[str]:
    return [button["text"] for button in buttons(message)]


# --- As a guest ----------------------------------------------------------------------------------------------------


@pytest.fixture
def family(stage: Stage) -> int:
    """A group that the bot is not in."""
    group = stage.world.group("Familie", members=[stage.cast.fenna, stage.cast.daan], bot=False)
    stage.chats["family"] = group.id
    return group.id


@pytest.mark.usefixtures("family")
async def test_a_guest_answers_who_names_it(stage: Stage) -> None:
    said = await stage.says("fenna", f"{NAME} staan we boven Amerika?", "family")
    assert "Nee, de Verenigde Staten staan boven Nederland" in plain(said)
    assert [button.get("url") for button in buttons(said[0])] == ["https://t.me/medaillespiegel_bot"], "no dead buttons"


@pytest.mark.usefixtures("family")
async def test_a_guest_hears_nothing_else_and_keeps_nothing(stage: Stage) -> None:
    assert await stage.says("fenna", "staan we boven Amerika?", "family") == []
    await stage.says("fenna", f"{NAME} staan we boven Amerika?", "family")
    follow_up = plain(await stage.says("fenna", f"{NAME} en Duitsland?", "family"))
    assert "boven" not in follow_up.split(".")[0].lower() or "Duitsland" in follow_up
    assert plain(await stage.says("fenna", "/mijngegevens")) == "Ik bewaar niets van deze chat."


@pytest.mark.parametrize("command", ["/volg NL", "/meldingen", "/uitslag x: y", "/wisgegevens"])
@pytest.mark.usefixtures("family")
async def test_a_guest_does_nothing_that_belongs_to_a_chat(stage: Stage, command: str) -> None:
    said = await stage.says("ada", f"{NAME} {command}", "family")
    assert plain(said) == NOT_AS_A_GUEST


@pytest.mark.parametrize("text", [NAME, f"{NAME} qwerty uiop"])
@pytest.mark.usefixtures("family")
async def test_who_names_a_guest_always_gets_an_answer(stage: Stage, text: str) -> None:
    assert plain(await stage.says("fenna", text, "family"))


async def test_we_are_the_nation_of_who_asks(stage: Stage, family: int) -> None:
    set_member(stage.world, family, stage.people["bram"], "member")
    await stage.says("bram", "/mijnland België")
    assert "België" in plain(await stage.says("bram", f"{NAME} hoeveel medailles hebben wij?", "family"))


# --- In a channel --------------------------------------------------------------------------------------------------


@pytest.fixture
async def channel(stage: Stage) -> int:
    made = stage.world.channel("IJsnieuws", members=[stage.cast.daan], admins=[stage.cast.fenna])
    stage.chats["channel"] = made.id
    stage.world.promote(made.id)
    await stage.work()
    return made.id


async def test_the_welcome_in_a_channel_keeps_its_promise(stage: Stage, channel: int) -> None:
    assert "/volg NL" in plain(stage.said(channel))
    said = plain(await stage.says("fenna", "/volg NL", "channel"))
    assert "Dit kanaal volgt nu TeamNL" in said
    assert "/meldingen" in said
    assert "TeamNL" in plain(await stage.says("fenna", "/meldingen", "channel"))


@pytest.mark.usefixtures("channel")
async def test_other_posts_of_a_channel_are_not_for_the_bot(stage: Stage) -> None:
    assert await stage.says("fenna", "staan we boven Amerika?", "channel") == []
    assert await stage.says("fenna", f"{NAME} staan we boven Amerika?", "channel") == []
    assert "Noorwegen" in plain(await stage.says("fenna", "/stand", "channel"))


async def test_settings_by_buttons_are_for_who_may_post(stage: Stage, channel: int) -> None:
    await stage.says("fenna", "/volg NL", "channel")
    await stage.says("fenna", "/meldingen", "channel")
    menu = stage.said(channel)[-1]
    await stage.taps("daan", labels(menu)[0], "channel")
    assert stage.said(channel)[-1]["text"] == menu["text"]
    assert "beheerders" in stage.world.toasts[-1]["text"]
    await stage.taps("fenna", labels(menu)[0], "channel")
    assert stage.said(channel)[-1]["reply_markup"] != menu["reply_markup"]


async def test_a_reader_who_taps_gets_the_answer_alone(stage: Stage, channel: int) -> None:
    """In a channel a changed message is changed for thousands."""
    await stage.says("fenna", "/stand", "channel")
    table = stage.said(channel)[-1]
    await stage.taps("daan", next(label for label in labels(table) if "↗️" not in label), "channel")
    assert stage.said(channel)[-1] == table
    toast = stage.world.toasts[-1]
    assert toast["show_alert"]
    assert 0 < len(toast["text"]) <= 200


async def test_news_reaches_a_channel(stage: Stage, channel: int) -> None:
    await stage.says("fenna", "/volg alles", "channel")
    await stage.says("ada", "/uitslag ploegenachtervolging vrouwen: Canada, Nederland, Japan")
    await stage.taps("ada", "Publiceren")
    assert "Canada" in plain(stage.said(channel)[-1:])


# --- Taken along ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["/start", "/help"])
async def test_the_way_into_a_group_stands_under_the_first_words(stage: Stage, command: str) -> None:
    (said,) = await stage.says("fenna", command)
    link = next(button["url"] for button in buttons(said) if button["text"] == "➕ Zet me in je groep")
    assert link == "https://t.me/medaillespiegel_bot?startgroup=volg_NED&admin=pin_messages"
    (in_group,) = await stage.says("fenna", command, "group")
    assert "➕ Zet me in je groep" not in labels(in_group), "it is in one already"


async def test_the_way_into_a_group_makes_it_follow(stage: Stage) -> None:
    group = stage.world.group("Buren", members=[stage.cast.daan], admins=[stage.cast.fenna], bot=False)
    stage.world.add_bot(group.id, stage.cast.fenna.id, start="volg_NED")
    await stage.work()
    assert "volgt nu TeamNL" in plain(stage.said(group.id))


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("/stand", "stand"),
        ("vergelijk nederland en amerika", "vergelijk NED USA"),
        ("/plaatje", "stand"),
        ("/dag 16 februari", "dag 16-2"),
    ],
)
async def test_tables_comparisons_and_pictures_are_shared_as_the_question(stage: Stage, text: str, asks: str) -> None:
    said = await stage.says("fenna", text)
    (share,) = [button for button in buttons(said[-1]) if button["text"] == "↗️ Deel"]
    chosen = share["switch_inline_query_chosen_chat"]
    assert chosen["query"].startswith(asks)
    assert "callback_data" not in share
    query = stage.world.inline(stage.people["daan"], chosen["query"])
    await stage.work()
    answer = stage.world.inline_queries[query].answer
    assert answer is not None
    assert answer["results"], "asked in the other chat it has an answer"


async def test_news_is_shared_as_its_event_also_after_a_correction(stage: Stage) -> None:
    await stage.says("fenna", "/volg alles")
    await stage.says("ada", "/uitslag ploegenachtervolging vrouwen: Canada, Nederland, Japan")
    await stage.taps("ada", "Publiceren")
    fenna = stage.people["fenna"]

    def share() -> str:
        news = next(one for one in reversed(stage.said(fenna)) if "loegenachtervolging" in one["text"])
        (button,) = [one for one in buttons(news) if one["text"] == "↗️ Deel"]
        return str(button["switch_inline_query_chosen_chat"]["query"])

    asked = share()
    query = stage.world.inline(stage.people["daan"], asked)
    await stage.work()
    answer = stage.world.inline_queries[query].answer
    assert answer is not None
    assert "Canada" in answer["results"][0]["sent"]["text"]
    await stage.says("ada", "/corrigeer ploegenachtervolging vrouwen: Nederland, Canada, Japan reden: finishfoto")
    await stage.taps("ada", "Publiceren")
    assert share() == asked


async def test_an_answer_to_one_person_is_not_offered_to_others(stage: Stage) -> None:
    (said,) = await stage.says("fenna", "hoeveel medailles heeft Femke Kok?")
    assert "↗️ Deel" not in labels(said)


async def test_without_inline_mode_nothing_is_shared(tmp_path: Path) -> None:
    """Telegram refuses a message with such a button from a bot that is not in inline mode."""
    stage = await Stage.open(tmp_path, start_at=EVENING)
    stage.world.inline_enabled = False
    await stage.app.application.bot.get_me()
    try:
        (said,) = await stage.says("fenna", "/stand")
        assert "↗️ Deel" not in labels(said)
    finally:
        await stage.close()


@pytest.mark.parametrize("text", ["nl", "qwerty uiop"])
async def test_a_button_stands_above_inline_results_also_when_there_are_none(stage: Stage, text: str) -> None:
    query = stage.world.inline(stage.people["fenna"], text)
    await stage.work()
    answer = stage.world.inline_queries[query].answer
    assert answer is not None
    payload = answer["button"]["start_parameter"]
    assert "Welkom" in plain(await stage.says("fenna", f"/start {payload}"))


# --- Which is offered at the start ----------------------------------------------------------------------------------


async def test_the_start_switches_on_inline_and_guest_mode_and_asks_for_few_rights(stage: Stage) -> None:
    world, bot = stage.world, stage.app.application.bot
    world.inline_enabled = world.guests_enabled = False
    await offer_itself(bot, NewerCalls(bot))
    assert world.inline_enabled
    assert world.guests_enabled
    assert bot.supports_inline_queries, "so that what is shared from now on has its button"
    granted = {kind: {name for name, given in rights.items() if given} for kind, rights in world.default_rights.items()}
    assert granted == {
        False: {"can_manage_chat", "can_pin_messages"},
        True: {"can_manage_chat", "can_post_messages", "can_edit_messages"},
    }


async def test_an_older_server_leaves_the_modes_to_botfather(stage: Stage) -> None:
    world, bot = stage.world, stage.app.application.bot
    world.not_yet.add("setMySettings")
    world.guests_enabled = False
    newer = NewerCalls(bot)
    await offer_itself(bot, newer)
    assert not world.guests_enabled
    asked = len(world.calls)
    with pytest.raises(UnknownCall):
        await newer.set_my_settings(guests=True)
    assert len(world.calls) == asked, "it is not asked a second time"


async def test_probing_changes_nothing(stage: Stage) -> None:
    stage.world.inline_enabled = False
    bot = Bot(stage.world.token, request=InProcessRequest(stage.world))
    await bot.initialize()
    await NewerCalls(bot).set_my_settings()
    assert not stage.world.inline_enabled
    await bot.shutdown()


def test_the_local_telegram_lets_readers_of_a_channel_read(stage: Stage) -> None:
    world: World = stage.world
    made = world.channel("IJsnieuws", members=[stage.cast.daan])
    with pytest.raises(ValueError, match="beheerders"):
        world.say(made.id, stage.cast.daan.id, "/volg NL")
