"""Days and Games told from those shown: "de dag erna", "vier jaar eerder", "daarna", "de kampioen vóór haar"."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.shown import LATER, games_of, moment_of, shown
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.subjects import subject
from bot.understanding.time.games_named import GamesSpan
from bot.understanding.time.meanings import Day, MomentSpan, Relation, Shift
from medals_core.archive import LATEST
from medals_core.medals import Colour
from medals_core.queries.filters import Medals, Scope
from medals_core.queries.measures import Kind
from medals_core.queries.model import Groups, Identify, Left, Listing, Spells, Value, Versus
from medals_core.questions import NationQuestion, ProgrammeQuestion, Question, TableQuestion


def _coming_day(one: Item) -> MomentSpan | None:
    """ "(programma morgen) en zaterdag?": the coming one, of what is still to come"""
    span = one.value("moment") if one.has("moment") else None
    if not isinstance(span, MomentSpan) or span.ahead is None:
        return None
    return span._replace(meaning=Day(span.ahead))


def with_shifts(items: tuple[Item, ...], last: Question, ctx: Context) -> tuple[Item, ...]:
    """The items with "de dag erna" and "een week later" as the days that they come to, "vier jaar eerder", "daarna" and
    the champion "voor haar" as the Games that lie so far from those shown."""
    found: list[Item] = []
    won = any(one.has("win") for one in items) and any(one.has("then_word") for one in items)
    of = (subject(last) or Medals()) if won else Medals()
    of = of if of.to_day is not None or not won else shown(last, ctx).of
    for place, one in enumerate(items):
        if found and found[-1].end > one.start:
            continue  # taken with the word before it
        if isinstance(last, Left | ProgrammeQuestion) and (coming := _coming_day(one)) is not None:
            found.append(replace(one, meanings={"moment": (coming,)}))
            continue
        if one.has("compared"):  # "was dat meer dan vier jaar eerder"
            than = one.value("compared")
            there = replace(than, standard=with_shifts(than.standard, last, ctx))
            found.append(replace(one, meanings={**one.meanings, "compared": (there,)}))
            continue
        if one.has("games") and _is_told_again(one, found[-1:], ctx):
            continue
        if (
            one.has("then_word") and of.to_day is not None and of.from_day == of.to_day
        ):  # "wat wonnen we toen": that day
            day = MomentSpan(one.start, one.end, Relation.AT, Day(of.to_day), one.text)
            found.append(Item(one.start, one.end, {"moment": (day,)}, one.text, one.repairs, one.breaks))
            continue
        games = _beside_games(items, place, last, ctx) or _of_then(items, place, last, ctx)
        if games is not None:
            end = items[place + 1].end if _is_before_somebody(items, place) else one.end
            found.append(Item(one.start, end, {"games": (games,)}, one.text, one.repairs, one.breaks))
            continue
        span: Any = one.value("moment") if one.has("moment") else None
        shifted = isinstance(getattr(span, "meaning", None), Shift)
        base = moment_of(last, ctx) if shifted else None
        if base is None or span is None:
            found.append(one)
            continue
        at = span.meaning.of(ctx.edition.games.local(base).date())
        moved = span._replace(meaning=Day(at), relation=Relation.AT)
        found.append(Item(one.start, one.end, {"moment": (moved,)}, one.text, one.repairs, one.breaks))
    return tuple(found)


def _is_told_again(one: Item, before: Sequence[Item], ctx: Context) -> bool:
    """ "vier jaar eerder in Tokio": the city of the Games told just before it."""
    inside = [item for each in before if each.has("compared") for item in each.value("compared").standard]
    spans: list[GamesSpan] = [each.value("games") for each in (one, *before, *inside) if each.has("games")]
    held = ctx.archive.edition
    ids = [each.of_city or (each.scope.ids if each.scope is not None else ()) for each in spans]
    cities = [{held(each).games.city for each in one} for one in ids]
    return len(cities[0]) == 1 and cities[0] in cities[1:] and not any(map(str.isdigit, one.text))


def _of_then(items: Sequence[Item], place: int, last: Question, ctx: Context) -> GamesSpan | None:
    """ "(wat won Bob de Jong in Turijn) en Verheijen toen?": at the Games of the past just spoken of, or shown"""
    one, of = items[place], subject(last)
    timed = of is None or of.to_day is not None or of.as_of != LATEST
    if not one.has("then_word") or one.text.lower() in LATER or timed or any(each.has("games") for each in items):
        return None
    sides = [side.of.games.ids for side in last.measures] if isinstance(last, Versus) else []
    others = [ids[0] for ids in sides if len(ids) == 1]
    there = others[0] if len(others) == 1 else games_of(last, ctx)  # "(beter dan in Sotsji) hoeveelste waren we toen"
    return GamesSpan(one.start, one.end, Scope(ids=(there,))) if there not in (None, ctx.archive.current_id) else None


_BEFORE_SOMEBODY = {"voor": -1, "er voor": -1, "na": 1, "er na": 1}


def _beside_games(items: Sequence[Item], place: int, last: Question, ctx: Context) -> GamesSpan | None:
    """The Games that a phrase tells from those shown."""
    one, of = items[place], subject(last)
    said = "daarvoor" if one.has("before_this") else one.text.lower()
    if not (one.has("games") or said in LATER or _is_before_somebody(items, place)):
        return None
    spoken_of = games_of(last, ctx)
    one_of_all = (
        isinstance(last, Listing)
        and last.take == 1
        and (last.of.games.ever or (place > 0 and items[place - 1].has("pronoun", "that")))
    )  # "en die daarvoor": that medal
    ranked = isinstance(last, Spells) or (
        isinstance(last, Groups) and last.take is not None
    )  # "(welk land won het meeste goud) en daarna": who next
    if spoken_of is None or of is None or one_of_all or ranked:
        return None
    index = ctx.lexicon.games_named(ctx.archive.current_id)
    if one.has("games"):
        named: GamesSpan = one.value("games")
        return index.beside(named, spoken_of) if named.is_told_from_others else None
    if _is_before_somebody(items, place):
        winner = any(other.has("win") or other.has("noun", "champion") for other in items)
        of_winner = winner and bool(of.events) and (of.colours == (Colour.GOLD,) or of.below is not None)
        step = _BEFORE_SOMEBODY[one.text.lower()]
        return index.beside(GamesSpan(one.start, one.end, None, steps=step), spoken_of) if of_winner else None
    step = LATER.get(said, 0)
    page = isinstance(last, NationQuestion) and not of.games.ids  # of Games that were named, "en die ervoor": those
    timed = of.from_day is not None or of.as_of != LATEST or page or isinstance(last, Identify | TableQuestion)
    if not step or one.is_small or timed or (isinstance(last, Value) and last.measure.kind is Kind.RANK):
        return None
    still = any(other.text.lower() == "nog" for other in items)
    if all(other is one or other.is_small for other in items) and not still:  # "en daarvoor?"
        return index.beside(GamesSpan(one.start, one.end, None, steps=step), spoken_of)
    year = ctx.archive.edition(spoken_of).games.year
    edge = {"since": year + 1} if step > 0 else {"until": year - 1}
    return GamesSpan(one.start, one.end, Scope(ever=True, **edge))


def _is_before_somebody(items: Sequence[Item], place: int) -> bool:
    """ "de kampioen vóór haar", "wie won er na hem"."""
    after = items[place + 1] if place + 1 < len(items) else None
    somebody = after is not None and after.has("pronoun", "she", "he", "they")
    return somebody and items[place].text.lower() in _BEFORE_SOMEBODY
