"""A reply that does not fit one message, whatever made it so long, is answered with a word that helps."""

from pathlib import Path

import pytest

from bot.handlers.answering import FanReply
from bot.replies.reply import TOO_LONG, Reply
from tests.support.stage import Stage, plain


async def test_who_asks_for_too_much_hears_what_to_ask_instead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """https://core.telegram.org/bots/api#sendmessage : 1-4096 characters. No apology: nothing is broken."""
    stage = await Stage.open(tmp_path)
    try:
        long = FanReply(Reply(text="<b>goud</b> " * 1000))
        monkeypatch.setattr(stage.app.answering, "reply", lambda *given, **more: long)
        assert plain(await stage.says("fenna", "/stand")) == TOO_LONG
    finally:
        await stage.close()
