"""A premise with a short question behind it: "Nederland had er een stuk of acht, toch? hoeveel precies". The short
question asks the number, the person, the day of just that statement, so it is put there: "Nederland had er hoeveel"; or
the number at other Games, which then stand in the place of its own."""

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from bot.understanding.grammar.following.leaning import VERBS
from bot.understanding.grammar.items import Item
from medals_core.queries.model import Ask, Claim, GroupAsk, Groups, Listing
from medals_core.questions import Question

_NUMBERS = ("number", "several", "vague")
_OPENED = {
    "how_many": (_NUMBERS, "hoeveel"),
    "part": (("some_part",), "hoeveel procent van"),
    "age": (_NUMBERS, "hoe oud"),
    "rank": (("rank", "placed"), "hoeveelste"),
    "who": (("athlete",), "wie"),
    "when": (("moment",), "wanneer"),
    "day": (("moment",), "wanneer"),
    "which": (("event", "sports"), "op welk onderdeel"),
    "nation": (("nation", "own"), "welk land"),
}
"""What each short question opens in the statement, and with which word."""
_WHICH = {"nation": "nation", "day": "day", "place": "rank", "event": "which"}
"""The same by the noun of "welk land was het"."""
_POINTING = ("be", "have", "pronoun", "exactly", "just", "right_question", "own", "auxiliary", "so_far", "in_reality",
             "doing_end")  # fmt: skip
_COUNTED = ("medal", "nation", "athlete", "athlete_m", "athlete_f", "event", "discipline", "day", "place", "title")
_BEFORE = frozenset(("in", "op", "bij", "met", "van", "om", "door", "voor", "aan", "uit", "over"))
_ABOUT = (
    "at_least",
    "at_most",
    "over",
    "above",
    "below",
    "exactly",
    "around",
    "any",
    "already",
    "almost",
    "not",
    "none",
)
_ABOUT_IN_WORDS = frozenset((
    "een stuk of", "iets van", "zo'n", "zon", "een", "de", "wel", "toch", "al", "maar", "ongeveer", "circa", "pakweg",
    "grofweg", "nagenoeg", "volgens mij", "dik", "krap", "tegen", "naar", "ik meen", "om en nabij", "stuk of", "kleine",
    "goeie", "goede", "dikke", "flinke",
))  # fmt: skip
"""What a number is said to be about: gone when the number itself is asked."""
_GOES_WITH_IT = ("noun", "colour", "metal", "event", "nation", "gender", "described", "most", "more", "fewer")
_NAMES = ("nation", "own", "athlete", "games", "event", "sports", "gender", "moment")
_OPINION = ("be", "have", "not", "most", "doing_verb", "doing_end", "fail", "page", "lower", "higher")


def asked_of_a_premise(text: str, phrases: Callable[[str], Sequence[Item]]) -> Iterator[str]:
    """The question that the text asks of its own statement, in the ways one may put it; nothing where it does not."""
    items = phrases(text)
    at = next((place for place in range(len(items) - 1, 0, -1) if _asks(items[place])), len(items))
    start = at
    while at < len(items) and start > 1 and _leads(items[start - 1]):
        start -= 1
    told, asked, tail = items[:start], items[at : at + 1], items[at + 1 :]
    there = [one for one in tail if one.has("games") and one.value("games").scope is not None]
    there = [one for one in there if not one.has("last_time")] or there  # "in Turijn, de vorige keer"
    # a statement of its own is weighed as well: "Zweden had nu 9 goud, hoeveel was dat in Sotsji"
    apart = start < len(items) and items[start].breaks and any(one.has_any(VERBS) for one in told)
    if (
        len(there) == 1
        and not apart
        and asked[0].has("ask", "how_many")
        and any(one.has("pronoun", "that") for one in tail)
    ):
        told = [one for one in told if not one.has_any(("games", "at_home", "now_word"))]
        tail = [one for one in tail if not one.has_any(("games", "last_time"))]
    else:
        there = []
    short = all(one.is_small or one.has_any(_POINTING) or one.has("noun", *_COUNTED) for one in tail)
    of_us = any(one.has("own") for one in tail) and not any(one.has("own") for one in told)
    now = any(one.text.lower() == "nu" for one in tail) and any(one.has("games") for one in told)
    if not told or not short or of_us or now or any(map(_asks, told)):
        return
    doubted = any(one.has("right_question") or one.has("small", "lead") for one in told)
    told = _plain(told)
    counted = next((one for one in tail if one.has("noun", *_COUNTED)), None)
    if not asked:
        return
    if asked[0].has("page", "doing"):
        yield from _how_it_went(told)
    elif (kind := _kind(asked[0], told, counted, doubted=doubted)) in ("how_many", "age"):
        for put in _number_opened(told, _OPENED[kind][1], counted):
            yield " ".join((put, *(one.text for one in there)))
    elif kind:
        kinds, word = _OPENED[kind]
        slots = [place for place, one in enumerate(told) if one.has_any(kinds)]
        if len(slots) == 1:
            yield from _opened(told[: slots[0]], word, told[slots[0] + 1 :])


def _kind(asked: Item, told: Sequence[Item], counted: Item | None, *, doubted: bool) -> str:
    """What is asked of what is told; empty where that is no statement of it."""
    kind = next((kind for kind in _OPENED if asked.has("ask", kind)), "")
    if kind == "how_many":
        return kind
    if kind == "which" and counted is not None:
        kind = _WHICH.get(str(counted.value("noun")), "")
    elif counted is not None or asked.has("ask", "time"):
        return ""
    said = list(takewhile(lambda one: not one.has("relative") or one.has("pronoun", "that"), told))
    states = any(one.has_any(VERBS) or one.text.lower() in _THAT_IS for one in said)
    if not (doubted or states) or any(one.has_any(_DENIED) for one in told):
        return ""  # "de eerste kampioene, wie was dat"; "Kok won niet, wie dan wel"
    best = any(one.has("most") for one in told) and not any(one.has("athlete") for one in told)
    won, is_it = (any(one.has_any(kinds) for one in told) for kinds in (("win", "have"), ("be",)))
    if (kind == "which" and won) or (kind in ("when", "day") and not doubted and (won or not is_it)):
        return ""  # "we wonnen goud op de 500 meter, welke was het": which of those
    return "nation" if kind == "who" and best else kind


_THAT_IS = frozenset(("dat is", "dat was", "dat waren", "dit is", "het is", "het was"))
_DENIED = ("not", "none", "nothing", "never", "nobody")


def asks_the_value(question: Question) -> bool:
    """Is it no claim itself: a number, a person, a day?"""
    exists = isinstance(question, Listing) and question.ask is Ask.EXISTS
    exists = exists or (isinstance(question, Groups) and (question.ask is GroupAsk.EXISTS or bool(question.held)))
    return not (isinstance(question, Claim) or exists)


def _asks(one: Item) -> bool:
    return (one.has("ask") and not one.is_small) or one.has("page", "doing")


def _leads(one: Item) -> bool:
    """of hoeveel; in hoeveel; precies hoeveel"""
    return one.is_small and (one.has_any(("lean", "or", "exactly")) or one.text.lower() in _BEFORE)


def _plain(told: Sequence[Item]) -> Sequence[Item]:
    """Without "toch", "klopt dat" and the "niet" of "was dat niet …", and what stands before it: "ik meen: …"."""
    told = [one for one in told if not one.has("right_question") and one.text.lower() not in ("zal", "zullen")]
    if len(told) > 3 and told[0].has("be") and told[1].has("pronoun", "that") and told[2].has("not"):
        told = [*told[:2], *told[3:]]
    lead = next((place for place, one in enumerate(told) if one.breaks), 0)
    return told[lead:] if all(one.is_small for one in told[:lead]) else told


def _number_opened(told: Sequence[Item], word: str, counted: Item | None) -> Iterator[str]:
    """With the number that is guessed: one said to be about so many, before any of a part ("landen met één …")."""
    slots = [place for place, one in enumerate(told) if one.has_any(_NUMBERS) and not one.is_small]
    if not slots or not any(one.has_any((*VERBS, "nation", "own", "athlete")) for one in told):
        return
    firsts = {place: _first_about(told, place) for place in slots}
    place = min(slots, key=lambda one: (_of_a_part(told, firsts[one]), firsts[one] == one, one))
    if _of_a_part(told, firsts[place]) and not any(one.has_any(VERBS) for one in told):
        return  # "Nederlanders met twee medailles, hoeveel"
    last = place + 1
    while last < len(told) and (
        told[last].has_any(("number", "or_more", "or_fewer"))
        or (told[last].is_small and told[last].text.lower().split()[0] in ("of", "à", "a"))
    ):
        last += 1
    after = told[last:]
    nouns = list(takewhile(lambda one: one.has_any(_GOES_WITH_IT), after))
    if any(one in told[place].text.lower() for one in ("keer", "maal")):
        word = f"{word} keer"
    if counted is not None and not nouns:
        word = f"{word} {counted.text}"
    elif counted is not None and not any(one.has("noun", counted.value("noun")) for one in nouns):
        return  # "ze had er acht gouden, hoeveel medailles": another number
    yield from _opened(told[: firsts[place]], word, after, nouns)


def _first_about(told: Sequence[Item], place: int) -> int:
    while place and (told[place - 1].has_any(_ABOUT) or told[place - 1].text.lower() in _ABOUT_IN_WORDS):
        place -= 1
    return place


def _of_a_part(told: Sequence[Item], place: int) -> bool:
    return place > 0 and told[place - 1].text.lower() in ("met", "aan", "van", "zonder", "die")


def _opened(before: Sequence[Item], word: str, after: Sequence[Item], nouns: Sequence[Item] = ()) -> Iterator[str]:
    """The statement with the word of the question where its answer stands, and with that first."""
    if word != _OPENED["how_many"][1] and before and all(one.is_small or one.has("be") for one in before) and after:
        # "dat was Jenning, die twee keer zilver had", "dat was de aflossing, ons goud"
        yield f"{word} was {'het ' if after[0].has('relative') else ''}{_said(after)}"
    while word.startswith("op ") and before and before[-1].is_small:
        before = before[:-1]  # "bij de"
    yield f"{_said(before)} {word} {_said(after)}".strip()
    yield f"{word} {_said((*nouns, *before, *after[len(nouns) :]))}".strip()


def _said(items: Sequence[Item]) -> str:
    return "".join(f"{',' if one.breaks and at else ''} {one.text}" for at, one in enumerate(items)).strip()


def _how_it_went(told: Sequence[Item]) -> Iterator[str]:
    """ "Polen was niet best toch? hoe deden ze het": of whom an opinion is, which nobody asks to be weighed."""
    names = [one for one in told if one.has_any(_NAMES)]
    others = [one for one in told if one not in names]
    if names and all(one.is_small or one.has_any(_OPINION) for one in others):
        yield f"hoe deed {' '.join(one.text for one in names)} het"
