"""A newcomer at the page: does what a person does, and waits for what a person would see."""

from typing import Any

from playwright.async_api import Browser, Locator, Page, expect

from tests.support.telegram.page import opened

DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
TABLET: dict[str, Any] = {"viewport": {"width": 768, "height": 1024}, "color_scheme": "dark"}
SMALL_PHONE: dict[str, Any] = {
    "viewport": {"width": 320, "height": 640},
    "has_touch": True,
    "is_mobile": True,
    "color_scheme": "dark",
}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


class Newcomer:
    def __init__(self, page: Page, phone: bool) -> None:
        self.page = page
        self.phone = phone
        self.text = page.get_by_role("textbox", name="Bericht")
        self.answers = page.locator("article:not(.mine)")
        self.moment = page.locator("#replay-moment")
        self.last_result = page.locator("#replay-last")

    @classmethod
    async def arrives(cls, browser: Browser, address: str, options: dict[str, Any]) -> "Newcomer":
        page = await opened(browser, address, reduced_motion="reduce", **options)
        return cls(page, bool(options.get("is_mobile")))

    async def sees(self, where: Locator, text: str) -> None:
        await expect(where).to_contain_text(text)

    async def goes_back(self) -> None:
        """To the list of chats, which a phone shows alone."""
        if await self.page.locator("#back").is_visible():
            await self.page.locator("#back").click()

    async def becomes(self, name: str) -> None:
        await self.goes_back()
        await self.page.locator("#people label", has_text=name).click()

    async def opens(self, chat: str) -> None:
        await self.goes_back()
        await self.chat(chat).click()
        await expect(self.page.locator("#chat-name")).to_have_text(chat)

    def chat(self, name: str) -> Locator:
        title = self.page.locator(".name").get_by_text(name, exact=True)
        return self.page.locator("#chats button").filter(has=title)

    async def says(self, text: str) -> Locator:
        """Returns the answer, as soon as it is there."""
        before = await self.answers.count()
        await self.text.fill(text)
        await self.page.get_by_role("button", name="Verstuur").click()
        await expect(self.answers).to_have_count(before + 1)
        return self.answers.last

    async def taps(self, label: str) -> None:
        """The newest button with that label."""
        await self.page.locator("#messages").get_by_role("button", name=label).last.click()

    async def steps(self) -> None:
        """To the next result."""
        before = await self.moment.inner_text()
        await self.page.get_by_role("button", name="Naar de volgende uitslag").click()
        await expect(self.moment).not_to_have_text(before)

    async def jumps(self, key: str) -> None:
        """With the keyboard: Home and End are the ends of the Games."""
        await self.page.locator("#replay-at").focus()
        await self.page.keyboard.press(key)

    async def finds_no_barrier(self, axe: str, where: str) -> None:
        """axe finds nothing against WCAG 2.2 AA, and nothing runs off the side."""
        await self.page.evaluate(axe)
        found = await self.page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']})")
        told = [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found["violations"]]
        assert told == [], where
        wide = await self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, where
