"""A scene before a question: "Die Kenianen lopen als hindes. Hoeveel medailles hebben ze in Parijs?". What it tells
goes; whom, which sport and when it names stays, where the question points to that."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.understanding.grammar.items import Item
from bot.understanding.grammar.messages.cutting import HE_OR_SHE, THEIR_LAND
from bot.understanding.grammar.messages.passed_over import is_fragment, may_be_named

_LAST = re.compile(r"^(?P<scene>[^?]*\w{2}[.!])\s+(?P<asked>[^.!?\s][^.!?]*[?.]?)$", re.DOTALL)
_THEY = re.compile(
    r"\b(?:hij|ie|ze|zij|hem|haar|hun|hen)\b|\b(?:was|waren|is|van|met|in|op|al|voor) zijn\b", re.IGNORECASE
)
_THAT_SPORT = re.compile(
    r"\b(?:(?:bij|in|met|op|voor|uit) )?(?:die|deze|dat|dit) (?:sport|onderdeel|tak|discipline)\b", re.IGNORECASE
)
_THERE = re.compile(r"\bdaar(?:mee|bij|in|aan|op|uit)?\b", re.IGNORECASE)
_THEN = re.compile(
    r"\b(?:(?:op|in|tijdens|bij|van) )?(?:dat|die|deze|datzelfde|diezelfde) (?:jaar|dag|dagen|spelen|editie|tijd|"
    r"periode|avond|weekend)\b|\btoen(?: al)?\b|\bdestijds\b",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:daarna|nadien|erna)(?: nog)?\b", re.IGNORECASE)
_SINCE = re.compile(r"\bsindsdien\b", re.IGNORECASE)
_OURS = re.compile(r"\b(?:ik|k|we|wij|mijn|m'n|mn|onze?)\b", re.IGNORECASE)
_MEANS = re.compile(r"\b(?:bedoel\w*|volgens|geef|noem|toon|neem|stel|zonder|wedden|klopt)\b", re.IGNORECASE)
_SAYS_WHICH = (
    "ask", "excepted", "except", "without", "gender", "amount", "top", "suppose", "compared", "more", "fewer",
    "fraction", "colour", "team_event", "single_event", "mixed_event", "record", "page", "describe", "first_time",
    "last_time", "noun", "described", "ever", "concept",
)  # fmt: skip
_DENIES = ("not", "none", "nothing", "never", "only", "number", "rank", "placed")
_OF_LIFE = ("injury", "tv", "weather", "person", "money", "outside")
_HARMLESS = ("athlete", "podium", "discipline", "event", "nation", "venue", "place")
"""Nouns that a scene may have."""


_NOT_COUNTED = re.compile(
    r"^(?:(?P<what>[^,.?!:]{3,40}?) tel(?:t|len) (?:even |eens |nu |hier |effe |dan )*niet(?: mee)?[,.:;]|"
    r"(?:zet|leg|laat|schuif|vergeet|negeer) (?P<away>[^,.?!:]{3,40}?)(?: even| eens| maar)*"
    r"(?: opzij| aan de kant| terzijde| weg| buiten beschouwing| achterwege)?[.:;])\s+(?P<asked>.+)$",
    re.IGNORECASE,
)
_TAKE = re.compile(
    r"^(?:neem|pak|bekijk|(?:kijk|let)(?: eens| even| alleen| enkel)* (?:naar|op)|beperk (?:je|u|ons) tot|"
    r"(?:ik kijk|we kijken|wij kijken) naar|denk(?: eens)? aan) (?:alleen |enkel |uitsluitend )?"
    r"(?P<of>[^.?!:]+)[.!:]\s+(?P<asked>[^.?!]+[?.]?)$",
    re.IGNORECASE,
)


def in_one_clause(text: str, phrases: Callable[[str], Sequence[Item]]) -> str:
    """ "Neem alle Noren met goud. Hoe oud …", "Kijk alleen naar de vrouwen. Hoeveel …" and "Schaatsen telt even niet.
    Hoeveel …": one question; empty for any other text."""
    if (out := _NOT_COUNTED.match(text)) is not None:
        what = out["what"] or out["away"]
        left_out = any(one.has_any(("event", "sports", "gender", "athlete")) for one in phrases(what))
        return f"{out['asked'].rstrip(' ?.')} zonder {what}?" if left_out else ""
    last = _LAST.match(text)
    there = last is not None and (_THERE.search(last["asked"]) or _THAT_SPORT.search(last["asked"]))
    if last is not None and there and any(one.has_any(("event", "sports")) for one in phrases(last["scene"])):
        return next(asked_after_scene(text, phrases), "")
    of = _TAKE.match(text)
    return f"{of['of']} {_THEY.sub('', of['asked'], count=1)}" if of is not None else ""


def asked_after_scene(text: str, phrases: Callable[[str], Sequence[Item]]) -> Iterator[str]:
    """The question of a text that sets a scene first, with what it points to, in two ways; nothing where the scene says
    which medals are meant, or the question does not say whether it is still about them."""
    found = _LAST.match(text.strip())
    if found is None or _MEANS.search(found["scene"]):
        return
    scene, asked = phrases(found["scene"]), found["asked"]
    ours = _OURS.search(found["scene"]) is not None
    told_all = any(any(map(one.has, ("nation", "athlete", "own"))) for one in phrases(asked))
    strange = is_fragment(scene) or (may_be_named(scene) and not told_all)
    if any(_narrows(one, of_oneself=ours) for one in scene) or strange:
        return
    names: list[str] = []
    for kinds, others, points in _POINTS:
        told = _told([one for one in scene if any(map(one.has, kinds)) and _is_surely(one, ours)])
        pointed = next((each for each in points if each.search(asked)), None)
        rest = pointed.sub("", asked) if pointed is not None and pointed in _REMOVED else asked
        if any(one.has(kind) for one in phrases(rest) for kind in others):
            continue
        if not told and pointed in (None, _THERE):
            continue
        if len(told) != 1 or pointed is None:
            return
        asked = rest
        if pointed is _THEY and (who := HE_OR_SHE.search(asked)) is not None and who[0].lower() not in ("haar", "hem"):
            asked = HE_OR_SHE.sub(told[0], asked, count=1)
        else:
            lead = {_AFTER: "na ", _SINCE: "sinds "}.get(pointed, "bij " if "event" in kinds else "")
            names.append(f"{lead}{told[0]}")
    yield f"{' '.join(names)} {asked}".strip()


_POINTS = (
    (("nation", "athlete"), ("nation", "athlete", "own", "described"), (THEIR_LAND, _THEY)),
    (("event", "sports"), ("event", "sports"), (_THAT_SPORT, _THERE)),
    (("games", "moment"), ("games", "moment", "ever"), (_THEN, _AFTER, _SINCE, _THERE)),
)
"""What a scene names, what in the question stands in its place, and what points to it."""
_REMOVED = (THEIR_LAND, _THAT_SPORT, _THEN, _AFTER, _SINCE)


def _told(named: Sequence[Item]) -> list[str]:
    """The different names: "Valentijn, de veertiende februari" is one day."""
    if named and all(one.has("moment") for one in named) and len({one.value("moment").meaning for one in named}) == 1:
        return [named[-1].text]
    return list(dict.fromkeys(one.text for one in named))


def _narrows(one: Item, *, of_oneself: bool) -> bool:
    like = one.text.lower() == "als" and one.start > 0  # "lopen als hindes"
    if one.is_small or like or (one.has("noun", *_HARMLESS) and not one.has("colour")):
        return False
    if one.has("concept", *_OF_LIFE) or one.has("page", "help"):
        return False
    return any(map(one.has, _SAYS_WHICH)) or (not of_oneself and any(map(one.has, _DENIES)))


def _is_surely(one: Item, of_oneself: bool) -> bool:
    """Of who tells of himself a town is where he was; and a word in small letters is no athlete."""
    if one.has("games"):
        return not of_oneself or bool(one.value("games").sure)
    return not one.has("athlete") or one.has("nation") or not one.text.islower()
