"""Time and history: who passed whom when, former Games, reallocations, aims and records."""

from datetime import date

import pytest

from medals_core import AsOf, Edition, questions
from medals_core.book import MedalBook
from medals_core.medals import Tally
from medals_core.pages.ambition import AmbitionAnswer
from medals_core.pages.certainty import Verdict
from medals_core.pages.history import HistoryAnswer
from medals_core.pages.reallocation import ThenAndNowAnswer
from medals_core.pages.records import RecordKind, RecordsAnswer, age_on, records_set
from medals_core.pages.same_stage import SameStageAnswer, former_stage
from medals_core.pages.timeline import TimelineAnswer
from medals_core.standings import Standing
from tests.support.core.asking import answered, archive, at, end_of


def test_ned_and_the_usa_passed_each_other_twice() -> None:
    """At the minute from which the deciding medal counts."""
    found = answered(questions.TimelineQuestion(nocs=("NED", "USA")), TimelineAnswer)
    assert [(passing.ahead, passing.at) for passing in found.passings] == [
        ("NED", at(16, 12, 53).won_by),
        ("USA", at(16, 21, 56).won_by),
    ]


@pytest.mark.parametrize("nocs", [("NED", "USA"), ("NED", "SWE", "FRA"), ("ITA", "USA", "GER", "SUI")])
def test_every_passing_turns_the_order_around(nocs: tuple[str, ...]) -> None:
    """Ahead just after it, not ahead just before it: by the books of those moments."""
    edition = archive().current
    found = answered(questions.TimelineQuestion(nocs=nocs), TimelineAnswer).passings
    assert found
    for passing in found:
        after = edition.book_at(AsOf(won_by=passing.at))
        before = MedalBook.of(edition.ledger).won_by(
            passing.at.replace(second=0) - (end_of(8).won_by - at(8, 23, 59).won_by)
        )
        assert after.tally(passing.ahead) > after.tally(passing.behind)
        assert before.tally(passing.ahead) <= before.tally(passing.behind)


def test_a_line_for_each_day_up_to_the_moment() -> None:
    found = answered(questions.TimelineQuestion(as_of=end_of(9)), TimelineAnswer)
    assert [day.day.day for day in found.days] == [7, 8, 9]
    assert found.days[-1].lines[0].tally == Tally(1, 1, 0)


def test_former_games_have_no_days() -> None:
    """ "Where day data exist; says so where they don't"."""
    assert answered(questions.TimelineQuestion(games="2014-winter"), TimelineAnswer).days == ()
    former = answered(questions.SameStageQuestion(as_of=end_of(17)), SameStageAnswer).former
    assert [each.games.games_id for each in former] == ["2022-winter", "2014-winter"]
    assert all(each.at_stage is None for each in former)


def test_the_same_share_of_events_where_day_data_exist() -> None:
    """80 of 116 events were decided at the end of 17 February 2026: so after 75 of 109 elsewhere (rounded up)."""
    edition = archive().current
    found = former_stage(edition, "NED", 80, 116, AsOf())
    assert found.decided == 80
    assert found.at_stage is not None
    assert found.at_stage.tally == Tally(6, 6, 1)
    assert former_stage(edition, "NED", 75, 109, AsOf()).decided == 80
    assert former_stage(edition, "NED", 0, 109, AsOf()).at_stage == Standing(noc="NED", tally=Tally(), rank=None)


def test_the_netherlands_at_all_games() -> None:
    """Before 2026 53-49-45, 147 medals; then 10-7-3. Most medals Sochi 2014 (24), best rank then Sapporo 1972."""
    found = answered(questions.HistoryQuestion(noc="NED"), HistoryAnswer)
    assert found.total == Tally(63, 56, 48)
    assert [line.games.year for line in found.most] == [2014]
    assert [line.games.year for line in found.most_gold] == [2026]
    assert [(line.games.year, line.standing.rank) for line in found.best] == [(2026, 3)]


def test_fourth_in_sapporo() -> None:
    lines = answered(questions.HistoryQuestion(noc="NED"), HistoryAnswer).lines
    assert [(one.games.year, one.standing.tally) for one in lines if one.standing.rank == 4] == [(1972, Tally(4, 3, 2))]


def test_historic_nations_stay_themselves() -> None:
    """ "/historie Duitsland says which codes it counts and offers the others"."""
    assert answered(questions.HistoryQuestion(noc="GER"), HistoryAnswer).relatives == ("EUA", "FRG", "GDR")
    gdr = answered(questions.HistoryQuestion(noc="GDR"), HistoryAnswer)
    assert {line.games.year for line in gdr.lines} == {1968, 1972, 1976, 1980, 1984, 1988}


def test_fifth_in_sochi_until_19_september_2025() -> None:
    found = answered(questions.ThenAndNowQuestion(games="2014-winter"), ThenAndNowAnswer).found[0]
    assert [(step.since.date(), step.standing.rank) for step in found.steps] == [
        (date(2014, 2, 23), 5),
        (date(2025, 9, 19), 6),
    ]
    assert found.steps[1].decisions[0].event.discipline == "biathlon"
    assert found.steps[0].standing.tally == found.now.tally == Tally(8, 7, 9)


def test_then_and_now_as_it_was_known_before() -> None:
    """Asked as of 2024, nothing of 2025 is known."""
    then = AsOf(known_by=at(1, 0).won_by.replace(year=2024))
    found = answered(questions.ThenAndNowQuestion(games="2014-winter", as_of=then), ThenAndNowAnswer).found[0]
    assert found.now.rank == 5
    assert not found.touches


def test_the_games_with_later_decisions() -> None:
    found = answered(questions.ThenAndNowQuestion(), ThenAndNowAnswer).found
    assert [each.games.year for each in found] == [2010, 2012, 2014, 2022]


def test_the_aim() -> None:
    """NED top ten; record 24 medals."""
    end = answered(questions.AmbitionQuestion(), AmbitionAnswer)
    assert end.aim is not None
    assert (end.top, end.reached, end.verdict) == (10, True, Verdict.CERTAIN)
    assert end.record is not None
    assert end.record.standing.tally.total == 24 == end.aim.record_total
    assert answered(questions.AmbitionQuestion(as_of=end_of(17)), AmbitionAnswer).verdict is Verdict.OPEN
    assert answered(questions.AmbitionQuestion(noc="BEL"), AmbitionAnswer).aim is None


def replayed(until: int) -> list[tuple[str, str, RecordKind, int]]:
    """The records set while the ledger of the Games is replayed up to the end of a day."""
    edition = archive().current
    book = Edition(edition.games, edition.events, edition.ledger.known_by(at(7, 0).won_by))
    found = []
    for entry in edition.ledger.known_by(end_of(until).won_by):
        after = book.with_entries([entry])
        for record in records_set(book, after, archive(), entry):
            found.append((record.noc, entry.event_id, record.kind, record.number))
        book = after
    return found


def test_records_fall_with_the_podium_that_sets_them() -> None:
    """The 150th Dutch medal (147 before, three in by the 11th); the first medals of a nation; most golds ever."""
    found = replayed(21)
    assert ("NED", "speed-skating-1000m-men", RecordKind.NTH_MEDAL, 150) in found
    assert ("NED", "speed-skating-mass-start-men", RecordKind.MOST_GOLD, 9) in found
    assert ("NED", "speed-skating-mass-start-women", RecordKind.MOST_GOLD, 10) in found
    assert ("BRA", "alpine-skiing-giant-slalom-men", RecordKind.FIRST_GOLD, 1) in found
    assert ("GEO", "figure-skating-pairs-mixed", RecordKind.FIRST_MEDAL, 1) in found
    assert not any(kind is RecordKind.MOST_MEDALS for noc, _, kind, _ in found if noc == "NED"), "24 in Sochi stands"


def test_stating_what_is_so_sets_no_record() -> None:
    edition = archive().current
    entry = edition.book.entry("speed-skating-mass-start-women")
    assert entry is not None
    assert records_set(edition, edition.with_entries([entry]), archive(), entry) == ()


def test_the_best_rank_falls_with_the_last_event() -> None:
    """Third, where fourth (Sapporo 1972) was the best before."""
    edition = archive().current
    last = list(edition.ledger)[-1]
    before = Edition(edition.games, edition.events, edition.ledger.known_by(end_of(21).won_by))
    for entry in [entry for entry in edition.ledger if entry.learned_at > end_of(21).won_by][:-1]:
        before = before.with_entries([entry])
    found = records_set(before, before.with_entries([last]), archive(), last)
    assert [
        (each.number, each.former) for each in found if each.kind is RecordKind.BEST_RANK and each.noc == "NED"
    ] == [(3, 4)]


def test_what_stands_for_the_netherlands() -> None:
    found = answered(questions.RecordsQuestion(), RecordsAnswer)
    assert found.athletes[0].name == "Ireen Wüst"
    assert found.athletes[0].tally == Tally(6, 5, 2)
    assert found.first_gold is not None
    assert found.first_gold.medal.athletes == ("Sjoukje Dijkstra",)


def test_ages_are_told_only_of_birth_dates_that_are_sure() -> None:
    """ "Oldest/youngest where birth dates are sure", and of how many that is."""
    told = 0
    for noc in archive().current.book.tallies():
        found = answered(questions.RecordsQuestion(noc=noc), RecordsAnswer)
        for one in (found.oldest, found.youngest):
            if one is None:
                continue
            told += 1
            known = [each for each in archive().athletes.named(one.name) if noc in each.nocs]
            assert any(each.birth_date_sure and each.birth_date is not None for each in known)
        assert found.n_ages <= found.n_medallists
    assert told > 10


@pytest.mark.parametrize(("day", "age"), [(date(2026, 2, 10), 24), (date(2026, 2, 11), 25)])
def test_age_in_whole_years(day: date, age: int) -> None:
    assert age_on(date(2001, 2, 11), day) == age
