"""What a second half of a message says of the question in the first: it narrows it, adds to it, or asks of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.attempt import Attempt
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.subjects import about, subject
from medals_core.medals import Colour
from medals_core.queries.filters import Medals
from medals_core.queries.measures import Condition, Measure, Op
from medals_core.queries.model import Ask, Claim, Listing
from medals_core.questions import Question


def restricts(items: Sequence[Item]) -> bool:
    """ "…, alleen de gouden"; "…, behalve de Britten": of the question before it."""
    first = next((one for one in items if not one.is_small or one.has("only")), None)
    if first is None:
        return False
    if not (first.has("only") or first.has("excepted")):
        alone = ("single_event", "team_event", "mixed_event")  # "…, individueel, …"
        return not items[0].has("lean") and all(one.is_small or one.has_any(alone) for one in items)
    kinds = ("metal", "gender", "nation", "own", "sports", "moment", "games", "excepted")
    others = [one for one in items if not (one.is_small or one.has("only"))]
    return bool(others) and all(one.has_any(kinds) for one in others)


def adds_to_it(part: str, items: Sequence[Item]) -> bool:
    """ "Suriname ooit goud? met zwemmen dacht ik": at what, or when, of the question before it."""
    led = part.lower().split()[0] in ("met", "bij", "in", "op", "tijdens") if part.split() else False
    led = led or (bool(items) and items[0].has("games") and "oorlog" in items[0].text.lower())  # "na de oorlog"
    kinds = ("event", "sports", "games", "gender", "moment")
    named = any(one.has_any(kinds) for one in items)
    return led and named and all(one.is_small or one.has_any(kinds) for one in items)


def is_of_both(items: Sequence[Item], former: Question) -> bool:
    """ "…? Zowel bij de mannen als bij de vrouwen graag": of what was of both already."""
    of = subject(former)
    genders = [one.value("gender") for one in items if one.has("gender")]
    others = [one for one in items if not (one.is_small or one.has_any(_BOTH))]
    return of is not None and not of.genders and len(genders) == 2 and not others


_BOTH = ("gender", "both", "both_lead", "and", "than", "suppose", "too")


def still_without(attempt: Attempt, former: Question) -> Attempt:
    """ "Remco had goud, wie nog meer voor België? ik kom niet verder dan Kopecky": nor him, of the question before"""
    without = (subject(former) or Medals()).but_not

    def narrowed(of: Medals) -> Medals:
        return of.narrowed(but_not=tuple(dict.fromkeys((*without, *of.but_not))))

    asked = about(attempt.question, narrowed) if attempt.question is not None and without else None
    return attempt if asked is None else replace(attempt, question=asked)


def has_colour(items: Sequence[Item]) -> bool:
    """ "al goud? volgens mij alleen brons": the second is no part of the first."""
    return any(one.has("metal") and one.value("metal") is not None for one in items)


def only_that(items: Sequence[Item], former: Question) -> Claim | None:
    """ "… volgens mij alleen brons": that, and none of the others, of whom the question before it is."""
    of = subject(former)
    colours = [one.value("metal") for one in items if one.has("metal")]
    if of is None or not (of.nations or of.athletes) or len(colours) != 1 or not any(one.has("only") for one in items):
        return None

    def held(colour: Colour, op: Op, value: int) -> Condition:
        return Condition(measure=Measure(of=of.narrowed(colours=(colour,))), op=op, value=value)

    others = (held(colour, Op.EQUAL, 0) for colour in Colour if colour is not colours[0])
    return Claim(conditions=(held(colours[0], Op.AT_LEAST, 1), *others))


_WHAT_INSTEAD = re.compile(
    r"(?:en |maar )?(?:wat|welke (?:kleur|medaille|plak))(?: (?:was|had|won|kreeg|haalde|pakte|werd|het|dat|dan|wel|"
    r"ze|zij|hij|ie|ook|alweer|er|precies))+(?:,? en (?:waarop|waarin|waar|op welk\w* \w+))?[\s?.!]*",
    re.IGNORECASE,
)
_WHO_INSTEAD = re.compile(
    r"(?:en |maar )?(?:zo n(?:ee|iet),? )?wie(?: (?:was|had|won|werd|heeft|het|dat|dan|die|er|gewonnen|ook|alweer))*"
    r"(?: dan)? wel\b[\s?.!]*",
    re.IGNORECASE,
)


def instead_of_it(part: str, former: Question | None) -> Listing | None:
    """ "Schippers had in Rio geen goud, wat was het dan": what she did win there; "Kok won de 1000, wie dan wel"."""
    of = subject(former) if former is not None else None
    if of is not None and of.events and (of.athletes or of.nations) and _WHO_INSTEAD.fullmatch(part):
        return Listing(of=of.narrowed(athletes=(), nations=(), colours=of.colours or (Colour.GOLD,)), ask=Ask.WHO)
    held = former.conditions[0] if isinstance(former, Claim) and len(former.conditions) == 1 else None
    if held is None or held.value != 0 or held.op is not Op.EQUAL or not _WHAT_INSTEAD.fullmatch(part):
        return None
    of = held.measure.of
    return Listing(of=of.narrowed(colours=()), ask=Ask.WHICH) if of.colours and (of.athletes or of.nations) else None


def asks_of_its_own(attempt: Attempt) -> bool:
    """ "wie won de meeste medailles en hoe deed Nederland het": of the nation only."""
    return attempt.frame == "nation" and not attempt.defaults and any(one.has("page", "doing") for one in attempt.items)


def untold_of_race(items: Sequence[Item], former: Question) -> str:
    """ "hoe laat won Leerdam goud, en hoeveel scheelde ze met Kok", "wie won de finale, en met hoeveel": what is not
    held of the race or match just spoken of; empty where that is not asked."""
    if not isinstance(former, Listing) or (former.of.nations and not former.of.events and not former.of.disciplines):
        return ""
    said = [one for one in items if not (one.is_small or one.has("lean") or one.has("pronoun"))]
    apart = any(one.has("ask", "difference") for one in said) and former.of.colours == (Colour.GOLD,)
    people = [one for one in said if not (one.has_any(("ask", "have", "be")))]
    if apart and all(one.has("athlete") for one in people):
        return "times"
    by_how_much = len(said) == 1 and said[0].has("ask", "how_many") and said[0].text.lower() == "met hoeveel"
    return "score" if by_how_much and former.ask is Ask.WHO else ""
