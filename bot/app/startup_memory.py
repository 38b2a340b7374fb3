"""What a start need not load, what it left behind, and what stays."""

import ctypes
import gc
import sys
from typing import Any

_UNUSED = ("rich", "click")
"""What two libraries load where they find it (8 MB): structlog for tracebacks that ``bot.app.logs`` writes itself,
httpx for a command of its own."""


def load_lightly() -> None:
    """Before the bot is loaded, of which hardly anything is ever let go of: to look through all of it for garbage each
    time that it has grown takes a fifth of the start."""
    gc.disable()
    is_not_there: Any = None
    hidden = {name: is_not_there for name in _UNUSED if name not in sys.modules}
    sys.modules |= hidden
    import httpx  # noqa: F401
    import structlog  # noqa: F401

    for name in hidden:
        del sys.modules[name]


def freeze_and_trim_memory() -> None:
    """Give the operating system what reading the facts and making the indexes no longer needs (some megabytes), and
    spare the garbage collector what stays: each of its great rounds would look at half a million objects that live as
    long as the process does."""
    gc.collect()
    gc.freeze()
    gc.enable()
    # glibc keeps what is freed for the next request; other C libraries have no such call.
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
