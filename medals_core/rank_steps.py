"""The rank of nations at every moment that it changes: what a graph of the race draws as steps."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from medals_core.nations import Noc
from medals_core.queries.moments import ranks_over_time
from medals_core.view import Narrowed


class Step(NamedTuple):
    """From that moment (aware) the nation has this rank; None while it has no medal."""

    at: datetime
    rank: int | None


def rank_steps(
    found: Narrowed, nocs: tuple[Noc, ...], start: datetime, end: datetime
) -> Mapping[Noc, tuple[Step, ...]]:
    """For each nation its rank at ``start`` and every change up to ``end``, in order of time. Medals of one moment
    count together."""
    steps: dict[Noc, list[Step]] = {}
    for noc in nocs:
        own = steps[noc] = [Step(start, None)]
        for moment, rank in ranks_over_time(found.part.where, noc, found.part.medals):
            if moment > end:
                break
            if moment <= start:
                own[:] = [Step(start, rank)]
            elif rank != own[-1].rank:
                own.append(Step(moment, rank))
    return {noc: tuple(own) for noc, own in steps.items()}
