"""Who of several bearers is meant. Who is at these Games goes before who is not, who is better known before others; a
clear winner is found, and only otherwise it is asked."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bot.understanding.names.found import MatchKind

CLEAR_LEAD = 1.5
"""How much better known one bearer of an exact name must be than the next, to be meant without asking."""
_SHORTEST_SURE = 5
"""A single word of fewer letters with a typing error is too many words at once: it is asked."""


class Candidate(NamedTuple):
    """An item whose form is the written one but for some errors. ``prior``: how well known, with favour; ``raw``:
    without it."""

    errors: int
    how: MatchKind
    prior: float
    place: int
    raw: float
    form: str

    @property
    def worth(self) -> float:
        """A first name alone is less sure than a surname."""
        return self.prior - {MatchKind.PART: 0.5, MatchKind.FIRST_NAME: 1.0}.get(self.how, 0.0)


class Ranking(NamedTuple):
    """``best`` is meant, unless there are ``rivals`` or it is not ``sure``; ``others`` are clearly less likely."""

    best: Candidate
    rivals: tuple[Candidate, ...] = ()
    others: tuple[Candidate, ...] = ()
    sure: bool = True

    @property
    def is_clear(self) -> bool:
        return self.sure and not self.rivals


def _is_clearly_before(best: Candidate, other: Candidate, present: float) -> bool:
    if best.raw >= present > other.raw and best.worth > other.worth:
        return True
    return best.worth - other.worth >= CLEAR_LEAD


def ranked_exact(candidates: Iterable[Candidate], present: float) -> Ranking:
    """A whole name or alias outranks a surname, a surname a first name; within those the clearly best known wins.
    Who is known at least as well as ``present`` is at these Games."""
    known = list(candidates)
    whole = [c for c in known if c.how <= MatchKind.ALIAS]
    ranked = sorted(whole or known, key=lambda c: (-c.worth, c.place))
    best = ranked[0]
    rivals = [c for c in ranked[1:] if not _is_clearly_before(best, c, present)]
    return Ranking(best, tuple(rivals), tuple(c for c in ranked[1:] if c not in rivals))


def ranked_near(
    candidates: Sequence[Candidate], written: str, *, present: float, sure_prior: float, rival_errors: int, single: bool
) -> Ranking:
    """The fewest errors win; equally near ones that are at these Games too are rivals, others only when as well
    known. A single word is surely somebody only if that one is at these Games (of a first name, a short word or one
    that begins otherwise: a medallist)."""
    ranked = sorted(candidates, key=lambda c: (c.errors, -c.worth, c.place))
    best = ranked[0]
    rivals = [c for c in ranked[1:] if _is_near_rival(best, c, present, rival_errors, single)]
    doubtful = (
        best.how in (MatchKind.FIRST_NAME, MatchKind.PART)
        or len(written) <= _SHORTEST_SURE
        or best.form[0] != written[0]
    )
    sure = not single or (best.prior >= (sure_prior if doubtful else present) and len(written) >= _SHORTEST_SURE)
    return Ranking(best, tuple(rivals), tuple(c for c in ranked[1:] if c not in rivals), sure)


def _is_near_rival(best: Candidate, other: Candidate, present: float, rival_errors: int, single: bool) -> bool:
    if other.errors == best.errors:
        if (
            best.how in (MatchKind.PART, MatchKind.FIRST_NAME)
            and other.how is MatchKind.SURNAME
            and other.raw >= present
        ):
            return True
        if not single or other.form == best.form:
            return not (single and _is_clearly_before(best, other, present))
        if other.how is MatchKind.FIRST_NAME and best.how is not MatchKind.FIRST_NAME:
            return other.prior > best.prior
        return other.raw >= present or best.raw < present or other.worth > best.worth
    lead = CLEAR_LEAD if not single else -CLEAR_LEAD
    return other.errors <= best.errors + rival_errors and other.prior > best.prior - lead
