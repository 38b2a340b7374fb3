"""After the start: what it left behind is given back, and what it built is left alone."""

import ctypes
import gc


def freeze_and_trim_memory() -> None:
    """Give the operating system what reading the facts and making the indexes no longer needs (some megabytes), and
    spare the garbage collector what stays: each of its great rounds would look at half a million objects that live as
    long as the process does."""
    gc.collect()
    gc.freeze()
    # glibc keeps what is freed for the next request; other C libraries have no such call.
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
