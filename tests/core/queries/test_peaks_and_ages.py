"""The most with one and the same of something, and the mean age of winners: held against plain loops over the files."""

from collections import Counter
from datetime import date

import pytest

from medals_core import Condition, Key, Kind, Measure, Medals, Op, Scope
from medals_core.queries.model import Groups, Value
from medals_core.queries.results import GroupsAnswer, Unknown, ValueAnswer
from tests.core.queries.rows import ENTERED, NOW, OUTSIDE, ROWS, table
from tests.support.core.asking import answered

EVER = Scope(ever=True)


def peak(of: Medals, per: Key) -> ValueAnswer:
    return answered(Value(measure=Measure(kind=Kind.PEAK, of=of, per=per)), ValueAnswer)


def test_the_most_on_one_day() -> None:
    days = Counter(row.day for row in NOW if row.noc == "NED")
    found = peak(Medals(nations=("NED",)), Key.DAY).measured
    assert found.value == max(days.values())
    first = min(day for day, count in days.items() if count == found.value)
    assert {line.day for line in found.proof} == {first}, "of equal days the first"


def test_nobody_won_twice_on_one_day_but_many_in_one_sport() -> None:
    for per, least in ((Key.DAY, 2), (Key.DISCIPLINE, 4)):
        each = Counter((name, row.noc, row.day if per is Key.DAY else row.discipline) for row in NOW
                       for name in row.athletes)  # fmt: skip
        having = (Condition(measure=Measure(kind=Kind.PEAK, per=per), value=least),)
        found = answered(Groups(by=Key.ATHLETE, measure=Measure(), having=having), GroupsAnswer)
        names = {group.athlete.name if group.athlete else group.name for group in found.groups}
        assert names == {name for (name, _, _), count in each.items() if count >= least}
        assert bool(names) is (per is Key.DISCIPLINE)


def test_the_record_of_one_nation_at_one_games() -> None:
    each = Counter((row.noc, row.year) for row in ROWS if row.noc not in OUTSIDE)
    measure = Measure(kind=Kind.PEAK, of=Medals(games=EVER), per=Key.GAMES)
    found = answered(Groups(by=Key.NATION, measure=measure, take=1), GroupsAnswer)
    assert found.groups[0].value == max(each.values())
    assert {(group.key, group.proof[0].games.year) for group in found.groups} <= {
        key for key, count in each.items() if count == max(each.values())
    }


def test_sports_in_which_all_gold_was_of_one_nation() -> None:
    winners: dict[str, set[str]] = {}
    for row in NOW:
        if row.colour == "gold":
            winners.setdefault(row.discipline, set()).add(row.noc)
    gold = Medals(colours=("gold",))
    having = (Condition(measure=Measure(kind=Kind.DISTINCT, of=gold, per=Key.NATION), op=Op.EQUAL, value=1),)
    found = answered(Groups(by=Key.DISCIPLINE, measure=Measure(of=gold), having=having), GroupsAnswer)
    assert {group.key for group in found.groups} == {sport for sport, nocs in winners.items() if len(nocs) == 1}


def test_events_with_two_medals_of_one_nation() -> None:
    each = Counter((row.event, row.noc) for row in NOW if row.colour != "bronze")
    top = Medals(colours=("gold", "silver"))
    having = (Condition(measure=Measure(kind=Kind.PEAK, of=top, per=Key.NATION), value=2),)
    found = answered(Groups(by=Key.EVENT, measure=Measure(of=top), having=having), GroupsAnswer)
    assert {group.key for group in found.groups} == {event for (event, _), count in each.items() if count > 1}


def test_the_mean_age_of_winners() -> None:
    """Each counts once, at the first of these medals."""
    born = {row["name"]: date.fromisoformat(row["birth_date"]) for row in ENTERED if row["noc"] == "NED"}
    firsts: dict[str, date] = {}
    for row in NOW:
        if row.noc == "NED" and row.colour == "gold":
            for name in row.athletes:
                firsts.setdefault(name, row.day)
    ages = [(day - born[name]).days / 365.25 for name, day in firsts.items()]
    of = Medals(nations=("NED",), colours=("gold",))
    found = answered(Value(measure=Measure(kind=Kind.MEAN_AGE, of=of)), ValueAnswer).measured
    assert found.value == pytest.approx(sum(ages) / len(ages), abs=0.01)
    assert (found.divided_by, found.untold) == (len(ages), 0)


def test_who_was_born_when() -> None:
    """Of everybody entered, medal or not."""
    born = {row["name"]: row["birth_date"] for row in ENTERED}
    for athlete_id, name in (("femke-kok", "Femke Kok"), ("joep-wennemars", "Joep Wennemars")):
        of = Medals(athletes=(athlete_id,))
        found = answered(Value(measure=Measure(kind=Kind.BORN, of=of)), ValueAnswer).measured
        assert date.fromordinal(int(found.value or 1)).isoformat() == born[name]


def test_whose_age_is_not_known_is_counted_apart() -> None:
    """Of 1924 no birth date is held."""
    of = Medals(games=Scope(ids=("1924-winter",)), nations=("NOR",))
    found = answered(Value(measure=Measure(kind=Kind.MEAN_AGE, of=of)), ValueAnswer).measured
    names = {name for row in ROWS if (row.year, row.noc) == (1924, "NOR") for name in row.athletes}
    assert (found.value, found.unknown, found.untold) == (None, Unknown.NO_AGE, len(names))


def test_so_many_times_as_many() -> None:
    """Nations with exactly, and with more than, twice as much silver as gold; of those with gold."""
    gold, silver = (Measure(of=Medals(colours=(colour,))) for colour in ("gold", "silver"))
    for op, holds in ((Op.EQUAL, lambda s, g: s == 2 * g), (Op.MORE, lambda s, g: s > 2 * g)):
        having = (Condition(measure=gold, value=1), Condition(measure=silver, op=op, value=gold, both=True, times=2))
        found = answered(Groups(by=Key.NATION, measure=Measure(), having=having), GroupsAnswer)
        expected = {noc for noc, (g, s, _) in table().items() if g and holds(s, g)}
        assert {group.key for group in found.groups} == expected


def test_the_part_of_the_nations_and_the_athletes() -> None:
    """Of those with a medal, who has gold; neutral athletes are no nation."""
    for per, of, who in (
        (Key.NATION, Medals(), lambda row: () if row.noc in OUTSIDE else (row.noc,)),
        (Key.ATHLETE, Medals(nations=("NOR",)), lambda row: row.athletes if row.noc == "NOR" else ()),
    ):
        all_ = {each for row in NOW for each in who(row)}
        golden = {each for row in NOW if row.colour == "gold" for each in who(row)}
        measure = Measure(kind=Kind.SHARE, of=of.narrowed(colours=("gold",)), whole=of, per=per)
        found = answered(Value(measure=measure), ValueAnswer).measured
        assert (found.value, found.divided_by) == (pytest.approx(len(golden) / len(all_)), len(all_))
