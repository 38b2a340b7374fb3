"""The scene of the local Telegram: its people, chats and messages, and who looks on."""

import copy
import secrets
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from cachetools import FIFOCache

from bot.clock import Clock
from bot.playground.bot_api import rich_text
from bot.playground.bot_api.errors import ApiError
from bot.playground.chats import Chat, Json, Person, Posted, Status, Topic
from bot.playground.faults import PlannedFault, as_error
from bot.playground.file_store import FileStore, Uploads
from bot.playground.mailbox import Mailbox
from bot.playground.records import Call, CallbackQuery, GuestQuery, InlineQuery, call_face
from bot.playground.sending_limits import SendingLimits

FIRST_GROUP = -4_001_000_000
FIRST_SUPERGROUP = -1_002_001_000_000
MOST_CALLS = 5_000
MOST_KEPT = 1_000
"""Toasts, and questions that wait for the bot."""


class TelegramState:
    """What there is; what people do with it, and what the bot does, is in the classes built on this one.
    ``clock`` dates messages; ``pace_clock`` is that of sending limits and of queries growing old, where it is not the
    same: a replay whose clock runs fast gives the real one. ``second``: how long, in real seconds, a second of long
    polling lasts. ``not_yet`` names methods that this Telegram does not know, as an older server does not."""

    def __init__(
        self, clock: Clock, bot_username: str = "medaillespiegel_bot", token: str = "42:TEST",  # noqa: S107 - made up
        *, pace_clock: Clock | None = None, second: float = 1.0,
    ) -> None:  # fmt: skip
        self.clock = clock
        self.stopwatch = pace_clock or clock
        self.token = token
        self.number = secrets.token_hex(4)
        self.bot: Json = {
            "id": int(token.split(":")[0]),
            "is_bot": True,
            "first_name": "Medaillespiegel",
            "username": bot_username,
        }
        self.sending_limits = SendingLimits(enabled=False)
        self.privacy = True
        self.inline_enabled = True
        self.guests_enabled = True
        self.not_yet: set[str] = set()
        self.query_lasts = 60.0
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files = FileStore()
        self.mailbox = Mailbox(self._timestamp, self.call, second)
        self.faults: list[PlannedFault] = []
        self.calls: list[Call] = []
        self.unplanned: list[str] = []
        self.toasts: deque[Json] = deque(maxlen=MOST_KEPT)
        self.callback_queries: dict[str, CallbackQuery] = {}
        self.inline_queries: FIFOCache[str, InlineQuery] = FIFOCache(MOST_KEPT)
        self.guest_queries: FIFOCache[str, GuestQuery] = FIFOCache(MOST_KEPT)
        self.commands: dict[str, list[Json]] = {}
        self.texts: dict[str, dict[str, str]] = {"description": {}, "short_description": {}}
        self.default_rights: dict[bool, Json] = {}
        self.listeners: set[Callable[[Json], None]] = set()
        self._last_message_id = 0
        self._last_query = 5_000_000_000_000

    async def call(self, method: str, params: Json, uploads: Uploads | None = None) -> Any:
        raise NotImplementedError

    def person(
        self, first_name: str, user_id: int | None = None, *, language: str = "nl", username: str = "",
        started: bool = False,
    ) -> Person:  # fmt: skip
        """Someone with a private chat with the bot. A bot can write first only to who has ``started``."""
        number = user_id or max(self.people, default=1000) + 1
        person = Person(number, first_name, username, language, started)
        self.people[number] = person
        self.chats[number] = Chat(number, "private", first_name, person=person)
        self.emit("chats")
        return person

    def group(
        self, title: str, members: Iterable[int | Person] = (), *, forum: bool = False,
        admins: Iterable[int | Person] = (), supergroup: bool = False, topics: Sequence[str] = (), bot: bool = True,
        chat_id: int | None = None,
    ) -> Chat:  # fmt: skip
        """A group, with the bot in it unless told otherwise; a forum or a supergroup gets Telegram's -100… number."""
        large = forum or supergroup
        number = chat_id or ((FIRST_SUPERGROUP if large else FIRST_GROUP) - len(self.chats))
        chat = Chat(number, "supergroup" if large else "group", title, forum=forum)
        chat.bot_status = "member" if bot else "left"
        # Number 1 of a supergroup is the notice that it was made; a forum's General topic goes by it.
        chat.last_message_id = 1
        self._let_in(chat, members, admins)
        for name in topics:
            self.topic(number, name)
        return chat

    def channel(self, title: str, members: Iterable[int | Person] = (), *, admins: Iterable[int | Person] = ()) -> Chat:
        """A channel: its admins write in it as the channel, the others read. The bot is not in it yet."""
        number = FIRST_SUPERGROUP - 500_000 - len(self.chats)
        chat = Chat(number, "channel", title, bot_status="left")
        self._let_in(chat, members, admins)
        return chat

    def _let_in(self, chat: Chat, members: Iterable[int | Person], admins: Iterable[int | Person]) -> None:
        roles: tuple[tuple[Iterable[int | Person], Status], ...] = ((members, "member"), (admins, "administrator"))
        for people, status in roles:
            chat.members |= {who if isinstance(who, int) else who.id: status for who in people}
        self.chats[chat.id] = chat
        self.emit("chats")

    def topic(self, chat_id: int, name: str) -> int:
        """A new topic of a forum; its number is that of the message which made it. "General" is there by itself."""
        chat = self.chat(chat_id)
        if not chat.forum:
            raise ValueError(f"{chat.title} is no forum")
        owner = next(iter(chat.members), None)
        sender = self.people[owner].user() if owner in self.people else self.bot
        created = {"name": name, "icon_color": 7322096}
        posted = self.post(chat, sender, {"forum_topic_created": created})
        chat.topics[posted.id] = Topic(posted.id, name)
        posted.message.update(message_thread_id=posted.id, is_topic_message=True)
        self.emit("chats")
        return posted.id

    def chat(self, chat_id: int) -> Chat:
        return self.chats[chat_id]

    def take_updates(self) -> list[Json]:
        """Raw updates that the bot did not fetch yet, acknowledged by taking them."""
        return self.mailbox.take()

    def messages(self, chat_id: int, thread_id: int | None = None) -> list[Json]:
        """What is in the chat (or in one topic of it) now, oldest first, after edits and removals."""
        posted = self.chat(chat_id).messages.values()
        return [self.face(one) for one in posted if thread_id is None or one.thread_id == thread_id]

    def face(self, posted: Posted) -> Json:
        """A message with its reading: ``text`` (captions too), ``edited``, ``pinned``, ``spoiler``…"""
        message = copy.deepcopy(posted.message)
        if "from" not in message:
            # In a channel nobody is named; whoever shows the message shows the channel.
            message["from"] = {"id": message["chat"]["id"], "is_bot": False, "first_name": message["chat"]["title"]}
        text: str = message.get("text") or message.get("caption") or rich_text.plain(message.get("rich_message")) or ""
        entities: list[Json] = message.get("entities") or message.get("caption_entities") or []
        spoiler = bool(message.get("has_media_spoiler")) or any(e["type"] == "spoiler" for e in entities)
        return {
            **message,
            "text": text,
            "entities": entities,
            "reply_markup": message.get("reply_markup"),
            "edited": "edit_date" in message,
            "pinned": posted.pinned,
            "spoiler": spoiler,
            "silent": posted.silent,
            "by_bot": posted.by_bot,
        }

    def forget(self, chat_id: int) -> None:
        """Empty a chat, so that a next conversation stands alone."""
        self.chat(chat_id).messages.clear()
        self.emit("chats")

    def fail_next(
        self, method: str | None = None, chat_id: int | None = None, error: ApiError | int | str = 429, times: int = 1,
        *, retry_after: int = 3,
    ) -> None:  # fmt: skip
        """Let the next ``times`` calls fail; the kinds of failing: :class:`bot.playground.faults.PlannedFault`."""
        self.faults.append(PlannedFault(as_error(error, retry_after), method, chat_id, times))

    def fault_for(self, method: str, chat_id: int | None) -> PlannedFault | None:
        """The planned failure of this call, used up by asking."""
        for fault in self.faults:
            if fault.fits(method, chat_id):
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
                return fault
        return None

    def emit(self, kind: str, **content: Any) -> None:
        """Tell the open pages."""
        for listener in tuple(self.listeners):
            with suppress(RuntimeError):
                listener({"kind": kind, **content})

    def show(self, posted: Posted) -> None:
        """Tell the open pages that a message is new or changed."""
        if self.listeners:
            self.emit("message", chat_id=posted.message["chat"]["id"], message=self.face(posted))

    def record(self, call: Call) -> None:
        self.calls.append(call)
        if len(self.calls) > MOST_CALLS:
            del self.calls[: MOST_CALLS // 5]
        if self.listeners:
            self.emit("call", call=call_face(call))

    def post(
        self, chat: Chat, sender: Json, body: Json, *, thread_id: int | None = None, reply_to: int | None = None,
        by_bot: bool = False, silent: bool = False,
    ) -> Posted:  # fmt: skip
        """Put a message into a chat. ``body`` holds the fields of the Bot API's ``Message`` that are its content."""
        message: Json = {
            "message_id": self._next_message_id(chat),
            "from": sender,
            "chat": chat.brief(),
            "date": self._timestamp(),
        }
        if chat.kind == "channel":
            del message["from"]
            message["sender_chat"] = chat.brief()
        replied = chat.messages.get(reply_to) if reply_to is not None else None
        if replied and thread_id is None:
            thread_id = replied.thread_id
        if chat.forum and thread_id in chat.topics:
            message.update(message_thread_id=thread_id, is_topic_message=True)
            # In a topic Telegram calls the message that made the topic the one replied to.
            replied = replied or chat.messages.get(thread_id)
        elif replied and chat.kind == "supergroup":
            root = replied.message.get("message_thread_id", replied.id)
            message["message_thread_id"] = root
        if replied:
            quoted = copy.deepcopy(replied.message)
            quoted.pop("reply_to_message", None)
            message["reply_to_message"] = quoted
        message.update(copy.deepcopy(body))
        posted = Posted(message, by_bot=by_bot, silent=silent)
        chat.messages[posted.id] = posted
        self.show(posted)
        return posted

    def is_fresh(self, asked_at: datetime) -> bool:
        return (self.stopwatch.now() - asked_at).total_seconds() <= self.query_lasts

    def close(self) -> None:
        """Let waiting calls and open pages go."""
        self.mailbox.close()
        self.emit("closed")

    def _timestamp(self) -> int:
        return int(self.clock.now().timestamp())

    def _next_message_id(self, chat: Chat) -> int:
        # A supergroup or channel counts for itself; private chats and small groups share the account's counter.
        if chat.kind in ("supergroup", "channel"):
            chat.last_message_id += 1
            return chat.last_message_id
        self._last_message_id += 1
        return self._last_message_id

    def _query_id(self) -> str:
        self._last_query += 7
        return str(self._last_query)
