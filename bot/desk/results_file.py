"""Results as a file, CSV or JSON: read with faults by row, written so that reading gives exactly the same.

CSV: ``event_id,colour,noc,athletes,won_at``, a row a medal; names separated by ``;``; ``won_at`` with a time zone or
empty (then it counts from the import). A row with colour ``withdrawn`` and nothing behind it states an empty podium.
JSON: ``{"games": "2026-winter", "made_at": …, "results": [{"event_id": …, "podium": [{"colour", "noc", "athletes",
"won_at"}]}]}``. Events that a file does not name stay as they are.

A file comes from elsewhere: nothing in it may be longer than a result can be, and reading stops when enough is wrong.
"""

import asyncio
import csv
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError, from_json

from bot.desk.podium import MOST_ATHLETES, MOST_PLACES, Place, lawful, wrong_moment, wrong_name
from bot.problems import OperatorError
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
LONGEST_WORD = 60
"""Characters of a file's word that are said back."""

MOST_FIELDS = 20
"""Fields of one object of a JSON that are looked at."""

_OURS = "ours"
"""Type of the errors whose message is Dutch already."""


def _in_calendar(moment: datetime) -> datetime:
    """The last hours of the year 9999 are in no other time zone a moment at all."""
    try:
        moment.astimezone(UTC)
    except OverflowError:
        raise PydanticCustomError(_OURS, "Dit tijdstip bestaat niet") from None
    return moment


def _name(name: str) -> str:
    name = name.strip()
    if wrong := wrong_name(name):
        raise PydanticCustomError(_OURS, "{wrong}", {"wrong": wrong.rstrip(".")})
    return name


Moment = Annotated[AwareDatetime, AfterValidator(_in_calendar)]
Name = Annotated[str, AfterValidator(_name)]


class FiledMedal(BaseModel):
    """``won_at`` None: counts from when it is imported."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    colour: Colour
    noc: Noc
    athletes: tuple[Name, ...] = Field(default=(), max_length=MOST_ATHLETES)
    won_at: Moment | None = None


class FiledResult(BaseModel):
    """The whole podium of one event; empty: withdrawn."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    event_id: EventId
    podium: tuple[FiledMedal, ...] = Field(default=(), max_length=MOST_PLACES)

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
    made_at: Moment | None = None
    results: tuple[FiledResult, ...]


class _Envelope(BaseModel):
    """A JSON before its results are looked at, one by one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    games: GamesId | None = None
    made_at: Moment | None = None
    results: tuple[Any, ...]


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


class FaultyFile(OperatorError):
    """The file cannot be used; ``faults`` say why, by row."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)


def read_results(content: bytes, archive: Archive, now: datetime | None = None) -> ResultsFile:
    """Read a file against what is known. ``now`` None: only ``changes`` looks whether a moment is still to come.
    Raises FaultyFile with every fault found (at most twenty)."""
    if len(content) > LARGEST:
        raise FaultyFile([Fault(0, "het bestand is te groot, hooguit 2 MB")])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FaultyFile([Fault(0, "het bestand is geen UTF-8-tekst")]) from error
    read = _read_json if text.lstrip().startswith(("{", "[")) else _read_csv
    filed, rows = read(text, archive)
    _refuse(_faults(filed, rows, archive, now))
    return filed


async def read_aside(content: bytes, archive: Archive, now: datetime) -> ResultsFile:
    """The same beside the event loop: a large file keeps nobody waiting."""
    return await asyncio.to_thread(read_results, content, archive, now)


def _refuse(faults: Iterable[Fault]) -> None:
    """Raises FaultyFile when there are any; looks no further than the first twenty."""
    found = list(islice(faults, MOST_FAULTS))
    if found:
        raise FaultyFile(found)


def changes(filed: ResultsFile, archive: Archive, now: datetime, author: str, reason: str) -> tuple[Entry, ...]:
    """The entries that the file would add: of events whose podium (or moments) it states otherwise. None when all of
    it stood already: importing twice is importing once. Raises FaultyFile for a moment that cannot be: whichever way
    a file comes in, it passes here with the clock of that way."""
    found = []
    for number, result in enumerate(filed.results, start=1):
        former = archive.current.book.podium(result.event_id)
        podium = result.medals(now, former)
        if podium != former:
            _refuse(_untimely(result, number, archive, now))
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


def _read_csv(text: str, archive: Archive) -> tuple[ResultsFile, dict[EventId, int]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    podiums: dict[EventId, list[FiledMedal]] = {}
    rows: dict[EventId, int] = {}
    try:
        header = tuple(reader.fieldnames or ())
        if header != COLUMNS:
            raise FaultyFile([Fault(1, f"de kolommen moeten zijn: {','.join(COLUMNS)}")])
        _refuse(_csv_faults(reader, podiums, rows, archive))
    except csv.Error as error:
        raise FaultyFile([Fault(reader.line_num, f"geen geldige CSV ({error})")]) from error
    results = tuple(FiledResult(event_id=event_id, podium=tuple(podium)) for event_id, podium in podiums.items())
    return ResultsFile(results=results), rows


def _csv_faults(
    reader: "csv.DictReader[str]", podiums: dict[EventId, list[FiledMedal]], rows: dict[EventId, int], archive: Archive
) -> Iterator[Fault]:
    """What is wrong, row by row; what is right ends up in ``podiums``, with the first row of each event in ``rows``."""
    for row in reader:
        number = reader.line_num
        event_id = (row["event_id"] or "").strip()
        podium = podiums.setdefault(event_id, [])
        if rows.setdefault(event_id, number) == number and event_id not in archive.current.events:
            yield _unknown_event(event_id, number)
        if None in row or None in row.values():
            yield Fault(number, f"er horen {len(COLUMNS)} kolommen te staan")
        elif row["colour"] != WITHDRAWN:
            if len(podium) == MOST_PLACES:
                yield Fault(number, _TOO_LONG["podium"], "event_id")
            else:
                yield from _take_medal(row, number, podium)
        elif row["noc"] or row["athletes"] or row["won_at"]:
            yield Fault(number, "achter withdrawn hoort niets te staan", "colour")


def _take_medal(row: dict[str, str], number: int, podium: list[FiledMedal]) -> Iterator[Fault]:
    stated: dict[str, Any] = {
        "colour": row["colour"].strip(),
        "noc": row["noc"].strip(),
        "athletes": tuple(name.strip() for name in row["athletes"].split(";") if name.strip()),
        "won_at": row["won_at"].strip() or None,
    }
    try:
        podium.append(FiledMedal.model_validate(stated))
    except ValidationError as error:
        for one in error.errors(include_url=False):
            column = str(one["loc"][0])
            word = one["input"] if column == "athletes" else stated.get(column)
            yield Fault(number, _said(one) or _in_dutch(column, shortened(str(word))), column)


def _in_dutch(column: str, value: str) -> str:
    match column:
        case "colour":
            return f"“{value}” is geen kleur: gold, silver, bronze of withdrawn"
        case "won_at":
            return f"“{value}” is geen tijdstip met tijdzone, zoals 2026-02-17T18:05:00+01:00"
        case _:
            return f"“{value}” past hier niet"


_TOO_LONG = {
    "podium": f"een podium heeft hooguit {MOST_PLACES} plaatsen",
    "athletes": f"een medaille heeft hooguit {MOST_ATHLETES} namen",
}


def _said(error: ErrorDetails) -> str:
    """The error in our own words; empty when we have none for it."""
    if error["type"] == "too_long":
        return _TOO_LONG.get(str(error["loc"][-1]), "")
    if error["type"] != _OURS:
        return ""
    return f"“{shortened(str(error['input']))}”: {error['msg']}"


def shortened(word: str) -> str:
    """A file's word, fit to be said back: no longer than needed to find it, and nothing in it that acts on a screen."""
    seen = "".join("�" if unicodedata.category(one)[0] in "CZ" and one != " " else one for one in word[:LONGEST_WORD])
    return seen if len(word) <= LONGEST_WORD else f"{seen[:-1]}…"


def _read_json(text: str, archive: Archive) -> tuple[ResultsFile, dict[EventId, int]]:
    try:
        document = from_json(text)
    except ValueError as error:
        raise FaultyFile([Fault(0, f"geen geldig resultatenbestand ({error})")]) from error
    try:
        if _is_overfull(document):
            raise FaultyFile([Fault(0, _OVERFULL)])
        envelope = _Envelope.model_validate(document)
    except ValidationError as error:
        raise FaultyFile(list(islice(_json_faults(error), MOST_FAULTS))) from error
    results: list[FiledResult] = []
    rows: dict[EventId, int] = {}
    _refuse(_result_faults(envelope.results, results, rows))
    return ResultsFile(games=envelope.games, made_at=envelope.made_at, results=tuple(results)), rows


def _result_faults(stated: Iterable[Any], results: list[FiledResult], rows: dict[EventId, int]) -> Iterator[Fault]:
    """What is wrong, result by result; what is right ends up in ``results``, its number in ``rows``."""
    for number, one in enumerate(stated, start=1):
        podium = one.get("podium") if isinstance(one, dict) else None
        medals = podium[: MOST_PLACES + 1] if isinstance(podium, list) else ()
        if _is_overfull(one) or any(map(_is_overfull, medals)):
            yield Fault(number, _OVERFULL)
            continue
        try:
            result = FiledResult.model_validate(one)
        except ValidationError as error:
            yield from _json_faults(error, number)
            continue
        if result.event_id in rows:
            yield Fault(number, f"{shortened(result.event_id)} staat er twee keer in", "event_id")
        rows.setdefault(result.event_id, number)
        results.append(result)


_OVERFULL = "geen geldig resultatenbestand (te veel velden)"


def _is_overfull(stated: Any) -> bool:
    """Each field that does not belong is a fault of its own: a hundred thousand of them would keep us busy."""
    return isinstance(stated, dict) and len(stated) > MOST_FIELDS


def _json_faults(error: ValidationError, number: int = 0) -> Iterator[Fault]:
    for one in error.errors(include_url=False):
        named = [part for part in one["loc"] if isinstance(part, str)]
        message = _said(one) or f"geen geldig resultatenbestand ({one['msg']})"
        yield Fault(number, message, shortened(named[-1]) if named else "")


def _faults(filed: ResultsFile, rows: dict[EventId, int], archive: Archive, now: datetime | None) -> Iterator[Fault]:
    if filed.games not in (None, archive.current_id):
        yield Fault(0, f"dit zijn uitslagen van {shortened(filed.games or '')}, niet van {archive.current_id}")
    if not filed.results:
        yield Fault(0, "er staan geen uitslagen in")
    for result in filed.results:
        row = rows[result.event_id]
        if result.event_id not in archive.current.events:
            yield _unknown_event(result.event_id, row)
            continue
        for medal in result.podium:
            if medal.noc not in archive.nations:
                yield Fault(row, f"“{shortened(medal.noc)}” is geen landcode", "noc")
            for name in medal.athletes:
                known = archive.athletes_by_name.get(name, ())
                if known and not any(medal.noc in athlete.nocs for athlete in known):
                    yield Fault(row, f"{shortened(name)} komt niet uit voor {shortened(medal.noc)}", "athletes")
        yield from _untimely(result, row, archive, now)
        if result.podium:
            yield from _unlawful(result, row)


def _unknown_event(event_id: EventId, row: int) -> Fault:
    return Fault(row, f"“{shortened(event_id)}” is geen onderdeel van deze Spelen", "event_id")


def _untimely(result: FiledResult, row: int, archive: Archive, now: datetime | None) -> Iterator[Fault]:
    """A medal that stands already with that very moment is not judged anew: what was exported can be imported, also
    where the clock was put back since (START_AT begins again at every start)."""
    stood = {(medal.who, medal.won_at) for medal in archive.current.book.podium(result.event_id)}
    games = archive.current.games
    planned = archive.current.events[result.event_id].ends_at
    for medal in result.podium:
        if medal.won_at is None or ((medal.noc, medal.colour, medal.athletes), medal.won_at) in stood:
            continue
        if wrong := wrong_moment(medal.won_at, games, now or medal.won_at, planned):
            yield Fault(row, f"“{medal.won_at.isoformat()}”: {wrong.rstrip('.')}", "won_at")


def _unlawful(result: FiledResult, row: int) -> Iterable[Fault]:
    """A file may leave a step vacant without saying so: what is missing is not there."""
    places = [Place(colour=medal.colour, noc=medal.noc, athletes=medal.athletes) for medal in result.podium]
    missing = frozenset(Colour) - {place.colour for place in places}
    wrong = lawful(places, missing)
    if wrong is not None:
        yield Fault(row, f"{wrong.message} ({shortened(wrong.word)})" if wrong.word else wrong.message, "colour")
