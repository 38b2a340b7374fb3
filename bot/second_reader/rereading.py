"""A refused message past the model: asked for a line, which is read, held against the message and answered."""

import asyncio
import contextlib
import hashlib
import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any

import structlog
from cachetools import LRUCache
from telegram import Bot
from telegram.error import TelegramError

from bot.handlers.answering import Answering, FanReply
from bot.handlers.dispatcher import NOT_MEANT
from bot.replies.caption import cut_html
from bot.replies.reply import MAX_TEXT_UNITS, Button, safe
from bot.request import Request
from bot.second_reader.model import Model, line_of, messages
from bot.understanding.canonical import canonical
from bot.understanding.grammar.items import UNKNOWN, Item
from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.folding import fold
from bot.understanding.understood import AskBack, Choice, Understood

log = structlog.get_logger(__name__)
KEPT = 4096
Send = Callable[[FanReply], Awaitable[None]]
Wanted = Callable[[Request], Awaitable[bool]]


class Rephrased:
    """Answers by a line that somebody wrote instead of a text, which is kept for who means something else."""

    def __init__(self, answering: Answering) -> None:
        self._answering = answering
        self._texts: LRUCache[str, str] = LRUCache(KEPT)

    def answer(self, text: str, line: str, own: str, *, in_group: bool = False) -> FanReply | None:
        """The reply to the line, which says how the text was read; asked back where it says more than the text, or
        less. None where the reading does not own every word of the line as one question."""
        look, said = self._answering.look(line, own), self._answering.look(text, own).phrases
        meant, intro = look.understanding, f"Ik lees dit als: <i>{safe(line)}</i>\n\n"
        if not isinstance(meant, Understood | AskBack) or any(one.has(UNKNOWN) for one in look.phrases):
            return None
        if isinstance(meant, Understood):
            nations = re.findall("[A-Z]{3}", canonical(meant.question, look.lexicon.archive))
            if differs(said, look.phrases, own, own_filled_in=own in nations):
                yes, intro = Choice(question=meant.question, label="Ja"), ""
                meant = AskBack(prompt=f"Bedoel je: ‘{line}’?", choices=(yes,))
        found = self._answering.told(meant, own, in_group=in_group)
        key = hashlib.sha256(text.encode()).hexdigest()[:16]
        self._texts[key] = text
        told = cut_html(intro + found.reply.text, MAX_TEXT_UNITS)
        buttons = (*found.reply.buttons, (Button(label="Dat bedoelde ik niet", data=NOT_MEANT + key),))
        return FanReply(found.reply.model_copy(update={"text": told, "buttons": buttons}), found.question)

    def taken_back(self, data: str, own: str, *, in_group: bool) -> FanReply:
        """The refusal that a reading stood in the place of."""
        return self._answering.reply(self._texts.get(data.removeprefix(NOT_MEANT), ""), own, in_group=in_group)


class SecondReader(Rephrased):
    """``wanted``: does this chat let its texts go to the model?"""

    def __init__(self, model: Model, answering: Answering, bot: Bot, wanted: Wanted) -> None:
        super().__init__(answering)
        self._model = model
        self._bot = bot
        self._wanted = wanted
        self._lines: LRUCache[tuple[str, int], str | None] = LRUCache(KEPT)
        self._at_work: set[asyncio.Task[None]] = set()

    async def take(self, refused: FanReply, request: Request, own: str, send: Send) -> None:
        """Have sent what becomes of a refused message. In a group it is not waited for: others speak there too."""
        work = asyncio.create_task(self._take(refused, request, own, send))
        if request.is_private:
            await work
            return
        self._at_work.add(work)
        work.add_done_callback(self._done)

    async def close(self) -> None:
        await asyncio.gather(*self._at_work, return_exceptions=True)
        await self._model.close()

    async def _take(self, refused: FanReply, request: Request, own: str, send: Send) -> None:
        found = None
        if await self._wanted(request):
            typing = asyncio.create_task(self._type(request))
            line = await self._line(refused.refused, own)
            typing.cancel()
            found = self.answer(refused.refused, line, own, in_group=not request.is_private) if line else None
        await send(found or refused)

    async def _line(self, text: str, own: str) -> str | None:
        key = (text, self._answering.head)
        if key not in self._lines:
            look = self._answering.look(text, own)
            asked = await asyncio.to_thread(messages, text, look.phrases, look.lexicon)
            said = await self._model.says(asked)
            if said is not None:
                self._lines[key] = line_of(said)
        return self._lines.get(key)

    async def _type(self, request: Request) -> None:
        with contextlib.suppress(TelegramError):
            await self._bot.send_chat_action(request.chat_id, "typing", message_thread_id=request.thread_id or None)

    def _done(self, work: asyncio.Task[None]) -> None:
        self._at_work.discard(work)
        if not work.cancelled() and (error := work.exception()) is not None:
            log.error("answer after a second reading failed", exc_info=error)


Mark = tuple[str, frozenset[Any]]  # a kind of thing said, and all that it may mean
_DENIALS = ("not", "none", "nothing", "never", "nobody", "without", "except", "except_after", "except_verb", "missing")
_NUMBERS = ("number", "rank", "placed", "top", "times")
_WAYS = (
    (("more", ""), ("higher", ""), ("above", ""), ("ahead", ""), ("most", "most"), ("most", "best")),
    (("fewer", ""), ("lower", ""), ("below", ""), ("behind", ""), ("most", "fewest"), ("most", "worst")),
)  # up and down
_BEFORE_NAMES = frozenset(("aan", "bij", "door", "in", "naar", "op", "tegen", "uit", "van", "volgens", "voor"))


def differs(message: Sequence[Item], line: Sequence[Item], own: str, *, own_filled_in: bool) -> bool:
    """Has the line a mark without a root in the message, or the message one that the line lost? Rephrasing may neither
    add nor lose names, numbers, colours, denials, Games, moments and sexes. ``own_filled_in``: the reading of the line
    is about the own nation, perhaps for want of another."""
    said, meant = list(_marks(message, own)), list(_marks(line, own))
    sure = list(_marks([one for one in message if not one.repairs], own))
    lost = any(not _is_among(mark, meant) for mark in sure) or any(not _is_among(mark, said) for mark in meant)
    words = set(fold(" ".join(one.text for one in line)).split())
    unnamed = any(words.isdisjoint(fold(name).split()) for name in _unknown_names(message))
    ways = [{way for way in _WAYS for kind in way if any(one.has(*kind) for one in items)} for items in (message, line)]
    turned = all(ways) and ways[0].isdisjoint(ways[1])
    return lost or turned or unnamed or (own_filled_in and not _is_among(("name", frozenset([own])), meant))


def _is_among(mark: Mark, others: Sequence[Mark]) -> bool:
    return any(kind == mark[0] and not meant.isdisjoint(mark[1]) for kind, meant in others)


def _marks(items: Sequence[Item], own: str) -> Iterator[Mark]:
    for one in items:
        for kind in ("nation", "athlete"):
            if one.has(kind):
                yield "name", frozenset(getattr(item, "noc", None) or item.athlete_id for item in one.value(kind).items)
        if one.has("own"):
            yield "name", frozenset([own])
        if one.has("event"):
            mention = one.value("event")
            if mention.metres or mention.kinds:  # a discipline and an event of it are two things
                yield "event", frozenset(candidate.event.event_id for candidate in mention.candidates)
            elif mention.disciplines:
                yield "sport", frozenset(sport.discipline for sport in mention.disciplines)
            if mention.gender is not None:
                yield "gender", frozenset([mention.gender])
        if one.has("games"):
            yield "games", frozenset([one.value("games").scope])
        if one.has("moment"):
            yield "moment", frozenset([one.value("moment").meaning])
        for kind in ("described", "colour", "gender"):
            if one.has(kind):
                yield kind, frozenset(one.meanings[kind])
        if not one.is_small:
            if numbers := frozenset(value for kind in _NUMBERS for value in one.meanings.get(kind, ())):
                yield "number", numbers
            if denials := {"only" if kind == "only" else "no" for kind in (*_DENIALS, "only") if one.has(kind)}:
                yield "denial", frozenset(denials)


def _unknown_names(items: Sequence[Item]) -> Iterator[str]:
    """Words that look like a name, or stand where one does."""
    for at, one in enumerate(items):
        stands = at > 0 and items[at - 1].text.lower() in _BEFORE_NAMES and fold(one.text) not in ORDINARY
        if one.has(UNKNOWN) and (stands or (at and one.text[:1].isupper())):
            yield one.text
