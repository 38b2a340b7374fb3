"""The demo: the bot and a local Telegram in one process, on the real Games, in the browser."""

import asyncio
import contextlib
import errno
import signal
import tempfile
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr
from rich.console import Console
from sqlalchemy import insert, select

from bot.app import App, build_app, serve_app
from bot.clock import Clock, SystemClock
from bot.logs import configure_logs
from bot.playground import World, create_app
from bot.playground.cast import ADA, BRAM, FENNA, with_cast
from bot.playground.page_api import Suggestion
from bot.playground.server import LOOPBACK, serving
from bot.problems import OperatorError
from bot.replay import FastClock, Replay
from bot.settings import Settings
from bot.storage import Database
from bot.storage.tables import chats, follows, preferences
from medals_core import load_archive
from medals_core.games import Games

TOKEN = "4200000000:MEDAILLESPIEGEL-DEMO-NOT-A-REAL-TOKEN"  # noqa: S105 - of a made-up Telegram
USERNAME = "medaillespiegel_bot"
OPENING_NIGHT = "2026-02-16T23:30+01:00"
"""Where the demo of Milano Cortina 2026 opens: the evening before the day that it all began with."""


def make_world(clock: Clock) -> tuple[World, list[Suggestion]]:
    """A Telegram with its cast, and what to try as whom: within two minutes a newcomer has asked, followed, pushed a
    result and seen the group get it."""
    world = World(clock, bot_username=USERNAME, token=TOKEN, pace_clock=SystemClock())
    cast = with_cast(world)
    group, topic = (
        cast.group,
        next(iter(number for number, one in cast.forum.topics.items() if one.name == "Schaatsen")),
    )
    result = "/uitslag ploegenachtervolging vrouwen: Canada, Nederland, Japan"
    return world, [
        Suggestion("staan we boven Amerika?", FENNA, FENNA, "Vraag iets, in gewoon Nederlands", send=True),
        Suggestion("/vergelijk NL USA", FENNA, FENNA, "Leg twee landen naast elkaar", send=True),
        Suggestion("/volg NL", ADA, group.id, "Laat de groep TeamNL volgen", send=True),
        Suggestion(result, ADA, ADA, "Voer een uitslag in en tik op Publiceren; kijk dan in de groep", send=True),
        Suggestion("/volg shorttrack", ADA, cast.forum.id, "Laat een onderwerp één sport volgen", topic, send=True),
        Suggestion("/mijnland België", BRAM, BRAM, "Wees even Belg, en vraag dan: hoe doen we het?", send=True),
    ]


class Demo:
    """The bot beside its Telegram. ``begin`` starts it at a moment, on a database of its own; ``again`` starts it anew
    at another moment, with the chats and what they follow kept."""

    def __init__(self, settings: Settings, clock: Clock, api_url: str, replay: Replay) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="medaillespiegel-demo-")
        self._settings = settings
        self._clock = clock
        self._api_url = api_url
        self._replay = replay
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
                "admin_ids": self._settings.admin_ids | {ADA},
                "database_url": f"sqlite+aiosqlite:///{Path(self._folder.name) / f'{self._number}.sqlite3'}",
            }
        )
        app = await build_app(settings, clock=self._clock)
        if self._app is not None:
            await keep_chats(self._app.settings.database_url, app.database)
        self._app, self._stop = app, asyncio.Event()
        self._task = asyncio.create_task(serve_app(app, self._stop))
        self._replay.attach(app.ledger, moment)

    async def end(self) -> None:
        self._stop.set()
        if self._task is not None:
            await self._task

    async def again(self, moment: datetime) -> None:
        """Start anew at an earlier moment."""
        await self.end()
        await self.begin(moment)

    def forget(self) -> None:
        """Throw the databases away."""
        self._folder.cleanup()


async def keep_chats(former_url: str, new: Database) -> None:
    """What chats chose and follow, carried over to another database."""
    former = Database(former_url)
    async with former.read() as look, new.begin() as tx:
        for table in (chats, preferences, follows):
            rows = await look.all(select(table))
            if rows:
                await tx.execute(insert(table), [dict(row) for row in rows])
    await former.close()


def opening_moment(settings: Settings, games: Games, start: str) -> datetime:
    """Where the demo begins: as told, else START_AT, else the evening before a good day of these Games. Raises
    OperatorError for a moment that cannot be read."""
    if start:
        try:
            moment = datetime.fromisoformat(start)
        except ValueError:
            raise OperatorError(
                f"--from {start}: expected a day or a moment, as 2026-02-15 or 2026-02-15T18:00"
            ) from None
        return moment if moment.tzinfo else moment.replace(tzinfo=games.zone)
    if settings.start_at is not None:
        return settings.start_at
    if games.games_id == "2026-winter":
        return datetime.fromisoformat(OPENING_NIGHT)
    halfway = games.first_medal_day + (games.closing - games.first_medal_day) / 2
    return games.end_of(halfway)


async def run_demo(settings: Settings, *, replay: bool, speed: float, start: str) -> None:
    """Serve the page and the bot until interrupted. Raises OperatorError when the port is in use."""
    configure_logs(settings.log_level if settings.log_level != "INFO" else "WARNING", [TOKEN])
    facts = load_archive(settings.data_dir, settings.games)
    games = facts.current.games
    moment = opening_moment(settings, games, start)
    clock = FastClock(moment, speed if replay else 1)
    world, suggestions = make_world(clock)
    told_later = [entry for entry in facts.current.ledger if entry.learned_at > moment]
    demo: Demo | None = None

    async def go_back(to: datetime) -> None:
        if demo is not None:
            await demo.again(to)

    beginning = min(moment, games.start_of(games.first_medal_day))
    story = Replay(clock, tuple(facts.current.ledger), beginning, games.end_of(games.closing), go_back)
    page = create_app(world, replay=story, suggestions=suggestions, loopback_only=settings.host in LOOPBACK)
    stop = asyncio.Event()
    try:
        async with serving(world, page, settings.host, settings.port) as address:
            demo = Demo(settings, clock, address, story)
            await demo.begin(moment)
            world.say(FENNA, FENNA, "/start")
            _say(address, moment, len(told_later), replay)
            for number in (signal.SIGINT, signal.SIGTERM):
                with contextlib.suppress(NotImplementedError):
                    asyncio.get_running_loop().add_signal_handler(number, stop.set)
            await story.run(stop)
            await demo.end()
            demo.forget()
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        raise OperatorError(
            f"port {settings.port} on {settings.host} is in use: stop what listens there, or set PORT to another"
        ) from None


def _say(address: str, moment: datetime, to_come: int, replay: bool) -> None:
    out = Console(stderr=True, highlight=False)
    out.print(f"Open [bold]{address}[/bold] in your browser. Ctrl-C stops.")
    what = "The Games happen again" if replay else "It is"
    out.print(f"{what}: {moment:%d %B %Y %H:%M}, {to_come} results still to come.")
