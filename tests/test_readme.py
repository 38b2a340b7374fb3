"""A command or a setting that the README does not tell of is not done."""

import re
from pathlib import Path

from typer.main import get_command

import bot.cli.results  # noqa: F401 - registers its commands
from bot.cli.main import cli
from bot.settings import Settings
from docs.write_readme_tables import readme_table, settings_table

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_page_of_commands_has_them_as_they_are() -> None:
    page = (ROOT / "docs/commands.md").read_text(encoding="utf-8")
    assert readme_table() in page, "run: python docs/write_readme_tables.py"


def test_the_readme_has_every_setting_as_it_is() -> None:
    assert settings_table() in README, "run: python docs/write_readme_tables.py"
    assert all(field.description for field in Settings.model_fields.values())


def test_every_setting_stands_in_the_example_of_a_settings_file() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    for name in Settings.model_fields:
        assert re.search(rf"^#?{name.upper()}=", example, re.MULTILINE), name


def test_every_command_of_the_server_stands_in_the_readme() -> None:
    commands = get_command(cli).commands  # type: ignore[attr-defined]
    for name in commands:
        assert f"medaillespiegel {name}" in README or f"/ `{name}`" in README, name


def test_every_page_that_the_readme_points_at_is_there() -> None:
    for target in re.findall(r"\]\(((?!http)[^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_what_telegram_offers_and_is_not_used_is_said() -> None:
    page = (ROOT / "docs/telegram.md").read_text(encoding="utf-8")
    unused = page[page.index("Not used for now") :].split("\n\n")[0]
    for feature in ("web-page widgets", "ephemeral messages", "checklists", "streaming drafts"):
        assert feature in unused
