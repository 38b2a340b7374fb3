"""What is remembered of conversations between updates, in the database."""

import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.clock import Clock
from bot.request import Request
from bot.storage import chats, memory
from bot.storage.chats import Chat
from bot.storage.database import Database
from bot.storage.gathering import GatheredReads, WrittenBehind
from bot.storage.memory import Place
from medals_core import Question

FOLLOW_UP = timedelta(minutes=5)
"""How long "en Duitsland?" can lean on the question before it."""

EDITABLE = timedelta(minutes=15)
"""How long an edited question gets its answer edited."""

FREE_TALK = "free"

KNOWN_CHATS = 20_000
STALE_AFTER = 1.0
"""Seconds: on PostgreSQL another process may have changed how a chat wants to be spoken to."""

_Key = Place | tuple[int, int]
"""Of a question: chat, thread, person; of an answer: chat, message."""

_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)


class ConversationMemory:
    """The last question of each person in each chat and topic, the answers to edit, and how a chat wants to be spoken
    to. What is remembered is written a moment later, together with others'. ``seconds``: a steady clock."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        default_nation: str,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._clock = clock
        self._default_nation = default_nation
        self._seconds = seconds
        self._chats = GatheredReads(self._load_chats)
        self._known: OrderedDict[int, tuple[float, Chat | None]] = OrderedDict()
        self._renewals = 0
        self._all_known = False
        self._unsure: set[int] = set()
        self._questions = GatheredReads(self._load_questions)
        self._unwritten: WrittenBehind[_Key, Any] = WrittenBehind(self._store)

    async def own_nation(self, chat_id: int) -> str:
        """The chat's own nation; the setting's for chats that chose none."""
        chat = await self._chat(chat_id)
        return (chat.own_nation if chat else None) or self._default_nation

    async def talks_freely(self, chat_id: int) -> bool:
        """Did the group switch ``/praat aan``?"""
        chat = await self._chat(chat_id)
        return chat is not None and chat.talk_mode == FREE_TALK

    async def last_question(self, request: Request) -> Question | None:
        place = (request.chat_id, request.thread_id, request.user_id)
        kept = self._unwritten.get(place) or await self._questions.get(place)
        if kept is None or kept[1] < self._clock.now() - FOLLOW_UP:
            return None
        try:
            return _QUESTION.validate_python(dict(kept[0]))
        except ValidationError:
            # Kept by a version of the bot that knew other questions: nothing to lean on.
            return None

    async def remember(self, request: Request, question: Question) -> None:
        place = (request.chat_id, request.thread_id, request.user_id)
        self._unwritten.put(place, (question.model_dump(mode="json"), self._clock.now()))

    async def answer_to(self, chat_id: int, message_id: int) -> int | None:
        """Our reply to that message, if it was given within a few minutes."""
        kept = self._unwritten.get((chat_id, message_id))
        if kept is not None:
            return int(kept[0])
        async with self._database.read() as look:
            return await memory.answer_to(look, chat_id, message_id)

    async def keep_answer(self, chat_id: int, message_id: int, reply_id: int) -> None:
        self._unwritten.put((chat_id, message_id), (reply_id, self._clock.now()))

    def renew(self, chat_id: int) -> None:
        """Something of that chat may have been changed: read it anew when it is asked for."""
        self._renewals += 1
        self._known.pop(chat_id, None)
        if self._all_known:
            self._unsure.add(chat_id)

    async def flush(self) -> None:
        """Write what is not written yet."""
        await self._unwritten.flush()

    async def _chat(self, chat_id: int) -> Chat | None:
        # An SQLite file has one server: nobody else changes it.
        alone = self._database.dialect == "sqlite"
        if alone and not self._all_known and not self._known:
            await self._know_all()
        known = self._known.get(chat_id)
        if known is not None and (alone or self._seconds() - known[0] < STALE_AFTER):
            return known[1]
        # Groups are looked up: one that became a supergroup has a number that nobody told us here.
        if self._all_known and chat_id > 0 and chat_id not in self._unsure:
            return None
        renewals, asked = self._renewals, self._seconds()
        chat = await self._chats.get(chat_id)
        if renewals == self._renewals:
            self._unsure.discard(chat_id)
            self._known[chat_id] = (asked, chat)
            if len(self._known) > KNOWN_CHATS:
                self._known.popitem(last=False)
                self._all_known = False
        return chat

    async def _know_all(self) -> None:
        """When they are not too many, all chats: then a stranger costs no look at the database."""
        renewals = self._renewals
        async with self._database.read() as look:
            found = await chats.some(look, KNOWN_CHATS)
        if not self._known and renewals == self._renewals and len(found) < KNOWN_CHATS:
            self._known.update((chat.chat_id, (0.0, chat)) for chat in found)
            self._all_known = True

    async def _load_chats(self, chat_ids: Sequence[int]) -> Mapping[int, Chat]:
        async with self._database.read() as look:
            return await chats.get_all(look, chat_ids)

    async def _load_questions(self, places: Sequence[Place]) -> Mapping[Place, tuple[Mapping[str, Any], datetime]]:
        async with self._database.read() as look:
            return await memory.questions_of(look, places)

    async def _store(self, values: Mapping[_Key, Any]) -> None:
        async with self._database.begin() as tx:
            await memory.remember_all(
                tx,
                {key: value for key, value in values.items() if len(key) == 3},
                {key: value for key, value in values.items() if len(key) == 2},
            )
