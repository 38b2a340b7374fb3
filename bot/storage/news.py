"""What is news, before and while it is spread over the chats."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from bot.storage import outbox
from bot.storage.engine.database import ReadConnection, Transaction
from bot.storage.tables import news

NOTICE = "notice"
NOTICE_PRIORITY = 1
"""Before all news: somebody has to act."""
BEFORE_ALL_CHATS = -(2**63) + 1


@dataclass(frozen=True)
class NewsRow:
    """``planned_at`` None: a draft. ``spread_after``: the last chat that its messages were made for."""

    news_id: int
    games_id: str
    kind: str
    event_id: str
    seq_from: int
    seq_to: int
    content: Mapping[str, Any]
    created_at: datetime
    planned_at: datetime | None
    spread_after: int
    spread_at: datetime | None


async def add(
    tx: Transaction, games_id: str, kind: str, content: Mapping[str, Any], created_at: datetime,
    planned_at: datetime | None, *, event_id: str = "", seqs: tuple[int, int] = (0, 0),
) -> int:  # fmt: skip
    """Returns its number."""
    result = await tx.execute(
        insert(news).values(
            games_id=games_id,
            kind=kind,
            event_id=event_id,
            seq_from=seqs[0],
            seq_to=seqs[1],
            content=dict(content),
            created_at=created_at,
            planned_at=planned_at,
            spread_after=BEFORE_ALL_CHATS,
        )
    )
    key = result.inserted_primary_key
    assert key is not None
    news_id: int = key[0]
    return news_id


async def still_open(tx: Transaction, games_id: str, kind: str, now: datetime) -> NewsRow | None:
    """The news whose window has not closed yet, locked to the end of the transaction."""
    statement = (
        select(news)
        .where(
            news.c.games_id == games_id,
            news.c.kind == kind,
            news.c.spread_at.is_(None),
            news.c.planned_at > now,
            news.c.spread_after == BEFORE_ALL_CHATS,
        )
        .order_by(news.c.news_id.desc())
        .limit(1)
    )
    return await tx.one_as(NewsRow, statement.with_for_update())


async def replace(tx: Transaction, news_id: int, content: Mapping[str, Any], seq_to: int, event_id: str = "") -> None:
    await tx.execute(
        update(news).where(news.c.news_id == news_id).values(content=dict(content), seq_to=seq_to, event_id=event_id)
    )


async def due(tx: Transaction, now: datetime) -> NewsRow | None:
    """The oldest news that is to be spread now, locked to the end of the transaction."""
    statement = (
        select(news)
        .where(news.c.spread_at.is_(None), news.c.planned_at <= now)
        .order_by(news.c.planned_at, news.c.news_id)
        .limit(1)
    )
    return await tx.one_as(NewsRow, statement.with_for_update())


async def next_planned(db: ReadConnection) -> datetime | None:
    """When the next window closes."""
    planned: datetime | None = await db.value(
        select(func.min(news.c.planned_at)).where(news.c.spread_at.is_(None), news.c.planned_at.is_not(None))
    )
    return planned


async def spread_to(tx: Transaction, news_id: int, last_chat: int) -> None:
    await tx.execute(update(news).where(news.c.news_id == news_id).values(spread_after=last_chat))


async def spread_done(tx: Transaction, news_id: int, at: datetime) -> None:
    await tx.execute(update(news).where(news.c.news_id == news_id).values(spread_at=at))


async def plan(tx: Transaction, news_id: int, kind: str, at: datetime) -> bool:
    """A draft becomes news. False when it is none (any more): a second tap does nothing."""
    is_draft = (news.c.kind == kind, news.c.planned_at.is_(None), news.c.spread_at.is_(None))
    return await tx.changed(update(news).where(news.c.news_id == news_id, *is_draft).values(planned_at=at)) == 1


async def get(db: ReadConnection, news_id: int) -> NewsRow | None:
    return await db.one_as(NewsRow, select(news).where(news.c.news_id == news_id))


async def of_kinds(db: ReadConnection, games_id: str, kinds: Sequence[str]) -> Sequence[NewsRow]:
    """In order of number. A Games has a few hundred at most."""
    those = select(news).where(news.c.games_id == games_id, news.c.kind.in_(kinds))
    return await db.all_as(NewsRow, those.order_by(news.c.news_id))


async def tell_people(
    tx: Transaction, people: Collection[int], text: str, games_id: str, now: datetime, wall_now: datetime
) -> None:
    """A word (Telegram HTML) to a few people, through the outbox like everything that goes out. In the transaction of
    what it tells of, so that neither is there without the other."""
    if not people:
        return
    news_id = await add(tx, games_id, NOTICE, {}, now, None)
    await spread_done(tx, news_id, wall_now)
    messages = [
        outbox.NewMessage(news_id, person, 0, NOTICE, NOTICE_PRIORITY, {"text": text}) for person in sorted(people)
    ]
    await outbox.add(tx, messages, wall_now)
