"""The command line, run as a process of its own, or here where the process itself is not what is tried."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.support.databases import make_sqlite
from tests.support.waiting import CEILING

ROOT = Path(__file__).parents[2]
KEPT = {"PATH", "HOME", "LANG", "COVERAGE_PROCESS_START"}


def medaillespiegel(
    *arguments: str, given: str = "", folder: Path, **settings: str
) -> "subprocess.CompletedProcess[str]":
    """Run a command in an empty folder with only these settings."""
    kept = {name: value for name, value in os.environ.items() if name in KEPT}
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


def medaillespiegel_here(
    *arguments: str, given: str = "", folder: Path, **settings: str
) -> "subprocess.CompletedProcess[str]":
    """The same in this process, which has the facts at hand: a process takes two seconds to get them. Not for what
    serves, which sets up more than its own."""
    out, problems, code = io.StringIO(), io.StringIO(), 0
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(problems):
        for name in set(os.environ) - KEPT:
            patch.delenv(name)
        for name, value in settings.items():
            patch.setenv(name, value)
        patch.chdir(folder)
        patch.setattr(sys, "argv", ["medaillespiegel", *arguments])
        patch.setattr(sys, "stdin", io.StringIO(given))
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), problems.getvalue())


def make_database(path: Path) -> Path:
    """An empty database, as a first `run` makes one."""
    make_sqlite(path)
    return path
