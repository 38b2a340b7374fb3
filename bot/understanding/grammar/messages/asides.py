"""Asides: what somebody tells of himself beside a question ("we zaten aan tafel toen Kok won", "… of ben ik nu mis").
They are left out in silence, and may lend their names to the question."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.understanding.grammar.items import Item
from bot.understanding.grammar.messages.cutting import HE_OR_SHE, PERSON, THEIR_LAND, THEN, clauses, naming
from bot.understanding.grammar.messages.passed_over import OF_TODAY, may_be_named
from bot.understanding.time.meanings import Impossible

_BEFORE = r"(?:(?:en|maar|ma|want|dus|ja|nee|nou|sorry|hoi|hey|he|oh|of|toen|haha|joh|zeg) )*"
_OF_ONESELF = re.compile(
    rf"{_BEFORE}(?:\w+ )?(?:ik|'?k|we|wij|mijn|m'n|mn|onze)\b|.*\b(?:ik|mezelf|m'n|mijn|mn)\b|"
    rf"{_BEFORE}(?:je|jij|ge|gij|u) (?:moet|mag|hoeft|kunt|kan|bent|weet|snapt|gaat)\b(?!.*\b(?:weten|zeggen)\b)|"
    rf"{_BEFORE}(?:ben|heb|kan|kon|zit|weet|snap|kom|rij|lig|vind|moest|zat|lag|miste|denk|dacht|begrijp) (?!er\b)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(rf"{_BEFORE}(?:het|'?t|dat|da|ze|zij|die) (?:is|zijn|was|waren)\b", re.IGNORECASE)
_MEANS = re.compile(
    r"\b(?:bedoel\w*|zoek|zocht|wil|wou|wilde|graag|nodig|tel|telt|reken|vraag|vroeg|noem|geef|hebben het over|"
    r"heb het over|volgens|heet|gok|wed)\b|[?]",
    re.IGNORECASE,
)
"""Who says so asks, or says what is asked."""
_AGED = re.compile(r"\b(?:ik ben|ben ik|ben|wordt?) (?:al |nu |pas |bijna )*\d{1,2}\b", re.IGNORECASE)
_THERE = re.compile(r"\b(?:daar|toen)\b", re.IGNORECASE)
_TOLD = (
    "ask", "metal", "amount", "colour", "only", "excepted", "suppose", "than", "compared", "most", "record", "page",
    "top", "placed", "measure", "number", "correct", "at_least", "at_most",
)  # fmt: skip
"""Kinds that say what is asked: no aside has one."""
_NOUNS = ("medal", "title", "champion", "podium", "games")
_LENT = {"nation": ("nation", "own", "athlete"), "athlete": ("nation", "own", "athlete"), "event": ("event", "sports"),
         "games": ("games", "ever", "moment"), "moment": ("games", "moment")}  # fmt: skip
"""What an aside may lend, and what in the question stands in its place."""


def _is_aside(items: Sequence[Item], text: str) -> bool:
    """Does the clause tell of the speaker, and nothing of what is asked?"""
    asks = any(
        not one.is_small
        and (one.has_any(_TOLD) or one.has("noun", *_NOUNS))
        and not (
            one.has("measure", "together")
            or one.text.lower().startswith("te ")
            or (one.has("number") and _AGED.search(text))
        )
        for one in items
    )
    if _OF_THEM.match(text) is not None:  # "het zijn broers"
        return all(one.is_small or one.has("be") or one.has("kin") for one in items)
    told = _OF_ONESELF.match(text) is not None and not _MEANS.search(text)
    never = any(one.has("moment") and isinstance(one.value("moment").meaning, Impossible) for one in items)
    return told and not asks and not never and not may_be_named(items)


_TALK = frozenset((
    "unknown", "be", "have", "win", "stand", "auxiliary", "doing_verb", "doing_end", "take_part", "number", "and", "or",
    "any", "too", "still", "already", "pronoun", "lean", "need", "not", "none", "nothing", "never", "most", "more",
    "fewer", "higher", "lower", "than", "several", "relative", "clause", "because", "nobody", "missed", "noun", "ask",
    "page", "handed_out", "ahead", "bested", "would", "talk", "then_word", "always", "can", "describe", "between",
    "count_in", "one_nation",
))  # fmt: skip
"""Kinds that say nothing of whom or of what the question behind them is."""
_LENT_TOO = {**_LENT, **{kind: (kind,) for kind in ("gender", "sports", "own", "placed", "top", "described")},
             "own": ("own", "nation", "athlete"), "metal": ("metal", "colour", "amount"), "ever": _LENT["games"],
             "colour": ("metal", "colour", "amount"), "amount": ("metal", "colour", "amount"),
             "net_silver": ("metal", "colour", "amount"),
             "at_games": ("games", "ever", "at_games")}  # fmt: skip
_STATED = re.compile(
    r"(?P<told>(?:[^.?!]|\.(?=\w))+)(?:\.\s+|,\s+(?=maar\b))(?:(?:maar|dus|en|nou|zeg)\s+)*"
    r"(?P<asked>(?:\w+\s+){0,2}?(?:wie|welke?|wat|hoeveel|hoe)\b[^.!?]*\?*)\s*$",
    re.IGNORECASE,
)
_UNTOLD = re.compile(r"\b(?:stel|als|indien|alleen|enkel|behalve|zonder|tellen?|bedoel\w*|gaat|ging)\b", re.IGNORECASE)


def after_a_statement(text: str, phrases: Callable[[str], Sequence[Item]]) -> str:
    """The question behind a statement ("één medaille is beter dan geen. Hoeveel landen …"), where that narrows nothing
    that the question does not say itself; else empty."""
    found = _STATED.fullmatch(text.strip())
    if found is None or _UNTOLD.search(found["told"]) or THEN.search(f"{found['asked']} "):
        return ""
    said = phrases(found["asked"])
    if HE_OR_SHE.search(found["asked"]) or _THERE.search(found["asked"]):
        return ""
    former = found["told"].lower().startswith("vroeger") and any(one.has("now_word") for one in said)
    for one in phrases(found["told"]):
        kinds = [kind for kind in _LENT_TOO if one.has(kind)]
        again = any(each.has(other) for each in said for kind in kinds for other in _LENT_TOO[kind])
        if kinds and not (former or again):
            return ""
        if not (kinds or one.is_small or _TALK & one.meanings.keys()):
            return ""
    return found["asked"]


def beside_asides(text: str, phrases: Callable[[str], Sequence[Item]]) -> Iterator[str]:
    """The text without its asides: with the names that they lend, then without; nothing where there is none."""
    parts = [(part, phrases(part)) for part in clauses(text)]
    kept = [(part, items) for part, items in parts if not _is_aside(items, part)]
    if not kept or len(kept) == len(parts):
        return
    rest = ", ".join(part for part, _ in kept).replace("?, ", "? ")
    said = [one for _, items in kept for one in items]
    told = [one for part, items in parts if (part, items) not in kept for one in items]
    lent = [(kind, one.text) for one in told for kind in _LENT if one.has(kind) and one.text.lower() not in OF_TODAY]
    names = [name for kind, name in lent if not any(one.has_any(_LENT[kind]) for one in said)]
    if names:
        whom = next((name for kind, name in lent if kind in ("athlete", "nation") and name in names), "")
        if whom and (PERSON.search(rest) or THEIR_LAND.search(rest)):
            yield naming(rest, whom)
        yield f"{' '.join(names)} {rest}"
    pointed = HE_OR_SHE.search(rest) and not any(one.has("athlete") for one in said)
    if not (pointed or THEN.search(f"{rest} ") or _THERE.search(rest)):
        yield rest
