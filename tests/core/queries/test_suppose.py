"""What-ifs. Issue: "what-if equals replaying the extra podiums"; the seed's changed medal."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medals_core import QueryError
from medals_core.book import MedalBook
from medals_core.games import Gender, Season
from medals_core.ledger import Entry
from medals_core.medals import Colour, Medal, Tally
from medals_core.queries import model
from medals_core.queries.filters import EVER, AfterMedal, Described, Medals, Role, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.results import ClaimAnswer, GroupsAnswer, IdentifyAnswer, Shift, SupposeAnswer, ValueAnswer
from medals_core.scenario import changed_tallies, moves, podium_with
from medals_core.standings import Standings
from tests.support.core.asking import answered, archive, end_of
from tests.support.core.podiums import NOCS, START, entries
from tests.support.examples import examples

NED = Medals(nations=("NED",))
SHORT_TRACK = model.Without(of=Medals(disciplines=("short-track",)))
PURSUIT = "speed-skating-team-pursuit-women"
G, S, B = Colour.GOLD, Colour.SILVER, Colour.BRONZE

additions = st.builds(
    model.Added, noc=st.sampled_from(NOCS), colour=st.sampled_from(list(Colour)), count=st.integers(1, 4)
)


@given(entries(), st.lists(additions, min_size=1, max_size=5))
def test_a_what_if_equals_replaying_the_extra_podiums(ledger: list[Entry], extra: list[model.Added]) -> None:
    """Recording podiums of new events with these medals gives the same table."""
    book = MedalBook.of(ledger)
    replayed = book
    for number, change in enumerate(extra):
        medal = Medal(colour=change.colour, noc=change.noc, won_at=START)
        for copy in range(change.count):
            entry = Entry(event_id=f"extra-{number}-{copy}", podium=(medal,), learned_at=START + timedelta(days=30))
            replayed = replayed.record(entry)
    assert tuple(Standings.of(changed_tallies(book, extra))) == tuple(replayed.standings)


@given(entries(), entries())
def test_who_passes_is_passed_by(one: list[Entry], other: list[Entry]) -> None:
    """Whoever one passes says that it is passed by that one; a passing changes who is ahead."""
    before, after = MedalBook.of(one).standings, MedalBook.of(other).standings
    found = {move.noc: move for move in moves(before, after)}
    pairs = {(noc, passed) for noc, move in found.items() for passed in move.passes}
    assert pairs == {(passer, noc) for noc, move in found.items() for passer in move.passed_by}
    for ahead, behind in pairs:
        assert before.line(ahead).tally <= before.line(behind).tally
        assert after.line(ahead).tally > after.line(behind).tally


def test_nothing_moves_between_equal_tables() -> None:
    table = archive().current.book.standings
    assert moves(table, table) == ()


def supposed(*changes: model.Change, **fields: object) -> SupposeAnswer:
    return answered(model.Suppose.model_validate({"changes": changes, **fields}), SupposeAnswer)


def line(shift: Shift) -> tuple[str, int | None, str]:
    return shift.noc, shift.becomes.rank, str(shift.becomes.tally)


@given(st.lists(additions, min_size=1, max_size=4))
@examples(25)
def test_medals_added_are_in_the_changed_table_and_nowhere_else(extra: list[model.Added]) -> None:
    book = archive().current.book
    table = Standings.of(changed_tallies(book, extra))
    found = supposed(*extra)
    assert {shift.noc: shift.becomes for shift in found.shifts} == {one.noc: table.line(one.noc) for one in extra}


def test_two_golds_for_switzerland() -> None:
    """SUI 8-9-8 sixth, between GER 8-10-8 and FRA 8-9-6; it was eighth."""
    (shift,) = supposed(model.Added(noc="SUI", colour=G, count=2)).shifts
    assert shift.becomes.tally == (8, 9, 8)
    assert (shift.was.rank, shift.becomes.rank) == (8, 6)
    assert shift.above is not None
    assert shift.below is not None
    assert (shift.above.noc, shift.below.noc) == ("GER", "FRA")
    assert shift.passes == ("FRA", "SWE")


def test_one_silver_was_not_enough_for_second() -> None:
    """NED 10-8-3 stays third behind the USA, 12-12-9."""
    second = model.Claim(conditions=(Condition(measure=Measure(kind=Kind.RANK, of=NED), op=Op.AT_MOST, value=2),))
    found = supposed(model.Added(noc="NED", colour=S), then=second)
    assert isinstance(found.then, ClaimAnswer)
    assert not found.then.holds
    assert line(found.shifts[0]) == ("NED", 3, "10-8-3")


@pytest.mark.parametrize(("golds", "passes"), [(2, False), (3, True)])
def test_three_golds_would_have_passed_the_united_states(golds: int, passes: bool) -> None:
    (shift,) = supposed(model.Added(noc="NED", colour=G, count=golds)).shifts
    assert ("USA" in shift.passes) is passes


def test_more_and_fewer_of_one_nation_are_taken_together() -> None:
    assert line(
        supposed(model.Added(noc="NED", colour=G, count=3), model.Added(noc="NED", colour=G, count=-4)).shifts[0]
    ) == ("NED", 4, "9-7-3")


def test_more_cannot_be_taken_away_than_there_is() -> None:
    found = supposed(model.Added(noc="NED", colour=G, count=-11))
    assert [(short.noc, short.holds, short.taken) for short in found.shortages] == [("NED", 10, 11)]
    assert found.shifts == ()
    assert supposed(model.Turned(noc="NED", was=B, becomes=G, count=4)).shortages[0].holds == 3


def test_gold_in_the_team_pursuit_would_have_passed_the_usa() -> None:
    """The seed's own case: with gold on 17 February TeamNL would have passed the USA to third."""
    found = supposed(model.Won(event_id=PURSUIT, colour=G, noc="NED"), as_of=end_of(17))
    assert [(medal.noc, medal.colour) for medal in found.podium_after] == [("NED", G), ("CAN", S), ("JPN", B)]
    shift = found.shifts[0]
    assert (line(shift), shift.was.rank, shift.passes) == (("NED", 3, "7-5-1"), 4, ("USA",))
    assert supposed(model.Won(event_id=PURSUIT, colour=G, noc="NED")).shifts[0].becomes.tally == (11, 6, 3)


@pytest.mark.parametrize(
    ("podium", "colour", "noc", "after"),
    [
        ([("CAN", G), ("NED", S), ("JPN", B)], G, "NED", [("NED", G), ("CAN", S), ("JPN", B)]),
        ([("CAN", G), ("USA", S), ("JPN", B)], G, "NED", [("NED", G), ("CAN", S), ("USA", B)]),
        ([("CAN", G), ("USA", S), ("NED", B)], G, "NED", [("NED", G), ("CAN", S), ("USA", B)]),
        ([("CAN", G), ("USA", S), ("JPN", B)], B, "NED", [("CAN", G), ("USA", S), ("NED", B)]),
        ([("NED", G), ("USA", S), ("JPN", B)], B, "NED", [("USA", G), ("JPN", S), ("NED", B)]),
        ([("CAN", G), ("NED", S), ("NED", B)], G, "NED", [("NED", G), ("CAN", S), ("NED", B)]),
        ([("CAN", G), ("USA", G), ("NED", B)], S, "NED", [("CAN", G), ("USA", G), ("NED", S)]),
        ([("CAN", G), ("USA", S), ("JPN", S)], G, "NED", [("NED", G), ("CAN", S), ("USA", S)]),
    ],
)
def test_the_others_move_down_a_step(
    podium: list[tuple[str, Colour]], colour: Colour, noc: str, after: list[tuple[str, Colour]]
) -> None:
    """The nation's own lower medal there is given up; who falls off the podium has nothing."""
    medals = tuple(Medal(colour=step, noc=who, won_at=START) for who, step in podium)
    assert [(medal.noc, medal.colour) for medal in podium_with(medals, colour, noc)] == after


def test_what_is_so_already_changes_nothing() -> None:
    found = supposed(model.Won(event_id="speed-skating-1000m-women", colour=G, noc="NED"))
    assert found.podium_before == found.podium_after
    assert found.shifts[0].was == found.shifts[0].becomes


def test_the_medal_of_an_event_to_come_is_won_from_nobody() -> None:
    found = supposed(model.Won(event_id="ice-hockey-tournament-men", colour=G, noc="NED"), as_of=end_of(17))
    assert not found.podium_after
    shift = found.shifts[0]
    assert (shift.noc, shift.becomes.tally.gold - shift.was.tally.gold) == ("NED", 1)


def test_without_a_sport_nobody_has_its_medals() -> None:
    """Without short track the Netherlands is tenth with 5-6-2; the own nation stands first in the answer."""
    found = supposed(SHORT_TRACK)
    assert line(found.shifts[0]) == ("NED", 10, "5-6-2")
    assert found.taken == (9, 9, 9)
    assert {"USA", "ITA"} < {shift.noc for shift in found.shifts}


def test_without_an_athlete_the_relays_go_too_and_it_says_how_much_was_taken() -> None:
    found = supposed(model.Without(of=Medals(athletes=("jens-van-t-wout",))))
    assert (line(found.shifts[0]), str(found.taken)) == (("NED", 7, "7-7-2"), "3-0-1")


def test_without_a_gold_nobody_moves_up_on_the_podium() -> None:
    """9-7-3 is fourth, behind Italy; Korea keeps its silver in that relay."""
    gold = Medals(nations=("NED",), events=("short-track-relay-5000m-men",))
    korea = model.Value(measure=Measure(kind=Kind.TALLY, of=Medals(nations=("KOR",))))
    found = supposed(model.Without(of=gold), then=korea)
    assert line(found.shifts[0]) == ("NED", 4, "9-7-3")
    assert isinstance(found.then, ValueAnswer)
    assert isinstance(found.now, ValueAnswer)
    assert found.then.measured == found.now.measured


def test_a_foreign_athlete_taken_out_is_told_of_his_own_nation() -> None:
    """12-12-11, still ahead of the USA, 12-12-9."""
    found = supposed(model.Without(of=Medals(athletes=("johannes-hosflot-klaebo",))))
    assert line(found.shifts[0]) == ("NOR", 1, "12-12-11")


def test_there_may_be_nothing_to_take() -> None:
    assert supposed(model.Without(of=Medals(nations=("NED",), disciplines=("luge",)))).nothing_taken


def test_silvers_turned_to_gold() -> None:
    assert line(supposed(model.Turned(noc="NED", was=S, becomes=G, count=3)).shifts[0]) == ("NED", 2, "13-4-3")


def test_nations_as_one() -> None:
    found = supposed(model.Together(nocs=("FIN", "SWE")))
    assert line(found.shifts[0]) == ("SWE", 7, "8-7-9")
    assert found.nations == ("FIN", "SWE")
    scandinavia = supposed(model.Together(nocs=(Described(role=Role.GROUP, name="scandinavia"),)))
    assert line(scandinavia.shifts[0]) == ("NOR", 1, "26-19-15")


def test_the_two_germanys_as_one_of_one_games_and_of_all() -> None:
    both = model.Together(nocs=("GDR", "FRG"))
    assert line(supposed(both, games=Scope(ids=("1988-winter",))).shifts[0]) == ("GDR", 1, "11-14-8")
    of_all = supposed(both, games=EVER).shifts[0]
    total = Tally()
    for edition in archive().editions.values():
        for noc in ("GDR", "FRG") if edition.games.season is Season.WINTER else ():
            total = total.combined(edition.book.tally(noc))
    assert of_all.becomes.tally == total


def test_an_athlete_as_a_nation() -> None:
    """Six golds: ninth, behind Switzerland (6-9-8); Norway keeps its own."""
    leader = model.Identify(nation=Described(role=Role.RANK, rank=1))
    found = supposed(model.AsNation(athlete_id="johannes-hosflot-klaebo"), then=leader)
    assert line(found.shifts[0]) == ("johannes-hosflot-klaebo", 9, "6-0-0")
    assert isinstance(found.then, IdentifyAnswer)
    assert [standing.noc for standing in found.then.lines] == ["NOR"]


def test_any_query_is_asked_of_both_worlds_at_the_same_moment() -> None:
    """Who had gold on the evening of 12 February, without the women? The filters inside take that moment."""
    golden = model.Groups(by=Key.NATION, measure=Measure(of=Medals(colours=(G,))))
    found = supposed(model.Without(of=Medals(genders=(Gender.WOMEN,))), then=golden, as_of=end_of(12))
    book = archive().current.book_at(end_of(12))
    events = archive().current.events
    golds = [won for won in book if won.medal.colour is G]
    men = {won.medal.noc for won in golds if events[won.event_id].gender is not Gender.WOMEN}
    assert isinstance(found.then, GroupsAnswer)
    assert isinstance(found.now, GroupsAnswer)
    assert {group.key for group in found.then.groups} == men
    assert {group.key for group in found.now.groups} == {won.medal.noc for won in golds}


def test_a_moment_that_the_book_tells() -> None:
    """Right after the first gold of Jens van 't Wout, with one more."""
    first = AfterMedal(of=Medals(athletes=("jens-van-t-wout",), colours=(G,)))
    found = supposed(model.Added(noc="NED", colour=G), as_of=first)
    assert found.at is not None
    assert found.shifts[0].was.tally.gold + 1 == found.shifts[0].becomes.tally.gold == 4


@pytest.mark.parametrize(
    "change",
    [
        model.Added(noc="XYZ", colour=G),
        model.Turned(noc="XYZ", was=S, becomes=G),
        model.Won(event_id="slalom-on-the-moon", colour=G, noc="NED"),
        model.Won(event_id=PURSUIT, colour=G, noc="XYZ"),
        model.Without(of=Medals(disciplines=("chess",))),
        model.Together(nocs=("XYZ", "NED")),
        model.AsNation(athlete_id="nobody"),
    ],
)
def test_what_the_archive_does_not_hold_is_refused(change: model.Change) -> None:
    with pytest.raises(QueryError):
        supposed(change)
