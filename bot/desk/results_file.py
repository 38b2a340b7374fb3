"""Results as a file, CSV or JSON: read with faults by row, written so that reading gives exactly the same.

CSV: ``event_id,colour,noc,athletes,won_at``, a row a medal; names separated by ``;``; ``won_at`` with a time zone or
empty (then it counts from the import). A row with colour ``withdrawn`` and nothing behind it states an empty podium.
JSON: ``{"games": "2026-winter", "made_at": …, "results": [{"event_id": …, "podium": [{"colour", "noc", "athletes",
"won_at"}]}]}``. Events that a file does not name stay as they are.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, TypeAdapter, ValidationError

from bot.desk.podium import Place, lawful
from medals_core.archive import Archive
from medals_core.games import EventId, GamesId
from medals_core.ledger import Entry, in_order
from medals_core.medals import Colour, Medal
from medals_core.nations import Noc

COLUMNS = ("event_id", "colour", "noc", "athletes", "won_at")
WITHDRAWN = "withdrawn"
LARGEST = 2_000_000
"""Bytes of a file that is read."""

MOST_FAULTS = 20


class FiledMedal(BaseModel):
    """``won_at`` None: counts from when it is imported."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    colour: Colour
    noc: Noc
    athletes: tuple[str, ...] = ()
    won_at: AwareDatetime | None = None


class FiledResult(BaseModel):
    """The whole podium of one event; empty: withdrawn."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    event_id: EventId
    podium: tuple[FiledMedal, ...] = ()

    def medals(self, now: datetime, former: Sequence[Medal] = ()) -> tuple[Medal, ...]:
        """As ledger medals: a medal without a moment keeps the one that it had, else counts from now."""
        stood = {medal.who: medal.won_at for medal in former}
        return in_order(
            Medal(
                colour=medal.colour,
                noc=medal.noc,
                athletes=medal.athletes,
                won_at=medal.won_at or stood.get((medal.noc, medal.colour, medal.athletes), now),
            )
            for medal in self.podium
        )


class ResultsFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    games: GamesId | None = None
    made_at: AwareDatetime | None = None
    results: tuple[FiledResult, ...]


@dataclass(frozen=True)
class Fault:
    """``row``: the line of a CSV (the header is 1), or the number of the result in a JSON (from 1); 0: the whole
    file. ``message`` is Dutch plain text."""

    row: int
    message: str
    column: str = ""

    def __str__(self) -> str:
        place = f"regel {self.row}" + (f", {self.column}" if self.column else "") if self.row else "bestand"
        return f"{place}: {self.message}"


class FaultyFile(Exception):
    """The file cannot be used; ``faults`` say why, by row."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)


def read_results(content: bytes, archive: Archive) -> ResultsFile:
    """Read a file against what is known. Raises FaultyFile with every fault found (at most twenty)."""
    if len(content) > LARGEST:
        raise FaultyFile([Fault(0, "het bestand is te groot, hooguit 2 MB")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FaultyFile([Fault(0, "het bestand is geen UTF-8-tekst")]) from error
    filed, rows = _read_json(text) if text.lstrip().startswith(("{", "[")) else _read_csv(text)
    faults = list(_faults(filed, rows, archive))
    if faults:
        raise FaultyFile(faults[:MOST_FAULTS])
    return filed


def changes(filed: ResultsFile, archive: Archive, now: datetime, author: str, reason: str) -> tuple[Entry, ...]:
    """The entries that the file would add: of events whose podium (or moments) it states otherwise. None when all of
    it stood already: importing twice is importing once."""
    found = []
    for result in filed.results:
        former = archive.current.book.podium(result.event_id)
        podium = result.medals(now, former)
        if podium != former:
            found.append(Entry(event_id=result.event_id, podium=podium, learned_at=now, author=author, reason=reason))
    return tuple(found)


def as_csv(archive: Archive) -> bytes:
    """All results of the current Games."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for event_id, podium in _results(archive):
        for medal in podium:
            writer.writerow(
                (event_id, medal.colour.value, medal.noc, ";".join(medal.athletes), medal.won_at.isoformat())
            )
        if not podium:
            writer.writerow((event_id, WITHDRAWN, "", "", ""))
    return text.getvalue().encode()


def as_json(archive: Archive, made_at: datetime) -> bytes:
    """All results of the current Games."""
    document = {
        "games": archive.current_id,
        "made_at": made_at.isoformat(),
        "results": [
            {
                "event_id": event_id,
                "podium": [
                    {
                        "colour": medal.colour.value,
                        "noc": medal.noc,
                        "athletes": list(medal.athletes),
                        "won_at": medal.won_at.isoformat(),
                    }
                    for medal in podium
                ],
            }
            for event_id, podium in _results(archive)
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _results(archive: Archive) -> Iterable[tuple[EventId, tuple[Medal, ...]]]:
    book = archive.current.book
    for event in archive.current.in_order:
        entry = book.entry(event.event_id)
        if entry is not None:
            yield event.event_id, entry.podium


def _read_csv(text: str) -> tuple[ResultsFile, dict[EventId, int]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    faults: list[Fault] = []
    podiums: dict[EventId, list[FiledMedal]] = {}
    rows: dict[EventId, int] = {}
    try:
        header = tuple(reader.fieldnames or ())
        if header != COLUMNS:
            raise FaultyFile([Fault(1, f"de kolommen moeten zijn: {','.join(COLUMNS)}")])
        for row in reader:
            number = reader.line_num
            event_id = (row["event_id"] or "").strip()
            rows.setdefault(event_id, number)
            podium = podiums.setdefault(event_id, [])
            if None in row or None in row.values():
                faults.append(Fault(number, f"er horen {len(COLUMNS)} kolommen te staan"))
            elif row["colour"] != WITHDRAWN:
                medal = _medal(row, number, faults)
                podium += [medal] if medal else []
            elif row["noc"] or row["athletes"] or row["won_at"]:
                faults.append(Fault(number, "achter withdrawn hoort niets te staan", "colour"))
    except csv.Error as error:
        raise FaultyFile([Fault(reader.line_num, f"geen geldige CSV ({error})")]) from error
    if faults:
        raise FaultyFile(faults[:MOST_FAULTS])
    results = tuple(FiledResult(event_id=event_id, podium=tuple(podium)) for event_id, podium in podiums.items())
    return ResultsFile(results=results), rows


def _medal(row: dict[str, str], number: int, faults: list[Fault]) -> FiledMedal | None:
    stated: dict[str, Any] = {
        "colour": row["colour"].strip(),
        "noc": row["noc"].strip(),
        "athletes": tuple(name.strip() for name in row["athletes"].split(";") if name.strip()),
        "won_at": row["won_at"].strip() or None,
    }
    try:
        return FiledMedal.model_validate(stated)
    except ValidationError as error:
        for one in error.errors(include_url=False):
            column = str(one["loc"][0])
            faults.append(Fault(number, _in_dutch(column, str(stated.get(column))), column))
        return None


def _in_dutch(column: str, value: str) -> str:
    match column:
        case "colour":
            return f"“{value}” is geen kleur: gold, silver, bronze of withdrawn"
        case "won_at":
            return f"“{value}” is geen tijdstip met tijdzone, zoals 2026-02-17T18:05:00+01:00"
        case _:
            return f"“{value}” past hier niet"


def _read_json(text: str) -> tuple[ResultsFile, dict[EventId, int]]:
    try:
        filed = TypeAdapter(ResultsFile).validate_json(text)
    except ValidationError as error:
        faults = []
        for one in error.errors(include_url=False, include_input=False):
            place = [part for part in one["loc"] if part != "results"]
            number = place[0] + 1 if place and isinstance(place[0], int) else 0
            column = str(one["loc"][-1]) if one["loc"] else ""
            faults.append(Fault(number, f"geen geldig resultatenbestand ({one['msg']})", column))
        raise FaultyFile(faults[:MOST_FAULTS]) from error
    rows: dict[EventId, int] = {}
    for number, result in enumerate(filed.results, start=1):
        if result.event_id in rows:
            raise FaultyFile([Fault(number, f"{result.event_id} staat er twee keer in", "event_id")])
        rows[result.event_id] = number
    return filed, rows


def _faults(filed: ResultsFile, rows: dict[EventId, int], archive: Archive) -> Iterable[Fault]:
    if filed.games not in (None, archive.current_id):
        yield Fault(0, f"dit zijn uitslagen van {filed.games}, niet van {archive.current_id}")
    if not filed.results:
        yield Fault(0, "er staan geen uitslagen in")
    for result in filed.results:
        row = rows[result.event_id]
        if result.event_id not in archive.current.events:
            yield Fault(row, f"“{result.event_id}” is geen onderdeel van deze Spelen", "event_id")
            continue
        for medal in result.podium:
            if medal.noc not in archive.nations:
                yield Fault(row, f"“{medal.noc}” is geen landcode", "noc")
            for name in medal.athletes:
                known = archive.athletes_by_name.get(name, ())
                if known and not any(medal.noc in athlete.nocs for athlete in known):
                    yield Fault(row, f"{name} komt niet uit voor {medal.noc}", "athletes")
        if result.podium:
            yield from _unlawful(result, row)


def _unlawful(result: FiledResult, row: int) -> Iterable[Fault]:
    """A file may leave a step vacant without saying so: what is missing is not there."""
    places = [Place(colour=medal.colour, noc=medal.noc, athletes=medal.athletes) for medal in result.podium]
    missing = frozenset(Colour) - {place.colour for place in places}
    wrong = lawful(places, missing)
    if wrong is not None:
        yield Fault(row, f"{wrong.message} ({wrong.word})" if wrong.word else wrong.message, "colour")
