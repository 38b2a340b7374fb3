"""A refused message past the model: asked for a line, which is read, held against the message and answered."""

import asyncio
import contextlib
import hashlib
import re
from collections.abc import Awaitable, Callable

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
from bot.second_reader.roots import differs
from bot.understanding.canonical import canonical
from bot.understanding.grammar.items import UNKNOWN
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
