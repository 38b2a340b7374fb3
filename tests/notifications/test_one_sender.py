"""Of several processes one sends: a sender that lost its turn writes nothing."""

from bot.storage import leases
from bot.storage import outbox as stored_outbox
from tests.support.news.newsroom import Desk, make_newsroom
from tests.support.news.podiums import FEMKE, JUTTA, MIHO, WOMEN, women


async def test_one_sender_at_a_time_and_a_takeover(desk: Desk) -> None:
    """ "one sender at a time (advisory lock or lease) with takeover when it dies" """
    await desk.newsroom.command("volg", "NL", desk.person(101))
    other = make_newsroom(desk.database, desk.ledger, desk.clock, desk.wall, desk.bot, desk.send_queue)
    assert await desk.newsroom.sender.step() == 0
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    desk.pass_time(0.5)
    assert await other.sender.step() == 0, "the first one holds the lease"
    desk.pass_time(21)
    await other.sender.step()
    desk.pass_time(1)
    await other.sender.step()
    assert len(desk.texts(101)) == 1
    await other.sender.close()


async def test_a_late_sender_writes_nothing(desk: Desk) -> None:
    """The fencing token: what a former holder of the lease still records is refused."""
    await desk.newsroom.command("volg", "NL", desk.person(101))
    await desk.publish(WOMEN, *women(JUTTA, FEMKE, MIHO))
    desk.pass_time(21)
    async with desk.database.begin() as tx:
        assert await leases.hold(tx, "sender", "old", desk.wall.now(), desk.wall.now() - desk.wall.now()) == 1
    while await desk.newsroom.sender._fan_out.step():
        pass
    async with desk.database.begin() as tx:
        now = desk.wall.now()
        (row,) = await stored_outbox.claim(tx, "old", 1, now, now, 5, ())
    desk.pass_time(30)
    await desk.newsroom.sender.step()
    await desk.newsroom.sender.step()
    assert desk.newsroom.sender.possibly_repeated == 1
    async with desk.database.begin() as tx:
        assert not await stored_outbox.finish(tx, row, "dead")
    assert await desk.states() == {"sent": 1}


# --- The live table: "One message per chat kept current (and pinned where allowed), edited only when its text changes"
