"""``medaillespiegel doctor``: looks at everything that running needs, and says for each what to mend."""

import os
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import aiohttp
from sqlalchemy.exc import DBAPIError
from telegram import Bot, User, WebhookInfo
from telegram.error import InvalidToken, TelegramError
from telegram.request import BaseRequest

from bot.clock import Clock
from bot.settings import Settings
from bot.storage import Database, DatabaseError
from bot.storage import ledger as stored_ledger
from bot.storage.migrations import HEAD
from bot.transport.aiohttp_request import AiohttpRequest
from medals_core.dataset_check import check as data_faults

SKEW_ALLOWED = timedelta(seconds=5)
"""Telegram's limits count in seconds, and "five minutes old" must mean that."""

LATE_DELIVERIES = 100
"""So many updates that wait at Telegram say that nobody takes them."""


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
    found = [Finding("settings", f"Games {settings.games}, database {_without_password(settings)}")]
    found += _data(settings)
    found += await _database(settings)
    found += await _telegram(settings, request or AiohttpRequest(connections=2))
    if settings.bot_token is not None:
        found.append(await _clock(settings, wall, server_time or time_of_server))
    return found


def _data(settings: Settings) -> list[Finding]:
    faults = data_faults(settings.data_dir)
    if faults:
        return [
            Finding("data", f"{len(faults)} contradictions, the first: {faults[0]}", "run: medaillespiegel check", True)
        ]
    return [Finding("data", "no contradictions")]


async def _database(settings: Settings) -> list[Finding]:
    database = Database(settings.database_url)
    try:
        migrated = await database.migrate()
        async with database.begin() as tx:
            await tx.lock("doctor")
        async with database.read() as look:
            broken = await stored_ledger.verify(look, settings.games)
            head = await stored_ledger.head(look, settings.games)
    except (DatabaseError, DBAPIError, OSError) as error:
        line = str(error).splitlines()[0]
        return [Finding("database", line, "mend DATABASE_URL, or the rights of the file and its folder", True)]
    finally:
        await database.close()
    found = [
        Finding(
            "database", f"opens and takes writing, tables {HEAD}" + (" (just brought up to date)" if migrated else "")
        )
    ]
    if database.path is not None and os.stat(database.path).st_mode & 0o077:
        found.append(Finding("database file", "others can read it", f"chmod 600 {database.path}"))
    if broken:
        found.append(Finding("ledger", broken, "restore a backup: medaillespiegel restore", True))
    else:
        found.append(Finding("ledger", f"chain of {head.seq} entries verified"))
    return found


async def _telegram(settings: Settings, request: BaseRequest) -> list[Finding]:
    if settings.bot_token is None:
        return [Finding("Telegram", "no BOT_TOKEN: `run` starts the demo", "get one from @BotFather")]
    api = settings.bot_api_url.rstrip("/")
    bot = Bot(settings.bot_token.get_secret_value(), f"{api}/bot", f"{api}/file/bot", request, request)
    try:
        await bot.initialize()
        me, webhook = await bot.get_me(), await bot.get_webhook_info()
        return [*_who(me), *_way_in(settings, webhook), *await _owners(settings, bot)]
    except InvalidToken:
        return [Finding("Telegram", "does not know this BOT_TOKEN", "copy it again from @BotFather", True)]
    except TelegramError as error:
        return [Finding("Telegram", f"no answer from {api}: {error}", "look at BOT_API_URL and the network", True)]
    finally:
        await bot.shutdown()
        await request.shutdown()


def _who(me: User) -> list[Finding]:
    found = [Finding("Telegram", f"knows the bot as @{me.username}")]
    if me.can_join_groups is False:
        found.append(Finding("groups", "the bot cannot be added to one", "@BotFather: /setjoingroups, Enable"))
    if me.can_read_all_group_messages:
        found.append(Finding("privacy mode", "off: the bot sees every message in its groups"))
    else:
        found.append(
            Finding(
                "privacy mode",
                "on: in groups the bot sees commands, mentions and replies (for /praat aan make it admin)",
            )
        )
    if not me.supports_inline_queries:
        found.append(Finding("inline mode", "off", "@BotFather: /setinline"))
    else:
        found.append(Finding("inline mode", "on"))
    return found


def _way_in(settings: Settings, webhook: WebhookInfo) -> list[Finding]:
    waiting = f"{webhook.pending_update_count} updates wait"
    late = "is the bot running?" if webhook.pending_update_count > LATE_DELIVERIES else ""
    if not settings.webhook_url:
        if webhook.url:
            return [Finding("updates", f"by polling, but a webhook is set; {waiting}", "`run` takes it away by itself")]
        return [Finding("updates", f"by polling; {waiting}", late)]
    if urlsplit(settings.webhook_url).scheme != "https":
        return [Finding("updates", "WEBHOOK_URL is no https address", "Telegram delivers to https only", True)]
    if webhook.url != settings.webhook_url:
        return [Finding("updates", f"by webhook, not set yet; {waiting}", "`run` sets it")]
    if webhook.last_error_message:
        when = webhook.last_error_date.isoformat() if webhook.last_error_date else "lately"
        trouble = f"by webhook; Telegram could not deliver ({when}): {webhook.last_error_message}"
        return [Finding("updates", trouble, "look at the reverse proxy, its certificate and PORT")]
    return [Finding("updates", f"by webhook; {waiting}", late)]


async def _owners(settings: Settings, bot: Bot) -> list[Finding]:
    if not settings.admin_ids:
        return [Finding("owners", "none: nobody can push results", "set ADMIN_IDS to your Telegram id")]
    unknown = []
    for owner in sorted(settings.admin_ids):
        try:
            await bot.get_chat(owner)
        except TelegramError:
            unknown.append(str(owner))
    if unknown:
        who = ", ".join(unknown)
        return [Finding("owners", f"the bot cannot write to {who}", "a person there has to send it /start once")]
    return [Finding("owners", f"{len(settings.admin_ids)}, all within reach")]


async def _clock(settings: Settings, wall: Clock, server_time: ServerTime) -> Finding:
    try:
        skew = wall.now() - await server_time(settings.bot_api_url)
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
        return Finding("clock", f"not compared: {type(error).__name__}", "look at BOT_API_URL and the network")
    seconds = skew.total_seconds()
    if abs(skew) > SKEW_ALLOWED:
        way = "ahead of" if seconds > 0 else "behind"
        return Finding("clock", f"{abs(seconds):.0f} s {way} Telegram's", "switch on time synchronisation (NTP)", True)
    return Finding("clock", f"within {max(1.0, abs(seconds)):.0f} s of Telegram's")


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


def _without_password(settings: Settings) -> str:
    return Database(settings.database_url).url.render_as_string(hide_password=True)
