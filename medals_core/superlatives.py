"""Who has most, or fewest, of something: nations or athletes."""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from medals_core.answering import Answer, Viewpoint, answers, stage_of
from medals_core.archive import Archive, Edition
from medals_core.games import Athlete, Discipline, Event, Gender
from medals_core.medal_lines import athlete_on_podium, suits
from medals_core.medals import Colour, Medal, Tally
from medals_core.nations import Noc
from medals_core.questions import SuperlativeQuestion
from medals_core.standings import UNRANKED


class Contender(BaseModel):
    """A nation (``name`` empty) or an athlete with what counts in the question."""

    model_config = ConfigDict(frozen=True)

    noc: Noc
    name: str = ""
    athlete: Athlete | None = None
    tally: Tally

    def count(self, colour: Colour | None) -> int:
        return self.tally.total if colour is None else self.tally.of(colour)


class SuperlativeAnswer(Answer):
    contenders: tuple[Contender, ...]
    """In the order asked for: most (or fewest) first; equals by gold, silver, bronze. Only those that hold at least
    one; no neutral athletes or mixed teams among nations."""
    of_athletes: bool
    colour: Colour | None
    fewest: bool
    noc: Noc | None
    discipline: Discipline | None
    gender: Gender | None
    ever: bool
    own: Noc

    @property
    def best(self) -> tuple[Contender, ...]:
        """Those who share the first place."""
        if not self.contenders:
            return ()
        top = self.contenders[0].count(self.colour)
        return tuple(each for each in self.contenders if each.count(self.colour) == top)


@answers(SuperlativeQuestion)
def answer_superlative(question: SuperlativeQuestion, archive: Archive, viewpoint: Viewpoint) -> SuperlativeAnswer:
    edition = archive.edition(question.games)
    editions = tuple(archive.editions.values()) if question.ever else (edition,)
    count = _count_nations if question.of == "nations" else _count_athletes
    contenders = [each for each in count(question, editions, archive) if each.count(question.colour)]
    sign = 1 if question.fewest else -1
    contenders.sort(
        key=lambda each: (sign * each.count(question.colour), *(-n for n in each.tally), each.noc, each.name)
    )
    return SuperlativeAnswer(
        stage=stage_of(edition, question.as_of, viewpoint.now),
        contenders=tuple(contenders),
        of_athletes=question.of == "athletes",
        colour=question.colour,
        fewest=question.fewest,
        noc=question.noc,
        discipline=archive.disciplines[question.discipline] if question.discipline else None,
        gender=question.gender,
        ever=question.ever,
        own=viewpoint.own,
    )


def _medals(question: SuperlativeQuestion, editions: tuple[Edition, ...]) -> Iterator[tuple[Event, Medal]]:
    for edition in editions:
        for event_id, medal in edition.book_at(question.as_of).medals():
            event = edition.events[event_id]
            if suits(event, question.discipline, question.gender) and question.noc in (None, medal.noc):
                yield event, medal


def _count_nations(
    question: SuperlativeQuestion, editions: tuple[Edition, ...], archive: Archive
) -> Iterator[Contender]:
    tallies: dict[Noc, Tally] = {}
    for _, medal in _medals(question, editions):
        if medal.noc not in UNRANKED:
            tallies[medal.noc] = tallies.get(medal.noc, Tally()).plus(medal.colour)
    return (Contender(noc=noc, tally=tally) for noc, tally in tallies.items())


def _count_athletes(
    question: SuperlativeQuestion, editions: tuple[Edition, ...], archive: Archive
) -> Iterator[Contender]:
    """One athlete can have won for several nations and under several spellings: counted together when the archive
    knows who it is."""
    tallies: dict[tuple[str, Noc], Tally] = {}
    persons: dict[tuple[str, Noc], Athlete | None] = {}
    for event, medal in _medals(question, editions):
        for name in medal.athletes:
            athlete = athlete_on_podium(name, medal.noc, archive, event.discipline)
            key = (athlete.athlete_id, athlete.nocs[0]) if athlete else (name, medal.noc)
            persons[key] = athlete
            tallies[key] = tallies.get(key, Tally()).plus(medal.colour)
    for key, tally in tallies.items():
        person = persons[key]
        yield Contender(noc=key[1], name=person.name if person else key[0], athlete=person, tally=tally)
