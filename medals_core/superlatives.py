"""Who has most, or fewest, of something: nations or athletes."""

from pydantic import BaseModel, ConfigDict

from medals_core.answering import Answer, Viewpoint, answers, stage_of
from medals_core.archive import Archive
from medals_core.games import Athlete, Discipline, Gender
from medals_core.medal_lines import athlete_on_podium, suits
from medals_core.medals import Colour, Tally
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
    tallies: dict[tuple[str, Noc], Tally] = {}
    persons: dict[tuple[str, Noc], Athlete | None] = {}
    for each in editions:
        for event_id, medal in each.book_at(question.as_of).medals():
            event = each.events[event_id]
            if not suits(event, question.discipline, question.gender) or question.noc not in (None, medal.noc):
                continue
            if question.of == "nations":
                if medal.noc in UNRANKED:
                    continue
                key = ("", medal.noc)
                tallies[key] = tallies.get(key, Tally()).plus(medal.colour)
                continue
            for name in medal.athletes:
                athlete = athlete_on_podium(name, medal.noc, archive, event.discipline)
                # One athlete can have won for several nations and under several spellings.
                key = (athlete.athlete_id, athlete.nocs[0]) if athlete else (name, medal.noc)
                persons[key] = athlete
                tallies[key] = tallies.get(key, Tally()).plus(medal.colour)
    contenders = [
        Contender(
            noc=noc,
            name="" if question.of == "nations" else (person.name if (person := persons[name, noc]) else name),
            athlete=persons.get((name, noc)),
            tally=tally,
        )
        for (name, noc), tally in tallies.items()
        if (tally.total if question.colour is None else tally.of(question.colour))
    ]
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
