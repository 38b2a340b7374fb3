"""What a reading may pass over: a strange word that narrows nothing, a clause in which nothing of ours stands, a story
around the question. Whatever is passed over by its word is named in the reply."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from bot.understanding.grammar.items import UNKNOWN, Item
from bot.understanding.grammar.words.everyday import talked_of
from bot.understanding.grammar.words.mending import event_vocabulary
from bot.understanding.grammar.words.spotting import Spotted
from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.events.event_words import GENDER_ENDINGS
from bot.understanding.names.found import Found, MatchKind
from bot.understanding.names.lexicon import Lexicon
from bot.understanding.names.people import given_names
from medals_core.queries.measures import Key
from medals_core.queries.model import GamesFact, Groups, Listing, Versus, VersusAsk
from medals_core.questions import Question, TableQuestion, TimelineQuestion

MOST_STRANGERS = 3
"""Unknown words that a reading may leave out, saying so."""

GIVEN_NAMES = given_names.DUTCH.union(*given_names.GIVEN_VARIANTS.values())

SURELY_OURS = ("metal", "event", "athlete", "games", "nation", "amount", "described", "beside", "compared")
"""Without one of these, a text with a strange word is hardly for a medal desk."""

NARROWING_WORDS = frozenset((
    "in", "op", "bij", "van", "met", "aan", "uit", "om", "door", "voor", "tijdens", "volgens", "per",
    "zonder", "naar", "als", "zoals", "onder", "boven", "na", "tot", "sinds", "vanaf", "tegen", "behalve",
    "buiten", "naast", "haar", "zijn", "hun", "z'n", "d'r", "de", "het", "een", "t", "n", "geen", "elke",
    "iedere", "alle", "sommige", "dat", "die", "dit", "deze",
))  # fmt: skip
"""After these an unknown word says which, where, how or who."""

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
_OF_LOSS = ("ver", "mis", "ont", "laat", "laten", "liet", "gaf", "gaven", "geeft", "geven")
_OF_MEDALS = ("goud", "zilver", "brons", "medaille")
_VERBS = ("win", "have", "be", "stand", "handed_out", "doing_verb", "take_part", "auxiliary", "won_noun")


_LIKE_A_NUMBER = ("tig", "tien", "honderd", "duizend", "miljoen", "miljard")
_LIKE_A_VERB = ("de", "den", "te", "ten", "t")
_COMPETITIONS = ("spelen", "kampioenschap", "kampioenschappen", "cup", "toernooi", "competitie", "games")
_SPORTS = ("bal", "sport", "hockey", "polo", "tennis", "racen", "schieten", "worstelen", "dansen", "vissen")
_SPEAKER = frozenset({"ik", "k", "je", "jij", "u"})


_TELLING_APART = frozenset((
    "ander", "andere", "anders", "zelfde", "dezelfde", "hetzelfde", "zulke", "dergelijke", "overige", "resterende",
    "ieder", "iedere", "elk", "elke", "eerst", "laatst", "ouder", "jonger", "gelijk", "gelijke", "eerdere", "eerder",
    "veel", "weinig", "uur", "vroegere", "latere",
    "volgende", "vorige", "nieuw", "nieuwe", "oud", "oude", "vol", "volle",
))  # fmt: skip


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
    if text.lower().startswith(_OF_MEDALS):
        return False  # "gemiddelde goudoogst": without it, it is of all medals
    if text.lower().endswith((*_LIKE_A_NUMBER, *GENDER_ENDINGS, *_events_end())):
        return False  # "onze wielerdames"; "de quadsprint": an event that is not known
    if (
        text.lower() in _TELLING_APART
        or text.lower() in _LED_IN
        or (text.lower().endswith(("ste", "sten")) and len(text) > len("beste"))
        or (text.lower().endswith("st") and place > 0 and items[place - 1].text.lower() in ("het", "t"))
    ):
        return False  # "van een andere kleur", "den eersten": which, or in which order
    compares = text.endswith("er") and any(o.has_any(("than", "or", "versus")) for o in items[place:])
    if text.lower() in GIVEN_NAMES or compares:
        return False  # "talrijker dan", "wie is gekker, Stolz of Klæbo": it compares
    if any(_is_a_name(form, lexicon) for form in (text, text.removesuffix("s"))):
        return False  # "alcaraz", "sifans": somebody who is not taken for sure
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
    pointed = any(other.text.lower() in ("die", "de") for other in items[:place])
    person = [
        o for o in items[max(0, place - 2) : place] if o.has("noun", "athlete") and not o.text.endswith(("s", "n"))
    ]
    if pointed and person and not one.breaks:
        return _is_done(items, place)  # "die zwemster kromo": she is of that name
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


def _is_a_name(form: str, lexicon: Lexicon) -> bool:
    bearer = lexicon.athletes.find(form) if len(form) >= len("kobus") and form.lower() not in ORDINARY else None
    return isinstance(bearer, Found) and not bearer.errors and bearer.how in (MatchKind.SURNAME, MatchKind.FIRST_NAME)


_OF_WHICH = frozenset(("in", "op", "bij", "met", "zonder", "onder", "tijdens", "per", "volgens"))


def says_of_which(items: Sequence[Item], place: int) -> bool:
    """ "Klæbo bij de junioren", "de 1000 meter voor amateurs", "Spelen waaraan het deelnam", "linkshandige Noren":
    without the word it is of others; "noem het tijdstip waarop …": it is what is asked."""
    before = place - 1
    while before > 0 and items[before].text.lower() in _ARTICLES:
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


_THEIR_OWN = frozenset(("die", "dat", "zo n", "zijn", "haar", "z'n", "d'r", "hun"))


def _are_people(one: Item) -> bool:
    """Noren, Nederlanders: not the land."""
    nation = getattr(getattr(one.value("nation"), "match", None), "item", None)
    return nation is not None and one.text.lower() not in (nation.name.lower(), nation.adjective.lower())


_DONE = re.compile(r"(?:mee|binnen|bijeen|op|aan|thuis|samen|bij|rond)?ge[a-zë]{2,}(?:d|t|en)")


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
    if len(text) < 3 or (text.lower().endswith(_LIKE_A_VERB) and not any(one.has_any(_VERBS) for one in items)):
        return False
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


_NO_QUESTION = frozenset(("what", "show", "how", "difference"))


def drops_a_question(question: Question, items: Sequence[Item]) -> bool:
    """Are two things asked ("wie was dat en in welke sport …") of which the answer tells one? A single medal tells all,
    groups how many."""
    if any(one.has("clause", "day") for one in items):
        return True  # "op dezelfde dag als" somebody: a day that nothing told
    if isinstance(question, GamesFact) and any(one.has("when") for one in items):
        return True
    if isinstance(question, TableQuestion) and any(one.has("ask", "part") for one in items):
        return True  # "welk deel van het goud": the table tells no part
    if isinstance(question, TimelineQuestion):
        return False  # it tells when, and by which medals
    asked = {one.value("ask") for one in items if one.has("ask") and not one.is_small} - _NO_QUESTION
    if any(a.has("ask", "what") and b.has("win") and not b.text.lower().startswith("ge") for a, b in pairwise(items)):
        asked.add("what")  # "wat wonnen we, hoeveelste stonden we"; but "die wel wat gewonnen hadden"
    if isinstance(question, Versus) and question.ask is VersusAsk.GROWTH:
        asked.discard("part")  # by how many percent "het aantal" grew
    if isinstance(question, Versus) and question.ask is VersusAsk.RATIO:
        asked.discard("how_many")  # "hoe verhoudt het aantal zich tot"
    whom = sum(one.has("ask", "opponent") or one.text.lower() == "van wie" for one in items)
    if isinstance(question, Listing) and whom and sum(one.has("ask", "who", "opponent") for one in items) > whom:
        return True  # "wie won de finale, en van wie"
    counts = [b.value("metal") for a, b in pairwise(items) if a.has("ask", "how_many") and b.has("metal")]
    if isinstance(question, Versus) and len(set(counts)) > 1:
        return True  # "hoeveel medailles minder en hoeveel goud meer"
    nouns = {b.value("noun") for a, b in pairwise(items) if a.has("ask", "which") and b.has("noun")}
    if len(nouns) > 1:
        return True  # "welke kleur en in welke sport"
    joined = zip(items, items[1:], items[2:], strict=False)
    if isinstance(question, Groups) and any(a.has("noun", "event") and b.has("and") and c.has("noun", "year")
                                            for a, b, c in joined):  # fmt: skip
        return True  # "welk toestel en jaar": the medals tell both
    if isinstance(question, Listing) and question.of.beside is not None:
        asked.discard("where")  # "wie won goud waar De Boo zilver had"
    if isinstance(question, Groups):
        if question.by in (Key.GAMES, Key.EVENT) and "who" in asked:
            return True  # "Zomerspelen. Wie heeft de meeste medailles": not which Games
        if any(sum(one.has("ask", word) for one in items) > 1 for word in ("who", "which")):
            return True  # "wie won goud en wie won brons"
        first = next((one for one in items if one.has("ask")), None)
        if (
            "which" in asked and first is not None
        ):  # "wanneer wonnen we goud, op welke dagen", "waar …, op welke nummers"
            asked.discard("when" if question.by is Key.DAY else "where" if first.has("ask", "where") else "")
        if "how_many" in asked and any(one.has("measure", "together") for one in items) and len(asked) > 1:
            return True  # "wie zijn de drie beste en hoeveel hebben ze samen"
        later = [place for place, one in enumerate(items) if one.has("ask", "part")]
        if len(asked) > 1 and later and any(one.has("lean") for one in items[max(0, later[0] - 2) : later[0]]):
            return True  # "welke sport leverde de meeste op, en hoeveel procent was dat"
        many = next((place for place, one in enumerate(items) if one.has("ask", "how_many")), len(items))
        which = [place for place, one in enumerate(items) if one.has("ask", "which") and place > many + 1]
        best = question.take is not None or any(one.has("most") for one in items)
        if best and any(any(one.has("lean") for one in items[p - 1 : p]) for p in which):
            return True  # "hoeveel goud won de DDR, en uit welke sport kwam het meeste"
        held = any(one.has_any(("compared", "more", "fewer")) for one in items)
        if question.take is not None and "how_many" in asked and len(asked) > 1 and held:
            return True  # "welk land pakte de meeste, en hoeveel minder dan de Noren"
        asked -= {"how_many", "how_often", "part"}  # they have their numbers; "het kleinste aandeel" is their measure
    return len(asked) > 1 and not (isinstance(question, Listing) and question.take == 1)


_OF_WHAT = ("metal", "event", "sports", "athlete", "nation", "own", "games", "moment", "gender", "described", "ask")
_BIDDING = frozenset(("zeg", "zegt", "vertel", "vertelt", "noem", "geef", "toon", "doe", "antwoord", "kom"))
_LED_IN = frozenset(("volgens", "in", "op", "bij", "van", "zonder", "behalve", "buiten", "tijdens", "per", "onder"))


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
        if _AS_WHAT.match(text):
            items = items[1:]
        items = [one for one in items if one.text.lower() not in ("net", "pas", "heel", "hele")]
        items = [
            one
            for one in items
            if not (
                one.has("concept", *_OF_ONES_LIFE)
                or one.has("noun", "week", "day")
                or (watches and (_is_sport(one) or one.has("noun", "event")))
            )
        ]
    first = items[0].text.lower() if items else ""
    led = first in _LED_IN or ("naar" in first.split() and items[0].is_small)
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
    """ "(welke Nederlanders wonnen zilver) en zijn roodharig": a verb straight after "en", with no one of its own, is
    of those asked about."""
    goes_on = len(items) > 2 and items[0].has("and") and items[1].has_any(_VERBS)
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
_AS_WHAT = re.compile(
    r"als \w+ (?:heb|had|ben|was|zat|zit|werk|werkte|moest|moet|kijk|keek) (?:ik|k|we|wij)\b", re.IGNORECASE
)
_ARTICLES = ("de", "het", "een", "t", "n", "die", "dat", "deze", "dit", "onze")
_BARELY_LED = ("voor", "van", "over", "namens", "naar", "bij", "in", "op", "uit", "qua", "bedoel", "bedoelde", "zocht",
               "zoek", "met", "zonder", "volgens", "tijdens", "onder", "na", "per")  # fmt: skip
_NAMED_AFTER = re.compile(
    r"(?:over|bedoel\w*|zoek|zocht|qua|(?<!ik )heet|(?<!ik )heette|genaamd)(?: (?:het|de|een|naar|van))?$",
    re.IGNORECASE,
)


def _without_talk(items: Sequence[Item], *, keep: bool = False) -> Sequence[Item]:
    """ "voor de buurtquiz van zaterdag", "onze klas doet een project": without the day and the "our" of such."""
    about = [one.text.lower() in talked_of() for one in items]
    if not any(about):
        return items
    return [
        one
        for place, one in enumerate(items)
        if not (one.has("own") and any(about[place + 1 : place + 2]))
        and (keep or not one.has("moment") or any(sign.isdigit() for sign in one.text))
    ]


def may_be_named(items: Sequence[Item]) -> bool:
    """May the unknown word be what is asked about: alone or behind an article, behind a bare preposition, behind "over"
    or "ik bedoel"?"""
    strange = [one for one in items if one.has(UNKNOWN) and one.text.lower() not in talked_of()]
    if not strange:
        return False
    if all(one.has(UNKNOWN) or one.text.lower() in _ARTICLES for one in items):
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
    if not strange or any(one.has_any((*_VERBS, "telling")) and not one.repairs for one in items):
        return False
    led = items[0].text.lower() in _OF_WHICH
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
    items = _without_talk(items, keep=True)
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
    about = talked_of() & {one.text.lower() for one in items}
    if about and not any(sign.isdigit() for one in when for sign in one.text):
        when = [one for one in when if one.has("games")]  # "woensdag quiz!"
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
