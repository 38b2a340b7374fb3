"""Which nation is that, and facts about Games themselves."""

from collections.abc import Sequence

from medals_core.answering import Viewpoint, answers, stage_of
from medals_core.archive import LATEST, Archive, Edition
from medals_core.games import Games, Season
from medals_core.queries.described import known, lines_meant, nations_meant
from medals_core.queries.filters import EVER, Described, Role
from medals_core.queries.model import Fact, GamesFact, Identify
from medals_core.queries.results import GamesFactAnswer, GamesLine, IdentifyAnswer
from medals_core.queries.selecting import editions_in, find
from medals_core.queries.tables import Table
from medals_core.standings import Standing

FIRST_OLYMPIAD = 1896
FROM_THE_TABLE = (Role.RANK, Role.LAST, Role.ABOVE, Role.BELOW)


@answers(Identify)
def answer_identify(query: Identify, archive: Archive, viewpoint: Viewpoint) -> IdentifyAnswer:
    """Of the table of ``within``: who holds that rank, stands above that nation, is the host."""
    ref = query.nation
    found = find(query.within, archive)
    anybody = query.within.narrowed(nations=(), athletes=())
    table = Table(find(anybody, archive).selection, archive.nations, query.metric)
    if isinstance(ref, Described) and ref.role in FROM_THE_TABLE:
        if ref.of is not None:
            known(ref.of, archive)
        lines = lines_meant(ref, table.standings)
    else:
        index = found.indexes[-1]
        nocs = nations_meant(ref, index.games, lambda: table.standings, archive)
        lines = tuple(table.line(noc) for noc in nocs)
    return IdentifyAnswer(
        **(found.common(viewpoint.now) | {"nations": tuple(line.noc for line in lines)}),
        query=query,
        lines=lines,
        values=tuple(table.value(line.noc) for line in lines),
        near=() if lines else _near(ref, table),
    )


def _near(ref: object, table: Table) -> tuple[Standing, ...]:
    """Who stands nearest where nobody holds the rank: who share the rank that skips it, or the last of the table."""
    if not isinstance(ref, Described) or ref.role is not Role.RANK or ref.rank is None:
        return ()
    better = [line.rank for line in table.standings.ranked if line.rank is not None and line.rank < ref.rank]
    return table.standings.at(better[-1]) if better else ()


@answers(GamesFact)
def answer_games_fact(query: GamesFact, archive: Archive, viewpoint: Viewpoint) -> GamesFactAnswer:
    """With LIST and no Games said: of all of them."""
    for noc in query.hosts:
        known(noc, archive)
    scope = EVER if query.fact is Fact.LIST and query.games.is_current else query.games
    editions = [each for each in editions_in(scope, archive) if not query.hosts or each.games.host in query.hosts]
    last = editions[-1] if editions else archive.current
    return GamesFactAnswer(
        stage=stage_of(last, LATEST, viewpoint.now),
        query=query,
        lines=tuple(_games_line(edition, archive) for edition in editions),
    )


def _number(games: Games, of_season: Sequence[Games]) -> int:
    """The how manieth: of Summer Games the Olympiad, in which those that did not go on are counted too."""
    if games.season is Season.SUMMER:
        return (games.year - FIRST_OLYMPIAD) // 4 + 1
    return sum(each.year <= games.year for each in of_season)


def _games_line(edition: Edition, archive: Archive) -> GamesLine:
    of_season = [each.games for each in archive.editions.values() if each.games.season is edition.games.season]
    return GamesLine(
        number=_number(edition.games, of_season),
        games=edition.games,
        winner=next(iter(edition.book.standings.ranked), None),
        level=edition.book.standings.at(1)[1:],
        events=len(edition.events) or edition.games.n_events,
        disciplines=len({event.discipline for event in edition.events.values()}) or None,
        nations=edition.games.n_nations,
    )
