"""The medals of one athlete, at these Games and at former ones."""

from medals_core.answering import Answer, Viewpoint, answers, stage_of
from medals_core.archive import LATEST, Archive, AsOf, Edition
from medals_core.games import Athlete, Event, Games
from medals_core.medal_lines import MedalLine, tally_of
from medals_core.medals import Tally
from medals_core.queries.index import index_of
from medals_core.questions import AthleteQuestion


class AthleteAnswer(Answer):
    athlete: Athlete
    medals: tuple[MedalLine, ...]
    """At the Games asked about, in order of time."""
    elsewhere: tuple[tuple[Games, tuple[MedalLine, ...]], ...]
    """At all other Games in the archive, the latest first."""
    entered: tuple[Event, ...]
    """Events of the Games asked about (the current ones only) that the athlete is entered in."""
    undecided: tuple[Event, ...]
    """Those of them whose gold is not decided yet."""
    games_named: bool
    """Were the Games named in the question?"""

    @property
    def tally(self) -> Tally:
        return tally_of(self.medals)

    @property
    def tally_elsewhere(self) -> Tally:
        return tally_of(line for _, lines in self.elsewhere for line in lines)


@answers(AthleteQuestion)
def answer_athlete(question: AthleteQuestion, archive: Archive, viewpoint: Viewpoint) -> AthleteAnswer:
    athlete = archive.athletes[question.athlete_id]
    edition = archive.edition(question.games)
    won = {
        other.games: lines
        for other in reversed(archive.editions_of(athlete))
        if other is not edition and (lines := _medals(athlete, other, LATEST, archive))
    }
    entered: tuple[Event, ...] = ()
    if edition.games.games_id == archive.current_id and athlete.in_current_games:
        entered = tuple(event for event in edition.in_order if event.event_id in athlete.events)
    decided = edition.book_at(question.as_of).decided()
    return AthleteAnswer(
        stage=stage_of(edition, question.as_of, viewpoint.now),
        athlete=athlete,
        medals=_medals(athlete, edition, question.as_of, archive),
        elsewhere=tuple(won.items()),
        entered=entered,
        undecided=tuple(event for event in entered if event.event_id not in decided),
        games_named=question.games is not None,
    )


def _medals(athlete: Athlete, edition: Edition, as_of: AsOf, archive: Archive) -> tuple[MedalLine, ...]:
    """In order of time."""
    index = index_of(edition, as_of, archive)
    return tuple(index.lines(index.of_athlete(athlete) & index.until(as_of.won_by)))
