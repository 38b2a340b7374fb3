"""Does ``data/`` hold together? Every row valid, every name known, and the medals adding up to the printed tables."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from pathlib import Path

from medals_core.book import MedalBook
from medals_core.datasets.datafiles import Fault, Faults
from medals_core.datasets.games_folder import GamesFolder, Step
from medals_core.datasets.loading import WITHOUT_MEDAL, Dataset, default_root
from medals_core.datasets.rows import TABLE_COLUMNS, WITHOUT_MEDAL_COLUMNS, TableRow
from medals_core.games import Gender
from medals_core.medals import Colour, Tally
from medals_core.nations import Noc
from medals_core.roster import AthleteRow
from medals_core.standings import Standings

YOUNGEST, OLDEST = 10, 80
"""Years. A birth date outside is a slip of the pen (the youngest and oldest Winter Olympians were 11 and 58)."""


def check(root: Path | None = None) -> list[Fault]:
    """Everything that is wrong in a data folder, in order of file and row; an empty list when all is well."""
    faults = Faults(strict=False)
    data = Dataset(root or default_root(), faults)
    Checker(data, faults).check()
    return sorted(faults.found)


class Checker:
    """The rules that go beyond one row."""

    def __init__(self, data: Dataset, faults: Faults) -> None:
        self.data = data
        self.faults = faults

    def check(self) -> None:
        self._nations()
        self._disciplines()
        for row, spelling in self.data.spellings:
            self._nocs("athlete_names.csv", row, "nocs", spelling.nocs)
        for row, athlete in self.data.several_sports:
            self._nocs("several_sports.csv", row, "noc", (athlete.noc,))
        has_others = self.data.folder.has(WITHOUT_MEDAL)
        for line in self.data.folder.rows(WITHOUT_MEDAL, WITHOUT_MEDAL_COLUMNS) if has_others else ():
            self._nocs(WITHOUT_MEDAL, line.number, "noc", (line["noc"],))
            for games in line.names("games"):
                if games not in self.data.heads:
                    self.faults.report(WITHOUT_MEDAL, line.number, "games", f"no such Games: {games}")
        for folder in self.data.games.values():
            self._games(folder)
            self._events(folder)
            self._athletes(folder)
            self._medals(folder)
            self._changes(folder)
            self._table(folder)

    def _nocs(self, file: str, row: int, column: str, nocs: Iterable[Noc]) -> None:
        for noc in nocs:
            if noc not in self.data.nations:
                self.faults.report(file, row, column, f"unknown NOC: {noc}")

    def _nations(self) -> None:
        names = {
            noc: (self.data.nation_rows[noc], (noc, nation.iso2, nation.name, nation.name_en, *nation.aliases))
            for noc, nation in self.data.nations.items()
        }
        self._shared_names("nations.csv", names)
        for noc, nation in self.data.nations.items():
            self._nocs("nations.csv", self.data.nation_rows[noc], "predecessors", nation.predecessors)
            if nation.continent and nation.continent not in self.data.nations.groups:
                row = self.data.nation_rows[noc]
                self.faults.report("nations.csv", row, "continent", f"no such continent: {nation.continent}")
        for row, noc in self.data.population_rows:
            self._nocs("population.csv", row, "noc", (noc,))
        for key, group in self.data.nations.groups.items():
            self._nocs("nation_groups.csv", self.data.group_rows[key], "nocs", group.nocs)
            if not group.nocs:
                self.faults.report("nation_groups.csv", self.data.group_rows[key], "nocs", "a group of nobody")
        for row, form in self.data.form_rows:
            self._nocs("nation_forms.csv", row, "noc, means", (form.noc, *form.means))

    def _disciplines(self) -> None:
        names = {
            slug: (self.data.discipline_rows[slug], (slug, discipline.name, *discipline.aliases))
            for slug, discipline in self.data.disciplines.items()
        }
        self._shared_names("disciplines.csv", names)

    def _shared_names(self, file: str, names: dict[str, tuple[int, tuple[str, ...]]]) -> None:
        """No name may belong to two: a question could not be answered."""
        owners: dict[str, str] = {}
        for owner, (row, all_names) in names.items():
            for name in filter(None, all_names):
                first = owners.setdefault(name.casefold(), owner)
                if first != owner:
                    self.faults.report(file, row, "aliases", f"{name!r} belongs to {first} already")

    def _games(self, folder: GamesFolder) -> None:
        games, file = folder.games, f"{folder.path}/games.toml"
        self._nocs(file, 0, "host", (games.host,))
        self._nocs(file, 0, "ambitions", (ambition.noc for ambition in games.ambitions))
        if not games.opening <= games.first_medal_day <= games.closing:
            self.faults.report(file, 0, "first_medal_day", "opening, first medal day and closing are not in order")

    def _events(self, folder: GamesFolder) -> None:
        games, file = folder.games, f"{folder.path}/events.csv"
        for row, event in folder.events.values():
            if event.discipline not in self.data.disciplines:
                self.faults.report(file, row, "discipline", f"unknown discipline: {event.discipline}")
            if event.starts_at and event.starts_at > event.ends_at:
                self.faults.report(file, row, "ends_at", "ends before it starts")
            day = games.local(event.ends_at).date()
            if not games.opening - timedelta(days=7) <= day <= games.closing + timedelta(days=1):
                self.faults.report(file, row, "ends_at", f"{day} is not during the Games")
        if games.n_events is not None and len(folder.events) > games.n_events:
            message = f"{len(folder.events)} events, but games.toml says {games.n_events}"
            self.faults.report(file, 0, "event_id", message)

    def _athletes(self, folder: GamesFolder) -> None:
        file = f"{folder.path}/athletes.csv"
        first_row: dict[tuple[str, Noc], int] = {}
        for row, athlete in folder.athletes:
            first = first_row.setdefault((athlete.name, athlete.noc), row)
            if first != row:
                self.faults.report(file, row, "name", f"{athlete.name} ({athlete.noc}) stands in row {first} already")
            self._nocs(file, row, "noc", (athlete.noc,))
            if athlete.birth_date and not YOUNGEST <= folder.games.year - athlete.birth_date.year <= OLDEST:
                self.faults.report(file, row, "birth_date", f"not an athlete's age: {athlete.birth_date}")
            for discipline in athlete.disciplines:
                if discipline not in self.data.disciplines:
                    self.faults.report(file, row, "disciplines", f"unknown discipline: {discipline}")
            self._entries(folder, file, row, athlete)

    def _entries(self, folder: GamesFolder, file: str, row: int, athlete: AthleteRow) -> None:
        closed_to = {"M": Gender.WOMEN, "F": Gender.MEN}.get(athlete.gender)
        for event_id in athlete.events:
            if event_id not in folder.events:
                self.faults.report(file, row, "events", f"no such event in events.csv: {event_id}")
                continue
            event = folder.events[event_id][1]
            if event.discipline not in athlete.disciplines:
                self.faults.report(file, row, "events", f"{event_id} is not one of the athlete's disciplines")
            if event.gender == closed_to:
                self.faults.report(file, row, "events", f"{event_id} is for {event.gender}")

    def _medals(self, folder: GamesFolder) -> None:
        file = f"{folder.path}/medals.csv"
        podiums: dict[str, list[tuple[int, Step]]] = {}
        for row, medal in folder.medals:
            podiums.setdefault(medal.event_id, []).append((row, medal))
            event = folder.events[medal.event_id][1]
            if medal.won_at and not event.ends_at - timedelta(days=7) <= medal.won_at <= event.ends_at:
                self.faults.report(file, row, "won_at", f"not in the week before the event's end: {medal.won_at}")
        for podium in podiums.values():
            self._podium(folder, file, podium)

    def _podium(self, folder: GamesFolder, file: str, podium: Sequence[tuple[int, Step]]) -> None:
        """A nation can win several medals in one event, the same people only one. "One event can give two golds (no
        silver) …": a silver beside two golds is one too many."""
        seen: dict[tuple[object, ...], int] = {}
        for row, step in podium:
            who = (step.noc, frozenset(step.athletes)) if step.athletes else (step.noc, step.colour)
            first = seen.setdefault(who, row)
            if first != row:
                name = "; ".join(step.athletes) or step.noc
                message = f"double medal: {name} stands in row {first} already for {step.event_id}"
                self.faults.report(file, row, "athletes", message)
            self._people(folder, file, row, step)
        colours = [step.colour for _, step in podium]
        if colours.count(Colour.GOLD) > 1 and Colour.SILVER in colours:
            row = next(row for row, step in podium if step.colour is Colour.SILVER)
            self.faults.report(file, row, "colour", "a silver beside two golds: the second place is taken by the tie")

    def _people(self, folder: GamesFolder, file: str, row: int, step: Step) -> None:
        """Where the athletes entered are known, a medallist is one of them, for that nation."""
        if len(set(step.athletes)) != len(step.athletes):
            self.faults.report(file, row, "athletes", "the same athlete twice in one team")
        if not folder.athletes:
            return
        for name in step.athletes:
            nations = folder.nations_by_athlete.get(name, ())
            if not nations:
                self.faults.report(file, row, "athletes", f"not in athletes.csv: {name}")
            elif step.noc not in nations:
                message = f"athlete of another nation: {name} is entered for {', '.join(nations)}, not {step.noc}"
                self.faults.report(file, row, "athletes", message)

    def _changes(self, folder: GamesFolder) -> None:
        file = f"{folder.path}/changes.csv"
        podiums: dict[tuple[object, ...], list[tuple[int, Step]]] = {}
        for row, change in folder.changes:
            podiums.setdefault((change.learned_on, change.event_id), []).append((row, change))
            if change.learned_on < folder.games.opening:
                self.faults.report(file, row, "learned_on", f"{change.learned_on} is before the Games")
        for podium in podiums.values():
            self._podium(folder, file, podium)

    def _table(self, folder: GamesFolder) -> None:
        """Finished Games have a printed table; then every event has its podium and the medals add up to the table."""
        file = f"{folder.path}/table.csv"
        if not self.data.folder.has(file) or any(fault.file.startswith(folder.path) for fault in self.faults.found):
            return
        book = MedalBook.of(folder.ledger())
        for event_id, (row, _) in folder.events.items():
            if not book.podium(event_id):
                self.faults.report(f"{folder.path}/events.csv", row, "event_id", f"no podium in medals.csv: {event_id}")
        lines = self.data.folder.records(TableRow, file, TABLE_COLUMNS, blank=["rank"])
        self._compare(folder, book.standings, {line.noc: (number, line) for number, line in lines})

    def _compare(self, folder: GamesFolder, standings: Standings, printed: dict[Noc, tuple[int, TableRow]]) -> None:
        file = f"{folder.path}/table.csv"
        for noc, (row, expected) in printed.items():
            line = standings.line(noc)
            tally = Tally(expected.gold, expected.silver, expected.bronze)
            if line.tally != tally:
                more = "more medals than" if line.tally.total > tally.total else "not"
                message = f"{noc}: the medals add up to {line.tally}, {more} the printed {tally}"
                self.faults.report(file, row, "gold, silver, bronze", message)
            elif line.rank != expected.rank:
                self.faults.report(file, row, "rank", f"{noc}: computed {line.rank}, printed {expected.rank}")
        for line in standings:
            if line.noc not in printed:
                message = f"{line.noc}: the medals add up to {line.tally}, but it is not in the printed table"
                self.faults.report(file, 0, "noc", message)
