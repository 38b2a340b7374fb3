"""What a nation needs to pass another, or to reach a place: all minimal sets of medals."""

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from medals_core.answering import Answer, Viewpoint, answers
from medals_core.archive import Archive
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.questions import OvertakeQuestion
from medals_core.standings import UNRANKED, Standing, Standings
from medals_core.view import view_of


class MedalSet(BaseModel):
    """So many extra medals. ``level``: it draws level with the target and shares its rank, rather than pass it.
    ``possible``: are that many golds, silvers and bronzes still to be won? (Always for finished Games: irrealis.)"""

    model_config = ConfigDict(frozen=True)

    extra: Tally
    level: bool = False
    possible: bool = True


def ways_past(own: Tally, target: Tally) -> tuple[Tally, ...]:
    """All Pareto-minimal sets of extra medals with which ``own`` stands above ``target``: more gold, or equal gold and
    more silver, or equal gold and silver and more bronze. Empty set (0-0-0) when it already does."""
    return _minimal(_candidates(own, target, bronze_more=1))


def ways_level(own: Tally, target: Tally) -> tuple[Tally, ...]:
    """All Pareto-minimal sets with which ``own`` stands above ``target`` or level with it."""
    return _minimal(_candidates(own, target, bronze_more=0))


def _candidates(own: Tally, target: Tally, bronze_more: int) -> list[Tally]:
    gold, silver, bronze = target.minus(own)
    found = [Tally(max(gold + 1, 0), 0, 0)]
    if gold >= 0:
        found.append(Tally(gold, max(silver + 1, 0), 0))
        if silver >= 0:
            found.append(Tally(gold, silver, max(bronze + bronze_more, 0)))
    return found


def _minimal(sets: Iterable[Tally]) -> tuple[Tally, ...]:
    distinct = sorted(set(sets), reverse=True)
    return tuple(one for one in distinct if not any(other != one and _within(other, one) for other in distinct))


def _within(small: Tally, large: Tally) -> bool:
    return all(a <= b for a, b in zip(small, large, strict=True))


class OvertakeAnswer(Answer):
    """``target``: whom to pass, or for a place the line that holds it (None when nobody stands there). ``sets``: every
    minimal set, most gold first; all else stays as it is. ``already``: it stands above (or holds the place) now.
    ``place``: asked for a place; a set may then also draw level. ``left``: golds, silvers and bronzes still to win."""

    noc: Noc
    own: Standing
    target: Standing | None
    place: int | None = None
    sets: tuple[MedalSet, ...] = ()
    already: bool = False
    unranked: bool = False
    left: Tally


def place_holder(standings: Standings, place: int, without: Noc) -> Standing | None:
    """Whom ``without`` must at least get level with to stand at that place: the ``place``-th of the others."""
    others = [line for line in standings.ranked if line.noc != without]
    return others[place - 1] if len(others) >= place else None


@answers(OvertakeQuestion)
def overtake(question: OvertakeQuestion, archive: Archive, viewpoint: Viewpoint) -> OvertakeAnswer:
    """All minimal sets of medals that pass the target or reach the place. Without either: the line just above."""
    edition, book, stage = view_of(question, archive, viewpoint)
    noc = question.noc or viewpoint.own
    standings = book.standings
    own = standings.line(noc)
    left = medals_left(len(edition.remaining(question.as_of)), stage.remaining)
    if question.target is not None and question.target != noc:
        target: Standing | None = standings.line(question.target)
    elif question.place is not None:
        target = place_holder(standings, question.place, noc)
    else:
        target = standings.above(noc)
    unranked = noc in UNRANKED or (target is not None and target.noc in UNRANKED)
    common = {"stage": stage, "noc": noc, "own": own, "target": target, "left": left, "unranked": unranked}
    if unranked:
        return OvertakeAnswer(**common, place=question.place)
    if question.target is None and question.place is not None:
        already = own.rank is not None and own.rank <= question.place
        if already:
            return OvertakeAnswer(**common, place=question.place, already=True)
        if target is None:
            return OvertakeAnswer(
                **common, place=question.place, sets=(MedalSet(extra=Tally(0, 0, 1)), MedalSet(extra=Tally(0, 1, 0)))
            )
        found = ways_level(own.tally, target.tally)
        sets = tuple(
            MedalSet(
                extra=extra,
                level=own.tally.combined(extra) == target.tally,
                possible=_within(extra, left) or not stage.remaining,
            )
            for extra in found
        )
        return OvertakeAnswer(**common, place=question.place, sets=sets)
    if target is None:
        return OvertakeAnswer(**common, already=True)
    if own.tally > target.tally:
        return OvertakeAnswer(**common, already=True)
    sets = tuple(
        MedalSet(extra=extra, possible=_within(extra, left) or not stage.remaining)
        for extra in ways_past(own.tally, target.tally)
    )
    return OvertakeAnswer(**common, sets=sets)


def medals_left(events: int, expected: int) -> Tally:
    """One gold, silver and bronze for each event left."""
    count = max(events, expected)
    return Tally(count, count, count)
