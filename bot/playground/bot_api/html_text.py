"""Telegram's HTML mode: text with tags to text with entities, of the tags that a bot as this one writes.

Offsets and lengths are in UTF-16 units, positions in errors in bytes of UTF-8, both as Telegram counts.
Source of the rules: https://core.telegram.org/bots/api#html-style and the behaviour of the Bot API server.
"""

import html
import re
from typing import Any

from bot.playground.bot_api.errors import bad_request

Entity = dict[str, Any]

_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote", "tg-time": "date_time",
}  # fmt: skip
_REFERENCE = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|(?:lt|gt|amp|quot)(?![a-zA-Z]));?")
_ATTRIBUTE = r"""([^\s<>=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?"""
_PIECE = re.compile(
    rf"(?P<text>[^<]+)|<(?P<end>/?)(?P<name>[^\s<>/]*)(?P<attributes>(?:\s+{_ATTRIBUTE})*)\s*>|(?P<fault><)"
)
_TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
MAX_ENTITIES = 100


def utf16_length(text: str) -> int:
    """Length as Telegram counts it: characters outside the basic plane count for two."""
    return len(text) + sum(char > "\uffff" for char in text)


def _fault(text: str) -> Exception:
    return bad_request(f"can't parse entities: {text}")


def _decoded(source: str) -> str:
    """The text with the characters in the place of their references."""
    return _REFERENCE.sub(lambda found: html.unescape(found[0]), source)


def parse_html(markup: str) -> tuple[str, list[Entity]]:
    """Text and entities of Telegram's HTML. Raises ApiError as Telegram does, with the byte offset."""
    text = ""
    length = 0
    entities: list[Entity] = []
    open_tags: list[tuple[str, dict[str, str], int, int]] = []
    for piece in _PIECE.finditer(markup):
        where = f"at byte offset {len(markup[: piece.start()].encode())}"
        name = (piece["name"] or "").lower()
        if piece["text"]:
            shown = _decoded(piece["text"])
            text += shown
            length += utf16_length(shown)
        elif piece["fault"]:
            raise _fault(f"Unclosed start tag {where}")
        elif not piece["end"]:
            if name not in _TAGS:
                raise _fault(f'Unsupported start tag "{name}" {where}')
            attributes = {
                key.lower(): _decoded("".join(value)) for key, *value in re.findall(_ATTRIBUTE, piece["attributes"])
            }
            open_tags.append((name, attributes, length, len(text)))
        elif not open_tags:
            raise _fault(f"Unexpected end tag {where}")
        else:
            opened, attributes, offset, begin = open_tags.pop()
            if name not in ("", opened):
                raise _fault(f'Unmatched end tag {where}, expected "</{opened}>", found "</{name}>"')
            place = {"offset": offset, "length": length - offset, "type": _TAGS[opened]}
            if length > offset and (entity := _entity(place, attributes, text[begin:])):
                entities.append(entity)
    if open_tags:
        raise _fault(f'Can\'t find end tag corresponding to start tag "{open_tags[-1][0]}"')
    return text, sorted(_outside_code(entities), key=lambda entity: (entity["offset"], -entity["length"]))


_LOOKS = {"bold", "italic", "underline", "strikethrough", "spoiler"}


def _outside_code(entities: list[Entity]) -> list[Entity]:
    """Code takes no other looks, and is part of none: a table in ``<pre>`` cannot be hidden as a spoiler."""
    code = sorted((e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in ("code", "pre"))
    if not code:
        return entities
    kept: list[Entity] = []
    for entity in entities:
        if entity["type"] not in _LOOKS:
            kept.append(entity)
            continue
        at, end = entity["offset"], entity["offset"] + entity["length"]
        for start, stop in code:
            if start < end and stop > at:
                if start > at:
                    kept.append({**entity, "offset": at, "length": start - at})
                at = max(at, stop)
        if at < end:
            kept.append({**entity, "offset": at, "length": end - at})
    return kept


def _entity(entity: Entity, attributes: dict[str, str], text: str) -> Entity | None:
    kind = entity["type"]
    if kind == "text_link":
        url = attributes.get("href") or text
        if not re.match(r"(https?|tg|mailto|tel):", url):
            if not re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?", url):
                return None
            url = f"http://{url}"
        return {**entity, "url": url}
    if kind == "date_time":
        moment, form = attributes.get("unix", ""), attributes.get("format", "")
        if not moment.isdigit() or not _TIME_FORMAT.fullmatch(form):
            raise _fault("Invalid date-time specified")
        return {**entity, "unix_time": int(moment), "date_time_format": form}
    if kind == "blockquote" and "expandable" in attributes:
        return {**entity, "type": "expandable_blockquote"}
    return entity


_FOUND_IN_TEXT = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w@/])")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z0-9_]{3,32}\b")),
    ("hashtag", re.compile(r"(?<!\w)#\w*[^\W\d]\w*")),
    ("url", re.compile(r"https?://[^\s<>\"]+[^\s<>\".,!?)]")),
)
_CLOSED_FOR_FINDING = {"code", "pre", "text_link", "url"}


def with_found_entities(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities plus those that Telegram finds by itself: commands, mentions, hashtags and addresses."""
    if not any(mark in text for mark in "/@#"):
        return entities
    taken = [(e["offset"], e["offset"] + e["length"]) for e in entities if e["type"] in _CLOSED_FOR_FINDING]
    found = list(entities)
    for kind, pattern in _FOUND_IN_TEXT:
        for match in pattern.finditer(text):
            start = utf16_length(text[: match.start()])
            length = utf16_length(match[0])
            if any(start < end and begin < start + length for begin, end in taken):
                continue
            found.append({"offset": start, "length": length, "type": kind})
            if kind == "url":
                taken.append((start, start + length))
    return sorted(found, key=lambda entity: (entity["offset"], -entity["length"]))


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Text without the white space at both ends, as Telegram stores it; entities moved and cut accordingly."""
    kept = text.replace("\r", "").rstrip()
    lead = len(kept) - len(kept.lstrip())
    if kept == text and not lead:
        return text, entities
    first = min((entity["offset"] for entity in entities), default=lead)
    lead = min(lead, first)
    body = kept[lead:]
    end = utf16_length(body)
    moved = []
    for entity in entities:
        start = entity["offset"] - lead
        length = min(entity["length"], end - start)
        if length > 0:
            moved.append({**entity, "offset": start, "length": length})
    return body, moved
