"""What leads up to a question without asking one: names, a season, a story, a clause that comes first."""

import re
from collections.abc import Sequence
from itertools import takewhile

from bot.understanding.grammar.attempt import Attempt
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.messages.cutting import ASKS, HE_OR_SHE, SECOND
from bot.understanding.grammar.messages.passed_over import is_idle, tells_nothing, tells_of_oneself
from bot.understanding.grammar.seasons import said as season_said
from bot.understanding.grammar.words.everyday import talked_of
from bot.understanding.names.folding import fold
from bot.understanding.names.found import Found
from medals_core.games import Season
from medals_core.queries.model import Listing, Suppose, Versus
from medals_core.questions import Question, TimelineQuestion

VERBS = ("have", "win", "be", "stand", "handed_out", "auxiliary")


def leads_up(whole: Attempt) -> bool:
    """ "als shorttrack niet meetelde, hoeveelste …", "toen Kok won, hoeveel …": a subordinate clause first."""
    if whole.frame == "who_how_often" or isinstance(whole.question, Suppose | TimelineQuestion):
        return True  # "wie pakte er goud, en hoe dikwijls"
    if _is_of_both_sexes(whole.question):
        return True
    if whole.frame == "places_apart" and not any(one.has("ask", "difference") for one in whole.items):
        return True  # "is Zweden gezakt en hoeveel plekken"
    items = whole.items
    if items and items[0].has("than"):
        return True  # "vergeleken met 2022, hoeveel medailles …"
    if len(items) > 1 and items[0].has("ask") and items[0].start > items[-1].start:
        return True  # "precies één plak, voor welke landen gold dat"
    exactly = any(one.has("fraction") for one in items) and any(one.has("ask", "part") for one in items)
    if exactly or (items and items[0].has("small", "percent")):
        return True  # "meer dan de helft van het goud, wedden? Hoeveel procent was het"
    if any(one.has("weights") or (one.has("beside_lead") and one.start == 0) for one in items):
        return True  # "toen Klæbo goud won, wie won toen zilver"
    if any(one.text.lower() in talked_of() for one in items):
        return False  # "zaterdag quiz! Hoeveel …"
    if _asks_of_what_is_told(items, both=isinstance(whole.question, Listing) and whole.question.take == 1):
        return True
    first = next((one for one in items if not one.is_small or one.has("suppose")), None)
    if first is None or first.has_any(LEADING):
        return first is not None
    lead = list(takewhile(lambda one: not one.breaks, items[1:]))  # "van alle Zweedse medailles, hoeveel …"
    which = any(one.has("relative") for one in lead)  # "van alle landen die nooit wonnen, welk had …"
    asks = any(one.has_any(("ask", *(() if which else ("win", "have", "be", "stand")))) for one in lead)
    return bool(lead) and items[0].text.lower() in ("van", "bij", "onder", "op", "in", "tijdens") and not asks


def _asks_of_what_is_told(items: Sequence[Item], *, both: bool = False) -> bool:
    """ "schaatsafstanden zonder medaille, welke waren dat", "bij de beste vijf, hoe vaak is dat gelukt": all that is
    asked stands last, and nothing of it by itself. ``both``: of one medal "wie en waar" is one question."""
    at = max((place for place, one in enumerate(items) if one.breaks), default=0)
    told, tail = items[:at], items[at:]
    asked = [one for one in tail if one.has("ask")]
    points = all(one.is_small or any(map(one.has, _POINTING)) or (both and one.has("win")) for one in tail)
    in_all = any(one.has("amount") and one.value("amount").op is None for one in told)
    if in_all and any(one.has("noun", "event", "discipline") for one in tail):
        return False  # "twee keer goud, welke onderdelen": one of each
    return (
        (len(asked) == 1 or (both and bool(asked)))
        and points
        and not any(one.has("ask") and not one.has("ask", "show") for one in told)
    )


_POINTING = ("ask", "be", "pronoun", "noun", "occurred", "stand")


LEADING = ("suppose", "when", "moment", "excepted")
"""What may lead up to a question without asking one."""


_OF_A_LEAD = ("nation", "athlete", "athletes", "own", "event", "games", "moment", "gender", "sports", "excepted")


def is_lead(items: Sequence[Item], part: str) -> bool:
    """ "Grenoble 1968: wie …": names only, and what is asked of them still comes."""
    told = any(one.has_any(("athlete", "nation", "own")) for one in items)
    kinds = _OF_A_LEAD if told else (*_OF_A_LEAD, "metal")  # "Goud op de baan: hoeveel heeft …"; "zilver voor Kok: …"
    described = ("athlete", "athlete_f", "athlete_m")  # "die schaatser uit Amerika, Stolz, …"
    return (
        bool(items)
        and not part.endswith("?")
        and not ASKS.search(part)
        and not is_idle(items, part)
        and not (tells_of_oneself(items) and any(one.has("moment") for one in items))
        and not of_all_of_it(items)
        and not any(one.has("telling") for one in items)
        and any(one.has_any(kinds) for one in items)
        and all(one.is_small or one.has("noun", *described) or one.has_any(kinds) for one in items)
    )


def is_bare_choice(items: Sequence[Item]) -> bool:
    """ "Frankrijk of Zwitserland: wie …": names to choose from, of which nothing is asked yet."""
    names = [one for one in items if one.has_any(("nation", "own", "athlete"))]
    others = [one for one in items if one not in names]
    return (
        len(names) > 1
        and any(one.has("or") or one.has("versus") for one in others)
        and all(one.is_small or one.has_any(("or", "versus", "correct")) for one in others)
    )


def opinion_of(items: Sequence[Item], part: str) -> str:
    """ "Duitsland deed het slecht toch, minder dan in Peking?": whom it is about; nothing is asked yet."""
    kinds = ("doing_verb", "doing_end", "right_question")
    names = [one for one in items if one.has_any(_OF_A_LEAD)]
    others = [one for one in items if one not in names]
    led = bool(items) and items[0].text.lower() in ("de", "onze") and items[0] not in names
    told = any(one.has("doing_verb") for one in others) and any(one in names for one in items[led : led + 1])
    idle = all(one.is_small or one.has_any(kinds) for one in others)
    return " ".join(one.text for one in names) if told and idle and not part.endswith("?") else ""


def person_described(items: Sequence[Item]) -> str:
    """ "die springer met de polsstok uit Zweden, Duplantis": who is of the land said, whatever else is told of him."""
    people = [one for one in items if one.has("athlete")]
    nations = [one.value("nation").match for one in items if one.has("nation")]
    match = people[0].value("athlete").match if len(people) == 1 and len(nations) == 1 else None
    fits = isinstance(match, Found) and isinstance(nations[0], Found) and nations[0].item.noc in match.item.nocs
    return people[0].text if fits else ""


def tells_of_one(part: str, after: str) -> bool:
    """ "Klæbo pakte wat hij kon, maar hoeveel … won hij": of whom the question is, and nothing asked yet."""
    asks = SECOND.match(f" en {part}") is not None or _DENIES.search(part) is not None
    return not asks and HE_OR_SHE.search(after) is not None


_DENIES = re.compile(r"\b(?:niet|geen|nooit|niks|niets|zonder|behalve)\b|[?]", re.IGNORECASE)


_THE_MOMENT = re.compile(r"\W*(?:en )?(?:hoe laat|wanneer|(?:op )?welke dag) (?:was|is) (?:dat|het|t)\b", re.IGNORECASE)


def told_then(items: Sequence[Item], after: str) -> str:
    """ "we zaten aan tafel toen Kok goud won, hoe laat was dat": what happened then, of which it is asked"""
    then = [one for one in items if one.has("when") and one.text.lower().startswith("toen ")]
    story = [one for one in items if one not in then]
    asked = len(then) == 1 and _THE_MOMENT.match(after) and tells_nothing(story, of_oneself=True)
    return then[0].text[len("toen ") :] if asked else ""


def season_alone(items: Sequence[Item], part: str) -> str:
    """ "beste spelen ooit voor ned? zomer": at which Games the rest of the message is."""
    named = season_said(fold(part).split())
    alone = all(one.is_small or one.has("noun", "games") for one in items)
    return f"op de {_SEASONS[named]}spelen" if named is not None and alone else ""


_SEASONS = {Season.SUMMER: "zomer", Season.WINTER: "winter"}


def of_all_of_it(items: Sequence[Item]) -> bool:
    """ "Simone Biles totaal aub. En in Parijs?": it asks already."""
    return any(one.has("measure", "total") and one.text.lower().endswith("totaal") for one in items)


def _is_of_both_sexes(question: Question | None) -> bool:
    """Are its sides the women and the men of one whole, as two questions that lean on one beginning ask?"""
    if not isinstance(question, Versus) or len(question.measures) != 2:
        return False
    one, other = question.measures
    same = one.model_copy(update={"of": one.of.narrowed(genders=other.of.genders)}) == other
    return same and bool(one.of.genders and other.of.genders)
