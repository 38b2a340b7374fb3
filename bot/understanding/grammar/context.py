"""What a reading leans on besides the words: the archive's names, from where is asked, and the Games meant."""

from dataclasses import dataclass
from datetime import datetime

from bot.understanding.names.lexicon import Lexicon
from bot.understanding.time.games_named import GamesIndex
from medals_core.answering import Viewpoint, answer
from medals_core.archive import LATEST, Archive, AsOf, Edition
from medals_core.games import GamesId
from medals_core.nations import Noc
from medals_core.queries.filters import Medals, Scope, When
from medals_core.queries.measures import Measure
from medals_core.queries.model import Value
from medals_core.queries.results import Result


@dataclass(frozen=True)
class Context:
    """``games_id``: the Games that the clause is about, for the names of events and for moments. ``archive``: as it is
    seen from the Games that are meant where none are named (``seasons``)."""

    lexicon: Lexicon
    archive: Archive
    viewpoint: Viewpoint
    games_id: GamesId
    season_said: bool = False

    @property
    def own(self) -> Noc:
        return self.viewpoint.own

    @property
    def now(self) -> datetime:
        return self.viewpoint.now

    @property
    def games_names(self) -> GamesIndex:
        return self.lexicon.games_named(self.archive.current_id)

    @property
    def edition(self) -> Edition:
        return self.archive.edition(self.games_id)

    def year_before(self, year: int) -> int:
        """The year of the Games before those."""
        years = [
            one.games.year for one in self.archive.editions.values() if one.games.season is self.edition.games.season
        ]
        return max((one for one in years if one < year), default=year - 1)

    def instant(self, when: When, scope: Scope) -> AsOf:
        """The moment that the book tells, as an instant."""
        found = answer(Value(measure=Measure(of=Medals(games=scope, as_of=when))), self.archive, self.viewpoint)
        return AsOf(won_by=found.at) if isinstance(found, Result) and found.at else LATEST
