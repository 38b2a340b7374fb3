"""All that the words of an archive are matched against, each made when first needed and shared by archives with the
same athletes and nations."""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.edit_budget import NearForms
from bot.understanding.names.events import event_words, summer_event_words
from bot.understanding.names.events.events import EventIndex
from bot.understanding.names.folding import Token, fold
from bot.understanding.names.lands.groups import GroupIndex
from bot.understanding.names.lands.nations import NationIndex, provinces
from bot.understanding.names.people.athletes import AthleteIndex
from bot.understanding.names.people.persons import name_around
from bot.understanding.time.games_named import GamesIndex
from medals_core.archive import Archive
from medals_core.games import Athlete, GamesId, Season
from medals_core.people import TookPart


class UnknownName(NamedTuple):
    """A name that nobody bears: tokens ``start`` up to and not including ``end``. ``reason``: a Dutch sentence, where
    there is more to say."""

    start: int
    end: int
    text: str
    reason: str = ""


class Lexicon:
    """The names of one archive."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self._events: dict[GamesId, EventIndex] = {}
        self._games_names: dict[tuple[GamesId, bool], GamesIndex] = {}

    @cached_property
    def nations(self) -> NationIndex:
        return NationIndex.of(self.archive)

    @cached_property
    def athletes(self) -> AthleteIndex:
        return AthleteIndex.of(self.archive)

    @cached_property
    def groups(self) -> GroupIndex:
        return GroupIndex(self.archive.nations.groups.values())

    @property
    def games_names(self) -> GamesIndex:
        return self.games_named(self.archive.current_id)

    def games_named(self, current: GamesId, *, only: bool = False) -> GamesIndex:
        """The Games as one speaks of them at those; ``only``: of that season alone."""
        key = (current, only)
        if key not in self._games_names:
            here = current == self.archive.current_id
            self._games_names[key] = GamesIndex(self.archive.seen_from(current), self.nations, only=only, is_now=here)
        return self._games_names[key]

    def unknown_name(
        self, tokens: Sequence[Token], place: int, taken: frozenset[int] = frozenset()
    ) -> UnknownName | None:
        """The whole name that the token at ``place``, which no span owns, seems to be part of: ``Jan van den Berg``,
        ``Noord-Holland``. None when it does not look like a name. ``taken``: tokens that something owns."""
        for province in provinces(tokens):
            if province.start <= place < province.end:
                return UnknownName(*province, f"Per provincie houd ik niets bij, dus ook niet van {province.name}.")
        if (stretch := name_around(tokens, place, taken)) is None:
            return None
        start, end = stretch
        text = " ".join(token.text for token in tokens[start:end])
        return UnknownName(start, end, text)

    def told_of_nobody(self, tokens: Sequence[Token]) -> str:
        """Of somebody named in full who took part and won nothing: that, as a Dutch sentence."""
        words = [token.folded for token in tokens]
        for start in range(len(words) - 1):
            for end in range(start + 2, min(start + _LONGEST_NAME, len(words)) + 1):
                if (one := self._without_medal.get(" ".join(words[start:end]))) is not None:
                    return f"{one.name} deed mee {_at_which(one.games)}, maar won daar geen medaille."
        return ""

    @cached_property
    def _without_medal(self) -> Mapping[str, TookPart]:
        # Word by word: "Frankrijk en" is no Frank Rijken.
        return {fold(one.name): one for one in self.archive.athletes.without_medal()}

    def of_other_season(self, word: str, *, nearly: bool = False) -> bool:
        """Does a folded word name a sport or an event that only Games of the other season have? ``nearly``: one with a
        typing error does too."""
        if word in self._of_other_season or not nearly or len(word) < _SHORTEST_MISTYPED or word in ORDINARY:
            return word in self._of_other_season
        return any(form[0] == word[0] for form, _ in self._nearly_of_other_season.near(word, 1))

    @cached_property
    def _nearly_of_other_season(self) -> NearForms:
        return NearForms(one for one in self._of_other_season if len(one) >= _SHORTEST_MISTYPED)

    @cached_property
    def _of_other_season(self) -> frozenset[str]:
        if self.archive.current.games.season is Season.WINTER:
            told = summer_event_words.WORDS.single | summer_event_words.TOLD
            return told - event_words.WORDS.single - summer_event_words.UNTOLD
        return event_words.WORDS.single - summer_event_words.WORDS.single

    def is_distance_of_other_season(self, words: Sequence[str]) -> bool:
        """Do the folded words tell a distance over which only Games of the other season have an event: "100 meter"?"""
        told = {int(m.group(1)) for word, after in pairwise((*words, ""))
                if (m := _METRES.fullmatch(word)) and (m.group(2) or _METRES_AFTER.fullmatch(after))}  # fmt: skip
        if not told or not told.isdisjoint(self.events().metres):
            return False
        season = self.archive.current.games.season
        latest = self.archive.latest(Season.SUMMER if season is Season.WINTER else Season.WINTER)
        return latest is not None and not told.isdisjoint(self.events(latest).metres)

    def events(self, games_id: GamesId | None = None) -> EventIndex:
        """The events of one Games (None: the current). Raises KeyError for Games that the archive does not hold."""
        key = games_id or self.archive.current_id
        if key not in self._events:
            self._events[key] = EventIndex(self.archive.edition(key), self.archive.disciplines)
        return self._events[key]


def _at_which(games: Sequence[GamesId]) -> str:
    """aan de Winterspelen van 1984 en 1988"""
    years: dict[str, list[str]] = {}
    for year, _, season in (one.partition("-") for one in games):
        years.setdefault("Winterspelen" if season == Season.WINTER else "Zomerspelen", []).append(year)
    return " en ".join(f"aan de {name} van {_listed(each)}" for name, each in years.items())


def _listed(years: Sequence[str]) -> str:
    return " en ".join(filter(None, (", ".join(years[:-1]), years[-1])))


_LONGEST_NAME = 5
_SHORTEST_MISTYPED = 6
_METRES = re.compile(r"(\d{2,5})(m|meter|meters)?")
_METRES_AFTER = re.compile(r"m|meter|meters")


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
