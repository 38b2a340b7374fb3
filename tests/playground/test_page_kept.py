"""The chat page loses nothing: what is typed, what is unread, where one was; and pictures keep their proportions."""

import asyncio
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.async_api import Browser, Page, Route, expect

from bot.replies.layout import TABLE_WIDTH
from tests.support.telegram.page import done, opened
from tests.support.telegram.worlds import DAAN, FENNA, Setting

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
LABELS = ("🇳🇱 Nederland", "🏁 Strijd", "🔄 Ververs")
BREAKS = """each => {
    const height = each.getBoundingClientRect().height;
    each.style.whiteSpace = "pre";
    return each.getBoundingClientRect().height < height;
}"""
WIDE = "12345678901234567890123456789012345678901234567890"


def png(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), (20, 80, 160)).save(out, "PNG")
    return out.getvalue()


async def chat(page: Page, name: str) -> None:
    await page.locator("#chats button", has_text=name).click()


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
async def test_pictures_keep_their_proportions(
    browser: Browser, url: str, setting: Setting, options: dict[str, Any]
) -> None:
    shapes = [(1080, 1920), (1080, 600), (1080, 1080), (120, 60)]
    for place, (width, height) in enumerate(shapes):
        setting.world.upload(FENNA, FENNA, f"{place}.png", png(width, height), "", as_photo=True)
    page = await opened(browser, url, **options)
    await chat(page, "Medaillespiegel")
    images = page.locator(".photo img")
    await expect(images).to_have_count(len(shapes))
    for place, (width, height) in enumerate(shapes):
        box = await images.nth(place).bounding_box()
        assert box is not None
        assert box["width"] / box["height"] == pytest.approx(width / height, rel=0.02)
    await done(page)


async def test_a_table_wraps_as_on_a_phone(browser: Browser, url: str, setting: Setting) -> None:
    await setting.world.call("sendMessage", {"chat_id": FENNA, "text": f"<pre>{WIDE}</pre>", "parse_mode": "HTML"})
    page = await opened(browser, url, **PHONE)
    await chat(page, "Medaillespiegel")
    pre = page.locator("article pre").last
    assert await pre.evaluate("each => each.scrollWidth <= each.clientWidth")
    assert await pre.evaluate("each => each.getClientRects()[0].height > 30"), "on two lines"
    await done(page)


@pytest.mark.parametrize("width", [320, 360, 390])
async def test_a_table_of_ours_and_three_buttons_keep_their_lines(
    browser: Browser, url: str, setting: Setting, width: int
) -> None:
    """28 columns and three labels of the usual length fit the narrowest phone too."""
    keys = [[{"text": label, "callback_data": "x"} for label in LABELS]]
    row = f" 1 {'Noorwegen':14} 12  7  9  28"[:TABLE_WIDTH].ljust(TABLE_WIDTH, "8")
    await setting.world.call(
        "sendMessage",
        {
            "chat_id": FENNA,
            "text": f"<pre>{row}</pre>",
            "parse_mode": "HTML",
            "reply_markup": {"inline_keyboard": keys},
        },
    )
    page = await opened(browser, url, **{**PHONE, "viewport": {"width": width, "height": 700}})
    await chat(page, "Medaillespiegel")
    for shown in (page.locator("article pre"), *(page.get_by_role("button", name=one) for one in LABELS)):
        assert not await shown.last.evaluate(BREAKS), await shown.last.text_content()
    await done(page)


async def test_what_is_typed_while_the_server_is_away_arrives_once(
    browser: Browser, url: str, setting: Setting
) -> None:
    setting.world.say(FENNA, FENNA, "/start")
    page = await opened(browser, url)
    await chat(page, "Medaillespiegel")
    cut = True

    async def away(route: Route) -> None:
        await (route.abort() if cut else route.continue_())

    await page.route("**/api/do/say", away)
    await page.get_by_role("textbox", name="Bericht").fill("hoe staan we ervoor?")
    await page.keyboard.press("Enter")
    await expect(page.locator(".waiting")).to_contain_text("hoe staan we ervoor?")
    await expect(page.locator("#offline")).to_be_visible()
    await page.reload()
    await expect(page.locator(".waiting")).to_contain_text("hoe staan we ervoor?")
    cut = False
    await page.reload()
    await expect(page.locator("article.mine", has_text="hoe staan we ervoor?")).to_have_count(1)
    await expect(page.locator(".waiting")).to_have_count(0)
    await expect(page.locator("article.mine .tick").last).to_contain_text("verstuurd")


async def test_what_comes_while_the_page_looks_at_everything_stays(
    browser: Browser, url: str, setting: Setting
) -> None:
    """The look was answered before it came, and arrives after it."""
    setting.world.say(FENNA, FENNA, "/start")
    page = await opened(browser, url)
    await chat(page, "Medaillespiegel")
    looked, come = asyncio.Event(), asyncio.Event()

    async def slowly(route: Route) -> None:
        before = await route.fetch()
        looked.set()
        await come.wait()
        await route.fulfill(response=before)

    await page.route("**/api/state", slowly)
    look = asyncio.create_task(page.evaluate("import('/page/store.js').then((store) => store.load())"))
    await looked.wait()
    setting.world.say(FENNA, FENNA, "intussen")
    await expect(page.locator("article.mine", has_text="intussen")).to_have_count(1)
    come.set()
    await look
    await expect(page.locator("article.mine", has_text="intussen")).to_have_count(1)


async def test_a_message_whose_answer_was_lost_is_not_said_twice(browser: Browser, url: str, setting: Setting) -> None:
    page = await opened(browser, url)
    said = {"chat_id": setting.group.id, "user_id": DAAN, "text": "één keer", "key": "k1"}
    for _ in range(2):
        assert (await page.request.post(f"{url}/api/do/say", data=said)).ok
    assert [one["text"] for one in setting.world.messages(setting.group.id)].count("één keer") == 1


async def test_a_refused_message_stays_with_a_way_out(browser: Browser, url: str, setting: Setting) -> None:
    setting.world.say(FENNA, FENNA, "/start")
    page = await opened(browser, url)
    await chat(page, "Medaillespiegel")

    async def refuse(route: Route) -> None:
        await route.fulfill(status=400, json={"fault": "Dat kan hier niet."})

    await page.route("**/api/do/say", refuse)
    await page.get_by_role("textbox", name="Bericht").fill("hallo")
    await page.keyboard.press("Enter")
    await expect(page.locator(".waiting")).to_contain_text("niet verstuurd: Dat kan hier niet.")
    await page.get_by_role("button", name="Verwijder", exact=True).click()
    await expect(page.locator(".waiting")).to_have_count(0)


async def test_a_draft_survives_another_chat_and_a_reload(browser: Browser, url: str, setting: Setting) -> None:
    setting.world.say(FENNA, FENNA, "/start")
    page = await opened(browser, url)
    await chat(page, "Medaillespiegel")
    text = page.get_by_role("textbox", name="Bericht")
    await text.fill("half af")
    await chat(page, "Schaatsvrienden")
    await expect(text).to_have_value("")
    await chat(page, "Medaillespiegel")
    await expect(text).to_have_value("half af")
    await page.reload()
    await expect(text).to_have_value("half af")
    await done(page)


async def test_a_chat_behind_the_list_of_a_phone_counts_and_back_leads_there(
    browser: Browser, url: str, setting: Setting
) -> None:
    setting.world.say(FENNA, FENNA, "/start")
    page = await opened(browser, url, **PHONE)
    await chat(page, "Schaatsvrienden")
    await expect(page.locator("#chat-name")).to_have_text("Schaatsvrienden")
    await page.go_back()
    await expect(page.locator("#chats")).to_be_visible()
    setting.world.say(setting.group.id, DAAN, "kijken jullie?")
    mine = page.locator("#chats button", has_text="Schaatsvrienden")
    await expect(mine.locator(".count")).to_have_text("1")
    await page.go_forward()
    await expect(page.locator("article").last).to_contain_text("kijken jullie?")
    await page.reload()
    await expect(page.locator("#chat-name")).to_have_text("Schaatsvrienden")
    await expect(page.locator("#messages")).to_be_visible()
    await page.get_by_role("button", name="Terug").click()
    await expect(mine.locator(".count")).to_have_count(0)
    await done(page)


async def test_a_forum_counts_by_topic_and_opens_where_the_unread_is(
    browser: Browser, url: str, setting: Setting
) -> None:
    page = await opened(browser, url)
    await chat(page, "Schaatsvrienden")
    forum = setting.forum
    await setting.world.call(
        "sendMessage", {"chat_id": forum.id, "message_thread_id": setting.topic, "text": "Nieuws over schaatsen"}
    )
    await expect(page.locator("#chats button", has_text="Oranjehuis").locator(".count")).to_have_text("1")
    await chat(page, "Oranjehuis")
    await expect(page.locator('#topics [aria-pressed="true"]')).to_contain_text("Schaatsen")
    await expect(page.locator("article").last).to_contain_text("Nieuws over schaatsen")
    await setting.world.call("sendMessage", {"chat_id": forum.id, "text": "Voor iedereen"})
    await expect(page.locator("#topics button", has_text="General").locator(".count")).to_have_text("1")
    await done(page)


async def test_by_keyboard_the_text_box_is_one_step_away(browser: Browser, url: str, setting: Setting) -> None:
    setting.world.say(FENNA, FENNA, "/start")
    page = await opened(browser, url)
    await chat(page, "Medaillespiegel")
    await page.locator("body").evaluate("body => { document.activeElement.blur(); body.focus(); }")
    await page.locator("#skip").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("textbox", name="Bericht")).to_be_focused()
    await done(page)


@pytest.mark.parametrize(("width", "height"), [(640, 512), (320, 256)], ids=["200 %", "400 %"])
async def test_zoomed_in_there_is_chat_enough(
    browser: Browser, url: str, setting: Setting, replay: Any, width: int, height: int
) -> None:
    """What a window of 1280 by 1024 has left at that zoom."""
    setting.world.say(FENNA, FENNA, "/start")
    page = await opened(browser, url, viewport={"width": width, "height": height})
    await chat(page, "Medaillespiegel")
    box = await page.locator("#messages").bounding_box()
    assert box is not None
    assert box["height"] >= 0.4 * height
    bar = await page.locator("#replay").bounding_box()
    assert bar is not None
    assert bar["height"] <= 48
    assert await page.evaluate("document.documentElement.scrollWidth") == width
    await done(page)


async def test_the_panel_folds_the_asking_for_news(browser: Browser, url: str, setting: Setting) -> None:
    page = await opened(browser, url)
    await page.get_by_role("button", name="Kijk mee").click()
    setting.world.say(FENNA, FENNA, "/start")
    await expect(page.locator("#calls > li", has_text="sendMessage").first).to_be_visible()
    await expect(page.locator("#calls > li > details > summary .method", has_text="getUpdates")).to_have_count(0)
    await done(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_is_in_the_way_while_the_server_is_away(
    browser: Browser, url: str, setting: Setting, axe: str, scheme: Any
) -> None:
    """axe finds nothing with a message under way, and with one that was refused; the clock is no live region."""
    setting.world.say(FENNA, FENNA, "/start")
    page = await opened(browser, url, color_scheme=scheme, reduced_motion="reduce")
    await chat(page, "Medaillespiegel")
    answers = ["abort", "refuse"]

    async def trouble(route: Route) -> None:
        if answers[0] == "abort":
            await route.abort()
        else:
            await route.fulfill(status=400, json={"fault": "Dat kan hier niet."})

    await page.route("**/api/do/say", trouble)
    for state, sign in (("abort", "wordt verstuurd"), ("refuse", "niet verstuurd")):
        answers[0] = state
        await page.get_by_role("textbox", name="Bericht").fill(f"hallo {state}")
        await page.keyboard.press("Enter")
        await expect(page.locator(".waiting", has_text=sign).first).to_be_visible()
        await page.evaluate(axe)
        found = await page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")
        assert [(one["id"], one["nodes"][0]["html"][:120]) for one in found["violations"]] == [], state
    assert await page.locator("#replay [aria-live], #replay output, #replay [role=status]").count() == 0


async def test_with_forced_colours_the_focus_is_still_outlined(browser: Browser, url: str, setting: Setting) -> None:
    setting.world.say(FENNA, FENNA, "/start")
    page = await opened(browser, url, forced_colors="active")
    await chat(page, "Medaillespiegel")
    await page.get_by_role("textbox", name="Bericht").focus()
    await page.keyboard.press("Tab")
    outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    await done(page)
