"""Asides: what somebody tells of himself beside a question ("we zaten aan tafel toen Kok won", "… of ben ik nu mis").
They are left out in silence, and may lend their names to the question."""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.understanding.grammar.items import Item
from bot.understanding.grammar.messages.cutting import HE_OR_SHE, PERSON, THEIR_LAND, THEN, clauses, naming
from bot.understanding.grammar.messages.passed_over import OF_TODAY, is_fragment, may_be_named, names_a_competition
from bot.understanding.time.meanings import Impossible

BEFORE = r"(?:(?:en|maar|ma|want|dus|ja|nee|nou|sorry|hoi|hey|he|oh|of|toen|haha|joh|zeg) )*"
OF_ONESELF = re.compile(
    rf"{BEFORE}(?:\w+ )?(?:ik|'?k|we|wij|mijn|m'n|mn|onze)\b|.*\b(?:ik|mezelf|m'n|mijn|mn)\b|"
    rf"{BEFORE}(?:je|jij|ge|gij|u) (?:moet|mag|hoeft|kunt|kan|bent|weet|snapt|gaat)\b(?!.*\b(?:weten|zeggen)\b)|"
    rf"{BEFORE}(?:ben|heb|kan|kon|zit|weet|snap|kom|rij|lig|vind|moest|zat|lag|miste|denk|dacht|begrijp) (?!er\b)",
    re.IGNORECASE,
)
_OF_THEM = re.compile(rf"{BEFORE}(?:het|'?t|dat|da|ze|zij|die) (?:is|zijn|was|waren)\b", re.IGNORECASE)
_MEANS = re.compile(
    r"\b(?:bedoel\w*|zoek|zocht|wil|wou|wilde|graag|nodig|tel|telt|reken|vraag|vroeg|noem|geef|hebben het over|"
    r"heb het over|volgens|heet|gok|wed)\b|[?]",
    re.IGNORECASE,
)
"""Who says so asks, or says what is asked."""
_AGED = re.compile(r"\b(?:ik ben|ben ik|ben|wordt?) (?:al |nu |pas |bijna )*\d{1,2}\b", re.IGNORECASE)
_THERE = re.compile(r"\b(?:daar|toen)\b", re.IGNORECASE)
TOLD = (
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
        and (one.has_any(TOLD) or one.has("noun", *_NOUNS))
        and not (
            one.has("measure", "together")
            or one.text.lower().startswith("te ")
            or (one.has("number") and _AGED.search(text))
        )
        for one in items
    )
    if _OF_THEM.match(text) is not None:  # "het zijn broers"
        return all(one.is_small or one.has("be") or one.has("kin") for one in items)
    told = OF_ONESELF.match(text) is not None and not _MEANS.search(text)
    never = any(one.has("moment") and isinstance(one.value("moment").meaning, Impossible) for one in items)
    return told and not (asks or never or may_be_named(items) or names_a_competition(items))


_TALK = frozenset((
    "unknown", "be", "have", "win", "stand", "auxiliary", "doing_verb", "doing_end", "take_part", "number", "and", "or",
    "any", "too", "still", "already", "pronoun", "lean", "need", "not", "none", "nothing", "never", "most", "more",
    "fewer", "higher", "lower", "than", "several", "relative", "clause", "because", "nobody", "missed", "noun", "ask",
    "page", "handed_out", "ahead", "bested", "would", "talk", "then_word", "always", "can", "describe", "between",
    "count_in", "one_nation", "below", "gained", "telling", "first_time",
))  # fmt: skip
"""Kinds that say nothing of whom or of what the question behind them is."""
_LENT_TOO = {**_LENT, **{kind: (kind,) for kind in ("gender", "sports", "own", "placed", "top", "described")},
             "own": ("own", "nation", "athlete"), "metal": ("metal", "colour", "amount"), "ever": _LENT["games"],
             "colour": ("metal", "colour", "amount"), "amount": ("metal", "colour", "amount"),
             "net_silver": ("metal", "colour", "amount"),
             "at_games": ("games", "ever", "at_games")}  # fmt: skip
_STATED = re.compile(
    r"(?P<told>(?:[^.?!]|\.(?=\w))+)(?:\.\s+|,\s+(?=maar\b))(?:(?:maar|dus|en|nou|zeg)\s+)*"
    r"(?P<asked>(?:\w+\s+){0,3}?(?:wie|welke?|wat|hoeveel|hoe)\b[^.!?]*\?*)\s*$",
    re.IGNORECASE,
)
_UNTOLD = re.compile(r"\b(?:stel|als|indien|alleen|enkel|behalve|zonder|tellen?|bedoel\w*|gaat|ging)\b", re.IGNORECASE)


def after_a_statement(text: str, phrases: Callable[[str], Sequence[Item]]) -> str:
    """The question behind a statement ("één medaille is beter dan geen. Hoeveel landen …"), where that narrows nothing
    that the question does not say itself; else empty."""
    found = _STATED.fullmatch(text.strip())
    if found is None or _UNTOLD.search(found["told"]):
        return ""
    told = phrases(found["told"])
    asked = _pointing(found["asked"], told)
    if is_fragment(told) or any(points.search(f"{asked} ") for points in (THEN, HE_OR_SHE, _THERE)):
        return ""
    said = phrases(asked)
    former = found["told"].lower().startswith("vroeger") and any(one.has("now_word") for one in said)
    for one in told:
        if one.has("own") and _of_ourselves(told):
            continue  # "in 1972 zaten wij …"
        kinds = [kind for kind in _LENT_TOO if one.has(kind)]
        again = any(each.has(other) for each in said for kind in kinds for other in _LENT_TOO[kind])
        if kinds and not (former or again):
            return ""
        if not (kinds or one.is_small or _TALK & one.meanings.keys()):
            return ""
    return asked


_POINTS = (
    (("games", "moment"), THEN, " "),
    (("event",), re.compile(r"(?:(?<=won )|(?<=wonnen ))(?:dat|die)\b", re.IGNORECASE), "het "),
    (("nation",), re.compile(r"(?<=van )(?:hen|ze)\b", re.IGNORECASE), ""),
)
"""What may be pointed at, and how: "wie won toen", "welk land won dat", "wie van hen"."""


_OTHER = re.compile(
    r"\bwelke (?P<other>(?:andere|overige|resterende) )(?!.*\b(?:dan|als|behalve|buiten|naast)\b)"
    r"(?:(?P<nation>land|natie|ploeg)|(?P<event>sport(?:en)?\b|tak|discipline|onderdeel|onderdelen|afstand|nummer)|"
    r"(?P<games>\w*spelen|editie)|(?P<moment>dag))?",
    re.IGNORECASE,
)
_OTHERS_OF = ("nation", "event", "games", "moment")


def _pointing(asked: str, told: Sequence[Item]) -> str:
    """The question with what it points at in the statement, and when that was; "welke andere" is but for those."""
    if (other := _OTHER.search(asked)) is not None:
        kind = next((kind for kind in _OTHERS_OF if other[kind]), "athlete")
        those = [one.text for one in told if one.has(kind)]
        rest = f"{asked[: other.start('other')]}{asked[other.end('other') :].rstrip(' ?')}"
        return f"{rest}, behalve {' en '.join(those)}" if those else asked
    for kinds, points, lead in _POINTS:
        names = [one.text for one in told if one.has_any(kinds)]
        if len(names) == 1 and points.search(f"{asked} "):
            when = " ".join(one.text for one in told if one.has("games") and "event" in kinds)
            asked = f"{points.sub(f'{lead}{names[0]}', f'{asked} ', count=1).rstrip(' ?')} {when}".strip()
    return asked


_HIM_OR_HER = re.compile(
    r"\b(?:hem|(?:(?<=van )|(?<=naast )|(?<=met )|(?<=achter )|(?<=voor )|(?<=dan )|(?<=door )|(?<=tegen ))haar"
    r"(?= (?:op|bij|in|met|te|het|de|gewonnen|verloren|won|af)\b|\s*[?.!,]|\s*$))\b",
    re.IGNORECASE,
)


def behind_a_memory(text: str, phrases: Callable[[str], Sequence[Item]]) -> str:
    """The question behind what we did ourselves ("in 1988 keken we bij oma. Wie won toen …"): not one about us."""
    found = _STATED.fullmatch(text.strip())
    told = phrases(found["told"]) if found is not None else ()
    that = found is not None and _pointing(found["asked"], told) != found["asked"].strip()
    return after_a_statement(text, phrases) if that or _of_ourselves(told) else ""


def _of_ourselves(told: Sequence[Item]) -> bool:
    """ "in 2006 waren we in Turijn", "in 1988 keken we thuis": nothing that was won"""
    ours = any(one.has("own") and one.text.lower() in ("we", "wij", "ons", "onze") for one in told)
    watched = any(one.has("telling") for one in told)
    return ours and (
        watched or not any(one.has_any(("metal", "colour", "event", "win", "have", "page")) for one in told)
    )


def of_whom_told(text: str, phrases: Callable[[str], Sequence[Item]]) -> str:
    """The question behind a statement of one person with her name in it, and the event and Games told: "Stolz won de
    1500 niet. Wie was hem de baas?"; else empty."""
    found = _STATED.fullmatch(text.strip())
    pointed = _HIM_OR_HER.search(found["asked"]) if found is not None else None
    if found is None or pointed is None:
        return ""
    told, said = phrases(found["told"]), phrases(found["asked"])
    whom = [one.text for one in told if one.has("athlete")]
    kinds = {"athlete", "own", "event", "games", "metal", "colour", "describe", "rank", *_TALK}
    several = any(len(getattr(one.value("games").scope, "ids", ())) > 1 for one in told if one.has("games"))
    if len(whom) != 1 or several or any(one.has("athlete") for one in said):
        return ""  # "in Innsbruck" is twice
    if not all(one.is_small or kinds & one.meanings.keys() for one in told):
        return ""
    asked = f"{found['asked'][: pointed.start()]}{whom[0]}{found['asked'][pointed.end() :]}".rstrip(" ?")
    race = any(one.has("event") and (one.value("event").kinds or one.value("event").metres) for one in said)
    lent = (
        *(() if race else (("event", "op de "),)),
        *(() if any(one.has("games") for one in said) else (("games", ""),)),
    )
    return " ".join((asked, *(f"{lead}{one.text}" for kind, lead in lent for one in told if one.has(kind))))


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
