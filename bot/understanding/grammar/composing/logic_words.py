"""Words that turn a question round or say of how much it is: none, only, all, each, at these Games. A reading in which
one of them comes to nothing is of another question, whatever else it tells."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from pydantic import BaseModel

from bot.understanding.grammar.composing.word_senses import holds
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.subjects import parts_of
from bot.understanding.names.folding import fold
from medals_core.queries.filters import CURRENT, Medals, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric, Op
from medals_core.queries.model import (
    Ask,
    Certain,
    Claim,
    GamesFact,
    GroupAsk,
    Groups,
    Identify,
    Left,
    Listing,
    Needed,
    Order,
    Suppose,
    Turned,
    Versus,
    VersusAsk,
    Without,
    Won,
)
from medals_core.questions import Question

_NONE = frozenset(("geen", "niet", "nooit", "niks", "niets", "nix", "noch", "zonder", "nergens", "niemand"))
_NONE_KINDS = ("none", "nothing", "never", "excepted", "except_after")
_SAYS_ITSELF = ("right_question", "measure", "described", "placed", "placed_after", "record", "team_event",
                "single_event", "each_games")  # fmt: skip
"""Phrases with such a word that mean something of their own: "of niet", "net geen derde", "niet individueel"."""
_ONLY = frozenset(("alleen", "enkel", "uitsluitend", "louter", "puur"))
_ALL = frozenset(("alle", "alles", "allemaal", "allen"))
_EACH = frozenset(("elk", "elke", "ieder", "iedere", "altijd", "telkens", "steeds"))
_ALL_TAKEN = Without(of=Medals())
"""Without a name it takes the medals of everybody: whose, was lost."""
_TEAMS = (("team_event", True), ("single_event", False))
_LESS = (Op.LESS, Op.AT_MOST, Op.NOT_EQUAL)


def loses_a_logic_word(items: Sequence[Item], question: Question) -> bool:
    """Does a word of the text that turns a question round come to nothing in it?"""
    said = [one for one in items if not one.has("small", "lead") and not _is_exclamation(one)]
    if any(one.has("noun", "podium") for one in said):  # "naast Italië op het podium": with it
        said = [one for one in said if not (one.has("excepted") and one.text.lower().startswith("naast "))]
    if _tells_who_did(question) and not any(one.has("ask") for one in said):  # "had niemand anders dan Klæbo er zes"
        nobody = any(one.has("nobody") for one in said)  # "buiten Klæbo heeft geen mens er zes"
        said = [one for one in said if not one.has("nobody")]
        said = [
            one for one in said if not (one.text.lower().startswith("anders dan ") or (nobody and one.has("excepted")))
        ]
    turned = "older" if isinstance(question, Groups) and question.measure.kind is Kind.AGE else "record"
    if isinstance(question, Groups) and (turned == "older" or question.held) and any(one.has(turned) for one in said):
        said = [one for one in said if not one.has_any(("none", "nobody"))]  # "is er geen ouder dan hij", "geen record"
    parts = parts_of(question)
    asks_record = any(one.has("record") for one in said)
    asks_record = asks_record or (isinstance(question, GamesFact) and bool(question.hosts))  # "in Italië": all there
    denies = any(
        _says(one, _NONE, *_NONE_KINDS) and not one.has_any(("event", *_SAYS_ITSELF)) for one in said
    )  # "vier zonder"
    return (
        (denies and not any(map(_denies, parts)))
        or (_is_supposed(items) and not any(isinstance(one, Suppose) for one in parts))
        or (
            holds(said, "only&!'maar'") and holds(said, "win") and _chooses(question) and not any(map(_excludes, parts))
        )
        or (
            _is_of_all(_beyond_sides(said, question))
            and _tells_no_all(question, said)
            and not any(map(_measures_all, parts))
        )
        or (any(map(_is_once, said)) and isinstance(question, Claim) and not _is_of_some_time(question))
        or (_is_of_each(_beyond_sides(said, question)) and not any(map(_goes_by_each, parts)))
        or (_is_of_these(said) and not (asks_record or tells_best_place(question)) and _is_of_others(parts))
        or any(any(one.has(kind) for one in said) and _is_team_lost(team, parts) for kind, team in _TEAMS)
        or (isinstance(question, Versus) and any(one.has("to_pass") and not one.has("win") for one in said))
        or _is_when(items)
        or _mixes(said, parts)
        or _is_of_their_race(items)
        or _loses_the_order(said, parts)
        or any(_is_of_one_games(one) or (isinstance(one, Without) and one == _ALL_TAKEN) for one in parts)
    )


def _is_of_their_race(items: Sequence[Item]) -> bool:
    """ "wie won de 400 meter horden waarop Bol derde werd": the place is hers, not that of who is asked"""
    at = next((at for at, one in enumerate(items) if one.text.lower() in ("waar", "waarop", "waarin")), 0)
    before, after = items[:at], items[at + 1 :]
    race = all(any(one.has(kind) for one in before) for kind in ("win", "event"))
    placed = any(one.has("rank") for one in after) and any(one.has_any(("stand", "win")) for one in after)
    return race and placed and any(one.has_any(("athlete", "pronoun")) for one in after)


def _tells_who_did(question: Question) -> bool:
    people = isinstance(question, Groups) and question.by in (Key.ATHLETE, Key.NATION) and question.take is None
    return people and isinstance(question, Groups) and bool(question.having)


def turns_round(one: Item) -> bool:
    """Is it a word without which the opposite is asked, or of more or less than was said?"""
    return _says(one, _NONE | _ONLY | _ALL | _EACH, *_NONE_KINDS)


def _says(one: Item, words: frozenset[str], *kinds: str) -> bool:
    return one.has_any(kinds) or not words.isdisjoint(fold(one.text).split())


def _is_exclamation(one: Item) -> bool:
    """ "niet te geloven", "iets of niks": small talk that denies nothing; "niet verder dan twee" says how many."""
    if any(map(one.has, ("amount", "in_so_many"))) and _NOT_THAN.search(one.text.lower()):
        return True
    return set(one.meanings) == {"small"} and (" " in one.text or _says(one, _NONE))


_NOT_THAN = re.compile(r"\bniet (?:verder|meer|minder)\b")


def _denies(part: BaseModel) -> bool:
    match part:
        case Medals():
            return bool(part.but_not or part.above or part.below or part.beside)
        case Condition():
            return part.op in (*_LESS, Op.MORE) or (part.op is Op.EQUAL and part.value == 0)
        case Groups():
            return part.order is Order.FEWEST
        case Versus():
            return part.ask is VersusAsk.WHY
        case Claim():
            return part.denied
    return isinstance(part, Without | Needed | Left | Certain | Won | Turned)


def _is_supposed(items: Sequence[Item]) -> bool:
    """ "als Canada de finale had gewonnen, wie had er dan meer": of what did not happen."""
    lead = list(takewhile(lambda one: not one.breaks, items[1:]))
    supposed = bool(items) and items[0].has("suppose") and len(lead) + 1 < len(items)
    had = any(one.text.lower() in ("had", "hadden") for one in lead)
    done = any(one.has("win") and one.text.lower().startswith("ge") for one in lead)
    return supposed and had and done and any(one.has("then") for one in items[len(lead) + 1 :])


def _is_when(items: Sequence[Item]) -> bool:
    """ "wie won er toen Nederland kampioen werd": a clause of its own, of somebody and with its own verb."""
    at = next((p for p, one in enumerate(items) if one.has("clause", "when") and one.text.lower() == "toen"), 0)
    if not at:
        return False
    verbs, names = ("win", "have", "be", "stand"), ("nation", "own", "athlete", "athletes")
    told = [any(one.has_any(kinds) for one in items[at + 1 :]) for kinds in (verbs, names)]
    return all(told) and any(one.has_any(verbs) for one in items[:at])


def _excludes(part: BaseModel) -> bool:
    alone = isinstance(part, Medals) and part.team is False
    return alone or isinstance(part, Suppose) or (isinstance(part, Condition) and part.op is Op.EQUAL)


def _chooses(question: Question) -> bool:
    """Does it say yes or no, or choose groups by a condition?"""
    return _is_yes_or_no(question) or (isinstance(question, Groups) and question.take is None)


def _is_once(one: Item) -> bool:
    """ "ooit", as it is written rather than part of "nooit"."""
    return one.has("ever") and one.end > one.start and "ooit" in fold(one.text).split()


def _is_of_some_time(question: Claim) -> bool:
    """ "ooit meer zilver dan goud": at some Games, which all together do not tell; but careers are held as a whole."""
    return all(
        one.measure.of.athletes or one.measure.per is not None or (one.op is Op.AT_LEAST and one.value == 1)
        for one in question.conditions
    )


def _is_of_all(said: Sequence[Item]) -> bool:
    """ "alles", "alle zes", "al het goud"; but "heeft België al goud" asks of the time so far."""
    whole = any(fold(one.text) == "al" and other.text.lower() in ("het", "de", "hun", "haar", "zijn", "ons", "onze")
                for one, other in pairwise(said))  # fmt: skip
    return whole or any(_says(one, _ALL) for one in said if not one.has("measure"))


def _tells_one(question: Question) -> bool:
    """Yes or no, or of each medal only where or when: "op welke onderdelen won één land alle medailles"."""
    return _is_yes_or_no(question) or (isinstance(question, Listing) and question.ask not in (Ask.WHICH, Ask.WHO))


def _tells_no_all(question: Question, said: Sequence[Item]) -> bool:
    """Not of who has most "van alle atleten", which is of all, nor "alle jaren dat": each is told."""
    if isinstance(question, Listing) and question.ask is Ask.GAMES and not (question.take or _asks_yes(said)):
        said = [one for one in said if not one.has("noun", "year")]
        if not _is_of_all(said):
            return False
    if isinstance(question, Listing) and any(one.has("ask", "which", "who", "where") for one in said):
        said = [one for one in said if fold(one.text) != "allemaal"]
        if not _is_of_all(said):
            return False  # "welke landen pakten allemaal goud": each of them
    if isinstance(question, Claim) and sum((one.op, one.value) == (Op.EQUAL, 0) for one in question.conditions) > 1:
        return False  # "allemaal goud?": none of the other colours
    most = isinstance(question, Groups) and question.take is not None
    return _tells_one(question) or (_asks_yes(said) and not most)


def _asks_yes(said: Sequence[Item]) -> bool:
    """ "hebben alle Scandinavische landen goud gewonnen"."""
    led = said[0].has_any(("have", "win", "be", "stand", "auxiliary"))
    return led and not any(one.has("ask") for one in said)


def _is_yes_or_no(question: Question) -> bool:
    match question:
        case Listing():
            return question.ask is Ask.EXISTS
        case Groups():
            return question.ask is GroupAsk.EXISTS
    return isinstance(question, Claim)


def _measures_all(part: BaseModel) -> bool:
    match part:
        case Measure():
            return part.kind is Kind.SHARE or part.per is not None
        case Condition():
            counted = part.op is Op.EQUAL and isinstance(part.value, int | float) and part.value > 1
            return counted or isinstance(part.value, Measure)
        case Medals():
            return bool(part.but_not or part.podium)  # "behalve alles bij het rodelen"; a whole podium
    return isinstance(part, Suppose)


def _beyond_sides(said: Sequence[Item], question: Question) -> Sequence[Item]:
    """ "wonnen Noorwegen en Zweden elk goud", "… alle twee": without the sides of a comparison, which it tells."""
    told = isinstance(question, Versus) and question.ask is VersusAsk.MORE
    return [one for one in said if not (told and one.has_any(("each_one", "both")))]


def _is_of_each(said: Sequence[Item]) -> bool:
    """ "elke dag", "altijd", "in alle sporten"."""
    kinds = ("discipline", "event", "day", "games")
    told = [one for one in said if _says(one, _ALL) or not (one.is_small or one.has("number"))]
    of_all = any(_says(one, _ALL) and other.has("noun", *kinds) for one, other in pairwise(told))
    still = any(fold(one.text) == "nog" and fold(other.text) in ("altijd", "steeds") for one, other in pairwise(said))
    return of_all or (not still and any(_says(one, _EACH, "always") and not one.has("compared") for one in said))


def _goes_by_each(part: BaseModel) -> bool:
    match part:
        case Measure():
            return part.per is not None or part.metric is Metric.TOTAL or part.weights is not None
        case Identify():
            return part.metric is Metric.TOTAL
        case Groups():
            return part.by not in (Key.NATION, Key.ATHLETE) or part.run is not None
        case Versus():
            return len({one.of.games for one in part.measures}) > 1  # of each Games
        case Medals():
            return len(part.events) != 1 and part.above is not None  # "wie was er steeds beter": in each of the races
    return isinstance(part, Turned)


def _is_of_these(said: Sequence[Item]) -> bool:
    """ "ooit … tijdens deze Spelen": of these alone."""
    return any(one.has("games") and not one.is_small and one.value("games").scope == CURRENT for one in said)


def tells_best_place(question: Question) -> bool:
    """ "is de derde plaats van 2026 onze beste ooit": which is, is told."""
    return isinstance(question, Groups) and question.measure.kind is Kind.RANK and question.take == 1


def _is_of_others(parts: Sequence[BaseModel]) -> bool:
    scopes = [one for one in parts if isinstance(one, Scope)]
    return bool(scopes) and all(one.is_whole for one in scopes)


def _is_team_lost(team: bool, parts: Sequence[BaseModel]) -> bool:
    """ "individueel én in een estafette": both, unless events tell which."""
    of = [one for one in parts if isinstance(one, Medals)]
    return all(one.team is not team and not one.events for one in of)


def _is_of_one_games(part: BaseModel) -> bool:
    """ "was Parijs de beste Spelen ooit": of one Games no best is told."""
    if not isinstance(part, Groups) or part.by is not Key.GAMES:
        return False
    games = part.measure.of.games
    return not games.ever and len(games.ids) < 2


def _loses_the_order(said: Sequence[Item], parts: Sequence[BaseModel]) -> bool:
    """ "brons en daarna goud": which came first is told by Games that differ, at most."""
    colours = [place for place, one in enumerate(said) if one.has("metal")]
    after = [place for place, one in enumerate(said) if fold(one.text) in _AFTERWARDS]
    between = any(colours and colours[0] < place < colours[-1] for place in after)
    return between and len({one.games for one in parts if isinstance(one, Medals)}) < len(("before", "after"))


_AFTERWARDS = frozenset(("daarna", "nadien", "vervolgens", "later", "erna"))


def _mixes(said: Sequence[Item], parts: Sequence[BaseModel]) -> bool:
    """ "wie zilver op de 500 meter won, won goud op de 1000": each colour at its own event, not at either."""
    told = [one for one in said if one.has("event") or (one.has("metal") and one.value("metal") is not None)]
    colours = {one.value("metal") for one in told if one.has("metal")}
    by_turns = "".join("m" if one.has("metal") else "e" for one in told)
    if len(colours) < 2:  # "in 1998 goud op de 5000, in 2002 goud op de 10.000": each at its own Games
        told = [one for one in said if one.has("event") or (one.has("games") and not one.is_small)]
        colours = {one.value("games").scope for one in told if one.has("games")}
        by_turns = "".join("m" if one.has("games") else "e" for one in told)
    if len(colours) < 2:
        return False
    races = [{each.event.event_id for each in one.value("event").candidates} for one in said if one.has("event")]
    apart = [one for one in races if one and not any(one & other for other in races if other is not one)]
    if len(apart) < 2 or not any(turn in by_turns for turn in ("meme", "emme", "emem")):
        return False  # "goud en zilver op de 500 en de 1000" is any of them
    filters = [one for one in parts if isinstance(one, Medals) and (one.colours or one.games.ids)]
    return any(sum(bool(one & set(each.events)) for one in apart) > 1 for each in filters)
