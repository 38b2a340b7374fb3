"""The crash harness. "Kills the process at every step and at random moments during a broadcast …, restarts it …: every
live chat has every news; duplicates only for sends whose outcome was unknown, counted and bounded by one per crash per
connection in flight." """

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from bot.clock import FrozenClock
from bot.notifications.sending.sender import CONNECTIONS
from bot.playground import World
from tests.support.databases import make_sqlite
from tests.support.desk.small_games import MORNING
from tests.support.news.crashing import FANS, Process, _with_followers, crash_rounds, prepare

pytestmark = pytest.mark.slow


class Killed(BaseException):
    """Nothing in the bot catches it: as if the process were gone."""


@contextmanager
def killed_at(process: Process, world: World, number: int) -> Iterator[list[int]]:
    """Every statement, every commit and every call (before and after it is carried out) is a step; die at one."""
    steps = [0]
    engine = process.database._engine.sync_engine
    calling = world.call

    def step(*_: Any) -> None:
        steps[0] += 1
        if steps[0] >= number:
            raise Killed

    async def call(method: str, params: Any, uploads: Any = None) -> Any:
        if method == "getMe":
            return await calling(method, params, uploads)
        step()
        result = await calling(method, params, uploads)
        step()
        return result

    event.listen(engine, "before_cursor_execute", step)
    event.listen(engine, "commit", step)
    world.call = call  # type: ignore[method-assign]
    try:
        yield steps
    finally:
        world.call = calling  # type: ignore[method-assign]
        event.remove(engine, "before_cursor_execute", step)
        event.remove(engine, "commit", step)


async def test_killed_at_every_step_nothing_is_lost(tmp_path: Path) -> None:
    """At each step in turn the process dies for good, and a new one does the rest."""
    number, died, repeated = 0, True, 0
    while died:
        number += 1
        path = tmp_path / f"{number}.sqlite3"
        make_sqlite(path)
        world = World(FrozenClock(MORNING))
        for fan in FANS:
            world.person("Fan", fan, started=True)
        first = Process(f"sqlite:///{path}", world, MORNING)
        await _with_followers(first.database, FANS)
        died = False
        with killed_at(first, world, number):
            try:
                await first.work()
            except Killed:
                died = True
        await first.die()
        second = Process(f"sqlite:///{path}", world, first.wall.now() + timedelta(seconds=30))
        await second.work()
        for fan in FANS:
            sent = [one["text"] for one in world.messages(fan) if one["by_bot"]]
            assert sent, f"lost for {fan} when killed at step {number}"
            assert "Gecorrigeerd" in sent[-1] or "Goud voor Femke" in sent[-1], f"killed at step {number}: {sent}"
            repeated += len(sent) - 1
            assert len(sent) <= 2, f"killed at step {number}: {sent}"
        assert sum(len(world.messages(fan)) - 1 for fan in FANS) <= len(FANS), "one for each send under way at most"
        await second.die()
    assert number > 60, "the harness walks through every statement and call"
    assert repeated <= len(FANS) * number


# --- A real process, really killed, during a broadcast ---------------------------------------------------------------


ROUNDS, CHATS = 12, 500


def test_killed_at_random_during_a_broadcast(database_url: str, tmp_path: Path) -> None:
    prepare(database_url, CHATS)
    got, killed = crash_rounds(database_url, tmp_path / "sent.log", ROUNDS, seed=7)
    assert set(got) == set(range(1, CHATS + 1)), "every live chat has the news"
    twice = sum(count - 1 for count in got.values())
    assert twice <= killed * CONNECTIONS
    assert killed == ROUNDS
