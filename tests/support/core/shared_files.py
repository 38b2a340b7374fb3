"""A data folder of the test's own, with some of the Games: the test may break it."""

import shutil
from pathlib import Path

from medals_core.datasets.loading import default_root

SHARED_FILES = (
    "nations.csv",
    "nation_groups.csv",
    "nation_forms.csv",
    "population.csv",
    "disciplines.csv",
    "athlete_names.csv",
)
SHORTENED = {"population.csv": 100, "athlete_names.csv": 100}
"""Of thousands of alike lines so many are read again and again."""


def copied(root: Path, *games: str) -> Path:
    root.mkdir(exist_ok=True)
    for file in SHARED_FILES:
        lines = (default_root() / file).read_text(encoding="utf-8").splitlines(keepends=True)
        (root / file).write_text("".join(lines[: SHORTENED.get(file)]), encoding="utf-8")
    for each in games:
        shutil.copytree(default_root() / "games" / each, root / "games" / each)
    return root
