"""How old winners were on average, and how many times as many the one is as the other."""

from collections.abc import Sequence
from typing import Literal

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, settle
from bot.understanding.grammar.frames.comparing.alternatives import sides_of
from bot.understanding.grammar.frames.medals.asking import sex_asked
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.narrow import narrow
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.queries.measures import Key, Kind, Measure
from medals_core.queries.model import GroupAsk, Groups, Value, Versus, VersusAsk
from medals_core.questions import Question


def mean_age(bag: Bag, ctx: Context) -> Question | None:
    """wat was de gemiddelde leeftijd van de Nederlanders die goud wonnen; hoe oud waren de Noren gemiddeld"""
    if not bag.took("measure", "mean_age") and not (bag.took("ask", "age") and bag.took("measure", "average")):
        return None
    champions = bag.took("noun", "champion")
    bag.skip("measure.average", "noun.athlete", "noun.athlete_f", "noun.athlete_m", "noun.podium", "ask.what",
             "ask.how_many", "ask.which", "relative", "clause.when", "won_noun", "any", "amount", "measure.together",
             "both")  # fmt: skip
    if any(bag.items[p].value("amount").count != 1 for p in bag.taken if bag.items[p].has("amount")):
        return None
    said = narrow(bag, ctx)
    sex_asked(bag, said)
    settle(bag)
    if said.athletes:
        return None
    if champions and not said.colours:
        said.colours.append(Colour.GOLD)
    return Value(measure=Measure(kind=Kind.MEAN_AGE, of=said.medals()))


def share_of_people(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel procent van de Noorse sporters met een medaille won goud; welk deel van de landen had ook goud"""
    asked = next(iter(bag.places("ask", "part")), None)
    noun = next((p for p in bag.places("noun") if bag.items[p].has("noun", "nation", "athlete")), None)
    if asked is None or noun is None or not asked < noun:
        return None
    if (sex := _sex_told(bag, asked, noun)) is not None:
        said = all_said(bag, ctx, then=("noun", "relative", "won_noun", "any"))
        won = Measure(of=said.medals(athletes=()))
        return Groups(by=Key.ATHLETE, measure=won, ask=GroupAsk.COUNT, sex=sex)
    cut = next((p for p in range(noun + 1, len(bag.items)) if any(bag.items[p].has(k) for k in ("win", "have"))), None)
    if cut is None or any(one.has("metal") for one in bag.items[asked:noun]):
        return None
    per = Key.NATION if bag.items[noun].has("noun", "nation") else Key.ATHLETE
    sides = [
        Bag([one for p, one in enumerate(bag.items) if asked < p != noun and (p < cut or side)]) for side in (0, 1)
    ]
    read = []
    for side in sides:
        side.skip("relative", "any", "amount", "noun.podium", "both", "ask", "measure.share")
        if any(side.items[p].value("amount").count != 1 for p in side.taken if side.items[p].has("amount")):
            return None
        said = all_said(side, ctx)
        if said.athletes or (per is Key.NATION and said.nations):
            return None
        read.append(said)
    whole, part = read
    if any(one.has_any(("all_of_it", "ask")) for one in bag.items[:asked]) or whole.medals() == part.medals():
        return None
    bag.taken.update(range(len(bag.items)))
    of = part.medals(colours=tuple(c for c in part.colours if c not in whole.colours) or tuple(part.colours))
    return Value(measure=Measure(kind=Kind.SHARE, of=of, whole=whole.medals(games=of.games), per=per))


def _sex_told(bag: Bag, asked: int, noun: int) -> Literal["M", "F"] | None:
    """ "hoeveel van de Nederlandse medaillewinnaars waren vrouw": their sex, taken with the words that ask; how many
    they are, for of whom won in a mixed team alone no event tells the sex."""
    last = next((one for one in reversed(bag.items) if not one.is_small or one.has("gender")), None)
    many = bag.items[asked].said.startswith("hoeveel van") and bag.items[noun].has("noun", "athlete")
    if not (many and last is not None and last.has("gender") and any(one.has("be") for one in bag.items[noun:])):
        return None
    sex: Literal["M", "F"] = "F" if last.value("gender") is Gender.WOMEN else "M"
    bag.taken.update((asked, noun, *(p for p, one in enumerate(bag.items) if one is last)))
    return sex


def ratio(bag: Bag, ctx: Context) -> Question | None:
    """wat is de verhouding tussen goud en zilver bij Nederland; hoeveel keer zoveel goud als Zweden won Noorwegen"""
    nations = bag.has("versus") and not bag.holds("metal", "compared", "number")  # "hoe verhoudt Italië zich tot Polen"
    if nations or not bag.took("ask", "ratio"):
        return None
    inner = [one for place in bag.places("compared") for one in _opened(bag, place)]
    whole = Bag([*inner, *(one for place, one in enumerate(bag.items) if place not in bag.taken)]) if inner else bag
    whole.skip("correct")
    whole.skip("between", "and", "versus", "than", "ask", "more", "equal", "noun.nation", "measure.total", "both")
    measures = sides_of(whole, ctx)
    bag.taken.update(range(len(bag.items)))
    bag.defaults += whole.defaults if inner else 0
    return Versus(measures=measures, ask=VersusAsk.RATIO) if measures else None


def _opened(bag: Bag, place: int) -> Sequence[Item]:
    bag.taken.add(place)
    standard: Sequence[Item] = bag.items[place].value("compared").standard
    return standard
