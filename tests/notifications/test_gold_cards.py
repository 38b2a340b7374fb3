"""The gold card: "with a medal of a followed nation the group gets a picture within seconds"."""

from typing import Any

from bot.notifications.sending.gold_cards import SHARE
from bot.replies.reply import Reply
from bot.request import Request
from medals_core.medal_moment import medal_moment
from medals_core.medals import Tally
from medals_core.standings import Standings
from tests.support.desk.small_games import B, G, S, medal
from tests.support.news.newsroom import Desk

WOMEN, MEN = "speed-skating-1000m-women", "speed-skating-1000m-men"
GOLD = medal(G, "NED", "Jutta Leerdam")


def group_of(desk: Desk) -> Request:
    desk.person(101)
    group = desk.world.group("Vrienden", [101], admins=[101], supergroup=True)
    return Request(chat_id=group.id, chat_kind="supergroup", user_id=101, is_chat_admin=True)


def photos(desk: Desk, chat_id: int) -> list[dict[str, Any]]:
    return [message for message in desk.world.messages(chat_id) if message["by_bot"] and message.get("photo")]


def labels(reply: Reply) -> list[str]:
    return [button.label for row in reply.buttons for button in row]


async def test_a_group_gets_one_after_the_message_with_a_button_to_share(desk: Desk) -> None:
    group = group_of(desk)
    await desk.newsroom.command("volg", "NL", group)
    await desk.publish(WOMEN, GOLD, medal(S, "NED", "Femke Kok"), medal(B, "JPN", "Miho Takagi"))
    await desk.settle()
    sent = [message for message in desk.world.messages(group.chat_id) if message["by_bot"]]
    assert [bool(message.get("photo")) for message in sent] == [False, True]
    card = sent[-1]
    assert card["text"].startswith("🥇 Jutta Leerdam, 1000 meter vrouwen (schaatsen).")
    assert card["silent"]
    (button,) = card["reply_markup"]["inline_keyboard"][0]
    assert (button["text"], button["switch_inline_query"]) == (SHARE, "Nederland")


async def test_none_for_a_private_chat_another_nation_or_who_follows_the_sport(desk: Desk) -> None:
    fan, group = desk.person(102), group_of(desk)
    await desk.newsroom.command("volg", "NL", fan)
    await desk.newsroom.command("volg", "schaatsen", group)
    await desk.publish(WOMEN, GOLD)
    await desk.settle()
    assert photos(desk, 102) == []
    assert photos(desk, group.chat_id) == []
    assert desk.texts(group.chat_id)


async def test_off_by_meldingen(desk: Desk) -> None:
    group = group_of(desk)
    await desk.newsroom.command("volg", "NL", group)
    assert "✅ Plaatje erbij" in labels(await desk.newsroom.command("meldingen", "", group))
    off = await desk.newsroom.tap("m:card:0", group)
    assert "▫️ Plaatje erbij" in labels(off)
    await desk.publish(WOMEN, GOLD)
    await desk.settle()
    assert photos(desk, group.chat_id) == []
    assert "✅ Plaatje erbij" in labels(await desk.newsroom.tap("m:card:1", group))
    assert "Plaatje" not in str(labels(await desk.newsroom.command("meldingen", "", desk.person(103))))


async def test_a_card_about_a_medal_that_was_taken_back_is_removed(desk: Desk) -> None:
    group = group_of(desk)
    await desk.newsroom.command("volg", "NL", group)
    await desk.publish(WOMEN, GOLD)
    await desk.publish(MEN, medal(G, "USA", "Jordan Stolz"), medal(S, "NED", "Jenning de Boo"))
    await desk.settle()
    assert len(photos(desk, group.chat_id)) == 1
    await desk.publish(WOMEN, medal(G, "JPN", "Miho Takagi"), reason="diskwalificatie")
    await desk.settle()
    assert photos(desk, group.chat_id) == []


async def test_a_correction_beside_the_medal_leaves_the_card(desk: Desk) -> None:
    group = group_of(desk)
    await desk.newsroom.command("volg", "NL", group)
    await desk.publish(WOMEN, GOLD, medal(S, "JPN", "Miho Takagi"))
    await desk.settle()
    await desk.publish(WOMEN, GOLD, medal(S, "USA", "Brittany Bowe"), reason="jury")
    await desk.settle()
    assert len(photos(desk, group.chat_id)) == 1


async def test_of_results_told_together_the_card_says_what_its_own_did(desk: Desk) -> None:
    """Without the other event the Netherlands would have been first: that place was not lost here."""
    group = group_of(desk)
    await desk.newsroom.command("volg", "NL", group)
    await desk.publish("speed-skating-team-pursuit-men", medal(S, "NED"))
    await desk.settle()
    await desk.publish(MEN, medal(G, "USA", "Jordan Stolz"))
    await desk.publish(WOMEN, medal(G, "JPN", "Miho Takagi"), medal(S, "NED", "Femke Kok"))
    await desk.settle()
    assert "Nederland: 2e → 3e (0-2-0)." in photos(desk, group.chat_id)[-1]["text"]


async def test_hidden_results_stay_hidden_on_the_card(desk: Desk) -> None:
    group = group_of(desk)
    await desk.newsroom.command("volg", "NL", group)
    await desk.newsroom.tap("m:spoiler:1", group)
    await desk.publish(WOMEN, GOLD)
    await desk.settle()
    (card,) = photos(desk, group.chat_id)
    assert card["has_media_spoiler"]
    assert {entity["type"] for entity in card["entities"]} >= {"spoiler"}


def test_the_table_around_has_five_lines_wherever_the_winner_stands() -> None:
    nocs = ("NOR", "USA", "NED", "ITA", "GER", "FRA", "SWE")
    table = Standings.of({noc: Tally(10 - place) for place, noc in enumerate(nocs)})
    for noc in nocs:
        moment = medal_moment(WOMEN, medal(G, noc), table, table)
        around = [line.standing.noc for line in moment.around]
        assert len(around) == 5
        assert noc in around
    neutral = medal_moment(WOMEN, medal(G, "AIN"), table, Standings.of({"AIN": Tally(1)}))
    assert [line.standing.noc for line in neutral.around] == ["AIN"]
