"""What a part of a message is to the others: whom they are about, a lead, a narrowing, the same said again."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.understanding.grammar.attempt import Attempt
from bot.understanding.grammar.following.leaning import leans, names_nothing
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.messages.cutting import ASKS, HE_OR_SHE, ONESELF, SECOND
from bot.understanding.grammar.messages.meant_otherwise import is_of_both_sexes
from bot.understanding.grammar.messages.passed_over import is_idle, tells_nothing, tells_of_oneself
from bot.understanding.grammar.seasons import said as season_said
from bot.understanding.grammar.subjects import subject
from bot.understanding.grammar.traces import asks_opponent, loses_a_name
from bot.understanding.grammar.words.everyday import talked_of
from bot.understanding.names.folding import fold
from bot.understanding.names.found import Found
from medals_core.games import Season
from medals_core.medals import Colour
from medals_core.queries.filters import Medals
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Ask, Claim, Groups, Identify, Listing, Order, Suppose, Value, Versus, VersusAsk
from medals_core.questions import AthleteQuestion, ComparisonQuestion, Question, TableQuestion, TimelineQuestion

MOST_QUESTIONS = 3
VERBS = ("have", "win", "be", "stand", "handed_out", "auxiliary")


@dataclass(frozen=True)
class Piece:
    """A part of a message with what came of it; ``idle``: nothing of ours stands in it."""

    text: str
    attempt: Attempt
    idle: bool


def without_told(pieces: Sequence[Piece]) -> list[Piece]:
    """What only tells, before what asks, is not answered: "ik ben trots op onze meisjes. Wie van hen …". A claim is: it
    may be false."""
    asks = [_asks(piece) and not piece.idle and not piece.text.startswith("of ") for piece in pieces]
    read = [is_asked and piece.attempt.done for is_asked, piece in zip(asks, pieces, strict=True)]
    return [
        replace(piece, idle=piece.idle or (any((asks if piece.attempt.done else read)[n:]) and _only_tells(piece)))
        for n, piece in enumerate(pieces, start=1)
    ]


def _asks(piece: Piece) -> bool:
    led = any(one.has_any(("ask", *VERBS)) for one in piece.attempt.items[:1])
    return piece.text.endswith("?") or led or any(one.has("ask") and not one.is_small for one in piece.attempt.items)


def is_heading(piece: Piece, after: Sequence[Attempt]) -> bool:
    """ "Winterspelen zonder Fins goud, hoeveel keer is dat voorgekomen": what is asked of it still comes"""
    said = any(one.has_any(("ask", "right_question", *VERBS)) for one in piece.attempt.items)
    if said or piece.text.endswith("?"):
        return False
    if isinstance(piece.attempt.question, TableQuestion):  # "top tien eindstand, nul medailles snowboard: wie?"
        return any(isinstance(one.question, Groups) and bool(one.question.having) for one in after)
    asked_of_it = any(not one.done or any(each.text.lower() == "dat" for each in one.items) for one in after)
    return isinstance(piece.attempt.question, Claim) and asked_of_it


def loses_a_heading(pieces: Sequence[Piece], asked: Sequence[Attempt]) -> bool:
    """ "brons: Japan tegen Italië, wie meer", "in 2018, hoe vaak …": is what stands ahead lost in all that is asked?"""
    ahead = list(takewhile(lambda piece: piece.idle, pieces))
    questions = [one.question for one in asked if one.question is not None]
    said = [one for piece in ahead for one in piece.attempt.items]
    if not (ahead and questions) or not is_lead(said, ahead[0].text) or tells_of_oneself(said):
        return False
    if person_described(said) or ahead[-1].attempt.notes or any(asks_opponent(one.items) for one in asked):
        return False  # "die schaatser uit Amerika, Stolz"; "goud op het volleybal, van wie wonnen we": who had silver
    return all(loses_a_name(ahead[-1].attempt.items, each) for each in questions)


def _only_tells(piece: Piece) -> bool:
    items, asked = piece.attempt.items, piece.attempt.question
    says = any(one.has_any(VERBS) for one in items)
    doubts = any(one.has("right_question") or one.has("correct") for one in items)
    if doubts or _asks(piece):
        return False
    if asked is None:  # "ik was dat weekend ziek. Wie won …": of what is not held nothing was asked
        told = (says or ONESELF.match(piece.text)) and not any(one.has("suppose") for one in items)
        return bool(told and (piece.attempt.concept or piece.attempt.choices))
    return not isinstance(asked, Claim) and says


def of_people(attempt: Attempt) -> list[Attempt]:
    """ "wie won de meeste gouden medailles": which nation is told, and of which athlete as well."""
    asked = attempt.question
    if not isinstance(asked, Groups) or asked.by is not Key.NATION or asked.having or asked.order is not Order.MOST:
        return []
    of = asked.measure.of
    unsaid = any(one.has("ask", "who") for one in attempt.items) and not any(one.has("noun") for one in attempt.items)
    plain = asked.measure == Measure(of=Medals(games=of.games, colours=of.colours)) and asked.take == 1
    people = replace(attempt, question=asked.model_copy(update={"by": Key.ATHLETE}), notes=(), frame=OF_PEOPLE)
    return [people] if unsaid and plain else []


OF_PEOPLE = "of_people"
"""The frame of what is told besides: what follows leans on the nation."""


def leads_up(whole: Attempt) -> bool:
    """ "als shorttrack niet meetelde, hoeveelste …", "toen Kok won, hoeveel …": a subordinate clause first."""
    if whole.frame == "who_how_often" or isinstance(whole.question, Suppose | TimelineQuestion):
        return True  # "wie pakte er goud, en hoe dikwijls"
    if is_of_both_sexes(whole.question):
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
    of_it = next((place for place, one in enumerate(items) if one.has("pronoun", "of_it")), 0)
    at = max((place for place, one in enumerate(items[: of_it + 1]) if one.breaks), default=0)
    if at and not any(one.has_any(("ask", *VERBS)) for one in items[:at]):
        return True  # "het Belgische goud, hoeveel procent daarvan …"
    if any(one.has("weights") or (one.has("beside_lead") and one.start == 0) for one in items):
        return True  # "toen Klæbo goud won, wie won toen zilver"
    if any(one.text.lower() in talked_of() for one in items):
        return False  # "zaterdag quiz! Hoeveel …"
    if _asks_of_what_is_told(items, both=isinstance(whole.question, Listing) and whole.question.take == 1):
        return True
    first = next((one for one in items if not one.is_small or one.has("suppose")), None)
    if first is None or first.has_any(_LEADING):
        return first is not None
    lead = list(takewhile(lambda one: not one.breaks, items[1:]))  # "van alle Zweedse medailles, hoeveel …"
    if items[0].text.lower().split()[0] in ("als", "wanneer", "indien", "stel") and any(map(_restricts, lead)):
        return True  # "als alleen de mannen meetellen, hoeveelste …"
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


def _restricts(one: Item) -> bool:
    return one.has_any(("event", "gender", "sports", "team_event", "single_event", "mixed_event"))


_LEADING = ("suppose", "when", "moment", "excepted")
"""What may lead up to a question without asking one."""


def answered_in_part(pieces: Sequence[Piece]) -> list[Attempt]:
    """The attempts at questions of which only the first is read: what is not, is told by its words."""
    asked = [piece for piece in pieces if not piece.idle]
    first = asked[0] if asked else None
    if first is None or not first.attempt.done or first.attempt.notes or not 1 < len(asked) <= MOST_QUESTIONS:
        return []
    if any(not piece.attempt.done for piece in asked[1:]) and is_heading_alone(first.attempt.items, first.text):
        return []  # "langebaan? waar bleef …": nothing is asked of it yet
    opening = next((one for one in first.attempt.items if not one.is_small), None)
    asks = any(one.has("ask") for one in first.attempt.items) or first.text.rstrip().endswith("?")
    if opening is not None and opening.has_any(_LEADING) and not asks:
        return []  # "toen Kok won, hoeveel …": of itself the first half asks nothing
    named = [one for one in asked[1:-1] if not one.attempt.done and any(map(_is_name, one.attempt.items))]
    if named and asked[-1].attempt.done and not any(map(_is_name, asked[-1].attempt.items)):
        return []  # "in Parijs, had Kenia er toch rond de tien? hoeveel medailles": of whom is not read
    for piece in asked[1:]:
        if not piece.attempt.done and not SECOND.match(f" en {piece.text.removeprefix('en ')}"):
            return []  # no question of its own: it may be about the first
        if not piece.attempt.done and not piece.attempt.reason:
            piece.attempt.reason = f"‘{piece.text.rstrip('?!. ')}’ begrijp ik niet."
    return [piece.attempt for piece in asked]


def _is_name(one: Item) -> bool:
    return one.has("nation") or one.has("athlete")


def is_heading_alone(items: Sequence[Item], part: str) -> bool:
    """Names of which nothing is asked; of what was won, or ever, only without a question mark."""
    names = (*_OF_A_LEAD, "or", "versus", "top", *(() if part.endswith("?") else ("metal", "rank")))
    return all(one.is_small or one.has("noun") or one.has_any(names) for one in items) and not any(
        one.has("ask") or one.has_any(VERBS) for one in items
    )


NOT_ON_PODIUM = "place_below_third"


def is_of_the_first(one: Attempt, first: Attempt) -> bool:
    """Does it lean on what is not held: "wie werd wereldkampioen, A of B"; "op het EK, hoeveel goud hadden we daar"?"""
    own = any(each.has_any(("event", "sports", "nation", "athlete")) for each in one.items)
    whole = own and any(each.has("ask") for each in one.items)  # "en wie won de monobob"
    if one.weak and leans(one.items) and not whole:
        return True
    if first.concept == NOT_ON_PODIUM and not any(each.has("ask") for each in one.items):
        return True  # "wie viel net naast het podium, als vierde, op de 1000 meter"
    there = any(each.has("pronoun", "there") for each in one.items)
    that = there or any(each.has("pronoun", "that", "of_it") for each in one.items)
    if that and not own and any(each.has("event") or each.has("sports") for each in first.items):
        return True  # "hoe hard ging de 10 kilometer, en wanneer wonnen wij die": of that, not of anything
    return first.concept in ("other_competition", "paralympics") and (there or is_bare_choice(one.items))


_DENIES = re.compile(r"\b(?:niet|geen|nooit|niks|niets|zonder|behalve)\b|[?]", re.IGNORECASE)


def tells_of_one(part: str, after: str) -> bool:
    """ "Klæbo pakte wat hij kon, maar hoeveel … won hij": of whom the question is, and nothing asked yet."""
    asks = SECOND.match(f" en {part}") is not None or _DENIES.search(part) is not None
    return not asks and HE_OR_SHE.search(after) is not None


def told_once(asked: Sequence[Attempt]) -> list[Attempt]:
    """Without what the answer to the first tells as well: of one medal who, which event and when."""
    first = asked[0].question
    if (
        len(asked) == 2
        and asked[1].frame == "follow_up"
        and _only_names(asked[0])
        and not _of_all_of_it(asked[0].items)
    ):
        second = subject(asked[1].question) if asked[1].question is not None else None
        guessed = isinstance(first, Listing) and first.take == 1 and not first.of.athletes
        guessed = guessed and second is not None and bool(second.athletes)
        # "het goud van Zweden, hoeveel was dat?"; but "onze allereerste medaille, dat was toch Sjoukje": whose it was
        edge = isinstance(first, Listing) and first.take == 1 and _narrower(first.of, second)
        return [asked[0] if isinstance(first, Groups) or guessed or edge else asked[1]]
    after = asked[1].question if len(asked) == 2 else None
    if (
        isinstance(first, AthleteQuestion)
        and isinstance(after, Claim)
        and not any(one.has("ask") for one in asked[0].items)
    ):
        of = after.conditions[0].measure.of  # "was de Boo teleurgesteld? hij had toch zilver"
        return list(asked[of.athletes == (first.athlete_id,) :])
    if (
        isinstance(first, Suppose)
        and isinstance(after, Suppose)
        and after == first.model_copy(update={"then": after.then})
    ):
        return [asked[1]] if first.then is None else list(asked)  # "haal shorttrack weg: hoeveelste zijn we dan"
    if isinstance(first, Listing) and first.ask is Ask.WHICH and after == first.model_copy(update={"ask": Ask.EVENT}):
        return [asked[0]]  # "welke medailles, en op welke nummers"
    if isinstance(first, Listing) and isinstance(after, Value) and _counts_those(first, after):
        return [asked[0]]  # "hebben wij ooit goud gepakt en hoeveel keer"
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
        one.has("number") for one in asked[1].items
    )  # "… won er vier. Welke vier waren dat"
    if isinstance(first, Claim) and isinstance(after, Listing) and (again or _is_claimed(first, after, asked[0])):
        return [asked[1]]  # "wist je dat Rijpma goud had? op welke afstand"
    if isinstance(first, Value) and isinstance(after, Listing) and after.ask in (Ask.WHO, Ask.EVENT, Ask.WHICH):
        which = after.model_copy(update={"ask": Ask.WHICH})
        if which == Listing(of=first.measure.of) and first.measure == Measure(of=which.of) and not which.of.podium:
            return [replace(asked[0], question=which)]  # "hoeveel goud had België, en wie": the list tells how many
    if isinstance(first, Listing) and isinstance(after, Listing) and after.take == 1 and _only_names(asked[0]):
        of = after.of
        if (of.nations, of.athletes, of.colours) == (first.of.nations, first.of.athletes, first.of.colours):
            return [asked[1]]  # "een Belg met goud, wie was de laatste?"
    told: list[Attempt] = []
    for one in asked:
        at = next((place for place, other in enumerate(told) if _asks_of(one.question, other.question)), None)
        if at is None:
            told.append(one)
        elif getattr(told[at].question, "ask", None) in (Ask.WHICH, VersusAsk.MORE):
            told[at] = one
    return told


def _narrower(of: Medals, other: Medals | None) -> bool:
    """ "het laatste zilver van Italië, welke plak was dat": of that, not of all that they won"""
    return other is not None and bool(of.colours) > bool(other.colours)


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
    said = held.value == 1 or not any(one.has_any((*VERBS, "right_question")) for one in attempt.items)
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
        and not _of_all_of_it(items)
        and any(one.has_any(kinds) for one in items)
        and all(one.is_small or one.has("noun", *described) or one.has_any(kinds) for one in items)
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


def names_person(items: Sequence[Item]) -> bool:
    return any(one.has("athlete") for one in items) and all(one.is_small or one.has("athlete") for one in items)


def in_passing(attempt: Attempt, part: str) -> tuple[str, ...]:
    """ "los angeles 1984 boycot, hoeveel goud usa": what is not held is not asked, only called to mind beside names."""
    said = tuple(one.text for one in attempt.items if one.has("concept", *_CALLED_TO_MIND) and not one.repairs)
    rest = [one for one in attempt.items if not one.has("concept", *_CALLED_TO_MIND)]
    return said if said and is_lead(rest, part) else ()


_CALLED_TO_MIND = ("politics", "doping", "weather", "injury", "audience")


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


def _of_all_of_it(items: Sequence[Item]) -> bool:
    """ "Simone Biles totaal aub. En in Parijs?": it asks already."""
    return any(one.has("measure", "total") and one.text.lower().endswith("totaal") for one in items)


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


def edge_of_them(attempt: Attempt, former: Question) -> bool:
    """ "wie won als eerste goud en wie als laatste": of those medals, not of the table."""
    counted = isinstance(former, Value) and former.measure.kind in (Kind.COUNT, Kind.TALLY)
    one = isinstance(former, Listing) and former.take == 1
    if not (one or counted) or not isinstance(attempt.question, Identify):
        return False
    items = attempt.items
    edge = any(one.has("most", "last") or one.has("most", "first") for one in items)
    return edge and not any(one.has_any(("stand", "be", "page", "noun", "nation", "own")) for one in items)


def asks_of_its_own(attempt: Attempt) -> bool:
    """ "wie won de meeste medailles en hoe deed Nederland het": of the nation only."""
    return attempt.frame == "nation" and any(one.has("page", "doing") for one in attempt.items)


def stands_alone(attempt: Attempt, former: Question) -> bool:
    """ "wie won de 1000 meter? En hoeveel goud had Zweden?": another subject, asked in another way than the event."""
    of = subject(former)
    placed = any(one.has("ask", "rank", "what") for one in attempt.items)  # "en wat werden wij": there
    return (
        of is not None
        and not placed
        and bool(of.events)
        and not isinstance(attempt.question, type(former))
        and not names_nothing(attempt.items)
        and any(one.has_any(("have", "win", "stand")) for one in attempt.items)
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


def is_said(former: Question | None, part: str, items: Sequence[Item]) -> bool:
    """Does the answer to the first half say it: "en hoeveel waren dat", "met hoeveel goud"?"""
    if isinstance(former, Identify):
        return asks_only_how_many(items, colours=True)
    if isinstance(former, Listing) and former.ask is Ask.WHO and _guesses_whose(items):
        return True  # "wie won de 1500, was dat weer een Noor": of who won the nation is told
    if isinstance(former, Groups) and former.measure.kind is Kind.AGE and any(one.has("ask", "age") for one in items):
        return _asks_only(items, "ask")  # "wie was de oudste, en hoe oud was diegene"
    if isinstance(former, Groups) and former.run is not None and any(one.has("began") for one in items):
        return _asks_only(items, "ask", "began", "measure", "noun")  # from where to where the run went
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
    return guessed or ((counted or compared) and asks_only_how_many(items))


def _guesses_whose(items: Sequence[Item]) -> bool:
    words = " ".join(one.text.lower() for one in items).split()
    a_nation = (
        any(one.has("nation") for one in items) and "een" in words and not {"dat", "het", "die"}.isdisjoint(words)
    )
    return a_nation and _asks_only(items, "nation", "noun", "her", "again", "too", "ever", "any", "then_word")


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


GUESS = re.compile(
    r"[,?.!]\s*(?P<guess>[^,?.!]*\b(?:toch|zeker|neem ik aan|(?:denk|dacht|gok) ik|ik (?:denk|dacht|gok)|of nie?t?)\b"
    r"[^,?.!]*)[?.!]*$",
    re.IGNORECASE,
)


def is_guess(items: Sequence[Item], asked: Attempt) -> bool:
    """ "(welk land had het meeste goud,) Noorwegen zeker?", "(welke sporten …,) toch alleen schaatsen": the answer
    tells whether"""
    kinds = ("nation", "athlete", "moment", "rank", "games")
    of_sports = any(one.has("noun", "discipline", "event") for one in asked.items)
    named = [one for one in items if one.has_any(("event", "sports") if of_sports else kinds)]
    others = [one for one in items if one not in named]
    idle = all(one.is_small or one.has_any(("right_question", "own", "only")) for one in others)
    if (
        isinstance(asked.question, Versus | Claim | ComparisonQuestion) and not named
    ):  # "minder, maar meer goud dacht ik"
        weighs = ("more", "fewer", "metal", "higher", "lower", "lean")
        return asked.done and all(one.is_small or one.has_any(weighs) for one in items)
    who = any(one.has("ask", "who", "which", "when", "where", "rank") for one in asked.items)
    return len(named) == 1 and idle and who and asked.done and not asked.defaults and not asked.notes


_OTHER_ANSWER = re.compile(
    r"(?:of (?:allebei|alletwee|beiden?|geen van beiden?)|"
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


def _guesses(items: Sequence[Item]) -> bool:
    """waren het er 8; 23 toch"""
    return sum(one.has("number") for one in items) == 1 and all(
        one.is_small or one.has_any(("number", "be", "pronoun", "right_question")) for one in items
    )


def _asks_only(items: Sequence[Item], *kinds: str) -> bool:
    return all(one.is_small or one.has_any((*_OF_THE_NUMBER, *kinds)) for one in items)


def is_of_both(items: Sequence[Item], former: Question) -> bool:
    """ "…? Zowel bij de mannen als bij de vrouwen graag": of what was of both already."""
    of = subject(former)
    genders = [one.value("gender") for one in items if one.has("gender")]
    others = [one for one in items if not (one.is_small or one.has_any(_BOTH))]
    return of is not None and not of.genders and len(genders) == 2 and not others


_BOTH = ("gender", "both", "both_lead", "and", "than", "suppose", "too")
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
