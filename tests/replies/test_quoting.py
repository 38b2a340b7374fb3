"""What somebody typed is said back short and harmless, whatever it is."""

import pytest

from bot.replies.quoting import LONGEST_ECHO, quoted, shortened
from bot.replies.reply import utf16_units


def test_a_short_word_is_said_back_as_it_is() -> None:
    assert quoted("Jutta Leerdam") == "“Jutta Leerdam”"


@pytest.mark.parametrize("typed", ["x" * 4096, "Jan " * 1024, "🧡" * 2048, "1" * 4096, "\u200f" * 4096])
def test_a_long_one_is_cut(typed: str) -> None:
    """A reply that repeated the whole message was itself too long to send."""
    assert len(shortened(typed)) <= LONGEST_ECHO
    assert utf16_units(quoted(typed)) < 130


def test_tags_are_words() -> None:
    assert quoted("<b>&") == "“&lt;b&gt;&amp;”"


def test_what_turns_the_writing_around_is_left_out() -> None:
    """Left in, a turning mark would set the rest of our own sentence from right to left."""
    assert quoted("\u202ednats\u2066\x00") == "“dnats”"


def test_lines_become_one() -> None:
    assert quoted("a\n\n\tb") == "“a b”"
