"""Telegram's limits on sending: what was sent lately, in sliding windows, and what may be sent now. Pure.

Limits, by https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this : about 30 messages a second
over all, one a second in one chat, 20 a minute in one group. Edits count as messages.

A sending fills its place in a window from the moment it leaves until the window's length after its answer came: at
Telegram it arrives somewhere in between, so whatever the network does to the order, no window there is ever overfull.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from enum import IntEnum

GROUP_MESSAGES = 20
GROUP_SECONDS = 60.0
GROUP_RESERVED_FOR_REPLIES = 5
"""Of a group's 20 a minute so many are left to answers to people."""

CLOCK_MARGIN_SECONDS = 0.002
"""Clocks round: every window is held this much longer, in seconds."""

LONG_RETRY_SECONDS = 5.0
"""A flood answer does not say whether it is about the chat or about the bot: up to so many seconds it holds everybody
(which costs little when it was the chat), a longer one holds that chat only, unless other chats get one as well."""

SUSPECT_CHATS = 3
SUSPECT_SECONDS = 10.0
RECOVERY_SECONDS = 15.0
"""After a flood the limit rises by one in so many seconds; twice as many after every further flood."""

LONGEST_RECOVERY_SECONDS = 600.0
BROADCAST_CREDIT_SECONDS = 0.1
"""Broadcasts may be so many seconds behind their even spacing and still catch up."""

MOST_CHATS = 4096


class Priority(IntEnum):
    """Lower goes first."""

    REPLY = 0
    PROGRESS = 1
    CORRECTION = 2
    NEWS = 5
    BROADCAST = 6
    LIVE = 8


@dataclass(eq=False, slots=True)
class Slot:
    """One sending: where, and when its place in the windows began; ``ended`` is None while the answer is awaited."""

    chat_id: int
    began: float
    ended: float | None = None
    priority: int = 0


@dataclass(slots=True)
class _Window:
    """At most ``most`` sendings in any ``seconds``."""

    seconds: float
    slots: list[Slot] = field(default_factory=list)

    def tidy(self, now: float) -> None:
        horizon = now - self.seconds - CLOCK_MARGIN_SECONDS
        if self.slots and any(slot.ended is not None and slot.ended <= horizon for slot in self.slots):
            self.slots = [slot for slot in self.slots if slot.ended is None or slot.ended > horizon]

    def free_at(self, now: float, most: int) -> float:
        """When there is room; infinity while only an answer can tell."""
        self.tidy(now)
        if len(self.slots) < most:
            return now
        known = sorted(slot.ended for slot in self.slots if slot.ended is not None)
        needed = len(self.slots) - most
        return known[needed] + self.seconds + CLOCK_MARGIN_SECONDS if needed < len(known) else float("inf")


@dataclass(slots=True)
class _ChatLimits:
    second: _Window = field(default_factory=lambda: _Window(1.0))
    minute: _Window = field(default_factory=lambda: _Window(GROUP_SECONDS))
    held_until: float = 0.0


class RateLimits:
    """What was sent lately and what may be sent now. Pure: every method is told the moment (seconds of any steady
    clock). ``rate``: messages a second over all that Telegram permits."""

    def __init__(self, rate: float = 30.0) -> None:
        self.rate = rate
        self.limit = max(1, int(rate))
        """Messages in any second now: lower than ``rate`` after floods, until it proves to go better."""
        self.floods = 0
        self._all = _Window(1.0)
        self._chats: OrderedDict[int, _ChatLimits] = OrderedDict()
        self._held_until = 0.0
        self._next_spaced = 0.0
        self._raised_at = 0.0
        self._lowered_at = float("-inf")
        self._recovery = RECOVERY_SECONDS
        self._suspects: dict[int, float] = {}

    def free_for_all(self, priority: int, now: float) -> float:
        """When the bot may send at all: ``now`` or later; infinity when that depends on an answer still awaited.
        Broadcasts are spaced evenly, so that a place for a reply is never far."""
        self._recover(now)
        at = max(now, self._held_until, self._all.free_at(now, self.limit))
        return at if priority <= Priority.PROGRESS else max(at, self._next_spaced)

    def free_for_chat(self, chat_id: int, priority: int, now: float) -> float:
        if (book := self._chats.get(chat_id)) is None:
            return now
        at = max(now, book.held_until, book.second.free_at(now, 1))
        if chat_id < 0:
            most = GROUP_MESSAGES - (0 if priority <= Priority.PROGRESS else GROUP_RESERVED_FOR_REPLIES)
            at = max(at, book.minute.free_at(now, most))
        return at

    def is_full(self, chat_id: int, now: float) -> bool:
        """Has the group had all its messages of this minute?"""
        book = self._chats.get(chat_id)
        return book is not None and chat_id < 0 and book.minute.free_at(now, GROUP_MESSAGES) > now

    def take(self, chat_id: int, priority: int, now: float) -> Slot:
        """Fill a place. The caller has seen that there is one."""
        slot = Slot(chat_id, now, priority=priority)
        book = self._book(chat_id)
        self._all.slots.append(slot)
        book.second.slots.append(slot)
        if chat_id < 0:
            book.minute.slots.append(slot)
        if priority > Priority.PROGRESS:
            # From the planned moment, not from this one: what is late by a little does not cost the rate.
            self._next_spaced = max(self._next_spaced, now - BROADCAST_CREDIT_SECONDS) + 1.0 / self.limit
        self._forget_idle(now)
        return slot

    def answered(self, slot: Slot, now: float) -> None:
        """Telegram answered (or the connection was given up)."""
        if slot.ended is None:
            slot.ended = now

    def refused(self, chat_id: int, retry_after: float, now: float) -> None:
        """A 429: hold the chat, and everybody when it looks like the limit over all."""
        self.floods += 1
        book = self._book(chat_id)
        book.held_until = max(book.held_until, now + retry_after + CLOCK_MARGIN_SECONDS)
        self._suspects = {chat: at for chat, at in self._suspects.items() if now - at <= SUSPECT_SECONDS}
        self._suspects[chat_id] = now
        if retry_after <= LONG_RETRY_SECONDS or len(self._suspects) >= SUSPECT_CHATS:
            self._held_until = max(self._held_until, now + retry_after + CLOCK_MARGIN_SECONDS)
            recent = sum(1 for slot in self._all.slots if slot.ended is None or slot.ended > now - 1.0)
            # One flood is answered to all that were under way; and who sends little is not the cause of it.
            if now - self._lowered_at > 1.0 and recent * 2 >= self.limit:
                self.limit = max(1, min(self.limit - 1, recent - 1))
                self._recovery = min(self._recovery * 2, LONGEST_RECOVERY_SECONDS)
                self._lowered_at = now
            self._raised_at = now

    def share(self, rate: float) -> None:
        """From now on so many messages a second are permitted here."""
        top, former = max(1, int(rate)), max(1, int(self.rate))
        # A limit that floods lowered stays lowered.
        self.limit = top if self.limit == former else min(self.limit, top)
        self.rate = rate

    def held_chats(self, now: float) -> list[int]:
        """Chats that broadcasts cannot reach for a while yet."""
        horizon = now + 1.0
        # A private chat is never held for longer by its own window of a second.
        return [
            chat
            for chat, book in self._chats.items()
            if (chat < 0 or book.held_until > horizon) and self.free_for_chat(chat, Priority.NEWS, now) > horizon
        ]

    def replied_lately(self, now: float) -> int:
        """Answers to people among the sendings of the last second."""
        self._all.tidy(now)
        return sum(slot.priority <= Priority.PROGRESS for slot in self._all.slots)

    def sent_lately(self, now: float) -> int:
        """Sendings of the last second."""
        self._all.tidy(now)
        return len(self._all.slots)

    def _recover(self, now: float) -> None:
        top = max(1, int(self.rate))
        if self.limit < top and now - self._raised_at >= self._recovery:
            self.limit += 1
            self._raised_at = now
            if self.limit == top:
                self._recovery = RECOVERY_SECONDS

    def _book(self, chat_id: int) -> _ChatLimits:
        if (book := self._chats.get(chat_id)) is None:
            book = self._chats[chat_id] = _ChatLimits()
        self._chats.move_to_end(chat_id)
        return book

    def _forget_idle(self, now: float) -> None:
        """Keep memory bounded: drop the chats that nothing holds any more, the longest unused first."""
        while len(self._chats) > MOST_CHATS:
            chat_id, book = next(iter(self._chats.items()))
            book.second.tidy(now)
            book.minute.tidy(now)
            if book.second.slots or book.minute.slots or book.held_until > now:
                self._chats.move_to_end(chat_id)
                return
            del self._chats[chat_id]
