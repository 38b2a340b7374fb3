"""A word to a few people by name of their number, through the outbox like everything that goes out."""

from collections.abc import Collection
from datetime import datetime

from bot.storage import news, outbox
from bot.storage.engine.database import Transaction
from bot.storage.outbox import NewMessage

NOTICE = "notice"
PRIORITY = 1
"""Before all news: somebody has to act."""


async def tell_people(
    tx: Transaction, people: Collection[int], text: str, games_id: str, now: datetime, wall_now: datetime
) -> None:
    """``text``: Telegram HTML. In the transaction of what it tells of, so that neither is there without the other."""
    if not people:
        return
    news_id = await news.add(tx, games_id, NOTICE, {}, now, None)
    await news.spread_done(tx, news_id, wall_now)
    messages = [NewMessage(news_id, person, 0, NOTICE, PRIORITY, {"text": text}) for person in sorted(people)]
    await outbox.add(tx, messages, wall_now)
