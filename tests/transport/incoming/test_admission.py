"""Who is let through: asks of people, never less than what admins do."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from telegram import Bot, Update
from telegram.ext import ApplicationBuilder

from bot.clock import FrozenClock
from bot.playground import InProcessRequest, World
from bot.storage import Database, staff
from bot.storage.inbox import StoredUpdate
from bot.transport.incoming import flood_guard
from bot.transport.incoming.admission import LATE_NOTICE, AdmissionPolicy
from bot.transport.incoming.inbox import chat_of

NOW = datetime(2026, 2, 17, 20, 0, tzinfo=UTC)
FENNA, ADA, OWNER, GROUP = 1001, 1003, 1004, -100500


class Seconds:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class Door:
    def __init__(self, bot: Bot, database: Database, *, dated: bool = True) -> None:
        self.bot = bot
        self.wall = FrozenClock(NOW)
        self.seconds = Seconds()
        self.talks_freely: set[int] = set()
        self.admission = AdmissionPolicy(
            bot, database, frozenset({OWNER}), self.wall, dated=dated, seconds=self.seconds, listens=self.listens
        )
        self.number = 0

    async def listens(self, chat_id: int) -> bool:
        return chat_id in self.talks_freely

    async def type(self, text: str, *, user: int = FENNA) -> str:
        """The reason for an inline query that is typed now."""
        self.number += 1
        sender = {"id": user, "is_bot": False, "first_name": "Fenna"}
        payload = {"update_id": self.number, "inline_query": {"id": "1", "from": sender, "query": text, "offset": ""}}
        update = Update.de_json(payload, self.bot)
        return (await self.admission.decide(update, StoredUpdate(self.number, payload, user, self.wall.now()))).reason

    async def knock(
        self,
        text: str,
        *,
        user: int = FENNA,
        chat: int | None = None,
        age: float = 0,
        tap: bool = False,
        edited_ago: float | None = None,
        speaks_for: int | None = None,
    ) -> tuple[str, str]:
        """(reason, say) for a message or a tap that arrives now and was sent ``age`` seconds ago."""
        self.number += 1
        where = chat or user
        place = {"id": where, "type": "private" if where > 0 else "supergroup", "first_name": "x", "title": "x"}
        sender = {"id": user, "is_bot": False, "first_name": "Fenna"}
        sent = int((self.wall.now() - timedelta(seconds=age)).timestamp())
        message = {"message_id": self.number, "date": sent, "chat": place, "from": sender, "text": text}
        if speaks_for is not None:
            message["sender_chat"] = {"id": speaks_for, "type": "supergroup", "title": "x"}
        payload: dict[str, Any] = {"update_id": self.number, "message": message}
        received = self.wall.now() - timedelta(seconds=age)
        if edited_ago is not None:
            received = self.wall.now() - timedelta(seconds=edited_ago)
            message["edit_date"] = int(received.timestamp())
            payload = {"update_id": self.number, "edited_message": message}
        if tap:
            query = {"id": "1", "from": sender, "chat_instance": "1", "data": text, "message": message}
            payload = {"update_id": self.number, "callback_query": query}
        update = Update.de_json(payload, self.bot)
        admission = await self.admission.decide(update, StoredUpdate(self.number, payload, chat_of(payload), received))
        return admission.reason, admission.say


@pytest.fixture
async def door(database: Database) -> Door:
    world = World(FrozenClock(NOW))
    application = ApplicationBuilder().token(world.token).request(InProcessRequest(world)).build()
    await application.bot.initialize()
    async with database.begin() as tx:
        await staff.add_admin(tx, ADA, "Ada", "owner", NOW)
    return Door(application.bot, database)


async def test_old_questions_of_fans_are_dropped_politely_once(door: Door) -> None:
    """Old fan questions (over five minutes) are dropped politely."""
    assert await door.knock("/stand", age=299) == ("", "")
    assert await door.knock("/stand", age=301) == ("late", LATE_NOTICE)
    assert await door.knock("staan we boven Amerika?", age=301) == ("late", "")


@pytest.mark.parametrize("text", ["/uitslag massastart: Nederland", "/volg NL", "/start u_abc", "/ongedaan"])
async def test_what_changes_something_is_never_dropped_for_its_age(door: Door, text: str) -> None:
    assert await door.knock(text, age=86_000) == ("", "")


@pytest.mark.parametrize("user", [ADA, OWNER])
async def test_what_an_admin_does_is_never_dropped(door: Door, user: int) -> None:
    """Admin actions never: neither for their age nor for their number."""
    for _ in range(flood_guard.PERSON_BURST * 3):
        assert await door.knock("1: Nederland, 2: Italië", user=user, age=86_000) == ("", "")
        assert await door.knock("d:abc:publish", user=user, age=86_000, tap=True) == ("", "")


async def test_a_bot_that_lives_at_another_moment_reads_no_ages_from_messages(door: Door, database: Database) -> None:
    """START_AT: its clock and Telegram's have nothing to do with each other; how long we had it still counts."""
    other = Door(door.bot, database, dated=False)
    assert await other.knock("/stand", age=299) == ("", "")
    assert await other.knock("/stand", age=301) == ("late", LATE_NOTICE)


async def test_who_floods_is_told_once_and_heard_again_later(door: Door) -> None:
    """Flood guard per person with a friendly notice once."""
    for _ in range(flood_guard.PERSON_BURST):
        assert await door.knock("/stand") == ("", "")
    assert await door.knock("/stand") == ("flood", flood_guard.FLOOD_NOTICE)
    assert [await door.knock("/stand") for _ in range(50)] == [("flood", "")] * 50
    assert await door.knock("/stand", user=FENNA + 1) == ("", "")
    door.wall.moment += timedelta(seconds=5)
    assert await door.knock("/stand") == ("", "")


async def test_who_mends_an_old_question_just_now_is_answered(door: Door) -> None:
    """An edited question gets its answer edited: a message keeps the date of the first time."""
    assert await door.knock("/stand", age=840, edited_ago=1) == ("", "")
    assert await door.knock("/stand", age=9000, edited_ago=400) == ("late", "")


async def test_a_second_time_away_is_told_as_well(door: Door) -> None:
    """Dropped politely: once each time that the bot was away, not once in its life."""
    assert await door.knock("/stand", age=400) == ("late", LATE_NOTICE)
    door.wall.moment += timedelta(minutes=30)
    assert await door.knock("/stand", age=400) == ("late", "")
    door.wall.moment += timedelta(hours=1)
    assert await door.knock("/stand", age=400) == ("late", LATE_NOTICE)


async def test_anonymous_admins_of_two_groups_are_not_one_person(door: Door) -> None:
    """Telegram gives all of them one user id: https://core.telegram.org/bots/api#message (sender_chat)."""
    anonymous = 1087968824
    for _ in range(flood_guard.PERSON_BURST + 5):
        await door.knock("/stand", user=anonymous, chat=GROUP, speaks_for=GROUP)
    assert await door.knock("/stand", user=anonymous, chat=GROUP - 1, speaks_for=GROUP - 1) == ("", "")


async def test_where_the_bot_listens_to_everything_the_guard_does_too(door: Door) -> None:
    """Flood guard per person and chat; silently, for most of the talk is not meant for the bot."""
    door.talks_freely.add(GROUP)
    spoken = [await door.knock("hoeveel goud heeft Noorwegen?", chat=GROUP) for _ in range(flood_guard.TALK_BURST + 30)]
    assert spoken == [("", "")] * flood_guard.TALK_BURST + [("flood", "")] * 30
    assert await door.knock("hoeveel goud heeft Noorwegen?", user=FENNA + 1, chat=GROUP) == ("", "")
    crowd = [
        await door.knock("en Duitsland?", user=3000 + person, chat=GROUP)
        for person in range(flood_guard.CHAT_TALK_BURST)
    ]
    assert ("flood", "") in crowd
    assert await door.knock("/stand", chat=GROUP) == ("", ""), "who names the bot is heard"


async def test_who_types_faster_than_a_person_can_is_passed_over(door: Door) -> None:
    """Inline queries come with every pause in typing; many at once are a machine."""
    assert {await door.type("nl usa") for _ in range(flood_guard.INLINE_BURST)} == {""}
    assert await door.type("nl usa") == "flood"
    assert await door.type("nl usa", user=FENNA + 1) == ""
    door.wall.moment += timedelta(seconds=1)
    assert await door.type("nl usa") == ""


async def test_a_flooded_group_is_told_once(door: Door) -> None:
    """Flood guard per chat: many people together."""
    verdicts = [
        await door.knock("/stand", user=2000 + person, chat=GROUP) for person in range(flood_guard.CHAT_BURST + 20)
    ]
    assert verdicts[: flood_guard.CHAT_BURST] == [("", "")] * flood_guard.CHAT_BURST
    assert verdicts[flood_guard.CHAT_BURST :] == [("flood", flood_guard.FLOOD_NOTICE)] + [("flood", "")] * 19


async def test_chatter_in_a_group_is_no_flood(door: Door) -> None:
    """A notice to people who talk to each other would be the spam itself."""
    for number in range(200):
        assert await door.knock(f"wat een race {number}", chat=GROUP) == ("", "")
    assert await door.knock("/stand", chat=GROUP) == ("", "")


def test_the_guard_remembers_a_bounded_number_of_people() -> None:
    guard = flood_guard.FloodGuard()
    for person in range(flood_guard.MOST_BUCKETS + 500):
        assert guard.decide(person + 1, person + 1, 0.0) is flood_guard.FloodDecision.ALLOW
    assert len(guard._buckets) == flood_guard.MOST_BUCKETS
