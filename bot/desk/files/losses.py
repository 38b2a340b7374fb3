"""What a podium loses when another takes its place: medals that go, and medals whose names are left out."""

from collections.abc import Sequence
from typing import NamedTuple

from medals_core.medals import Medal


class Losses(NamedTuple):
    """``gone``: medals that stand now and no longer do: lost, or another's. ``unnamed``: medals that stay, with fewer
    names. A medal that gets names it had not is completed, and loses nothing."""

    gone: tuple[Medal, ...]
    unnamed: tuple[Medal, ...]


def losses(stands: Sequence[Medal], becomes: Sequence[Medal]) -> Losses:
    left = list(becomes)
    unnamed: list[Medal] = []
    waiting = list(stands)
    # The same, then the completed, then the one with names left out: each medal of the new podium answers for one.
    for fits in (_same, _completed, _left_out):
        still: list[Medal] = []
        for medal in waiting:
            other = next((one for one in left if one.colour is medal.colour and fits(medal, one)), None)
            if other is None:
                still.append(medal)
                continue
            left.remove(other)
            if fits is _left_out:
                unnamed.append(medal)
        waiting = still
    return Losses(tuple(waiting), tuple(unnamed))


def _same(medal: Medal, other: Medal) -> bool:
    return medal.who == other.who


def _completed(medal: Medal, other: Medal) -> bool:
    return medal.noc == other.noc and set(medal.athletes) <= set(other.athletes)


def _left_out(medal: Medal, other: Medal) -> bool:
    return medal.noc == other.noc and set(other.athletes) < set(medal.athletes)
