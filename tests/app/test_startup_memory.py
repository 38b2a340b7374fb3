"""A start loads no more than the bot needs, and leaves the garbage collector at work."""

import subprocess
import sys

import pytest

SCRIPT = """
import gc, sys
from bot.app.startup_memory import freeze_and_trim_memory, load_lightly
load_lightly()
import bot.app.serving
unused = ("rich", "click", "typer", "alembic", "PIL", "starlette", "sqlalchemy.orm")
loaded = [name for name in unused if name in sys.modules]
print(loaded, gc.isenabled())
freeze_and_trim_memory()
import rich.console
from sqlalchemy.ext.asyncio.session import AsyncSession
print(gc.isenabled(), AsyncSession.__name__)
"""


@pytest.mark.slow
def test_what_the_bot_does_not_need_is_not_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[] False", "True AsyncSession"]
