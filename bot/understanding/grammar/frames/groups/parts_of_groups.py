"""Groups of which some part is so large: "in welke sport haalde Zweden meer dan de helft van zijn goud", "bij welke
Spelen was precies de helft van onze medailles van goud"; and whether one nation won all of it."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, noun_key, sex_of
from bot.understanding.grammar.frames.counting.averages import FRACTIONS, OPS
from bot.understanding.grammar.items import Bag
from medals_core.medals import Colour
from medals_core.queries.filters import EVER, Medals
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Claim, GroupAsk, Groups, Order
from medals_core.questions import Question

_ASKS = {"which": GroupAsk.WHICH, "who": GroupAsk.WHICH, "how_many": GroupAsk.COUNT, "how_often": GroupAsk.COUNT,
         "show": GroupAsk.WHICH, "what": GroupAsk.WHICH}  # fmt: skip
_OF_A_WINNER = (Key.NATION, Key.ATHLETE, Key.GAMES)
"""Groups that are a whole by themselves; a sport or a day is a part of somebody's medals."""


def part_of_groups(bag: Bag, ctx: Context) -> Question | None:
    """in welke sport haalde Zweden meer dan de helft van zijn goud; welke landen wonnen minstens de helft van hun
    medailles bij de vrouwen"""
    at = bag.places("fraction")
    asks = [name for name in _ASKS if bag.has("ask", name)]
    if len(at) != 1 or not asks:
        return None
    place = at[0]
    fraction = str(bag.take("fraction"))
    if (metal := next((p for p in bag.places("metal") if p > place), None)) is None:
        return None
    whole = bag.items[metal].value("metal")
    theirs = any(one.said in _THEIRS or one.has_any(("own", "nation")) for one in bag.items[place + 1 : metal])
    in_what = any(one.said in ("waarin", "waarbij") for one in bag.items if one.has("ask", "what"))
    bag.skip("ask", "measure.different", "relative", "out_of", "of_two")
    found = noun_key(bag)
    key, noun = found if found is not None else (Key.DISCIPLINE if in_what else Key.NATION, "")
    said = all_said(bag, ctx, then=("handed_out", "both"))
    if len(said.nations) > 1 or said.athletes or not said.metal:
        return None
    if key in _OF_A_WINNER and key is not Key.GAMES and said.nations:
        return None
    nations = tuple(said.nations)
    games = {"games": EVER} if key is Key.GAMES and said.scope.is_current else {}
    colours = tuple(one for one in said.colours if one is not whole)
    op, part = OPS[fraction.partition("_")[0]], FRACTIONS[fraction.partition("_")[2]]
    of_all = (whole,) if whole is not None else ()
    mine = said.medals(nations=nations, colours=colours or of_all, **games)
    all_of_it = mine.narrowed(colours=of_all)
    if not theirs and nations and key not in _OF_A_WINNER:
        all_of_it = mine.narrowed(nations=())  # "van de medailles": of all that were won there
    elif theirs and key in _OF_A_WINNER:
        all_of_it = Medals(games=mine.games, as_of=mine.as_of, nations=nations, colours=of_all)
    if mine != all_of_it:
        having = Condition(measure=Measure(kind=Kind.SHARE, of=mine, whole=all_of_it), op=op, value=part)
    elif mine == all_of_it and key is not Key.GAMES:
        having = Condition(measure=Measure(of=mine), op=op, value=Measure(of=all_of_it), times=part)
    else:
        return None
    return Groups(by=key, measure=Measure(of=mine), having=(having,), order=Order.MOST, ask=_ASKS[asks[0]],
                  sex=sex_of(noun))  # fmt: skip


_THEIRS = ("hun", "zijn", "haar", "van hun", "van zijn", "van haar", "hun eigen", "zijn eigen")


def all_won(bag: Bag, ctx: Context) -> Question | None:
    """hebben die Duitsers alles gewonnen met de bob; won Nederland al het goud bij het shorttrack"""
    if not bag.took("whole_of_it") or bag.has_any("ask", "rank", "compared"):
        return None
    denied = bag.took("not")
    bag.take_all("pronoun")
    said = all_said(bag, ctx)
    if len(said.nations) + len(said.athletes) != 1 or not (said.is_part or said.colours):
        return None
    mine = said.medals() if said.metal else said.medals(colours=(Colour.GOLD,))  # "alles gewonnen": each time first
    whole = mine.narrowed(nations=(), athletes=())
    held = Condition(measure=Measure(kind=Kind.SHARE, of=mine, whole=whole), op=Op.EQUAL, value=1)
    return Claim(conditions=(held,), denied=denied)
