"""What is forgotten, and after how long."""

import asyncio
import contextlib
from datetime import timedelta

from bot.app.building import App
from bot.notifications.news import digest
from bot.storage import DATABASE_AWAY, conversations, drafts, leases

DRAFT_RETENTION = timedelta(days=2)
"""Also of questions: as long as Telegram lets a message be edited."""
DIGEST_MARK_RETENTION = timedelta(days=30)
BUTTON_RETENTION = timedelta(days=60)
"""How long a button that does not hold its question itself goes on working, and a message can be replied to."""
CLEANUP_INTERVAL_SECONDS = 3600


async def clean_up(app: App, stop: asyncio.Event) -> None:
    """Every hour, drop what nobody will come back to."""
    while not stop.is_set():
        # A database that is away for a moment: next hour will do.
        with contextlib.suppress(*DATABASE_AWAY):
            await forget_old(app)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLEANUP_INTERVAL_SECONDS):
                await stop.wait()


async def forget_old(app: App) -> None:
    async with app.database.begin() as tx:
        now = app.clock.now()
        await drafts.forget(tx, now - DRAFT_RETENTION)
        await conversations.forget(tx, now - DRAFT_RETENTION, shown_before=now - BUTTON_RETENTION)
        await leases.forget_marks(tx, digest.MARK_PREFIX, now - DIGEST_MARK_RETENTION)
