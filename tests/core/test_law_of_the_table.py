"""The law of the table, as properties: each test quotes the rule that it holds the code to."""

from hypothesis import given
from hypothesis import strategies as st

from medals_core import Entry, Medal, MedalBook, Standings, Tally, load_archive
from medals_core.standings import Decider, decider
from tests.support.core.podiums import EVENTS, NOCS, START, entries, podiums

tallies = st.builds(Tally, st.integers(0, 4), st.integers(0, 4), st.integers(0, 4))
tables = st.dictionaries(st.sampled_from([*NOCS, "CAN", "SUI", "FRA"]), tallies, max_size=10)


def state(book: MedalBook) -> object:
    return book.tallies(), list(book.standings), book.medals()


@given(tables)
def test_rank_by_gold_then_silver_then_bronze(table: dict[str, Tally]) -> None:
    """ "Rank by gold, then silver, then bronze … the next rank skips (1, 2, 2, 4)": a nation's rank is one more than
    the number of nations whose triple is higher."""
    ranked = Standings.of(table).ranked
    for line in ranked:
        assert line.rank == 1 + sum(other.tally > line.tally for other in ranked)


@given(tables)
def test_equal_ranks_if_and_only_if_equal_triples(table: dict[str, Tally]) -> None:
    """ "Equal triples share the rank … within a shared rank, order by NOC code"."""
    ranked = Standings.of(table).ranked
    for one in ranked:
        for other in ranked:
            assert (one.rank == other.rank) == (one.tally == other.tally)
        assert one.shared == any(other.tally == one.tally and other.noc != one.noc for other in ranked)
    assert [(line.rank, line.noc) for line in ranked] == sorted((line.rank or 0, line.noc) for line in ranked)


@given(tables)
def test_neutral_athletes_hold_medals_but_no_rank(table: dict[str, Tally]) -> None:
    """ "AIN (neutral athletes) holds medals but no rank: the official table leaves it out", so that its medals change
    nobody else's rank."""
    without = {noc: tally for noc, tally in table.items() if noc != "AIN"}
    standings = Standings.of(table)
    assert standings.rank("AIN") is None
    assert standings.ranked == Standings.of(without).ranked
    assert standings.line("AIN").tally == table.get("AIN", Tally())


@given(tallies, tallies)
def test_every_rank_comes_with_its_reason(one: Tally, other: Tally) -> None:
    """The decider is the first colour that differs: nothing if and only if the triples are equal."""
    by = decider(one, other)
    assert (by is Decider.NOTHING) == (one == other)
    if by is Decider.SILVER:
        assert one.gold == other.gold
        assert (one > other) == (one.silver > other.silver)
    if by is Decider.BRONZE:
        assert one[:2] == other[:2]


def test_a_nation_without_medals_is_zero_not_unknown() -> None:
    line = MedalBook().standings.line("HUN")
    assert (line.tally, line.rank) == (Tally(0, 0, 0), None)


@given(entries(), st.randoms(use_true_random=False))
def test_permuting_entries_of_different_events_changes_nothing(ledger: list[Entry], random: object) -> None:
    """ "The latest entry of an event counts": the order between events does not matter."""
    latest = list({entry.event_id: entry for entry in ledger}.values())
    shuffled = list(latest)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert state(MedalBook.of(shuffled)) == state(MedalBook.of(latest)) == state(MedalBook.of(ledger))


@given(entries(), podiums(), st.sampled_from(EVENTS))
def test_withdrawing_restores(ledger: list[Entry], podium: tuple[Medal, ...], event_id: str) -> None:
    """ "An empty podium is a withdrawal; undo is a new entry that restores the former one"."""
    book = MedalBook.of(ledger)
    former = book.podium(event_id)
    stated = book.record(Entry(event_id=event_id, podium=podium, learned_at=START))
    undone = stated.record(Entry(event_id=event_id, podium=former, learned_at=START))
    assert state(undone) == state(book)
    withdrawn = stated.record(Entry(event_id=event_id, podium=(), learned_at=START))
    assert state(withdrawn) == state(MedalBook.of(entry for entry in ledger if entry.event_id != event_id))


@given(entries())
def test_replaying_the_ledger_gives_the_table(ledger: list[Entry]) -> None:
    """The book is a fold: recorded one by one or all at once, and counted by hand, it is the same."""
    book = MedalBook()
    for entry in ledger:
        book = book.record(entry)
    assert state(book) == state(MedalBook.of(ledger))
    latest = {entry.event_id: entry.podium for entry in ledger}
    for noc in NOCS:
        assert book.tally(noc) == Tally.counting(m for podium in latest.values() for m in podium if m.noc == noc)


@given(entries())
def test_a_book_stays_as_it_is_when_the_next_is_made_of_it(ledger: list[Entry]) -> None:
    """Whoever holds a book (a cache, a preview beside the desk's) must not see it change: also not what stands inside
    a nation's part, which is shared with the next book for the nations that the entry is not about."""
    books = [MedalBook()]
    for entry in ledger:
        books.append(books[-1].record(entry))
    for number, book in enumerate(books):
        alone = MedalBook.of(ledger[:number])
        assert state(book) == state(alone)
        assert [book.medals_of(noc) for noc in NOCS] == [alone.medals_of(noc) for noc in NOCS]


def test_replaying_the_real_ledgers_gives_the_real_tables() -> None:
    for edition in load_archive().editions.values():
        assert state(MedalBook.of(edition.ledger)) == state(edition.book)
