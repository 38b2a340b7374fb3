"""``data/`` read into an ``Archive``. The only room of ``medals_core`` that reads files (through
``datafiles`` and ``people_file``).

A medal counts from the ``won_at`` of its row; where that is empty, from the planned end of its event.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from medals_core.archive import Archive, Edition
from medals_core.datasets import people_file
from medals_core.datasets import rows as columns
from medals_core.datasets.datafiles import DataFolder, DatasetError, Fault, Faults
from medals_core.datasets.games_folder import GamesFolder, QuickReader
from medals_core.games import Discipline, Event, Games, GamesId
from medals_core.nations import Nation, NationForm, NationGroup, Nations, Noc
from medals_core.people import People, TookPart
from medals_core.roster import AthleteRow, Roster, Spelling

__all__ = ["CURRENT", "DatasetError", "Fault", "default_root", "load_archive"]


CURRENT: GamesId = "2026-winter"
WITHOUT_MEDAL = "without_medal.csv"


class Dataset:
    """All files of a data folder, read but not yet added up. ``current``: the Games of which alone every row is read
    and checked; of the others only what they are (None: all are)."""

    def __init__(self, root: Path, faults: Faults, current: GamesId | None = None) -> None:
        self.folder = DataFolder(root, faults)
        self.faults = faults
        self.nation_rows: dict[Noc, int] = {}
        self.population_rows: list[tuple[int, Noc]] = []
        self.group_rows: dict[str, int] = {}
        self.form_rows: list[tuple[int, NationForm]] = []
        self.nations = self._all_nations()
        self.discipline_rows: dict[str, int] = {}
        self.disciplines = {discipline.discipline: discipline for discipline in self._disciplines()}
        self.heads = {games.games_id: games for games in self._games()}
        self.games = {
            games_id: self._read(GamesFolder(games))
            for games_id, games in self.heads.items()
            if current in (None, games_id)
        }

    def _all_nations(self) -> Nations:
        nations = list(self._nations())
        self.form_rows = list(
            self.folder.records(NationForm, "nation_forms.csv", columns.FORM_COLUMNS, several=["means"])
        )
        return Nations(nations, self._groups(nations), (form for _, form in self.form_rows))

    def _nations(self) -> Iterable[Nation]:
        inhabitants = self._population()
        file = "nations.csv"
        for row in self.folder.rows(file, columns.NATION_COLUMNS):
            if row["noc"] in self.nation_rows:
                first = self.nation_rows[row["noc"]]
                self.faults.report(file, row.number, "noc", f"{row['noc']} stands in row {first} already")
                continue
            fields: dict[str, Any] = dict(row.cells)
            fields |= {"aliases": row.names("aliases"), "predecessors": row.names("predecessors")}
            fields["inhabitants"] = tuple(sorted(inhabitants.get(row["noc"], ())))
            nation = self.folder.record(Nation, file, row.number, fields)
            if nation:
                self.nation_rows[nation.noc] = row.number
                yield nation

    def _population(self) -> dict[Noc, list[tuple[int, int]]]:
        found: dict[Noc, list[tuple[int, int]]] = {}
        for number, population in self.folder.records(
            columns.PopulationRow, "population.csv", columns.POPULATION_COLUMNS
        ):
            found.setdefault(population.noc, []).append((population.year, population.inhabitants))
            self.population_rows.append((number, population.noc))
        return found

    def _groups(self, nations: Iterable[Nation]) -> Iterable[NationGroup]:
        """The groups of countries. One without nations of its own is the continent of that key."""
        file = "nation_groups.csv"
        for row in self.folder.rows(file, columns.GROUP_COLUMNS):
            fields: dict[str, Any] = {**row.cells, "aliases": row.names("aliases"), "nocs": row.names("nocs")}
            if not fields["nocs"]:
                fields |= {"nocs": tuple(n.noc for n in nations if n.continent == row["group"]), "is_continent": True}
            group = self.folder.record(NationGroup, file, row.number, fields)
            if group:
                self.group_rows[group.group] = row.number
                yield group

    def _disciplines(self) -> Iterable[Discipline]:
        rows = self.folder.records(Discipline, "disciplines.csv", columns.DISCIPLINE_COLUMNS, several=["aliases"])
        for number, discipline in rows:
            self.discipline_rows[discipline.discipline] = number
            yield discipline

    @cached_property
    def spellings(self) -> Sequence[tuple[int, Spelling]]:
        return list(
            self.folder.records(
                Spelling, "athlete_names.csv", columns.SPELLING_COLUMNS, several=["nocs", "also_known_as"]
            )
        )

    @cached_property
    def several_sports(self) -> Sequence[tuple[int, columns.SeveralSportsRow]]:
        return list(
            self.folder.records(
                columns.SeveralSportsRow, "several_sports.csv", columns.SEVERAL_SPORTS_COLUMNS, optional=True
            )
        )

    def _games(self) -> Iterable[Games]:
        root = self.folder.root / "games"
        if not root.is_dir():
            self.faults.report("games", 0, "", "the folder is missing")
            return
        for path in sorted(path for path in root.iterdir() if path.is_dir()):
            file = f"games/{path.name}/games.toml"
            if (fields := self.folder.toml(file)) is None:
                continue
            if (games := self.folder.record(Games, file, 0, fields)) is None:
                continue
            if games.games_id != path.name:
                self.faults.report(file, 0, "games_id", f"{games.games_id}, but the folder is called {path.name}")
                continue
            yield games

    def _read(self, found: GamesFolder) -> GamesFolder:
        self._read_events(found)
        self._read_medals(found)
        self._read_changes(found)
        found.athletes.extend(self._entered(found.games))
        return found

    def _entered(self, games: Games) -> Iterable[tuple[int, AthleteRow]]:
        return self.folder.records(
            AthleteRow,
            f"games/{games.games_id}/athletes.csv",
            columns.ATHLETE_COLUMNS,
            several=["aliases", "disciplines", "events"],
            blank=["birth_date"],
            optional=True,
        )

    def _read_events(self, found: GamesFolder) -> None:
        file = f"{found.path}/events.csv"
        for number, event in self.folder.records(columns.EventRow, file, columns.EVENT_COLUMNS, blank=["starts_at"]):
            if event.event_id in found.events:
                first = found.events[event.event_id][0]
                self.faults.report(file, number, "event_id", f"{event.event_id} stands in row {first} already")
                continue
            found.events[event.event_id] = (number, Event(**dict(event)))

    def _read_medals(self, found: GamesFolder) -> None:
        file = f"{found.path}/medals.csv"
        rows = self.folder.records(
            columns.MedalRow, file, columns.MEDAL_COLUMNS, several=["athletes"], blank=["won_at"]
        )
        found.medals.extend(row for row in rows if self._known(file, *row, found))

    def _read_changes(self, found: GamesFolder) -> None:
        file = f"{found.path}/changes.csv"
        rows = self.folder.records(columns.ChangeRow, file, columns.CHANGE_COLUMNS, several=["athletes"], optional=True)
        found.changes.extend(row for row in rows if self._known(file, *row, found))

    def _known(self, file: str, number: int, step: columns.StepRow, found: GamesFolder) -> bool:
        """Do its event and nation exist?"""
        if step.event_id not in found.events:
            self.faults.report(file, number, "event_id", f"no such event in events.csv: {step.event_id}")
            return False
        if step.noc not in self.nations:
            self.faults.report(file, number, "noc", f"unknown NOC: {step.noc}")
            return False
        return True

    def people(self, current: Games) -> People:
        """Everyone entered in a file of athletes or named on a podium."""
        roster = Roster(self.nations, current)
        in_turn = sorted(self.heads.values(), key=lambda games: (games is not current, games.year))
        for games in in_turn:
            folder = self.games.get(games.games_id)
            for _, row in folder.athletes if folder else self._entered(games):
                roster.enter(row, games)
        for _, spelling in self.spellings:
            roster.know(spelling)
        for _, athlete in self.several_sports:
            roster.know_in_several_sports(athlete.name, athlete.noc)
        quick = QuickReader(self.folder, self.nations, self.disciplines)
        # Who is kept comes first: what the others took is then given back as a whole.
        for games in sorted(in_turn, key=lambda games: (games.season is current.season, games.opening), reverse=True):
            for seen in (self.games.get(games.games_id) or quick.read(games)).podiums():
                roster.see(seen)
        return roster.people()

    def archive(self, current: GamesId) -> Archive:
        if current not in self.heads:
            held = ", ".join(sorted(self.heads)[-3:])
            self.faults.report(f"games/{current}", 0, "", f"no such Games; the latest in the data are: {held}")
        people = people_file.read(self.folder.root, current) or self.people(self.heads[current])
        people.without_medal = partial(_took_part, self.folder.root)
        editions = {games_id: self._edition(games) for games_id, games in self.heads.items()}
        return Archive(self.nations, self.disciplines, people, editions, current)

    def _edition(self, games: Games) -> Edition:
        """Games that were not read yet are when they are first asked about."""
        if (folder := self.games.get(games.games_id)) is not None:
            return folder.edition()
        quick = QuickReader(DataFolder(self.folder.root, self.faults), self.nations, self.disciplines)
        changed = self.folder.has(f"games/{games.games_id}/changes.csv")
        return Edition(games, read=lambda: quick.read(games).held(), changed_later=changed)


def _took_part(root: Path) -> Iterator[TookPart]:
    """Who took part in Games and won no medal, of a few nations: read when one of them is asked about."""
    folder = DataFolder(root, Faults(strict=True))
    for row in folder.rows(WITHOUT_MEDAL, columns.WITHOUT_MEDAL_COLUMNS) if folder.has(WITHOUT_MEDAL) else ():
        yield TookPart(row["name"], row.names("games"))


def default_root() -> Path:
    """The data folder: inside the package when installed, else beside it in the repository."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "data"
    return inside if inside.is_dir() else package.parent / "data"


def load_archive(root: Path | None = None, current: GamesId = CURRENT) -> Archive:
    """All of ``data/``, with ``current`` as the Games that questions are about unless they say otherwise.

    Raises DatasetError at the first fault that keeps the data from being read. Whether they also add up is for
    ``check.check``.
    """
    folder = root or default_root()
    if not folder.is_dir():
        raise DatasetError(Fault(file=str(folder), row=0, column="", message="there is no such folder"))
    return Dataset(folder, Faults(strict=True), current).archive(current)
