"""What kind of thing is asked for: a question that answers with another is not what the text asks. "Noem het weekend
met de mooiste oogst" asks for no athlete, "hoeveel procent" for no number of medals."""

from collections.abc import Mapping, Sequence

from bot.understanding.grammar.composing.word_senses import follow, holds
from bot.understanding.grammar.items import Item
from medals_core.queries.measures import Key
from medals_core.queries.model import Certain, Claim, GamesFact, GroupAsk, Groups, Needed
from medals_core.questions import AthleteQuestion, NationQuestion, Question

_GROUPED: Mapping[str, frozenset[Key]] = {
    "nation": frozenset({Key.NATION}),
    "athlete": frozenset({Key.ATHLETE, Key.NATION}),
    "athlete_m": frozenset({Key.ATHLETE}),
    "athlete_f": frozenset({Key.ATHLETE, Key.EVENT}),
    "event": frozenset({Key.EVENT, Key.DISCIPLINE}),
    "discipline": frozenset({Key.DISCIPLINE}),
    "games": frozenset({Key.GAMES}),
    "host": frozenset({Key.GAMES, Key.NATION}),
    "day": frozenset({Key.DAY}),
    "weekend": frozenset({Key.DAY}),
    "week": frozenset({Key.DAY}),
    "city": frozenset({Key.NATION}),
}
"""Which groups answer who asks for that thing."""
_PAGES: Mapping[str, tuple[type, ...]] = {"nation": (Certain, NationQuestion, AthleteQuestion), "athlete": (GamesFact,)}
"""Which questions do not."""
_DESCRIBING = ("nation", "own", "most", "number", "gender", "colour", "metal", "described", "event", "amount")
_PERCENT = ("procent", "percentage", "aandeel")


def answers_another_kind(items: Sequence[Item], question: Question, held: frozenset[str]) -> bool:
    """``held``: every plain value in the question, as text."""
    if any(each in one.text.lower() for one in items for each in _PERCENT) and held.isdisjoint(("share", "growth")):
        return True
    if isinstance(question, Needed) and holds(items, "ask.how_often&'hoe *'"):
        return True  # "hoe vaak haalde Duitsland ons in": not what it takes
    if follow(items, "'in/op/bij'", "ask.how_many", "win|have") and not isinstance(question, Groups):
        return "distinct" not in held  # "en in hoeveel wonnen we wat": of sports or events, not of medals
    best = isinstance(question, Groups) and question.ask is GroupAsk.WHICH and question.take is not None
    if best and holds(items, "ask.how_often"):
        return not holds(items, "ask.who|ask.which")  # "hoe vaak was Noorwegen de beste"
    if isinstance(question, Claim) and holds(items, "noun.day&'*dagen'") and held.isdisjoint(("day", "weekday")):
        return True  # "had Italië dagen zonder medaille": of days, not of the whole
    asked = _asked(items)
    if isinstance(question, Groups) and question.ask is GroupAsk.WHICH and asked in _GROUPED:
        return question.by not in _GROUPED[asked]
    return isinstance(question, _PAGES.get(asked, ()))


def _asked(items: Sequence[Item]) -> str:
    """The thing that is asked for, "welke dag", "noem het Nederlandse weekend": empty where none is named."""
    for place, one in enumerate(items):
        if not one.has("ask", "which", "show"):
            continue
        for after in items[place + 1 : place + 5]:
            if after.has("noun"):
                return str(after.value("noun"))
            if not (after.is_small or after.has_any(_DESCRIBING)):
                break
    return ""
