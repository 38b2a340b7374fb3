"""What people do: write, change, tap, ask inline, send files, let the bot in or put it out. The bot hears of it as far
as Telegram lets it."""

import copy
import re

from bot.playground.bot_api import html_text
from bot.playground.chats import IN_CHARGE, PRESENT, Chat, Json, Posted, Status, member
from bot.playground.file_store import Upload
from bot.playground.records import CallbackQuery, GuestQuery, InlineQuery
from bot.playground.telegram_state import TelegramState

ANONYMOUS_ADMIN: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
USUAL_RIGHTS = frozenset({"can_pin_messages", "can_delete_messages", "can_manage_topics"})
RIGHTS_IN_CHANNELS = frozenset({"can_post_messages", "can_edit_messages"})


class People(TelegramState):
    """The doings of people; each queues the updates that it causes."""

    def say(
        self, chat_id: int, user_id: int, text: str, *, thread_id: int | None = None, reply_to: int | None = None
    ) -> Json:
        """Someone writes; the bot gets it when Telegram would give it. Returns the message as the bot sees it. In a
        channel its admins write, as the channel. Raises ValueError for who only reads it."""
        chat = self.chat(chat_id)
        if chat.kind == "channel" and chat.members.get(user_id) not in IN_CHARGE:
            raise ValueError("In een kanaal schrijven alleen de beheerders.")
        return self._speak(chat_id, self.people[user_id].user(), {"text": text}, thread_id, reply_to)

    def anonymous_say(self, chat_id: int, text: str, *, thread_id: int | None = None) -> Json:
        chat = self.chat(chat_id)
        return self._speak(chat_id, ANONYMOUS_ADMIN, {"sender_chat": chat.brief(), "text": text}, thread_id, None)

    def upload(
        self, chat_id: int, user_id: int, filename: str, content: bytes, caption: str = "", *, as_photo: bool = False,
        thread_id: int | None = None,
    ) -> Json:  # fmt: skip
        """Someone sends a file, or a picture as photo."""
        stored = self.files.keep(Upload(filename, content), "photo" if as_photo else "document")
        body: Json = {stored.kind: stored.media()}
        if caption:
            body["caption"] = caption
        return self._speak(chat_id, self.people[user_id].user(), body, thread_id, None)

    def edit(self, chat_id: int, message_id: int, text: str) -> Json:
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
        Raises LookupError when the message has no such button, naming those that it has."""
        chat = self.chat(chat_id)
        posted = chat.messages[message_id]
        rows = posted.message.get("reply_markup", {}).get("inline_keyboard", [])
        buttons: list[Json] = [button for row in rows for button in row]
        chosen = next((b for b in buttons if data_or_label in (b.get("callback_data"), b["text"])), None)
        if chosen is None:
            labels = ", ".join(button["text"] for button in buttons) or "none"
            raise LookupError(f"no button {data_or_label!r}; there are: {labels}")
        if "callback_data" in chosen:
            query = CallbackQuery(self._query_id(), user_id, self.stopwatch.now())
            self.callback_queries[query.id] = query
            update = {
                "id": query.id,
                "from": self.people[user_id].user(),
                "message": copy.deepcopy(posted.message),
                "chat_instance": str(chat_id * 7919),
                "data": chosen["callback_data"],
            }
            self.mailbox.put("callback_query", update)
            return {**chosen, "query_id": query.id}
        return dict(chosen)

    def inline(self, user_id: int, query: str, *, offset: str = "", chat_id: int | None = None) -> str:
        """Someone types ``@bot query``; returns the query's id, its answer comes in ``inline_queries[id].answer``."""
        asked = InlineQuery(self._query_id(), user_id, self.stopwatch.now(), query=query)
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
        if "reply_markup" in result:
            body["reply_markup"] = result["reply_markup"]
        return self._speak(chat_id, self.people[asked.user_id].user(), body, thread_id, None)

    def add_bot(self, chat_id: int, by: int | None = None, *, start: str = "") -> None:
        """The bot is put into a group; ``start`` is the payload of a ``?startgroup=`` link."""
        self.set_bot(chat_id, "member", by)
        if start:
            actor = self._actor(chat_id, by)
            self._speak(chat_id, actor, {"text": f"/start@{self.bot['username']} {start}"}, None, None)

    def _speak(self, chat_id: int, sender: Json, body: Json, thread_id: int | None, reply_to: int | None) -> Json:
        chat = self.chat(chat_id)
        body = dict(body)
        for field in ("text", "caption"):
            if field in body and "via_bot" not in body:
                self._mark_up(body, field, html_text.with_found_entities(body[field], []))
        if chat.person:
            self.unblock(chat.id)
            chat.person.started = True
        posted = self.post(chat, sender, body, thread_id=thread_id, reply_to=reply_to)
        if self._reaches_bot(chat, posted.message):
            kind = "channel_post" if chat.kind == "channel" else "message"
            self.mailbox.put(kind, copy.deepcopy(posted.message))
        elif self._calls_a_guest(chat, posted.message):
            query = GuestQuery(
                self._query_id(), sender["id"], self.stopwatch.now(), chat_id=chat.id, message_id=posted.id
            )
            self.guest_queries[query.id] = query
            self.mailbox.put("guest_message", {**copy.deepcopy(posted.message), "guest_query_id": query.id})
        return copy.deepcopy(posted.message)

    def post_as_guest(self, query: GuestQuery, body: Json) -> None:
        """The bot's answer in a chat that it is not in."""
        chat = self.chat(query.chat_id)
        self.post(chat, self.bot, body, reply_to=query.message_id, by_bot=True)

    def _calls_a_guest(self, chat: Chat, message: Json) -> bool:
        """Guest mode: who names a bot in a chat that it is not in, gets one answer. Source:
        https://core.telegram.org/api/bots/guest-mode"""
        if not self.guests_enabled or chat.kind not in ("group", "supergroup") or chat.bot_status in PRESENT:
            return False
        text: str = message.get("text") or message.get("caption") or ""
        return "via_bot" not in message and self._names_bot(text)

    def _names_bot(self, text: str) -> bool:
        return re.search(re.escape(f"@{self.bot['username']}".lower()) + r"\b", text.lower()) is not None

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
        if not self.privacy or chat.bot_status in IN_CHARGE or chat.kind == "channel":
            return True
        if message.get("via_bot") or message.get("reply_to_message", {}).get("from", {}).get("id") == self.bot["id"]:
            return True
        text: str = message.get("text") or message.get("caption") or ""
        own = f"@{self.bot['username']}".lower()
        command = re.match(r"/\w+(@\w+)?", text)
        if command:
            return command[1] is None or command[1].lower() == own
        return self._names_bot(text)

    # --- Who is in which chat; the bot is told as Telegram tells it ---------------------------------------------------

    def block(self, user_id: int, blocked: bool = True) -> None:
        """Someone stops the bot."""
        person = self.people[user_id]
        if person.blocked == blocked:
            return
        person.blocked = blocked
        states: tuple[Status, Status] = ("member", "kicked") if blocked else ("kicked", "member")
        self._bot_changed(self.chat(user_id), person.user(), *states, set())

    def unblock(self, user_id: int) -> None:
        self.block(user_id, False)

    def promote(self, chat_id: int) -> None:
        """Make the bot administrator."""
        self.set_bot(chat_id, "administrator")

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

    def set_bot(self, chat_id: int, status: Status, by: int | None = None) -> None:
        """An admin lets the bot in, puts it out, or gives it another role."""
        chat = self.chat(chat_id)
        old, old_rights = chat.bot_status, chat.bot_rights
        usual = RIGHTS_IN_CHANNELS if chat.kind == "channel" else USUAL_RIGHTS
        chat.bot_rights = set(usual) if status == "administrator" else set()
        if old == status and old_rights == chat.bot_rights:
            return
        actor = self._actor(chat_id, by)
        self._bot_changed(chat, actor, old, status, old_rights)
        if chat.kind == "channel":
            return
        if old not in PRESENT and status in PRESENT:
            self._announce(chat, actor, {"new_chat_members": [self.bot], "new_chat_member": self.bot})
        if old in PRESENT and status not in PRESENT:
            self.post(chat, actor, {"left_chat_member": self.bot})

    def _bot_changed(self, chat: Chat, actor: Json, old: Status, new: Status, old_rights: set[str]) -> None:
        if chat.is_group:
            chat.bot_status = new
        before = member(self.bot, old, old_rights)
        after = member(self.bot, new, chat.bot_rights)
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
