"""What somebody typed, said back: short, on one line, and unable to bend the rest of the message."""

import unicodedata

from bot.replies.reply import safe

LONGEST_ECHO = 60
"""Characters. Who typed a whole message knows it from its beginning."""

_UNSEEN = frozenset({"Cc", "Cs"})
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks that set the direction of writing: left in, they would turn around the words of ours that follow."""


def shortened(text: str, most: int = LONGEST_ECHO) -> str:
    """A piece of what somebody typed, short enough to repeat. Plain text."""
    one_line = " ".join(text.split())
    kept = one_line if len(one_line) <= most else one_line[: most - 1] + "…"
    return "".join(sign for sign in kept if sign not in _TURNING and unicodedata.category(sign) not in _UNSEEN)


def quoted(text: object) -> str:
    """What somebody typed between quotation marks, as Telegram HTML."""
    return f"“{safe(shortened(str(text)))}”"
