"""How much it changed from one Games to others: by so many percent, or a share by so many percentage points."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, own_unless_said
from bot.understanding.grammar.frames.counting.averages import share
from bot.understanding.grammar.items import Bag, Item
from medals_core.queries.filters import CURRENT, Scope
from medals_core.queries.measures import Kind, Measure
from medals_core.queries.model import Value, Versus, VersusAsk
from medals_core.questions import Question

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
