"""The words of a text that lean on what was shown and came to nothing in its reading: without them another question
would be answered."""

from collections.abc import Sequence
from itertools import pairwise, starmap

from bot.understanding.grammar.following.common import nations_of
from bot.understanding.grammar.following.leaning import (
    is_fragment,
    leans,
    named_in,
    names_nothing,
    of_that_team,
    of_those_games,
    person_of,
    points_at_race,
    says_then,
)
from bot.understanding.grammar.following.other_time import is_that_year
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.subjects import filters, subject
from medals_core.archive import LATEST
from medals_core.medals import Colour
from medals_core.queries.filters import Described, Medals
from medals_core.queries.measures import Key, Kind, Measure, Op
from medals_core.queries.model import AsNation, Claim, Groups, Identify, Listing, Needed, Suppose, Value, Versus
from medals_core.questions import Question, TimelineQuestion

_PERSONS = frozenset(("ze", "zij", "hij", "haar", "hem", "hun", "hen", "ie", "em"))
_TIMED = ("after", "former", "beside_it", "before")
_SUBJECTS = ("nation", "own", "athlete", "athletes", "event", "page", "described", "sports", "metal", "noun", "record",
             "ask", "concept", "beside", "compared", "picture")  # fmt: skip
"""What a question of its own is about."""


def hanging(items: Sequence[Item], question: Question, last: Question, *, assumed: bool) -> str:
    """The words that came to nothing; empty where none did. ``assumed``: the own nation was filled in."""
    told, former = [*filters(question), subject(question) or Medals()], subject(last) or Medals()
    others = any(one.has("ask", "opponent") or one.text.lower() == "van wie" or one.has("record") for one in items)
    others = others or any(one.has("beat") or one.has("lost") for one in items)
    of_somebody = any(of.nations or of.athletes or of.beside or of.above or of.below for of in told)
    of_somebody = of_somebody or bool(nations_of(question))
    described = question.nation if isinstance(question, Identify) else None
    others = others or (isinstance(described, Described) and described.of is not None)
    others = others or (isinstance(question, Groups) and bool(question.held)) or _is_as_land(question)
    whose = others or (of_somebody and not assumed)
    several = _is_of_several(question) or (subject(question) == subject(last) and getattr(question, "take", None) != 1)
    there = former.games
    if there.ids and not any(of.games.ids for of in told) and any(starmap(is_that_year, pairwise(items))):
        return "dat jaar"
    placed = any(of.events or of.disciplines for of in told)
    if isinstance(question, Identify) and (former.events or former.athletes) and not named_in(items):
        placed_by = ("number", "placed", "rank", "won_noun")  # "en nummer 3", "en de winnaar": of that race
        return next((one.text for one in items if one.has_any(placed_by) and not one.has("noun", "place")), "")
    if not placed and points_at_race(items) and not isinstance(last, Groups):
        return "dat onderdeel"
    edge = isinstance(question, Listing) and question.take is not None and not (of_somebody or placed)
    if edge and any(one.has("pronoun", "that") for one in items):  # "was dat de eerste keer": for whom
        return next((one.text for one in items if one.has_any(("first_time", "last_time"))), "")
    if assumed and isinstance(question, Needed) and (subject(last) or Medals()).events:  # of a race, not of our place
        return next((one.text for one in items if one.has("ask", "difference")), "")
    for one in items:
        text = one.text.lower()
        if assumed and isinstance(last, TimelineQuestion) and text.split(" ")[0] in ("door", "met", "dankzij"):
            return one.text  # "met welke medaille", where nobody passed the other
        if text in ("daarin", "erin") and not placed and _is_of_sports(last):
            return one.text
        if text == "hem" and any(of.events for of in told):
            continue  # "wie won hem in 2018": the race
        somebody = text.startswith(("dat land", "dit land")) or (
            text in _PERSONS and one.has("pronoun", "she", "he", "they")
        )
        if not whose and (somebody or (one.has("when") and _PERSONS & set(text.split()))):
            return one.text
        together = one.has("measure", "together") and not (one.has("measure", "total") or one.has("all_of_it"))
        together = together and not any(each.has("gender") for each in items)  # "hoeveel haalden de vrouwen samen"
        if (together or text.endswith((*_OF_THEM, *_THOSE))) and not several:
            return one.text
        if text in _ONE_MAN and one.has("pronoun") and any(len(of.athletes) > 1 for of in told):
            return one.text  # "in welke sport won hij", of several
        he = (
            text == "hij"
            and isinstance(question, Listing | Value)
            and one.has("pronoun")
            and any(each.has_any(("have", "win")) for each in items)
        )
        if he and not any(of.athletes or of.above or of.below or of.beside for of in told):
            return one.text  # "had hij er ook in Peking", of several who were shown
        if one.has_any(_TIMED) and text.startswith(_BESIDE) and not _tells_when(question):
            return one.text
        also = one.has("excepted") and "ook" in text.split()
        if also and isinstance(last, Suppose) and not _adds_to(last, question):
            return one.text
    return ""


def _medal_of(one: Item) -> object:
    return getattr(one.value("when"), "of", None)


def _is_as_land(question: Question) -> bool:
    """ "als hij een land was": he who was shown"""
    return isinstance(question, Suppose) and any(isinstance(one, AsNation) for one in question.changes)


def _is_of_sports(last: Question) -> bool:
    by_sport = isinstance(last, Groups) and last.by in (Key.DISCIPLINE, Key.EVENT)
    return by_sport or any(of.disciplines or of.events for of in filters(last))


_ONE_MAN = ("hij", "hem", "ie", "em")
_THOSE = ("die twee", "die drie", "die vier", "alle twee", "alle drie")
_OF_THEM = ("van de drie", "van die drie", "van de twee", "van die twee", "van de vier", "van die vier")
_BESIDE = ("daarna", "daarvoor", "erna", "ervoor", "nadien", "voordien", "sindsdien")


def lost(items: Sequence[Item], question: Question, last: Question) -> tuple[str, ...]:
    """The words of whom it is that a reading after another question lost: "welke van die drie …" is not of all there
    are, "heeft iemand er meer" not of the one just spoken of."""
    of, former = subject(question) or Medals(), subject(last) or Medals()
    himself = bool(of.athletes) and of.athletes == former.athletes  # "heeft haar zus ook wat"
    top = question.take if isinstance(question, Groups) else None
    those = {after.text for one, after in pairwise(items)  # "hun beste ooit, die dertig"
             if one.text.lower() == "die" and after.has("number") and top and after.value("number") == top}  # fmt: skip
    one_person = (subject(question) or Medals()).athletes and not isinstance(question, Versus)
    nobody = isinstance(question, Groups) and question.by not in (Key.ATHLETE, Key.NATION, Key.CONTINENT)
    one_nation = isinstance(last, Value) and len(former.nations) == 1 and not former.athletes
    ranked = one_nation and isinstance(question, Groups) and question.by is Key.NATION and names_nothing(tuple(items))
    ranked = ranked and not any(one.has("noun", "nation") for one in items)  # "welke was de beste", of two Games
    lands = isinstance(last, Groups) and last.by is Key.NATION and last.take is None and isinstance(question, Value)
    lands = lands and any(one.has("gender") for one in items)  # "(hoeveel landen) waarvan hoeveel bij de mannen"
    having = question.having if isinstance(question, Groups) else ()
    plain = isinstance(question, Groups) and not any(
        isinstance(one.value, Measure) or one.op is Op.MORE for one in having
    )
    of_several_days = isinstance(question, Groups) and question.take is not None  # "welke gouden zaten daarbij"
    return tuple(
        one.text for one in items
        if (one.text.lower().endswith(_OF_THEM) and not (_is_of_several(question) or of == former))
        or (one_person and one.has("somebody") and not one.is_small)
        or (himself and one.has("kin"))
        or (lands and one.has("pronoun", "of_it"))
        or (ranked and one.has("ask", "which") and one.text.lower() == "welke")
        or one.text in those
        or (nobody and one.has("ask", "who") and one.text.lower().startswith("wie"))
        or (of_several_days and one.text.lower() == "daarbij")
        or ((of_several_days or isinstance(question, Value)) and one.text.lower() in _AMID)
        or ((isinstance(question, Value) or plain) and one.has("more") and one.text.endswith("meer"))  # than what
    )  # fmt: skip


_AMID = ("daartussen", "daar tussen", "ertussen", "er tussen", "tussenin")


def astray(items: Sequence[Item], question: Question, last: Question, own: str) -> str:
    """The word of a later question, however it was read, that shows that another was asked: what it points at, holds
    something against or takes away is not in the reading."""
    told, former = [*filters(question), subject(question) or Medals()], subject(last) or Medals()
    timed = any(of.games.ids or of.games.ever for of in told)
    taken = isinstance(question, Suppose | Needed) or any(of.but_not for of in told)
    equal = isinstance(question, Claim) and any(
        one.op is Op.EQUAL and not isinstance(one.value, Measure) and one.value for one in question.conditions
    )
    asked = next((one.text for one in items if one.has("ask") and not one.has_any(("any", "measure"))), "")
    sides = [noc for one in question.measures for noc in one.of.nations] if isinstance(question, Versus) else []
    ours = own in sides and len(set(sides)) > 1 and own not in nations_of(last)
    if former.games.ids and not any(of.games == former.games for of in told) and (those := of_those_games(items)):
        return those
    seen = {each for one in items if one.has("when") for each in getattr(_medal_of(one), "athletes", ())}
    if seen and not seen & set((subject(question) or Medals()).athletes):  # "toen Verkerk reed, wat won die": he
        return next((one.text for one in items if one.has("pronoun", "they", "he", "she")), "")
    person = person_of(items)
    if person is not None and not any(of.athletes for of in told):
        return items[person[1]].text  # "en die Noorse": nobody of that land was shown, or more than one
    whole = isinstance(question, Value | Listing) and not any(of.but_not for of in told)
    supposed = subject(question.then) if isinstance(question, Suppose) and question.then is not None else None
    there = isinstance(question, Suppose) and supposed is not None and question.games != supposed.games
    whose = any(one.has("athlete") for one in items) or getattr(question, "games", None) == former.games
    lands = not (_is_as_land(question) and whose)  # "als hij een land was": there
    lands = lands and not any(one.has_any(("nation", "own", "described")) for one in items)
    sole = any(one.has("only") and after.has("metal", *Colour) for one, after in pairwise(items))
    later = any(one.text.lower() in _BESIDE for one in items)
    nations = isinstance(question, Groups) and question.by is Key.NATION
    unsaid = nations and names_nothing(tuple(items)) and not any(one.has("noun", "nation") for one in items)
    ahead = any(of.above or of.below for of in told) or isinstance(question, Identify)
    aged = isinstance(question, Versus) and question.measures[0].kind is Kind.AGE  # "hoe oud was zij toen"
    strays = (
        (
            "ask",
            not ahead and any(one.text.lower() == "achter wie" for one in items),
        ),  # "(drie keer zilver) achter wie"
        ("games", _loses_games(items, told)),  # "en met 2022 erbij"
        ("games", there and bool((supposed or Medals()).games.ids)),  # supposed here, "en in Sotsji"
        ("only", sole and isinstance(question, Groups) and len(question.having) == 1),  # "en in welke alleen brons"
        ("extra", isinstance(question, Value) and any(one.has("gender") for one in items)),  # "de dames erbij"
        ("one_nation", lands and any(one.has("suppose") for one in items)),  # "als die man een land was"
        ("between", isinstance(question, Listing) and not (question.of.above and question.of.below)),
        ("before_this", not any(of.athletes or of.nations for of in told)),  # "hadden die er voor dit goud al een"
        ("more_of_it", whole and any(map(_is_rest, items)) and any(one.has_any(_LANDS) for one in items)),
        ("then_word", bool(former.games.ids) and not timed),  # "was Nafi er toen bij"
        ("then_word", former.games.ever and not later and (subject(question) or Medals()).games == former.games),
        ("then_word", bool(former.athletes or former.events) and _is_final_place(question)),  # "werd Korea toen tweede"
        ("then_word", isinstance(question, Claim | Versus) and all(map(_is_of_now, told)) and not aged),
        ("more", equal or ours),  # "(in 2022) meer goud": no claim of as many
        ("first_time", unsaid and not (isinstance(last, Groups) and last.by is Key.NATION)),  # "welke was er bij"
        ("noun", of_that_team(items) and not any(of.athletes for of in told)),  # "wie van die ploeg"
        ("except_verb", not taken and any(one.has("out_of") for one in items)),  # "haal het biatlon er ook uit"
    )
    found = next((one.text for kind, fails in strays if fails for one in items if one.has(kind)), "")
    return found or (asked if isinstance(question, Claim) else "")


def _is_of_now(of: Medals) -> bool:
    return of.games.is_current and of.as_of == LATEST and of.from_day is None and of.after is None


def _loses_games(items: Sequence[Item], told: Sequence[Medals]) -> bool:
    """Are several Games named of which the reading counts fewer?"""
    spans = [one.value("games") for one in items if one.has("games") and not one.is_small]
    scopes = [span.scope for span in spans if not span.is_told_from_others]
    named = {each for scope in scopes if scope is not None for each in scope.ids}
    held = {each for of in told for each in of.games.ids}
    return 0 < len(held) < len(named)


def _is_final_place(question: Question) -> bool:
    """Is it of a place in the table as it stands in the end?"""
    told = question.conditions[0].measure if isinstance(question, Claim) else None
    told = question.measure if isinstance(question, Value) else told
    return told is not None and told.kind is Kind.RANK and told.of.as_of == LATEST


_LANDS = ("nation", "described")


def _is_rest(one: Item) -> bool:
    return one.has("more_of_it") and one.text.lower().endswith(("rest", "overige"))


def _is_of_several(question: Question) -> bool:
    told = [*filters(question), subject(question) or Medals()]
    among = isinstance(question, Groups) and bool(question.among)
    return (
        among
        or isinstance(question, Versus)
        or any(max(len(of.nations), len(of.athletes), len(of.games.seasons), len(of.games.ids)) > 1 for of in told)
    )


def _adds_to(last: Suppose, question: Question) -> bool:
    return isinstance(question, Suppose) and set(last.changes) < set(question.changes)


def _tells_when(question: Question) -> bool:
    """Is it of a stretch of time, or of who stood beside, or came after, another?"""
    of = subject(question) or Medals()
    stretch = of.games.since or of.games.until or of.after or of.from_day or of.to_day or of.as_of != LATEST
    return bool(stretch) or isinstance(question, Identify) or bool(getattr(question, "skip", 0))


def is_bare(items: Sequence[Item]) -> bool:
    """Does the text lean, or is it a fragment, and names nothing that a question of its own would be about?"""
    said = tuple(items)
    dangles = leans(said) or is_fragment(said) or says_then(said) or any(one.has("all_of_it") for one in said)
    return dangles and not any(one.has_any(_SUBJECTS) for one in said)


def nobody(items: Sequence[Item]) -> tuple[Item, ...]:
    """The pronouns for a person that point to nobody said."""
    return tuple(
        one
        for place, one in enumerate(items)
        if (one.text.lower() in _PERSONS and one.has("pronoun") and not _is_team(items[:place]))
        or one.has("of_two")
        or _is_who(items, place)
        or (one.text.lower() == "dat" and place and items[place - 1].text.lower() in _YIELDED)
    )


_YIELDED = frozenset(("leverde", "leverden", "levert", "bracht", "brachten", "gaf"))
"""What yielded it, only what was said before tells: "en hoeveel goud leverde dat op"."""


def _is_team(before: Sequence[Item]) -> bool:
    """ "de hockeymannen, hoeveel medailles hebben zij": who they are stands before it."""
    return any(one.has("event") and one.value("event").gender is not None for one in before) or any(
        one.has("event") and other.has("noun", "athlete") for one, other in pairwise(before)
    )


def _is_who(items: Sequence[Item], place: int) -> bool:
    """ "heeft die ooit een medaille gehad": somebody, rather than "die medaille"."""
    if items[place].text.lower() != "die" or not place or not items[place].has("pronoun"):
        return False
    after = items[place + 1] if place + 1 < len(items) else None
    passing = after is None or after.is_small or after.has_any(("ever", "too", "still", "already"))
    verb = items[place - 1].has_any(("have", "win", "be", "stand"))
    return verb and passing
