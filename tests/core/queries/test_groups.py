"""Which groups are looked at, which are kept, and in which order they stand."""

from datetime import date

import pytest

from medals_core import Colour, Condition, Key, Kind, Measure, Medals, Metric, Op, QueryError, Scope
from medals_core.queries.filters import EVER, Described, Role
from medals_core.queries.model import Groups, Order
from medals_core.queries.results import GroupsAnswer, Unknown
from tests.core.queries import rows as r
from tests.support.core.asking import answered
from tests.support.core.made import count

GOLD = ("gold",)
NONE = {"op": Op.EQUAL, "value": 0}
BEFORE = Scope(ever=True, until=2025)
BEIJING = Scope(ids=("2022-winter",))


def condition(measure: Measure, **more: object) -> Condition:
    return Condition.model_validate({"measure": measure, **more})


def grouped(by: Key, measure: Measure = Measure(), **more: object) -> GroupsAnswer:  # noqa: B008 - frozen
    return answered(Groups.model_validate({"by": by, "measure": measure, **more}), GroupsAnswer)


def keys(found: GroupsAnswer) -> list[str]:
    return [group.key for group in found.groups]


def test_neutral_athletes_stand_outside_the_table() -> None:
    """ "AIN holds medals but no rank: the official table leaves it out": 29 nations, and AIN told apart."""
    found = grouped(Key.NATION)
    assert found.kept == len(found.groups) == 29
    assert [group.key for group in found.outside] == ["AIN"]
    named = grouped(Key.NATION, count(nations=("AIN", "BEL")))
    assert set(keys(named)) == {"AIN", "BEL"}


def test_without_a_condition_only_groups_with_a_medal() -> None:
    assert grouped(Key.DAY, count(nations=("NED",))).kept == 12
    assert set(keys(grouped(Key.COLOUR, count(nations=("BEL",))))) == {"bronze"}


def test_no_medal_is_asked_of_every_event_of_the_sport() -> None:
    mine = count(nations=("NED",), disciplines=("speed-skating",))
    found = grouped(Key.EVENT, mine, having=(condition(mine, **NONE),))
    assert set(keys(found)) == {
        "speed-skating-3000m-women",
        "speed-skating-5000m-men",
        "speed-skating-team-pursuit-men",
    }


def test_no_gold_is_asked_of_every_medal_day_unless_a_medal_is_asked_for() -> None:
    mine, golds = count(nations=("NED",)), count(nations=("NED",), colours=GOLD)
    without = grouped(Key.DAY, mine, having=(condition(golds, **NONE),), order=Order.NATURAL)
    assert [int(key[-2:]) for key in keys(without)] == [7, 8, 10, 11, 13, 17, 18, 19, 22]
    with_medal = grouped(Key.DAY, mine, having=(condition(golds, **NONE), condition(mine)), order=Order.NATURAL)
    assert [int(key[-2:]) for key in keys(with_medal)] == [11, 13, 17, 18, 19]


def test_no_gold_is_asked_of_nations_with_a_medal_at_those_games() -> None:
    found = grouped(Key.NATION, having=(condition(count(colours=GOLD), **NONE),))
    assert found.kept == 9
    assert [group.key for group in found.outside] == ["AIN"]


def test_who_won_something_elsewhere_can_have_nothing_here() -> None:
    """Gold in Beijing and none now; something in Beijing and nothing now."""
    gold_then = condition(count(games=BEIJING, colours=GOLD))
    found = grouped(Key.NATION, having=(gold_then, condition(count(colours=GOLD), **NONE)))
    assert set(keys(found)) == {"FIN", "NZL", "HUN", "BEL", "SVK", "ROC"}
    nothing = grouped(Key.NATION, having=(condition(count(games=BEIJING)), condition(count(), **NONE)))
    assert set(keys(nothing)) == {"HUN", "SVK", "BLR", "UKR", "ROC"}


def test_never_a_medal_before_is_asked_of_the_champions() -> None:
    """The condition is about other Games: it brings no champions without gold."""
    found = grouped(
        Key.ATHLETE, count(nations=("NED",), colours=GOLD), having=(condition(count(games=BEFORE), **NONE),)
    )
    assert set(keys(found)) == {
        "femke-kok",
        "jens-van-t-wout",
        "melle-van-t-wout",
        "teun-boer",
        "friso-emons",
        "itzhak-de-laat",
    }


def test_no_gold_is_asked_of_medallists_and_no_medal_of_who_is_entered() -> None:
    mine = count(nations=("NED",), disciplines=("speed-skating",))
    golds = count(nations=("NED",), disciplines=("speed-skating",), colours=GOLD)
    assert "merel-conijn" in keys(grouped(Key.ATHLETE, mine, having=(condition(golds, **NONE),)))
    without = grouped(Key.ATHLETE, mine, having=(condition(mine, **NONE),))
    assert "joep-wennemars" in keys(without)
    assert "merel-conijn" not in keys(without)
    assert all(group.value == 0 and group.proof == () for group in without.groups)


def test_among_looks_at_these_alone() -> None:
    these = ("jutta-leerdam", "femke-kok", "merel-conijn")
    found = grouped(Key.ATHLETE, having=(condition(count(colours=GOLD), **NONE),), among=these)
    assert keys(found) == ["merel-conijn"]
    assert [group.value for group in grouped(Key.NATION, among=("IRL", "ISL")).groups] == [0, 0]


def test_of_the_athletes_asked_about_alone() -> None:
    """The brothers share a relay's gold with two others, who were not asked about."""
    brothers = ("jens-van-t-wout", "melle-van-t-wout")
    assert keys(grouped(Key.ATHLETE, count(athletes=brothers))) == list(brothers)


def test_women_only() -> None:
    """Four women won four; Klæbo won six."""
    found = grouped(Key.ATHLETE, sex="F", take=1)
    assert set(keys(found)) == {"julia-simon", "lou-jeanmonnot", "ebba-andersson", "courtney-sarault"}
    assert keys(grouped(Key.ATHLETE, take=1)) == ["johannes-hosflot-klaebo"]


def test_after_the_first_come_all_who_share_the_next_place() -> None:
    found = grouped(Key.ATHLETE, count(colours=GOLD), sex="M", skip=1, take=1)
    assert len(found.groups) == 4
    assert {group.value for group in found.groups} == {3}


@pytest.mark.parametrize(("order", "first"), [(Order.FIRST, "1928-winter"), (Order.LAST, "1984-winter")])
def test_games_without_a_medal_have_their_place_in_time(order: Order, first: str) -> None:
    """Those of the nation: nobody of the Netherlands was at the Games of 1924 and 1932."""
    mine = count(games=Scope(ever=True), nations=("NED",))
    found = grouped(Key.GAMES, mine, having=(condition(mine, **NONE),), order=order, take=1)
    assert keys(found) == [first]


def test_who_had_so_many_first() -> None:
    """By the moment of the last of so many, not of the first of all."""
    gold = count(colours=GOLD)
    first = grouped(Key.NATION, gold, having=(condition(gold, op=Op.AT_LEAST, value=10),), order=Order.FIRST, take=1)
    tenth = {
        noc: sorted(row.won_at for row in r.of_nation(noc) if row.colour == "gold")[9]
        for noc, held in r.table().items()
        if held[0] >= 10
    }
    assert keys(first) == [min(tenth, key=tenth.__getitem__)]
    twice = grouped(Key.ATHLETE, gold, having=(condition(gold, op=Op.AT_LEAST, value=2),), order=Order.FIRST, take=1)
    assert keys(twice) == ["franjo-von-allmen"]


def test_the_rank_at_the_close_of_each_day() -> None:
    """ "For DAY groups a RANK condition means the rank at the close of that day", also of days without a medal."""
    rank = count(Kind.RANK, nations=("NED",))
    found = grouped(
        Key.DAY, count(nations=("NED",)), having=(condition(rank, op=Op.AT_MOST, value=5),), order=Order.NATURAL
    )
    assert [int(key[-2:]) for key in keys(found)] == [15, 16, 17, 18, 19, 20, 21, 22]
    assert [group.conditions for group in found.groups] == [(4,), (4,), (4,), (5,), (5,), (4,), (3,), (3,)]
    by_total = rank.model_copy(update={"metric": Metric.TOTAL})
    assert grouped(Key.DAY, by_total, order=Order.NATURAL).groups[-1].value == 9


def test_the_rank_at_the_end_of_each_games_and_in_each_sport() -> None:
    rank = count(Kind.RANK, games=BEFORE, nations=("NED",))
    best = grouped(Key.GAMES, rank, order=Order.FEWEST, take=1)
    assert [(group.key, group.value) for group in best.groups] == [("1972-winter", 4)]
    first = condition(count(Kind.RANK, nations=("NED",)), op=Op.EQUAL, value=1)
    assert set(keys(grouped(Key.DISCIPLINE, count(nations=("NED",)), having=(first,)))) == {
        "speed-skating",
        "short-track",
    }


def test_a_share_of_each_group() -> None:
    """ "``whole`` narrowed by the key too": half of the Dutch medals are gold, none of the Belgian."""
    share = Measure(kind=Kind.SHARE, of=Medals(colours=(Colour.GOLD,)), whole=Medals())
    found = {group.key: group.value for group in grouped(Key.NATION, share).groups}
    assert (found["NED"], found["BEL"]) == (0.5, 0)


def test_more_than_at_other_games() -> None:
    """Italy won eight golds more than in 2022; who won none now may have lost most."""
    more = count(colours=GOLD).model_copy(update={"minus": count(games=BEIJING, colours=GOLD)})
    assert [(g.key, g.value) for g in grouped(Key.NATION, more, take=1).groups] == [("ITA", 8)]
    fewest = grouped(Key.NATION, more, order=Order.FEWEST, take=1)
    assert [(group.key, group.value) for group in fewest.groups] == [("ROC", -5)]


def test_between_places_a_shared_one_counts_once() -> None:
    """In 1948 Norway and Sweden shared the first place with four golds each: nothing between first and second."""
    holders = (Described(role=Role.RANK, rank=rank) for rank in (1, 2))
    first, second = (count(games=EVER, colours=GOLD, nations=(holder,)) for holder in holders)
    apart = grouped(Key.GAMES, first.model_copy(update={"minus": second}))
    found = {group.key: group.value for group in apart.groups}
    assert (found["1948-winter"], found["1964-winter"], found["2026-winter"]) == (0, 7, 6)


def test_both_sides_of_a_condition_are_of_the_same_group() -> None:
    more = condition(count(colours=GOLD), op=Op.MORE, value=count(colours=("silver",)), both=True)
    assert set(keys(grouped(Key.NATION, having=(more,)))) >= {"NED", "NOR", "ITA", "SWE"}
    assert "GER" not in keys(grouped(Key.NATION, having=(more,)))


def test_another_nation_on_the_other_side_stays_that_nation() -> None:
    medals = condition(count(), op=Op.MORE, value=count(nations=("NED",)))
    behind = condition(count(Kind.RANK), op=Op.MORE, value=count(Kind.RANK, nations=("NED",)))
    assert set(keys(grouped(Key.NATION, having=(medals, behind)))) == {"ITA", "GER", "JPN", "FRA", "SUI", "CAN"}


def test_values_that_are_not_known_are_counted_and_stand_last() -> None:
    found = grouped(Key.ATHLETE, count(Kind.AGE, games=Scope(ever=True), colours=GOLD), order=Order.FEWEST, take=1)
    assert found.untold > 1000, "no birth dates of former Games"
    assert found.groups[0].value is not None
    every = grouped(Key.ATHLETE, count(Kind.AGE, colours=GOLD), order=Order.FEWEST)
    assert [group.value is None for group in every.groups] == sorted(group.value is None for group in every.groups)


def test_the_youngest_champion() -> None:
    found = grouped(Key.ATHLETE, count(Kind.AGE, colours=GOLD), order=Order.FEWEST, take=1)
    assert [(group.key, int(group.value or 0)) for group in found.groups] == [("choi-ga-on", 17)]


def test_days_of_games_without_days() -> None:
    found = grouped(Key.DAY, count(games=BEIJING))
    assert (found.unknown, found.groups) == (Unknown.NO_DAYS, ())


def test_what_is_not_there_cannot_be_looked_at() -> None:
    with pytest.raises(QueryError):
        grouped(Key.NATION, among=("XXX",))
    for key in (Key.GENDER, Key.COLOUR, Key.DAY):
        with pytest.raises(QueryError):
            grouped(key, among=("Cortina",))
    with pytest.raises(QueryError):
        grouped(Key.NATION, count(Kind.DISTINCT))
    with pytest.raises(QueryError):
        grouped(Key.DAY, count(from_day=date(2026, 3, 1)))
