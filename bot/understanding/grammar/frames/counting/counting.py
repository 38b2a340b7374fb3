"""How many: values, shares, averages, ranks, and what is still to come."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from bot.understanding.grammar.composing.conditions import COUNTED_BY, metric_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import (
    NOUN_KEYS,
    all_said,
    is_of_who_was_there,
    is_state,
    metal_of,
    noun_key,
    settle,
    subject_or_own,
)
from bot.understanding.grammar.frames.counting.averages import nations_on_top
from bot.understanding.grammar.frames.groups.conditional_groups import groups_of
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing, NotKept
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.time.meanings import Day, Relation
from medals_core.archive import AsOf
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER, Described, Medals, NationRef, Podium, Role, Scope
from medals_core.queries.measures import Key, Kind, Measure, Metric
from medals_core.queries.model import Ask, GroupAsk, Groups, Left, Listing, Order, Value, Versus, VersusAsk
from medals_core.questions import Question


def left_to_win(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel goud moest er nog verdeeld worden …, hoeveel onderdelen komen er nog, zijn er nog medailles te winnen"""
    asked = (
        bag.took("ask", "how_many")
        or (bag.has("metal") and bag.took("ask", "how_often"))
        or (not bag.has("ask") and bag.holds("still"))
    )
    if not (asked and bag.took("to_go")):
        return None
    bag.skip("handed_out")
    bag.take_all("to_go")
    bag.take_all("noun", "event", "title", "medal")
    said = all_said(bag, ctx, then=("would", "need", "can", "auxiliary"), state=True)
    if said.nations or said.athletes:
        return None
    as_of = said.as_of
    moment, closing = said.moment, ctx.edition.games.closing
    on = moment.meaning.day if moment is not None and isinstance(moment.meaning, Day) else None
    if moment is not None and moment.relation is Relation.AT and on == closing:
        # "op de slotdag nog te winnen": as it stood before that day
        as_of = AsOf(won_by=ctx.edition.games.end_of(closing - timedelta(days=1)))
    return Left(of=said.medals(colours=(), as_of=as_of))


def how_many_groups(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel landen wonnen goud in minstens vier sporten; op hoeveel dagen wonnen we niets"""
    if is_of_who_was_there(bag):
        return None
    days = _asks_days(bag)
    often = bag.has("at_one") and bag.took("ask", "how_often")
    so_many = bag.has("ask", "how_often") and bag.has_any("amount", "nothing")
    if not days and not often and not so_many and (not bag.took("ask", "how_many") or _is_of_medals(bag)):
        return None
    won = bag.holds(
        "win", "metal", "colour", "amount", "stand", "placed", "podium", "nothing", "compared", "team_event"
    )
    key = (Key.DAY, "day") if days else noun_key(bag)
    said = any(not one.is_small and not one.has_any(("ask", "noun")) for one in bag.items)  # not a first half alone
    if said and key is not None and key[0] is Key.ATHLETE and not won and not any(map(_names_winners, bag.items)):
        raise NotKept("attendance_of_teams")  # "met hoeveel sporters was Nederland er", "hoeveel Belgen deden mee"
    if key is None and often and (noun := bag.take("at_one")):
        key = (NOUN_KEYS[noun], noun)  # "hoeveel keer won Nederland op één dag twee keer goud"
    if key is None and so_many and bag.took("ask", "how_often"):
        key = (Key.GAMES, "games")  # "hoe vaak pakte Nederland minstens acht keer goud"
    if key is None or (key[1] in ("athlete_m", "athlete_f") and any(map(_is_than_a_sex, bag.items))):
        return None
    if key[0] in (Key.GAMES, Key.DAY) and bag.has("measure", "streak"):
        return None  # "op een rij": a run of them
    bag.skip("measure.different")
    had = bag.has("have") and not bag.has("games")
    of_somebody = had or bag.has_any("nation", "athlete", "win", "metal", "own", "same_nation")
    if key[0] in (Key.EVENT, Key.DISCIPLINE, Key.GAMES) and not of_somebody:
        return None  # how many there were, not in how many somebody won
    return groups_of(bag, ctx, key, GroupAsk.COUNT)


def _names_winners(one: Item) -> bool:
    """ "hoeveel medaillewinnaars waren er", rather than "hoeveel sporters"?"""
    return one.has("noun") and any(word in one.said for word in _WINNERS)


_WINNERS = ("medaille", "podium", "kampioen", "winnaar", "winnares", "prijs")


def _asks_days(bag: Bag) -> bool:
    """ "hoeveel dagen ging Nederland zonder medaille naar huis": counted, rather than how long it lasted."""
    place = next((p for p in bag.places("ask", "how_long") if bag.items[p].said == "hoeveel dagen"), None)
    counted = bag.has_any("amount", "nothing")
    on = place is not None and place > 0 and bag.items[place - 1].said == "op"
    counted = counted or (on and bag.has("metal") and bag.has("win"))  # "op hoeveel dagen won Nederland goud"
    if place is None or not counted or bag.has_any("rank", "placed", "top", "beside", "measure"):
        return False
    bag.taken.add(place)
    return True


def _is_than_a_sex(one: Item) -> bool:
    """ "hoeveel meer goud wonnen de mannen dan de vrouwen": how many more, rather than of how many men"""
    return one.has("compared") and all(other.has("gender") for other in one.value("compared").standard)


def _is_of_medals(bag: Bag) -> bool:
    """ "hoeveel goud won een land gemiddeld": medals are counted, not the nations named later."""
    nouns = [p for p in bag.places("noun") if bag.items[p].has("noun", *NOUN_KEYS)]
    asked = next((p for p, one in enumerate(bag.items) if one.has("ask", "how_many")), 0)
    apart = bag.items[asked].has("by_colour") if bag.items else False  # "Britse baanwielrenners, medailles per kleur"
    return bool(nouns) and (apart or any(bag.items[p].has("metal") for p in range(asked, nouns[0])))


def sum_of_nations(bag: Bag, ctx: Context) -> Question | None:
    """zweden + finland samen; hoeveel medailles hebben Noorwegen en Zweden (samen): without "samen" side by side"""
    if bag.has("need") or bag.has("auxiliary", "must"):
        return None  # what must be won is not what was won
    if bag.has("between_two"):
        return None  # "hoeveel zat er tussen Noorwegen en Zweden": how far apart they were
    together = bag.took("measure", "together") or (bag.has("ask", "how_many") and bag.took("one_nation"))
    if together:
        bag.skip("suppose", "would", "then", "clause", "pronoun")
    each = bag.has("ask", "how_many") and not together
    if each and bag.has("athletes"):
        together, each = True, False  # "de broers": as one
    bag.skip("ask.how_many", "measure.total", "ask.what")
    if each:
        bag.skip("both", "each_one", "and")
    said = all_said(bag, ctx, state=is_state(bag))
    if not (together or each) or len(said.nations) + len(said.athletes) < 2:
        return None
    return Versus(measures=sides(said), ask=VersusAsk.SUM if together else VersusAsk.MORE)


def sides(said: object, kind: Kind = Kind.COUNT, metric: Metric = Metric.OFFICIAL) -> tuple[Measure, ...]:
    """A measure for each nation or athlete that is named."""

    assert isinstance(said, Narrowing)
    if len(said.athletes) > 1:
        return tuple(
            Measure(kind=kind, of=said.medals(athletes=(one.athlete_id,)), metric=metric) for one in said.athletes
        )
    return tuple(Measure(kind=kind, of=said.medals(nations=(noc,)), metric=metric) for noc in said.nations)


def how_many_more(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel goud had Noorwegen meer dan wij; wat is het verschil met Duitsland; hoeveel scheelt het met Italië"""
    asked = bag.took("ask", "difference")
    many = bag.took("ask", "how_many")
    than_place = bag.places("compared")
    turn = next(iter(bag.places("than")), 0)
    if metal_of(Bag(bag.items[:turn])) and metal_of(Bag(bag.items[turn:])):
        return None  # "hoeveel meer zilver heeft Duitsland dan Nederland goud": each a colour of its own
    apart = bag.has("between_two") and bag.has("be")  # "hoeveel medailles zitten er tussen de nummers 1 en 5"
    if not asked and not (many and (apart or than_place or bag.has_any("more", "fewer", "beside"))):
        return None
    if than_place:
        one = bag.items[than_place[0]].value("compared")
        bag.taken.add(than_place[0])
        inner = Bag(one.standard)
        other = narrow(inner, ctx)
        if inner.left():
            return None
        alone = not (other.nations or other.athletes or other.scope.ids)
        mine = one.colour or metal_of(bag)
        if mine is not None and other.colours and alone:
            return _of_two_colours(bag, ctx, (mine, *other.colours))
        if other.metal:
            return None
        if one.colour is not None:
            other.colours.append(one.colour)
    else:
        other = None
    for place in bag.places("beside"):
        inner = Bag(bag.items[place].value("beside").items)
        other = narrow(inner, ctx)
        bag.taken.add(place)
    bag.skip(
        "more", "fewer", "versus", "between", "and", "above", "below", "ask.what", "measure.together", "or", "both"
    )
    held = [one for one in bag.items if one.has("compared")]
    total = bag.took("measure", "total") or any(one.value("compared").total or "medailles" in one.said for one in held)
    points = COUNTED_BY.get(metric_of(bag) or Metric.OFFICIAL)
    with_leader = any(bag.holds("between") or _to_the(bag, place) for place in bag.places("describe", "leader"))
    won = bag.has("win") or bag.has("describe", "leader")
    bag.skip("describe.leader", "page.table", "won_games")
    said = all_said(bag, ctx, then=("ask.what", "need"), state=not bag.has("win"))
    if bag.holds("between") and len(said.scope.ids) > 1 and len(said.nations) < 2:
        return None  # "voor Zweden tussen Montreal en Parijs": between those Games, not with us at both
    if other is not None:
        said.colours.extend(c for c in other.colours if c not in said.colours)
        said.nations.extend(noc for noc in other.nations if noc not in said.nations)
        said.athletes.extend(a for a in other.athletes if a not in said.athletes)
        if other.nations or other.athletes:  # "meer dan Finland bij het langlaufen": both at it
            said.disciplines.extend(one for one in other.disciplines if one not in said.disciplines)
            said.events.extend(one for one in other.events if one not in said.events)
            said.genders.extend(one for one in other.genders if one not in said.genders)
    if other is not None and other.scope.ids and not (other.nations or other.athletes or len(said.nations) > 1):
        whose = {"nations": () if said.athletes else (subject_or_own(said, bag, ctx),)}
        then = other.scope.ids[-1]
        pair = (said.medals(**whose), said.medals(games=CURRENT.model_copy(update={"ids": (then,)}), **whose))
        return Versus(measures=tuple(Measure(of=of) for of in pair), ask=VersusAsk.DIFFERENCE)
    if other is None and len(said.nations) <= 1 and 2 in (len(said.genders), len(said.disciplines)) and not said.events:
        noc = subject_or_own(said, bag, ctx)
        name = "genders" if len(said.genders) == 2 else "disciplines"
        two = (Measure(of=said.medals(nations=(noc,), **{name: (one,)})) for one in getattr(said, name))
        return Versus(measures=tuple(two), ask=VersusAsk.DIFFERENCE)
    if len(said.athletes) < 2:
        if len(said.nations) == 1 and with_leader:
            said.nations.append(Described(role=Role.RANK, rank=1))
        elif len(said.nations) == 1 and won and isinstance(said.nations[0], str):
            said.nations.append(Described(role=Role.BELOW, of=said.nations[0]))
        elif len(said.nations) == 1 and said.nations[0] != ctx.own:
            said.nations.insert(0, ctx.own)
            bag.defaults += 1
        if len(said.nations) != 2:
            return None
    if points is not None:
        return Versus(measures=sides(said, points), ask=VersusAsk.DIFFERENCE)
    if said.colours or many or said.metal or total:
        return Versus(measures=sides(said), ask=VersusAsk.DIFFERENCE)
    return Versus(measures=sides(said, Kind.TALLY), ask=VersusAsk.WHY)


def _to_the(bag: Bag, place: int) -> bool:
    """ "de achterstand op de koploper", rather than "hoeveel voor stond de koploper"."""
    before = [one.said for one in bag.items[max(0, place - 2) : place]]
    return before[-1:] == ["de"] and before[0] in ("op", "met", "van", "en", "dan")


def _of_two_colours(bag: Bag, ctx: Context, colours: Sequence[Colour]) -> Question | None:
    """ "hoeveel zilveren medailles meer dan gouden won Zwitserland"."""
    bag.skip("more", "fewer", "ask.what", "measure.total")
    bag.take_all("metal")
    said = all_said(bag, ctx, state=is_state(bag))
    if len(said.nations) + len(said.athletes) > 1:
        return None
    whose = {"nations": () if said.athletes else (subject_or_own(said, bag, ctx),)}
    pair = (said.medals(**whose, colours=(one,)) for one in dict.fromkeys(colours))
    sides = tuple(Measure(of=of) for of in pair)
    return Versus(measures=sides, ask=VersusAsk.DIFFERENCE) if len(sides) == len(_PAIR) else None


_PAIR = ("one", "other")


def _are_there(bag: Bag) -> bool:
    """ "hoeveel gemengde medailles zijn er": of all; "hoeveel waren er goud" is of those spoken of"""
    return any(one.has("metal") and after.said in ("zijn er", "waren er") for one, after in pairwise(bag.items))


def how_many(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel medailles heeft Nederland; hoe vaak won Duitsland zilver; hoeveel daarvan bij shorttrack"""
    often = bag.took("ask", "how_often")
    if not (bag.took("ask", "how_many") or often) or bag.has("auxiliary", "must"):
        return None  # what must be won is not what was won
    bag.skip("ask.how_many", "ask.how_often")
    state = is_state(bag)
    handed_out = (bag.has("handed_out") and not bag.has("have")) or _are_there(bag)
    titles = bag.took("noun", "champion")
    podium = bag.took("noun", "podium")
    bag.take_all("measure", "total")
    points = metric_of(bag)
    outside, inside = bag.take("placed_after"), nations_on_top(bag)
    named = bag.has_any("nation", "own", "athlete", "athletes", "event", "described")
    holder = None if named else bag.take("placed")
    if holder is not None:  # "hoeveel goud had de nummer drie"
        bag.take_all("rank", int(holder))
        bag.skip("page.table", "noun.nation")
    said = narrow(bag, ctx, state=state)
    if said.podium in (Podium.SWEPT, Podium.DOUBLE):
        bag.skip("noun.event")  # "bij hoeveel onderdelen kleurde één land het hele podium"
    if holder is not None:
        said.nations.append(Described(role=Role.RANK, rank=int(holder)))
    if outside or inside:
        ranked: list[NationRef] = [
            Described(role=Role.RANK, rank=place) for place in range(1, (inside or outside - 1) + 1)
        ]
        if said.nations or said.athletes or len(ranked) > _MOST_RANKED:
            return None
        bag.skip("noun.nation")
        said.nations = ranked if inside else []
        said.but_not += [] if inside else [Medals(nations=tuple(ranked))]
        handed_out = handed_out or bool(outside)
    bag.skip("both", "all_colours", "any", "measure.together", "measure.different", "and")
    bag.take_all("noun", "point")
    settle(bag)
    if (len(said.nations) > 1 and not inside) or len(said.athletes) > 1:
        return None
    if titles and not said.colours:
        said.colours.append(Colour.GOLD)
    if not (said.metal or titles or podium or points or said.nations or said.athletes):
        return None
    nations = tuple(said.nations)
    handed_out = handed_out or any("alle landen" in one.said for one in bag.items)
    handed_out = handed_out or any(one.nations for one in said.but_not)  # "hoeveel goud ging er niet naar Europa"
    named = bag.holds("games", "now_word")
    tournament = said.disciplines and all(
        "tournament" in each.event_id for each in ctx.edition.in_order if each.discipline in said.disciplines
    )
    if often and (said.events or tournament) and not (said.metal or titles) and bag.holds("win"):
        said.colours.append(Colour.GOLD)  # "hoe vaak won een Nederlandse de 1500": came first
    title = titles or (tuple(said.colours) == (Colour.GOLD,) and bool(said.events))
    often = often or (len(said.events) == 1 and any(one.said.endswith("titels") for one in bag.items))
    if (said.podium is Podium.SWEPT or title) and often and said.scope.is_current and not named:
        said.scope = EVER  # at one Games an event is won once
    if not nations and not said.athletes and not handed_out and said.podium is None:
        nations = (ctx.own,)
        bag.defaults += 1
    kind = (
        {Metric.POINTS: Kind.POINTS, Metric.POPULATION: Kind.PER_MILLION}.get(points, Kind.COUNT)
        if points
        else Kind.COUNT
    )
    return Value(measure=Measure(kind=kind, of=said.medals(nations=nations)))


_MOST_RANKED = 12


def rank_otherwise(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel plaatsen zakt Nederland als je op totaal telt: its rank either way"""
    if not bag.took("moves") or bag.has("ask", "which", "who"):
        return None
    metric = metric_of(bag)
    said = all_said(bag, ctx, "moves", "ask.how_many", "suppose", "count_in", "lead_change", "noun.place", "would",
                    "then", "instead", "noun.medal", "own", then=("suppose", "instead", "measure.total"),
                    state=True)  # fmt: skip
    if metric is None or len(said.nations) > 1 or said.athletes or said.colours:
        return None
    of = said.medals(nations=(subject_or_own(said, bag, ctx),))
    return Versus(measures=tuple(Measure(kind=Kind.RANK, of=of, metric=one) for one in (Metric.OFFICIAL, metric)))


def _of_a_sport(bag: Bag, ctx: Context) -> Question | None:
    """Where it was held."""
    said = all_said(bag, ctx, "hosting")
    sport = bool(said.disciplines or said.events) and not (said.nations or said.athletes or said.metal)
    return Listing(of=said.medals(), ask=Ask.PLACE) if sport else None


def rank(bag: Bag, ctx: Context) -> Question | None:
    """op welke plek stonden we na dag 5; waar eindigde Noorwegen; hoeveelste is Italië op totaal"""
    asked = bag.took("ask", "rank")
    named = bag.has_any("nation", "own", "described")
    where = any(bag.items[place].said in ("waar", "where") for place in bag.places("ask", "where"))
    # "waar werd er geschaatst", "waar won Nederland ooit goud": no rank
    where = where and (named or bag.has("stand")) and (bag.has("stand") or not bag.has("win"))
    ours = any(bag.items[p].said.startswith("onze ") for p in bag.places("noun", "place"))  # "onze positie"
    place = bag.has("noun", "place") and (ours or bag.has_any("nation", "own")) and not bag.has("most")
    if not asked and not where and not place:
        return None
    if where and bag.has("swept"):
        return None  # "waar was het podium helemaal Noors": at which event
    if asked and (bag.has("won_noun") or bag.has("noun", "champion")):
        return None  # "de hoeveelste Nederlandse winnares was Kok": of all before her
    if asked and any(one.has("ask", "rank") and (other.has("metal") or other.has("noun", "medal"))
                     for one, other in pairwise(bag.items)):  # fmt: skip
        return None  # "de hoeveelste titel was dat": so many they have
    if asked and bag.tells("noun", "games") and not named:
        return None  # the how manieth Games they were
    if asked and not named and any(one.said.startswith(("werd", "werden")) and other.said == "er"
                                   for one, other in pairwise(bag.items)):  # fmt: skip
        return _of_a_sport(bag, ctx)  # "op welke plek werd er gelanglauft"
    bag.take_all("ask", "where", "rank")
    metric = metric_of(bag) or Metric.OFFICIAL
    bag.skip("page.table", "noun.place", "ask.what", "noun.medal", "most.highest", "above", "measured_in")
    if metric is not Metric.OFFICIAL or bag.has("by_colour"):
        bag.skip("suppose", "would", "then")  # "waar zouden we staan als alleen brons telde"
    said = all_said(bag, ctx, then=("above", "below", "doing_end", "measure", "noun.games"), state=True)
    if len(said.nations) > 1:
        return None
    if said.events and (said.athletes or said.nations):
        return Listing(of=said.medals(), ask=Ask.COLOUR)
    if said.athletes or said.events or (where and not named and said.is_part):
        return None
    nation = subject_or_own(said, bag, ctx)
    of = said.medals(nations=(nation,))
    if said.scope.hosted:  # "waar eindigden wij als gastland": at each of those, not over all together
        hosted = ctx.games_names.hosted_by(nation) if isinstance(nation, str) else ()
        seasons = said.scope.seasons or (ctx.archive.current.games.season,)
        at_home = [one for one in hosted if ctx.archive.edition(one).games.season in seasons] or hosted
        if not at_home:
            return None
        of = of.narrowed(games=Scope(ids=tuple(at_home)))
    ranked = Measure(kind=Kind.RANK, of=of, metric=metric)
    if len(of.games.ids) > 1:
        return Groups(by=Key.GAMES, measure=ranked, order=Order.NATURAL)  # "in Sotsji en in Peking": at each
    return Value(measure=ranked)
