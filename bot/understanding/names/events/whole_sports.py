"""Sports of which the Games make several disciplines, where people speak of one sport."""

from collections.abc import Mapping, Sequence
from itertools import chain

from medals_core.queries.filters import Medals

WHOLE_SPORTS: Mapping[str, tuple[str, ...]] = {
    "wielersporten": ("cycling-road", "cycling-track", "cycling-mountain-bike", "bmx-racing", "bmx-freestyle"),
    "paardensporten": ("equestrian-dressage", "equestrian-jumping", "equestrian-eventing"),
}
SPEAKS_OF_ALL = {"cycling-road": "wielersporten"}
"""Disciplines called by the name of the whole sport: "wielrennen"."""


def in_whole_sports(disciplines: Sequence[str]) -> list[str]:
    """With all the disciplines of a sport of which one bears the name."""
    whole = (WHOLE_SPORTS[SPEAKS_OF_ALL[one]] if one in SPEAKS_OF_ALL else (one,) for one in disciplines)
    return list(dict.fromkeys(chain.from_iterable(whole)))


def whole_sports(of: Medals) -> Mapping[str, Medals]:
    """The medals of each whole sport, beside those of a discipline, or of all sports, that a filter is of."""
    if of.events or len(of.disciplines) > 1:
        return {}
    named = [SPEAKS_OF_ALL.get(one, "") for one in of.disciplines] or WHOLE_SPORTS
    return {name: of.narrowed(disciplines=WHOLE_SPORTS[name]) for name in named if name}
