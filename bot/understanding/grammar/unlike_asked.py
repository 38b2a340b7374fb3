"""Readings that by their own shape are no question anybody asks, or another than these words can ask: the day of what
was won on one day, metres counted as medals, one gap for two."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.grammar.items import Item
from medals_core.queries.measures import Key, Kind
from medals_core.queries.model import Ask, Claim, GamesFact, GroupAsk, Groups, Listing, Suppose, Versus, VersusAsk
from medals_core.questions import Question

_METRES = 500
_COUNTED = {"landen": Key.NATION, "naties": Key.NATION, "sporters": Key.ATHLETE, "atleten": Key.ATHLETE}


def is_unlike_asked(items: Sequence[Item], question: Question) -> bool:
    return (
        _asks_what_is_given(question)
        or _counts_metres(question)
        or _counts_other_things(items, question)
        or _loses_the_gap(items, question)
        or _counts_hosts(items, question)
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


def _counts_metres(question: Question) -> bool:
    """ "Femke Kok: 500 goud, 1000 goud, klopt?": nobody won five hundred."""
    return isinstance(question, Claim) and any(
        bool(one.measure.of.athletes) and isinstance(one.value, int | float) and one.value >= _METRES
        and one.measure.kind is Kind.COUNT
        for one in question.conditions
    )  # fmt: skip


def _counts_other_things(items: Sequence[Item], question: Question) -> bool:
    """ "meer landen uit Afrika dan in Parijs", "minder sporters met twee keer goud dan in 2022": not medals."""
    if not isinstance(question, Claim | Versus | Suppose):
        return False
    said = [_COUNTED.get(other.text.lower()) for one, other in pairwise(items) if one.has_any(("more", "fewer"))]
    wanted = {one for one in said if one is not None}
    kinds = {one.measure.kind for one in question.conditions} if isinstance(question, Claim) else set()
    kinds |= {one.kind for one in question.measures} if isinstance(question, Versus) else set()
    return bool(wanted) and kinds.isdisjoint((Kind.DISTINCT,))


def _loses_the_gap(items: Sequence[Item], question: Question) -> bool:
    """ "was de voorsprong in Tokio groter dan in Rio": of two gaps, which no one gap tells."""
    gap = isinstance(question, Versus) and question.ask in (VersusAsk.DIFFERENCE, VersusAsk.WHY)
    if not gap:
        return False
    gap_said = next((place for place, one in enumerate(items) if one.has("ask", "difference")), len(items))
    held = any(one.has("compared") or one.has_any(("more", "fewer")) for one in items[gap_said:])
    led = next((one for one in items if not one.is_small or one.has("be")), None)
    return held and led is not None and led.has_any(("be", "have", "stand", "auxiliary"))


def _counts_hosts(items: Sequence[Item], question: Question) -> bool:
    """ "Oostenrijk was toch al minstens twee keer gastheer": how often it was, rather than how much it won."""
    often = any(
        one.has("amount") and one.value("amount").colour is None and one.text.lower().endswith("keer")
        and other.has("noun", "host")
        for one, other in pairwise(items)
    )  # fmt: skip
    return often and not isinstance(question, GamesFact)
