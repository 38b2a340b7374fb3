"""Readings that by their own shape are no question anybody asks, or another than these words can ask: the day of what
was won on one day, a part that is not of that whole, metres counted as medals."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.grammar.items import Item
from bot.understanding.grammar.subjects import filters
from bot.understanding.time.meanings import Relation
from medals_core.queries.measures import Key, Kind
from medals_core.queries.model import (
    Ask,
    Claim,
    GamesFact,
    GroupAsk,
    Groups,
    Listing,
    Suppose,
    Value,
    Versus,
    VersusAsk,
)
from medals_core.questions import AthleteQuestion, Question

_ASPECTS = (("nations", "athletes"), ("colours",), ("disciplines", "events"), ("genders",))
"""By one of these a part is told from its whole."""
_METRES = 500
_COUNTED = {"landen": Key.NATION, "naties": Key.NATION, "sporters": Key.ATHLETE, "atleten": Key.ATHLETE}


def is_unlike_asked(items: Sequence[Item], question: Question) -> bool:
    return (
        _asks_what_is_given(question)
        or _is_of_another_whole(items, question)
        or _counts_metres(question)
        or _tells_what_came_after(items, question)
        or _loses_the_gap(items, question)
        or _counts_other_things(items, question)
        or _names_who_it_asks(items, question)
        or _is_told_elsewhere(items, question)
        or _loses_beside(items, question)
        or _counts_hosts(items, question)
        or _supposes_by_a_question(items, question)
    )


def _asks_what_is_given(question: Question) -> bool:
    """ "dat was die zondag toch, het eerste goud? wanneer precies": the day of a day; "which skater" of one skater."""
    if isinstance(question, Listing) and question.ask is Ask.DAY:
        return question.of.from_day is not None and question.of.from_day == question.of.to_day
    if not isinstance(question, Groups) or question.ask is not GroupAsk.WHICH or question.held:
        return False
    of = question.measure.of
    of_one = {Key.ATHLETE: of.athletes, Key.NATION: [noc for noc in of.nations if isinstance(noc, str)]}
    return len(of_one.get(question.by, ())) == 1 and bool(question.having or question.take)


def _is_of_another_whole(items: Sequence[Item], question: Question) -> bool:
    """ "Noorse titels: aandeel langlaufen": of the titles, not of all medals. By two things a part is told from its
    whole only where the text says that whole ("van alle medailles")."""
    measure = question.measure if isinstance(question, Value) else None
    if measure is None or measure.kind is not Kind.SHARE or measure.whole is None:
        return False
    asked = next((p for p, one in enumerate(items) if one.has("ask", "part") or one.has("fraction")), 0)
    heading = any(one.breaks for one in items[: asked + 1]) and any(
        one.has_any(("metal", "event")) for one in items[:asked]
    )
    of, whole = measure.of, measure.whole
    apart = [any(getattr(of, name) != getattr(whole, name) for name in names) for names in _ASPECTS]
    return heading and sum(apart) > 1


def _counts_metres(question: Question) -> bool:
    """ "Femke Kok: 500 goud, 1000 goud, klopt?": nobody won five hundred."""
    return isinstance(question, Claim) and any(
        bool(one.measure.of.athletes) and isinstance(one.value, int | float) and one.value >= _METRES
        and one.measure.kind is Kind.COUNT
        for one in question.conditions
    )  # fmt: skip


def _tells_what_came_after(items: Sequence[Item], question: Question) -> bool:
    """ "hoeveel was er na 15 februari al binnen", "wat stond er na 14 februari op de teller": what had come by then."""
    after = [
        place for place, one in enumerate(items) if one.has("moment") and one.value("moment").relation is Relation.AFTER
    ]
    if not after or not any(of.from_day and not of.to_day for of in filters(question)):
        return False
    return any(
        one.text.lower() in ("al", "op de teller", "in totaal", "inmiddels")
        or one.text.lower().startswith("in de kast")
        for one in items
    )


def _loses_the_gap(items: Sequence[Item], question: Question) -> bool:
    """ "was de voorsprong in Tokio groter dan in Rio": of two gaps, which no one gap tells."""
    gap = isinstance(question, Versus) and question.ask in (VersusAsk.DIFFERENCE, VersusAsk.WHY)
    if not gap or not any(one.has("ask", "difference") for one in items):
        return False
    held = any(one.has("compared") or one.has_any(("more", "fewer")) for one in items)
    led = next((one for one in items if not one.is_small or one.has("be")), None)
    return held and led is not None and led.has_any(("be", "have", "stand", "auxiliary"))


def _counts_other_things(items: Sequence[Item], question: Question) -> bool:
    """ "meer landen uit Afrika dan in Parijs", "minder sporters met twee keer goud dan in 2022": not medals."""
    if not isinstance(question, Claim | Versus | Suppose):
        return False
    said = [_COUNTED.get(other.text.lower()) for one, other in pairwise(items) if one.has_any(("more", "fewer"))]
    wanted = {one for one in said if one is not None}
    kinds = {one.measure.kind for one in question.conditions} if isinstance(question, Claim) else set()
    kinds |= {one.kind for one in question.measures} if isinstance(question, Versus) else set()
    return bool(wanted) and kinds.isdisjoint((Kind.DISTINCT,))


def _names_who_it_asks(items: Sequence[Item], question: Question) -> bool:
    """ "wie won de massastart, was dat een Nederlandse": who won, rather than the Dutch who did."""
    if not isinstance(question, Listing) or question.ask is not Ask.WHO or not question.of.nations:
        return False
    at = next((p for p, one in enumerate(items) if one.has("be") and p and _that_is_a(items, p)), None)
    return at is not None and any(one.has("ask", "who") for one in items[:at])


def _that_is_a(items: Sequence[Item], place: int) -> bool:
    words = " ".join(one.text.lower() for one in items[place + 1 : place + 4]).split()
    return words[:1] == ["dat"] and "een" in words[1:4]


def _is_told_elsewhere(items: Sequence[Item], question: Question) -> bool:
    """ "de bobslee, in welke plaats werd die verreden": a sport's place, not the Games' city; "wie zat er nog voor
    hem": not all about him."""
    if isinstance(question, GamesFact):
        return any(one.has("event") and not one.is_small for one in items)
    ahead = any(one.has("ahead") and not one.has("nation") for one in items)
    return isinstance(question, AthleteQuestion) and ahead and any(one.has("ask", "who") for one in items)


def _loses_beside(items: Sequence[Item], question: Question) -> bool:
    """ "welke schaatser nam bij het goud van Stolz genoegen met brons": not Stolz with both."""
    words = [one for one in items if not one.is_small or one.text.lower() in ("bij", "van")]
    spoken = zip(words, words[1:], words[2:], words[3:], strict=False)
    if not any(
        a.text.lower() == "bij" and b.has("metal") and c.text.lower() == "van" and d.has("athlete")
        for a, b, c, d in spoken
    ):
        return False
    colours = {one.value("metal") for one in items if one.has("metal")}
    return len(colours) > 1 and not any(of.beside or of.above or of.below for of in filters(question))


def _supposes_by_a_question(items: Sequence[Item], question: Question) -> bool:
    """ "onze eerste medaille? wanneer precies": when, and no "if"."""
    said = [place for place, one in enumerate(items) if one.has("suppose")]
    asks = bool(said) and all(items[place].has("ask", "when") for place in said)
    return isinstance(question, Suppose) and asks and all(one.is_small for one in items[said[-1] + 1 :])


def _counts_hosts(items: Sequence[Item], question: Question) -> bool:
    """ "Oostenrijk was toch al minstens twee keer gastheer": how often it was, rather than how much it won."""
    often = any(
        one.has("amount") and one.value("amount").colour is None and one.text.lower().endswith("keer")
        and other.has("noun", "host")
        for one, other in pairwise(items)
    )  # fmt: skip
    return often and not isinstance(question, GamesFact)
