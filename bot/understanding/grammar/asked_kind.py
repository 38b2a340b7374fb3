"""What kind of thing is asked for: a question that answers with another is not what the text asks. "Noem het weekend
met de mooiste oogst" asks for no athlete, "hoeveel procent" for no number of medals."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.understanding.grammar.composing.word_senses import follow, holds
from bot.understanding.grammar.items import Item
from medals_core.queries.filters import Described, Role
from medals_core.queries.measures import Key
from medals_core.queries.model import Certain, Claim, GamesFact, GroupAsk, Groups, Listing, Needed, Versus, VersusAsk
from medals_core.questions import AthleteQuestion, NationQuestion, Question, TimelineQuestion

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
_HOST = Described(role=Role.HOST)
_DESCRIBING = ("nation", "own", "most", "number", "gender", "colour", "metal", "described", "event", "amount")
_PERCENT = ("procent", "percentage", "aandeel")


def answers_another_kind(items: Sequence[Item], question: Question, held: frozenset[str]) -> bool:
    """``held``: every plain value in the question, as text."""
    if any(each in one.text.lower() for one in items for each in _PERCENT) and held.isdisjoint(
        ("share", "growth", "done")
    ):
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
    if isinstance(question, Groups) and question.measure.of.nations == (_HOST,) and holds(items, "at_home"):
        asked = "host" if asked == "nation" else asked  # "welke landen werden thuis eerste"
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


_NO_QUESTION = frozenset(("what", "show", "how", "difference"))


def _is_which_of_a_row(one: Item, what: Item, after: Item) -> bool:
    """ "de hoeveelste Nederlandse titel was dat": which of all, in the order in which they were won"""
    told = after if what.has_any(("nation", "own")) else what
    return one.has("ask", "rank") and (told.has_any(("colour", "metal")) or told.has("noun", "title", "medal"))


def drops_a_question(question: Question, items: Sequence[Item]) -> bool:
    """Are two things asked ("wie was dat en in welke sport …") of which the answer tells one? A single medal tells all,
    groups how many."""
    if isinstance(question, TimelineQuestion):
        return False  # it tells when, and by which medals
    asked = {one.value("ask") for one in items if one.has("ask") and not one.is_small} - _NO_QUESTION
    if any(a.has("ask", "what") and b.has("win") and not b.text.lower().startswith("ge") for a, b in pairwise(items)):
        asked.add("what")  # "wat wonnen we, hoeveelste stonden we"; but "die wel wat gewonnen hadden"
    if isinstance(question, Versus) and question.ask is VersusAsk.GROWTH:
        asked.discard("part")  # by how many percent "het aantal" grew
    if isinstance(question, Versus) and question.ask is VersusAsk.RATIO:
        asked.discard("how_many")  # "hoe verhoudt het aantal zich tot"
    whom = sum(one.has("ask", "opponent") or one.text.lower() == "van wie" for one in items)
    if isinstance(question, Listing) and whom and sum(one.has("ask", "who", "opponent") for one in items) > whom:
        return True  # "wie won de finale, en van wie"
    nouns = {b.value("noun") for a, b in pairwise(items) if a.has("ask", "which") and b.has("noun")}
    if len(nouns) > 1:
        return True  # "welke kleur en in welke sport"
    joined = zip(items, items[1:], items[2:], strict=False)
    if isinstance(question, Groups) and any(a.has("noun", "event") and b.has("and") and c.has("noun", "year")
                                            for a, b, c in joined):  # fmt: skip
        return True  # "welk toestel en jaar": the medals tell both
    if isinstance(question, Listing) and question.of.beside is not None:
        asked.discard("where")  # "wie won goud waar De Boo zilver had"
    if isinstance(question, Listing) and any(map(_is_which_of_a_row, items, items[1:], items[2:])):
        return True  # "de hoeveelste titel was die van Leerdam"
    if isinstance(question, Groups):
        if question.by in (Key.GAMES, Key.EVENT) and "who" in asked:
            return True  # "Zomerspelen. Wie heeft de meeste medailles": not which Games
        if any(sum(one.has("ask", word) for one in items) > 1 for word in ("who", "which")):
            return True  # "wie won goud en wie won brons"
        first = next((one for one in items if one.has("ask")), None)
        if (
            "which" in asked and first is not None
        ):  # "wanneer wonnen we goud, op welke dagen", "waar …, op welke nummers"
            asked.discard("when" if question.by is Key.DAY else "where" if first.has("ask", "where") else "")
        later = [place for place, one in enumerate(items) if one.has("ask", "part")]
        if len(asked) > 1 and later and any(one.has("lean") for one in items[max(0, later[0] - 2) : later[0]]):
            return True  # "welke sport leverde de meeste op, en hoeveel procent was dat"
        many = next((place for place, one in enumerate(items) if one.has("ask", "how_many")), len(items))
        which = [place for place, one in enumerate(items) if one.has("ask", "which") and place > many + 1]
        best = question.take is not None or any(one.has("most") for one in items)
        if best and any(any(one.has("lean") for one in items[p - 1 : p]) for p in which):
            return True  # "hoeveel goud won de DDR, en uit welke sport kwam het meeste"
        asked -= {"how_many", "how_often", "part"}  # they have their numbers; "het kleinste aandeel" is their measure
    return len(asked) > 1 and not (isinstance(question, Listing) and question.take == 1)
