"""Telegram's HTML mode: text with tags to text with entities.

Offsets and lengths are in UTF-16 units, positions in errors in bytes of UTF-8, both as Telegram counts.
Source of the rules: https://core.telegram.org/bots/api#html-style and the behaviour of the Bot API server.
"""

import re
from typing import Any

from bot.playground.bot_api.errors import bad_request

Entity = dict[str, Any]

_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler", "span": "spoiler",
    "code": "code", "pre": "pre", "a": "text_link", "blockquote": "blockquote", "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}  # fmt: skip
_NAMED = {b"lt": b"<", b"gt": b">", b"amp": b"&", b"quot": b'"'}
_REFERENCE = re.compile(rb"&(?:#(?:[xX]([0-9a-fA-F]+)|([0-9]+))|([a-zA-Z]+));?")
_SPACE = b" \t\r\n\0\x0b"
_NO_SPACE = re.compile(rb"[^ \t\r\n\0\x0b]")
_END_OF_NAME = re.compile(rb"""[ \t\r\n\0\x0b=>/"']|$""")
_WORD_END = re.compile(rb"[ \t\r\n\0\x0b>]|$")
_MARK = re.compile(rb"<")
_TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
_NO_TOKEN = re.compile(rb"[^A-Za-z0-9.-]")
MAX_ENTITIES = 100


def utf16_length(text: str) -> int:
    """Length as Telegram counts it: characters outside the basic plane count for two."""
    return len(text) + sum(char > "\uffff" for char in text)


def _fault(text: str) -> Exception:
    return bad_request(f"can't parse entities: {text}")


def _decoded(source: bytes) -> str:
    """The text with the characters in the place of their references."""
    return _REFERENCE.sub(_character, source).decode("utf-8", "replace")


def _character(found: re.Match[bytes]) -> bytes:
    """The character that is referred to; what is no reference to one stays."""
    if found[3]:
        return _NAMED.get(found[3], found[0])
    number = int(found[1], 16) if found[1] else int(found[2])
    if number == 0 or number >= 0x10FFFF:
        return found[0]
    if 0xD800 <= number <= 0xDFFF:
        raise _fault(
            "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate "
            "code units"
        )
    return chr(number).encode()


def _next(pattern: re.Pattern[bytes], source: bytes, at: int) -> int:
    """Where the pattern is found next, the end when nowhere."""
    found = pattern.search(source, at)
    return found.start() if found else len(source)


class _StartTag:
    def __init__(self, source: bytes, begin: int) -> None:
        self.begin = begin
        self.attributes: dict[str, str] = {}
        self.offset = 0
        self.text_from = 0
        at = _next(_WORD_END, source, begin + 1)
        if at >= len(source):
            raise _fault(f"Unclosed start tag at byte offset {begin}")
        self.name = source[begin + 1 : at].decode("utf-8", "replace").lower()
        if self.name not in _TAGS:
            raise _fault(f'Unsupported start tag "{self.name}" at byte offset {begin}')
        self.after = self._read_attributes(source, at)
        if self.name == "span" and self.attributes.get("class") != "tg-spoiler":
            raise _fault(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')

    def _read_attributes(self, source: bytes, at: int) -> int:
        while (at := _next(_NO_SPACE, source, at)) < len(source):
            if source[at : at + 1] == b">":
                return at + 1
            stop = _next(_END_OF_NAME, source, at)
            key = source[at:stop].decode("utf-8", "replace").lower()
            if not key:
                raise _fault(f'Empty attribute name in the tag "{self.name}" at byte offset {self.begin}')
            at = _next(_NO_SPACE, source, stop)
            if source[at : at + 1] == b"=":
                self.attributes[key], at = self._read_value(source, _next(_NO_SPACE, source, at + 1))
            else:
                self.attributes[key] = ""
        raise _fault(f'Unclosed start tag "{self.name}" at byte offset {self.begin}')

    def _read_value(self, source: bytes, at: int) -> tuple[str, int]:
        unclosed = _fault(f"Unclosed start tag at byte offset {self.begin}")
        quote = source[at : at + 1]
        if not quote:
            raise _fault(f'Unclosed start tag "{self.name}" at byte offset {self.begin}')
        if quote in (b'"', b"'"):
            end = source.find(quote, at + 1) if quote in source[at + 1 :] else len(source)
            value = _decoded(source[at + 1 : end])
            if end >= len(source) - 1:
                raise unclosed
            return value, end + 1
        end = _next(_NO_TOKEN, source, at)
        if end == len(source):
            raise unclosed
        if source[end] not in _SPACE and source[end : end + 1] != b">":
            raise _fault(f"Unexpected end of name token at byte offset {at}")
        return source[at:end].decode().lower(), end


def parse_html(markup: str) -> tuple[str, list[Entity]]:
    """Text and entities of Telegram's HTML. Raises ApiError as Telegram does, with the byte offset."""
    source = markup.encode()
    pieces: list[str] = []
    length = 0
    entities: list[Entity] = []
    open_tags: list[_StartTag] = []
    at = 0
    while True:
        mark = _next(_MARK, source, at)
        pieces.append(_decoded(source[at:mark]))
        length += utf16_length(pieces[-1])
        if mark == len(source):
            break
        if source[mark + 1 : mark + 2] == b"/":
            at = _close(source, mark, open_tags, entities, length, pieces)
        else:
            tag = _StartTag(source, mark)
            tag.offset, tag.text_from = length, len(pieces)
            open_tags.append(tag)
            at = tag.after
    if open_tags:
        raise _fault(f'Can\'t find end tag corresponding to start tag "{open_tags[-1].name}"')
    for entity in entities:
        # A language counts only for code that fills a <pre>.
        if entity["type"] == "code":
            entity.pop("language", None)
    entities = _outside_code(entities)
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return "".join(pieces), entities


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


def _close(
    source: bytes, begin: int, open_tags: list[_StartTag], entities: list[Entity], length: int, pieces: list[str]
) -> int:
    if not open_tags:
        raise _fault(f"Unexpected end tag at byte offset {begin}")
    at = _next(_WORD_END, source, begin)
    name = source[begin + 2 : at].decode("utf-8", "replace").lower()
    at = _next(_NO_SPACE, source, at)
    if source[at : at + 1] != b">":
        raise _fault(f"Unclosed end tag at byte offset {begin}")
    tag = open_tags.pop()
    if name and name != tag.name:
        raise _fault(f'Unmatched end tag at byte offset {begin}, expected "</{tag.name}>", found "</{name}>"')
    if length > tag.offset:
        entity = _entity(tag, length - tag.offset, "".join(pieces[tag.text_from :]), entities)
        if entity:
            entities.append(entity)
    return at + 1


def _entity(tag: _StartTag, length: int, text: str, earlier: list[Entity]) -> Entity | None:
    kind = _TAGS[tag.name]
    entity: Entity = {"offset": tag.offset, "length": length, "type": kind}
    if kind == "text_link":
        url = tag.attributes.get("href") or text
        mention = re.fullmatch(r"tg://user\?id=(\d+)", url)
        if mention:
            return {**entity, "type": "text_mention", "user": {"id": int(mention[1])}}
        if not re.match(r"(https?|tg|mailto|tel):", url):
            if not re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?", url):
                return None
            url = f"http://{url}"
        return {**entity, "url": url}
    if kind == "custom_emoji":
        emoji = tag.attributes.get("emoji-id", "")
        if not emoji.isdigit():
            raise _fault("Invalid custom emoji identifier specified")
        return {**entity, "custom_emoji_id": emoji}
    if kind == "date_time":
        moment, form = tag.attributes.get("unix", ""), tag.attributes.get("format", "")
        if not moment.isdigit() or not _TIME_FORMAT.fullmatch(form):
            raise _fault("Invalid date-time specified")
        return {**entity, "unix_time": int(moment), "date_time_format": form}
    if kind == "blockquote" and "expandable" in tag.attributes:
        return {**entity, "type": "expandable_blockquote"}
    if kind == "code":
        language = tag.attributes.get("class", "")
        if language.startswith("language-"):
            return {**entity, "language": language.removeprefix("language-")}
        return entity
    if kind == "pre" and earlier:
        inner = earlier[-1]
        if (inner["type"], inner["offset"], inner["length"]) == ("code", tag.offset, length) and "language" in inner:
            earlier.pop()
            return {**entity, "language": inner["language"]}
    return entity


_FOUND_IN_TEXT = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w@/])")),
    ("mention", re.compile(r"(?<![\w@/])@[A-Za-z0-9_]{3,32}\b")),
    ("hashtag", re.compile(r"(?<!\w)#\w*[^\W\d]\w*")),
    ("url", re.compile(r"https?://[^\s<>\"]+[^\s<>\".,!?)]")),
)
_CLOSED_FOR_FINDING = {"code", "pre", "text_link", "text_mention", "url"}


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
