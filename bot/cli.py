"""The command line: one command a job of the operator."""

import json
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bot import jobs
from bot.jobs import run_or_stop, settings_or_stop, stop

cli = typer.Typer(
    name="medaillespiegel",
    help="A Dutch Olympic medal desk on Telegram.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
err = Console(stderr=True, highlight=False)
out = Console(highlight=False)


@cli.command()
def run() -> None:
    """Start the bot: with BOT_TOKEN on Telegram (polling, or webhook when WEBHOOK_URL is set), without it the demo."""
    jobs.run()


@cli.command()
def demo(
    replay: Annotated[bool, typer.Option(help="let the Games happen again")] = False,
    speed: Annotated[float, typer.Option(min=1, max=100_000, help="seconds of the Games in a second")] = 600,
    start: Annotated[str, typer.Option("--from", help="day or moment where it begins")] = "",
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="port of the page; default PORT")] = None,
    host: Annotated[str | None, typer.Option(help="address to listen on; default HOST")] = None,
) -> None:
    """Try everything in the browser: a local Telegram with several people, a group, and the real Games."""
    overrides = {key: value for key, value in (("port", port), ("host", host)) if value is not None}
    settings = settings_or_stop(**overrides)
    from bot.demo import run_demo

    run_or_stop(run_demo(settings, replay=replay, speed=speed, start=start))


@cli.command()
def ask(
    text: Annotated[str | None, typer.Argument(help="a question, as typed in a chat")] = None,
    jsonl: Annotated[bool, typer.Option(help="read {id, text, chat} lines from standard input")] = False,
) -> None:
    """Answer on the terminal, through the same application as on Telegram."""
    if not jsonl and not text:
        stop('ask what? For example: medaillespiegel ask "staan we boven Amerika?"')
    settings = settings_or_stop()
    from bot.terminal import answer_lines, answer_one

    if jsonl:
        run_or_stop(answer_lines(settings, sys.stdin, sys.stdout))
    else:
        assert text is not None
        out.print(run_or_stop(answer_one(settings, text)), markup=False, soft_wrap=True)


@cli.command()
def check(
    data: Annotated[Path | None, typer.Option(help="folder with the facts; default the one shipped")] = None,
    database: Annotated[bool, typer.Option(help="verify the ledger in DATABASE_URL too")] = False,
) -> None:
    """Validate every data file, recompute all tables, and say each contradiction in a line."""
    settings = settings_or_stop()
    from medals_core.dataset_check import check as find_faults

    faults = find_faults(data or settings.data_dir)
    for fault in faults:
        err.print(str(fault), markup=False, soft_wrap=True)
    broken = 0
    if database:
        from bot.app import LedgerCheck, ledger_faults

        ledger: LedgerCheck = run_or_stop(ledger_faults(settings))
        if ledger.fault:
            broken = 1
            err.print(f"ledger: {ledger.fault} ({ledger.where})", markup=False, soft_wrap=True)
        else:
            # Which one, and how long: "nothing wrong" is true of somebody else's database as well.
            verified = f"ledger: chain of {ledger.entries} entries verified ({ledger.where})"
            out.print(verified, markup=False, soft_wrap=True)
    if found := len(faults) + broken:
        stop(f"{found} {'contradiction' if found == 1 else 'contradictions'} in the data")
    out.print("data: no contradictions")


@cli.command()
def doctor() -> None:
    """Look at settings, data, database, Telegram, rights and clock; say what to mend. Status 1 on a fault."""
    settings = settings_or_stop()
    from bot.clock import SystemClock
    from bot.doctor import examine
    from bot.logs import configure_logs

    configure_logs("ERROR")
    findings = run_or_stop(examine(settings, SystemClock()))
    for finding in findings:
        out.print(str(finding), markup=False, soft_wrap=True)
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
    data: Annotated[Path | None, typer.Option(help="folder with the facts; default the one shipped")] = None,
) -> None:
    """Make the folder of new Games, ready to be filled in."""
    from medals_core.datasets import DatasetError, default_root
    from medals_core.games import Season
    from medals_core.scaffold import scaffold_games

    settings = settings_or_stop()
    try:
        folder = scaffold_games(
            data or settings.data_dir or default_root(),
            games_id,
            city,
            host,
            date.fromisoformat(opening),
            date.fromisoformat(closing),
            time_zone,
            Season(games_id.rpartition("-")[2]),
        )
    except (DatasetError, ValueError, FileExistsError) as error:
        stop(str(error))
    out.print(f"made {folder}; fill in events.csv, then: medaillespiegel check", markup=False, soft_wrap=True)


def print_json(value: object) -> None:
    out.print(json.dumps(value, ensure_ascii=False, indent=2), markup=False, soft_wrap=True)
