"""Whole Games: who won them, and the own nation at some of them side by side."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.items import Bag
from medals_core.queries.filters import Described, Role, Scope
from medals_core.queries.measures import Key, Kind, Measure
from medals_core.queries.model import Fact, GamesFact, Groups, Identify, Order
from medals_core.questions import Question

_THE_GAMES = ("spelen", "olympics", "os")


def winner_of_games(bag: Bag, ctx: Context) -> Question | None:
    """wie won de Spelen van 2012; welk land won de winterspelen in Calgary"""
    who = bag.has("ask", "who") or (bag.has("ask", "which") and bag.has("noun", "nation"))
    if not (who and bag.has("win")):
        return None
    places = bag.places("games")
    if not any(word.endswith(_THE_GAMES) for place in places for word in bag.items[place].said.split()):
        return None
    said = all_said(bag, ctx, "ask.who", "ask.which", "noun.nation", "win")
    if said.nations or said.athletes or said.metal or said.is_part or len(said.scope.ids) != 1:
        return None
    return Identify(nation=Described(role=Role.RANK, rank=1), within=said.medals())


def own_at_both(bag: Bag, ctx: Context) -> Question | None:
    """Parijs tegen Tokio; vergelijk Peking met Sotsji"""
    if not bag.took("versus") or len(bag.places("games")) < 2:
        return None
    said = all_said(bag, ctx, "and", "versus", "ask.show")
    if said.athletes or said.is_part or said.metal or len(said.scope.ids) < 2:
        return None
    if not said.nations:
        bag.defaults += 1
    of = said.medals(nations=tuple(said.nations) or (ctx.own,))
    return Groups(by=Key.GAMES, measure=Measure(kind=Kind.TALLY, of=of), order=Order.NATURAL)


def in_a_city(bag: Bag, ctx: Context) -> Question | None:
    """hoe vaak waren de Spelen in Londen; wanneer waren de Spelen in Parijs: all of that city"""
    places = bag.places("games")
    span = bag.items[places[0]].value("games") if len(places) == 1 else None
    often = bag.has("ask", "how_often")
    if span is None or not (often or bag.has("ask", "when", "year") or bag.has("noun", "year")):
        return None
    every = span.of_city or (span.scope.ids if often and span.scope is not None else ())
    if len({ctx.archive.edition(one).games.city for one in every}) != 1 or (len(every) < 2 and not often):
        return None
    said = all_said(bag, ctx, "ask.how_often", "ask.when", "ask.year", "ask.which", "ask.what", "noun.year", "hosting")
    if said.nations or said.athletes or said.metal or said.is_part:
        return None
    return GamesFact(games=Scope(ids=every), fact=Fact.LIST)
