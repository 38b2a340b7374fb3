"""The Games that a reading took for granted are said in its question, and others that may be meant are offered."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from bot.understanding.grammar import seasons
from bot.understanding.grammar.attempt import Attempt
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.other_games import either_games, games_label, other_games
from bot.understanding.grammar.subjects import about, filters
from bot.understanding.grammar.traces import compares_with_itself
from bot.understanding.names.folding import fold
from bot.understanding.time.meanings import spoken
from bot.understanding.understood import Choice
from medals_core.archive import Archive
from medals_core.games import Season
from medals_core.queries.filters import CURRENT, Medals
from medals_core.questions import Question


def with_games_told(attempt: Attempt, ctx: Context, archive: Archive) -> Attempt:
    """The attempt with the Games said that its reading took for granted."""
    if attempt.question is not None and (reason := _no_games_then(attempt.question, ctx)):
        return Attempt(reason=reason, items=attempt.items)
    if attempt.question is not None:
        elsewhere = ctx.archive.current_id != archive.current_id and attempt.frame != "follow_up"
        asked = attempt.question
        if elsewhere and not any(one.has("games") or one.has("moment") for one in attempt.items):
            several = any(one.has("ask", "who") and other.said in _PLURAL for one, other in pairwise(attempt.items))
            asked = seasons.of_all(asked, ctx.archive, several=several)
            attempt.everywhere = asked != attempt.question and not ctx.season_said
            if attempt.everywhere:
                attempt.also = (
                    *attempt.also,
                    Choice(question=attempt.question, label=games_label(ctx.archive.current_id, archive)),
                )
        asked = _whatever_the_limit(asked, attempt.items, ctx)
        people = attempt.frame == "follow_up" or any(one.has("athlete") or one.has("athletes") for one in attempt.items)
        now = any(one.has("games") and one.value("games").scope == CURRENT for one in attempt.items)
        if people and not (
            ctx.season_said or (now and attempt.frame != "follow_up")
        ):  # "in Milaan", of one of the summer
            asked = seasons.with_careers(asked, ctx.archive)
        question = seasons.told(asked, ctx.archive, archive)
        if question is not None and compares_with_itself(question) and not compares_with_itself(asked):
            question = asked  # "hoe doen we het vergeleken met Parijs": now
        if question is None:
            return Attempt(reason=_OF_NOW_ALONE, items=attempt.items)
        if not ctx.season_said and any(map(_is_olympic, attempt.items)):
            question = seasons.of_both(question)
        if not (people or ctx.season_said) and any(one.has("ever") and _is_olympic(one) for one in attempt.items):
            question = seasons.over(question, tuple(Season))  # "op alle Olympische Spelen": summer and winter
        if not (people or ctx.season_said) and any(one.has("games") or one.has("at_home") for one in attempt.items):
            question = seasons.at_home(question, archive)
        lone = attempt.frame != "follow_up"
        if lone and (choices := either_games(question, attempt.items, ctx, archive)):
            return Attempt(choices=choices, items=attempt.items)
        attempt.question = question
        attempt.also = (*attempt.also, *other_games(question, attempt.items, ctx, archive))
    for name in ("also", "choices"):
        told = ((one, seasons.told(one.question, ctx.archive, archive)) for one in getattr(attempt, name))
        kept = tuple(one.model_copy(update={"question": made}) for one, made in told if made is not None)
        setattr(attempt, name, kept)
    if attempt.instead is not None:
        attempt.instead = seasons.told(attempt.instead, ctx.archive, archive)
    return attempt


def _no_games_then(question: Question, ctx: Context) -> str:
    """ "wie won er gisteren", a week after the Games: why nobody did; empty where days of Games are meant, or none."""
    for of in filters(question):
        if of.games.ever or not (of.from_day or of.to_day):
            continue
        editions = [ctx.archive.edition(one).games for one in of.games.ids] or [ctx.archive.current.games]
        first, last = of.from_day or date.min, of.to_day or date.max
        if not any(first <= one.closing and last >= one.opening for one in editions):
            day = f"Op {spoken(first)}" if first == last else "In die dagen"
            end = editions[-1].closing
            return f"{day} waren er geen Spelen: die duurden tot en met {spoken(end)} {end.year}."
    return ""


_PLURAL = frozenset(("wonnen", "haalden", "pakten", "behaalden", "kregen", "hebben", "hadden"))
_OF_NOW_ALONE = "Van die Spelen ken ik alleen de medailles, niet wanneer ze vielen."


def _is_olympic(one: Item) -> bool:
    words = fold(one.text).split()
    return not {"olympische", "olympier"}.isdisjoint(words) or (one.has("noun", "champion") and "olympisch" in words)


_LIMIT = re.compile(
    r"-(?:over-|up-to-)?\d+(?:-\d+)?kg|(?<=^sailing-windsurfer)-[a-z0-9-]+(?=-(?:men|women|open)$)"
    r"|(?<=-relay)-4x\d+(?:-5)?km"
)
_STYLE = re.compile(r"(?:-mass-start)?-(?:classic|free)(?=-(?:men|women)$)")
_STYLED = re.compile(r"klassiek|vrije? stijl|schaats|massastart")
_ONCE_FOR_BOTH = ("windsurfer", "luge-doubles")
"""What men and women won together before there was one for each."""


def _whatever_the_limit(question: Question, items: Sequence[Item], ctx: Context) -> Question:
    """ "ooit goud in het zwaargewicht", "bij het windsurfen", "op de sprint": all that it was, where no limit, board or
    style is said."""
    told = " ".join(one.said for one in items if one.has("event"))
    unsaid = [] if any(map(str.isdigit, told)) else [_LIMIT]
    unsaid += [] if _STYLED.search(told) else [_STYLE]
    events = {one for of in filters(question) if of.games.ever for one in of.events}
    apart = any(kind.search(one) for kind in unsaid for one in events)
    if not apart and not any(one.startswith("luge-doubles") for one in events):
        return question

    def widened(of: Medals) -> Medals:
        return of.narrowed(events=_of_all_times(of, unsaid, ctx)) if of.games.ever else of

    return about(question, widened) or question


def _of_all_times(of: Medals, unsaid: Sequence[re.Pattern[str]], ctx: Context) -> tuple[str, ...]:
    def kind(event_id: str) -> str:
        for each in unsaid:
            event_id = each.sub("", event_id)
        return event_id

    kinds = set(map(kind, of.events))
    kinds |= {one.replace("-men", "-open") for one in kinds if any(each in one for each in _ONCE_FOR_BOTH)}
    season = ctx.edition.games.season
    held = (one for each in ctx.archive.editions.values() if each.games.season is season for one in each.events)
    return tuple(dict.fromkeys((*of.events, *(one for one in held if kind(one) in kinds))))
