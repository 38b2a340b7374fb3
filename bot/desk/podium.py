"""A podium in the making: who stands on which step, checked against the law of the table."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from bot.desk.results_line import DUTCH, STEPS, Problem
from medals_core.games import EventId
from medals_core.ledger import in_order
from medals_core.medals import Colour, Medal
from medals_core.nations import Noc


class Place(BaseModel):
    """One medal of the draft. ``added``: names that the athletes' list does not hold."""

    model_config = ConfigDict(frozen=True)

    colour: Colour
    noc: Noc
    athletes: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @classmethod
    def of(cls, medal: Medal) -> "Place":
        return cls(colour=medal.colour, noc=medal.noc, athletes=medal.athletes)


class PodiumDraft(BaseModel):
    """What an admin is about to state. ``won_at`` None: from when it is published (a medal that stood already keeps
    its moment). ``notes``: what the admin should see in the preview, in Dutch."""

    model_config = ConfigDict(frozen=True)

    event_id: EventId
    places: tuple[Place, ...]
    won_at: datetime | None = None
    reason: str = ""
    notes: tuple[str, ...] = ()

    def medals(self, now: datetime, former: Sequence[Medal] = ()) -> tuple[Medal, ...]:
        """The podium to be written. "An entry made at the desk counts from the moment the admin gives, else from when
        it was published"; what is restated in a correction keeps the moment at which that step had been won."""
        stood = {medal.colour: medal.won_at for medal in reversed(former)}
        fallback = max(stood.values(), default=now)
        return in_order(
            Medal(
                colour=place.colour,
                noc=place.noc,
                athletes=place.athletes,
                won_at=self.won_at or stood.get(place.colour, fallback),
            )
            for place in self.places
        )


def lawful(places: Iterable[Place], vacated: frozenset[Colour]) -> Problem | None:
    """What is wrong with the podium as a whole, None when nothing is.

    "One event can give two golds (no silver), two silvers (no bronze), two or more bronzes, or leave a step vacant";
    and bronze alone may be known, when its match came first.
    """
    counts = dict.fromkeys(Colour, 0)
    seen: set[tuple[Noc, tuple[str, ...]]] = set()
    for place in places:
        counts[place.colour] += 1
        if place.athletes and (place.noc, place.athletes) in seen:
            return Problem(message="Die naam staat twee keer op het podium.", word=place.athletes[0])
        seen.add((place.noc, place.athletes))
    if counts[Colour.BRONZE] and not (counts[Colour.GOLD] or counts[Colour.SILVER] or vacated):
        return None
    taken = 0
    for step, colour in enumerate(STEPS):
        if taken > step:
            if counts[colour]:
                equal = max((c for c in STEPS[:step] if counts[c] > 1), key=STEPS.index)
                return Problem(
                    message=f"Bij {counts[equal]} keer {DUTCH[equal]} is er geen {DUTCH[colour]}. "
                    f"Schrijf “geen {DUTCH[colour]}” als dat klopt.",
                    word=DUTCH[colour],
                )
            continue
        if not counts[colour] and colour not in vacated:
            return Problem(
                message=f"Wie won {DUTCH[colour]}? Is er geen {DUTCH[colour]} uitgereikt, "
                f"schrijf dan “geen {DUTCH[colour]}”.",
            )
        taken += counts[colour] or 1
    return None
