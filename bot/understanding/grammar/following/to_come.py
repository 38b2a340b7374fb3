"""After what is still to come: what is asked of it stays about what is to come, and not about medals won."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.replacing import narrowed_by
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.frames.time.coming import PAST, asked_to_come, days_to_come
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import LeftOver
from bot.understanding.grammar.subjects import subject
from medals_core.answering import answer
from medals_core.archive import LATEST, AsOf
from medals_core.games import Event
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, Medals
from medals_core.queries.measures import Kind, Measure
from medals_core.queries.model import Ask, Left, LeftAsk, Listing, Suppose, Value, Won
from medals_core.queries.results import LeftAnswer
from medals_core.queries.selecting import find
from medals_core.questions import ProgrammeQuestion, Question

_KINDS = ("ask", "pronoun", "lean", "correct", "nation", "own", "athlete", "discipline", "event", "gender", "moment",
          "coming", "take_part", "doing_verb", "team_members", "team_event", "more_of_it", "still", "be", "then",
          "noun", "present", "versus", "have", "after", "to_go", "page", "auxiliary", "again", "only", "any",
          "can", "measure")  # fmt: skip
_ASKS = ("who", "when", "time", "day", "which", "what", "how_many")
_MEDALS = ("medal", "gold", "silver", "bronze")
MOST_ENTERED = 12
_DENIED = frozenset(("geen", "niet", "nooit", "niks", "niets", "niemand"))
_FIRST = ("eerste", "de eerste", "het eerste")
_PEOPLE = ("team_members", "team_event", "more_of_it", "versus")


def still_to_come(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """het programma van morgen > welke met Nederlanders; wanneer rijdt Kok > hoe laat is dat, wie rijden er nog meer
    voor ons, met wie, en daarna"""
    first = [at for at, one in enumerate(bag.items) if one.said in _FIRST]
    bag.taken.update(first)
    of = _of(last, ctx)
    items = [one for at, one in enumerate(bag.items) if not (one.is_small or at in first)]
    if of is None or not all(one.has_any(_KINDS) and PAST.isdisjoint(one.said.split()) for one in items):
        return None
    who, people = bag.tells("ask", "who"), any(map(bag.tells, _PEOPLE))
    after, part = bag.took("after"), bag.took("take_part")
    more = bag.tells("more_of_it")
    leans = (bag.holds("pronoun") or more) and bag.has_any("nation", "own", "athlete")
    if not (bag.tells("ask", *_ASKS) or first or part or bag.holds("coming", "team_members") or after or leans):
        return None
    if (
        (bag.holds("have") and not (bag.holds("versus") or bag.tells("coming", "chance")))
        or bag.tells("noun", "nation", *_MEDALS)
        or (people and not (who or more))
    ):
        return None
    events = _events(last if isinstance(last, Left) else Left(of=of), ctx)
    if not events and of.athletes and of.from_day and not (of.events or of.disciplines or part):
        of = of.narrowed(from_day=None, to_day=None, after=None)  # "moet Kok vandaag nog > wanneer dan wel"
        events = _events(Left(of=of), ctx)
    if not events and (of.nations or of.athletes) and not part:  # "doen er Nederlanders mee > hoe laat begint dat"
        of = of.narrowed(nations=(), athletes=())
        events = _events(Left(of=of), ctx)
    if bag.tells("coming", "over") and bag.tells("ask", "which", "how_many"):
        return None  # "welke sporten zijn al klaar"
    ask = LeftAsk.WHEN if (after or first) and not bag.has("ask") else _asked(bag, last, part=part or leans)
    days = days_to_come(bag, ctx)
    if days is None or ask is None or not (days != Medals() or events or ask is LeftAsk.OVER):
        return None
    counted = bag.tells("ask", "how_many")
    bag.skip("measure.total", "ask", "pronoun", "lean", "correct", "coming", "doing_verb", "noun", "present", "to_go",
             "page", "again",
             "only", "any", "can", "auxiliary", *_PEOPLE)  # fmt: skip
    try:
        said = all_said(bag, ctx)
    except LeftOver:
        return None
    if said.as_of != LATEST or said.days or not said.scope.is_current or said.metal:
        return None
    moved = narrowed_by(of, said, last, ctx)
    if (
        isinstance(last, ProgrammeQuestion)
        and ask is LeftAsk.WHICH
        and not counted  # "hoeveel zijn dat er bij elkaar"
        and not (said.athletes or moved.events or moved.genders)
    ):
        noc = next((noc for noc in said.nations if isinstance(noc, str)), last.noc)
        day = days.to_day or last.day
        return last.model_copy(update={"noc": noc, "day": day, "discipline": next(iter(moved.disciplines), None)})
    sexed = tuple(one for one in moved.events if ctx.archive.current.events[one].gender in of.genders)
    if of.genders and sexed and not said.genders:
        moved = moved.narrowed(events=sexed)  # "(de schaatsters) wanneer is die 5 km": theirs
    if days != Medals():
        moved = moved.narrowed(from_day=days.from_day, to_day=days.to_day, weekdays=days.weekdays, after=days.after)
    elif after:
        one = {"events": ()} if len(of.events) == 1 else {}
        moved = moved.narrowed(after=AsOf(won_by=min(one.ends_at for one in events)), **one)
    elif isinstance(last, Left) and (last.take == 1 or (of.athletes and people)):
        soonest = min(events, key=lambda one: one.ends_at)  # "wanneer rijdt Kok weer": at the one told first
        moved = moved.narrowed(events=(soonest.event_id,), disciplines=())
    if of.athletes and people and not said.athletes:
        moved = moved.narrowed(athletes=())
    if ask is LeftAsk.WHO and not (moved.nations or moved.athletes):
        theirs = (ctx.archive.athletes[one].nocs[-1] for one in of.athletes)
        moved = moved.narrowed(nations=(next(theirs, ctx.own),))
    return Left(of=moved, ask=ask, take=1 if after or first else None)


def _of(last: Question, ctx: Context) -> Medals | None:
    """What the question of what is to come is about; None where it is of another kind, or of a day that is over."""
    if isinstance(last, Left):
        return last.of if last.of.as_of == LATEST and last.of.games.is_current else None
    if (
        not isinstance(last, ProgrammeQuestion)
        or last.games not in (None, ctx.archive.current_id)
        or last.as_of != LATEST
    ):
        return None
    today = ctx.edition.games.local(ctx.now).date()
    if last.day is not None and last.day < today:
        return None
    sports, nations = (last.discipline,) if last.discipline else (), (last.noc,) if last.noc else ()
    return Medals(from_day=last.day, to_day=last.day, disciplines=sports, nations=nations)


def next_of_theirs(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """hoeveel heeft Velzeboer er nu > wanneer kan nummer drie: the next chance, where that would be the third"""
    of = subject(last)
    if of is None or not (of.nations or of.athletes) or not (bag.took("ask", "when") and bag.holds("can", "still")):
        return None
    nth = bag.take("rank")
    bag.skip("placed", "rank", "can", "still", "pronoun", "win", "noun.medal")
    if bag.left() or nth != find(of, ctx.archive).selection.count + 1 or not of.games.is_current:
        return None
    return Left(of=Medals(nations=of.nations, athletes=of.athletes), ask=LeftAsk.WHEN, take=1)


def next_chance(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """wat was onze laatste medaille > en de volgende kans: theirs"""
    of = subject(last)
    chance = any(one.has("coming", "next") and "kans" in one.said for one in bag.items)  # not "het volgende onderdeel"
    if of is None or not (of.nations and chance and bag.took("coming", "next")) or not ctx.edition.remaining():
        return None
    bag.skip("lean", "ask", "be", "pronoun")
    return None if bag.left() else Left(of=Medals(nations=of.nations), take=1)


def if_won(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """wat moet Van 't Wout nog rijden > en als ze winnen, hoeveel goud hebben we dan: of the one event told"""
    of, items = _of(last, ctx), [one for one in bag.items if not one.is_small]
    if of is None or not (bag.holds("suppose") and bag.holds("win")) or bag.holds("moment", "games", "nation", "event"):
        return None
    if not _DENIED.isdisjoint(word for one in bag.items for word in one.said.split()):
        return None
    events = _events(last if isinstance(last, Left) else Left(of=of), ctx)
    told = next((at for at, one in enumerate(items) if one.has("ask")), len(items))
    colours = [[one.value("metal") for one in part if one.has("metal")] for part in (items[:told], items[told:])]
    many, rank = bag.has("ask", "how_many"), bag.has("ask", "rank", "where")
    bag.skip("suppose", "ask", "pronoun", "metal", "noun.medal", "noun.place", "noun.athlete", "then", "relative")
    try:
        said = all_said(bag, ctx)
    except LeftOver:
        return None
    people = tuple(one.athlete_id for one in said.athletes) or of.athletes
    starting = [
        one.event_id for one in events if all(one.event_id in ctx.archive.athletes[who].events for who in people)
    ]
    nocs = of.nations or tuple(ctx.archive.athletes[who].nocs[-1] for who in people) or (ctx.own,)
    noc = nocs[0]
    if len(starting) != 1 or not isinstance(noc, str) or len(set(nocs)) > 1 or len(colours[0]) > 1:
        return None
    change = Won(event_id=starting[0], colour=next(iter(colours[0]), None) or Colour.GOLD, noc=noc)
    mine = Medals(
        nations=(ctx.own if said.own_said else noc,), colours=tuple(one for one in colours[1] if one) if many else ()
    )
    measure = Measure(of=mine) if many else Measure(kind=Kind.RANK, of=mine)
    return Suppose(changes=(change,), then=Value(measure=measure) if many or rank else None)


_OF_THEM = ("win", "have", "pronoun", "of_two", "ask", "metal", "noun", "ever", "any", "already", "now_word", "games")


def won_by_those(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """wie moet er vandaag nog > wie daarvan won al goud, hebben die al een medaille: those who are entered"""
    of = _of(last, ctx)
    if (
        of is None
        or not bag.holds("win", "have")
        or not (bag.tells("pronoun", "they", "of_it") or bag.holds("of_two"))
        or bag.holds("versus")
    ):
        return None
    if not all(one.is_small or one.has_any(_OF_THEM) for one in bag.items):
        return None
    who, ever = bag.tells("ask", "who", "which"), bag.holds("ever")
    scopes = [one.value("games").scope for one in bag.items if one.has("games") and not one.has("now_word")]
    told = answer(last if isinstance(last, Left) else Left(of=of), ctx.archive, ctx.viewpoint)
    entered = told.entered.values() if isinstance(told, LeftAnswer) else ()
    people = tuple(dict.fromkeys(one.athlete_id for each in entered for one in each))
    colours = tuple(one.value("metal") for one in bag.items if one.has("metal") and one.value("metal"))
    asks = bag.has("ask", "how_many", "when") or bag.tells("ask", "what") != bool(scopes)  # "wat wonnen die in Peking"
    if not 1 <= len(people) <= MOST_ENTERED or asks or ever or len(scopes) > 1 or None in scopes:
        return None
    there = Medals(athletes=people, colours=colours, games=scopes[0] if scopes else CURRENT)
    return Listing(of=there, ask=Ask.WHO if who or len(people) > 1 else Ask.EXISTS)


def _events(of: Left, ctx: Context) -> tuple[Event, ...]:
    told = answer(of, ctx.archive, ctx.viewpoint)
    return told.events if isinstance(told, LeftAnswer) else ()


def _asked(bag: Bag, last: Question, *, part: bool) -> LeftAsk | None:
    ask = asked_to_come(bag)
    if bag.tells("ask", "opponent"):
        return None  # the draw tells
    if bag.has("ask") or ask is LeftAsk.OVER:
        return ask
    if part:
        return LeftAsk.EXISTS if isinstance(last, Left) else LeftAsk.WHICH
    return last.ask if isinstance(last, Left) else LeftAsk.WHICH
