"""Readings that by their own shape are no question anybody asks, or another than these words can ask: the day of what
was won on one day, metres counted as medals, one gap for two."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from bot.understanding.grammar.composing.word_senses import follow, holds
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
_NAMED = "nation|own|athlete"
_ENOUGH = "'goed/slecht/hoog/laag/veel/weinig/sterk/succesvol'"


def is_unlike_asked(items: Sequence[Item], question: Question) -> bool:
    return any(guard(items, question) for guard in _GUARDS)


def _asks_what_is_given(items: Sequence[Item], question: Question) -> bool:
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
        said, number = _without_articles(items), f"number.{question.take}"
        return follow(said, "'op/bij'", number, UNKNOWN) or follow(said[-2:], "'op/bij'", number)
    return isinstance(question, Claim) and any(
        bool(one.measure.of.athletes) and isinstance(one.value, int | float) and one.value >= _METRES
        and one.measure.kind is Kind.COUNT
        for one in question.conditions
    )  # fmt: skip


def _counts_other_things(items: Sequence[Item], question: Question) -> bool:
    """ "meer landen uit Afrika dan in Parijs", "minder sporters met twee keer goud dan in 2022": not medals."""
    if not isinstance(question, Claim | Versus | Suppose):
        return False
    kinds = {one.kind for one in parts_of(question) if isinstance(one, Measure)}
    return Kind.DISTINCT not in kinds and follow(items, "more|fewer", "'landen/naties/sporters/atleten'")


def _loses_the_gap(items: Sequence[Item], question: Question) -> bool:
    """ "was de voorsprong in Tokio groter dan in Rio": of two gaps, which no one gap tells."""
    if not (isinstance(question, Versus) and question.ask in (VersusAsk.DIFFERENCE, VersusAsk.WHY)):
        return False
    gap = next((place for place, one in enumerate(items) if one.has("ask", "difference")), len(items))
    led = next((one for one in items if not one.is_small or one.has("be")), None)
    asks = led is not None and led.has_any(("be", "have", "stand", "auxiliary"))
    return asks and holds(items[gap:], "compared|more|fewer")


def _takes_a_place_for_a_side(items: Sequence[Item], question: Question) -> bool:
    """ "hoeveel won Nederland in Azië": where, and no contest with all of Asia; "bij het noords skiën": no lands"""
    said = _without_articles(items)
    if follow(said, "'bij'", "described", "event"):
        return True
    beside = "and|or|versus|than|both|side_by_side|compared|more|fewer|most|measure"
    contest = isinstance(question, Versus) and not holds(items, beside)
    return contest and holds(items, _NAMED) and follow(said, "'in/uit/bij'", "described")


def _takes_a_birthplace_for_games(items: Sequence[Item], question: Question) -> bool:
    """ "hoeveel Nederlanders uit Amsterdam": whence somebody is, not the Games held there"""
    people = "noun.athlete|noun.athlete_f|noun.athlete_m"
    born = any(follow(pair, people, "games&'uit *'") and not pair[1].text[-1:].isdigit() for pair in pairwise(items))
    return born and not isinstance(question, GamesFact)


def _counts_medals_for_kinds(items: Sequence[Item], question: Question) -> bool:
    """ "in hoeveel teamsporten won Canada een medaille": sports are counted, not medals"""
    counted = isinstance(question, Groups) or (isinstance(question, Value) and question.measure.kind is Kind.DISTINCT)
    return not counted and follow(items, "ask.how_many", "team_event&'*sporten'")


def _is_no_fact_of_games(items: Sequence[Item], question: Question) -> bool:
    """ "welke landen belandden in Noorwegen op het podium": who won there, not who had the Games"""
    return isinstance(question, GamesFact) and holds(items, "!small&metal|!small&noun.podium|!small&noun.champion")


def _loses_what_differs(items: Sequence[Item], question: Question) -> bool:
    """ "de meeste verschillende kampioenen": not the most medals; "welke Spelen miste Nederland": it was not there"""
    if not isinstance(question, Groups):
        return False
    if question.by is Key.GAMES and holds(items, "missed"):
        return not holds(items, "metal|noun.podium|noun.medal")
    distinct = any(each.kind is Kind.DISTINCT for each in parts_of(question) if isinstance(each, Measure))
    return not distinct and follow(items, "most", "measure.different")


def _asks_the_price(items: Sequence[Item], question: Question) -> bool:
    """ "wat kreeg je voor een gouden medaille": what it brought, of whatever kind; but "wat won je voor medailles" """
    said = [one for one in items if one.text.lower() not in ("een", "de", "het", "zijn", "haar", "elke", "die")]
    for_it = follow(said, "'voor'", "metal.gold|metal.silver|metal.bronze")
    return for_it and isinstance(question, Listing | Value) and holds(items, "ask.what")


def _ranks_people(items: Sequence[Item], question: Question) -> bool:
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
    return several and holds(items, "top") and holds(items, "stand")


def _is_of_a_career(items: Sequence[Item], question: Question) -> bool:
    """ "was dit Bergsma's eerste goud": of all his Games, as the Games now begin anew for everybody"""
    now = isinstance(question, Listing) and bool(question.of.athletes) and question.of.games == CURRENT
    first = now and holds(items, "most.first") and not holds(items, "games")
    return first and follow(items, "be", "'dit/dat'")


def _ranks_what_is_told(items: Sequence[Item], question: Question) -> bool:
    """ "hoeveelste was België met één bronzen medaille": in the table; "wanneer nam Noorwegen de leiding": here"""
    if isinstance(question, Groups) and question.by is Key.GAMES:
        said = [one for one in items if not one.is_small and not one.has_any(("nation", "own"))]
        return follow(said, "win", "describe.leader")
    ranked = isinstance(question, Value) and question.measure.kind is Kind.RANK and bool(question.measure.of.colours)
    return ranked and follow(items, "'met'", "number", "metal")


def _loses_only_one(items: Sequence[Item], question: Question) -> bool:
    """ "was het brons van Nuis onze enige": that it was won is no answer"""
    told = isinstance(question, Listing) or (
        isinstance(question, Claim) and all(one.op is not Op.EQUAL for one in question.conditions)
    )
    be = told and holds(items, "be") and not holds(items, "ask")
    return be and follow(items, "own|'de/het/zijn/haar/hun'", "'enige/enigste'")


def _tells_what_was_to_be_had(items: Sequence[Item], question: Question) -> bool:
    """ "hoeveel goud viel er te halen": what could be won, rather than what was"""
    counted = isinstance(question, Value) and question.measure.kind is Kind.COUNT
    theirs = isinstance(question, NationQuestion) or (counted and bool(filters(question)[0].nations))
    had = "'te halen/te winnen/te verdienen/te verdelen/te pakken'"
    return theirs and holds(items, had) and holds(items, "be|handed_out")


def _turns_the_loser(items: Sequence[Item], question: Question) -> bool:
    """ "hoeveel finales verloor de hockeyploeg van Nederland": it lost, and nobody lost to it"""
    said = [one for one in items if not one.is_small]
    below = isinstance(question, Listing) and question.of.below is not None
    return below and follow(said, "lost", "event", "nation")


def _tells_gains_for_losses(items: Sequence[Item], question: Question) -> bool:
    """ "welke titels raakte Nederland kwijt": not those that it won"""
    plain = isinstance(question, Listing | Value) and not any(
        of.above or of.below or of.but_not or of.podium for of in filters(question)
    )
    return plain and holds(items, "'kwijt/kwijtgeraakt/kwijtraakte/kwijtraakten'")


def _loses_of_each(items: Sequence[Item], question: Question) -> bool:
    """ "welk land won zijn allereerste medaille": of each its own first; "welke drie Spelen": not the best alone"""
    if isinstance(question, Listing):
        of_all = question.take is not None and not (question.of.nations or question.of.athletes)
        return of_all and follow(items, "'zijn/haar/hun'", "most.first")
    if not isinstance(question, Groups) or not holds(items, "most"):
        return False
    few = [cardinal(b.text) or 0 for a, b in pairwise(items) if a.has("ask", "which")]
    return any(one > 1 and question.take in (1, None) for one in few)


def _asks_how_good(items: Sequence[Item], question: Question) -> bool:
    """ "wanneer was Italië voor het laatst zo goed": no last medal; "in welke sporten waren we de beste": all"""
    if isinstance(question, Listing):
        return question.take is not None and follow(items, "'zo'", _ENOUGH)
    best = isinstance(question, Groups) and question.by is Key.DISCIPLINE and question.take == 1
    return best and holds(items, "noun.discipline&'sporten'") and holds(items, "'de beste'|most.best")


def _without_articles(items: Sequence[Item]) -> list[Item]:
    return [one for one in items if one.text.lower() not in ("de", "het")]


_GUARDS: Sequence[Callable[[Sequence[Item], Question], bool]] = (
    _asks_what_is_given, _counts_metres, _counts_other_things, _loses_the_gap,
    _takes_a_place_for_a_side, _takes_a_birthplace_for_games, _counts_medals_for_kinds, _is_no_fact_of_games,
    _loses_what_differs, _asks_the_price, _ranks_people, _adds_games_up, _is_of_a_career, _ranks_what_is_told,
    _loses_only_one, _tells_what_was_to_be_had, _turns_the_loser, _tells_gains_for_losses, _loses_of_each,
    _asks_how_good,
)  # fmt: skip
