"""Tables as Telegram draws them itself (rich messages, Bot API 10.1), for chats that chose so.

Made of the reply in its usual form, so that both tell the same: a table in ``<pre>`` becomes a table, so does a list of
podiums; every other line stays a line. Apps from before that show an empty place instead, hence the choice, and a
button that sends the usual form. https://core.telegram.org/bots/api#rich-messages
"""

import re
from html import escape, unescape

from bot.replies.dutch import MEDAL_EMOJI
from bot.replies.layout import OWN_MARK
from bot.replies.reply import MAX_CALLBACK_BYTES, Button, Reply

AS_TEXT = "tekst:"
"""Begins the data of the button that asks the same in the usual form; the command follows."""
TABLES = frozenset({"stand", "vergelijk", "dag"})
"""Commands whose answer may be a native table."""

_TABLE = re.compile(r"<pre>(.*?)</pre>", re.DOTALL)
_EVENT = re.compile(r"^<b>(\d\d:\d\d)</b> (.+)$")
_STEP = re.compile("(🥇|🥈|🥉)[ \u00a0]")
_STEPS = tuple(MEDAL_EMOJI.values())
_COUNTS = 4
"""Gold, silver, bronze and one more, each ranged right under its heading."""


class NativeReply(Reply):
    """A reply that may go out as a rich message; in itself it is the usual form."""

    rich: str
    rich_buttons: tuple[tuple[Button, ...], ...]


def native(reply: Reply, command: str) -> Reply:
    """With the native form and the button that sends the usual one; as it is when it holds no table."""
    data = AS_TEXT + command
    if command.removeprefix("/").partition(" ")[0] not in TABLES or len(data.encode()) > MAX_CALLBACK_BYTES:
        return reply
    if (html := rich_html(reply.text)) is None:
        return reply
    buttons = (*reply.buttons, (Button(label="Als tekst", data=data),))
    return NativeReply(**dict(reply), rich=html, rich_buttons=buttons)


def rich_html(text: str) -> str | None:
    """Telegram HTML with a table drawn in characters as rich HTML; None without such a table, and when the table would
    be the first thing: what an app shows of a message in a list of chats is its first line."""
    parts = _TABLE.split(text)
    made = [_table(part) if number % 2 else _words(part) for number, part in enumerate(parts)]
    if any(part is None for part in made) or not parts[0].strip():
        return None
    html = "".join(part for part in made if part)
    return html if "<table" in html and not html.startswith("<table") else None


def _table(drawn: str) -> str | None:
    """None when it is no table of nations with counts."""
    heading, *lines = unescape(drawn).splitlines()
    names = heading.split()
    if len(names) != _COUNTS:
        return None
    rows = [["", "", *names]]
    for line in lines:
        if line.strip() == "…":
            rows.append(["", "…", *[""] * _COUNTS])
            continue
        counts = line.rsplit(maxsplit=_COUNTS)
        if len(counts) != _COUNTS + 1 or not all(re.fullmatch(r"[\d.,?-]+", one) for one in counts[1:]):
            return None
        rank, _, name = counts[0].strip().partition(" ")
        own = name.endswith(OWN_MARK)
        nation = name.removesuffix(OWN_MARK).strip()
        rows.append([rank, f"*{nation}" if own else nation, *counts[1:]])
    return _drawn([[_cell(cell, place != 1) for place, cell in enumerate(row)] for row in rows])


def _words(text: str) -> str:
    """Each line as a paragraph; podiums one below the other as a table."""
    made: list[str] = []
    podiums: list[list[str]] = []
    lines = iter([line for line in text.splitlines() if line.strip()])
    for line in lines:
        if (event := _EVENT.match(line)) is None:
            made += [*_podiums(podiums), f"<p>{line}</p>"]
            podiums = []
            continue
        podium = next(lines, "")
        if not podium.startswith(_STEPS):
            made += [*_podiums(podiums), f"<p>{line}</p>", *([f"<p>{podium}</p>"] if podium else [])]
            podiums = []
            continue
        podiums.append([event[1], event[2], *_steps(podium)])
    return "".join([*made, *_podiums(podiums)])


def _steps(podium: str) -> list[str]:
    """Who stands on each step; two on one step below each other."""
    found: dict[str, list[str]] = {step: [] for step in _STEPS}
    step = ""
    for part in _STEP.split(podium):
        if part in found:
            step = part
        elif step:
            found[step].append(part.strip())
    return [", ".join(found[step]) for step in _STEPS]


def _podiums(rows: list[list[str]]) -> list[str]:
    if not rows:
        return []
    heading = ["", "Onderdeel", *_STEPS]
    return [_drawn([[f"<td>{cell}</td>" for cell in row] for row in (heading, *rows)])]


def _cell(text: str, right: bool) -> str:
    """The own nation's name, marked with a star, stands in bold."""
    said = f"<b>{escape(text[1:], quote=False)}</b>" if text.startswith("*") else escape(text, quote=False)
    return f'<td align="right">{said}</td>' if right else f"<td>{said}</td>"


def _drawn(rows: list[list[str]]) -> str:
    return "<table striped>" + "".join(f"<tr>{''.join(row)}</tr>" for row in rows) + "</table>"
