"""The chat page in a real browser, with a bot of ten lines behind it."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from bot.playground import Suggestion, World, create_app, serving
from tests.support.telegram.worlds import ADA, FENNA, Setting

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 120_000
"""Milliseconds within which each step must show, on a slow machine too."""
expect.set_options(timeout=PATIENCE)
AXE = Path(__file__).parents[3] / ".venv/npm/node_modules/axe-core/axe.min.js"
KEYS = {
    "inline_keyboard": [
        [{"text": "Alles", "callback_data": "/stand alles"}, {"text": "Deel", "switch_inline_query": "stand"}],
        [{"text": "In de groep", "url": "https://t.me/medaillespiegel_bot?startgroup=volg_NED"}],
    ]
}
TABLE = (
    "<b>Noorwegen leidt</b>\n<pre> 1  NOR  13   8   9\n 4  NED   6   6   1</pre>"
    "\n<tg-spoiler>9 tegen 6</tg-spoiler> /nl"
)


class Replay:
    """A replay that only remembers what it was told."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 2, 16, 20, tzinfo=UTC)
        self.running = True
        self.speed = 600.0
        self.steps = 0
        self.clock = self

    def state(self) -> dict[str, Any]:
        start = datetime(2026, 2, 6, tzinfo=UTC)
        return {
            "moment": self.moment.isoformat(),
            "from": start.isoformat(),
            "to": (start + timedelta(days=17)).isoformat(),
            "speed": self.speed,
            "running": self.running,
        }

    def stop(self) -> None:
        self.running = False

    def go(self) -> None:
        self.running = True

    async def step(self) -> None:
        self.steps += 1

    async def jump(self, moment: datetime) -> None:
        self.moment = moment

    def set_speed(self, speed: float) -> None:
        self.speed = speed


async def answering(world: World) -> None:
    """A bot of ten lines, so that the page has somebody to talk to."""
    offset = 0
    while True:
        for update in await world.call("getUpdates", {"offset": offset, "timeout": 50}):
            offset = update["update_id"] + 1
            if "message" in update and update["message"].get("text", "").startswith("/"):
                chat = update["message"]["chat"]["id"]
                thread = update["message"].get("message_thread_id")
                message = {"chat_id": chat, "text": TABLE, "parse_mode": "HTML", "reply_markup": KEYS}
                await world.call("sendMessage", {**message, "message_thread_id": thread})
            if "callback_query" in update:
                query = update["callback_query"]
                await world.call("answerCallbackQuery", {"callback_query_id": query["id"], "text": "Alle landen"})
                where = {"chat_id": query["message"]["chat"]["id"], "message_id": query["message"]["message_id"]}
                await world.call("editMessageText", {**where, "text": "Alle 29 landen"})
            if "inline_query" in update:
                query = update["inline_query"]
                content = {"message_text": f"Stand voor {query['query']}"}
                article = {"type": "article", "id": "1", "title": "De stand", "input_message_content": content}
                await world.call("answerInlineQuery", {"inline_query_id": query["id"], "results": [article]})


@pytest.fixture(scope="module")
def chromium() -> str:
    need(Path(CHROMIUM), "set CHROMIUM to where your browser is")
    return CHROMIUM


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        opened = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS, timeout=PATIENCE)
        yield opened
        await opened.close()


@pytest.fixture(scope="module")
def axe() -> str:
    need(AXE, "npm install --no-save --prefix .venv/npm axe-core@4")
    return AXE.read_text("utf-8")


@pytest.fixture
def replay() -> Replay:
    return Replay()


@pytest_asyncio.fixture(loop_scope="module")
async def url(setting: Setting, replay: Replay) -> AsyncIterator[str]:
    world = setting.world
    world.mailbox.second = 1
    commands = [{"command": "stand", "description": "De stand"}, {"command": "nl", "description": "Nederland"}]
    await world.call("setMyCommands", {"commands": commands})
    suggestions = [
        Suggestion("/stand", FENNA, FENNA, "Als fan: de medaillespiegel"),
        Suggestion("/volg NL", ADA, setting.group.id, "In de groep: volgen", send=True),
    ]
    app = create_app(world, suggestions=lambda: suggestions, replay=replay)
    async with serving(world, app) as address:
        bot = asyncio.create_task(answering(world))
        yield address
        bot.cancel()


def need(path: Path, how: str) -> None:
    """Without a browser `make test` still works on a bare machine; where CI runs, a missing one is a failure."""
    if not path.exists():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{path.name} is missing: {how}")


async def opened(browser: Browser, url: str, **options: Any) -> Page:
    context: BrowserContext = await browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
    page = await context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.faults = faults  # type: ignore[attr-defined]
    page.set_default_timeout(PATIENCE)
    await page.goto(url)
    await page.locator("#chats button").first.wait_for()
    return page


async def done(page: Page) -> None:
    assert page.faults == []  # type: ignore[attr-defined]
    await page.context.close()
