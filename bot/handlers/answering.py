"""From what a fan typed to the reply: understand, answer, render. No Telegram, no database; cached by ledger head."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import bot.replies  # noqa: F401 - registers how each answer is worded
from bot.clock import Clock
from bot.handlers.pictures import Pictures
from bot.replies.asking import render_ask_back, render_not_understood, with_choices
from bot.replies.rendering import Scene, render
from bot.replies.reply import SILENCE, Reply
from bot.understanding.scope import in_talk_mode
from bot.understanding.understander import Understander
from bot.understanding.understood import AskBack, NotUnderstood, Silence, Understanding, Understood
from medals_core import Archive, Question, Viewpoint, answer

CACHED_REPLIES = 4096
FIRST_ASKER = "NED"
WARMING = ("hoeveel medailles heeft Jutta Leerdm", "lekker weertje")
"""A name with a typing error, and chatter: together they look everything up once."""


@dataclass(frozen=True)
class Known:
    """What the ledger knows at this moment: the archive and the number of its newest entry."""

    archive: Archive
    head: int


@dataclass(frozen=True)
class FanReply:
    """The reply, and the question that was understood (None when none was)."""

    reply: Reply
    question: Question | None = None


class Answering:
    """Answers texts. ``known`` gives the archive as it is now; replies are kept per ledger head, so that a thousand
    people asking the same after a gold cost one answer."""

    def __init__(
        self, known: Callable[[], Known], understander_of: Callable[[Archive], Understander], clock: Clock
    ) -> None:
        self._known = known
        self._understander_of = understander_of
        self._clock = clock
        self._athletes: object = None
        self._pictures = Pictures()
        self._cache: OrderedDict[tuple[object, ...], FanReply] = OrderedDict()

    def reply(
        self, text: str, own: str, *, in_group: bool = False, unsure: bool = False, last: Question | None = None
    ) -> FanReply:
        """The reply to one text, as of this minute. ``unsure``: perhaps chatter: only a clear question counts."""
        known, now = self._known(), self._minute()
        key = (known.head, text, own, in_group, unsure, last, now)
        cached = self._cache.get(key)
        if cached is not None:
            self._cache.move_to_end(key)
            return cached
        viewpoint = Viewpoint(now=now, own=own)
        understanding = self.understander(known.archive).understand(text, viewpoint, last=last, archive=known.archive)
        if unsure:
            understanding = in_talk_mode(text, understanding)
        made = self._render(understanding, Scene(known.archive, viewpoint, in_group))
        if made.reply.picture is not None:
            return made
        self._cache[key] = made
        if len(self._cache) > CACHED_REPLIES:
            self._cache.popitem(last=False)
        return made

    def reply_to(self, question: Question, own: str, *, in_group: bool = False) -> Reply:
        """The reply to a question that is typed already."""
        viewpoint = Viewpoint(now=self._minute(), own=own)
        return self._answer(question, Scene(self._known().archive, viewpoint, in_group))

    def interpretations(self, text: str, own: str, most: int = 5) -> list[FanReply]:
        """For inline mode: each reading of a text with its full answer; an empty text gives the own nation and the
        table."""
        texts = [text] if text.strip() else [f"/land {own}", "/stand"]
        viewpoint = Viewpoint(now=self._minute(), own=own)
        found: list[FanReply] = []
        for one in texts:
            understanding = self.understander(self._known().archive).understand(one, viewpoint)
            if isinstance(understanding, AskBack):
                texts_of_choices = [choice.command for choice in understanding.choices]
                found += [self.reply(command, own) for command in texts_of_choices]
            elif isinstance(understanding, Understood):
                found.append(self.reply(one, own))
                found += [self.reply(choice.command, own) for choice in understanding.also]
        return [one for one in found if one.question is not None][:most]

    def warm(self) -> None:
        """Make the indexes of names and phrasings, so that the first fan need not wait for them."""
        viewpoint = Viewpoint(now=self._minute(), own=FIRST_ASKER)
        for text in WARMING:
            self.understander(self._known().archive).understand(text, viewpoint)

    def understander(self, archive: Archive) -> Understander:
        """Understanding knows names, not results: it is made anew only when the desk added an athlete."""
        if archive.athletes is not self._athletes:
            self._understander = self._understander_of(archive)
            self._athletes = archive.athletes
        return self._understander

    def _render(self, understanding: Understanding, scene: Scene) -> FanReply:
        match understanding:
            case Understood(question=question, also=also, picture=pictured):
                reply = self._pictures.reply(question, scene) if pictured else self._answer(question, scene)
                return FanReply(with_choices(reply, also), question)
            case AskBack():
                return FanReply(render_ask_back(understanding))
            case NotUnderstood():
                return FanReply(
                    SILENCE if scene.in_group and understanding.quiet else render_not_understood(understanding)
                )
            case Silence():
                return FanReply(SILENCE)

    def _answer(self, question: Question, scene: Scene) -> Reply:
        return render(question, answer(question, scene.archive, scene.viewpoint), scene)

    def _minute(self) -> datetime:
        return self._clock.now().replace(second=0, microsecond=0)
