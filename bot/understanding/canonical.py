"""``canonical``: from a question to the short Dutch command that asks exactly it. A button's data is such a command.

What a sentence adds without changing which figures are wanted has no command: ``claim`` of a comparison, ``yes_no`` of
an athlete, ``candidates`` of an event and ``claimed_rank``/``claimed_top`` of a nation are left out. So is ``games`` of
a history, a then-and-now without a Games and a same stage: these go over all Games or name their own.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, TypeVar

from bot.understanding.labels import GENDER_WORDS, athlete_labels, discipline_label, event_labels
from medals_core.answering import Viewpoint
from medals_core.archive import Archive, AsOf
from medals_core.games import Games, GamesId
from medals_core.medals import Colour
from medals_core.questions import (
    AmbitionQuestion,
    Asked,
    AthleteQuestion,
    CertaintyQuestion,
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

COLOUR_WORDS = {Colour.GOLD: "goud", Colour.SILVER: "zilver", Colour.BRONZE: "brons"}
METRIC_WORDS = {Metric.TOTAL: "totaal", Metric.POINTS: "punten", Metric.POPULATION: "inwoners"}
FOCUS_WORDS = {
    NationFocus.RANK: "plaats",
    NationFocus.TOTAL: "totaal",
    NationFocus.ABOVE: "boven",
    NationFocus.BELOW: "onder",
}
WANTED_WORDS = {
    Wanted.COUNT: "aantal",
    Wanted.EXISTS: "gewonnen",
    Wanted.FIRST: "eerste",
    Wanted.LAST: "laatste",
}
RECORD_WORDS = {"most": "meeste", "gold": "goud", "rank": "beste", "fewest": "minste"}

Part = str | int | None


class Wording:
    """Words the parts that all commands share, for one question."""

    def __init__(self, question: Asked, archive: Archive) -> None:
        self._question = question
        self.archive = archive
        self.games: Games = archive.edition(question.games).games

    def edition(self) -> str:
        """``2014``, or the whole id where two Games fell in that year; nothing for the current Games."""
        return games_label(self._question.games, self.archive) if self._question.games else ""

    def day(self, day: date) -> str:
        year = "" if day.year == self.games.year else f"-{day.year}"
        return f"{day.day}-{day.month}{year}"

    def days(self, first: date | None, last: date | None) -> str:
        if first is not None and first == last:
            return f"op {self.day(first)}"
        return " ".join(
            part
            for part in (f"vanaf {self.day(first)}" if first else "", f"t/m {self.day(last)}" if last else "")
            if part
        )

    def moment(self, moment: datetime) -> str:
        local = self.games.local(moment)
        if local == self.games.end_of(local.date()):
            return self.day(local.date())
        seconds = local.strftime("%H:%M:%S") + (f".{local.microsecond:06d}" if local.microsecond else "")
        clock = seconds[:-3] if seconds.endswith(":00") and not local.microsecond else seconds
        return f"{self.day(local.date())} {clock}"

    def as_of(self, *, told: bool = False) -> str:
        """The moment; ``told``: after the word "stand", where a bare date means something else."""
        as_of = self._question.as_of
        parts = []
        if as_of.won_by is not None:
            parts.append(("stand " if told else "") + self.moment(as_of.won_by))
        if as_of.known_by is not None:
            parts.append("toen" if self._as_it_was(as_of) else f"bekend {self.moment(as_of.known_by)}")
        return " ".join(parts)

    def _as_it_was(self, as_of: AsOf) -> bool:
        return as_of.known_by == (as_of.won_by or self.games.end_of(self.games.closing))

    def discipline(self, discipline: str | None) -> str:
        return discipline_label(self.archive, discipline) if discipline else ""

    def event(self, event_id: str | None) -> str:
        return event_labels(self.archive, self._question.games).label(event_id) if event_id else ""

    def athlete(self, athlete_id: str) -> str:
        return athlete_labels(self.archive).label(self.archive, athlete_id)


def games_label(games_id: GamesId, archive: Archive) -> str:
    """The year, or the whole id where the archive holds two Games of that year."""
    year = games_id[:4]
    return year if sum(other[:4] == year for other in archive.editions) == 1 else games_id


Q = TypeVar("Q", bound=Asked)
_WRITERS: dict[type[Asked], Callable[[Any, Wording], Iterable[Part]]] = {}


def _writes(
    question_type: type[Q],
) -> Callable[[Callable[[Q, Wording], Iterable[Part]]], Callable[[Q, Wording], Iterable[Part]]]:
    def register(function: Callable[[Q, Wording], Iterable[Part]]) -> Callable[[Q, Wording], Iterable[Part]]:
        _WRITERS[question_type] = function
        return function

    return register


WORDLIKE_CODES = {"VAN": "Vanuatu"}
"""Codes that read as a Dutch word before a day: "VAN 17-2" is "from the 17th"."""


def canonical(question: Asked, archive: Archive, viewpoint: Viewpoint) -> str:
    """The command that parses back to this question. Raises KeyError for a Games that the archive does not hold.

    ``viewpoint`` is where the command will be read: a nation left out of the question stays left out.
    """
    parts = _WRITERS[type(question)](question, Wording(question, archive))
    words = " ".join(str(part) for part in parts if part not in (None, "")).split(" ")
    return " ".join(WORDLIKE_CODES.get(word, word) for word in words)


def _colour(colour: Colour | None) -> str:
    return COLOUR_WORDS[colour] if colour else ""


@_writes(TableQuestion)
def _table(q: TableQuestion, say: Wording) -> Iterable[Part]:
    length = "alles" if q.limit == 0 else f"top {q.limit}" if q.limit and q.limit > 999 else q.limit
    return (
        "/stand",
        METRIC_WORDS.get(q.metric),
        say.discipline(q.discipline),
        GENDER_WORDS[q.gender] if q.gender else "",
        q.around,
        length,
        f"vanaf {q.start}" if q.start > 1 else "",
        say.edition(),
        say.as_of(),
    )


@_writes(NationQuestion)
def _nation(q: NationQuestion, say: Wording) -> Iterable[Part]:
    return "/land", q.noc, FOCUS_WORDS.get(q.focus), say.edition(), say.as_of()


@_writes(RankQuestion)
def _rank(q: RankQuestion, say: Wording) -> Iterable[Part]:
    return "/plek", "laatste" if q.last else "", q.rank if not q.last or q.rank > 1 else "", say.edition(), say.as_of()


@_writes(ComparisonQuestion)
def _comparison(q: ComparisonQuestion, say: Wording) -> Iterable[Part]:
    return (
        "/vergelijk",
        " ".join(q.nocs),
        _colour(q.colour),
        "totaal" if q.total else "",
        say.discipline(q.discipline),
        GENDER_WORDS[q.gender] if q.gender else "",
        say.edition(),
        say.as_of(),
    )


@_writes(AthleteQuestion)
def _athlete(q: AthleteQuestion, say: Wording) -> Iterable[Part]:
    return "/atleet", say.athlete(q.athlete_id), _colour(q.colour), say.edition(), say.as_of()


@_writes(EventQuestion)
def _event(q: EventQuestion, say: Wording) -> Iterable[Part]:
    return "/onderdeel", say.event(q.event_id), _colour(q.colour), q.noc, say.edition(), say.as_of()


@_writes(DisciplineQuestion)
def _discipline(q: DisciplineQuestion, say: Wording) -> Iterable[Part]:
    return (
        "/sport",
        say.discipline(q.discipline),
        GENDER_WORDS[q.gender] if q.gender else "",
        q.noc,
        say.edition(),
        say.as_of(),
    )


@_writes(MedalsQuestion)
def _medals(q: MedalsQuestion, say: Wording) -> Iterable[Part]:
    return (
        "/medailles",
        WANTED_WORDS.get(q.wanted),
        f"door {say.athlete(q.athlete_id)}" if q.athlete_id else "",
        f"bij {say.event(q.event_id)}" if q.event_id else "",
        q.noc,
        _colour(q.colour),
        say.discipline(q.discipline),
        GENDER_WORDS[q.gender] if q.gender else "",
        say.days(q.from_day, q.to_day),
        "ooit" if q.ever else "",
        say.edition(),
        say.as_of(told=True),
    )


@_writes(NationsQuestion)
def _nations(q: NationsQuestion, say: Wording) -> Iterable[Part]:
    start = ("/zonder", _colour(q.colour)) if q.without and q.colour else ("/landen", _colour(q.colour))
    return (
        *start,
        "zonder" if q.without and not q.colour else "",
        "eerste" if q.first_ever else "",
        f"precies {q.minimum}" if q.exactly else f"minstens {q.minimum}" if q.minimum > 1 else "",
        "aantal" if q.count else "",
        say.edition(),
        say.as_of(),
    )


@_writes(SuperlativeQuestion)
def _superlative(q: SuperlativeQuestion, say: Wording) -> Iterable[Part]:
    of_athletes = q.of == "athletes"
    return (
        "/toppers" if of_athletes else "/minste" if q.fewest else "/meeste",
        "minste" if of_athletes and q.fewest else "",
        _colour(q.colour),
        q.noc,
        say.discipline(q.discipline),
        GENDER_WORDS[q.gender] if q.gender else "",
        "ooit" if q.ever else "",
        say.edition(),
        say.as_of(),
    )


@_writes(RaceQuestion)
def _race(q: RaceQuestion, say: Wording) -> Iterable[Part]:
    return "/strijd", q.place, q.noc, say.edition(), say.as_of()


@_writes(OvertakeQuestion)
def _overtake(q: OvertakeQuestion, say: Wording) -> Iterable[Part]:
    both = q.target and q.place
    aim = (q.target, f"plek {q.place}") if both else (q.target or q.place or (q.noc and "volgende"),)
    passer = f"{q.noc} op" if q.noc else "op" if both else ""
    return "/inhalen", passer, *aim, say.edition(), say.as_of()


@_writes(WhatIfQuestion)
def _what_if(q: WhatIfQuestion, say: Wording) -> Iterable[Part]:
    changes = " ".join(f"{c.noc} {c.count} {COLOUR_WORDS[c.colour]}" for c in q.changes)
    return (
        "/watals",
        changes,
        f"plek {q.goal_rank}" if q.goal_rank else "",
        f"voorbij {q.goal_passes}" if q.goal_passes else "",
        say.edition(),
        say.as_of(),
    )


@_writes(ChangedMedalQuestion)
def _changed_medal(q: ChangedMedalQuestion, say: Wording) -> Iterable[Part]:
    return "/watals", q.noc, say.event(q.event_id), _colour(q.colour), say.edition(), say.as_of()


@_writes(CertaintyQuestion)
def _certainty(q: CertaintyQuestion, say: Wording) -> Iterable[Part]:
    return "/zeker", q.noc, q.place, say.edition(), say.as_of()


@_writes(TimelineQuestion)
def _timeline(q: TimelineQuestion, say: Wording) -> Iterable[Part]:
    return "/verloop", *q.nocs, say.days(q.from_day, q.to_day), say.edition(), say.as_of(told=True)


@_writes(DayQuestion)
def _day(q: DayQuestion, say: Wording) -> Iterable[Part]:
    return "/dag", say.day(q.day), q.noc, say.edition(), say.as_of(told=True)


@_writes(ReportQuestion)
def _report(q: ReportQuestion, say: Wording) -> Iterable[Part]:
    return "/verslag", say.day(q.day), say.edition(), say.as_of(told=True)


@_writes(AmbitionQuestion)
def _ambition(q: AmbitionQuestion, say: Wording) -> Iterable[Part]:
    return "/ambitie", q.noc, say.edition(), say.as_of()


@_writes(HistoryQuestion)
def _history(q: HistoryQuestion, say: Wording) -> Iterable[Part]:
    return (
        "/historie",
        q.noc,
        RECORD_WORDS[q.record] if q.record else "",
        f"plek {q.rank}" if q.rank else "",
        f"sinds {q.since}" if q.since is not None else "",
        say.as_of(),
    )


@_writes(ThenAndNowQuestion)
def _then_and_now(q: ThenAndNowQuestion, say: Wording) -> Iterable[Part]:
    return "/toen", q.noc, say.edition(), say.as_of(told=True)


@_writes(SameStageQuestion)
def _same_stage(q: SameStageQuestion, say: Wording) -> Iterable[Part]:
    return "/zelfdemoment", q.noc, games_label(q.former, say.archive) if q.former else "", say.as_of()


@_writes(RecordsQuestion)
def _records(q: RecordsQuestion, say: Wording) -> Iterable[Part]:
    return "/records", q.noc, say.edition(), say.as_of()


@_writes(ProgrammeQuestion)
def _programme(q: ProgrammeQuestion, say: Wording) -> Iterable[Part]:
    return (
        "/programma",
        say.day(q.day) if q.day else "",
        say.discipline(q.discipline),
        q.noc,
        say.edition(),
        say.as_of(told=True),
    )
