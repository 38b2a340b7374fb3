"""Who, which, when, where, how many or why of what was shown."""

from itertools import pairwise
from typing import Any

from bot.understanding.grammar.composing.conditions import COUNTED_BY, metric_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import STEPS, nations_of, ranked_by, settle, without_colours
from bot.understanding.grammar.following.leaning import VERBS, points_at_event, points_at_race
from bot.understanding.grammar.following.opponents import is_one_tournament, opponent
from bot.understanding.grammar.following.parts import REST, is_count, rest_of
from bot.understanding.grammar.following.replacing import is_won_after, narrowed_by, ranked_groups
from bot.understanding.grammar.following.shown import (
    MOST_SIDES,
    is_of_several,
    pointed_at,
    points_at_one,
    shown,
    spoken_of,
)
from bot.understanding.grammar.following.sides import asks_why_of_both, why_so
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.subjects import freed, subject
from medals_core.archive import LATEST
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER, Described, Medals, Role
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric
from medals_core.queries.model import (
    Ask,
    Claim,
    Fact,
    GamesFact,
    GroupAsk,
    Groups,
    Identify,
    Listing,
    Suppose,
    Value,
    Versus,
    VersusAsk,
)
from medals_core.questions import ComparisonQuestion, ProgrammeQuestion, Question

_ASKS = {
    "who": Ask.WHO, "which": Ask.WHICH, "when": Ask.DAY, "day": Ask.DAY, "time": Ask.TIME, "where": Ask.PLACE,
    "what": Ask.WHICH, "year": Ask.GAMES, "show": Ask.WHICH,
}  # fmt: skip
_GROUPED = {Ask.DISCIPLINE: Key.DISCIPLINE, Ask.EVENT: Key.EVENT, Ask.COLOUR: Key.COLOUR, Ask.DAY: Key.DAY,
            Ask.NATION: Key.NATION}  # fmt: skip
_COUNTED = {"nation": Key.NATION, "athlete": Key.ATHLETE, "event": Key.EVENT, "discipline": Key.DISCIPLINE,
            "games": Key.GAMES, "year": Key.GAMES}  # fmt: skip
_OF_GAMES = {Ask.PLACE: Fact.CITY, Ask.DAY: Fact.DATES, Ask.GAMES: Fact.YEAR}


def asked_of_it(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """wie waren dat?; wanneer was dat?; hoeveel daarvan goud?; waarom?; hoeveel heeft ze er in totaal?"""
    if isinstance(last, ProgrammeQuestion) and bag.took("ask", "time"):
        return last
    if subject(last) is None or isinstance(last, Suppose):
        return None
    if not (bag.holds("ask", "team_members", "more_of_it") or bag.has("noun", "colour")):
        return None  # without a look at the answer, which may take long
    if isinstance(last, Groups) and last.run is not None and bag.took("ask", "when"):
        bag.skip("ask")  # "van wanneer tot wanneer was dat": the run tells it
        settle(bag)
        return last
    told = pointed_at(bag.items, last, ctx)
    of = told.of
    at_those = isinstance(last, Groups) and last.by is Key.GAMES and bag.has("ask", "how_many")
    still = any(one.text.lower() in ("heeft", "hebben") for one in bag.items) and bag.has_any("nation", "own")
    if isinstance(last, Groups) and at_those and still and not bag.has_any("pronoun", "then_word", "games"):
        of = told.of = of.narrowed(games=last.measure.of.games)  # "(in 1980 het minst) hoeveel heeft Zweden": in all
    if _is_of_too_many(last, of) and bag.holds("pronoun") and not bag.has("games"):
        return None
    if isinstance(last, Groups) and not of.colours and any(one.has("pronoun", "that", "of_it") for one in bag.items):
        of = told.of = of.narrowed(colours=_coloured_by(last))  # "(welk land won 18 keer goud) in welke sport was dat"
    others = any(one.has("more_of_it") and one.text.lower().endswith(REST) for one in bag.items)
    others = others or (bag.has("nation") and any("andere" in one.text.lower().split() for one in bag.items))
    rest = rest_of(last, ctx, by_land=bag.has("ask", "who") and bag.holds("win")) if others else None
    if rest is not None:
        of = rest.narrowed(colours=()) if isinstance(last, Claim) else rest
    elif others:
        return None
    if isinstance(last, Versus) and not bag.has("ask", "how_many", "how_often"):
        sides = spoken_of(last)  # "welke afstanden waren dat", of both
        of = of.narrowed(nations=sides.nations, athletes=sides.athletes)
    whom = any(bag.items[place].text.lower() == "van wie" for place in bag.places("ask", "who"))
    lost = (bag.took("lost") or bag.took("beat")) and bag.has("ask", "who")  # "van wie verloren ze", "wie versloeg ze"
    won_it = isinstance(last, Listing) and last.ask in (Ask.WHO, Ask.EXISTS) and told.colours == (Colour.GOLD,)
    final = any(one.text.lower() == "finale" for one in bag.items)
    bare = won_it and all(one.is_small or one.has("ask") or one.has("lean") for one in bag.items)
    beat = whom and (bare or final or bag.holds("win"))  # "wie won het ijshockey, en van wie", "van wie in de finale"
    if bag.took("ask", "opponent") or beat or lost:
        return opponent(bag, last, ctx, lost=lost, won=beat)
    if bag.took("ask", "why"):
        placed = asks_why_of_both(bag.items, last)
        cut = next((at for at, one in enumerate(bag.items) if at and one.breaks and placed), len(bag.items))
        objects = any(one.text.lower() == "toch" or one.has("right_question") for one in bag.items[cut:])
        bag.taken.update(range(cut, len(bag.items)) if objects else ())  # "ze hebben toch meer": the reply weighs that
        bag.skip("ask", "not", "still", *(("higher", "lower") if placed else ()))
        settle(bag)
        return why_so(last, ctx)
    apart = any(one.has("ask", "difference") and not one.has("noun") for one in bag.items)
    if apart or bag.holds("more"):
        return None  # it is held against another
    if bag.took("ask", "age"):  # when they won there
        winner = bag.took("won_noun") or bag.took("noun", "champion")
        sexes = tuple(bag.take_all("gender")) if winner else ()  # "de winnares"
        gold = of.narrowed(colours=(Colour.GOLD,), athletes=(), nations=(), genders=sexes or of.genders)
        winners = shown(Listing(of=gold), ctx).athletes if winner and of.events else told.athletes
        settle(bag)
        winning = of.narrowed(athletes=winners, nations=(), colours=(), above=None, below=None, beside=None)
        if len(winners) == 1 and bag.holds("now_word") and bag.says("is"):  # "hoe oud is ie nu": rather than there
            return Value(measure=Measure(kind=Kind.BORN, of=Medals(athletes=tuple(winners))))
        aged = winning if of.events else None
        if 1 < len(winners) <= MOST_SIDES and not bag.left():  # "hoe oud zijn ze"
            whose = [Medals(games=of.games, athletes=(one,)) for one in winners]
            return Versus(measures=tuple(Measure(kind=Kind.AGE, of=one) for one in whose))
        return Value(measure=Measure(kind=Kind.AGE, of=aged)) if aged is not None and len(winners) == 1 else None
    often = bag.took("ask", "how_often")
    how_many = bag.took("ask", "how_many") or often or (rest is not None and is_count(last) and not bag.has("ask"))
    if how_many and (bag.has_any("moment", "games") or of.after is not None):
        bag.skip("present")  # "hoeveel kwamen er daarna nog bij"
    if often and isinstance(last, Identify) and not (bag.has("metal") or bag.has("win")):
        return None  # "welk land werd eerste, en hoe vaak": in the table
    crew = bag.took("team_members")
    if bag.took("occurred") and of.games.is_current and ctx.archive.current_id != ctx.lexicon.archive.current_id:
        of = of.narrowed(games=EVER)  # "… op de Zomerspelen, hoe vaak is dat gebeurd"
    ask = Ask.WHO if crew else next((value for name, value in _ASKS.items() if bag.took("ask", name)), None)
    if ask is Ask.PLACE and bag.took("away_from"):
        ask = Ask.NATION  # "waar kwam die vandaan"
        bag.skip("stand")
    if ask is Ask.PLACE and bag.has("coming") and bag.says("werd", "werden"):
        bag.skip("stand", "coming")  # "waar werd dat gereden"
    if ask is Ask.PLACE and bag.has("stand"):
        return None  # "en waar staan we": in the table
    more = any(one.has("more_of_it") for one in bag.items)  # "heeft zij nog meer medailles"
    ask = Ask.WHICH if ask is None and more and not how_many else ask
    if ask is None and not how_many and not bag.has("ask", "rank") and not bag.has("noun", "colour"):
        return None
    number = how_many and not points_at_one(bag.items) and isinstance(last, Groups) and last.take is None
    if number and isinstance(last, Groups) and last.ask is GroupAsk.WHICH and _only_number(bag):
        return last.model_copy(update={"ask": GroupAsk.COUNT})
    several = isinstance(last, Groups) and last.by is Key.DAY and of.from_day is None and not bag.has("moment")
    if several and bag.holds("pronoun"):
        return None  # "welke gouden zaten daarbij", of several days
    person = bag.has("pronoun") or _is_person(bag.items) or any(one.has("pronoun", "she", "he") for one in bag.items)
    race = bool(of.events) and ask in (Ask.TIME, Ask.DAY, Ask.PLACE)  # "hoe laat begon ie": the final
    he = any(one.has("pronoun", "he") and one.text.lower() != "zijn" for one in bag.items)
    if he and not told.athletes and not race:
        return None  # "hij" is no land
    if of.athletes and not told.athletes:
        return None  # "welke kleur heeft zij", after a man
    if points_at_one(bag.items) and len(told.athletes) > 1:
        return None  # "heeft ze", of several women
    if len(told.nations) > 1 and any(one.text.lower() in ("dat land", "dit land") for one in bag.items):
        return None
    total = bool(bag.take_all("measure", "total"))
    total = total or ((bag.has("nation") or bag.has("own")) and bag.took("all_of_it"))
    metric = metric_of(bag)
    if how_many and isinstance(last, Listing) and bag.says("waren", "zijn"):
        bag.take_all("measure", "together")  # "hoeveel waren dat er samen"
    if bag.has("measure", "average", "share", "together"):
        return None  # another number than how many
    nouns = {"event": Ask.EVENT, "athlete": Ask.WHO, "nation": Ask.NATION, "discipline": Ask.DISCIPLINE, "day": Ask.DAY,
             "colour": Ask.COLOUR, "games": Ask.GAMES, "year": Ask.GAMES}  # fmt: skip
    counted = None
    for name, meant in nouns.items():
        if bag.took("noun", name) and not (name == "event" and ask in (Ask.PLACE, Ask.DAY, Ask.TIME, Ask.WHO)):
            ask = meant  # but "waar was die wedstrijd" asks where
            counted = _COUNTED.get(name)
    if isinstance(last, Listing) and last.take == 1 and not last.last and bag.has("most", "first"):
        bag.skip("most.first", "rank")  # "… en aan wie was die eerste te danken"
    winner = bag.took("won_noun")
    steps = tuple(STEPS[rank] for rank in (1, 2, 3) if bag.took("rank", rank))
    step = steps[0] if steps else None
    champion = bag.took("noun", "champion")
    bag.skip("most.first" if step else "nothing_else")
    if (
        more and not others and ask is Ask.WHO and not (of.events or step)
    ):  # "wie won er nog meer": that day, others too
        settle(bag)
        day = of.narrowed(nations=(), athletes=()) if of.from_day is not None and not bag.left() else None
        return Listing(of=day, ask=Ask.WHO) if day is not None else None
    nobody = len(told.athletes) != 1 and len(told.nations) != 1
    if how_many and nobody and any(one.text.lower() == "die" and one.has("pronoun") for one in bag.items[1:]):
        return None  # "hoeveel goud heeft die", after a table
    rank = bag.take("rank")
    what = any(one.has("ask", "what") for one in bag.items)
    event = [p for p in bag.places("ask", "rank") if bag.items[p].text.lower().startswith("op welk nummer")]
    if event and not bag.has("stand"):  # "op welk nummer"
        bag.taken.update(event)
        ask = Ask.EVENT
    placed = bag.took("ask", "rank") or (bag.has("stand") and what)  # "wat werden wij"
    if placed and winner:
        return None  # "de hoeveelste winnares was Kok": of all before her
    none = without_colours(bag) if how_many else []
    bag.skip("take_part" if how_many and bag.has("event") and bag.holds("pronoun") else "")  # "hoeveel waren bij het …"
    if ask is Ask.NATION and (of.nations or of.athletes) and bag.has("most", "best", "most"):
        return None  # "en welk land was beste bij het schaatsen": of all, rather than of hers
    mostly = bag.took("mostly") or (ask in _GROUPED and ask is not Ask.NATION and bag.took("most", "most"))
    best = ask in (Ask.DAY, Ask.DISCIPLINE) and bag.took("most", "best")  # "wat was hun beste dag"
    said = narrow(bag, ctx, state=of.as_of != LATEST and not is_won_after(bag.items))
    said.but_not.extend(none)
    bag.skip("noun.medal", "ask", "measure", "both", "metal", "each_one", "between")
    bag.taken.update(p for p in bag.places("number") if p and bag.items[p - 1].has("ask", "which"))  # "welke vier"
    settle(bag)
    if placed and of.events and (said.athletes or said.nations):
        won = Medals(games=of.games, events=of.events, nations=() if said.athletes else tuple(said.nations),
                     athletes=tuple(one.athlete_id for one in said.athletes))  # fmt: skip
        return Listing(of=won, ask=Ask.COLOUR)
    others_named = set(said.nations) - set(of.nations)
    if rest is not None and (others_named or ask is Ask.NATION):
        return None  # "de rest van Zweden", after a Norwegian
    elsewhere = said.genders or said.disciplines or said.events or others_named or said.scope != CURRENT
    of_others = others_named and isinstance(last, Groups) and last.by is not Key.NATION
    of_day = isinstance(last, Groups) and last.by is Key.DAY and said.days is not None
    asked_anew = of_others or (elsewhere and not (of_day or bag.holds("pronoun")))
    if isinstance(last, Groups) and not how_many and asked_anew:
        return None  # "wie is dat bij ons", "en welke bij de vrouwen": asked again, not of those found
    # "hoeveel hebben ze er": the team's own, or the land's
    several = len(told.athletes) > MOST_SIDES or is_of_several(bag.items)
    of_land = isinstance(last, Listing) and last.ask is not Ask.WHO and is_of_several(bag.items)
    team = bool(of.nations) and ((told.lines == 1 and several) or of_land)
    if (
        person
        and _is_person(bag.items)
        and told.athletes
        and not team
        and not (placed and len(told.athletes) > 1)
        and (crew or ask is not Ask.WHO)
    ):
        if len(told.athletes) > MOST_SIDES:
            return None
        if said.athletes:  # "op welke afstanden won Schouten die van haar": hers
            told.athletes = tuple(one.athlete_id for one in said.athletes)
        it = often and any(one.has("pronoun", "that") and one.text.lower() in ("dit", "dat") for one in bag.items)
        theirs = told.events if points_at_race(bag.items) or (it and of.events) else ()  # "hoe vaak won ze die afstand"
        more = more and not any(one.has("pronoun", "there") for one in bag.items)  # "wat won ze daar nog meer"
        base = Medals(
            athletes=told.athletes,
            events=theirs,
            colours=tuple(said.colours) or ((Colour.GOLD,) if often and theirs and bag.holds("win") else ()),
            games=said.scope
            if said.scope != CURRENT
            else (
                EVER if said.ever or total or (more and not bag.holds("now_word")) or (often and theirs) else of.games
            ),
        )
        if said.days is not None:
            base = base.narrowed(from_day=said.days[0], to_day=said.days[1])
        if how_many and counted is not None and not often:  # "op hoeveel Spelen deed ze dat"
            whole = Measure(of=base)
            return Groups(by=counted, measure=whole, having=(Condition(measure=whole),), ask=GroupAsk.COUNT)
        return Value(measure=Measure(of=base)) if how_many else Listing(of=base, ask=ask or Ask.WHICH)
    if isinstance(last, Groups) and last.by is Key.GAMES and ask in _OF_GAMES and len(of.games.ids) == 1:
        return GamesFact(games=of.games, fact=_OF_GAMES[ask])
    if placed:
        return None
    metric_of_last = Metric.TOTAL if total else metric or ranked_by(last) or Metric.OFFICIAL
    if rank is not None:
        return None
    it = any(one.text.lower() == "het" for one in bag.items) and bag.holds("be")
    if ask is Ask.PLACE and it and said.scope.ids and not (of.events or of.athletes or said.is_part or said.nations):
        return GamesFact(games=said.scope, fact=Fact.CITY)  # "waar was het in 1968": those Games
    changed = narrowed_by(of, said, last, ctx)
    if isinstance(last, Groups) and set(said.nations) < set(of.nations) and said.nations:
        colours = changed.colours or _coloured_by(last)  # "(één goud) Brazilië? wie dan": of that one alone
        changed = changed.narrowed(nations=tuple(said.nations), colours=colours)
    elsewhere = said.disciplines or said.events or said.genders or bag.holds("pronoun")
    if more and ask in _GROUPED:  # "in welke sport hadden we er nog meer"
        changed = freed(changed, _GROUPED[ask])
    if ask is Ask.EVENT and said.athletes and not said.events:
        changed = changed.narrowed(events=())  # "(de 1000 meter) en op welke afstand won Kok": in which of all
    of_all = (said.scope.is_whole or said.ever) and (total or bag.has("at_games"))
    if how_many and of_all and bag.holds("have") and not (said.disciplines or said.events):
        changed = changed.narrowed(disciplines=(), events=())  # "hoeveel hebben ze er ooit, op de Winterspelen dus"
    if more and said.athletes and not elsewhere:  # "wat heeft Kok nog meer gewonnen": in anything
        changed = changed.narrowed(events=(), disciplines=(), genders=())
    if how_many and others_named and not (often or of.games.ever or elsewhere):  # a number is of all, not at one event
        changed = changed.narrowed(events=())
    unsure = of.games.ever or len(of.games.ids) > 1
    pointed = (unsure or points_at_event(tuple(bag.items))) and not any(one.has("games") for one in bag.items)
    if of.athletes and said.events and pointed and ask is Ask.WHO and not said.athletes:
        rode = [Medals(games=each, athletes=of.athletes, events=changed.events) for each in (of.games, EVER)]
        now, ever = (shown(Listing(of=each), ctx).latest for each in rode)
        if unsure or now is None:  # "wie won die marathon": where they rode it last
            rode_at = now or ever or changed.games
            changed = changed.narrowed(games=CURRENT if rode_at.ids == (ctx.archive.current_id,) else rode_at)
    if champion and step is None and ask in (None, Ask.WHO, Ask.WHICH):  # "en wie werd toen kampioen": of anywhere
        alone = {"colours": (Colour.GOLD,), "athletes": (), "above": None, "below": None, "beside": None}
        return Listing(of=changed.narrowed(nations=tuple(said.nations), **alone), ask=Ask.WHO)
    if ask is Ask.WHO and said.colours and isinstance(last, Listing) and changed.events and not told.lines:
        changed = changed.narrowed(nations=tuple(said.nations))  # "(geen van ons) waar ging het zilver heen"
    if ask in (Ask.WHO, Ask.NATION) and said.colours and not said.athletes and of.athletes:
        changed = changed.narrowed(beside=None)
        medals = shown(Listing(of=of), ctx)  # "zilver voor Conijn: wie won goud?": where she won it
        changed = changed.narrowed(athletes=(), nations=tuple(said.nations), events=changed.events or medals.events)
    other = told.lines == 1 and not (said.nations or said.athletes) and {*said.colours} - {*told.colours}
    if ask is Ask.WHO and other and (of.nations or of.athletes) and len(told.events) == 1 and bag.holds("win"):
        at = told.games if of.games.ever and said.scope == CURRENT else changed.games  # "(ons brons) wie won er goud"
        changed = changed.narrowed(nations=(), athletes=(), events=told.events, disciplines=(), games=at)
        last = last.model_copy(update={"take": None}) if isinstance(last, Listing) else last
    if how_many and not often and counted is not None:  # "hoeveel landen wonnen die dag goud", "op hoeveel onderdelen"
        if counted is Key.GAMES and changed.games.is_current:
            changed = changed.narrowed(games=EVER, as_of=LATEST, from_day=None, to_day=None)  # "in hoeveel jaar"
        whole = Measure(of=changed.narrowed(nations=tuple(said.nations)) if counted is Key.NATION else changed)
        sex = (
            last.sex if isinstance(last, Groups) and last.by is counted else ""
        )  # "(hoeveel mannen) en hoeveel Duitse"
        return Groups(by=counted, measure=whole, having=(Condition(measure=whole),), ask=GroupAsk.COUNT, sex=sex)
    if step is not None and said.days is not None and bag.holds("stand"):
        return None  # "wie stond er op 12 februari eerste"
    if step is not None and (how_many or said.nations or ask not in (None, Ask.WHO, Ask.NATION, Ask.WHICH)):
        return None  # "wanneer pakten we het eerste goud"
    if step is not None:
        if isinstance(last, Listing) and last.take == told.lines == 1 and told.games is not None and not said.events:
            changed = changed.narrowed(events=told.events, games=told.games)  # "de laatste keer, en wie derde"
            last = last.model_copy(update={"take": None, "last": False, "skip": 0})
        elif isinstance(last, Listing) and last.ask is Ask.WHO and len(told.events) == 1 and not changed.events:
            changed = changed.narrowed(events=told.events)  # "(wie wonnen brons) en wie werd er eerste"
        beside = len(told.athletes) == 1 and not isinstance(last, Groups)
        if not changed.events and beside and step is not Colour.GOLD and ask is not Ask.NATION:
            won = Medals(athletes=told.athletes[:1], colours=(Colour.GOLD,))
            return Listing(of=Medals(games=of.games, colours=steps, beside=won), ask=Ask.WHO)
        if is_one_tournament(changed, ctx):
            return Listing(of=changed.narrowed(colours=steps, nations=tuple(said.nations)), ask=Ask.WHO)
        if not changed.events and (len(changed.athletes) > 1 or (changed.athletes and ask is Ask.NATION)):
            return None  # "(hadden die nog meer) en wie werd derde": in which race
        if not changed.events:
            return Identify(nation=Described(role=Role.RANK, rank=list(STEPS.values()).index(step) + 1),
                            within=changed.narrowed(nations=(), colours=()), metric=metric_of_last)  # fmt: skip
        if of.athletes and of.games.ever and said.scope == CURRENT:
            held = shown(Listing(of=of), ctx)  # "(hoe vaak won hij die) en wie werd tweede": the last time
            changed = changed.narrowed(games=held.latest or changed.games)
        changed = changed.narrowed(colours=steps, nations=tuple(said.nations), athletes=(), above=None, below=None)
    elif (of.events or (what and of.disciplines)) and (said.nations or said.athletes) and not (how_many or winner):
        changed = changed.narrowed(colours=tuple(said.colours))  # "en wat had Nederland": any
    elif winner:
        changed = changed.narrowed(colours=(Colour.GOLD,))
    elif ask is Ask.WHO and of_day and of.nations and not changed.events and said.days == (of.from_day, of.to_day):
        pass  # "(onze beste dag) wie wonnen er toen": ours, whatever they won
    elif (
        ask is Ask.WHO
        and not (crew or others)
        and (_asks_winner(bag, said) or (of.athletes and not said.metal and _asks_of_another(bag, said)))
    ):  # after who had the bronze
        changed = changed.narrowed(colours=(Colour.GOLD,), athletes=(), nations=tuple(said.nations), beside=None,
                                   events=changed.events or told.events)  # fmt: skip
        if of.athletes and of.games.ever and said.scope == CURRENT and changed.events:
            held = shown(Listing(of=of.narrowed(events=changed.events)), ctx)  # where they rode it last
            changed = changed.narrowed(games=held.latest or changed.games)
    if mostly or best:
        by = _GROUPED.get(ask) if ask is not None else None
        changed = changed.narrowed(games=EVER) if of.events and said.scope == CURRENT and by is Key.COLOUR else changed
        kind = Kind.TALLY if best else Kind.COUNT
        changed = changed.narrowed(colours=tuple(said.colours)) if best else changed
        most = Groups(by=by, measure=Measure(kind=kind, of=freed(changed, by)), take=1) if by is not None else None
        single = most is not None and bool(most.measure.of.events) and ranked_groups(most, ctx) < 2
        return None if single else most  # "op welke dag was het meeste te winnen", after an event of one day
    both = nations_of(last) if isinstance(last, ComparisonQuestion | Versus | Claim) else []
    if how_many and len(both) > 1 and not (said.nations or said.athletes):  # "hoeveel goud hadden ze elk"
        ask_of_both = VersusAsk.SUM if isinstance(last, Versus) and last.ask is VersusAsk.SUM else VersusAsk.MORE
        return Versus(measures=tuple(Measure(of=changed.narrowed(nations=(noc,))) for noc in both), ask=ask_of_both)
    if how_many and said.scope.ids and changed.events and not (changed.nations or changed.athletes or often):
        if len(told.nations) != 1 or len(told.athletes) == 1:
            return None  # "(wie won de 1500 meter?) vier jaar later hoeveel goud": whose
        changed = changed.narrowed(nations=told.nations, events=(), disciplines=())
    if how_many:
        if said.days is not None and not said.events:
            changed = changed.narrowed(events=())  # "hoeveel medailles had Italië die dag": in all
        single = isinstance(last, Listing) and told.lines == 1 and said.scope != CURRENT
        of_games = isinstance(last, Groups) and last.by is Key.GAMES and last.take is None  # "op welke Spelen goud"
        # "… dat brons, hoeveel hadden ze er in Peking": not of one alone
        if (total and not of_games) or (single and not said.metal):
            changed = changed.narrowed(colours=tuple(said.colours))
        already = any(one.has("already") for one in bag.items)
        there = any(one.has("pronoun", "there") or one.has("then_word") for one in bag.items)
        if total and others_named and isinstance(last, Listing):
            changed = changed.narrowed(events=(), disciplines=())  # "(wie won daar) en Oostenrijk, hoeveel in totaal"
        if total and there and not said.events:
            changed = changed.narrowed(events=())  # "(de 500 meter in Sotsji) hoeveel pakten we daar in totaal"
        if (
            said.scope == CURRENT
            and said.days is None
            and not there
            and ((total and (already or changed.athletes)) or (often and already))
        ):
            changed = changed.narrowed(games=EVER, as_of=LATEST, from_day=None, to_day=None)
        if often and of.events and said.scope == CURRENT:  # of one event, once at each Games
            changed = changed.narrowed(games=EVER, colours=tuple(said.colours) or (Colour.GOLD,))
        narrower = said.disciplines or said.genders or said.events or said.athletes or said.colours
        if isinstance(last, Value) and last.measure.kind is Kind.SHARE and narrower and not (often or metric):
            return Value(measure=last.measure.model_copy(update={"of": changed}))  # "… en hoeveel van het biatlon"
        return Value(measure=Measure(kind=COUNTED_BY.get(metric, Kind.COUNT) if metric else Kind.COUNT, of=changed))
    if told.lines == 1 and ask in (Ask.DAY, Ask.TIME, Ask.PLACE) and isinstance(last, Listing):
        return last.model_copy(update={"ask": ask, "of": changed})
    if isinstance(last, Listing) and said == Narrowing(resolve=said.resolve):
        return last.model_copy(update={"of": changed, "ask": ask})
    return Listing(of=changed, ask=ask or Ask.WHICH)


def _coloured_by(last: Groups) -> tuple[Colour, ...]:
    """The colour by which the groups were found, where that is one, and they have it."""
    found = {one.measure.of.colours for one in last.having if one.measure.kind is Kind.COUNT and one.value != 0}
    return found.pop() if len(found) == 1 and len(last.having) == 1 else ()


def _is_of_too_many(last: Question, told: Medals) -> bool:
    """Were more groups found than one filter holds, so that nothing can be asked of those alone?"""
    if not isinstance(last, Groups) or told != last.measure.of or last.by in (Key.DAY, Key.COLOUR):
        return False
    return last.take is not None or any(one.measure != last.measure for one in last.having)


def _asks_winner(bag: Bag, said: Narrowing) -> bool:
    """ "wie won die race", "en wie won toen"; but "wie won dat" may be the medal just told of."""
    race = bool(said.events) or said.scope != CURRENT or any(one.has("noun", "event") for one in bag.items)
    medal = any(one.has("pronoun", "that", "he") or one.said.startswith("die van") for one in bag.items)
    return bag.holds("win") and not said.metal and not said.athletes and (race or not medal)


def _asks_of_another(bag: Bag, said: Narrowing) -> bool:
    """ "(hoeveel goud heeft Kok) en wie op de 1000 meter": who won there, rather than whether she did"""
    return (
        bool(said.events) and not said.athletes and not bag.holds(*VERBS) and not bag.holds("team_members", "pronoun")
    )


def _only_number(bag: Bag) -> bool:
    """ "hoeveel waren dat er": nothing but how many."""
    rest = Bag(bag.items, set(bag.taken), bag.index)
    rest.skip("ask.how_many", "pronoun")
    settle(rest)
    if rest.left():
        return False
    bag.taken |= rest.taken
    return True


def _is_person(items: Any) -> bool:
    """Does a pronoun point to somebody? "Zijn" may be a verb: "hoeveel zijn dat er"."""
    more = any(one.has("more_of_it") for one in items) and not any(one.has("athlete") for one in items)
    that = any(other.text.lower() == "die" and (one.has("have") or one.has("win")) for one, other in pairwise(items))
    return (more and that) or any(one.has("pronoun", "she", "he") and one.text.lower() != "zijn" for one in items)
