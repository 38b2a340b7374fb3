"""What-ifs: the table with medals more or fewer, and who passes whom between any two tables."""

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from medals_core.answering import Answer, Viewpoint, answers
from medals_core.archive import Archive
from medals_core.book import MedalBook
from medals_core.ledger import in_order
from medals_core.medals import Colour, Medal, Tally
from medals_core.nations import Noc
from medals_core.questions import Change, ChangedMedalQuestion, WhatIfQuestion
from medals_core.standings import Reason, Standing, Standings
from medals_core.view import view_of


class Move(BaseModel):
    """What one nation's line does between two tables. ``passes``: those it was not ahead of and now is; ``passed_by``:
    those that were not ahead of it and now are. In order of the table afterwards."""

    model_config = ConfigDict(frozen=True)

    noc: Noc
    was: Standing
    becomes: Standing
    passes: tuple[Noc, ...] = ()
    passed_by: tuple[Noc, ...] = ()

    @property
    def climbs(self) -> bool:
        return self.becomes.rank is not None and (self.was.rank is None or self.becomes.rank < self.was.rank)

    @property
    def drops(self) -> bool:
        return self.was.rank is not None and (self.becomes.rank is None or self.becomes.rank > self.was.rank)


def moves(before: Standings, after: Standings) -> tuple[Move, ...]:
    """The nations whose tally or rank differs, or that pass or are passed, in order of the table afterwards (those that
    lost their last medal at the end). Pure: two tables in, nothing else needed."""
    ranked = [line.noc for line in after.ranked]
    ranked += sorted({line.noc for line in before.ranked} - set(ranked))
    changed = {noc for noc in ranked if before.line(noc).tally != after.line(noc).tally}

    def overtakes(one: Noc, other: Noc) -> bool:
        return before.line(one).tally <= before.line(other).tally and after.line(one).tally > after.line(other).tally

    found: list[Move] = []
    for noc in ranked:
        was, becomes = before.line(noc), after.line(noc)
        rivals = [other for other in ranked if other != noc and (noc in changed or other in changed)]
        move = Move(
            noc=noc,
            was=was,
            becomes=becomes,
            passes=tuple(other for other in rivals if overtakes(noc, other)),
            passed_by=tuple(other for other in rivals if overtakes(other, noc)),
        )
        if noc in changed or was.rank != becomes.rank or move.passes or move.passed_by:
            found.append(move)
    return tuple(found)


class Effect(BaseModel):
    """What the changes do to one nation: its line before and after, and who stands just above and below it then.
    ``reason_above``/``reason_below``: why it stands below the one and above the other."""

    model_config = ConfigDict(frozen=True)

    move: Move
    above: Standing | None
    below: Standing | None
    level: tuple[Noc, ...] = ()
    reason_above: Reason | None = None
    reason_below: Reason | None = None

    @property
    def noc(self) -> Noc:
        return self.move.noc


class Shortage(BaseModel):
    """More medals of a colour taken away than the nation holds."""

    model_config = ConfigDict(frozen=True)

    noc: Noc
    colour: Colour
    holds: int
    taken: int


class Goal(BaseModel):
    """The yes or no that was asked. ``obstacle``: who stands in the way (the line just above that must be passed)."""

    model_config = ConfigDict(frozen=True)

    reached: bool
    already: bool
    """Was it so without any change?"""
    obstacle: Standing | None = None


class WhatIfAnswer(Answer):
    """``effects``: of the nations changed, in the order asked. ``moves``: everybody whose rank or tally changes.
    With ``shortages`` nothing is computed."""

    changes: tuple[Change, ...]
    effects: tuple[Effect, ...] = ()
    moves: tuple[Move, ...] = ()
    shortages: tuple[Shortage, ...] = ()
    goal_noc: Noc
    goal: Goal | None = None


class ChangedMedalAnswer(Answer):
    """``podium_before``/``podium_after``: of the event. ``given_up``: the nation's own lower medals there. ``effect``
    is of the nation asked about. ``undecided``: there is no podium to change yet (nothing is computed)."""

    event_id: str
    colour: Colour
    noc: Noc
    podium_before: tuple[Medal, ...] = ()
    podium_after: tuple[Medal, ...] = ()
    given_up: tuple[Colour, ...] = ()
    effect: Effect | None = None
    moves: tuple[Move, ...] = ()
    already: bool = False
    undecided: bool = False


def changed_tallies(book: MedalBook, changes: Iterable[Change]) -> dict[Noc, Tally]:
    """The tallies with the changes added; may go below zero, which the caller judges."""
    tallies = book.tallies()
    for change in changes:
        tallies[change.noc] = tallies.get(change.noc, Tally()).plus(change.colour, change.count)
    return tallies


def effect_on(noc: Noc, before: Standings, after: Standings, found: tuple[Move, ...]) -> Effect:
    line = after.line(noc)
    above, below = (after.above(noc), after.below(noc)) if line.rank is not None else (None, None)
    move = next(
        (move for move in found if move.noc == noc), Move(noc=noc, was=before.line(noc), becomes=after.line(noc))
    )
    return Effect(
        move=move,
        above=above,
        below=below,
        level=tuple(other.noc for other in after.at(line.rank) if other.noc != noc) if line.rank else (),
        reason_above=after.reason(above.noc, noc) if above else None,
        reason_below=after.reason(noc, below.noc) if below else None,
    )


@answers(WhatIfQuestion)
def what_if(question: WhatIfQuestion, archive: Archive, viewpoint: Viewpoint) -> WhatIfAnswer:
    """The table with so many medals more (or fewer); all else stays as it is."""
    _, book, stage = view_of(question, archive, viewpoint)
    nocs = tuple(dict.fromkeys(change.noc for change in question.changes))
    goal_noc = viewpoint.own if viewpoint.own in nocs else nocs[0]
    tallies = changed_tallies(book, question.changes)
    shortages = tuple(
        Shortage(noc=noc, colour=colour, holds=held, taken=held - tallies[noc].of(colour))
        for noc in nocs
        for colour in Colour
        if tallies[noc].of(colour) < 0
        for held in (book.tally(noc).of(colour),)
    )
    if shortages:
        return WhatIfAnswer(stage=stage, changes=question.changes, shortages=shortages, goal_noc=goal_noc)
    before, after = book.standings, Standings.of(tallies)
    found = moves(before, after)
    goal = None
    if question.goal_rank is not None:
        rank, former = after.rank(goal_noc), before.rank(goal_noc)
        reached = rank is not None and rank <= question.goal_rank
        goal = Goal(
            reached=reached,
            already=former is not None and former <= question.goal_rank,
            obstacle=None if reached else _holder(after, question.goal_rank),
        )
    elif question.goal_passes is not None:
        target = question.goal_passes
        reached = after.line(goal_noc).tally > after.line(target).tally
        goal = Goal(
            reached=reached,
            already=before.line(goal_noc).tally > before.line(target).tally,
            obstacle=None if reached else after.line(target),
        )
    return WhatIfAnswer(
        stage=stage,
        changes=question.changes,
        effects=tuple(effect_on(noc, before, after, found) for noc in nocs),
        moves=found,
        goal_noc=goal_noc,
        goal=goal,
    )


def _holder(standings: Standings, rank: int) -> Standing | None:
    """The lowest of those who stand at or above the rank: whom one must get level with."""
    holders = [line for line in standings.ranked if line.rank is not None and line.rank <= rank]
    return holders[-1] if holders else None


def podium_with(podium: tuple[Medal, ...], colour: Colour, noc: Noc) -> tuple[Medal, ...]:
    """The podium (given from gold to bronze) if ``noc`` had won that colour. Its own medal there (the best lower one,
    else its lowest) is given up; the others keep their order and take the steps that are left; who falls off the podium
    has nothing."""
    steps = [medal.colour for medal in podium]
    if colour not in steps:
        steps = sorted([*steps, colour], key=_STEPS.index)
    own = [medal for medal in podium if medal.noc == noc]
    lower = [medal for medal in own if _STEPS.index(medal.colour) > _STEPS.index(colour)]
    given_up = next(iter(lower or own[-1:]), None)
    rest = [medal for medal in podium if medal is not given_up]
    place = steps.index(colour)
    mine = Medal(
        colour=colour,
        noc=noc,
        athletes=given_up.athletes if given_up else (),
        won_at=max(medal.won_at for medal in podium),
    )
    return tuple(
        medal.model_copy(update={"colour": step})
        for medal, step in zip([*rest[:place], mine, *rest[place:]], steps, strict=False)
    )


_STEPS = (Colour.GOLD, Colour.SILVER, Colour.BRONZE)


@answers(ChangedMedalQuestion)
def changed_medal(question: ChangedMedalQuestion, archive: Archive, viewpoint: Viewpoint) -> ChangedMedalAnswer:
    """The table if the nation had won that colour in that event. Raises KeyError for an unknown event."""
    edition, book, stage = view_of(question, archive, viewpoint)
    event = edition.events[question.event_id]
    noc = question.noc or viewpoint.own
    podium = in_order(book.podium(event.event_id))
    common = {"stage": stage, "event_id": event.event_id, "colour": question.colour, "noc": noc}
    if not book.is_decided(event.event_id):
        return ChangedMedalAnswer(**common, podium_before=podium, undecided=True)
    if any(medal.noc == noc and medal.colour is question.colour for medal in podium):
        return ChangedMedalAnswer(**common, podium_before=podium, podium_after=podium, already=True)
    changed = podium_with(podium, question.colour, noc)
    entry = book.entry(event.event_id)
    assert entry is not None
    after_book = book.record(entry.model_copy(update={"podium": changed}))
    before, after = book.standings, after_book.standings
    found = moves(before, after)
    had = [medal.colour for medal in podium if medal.noc == noc]
    keeps = [medal.colour for medal in changed if medal.noc == noc]
    return ChangedMedalAnswer(
        **common,
        podium_before=podium,
        podium_after=changed,
        given_up=tuple(colour for colour in _STEPS if had.count(colour) > keeps.count(colour)),
        effect=effect_on(noc, before, after, found),
        moves=found,
    )
