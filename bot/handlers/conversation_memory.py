"""What is remembered of conversations between updates, in the database."""

import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from cachetools import LRUCache, TTLCache
from pydantic import TypeAdapter, ValidationError

from bot.clock import Clock
from bot.handlers.answering import Former
from bot.handlers.picking import Option
from bot.request import Request
from bot.storage import chats, conversations
from bot.storage.chats import Chat
from bot.storage.conversations import Asked, Place, Remembered
from bot.storage.engine.batching import BatchedReads, Key, Value, WriteBehind
from bot.storage.engine.database import Database, ReadConnection
from medals_core import Question

FOLLOW_UP_PERIOD = timedelta(minutes=5)
"""How long "en Duitsland?" can lean on the question before it."""

FREE_TALK = "free"

MOST_KNOWN_CHATS = 20_000
CHAT_CACHE_SECONDS = 1.0
"""Seconds: on PostgreSQL another process may have changed how a chat wants to be spoken to."""

BUTTON_RENEWAL = timedelta(hours=1)

_Key = tuple[str, Any]
"""The name of a field of ``Remembered``, and a key in it."""

_BEFORE = "asked_before"
"""Under this name the question before it is kept with a question."""

_REFUSED = "refused"
"""Under this name stands that what is kept was only named in a text that was not answered."""

_OPTIONS = "options"
"""Under this name stand the possible answers to a question of ours that was not answered yet."""

_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)


class ConversationMemory:
    """The last question of each person in each chat and topic, what our messages and buttons ask, the answers to edit,
    and how a chat wants to be spoken to. What is remembered is written a moment later, together with others'.
    ``seconds``: a steady clock."""

    def __init__(
        self, database: Database, clock: Clock, default_nation: str, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self._database = database
        self._clock = clock
        self._default_nation = default_nation
        self._seconds = seconds
        self._chats = _batched(database, chats.get_all)
        self._known: LRUCache[int, tuple[float, Chat | None]] = LRUCache(MOST_KNOWN_CHATS)
        self._renewals = 0
        self._all_known = False
        self._unsure: set[int] = set()
        self._questions = _batched(database, conversations.questions_of)
        self._subjects = _batched(database, conversations.subjects_of)
        self._shown: TTLCache[str, None] = TTLCache(
            MOST_KNOWN_CHATS, BUTTON_RENEWAL.total_seconds(), lambda: clock.now().timestamp()
        )
        self._unwritten: WriteBehind[_Key, Any] = WriteBehind(self._store)

    async def own_nation(self, chat_id: int) -> str:
        """The chat's own nation; the setting's for chats that chose none."""
        chat = await self._chat(chat_id)
        return (chat.own_nation if chat else None) or self._default_nation

    async def talks_freely(self, chat_id: int) -> bool:
        """Did the group switch ``/praat aan``?"""
        chat = await self._chat(chat_id)
        return chat is not None and chat.talk_mode == FREE_TALK

    async def native_tables(self, chat_id: int) -> bool:
        """Did the chat choose tables as Telegram draws them?"""
        chat = await self._chat(chat_id)
        return chat is not None and chat.native_tables

    async def choose_tables(self, request: Request, native: bool) -> None:
        async with self._database.begin() as tx:
            await chats.seen(tx, request.chat_id, request.chat_kind, request.chat_title, self._clock.now())
            await chats.choose(tx, request.chat_id, native_tables=native)
        self.renew(request.chat_id)

    async def picture_colours(self, chat_id: int) -> str:
        """What the chat chose for its pictures; empty: nothing."""
        chat = await self._chat(chat_id)
        return chat.picture_colours if chat else ""

    async def choose_picture_colours(self, chat_id: int, colours: str) -> None:
        async with self._database.begin() as tx:
            await chats.set_picture_colours(tx, chat_id, colours, self._clock.now())
        self.renew(chat_id)

    async def last_question(self, request: Request) -> Question | None:
        """What a follow-up leans on: of a reply to a message of ours what that shows, whoever asks; else this person's
        former question there, if it was asked within a few minutes."""
        if request.replied_to_message_id:
            message = (request.chat_id, request.replied_to_message_id)
            shown = _question(self._unwritten.get(("subjects", message)) or await self._subjects.get(message))
            if shown is not None:
                return shown
        return _question(await self._kept(request))

    async def former(self, request: Request) -> Former:
        """What a text of this person may lean on."""
        last, kept = await self.last_question(request), await self._kept(request)
        if kept is None or last != _question(kept):
            return Former(last)
        before = kept[0].get(_BEFORE)
        return Former(last, _question((before, kept[1])) if before else None, _REFUSED in kept[0])

    async def remember(self, request: Request, question: Question | None, *, refused: bool = False) -> None:
        """This person's last question there, with the one before it; of a text ``refused`` what it named, with the
        last that was answered."""
        kept = await self._kept(request)
        beside: dict[str, Any] = {_REFUSED: True} if refused else {}
        if kept is not None and _REFUSED not in kept[0]:
            beside[_BEFORE] = _alone(kept[0])
        elif kept is not None and refused and _BEFORE in kept[0]:
            beside[_BEFORE] = kept[0][_BEFORE]
        asked = {**(question.model_dump(mode="json") if question is not None else {}), **beside}
        self._unwritten.put(("questions", _place(request)), (asked, self._clock.now()))

    async def keep_options(self, request: Request, options: Sequence[Option]) -> None:
        """What this person can answer to the question that we asked there. What a text may lean on stays."""
        kept = await self._kept(request)
        asked = {**(kept[0] if kept is not None else {}), _OPTIONS: options}
        self._unwritten.put(("questions", _place(request)), (asked, self._clock.now()))

    async def options(self, request: Request) -> tuple[Option, ...]:
        """What this person can still answer to the last question of ours."""
        kept = await self._kept(request)
        return tuple(Option(*one) for one in kept[0].get(_OPTIONS, ())) if kept is not None else ()

    async def _kept(self, request: Request) -> Asked | None:
        place = _place(request)
        kept = self._unwritten.get(("questions", place)) or await self._questions.get(place)
        return kept if kept is not None and kept[1] >= self._clock.now() - FOLLOW_UP_PERIOD else None

    async def shows(self, chat_id: int, message_id: int, question: Question) -> None:
        """A message of ours now shows the answer to that question."""
        self._unwritten.put(("subjects", (chat_id, message_id)), (question.model_dump(mode="json"), self._clock.now()))

    def keep_button(self, key: str, question: Question) -> None:
        """A button that carries only this key is shown. Written again once an hour, so that it stays while it is."""
        if key not in self._shown:
            self._shown[key] = None
            self._unwritten.put(("buttons", key), (question.model_dump(mode="json"), self._clock.now()))

    async def question_of_button(self, key: str) -> Question | None:
        """None for a key that is unknown, too old or of a version that asked other things."""
        if (kept := self._unwritten.get(("buttons", key))) is None:
            async with self._database.read() as db:
                found = await conversations.button_question(db, key)
            kept = (found, self._clock.now()) if found is not None else None
        return _question(kept)

    async def answer_to(self, chat_id: int, message_id: int) -> int | None:
        """Our reply to that message, while it is remembered: as long as Telegram lets a message be edited."""
        if (kept := self._unwritten.get(("answers", (chat_id, message_id)))) is not None:
            return int(kept[0])
        async with self._database.read() as db:
            return await conversations.answer_to(db, chat_id, message_id)

    async def keep_answer(self, chat_id: int, message_id: int, reply_id: int) -> None:
        self._unwritten.put(("answers", (chat_id, message_id)), (reply_id, self._clock.now()))

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
        if known is not None and (alone or self._seconds() - known[0] < CHAT_CACHE_SECONDS):
            return known[1]
        # Groups are looked up: one that became a supergroup has a number that nobody told us here.
        if self._all_known and chat_id > 0 and chat_id not in self._unsure:
            return None
        renewals, asked = self._renewals, self._seconds()
        chat = await self._chats.get(chat_id)
        if renewals == self._renewals:
            self._unsure.discard(chat_id)
            # What is full forgets one for each that is new.
            self._all_known &= len(self._known) < MOST_KNOWN_CHATS
            self._known[chat_id] = (asked, chat)
        return chat

    async def _know_all(self) -> None:
        """When they are not too many, all chats: then a stranger costs no look at the database."""
        renewals = self._renewals
        async with self._database.read() as db:
            found = await chats.some(db, MOST_KNOWN_CHATS)
        if not self._known and renewals == self._renewals and len(found) < MOST_KNOWN_CHATS:
            self._known.update((chat.chat_id, (0.0, chat)) for chat in found)
            self._all_known = True

    async def _store(self, values: Mapping[_Key, Any]) -> None:
        what = Remembered()
        for (kind, key), value in values.items():
            getattr(what, kind)[key] = value
        async with self._database.begin() as tx:
            await conversations.remember(tx, what)


def _batched(
    database: Database, find: Callable[[ReadConnection, Sequence[Key]], Awaitable[Mapping[Key, Value]]]
) -> BatchedReads[Key, Value]:
    async def load(keys: Sequence[Key]) -> Mapping[Key, Value]:
        async with database.read() as db:
            return await find(db, keys)

    return BatchedReads(load)


def _place(request: Request) -> Place:
    return request.chat_id, request.thread_id, request.user_id


def _alone(asked: Mapping[str, Any]) -> dict[str, Any]:
    """The question without what is kept beside it."""
    return {name: value for name, value in asked.items() if name not in (_BEFORE, _REFUSED, _OPTIONS)}


def _question(kept: Asked | None) -> Question | None:
    """None too for one kept by a version of the bot that knew other questions: nothing to lean on."""
    try:
        return _QUESTION.validate_python(_alone(kept[0])) if kept else None
    except ValidationError:
        return None
