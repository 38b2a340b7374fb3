"""How long, since when, who ended it, the best rank ever held; and what was certain or possible at a moment."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.composing.conditions import Told, nation_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, told
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Refused
from bot.understanding.grammar.words.phrase_values import Beside
from medals_core.answering import answer
from medals_core.nations import Noc
from medals_core.queries.filters import CURRENT, EVER, Medals, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import GroupAsk, Groups, Order, SpellAsk, Spells
from medals_core.queries.selecting import find
from medals_core.questions import Question, TimelineQuestion


def _noc(nations: list, ctx: Context) -> Noc | None:  # type: ignore[type-arg]
    if not nations:
        return ctx.own
    return nations[0] if len(nations) == 1 and isinstance(nations[0], str) else None


def rank_of(noc: Noc, op: Op, value: int | Measure) -> Condition:
    return Condition(measure=Measure(kind=Kind.RANK, of=Medals(nations=(noc,))), op=op, value=value)


def spells(bag: Bag, ctx: Context) -> Question | None:
    """hoe lang stonden we derde; sinds wanneer staat Noorwegen eerste; wie stootte ons van de derde plaats; hebben we
    ooit tweede gestaan"""
    here = bag.has("by_day") or any(one.has("games") and one.value("games").scope == CURRENT for one in bag.items)
    placed, counts = bag.has_any("rank", "describe"), bag.has("metal")
    over_games = bag.has("at_games") or _ended(bag)
    once = bag.has("ever") or any(not bag.items[place].is_small for place in bag.places("once"))
    meant = (
        (SpellAsk.HOW_LONG, bag.has("ask", "how_long")),
        (SpellAsk.SINCE, bag.has("ask", "since") or bag.has("clause", "since")),
        (SpellAsk.UNTIL, bag.has("ask", "until")),
        (SpellAsk.WHO_ENDED, bag.has("threw_off") and not (counts or _fetched(bag))),
        (SpellAsk.WHO_ENDED, bag.has("gave_up") and (placed or bag.has("most", "first"))),
        (SpellAsk.HOW_OFTEN, bag.has("ask", "how_often") and placed and not (over_games or counts or bag.has("games"))),
        (SpellAsk.WHEN, bag.has("ask", "when", "time", "day") and bag.has("stand")
         and not (counts or bag.has("event") or _came(bag))
         and (placed or (bag.has("top") and (here or bag.says(*_CAME))))),
        (SpellAsk.EVER, once and (placed or bag.has("top")) and not (over_games or counts or bag.has("ask"))),
        (SpellAsk.BEST, bag.has("most", "best", "highest", "worst") and bag.has("noun", "place") and not once),
        (SpellAsk.BEST, bag.has("most", "highest") and bag.has("stand") and bag.has("ask", "when", "day") and not once),
    )  # fmt: skip
    """What is asked, and where that is meant: the first that holds."""
    ask = next((ask for ask, is_meant in meant if is_meant), None)
    if ask is None or (ask is SpellAsk.SINCE and bag.has("ever")):
        return None  # "sinds wanneer bovenaan aller tijden": of another table
    bag.skip(*_TAKEN.get(ask, ()))
    latest = ask is SpellAsk.WHEN and here and bag.took("last_time")
    if ask is SpellAsk.WHEN and here:
        bag.skip("first_time", "most.last")  # "voor het eerst tijdens deze Spelen": among the times that it was so
    by_day = ask in (SpellAsk.HOW_LONG, SpellAsk.WHEN) and bag.took("by_day")
    longest = bag.took("most", "longest")
    rank, op = bag.take("top"), Op.AT_MOST
    if rank is None:
        rank, op = bag.take("rank"), Op.EQUAL
    if rank is None and (bag.took("describe", "leader") or bag.took("most", "first")):
        rank, op = 1, Op.EQUAL
    said = all_said(bag, ctx, "describe.leader", "most.first", "placed", "noun", "ask", "ever", "above",
                    then=("auxiliary", "measure.total", "page.table", "measure.streak"), state=True)  # fmt: skip
    noc = _noc(said.nations, ctx)
    if noc is None or said.athletes or said.events or (said.is_part and not said.days):
        return None
    if rank is None and ask is not SpellAsk.BEST:
        return None
    condition = rank_of(noc, op, int(rank)) if rank is not None else None
    days = said.moment.days() if said.moment is not None else None
    if said.moment is not None and days is None:
        return None
    from_day, to_day = days or (None, None)
    return Spells(noc=noc, condition=condition, ask=ask, longest=longest, from_day=from_day, to_day=to_day,
                  by_day=by_day, last=latest or ask in (SpellAsk.SINCE, SpellAsk.WHO_ENDED))  # fmt: skip


_CAME = ("kwam", "kwamen", "kwam er", "kwamen er", "stonden", "stond")
_TAKEN = {SpellAsk.SINCE: ("clause.since",), SpellAsk.WHO_ENDED: ("threw_off", "gave_up", "and"),
          SpellAsk.EVER: ("once",), SpellAsk.BEST: ("most",)}  # fmt: skip


def _came(bag: Bag) -> bool:
    """ "wanneer kwam de eerste": a medal, rather than the first place"""
    the_first = any(one.said == "de" and after.has("rank") for one, after in pairwise(bag.items))
    theirs = bag.has_any("nation", "own") or bag.has("noun", "place")
    return the_first and not theirs and any(one.said in ("kwam", "viel") for one in bag.items)


def _fetched(bag: Bag) -> bool:
    """ "op welke dag haalde Nederland de derde plek": got it, rather than "haalde Nederland van de derde plek" """
    words = {word for one in bag.items for word in one.said.split()}
    return "haalde" in words and "van" not in words


def ranks_over_games(bag: Bag, ctx: Context) -> Question | None:
    """in welk jaar werd Nederland vierde; hoe vaak werden we derde op de Winterspelen; beste eindklassering ooit"""
    if bag.has("now_word"):
        return None  # of these Games alone there is one rank
    year = bag.took("ask", "year")
    often = bag.took("ask", "how_often") or (bag.has("noun", "games") and bag.took("ask", "how_many"))
    when = bag.took("ask", "when")
    which = bag.has("ask", "which") and bag.has("noun", "games")
    ever = bag.has("ever") and not bag.has("ask") and (bag.has_any("beside", "at_games") or _ended(bag))
    ever = ever or (not bag.has("ask") and bag.has("noun", "games") and bag.took("be"))  # "zijn er Spelen waarop …"
    ago = bag.took("ago") or bag.tells("last_time", "ago")
    before = any(one.has("last_time", "ago") and one.said.endswith(("voor", "eerder")) for one in bag.items)
    ago = ago or any(one.has("last_time") and one.has("ask", "year") for one in bag.items)  # "hoe lang geleden"
    last = bag.took("last_time") or ago
    bag.skip("last_time")
    first = not last and bag.took("first_time")
    if not (year or often or when or which or last or first or ever):
        return None
    bag.skip("ever", "ask", "noun.games", "noun.year", "relative", "at_games")
    denied = (last or first) and _says_place(bag) and any(map(bag.took, ("except", "not", "none")))
    found = told(bag, ctx)
    if not found and (bag.took("describe", "leader") or ((often or bag.has("stand")) and bag.took("most", "first"))):
        found = [Told(Kind.RANK, Op.EQUAL, 1)]
    won = bag.took("won_games") or (bag.has("win") and bag.took("page", "table"))
    if not found and won and not bag.has("metal"):
        found = [Told(Kind.RANK, Op.EQUAL, 1)]
    if denied:
        found = [replace(one, op=_DENIED.get(one.op, one.op)) for one in found]
    bag.skip("most.first")
    if not found or any(one.kind is not Kind.RANK for one in found):
        return None
    said = all_said(bag, ctx, "page.table", "noun.place")
    noc = _noc(said.nations, ctx)
    if noc is None or said.athletes or said.events or said.moment or said.metal:
        return None
    games = EVER if said.scope.is_current else said.scope
    if ago and len(said.scope.ids) == 1:  # "hoe lang was het in 2024 geleden": before those
        games = Scope(ever=True, until=ctx.year_before(ctx.edition.games.year))
    elif before and games.since is not None:  # "gerekend vanaf 2024, hoe lang daarvoor"
        games = games.model_copy(update={"since": None, "until": ctx.year_before(games.since)})
    if games.is_whole:
        games = _while_there(noc, found, games, ctx)
    base = said.medals(nations=(noc,), games=games)
    order = Order.LAST if last else Order.FIRST if first else Order.NATURAL
    return Groups(
        by=Key.GAMES,
        measure=Measure(kind=Kind.RANK, of=base),
        having=tuple(_there(one, base) for one in found),
        order=order,
        take=1 if last or first else None,
        ask=GroupAsk.COUNT if often else GroupAsk.EXISTS if ever else GroupAsk.WHICH,
    )


def _while_there(noc: Noc, found: Sequence[Told], games: Scope, ctx: Context) -> Scope:
    """ "hoe vaak eindigde Noorwegen boven de DDR": at the Games of the time of a state that is no more."""
    rivals = [ref for one in found if isinstance(one.value, Measure) for ref in one.value.of.nations]
    gone = [ref for ref in (noc, *rivals) if isinstance(ref, str) and not ctx.archive.nations[ref].iso2]
    if not rivals or not gone:
        return games
    lines = [list(find(Medals(games=games, nations=(ref,)), ctx.archive).selection.lines()) for ref in gone]
    if not all(lines):
        return games
    since, until = max(one[0].games.year for one in lines), min(one[-1].games.year for one in lines)
    return games.model_copy(update={"since": since, "until": until}) if since <= until else games


_DENIED = {Op.AT_MOST: Op.MORE, Op.EQUAL: Op.NOT_EQUAL}


def _says_place(bag: Bag) -> bool:
    return any(bag.has(*kind) for kind in (("top",), ("rank",), ("describe", "leader"), ("most", "first")))


_AT_THE_END = re.compile(r"\b(eindigden?|eindstand|eindklassement|ge[eë]indigd)\b")
_ENDED = re.compile(rf"{_AT_THE_END.pattern}|\b(werd|werden|geworden|gefinisht|gewonnen|won|wint)\b")
"""So a nation ended, rather than stood at some moment."""


def _ended(bag: Bag) -> bool:
    return any(one.has("won_games") or _ENDED.search(one.said) for one in bag.items)


def _there(one: Told, base: Medals) -> Condition:
    """Held against a nation: against its rank at those Games."""
    made = one.on(base)
    return made.model_copy(update={"both": True}) if isinstance(made.value, Measure) else made


def passing(bag: Bag, ctx: Context) -> Question | None:
    """wanneer ging Nederland Duitsland voorbij; op welke dag haalden we Italië in"""
    came_ahead = any(
        one.has_any(("nation", "own")) and other.has("ahead") for one, other in pairwise(bag.items)
    )  # "door welke medaille kwam Noorwegen voor de VS"
    with_which = (bag.has_any("to_pass", "beside") or came_ahead) and any(
        a.has("ask", "which") and (b.has("metal") or b.has("noun", "event")) for a, b in pairwise(bag.items)
    )
    alone = len(bag.places("nation")) + len(bag.places("own")) == 1
    if alone and bag.has("to_pass") and bag.has("ask", "who", "which") and not bag.has_any("can", "metal", "certain"):
        raise Refused("Wie een land allemaal voorbijging, reken ik niet uit. Wel wanneer een bepaald land dat deed: "
                      "‘wanneer ging Italië ons voorbij?’")  # fmt: skip
    if not (bag.took("ask", "when") or bag.took("ask", "day") or bag.took("ask", "time") or with_which):
        return None
    if with_which:
        bag.skip(
            "metal", "ask", "and", "noun.event", "after", "stand"
        )  # "op welke dag en met welk goud": at the result that is told
    passed = bag.took("to_pass") or bag.took("beaten") or bag.took("above")
    if not (passed or came_ahead or bag.has_any("win", "beside", "threw_off")):
        return None
    rank = bag.take("rank")
    bag.skip("placed", "ahead", "threw_off", "noun.place", "certain", "moves", "stand", "have", "auxiliary")
    others = []
    for place in bag.places("beside"):
        one: Beside = bag.items[place].value("beside")
        bag.taken.add(place)
        if len(one.items) == 1 and one.items[0].has("rank"):
            rank = one.items[0].value("rank")  # "voorbij naar plek drie"
            continue
        other = nation_of(one.items, ctx)
        if not isinstance(other, str):
            return None
        others.append(other)
    said = all_said(bag, ctx, "above", "beaten", "to_pass", "ask")
    nocs = [n for n in (*said.nations, *others) if isinstance(n, str)]
    days, said.days = said.days, None
    if said.metal or said.athletes or said.is_part or len(nocs) != 2:
        return None
    question = TimelineQuestion(nocs=tuple(nocs))
    passings = getattr(answer(question, ctx.archive, ctx.viewpoint), "passings", ())
    if rank is not None and int(rank) not in {one.rank for one in passings}:
        return None
    if days is not None and not any((days[0], days[1]) == (day := one.at.date(), day) for one in passings):
        return None
    return question
