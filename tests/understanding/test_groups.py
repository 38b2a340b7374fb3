"""Groups: "answers to commands, to mentions, to replies to the bot's own messages, and after /praat aan to questions
that are clearly for it; otherwise silent"."""

from pathlib import Path

import pytest

from bot.understanding.scope import Addressed, addressed, in_talk_mode, without_mention
from bot.understanding.understood import Silence, Understood
from tests.support.reading.reading import understood
from tests.support.yaml_files import read_yaml

BOT = "medaillespiegel_bot"
GROUPS = read_yaml(Path(__file__).parent.parent / "conversations" / "groups.yaml")


def filled(text: str) -> str:
    return text.replace("{bot}", BOT).replace("{BOT}", BOT.upper())


@pytest.mark.parametrize("text", GROUPS["silent"])
def test_what_is_not_for_the_bot_is_left_alone(text: str) -> None:
    assert addressed(filled(text), bot_username=BOT, in_group=True) is Addressed.NO


@pytest.mark.parametrize("text", GROUPS["answered"])
def test_commands_and_mentions_are_answered(text: str) -> None:
    assert addressed(filled(text), bot_username=BOT, in_group=True) is Addressed.YES
    meant = understood(without_mention(filled(text), BOT))
    assert isinstance(meant, Understood)


@pytest.mark.parametrize("text", ["hoi", "@iemand hoi", "wie won?"])
def test_in_a_private_chat_all_is_for_the_bot(text: str) -> None:
    assert addressed(text, bot_username=BOT, in_group=False) is Addressed.YES


def test_a_reply_to_the_bot_is_for_the_bot_and_one_to_another_is_not() -> None:
    assert addressed("en duitsland?", bot_username=BOT, in_group=True, is_reply_to_bot=True) is Addressed.YES
    to_other = addressed("en duitsland?", bot_username=BOT, in_group=True, is_reply_to_other=True, talk_mode=True)
    assert to_other is Addressed.NO


def test_the_mention_may_be_told_by_the_message_itself() -> None:
    assert (
        addressed("hoeveel goud?", bot_username=BOT, in_group=True, mentions=["Medaillespiegel_Bot"]) is Addressed.YES
    )
    assert addressed("hoeveel goud?", bot_username=BOT, in_group=True, mentions=["weerbot"]) is Addressed.NO


@pytest.mark.parametrize("text", GROUPS["talk_answered"])
def test_in_talk_mode_a_clear_question_is_answered(text: str) -> None:
    assert addressed(text, bot_username=BOT, in_group=True, talk_mode=True) is Addressed.PERHAPS
    assert isinstance(in_talk_mode(text, understood(text)), Understood)


@pytest.mark.parametrize("text", GROUPS["talk_silent"])
def test_in_talk_mode_chatter_stays_unanswered(text: str) -> None:
    assert isinstance(in_talk_mode(text, understood(text)), Silence)


@pytest.mark.parametrize("text", ["hey bot polen 0 goud toch?", "bot: wie won de afdaling mannen", "hé bot, de stand?"])
def test_who_calls_the_bot_by_its_common_name_is_answered(text: str) -> None:
    assert addressed(text, bot_username=BOT, in_group=True, talk_mode=True) is Addressed.YES
    assert addressed(text, bot_username=BOT, in_group=True) is Addressed.NO, "unless it only hears its name"
    assert isinstance(understood(text), Understood)


def test_a_bot_spoken_of_is_not_called() -> None:
    text = "ik ving bot bij het vissen"
    assert addressed(text, bot_username=BOT, in_group=True, talk_mode=True) is Addressed.PERHAPS
