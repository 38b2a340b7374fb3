"""/omroep: a message to all followers, with a preview, a count, a confirmation, a progress line and a way to stop.

A draft belongs to who made it and to the chat in which that was, for half an hour, and each screen has a nonce of its
own: a button that was forged, or that stood on an older screen, does nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import structlog
from sqlalchemy import select
from telegram import Bot
from telegram.error import TelegramError

from bot.clock import Clock
from bot.desk.drafts.drafting import DRAFT_LIFETIME
from bot.desk.people.rights import Rights, actor_of
from bot.notifications.news import content
from bot.notifications.sending.deliverer import NO_PREVIEW
from bot.notifications.sending.rate_limits import Priority
from bot.notifications.sending.send_queue import SendQueue
from bot.replies import dutch
from bot.replies.reply import Button, Reply, safe, utf16_units
from bot.request import Request
from bot.storage import Database, ReadConnection, audit, follows
from bot.storage import news as stored_news
from bot.storage import outbox as stored_outbox
from bot.storage.drafts import new_nonce
from bot.storage.news import NewsRow
from bot.storage.tables import news as news_table
from bot.transport.calls.failures import FailureKind, classify
from bot.transport.calls.keyboard import inline_keyboard

log = structlog.get_logger(__name__)

LONGEST_TEXT = 3900
"""UTF-16 units: the preview puts a line above and below it, the progress one below, and all fit in a message."""


DONE = "Dat was al gedaan."


@dataclass
class Broadcasts:
    """Drafts and confirmed messages to all followers. The caller has seen that the asker is an admin."""

    database: Database
    rights: Rights
    clock: Clock
    wall: Clock
    games_id: Callable[[], str]
    wake: Callable[[], None]

    async def draft(self, text: str, request: Request) -> Reply:
        """The preview, with how many chats it goes to."""
        if not text.strip():
            return Reply(text="Wat wil je omroepen? Bijvoorbeeld: /omroep Vanavond om 20:00 de finale!")
        units = utf16_units(text.strip())
        if units > LONGEST_TEXT:
            most, said = dutch.number(LONGEST_TEXT), dutch.number(units)
            return Reply(text=f"Dat is te lang: hooguit {most} tekens, en dit zijn er {said}.")
        html, nonce = f"📣 {safe(text.strip())}", new_nonce()
        async with self.database.begin() as tx:
            count = await follows.count_following(tx)
            if not count:
                return Reply(text="Er zijn nog geen volgers om iets aan te vertellen.")
            news_id = await stored_news.add(
                tx,
                self.games_id(),
                content.BROADCAST,
                {"text": html, "by": request.user_id, "chat": request.chat_id, "nonce": nonce},
                self.clock.now(),
                None,
            )
        whom = dutch.count_of(count, "chat") if count == 1 else f"{dutch.number(count)} chats"
        buttons = (
            (
                Button(label=f"📣 Versturen aan {whom}", data=f"m:o:send:{news_id}:{nonce}"),
                Button(label="🗑 Weggooien", data=f"m:o:drop:{news_id}:{nonce}"),
            ),
        )
        return Reply(text=f"<b>Zo komt het eruit te zien:</b>\n\n{html}\n\nGaat naar {whom}.", buttons=buttons)

    async def tap(self, action: str, news_id: int, nonce: str, request: Request) -> Reply:
        """``send``, ``drop`` or ``stop``."""
        async with self.database.read() as db:
            row = await stored_news.get(db, news_id)
        if row is None or row.kind != content.BROADCAST or row.content.get("chat") != request.chat_id:
            return Reply(toast="Deze knop werkt hier niet. Maak met /omroep een nieuw voorbeeld.", alert=True)
        match action:
            case "send" | "drop":
                return await self._refused(row, nonce, request) or await self._decide(row, action, request)
            case "stop":
                return await self._stop(row, nonce, request)
            case _:
                return Reply(toast="Deze knop werkt niet meer.")

    async def _refused(self, row: NewsRow, nonce: str, request: Request) -> Reply | None:
        """Why this draft is not decided on by this tap; None when it may be."""
        if row.content["by"] != request.user_id:
            await self.rights.note_refusal(request, f"tap on broadcast {row.news_id}")
            return Reply(toast="Deze knoppen zijn voor wie dit voorbeeld maakte.", alert=True)
        if row.planned_at is not None or row.spread_at is not None:
            return Reply(toast=DONE)
        if row.created_at + DRAFT_LIFETIME <= self.clock.now():
            return Reply(text="Dit voorbeeld is verlopen; er is niets verstuurd. Stuur /omroep met je tekst opnieuw.")
        if row.content["nonce"] != nonce:
            return Reply(toast="Deze knop hoort bij een ouder scherm. Gebruik het nieuwste.")
        return None

    async def _decide(self, row: NewsRow, action: str, request: Request) -> Reply:
        """Send it or throw it away, once: of two taps at the same time the first one counts."""
        async with self.database.begin() as tx:
            if not await stored_news.plan(tx, row.news_id, content.BROADCAST, self.wall.now()):
                return Reply(toast=DONE)
            if action == "drop":
                await stored_news.spread_done(tx, row.news_id, self.wall.now())
                return Reply(text="🗑 Weggegooid: er is niets verstuurd.")
            chats = await follows.count_following(tx)
            under_way = {**row.content, "message": request.message_id, "nonce": new_nonce(), "chats": chats}
            await stored_news.replace(tx, row.news_id, under_way, 0)
            text = row.content["text"]
            await audit.note(tx, self.clock.now(), actor_of(request), "broadcast", news_id=row.news_id, text=text)
        return await self._show(row.news_id)

    async def _stop(self, row: NewsRow, nonce: str, request: Request) -> Reply:
        """Any admin in the chat where it was sent from, for as long as it is under way: whoever of a desk group sees
        first that it is wrong need not wait for who made it."""
        if row.planned_at is None or "message" not in row.content or row.content.get("stopped"):
            return Reply(toast="Dat kan niet meer.")
        if row.content.get("nonce", "") != nonce:
            return Reply(toast="Deze knop hoort bij een ouder scherm. Gebruik het nieuwste.")
        async with self.database.begin() as tx:
            counts = await stored_outbox.counts(tx, row.news_id)
            if row.spread_at is not None and not any(counts.get(state, 0) for state in stored_outbox.ON_ITS_WAY):
                told = {"toast": "Stoppen kan niet meer: alles was al verstuurd.", "alert": True}
                return (await progress(tx, row.news_id)).model_copy(update=told)
            await stored_news.spread_done(tx, row.news_id, self.wall.now())
            await stored_news.replace(tx, row.news_id, {**row.content, "stopped": True}, 0)
            await stored_outbox.cancel_waiting(tx, "stopped by an admin", news_id=row.news_id)
            await audit.note(tx, self.clock.now(), actor_of(request), "broadcast stopped", news_id=row.news_id)
        return await self._show(row.news_id)

    async def _show(self, news_id: int) -> Reply:
        self.wake()
        async with self.database.read() as db:
            return await progress(db, news_id)


async def progress(db: ReadConnection, news_id: int) -> Reply:
    """How far it is, with a button to stop while there is something left."""
    row = await stored_news.get(db, news_id)
    assert row is not None
    counts = await stored_outbox.counts(db, news_id)
    sent = counts.get("sent", 0)
    waiting = sum(counts.get(state, 0) for state in stored_outbox.ON_ITS_WAY)
    failed = counts.get("dead", 0)
    unsure = counts.get("unknown", 0)
    under_way, stopped = row.spread_at is None or waiting > 0, row.content.get("stopped")
    total = sum(counts.values())
    lost = f", {dutch.number(failed)} niet bezorgd" if failed else ""
    lost += f", {dutch.number(unsure)} onzeker" if unsure else ""
    how = "⏹ Gestopt" if stopped else "✅ Klaar"
    if under_way and not stopped:
        how, total = "📤 Onderweg", max(total, row.content.get("chats", 0))
    line = f"{how}: {dutch.number(sent)} van de {dutch.number(total)} verstuurd{lost}."
    stop = ((Button(label="⏹ Stoppen", data=f"m:o:stop:{news_id}:{row.content.get('nonce', '')}"),),)
    return Reply(text=f"{row.content['text']}\n\n{line}", buttons=stop if under_way and not stopped else ())


class ProgressLines:
    """Keeps the progress line of each broadcast that is under way current; a periodic task of the one sender."""

    every = 3.0

    def __init__(self, database: Database, bot: Bot, send_queue: SendQueue, wall: Clock) -> None:
        self._database = database
        self._bot = bot
        self._send_queue = send_queue
        self._wall = wall
        self._shown: dict[int, str] = {}
        self._finished: set[int] = set()

    async def step(self) -> None:
        async with self._database.read() as db:
            recent = news_table.c.planned_at > self._wall.now() - timedelta(days=1)
            newest = select(news_table).where(news_table.c.kind == content.BROADCAST, recent)
            rows = await db.all_as(NewsRow, newest.order_by(news_table.c.news_id.desc()).limit(5))
            lines = [
                (row, await progress(db, row.news_id))
                for row in rows
                if row.news_id not in self._finished and row.content.get("message")
            ]
        for row, reply in lines:
            if self._shown.get(row.news_id) != reply.text:
                await self._show(row, reply)
            self._shown[row.news_id] = reply.text
            if not reply.buttons:
                self._finished.add(row.news_id)

    async def _show(self, row: NewsRow, reply: Reply) -> None:
        chat_id = row.content["chat"]
        try:
            async with self._send_queue.turn(chat_id, Priority.PROGRESS):
                await self._bot.edit_message_text(
                    reply.text,
                    chat_id=chat_id,
                    message_id=row.content["message"],
                    parse_mode="HTML",
                    link_preview_options=NO_PREVIEW,
                    reply_markup=inline_keyboard(reply.buttons),
                )
        except TelegramError as error:
            failure = classify(error)
            if failure.kind is FailureKind.FLOOD:
                self._send_queue.refused(chat_id, failure.retry_after)
            elif failure.kind is not FailureKind.UNCHANGED:
                log.info("progress line not shown", reason=failure.reason)
