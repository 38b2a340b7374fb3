"""What a start need not load, what it left behind, and what stays."""

import ctypes
import gc
import sys
from types import ModuleType
from typing import Any

_UNUSED = ("rich", "click")
"""What two libraries load where they find it (8 MB): structlog for tracebacks that ``bot.app.logs`` writes itself,
httpx for a command of its own."""

_UNUSED_PARTS = ("sqlalchemy.ext.asyncio.session", "sqlalchemy.ext.asyncio.scoping")
"""With these two a connection brings the whole object-relational mapper along (6 MB): the statements here are written
out."""

_M_ARENA_MAX = -8
"""As ``malloc.h`` has it."""


def load_lightly() -> None:
    """Before the bot is loaded, of which hardly anything is ever let go of: to look through all of it for garbage each
    time that it has grown takes a fifth of the start."""
    gc.disable()
    # One store of free memory for all threads instead of one each: the work of the others is small, what lies idle in
    # theirs is 5 MB.
    _c_library("mallopt", _M_ARENA_MAX, 1)
    is_not_there: Any = None
    hidden = dict.fromkeys(_UNUSED, is_not_there) | {name: _NamesAlone(name) for name in _UNUSED_PARTS}
    hidden = {name: module for name, module in hidden.items() if name not in sys.modules}
    sys.modules |= hidden
    import httpx  # noqa: F401
    import sqlalchemy.ext.asyncio  # noqa: F401
    import structlog  # noqa: F401

    for name in hidden:
        del sys.modules[name]


class _NamesAlone(ModuleType):
    """A module of which another passes on the names, whatever they are."""

    def __getattr__(self, name: str) -> None:
        return None


def freeze_and_trim_memory() -> None:
    """Give the operating system what reading the facts and making the indexes no longer needs (some megabytes), and
    spare the garbage collector what stays: each of its great rounds would look at half a million objects that live as
    long as the process does."""
    gc.collect()
    gc.freeze()
    gc.enable()
    # What is freed is else kept for the next request.
    _c_library("malloc_trim", 0)


def _c_library(call: str, *arguments: int) -> None:
    """A call that glibc has, and other C libraries do without."""
    if (found := getattr(ctypes.CDLL(None), call, None)) is not None:
        found(*arguments)
