"""The command line, as an operator uses it: what works, and one clear line for what does not."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.command_line import ROOT, make_database, medaillespiegel, medaillespiegel_here

pytestmark = pytest.mark.slow


def test_ask_answers_on_the_terminal(tmp_path: Path) -> None:
    done = medaillespiegel("ask", "/stand 17 februari 18:00", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    table = " ".join(done.stdout.split())
    for line in ("Noorwegen 13 8 9", "Italië 9 4 11", "VS 6 9 5", "Nederland ◂ 6 6 1"):
        assert line in table
    assert not list(tmp_path.iterdir()), "asking leaves no trace"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("hoeveel goud won Noorwegen", "is: /tel NOR goud"),
        ("hoeveel blinkers pakte Noorwegen", "refused: true"),
        ("dank je wel", "small: thanks"),
    ],
)
def test_what_a_question_is_read_as_stands_as_in_the_corpus(text: str, line: str, tmp_path: Path) -> None:
    done = medaillespiegel_here("ask", "--canonical", text, folder=tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, line), done.stderr


def test_ask_reads_lines_and_each_stands_alone(tmp_path: Path) -> None:
    asked = [
        {"id": "a", "text": "/nl", "chat": "private"},
        {"id": "b", "text": "en Duitsland?", "chat": "private"},
        {"id": "c", "text": "wat een goud van vandaag weer", "chat": "group"},
        {"id": "d", "text": "@{bot} hoeveel goud heeft Noorwegen", "chat": "group"},
        {"id": "e", "text": "/stand@{bot}", "chat": "group"},
    ]
    done = medaillespiegel("ask", "--jsonl", given="\n".join(map(json.dumps, asked)) + "\n", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    replies = {line["id"]: line["reply"] for line in map(json.loads, done.stdout.splitlines())}
    assert list(replies) == ["a", "b", "c", "d", "e"]
    assert "derde" in replies["a"]
    assert replies["a"].splitlines()[-1].startswith("["), "the buttons' labels stand on a line of their own"
    assert "<b>" not in replies["a"]
    assert replies["c"] == ""
    assert "18" in replies["d"]
    assert "Noorwegen" in replies["e"]


def test_a_line_of_another_form_is_named(tmp_path: Path) -> None:
    done = medaillespiegel_here("ask", "--jsonl", given='{"id": 1, "text": "/nl"}\nhallo\n', folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.strip().startswith("medaillespiegel: line 2:")


def test_check_finds_no_contradiction_in_what_is_shipped(tmp_path: Path) -> None:
    done = medaillespiegel_here("check", folder=tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, "data: no contradictions")


def test_check_says_each_contradiction_in_a_line(tmp_path: Path) -> None:
    broken = tmp_path / "data"
    shutil.copytree(ROOT / "data", broken)
    medals = broken / "games/2026-winter/medals.csv"
    medals.write_text(
        medals.read_text(encoding="utf-8").replace("gold,SUI,Franjo", "gold,XYZ,Franjo"), encoding="utf-8"
    )
    done = medaillespiegel_here("check", "--data", str(broken), folder=tmp_path)
    assert done.returncode == 1
    assert "games/2026-winter/medals.csv, row 2, column noc: unknown NOC: XYZ" in done.stderr


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"START_AT": "2026-02-16"}, "setting START_AT"),
        ({"GAMES": "2027-winter"}, "2027-winter"),
        ({"DATABASE_URL": "oracle://x"}, "setting DATABASE_URL"),
        ({"DATA_DIR": "/dev/null/data"}, "/dev/null/data"),
        ({"OWN_NATION": "ZZZ"}, "OWN_NATION"),
        ({"WEBHOOK_URL": "https://bot.example.org/hook"}, "setting BOT_TOKEN"),
        ({"DATABASE_URL": "postgresql://bot:Ab@cd:Geheim99@localhost/db"}, "setting DATABASE_URL"),
        ({"BOT_TOKEN": "1:a", "BOT_API_URL": "http://127.0.0.1:9"}, "BOT_API_URL"),
        ({"BOT_TOKEN": "1:a", "DATABASE_URL": "sqlite:////dev/null/x.sqlite3"}, "/dev/null/x.sqlite3"),
    ],
)
def test_what_the_operator_can_mend_is_one_line(settings: dict[str, str], says: str, tmp_path: Path) -> None:
    # Any free port: what is told is what is wrong, not who else is on this machine.
    done = medaillespiegel("run", folder=tmp_path, PORT="0", **settings)
    assert done.returncode == 1
    last = done.stderr.strip().splitlines()
    assert last[-1].startswith("medaillespiegel: "), done.stderr
    assert says in last[-1]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["run", "doctor", "ask"])
def test_a_settings_file_in_another_encoding_is_one_line(command: str, tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("BOT_TOKEN=één".encode("latin-1"))
    done = medaillespiegel(command, *(["/nl"] if command == "ask" else []), folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.strip() == f"medaillespiegel: {tmp_path / '.env'} is not UTF-8 text: save it as UTF-8"


def test_a_start_with_a_settings_file_that_others_can_read_says_what_to_do(tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.write_text("BOT_TOKEN=1:a\nBOT_API_URL=http://127.0.0.1:9\n", encoding="utf-8")
    env.chmod(0o644)
    assert f"chmod 600 {env}" in medaillespiegel("run", folder=tmp_path).stderr
    env.chmod(0o600)
    assert "chmod" not in medaillespiegel("run", folder=tmp_path).stderr


def test_a_traceback_that_nobody_foresaw_holds_no_secret(tmp_path: Path) -> None:
    """ "Tokens and passwords are taken out of every log line, tracebacks included": also of a command without logs."""
    (tmp_path / "broken.py").write_text(
        "import bot.cli.results as results\n"
        "from bot.cli.main import cli\n"
        "def fail(found):\n"
        "    raise OSError(f'cannot reach {found.database_url}, {found.bot_token.get_secret_value()}')\n"
        "results._ledger = fail\n"
        "cli(['export'])\n",
        encoding="utf-8",
    )
    secrets = {"DATABASE_URL": "postgresql://bot:Ge%22heim@127.0.0.1:1/x", "BOT_TOKEN": "1234567:AAkort"}
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **secrets}
    done = subprocess.run(
        [sys.executable, "broken.py"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "cannot reach postgresql+asyncpg://bot:[redacted]@127.0.0.1:1/x, [redacted]" in done.stderr
    assert "Traceback" in done.stderr
    assert "heim" not in done.stderr
    assert "AAkort" not in done.stderr


def test_a_missing_data_file_is_one_line(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (tmp_path / "data/games/2026-winter/events.csv").unlink()
    done = medaillespiegel("ask", "/nl", folder=tmp_path, DATA_DIR=str(tmp_path / "data"))
    assert done.returncode == 1
    assert "events.csv" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_port_in_use_is_one_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = medaillespiegel("demo", "--port", str(port), folder=tmp_path)
    assert done.returncode == 1
    assert done.stderr.strip() == (
        f"medaillespiegel: port {port} on 127.0.0.1 is in use: stop what listens there, or set PORT to another"
    )


def test_results_go_out_and_in_again_without_a_difference(tmp_path: Path) -> None:
    make_database(tmp_path / "medaillespiegel.sqlite3")
    out = medaillespiegel("export", "--format", "json", "--to", "results.json", folder=tmp_path)
    assert out.returncode == 0, out.stderr
    assert len(json.loads((tmp_path / "results.json").read_text())["results"]) == 116
    back = medaillespiegel("import", "results.json", folder=tmp_path)
    assert back.returncode == 0, back.stderr
    assert "116 results read, 0 changed" in back.stdout
    earlier = {"START_AT": "2026-02-16T23:59+01:00", "DATABASE_URL": "sqlite:///earlier.sqlite3"}
    dry = medaillespiegel_here("import", "results.json", "--dry-run", folder=tmp_path, **earlier)
    assert "would change" in dry.stdout
    assert "0 would change" not in dry.stdout
    assert f"there is no database {tmp_path / 'earlier.sqlite3'} yet" in dry.stderr
    assert not (tmp_path / "earlier.sqlite3").exists(), "a dry run changes nothing"
    first = medaillespiegel_here("import", "results.json", folder=tmp_path, **earlier)
    assert first.returncode == 0, "results may come in before the first `run`"
    assert f"made {tmp_path / 'earlier.sqlite3'}" in first.stderr.splitlines()
    assert "made" not in medaillespiegel_here("import", "results.json", folder=tmp_path, **earlier).stderr


@pytest.mark.parametrize(
    "command", [["export"], ["check", "--database"], ["import", "results.csv"], ["feed", "results.csv", "--once"]]
)
def test_no_database_is_made_in_a_folder_that_is_not_there(command: list[str], tmp_path: Path) -> None:
    """A slip in DATABASE_URL: an empty database would pass for the bot's own, and results would go where nobody
    looks."""
    (tmp_path / "results.csv").write_text("event,gold,silver,bronze\n", encoding="utf-8")
    done = medaillespiegel_here(*command, folder=tmp_path, DATABASE_URL=f"sqlite:///{tmp_path}/nope/x.sqlite3")
    assert done.returncode == 1
    assert done.stderr == (
        f"medaillespiegel: there is no database {tmp_path}/nope/x.sqlite3; go to the bot's folder or set DATABASE_URL\n"
    )
    assert not (tmp_path / "nope").exists()


@pytest.mark.parametrize("command", [["export"], ["check", "--database"]])
def test_what_only_reads_makes_no_database_in_a_wrong_folder(command: list[str], tmp_path: Path) -> None:
    """The path is told from the root on: "medaillespiegel.sqlite3" would be right in any folder."""
    done = medaillespiegel_here(*command, folder=tmp_path)
    assert done.returncode == 1
    assert f"there is no database {tmp_path}/medaillespiegel.sqlite3; go to" in done.stderr
    assert not list(tmp_path.iterdir())


def test_check_says_which_ledger_it_verified(tmp_path: Path) -> None:
    """ "No contradictions" alone is as true of another database."""
    make_database(tmp_path / "bot.sqlite3")
    done = medaillespiegel_here("check", "--database", folder=tmp_path, DATABASE_URL="sqlite:///bot.sqlite3")
    assert done.returncode == 0, done.stderr
    assert f"ledger: chain of 0 entries verified ({tmp_path}/bot.sqlite3)" in done.stdout.splitlines()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("sqlite:///junk.sqlite3", "/junk.sqlite3: file is not a database"),
        ("postgresql://bot:geheim@127.0.0.1:1/x", "postgresql 127.0.0.1:1/x: "),
    ],
)
def test_ask_says_what_run_says_of_a_database_that_does_not_open(url: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "junk.sqlite3").write_text("of another program", encoding="utf-8")
    asked = medaillespiegel_here("ask", "/nl", folder=tmp_path, DATABASE_URL=url)
    started = medaillespiegel("run", folder=tmp_path, DATABASE_URL=url, BOT_TOKEN="1:a", PORT="0")
    assert (asked.returncode, asked.stderr) == (1, started.stderr)
    assert says in asked.stderr
    assert len(asked.stderr.splitlines()) == 1
    assert "geheim" not in asked.stderr


def test_ask_of_a_database_without_tables_knows_what_is_shipped(tmp_path: Path) -> None:
    """As of one that is still to be made: `run` will make its tables, `ask` leaves it as it is."""
    (tmp_path / "empty.sqlite3").touch()
    done = medaillespiegel_here("ask", "/nl", folder=tmp_path, DATABASE_URL="sqlite:///empty.sqlite3")
    assert (done.returncode, done.stderr) == (0, "")


def test_a_backup_is_put_back(tmp_path: Path) -> None:
    make_database(tmp_path / "medaillespiegel.sqlite3")
    made = medaillespiegel_here("backup", "safe.sqlite3", folder=tmp_path)
    assert made.returncode == 0, made.stderr
    back = medaillespiegel_here("restore", "safe.sqlite3", folder=tmp_path)
    assert back.returncode == 0, back.stderr
    checked = medaillespiegel_here("check", "--database", folder=tmp_path)
    assert checked.returncode == 0, checked.stderr


def test_new_games_are_scaffolded_and_answered_before_they_begin(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    made = medaillespiegel_here(
        "new-games", "2028-summer", "--city", "Los Angeles", "--host", "USA", "--opening", "2028-07-14",
        "--closing", "2028-07-30", "--time-zone", "America/Los_Angeles", "--data", "data", folder=tmp_path,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    settings = {"DATA_DIR": str(tmp_path / "data"), "GAMES": "2028-summer"}
    asked = "\n".join(
        json.dumps({"id": text, "text": text}) for text in ("/stand", "/nl", "/programma", "/vergelijk NL USA")
    )
    done = medaillespiegel_here("ask", "--jsonl", given=asked, folder=tmp_path, **settings)
    assert done.returncode == 0, done.stderr
    replies = {line["id"]: line["reply"] for line in map(json.loads, done.stdout.splitlines())}
    assert all("Los Angeles" in reply or "medaille" in reply.lower() for reply in replies.values()), replies
    again = medaillespiegel_here(
        "new-games", "2028-summer", "--city", "x", "--host", "USA", "--opening", "2028-07-14",
        "--closing", "2028-07-30", "--time-zone", "UTC", "--data", "data", folder=tmp_path,
    )  # fmt: skip
    assert again.returncode == 1
