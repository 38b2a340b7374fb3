"""A message: one question, several, or one among clauses that say nothing of ours."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from bot.understanding.grammar.attempt import PAGES, Attempt
from bot.understanding.grammar.composing.figures_said import with_both_named
from bot.understanding.grammar.following.follow_ups import FollowUpReader
from bot.understanding.grammar.following.leaning import asks_of_supposed, leans, names_nothing, points_back
from bot.understanding.grammar.following.other_time import at_other_time
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.messages.answered_by_the_first import (
    GUESS,
    asks_whether_so,
    is_guess,
    is_other_answer,
    is_said,
    told_once,
)
from bot.understanding.grammar.messages.asides import after_a_statement, behind_a_memory, beside_asides, of_whom_told
from bot.understanding.grammar.messages.contrasts import without_contrast
from bot.understanding.grammar.messages.cutting import (
    ASKS,
    BET,
    ENDED,
    GUESSED,
    HALF,
    HE_OR_SHE,
    MOST_STORIES,
    ONESELF,
    PERSON,
    SAID,
    SECOND,
    SHORTEST_ASKED,
    STORY,
    SUPPOSED,
    THEN,
    TOLD_AFTER,
    claimed,
    divisions,
    naming,
    question_of_a_story,
    without_request,
    without_signature,
)
from bot.understanding.grammar.messages.leads import (
    VERBS,
    in_passing,
    is_bare_choice,
    is_lead,
    leads_up,
    names_person,
    opinion_of,
    person_described,
    season_alone,
    tells_of_one,
    told_then,
)
from bot.understanding.grammar.messages.meant_otherwise import without_vocative
from bot.understanding.grammar.messages.narrowed_first import narrowed_first
from bot.understanding.grammar.messages.nearest import (
    MOST_LEFT_OUT,
    MOST_OFFERED_WITHOUT,
    is_repaired,
    may_be_asked_without,
    without,
)
from bot.understanding.grammar.messages.passed_over import (
    OF_TODAY,
    SURELY_OURS,
    Said,
    is_idle,
    is_remark,
    named_in,
    says_more_of_them,
    tells_nothing,
    tells_of_oneself,
)
from bot.understanding.grammar.messages.pieces import (
    MOST_QUESTIONS,
    NOT_ON_PODIUM,
    Piece,
    answered_in_part,
    is_heading,
    is_of_the_first,
    loses_a_heading,
    of_people,
    without_told,
)
from bot.understanding.grammar.messages.premises import asked_of_a_premise, asks_the_value
from bot.understanding.grammar.messages.scenes import asked_after_scene, describes, in_one_clause
from bot.understanding.grammar.messages.second_halves import (
    adds_to_it,
    asks_of_its_own,
    edge_of_them,
    has_colour,
    instead_of_it,
    is_of_both,
    only_that,
    restricts,
    stands_alone,
    untold_of_race,
)
from bot.understanding.grammar.messages.settings import with_medals, without_setting
from bot.understanding.grammar.messages.spoken import plainly
from bot.understanding.grammar.messages.telegram import in_one
from bot.understanding.grammar.reader import Reader
from bot.understanding.grammar.subjects import subject
from bot.understanding.names.found import Found
from bot.understanding.understood import Note, NoteKind
from medals_core.answering import Viewpoint
from medals_core.archive import Archive
from medals_core.queries.measures import Kind
from medals_core.queries.model import Claim, Groups, Suppose, Value
from medals_core.questions import Question, TableQuestion

_NARROWS = ("moment", "excepted")
_WHERE = ("event", "sports", "gender", "games", "moment", "metal")


class MessageReader:
    """Reads whole messages, clause by clause where they do not read as a whole."""

    def __init__(self, reader: Reader, follow_ups: FollowUpReader) -> None:
        self._reader = reader
        self._follow_ups = follow_ups

    def read(self, text: str, viewpoint: Viewpoint, archive: Archive, last: Question | None) -> list[Attempt]:
        """The attempts at the questions of a message, with both of what "wie" may ask: the nation, and people."""
        apart = _SEASONS_APART.search(text)
        if apart is not None:  # "zomer en winter apart"
            each = (
                f"{text[: apart.start()]} op de {one}spelen {text[apart.end() :].lstrip(' ,')}"
                for one in apart.groups()
            )
            halves = [one for half in each for one in self._read(half.strip(), viewpoint, archive, last)]
            if all(one.done for one in halves):
                return halves
        gone = _NOW_GONE.search(text)
        if gone is not None:  # what was taken away since is not in the table any more
            found = self._read(f"{text[: gone.start()]}{text[gone.end() :]}", viewpoint, archive, last)
            told = Note(kind=NoteKind.LEFT_OUT, said=gone["told"])
            return [replace(found[0], notes=(told, *found[0].notes)), *found[1:]]
        found = self._read(text, viewpoint, archive, last)
        ends = _BOTH_ENDS.search(text)
        if ends is not None and not all(one.done for one in found):  # "noem de oudste en de jongste"
            each = (f"{text[: ends.start()]}{ends[name]}{text[ends.end() :]}" for name in ("one", "other"))
            halves = [one for half in each for one in self._read(half, viewpoint, archive, last)]
            found = halves if all(one.done for one in halves) else found
        return [*found, *of_people(found[0])] if len(found) == 1 else found

    def nearest(self, text: str, refused: Attempt, viewpoint: Viewpoint, archive: Archive) -> list[Attempt]:
        """What a message that is not understood asks without the words that stand in the way, which the first attempt
        names; nothing where something had to be filled in, or little was asked: what was left out may be just that."""
        text = plainly(text)
        out: list[str] = []
        left: Sequence[Item] = refused.left
        while more := self._reader.in_the_way(text, left, viewpoint, archive):
            out += more
            text = without(text, more)
            if len(out) > MOST_LEFT_OUT:
                break
            found = self._read(text, viewpoint, archive, None)
            if len(out) > 1 and any(is_repaired(item) for one in found for item in one.items):
                break  # with words left out and another repaired it is anybody's guess
            if all(one.done and not one.defaults and one.frame not in PAGES for one in found):
                notes = (Note(kind=NoteKind.LEFT_OUT, said=each) for each in out)
                return [replace(found[0], notes=(*notes, *found[0].notes)), *found[1:]]
            left = found[0].left
        return []

    def offered(self, text: str, refused: Attempt, viewpoint: Viewpoint, archive: Archive) -> Question | None:
        """What a message that is not understood asks without the one or two words that were left over, for who asked to
        say whether that will do; None where something would have to be filled in."""
        if not 0 < len(refused.left) <= MOST_OFFERED_WITHOUT:
            return None
        if not all(may_be_asked_without(one, refused.items) for one in refused.left):
            return None
        found = self._read(without(plainly(text), refused.unowned), viewpoint, archive, None)
        return found[0].question if len(found) == 1 and not found[0].defaults else None

    def _read(self, text: str, viewpoint: Viewpoint, archive: Archive, last: Question | None) -> list[Attempt]:
        """The attempts at the questions of a message, in order: one for most. Of a message that cannot be read whole or
        in parts the attempt at the whole comes back."""
        alone, story = question_of_a_story(text)
        if alone and HE_OR_SHE.search(alone):
            whom = self._only_one(story, viewpoint, archive)
            alone = HE_OR_SHE.sub(whom, alone, count=1) if whom else ""
        if alone:
            asked = self._read(alone, viewpoint, archive, None)
            if asked[0].done and not asked[0].defaults:
                return asked
        for put in asked_of_a_premise(plainly(text), lambda said: self._reader.phrases(said, viewpoint, archive)):
            opened = self._reader.clause(put, viewpoint, archive)
            if (
                opened.question is not None
                and not (opened.notes or opened.defaults)
                and asks_the_value(opened.question)
            ):
                return [opened]
        for lent in (of_whom_told, behind_a_memory):
            asked_too = lent(text, lambda said: self._reader.phrases(said, viewpoint, archive))
            told = self._reader.clause(asked_too, viewpoint, archive) if asked_too else None
            if told is not None and told.done and not (told.notes or told.defaults):
                return [told]
        text = narrowed_first(without_vocative(text))
        text = without_setting(text, lambda said: self._tells_nothing(said, viewpoint, archive))
        text = with_medals(with_both_named(text)) if last is None else text
        guessed = GUESS.search(text)
        if guessed is not None and guessed.start():
            before = self._reader.clause(text[: guessed.start()], viewpoint, archive)
            if is_guess(self._reader.items(guessed["guess"], viewpoint, archive)[0], before):
                return [before]
        text = without_request(
            self._without_story(without_signature(text.replace("%", " procent ")), viewpoint, archive)
        )
        text = without_contrast(text, lambda said: self._reader.phrases(said, viewpoint, archive))
        joined = in_one_clause(text, lambda said: self._reader.phrases(said, viewpoint, archive))
        if joined and (one := self._reader.clause(joined, viewpoint, archive)).done and not one.notes:
            return [one]
        whole = self._reader.clause(text, viewpoint, archive)
        double = SECOND.search(text) is not None
        if whole.done and not whole.notes and (not double or leads_up(whole)):
            return [whole]
        table = any(one.has("at_table") or one.has("page", "table") for one in whole.items)
        apart = double and table  # "wie werd vierde in de spiegel en wie op de 1000 meter"
        if (whole.concept == NOT_ON_PODIUM or whole.instead is not None) and not (apart or ENDED.search(text)):
            return [whole]  # "wie werd vierde, dus net naast het podium, op de 500 meter"
        together = in_one(text, lambda said: self._reader.phrases(said, viewpoint, archive))
        if together and (one := self._reader.clause(together, viewpoint, archive)).done and not one.notes:
            return [one]
        if tables := self._tables_of_each(text, viewpoint, archive):
            return tables
        partly: list[Attempt] = []
        unread: list[Attempt] = []
        for parts in divisions(text):
            if HALF.fullmatch(parts[0]) or SUPPOSED.fullmatch(parts[0]):
                continue
            found = self._pieces(parts, viewpoint, archive)
            pieces = without_told(found)
            asked = [piece.attempt for piece in pieces if not piece.idle]
            if len(asked) > 1 and not asked[0].done and any(is_of_the_first(one, asked[0]) for one in asked[1:]):
                asked = asked[:1]  # "… in de nhl? en bij de vrouwen ook?" leans on what is not held
            if SUPPOSED.match(parts[0]) and not (asked and isinstance(asked[0].question, Suppose)):
                continue
            if asked and len(asked) <= MOST_QUESTIONS and all(attempt.done or attempt.concept for attempt in asked):
                if whole.done and not double and not all(one.done and not one.notes for one in asked):
                    continue  # no better than the whole
                set_aside = [one for one, kept in zip(pieces, found, strict=True) if one.idle and not kept.idle]
                dropped = any(one.has_any(SURELY_OURS) for piece in set_aside for one in piece.attempt.items)
                if dropped and whole.done and not whole.notes:
                    return [whole]  # "vergeleken met 2022, hoeveel …": as a whole it keeps what the part would lose
                if any(attempt.done or attempt.concept for attempt in asked):
                    answered = told_once(asked)
                    if loses_a_heading(pieces, answered):
                        continue
                    if len(answered) == 2 and answered[0] is asked[0] and is_heading(pieces[0], answered[1:]):
                        continue
                    return answered
            if not is_heading(pieces[0], asked[1:]):
                partly = partly or answered_in_part(pieces)
            unread = unread or [one for one in asked if pieces != found and not one.done]
        if (not whole.done or whole.notes) and (beside := self._beside_asides(text, viewpoint, archive)):
            return beside
        crossing = ENDED.search(text) is not None  # a reading over the end of a question is none
        if partly and (crossing or not (whole.done or whole.concept)):
            return partly
        return unread[:1] or [whole]

    def _beside_asides(self, text: str, viewpoint: Viewpoint, archive: Archive) -> list[Attempt]:
        """What is asked beside what somebody tells of himself, where that stands in the way."""

        def phrases(said: str) -> Sequence[Item]:
            return self._reader.phrases(said, viewpoint, archive)

        if asked := after_a_statement(text, phrases):
            whole = self._reader.clause(asked, viewpoint, archive)
            if whole.done and not (whole.notes or whole.defaults):
                return [whole]
        for asked in chain(beside_asides(text, phrases), asked_after_scene(text, phrases)):
            found = self._read(asked, viewpoint, archive, None)
            read = all(one.done and not one.notes and (one.frame not in PAGES or _asks_what(one)) for one in found)
            if read and (len(found) > 1 or not ENDED.search(asked)):
                return found
        return []

    def _tables_of_each(self, text: str, viewpoint: Viewpoint, archive: Archive) -> list[Attempt]:
        """ "de top vijf van de afgelopen drie Winterspelen": a table for each of a few Games."""
        items, ctx = self._reader.items(text, viewpoint, archive)
        named = [one for one in items if one.has("games")]
        scopes = [scope for one in named if (scope := one.value("games").scope) is not None and not scope.ever]
        ids = [each for one in scopes for each in one.ids or (archive.current_id,)]
        table = any(one.has("page", "table") or one.has("top") for one in items)
        if not (table and 2 <= len(ids) <= MOST_QUESTIONS):
            return []
        rest = " ".join(one.text for one in items if one not in named and not (one.has("and") or one.has("versus")))
        held = [ctx.archive.edition(each).games for each in ids]
        asked = [self._reader.clause(f"{rest} {one.season}spelen {one.year}", viewpoint, archive) for one in held]
        return asked if all(isinstance(one.question, TableQuestion) for one in asked) else []

    def _without_story(self, text: str, viewpoint: Viewpoint, archive: Archive) -> str:
        """The text without what leads up to its question ("mijn kleinzoon wil weten wie …") or follows it ("…, zegt m'n
        maat"), where nothing of ours stands in that."""
        for found in list(STORY.finditer(text))[: -MOST_STORIES - 1 : -1]:
            said = SAID.match(text, found.end())
            start = said.end() if said is not None else found.end()
            sentence = max(text.rfind(sign, 0, found.start()) for sign in ".?!\n") + 1
            before, lead = text[sentence : found.start()], text[found.start() : start]
            if (
                len(GUESSED.sub("", text[start:])) > SHORTEST_ASKED
                and self._tells_nothing(lead, viewpoint, archive)
                and self._tells_nothing(before, viewpoint, archive)
            ):
                asked = claimed(text[start:].lstrip(" ,:"), bet=BET.search(lead) is not None)
                text = f"{text[:sentence]} {asked}".strip()
                break
        tail = TOLD_AFTER.search(text)
        if tail is not None and tail.start() and self._tells_nothing(tail.group(), viewpoint, archive):
            return text[: tail.start()]
        return text

    def _tells_nothing(self, text: str, viewpoint: Viewpoint, archive: Archive) -> bool:
        items, _ = self._reader.items(text, viewpoint, archive)
        return tells_nothing(items, of_oneself=bool(ONESELF.match(text)))

    def _pieces(self, parts: Sequence[str], viewpoint: Viewpoint, archive: Archive) -> list[Piece]:
        pieces: list[Piece] = []
        former: Question | None = None
        about: Question | None = None
        said = whose = Said()
        lead = choices = ""
        passing: tuple[str, ...] = ()
        for at, part in enumerate(parts):
            more = at + 1 < len(parts)
            told = whose if whose and PERSON.search(part) else said
            attempt = self._clause(part, "" if former is not None else lead, told, viewpoint, archive)
            if more and not attempt.done:
                attempt = self._told_vaguely(part, attempt, parts[at + 1], viewpoint, archive)
            if choices:
                among = self._reader.clause(f"{part}, {choices}", viewpoint, archive)
                attempt = among if among.done else replace(attempt, question=None, choices=())
            idle = False
            if at == 0 and more and is_bare_choice(attempt.items):
                choices, idle = part, True
            elif at == 0 and more and (season := season_alone(attempt.items, part)):
                lead, idle = season, True
            elif at == 0 and more and (passing := in_passing(attempt, part)):
                lead, idle = without(part, passing), True
            elif at == 0 and more and (happened := told_then(attempt.items, parts[1])):
                lead, idle = happened, True
            elif at == 0 and more and (thought := opinion_of(attempt.items, part)):
                lead, idle = thought, True
            elif not lead and all(one.idle for one in pieces) and more and is_lead(attempt.items, part):
                lead, about, idle = part, attempt.question, True
                whose = Said(whom=part) if any(one.has("athlete") for one in attempt.items) else Said()
            elif more and lead and former is None and names_person(self._reader.items(part, viewpoint, archive)[0]):
                lead, idle = f"{lead} {part}", True  # "die zwemmer uit Frankrijk, Marchand, hoeveel goud"
                whose = Said(whom=part)
            if idle:
                pieces.append(Piece(part, attempt, idle=True))
                continue
            if passing and attempt.done:
                notes = (Note(kind=NoteKind.LEFT_OUT, said=each) for each in passing)
                attempt, passing = replace(attempt, notes=(*notes, *attempt.notes)), ()
            if attempt.defaults and former is None and PERSON.search(part):
                attempt = self._of_whom_told(part, attempt, pieces, viewpoint, archive)
            beaten = not attempt.done or any(one.has("beat") for one in attempt.items)
            if beaten and former is not None and _OF_SOMEBODY.search(part):  # "… en wie eindigde achter haar"
                meant = self._of_whom_told(part, attempt, pieces, viewpoint, archive)
                attempt = meant if meant.done else attempt
            if not attempt.done or attempt.frame == "day":
                items, _ = self._reader.items(part, viewpoint, archive)
                idle = is_idle(items, part) and not (former is not None and says_more_of_them(items))
            adds_nothing = former is not None and (
                is_other_answer(part)
                or is_of_both(attempt.items, former)
                or is_remark(attempt.items, part)
                or asks_whether_so(attempt.items)
            )
            if is_said(former, part, attempt.items) or adds_nothing:
                idle = True
            unsaid = tuple(one for one in attempt.items if not one.has("own"))
            if more and _PUT_RIGHT.match(parts[at + 1]) and names_nothing(unsaid):
                idle = True  # "hadden we pech met tweede plaatsen, ik bedoel hoeveel zilver"
            season = season_alone(attempt.items, part)
            coloured = pieces and has_colour(attempt.items) and has_colour(pieces[-1].attempt.items)
            narrows = season or is_bare_choice(attempt.items) or (restricts(attempt.items) and not coloured)
            adds = bool(pieces) and adds_to_it(part, attempt.items)
            narrows = narrows or adds
            if pieces and former is not None and narrows:
                before = parts[at - 1].rstrip("?!. ")
                whole = f"{before} {season or part}" if season or adds else f"{parts[at - 1]}, {part}"
                among = self._reader.clause(whole, viewpoint, archive)
                among = among if among.done else self._second(part, attempt, former, viewpoint, archive)
                if among.done:  # "welke was de laatste, die van Kok of die van Leerdam"; "…, alleen de gouden"
                    pieces[-1] = Piece(pieces[-1].text, among, idle=False)
                    former = among.question or former
                    continue
            if coloured and former is not None and (believed := only_that(attempt.items, former)) is not None:
                pieces.append(Piece(part, Attempt(question=believed, items=attempt.items), idle=False))
                former = believed
                continue
            if (instead := instead_of_it(part, former)) is not None:
                pieces.append(Piece(part, Attempt(question=instead, items=attempt.items), idle=False))
                former = instead
                continue
            last = former if former is not None else about if not attempt.done else None
            asked = [one.attempt.question for one in pieces if one.attempt.question is not None and not one.idle]
            same = self._follow_ups.same(part, asked[-2:], viewpoint, archive) if asked and not idle else None
            if same is not None:
                attempt = same
            elif not idle and last is not None:
                attempt = self._second(part, attempt, last, viewpoint, archive)
            if lead and (not attempt.done or not names_nothing(attempt.items)) and former is not None:
                led = self._clause(part, lead, said, viewpoint, archive)
                attempt = led if led.done else attempt
            story = (more or former is not None) and tells_of_oneself(attempt.items) and not ASKS.search(part)
            tells = story or (not attempt.done and (more or tells_of_oneself(attempt.items)))
            told = named_in(attempt.items, part) if tells and not idle else Said()
            if told.when.lower() in OF_TODAY and viewpoint.now.date() > archive.current.games.closing:
                told, idle = replace(told, when=""), True  # "gisteren was ik weg", when they were over already
            if not told and at == 0 and more and not attempt.done and tells_of_one(part, parts[1]):
                of_one = self._reader.phrases(part, viewpoint, archive)[0].has("athlete")
                told = Said(whom=self._only_one(part, viewpoint, archive) if of_one else "")
            said = told or said
            if attempt.concept and not attempt.done:  # "wat vind je van de boycot van 1980? Hoeveel goud hadden we"
                said = (
                    Said(when=" ".join(one.text for one in attempt.items if one.has("games") or _tells_a_day(one)))
                    or said
                )
            idle = idle or bool(told)
            if not idle:
                former = attempt.question or former
            pieces.append(Piece(part, attempt, idle))
        return self._shared_back(pieces, viewpoint, archive)

    def _told_vaguely(self, part: str, attempt: Attempt, after: str, viewpoint: Viewpoint, archive: Archive) -> Attempt:
        """ "wij hadden veel zilver", before a question: as without the word that is vague. Not what claims: it would
        be weighed without it; nor what tells where, when or of which colour, unless the question does too."""
        vague = [one.text for one in attempt.items if one.has("vague")]
        says = any(one.has_any(VERBS) for one in attempt.items)
        says = says and not any(one.has_any(("ask", "telling")) for one in attempt.items)
        says = says and not attempt.items[0].has_any(VERBS)  # "hadden de Duitsers veel zilver": asked
        if not vague or not says or part.endswith("?"):
            return attempt
        asked = self._reader.clause(after, viewpoint, archive)
        kinds = [kind for kind in _WHERE if any(one.has(kind) for one in attempt.items)]
        lost = any(not any(one.has(kind) for one in asked.items) for kind in kinds)
        if lost and asked.done and not asked.defaults:
            return attempt
        told = self._reader.clause(without(part, vague), viewpoint, archive)
        plain = told.done and not (told.notes or told.defaults or isinstance(told.question, Claim))
        plain = plain and told.frame not in PAGES
        return replace(told, items=attempt.items) if plain else attempt

    def _only_one(self, story: str, viewpoint: Viewpoint, archive: Archive) -> str:
        """The one person of whom it tells; empty where there are more."""
        said = (one for part in story.split("\n") for one in self._reader.phrases(part, viewpoint, archive))
        spans = [(one.text, one.value("athlete").match) for one in said if one.has("athlete")]
        people = {match.item.athlete_id if isinstance(match, Found) else text for text, match in spans}
        return max((text for text, _ in spans), key=len) if len(people) == 1 else ""

    def _of_whom_told(
        self, part: str, attempt: Attempt, pieces: Sequence[Piece], viewpoint: Viewpoint, archive: Archive
    ) -> Attempt:
        """ "mijn man zag op tv een Deen schaatsen. Heeft die een medaille?": of the one told of, never of ourselves."""
        said = [one for piece in pieces for one in self._reader.phrases(piece.text, viewpoint, archive)]
        named = [one.text for one in said if one.has("nation") or one.has("athlete")]
        if not named:
            return attempt
        if describes(said):
            return replace(attempt, question=None)
        meant = self._reader.clause(naming(part, named[-1]), viewpoint, archive)
        return meant if meant.done else replace(attempt, question=None)

    def _shared_back(self, pieces: list[Piece], viewpoint: Viewpoint, archive: Archive) -> list[Piece]:
        """ "hoeveel zilver en hoeveel brons had Canada": a first half without a verb is about what the second names."""
        for at in range(len(pieces) - 2, -1, -1):
            piece, after = pieces[at], pieces[at + 1].attempt
            open_ended = not (piece.idle or piece.text.endswith("?")) and names_nothing(piece.attempt.items)
            verbless = not any(one.has_any(VERBS) for one in piece.attempt.items)
            asks = any(one.has("ask") and not one.has("ask", "show") for one in piece.attempt.items)
            unsaid = piece.attempt.defaults or not piece.attempt.done or piece.attempt.frame == "games_fact"
            people = isinstance(piece.attempt.question, Groups) and isinstance(after.question, Groups)
            metal = [any(one.has("metal") for one in each) for each in (piece.attempt.items, after.items)]
            shared = unsaid and not names_nothing(after.items)
            open_ended = bool(open_ended and shared)
            if people and metal == [False, True]:  # "hoeveel mannen en hoeveel vrouwen wonnen goud"
                open_ended = not (piece.idle or piece.text.endswith("?"))
            if asks and open_ended and verbless and after.question is not None:
                said = [one for one in after.items if not one.has_any(("ask", "noun", "and"))]
                won = " ".join(one.text for one in said if one.text) if people and metal == [False, True] else ""
                whole = self._reader.clause(f"{piece.text} {won}", viewpoint, archive) if won else None
                followed = whole or self._follow_ups.followed(piece.text, after.question, viewpoint, archive)
                if followed is not None:
                    pieces[at] = Piece(piece.text, followed, idle=False)
        return pieces

    def _clause(self, part: str, lead: str, said: Said, viewpoint: Viewpoint, archive: Archive) -> Attempt:
        """The part, with the names that stood before the questions ("Grenoble 1968: wie …, wie …") or in a statement to
        which it points."""
        if lead:
            attempt = self._reader.clause(f"{lead} {part}", viewpoint, archive)
            if attempt.done:
                return attempt
            ahead, _ = self._reader.items(lead, viewpoint, archive)
            if whom := person_described(ahead):
                attempt = self._reader.clause(f"{whom} {part}", viewpoint, archive)
                return attempt if attempt.done else replace(attempt, question=None)
            if attempt.reason and any(one.has("games") and one.value("games").impossible for one in ahead):
                return attempt  # "op de lange baan in 2019, welk land had daar het meeste"
            own, _ = self._reader.items(part, viewpoint, archive)
            if any(any(one.has(kind) for one in ahead) and not any(one.has(kind) for one in own) for kind in _NARROWS):
                return replace(attempt, question=None)  # "op 14 en 15 februari: …": not of all days
        if said:
            items, _ = self._reader.items(part, viewpoint, archive)
            person = naming(part, said.whom) if said.whom else part
            if person != part:  # "leuk hoor die Kok. Hoeveel medailles hadden we zonder haar?"
                there = f"{person.rstrip('?!. ')} bij {said.where}?" if said.where else person
                meant = self._reader.clause(there, viewpoint, archive)
                if meant.done:
                    return meant
            timed = any(one.has("games") or one.has("moment") for one in items) and not THEN.search(part)
            when = "" if timed else said.when
            named = any(one.has_any(("nation", "athlete", "own")) for one in items)
            unsaid = points_back(items) or names_nothing(items)
            whom = said.whom if unsaid and not named and not any(one.has("ask", "who") for one in items) else ""
            asked = THEN.sub("", part) if when else part
            if said.where and not any(one.has("event") or one.has("sports") for one in items):
                led = self._reader.clause(f"{said.whom} {when} bij {said.where} {part}".strip(), viewpoint, archive)
                if led.done:  # "een spreekbeurt over skialpinisme. Wie wonnen daar?"
                    return led
                if said.whom and points_back(items):
                    return self._reader.clause(f"{said.whom} {part}", viewpoint, archive)
                led = self._reader.clause(f"{when} bij {said.where} {part}".strip(), viewpoint, archive)
                if led.done:
                    return led
            for before in dict.fromkeys((f"{whom} {when}".strip(), when)):
                told = self._reader.clause(f"{before} {asked}", viewpoint, archive) if before else None
                if told is not None and (told.done or (before == when and THEN.search(f"{part} "))):
                    return told
            attempt = self._reader.clause(part, viewpoint, archive)
            lost = attempt.frame == "games_fact" and points_back(
                items
            )  # "toen zag ik Timmer winnen. Welke afstand was dat?"
            return replace(attempt, question=None) if lost else attempt
        return self._reader.clause(part, viewpoint, archive)

    def _second(self, part: str, attempt: Attempt, former: Question, viewpoint: Viewpoint, archive: Archive) -> Attempt:
        """A further question, with what it leans on: whom and what the one before it was about."""
        if at_other_time(attempt.items, former, archive) is not None:
            followed = self._follow_ups.followed(part, former, viewpoint, archive)
            return followed if followed is not None else replace(attempt, question=None, choices=())
        if untold := untold_of_race(attempt.items, former):
            return replace(attempt, question=None, choices=(), concept=untold)
        if attempt.frame == "games_fact" and names_nothing(attempt.items) and subject(former) is not None:
            followed = self._follow_ups.followed(
                part, former, viewpoint, archive
            )  # "Bolt, acht keer goud: in welke steden"
            return followed if followed is not None and followed.done else replace(attempt, question=None)
        if attempt.frame == "record" and attempt.defaults:  # "is dat een record": not that of our own nation
            followed = self._follow_ups.followed(part, former, viewpoint, archive)
            return followed if followed is not None else replace(attempt, question=None)
        elliptic = not any(one.has_any(VERBS) for one in attempt.items)
        if isinstance(former, Value) and former.measure.kind not in (Kind.COUNT, Kind.TALLY, Kind.SHARE):
            again = elliptic and leans(attempt.items) and not has_colour(attempt.items)
            of = without(part, ("hoeveel",))
            followed = self._follow_ups.followed(of, former, viewpoint, archive) if again and of != part else None
            if followed is not None and followed.frame == "follow_up":
                return followed  # "hoeveel per miljoen inwoners haalde Noorwegen, en hoeveel Nederland"
        if asks_of_its_own(attempt):
            return self._follow_ups.carried(attempt, former, viewpoint, archive)
        if edge_of_them(attempt, former):
            followed = self._follow_ups.followed(part, former, viewpoint, archive)
            if followed is not None and followed.frame == "follow_up":
                return followed
        if (asked := self._of_the_former(attempt.items, former)) is not None:
            named = self._follow_ups.followed(asked, former, viewpoint, archive)
            named = named if named is not None else self._reader.clause(asked, viewpoint, archive)
            return self._follow_ups.carried(named if named.done else attempt, former, viewpoint, archive)
        bare = (bool(attempt.defaults) or elliptic) and names_nothing(attempt.items)
        points = points_back(attempt.items) or bare
        if (
            not attempt.done
            or asks_of_supposed(attempt.items, former)
            or (attempt.weak and (points or (leans(attempt.items) and not stands_alone(attempt, former))))
        ):
            followed = self._follow_ups.followed(part, former, viewpoint, archive)
            if followed is not None and followed.frame == "follow_up":
                return followed
            attempt = followed if followed is not None else attempt
        return self._follow_ups.carried(attempt, former, viewpoint, archive)

    def _of_the_former(self, items: Sequence[Item], former: Question) -> str | None:
        """ "… en hoeveel waren dat er in Tokio", "… en wie van de twee had meer goud": with what it is asked of."""
        games = " ".join(one.text for one in items if one.has("games"))
        said = [one for one in items if not (one.is_small or one.has("games"))]
        bare = [kind for one in said for kind in ("ask", "be", "have") if one.has(kind)]
        if games and len(bare) == len(said) and any(one.has("ask", "how_many") for one in said):
            points = any(one.has("pronoun", "that") for one in items)
            return f"en {games}?" if points and isinstance(former, Groups) else None
        pair = [of.nations[0] for of in (one.of for one in getattr(former, "measures", ())) if len(of.nations) == 1]
        names = [self._reader.name_of(noc) for noc in pair if isinstance(noc, str)]
        if len(names) != 2 or not any(one.has("of_two") for one in items):
            return None
        rest = " ".join(one.text for one in items if not (one.has("of_two") or one.has("lean")))
        return f"wie {rest}, {' of '.join(names)}?"


def _tells_a_day(one: Item) -> bool:
    return one.has("moment") and one.text.lower() not in OF_TODAY


def _asks_what(one: Attempt) -> bool:
    return any(each.has("ask", "what") for each in one.items) and any(each.has("win") for each in one.items)


_GONE = r"(?:geschrapt|afgenomen|afgepakt|ingetrokken|ingeleverd|geannuleerd|ongeldig verklaard|vervallen|kwijt)"
_NOW_GONE = re.compile(
    rf"[\s,]+(?P<told>(?:nu|sinds|nadat) (?:die|dat|de|het|zijn|haar|hun|hem|hij|zij|ze)\b[^,.?!]*?"
    rf"\b(?:{_GONE} (?:is|zijn|werd|werden)|(?:is|zijn|werd|werden) {_GONE}))(?=\s*(?:$|[,.?!]))",
    re.IGNORECASE,
)
_OF_SOMEBODY = re.compile(r"\b(?:hem|haar|hij|zij)\b", re.IGNORECASE)
_PUT_RIGHT = re.compile(r"ik bedoel(?:de)? ", re.IGNORECASE)
_END = (
    r"(?:de |het )?(?:oudste|jongste|meeste|minste|beste|slechtste|grootste|kleinste|hoogste|laagste|langste|kortste)"
)
_BOTH_ENDS = re.compile(rf"\b(?P<one>{_END}) en (?P<other>{_END})\b", re.IGNORECASE)
"""Both ends of one scale, of which each is a question."""
_SEASON = r"(?:voor |op |bij |van )?(?:de )?(zomer|winter)(?:spelen)?"
_SEASONS_APART = re.compile(
    rf"[\s,:(–-]*{_SEASON}(?: en |, | / |/){_SEASON} "
    r"(?:elk )?(?:apart|gescheiden|afzonderlijk|los van elkaar|uitgesplitst)\b\)?",
    re.IGNORECASE,
)
