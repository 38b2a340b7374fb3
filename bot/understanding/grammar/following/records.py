"""Whether what was just counted is a record, who held it before, whether anybody ever had more."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import all_said, settle
from bot.understanding.grammar.following.leaning import is_one_nation
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.subjects import about, subject
from medals_core.answering import answer
from medals_core.archive import LATEST
from medals_core.nations import Noc
from medals_core.queries.filters import CURRENT, EVER, Described, Medals, Role, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric, Op
from medals_core.queries.model import Claim, GroupAsk, Groups, Listing, Order, Value, Versus
from medals_core.queries.results import GroupsAnswer, ValueAnswer
from medals_core.queries.selecting import find
from medals_core.questions import AthleteQuestion, NationQuestion, Question


def done_before(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """ "(Klæbo zes keer goud.) heeft iemand dat ooit eerder gedaan", "is dat ooit eerder gelukt": as many at one Games,
    before those; "heeft iemand ooit meer goud gepakt op 1 Spelen", "hadden we ooit meer": than was just counted"""
    of = subject(last) if isinstance(last, Claim | Value | Listing) else None
    if isinstance(last, Claim | Value) and _kind(last) is not Kind.COUNT:
        return None  # "als derde, is dat ooit eerder gelukt"
    that = any(
        one.has("pronoun", "that") or one.has("so_much") or "dat" in one.text.lower().split() for one in bag.items
    )
    more = bag.holds("more")
    if of is None or of.events or of.from_day or of.as_of != LATEST or len(of.games.ids) > 1 or not (that or more):
        return None
    if len(of.athletes) + len(of.nations) != 1 or (of.games.ever and not more) or not bag.took("ever"):
        return None
    lands = bag.has("noun", "nation") or any(one.text.lower().startswith("een land") for one in bag.items)
    people = bag.has("noun", *_PEOPLE)
    sex = next((sex for noun, sex in _SEX_OF.items() if bag.has("noun", noun)), "")
    if any(one.has("noun", "athlete") and not one.text and other.text.lower().endswith("se")
           for one, other in pairwise(bag.items)):  # fmt: skip
        sex = "F"  # "een Nederlandse"
    bag.take_all("at_one", "games")
    said = all_said(bag, ctx, "somebody", "noun", "occurred", "pronoun", "so_much", "ever", "before", "same_nation",
                    "more", "more_of_it", "one_games", "one_nation", "any", "number")  # fmt: skip
    if said.scope not in (CURRENT, EVER):
        return None  # "… in Peking"
    of = of.narrowed(colours=tuple(said.colours)) if said.metal and not bag.holds("so_much") else of
    count = find(of, ctx.archive).selection.count
    if said.athletes or said.is_part or not count or (lands and (of.athletes or people)):
        return None
    own = not of.athletes and not lands
    if people and own:
        return None
    year = ctx.archive.edition(of.games.ids[0]).games.year if of.games.ids else ctx.archive.current.games.year
    ever = EVER.model_copy(update={"seasons": of.games.seasons})
    before = ever if more else Scope(ever=True, until=ctx.year_before(year))
    whole = Medals(games=before, colours=of.colours, nations=of.nations if own else tuple(said.nations))
    in_all = own or of.games.ever
    peak = Measure(of=whole) if in_all else Measure(kind=Kind.PEAK, of=whole, per=Key.GAMES)
    by = Key.GAMES if own else Key.NATION if lands else Key.ATHLETE
    having = (Condition(measure=peak, op=Op.MORE if more else Op.AT_LEAST, value=count),)
    shown = Measure(of=whole if own else whole.narrowed(colours=()))
    return Groups(by=by, measure=shown, having=having, ask=GroupAsk.EXISTS, sex=sex)


def surpassed_later(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """ "(6 goud in Amsterdam 1928) is dat aantal later nog overtroffen": at which Games after those"""
    of = subject(last) if isinstance(last, NationQuestion | Listing) else None
    of = last.measure.of if isinstance(last, Value) and last.measure.kind is Kind.COUNT else of
    place = next((at for at, one in enumerate(bag.items) if one.text.lower() in _LATER), None)
    if of is None or place is None or len(of.nations) != 1 or of.athletes or of.events or len(of.games.ids) != 1:
        return None
    if of.from_day is not None or of.as_of != LATEST or bag.has("ask", "who", "which", "what"):
        return None
    if any(one.text.lower().startswith("hoeveel") for one in bag.items):
        return None  # "en hoeveel daarna"
    bag.taken.add(place)
    more = [bag.took(kind) for kind in ("beaten", "beat", "gained", "more", "more_of_it")]
    said = all_said(
        bag, ctx, "ask.how_often", "ask.how_many", "ever", "be", "have", "win", "noun.medal", "own", "stand"
    )
    if not any(more) or said.is_part or said.athletes or said.scope not in (CURRENT, EVER):
        return None
    if bag.left() or not set(said.nations) <= set(of.nations):
        return None
    there = ctx.archive.edition(of.games.ids[0]).games
    then = of.narrowed(colours=tuple(said.colours) or of.colours)
    after = then.narrowed(games=Scope(ever=True, since=there.year + 1, seasons=(there.season,)))
    having = (Condition(measure=Measure(of=after), op=Op.MORE, value=Measure(of=then)),)
    return Groups(by=Key.GAMES, measure=Measure(of=after), having=having, order=Order.NATURAL, ask=GroupAsk.EXISTS)


_LATER = ("later", "daarna", "nadien", "sindsdien", "naderhand")


def stood_before(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(derde) was dat ooit beter; hebben we ooit hoger gestaan; is dat al eens eerder gebeurd: at which Games"""
    said = last.conditions[0] if isinstance(last, Claim) and len(last.conditions) == 1 else None
    told = said.measure if said is not None else last.measure if isinstance(last, Value) else None
    if told is None or told.kind is not Kind.RANK or told.metric is not Metric.OFFICIAL or len(told.of.nations) != 1:
        return None
    ours = not bag.holds("own") or told.of.nations == (ctx.own,)
    if told.of.games.ever or not ours or not (bag.took("ever") or bag.took("first_time") or bag.took("never")):
        return None
    higher, lower = bag.took("higher"), bag.took("lower")
    again = bag.took("occurred") and not (higher or lower)
    bag.take_all("games")
    bag.skip("own", "have", "stand", "be", "than", "noun.place", "doing_verb", "before", "certain", "at_least")
    settle(bag)
    result = answer(Value(measure=told), ctx.archive, ctx.viewpoint)
    place = result.measured.value if isinstance(result, ValueAnswer) else None
    if bag.left() or higher + lower + again != 1 or place is None:
        return None
    year = ctx.archive.edition(told.of.games.ids[0]).games.year if told.of.games.ids else ctx.archive.current.games.year
    ever = EVER.model_copy(update={"until": ctx.year_before(year)}) if again else EVER
    then = Measure(kind=Kind.RANK, of=Medals(games=ever, nations=told.of.nations))
    op, value = (said.op, said.value) if again and said is not None else (Op.LESS if higher else Op.MORE, int(place))
    having = (Condition(measure=then, op=Op.EQUAL if again and said is None else op, value=value),)
    return Groups(by=Key.GAMES, measure=then, having=having, order=Order.NATURAL, ask=GroupAsk.EXISTS)


def had_more(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """ "(wij hadden veel zilver.) welke landen hadden er nog meer", "… minder": than the nation just spoken of"""
    of = subject(last) if isinstance(last, Value | Listing | AthleteQuestion) else None
    counted = not isinstance(last, Value) or last.measure.kind is Kind.COUNT
    if of is not None and counted and len(of.athletes) == 1 and not of.events:
        return _above_them(bag, of)
    more, fewer = bag.holds("more") or bag.holds("more_of_it"), bag.holds("fewer")
    so_coloured = bag.has("metal") and of is not None and tuple(bag.take_all("metal")) == of.colours
    words = {word for one in bag.items for word in one.text.lower().split()}
    won = bag.holds("win") and words.isdisjoint(("nog", "dan"))  # "wie won er nog meer": who else
    of_them = (won or bag.holds("have")) and (so_coloured or "er" in words)
    of_them = of_them or (won and bag.has("noun", "nation") and not bag.has("metal"))
    if of is None or not counted or len(of.nations) != 1 or of.athletes or more == fewer or not of_them:
        return None
    many = bag.took("ask", "how_many")
    if not (bag.took("noun", "nation") and (many or bag.took("ask", "which"))) and not bag.took("ask", "who"):
        return None
    bag.skip("more", "fewer", "have", "win")
    settle(bag)
    theirs = Measure(of=of.narrowed(nations=()))
    having = (Condition(measure=theirs, op=Op.MORE if more else Op.LESS, value=Measure(of=of)),)
    return Groups(by=Key.NATION, measure=Measure(), having=having, ask=GroupAsk.COUNT if many else GroupAsk.WHICH)


def _above_them(bag: Bag, of: Medals) -> Groups | None:
    """ "(13 medailles) wie heeft er meer", "heeft iemand er meer", "op welke plek staat ze daarmee": of all people"""
    theirs = any(one.has("pronoun", "she", "he") for one in bag.items)
    placed = bag.has("stand") and theirs and bag.took("ask", "rank")
    of_them = any("er" in one.text.lower().split() or one.has("somebody") for one in bag.items)
    more = bag.holds("have", "win") and of_them
    noc = "" if placed else _of_land(bag)  # "heeft een andere Nederlander er meer"
    anybody = bool(noc) or bag.took("somebody") or bag.took("ask", "who")
    more = more and any(one.has("more") for one in bag.items) and anybody
    if not (placed or more) or (bag.has("games") and not bag.has("ever")):
        return None
    bag.skip("games", "ever", "stand", "somebody", "noun.athlete", "at_table", "noun.medal")
    settle(bag)
    theirs_too = of.narrowed(athletes=(), nations=(noc,) if noc else of.nations)
    having = (Condition(measure=Measure(of=theirs_too), op=Op.MORE, value=Measure(of=of)),)
    return Groups(by=Key.ATHLETE, measure=Measure(of=theirs_too.narrowed(colours=())), having=having)


def _of_land(bag: Bag) -> Noc:
    """ "een andere Nederlander", "welke Noorse": one person of that land, any; taken. Empty where none is"""
    for place in bag.places("nation"):
        one, before = bag.items[place], bag.items[:place]
        ahead = [each for each in before if each.text and not each.has("more_of_it")][-1:]
        anyone = any(each.has("any") or each.has("ask", "which") for each in ahead)  # never before a land itself
        if anyone and is_one_nation(one):
            bag.taken.add(place)
            bag.skip("any", "more_of_it", "ask.which", "number.1", "noun.athlete")
            noc: Noc = one.value("nation").match.item.noc
            return noc
    return ""


def asks_overtaken(items: Sequence[Item], last: Question) -> bool:
    of = subject(last) if isinstance(last, Value | AthleteQuestion) else None
    counted = not isinstance(last, Value) or last.measure.kind is Kind.COUNT
    one = of is not None and counted and len(of.athletes) == 1 and not of.events
    both = any(each.has("athlete") for each in items) and any(each.has("pronoun", "she", "he") for each in items)
    return one and both and any(each.has_any(("to_pass", "beaten")) for each in items)


def overtaken(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """(hoeveel medailles heeft Wüst) heeft Klæbo haar ingehaald: whether he has more of what was counted"""
    of = subject(last)
    if of is None or not asks_overtaken(bag.items, last):
        return None
    she = bag.holds("have") and any(one.text.lower() in ("ze", "zij", "hij", "ie") for one in bag.items)
    bag.skip("to_pass", "beaten", "threw_off", "already")
    said = all_said(bag, ctx, "have", "be", "noun.medal")
    if len(said.athletes) != 1 or said.is_part or said.scope not in (CURRENT, EVER) or bag.has("ask"):
        return None
    sides = [of.narrowed(athletes=(one,), colours=tuple(said.colours) or of.colours)
             for one in (said.athletes[0].athlete_id, *of.athletes)]  # fmt: skip
    sides = sides[::-1] if she else sides  # "heeft ze Klæbo ingehaald"
    return Claim(conditions=(Condition(measure=Measure(of=sides[0]), op=Op.MORE, value=Measure(of=sides[1])),))


def _kind(last: Claim | Value) -> Kind:
    return last.measure.kind if isinstance(last, Value) else last.conditions[0].measure.kind


_PEOPLE = ("athlete", "athlete_f", "athlete_m", "champion")
_SEX_OF: dict[str, Literal["M", "F"]] = {"athlete_f": "F", "athlete_m": "M"}


def _as_told(claim: Claim, ctx: Context) -> Medals | None:
    """The medals of which it was said, rightly, how many there are."""
    one = claim.conditions[0]
    counts = len(claim.conditions) == 1 and not claim.denied and one.measure == Measure(of=one.measure.of)
    return one.measure.of if counts and find(one.measure.of, ctx.archive).selection.count == one.value else None


def record_of_it(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """is dat een record?; was dat het meeste ooit?: the Games at which the nation had the most of it"""
    of = subject(last)
    counted = isinstance(last, Listing | NationQuestion) or (
        isinstance(last, Value) and last.measure.kind is Kind.COUNT
    )
    if isinstance(last, Claim) and (told := _as_told(last, ctx)) is not None:
        of, counted = told, True
    if isinstance(last, Versus) and len({one.of.narrowed(games=CURRENT) for one in last.measures}) == 1:
        of, counted = last.measures[0].of, True  # of the Games that were held against others
    beyond = [p for p in bag.places("compared") if bag.items[p].text.lower() == "meer dan ooit"]
    bag.taken.update(beyond)
    that = any(one.has("pronoun", "that") for one in bag.items)
    most_ever = bool(beyond) or (bag.holds("ever") and that and bag.took("most", "most"))
    sole = any(one.has("only") and after.has("record") for one, after in pairwise(bag.items))
    bag.take_all("only" if sole else "")  # "is hij alleen recordhouder": not where it is shared
    if not (bag.took("record") or most_ever) or not counted or of is None or len(of.nations) + len(of.athletes) != 1:
        return None
    bag.take_all("none")  # "dus geen record": the reply says which it was
    said = all_said(bag, ctx, "record", "noun.medal", "any", "number", "ask.what", "measure.total")
    if said.nations or said.metal or said.is_part:
        return None
    if of.athletes:
        wide = of.narrowed(disciplines=())  # "een record voor één Spelen": of all sports, where all was won in one
        of = wide if find(wide, ctx.archive).selection.count == find(of, ctx.archive).selection.count else of
        base = of.narrowed(games=EVER.model_copy(update={"seasons": of.games.seasons}), athletes=())
        peak = Measure(kind=Kind.PEAK, per=Key.GAMES, of=base)
        most = Measure(of=base) if of.games.ever else peak
        asked = Groups(by=Key.ATHLETE, measure=most, take=1, held=of.athletes[0])
        shared = sole and getattr(answer(asked, ctx.archive, ctx.viewpoint), "groups", ())[1:]
        return asked if not (of.events or shared) else None
    if of.games.is_whole and of.nations and isinstance(of.nations[0], str):  # of all nations
        return Groups(by=Key.NATION, measure=Measure(of=of.narrowed(nations=())), take=1, held=of.nations[0])
    whole = of.narrowed(games=EVER, as_of=LATEST, from_day=None, to_day=None, weekdays=(), events=())
    if whole.narrowed(games=of.games) != of:
        return None
    whole = whole.narrowed(games=EVER.model_copy(update={"seasons": of.games.seasons}))
    return Groups(by=Key.GAMES, measure=Measure(of=whole), take=1, held=_games_of(of, ctx))


def _games_of(of: Medals, ctx: Context) -> str:
    """The one Games spoken of, of which it is asked whether they are the best."""
    return of.games.ids[0] if len(of.games.ids) == 1 else ctx.games_id if of.games.is_current else ""


def most_of_all(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """is dat het meest van alle Nederlanders; dan had hij dus de meeste: whether the one counted has most"""
    of = subject(last)
    kind = last.measure.kind if isinstance(last, Value) else Kind.COUNT
    if of is None or kind is not Kind.COUNT or not isinstance(last, Value | Listing | Claim | AthleteQuestion):
        return None
    if len(of.athletes) + len(of.nations) != 1 or (of.events and not of.games.ever) or of.from_day or bag.has("ask"):
        return None
    if not any(one.has("pronoun", "that", "he", "she", "they") or one.text.lower() == "dat is" for one in bag.items):
        return None
    people = bool(of.athletes)
    whom = bag.take("most_of")
    if whom == ("nation" if people else "athlete") or not (whom or bag.took("most", "most")):
        return None
    bag.skip("both", "all_of_it", "noun")
    said = all_said(bag, ctx, "noun.medal", "have", "be", "win", "somebody")
    among = tuple(said.nations)
    group = all(isinstance(one, Described) and one.role is Role.GROUP for one in among)
    if said.athletes or said.is_part or said.days or said.scope not in (CURRENT, of.games) or not (people or group):
        return None
    if people and among and not group and not set(among) & set(ctx.archive.athletes[of.athletes[0]].nocs):
        return None
    whole = of.narrowed(athletes=(), nations=among, colours=tuple(said.colours) if said.metal else of.colours)
    held = of.athletes[0] if people else str(of.nations[0])
    return Groups(by=Key.ATHLETE if people else Key.NATION, measure=Measure(of=whole), take=1, held=held)


def _holder_before(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """ "(Klæbo won 11 keer goud) wie had dat record vóór hem": the most of all others until then, if he holds it"""
    asked = most_of(last)
    before_him = any(one.has_any(("before", "ahead")) and after.has("pronoun", "he", "she")
                     for one, after in pairwise(bag.items))  # fmt: skip
    told = bag.has("record") or (isinstance(last, Groups) and bool(last.held))
    if asked is None or not told or not (before_him or bag.has("former")) or not bag.took("ask", "who"):
        return None
    bag.skip("before", "ahead", "former", "have", "record", "be", "stand", "beside_it")
    settle(bag)
    result = answer(asked, ctx.archive, ctx.viewpoint)
    first = result.groups if isinstance(result, GroupsAnswer) else ()
    if bag.left() or asked.held not in [one.key for one in first]:
        return None
    until = ctx.year_before(ctx.archive.current.games.year)
    others = Medals(athletes=(asked.held,))
    then = about(asked, lambda of: of.narrowed(games=of.games.model_copy(update={"until": until}),
                                               but_not=(*of.but_not, others)))  # fmt: skip
    return then.model_copy(update={"held": ""}) if isinstance(then, Groups) else None


def most_of(last: Question) -> Groups | None:
    """Who has most of what the athlete just counted, or asked after, has in the whole career."""
    if isinstance(last, Groups):
        return last if last.held and last.take == 1 and last.by is Key.ATHLETE else None
    of = subject(last) if isinstance(last, Value | Listing) else None
    counted = not isinstance(last, Value) or last.measure.kind is Kind.COUNT
    if of is None or not counted or len(of.athletes) != 1 or not of.games.ever or of.events:
        return None
    return Groups(by=Key.ATHLETE, measure=Measure(of=of.narrowed(athletes=())), take=1, held=of.athletes[0])


def record_before(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """wat was het vorige?, of a record; wie had dat record vóór hem, wie had het daarvoor"""
    if (theirs := _holder_before(bag, last, ctx)) is not None:
        return theirs
    if not isinstance(last, Groups) or last.take != 1 or not bag.took("former"):
        return None
    if last.by is not Key.GAMES and last.measure.kind is not Kind.PEAK:
        return None
    bag.skip("ask", "record", "noun")
    settle(bag)
    last = last.model_copy(update={"held": ""})
    before = Scope(ever=True, until=ctx.year_before(ctx.edition.games.year))
    return about(last, lambda of: of.narrowed(games=before))
