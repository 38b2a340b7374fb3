"""How old winners were on average, and how many times as many the one is as the other."""

import re
from collections.abc import Sequence

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import settle
from bot.understanding.grammar.frames.comparing.alternatives import sides_of
from bot.understanding.grammar.frames.medals.asking import sex_asked
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import NotKept
from bot.understanding.grammar.narrowing.narrow import narrow
from medals_core.medals import Colour
from medals_core.queries.measures import Kind, Measure
from medals_core.queries.model import Value, Versus, VersusAsk
from medals_core.questions import Question

WHOLE_TEAM = re.compile(r"\b\w*(?:ploeg|team|selectie|delegatie|equipe|deelnemers?|deelneemsters?|olympiers|teamnl)$")
"""Words of all who took part, not of who won a medal."""


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
    value = Value(measure=Measure(kind=Kind.MEAN_AGE, of=said.medals()))
    if not (said.is_part or said.metal or bag.has_any("win", "podium")) and any(
        WHOLE_TEAM.search(one.said) for one in bag.items
    ):
        raise NotKept("whole_team", value)
    return value


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
