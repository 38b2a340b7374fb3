"""The chat page in a real browser: it must do what Telegram's does, by mouse, by keyboard and for a screen reader."""

from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.async_api import Browser, expect

from tests.support.telegram.page import Replay, done, opened
from tests.support.telegram.worlds import DAAN, FENNA, Setting

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


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
    await page.get_by_role("button", name="START").press("Enter")  # by its role: waits until it is shown
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
    await page.locator("article").last.get_by_role("button", name="Alles").press("Enter")
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
    await page.locator("article", has_text="Noorwegen leidt").get_by_role("button", name="Meer").press("Enter")
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
    assert setting.world.sending_limits.enabled
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
