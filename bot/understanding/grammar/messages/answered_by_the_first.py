"""What the answer to the first question of a message tells as well, and is not answered again: how many, whose, whether
a guess was right."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.attempt import Attempt
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.messages.leads import VERBS, of_all_of_it
from bot.understanding.grammar.subjects import subject
from medals_core.medals import Colour
from medals_core.queries.filters import Medals
from medals_core.queries.measures import Key, Kind, Measure, Op
from medals_core.queries.model import Ask, Claim, GroupAsk, Groups, Identify, Listing, Value, Versus, VersusAsk
from medals_core.questions import AthleteQuestion, ComparisonQuestion, Question


def told_once(asked: Sequence[Attempt]) -> list[Attempt]:
    """Without what the answer to the first tells as well: of one medal who, which event and when."""
    first = asked[0].question
    if len(asked) == 2 and asked[1].frame == "follow_up" and _only_names(asked[0]) and not of_all_of_it(asked[0].items):
        second = subject(asked[1].question) if asked[1].question is not None else None
        guessed = isinstance(first, Listing) and first.take == 1 and not first.of.athletes
        guessed = guessed and second is not None and bool(second.athletes)
        # "het goud van Zweden, hoeveel was dat?"; but "onze allereerste medaille, dat was toch Sjoukje": whose it was
        return [asked[0] if isinstance(first, Groups) or guessed else asked[1]]
    after = asked[1].question if len(asked) == 2 else None
    if (
        isinstance(first, AthleteQuestion)
        and isinstance(after, Claim)
        and not any(one.has("ask") for one in asked[0].items)
    ):
        of = after.conditions[0].measure.of  # "was de Boo teleurgesteld? hij had toch zilver"
        return list(asked[of.athletes == (first.athlete_id,) :])
    times = isinstance(first, Groups) and first.by is Key.GAMES and first.ask is GroupAsk.EXISTS
    if times and isinstance(after, Listing) and after.ask is Ask.DAY and asked[1].frame == "follow_up":
        return [asked[0]]  # "bleef Finland ooit zonder goud, en zo ja wanneer": those Games are named
    if isinstance(first, Listing) and first.ask is Ask.WHICH and after == first.model_copy(update={"ask": Ask.EVENT}):
        return [asked[0]]  # "welke medailles, en op welke nummers"
    counted = first if isinstance(first, Groups) and first.ask is GroupAsk.COUNT else None
    if counted is not None and after == counted.model_copy(update={"ask": GroupAsk.WHICH}):
        return [asked[1]]  # "hoeveel landen wonnen goud, en welke zijn dat": the list tells how many
    if isinstance(first, Listing) and isinstance(after, Value) and _counts_those(first, after):
        return [asked[0]]  # "hebben wij ooit goud gepakt en hoeveel keer"
    if isinstance(after, Value) and after.measure in _told_by_colour(first):
        return [asked[0]]  # "Klæbo had 6 medailles toch? hoeveel waren er goud"
    of = first.measure.of if isinstance(first, Value) else Medals()
    if after == Listing(of=of, ask=Ask.COLOUR) and first == Value(measure=Measure(of=of)):
        return [asked[0]]  # "hoeveel won Gu en welke kleur": the number tells the colours
    if (
        isinstance(first, Claim)
        and isinstance(after, Groups)
        and asked[1].frame == "follow_up"
        and _is_held_up(first, after)
    ):
        return [asked[1]]  # "Klæbo zes keer goud, heeft iemand dat ooit eerder gedaan", "is dat een record"
    again = len(asked) == 2 and any(
        one.has("number") and not one.is_small for one in asked[1].items
    )  # "… won er vier. Welke vier waren dat"
    if isinstance(first, Claim) and isinstance(after, Listing) and (again or _is_claimed(first, after, asked[0])):
        return [asked[1]]  # "wist je dat Rijpma goud had? op welke afstand"
    if isinstance(first, Value) and isinstance(after, Listing) and after.ask in (Ask.WHO, Ask.EVENT, Ask.WHICH):
        which = after.model_copy(update={"ask": Ask.WHICH})
        if which == Listing(of=first.measure.of) and first.measure == Measure(of=which.of) and not which.of.podium:
            return [replace(asked[0], question=which)]  # "hoeveel goud had België, en wie": the list tells how many
    told: list[Attempt] = []
    for one in asked:
        at = next((place for place, other in enumerate(told) if _asks_of(one.question, other.question)), None)
        if at is None:
            told.append(one)
        elif getattr(told[at].question, "ask", None) in (Ask.WHICH, VersusAsk.MORE):
            told[at] = one
    return told


def _told_by_colour(first: Question | None) -> list[Measure]:
    """The counts that stand beside one of all colours: "20 medailles: 10 goud, 7 zilver en 3 brons"."""
    counted = [first.measure] if isinstance(first, Value) else []
    if isinstance(first, Claim) and not first.denied:
        counted = [one.measure for one in first.conditions if not isinstance(one.value, Measure)]
    if len(counted) != 1 or counted[0].kind is not Kind.COUNT or counted[0].of.colours:
        return []
    return [Measure(of=counted[0].of.narrowed(colours=(colour,))) for colour in Colour]


def _counts_those(first: Listing, after: Value) -> bool:
    """Does the answer whether there are any tell how many?"""
    measure = after.measure
    return first.ask is Ask.EXISTS and first.take is None and measure == Measure(of=first.of)


def _is_held_up(first: Claim, after: Groups) -> bool:
    """Is what was said of one held against all before?"""
    counted = [one.value for one in after.having]
    return after.take == 1 or counted == [first.conditions[0].value]


def _is_claimed(first: Claim, after: Listing, attempt: Attempt) -> bool:
    """Does the list show that there are any, or how many, of which the first half says so without asking: "wist je dat
    Rijpma goud had? op welke afstand", "Remco 2x goud, welke onderdelen"?"""
    held = first.conditions[0]
    only = held.op is Op.EQUAL  # "hadden wij er echt maar één? wie was dat": asked too
    said = (held.value == 1 and not only) or not any(one.has_any((*VERBS, "right_question")) for one in attempt.items)
    return len(first.conditions) == 1 and not first.denied and said and held.measure.of == after.of


def _only_names(attempt: Attempt) -> bool:
    """Nothing is asked yet, nor said: "het goud van Noorwegen", "landen met één gouden medaille"."""
    asks = any(one.has_any(("ask", "more", *VERBS)) for one in attempt.items)
    return not asks and not isinstance(attempt.question, Claim)


def _asks_of(question: Question | None, other: Question | None) -> bool:
    """Do both ask of one and the same medal, or of the same two sides?"""
    if isinstance(question, Listing) and isinstance(other, Listing) and other.take == 1:
        return question.model_copy(update={"ask": other.ask}) == other
    if isinstance(question, Versus) and isinstance(other, Versus) and question.ask is not VersusAsk.SUM:
        return question.model_copy(update={"ask": other.ask}) == other
    return False


def is_said(former: Question | None, part: str, items: Sequence[Item]) -> bool:
    """Does the answer to the first half say it: "en hoeveel waren dat", "met hoeveel goud"?"""
    if isinstance(former, Identify):
        return asks_only_how_many(items, colours=True)
    if isinstance(former, Listing) and former.ask is Ask.WHO and _guesses_whose(items):
        return True  # "wie won de 1500, was dat weer een Noor": of who won the nation is told
    if isinstance(former, Groups) and former.measure.kind is Kind.AGE and any(one.has("ask", "age") for one in items):
        return _asks_only(items, "ask")  # "wie was de oudste, en hoe oud was diegene"
    of_people = isinstance(former, Groups) and former.by is Key.ATHLETE
    if (of_people or (isinstance(former, Listing) and former.ask is Ask.WHO)) and _WHOSE.fullmatch(part):
        return True  # "welke sporter …, en voor welk land kwam hij uit": named with the nation
    counts = isinstance(former, Value) or (isinstance(former, Groups) and former.take is not None)
    measure = former.measure if isinstance(former, Value | Groups) and counts else None
    by_colour = measure is not None and measure.kind in (Kind.COUNT, Kind.TALLY) and not measure.of.colours
    if by_colour and _SPLIT.fullmatch(part):
        return True  # "hoeveel medailles, en hoe is de verdeling goud-zilver-brons"
    runs = isinstance(former, Groups) and former.run is not None
    if runs and any(one.has("began") or one.has("ask", "when", "until", "how_many") for one in items):
        return _asks_only(items, "ask", "began", "measure", "noun")  # from where to where the run went, and how long
    if isinstance(former, Versus) and all(one.kind is Kind.RANK for one in former.measures):
        placed = any(one.has("ask", "rank") for one in items)
        return placed and _asks_only(items, "ask", "moves")  # "zakt het op totaal, en zo ja naar welke plek"
    counted = isinstance(former, Groups) and (
        former.measure.kind in (Kind.COUNT, Kind.TALLY)
        or (former.measure.kind in (Kind.DISTINCT, Kind.PEAK) and former.take is not None)
    )
    compared = isinstance(former, Claim | Versus) and "met hoeveel" in part.lower()
    if isinstance(former, Versus | ComparisonQuestion) and any(one.has("other_one") for one in items):
        return _asks_only(items, "other_one", "ask", "metal", "then")  # "en wat had de ander"
    if isinstance(former, Value) and former.measure.kind is Kind.COUNT and not former.measure.of.colours:
        told = any(one.has("all_of_it") for one in items) and not any(one.has("ask") for one in items)
        return _guesses(items) or (
            told and _asks_only(items, "all_of_it", "metal")
        )  # "en waren die allemaal goud": in which colours
    guessed = (counted or (isinstance(former, Value) and former.measure.kind is Kind.COUNT)) and _guesses(items)
    by_how_much = asks_only_how_many(items) or (compared and _asks_only(items, "ask"))  # "met hoeveel verschil"
    return guessed or ((counted or compared) and by_how_much)


_WHOSE = re.compile(
    r"(?:en )?(?:voor|uit|van|namens) welke? (?:land(?:en)?|naties?)"
    r"(?: (?:kwam|kwamen|komt|komen|is|was|waren|zijn|hij|zij|ze|die|deze|dat|uit|vandaan|afkomstig))*[\s?.!]*",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"(?:en )?(?:(?:hoe|wat) (?:is|was|zijn|waren|luidt|ziet|zag)(?: (?:die|de|hun|zijn|haar|dat|daarvan|er))* "
    r"(?:kleur|medaille)?(?:verdeling|verdeeld)|met welke (?:kleur)?verdeling)"
    r"(?:[\s,/-]+(?:goud|zilver|brons|en|over|per|in|tussen|van|de|drie|kleuren?|medailles?|precies|uit|eruit))*[\s?.!]*",
    re.IGNORECASE,
)


def _guesses_whose(items: Sequence[Item]) -> bool:
    words = " ".join(one.text.lower() for one in items).split()
    a_nation = (
        any(one.has("nation") for one in items) and "een" in words and not {"dat", "het", "die"}.isdisjoint(words)
    )
    return a_nation and _asks_only(items, "nation", "noun", "her", "again", "too", "ever", "any", "then_word")


def _guesses(items: Sequence[Item]) -> bool:
    """waren het er 8; 23 toch"""
    return sum(one.has("number") for one in items) == 1 and all(
        one.is_small or one.has_any(("number", "be", "pronoun", "right_question")) for one in items
    )


def _asks_only(items: Sequence[Item], *kinds: str) -> bool:
    return all(one.is_small or one.has_any((*_OF_THE_NUMBER, *kinds)) for one in items)


_OF_THE_NUMBER = ("be", "have", "win", "pronoun", "lean", "and", "measure", "stand")


def asks_only_how_many(items: Sequence[Item], *, colours: bool = False) -> bool:
    """en hoeveel waren dat; en met hoeveel"""
    asks = [one for one in items if one.has("ask", "how_many")]
    others = [one for one in items if not (one in asks or one.is_small or one.has_any(_OF_THE_NUMBER))]
    if any(one.has("measure", "together", "points", "population", "average", "share") for one in items):
        return False  # "en hoeveel punten waren dat"
    return len(asks) == 1 and all(
        one.text.lower() in ("stuks", "medailles", "plakken") or (colours and one.has("metal")) for one in others
    )


GUESS = re.compile(
    r"[,?.!]\s*(?P<guess>[^,?.!]*"
    r"\b(?:toch|zeker|vast|neem ik aan|(?:denk|dacht|gok) ik|ik (?:denk|dacht|gok)|of nie?t?)\b[^,?.!]*)[?.!]*$|"
    r"(?:[,?.!]\s*|\s+)(?P<whose>(?:en |of |maar )?(?:was|is|waren|zijn) (?:dat|da|het|'?t|die) [^,?.!]*)[?.!]*$",
    re.IGNORECASE,
)


def is_guess(items: Sequence[Item], asked: Attempt) -> bool:
    """ "(welk land had het meeste goud,) Noorwegen zeker?", "(welke sporten …,) toch alleen schaatsen": the answer
    tells whether"""
    of_sports = any(one.has("noun", "discipline", "event") for one in asked.items)
    told = any(one.has("event") for one in asked.items)  # "wie won de 1000 meter, schaatsen toch": says which
    kinds = (
        ("event", "sports")
        if of_sports
        else ("nation", "athlete", "moment", "rank", "games", *(() if told else ("event",)))
    )
    named = [one for one in items if one.has_any(kinds)]
    others = [one for one in items if one not in named]
    if items and next((one for one in items if not one.has("and")), items[0]).has("be"):  # "…, was dat Groenewoud"
        whose = len(named) == 1 and named[0].has_any(("nation", "athlete")) and not named[0].has("noun")
        idle = all(one.is_small or one.has_any(("right_question", "be", "pronoun", "not", "again")) for one in others)
        return whose and idle and asked.done and not (asked.defaults or asked.notes) and _asks_who(asked.question)
    idle = all(
        one.is_small or one.has_any(("right_question", "own", "only")) or one.has("noun", "athlete") for one in others
    )
    if (
        isinstance(asked.question, Versus | Claim | ComparisonQuestion) and not named
    ):  # "minder, maar meer goud dacht ik"
        weighs = ("more", "fewer", "metal", "higher", "lower", "lean")
        return asked.done and all(one.is_small or one.has_any(weighs) for one in items)
    who = any(one.has("ask", "who", "which", "when", "where", "rank") for one in asked.items)
    return len(named) == 1 and idle and who and asked.done and not asked.defaults and not asked.notes


def _asks_who(question: Question | None) -> bool:
    return (
        isinstance(question, Listing) and question.ask is Ask.WHO and not (question.of.athletes or question.of.nations)
    )


_OTHER_ANSWER = re.compile(
    r"(?:of (?:allebei|alletwee|beiden?|geen van beiden?)|"
    r"of (?:toch |juist )?(?:wel|(?:hebben|hadden|heeft|had|wonnen|won|deed) (?:die|ze|zij|we|wij|hij)"
    r"(?: (?:dat|die|het|er|toch|juist))* wel)|"
    r"of (?:hebben|hadden|heeft|had|wonnen|won) (?:die|ze|zij|we|wij|hij)(?: weer| nog| gewoon| helemaal)* "
    r"(?:niks|niets|nix|geen(?: een| enkele)?(?: medailles?| plakken?)?))[\s?.!]*",
    re.IGNORECASE,
)


def is_other_answer(part: str) -> bool:
    """ "… of hebben die niks": to a question that is asked already"""
    return _OTHER_ANSWER.fullmatch(part) is not None


def asks_whether_so(items: Sequence[Item]) -> bool:
    """ "…? is dat waar": the claim before it asks that already"""
    asks = any(one.has("right_question") and not one.is_small for one in items)
    return asks and all(one.is_small or one.has("right_question") for one in items)
