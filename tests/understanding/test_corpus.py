"""Every text of the corpus is what its line says; see ``tests/support/reading/corpus.py`` for the form of a line.

Two tests for each file, of some of its lines and of the others; all that is wrong in it stands in one failure."""

import re
from collections import Counter

import pytest

from bot.understanding.canonical import read_canonical
from tests.support.listing import SHARES, all_hold, share
from tests.support.reading.corpus import FILES, MEDALS_COUNTED, Line, canon, corpus, lines_of, read, said
from tests.support.reading.reading import archive

QUOTED = re.compile("‘[^’]*’")


def of(*kinds: str) -> list[Line]:
    return [line for line in corpus() if line.kind in kinds]


def _name(line: Line) -> str:
    return line.name


@pytest.mark.parametrize("which", SHARES)
@pytest.mark.parametrize("file", FILES)
def test_each_way_to_say_it_is_read_as_the_same(file: str, which: str) -> None:
    def check(line: Line) -> None:
        wrong = {text: read(text) for text in line.asks if read(text) != (line.kind, line.value)}
        assert not wrong, f"should be {line.kind}: {line.value}, but is {wrong}"

    all_hold(share(lines_of(file), which), check, _name)


@pytest.mark.parametrize("which", SHARES)
@pytest.mark.parametrize("file", FILES)
def test_the_reply_holds_the_facts(file: str, which: str) -> None:
    def check(line: Line) -> None:
        lacking = [
            (text, fact, said(text)) for text in line.asks for fact in line.facts if not re.search(fact, said(text))
        ]
        assert not lacking, lacking

    all_hold(share(lines_of(file), which), check, _name)


@pytest.mark.parametrize("which", SHARES)
def test_where_nothing_is_answered_no_medals_are_counted(which: str) -> None:
    """Who says that he does not understand, or does not know, tells no count of medals beside it, but as what is known
    instead, or in the words of who asks."""

    def check(line: Line) -> None:
        before = {text: QUOTED.sub("", said(text).partition("Wat ik wel weet:")[0]) for text in line.asks}
        counted = {text: reply for text, reply in before.items() if MEDALS_COUNTED.search(reply)}
        assert not counted, counted

    all_hold(share(of("refused", "not_held", "small"), which), check, _name)


@pytest.mark.parametrize("which", SHARES)
def test_what_a_line_is_reads_back_as_itself(which: str) -> None:
    """A slip of the pen in a canonical text of the corpus would be found as a misreading otherwise."""

    def check(line: Line) -> None:
        question = read_canonical(line.value, archive())
        assert question is not None, f"no canonical text: {line.value}"
        assert canon(question) == line.value

    all_hold(share(of("is"), which), check, _name)


def test_no_text_stands_in_the_corpus_with_two_outcomes() -> None:
    outcomes: dict[str, set[str]] = {}
    for line in corpus():
        for text in line.asks:
            outcomes.setdefault(text, set()).add(f"{line.kind} {line.value}")
    assert not {text: found for text, found in outcomes.items() if len(found) > 1}


def test_most_of_the_corpus_is_answered() -> None:
    """The file would be worth little if half of it was refused."""
    counted = Counter({kind: sum(len(line.asks) for line in of(kind)) for kind in ("is", "refused", "not_held")})
    assert counted["is"] > 8 * (counted["refused"] + counted["not_held"])
