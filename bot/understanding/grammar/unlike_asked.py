"""Readings that by their own shape are no question anybody asks, or another than these words can ask: the day of what
was won on one day, metres counted as medals, one gap for two."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.grammar.items import UNKNOWN, Item
from bot.understanding.grammar.subjects import filters, parts_of
from bot.understanding.time.numbers import cardinal
from medals_core.queries.filters import CURRENT
from medals_core.queries.measures import Key, Kind, Measure, Op
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
from medals_core.questions import NationQuestion, Question

_METRES = 500
_COUNTED = {"landen": Key.NATION, "naties": Key.NATION, "sporters": Key.ATHLETE, "atleten": Key.ATHLETE}


def is_unlike_asked(items: Sequence[Item], question: Question) -> bool:
    return (
        _asks_what_is_given(question)
        or _counts_metres(items, question)
        or _counts_other_things(items, question)
        or _loses_the_gap(items, question)
        or _counts_hosts(items, question)
        or _takes_a_place_for_a_side(items, question)
        or _takes_a_birthplace_for_games(items, question)
        or _counts_medals_for_kinds(items, question)
        or _is_no_fact_of_games(items, question)
        or _loses_what_differs(items, question)
        or _asks_the_price(items, question)
        or _ranks_people(question)
        or _adds_games_up(items, question)
        or _is_of_a_career(items, question)
        or _ranks_what_is_told(items, question)
        or _loses_only_one(items, question)
        or _tells_what_was_to_be_had(items, question)
        or _turns_the_loser(items, question)
        or _tells_gains_for_losses(items, question)
        or _loses_of_each(items, question)
        or _asks_how_good(items, question)
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


def _counts_metres(items: Sequence[Item], question: Question) -> bool:
    """ "Femke Kok: 500 goud, 1000 goud, klopt?": nobody won five hundred; "de 300 meter" is no top 300."""
    if isinstance(question, Groups) and question.take is not None:
        said = _without_articles(items)
        return any(
            b.has("number", question.take) and a.text.lower() in ("op", "bij") and (c is None or c.has(UNKNOWN))
            for a, b, c in zip(said, said[1:], [*said[2:], None], strict=False)
        )
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


_SIDE_BY_SIDE = ("and", "or", "versus", "than", "both", "side_by_side", "compared", "more", "fewer", "most", "measure")


def _takes_a_place_for_a_side(items: Sequence[Item], question: Question) -> bool:
    """ "hoeveel won Nederland in Azië": where, and no contest with all of Asia; "bij het noords skiën": no lands"""
    said = _without_articles(items)
    three = zip(said, said[1:], said[2:], strict=False)
    if any(a.text.lower() == "bij" and b.has("described") and c.has("event") for a, b, c in three):
        return True
    if not isinstance(question, Versus) or any(one.has_any(_SIDE_BY_SIDE) for one in items):
        return False
    led = any(a.text.lower() in ("in", "uit", "bij") and b.has("described") for a, b in pairwise(said))
    return led and any(one.has_any(("nation", "own", "athlete")) for one in items)


def _takes_a_birthplace_for_games(items: Sequence[Item], question: Question) -> bool:
    """ "hoeveel Nederlanders uit Amsterdam": whence somebody is, not the Games held there"""
    people = ("athlete", "athlete_f", "athlete_m")
    return any(
        a.has("noun", *people) and b.has("games") and b.text.lower().startswith("uit ") and not b.text[-1:].isdigit()
        for a, b in pairwise(items)
    ) and not isinstance(question, GamesFact)


def _counts_medals_for_kinds(items: Sequence[Item], question: Question) -> bool:
    """ "in hoeveel teamsporten won Canada een medaille": sports are counted, not medals"""
    counted = isinstance(question, Groups) or (isinstance(question, Value) and question.measure.kind is Kind.DISTINCT)
    return not counted and any(
        a.has("ask", "how_many") and b.has("team_event") and b.text.lower().endswith("sporten")
        for a, b in pairwise(items)
    )


def _is_no_fact_of_games(items: Sequence[Item], question: Question) -> bool:
    """ "welke landen belandden in Noorwegen op het podium": who won there, not who had the Games"""
    return isinstance(question, GamesFact) and any(
        one.has("metal") or one.has("noun", "podium", "champion") for one in items if not one.is_small
    )


def _loses_what_differs(items: Sequence[Item], question: Question) -> bool:
    """ "de meeste verschillende kampioenen": not the most medals; "welke Spelen miste Nederland": it was not there"""
    if not isinstance(question, Groups):
        return False
    if question.by is Key.GAMES and any(one.has("missed") for one in items):
        return not any(one.has("metal") or one.has("noun", "podium", "medal") for one in items)
    distinct = any(each.kind is Kind.DISTINCT for each in parts_of(question) if isinstance(each, Measure))
    return not distinct and any(a.has("most") and b.has("measure", "different") for a, b in pairwise(items))


def _asks_the_price(items: Sequence[Item], question: Question) -> bool:
    """ "wat kreeg je voor een gouden medaille": what it brought, of whatever kind; but "wat won je voor medailles" """
    said = [one for one in items if one.text.lower() not in ("een", "de", "het", "zijn", "haar", "elke", "die")]
    for_it = any(a.text.lower() == "voor" and b.has("metal") and b.value("metal") is not None
                 for a, b in pairwise(said))  # fmt: skip
    return for_it and isinstance(question, Listing | Value) and any(one.has("ask", "what") for one in items)


def _ranks_people(question: Question) -> bool:
    """ "was de winnaar een Nederlander": among the Dutch alone one of them is always the first; a sport has no age"""
    if isinstance(question, Groups) and question.measure.kind in (Kind.AGE, Kind.BORN):
        return question.by in (Key.DISCIPLINE, Key.EVENT, Key.DAY)
    having = question.having if isinstance(question, Groups) and question.by is Key.ATHLETE else ()
    return any(one.measure.kind is Kind.RANK and bool(one.measure.of.nations) for one in having)


def _adds_games_up(items: Sequence[Item], question: Question) -> bool:
    """ "welke landen stonden sinds 2000 in de top drie": at each of the Games, not by the medals of all together"""
    if not isinstance(question, Groups) or question.by is not Key.NATION:
        return False
    games = question.measure.of.games
    several = games.ever and (games.since is not None or games.until is not None)
    return several and any(one.has("top") for one in items) and any(one.has("stand") for one in items)


def _is_of_a_career(items: Sequence[Item], question: Question) -> bool:
    """ "was dit Bergsma's eerste goud": of all his Games, as the Games now begin anew for everybody"""
    now = isinstance(question, Listing) and bool(question.of.athletes) and question.of.games == CURRENT
    this = any(a.has("be") and b.text.lower() in ("dit", "dat") for a, b in pairwise(items))
    return (
        now and this and any(one.has("most", "first") for one in items) and not any(one.has("games") for one in items)
    )


def _ranks_what_is_told(items: Sequence[Item], question: Question) -> bool:
    """ "hoeveelste was België met één bronzen medaille": in the table; "wanneer nam Noorwegen de leiding": here"""
    if isinstance(question, Groups) and question.by is Key.GAMES:
        return any(a.has("win") and b.has("describe", "leader") for a, b in pairwise(_named(items)))
    ranked = isinstance(question, Value) and question.measure.kind is Kind.RANK and bool(question.measure.of.colours)
    three = zip(items, items[1:], items[2:], strict=False)
    return ranked and any(a.text.lower() == "met" and b.has("number") and c.has("metal") for a, b, c in three)


def _loses_only_one(items: Sequence[Item], question: Question) -> bool:
    """ "was het brons van Nuis onze enige": that it was won is no answer"""
    told = isinstance(question, Listing) or (
        isinstance(question, Claim) and all(one.op is not Op.EQUAL for one in question.conditions)
    )
    be = any(one.has("be") for one in items) and not any(one.has("ask") for one in items)
    return (
        told
        and be
        and any(
            b.text.lower() in ("enige", "enigste")
            and (a.has("own") or a.text.lower() in ("de", "het", "zijn", "haar", "hun"))
            for a, b in pairwise(items)
        )
    )


def _tells_what_was_to_be_had(items: Sequence[Item], question: Question) -> bool:
    """ "hoeveel goud viel er te halen": what could be won, rather than what was"""
    had = any(
        one.text.lower() in ("te halen", "te winnen", "te verdienen", "te verdelen", "te pakken") for one in items
    )
    stood = any(one.has_any(("be", "handed_out")) for one in items)
    counted = isinstance(question, Value) and question.measure.kind is Kind.COUNT
    theirs = isinstance(question, NationQuestion) or (counted and bool(filters(question)[0].nations))
    return had and stood and theirs


def _turns_the_loser(items: Sequence[Item], question: Question) -> bool:
    """ "hoeveel finales verloor de hockeyploeg van Nederland": it lost, and nobody lost to it"""
    said = [one for one in items if not one.is_small]
    three = zip(said, said[1:], said[2:], strict=False)
    below = isinstance(question, Listing) and question.of.below is not None
    return below and any(a.has("lost") and b.has("event") and c.has("nation") for a, b, c in three)


def _tells_gains_for_losses(items: Sequence[Item], question: Question) -> bool:
    """ "welke titels raakte Nederland kwijt": not those that it won"""
    plain = isinstance(question, Listing | Value) and not any(
        of.above or of.below or of.but_not or of.podium for of in filters(question)
    )
    return plain and any(one.text.lower() in ("kwijt", "kwijtgeraakt", "kwijtraakte", "kwijtraakten") for one in items)


def _loses_of_each(items: Sequence[Item], question: Question) -> bool:
    """ "welk land won zijn allereerste medaille": of each its own first; "welke drie Spelen": not the best alone"""
    if (
        isinstance(question, Listing)
        and question.take is not None
        and not (question.of.nations or question.of.athletes)
    ):
        return any(a.text.lower() in ("zijn", "haar", "hun") and b.has("most", "first") for a, b in pairwise(items))
    if not isinstance(question, Groups) or not any(one.has("most") for one in items):
        return False
    few = [cardinal(b.text) or 0 for a, b in pairwise(items) if a.has("ask", "which")]
    return any(one > 1 and question.take in (1, None) for one in few)


def _asks_how_good(items: Sequence[Item], question: Question) -> bool:
    """ "wanneer was Italië voor het laatst zo goed": no last medal; "in welke sporten waren we de beste": all"""
    if isinstance(question, Listing) and question.take is not None:
        return any(a.text.lower() == "zo" and b.text.lower() in _HOW_GOOD for a, b in pairwise(items))
    several = any(one.has("noun", "discipline") and one.text.lower() == "sporten" for one in items)
    best = any(one.text.lower() == "de beste" or one.has("most", "best") for one in items)
    return several and best and isinstance(question, Groups) and question.by is Key.DISCIPLINE and question.take == 1


_HOW_GOOD = ("goed", "slecht", "hoog", "laag", "veel", "weinig", "sterk", "succesvol")


def _named(items: Sequence[Item]) -> list[Item]:
    return [one for one in items if not one.is_small and not one.has_any(("nation", "own"))]


def _without_articles(items: Sequence[Item]) -> list[Item]:
    return [one for one in items if one.text.lower() not in ("de", "het")]
