"""The results of the current Games as a file, CSV or JSON, in the forms that ``results_file`` reads: what was written
reads back as exactly the same."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime

from bot.desk.files.results_file import COLUMNS, WITHDRAWN, FiledResult, ResultsFile
from medals_core.archive import Archive
from medals_core.games import EventId
from medals_core.medals import Colour, Medal


def as_csv(archive: Archive) -> bytes:
    return _written(
        row
        for event_id, podium in _results(archive)
        for row in [
            (event_id, medal.colour.value, medal.noc, ";".join(medal.athletes), medal.won_at.isoformat())
            for medal in podium
        ]
        or [(event_id, WITHDRAWN, "", "", "")]
    )


def as_json(archive: Archive, made_at: datetime) -> bytes:
    results = tuple(
        FiledResult.model_validate({"event_id": event_id, "podium": podium}, from_attributes=True)
        for event_id, podium in _results(archive)
    )
    document = ResultsFile(games=archive.current_id, made_at=made_at, results=results)
    return (document.model_dump_json(indent=1) + "\n").encode()


def _results(archive: Archive) -> Iterable[tuple[EventId, tuple[Medal, ...]]]:
    book = archive.current.book
    for event in archive.current.in_order:
        if (entry := book.entry(event.event_id)) is not None:
            yield event.event_id, entry.podium


def template_csv(archive: Archive) -> bytes:
    """A file to fill in: a row for each medal of the events that are not decided yet."""
    remaining = archive.current.remaining()
    return _written((event.event_id, colour.value, "", "", "") for event in remaining for colour in Colour)


def _written(rows: Iterable[tuple[str, ...]]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([COLUMNS, *rows])
    return text.getvalue().encode()
