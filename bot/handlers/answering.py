"""From what a fan typed to the reply: understand, answer, render. No Telegram, no database; cached by ledger head."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from threading import Thread
from typing import NamedTuple

import structlog
from cachetools import LRUCache

import bot.replies  # noqa: F401 - registers how each answer is worded
from bot.clock import Clock
from bot.handlers.buttons import Keep, asked_by, ready
from bot.handlers.pictures.drawing import Pictures
from bot.replies import asking, dutch
from bot.replies.caption import cut_html
from bot.replies.rendering import Scene, render
from bot.replies.reply import MAX_CAPTION_UNITS, MAX_TEXT_UNITS, SILENCE, Reply, utf16_units
from bot.understanding import understood as outcomes
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.subjects import subject
from bot.understanding.names.lexicon import Lexicon
from bot.understanding.scope import in_talk_mode
from bot.understanding.understander import Unanswered, Understander
from medals_core import Archive, Question, Viewpoint, answer
from medals_core.games import Season
from medals_core.nations import Nation
from medals_core.queries.errors import QueryError
from medals_core.queries.index import read_season

log = structlog.get_logger(__name__)

MOST_CACHED_REPLIES = 4096
FIRST_ASKER = "NED"
WARM_UP_TEXTS = ("hoeveel medailles heeft Jutta Leerdm", "lekker weertje")
"""A name with a typing error, and chatter: together they look everything up once."""

NOT_IN_DATA = outcomes.NotUnderstood(reason="Dat staat niet in mijn gegevens.")

BETWEEN = "\n\n"
ROWS_EACH = 1
"""Rows of buttons that each of several answers in one message keeps."""


@dataclass(frozen=True)
class Known:
    """What the ledger knows at this moment: the archive and the number of its newest entry."""

    archive: Archive
    head: int


class Former(NamedTuple):
    """What a text may lean on: the last question, and the one that this person asked before it. ``refused``: the last
    text was not answered; ``last`` is then what it named, None where that is not known."""

    last: Question | None = None
    before: Question | None = None
    refused: bool = False


NOTHING_BEFORE = Former()


@dataclass(frozen=True)
class FanReply:
    """The reply, and the question that it answers (None: none). ``run``: instead of a reply, a command to be done as if
    it was typed. ``kept``: questions that its buttons only carry the key of. ``refused``: the text, when it could not
    be read and nothing was known of why; ``unanswered``: what a text named that was not answered."""

    reply: Reply
    question: Question | None = None
    run: str = ""
    kept: tuple[tuple[str, Question], ...] = ()
    refused: str = ""
    unanswered: Unanswered | None = None


class Look(NamedTuple):
    """What a text by itself asks, as one question, the phrases in it, and the names that it was read by."""

    understanding: outcomes.Understanding
    phrases: tuple[Item, ...]
    lexicon: Lexicon


class Answering:
    """Answers texts. ``known`` gives the archive as it is now; replies are kept per ledger head, so that a thousand
    people asking the same after a gold cost one answer. ``keep`` is told of every question that a button only carries
    the key of."""

    def __init__(
        self, known: Callable[[], Known], understander_of: Callable[[Archive], Understander], clock: Clock,
        keep: Keep = lambda _key, _question: None,
    ) -> None:  # fmt: skip
        self._known = known
        self._understander_of = understander_of
        self._clock = clock
        self._keep = keep
        self._athletes: object = None
        self._reads_on = False
        self._pictures = Pictures()
        self._cache: LRUCache[tuple[object, ...], FanReply] = LRUCache(MOST_CACHED_REPLIES)

    def reply(
        self, text: str, own: str, former: Former = NOTHING_BEFORE, *, in_group: bool = False, unsure: bool = False
    ) -> FanReply:
        """The reply to one text, as of this minute. ``unsure``: perhaps chatter: only a clear question counts."""
        last = former.last

        def made(scene: Scene) -> FanReply:
            reader = self.understander(scene.archive)
            if unsure and reader.surely_asks(text, scene.viewpoint, archive=scene.archive):
                # Among chatter a whole question leans on nothing.
                understanding = in_talk_mode(text, self._understood(text, scene))
            elif unsure and not reader.surely_asks(text, scene.viewpoint, last=last, archive=scene.archive):
                understanding = outcomes.Silence()
            else:
                understanding = self._understood(text, scene, former)
                understanding = in_talk_mode(text, understanding) if unsure else understanding
            found = self._render(understanding, scene, NOT_IN_DATA if text[:1] == "/" else outcomes.NotUnderstood())
            if text[:1] == "/":
                return found
            unanswered = reader.unanswered(
                text, understanding, scene.viewpoint, last=last, refused=former.refused, archive=scene.archive
            )
            return replace(found, refused=text if _is_refused(understanding) else "", unanswered=unanswered)

        return self._cached((text, unsure, former), made, own, in_group)

    def ask(self, question: Question, own: str, *, in_group: bool = False, picture: bool = False) -> FanReply:
        """The reply to a question that is understood already."""
        return self.told(outcomes.Understood(question=question, picture=picture), own, in_group=in_group)

    def told(self, understood: outcomes.Understanding, own: str, *, in_group: bool = False) -> FanReply:
        """The reply to what a text was understood to be."""
        return self._cached((understood,), lambda scene: self._render(understood, scene), own, in_group)

    def look(self, text: str, own: str) -> Look:
        scene = self._scene(own, in_group=False)
        reader = self.understander(scene.archive)
        asked = reader.clause(text, scene.viewpoint, scene.archive)
        return Look(asked, reader.phrases(text, scene.viewpoint, scene.archive), reader.lexicon)

    @property
    def head(self) -> int:
        """The number of the ledger's newest entry."""
        return self._known().head

    def tap(self, data: str, own: str, *, in_group: bool = False) -> FanReply:
        """The reply to the data of a button, which is a command."""
        if (asked := asked_by(data, self._known().archive)) is None:
            return self.reply(data, own, in_group=in_group)
        return self.told(asked, own, in_group=in_group)

    def reply_to(self, question: Question, own: str, *, in_group: bool = False) -> Reply:
        """As ``ask``, for whoever needs no more than the reply."""
        return self.ask(question, own, in_group=in_group).reply

    def interpretations(self, text: str, own: str, most: int = 5) -> list[FanReply]:
        """For inline mode: each reading of a text with its full answer; an empty text gives the own nation and the
        table."""
        scene = self._scene(own, in_group=False)
        texts = [text] if text.strip() else [f"/land {own}", "/stand"]
        readings = (reading for one in texts for reading in _readings(self._understood(one, scene)))
        found = dict.fromkeys(readings)
        return [self.ask(question, own) for question in [*found][:most]]

    def nation(self, noc: str) -> Nation:
        """As it is known now."""
        return self._known().archive.nations[noc]

    def warm(self) -> None:
        """Make the indexes of names and phrasings, so that the first fan need not wait for them."""
        scene = self._scene(FIRST_ASKER, in_group=False)
        for text in WARM_UP_TEXTS:
            self._understood(text, scene)
        read_season(scene.archive, scene.archive.current.games.season)

    def _read_on(self, archive: Archive) -> None:
        """Who asks about one Games of the other season asks about more of them: a thread reads the rest. They take ten
        megabytes, so not before."""
        other = next(season for season in Season if season is not archive.current.games.season)
        editions = [each for each in archive.editions.values() if each.games.season is other]
        asked = sum(each.was_asked for each in editions)
        if asked and asked < len(editions) and not self._reads_on:
            self._reads_on = True
            Thread(target=read_season, args=(archive, other), name="reading-on", daemon=True).start()

    def understander(self, archive: Archive) -> Understander:
        """Understanding knows names, not results: it is made anew only when the desk added an athlete."""
        if archive.athletes is not self._athletes:
            self._understander = self._understander_of(archive)
            self._athletes = archive.athletes
        return self._understander

    def _understood(self, text: str, scene: Scene, former: Former = NOTHING_BEFORE) -> outcomes.Understanding:
        reader = self.understander(scene.archive)
        return reader.understand(text, scene.viewpoint, archive=scene.archive, **former._asdict())

    def _scene(self, own: str, in_group: bool) -> Scene:
        now = self._clock.now().replace(second=0, microsecond=0)
        return Scene(self._known().archive, Viewpoint(now=now, own=own), in_group)

    def _cached(
        self, what: tuple[object, ...], make: Callable[[Scene], FanReply], own: str, in_group: bool
    ) -> FanReply:
        scene = self._scene(own, in_group)
        key = (self._known().head, what, own, in_group, scene.viewpoint.now)
        if (found := self._cache.get(key)) is None:
            made = make(scene)
            reply, kept = ready(made.reply, scene.archive)
            found = replace(made, reply=reply, kept=kept)
            self._read_on(scene.archive)
            # Pictures are kept by what they show, and weigh too much to be kept here as well.
            if found.reply.picture is None:
                self._cache[key] = found
        for kept_under, question in found.kept:
            self._keep(kept_under, question)
        return found

    def _render(
        self, understanding: outcomes.Understanding, scene: Scene, unanswerable: outcomes.NotUnderstood = NOT_IN_DATA
    ) -> FanReply:
        """``unanswerable``: said where the data do not hold what is asked. Of a button of long ago, or an id that
        was typed, that they do not; a sentence that comes to that was misread."""
        try:
            return self._rendered(understanding, scene, unanswerable)
        except QueryError:
            # Which one would tell the log what somebody wrote.
            log.info("asked for what the data do not hold")
            return FanReply(asking.render_not_understood(unanswerable, scene))

    def _rendered(
        self, understanding: outcomes.Understanding, scene: Scene, unanswerable: outcomes.NotUnderstood
    ) -> FanReply:
        match understanding:
            case outcomes.Understood(question=question, also=also, picture=pictured, notes=notes):
                reply = self._pictures.reply(question, scene) if pictured else _answered(question, scene)
                return FanReply(asking.with_choices(_noted(reply, notes, scene), also, scene), question)
            case outcomes.AskBack():
                return FanReply(asking.render_ask_back(understanding, scene))
            case outcomes.NotHeld(instead=instead):
                return FanReply(asking.render_not_held(understanding, scene), instead)
            case outcomes.NotUnderstood(quiet=quiet):
                return FanReply(
                    SILENCE if scene.in_group and quiet else asking.render_not_understood(understanding, scene)
                )
            case outcomes.Small():
                return FanReply(asking.render_small(understanding, scene))
            case outcomes.Several(parts=parts, about=about):
                made = [self._render(part, scene, unanswerable) for part in parts]
                return together(made, about)
            case outcomes.RunCommand(text=text):
                return FanReply(SILENCE, run=text)
            case outcomes.Silence():
                return FanReply(SILENCE)


def _is_refused(understanding: outcomes.Understanding) -> bool:
    """Was the text not understood, or only without some of its words?"""
    match understanding:
        case outcomes.NotUnderstood(reason=reason):
            return not reason
        case outcomes.Understood(notes=notes):
            return any(note.kind is outcomes.NoteKind.LEFT_OUT for note in notes)
        case _:
            return False


def _answered(question: Question, scene: Scene) -> Reply:
    return render(question, answer(question, scene.archive, scene.viewpoint), scene)


def _noted(reply: Reply, notes: tuple[outcomes.Note, ...], scene: Scene) -> Reply:
    """With what the reply has to say besides, still within Telegram's lengths."""
    if not notes:
        return reply
    noted = asking.with_notes(reply, notes, scene)
    most = MAX_TEXT_UNITS if reply.picture is None else MAX_CAPTION_UNITS
    return noted.model_copy(update={"text": cut_html(noted.text, most)})


def together(made: Sequence[FanReply], about: int = -1) -> FanReply:
    """Several answers as one; the next text leans on the question ``about``."""
    asked = [one.question for one in made if one.question is not None]
    reply = made[0].reply if len(made) == 1 else _joined(made)
    return FanReply(reply, asked[about] if asked else None)


def _joined(made: Sequence[FanReply]) -> Reply:
    """Several answers in one message, in order; where they do not fit, each gets its share. Answers keep few of their
    buttons: under a long keyboard nobody finds the text. The choices of an ask-back all stay."""
    told = filter(None, map(_rather, [None, *made[:-1]], made))
    texts = _said_once(list(dict.fromkeys(told)))
    if utf16_units(BETWEEN.join(texts)) > MAX_TEXT_UNITS:
        share = MAX_TEXT_UNITS // len(texts) - 100
        texts = [cut_html(text, share) for text in texts]
    answers_first = sorted(made, key=lambda one: one.question is None and not one.reply.asks)
    rows = [one.reply.buttons if one.question is None else one.reply.buttons[:ROWS_EACH] for one in answers_first]
    seen: set[str] = set()
    buttons = []
    for row in (row for some in rows for row in some):
        fresh = tuple(one for one in row if one.label not in seen)
        seen.update(one.label for one in fresh)
        buttons += [fresh] if fresh else []
    return Reply(text=BETWEEN.join(texts), buttons=tuple(buttons))


def _rather(before: FanReply | None, one: FanReply) -> str:
    """The text; where the same was denied of another, no "Ja" behind that "Nee": "won Canada goud, of de VS?"."""
    text, start = one.reply.text, "<b>Ja, "
    if before is None or not (before.reply.text.startswith("<b>Nee, ") and text.startswith(start)):
        return text
    of = [subject(each.question) if each.question is not None else None for each in (before, one)]
    alike = {each.narrowed(nations=(), athletes=()) for each in of if each is not None}
    return f"<b>{dutch.capital(text.removeprefix(start))}" if len(alike) == 1 and None not in of else text


def _said_once(texts: Sequence[str]) -> list[str]:
    """The texts without the sentence with which an earlier one began ("Ja, …"), without the lists that stand in an
    earlier one, and without the line about the stage where the next text ends with the same."""
    seen: set[str] = set()
    kept: list[list[str]] = []
    for text in texts:
        first, *others = text.split(BETWEEN)
        told = first.replace("<b>Ja, ", "<b>").casefold()
        if told in seen:
            first, others = "", [one for one in others if one not in seen]
        kept.append([first, *(one for one in others if one not in seen or not _is_list(one))])
        seen.update((told, *others))
    below: set[str] = set()
    for paragraphs in reversed(kept):
        stages = {one for one in paragraphs[1:] if one.startswith("<i>")}
        paragraphs[1:] = [one for one in paragraphs[1:] if one not in below]
        below = stages or below
    return [BETWEEN.join(filter(None, paragraphs)) for paragraphs in kept if any(paragraphs)]


def _is_list(paragraph: str) -> bool:
    return not paragraph.startswith("<i>") and paragraph.count("<") == 2 * paragraph.count("</")


def _readings(understanding: outcomes.Understanding) -> Iterable[Question]:
    """The questions that a text may ask, likeliest first."""
    choices: tuple[outcomes.Choice, ...] = ()
    match understanding:
        case outcomes.Understood(question=question, also=choices):
            yield question
        case outcomes.AskBack(choices=choices):
            pass
        case outcomes.NotHeld(instead=instead) if instead is not None:
            yield instead
        case outcomes.Several(parts=parts):
            for part in parts:
                yield from _readings(part)
    yield from (choice.question for choice in choices)
