"""Certain or closed: the best and the worst rank that a nation can still end at.

The assumption, said in every answer: each event still to come gives one gold, one silver and one bronze, and any
nation may win any of them, all three of one event included. A bronze that is decided already is not given again.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from functools import cached_property, lru_cache

from medals_core.answering import Answer, Viewpoint, answers
from medals_core.archive import Archive, Edition
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.overtaking import ways_past
from medals_core.queries.contest import Contest
from medals_core.queries.described import known
from medals_core.queries.filters import ALL, Scope
from medals_core.questions import Asked, CertaintyQuestion
from medals_core.standings import UNRANKED, Standing
from medals_core.view import view_of

TOP_TEN = 10


class Verdict(StrEnum):
    CERTAIN = "certain"
    OPEN = "open"
    CLOSED = "closed"


class CertaintyAnswer(Answer):
    """``best`` and ``worst``: the ranks still possible. ``worst`` None: it may still end without a medal, so without a
    rank; ``best`` None: no rank possible (neutral athletes, or nothing left to win). ``left``: golds, silvers and
    bronzes still to win. ``since``: the moment from which the verdict held without a break (aware)."""

    noc: Noc
    place: int
    now: Standing
    left: Tally
    best: int | None
    worst: int | None
    verdict: Verdict
    since: datetime | None = None
    unranked: bool = False


def best_rank(own: Tally, others: Iterable[Tally], left: Tally) -> int | None:
    """The rank when the nation wins all that is left. None when it has no medal and none is left."""
    best = own.combined(left)
    return 1 + sum(other > best for other in others) if best.total else None


def worst_rank(own: Tally, others: Iterable[Tally], left: Tally, without_medals: int = 0) -> int | None:
    """The rank when the nation wins nothing more and as many others as possible pass it. ``others``: those with
    medals; ``without_medals``: how many more nations take part. None when the nation has no medal itself."""
    if not own.total:
        return None
    ahead = [other for other in others if other > own]
    behind = tuple(sorted((other for other in others if other <= own), reverse=True))
    return 1 + len(ahead) + most_that_pass(own, behind, left, without_medals)


@lru_cache(maxsize=4096)
def most_that_pass(own: Tally, behind: tuple[Tally, ...], left: Tally, without_medals: int = 0) -> int:
    """The largest number of nations of ``behind`` (none of them ahead of ``own``) and of those ``without_medals`` that
    together can pass ``own`` with the medals of ``left``. Exact.

    A nation that holds at least as many of every colour as another passes at most as dearly, so those without medals
    come last: only when all others pass. Among those it is a choice of at most three minimal sets each: for every
    number of nations passed the cheapest sums (none of which is larger in every colour than another) are kept.
    """
    if not own.total:
        raise ValueError("a nation without medals has no rank to lose")
    count, sums = _cheapest_sums(own, behind, left)
    if count < len(behind) or not without_medals:
        return count
    return count + max(_most_from_zero(own, left.minus(spent), without_medals) for spent in sums)


def _most_from_zero(own: Tally, left: Tally, nations: int) -> int:
    """The largest number out of so many nations without medals that can pass: each by one gold more, or by as many
    golds and one silver more, or by as many golds and silvers and one bronze more. The last is the cheapest in silver
    and nothing else needs bronze, so as many as possible go that way."""
    most = 0
    for by_gold in range(min(nations, left.gold // (own.gold + 1)) + 1):
        golds = left.gold - by_gold * (own.gold + 1)
        level = min(nations - by_gold, golds // own.gold) if own.gold else nations - by_gold
        by_bronze = min(level, left.bronze // (own.bronze + 1))
        if own.silver:
            by_bronze = min(by_bronze, left.silver // own.silver)
        by_silver = min(level - by_bronze, (left.silver - by_bronze * own.silver) // (own.silver + 1))
        most = max(most, by_gold + by_bronze + by_silver)
    return most


def _cheapest_sums(own: Tally, behind: tuple[Tally, ...], left: Tally) -> tuple[int, list[Tally]]:
    """How many of ``behind`` can pass at most, and the cheapest ways to let so many pass."""
    ways = sorted((ways_past(tally, own) for tally in behind), key=lambda options: (options[-1].gold, options[0]))
    n_most = _most_by_gold(ways, left.gold)
    frontiers: list[list[Tally]] = [[Tally()]]
    for index, options in enumerate(ways):
        rest = len(ways) - index - 1
        best_sure = _completed(frontiers, ways[index:], left)
        for count in range(len(frontiers) - 1, -1, -1):
            if count + 1 + rest < best_sure:
                break
            grown = [
                total
                for spent in frontiers[count]
                for option in options
                if (total := spent.combined(option)).fits_in(left)
            ]
            if not grown:
                continue
            if count + 1 == len(frontiers):
                frontiers.append(_cheapest(grown))
            else:
                frontiers[count + 1] = _cheapest([*frontiers[count + 1], *grown])
        if len(frontiers) - 1 == n_most < len(ways):
            break
    return len(frontiers) - 1, frontiers[-1]


def _cheapest(sums: list[Tally]) -> list[Tally]:
    """The sums that no other undercuts in every colour."""
    kept: list[Tally] = []
    staircase: list[tuple[int, int]] = []
    for one in sorted(set(sums)):
        if any(silver <= one[1] and bronze <= one[2] for silver, bronze in staircase):
            continue
        staircase = [step for step in staircase if not (one[1] <= step[0] and one[2] <= step[1])]
        staircase.append((one[1], one[2]))
        kept.append(one)
    return kept


def _most_by_gold(ways: Sequence[tuple[Tally, ...]], golds: int) -> int:
    """No more than this many can pass: each needs at least the golds of its cheapest set in gold."""
    count = 0
    for needed in sorted(min(option.gold for option in options) for options in ways):
        golds -= needed
        if golds < 0:
            break
        count += 1
    return count


def _completed(frontiers: Sequence[Sequence[Tally]], ways: Sequence[tuple[Tally, ...]], left: Tally) -> int:
    """So many pass for sure, going on from the largest number reached."""
    spent, count = frontiers[-1][0], len(frontiers) - 1
    for options in ways:
        for option in reversed(options):
            total = spent.combined(option)
            if total.fits_in(left):
                spent, count = total, count + 1
                break
    return count


def participants(archive: Archive, edition: Edition) -> int:
    """How many ranked nations take part: by the athletes entered, else by the number known for those Games."""
    with_medals = {line.noc for line in edition.book.standings.ranked}
    entered = archive.nations_entered - UNRANKED if edition is archive.current else frozenset()
    return len(entered | with_medals) if entered else max(edition.games.n_nations or 0, len(with_medals))


class Prospect:
    """What may still become of a nation in a contest, as known at that moment."""

    def __init__(self, noc: Noc, contest: Contest, moment: datetime | None) -> None:
        tallies = contest.tallies_at(moment)
        self.left = contest.left_at(moment)
        self._noc = noc
        self._contest = contest
        self._tallies = tallies
        self._own = tallies.get(known(noc, contest.archive), Tally())
        self._others = [tally for other, tally in tallies.items() if other != noc and other not in UNRANKED]

    @cached_property
    def best(self) -> int | None:
        return None if self._noc in UNRANKED else best_rank(self._own, self._others, self.left)

    @cached_property
    def worst(self) -> int | None:
        if self._noc in UNRANKED:
            return None
        idle = participants(self._contest.archive, self._contest.edition) - len(self._others) - 1
        return worst_rank(self._own, self._others, self.left, max(0, idle))

    def of_place(self, place: int) -> Verdict:
        """Does it end there or better?"""
        if self.best is None or self.best > place:
            return Verdict.CLOSED
        return Verdict.CERTAIN if self.worst is not None and self.worst <= place else Verdict.OPEN

    def of_ending_above(self, other: Noc) -> Verdict:
        theirs = self._tallies.get(known(other, self._contest.archive), Tally())
        if self._noc in UNRANKED or self._own.combined(self.left) <= theirs:
            return Verdict.CLOSED
        return Verdict.CERTAIN if self._own > theirs.combined(self.left) else Verdict.OPEN


def settled_since(contest: Contest, is_so: Callable[[datetime], bool]) -> datetime | None:
    """The first moment of those up to the one asked about at which it was so. Looked up by halves: what is settled
    stays so, as each event can only give what was reckoned with."""
    until = contest.found.until
    moments = [one for one in contest.found.indexes[-1].moments if until is None or one <= until]
    place = bisect_left(moments, True, key=is_so)
    return moments[place] if place < len(moments) else None


def prospects(question: Asked, noc: Noc, archive: Archive) -> tuple[Contest, Prospect]:
    """Of a nation in the table that a page is about."""
    games = Scope(ids=(question.games or archive.current_id,))
    contest = Contest(ALL.narrowed(games=games, as_of=question.as_of), archive)
    return contest, Prospect(noc, contest, contest.found.until)


@answers(CertaintyQuestion)
def certainty(question: CertaintyQuestion, archive: Archive, viewpoint: Viewpoint) -> CertaintyAnswer:
    """Best and worst rank still possible at that moment, and whether the place is certain, open or closed."""
    edition, book, stage = view_of(question, archive, viewpoint)
    noc = question.noc or viewpoint.own
    place = question.place or next((aim.top for aim in edition.games.ambitions if aim.noc == noc), TOP_TEN)
    contest, here = prospects(question, noc, archive)
    verdict, since = here.of_place(place), None
    if verdict is not Verdict.OPEN and noc not in UNRANKED and edition.games.has_day_data:
        since = settled_since(contest, lambda moment: Prospect(noc, contest, moment).of_place(place) is verdict)
    return CertaintyAnswer(stage=stage, noc=noc, place=place, now=book.standings.line(noc), left=here.left,
                           best=here.best, worst=here.worst, verdict=verdict, since=since,
                           unranked=noc in UNRANKED)  # fmt: skip
