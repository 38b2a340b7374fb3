"""The command line: one command a job of the operator."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import jobs
from bot.cli.jobs import run_or_stop, say, settings_or_stop, stop

cli = typer.Typer(
    name="medaillespiegel",
    help="A Dutch Olympic medal desk on Telegram.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _tell_version(asked: bool) -> None:
    if asked:
        from bot.version import NAME, version

        print(f"{NAME} {version()}")
        raise typer.Exit


@cli.callback()
def options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="which version this is")
    ] = False,
) -> None:
    """A Dutch Olympic medal desk on Telegram."""


@cli.command()
def run() -> None:
    """Start the bot on Telegram (polling, or a webhook if WEBHOOK_URL is set); without BOT_TOKEN, start the demo."""
    jobs.run()


@cli.command()
def demo(
    replay: Annotated[bool, typer.Option(help="replay the Games")] = False,
    speed: Annotated[
        float, typer.Option(min=1, max=100_000, help="how many seconds of the Games pass per second")
    ] = 600,
    start: Annotated[str, typer.Option("--from", help="day or moment to start from: 2026-02-15T18:00")] = "",
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="port of the page; default PORT")] = None,
    host: Annotated[str | None, typer.Option(help="address to listen on; default HOST")] = None,
) -> None:
    """Try the bot in your browser: a local Telegram with several people, a group and the real Games."""
    overrides = {key: value for key, value in (("port", port), ("host", host)) if value is not None}
    settings = settings_or_stop(**overrides)
    from bot.demo.running import run_demo

    run_or_stop(run_demo(settings, replay=replay, speed=speed, start=start))


@cli.command()
def ask(
    words: Annotated[list[str] | None, typer.Argument(metavar="TEXT", help="a question, as typed in a chat")] = None,
    jsonl: Annotated[bool, typer.Option(help="read {id, text, chat} lines from standard input")] = False,
    canonical: Annotated[bool, typer.Option("--canonical", help="print what it is read as, not the answer")] = False,
) -> None:
    """Answer a question on the terminal, just as the bot would on Telegram."""
    text = " ".join(words or ())
    if jsonl and canonical:
        stop("--canonical reads one TEXT, without --jsonl")
    if not jsonl and not text:
        stop('ask what? For example: medaillespiegel ask "staan we boven Amerika?"')
    settings = settings_or_stop()
    from bot.cli.terminal import answer_lines, answer_one, read_as

    if jsonl:
        run_or_stop(answer_lines(settings, sys.stdin, sys.stdout))
    else:
        told = read_as if canonical else answer_one
        print(run_or_stop(told(settings, text)))


@cli.command()
def check(
    data: Annotated[Path | None, typer.Option(help="folder with the data files (default: the one included)")] = None,
    database: Annotated[bool, typer.Option(help="also verify the ledger in DATABASE_URL")] = False,
) -> None:
    """Check every data file, recompute all tables and print each problem on a line of its own."""
    settings = settings_or_stop()
    _must_be_there(data)
    from medals_core.datasets.check import check as find_faults

    faults = find_faults(data or settings.data_dir)
    for fault in faults:
        say(str(fault))
    broken = 0
    if database:
        from bot.app.ledgers import LedgerCheck, ledger_faults

        ledger: LedgerCheck = run_or_stop(ledger_faults(settings))
        if ledger.fault:
            broken = 1
            say(f"ledger: {ledger.fault} ({ledger.where})")
        else:
            # Which one, and how long: "nothing wrong" is true of somebody else's database as well.
            print(f"ledger: chain of {ledger.entries} entries verified ({ledger.where})")
    if found := len(faults) + broken:
        stop(f"{found} {'contradiction' if found == 1 else 'contradictions'} in the data")
    print("data: no contradictions")


@cli.command()
def doctor() -> None:
    """Check settings, data, database, Telegram, rights and clock, and say how to fix what is wrong (exit status 1)."""
    settings = settings_or_stop()
    from bot.app.logs import configure_logs
    from bot.cli.doctor import examine
    from bot.clock import SystemClock

    configure_logs("ERROR")
    findings = run_or_stop(examine(settings, SystemClock()))
    for finding in findings:
        print(str(finding))
    faults = sum(finding.fault for finding in findings)
    if faults:
        stop("1 thing is wrong" if faults == 1 else f"{faults} things are wrong")


@cli.command("new-games")
def new_games(
    games_id: Annotated[str, typer.Argument(help="year and season: 2028-summer")],
    city: Annotated[str, typer.Option(help="Dutch name of the city")],
    host: Annotated[str, typer.Option(help="NOC of the host: USA")],
    opening: Annotated[str, typer.Option(help="2028-07-14")],
    closing: Annotated[str, typer.Option(help="2028-07-30")],
    time_zone: Annotated[str, typer.Option(help="America/Los_Angeles")],
    events_from: Annotated[str | None, typer.Option(help="start with the events of: 2024-summer")] = None,
    data: Annotated[Path | None, typer.Option(help="folder with the data files; default: the one included")] = None,
) -> None:
    """Create the folder for new Games, ready to be filled in."""
    from pydantic import ValidationError

    from medals_core.datasets.loading import DatasetError, default_root
    from medals_core.datasets.scaffold import scaffold_games
    from medals_core.games import Season

    settings = settings_or_stop()
    season = games_id.rpartition("-")[2]
    if season not in {season.value for season in Season}:
        stop(f"{games_id}: expected a year and a season, as 2028-summer or 2030-winter")
    begins, ends = _date("--opening", opening), _date("--closing", closing)
    root = data or settings.data_dir or default_root()
    _must_be_there(root)
    try:
        folder = scaffold_games(root, games_id, city, host, begins, ends, time_zone, Season(season), events_from)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        stop(f"{'.'.join(map(str, first['loc']))}: {first['msg'].removeprefix('Value error, ')}")
    except (DatasetError, ValueError, FileExistsError) as error:
        stop(str(error))
    print(f"made {folder}; {'mend' if events_from else 'fill in'} events.csv, then: medaillespiegel check")


def _must_be_there(data: Path | None) -> None:
    if data is not None and not data.is_dir():
        stop(f"--data {data}: there is no such folder")


def _date(option: str, given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        stop(f"{option} {given}: expected a date, as 2028-07-14")
