"""What has a page of its own: the table, a nation, a day, the programme, the course of things, history …"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.understanding.grammar.composing.conditions import metric_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, settle
from bot.understanding.grammar.frames.groups.conditional_groups import groups_of
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.time.meanings import Day, DayPart, DayRange, MomentSpan, Relation
from bot.understanding.understood import Note, NoteKind
from medals_core.archive import LATEST
from medals_core.nations import Noc
from medals_core.queries.filters import CURRENT, EVER, Described, Medals, Role, Scope
from medals_core.queries.measures import Key, Kind, Measure, Metric
from medals_core.queries.model import Ask, GroupAsk, Groups, Listing, Order, Value
from medals_core.questions import (
    AmbitionQuestion,
    ComparisonQuestion,
    DayQuestion,
    HistoryQuestion,
    NationQuestion,
    ProgrammeQuestion,
    Question,
    RaceQuestion,
    RecordsQuestion,
    ReportQuestion,
    SameStageQuestion,
    TableQuestion,
    ThenAndNowQuestion,
    TimelineQuestion,
)


def _last_in_the_city(said: Narrowing, bag: Bag, ctx: Context) -> None:
    """Of a city that had the Games more than once a page is of the last of them, which it says."""
    cities = {ctx.archive.edition(one).games.city for one in said.scope.ids}
    if len(said.scope.ids) > 1 and len(cities) == 1 and sum(one.has("games") for one in bag.items) == 1:
        bag.notes.append(Note(kind=NoteKind.CITY_HAD_SEVERAL, subject=said.scope.ids[-1]))
        said.scope = Scope(ids=said.scope.ids[-1:])


def part(said: Narrowing) -> Medals:
    """What narrows a page, without its nations, Games and moment."""
    return said.medals(nations=(), games=CURRENT, as_of=LATEST, athletes=())


def noc_of(said: Narrowing) -> Noc | None:
    return said.nations[0] if said.nations and isinstance(said.nations[0], str) else None


def table(bag: Bag, ctx: Context) -> Question | None:
    """stand; medaillespiegel vrouwen zonder shorttrack na 12 februari; de top vijf op totaal; stand per inwoner"""
    whole = bag.took("page", "whole_table")
    by = bag.has("measure", "population", "points")
    if not (
        whole
        or (by and bag.has("metal"))
        or bag.has("page", "table")
        or bag.has("top")
        or (bag.has("describe", "leader") and bag.has("number"))
    ):
        return None
    if bag.has("ask", "how_many", "how_often"):
        return None  # "in hoeveel gevallen won het gastland de medaillespiegel": a count, and no table
    bag.take_all("page", "table")
    if bag.has_any("amount", "compared"):
        return groups_of(bag, ctx, (Key.NATION, "nation"), GroupAsk.WHICH)
    limit = bag.take("top")
    if limit is None and (bag.has("most", "first") or bag.has("describe", "leader") or bag.has("most", "best")):
        limit = bag.take("number")
        bag.skip("most.first", "most.best")
    metric = metric_of(bag) or Metric.OFFICIAL
    if bag.has_any("gender", "mixed_event", "team_event", "single_event", "excepted", "event"):
        bag.skip("noun.event")
    if metric is not Metric.OFFICIAL:
        bag.skip("suppose")  # "als goud drie punten waard is, …, hoe ziet de stand er dan uit"
    said = all_said(bag, ctx, "ask", "noun.nation", "noun.games", "page.doing", "page.report", "doing_end",
                    "noun.medal", "picture", "both", "above", "describe.leader", "except_after", "only", "noun.place",
                    "doing_verb", then=("ask.show", "then"), state=True)  # fmt: skip
    if said.athletes:
        return None
    of_group = len(said.nations) == 1 and getattr(said.nations[0], "role", None) is Role.GROUP  # "van Europa"
    if said.ever or said.scope.ever or of_group:
        by_gold = Groups(by=Key.NATION, measure=Measure(kind=Kind.TALLY, of=said.medals()), take=limit or 10)
        return by_gold if of_group or not said.nations else None
    _last_in_the_city(said, bag, ctx)
    if len(said.scope.ids) > 1:
        return None
    if len(said.nations) > 1:
        nocs = tuple(n for n in said.nations if isinstance(n, str))
        return ComparisonQuestion(nocs=nocs, only=part(said), games=said.one_games, as_of=said.asof)
    noc = noc_of(said)
    if noc is not None and limit is None and metric is Metric.OFFICIAL:
        return NationQuestion(noc=noc, only=part(said), games=said.one_games, as_of=said.asof)
    return TableQuestion(metric=metric, only=part(said), limit=0 if whole else limit,
                         around=noc if limit is None else None, games=said.one_games, as_of=said.asof)  # fmt: skip


def programme(bag: Bag, ctx: Context) -> Question | None:
    """wat is er morgen te zien; programma donderdag; welke onderdelen komen er nog bij het schaatsen; wat viel er op 22
    februari nog te winnen"""
    to_go = bag.has("moment") and any("nog" in bag.items[place].said.split() for place in bag.places("to_go"))
    if not (bag.has("page", "programme") or (to_go and bag.has("ask", "what", "which"))):
        return None
    if bag.has("ask", "how_many", "how_often"):
        return None
    bag.take_all("page", "programme")
    bag.skip("ask", "noun", "to_go", "metal", "handed_out")
    day = None
    for place in bag.places("moment"):
        span = bag.items[place].value("moment")
        if isinstance(span, MomentSpan):
            bag.taken.add(place)
            if isinstance(span.meaning, Day):
                day = span.ahead or span.meaning.day
            elif isinstance(span.meaning, DayPart):
                day = span.meaning.day
            else:
                return None
    said = all_said(bag, ctx, then=("to_go", "can", "would"))
    if said.athletes or said.events or len(said.nations) > 1 or len(said.disciplines) > 1:
        return None
    return ProgrammeQuestion(day=day, discipline=said.disciplines[0] if said.disciplines else None, noc=noc_of(said))


def report(bag: Bag, ctx: Context) -> Question | None:
    """vertel eens over 17 februari; verslag van gisteren; wat heb ik gemist"""
    if bag.has("page", "race", "same_stage") or not (
        bag.took("page", "report") or (bag.has("ask", "what") and bag.took("occurred"))
    ):
        return None
    said = all_said(bag, ctx, "page", "ask", "doing_end", "noun.day", then=("ask.show", "handed_out"))
    if said.athletes or said.events or said.metal or said.disciplines or len(said.nations) > 1:
        return None
    if not said.scope.is_current:
        return None
    day = said.days[0] if said.days and said.days[0] == said.days[1] else None
    if day is None:
        if said.days:  # "wat heb ik gemist van 14 tot en met 17 februari"
            bag.defaults += not said.nations
            return Listing(of=said.medals(nations=tuple(said.nations) or (ctx.own,)))
        day = min(ctx.edition.games.local(ctx.now).date(), ctx.edition.games.closing)
    if said.nations and day is not None:
        return DayQuestion(day=day, noc=noc_of(said))
    return ReportQuestion(day=day)


def table_then(bag: Bag, ctx: Context) -> Question | None:
    """na dag 5; 17 februari 18:00"""
    if bag.has("ask") or not bag.has_any("moment", "when"):
        return None
    stood = bag.took("page", "doing") and _stands(bag)  # "de eerste zondag: hoe stond het ervoor"
    said = all_said(bag, ctx, "page.doing", "doing_end", "ask.how", state=True)
    if said.nations or said.athletes or said.metal or said.is_part:
        return None
    moment = said.moment
    if moment is not None and isinstance(moment.meaning, Day) and moment.relation is Relation.AT and not stood:
        return None
    return TableQuestion(as_of=said.asof) if said.asof != LATEST else None


def day(bag: Bag, ctx: Context) -> Question | None:
    """welke medailles vielen er op 15 februari; wat was er gisteren; 12 februari"""
    if not bag.has("moment"):
        return None
    said = all_said(bag, ctx, "ask.which", "ask.what", "ask.who", "ask.show", "noun.event", "noun.medal",
                    "noun.champion", "won_noun", "both", "any", "page.podium", "page.report",
                    then=("handed_out", "page.table"))  # fmt: skip
    if said.athletes or said.events or said.disciplines or said.genders or said.colours or said.but_not:
        return None
    if not said.days or said.days[0] != said.days[1] or len(said.nations) > 1:
        return None
    if said.days[0] > ctx.edition.games.local(ctx.now).date():
        return ProgrammeQuestion(day=said.days[0], noc=noc_of(said))
    return DayQuestion(day=said.days[0], noc=noc_of(said))


def timeline(bag: Bag, ctx: Context) -> Question | None:
    """verloop van Nederland en Amerika; stand per dag"""
    if bag.has("ask", "who"):
        return None  # "hoe verliep het rodelen, wie wonnen er"
    if not (
        bag.took("page", "timeline")
        or (bag.has("page", "race") and (bag.has("between_two") or len(bag.places("nation")) > 1))
    ):
        return None
    said = all_said(bag, ctx, "page", "ask", "and", "versus", "measure.per_day", "noun.place", "noun.medal", "metal",
                    "between", "doing_end", then=("ask.show", "page.table"))  # fmt: skip
    if said.athletes or said.events or len(said.nations) > 6:
        return None
    days = said.days or (None, None)
    nocs = tuple(n for n in said.nations if isinstance(n, str))
    said.days = None
    return TimelineQuestion(nocs=nocs, from_day=days[0], to_day=days[1], only=part(said), games=said.one_games)


@dataclass(frozen=True)
class _Page:
    """A page with a name of its own: which question it is, what may be said besides, and where it is not meant,
    "heeft iemand dat ooit gehaald"."""

    asks: Callable[[Narrowing], Question]
    besides: tuple[str, ...]
    state: bool = False
    not_where: tuple[str, ...] = ()


_PAGES = {
    "records": _Page(lambda said: RecordsQuestion(noc=noc_of(said)),
                     ("doing_end", "ever", "measure.per_games", "metal")),
    "history": _Page(lambda said: HistoryQuestion(noc=noc_of(said), since=said.scope.since),
                     ("doing_end", "ever", "measure.per_games", "metal")),
    "then_and_now": _Page(lambda said: ThenAndNowQuestion(noc=noc_of(said), games=said.one_games), ("metal",)),
    "same_stage": _Page(lambda said: SameStageQuestion(former=said.one_games, noc=noc_of(said), as_of=said.asof),
                        ("doing_end", "versus", "than"), state=True),
    "ambition": _Page(lambda said: AmbitionQuestion(noc=noc_of(said), games=said.one_games, as_of=said.asof),
                      ("can", "top", "win"), state=True,
                      not_where=("somebody", "ask.who", "ask.which", "ask.how_many")),
}  # fmt: skip


def named_page(bag: Bag, ctx: Context) -> Question | None:
    """historie Noorwegen; records van Nederland; toen en nu sotsji; wie kreeg er later medailles bij door doping; hoe
    stonden we op hetzelfde moment in Peking; halen we ons doel; liggen we op koers"""
    page = next((one for name, one in _PAGES.items() if bag.has("page", name)), None)
    if page is None or any(bag.has(*kind.split(".")) for kind in page.not_where):
        return None
    said = all_said(bag, ctx, "page", "ask", "noun", *page.besides, state=page.state)
    return page.asks(said) if not (said.is_part or said.athletes) and len(said.nations) < 2 else None


def race(bag: Bag, ctx: Context) -> Question | None:
    """strijd om plek 3; wie zit ons op de hielen; hoe spannend was het rond plek tien"""
    near = bag.take("around_place")
    if near is None and not bag.took("page", "race"):
        return None
    bag.skip("page.race", "except_after", "page.doing", "ask", "noun.place", "around", "below", "above", "just",
             "noun.nation", "page.table")  # fmt: skip
    place = near or bag.take("rank") or bag.take("top")
    bag.take_all("placed")
    said = all_said(bag, ctx, then=("most.first", "can"), state=True)
    if said.athletes or said.events or said.is_part or len(said.nations) > 1:
        return None
    return RaceQuestion(place=int(place) if place else None, noc=noc_of(said), games=said.one_games, as_of=said.asof)


def per_group(bag: Bag, ctx: Context) -> Question | None:
    """medailles per sport van Nederland; goud per dag; onze laatste vijf Zomerspelen op een rij"""
    keys = {"per_discipline": Key.DISCIPLINE, "per_day": Key.DAY, "per_nation": Key.NATION, "per_games": Key.GAMES,
            "per_athlete": Key.ATHLETE}  # fmt: skip
    key = next((value for name, value in keys.items() if bag.took("measure", name)), None)
    each = key is None and bag.has("ask", "how_many", "show") and bag.has("metal") and not bag.has("amount")
    key = Key.GAMES if each and bag.took("each_games") else key  # "hoeveel medailles op elke Spelen"
    in_a_row = key is None and bag.has("ask", "show") and bag.took("measure", "streak")
    if key is None and not in_a_row:
        return None
    said = all_said(bag, ctx, "ask", "noun.medal", "page.table")
    if in_a_row and len(said.scope.ids) < 2:
        return None
    key = key or Key.GAMES
    alone = key is Key.NATION or said.athletes
    nations = tuple(said.nations) or (() if alone else (ctx.own,))
    scope = {"games": EVER} if key is Key.GAMES and said.scope.is_current else {}
    order = Order.NATURAL if key is Key.GAMES else Order.MOST
    return Groups(by=key, measure=Measure(of=said.medals(nations=nations, **scope)), order=order)


def nation(bag: Bag, ctx: Context) -> Question | None:
    """nederland; hoe doet Noorwegen het; hoe staan we ervoor; wat deed Italië in Turijn"""
    if bag.has("stand", "moved") or bag.has("auxiliary", "must"):
        return None  # whether it rose, or must win, is not how it stands
    doing = bag.has("page", "doing")
    if (
        (doing or bag.has("have"))
        and bag.has("ask", "how_many")
        and any(bag.items[place].value("metal") for place in bag.places("metal"))
    ):
        return None  # "wat deden we in Turijn, veel goud?" asks two things
    doing_at = bag.places("page", "doing")
    done_then = any(bag.items[place].said.startswith("wat d") for place in doing_at)
    doing = bag.took("doing_verb") or doing
    if doing and bag.has("event"):
        bag.skip("noun.athlete")  # "hoe deden de schaatsers het"
    said = all_said(bag, ctx, "page.doing", "page.report", "doing_end", "ask.how", "ask.show", "ask.what", "page.table",
                    "noun.medal", "noun.nation", "measure.total", "ask.how_many", state=True)  # fmt: skip
    if said.athletes or said.events or len(said.nations) > 1:
        return None
    if not said.nations and bag.holds("began") and bag.holds("games"):
        return None  # "hoe eindigden de Spelen van Parijs": for all
    if not said.nations and (not doing or any(each.nations for each in said.but_not)):
        return None  # "deed België niet mee": not ours without them
    noc = noc_of(said) or ctx.own
    named = said.nations[0] if said.nations else None
    if isinstance(named, Described) and named.role is Role.NAMED and len(said.scope.ids) == 1:
        year = ctx.archive.edition(said.scope.ids[0]).games.year
        meant = ctx.archive.nations.named(named.of or "", year)
        return ComparisonQuestion(nocs=meant, only=part(said), games=said.one_games, as_of=said.asof)
    if isinstance(named, Described) and named.role is Role.GROUP and doing:  # "hoe deed Azië het"
        return Value(measure=Measure(kind=Kind.TALLY, of=said.medals()))
    if named is not None and noc_of(said) is None:
        return None
    if said.is_part and not doing and not said.metal:
        return Listing(of=said.medals())
    if len(said.scope.ids) > 1 or (said.scope.ever and said.scope != EVER):
        of = said.medals(nations=(noc,), colours=())
        return Groups(by=Key.GAMES, measure=Measure(kind=Kind.TALLY, of=of), order=Order.NATURAL)
    if said.ever or said.scope == EVER:
        return HistoryQuestion(noc=noc)
    here = said.moment is not None and said.moment.relation is Relation.AT and said.one_games is None
    meaning = said.moment.meaning if here and said.moment is not None else None
    if isinstance(meaning, DayRange) and not _stands(bag):
        return Listing(of=said.medals(nations=(noc,), as_of=LATEST, from_day=meaning.first, to_day=meaning.last))
    went = said.nations and any(re.match(r"hoe (?:ded?en|deed|ging)", bag.items[place].said) for place in doing_at)
    if (done_then or went) and isinstance(meaning, Day) and part(said) == Medals():
        return DayQuestion(day=meaning.day, noc=noc)
    if not said.nations:
        bag.defaults += 1
    return NationQuestion(noc=noc, only=part(said), games=said.one_games, as_of=said.asof)


def _stands(bag: Bag) -> bool:
    """ "hoe stonden we", where "hoe deden we het in de tweede week" asks what was won in it."""
    return any(re.search(r"\b(?:sta|staat|staan|stond|stonden|ervoor)\b", one.said) for one in bag.items)


def games_table(bag: Bag, ctx: Context) -> Question | None:
    """Peking 2022; vorige spelen"""
    if not bag.has("games"):
        return None
    bag.skip("ask.show", "ask.how", "doing_end", "page.doing", "page.podium", "began", "noun.games", "metal")
    said = narrow(bag, ctx)
    _last_in_the_city(said, bag, ctx)
    settle(bag)
    if len(said.scope.ids) != 1 or said.is_part or said.nations or said.athletes:
        return None
    return TableQuestion(games=said.scope.ids[0])


def discipline_page(bag: Bag, ctx: Context) -> Question | None:
    """shorttrack; rodelen vrouwen"""
    if not bag.has_any("event", "gender"):
        return None
    said = all_said(bag, ctx, "ask.show", "ask.how", "ask.what", "doing_end", "page.doing", "noun.medal", "metal",
                    "noun.event", "page.report")  # fmt: skip
    if said.nations or said.athletes or said.events or not (said.disciplines or said.genders):
        return None
    return TableQuestion(only=part(said), games=said.one_games, as_of=said.asof)


def bare_metal(bag: Bag, ctx: Context) -> Question | None:
    """goud; medailles: those of the own nation"""
    if not bag.has("metal") or bag.has_any("ask", "to_go"):
        return None
    said = all_said(bag, ctx)
    if said.nations or said.athletes or said.is_part:
        return None
    bag.defaults += 1
    return Listing(of=said.medals(nations=(ctx.own,)), ask=Ask.WHICH)
