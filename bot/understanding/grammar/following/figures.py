"""Other figures of what was asked: more rows, another ranking, the difference, what if, what was needed."""

from collections.abc import Sequence

from bot.understanding.grammar.composing.conditions import COUNTED_BY, metric_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import PAGE_ROWS, all_said, nations_of, settle
from bot.understanding.grammar.following.leaning import names_nothing
from bot.understanding.grammar.following.shown import shown
from bot.understanding.grammar.frames.common import sex_of
from bot.understanding.grammar.frames.groups.superlatives import SUPERLATIVES
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.subjects import about, scope_of, subject
from medals_core.answering import Viewpoint, answer
from medals_core.archive import Archive
from medals_core.queries.filters import CURRENT, EVER, Described, Medals, Role
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric, Op
from medals_core.queries.model import (
    Claim,
    GroupAsk,
    Groups,
    Identify,
    Listing,
    Needed,
    Order,
    Value,
    Versus,
    VersusAsk,
)
from medals_core.queries.results import GroupsAnswer
from medals_core.questions import ComparisonQuestion, NationQuestion, Question, TableQuestion, TimelineQuestion


def difference_in(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en hoeveel meer goud; en het verschil in zilver"""
    last = _beside(last, ctx) or last
    sides = _sides(last)
    placed = any(one.kind is Kind.RANK for one in sides)
    by = ("met hoeveel", *(() if placed else ("hoeveel scheel", "hoeveel verschil")))
    bare = isinstance(last, Claim) and all(
        one.is_small or one.has("ask", "how_many") or one.has_any(("more", "fewer")) for one in bag.items
    )
    bare = bare and not any(one.has("measure") for one in bag.items)  # "qua totaal aantal"
    if sides and bare and bag.took("ask", "how_many"):
        apart = not placed and any(one.has_any(("more", "fewer")) for one in bag.items)  # "hoeveel meer?"
        bag.skip("more", "fewer")
        return Versus(measures=sides, ask=VersusAsk.DIFFERENCE if apart else VersusAsk.MORE)
    if sides and not bag.has("metal") and any(one.text.lower().startswith(by) for one in bag.items):
        bag.skip("ask.how_many", "ask.difference", "noun.medal")
        settle(bag)
        return Versus(measures=sides, ask=VersusAsk.DIFFERENCE)
    if (
        not isinstance(last, Versus)
        or last.ask not in (VersusAsk.DIFFERENCE, VersusAsk.MORE)
        or len(last.measures) != 2
    ):
        return None
    asked = bag.took("ask", "difference") or (
        bag.took("ask", "how_many") and any(one.has("more") or one.has("fewer") for one in bag.items)
    )
    colours = tuple(colour for colour in bag.take_all("metal") if colour is not None)
    bag.skip("more", "fewer", "noun.medal", "less_if", "more_of_it", "lead_change", "ask.how_many")
    whose = [bag.items[place] for kind in ("nation", "own") for place in bag.places(kind)]
    if whose and set(narrow(Bag(whose), ctx).nations) <= set(nations_of(last)):
        bag.skip("nation", "own")  # "… en hoeveel goud meer voor Nederland": said again
    settle(bag)
    if not asked:
        return None
    if not colours:  # "en hoeveel scheelt dat"
        return Versus(measures=last.measures, ask=VersusAsk.DIFFERENCE)
    measures = tuple(
        one.model_copy(update={"kind": Kind.COUNT, "of": one.of.narrowed(colours=colours)}) for one in last.measures
    )
    return Versus(measures=measures, ask=VersusAsk.DIFFERENCE)


def from_the_next(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(wie won de meeste medailles) en hoeveel scheelt dat met de nummer twee"""
    if not isinstance(last, Groups) or not bag.has("rank", 2):
        return None
    more = any(one.has_any(("more", "fewer")) for one in bag.items)
    asked = bag.took("ask", "difference") or (more and bag.took("ask", "how_many"))
    bag.skip("rank", "placed", "than", "pronoun", "be", "more", "fewer", "noun.medal")
    settle(bag)
    return first_and_next(last, ctx.archive, ctx.viewpoint) if asked else None


def first_and_next(last: Question, archive: Archive, viewpoint: Viewpoint) -> Versus | None:
    """Who has the most beside who has the most but one; of the seconds the first."""
    if not isinstance(last, Groups) or last.order is not Order.MOST or (last.take, last.skip) != (1, 0):
        return None
    field = {Key.NATION: "nations", Key.ATHLETE: "athletes"}.get(last.by, "")
    if not field or last.having or last.measure.kind is not Kind.COUNT:
        return None
    two = answer(last.model_copy(update={"take": 2}), archive, viewpoint)
    if not isinstance(two, GroupsAnswer) or len(two.groups) < 2:
        return None
    sides = (last.measure.of.narrowed(**{field: (one.key,)}) for one in two.groups[:2])
    return Versus(measures=tuple(Measure(of=of) for of in sides), ask=VersusAsk.DIFFERENCE)


def _beside(last: Question, ctx: Context) -> Versus | None:
    """ "wie eindigde net onder ons, en hoeveel zilver had het minder": that land beside ours."""
    whom = last.nation.of if isinstance(last, Identify) and isinstance(last.nation, Described) else None
    found = shown(last, ctx).nations if whom is not None else ()
    if not isinstance(last, Identify) or whom is None or len(found) != 1:
        return None
    measures = tuple(Measure(of=last.within.narrowed(nations=(noc,))) for noc in (found[0], whom))
    return Versus(measures=measures, ask=VersusAsk.DIFFERENCE)


def level_in(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """goud was toch gelijk; hadden ze evenveel zilver"""
    sides = _sides(last)
    if not sides or not bag.holds("be", "have", "win") or not bag.took("equal"):
        return None  # "brons ook nog even"
    colours = tuple(colour for colour in bag.take_all("metal") if colour is not None)
    bag.skip("be", "have", "win", "noun.medal")
    settle(bag)
    one, other = (Measure(of=side.of.narrowed(colours=colours or side.of.colours)) for side in sides)
    return Claim(conditions=(Condition(measure=one, op=Op.EQUAL, value=other),))


def in_more_of_them(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en welk land deed het in nog meer sporten, or in how many somebody won"""
    if not isinstance(last, Groups) or last.ask is not GroupAsk.COUNT or last.by not in _COUNTED_IN:
        return None
    of = last.measure.of
    ways = {"more": Op.MORE, "fewer": Op.LESS, "equal": Op.EQUAL}
    way = next((op for kind, op in ways.items() if any(one.has(kind) for one in bag.items)), None)
    way = Op.MORE if any(one.text.lower() == "nog meer" for one in bag.items) else way
    bag.skip(*ways)
    if way is None or len(of.nations) != 1:
        return None
    bag.skip(f"noun.{_COUNTED_IN[last.by]}")
    many = bag.took("ask", "how_many")
    asked = bag.took("ask", "which") or bag.took("ask", "who") or many
    bag.skip("noun.nation", "doing_verb", "doing_end", "ask", "metal", "noun.medal")
    settle(bag)
    if not asked:
        return None
    theirs = Measure(kind=Kind.DISTINCT, of=of, per=last.by)
    each = theirs.model_copy(update={"of": of.narrowed(nations=())})
    having = (Condition(measure=each, op=way, value=theirs),)
    return Groups(by=Key.NATION, measure=Measure(of=each.of), having=having,
                  ask=GroupAsk.COUNT if many else GroupAsk.WHICH)  # fmt: skip


_COUNTED_IN = {Key.DISCIPLINE: "discipline", Key.EVENT: "event"}


def placed_too(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """ "meer of minder medailles dan in Tokio, en qua plek": the places of those just held against each other"""
    sides = _sides(last)
    if not sides or not bag.took("ask", "rank"):
        return None
    settle(bag)
    whole = [Medals(nations=one.of.nations, games=one.of.games, as_of=one.of.as_of) for one in sides]
    if not all(len(of.nations) == 1 for of in whole) or len(set(whole)) < len(whole):
        return None
    return Versus(measures=tuple(Measure(kind=Kind.RANK, of=of) for of in whole))


def _sides(last: Question) -> tuple[Measure, ...]:
    """The two that were held against each other, for "met hoeveel"."""
    match last:
        case Versus(measures=measures) if len(measures) == 2:
            return measures
        case Claim(conditions=(one,)) if isinstance(one.value, Measure):
            return (one.measure, one.value)
    return ()


def more_of_it(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """meer; de volgende 10; alleen top 3; de rest"""
    if not isinstance(last, TableQuestion):
        return None
    told = bag.holds("more_of_it")
    top, number = bag.take("top"), bag.take("number")
    bag.skip("only", "ask.show", "more", "noun.nation")
    settle(bag)
    if top is not None or (number is not None and not told):
        return last.model_copy(update={"limit": int(top or number), "start": 1})
    if told:
        shown = last.limit if last.limit else PAGE_ROWS
        return last.model_copy(update={"start": last.start + shown, "limit": int(number) if number else last.limit})
    return None


def other_ranking(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """op totaal; per inwoner; en op totaal, hoeveelste?"""
    metric = metric_of(bag)
    if metric is None:
        return None
    placed = bag.took("ask", "rank") or bag.took("ask", "where")
    asked = bag.took("ask", "who") or bag.took("ask", "which")
    best = asked and (bag.took("most", "best") or bag.took("most", "most") or bag.took("describe", "leader"))
    bag.take_all("metal", None)
    bag.skip("not", "noun.nation")
    settle(bag)
    if best and metric in COUNTED_BY and (of := subject(last)) is not None and not of.athletes:
        counted = Measure(kind=COUNTED_BY[metric], of=of.narrowed(nations=()))
        return Groups(by=Key.NATION, measure=counted, take=1)
    nocs = nations_of(last)
    whose = [bag.items[place] for kind in ("nation", "own") for place in bag.places(kind)]
    other = narrow(Bag(whose), ctx).nations if whose and len(nocs) == 1 else []
    moved = about(last, lambda of: of.narrowed(nations=tuple(other))) if len(other) == 1 else None
    if moved is not None:  # "en wij op totaal?"
        bag.skip("nation", "own")
        last, nocs = moved, nations_of(moved)
    one = subject(last) if metric is Metric.TOTAL and isinstance(last, Value | Listing) else None
    if one is not None and len(one.athletes) == 1 and any(each.has("page", "table") for each in bag.items):
        return TableQuestion(metric=metric, games=one.games.ids[0] if len(one.games.ids) == 1 else None)
    if one is not None and len(one.athletes) == 1 and not one.games.ever and not bag.left():
        return about(last, lambda of: of.narrowed(games=EVER, colours=(), from_day=None, to_day=None))  # of the career
    if placed and len(nocs) == 1 and (of := subject(last)) is not None:
        within = Medals(nations=(nocs[0],), games=of.games, as_of=of.as_of)
        return Value(measure=Measure(kind=Kind.RANK, of=within, metric=metric))
    match last:
        case TableQuestion():
            return last.model_copy(update={"metric": metric, "start": 1})
        case Value(measure=measure) if measure.kind is Kind.RANK:
            return Value(measure=measure.model_copy(update={"metric": metric}))
        case Value(measure=measure) if metric is Metric.TOTAL and measure.of.colours:
            return Value(measure=measure.model_copy(update={"of": measure.of.narrowed(colours=())}))
        case Value(measure=Measure(kind=Kind.COUNT | Kind.TALLY, of=of)) if (
            len(of.nations) == 1 and metric in COUNTED_BY
        ):
            return Value(measure=Measure(kind=COUNTED_BY[metric], of=of))
        case Groups(measure=Measure(kind=Kind.COUNT, of=of), having=()) if metric is Metric.TOTAL and of.colours:
            return about(last, lambda each: each.narrowed(colours=()))  # "(het meeste goud) en in totaal"
        case Groups(by=Key.NATION, measure=Measure(kind=Kind.TALLY, of=of), having=()):
            return last.model_copy(update={"measure": Measure(kind=COUNTED_BY.get(metric, Kind.COUNT), of=of)})
        case Groups(measure=Measure(kind=Kind.COUNT, of=of), having=()) if metric is Metric.TOTAL and of.colours:
            return about(
                last, lambda each: each.narrowed(colours=())
            )  # "(het meeste goud) en als je alle medailles telt"
        case Groups(by=Key.NATION, measure=Measure(kind=Kind.COUNT, of=of), having=()) if metric in COUNTED_BY:
            return last.model_copy(update={"measure": Measure(kind=COUNTED_BY[metric], of=of)})
        case (
            Value(measure=Measure(kind=Kind.PER_MILLION | Kind.POINTS, of=of))
            | Groups(by=Key.NATION, measure=Measure(kind=Kind.PER_MILLION | Kind.POINTS, of=of), having=())
        ) if metric is Metric.TOTAL:
            return last.model_copy(update={"measure": Measure(of=of)})
        case Identify():
            return last.model_copy(update={"metric": metric})
        case Groups(by=Key.NATION, having=(Condition(measure=Measure(kind=Kind.RANK)) as held,)) if (
            metric is not Metric.OFFICIAL
        ):  # "(de top drie) en als je alle medailles telt"
            held = held.model_copy(update={"measure": held.measure.model_copy(update={"metric": metric})})
            counted = last.measure.model_copy(update={"kind": COUNTED_BY.get(metric, Kind.COUNT)})
            return last.model_copy(update={"measure": counted, "having": (held,)})
        case NationQuestion(noc=noc):
            of = Medals(nations=(noc,), games=scope_of(last.games), as_of=last.as_of)
            return Value(measure=Measure(kind=Kind.RANK, of=of, metric=metric))
        case Claim(conditions=(Condition(op=Op.LESS | Op.MORE as op, measure=mine, value=Measure() as theirs),)) if (
            metric is Metric.TOTAL and mine.kind in (Kind.RANK, Kind.COUNT) and mine.of != theirs.of and not bag.left()
        ):  # "(staan we boven Duitsland) en op totaal": yes or no, by that
            if mine.kind is Kind.RANK:  # the first place is the best
                op = Op.MORE if op is Op.LESS else Op.LESS
            sides = [Measure(of=each.of.narrowed(colours=())) for each in (mine, theirs)]
            return Claim(conditions=(Condition(measure=sides[0], op=op, value=sides[1]),))
        case Claim() | ComparisonQuestion() | Versus():
            kind = COUNTED_BY.get(metric, Kind.COUNT) if metric is not Metric.OFFICIAL else None
            of = (subject(last) or Medals()).narrowed(colours=())
            if len(nocs) == len(set(nocs)) == 2 and kind is not None:
                return Versus(measures=tuple(Measure(kind=kind, of=of.narrowed(nations=(noc,))) for noc in nocs))
    return None


def between(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """hoeveel scheelt het?; hoeveel goud hebben we nodig?; hoeveel kwamen ze tekort?"""
    nocs = nations_of(last)
    if len(nocs) < 2:
        return None
    apart, when = bag.took("ask", "difference"), bag.took("ask", "when") or bag.took("ask", "day")
    need = bag.took("need") or bag.took("to_pass")
    if when:  # "wanneer zijn ze die voorbijgegaan"
        bag.skip("beaten", "threw_off", "own")
        settle(bag)
        return TimelineQuestion(nocs=(nocs[0], nocs[1])) if need else None
    if not (apart or need):
        return None
    theirs = bag.has("pronoun") or any(one.has("pronoun", "they") and not one.has("own") for one in bag.items)
    said = narrow(bag, ctx)
    bag.skip("ask", "would", "extra", "still", "more", "noun.medal", "need")
    settle(bag)
    of = subject(last) or Medals()
    colour = said.colours[0] if said.colours else None
    if apart and not said.metal:
        measures = tuple(Measure(kind=Kind.TALLY, of=of.narrowed(nations=(noc,), colours=())) for noc in nocs[:2])
        return Versus(measures=measures, ask=VersusAsk.WHY)
    if apart:
        measures = tuple(Measure(of=of.narrowed(nations=(noc,), colours=tuple(said.colours[:1]))) for noc in nocs[:2])
        return Versus(measures=measures, ask=VersusAsk.DIFFERENCE)
    noc, passes = nocs[:2]
    if theirs and not said.own_said and passes != ctx.own:  # "ze" are not we
        noc, passes = passes, noc
    return Needed(noc=noc, passes=passes, colour=colour, within=Medals(games=of.games, as_of=of.as_of))


def short_of(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """ "wie eindigde vlak achter ons, en wat kwam het tekort": what the one shown lacked to stand one place higher"""
    of, described = subject(last), last.nation if isinstance(last, Identify) else None
    if of is None or not isinstance(last, Identify | Value | Claim) or not bag.took("need"):
        return None
    found = tuple(dict.fromkeys(nations_of(last))) or shown(last, ctx).nations
    bag.skip("ask", "what_then", "have", "stand", "noun.medal", "any", "goal")
    over = bag.took("to_pass")
    said = all_said(bag, ctx)
    ours, whom = said.own_said, [noc for noc in said.nations if isinstance(noc, str)]
    if len(found) != 1 or said.is_part or said.metal or said.scope != CURRENT:
        return None
    within = Medals(games=of.games, as_of=of.as_of)
    if not isinstance(described, Described):
        return None
    if described.role is Role.ABOVE and described.of is not None and set(whom) <= {described.of} and not over:
        return Needed(noc=described.of, passes=found[0], within=within)  # "wie stond boven ons, en wat misten we"
    if described.role is not Role.BELOW or described.of is None or set(whom) - {described.of} or (ours and not over):
        return None
    return Needed(noc=found[0], passes=described.of, within=within)


def other_extreme(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en de slechtste?, after the best day; en het meeste zilver?"""
    if not isinstance(last, Groups) or last.take is None or bag.has("ask", "how_many"):
        return None
    which = next((name for name in SUPERLATIVES if bag.took("most", name)), None)
    if which is None:
        return None
    whose = [bag.items[place] for kind in ("nation", "own") for place in bag.places(kind)]
    nations = tuple(narrow(Bag(whose), ctx).nations) or last.measure.of.nations  # "van Noorwegen dan, hun beste"
    bag.skip("nation", "own")
    spell = narrow(Bag([bag.items[place] for place in bag.places("games")]), ctx).scope
    if spell.ever and last.measure.of.games.ever:  # "en de slechtste sinds de oorlog"
        bag.skip("games")
        spell = spell.model_copy(update={"seasons": last.measure.of.games.seasons})
        last = last.model_copy(update={"measure": last.measure.model_copy(
            update={"of": last.measure.of.narrowed(games=spell)})})  # fmt: skip
    bag.skip("most", "ask.which", "ask.who", "ask.what", "ask.day", "ask.year", "noun.medal")
    bag.take_all("noun", {Key.NATION: "nation", Key.DAY: "day", Key.ATHLETE: "athlete"}.get(last.by, str(last.by)))
    settle(bag)
    if (
        last.measure.kind is Kind.RANK
        and which in ("most", "fewest")
        and (bag.has("metal") or bag.has("noun", "medal"))
    ):
        by_count = last.measure.of.narrowed(colours=tuple(filter(None, bag.take_all("metal"))), nations=nations)
        return last.model_copy(update={"measure": Measure(of=by_count), "order": SUPERLATIVES[which]})
    up = last.measure.kind is not Kind.RANK
    order = SUPERLATIVES[which] if up else {Order.MOST: Order.FEWEST}.get(SUPERLATIVES[which], Order.MOST)
    said = bag.take_all("metal") if last.measure.kind in (Kind.COUNT, Kind.AGE) else []
    bag.skip("win" if last.measure.kind is Kind.AGE else "")  # "en de jongste die goud won"
    colours = tuple(one for one in said if one is not None) if said else last.measure.of.colours
    if which in ("oldest", "youngest") and last.measure.kind is not Kind.AGE:  # after who won most
        if last.by is not Key.ATHLETE or last.having or said:
            return None
        return last.model_copy(update={"measure": Measure(kind=Kind.AGE, of=last.measure.of), "order": order})
    if order is last.order and colours == last.measure.of.colours and nations == last.measure.of.nations:
        return None
    return about(last.model_copy(update={"order": order}), lambda of: of.narrowed(colours=colours, nations=nations))


def other_sex(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en welke vrouw?, after who, or which nation, won most; en hoeveel mannen?, after how many of the women won"""
    if isinstance(last, Groups) and asks_of_sex(bag.items, last):
        many = bag.took("ask", "how_many")
        sex = next(sex_of(name) for name in ("athlete_f", "athlete_m") if bag.took("noun", name))
        said = all_said(bag, ctx, "ask.which", "ask.who", "win", "have", "noun.medal", "any")
        if said != Narrowing(resolve=said.resolve, colours=said.colours, metal=said.metal):
            return None
        ask = GroupAsk.COUNT if many else GroupAsk.WHICH
        others = last.model_copy(update={"sex": sex, "ask": ask})
        return about(others, lambda of: of.narrowed(colours=tuple(said.colours) or of.colours))
    if not isinstance(last, Groups) or last.by not in (Key.ATHLETE, Key.NATION) or last.take is None or last.having:
        return None
    meant = {"athlete": Key.ATHLETE, "nation": Key.NATION} if any(one.has("correct") for one in bag.items) else {}
    noun = next((name for name in ("athlete_f", "athlete_m", *meant) if bag.took("noun", name)), None)
    bag.skip("ask.which", "ask.who")
    settle(bag)
    if noun is None:
        return None
    if noun in meant:  # "ik bedoel welk land": the same ranking, of those
        return None if bag.left() else last.model_copy(update={"by": meant[noun], "sex": ""})
    return last.model_copy(update={"by": Key.ATHLETE, "sex": sex_of(noun)})


def asks_of_sex(items: Sequence[Item], last: Question) -> bool:
    """ "(hoeveel Nederlandse vrouwen wonnen goud) hoeveel mannen": of that nation too"""
    counted = isinstance(last, Groups) and bool(last.sex) and last.take is None
    sexed = any(one.has("noun", "athlete_f", "athlete_m") for one in items)
    return counted and sexed and any(one.has("ask") for one in items) and names_nothing(tuple(items))


def needed_again(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """en met alleen zilver?; en voor plek 1?; (hoe groot is het gat met nummer twee) en met de Amerikanen?"""
    if not isinstance(last, Needed) or bag.has("ask", "who") or bag.has("ask", "which"):
        return None  # "wie stond er toen derde"
    to_them = bag.says("met", "tot") and not bag.has_any("metal", "number", "amount", "rank", "top")
    place = bag.take("top") or bag.take("rank")
    bag.take_all("placed")
    leader = bag.took("describe", "leader") or bag.took("most", "first")
    if place is None and leader:
        place = 1
    said = all_said(bag, ctx, "only", "goal", "noun.place", "noun.medal", "extra", "still", "need", "ask", "most.first",
                    "then")  # fmt: skip
    if to_them and len(said.nations) == 1 and last.noc not in said.nations and not said.is_part:
        sides = (Medals(nations=(noc,), games=last.within.games) for noc in (last.noc, *said.nations))
        return Versus(measures=tuple(Measure(kind=Kind.TALLY, of=of) for of in sides), ask=VersusAsk.WHY)
    if said.nations or said.athletes or said.is_part or len(said.colours) > 1 or not (place or said.colours):
        return None
    fields: dict[str, object] = {"colour": said.colours[0]} if said.colours else {}
    if place is not None:
        fields.update(place=int(place), passes=None, level=False)
    return last.model_copy(update=fields)
