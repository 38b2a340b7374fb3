"""Whether a text is about Games of the other season though it does not say so."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.understanding.grammar import seasons
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.subjects import filters, subject
from bot.understanding.grammar.words.spotting import Spotted
from bot.understanding.names.folding import fold
from bot.understanding.names.found import Ambiguous, Found
from medals_core.archive import Archive
from medals_core.games import Athlete, Season
from medals_core.queries.filters import CURRENT, EVER, Medals
from medals_core.queries.selecting import find
from medals_core.questions import Question

_AT_A_SPORT = re.compile(
    r"\b(?:bij|in|met|op|voor|sport|stond|was) (?:het |de |olympisch |sport)*"
    r"(?:schieten|fietsen|surfen|klimmen|kanoen|breaking|military|voltige|ringen|vloer|balk)\b"
    r"|\b(?:twee|vier|acht) (?:met|zonder) stuur(?:man|vrouw)\b"
)
"""Words that alone may be anything are a sport of the Summer Games where medals are won in it."""


def is_of_other_season(words: Sequence[str], spotted: Spotted, ctx: Context) -> bool:
    """Are Games of the other season meant though that is not said: by a year or a city that only those had, or by
    a sport, an event or somebody of theirs?"""
    season = ctx.archive.current.games.season
    named = [(one, one.value("games")) for one in spotted.items if one.has("games")]
    told = [
        seasons.of_games(one.text, span.scope, ctx.archive)
        for one, span in named
        if not (span.twin or span.is_told_from_others)
    ]
    of = {each for held in told if len(held) == 1 for each in held}  # in Peking both were held
    if season in of or any(span.scope == CURRENT for _, span in named):
        return False
    if of or _is_hosted_there(spotted.items, ctx):
        return True
    people = [athlete for one in spotted.items if one.has("athlete") for athlete in _bearers(one)]
    if any(one.has("moment") for one in spotted.items):
        return False  # of a day of these Games
    if people and not any(season in seasons.of_athlete(one, ctx.lexicon.archive) for one in people):
        return True
    if any(one.has("absent_sport") for one in spotted.items):
        return True
    if ctx.archive.current_id != ctx.lexicon.archive.current_id:  # not back from the other season
        return False
    if any(_is_theirs(one, spotted.items, ctx) for one in spotted.items):
        return True
    ever = any(one.has("ever") or (one.has("games") and one.value("games").scope == EVER) for one in spotted.items)
    unsaid = not named and any(one.is_medal or one.has_any(("metal", "win", "on_programme")) for one in spotted.items)
    if (ever or unsaid) and _won_elsewhere_only(spotted.items, ctx, absent=not ever):
        return True
    if (ever or unsaid) and _AT_A_SPORT.search(" ".join(words)):
        return True
    winters = seasons.winter_sports(ctx.archive)
    if any(one.has("sports") and winters.isdisjoint(one.value("sports")) for one in spotted.items):
        return True
    if ctx.lexicon.is_distance_of_other_season(words):
        return True
    events = " ".join(fold(one.text) for one in spotted.items if one.has("event"))
    parts = [one.folded for one in spotted.words if one.folded not in words]  # of "waterpolodames"
    whole = {word for one in spotted.items if _is_a_sport_in_full(one) for word in fold(one.text).split()}
    joined = [
        *(word for word in words if word not in whole),
        *parts,
        *(f"{one}{other}" for one, other in pairwise(words) if f"{one} {other} ski" not in events),
    ]
    # "vrije slag", but not "cross-country skiing"
    if any(ctx.lexicon.of_other_season(word) for word in joined):
        return True
    left = (word for one in spotted.unknown for word in fold(one.text).split())
    return any(ctx.lexicon.of_other_season(word, nearly=True) for word in left)


def _is_hosted_there(items: Sequence[Item], ctx: Context) -> bool:
    """ "Zuid-Korea in eigen land in 1988": of the two Games of that year those that the nation had."""
    twins = [one for one in items if one.has("games") and one.value("games").twin]
    years = {ctx.archive.edition(i).games.year for i in seasons.games_named(twins)}
    if not years or not any(one.has("at_home") for one in items):
        return False
    nocs = {getattr(getattr(one.value("nation").match, "item", None), "noc", None) for one in items
            if one.has("nation")} or {ctx.own}  # fmt: skip
    season = ctx.archive.current.games.season
    hosted = {each.games.season for each in ctx.archive.editions.values()
              if each.games.year in years and each.games.host in nocs}  # fmt: skip
    return bool(hosted) and season not in hosted


def _won_elsewhere_only(items: Sequence[Item], ctx: Context, *, absent: bool) -> bool:
    """ "heeft Jamaica ooit goud gewonnen": who never won at Games of this season is asked of the other. ``absent``: who
    is not at these either: "welke medailles heeft Suriname"."""
    matches = [getattr(one.value("nation"), "match", None) for one in items if one.has("nation")]
    nocs = tuple(match.item.noc for match in matches if isinstance(match, Found))
    if not nocs or any(one.has("event") or one.has("sports") for one in items):
        return False
    if absent and not ctx.archive.nations_entered.isdisjoint(nocs):
        return False
    ever = Medals(games=EVER, nations=nocs)
    other = seasons.seen_from(seasons.other(ctx.archive.current.games.season), ctx.archive)
    return not find(ever, ctx.archive).selection.count and bool(find(ever, other).selection.count)


def _is_theirs(one: Item, items: Sequence[Item], ctx: Context) -> bool:
    """A name that two sports share, "hockey", is what our own nation won anything in, or those named: that of
    the Dutch is not on ice, that of Canada is."""
    mention = one.value("event") if one.has("event") else None
    if mention is None or mention.kinds or mention.metres or len(mention.disciplines) != 1 or _is_a_sport_in_full(one):
        return False
    (known,) = mention.disciplines
    name = fold(one.text).split()[0]
    namesake = next((slug for slug, each in ctx.archive.disciplines.items() if each.name == name), None)
    if namesake in (None, known.discipline):
        return False
    named = [getattr(getattr(other.value("nation"), "match", None), "item", None) for other in items
             if other.has("nation")]  # fmt: skip
    nocs = tuple(each.noc for each in named if each is not None) or (ctx.own,)
    other = seasons.seen_from(seasons.other(ctx.archive.current.games.season), ctx.archive)
    here, there = (find(Medals(games=EVER, nations=nocs, disciplines=(slug,)), view).selection.count
                   for slug, view in ((known.discipline, ctx.archive), (namesake, other)))  # fmt: skip
    return there >= here


def _is_a_sport_in_full(one: Item) -> bool:
    """ "hockey op ijs": which of two sports of that name is said"""
    mention = one.value("event") if one.has("event") else None
    return mention is not None and " op " in one.text.lower() and not (mention.kinds or mention.metres)


def _bearers(one: Item) -> Iterable[Athlete]:
    match = one.value("athlete").match
    return match.candidates if isinstance(match, Ambiguous) else (match.item,) if isinstance(match, Found) else ()


def is_of_no_such_sport(question: Question, archive: Archive) -> bool:
    """ "bij het paardrijden in de laatste drie Spelen": none of those Games had any of these sports"""
    return any(
        bool(of.disciplines)
        and bool(of.games.ids)
        and seasons.winter_sports(archive).isdisjoint(of.disciplines)
        and all(archive.editions[one].games.season is Season.WINTER for one in of.games.ids)
        for of in (*filters(question), subject(question) or Medals())
    )
