"""Any text a user sends, understood: a command, a follow-up on the former question, or a message of one or more."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from bot.understanding.grammar.attempt import PAGES, Attempt
from bot.understanding.grammar.commands import wish_about_messages
from bot.understanding.grammar.following.chances import from_today_on
from bot.understanding.grammar.following.common import nations_spoken_of
from bot.understanding.grammar.following.denied import is_it_so
from bot.understanding.grammar.following.follow_ups import FollowUpReader
from bot.understanding.grammar.following.hanging import astray, hanging, is_bare, lost, nobody
from bot.understanding.grammar.following.leaning import (
    goes_on,
    is_elliptic,
    is_name_asked,
    leans,
    named_in,
    names_nothing,
    needs_question,
    of_those_games,
    points_at_no_time,
    points_at_unanswered,
    points_back,
    points_there,
    we_with_that,
    without_particle,
)
from bot.understanding.grammar.following.may_lean import may_lean
from bot.understanding.grammar.following.pointing import points_at_shown, winner_shown
from bot.understanding.grammar.following.put_shortly import named_alone, shortly
from bot.understanding.grammar.following.shown import is_of_another, spoken_of
from bot.understanding.grammar.following.staying import at_their_games, at_those_games
from bot.understanding.grammar.following.topic import cut_off, is_remark_on_it
from bot.understanding.grammar.following.widening import widened
from bot.understanding.grammar.items import UNKNOWN, Item
from bot.understanding.grammar.messages import left_out, messages
from bot.understanding.grammar.messages.clauses import Clauses
from bot.understanding.grammar.messages.ones_life import beside_ones_life
from bot.understanding.grammar.messages.ownership import surely_asks
from bot.understanding.grammar.messages.passed_over import SURELY_OURS
from bot.understanding.grammar.messages.pieces import OF_PEOPLE
from bot.understanding.grammar.narrowing.meant import Refused
from bot.understanding.grammar.reader import Reader
from bot.understanding.grammar.seasons import games_named, with_careers
from bot.understanding.grammar.seasons import said as season_said
from bot.understanding.grammar.subjects import about, subject
from bot.understanding.grammar.words.abroad import as_dutch
from bot.understanding.names.folding import LONGEST, clean, tokens
from bot.understanding.names.lexicon import Lexicon
from bot.understanding.scope import asks
from bot.understanding.suggestions import nearest_questions
from bot.understanding.typed_commands import TypedCommands
from bot.understanding.understood import (
    AskBack,
    Choice,
    NotHeld,
    NotUnderstood,
    RunCommand,
    Several,
    Small,
    Understanding,
    Understood,
)
from medals_core.answering import Viewpoint
from medals_core.archive import Archive
from medals_core.nations import Noc
from medals_core.queries.errors import QueryError
from medals_core.queries.filters import Medals
from medals_core.queries.model import Identify
from medals_core.questions import Question, TableQuestion

NAMED_IN_PROMPT = 3
"""More names than this stand on the buttons alone."""

_OF_WHAT = "Je vorige vraag begreep ik niet, dus ik weet niet over wie of wat dit gaat. Zet de naam er even bij."
_OF_EARLIER = "Je vorige vraag begreep ik niet. Bedoel je dit?"


class Unanswered(NamedTuple):
    """A question that got no answer. ``named``: a question about what it named; None where that is not known."""

    named: Question | None


class Understander:
    """Understands texts about one archive. Make a new one when its athletes, nations or events change."""

    def __init__(self, archive: Archive, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or Lexicon(archive)
        self._reader = Reader(self.lexicon)
        self._follow_ups = FollowUpReader(self._reader)
        self._commands = TypedCommands(self.lexicon, self._sentence)

    def understand(
        self, text: str, viewpoint: Viewpoint, *, last: Question | None = None, before: Question | None = None,
        refused: bool = False, archive: Archive | None = None,
    ) -> Understanding:  # fmt: skip
        """What the text asks. ``last``: the question that it may lean on, for "en Duitsland?"; ``before``: the one
        before that, for "samen"; ``refused``: ``last`` is only what the text before it named, which was not answered,
        and ``before`` the last that was.
        ``archive``: the latest results, when they are newer than those that this was made of. Never raises."""
        cleaned, archive = clean(text), archive or self.lexicon.archive
        try:
            whole = refused and self._is_whole(cleaned, viewpoint, archive)
            if refused and self._needs_question(cleaned, viewpoint, archive, last, whole=whole):
                return self._leaning_on_earlier(cleaned, viewpoint, archive, last, before)
            found = self._understand(cleaned, viewpoint, archive, last, None if refused else before)
            if whole and isinstance(found, NotUnderstood):
                found = self._understand(cleaned, viewpoint, archive, None, None)
            return self._with_nearest(found, cleaned, viewpoint, archive, None if refused else last)
        except Refused as refused:  # "in 1942 was ik klein. Hoeveel goud wonnen we toen?"
            return NotUnderstood(reason=refused.reason)
        except QueryError:  # of a day or Games that are not there something had to be looked up to read the text
            return NotUnderstood()

    def _leaning_on_earlier(
        self, cleaned: str, viewpoint: Viewpoint, archive: Archive, named: Question | None, answered: Question | None
    ) -> Understanding:
        """What the text asks when it leans on what the refused one named, or on the last that was answered: asked
        back, as nobody but the asker knows which."""
        items = self._reader.items(cleaned, viewpoint, archive)[0]
        if points_at_unanswered(without_particle(items, named)):
            return NotUnderstood(reason=_OF_WHAT)
        alone = self._understand(cleaned, viewpoint, archive, None, None)
        earlier = (answered, named if _tells_of_others(named, answered) else None)
        found = (self._understand(cleaned, viewpoint, archive, each, None) for each in earlier if each is not None)
        meant = dict.fromkeys(one.question for one in found if isinstance(one, Understood) and one != alone)
        if not meant:
            return NotUnderstood(reason=_OF_WHAT)
        of_one = named is not None and len(meant) == 1 and not earlier[1] and not is_elliptic(items)
        if of_one and any(one.has("pronoun", "she", "he") for one in items):
            return Understood(question=next(iter(meant)))  # "(wat vond hij ervan) hoe oud is hij": he who was shown
        return AskBack(prompt=_OF_EARLIER, choices=tuple(Choice(question=one) for one in meant))

    def _is_whole(self, cleaned: str, viewpoint: Viewpoint, archive: Archive) -> bool:
        """Is it a question by itself, in which nothing is filled in and that points to nothing?"""
        read = self._reader.clause(cleaned, viewpoint, archive)
        return read.question is not None and read.frame not in PAGES and not (read.defaults or points_back(read.items))

    def _needs_question(
        self, cleaned: str, viewpoint: Viewpoint, archive: Archive, last: Question | None, *, whole: bool
    ) -> bool:
        of = subject(last) if last is not None else None
        items = without_particle(self._reader.items(cleaned, viewpoint, archive)[0], last)
        somebody = of is not None and (of.nations or of.athletes)
        unsaid = nobody(items) and not somebody and not any(one.has_any(("nation", "own", "athlete")) for one in items)
        return bool(unsaid) or points_at_no_time(items, of) or needs_question(items, last, whole=whole)

    def _understand(
        self, cleaned: str, viewpoint: Viewpoint, archive: Archive, last: Question | None, before: Question | None
    ) -> Understanding:
        if cleaned.startswith("/"):
            return self._commands.read(cleaned, viewpoint, archive)
        if not cleaned:
            return NotUnderstood()
        if last is not None:  # "ik woon in Noorwegen. En Duitsland?"
            alone, of_them = beside_ones_life(cleaned, lambda part: self._reader.phrases(part, viewpoint, archive))
            cleaned = alone if alone and not of_them else cleaned
            cleaned, last = shortly(as_dutch(cleaned), last, before)
            if is_name_asked(cleaned, self._reader.items(cleaned, viewpoint, archive)[0]):
                cleaned = f"en {cleaned}"  # "(hoeveel goud won Nederland) Noorwegen?": not their page
            cleaned = self._follow_ups.asked_after(cleaned, last, viewpoint, archive)
        both = self._follow_ups.of_both(cleaned, before, last, viewpoint, archive) if last is not None else None
        if both is not None:
            return Understood(question=with_careers(both, archive))
        if last is not None:
            cleaned, last = self._follow_ups.going_on(cleaned, before, last, viewpoint, archive)
        found = self._sentence(cleaned, viewpoint, archive, last)
        if last is not None and isinstance(found, NotUnderstood) and (alone := named_alone(cleaned)):
            cleaned, found = alone, self._sentence(alone, viewpoint, archive, last)
        if last is not None and isinstance(found, NotUnderstood) and not found.reason:
            found = self._behind_a_remark(cleaned, viewpoint, archive, last, before) or found
        items = self._reader.items(cleaned, viewpoint, archive)[0]
        if last is not None and (of_those_games(items) or points_there(items)):
            found = at_those_games(found, last, archive)
        if last is None or not isinstance(found, Understood):
            return found
        if words := astray(items, found.question, last, viewpoint.own):
            return NotUnderstood(words=(words,))
        asked = is_it_so(found.question, items, last)
        race = self._follow_ups.in_their_race(cleaned, asked, last, viewpoint, archive)
        found = found if race == found.question else found.model_copy(update={"question": race})
        if we_with_that(items):
            return self._of_whom(found, last, viewpoint.own)
        return found

    def _behind_a_remark(
        self, cleaned: str, viewpoint: Viewpoint, archive: Archive, last: Question, before: Question | None
    ) -> Understanding | None:
        """What is asked behind what somebody says about the answer: "Lægreid weer net niet zeg. Hoeveel heeft die er".
        Whom the remark names is spoken of from there. None where it may ask or restrict something itself."""
        for head, tail in cut_off(cleaned):
            said, _ = self._reader.items(head, viewpoint, archive)
            if not is_remark_on_it(said):
                continue
            named = self._follow_ups.left_by(head, last, viewpoint, archive) if named_in(said) else last
            found = self._understand(tail, viewpoint, archive, named, before) if named is not None else None
            if isinstance(found, Understood | AskBack | NotHeld) and not getattr(found, "notes", ()):
                return found
        return None

    def _with_nearest(
        self, found: Understanding, cleaned: str, viewpoint: Viewpoint, archive: Archive, last: Question | None
    ) -> Understanding:
        """What is not understood with, as the first that does work, the question before it moved to what the text
        names ("de mannen minder zeker": the gold of the men); else the medals or the page of all that it names
        together: "noem het onderdeel waarop Nuis derde werd" with those of Nuis."""
        if not isinstance(found, NotUnderstood) or found.without is not None or cleaned.startswith("/"):
            return found
        items, _ = self._reader.items(cleaned, viewpoint, archive)
        if not any(any(map(one.has, SURELY_OURS)) for one in items):
            return found
        asks = any(one.has_any(("ask", "suppose", "pronoun")) for one in items)
        of = self._follow_ups.moved_to(cleaned, last, viewpoint, archive) if last is not None and not asks else None
        if of is not None and not found.reason:
            return found.model_copy(update={"suggestions": (Choice(question=of), *found.suggestions), "leans": True})
        of = self._follow_ups.page_of(cleaned, viewpoint, archive)
        if of is None or any(one.question == of for one in found.suggestions):
            return found
        return found.model_copy(update={"suggestions": (Choice(question=of), *found.suggestions)})

    def _of_whom(self, found: Understood, last: Question, own: Noc) -> Understanding:
        """ "hoeveel medailles had België", "waar staan we daarmee": whose place must be known first."""
        nocs = nations_spoken_of(last, self.lexicon.archive)
        if len(nocs) != 1 or nocs[0] == own:
            return found
        theirs = about(found.question, lambda of: of.narrowed(nations=nocs) if of.nations == (own,) else of)
        if theirs is None or theirs == found.question:
            return found
        choices = tuple(
            Choice(question=question, label=self._reader.name_of(noc))
            for noc, question in ((nocs[0], theirs), (own, found.question))
        )
        return AskBack(prompt=_which_one(choices), choices=choices)

    def phrases(self, text: str, viewpoint: Viewpoint, archive: Archive | None = None) -> tuple[Item, ...]:
        """What stands in the text, read or not."""
        return self._reader.phrases(clean(text), viewpoint, archive or self.lexicon.archive)

    def unanswered(
        self, text: str, found: Understanding, viewpoint: Viewpoint, *, last: Question | None, refused: bool = False,
        archive: Archive,
    ) -> Unanswered | None:  # fmt: skip
        """What the text leaves to lean on when it asked, or named, something and got no answer."""
        if not isinstance(found, NotUnderstood | NotHeld) or (isinstance(found, NotHeld) and found.instead):
            return None
        items, _ = self._reader.items(clean(text), viewpoint, archive)
        if not asks(text) and not any(one.has_any(SURELY_OURS) for one in items):
            return None  # chatter
        if refused and last is None and goes_on(items) and not games_named(items):
            return Unanswered(None)
        return Unanswered(self._follow_ups.left_by(clean(text), last, viewpoint, archive))

    def clause(self, text: str, viewpoint: Viewpoint, archive: Archive) -> Understanding:
        """What a text asks that has to be one question as a whole: no story around it, no other clause."""
        asked = self._told(self._reader.clause(clean(text), viewpoint, archive), viewpoint)
        return asked if asked == self.understand(text, viewpoint, archive=archive) else NotUnderstood()

    def surely_asks(
        self, text: str, viewpoint: Viewpoint, *, last: Question | None = None, archive: Archive | None = None
    ) -> bool:
        """Is a text that nobody addressed to the bot, word by word, a question of ours?"""
        items, _ = self._reader.items(clean(text), viewpoint, archive or self.lexicon.archive)
        return surely_asks(items, leans=last is not None)

    def _sentence(self, text: str, viewpoint: Viewpoint, archive: Archive, last: Question | None) -> Understanding:
        items, _ = self._reader.items(text, viewpoint, archive)
        following = wish_about_messages(items)
        if following:
            return RunCommand(text=following)
        picture = any(one.has("picture") for one in items)
        empty = all(
            one.has_any(("picture", "as_text", "another_one"))
            or one.is_small
            or one.has("ask", "show")
            or one.has("lean")
            for one in items
        )
        if last is not None and empty and any(one.has_any(("picture", "as_text", "another_one")) for one in items):
            return Understood(question=last, picture=picture)
        if picture:
            asks = any(not one.is_small and one.has_any((*SURELY_OURS, *_ASKING)) for one in items)
            if last is not None and not asks:  # "doe die maar als plaatje"
                return Understood(question=last, picture=True)
            rest = " ".join(one.text for one in items if not one.has("picture")).strip()
            found = self._read(rest, viewpoint, archive, last) if rest else None
            found = found if found is not None else Understood(question=TableQuestion(), picture=True)
            if isinstance(found, Understood):
                return found.model_copy(update={"picture": True})
        small = _small(items)
        if small is not None:
            return Small(kind=small)
        return self._read(text, viewpoint, archive, last)

    def _read(self, text: str, viewpoint: Viewpoint, archive: Archive, last: Question | None) -> Understanding:
        nobody = self.lexicon.told_of_nobody(tokens(text[:LONGEST]))
        if nobody:
            return NotUnderstood(reason=nobody)
        if last is not None:
            more = widened(self._reader.items(text, viewpoint, archive)[0], last, archive)
            if more is not None and more != last:
                return Understood(question=more)
            coming = self._follow_ups.to_come(text, last, viewpoint, archive)
            if coming is not None:
                return self._told(Attempt(question=coming), viewpoint)
        clauses = Clauses(self._reader, self._follow_ups, viewpoint, archive)
        attempts = messages.read(text, clauses)
        refused = attempts[0] if len(attempts) == 1 and last is None else None
        if refused is not None and not (refused.done or refused.concept or refused.reason):
            attempts = left_out.around(text, refused, clauses) or left_out.nearest(text, refused, clauses) or attempts
        if last is None and len(attempts) == 1 and isinstance(attempts[0].question, TableQuestion):
            items, _ = self._reader.items(text, viewpoint, archive)
            if is_bare(items) and leans(items):
                return NotUnderstood()  # "en bij de mannen?", of what was not understood
        if (
            last is not None
            and attempts[-1].frame == OF_PEOPLE
            and any(one.has("then_word") or one.has("pronoun", "of_it", "there") for one in attempts[0].items)
        ):
            attempts = attempts[:1]  # "wie daarvan de meeste", "wie had er toen de meeste": of those shown
        if last is not None and len(attempts) == 1:
            items, _ = self._reader.items(text, viewpoint, archive)
            attempt = attempts[0]
            over = _hanging(attempt, items, last)
            leaning = bool(over) or may_lean(attempt, items, last, viewpoint, archive)
            if leaning:
                followed = self._follow_ups.followed(text, last, viewpoint, archive)
                asked = followed.question if followed is not None else None
                if asked is not None and (words := lost(items, asked, last)):
                    return NotUnderstood(words=words)
                if followed is not None:
                    return self._told(followed, viewpoint)
                if points_at_shown(items) or winner_shown(items, last):
                    return NotUnderstood()  # "wie wonnen die drie gouden", of days that are several
                of = subject(last)
                if is_of_another(items, attempt.question, last):
                    return NotUnderstood()  # "staat ze bovenaan bij de Nederlanders": not the nation
                of_another = of is None or of.athletes or set(of.nations) != {viewpoint.own}
                if attempt.defaults and attempt.frame == "record" and of_another:
                    return NotUnderstood()  # "is dat een record?" of an athlete: not that of our own nation
            stayed = self._follow_ups.stayed(text, attempt, last, viewpoint, archive)
            dangles = is_bare(items) or is_elliptic(items)
            if stayed is attempt and leaning and attempt.weak and dangles:  # "en op het laatst?": of what was shown
                over = over or " ".join(one.text for one in items if not one.is_small)
                return NotUnderstood(words=(over,) if over else ())
            if over := _hanging(stayed, items, last):
                return NotUnderstood(words=(over,))
            attempts = [stayed]
        if last is not None and len(attempts) > 1:
            attempts = [at_their_games(one, last, archive) for one in attempts]
        if last is not None and len(attempts) > 1:
            if all(one.frame == "games_fact" and names_nothing(one.items) for one in attempts):  # "waar en wanneer"
                halves = (" ".join(one.text for one in each.items) for each in attempts)
                of_it = [self._follow_ups.followed(half, last, viewpoint, archive) for half in halves]
                attempts = [one for one in of_it if one is not None] or [replace(attempts[0], question=None)]
            left = next((over for one in attempts if (over := _hanging(one, one.items, last))), "")
            if left:  # "zwemgoud daarna nog? voor Nederland bedoel ik"
                followed = self._follow_ups.followed(text, last, viewpoint, archive)
                return self._told(followed, viewpoint) if followed is not None else NotUnderstood(words=(left,))
        if len(attempts) > 1 and attempts[0].concept and any(one.has("suppose") for one in attempts[0].items):
            return NotUnderstood(reason="Die aanname reken ik niet door.")  # what follows is asked of what is supposed
        if len(attempts) > 1:
            told = _each_once(self._told(attempt, viewpoint) for attempt in attempts)
            if len(told) == 1:
                return told[0]
            # "wie won de halfpipe, en op de europacup": first that another competition is not held
            besides = attempts[-1].frame == OF_PEOPLE
            return Several(parts=tuple(sorted(told, key=lambda one: not _goes_first(one))), about=0 if besides else -1)
        answer = self._told(attempts[0], viewpoint)
        if isinstance(answer, NotUnderstood) and not answer.reason:
            offered = left_out.offered(text, attempts[0], clauses)
            return answer.model_copy(update={"without": offered})
        return answer

    def _told(self, attempt: Attempt, viewpoint: Viewpoint) -> Understood | AskBack | NotHeld | NotUnderstood:
        if isinstance(attempt.question, Identify) and attempt.question.within.athletes:
            return NotUnderstood()  # "wie van de mannen was de eerste", after one of them: no table is of one person
        if attempt.question is not None:
            question = from_today_on(attempt.question, self._reader.lexicon.archive, viewpoint.now)
            return Understood(question=question, also=attempt.also, notes=attempt.notes)
        if attempt.choices:
            return AskBack(prompt=_which_one(attempt.choices), choices=attempt.choices, notes=attempt.notes)
        if attempt.concept:
            return NotHeld(concept=attempt.concept, instead=attempt.instead)
        words = attempt.unowned[:3]
        return NotUnderstood(
            words=words, reason=attempt.reason, suggestions=attempt.also or nearest_questions(attempt.items, viewpoint)
        )


_Read = Understood | AskBack | NotHeld | NotUnderstood


def _each_once(told: Iterable[_Read]) -> list[_Read]:
    """Each question once: "welke gastlanden wonnen? Alle Winterspelen graag" asks it twice."""
    found: dict[object, _Read] = {}
    for one in told:
        found.setdefault(one.question if isinstance(one, Understood) and not one.notes else one, one)
    return list(found.values())


_ASKING = ("own", "gender", "moment", "when", "number", "page", "ask", "noun", "measure", "correct", "most")
"""With one of these a wish for a picture says of what."""


def _hanging(attempt: Attempt, items: tuple[Item, ...], last: Question) -> str:
    return hanging(items, attempt.question, last, assumed=bool(attempt.defaults)) if attempt.question else ""


def _goes_first(told: Understanding) -> bool:
    """A part that was not understood, or of another competition: what the rest says is then not all that was asked."""
    if isinstance(told, NotUnderstood):
        return True
    # "… in kilo's" is said of the whole
    return isinstance(told, NotHeld) and told.concept in ("other_competition", "paralympics", "medal_object")


def _which_one(choices: tuple[Choice, ...]) -> str:
    """Bedoel je Jens van 't Wout of Melle van 't Wout?"""
    labels = [choice.label for choice in choices]
    if not all(labels) or len(labels) > NAMED_IN_PROMPT:
        people = all(label[:1].isupper() for label in labels if label)
        return "Wie bedoel je?" if people else "Welke bedoel je?"
    return f"Bedoel je {', '.join(labels[:-1])} of {labels[-1]}?" if len(labels) > 1 else f"Bedoel je {labels[0]}?"


def _small(items: tuple[Item, ...]) -> str | None:
    """Small talk, when there is nothing else in the text."""
    kinds = [str(value) for one in items for value in one.meanings.get("small", ()) if value not in ("", "lead")]
    if not kinds or any(one.has(UNKNOWN) for one in items):
        for page in ("help", "rules"):
            counts = page == "help" and any(one.has("ask", "how_many", "how_often") for one in items)
            if any(one.has("page", page) for one in items) and not _ours(items) and not counts:
                return page
        return None
    others = [one for one in items if not one.is_small and not one.has("be")]
    season = kinds[0] == "no" and season_said(word for one in items for word in one.said.split()) is not None
    return kinds[0] if not others and len(items) <= 6 and not season else None  # "nee, winter": those Games


def _ours(items: tuple[Item, ...]) -> bool:
    return any(one.has_any(("nation", "athlete", "event", "metal", "games", "moment")) for one in items)


def _tells_of_others(named: Question | None, answered: Question | None) -> bool:
    """Is it about people or nations that the other question was not about?"""
    told, others = (spoken_of(each) if each is not None else Medals() for each in (answered, named))
    return not {*others.nations, *others.athletes} <= {*told.nations, *told.athletes}
