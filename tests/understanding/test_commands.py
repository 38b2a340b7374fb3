"""One table of commands: Telegram takes it, help shows it, every example in it works."""

from datetime import UTC, datetime
from functools import cache

import pytest

from bot.commands import (
    COMMAND_NAME,
    COMMANDS,
    Audience,
    Command,
    Menu,
    Part,
    find_command,
    help_text,
    menu,
    readme_table,
    typed_command,
)
from bot.understanding.command_line import CommandLine
from bot.understanding.lexicon import Lexicon
from bot.understanding.understood import Understood
from medals_core.answering import Viewpoint
from medals_core.datasets import load_archive

VIEWPOINT = Viewpoint(now=datetime(2026, 3, 1, 12, tzinfo=UTC))
QUESTIONS = [command for command in COMMANDS if command.part is Part.QUESTION]
MENUS = [(which, audience) for which in Menu for audience in (Audience.FAN, Audience.OWNER)]


@cache
def command_line() -> CommandLine:
    return CommandLine(Lexicon(load_archive()))


def test_names_and_aliases_belong_to_one_command() -> None:
    names = [name for command in COMMANDS for name in (command.name, *command.aliases)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_telegram_takes_the_names(command: Command) -> None:
    """Bot API, BotCommand: 1-32 characters, lower-case English letters, digits and underscores."""
    assert all(COMMAND_NAME.match(name) for name in (command.name, *command.aliases))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_an_example_is_of_its_own_command(command: Command) -> None:
    typed = typed_command(command.example)
    assert typed is not None
    assert find_command(typed.name) is command


@pytest.mark.parametrize("command", QUESTIONS, ids=lambda command: command.name)
def test_every_example_is_understood(command: Command) -> None:
    assert isinstance(command_line().command(command.example, VIEWPOINT), Understood)


@pytest.mark.parametrize(("which", "audience"), MENUS)
def test_menus_fit_telegram(which: Menu, audience: Audience) -> None:
    """Bot API: at most 100 commands with descriptions of 1-256 characters."""
    shown = menu(which, audience)
    assert 0 < len(shown) <= 100
    assert all(1 <= len(text) <= 256 for _, text in shown)


def test_fans_are_not_told_of_the_desk() -> None:
    desk = {command.name for command in COMMANDS if command.audience in (Audience.ADMIN, Audience.OWNER)}
    for which in (Menu.PRIVATE, Menu.GROUP, Menu.GROUP_ADMINS):
        assert not desk & {name for name, _ in menu(which)}
    assert "/uitslag" not in help_text()
    assert "/uitslag" in help_text(Audience.ADMIN)
    assert "/beheer" not in help_text(Audience.ADMIN)
    assert "/beheer" in help_text(Audience.OWNER)


def test_only_an_owner_has_the_owners_commands_in_the_menu() -> None:
    assert "beheer" not in dict(menu(Menu.ADMIN))
    assert "beheer" in dict(menu(Menu.ADMIN, Audience.OWNER))


def test_help_fits_one_message() -> None:
    """Bot API: a message holds 4096 characters."""
    assert len(help_text(Audience.OWNER)) < 4096


def test_the_readme_table_has_every_command_that_people_are_told_of() -> None:
    table = readme_table()
    assert all((f"| `/{command.name}` |" in table) is not command.hidden for command in COMMANDS)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("/stand", ("stand", "", "")),
        ("/Stand@medaillespiegel_bot  NL  16 feb", ("stand", "medaillespiegel_bot", "NL  16 feb")),
        ("/stand, alles", ("stand", "", "alles")),
        ("  /nl ", ("nl", "", "")),
    ],
)
def test_a_typed_command_is_taken_apart(text: str, typed: tuple[str, str, str]) -> None:
    assert typed_command(text) == typed


@pytest.mark.parametrize("text", ["stand", "/", "// x", "/stand@ x", ""])
def test_other_texts_are_no_commands(text: str) -> None:
    assert typed_command(text) is None
