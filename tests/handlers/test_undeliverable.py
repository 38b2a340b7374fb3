"""Where nothing can be said: one warning, no traceback, and no apology that would not arrive either."""

from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bot.playground.bot_api.errors import ApiError, bad_request
from tests.support.stage import Stage


@pytest.mark.parametrize(
    "error",
    [
        bad_request("chat not found"),
        bad_request("TOPIC_CLOSED"),
        bad_request("not enough rights to send text messages"),
    ],
)
async def test_an_answer_that_cannot_be_delivered_is_one_warning(tmp_path: Path, error: ApiError) -> None:
    stage = await Stage.open(tmp_path)
    try:
        stage.world.fail_next("sendMessage", error=error)
        with capture_logs() as logs:
            await stage.says("fenna", "/stand")
        sends = [call for call in stage.world.calls if call.method.lower() == "sendmessage"]
        assert len(sends) == 1
        heard = [line for line in logs if line["log_level"] in ("warning", "error", "critical")]
        assert [(line["log_level"], line["event"]) for line in heard] == [("warning", "answer not delivered")]
    finally:
        await stage.close()
