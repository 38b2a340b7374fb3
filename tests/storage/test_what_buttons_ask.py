"""A question that is too long for a button is kept: it must still be there after a restart, in another process and
weeks later, and never be taken for another."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from pydantic import BaseModel, TypeAdapter
from sqlalchemy import func, insert, select, update

from bot.clock import FrozenClock
from bot.handlers.answering import Former
from bot.handlers.buttons import KEY, KEY_OF_PICTURE, asked_by, key_in, key_of, of_picture, ready
from bot.handlers.conversation_memory import BUTTON_RENEWAL, ConversationMemory
from bot.replies.reply import MAX_CALLBACK_BYTES, Button, Reply
from bot.request import Request
from bot.storage import Database
from bot.storage.tables import button_questions
from bot.understanding.understood import Understood
from medals_core import Question
from medals_core.medals import Colour
from medals_core.queries.filters import Medals
from medals_core.queries.measures import Measure
from medals_core.queries.model import Value
from medals_core.questions import TableQuestion
from tests.support.reading.generated import archive, questions

NOW = datetime(2026, 2, 17, 20, tzinfo=UTC)
SHORT = TableQuestion()
LONG = Value(
    measure=Measure(
        of=Medals(
            nations=("NED", "USA"),
            colours=(Colour.GOLD,),
            disciplines=("speed-skating",),
            athletes=("femke-kok", "jutta-leerdam", "antoinette-rijpma-de-jong"),
        )
    )
)
_QUESTION: TypeAdapter[Question] = TypeAdapter(Question)


def remembering(database: Database, now: datetime = NOW) -> ConversationMemory:
    return ConversationMemory(database, FrozenClock(now), "NED")


def button(question: Question, *, picture: bool = False) -> Button:
    made, _ = ready(Reply(buttons=((Button(label="?", question=question, picture=picture),),)), archive())
    return made.buttons[0][0]


@given(questions())
def test_any_question_fits_a_button_and_is_the_same_when_kept(question: BaseModel) -> None:
    """What is kept is JSON: it has to come back as the question, whatever parts it has."""
    assert len(button(question).data.encode()) <= MAX_CALLBACK_BYTES  # type: ignore[arg-type]
    assert _QUESTION.validate_json(question.model_dump_json()) == question


def test_a_button_says_what_it_asks_where_that_fits() -> None:
    assert button(SHORT).data == "/stand"
    assert button(SHORT, picture=True).data == "/plaatje stand"
    assert asked_by("/plaatje stand", archive()) == Understood(question=SHORT, picture=True)
    assert button(LONG).data == f"{KEY}{key_of(LONG)}"
    assert button(LONG, picture=True).data == f"{KEY_OF_PICTURE}{key_of(LONG)}"
    assert of_picture(button(LONG, picture=True).data)
    assert key_in(button(LONG).data) == key_of(LONG) != key_of(SHORT)
    assert key_in("/stand") == key_in("m:menu") == ""


async def test_a_kept_question_is_alive_after_a_restart(database: Database) -> None:
    before = remembering(database)
    before.keep_button(key_of(LONG), LONG)
    assert await before.question_of_button(key_of(LONG)) == LONG  # also while it is not written yet
    await before.flush()
    after = remembering(database, NOW + timedelta(days=30))
    assert await after.question_of_button(key_of(LONG)) == LONG
    assert await after.question_of_button("unknown") is None


async def test_the_same_question_is_one_row_written_once_an_hour(database: Database) -> None:
    for minutes in (0, 1, 61):
        memory = remembering(database, NOW + timedelta(minutes=minutes))
        for _ in range(3):
            memory.keep_button(key_of(LONG), LONG)
        await memory.flush()
    async with database.read() as look:
        assert await look.value(select(func.count()).select_from(button_questions)) == 1
        assert await look.value(select(button_questions.c.at)) == NOW + timedelta(minutes=61)
    assert timedelta(minutes=61) > BUTTON_RENEWAL


async def test_a_question_of_another_version_is_no_question(database: Database) -> None:
    """A button made before the question types changed is refused, it does not break."""
    async with database.begin() as tx:
        await tx.execute(insert(button_questions).values(key="old", question={"kind": "rank"}, at=NOW))
    assert await remembering(database).question_of_button("old") is None
    async with database.begin() as tx:
        await tx.execute(update(button_questions).values(question={"kind": "table", "discipline": "curling"}))
    assert await remembering(database).question_of_button("old") is None


async def test_a_reply_to_a_message_takes_its_subject_whoever_asks(database: Database) -> None:
    memory = remembering(database)
    asker, other = Request(chat_id=-9, user_id=1), Request(chat_id=-9, user_id=2)
    await memory.remember(asker, SHORT)
    await memory.shows(-9, 50, LONG)
    reply = {"replied_to_message_id": 50}
    for known in (memory, None):
        if known is None:
            await memory.flush()
            known = remembering(database)
        assert await known.last_question(asker) == SHORT
        assert await known.last_question(other) is None
        assert await known.last_question(asker.model_copy(update=reply)) == LONG
        assert await known.last_question(other.model_copy(update=reply)) == LONG
        # In another chat the same number is another message; one that shows nothing leaves the former question.
        assert await known.last_question(Request(chat_id=-8, user_id=2, replied_to_message_id=50)) is None
        assert await known.last_question(asker.model_copy(update={"replied_to_message_id": 51})) == SHORT


async def test_the_question_before_the_last_is_kept_with_it(database: Database) -> None:
    memory, asker = remembering(database), Request(chat_id=1, user_id=1)
    await memory.remember(asker, LONG)
    assert await memory.former(asker) == Former(LONG, None)
    await memory.remember(asker, SHORT)
    await memory.flush()
    later = remembering(database)
    assert await later.former(asker) == Former(SHORT, LONG)
    await later.shows(1, 50, LONG)  # who replies to a message of ours asks of that alone
    assert await later.former(asker.model_copy(update={"replied_to_message_id": 50})) == Former(LONG, None)
    await later.remember(asker, LONG)
    assert await later.former(asker) == Former(LONG, SHORT)


@pytest.mark.parametrize(("minutes", "is_remembered"), [(4, True), (6, False)])
async def test_a_former_question_leads_for_a_few_minutes(database: Database, minutes: int, is_remembered: bool) -> None:
    memory = remembering(database)
    await memory.remember(Request(chat_id=1, user_id=1), SHORT)
    await memory.flush()
    later = remembering(database, NOW + timedelta(minutes=minutes))
    assert (await later.last_question(Request(chat_id=1, user_id=1)) is not None) is is_remembered
