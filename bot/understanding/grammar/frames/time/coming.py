"""What is still to come while the Games go on: which events, when, who of somebody starts, and whether it is over."""

from datetime import date, timedelta

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.frames.pages.pages import noc_of
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.time.meanings import PART_HOURS, Day, DayPart, DayRange, MomentSpan, Relation, Weekdays
from medals_core.answering import answer
from medals_core.archive import LATEST, AsOf
from medals_core.queries.filters import Medals
from medals_core.queries.model import Left, LeftAsk
from medals_core.queries.results import LeftAnswer
from medals_core.questions import ProgrammeQuestion, Question

_OF_SOMETHING_ELSE = ("metal", "compared", "most", "rank", "placed", "suppose", "would", "need", "measure", "last",
                      "first", "nothing", "ever", "games", "page", "concept", "have", "number", "pronoun")  # fmt: skip
_OF_THIS = ("ask", "event", "noun", "coming", "moment", "be", "stand", "small", "to_go", "auxiliary")
_WHEN = ("when", "time", "day")
_PAST = frozenset(
    ["was", "waren", "werd", "werden", "begon", "begonnen", "viel", "vielen", "stond", "stonden", "kwam", "kwamen"]
)


def coming(bag: Bag, ctx: Context) -> Question | None:
    """hoe laat schaatsen de mannen morgen; is er vanavond shorttrack; wie moet er nog voor ons; wanneer rijdt Kok weer;
    is het curling al klaar; de volgende medaillekans van Noorwegen"""
    if ctx.games_id != ctx.archive.current_id or not ctx.edition.remaining() or _is_of_something_else(bag):
        return None
    days = _days(bag, ctx)
    if days is None or not _is_of_what_comes(bag, ahead=days != Medals() or bag.holds("moment")):
        return None
    ask = _asked(bag)
    take = 1 if bag.took("coming", "next") else None
    acts, counts, programme = bag.has("coming", "acts"), bag.has("ask", "how_many"), bag.has("page", "programme")
    if any(map(_gets, bag.items)):
        bag.skip("own")
    bag.skip("coming", "to_go", "page.programme", "metal", "again", "ask", "noun.event", "noun.medal", "noun.day",
             "noun.sport", "noun.discipline", "noun.athlete", "can", "win", "any", "both")  # fmt: skip
    said = all_said(bag, ctx, then=("handed_out", "still", "already"))
    if said.as_of != LATEST or said.days:
        return None
    if ask is LeftAsk.WHO and not (said.nations or said.athletes):
        said.nations.append(ctx.own)
    of = said.medals(from_day=days.from_day, to_day=days.to_day, weekdays=days.weekdays, after=days.after)
    if ask is LeftAsk.WHEN and of.narrowed(from_day=None, to_day=None) == Medals() and take is None and not acts:
        return None  # "wanneer is de slotceremonie"
    if ask is LeftAsk.WHEN and not (of.nations or of.athletes):
        found = answer(Left(of=of), ctx.archive, ctx.viewpoint)
        if isinstance(found, LeftAnswer) and not (found.events or found.later):
            return None  # when it was
    day = of.from_day if of.from_day == of.to_day and of.after is None else None
    rest = of.narrowed(from_day=None, to_day=None, nations=(), disciplines=())
    of_page = rest == Medals() and len(of.disciplines) < 2 and (day is not None or of.from_day is None)
    if of_page and ask is LeftAsk.WHICH and take is None and not counts and (programme or day is not None):
        return ProgrammeQuestion(day=day, discipline=next(iter(of.disciplines), None), noc=noc_of(said))
    return Left(of=of, ask=ask, take=take)


def _is_of_something_else(bag: Bag) -> bool:
    return any(
        (one.has_any(_OF_SOMETHING_ELSE) and not (one.has_any(_OF_THIS) or one.has("page", "programme")))
        or not _PAST.isdisjoint(one.said.split())
        for one in bag.items
        if not (one.has("have") and bag.has("coming", "chance"))
        and not (one.has("metal") and (bag.has("to_go") or bag.has("page", "programme")))
    )


def _is_of_what_comes(bag: Bag, *, ahead: bool) -> bool:
    still = bag.holds("still") or bag.has("to_go")
    if (
        bag.holds("win")
        and not any(map(_gets, bag.items))
        and not (still and (bag.holds("can") or bag.has("ask", *_WHEN)))
    ):
        return False
    if bag.has("coming", "next", "acts", "now") or bag.has("page", "programme"):
        return True
    if bag.has("coming", "over"):
        return not bag.has("ask") and (bag.holds("be") or bag.has("event"))
    if bag.has("ask", *_WHEN):
        return not bag.has_any("nation", "own", "athlete")
    return (ahead or still) and bag.has_any("event", "noun", "coming", "to_go", "ask") and not bag.has("ask", "why")


def _gets(one: Item) -> bool:
    """ "wat krijgen we zaterdag": to see."""
    return one.said.startswith("krijg")


def _asked(bag: Bag) -> LeftAsk:
    if bag.has("coming", "over"):
        return LeftAsk.OVER
    if bag.has("ask", *_WHEN):
        return LeftAsk.WHEN
    if bag.has("ask", "who"):
        return LeftAsk.WHO
    what = bag.has("ask") or bag.has("coming", "next") or bag.has("page", "programme")
    return LeftAsk.WHICH if what else LeftAsk.EXISTS


def _days(bag: Bag, ctx: Context) -> Medals | None:
    """The days that the moments leave, from today on; None for a moment that is over, or says something else."""
    now = ctx.edition.games.local(ctx.now)
    spans = [(place, bag.items[place].value("moment")) for place in bag.places("moment")]
    today = bag.has("coming", "now") and not spans  # "wat is er nu bezig"
    found = _joined(Medals(), now.date(), now.date()) if today else Medals()
    for place, span in spans:
        if not isinstance(span, MomentSpan) or span.relation not in (Relation.AT, Relation.SINCE):
            return None
        meaning = span.meaning
        if isinstance(meaning, Day):
            found = _joined(found, span.ahead or meaning.day, span.ahead or meaning.day)
        elif isinstance(meaning, DayRange):
            found = _joined(found, meaning.first, meaning.last)
        elif isinstance(meaning, Weekdays):
            found = found.narrowed(from_day=now.date(), weekdays=meaning.days)
        elif isinstance(meaning, DayPart):
            hour = PART_HOURS[meaning.part][0]
            start = ctx.edition.games.start_of(meaning.day) + timedelta(hours=hour)
            found = _joined(found, meaning.day, meaning.day)
            found = found.narrowed(after=AsOf(won_by=start)) if hour else found
        else:
            return None
        bag.taken.add(place)
    return None if found.to_day is not None and found.to_day < now.date() else found


def _joined(days: Medals, first: date, last: date) -> Medals:
    """Those days too: "zaterdag of zondag"."""
    return days.narrowed(from_day=min(days.from_day or first, first), to_day=max(days.to_day or last, last))
