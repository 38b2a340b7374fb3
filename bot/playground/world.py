"""The local Telegram: people and chats on one side, the bot on the other.

What people do is a method here and queues updates for the bot; what the bot does comes in by :meth:`World.call` and is
answered as Telegram answers. Everything is kept in memory; times come from the given clock.
"""

import copy
import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

from bot.clock import Clock
from bot.playground import html_text
from bot.playground.chats import IN_CHARGE, PRESENT, Chat, Json, Person, Posted, Status, Topic, member
from bot.playground.errors import ApiError
from bot.playground.faults import Fault, Trouble, as_error
from bot.playground.file_store import FileStore, Upload
from bot.playground.mailbox import Mailbox
from bot.playground.pace import Pace
from bot.playground.records import Call, CallbackQuery, InlineQuery, call_face

ANONYMOUS_ADMIN: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
FIRST_GROUP = -4_001_000_000
FIRST_SUPERGROUP = -1_002_001_000_000
USUAL_RIGHTS = frozenset({"can_pin_messages", "can_delete_messages", "can_manage_topics"})
KEPT_CALLS = 5_000


class World:
    """A Telegram with one bot.

    Args:
        clock: dates of messages.
        pace_clock: the clock of sending limits and of queries growing old; the same as ``clock`` when not given. A
            replay whose clock runs fast gives the real one here.
        pace: sending limits; none are held when not given (``world.pace.enabled`` switches them later).
        second: how long, in real seconds, a second of long polling lasts; tests shorten it.
    """

    def __init__(
        self,
        clock: Clock,
        bot_username: str = "medaillespiegel_bot",
        token: str = "42:TEST",  # noqa: S107  a made-up token of a made-up Telegram
        *,
        bot_name: str = "Medaillespiegel",
        pace_clock: Clock | None = None,
        pace: Pace | None = None,
        second: float = 1.0,
    ) -> None:
        self.clock = clock
        self.stopwatch = pace_clock or clock
        self.token = token
        self.bot: Json = {
            "id": int(token.split(":")[0]),
            "is_bot": True,
            "first_name": bot_name,
            "username": bot_username,
        }
        self.pace = pace or Pace(enabled=False)
        self.privacy = True
        self.mentions_reach_bot = True
        self.inline_enabled = True
        self.inline_feedback = False
        self.query_lasts = 60.0
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files = FileStore()
        self.mailbox = Mailbox(self._timestamp, second)
        self.mailbox.on_answer = self.call
        self.faults: list[Fault] = []
        self.calls: list[Call] = []
        self.unplanned: list[str] = []
        self.toasts: list[Json] = []
        self.typing: dict[int, datetime] = {}
        self.callback_queries: dict[str, CallbackQuery] = {}
        self.inline_queries: dict[str, InlineQuery] = {}
        self.commands: dict[str, list[Json]] = {}
        self.texts: dict[str, dict[str, str]] = {"name": {}, "description": {}, "short_description": {}}
        self.menu_buttons: dict[int | None, Json] = {}
        self.default_rights: dict[bool, Json] = {}
        self.reactions: dict[tuple[int, int], list[Json]] = {}
        self.listeners: set[Callable[[Json], None]] = set()
        self._last_message_id = 0
        self._last_query = 5_000_000_000_000
        self._inline_messages: dict[str, tuple[int, int]] = {}

    # --- the cast -------------------------------------------------------------------------------------------------

    def person(
        self,
        first_name: str,
        user_id: int | None = None,
        *,
        language: str = "nl",
        username: str = "",
        started: bool = False,
    ) -> Person:
        """Someone with a private chat with the bot. A bot can write first only to who has ``started``."""
        number = user_id or max(self.people, default=1000) + 1
        person = Person(number, first_name, username, language, started)
        self.people[number] = person
        self.chats[number] = Chat(number, "private", first_name, person=person)
        self.emit("chats")
        return person

    def group(
        self,
        title: str,
        members: Iterable[int | Person] = (),
        *,
        forum: bool = False,
        admins: Iterable[int | Person] = (),
        supergroup: bool = False,
        topics: Sequence[str] = (),
        bot: bool = True,
        chat_id: int | None = None,
    ) -> Chat:
        """A group, with the bot in it unless told otherwise; a forum or a supergroup gets Telegram's -100… number."""
        large = forum or supergroup
        number = chat_id or ((FIRST_SUPERGROUP if large else FIRST_GROUP) - len(self.chats))
        chat = Chat(number, "supergroup" if large else "group", title, forum=forum)
        chat.members = {_person_id(who): "member" for who in members}
        chat.members.update({_person_id(who): "administrator" for who in admins})
        chat.bot_status = "member" if bot else "left"
        # Number 1 of a supergroup is the notice that it was made; a forum's General topic goes by it.
        chat.last_message_id = 1
        self.chats[number] = chat
        for name in topics:
            self.topic(number, name)
        self.emit("chats")
        return chat

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
        """Raises: KeyError: for a chat that is not in this world."""
        return self.chats[chat_id]

    # --- what people do -------------------------------------------------------------------------------------------

    def say(
        self,
        chat_id: int,
        user_id: int,
        text: str,
        *,
        thread_id: int | None = None,
        reply_to: int | None = None,
    ) -> Json:
        """Someone writes; the bot gets it when Telegram would give it. Returns the message as the bot sees it."""
        return self._speak(chat_id, self.people[user_id].user(), {"text": text}, thread_id, reply_to)

    def anonymous_say(self, chat_id: int, text: str, *, thread_id: int | None = None) -> Json:
        """An admin of a group writes as the group."""
        chat = self.chat(chat_id)
        return self._speak(chat_id, ANONYMOUS_ADMIN, {"sender_chat": chat.brief(), "text": text}, thread_id, None)

    def upload(
        self,
        chat_id: int,
        user_id: int,
        filename: str,
        content: bytes,
        caption: str = "",
        *,
        as_photo: bool = False,
        thread_id: int | None = None,
    ) -> Json:
        """Someone sends a file, or a picture as photo."""
        stored = self.files.keep(Upload(filename, content), "photo" if as_photo else "document")
        body: Json = {"photo": stored.sizes()} if as_photo else {"document": stored.document()}
        if caption:
            body["caption"] = caption
        return self._speak(chat_id, self.people[user_id].user(), body, thread_id, None)

    def edit(self, chat_id: int, message_id: int, text: str) -> Json:
        """Someone changes an own message."""
        posted = self.chat(chat_id).messages[message_id]
        field = "text" if "text" in posted.message else "caption"
        posted.message[field] = text
        self._mark_up(posted.message, field, html_text.with_found_entities(text, []))
        posted.message["edit_date"] = self._timestamp()
        chat = self.chat(chat_id)
        if self._reaches_bot(chat, posted.message):
            self.mailbox.put("edited_message", copy.deepcopy(posted.message))
        self.show(posted)
        return copy.deepcopy(posted.message)

    def delete(self, chat_id: int, message_id: int) -> None:
        """Someone removes a message; bots are not told."""
        self.chat(chat_id).messages.pop(message_id, None)
        self.emit("deleted", chat_id=chat_id, message_id=message_id)

    def tap(self, chat_id: int, message_id: int, data_or_label: str, user_id: int) -> Json:
        """Someone taps an inline button, found by its data or its label. Returns the button.

        Raises:
            LookupError: when the message has no such button, naming those that it has.
        """
        chat = self.chat(chat_id)
        posted = chat.messages[message_id]
        rows = posted.message.get("reply_markup", {}).get("inline_keyboard", [])
        buttons: list[Json] = [button for row in rows for button in row]
        chosen = next((b for b in buttons if data_or_label in (b.get("callback_data"), b["text"])), None)
        if chosen is None:
            labels = ", ".join(button["text"] for button in buttons) or "none"
            raise LookupError(f"no button {data_or_label!r}; there are: {labels}")
        if "callback_data" in chosen:
            query = CallbackQuery(self._query_id(), user_id, chat_id, message_id, self.stopwatch.now())
            self.callback_queries[query.id] = query
            where = (
                {"inline_message_id": posted.inline_id}
                if posted.inline_id
                else {"message": copy.deepcopy(posted.message)}
            )
            update = {
                "id": query.id,
                "from": self.people[user_id].user(),
                **where,
                "chat_instance": str(chat_id * 7919),
                "data": chosen["callback_data"],
            }
            self.mailbox.put("callback_query", update)
            return {**chosen, "query_id": query.id}
        return dict(chosen)

    def inline(self, user_id: int, query: str, *, offset: str = "", chat_id: int | None = None) -> str:
        """Someone types ``@bot query``; returns the query's id, its answer comes in ``inline_queries[id].answer``."""
        asked = InlineQuery(self._query_id(), user_id, query, offset, self.stopwatch.now())
        self.inline_queries[asked.id] = asked
        person = self.people[user_id]
        update: Json = {"id": asked.id, "from": person.user()}
        if chat_id is not None:
            kind = self.chat(chat_id).kind
            update["chat_type"] = "sender" if kind == "private" else kind
        self.mailbox.put("inline_query", {**update, "query": query, "offset": offset})
        return asked.id

    def choose(self, query_id: str, result_id: str, chat_id: int, *, thread_id: int | None = None) -> Json:
        """Someone sends an inline result into a chat, "via" the bot."""
        asked = self.inline_queries[query_id]
        results: list[Json] = (asked.answer or {}).get("results", [])
        result = next(found for found in results if found["id"] == result_id)
        body: Json = {**result["sent"], "via_bot": self.bot}
        inline_id = None
        if "reply_markup" in result:
            body["reply_markup"] = result["reply_markup"]
            inline_id = f"BAAA{query_id}{result_id}"[:64]
        sender = self.people[asked.user_id].user()
        message = self._speak(chat_id, sender, body, thread_id, None, inline_id=inline_id)
        if inline_id:
            self._inline_messages[inline_id] = (chat_id, message["message_id"])
        if self.inline_feedback:
            chosen: Json = {"result_id": result_id, "from": sender, "query": asked.query}
            if inline_id:
                chosen["inline_message_id"] = inline_id
            self.mailbox.put("chosen_inline_result", chosen)
        return message

    def block(self, user_id: int) -> None:
        """Someone stops the bot."""
        self._set_blocked(user_id, True)

    def unblock(self, user_id: int) -> None:
        self._set_blocked(user_id, False)

    def _set_blocked(self, user_id: int, blocked: bool) -> None:
        person = self.people[user_id]
        if person.blocked == blocked:
            return
        person.blocked = blocked
        old, new = ("member", "kicked") if blocked else ("kicked", "member")
        self._bot_changed(self.chat(user_id), person.user(), old, new, set())

    # --- what happens to groups -----------------------------------------------------------------------------------

    def add_bot(self, chat_id: int, by: int | None = None, *, start: str = "") -> None:
        """The bot is put into a group; ``start`` is the payload of a ``?startgroup=`` link."""
        self._set_bot(chat_id, "member", by)
        if start:
            actor = self._actor(chat_id, by)
            self._speak(chat_id, actor, {"text": f"/start@{self.bot['username']} {start}"}, None, None)

    def remove_bot(self, chat_id: int, by: int | None = None) -> None:
        self._set_bot(chat_id, "kicked", by)

    def promote(self, chat_id: int, user_id: int | None = None, *, rights: set[str] | None = None) -> None:
        """Make the bot (or a member) administrator."""
        if user_id is None:
            self._set_bot(chat_id, "administrator", None, rights)
        else:
            self.set_member(chat_id, user_id, "administrator")

    def demote(self, chat_id: int, user_id: int | None = None) -> None:
        if user_id is None:
            self._set_bot(chat_id, "member", None)
        else:
            self.set_member(chat_id, user_id, "member")

    def restrict_bot(self, chat_id: int) -> None:
        """The bot may stay but not write."""
        self._set_bot(chat_id, "restricted", None)

    def set_member(self, chat_id: int, user_id: int, status: Status) -> None:
        """A person joins, leaves or gets another role; a bot that administers the group and asked for it is told."""
        chat = self.chat(chat_id)
        old = chat.members.get(user_id, "left")
        chat.members[user_id] = status
        user = self.people[user_id].user()
        if chat.bot_status in IN_CHARGE:
            change = self._member_change(chat, user, member(user, old), member(user, status))
            self.mailbox.put("chat_member", change)
        if old not in PRESENT and status in PRESENT:
            self._announce(chat, user, {"new_chat_members": [user]})
        if old in PRESENT and status not in PRESENT:
            self._announce(chat, user, {"left_chat_member": user})
        self.emit("chats")

    def migrate(self, chat_id: int) -> Chat:
        """A group becomes a supergroup with a new number, as happens when an admin changes certain settings."""
        old = self.chat(chat_id)
        new = self.group(old.title, (), supergroup=True)
        new.members, new.bot_status, new.bot_rights = dict(old.members), old.bot_status, set(old.bot_rights)
        self._announce(old, self._actor(chat_id, None), {"migrate_to_chat_id": new.id})
        self._announce(new, self._actor(new.id, None), {"migrate_from_chat_id": chat_id})
        old.migrated_to = new.id
        self.emit("chats")
        return new

    def _actor(self, chat_id: int, by: int | None) -> Json:
        chat = self.chat(chat_id)
        number = by if by is not None else next((m for m, s in chat.members.items() if s in IN_CHARGE), None)
        if number is None:
            number = next(iter(chat.members), None)
        return self.people[number].user() if number in self.people else ANONYMOUS_ADMIN

    def _set_bot(self, chat_id: int, status: Status, by: int | None, rights: set[str] | None = None) -> None:
        chat = self.chat(chat_id)
        old, old_rights = chat.bot_status, chat.bot_rights
        granted = USUAL_RIGHTS if rights is None else rights
        chat.bot_rights = set(granted) if status == "administrator" else set()
        if old == status and old_rights == chat.bot_rights:
            return
        actor = self._actor(chat_id, by)
        self._bot_changed(chat, actor, old, status, old_rights)
        if old not in PRESENT and status in PRESENT:
            self._announce(chat, actor, {"new_chat_members": [self.bot], "new_chat_member": self.bot})
        if old in PRESENT and status not in PRESENT:
            self.post(chat, actor, {"left_chat_member": self.bot})

    def _bot_changed(self, chat: Chat, actor: Json, old: Status | str, new: Status | str, old_rights: set[str]) -> None:
        if chat.is_group:
            chat.bot_status = new  # type: ignore[assignment]
        before = member(self.bot, old, old_rights)  # type: ignore[arg-type]
        after = member(self.bot, new, chat.bot_rights)  # type: ignore[arg-type]
        self.mailbox.put("my_chat_member", self._member_change(chat, actor, before, after))
        self.emit("chats")

    def _member_change(self, chat: Chat, actor: Json, before: Json, after: Json) -> Json:
        return {
            "chat": chat.brief(),
            "from": actor,
            "date": self._timestamp(),
            "old_chat_member": before,
            "new_chat_member": after,
        }

    def _announce(self, chat: Chat, actor: Json, body: Json) -> Posted:
        posted = self.post(chat, actor, body)
        if chat.bot_status in PRESENT:
            self.mailbox.put("message", copy.deepcopy(posted.message))
        return posted

    # --- what tests and the page read -----------------------------------------------------------------------------

    def take_updates(self) -> list[Json]:
        """Raw updates that the bot did not fetch yet, acknowledged by taking them."""
        return self.mailbox.take()

    def messages(self, chat_id: int, thread_id: int | None = None) -> list[Json]:
        """What is in the chat (or in one topic of it) now, oldest first, after edits and removals."""
        posted = self.chat(chat_id).messages.values()
        return [self.face(one) for one in posted if thread_id is None or one.thread_id == thread_id]

    def face(self, posted: Posted) -> Json:
        """A message with its reading: ``text`` and ``html`` (captions too), ``edited``, ``pinned``, ``spoiler``…"""
        message = copy.deepcopy(posted.message)
        text: str = message.get("text") or message.get("caption") or ""
        entities: list[Json] = message.get("entities") or message.get("caption_entities") or []
        spoiler = bool(message.get("has_media_spoiler")) or any(e["type"] == "spoiler" for e in entities)
        return {
            **message,
            "text": text,
            "html": html_text.to_html(text, entities),
            "entities": entities,
            "reply_markup": message.get("reply_markup"),
            "edited": "edit_date" in message,
            "pinned": posted.pinned,
            "spoiler": spoiler,
            "silent": posted.silent,
            "by_bot": posted.by_bot,
            "reactions": self.reactions.get((message["chat"]["id"], posted.id), []),
        }

    def forget(self, chat_id: int) -> None:
        """Empty a chat, so that a next conversation stands alone."""
        self.chat(chat_id).messages.clear()
        self.emit("chats")

    def fail_next(
        self,
        method: str | None = None,
        chat_id: int | None = None,
        error: ApiError | int | str = 429,
        times: int = 1,
        *,
        retry_after: int = 3,
        seconds: float = 5.0,
    ) -> None:
        """Let the next ``times`` calls fail; see :class:`bot.playground.faults.Fault` for the kinds of failing."""
        self.faults.append(Fault(as_error(error, retry_after), method, chat_id, times, seconds))

    def fault_for(self, method: str, chat_id: int | None) -> ApiError | Trouble | None:
        """The planned failure of this call, used up by asking; the planned seconds are in ``slow_seconds``."""
        for fault in self.faults:
            if fault.fits(method, chat_id):
                fault.times -= 1
                if fault.times <= 0:
                    self.faults.remove(fault)
                self.slow_seconds = fault.seconds
                return fault.error
        return None

    slow_seconds = 5.0

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
        if len(self.calls) > KEPT_CALLS:
            del self.calls[: KEPT_CALLS // 5]
        if self.listeners:
            self.emit("call", call=call_face(call))

    # --- shared with the methods of the bot -----------------------------------------------------------------------

    async def call(self, method: str, params: Json, uploads: dict[str, Upload] | None = None) -> Any:
        """One Bot API call; returns its result. See :func:`bot.playground.calls.perform` for what it raises."""
        from bot.playground.calls import perform

        return await perform(self, method, params, uploads or {})

    def post(
        self,
        chat: Chat,
        sender: Json,
        body: Json,
        *,
        thread_id: int | None = None,
        reply_to: int | None = None,
        by_bot: bool = False,
        silent: bool = False,
        inline_id: str | None = None,
    ) -> Posted:
        """Put a message into a chat. ``body`` holds the fields of the Bot API's ``Message`` that are its content."""
        message: Json = {
            "message_id": self._next_message_id(chat),
            "from": sender,
            "chat": chat.brief(),
            "date": self._timestamp(),
        }
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
        posted = Posted(message, by_bot=by_bot, silent=silent, inline_id=inline_id)
        chat.messages[posted.id] = posted
        if by_bot:
            self.typing.pop(chat.id, None)
        self.show(posted)
        return posted

    def _speak(
        self,
        chat_id: int,
        sender: Json,
        body: Json,
        thread_id: int | None,
        reply_to: int | None,
        inline_id: str | None = None,
    ) -> Json:
        chat = self.chat(chat_id)
        body = dict(body)
        for field in ("text", "caption"):
            if field in body and "via_bot" not in body:
                self._mark_up(body, field, html_text.with_found_entities(body[field], []))
        if chat.person:
            self.unblock(chat.id)
            chat.person.started = True
        posted = self.post(chat, sender, body, thread_id=thread_id, reply_to=reply_to, inline_id=inline_id)
        if self._reaches_bot(chat, posted.message):
            self.mailbox.put("message", copy.deepcopy(posted.message))
        return copy.deepcopy(posted.message)

    def _mark_up(self, body: Json, field: str, entities: list[Json]) -> None:
        name = "entities" if field == "text" else "caption_entities"
        body.pop(name, None)
        if entities:
            body[name] = entities

    def _reaches_bot(self, chat: Chat, message: Json) -> bool:
        """Privacy mode: in a group a bot that is no admin gets commands, replies to it and what was sent via it.

        Source: https://core.telegram.org/bots/features#privacy-mode
        """
        if not chat.is_group:
            return True
        if chat.bot_status not in PRESENT or chat.migrated_to:
            return False
        if not self.privacy or chat.bot_status in IN_CHARGE:
            return True
        if message.get("via_bot") or message.get("reply_to_message", {}).get("from", {}).get("id") == self.bot["id"]:
            return True
        text: str = message.get("text") or message.get("caption") or ""
        own = f"@{self.bot['username']}".lower()
        command = re.match(r"/\w+(@\w+)?", text)
        if command:
            return command[1] is None or command[1].lower() == own
        return self.mentions_reach_bot and re.search(re.escape(own) + r"\b", text.lower()) is not None

    def inline_message(self, inline_id: str) -> Posted | None:
        where = self._inline_messages.get(inline_id)
        return self.chat(where[0]).messages.get(where[1]) if where else None

    def is_fresh(self, asked_at: datetime) -> bool:
        return (self.stopwatch.now() - asked_at).total_seconds() <= self.query_lasts

    def counters(self) -> Json:
        """Where the numbering of messages, queries and updates has come; for keeping the world over a restart."""
        inline = {inline_id: list(where) for inline_id, where in self._inline_messages.items()}
        return {
            "message": self._last_message_id,
            "query": self._last_query,
            "update": self.mailbox.next_id,
            "inline": inline,
        }

    def set_counters(self, kept: Json) -> None:
        self._last_message_id = kept["message"]
        self._last_query = kept["query"]
        self.mailbox.next_id = kept["update"]
        self._inline_messages = {inline_id: (chat, number) for inline_id, (chat, number) in kept["inline"].items()}

    def close(self) -> None:
        """Let waiting calls and open pages go."""
        self.mailbox.close()
        self.emit("closed")

    def _timestamp(self) -> int:
        return int(self.clock.now().timestamp())

    def _next_message_id(self, chat: Chat) -> int:
        # A supergroup counts for itself; private chats and small groups share the account's counter.
        if chat.kind == "supergroup":
            chat.last_message_id += 1
            return chat.last_message_id
        self._last_message_id += 1
        return self._last_message_id

    def _query_id(self) -> str:
        self._last_query += 7
        return str(self._last_query)


def _person_id(who: int | Person) -> int:
    return who if isinstance(who, int) else who.id
