"""The repositories: what they keep, once, and whose it stays."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import insert, select

from bot.storage import Database, chats, drafts, memory
from bot.storage.drafts import Draft
from bot.storage.statements import put
from bot.storage.tables import desk_groups, follows, live_tables, news, outbox, preferences, sent_messages

NOON = datetime(2026, 2, 17, 12, tzinfo=UTC)
OLD, NEW = -5, -1005


async def a_draft(database: Database, message_id: int = 7) -> Draft:
    async with database.begin() as tx:
        return await drafts.start(
            tx, kind="push", admin_id=1, chat_id=2, thread_id=0, message_id=message_id, content={"line": "x"}, at=NOON,
            expires_at=NOON + timedelta(minutes=30),
        )  # fmt: skip


async def test_a_message_makes_one_draft(database: Database) -> None:
    first = await a_draft(database)
    assert await a_draft(database) == first
    assert (await a_draft(database, 8)).draft_id != first.draft_id


async def test_a_draft_moves_on_from_its_newest_screen_only(database: Database) -> None:
    draft = await a_draft(database)
    async with database.begin() as tx:
        changed = await drafts.change(tx, draft, {"line": "y"}, draft.expires_at)
        assert changed is not None
        assert changed.nonce != draft.nonce
        assert await drafts.change(tx, draft, {"line": "z"}, draft.expires_at) is None
        assert not await drafts.close(tx, draft, drafts.PUBLISHED)
        assert await drafts.close(tx, changed, drafts.PUBLISHED)
        assert not await drafts.close(tx, changed, drafts.PUBLISHED)


async def test_only_a_draft_that_still_waits_is_found(database: Database) -> None:
    draft = await a_draft(database)
    async with database.read() as look:
        assert await drafts.latest_open(look, 1, 2, NOON) == draft
        assert await drafts.latest_open(look, 1, 2, draft.expires_at) is None
        assert await drafts.latest_open(look, 9, 2, NOON) is None


async def test_old_drafts_are_dropped(database: Database) -> None:
    draft = await a_draft(database)
    async with database.begin() as tx:
        await drafts.forget(tx, draft.expires_at)
        assert await drafts.get(tx, draft.draft_id) == draft
        await drafts.forget(tx, draft.expires_at + timedelta(seconds=1))
        assert await drafts.get(tx, draft.draft_id) is None


async def test_the_last_question_is_that_person_s_own_and_not_too_old(database: Database) -> None:
    async with database.begin() as tx:
        await memory.remember_question(tx, 1, 0, 5, {"kind": "table"}, NOON)
        await memory.remember_question(tx, 1, 0, 5, {"kind": "day"}, NOON + timedelta(minutes=1))
    async with database.read() as look:
        assert await memory.last_question(look, 1, 0, 5, NOON) == {"kind": "day"}
        assert await memory.last_question(look, 1, 0, 6, NOON) is None
        assert await memory.last_question(look, 1, 3, 5, NOON) is None
        assert await memory.last_question(look, 1, 0, 5, NOON + timedelta(minutes=2)) is None


async def test_an_older_question_written_later_does_not_replace_a_newer_one(database: Database) -> None:
    """Two processes write what they remember a moment later: not always in the order in which it was asked."""
    place = (1, 0, 5)
    async with database.begin() as tx:
        await memory.remember_all(tx, {place: ({"kind": "day"}, NOON + timedelta(seconds=1))}, {(1, 2): (9, NOON)})
        await memory.remember_all(tx, {place: ({"kind": "table"}, NOON)}, {(1, 2): (8, NOON - timedelta(seconds=1))})
    async with database.read() as look:
        assert (await memory.questions_of(look, [place]))[place][0] == {"kind": "day"}
        assert await memory.answer_to(look, 1, 2) == 9


async def test_an_effect_is_had_once(database: Database) -> None:
    async with database.begin() as tx:
        assert await memory.first_time(tx, "follow", 1, 2, NOON)
        assert not await memory.first_time(tx, "follow", 1, 2, NOON)
        assert await memory.first_time(tx, "follow", 1, 3, NOON)
        await memory.forget(tx, NOON + timedelta(seconds=1))
        assert await memory.first_time(tx, "follow", 1, 2, NOON)


async def test_an_answer_is_found_by_its_question(database: Database) -> None:
    async with database.begin() as tx:
        await memory.remember_answer(tx, 1, 2, 3, NOON)
        await memory.remember_answer(tx, 1, 2, 4, NOON)
        assert await memory.answer_to(tx, 1, 2) == 4
        assert await memory.answer_to(tx, 1, 9) is None


async def test_a_chat_keeps_its_choices_when_seen_again(database: Database) -> None:
    later = NOON + timedelta(days=1)
    async with database.begin() as tx:
        await chats.seen(tx, 1, "private", "Fenna", NOON, "nl")
        await chats.set_own_nation(tx, 1, "BEL")
        await chats.set_talk_mode(tx, 1, "free")
        await chats.deactivate(tx, 1, "blocked")
        await chats.seen(tx, 1, "private", "Fenna B.", later)
        chat = await chats.get(tx, 1)
    assert chat is not None
    assert (chat.own_nation, chat.talk_mode, chat.language, chat.title) == ("BEL", "free", "nl", "Fenna B.")
    assert (chat.active, chat.first_seen, chat.last_seen) == (True, NOON, later)


async def test_a_migrated_group_takes_everything_along(database: Database) -> None:
    """ "Supergroup migration rewrites everything of that chat in one transaction." """
    async with database.begin() as tx:
        await chats.seen(tx, OLD, "group", "Schaatsvrienden", NOON)
        await chats.set_own_nation(tx, OLD, "BEL")
        await tx.execute(insert(preferences).values(chat_id=OLD, kinds=["medal"], updated_at=NOON))
        for subject in ("NED", "BEL"):
            await tx.execute(insert(follows).values(chat_id=OLD, subject_kind="nation", subject=subject, since=NOON))
        await tx.execute(insert(news).values(games_id="g", kind="medal", content={}, created_at=NOON))
        news_id = await tx.value(select(news.c.news_id))
        await put(tx, desk_groups, {"chat_id": OLD, "title": "", "added_by": 1, "added_at": NOON})
        await tx.execute(insert(live_tables).values(chat_id=OLD, thread_id=0, message_id=44, checksum="x"))
        await tx.execute(
            insert(outbox).values(
                news_id=news_id, chat_id=OLD, kind="medal", payload={}, created_at=NOON, retry_at=NOON
            )
        )
        await tx.execute(insert(sent_messages).values(chat_id=OLD, message_id=44, kind="medal", sent_at=NOON))
    for _repeated in range(2):
        async with database.begin() as tx:
            await chats.migrate(tx, OLD, NEW)
    async with database.read() as look:
        old, new = await chats.get(look, OLD), await chats.get(look, NEW)
        assert old is not None
        assert new is not None
        assert (old.active, old.migrated_to, new.own_nation, new.kind) == (False, NEW, "BEL", "supergroup")
        for table in (preferences, follows, live_tables, desk_groups, outbox):
            assert {row["chat_id"] for row in await look.all(select(table))} == {NEW}
        assert len(await look.all(select(follows))) == 2
        assert await look.value(select(live_tables.c.message_id)) is None, "message numbers start anew"
        assert await look.all(select(sent_messages)) == []


async def test_migration_after_the_new_chat_was_already_heard_of(database: Database) -> None:
    async with database.begin() as tx:
        await chats.seen(tx, OLD, "group", "Schaatsvrienden", NOON)
        await chats.seen(tx, NEW, "supergroup", "Schaatsvrienden!", NOON)
        for chat_id in (OLD, NEW):
            await tx.execute(insert(follows).values(chat_id=chat_id, subject_kind="nation", subject="NED", since=NOON))
        await chats.migrate(tx, OLD, NEW)
        assert [row["chat_id"] for row in await tx.all(select(follows))] == [NEW]
        chat = await chats.get(tx, NEW)
    assert chat is not None
    assert chat.title == "Schaatsvrienden!"
