"""Moments that the book tells, and nations by description: what they come to."""

from datetime import date, datetime, timedelta

import pytest

from medals_core import (
    AfterEvent,
    AfterEvents,
    AfterMedal,
    AsOf,
    Colour,
    Described,
    Medals,
    QueryError,
    Role,
    Scope,
    Tally,
    WhenRanked,
)
from medals_core.queries.filters import When
from medals_core.queries.results import Unknown
from medals_core.queries.selecting import find
from tests.support.core.asking import archive, at
from tests.support.core.made import chosen

OURS = Medals(nations=("NED",))
TEAM_PURSUIT = "speed-skating-team-pursuit-women"


def moment(when: When) -> datetime | None:
    found = find(OURS.narrowed(as_of=when), archive())
    assert found.unknown is None
    return found.at


def test_after_an_event_and_just_before_it() -> None:
    decided = moment(AfterEvent(event_id=TEAM_PURSUIT))
    assert decided is not None
    assert moment(AfterEvent(event_id=TEAM_PURSUIT, before=True)) == decided - timedelta(microseconds=1)
    after = chosen(OURS.narrowed(as_of=AfterEvent(event_id=TEAM_PURSUIT))).tally
    before = chosen(OURS.narrowed(as_of=AfterEvent(event_id=TEAM_PURSUIT, before=True))).tally
    assert after.minus(before) == Tally(0, 1, 0)


def test_the_first_and_the_last_medal() -> None:
    """ "1 the first, -1 the last"."""
    golds = OURS.narrowed(colours=(Colour.GOLD,))
    assert chosen(OURS.narrowed(as_of=AfterMedal(of=golds))).tally == Tally(1, 1, 0)
    assert chosen(OURS.narrowed(as_of=AfterMedal(of=golds, nth=-1))).tally.gold == 10
    assert chosen(OURS.narrowed(as_of=AfterMedal(of=golds, nth=4))).tally.gold == 4


def test_half_of_the_events_is_58_of_116() -> None:
    assert moment(AfterEvents(half=True)) == moment(AfterEvents(events=58)) == at(14, 20, 35).won_by
    assert chosen(Medals(as_of=AfterEvents(events=0))).count == 0


def test_when_a_rank_was_held_and_lost() -> None:
    """Third on 16 February from 12:53 to 21:56, and again at the end."""
    assert moment(WhenRanked(noc="NED", rank=3)) == at(16, 12, 53).won_by
    assert moment(WhenRanked(noc="NED", rank=3, lost=True)) == at(16, 21, 56).won_by
    last = moment(WhenRanked(noc="NED", rank=3, first=False))
    assert last is not None
    assert last > datetime(2026, 2, 20, tzinfo=last.tzinfo)
    better = moment(WhenRanked(noc="NED", rank=5, or_better=True))
    assert better is not None
    assert better < datetime(2026, 2, 16, tzinfo=last.tzinfo)


@pytest.mark.parametrize(
    "when",
    [
        WhenRanked(noc="NED", rank=1),
        WhenRanked(noc="AIN", rank=30, or_better=True),
        AfterMedal(of=Medals(nations=("IRL",))),
        AfterMedal(of=OURS, nth=21),
    ],
)
def test_what_never_came(when: When) -> None:
    found = find(OURS.narrowed(as_of=when), archive())
    assert (found.unknown, found.selection.count) == (Unknown.NEVER, 0)


def test_an_event_not_decided_yet_has_not_come() -> None:
    then = at(17, 12).won_by
    assert then is not None
    early = archive().known_by(then)
    found = find(OURS.narrowed(as_of=AfterEvent(event_id="ice-hockey-tournament-men")), early)
    assert found.unknown is Unknown.NEVER


@pytest.mark.parametrize(
    "of",
    [
        {"as_of": AfterEvents(half=True)},
        {"weekdays": (5,)},
        {"as_of": AsOf(won_by=datetime(2022, 2, 10, 12, tzinfo=archive().current.games.zone))},
        {"after": AsOf(won_by=datetime(2022, 2, 10, 12, tzinfo=archive().current.games.zone))},
        {"from_day": date(2022, 2, 10)},
    ],
)
def test_games_without_days_say_so(of: dict[str, object]) -> None:
    """NO_DAYS: "of these Games it is not known by day or minute who won what"."""
    query = Medals.model_validate({"games": Scope(ids=("2022-winter",)), **of})
    assert find(query, archive()).unknown is Unknown.NO_DAYS


def test_the_whole_of_such_games_is_known_at_any_later_moment() -> None:
    late = Medals(games=Scope(ids=("2022-winter",)), nations=("NED",), as_of=at(16, 12))
    assert chosen(late).tally == Tally(8, 5, 4)


def described(role: Role, **more: object) -> tuple[str, ...]:
    games = more.pop("games", Scope())
    as_of = more.pop("as_of", AsOf())
    ref = Described.model_validate({"role": role, **more})
    return find(Medals(games=games, as_of=as_of, nations=(ref,)), archive()).nations


def test_nations_by_their_place() -> None:
    assert described(Role.HOST) == ("ITA",)
    assert described(Role.RANK, rank=3) == ("NED",)
    assert described(Role.RANK, rank=4, as_of=at(17, 18)) == ("NED",), "at the moment of the filter"
    assert described(Role.ABOVE, of="NED") == ("USA",)
    assert described(Role.ABOVE, of="NED", rank=2) == ("NOR",)
    assert described(Role.BELOW, of="NED") == ("ITA",)
    assert described(Role.LAST) == ("BEL",)
    assert described(Role.LAST, rank=2) == ("BUL",)


def test_a_shared_rank_is_held_by_all_and_the_skipped_one_by_nobody() -> None:
    """ "Equal triples share the rank, and the next rank skips"."""
    assert described(Role.RANK, rank=25) == ("DEN", "EST", "GEO")
    assert described(Role.RANK, rank=26) == ()
    assert described(Role.BELOW, of="DEN") == ("BUL",)
    assert described(Role.RANK, rank=30) == ()
    assert described(Role.ABOVE, of="AIN") == ()
    assert chosen(Medals(nations=(Described(role=Role.RANK, rank=26),))).count == 0, "nobody, not everybody"


@pytest.mark.parametrize(
    ("noc", "games", "means"),
    [
        ("GER", "1988-winter", ("FRG", "GDR")),
        ("GER", "1964-winter", ("EUA",)),
        ("GER", "2026-winter", ("GER",)),
        ("RUS", "2022-winter", ("ROC",)),
        ("RUS", "2018-winter", ("OAR",)),
        ("RUS", "2026-winter", ("AIN",)),
        ("CZE", "1984-winter", ("TCH",)),
        ("NED", "1988-winter", ("NED",)),
    ],
)
def test_what_a_name_meant_in_a_year(noc: str, games: str, means: tuple[str, ...]) -> None:
    assert described(Role.NAMED, of=noc, games=Scope(ids=(games,))) == means


def test_the_host_of_each_games() -> None:
    """Over all Games the host is another one at each."""
    ever = Medals(games=Scope(ever=True), nations=(Described(role=Role.HOST),))
    hosted = Medals(games=Scope(ever=True, hosted=True))
    assert chosen(ever).tally == chosen(hosted).tally
    italy = chosen(hosted.narrowed(nations=("ITA",)))
    assert [part.where.games.year for part in italy.parts if part.medals] == [1956, 2006, 2026]


@pytest.mark.parametrize(
    "when", [AfterEvents(events=117), AfterEvent(event_id="nothing"), WhenRanked(noc="XXX", rank=1)]
)
def test_moments_that_cannot_be(when: When) -> None:
    with pytest.raises(QueryError):
        find(OURS.narrowed(as_of=when), archive())
