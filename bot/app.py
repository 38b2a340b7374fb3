"""The composition root: the only place, with the command line, that knows everybody."""

import asyncio
import contextlib
import signal
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import insert, select
from sqlalchemy.exc import DBAPIError
from telegram import Bot, Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, TypeHandler
from telegram.request import BaseRequest

from bot.clock import Clock, ShiftedClock, SystemClock
from bot.desk.archive_names import ArchiveNames
from bot.desk.commands import ResultsDesk
from bot.desk.feed import in_words
from bot.desk.ledger_service import LedgerService
from bot.desk.rights import Rights
from bot.handlers.answering import Answering, Known
from bot.handlers.delivery import Delivery
from bot.handlers.dispatcher import Dispatcher
from bot.handlers.files import StoredPictureFiles
from bot.handlers.general import General
from bot.handlers.memory import ConversationMemory
from bot.handlers.menus import set_menus
from bot.logs import configure_logs
from bot.notifications.consequence import NewsOfPublication
from bot.notifications.newsroom import Newsroom
from bot.notifications.pace import Pace
from bot.notifications.shares import LEAST, Shares
from bot.problems import OperatorError
from bot.replies.reply import Reply
from bot.request import ChatKind, Request
from bot.settings import Settings
from bot.storage import Database, drafts, memory, people
from bot.storage import ledger as stored_ledger
from bot.storage.tables import ledger_entries
from bot.tidying import settle_in
from bot.transport.agreed_clock import AgreedClock
from bot.transport.aiohttp_request import AiohttpRequest
from bot.transport.handling import Hooks, nothing
from bot.transport.listening import Listener
from bot.transport.replicas import LedgerWatch, sole_server, tell_others
from bot.understanding.lexicon import Lexicons
from bot.understanding.understander import Understander
from medals_core import Archive, load_archive

log = structlog.get_logger(__name__)

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
KEPT = timedelta(days=2)
TIDY_SECONDS = 3600
OFFLINE_TOKEN = "42:TEST"  # noqa: S105 - made up, for an offline Telegram


@dataclass
class App:
    """The bot, put together but not yet listening."""

    settings: Settings
    clock: Clock
    database: Database
    ledger: LedgerService
    answering: Answering
    desk: ResultsDesk
    newsroom: Newsroom
    application: AnyApplication
    delivery: Delivery
    conversations: ConversationMemory
    pace: Pace
    wall: AgreedClock

    async def close(self) -> None:
        """Let go of everything."""
        await self.newsroom.close()
        await self.conversations.flush()
        await self.application.shutdown()
        await self.database.close()


def clock_of(settings: Settings) -> Clock:
    """The clock that the bot lives by."""
    return ShiftedClock(settings.start_at) if settings.start_at else SystemClock()


def facts_of(settings: Settings) -> Archive:
    """What ``data/`` knows; with START_AT only up to there. Raises DatasetError, OperatorError."""
    archive = load_archive(settings.data_dir, settings.games)
    if settings.own_nation not in archive.nations:
        raise OperatorError(f"setting OWN_NATION: {settings.own_nation} is no IOC code of nations.csv, as NED is")
    return archive.known_by(settings.start_at) if settings.start_at else archive


async def open_ledger(settings: Settings, clock: Clock | None = None) -> LedgerService:
    """The ledger alone, for the command line: what is published there becomes news as well, sent by the running bot.
    The tables of a database that is there are brought up to date; one that is not there is not made.
    Raises DatasetError, DatabaseError."""
    the_clock = clock or clock_of(settings)
    database = Database(settings.database_url)
    database.must_be_there()
    await database.migrate()
    wall = await _agreed_clock(database)
    ledger = LedgerService(database, facts_of(settings), the_clock)
    ledger.consequences.append(tell_others)
    ledger.consequences.append(NewsOfPublication(the_clock, wall, settings.news_window))
    await ledger.refresh()
    return ledger


async def _agreed_clock(database: Database) -> AgreedClock:
    wall = AgreedClock(SystemClock())
    await wall.compare(database)
    return wall


async def build_app(
    settings: Settings,
    *,
    clock: Clock | None = None,
    request: BaseRequest | None = None,
    pace: Pace | None = None,
    results_from: str | None = None,
) -> App:
    """Put the bot together, open its database and ask Telegram who it is.

    ``request``: another way to Telegram, for tests and the terminal; ``pace``: another pace there. ``results_from``: a
    database whose ledger is read too. Raises DatasetError, DatabaseError, OperatorError.
    """
    the_clock = clock or clock_of(settings)
    facts = facts_of(settings)
    database = Database(settings.database_url)
    await database.migrate()
    wall = await _agreed_clock(database)
    if results_from is not None:
        await copy_results(results_from, database)
    ledger = LedgerService(database, facts, the_clock)
    ledger.consequences.append(tell_others)
    await ledger.refresh()

    try:
        application = await _introduced(settings, request)
    except OperatorError:
        await database.close()
        raise
    bot = application.bot

    pace = pace or Pace(settings.rate)
    rights = Rights(database, settings.admin_ids, the_clock)
    conversations = ConversationMemory(database, the_clock, settings.own_nation)
    lexicons = Lexicons()
    answering = Answering(
        lambda: Known(ledger.archive, ledger.head.seq),
        lambda archive: Understander(archive, lexicons(archive)),
        the_clock,
    )
    delivery = Delivery(bot, pace, StoredPictureFiles(database, the_clock))
    newsroom = Newsroom(
        database, ledger, the_clock, settings, bot, pace, rights, answering.reply_to, wall=wall, lexicons=lexicons
    )
    desk = ResultsDesk(
        database,
        ledger,
        the_clock,
        settings.admin_ids,
        bot.username,
        settings.own_nation,
        audience=newsroom.audience,
        names_of=lambda archive: ArchiveNames(archive, lexicons),
        admins_changed=lambda: menus_of_admins(database, bot, settings),
    )
    dispatcher = Dispatcher(bot, answering, desk, newsroom, General(rights), conversations, delivery)
    application.add_handler(TypeHandler(Update, dispatcher))
    application.add_error_handler(dispatcher.apologise)
    return App(
        settings,
        the_clock,
        database,
        ledger,
        answering,
        desk,
        newsroom,
        application,
        delivery,
        conversations,
        pace,
        wall,
    )


async def _introduced(settings: Settings, request: BaseRequest | None) -> AnyApplication:
    """The library's application, told by Telegram who it is. Raises OperatorError with what to mend."""
    api = settings.bot_api_url.rstrip("/")
    calls = request or AiohttpRequest(connections=128)
    updates = request or AiohttpRequest(connections=2, read=60)
    application: AnyApplication = (
        ApplicationBuilder()
        .token(settings.bot_token.get_secret_value() if settings.bot_token else OFFLINE_TOKEN)
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .request(calls)
        .get_updates_request(updates)
        .updater(None)
        .build()
    )
    try:
        await application.initialize()
    except TelegramError as error:
        await calls.shutdown()
        await updates.shutdown()
        if isinstance(error, InvalidToken):
            wrong = f"{settings.bot_api_url} does not know this BOT_TOKEN; copy it from @BotFather"
        else:
            why = in_words(error.__context__ or error) or str(error)
            wrong = f"no answer from {settings.bot_api_url} (BOT_API_URL): {why}"
        raise OperatorError(wrong) from None
    return application


async def copy_results(source_url: str, target: Database) -> None:
    """The ledger of one database into another, empty one. Nothing when there is no such database yet."""
    source = Database(source_url)
    if source.path is not None and not source.path.exists():
        return
    try:
        async with source.read() as look:
            rows = await look.all(select(ledger_entries).order_by(ledger_entries.c.games_id, ledger_entries.c.seq))
        async with target.begin() as tx:
            for row in rows:
                await tx.execute(insert(ledger_entries).values(**row))
    finally:
        await source.close()


@dataclass(frozen=True)
class LedgerCheck:
    """How the chained ledger was found. ``fault``: the first entry that is wrong, empty when none is."""

    entries: int
    where: str
    fault: str


async def ledger_faults(settings: Settings) -> LedgerCheck:
    """What is wrong with the chained ledger in DATABASE_URL. Raises DatabaseError, also when there is no database: of
    a new and empty one "no fault" would say nothing."""
    database = Database(settings.database_url)
    database.must_be_there()
    try:
        await database.migrate()
        async with database.read() as look:
            fault = await stored_ledger.verify(look, settings.games)
            head = await stored_ledger.head(look, settings.games)
    finally:
        await database.close()
    return LedgerCheck(head.seq, database.where, fault or "")


async def menus_of_admins(database: Database, bot: Bot, settings: Settings) -> None:
    """Telegram's menus and description, in Dutch; admins of the desk get theirs."""
    async with database.read() as look:
        admins = [admin.user_id for admin in await people.all_admins(look)]
    await set_menus(bot, settings.admin_ids, admins)


async def tidy(app: App, stop: asyncio.Event) -> None:
    """Every hour, drop what nobody will come back to."""
    while not stop.is_set():
        # A database that is away for a moment: next hour will do.
        with contextlib.suppress(DBAPIError, OSError):
            await forget_old(app)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(TIDY_SECONDS):
                await stop.wait()


async def forget_old(app: App) -> None:
    async with app.database.begin() as tx:
        await drafts.forget(tx, app.clock.now() - KEPT)
        await memory.forget(tx, app.clock.now() - KEPT)


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
    background = asyncio.gather(*_beside(app, stop))
    # A part that breaks ends the process, for the service manager to start it anew, rather than leave it half alive.
    background.add_done_callback(lambda _: stop.set())
    listener = Listener(app.application, app.database, app.settings, wall=app.wall, hooks=_hooks(app))
    try:
        # A sentence that came in sooner would have to look everything up itself, and hold up all others meanwhile.
        await _either(warming, stop)
        settle_in()
        await listener.run(stop)
    finally:
        stop.set()
        warming.cancel()
        await background


def _beside(app: App, stop: asyncio.Event) -> list[Coroutine[Any, Any, None]]:
    """What works beside the listening."""
    work = [app.newsroom.run(stop), tidy(app, stop), LedgerWatch(app.database, app.ledger.refresh).run(stop)]
    if _has_company(app):
        app.pace.share(LEAST)
        work.append(Shares(app.database, app.wall, app.pace, app.settings.rate, app.newsroom.sender.holder).run(stop))
    return work


def _hooks(app: App) -> Hooks:
    async def say(chat_id: int, thread_id: int, text: str) -> None:
        kind: ChatKind = "private" if chat_id > 0 else "supergroup"
        with contextlib.suppress(TelegramError):
            request = Request(chat_id=chat_id, chat_kind=kind, thread_id=thread_id)
            await app.delivery.send(Reply(text=text), request)

    return Hooks(
        say=say,
        refused=app.pace.refused,
        listens=app.conversations.talks_freely,
        settle=app.conversations.flush if _has_company(app) else nothing,
    )


def _has_company(app: App) -> bool:
    """May other processes serve the same bot?"""
    return app.database.dialect == "postgresql"


async def _either(task: "asyncio.Future[Any]", stop: asyncio.Event) -> None:
    stopping = asyncio.create_task(stop.wait())
    await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()


async def serve(settings: Settings) -> None:
    """The bot as a service: until interrupted or terminated. Raises OperatorError for what only the operator can mend,
    as a second process on one SQLite file."""
    configure_logs(settings.log_level, secrets_of(settings))
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


def secrets_of(settings: Settings) -> list[str]:
    """What must not stand in any log."""
    return settings.secrets()
