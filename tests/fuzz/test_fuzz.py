"""Whatever Telegram sends, and whatever somebody makes of it: no exception goes unhandled, and nobody gets what was
meant for another chat. A longer run: ``make fuzz``."""

from pathlib import Path

import pytest

from tests.fuzz.bench import opened
from tests.fuzz.updates import HANDLED, KINDS, Maker

SHORT = 150


async def test_made_and_mutilated_updates_do_no_harm(tmp_path: Path) -> None:
    async with opened(tmp_path) as bench:
        for seed in range(SHORT):
            update = Maker(seed).update()
            assert await bench.take(update) == [], f"again: python -m tests.fuzz --seed {seed}\n{update!r:.3000}"


def test_the_same_seed_makes_the_same_update() -> None:
    """A found fault can be repeated."""
    assert Maker(7).update() == Maker(7).update()


def test_every_kind_of_update_is_made() -> None:
    kinds = {kind for seed in range(3000) for kind in Maker(seed).update()}
    assert kinds >= set(KINDS)


@pytest.mark.parametrize("kind", HANDLED)
async def test_the_bot_is_really_reached(kind: str, tmp_path: Path) -> None:
    """The fuzzing would also pass if every update were put aside unread."""
    async with opened(tmp_path) as bench:
        handled = 0
        for seed in range(60):
            update = Maker(seed).update()
            if kind in update:
                await bench.take(update)
                handled += int(bench.listener.figures.handled.labels("handled")._value.get())
        assert handled > 0
