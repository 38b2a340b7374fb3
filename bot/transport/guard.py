"""Who asks faster than a person can read is answered again a little later; told so once, kindly."""

from collections import OrderedDict
from dataclasses import dataclass
from enum import Enum

PERSON_BURST = 12
PERSON_A_SECOND = 0.5
CHAT_BURST = 30
CHAT_A_SECOND = 1.0
TYPING_BURST = 20
TYPING_A_SECOND = 2.0
"""Inline queries come with every pause in typing."""
TALK_BURST = 20
TALK_A_SECOND = 1.0
CHAT_TALK_BURST = 60
CHAT_TALK_A_SECOND = 3.0
"""Where the bot listens to all that is said (``/praat aan``)."""

NOTICE_EVERY = 60.0
REMEMBERED = 20_000

FLOOD_NOTICE = "Rustig aan, zo snel kan ik je niet bijbenen. Wacht even en vraag het dan opnieuw."


class Verdict(Enum):
    GO_ON = "go on"
    NOTICE = "notice"
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
        self._buckets: OrderedDict[tuple[str, int], _Bucket] = OrderedDict()

    def judge(self, user_id: int, chat_id: int, at: float) -> Verdict:
        """One ask of this person in this chat (equal in a private chat)."""
        person = self._bucket("person", user_id, PERSON_BURST, at)
        allowed = person.take(at, PERSON_BURST, PERSON_A_SECOND)
        noticed = person
        if allowed and chat_id != user_id:
            noticed = self._bucket("chat", chat_id, CHAT_BURST, at)
            allowed = noticed.take(at, CHAT_BURST, CHAT_A_SECOND)
        if allowed:
            return Verdict.GO_ON
        if at - noticed.noticed < NOTICE_EVERY:
            return Verdict.IGNORE
        noticed.noticed = at
        return Verdict.NOTICE

    def judge_typing(self, user_id: int, at: float) -> Verdict:
        """One inline query of this person."""
        bucket = self._bucket("typing", user_id, TYPING_BURST, at)
        return Verdict.GO_ON if bucket.take(at, TYPING_BURST, TYPING_A_SECOND) else Verdict.IGNORE

    def judge_talk(self, user_id: int, chat_id: int, at: float) -> Verdict:
        """What this person says in a group where the bot listens to everything. Never with a notice: most of it is not
        meant for the bot."""
        person = self._bucket("talker", user_id, TALK_BURST, at).take(at, TALK_BURST, TALK_A_SECOND)
        chat = self._bucket("talk", chat_id, CHAT_TALK_BURST, at)
        return Verdict.GO_ON if person and chat.take(at, CHAT_TALK_BURST, CHAT_TALK_A_SECOND) else Verdict.IGNORE

    def _bucket(self, kind: str, number: int, burst: float, at: float) -> _Bucket:
        key = (kind, number)
        bucket = self._buckets.get(key)
        if bucket is None:
            bucket = self._buckets[key] = _Bucket(burst, at)
            if len(self._buckets) > REMEMBERED:
                self._buckets.popitem(last=False)
        else:
            self._buckets.move_to_end(key)
        return bucket
