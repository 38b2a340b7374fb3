"""The medal events still to come, or of one day."""

from datetime import date, datetime

from medals_core.answering import Answer, Viewpoint, answers, stage_of
from medals_core.archive import Archive, Edition
from medals_core.frozen import Frozen
from medals_core.games import Athlete, Discipline, Event
from medals_core.medal_lines import entrants
from medals_core.medals import Colour, Medal
from medals_core.nations import Noc
from medals_core.questions import ProgrammeQuestion


class ProgrammeItem(Frozen):
    """One event with the athletes of the nation looked for that are entered, and its gold when decided."""

    event: Event
    entrants: tuple[Athlete, ...]
    is_decided: bool
    gold: tuple[Medal, ...]


class ProgrammeAnswer(Answer):
    """In order of day and start. Without a day: what is still to come; with one: all of that day."""

    items: tuple[ProgrammeItem, ...]
    day: date | None
    discipline: Discipline | None
    noc: Noc | None
    """Only events with its athletes, when asked so."""
    subject: Noc
    """Whose athletes are marked: the nation asked about, else the own nation."""
    remaining: int
    """Events to come in all."""


def _when(edition: Edition, event: Event) -> tuple[date, datetime, str]:
    """By day, and within a day by the start that a programme shows."""
    return edition.games.local(event.ends_at).date(), event.starts_at or event.ends_at, event.event_id


@answers(ProgrammeQuestion)
def answer_programme(question: ProgrammeQuestion, archive: Archive, viewpoint: Viewpoint) -> ProgrammeAnswer:
    edition = archive.edition(question.games)
    book = edition.book_at(question.as_of)
    subject = question.noc or viewpoint.own
    entered = entrants(archive, subject) if edition.games.games_id == archive.current_id else {}
    remaining = edition.remaining(question.as_of)
    if question.day is None:
        events = remaining
    else:
        events = tuple(e for e in edition.in_order if edition.games.local(e.ends_at).date() == question.day)
    items = tuple(
        ProgrammeItem(
            event=event,
            entrants=entered.get(event.event_id, ()),
            is_decided=book.is_decided(event.event_id),
            gold=tuple(medal for medal in book.podium(event.event_id) if medal.colour is Colour.GOLD),
        )
        for event in sorted(events, key=lambda event: _when(edition, event))
        if question.discipline in (None, event.discipline) and (question.noc is None or event.event_id in entered)
    )
    return ProgrammeAnswer(
        stage=stage_of(edition, question.as_of, viewpoint.now),
        items=items,
        day=question.day,
        discipline=archive.disciplines[question.discipline] if question.discipline else None,
        noc=question.noc,
        subject=subject,
        remaining=len(remaining),
    )
