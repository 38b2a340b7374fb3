"""What leans on a fact of Games: the same of others ("en vier jaar daarvoor", "en in Parijs", "en Duitsland"), and
which of those told is meant ("die laatste keer")."""

from dataclasses import replace

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import all_said, settle
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.subjects import about, subject
from bot.understanding.time.games_named import GamesSpan
from medals_core.queries.filters import CURRENT, Scope
from medals_core.queries.model import Fact, GamesFact, Groups
from medals_core.queries.selecting import editions_in
from medals_core.questions import NationQuestion, Question


def of_other_games(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(waar waren de Spelen van 1956) en vier jaar daarvoor; (hoe vaak waren ze in Londen) en in Parijs"""
    if not isinstance(last, GamesFact):
        return None
    spans: list[GamesSpan] = [one.value("games") for one in bag.items if one.has("games")]
    if len(spans) == 1 and spans[0].is_told_from_others and len(last.games.ids) == 1:
        beside = ctx.lexicon.games_named(ctx.archive.current_id).beside(spans[0], last.games.ids[0])
        bag.take_all("games")
        told = beside.scope
    else:
        told = Scope(ids=spans[0].of_city) if spans and spans[0].of_city and last.fact is Fact.LIST else None
        bag.take_all("games" if told else "")
    said = all_said(bag, ctx)
    if bag.left() or said.is_part or said.athletes or said.metal or said.moment or len(spans) > 1:
        return None
    hosts = tuple(noc for noc in said.nations if isinstance(noc, str))
    if last.hosts or hosts:
        whose = bool(hosts and last.hosts) and len(hosts) == len(said.nations) and not spans
        return last.model_copy(update={"hosts": hosts}) if whose else None
    told = told or (said.scope if said.scope != CURRENT else None)
    several = last.fact is Fact.LIST or (told is not None and len(told.ids) == 1)
    return last.model_copy(update={"games": told}) if told is not None and several and not told.ever else None


def when_or_where(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(hoe vaak had Japan de Winterspelen) wanneer was dat; waar; welke jaren: of all those told"""
    if not isinstance(last, GamesFact) or last.fact is not Fact.LIST:
        return None
    fact = next((fact for ask, fact in _FACTS.items() if bag.took("ask", ask)), None)
    cities = fact is None and bag.has("noun", "city") and bag.took("ask", "which")
    fact = Fact.CITY if cities else fact
    bag.take_all("stand" if any(one.said in ("keer", "keren") for one in bag.items) else "")
    bag.skip("be", "times", "number", "more_of_it", "noun.year", "noun.games", "noun.city", "clause")
    settle(bag)
    told = tuple(one.games.games_id for one in editions_in(last.games, ctx.archive)
                 if not last.hosts or one.games.host in last.hosts)  # fmt: skip
    return GamesFact(games=Scope(ids=told), fact=fact) if fact is not None and told and not bag.left() else None


_FACTS = {"when": Fact.DATES, "day": Fact.DATES, "year": Fact.YEAR, "where": Fact.CITY}


def at_home_before(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(hoe deed Italië het als gastland) en op hun vorige thuisspelen: at the Games that they hosted before those"""
    of = subject(last)
    former = any("vorige" in one.text.lower().split() for one in bag.items)
    if of is None or len(of.nations) != 1 or not former or not bag.took("at_home"):
        return None
    bag.skip("former", "last_time", "games", "ask", "noun.games")
    settle(bag)
    now = ctx.archive.edition(of.games.ids[0] if len(of.games.ids) == 1 else ctx.archive.current_id).games
    held = [one.games for one in ctx.archive.editions.values() if one.games.season is now.season]
    hosted = [one.games_id for one in held if one.host == of.nations[0] and one.year < now.year]
    if not hosted:
        return None
    if isinstance(last, Groups) and isinstance(noc := of.nations[0], str):
        return NationQuestion(noc=noc, games=hosted[-1])
    return about(last, lambda each: each.narrowed(games=Scope(ids=(hosted[-1],))))


def at_which_time(items: tuple[Item, ...], last: Question, ctx: Context) -> tuple[Item, ...]:
    """ "welk land stond die laatste keer bovenaan": the items with the last, or the first, of the Games told"""
    if not isinstance(last, GamesFact) or last.fact is not Fact.LIST or any(one.has("games") for one in items):
        return items
    games = [one.games for one in editions_in(last.games, ctx.archive)]
    games = [one for one in games if not last.hosts or one.host in last.hosts]
    places = [at for at, one in enumerate(items) if one.has_any(("last_time", "first_time"))]
    if len(places) != 1 or not games:
        return items
    one = items[places[0]]
    there = Scope(ids=(games[-1 if one.has("last_time") else 0].games_id,))
    told = replace(one, meanings={"games": (GamesSpan(one.start, one.end, there),)})
    return (*(each for each in items[: places[0]] if each.text.lower() != "die"), told, *items[places[0] + 1 :])
