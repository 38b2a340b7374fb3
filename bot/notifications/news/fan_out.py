"""From one piece of news to a row in the outbox for every chat that it concerns: in batches, resumable, so that
memory stays bounded and a crash loses nothing."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cachetools import LRUCache

from bot.clock import Clock
from bot.notifications.news import content
from bot.notifications.news.audience import PAUSED, moved, select_news, subjects_of
from bot.notifications.news.composing import Composer
from bot.notifications.news.content import Item, Results
from bot.notifications.news.payload import delivery, message_in, of_message
from bot.notifications.sending.gold_cards import card_for, withdraw_cards
from bot.notifications.sending.rate_limits import Priority
from bot.storage import Database, Transaction, follows
from bot.storage import news as stored_news
from bot.storage import outbox as stored_outbox
from bot.storage.follows import Follower, Preferences, Subject
from bot.storage.news import NewsRow
from bot.storage.outbox import NewMessage, OutboxRow
from medals_core.archive import Archive
from medals_core.games import EventId
from medals_core.nations import Noc

CHATS_PER_BATCH = 200
"""Chats in one transaction."""
MOST_COMPOSERS = 4

# What a row of the outbox is.
NEWS = "news"
LIVE = "live"
DIGEST = "digest"
BROADCAST = "broadcast"
EDIT = "edit"


DigestText = Callable[[str, str, Noc], str]
"""The text (HTML) of a digest: kind, day (ISO), own nation."""


def hidden_below_title(html: str) -> str:
    """A digest for who wants to see the results only on a tap."""
    title, _, rest = html.partition("\n\n")
    return f"{title}\n\n<tg-spoiler>{rest}</tg-spoiler>" if rest else html


def edit_kind(outbox_id: int) -> str:
    """The kind of the row that edits the message of another row."""
    return f"{EDIT}:{outbox_id}"


@dataclass
class NewsFanOut:
    """``step`` does one batch. ``archive``: what is known now; ``own``: the nation of chats that chose none;
    ``catch_up``: sees to it that the archive knows the ledger up to that entry (another process may have published)."""

    database: Database
    archive: Callable[[], Archive]
    clock: Clock
    wall: Clock
    own: Noc
    digest_text: DigestText
    catch_up: Callable[[int], Awaitable[None]] | None = None

    def __post_init__(self) -> None:
        self._composers: LRUCache[tuple[int, int], tuple[Archive, Composer]] = LRUCache(MOST_COMPOSERS)

    async def step(self) -> int | None:
        """One batch of the oldest news whose window has closed: how many messages were made; None when there is no
        such news."""
        async with self.database.begin() as tx:
            row = await stored_news.due(tx, self.wall.now())
            if row is None:
                return None
            if self.catch_up is not None:
                await self.catch_up(row.seq_to)
            if row.kind in SPREADS:
                return await SPREADS[row.kind](self, tx, row)
            await stored_news.spread_done(tx, row.news_id, self.wall.now())
            return 0

    async def results(self, tx: Transaction, row: NewsRow) -> int:
        archive, after = self.archive(), row.spread_after
        results = Results.model_validate(row.content) if row.kind in content.RESULTS else None
        wanted: frozenset[Subject] = frozenset()
        news_ids: list[int] = []
        if results is not None and results.items:
            wanted = subjects_of(results, archive)
            news_ids = await self._earlier(tx, row, results)
        found = await follows.chats_with_preferences(tx, after, CHATS_PER_BATCH, live_only=True)
        if wanted:
            found += await follows.chats_following(tx, wanted, after, CHATS_PER_BATCH)
        found += await stored_outbox.chats_with(tx, news_ids, after, CHATS_PER_BATCH)
        chats = sorted(set(found))[:CHATS_PER_BATCH]
        places = await follows.followers(tx, chats)
        messages: list[NewMessage] = []
        if results is not None and results.items:
            composer = self._composer(row, results, archive)
            told = await self._correct(tx, row, results, composer, news_ids, chats, places)
            rank_moved = moved(results)
            for follower in places:
                message = self._fresh(row, results, composer, follower, archive, rank_moved, told)
                if message is not None:
                    card = card_for(row, results, follower)
                    messages += [message] if card is None else [message, card]
        for follower in places:
            if follower.preferences.live_table:
                messages.append(_message(row, follower, LIVE, Priority.LIVE, {"live": True}))
                await stored_outbox.cancel_waiting(
                    tx,
                    "a newer table",
                    chat_id=follower.chat_id,
                    thread_id=follower.thread_id,
                    kind=LIVE,
                    before_news=row.news_id,
                )
        return await self._keep(tx, row, messages, chats)

    def _fresh(
        self, row: NewsRow, results: Results, composer: Composer, follower: Follower, archive: Archive,
        rank_moved: Mapping[Noc, frozenset[Noc]], told: set[tuple[int, int, EventId]],
    ) -> NewMessage | None:  # fmt: skip
        left = tuple(
            item
            for item in results.items
            if (follower.chat_id, follower.thread_id, item.event_id) not in told or not item.is_correction
        )
        if not left:
            return None
        mine = results if len(left) == len(results.items) else results.model_copy(update={"items": left})
        selection = select_news(mine, follower, archive, follower.own_nation or self.own, rank_moved)
        if selection is None:
            return None
        message = composer.fresh(selection, spoiler=follower.preferences.spoiler)
        priority = Priority.CORRECTION if row.kind == content.CORRECTION else Priority.NEWS
        return _message(row, follower, NEWS, priority, of_message(message, selection, **delivery(follower.preferences)))

    async def _correct(
        self, tx: Transaction, row: NewsRow, results: Results, composer: Composer, news_ids: Sequence[int],
        chats: Sequence[int], places: Sequence[Follower],
    ) -> set[tuple[int, int, EventId]]:  # fmt: skip
        """Bring the messages sent before up to date. Returns which chats and topics had one about which event."""
        corrected = {item.event_id: item for item in results.items if item.is_correction}
        wishes = {(follower.chat_id, follower.thread_id): follower.preferences for follower in places}
        latest: dict[tuple[int, int, EventId], OutboxRow] = {}
        for message in await stored_outbox.messages_of(tx, news_ids, chats, (NEWS,)):
            for piece in message.payload["message"]["pieces"]:
                if piece["event_id"] in corrected:
                    latest[message.chat_id, message.thread_id, piece["event_id"]] = message
        by_message: dict[int, tuple[OutboxRow, list[Item]]] = {}
        for (_, _, event_id), message in latest.items():
            by_message.setdefault(message.outbox_id, (message, []))[1].append(corrected[event_id])
        edits: list[NewMessage] = []
        for message, items in by_message.values():
            where = (message.chat_id, message.thread_id)
            edit = await self._correct_one(tx, row, composer, message, items, wishes.get(where, Preferences()))
            if edit is not None:
                edits.append(edit)
        await stored_outbox.add(tx, edits, self.wall.now())
        await withdraw_cards(tx, row, corrected, news_ids, chats, self.wall.now())
        return set(latest)

    async def _correct_one(
        self, tx: Transaction, row: NewsRow, composer: Composer, sent: OutboxRow, items: Sequence[Item],
        wishes: Preferences,
    ) -> NewMessage | None:  # fmt: skip
        message, selection = message_in(sent.payload)
        rest = {key: value for key, value in sent.payload.items() if key not in ("message", "focus", "people")}
        if sent.state in stored_outbox.WAITING:
            unsent = message
            for item in items:
                if (changed := composer.replaced(unsent, item.event_id, selection)) is None:
                    await stored_outbox.cancel_waiting(tx, "withdrawn before it was sent", outbox_id=sent.outbox_id)
                    return None
                unsent = changed
            if await stored_outbox.rewrite(tx, sent.outbox_id, of_message(unsent, selection, **rest), if_unsent=True):
                return None
        for item in items:
            message = composer.corrected(message, item.event_id, selection.focus)
        await stored_outbox.rewrite(tx, sent.outbox_id, of_message(message, selection, **rest))
        explained = composer.explanation(items[-1].event_id, selection.focus, spoiler=message.spoiler)
        kind = edit_kind(sent.outbox_id)
        await stored_outbox.cancel_waiting(
            tx, "a newer correction", chat_id=sent.chat_id, kind=kind, before_news=row.news_id
        )
        content = {"edit_of": sent.outbox_id, "explain": of_message(explained, selection), **delivery(wishes)}
        return _message(row, sent, kind, Priority.CORRECTION, content)

    async def _earlier(self, tx: Transaction, row: NewsRow, results: Results) -> list[int]:
        """The news that told of the events that are corrected now."""
        corrected = {item.event_id for item in results.items if item.is_correction}
        if not corrected:
            return []
        return [
            former.news_id
            for former in await stored_news.of_kinds(tx, row.games_id, content.RESULTS)
            if former.news_id < row.news_id and corrected & {item["event_id"] for item in former.content["items"]}
        ]

    async def digest(self, tx: Transaction, row: NewsRow) -> int:
        chats = await follows.chats_with_preferences(tx, row.spread_after, CHATS_PER_BATCH)
        messages = []
        texts: dict[Noc, str] = {}
        for follower in await follows.followers(tx, chats):
            kinds = follower.preferences.kinds
            if row.kind not in kinds or PAUSED in kinds:
                continue
            own = follower.own_nation or self.own
            if own not in texts:
                texts[own] = self.digest_text(row.kind, row.content["day"], own)
            if texts[own]:
                hidden = follower.preferences.spoiler and row.kind == content.EVENING
                values = {"text": hidden_below_title(texts[own]) if hidden else texts[own]}
                values |= delivery(follower.preferences)
                messages.append(_message(row, follower, DIGEST, Priority.BROADCAST, values))
        return await self._keep(tx, row, messages, chats)

    async def to_followers(self, tx: Transaction, row: NewsRow) -> int:
        """The text of the row to every chat that follows something; who paused gets only what is broadcast."""
        chats = await follows.chats_with_any_follow(tx, row.spread_after, CHATS_PER_BATCH)
        messages = [
            _message(
                row,
                follower,
                BROADCAST,
                Priority.BROADCAST,
                {"text": row.content["text"], **delivery(follower.preferences)},
            )
            for follower in await follows.followers(tx, chats)
            if follower.subjects and (row.kind == content.BROADCAST or PAUSED not in follower.preferences.kinds)
        ]
        return await self._keep(tx, row, messages, chats)

    async def _keep(self, tx: Transaction, row: NewsRow, messages: Sequence[NewMessage], chats: Sequence[int]) -> int:
        made = await stored_outbox.add(tx, messages, self.wall.now())
        if chats:
            await stored_news.spread_to(tx, row.news_id, chats[-1])
        if len(chats) < CHATS_PER_BATCH:
            await stored_news.spread_done(tx, row.news_id, self.wall.now())
        return made

    def _composer(self, row: NewsRow, results: Results, archive: Archive) -> Composer:
        """One for all batches of a piece of news."""
        key = (row.news_id, row.seq_to)
        if (kept := self._composers.get(key)) is None or kept[0] is not archive:
            kept = (archive, Composer(results, archive, self.clock.now(), self.own))
            self._composers[key] = kept
        return kept[1]


def _message(
    row: NewsRow, to: Follower | OutboxRow, kind: str, priority: Priority, content: Mapping[str, Any]
) -> NewMessage:
    return NewMessage(row.news_id, to.chat_id, to.thread_id, kind, priority, content)


SPREADS: dict[str, Callable[[NewsFanOut, Transaction, NewsRow], Awaitable[int]]] = {
    content.MEDALS: NewsFanOut.results,
    content.CORRECTION: NewsFanOut.results,
    content.QUIET: NewsFanOut.results,
    content.MORNING: NewsFanOut.digest,
    content.EVENING: NewsFanOut.digest,
    content.BROADCAST: NewsFanOut.to_followers,
}
"""To whom each kind of news goes: a batch, and how many messages it made. LIVE is a table that a chat asked for, and is
spread by nobody."""
