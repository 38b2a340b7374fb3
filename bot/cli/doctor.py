"""``medaillespiegel doctor``: looks at everything that running needs, and says for each what to mend."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import aiohttp
from telegram import Bot, User, WebhookInfo
from telegram.error import InvalidToken, TelegramError
from telegram.request import BaseRequest

from bot.app.ledgers import facts_of
from bot.clock import Clock
from bot.desk.files.feed import in_words
from bot.problems import OperatorError
from bot.settings import TOKEN_FORM, Settings, open_secret
from bot.storage import DATABASE_AWAY, Database, DatabaseError
from bot.storage import ledger as stored_ledger
from bot.storage.migrations import HEAD
from bot.transport.calls.aiohttp_request import AiohttpRequest
from bot.transport.calls.newer_calls import NewerCalls, UnknownCall
from bot.understanding.understander import Understander
from bot.understanding.understood import Understood
from medals_core import Viewpoint
from medals_core.datasets.check import check as data_faults
from medals_core.datasets.loading import DatasetError

SKEW_ALLOWED = timedelta(seconds=5)
"""Telegram's limits count in seconds, and "five minutes old" must mean that."""

LATE_DELIVERIES = 100
"""So many updates that wait at Telegram say that nobody takes them."""

TRIED = (
    "jemig wat hebben die Noren een berg goud bij elkaar geharkt zeg, hoeveel is dat nou",
    "jongens jongens wat een oogst aan eremetaal, wie sleepte van iedereen het meeste zilver binnen",
    "de langebaan effe wegpoetsend, wat houdt Oranje dan nog over aan eremetaal",
)
"""What the model that rephrases is tried with."""

MEND_FILE = "correct DATABASE_URL, or the permissions of the file and its folder"
MEND_SERVER = (
    "check that the server is running there and has this database, that the role in DATABASE_URL may log in and create "
    "tables, and that sslmode is right"
)


@dataclass(frozen=True)
class Finding:
    """``mend``: what the operator should do; empty when all is well. ``fault``: the bot cannot do its work so."""

    subject: str
    found: str
    mend: str = ""
    fault: bool = False

    def __str__(self) -> str:
        mark = "✗" if self.fault else "!" if self.mend else "✓"
        return f"{mark} {self.subject}: {self.found}" + (f"; {self.mend}" if self.mend else "")


ServerTime = Callable[[str], Awaitable[datetime]]


async def examine(
    settings: Settings, wall: Clock, *, request: BaseRequest | None = None, server_time: ServerTime | None = None
) -> list[Finding]:
    """Everything that running needs. Changes nothing, but for making and migrating the database as a start would.

    ``request`` and ``server_time``: other ways to Telegram, for tests.
    """
    found = [Finding("settings", f"Games {settings.games}, database {Database(settings.database_url).where}")]
    if exposed := open_secret():
        found.append(Finding("settings file", "others can read its secrets", f"chmod 600 {exposed}"))
    found += _token(settings)
    found += _who_runs_it(settings)
    found += _data(settings)
    found += await _database(settings)
    found += await _telegram(settings, request or AiohttpRequest(connections=2))
    found += await _second_reader(settings, wall)
    if settings.bot_token is not None:
        found.append(await _clock(settings, wall, server_time or time_of_server))
    return found


def _data(settings: Settings) -> list[Finding]:
    faults = data_faults(settings.data_dir)
    if faults:
        found = f"{len(faults)} contradictions, the first: {faults[0]}"
        return [Finding("data", found, "run: medaillespiegel check", True)]
    try:
        facts_of(settings)
    except (DatasetError, OperatorError) as error:
        return [Finding("data", str(error).splitlines()[0], "correct GAMES, OWN_NATION or DATA_DIR", True)]
    return [Finding("data", "no contradictions")]


def _who_runs_it(settings: Settings) -> list[Finding]:
    """Who keeps something of people tells them who it is."""
    empty = [name for name in ("operator", "contact") if not getattr(settings, name)]
    if not empty:
        return [Finding("who runs it", f"{settings.operator}, {settings.contact}")]
    names = " and ".join(name.upper() for name in empty)
    return [Finding("who runs it", "/privacy and /over do not say whom to contact", f"set {names}")]


def _token(settings: Settings) -> list[Finding]:
    """A token that was copied in part, or with something beside it: Telegram would only say that it knows none."""
    if settings.bot_token is None or TOKEN_FORM.fullmatch(settings.bot_token.get_secret_value()):
        return []
    return [Finding("BOT_TOKEN", "does not look like 123456:ABC…", "copy all of it, and nothing else, from @BotFather")]


async def _database(settings: Settings) -> list[Finding]:
    database = Database(settings.database_url)
    # Opening it mends this, so it has to be seen before.
    exposed = _readable_by_others(database.path)
    new = database.missing
    if new and database.path is not None and not database.path.parent.is_dir():
        where = database.path.parent
        return [Finding("database", f"there is no folder {where}", "create it, or correct DATABASE_URL", True)]
    try:
        migrated = await database.migrate()
        async with database.begin() as tx:
            await tx.lock("doctor")
        async with database.read() as db:
            broken = await stored_ledger.verify(db, settings.games)
            head = await stored_ledger.head(db, settings.games)
    except (DatabaseError, *DATABASE_AWAY) as error:
        line = str(error).splitlines()[0]
        return [Finding("database", line, MEND_FILE if database.path is not None else MEND_SERVER, True)]
    finally:
        await database.close()
    # Where it was made is said aloud: in a wrong folder all would be well otherwise.
    opens = f"created at {database.where}; writable" if new else "opens and is writable"
    newer = " (just upgraded)" if migrated and not new else ""
    found = [Finding("database", f"{opens}, tables {HEAD}{newer}")]
    if exposed:
        could = f"others could read {database.path} until now; from now on only its owner can"
        mend = "check who else uses this machine, and whether there are copies of the file"
        found.append(Finding("database file", could, mend))
    if broken:
        tool = "medaillespiegel restore" if database.path is not None else "pg_restore"
        found.append(Finding("ledger", broken, f"restore a backup: {tool}", True))
    else:
        found.append(Finding("ledger", f"chain of {head.seq} entries verified"))
    return found


def _readable_by_others(path: Path | None) -> bool:
    try:
        return path is not None and bool(path.stat().st_mode & 0o077)
    except OSError:
        return False


async def _telegram(settings: Settings, request: BaseRequest) -> list[Finding]:
    if settings.bot_token is None and settings.webhook_url:
        return [Finding("Telegram", "WEBHOOK_URL is set, BOT_TOKEN is not", "get one from @BotFather", True)]
    if settings.bot_token is None:
        return [Finding("Telegram", "no BOT_TOKEN: `run` starts the demo", "get one from @BotFather")]
    api = settings.bot_api_url.rstrip("/")
    bot = Bot(settings.bot_token.get_secret_value(), f"{api}/bot", f"{api}/file/bot", request, request)
    try:
        await bot.initialize()
        me, webhook = await bot.get_me(), await bot.get_webhook_info()
        modes = await _modes(me, NewerCalls(bot))
        return [*_who(me), *modes, *_way_in(settings, webhook), *await _owners(settings, bot)]
    except InvalidToken:
        return [Finding("Telegram", "does not know this BOT_TOKEN", "copy it again from @BotFather", True)]
    except TelegramError as error:
        # What the transport met stands behind what it told the library.
        why = in_words(error.__context__ or error) or str(error)
        return [Finding("Telegram", f"no answer from {api}: {why}", "check BOT_API_URL and the network", True)]
    finally:
        await bot.shutdown()
        await request.shutdown()


def _who(me: User) -> list[Finding]:
    found = [Finding("Telegram", f"knows the bot as @{me.username}")]
    if me.can_join_groups is False:
        found.append(Finding("groups", "the bot cannot be added to one", "@BotFather: /setjoingroups, Enable"))
    on = "on: in groups the bot sees commands, mentions and replies (for /praat aan make it admin)"
    off = "off: the bot sees every message in its groups"
    found.append(Finding("privacy mode", off if me.can_read_all_group_messages else on))
    return found


async def _modes(me: User, newer: NewerCalls) -> list[Finding]:
    """Can the bot be asked from chats that it is not in? From Bot API 10.5 on the bot switches that on by itself."""
    modes = {
        "inline mode": (me.supports_inline_queries, "/setinline"),
        "guest mode": (me.supports_guest_queries, "Bot Settings, Guest Mode"),
    }
    if all(on for on, _ in modes.values()):
        return [Finding(name, "on") for name in modes]
    try:
        await newer.set_my_settings()
        by_itself = True
    except UnknownCall:
        by_itself = False
    mend = {name: "`run` switches it on" if by_itself else f"@BotFather: {where}" for name, (_, where) in modes.items()}
    return [Finding(name, "on") if on else Finding(name, "off", mend[name]) for name, (on, _) in modes.items()]


def _way_in(settings: Settings, webhook: WebhookInfo) -> list[Finding]:
    waiting = f"{webhook.pending_update_count} updates waiting"
    late = "is the bot running?" if webhook.pending_update_count > LATE_DELIVERIES else ""
    if not settings.webhook_url:
        if webhook.url:
            return [Finding("updates", f"by polling, but a webhook is set; {waiting}", "`run` removes it")]
        return [Finding("updates", f"by polling; {waiting}", late)]
    if not webhook.url:
        return [Finding("updates", f"by webhook, not set yet; {waiting}", "`run` sets it")]
    if webhook.url != settings.webhook_url:
        other = f"by webhook, but Telegram delivers to another address: {webhook.url}; {waiting}"
        mend = "`run` sets WEBHOOK_URL; a bot that listens at that address will no longer receive anything"
        return [Finding("updates", other, mend)]
    if webhook.last_error_message:
        when = webhook.last_error_date.isoformat() if webhook.last_error_date else "lately"
        trouble = f"by webhook; Telegram could not deliver ({when}): {webhook.last_error_message}"
        return [Finding("updates", trouble, "check the reverse proxy, its certificate and PORT")]
    return [Finding("updates", f"by webhook; {waiting}", late)]


async def _owners(settings: Settings, bot: Bot) -> list[Finding]:
    if not settings.admin_ids:
        return [Finding("owners", "none: nobody can enter results", "set ADMIN_IDS to your Telegram id")]
    unknown = []
    for owner in sorted(settings.admin_ids):
        try:
            await bot.get_chat(owner)
        except TelegramError:
            unknown.append(str(owner))
    if unknown:
        lost = f"the bot cannot write to {', '.join(unknown)}"
        return [Finding("owners", lost, "somebody there has to send it /start once")]
    return [Finding("owners", f"{len(settings.admin_ids)}, all can be reached")]


async def _clock(settings: Settings, wall: Clock, server_time: ServerTime) -> Finding:
    try:
        skew = wall.now() - await server_time(settings.bot_api_url)
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
        return Finding("clock", f"not compared: {in_words(error) or error}", "check BOT_API_URL and the network")
    seconds = skew.total_seconds()
    if abs(skew) > SKEW_ALLOWED:
        way = "ahead of" if seconds > 0 else "behind"
        return Finding("clock", f"{abs(seconds):.0f} s {way} Telegram's", "switch on time synchronisation (NTP)", True)
    return Finding("clock", f"within {max(1.0, abs(seconds)):.0f} s of Telegram's")


async def _second_reader(settings: Settings, wall: Clock) -> list[Finding]:
    """Three messages for the model that rephrases, where there is one."""
    if not settings.reader_url:
        return []
    # Loaded only by who has one.
    from bot.second_reader.model import Model, line_of, messages

    try:
        model, reader = Model(settings), Understander(facts_of(settings))
    except (DatasetError, OperatorError):
        return []  # told above
    viewpoint, came, read = Viewpoint(now=wall.now(), own=settings.own_nation), 0, 0
    for text in TRIED:
        said = await model.says(messages(text, reader.phrases(text, viewpoint), reader.lexicon))
        came += said is not None
        read += isinstance(reader.understand(line_of(said) or "", viewpoint), Understood)
    await model.close()
    mend = "" if read > 1 else "try another model (docs/operator.md)"
    if came < len(TRIED):
        mend = "look at READER_URL, READER_MODEL, READER_KEY and READER_TIMEOUT; the bot works without it"
    return [Finding("second reader", f"{came} of {len(TRIED)} answers in time, {read} of them a line that reads", mend)]


async def time_of_server(url: str) -> datetime:
    """What time a server says it is, by its Date header, at the middle of the question. Raises ValueError without
    one, and what aiohttp raises."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
        began = time.monotonic()
        async with session.head(url, allow_redirects=False) as response:
            took = time.monotonic() - began
            date = response.headers.get("Date")
    if date is None:
        raise ValueError("no Date header")
    # The header counts whole seconds: on the average half of one has gone by.
    return parsedate_to_datetime(date) + timedelta(seconds=0.5 + took / 2)
