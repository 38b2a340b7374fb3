"""The words under a picture: those of the reply, within Telegram's length of a caption, as valid HTML."""

import re
from html import unescape

from bot.replies.reply import MAX_CAPTION_UNITS, utf16_units

_TABLE = re.compile(r"<pre>(.*?)</pre>\s*", re.DOTALL)
_PIECE = re.compile(r"<[^>]*>|&[#\w]+;|.", re.DOTALL)
_TAG_NAME = re.compile(r"</?([a-z-]+)")


def caption(text: str, units: int = MAX_CAPTION_UNITS) -> str:
    """The text of a reply as a caption. A table in it, which the picture shows already, goes below the rest as a quote
    that opens when tapped: for who hears the message instead of seeing it."""
    tables = [_plain_lines(table) for table in _TABLE.findall(text)]
    words = _TABLE.sub("", text).strip()
    quotes = [f"<blockquote expandable>{table}</blockquote>" for table in tables]
    return cut_html("\n\n".join([words, *quotes]), units)


def _plain_lines(table: str) -> str:
    return "\n".join(" ".join(line.split()) for line in table.splitlines() if line.strip())


def cut_html(text: str, units: int) -> str:
    """As many whole words as fit in so many UTF-16 units, counted as Telegram does: without tags, a reference such as
    ``&amp;`` as the one sign that it stands for. What is cut ends in an ellipsis, with its tags closed."""
    kept: list[str] = []
    opened: list[str] = []
    used = 0
    fitting: tuple[int, tuple[str, ...]] = (0, ())
    for piece in _PIECE.findall(text):
        if piece.startswith("<"):
            _follow(piece, opened)
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


def _follow(tag: str, opened: list[str]) -> None:
    """Keep the names of the tags that are open."""
    found = _TAG_NAME.match(tag)
    if found is None:
        return
    if tag.startswith("</"):
        if opened and opened[-1] == found[1]:
            opened.pop()
    else:
        opened.append(found[1])
