"""The Games by what they are called: their year (also in short), city (also misspelt) and country; and why there were
none by such a name."""

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from bot.understanding.names.by_ear import ear
from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.folding import Token, fold
from bot.understanding.names.lands.nations import NationIndex
from bot.understanding.time.coming_games import CANCELLED, COMING, INTERCALATED
from medals_core.archive import Archive
from medals_core.games import Games, GamesId, Season
from medals_core.queries.filters import CURRENT, Scope

_BEFORE_SHORT = re.compile(
    r"in|van|uit|sinds|vanaf|tussen|winter|zomer|winterspelen|zomerspelen|spelen|editie|os|stand|eindstand|medaillespiegel|medaillestand"
)
_JOINS_SHORT = frozenset(["en", "of", "tot", "met", "tem", "tm"])
_NO_YEAR_BEFORE = re.compile(
    r"m|km|x|van|meters?|punten|mensen|landen|naties|ploegen|sporten|disciplines|onderdelen|nummers|dagen|jaar|jaren|keer"
    r"|maal|procent|medailles?|plak|plakken|uur|minuten|seconden|edities|spelen|winterspelen|zomerspelen|wedstrijden|races|sporters"
    r"|atleten|euro|gouden|zilveren|bronzen"
)
"""After a number of two digits these are what it counts."""
_LAST_SHORT = 26
_EVERY = 4
_SHORTEST_REPAIRED = 5
_SHORTEST_HEARD = 7
_NEW_CENTURY = 2001


class GamesByName:
    """The Games of an archive as one speaks of them at its current Games: a year or city of both seasons is of their
    season. ``only``: that season was said. ``is_now``: they are the Games of today."""

    def __init__(self, archive: Archive, nations: NationIndex, *, only: bool, is_now: bool) -> None:
        self.current = archive.current.games
        self.season = self.current.season
        self.name = name_of(self.current)
        self.is_now = is_now
        by_time = sorted((edition.games for edition in archive.editions.values()), key=lambda games: games.opening)
        self.all = {games.games_id: games for games in by_time}
        own = [games for games in by_time if games.season is self.season]
        others = [games for games in by_time if games.season is not self.season]
        ids = tuple(games.games_id for games in own)
        self.so_far = ids[: ids.index(self.current.games_id) + 1]
        self._other_years = {games.year: games for games in others}
        self._only = only
        self.by_year: dict[int, Games] = {}
        self.hosted_by: dict[str, tuple[GamesId, ...]] = {}
        for alike in (own,) if only else (others, own):  # "in Brazilië": where there were none of this season
            self.by_year |= {games.opening.year: games for games in alike}  # Tokio 2020 was in 2021
            self.by_year |= {games.year: games for games in alike}
            self.hosted_by |= {
                host: tuple(games.games_id for games in alike if games.host == host) for host in {g.host for g in alike}
            }
        cities: dict[str, list[Games]] = {}
        for games in by_time:
            for city in {fold(city) for city in (games.city, *games.city_aliases)}:
                if city == fold(games.city) or nations.named(city) is None or city in map(fold, COMING):
                    cities.setdefault(city, []).append(games)
        towns = {fold(town): venue for town, venue in self.current.towns if self.is_now}
        cities |= {town: [self.current] for town in towns}
        here = {city: [one for one in held if one.season is self.season] for city, held in cities.items()}
        self._elsewhere = {city: held for city, held in cities.items() if not here[city]}
        self.cities = {city: here[city] or held for city, held in cities.items() if here[city] or not only}
        self.cities_of_any_season = self.cities if only else cities
        self.names = sorted({*self.cities, *self._elsewhere, *map(fold, COMING)}, key=len, reverse=True)
        self._known_words = {word for name in self.names for word in name.split() if len(word) >= _SHORTEST_REPAIRED}
        cities_of_now = [word for word in fold(self.current.city).split() if len(word) > _SHORTEST_REPAIRED]
        self.venues = {word: word.title() for word in cities_of_now} | towns
        self._coming = {fold(city): year for city, year in COMING.items()}
        self._city_words = tuple(city for city in self.cities if city.isalpha() and len(city) > _SHORTEST_REPAIRED)

    def knows(self, word: str) -> bool:
        """Is the folded word a part of a city's name?"""
        return word in self._known_words

    def is_twin(self, year: int) -> bool:
        """Had the other season Games too in a year of Games of this one?"""
        return self.by_year[year].season is self.season and year in self._other_years and not self._only

    def scope_of(self, *ids: GamesId) -> Scope:
        return CURRENT if ids == (self.current.games_id,) and self.is_now else Scope(ids=ids)

    def repaired(self, word: str, is_place: bool) -> str:
        """The city that the word is but for one error; where it is a place by the word before it, of its sound."""
        if len(word) < _SHORTEST_REPAIRED or word in ORDINARY or word in self._city_words or not word.isalpha():
            return word
        near = [c for c in self._city_words if c[0] == word[0] and OSA.distance(c, word, score_cutoff=1) <= 1]
        if not near and is_place and len(word) >= _SHORTEST_HEARD:  # Atlantis is not Atlanta
            heard = ear(word)
            near = [c for c in self._city_words if OSA.distance(ear(c), heard, score_cutoff=1) <= 1]
        return near[0] if len(near) == 1 else word

    def whole_year(self, words: Sequence[str], place: int, token: Token) -> str:
        """ "'72" in full, and the 72 of "in 72", unless it counts what follows."""
        word, before = words[place], words[place - 1] if place else ""
        year = int(word) + (1900 if int(word) > _LAST_SHORT else 2000)
        after = words[place + 1] if place + 1 < len(words) else ""
        of_city = self._year_of_city(words[:place], word)
        counts = after in ("goud", "zilver", "brons") and of_city[:1] == "2"  # "in Sotsji 8 goud"
        if of_city and not (counts or _NO_YEAR_BEFORE.fullmatch(after)):
            return of_city
        if before == "jaren":
            return word
        if token.text[:1] == "'":
            return str(year)
        with_another = any(len(one) == 4 and one.isdigit() for one in words[max(0, place - 4) : place])
        told = _BEFORE_SHORT.fullmatch(before) or (before in _JOINS_SHORT and with_another)
        ends = before in ("in", "sinds") and not after  # "meer zilver dan in 22"
        known = year in self.by_year and (year < _NEW_CENTURY or word[0] == "0" or ends)
        return str(year) if told and known and not _NO_YEAR_BEFORE.fullmatch(after) else word

    def _year_of_city(self, before: Sequence[str], word: str) -> str:
        """The year of the last Games in the city named just before it that ends so: "barcelona 92"."""
        for size in (1, 2, 3):
            held = self.cities_of_any_season.get(" ".join(before[-size:]), ())
            years = [str(games.year) for games in held if games.year % 100 == int(word)]
            if years:
                return years[-1]
        return ""

    def not_in(self, city: str, year: int | None) -> str:
        """Why there were no such Games there."""
        if (coming := self._coming.get(city)) is not None and year in (None, coming):
            return _not_yet(coming)
        if (held := self.cities.get(city)) is not None:
            return f"In {year} waren de {name_of(held[0])} niet in {held[0].city}."
        others = self._elsewhere[city]
        told = " en ".join(str(games.year) for games in others)
        return f"In {others[0].city} waren nooit {self.name}, wel de {name_of(others[0])} van {told}."

    def later_in(self, city: str) -> str:
        """That the Games in a city that is to have them are still to come; empty for another city."""
        return _not_yet(self._coming[city]) if city in self._coming else ""

    def not_in_year(self, year: int, this_year: int) -> str:
        """Why there were no such Games then."""
        if year in CANCELLED:
            return f"De Spelen van {year} gingen niet door vanwege {CANCELLED[year]}."
        if year == INTERCALATED:
            return "De Tussenspelen van 1906 tellen niet als Olympische Spelen."
        if year < min(self.by_year):
            return self.before_the_first(self.name if self._only else "Olympische Spelen")
        if year > this_year:
            return _not_yet(year) if year % 2 == 0 else f"In {year} zijn er geen Spelen."
        if (other := self._other_years.get(year)) is not None:
            return f"In {year} waren er geen {self.name}, wel de {name_of(other)} in {other.city}."
        return f"In {year} waren er geen Spelen."

    def before_the_first(self, name: str) -> str:
        return f"De eerste {name} waren in {min(self.by_year)}."

    def next_ones(self, said: str, this_year: int) -> str:
        """When and where the next Games are, those of the season that was said."""
        season = next((one for one in ("winter", "zomer") if one in said), "")
        every = {"winter": 2, "zomer": 0}
        years = [year for year in COMING.values() if not season or year % _EVERY == every[season]]
        year = min(year for year in years if year > this_year)
        return f"De volgende {f'{season}spelen'.capitalize()} zijn in {year}{_where(year)}."

    def last_summer(self) -> str:
        last = [games for games in self.all.values() if games.season is Season.SUMMER][-1]
        return f"{last.city} {last.year}"


def name_of(games: Games) -> str:
    return "Winterspelen" if games.season is Season.WINTER else "Zomerspelen"


def _not_yet(year: int) -> str:
    return f"De Spelen van {year}{_where(year)} zijn nog niet geweest."


def _where(year: int) -> str:
    """Where the Games to come are: " in Brisbane"; empty where that is not known."""
    city = next((city for city, one in COMING.items() if one == year), "")
    return f" in {'de ' if city.endswith('Alpen') else ''}{city}" if city else ""
