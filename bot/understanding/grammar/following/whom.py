"""Whom a text means among those whom the answer before it showed: "haar land", "die laatste", "Andersson", "zij"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

from bot.understanding.grammar.attempt import Attempt
from bot.understanding.grammar.chosen import Chosen
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.leaning import is_one_nation
from bot.understanding.grammar.following.pointing import points_at_winner
from bot.understanding.grammar.following.shown import MOST_SIDES, games_won_at, pointed_at, shown, starts_again
from bot.understanding.grammar.items import UNKNOWN, Item
from bot.understanding.grammar.other_games import games_label
from bot.understanding.grammar.subjects import about, subject
from bot.understanding.names.folding import fold
from bot.understanding.time.games_named import GamesSpan
from bot.understanding.understood import Choice
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER, Medals, Scope
from medals_core.queries.measures import Key, Kind, Measure
from medals_core.queries.model import Claim, Groups, Listing, Value, Versus, VersusAsk
from medals_core.questions import AthleteQuestion, Question

_ASKING = ("who", "which", "what", "when", "day", "time", "where")


def their_land(items: Sequence[Item]) -> int:
    """ "hoeveel goud heeft haar land": where the land stands; 0 where it is not said, or is of somebody named there"""
    places = (at for at in range(1, len(items)) if items[at].text.lower() == "land")
    nth = all(any(one.has(*kind) for one in items) for kind in (("ask", "rank"), ("pronoun", "that"), ("be",)))
    named = nth or any(one.has("athlete") for one in items)  # not "de hoeveelste was dat voor zijn land"
    return 0 if named else next((at for at in places if items[at - 1].text.lower() in _WHOSE), 0)


_WHOSE = ("haar", "zijn", "z'n", "zn", "d'r", "dr")


def _with_land(items: tuple[Item, ...], last: Question, ctx: Context) -> tuple[Item, ...]:
    that = next((at for at, one in enumerate(items) if one.text.lower().startswith(("dat land", "dit land"))), None)
    if that is not None and (subject(last) or Medals()).athletes and len(shown(last, ctx).nations) == 1:
        those = {"nation": shown(last, ctx).nations}  # "(uit welk land komt hij) had dat land er nog meer"
        return (*items[:that], replace(items[that], meanings=those), *items[that + 1 :])
    if not (at := their_land(items)):
        return items
    people = pointed_at(items, last, ctx).athletes
    meant = {"nation": ctx.archive.athletes[people[0]].nocs[-1:]} if len(people) == 1 else {UNKNOWN: ("land",)}
    return (*items[: at - 1], replace(items[at], start=items[at - 1].start, meanings=meant), *items[at + 1 :])


def with_several(items: tuple[Item, ...], last: Question, ctx: Context) -> tuple[Item, ...]:
    """ "(wat won Swings) hoeveel hadden ze er": several are not he alone, but his land"""
    people = (subject(last) or Medals()).athletes
    named = any(one.has_any(("athlete", "own", "nation", "both", "described", "measure")) for one in items)
    at = next((at for at, (verb, one) in enumerate(pairwise(items), 1)
               if one.text.lower() == "hadden ze er"
               or (verb.text.lower() in _OF_SEVERAL and one.text.lower() in ("ze", "zij"))), 0)  # fmt: skip
    if not at or named or len(people) != 1 or isinstance(last, Versus):
        return items
    land = {"nation": ctx.archive.athletes[people[0]].nocs[-1:]}
    return (*items[:at], replace(items[at], meanings=land), *items[at + 1 :])


_OF_SEVERAL = ("hebben", "hadden", "wonnen", "haalden", "pakten")


def last_of_people(items: Sequence[Item]) -> int:
    """ "die laatste had toch ook nog zilver": where somebody is told by the place in a list; 0 where nobody is"""
    asks = any(one.has("ask", *_ASKING) for one in items)
    for at, (one, after) in enumerate(pairwise(items), 1):
        behind = items[at + 1] if at + 1 < len(items) else None
        alone = behind is None or behind.is_small or behind.has_any(("have", "win", "be"))
        if one.text.lower() == "die" and after.text.lower() in ("laatste", "eerste") and alone and not asks:
            return at
    return 0


def with_whom(items: tuple[Item, ...], last: Question, ctx: Context) -> tuple[Item, ...]:
    """The items with "haar land" and "die laatste" as the land, or the one, that was shown"""
    items = _with_land(items, last, ctx)
    at = last_of_people(items)
    told = shown(last, ctx) if at else None
    names = told.edges[0 if items[at].text.lower() == "eerste" else -1] if told is not None and told.edges else ()
    who = [one for name in names for one in ctx.archive.athletes.named(name)] if len(names) == 1 else []
    if len(who) != 1:
        return items
    said = replace(items[at], start=items[at - 1].start, meanings={"athlete": (Chosen(who[0]),)})
    return (*items[: at - 1], said, *items[at + 1 :])


def with_full_name(text: str, items: Sequence[Item], last: Question, ctx: Context) -> str:
    """ "(zilver voor Ebba Andersson) hoeveel heeft Andersson er": of all of that name the one who was shown"""
    named = [one.text for one in items if one.has("athlete") and len(one.text) > _SHORTEST_NAME]
    people = [ctx.archive.athletes[one].name for one in shown(last, ctx).athletes] if named else []
    for said in named:
        found = [name for name in people if fold(name).endswith(f" {fold(said)}")]
        whole = re.compile(rf"\b{re.escape(said)}\b", re.IGNORECASE)
        text = whole.sub(found[0], text, count=1) if len(found) == 1 else text
    return text


_SHORTEST_NAME = 2


def _people_meant(items: Sequence[Item], last: Question, ctx: Context) -> tuple[str, ...]:
    """Those shown whom "die", "zij" or "de winnares" may mean"""
    people, of, at = (
        tuple(_compared(last)) or shown(last, ctx).athletes,
        subject(last) or Medals(),
        points_at_winner(items),
    )
    if at and of.events:
        people = shown(Listing(of=of.narrowed(colours=(Colour.GOLD,))), ctx).athletes
    sex = "M" if any(one.text.lower() in ("hij", "ie") for one in items) else "F"
    told = any(one.text.lower() in ("hij", "ie", "ze", "zij", "haar") for one in items)
    of_either = not items[at].text.lower().startswith("winnares") if at else not told
    return tuple(one for one in people if of_either or ctx.archive.athletes[one].gender == sex)


def _of_that_one(last: Question, who: str, ctx: Context) -> Question | None:
    """The question of one of those shown alone, and of what that one won."""
    alone = about(last, partial(Medals.narrowed, athletes=(who,)))
    of = subject(alone) if alone is not None else None
    if alone is None or of is None or len(of.events) < 2:
        return alone
    return about(alone, partial(Medals.narrowed, events=shown(alone, ctx).events))


def _compared(last: Question) -> dict[str, Value]:
    """What was counted of each of two people who were held against each other"""
    sides: list[Measure | float] = (
        list(last.measures) if isinstance(last, Versus) and last.ask is not VersusAsk.SUM else []
    )
    if isinstance(last, Claim) and len(last.conditions) == 1:
        sides = [last.conditions[0].measure, last.conditions[0].value]
    people = {one.of.athletes: Value(measure=Measure(of=one.of)) for one in sides if isinstance(one, Measure)}
    return {who[0]: asked for who, asked in people.items() if len(who) == 1} if len(people) == 2 else {}


def land_or_person(items: Sequence[Item], found: Attempt | None, last: Question) -> Attempt | None:
    """ "(hoeveel brons won Nederland) wie had er het meest": which land of all, or who of theirs, asked back"""
    asked, of = found.question if found is not None else None, subject(last)
    if not (isinstance(asked, Groups) and asked.by is Key.ATHLETE and asked.take == 1 and isinstance(last, Value)):
        return found
    bare = all(one.is_small or one.has_any(("have", "win", "most", "lean")) or one.has("ask", "who") for one in items)
    theirs = of is not None and len(of.nations) == 1 and asked.measure.of.nations == of.nations
    if not (bare and theirs and asked.measure.kind is Kind.COUNT and any(one.has("ask", "who") for one in items)):
        return found
    lands = asked.model_copy(update={"by": Key.NATION, "measure": Measure(of=asked.measure.of.narrowed(nations=()))})
    return Attempt(choices=(Choice(question=lands), Choice(question=asked)), frame="follow_up", items=tuple(items))


def of_one_of_them(
    items: tuple[Item, ...], last: Question, ctx: Context, leaning: Callable[[Question], Attempt | None]
) -> Attempt | None:
    """ "(goud voor Leerdam en Velzeboer) had die er nog meer", "hoeveel heeft zij": of one of them, asked back"""
    named = any(one.has("athlete") or is_one_nation(one) for one in items)
    named = named or bool(last_of_people(items))
    two = _compared(last)
    if named or (of := subject(last)) is None or (of.athletes and not two):
        return None
    at, people = points_at_winner(items), _people_meant(items, last, ctx)[: MOST_SIDES + 1]
    if len(people) > MOST_SIDES and isinstance(last, Groups) and starts_again(items):
        return Attempt(unowned=("die",))  # "(vijf met de meeste) rijdt die nog": nobody knows which
    each = ((one, two[one] if two else _of_that_one(last, one, ctx)) for one in people)
    found = [(one, leaning(alone)) for one, alone in each if alone is not None]
    if (at or two) and len(found) == 1:
        return found[0][1]
    choices = tuple(
        Choice(question=read.question, label=ctx.archive.athletes[one].name)
        for one, read in found if read is not None and read.question is not None
    )  # fmt: skip
    several = 1 < len(found) <= MOST_SIDES and len(choices) == len(found)
    return Attempt(choices=choices, frame="follow_up", items=items) if several else None


def at_one_of_theirs(
    items: tuple[Item, ...], last: Question, ctx: Context, read_by: Callable[[Sequence[Item]], Attempt]
) -> Attempt | None:
    """ "(de medailles van Verkerk, van 1964 tot 1972) wie won er toen de 3000 meter": at which Games, asked back"""
    of, at = subject(last), next((at for at, one in enumerate(items) if one.has("then_word")), None)
    page = isinstance(last, AthleteQuestion) and last.games is None  # which tells of all their Games
    asks = (page or any(one.has("event") for one in items)) and not any(
        one.has_any(("games", "moment")) for one in items
    )
    if at is None or not asks or of is None or not (page or of.games.ever) or len(of.athletes) != 1:
        return None
    of = of.narrowed(games=EVER)
    choices = []
    for games in games_won_at(of, ctx)[: MOST_SIDES + 1]:
        scope = CURRENT if games == ctx.archive.current_id else Scope(ids=(games,))
        there = {"games": (GamesSpan(items[at].start, items[at].end, scope),)}
        read = read_by((*items[:at], replace(items[at], meanings=there), *items[at + 1 :]))
        if read.question is not None:
            choices.append(Choice(question=read.question, label=games_label(games, ctx.archive)))
    several = 1 < len(choices) <= MOST_SIDES
    if page and len(choices) == 1:
        return Attempt(question=choices[0].question, frame="follow_up", items=items)
    unsaid = Attempt(unowned=(items[at].text,)) if page and choices else None  # of all their Games not these
    return Attempt(choices=tuple(choices), frame="follow_up", items=items) if several else unsaid
