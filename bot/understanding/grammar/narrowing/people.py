"""Whose medals are meant: the nations and the athletes."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing, Refused
from bot.understanding.names.found import Found
from bot.understanding.time.meanings import MONTH_NAMES
from bot.understanding.understood import Note, NoteKind
from medals_core.games import Athlete, Event, Gender
from medals_core.queries.filters import Described, NationRef, Role


def nations_of_span(span: Any) -> Iterable[NationRef]:
    match span:
        case str() | Described():
            return (span,)
    found = span.match
    if isinstance(found, Found):
        noc: Any = getattr(found.item, "noc", found.item)
        return (noc,)
    first: NationRef = found.candidates[0].noc
    return (first,)


def one_of_pair(one: Item, ctx: Context) -> Iterable[NationRef]:
    """A nation of a pair: by name, or by its place in the table ("tussen de nummers 1 en 2")."""
    if one.has("nation"):
        return nations_of_span(one.value("nation"))
    if one.has("own"):
        return (ctx.own,)
    number = one.value("rank") if one.has("rank") else one.value("number")
    return (Described(role=Role.RANK, rank=int(number)),)


def athlete_of_span(span: Any) -> Athlete:
    found = span.match
    athlete: Athlete = found.item if isinstance(found, Found) else found.candidates[0]
    return athlete


def birthday(who: Athlete, ctx: Context) -> tuple[date, date]:
    """The day of these Games on which somebody turns a year older; raises Refused where there is none."""
    games, born = ctx.edition.games, who.birth_date
    if born is None or not who.birth_date_sure:
        raise Refused(f"Wanneer {who.name} jarig is, weet ik niet.")
    days = [games.opening + timedelta(days=n) for n in range((games.closing - games.opening).days + 1)]
    day = next((one for one in days if (one.month, one.day) == (born.month, born.day)), None)
    if day is None:
        raise Refused(
            f"{who.name} is niet jarig tijdens deze Spelen, maar op {born.day} {MONTH_NAMES[born.month - 1]}."
        )
    return day, day


def fit_athletes(found: Narrowing, bag: Bag) -> None:
    """A nation said with an athlete is theirs, or does not fit, which the answer says."""
    if not found.athletes or not found.nations:
        return
    for athlete in found.athletes:
        for noc in found.nations:
            if isinstance(noc, str) and noc not in athlete.nocs:
                bag.notes.append(Note(kind=NoteKind.OTHER_NATION, subject=athlete.athlete_id, said=noc))
    theirs = found.athletes[0].nocs
    if len(found.athletes) == 1 < len(theirs) and all(noc in theirs for noc in found.nations):
        return  # "Veldkamp voor België": of the lands that he raced for
    found.nations.clear()


def fit_sex(found: Narrowing, bag: Bag) -> None:
    """Women asked about with a man's name, or the other way about, and a skater who skis: which the answer says."""
    named = {one.athlete_id for one in found.athletes}
    for who, sport in bag.take_all("other_sport"):
        if who in named:
            bag.notes.append(Note(kind=NoteKind.OTHER_SPORT, subject=who, said=sport))
    said = {Gender.MEN: "M", Gender.WOMEN: "F"}.get(found.genders[0]) if len(found.genders) == 1 else None
    for athlete in found.athletes if said is not None else ():
        if athlete.gender in ("M", "F") and athlete.gender != said:
            bag.notes.append(Note(kind=NoteKind.OTHER_SEX, subject=athlete.athlete_id))


def are_absent(athletes: Sequence[Athlete]) -> bool:
    """Is one of them not at the current Games, so that careers are meant?"""
    return any(not one.in_current_games for one in athletes)


def open_to(athletes: Sequence[Athlete], events: Sequence[Event]) -> list[Event]:
    """Of the events that a few words may mean, those that these athletes can have taken part in; all when none fits."""
    sexes = {{"M": Gender.MEN, "F": Gender.WOMEN}.get(one.gender) for one in athletes}
    sports = {slug for one in athletes for slug in one.disciplines}
    kept = list(events)
    if None not in sexes:
        others = {Gender.MEN, Gender.WOMEN} - sexes
        kept = [event for event in kept if event.gender not in others] or kept
    return [event for event in kept if event.discipline in sports] or kept
