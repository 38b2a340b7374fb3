"""The table that is one message, pinned and kept current."""

from sqlalchemy import select

from bot.playground.bot_api.errors import bad_request
from bot.storage.tables import live_tables
from tests.support.news.newsroom import Desk
from tests.support.news.podiums import FEMKE, JUTTA, MEN, MIHO, women


async def test_the_live_table_is_one_message_pinned_and_kept_current(desk: Desk) -> None:
    fan = desk.person(101)
    await desk.newsroom.tap("m:live:1", fan)
    await desk.settle()
    (before,) = desk.texts(101)
    assert "Nog geen medailles" in before
    assert desk.calls("pinChatMessage") == 1
    await desk.publish_women()
    (after,) = desk.texts(101)
    assert " 1 Nederland ◂  1  1  0" in after
    assert "Na 1 van de 4 onderdelen" in after
    assert desk.calls("editMessageText") == 1


async def test_the_live_table_is_hidden_with_the_results(desk: Desk) -> None:
    """ "Spoiler mode hides": the table as well, at once when it is chosen, and open again when it is not."""
    fan = desk.person(101)
    await desk.newsroom.tap("m:live:1", fan)
    await desk.publish_women()
    await desk.newsroom.tap("m:spoiler:1", fan)
    await desk.settle()
    (hidden,) = filter(None, desk.html(101))
    before, _, rest = hidden.partition("<tg-spoiler>")
    shown, _, after = rest.partition("</tg-spoiler>")
    assert "1. Nederland 1-1-0 ◂" in shown
    assert "Nederland" not in before + after
    await desk.newsroom.tap("m:spoiler:0", fan)
    await desk.settle()
    (open_again,) = filter(None, desk.html(101))
    assert "<pre>" in open_again
    assert "spoiler" not in open_again


async def test_the_live_table_is_not_edited_when_it_stays_the_same(desk: Desk) -> None:
    await desk.newsroom.tap("m:live:1", desk.person(101))
    await desk.publish_women()
    edits = desk.calls("editMessageText")
    await desk.publish_women(JUTTA, FEMKE, "Brittany Bowe")
    await desk.publish_women(JUTTA, FEMKE, MIHO)
    seen = desk.calls("editMessageText")
    await desk.publish_women(FEMKE, JUTTA, MIHO)
    assert seen == edits + 2
    assert desk.calls("editMessageText") == seen, "same nations, same table"


async def test_a_live_table_that_was_removed_comes_anew_and_one_switched_off_stops(desk: Desk) -> None:
    fan = desk.person(101)
    await desk.newsroom.tap("m:live:1", fan)
    await desk.settle()
    desk.world.fail_next("editMessageText", error=bad_request("message to edit not found"))
    await desk.publish_women()
    assert len(desk.texts(101)) == 2
    await desk.newsroom.tap("m:live:1", fan)
    await desk.settle()
    assert len(desk.texts(101)) == 2, "switched on already"
    await desk.newsroom.tap("m:live:0", fan)
    await desk.publish(MEN, *women(JUTTA))
    await desk.settle()
    assert "Na 1 van de 4" in desk.texts(101)[-1]
    async with desk.database.read() as look:
        assert len(await look.all(select(live_tables))) == 1


async def test_the_live_table_works_where_pinning_is_not_allowed(desk: Desk) -> None:
    desk.world.fail_next("pinChatMessage", error=bad_request("not enough rights to pin a message"))
    await desk.newsroom.tap("m:live:1", desk.person(101))
    await desk.settle()
    assert len(desk.texts(101)) == 1


# --- Faults of the surroundings: "a database locked or restarted"
