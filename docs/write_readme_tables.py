"""Writes the tables of settings (README.md) and commands (docs/commands.md) from the code.

Run: python docs/write_readme_tables.py
"""

import re
from pathlib import Path

from bot.commands import Audience, visible
from bot.settings import Settings

README = Path(__file__).parent.parent / "README.md"
COMMANDS = Path(__file__).parent / "commands.md"


def readme_table() -> str:
    """The commands as a Markdown table for the README."""
    lines = ["| command | example | what you get | for |", "| --- | --- | --- | --- |"]
    who = {
        Audience.FAN: "everyone",
        Audience.GROUP_ADMIN: "everyone; in a group its admins",
        Audience.ADMIN: "results desk",
        Audience.OWNER: "owner",
    }
    lines += [
        f"| `/{command.name}` | `{command.example}` | {command.help} | {who[command.audience]} |"
        for command in visible(Audience.OWNER)
    ]
    return "\n".join(lines)


def settings_table() -> str:
    """All settings as a Markdown table for the README."""
    lines = ["| setting | meaning | default |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True)
        shown = "" if default in (None, "", frozenset()) else f"`{default}`"
        lines.append(f"| `{name.upper()}` | {field.description} | {shown} |")
    return "\n".join(lines)


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
