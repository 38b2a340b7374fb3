"""A message: one question, several, or one among clauses that say nothing of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.understanding.grammar.attempt import PAGES, Attempt
from bot.understanding.grammar.cutting import (
    ASKS,
    BET,
    ENDED,
    GUESSED,
    MOST_STORIES,
    ONESELF,
    PERSON,
    SAID,
    SECOND,
    SHORTEST_ASKED,
    STORY,
    THEN,
    TOLD_AFTER,
    claimed,
    divisions,
    question_of_a_story,
    without_request,
    without_signature,
)
from bot.understanding.grammar.everyday import talked_of
from bot.understanding.grammar.figures_said import with_both_named
from bot.understanding.grammar.following.leaning import asks_of_supposed, leans, names_nothing, points_back
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.meant_otherwise import is_of_both_sexes, without_vocative
from bot.understanding.grammar.nearest import MOST_LEFT_OUT, without
from bot.understanding.grammar.passed_over import (
    Said,
    is_idle,
    is_remark,
    named_in,
    says_more_of_them,
    tells_nothing,
    tells_of_oneself,
)
from bot.understanding.grammar.reader import Reader
from bot.understanding.grammar.seasons import said as season_said
from bot.understanding.grammar.settings import with_medals, without_setting
from bot.understanding.grammar.spoken import plainly
from bot.understanding.grammar.subjects import subject
from bot.understanding.names.folding import fold
from bot.understanding.names.found import Found
from bot.understanding.understood import Note, NoteKind
from medals_core.answering import Viewpoint
from medals_core.archive import Archive
from medals_core.games import Season
from medals_core.medals import Colour
from medals_core.queries.filters import Medals
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Ask, Claim, Groups, Identify, Listing, Suppose, Value, Versus, VersusAsk
from medals_core.questions import ComparisonQuestion, Question, TimelineQuestion

MOST_QUESTIONS = 3


@dataclass(frozen=True)
class Piece:
    """A part of a message with what came of it; ``idle``: nothing of ours stands in it."""

    text: str
    attempt: Attempt
    idle: bool


class MessageReader:
    """Reads whole messages, clause by clause where they do not read as a whole."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def read(self, text: str, viewpoint: Viewpoint, archive: Archive, last: Question | None) -> list[Attempt]:
        """The attempts at the questions of a message, with both of what "wie" may ask of all Games: nations, people."""
        apart = _SEASONS_APART.search(text)
        if apart is not None:  # "zomer en winter apart"
            each = (
                f"{text[: apart.start()]} op de {one}spelen {text[apart.end() :].lstrip(' ,')}"
                for one in apart.groups()
            )
            halves = [one for half in each for one in self._read(half.strip(), viewpoint, archive, last)]
            if all(one.done for one in halves):
                return halves
        found = self._read(text, viewpoint, archive, last)
        return [*found, *_of_people(found[0])] if len(found) == 1 else found

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
            if all(one.done and not one.defaults and one.frame not in PAGES for one in found):
                notes = (Note(kind=NoteKind.LEFT_OUT, said=each) for each in out)
                return [replace(found[0], notes=(*notes, *found[0].notes)), *found[1:]]
            left = found[0].left
        return []

    def _read(self, text: str, viewpoint: Viewpoint, archive: Archive, last: Question | None) -> list[Attempt]:
        """The attempts at the questions of a message, in order: one for most. Of a message that cannot be read whole or
        in parts the attempt at the whole comes back."""
        alone = question_of_a_story(text)
        if alone:
            asked = self._read(alone, viewpoint, archive, None)
            if asked[0].done and not asked[0].defaults:
                return asked
        text = without_setting(without_vocative(text), lambda said: self._tells_nothing(said, viewpoint, archive))
        text = with_medals(with_both_named(text)) if last is None else text
        text = without_request(
            self._without_story(without_signature(text.replace("%", " procent ")), viewpoint, archive)
        )
        whole = self._reader.clause(text, viewpoint, archive)
        double = SECOND.search(text) is not None
        if whole.done and not whole.notes and (not double or _leads_up(whole)):
            return [whole]
        partly: list[Attempt] = []
        for parts in divisions(text):
            pieces = self._pieces(parts, viewpoint, archive)
            asked = [piece.attempt for piece in pieces if not piece.idle]
            if len(asked) > 1 and not asked[0].done and any(one.weak and leans(one.items) for one in asked[1:]):
                asked = asked[:1]  # "… in de nhl? en bij de vrouwen ook?" leans on what is not held
            if asked and len(asked) <= MOST_QUESTIONS and all(attempt.done or attempt.concept for attempt in asked):
                if whole.done and not double and not all(one.done and not one.notes for one in asked):
                    continue  # no better than the whole
                if any(attempt.done or attempt.concept for attempt in asked):
                    return _told_once(asked)
            partly = partly or _partly(pieces)
        crossing = ENDED.search(text) is not None  # a reading over the end of a question is none
        return partly if partly and (crossing or not (whole.done or whole.concept)) else [whole]

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
            if choices:
                among = self._reader.clause(f"{part}, {choices}", viewpoint, archive)
                attempt = among if among.done else replace(attempt, question=None, choices=())
            idle = False
            if at == 0 and more and _is_bare_choice(attempt.items):
                choices, idle = part, True
            elif at == 0 and more and (season := _season_alone(attempt.items, part)):
                lead, idle = season, True
            elif at == 0 and more and (passing := _in_passing(attempt, part)):
                lead, idle = without(part, passing), True
            elif at == 0 and more and _is_lead(attempt.items, part):
                lead, about, idle = part, attempt.question, True
                whose = Said(whom=part) if any(one.has("athlete") for one in attempt.items) else Said()
            elif more and lead and former is None and _names_person(self._reader.items(part, viewpoint, archive)[0]):
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
            if not attempt.done or attempt.frame == "day":
                items, _ = self._reader.items(part, viewpoint, archive)
                idle = is_idle(items, part) and not (former is not None and says_more_of_them(items))
            adds_nothing = former is not None and (
                _is_other_answer(part) or _is_of_both(attempt.items, former) or is_remark(attempt.items, part)
            )
            if _is_said(former, part, attempt.items) or adds_nothing:
                idle = True
            unsaid = tuple(one for one in attempt.items if not one.has("own"))
            if more and _PUT_RIGHT.match(parts[at + 1]) and names_nothing(unsaid):
                idle = True  # "hadden we pech met tweede plaatsen, ik bedoel hoeveel zilver"
            season = _season_alone(attempt.items, part)
            coloured = pieces and _has_colour(attempt.items) and _has_colour(pieces[-1].attempt.items)
            narrows = season or _is_bare_choice(attempt.items) or (_restricts(attempt.items) and not coloured)
            adds = bool(pieces) and _adds(part, attempt.items)
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
            if coloured and former is not None and (believed := _only_that(attempt.items, former)) is not None:
                pieces.append(Piece(part, Attempt(question=believed, items=attempt.items), idle=False))
                former = believed
                continue
            last = former if former is not None else about if not attempt.done else None
            asked = [one.attempt.question for one in pieces if one.attempt.question is not None and not one.idle]
            same = self._reader.same(part, asked[-2:], viewpoint, archive) if asked and not idle else None
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
            said = told or said
            if attempt.concept and not attempt.done:  # "wat vind je van de boycot van 1980? Hoeveel goud hadden we"
                said = Said(when=" ".join(one.text for one in attempt.items if one.has("games"))) or said
            idle = idle or bool(told)
            if not idle:
                former = attempt.question or former
            pieces.append(Piece(part, attempt, idle))
        return self._shared_back(pieces, viewpoint, archive)

    def _of_whom_told(
        self, part: str, attempt: Attempt, pieces: Sequence[Piece], viewpoint: Viewpoint, archive: Archive
    ) -> Attempt:
        """ "mijn man zag op tv een Deen schaatsen. Heeft die een medaille?": of the one told of, never of ourselves."""
        named = [one.text for piece in pieces for one in piece.attempt.items if one.has("nation") or one.has("athlete")]
        if not named:
            return attempt
        meant = self._reader.clause(PERSON.sub(named[-1], part, count=1), viewpoint, archive)
        return meant if meant.done else replace(attempt, question=None)

    def _shared_back(self, pieces: list[Piece], viewpoint: Viewpoint, archive: Archive) -> list[Piece]:
        """ "hoeveel zilver en hoeveel brons had Canada": a first half without a verb is about what the second names."""
        for at in range(len(pieces) - 2, -1, -1):
            piece, after = pieces[at], pieces[at + 1].attempt
            open_ended = not (piece.idle or piece.text.endswith("?")) and names_nothing(piece.attempt.items)
            verbless = not any(one.has(kind) for one in piece.attempt.items for kind in _VERBS)
            asks = any(one.has("ask") and not one.has("ask", "show") for one in piece.attempt.items)
            unsaid = piece.attempt.defaults or not piece.attempt.done or piece.attempt.frame == "games_fact"
            people = isinstance(piece.attempt.question, Groups) and isinstance(after.question, Groups)
            metal = [any(one.has("metal") for one in each) for each in (piece.attempt.items, after.items)]
            shared = unsaid and not names_nothing(after.items)
            open_ended = bool(open_ended and shared)
            if people and metal == [False, True]:  # "hoeveel mannen en hoeveel vrouwen wonnen goud"
                open_ended = not (piece.idle or piece.text.endswith("?"))
            if asks and open_ended and verbless and after.question is not None:
                won = " ".join(one.text for one in after.items if one.has("metal")) if people else ""
                whole = self._reader.clause(f"{piece.text} wonnen {won}", viewpoint, archive) if won else None
                followed = whole or self._reader.followed(piece.text, after.question, viewpoint, archive)
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
            if any(one.has("athlete") for one in ahead) and (pointed := _WHAT_THAT_WAS.match(part)):
                won = self._reader.clause(f"{pointed['asked']} won {lead}", viewpoint, archive)
                return won if won.done else replace(attempt, question=None)  # "Geesink, welk jaar was dat"
            if whom := _person_described(ahead):
                attempt = self._reader.clause(f"{whom} {part}", viewpoint, archive)
                return attempt if attempt.done else replace(attempt, question=None)
            if attempt.reason and any(one.has("games") and one.value("games").impossible for one in ahead):
                return attempt  # "op de lange baan in 2019, welk land had daar het meeste"
        if said:
            items, _ = self._reader.items(part, viewpoint, archive)
            person = PERSON.sub(said.whom, part, count=1) if said.whom else part
            if person != part:  # "leuk hoor die Kok. Hoeveel medailles hadden we zonder haar?"
                there = f"{person.rstrip('?!. ')} bij {said.where}?" if said.where else person
                meant = self._reader.clause(there, viewpoint, archive)
                if meant.done:
                    return meant
            timed = any(one.has("games") or one.has("moment") for one in items) and not THEN.search(part)
            when = "" if timed else said.when
            named = any(one.has(kind) for one in items for kind in ("nation", "athlete", "own"))
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
        if _asks_of_its_own(attempt):
            return self._reader.carried(attempt, former, viewpoint, archive)
        if _edge_of_them(attempt, former):
            followed = self._reader.followed(part, former, viewpoint, archive)
            if followed is not None and followed.frame == "follow_up":
                return followed
        if (asked := self._of_the_former(attempt.items, former)) is not None:
            named = self._reader.followed(asked, former, viewpoint, archive)
            named = named if named is not None else self._reader.clause(asked, viewpoint, archive)
            return self._reader.carried(named if named.done else attempt, former, viewpoint, archive)
        elliptic = not any(one.has(kind) for one in attempt.items for kind in _VERBS)
        bare = (bool(attempt.defaults) or elliptic) and names_nothing(attempt.items)
        points = points_back(attempt.items) or bare
        if (
            not attempt.done
            or asks_of_supposed(attempt.items, former)
            or (attempt.weak and (points or (leans(attempt.items) and not _stands_alone(attempt, former))))
        ):
            followed = self._reader.followed(part, former, viewpoint, archive)
            if followed is not None and followed.frame == "follow_up":
                return followed
            attempt = followed if followed is not None else attempt
        return self._reader.carried(attempt, former, viewpoint, archive)

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


def _of_people(attempt: Attempt) -> list[Attempt]:
    """ "wie won de meeste gouden medailles in de geschiedenis": which nation is told, and of which athlete as well."""
    asked = attempt.question
    if (
        not isinstance(asked, Groups)
        or asked.by is not Key.NATION
        or asked.having
        or asked.measure.kind is not Kind.COUNT
    ):
        return []
    of = asked.measure.of
    unsaid = any(one.has("ask", "who") for one in attempt.items) and not any(one.has("noun") for one in attempt.items)
    if not unsaid or of != Medals(games=of.games, colours=of.colours) or not of.games.is_whole or asked.take is None:
        return []
    return [replace(attempt, question=asked.model_copy(update={"by": Key.ATHLETE}), notes=())]


def _leads_up(whole: Attempt) -> bool:
    """ "als shorttrack niet meetelde, hoeveelste …", "toen Kok won, hoeveel …": a subordinate clause first."""
    if isinstance(whole.question, Suppose | TimelineQuestion) or is_of_both_sexes(whole.question):
        return True
    items = whole.items
    if any(one.text.lower() in talked_of() for one in items):
        return False  # "zaterdag quiz! Hoeveel …"
    first = next((one for one in items if not one.is_small or one.has("suppose")), None)
    if first is None or any(first.has(kind) for kind in _LEADING):
        return first is not None
    lead = list(takewhile(lambda one: not one.breaks, items[1:]))  # "van alle Zweedse medailles, hoeveel …"
    which = any(one.has("relative") for one in lead)  # "van alle landen die nooit wonnen, welk had …"
    asks = any(one.has(kind) for one in lead for kind in ("ask", *(() if which else ("win", "have", "be", "stand"))))
    return bool(lead) and items[0].text.lower() in ("van", "bij", "onder", "op", "in", "tijdens") and not asks


_LEADING = ("suppose", "when", "moment", "excepted")
"""What may lead up to a question without asking one."""


def _partly(pieces: Sequence[Piece]) -> list[Attempt]:
    """The attempts at questions of which only the first is read: what is not, is told by its words."""
    asked = [piece for piece in pieces if not piece.idle]
    first = asked[0] if asked else None
    if first is None or not first.attempt.done or first.attempt.notes or not 1 < len(asked) <= MOST_QUESTIONS:
        return []
    opening = next((one for one in first.attempt.items if not one.is_small), None)
    asks = any(one.has("ask") for one in first.attempt.items) or first.text.rstrip().endswith("?")
    if opening is not None and any(opening.has(kind) for kind in _LEADING) and not asks:
        return []  # "toen Kok won, hoeveel …": of itself the first half asks nothing
    for piece in asked[1:]:
        if not piece.attempt.done and not SECOND.match(f" en {piece.text.removeprefix('en ')}"):
            return []  # no question of its own: it may be about the first
        if not piece.attempt.done and not piece.attempt.reason:
            piece.attempt.reason = f"‘{piece.text.rstrip('?!. ')}’ begrijp ik niet."
    return [piece.attempt for piece in asked]


def _told_once(asked: Sequence[Attempt]) -> list[Attempt]:
    """Without what the answer to the first tells as well: of one medal who, which event and when."""
    first = asked[0].question
    if (
        len(asked) == 2
        and asked[1].frame == "follow_up"
        and _only_names(asked[0])
        and not _of_all_of_it(asked[0].items)
    ):
        second = subject(asked[1].question) if asked[1].question is not None else None
        guessed = isinstance(first, Listing) and first.take == 1 and not first.of.athletes
        guessed = guessed and second is not None and bool(second.athletes)
        # "het goud van Zweden, hoeveel was dat?"; but "onze allereerste medaille, dat was toch Sjoukje": whose it was
        return [asked[0] if isinstance(first, Groups) or guessed else asked[1]]
    after = asked[1].question if len(asked) == 2 else None
    if (
        isinstance(first, Suppose)
        and isinstance(after, Suppose)
        and after == first.model_copy(update={"then": after.then})
    ):
        return [asked[1]] if first.then is None else list(asked)  # "haal shorttrack weg: hoeveelste zijn we dan"
    if isinstance(first, Listing) and isinstance(after, Value) and _counts_those(first, after):
        return [asked[0]]  # "hebben wij ooit goud gepakt en hoeveel keer"
    of = first.measure.of if isinstance(first, Value) else Medals()
    if after == Listing(of=of, ask=Ask.COLOUR) and first == Value(measure=Measure(of=of)):
        return [asked[0]]  # "hoeveel won Gu en welke kleur": the number tells the colours
    if isinstance(first, Claim) and isinstance(after, Listing) and _is_claimed(first, after, asked[0]):
        return [asked[1]]  # "wist je dat Rijpma goud had? op welke afstand"
    if isinstance(first, Value) and isinstance(after, Listing) and after.ask in (Ask.WHO, Ask.EVENT, Ask.WHICH):
        which = after.model_copy(update={"ask": Ask.WHICH})
        if which == Listing(of=first.measure.of) and first.measure == Measure(of=which.of) and not which.of.podium:
            return [replace(asked[0], question=which)]  # "hoeveel goud had België, en wie": the list tells how many
    if isinstance(first, Listing) and isinstance(after, Listing) and after.take == 1 and _only_names(asked[0]):
        of = after.of
        if (of.nations, of.athletes, of.colours) == (first.of.nations, first.of.athletes, first.of.colours):
            return [asked[1]]  # "een Belg met goud, wie was de laatste?"
    told: list[Attempt] = []
    for one in asked:
        at = next((place for place, other in enumerate(told) if _asks_of(one.question, other.question)), None)
        if at is None:
            told.append(one)
        elif getattr(told[at].question, "ask", None) in (Ask.WHICH, VersusAsk.MORE):
            told[at] = one
    return told


def _counts_those(first: Listing, after: Value) -> bool:
    """Does the answer whether there are any tell how many?"""
    measure = after.measure
    return first.ask is Ask.EXISTS and first.take is None and measure == Measure(of=first.of)


def _is_claimed(first: Claim, after: Listing, attempt: Attempt) -> bool:
    """Does the list show that there are any, or how many, of which the first half says so without asking: "wist je dat
    Rijpma goud had? op welke afstand", "Remco 2x goud, welke onderdelen"?"""
    held = first.conditions[0]
    said = held.value == 1 or not any(one.has(kind) for one in attempt.items for kind in (*_VERBS, "right_question"))
    return len(first.conditions) == 1 and not first.denied and said and held.measure.of == after.of


def _only_names(attempt: Attempt) -> bool:
    """Nothing is asked yet, nor said: "het goud van Noorwegen", "landen met één gouden medaille"."""
    asks = any(one.has(kind) for one in attempt.items for kind in ("ask", *_VERBS))
    return not asks and not isinstance(attempt.question, Claim)


def _asks_of(question: Question | None, other: Question | None) -> bool:
    """Do both ask of one and the same medal, or of the same two sides?"""
    if isinstance(question, Listing) and isinstance(other, Listing) and other.take == 1:
        return question.model_copy(update={"ask": other.ask}) == other
    if isinstance(question, Versus) and isinstance(other, Versus):
        return question.model_copy(update={"ask": other.ask}) == other
    return False


_PUT_RIGHT = re.compile(r"ik bedoel(?:de)? ", re.IGNORECASE)
_SEASON = r"(?:voor |op |bij |van )?(?:de )?(zomer|winter)(?:spelen)?"
_SEASONS_APART = re.compile(
    rf"[\s,:(–-]*{_SEASON}(?: en |, | / |/){_SEASON} "
    r"(?:elk )?(?:apart|gescheiden|afzonderlijk|los van elkaar|uitgesplitst)\b\)?",
    re.IGNORECASE,
)
_WHAT_THAT_WAS = re.compile(
    r"\s*(?:en |in |op )*(?P<asked>(?:in |op )?(?:welke? (?:jaar|stad|spelen|dag|land)|wanneer|waar))\b"
    r"(?: (?:was|waren|is|dat|het|t|ook|alweer|weer|al|precies|toch))*\s*[?.!]*$",
    re.IGNORECASE,
)
_OF_A_LEAD = ("nation", "athlete", "athletes", "own", "event", "games", "moment", "gender", "sports", "excepted")


def _is_lead(items: Sequence[Item], part: str) -> bool:
    """ "Grenoble 1968: wie …": names only, and what is asked of them still comes."""
    told = any(one.has(kind) for one in items for kind in ("athlete", "nation", "own"))
    kinds = _OF_A_LEAD if told else (*_OF_A_LEAD, "metal")  # "Goud op de baan: hoeveel heeft …"; "zilver voor Kok: …"
    described = ("athlete", "athlete_f", "athlete_m")  # "die schaatser uit Amerika, Stolz, …"
    return (
        bool(items)
        and not part.endswith("?")
        and not ASKS.search(part)
        and not is_idle(items, part)
        and not _of_all_of_it(items)
        and any(one.has(kind) for one in items for kind in kinds)
        and all(one.is_small or one.has("noun", *described) or any(map(one.has, kinds)) for one in items)
    )


def _person_described(items: Sequence[Item]) -> str:
    """ "die springer met de polsstok uit Zweden, Duplantis": who is of the land said, whatever else is told of him."""
    people = [one for one in items if one.has("athlete")]
    nations = [one.value("nation").match for one in items if one.has("nation")]
    match = people[0].value("athlete").match if len(people) == 1 and len(nations) == 1 else None
    fits = isinstance(match, Found) and isinstance(nations[0], Found) and nations[0].item.noc in match.item.nocs
    return people[0].text if fits else ""


def _names_person(items: Sequence[Item]) -> bool:
    return any(one.has("athlete") for one in items) and all(one.is_small or one.has("athlete") for one in items)


def _in_passing(attempt: Attempt, part: str) -> tuple[str, ...]:
    """ "los angeles 1984 boycot, hoeveel goud usa": what is not held is not asked, only called to mind beside names."""
    said = tuple(one.text for one in attempt.items if one.has("concept", *_CALLED_TO_MIND) and not one.repairs)
    rest = [one for one in attempt.items if not one.has("concept", *_CALLED_TO_MIND)]
    return said if said and _is_lead(rest, part) else ()


_CALLED_TO_MIND = ("politics", "doping", "weather", "injury", "audience")
_VERBS = ("have", "win", "be", "stand", "handed_out", "auxiliary")


def _season_alone(items: Sequence[Item], part: str) -> str:
    """ "beste spelen ooit voor ned? zomer": at which Games the rest of the message is."""
    named = season_said(fold(part).split())
    alone = all(one.is_small or one.has("noun", "games") for one in items)
    return f"op de {_SEASONS[named]}spelen" if named is not None and alone else ""


_SEASONS = {Season.SUMMER: "zomer", Season.WINTER: "winter"}


def _restricts(items: Sequence[Item]) -> bool:
    """ "…, alleen de gouden"; "…, behalve de Britten": of the question before it."""
    first = next((one for one in items if not one.is_small or one.has("only")), None)
    if first is None:
        return False
    if not (first.has("only") or first.has("excepted")):
        alone = ("single_event", "team_event", "mixed_event")  # "…, individueel, …"
        return not items[0].has("lean") and all(one.is_small or any(one.has(k) for k in alone) for one in items)
    kinds = ("metal", "gender", "nation", "own", "sports", "moment", "games", "excepted")
    others = [one for one in items if not (one.is_small or one.has("only"))]
    return bool(others) and all(any(one.has(kind) for kind in kinds) for one in others)


def _adds(part: str, items: Sequence[Item]) -> bool:
    """ "Suriname ooit goud? met zwemmen dacht ik": at what, or when, of the question before it."""
    led = part.lower().split()[0] in ("met", "bij", "in", "op", "tijdens") if part.split() else False
    kinds = ("event", "sports", "games", "gender", "moment")
    named = any(one.has(kind) for one in items for kind in kinds)
    return led and named and all(one.is_small or any(map(one.has, kinds)) for one in items)


def _of_all_of_it(items: Sequence[Item]) -> bool:
    """ "Simone Biles totaal aub. En in Parijs?": it asks already."""
    return any(one.has("measure", "total") and one.text.lower().endswith("totaal") for one in items)


def _has_colour(items: Sequence[Item]) -> bool:
    """ "al goud? volgens mij alleen brons": the second is no part of the first."""
    return any(one.has("metal") and one.value("metal") is not None for one in items)


def _only_that(items: Sequence[Item], former: Question) -> Claim | None:
    """ "… volgens mij alleen brons": that, and none of the others, of whom the question before it is."""
    of = subject(former)
    colours = [one.value("metal") for one in items if one.has("metal")]
    if of is None or not (of.nations or of.athletes) or len(colours) != 1 or not any(one.has("only") for one in items):
        return None

    def held(colour: Colour, op: Op, value: int) -> Condition:
        return Condition(measure=Measure(of=of.narrowed(colours=(colour,))), op=op, value=value)

    others = (held(colour, Op.EQUAL, 0) for colour in Colour if colour is not colours[0])
    return Claim(conditions=(held(colours[0], Op.AT_LEAST, 1), *others))


def _edge_of_them(attempt: Attempt, former: Question) -> bool:
    """ "wie won als eerste goud en wie als laatste": of those medals, not of the table."""
    counted = isinstance(former, Value) and former.measure.kind in (Kind.COUNT, Kind.TALLY)
    one = isinstance(former, Listing) and former.take == 1
    if not (one or counted) or not isinstance(attempt.question, Identify):
        return False
    items = attempt.items
    edge = any(one.has("most", "last") or one.has("most", "first") for one in items)
    return edge and not any(one.has(kind) for one in items for kind in ("stand", "be", "page", "noun", "nation", "own"))


def _asks_of_its_own(attempt: Attempt) -> bool:
    """ "wie won de meeste medailles en hoe deed Nederland het": of the nation only."""
    return attempt.frame == "nation" and any(one.has("page", "doing") for one in attempt.items)


def _stands_alone(attempt: Attempt, former: Question) -> bool:
    """ "wie won de 1000 meter? En hoeveel goud had Zweden?": another subject, asked in another way than the event."""
    of = subject(former)
    placed = any(one.has("ask", "rank", "what") for one in attempt.items)  # "en wat werden wij": there
    return (
        of is not None
        and not placed
        and bool(of.events)
        and not isinstance(attempt.question, type(former))
        and not names_nothing(attempt.items)
        and any(one.has("have") or one.has("win") or one.has("stand") for one in attempt.items)
    )


def _is_bare_choice(items: Sequence[Item]) -> bool:
    """ "Frankrijk of Zwitserland: wie …": names to choose from, of which nothing is asked yet."""
    names = [one for one in items if any(one.has(kind) for kind in ("nation", "own", "athlete"))]
    others = [one for one in items if one not in names]
    return (
        len(names) > 1
        and any(one.has("or") or one.has("versus") for one in others)
        and all(one.is_small or one.has("or") or one.has("versus") or one.has("correct") for one in others)
    )


def _is_said(former: Question | None, part: str, items: Sequence[Item]) -> bool:
    """Does the answer to the first half say it: "en hoeveel waren dat", "met hoeveel goud"?"""
    if isinstance(former, Identify):
        return asks_only_how_many(items, colours=True)
    if isinstance(former, Groups) and former.measure.kind is Kind.AGE and any(one.has("ask", "age") for one in items):
        return _asks_only(items, "ask")  # "wie was de oudste, en hoe oud was diegene"
    counted = isinstance(former, Groups) and (
        former.measure.kind in (Kind.COUNT, Kind.TALLY)
        or (former.measure.kind in (Kind.DISTINCT, Kind.PEAK) and former.take is not None)
    )
    compared = isinstance(former, Claim | Versus) and "met hoeveel" in part.lower()
    if isinstance(former, Versus | ComparisonQuestion) and any(one.has("other_one") for one in items):
        return _asks_only(items, "other_one", "ask", "metal", "then")  # "en wat had de ander"
    if isinstance(former, Value) and former.measure.kind is Kind.COUNT and not former.measure.of.colours:
        told = any(one.has("all_of_it") for one in items) and not any(one.has("ask") for one in items)
        return _guesses(items) or (
            told and _asks_only(items, "all_of_it", "metal")
        )  # "en waren die allemaal goud": in which colours
    guessed = (counted or (isinstance(former, Value) and former.measure.kind is Kind.COUNT)) and _guesses(items)
    return guessed or ((counted or compared) and asks_only_how_many(items))


_OTHER_ANSWER = re.compile(
    r"of (?:hebben|hadden|heeft|had|wonnen|won) (?:die|ze|zij|we|wij|hij)(?: weer| nog| gewoon| helemaal)* "
    r"(?:niks|niets|nix|geen(?: een| enkele)?(?: medailles?| plakken?)?)[\s?.!]*",
    re.IGNORECASE,
)


def _is_other_answer(part: str) -> bool:
    """ "… of hebben die niks": to a question that is asked already"""
    return _OTHER_ANSWER.fullmatch(part) is not None


def _guesses(items: Sequence[Item]) -> bool:
    """waren het er 8; 23 toch"""
    return sum(one.has("number") for one in items) == 1 and all(
        one.is_small or any(one.has(kind) for kind in ("number", "be", "pronoun", "right_question")) for one in items
    )


def _asks_only(items: Sequence[Item], *kinds: str) -> bool:
    return all(one.is_small or any(one.has(kind) for kind in (*_OF_THE_NUMBER, *kinds)) for one in items)


def _is_of_both(items: Sequence[Item], former: Question) -> bool:
    """ "…? Zowel bij de mannen als bij de vrouwen graag": of what was of both already."""
    of = subject(former)
    genders = [one.value("gender") for one in items if one.has("gender")]
    others = [one for one in items if not (one.is_small or any(one.has(kind) for kind in _BOTH))]
    return of is not None and not of.genders and len(genders) == 2 and not others


_BOTH = ("gender", "both", "both_lead", "and", "than", "suppose", "too")
_OF_THE_NUMBER = ("be", "have", "win", "pronoun", "lean", "and", "measure", "stand")


def asks_only_how_many(items: Sequence[Item], *, colours: bool = False) -> bool:
    """en hoeveel waren dat; en met hoeveel"""
    asks = [one for one in items if one.has("ask", "how_many")]
    others = [
        one for one in items if not (one in asks or one.is_small or any(one.has(kind) for kind in _OF_THE_NUMBER))
    ]
    if any(one.has("measure", "together", "points", "population", "average", "share") for one in items):
        return False  # "en hoeveel punten waren dat"
    return len(asks) == 1 and all(
        one.text.lower() in ("stuks", "medailles", "plakken") or (colours and one.has("metal")) for one in others
    )
