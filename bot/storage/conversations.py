"""What the bot remembers of a conversation, for a while: the last question of each person, what each message of ours
shows the answer to, which reply answered which message, what long buttons ask, and which effects were already had."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, tuple_

from bot.storage.engine.database import ReadConnection, Transaction
from bot.storage.tables import (
    answered_messages,
    button_questions,
    handled,
    last_questions,
    message_subjects,
    news,
    outbox,
)

Place = tuple[int, int, int]
"""Chat, thread, person."""

MessageId = tuple[int, int]
"""Chat, message."""

Asked = tuple[Mapping[str, Any], datetime]
"""A question as JSON, and when it was asked or shown."""


@dataclass
class Remembered:
    """What is to be written down. ``answers``: our reply to each message; ``buttons``: by the key of the question."""

    questions: dict[Place, Asked] = field(default_factory=dict)
    subjects: dict[MessageId, Asked] = field(default_factory=dict)
    answers: dict[MessageId, tuple[int, datetime]] = field(default_factory=dict)
    buttons: dict[str, Asked] = field(default_factory=dict)


async def remember(tx: Transaction, what: Remembered) -> None:
    """All of it at once; what is newer in the database stays: another process may have written meanwhile."""
    of_place, of_message = ("chat_id", "thread_id", "user_id"), ("chat_id", "message_id")
    rows = [dict(zip(of_place, place, strict=True)) | _row(asked) for place, asked in what.questions.items()]
    await tx.put_all(last_questions, rows)
    rows = [dict(zip(of_message, message, strict=True)) | _row(asked) for message, asked in what.subjects.items()]
    await tx.put_all(message_subjects, rows)
    rows = [
        dict(zip(of_message, message, strict=True)) | {"reply_id": reply, "at": at}
        for message, (reply, at) in what.answers.items()
    ]
    await tx.put_all(answered_messages, rows)
    # In one order everywhere: two processes that write the same rows crosswise would wait for each other.
    rows = [{"key": key} | _row(what.buttons[key]) for key in sorted(what.buttons)]
    await tx.put_all(button_questions, rows)


def _row(asked: Asked) -> dict[str, Any]:
    return {"question": dict(asked[0]), "at": asked[1]}


async def questions_of(db: ReadConnection, places: Sequence[Place]) -> dict[Place, Asked]:
    """The last question of each (chat, thread, person), and when it was asked."""
    table = last_questions.c
    rows = await db.all(select(last_questions).where(tuple_(table.chat_id, table.thread_id, table.user_id).in_(places)))
    return {(row["chat_id"], row["thread_id"], row["user_id"]): (row["question"], row["at"]) for row in rows}


async def subjects_of(db: ReadConnection, messages: Sequence[MessageId]) -> dict[MessageId, Asked]:
    """What each of these messages of ours shows the answer to; of news about an event, the event."""
    told = (
        select(outbox.c.chat_id, outbox.c.message_id, outbox.c.sent_at, news.c.games_id, news.c.event_id)
        .join(news, news.c.news_id == outbox.c.news_id)
        .where(tuple_(outbox.c.chat_id, outbox.c.message_id).in_(messages))
        # A live table is made by news as well, and shows more than one event.
        .where(outbox.c.kind.in_(("news", "card")), news.c.event_id != "")
    )
    found: dict[MessageId, Asked] = {}
    for row in await db.all(told):
        question = {"kind": "event", "event_id": row["event_id"], "games": row["games_id"]}
        found[row["chat_id"], row["message_id"]] = (question, row["sent_at"])
    table = message_subjects.c
    for row in await db.all(select(message_subjects).where(tuple_(table.chat_id, table.message_id).in_(messages))):
        found[row["chat_id"], row["message_id"]] = (row["question"], row["at"])
    return found


async def button_question(db: ReadConnection, key: str) -> Mapping[str, Any] | None:
    """The question of a button; None for a key that is unknown or was dropped."""
    found: Mapping[str, Any] | None = await db.value(
        select(button_questions.c.question).where(button_questions.c.key == key)
    )
    return found


async def answer_to(db: ReadConnection, chat_id: int, message_id: int) -> int | None:
    """Our reply to that message, so that an edited question gets its answer edited. None when there is none."""
    reply_id: int | None = await db.value(
        select(answered_messages.c.reply_id).where(
            answered_messages.c.chat_id == chat_id, answered_messages.c.message_id == message_id
        )
    )
    return reply_id


async def first_time(tx: Transaction, effect: str, chat_id: int, message_id: int, at: datetime) -> bool:
    """Claims an effect of a message: True the first time, False for a redelivered update."""
    return await tx.put_if_new(handled, {"key": f"{effect}:{chat_id}:{message_id}", "at": at})


async def forget(tx: Transaction, before: datetime, *, shown_before: datetime) -> None:
    """Drop what nobody will come back to; ``shown_before``: of messages and buttons that can still be seen."""
    for table in (last_questions, answered_messages, handled):
        await tx.execute(delete(table).where(table.c.at < before))
    for table in (message_subjects, button_questions):
        await tx.execute(delete(table).where(table.c.at < shown_before))
