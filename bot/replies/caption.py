"""The words under a picture: one sentence, then what the picture shows as a list to read, within Telegram's length of a
caption, as valid HTML."""

import re
from collections.abc import Iterable, Sequence
from html import unescape

from bot.replies.layout import OWN_MARK, short_name
from bot.replies.reply import MAX_CAPTION_UNITS, safe, utf16_units
from medals_core.nations import Nation

_TABLE = re.compile(r"<pre>(.*?)</pre>\s*", re.DOTALL)
_PIECE = re.compile(r"<[^>]*>|&[#\w]+;|.", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_TAG_NAME = re.compile(r"<([a-z-]+)")
_MEDALS_HEAD = ["G", "Z", "B"]
_LAST_COLUMN = {"Tot": "totaal", "Ptn": "punten", "/mln": "per miljoen inwoners"}
_WIDTHS = (13, 12, 11, 10)
"""In which a table writes the name of a nation."""


def caption(text: str, nations: Iterable[Nation] = ()) -> str:
    """The text of a reply as a caption: its first sentence; all else, a table row by row, in a quote that opens
    when tapped, for people who hear the message instead of seeing it. ``nations``: to spell out their short names."""
    tables = _TABLE.findall(text)
    paragraphs = [part for part in _TABLE.sub("", text).strip().split("\n\n") if part]
    lead, rest = _lead(paragraphs)
    rows = [row for table in tables for row in _rows(unescape(table).splitlines(), nations)]
    below = [*map(safe, rows), *rest]
    quote = f"<blockquote expandable>{chr(10).join(below)}</blockquote>" if below else ""
    return cut_html("\n\n".join(part for part in (lead, quote) if part), MAX_CAPTION_UNITS)


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


def _rows(table: Sequence[str], nations: Iterable[Nation]) -> list[str]:
    head, *lines = [line.split() for line in table if line.strip()] or [[]]
    if head[:3] == _MEDALS_HEAD and len(head) == 4:
        names = {short_name(nation, width): nation.name for nation in nations for width in _WIDTHS}
        return [f"goud-zilver-brons · {_LAST_COLUMN.get(head[3], head[3])}", *(_medals(line, names) for line in lines)]
    if head == ["plek", "G-Z-B"]:
        return [f"{line[0]} {line[1]}: {_place(line[2])}, {line[3]}" for line in lines]
    if len(head) == 4 and head[1::2] == ["G", "G"]:
        return [
            f"{line[0]} {line[1]}: {head[0]} {_place(line[2])} ({line[3]} goud), {head[2]} {_place(line[4])} "
            f"({line[5]} goud)"
            for line in lines
        ]
    if lines and all(len(line) == len(head) + 1 and line[0].isdigit() for line in lines):
        return [
            f"de {line[0]}e: {', '.join(f'{noc} {_place(rank)}' for noc, rank in zip(head, line[1:], strict=True))}"
            for line in lines
        ]
    return [" ".join(line) for line in (head, *lines)]


def _medals(line: Sequence[str], names: dict[str, str]) -> str:
    """3. Nederland 10-7-3 · 20."""
    if len(line) < 6:
        return " ".join(line)
    rank, *name, gold, silver, bronze, last = (word for word in line if word != OWN_MARK)
    nation = names.get(" ".join(name), " ".join(name))
    return f"{'' if rank == '-' else f'{rank}. '}{nation} {gold}\u2011{silver}\u2011{bronze} · {last}"


def _place(rank: str) -> str:
    """8e= is gedeeld 8e."""
    if rank == "–":
        return "geen plaats"
    return f"gedeeld {rank.rstrip('=')}" if rank.endswith("=") else f"{rank.rstrip('e')}e"


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
