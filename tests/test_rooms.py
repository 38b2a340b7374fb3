"""The documented contract is the enforced one: the table of rooms in docs/developer.md, import-linter's layers and the
imports in the code say the same."""

import re
import tomllib
from collections import defaultdict
from pathlib import Path

from tests.support.imports import imported as names_in

ROOT = Path(__file__).parents[1]
ROW = re.compile(r"^\| `(\w+)` \| [^|]+ \| ([^|]*) \|$", re.MULTILINE)


def documented() -> dict[str, set[str]]:
    """What each room imports, by the table; in its order."""
    text = (ROOT / "docs/developer.md").read_text("utf-8")
    table = text[text.index("| room of `bot/`") :].partition("\n\n")[0]
    rows = {room: set(re.findall(r"`(\w+)`", imports)) for room, imports in ROW.findall(table)}
    assert len(rows) == table.count("\n") - 1, "every row is read"
    return rows


def imported() -> dict[str, set[str]]:
    """What the files of each room import of other rooms and of medals_core, also where it is needed only."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in (ROOT / "bot").rglob("*.py"):
        room = path.relative_to(ROOT / "bot").parts[0].removesuffix(".py")
        for package, _, rest in (name.partition(".") for name in names_in(path)):
            if package == "medals_core":
                found[room].add(package)
            elif package == "bot" and rest and rest.partition(".")[0] != room:
                found[room].add(rest.partition(".")[0])
    return found


def test_the_order_of_the_table_is_the_one_that_import_linter_enforces() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["type"] == "layers")
    assert list(documented()) == [room for layer in layers for room in layer.split(" | ")]


def test_the_table_tells_what_each_room_imports() -> None:
    """A new import between rooms is a decision: it is written down where a newcomer reads it."""
    found = imported()
    assert {room: found[room] for room in documented()} == documented()
