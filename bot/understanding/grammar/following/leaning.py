"""Does a text lean on the question before it?"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from bot.understanding.grammar.following.common import ranked_by
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.subjects import subject
from medals_core.archive import LATEST
from medals_core.nations import Noc
from medals_core.queries.filters import Medals
from medals_core.queries.measures import Metric
from medals_core.queries.model import Ask, GroupAsk, Groups, Identify, Listing
from medals_core.questions import Question


def leans(items: tuple[Item, ...]) -> bool:
    """Does the text begin with "en", correct something, or point back?"""
    passing = ("right_question", "otherwise")
    first = next((one for one in items if one.has("lean") or not (one.is_small or one.has_any(passing))), None)
    if first is not None and (first.has("lean") or first.has("correct") or first.text.lower() == "en als"):
        return True
    wel = bool(items) and items[-1].text.lower() in ("wel", "dan wel", "niet") and not any(map(_is_verb, items))
    if wel and any(one.has_any(("athlete", "nation", "own")) for one in items):
        return True  # "(won Schulting iets) Velzeboer wel?"
    if items and items[0].text.lower() == "allemaal":
        return True  # "allemaal in Parijs?"
    if any(one.has("measure", "together") for one in items):  # "samen met Canada?": with whom was spoken of
        return sum(one.has_any(("nation", "own", "athlete")) for one in items) == 1
    beside = any(one.has("extra") for one in items) and not any(one.has("amount") or one.has("number") for one in items)
    pointing = ("correct", "more_of_it", "present")  # "zit België erbij"
    return beside or any(one.has_any(pointing) or one.has("pronoun", "of_it") for one in items)


def _is_verb(one: Item) -> bool:
    return one.has_any(VERBS)


_PREPOSITIONS = frozenset(("op", "bij", "in", "van", "voor", "na", "tijdens", "alleen", "enkel", "de", "met"))
_BEFORE_PART = frozenset(("vooral", "met name", "voornamelijk", "dus", "oh", "o"))
_PARTS = ("event", "gender", "games", "moment", "metal", "excepted", "only", "team_event", "single_event", "when")


def is_fragment(items: tuple[Item, ...]) -> bool:
    """ "op shorttrack", "alleen de mannen", "wij": no question of itself, but a part of the one before."""
    said = [one for one in items if not one.is_small]
    if len(said) == 1 and said[0].has("games") and said[0].text.lower().endswith((" geleden", " terug", " eerder")):
        return True  # "vier jaar geleden?"
    of_us = all(one.has("own") for one in said)
    return bool(said) and (of_us or (begins_as_part(items) and all(one.has_any(_PARTS) for one in said)))


def begins_as_part(items: Sequence[Item]) -> bool:
    """ "met hoeveel", "op de 500" """
    said = items[1:] if items and items[0].text.lower() in _BEFORE_PART else items
    return bool(said) and bool(said[0].text) and said[0].text.lower().split()[0] in _PREPOSITIONS


def says_then(items: tuple[Item, ...]) -> bool:
    """ "hoeveelste is Nederland dan": in what was shown."""
    return any(one.has("then") and not one.has("compared") for one in items)


def points_back(items: tuple[Item, ...]) -> bool:
    if all(
        any(one.has(*kind) for one in items) for kind in (("page", "doing"), ("event",))
    ):  # "hoe doen de Noren het in het langlaufen"
        items = tuple(one for one in items if one.text.lower() != "het")
    return any(
        (one.has("pronoun") and not one.has("own") and not _is_article(one, after)) or _is_told_from_others(one)
        for one, after in zip(items, (*items[1:], None), strict=False)
    )


_NOUNS = ("event", "metal", "noun", "sports", "athlete", "nation", "described", "number", "rank", "unknown")


def _is_article(one: Item, after: Item | None) -> bool:
    """ "wie won het ijshockey": no more than "de" before another word"""
    return one.text.lower() == "het" and after is not None and after.has_any(_NOUNS)


def _is_told_from_others(one: Item) -> bool:
    """ "vier jaar eerder": of the Games spoken of."""
    return one.has("games") and bool(getattr(one.value("games"), "is_told_from_others", False))


def points_at_event(items: tuple[Item, ...]) -> bool:
    """ "wie won die 400 horden": the one just spoken of"""
    return any(
        one.has("pronoun", "that") and after.has("event") and not _is_article(one, after)
        for one, after in pairwise(items)
    )


def of_those_games(items: Iterable[Item]) -> str:
    """ "van die Spelen": of the ones just spoken of; empty where that is not said"""
    return next((one.text for one in items if one.text.lower().endswith(_THOSE_GAMES)), "")


_THOSE_GAMES = ("die spelen", "die winterspelen", "die zomerspelen", "dat toernooi", "die editie")


def points_there(items: Sequence[Item]) -> bool:
    """ "hoeveel goud pakten we daar", "had ze daar nog brons bij": at the Games just spoken of, where none are named"""
    timed = ("games", "moment", "ever", "when", "event", "sports", "at_games")
    return any(one.text.lower() == "daar" for one in items) and not any(one.has_any(timed) for one in items)


def is_part_of_that(items: Sequence[Item]) -> bool:
    """ "hoeveel procent is dat van ons totaal": of what was counted"""
    return any(one.has("ask", "part") for one in items) and any(
        one.text.lower() in ("dat", "dit", "dat is") for one in items
    )


def turns_those(items: Sequence[Item]) -> bool:
    """ "als die allemaal goud waren geweest, stonden we dan tweede": those just counted"""
    those = any(
        one.has("pronoun", "that", "they") and after.has_any(("all_of_it", "both")) for one, after in pairwise(items)
    )
    return those and items[0].has_any(("suppose", "have", "be")) and any(one.has("then") for one in items)


def points_at_race(items: Sequence[Item]) -> bool:
    """ "die afstand", "dat onderdeel": of what was shown"""
    return any(one.has("pronoun", "that") and after.has("noun", "event") for one, after in pairwise(items))


def of_that_team(items: Sequence[Item]) -> bool:
    """ "wie van die ploeg": of its members"""
    said = " ".join(one.text.lower() for one in items)
    return any(f"van {team}" in said for team in ("die ploeg", "dat team", "dat viertal", "dat kwartet"))


def with_whom(items: Sequence[Item]) -> bool:
    """ "alles samen met Noorwegen": a sum with another"""
    return any(
        one.text.lower() == "met" and after.has_any(("nation", "own", "athlete")) for one, after in pairwise(items)
    )


def is_one_nation(one: Item) -> bool:
    return one.has("nation") and hasattr(getattr(one.value("nation"), "match", None), "item")


def person_of(items: Sequence[Item]) -> tuple[int, int, Noc] | None:
    """ "die Noorse", "die Amerikaan": one of that land, rather than "die Noren" and "die Noorse ploeg"; the places"""
    for place, one in enumerate(items):
        at = next((at for at in range(place - 1, -1, -1) if items[at].text), None)
        of_one = any(one.has("pronoun", "she", "he") for one in items[place + 1 :])  # "de Japanse, … was dat voor haar"
        if at is None or not (items[at].said == "die" or (of_one and items[at].said == "de")):
            continue
        after = items[place + 1] if place + 1 < len(items) else None
        alone = after is None or not after.has_any((*_NOUNS, "gender"))
        if one.has("one_of") or (is_one_nation(one) and alone and one.text.lower().endswith(("se", "aan", "er"))):
            return at, place, one.value("one_of" if one.has("one_of") else "nation").match.item.noc
    return None


def is_of_ranking(items: Sequence[Item], last: Question) -> bool:
    """ "doe eens de top 5", "waar staan we", after a ranking by another measure than the official one"""
    top = any(one.has("top") for one in items)
    if top and isinstance(last, Groups) and last.take is not None:
        return True
    asks = top or any(one.has("ask", "rank", "where") or one.has("describe", "leader", "last") for one in items)
    of, metric = subject(last) or Medals(), ranked_by(last)
    within = of.games.ever or bool(of.disciplines)  # "(de eeuwige medaillespiegel) waar staan wij": in that
    return asks and metric is not None and (metric is not Metric.OFFICIAL or (within and not of.nations))


def asks_the_same(items: tuple[Item, ...], last: Question) -> tuple[Item, ...]:
    """ "(wie stond bovenaan in Moskou) vier jaar later wie": without "wie", which the question before it asks too"""
    who = isinstance(last, Identify) or (isinstance(last, Groups | Listing) and last.ask in _ASK_WHO)
    told = [one for one in items if not (one.is_small or one.has("lean"))]
    asked = [one for one in told if one.has("ask", "who") and one.said == "wie"]
    timed = [one for one in told if one.has_any(("games", "moment"))]
    again = who and len(asked) == len(timed) == 1 and len(told) == 2
    return tuple(one for one in items if one not in asked) if again else items


_ASK_WHO = (GroupAsk.WHICH, Ask.WHO)


def we_with_that(items: Sequence[Item]) -> bool:
    """ "op welke plek komen we daarmee": with what was shown, perhaps of the nation of who asks"""
    with_that = any(one.text.lower() in ("daarmee", "ermee", "hiermee") for one in items)
    return with_that and any(one.has("own") for one in items)


def placed_with_that(items: Sequence[Item], last: Question) -> bool:
    """ "op welke plek staat ze daarmee": somebody, among all who won so many"""
    ranked = bool((subject(last) or Medals()).athletes)
    ranked = ranked and any(one.has("ask", "rank") for one in items) and any(one.has("stand") for one in items)
    return ranked and any(one.text.lower() in ("daarmee", "hiermee", "ermee") for one in items)


def counts_unsaid(items: Sequence[Item]) -> bool:
    """ "hoeveel hebben wij er?", after who had most gold"""
    said = ("metal", "noun", "amount", "measure", "games", "moment", "event", "gender", "sports", "excepted")
    return not any(one.has(kind) for one in items for kind in said)


def ranks_games(items: Sequence[Item]) -> bool:
    """ "wat was ons beste jaar", "wat waren hun beste Spelen": of all Games of the season spoken of"""
    best = any(one.has("most", "best") for one in items)
    return best and any(one.has("noun", "games") or one.has("noun", "year") for one in items)


def is_elliptic(items: Sequence[Item]) -> bool:
    """ "en welke vrouw", "en de jongste": it leans, and neither says nor names what it is about"""
    said = tuple(items)
    return leans(said) and names_nothing(said) and not any(one.has_any(VERBS) for one in said)


VERBS = ("have", "win", "be", "stand", "handed_out", "auxiliary", "doing_verb", "take_part")


def is_name_asked(text: str, items: tuple[Item, ...]) -> bool:
    """ "Noorwegen?", "Jens van 't Wout?": a name, and a question mark"""
    named = [one for one in items if not one.is_small]
    return text.endswith("?") and len(named) == 1 and named[0].has_any(("nation", "athlete"))


def names_nothing(items: tuple[Item, ...]) -> bool:
    """Does the text name nothing of its own to be about?"""
    own = ("nation", "own", "athlete", "athletes", "event", "games", "page", "described", "ever", "sports", "describe")
    return not any(one.has_any(own) for one in items)


def goes_on(items: tuple[Item, ...]) -> bool:
    """Is it about what was spoken of, rather than about something new that it names itself?"""
    pointing = points_back(items) or says_then(items) or any(one.has("then_word") for one in items)
    of_whom = any(one.has_any(("nation", "own", "athlete", "athletes")) for one in items)
    part = leans(items) or begins_as_part(items) or not (of_whom or any(one.has_any(VERBS) for one in items))
    return pointing or part or names_nothing(items)


_ABOUT = ("games", "moment", "when", "event", "sports", "nation", "own", "athlete", "athletes", "gender", "described")


def named_in(items: Sequence[Item], *more: str) -> tuple[Item, ...]:
    """The items that name what a question is about."""
    return tuple(one for one in items if one.has_any((*_ABOUT, *more)))


def points_at_unanswered(items: tuple[Item, ...]) -> bool:
    """ "en wanneer was dat": at what the question before it asked, which nobody told."""
    return says_then(items) or any(
        one.has("pronoun", "there") or (one.has("pronoun", "that") and not one.has("pronoun", "they")) for one in items
    )


def points_at_no_time(items: tuple[Item, ...], of: Medals | None) -> bool:
    """ "op welke plek stonden we toen", where no time was spoken of"""
    told = of is not None and (of.games.ids or of.to_day or of.as_of != LATEST or of.athletes or of.events)
    then = any(one.text.lower() == "toen" for one in items)
    return then and not told and not any(one.has_any(("games", "moment")) for one in items)


def without_particle(items: tuple[Item, ...], named: Question | None) -> tuple[Item, ...]:
    """ "wat heeft die gewonnen dan", after somebody was named: no "then" of what was supposed"""
    of = subject(named) if named is not None else None
    person = of is not None and len(of.athletes) == 1 and any(one.has("pronoun", "he", "she", "they") for one in items)
    return items[:-1] if person and items[-1].text.lower() == "dan" else items


def needs_question(items: tuple[Item, ...], named: Question | None, *, whole: bool) -> bool:
    """Can the text not be read as the question before it was not answered? ``named``: what that one was about.
    ``whole``: it is a question of its own."""
    dangles = leans(items) or is_fragment(items) or says_then(items) or begins_as_part(items)
    asks = any(one.has_any(("ask", "concept", *VERBS)) for one in items)
    ranks = any(one.has_any(("most", "oldest", "youngest", "best")) for one in items)
    if dangles and not asks and (names_nothing(items) or not ranks):
        return True  # "en brons?", "en Duitsland?": what of it was asked
    elsewhere = any(
        one.has_any(("suppose", "excepted", "event", "sports", "athlete", "ever", "measure")) for one in items
    )
    elsewhere = elsewhere or (whole and any(one.has_any(("games", "moment")) for one in items))
    if says_then(items) and not elsewhere:
        return True  # "waar staan wij dan": after what was supposed, and not understood
    that = any(one.has("pronoun", "that") for one in items)
    if named is not None:  # "hoeveel waren dat er", "en wanneer was dat": what was asked, rather than what was named
        medal = any(one.has("metal") or one.has("noun", "medal") for one in items)
        lone = any(one.has("pronoun", "that") and not one.has("pronoun", "they") for one in items)
        counts = any(one.has("ask", "how_many", "which") for one in items)
        return lone and names_nothing(items) and (counts or (not medal and any(one.has("ask") for one in items)))
    pointed = any(one.has("then_word") or one.has("pronoun", "there") for one in items)
    timed = any(one.has("games") or one.has("moment") for one in items)
    if whole and not (that or pointed):
        return False
    return ((dangles or that) and not named_in(items)) or (pointed and not timed)
