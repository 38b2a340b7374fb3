"""One new medal and what it did to the table: what a card about it shows. Pure: two tables in."""

from medals_core.frozen import Frozen
from medals_core.games import EventId
from medals_core.medals import Medal
from medals_core.standings import Standing, Standings

AROUND = 2
"""Lines of the table above and below the winner's."""


class MovedLine(Frozen):
    """A line of the table after the medal. ``was``: the rank before; None: it had none."""

    standing: Standing
    was: int | None


class MedalMoment(Frozen):
    """``line``: the winner's; ``around``: that with its neighbours, in order of the table; for a team outside the
    table itself alone."""

    event_id: EventId
    medal: Medal
    line: MovedLine
    around: tuple[MovedLine, ...]


def medal_moment(event_id: EventId, medal: Medal, before: Standings, after: Standings) -> MedalMoment:
    def moved(standing: Standing) -> MovedLine:
        return MovedLine(standing=standing, was=before.rank(standing.noc))

    own = after.line(medal.noc)
    ranked = after.ranked
    if own not in ranked:
        return MedalMoment(event_id=event_id, medal=medal, line=moved(own), around=(moved(own),))
    place = ranked.index(own)
    # At the top and at the bottom the neighbours on the other side make up for those that are not there.
    first = max(0, min(place - AROUND, len(ranked) - 2 * AROUND - 1))
    around = ranked[first : first + 2 * AROUND + 1]
    return MedalMoment(event_id=event_id, medal=medal, line=moved(own), around=tuple(moved(line) for line in around))
