"""A long word is answered in a few lines, and costs nobody else their turn."""

import pytest

from bot.notifications.chats import subjects as named_subjects
from bot.notifications.chats.following import MANY, MOST_SUBJECTS
from bot.replies.reply import utf16_units
from tests.support.desk.at_the_desk import plain
from tests.support.news.broadcasts import subjects
from tests.support.news.newsroom import Desk

LONG = ["x" * 4090, "Jan " * 1022, "🧡" * 2045, "1" * 4090, "\u200f" * 4090, "<&" * 2045, "a" + " " * 4000 + "a"]


@pytest.mark.parametrize("command", ["volg", "ontvolg", "mijnland"])
async def test_a_long_word_is_said_back_shortly(desk: Desk, command: str) -> None:
    """The reply repeated it whole, and Telegram refused the reply."""
    await desk.newsroom.command("volg", "NL", desk.person(101))
    for words in LONG:
        reply = await desk.newsroom.command(command, words, desk.person(101))
        assert reply.text, words[:2]
        assert utf16_units(plain(reply.text)) < 400, words[:2]


async def test_a_link_with_a_long_word_too(desk: Desk) -> None:
    reply = await desk.newsroom.start(f"volg_{'x' * 4000}", desk.person(101))
    assert reply is not None
    assert utf16_units(reply.text) < 400


@pytest.mark.parametrize("command", ["volg", "ontvolg"])
async def test_hundreds_of_names_are_kindly_refused(desk: Desk, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking them all up took a second, in which nobody else was answered: not one is looked up."""
    await desk.newsroom.command("volg", "NL", desk.person(101))
    looked_up: list[str] = []
    monkeypatch.setattr(named_subjects, "find_subject", lambda text, *_: looked_up.append(text))
    for separator in (", ", " en ", "&", " ; "):
        reply = await desk.newsroom.command(command, separator.join(["Kok"] * (MOST_SUBJECTS + 1)), desk.person(101))
        assert reply.text == MANY
    assert looked_up == []


async def test_fifty_may(desk: Desk) -> None:
    text = ", ".join(["Femke Kok", "NL"] * (MOST_SUBJECTS // 2))
    await desk.newsroom.command("volg", text, desk.person(101))
    assert len(await subjects(desk, 101)) == 2
