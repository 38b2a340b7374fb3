"""The gold card: with a medal of a nation that a group follows, the group gets a picture of it after the message. In
groups alone: there it is passed on, and a hundred thousand private chats would wait twice as long for their news."""

import asyncio
import hashlib
from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from cachetools import LRUCache
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.daylight import colours_at
from bot.notifications.news.audience import PAUSED
from bot.notifications.news.content import MEDALS, Item, Results
from bot.notifications.news.wording import holder
from bot.notifications.sending.rate_limits import Priority
from bot.replies import dutch
from bot.replies.medal_wording import event_title
from bot.replies.reply import safe
from bot.storage import Transaction
from bot.storage import outbox as stored_outbox
from bot.storage.follows import NATION, Follower
from bot.storage.news import NewsRow
from bot.storage.outbox import NewMessage, OutboxRow
from medals_core.archive import Archive
from medals_core.games import EventId
from medals_core.ledger import STEPS
from medals_core.medal_moment import MedalMoment, medal_moment
from medals_core.medals import Medal, Tally
from medals_core.standings import Standings

CARD = "card"
UNCARD = "uncard"
"""The kind of the row that takes a card away, with the number of the card's row behind it."""
NO_CARD = "no card"
"""Among the kinds that a chat wants: that it does not want these."""
SHARE = "📤 Deel"
_MOST_FILE_IDS = 64


def card_for(row: NewsRow, results: Results, follower: Follower) -> NewMessage | None:
    """The card that goes to this group with this news: of the best new medal of a nation that it follows."""
    kinds = follower.preferences.kinds
    if row.kind != MEDALS or follower.chat_id > 0 or NO_CARD in kinds or PAUSED in kinds:
        return None
    nations = {subject.key for subject in follower.subjects if subject.kind == NATION}
    won = [
        (item, medal)
        for item in results.items
        if not item.is_correction
        for medal in item.new_medals
        if medal.noc in nations
    ]
    if not won:
        return None
    item, medal = min(won, key=lambda each: (STEPS[each[1].colour], each[0].event_id))
    moment = medal_moment(item.event_id, medal, _without(item, results), results.standings_after)
    content = {"moment": moment.model_dump(mode="json"), "spoiler": follower.preferences.spoiler}
    return NewMessage(row.news_id, follower.chat_id, follower.thread_id, CARD, Priority.NEWS, content)


def _without(item: Item, results: Results) -> Standings:
    """The table as it would be without this event's news: of several events told together, each did its own part."""
    tallies = dict(results.after)
    for sign, medals in ((-1, item.new_medals), (1, item.lost_medals)):
        for medal in medals:
            tallies[medal.noc] = tallies.get(medal.noc, Tally()).plus(medal.colour, sign)
    return Standings.of(tallies)


async def withdraw_cards(
    tx: Transaction, row: NewsRow, corrected: dict[EventId, Item], news_ids: Collection[int], chats: Sequence[int],
    now: datetime,
) -> None:  # fmt: skip
    """Cards about a medal that is no longer so are not sent, or are removed: a picture cannot be edited by hand."""
    gone = []
    for card in await stored_outbox.messages_of(tx, news_ids, chats, (CARD,)):
        moment = MedalMoment.model_validate(card.payload["moment"])
        item = corrected.get(moment.event_id)
        if item is None or moment.medal.who in {medal.who for medal in item.after}:
            continue
        if not await stored_outbox.cancel_waiting(tx, "the medal is no longer so", outbox_id=card.outbox_id):
            kind = f"{UNCARD}:{card.outbox_id}"
            content = {"card": card.outbox_id}
            gone.append(NewMessage(row.news_id, card.chat_id, card.thread_id, kind, Priority.CORRECTION, content))
    await stored_outbox.add(tx, gone, now)


class GoldCards:
    """Draws and sends cards; one that many groups get is drawn and uploaded once."""

    def __init__(self, bot: Bot, archive: Callable[[], Archive]) -> None:
        self._bot = bot
        self._archive = archive
        self._files: LRUCache[str, str] = LRUCache(_MOST_FILE_IDS)

    async def send(self, row: OutboxRow, chosen: str, now: datetime) -> int:
        """The number of the message. Without sound: the message before it had that. ``chosen``: the chat's colours.
        Raises what the library raises."""
        colours = colours_at(chosen, now)
        moment = MedalMoment.model_validate(row.payload["moment"])
        key = hashlib.sha256(f"{moment.model_dump_json()} {colours}".encode()).hexdigest()
        photo: str | bytes | None = self._files.get(key)
        if photo is None:
            photo = await asyncio.to_thread(self._drawn, moment, colours)
        spoiler = bool(row.payload.get("spoiler"))
        caption = _caption(moment, self._archive())
        message = await self._bot.send_photo(
            row.chat_id,
            photo,
            caption=f"<tg-spoiler>{caption}</tg-spoiler>" if spoiler else caption,
            parse_mode="HTML",
            has_spoiler=spoiler,
            message_thread_id=row.thread_id or None,
            disable_notification=True,
            reply_markup=_share(moment.medal, self._archive()),
        )
        if message.photo:
            self._files[key] = message.photo[-1].file_id
        return int(message.message_id)

    def _drawn(self, moment: MedalMoment, colours: str) -> bytes:
        # Drawing is loaded with the first picture.
        from bot.pictures.cards.gold import gold_card
        from bot.pictures.look import PALETTES, Look

        return gold_card(moment, self._archive(), Look(PALETTES[colours], sign=f"@{self._bot.username}"))


def _caption(moment: MedalMoment, archive: Archive) -> str:
    """The card in words, for who cannot see it."""
    medal, line = moment.medal, moment.line
    title = event_title(archive.current.events[moment.event_id], archive)
    said = f"{dutch.medal_emoji(medal.colour)} {dutch.capital(holder(medal, archive))}, {title}."
    name, rank = archive.nations[medal.noc].name, line.standing.rank
    if rank is None:
        return safe(said)
    former = f"{dutch.ordinal(line.was)} → " if line.was is not None and line.was != rank else ""
    return safe(f"{said} {name}: {former}{dutch.ordinal(rank)} ({line.standing.tally}).")


def _share(medal: Medal, archive: Archive) -> InlineKeyboardMarkup:
    """Opens the chat of one's choice with the bot's answer about the nation ready to be sent."""
    button = InlineKeyboardButton(SHARE, switch_inline_query=archive.nations[medal.noc].name)
    return InlineKeyboardMarkup([[button]])
