"""A nation at all Games: line by line, its best, its totals; and the all-time table. NOCs are never merged."""

from collections.abc import Iterable

from medals_core.answering import Answer, Viewpoint, answers
from medals_core.archive import Archive, AsOf, Edition
from medals_core.frozen import Frozen
from medals_core.games import Games, Season
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.pages.reallocation import GamesThenAndNow, then_and_now_of
from medals_core.questions import HistoryQuestion
from medals_core.standings import Standing, Standings
from medals_core.view import view_of


class GamesLine(Frozen):
    """The nation's line at one Games, as it is known now."""

    games: Games
    standing: Standing


class HistoryAnswer(Answer):
    """``noc`` None: the all-time table. ``lines``: the Games at which it won a medal, oldest first. ``best``,
    ``most``, ``most_gold``: every Games that shares the record. ``relatives``: the codes before and after
    it, which are not counted. ``changed``: Games whose line was changed by a later decision."""

    noc: Noc | None
    since: int | None
    first_games: Games | None = None
    last_games: Games | None = None
    lines: tuple[GamesLine, ...] = ()
    total: Tally = Tally()
    all_time: Standing | None = None
    best: tuple[GamesLine, ...] = ()
    most: tuple[GamesLine, ...] = ()
    most_gold: tuple[GamesLine, ...] = ()
    relatives: tuple[Noc, ...] = ()
    changed: tuple[GamesThenAndNow, ...] = ()
    table: tuple[Standing, ...] = ()


def editions_of(
    archive: Archive, like: Edition, since: int | None = None, seasons: tuple[Season, ...] = ()
) -> tuple[Edition, ...]:
    """The Games of these seasons (none named: of the same season) with at least one medal, oldest first."""
    meant = seasons or (like.games.season,)
    return tuple(
        edition
        for edition in archive.editions.values()
        if edition.games.season in meant and (since is None or edition.games.year >= since) and len(edition.book)
    )


def lines_of(editions: Iterable[Edition], noc: Noc, as_of: AsOf) -> tuple[GamesLine, ...]:
    """The nation's lines at the Games where it won a medal."""
    found = (GamesLine(games=each.games, standing=each.book_at(as_of).standings.line(noc)) for each in editions)
    return tuple(line for line in found if line.standing.tally.total)


def relatives_of(noc: Noc, archive: Archive, editions: Iterable[Edition]) -> tuple[Noc, ...]:
    """The codes that this one came from, step by step, and those that came from it, with medals at these Games."""
    with_medals = {code for edition in editions for code in edition.book.tallies()}
    return tuple(sorted(archive.nations.families[noc] & with_medals - {noc}))


@answers(HistoryQuestion)
def history(question: HistoryQuestion, archive: Archive, viewpoint: Viewpoint) -> HistoryAnswer:
    """The nation at all Games of these seasons, or the all-time table."""
    edition, _, stage = view_of(question, archive, viewpoint)
    editions = editions_of(archive, edition, question.since, question.seasons)
    totals = Standings.of_all(each.book_at(question.as_of).tallies() for each in editions)
    common = {
        "stage": stage,
        "since": question.since,
        "first_games": editions[0].games if editions else None,
        "last_games": editions[-1].games if editions else None,
    }
    if (noc := question.noc) is None:
        return HistoryAnswer(**common, noc=None, table=tuple(totals))
    lines = lines_of(editions, noc, question.as_of)
    ranked = [line for line in lines if line.standing.rank is not None]
    finished = [line for line in ranked if line.games != stage.games or stage.phase == "finished"]
    top = min((line.standing.rank or 0 for line in finished), default=0)
    changed = (then_and_now_of(each, noc, question.as_of) for each in editions if _has_later(each))
    return HistoryAnswer(
        **common,
        noc=noc,
        lines=lines,
        total=totals.line(noc).tally,
        all_time=totals.line(noc),
        best=tuple(line for line in finished if line.standing.rank == top),
        most=_with_most(lines, [line.standing.tally.total for line in lines]),
        most_gold=_with_most(lines, [line.standing.tally.gold for line in lines]),
        relatives=relatives_of(noc, archive, editions),
        changed=tuple(each for each in changed if each.touches),
    )


def _has_later(edition: Edition) -> bool:
    """Was any entry learned after the closing day?"""
    if not edition.changed_later:
        return False
    end = edition.games.end_of(edition.games.closing)
    return any(entry.learned_at > end for entry in edition.ledger)


def _with_most(lines: tuple[GamesLine, ...], counts: list[int]) -> tuple[GamesLine, ...]:
    most = max(counts, default=None)
    return tuple(line for line, count in zip(lines, counts, strict=True) if count == most)
