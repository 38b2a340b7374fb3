"""Of the event just spoken of: another distance, its whole podium, who won it before, whether the winner did so
oftener."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import all_said, settle
from bot.understanding.grammar.following.shown import pointed_at, shown
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing, NotKept
from bot.understanding.grammar.subjects import about, subject
from bot.understanding.grammar.won_outright import TOURNAMENTS
from bot.understanding.names.events.events import EventMention
from medals_core.games import Event
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER, Medals, Scope
from medals_core.queries.measures import Key, Kind, Measure
from medals_core.queries.model import Ask, Groups, Listing, Order, Value
from medals_core.questions import EventQuestion, Question

OTHERS = ("de rest", "de andere", "de anderen", "de overige", "andere", "anderen", "rest")
_OFTENER = ("vaker", "eerder", "al eens", "al vaker", "nog eens", "meermaals")


_SCORE = re.compile(
    r"(?:en )?wat (?:was|is|werd)(?: de| dan| toen| precies| eigenlijk)* (?:eind)?(?:stand|score|uitslag)"
)


def score_of_it(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(wie won de ijshockeyfinale) en wat was de stand: of a match, and scores are not held"""
    of = Medals(events=(last.event_id,)) if isinstance(last, EventQuestion) else subject(last)
    asked = _SCORE.fullmatch(" ".join(one.text.lower() for one in bag.items))
    events = [event for event in ctx.edition.in_order if of is not None and event.event_id in of.events]
    if asked is None or not events or not TOURNAMENTS.issuperset(event.discipline for event in events):
        return None
    raise NotKept("score", last)


def oldest_of_them(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(wie wonnen de ploegenachtervolging) wie van hen is de jongste?: of those who won what was shown"""
    of = subject(last)
    order = next((order for name, order in _BY_AGE.items() if bag.took("most", name)), None)
    podium = of is not None and bool(of.events) and bag.took("noun", "podium")
    those = bag.took("of_two") or any(one.has("pronoun", "of_it") for one in bag.items)  # "de jongste daarvan"
    if of is None or order is None or not (those or podium) or not isinstance(last, Listing):
        return None
    told = pointed_at(bag.items, last, ctx).athletes
    asked = bag.holds("ask") or any(one.has("pronoun", "of_it") for one in bag.items)
    bag.skip("ask.who", "ask.which", "noun.athlete", "be")
    settle(bag)
    if not asked and len(told) != 1:
        return None
    of = of.narrowed(colours=(), athletes=(), nations=()) if podium else of
    aged = Measure(kind=Kind.AGE, of=of)
    return Groups(by=Key.ATHLETE, measure=aged, order=order, take=1, held="" if asked else told[0])


_BY_AGE = {"oldest": Order.MOST, "youngest": Order.FEWEST}


def other_distance(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(de 10 kilometer) en de vijf?; en de vijftig?: the distance of so many kilometres, or metres, in that sport"""
    of = subject(last)
    number = bag.take("number")
    settle(bag)
    if of is None or not of.events or number is None or len(of.games.ids) > 1 or of.games.ever:
        return None
    held = ctx.archive.edition(of.games.ids[0] if of.games.ids else ctx.archive.current_id).events
    former = [held[one] for one in of.events if one in held]
    far = (float(number), float(number) * 1000)
    sports = {(one.discipline, one.gender) for one in former if metres_of(one)}
    found = [one.event_id for one in held.values() if (one.discipline, one.gender) in sports and metres_of(one) in far]
    return about(last, lambda each: each.narrowed(events=tuple(found))) if found and found != list(of.events) else None


def metres_of(event: Event) -> float | None:
    number, unit, *_ = (*event.name.split(), "", "")
    length = {"meter": 1.0, "kilometer": 1000.0}.get(unit)
    digits = number.replace(".", "").replace(",", ".")
    return float(digits) * length if length and digits.replace(".", "").isdigit() else None


def whole_podium(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """het hele podium; ok en de top 3 dan; wie stonden er nog meer op het podium; wie waren de andere twee"""
    of = subject(last)
    if of is None or not of.events or not isinstance(last, Listing | EventQuestion):
        return None
    podium = bag.took("noun", "podium") or bag.took("swept") or bag.took("page", "podium") or bag.took("top", 3)
    if not podium and not any(one.text.lower() in OTHERS for one in bag.items):
        return None
    said = all_said(bag, ctx, "more_of_it", "other_one", "ask", "number", "stand", "noun.athlete", "noun.medal",
                    "noun.nation", "be")  # fmt: skip
    if said != Narrowing(resolve=said.resolve):
        return None
    games = of.games
    if len(of.events) == 1 and not games.ever and len(games.ids) < 2:
        return EventQuestion(event_id=of.events[0], games=games.ids[0] if games.ids else None)
    return Listing(of=of.narrowed(colours=(), athletes=(), nations=()), ask=Ask.WHO)


def who_won_it(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(hoe vaak won Nederland de ploegenachtervolging) wie won hem dit jaar: the event just spoken of, or shown"""
    of, it = subject(last), any(one.has("pronoun") and one.text.lower() in IT for one in bag.items)
    theirs = any(one.has("nation") and verb.has("win") and that.text.lower() in ("die", *IT)
                 for one, verb, that in zip(bag.items, bag.items[1:], bag.items[2:], strict=False))  # fmt: skip
    it = it or theirs  # "en Italië won die, ja"
    medal = isinstance(last, Listing) and last.take is not None  # "de laatste medaille, en wie won hem"
    if of is None or not it or medal or not bag.holds("win") or not (bag.took("ask", "who") or theirs):
        return None
    events = of.events or shown(last, ctx).events
    now = bag.took("now_word")
    said = all_said(bag, ctx)
    if not 0 < len(events) <= MOST_EVENTS or said.is_part or said.athletes or said.metal:
        return None
    if bool(said.nations) != theirs:
        return None
    there = said.scope if said.scope.ids else CURRENT if now or of.games.ever else of.games
    if of.games.ever and not (now or said.scope.ids):
        return None
    won = Medals(games=there, events=events, colours=(Colour.GOLD,), nations=tuple(said.nations))
    return Listing(of=won, ask=Ask.EXISTS if theirs else Ask.WHO)


IT = ("hem", "'m", "m", "em")


def wins_it(items: Sequence[Item]) -> bool:
    """ "won Bergsma hem": the race, so gold"""
    return any(one.text.lower() in IT for one in items) and any(one.has("win") for one in items)


def last_won(asked: Question, items: Sequence[Item]) -> Question:
    """ "(wie won de 10 km) wanneer won een Nederlander die voor het laatst": won the race, so gold"""
    objects = any(one.text.lower() in (*IT, "die", "dat") for one in items)
    wins = objects and any(one.has("win") for one in items) and not any(one.has("metal") for one in items)
    if not (wins and isinstance(asked, Listing) and asked.last and asked.of.events):
        return asked
    return asked.model_copy(update={"of": asked.of.narrowed(colours=(Colour.GOLD,))})


MOST_EVENTS = 2


def won_before(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """wie was de vorige winnaar; wie won daarvoor: at the Games before at which the event was held"""
    of = subject(last)
    if of is None or not of.events or of.games.ever or not bag.took("former"):
        return None
    if not (bag.took("ask", "who") or bag.took("won_noun")):
        return None
    bag.skip("won_noun", "beside_it", "describe", "win", "noun.champion", "ask", "times")
    settle(bag)
    here = ctx.archive.edition(of.games.ids[0]) if of.games.ids else ctx.archive.current
    held = [each for each in ctx.archive.editions.values()
            if each.games.season is here.games.season and each.games.year < here.games.year
            and not each.events.keys().isdisjoint(of.events)]  # fmt: skip
    if not held:
        return None
    before = Scope(ids=(max(held, key=lambda each: each.games.year).games.games_id,))
    return Listing(of=Medals(games=before, events=of.events, colours=(Colour.GOLD,)), ask=Ask.WHO)


def won_oftener(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """heeft zij dat vaker gewonnen: how often, over all Games"""
    of = subject(last)
    oftener = [place for place, one in enumerate(bag.items) if one.text.lower() in _OFTENER]
    if of is None or not of.events or not oftener:
        return None
    told = shown(last, ctx)
    whom = told.athletes if len(told.athletes) == 1 else ()
    nations = told.nations if len(told.nations) == 1 and not whom else ()
    if not (whom or nations):
        return None
    bag.taken.update(oftener)
    bag.skip("have", "win", "ever", "already")
    settle(bag)
    won = Medals(games=EVER, events=of.events, colours=of.colours, athletes=whom, nations=nations)
    return Value(measure=Measure(of=won))


def of_that_sport(items: tuple[Item, ...], last: Question, ctx: Context) -> tuple[Item, ...]:
    """ "(biatlon, sprint) en de massastart": the one of that sport, though another is meant more often"""
    of = subject(last) or Medals()
    held = ctx.archive.edition(of.games.ids[0] if len(of.games.ids) == 1 else ctx.archive.current_id).events
    sports = {*of.disciplines, *(held[one].discipline for one in of.events if one in held)}

    def moved(one: Item) -> Item:
        mention: EventMention | None = one.value("event") if one.has("event") else None
        if mention is None or any(each.discipline in sports for each in mention.likely):
            return one
        theirs = tuple(each for each in mention.candidates if each.event.discipline in sports)
        return (
            replace(one, meanings={**one.meanings, "event": (replace(mention, candidates=theirs),)}) if theirs else one
        )

    return tuple(map(moved, items)) if sports else items
