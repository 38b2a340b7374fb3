"""Who is in which chat: blocking, adding, promoting, migrating; the bot is told as Telegram tells it."""

import copy

from bot.playground.chats import IN_CHARGE, PRESENT, Chat, Json, Posted, Status, member
from bot.playground.telegram_state import TelegramState

ANONYMOUS_ADMIN: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
USUAL_RIGHTS = frozenset({"can_pin_messages", "can_delete_messages", "can_manage_topics"})
RIGHTS_IN_CHANNELS = frozenset({"can_post_messages", "can_edit_messages"})


class Membership(TelegramState):
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
