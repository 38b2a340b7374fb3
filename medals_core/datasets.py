"""``data/`` read into an ``Archive``. The only room of ``medals_core`` that reads files (through ``datafiles``).

A medal counts from the ``won_at`` of its row; where that is empty, from the planned end of its event.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from medals_core.archive import Archive, Edition
from medals_core.datafiles import DataFolder, DatasetError, Fault, Faults, Row
from medals_core.dataset_rows import (
    ATHLETE_COLUMNS,
    CHANGE_COLUMNS,
    DISCIPLINE_COLUMNS,
    EVENT_COLUMNS,
    MEDAL_COLUMNS,
    NATION_COLUMNS,
    POPULATION_COLUMNS,
    SPELLING_COLUMNS,
    ChangeRow,
    EventRow,
    MedalRow,
    PopulationRow,
    StepRow,
)
from medals_core.games import Athlete, Discipline, Event, EventId, Games, GamesId
from medals_core.ledger import Entry, Ledger, in_order
from medals_core.medals import Colour, Medal
from medals_core.nations import Nation, Nations, Noc
from medals_core.roster import AthleteRow, Podium, Roster, Spelling
from medals_core.slimming import slim

__all__ = ["DatasetError", "Fault", "default_root", "load_archive"]


@dataclass
class GamesFolder:
    """One Games as its files hold it; every record with its row."""

    games: Games
    events: dict[EventId, tuple[int, Event]] = field(default_factory=dict)
    medals: list[tuple[int, MedalRow]] = field(default_factory=list)
    changes: list[tuple[int, ChangeRow]] = field(default_factory=list)
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

    def steps(self) -> Iterable[StepRow]:
        """Every step of a podium that was ever stated."""
        yield from (row for _, row in self.medals)
        yield from (row for _, row in self.changes)

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
                yield slim(Entry(event_id=event_id, podium=known, learned_at=moment))

    def _changes(self) -> Iterable[Entry]:
        podiums: dict[tuple[date, EventId], list[ChangeRow]] = {}
        for _, row in self.changes:
            podiums.setdefault((row.learned_on, row.event_id), []).append(row)
        for (day, event_id), rows in podiums.items():
            podium = in_order(_medal(row, self.won_at(event_id, row.colour)) for row in rows)
            moment = self.games.start_of(day)
            yield slim(Entry(event_id=event_id, podium=podium, learned_at=moment, reason=rows[0].reason))

    def edition(self) -> Edition:
        return Edition(self.games, {event_id: event for event_id, (_, event) in self.events.items()}, self.ledger())


def _medal(row: StepRow, won_at: datetime) -> Medal:
    return slim(Medal(colour=row.colour, noc=row.noc, athletes=row.athletes, won_at=won_at))


class Dataset:
    """All files of a data folder, read but not yet added up."""

    def __init__(self, root: Path, faults: Faults) -> None:
        self.folder = DataFolder(root, faults)
        self.faults = faults
        self.nation_rows: dict[Noc, int] = {}
        self.population_rows: list[tuple[int, Noc]] = []
        self.nations = Nations(self._nations())
        self.discipline_rows: dict[str, int] = {}
        self.disciplines = {discipline.discipline: discipline for discipline in self._disciplines()}
        self.spellings = list(self._spellings())
        self.games = {folder.games.games_id: folder for folder in self._games()}

    def _nations(self) -> Iterable[Nation]:
        inhabitants = self._population()
        file = "nations.csv"
        for row in self.folder.rows(file, NATION_COLUMNS):
            if row["noc"] in self.nation_rows:
                first = self.nation_rows[row["noc"]]
                self.faults.report(file, row.number, "noc", f"{row['noc']} stands in row {first} already")
                continue
            fields: dict[str, Any] = dict(row.cells)
            fields |= {"aliases": row.names("aliases"), "predecessors": row.names("predecessors")}
            fields["population"] = inhabitants.get(row["noc"])
            nation = self.folder.record(Nation, file, row.number, fields)
            if nation:
                self.nation_rows[nation.noc] = row.number
                yield nation

    def _population(self) -> dict[Noc, int]:
        file = "population.csv"
        found: dict[Noc, int] = {}
        for row in self.folder.rows(file, POPULATION_COLUMNS):
            population = self.folder.record(PopulationRow, file, row.number, row.cells)
            if population:
                found[population.noc] = population.inhabitants
                self.population_rows.append((row.number, population.noc))
        return found

    def _disciplines(self) -> Iterable[Discipline]:
        file = "disciplines.csv"
        for row in self.folder.rows(file, DISCIPLINE_COLUMNS):
            fields = {**row.cells, "aliases": row.names("aliases")}
            discipline = self.folder.record(Discipline, file, row.number, fields)
            if discipline:
                self.discipline_rows[discipline.discipline] = row.number
                yield discipline

    def _spellings(self) -> Iterable[tuple[int, Spelling]]:
        file = "athlete_names.csv"
        for row in self.folder.rows(file, SPELLING_COLUMNS):
            fields = {"name": row["name"], "nocs": row.names("nocs"), "also_known_as": row.names("also_known_as")}
            spelling = self.folder.record(Spelling, file, row.number, fields)
            if spelling:
                yield row.number, spelling

    def _games(self) -> Iterable[GamesFolder]:
        root = self.folder.root / "games"
        if not root.is_dir():
            self.faults.report("games", 0, "", "the folder is missing")
            return
        for path in sorted(path for path in root.iterdir() if path.is_dir()):
            file = f"games/{path.name}/games.toml"
            fields = self.folder.toml(file)
            if fields is None:
                continue
            games = self.folder.record(Games, file, 0, fields)
            if games is None:
                continue
            if games.games_id != path.name:
                self.faults.report(file, 0, "games_id", f"{games.games_id}, but the folder is called {path.name}")
                continue
            yield self._read(GamesFolder(games))

    def _read(self, found: GamesFolder) -> GamesFolder:
        self._read_events(found)
        self._read_medals(found)
        self._read_changes(found)
        file = f"{found.path}/athletes.csv"
        if self.folder.has(file):
            for row in self.folder.rows(file, ATHLETE_COLUMNS):
                athlete = self.folder.record(AthleteRow, file, row.number, _athlete_fields(row))
                if athlete:
                    found.athletes.append((row.number, athlete))
        return found

    def _read_events(self, found: GamesFolder) -> None:
        file = f"{found.path}/events.csv"
        for row in self.folder.rows(file, EVENT_COLUMNS):
            event = self.folder.record(EventRow, file, row.number, {**row.cells, "starts_at": row["starts_at"] or None})
            if event is None:
                continue
            if event.event_id in found.events:
                first = found.events[event.event_id][0]
                self.faults.report(file, row.number, "event_id", f"{event.event_id} stands in row {first} already")
                continue
            found.events[event.event_id] = (row.number, slim(Event.model_construct(**dict(event))))

    def _read_medals(self, found: GamesFolder) -> None:
        file = f"{found.path}/medals.csv"
        for row in self.folder.rows(file, MEDAL_COLUMNS):
            fields = {**row.cells, "athletes": row.names("athletes"), "won_at": row["won_at"] or None}
            medal = self.folder.record(MedalRow, file, row.number, fields)
            if medal and self._known(file, row, found):
                found.medals.append((row.number, medal))

    def _read_changes(self, found: GamesFolder) -> None:
        file = f"{found.path}/changes.csv"
        if not self.folder.has(file):
            return
        for row in self.folder.rows(file, CHANGE_COLUMNS):
            change = self.folder.record(ChangeRow, file, row.number, {**row.cells, "athletes": row.names("athletes")})
            if change and self._known(file, row, found):
                found.changes.append((row.number, change))

    def _known(self, file: str, row: Row, found: GamesFolder) -> bool:
        """Do the row's event and nation exist?"""
        if row["event_id"] not in found.events:
            self.faults.report(file, row.number, "event_id", f"no such event in events.csv: {row['event_id']}")
            return False
        if row["noc"] not in self.nations:
            self.faults.report(file, row.number, "noc", f"unknown NOC: {row['noc']}")
            return False
        return True

    def athletes(self, current: GamesId) -> dict[str, Athlete]:
        """Everyone entered in a file of athletes or named on a podium, by identifier."""
        roster = Roster(self.nations)
        in_turn = sorted(self.games.values(), key=lambda folder: (folder.games.games_id != current, folder.games.year))
        for folder in in_turn:
            for _, row in folder.athletes:
                roster.enter(row, folder.games.year, folder.games.games_id == current)
        for _, spelling in self.spellings:
            roster.know(spelling)
        for folder in sorted(in_turn, key=lambda folder: -folder.games.year):
            for step in folder.steps():
                event = folder.events[step.event_id][1]
                for name in step.athletes:
                    roster.see(Podium(name, step.noc, folder.games.year, event.discipline, event.gender))
        return roster.athletes()

    def archive(self, current: GamesId) -> Archive:
        if current not in self.games:
            held = ", ".join(sorted(self.games)[-3:])
            self.faults.report(f"games/{current}", 0, "", f"no such Games; the latest in the data are: {held}")
        editions = {games_id: folder.edition() for games_id, folder in self.games.items()}
        return Archive(self.nations, self.disciplines, self.athletes(current), editions, current)


def _athlete_fields(row: Row) -> dict[str, Any]:
    lists = {column: row.names(column) for column in ("aliases", "disciplines", "events")}
    return {**row.cells, **lists, "birth_date": row["birth_date"] or None}


def default_root() -> Path:
    """The data folder: inside the package when installed, else beside it in the repository."""
    package = Path(__file__).resolve().parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


def load_archive(root: Path | None = None, current: GamesId = "2026-winter") -> Archive:
    """All of ``data/``, with ``current`` as the Games that questions are about unless they say otherwise.

    Raises DatasetError at the first fault that keeps the data from being read. Whether they also add up is for
    ``dataset_check.check``.
    """
    folder = root or default_root()
    if not folder.is_dir():
        raise DatasetError(Fault(file=str(folder), row=0, column="", message="there is no such folder"))
    return Dataset(folder, Faults(strict=True)).archive(current)
