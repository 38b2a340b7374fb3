"""Summer and Winter Games side by side: who won at both, and at which more."""

from bot.understanding.grammar import seasons
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, has_won
from bot.understanding.grammar.frames.groups.both_and_each import asked_groups, asks_groups, kept_by
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.names.folding import fold
from medals_core.games import Season
from medals_core.queries.filters import Scope
from medals_core.queries.measures import Condition, Measure, Op
from medals_core.queries.model import Versus
from medals_core.questions import Question

_WHO = ("athlete", "athlete_f", "athlete_m", "nation")
_EACH = frozenset(("zowel", "én", "allebei", "beide"))
_TOGETHER = frozenset(("samen", "elkaar", "opgeteld", "bijeen"))


def at_both(bag: Bag, ctx: Context) -> Question | None:
    """welke sporters wonnen zowel op Zomer- als op Winterspelen goud; won Eagan op zomer- én winterspelen goud; zijn er
    landen met goud op zomer- en winterspelen"""
    games = next((one for one in bag.items if one.has("games") and _seasons(one) == set(Season)), None)
    if games is None:
        return None
    words = games.said.split()
    whose = asks_groups(bag) and bag.has("noun", *_WHO) and _TOGETHER.isdisjoint(words)
    if not (bag.took("both_lead") or whose or not _EACH.isdisjoint(words)):
        return None
    asked = asked_groups(bag)
    said = all_said(bag, ctx)
    named = len(said.nations) + len(said.athletes)
    if asked is None and named != 1:
        return None
    scope = said.scope
    having = [has_won(said.medals(games=scope.model_copy(update={"seasons": (season,)}))) for season in scope.seasons]
    return kept_by(asked, said.medals(), having)


def at_the_other_too(bag: Bag, ctx: Context) -> Question | None:
    """is er een schaatser die ook op de Zomerspelen een medaille won: at the Games of that sport, and at those said"""
    if not (bag.has("absent_sport") and bag.has("noun", *_WHO[:3]) and asks_groups(bag)):
        return None
    sport = bag.take("absent_sport")
    bag.skip("ever", "too", "relative")
    asked = asked_groups(bag)
    said = all_said(bag, ctx)
    if asked is None or said.colours or said.is_part or said.scope.ids:
        return None
    season = ctx.archive.current.games.season
    theirs = said.medals(games=Scope(ever=True, seasons=(seasons.other(season),))).narrowed(disciplines=(sport,))
    there = said.medals(games=Scope(ever=True, seasons=(season,)))
    whole = said.medals(games=Scope(ever=True, seasons=tuple(Season)))
    return kept_by(asked, whole, [has_won(of) for of in (theirs, there)])


def more_at_one(bag: Bag, ctx: Context) -> Question | None:
    """welke landen wonnen meer medailles op Winterspelen dan op Zomerspelen"""
    places = [place for place in bag.places("at_games") if _season(bag.items[place]) is not None]
    sides = [season for place in places if (season := _season(bag.items[place])) is not None]
    if len(places) != 2 or set(sides) != set(Season):
        return None
    between = bag.items[places[0] + 1 : places[1]]
    if not any(one.has("than") for one in between) or not bag.has_any("more", "fewer"):
        return None
    op = Op.MORE if bag.took("more") else Op.LESS
    bag.skip("more", "fewer", "more_of_it", "than", "then", "at_games", "ever")
    asked = asked_groups(bag)
    said = all_said(bag, ctx)
    named = len(said.nations) + len(said.athletes)
    if asked is None and named != 1:
        return None
    first, second = (Measure(of=said.medals(games=Scope(ever=True, seasons=(season,)))) for season in sides)
    condition = Condition(measure=first, op=op, value=second, both=asked is not None)
    return kept_by(asked, said.medals(games=Scope(ever=True, seasons=tuple(Season))), [condition])


def at_which_more(bag: Bag, ctx: Context) -> Question | None:
    """zomer of winter, waar hebben wij meer goud; won Noorwegen meer op de Zomerspelen of op de Winterspelen"""
    places = [p for p, one in enumerate(bag.items) if one.is_small and _season(one) is not None]
    if len(places) != 2 or len({_season(bag.items[p]) for p in places}) != 2 or bag.has("than"):
        return None
    if not any(one.has("or") for one in bag.items[places[0] : places[1]]) or not bag.took_any("more", "most"):
        return None
    bag.taken.update(places)
    bag.skip("or", "lean", "more_of_it", "more", "ask.where", "ask.when", "ask.which", "at_games", "noun.games", "ever")
    said = all_said(bag, ctx)
    bag.defaults += not (said.nations or said.athletes)
    if len(said.nations) + len(said.athletes) > 1 or said.scope.ids:
        return None
    whose = {} if said.nations or said.athletes else {"nations": (ctx.own,)}
    sides = [_season(bag.items[p]) for p in places]
    return Versus(measures=tuple(
        Measure(of=said.medals(games=Scope(ever=True, seasons=(season,)), **whose)) for season in sides if season
    ))  # fmt: skip


def _seasons(one: Item) -> set[Season]:
    scope = one.value("games").scope
    return set(scope.seasons) if scope is not None else set()


def _season(one: Item) -> Season | None:
    return seasons.said(fold(one.text).split())
