"""The medals by plain loops over the CSV files: what the truths are computed from. Nothing of ``medals_core`` here, so
that a slip in the library cannot hide in its own test."""

import csv
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

DATA = Path(__file__).parents[3] / "data"
OUTSIDE = ("AIN", "MIX")
"""They hold medals, but stand in no table."""

Triple = tuple[int, int, int]


@dataclass(frozen=True)
class Row:
    """One medal."""

    year: int
    event: str
    discipline: str
    gender: str
    team: bool
    venue: str
    colour: str
    noc: str
    athletes: tuple[str, ...]
    won_at: datetime
    day: date


def _read(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


GAMES = {
    int(folder.name[:4]): tomllib.loads((folder / "games.toml").read_text(encoding="utf-8"))
    for folder in sorted((DATA / "games").iterdir())
    if folder.name.endswith("-winter")
}
YEARS = tuple(sorted(GAMES))
HOST = {year: GAMES[year]["host"] for year in YEARS}
EVENTS = {year: _read(DATA / "games" / f"{year}-winter" / "events.csv") for year in YEARS}
NATIONS = _read(DATA / "nations.csv")
ENTERED = _read(DATA / "games" / "2026-winter" / "athletes.csv")
INHABITANTS = {(row["noc"], int(row["year"])): int(row["inhabitants"]) for row in _read(DATA / "population.csv")}


def toml(games_id: str) -> dict[str, Any]:
    return tomllib.loads((DATA / "games" / games_id / "games.toml").read_text(encoding="utf-8"))


@cache
def of_games(games_id: str) -> tuple[Row, ...]:
    """The medals of one Games of either season."""
    return tuple(_rows(games_id))


def _rows(games_id: str) -> Iterator[Row]:
    folder = DATA / "games" / games_id
    games = toml(games_id)
    year, zone = games["year"], ZoneInfo(games["time_zone"])
    events = {row["event_id"]: row for row in _read(folder / "events.csv")}
    podiums: dict[str, list[dict[str, str]]] = {}
    for row in _read(folder / "medals.csv"):
        podiums.setdefault(row["event_id"], []).append(row)
    latest: dict[str, str] = {}
    for row in _read(folder / "changes.csv"):
        latest[row["event_id"]] = max(latest.get(row["event_id"], ""), row["learned_on"])
    for event_id, learned_on in latest.items():
        podiums[event_id] = [
            {**row, "won_at": ""}
            for row in _read(folder / "changes.csv")
            if row["event_id"] == event_id and row["learned_on"] == learned_on
        ]
    for event_id, podium in podiums.items():
        event = events[event_id]
        for row in podium:
            won_at = datetime.fromisoformat(row["won_at"] or event["ends_at"])
            yield Row(
                year=year,
                event=event_id,
                discipline=event["discipline"],
                gender=event["gender"],
                team=event["team"] == "true",
                venue=event["venue"],
                colour=row["colour"],
                noc=row["noc"],
                athletes=tuple(name for name in row["athletes"].split(";") if name),
                won_at=won_at,
                day=won_at.astimezone(zone).date(),
            )


ROWS = sorted(
    (row for year in YEARS for row in of_games(f"{year}-winter")),
    key=lambda row: (row.won_at, row.event, ("gold", "silver", "bronze").index(row.colour), row.noc),
)
SUMMER = {
    folder.name: of_games(folder.name)
    for folder in sorted((DATA / "games").iterdir())
    if folder.name.endswith("-summer")
}
NOW = [row for row in ROWS if row.year == 2026]
FORMER = [row for row in ROWS if row.year < 2026]


Medal = tuple[int, str, str, str]


def medals(rows: Iterable[Row]) -> list[Medal]:
    return [(row.year, row.event, row.colour, row.noc) for row in rows]


def of_nation(noc: str, year: int = 2026) -> list[Row]:
    return [row for row in ROWS if row.noc == noc and row.year == year]


def of_person(name: str, year: int | None = 2026) -> list[Row]:
    """``year`` None: of a whole career."""
    return [row for row in ROWS if name in row.athletes and year in (None, row.year)]


@cache
def table(year: int = 2026) -> dict[str, Triple]:
    return by_nation(row for row in ROWS if row.year == year)


def place_in_table(noc: str) -> tuple[int, int, int, str]:
    """To sort nations by as the table of 2026 does."""
    gold, silver, bronze = table()[noc]
    return -gold, -silver, -bronze, noc


def triple(rows: Iterable[Row]) -> Triple:
    gold = silver = bronze = 0
    for row in rows:
        gold += row.colour == "gold"
        silver += row.colour == "silver"
        bronze += row.colour == "bronze"
    return gold, silver, bronze


def by_nation(rows: Iterable[Row]) -> dict[str, Triple]:
    """Those in the table: with a medal, and not neutral."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row.noc not in OUTSIDE:
            found.setdefault(row.noc, []).append(row)
    return {noc: triple(medals) for noc, medals in found.items()}


def rank(noc: str, tallies: dict[str, Triple]) -> int | None:
    if noc not in tallies:
        return None
    place = 1
    for other in tallies.values():
        if other > tallies[noc]:
            place += 1
    return place


def rank_in(noc: str, rows: Iterable[Row]) -> int | None:
    return rank(noc, by_nation(rows))


def at_rank(place: int, rows: Iterable[Row]) -> set[str]:
    tallies = by_nation(rows)
    return {noc for noc in tallies if rank(noc, tallies) == place}


def total(tally: Triple) -> int:
    return sum(tally)


def rank_as_printed(noc: str, year: int) -> int:
    """In the podiums as they stood right after the Games, before any change."""
    tallies: dict[str, list[int]] = {}
    for row in _read(DATA / "games" / f"{year}-winter" / "medals.csv"):
        held = tallies.setdefault(row["noc"], [0, 0, 0])
        held[("gold", "silver", "bronze").index(row["colour"])] += 1
    return 1 + sum(held > tallies[noc] for held in tallies.values())


def points(tally: Triple) -> int:
    return 3 * tally[0] + 2 * tally[1] + tally[2]


def by_athlete(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in rows:
        for name in row.athletes:
            found.setdefault(name, []).append(row)
    return found


def longest_run(days: set[date]) -> int:
    best = run = 0
    for ordinal in range(min(days).toordinal(), max(days).toordinal() + 1):
        run = run + 1 if date.fromordinal(ordinal) in days else 0
        best = max(best, run)
    return best
