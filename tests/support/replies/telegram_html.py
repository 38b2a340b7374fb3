"""What Telegram takes in a message: known tags, well nested, nothing inside ``pre``; within its limits."""

from html.parser import HTMLParser

from bot.replies.reply import MAX_CALLBACK_BYTES, MAX_TEXT_UNITS, Reply, utf16_units

ALLOWED = {"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler", "tg-time"}
MAX_ENTITIES = 100
MAX_BUTTONS = 7


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.faults: list[str] = []
        self.entities = 0
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.entities += 1
        if tag not in ALLOWED:
            self.faults.append(f"unknown tag <{tag}>")
        if "pre" in self.open or tag in self.open:
            self.faults.append(f"<{tag}> inside {self.open}")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> does not close anything")

    def handle_entityref(self, name: str) -> None:
        if name not in ("lt", "gt", "amp", "quot"):
            self.faults.append(f"unknown entity &{name};")
        self.text += "x"

    def handle_charref(self, name: str) -> None:
        self.text += "x"

    def handle_data(self, data: str) -> None:
        if "<" in data or "&" in data:
            self.faults.append(f"not escaped: {data!r}")
        self.text += data


def faults(given: Reply) -> list[str]:
    """What Telegram would refuse in this reply, and more than seven buttons, which nobody reads."""
    reader = _Reader()
    reader.feed(given.text)
    reader.close()
    found = list(reader.faults)
    if reader.open:
        found.append(f"left open: {reader.open}")
    if not reader.text.strip():
        found.append("empty")
    if utf16_units(given.text) > MAX_TEXT_UNITS:
        found.append(f"{utf16_units(given.text)} units")
    if reader.entities > MAX_ENTITIES:
        found.append(f"{reader.entities} entities")
    buttons = [button for row in given.buttons for button in row]
    if len(buttons) > MAX_BUTTONS:
        found.append(f"{len(buttons)} buttons")
    for button in buttons:
        if not button.data and not button.url and button.question is None:
            found.append(f"button {button.label!r} does nothing")
        if len(button.data.encode()) > MAX_CALLBACK_BYTES:
            found.append(f"button {button.label!r} carries too much")
    return found
