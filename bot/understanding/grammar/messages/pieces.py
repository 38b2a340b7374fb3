"""The pieces of a message with what came of each: which only tell or head the others, and which are answered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.understanding.grammar.attempt import Attempt
from bot.understanding.grammar.following.leaning import leans
from bot.understanding.grammar.messages.cutting import ONESELF, SECOND
from bot.understanding.grammar.messages.leads import LEADING, VERBS, is_bare_choice, is_lead, person_described
from bot.understanding.grammar.messages.passed_over import tells_of_oneself
from bot.understanding.grammar.traces import asks_opponent, loses_a_name
from bot.understanding.understood import Choice
from medals_core.queries.filters import Medals
from medals_core.queries.measures import Key, Kind, Measure
from medals_core.queries.model import Claim, Groups, Order
from medals_core.questions import Question, TableQuestion

MOST_QUESTIONS = 3
NOT_ON_PODIUM = "place_below_third"


@dataclass(frozen=True)
class Piece:
    """A part of a message with what came of it; ``idle``: nothing of ours stands in it."""

    text: str
    attempt: Attempt
    idle: bool


def without_told(pieces: Sequence[Piece]) -> list[Piece]:
    """What only tells, before what asks, is not answered: "ik ben trots op onze meisjes. Wie van hen …". A claim is: it
    may be false."""
    asks = [_asks(piece) and not piece.idle and not piece.text.startswith("of ") for piece in pieces]
    read = [is_asked and piece.attempt.done for is_asked, piece in zip(asks, pieces, strict=True)]
    return [
        replace(piece, idle=piece.idle or (any((asks if piece.attempt.done else read)[n:]) and _only_tells(piece)))
        for n, piece in enumerate(pieces, start=1)
    ]


def _asks(piece: Piece) -> bool:
    led = any(one.has_any(("ask", *VERBS)) for one in piece.attempt.items[:1])
    return piece.text.endswith("?") or led or any(one.has("ask") and not one.is_small for one in piece.attempt.items)


def _only_tells(piece: Piece) -> bool:
    items, asked = piece.attempt.items, piece.attempt.question
    says = any(one.has_any(VERBS) for one in items)
    doubts = any(one.has("right_question") or one.has("correct") for one in items)
    if doubts or _asks(piece):
        return False
    if asked is None:  # "ik was dat weekend ziek. Wie won …": of what is not held nothing was asked
        told = (says or ONESELF.match(piece.text)) and not any(one.has("suppose") for one in items)
        talks = any(one.has("vague", "somebody") or one.has("telling") for one in items)
        talks = talks and not any(one.has_any(NAMED) for one in items)  # "iedereen heeft het over de nummer één"
        return bool(told and (piece.attempt.concept or piece.attempt.choices or talks))
    return not isinstance(asked, Claim) and says


NAMED = ("nation", "own", "athlete", "event", "sports", "games", "moment", "gender")


def is_heading(piece: Piece, after: Sequence[Attempt]) -> bool:
    """ "Winterspelen zonder Fins goud, hoeveel keer is dat voorgekomen": what is asked of it still comes"""
    said = any(one.has_any(("ask", "right_question", *VERBS)) for one in piece.attempt.items)
    if said or piece.text.endswith("?"):
        return False
    if isinstance(piece.attempt.question, TableQuestion):  # "top tien eindstand, nul medailles snowboard: wie?"
        return any(isinstance(one.question, Groups) and bool(one.question.having) for one in after)
    asked_of_it = any(not one.done or any(each.text.lower() == "dat" for each in one.items) for one in after)
    return isinstance(piece.attempt.question, Claim) and asked_of_it


def loses_a_heading(pieces: Sequence[Piece], asked: Sequence[Attempt]) -> bool:
    """ "brons: Japan tegen Italië, wie meer", "in 2018, hoe vaak …": is what stands ahead lost in all that is asked?"""
    ahead = list(takewhile(lambda piece: piece.idle, pieces))
    questions = [one.question for one in asked if one.question is not None]
    said = [one for piece in ahead for one in piece.attempt.items]
    if not (ahead and questions) or not is_lead(said, ahead[0].text) or tells_of_oneself(said):
        return False
    if person_described(said) or ahead[-1].attempt.notes or any(asks_opponent(one.items) for one in asked):
        return False  # "die schaatser uit Amerika, Stolz"; "goud op het volleybal, van wie wonnen we": who had silver
    return all(loses_a_name(ahead[-1].attempt.items, each) for each in questions)


def answered_in_part(pieces: Sequence[Piece]) -> list[Attempt]:
    """The attempts at questions of which only the first is read: what is not, is told by its words."""
    asked = [piece for piece in pieces if not piece.idle]
    first = asked[0] if asked else None
    if first is None or not first.attempt.done or first.attempt.notes or not 1 < len(asked) <= MOST_QUESTIONS:
        return []
    opening = next((one for one in first.attempt.items if not one.is_small), None)
    asks = any(one.has("ask") for one in first.attempt.items) or first.text.rstrip().endswith("?")
    if opening is not None and opening.has_any(LEADING) and not asks:
        return []  # "toen Kok won, hoeveel …": of itself the first half asks nothing
    for piece in asked[1:]:
        if not piece.attempt.done and not SECOND.match(f" en {piece.text.removeprefix('en ')}"):
            return []  # no question of its own: it may be about the first
        if not piece.attempt.done and not piece.attempt.reason:
            said = piece.text.rstrip("?!. ").removeprefix("en ")
            piece.attempt.reason = f"Op ‘{said}’ weet ik geen antwoord, op de rest wel."
    return [piece.attempt for piece in asked]


def is_of_the_first(one: Attempt, first: Attempt) -> bool:
    """Does it lean on what is not held: "wie werd wereldkampioen, A of B"; "op het EK, hoeveel goud hadden we daar"?"""
    own = any(each.has_any(("event", "sports", "nation", "athlete")) for each in one.items)
    whole = own and any(each.has("ask") for each in one.items)  # "en wie won de monobob"
    if one.weak and leans(one.items) and not whole:
        return True
    if first.concept == NOT_ON_PODIUM and not any(each.has("ask") for each in one.items):
        return True  # "wie viel net naast het podium, als vierde, op de 1000 meter"
    there = any(each.has("pronoun", "there") for each in one.items)
    that = there or any(each.has("pronoun", "that", "of_it") for each in one.items)
    if that and not own and any(each.has("event") or each.has("sports") for each in first.items):
        return True  # "hoe hard ging de 10 kilometer, en wanneer wonnen wij die": of that, not of anything
    return first.concept in ("other_competition", "paralympics") and (there or is_bare_choice(one.items))


def of_people(attempt: Attempt) -> list[Attempt]:
    """ "wie won de meeste gouden medailles": which nation is told, and of which athlete as well."""
    asked = attempt.question
    if not isinstance(asked, Groups) or asked.by is not Key.NATION or asked.having or asked.order is not Order.MOST:
        return []
    of = asked.measure.of
    unsaid = any(one.has("ask", "who") for one in attempt.items) and not any(one.has("noun") for one in attempt.items)
    alone = Medals(games=of.games, colours=of.colours)
    at_once = Measure(kind=Kind.PEAK, of=alone, per=Key.GAMES)  # "op één Winterspelen"
    plain = asked.measure in (Measure(of=alone), at_once) and asked.take == 1
    of_day = (
        of.from_day is not None and of.from_day == of.to_day and bool(of.disciplines)
    )  # "wie was gisteren de beste"
    also = (Choice(question=_of_each(one.question), label=f"{one.label}: sporters") for one in attempt.also)
    people = replace(attempt, question=_of_each(asked), also=tuple(also), notes=(), frame=OF_PEOPLE)
    return [people] if unsaid and (plain or (of_day and asked.take == 1)) else []


def _of_each(asked: Question) -> Question:
    return asked.model_copy(update={"by": Key.ATHLETE}) if isinstance(asked, Groups) else asked


OF_PEOPLE = "of_people"
"""The frame of what is told besides: what follows leans on the nation."""
