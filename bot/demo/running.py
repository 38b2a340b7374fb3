"""The demo: the bot and a local Telegram in one process, on the real Games, in the browser."""

import asyncio
import contextlib
import errno
import signal
import tempfile
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr
from rich.console import Console
from sqlalchemy import insert, select

from bot.app.building import App, build_app
from bot.app.logs import configure_logs
from bot.app.serving import serve_app
from bot.clock import Clock, SystemClock
from bot.demo.replay import FastClock, Replay
from bot.demo.tour import TOKEN, make_world, next_result, welcome
from bot.notifications.news import content
from bot.playground import World, create_app
from bot.playground.cast import ADA, FENNA
from bot.playground.serving.page_api import Suggestion
from bot.playground.serving.server import LOOPBACK, serving
from bot.problems import OperatorError
from bot.settings import Settings
from bot.storage import Database
from bot.storage import news as stored_news
from bot.storage.tables import admins, chats, follows, live_tables, preferences
from medals_core import Archive, load_archive
from medals_core.games import Games

OPENING_NIGHT = "2026-02-16T23:30+01:00"
"""Where the demo of Milano Cortina 2026 opens: the evening before the day that it all began with."""

NEWS_WINDOW = 1.5
"""Seconds in which the demo joins news, unless NEWS_WINDOW says otherwise: who has just pushed a result is watching."""


class Demo:
    """The bot beside its Telegram. ``begin`` starts it at a moment, on a database of its own in ``folder``; another
    time, once ended, with the chats and what they follow kept. ``halt`` is set when the bot ends by itself; ``end``
    then raises what ended it."""

    def __init__(
        self, settings: Settings, clock: Clock, api_url: str, replay: Replay, folder: Path, halt: asyncio.Event
    ) -> None:
        self._folder = folder
        self._settings = settings
        self._clock = clock
        self._api_url = api_url
        self._replay = replay
        self._halt = halt
        self._number = 0
        self._stop = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._app: App | None = None

    async def begin(self, moment: datetime) -> None:
        self._number += 1
        settings = self._settings.model_copy(
            update={
                "bot_token": SecretStr(TOKEN),
                "bot_api_url": self._api_url,
                "start_at": moment,
                "webhook_url": "",
                "news_window": news_window(self._settings),
                "admin_ids": self._settings.admin_ids | {ADA},
                "database_url": f"sqlite+aiosqlite:///{self._folder / f'{self._number}.sqlite3'}",
            }
        )
        app = await build_app(settings, clock=self._clock)
        if self._app is not None:
            await keep_chats(self._app.settings.database_url, app)
        self._app, self._stop = app, asyncio.Event()
        self._task = asyncio.create_task(serve_app(app, self._stop))
        self._task.add_done_callback(self._ended)
        self._replay.attach(app.ledger, moment)

    async def end(self) -> None:
        self._stop.set()
        if self._task is not None:
            await self._task

    @property
    def archive(self) -> Archive | None:
        """What the bot knows now; None while it is not there yet."""
        return self._app.ledger.archive if self._app is not None else None

    def _ended(self, task: "asyncio.Task[None]") -> None:
        if task.cancelled() or task.exception() is not None:
            self._halt.set()


async def keep_chats(former_url: str, app: App) -> None:
    """What chats chose and follow and who is admin, carried over to another database; live tables then show the
    standings of the new moment."""
    now = app.clock.now()
    async with Database(former_url) as former, former.read() as look, app.database.begin() as tx:
        for table in (chats, preferences, follows, live_tables, admins):
            if rows := await look.all(select(table)):
                await tx.execute(insert(table), [dict(row) for row in rows])
        await stored_news.add(tx, app.settings.games, content.QUIET, {}, now, SystemClock().now())


def news_window(settings: Settings) -> float:
    """Seconds in which the demo joins news."""
    return settings.news_window if "news_window" in settings.model_fields_set else NEWS_WINDOW


def opening_moment(settings: Settings, games: Games, start: str) -> datetime:
    """Where the demo begins: as told, else START_AT, else the evening before a good day of these Games. Raises
    OperatorError for a moment that cannot be read or is not of these Games."""
    if start:
        try:
            moment = datetime.fromisoformat(start)
        except ValueError:
            raise OperatorError(
                f"--from {start}: expected a day or a moment, as 2026-02-15 or 2026-02-15T18:00"
            ) from None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=games.zone)
        if not games.start_of(games.opening) <= moment <= games.end_of(games.closing):
            raise OperatorError(f"--from {start}: these Games last from {games.opening} to {games.closing}")
        return moment
    if settings.start_at is not None:
        return settings.start_at
    if games.games_id == "2026-winter":
        return datetime.fromisoformat(OPENING_NIGHT)
    halfway = games.first_medal_day + (games.closing - games.first_medal_day) / 2
    return games.end_of(halfway)


@dataclass(frozen=True)
class Staged:
    """A demo that is on; ``to_come`` of its ``events`` are still to be decided at its moment. ``halt`` is set when the
    bot has ended by itself."""

    world: World
    story: Replay
    address: str
    moment: datetime
    to_come: int
    events: int
    halt: asyncio.Event
    result: str


@contextlib.asynccontextmanager
async def staged(settings: Settings, *, replay: bool, speed: float, start: str) -> AsyncIterator[Staged]:
    """The bot and its Telegram, served while inside. Raises OperatorError when it cannot listen there, or when
    ``start`` is no moment of these Games."""
    facts = load_archive(settings.data_dir, settings.games)
    games = facts.current.games
    moment = opening_moment(settings, games, start)
    clock = FastClock(moment, speed if replay else 1)
    world, tips = make_world(clock)
    demo: Demo | None = None

    async def go_back(to: datetime) -> None:
        if demo is not None:
            await demo.end()
            await demo.begin(to)

    async def tell(line: str) -> None:
        await world.call("sendMessage", {"chat_id": FENNA, "text": f"⏭ {line}"})

    def proposed() -> list[Suggestion]:
        return tips(demo.archive if demo is not None and demo.archive is not None else facts.known_by(moment))

    entries = tuple(facts.current.ledger)
    beginning, end = min(moment, games.start_of(games.first_medal_day)), games.end_of(games.closing)
    story = Replay(clock, entries, beginning, end, go_back, tell, settings.own_nation)
    page = create_app(world, replay=story, suggestions=proposed, loopback_only=settings.host in LOOPBACK)
    halt = asyncio.Event()
    async with contextlib.AsyncExitStack() as stack:
        try:
            address = await stack.enter_async_context(serving(world, page, settings.host, settings.port))
        except OSError as error:
            raise OperatorError(_cannot_listen(settings, error)) from None
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="medaillespiegel-demo-"))
        demo = Demo(settings, clock, address, story, Path(folder), halt)
        await demo.begin(moment)
        stack.push_async_callback(demo.end)
        # As the bot counts them: an event may have several results, when one is corrected later.
        known = facts.known_by(moment)
        to_come, events = len(known.current.remaining()), len(facts.current.events)
        yield Staged(world, story, address, moment, to_come, events, halt, next_result(known))


async def run_demo(settings: Settings, *, replay: bool, speed: float, start: str) -> None:
    """Serve the page and the bot until interrupted. Raises OperatorError, see ``staged``."""
    configure_logs(settings.log_level if settings.log_level != "INFO" else "WARNING", [TOKEN])
    async with staged(settings, replay=replay, speed=speed, start=start) as stage:
        greeting = asyncio.create_task(welcome(stage.world, stage.result))
        out = Console(stderr=True, highlight=False)
        out.print(f"Open [bold]{stage.address}[/bold] in your browser. Ctrl-C stops.")
        out.print(moment_line(stage, replay))
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):
                asyncio.get_running_loop().add_signal_handler(number, stage.halt.set)
        await stage.story.run(stage.halt)
        greeting.cancel()


def _cannot_listen(settings: Settings, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {settings.port} on {settings.host} is in use: stop what listens there, or set PORT to another"
    return f"cannot listen on {settings.host} port {settings.port} (HOST, PORT): {error.strerror}"


def moment_line(stage: Staged, replay: bool) -> str:
    """Where the demo begins, and how much of the Games is left."""
    what = "The Games happen again" if replay else "It is"
    left = f"{stage.to_come} of the {stage.events} events still to be decided"
    return f"{what}: {stage.moment:%d %B %Y %H:%M}, {left}."
