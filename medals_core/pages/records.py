"""Records of nations: what one new podium breaks, and what stands for a nation."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from medals_core.answering import Answer, Phase, Viewpoint, answers
from medals_core.archive import Archive, AsOf, Edition
from medals_core.frozen import Frozen
from medals_core.ledger import Entry
from medals_core.medal_lines import MedalLine, athlete_on_podium, medal_lines
from medals_core.medals import Colour, Tally
from medals_core.nations import Noc
from medals_core.pages.history import GamesLine, editions_of, lines_of
from medals_core.questions import RecordsQuestion
from medals_core.view import view_of

ROUND_NUMBER = 50
"""Every so many medals in history is worth a mention."""


class RecordKind(StrEnum):
    NTH_MEDAL = "nth_medal"
    NTH_GOLD = "nth_gold"
    FIRST_MEDAL = "first_medal"
    FIRST_GOLD = "first_gold"
    FIRST_GOLD_IN_DISCIPLINE = "first_gold_in_discipline"
    FIRST_MEDAL_IN_DISCIPLINE = "first_medal_in_discipline"
    MOST_GOLD = "most_gold"
    MOST_MEDALS = "most_medals"
    ATHLETE_MOST_MEDALS = "athlete_most_medals"
    BEST_RANK = "best_rank"


class RecordSet(Frozen):
    """One record that an entry sets, for one nation, at Games of this season. ``number``: the new figure;
    ``former``: the figure that stood before (0 for a first); ``athlete``: name as on the podium, for an athlete's;
    ``discipline``: slug, for a first in it. The figures hold for the code of the nation alone."""

    kind: RecordKind
    noc: Noc
    number: int
    former: int = 0
    athlete: str = ""
    discipline: str = ""


class AthleteTally(Frozen):
    """An athlete's medals for one nation at all Games of the season."""

    name: str
    tally: Tally


class Aged(Frozen):
    """A medallist and the age in whole years on the day of the medal."""

    name: str
    age: int


class RecordsAnswer(Answer):
    """What stands for the nation over all Games of the season in the archive. ``oldest``/``youngest``: medallist at
    these Games among the ``n_ages`` of ``n_medallists`` whose birth date is sure. ``nth``: its 50th, 100th …
    medal with the number. ``firsts``: golds at these Games that were the nation's first ever in the discipline."""

    noc: Noc
    total: Tally
    most: tuple[GamesLine, ...] = ()
    most_gold: tuple[GamesLine, ...] = ()
    best: tuple[GamesLine, ...] = ()
    first_medal: MedalLine | None = None
    first_gold: MedalLine | None = None
    nth: tuple[tuple[int, MedalLine], ...] = ()
    firsts: tuple[MedalLine, ...] = ()
    athletes: tuple[AthleteTally, ...] = ()
    oldest: Aged | None = None
    youngest: Aged | None = None
    n_ages: int = 0
    n_medallists: int = 0


def records_set(before: Edition, after: Edition, archive: Archive, entry: Entry) -> tuple[RecordSet, ...]:
    """The records that this entry sets: what holds in ``after`` and did not in ``before``. Former Games come from
    ``archive`` (its copy of this edition is not looked at). Pure."""
    winners = {medal.noc for medal in entry.podium}
    former = [
        each
        for each in editions_of(archive, after)
        if each.games.games_id != after.games.games_id and each.games.opening < after.games.opening
    ]
    found: list[RecordSet] = []
    for noc in sorted(winners):
        was, becomes = before.book.tally(noc), after.book.tally(noc)
        lines = lines_of(former, noc, AsOf())
        found += _totals(noc, was, becomes, [line.standing.tally for line in lines])
        found += _in_discipline(noc, before, after, former, entry)
        found += _athletes(noc, before, after, former, archive, entry)
    if _is_over(after) and not _is_over(before):
        found += _best_ranks(after, former)
    return tuple(found)


def _is_over(edition: Edition) -> bool:
    return bool(edition.events) and len(edition.book.decided()) == len(edition.events)


def _best_ranks(after: Edition, former: list[Edition]) -> list[RecordSet]:
    """With the last event decided: the nations that end higher than ever before."""
    found = []
    for line in after.book.standings.ranked:
        ranks = [rank for each in former if (rank := each.book.standings.rank(line.noc)) is not None]
        if line.rank is not None and ranks and line.rank < min(ranks):
            kind = RecordKind.BEST_RANK
            found.append(RecordSet(kind=kind, noc=line.noc, number=line.rank, former=min(ranks)))
    return found


def _totals(noc: Noc, was: Tally, becomes: Tally, former: list[Tally]) -> list[RecordSet]:
    found = []
    history = Tally(*(sum(column) for column in zip(*former, strict=True))) if former else Tally()
    counts = (
        (RecordKind.NTH_MEDAL, RecordKind.FIRST_MEDAL, history.total + was.total, history.total + becomes.total),
        (RecordKind.NTH_GOLD, RecordKind.FIRST_GOLD, history.gold + was.gold, history.gold + becomes.gold),
    )
    for nth, first, old, new in counts:
        if old == 0 < new:
            found.append(RecordSet(kind=first, noc=noc, number=new))
        if old // ROUND_NUMBER < new // ROUND_NUMBER:
            found.append(RecordSet(kind=nth, noc=noc, number=new // ROUND_NUMBER * ROUND_NUMBER))
    best_gold = max((tally.gold for tally in former), default=0)
    best_total = max((tally.total for tally in former), default=0)
    if becomes.gold > best_gold > 0 and becomes.gold > was.gold:
        kind, old = RecordKind.MOST_GOLD, max(best_gold, was.gold)
        found.append(RecordSet(kind=kind, noc=noc, number=becomes.gold, former=old))
    if becomes.total > best_total > 0 and becomes.total > was.total:
        kind, old = RecordKind.MOST_MEDALS, max(best_total, was.total)
        found.append(RecordSet(kind=kind, noc=noc, number=becomes.total, former=old))
    return found


def _in_discipline(noc: Noc, before: Edition, after: Edition, former: list[Edition], entry: Entry) -> list[RecordSet]:
    discipline = after.events[entry.event_id].discipline
    if any(_won_in(each, noc, discipline, gold=True) for each in (*former, before)):
        return []
    common = {"noc": noc, "number": 1, "discipline": discipline}
    if _won_in(after, noc, discipline, gold=True):
        return [RecordSet(kind=RecordKind.FIRST_GOLD_IN_DISCIPLINE, **common)]
    if any(_won_in(each, noc, discipline) for each in (*former, before)):
        return []
    return [RecordSet(kind=RecordKind.FIRST_MEDAL_IN_DISCIPLINE, **common)]


def _won_in(edition: Edition, noc: Noc, discipline: str, gold: bool = False) -> bool:
    return any(
        edition.events[won.event_id].discipline == discipline and (not gold or won.medal.colour is Colour.GOLD)
        for won in edition.book.medals_of(noc)
    )


def _athletes(
    noc: Noc, before: Edition, after: Edition, former: list[Edition], archive: Archive, entry: Entry
) -> list[RecordSet]:
    """An athlete who with this podium holds more medals than anyone of the nation did before."""
    on_podium = {name for medal in entry.podium if medal.noc == noc for name in medal.athletes}
    if not on_podium:
        return []
    old = _careers((*former, before), noc, archive)
    most = max((tally.total for tally in old.values()), default=0)
    discipline = after.events[entry.event_id].discipline
    new = dict(old)
    for sign, podium in ((-1, before.book.podium(entry.event_id)), (1, entry.podium)):
        for medal in podium:
            for name in medal.athletes if medal.noc == noc else ():
                key = _person(name, noc, discipline, archive)
                new[key] = new.get(key, Tally()).plus(medal.colour, sign)
    return [
        RecordSet(kind=RecordKind.ATHLETE_MOST_MEDALS, noc=noc, number=tally.total, former=most, athlete=person.name)
        for person, tally in sorted(new.items())
        if tally.total > most > 1 and tally != old.get(person) and person.name in on_podium
    ]


class _Person(NamedTuple):
    athlete_id: str
    name: str


def _person(name: str, noc: Noc, discipline: str, archive: Archive) -> _Person:
    """Whom a name on a podium stands for; a name that is no single athlete of the archive counts by itself."""
    athlete = athlete_on_podium(name, noc, archive, discipline)
    return _Person(athlete.athlete_id, athlete.name) if athlete else _Person("", name)


def _careers(editions: Iterable[Edition], noc: Noc, archive: Archive) -> dict[_Person, Tally]:
    tallies: dict[_Person, Tally] = {}
    for edition in editions:
        for won in edition.book.medals_of(noc):
            discipline = edition.events[won.event_id].discipline
            for name in won.medal.athletes:
                person = _person(name, noc, discipline, archive)
                tallies[person] = tallies.get(person, Tally()).plus(won.medal.colour)
    return tallies


def career_tallies(editions: Iterable[Edition], noc: Noc, archive: Archive) -> tuple[AthleteTally, ...]:
    """The medals of the nation's athletes over these Games, most medals first (then most gold, then by name)."""
    careers = _careers(editions, noc, archive).items()
    found = (AthleteTally(name=one.name, tally=tally) for one, tally in careers)
    return tuple(sorted(found, key=lambda one: (-one.tally.total, tuple(-count for count in one.tally), one.name)))


@answers(RecordsQuestion)
def records(question: RecordsQuestion, archive: Archive, viewpoint: Viewpoint) -> RecordsAnswer:
    """The nation's records at that moment."""
    edition, book, stage = view_of(question, archive, viewpoint)
    noc = question.noc or viewpoint.own
    editions = tuple(
        _as_of(each, question.as_of)
        for each in editions_of(archive, edition)
        if each.games.opening <= edition.games.opening
    )
    lines = lines_of(editions, noc, AsOf())
    ended = [line for line in lines if line.games != stage.games or stage.phase is Phase.FINISHED]
    top = min((line.standing.rank for line in ended if line.standing.rank), default=0)
    every = tuple(line for each in editions for line in medal_lines(each, each.book.medals_of(noc)))
    golds = [line for line in every if line.medal.colour is Colour.GOLD]
    most = max((line.standing.tally.total for line in lines), default=0)
    most_gold = max((line.standing.tally.gold for line in lines), default=0)
    ages, n_medallists = _ages(medal_lines(edition, book.medals_of(noc)), archive)
    return RecordsAnswer(
        stage=stage,
        noc=noc,
        total=Tally.counting(line.medal for line in every),
        most=tuple(line for line in lines if line.standing.tally.total == most),
        most_gold=tuple(line for line in lines if most_gold and line.standing.tally.gold == most_gold),
        best=tuple(line for line in ended if line.standing.rank == top),
        first_medal=_first(every),
        first_gold=_first(golds),
        nth=tuple(
            (number, every[number - 1])
            for number in range(ROUND_NUMBER, len(every) + 1, ROUND_NUMBER)
            if every[number - 1].games.has_day_data
        ),
        firsts=_first_in_discipline(golds, edition),
        athletes=career_tallies(editions, noc, archive)[:3],
        oldest=ages[-1] if len(ages) > 1 else None,
        youngest=ages[0] if len(ages) > 1 else None,
        n_ages=len(ages),
        n_medallists=n_medallists,
    )


def _as_of(edition: Edition, as_of: AsOf) -> Edition:
    book = edition.book_at(as_of)
    return edition if book is edition.book else Edition(edition.games, edition.events, edition.ledger, book)


def _first(lines: list[MedalLine] | tuple[MedalLine, ...]) -> MedalLine | None:
    """The first one, if it was the only one of its moment: without day data the order within Games is not known."""
    if not lines:
        return None
    first = lines[0]
    same = [line for line in lines if line.medal.won_at == first.medal.won_at]
    return first if len(same) == 1 else None


def _first_in_discipline(golds: list[MedalLine], edition: Edition) -> tuple[MedalLine, ...]:
    first: dict[str, MedalLine] = {}
    for line in golds:
        first.setdefault(line.event.discipline, line)
    return tuple(line for line in first.values() if line.games == edition.games)


def _ages(lines: tuple[MedalLine, ...], archive: Archive) -> tuple[tuple[Aged, ...], int]:
    """The medallists whose birth date is sure with their age at their first medal here, the youngest first; and how
    many medallists there are."""
    found: dict[str, Aged] = {}
    names: set[str] = set()
    for line in lines:
        for name in line.medal.athletes:
            if name in names:
                continue
            names.add(name)
            athlete = athlete_on_podium(name, line.medal.noc, archive, line.event.discipline)
            if athlete is not None and athlete.birth_date is not None and athlete.birth_date_sure:
                found[name] = Aged(name=name, age=age_on(athlete.birth_date, line.day))
    return tuple(sorted(found.values(), key=lambda one: (one.age, one.name))), len(names)


def age_on(birth: date, day: date) -> int:
    """Whole years on that day."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
