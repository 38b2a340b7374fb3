"""Who is who: the athletes of the current Games and the medallists of all Games, one ``Athlete`` a person."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pydantic import Field

from medals_core.frozen import Strict
from medals_core.games import Athlete, EventId, Games, GamesId, Gender, Season
from medals_core.medals import NOTHING, Colour, Tally
from medals_core.nations import Nations, Noc
from medals_core.people import Others, People
from medals_core.slimming import Interner, Value

LONGEST_CAREER_GAP = 24
"""Years. The same name on podiums further apart is taken for another person (Bibi Torriani: 1928 and 1948)."""

RELATED: tuple[frozenset[str], ...] = tuple(map(frozenset, (
    ("biathlon", "cross-country-skiing", "military-ski-patrol", "nordic-combined", "ski-jumping", "ski-mountaineering"),
    ("alpine-skiing", "freestyle-skiing", "snowboard"),
    ("bobsleigh", "skeleton", "luge"),
    ("speed-skating", "short-track"),
    ("cycling-road", "cycling-track", "cycling-mountain-bike", "bmx-racing", "bmx-freestyle"),
    ("swimming", "marathon-swimming", "water-polo", "diving", "artistic-swimming"),
    ("artistic-gymnastics", "rhythmic-gymnastics", "trampoline"),
    ("equestrian-dressage", "equestrian-driving", "equestrian-eventing", "equestrian-jumping", "equestrian-vaulting"),
    ("canoe-marathon", "canoe-slalom", "canoe-sprint"),
    ("volleyball", "beach-volleyball"),
    ("basketball", "basketball-3x3"),
    ("rugby-union", "rugby-sevens"),
    ("rowing", "coastal-rowing"),
)))  # fmt: skip
"""Sports that one person does several of; else a name on podiums of two sports is taken for two people, as are the
boxer László Papp and the wrestler of 1928. Who did win in two others stands in ``several_sports.csv``."""

NO_DECOMPOSITION = str.maketrans(
    {"ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "ß": "ss", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "þ": "th"}
)
"""Letters that Unicode does not take apart into a plain letter and an accent."""


def slug(name: str) -> str:
    """A readable identifier: ``jens-van-t-wout``."""
    plain = name
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name.translate(NO_DECOMPOSITION)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "athlete"


class AthleteRow(Strict):
    """One line of an ``athletes.csv``: a person entered at one Games."""

    name: str = Field(min_length=1)
    noc: Noc
    gender: str = Field(pattern=r"^[MFX]?$")
    birth_date: date | None
    birth_date_sure: bool
    aliases: tuple[str, ...]
    disciplines: tuple[str, ...]
    events: tuple[EventId, ...]


class Spelling(Strict):
    """One line of ``athlete_names.csv``: a person known by several names or for several nations."""

    name: str = Field(min_length=1)
    nocs: tuple[Noc, ...] = Field(min_length=1)
    also_known_as: tuple[str, ...]


class PodiumPlace(NamedTuple):
    """A name that stands on a podium, or stood there before a later decision (``colour`` None)."""

    name: str
    noc: Noc
    games: Games
    discipline: str
    gender: Gender
    colour: Colour | None


@dataclass(slots=True)
class Person:
    """Who is known so far. Tuples, not lists: there are 34,000 people, and most have one of each."""

    name: str
    nocs: tuple[Noc, ...]
    aliases: tuple[str, ...] = ()
    disciplines: tuple[str, ...] = ()
    gender: str = ""
    birth_date: date | None = None
    birth_date_sure: bool = False
    events: tuple[EventId, ...] = ()
    in_current_games: bool = False
    years: tuple[int, ...] = ()
    seasons: tuple[Season, ...] = ()
    games: tuple[GamesId, ...] = ()
    won: Tally = NOTHING
    in_several_sports: bool = False

    def may_be(self, seen: PodiumPlace) -> bool:
        year = seen.games.year
        if year not in self.years and self.years and min(abs(year - one) for one in self.years) > LONGEST_CAREER_GAP:
            return False
        if self.gender and SEX.get(seen.gender, self.gender) != self.gender:
            return False
        if not self.disciplines or self.in_several_sports or seen.discipline in self.disciplines:
            return True
        return any(seen.discipline in sports and not sports.isdisjoint(self.disciplines) for sports in RELATED)


SEX = {Gender.MEN: "M", Gender.WOMEN: "F"}


class Roster:
    """Gathers people, then gives them identifiers. ``current``: the Games that questions are about."""

    def __init__(self, nations: Nations, current: Games) -> None:
        self._current = current
        self._people: list[Person] = []
        self._by_name: dict[str, tuple[Person, ...]] = {}
        self._families = nations.families
        self._one_of_each = Interner()

    def _add(self, person: Person) -> Person:
        self._people.append(person)
        for name in (person.name, *person.aliases):
            self._by_name[name] = (*self._by_name.get(name, ()), person)
        return person

    def enter(self, row: AthleteRow, games: Games) -> None:
        """An athlete entered at some Games; only an entry for the current ones brings events along."""
        known = self._find(row.name, (row.noc,))
        person = known or self._add(Person(row.name, self._one_of_each((row.noc,)), row.aliases))
        person.gender = row.gender or person.gender
        person.years = self._with(person.years, (games.year,))
        person.seasons = self._with(person.seasons, (games.season,))
        person.disciplines = self._with(person.disciplines, row.disciplines)
        if row.birth_date and not person.birth_date_sure:
            person.birth_date, person.birth_date_sure = row.birth_date, row.birth_date_sure
        if games.games_id == self._current.games_id:
            person.events, person.in_current_games = row.events, True

    def know(self, spelling: Spelling) -> None:
        """Other names and other nations of a person."""
        nocs = self._one_of_each(spelling.nocs)
        person = self._find(spelling.name, nocs) or self._add(Person(spelling.name, nocs))
        person.nocs = self._with(person.nocs, nocs)
        for alias in spelling.also_known_as:
            if alias not in person.aliases and alias != person.name:
                person.aliases = (*person.aliases, alias)
                self._by_name[alias] = (*self._by_name.get(alias, ()), person)

    def know_in_several_sports(self, name: str, noc: Noc) -> None:
        """Who won in sports that are not related."""
        person = self._find(name, (noc,)) or self._add(Person(name, self._one_of_each((noc,))))
        person.in_several_sports = True

    def see(self, seen: PodiumPlace) -> None:
        """A medallist: someone known under that name for that nation (or one it came from or went into), else new."""
        one, games = self._one_of_each, seen.games
        person = self._known(seen)
        if person is None:
            person = self._add(Person(seen.name, one((seen.noc,))))
        if games.year not in person.years:
            person.years = one((*person.years, games.year))
        if games.season not in person.seasons:
            person.seasons = one((*person.seasons, games.season))
        if seen.noc not in person.nocs:
            person.nocs = one((*person.nocs, seen.noc))
        if seen.discipline not in person.disciplines:
            person.disciplines = one((*person.disciplines, seen.discipline))
        if not person.gender:
            person.gender = SEX.get(seen.gender, "")
        if seen.colour and games is not self._current:
            if games.games_id not in person.games:
                person.games = one((*person.games, games.games_id))
            person.won = one(person.won.plus(seen.colour))

    def _known(self, seen: PodiumPlace) -> Person | None:
        near = [person for person in self._by_name.get(seen.name, ()) if person.may_be(seen)]
        for person in near:
            if seen.noc in person.nocs:
                return person
        family = self._families.get(seen.noc, frozenset((seen.noc,))) if near else frozenset()
        return next((person for person in near if not family.isdisjoint(person.nocs)), None)

    def _find(self, name: str, nocs: tuple[Noc, ...]) -> Person | None:
        found = self._by_name.get(name, ())
        return next((person for person in found if not set(person.nocs).isdisjoint(nocs)), None)

    def _with(self, values: tuple[Value, ...], more: tuple[Value, ...]) -> tuple[Value, ...]:
        """The values and those of the others that are not among them."""
        new = tuple(value for value in dict.fromkeys(more) if value not in values)
        return self._one_of_each((*values, *new)) if new else values

    def people(self) -> People:
        """Everyone by identifier: the name; with the nation, and then the first year, where several share it. Those of
        the season of the current Games come first: nobody of the other takes an identifier of theirs."""
        season = self._current.season
        seen = [person for person in self._people if person.years]
        taken: set[str] = set()
        at_hand = self._made([person for person in seen if season in person.seasons], taken)
        by_id = {athlete.athlete_id: athlete for athlete in at_hand}
        others = [person for person in seen if season not in person.seasons]
        return People(by_id, Others.of(self._made(others, taken)))

    def _made(self, people: Sequence[Person], taken: set[str]) -> Iterator[Athlete]:
        for athlete_id, person in identified(people, taken):
            yield Athlete(
                athlete_id=athlete_id,
                name=person.name,
                nocs=person.nocs,
                gender=person.gender,
                birth_date=person.birth_date,
                birth_date_sure=person.birth_date_sure,
                aliases=person.aliases,
                disciplines=person.disciplines,
                events=self._one_of_each(person.events),
                in_current_games=person.in_current_games,
                games=self._one_of_each(tuple(sorted(person.games, key=in_time))),
                won=person.won,
            )


def in_time(games_id: GamesId) -> tuple[str, bool]:
    """By year, and in one year the Winter Games first."""
    year, _, season = games_id.partition("-")
    return year, season == Season.SUMMER


def identified(people: Sequence[Person], taken: set[str]) -> Iterator[tuple[str, Person]]:
    """Each with an identifier that is not taken yet, and now is."""
    names = [slug(person.name) for person in people]
    shared = Counter(names)
    shared_with_noc = Counter(
        f"{name}-{person.nocs[0].lower()}" for name, person in zip(names, people, strict=True) if shared[name] > 1
    )
    for person, name in zip(people, names, strict=True):
        identifier = name
        if shared[name] > 1 or name in taken:
            identifier = f"{name}-{person.nocs[0].lower()}"
            if shared_with_noc[identifier] > 1 or identifier in taken:
                identifier = f"{identifier}-{min(person.years)}"
        while identifier in taken:
            identifier += "-2"
        taken.add(identifier)
        yield identifier, person
