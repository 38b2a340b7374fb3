"""The folder of new Games, ready to be filled in by hand."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from medals_core.datasets.rows import ATHLETE_COLUMNS, EVENT_COLUMNS, MEDAL_COLUMNS
from medals_core.games import Games, GamesId, Season
from medals_core.nations import Noc

TOML = """\
# Dates are those of the host city. `medaillespiegel check` tells what is still wrong.
games_id = {games_id}
season = {season}
year = {year}
city = {city}            # the Dutch name
city_aliases = []          # other names that people type: ["L.A."]
towns = []                 # other places, and what their venues are called: [["Antholz", "Anterselva"]]
host = {host}
opening = {opening}
closing = {closing}
first_medal_day = {first_medal_day}    # day 1 of the medal table
time_zone = {time_zone}
has_day_data = true

# What a national team set out to do; answers /ambitie. Repeat the block for other nations.
# [[ambitions]]
# noc = "NED"
# top = 10
# compare_with = []
# source = "..."
"""


def scaffold_games(
    root: Path, games_id: GamesId, city: str, host: Noc, opening: date, closing: date, time_zone: str, season: Season,
    events_from: GamesId | None = None,
) -> Path:  # fmt: skip
    """Writes ``games/<games_id>/`` with a ``games.toml``, an example event, and files of medals and athletes that have
    only their headers; gives the folder. The folder loads and passes the check as it is. ``events_from``: the events
    of those Games instead of the example, spread over the medal days in the order of the disciplines, to be mended.

    Raises FileExistsError when those Games are there already, ValueError (of pydantic) for an unknown time zone or a
    field that is not valid, and ValueError when the dates are not in order, the identifier does not fit the year and
    season ("2028-summer"), or there are no such Games to take the events of.
    """
    if opening > closing:
        raise ValueError(f"the opening ({opening}) is after the closing ({closing})")
    if not re.fullmatch(rf"\d{{4}}-{season.value}", games_id):
        raise ValueError(f"the Games' identifier is a year and the season, like {opening.year}-{season}: {games_id}")
    games = Games(games_id=games_id, season=season, year=int(games_id[:4]), city=city, host=host, opening=opening,
                  closing=closing, first_medal_day=min(opening + timedelta(days=1), closing), time_zone=time_zone,
                  has_day_data=True)  # fmt: skip
    folder = root / "games" / games_id
    if folder.exists():
        raise FileExistsError(f"{folder} is there already")
    events = [example_event(games)] if events_from is None else list(_events_of(root, events_from, games))
    folder.mkdir(parents=True)
    (folder / "games.toml").write_text(TOML.format(**toml_values(games)), encoding="utf-8")
    (folder / "events.csv").write_text(table(EVENT_COLUMNS, events), encoding="utf-8")
    (folder / "medals.csv").write_text(table(MEDAL_COLUMNS, ()), encoding="utf-8")
    (folder / "athletes.csv").write_text(table(ATHLETE_COLUMNS, ()), encoding="utf-8")
    return folder


def toml_values(games: Games) -> dict[str, str]:
    """The fields as TOML writes them; a string in JSON is one in TOML."""
    fields = games.model_dump(mode="json")
    dates = ("opening", "closing", "first_medal_day")
    return {
        name: str(value) if name in dates else json.dumps(value, ensure_ascii=False) for name, value in fields.items()
    }


def example_event(games: Games) -> tuple[str, ...]:
    """An event of the season on the first medal day, in the Games' own time: to be replaced."""
    start = games.start_of(games.first_medal_day)
    starts_at, ends_at = (start.replace(hour=hour).isoformat() for hour in (16, 18))
    if games.season is Season.SUMMER:
        return ("swimming-400m-freestyle-women", "swimming", "400 meter vrije slag", "women", "false", "", starts_at,
                ends_at)  # fmt: skip
    return ("speed-skating-3000m-women", "speed-skating", "3000 meter", "women", "false", "", starts_at, ends_at)


def _events_of(root: Path, former: GamesId, games: Games) -> Iterator[tuple[str, ...]]:
    """The events of former Games as those of these, each at 18:00 of a medal day."""
    file = root / "games" / former / "events.csv"
    if not file.is_file():
        raise ValueError(f"no such Games to take the events of: {former}")
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    days = (games.closing - games.first_medal_day).days + 1
    for number, row in enumerate(rows):
        day = games.start_of(games.first_medal_day + timedelta(days=number * days // len(rows)))
        yield (*(row[column] for column in EVENT_COLUMNS[:5]), "", "", day.replace(hour=18).isoformat())


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()
