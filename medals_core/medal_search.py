"""The medals that satisfy conditions, and the nations that satisfy one."""

from datetime import date

from medals_core.answering import Answer, Viewpoint, answers, stage_of
from medals_core.archive import Archive, Edition
from medals_core.games import Athlete, Discipline, Event, Gender
from medals_core.medal_lines import MedalLine, medal_lines, medals_of_athlete, suits, tally_of
from medals_core.medals import Colour, Tally
from medals_core.nations import Noc
from medals_core.questions import MedalsQuestion, NationsQuestion, Wanted
from medals_core.standings import Standing


class MedalsAnswer(Answer):
    wanted: Wanted
    found: tuple[MedalLine, ...]
    """All that satisfy the conditions, in order of time."""
    noc: Noc | None
    colour: Colour | None
    discipline: Discipline | None
    event: Event | None
    gender: Gender | None
    athlete: Athlete | None
    from_day: date | None
    to_day: date | None
    ever: bool
    days_unknown: bool
    """Was a day asked of Games whose medals are only known as a whole?"""
    nation_tally: Tally | None
    """All the nation's medals at these Games, when a nation was asked about."""

    @property
    def tally(self) -> Tally:
        return tally_of(self.found)


@answers(MedalsQuestion)
def answer_medals(question: MedalsQuestion, archive: Archive, viewpoint: Viewpoint) -> MedalsAnswer:
    edition = archive.edition(question.games)
    athlete = archive.athletes[question.athlete_id] if question.athlete_id else None
    editions = tuple(archive.editions.values()) if question.ever else (edition,)
    dated = question.from_day is not None or question.to_day is not None
    found = tuple(line for each in editions for line in _found_at(each, question, athlete, archive))
    return MedalsAnswer(
        stage=stage_of(edition, question.as_of, viewpoint.now),
        wanted=question.wanted,
        found=found,
        noc=question.noc,
        colour=question.colour,
        discipline=archive.disciplines[question.discipline] if question.discipline else None,
        event=edition.events[question.event_id] if question.event_id else None,
        gender=question.gender,
        athlete=athlete,
        from_day=question.from_day,
        to_day=question.to_day,
        ever=question.ever,
        days_unknown=dated and not question.ever and not edition.games.has_day_data,
        nation_tally=edition.book_at(question.as_of).tally(question.noc) if question.noc else None,
    )


def _found_at(
    edition: Edition, question: MedalsQuestion, athlete: Athlete | None, archive: Archive
) -> tuple[MedalLine, ...]:
    book = edition.book_at(question.as_of)
    if athlete is not None:
        lines = medals_of_athlete(athlete, archive, edition, book)
    else:
        lines = medal_lines(edition, book.medals_of(question.noc) if question.noc else book.medals())
    return tuple(line for line in lines if _satisfies(line, question))


def _satisfies(line: MedalLine, question: MedalsQuestion) -> bool:
    return (
        question.noc in (None, line.medal.noc)
        and question.colour in (None, line.medal.colour)
        and question.event_id in (None, line.event.event_id)
        and suits(line.event, question.discipline, question.gender)
        and (question.from_day is None or line.day >= question.from_day)
        and (question.to_day is None or line.day <= question.to_day)
    )


class NationsAnswer(Answer):
    """The nations that satisfy the condition: by count where a count was asked for, else in the order of the table."""

    lines: tuple[Standing, ...]
    colour: Colour | None
    minimum: int
    exactly: bool
    without: bool
    first_ever: bool
    count: bool
    first_medals: tuple[MedalLine, ...] = ()
    """With ``first_ever``: the first medal (of the colour) of each of these nations."""
    own: Standing


@answers(NationsQuestion)
def answer_nations(question: NationsQuestion, archive: Archive, viewpoint: Viewpoint) -> NationsAnswer:
    edition = archive.edition(question.games)
    book = edition.book_at(question.as_of)
    colour = question.colour or (Colour.GOLD if question.without else None)
    lines: list[Standing] = []
    firsts: list[MedalLine] = []
    for line in book.standings:
        held = line.tally.total if colour is None else line.tally.of(colour)
        if question.without:
            if held == 0:
                lines.append(line)
        elif question.first_ever:
            if held and line.rank is not None and not _won_before(line.noc, colour, edition, archive):
                lines.append(line)
                won = (won for won in book.medals_of(line.noc) if colour in (None, won.medal.colour))
                firsts += medal_lines(edition, [next(won)])
        elif held == question.minimum or (held > question.minimum and not question.exactly):
            lines.append(line)
    if not (question.without or question.first_ever):
        # Asked by count, so told by count; the sort keeps the order of the table among equals.
        lines.sort(key=lambda line: -(line.tally.total if colour is None else line.tally.of(colour)))
    return NationsAnswer(
        stage=stage_of(edition, question.as_of, viewpoint.now),
        lines=tuple(lines),
        colour=colour,
        minimum=question.minimum,
        exactly=question.exactly,
        without=question.without,
        first_ever=question.first_ever,
        count=question.count,
        first_medals=tuple(firsts),
        own=book.standings.line(viewpoint.own),
    )


def _won_before(noc: Noc, colour: Colour | None, edition: Edition, archive: Archive) -> bool:
    """Did this very NOC win such a medal at earlier Games of the same season? Predecessor states stay themselves."""
    return any(
        held.total if colour is None else held.of(colour)
        for other in archive.editions.values()
        if other.games.season == edition.games.season and other.games.opening < edition.games.opening
        for held in (other.book.tally(noc),)
    )
