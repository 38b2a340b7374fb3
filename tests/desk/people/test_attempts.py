"""Strangers at the desk: an admin hears that they try, and nothing is kept of who they are."""

from datetime import timedelta

from sqlalchemy import select

from bot.clock import FrozenClock
from bot.desk.people import attempts
from bot.storage import Database
from bot.storage.tables import marks
from tests.support.desk.at_the_desk import DAAN, FENNA, DeskUser, open_desk
from tests.support.desk.audited import audited
from tests.support.desk.small_games import MORNING, small_archive


def fenna_at(database: Database) -> DeskUser:
    return DeskUser(open_desk(database, small_archive(), MORNING).desk, FENNA, "Fenna")


async def kept(database: Database) -> str:
    async with database.read() as look:
        return f"{await audited(look)} {await look.all(select(marks))}"


async def test_a_stranger_leaves_no_name_and_no_number(database: Database) -> None:
    """The audit is append-only: a name in it would outlive "ik weet niets meer van deze chat"."""
    fenna = fenna_at(database)
    await fenna.type("/uitslag 1000m vrouwen: Leerdam, Kok, Takagi")
    await fenna.tap_data("desk:1:nonce:pub")
    await fenna.desk.start("desk_invented", fenna.request())
    noted = await kept(database)
    for what in ("/uitslag", "tap", "invitation"):
        assert what in noted
    assert "Fenna" not in noted
    assert str(FENNA) not in noted


async def test_flooding_is_one_line_a_day_for_each_kind(database: Database) -> None:
    """Each attempt a row would let anybody fill the database, for ever."""
    fenna = fenna_at(database)
    clock = fenna.desk.clock
    assert isinstance(clock, FrozenClock)
    for _ in range(20):
        await fenna.type("/uitslag")
        await fenna.tap_data("desk:1:nonce:pub")
    async with database.read() as look:
        assert len(await audited(look)) == 2
        assert await attempts.today(look, clock.now()) == 40
    clock.moment += timedelta(days=1)
    await fenna.type("/uitslag")
    async with database.read() as look:
        assert len(await audited(look)) == 3
        assert await attempts.today(look, clock.now()) == 1


async def test_counts_of_long_ago_are_dropped(database: Database) -> None:
    fenna = fenna_at(database)
    clock = fenna.desk.clock
    assert isinstance(clock, FrozenClock)
    await fenna.type("/uitslag")
    clock.moment += attempts.ATTEMPT_RETENTION + timedelta(days=1)
    await fenna.type("/uitslag")
    async with database.read() as look:
        assert len(await look.all(select(marks))) == 1


async def test_who_works_here_is_noted_by_name(database: Database) -> None:
    """An admin who taps what a colleague made: the desk is accountable to itself."""
    ada = open_desk(database, small_archive(), MORNING)
    await ada.type("/beheer toevoegen", replied_to_user_id=DAAN, replied_to_user_name="Daan")
    await ada.tap("Ja")
    await DeskUser(ada.desk, DAAN, "Daan", chat_id=-100, kind="supergroup").tap_data("desk:1:nonce:pub")
    async with database.read() as look:
        newest = (await audited(look))[0]
    assert (newest.action, newest.actor) == ("refused", f"Daan ({DAAN})")
