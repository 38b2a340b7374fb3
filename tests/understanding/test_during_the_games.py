"""What is asked while the Games go on, mostly about what is still to come: ``during_the_games.yaml``, on Tuesday 17
February 2026 at half past twelve. Of what comes later the archive knows nothing then."""

from functools import cache
from pathlib import Path
from typing import Any

from bot.replies.rendering import Scene, render
from bot.understanding.outcome import outcome
from bot.understanding.understander import Understander
from bot.understanding.understood import NotHeld, Understood
from medals_core import Viewpoint, answer
from medals_core.questions import Question
from tests.support.listing import each
from tests.support.replies.saying import archive_known_by, moment, plain
from tests.support.yaml_files import read_yaml

NOW = moment(17, 12, 30)
ROWS = read_yaml(Path(__file__).parent / "during_the_games.yaml")
ASKED = tuple((text, row["is"]) for row in ROWS if "is" in row for text in row["asks"])
UNKNOWN = tuple((text, row["not_held"]) for row in ROWS if "not_held" in row for text in row["asks"])
TOLD = tuple((text, row["says"]) for row in ROWS if "says" in row for text in row["asks"])
CHAINS = tuple(row["chain"] for row in ROWS if "chain" in row)


@cache
def reader() -> Understander:
    return Understander(archive_known_by(NOW))


def read(text: str, last: Question | None = None) -> Any:
    return reader().understand(text, Viewpoint(now=NOW, own="NED"), last=last)


@each(ASKED, spread=True)
def test_what_is_still_to_come_is_read_as_that(text: str, canonical: str) -> None:
    """Else it is answered with the medals that were won already."""
    assert outcome(read(text), archive_known_by(NOW)) == ("is", canonical)


@each(UNKNOWN, spread=True)
def test_what_nobody_knows_is_not_told_as_known(text: str, concept: str) -> None:
    meant = read(text)
    assert outcome(meant, archive_known_by(NOW)) == ("not_held", concept)
    assert isinstance(meant, NotHeld)
    assert meant.instead is not None


@each(
    (
        "qwerty uiop",
        "?",
        "…",
        "en",
        "nog",
        "vandaag",
        "vanavond",
        "😀",
        "wie",
        "zit",
        "moet nog",
        "komt er",
        "de volgende",
    )
)
def test_what_says_little_harms_nothing(text: str) -> None:
    """Nothing may be left of a text once what is unknown is out of it."""
    read(text)


@each(TOLD, spread=True)
def test_the_first_line_tells_it(text: str, line: str) -> None:
    meant, known, viewpoint = read(text), archive_known_by(NOW), Viewpoint(now=NOW, own="NED")
    assert isinstance(meant, Understood)
    told = render(meant.question, answer(meant.question, known, viewpoint), Scene(archive=known, viewpoint=viewpoint))
    assert plain(told).startswith(line), plain(told)


@each(CHAINS)
def test_a_follow_up_goes_on(chain: dict[str, str]) -> None:
    last: Question | None = None
    for text, canonical in chain.items():
        meant = read(text, last)
        assert outcome(meant, archive_known_by(NOW)) == ("is", canonical), text
        last = meant.question
