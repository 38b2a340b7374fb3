"""The restore drill: back up, lose everything, restore, replay: an equal table."""

import os
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.clock import FrozenClock
from bot.desk.backup import backup, restore
from bot.desk.ledger_service import LedgerService
from bot.problems import OperatorError
from bot.storage import Database, DatabaseError, ledger
from bot.transport.operations.replicas import sole_server
from tests.support.desk.small_games import MORNING, G, entry, medal, small_archive

MEN = "speed-skating-1000m-men"
CLOCK = FrozenClock(MORNING)


async def opened(path: Path) -> LedgerService:
    database = Database(f"sqlite:///{path}")
    await database.migrate()
    service = LedgerService(database, small_archive(), FrozenClock(MORNING))
    await service.refresh()
    return service


async def test_backup_and_restore_give_an_equal_table(tmp_path: Path) -> None:
    place, copy = tmp_path / "medals.sqlite3", tmp_path / "copy.sqlite3"
    service = await opened(place)
    await service.publish([entry(MEN, medal(G, "USA", "Jordan Stolz"))], expected=service.head, actor="Ada")
    table = service.archive.current.book.tallies()
    async with service.database.read() as look:
        await look.execute(text("SELECT 1"))
        await backup(service.database, copy, CLOCK)  # while somebody is reading
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    await service.publish([entry(MEN)], expected=service.head, actor="Ada")

    kept = await restore(service.database, copy)
    await service.database.close()
    restored = await opened(place)
    assert restored.archive.current.book.tallies() == table
    async with restored.database.read() as look:
        assert await ledger.verify(look, "2026-winter") is None
    await restored.publish([entry(MEN)], expected=restored.head, actor="Ada")
    await restored.database.close()

    assert kept is not None
    replaced = await opened(kept)
    assert replaced.head.seq == 2, "what was replaced is kept"
    await replaced.database.close()


async def test_restoring_where_nothing_stood(tmp_path: Path) -> None:
    service = await opened(tmp_path / "a.sqlite3")
    await backup(service.database, tmp_path / "copy.sqlite3", CLOCK)
    await service.database.close()
    fresh = Database(f"sqlite:///{tmp_path / 'b.sqlite3'}")
    assert await restore(fresh, tmp_path / "copy.sqlite3") is None
    assert await fresh.migrate() is False
    await fresh.close()


async def test_a_backup_overwrites_nothing(tmp_path: Path) -> None:
    service = await opened(tmp_path / "a.sqlite3")
    (tmp_path / "copy.sqlite3").write_text("mine")
    with pytest.raises(OperatorError, match="overwrites nothing"):
        await backup(service.database, tmp_path / "copy.sqlite3", CLOCK)
    assert (tmp_path / "copy.sqlite3").read_text() == "mine"
    await service.database.close()


async def test_what_is_no_backup_is_refused(tmp_path: Path) -> None:
    service = await opened(tmp_path / "a.sqlite3")
    (tmp_path / "text").write_text("no database at all, by far not long enough to be one")
    for source, message in ((tmp_path / "none", "no file"), (tmp_path / "text", "no backup")):
        with pytest.raises(OperatorError, match=message):
            await restore(service.database, source)
    await service.refresh()
    assert service.head.seq == 0
    await service.database.close()


async def test_postgresql_has_its_own_tools(tmp_path: Path) -> None:
    database = Database("postgresql://medals@127.0.0.1/medals")
    with pytest.raises(OperatorError, match="pg_dump"):
        await backup(database, tmp_path / "copy", CLOCK)
    with pytest.raises(OperatorError, match="pg_restore"):
        await restore(database, tmp_path / "copy")
    await database.close()


async def test_nothing_to_back_up(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'none.sqlite3'}")
    with pytest.raises(OperatorError, match="there is no database"):
        await backup(database, tmp_path / "copy.sqlite3", CLOCK)
    await database.close()


async def test_a_folder_takes_a_copy_a_day(tmp_path: Path) -> None:
    """ "medaillespiegel backup FOLDER/": the folder need not exist the first time, and does the second."""
    service = await opened(tmp_path / "a.sqlite3")
    clock = FrozenClock(MORNING)
    first = await backup(service.database, f"{tmp_path}/copies/", clock)
    assert first == tmp_path / "copies/medaillespiegel-20260217-090000.sqlite3"
    with pytest.raises(OperatorError, match="overwrites nothing"):
        await backup(service.database, f"{tmp_path}/copies/", clock)
    clock.moment += timedelta(days=1)
    second = await backup(service.database, tmp_path / "copies", clock)
    assert sorted((tmp_path / "copies").iterdir()) == [first, second]
    await service.database.close()


async def test_an_upgrade_and_a_rollback_as_the_manual_says(tmp_path: Path) -> None:
    """docs/operator.md, in its order: back up before each upgrade; the new version changes the tables; the former one
    refuses to start; the backup is put back."""
    place, folder = tmp_path / "medals.sqlite3", f"{tmp_path}/copies/"
    clock = FrozenClock(MORNING)
    service = await opened(place)
    await backup(service.database, folder, clock)
    await service.publish([entry(MEN, medal(G, "USA", "Jordan Stolz"))], expected=service.head, actor="Ada")
    clock.moment += timedelta(days=7)
    before_upgrade = await backup(service.database, folder, clock)
    async with service.database.begin() as tx:
        await tx.execute(text("UPDATE alembic_version SET version_num = 'zz99'"))
    await service.database.close()

    former_version = Database(f"sqlite:///{place}")
    with pytest.raises(DatabaseError, match="made by a newer version"):
        await former_version.migrate()
    await restore(former_version, before_upgrade)
    back = await opened(place)
    assert back.archive.current.book.tally("USA") == (1, 0, 0)
    await back.database.close()


@pytest.fixture
def open_umask() -> Iterator[None]:
    """A system that lets everybody read what is made: so it has to be us who do not."""
    former = os.umask(0)
    yield
    os.umask(former)


@pytest.mark.usefixtures("open_umask")
async def test_every_file_of_the_database_is_its_owner_s_only(tmp_path: Path) -> None:
    """Results, admins and chats stand in each of them."""
    place = tmp_path / "medals.sqlite3"
    service = await opened(place)
    with sole_server(service.database):
        await service.publish([entry(MEN, medal(G, "USA", "Jordan Stolz"))], expected=service.head, actor="Ada")
        copy = await backup(service.database, tmp_path / "copy.sqlite3", CLOCK)
        beside = [place.with_name(place.name + end) for end in ("", "-wal", "-shm", ".serving")]
        assert [stat.S_IMODE(file.stat().st_mode) for file in [*beside, copy]] == [0o600] * 5
    kept = await restore(service.database, copy)
    assert kept is not None
    assert [stat.S_IMODE(file.stat().st_mode) for file in (place, kept)] == [0o600] * 2
