"""A medal with its event and its Games: the line of which most answers are made, and how such lines are chosen."""

from collections.abc import Iterable, Mapping
from datetime import date

from medals_core.archive import Archive, Edition
from medals_core.book import Won
from medals_core.frozen import Frozen
from medals_core.games import Athlete, Event, EventId, Games
from medals_core.ledger import STEPS
from medals_core.medals import Medal, Tally
from medals_core.nations import Noc


class MedalLine(Frozen):
    """One medal, the event it was won in and at which Games."""

    games: Games
    event: Event
    medal: Medal

    @property
    def day(self) -> date:
        """The day on which it counts, in the Games' time zone."""
        return self.games.local(self.medal.won_at).date()

    @property
    def step(self) -> int:
        """Of gold 0, of silver 1, of bronze 2."""
        return STEPS[self.medal.colour]


def medal_lines(edition: Edition, medals: Iterable[Won]) -> tuple[MedalLine, ...]:
    """The lines of these medals of one Games, in the order given."""
    return tuple(MedalLine(games=edition.games, event=edition.events[won.event_id], medal=won.medal) for won in medals)


def tally_of(lines: Iterable[MedalLine]) -> Tally:
    return Tally.counting(line.medal for line in lines)


def tallies_of(lines: Iterable[MedalLine]) -> dict[Noc, Tally]:
    """What each nation won of these."""
    found: dict[Noc, Tally] = {}
    for line in lines:
        found[line.medal.noc] = found.get(line.medal.noc, Tally()).plus(line.medal.colour)
    return found


def athlete_on_podium(name: str, noc: Noc, archive: Archive, discipline: str | None = None) -> Athlete | None:
    """Whom a name on a podium stands for; None when the archive has no such athlete, or several."""
    found = archive.athletes.who(name, noc, discipline)
    return archive.athletes[found[0]] if len(found) == 1 else None


def entrants(archive: Archive, noc: Noc) -> Mapping[EventId, tuple[Athlete, ...]]:
    """The nation's athletes by the event of the current Games that they are entered in."""
    found: dict[EventId, tuple[Athlete, ...]] = {}
    for athlete in archive.entrants:
        if noc in athlete.nocs:
            for event_id in athlete.events:
                found[event_id] = (*found.get(event_id, ()), athlete)
    return found
