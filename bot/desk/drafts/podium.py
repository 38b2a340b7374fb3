"""A podium in the making: who stands on which step, checked against the law of the table, and against what a name, a
podium and a moment can be at all: once it is in the ledger every answer has to live with it."""

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.desk.files.file_faults import Words
from bot.desk.reading.results_line import STEPS, Problem
from bot.replies.dutch import COLOUR_NAMES
from medals_core.frozen import Frozen
from medals_core.games import EventId, Games
from medals_core.ledger import in_order
from medals_core.medals import Colour, Medal
from medals_core.nations import Noc

LONGEST_NAME = 100
"""Characters. The longest name of the archive has 33."""

MOST_PLACES = 20
"""Medals of one event. The most shared podium of the archive has five."""

MOST_ATHLETES = 40
"""People who share one medal. An ice hockey team has twenty-five."""

LARGEST_CLOCK_DIFFERENCE = timedelta(minutes=5)
"""The clocks of those who report a result may run ahead of ours by so much."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Controls, marks that turn the direction of what follows, half characters, line ends: no name is written with them."""


def wrong_name(name: str) -> Words | None:
    """What is wrong with it as a name; None when it can be one."""
    if not name.strip():
        return Words("Een naam is leeg.", "a name is empty")
    if len(name) > LONGEST_NAME:
        return Words(
            f"Dit is te lang voor een naam: hooguit {LONGEST_NAME} tekens.",
            f"too long for a name: {LONGEST_NAME} characters at most",
        )
    if any(unicodedata.category(character) in _UNSEEN for character in name):
        return Words("In deze naam staan onzichtbare tekens.", "there are invisible characters in this name")
    return None


def wrong_moment(moment: datetime, games: Games, now: datetime, planned: datetime | None = None) -> Words | None:
    """What is wrong with it as the moment at which a medal of these Games was won; None when it can be one.

    ``planned``: the planned end of its event. "A medal counts from the planned end of its event": so what we export
    states that, also of an event that is over earlier than planned.
    """
    if moment < games.start_of(games.opening):
        return Words("Dat tijdstip ligt voor het begin van de Spelen.", "that is before the Games begin")
    if moment - LARGEST_CLOCK_DIFFERENCE > now and (planned is None or moment > planned):
        return Words("Dat tijdstip ligt nog in de toekomst.", "that is still to come")
    return None


class Place(Frozen):
    """One medal of the draft. ``added``: names that the athletes' list does not hold."""

    colour: Colour
    noc: Noc
    athletes: tuple[str, ...] = ()
    added: tuple[str, ...] = ()

    @classmethod
    def of(cls, medal: Medal) -> "Place":
        return cls(colour=medal.colour, noc=medal.noc, athletes=medal.athletes)


class PodiumDraft(Frozen):
    """What an admin is about to state. ``won_at`` None: from when it is published (a medal that stood already keeps
    its moment). ``notes``: what the admin should see in the preview, in Dutch."""

    event_id: EventId
    places: tuple[Place, ...] = ()
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
    and bronze alone may be known, when its match came first. No podium is without end, nor is a team.
    """
    places = tuple(places)
    if len(places) > MOST_PLACES:
        return Problem(message=f"Een podium heeft hooguit {MOST_PLACES} plaatsen.")
    for place in places:
        if len(place.athletes) > MOST_ATHLETES:
            return Problem(message=f"Een medaille heeft hooguit {MOST_ATHLETES} namen.", word=place.athletes[0])
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
                    message=f"Bij {counts[equal]} keer {COLOUR_NAMES[equal]} is er geen {COLOUR_NAMES[colour]}. "
                    f"Schrijf “geen {COLOUR_NAMES[colour]}” als dat klopt.",
                    word=COLOUR_NAMES[colour],
                )
            continue
        if not counts[colour] and colour not in vacated:
            return Problem(
                message=f"Wie won {COLOUR_NAMES[colour]}? Is er geen {COLOUR_NAMES[colour]} uitgereikt, "
                f"schrijf dan “geen {COLOUR_NAMES[colour]}”.",
                missing=colour,
            )
        taken += counts[colour] or 1
    return None
