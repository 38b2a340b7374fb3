"""From a command and its tagged arguments to the question that it asks: one small maker a command."""

from collections.abc import Callable
from datetime import date
from typing import Final

from bot.understanding.tagging import Tags, When
from medals_core.answering import Viewpoint
from medals_core.archive import Archive, AsOf
from medals_core.games import EventId, GamesId
from medals_core.medals import Colour
from medals_core.nations import Noc
from medals_core.questions import (
    AmbitionQuestion,
    Asked,
    AthleteQuestion,
    CertaintyQuestion,
    Change,
    ChangedMedalQuestion,
    ComparisonQuestion,
    DayQuestion,
    DisciplineQuestion,
    EventQuestion,
    HistoryQuestion,
    MedalsQuestion,
    Metric,
    NationFocus,
    NationQuestion,
    NationsQuestion,
    OvertakeQuestion,
    ProgrammeQuestion,
    RaceQuestion,
    RankQuestion,
    RecordsQuestion,
    ReportQuestion,
    SameStageQuestion,
    SuperlativeQuestion,
    TableQuestion,
    ThenAndNowQuestion,
    TimelineQuestion,
    Wanted,
    WhatIfQuestion,
)


class Misread(Exception):
    """The arguments do not make a question. The message is a Dutch line for the user."""


_METRICS: Final = {"total": Metric.TOTAL, "points": Metric.POINTS, "population": Metric.POPULATION}
_FOCUSES: Final = {
    "place": NationFocus.RANK,
    "total": NationFocus.TOTAL,
    "above": NationFocus.ABOVE,
    "below": NationFocus.BELOW,
}
_RANKS: Final = ("place", "top", "from", "minimum", "exactly")


class Arguments:
    """The tags of one command's arguments, by what makers ask of them."""

    def __init__(self, tags: Tags, archive: Archive, viewpoint: Viewpoint) -> None:
        self.tags = tags
        self.archive = archive
        self.own = viewpoint.own
        self.now = viewpoint.now
        self.games: GamesId | None = tags.first("games")
        self.nocs: tuple[Noc, ...] = tuple(dict.fromkeys(tags.values("nation")))
        self.colour: Colour | None = tags.first("colour")
        self.gender = tags.first("gender")
        self.discipline: str | None = tags.first("discipline")
        self.event: EventId | None = tags.first("event")
        self.athlete: str | None = tags.first("athlete")
        self.whens: list[When] = tags.values("when")

    def has(self, word: str) -> bool:
        return self.tags.has(word)

    @property
    def noc(self) -> Noc | None:
        return self.nocs[0] if self.nocs else None

    @property
    def number(self) -> int | None:
        """The first number, unless it belongs to a word before it."""
        found = [tag for tag in self.tags.of("number", "rank") if not self._belongs(tag.start)]
        return int(found[0].value) if found else None

    def _belongs(self, start: int) -> bool:
        before = [tag for tag in self.tags.found if tag.end <= start]
        return bool(before) and before[-1].kind == "word" and before[-1].value in _RANKS

    def events_of_part(self) -> list[EventId]:
        """The events of the discipline and gender named: one says as much as the event itself."""
        events = self.archive.edition(self.games).events.values()
        return [one.event_id for one in events if (one.discipline, one.gender) == (self.discipline, self.gender)]

    def place(self) -> int | None:
        named = self.tags.number_after("place", "top")
        place = named if named is not None else self.number
        if place is not None and place < 1:
            raise Misread("Een plaats begint bij 1.")
        return place

    def as_of(self, *, bare: bool = True) -> AsOf:
        """The moment; with ``bare`` False only one with a time or with the word "stand"."""
        known = next((when.at for when in self.whens if when.word == "bekend"), None)
        moments = [w for w in self.whens if w.word != "bekend" and (bare or w.word == "stand" or not w.whole_day)]
        if moments and moments[0].word == "vanaf" and bare:
            moments = moments[1:]
        won = moments[0].at if moments else None
        if known is None and self.has("then"):
            games = self.archive.edition(self.games).games
            known = won or games.end_of(games.closing)
        return AsOf(won_by=won, known_by=known)

    def days(self, *, alone_is_day: bool) -> tuple[date | None, date | None]:
        """(first, last) day of a stretch. One bare day is that day alone, or the last of the stretch."""
        days = [when for when in self.whens if when.whole_day and when.word not in ("stand", "bekend")]
        if not days:
            return None, None
        if len(days) > 1:
            return days[0].day, days[1].day
        day = days[0]
        if day.word == "vanaf":
            return day.day, None
        if day.word in ("t/m", "tot", "na"):
            return None, day.at.date() if day.word == "tot" else day.day
        return (day.day, day.day) if alone_is_day or day.word == "op" else (None, day.day)

    def day(self) -> date | None:
        return next((when.day for when in self.whens if when.word not in ("stand", "bekend")), None)

    def day_or_latest(self) -> date:
        """The day named (a bare number: that medal day), else the latest with a medal, else the first medal day."""
        edition = self.archive.edition(self.games)
        latest = edition.book.last_moment
        number = self.number
        if self.day() is None and number is not None and 0 < number < 100:
            return edition.games.day(number)
        return self.day() or (edition.games.local(latest).date() if latest else edition.games.first_medal_day)


Maker = Callable[[Arguments], Asked]
MAKERS: dict[str, Maker] = {}
NAMES: dict[str, frozenset[str]] = {}
"""For each command what ``tag`` is to look for in its arguments besides nations."""


def _makes(*commands: str, names: str = "") -> Callable[[Maker], Maker]:
    def register(maker: Maker) -> Maker:
        for command in commands:
            MAKERS[command] = maker
            NAMES[command] = frozenset(names.split())
        return maker

    return register


@_makes("stand", names="discipline")
def _table(a: Arguments) -> Asked:
    if len(a.nocs) > 1:
        return _comparison(a)
    rank = a.tags.number_after("place") or a.tags.first("rank")
    if rank and rank > 0 and not a.nocs:
        return RankQuestion(rank=rank, games=a.games, as_of=a.as_of())
    top = a.tags.number_after("top")
    limit = 0 if a.has("all") else top if top is not None else a.number
    if limit is not None and limit < 0:
        raise Misread("Hoeveel regels wil je zien?")
    return TableQuestion(
        metric=next((metric for word, metric in _METRICS.items() if a.has(word)), Metric.OFFICIAL),
        gender=a.gender,
        discipline=a.discipline,
        limit=limit,
        start=max(1, a.tags.number_after("from") or 1),
        around=a.noc,
        games=a.games,
        as_of=a.as_of(),
    )


@_makes("land")
def _nation(a: Arguments) -> Asked:
    if len(a.nocs) > 1:
        return _comparison(a)
    focus = next((focus for word, focus in _FOCUSES.items() if a.has(word)), NationFocus.TALLY)
    return NationQuestion(noc=a.noc or a.own, focus=focus, games=a.games, as_of=a.as_of())


@_makes("plek")
def _rank(a: Arguments) -> Asked:
    return RankQuestion(rank=a.place() or 1, last=a.has("last"), games=a.games, as_of=a.as_of())


@_makes("vergelijk", names="discipline")
def _comparison(a: Arguments) -> Asked:
    nocs = a.nocs
    if not nocs:
        raise Misread("Welke landen wil je vergelijken?")
    if len(nocs) == 1:
        if nocs[0] == a.own:
            raise Misread("Met welk land wil je vergelijken?")
        nocs = (a.own, *nocs)
    if len(nocs) > 10:
        raise Misread("Vergelijken kan met hooguit tien landen tegelijk.")
    return ComparisonQuestion(
        nocs=nocs,
        colour=a.colour,
        total=a.has("total"),
        discipline=a.discipline,
        gender=a.gender,
        games=a.games,
        as_of=a.as_of(),
    )


@_makes("atleet", names="athlete")
def _athlete(a: Arguments) -> Asked:
    if a.athlete is None:
        raise Misread("Welke sporter zoek je?")
    return AthleteQuestion(athlete_id=a.athlete, colour=a.colour, games=a.games, as_of=a.as_of())


@_makes("onderdeel", names="event discipline")
def _event(a: Arguments) -> Asked:
    if a.event is None:
        if a.discipline is not None:
            events = [] if a.gender is None else a.events_of_part()
            if len(events) != 1:
                return _discipline(a)
            return EventQuestion(event_id=events[0], colour=a.colour, noc=a.noc, games=a.games, as_of=a.as_of())
        raise Misread("Welk onderdeel bedoel je?")
    return EventQuestion(event_id=a.event, colour=a.colour, noc=a.noc, games=a.games, as_of=a.as_of())


@_makes("sport", names="event discipline")
def _discipline(a: Arguments) -> Asked:
    if a.event is not None:
        return _event(a)
    if a.discipline is None:
        raise Misread("Welke sport bedoel je?")
    return DisciplineQuestion(discipline=a.discipline, noc=a.noc, gender=a.gender, games=a.games, as_of=a.as_of())


@_makes("medailles", names="discipline event")
def _medals(a: Arguments) -> Asked:
    words = {
        "count": Wanted.COUNT,
        "exists": Wanted.EXISTS,
        "first": Wanted.FIRST,
        "last": Wanted.LAST,
    }
    first, last = a.days(alone_is_day=True)
    return MedalsQuestion(
        wanted=next((wanted for word, wanted in words.items() if a.has(word)), Wanted.LIST),
        noc=a.noc,
        colour=a.colour,
        discipline=a.discipline,
        event_id=a.event,
        gender=a.gender,
        athlete_id=a.athlete,
        from_day=first,
        to_day=last,
        ever=a.has("ever"),
        games=a.games,
        as_of=a.as_of(bare=False),
    )


@_makes("zonder")
def _without(a: Arguments) -> Asked:
    exactly = a.tags.number_after("exactly")
    return NationsQuestion(
        colour=a.colour or Colour.GOLD,
        without=True,
        exactly=exactly is not None,
        first_ever=a.has("first"),
        minimum=max(1, exactly or a.tags.number_after("minimum") or 1),
        count=a.has("count"),
        games=a.games,
        as_of=a.as_of(),
    )


@_makes("landen")
def _nations(a: Arguments) -> Asked:
    exactly = a.tags.number_after("exactly")
    number = exactly or a.tags.number_after("minimum") or a.number or 1
    return NationsQuestion(
        colour=a.colour,
        minimum=max(1, number),
        exactly=exactly is not None,
        without=a.has("without"),
        first_ever=a.has("first"),
        count=a.has("count"),
        games=a.games,
        as_of=a.as_of(),
    )


def _superlative(a: Arguments, *, athletes: bool, fewest: bool) -> Asked:
    return SuperlativeQuestion(
        of="athletes" if athletes else "nations",
        colour=a.colour,
        fewest=fewest,
        noc=a.noc,
        discipline=a.discipline,
        gender=a.gender,
        ever=a.has("ever"),
        games=a.games,
        as_of=a.as_of(),
    )


@_makes("meeste", names="discipline")
def _most(a: Arguments) -> Asked:
    return _superlative(a, athletes=False, fewest=a.has("fewest"))


@_makes("minste", names="discipline")
def _fewest(a: Arguments) -> Asked:
    return _superlative(a, athletes=False, fewest=True)


@_makes("toppers", names="discipline")
def _best_athletes(a: Arguments) -> Asked:
    return _superlative(a, athletes=True, fewest=a.has("fewest"))


@_makes("strijd")
def _race(a: Arguments) -> Asked:
    return RaceQuestion(place=a.place(), noc=a.noc, games=a.games, as_of=a.as_of())


@_makes("inhalen")
def _overtake(a: Arguments) -> Asked:
    nations = a.tags.of("nation")
    on = next((tag.start for tag in a.tags.of("word") if tag.value == "on"), None)
    place = a.place()
    noc: Noc | None = None
    target: Noc | None = None
    if on is not None:
        noc = next((tag.value for tag in nations if tag.start < on), None)
        target = next((tag.value for tag in nations if tag.start > on), None)
    elif len(nations) > 1:
        noc, target = nations[0].value, nations[1].value
    elif nations and place is not None:
        noc = nations[0].value
    elif nations:
        target = nations[0].value
    if target is not None and target == (noc or a.own):
        raise Misread("Welk land moet er ingehaald worden?")
    return OvertakeQuestion(noc=noc, target=target, place=place, games=a.games, as_of=a.as_of())


@_makes("watals", names="event")
def _what_if(a: Arguments) -> Asked:
    if a.event is not None:
        if a.colour is None:
            raise Misread("Welke kleur had het moeten zijn?")
        return ChangedMedalQuestion(event_id=a.event, colour=a.colour, noc=a.noc, games=a.games, as_of=a.as_of())
    changes = _changes(a)
    if not changes:
        raise Misread("Welke medailles erbij of eraf?")
    if len(changes) > 12:
        raise Misread("Dat zijn te veel wijzigingen: hooguit twaalf.")
    return WhatIfQuestion(
        changes=changes,
        goal_rank=a.tags.number_after("place"),
        goal_passes=_nation_after(a, "past"),
        games=a.games,
        as_of=a.as_of(),
    )


def _changes(a: Arguments) -> tuple[Change, ...]:
    """``NL 2 goud, ITA zilver``: a colour with the number before it, for the nation named last."""
    changes: list[Change] = []
    noc, count, past, place = a.own, 1, False, False
    for tag in a.tags.found:
        if tag.kind == "word":
            past, place = tag.value == "past", tag.value == "place"
        elif tag.kind == "nation":
            if not past:
                noc, count = tag.value, 1
            past = False
        elif tag.kind == "number":
            if not place:
                count = tag.value
            place = False
        elif tag.kind == "colour":
            if not -200 <= count <= 200:
                raise Misread("Zoveel medailles zijn er niet te winnen.")
            changes.append(Change(noc=noc, colour=tag.value, count=count))
            count = 1
    if a.has("fewer"):
        return tuple(change.model_copy(update={"count": -abs(change.count)}) for change in changes)
    return tuple(changes)


def _nation_after(a: Arguments, word: str) -> Noc | None:
    for tag, following in zip(a.tags.found, a.tags.found[1:], strict=False):
        if tag.kind == "word" and tag.value == word and following.kind == "nation":
            return str(following.value)
    return None


@_makes("zeker")
def _certainty(a: Arguments) -> Asked:
    return CertaintyQuestion(noc=a.noc, place=a.place(), games=a.games, as_of=a.as_of())


@_makes("verloop")
def _timeline(a: Arguments) -> Asked:
    if len(a.nocs) > 6:
        raise Misread("Het verloop kan voor hooguit zes landen tegelijk.")
    first, last = a.days(alone_is_day=False)
    if first and last and first > last:
        first, last = last, first
    return TimelineQuestion(nocs=a.nocs, from_day=first, to_day=last, games=a.games, as_of=a.as_of(bare=False))


@_makes("dag")
def _day(a: Arguments) -> Asked:
    return DayQuestion(day=a.day_or_latest(), noc=a.noc, games=a.games, as_of=_told(a))


@_makes("verslag")
def _report(a: Arguments) -> Asked:
    return ReportQuestion(day=a.day_or_latest(), games=a.games, as_of=_told(a))


def _told(a: Arguments) -> AsOf:
    """The moment said with the word "stand", where the first moment is the day asked for."""
    won = next((when.at for when in a.whens if when.word == "stand"), None)
    known = next((when.at for when in a.whens if when.word == "bekend"), None)
    if known is None and a.has("then"):
        games = a.archive.edition(a.games).games
        known = won or games.end_of(games.closing)
    return AsOf(won_by=won, known_by=known)


@_makes("ambitie")
def _ambition(a: Arguments) -> Asked:
    return AmbitionQuestion(noc=a.noc, games=a.games, as_of=a.as_of())


@_makes("historie")
def _history(a: Arguments) -> Asked:
    rank = a.tags.number_after("place", "top") or a.tags.first("rank")
    if a.games is not None and rank is None:
        if len(a.nocs) > 1:
            return _comparison(a)
        if a.noc is not None:
            return NationQuestion(noc=a.noc, games=a.games, as_of=a.as_of())
        return TableQuestion(games=a.games, as_of=a.as_of())
    return HistoryQuestion(
        noc=a.noc,
        since=a.tags.first("since"),
        rank=rank,
        record=(
            "fewest"
            if a.has("fewest")
            else "rank"
            if a.has("best")
            else "gold"
            if a.colour is Colour.GOLD
            else "most"
            if a.has("most")
            else None
        ),
        as_of=a.as_of(),
    )


@_makes("toen")
def _then_and_now(a: Arguments) -> Asked:
    return ThenAndNowQuestion(noc=a.noc, games=a.games, as_of=_told(a))


@_makes("zelfdemoment", names="former")
def _same_stage(a: Arguments) -> Asked:
    return SameStageQuestion(former=a.games, noc=a.noc, as_of=a.as_of())


@_makes("records")
def _records(a: Arguments) -> Asked:
    return RecordsQuestion(noc=a.noc, games=a.games, as_of=a.as_of())


@_makes("programma", names="discipline")
def _programme(a: Arguments) -> Asked:
    days = [when for when in a.whens if when.whole_day and when.word not in ("stand", "bekend", "na")]
    after = next((when.at for when in a.whens if when.word == "na"), None)
    as_of = a.as_of(bare=False)
    if after is not None and as_of.won_by is None:
        as_of = AsOf(won_by=after, known_by=as_of.known_by)
    return ProgrammeQuestion(
        day=days[0].day if days else None,
        discipline=a.discipline,
        noc=a.noc,
        games=a.games,
        as_of=as_of,
    )


def make(command: str, arguments: Arguments) -> Asked:
    """The question of a command (by its own name, not an alias). Raises Misread, or KeyError for a command that asks no
    question."""
    return MAKERS[command](arguments)
