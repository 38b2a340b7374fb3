"""The command line, run as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.databases import make_sqlite
from tests.support.waiting import CEILING

ROOT = Path(__file__).parents[2]


def medaillespiegel(
    *arguments: str, given: str = "", folder: Path, **settings: str
) -> "subprocess.CompletedProcess[str]":
    """Run a command in an empty folder with only these settings."""
    kept = {
        name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG", "COVERAGE_PROCESS_START"}
    }
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        input=given,
        capture_output=True,
        text=True,
        cwd=folder,
        env={**kept, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "COLUMNS": "200", **settings},
        timeout=CEILING,
        check=False,
    )


def make_database(path: Path) -> Path:
    """An empty database, as a first `run` makes one."""
    make_sqlite(path)
    return path
