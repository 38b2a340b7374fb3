"""The tour of a newcomer through the real demo, in a real browser: "within two minutes a newcomer has asked, followed,
pushed a result and seen the group get it"."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.demo.running import Staged, staged
from bot.demo.tour import welcome
from bot.settings import Settings
from tests.support.telegram.newcomer import DESKTOP, PHONE, SMALL_PHONE, TABLET, Newcomer
from tests.support.telegram.page import done

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

PUSHED = "/uitslag ploegenachtervolging vrouwen: Canada, Nederland, Japan"


@pytest_asyncio.fixture(loop_scope="module")
async def demo() -> AsyncIterator[Staged]:
    """What `medaillespiegel demo` runs, on a free port."""
    async with staged(Settings(_env_file=None, port=0), replay=False, speed=600, start="") as stage:
        story = asyncio.create_task(stage.story.run(stage.halt))
        await welcome(stage.world, stage.result)
        yield stage
        stage.halt.set()
        await story


@pytest.mark.parametrize("device", [DESKTOP, TABLET, PHONE, SMALL_PHONE], ids=["1280", "768 dark", "390", "320 dark"])
async def test_the_tour(browser: Browser, demo: Staged, axe: str, device: dict[str, Any]) -> None:
    async with asyncio.timeout(600):
        fenna = visitor = await Newcomer.arrives(browser, demo.address, device)
        page = visitor.page

        # The page opens on the bot's welcome and on what there is to try as fan, in a group and at the desk.
        await visitor.finds_no_barrier(axe, "on arrival")
        if visitor.phone:
            await visitor.opens("Medaillespiegel")
        await visitor.sees(visitor.answers.first, "Welkom bij de Medaillespiegel")
        for part in ("Als fan", "In een groep", "Als uitslagendesk", PUSHED):
            await visitor.sees(visitor.answers.last, part)
        await visitor.sees(visitor.moment, "ma 16 feb, 23:30")

        # Ask: a command, a button, a sentence.
        compared = await fenna.says("/vergelijk NL USA")
        await fenna.sees(compared, "De Verenigde Staten staan boven Nederland: evenveel goud (6), meer zilver")
        await fenna.taps("Stand")
        await fenna.sees(compared, "bewerkt")
        await fenna.sees(compared.locator("pre"), "Noorwegen")
        asked = await fenna.says("hoe ver staan we achter op Italië?")
        await fenna.sees(asked, "Italië staat boven Nederland: 2 goud meer, 8 tegen 6")
        await visitor.finds_no_barrier(axe, "in a chat")

        # Follow: as Ada, in the group.
        await visitor.becomes("Ada")
        await visitor.opens("Schaatsvrienden")
        followed = await visitor.says("/volg NL")
        await visitor.sees(followed, "Deze groep volgt nu TeamNL")

        # Push: as Ada, at the desk; the group hears of it, and that can be seen from the desk.
        await visitor.opens("Medaillespiegel")
        await page.get_by_role("button", name="START").click()
        await visitor.sees(visitor.answers.last, "Welkom")
        preview = await visitor.says(PUSHED)
        await visitor.sees(preview, "Voorbeeld van de uitslag")
        await visitor.taps("Publiceren")
        await visitor.sees(preview, "Gepubliceerd")
        if visitor.phone:
            await expect(page.get_by_role("button", name="2 ongelezen")).to_be_visible()
            await visitor.goes_back()
        await visitor.sees(visitor.chat("Schaatsvrienden").locator(".count"), "2")
        await visitor.finds_no_barrier(axe, "with news elsewhere")
        await visitor.opens("Schaatsvrienden")
        await visitor.sees(visitor.answers.nth(-2), "Zilver voor Nederland!")
        await expect(visitor.answers.last.locator("img")).to_be_visible()
        await visitor.sees(visitor.last_result, "Ploegenachtervolging vrouwen (schaatsen): 🥇 Canada 🥈 Nederland")

        # The Games go on: to the next Dutch medals, which the group hears of.
        await visitor.steps()
        await visitor.sees(visitor.moment, "di 17 feb, 14:15")
        await visitor.sees(visitor.last_result, "noordse combinatie")
        for _ in range(20):
            if "500 meter mannen (shorttrack)" in await visitor.last_result.inner_text():
                break
            await visitor.steps()
        await visitor.sees(visitor.answers.filter(has_text="Zilver voor Melle van 't Wout"), "500 meter mannen")

        # The card comes a moment after the message.
        await visitor.sees(visitor.answers.last, "Nederland: 6e → 5e")

        # Reload: the same person, the same chat, the same words.
        words = await page.locator("article .body").all_text_contents()
        await page.reload()
        await expect(page.locator("#chat-name")).to_have_text("Schaatsvrienden")
        assert await page.locator("article .body").all_text_contents() == words
        await visitor.goes_back()
        await expect(page.get_by_role("radio", name="Ada")).to_be_checked()
        await done(page)


@pytest.mark.parametrize("device", [DESKTOP, PHONE], ids=["desktop", "phone"])
async def test_there_and_back_again(browser: Browser, demo: Staged, axe: str, device: dict[str, Any]) -> None:
    """A jump forward publishes what lies between without a message each; a jump back starts the bot anew there, and
    chats keep what they follow and their live table."""
    async with asyncio.timeout(600):
        visitor = await Newcomer.arrives(browser, demo.address, device)
        page = visitor.page
        await visitor.opens("Medaillespiegel")
        await visitor.sees(await visitor.says("/volg NL"), "TeamNL")
        await visitor.says("/meldingen")
        await page.locator("#messages").get_by_role("button", name="Live stand").last.click()
        live = visitor.answers.filter(has_text="🏅 Medaillespiegel Mila")
        await visitor.sees(live, "Na 74 van de 116 onderdelen")

        await visitor.jumps("End")
        await visitor.sees(visitor.moment, "zo 22 feb, 23:59")
        await visitor.sees(live, "Eindstand")
        await visitor.sees(await visitor.says("/nl"), "10 goud, 7 zilver en 3 brons")

        await visitor.jumps("Home")
        await visitor.sees(visitor.moment, "za 7 feb, 00:00")
        await visitor.sees(live, "Nog geen medailles")
        await expect(visitor.last_result).to_be_hidden()
        await visitor.sees(await visitor.says("/stand"), "nog geen medailles")
        await visitor.steps()
        await visitor.sees(visitor.last_result, "🥇 Zwitserland")
        await visitor.sees(live, "Na 1 van de 116 onderdelen")
        await visitor.sees(await visitor.says("/volg NL"), "al")
        await visitor.finds_no_barrier(axe, "after a jump")

        await page.get_by_role("button", name="Pauzeer").click()
        await page.get_by_role("button", name="Speel af").click()
        await page.get_by_role("button", name="Pauzeer").wait_for()
        await done(page)


async def test_what_is_proposed_works_with_one_tap_each(browser: Browser, demo: Staged) -> None:
    """Each proposal says as whom and where, is sent by a tap, gets an answer, and is then marked as done."""
    async with asyncio.timeout(600):
        visitor = await Newcomer.arrives(browser, demo.address, DESKTOP)
        tips = visitor.page.locator("#tips-list button")
        expected = [
            ("als Fenna", "staan we boven Amerika?", "Nee, de Verenigde Staten staan boven Nederland"),
            ("als Fenna", "/vergelijk NL USA", "De Verenigde Staten staan boven Nederland"),
            ("als Ada in Schaatsvrienden", "/volg NL", "Deze groep volgt nu TeamNL"),
            ("als Ada", PUSHED, "Voorbeeld van de uitslag"),
            ("als Ada in Oranjehuis › Schaatsen", "/volg shorttrack", "shorttrack"),
            (
                "als Fenna in Familie Jansen",
                "staan we boven Amerika?",
                "Nee, de Verenigde Staten staan boven Nederland",
            ),
            ("als Bram", "/mijnland België", "België"),
        ]
        await expect(tips).to_have_count(len(expected))
        for number, (whom, text, answer) in enumerate(expected):
            tip = tips.nth(number)
            await visitor.sees(tip, whom)
            await visitor.sees(tip, text)
            await tip.click()
            await visitor.sees(visitor.page.locator("article.mine").last, text)
            await visitor.sees(visitor.answers.last, answer)
            await visitor.sees(tip, "✓")
        await done(visitor.page)


async def test_who_has_not_started_the_bot_finds_a_start_button(browser: Browser, demo: Staged) -> None:
    """A bot cannot write first: Telegram shows START until somebody taps it."""
    visitor = await Newcomer.arrives(browser, demo.address, DESKTOP)
    await visitor.becomes("Daan")
    await expect(visitor.text).to_be_hidden()
    await visitor.page.get_by_role("button", name="START").click()
    await visitor.sees(visitor.answers.last, "Welkom bij de Medaillespiegel")
    await visitor.becomes("Fenna")
    await expect(visitor.text).to_be_visible()
    await done(visitor.page)
