"""The last check on a reading: everything in the text that names, counts or narrows has left its trace in the question,
and no nation stands in the question that the text does not give. A frame that owns a word and then makes nothing of it
would answer another question without saying so."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from bot.understanding.grammar.asked_kind import answers_another_kind
from bot.understanding.grammar.composing.logic_words import loses_a_logic_word, tells_best_place
from bot.understanding.grammar.composing.word_senses import follow, holds
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.subjects import filters, parts_of
from bot.understanding.grammar.unlike_asked import is_unlike_asked
from medals_core.archive import LATEST
from medals_core.games import Season
from medals_core.medals import Colour
from medals_core.queries.filters import ALL, CURRENT, Described, Medals, Role, Scope
from medals_core.queries.measures import Key, Kind, Measure, Op
from medals_core.queries.model import (
    Claim,
    GroupAsk,
    Groups,
    Identify,
    Left,
    Listing,
    Needed,
    Spells,
    Suppose,
    Value,
    Versus,
    VersusAsk,
)
from medals_core.questions import ComparisonQuestion, EventQuestion, NationQuestion, Question, TimelineQuestion

_QUERIES = (Claim, Groups, Listing, Value, Versus)
_OF_GAMES = (*_QUERIES, Identify, Spells, Suppose, Needed)
_COUNTING = (Groups, Claim, Needed, Listing)
"""In these a number is a condition; in others the answer tells the right one."""

_THAT = frozenset(("die", "dat", "deze", "dit"))
_THINGS = frozenset(("medaille", "medailles", "plak", "plakken", "sport", "sporten", "onderdeel", "zege", "eremetaal"))
_OWN_WORDS = frozenset(("we", "wij", "ons", "onze", "oranje"))


def leaves_no_trace(items: Sequence[Item], question: Question, own: str, *, told: bool) -> bool:
    """Is anything of the text lost in the question, or a nation in it that nobody named? ``told``: the reply says what
    did not fit, or what was filled in."""
    held = _values(question)
    if any(guard(items, question) for guard in _GUARDS) or answers_another_kind(items, question, held):
        return True
    if any(_is_lost(one, items, held, question) for one in items if not one.is_small):
        return not told
    if told and isinstance(question, Groups) and holds(items, "record"):
        return _is_added(items, held, question, own)  # "wat is het record goud op één Winterspelen": of all lands
    return not told and (_is_added(items, held, question, own) or any(map(_denies_itself, filters(question))))


def _drops_how_many(items: Sequence[Item], question: Question) -> bool:
    """ "wonnen twee sporters zes medailles": how many of them is asked as well"""
    exists = isinstance(question, Groups) and (question.ask is GroupAsk.EXISTS or question.ask is GroupAsk.WHICH)
    counted = follow(items, "number&!any", "noun.athlete|noun.nation") and any(one.has("amount") for one in items)
    several = follow(items, "amount", "noun.athlete|noun.nation") and sum(one.has("amount") for one in items) > 1
    return exists and not any(one.has("ask") for one in items) and (counted or several)


def _is_kin(items: Sequence[Item], question: Question) -> bool:
    """ "stond zijn broer ook op het podium": whose, only the question before it tells."""
    return holds(items, "kin&'zijn */haar */diens */zn */wiens */wier *'")


def _supposes_what_was(items: Sequence[Item], question: Question) -> bool:
    """ "10 keer goud. Hadden we ooit meer?" supposes nothing."""
    ever = any(one.has("ever") and one.end > one.start for one in items)
    return isinstance(question, Suppose) and ever and not holds(items, "suppose")


def _asks_if_it_was_that(items: Sequence[Item], question: Question) -> bool:
    """ "was dat weer een Keniaan": who won there, not anybody."""
    exists = isinstance(question, Groups) and question.ask is GroupAsk.EXISTS and question.by is not Key.GAMES
    return exists and follow(items, "be", "'dat'")


def _is_without_that(items: Sequence[Item], question: Question) -> bool:
    """ "zonder die medaille", "zonder die sport": which, only what was said before tells."""
    words = " ".join(one.text.lower() for one in items).split()
    spoken = zip(words, words[1:], words[2:], strict=False)
    return any(one == "zonder" and that in _THAT and thing in _THINGS for one, that, thing in spoken)


def _loses_best_land(items: Sequence[Item], question: Question) -> bool:
    """ "bij welke Spelen won het beste land het grootste deel": not of one land through all of them"""
    of_games = isinstance(question, Groups) and question.by is Key.GAMES
    best = follow([one for one in items if not one.is_small], "most", "noun.nation")
    return of_games and best and any(of.nations and isinstance(of.nations[0], str) for of in filters(question))


def _adds_up_sides(items: Sequence[Item], question: Question) -> bool:
    """ "in Tokio meer dan in Rio": the Games held against each other are not counted together"""
    named = [(place, one.value("games").scope) for place, one in enumerate(items) if one.has("games")]
    than = next((place for place, one in enumerate(items) if one.has("than")), None)
    if than is None:
        return False
    before, after = ({i for place, scope in named if scope is not None and (place < than) is side for i in scope.ids}
                     for side in (True, False))  # fmt: skip
    return any(before & set(of.games.ids) and after & set(of.games.ids) for of in filters(question))


def _loses_opponent(items: Sequence[Item], question: Question) -> bool:
    """ "van wie wonnen we die finale": the other one, not we ourselves."""
    if not isinstance(question, Listing) or question.of.above or question.of.below or not asks_opponent(items):
        return False
    won = _of_whom(items) and not holds(items, "lost|gave_up")
    return bool(question.of.nations) or (question.of.colours == (Colour.GOLD,) and won)


def _of_whom(items: Sequence[Item]) -> bool:
    return holds(items, "ask.who&'van */tegen *'")


def asks_opponent(items: Sequence[Item]) -> bool:
    return holds(items, "ask.opponent|beat") or (_of_whom(items) and holds(items, "win"))


def _asks_of_anybody(items: Sequence[Item], question: Question) -> bool:
    """ "deed iemand dat al eerder", "heeft een Nederlander dat ooit gedaan", "deed een land dat al eens": of all"""
    match question:
        case Listing(of=of):
            of_whom = [of]
        case Claim(conditions=conditions):
            of_whom = [one.measure.of for one in conditions]
        case Groups(measure=measure):
            of_whom = [measure.of]
        case _:
            return False
    people, named = (any(getattr(of, field) for of in of_whom) for field in ("athletes", "nations"))
    named = named or people
    that = any(one.text.lower() in ("dat", "een land dat") for one in items)
    for before, one in zip((None, *items), items, strict=False):
        if one.has("somebody") and not one.is_small and people:
            return True
        led = one.text.lower().startswith("een ") or (before is not None and before.text.lower() == "een")
        someone = one.has("noun", "athlete", "athlete_f", "athlete_m") and people
        if that and led and (someone or (one.has("noun", "nation") and named)):
            return any(other.has("ever") and other.end > other.start for other in items)
    return False


def loses_a_side(items: Sequence[Item], question: Question) -> bool:
    """Is a name of a text that leans on another lost, or what it holds something against?"""
    held = _values(question)
    told = asks_opponent(items)  # "van wie wonnen we die finale": of whom had silver
    kinds = ("nation", "athlete") if told else ("nation", "athlete", "gender", "metal", "event")
    compares = isinstance(question, Claim | Versus | ComparisonQuestion | Groups | Needed | Suppose)
    return any(_is_lost(one, items, held, question) for one in items if one.has_any(kinds)) or (
        not compares and holds(items[:-1], "than") and holds(items, "more")
    )


_NAMES = ("nation", "athlete", "event", "metal", "gender", "games", "single_event", "excepted")


def loses_a_name(items: Sequence[Item], question: Question) -> bool:
    """Of what stands apart from a question, ahead of it or behind it ("brons: Japan tegen Italië, wie meer", "…, bij
    de vrouwen"): is any of it lost in the question?"""
    held = _values(question)
    named = [one for one in items if one.has_any(_NAMES) and not one.is_small]
    years = [one.value("games").scope for one in named if one.has("games")]
    return any(_is_year_lost(one, question) for one in years) or any(
        _is_lost(one, items, held, question) for one in named
    )


def _is_year_lost(scope: Scope | None, question: Question) -> bool:
    """Are the Games or the years said not those of the question? "Sinds 2000" is kept by any Games after that."""
    if scope is None or scope.hosted or scope == CURRENT or not isinstance(question, _OF_GAMES):
        return False
    held = [*_scopes(question), *(one for one in parts_of(question) if isinstance(one, Scope))]
    years = {int(each[:4]) for one in held for each in one.ids}
    bounds = {one.since for one in held} | {one.until for one in held} | years
    said = {int(each[:4]) for each in scope.ids} | ({scope.since, scope.until} - {None})
    within = (
        bool(years) and not scope.ids and all((scope.since or 0) <= year <= (scope.until or year) for year in years)
    )
    return bool(said) and said.isdisjoint(bounds) and not within


def _values(question: Question) -> frozenset[str]:
    """Every plain value in a question, as text."""
    left: list[Any] = [each for part in parts_of(question) for each in vars(part).values()]
    found = set()
    for each in left:
        if isinstance(each, tuple):
            left.extend(each)
        elif isinstance(each, int | float) and not isinstance(each, bool):
            found.add(str(abs(float(each))))
        elif each is not None and not isinstance(each, BaseModel):
            found.add(str(each))
    return frozenset(found)


def _is_lost(one: Item, items: Sequence[Item], held: frozenset[str], question: Question) -> bool:
    if one.has("nation"):
        return _is_nation_lost(one, items, held, question)
    if one.has("athlete"):
        ids = {athlete.athlete_id for athlete in getattr(one.value("athlete"), "items", ())}
        of_the_race = isinstance(question, Suppose) or any(each.events for each in filters(question))
        # "was Jens de enige", "is Jens onze beste": all who did, or who is, is told
        told_of = "'enige/enigste'|most.best|most.oldest|most.youngest|most.most|top|sole|record"
        who_is = False
        if isinstance(question, Groups) and question.by is Key.ATHLETE:
            who_is = holds(items, f"{told_of}|nobody|only" if question.having else told_of)
        lost = bool(ids) and ids.isdisjoint(held)
        return lost and not of_the_race and not who_is  # "de 1000 meter van Jutta: wie werd tweede"
    if one.has("games") and isinstance(question, Spells | Identify):
        return _is_year_lost(one.value("games").scope, question)
    if one.has("event") and not one.has("team_event") and isinstance(question, (*_QUERIES, Suppose, Needed, Spells)):
        mention = one.value("event")
        named = {each.discipline for each in mention.disciplines} | {
            each.event.discipline for each in mention.candidates
        }
        ids = {each.event.event_id for each in mention.candidates}
        of_them = tuple(f"{each}-" for each in named)  # what an event's identifier begins with
        theirs = any(of.athletes and of.events for of in filters(question))  # of that name in the sport of the athlete
        lost = bool(named) and (named | ids).isdisjoint(held) and not theirs
        return lost and not any(value.startswith(of_them) for value in held)
    if _is_limit_lost(one, held, question):
        return True
    if len(one.meanings) > 1:
        return False
    if one.has("metal") and one.value("metal") is not None:
        three = "colour" in held or len({other.value("metal") for other in items if other.has("metal")}) > 2
        explained = isinstance(question, EventQuestion | Left | Suppose | TimelineQuestion) or (
            isinstance(question, Versus) and question.ask is VersusAsk.WHY
        )
        return str(one.value("metal")) not in held and not three and not explained
    if one.has("noun", "athlete_f", "athlete_m"):
        sex, letter, other = ("women", "F", "-men") if one.has("noun", "athlete_f") else ("men", "M", "-women")
        told = holds(items, "athlete") or not held.isdisjoint(("gender", letter))
        return not told and (any(value.endswith(other) for value in held) or not _holds_sex(sex, held))
    if one.has("ask", "age"):
        return held.isdisjoint(("age", "mean_age", "born"))
    if one.has("noun", "athlete") and isinstance(question, Spells):
        return True  # "top 5 aller tijden sporters": not of a nation's place
    if one.has("gender"):
        return not _holds_sex(str(one.value("gender")), held) and held.isdisjoint(("M", "F", "gender"))
    if one.has("amount"):
        amount = one.value("amount")
        three = "tally" in held or isinstance(question, Versus | Suppose)
        if amount.colour is not None and str(amount.colour) not in held and not three:
            return True
        near = {str(abs(float(amount.count + step))) for step in (-1, 0, 1)} if amount.count is not None else set()
        whose = isinstance(question, Listing) and bool(question.of.athletes or question.of.nations)
        before = items[items.index(one) - 1].text.lower()  # "haar dertien medailles": the frame saw to it that they are
        whose = whose or before in ("zijn", "haar", "hun", "onze")
        whose = whose or any(other.has("record") for other in items)  # "is 10 goud een record": the record is told
        return isinstance(question, _COUNTING) and bool(near) and near.isdisjoint(held) and not whose
    if one.has("rank"):
        explained = isinstance(question, NationQuestion | EventQuestion) or (
            isinstance(question, Versus) and question.ask is VersusAsk.WHY
        )
        explained = explained or tells_best_place(question)
        steps = ("gold", "silver", "bronze")[one.value("rank") - 1 : one.value("rank")]
        near = {str(abs(float(one.value("rank") + step))) for step in (-1, 0)}
        return near.isdisjoint(held) and held.isdisjoint(steps) and not explained
    return False


def _holds_sex(sex: str, held: frozenset[str]) -> bool:
    return any(value == sex or value.endswith(f"-{sex}") for value in held)


_PER = {"per_athlete": "athlete", "per_day": "day", "per_discipline": "discipline", "per_event": "event",
        "per_games": "games"}  # fmt: skip


def _is_limit_lost(one: Item, held: frozenset[str], question: Question) -> bool:
    """ "op eigen bodem", "op de ijzers", "per sporter": what limits the medals, or what they are divided by"""
    if not isinstance(question, _QUERIES):
        return False
    if one.has("games") and one.value("games").scope is not None and one.value("games").scope.hosted:
        told = any(of.games.hosted or of.nations for of in filters(question))
        return not told and not (isinstance(question, Groups) and question.by is Key.GAMES)
    if one.has("described") and one.value("described").role is Role.GROUP:
        return one.value("described").name not in held
    if one.has("moment") and one.text.lower().endswith(" uur"):
        return all(of.as_of == LATEST and (of.after, of.from_day, of.to_day) == (None,) * 3 for of in filters(question))
    if one.has("both") and isinstance(question, Listing) and one.text.lower().startswith("alle "):
        return not question.of.athletes  # "wie won alle drie de gouden medailles"
    if one.has("first_time") and isinstance(question, Listing) and one.text.lower().startswith("debut"):
        return True  # "wie debuteerde met goud": not the first gold of all
    if one.has("first_time") and isinstance(question, Groups) and question.by is not Key.GAMES:
        return question.take is not None and not question.having  # "voor het eerst de meeste", "wie debuteerde met"
    return any(_PER[each] not in held for each in one.meanings.get("measure", ()) if each in _PER)


def _is_nation_lost(one: Item, items: Sequence[Item], held: frozenset[str], question: Question) -> bool:
    nocs = {nation.noc for nation in getattr(one.value("nation"), "items", ())}
    if not nocs or not nocs.isdisjoint(held) or "named" in held:
        return False
    before = [other for other in items[: items.index(one)] if not other.is_small][-1:]
    if isinstance(question, Listing) and asks_opponent(items):
        return False  # the other of the two is told
    if isinstance(question, Suppose) and before and before[0].has("at_the_cost"):
        return False  # "in plaats van Amerika": whose it was, is told by the podium
    sole = any(other.has_any(("sole", "only")) for other in items)  # "is Noorwegen het enige land met": all who did
    if isinstance(question, ComparisonQuestion) or (isinstance(question, Groups) and (question.take == 1 or sole)):
        return False  # "Duitsland in 1976" is two; "won Noorwegen het meeste goud": who did is told
    side = isinstance(question, Versus) and bool(before) and before[0].has_any(("or", "versus", "than"))
    return side or not any(other.has("athlete") for other in items)  # "die Noor Klaebo": one who is not is told


def _is_added(items: Sequence[Item], held: frozenset[str], question: Question, own: str) -> bool:
    """Is the question about the own nation, of which the text says nothing?"""
    if own not in held or not isinstance(question, Groups | Listing | Claim):
        return False
    named = (one for each in items for one in _within(each))
    return not any(
        one.has("own")
        or not _OWN_WORDS.isdisjoint(one.text.lower().split())
        or one.has("athlete")
        or (one.has("nation") and own in (one.value("nation"), *_nocs_in(one)))  # "ze", of ours
        for one in named
    )


def _nocs_in(one: Item) -> list[str]:
    return [nation.noc for nation in getattr(one.value("nation"), "items", ())]


def _within(part: Any) -> Iterator[Item]:
    """The item with those that it was composed of."""
    if isinstance(part, Item):
        yield part
        for values in part.meanings.values():
            yield from _within(values)
    elif isinstance(part, tuple):
        for each in part:
            yield from _within(each)
    elif is_dataclass(part) and not isinstance(part, type):
        for each in fields(part):
            yield from _within(getattr(part, each.name))


def _loses_games(items: Sequence[Item], question: Question) -> bool:
    """ "in zijn loopbaan meer dan Kenia in Peking": both; "op welke Winterspelen was de voorsprong": which is asked."""
    said = [each for one in items if not one.is_small for each in _within(one)]
    named = [one.value("games").scope for one in said if one.has("games") and not one.is_small]
    scopes = [scope for scope in named if scope is not None and not scope.hosted]
    asked = any(a.has("ask", "which") and b.has("noun", "games") for a, b in pairwise(items))
    if isinstance(question, Needed):
        return asked
    standards = [
        a.value("compared").standard for a, b, c in zip(items, items[1:], items[2:], strict=False)
        if a.has("compared") and b.has("and") and c.has("games")
    ]  # fmt: skip
    if any(one.has("games") for standard in standards for one in standard):
        return True  # "meer dan in Tokio en Rio": than at both
    if _loses_a_season(items, question) or _loses_one_of(scopes, question):
        return True
    if isinstance(question, NationQuestion):  # "sinds wanneer staat Nieuw-Zeeland op de lijst"
        return any(one.has("ask", "since", "when", "year") and not one.is_small for one in items)
    if not isinstance(question, Claim | Versus) or {scope.ever for scope in scopes} != {True, False}:
        return False
    return len({of.games.ever for of in filters(question)}) < len((True, False))


def _loses_a_season(items: Sequence[Item], question: Question) -> bool:
    """ "in de zomer en in de winter", "zomer- als wintermedailles": of both."""
    words = [word for one in items for word in one.text.lower().split()]
    both = all(any(word.startswith(season) for word in words) for season in ("zomer", "winter"))
    if not (both and isinstance(question, _QUERIES)):
        return False
    said = {str(season) for scope in _scopes(question) for season in scope.seasons or ("",)}
    said |= {one.rpartition("-")[2] for scope in _scopes(question) for one in scope.ids}
    return len(said) < len(Season)


def _loses_one_of(named: Sequence[Scope], question: Question) -> bool:
    """ "zilver in Peking en goud in Milaan": both Games."""
    if not isinstance(question, _QUERIES) or len(set(named)) < len((True, False)):
        return False
    held = _scopes(question)
    ids = {one for scope in held for one in scope.ids}
    told = {one for scope in named for one in scope.ids}
    now = CURRENT in held or bool(ids - told)
    return not any(scope.ever for scope in held) and (not ids >= told or (CURRENT in named and not now))


def _scopes(question: Question) -> list[Scope]:
    return [of.games for of in filters(question)]


def is_of_one_race(question: Question, items: Sequence[Item]) -> bool:
    """How far apart were two people in a race: a question of their times, not of their medals."""
    if isinstance(question, Listing):  # "hoeveel scheelde het tussen Stolz en De Boo op de 500"
        of, apart = question.of, any(one.has("ask", "difference") and "plek" not in one.text for one in items)
        return apart and bool(of.athletes) and (len(of.events) == 1 or bool(of.above or of.below))
    if not isinstance(question, Versus):
        return False
    if any(one.has("ask", "difference") and one.text.lower() == "hoe ver" for one in items):
        return all(one.of.athletes and one.of.events for one in question.measures)
    why = question.ask is VersusAsk.WHY and any(one.has("ask", "difference") for one in items)
    if question.ask is not VersusAsk.DIFFERENCE and not why:
        return False
    events = {one.of.events for one in question.measures}
    return all(one.of.athletes for one in question.measures) and len(events) == 1 and len(next(iter(events))) == 1


def is_below_the_podium(question: Question) -> bool:
    """ "op hoeveel onderdelen werd Nederland vierde": of an event nobody's place is held but on the podium."""
    if not isinstance(question, Groups) or question.by is not Key.EVENT:
        return False
    ranks = [one for one in question.having if one.measure.kind is Kind.RANK and one.op is Op.EQUAL]
    return any(not isinstance(one.value, Measure) and one.value > len(Colour) for one in ranks)


def compares_with_itself(question: Question) -> bool:
    """Is one thing held against the very same, or everything left out ("zonder 2026")?"""
    if any(ALL in of.but_not or _leaves_itself_out(of) for of in filters(question)):
        return True
    if isinstance(question, Groups) and _asks_none_of_some(question):
        return True
    if isinstance(question, Groups) and question.by is Key.DISCIPLINE and len(question.measure.of.disciplines) == 1:
        return True  # "welke sporten … alleen bij het schaatsen"
    if isinstance(question, Value) and question.measure.kind is Kind.SHARE and question.measure.whole is not None:
        part, whole = question.measure.of.colours, question.measure.whole.colours
        if whole and not set(part) <= set(whole):
            return True  # silver is no part of the gold
    if isinstance(question, Suppose) and question.then is not None:
        return compares_with_itself(question.then)
    if isinstance(question, Claim):
        return any(one.measure == one.value for one in question.conditions)
    return isinstance(question, Versus) and len(set(question.measures)) < len(question.measures)


def _leaves_itself_out(of: Medals) -> bool:
    """Bobsleigh without bobsleigh."""
    apart = ("disciplines", "events", "colours")
    return any(out == Medals(**{name: mine}) for out in of.but_not for name in apart if (mine := getattr(of, name)))


def _asks_none_of_some(question: Groups) -> bool:
    """Who has none of what he has, or stands above himself."""
    none = {one.measure for one in question.having if one.value == 0 and one.op is Op.EQUAL}
    some = {one.measure for one in question.having if (one.op, one.value) == (Op.AT_LEAST, 1)}
    himself = any(one.times == 1 and one.measure == one.value for one in question.having)
    return himself or not none.isdisjoint(some)


def _denies_itself(of: Medals) -> bool:
    """Does it leave out the nations that it is of, or Games that it is not of anyhow: "goud zonder in 2022 een medaille
    te hebben"?"""
    if not of.games.ever and any(each.games.ids and of.games.ids != each.games.ids for each in of.but_not):
        return set(of.games.ids).isdisjoint(one for each in of.but_not for one in each.games.ids)
    if of.nations and any(isinstance(noc, Described) for each in of.but_not for noc in each.nations):
        return not any(isinstance(noc, Described) for noc in of.nations)  # "onze beste Spelen buiten Europa"
    out = {noc for each in of.but_not if each == Medals(nations=each.nations) for noc in each.nations}
    named = all(isinstance(noc, str) for noc in (*of.nations, *out))
    others = bool(out) and named and out.isdisjoint(of.nations)  # "staat België naast Finland": not what Finland is not
    return bool(of.nations) and (set(of.nations) <= out or others)


def _takes_a_limit(items: Sequence[Item], question: Question) -> bool:
    """ "de jongste, alleen onder 25 jaar": no twenty-five of them"""
    take = question.take if isinstance(question, Groups) else None
    said = [one for one in items if one.text.lower() not in ("de", "het")]
    limits = (other for one, other in pairwise(said) if one.text.lower() in ("onder", "boven", "tot", "vanaf"))
    return take is not None and any(one.has("number", take) for one in limits)


def _loses_part_of_day(items: Sequence[Item], question: Question) -> bool:
    """ "hoeveel goud in de avond": not "die avond", nor "op welke avond"."""
    parts = ("avond", "ochtend", "middag", "namiddag", "voormiddag", "nacht")
    three = zip(items, items[1:], items[2:], strict=False)
    return any((a.text.lower(), b.text.lower()) == ("in", "de") and c.text.lower() in parts for a, b, c in three)


_GUARDS: Sequence[Callable[[Sequence[Item], Question], bool]] = (
    loses_a_logic_word, lambda _, question: compares_with_itself(question), _is_without_that, _loses_games,
    _is_kin, _supposes_what_was, _loses_opponent, _adds_up_sides, _loses_best_land,
    is_unlike_asked, _asks_of_anybody, _asks_if_it_was_that,
    _takes_a_limit, _loses_part_of_day, _drops_how_many,
)  # fmt: skip
