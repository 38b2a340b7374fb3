"""What a reading may pass over in silence: a clause in which nothing of ours stands, a story around the question."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.understanding.grammar.items import UNKNOWN, Item
from bot.understanding.grammar.words.everyday import talked_of

MOST_STRANGERS = 3
"""Unknown words that a reading may leave out, saying so."""

SURELY_OURS = ("metal", "event", "athlete", "games", "nation", "amount", "described", "beside", "compared")
"""Without one of these, a text with a strange word is hardly for a medal desk."""


OURS = frozenset((
    "nation", "athlete", "event", "games", "metal", "amount", "described", "compared", "beside", "excepted",
    "page", "record", "moment", "when", "gender", "top", "placed", "own",
))  # fmt: skip
"""Kinds that are about what the bot knows: a clause with one of them may not be left out."""

_POINTING = frozenset(("ask", "lean", "pronoun", "then_word", "concept"))
_DENYING = ("not", "none", "nothing", "never", "except", "only")
_IDLE = frozenset((
    "unknown", "be", "have", "win", "stand", "auxiliary", "doing_verb", "take_part", "number", "and", "or",
    "any", "too", "still", "already", "then_word", "doing_end", "need", "not", "none", "nothing", "never",
    "only", "pronoun", "lean", "fail", "to_bed", "got_up",
))  # fmt: skip
"""Kinds that alone make no question of ours."""
_OF_ONESELF = frozenset(("ik", "k", "mijn", "m'n", "mn", "heb", "zat", "we", "wij", "was", "lag", "ben", "moest", "kon",
                         "sliep", "miste", "net", "pas"))  # fmt: skip
_BEFORE_ONESELF = frozenset(("sorry", "hoi", "hey", "ja", "nou", "he", "oh"))

_OF_ONES_LIFE = ("injury", "tv", "weather", "person", "money")
"""What is not held, but told of oneself is no question: "ik lag ziek op bed", "ik heb geen tv gekeken"."""
_WATCHING = frozenset(
    (
        "kijk",
        "kijken",
        "keek",
        "keken",
        "kijkt",
        "snap",
        "begrijp",
        "verstand",
        "volg",
        "volgen",
        "hou",
        "houd",
        "liefhebber",
        "fan",
        "gek",
        "gemist",
        "miste",
        "misten",
        "gezien",
        "zag",
        "zagen",
        "gekeken",
        "gevolgd",
    )
)
"""Who tells of watching a sport asks nothing of it yet."""
VERBS = ("win", "have", "be", "stand", "handed_out", "doing_verb", "take_part", "auxiliary", "won_noun")


_COMPETITIONS = ("spelen", "kampioenschap", "kampioenschappen", "cup", "toernooi", "competitie", "games")
_SPORTS = ("bal", "sport", "hockey", "polo", "tennis", "racen", "schieten", "worstelen", "dansen", "vissen")


_OF_WHAT = ("metal", "event", "sports", "athlete", "nation", "own", "games", "moment", "gender", "described", "ask")
_BIDDING = frozenset(("zeg", "zegt", "vertel", "vertelt", "noem", "geef", "toon", "doe", "antwoord", "kom"))
LED_IN = frozenset(("volgens", "in", "op", "bij", "van", "zonder", "behalve", "buiten", "tijdens", "per", "onder"))


def is_idle(items: Sequence[Item], text: str) -> bool:
    """Does the clause hold nothing of ours, and deny or ask nothing? Who tells of himself may deny."""
    if any(one.has("no_need") for one in items):  # "de tijden hoef ik niet"; but of "de bob" it says of what not
        return not any(one.has_any(_OF_WHAT) or one.has("noun", "medal") for one in items)
    if may_be_named(items):
        return False  # "Wakanda: hoeveel goud", "de junioren: …": it may be what the question is about
    if (
        not tells_of_oneself(items)
        and any(one.has("number") and not one.is_small for one in items)
        and all(one.is_small or one.has("number") for one in items)
    ):
        return False  # "hoeveel goud had Nederland, 23 toch": a guess is answered or named
    if items and all(one.is_small and not _POINTING & one.meanings.keys() for one in items):
        return True  # "serieus?"
    if names_a_competition(items):
        return False
    items = _without_talk(items)
    told = tells_of_oneself(items)
    if tells_the_weather(items, text):
        return True
    if told:
        watches = any(word in _WATCHING for one in items for word in one.text.lower().split())
        watches = watches or any(one.has("concept", "tv") for one in items)
        items = [one for one in items if one.text.lower() not in ("net", "pas", "heel", "hele")]
        items = [
            one
            for one in items
            if not (
                one.has("concept", *_OF_ONES_LIFE)
                or one.has("noun", "week", "day")
                or (watches and (_is_sport(one) or one.has("noun", "event") or one.said in ("als", "vroeger")))
            )
        ]
    first = items[0].text.lower() if items else ""
    led = first in LED_IN or ("naar" in first.split() and items[0].is_small)
    if led and any(one.has(UNKNOWN) for one in items):
        return False  # "volgens de jury, …", "uitgesplitst naar gewicht": it says how or where
    if items and items[0].text.lower().split()[0] in _BIDDING and any(one.has(UNKNOWN) for one in items):
        return False  # "…, zeg het maar eerlijk in Wakanda": who bids tells no story, so it is about the question
    items = [
        one
        for place, one in enumerate(items)
        if not (place and one.has("noun", "day", "week") and items[place - 1].has("narrowing"))
    ]  # "gezellige avond hier!"
    counted = any(one.has("number") and not one.is_small for one in items)
    strange = not counted and any(one.has(UNKNOWN) or one.has("telling") for one in items)
    if any(not (one.is_small or _IDLE & one.meanings.keys() or (strange and one.has("own"))) for one in items):
        return False
    if not told and any(one.has(kind) for one in items for kind in _DENYING if one.text.lower() != "maar"):
        return False
    return not any(one.has("ask") or one.has("concept") for one in items) and not text.rstrip().endswith("?")


def says_more_of_them(items: Sequence[Item]) -> bool:
    """ "(welke Nederlanders wonnen zilver) en zijn roodharig": a verb straight after "en" or "of", with no one of its
    own, is of those asked about."""
    goes_on = len(items) > 2 and items[0].has_any(("and", "or")) and items[1].has_any(VERBS)
    return goes_on and any(one.has(UNKNOWN) for one in items) and not tells_of_oneself(items[1:])


_REMARKS = re.compile(r"\s*(?:want|omdat|die \w+ \w+ toch)\b", re.IGNORECASE)


def is_remark(items: Sequence[Item], text: str) -> bool:
    """ "…, want Bergsma was het niet"; "…, die Vonn lag toch op de grond": of somebody, with nothing that was won"""
    told = ("athlete", "nation", "own", "handed_out", *_IDLE - {"number", "win"})
    return (
        bool(_REMARKS.match(text))
        and not text.rstrip().endswith("?")
        and all(one.is_small or one.has_any(told) for one in items)
    )


_OF_THE_WEATHER = re.compile(r"(?:(?:en|nou|pff?|brr+) )?(?:het|'?t|wat (?:een|'n|n)|hier|buiten) ", re.IGNORECASE)


ARTICLES = ("de", "het", "een", "t", "n", "die", "dat", "deze", "dit", "onze")
_BARELY_LED = ("voor", "van", "over", "namens", "naar", "bij", "in", "op", "uit", "qua", "bedoel", "bedoelde", "zocht",
               "zoek", "met", "zonder", "volgens", "tijdens", "onder", "na", "per")  # fmt: skip
_NAMED_AFTER = re.compile(
    r"(?:over|bedoel\w*|zoek|zocht|qua|(?<!ik )heet|(?<!ik )heette|genaamd)(?: (?:het|de|een|naar|van))?$",
    re.IGNORECASE,
)


def _without_talk(items: Sequence[Item]) -> Sequence[Item]:
    """ "voor de buurtquiz van zaterdag", "onze klas doet een project": without the day and the "our" of such."""
    if not any(one.text.lower() in talked_of() for one in items):
        return items
    return [one for one in items if not (one.has("own") or (one.has("moment") and not any(map(str.isdigit, one.text))))]


def may_be_named(items: Sequence[Item]) -> bool:
    """May the unknown word be what is asked about: alone or behind an article, behind a bare preposition, behind "over"
    or "ik bedoel"?"""
    strange = [one for one in items if one.has(UNKNOWN) and one.text.lower() not in talked_of()]
    if not strange:
        return False
    if all(one.has(UNKNOWN) or one.text.lower() in ARTICLES for one in items):
        return True
    for place, one in enumerate(items):
        before = " ".join(other.text.lower() for other in items[:place])
        if one in strange and (_NAMED_AFTER.search(before) or before in _BARELY_LED):
            return True
    return False


def tells_the_weather(items: Sequence[Item], text: str) -> bool:
    """ "het is hier 30 graden", "wat een rotweer buiten": asked about nothing"""
    ours = any(one.has_any(OURS) and not one.is_small and one.text.lower() not in OF_TODAY for one in items)
    asks = any(one.has("ask") and not one.is_small for one in items) or text.rstrip().endswith("?")
    weather = any(one.has("concept", "weather") or one.text.lower().endswith(("weer", "dag")) for one in items)
    return weather and not (ours or asks) and _OF_THE_WEATHER.match(text) is not None


def is_fragment(items: Sequence[Item]) -> bool:
    """ "In de eredivisie!", "De junioren.": no sentence, so what the question behind it may be about"""
    strange = [one for one in items if one.has(UNKNOWN) and one.text.lower() not in talked_of()]
    if not strange or any(one.has_any((*VERBS, "telling")) and not one.repairs for one in items):
        return False
    led = items[0].text.lower() in LED_IN
    return led or may_be_named(items) or all(one.has(UNKNOWN) or one.repairs for one in items)


def _is_sport(one: Item) -> bool:
    return one.has("event") and not one.value("event").candidates


def tells_of_oneself(items: Sequence[Item]) -> bool:
    """ "ik lag ziek op bed", "toen was ik nog jong": what somebody does is no medal of ours."""
    words = [word for one in items for word in one.text.lower().split()]
    words = words[1:] if words and words[0] in _BEFORE_ONESELF else words
    speaks = bool(words) and (words[0] in _OF_ONESELF or "ik" in words)
    return speaks and not any(one.has("ask") for one in items)


@dataclass(frozen=True)
class Said:
    """What a statement that asks nothing named, for the question that follows: whom, and when."""

    whom: str = ""
    when: str = ""
    where: str = ""
    """the sport"""

    def __bool__(self) -> bool:
        return bool(self.whom or self.when or self.where)


def named_in(items: Sequence[Item], text: str) -> Said:
    """The names and moments of a statement that asks nothing ("woensdag de 18e had ik kaartclub"), to which the next
    clause may point; nothing for a clause that is more than that."""
    if any(one.has("telling") or (one.has(UNKNOWN) and tells_of_oneself(items)) for one in items):
        items = [one for one in items if not (one.has("telling") or one.has("own"))]
    if may_be_named(items) or any(one.has("games") and one.value("games").scope is None for one in items):
        return Said()  # "Zomerspelen: hoeveel goud"
    whom = [one for one in items if one.has("nation") or one.has("athlete")]
    times = [one for one in items if one.has("moment") or one.has("games")]
    when = [one for one in times if any(sign.isdigit() for sign in one.text)] or times  # "in 2014 … in Duitsland"
    watched = bool(whom) and any(word in _WATCHING for one in items for word in one.text.lower().split())
    talked = watched or any(one.text.lower() in talked_of() for one in items)
    where = [one for one in items if _is_sport(one)] if talked else []
    others = [
        one
        for one in items
        if not (one.is_small or one in whom or one in times or one in where or _IDLE & one.meanings.keys())
    ]
    if tells_of_oneself(items):
        others = [one for one in others if not one.has("concept", *_OF_ONES_LIFE)]
        when = [one for one in when if not one.has("games") or one.value("games").sure]
    asks = any(one.has("ask") for one in items) or text.rstrip().endswith("?")
    counted = any(one.has("times") and one.has("number") and float(one.value("number")) > 1 for one in items)
    if whom and counted and any(one.has("win") for one in items):
        return Said()  # "dat meisje van Italië dat twee keer won": it says which
    for one, other in pairwise(items):
        if any(a.has(UNKNOWN) and (b.has("or") or b.has("and")) for a, b in ((one, other), (other, one))):
            return Said()  # "Duitsers of Fransen of Wakandezen": it is one of them
    for one, link in pairwise(items):
        theirs = one.has(UNKNOWN) and link.text.lower() == "van"
        if theirs and one.text.lower() not in talked_of().union(_WATCHING):
            return Said()  # "die bobs van de Duitsers": of theirs, not of all that they did
    if others or asks or sum(one.has(UNKNOWN) for one in items) >= MOST_STRANGERS:
        return Said()
    return Said(*(" ".join(one.text for one in group) for group in (whom, when, where)))


OF_TODAY = frozenset(("gisteren", "vandaag", "vanmorgen", "vanochtend", "vanmiddag", "vanavond", "gisteravond", "net",
                       "morgen", "overmorgen", "morgenavond", "morgenmiddag", "morgenochtend", "straks"))  # fmt: skip
_OF_PEOPLE = frozenset(("gender", "noun", "own", "family", "concept"))


def names_a_competition(items: Sequence[Item]) -> bool:
    """ "Alle Wakandaspelen alsjeblieft", "…, oma had het altijd over bij het korfbal": other ones than ours"""
    for place, one in enumerate(items):
        led = any(other.text.lower() == "bij" for other in items[max(0, place - 2) : place])
        after = items[place + 1].text.lower() if place + 1 < len(items) else ""
        said = one.text.lower().endswith((*_COMPETITIONS, *(_SPORTS if led else ()))) or after in ("olympics", "games")
        if one.has(UNKNOWN) and said:
            return True
    return False


def tells_nothing(items: Sequence[Item], *, of_oneself: bool = False) -> bool:
    """Is it a story only, of people and what they say: nothing of the Games in it, and nothing denied (but by who tells
    ``of_oneself``)?"""
    if names_a_competition(items):
        return False
    for one in items:
        if not of_oneself and one.has_any((*_DENYING, "nobody", "excepted")) and not one.is_small:
            return False
        if one.has("concept") and not one.has("concept", "person"):
            return False
        if one.has("noun") and not (one.is_small or one.has("noun", "athlete", "athlete_m", "athlete_f", "nation")):
            return False
        if one.has("ask") and one.text.lower() not in ("wie", "wat"):
            return False
        if one.has("moment") and one.text.lower() not in OF_TODAY:
            return False
        looking = one.has("page", "programme") and one.text.lower().startswith("te ")  # "zit te kijken"
        if not (one.is_small or looking or one.has("moment")) and OURS & one.meanings.keys() - _OF_PEOPLE:
            return False
    return True


def is_of_a_story(items: Sequence[Item], place: int) -> bool:
    """ "ik zat altijd voor de televisie als er geschaatst werd, en nu …, hoe vaak haalde zij goud": somebody tells of
    himself what is not held, and asks something else behind it."""
    end = next((at for at in range(place + 1, len(items)) if items[at].breaks), len(items))
    told = items[place].has("concept", "tv", "weather") and any(_tells_of_oneself(one) for one in items[:place])
    asks = any(one.has("ask") and not one.is_small for one in items[end:])
    return told and asks and not any(one.has("ask") for one in items[:end])


def _tells_of_oneself(one: Item) -> bool:
    return bool({"ik", "k", "wij", "we", "mijn", "m'n"} & set(one.said.split()))
