"""How long ago it was so before, and whose place somebody took then."""

from datetime import timedelta

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import settle
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.subjects import subject
from medals_core.answering import answer
from medals_core.archive import AsOf
from medals_core.queries.filters import Described, Medals, Role, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Claim, Groups, Identify, Listing, Order, Spells, Value
from medals_core.queries.results import SpellsAnswer
from medals_core.questions import Question


def so_before(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """hoe lang was dat geleden; wanneer was dat voor het laatst, after "Finland zonder goud"; en wanneer daarvoor voor
    het laatst goud?"""
    before_it = [place for place in bag.places("games") if bag.items[place].value("games").scope == _before(last, ctx)]
    if not (bag.took("last_time", "ago") or (before_it and bag.took("last_time"))):
        return None
    bag.taken.update(before_it)
    colours = tuple(colour for colour in bag.take_all("metal") if colour is not None)
    bag.skip("last_time", "most.last", "ask.when", "ask.how_long", "ask.year")
    settle(bag)
    of: Medals
    match last:
        case Claim(conditions=(one,)) if one.measure.kind is Kind.COUNT and not isinstance(one.value, Measure):
            of, op, value = one.measure.of, one.op, one.value
        case Value(measure=measure) if measure.kind is Kind.COUNT:
            of, op, value = measure.of, Op.AT_LEAST, 1
        case Listing(of=medals):
            of, op, value = medals, Op.AT_LEAST, 1
        case _:
            return None
    if bag.left() or not (of.nations or of.athletes) or not (of.games.is_current or len(of.games.ids) == 1):
        return None
    of = Medals(games=_before(last, ctx), nations=of.nations, athletes=of.athletes, colours=colours or of.colours,
                disciplines=of.disciplines, events=of.events, genders=of.genders, team=of.team)  # fmt: skip
    return Groups(by=Key.GAMES, measure=Measure(of=of.narrowed(colours=()) if value == 0 else of),
                  having=(Condition(measure=Measure(of=of), op=op, value=value),), order=Order.LAST,
                  take=1)  # fmt: skip


AFTERWARDS = frozenset(("daarna", "nadien", "sindsdien"))


def after_it(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """ "tot en met 2010, en hoeveel daarna": at the Games, or on the days, behind those."""
    of = subject(last)
    places = [place for place, one in enumerate(bag.items) if one.text.lower() in AFTERWARDS]
    if of is None or not places or not bag.took("ask", "how_many"):
        return None
    bag.taken.update(places)
    settle(bag)
    years = [ctx.archive.edition(one).games.year for one in of.games.ids]
    until = of.games.until or max(years, default=None)
    changed: dict[str, object] = {}
    if of.to_day is not None:
        changed = {"from_day": of.to_day + timedelta(days=1), "to_day": None}
    elif until is not None:
        changed = {"games": Scope(ever=True, since=until + 1, seasons=of.games.seasons)}
    return Value(measure=Measure(of=of.narrowed(**changed))) if changed and not bag.left() else None


def who_made_room(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """ "sinds wanneer stond Noorwegen eerste, en wie moest daarvoor plaatsmaken": who held that place until then"""
    held = last.condition if isinstance(last, Spells) else None
    if not isinstance(last, Spells) or held is None or not bag.took("made_room"):
        return None
    bag.skip("ask.who", "ask.which", "noun.nation")
    settle(bag)
    found = answer(last, ctx.archive, ctx.viewpoint)
    spells = found.spells if isinstance(found, SpellsAnswer) else ()
    if bag.left() or not spells or held.measure.kind is not Kind.RANK or held.op is not Op.EQUAL:
        return None
    until = AsOf(won_by=spells[-1 if last.last else 0].begin - timedelta(seconds=1))
    place = Described(role=Role.RANK, rank=int(held.value)) if isinstance(held.value, int | float) else None
    return Identify(nation=place, within=Medals(as_of=until)) if place is not None else None


def _before(last: Question, ctx: Context) -> Scope:
    """All Games before those that the question was about."""
    of = subject(last) or Medals()
    games_id = of.games.ids[0] if of.games.ids else ctx.archive.current_id
    return Scope(ever=True, until=ctx.archive.edition(games_id).games.year - 1)
