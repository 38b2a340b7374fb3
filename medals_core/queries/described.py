"""Nations by description: who is the host, the third, the one above us, Scandinavia, Germany in 1988?"""

from collections.abc import Callable

from medals_core.archive import Archive
from medals_core.games import Games
from medals_core.nations import Noc
from medals_core.queries.errors import QueryError
from medals_core.queries.filters import Described, NationRef, Role
from medals_core.standings import UNRANKED, Standing, Standings


def known(noc: Noc, archive: Archive) -> Noc:
    if noc not in archive.nations:
        raise QueryError(f"unknown nation: {noc!r}")
    return noc


def nations_meant(ref: NationRef, games: Games, table: Callable[[], Standings], archive: Archive) -> tuple[Noc, ...]:
    """The nations that are meant at those Games, in order of the table where the table tells. None: nobody is."""
    if isinstance(ref, str):
        return (known(ref, archive),)
    match ref.role:
        case Role.HOST:
            return (games.host,)
        case Role.NAMED:
            return archive.nations.named(known(_of(ref), archive), games.year)
        case Role.GROUP:
            if (group := archive.nations.groups.get(ref.name)) is None:
                raise QueryError(f"unknown group of nations: {ref.name!r}")
            return group.nocs
    return tuple(line.noc for line in lines_meant(ref, table()))


def _of(ref: Described) -> Noc:
    if ref.of is None:
        raise QueryError(f"{ref.role} of which nation?")
    return ref.of


def lines_meant(ref: Described, table: Standings) -> tuple[Standing, ...]:
    """The lines of a table that a rank or a neighbour describes; all who share it. Ranks that a tie skips nobody
    holds: "equal triples share the rank, and the next rank skips"."""
    rank, ranked = ref.rank or 1, table.ranked
    if ref.role is Role.RANK:
        return table.at(rank)
    if ref.role is Role.LAST:
        return table.at(ranked[-rank].rank or 0) if 1 <= rank <= len(ranked) else ()
    of = _of(ref)
    own, ranks = table.line(of), list(dict.fromkeys(line.rank or 0 for line in ranked))
    if of in UNRANKED or (own.rank is None and own.tally.total):
        return ()
    if ref.role is Role.ABOVE:
        beyond = [one for one in reversed(ranks) if own.rank is None or one < own.rank]
    else:
        beyond = [one for one in ranks if own.rank is not None and one > own.rank]
    return table.at(beyond[rank - 1]) if rank <= len(beyond) else ()
