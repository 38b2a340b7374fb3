"""The folder of one Games as its files hold it, and the two ways to read it: row by row with every field checked, or,
for all Games but the current ones, quickly."""

from __future__ import annotations

import sys
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from medals_core.archive import Edition, Held
from medals_core.datasets.datafiles import DataFolder, DatasetError
from medals_core.datasets.rows import CHANGE_COLUMNS, EVENT_COLUMNS, MEDAL_COLUMNS, ChangeRow, MedalRow
from medals_core.games import Event, EventId, Games, Gender
from medals_core.ledger import Entry, Ledger, in_order
from medals_core.medals import Colour, Medal
from medals_core.nations import Noc
from medals_core.roster import AthleteRow, PodiumPlace
from medals_core.slimming import Interner, unchecked


class MedalStep(NamedTuple):
    """A ``MedalRow`` read quickly."""

    event_id: EventId
    colour: Colour
    noc: Noc
    athletes: tuple[str, ...]
    won_at: datetime | None


class ChangeStep(NamedTuple):
    """A ``ChangeRow`` read quickly."""

    event_id: EventId
    colour: Colour
    noc: Noc
    athletes: tuple[str, ...]
    learned_on: date
    reason: str


Step = MedalRow | MedalStep | ChangeRow | ChangeStep
"""A step of a podium as a file states it."""


@dataclass
class GamesFolder:
    """One Games as its files hold it; every record with its row."""

    games: Games
    events: dict[EventId, tuple[int, Event]] = field(default_factory=dict)
    medals: list[tuple[int, MedalRow | MedalStep]] = field(default_factory=list)
    changes: list[tuple[int, ChangeRow | ChangeStep]] = field(default_factory=list)
    athletes: list[tuple[int, AthleteRow]] = field(default_factory=list)

    @cached_property
    def nations_by_athlete(self) -> dict[str, tuple[Noc, ...]]:
        """For which nations a name was entered."""
        found: dict[str, tuple[Noc, ...]] = {}
        for _, row in self.athletes:
            found[row.name] = (*found.get(row.name, ()), row.noc)
        return found

    @property
    def path(self) -> str:
        return f"games/{self.games.games_id}"

    def podiums(self) -> Iterable[PodiumPlace]:
        """Everybody who stands on a podium or ever stood there, with the colour that counts now."""
        latest: dict[EventId, date] = {}
        for _, change in self.changes:
            latest[change.event_id] = max(change.learned_on, latest.get(change.event_id, date.min))
        steps: list[tuple[Step, bool]] = [(row, row.event_id not in latest) for _, row in self.medals]
        steps += ((row, row.learned_on == latest[row.event_id]) for _, row in self.changes)
        for step, stands in steps:
            event = self.events[step.event_id][1]
            colour = step.colour if stands else None
            for name in step.athletes:
                yield PodiumPlace(name, step.noc, self.games, event.discipline, event.gender, colour)

    def won_at(self, event_id: EventId, colour: Colour) -> datetime:
        """When such a medal of the event counts from, also one that was given later on."""
        own = [row.won_at for _, row in self.medals if (row.event_id, row.colour) == (event_id, colour)]
        return next((moment for moment in own if moment), self.events[event_id][1].ends_at)

    def ledger(self) -> Ledger:
        return Ledger(sorted((*self._results(), *self._changes()), key=lambda entry: entry.learned_at))

    def _results(self) -> Iterable[Entry]:
        podiums: dict[EventId, list[Medal]] = {}
        for _, row in self.medals:
            won_at = row.won_at or self.events[row.event_id][1].ends_at
            podiums.setdefault(row.event_id, []).append(_medal(row, won_at))
        for event_id, podium in podiums.items():
            for moment in sorted({medal.won_at for medal in podium}):
                known = in_order(medal for medal in podium if medal.won_at <= moment)
                yield unchecked(Entry, event_id, known, moment, "archive", "")

    def _changes(self) -> Iterable[Entry]:
        podiums: dict[tuple[date, EventId], list[ChangeRow | ChangeStep]] = {}
        for _, row in self.changes:
            podiums.setdefault((row.learned_on, row.event_id), []).append(row)
        for (day, event_id), rows in podiums.items():
            podium = in_order(_medal(row, self.won_at(event_id, row.colour)) for row in rows)
            yield unchecked(Entry, event_id, podium, self.games.start_of(day), "archive", rows[0].reason)

    def held(self) -> Held:
        return Held({event_id: event for event_id, (_, event) in self.events.items()}, self.ledger())

    def edition(self) -> Edition:
        return Edition(self.games, *self.held())


def _medal(row: Step, won_at: datetime) -> Medal:
    return unchecked(Medal, row.colour, row.noc, row.athletes, won_at)


_GENDERS = {str(gender): gender for gender in Gender}
_COLOURS = {str(colour): colour for colour in Colour}
_TEAM = {"true": True, "false": False}


class QuickReader:
    """Reads former Games in a hundredth of a second. What keeps a row from being read is reported; what else may be
    wrong with it is for ``check``."""

    def __init__(self, folder: DataFolder, nations: Iterable[Noc], disciplines: Container[str]) -> None:
        self._folder = folder
        self._nocs = {noc: noc for noc in nations}
        self._disciplines = disciplines

    def read(self, games: Games) -> GamesFolder:
        found, one = GamesFolder(games), Interner()
        self._each(f"{found.path}/events.csv", EVENT_COLUMNS, found, one, self._event)
        self._each(f"{found.path}/medals.csv", MEDAL_COLUMNS, found, one, self._medal)
        changes = f"{found.path}/changes.csv"
        if self._folder.has(changes):
            self._each(changes, CHANGE_COLUMNS, found, one, self._change)
        return found

    def _each(self, file: str, columns: tuple[str, ...], found: GamesFolder, one: Interner, take: Take) -> None:
        number = 0
        try:
            for number, cells in self._folder.lines(file, columns):
                take(found, number, cells, one)
        except DatasetError:
            raise
        except (KeyError, ValueError) as error:
            self._folder.faults.report(file, number, "", f"cannot be read: {error}")

    def _event(self, found: GamesFolder, number: int, cells: Sequence[str], one: Interner) -> None:
        event_id, discipline, name, gender, team, venue, starts_at, ends_at = cells
        if event_id in found.events:
            raise ValueError(f"{event_id} stands in row {found.events[event_id][0]} already")
        if discipline not in self._disciplines:
            raise ValueError(f"unknown discipline: {discipline}")
        event_id, discipline, name = sys.intern(event_id), sys.intern(discipline), sys.intern(name)
        start = one(_moment(starts_at)) if starts_at else None
        end = one(_moment(ends_at))
        values = (event_id, discipline, name, _GENDERS[gender], _TEAM[team], one(venue), start, end)
        found.events[event_id] = (number, unchecked(Event, *values))

    def _medal(self, found: GamesFolder, number: int, cells: Sequence[str], one: Interner) -> None:
        event_id, colour, noc, athletes, won_at = cells
        event = found.events[event_id][1]
        moment = one(_moment(won_at)) if won_at else None
        step = MedalStep(event.event_id, _COLOURS[colour], self._nocs[noc], _names(athletes, one), moment)
        found.medals.append((number, step))

    def _change(self, found: GamesFolder, number: int, cells: Sequence[str], one: Interner) -> None:
        learned_on, event_id, colour, noc, athletes, reason, _ = cells
        event, day = found.events[event_id][1], date.fromisoformat(learned_on)
        names = _names(athletes, one)
        step = ChangeStep(event.event_id, _COLOURS[colour], self._nocs[noc], names, day, one(reason))
        found.changes.append((number, step))


Take = Callable[[GamesFolder, int, Sequence[str], Interner], None]


def _names(cell: str, one: Interner) -> tuple[str, ...]:
    return tuple([one(name.strip()) for name in cell.split(";") if name]) if cell else ()


def _moment(cell: str) -> datetime:
    moment = datetime.fromisoformat(cell)
    if moment.tzinfo is None:
        raise ValueError(f"no offset from UTC: {cell}")
    return moment
