"""Writes the tables of settings (README.md) and commands (docs/commands.md) from the code.

Run: python docs/write_readme_tables.py
"""

import re
from pathlib import Path

from bot.commands import readme_table
from bot.settings import settings_table

README = Path(__file__).parent.parent / "README.md"
COMMANDS = Path(__file__).parent / "commands.md"


def with_table(text: str, name: str, table: str) -> str:
    """The text with the table between its two marks."""
    return re.sub(
        rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)",
        lambda found: f"{found[1]}{table}\n{found[2]}",
        text,
        flags=re.DOTALL,
    )


def main() -> None:
    for page, name, table in ((README, "settings", settings_table()), (COMMANDS, "commands", readme_table())):
        page.write_text(with_table(page.read_text(encoding="utf-8"), name, table), encoding="utf-8")


if __name__ == "__main__":
    main()
