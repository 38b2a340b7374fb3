"""Who asks faster than a person can read is answered again a little later; told so once, kindly."""

from dataclasses import dataclass
from enum import Enum

from cachetools import LRUCache

PERSON_BURST = 12
PERSON_PER_SECOND = 0.5
CHAT_BURST = 30
CHAT_PER_SECOND = 1.0
INLINE_BURST = 20
INLINE_PER_SECOND = 2.0
"""Inline queries come with every pause in typing."""
TALK_BURST = 20
TALK_PER_SECOND = 1.0
CHAT_TALK_BURST = 60
CHAT_TALK_PER_SECOND = 3.0
"""Where the bot listens to all that is said (``/praat aan``)."""

NOTICE_INTERVAL_SECONDS = 60.0
MOST_BUCKETS = 20_000

FLOOD_NOTICE = "Rustig aan, zo snel kan ik je niet bijbenen. Wacht even en vraag het dan opnieuw."


class FloodDecision(Enum):
    ALLOW = "go on"
    WARN = "notice"
    """Passed over, and it is time to say so."""
    IGNORE = "ignore"


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float
    noticed: float = -1e9

    def take(self, now: float, burst: float, a_second: float) -> bool:
        self.tokens = min(burst, self.tokens + max(0.0, now - self.at) * a_second)
        self.at = max(self.at, now)
        if self.tokens < 1:
            return False
        self.tokens -= 1
        return True


class FloodGuard:
    """A bucket of asks a person and a chat, filled again as time goes. Pure: ``at`` is when an ask came in, in seconds
    (not when it gets its turn: who floods fills his own queue). Remembers a bounded number of people and chats; who is
    forgotten starts with a full bucket."""

    def __init__(self) -> None:
        self._buckets: LRUCache[tuple[str, int], _Bucket] = LRUCache(MOST_BUCKETS)

    def decide(self, user_id: int, chat_id: int, at: float) -> FloodDecision:
        """One ask of this person in this chat (equal in a private chat)."""
        person = self._bucket("person", user_id, PERSON_BURST, at)
        allowed = person.take(at, PERSON_BURST, PERSON_PER_SECOND)
        noticed = person
        if allowed and chat_id != user_id:
            noticed = self._bucket("chat", chat_id, CHAT_BURST, at)
            allowed = noticed.take(at, CHAT_BURST, CHAT_PER_SECOND)
        if allowed:
            return FloodDecision.ALLOW
        if at - noticed.noticed < NOTICE_INTERVAL_SECONDS:
            return FloodDecision.IGNORE
        noticed.noticed = at
        return FloodDecision.WARN

    def decide_inline(self, user_id: int, at: float) -> FloodDecision:
        """One inline query of this person."""
        bucket = self._bucket("typing", user_id, INLINE_BURST, at)
        return FloodDecision.ALLOW if bucket.take(at, INLINE_BURST, INLINE_PER_SECOND) else FloodDecision.IGNORE

    def decide_talk(self, user_id: int, chat_id: int, at: float) -> FloodDecision:
        """What this person says in a group where the bot listens to everything. Never with a notice: most of it is not
        meant for the bot."""
        person = self._bucket("talker", user_id, TALK_BURST, at).take(at, TALK_BURST, TALK_PER_SECOND)
        chat = self._bucket("talk", chat_id, CHAT_TALK_BURST, at)
        return (
            FloodDecision.ALLOW
            if person and chat.take(at, CHAT_TALK_BURST, CHAT_TALK_PER_SECOND)
            else FloodDecision.IGNORE
        )

    def _bucket(self, kind: str, number: int, burst: float, at: float) -> _Bucket:
        key = (kind, number)
        if (bucket := self._buckets.get(key)) is None:
            bucket = self._buckets[key] = _Bucket(burst, at)
        return bucket
