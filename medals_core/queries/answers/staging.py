"""What all results of queries share."""

from typing import Any

from medals_core.answering import Viewpoint
from medals_core.queries.results import Unknown
from medals_core.queries.selecting import MedalSearch


def common(found: MedalSearch, viewpoint: Viewpoint) -> dict[str, Any]:
    """Stage, moment and nations of the filter that a query is about, and why it cannot be told."""
    return {
        "stage": found.stage(viewpoint.now),
        "at": found.at,
        "nations": found.nations,
        "unknown": found.unknown or (Unknown.NO_GAMES if found.absent else None),
    }
