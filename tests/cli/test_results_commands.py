"""The operator's commands about results and the database, as they are typed: what must not be said, and what must not
be done while the bot is at work."""

import asyncio
from pathlib import Path

import pytest
from typer.testing import CliRunner

import bot.cli.results
from bot.cli.main import cli
from bot.storage import Database
from bot.transport.operations.replicas import sole_server
from tests.support.command_line import make_database, medaillespiegel

pytestmark = pytest.mark.slow


def test_a_feed_s_password_and_key_are_not_printed(tmp_path: Path) -> None:
    url = "http://bot:geheim@127.0.0.1:9/x.csv?key=sleutel"
    done = medaillespiegel("feed", url, "--once", folder=tmp_path)
    assert "medaillespiegel: feed http://127.0.0.1:9/x.csv: cannot reach 127.0.0.1:9\n" in done.stderr
    assert "geheim" not in done.stdout + done.stderr
    assert "sleutel" not in done.stdout + done.stderr


def test_the_logs_of_a_feed_know_what_is_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of its URL and of the bot itself: whatever a library writes, the log's formatter takes these out."""
    told: list[set[str]] = []
    monkeypatch.setattr(bot.cli.results, "configure_logs", lambda _level, secrets: told.append(set(secrets)))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_TOKEN", "7654321098:shibboleth")
    url = "http://bot:geheim@127.0.0.1:9/x.csv?key=sleutel"
    done = CliRunner().invoke(cli, ["feed", url, "--once"])
    assert done.exit_code == 1, "a look that fails is told by its status: cron and scripts go by it"
    assert told[0] >= {"7654321098:shibboleth", "geheim", "sleutel"}


@pytest.mark.parametrize(
    ("source", "status", "says"),
    [
        ("nofile", 1, "feed nofile: there is no file nofile"),
        (".", 1, "feed .: . is a folder"),
        ("faulty.csv", 1, "feed faulty.csv: "),
        ("http://127.0.0.1:1/x.csv", 1, "feed http://127.0.0.1:1/x.csv: cannot reach 127.0.0.1:1"),
        ("well.json", 0, "feed well.json: nothing new"),
    ],
)
def test_one_look_of_a_feed_ends_with_the_status_of_what_it_found(
    source: str, status: int, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In words: names of classes are of use to nobody who runs a bot."""
    monkeypatch.chdir(tmp_path)
    make_database(tmp_path / "medaillespiegel.sqlite3")
    (tmp_path / "faulty.csv").write_text("no results\n", encoding="utf-8")
    CliRunner().invoke(cli, ["export", "--format", "json", "--to", "well.json"])
    done = CliRunner().invoke(cli, ["feed", source, "--once"])
    assert done.exit_code == status, done.output
    assert says in done.output
    assert "Error" not in done.output


def test_a_backup_into_a_folder_says_which_file(tmp_path: Path) -> None:
    make_database(tmp_path / "medaillespiegel.sqlite3")
    made = medaillespiegel("backup", "copies/", folder=tmp_path)
    assert made.returncode == 0, made.stderr
    (copy,) = (tmp_path / "copies").iterdir()
    assert made.stdout == f"written copies/{copy.name}\n"
    assert medaillespiegel("restore", f"copies/{copy.name}", folder=tmp_path).returncode == 0


def test_nothing_is_restored_beside_a_bot_at_work(tmp_path: Path) -> None:
    """It would go on writing into the file that was replaced: every result published since would be lost unseen."""
    make_database(tmp_path / "medaillespiegel.sqlite3")
    medaillespiegel("backup", "safe.sqlite3", folder=tmp_path)
    place = tmp_path / "medaillespiegel.sqlite3"
    inode = place.stat().st_ino
    database = Database(f"sqlite:///{place}")
    with sole_server(database):
        refused = medaillespiegel("restore", "safe.sqlite3", folder=tmp_path)
    asyncio.run(database.close())
    assert refused.returncode == 1
    assert refused.stderr.startswith("medaillespiegel: another process serves medaillespiegel.sqlite3 already")
    assert len(refused.stderr.splitlines()) == 1
    assert place.stat().st_ino == inode
    assert medaillespiegel("restore", "safe.sqlite3", folder=tmp_path).returncode == 0


def test_a_restore_makes_the_folder_of_a_new_machine(tmp_path: Path) -> None:
    make_database(tmp_path / "medaillespiegel.sqlite3")
    medaillespiegel("backup", "safe.sqlite3", folder=tmp_path)
    done = medaillespiegel("restore", "safe.sqlite3", folder=tmp_path, DATABASE_URL="sqlite:///new/place.sqlite3")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "new/place.sqlite3").exists()
