"""The whole bot with a model behind it: what people see, what goes out, and that nobody waits for it but who asked."""

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import Response

from tests.support.stage import Stage, buttons, plain
from tests.support.telegram.endpoint import REFUSED, Endpoint, completion, endless, playing
from tests.support.waiting import CEILING

GOOD = "hoeveel goud hebben de Noren"
REFUSAL = "begrijp ik hier niet"
ROOT = Path(__file__).parents[2]
LONGEST: dict[str, Any] = {"reader_timeout": 30}
"""Seconds. The endpoint answers at once, but a busy machine may not."""


@asynccontextmanager
async def opened(folder: Path, **others: Any) -> AsyncIterator[tuple[Stage, Endpoint]]:
    async with playing() as endpoint:
        stage = await Stage.open(folder, reader_url=endpoint.url, reader_model="klein", **LONGEST | others)
        try:
            yield stage, endpoint
        finally:
            endpoint.hold.set()
            await stage.close()


def is_refusal(messages: list[dict[str, Any]]) -> bool:
    text = plain(messages)
    return "ken ik niet" in text or REFUSAL in text or "Dat begrijp ik niet" in text


async def test_a_refused_message_is_answered_by_what_it_was_rephrased_to(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, endpoint):
        endpoint.say = lambda: completion(GOOD)
        said = await stage.says("fenna", REFUSED)
        assert plain(said).startswith(f"Ik lees dit als: {GOOD}")
        assert "18" in plain(said)
        assert any(call.method == "sendChatAction" for call in stage.world.calls), "typing meanwhile"
        taken_back = await stage.taps("fenna", "Dat bedoelde ik niet")
        assert is_refusal(taken_back[-1:])
        assert {"De stand", "TeamNL"} <= {button["text"] for button in buttons(taken_back[-1])}
        assert GOOD not in plain(taken_back)


async def test_a_follow_up_leans_on_the_question_that_was_read(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, endpoint):
        endpoint.say = lambda: completion(GOOD)
        await stage.says("fenna", REFUSED)
        assert "Zweden" in plain(await stage.says("fenna", "en Zweden?"))


async def test_what_says_something_else_is_asked_back_and_answered_at_a_tap(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, endpoint):
        endpoint.say = lambda: completion("hoeveel goud heeft Femke Kok")
        said = await stage.says("fenna", REFUSED)
        assert plain(said) == "Bedoel je: ‘hoeveel goud heeft Femke Kok’?"
        assert "Femke Kok" in plain((await stage.taps("fenna", "Ja"))[-1:])


SAYINGS: tuple[Callable[[], Response], ...] = (
    lambda: completion("geen"),
    lambda: Response(status_code=500),
    lambda: completion("Noorwegen heeft er wel honderd, en alle schaatsers zijn sukkels"),
    lambda: Response("onzin"),
    lambda: completion("<a href='https://evil.example'>klik</a>"),
    endless,
    lambda: completion("/wisgegevens"),
)


async def test_the_refusal_stands_whatever_else_comes_back(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, endpoint):
        for number, say in enumerate(SAYINGS, start=1):
            endpoint.say = say
            said = await stage.says("fenna", REFUSED + "?" * number)
            assert len(endpoint.asked) == number
            assert len(said) == 1
            assert is_refusal(said)
            assert "Dat bedoelde ik niet" not in [button["text"] for button in buttons(said[0])]


async def test_only_the_text_goes_out_and_once(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, endpoint):
        endpoint.say = lambda: completion(GOOD)
        await stage.says("fenna", REFUSED)
        await stage.says("daan", REFUSED)
        (asked,) = endpoint.asked
        assert set(asked) == {"model", "messages", "temperature", "max_tokens"}
        written = json.dumps(asked, ensure_ascii=False) + json.dumps(endpoint.headers)
        assert REFUSED in written
        for person in (stage.cast.fenna, stage.cast.daan):
            assert str(person.id) not in written
            assert person.first_name not in written


async def test_what_reads_is_not_for_this_bot_or_is_known_to_be_wrong_does_not_go_out(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, endpoint):
        await stage.says("fenna", "hoeveel goud hebben wij")
        await stage.says("fenna", "stand op 32 februari")
        await stage.says("fenna", "/medailles blubdiblub")
        assert await stage.says("fenna", REFUSED, "group") == []
        assert endpoint.asked == []


async def test_in_a_group_others_are_answered_while_the_model_thinks(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, endpoint):
        endpoint.say = lambda: completion(GOOD)
        endpoint.hold.clear()
        bot = stage.app.application.bot.username
        assert await stage.says("fenna", f"@{bot} {REFUSED}", "group") == [], "not yet"
        await asyncio.wait_for(endpoint.came.wait(), CEILING)
        assert "Nederland" in plain(await stage.says("daan", "/nl", "group"))
        endpoint.hold.set()
        await stage.app.close()
        last = stage.said(stage.chats["group"])[-1]
        assert last["text"].startswith("Ik lees dit als"), "and who asked gets his answer, also when the bot ends"
        assert last["reply_to_message"] is not None


async def test_somebody_else_is_answered_while_the_model_thinks(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, endpoint):
        endpoint.hold.clear()
        waiting = asyncio.create_task(stage.says("fenna", REFUSED))
        await asyncio.wait_for(endpoint.came.wait(), CEILING)
        assert "Noorwegen" in plain(await stage.says("daan", "/stand"))
        assert not waiting.done()
        endpoint.hold.set()
        assert is_refusal(await waiting)


async def test_the_refusal_is_sent_when_time_is_up(tmp_path: Path) -> None:
    async with opened(tmp_path, reader_timeout=0.05) as (stage, endpoint):
        endpoint.hold.clear()
        assert is_refusal(await stage.says("fenna", REFUSED))


async def test_a_chat_may_keep_its_texts_to_itself(tmp_path: Path) -> None:
    async with opened(tmp_path) as (stage, endpoint):
        told = plain(await stage.says("fenna", "/mijngegevens"))
        assert "alleen de tekst daarvan gaat naar een taalmodel" in told
        assert "niets door" not in plain(await stage.says("fenna", "/privacy"))
        await stage.says("fenna", "/meldingen")
        await stage.taps("fenna", "Taalmodel helpt lezen")
        assert is_refusal(await stage.says("fenna", REFUSED))
        assert endpoint.asked == []
        assert "taalmodel" not in plain(await stage.says("fenna", "/mijngegevens"))
        await stage.says("daan", REFUSED)
        assert len(endpoint.asked) == 1, "another chat's choice is its own"


OFF = f"""
import asyncio, sys
from pathlib import Path
from tests.support.stage import Stage, plain

async def main():
    stage = await Stage.open(Path(sys.argv[1]))
    print(plain(await stage.says("fenna", {REFUSED!r})))
    print(plain(await stage.says("fenna", "/privacy")))
    print([b["text"] for m in await stage.says("fenna", "/meldingen")
           for row in m["reply_markup"]["inline_keyboard"] for b in row])
    await stage.close()

asyncio.run(main())
print([name for name in sys.modules if name.startswith(("bot.second_reader", "pybreaker"))])
"""


@pytest.mark.slow
def test_without_the_setting_the_code_is_not_loaded(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OFF, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=CEILING,
    )
    refusal, privacy, menu, loaded = done.stdout.strip().splitlines()[-4:]
    assert "ken ik niet" in refusal or REFUSAL in refusal
    assert "ik geef niets door" in privacy
    assert "Taalmodel" not in menu
    assert loaded == "[]"
