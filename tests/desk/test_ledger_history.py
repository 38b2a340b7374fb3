"""Whatever is published, corrected, withdrawn and undone: what the database holds folds to what the bot shows."""

import asyncio
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import FrozenClock
from bot.desk.ledger_service import LedgerService
from bot.storage import Database, ledger
from medals_core.book import MedalBook
from medals_core.medals import Medal
from tests.support.databases import make_sqlite
from tests.support.desk.small_games import EVENTS, MORNING, NAMES, B, G, S, entry, medal, small_archive
from tests.support.examples import examples

PODIUMS = st.lists(
    st.builds(medal, st.sampled_from([G, S, B]), st.sampled_from(sorted(NAMES)), st.sampled_from(["A", "B", "Ø'C"])),
    max_size=4,
)
CHANGES = st.lists(st.tuples(st.sampled_from([event.event_id for event in EVENTS]), PODIUMS), min_size=1, max_size=6)


@examples(20)
@given(CHANGES)
def test_the_stored_ledger_folds_to_the_shown_table(tmp_path: Path, changes: list[tuple[str, list[Medal]]]) -> None:
    path = tmp_path / f"{uuid4().hex}.sqlite3"
    make_sqlite(path)
    asyncio.run(_replay(f"sqlite:///{path}", changes))


async def _replay(url: str, changes: list[tuple[str, list[Medal]]]) -> None:
    database = Database(url)
    writer = LedgerService(database, small_archive(), FrozenClock(MORNING))
    written = [entry(event_id, *podium, reason="é🥇") for event_id, podium in changes]
    for change in written:
        await writer.publish([change], expected=writer.head, actor="Ada")
    reader = LedgerService(database, small_archive(), FrozenClock(MORNING))
    await reader.refresh()
    async with database.read() as look:
        stored = [line.entry for line in await ledger.lines(look, "2026-winter")]
        assert await ledger.verify(look, "2026-winter") is None
    await database.close()
    assert stored == written
    shown = writer.archive.current.book
    assert reader.archive.current.book.tallies() == shown.tallies() == MedalBook.of(stored).tallies()
    assert reader.head == writer.head


@pytest.mark.parametrize("seq", [0, 1])
def test_the_hash_depends_on_everything_that_is_stated(seq: int) -> None:
    one = entry(EVENTS[0].event_id, medal(G, "NED", "A"))
    first = ledger.hash_of(ledger.GENESIS, "2026-winter", seq, one, None)
    others = [
        ledger.hash_of("1" * 64, "2026-winter", seq, one, None),
        ledger.hash_of(ledger.GENESIS, "2022-winter", seq, one, None),
        ledger.hash_of(ledger.GENESIS, "2026-winter", seq + 1, one, None),
        ledger.hash_of(ledger.GENESIS, "2026-winter", seq, one, "key"),
        *(
            ledger.hash_of(ledger.GENESIS, "2026-winter", seq, replace(one, **change), None)
            for change in ({"event_id": "x"}, {"podium": ()}, {"author": "x"}, {"reason": "x"})
        ),
    ]
    assert len({first, *others}) == 1 + len(others)
