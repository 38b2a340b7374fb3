"""docs/developer.md, followed: each "to add a …" is done here with the blocks that stand there."""

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

import bot.commands
from bot.cli.main import cli
from bot.commands import Section, _question
from bot.desk.ledger_service import Publication
from bot.notifications.news import content, fan_out
from bot.notifications.news.fan_out import SPREADS, NewsFanOut
from bot.storage import Transaction
from bot.storage import news as stored_news
from bot.understanding.grammar import commands, reader
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.words import phrase_book
from bot.understanding.outcome import outcome
from bot.understanding.understander import Understander
from medals_core import Colour, Kind, Listing, Question, load_archive
from medals_core.datasets.check import check
from tests.support.core.shared_files import copied
from tests.support.desk.small_games import medal
from tests.support.news.newsroom import Desk, desk, entries
from tests.support.news.podiums import MEN, SHORT, WOMEN
from tests.support.reading.reading import AFTER_THE_GAMES, archive, reply_to

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "developer.md").read_text("utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
LINES_A_PAGE, WIDTH = 60, 150
IN_THE_FRAMES_FILE = {
    "Bag": Bag, "Context": Context, "Question": Question, "Listing": Listing, "Colour": Colour,
    "all_said": all_said,
}  # fmt: skip
IN_THE_NEWS_FILE = {
    "NewsFanOut": NewsFanOut, "Publication": Publication, "Transaction": Transaction, "stored_news": stored_news,
}  # fmt: skip
__all__ = ["desk", "entries"]


def blocks(example: str, language: str) -> list[str]:
    """What stands under that heading, in blocks of that language."""
    part = re.split(rf"\n###? {example}\n", PAGE + CONTRIBUTING)[1].split("\n## ")[0].split("\n### ")[0]
    found: list[str] = re.findall(rf"```{language}\n(.*?)```", part, re.DOTALL)
    assert found, f"{example} has no block of {language}"
    return found


def block(example: str, language: str) -> str:
    (found,) = blocks(example, language)
    return found


def asked(example: str) -> tuple[str, str]:
    """The text of an example and what it is read as."""
    text, _, canonical = block(example, "text").strip().partition(" ─► ")
    return text, canonical


def read(text: str) -> tuple[str, Any]:
    """By a reader that looks into the book anew."""
    return outcome(Understander(archive()).understand(text, AFTER_THE_GAMES), archive())


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Adds lines to a phrase book of the test's own."""
    book = tmp_path / "phrases"
    shutil.copytree(phrase_book.PHRASES, book)
    monkeypatch.setattr(phrase_book, "PHRASES", book)

    def written(lines: str) -> None:
        (book / "example.yaml").write_text(lines, "utf-8")
        phrase_book.phrase_book.cache_clear()

    yield written
    phrase_book.phrase_book.cache_clear()


def test_a_phrase(write: Callable[[str], None]) -> None:
    phrase, in_the_corpus = blocks("A phrase", "yaml")
    ((text,), canonical, facts) = (yaml.safe_load(in_the_corpus)[0][name] for name in ("asks", "is", "facts"))
    assert read(text)[0] == "refused", "the example adds nothing: choose a word that is not known"
    write(phrase)
    assert read(text) == ("is", canonical)
    assert all(re.search(fact, reply_to(canonical)) for fact in facts)


def test_a_frame(write: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    text, canonical = asked("A frame")
    assert read(text)[0] == "refused"
    write(block("A frame", "yaml"))
    assert read(text)[0] == "refused", "the phrase alone would do"
    made = dict(IN_THE_FRAMES_FILE)
    exec(block("A frame", "python"), made)
    monkeypatch.setattr(reader, "FRAMES", (made["limelight"], *reader.FRAMES))
    assert read(text) == ("is", canonical)


@pytest.mark.parametrize("file", block("A measure", "text").split())
def test_a_measure(file: str) -> None:
    """Every measure that there is stands in each of the files that a new one is said to touch."""
    source = (ROOT / file).read_text("utf-8")
    written = r"^    {}\b" if file.endswith("queries/measures.py") and "medals_core" in file else r"\bKind\.{}\b"
    assert not [kind.name for kind in Kind if not re.search(written.format(kind.name), source, re.MULTILINE)]


def test_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    text, canonical = asked("A command")
    name = text.split()[0].removeprefix("/")
    assert bot.commands.find_command(name) is None
    command = eval(block("A command", "python"), {"_question": _question, "Section": Section})
    monkeypatch.setitem(bot.commands._BY_NAME, command.name, command)
    monkeypatch.setattr(bot.commands, "COMMANDS", (*bot.commands.COMMANDS, command))
    for word, sentence in yaml.safe_load(block("A command", "yaml")).items():
        monkeypatch.setitem(commands.WORDS, word, sentence)  # type: ignore[misc]
    assert read(text) == ("is", canonical)
    assert command.example in bot.commands.help_text()


async def test_a_kind_of_news(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    spreads = dict(SPREADS)
    monkeypatch.setattr(fan_out, "SPREADS", spreads)
    made: dict[str, Any] = {**IN_THE_NEWS_FILE, "SPREADS": spreads}
    exec(block("A kind of news", "python"), made)
    desk.ledger.transaction_hooks.append(made["halfway"])
    await desk.newsroom.command("volg", "Italië", desk.person(101))
    desk.person(102)
    for event in (WOMEN, MEN, SHORT):
        await desk.publish(event, medal(Colour.GOLD, "NED", "Jutta Leerdam"))
        await desk.settle()
    assert desk.texts(101).count("De helft is gereden.") == 1
    assert "De helft is gereden." not in desk.texts(102), "who follows nothing"


def test_every_kind_of_news_goes_to_somebody() -> None:
    """But the live table, which is spread by nobody."""
    kinds = {value for name, value in vars(content).items() if name.isupper() and isinstance(value, str)}
    assert len(kinds) > 5
    assert SPREADS.keys() == kinds - {content.LIVE}


def test_a_games(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied(tmp_path, "2026-winter")
    program, *arguments = shlex.split(block("Add Games", "sh"))
    assert program == "medaillespiegel"
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(cli, [*arguments, "--data", str(tmp_path)])
    assert done.exit_code == 0, done.output
    games = tmp_path / "games" / arguments[1]
    (games / "events.csv").write_text(
        "event_id,discipline,name,gender,team,venue,starts_at,ends_at\n"
        "speed-skating-500m-women,speed-skating,500 meter,women,false,,,2030-02-03T18:00:00+01:00\n",
        "utf-8",
    )
    (games / "medals.csv").write_text(
        "event_id,colour,noc,athletes,won_at\n"
        "speed-skating-500m-women,gold,NED,,\n"
        "speed-skating-500m-women,silver,JPN,,\n"
        "speed-skating-500m-women,bronze,USA,,\n",
        "utf-8",
    )
    assert check(tmp_path) == []
    made = load_archive(tmp_path, current=arguments[1])
    assert made.current.games.city == "Franse Alpen"
    assert made.current.book.standings.rank("NED") == 1


def test_the_map_has_at_most_three_pages() -> None:
    lines = sum(max(1, -(-len(line) // WIDTH)) for line in PAGE.splitlines())
    assert lines <= 3 * LINES_A_PAGE
