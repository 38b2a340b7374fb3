"""One event: its podium, or who of the own nation is entered when it is still to come."""

from medals_core.answering import Answer, Viewpoint, answers, stage_of
from medals_core.archive import Archive
from medals_core.games import Athlete, Discipline, Event
from medals_core.medal_lines import entrants
from medals_core.medals import Colour, Medal
from medals_core.nations import Noc
from medals_core.questions import EventQuestion


class EventAnswer(Answer):
    event: Event
    discipline: Discipline
    podium: tuple[Medal, ...]
    is_decided: bool
    own: Noc
    own_entrants: tuple[Athlete, ...]
    """Athletes of the own nation entered in it; known for the current Games only."""
    withdrawn: bool
    """Was a podium stated and taken back?"""

    def of(self, colour: Colour) -> tuple[Medal, ...]:
        return tuple(medal for medal in self.podium if medal.colour is colour)


@answers(EventQuestion)
def answer_event(question: EventQuestion, archive: Archive, viewpoint: Viewpoint) -> EventAnswer:
    edition = archive.edition(question.games)
    event = edition.events[question.event_id]
    book = edition.book_at(question.as_of)
    podium = book.podium(event.event_id)
    entry = book.entry(event.event_id)
    own = viewpoint.own
    is_current = edition.games.games_id == archive.current_id
    return EventAnswer(
        stage=stage_of(edition, question.as_of, viewpoint.now),
        event=event,
        discipline=archive.disciplines[event.discipline],
        podium=podium,
        is_decided=book.is_decided(event.event_id),
        own=own,
        own_entrants=entrants(archive, own).get(event.event_id, ()) if is_current else (),
        withdrawn=entry is not None and entry.is_withdrawal,
    )
