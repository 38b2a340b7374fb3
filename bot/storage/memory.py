"""What the bot remembers of a conversation, for a short while: the last question, which reply answered which message,
and which effects were already had."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, tuple_

from bot.storage.database import Reading, Writing
from bot.storage.statements import put, put_all, put_if_new
from bot.storage.tables import answered_messages, handled, last_questions

Place = tuple[int, int, int]
"""Chat, thread, person."""


async def remember_question(
    tx: Writing, chat_id: int, thread_id: int, user_id: int, question: Mapping[str, Any], at: datetime
) -> None:
    await put(
        tx,
        last_questions,
        {"chat_id": chat_id, "thread_id": thread_id, "user_id": user_id, "question": dict(question), "at": at},
    )


async def remember_all(
    tx: Writing,
    questions: Mapping[Place, tuple[Mapping[str, Any], datetime]],
    answers: Mapping[tuple[int, int], tuple[int, datetime]],
) -> None:
    """Many last questions, by (chat, thread, person), and answers, by (chat, message), at once."""
    rows = [
        {"chat_id": chat, "thread_id": thread, "user_id": user, "question": dict(question), "at": at}
        for (chat, thread, user), (question, at) in questions.items()
    ]
    await put_all(tx, last_questions, rows, newest_by="at")
    await put_all(
        tx,
        answered_messages,
        [
            {"chat_id": chat, "message_id": message, "reply_id": reply, "at": at}
            for (chat, message), (reply, at) in answers.items()
        ],
        newest_by="at",
    )


async def questions_of(look: Reading, places: Sequence[Place]) -> dict[Place, tuple[Mapping[str, Any], datetime]]:
    """The last question of each (chat, thread, person), and when it was asked."""
    table = last_questions.c
    rows = await look.all(
        select(last_questions).where(tuple_(table.chat_id, table.thread_id, table.user_id).in_(places))
    )
    return {(row["chat_id"], row["thread_id"], row["user_id"]): (row["question"], row["at"]) for row in rows}


async def last_question(
    look: Reading, chat_id: int, thread_id: int, user_id: int, since: datetime
) -> Mapping[str, Any] | None:
    """This person's last question there, unless it was asked before ``since``."""
    found: Mapping[str, Any] | None = await look.value(
        select(last_questions.c.question).where(
            last_questions.c.chat_id == chat_id,
            last_questions.c.thread_id == thread_id,
            last_questions.c.user_id == user_id,
            last_questions.c.at >= since,
        )
    )
    return found


async def remember_answer(tx: Writing, chat_id: int, message_id: int, reply_id: int, at: datetime) -> None:
    await put(tx, answered_messages, {"chat_id": chat_id, "message_id": message_id, "reply_id": reply_id, "at": at})


async def answer_to(look: Reading, chat_id: int, message_id: int) -> int | None:
    """Our reply to that message, so that an edited question gets its answer edited. None when there is none."""
    reply_id: int | None = await look.value(
        select(answered_messages.c.reply_id).where(
            answered_messages.c.chat_id == chat_id, answered_messages.c.message_id == message_id
        )
    )
    return reply_id


async def first_time(tx: Writing, effect: str, chat_id: int, message_id: int, at: datetime) -> bool:
    """Claims an effect of a message: True the first time, False for a redelivered update."""
    return await put_if_new(tx, handled, {"key": f"{effect}:{chat_id}:{message_id}", "at": at})


async def forget(tx: Writing, before: datetime) -> None:
    """Drop what nobody will come back to."""
    for table in (last_questions, answered_messages, handled):
        await tx.execute(delete(table).where(table.c.at < before))
