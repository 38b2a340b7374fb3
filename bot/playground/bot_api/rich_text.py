"""Rich messages (Bot API 10.1), as far as this Telegram shows them: their words, a line a row of a table."""

import html
import re
from typing import Any

_CELL = re.compile(r"</t[hd]\s*>")
_BLOCK = re.compile(r"</(?:p|h[1-6]|tr|table|caption|blockquote|li)\s*>|<br\s*/?>")
_TAG = re.compile(r"<[^>]*>")


def plain(rich: dict[str, Any] | None) -> str:
    """The words of a rich message; empty when there is none."""
    if not rich:
        return ""
    lines = _BLOCK.sub("\n", _CELL.sub("  ", rich.get("html", "")))
    return "\n".join(line.strip() for line in html.unescape(_TAG.sub("", lines)).splitlines() if line.strip())
