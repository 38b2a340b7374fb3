"""Whatever Telegram sends, and whatever somebody makes of it: no exception goes unhandled, nothing that Telegram would
refuse is sent, nobody gets what was meant for another chat, and nobody but the owner changes what is the desk's. A
longer run: ``make fuzz``."""

from pathlib import Path

import pytest

from bot.commands import COMMANDS
from tests.fuzz.bench import opened
from tests.fuzz.strict import refusal
from tests.fuzz.updates import FAN, HANDLED, KINDS, LONG, OWNER, TYPES, Json, Maker, text_of

pytestmark = pytest.mark.slow

SHORT = 150
GROUP = -100_200_300_400
NUMBER = 10_000


async def test_made_and_mutilated_updates_do_no_harm(tmp_path: Path) -> None:
    async with opened(tmp_path) as bench:
        for seed in range(SHORT):
            update = Maker(seed, bench.buttons).update()
            assert await bench.take(update) == [], f"again: python -m tests.fuzz --seed {seed}\n{update!r:.3000}"


async def test_a_message_full_of_anything_after_any_command(tmp_path: Path) -> None:
    """What was typed is not said back in a reply that is itself too long. Each command in turn with each filling."""
    async with opened(tmp_path) as bench:
        before = bench.outcomes["handled"]
        names = [*(f"/{command.name} " for command in COMMANDS), "/start volg_", "/beheer toevoegen 5 ", ""]
        for place, name in enumerate(names):
            for who in (OWNER, FAN):
                for more in range(2):
                    filling = LONG[(2 * place + more + (who == FAN)) % len(LONG)]
                    number = NUMBER + 4 * place + 2 * more + (who == FAN)
                    update = text_of(who, (name + filling)[:4096], number)
                    assert await bench.take(update) == [], f"{name}{filling[:20]} of {who}"
        assert bench.outcomes["handled"] - before == 4 * len(names), "none was passed over as flooding"


async def test_buttons_of_one_chat_do_nothing_in_another(tmp_path: Path) -> None:
    """ "Forged or replayed admin buttons refused": every real button, tapped by a stranger where it stands and
    elsewhere, and by its owner in another chat."""
    async with opened(tmp_path) as bench:
        before = await bench.standing()
        assert len(bench.buttons) > 20
        elsewhere = ((FAN, FAN), (1, 1), (1, GROUP), (OWNER, GROUP))
        for number, data in enumerate(bench.buttons, start=NUMBER):
            of_the_desk = data.startswith(("desk:", "m:o:"))
            for place, (who, chat) in enumerate((*elsewhere, (FAN, OWNER)) if of_the_desk else elsewhere):
                assert await bench.tap(data, who, chat, 10 * number + place) == [], data
        after = await bench.standing()
        assert (after.head, after.broadcasts) == (before.head, before.broadcasts)
        published = next(data for data in bench.buttons if data.endswith(":pub"))
        await bench.tap(published, OWNER, OWNER, NUMBER - 1)
        assert (await bench.standing()).head != before.head, "the button did work"


def test_the_same_seed_makes_the_same_update() -> None:
    """A found fault can be repeated."""
    assert Maker(7).update() == Maker(7).update()


def test_every_kind_of_update_is_made() -> None:
    kinds = {kind for seed in range(3000) for kind in Maker(seed).update()}
    assert kinds >= set(KINDS)


def test_every_part_of_an_update_is_described() -> None:
    """A type that the schema names and nobody describes could never be made."""
    named = {
        name.removeprefix("Array of ").removeprefix("Array of ")
        for described in TYPES.values()
        for rule in described.get("fields", {}).values()
        for name in rule["types"]
    }
    named |= {name for described in TYPES.values() for name in described.get("one_of", ())}
    assert named - TYPES.keys() <= {"Integer", "Float", "Boolean", "True", "String"}


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("sendMessage", {"text": "x" * 4097, "parse_mode": "HTML"}),
        ("sendMessage", {"text": "🧡" * 2049, "parse_mode": "HTML"}),
        ("sendMessage", {"text": "<b>x", "parse_mode": "HTML"}),
        ("sendMessage", {"text": "<h1>x</h1>", "parse_mode": "HTML"}),
        ("sendMessage", {"text": " ", "parse_mode": "HTML"}),
        ("sendMessage", {"text": "<b>x</b> " * 101, "parse_mode": "HTML"}),
        ("sendPhoto", {"caption": "x" * 1025, "parse_mode": "HTML"}),
        ("editMessageMedia", {"media": {"type": "photo", "caption": "x" * 1025, "parse_mode": "HTML"}}),
        (
            "editMessageText",
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "é" * 33}]]}},
        ),
        ("sendMessage", {"text": "x", "reply_markup": '{"inline_keyboard": [[{"text": "", "callback_data": "x"}]]}'}),
        ("answerCallbackQuery", {"text": "x" * 201}),
        (
            "answerInlineQuery",
            {"results": [{"id": "x", "title": "x", "input_message_content": {"message_text": "x" * 4097}}]},
        ),
    ],
)
def test_what_telegram_refuses_counts_as_a_fault(method: str, parameters: Json) -> None:
    """A Telegram that takes anything finds no reply too long."""
    assert refusal(method, parameters) is not None


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("sendMessage", {"text": "<b>" + "&lt;" * 4096 + "</b>", "parse_mode": "HTML"}),
        ("sendPhoto", {"caption": "x" * 1024, "parse_mode": "HTML"}),
        ("sendPhoto", {}),
        (
            "sendMessage",
            {"text": "x", "reply_markup": '{"inline_keyboard": [[{"text": "x", "callback_data": "/nl"}]]}'},
        ),
        ("getMe", {}),
    ],
)
def test_what_telegram_takes_does_not(method: str, parameters: Json) -> None:
    assert refusal(method, parameters) is None


@pytest.mark.parametrize("kind", HANDLED)
async def test_the_bot_is_really_reached(kind: str, tmp_path: Path) -> None:
    """The fuzzing would also pass if every update were put aside unread."""
    async with opened(tmp_path) as bench:
        before = bench.outcomes["handled"]
        for seed in range(60):
            update = Maker(seed, bench.buttons).update()
            if kind in update:
                await bench.take(update)
        assert bench.outcomes["handled"] > before
