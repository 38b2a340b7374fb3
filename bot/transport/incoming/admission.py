"""At the door: which updates go on to be handled, and what is said to those whose do not.

Passed over are asks of who floods, and questions of fans that have grown old while the bot was away. What an admin
does, what changes something in a chat, and what Telegram tells of chats always goes on.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import KW_ONLY, dataclass
from datetime import datetime, timedelta

from cachetools import TTLCache
from telegram import Bot, Message, Update

from bot.clock import Clock
from bot.commands import Part, find_command, typed_command
from bot.storage import Database, staff
from bot.storage.inbox import StoredUpdate
from bot.transport.incoming.flood_guard import ASKING, FLOOD_NOTICE, TALKING, TYPING, FloodDecision, FloodGuard, Pace

QUESTION_LIFETIME = timedelta(minutes=5)
ADMINS_REFRESH_SECONDS = 10.0
MOST_NOTIFIED_CHATS = 10_000
LATE_NOTICE_INTERVAL = timedelta(hours=1)
CHANGING_PARTS = {Part.DESK, Part.NEWSROOM}

LATE_NOTICE = "Ik was er even niet, en je vraag is intussen wat oud. Stel hem gerust opnieuw."


@dataclass(frozen=True)
class Admission:
    """``reason``: why it is passed over, for the figures; empty: it goes on. ``say``: what to tell the asker."""

    reason: str = ""
    say: str = ""


ADMITTED = Admission()


@dataclass(frozen=True)
class _Ask:
    """What a person asks with an update. ``sent_at`` is Telegram's; None when it does not tell. ``is_here``: in a chat
    that the bot is in."""

    user_id: int
    chat_id: int
    text: str
    sent_at: datetime | None
    is_edit: bool = False
    is_here: bool = True
    pace: Pace = ASKING

    @property
    def is_to_us(self) -> bool:
        """Was it said to the bot, which can say something back beside an answer?"""
        return self.is_here and self.pace is ASKING

    @property
    def changes(self) -> bool:
        """Is it for the desk or the newsroom, rather than a question?"""
        if not self.is_to_us:
            return False
        if not self.text:
            return True
        if (typed := typed_command(self.text)) is None:
            return False
        spec = find_command(typed.name)
        return spec is not None and (spec.part in CHANGING_PARTS or bool(spec.name == "start" and typed.arguments))


@dataclass
class AdmissionPolicy:
    """``dated``: does Telegram's time of a message mean something to this bot? Not when it lives at another moment.
    ``wall``: the real time. ``seconds``: a steady clock. ``listens``: does the bot listen to all that is said in a
    group?"""

    bot: Bot
    database: Database
    owners: frozenset[int]
    wall: Clock
    _: KW_ONLY
    dated: bool
    seconds: Callable[[], float]
    listens: Callable[[int], Awaitable[bool]]

    def __post_init__(self) -> None:
        self._guard = FloodGuard()
        self._admins: tuple[float, frozenset[int]] | None = None
        self._notified: TTLCache[int, None] = TTLCache(
            MOST_NOTIFIED_CHATS, LATE_NOTICE_INTERVAL.total_seconds(), lambda: self.wall.now().timestamp()
        )

    async def decide(self, update: Update, stored: StoredUpdate) -> Admission:
        """Raises what the database raises."""
        if (ask := self._ask(update)) is None or (ask.is_here and await self._is_admin(ask.user_id)):
            return ADMITTED
        if ask.pace is TALKING and not await self.listens(ask.chat_id):
            # Talk between people costs nothing, unless the bot listens to all of it.
            return ADMITTED
        if self._is_old(ask, stored) and not ask.changes:
            # Who mends an old question waits for nothing: its answer stands there already.
            return Admission("late", self._once(ask.chat_id, LATE_NOTICE) if ask.is_to_us and not ask.is_edit else "")
        verdict = self._guard.decide(ask.user_id, ask.chat_id, stored.received_at.timestamp(), ask.pace)
        if verdict is FloodDecision.ALLOW:
            return ADMITTED
        return Admission("flood", FLOOD_NOTICE if verdict is FloodDecision.WARN and ask.is_to_us else "")

    def _ask(self, update: Update) -> _Ask | None:
        """What is asked of the bot, or said where it can hear it; None for news of chats."""
        if (typed := update.inline_query) is not None:
            return _Ask(typed.from_user.id, typed.from_user.id, typed.query, None, is_here=False, pace=TYPING)
        if (guest := update.guest_message) is not None:
            asker = guest.from_user or guest.chat
            return _Ask(asker.id, guest.chat.id, guest.text or "", guest.date, is_here=False)
        if (query := update.callback_query) is not None:
            chat_id = query.message.chat.id if query.message is not None else query.from_user.id
            data = query.data or ""
            # A button that is no command is one of the desk's or the newsroom's.
            return _Ask(query.from_user.id, chat_id, data if data.startswith("/") else "", None)
        message = update.message or update.edited_message or update.channel_post
        if message is None:
            return None
        text = message.text or message.caption or ""
        pace = ASKING if self._is_for_us(message) else TALKING
        if pace is TALKING and not text:
            return None
        if message.document is not None:
            text = ""
        # All anonymous admins and channels of the world share one user: they are who they speak for.
        speaker = message.sender_chat or message.from_user or message.chat
        sent_at = message.edit_date or message.date
        return _Ask(speaker.id, message.chat.id, text, sent_at, is_edit=message.edit_date is not None, pace=pace)

    def _is_for_us(self, message: Message) -> bool:
        if message.chat.type == "private":
            return True
        text = message.text or message.caption or ""
        replied = message.reply_to_message
        return (
            text.startswith("/")
            or re.search(rf"@{re.escape(self.bot.username)}\b", text, re.IGNORECASE) is not None
            or (replied is not None and replied.from_user is not None and replied.from_user.id == self.bot.id)
        )

    def _is_old(self, ask: _Ask, stored: StoredUpdate) -> bool:
        now = self.wall.now()
        sent = ask.sent_at if self.dated and ask.sent_at is not None else stored.received_at
        return now - min(sent, stored.received_at) > QUESTION_LIFETIME

    def _once(self, chat_id: int, text: str) -> str:
        """Once for one time away."""
        if chat_id in self._notified:
            return ""
        self._notified[chat_id] = None
        return text

    async def _is_admin(self, user_id: int) -> bool:
        if user_id in self.owners:
            return True
        now = self.seconds()
        if self._admins is None or now - self._admins[0] > ADMINS_REFRESH_SECONDS:
            async with self.database.read() as db:
                self._admins = (now, frozenset(admin.user_id for admin in await staff.all_admins(db)))
        return user_id in self._admins[1]
