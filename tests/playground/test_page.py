"""The chat page in a real browser: it must do what Telegram's does, by mouse, by keyboard and for a screen reader."""

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

from bot.playground import ReplayState, Suggestion, World, create_app, serving
from tests.playground.worlds import ADA, DAAN, FENNA, Setting

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

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
AXE = Path(__file__).parents[2] / ".venv/npm/node_modules/axe-core/axe.min.js"
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

    def state(self) -> ReplayState:
        start = datetime(2026, 2, 6, tzinfo=UTC)
        return {
            "moment": self.moment,
            "from": start,
            "to": start + timedelta(days=17),
            "speed": self.speed,
            "running": self.running,
        }

    async def pause(self) -> None:
        self.running = False

    async def resume(self) -> None:
        self.running = True

    async def step(self) -> None:
        self.steps += 1

    async def jump(self, moment: datetime) -> None:
        self.moment = moment

    async def set_speed(self, speed: float) -> None:
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
        opened = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
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
    app = create_app(world, suggestions=suggestions, replay=replay)
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
    page.set_default_timeout(5000)
    await page.goto(url)
    await page.locator("#chats button").first.wait_for()
    return page


async def done(page: Page) -> None:
    assert page.faults == []  # type: ignore[attr-defined]
    await page.context.close()


async def test_ask_tap_and_see_the_edit(browser: Browser, url: str, setting: Setting) -> None:
    page = await opened(browser, url)
    await page.get_by_role("button", name="START").click()
    answer = page.locator("article", has_text="Noorwegen leidt")
    await expect(answer.locator("pre")).to_contain_text("NED   6   6   1")
    await answer.get_by_role("button", name="Alles").click()
    await expect(page.locator("article", has_text="Alle 29 landen")).to_contain_text("bewerkt")
    await expect(page.locator("#toast")).to_have_text("Alle landen")
    await page.get_by_role("textbox", name="Bericht").fill("/vergelijk NL USA")
    await page.keyboard.press("Enter")
    await expect(page.locator("article", has_text="Noorwegen leidt")).to_have_count(1)
    await page.reload()
    await expect(page.locator("article")).to_have_count(4)
    await done(page)


async def test_keyboard_alone(browser: Browser, url: str) -> None:
    """The command menu opens by typing, arrows choose, Enter sends; arrow up changes the last own message."""
    page = await opened(browser, url)
    await page.locator("#start").focus()
    await page.keyboard.press("Enter")
    text = page.get_by_role("textbox", name="Bericht")
    await text.focus()
    await page.keyboard.type("/")
    await page.keyboard.press("ArrowDown")
    await expect(page.locator('#picker [aria-selected="true"]')).to_contain_text("/nl")
    await page.keyboard.press("Enter")
    await expect(page.locator("article.mine").last).to_contain_text("/nl")
    await expect(page.locator("article").last).to_contain_text("Noorwegen leidt")
    await page.keyboard.press("ArrowUp")
    await expect(text).to_have_value("/nl")
    await page.keyboard.type(" 2022")
    await page.keyboard.press("Enter")
    await expect(page.locator("article.mine").last).to_contain_text("/nl 2022")
    await page.locator("article").last.get_by_role("button", name="Alles").focus()
    await page.keyboard.press("Enter")
    await expect(page.locator("article").last).to_contain_text("Alle 29 landen")
    await done(page)


async def test_groups_people_and_topics(browser: Browser, url: str, setting: Setting) -> None:
    page = await opened(browser, url)
    await page.get_by_role("button", name="In de groep: volgen").click()
    await expect(page.get_by_role("radio", name="Ada")).to_be_checked()
    await expect(page.locator("#chat-name")).to_have_text("Schaatsvrienden")
    await expect(page.locator("article.mine")).to_contain_text("/volg NL")
    await expect(page.locator("article").last).to_contain_text("Noorwegen leidt")

    await page.locator("#chats button", has_text="Oranjehuis").click()
    await page.get_by_role("button", name="# Schaatsen").click()
    await page.get_by_role("textbox", name="Bericht").fill("/stand")
    await page.keyboard.press("Enter")
    await expect(page.locator("article").last).to_contain_text("Noorwegen leidt")
    assert len(setting.world.messages(setting.forum.id, setting.topic)) == 3
    await page.get_by_role("button", name="# General").click()
    await expect(page.locator("article")).to_have_count(0)

    await page.locator("#people label", has_text="Daan").click()
    await expect(page.locator("#chats")).not_to_contain_text("Oranjehuis")
    await page.locator("#chats button", has_text="Schaatsvrienden").click()
    await page.locator("#chat-info").click()
    await page.get_by_role("button", name="Maak er een supergroep van").click()
    await expect(page.locator(".service")).to_contain_text("supergroep")
    assert setting.group.migrated_to
    await done(page)


async def test_inline_mode_and_a_deep_link(browser: Browser, url: str, setting: Setting) -> None:
    setting.world.say(FENNA, FENNA, "/start")
    page = await opened(browser, url)
    await page.locator("#chats button", has_text="Schaatsvrienden").click()
    await page.get_by_role("textbox", name="Bericht").fill("@medaillespiegel_bot NL")
    await page.get_by_role("option", name="De stand").click()
    await expect(page.locator("article.mine")).to_contain_text("Stand voor NL")
    await expect(page.locator("article.mine")).to_contain_text("via @medaillespiegel_bot")
    await page.locator("#chats button", has_text="Medaillespiegel").click()
    await page.get_by_role("link", name="In de groep").first.click()
    await page.locator("dialog").get_by_role("button", name="Schaatsvrienden").click()
    await expect(page.locator("article.mine").last).to_contain_text("/start@medaillespiegel_bot volg_NED")
    await done(page)


async def test_files_replies_and_blocking(browser: Browser, url: str, setting: Setting) -> None:
    page = await opened(browser, url)
    await page.get_by_role("button", name="START").click()
    await page.locator("#file").set_input_files({"name": "uitslag.csv", "mimeType": "text/csv", "buffer": b"NED;1"})
    await expect(page.locator("article.mine").last).to_contain_text("uitslag.csv")
    await page.locator("article", has_text="Noorwegen leidt").get_by_role("button", name="Meer").focus()
    await page.keyboard.press("Enter")
    await page.get_by_role("menuitem", name="Beantwoord").click()
    await page.get_by_role("textbox", name="Bericht").fill("en België?")
    await page.keyboard.press("Enter")
    await expect(page.locator("article.mine").last.locator(".quote")).to_contain_text("Noorwegen leidt")
    await page.locator("#chat-info").click()
    await page.get_by_role("button", name="Blokkeer de bot").click()
    await page.get_by_role("button", name="DEBLOKKEER").click()
    await expect(page.locator("#start")).to_be_hidden()
    assert not setting.world.people[FENNA].blocked
    await done(page)


async def test_looking_over_the_bots_shoulder(browser: Browser, url: str, setting: Setting) -> None:
    page = await opened(browser, url)
    await page.get_by_role("button", name="Kijk mee").click()
    await page.get_by_text("Storingen en limieten").click()
    await page.get_by_role("button", name="Zet klaar").click()
    await expect(page.locator("#fail-planned")).to_contain_text("Too Many Requests: retry after 3")
    await page.get_by_label("Telegrams limieten gelden").check()
    await expect(page.get_by_label("Telegrams limieten gelden")).to_be_checked()
    refusal = await setting.refused("sendMessage", chat_id=FENNA, text="x")
    assert refusal.code == 429
    await expect(page.locator("#calls li").first).to_contain_text("429")
    await page.locator("#calls summary").first.click()
    await expect(page.locator("#calls pre").first).to_contain_text('"text": "x"')
    assert setting.world.pace.enabled
    await done(page)


async def test_the_bar_of_a_replay(browser: Browser, url: str, replay: Replay) -> None:
    page = await opened(browser, url)
    await expect(page.locator("#replay-moment")).to_contain_text("16 feb")
    await page.get_by_role("button", name="Pauzeer").click()
    await page.get_by_role("button", name="Speel af").wait_for()
    await page.get_by_role("button", name="Naar de volgende uitslag").click()
    await page.get_by_label("tempo").select_option("3600")
    await page.locator("#replay-at").focus()
    async with page.expect_response("**/api/replay"):
        await page.keyboard.press("End")
    await expect(page.locator("#replay-moment")).to_contain_text("23 feb")
    assert (replay.running, replay.steps, replay.speed) == (False, 1, 3600.0)
    assert replay.moment == datetime(2026, 2, 23, tzinfo=UTC)
    await done(page)


async def test_phone_width(browser: Browser, url: str, setting: Setting) -> None:
    """One thing at a time: the chats, then a chat with a way back; nothing runs off the side."""
    setting.world.say(FENNA, FENNA, "/stand")
    page = await opened(browser, url, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    await expect(page.locator("#messages")).to_be_hidden()
    await page.locator("#chats button", has_text="Medaillespiegel").tap()
    await expect(page.locator("article").last).to_contain_text("Noorwegen leidt")
    assert await page.evaluate("document.documentElement.scrollWidth") == 390
    await page.get_by_role("button", name="Menu met opdrachten").tap()
    await page.get_by_role("option", name="/nl").tap()
    await expect(page.locator("article.mine").last).to_contain_text("/nl")
    await page.get_by_role("button", name="Terug").tap()
    await expect(page.locator("#chats")).to_be_visible()
    await done(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
async def test_accessibility(browser: Browser, url: str, setting: Setting, axe: str, scheme: Any, width: int) -> None:
    """axe finds nothing against WCAG 2.2 AA in a full chat, with the panel, the picker and a dialog open."""
    world = setting.world
    world.say(FENNA, FENNA, "/start")
    world.say(setting.group.id, DAAN, "Gaat er iemand kijken?")
    world.upload(FENNA, FENNA, "uitslag.csv", b"NED;1", "import")
    page = await opened(
        browser, url, viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce"
    )

    async def check(where: str) -> None:
        await page.evaluate(axe)
        found = await page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")
        told = [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found["violations"]]
        assert told == [], where

    await check("chats")
    await page.locator("#chats button", has_text="Medaillespiegel").click()
    await expect(page.locator("article")).to_have_count(3)
    await check("chat")
    await page.get_by_role("textbox", name="Bericht").fill("/")
    await page.locator("#picker li").first.wait_for()
    await check("picker")
    await page.keyboard.press("Escape")
    await page.locator("#chat-info").click()
    await check("dialog")
    await page.get_by_role("button", name="Sluit", exact=True).click()
    if width > 720:
        await page.locator("#chats button", has_text="Schaatsvrienden").click()
        await page.get_by_role("button", name="Kijk mee").click()
        await page.get_by_text("Storingen en limieten").click()
        await check("group with panel")
    await done(page)
