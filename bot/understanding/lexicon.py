"""All that the words of an archive are matched against, each made when first needed and shared by archives with the
same athletes and nations."""

from collections.abc import Mapping
from functools import cached_property

from bot.understanding.athlete_names import AthleteIndex
from bot.understanding.event_names import EventIndex
from bot.understanding.nation_names import NationIndex
from medals_core.archive import Archive
from medals_core.games import Athlete, GamesId


class Lexicon:
    """The names of one archive."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._events: dict[GamesId, EventIndex] = {}

    @cached_property
    def nations(self) -> NationIndex:
        return NationIndex.of(self.archive)

    @cached_property
    def athletes(self) -> AthleteIndex:
        return AthleteIndex.of(self.archive)

    def events(self, games_id: GamesId | None = None) -> EventIndex:
        """The events of one Games (None: the current). Raises KeyError for Games that the archive does not hold."""
        key = games_id or self.archive.current_id
        if key not in self._events:
            self._events[key] = EventIndex(self.archive.edition(key), self.archive.disciplines)
        return self._events[key]


class Lexicons:
    """The lexicon of the archive as it is now, made anew only when athletes came in: indexes cost tenths of a second,
    and results do not change names."""

    def __init__(self) -> None:
        self._lexicon: Lexicon | None = None
        self._athletes: Mapping[str, Athlete] | None = None

    def __call__(self, archive: Archive) -> Lexicon:
        if self._lexicon is None or archive.athletes is not self._athletes:
            self._lexicon, self._athletes = Lexicon(archive), archive.athletes
        return self._lexicon
