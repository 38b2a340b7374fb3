"""``/plaatje`` and the button under an answer give that answer as a picture, with the same in words below."""

from pathlib import Path

import pytest

import bot.pictures
from bot.clock import FrozenClock
from bot.handlers.answering import Answering, Known
from bot.handlers.pictures.drawing import MOST_PICTURES, NO_PICTURE
from bot.replies.reply import Reply
from bot.understanding.understander import Understander
from medals_core import Archive
from tests.support.replies.saying import AFTER, archive
from tests.support.replies.telegram_html import faults
from tests.support.stage import Stage, buttons

WITH_A_PICTURE = ["/stand", "/land NED", "/vergelijk NED USA", "/dag 15-2", "/verloop NED ITA", "/watals NED 2 goud"]


@pytest.fixture(scope="module")
def understander() -> Understander:
    return Understander(archive())


@pytest.fixture
def answering(understander: Understander) -> Answering:
    def made(_: Archive) -> Understander:
        return understander

    return Answering(lambda: Known(archive(), 1), made, FrozenClock(AFTER))


def said(answering: Answering, text: str) -> Reply:
    return answering.reply(text, "NED").reply


@pytest.mark.parametrize("command", WITH_A_PICTURE)
def test_the_button_gives_the_same_answer_as_a_picture(answering: Answering, command: str) -> None:
    in_words = said(answering, command)
    button = next(button for row in in_words.buttons for button in row if "📷" in button.label)
    pictured = said(answering, button.data)
    assert button.data == f"/plaatje {command[1:]}"
    assert pictured.picture is not None
    assert pictured.text.splitlines()[0].startswith(in_words.text.splitlines()[0])
    assert faults(pictured) == []


def test_bare_it_is_the_table(answering: Answering) -> None:
    assert said(answering, "/plaatje").picture == said(answering, "/plaatje stand").picture


def test_the_same_picture_has_the_same_key(answering: Answering) -> None:
    """By its key the file that Telegram has already is found."""
    assert said(answering, "/plaatje").picture_key == said(answering, "/plaatje stand").picture_key
    assert said(answering, "/plaatje").picture_key != said(answering, "/plaatje land NED").picture_key


def test_what_has_no_picture_is_answered_in_words_that_say_so(answering: Answering) -> None:
    given = said(answering, "/plaatje programma")
    assert given.picture is None
    assert NO_PICTURE in given.text


def test_under_a_picture_the_next_page_is_a_picture_and_the_picture_is_not_offered(answering: Answering) -> None:
    data = [button.data for row in said(answering, "/plaatje").buttons for button in row]
    assert "/plaatje stand regel 11" in data
    assert "/land NED" in data
    assert "/plaatje stand" not in data


def test_a_picture_is_drawn_once(answering: Answering, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []

    def draw(*asked: object) -> bytes:
        drawn.append(asked)
        return b"png"

    monkeypatch.setattr(bot.pictures, "picture", draw)
    for _ in range(3):
        said(answering, "/plaatje")
    assert len(drawn) == 1


def test_pictures_are_not_kept_without_end(answering: Answering, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bot.pictures, "picture", lambda *asked: b"png")
    nocs = list(archive().nations)[: MOST_PICTURES + 10]
    for noc in nocs:
        said(answering, f"/plaatje land {noc}")
    assert len(answering._pictures._drawn) == MOST_PICTURES


async def test_in_a_chat_the_picture_comes_beside_the_words_and_pages_in_place(tmp_path: Path) -> None:
    stage = await Stage.open(tmp_path)
    try:
        (words,) = await stage.says("fenna", "/stand")
        (same_words, photo) = await stage.taps("fenna", "📷 Plaatje")
        assert same_words["text"] == words["text"]
        assert not any("📷" in button["text"] for button in buttons(photo))
        after = await stage.taps("fenna", "/plaatje stand regel 11")
        assert [message["message_id"] for message in after] == [words["message_id"], photo["message_id"]]
        assert buttons(after[1]) != buttons(photo)
    finally:
        await stage.close()
