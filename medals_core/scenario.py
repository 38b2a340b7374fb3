"""What-ifs: the table with medals more or fewer, and who passes whom between any two tables."""

from collections.abc import Iterable
from dataclasses import replace

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
    ranked, former, latter = _tallies(before, after)
    changed = {noc for noc in ranked if former[noc] != latter[noc]}
    found: list[Move] = []
    for noc in ranked:
        was, becomes = before.line(noc), after.line(noc)
        rivals = [other for other in ranked if other != noc and (noc in changed or other in changed)]
        passes, passed_by = _passings(noc, rivals, former, latter)
        if noc in changed or was.rank != becomes.rank or passes or passed_by:
            found.append(Move(noc=noc, was=was, becomes=becomes, passes=passes, passed_by=passed_by))
    return tuple(found)


def _tallies(before: Standings, after: Standings) -> tuple[tuple[Noc, ...], dict[Noc, Tally], dict[Noc, Tally]]:
    """Who is ranked in either table, in order of the table afterwards, and their tallies in both."""
    gone = sorted({line.noc for line in before.ranked} - {line.noc for line in after.ranked})
    ranked = (*(line.noc for line in after.ranked), *gone)
    return ranked, {noc: before.line(noc).tally for noc in ranked}, {noc: after.line(noc).tally for noc in ranked}


def _passings(
    noc: Noc, rivals: Iterable[Noc], before: dict[Noc, Tally], after: dict[Noc, Tally]
) -> tuple[tuple[Noc, ...], tuple[Noc, ...]]:
    """Whom the nation passes, and by whom it is passed."""
    was, becomes = before[noc], after[noc]
    passes = tuple(other for other in rivals if was <= before[other] and becomes > after[other])
    return passes, tuple(other for other in rivals if was >= before[other] and becomes < after[other])


def shifts_of(nocs: Iterable[Noc], before: Standings, after: Standings) -> tuple[Shift, ...]:
    """What becomes of these nations between two tables, with their neighbours afterwards."""
    ranked, former, latter = _tallies(before, after)
    found: list[Shift] = []
    for noc in nocs:
        was, becomes = before.line(noc), after.line(noc)
        passes, passed_by = _passings(noc, ranked, former, latter) if noc in latter else ((), ())
        above, below = (after.above(noc), after.below(noc)) if becomes.rank is not None else (None, None)
        found.append(
            Shift(
                noc=noc,
                was=was,
                becomes=becomes,
                passes=passes,
                passed_by=passed_by,
                level=tuple(other.noc for other in after.at(becomes.rank) if other.noc != noc) if becomes.rank else (),
                above=above,
                below=below,
                reason_above=after.reason(above.noc, noc) if above else None,
                reason_below=after.reason(noc, below.noc) if below else None,
            )
        )
    return tuple(found)


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
