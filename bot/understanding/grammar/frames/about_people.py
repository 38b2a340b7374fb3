"""Of a person: how old at a medal, and there or not."""

from __future__ import annotations

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import is_done, settle
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing import narrow
from medals_core.medals import Colour
from medals_core.queries.filters import EVER, AfterEvent, AfterMedal, Scope
from medals_core.queries.measures import Kind, Measure
from medals_core.queries.model import Ask, Listing, Value
from medals_core.queries.selecting import find
from medals_core.questions import AthleteQuestion, Question


def age(bag: Bag, ctx: Context) -> Question | None:
    """hoe oud was Bergsma toen hij de massastart won; hoe oud is Femke Kok"""
    if not bag.took("ask", "age") or not (bag.has("athlete") or bag.has("when")):
        return None
    today = all(one.text.lower() in ("is", "zijn") for one in bag.items if one.has("be"))
    if today and not (bag.has("when") or bag.has("metal")):
        return None  # how old somebody is today
    when = bag.take("when")
    bag.skip("clause", "then_word", "noun.champion", "any", "at_games")
    first, last = bag.took("most", "first"), bag.took("most", "last") or bag.took("last_time")
    said = narrow(bag, ctx)
    settle(bag, "noun.champion")
    if not is_done(bag) or len(said.athletes) > 1 or said.nations:
        return None
    of = said.medals()
    if last and said.athletes and when is None:
        lines = list(find(of if said.scope.ids else of.narrowed(games=EVER), ctx.archive).selection.lines())
        if not lines:
            return None
        games = Scope(ids=(lines[-1].games.games_id,))
        return Value(measure=Measure(kind=Kind.AGE, of=of.narrowed(games=games, events=(lines[-1].event.event_id,))))
    if isinstance(when, AfterMedal) and when.nth == 1:
        athletes = of.athletes or when.of.athletes
        of = when.of.narrowed(athletes=athletes, nations=())
    elif isinstance(when, AfterEvent):
        of = of.narrowed(events=(when.event_id,))
    elif when is not None:
        return None
    if not of.athletes:
        return None
    if first and of.games.is_current:
        of = of.narrowed(games=EVER)
    return Value(measure=Measure(kind=Kind.AGE, of=of))


def took_part(bag: Bag, ctx: Context) -> Question | None:
    """heeft Kramer meegedaan; was Wüst erbij in Milaan: there or not, with what was won"""
    if bag.has("ask") or not bag.has("athlete"):
        return None
    words = {word for one in bag.items for word in one.text.lower().split()}
    absent = next((at for at in bag.places("except") if bag.items[at].text.lower() == "niet bij"), None)
    if absent is not None:
        bag.taken.add(absent)
    there = bag.took("present") or (bag.has("be") and {"er", "bij"} <= words)
    if not (bag.took("take_part") or there):
        return None
    bag.skip("take_part", "doing_verb", "present", "at_games", "not", "auxiliary", "team_members", "noun.athlete")
    said = narrow(bag, ctx)
    settle(bag)
    if not is_done(bag) or len(said.athletes) != 1 or said.nations:
        return None
    if said.events or said.metal:
        return Listing(of=said.medals(), ask=Ask.EXISTS)  # "zat De Laat bij de gouden aflossing"
    if said.is_part:
        return None
    ids = said.scope.ids
    if len(ids) > 1:
        return None
    return AthleteQuestion(athlete_id=said.athletes[0].athlete_id, games=ids[0] if ids else ctx.archive.current_id)


def who_of_them(bag: Bag, ctx: Context) -> Question | None:
    """wie van de broers Mulder won goud in Sotsji; Ronald en Michel Mulder, wie won de 500"""
    if not (bag.has("ask", "who") or bag.has("ask", "which")):
        return None
    if any(bag.has(kind) for kind in ("more", "most", "higher", "fewer", "than", "versus", "compared", "beside")):
        return None
    bag.skip("ask", "and", "or", "noun.athlete", "both", "noun.champion", "won_noun")
    won = bag.has("win")
    said = narrow(bag, ctx)
    settle(bag)
    if not is_done(bag) or len(said.athletes) < 2 or not (said.metal or (won and said.events)):
        return None
    sports = {event.discipline for event in said.events} or set(said.disciplines)
    if sports and any(sports.isdisjoint(one.disciplines) for one in said.athletes):
        return None  # "Leerdam, Takagi of Terpstra" on the 500 metres: how many each of them has tells of all three
    colours = tuple(said.colours) or (() if said.metal else (Colour.GOLD,))
    return Listing(of=said.medals(nations=(), colours=colours), ask=Ask.WHO)
