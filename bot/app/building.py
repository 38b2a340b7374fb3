"""The composition root: the only place, with the command line, that knows everybody."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from telegram import Bot, Update
from telegram.error import InvalidToken, TelegramError
from telegram.ext import Application, ApplicationBuilder, TypeHandler
from telegram.request import BaseRequest

from bot.app.ledgers import clock_of, copy_results, database_clock, facts_of, ledger_of
from bot.clock import Clock
from bot.desk.commands import ResultsDesk
from bot.desk.files.feed import in_words
from bot.desk.ledger_service import LedgerService
from bot.desk.people.rights import Rights
from bot.desk.reading.archive_names import ArchiveNames
from bot.handlers.answering import Answering, Known
from bot.handlers.conversation_memory import ConversationMemory
from bot.handlers.dispatcher import Dispatcher
from bot.handlers.help.general import General
from bot.handlers.help.menus import set_menus
from bot.handlers.pictures.uploads import StoredPictureFiles, Uploads
from bot.handlers.replying.delivery import Delivery
from bot.handlers.replying.sharing import Sharing
from bot.notifications.newsroom import Newsroom
from bot.notifications.sending.send_queue import SendQueue
from bot.problems import OperatorError
from bot.request import Request
from bot.settings import Settings
from bot.storage import Database, follows, staff
from bot.transport.calls.aiohttp_request import AiohttpRequest
from bot.transport.calls.older_server import OlderServerRequest
from bot.transport.operations.replicas import DatabaseClock
from bot.understanding.canonical import canonical
from bot.understanding.names.lexicon import Lexicons
from bot.understanding.understander import Understander
from medals_core import Question

if TYPE_CHECKING:
    from bot.second_reader.rereading import SecondReader

AnyApplication = Application[Any, Any, Any, Any, Any, Any]
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
    send_queue: SendQueue
    wall: DatabaseClock
    second: "SecondReader | None" = None

    async def close(self) -> None:
        """Let go of everything."""
        if self.second is not None:
            await self.second.close()
        await self.newsroom.sender.close()
        await self.conversations.flush()
        await self.application.shutdown()
        await self.database.close()


async def build_app(
    settings: Settings, *, clock: Clock | None = None, request: BaseRequest | None = None,
    send_queue: SendQueue | None = None, results_from: str | None = None,
) -> App:  # fmt: skip
    """Put the bot together, open its database and ask Telegram who it is.

    ``request``: another way to Telegram, for tests and the terminal; ``send_queue``: another pace there.
    ``results_from``: a database whose ledger is read too. Raises DatasetError, DatabaseError, OperatorError.
    """
    the_clock = clock or clock_of(settings)
    facts = facts_of(settings)
    database = Database(settings.database_url)
    await database.migrate()
    wall = await database_clock(database)
    if results_from is not None:
        await copy_results(results_from, database)
    ledger = await ledger_of(settings, facts, database, the_clock, wall)

    try:
        application = await _connect(settings, request)
    except OperatorError:
        await database.close()
        raise
    bot = application.bot

    send_queue = send_queue or SendQueue(settings.rate)
    rights = Rights(database, settings.admin_ids, the_clock)
    conversations = ConversationMemory(database, the_clock, settings.own_nation)
    lexicons = Lexicons()
    answering = Answering(
        lambda: Known(ledger.archive, ledger.head.seq),
        lambda archive: Understander(archive, lexicons(archive)),
        the_clock,
        conversations.keep_button,
    )
    files = StoredPictureFiles(database, the_clock)
    delivery = Delivery(bot, send_queue, files)

    def command_of(question: Question) -> str:
        return canonical(question, ledger.archive)

    sharing = Sharing(command_of, lambda: bool(bot.supports_inline_queries))
    newsroom = Newsroom(
        database, ledger, the_clock, settings, bot, send_queue, rights, answering.reply_to, wall=wall, lexicons=lexicons
    )
    desk = ResultsDesk(
        database,
        ledger,
        the_clock,
        rights,
        bot.username,
        settings.own_nation,
        audience=newsroom.audience,
        names_of=lambda archive: ArchiveNames(archive, lexicons),
        admins_changed=lambda: menus_of_admins(database, bot, settings),
    )
    uploads = Uploads(bot, send_queue, files, settings.admin_ids)
    general = General(rights, bot.username, settings, conversations, answering.nation)
    second = _second_reader(settings, answering, bot, database)
    dispatcher = Dispatcher(bot, answering, desk, newsroom, general, conversations, delivery, sharing, uploads, second)
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
        send_queue,
        wall,
        second,
    )


def _second_reader(settings: Settings, answering: Answering, bot: Bot, database: Database) -> "SecondReader | None":
    if not settings.reader_url:
        return None
    # Loaded only by who has one.
    from bot.notifications.chats.notification_menu import NO_READER
    from bot.second_reader.model import Model
    from bot.second_reader.rereading import SecondReader

    async def wanted(request: Request) -> bool:
        async with database.read() as db:
            wishes = await follows.preferences_of(db, request.chat_id, request.thread_id)
        return NO_READER not in wishes.kinds

    return SecondReader(Model(settings), answering, bot, wanted)


async def _connect(settings: Settings, request: BaseRequest | None) -> AnyApplication:
    """The library's application, told by Telegram who it is. Raises OperatorError with what to mend."""
    api = settings.bot_api_url.rstrip("/")
    calls = OlderServerRequest(request or AiohttpRequest(connections=128))
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


async def menus_of_admins(database: Database, bot: Bot, settings: Settings) -> None:
    """Telegram's menus and description, in Dutch; admins of the desk get theirs."""
    async with database.read() as db:
        admins = [admin.user_id for admin in await staff.all_admins(db)]
    await set_menus(bot, settings.admin_ids, admins)
