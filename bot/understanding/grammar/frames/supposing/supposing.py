"""What if."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from bot.understanding.grammar.composing.conditions import nation_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import settle
from bot.understanding.grammar.frames.time.lasting import rank_of
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing, Refused, SeveralEvents
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.words.phrase_values import Amount, Beside
from bot.understanding.time.meanings import Day, DayPart
from medals_core.archive import LATEST, AsOf
from medals_core.games import Event
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, Described, Medals, Role, Scope
from medals_core.queries.measures import Kind, Measure, Op
from medals_core.queries.model import Added, AsNation, Change, Claim, Identify, Suppose, Value, Versus, Without, Won
from medals_core.queries.selecting import find
from medals_core.questions import Question

_ONE = frozenset(("had", "heeft", "won", "was", "stond", "werd", "pakte", "haalde"))


def asks_of_athlete(items: Sequence[Item]) -> bool:
    """ "als Kok ook de 1000 meter had gewonnen, hoeveel goud had ze dan": who wins in another's place is told of lands
    only."""
    as_a_land = any(one.has("one_nation") or one.has("noun", "nation") for one in items)
    return any(one.has("athlete") for one in items) and points_to_one(items) and not as_a_land


def points_to_one(items: Sequence[Item]) -> bool:
    """ "had ze", "won hij": one person, not a land."""
    return any(
        other.said in ("ze", "zij", "hij") and one.text and one.said.split()[-1] in _ONE
        for one, other in pairwise(items)
    )


_THERE_IS = ("is er", "zijn er", "was er", "waren er")


def _supposes(bag: Bag) -> bool:
    if bag.has_any("suppose", "would", "enough", "one_fewer"):
        return True
    if bag.has("moves") and bag.has("excepted"):
        return True  # "hoeveel plaatsen zakken we zonder het schaatsen"
    given = bag.has_any("amount", "metal", "number")
    words = {one.said for one in bag.items}
    if not words.isdisjoint(_THERE_IS):
        return False  # "is er een Nederlander met meer goud"
    more = bag.has_any("more", "fewer", "less_if", "extra") or "nog" in words
    if "met" in words and given and more and bag.has_any("have", "stand", "be"):
        return not bag.has("compared") and not bag.has("ask", "how_many")
    if bag.has("amount") and bag.has_any("more", "fewer") and not bag.has("ask", "how_many"):
        return not bag.has("compared")
    return given and bag.has_any("extra", "turned") and not bag.has("ask", "how_many")


def what_if(bag: Bag, ctx: Context) -> Question | None:
    """wat als Duitsland nog twee keer goud wint; haal shorttrack er eens af, welke plek hebben we dan; stel italie had
    nog 1 zilver extra, wie is dan derde"""
    if bag.has("ask", "when") and any(one.has("placed") and "nummer" in one.said.split() for one in bag.items):
        return None  # "wanneer kan goud nummer 8 vallen"
    if not _supposes(bag) or len(bag.places("rank")) > 1 or asks_of_athlete(bag.items) or bag.has("by_colour"):
        return None
    absolute = _is_absolute(bag)
    less = bag.took("less_if") or bag.took("fewer")
    bag.skip("less_if", "fewer")
    bag.take("enough")
    changes: list[Change] = []
    # what is asked of the changed table
    then: Any = None
    asked_rank = bag.took("ask", "rank") or (bag.has("ask", "where") and bag.took("ask", "where"))
    moved = bag.has("stand", "moved") or bag.has("moves")
    many_places = bag.has("lead_change") and bag.took("ask", "how_many") and bag.took("lead_change")
    many_places = many_places or any("hoeveel" in bag.items[p].said for p in bag.places("moves"))
    asked_rank = (moved and (many_places or bag.took("ask", "difference"))) or asked_rank
    bag.skip("moves")
    who = bag.took("ask", "who")
    goal_rank = None
    if who or asked_rank or bag.has_any("rank", "top", "placed"):
        top = bag.take("top")
        goal_rank = top if top is not None else bag.take("rank")
        bag.take_all("placed")
    goal_beside = None
    for place in bag.places("beside"):
        one: Beside = bag.items[place].value("beside")
        goal_beside = nation_of(one.items, ctx)
        bag.taken.add(place)
    passes = bag.took("to_pass")
    beaten = bag.took("beaten")
    given = _given(bag, ctx)
    amounts: list[Amount] = bag.take_all("amount")
    instead_of = _in_whose_place(bag, ctx)
    winner = _taken_after(bag, "placed_behind", ctx)
    if bag.has("one_fewer"):
        less = True
        amounts += [Amount(None, 1, colour) for colour in bag.take_all("one_fewer")]
    number = bag.take("number") if not amounts else None
    bag.skip("times")
    bag.skip("suppose", "would", "then", "extra", "clause", "goal", "except_verb", "ask.what", "ask.how", "still",
             "and", "noun.place", "page.table", "measure.total", "more", "more_of_it", "ahead", "around",
             "to_hold_off")  # fmt: skip
    stayed_away = bag.took("fail") or bag.took("away")  # a team does, a sport does not
    taken_out = bag.took("except_after") or bag.took("not") or stayed_away
    as_nation = bag.has("athlete") and (bag.took("noun", "nation") or bag.took("one_nation"))
    taken_out = taken_out or bool(bag.took("none") and bag.has_any("event", "athlete"))
    bag.skip(
        "none", "noun.discipline", "noun.athlete", "not", "except_after", "fail", "won_noun", "noun.champion", "any"
    )
    won = bag.has("win")
    mentions, sexes = len(bag.places("event")), len(bag.places("gender"))
    each = bag.took("both") and not bag.has("athlete")
    many = not amounts and number is None and (taken_out or bag.has("excepted")) and bag.took("ask", "how_many")
    named = [n for place in bag.places("nation") for n in narrow(Bag([bag.items[place]]), ctx).nations]
    said = narrow(bag, ctx, state=True)
    if said.athletes and not said.nations and not said.own_said:
        said.nations = named or [said.athletes[0].nocs[0]]  # whose place is asked
    if said.athletes and not (as_nation or said.but_not or taken_out or said.events):
        said.events = _where_they_could(said, ctx) or (_where_they_start(said, bag, ctx) if won else [])
        if len(said.events) != 1:
            return None
    if len(said.athletes) > 1 and taken_out and not bag.holds("and"):
        return None  # "als Stolz niet had meegedaan, had De Boo dan goud gehad"
    settle(bag, "above", "below", "most.first", "noun", "can", "beaten", "fewer", "doing_end", "page.doing", "relative",
           "ask.how")  # fmt: skip
    if len(said.nations) > 3:
        return None
    others = [n for n in said.nations if n != ctx.own]
    if said.own_said and others and len(said.nations) == 2 and len(given) < 2:
        said.nations = [ctx.own, *others]
        passes = passes or beaten or won
    noc = said.nations[0] if said.nations else ctx.own
    if not isinstance(noc, str):
        return None
    if said.but_not:
        lost = said.days or said.weekdays or said.place or (said.colours and not many)
        if lost:
            return None
        changes = [Without(of=filter_ if many else _of_part(filter_, said)) for filter_ in said.but_not]
    elif as_nation and len(said.athletes) == 1:
        changes = [AsNation(athlete_id=said.athletes[0].athlete_id)]
    elif taken_out and said.events and not said.athletes:
        changes = [Without(of=said.medals(nations=(noc,), games=CURRENT, colours=()))]
    elif taken_out and (said.disciplines or said.events or said.genders or said.athletes):
        whose = (noc,) if stayed_away and not said.athletes else ()
        changes = [Without(of=said.medals(nations=whose, games=CURRENT, colours=()))]
    elif said.events and (said.colours or amounts or won):
        # "goud op de 500 meter vrouwen en de aflossing", "de mannen en de vrouwen": in each of them
        if len(said.events) > 1 and len(said.events) != (2 if each else max(mentions, sexes)):
            raise SeveralEvents(said.events)
        colour = said.colours[0] if said.colours else amounts[0].colour if amounts else Colour.GOLD
        if colour is None or not all(noc in one.nocs for one in said.athletes):
            return None  # "stel Bergsma werd tweede en die Deen eerste": who of them won what
        if instead_of is not None and not _holds(instead_of, colour, said, ctx):
            return None  # it was not theirs to lose
        if winner is not None and not _would_stand_before(winner, said.events[0], colour, noc, ctx):
            return None
        changes = [Won(event_id=one.event_id, colour=colour, noc=noc) for one in said.events]
        if all(one in ctx.edition.remaining() for one in said.events):
            said.as_of = LATEST  # "stel ze winnen zondag": the day is of the event
    elif amounts:
        for at, amount in enumerate(amounts):
            noc = given[at] if len(given) == len(amounts) > 1 else noc
            colour = amount.colour or (said.colours[0] if said.colours else None)
            if colour is None or amount.op not in (None, Op.EQUAL) or amount.count == 0:
                return None
            whole = absolute and not less
            more = _more_than_held(noc, colour, amount.count, said.scope, ctx) if whole else amount.count
            if more == 0:
                return None  # it is so
            changes.append(Added(noc=noc, colour=colour, count=-more if less else more))
    elif said.colours and not taken_out and (number or len(said.colours) == 1):
        changes = [Added(noc=noc, colour=said.colours[0], count=(-1 if less else 1) * (number or 1))]
    if not changes or (instead_of is not None and not isinstance(changes[0], Won)):
        return None
    own_asked = said.own_said or noc == ctx.own
    subject = ctx.own if own_asked and ctx.own in (*said.nations, noc) else noc
    if (
        who
        and goal_rank is None
        and won
        and not (others or said.events)
        and all(isinstance(one, Without) for one in changes)
    ):
        goal_rank = 1
    if who and goal_rank is not None:
        then = Identify(nation=Described(role=Role.RANK, rank=int(goal_rank)))
    elif goal_beside is not None and isinstance(goal_beside, str):
        then = Claim(
            conditions=(rank_of(subject, Op.LESS, Measure(kind=Kind.RANK, of=Medals(nations=(goal_beside,)))),)
        )
    elif passes and len(said.nations) > 1 and isinstance(said.nations[1], str):
        then = Claim(
            conditions=(rank_of(subject, Op.LESS, Measure(kind=Kind.RANK, of=Medals(nations=(said.nations[1],)))),)
        )
    elif goal_rank is not None and not asked_rank:
        then = Claim(conditions=(rank_of(subject, Op.AT_MOST, int(goal_rank)),))
    elif many and all(isinstance(one, Without) for one in changes):
        of = Medals(nations=(subject,), colours=tuple(said.colours))
        then = Value(measure=Measure(of=_of_part(of, said) if said.but_not else of))
    elif many:
        return None
    elif asked_rank and not isinstance(changes[0], AsNation):
        then = Value(measure=Measure(kind=Kind.RANK, of=Medals(nations=(subject,))))
    elif instead_of is not None:
        then = Versus(measures=tuple(Measure(kind=Kind.TALLY, of=Medals(nations=(one,))) for one in (noc, instead_of)))
    if who and then is None:
        return None  # "wie wonnen er nog meer een 500 meter"
    ahead_of_now = isinstance(said.as_of, AsOf) and said.as_of.won_by is not None and said.as_of.won_by > ctx.now
    as_of = LATEST if ahead_of_now else said.as_of  # "als we morgen goud winnen"
    return Suppose(changes=tuple(changes), then=then, games=said.scope, as_of=as_of)


def _where_they_could(said: Narrowing, ctx: Context) -> list[Event]:
    """ "als Nuis goud had gepakt": where he won another medal."""
    theirs = find(Medals(athletes=tuple(one.athlete_id for one in said.athletes), games=said.scope), ctx.archive)
    lines = list(theirs.selection.lines())
    if not said.colours or {line.medal.colour for line in lines} & set(said.colours):
        return []
    return list({line.event.event_id: line.event for line in lines}.values())


def _where_they_start(said: Narrowing, bag: Bag, ctx: Context) -> list[Event]:
    """ "als Bergsma straks wint", "als Kok vrijdag goud pakt": what is still to come for them, then"""
    were = any(one.said.split()[0] in ("had", "hadden") for one in bag.items)  # "als Nuis had gewonnen"
    if were or ctx.games_id != ctx.archive.current_id or not said.scope.is_current:
        return []
    games, who = ctx.edition.games, said.athletes
    left = [one for one in ctx.edition.remaining() if all(one.event_id in each.events for each in who)]
    soon = any(one.said in ("straks", "zo", "zometeen", "dadelijk", "zo meteen") for one in bag.items)
    moment, day = said.moment, games.local(ctx.now).date() if soon else None
    if moment is not None:
        day = moment.ahead or (moment.meaning.day if isinstance(moment.meaning, Day | DayPart) else None)
    then = [one for one in left if games.local(one.ends_at).date() == day]
    then = left if day is None or (soon and not then) else then
    if len(then) > 1:
        names = " of ".join(one.name for one in then)
        raise Refused(f"Welk onderdeel bedoel je: {names}? Zet dat erbij.")
    said.moment, said.as_of = None, LATEST
    return then


def _in_whose_place(bag: Bag, ctx: Context) -> str | None:
    """ "als Canada de finale had gewonnen in plaats van Amerika": who did; taken."""
    said = _taken_after(bag, "at_the_cost", ctx)
    return next((noc for noc in said.nations if isinstance(noc, str)), None) if said is not None else None


def _taken_after(bag: Bag, kind: str, ctx: Context) -> Narrowing | None:
    """The nation or athlete behind a word of that kind, taken with it."""
    for place in bag.places(kind):
        after = next((p for p in range(place + 1, len(bag.items)) if not bag.items[p].is_small), None)
        kinds = ("nation",) if kind == "at_the_cost" else ("nation", "athlete")
        if after is not None and bag.items[after].has_any(kinds):
            said = narrow(Bag([bag.items[after]]), ctx)
            if len(said.nations) + len(said.athletes) == 1 and all(isinstance(noc, str) for noc in said.nations):
                bag.taken.update((place, after))
                return said
    return None


def _would_stand_before(winner: Narrowing, event: Event, colour: Colour, noc: str, ctx: Context) -> bool:
    """ "tweede achter Thorup": who stands on the podium moves down a step, and so would be ahead of the one placed."""
    podium = [one for one in ctx.edition.book.podium(event.event_id) if one.noc != noc]
    before = podium[: list(Colour).index(colour)]
    return any(one.noc in winner.nations or any(who.name in one.athletes for who in winner.athletes) for one in before)


def _holds(noc: str, colour: Colour, said: Narrowing, ctx: Context) -> bool:
    """Has the nation that medal?"""
    events = tuple(one.event_id for one in said.events)
    of = Medals(nations=(noc,), colours=(colour,), events=events, games=said.scope)
    return bool(find(of, ctx.archive).selection.count)


def _is_absolute(bag: Bag) -> bool:
    """ "stel dat Oostenrijk 6 goud had": so many in all, where no word says that they come on top."""
    words = ("extra", "more", "more_of_it", "win", "fewer", "less_if", "still", "enough")
    on_top = bag.has_any(*words)
    near = bag.says("nog", "er", "erbij", "bij", "met")
    return bag.has("have") and not on_top and not near


def _more_than_held(noc: str, colour: Colour, count: int, games: Scope, ctx: Context) -> int:
    """How many more than it holds; of no more than that it is meant on top."""
    held = find(Medals(nations=(noc,), colours=(colour,), games=games), ctx.archive).selection.count
    return count - held if count >= held else count


def _given(bag: Bag, ctx: Context) -> list[str]:
    """The nation that stands before each amount."""
    found: list[str] = []
    holder = ctx.own
    for one in bag.items:
        if one.has("own"):
            holder = ctx.own
        elif one.has("nation"):
            refs = narrow(Bag([one]), ctx).nations
            holder = refs[0] if refs and isinstance(refs[0], str) else holder
        elif one.has("amount"):
            found.append(holder)
    return found


def _of_part(of: Medals, said: Narrowing) -> Medals:
    """Of the sport, event or sex only that is said beside what is left out: "zonder Van 't Wout bij de relay"."""
    return of.narrowed(**{name: part for name, part in _parts(said).items() if part and not getattr(of, name)})


def _parts(said: Narrowing) -> dict[str, tuple[Any, ...]]:
    return {
        "disciplines": tuple(said.disciplines) if not said.events else (),
        "events": tuple(one.event_id for one in said.events),
        "genders": tuple(said.genders) if not said.events else (),
    }
