"""Runs without a gap, the time between two medals, and inhabitants as a condition."""

from medals_core import Colour, Condition, Key, Kind, Measure, Medals, Op, Run, Scope
from medals_core.queries.model import Groups, Order, Value
from medals_core.queries.results import GroupsAnswer, ValueAnswer
from tests.support.core.asking import answered

EVER = Scope(ever=True)
DUTCH_GOLD = Medals(games=EVER, nations=("NED",), colours=(Colour.GOLD,))


def run(of: Medals, kind: Run, by: Key = Key.GAMES, op: Op = Op.AT_LEAST, value: float = 1) -> GroupsAnswer:
    having = (Condition(measure=Measure(of=of), op=op, value=value),)
    return answered(Groups(by=by, measure=Measure(of=of), having=having, order=Order.NATURAL, run=kind), GroupsAnswer)


def span(of: Medals, per: Key, start: int = 1, end: int = -1) -> float | None:
    measure = Measure(kind=Kind.SPAN, of=of, per=per, start=start, end=end)
    return answered(Value(measure=measure), ValueAnswer).measured.value


def test_a_run_that_goes_on_to_now() -> None:
    """Dutch gold at every Games since 1998; in 1994 there was none."""
    found = run(DUTCH_GOLD, Run.LASTING)
    assert [group.key[:4] for group in found.groups] == ["1998", "2002", "2006", "2010", "2014", "2018", "2022", "2026"]
    assert found.lasting


def test_a_run_that_is_over_gives_the_longest() -> None:
    """The Dutch won the 10,000 metres three times in a row, until 2006."""
    found = run(DUTCH_GOLD.narrowed(events=("speed-skating-10000m-men",)), Run.LASTING)
    assert [group.key[:4] for group in found.groups] == ["1998", "2002", "2006"]
    assert not found.lasting


def test_games_without_the_event_are_no_gap() -> None:
    """Curling was held in 1924 and again from 1998 on."""
    found = run(Medals(games=EVER, disciplines=("curling",)), Run.LASTING)
    assert [int(group.key[:4]) for group in found.groups][:2] == [1924, 1998]
    assert found.lasting


def test_days_without_a_medal_in_a_row() -> None:
    """Nothing for the Netherlands on 7, 8, 10 and 22 February."""
    found = run(Medals(nations=("NED",)), Run.LONGEST, Key.DAY, Op.EQUAL, 0)
    assert [group.key for group in found.groups] == ["2026-02-07", "2026-02-08"]


def test_the_time_between_two_medals() -> None:
    assert span(Medals(nations=("NED",), colours=(Colour.GOLD,)), Key.DAY) == 12
    assert span(Medals(games=EVER, athletes=("jorrit-bergsma",)), Key.GAMES) == 12
    assert span(Medals(games=EVER, athletes=("ireen-wust",), colours=(Colour.GOLD,)), Key.GAMES, 1, -1) == 16
    assert span(Medals(nations=("GEO",)), Key.DAY, 1, 2) is None


def test_inhabitants_keep_nations() -> None:
    few = Condition(measure=Measure(kind=Kind.POPULATION), op=Op.LESS, value=10)
    measure = Measure(kind=Kind.TALLY, of=Medals(but_not=(Medals(nations=("NOR",)),)))
    found = answered(Groups(by=Key.NATION, measure=measure, having=(few,), take=1), GroupsAnswer)
    assert [group.key for group in found.groups] == ["SUI"]
