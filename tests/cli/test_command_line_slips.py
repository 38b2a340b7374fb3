"""A slip of the operator is answered with one clear line, and nothing is made on the way."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from medals_core.datasets.datafiles import DataFolder, Fault, Faults
from tests.support.command_line import ROOT, make_database, medaillespiegel, medaillespiegel_here
from tests.support.facts import check_anew

pytestmark = pytest.mark.slow

NEW_GAMES = ("--city", "Los Angeles", "--host", "USA", "--time-zone", "America/Los_Angeles")
DATES = ("--opening", "2028-07-14", "--closing", "2028-07-30")


@pytest.mark.parametrize(
    ("arguments", "settings", "says"),
    [
        (("check", "--data", "weg"), {}, "--data weg: there is no such folder"),
        (("check",), {"DATA_DIR": "weg"}, "setting DATA_DIR: there is no folder weg"),
        (("import", "weg.csv"), {}, "weg.csv: there is no such file"),
        (("new-games", "2028-lente", *NEW_GAMES, *DATES), {}, "2028-lente: expected a year and a season"),
        (("new-games", "2028-summer", *NEW_GAMES, "--opening", "14-7-2028", "--closing", "2028-07-30"), {},
         "--opening 14-7-2028: expected a date, as 2028-07-14"),
    ],
)  # fmt: skip
def test_one_clear_line_and_nothing_made(
    arguments: tuple[str, ...], settings: dict[str, str], says: str, tmp_path: Path
) -> None:
    done = medaillespiegel_here(*arguments, folder=tmp_path, **settings)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"medaillespiegel: {says}")
    assert not list(tmp_path.iterdir())


def test_a_backup_and_the_doctor_make_no_folders(tmp_path: Path) -> None:
    make_database(tmp_path / "medaillespiegel.sqlite3")
    done = medaillespiegel_here("backup", "weg/copy.sqlite3", folder=tmp_path)
    assert done.stderr.splitlines() == ["medaillespiegel: there is no folder weg; make it first"]
    found = medaillespiegel(
        "doctor", folder=tmp_path, DATABASE_URL="sqlite:///nergens/x.sqlite3", BOT_API_URL="http://127.0.0.1:9"
    )
    assert "✗ database: there is no folder" in found.stdout
    assert [one.name for one in tmp_path.iterdir()] == ["medaillespiegel.sqlite3"]


def test_a_rubbish_line_in_the_settings_file_stops_every_command(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("dit is onzin\n", encoding="utf-8")
    for command in ("demo", "doctor", "check"):
        done = medaillespiegel(command, folder=tmp_path)
        assert done.returncode == 1
        assert done.stderr.splitlines() == ["medaillespiegel: .env line 1 cannot be read: write NAME=value"]


def test_questions_need_no_quotes_and_the_version_is_told(tmp_path: Path) -> None:
    done = medaillespiegel("ask", "staan", "we", "boven", "Amerika?", folder=tmp_path)
    assert "Nederland" in done.stdout, done.stderr
    assert medaillespiegel("--version", folder=tmp_path).stdout.startswith("medaillespiegel ")
    assert "--show-completion" in medaillespiegel("--help", folder=tmp_path).stdout
    assert "\x1b" not in done.stdout


def unreadable(path: Path, *_: object, **__: object) -> None:
    """A file that is there and may not be read, for a superuser too."""
    raise PermissionError(13, "Permission denied", str(path))


def test_a_data_file_that_may_not_be_read_is_a_fault_of_that_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "open", unreadable)
    monkeypatch.setattr(Path, "read_text", unreadable)
    assert Fault("nations.csv", 0, "", "cannot be read: Permission denied") in check_anew(None)


def test_a_data_folder_that_may_not_be_entered_is_a_fault_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Path, "is_file", unreadable)
    monkeypatch.setattr(Path, "open", unreadable)
    faults = Faults(strict=False)
    assert list(DataFolder(tmp_path, faults).rows("nations.csv", ("noc",))) == []
    assert faults.found == [Fault("nations.csv", 0, "", "cannot be read: Permission denied")]


def test_an_interruption_while_it_is_loaded_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.__main__._main", interrupted)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130


def test_an_interruption_of_a_feed_is_no_traceback(tmp_path: Path) -> None:
    """As soon as it has said its first word."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "feed", "weg.csv"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
    assert process.returncode == 130
    assert "Traceback" not in first + rest
