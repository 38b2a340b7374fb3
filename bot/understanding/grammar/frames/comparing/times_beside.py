"""One time held against another: "wonnen we meer in de eerste of in de tweede week"; and by how many percent, or points
of a share, it changed from one Games to others."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, own_unless_said
from bot.understanding.grammar.frames.counting.averages import share
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.time.meanings import MomentSpan, Weekdays
from medals_core.archive import LATEST, AsOf
from medals_core.games import Games
from medals_core.queries.filters import CURRENT, Scope, When
from medals_core.queries.measures import Kind, Measure
from medals_core.queries.model import Value, Versus, VersusAsk
from medals_core.questions import Question

_MOST_SIDES = 4
_SUNDAY = 6
_WEEK = 7


def moments_beside(bag: Bag, ctx: Context) -> Question | None:
    """wonnen we meer in de eerste of in de tweede week; was 12 februari beter dan 14 februari"""
    places = [p for p in bag.places("moment") if isinstance(bag.items[p].value("moment"), MomentSpan)]
    if not 1 < len(places) <= _MOST_SIDES or not _held_apart(bag, places):
        return None
    times = [_time(bag.items[place].value("moment")) for place in places]
    if any(one is None for one in times) or len(set(map(str, times))) != len(times):
        return None
    bag.taken.update(places)
    bag.skip("more", "most", "higher", "or", "than", "versus", "ask.when", "ask.day", "ask.which", "ask.what")
    bag.skip("page.doing", "doing_verb", "noun.day", "ask.how", "measure.total")
    if (said := _whose(bag, ctx)) is None:
        return None
    kind = Kind.COUNT if said.metal or bag.has("more") or _counts(bag) else Kind.TALLY
    sides = [said.medals(**one) for one in times if one is not None]
    return Versus(measures=tuple(Measure(kind=kind, of=of) for of in sides))


def ranks_beside(bag: Bag, ctx: Context) -> Question | None:
    """stonden we na 15 februari hoger of lager dan aan het eind, dan in de eindstand; boven of onder hun
    eindklassering: the place at each moment"""
    places = [p for p in bag.places("moment") if isinstance(bag.items[p].value("moment"), MomentSpan)]
    compared = bag.has_any("higher", "lower") and bag.has("stand") and bag.has("than")
    compared = compared or (bag.has_any("above", "below") and bag.has("stand") and bag.has("noun", "place"))
    than = next((at for at, one in enumerate(bag.items) if one.has_any(("than", "above", "below"))), 0)
    final = compared and all(map(_is_of_the_end, bag.items[than + 1 :]))
    one = len(places) == 1 and (final or bag.has("now_word"))
    if not compared or not (one or len(places) == 2):
        return None
    bag.taken.update(places)
    whens: list[When] = [narrow(Bag((bag.items[place],)), ctx, state=True).asof for place in places]
    whens = [LATEST if _is_the_end(when, ctx) else when for when in whens]
    bag.skip("now_word")
    if one:
        whens.append(LATEST)
    bag.skip("higher", "lower", "above", "below", "or_fewer", "or", "than", "noun.place", "page.table", "pronoun")
    bag.skip("ask.where", "at_table", *(("lead_change",) if bag.took("ask", "how_many") else ()))
    said = _whose(bag, ctx)
    if said is None or said.athletes or said.metal or len(set(whens)) != len(whens):
        return None
    sides = [Measure(kind=Kind.RANK, of=said.medals(as_of=when)) for when in whens]
    return Versus(measures=tuple(sides), ask=VersusAsk.DIFFERENCE)


def _is_of_the_end(one: Item) -> bool:
    """ "(hoger of lager dan) uiteindelijk in de eindstand" """
    return one.is_small or one.has_any(("at_table", "or", "below", "stand")) or one.has("noun", "place")


def _is_the_end(when: When, ctx: Context) -> bool:
    games = ctx.edition.games
    return isinstance(when, AsOf) and when.won_by is not None and when.won_by >= games.end_of(games.closing)


def _whose(bag: Bag, ctx: Context) -> Narrowing | None:
    """Of whom alone it is asked, at these Games; None where more is said."""
    said = all_said(bag, ctx, then=("noun.medal", "both"))
    if said.moment or len(said.nations) + len(said.athletes) > 1 or not said.scope.is_current:
        return None
    own_unless_said(said, bag, ctx)
    return said


def _time(span: MomentSpan) -> dict[str, object] | None:
    """What the moment is to the filter: some days, or some days of the week."""
    if isinstance(span.meaning, Weekdays):
        return {"weekdays": span.meaning.days}
    days = span.days()
    return None if days is None or days == (None, None) else {"from_day": days[0], "to_day": days[1]}


def _counts(bag: Bag) -> bool:
    return any(one.has("more") or one.has("most", "most") for one in bag.items)


def _held_apart(bag: Bag, places: list[int]) -> bool:
    """Are the moments offered to choose from, or is one better than the other? Not "op 12 of 13 februari goud"."""
    between = bag.items[places[0] : places[-1]]
    offered = any(one.has("or") for one in between)
    compares = any(
        one.has_any(("more", "higher", "ask", "most")) and not one.has("ask", "how_many") for one in bag.items
    )
    return compares and (offered or any(one.has_any(("than", "versus")) for one in between))


def best_stretch(bag: Bag, ctx: Context) -> Question | None:
    """wat was het beste weekend van Nederland; in welke week pakte Amerika de meeste medailles"""
    weekend, weekday = bag.took("noun", "weekend"), bag.took("noun", "weekday")
    if not weekend and not weekday and not bag.took("noun", "week"):
        return None
    most = any(bag.took("most", name) for name in ("most", "best", "highest"))
    which = bag.has("ask", "day", "which", "what", "when")
    offered = bag.take("offered_place")  # "de beste week, was dat de eerste of de tweede"
    which = which or (offered is not None and not weekday)
    if not which or not (most or bag.has("most", "fewest") or bag.has("win")):
        return None
    if bag.has("most", "fewest", "worst") or bag.has("or"):
        return None
    bag.skip("ask.which", "ask.what", "ask.when", "ask.day", "most", "measure.total", "doing_verb", "versus")
    if (said := _whose(bag, ctx)) is None:
        return None
    kind = Kind.COUNT if said.metal else Kind.TALLY
    if weekday:
        return Versus(measures=tuple(Measure(kind=kind, of=said.medals(weekdays=(day,))) for day in range(_WEEK)))
    stretches = _weekends(ctx.edition.games) if weekend else _weeks(ctx.edition.games)
    sides = [said.medals(from_day=first, to_day=last) for first, last in stretches]
    return Versus(measures=tuple(Measure(kind=kind, of=of) for of in sides)) if len(sides) > 1 else None


def _weekends(games: Games) -> list[tuple[date, date]]:
    one = timedelta(days=1)
    sundays = [games.opening + one * n for n in range((games.closing - games.opening).days + 1)
               if (games.opening + one * n).weekday() == _SUNDAY]  # fmt: skip
    return [(sunday - one, sunday) for sunday in sundays]


def _weeks(games: Games) -> list[tuple[date, date]]:
    """The first seven medal days, and those after them."""
    return [(games.day(1), games.day(_WEEK)), (games.day(_WEEK + 1), games.closing)]


_COMPARING = ("than", "versus", "between", "and", "higher", "lower", "more", "fewer", "gained", "fell_back", "moves",
              "or_more", "or_fewer", "then_word", "lean")  # fmt: skip


def at_two_games(bag: Bag, ctx: Context) -> Question | None:
    """met hoeveel procent nam het aantal Nederlandse medailles toe tussen Rio en Tokio; hoeveel procentpunt hoger lag
    het aandeel goud in Milaan dan in Peking 2022; hoeveel medailles leverde Noorwegen in van 2018 op 2022"""
    asked = bag.places("ask", "part")
    if not asked:
        return None
    compares = any(bag.has(kind) for kind in _COMPARING[:10] if kind != "and") or bag.has("ask", "difference")
    spans = _spans(bag.items, ctx)
    if not compares or len(spans) != 2:
        return None
    parts = [p for p in asked if not _is_percent(bag.items, p)]
    if parts:
        return _shares(bag, ctx, spans, {*asked} - {parts[0]})
    return _growth(bag, ctx, spans)


def _is_percent(items: Sequence[Item], place: int) -> bool:
    """ "hoeveel procent meer", rather than "hoeveel procent van de medailles"."""
    said = items[place].said
    return "procent" in said and "van" not in said.split() and not any(
        one.said == "van" for one in items[place + 1 : place + 2]
    )  # fmt: skip


def _spans(items: Sequence[Item], ctx: Context) -> list[tuple[int, Scope]]:
    """The two Games, as they are said; one alone is held against the current ones."""
    found: list[tuple[int, Scope]] = []
    for place, one in enumerate(items):
        scope = one.value("games").scope if one.has("games") else None
        if scope is not None and (scope.ever or scope.hosted):
            return []
        found += [(place, Scope(ids=(each,))) for each in scope.ids] if scope is not None and scope.ids else (
            [(place, CURRENT)] if scope is not None else []
        )  # fmt: skip
    if len(found) == 1 and found[0][1] != CURRENT and any(one.has_any(("than", "versus")) for one in items):
        found.insert(0, (-1, CURRENT))
    return found


def _growth(bag: Bag, ctx: Context, spans: Sequence[tuple[int, Scope]]) -> Question | None:
    """By how many percent: of those after "dan", or of the earlier."""
    than = bag.has_any("than", "versus")
    inner = Bag([one for place, one in enumerate(bag.items) if place not in {at for at, _ in spans}])
    passed_over = ("ask", "away_from", "measure.total", "stand.moved", "noun.place", *_COMPARING)
    said = all_said(inner, ctx, then=passed_over)
    if len(said.nations) + len(said.athletes) > 1 or said.moment or not said.metal:
        return None
    own_unless_said(said, bag, ctx)
    scopes = [scope for _, scope in spans]
    if not than:
        scopes.sort(key=lambda one: _year(one, ctx), reverse=True)
    bag.taken.update(range(len(bag.items)))
    sides = tuple(Measure(of=said.medals(games=scope)) for scope in scopes)
    return Versus(measures=sides, ask=VersusAsk.GROWTH) if scopes[0] != scopes[1] else None


def _shares(bag: Bag, ctx: Context, spans: Sequence[tuple[int, Scope]], out: set[int]) -> Question | None:
    """The same part at each of the two."""
    sides = []
    for at, scope in spans:
        inner = Bag([
            _at(one, scope) if place == at else one for place, one in enumerate(bag.items)
            if place not in out and (place == at or not (
                one.has("games") or one.has_any(_COMPARING) or one.has("ask", "difference")
            ))
        ])  # fmt: skip
        found = share(inner, ctx)
        if not isinstance(found, Value) or found.measure.kind is not Kind.SHARE:
            return None
        sides.append(found.measure)
        bag.defaults += inner.defaults and not bag.defaults
    bag.taken.update(range(len(bag.items)))
    return Versus(measures=tuple(sides), ask=VersusAsk.DIFFERENCE) if sides[0] != sides[1] else None


def _at(one: Item, scope: Scope) -> Item:
    return replace(one, meanings={"games": (one.value("games")._replace(scope=scope),)})


def _year(scope: Scope, ctx: Context) -> int:
    return ctx.archive.edition(scope.ids[0]).games.year if scope.ids else ctx.archive.current.games.year
