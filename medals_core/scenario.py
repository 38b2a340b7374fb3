"""What-ifs: the table with medals more or fewer, and who passes whom between any two tables."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from medals_core.book import MedalBook
from medals_core.ledger import STEPS
from medals_core.medals import Colour, Medal, Tally
from medals_core.nations import Noc
from medals_core.queries.model import Added
from medals_core.queries.results import Move, Shift
from medals_core.standings import Standings


def moves(before: Standings, after: Standings) -> tuple[Move, ...]:
    """The nations whose tally or rank differs, or that pass or are passed, in order of the table afterwards (those that
    lost their last medal at the end). Pure: two tables in, nothing else needed."""
    change = _Change(before, after)
    found = (Move(**change.of(noc)) for noc in change.ranked)
    return tuple(
        move
        for move in found
        if move.was.tally != move.becomes.tally or move.was.rank != move.becomes.rank or move.passes or move.passed_by
    )


def shifts_of(nocs: Iterable[Noc], before: Standings, after: Standings) -> tuple[Shift, ...]:
    """What becomes of these nations between two tables, with their neighbours afterwards."""
    change, found = _Change(before, after), []
    for noc in nocs:
        rank = after.rank(noc)
        above, below = (after.above(noc), after.below(noc)) if rank is not None else (None, None)
        found.append(
            Shift(
                **change.of(noc),
                level=tuple(other.noc for other in after.at(rank) if other.noc != noc) if rank else (),
                above=above,
                below=below,
                reason_above=after.reason(above.noc, noc) if above else None,
                reason_below=after.reason(noc, below.noc) if below else None,
            )
        )
    return tuple(found)


class _Change:
    """From one table to another. ``ranked``: who is ranked in either, in order of the table afterwards."""

    def __init__(self, before: Standings, after: Standings) -> None:
        self._before, self._after = before, after
        gone = sorted({line.noc for line in before.ranked} - {line.noc for line in after.ranked})
        self.ranked = (*(line.noc for line in after.ranked), *gone)
        self._tallies = [(noc, before.line(noc).tally, after.line(noc).tally) for noc in self.ranked]

    def of(self, noc: Noc) -> dict[str, Any]:
        """What a nation's line does: whom it passes, and by whom it is passed."""
        was, becomes = self._before.line(noc), self._after.line(noc)
        rivals = self._tallies if noc in self.ranked else []
        passes = tuple(other for other, then, now in rivals if was.tally <= then and becomes.tally > now)
        passed_by = tuple(other for other, then, now in rivals if was.tally >= then and becomes.tally < now)
        return {"noc": noc, "was": was, "becomes": becomes, "passes": passes, "passed_by": passed_by}


def changed_tallies(book: MedalBook, changes: Iterable[Added]) -> dict[Noc, Tally]:
    """The tallies with the changes added; may go below zero, which the caller judges."""
    tallies = book.tallies()
    for change in changes:
        tallies[change.noc] = tallies.get(change.noc, Tally()).plus(change.colour, change.count)
    return tallies


def podium_with(podium: tuple[Medal, ...], colour: Colour, noc: Noc) -> tuple[Medal, ...]:
    """The podium (given from gold to bronze) if ``noc`` had won that colour. Its own medal there (the best lower one,
    else its lowest) is given up; the others keep their order and take the steps that are left; who falls off the podium
    has nothing."""
    steps = [medal.colour for medal in podium]
    if colour not in steps:
        steps = sorted([*steps, colour], key=lambda step: STEPS[step])
    own = [medal for medal in podium if medal.noc == noc]
    lower = [medal for medal in own if STEPS[medal.colour] > STEPS[colour]]
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
        replace(medal, colour=step) for medal, step in zip([*rest[:place], mine, *rest[place:]], steps, strict=False)
    )
