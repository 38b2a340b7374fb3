"""What is shown of a message, written as Telegram's HTML."""

import html
from collections.abc import Iterator
from typing import Any

Entity = dict[str, Any]


def html_of(face: dict[str, Any]) -> str:
    """The text of a message of the local Telegram, with its tags."""
    return to_html(face["text"], face["entities"])


_OPEN_CLOSE = {
    "bold": ("<b>", "</b>"),
    "italic": ("<i>", "</i>"),
    "underline": ("<u>", "</u>"),
    "strikethrough": ("<s>", "</s>"),
    "spoiler": ("<tg-spoiler>", "</tg-spoiler>"),
    "code": ("<code>", "</code>"),
    "pre": ("<pre>", "</pre>"),
    "blockquote": ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": ("<blockquote expandable>", "</blockquote>"),
}


def _tags(entity: Entity) -> tuple[str, str] | None:
    kind = entity["type"]
    if kind == "text_link":
        return f'<a href="{html.escape(entity["url"])}">', "</a>"
    if kind == "date_time":
        return f'<tg-time unix="{entity["unix_time"]}" format="{entity["date_time_format"]}">', "</tg-time>"
    return _OPEN_CLOSE.get(kind)


def to_html(text: str, entities: list[Entity]) -> str:
    """Telegram's HTML that parses to this text and these entities (those found by Telegram itself left bare)."""
    marked = [(entity, tags) for entity in entities if (tags := _tags(entity))]
    if not marked:
        return html.escape(text, quote=False)
    return "".join(_woven(text, marked))


def _woven(text: str, marked: list[tuple[Entity, tuple[str, str]]]) -> Iterator[str]:
    waiting = sorted(marked, key=lambda pair: (pair[0]["offset"], -pair[0]["length"]))
    open_until: list[tuple[int, str]] = []
    position = 0
    for char in text:
        while open_until and open_until[-1][0] <= position:
            yield open_until.pop()[1]
        while waiting and waiting[0][0]["offset"] <= position:
            entity, (opening, closing) = waiting.pop(0)
            yield opening
            open_until.append((entity["offset"] + entity["length"], closing))
        yield html.escape(char, quote=False)
        position += 2 if char > "\uffff" else 1
    while open_until:
        yield open_until.pop()[1]
