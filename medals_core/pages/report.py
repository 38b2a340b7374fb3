"""The facts of a day report: what the day did to the own nation, why, what was missed, who won what, what comes next.
Facts only: the words are the replies' business."""

from dataclasses import replace
from datetime import date, timedelta

from medals_core.answering import Answer, Viewpoint, answers, stage_of
from medals_core.archive import Archive, AsOf, Edition
from medals_core.book import MedalBook
from medals_core.frozen import Frozen
from medals_core.games import Event
from medals_core.ledger import in_order
from medals_core.medal_lines import MedalLine, entrants, medal_lines, tallies_of
from medals_core.medals import Colour, Tally
from medals_core.nations import Noc
from medals_core.pages.race import Pursuers
from medals_core.queries.model import Added
from medals_core.queries.results import Move
from medals_core.questions import ReportQuestion
from medals_core.scenario import changed_tallies, moves, podium_with, shifts_of
from medals_core.standings import Reason, Standing, Standings

TOP = 3


class MissedChance(Frozen):
    """Where the nation would have stood with gold instead of ``instead_of`` in that event, or (``event`` None) with
    one gold more. A computed what-if: all else stays as it is."""

    event: Event | None
    instead_of: Colour | None
    would_be: Standing
    passes: tuple[Noc, ...]


class Champion(Frozen):
    """Someone who won gold today and had won gold before at these Games. ``golds``: of these Games, today included."""

    name: str
    noc: Noc
    golds: int


class ReportAnswer(Answer):
    """``before``/``after``: the own nation's line at the end of the day before and of this day (or at the moment asked
    for). ``medals``: all of the day in order of time; ``own_medals``: of the own nation. ``dry_days``: full days
    without an own medal just before this one (None before its first). ``nations``: what each won today, best first.
    ``is_over``: nothing is left after this day."""

    day: date
    number: int | None
    noc: Noc
    has_day_data: bool
    is_future: bool = False
    before: Standing
    after: Standing
    move: Move | None = None
    medals: tuple[MedalLine, ...] = ()
    own_medals: tuple[MedalLine, ...] = ()
    n_events: int = 0
    top: tuple[Standing, ...] = ()
    above: Standing | None = None
    above_reason: Reason | None = None
    below: Standing | None = None
    below_reason: Reason | None = None
    pursuers: Pursuers | None = None
    missed: MissedChance | None = None
    champions: tuple[Champion, ...] = ()
    first_medals: tuple[Noc, ...] = ()
    nations: tuple[tuple[Noc, Tally], ...] = ()
    dry_days: int | None = None
    next_day: date | None = None
    next_events: tuple[Event, ...] = ()
    next_own: tuple[Event, ...] = ()
    n_left: int = 0
    is_over: bool = False


@answers(ReportQuestion)
def report(question: ReportQuestion, archive: Archive, viewpoint: Viewpoint) -> ReportAnswer:
    """The facts of that day (in the Games' time zone) for the own nation."""
    edition = archive.edition(question.games)
    games, noc, day = edition.games, viewpoint.own, question.day
    asked = stage_of(edition, question.as_of, viewpoint.now)
    end = min(games.end_of(day), asked.at)
    then = AsOf(won_by=end, known_by=question.as_of.known_by)
    eve = AsOf(won_by=min(games.end_of(day - timedelta(days=1)), end), known_by=question.as_of.known_by)
    book, former = edition.book_at(then), edition.book_at(eve)
    before, after = former.standings, book.standings
    stage = stage_of(edition, then, viewpoint.now)
    number = games.day_number(day) if games.first_medal_day <= day <= games.closing else None
    base = {
        "stage": stage, "day": day, "number": number, "noc": noc, "has_day_data": games.has_day_data,
        "before": before.line(noc), "after": after.line(noc),
    }  # fmt: skip
    lines = medal_lines(edition, (won for won in book.medals() if won.medal.won_at > (eve.won_by or end)))
    if not games.has_day_data or not lines:
        return ReportAnswer(**base, is_future=games.start_of(day) > (question.as_of.won_by or viewpoint.now))
    own = tuple(line for line in lines if line.medal.noc == noc)
    above, below = (after.above(noc), after.below(noc)) if after.rank(noc) is not None else (None, None)
    next_day, next_events = _next_day(edition, book, day)
    return ReportAnswer(
        **base,
        move=next((move for move in moves(before, after) if move.noc == noc), None),
        medals=lines,
        own_medals=own,
        n_events=len(book.decided() - former.decided()),
        top=after.ranked[:TOP],
        above=above,
        above_reason=after.reason(above.noc, noc) if above else None,
        below=below,
        below_reason=after.reason(noc, below.noc) if below else None,
        pursuers=_pursuers(after, noc),
        missed=_missed(book, noc, own),
        champions=_champions(book, lines, noc),
        first_medals=tuple(sorted(set(book.tallies()) - set(former.tallies()))) if len(former) else (),
        nations=tuple(sorted(tallies_of(lines).items(), key=lambda item: (*(-count for count in item[1]), item[0]))),
        dry_days=_dry_days(edition, former, noc, day),
        next_day=next_day,
        next_events=next_events,
        next_own=_own_events(archive, edition, noc, next_events),
        n_left=stage.remaining,
        is_over=stage.remaining == 0,
    )


def _pursuers(table: Standings, noc: Noc) -> Pursuers | None:
    """Those right below with the highest number of golds below the nation's own place."""
    own = table.line(noc)
    lower = [line for line in table.ranked if line.tally < own.tally] if own.rank is not None else []
    if not lower or lower[0].tally.gold == 0:
        return None
    golds = lower[0].tally.gold
    return Pursuers(golds=golds, nocs=tuple(line.noc for line in lower if line.tally.gold == golds))


def _champions(book: MedalBook, lines: tuple[MedalLine, ...], noc: Noc) -> tuple[Champion, ...]:
    """Who won gold today for at least the second time at these Games, the own nation's first."""
    found: dict[str, Champion] = {}
    for line in lines:
        if line.medal.colour is not Colour.GOLD:
            continue
        for name in line.medal.athletes:
            mine = (won for won in book.medals_by_athlete.get(name, ()) if won.medal.noc == line.medal.noc)
            golds = sum(won.medal.colour is Colour.GOLD for won in mine)
            if golds >= 2:
                found[name] = Champion(name=name, noc=line.medal.noc, golds=golds)
    return tuple(sorted(found.values(), key=lambda one: (one.noc != noc, -one.golds, one.name)))


def _missed(book: MedalBook, noc: Noc, own: tuple[MedalLine, ...]) -> MissedChance | None:
    """The change that would have brought the nation highest: gold instead of a silver or bronze of the day; without
    such a medal one gold more. None for a nation that the table leaves out."""
    before = book.standings
    chances: list[MissedChance] = []
    for event in dict.fromkeys(line.event for line in own):
        entry = book.entry(event.event_id)
        podium = in_order(entry.podium) if entry else ()
        best = next((medal.colour for medal in podium if medal.noc == noc), Colour.GOLD)
        if entry and best is not Colour.GOLD and book.is_decided(event.event_id):
            after = book.record(replace(entry, podium=podium_with(podium, Colour.GOLD, noc))).standings
            chances.append(_chance(before, after, noc, event, best))
    if not own:
        extra = Added(noc=noc, colour=Colour.GOLD)
        chances.append(_chance(before, Standings.of(changed_tallies(book, [extra])), noc, None, None))
    ranked = [chance for chance in chances if chance.would_be.rank is not None]
    return min(ranked, key=lambda chance: chance.would_be.rank or 0, default=None)


def _chance(
    before: Standings, after: Standings, noc: Noc, event: Event | None, instead_of: Colour | None
) -> MissedChance:
    (shift,) = shifts_of((noc,), before, after)
    return MissedChance(event=event, instead_of=instead_of, would_be=shift.becomes, passes=shift.passes)


def _dry_days(edition: Edition, former: MedalBook, noc: Noc, day: date) -> int | None:
    won = former.medals_of(noc)
    if not won:
        return None
    return (day - edition.games.local(won[-1].medal.won_at).date()).days - 1


def _next_day(edition: Edition, book: MedalBook, day: date) -> tuple[date | None, tuple[Event, ...]]:
    """The next day with events not decided at the end of this one, and those events."""
    decided = book.decided()
    coming = [
        event
        for event in edition.in_order
        if event.event_id not in decided and edition.games.local(event.ends_at).date() > day
    ]
    if not coming:
        return None, ()
    first = edition.games.local(coming[0].ends_at).date()
    return first, tuple(event for event in coming if edition.games.local(event.ends_at).date() == first)


def _own_events(archive: Archive, edition: Edition, noc: Noc, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Those of the events for which the nation has athletes entered (known of the current Games alone)."""
    if edition.games.games_id != archive.current_id:
        return ()
    entered = entrants(archive, noc)
    return tuple(event for event in events if event.event_id in entered)
