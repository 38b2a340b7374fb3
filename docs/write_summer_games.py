"""Writes ``data/games/<year>-summer`` from the checked lists of medals (see data/README.md, Sources).

Run: python docs/write_summer_games.py LISTS

``LISTS`` is a folder with ``medals_summer.csv`` (games, discipline, event, gender, medal, noc, athletes, athletes_alt),
``event_names_summer.csv``, ``games_summer.csv`` and ``tables.csv``. It was run once: mend the data itself. It stays
here because it tells how the identifiers, names and tables came about.
"""

import csv
import json
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

from medals_core.datasets.rows import CHANGE_COLUMNS, EVENT_COLUMNS, MEDAL_COLUMNS, TABLE_COLUMNS
from medals_core.medals import Tally
from medals_core.standings import Standings

DATA = Path(__file__).parent.parent / "data"
Row = dict[str, str]

SLUGS = {
    "3x3 Basketball": "basketball-3x3",
    "Cycling BMX Freestyle": "bmx-freestyle",
    "Cycling BMX Racing": "bmx-racing",
    "Rugby": "rugby-union",
    "Trampolining": "trampoline",
}
"""Disciplines whose identifier is not their English name there."""

ZONES = {
    "Athens": "Europe/Athens",
    "Paris": "Europe/Paris",
    "St. Louis": "America/Chicago",
    "London": "Europe/London",
    "Stockholm": "Europe/Stockholm",
    "Antwerp": "Europe/Brussels",
    "Amsterdam": "Europe/Amsterdam",
    "Los Angeles": "America/Los_Angeles",
    "Berlin": "Europe/Berlin",
    "Helsinki": "Europe/Helsinki",
    "Melbourne": "Australia/Melbourne",
    "Rome": "Europe/Rome",
    "Tokyo": "Asia/Tokyo",
    "Mexico City": "America/Mexico_City",
    "Munich": "Europe/Berlin",
    "Montreal": "America/Toronto",
    "Moscow": "Europe/Moscow",
    "Seoul": "Asia/Seoul",
    "Barcelona": "Europe/Madrid",
    "Atlanta": "America/New_York",
    "Sydney": "Australia/Sydney",
    "Beijing": "Asia/Shanghai",
    "Rio de Janeiro": "America/Sao_Paulo",
}

NAMESAKES = {("1972-summer", "Mario Montano"), ("1976-summer", "Mario Montano")}
"""The cousins who fenced in one team, by their second names; other namesakes in one team are told apart by II."""

MENDED = {
    ("2012-summer", "20 kilometres Race Walk", "women", "bronze"): "Lü Xiuzhi",
    ("2012-summer", "Shot Put", "women", "bronze"): "Li Ling",
}
"""Two rows of the lists name the winner of another medal of the event."""

NOT_A_CITY = {"Stockholm (ruiters)", "Mexico"}
"""Aliases left out: where part of the Games were, and what is first of all a country."""

LEFT_OUT = ("n_nations =", "n_events =", "uncertain", "IOC count can differ")
"""Notes that hold for all Games: they stand in data/README.md."""

LONDON_1500 = ("2012-summer", "1,500 metres", "women")
CHANGED_ON = "2025-06-26"
CHANGE_REASON = "Tatjana Tomasjova (Rusland) gediskwalificeerd wegens doping; het IOC verdeelde de medailles opnieuw"
CHANGE_SOURCE = "IOC, 26 June 2025 (NBC Sports); AIU/CAS, 3 September 2024"

TABLE_SOURCES = {
    "two-sources-agree": "Olympedia; olympanalyt.com gives the same",
    "sources-differ": "Olympedia, nationality as olympanalyt.com (sources differ)",
    "olympedia": "Olympedia",
}


LETTERS = str.maketrans({"\N{CYRILLIC SMALL LETTER O}": "o", "\N{GREEK SMALL LETTER IOTA WITH DIALYTIKA}": "ï"})
"""Letters of another alphabet inside names in the lists, by mistake."""


def read(path: Path) -> list[Row]:
    text = path.read_text(encoding="utf-8").translate(LETTERS).replace("333⅓", "333 1/3").replace("⅓", "1/3")
    return list(csv.DictReader(text.splitlines()))


def write(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def slug(text: str) -> str:
    """``1,500 metres`` is 1500m, ``Heavyweight (+100 kg)`` heavyweight-over-100kg."""
    text = text.replace("½", "half").replace("²", "2").replace("&", "and").replace("×", "x")
    text = re.sub(r"(\d),(\d{3})", r"\1\2", text)
    text = re.sub(r"(\d) ?x ?(\d)", r"\1x\2", text)
    text = re.sub(r"(\d) kilometres", r"\1km", re.sub(r"(\d) metres", r"\1m", re.sub(r"(\d) kg", r"\1kg", text)))
    text = re.sub(r"[+>](\d)", r"over-\1", text)
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def discipline_of(row: Row) -> str:
    return SLUGS.get(row["discipline"], slug(row["discipline"]))


def event_id_of(row: Row) -> str:
    event = "tournament" if row["event"] == row["discipline"] else slug(row["event"])
    return f"{discipline_of(row)}-{event}-{row['gender']}"


def athletes_of(row: Row) -> str:
    names: list[str] = []
    seen: set[str] = set()
    mended = MENDED.get((row["games"], row["event"], row["gender"], row["medal"]))
    for name in (mended or row["athletes"]).split(";"):
        if (row["games"], name) in NAMESAKES:
            name = name.replace(" ", " Aldo " if name not in seen else " Tullio ", 1)
            seen.add("Mario Montano")
        elif name in seen:
            name = f"{name} II"
        seen.add(name)
        names.append(name)
    return ";".join("Mario Aldo Montano" if name == "Mario Montano" else name for name in names)


def end_of(games: Row) -> str:
    """The last second of the closing day; the offsets of before the time zones are rounded up to a minute."""
    day = date.fromisoformat(games["end"])
    moment = datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=ZoneInfo(ZONES[games["city"]]))
    offset = moment.utcoffset() or timedelta()
    return moment.replace(tzinfo=timezone(timedelta(minutes=-(-offset // timedelta(minutes=1))))).isoformat()


def toml_of(games: Row) -> str:
    opening = date.fromisoformat(games["start"])
    aliases = [name for name in games["city_aliases"].split(";") if name and name not in NOT_A_CITY]
    parts = [part for part in games["note"].split("; ") if not part.startswith(LEFT_OUT)]
    note = re.sub(r"n_events was \d+: ", "", "; ".join(parts))
    lines = {
        "games_id": json.dumps(games["games"]),
        "season": '"summer"',
        "year": games["games"][:4],
        "city": json.dumps(games["city_nl"], ensure_ascii=False),
        "city_aliases": json.dumps(aliases, ensure_ascii=False),
        "host": json.dumps(games["country_noc"]),
        "opening": games["start"],
        "closing": games["end"],
        "first_medal_day": (opening + timedelta(days=1)).isoformat(),
        "time_zone": json.dumps(ZONES[games["city"]]),
        "n_events": games["n_events"],
        "n_nations": games["n_nations"],
        "has_day_data": "false",
    }
    if note:
        lines["note"] = json.dumps(note, ensure_ascii=False)
    return "".join(f"{name} = {value}\n" for name, value in lines.items())


def main() -> None:
    lists = Path(sys.argv[1])
    names = {(r["discipline"], r["event"], r["gender"]): r["short_nl"] for r in read(lists / "event_names_summer.csv")}
    medals: dict[str, list[Row]] = defaultdict(list)
    for row in read(lists / "medals_summer.csv"):
        medals[row["games"]].append(row)
    tables = defaultdict(list)
    for row in read(lists / "tables.csv"):
        tables[row["games"]].append(row)
    for games in read(lists / "games_summer.csv"):
        write_games(games, medals[games["games"]], tables[games["games"]], names)


def write_games(games: Row, medals: list[Row], table: list[Row], names: dict[tuple[str, str, str], str]) -> None:
    folder = DATA / "games" / games["games"]
    folder.mkdir(exist_ok=True)
    (folder / "games.toml").write_text(toml_of(games), encoding="utf-8")
    events: dict[str, list[str]] = {}
    for row in medals:
        event_id = event_id_of(row)
        alone = row["event"] == row["discipline"]
        name = "toernooi" if alone else names[row["discipline"], row["event"], row["gender"]]
        event = events.setdefault(event_id, [event_id, discipline_of(row), name, row["gender"], "false", "", "", ""])
        event[7] = end_of(games)
        if ";" in row["athletes"]:
            event[4] = "true"
    write(folder / "events.csv", EVENT_COLUMNS, sorted(events.values()))
    colours = ("gold", "silver", "bronze")
    changed = [row for row in medals if (row["games"], row["event"], row["gender"]) == LONDON_1500]
    rows = [[event_id_of(row), row["medal"], row["noc"], athletes_of(row), ""] for row in medals]
    if changed:
        ids = event_id_of(changed[0])
        before = [[ids, {"ETH": "bronze"}.get(row[2], row[1]), *row[2:]] for row in rows if row[0] == ids]
        rows = [row for row in rows if row[0] != ids] + [row for row in before if row[2] != "USA"]
        podium = ([CHANGED_ON, ids, r["medal"], r["noc"], r["athletes"], CHANGE_REASON, CHANGE_SOURCE] for r in changed)
        write(folder / "changes.csv", CHANGE_COLUMNS, podium)
    rows.sort(key=lambda row: (row[0], colours.index(row[1])))
    write(folder / "medals.csv", MEDAL_COLUMNS, rows)
    write_table(folder, table, bool(changed))


def write_table(folder: Path, table: list[Row], london: bool) -> None:
    tallies = {row["noc"]: Tally(int(row["gold"]), int(row["silver"]), int(row["bronze"])) for row in table}
    sources = {row["noc"]: TABLE_SOURCES[row["status"]] for row in table}
    if london:
        tallies |= {"ETH": Tally(3, 3, 2), "USA": Tally(48, 26, 31)}
        sources |= dict.fromkeys(("ETH", "USA"), f"Olympedia, with the decision of the {CHANGE_SOURCE}")
    lines = [(line.noc, *line.tally, line.rank or "", sources[line.noc]) for line in Standings.of(tallies)]
    write(folder / "table.csv", TABLE_COLUMNS, lines)


if __name__ == "__main__":
    main()
