"""The sender's lease in bad weather: "a row is never lost and never sent by two", whoever waits, hangs or comes back.
Every scenario runs in made time on both databases."""

import asyncio

import pytest
from telegram.error import NetworkError, RetryAfter

from bot.notifications.sending.deliverer import MOST_ATTEMPTS
from bot.notifications.sending.sender import PERIODIC_TASK_TIMEOUT_SECONDS, ROW_CLAIM_DURATION
from bot.storage import outbox as stored_outbox
from bot.storage.engine.leader_lock import LEASE_DURATION
from tests.support.news.made_time import BotProcess, Telegram, bot_process, in_made_time, until
from tests.support.news.podiums import FEMKE, JUTTA, MIHO

FANS = range(101, 181)
LASTS = LEASE_DURATION.total_seconds()


def hold_all_chats(one: BotProcess, seconds: float) -> None:
    """As floods of several chats do."""
    for chat in range(-3, 0):
        one.send_queue.refused(chat, seconds)


def test_three_floods_during_a_broadcast_leave_nobody_out(database_url: str) -> None:
    """The progress line is held up like everything else; the lease is prolonged meanwhile all the same."""
    telegram = Telegram()

    async def flood(number: int) -> None:
        if number in (40, 41, 42):
            raise RetryAfter(10)

    async def scenario() -> None:
        async with bot_process(database_url, telegram) as one:
            telegram.before = flood
            await one.followers(*FANS)
            await one.broadcast()
            one.begin()
            await until(60)
            assert await one.states() == {"sent": len(FANS)}
            assert await one.token() == 1, "the lease never lapsed"
            assert {fan: len(telegram.got[fan]) for fan in FANS} == dict.fromkeys(FANS, 1)
            assert "✅ Klaar: 80 van de 80 verstuurd" in telegram.got[1][999_999]

    in_made_time(scenario)


@pytest.mark.parametrize("away_until", [9.5, 14])
def test_rows_that_wait_for_their_turn_outlive_a_lapsed_lease(database_url: str, away_until: float) -> None:
    """Their turn comes when the lease has been taken anew, or while the database is still away: they go later, once."""
    telegram = Telegram()

    async def scenario() -> None:
        async with bot_process(database_url, telegram) as one:
            await one.followers(*FANS[:5])
            hold_all_chats(one, 12)
            await one.broadcast()
            one.begin()
            await until(1)
            assert len(one.sender._tasks) == 5
            one.database.away = True
            await until(away_until)
            one.database.away = False
            await until(30)
            assert await one.states() == {"sent": 5}
            assert await one.token() == 2, "the lease had lapsed"
            assert one.sender.possibly_repeated == 0
        assert {fan: len(telegram.got[fan]) for fan in FANS[:5]} == dict.fromkeys(FANS[:5], 1)

    in_made_time(scenario)


def test_what_another_sender_took_over_does_not_leave_from_here_as_well(database_url: str) -> None:
    """A process that slept holds the lease again when its turn comes; but somebody else had it in between."""
    telegram = Telegram()

    async def scenario() -> None:
        async with bot_process(database_url, telegram) as asleep, bot_process(database_url, telegram) as other:
            await asleep.followers(*FANS[:5])
            hold_all_chats(asleep, 40)
            await asleep.broadcast()
            asleep.begin()
            await until(1)
            assert len(asleep.sender._tasks) == 5
            asleep.database.away = True
            other.begin()
            await until(2 + LASTS)
            assert await other.states() == {"sent": 5}
            await other.end()
            asleep.database.away = False
            await until(60)
            assert asleep.sender.lock.is_held
            assert await asleep.token() == 3
            assert asleep.sender.sent == 0
            assert {fan: len(telegram.got[fan]) for fan in FANS[:5]} == dict.fromkeys(FANS[:5], 1)

    in_made_time(scenario)


def test_what_was_sent_while_the_database_was_away_is_known_to_be_sent(database_url: str) -> None:
    """Longer away than the lease lasts; and the correction that comes after it edits the message."""
    telegram = Telegram()

    async def scenario() -> None:
        async with bot_process(database_url, telegram) as one:

            async def away(_number: int) -> None:
                one.database.away = True

            telegram.after = away
            await one.followers(101)
            await one.publish()
            one.begin()
            await until(21 + 2 * LASTS)
            assert telegram.messages == 1
            one.database.away, telegram.after = False, None
            await until(45)
            assert await one.states() == {"sent": 1}
            await one.publish(FEMKE, JUTTA, MIHO)
            await until(50)
            assert await one.states() == {"sent": 2}
            assert await one.token() == 2, "the lease had lapsed"
            assert one.sender.possibly_repeated == 0
            (text,) = telegram.got[101].values()
            assert "Gecorrigeerd" in text

    in_made_time(scenario)


def breaks_at_the_next_claim(one: BotProcess, token: int) -> None:
    """The connection breaks at the commit: the rows are claimed, and nobody has them in hand."""
    heard = one.sender._claim

    async def unheard() -> int:
        async with one.database.begin() as tx:
            now = one.now()
            rows = await stored_outbox.claim(tx, one.sender.lock.holder, token, now, now + ROW_CLAIM_DURATION, 5, ())
        if rows:
            one.sender._claim = heard  # type: ignore[method-assign]
            raise ConnectionResetError
        return 0

    one.sender._claim = unheard  # type: ignore[method-assign]


def test_a_claim_that_was_kept_but_never_heard_of_is_sent_later(database_url: str) -> None:
    telegram = Telegram()

    async def scenario() -> None:
        async with bot_process(database_url, telegram) as one:
            await one.followers(101, 102)
            one.begin()
            await until(0.5)
            breaks_at_the_next_claim(one, await one.token())
            await one.broadcast()
            await until(ROW_CLAIM_DURATION.total_seconds())
            assert await one.states() == {"claimed": 2}
            await until(ROW_CLAIM_DURATION.total_seconds() + 5)
            assert await one.states() == {"sent": 2}
            assert one.sender.possibly_repeated == 0, "they had not left"

    in_made_time(scenario)


def test_a_send_that_was_broken_off_is_not_sent_again_blindly(database_url: str) -> None:
    """ "A send that timed out may have arrived: state `unknown`"; what still waited for its turn goes later."""
    telegram = Telegram()

    async def scenario() -> None:
        async with bot_process(database_url, telegram) as one:

            async def hangs(number: int) -> None:
                hold_all_chats(one, 3)
                if number == 1:
                    await asyncio.Event().wait()

            telegram.after = hangs
            await one.followers(101, 102)
            await one.broadcast()
            one.begin()
            await until(1)
            assert await one.states() == {"claimed": 2}
            for task in list(one.sender._tasks):
                task.cancel()
            await until(10)
            assert await one.states() == {"unknown": 1, "sent": 1}
            await until(60)
            assert telegram.got[101].keys() == {1}
            assert len(telegram.got[102]) == 1

    in_made_time(scenario)


def test_who_ends_says_what_has_not_left_and_what_may_have(database_url: str) -> None:
    """The next one need not guess: nothing is counted as possibly repeated."""
    telegram = Telegram()

    async def scenario() -> None:
        async with bot_process(database_url, telegram) as one, bot_process(database_url, telegram) as other:

            async def hangs(number: int) -> None:
                hold_all_chats(one, 100)
                if number == 1:
                    await asyncio.Event().wait()

            telegram.after = hangs
            await one.followers(101, 102)
            await one.broadcast()
            one.begin()
            await until(1)
            await one.end()
            assert await other.states() == {"unknown": 1, "retry": 1}
            other.begin()
            await until(20)
            assert await other.states() == {"unknown": 1, "sent": 1}
            assert other.sender.possibly_repeated == 0
            await other.end()

    in_made_time(scenario)


def test_a_chore_that_hangs_holds_nobody_up_and_is_begun_again(database_url: str) -> None:
    telegram = Telegram()
    begun: list[str] = []

    class Hangs:
        every = 1.0

        async def step(self) -> None:
            begun.append("hangs")
            await asyncio.Event().wait()

    class Fails:
        every = 1.0

        async def step(self) -> None:
            begun.append("fails")
            raise ValueError

    async def scenario() -> None:
        async with bot_process(database_url, telegram) as one:
            one.sender._periodic_tasks = (Hangs(), Fails())
            await one.followers(*FANS)
            one.begin()
            await until(10)
            await one.broadcast()
            await until(15)
            assert await one.states() == {"sent": len(FANS)}
            assert begun.count("hangs") == 1
            assert begun.count("fails") > 5
            await until(15 + PERIODIC_TASK_TIMEOUT_SECONDS)
            assert begun.count("hangs") == 2
            assert await one.token() == 1

    in_made_time(scenario)


def test_a_correction_outlives_a_database_that_is_away_when_it_looks(database_url: str) -> None:
    telegram = Telegram()

    async def scenario() -> None:
        async with bot_process(database_url, telegram) as one:
            await one.followers(101)
            await one.publish()
            one.begin()
            await until(25)
            get, failed = stored_outbox.get, []

            async def away(look: object, outbox_id: int) -> None:
                failed.append(outbox_id)
                stored_outbox.get = get
                raise ConnectionResetError

            stored_outbox.get = away  # type: ignore[assignment]
            try:
                await one.publish(FEMKE, JUTTA, MIHO)
                await until(35)
            finally:
                stored_outbox.get = get
            assert failed
            assert await one.states() == {"sent": 2}
            (text,) = telegram.got[101].values()
            assert "Gecorrigeerd" in text

    in_made_time(scenario)


def test_waiting_for_the_message_that_it_edits_costs_a_correction_no_attempts(database_url: str) -> None:
    """The message is claimed for longer than a correction has attempts; then Telegram stumbles over the edit, once."""
    telegram = Telegram()
    edit = telegram.edit_message_text
    stumbled: list[int] = []

    async def stumbles(text: str, *, chat_id: int, message_id: int, **more: object) -> None:
        if chat_id == 101 and not stumbled:
            stumbled.append(message_id)
            raise NetworkError("Bad Gateway")
        await edit(text, chat_id=chat_id, message_id=message_id, **more)

    async def scenario() -> None:
        async with bot_process(database_url, telegram) as one:
            telegram.edit_message_text = stumbles  # type: ignore[method-assign]
            await one.followers(101)
            one.begin()
            await one.publish()
            await until(15)
            breaks_at_the_next_claim(one, await one.token())
            await until(22)
            await one.publish(FEMKE, JUTTA, MIHO)
            await until(22 + 2 * MOST_ATTEMPTS)
            assert await one.states() == {"claimed": 1, "retry": 1}
            await until(75)
            assert stumbled
            assert await one.states() == {"sent": 2}
        (text,) = telegram.got[101].values()
        assert "Gecorrigeerd" in text

    in_made_time(scenario)
