"""A question that says nothing of where, after one about Games of the past, an event or a day: it stays there, read as
if that was said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from bot.understanding.grammar import seasons
from bot.understanding.grammar.attempt import Attempt
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import measures_held
from bot.understanding.grammar.following.leaning import VERBS, leans, names_nothing
from bot.understanding.grammar.following.shown import LATER, moment_of, shown
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.messages.nearest import without
from bot.understanding.grammar.other_games import games_label
from bot.understanding.grammar.subjects import about, scope_of, subject
from bot.understanding.names.labels import discipline_label, event_labels
from bot.understanding.time.meanings import Shift, spoken
from bot.understanding.understood import Choice, NoteKind, Several, Understanding, Understood
from medals_core.archive import LATEST, Archive
from medals_core.games import GamesId
from medals_core.queries.filters import CURRENT, Medals, Scope
from medals_core.queries.measures import Key, Kind, Measure
from medals_core.queries.model import Claim, GamesFact, Groups, Identify, Listing, Order, SpellAsk, Spells, Value
from medals_core.questions import NationQuestion, ProgrammeQuestion, Question, TableQuestion

_OF_A_TIME = ("games", "moment", "when", "ever", "now_word", "games_of", "at_games", "at_home", "last_time",
              "first_ever", "in_reality")  # fmt: skip
_ASKED_ANEW = frozenset(("race", "certainty", "ambition", "record", "games_fact", "history", "report"))
"""Frames of what is asked of now, or of all Games, whatever was spoken of."""
_NAMED = ("event", "sports", "page", "described", "excepted")


def said_there(text: str, attempt: Attempt, last: Question, ctx: Context, archive: Archive) -> Iterator[str]:
    """The text with what was spoken of said in it: all of that, then the Games alone."""
    there = _games_of(last, archive)
    games = f" in {games_label(there, archive)}" if there else ""
    text, moved = _with_days(text.rstrip("?!. "), attempt.items, last, ctx)
    tied = _is_tied(attempt)
    if moved or tied:
        where = _where(attempt.items, last, there, ctx) if tied else ""  # "hoeveel medailles die dag": in all
        if where and any(one.has("record_champion") for one in attempt.items):
            yield f"{text}{where}"
        elif moved or where:
            yield f"{text}{where}{games}"
    if there and _may_stay(attempt, there, archive):
        yield f"{text}{games}"


def _games_of(last: Question, archive: Archive) -> GamesId:
    """The one Games of the past that the question is about; not where now was held against them."""
    if any(side.of.games.is_current for side in measures_held(last)):
        return ""
    named = set(seasons.games_in(last))
    one = named.pop() if len(named) == 1 and not seasons.is_of_all(last) else ""
    return one if one in archive.editions and one != archive.current_id else ""


def _may_stay(attempt: Attempt, there: GamesId, archive: Archive) -> bool:
    """Does the text say nothing of when, so that the latest Games were filled in?"""
    asked, items = attempt.question, attempt.items
    said_there = any(one.has("pronoun", "there") for one in items)
    if asked is not None and said_there and any(one.has("athlete") for one in items):
        return not any(one.has_any(_OF_A_TIME) for one in items)  # "had Koss er daar niet drie"
    if asked is None or attempt.frame in _ASKED_ANEW or (seasons.is_of_all(asked) and not attempt.everywhere):
        return False
    page = isinstance(asked, TableQuestion | NationQuestion | ProgrammeQuestion)
    there_too = said_there or {one.text.lower() for one in items[-2:]} & {"er", "toen"}
    page = page and not there_too  # "hoe deden de Duitsers het er", "hoe deden we het toen"
    items = tuple(one for one in items if one.text.lower() != "toen")
    if any(one.has_any(("athlete", *_OF_A_TIME)) or (page and (one.has("page") or one.has("stand"))) for one in items):
        return False  # "de stand", "hoe staan we ervoor": of now
    return set(seasons.games_in(asked)) <= {archive.latest(archive.edition(there).games.season)} - {there}


def _with_days(text: str, items: Sequence[Item], last: Question, ctx: Context) -> tuple[str, bool]:
    """ "die dag", "de dag erna": the days that they come to."""
    at = moment_of(last, ctx)
    shifts = [(one, meant) for one in items if isinstance(meant := _meaning(one), Shift)]
    if at is None or not shifts:
        return text, False
    for one, meant in shifts:
        text = without(text, (one.text,))
        text = f"{text} op {spoken(meant.of(ctx.edition.games.local(at).date()))}"
    return text, True


def _meaning(one: Item) -> Any:
    return getattr(one.value("moment"), "meaning", None) if one.has("moment") else None


def _is_tied(attempt: Attempt) -> bool:
    """ "wie werd vierde", "stond er nog een Nederlander op het podium", "had Japan ook wat": where was spoken of."""
    items = attempt.items
    if any(one.has_any(_NAMED) for one in items):
        return False
    if _is_of_a_sex(items) or any(one.has("record_champion") for one in items):
        return True
    named = any(one.has_any(("athlete", "nation", "own")) for one in items)
    object_said = any(one.has("metal") or (one.has_any(("noun", "any")) and not one.is_small) for one in items)
    if named and not object_said and _has(items, "win") and _has(items, "too"):
        return True  # "Canada had in Peking ook al gewonnen": that
    if any(one.has_any(_OF_A_TIME) for one in items):
        return False
    elsewhere = _has(items, "more_of_it") or (_has(items, "metal") and _has(items, "too"))
    if elsewhere and _has(items, "athlete"):
        return False  # "Bergsma had toch ook goud": wherever that was
    if _has(items, "athlete") and _has(items, "metal") and not any(one.has_any(VERBS) for one in items):
        return True  # "oh Bergsma alleen brons"
    ranked = any(one.has("ask", "rank") or one.has("rank") for one in items)
    placed = any(one.has("stand") for one in items) and any(one.has("ask", "what") for one in items)
    beside = named and any(one.has_any(("too", "among", "more_of_it")) for one in items)
    verbless = not any(one.has_any(VERBS) for one in items)
    beside = beside or (named and verbless and _has(items, "nothing"))  # "wij niks?"
    return ranked or placed or beside or any(one.has("noun", "podium") or one.has("pronoun", "there") for one in items)


def _has(items: Sequence[Item], kind: str) -> bool:
    return any(one.has(kind) for one in items)


def _is_of_a_sex(items: Sequence[Item]) -> bool:
    """ "wanneer won Canada bij de mannen": in the sport spoken of."""
    among = next((at for at, one in enumerate(items) if one.is_small and one.has("among")), len(items))
    after = next((one for one in items[among + 1 :] if not one.is_small), None)
    return after is not None and after.has("gender")


def _where(items: Sequence[Item], last: Question, there: GamesId, ctx: Context) -> str:
    if (of := subject(last)) is None:
        return ""
    if _is_of_a_sex(items):
        held = ctx.archive.edition(there or ctx.archive.current_id).events
        sports = {*of.disciplines, *(held[one].discipline for one in of.events if one in held)}
        return f" bij {discipline_label(ctx.archive, sports.pop())}" if len(sports) == 1 else ""
    events = of.events or (shown(last, ctx).events if any(one.has("pronoun", "there") for one in items) else ())
    if len(events) == 1:
        return f" op de {event_labels(ctx.archive, there or None).label(events[0])}"
    return f" bij {discipline_label(ctx.archive, of.disciplines[0])}" if len(of.disciplines) == 1 and not events else ""


def over_all_games(question: Question | None, last: Question, items: Sequence[Item]) -> Question | None:
    """ "(werden we ooit eerste?) en wat was onze beste plek": of all Games too, rather than on the days of these;
    "(de eeuwige stand.) welk land staat net boven ons": in that"""
    of = subject(last)
    unsaid = not any(one.has_any(("games", "at_games", "now_word", "moment")) for one in items)
    if isinstance(question, Identify) and question.within == Medals() and unsaid and of is not None and of.games.ever:
        return question.model_copy(update={"within": Medals(games=of.games)})
    if not isinstance(question, Spells) or question.ask is not SpellAsk.BEST or of is None or not of.games.ever:
        return question
    ranked = Measure(kind=Kind.RANK, of=Medals(games=of.games, nations=(question.noc,)))
    return Groups(by=Key.GAMES, measure=ranked, order=Order.FEWEST, take=1)


def at_their_games(attempt: Attempt, last: Question, archive: Archive) -> Attempt:
    """ "(waar waren de Spelen van 1952) wie won er het meeste goud": which land, and who, there"""
    if isinstance(last, Groups) and isinstance(attempt.question, Groups) and leans(attempt.items):
        sports = last.measure.of.disciplines  # "(het meeste goud bij de biatlon) en wie had de meeste medailles"
        kept = about(attempt.question, lambda of: of.narrowed(disciplines=of.disciplines or sports))
        attempt = replace(attempt, question=kept) if names_nothing(attempt.items) else attempt
    there = _games_of(last, archive)
    if attempt.question is None or not there or not _may_stay(attempt, there, archive):
        return attempt
    return replace(attempt, question=about(attempt.question, lambda of: of.narrowed(games=Scope(ids=(there,)))))


def at_those_games(found: Understanding, last: Question, archive: Archive) -> Understanding:
    """ "wie won de meeste medailles van die Spelen", "had ze daar nog brons bij": of the Games just spoken of."""
    named = set(seasons.games_in(last))
    if len(named) != 1 or seasons.is_of_all(last):
        return found
    ids = named.pop()
    scope = scope_of(ids) if ids != archive.current_id else CURRENT

    def moved(part: Any) -> Any:
        if not isinstance(part, Understood):
            return part
        question = about(part.question, lambda each: each if each.games.ids else each.narrowed(games=scope))
        return part if question is None else part.model_copy(update={"question": question})

    if isinstance(found, Several):
        return found.model_copy(update={"parts": tuple(map(moved, found.parts))})
    there: Understanding = moved(found)
    return there


def at_that_moment(attempt: Attempt, last: Question) -> Attempt:
    """ "(op welke plek stond Italië na dag 3) wie stond bovenaan", "met wie deelden we die plek": as it stood then,
    rather than in the end"""
    asked, of, items = attempt.question, subject(last), attempt.items
    if asked is None or of is None or of.as_of == LATEST or any(one.has_any(_OF_A_TIME) for one in items):
        return attempt
    that = any(one.has("pronoun", "that") and after.has("noun", "place") for one, after in pairwise(items))
    then_words = (one.text.lower() for one in items if one.has("then_word") or one.text.lower() == "toen net")
    if that or any(one not in LATER for one in then_words):
        then = {"as_of": of.as_of, "games": of.games}
        return replace(attempt, question=about(asked, lambda each: each.narrowed(**then)))
    placed = isinstance(asked, Identify) or (isinstance(asked, Value) and asked.measure.kind is Kind.RANK)
    stood = any(one.text.lower().startswith("stond") for one in items)
    if not (placed and stood) or (subject(asked) or of).games != of.games:
        return attempt
    return replace(attempt, question=about(asked, lambda each: each.narrowed(as_of=of.as_of)))


def loses_games(attempt: Attempt, last: Question, archive: Archive) -> bool:
    """ "(goud in Parijs 1900.) en België die zes, welke sporten": not of now, which nobody said"""
    there = _games_of(last, archive)
    return bool(there) and leans(attempt.items) and _may_stay(attempt, there, archive)


def stays(there: Attempt, plain: Attempt) -> bool:
    """Is it the same question, asked there?"""
    if there.question is None or any(note.kind in _NOT_THERE for note in there.notes):
        return there.concept == "place_below_third"
    return plain.question is None or plain.frame in _VAGUE or type(there.question) is type(plain.question)


def is_aside(attempt: Attempt, last: Question) -> bool:
    """ "in welke sport", "waar vond die plaats": of what was shown, not a fact of the Games"""
    fact = isinstance(attempt.question, GamesFact) and not isinstance(last, GamesFact) and names_nothing(attempt.items)
    named = ("the_games", "games_of")
    return fact and not any(
        one.has("ask", "how_many") or one.has("noun", "games") or one.has_any(named) for one in attempt.items
    )


_NOT_THERE = (NoteKind.IGNORED, NoteKind.LEFT_OUT)
_VAGUE = frozenset(("nation", "athlete", "exists", "are_there_groups", "nation_in_table"))
"""Frames of a text that, where it is said of what, may ask in another way: "heeft Japan ook wat"."""


def with_now(there: Attempt, plain: Attempt, archive: Archive) -> Attempt:
    """The question there, with that of the current Games to choose."""
    if (
        plain.question is None
        or any(seasons.games_in(plain.question))
        or not any(seasons.games_in(there.question or plain.question))
    ):
        return there
    now = Choice(question=plain.question, label=games_label(archive.current_id, archive))
    return replace(there, also=(now, *there.also))


def of_those_counted(attempt: Attempt, last: Question) -> Attempt:
    """ "(goud in Peking) Zweden had er toch 8": of that colour, there; "(hoeveel shorttrack) hadden we in Sotsji
    meer": of that sport too"""
    said, of = attempt.question, subject(last)
    part = ("metal", "ever", "noun", "event", "sports", "gender", "excepted", "measure")
    sides = measures_held(said)
    themselves = of is not None and bool(sides and of.nations) and all(one.of.nations == of.nations for one in sides)
    themselves = themselves and all(one.kind in (Kind.COUNT, Kind.TALLY) for one in sides)
    more = ("more", "fewer", "compared", "parts_compared")
    themselves = themselves and any(one.has_any(more) for one in attempt.items)
    if themselves and said is not None and of is not None and not any(one.has_any(part) for one in attempt.items):
        names = ("colours", "disciplines", "events", "genders", "team", "but_not")
        alike = (name for name in names if len({getattr(one.of, name) for one in sides}) == 1)
        kept = {name: getattr(of, name) for name in alike}  # "(hoeveel goud) vrouwen meer dan mannen?"
        return replace(attempt, question=about(said, lambda each: each.narrowed(**kept)))
    again = leans(attempt.items) and isinstance(last, Value | Claim)  # "en Zweden maar 8 zeker"
    theirs = again or any(one.text.lower() == "er" for one in attempt.items)
    told = any(one.has_any(("metal", "games", "moment", "ever", "noun", "event", "sports")) for one in attempt.items)
    if not isinstance(said, Claim) or not theirs or told or of is None or not isinstance(last, Value | Listing | Claim):
        return attempt
    if said.conditions[0].measure.kind is not Kind.COUNT or (again and said.conditions[0].measure.of.colours):
        return attempt
    there = {"colours": of.colours, "games": of.games, "disciplines": of.disciplines, "events": of.events}
    return replace(attempt, question=about(said, lambda each: each.narrowed(**there)))
