"""Which words a reading may leave out: a strange word that is no name and narrows nothing. What is nearest to a text
that is not understood is the text without those, and the reply begins by naming them."""

import re
from collections.abc import Sequence
from functools import cache

from bot.understanding.grammar.composing.logic_words import turns_round
from bot.understanding.grammar.items import UNKNOWN, Item
from bot.understanding.grammar.messages.passed_over import ARTICLES, LED_IN, OURS, SURELY_OURS, VERBS
from bot.understanding.grammar.words.mending import event_vocabulary
from bot.understanding.grammar.words.spotting import Spotted
from bot.understanding.names.events.event_reading import SHORTEST_REPAIRED
from bot.understanding.names.events.event_words import GENDER_ENDINGS
from bot.understanding.names.folding import fold
from bot.understanding.names.lexicon import Lexicon
from bot.understanding.names.people import given_names

GIVEN_NAMES = given_names.DUTCH.union(*given_names.GIVEN_VARIANTS.values())
NARROWING_WORDS = frozenset((
    "in", "op", "bij", "van", "met", "aan", "uit", "om", "door", "voor", "tijdens", "volgens", "per",
    "zonder", "naar", "als", "zoals", "onder", "boven", "na", "tot", "sinds", "vanaf", "tegen", "behalve",
    "buiten", "naast", "haar", "zijn", "hun", "z'n", "d'r", "de", "het", "een", "t", "n", "geen", "elke",
    "iedere", "alle", "sommige", "dat", "die", "dit", "deze",
))  # fmt: skip
"""After these an unknown word says which, where, how or who."""
_OF_LOSS = ("ver", "mis", "ont", "laat", "laten", "liet", "gaf", "gaven", "geeft", "geven")
_LIKE_A_NUMBER = ("tig", "tien", "honderd", "duizend", "miljoen", "miljard")
_PARTICIPLE = re.compile(
    r"(?:(?:op|af|aan|uit|in|mee|na|over|door|voor|bij|weg|terug|toe|neer)?ge|ver|be|ont|her)\w+(?:(?<!n)d|t|en)"
)
_MAIN_VERBS = tuple(kind for kind in VERBS if kind not in ("have", "be", "auxiliary"))
_LIKE_A_VERB = ("de", "den", "te", "ten", "t")
_SPEAKER = frozenset({"ik", "k", "je", "jij", "u"})
_TELLING_APART = frozenset((
    "ander", "andere", "anders", "zelfde", "dezelfde", "hetzelfde", "zulke", "dergelijke", "overige", "resterende",
    "ieder", "iedere", "elk", "elke", "eerst", "laatst", "ouder", "jonger", "gelijk", "gelijke", "eerdere", "eerder",
    "veel", "weinig", "uur", "vroegere", "latere",
    "volgende", "vorige", "nieuw", "nieuwe", "oud", "oude", "vol", "volle",
))  # fmt: skip
_OF_WHICH = frozenset(("in", "op", "bij", "met", "zonder", "onder", "tijdens", "per", "volgens"))
_THEIR_OWN = frozenset(("die", "dat", "zo n", "zijn", "haar", "z'n", "d'r", "hun"))
_DONE = re.compile(r"(?:mee|binnen|bijeen|op|aan|thuis|samen|bij|rond)?ge[a-zë]{2,}(?:d|t|en)")
MOST_LEFT_OUT = 3
"""Phrases; a text with more that means nothing is about something else."""
MOST_OFFERED_WITHOUT = 2
"""Words."""
_IN_THE_WAY = frozenset((
    UNKNOWN, "be", "have", "win", "stand", "auxiliary", "doing_verb", "take_part", "doing_end", "then_word", "lean",
    "pronoun", "still", "already", "too", "telling", "once", "looks", "can", "its_place", "now_word",
))  # fmt: skip
"""Kinds that may be left out. Never a name, number, colour, moment, negation or condition: without it another question
would be answered."""


def may_be_left_out(items: Sequence[Item], place: int, spotted: Spotted, lexicon: Lexicon) -> bool:
    """Is the unknown word no name, and neither what is asked or compared, nor what the question is turned round by?
    Without it a text may be answered, if the reply says first that it was left out."""
    one = items[place]
    text = one.text
    if not text.isalpha() or (text[:1].isupper() and one.start > 0):
        return False
    if any(o.has("suppose") for o in items) and any(o.has("would") or o.has("then") for o in items):
        return False  # "als Noorwegen de combinatie niet had gewonnen": of what is supposed nothing may be lost
    if place and items[place - 1].has("not"):
        return False  # "stel dat er niet gezwommen was": it is what is denied
    if text.lower().startswith(_OF_LOSS[:3]) or text.lower() in _OF_LOSS:
        return False  # "hoeveel medailles verprutste Nederland"
    if text.lower().endswith((*_LIKE_A_NUMBER, *GENDER_ENDINGS, *_events_end())):
        return False  # "onze wielerdames"; "de quadsprint": an event that is not known
    if (
        text.lower() in _TELLING_APART
        or text.lower() in LED_IN
        or (text.lower().endswith(("ste", "sten")) and len(text) > len("beste"))
        or (text.lower().endswith("st") and place > 0 and items[place - 1].text.lower() in ("het", "t"))
    ):
        return False  # "van een andere kleur", "den eersten": which, or in which order
    compares = text.endswith("er") and any(o.has_any(("than", "or", "versus")) for o in items[place:])
    if text.lower() in GIVEN_NAMES or compares:
        return False  # "talrijker dan", "wie is gekker, Stolz of Klæbo": it compares
    if _names_whom(items, place) or _is_withdrawn(one, spotted) or says_of_which(items, place):
        return False
    taken = frozenset(
        p for other in spotted.items if not other.has(UNKNOWN) and not other.is_small
        for p in range(other.start, other.end)
    )  # fmt: skip
    name = lexicon.unknown_name(spotted.words, one.start, taken)
    if name is not None and (name.reason or " " in name.text):
        return False
    before = items[place - 1] if place else None
    if before is not None and before.text.lower().split()[-1:] == ["te"]:
        return False  # "zonder in Zwitserland te wonen"
    if any(
        other.text.lower().startswith("van ") or other.text.lower() == "van" for other in items[place + 1 : place + 2]
    ):
        return False  # "de hond van Jutta": what is asked is the word's
    after = items[place + 1] if place + 1 < len(items) else None
    given = before is None or before.text.lower() not in ("die", "de", "onze", "onzen", "dat")
    if given and after is not None and after.has("athlete") and not after.breaks and " " not in after.text:
        return False  # "won knurfie Jansma": somebody else of that surname
    whose = before is not None and before.text.lower() == "van" and place > 1
    if whose and items[place - 2].has_any(("event", "metal", "amount", "noun")):
        return False  # "de duizend meter van knurfie": somebody
    if before is not None and before.has("most") and not before.text.lower().endswith(("st", "meest")):
        return False  # "de hoogste sprong": what is ranked
    if before is not None and before.has_any(("nation", "athlete")) and not _is_done(items, place):
        return False  # "die Noor claybo": who knows whom it names
    if before is not None and any(before.has("ask", name) for name in ("how_many", "which", "part", "rank")):
        return False  # "hoeveel volgers": the word is what is asked
    if before is not None and before.text.lower() == "aan" and any(one.has("ask", "what") for one in items[:place]):
        return False  # "wat krijgt Kok aan bloemen": the word is what is asked
    if before is not None and before.text.lower().endswith(("gouden", "zilveren", "bronzen")):
        return False  # "drie gouden paarden": no medals
    beside = [other for other in (before, *items[place + 1 : place + 2]) if other is not None]
    if any(other.text.lower() in _SPEAKER for other in beside):
        return False  # "ik hou van schaatsen", "op wie moet ik wedden": somebody's own doings are no results
    return not any(other.has_any(("or", "and", "than", "versus")) for other in beside)


@cache
def _events_end() -> tuple[str, ...]:
    return tuple(word for word in event_vocabulary() if len(word) >= len("cross"))


def says_of_which(items: Sequence[Item], place: int) -> bool:
    """ "Klæbo bij de junioren", "de 1000 meter voor amateurs", "Spelen waaraan het deelnam", "linkshandige Noren":
    without the word it is of others; "noem het tijdstip waarop …": it is what is asked."""
    before = place - 1
    while before > 0 and items[before].text.lower() in ARTICLES:
        before -= 1
    lead = (items[before].text.lower().split() or [""])[-1] if before >= 0 else ""
    if lead == "met" and before and items[before - 1].has("athlete") and items[place - 1].text.lower() in _THEIR_OWN:
        return False  # "Anky van Grunsven met dat paard": it is told of whom is named
    led = lead in _OF_WHICH or (lead == "voor" and before > 0 and items[before - 1].has_any(("event", "gender")))
    after = next(iter(items[place + 1 : place + 2]), None)
    theirs = after is not None and after.has("nation") and _are_people(after)
    people = theirs or (after is not None and (after.has("gender") or after.has("noun")))
    some = people and before == place - 1 and items[place].text.endswith("e")  # no article stands before it
    if after is not None and after.text.lower().startswith(("waar", "die", "dat")) and before >= 0:
        some = some or items[before].has("ask", "show")
    return led or some or items[place].text.lower().startswith("waar")


def _are_people(one: Item) -> bool:
    """Noren, Nederlanders: not the land."""
    nation = getattr(getattr(one.value("nation"), "match", None), "item", None)
    return nation is not None and one.text.lower() not in (nation.name.lower(), nation.adjective.lower())


def _is_done(items: Sequence[Item], place: int) -> bool:
    """ "hoeveel medailles heeft Noorwegen genomen": a participle at the end, with its auxiliary before it, names
    nobody."""
    auxiliary = any(one.has_any(("have", "be", "auxiliary")) for one in items[:place])
    last = all(one.is_small for one in items[place + 1 :])
    return auxiliary and last and _DONE.fullmatch(items[place].text.lower()) is not None


def _is_withdrawn(one: Item, spotted: Spotted) -> bool:
    """ "won Duitsland alles": a word that is known, of which the reader makes nothing on purpose."""
    written = next((other for other in spotted.items if other.start == one.start and other.end == one.end), None)
    return written is not None and not written.has(UNKNOWN)


_BEFORE_WHOM = ("have", "win", "be", "auxiliary", "stand")


def _names_whom(items: Sequence[Item], place: int) -> bool:
    """ "heeft carine geemers goud gehaald": strange words in the place of whom it is about are a name."""
    start, end = place, place + 1
    while start and items[start - 1].has(UNKNOWN):
        start -= 1
    while end < len(items) and items[end].has(UNKNOWN):
        end += 1
    before = items[start - 1] if start else None
    verb = before is not None and before.has_any(_BEFORE_WHOM) and not before.has("noun")
    others = [*items[:start], *items[end:]]
    nobody = not any(one.has_any(("nation", "athlete", "athletes", "own", "described")) for one in others)
    asks_who = any(one.has("ask", "who", "which") for one in others)
    return bool(verb and nobody and not asks_who)


def is_harmless(items: Sequence[Item], place: int, spotted: Spotted, lexicon: Lexicon) -> bool:
    """Does the unknown word moreover stand where it narrows nothing: not behind a preposition, not before a noun, and
    not in the place of the verb?"""
    if not may_be_left_out(items, place, spotted, lexicon):
        return False
    text = items[place].text
    if len(text) < 3 or (text.lower().endswith(_LIKE_A_VERB) and not any(one.has_any(VERBS) for one in items)):
        return False
    if _PARTICIPLE.fullmatch(text.lower()) and not any(one.has_any(_MAIN_VERBS) for one in items):
        return False  # "heeft iemand dat ooit geëvenaard": what is asked
    before = items[place - 1] if place else None
    after = items[place + 1] if place + 1 < len(items) else None
    if before is not None and before.has_any(("nation", "athlete")):
        return False  # named before the answer, rather than after it
    if after is not None and after.has("athlete"):  # "die bloedsnelle Leerdam", but not "gioia lollobrigida"
        return before is not None and before.text.lower() in ("die", "de", "onze", "onzen") and text.endswith("e")
    if before is not None and (before.text.lower().split()[-1:] or [""])[0] in NARROWING_WORDS:
        return False
    if before is not None and (before.has("sports") or before.has("event")) and not text.lower().endswith(_LIKE_A_VERB):
        return False  # "ski jumpen": it is part of the sport
    return after is None or not after.has_any(("metal", "noun", "event", "gender", "page"))


def strangers(items: Sequence[Item], spotted: Spotted, lexicon: Lexicon) -> tuple[Item, ...]:
    """The unknown words without which a text may be read; none where one of them may be a name, or what is asked."""
    if not any(one.has_any(SURELY_OURS) for one in items) or any(one.has("concept") for one in items):
        return ()
    places = [place for place, one in enumerate(items) if one.has(UNKNOWN)]
    if not all(may_be_left_out(items, place, spotted, lexicon) for place in places):
        return ()
    return tuple(items[place] for place in places)


def stand_in_the_way(left: Sequence[Item]) -> bool:
    """May what a reading leaves over be left out?"""
    kin = any(one.has("kin") for one in left)  # "is Xandra de zus van Michelle": what is asked
    return bool(left) and not kin and all(_IN_THE_WAY & one.meanings.keys() and not _is_and_now(one) for one in left)


def is_repaired(one: Item) -> bool:
    """Was it read over a typing error? Events are repaired where they are read."""
    strange = (word for word in fold(one.text).split() if len(word) >= SHORTEST_REPAIRED)
    return bool(one.repairs) or (one.has("event") and not event_vocabulary().issuperset(strange))


def may_be_asked_without(one: Item, items: Sequence[Item]) -> bool:
    """Is it one word, no name or number, that neither asks, turns the question round, says where or when, nor is what
    is counted? Without it something else may be asked, so that is offered, not answered."""
    told = one.has_any((*OURS, "number", "ask")) or one.text in NARROWING_WORDS
    # What is counted, or the rest of a name: "usain bold".
    counted = any(other.end == one.start and other.has_any(("ask", "athlete")) for other in items)
    narrows = one in items and says_of_which(items, list(items).index(one))
    after = [other for other in items if other.start >= one.end][:2]
    of_medals = len(after) > 1 and after[0].text.lower() == "van" and after[1].has("metal")  # "gespeend van goud"
    turns = turns_round(one) or one.said in _OF_LOSS or of_medals or one.has_any(_COMPARES)
    return one.text.isalpha() and one.text.islower() and not (told or counted or narrows or turns)


_COMPARES = ("equal", "more", "fewer", "higher", "lower", "at_most", "at_least", "above", "below", "without",
             "remained")  # fmt: skip


def _is_and_now(one: Item) -> bool:
    """ "in 2022 én nu": at these Games too; "en ook bij het langlaufen": at both."""
    return one.text.lower() == "en ook" or (one.text.lower().split()[-1:] == ["nu"] and len(one.text.split()) > 1)


def without(text: str, phrases: Sequence[str]) -> str:
    """The text without each of the phrases once, as they were typed."""
    for phrase in phrases:
        text = re.sub(rf"\s*(?<!\w){re.escape(phrase)}(?!\w)", "", text, count=1, flags=re.IGNORECASE)
    return text.strip()
