"""Who asks faster than a person can read is answered again a little later; told so once, kindly."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from cachetools import LRUCache

PERSON_BURST = 12
CHAT_BURST = 30
INLINE_BURST = 20
TALK_BURST = 20
CHAT_TALK_BURST = 60

NOTICE_INTERVAL_SECONDS = 60.0
MOST_BUCKETS = 20_000

FLOOD_NOTICE = "Rustig aan, zo snel kan ik je niet bijbenen. Wacht even en vraag het dan opnieuw."


class Limit(NamedTuple):
    """So many at once, and so many a second."""

    of: str
    burst: float
    per_second: float


class Pace(NamedTuple):
    """What one person may do, and all people of a chat together (in a private chat that is the same)."""

    person: Limit
    chat: Limit


ASKING = Pace(Limit("person", PERSON_BURST, 0.5), Limit("chat", CHAT_BURST, 1.0))
TYPING = Pace(Limit("typing", INLINE_BURST, 2.0), Limit("typing", INLINE_BURST, 2.0))
"""Inline queries, which come with every pause in typing, and from no chat."""
TALKING = Pace(Limit("talker", TALK_BURST, 1.0), Limit("talk", CHAT_TALK_BURST, 3.0))
"""Where the bot listens to all that is said (``/praat aan``)."""


class FloodDecision(Enum):
    ALLOW = "go on"
    WARN = "notice"
    """Passed over, and it is time to say so."""
    IGNORE = "ignore"


@dataclass(slots=True)
class _Bucket:
    limit: Limit
    tokens: float
    at: float
    noticed: float = -1e9

    def take(self, now: float) -> bool:
        self.tokens = min(self.limit.burst, self.tokens + max(0.0, now - self.at) * self.limit.per_second)
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
        self._buckets: LRUCache[tuple[Limit, int], _Bucket] = LRUCache(MOST_BUCKETS)

    def decide(self, user_id: int, chat_id: int, at: float, pace: Pace = ASKING) -> FloodDecision:
        """One ask of this person in this chat (equal in a private chat)."""
        bucket = self._bucket(pace.person, user_id, at)
        allowed = bucket.take(at)
        if allowed and chat_id != user_id:
            bucket = self._bucket(pace.chat, chat_id, at)
            allowed = bucket.take(at)
        if allowed:
            return FloodDecision.ALLOW
        if at - bucket.noticed < NOTICE_INTERVAL_SECONDS:
            return FloodDecision.IGNORE
        bucket.noticed = at
        return FloodDecision.WARN

    def _bucket(self, limit: Limit, number: int, at: float) -> _Bucket:
        if (bucket := self._buckets.get((limit, number))) is None:
            bucket = self._buckets[limit, number] = _Bucket(limit, limit.burst, at)
        return bucket
