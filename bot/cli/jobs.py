"""How a command of the operator does its work: its settings, one clear line for what went wrong, and the one command
that stays. Knows no Typer: that takes 2 MB, and a bot that runs for months has no use for it."""

import asyncio
import contextlib
import logging
import signal
import sys
from collections.abc import Coroutine
from typing import Any, NoReturn

from bot.settings import Settings, SettingsError, open_secret, read_settings


def say(line: str) -> None:
    """A line for the operator, apart from what a command puts out."""
    print(line, file=sys.stderr)


def stop(line: str) -> NoReturn:
    """End with one clear line and exit status 1."""
    say(f"medaillespiegel: {line}")
    raise SystemExit(1)


def settings_or_stop(**overrides: object) -> Settings:
    try:
        settings = read_settings(**overrides)
    except SettingsError as error:
        stop(str(error))
    from bot.app.logs import configure_logs

    # Before anything can go wrong: what Python or a library prints by itself holds no secret either.
    configure_logs("WARNING" if settings.log_level == "INFO" else settings.log_level, settings.secrets())
    return settings


def run_or_stop(job: Coroutine[Any, Any, Any]) -> Any:
    """Run the job; what the operator can mend ends with one line, anything else with its traceback."""
    from bot.problems import OperatorError
    from bot.storage.engine.address import DatabaseError
    from medals_core.datasets.loading import DatasetError

    try:
        return asyncio.run(_interruptible(job))
    except (OperatorError, DatabaseError, DatasetError, SettingsError) as error:
        stop(str(error))
    except OSError as error:
        if error.filename is None:
            raise
        stop(f"{error.filename}: {(error.strerror or str(error)).lower()}")
    except (KeyboardInterrupt, asyncio.CancelledError):
        raise SystemExit(130) from None


async def _interruptible(job: Coroutine[Any, Any, Any]) -> Any:
    """Ctrl-C ends the job without a word: what a library says of a connection that is cut off meanwhile helps nobody.
    A job that goes on till it is told to stop, sets a handler of its own."""
    task = asyncio.current_task()

    def interrupted() -> None:
        logging.disable(logging.CRITICAL)
        if task is not None:
            task.cancel()

    with contextlib.suppress(NotImplementedError):
        asyncio.get_running_loop().add_signal_handler(signal.SIGINT, interrupted)
    return await job


def run() -> None:
    """The bot, until interrupted or terminated; without BOT_TOKEN the demo."""
    from bot.app.startup_memory import load_lightly

    load_lightly()
    settings = settings_or_stop()
    if exposed := open_secret():
        say(f"others can read the secrets in {exposed}: chmod 600 {exposed}")
    if settings.bot_token is None and settings.webhook_url:
        # The port that the world reaches is no place for the demo.
        stop("setting BOT_TOKEN: is not set, though WEBHOOK_URL is; get one from @BotFather")
    if settings.bot_token is None:
        say("BOT_TOKEN is not set: starting the demo, a local Telegram in the browser.")
        from bot.demo.running import run_demo

        run_or_stop(run_demo(settings, replay=False, speed=600, start=""))
        return
    from bot.app.serving import serve

    run_or_stop(serve(settings))
