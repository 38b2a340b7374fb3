"""What each measure counts, listings, comparisons, claims, identities and facts about Games."""

from datetime import date

import pytest

from medals_core import (
    Answer,
    Colour,
    Condition,
    Described,
    Key,
    Kind,
    Measure,
    Medals,
    Metric,
    Op,
    QueryError,
    Role,
    Scope,
)
from medals_core.medals import Tally
from medals_core.queries import results
from medals_core.queries.measures import Weights
from medals_core.queries.model import Claim, Fact, GamesFact, Identify, Left, Listing, Value, Versus, VersusAsk
from medals_core.standings import Decider
from tests.support.core.asking import answered, at
from tests.support.core.made import count

EVER = Scope(ever=True)
CALGARY = Scope(ids=("1988-winter",))
NAMED_GERMANY = Described(role=Role.NAMED, of="GER")

FIVE_THREE_ONE = Weights(gold=5, silver=3, bronze=1)


def value(measure: Measure) -> results.ValueAnswer:
    return answered(Value(measure=measure), results.ValueAnswer)


def test_a_value_with_its_proof_and_the_whole() -> None:
    found = value(count(nations=("NED",), disciplines=("short-track",)))
    assert (found.measured.value, found.measured.tally, found.whole) == (7, Tally(5, 1, 1), Tally(10, 7, 3))
    assert len(found.measured.proof) == 7
    assert value(count(disciplines=("short-track",))).whole is None, "of no nation"


def test_a_name_that_meant_two_nations_gives_both() -> None:
    """ "Neither 3 against 0": GDR and FRG of 1988, each with its medals."""
    found = value(count(games=CALGARY, nations=(NAMED_GERMANY,)))
    assert found.nations == ("FRG", "GDR")
    assert dict(found.parts) == {"FRG": Tally(2, 4, 2), "GDR": Tally(9, 10, 6)}


def test_games_by_games() -> None:
    found = value(count(games=EVER, nations=("YUG",)))
    assert found.parts == (("1984-winter", Tally(0, 1, 0)), ("1988-winter", Tally(0, 2, 1)))


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (count(Kind.POINTS, nations=("NED",)), 47),
        (count(Kind.MEDIAN).model_copy(update={"per": Key.NATION}), 6),
        (count(Kind.RANK, nations=("NED",)), 3),
        (count(Kind.RANK, nations=("NED",)).model_copy(update={"metric": Metric.POINTS}), 6),
        (count(Kind.POINTS, nations=("NED",)).model_copy(update={"weights": FIVE_THREE_ONE}), 74),
        (count(Kind.RANK, nations=("NED",)).model_copy(update={"metric": Metric.POINTS, "weights": FIVE_THREE_ONE}), 5),
        (count(Kind.RANK, nations=("NED",)).model_copy(update={"metric": Metric.TOTAL}), 9),
        (count(Kind.RANK, nations=("NED",), colours=("bronze",)), 13),
        (count(Kind.RANK, nations=("NED",), but_not=({"disciplines": ("short-track",)},)), 10),
        (count(Kind.SHARE, nations=("NED",), colours=("gold",)), 0.5),
        (count(Kind.SHARE, nations=("NED",)), 20 / 349),
        (count(Kind.AVERAGE, Key.DAY, nations=("NED",)), 20 / 16),
        (count(Kind.DISTINCT, Key.ATHLETE, nations=("NED",)), 15),
        (count(Kind.DISTINCT, Key.NATION), 29),  # AIN is of no nation
        (count(Kind.STREAK, Key.DAY, nations=("NOR",)), 13),
        (count(Kind.STREAK, Key.GAMES, games=EVER, nations=("NED",)), 11),
    ],
)
def test_measures(measure: Measure, expected: float) -> None:
    assert value(measure).measured.value == pytest.approx(expected)


def test_per_million_in_the_year_of_the_games() -> None:
    now, then = (value(count(Kind.PER_MILLION, games=games, nations=("NED",))) for games in (Scope(), CALGARY))
    assert now.measured.value == pytest.approx(20 / 18, rel=0.02)
    assert then.measured.value == pytest.approx(7 / 14.8, rel=0.02)
    early = value(count(Kind.PER_MILLION, games=Scope(ids=("1952-winter",)), nations=("NED",)))
    assert early.measured.unknown is results.Unknown.NO_POPULATION


def test_an_average_says_by_what_it_is_divided_and_a_share_of_what() -> None:
    assert value(count(Kind.AVERAGE, Key.DAY, nations=("NED",))).measured.divided_by == 16
    assert value(count(Kind.SHARE, nations=("NED",), colours=("gold",))).measured.whole == Tally(10, 7, 3)


@pytest.mark.parametrize("noc", ["AIN", "IRL"])
def test_no_rank(noc: str) -> None:
    """ "AIN holds medals but no rank"; nor has who won nothing."""
    found = value(count(Kind.RANK, nations=(noc,))).measured
    assert (found.value, found.unknown) == (None, results.Unknown.NO_RANK)


def test_who_did_not_take_part_did_not() -> None:
    """Mali sent nobody in 2026; of 1988 "GER" was no nation; Ireland took part and won nothing."""
    assert value(count(nations=("MLI",))).unknown is results.Unknown.NO_GAMES
    assert value(count(games=CALGARY, nations=("GER",))).unknown is results.Unknown.NO_GAMES
    assert value(count(nations=("IRL",))).unknown is None
    assert value(count(games=CALGARY, nations=("MLI",))).unknown is None, "who took part then is not known"


def test_an_age_says_whether_its_date_is_sure() -> None:
    kok = value(count(Kind.AGE, athletes=("femke-kok",), colours=("gold",))).measured
    assert int(kok.value or 0) == 25
    choi = value(count(Kind.AGE, athletes=("choi-ga-on",))).measured
    assert (int(choi.value or 0), choi.sure) == (17, False)
    assert value(count(Kind.AGE, games=EVER, athletes=("eric-heiden",))).measured.unknown is results.Unknown.NO_AGE


def test_the_first_and_the_last_medals() -> None:
    golds = Medals(colours=(Colour.GOLD,))
    first = answered(Listing(of=golds, take=1), results.ListingAnswer)
    assert (first.lines[0].event.event_id, first.found) == ("alpine-skiing-downhill-men", 116)
    last = answered(Listing(of=golds, take=2, last=True), results.ListingAnswer).lines
    assert last[1].event.event_id == "ice-hockey-tournament-men"
    assert last[0].medal.won_at <= last[1].medal.won_at, "in order of time"
    second = answered(Listing(of=Medals(nations=("NED",)), skip=1, take=1), results.ListingAnswer).lines
    assert [line.medal.athletes for line in second] == [("Femke Kok",)]


def test_medals_without_days_have_no_order() -> None:
    """Of 1952 three silvers may have been the first; of 1964 there is one gold, so that is the first."""
    mine = Medals(games=EVER, nations=("NED",))
    first = answered(Listing(of=mine, take=1), results.ListingAnswer)
    assert (first.unordered, [line.games.year for line in first.lines]) == (True, [1952, 1952, 1952])
    gold = answered(Listing(of=mine.narrowed(colours=(Colour.GOLD,)), take=1), results.ListingAnswer)
    assert (gold.unordered, [line.medal.athletes for line in gold.lines]) == (False, [("Sjoukje Dijkstra",)])


def test_why_one_stands_above_the_other() -> None:
    """Ten golds each, seven silvers against six."""
    sides = tuple(count(Kind.TALLY, nations=(noc,)) for noc in ("ITA", "NED"))
    found = answered(Versus(measures=sides, ask=VersusAsk.WHY), results.VersusAnswer)
    (reason,) = found.reasons
    assert (reason.ahead, reason.behind, reason.decider) == ("NED", "ITA", Decider.SILVER)
    assert found.total == Tally(20, 13, 17)
    assert [side.tally for side in found.sides] == [Tally(10, 6, 14), Tally(10, 7, 3)], "in the order asked"


def claim(*conditions: Condition) -> results.ClaimAnswer:
    return answered(Claim(conditions=conditions), results.ClaimAnswer)


def test_claims_give_the_right_value_too() -> None:
    third = Condition(measure=count(Kind.RANK, nations=("NED",)), op=Op.EQUAL, value=3)
    by_total = third.model_copy(update={"measure": third.measure.model_copy(update={"metric": Metric.TOTAL})})
    assert claim(third).holds
    found = claim(third, by_total)
    assert not found.holds
    assert [(check.holds, check.left.value) for check in found.checks] == [(True, 3), (False, 9)]


def test_who_has_no_rank_stands_below_who_has_one() -> None:
    ours, theirs = count(Kind.RANK, nations=("BEL",)), count(Kind.RANK, nations=("IRL",))
    found = claim(Condition(measure=ours, op=Op.LESS, value=theirs))
    assert found.holds
    assert found.reason is not None
    assert found.reason.ahead == "BEL"
    assert not claim(Condition(measure=theirs, op=Op.AT_MOST, value=10)).holds


def test_the_best_at_part_of_the_programme() -> None:
    mixed = Medals.model_validate({"genders": ("mixed",)})
    best = answered(Identify(nation=Described(role=Role.RANK, rank=1), within=mixed), results.IdentifyAnswer)
    assert [line.noc for line in best.lines] == ["FRA"]
    by_total = answered(
        Identify(nation=Described(role=Role.RANK, rank=1), within=mixed, metric=Metric.TOTAL), results.IdentifyAnswer
    )
    assert ([line.noc for line in by_total.lines], by_total.values) == (["ITA"], (6,))
    above = answered(Identify(nation=Described(role=Role.ABOVE, of="NED"), metric=Metric.TOTAL), results.IdentifyAnswer)
    assert [line.rank for line in above.lines] == [8]


@pytest.mark.parametrize(("rank", "near"), [(26, {"DEN", "EST", "GEO"}), (30, {"BEL"})])
def test_who_stands_nearest_where_nobody_stands(rank: int, near: set[str]) -> None:
    found = answered(Identify(nation=Described(role=Role.RANK, rank=rank)), results.IdentifyAnswer)
    assert found.lines == ()
    assert {line.noc for line in found.near} == near


def test_what_was_left_at_a_moment() -> None:
    then = at(18, 18)
    evening = Medals(as_of=then, to_day=date(2026, 2, 18))
    assert {event.event_id for event in answered(Left(of=evening), results.LeftAnswer).events} == {
        "short-track-relay-3000m-women",
        "short-track-500m-men",
    }
    mine = answered(Left(of=Medals(as_of=then, nations=("NED",))), results.LeftAnswer).events
    assert 0 < len(mine) < len(answered(Left(of=Medals(as_of=then)), results.LeftAnswer).events)
    assert answered(Left(), results.LeftAnswer).events == ()


def test_facts_about_games() -> None:
    italy = answered(GamesFact(fact=Fact.LIST, hosts=("ITA",)), results.GamesFactAnswer)
    assert [(line.games.year, line.winner.noc if line.winner else "") for line in italy.lines] == [
        (1956, "URS"),
        (2006, "GER"),
        (2026, "NOR"),
    ]
    assert answered(GamesFact(fact=Fact.LIST, hosts=("NED",)), results.GamesFactAnswer).lines == ()
    (now,) = answered(GamesFact(fact=Fact.EVENTS), results.GamesFactAnswer).lines
    assert now.events == 116


BAD: tuple[object, ...] = (
    Value(measure=count(nations=("XXX",))),
    Value(measure=count(athletes=("nobody",))),
    Value(measure=count(disciplines=("football-in-snow",))),
    Value(measure=count(events=("speed-skating-3000m-men",))),
    Value(measure=count(but_not=({"events": ("nothing",)},))),
    Value(measure=count(games={"ids": ("1940-winter",)})),
    Value(measure=count(games={"ever": True, "since": 2030})),
    Value(measure=count(from_day=date(2026, 3, 1))),
    Value(measure=count(nations=({"role": "group", "name": "atlantis"},))),
    Value(measure=count(nations=({"role": "above"},))),
    Value(measure=count(Kind.RANK)),
    Value(measure=count(Kind.AVERAGE)),
    Versus(measures=()),
    Versus(measures=(count(nations=("NED",)),)),
    Claim(conditions=()),
    Identify(nation="XXX"),
    Identify(nation=Described(role=Role.ABOVE, of="XXX")),
    GamesFact(fact=Fact.LIST, hosts=("XXX",)),
    Left(of=Medals(nations=("XXX",))),
)


@pytest.mark.parametrize("query", BAD, ids=[str(number) for number in range(len(BAD))])
def test_bad_input_is_one_error_with_a_clear_text(query: object) -> None:
    with pytest.raises(QueryError, match=r"\w+ \w+"):
        answered(query, Answer)  # type: ignore[arg-type]
