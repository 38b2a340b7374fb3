"""An argument of the question replaced by one of the same type, or added."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import (
    PAGE_ROWS,
    STEPS,
    all_said,
    nations_of,
    nations_spoken_of,
    settle,
    without_colours,
)
from bot.understanding.grammar.following.leaning import points_at_race
from bot.understanding.grammar.following.of_event import wins_it
from bot.understanding.grammar.following.of_groups import belongs
from bot.understanding.grammar.following.shown import shown
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.games import is_vanished
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.narrowing.people import open_to
from bot.understanding.grammar.subjects import about, freed, parts_of, same_event, subject
from bot.understanding.time.meanings import Day, Relation
from medals_core.answering import answer
from medals_core.archive import LATEST
from medals_core.games import Event, Gender, Season
from medals_core.medals import Colour
from medals_core.nations import Noc
from medals_core.queries.filters import CURRENT, EVER, Described, Medals, Role, Scope
from medals_core.queries.measures import Key, Kind, Measure
from medals_core.queries.model import (
    Ask,
    Certain,
    Claim,
    GroupAsk,
    Groups,
    Identify,
    Listing,
    Needed,
    Order,
    Suppose,
    Value,
    Versus,
    VersusAsk,
)
from medals_core.queries.results import GroupsAnswer
from medals_core.queries.selecting import find
from medals_core.questions import (
    ComparisonQuestion,
    EventQuestion,
    NationQuestion,
    ProgrammeQuestion,
    Question,
    TableQuestion,
)


def other_place(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en vijfde? after a place in the table; en brons? after an event"""
    if isinstance(last, Identify | TableQuestion) and not bag.has("ask", "how_many"):
        rank = bag.take("rank") or bag.take("number")
        settle(bag)
        within = subject(last) or Medals()
        if rank is not None:
            return Identify(nation=Described(role=Role.RANK, rank=int(rank)), within=within, metric=last.metric)
    if isinstance(last, Listing) and last.take is not None and not bag.has("event"):
        first = bag.took("most", "first") or bag.took("first_time")
        final = bag.took("most", "last") or bag.took("last_time", "")
        rank = bag.take("rank")
        when = bag.took("ask", "when") or bag.took("ask", "day")
        who = bag.took("ask", "who")
        bag.skip("rank", "most.first", "noun.medal", "ask.what", "ask.which")
        bag.take_all("metal", None)
        if first or final or rank is not None:
            same = all_said(bag, ctx)  # "en wanneer ons laatste in Milaan"
            if same.is_part or same.athletes or not set(same.nations) <= set(last.of.nations or same.nations):
                return None
            if same.scope not in (CURRENT, last.of.games):
                return None
            skip = int(rank) - 1 if rank is not None and not final else 0
            ask = Ask.DAY if when else Ask.WHO if who else last.ask
            whose = last.of.nations or tuple(same.nations)
            colours = tuple(same.colours) or last.of.colours  # "en het eerste zilver"
            theirs = last.of.narrowed(nations=whose, colours=colours)
            return last.model_copy(update={"of": theirs, "last": final, "skip": skip, "take": 1, "ask": ask})
    if isinstance(last, EventQuestion | Listing):
        of = subject(last)
        places = not bag.has("ask") or bag.has("stand") or (bag.has("ask", "who") and not bag.has_any("win", "have"))
        numbers = bag.take_all("number") if places else []
        both = tuple(STEPS[one] for one in numbers if one in STEPS)
        told = shown(last, ctx) if both and of is not None and not of.events else None
        if told is not None and told.games is not None:  # "(wanneer was haar tweede goud) wie werden daar 2 en 3"
            of = Medals(
                games=CURRENT if told.games.ids == (ctx.archive.current_id,) else told.games, events=told.events
            )
        if of is not None and of.events and both and len(both) == len(numbers):  # "en 2 en 3?"
            bag.skip("ask.who", "stand")
            settle(bag)
            return Listing(of=of.narrowed(colours=both, athletes=(), nations=()), ask=Ask.WHO)
        step = next((STEPS[rank] for rank in (1, 2, 3) if bag.took("rank", rank)), None)
        if of is not None and of.events and of.colours and not bag.has("ask") and bag.took("won_noun"):
            step = step or Colour.GOLD  # "en de winnaar?"
        settle(bag)
        who_won = isinstance(last, Listing) and last.ask is Ask.WHO and bool(last.of.colours)
        if of is not None and (of.events or who_won) and step is not None:
            return Listing(of=of.narrowed(colours=(step,), athletes=(), nations=()), ask=Ask.WHO)
    return None


def replaced(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en Duitsland?; en zilver?; en in Peking?; zonder shorttrack?; die van shorttrack"""
    timed = bag.has("games") or bag.has("moment") or bag.has("when")
    if isinstance(last, Suppose) and (not timed or bag.has("page", "doing")):
        return None  # of a what-if only the Games and the moment stand here
    aged = [one.kind for one in parts_of(last) if isinstance(one, Measure) and one.kind in (Kind.AGE, Kind.BORN)]
    if aged and bag.has_any("win", "metal"):
        return None  # "(wie is ouder) wonnen ze ooit samen iets"
    bag.skip("only")
    state = isinstance(last, NationQuestion | TableQuestion | ComparisonQuestion | Claim | Identify | Suppose) or (
        isinstance(last, Value) and last.measure.kind is Kind.RANK
    )
    state = state or (subject(last) or Medals()).as_of != LATEST  # "na een week …, en aan het eind"
    state = state and not is_won_after(bag.items)
    beside = []
    if isinstance(last, Groups) and last.having and bag.has("beside"):
        return None  # "wie stonden er boven ons, en wie eronder": other groups than those
    for place in bag.places("beside"):
        from bot.understanding.grammar.composing.conditions import nation_of

        other = nation_of(bag.items[place].value("beside").items, ctx)
        if isinstance(other, str):
            beside.append(other)
            bag.taken.add(place)
    none = without_colours(bag)
    added = bag.took("extra")  # "en skeleton erbij?"
    bag.skip("present" if bag.has("event") else "")  # "en wel bij het shorttrack?"
    said = narrow(bag, ctx, state=state)
    bag.skip("measure.total" if said.scope.ever and bag.holds("games") else "")  # "in totaal, alle Spelen bij elkaar"
    said.but_not.extend(none)
    said.nations.extend(beside)
    bag.skip("noun.medal", "ask.show", "noun.athlete", "won_noun", "ask.what")
    of_race = points_at_race(bag.items) or bool((subject(last) or Medals()).events)
    bag.skip("noun.event" if said.genders and of_race else "")  # "de vrouwen op dat nummer", "en de vrouwenfinale"
    settle(bag)
    that_day = subject(last) if isinstance(last, ProgrammeQuestion) and bag.holds("win") else None
    if that_day is not None and said.nations:  # "en pakten we daar nog iets"
        return Listing(of=that_day.narrowed(nations=tuple(said.nations)), ask=Ask.EXISTS)
    if isinstance(last, ProgrammeQuestion) and said.nations and isinstance(said.nations[0], str):
        return last.model_copy(update={"noc": said.nations[0]})
    if isinstance(last, ProgrammeQuestion) and said.disciplines:
        return last.model_copy(update={"discipline": said.disciplines[0]})
    if isinstance(last, ProgrammeQuestion):
        day = said.days[0] if said.days else None
        if day is not None and said.days and said.days[0] == said.days[1]:
            return last.model_copy(update={"day": day})
        return None
    of_whom = isinstance(last, Groups) and last.by in (Key.ATHLETE, Key.NATION)  # "wie wonnen er die donderdag"
    if isinstance(last, Groups) and (bag.took("ask", "which") or (of_whom and bag.took("ask", "who"))):
        last = last.model_copy(update={"ask": GroupAsk.WHICH})  # "en welke bij de vrouwen?"
    if isinstance(last, Groups) and last.by is Key.DAY and said.days is not None and bag.holds("win", "have"):
        return Listing(of=narrowed_by(last.measure.of, said, last, ctx))  # "(onze beste dag) wat won Italië toen"
    if isinstance(last, Versus) and len(said.nations) == len(last.measures) == 2:
        pairs = zip(last.measures, said.nations, strict=True)  # "en tussen ons en Italië"
        moved = [each.model_copy(update={"of": each.of.narrowed(nations=(noc,))}) for each, noc in pairs]
        return last.model_copy(update={"measures": tuple(moved)})
    if said.nations and len(nations_of(last)) >= 2 and len(said.nations) == 1 and isinstance(said.nations[0], str):
        made = _other_nation(last, said.nations[0], ctx)
        if made is not None:
            return made
    if isinstance(last, Versus) and len(said.colours) == len({one.of.colours for one in last.measures}) == 2:
        bag.skip("between")  # "de verhouding tussen goud en zilver, en zilver en brons"
        coloured = tuple(
            one.model_copy(update={"of": one.of.narrowed(colours=(colour,))})
            for one, colour in zip(last.measures, said.colours, strict=True)
        )
        return last.model_copy(update={"measures": coloured})
    if isinstance(last, Groups) and last.by is Key.NATION and last.having and _names_one(said):
        return _of_one_land(last, str(said.nations[0]))
    if isinstance(last, Needed | Certain) and said.nations and isinstance(said.nations[0], str):
        field = "passes" if isinstance(last, Needed) else "above"
        if getattr(last, field) is not None:
            return last.model_copy(update={field: said.nations[0]})
        return last.model_copy(update={"noc": said.nations[0]})
    of = subject(last)
    if len(said.genders) > 1 and bag.holds("only"):
        return None  # "alleen mannen dus, hadden de vrouwen er wel"
    whose = set(of.nations) if of is not None else set()
    if whose and any(out.nations and whose.isdisjoint(out.nations) for out in said.but_not):
        return None  # "de zuiderburen hoef ik niet te vragen": of other lands nothing is left out
    if of is None or (said.athletes and of.beside):
        return None  # "en Femke Bol?" after who stood beside another
    if isinstance(last, Identify) and len(said.nations) == 1 and not (said.metal or said.is_part or said.athletes):
        mine = narrowed_by(of, said, last, ctx)  # "en wij?" after who stands first
        return _of_each_games(Value(measure=Measure(kind=Kind.RANK, of=mine, metric=last.metric)))
    one_of = {Key.ATHLETE: len(said.athletes) == 1, Key.NATION: _names_one(said)}
    if isinstance(last, Groups) and not last.having and one_of.get(last.by):
        return Value(measure=last.measure.model_copy(update={"of": narrowed_by(of, said, last, ctx)}))
    if added and isinstance(last, Value | Listing):
        both = {name: (*getattr(of, name), *getattr(said, name)) for name in ("disciplines", "colours")
                if getattr(of, name) and getattr(said, name)}  # fmt: skip
        if both:
            return about(last, lambda each: each.narrowed(**both))
        if of.nations and said.nations and isinstance(last, Value) and last.measure.kind is Kind.COUNT:
            sides = (of, of.narrowed(nations=tuple(said.nations)))  # "met Oostenrijk erbij"
            return Versus(measures=tuple(Measure(of=one) for one in sides), ask=VersusAsk.SUM)
    if isinstance(last, Groups) and last.sex and said.genders:  # "hoeveel vrouwen wonnen goud, en mannen"
        alone = Narrowing(resolve=said.resolve, genders=said.genders)
        sex = next((sex for sex, gender in _SEXES.items() if said == alone and said.genders == [gender]), "")
        of_others = last.model_copy(update={"sex": sex})
        return (
            about(of_others, lambda each: each.narrowed(**_events(each, said, last, ctx)) if each.events else each)
            if sex
            else None
        )
    people = isinstance(last, Groups) and last.by is Key.ATHLETE and not (of.genders or of.events or of.team)
    alone = Narrowing(resolve=said.resolve, genders=said.genders)
    if isinstance(last, Groups) and people and not bag.holds("only", "correct") and said == alone:
        sex = next((sex for sex, gender in _SEXES.items() if said.genders == [gender]), "")
        if sex:  # "(wie won het meeste goud) en bij de vrouwen": of a woman those of mixed events too
            return last.model_copy(update={"sex": sex})
    wanted = narrowed_by(of, said, last, ctx)
    if wanted == of or (isinstance(last, Suppose) and wanted.from_day != of.from_day):
        return None
    wins = any(one.has_any(("win", "have")) for one in bag.items)
    theirs = nations_spoken_of(last, ctx.archive)
    if isinstance(last, Listing) and wins and said.genders and of.events and theirs and not bag.has("ask"):
        of_theirs = wanted.narrowed(nations=theirs, athletes=(), colours=tuple(said.colours))
        return Listing(of=of_theirs, ask=Ask.EXISTS)  # "hadden de vrouwen op dat nummer ook een plak"
    if _of_other_sex(of, said, ctx) and not said.athletes:
        if not wanted.events:
            return None
        ask = last.ask if isinstance(last, Listing) and last.ask in (Ask.TIME, Ask.DAY, Ask.PLACE) else Ask.WHO
        won = ask is not Ask.WHO or any(one.has("won_noun") for one in bag.items)
        return Listing(of=wanted if not won else wanted.narrowed(colours=(Colour.GOLD,)), ask=ask)
    if (
        wins_it(bag.items) and said.athletes and of.events and not (said.metal or bag.has("ask"))
    ):  # "heeft Bergsma hem gewonnen"
        return Listing(of=wanted.narrowed(colours=(Colour.GOLD,)), ask=Ask.EXISTS)
    if (
        isinstance(last, Listing)
        and last.ask in (Ask.WHO, Ask.NATION)
        and of.events
        and not said.metal
        and (said.nations or said.athletes)
    ):  # "wie won de 1000 meter, en Kok?": whatever she won there
        return Listing(of=wanted.narrowed(colours=()), ask=Ask.WHO)
    anything = any(one.has("any") and one.text.lower() in ("iets", "ook iets", "ook wat", "wat") for one in bag.items)
    if isinstance(last, Listing) and wins and not said.metal and anything:
        return Listing(of=wanted.narrowed(colours=()), ask=Ask.EXISTS)  # "wonnen wij daar ooit iets"
    if isinstance(last, ComparisonQuestion) and said.colours and not said.nations:  # "en zilver"
        each = (wanted.narrowed(nations=(noc,)) for noc in nations_of(last))
        return Versus(measures=tuple(Measure(of=one) for one in each))
    if isinstance(last, TableQuestion) and any(isinstance(one, Described) for one in said.nations):  # "alleen Europa"
        return Groups(by=Key.NATION, measure=Measure(kind=Kind.TALLY, of=wanted), take=last.limit or PAGE_ROWS)
    ranked = isinstance(last, Value) and last.measure.kind is Kind.RANK and not of.colours
    if said.colours and any(one.has("more") for one in bag.items) and isinstance(last, Value | Listing | Groups):
        return None  # "hadden ze wel meer goud": than when
    if (isinstance(last, NationQuestion) or ranked) and said.colours:
        return Value(measure=Measure(of=wanted))
    return _of_each_games(about(last, lambda each: narrowed_by(each, said, last, ctx)))


def _of_each_games(asked: Question | None) -> Question | None:
    """A place is of one table: of several Games each has its own"""
    if not isinstance(asked, Value) or asked.measure.kind is not Kind.RANK or len(asked.measure.of.games.ids) < 2:
        return asked
    return Groups(by=Key.GAMES, measure=asked.measure, order=Order.NATURAL)


def is_won_after(items: Sequence[Item]) -> bool:
    """ "wat wonnen zij nog na de 15e": on the days behind it, rather than up to then"""
    after = (Relation.AFTER, Relation.SINCE)
    behind = any(one.has("moment") and one.value("moment").relation in after for one in items)
    return behind and any(one.has("win") for one in items)


def _names_one(said: Narrowing) -> bool:
    """One nation, rather than those of a part of the world"""
    return len(said.nations) == 1 and isinstance(said.nations[0], str)


def _of_one_land(last: Groups, noc: Noc) -> Question | None:
    """ "welke landen hadden meer goud dan wij, en dan Duitsland?"; "welke landen wonnen geen goud, en wij?" """
    one = last.having[0]
    if isinstance(one.value, Measure) and len(one.value.of.nations) == 1 and not one.both and len(last.having) == 1:
        other = one.value.model_copy(update={"of": one.value.of.narrowed(nations=(noc,))})
        return last.model_copy(update={"having": (one.model_copy(update={"value": other}),)})
    return belongs(last, noc)


def _other_nation(last: Question, noc: Noc, ctx: Context) -> Question | None:
    """A comparison with another nation in the place of the second, or of the first where we are the second: "wie
    heeft er meer, Duitsland of wij, en Frankrijk?"."""
    we_second = nations_of(last)[1:] == [ctx.own] != [noc]
    match last:
        case ComparisonQuestion(nocs=nocs):
            nocs = nocs[::-1] if we_second else nocs
            return last.model_copy(update={"nocs": (nocs[0], noc)}) if noc != nocs[0] else None
        case Versus(measures=measures):
            if len({one.of.nations for one in measures}) == 1:  # the same at two Games, in two colours
                each = (one.model_copy(update={"of": one.of.narrowed(nations=(noc,))}) for one in measures)
                return last.model_copy(update={"measures": tuple(each)})
            kept, moved = (measures[1], measures[0]) if we_second else measures[:2]
            moved = moved.model_copy(update={"of": moved.of.narrowed(nations=(noc,))})
            return last.model_copy(update={"measures": (moved, kept) if we_second else (kept, moved)})
        case Claim(conditions=conditions):
            first = conditions[0]
            if isinstance(first.value, Measure):
                both = first.value.of.nations == first.measure.of.nations  # the same at two Games
                mine = first.measure.of.narrowed(nations=(noc,)) if both else first.measure.of
                fields = {
                    "measure": first.measure.model_copy(update={"of": mine}),
                    "value": first.value.model_copy(update={"of": first.value.of.narrowed(nations=(noc,))}),
                }
                return last.model_copy(update={"conditions": (first.model_copy(update=fields),)})
    return None


def narrowed_by(of: Medals, said: Narrowing, last: Question, ctx: Context) -> Medals:
    """The filter with what was said in the place of what it replaces."""
    fields: dict[str, Any] = {}
    if said.nations:
        fields["nations"] = tuple(said.nations)
        theirs = [ctx.archive.athletes[one].nocs for one in of.athletes]
        raced = bool(of.nations) and all(set(said.nations) <= set(nocs) for nocs in theirs)
        if not said.athletes and not raced:  # "wat won Veldkamp voor Nederland, en wat voor België"
            fields["athletes"] = ()
    if said.athletes:
        fields["athletes"] = tuple(one.athlete_id for one in said.athletes)
        fields["nations"] = ()
        if of.above or of.below:  # "(wie was er beter dan hem, hoe oud is ie) nee, De Boo"
            fields.update(above=None, below=None, events=())
    if said.colours or said.metal:
        fields["colours"] = tuple(said.colours)  # "en hoeveel medailles": of any colour
    if said.but_not:  # "en Italië zonder alpineskiën": instead of what was left out of another
        fields["but_not"] = (*(() if said.nations else of.but_not), *said.but_not)
        for name in ("disciplines", "events", "genders", "colours"):  # "… bij het bobsleeën, en zonder bobsleeën"
            if any(getattr(of, name) and set(getattr(of, name)) <= set(getattr(out, name)) for out in said.but_not):
                fields[name] = ()
    elif said.disciplines:  # "… zonder bobsleeën, en rodelen": what was left out is no part of that
        fields["but_not"] = tuple(
            out for out in of.but_not
            if set(out.disciplines) <= set(said.disciplines) and out != Medals(disciplines=out.disciplines)
        )  # fmt: skip
    if _of_other_sex(of, said, ctx):
        fields["athletes"] = ()
    if said.team is not None:
        fields["team"] = said.team
    elif said.athletes and said.metal and not said.colours:
        fields["team"] = None  # "(hoeveel daarvan individueel) en Kok, hoeveel medailles heeft die": of all
    gone = bool(said.nations) and any(is_vanished(noc, ctx) for noc in said.nations) and bool(of.games.ids)
    careers = said.scope == EVER and (gone or (bool(said.athletes) and not said.ever))
    whose = {"nations": tuple(said.nations)} if gone else {"athletes": fields.get("athletes", ())}
    there = not of.games.ever and find(Medals(games=of.games, **whose), ctx.archive)
    if careers and there and there.selection.count:
        pass  # "… in Albertville, of was dat Veldkamp": there too
    elif said.scope != CURRENT:
        years = {ctx.archive.edition(one).games.year for one in of.games.ids}
        both = [one.games.games_id for one in ctx.archive.editions.values() if one.games.year in years]
        of_that_year = len(years) == 1 and set(said.scope.seasons) == set(Season) and not said.ever
        fields["games"] = Scope(ids=tuple(both)) if of_that_year else said.scope  # "zowel winter als zomer", of 1976
        fields.update(as_of=LATEST, from_day=None, to_day=None)
        if of.athletes and not said.but_not:  # "(nog iets buiten de massastart) en in Sotsji": anything
            fields["but_not"] = tuple(out for out in of.but_not if not out.events)
    if said.days is not None:
        fields["from_day"], fields["to_day"] = said.days
        fields["as_of"] = LATEST
    if said.as_of != LATEST:
        fields["as_of"] = said.as_of
        meant = said.moment.meaning if said.moment is not None and said.moment.relation is Relation.AT else None
        if of.from_day is not None and isinstance(meant, Day):  # "(wie won vanochtend) en gisteren": on that day
            fields.update(from_day=meant.day, to_day=meant.day, as_of=LATEST)
    for name in ("place", "weekdays", "after", "podium"):
        if getattr(said, name):
            fields[name] = getattr(said, name)
    fields.update(_events(of, said, last, ctx))
    if fields.get("events") and fields["events"] != of.events and said.days is None:
        fields.update(from_day=None, to_day=None)  # another event has its own day
    made = of.narrowed(**fields)
    if said.colours and (of.above or of.below or of.beside) and not find(made, ctx.archive).selection.count:
        return made.narrowed(above=None, below=None, beside=None)  # "wie versloeg Canada, en het brons"
    if said.days is not None and of.events and not said.events and not find(made, ctx.archive).selection.count:
        return made.narrowed(events=())  # "wie won de 1000 meter, en op de 19e": it was on another day
    return made


def _of_other_sex(of: Medals, said: Narrowing, ctx: Context) -> bool:
    """ "wat werd Kok op de 500 meter, en de mannen": no longer of her"""
    theirs = {_SEXES.get(ctx.archive.athletes[one].gender) for one in of.athletes}
    return bool(theirs and said.genders) and None not in theirs and not theirs & set(said.genders)


_SEXES = {"M": Gender.MEN, "F": Gender.WOMEN}
_OTHER = {Gender.MEN: Gender.WOMEN, Gender.WOMEN: Gender.MEN}


def _events(of: Medals, said: Narrowing, last: Question, ctx: Context) -> dict[str, Any]:
    if said.scope.ids and of.events and not (said.events or said.disciplines or said.genders):
        return {}
    games_id = (
        said.scope.ids[0]
        if len(said.scope.ids) == 1
        else (of.games.ids[0] if len(of.games.ids) == 1 else ctx.archive.current_id)
    )
    if of.events:
        held = (games_id, *reversed(tuple(ctx.archive.editions)))  # of both seasons: "al olympisch kampioen hockey"
        of_it = (one for one in held if not ctx.archive.edition(one).events.keys().isdisjoint(of.events))
        games_id = next(of_it, games_id)
    events = ctx.archive.edition(games_id).events
    former = [events[event_id] for event_id in of.events if event_id in events]
    if said.events:
        if (
            not former and of.athletes and not said.nations
        ):  # "die 1000 meter", of somebody just shown: there, or else ever
            there, ever = ([events[one] for one in shown(Listing(of=each), ctx).events if one in events]
                           for each in (of, Medals(games=EVER, athletes=of.athletes)))  # fmt: skip
            former = there if any(one in there for one in said.events) else ever or there
        there = [one for one in said.events if one.event_id in events] if not of.games.ever else []
        chosen = closest(there or said.events, former, of)  # "(in Calgary) die 1500 meter": not yet at the shorttrack
        return {"events": tuple(event.event_id for event in chosen), "disciplines": (), "genders": ()}
    changed: dict[str, Any] = {}
    if said.disciplines:
        changed["discipline"] = said.disciplines[0]
    if said.genders:
        changed["gender"] = said.genders[0]
    if not changed:
        return {}
    if former and not said.genders and {one.discipline for one in former} == {changed["discipline"]}:
        return {"events": (), "disciplines": (changed["discipline"],), "genders": ()}  # "… in de atletiek": all of it
    if former:
        moved = [one for one in (same_event(event, ctx.archive, games_id, **changed) for event in former) if one]
        if moved:
            return {"events": tuple(dict.fromkeys(one.event_id for one in moved)), "disciplines": (), "genders": ()}
    # No such event: "de 3000 meter bij de vrouwen, en bij de mannen" is of all their events in that sport.
    sports = said.disciplines or dict.fromkeys(one.discipline for one in former)
    fields: dict[str, Any] = {"events": ()}
    if sports:
        fields["disciplines"] = tuple(sports)
    if said.genders:
        fields["genders"] = tuple(said.genders)
    return fields


def closest(events: list[Event], former: list[Event], of: Medals) -> list[Event]:
    """Of the events that the words may mean, those of the sport and the sex just spoken of."""

    def of_both(one: Event) -> bool:
        return any(one.discipline == f.discipline and one.gender == f.gender for f in former)

    def of_sex(one: Event) -> bool:
        return any(one.gender == f.gender for f in former)

    def of_sport(one: Event) -> bool:
        return one.discipline in of.disciplines

    for fits in (former.__contains__, of_both, of_sex, of_sport):
        kept = [one for one in events if fits(one)]
        if kept:
            return kept
    return events


def of_that_sex(question: Question, last: Question, ctx: Context) -> Question:
    """ "en bij de jongens, wie won daar goud": the same event of theirs"""
    of = subject(question)
    if of is None or not of.events or len(of.genders) != 1:
        return question
    held = ctx.archive.edition(of.games.ids[0] if of.games.ids else ctx.archive.current_id).events
    if {held[one].gender if one in held else None for one in of.events} != {_OTHER.get(of.genders[0])}:
        return question
    theirs = {"genders": (), **_events(of, Narrowing(genders=list(of.genders)), last, ctx)}
    return about(question, lambda each: each.narrowed(**theirs)) or question


def inherited(question: Question, last: Question, ctx: Context, *, oftenest: bool = False) -> Question | None:
    """The question about the sport, events, Games and days just spoken of, where it names none: "welk land was daar het
    beste". ``oftenest``: "wie won dat het vaakst", over all Games."""
    kept = subject(last)
    if kept is None:
        return None

    people = isinstance(question, Groups) and question.by is Key.ATHLETE
    aged = isinstance(question, Groups) and question.measure.kind is Kind.AGE  # "(goud) en wie is de oudste"
    career = bool(kept.athletes) and kept.games.ever and not people  # all Games were of somebody's career
    oftenest = oftenest and bool(kept.events)
    if oftenest:
        kept = kept.narrowed(games=EVER, from_day=None, to_day=None)
    elif kept.events and isinstance(question, Groups) and question.by is Key.NATION:  # at one event each has one medal
        held = ctx.archive.edition(kept.games.ids[0] if kept.games.ids else ctx.archive.current_id).events
        sports = dict.fromkeys(held[one].discipline for one in kept.events if one in held)
        kept = kept.narrowed(events=(), disciplines=tuple(sports))

    kept = freed(kept, question.by) if isinstance(question, Groups) else kept

    def fill(kept: Medals, of: Medals) -> Medals:
        bare = not (of.disciplines or of.events)
        if bare and kept.events and of.genders:  # "… bij de vrouwen. En bij de mannen": the same event of that sex
            of = of.narrowed(**_events(kept, Narrowing(genders=list(of.genders)), last, ctx))
            bare = False
        if of.games.ever:  # "(wie rijden er vanmiddag de 1500) werd Nuis daar al eens kampioen": on no day of these
            kept = kept.narrowed(from_day=None, to_day=None)
        if of.athletes and len(kept.events) > 1:  # of races of one name those of their sport and sex
            held = ctx.archive.edition(kept.games.ids[0] if kept.games.ids else ctx.archive.current_id).events
            racers = [ctx.archive.athletes[one] for one in of.athletes]
            theirs = open_to(racers, [held[one] for one in kept.events if one in held])
            kept = kept.narrowed(events=tuple(one.event_id for one in theirs) or kept.events)
        return of.narrowed(
            disciplines=kept.disciplines if bare else of.disciplines,
            events=kept.events if bare else of.events,
            genders=of.genders or (kept.genders if bare else ()),
            games=of.games if of.games != CURRENT or career else kept.games,
            nations=of.nations or (kept.nations if people and not oftenest else ()),
            from_day=of.from_day or kept.from_day,
            to_day=of.to_day or kept.to_day,
            colours=of.colours or (kept.colours if oftenest or aged else ()),
        )

    made = about(question, partial(fill, kept))
    if isinstance(made, Groups) and made.take is not None and (kept.events or kept.nations):
        ranked = ranked_groups(made, ctx)
        alone = len(kept.events) == 1 and (ranked == 1 or made.by is Key.DAY)
        if not ranked or alone:  # "(wie won het curlinggoud) en de oudste van ons"
            kept = kept.narrowed(events=(), colours=(), nations=kept.nations if ranked else ())
            made = about(question, partial(fill, kept))
    return made if made != question else None


def ranked_groups(made: Groups, ctx: Context) -> int:
    """How many there are of whom one is asked: of a single one that is nothing to ask."""
    found = answer(made.model_copy(update={"take": None}), ctx.archive, ctx.viewpoint)
    return len(found.groups) if isinstance(found, GroupsAnswer) else 0
