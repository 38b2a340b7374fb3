"""What the ways to lean on a question share."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import NEUTRAL
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.subjects import subject
from medals_core.archive import Archive
from medals_core.medals import Colour
from medals_core.nations import Noc
from medals_core.queries.filters import Medals, NationRef
from medals_core.queries.measures import Key, Kind, Measure, Metric
from medals_core.queries.model import Certain, Claim, Groups, Identify, Needed, Value, Versus
from medals_core.questions import ComparisonQuestion, Question, TableQuestion, TimelineQuestion

PAGE_ROWS = 10
STEPS = {1: Colour.GOLD, 2: Colour.SILVER, 3: Colour.BRONZE}


def settle(bag: Bag) -> None:
    bag.skip(*NEUTRAL, "pronoun", "lean", "than", "more", "any", "ask.how", "page.doing", "doing_verb", "noun.place",
             "page.table", "versus", "or", "and", "except_after", "clause")  # fmt: skip


def all_said(bag: Bag, ctx: Context, *first: str, state: bool = False) -> Narrowing:
    """What narrows the question, taken after phrases of the kinds ``first``; what changes nothing is passed over."""
    bag.skip(*first)
    said = narrow(bag, ctx, state=state)
    settle(bag)
    return said


RANKED = {Kind.PER_MILLION: Metric.POPULATION, Kind.POINTS: Metric.POINTS, Kind.COUNT: Metric.TOTAL}


def ranked_by(last: Question) -> Metric | None:
    """By what the nations were ranked; None where they were not."""
    match last:
        case Groups(by=Key.NATION, measure=Measure(kind=kind, of=of)):
            by_colour = bool(of.colours) and kind is not Kind.PER_MILLION
            return Metric.OFFICIAL if by_colour else RANKED.get(kind, Metric.OFFICIAL)
        case (
            Value(measure=Measure(kind=Kind.PER_MILLION | Kind.POINTS as kind))
            | Versus(measures=(Measure(kind=Kind.PER_MILLION | Kind.POINTS as kind), *_))
        ):
            return RANKED[kind]
        case (
            Value(measure=Measure(kind=Kind.RANK, metric=metric))
            | Identify(metric=metric)
            | TableQuestion(metric=metric)
        ):
            return metric
    return None


def nations_of(question: Question) -> list[Noc]:
    """The nations of a comparison, in the order asked."""
    found: list[NationRef]
    match question:
        case ComparisonQuestion(nocs=nocs) | TimelineQuestion(nocs=nocs):
            return list(nocs)
        case Versus(measures=measures):
            found = [noc for measure in measures for noc in measure.of.nations]
        case Claim(conditions=conditions):
            first = conditions[0]
            found = list(first.measure.of.nations)
            if isinstance(first.value, Measure):
                found += first.value.of.nations
            found += (noc for one in conditions[1:] for noc in one.measure.of.nations if noc not in found)
        case Needed(noc=noc, passes=passes):
            found = [noc, *([passes] if passes else [])]
        case Certain(noc=noc, above=above):
            found = [noc, *([above] if above else [])]
        case _:
            of = subject(question)
            found = list(of.nations) if of is not None else []
    return [noc for noc in found if isinstance(noc, str)]


def measures_held(last: Question | None) -> list[Measure]:
    """Those held against each other."""
    match last:
        case Versus(measures=measures):
            return list(measures)
        case Claim(conditions=conditions):
            return [each for one in conditions for each in (one.measure, one.value) if isinstance(each, Measure)]
    return []


def nations_spoken_of(question: Question, archive: Archive) -> tuple[Noc, ...]:
    """Those of the question, or of the athletes that it is about."""
    of = subject(question)
    people = (archive.athletes[one] for one in of.athletes) if of is not None else ()
    found = nations_of(question) or dict.fromkeys(one.nocs[-1] for one in people)
    if not found and isinstance(question, Groups):  # "met welk land deelde Griekenland zijn plaats"
        values = (one.value for one in question.having if isinstance(one.value, Measure))
        found = [noc for value in values for noc in value.of.nations if isinstance(noc, str)]
    return tuple(found)


def without_colours(bag: Bag) -> list[Medals]:
    """ "zonder goud", "hoeveel daarvan waren geen brons": all but that; taken."""
    found: list[Medals] = []
    counted = all(any(other.has(kind) for other in bag.items) for kind in ("ask", "be"))
    for place in bag.places("amount"):
        one, amount = bag.items[place], bag.items[place].value("amount")
        told = one.text.lower().startswith("zonder ") or counted
        if told and amount.count == 0 and amount.colour is not None:
            bag.taken.add(place)
            found.append(Medals(colours=(amount.colour,)))
    return found
