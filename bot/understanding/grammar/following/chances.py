"""After what may still be, or what is still to come: what it takes, the one spoken of passed, who takes part in it."""

from datetime import date, datetime, timedelta

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import nations_of
from bot.understanding.grammar.following.shown import shown
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import LeftOver, Narrowing, NotKept
from bot.understanding.grammar.subjects import subject
from medals_core.answering import answer
from medals_core.archive import LATEST, Archive, AsOf
from medals_core.pages.programme import ProgrammeAnswer
from medals_core.queries.filters import Medals
from medals_core.queries.model import Ask, Certain, CertainAsk, Left, LeftAsk, Listing, Needed, Value
from medals_core.queries.results import LeftAnswer
from medals_core.queries.selecting import find
from medals_core.questions import EventQuestion, NationQuestion, ProgrammeQuestion, Question

_AROUND = ("ask.what", "ask.how_many", "beside_it", "former", "have", "then", "still", "auxiliary", "goal", "to_go",
           "pronoun", "relative", "noun.medal", "be", "so_much", "present")  # fmt: skip

MOST_STARTING = 4
_TOOK_PART = ("deden", "deed", "deden mee", "deden er mee", "deed mee", "deed er mee", "namen", "nam")


def the_one_shown(last: Question, ctx: Context) -> Question:
    """Of what is to come, where it was one event: "alleen het schaatsen > wie won die vorige keer"."""
    if not isinstance(last, Left | ProgrammeQuestion):
        return last
    told = answer(last, ctx.archive, ctx.viewpoint)
    ids = [one.event.event_id for one in told.items] if isinstance(told, ProgrammeAnswer) else []
    ids += [one.event_id for one in told.events] if isinstance(told, LeftAnswer) else []
    if not ids and isinstance(last, Left):  # "is de 5 km al geweest, en wie heeft hem gewonnen": over
        ids = list(last.of.events)
    return EventQuestion(event_id=ids[0]) if len(ids) == 1 else last


def from_today_on(question: Question, archive: Archive, now: datetime) -> Question:
    """ "wie won er gisteravond … wat komt daar nog": not on the days that are over; "en deze week": up to Sunday."""
    today = archive.current.games.local(now).date()
    if isinstance(question, Left) and _is_of_another_day(question.of, archive):  # "vanavond … en morgen": all day
        question = question.model_copy(update={"of": question.of.narrowed(after=None)})
    if (of := _of_days_ahead(question, today)) is not None:  # "wie gaan er morgen voor goud": nobody won it yet
        ask = _OF_WHAT_COMES.get(question.ask, LeftAsk.WHICH) if isinstance(question, Listing) else LeftAsk.WHICH
        return Left(of=of, ask=ask if of.nations or of.athletes or ask is not LeftAsk.WHO else LeftAsk.WHICH)
    if not isinstance(question, Left) or question.of.to_day is None or question.of.to_day > today:
        return question
    from_day = question.of.from_day or today
    if question.of.to_day < today:
        of = question.of.narrowed(from_day=None, to_day=None, after=None)
    elif from_day < today:
        of = question.of.narrowed(from_day=today, to_day=today + timedelta(days=6 - today.weekday()))
    else:
        return question
    return question.model_copy(update={"of": of})


_OF_WHAT_COMES = {Ask.WHO: LeftAsk.WHO, Ask.TIME: LeftAsk.WHEN, Ask.DAY: LeftAsk.WHEN, Ask.EXISTS: LeftAsk.EXISTS}


def _of_days_ahead(question: Question, today: date) -> Medals | None:
    """What a question about medals is about, where its days are all still to come."""
    of = question.of if isinstance(question, Listing) and not (question.take or question.skip) else None
    if of is None or of.from_day is None or of.from_day <= today or not of.games.is_current or of.as_of != LATEST:
        return None
    kept = {name: getattr(of, name) for name in ("nations", "athletes", "disciplines", "events", "genders")}
    ahead = Medals(from_day=of.from_day, to_day=of.to_day, after=of.after, **kept)
    return ahead if of.narrowed(colours=()) == ahead else None


def _is_of_another_day(of: Medals, archive: Archive) -> bool:
    """Is the hour from which it counts of another day than the one asked about?"""
    at = of.after.won_by if isinstance(of.after, AsOf) else None
    return at is not None and of.from_day is not None and archive.current.games.local(at).date() != of.from_day


def what_it_takes(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """kunnen we nog tweede worden > wat is daarvoor nodig"""
    if not isinstance(last, Certain) or not bag.took("need"):
        return None
    bag.skip(*_AROUND)
    said = _said(bag, ctx)
    if said is None or said.is_part or said.athletes or len(said.colours) > 1 or {*said.nations} - {last.noc}:
        return None
    place = None if last.above else last.place or 1
    return Needed(noc=last.noc, passes=last.above, place=place, colour=next(iter(said.colours), None))


def reaches_that(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(hoeveel hadden we in Peking) gaan we dat nog halen, hoeveel komen we tekort: what it takes to have as many"""
    of = subject(last) if isinstance(last, Value | Listing) else None
    if of is None or len(of.games.ids) != 1 or len(of.nations) != 1 or of.events or len(of.colours) > 1:
        return None
    reach = bag.holds("pronoun") and bag.holds("to_go", "to_pass", "betters") and bag.says("nog", "nog halen")
    short = bag.tells("ask", "how_many") and bag.holds("need")
    if not (reach or short):
        return None
    bag.skip(*_AROUND, "need", "to_pass", "betters", "win", "can", "stand")
    said = _said(bag, ctx)
    if said is None or said.is_part or said.athletes or said.metal or {*said.nations} - {*of.nations}:
        return None
    count = find(of, ctx.archive).selection.count
    colour = next(iter(of.colours), None)
    return Needed(noc=of.nations[0], count=count, colour=colour) if count else None


def passed_by_us(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en Italië? > kunnen we die nog inhalen; > hoeveel goud moeten we nog om daar overheen te gaan"""
    will = bag.says("halen", "halen we", "haal") and bag.holds("still")  # "halen we die nog in"
    theirs = [noc for noc in nations_of(last) or shown(last, ctx).nations if noc != ctx.own]
    if len(theirs) != 1 or not bag.holds("pronoun") or not bag.took("to_pass"):
        return None
    need, may = bag.took("need"), bag.took("can") or will
    bag.skip(*_AROUND)
    said = _said(bag, ctx)
    if said is None or said.is_part or said.athletes or said.moment or {*said.nations} - {ctx.own} or not (need or may):
        return None
    if need:
        return Needed(noc=ctx.own, passes=theirs[0], colour=next(iter(said.colours), None))
    return None if said.metal else Certain(noc=ctx.own, above=theirs[0], ask=CertainAsk.POSSIBLE)


def other_place_then(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """kunnen we nog tweede worden > en eerste?"""
    if not isinstance(last, Certain) or last.above or not (place := bag.take("top") or bag.take("rank")):
        return None
    bag.skip("placed", "most.first", "noun.place")
    said = all_said(bag, ctx)
    ask = {"ask": CertainAsk.POSSIBLE} if last.ask in (CertainAsk.BEST, CertainAsk.WORST) else {}
    return (
        None
        if said.nations or said.athletes or said.is_part or said.metal
        else last.model_copy(update={"place": int(place), **ask})
    )


def takes_part(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """is het rodelen al klaar > deden er Nederlanders mee: of what is over it is not known; waarmee won België > wie
    deden daar aan mee"""
    if not bag.took("take_part") or not bag.says(*_TOOK_PART):
        return None
    who = bag.took("ask", "who")
    bag.skip("take_part", "doing_verb", "pronoun", "still", "more_of_it")
    said, of = _said(bag, ctx), subject(last)
    if of is None or said is None or said.is_part or said.metal:
        return None
    of_theirs = of.nations and not (of.events or of.athletes or said.nations)
    if who and of_theirs and isinstance(last, Listing | NationQuestion):
        return Listing(of=of, ask=Ask.WHO)
    if not (said.nations and (of.disciplines or of.events)):
        return None
    of = of.narrowed(nations=tuple(said.nations), athletes=tuple(one.athlete_id for one in said.athletes))
    raise NotKept("attendance", Listing(of=of.narrowed(colours=()), ask=Ask.EXISTS))


def start_again(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """wie wonnen er gisteren goud > rijden die nog meer"""
    again = bag.tells("more_of_it") or bag.holds("still")
    if not (again and bag.tells("pronoun", "they") and bag.took("coming", "acts")):
        return None
    bag.skip("still", "pronoun", "more_of_it")
    people = shown(last, ctx).athletes
    if bag.left() or not 1 <= len(people) <= MOST_STARTING or not ctx.edition.remaining():
        return None
    return Left(of=Medals(athletes=people), ask=LeftAsk.EXISTS)


def chance_again(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """hoe ging het met de Nederlandse schaatsters op de 3000 > krijgen ze nog een kans: in that sport, of that sex"""
    of = subject(last)
    still = any("nog" in one.said.split() for one in bag.items)
    if of is None or not (still and bag.tells("pronoun", "they") and bag.took("coming", "chance", "acts")):
        return None
    bag.skip("still", "pronoun", "win", "have", "any", "can", "again", "stand")
    events = [ctx.archive.current.events[one] for one in of.events] if of.games.is_current else []
    sports, sexes = (dict.fromkeys(getattr(one, of_it) for one in events) for of_it in ("discipline", "gender"))
    if bag.left() or not of.nations or of.athletes or not ctx.edition.remaining():
        return None
    theirs = Medals(nations=of.nations, disciplines=of.disciplines or tuple(sports), genders=of.genders or tuple(sexes))
    return Left(of=theirs, ask=LeftAsk.EXISTS)


def _said(bag: Bag, ctx: Context) -> Narrowing | None:
    """What narrows it; None where words are left over, so that another way is tried."""
    try:
        return all_said(bag, ctx)
    except LeftOver:
        return None
