"""The bot at work, until it is told to stop."""

import asyncio
import contextlib
import signal
from collections.abc import Coroutine
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from telegram.error import TelegramError

from bot.app.alarm import Alarm
from bot.app.building import App, build_app, menus_of_admins
from bot.app.logs import configure_logs
from bot.app.startup_memory import freeze_and_trim_memory
from bot.clock import set_within
from bot.handlers.help.menus import offer_itself
from bot.notifications.news import digest
from bot.notifications.sending.rate_sharing import SMALLEST_SHARE, RateSharing
from bot.replies.reply import Reply
from bot.request import ChatKind, Request
from bot.settings import Settings
from bot.storage import DATABASE_AWAY, Database, conversations, drafts, leases
from bot.transport.calls.newer_calls import NewerCalls
from bot.transport.incoming.listener import Listener
from bot.transport.incoming.update_handler import Hooks, do_nothing
from bot.transport.operations.replicas import LedgerWatch, sole_server

log = structlog.get_logger(__name__)

DRAFT_RETENTION = timedelta(days=2)
"""Also of questions: as long as Telegram lets a message be edited."""
DIGEST_MARK_RETENTION = timedelta(days=30)
BUTTON_RETENTION = timedelta(days=60)
"""How long a button that does not hold its question itself goes on working, and a message can be replied to."""
CLEANUP_INTERVAL_SECONDS = 3600


async def serve_app(app: App, stop: asyncio.Event) -> None:
    """Work until told to stop, then finish what is in hand. Raises OperatorError for what only the operator can mend.
    On SQLite the caller holds the file (``sole_server``)."""
    try:
        await _work(app, stop)
    finally:
        await app.close()


async def _work(app: App, stop: asyncio.Event) -> None:
    warming = asyncio.create_task(asyncio.to_thread(app.answering.warm))
    await menus_of_admins(app.database, app.application.bot, app.settings)
    await offer_itself(app.application.bot, NewerCalls(app.application.bot))
    background = asyncio.gather(*_background_work(app, stop))
    # A part that breaks ends the process, for the service manager to start it anew, rather than leave it half alive.
    background.add_done_callback(lambda _: stop.set())
    listener = Listener(app.application, app.database, app.settings, wall=app.wall, hooks=_hooks(app))
    try:
        # A sentence that came in sooner would have to look everything up itself, and hold up all others meanwhile.
        await _until_done_or_stopped(warming, stop)
        freeze_and_trim_memory()
        await listener.run(stop)
    finally:
        stop.set()
        warming.cancel()
        await background


def _background_work(app: App, stop: asyncio.Event) -> list[Coroutine[Any, Any, None]]:
    """What works beside the listening."""
    work = [
        app.newsroom.sender.run(stop),
        clean_up(app, stop),
        LedgerWatch(app.database, app.ledger.refresh).run(stop),
        Alarm(app.settings.admin_ids, lambda owner, text: _say(app, owner, 0, text), app.wall).run(stop),
    ]
    if _has_other_processes(app):
        app.send_queue.share(SMALLEST_SHARE)
        work.append(
            RateSharing(app.database, app.wall, app.send_queue, app.settings.rate, leases.new_holder()).run(stop)
        )
    return work


async def clean_up(app: App, stop: asyncio.Event) -> None:
    """Every hour, drop what nobody will come back to."""
    while not stop.is_set():
        # A database that is away for a moment: next hour will do.
        with contextlib.suppress(*DATABASE_AWAY):
            await forget_old(app)
        await set_within(stop, CLEANUP_INTERVAL_SECONDS)


async def forget_old(app: App) -> None:
    async with app.database.begin() as tx:
        now = app.clock.now()
        await drafts.forget(tx, now - DRAFT_RETENTION)
        await conversations.forget(tx, now - DRAFT_RETENTION, shown_before=now - BUTTON_RETENTION)
        await leases.forget_marks(tx, digest.MARK_PREFIX, now - DIGEST_MARK_RETENTION)


async def _say(app: App, chat_id: int, thread_id: int, text: str) -> None:
    """Where that is possible."""
    kind: ChatKind = "private" if chat_id > 0 else "supergroup"
    with contextlib.suppress(TelegramError):
        request = Request(chat_id=chat_id, chat_kind=kind, thread_id=thread_id)
        await app.delivery.send(Reply(text=text), request)


def _hooks(app: App) -> Hooks:
    return Hooks(
        say=partial(_say, app),
        refused=app.send_queue.refused,
        listens=app.conversations.talks_freely,
        flush=app.conversations.flush if _has_other_processes(app) else do_nothing,
    )


def _has_other_processes(app: App) -> bool:
    """May other processes serve the same bot?"""
    return app.database.dialect == "postgresql"


async def _until_done_or_stopped(task: "asyncio.Future[Any]", stop: asyncio.Event) -> None:
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()


async def serve(settings: Settings) -> None:
    """The bot as a service: until interrupted or terminated. Raises OperatorError for what only the operator can mend,
    as a second process on one SQLite file."""
    configure_logs(settings.log_level, settings.secrets())
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
    # Held before the tables are brought up to date: a newer process must not change them under one that works.
    with sole_server(Database(settings.database_url)):
        app = await build_app(settings)
        log.info(
            "on duty",
            bot=app.application.bot.username,
            games=settings.games,
            results=len(app.ledger.archive.current.book),
        )
        await serve_app(app, stop)
