"""The facts of ``data/``, read, indexed and checked once for a whole run.

Reading them takes half a second, indexing 13,000 names as much again and checking every row twice that, which is more
than most tests do, and hundreds of tests make a whole bot. An archive cannot be changed, so all of them may have the
same. ``tests/conftest.py`` imports
this before anything that could have taken the real ``load_archive`` along.
"""

from functools import cache
from pathlib import Path

import medals_core
from bot.understanding.names.people.athletes import AthleteIndex, priors
from medals_core.archive import Archive
from medals_core.datasets import check, loading
from medals_core.datasets.datafiles import Fault
from medals_core.games import GamesId

read_anew = loading.load_archive
check_anew = check.check
index_anew = AthleteIndex.of


@cache
def _held(current: GamesId) -> Archive:
    return read_anew(current=current)


def load_archive(root: Path | None = None, current: GamesId = "2026-winter") -> Archive:
    """A folder of the test's own is read as ever: the test may have written to it."""
    return _held(current) if root is None else read_anew(root, current)


@cache
def _faults() -> tuple[Fault, ...]:
    return tuple(check_anew())


def faults_of(root: Path | None = None) -> list[Fault]:
    return list(_faults()) if root is None else check_anew(root)


_indexes: dict[tuple[float, ...], AthleteIndex] = {}


def athletes_of(archive: Archive) -> AthleteIndex:
    """Of an archive only how well known its athletes are differs from that of another."""
    if archive.athletes is not load_archive().athletes:
        return index_anew(archive)
    known = tuple(priors(archive).values())
    if known not in _indexes:
        _indexes[known] = index_anew(archive)
    return _indexes[known]


loading.load_archive = load_archive
medals_core.load_archive = load_archive
check.check = faults_of
AthleteIndex.of = staticmethod(athletes_of)  # type: ignore[method-assign, assignment]
