"""Groups: the medals by nation, athlete, sport, event, day …, kept by conditions, ordered, the first or last n."""

from collections.abc import Container, Iterator, Sequence
from datetime import date
from itertools import chain

from medals_core.answering import Viewpoint, answers
from medals_core.archive import Archive, Edition
from medals_core.games import Event, Gender
from medals_core.medals import Colour
from medals_core.queries.conditions import Checking, holds_of_nothing
from medals_core.queries.errors import QueryError
from medals_core.queries.filters import CURRENT, Medals
from medals_core.queries.measures import Condition, Key, Kind
from medals_core.queries.measuring import Measuring
from medals_core.queries.model import Groups, Order, Run
from medals_core.queries.ordering import Ordering, reached
from medals_core.queries.results import Group, GroupsAnswer, Unknown
from medals_core.queries.universe import possible_keys
from medals_core.standings import UNRANKED

MOST_GROUPS = 500


@answers(Groups)
def answer_groups(query: Groups, archive: Archive, viewpoint: Viewpoint) -> GroupsAnswer:
    measuring = Measuring(query.measure, archive, query.by, query.measure.of.games, query.order is Order.MOST)
    checks = [Checking(condition, archive, query.by, query.measure.of.games) for condition in query.having]
    keys = list(_keys(query, measuring, checks, archive))
    if query.sex and query.by is Key.ATHLETE:
        keys = [key for key in keys if archive.athletes.gender(key) == query.sex]
    kept, of_any_age = keys, keys
    for check in checks:
        kept = check.kept(kept)
        of_any_age = of_any_age if check.condition.measure.kind is Kind.AGE else check.kept(of_any_age)
    lasting, others = False, list[list[str]]()
    if query.run is not None:
        kept, lasting, others = run_of(query.run, kept, measuring.in_row)
    outside: list[str] = []
    if query.by is Key.NATION and not query.measure.of.nations and not query.among:
        outside = [key for key in kept if key in UNRANKED]
        kept = [key for key in kept if key not in UNRANKED]
    found = measuring.found
    shared = found.common(viewpoint.now)
    one_games = reached(query) > 0 and len(found.indexes) == 1  # who had so many first, there
    if (query.by is Key.DAY or one_games) and not any(index.games.has_day_data for index in found.indexes):
        shared["unknown"] = Unknown.NO_DAYS
    ordering = Ordering(query, measuring, archive)
    untold = (
        0
        if measuring.values is not None
        else sum(measuring.value(key) is None for key in of_any_age if key not in outside)
    )
    if query.measure.kind is Kind.AGE and len(kept) < len(of_any_age) < 2 * untold:
        shared["unknown"] = Unknown.NO_AGE  # who is younger than 20 is not known of most

    def group(key: str) -> Group:
        return _group(key, ordering, checks, archive)

    return GroupsAnswer(
        **shared,
        query=query,
        groups=tuple(map(group, ordering.taken(kept, MOST_GROUPS))),
        kept=len(kept),
        outside=tuple(map(group, outside)),
        untold=untold,
        lasting=lasting,
        as_long=tuple((group(each[0]), group(each[-1])) for each in others),
    )


def run_of(run: Run, kept: list[str], in_row: Sequence[str]) -> tuple[list[str], bool, list[list[str]]]:
    """Those kept that follow each other in the row without a gap; do they go on to its end? And the other runs as
    long."""
    runs: list[list[str]] = [[]]
    for key in in_row:
        if key in kept:
            runs[-1].append(key)
        elif runs[-1]:
            runs.append([])
    longest = max(reversed(runs), key=len)
    found = runs[-1] if run is Run.LASTING and runs[-1] else longest
    others = [each for each in runs if found is longest and each is not found and found and len(each) == len(found)]
    return found, bool(found) and found[-1] == in_row[-1], others


def _keys(query: Groups, measuring: Measuring, checks: list[Checking], archive: Archive) -> Iterator[str]:
    """The groups looked at: those with a medal; where a condition can hold without one, all that are possible."""
    by, found = query.by, measuring.found
    if query.among:
        return iter(dict.fromkeys(_known(query, archive)))
    if by is Key.ATHLETE and query.measure.of.athletes:
        # A team's medal is one of many: of those asked about alone.
        return iter(dict.fromkeys(query.measure.of.athletes))
    if found.unknown is not None:
        return iter(())
    if by is Key.ATHLETE and query.measure.kind is Kind.BORN and not query.measure.of.colours:
        return iter(possible_keys(found, by, archive))  # of all who are there
    keys, more = measuring.keys, list[str]()
    ranks = [query.measure.kind, *(condition.measure.kind for condition in query.having)]
    # A nation keeps its rank on a day, or at Games, without medals.
    if by in (Key.DAY, Key.GAMES) and Kind.RANK in ranks:
        more += possible_keys(found, by, archive)
    elif by is Key.GAMES and query.order is Order.FEWEST and query.measure.kind is Kind.COUNT and _of_a_nation(query):
        more += possible_keys(found, by, archive)  # it was there, and had none: the fewest
    if any(_asks_for_none(condition, query) for condition in query.having):
        more += possible_keys(found, by, archive)
        if by is Key.NATION and any(condition.measure.of == query.measure.of for condition in query.having):
            there = (noc for index in found.indexes for noc in index.games.took_part)  # "without a medal": of all
            more += there if not query.measure.of.nations else (noc for noc in there if noc in found.nations)
        if by is Key.NATION and not query.measure.of.nations:
            # "Who won something in 2022 and nothing now": who has nothing now may be no nation of these Games.
            elsewhere = (check.left for check in checks if not holds_of_nothing(check.condition))
            more += (key for measured in elsewhere for key in measured.keys)
    return iter(dict.fromkeys(chain(keys, more)) if more else keys)


def _asks_for_none(condition: Condition, query: Groups) -> bool:
    """Could the condition hold of a group without any medal of the filter, and is that what it asks for?"""
    of, its = query.measure.of, condition.measure.of
    if not holds_of_nothing(condition) or not (its.games == of.games or query.by is Key.GAMES):
        return False
    # Who has no gold is asked of medallists, unless nothing at all is asked for.
    return query.by is not Key.ATHLETE or its.narrowed(nations=of.nations, as_of=of.as_of) == of


def _of_a_nation(query: Groups) -> bool:
    """All that a nation won, or its gold: of a sport it may not have been there at all."""
    of, measure = query.measure.of, query.measure
    plain = measure.minus is None and measure.per is None and not measure.grown and not query.having
    return plain and len(of.nations) == 1 and of.narrowed(nations=(), colours=(), games=CURRENT) == Medals()


def _known(query: Groups, archive: Archive) -> tuple[str, ...]:
    held: dict[Key, Container[str]] = {
        Key.NATION: archive.nations,
        Key.ATHLETE: archive.athletes,
        Key.DISCIPLINE: archive.disciplines,
        Key.GAMES: archive.editions,
        Key.GENDER: frozenset(Gender),
        Key.COLOUR: frozenset(Colour),
    }
    for key in query.among:
        if (query.by in held and key not in held[query.by]) or (query.by is Key.DAY and not _is_day(key)):
            raise QueryError(f"unknown {query.by}: {key!r}")
    return query.among


def _is_day(key: str) -> bool:
    try:
        date.fromisoformat(key)
    except ValueError:
        return False
    return True


def _group(key: str, ordering: Ordering, checks: list[Checking], archive: Archive) -> Group:
    by, figure = ordering.query.by, ordering.figure(key)
    lines = figure.selection.proof
    athlete = archive.athletes.get(key) if by is Key.ATHLETE else None
    noc = key if by is Key.NATION else None
    if by is Key.ATHLETE:
        noc = lines[-1].medal.noc if lines else athlete.nocs[0] if athlete else None
    elif by is Key.GAMES:
        noc = archive.editions[key].games.host
    return Group(
        key=key,
        value=figure.value,
        tally=figure.selection.tally,
        proof=lines,
        name=key if by is Key.ATHLETE and athlete is None else "",
        noc=noc,
        athlete=athlete,
        event=_event(key, ordering.editions) if by is Key.EVENT else None,
        conditions=tuple(check.left.value(key) for check in checks),
        sure=figure.sure,
    )


def _event(event_id: str, editions: tuple[Edition, ...]) -> Event | None:
    """The event, as the latest of the Games held it."""
    return next((each.events[event_id] for each in reversed(editions) if event_id in each.events), None)
