"""The repositories: what they keep, once, and whose it stays."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import insert, select

from bot.storage import Database, chats, conversations, drafts, leases
from bot.storage.conversations import Remembered
from bot.storage.drafts import Draft
from bot.storage.tables import desk_groups, follows, live_tables, news, outbox, preferences

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


async def remembered(database: Database, **what: Any) -> None:
    async with database.begin() as tx:
        await conversations.remember(tx, Remembered(**what))


async def test_the_last_question_is_that_person_s_own(database: Database) -> None:
    await remembered(database, questions={(1, 0, 5): ({"kind": "table"}, NOON)})
    await remembered(database, questions={(1, 0, 5): ({"kind": "day"}, NOON + timedelta(minutes=1))})
    async with database.read() as look:
        assert await conversations.questions_of(look, [(1, 0, 5), (1, 0, 6), (1, 3, 5)]) == {
            (1, 0, 5): ({"kind": "day"}, NOON + timedelta(minutes=1))
        }


async def test_an_older_question_written_later_does_not_replace_a_newer_one(database: Database) -> None:
    """Two processes write what they remember a moment later: not always in the order in which it was asked."""
    place, message, later = (1, 0, 5), (1, 2), NOON + timedelta(seconds=1)
    new = ({"kind": "day"}, later)
    await remembered(database, questions={place: new}, subjects={message: new}, answers={message: (9, later)})
    old = ({"kind": "table"}, NOON)
    await remembered(database, questions={place: old}, subjects={message: old}, answers={message: (8, NOON)})
    async with database.read() as look:
        assert (await conversations.questions_of(look, [place]))[place] == new
        assert (await conversations.subjects_of(look, [message]))[message] == new
        assert await conversations.answer_to(look, *message) == 9
        assert await conversations.answer_to(look, 1, 9) is None


async def test_an_effect_is_had_once(database: Database) -> None:
    async with database.begin() as tx:
        assert await conversations.first_time(tx, "follow", 1, 2, NOON)
        assert not await conversations.first_time(tx, "follow", 1, 2, NOON)
        assert await conversations.first_time(tx, "follow", 1, 3, NOON)
        await conversations.forget(tx, NOON + timedelta(seconds=1), shown_before=NOON)
        assert await conversations.first_time(tx, "follow", 1, 2, NOON)


async def test_old_marks_of_a_kind_go_and_lasting_ones_stay(database: Database) -> None:
    """A mark that keeps a digest from being made twice is of that day; one that says where the feed is, of always."""
    month = timedelta(days=30)
    async with database.begin() as tx:
        assert await leases.first_time(tx, "digest:2026-02-07", NOON)
        assert await leases.first_time(tx, "digest:2026-02-17", NOON + month)
        assert await leases.first_time(tx, "feed:seen", NOON)
        await leases.forget_marks(tx, "digest:", NOON + month)
    async with database.begin() as tx:
        assert await leases.first_time(tx, "digest:2026-02-07", NOON + month), "forgotten"
        assert not await leases.first_time(tx, "digest:2026-02-17", NOON + month)
        assert not await leases.first_time(tx, "feed:seen", NOON + month)


async def test_what_can_still_be_seen_is_kept_longer(database: Database) -> None:
    """A button of last week still asks its question; what was typed then no longer leads a follow-up."""
    asked = ({"kind": "table"}, NOON)
    await remembered(
        database, questions={(1, 0, 5): asked}, subjects={(1, 2): asked}, buttons={"abc": asked, "def": asked}
    )
    later = NOON + timedelta(days=7)
    await remembered(database, buttons={"abc": ({"kind": "table"}, later)})
    async with database.begin() as tx:
        await conversations.forget(tx, later, shown_before=NOON)
        assert await conversations.questions_of(tx, [(1, 0, 5)]) == {}
        assert await conversations.subjects_of(tx, [(1, 2)]) == {(1, 2): asked}
        assert await conversations.button_question(tx, "def") == {"kind": "table"}
        await conversations.forget(tx, later, shown_before=later)
        assert await conversations.subjects_of(tx, [(1, 2)]) == {}
        assert await conversations.button_question(tx, "def") is None
        # Shown again since: the same question is one row, as young as when it was last shown.
        assert await conversations.button_question(tx, "abc") == {"kind": "table"}


async def test_news_of_an_event_has_the_event_as_its_subject(database: Database) -> None:
    """ "En wie werd tweede?" said under a message of news."""
    about = {"games_id": "2026-winter", "kind": "result", "event_id": "curling-men", "content": {}, "created_at": NOON}
    async with database.begin() as tx:
        await tx.execute(insert(news).values(news_id=1, **about))
        await tx.execute(insert(news).values(news_id=2, **(about | {"event_id": ""})))
        for number, (news_id, kind) in enumerate(((1, "news"), (2, "news"), (1, "live")), start=1):
            row = {"chat_id": 5, "message_id": number, "kind": kind, "news_id": news_id, "sent_at": NOON}
            kept = {"state": "sent", "payload": {}, "created_at": NOON, "retry_at": NOON}
            await tx.execute(insert(outbox).values(**row, **kept))
        found = await conversations.subjects_of(tx, [(5, 1), (5, 2), (5, 3)])
    assert found == {(5, 1): ({"kind": "event", "event_id": "curling-men", "games": "2026-winter"}, NOON)}


async def test_a_chat_keeps_its_choices_when_seen_again(database: Database) -> None:
    later = NOON + timedelta(days=1)
    async with database.begin() as tx:
        await chats.seen(tx, 1, "private", "Fenna", NOON)
        await chats.choose(tx, 1, own_nation="BEL", talk_mode="free")
        await chats.deactivate(tx, 1, "blocked")
        await chats.seen(tx, 1, "private", "Fenna B.", later)
        chat = await chats.get(tx, 1)
    assert chat is not None
    assert (chat.own_nation, chat.talk_mode, chat.title) == ("BEL", "free", "Fenna B.")
    assert (chat.active, chat.first_seen, chat.last_seen) == (True, NOON, later)


async def test_a_migrated_group_takes_everything_along(database: Database) -> None:
    """ "Supergroup migration rewrites everything of that chat in one transaction." """
    async with database.begin() as tx:
        await chats.seen(tx, OLD, "group", "Schaatsvrienden", NOON)
        await chats.choose(tx, OLD, own_nation="BEL")
        await tx.execute(insert(preferences).values(chat_id=OLD, kinds=["medal"], updated_at=NOON))
        for subject in ("NED", "BEL"):
            await tx.execute(insert(follows).values(chat_id=OLD, subject_kind="nation", subject=subject, since=NOON))
        await tx.execute(insert(news).values(games_id="g", kind="medal", content={}, created_at=NOON))
        news_id = await tx.value(select(news.c.news_id))
        await tx.put(desk_groups, {"chat_id": OLD, "title": "", "added_by": 1, "added_at": NOON})
        await tx.execute(insert(live_tables).values(chat_id=OLD, thread_id=0, message_id=44, checksum="x"))
        await tx.execute(
            insert(outbox).values(
                news_id=news_id, chat_id=OLD, kind="medal", payload={}, created_at=NOON, retry_at=NOON, message_id=44
            )
        )
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
        for table in (live_tables, outbox):
            assert await look.value(select(table.c.message_id)) is None, "message numbers start anew"


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
