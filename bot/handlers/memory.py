"""What is remembered of conversations between updates, in the database."""

from datetime import timedelta

from pydantic import TypeAdapter, ValidationError

from bot.clock import Clock
from bot.request import Request
from bot.storage import chats, memory
from bot.storage.database import Database
from medals_core import Question

FOLLOW_UP = timedelta(minutes=5)
"""How long "en Duitsland?" can lean on the question before it."""

EDITABLE = timedelta(minutes=15)
"""How long an edited question gets its answer edited."""

FREE_TALK = "free"

_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)


class ConversationMemory:
    """The last question of each person in each chat and topic, the answers to edit, and how a chat wants to be spoken
    to."""

    def __init__(self, database: Database, clock: Clock, default_nation: str) -> None:
        self._database = database
        self._clock = clock
        self._default_nation = default_nation

    async def own_nation(self, chat_id: int) -> str:
        """The chat's own nation; the setting's for chats that chose none."""
        async with self._database.read() as look:
            chat = await chats.get(look, chat_id)
        return (chat.own_nation if chat else None) or self._default_nation

    async def talks_freely(self, chat_id: int) -> bool:
        """Did the group switch ``/praat aan``?"""
        async with self._database.read() as look:
            chat = await chats.get(look, chat_id)
        return chat is not None and chat.talk_mode == FREE_TALK

    async def last_question(self, request: Request) -> Question | None:
        since = self._clock.now() - FOLLOW_UP
        async with self._database.read() as look:
            kept = await memory.last_question(look, request.chat_id, request.thread_id, request.user_id, since)
        if kept is None:
            return None
        try:
            return _QUESTION.validate_python(dict(kept))
        except ValidationError:
            # Kept by a version of the bot that knew other questions: nothing to lean on.
            return None

    async def remember(self, request: Request, question: Question) -> None:
        async with self._database.begin() as tx:
            await memory.remember_question(
                tx,
                request.chat_id,
                request.thread_id,
                request.user_id,
                question.model_dump(mode="json"),
                self._clock.now(),
            )

    async def answer_to(self, chat_id: int, message_id: int) -> int | None:
        """Our reply to that message, if it was given within a few minutes."""
        async with self._database.read() as look:
            return await memory.answer_to(look, chat_id, message_id)

    async def keep_answer(self, chat_id: int, message_id: int, reply_id: int) -> None:
        async with self._database.begin() as tx:
            await memory.remember_answer(tx, chat_id, message_id, reply_id, self._clock.now())
