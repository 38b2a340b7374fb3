""" "Op welke Spelen won Noorwegen de tien kilometer": who wins an event itself has its gold, not any medal in it. And
who won it oftener than another did so over the years."""

from collections.abc import Sequence

from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.subjects import about, filters
from medals_core.archive import LATEST
from medals_core.medals import Colour
from medals_core.queries.filters import EVER, Medals
from medals_core.queries.measures import Key, Kind
from medals_core.queries.model import Claim, GroupAsk, Groups, Listing, Value, Versus
from medals_core.questions import Question

_WON = frozenset(("won", "wonnen", "gewonnen", "winnen", "wint", "winst", "pakte", "pakten", "gepakt", "veroverde",
                  "naam"))  # fmt: skip
_TRIUMPHED = ("zegevier", "gezegevierd", "triomfeer", "getriomfeerd", "zegepraal", "gezegepraald")
_ARTICLES = frozenset(("de", "het", "t", "'t", "die", "dat", "deze", "zijn", "haar", "hun", "olympische",
                       "olympisch"))  # fmt: skip
_PREPOSITIONS = frozenset((
    "op", "bij", "in", "aan", "tijdens", "van", "voor", "uit", "met", "over", "onder", "per", "na", "sinds", "qua",
    "naar", "binnen", "zonder", "behalve",
))  # fmt: skip
_MEDALS = ("metal", "metals", "amount", "any", "in_so_many", "rank", "described", "number", "top", "noun", "nothing",
           "placed", "colour", "page", "excepted")  # fmt: skip


def won_outright(items: Sequence[Item], question: Question) -> Question:
    """The question of gold, where an event is what was won and no medal is named."""
    if not isinstance(question, Claim | Groups | Listing | Value | Versus) or any(
        of.colours for of in filters(question)
    ):
        return question
    triumphed = any(one.has("win") and one.text.lower().startswith(_TRIUMPHED) for one in items)
    groups = question if isinstance(question, Groups) else None
    # "de jongste winnaar van de 500 meter"
    of_ages = groups is not None and groups.measure.kind is Kind.AGE
    if (of_ages or (groups and groups.ask is GroupAsk.EXISTS)) and any(map(_is_open, filters(question))):
        triumphed = triumphed or any(one.has("won_noun") for one in items)  # "was de winnaar van de 1500 een Noor"
    people = ("athlete", "athlete_m", "athlete_f")
    apart = ("games", "nation", "year", *people, *(("event", "day", "discipline") if triumphed else ()))
    said = [one for one in items if not (one.is_small or one.has("noun", *apart))]
    said = [one for one in said if not is_so_often(one)]
    if any(one.has_any(_MEDALS) or one.has("ask", "what") for one in said):
        return question
    if triumphed:
        return about(question, _first_places) or question
    won = any(one.has_any(("win", "have")) and not _WON.isdisjoint(one.text.lower().split()) for one in items)
    if not won or not any(one.has("event") and _is_won(items, place) for place, one in enumerate(items)):
        return question
    return about(question, _its_gold) or question


def over_the_years(items: Sequence[Item], question: Question) -> Question:
    """ "heeft Canada vaker ijshockeygoud dan Amerika", "wie won de tien kilometer minstens twee keer": over all Games,
    where none are named."""
    golden = isinstance(question, Groups) and question.by is Key.ATHLETE and any(map(is_gold_so_often, items))
    # "hoeveel landen wonnen het ijshockeytoernooi": at one Games it is one
    counted = isinstance(question, Groups) and question.by is Key.NATION and question.ask is GroupAsk.COUNT
    if (
        isinstance(question, Groups)
        and (golden or counted or any(map(is_so_often, items)))
        and not any(one.has_any(_TIMED) for one in items)
    ):
        won = all((golden or of.colours == (Colour.GOLD,)) and of.games.is_current and _is_one_event(of)
                  for of in filters(question))  # fmt: skip
        return about(question, lambda of: of.narrowed(games=EVER)) or question if won else question
    oftener = any("vaker" in one.text.lower().split() for one in items)
    if not oftener or not isinstance(question, Claim | Versus) or any(one.has_any(_TIMED) for one in items):
        return question
    sides = filters(question)
    of_a_sport = all(of.nations and (of.events or of.disciplines) and not of.athletes for of in sides)
    of_a_sport = of_a_sport and len({of.nations for of in sides}) > 1
    current = all(of.games.is_current and of.as_of == LATEST and of.from_day is None for of in sides)
    return about(question, lambda of: of.narrowed(games=EVER)) or question if of_a_sport and current else question


_TIMED = ("games", "moment", "now_word", "at_games", "then_word")


def is_so_often(one: Item) -> bool:
    """ "vaker dan twee keer", "minstens twee maal": no number of medals"""
    return one.has("amount") and one.value("amount").colour is None and one.said.endswith((" keer", " maal"))


def _is_one_event(of: Medals) -> bool:
    return bool(of.events) or not TOURNAMENTS.isdisjoint(of.disciplines)


def is_gold_so_often(one: Item) -> bool:
    """ "twee keer goud op de marathon": nobody wins an event twice at the same Games"""
    amount = one.value("amount") if one.has("amount") else None
    return amount is not None and amount.colour is Colour.GOLD and amount.times and amount.count > 1


def _is_won(items: Sequence[Item], place: int) -> bool:
    """Does it stand as what is won: behind an article or by its number, and no preposition leads it?"""
    before = place - 1
    while before >= 0 and items[before].text.lower() in _ARTICLES:
        before -= 1
    own = items[place].text.lower().split()[0]
    lead = items[before].text.lower().split()[-1:] if before >= 0 else []
    named = (
        before < place - 1
        or own.isdigit()
        or own in _ARTICLES
        or (before >= 0 and items[before].has_any(("win", "have", "ever")))
    )
    return named and _PREPOSITIONS.isdisjoint((own, *lead))


def is_a_team(bag: Bag) -> bool:
    """ "waterpolosters ooit kampioen geweest", "hebben de hockeydames goud": the team of a land, where none is said our
    own, rather than people"""
    claimed = bag.tells("noun", "champion") and bag.holds("be", "stand") and not bag.holds("metal")
    claimed = claimed or (bag.holds("metal") and bag.led_by("have", "win"))
    if not claimed or bag.holds("athlete", "described", "ask"):
        return False
    mentions = [one.value("event") for one in bag.items if one.has("event")]
    played = any(one.disciplines and TOURNAMENTS.issuperset(each.discipline for each in one.disciplines)
                 for one in mentions)  # fmt: skip
    people = bag.holds("gender") or bag.tells("noun", "athlete") or any(one.gender is not None for one in mentions)
    return played and people and not any("er" in one.said.split() or one.has("amount") for one in bag.items)


TOURNAMENTS = frozenset((
    "football", "hockey", "ice-hockey", "curling", "handball", "volleyball", "beach-volleyball", "water-polo",
    "basketball", "baseball", "softball", "rugby-sevens",
))  # fmt: skip
"""A sport of nothing but its tournament is won as one."""


def _is_open(of: Medals) -> bool:
    event = bool(of.events) or bool(of.disciplines and TOURNAMENTS.issuperset(of.disciplines))
    return event and not (of.colours or of.athletes or of.above or of.below or of.beside or of.podium)


def _first_places(of: Medals) -> Medals:
    return of if of.podium else of.narrowed(colours=(Colour.GOLD,))


def _its_gold(of: Medals) -> Medals:
    return of.narrowed(colours=(Colour.GOLD,)) if _is_open(of) else of
