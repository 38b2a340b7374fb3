"""A file of results, CSV or JSON, read with faults by row.

CSV: ``event_id,colour,noc,athletes,won_at`` (or with semicolons between), a row a medal; names separated by ``;``;
``won_at`` with a time zone or empty (then it counts from the import). A row with colour ``withdrawn`` and nothing
behind it states an empty podium.
JSON: ``{"games": "2026-winter", "made_at": …, "results": [{"event_id": …, "podium": [{"colour", "noc", "athletes",
"won_at"}]}]}``. Events that a file does not name stay as they are.

A file comes from elsewhere: nothing in it may be longer than a result can be, and reading stops when enough is wrong.
"""

import asyncio
import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Annotated, Any

from pydantic import AfterValidator, AwareDatetime, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError, from_json

from bot.desk.drafts.podium import MOST_ATHLETES, MOST_PLACES, Place, lawful, wrong_moment, wrong_name
from bot.desk.files.file_faults import FaultyFile, FileFault, Words, no_json, of_field
from bot.desk.files.file_text import text_of
from bot.replies.dutch import COLOUR_NAMES
from bot.replies.quoting import shortened
from medals_core.archive import Archive
from medals_core.frozen import Strict
from medals_core.games import EventId, GamesId
from medals_core.ledger import Entry, in_order
from medals_core.medals import Colour, Medal
from medals_core.nations import Noc

COLUMNS = ("event_id", "colour", "noc", "athletes", "won_at")
WITHDRAWN = "withdrawn"
LARGEST_FILE_BYTES = 2_000_000
"""Bytes of a file that is read."""

MOST_FAULTS = 20
MOST_FIELDS = 20
"""Fields of one object of a JSON that are looked at."""

_OURS = "ours"
"""Type of the errors that have words of our own."""


def _in_calendar(moment: datetime) -> datetime:
    """The last hours of the year 9999 are in no other time zone a moment at all."""
    try:
        moment.astimezone(UTC)
    except OverflowError:
        raise _ours(Words("Dit tijdstip bestaat niet", "there is no such moment")) from None
    return moment


def _name(name: str) -> str:
    name = " ".join(part for part in name.split(" ") if part)
    if wrong := wrong_name(name):
        raise _ours(wrong)
    return name


def _ours(words: Words) -> PydanticCustomError:
    return PydanticCustomError(_OURS, "{english}", words._asdict())


Moment = Annotated[AwareDatetime, AfterValidator(_in_calendar)]
Name = Annotated[str, AfterValidator(_name)]


class FiledMedal(Strict):
    """``won_at`` None: counts from when it is imported."""

    colour: Colour
    noc: Noc
    athletes: tuple[Name, ...] = Field(default=(), max_length=MOST_ATHLETES)
    won_at: Moment | None = None


class FiledResult(Strict):
    """The whole podium of one event; empty: withdrawn."""

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


class _Envelope(Strict):
    """A JSON before its results are looked at, one by one."""

    games: GamesId | None = None
    made_at: Moment | None = None
    results: tuple[Any, ...]


class ResultsFile(_Envelope):
    results: tuple[FiledResult, ...]


def read_results(content: bytes, archive: Archive, now: datetime | None = None) -> ResultsFile:
    """Read a file against what is known. ``now`` None: only ``changes`` looks whether a moment is still to come.
    Raises FaultyFile with every fault found (at most twenty)."""
    if len(content) > LARGEST_FILE_BYTES:
        raise FaultyFile([FileFault(0, Words("het bestand is te groot, hooguit 2 MB", "too large: 2 MB at most"))])
    text = text_of(content)
    if not text.lstrip().startswith(("{", "[")):
        return _read_csv(text, archive, now)
    return _read_json(text, archive, now)


async def read_aside(content: bytes, archive: Archive, now: datetime) -> ResultsFile:
    """The same beside the event loop: a large file keeps nobody waiting."""
    return await asyncio.to_thread(read_results, content, archive, now)


def _refuse(faults: Iterable[FileFault]) -> None:
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


def _read_csv(text: str, archive: Archive, now: datetime | None) -> ResultsFile:
    text = text.lstrip("\n\r ")
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True, delimiter=_delimiter(text))
    podiums: dict[EventId, list[FiledMedal]] = {}
    rows: dict[EventId, int] = {}
    faulty: set[EventId] = set()

    def faults() -> Iterator[FileFault]:
        # The rows first, then what only the whole podium tells: all that is wrong is named at once.
        for event_id, fault in _csv_faults(reader, podiums, rows, archive):
            faulty.add(event_id)
            yield fault
        sound = {event_id: podium for event_id, podium in podiums.items() if event_id not in faulty}
        if sound or not faulty:
            yield from _faults(_filed(sound).results, rows, archive, now)

    try:
        header = tuple((name or "").strip().lower() for name in reader.fieldnames or ())
        if header != COLUMNS:
            columns = ",".join(COLUMNS)
            words = Words(f"de kolommen moeten zijn: {columns}", f"the columns must be {columns}")
            raise FaultyFile([FileFault(1, words)])
        reader.fieldnames = COLUMNS
        _refuse(faults())
    except csv.Error as error:
        words = Words("dit is geen geldige CSV", f"no valid CSV ({error})")
        raise FaultyFile([FileFault(reader.line_num, words)]) from error
    return _filed(podiums)


def _delimiter(text: str) -> str:
    """Spreadsheets of some countries write semicolons, or tabs: the line of the columns tells."""
    header = text.partition("\n")[0]
    return max(",;\t", key=lambda sign: (header.count(sign), sign == ","))


def _filed(podiums: Mapping[EventId, Sequence[FiledMedal]]) -> ResultsFile:
    results = tuple(FiledResult(event_id=event_id, podium=tuple(podium)) for event_id, podium in podiums.items())
    return ResultsFile(results=results)


def _csv_faults(
    reader: "csv.DictReader[str]", podiums: dict[EventId, list[FiledMedal]], rows: dict[EventId, int], archive: Archive
) -> Iterator[tuple[EventId, FileFault]]:
    """What is wrong, row by row; what is right ends up in ``podiums``, with the first row of each event in ``rows``."""
    blank: dict[EventId, int] = {}
    for row in reader:
        number = reader.line_num
        event_id = (row["event_id"] or "").strip()
        if _is_blank(row):
            blank.setdefault(event_id, number)
            continue
        podium = podiums.setdefault(event_id, [])
        if rows.setdefault(event_id, number) == number and event_id not in archive.current.events:
            yield event_id, _unknown_event(event_id, number)
        if None in row or None in row.values():
            yield event_id, FileFault(number, _columns(row))
        elif row["colour"].strip() != WITHDRAWN:
            if len(podium) == MOST_PLACES:
                yield event_id, FileFault(number, _TOO_LONG["podium"], "event_id")
            else:
                for fault in _take_medal(row, number, podium):
                    yield event_id, fault
        elif row["noc"].strip() or row["athletes"].strip() or row["won_at"].strip():
            yield event_id, FileFault(number, _AFTER_WITHDRAWN, "colour")
    for event_id, number in blank.items():
        if event_id in podiums:
            yield event_id, FileFault(number, _NO_NATION, "noc")


_AFTER_WITHDRAWN = Words("achter withdrawn hoort niets te staan", "nothing may follow withdrawn")
_NO_NATION = Words(
    "hier ontbreekt het land; haal de regel weg als er geen medaille was",
    "the nation is missing; remove the line if there was no medal",
)


def _is_blank(row: Mapping[Any, Any]) -> bool:
    """A row of the file to fill in that was not filled in."""
    stated = [str(row[column] or "").strip() for column in COLUMNS[2:]]
    return None not in row and None not in row.values() and row["colour"].strip() != WITHDRAWN and not any(stated)


def _columns(row: Mapping[Any, Any]) -> Words:
    words = Words(f"er horen {len(COLUMNS)} kolommen te staan", f"expected {len(COLUMNS)} columns")
    if None not in row:
        return words
    # There are too many.
    return Words(
        words.dutch + ' (zet meer dan één naam tussen aanhalingstekens: "A;B")',
        words.english + ' (put several names in quotes: "A;B")',
    )


def _take_medal(row: dict[str, str], number: int, podium: list[FiledMedal]) -> Iterator[FileFault]:
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
            yield FileFault(number, _said(one) or _misfit(column, shortened(str(word))), column)


def _misfit(column: str, value: str) -> Words:
    words = _MISFITS.get(column, Words("past hier niet", "does not fit here"))
    return Words(f"“{value}” {words.dutch}", f"“{value}” {words.english}")


_EXAMPLE = "2026-02-17T18:05:00+01:00"
_MISFITS = {
    "colour": Words(
        "is geen kleur: gold, silver, bronze of withdrawn", "is no colour: gold, silver, bronze or withdrawn"
    ),
    "won_at": Words(
        f"is geen tijdstip met tijdzone, zoals {_EXAMPLE}", f"is no moment with a time zone, such as {_EXAMPLE}"
    ),
}


_TOO_LONG = {
    "podium": Words(f"een podium heeft hooguit {MOST_PLACES} plaatsen", f"a podium has {MOST_PLACES} places at most"),
    "athletes": Words(
        f"een medaille heeft hooguit {MOST_ATHLETES} namen", f"a medal has {MOST_ATHLETES} names at most"
    ),
}


def _said(error: ErrorDetails) -> Words | None:
    """The error in our own words; None when we have none for it."""
    if error["type"] == "too_long":
        return _TOO_LONG.get(str(error["loc"][-1]))
    if error["type"] != _OURS:
        return None
    word = f"“{shortened(str(error['input']))}”: "
    said = error["ctx"]
    return Words(word + said["dutch"].rstrip("."), word + said["english"])


def _read_json(text: str, archive: Archive, now: datetime | None) -> ResultsFile:
    try:
        document = from_json(text)
    except ValueError as error:
        raise FaultyFile([FileFault(0, no_json(error))]) from error
    try:
        if _is_overfull(document):
            raise FaultyFile([FileFault(0, _OVERFULL)])
        envelope = _Envelope.model_validate(document)
    except ValidationError as error:
        raise FaultyFile(list(islice(_json_faults(error), MOST_FAULTS))) from error
    results: list[FiledResult] = []
    rows: dict[EventId, int] = {}

    def faults() -> Iterator[FileFault]:
        if envelope.games not in (None, archive.current_id):
            other, current = shortened(envelope.games or ""), archive.current_id
            english = f"these are results of {other}, not of {current}"
            yield FileFault(0, Words(f"dit zijn uitslagen van {other}, niet van {current}", english))
        yield from _result_faults(envelope.results, results, rows, archive)
        if results or not envelope.results:
            yield from _faults(results, rows, archive, now)

    _refuse(faults())
    return ResultsFile(games=envelope.games, made_at=envelope.made_at, results=tuple(results))


def _result_faults(
    stated: Iterable[Any], results: list[FiledResult], rows: dict[EventId, int], archive: Archive
) -> Iterator[FileFault]:
    """What is wrong, result by result; what is right ends up in ``results``, its number in ``rows``."""
    for number, one in enumerate(stated, start=1):
        podium = one.get("podium") if isinstance(one, dict) else None
        medals = podium[: MOST_PLACES + 1] if isinstance(podium, list) else ()
        if _is_overfull(one) or any(map(_is_overfull, medals)):
            yield FileFault(number, _OVERFULL)
            continue
        try:
            result = FiledResult.model_validate(one)
        except ValidationError as error:
            yield from _json_faults(error, number)
            continue
        if result.event_id in rows:
            name = shortened(result.event_id)
            yield FileFault(number, Words(f"{name} staat er twee keer in", f"{name} is in it twice"), "event_id")
        rows.setdefault(result.event_id, number)
        if result.event_id in archive.current.events:
            results.append(result)
        else:
            yield _unknown_event(result.event_id, number)


_OVERFULL = Words("geen geldig resultatenbestand (te veel velden)", "no valid file of results (too many fields)")


def _is_overfull(stated: Any) -> bool:
    """Each field that does not belong is a fault of its own: a hundred thousand of them would keep us busy."""
    return isinstance(stated, dict) and len(stated) > MOST_FIELDS


def _json_faults(error: ValidationError, number: int = 0) -> Iterator[FileFault]:
    for one in error.errors(include_url=False):
        named = [part for part in one["loc"] if isinstance(part, str)]
        yield FileFault(number, _said(one) or of_field(one), shortened(named[-1]) if named else "")


def _faults(
    results: Sequence[FiledResult], rows: Mapping[EventId, int], archive: Archive, now: datetime | None
) -> Iterator[FileFault]:
    """What is wrong in results of events that there are."""
    if not results:
        yield FileFault(0, Words("er staan geen uitslagen in", "there are no results in it"))
    for result in results:
        row = rows[result.event_id]
        for medal in result.podium:
            noc = shortened(medal.noc)
            if medal.noc not in archive.nations:
                yield FileFault(row, Words(f"“{noc}” is geen landcode", f"“{noc}” is no code of a nation"), "noc")
            for name in medal.athletes:
                known = archive.athletes.named(name)
                if known and not any(medal.noc in athlete.nocs for athlete in known):
                    who = shortened(name)
                    words = Words(f"{who} komt niet uit voor {noc}", f"{who} does not compete for {noc}")
                    yield FileFault(row, words, "athletes")
        yield from _untimely(result, row, archive, now)
        if result.podium:
            yield from _unlawful(result, row)


def _unknown_event(event_id: EventId, row: int) -> FileFault:
    name = f"“{shortened(event_id)}”"
    words = Words(f"{name} is geen onderdeel van deze Spelen", f"{name} is no event of these Games")
    return FileFault(row, words, "event_id")


def _untimely(result: FiledResult, row: int, archive: Archive, now: datetime | None) -> Iterator[FileFault]:
    """A medal that stands already with that very moment is not judged anew: what was exported can be imported, also
    where the clock was put back since (START_AT begins again at every start)."""
    stood = {(medal.who, medal.won_at) for medal in archive.current.book.podium(result.event_id)}
    games = archive.current.games
    planned = archive.current.events[result.event_id].ends_at
    for medal in result.podium:
        if medal.won_at is None or ((medal.noc, medal.colour, medal.athletes), medal.won_at) in stood:
            continue
        if wrong := wrong_moment(medal.won_at, games, now or medal.won_at, planned):
            stated = f"“{medal.won_at.isoformat()}”: "
            yield FileFault(row, Words(stated + wrong.dutch.rstrip("."), stated + wrong.english), "won_at")


def _unlawful(result: FiledResult, row: int) -> Iterator[FileFault]:
    """A file may leave a step vacant without saying so: what is missing is not there."""
    places = [Place(colour=medal.colour, noc=medal.noc, athletes=medal.athletes) for medal in result.podium]
    missing = frozenset(Colour) - {place.colour for place in places}
    if (wrong := lawful(places, missing)) is None:
        return
    word = shortened(wrong.word)
    colours = [colour.value for colour, name in COLOUR_NAMES.items() if name == wrong.word]
    twice = f"the same name is on the podium twice ({word})"
    english = f"after a shared step there is no {colours[0]}" if colours else twice
    yield FileFault(row, Words(f"{wrong.message} ({word})" if word else wrong.message, english), "colour")
