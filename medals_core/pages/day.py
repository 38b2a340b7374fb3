"""All medals of one day, and what they did to the table."""

from datetime import date, timedelta

from medals_core.answering import Answer, Viewpoint, answers, stage_of
from medals_core.archive import Archive, Edition
from medals_core.book import MedalBook
from medals_core.frozen import Frozen
from medals_core.games import Event
from medals_core.medal_lines import MedalLine, medal_lines, tallies_of
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.questions import DayQuestion
from medals_core.standings import Standing, Standings


class RankMove(Frozen):
    """A nation's line before and after the day."""

    noc: Noc
    before: Standing
    after: Standing

    @property
    def moved(self) -> bool:
        return self.before.rank != self.after.rank


class DayAnswer(Answer):
    day: date
    number: int | None
    """Day of the medal table; None before the first medal day and after the closing day."""
    lines: tuple[MedalLine, ...]
    """In order of time; only the nation's when one was asked about."""
    all_tallies: tuple[tuple[Noc, Tally], ...]
    """What each nation won that day, best first."""
    own: RankMove
    """Of the nation asked about, else the own nation."""
    top: tuple[RankMove, ...]
    """The first five after the day."""
    noc: Noc | None
    undecided: tuple[Event, ...]
    """Events planned that day that are not decided."""
    previous: date | None
    following: date | None
    has_day_data: bool


def medals_on(edition: Edition, book: MedalBook, day: date, noc: Noc | None = None) -> tuple[MedalLine, ...]:
    """The medals of that day (in the Games' time zone) in order of time."""
    won = book.medals_of(noc) if noc else book.medals()
    start, end = edition.games.start_of(day), edition.games.end_of(day)
    return medal_lines(edition, (each for each in won if start <= each.medal.won_at <= end))


@answers(DayQuestion)
def answer_day(question: DayQuestion, archive: Archive, viewpoint: Viewpoint) -> DayAnswer:
    edition = archive.edition(question.games)
    games = edition.games
    end = games.end_of(question.day)
    # A day that is not over yet has no standing "after" it: then the latest counts.
    moment = question.as_of
    if end <= viewpoint.now:
        moment = moment.model_copy(update={"won_by": min(end, moment.won_by or end)})
    after = edition.book_at(moment)
    before = edition.book_at(
        question.as_of.model_copy(update={"won_by": games.start_of(question.day) - timedelta(microseconds=1)})
    )
    lines = medals_on(edition, after, question.day, question.noc)
    every = lines if question.noc is None else medals_on(edition, after, question.day)
    in_games = games.opening <= question.day <= games.closing
    decided = after.decided()
    return DayAnswer(
        stage=stage_of(edition, moment, viewpoint.now),
        day=question.day,
        number=games.day_number(question.day) if games.first_medal_day <= question.day <= games.closing else None,
        lines=lines,
        all_tallies=tuple((line.noc, line.tally) for line in Standings.of(tallies_of(every))),
        own=_move(question.noc or viewpoint.own, before, after),
        top=tuple(_move(line.noc, before, after) for line in after.standings.ranked[:5]),
        noc=question.noc,
        undecided=tuple(
            event
            for event in edition.in_order
            if games.local(event.ends_at).date() == question.day and event.event_id not in decided
        ),
        previous=question.day - timedelta(days=1) if in_games and question.day > games.first_medal_day else None,
        following=question.day + timedelta(days=1) if in_games and question.day < games.closing else None,
        has_day_data=games.has_day_data,
    )


def _move(noc: Noc, before: MedalBook, after: MedalBook) -> RankMove:
    return RankMove(noc=noc, before=before.standings.line(noc), after=after.standings.line(noc))
