"""What is wrong with a file of results, by row: in Dutch for the chat, in English for the command line and the log."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from bot.problems import OperatorError


class Words(NamedTuple):
    """The same in both, plain text."""

    dutch: str
    english: str


@dataclass(frozen=True)
class FileFault:
    """``row``: the line of a CSV (the header is 1), or the number of the result in a JSON (from 1); 0: the whole
    file."""

    row: int
    words: Words
    column: str = ""

    def __str__(self) -> str:
        return f"{self._place('regel', 'bestand')}: {self.words.dutch}"

    @property
    def english(self) -> str:
        return f"{self._place('line', 'file')}: {self.words.english}"

    def _place(self, line: str, file: str) -> str:
        return f"{line} {self.row}" + (f", {self.column}" if self.column else "") if self.row else file


class FaultyFile(OperatorError):
    """The file cannot be used; ``faults`` say why, by row."""

    def __init__(self, faults: Sequence[FileFault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)

    @property
    def english(self) -> str:
        """For the operator, in one line."""
        return "; ".join(fault.english for fault in self.faults)


_DUTCH_TYPES = {
    "missing": "dit veld ontbreekt",
    "extra_forbidden": "dit veld hoort hier niet",
    "enum": "dit is geen kleur: gold, silver of bronze",
    "string_type": "hier hoort tekst te staan",
    "tuple_type": "hier hoort een lijst te staan",
    "timezone_aware": "dit is geen tijdstip met tijdzone",
    "datetime_from_date_parsing": "dit is geen tijdstip met tijdzone",
    "datetime_parsing": "dit is geen tijdstip met tijdzone",
}


def of_field(error: Mapping[str, Any]) -> Words:
    """An error of pydantic's about one field of a JSON."""
    dutch = _DUTCH_TYPES.get(error["type"], "dit past hier niet")
    return Words(f"geen geldig resultatenbestand ({dutch})", f"no valid file of results ({error['msg']})")


def no_json(error: ValueError) -> Words:
    """``from_json`` says why in English, with the place at the end."""
    place = re.search(r"line (\d+) column (\d+)", str(error))
    where = f" (de JSON klopt niet bij regel {place[1]}, teken {place[2]})" if place else ""
    return Words(f"geen geldig resultatenbestand{where}", f"no valid file of results ({error})")
