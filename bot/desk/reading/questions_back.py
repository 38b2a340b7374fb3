"""A question back to the admin, with buttons."""

from collections.abc import Mapping

from bot.desk.reading.results_line import Problem
from medals_core.frozen import Frozen

Choices = Mapping[str, str]
"""What the admin answered to each ask-back: its key to the value of the button."""

MOST_OPTIONS = 8


class Option(Frozen):
    value: str
    label: str


class DeskQuestion(Frozen):
    """A question with buttons. The answer goes into the choices under ``key``."""

    key: str
    message: str
    word: str
    options: tuple[Option, ...]


class Stop(Exception):
    """Looking up a line ends here: something is to be asked, or wrong."""

    def __init__(self, outcome: DeskQuestion | Problem) -> None:
        self.outcome = outcome
