"""The words under a picture: one sentence, then what the picture shows as a list to read, within Telegram's length of a
caption, as valid HTML."""

import re
from collections.abc import Sequence
from html import unescape

from bot.replies.layout import blocks
from bot.replies.reply import MAX_CAPTION_UNITS, Reply, safe, utf16_units

_TABLE = re.compile(r"<pre>.*?</pre>\s*", re.DOTALL)
_PIECE = re.compile(r"<[^>]*>|&[#\w]+;|.", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_TAG_NAME = re.compile(r"<([a-z-]+)")


def caption(reply: Reply) -> str:
    """The text of a reply as a caption: its first sentence; all else, a table row by row, in a quote that opens
    when tapped, for people who hear the message instead of seeing it."""
    paragraphs = [part for part in _TABLE.sub("", reply.text).strip().split("\n\n") if part]
    lead, rest = _lead(paragraphs)
    below = [*map(safe, reply.rows), *rest]
    quote = f"<blockquote expandable>{chr(10).join(below)}</blockquote>" if below else ""
    return cut_html(blocks(lead, quote), MAX_CAPTION_UNITS)


def _lead(paragraphs: Sequence[str]) -> tuple[str, list[str]]:
    """The first sentence, which a title begins that is none itself, and what is left of the paragraphs."""
    if not paragraphs:
        return "", []
    first, *rest = paragraphs
    if _TAG.sub("", first).endswith((".", "!", "?")) or not rest or rest[0].startswith("<i>"):
        lead, *more = first.split("\n")
        return lead, [*more, *map(_upright, rest)]
    sentence, *more = rest[0].split("\n")
    return f"{first}: {sentence}", [*more, *map(_upright, rest[1:])]


def _upright(paragraph: str) -> str:
    return re.sub("</?i>", "", paragraph)


def cut_html(text: str, units: int) -> str:
    """As many whole words as fit in so many UTF-16 units, counted as Telegram does: without tags, a reference such as
    ``&amp;`` as the one sign that it stands for. What is cut ends in an ellipsis, with its tags closed."""
    kept: list[str] = []
    opened: list[str] = []
    used = 0
    fitting: tuple[int, tuple[str, ...]] = (0, ())
    for piece in _PIECE.findall(text):
        if piece.startswith("</"):
            opened.pop()
        elif tag := _TAG_NAME.match(piece):
            opened.append(tag[1])
        else:
            if piece.isspace() and used < units:
                fitting = (len(kept), tuple(opened))
            used += utf16_units(unescape(piece))
        kept.append(piece)
    if used <= units:
        return text
    end, still_open = fitting
    closing = "".join(f"</{name}>" for name in reversed(still_open))
    return "".join(kept[:end]).rstrip() + "…" + closing
