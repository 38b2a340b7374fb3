"""The two answers shown last, taken together: "samen", "hoeveel scheelt dat", "wie van die twee heeft er meer"."""

from collections.abc import Sequence

from bot.understanding.grammar.following.common import settle
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.subjects import subject
from medals_core.queries.filters import EVER, Medals
from medals_core.queries.measures import Kind, Measure
from medals_core.queries.model import Listing, Value, Versus, VersusAsk
from medals_core.questions import AthleteQuestion, NationQuestion, Question

_APART = ("nations", "athletes", "games", "disciplines", "events", "genders", "colours", "from_day")
"""In one of these the two have to differ."""


def of_both(items: Sequence[Item], before: Question | None, last: Question) -> Versus | None:
    """What a text that names no side of its own asks of both; of two held against each other only their sum."""
    compared_last = isinstance(last, Versus)
    sides = [one.of for one in last.measures] if isinstance(last, Versus) else _sides(before, last)
    if len(sides) != len(set(sides)) or len(sides) < 2:
        return None
    bag = Bag(tuple(items))
    told = bag.took("of_two") or any(one.text.lower() in ("die twee", "ze", "beide") for one in bag.items)
    ask = VersusAsk.SUM if bag.took("measure", "together") else None
    ask = VersusAsk.DIFFERENCE if ask is None and bag.took("ask", "difference") else ask
    more = bag.holds("more") or bag.took("higher") or (told and bag.holds("most"))
    compared = (told or bag.has("ask", "who", "which") or bag.has("be")) and more
    compared = compared or (told and bag.took("versus"))
    ask = VersusAsk.MORE if ask is None and compared else ask
    colours = tuple(colour for colour in bag.take_all("metal") if colour is not None)
    careers = bag.took("measure", "total")
    bag.skip("more", "most", "more_of_it", "both", "ask", "have", "win", "noun.medal", "measure", "of_two", "be")
    settle(bag)
    if ask is None or bag.left() or (compared_last and ask is not VersusAsk.SUM):
        return None
    if colours:
        sides = [of.narrowed(colours=colours) for of in sides]
    if careers:
        sides = [of.narrowed(colours=colours, games=EVER if of.athletes else of.games) for of in sides]
    return Versus(measures=tuple(Measure(of=of) for of in sides), ask=ask)


def _sides(before: Question | None, last: Question) -> list[Medals]:
    """The medals of each, where both were counted or listed and neither is a part of the other."""
    sides = [of for one in (before, last) if one and (of := _counted(one)) is not None]
    if len(sides) != 2:
        return []
    apart = [name for name in _APART if getattr(sides[0], name) != getattr(sides[1], name)]
    part = any(name != "games" and not all(getattr(of, name) for of in sides) for name in apart)
    part = part and not {"nations", "athletes"} >= set(apart)
    ever = sides[0].games.ever != sides[1].games.ever
    return [] if not apart or len(apart) > 2 or part or ever else sides


def _counted(question: Question) -> Medals | None:
    match question:
        case Value(measure=Measure(kind=Kind.COUNT | Kind.TALLY, of=of)) | Listing(of=of, take=None):
            return of if len(of.nations) + len(of.athletes) == 1 else None
        case NationQuestion() | AthleteQuestion():
            return subject(question)
    return None
