"""Writes the tables of commands and settings into README.md, from the code. Run: python docs/write_readme_tables.py"""

import re
from pathlib import Path

from bot.commands import readme_table
from bot.settings import settings_table

README = Path(__file__).parent.parent / "README.md"


def with_table(text: str, name: str, table: str) -> str:
    """The text with the table between its two marks."""
    return re.sub(
        rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)",
        lambda found: f"{found[1]}{table}\n{found[2]}",
        text,
        flags=re.DOTALL,
    )


def main() -> None:
    text = with_table(README.read_text(encoding="utf-8"), "commands", readme_table())
    README.write_text(with_table(text, "settings", settings_table()), encoding="utf-8")


if __name__ == "__main__":
    main()
