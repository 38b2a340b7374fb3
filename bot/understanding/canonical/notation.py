"""How canonical text is spelled: words, groups in brackets, quoted text, and commas that end what has several words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

COMMA = ","
LONGEST = 8_000
"""Characters that are read."""
DEEPEST = 24
"""Brackets within brackets that are read."""

_TOKEN = re.compile(r"""\s*(?:(?P<sign>[(),])|"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<word>[^\s(),"]+))\s*""")
_ONE_WORD = re.compile(r'[^\s(),"]+')
_PLAIN = re.compile(r'[^\s(),"\\]+(?: [^\s(),"\\]+)*')
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class Misread(ValueError):
    """The text is no canonical text."""


class Quoted(str):
    """A text in quotation marks."""

    __slots__ = ()


class Group(NamedTuple):
    """What stands between brackets."""

    parts: tuple[Token, ...]


Token = str | Group


def scan(text: str) -> tuple[Token, ...]:
    """The tokens of a text. Raises Misread."""
    if len(text) > LONGEST:
        raise Misread("too long")
    levels: list[list[Token]] = [[]]
    at = 0
    while at < len(text):
        if (found := _TOKEN.match(text, at)) is None:
            raise Misread(f"at character {at}")
        at = found.end()
        match found["sign"]:
            case "(" if len(levels) <= DEEPEST:
                levels.append([])
            case ")" if len(levels) > 1:
                group = Group(tuple(levels.pop()))
                levels[-1].append(group)
            case "(" | ")":
                raise Misread("brackets")
            case _:
                quoted = found["quoted"]
                levels[-1].append(
                    found["sign"] or found["word"] if quoted is None else Quoted(_ESCAPED.sub(r"\1", quoted))
                )
    if len(levels) > 1:
        raise Misread("brackets")
    return tuple(levels[0])


def joined(pieces: Sequence[str]) -> str:
    """Pieces as one text; what ends it needs no comma."""
    return " ".join(piece for piece in pieces if piece).removesuffix(COMMA)


def grouped(body: str) -> str:
    """A text as one value: in brackets unless it is a single word."""
    return body if _ONE_WORD.fullmatch(body) else f"({body})"


def run(body: str) -> str:
    """A text as a value that goes on to the next comma."""
    bare = body and not body.startswith("(") and COMMA not in body
    return f"{body}," if bare else f"({body}),"


def label(text: str) -> str:
    """Any text as a value that goes on to the next comma, quoted where it would be read as something else."""
    if _PLAIN.fullmatch(text):
        return f"{text},"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}",'


def until_comma(tokens: Sequence[Token], start: int) -> int:
    """The place of the next comma, or the end."""
    return next((at for at in range(start, len(tokens)) if tokens[at] == COMMA), len(tokens))
