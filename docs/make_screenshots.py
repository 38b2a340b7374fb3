"""The pictures of the README, from the real thing: ``make screenshots``.

Starts the demo, asks in the chat page with a browser, and photographs that on a desktop and on a phone; draws the cards
of the bot's own pictures. Needs a Chromium (``CHROMIUM`` says where, else it is looked for).
"""

import asyncio
import os
import re
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright, expect

import medals_core as core
from bot.pictures import picture
from bot.pictures.look import Look
from bot.replies.rendering import Scene
from medals_core.questions import Asked

PICTURES = Path(__file__).parent / "pictures"
EVENING = core.AsOf(won_by=datetime.fromisoformat("2026-02-17T18:00:00+01:00"))
CARDS: dict[str, Asked] = {
    "table": core.TableQuestion(as_of=EVENING),
    "comparison": core.ComparisonQuestion(nocs=("NED", "USA"), as_of=EVENING),
    "timeline": core.TimelineQuestion(nocs=("NED", "ITA", "USA", "NOR")),
    "nation": core.NationQuestion(noc="NED"),
    "day": core.DayQuestion(day=date(2026, 2, 15)),
}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
PATIENCE = 30_000
"""Milliseconds."""


def draw_cards() -> None:
    archive = core.load_archive()
    asker = core.Viewpoint(now=datetime(2026, 3, 1, 12, tzinfo=UTC))
    scene = Scene(archive=archive, viewpoint=asker)
    for name, question in CARDS.items():
        png = picture(question, core.answer(question, archive, asker), scene, Look(sign="@medaillespiegel_bot"))
        assert png is not None
        (PICTURES / f"{name}.png").write_bytes(png)


@asynccontextmanager
async def demo() -> AsyncIterator[str]:
    """The address of a demo that runs meanwhile."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "demo",
        "--port",
        "0",
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    assert process.stdout is not None
    try:
        while line := (await process.stdout.readline()).decode():
            if found := re.search(r"http://[\w.\[\]:]+", line):
                break
        else:
            raise RuntimeError("the demo ended before it told its address")
        drain = asyncio.create_task(process.stdout.read())
        yield found[0]
        drain.cancel()
    finally:
        process.terminate()
        await process.wait()


async def opened(browser: Browser, url: str, width: int, height: int, scale: float, scheme: str) -> Page:
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=scale,
        color_scheme="dark" if scheme == "dark" else "light",
        locale="nl-NL",
        timezone_id="Europe/Amsterdam",
    )
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    await page.goto(url)
    await page.locator("#chats button").first.wait_for()
    return page


async def say(page: Page, text: str) -> None:
    """Type it, and wait for what the bot says."""
    articles = page.locator("article:not(.mine)")
    before = await articles.count()
    await page.get_by_role("textbox", name="Bericht").fill(text)
    await page.keyboard.press("Enter")
    await expect(articles).to_have_count(before + 1, timeout=PATIENCE)


async def settled(page: Page, *, from_own: int) -> None:
    """Every picture on the page is loaded, and in sight is what begins with the own message so many from the last."""
    await page.wait_for_function("[...document.images].every(image => image.complete && image.naturalWidth)")
    first = page.locator("article.mine").nth(-from_own)
    await first.evaluate("message => message.scrollIntoView({block: 'start'})")
    await page.locator("header").first.hover()


async def photograph(browser: Browser, url: str) -> None:
    page = await opened(browser, url, 1280, 1000, 1.5, "light")
    await expect(page.locator("article:not(.mine)").first).to_be_visible(timeout=PATIENCE)
    await say(page, "staan we boven Amerika?")
    await say(page, "en als de vrouwen morgen goud winnen op de ploegenachtervolging?")
    await settled(page, from_own=2)
    await page.screenshot(path=PICTURES / "chat-desktop.png")
    await page.context.close()
    page = await opened(browser, url, 390, 844, 2, "dark")
    await page.locator("#chats button").first.click()
    await say(page, "/plaatje stand")
    await settled(page, from_own=1)
    await page.screenshot(path=PICTURES / "chat-phone.png")
    await page.context.close()


async def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    draw_cards()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    async with demo() as url, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        await photograph(browser, url)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(main())
