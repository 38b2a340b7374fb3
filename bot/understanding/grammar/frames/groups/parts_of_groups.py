"""Parts of somebody's medals: where they are the best of all, who has one colour most, of which groups they are so
large, whether one nation won all of it, which colours it has none of, and whether anybody else has it."""

from itertools import pairwise

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, has_none, has_won, noun_key, sex_of, told
from bot.understanding.grammar.frames.counting.averages import FRACTIONS, OPS, THEIRS
from bot.understanding.grammar.items import Bag, Item
from medals_core.answering import answer
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.queries.filters import EVER, Medals
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric, Op
from medals_core.queries.model import Claim, GroupAsk, Groups, Order
from medals_core.queries.results import GroupsAnswer
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
    theirs = any(one.said in THEIRS or one.has_any(("own", "nation")) for one in bag.items[place + 1 : metal])
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


def all_won(bag: Bag, ctx: Context) -> Question | None:
    """hebben die Duitsers alles gewonnen met de bob; won Nederland al het goud bij het shorttrack"""
    if not bag.took("whole_of_it") or bag.has_any("ask", "rank", "compared"):
        return None
    denied = bag.took("not")
    bag.take_all("pronoun")
    said = all_said(bag, ctx)
    if len(said.nations) + len(said.athletes) != 1 or not (said.is_part or said.colours):
        return None
    sex = {"M": Gender.MEN, "F": Gender.WOMEN}.get(said.athletes[0].gender) if said.athletes else None
    if sex and not (said.genders or said.events):
        said.genders = [sex]  # of what somebody may win
    mine = said.medals() if said.metal else said.medals(colours=(Colour.GOLD,))  # "alles gewonnen": each time first
    whole = mine.narrowed(nations=(), athletes=())
    held = Condition(measure=Measure(kind=Kind.SHARE, of=mine, whole=whole), op=Op.EQUAL, value=1)
    return Claim(conditions=(held,), denied=denied)


def where_they_are_best(bag: Bag, ctx: Context) -> Question | None:
    """in welke sporten is Nederland het beste land; op welke onderdelen waren de Noren de beste; in welke sport won
    Italië de meeste medailles van alle landen: first among all nations"""
    nouns, superlatives = bag.places("noun", "discipline", "event"), bag.places("most", "best", "most")
    whom = [*bag.places("nation"), *bag.places("own")]
    if not (nouns and superlatives and whom and bag.has("ask", "which") and nouns[0] < whom[0] < superlatives[0]):
        return None
    is_best, by_total = bag.items[superlatives[0]].has("most", "best"), bag.has("metal", None)
    the_best = bag.has("be") and bag.items[superlatives[0]].said.startswith("de ")
    if not (bag.has("noun", "nation") or (is_best and the_best)) or is_best == by_total or bag.has("colour"):
        return None
    bag.skip("ask.which", "most", "measure.different", "noun.nation")
    if (key := noun_key(bag)) is None:
        return None
    said = all_said(bag, ctx)
    if len(said.nations) != 1 or said.athletes or said.colours:
        return None
    of = said.medals()
    first = Measure(kind=Kind.RANK, of=of, metric=Metric.TOTAL if by_total else Metric.OFFICIAL)
    return Groups(by=key[0], measure=Measure(of=of), order=Order.NATURAL,
                  having=(Condition(measure=first, op=Op.EQUAL, value=1),))  # fmt: skip


def commonest_colour(bag: Bag, ctx: Context) -> Question | None:
    """bij welke landen was zilver de meest gewonnen kleur; welke sporters wonnen vooral brons: each by itself more of
    it than of any other"""
    most = bag.has("noun", "colour") and bag.has("most", "most") and bag.has("be")
    asks = [name for name in _ASKS if bag.has("ask", name)]
    if not (most or bag.has("mostly")) or not asks or not bag.has("noun", "nation", "athlete"):
        return None
    bag.skip("ask", "noun.colour", "most.most", "mostly")
    if (key := noun_key(bag)) is None:
        return None
    said = all_said(bag, ctx)
    if len(said.colours) != 1 or said.athletes or (key[0] is Key.NATION and said.nations):
        return None
    of, mine = said.medals(colours=()), said.medals()
    others = [Measure(of=of.narrowed(colours=(other,))) for other in Colour if other not in said.colours]
    having = (Condition(measure=Measure(of=mine), op=Op.MORE, value=other, both=True) for other in others)
    return Groups(by=key[0], measure=Measure(of=of), having=tuple(having), ask=_ASKS[asks[0]], sex=sex_of(key[1]))


_DENIALS = ("not", "none", "nothing", "missing", "missed", "never", "need", "without", "instead")


def colours_lacking(bag: Bag, ctx: Context) -> Question | None:
    """welke kleuren zaten er niet bij de Belgische medailles; welke kleur medaille won Finland niet; welke kleur
    ontbreekt er bij Spanje"""
    asked = bag.has("ask") or any(bag.items[p].said.startswith("welk") for p in bag.places("noun", "colour"))
    if not bag.has("noun", "colour") or not asked:
        return None
    out = next((p for p in bag.places("excepted") if bag.items[p].said.startswith("niet ")), None)
    never = bag.has("never")
    if out is None and not bag.took_any(*_DENIALS):
        return None
    many = bag.has("ask", "how_many")
    bag.skip("ask", "noun.colour", "asked_number", "number", "noun.medal", "any", "relative", "measure.different",
             *_DENIALS)  # fmt: skip
    if out is not None:
        bag.open(out, bag.items[out].value("excepted").items)
    said = all_said(bag, ctx, then=("ever", "take_part"))
    if said.colours or len(said.nations) + len(said.athletes) != 1:
        return None
    of = said.medals(nations=() if said.athletes else tuple(said.nations))
    of = of.narrowed(games=EVER) if never and of.games.is_current else of
    none = has_none(of)
    return Groups(by=Key.COLOUR, measure=Measure(of=of), having=(none,), order=Order.NATURAL,
                  ask=GroupAsk.COUNT if many else GroupAsk.WHICH)  # fmt: skip


_ONLY = ("enige", "enigste")


def is_the_only_one(one_before: Item, one: Item) -> bool:
    """ "de enige"."""
    return one.said in _ONLY and one_before.said in ("de", "het", "t")


def _nobody_else(bag: Bag) -> bool:
    """ "had niemand anders dan Klæbo zes medailles", "alleen Klæbo kwam aan zes", "stond hij alleen met zijn zes": whom
    it is of stays, the rest is taken."""
    who = ("athlete", "nation", "own")
    only = [p for p in bag.places("only") if not bag.items[p].has("clause")]  # "maar nl heeft er meer dan 20"
    alone = [p for p in only if p + 1 < len(bag.items) and any(map(bag.items[p + 1].has, who))]
    alone += [p for p in bag.places("sole") if bag.items[p].said.startswith(("alleen met", "daarin", "uniek"))]
    counted = bag.has("amount")
    for place in bag.places("excepted"):
        theirs = bag.items[place].value("excepted").items
        if bag.has("nobody") and counted and len(theirs) == 1 and any(map(theirs[0].has, who)):
            bag.open(place, theirs)
            bag.skip("nobody")
            return True
    bag.taken.update(alone if counted else [])
    return counted and bool(alone)


def the_only_one(bag: Bag, ctx: Context) -> Question | None:
    """was Femke Kok de enige Nederlandse met goud op de 500 meter; is Noorwegen het enige land met vijftien keer goud:
    all who did; is Klæbo de eerste die zes keer goud wint op één editie, where he alone did"""
    only = any(is_the_only_one(before, one) for before, one in pairwise(bag.items)) or bag.has("sole")
    only = (only and bag.has("be")) or _nobody_else(bag)
    at_one = bag.has("one_games") or bag.has("at_one", "games")
    first = not only and at_one and bag.has("be") and not bag.has("ask") and bag.took("most", "first")
    bag.skip(*(("rank",) if first else ()))
    only = only or first
    key = Key.ATHLETE if bag.has("athlete") else Key.NATION
    if not only or bag.has("ask") or not bag.has_any("athlete", "nation", "own"):
        return None
    champion = bag.took("noun", "champion")
    bag.skip("noun.athlete", "noun.athlete_f", "noun.athlete_m", "any", "relative", "won_noun", "sole", "their_sole",
             "noun.nation")  # fmt: skip
    of_their_land = bag.has_any("nation", "own")
    found = told(bag, ctx, ranks=False)
    said = all_said(bag, ctx)
    if at_one and said.scope.is_current:
        said.scope = EVER
    named = said.athletes if key is Key.ATHLETE else said.nations
    if len(named) != 1 or not (said.metal or champion or said.events or found):
        return None
    nations = (said.athletes[0].nocs[-1],) if said.athletes and of_their_land else ()
    colours = tuple(said.colours) or (() if said.metal or found else (Colour.GOLD,))
    of = said.medals(athletes=(), nations=nations, colours=colours if len(colours) < 2 else ())
    having = [one.on(of.narrowed(colours=()) if one.colours else of) for one in found]
    having = having or [has_won(of.narrowed(colours=(one,))) for one in colours] or [has_won(of)]  # of each of them
    held = said.athletes[0].athlete_id if key is Key.ATHLETE else named[0]
    groups = Groups(by=key, measure=Measure(of=of), having=tuple(having), held=held if isinstance(held, str) else "")
    holders = answer(groups, ctx.archive, ctx.viewpoint) if first else None
    several = isinstance(holders, GroupsAnswer) and holders.kept != 1
    return None if several else groups  # which of them was first is not known by this
