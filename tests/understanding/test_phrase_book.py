"""The phrase book is YAML that anybody may mend: the slips that would go unseen are found here."""

import ast
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from bot.understanding import grammar
from bot.understanding.grammar.words.phrase_book import PHRASES

FILES = sorted(PHRASES.glob("*.yaml"))
ROOM = Path(grammar.__path__[0])


@cache
def _composed(path: Path) -> yaml.Node:
    tree = yaml.compose(path.read_text(encoding="utf-8"))
    assert tree is not None
    return tree


def _keys_and_lines(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The keys of a file in their order, a key that stands twice twice."""
    tree = _composed(path)
    assert isinstance(tree, yaml.MappingNode)
    for key, lines in tree.value:
        yield key.value, [one.value for one in lines.value]


def test_the_book_is_here() -> None:
    assert len(FILES) > 5


def _twice(node: yaml.Node) -> Iterator[str]:
    """The keys that stand twice in one mapping, at any depth."""
    if isinstance(node, yaml.MappingNode):
        counted = Counter(key.value for key, _ in node.value)
        yield from (key for key, times in counted.items() if times > 1)
        for _, value in node.value:
            yield from _twice(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _twice(value)


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.yaml")), ids=lambda path: path.stem)
def test_no_key_stands_twice(path: Path) -> None:
    """YAML silently keeps only the last of two, and the phrases of the first would be gone."""
    assert not list(_twice(_composed(path)))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_patterns_are_written_folded(path: Path) -> None:
    """Texts are folded before the book is opened, so a capital, an accent or an apostrophe in it never matches as
    written; who reads the book must see what is matched."""
    assert not [
        (key, word)
        for key, lines in _keys_and_lines(path)
        for line in lines
        for word in re.split(r"[ |?]+", line)
        if word != word.lower() or unicodedata.normalize("NFKD", word) != word or set(word) & set("'’`")
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_choice_is_whole_and_has_no_empty_word(path: Path) -> None:
    """``a|b`` is a choice of single words at one place. "in de|het" is "in" and then "de" or "het"; a blank beside the
    bar, or a bar at an end, is a choice that was meant to have more words and does not."""
    assert not [
        (key, line)
        for key, lines in _keys_and_lines(path)
        for line in lines
        if re.search(r"\|\s|\s\||^\||\|$|\|\||\|\?|^\s|\s$|\s\s|\s\?", line) or not line
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_phrase_has_a_word_that_may_not_be_left_out(path: Path) -> None:
    """A phrase of which all may be left out stands everywhere."""
    assert not [
        (key, line)
        for key, lines in _keys_and_lines(path)
        for line in lines
        if all(part.endswith("?") for part in line.split())
    ]


ASKING = {"has", "value", "places", "peek", "take", "took", "take_all"}
"""What looks for a kind of meaning in items."""


def _kinds() -> tuple[dict[str, str], set[str]]:
    """The kinds that the room looks for, each with a file that does; and all else that it writes as a string, among
    which are the kinds that it makes itself."""
    asked: dict[str, str] = {}
    written: set[str] = set()
    for path in sorted(ROOM.parent.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        looked_for: set[int] = set()  # of this file: the next one's nodes may come to lie where these did
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ASKING:
                for argument in node.args[:1]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        asked.setdefault(argument.value, path.name)
                        looked_for.add(id(argument))
        written |= {
            kind
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Sense"
            for becomes in node.args[1:2]
            if isinstance(becomes, ast.Constant) and isinstance(becomes.value, str)
            for kind in re.findall(r"[a-z_]+", becomes.value)
        }
        written |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in looked_for
        }
    return asked, written


@pytest.mark.whole
def test_what_is_looked_for_can_be_said() -> None:
    """A kind that stands in no file of the book, and that nothing makes, is never found: a slip in its name."""
    asked, written = _kinds()
    book = {key.partition(".")[0] for path in FILES for key, _ in _keys_and_lines(path)}
    assert len(asked) > 50
    assert not {kind: file for kind, file in asked.items() if kind not in book | written}
