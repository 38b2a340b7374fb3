"""The laws of filters, groups and tables, over made-up queries and made-up ledgers."""

from datetime import timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medals_core import (
    Archive,
    AsOf,
    Condition,
    Edition,
    Entry,
    Event,
    Gender,
    Key,
    Ledger,
    Medal,
    Medals,
    Metric,
    Nations,
    Op,
    Scope,
)
from medals_core.games import Athlete
from medals_core.nations import Nation
from medals_core.queries.model import Groups, Order
from medals_core.queries.results import GroupsAnswer
from medals_core.queries.selection import Selection
from medals_core.queries.tables import Table
from medals_core.standings import UNRANKED
from tests.support.core.asking import answered, archive
from tests.support.core.made import CONDITIONS, UNDATED, all_games, chosen, count, filters, lines
from tests.support.core.podiums import EVENTS, NOCS, START, entries
from tests.support.examples import examples

SINGLE = (Key.NATION, Key.DISCIPLINE, Key.EVENT, Key.GENDER, Key.DAY, Key.GAMES, Key.COLOUR)
"""Every medal has exactly one of these (an athlete is one of many who share a team's medal)."""


@given(filters(), st.data())
def test_a_condition_added_never_adds_medals(of: Medals, data: st.DataObject) -> None:
    """ "Every field narrows"."""
    field = data.draw(st.sampled_from([name for name in CONDITIONS if name not in of.model_fields_set] or ["beside"]))
    value = data.draw(CONDITIONS[field]) if field in CONDITIONS else Medals()
    assert lines(of.narrowed(**{field: value})) <= lines(of)


@given(filters(), filters())
def test_but_not_is_the_complement(of: Medals, exception: Medals) -> None:
    """Whatever satisfies both is left out, and nothing else."""
    both = lines(of) & lines(exception.narrowed(as_of=of.as_of) if exception.as_of == AsOf() else exception)
    assert lines(of.narrowed(but_not=(exception,))) == lines(of) - both


@given(filters(UNDATED), filters(UNDATED))
@examples(40)
def test_but_not_inherits_the_games(of: Medals, exception: Medals) -> None:
    """ "Each narrowed by itself, and by the nations and Games of this filter"."""
    kept = lines(all_games(of).narrowed(but_not=(exception,)))
    assert kept == lines(all_games(of)) - lines(all_games(exception))


@given(filters(), filters(), filters())
def test_the_order_of_exceptions_is_irrelevant(of: Medals, one: Medals, other: Medals) -> None:
    assert lines(of.narrowed(but_not=(one, other))) == lines(of.narrowed(but_not=(other, one)))


@given(filters(), filters())
def test_beside_keeps_whole_podiums(of: Medals, other: Medals) -> None:
    """ "Only medals of events in which a medal of that filter was won too"."""
    events = {line[1] for line in lines(other.narrowed(as_of=of.as_of) if other.as_of == AsOf() else other)}
    assert lines(of.narrowed(beside=other)) == {line for line in lines(of) if line[1] in events}


@given(filters(), filters())
def test_above_and_below_part_the_podiums(of: Medals, other: Medals) -> None:
    """Beside somebody's best medal in an event, the others are better, less, or of the same colour."""
    beside = lines(of.narrowed(beside=other))
    above, below = lines(of.narrowed(above=other)), lines(of.narrowed(below=other))
    assert not above & below
    assert above | below <= beside - lines(other)
    theirs = {line[1]: min(("gold", "silver", "bronze").index(one[2]) for one in lines(other) if one[1] == line[1])
              for line in lines(other)}  # fmt: skip
    if other.as_of == AsOf() == of.as_of:
        steps = {line: ("gold", "silver", "bronze").index(line[2]) - theirs[line[1]] for line in beside}
        assert above == {line for line, step in steps.items() if step < 0}
        assert below == {line for line, step in steps.items() if step > 0} - lines(other)


@pytest.mark.parametrize("by", SINGLE)
@given(of=filters())
@examples(25)
def test_the_groups_add_up_to_the_whole(by: Key, of: Medals) -> None:
    whole = chosen(of)
    groups = whole.by(by)
    assert sum(group.count for group in groups.values()) == whole.count
    assert whole.counts(by) == {key: group.count for key, group in groups.items()}
    assert all(whole.only(by, key).tally == group.tally for key, group in groups.items())


@pytest.mark.parametrize("by", [Key.NATION, Key.DISCIPLINE, Key.GAMES])
@given(of=filters(UNDATED))
@examples(10)
def test_the_groups_of_all_games_add_up_too(by: Key, of: Medals) -> None:
    whole = chosen(all_games(of))
    assert sum(whole.counts(by).values()) == whole.count
    per = {key: group.keys(Key.COLOUR) for key, group in whole.by(by).items()}
    assert whole.distinct(by, Key.COLOUR) == per


@given(st.permutations((1, 2, 3)), st.sampled_from((Key.NATION, Key.DISCIPLINE, Key.DAY)))
@examples(20)
def test_the_order_of_conditions_is_irrelevant(order: list[int], by: Key) -> None:
    conditions = [
        Condition(measure=count(), op=Op.AT_LEAST, value=3),
        Condition(measure=count(colours=("gold",)), op=Op.LESS, value=5),
        Condition(measure=count(colours=("gold",)), op=Op.MORE, value=count(colours=("silver",)), both=True),
    ]
    found = [
        answered(Groups(by=by, having=tuple(conditions[n - 1] for n in these)), GroupsAnswer)
        for these in ((1, 2, 3), order)
    ]
    assert [group.key for group in found[0].groups] == [group.key for group in found[1].groups]


@given(filters(), st.sampled_from((Order.MOST, Order.FEWEST)), st.integers(0, 5), st.integers(1, 5))
def test_equals_are_never_parted(of: Medals, order: Order, skip: int, take: int) -> None:
    """ "Equals of the last one taken are kept too": who is left out has another value than who is given."""
    query = Groups(by=Key.NATION, measure=count().model_copy(update={"of": of}), order=order)
    every = answered(query, GroupsAnswer).groups
    some = answered(query.model_copy(update={"skip": skip, "take": take}), GroupsAnswer).groups
    assert {group.key for group in every[skip : skip + take]} <= {group.key for group in some}
    given_values = {group.value for group in some}
    assert not [group for group in every if group.value in given_values and group not in some]


@pytest.mark.parametrize("metric", list(Metric))
@given(of=filters())
@examples(25)
def test_equal_scores_share_the_rank_and_the_next_rank_skips(metric: Metric, of: Medals) -> None:
    """ "Equal triples share the rank, and the next rank skips (1, 2, 2, 4)"; "AIN holds medals but no rank"."""
    table = Table(chosen(of), archive().nations, metric)
    ranked = [line for line in table.standings if line.rank is not None]
    for line in ranked:
        score = table.tallies[line.noc] if metric is Metric.OFFICIAL else (table.value(line.noc) or 0,)
        others = [
            table.tallies[other.noc] if metric is Metric.OFFICIAL else (table.value(other.noc) or 0,)
            for other in ranked
        ]
        assert line.rank == 1 + sum(other > score for other in others)
        assert line.shared is (others.count(score) > 1)
    assert all(table.rank(noc) is None for noc in UNRANKED)


def made_up(ledger: list[Entry]) -> Archive:
    """An archive of one made-up Games."""
    games = archive().current.games
    events = {
        event_id: Event(event_id=event_id, discipline="curling", name=event_id, gender=Gender.MIXED, ends_at=START)
        for event_id in EVENTS
    }
    nations = Nations(Nation(noc=noc, name=noc, name_en=noc) for noc in NOCS)
    edition = Edition(games, events, Ledger(ledger))
    return Archive(nations, {}, {}, {games.games_id: edition}, games.games_id)


@given(entries(), st.integers(0, 20), st.integers(0, 20))
def test_the_index_counts_what_the_book_counts(ledger: list[Entry], won: int, known: int) -> None:
    """Medals as bits, up to a moment, against the fold of the ledger at that moment: also while podiums are corrected
    and withdrawn."""
    within = made_up(ledger)
    as_of = AsOf(won_by=START + timedelta(hours=6 * won), known_by=START + timedelta(hours=6 * known))
    for moment in (as_of, AsOf(), AsOf(won_by=as_of.won_by), AsOf(known_by=as_of.known_by)):
        selection: Selection = chosen(Medals(as_of=moment), within)
        book = within.current.book_at(moment)
        assert dict(sorted(selection.tallies().items())) == book.tallies()
        assert list(Table(selection, within.nations).standings) == list(book.standings)


@given(entries())
@examples(30)
def test_after_is_what_until_is_not(ledger: list[Entry]) -> None:
    """Every medal is won by a moment or after it."""
    within = made_up(ledger)
    for hours in (0, 12, 60):
        moment = AsOf(won_by=START + timedelta(hours=hours))
        parts = chosen(Medals(as_of=moment), within).count + chosen(Medals(after=moment), within).count
        assert parts == chosen(Medals(), within).count


def test_the_order_within_a_field_is_irrelevant() -> None:
    for nations in permutations(("NED", "BEL", "NOR")):
        assert chosen(Medals(nations=nations)).tally == chosen(Medals(nations=("BEL", "NED", "NOR"))).tally


def _is_of(athlete: Athlete, medal: Medal, event: Event, held: Archive) -> bool:
    """By name, nation and, among namesakes of one nation, sport."""
    names = {athlete.name, *athlete.aliases}.intersection(medal.athletes)
    namesakes = [one for name in names for one in held.athletes.named(name) if medal.noc in one.nocs]
    plays = len(namesakes) <= 1 or not athlete.disciplines or event.discipline in athlete.disciplines
    return bool(names) and medal.noc in athlete.nocs and plays


@pytest.mark.whole
def test_an_athletes_medals_are_those_on_which_the_name_stands() -> None:
    """By aliases, former nations and namesakes told apart, for everybody who ever won one."""
    held = archive()
    for edition in held.editions.values():
        groups = chosen(Medals(games=Scope(ids=(edition.games.games_id,)))).by(Key.ATHLETE)
        for athlete_id, group in groups.items():
            athlete, named = held.athletes[athlete_id], edition.book.medals_by_athlete
            won = dict.fromkeys(won for name in (athlete.name, *athlete.aliases) for won in named.get(name, ()))
            own = [medal for event_id, medal in won if _is_of(athlete, medal, edition.events[event_id], held)]
            assert {line.medal for line in group.lines()} == set(own)
