"""What the answer before showed: whom, which nations, when; and the words that point to it: "ze", "toen"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Any

from bot.understanding.grammar.chosen import Chosen
from bot.understanding.grammar.composing.composing import composed
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import nations_of
from bot.understanding.grammar.following.leaning import is_one_nation
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.subjects import about, filters, scope_of, subject
from medals_core.answering import Answer, Viewpoint, answer
from medals_core.archive import Archive, AsOf
from medals_core.games import GamesId
from medals_core.medals import Colour
from medals_core.nations import Noc
from medals_core.pages.table import TableAnswer
from medals_core.queries.errors import QueryError
from medals_core.queries.filters import Medals, Scope
from medals_core.queries.measures import Key, Kind
from medals_core.queries.model import Claim, Groups, Identify, Listing, Suppose, Versus, VersusAsk
from medals_core.queries.results import GroupsAnswer, IdentifyAnswer, ListingAnswer, VersusAnswer
from medals_core.queries.selecting import find
from medals_core.questions import (
    AthleteQuestion,
    ComparisonQuestion,
    DayQuestion,
    EventQuestion,
    Question,
    TableQuestion,
)

MOST_GROUPS = 12
MOST_SIDES = 4
_OF_A_RACE = ("where", "when", "day", "time")
"""What is asked of an event: "waar was die", rather than of who won it."""


LATER = {"daarna": 1, "erna": 1, "nadien": 1, "sindsdien": 1, "daarvoor": -1, "ervoor": -1, "voordien": -1}


@dataclass
class Shown:
    """What the answer to a question showed: whom, which nations, how many medals."""

    of: Medals
    """the medals asked about, of the groups that were found only"""
    athletes: tuple[str, ...] = ()
    nations: tuple[Noc, ...] = ()
    lines: int = 0
    at: datetime | None = None
    events: tuple[str, ...] = ()
    games: Scope | None = None
    """of the one medal that was shown"""
    latest: Scope | None = None
    """of the last medal that was shown"""
    colours: tuple[Colour, ...] = ()
    edges: tuple[tuple[str, ...], ...] = ()
    """the names of the first medal and of the last that were shown"""


@lru_cache(maxsize=4)
def _answered(last: Question, archive: Archive, viewpoint: Viewpoint) -> Answer:
    """One sentence asks some ten times what the question before it showed, which may be of 20,000 people."""
    return answer(last, archive, viewpoint)


def shown(last: Question, ctx: Context) -> Shown:
    """Whom and what the answer showed, for "ze", "dat land" and "wanneer was dat"."""
    of = subject(last) or Medals()
    found = Shown(of, of.athletes, tuple(noc for noc in of.nations if isinstance(noc, str)))
    if isinstance(last, EventQuestion):
        last = Listing(of=Medals(events=(last.event_id,), colours=(Colour.GOLD,), games=scope_of(last.games)))
    if isinstance(last, AthleteQuestion) or (isinstance(last, DayQuestion) and last.noc):
        last = Listing(of=found.of)
    try:
        result = _answered(last, ctx.archive, ctx.viewpoint)
    except QueryError:
        return found
    match result:
        case ListingAnswer(lines=lines):
            found.lines = len(lines)
            found.events = tuple(dict.fromkeys(line.event.event_id for line in lines if line.event is not None))
            found.at = lines[0].medal.won_at if len(lines) == 1 else None
            found.games = Scope(ids=(lines[0].games.games_id,)) if len(lines) == 1 else None
            found.latest = Scope(ids=(lines[-1].games.games_id,)) if lines else None
            found.colours = tuple(dict.fromkeys(line.medal.colour for line in lines))
            names = [name for line in lines for name in line.medal.athletes]
            found.edges = (lines[0].medal.athletes, lines[-1].medal.athletes) if len(lines) > 1 else ()
            ids = [one.athlete_id for name in names for one in ctx.archive.athletes.named(name)]
            found.athletes = found.athletes or tuple(dict.fromkeys(ids))
            found.nations = found.nations or tuple(dict.fromkeys(line.medal.noc for line in lines))
        case GroupsAnswer(groups=groups, query=query) if groups:
            if query.by is Key.NATION:
                found.nations = tuple(group.key for group in groups)
            elif query.by is Key.ATHLETE:
                found.athletes = tuple(group.key for group in groups)
            if len(groups) <= MOST_GROUPS:
                asked = [query.held] if query.held and query.by is Key.GAMES else [group.key for group in groups]
                found.of = _of_groups(found.of, query.by, asked)  # of "was 2026 hun beste" those of 2026
        case TableAnswer(rows=rows) if isinstance(last, TableQuestion) and last.limit:  # "wie van die vijf"
            found.nations = tuple(row.noc for row in rows[: last.limit])
        case IdentifyAnswer(lines=standings):
            found.nations = tuple(line.noc for line in standings)
            found.of = found.of.narrowed(nations=found.nations)
    return found


def spoken_of(last: Question) -> Medals:
    """Whom, what, where and when the question was about, without what it asked of them."""
    asked = last.then if isinstance(last, Suppose) and last.then is not None else last
    of, at = subject(asked) or Medals(), subject(last) or Medals()
    nations = nations_of(asked) if isinstance(asked, Versus | Claim) else of.nations
    sides = asked.measures if isinstance(asked, Versus) else ()
    people = tuple(one for side in sides for one in side.of.athletes) or of.athletes
    return Medals(
        nations=tuple(dict.fromkeys(nations)), athletes=people, disciplines=of.disciplines, events=of.events,
        genders=of.genders, games=at.games, as_of=at.as_of, from_day=at.from_day, to_day=at.to_day,
    )  # fmt: skip


def days_shown(last: Question, ctx: Context) -> list[date]:
    """The days that the question was about, or that the answer showed."""
    of = subject(last) or Medals()
    if of.from_day is not None and of.to_day is not None:
        return [of.from_day + timedelta(days=at) for at in range((of.to_day - of.from_day).days + 1)]
    try:
        result = answer(last, ctx.archive, ctx.viewpoint)
    except QueryError:
        return []
    if isinstance(result, GroupsAnswer) and result.query.by is Key.DAY:
        return [date.fromisoformat(group.key) for group in result.groups]
    lines = result.lines if isinstance(result, ListingAnswer) else ()
    return [line.medal.won_at.date() for line in lines if line.medal.won_at is not None]


def pointed_at(items: Sequence[Item], last: Question, ctx: Context) -> Shown:
    """What the answer showed; of several athletes "hij" and "heeft ze" point to the only one of that sex."""
    told = shown(last, ctx)
    whose = points_at_one(items) or any(one.has("pronoun", "he") and one.text.lower() != "zijn" for one in items)
    if (
        not told.athletes and whose and not any(one.has_any(("suppose", "excepted")) for one in items)
    ):  # "hoeveelste waren ze zonder Stolz, en hoeveel had hij er": who was left out
        held = filters(last)  # but not who stood beside those asked after: "wie klopte Roest, hoe heet hij"
        beaten = any(of.above or of.below or of.beside for of in held)
        told.athletes = () if beaten else tuple(dict.fromkeys(one for of in held for one in of.athletes))
    if any(one.text.lower() in ("dat land", "dit land") for one in items) and told.athletes and not told.nations:
        told.nations = tuple(dict.fromkeys(ctx.archive.athletes[one].nocs[-1] for one in told.athletes))
    sexes = {sex for sex, said in _SAID_OF.items() if any(one.text.lower() in said for one in items)}
    her = any(one.text.lower() == "haar" for one in items) or any(one.text.lower() in _OF_ONE for one in items)
    if isinstance(last, Versus) and (sexes == {"M"} or (sexes and her)):
        told.athletes = _of_two(last, sexes, ctx) or told.athletes
    if len(told.athletes) > 1 and len(sexes) == 1 and (sexes == {"M"} or her):
        of_sex = tuple(one for one in told.athletes if ctx.archive.athletes[one].gender in sexes)
        told.athletes = of_sex if len(of_sex) == 1 else told.athletes
    elif any(one.text.lower() == "hij" for one in items) and all(
        ctx.archive.athletes[one].gender == "F" for one in told.athletes
    ):
        told.athletes = ()
    elif sexes == {"F"} and (her or any(one.text.lower() == "zij" for one in items)):
        men = all(ctx.archive.athletes[one].gender == "M" for one in told.athletes)
        told.athletes = () if men else told.athletes  # "en zij dan", after a man
    return told


def _of_two(last: Versus, sexes: set[str], ctx: Context) -> tuple[str, ...]:
    """ "(Nuis is ouder dan De Boo) hoeveel medailles heeft hij": who was told first, of those of that sex"""
    whole = _answered(last, ctx.archive, ctx.viewpoint)
    sides = whole.sides if isinstance(whole, VersusAnswer) else ()
    sign = 1 if (last.measures[0].kind in (Kind.RANK, Kind.BORN)) != (last.ask is VersusAsk.LESS) else -1
    told = sorted(
        (sign * side.value, who) for side in sides if side.value is not None for who in side.measure.of.athletes
    )
    people = [(value, who) for value, who in told if ctx.archive.athletes[who].gender in sexes]
    return tuple(who for value, who in people if value == people[0][0])


def points_at_one(items: Sequence[Item]) -> bool:
    """ "is ze de jongste": somebody, rather than several or a land"""
    return any(one.text.lower() in ("ze", "zij") for one in items) and any(one.text.lower() in _OF_ONE for one in items)


def points_at_person(items: Sequence[Item]) -> bool:
    """ "staat ze bovenaan", "stond hij derde": somebody, by a pronoun"""
    return points_at_one(items) or any(one.has("pronoun", "he") and one.text.lower() == "hij" for one in items)


def is_of_another(items: Sequence[Item], question: Question | None, last: Question) -> bool:
    """Is it read of no athlete at all, where a pronoun points to the one spoken of?"""
    of = subject(last)
    spoken = (of is not None and bool(of.athletes)) or (isinstance(last, Groups) and last.by is Key.ATHLETE)
    spoken = spoken and points_at_person(items)
    return spoken and question is not None and not any(one.athletes for one in filters(question))


def points_at_somebody(items: Sequence[Item]) -> bool:
    """ "had die er nog meer": one, whoever that was"""
    said = [(one.text.lower(), after.text.lower()) for one, after in pairwise(items)]
    if any(one.has("ask", "who") for one in items):
        return False  # "wie won die": those medals
    begins = any(one == "die" and after in _OF_ONE for one, after in said[:2])  # "en die had toch ook goud"
    return (begins or any(one in _OF_ONE and after == "die" for one, after in said)) and not any(
        one.has_any(("event", "metal", "noun", "nation", "number")) and before.text.lower() == "die"
        for before, one in pairwise(items)
    )


def starts_again(items: Sequence[Item]) -> bool:
    """ "rijdt ze nog", "wanneer moet hij weer": one who may start again; "was dat haar eerste" """
    if any(one.said == "haar" for one in items):
        return True
    one_of = ("ze", "zij", "die", "hij")
    return any(one.said in _STARTS and after.said in one_of for one, after in pairwise(items))


_STARTS = ("rijdt", "start", "schaatst", "moet", "komt", "skiet")
_SAID_OF = {"M": frozenset(("hij", "hem", "ie", "em")), "F": frozenset(("ze", "zij", "haar"))}
_OF_ONE = frozenset(
    ("heeft", "had", "won", "wint", "pakte", "haalde", "is", "was", "werd", "komt", "kwam", "stond", "staat")
)
"""Verbs that tell "ze" of one from "ze" of several."""


def _of_groups(of: Medals, by: Key, keys: Sequence[str]) -> Medals:
    """The medals of these groups only."""
    match by:
        case Key.NATION:
            return of.narrowed(nations=tuple(keys))
        case Key.ATHLETE:
            return of.narrowed(athletes=tuple(keys), nations=())
        case Key.DISCIPLINE:
            return of.narrowed(disciplines=tuple(keys))
        case Key.EVENT:
            return of.narrowed(events=tuple(keys), disciplines=())
        case Key.GAMES:
            return of.narrowed(games=Scope(ids=tuple(keys)))
        case Key.DAY if len(keys) == 1:
            day = date.fromisoformat(keys[0])
            return of.narrowed(from_day=day, to_day=day)
    return of


def games_of(last: Question, ctx: Context) -> GamesId | None:
    """The Games that the question was about, or of the one medal that it showed; None where of several."""
    of = subject(last)
    scope = of.games if of is not None else Scope()
    told = shown(last, ctx) if scope.ever else None
    scope = (told.games or told.of.games) if told is not None else scope
    if scope.ever and told is not None and of is not None and len(of.athletes) == 1:
        won = games_won_at(of, ctx)
        return won[0] if len(won) == 1 else None
    return ctx.archive.current_id if scope.is_current else scope.ids[-1] if len(scope.ids) == 1 else None


def games_won_at(of: Medals, ctx: Context) -> tuple[GamesId, ...]:
    """Where those medals were won."""
    try:
        return tuple(dict.fromkeys(line.games.games_id for line in find(of, ctx.archive).selection.lines()))
    except QueryError:  # an event of the other season
        return ()


def moment_of(last: Question, ctx: Context) -> datetime | None:
    """The moment that the question was about, or of the one medal that it showed."""
    of = subject(last)
    games = ctx.edition.games
    if of is not None and isinstance(of.as_of, AsOf) and of.as_of.won_by is not None:
        return of.as_of.won_by
    told = shown(last, ctx)
    day = of.to_day if of is not None else None
    day = day or told.of.to_day  # of the best day
    return games.end_of(day) if day is not None else told.at


def so_far(items: Sequence[Item], last: Question, ctx: Context) -> Question:
    """ "(wie won er die dag goud) hoeveel had Italië er toen al": the question of all until that day, or that race"""
    of = subject(last)
    then = any(one.has("then_word") for one in items) and any(one.has("ask", "how_many") for one in items)
    total = any(one.has("measure", "total") for one in items) and of is not None and of.to_day is not None
    if not then or not (total or any(one.has("so_far") for one in items)) or (at := moment_of(last, ctx)) is None:
        return last
    return about(last, lambda each: each.narrowed(as_of=AsOf(won_by=at), from_day=None, to_day=None)) or last


def with_pronouns(items: tuple[Item, ...], last: Question, ctx: Context) -> tuple[Item, ...] | None:
    """The items with "ze", "hij" and "dat land" as who was shown; None where nobody in particular was."""
    if not any(one.has_any(("pronoun", "then_word")) or one.text.lower() in _THEIRS for one in items):
        return None  # without a look at the answer, which may take long
    if isinstance(last, Versus) and last.ask is VersusAsk.SUM and len(nations_of(last)) > 1:
        return None  # "komen ze dan boven Noorwegen uit": together, not the first of them
    told = pointed_at(items, last, ctx)
    found: list[Item] = []
    changed = False
    named = any(one.has("pronoun", "she", "he") for one in items)
    # "wie won hem": the medal
    asks_who = any(one.has("ask", "who") and not one.has("team_members") for one in items) and any(
        one.has("win") or one.has("have") for one in items
    )
    together = any(one.has("measure", "together") for one in items) and not points_at_one(items)
    several = together or any(one.has("both") or one.has("each_one") for one in items)
    several = several or (isinstance(last, Versus) and any(map(_asks_their_ages, items, items[1:], items[2:])))
    if together and len(_sides(last, told, ctx)) < 2 and not any(one.has("measure", "total") for one in items):
        return None  # "hoeveel hebben ze samen": of one alone there is no sum
    if any(one.text.lower() == "van wie" for one in items) and any(one.has("win") for one in items):
        return None  # not "wie won voor hen"
    asks_where = bool(told.of.events) and any(one.has("ask", name) for one in items for name in _OF_A_RACE)
    asks_where = asks_where and not any(one.has("away_from") for one in items)  # "waar komt die vandaan": who won
    own = any(one.has("own") for one in items)  # "stonden wij ooit boven ze": the other of the two
    here = {ctx.own} if own else {one.value("nation").match.item.noc for one in items if is_one_nation(one)}
    hun = any(one.text.lower() in ("hun", "die van hun") for one in items)  # of two, whose is not ours
    here = here or ({ctx.own} if hun and ctx.own in nations_of(last) and len(nations_of(last)) == 2 else set())
    theirs = [noc for noc in nations_of(last) if noc not in here] if here else list(told.nations)
    people = (subject(last) or Medals()).athletes or (isinstance(last, Groups) and last.by is Key.ATHLETE)
    if points_at_one(items) and (len(told.athletes) > 1 or (people and not told.athletes)):
        theirs = []  # "hoeveel heeft ze er", of two women, or of a man: not their land
    for place, one in enumerate(items):
        meant: dict[str, Any] = {}
        if (
            1 < place == len(items) - 1
            and one.has("pronoun", "they")
            and items[place - 1].has("win")
            and items[place - 2].has("ask", "who")
        ):
            found.append(one)  # "hoeveel goud won België, en wie wonnen ze": those medals
            continue
        if several and one.has("pronoun", "they") and len(sides := _sides(last, told, ctx)) > 1:
            found.extend(Item(one.start, one.end, side, one.text, one.repairs, one.breaks) for side in sides)
            changed = True
            continue
        whose = one.has("pronoun", "she", "he") or (
            not named and one.has("pronoun", "they") and not _is_relative(items, place)
        )
        of_race = place + 1 < len(items) and items[place + 1].has("event")  # "als Leerdam ook die 500 had gewonnen"
        if one.text.lower() == "die" and (asks_where or of_race):
            found.append(one)
            continue
        race = place + 1 < len(items) and items[place + 1].has_any(("event", "nation"))  # "en op die 500"
        listed = place + 1 < len(items) and items[place + 1].text.lower() in ("lijst", "lijstje", "rijtje")
        whose = whose and not _is_named_before(items, place) and not (race and one.has("pronoun", "that"))
        whose = whose and not _is_verb(items, place) and not listed
        whose = whose and not (one.has("pronoun", "they") and nations_of(last) and is_of_several(items))
        held_against = any(other.has("than") for other in items[:place])  # "wie heeft er meer dan hij"
        held_against = held_against or (place > 0 and items[place - 1].text.lower() == "met")  # "wie liepen met haar"
        if whose and len(told.athletes) == 1 and (held_against or not asks_who):
            meant = {"athlete": (Chosen(ctx.archive.athletes[told.athletes[0]]),)}
        elif one.has("then_word") and one.text.lower() not in LATER and (at := moment_of(last, ctx)) is not None:
            meant = {"when": (AsOf(won_by=at),)}
        elif one.text.lower() in _THEIRS and len(told.nations) == 1 and not several:
            meant = {"nation": (told.nations[0],)}  # "wie van hen heeft er de meeste"
        elif one.has("pronoun", "there", "they") and isinstance(last, Identify) and _is_passed(items, place):
            meant = {"nation": (told.nations[0],)} if len(told.nations) == 1 else {}
        elif (
            one.has("pronoun", "nation", "they")
            and len(theirs) == 1
            and not listed
            and one.text.lower() not in _SEVERAL
            and not (one.text.lower() == "die" and any(map(is_one_nation, items[:place])))  # "de Fransen, stonden die"
            and (not _is_relative(items, place) or (items[place - 1].has("own") and _is_passed(items, place)))
        ):  # "wanneer zijn we die voorbij gegaan"
            meant = {"nation": (theirs[0],)}
        changed = changed or bool(meant)
        found.append(Item(one.start, one.end, meant, one.text, one.repairs, one.breaks) if meant else one)
    return composed(found) if changed else None  # "meer goud dan hij" compares, now that it is known with whom


_SEVERAL = ("die twee", "die drie", "alle twee", "alle drie")
_THEIRS = ("van hun", "van hen")


def _asks_their_ages(one: Item, be: Item, after: Item) -> bool:
    """ "hoe oud zijn ze"."""
    return one.has("ask", "age") and be.said == "zijn" and after.has("pronoun", "they")


def is_of_several(items: Sequence[Item]) -> bool:
    """ "hebben ze", rather than "heeft ze"."""
    return any(one.text.lower().startswith(("hebben", "hadden", "wonnen", "haalden", "pakten")) for one in items)


def _sides(last: Question, told: Shown, ctx: Context) -> list[dict[str, Any]]:
    """The few sides that "ze allebei" points to."""
    athletes = told.athletes
    if isinstance(last, Versus):
        athletes = tuple(one for measure in last.measures for one in measure.of.athletes)
    if 1 < len(athletes) <= MOST_SIDES:
        return [{"athlete": (Chosen(ctx.archive.athletes[one]),)} for one in athletes]
    nations = nations_of(last) if isinstance(last, Versus | Claim | ComparisonQuestion) else list(told.nations)
    most = MOST_SIDES if isinstance(last, Groups) else 2
    return [{"nation": (noc,)} for noc in nations] if 2 <= len(nations) <= most else []


def _is_passed(items: Sequence[Item], place: int) -> bool:
    """ "wanneer zijn we daar voorbij gegaan", "staan we daar ooit boven": the nation shown, with another beside it"""
    others = (one for at, one in enumerate(items) if at != place)
    named = any(one.has("own") or one.has("nation") for one in others)
    return named and any(one.has_any(("to_pass", "beaten", "above", "below")) for one in items)


def _is_verb(items: Sequence[Item], place: int) -> bool:
    """ "zonder hem, zijn ze nog eerste" """
    after = items[place + 1] if place + 1 < len(items) else None
    return items[place].has("be") and after is not None and (after.has("own") or after.has("pronoun", "they"))


def _is_named_before(items: Sequence[Item], place: int) -> bool:
    """ "en Bjørgen, hoeveel had die?": does the text itself name whom the word points to? Not in "heeft Kok er meer dan
    zij"."""
    without = any(one.has("without") for one in items[:place])
    if without and items[place].has("pronoun", "they") and any(map(is_one_nation, items[:place])):
        return True  # "en Noorwegen zonder hem, zijn ze dan nog eerste"
    told = any(one.has("athlete") or (one.has("when") and len(one.text.split()) > 1) for one in items[:place])
    beside = any(
        one.has_any(("or", "versus")) or (one.has("than") and not after.has("ask"))  # "Swings dan, wat had die"
        for one, after in pairwise(items[: place + 1])
    )
    return told and not beside


def _is_relative(items: Sequence[Item], place: int) -> bool:
    """ "landen die …": does the word take up a noun before it, rather than point to what was shown?"""
    before = items[place - 1] if place else None
    return (
        items[place].has("relative")
        and before is not None
        and before.has_any(("noun", "nation", "athlete", "own", "metal", "event", "ask", "doing", "most"))
    )
