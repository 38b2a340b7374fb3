"""Who is who: the athletes of the current Games and the medallists of all Games, one ``Athlete`` a person."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from medals_core.games import Athlete, EventId, Gender
from medals_core.nations import Nations, Noc
from medals_core.slimming import OneOfEach, Value

LONGEST_CAREER_GAP = 24
"""Years. The same name on podiums further apart is taken for another person (Bibi Torriani: 1928 and 1948)."""

NO_DECOMPOSITION = str.maketrans(
    {"ø": "o", "Ø": "O", "æ": "ae", "Æ": "Ae", "ß": "ss", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "þ": "th"}
)
"""Letters that Unicode does not take apart into a plain letter and an accent."""


def slug(name: str) -> str:
    """A readable identifier: ``jens-van-t-wout``."""
    plain = unicodedata.normalize("NFKD", name.translate(NO_DECOMPOSITION)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "athlete"


class AthleteRow(BaseModel):
    """One line of an ``athletes.csv``: a person entered at one Games."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    noc: Noc
    gender: str = Field(pattern=r"^[MFX]?$")
    birth_date: date | None
    birth_date_sure: bool
    aliases: tuple[str, ...]
    disciplines: tuple[str, ...]
    events: tuple[EventId, ...]


class Spelling(BaseModel):
    """One line of ``athlete_names.csv``: a person known by several names or for several nations."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    nocs: tuple[Noc, ...] = Field(min_length=1)
    also_known_as: tuple[str, ...]


class Podium(NamedTuple):
    """A name that stands on a podium."""

    name: str
    noc: Noc
    year: int
    discipline: str
    gender: Gender


@dataclass(slots=True)
class Person:
    """Who is known so far. Tuples, not lists: there are 7,000 people, and most have one of each."""

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

    def may_be(self, seen: Podium) -> bool:
        if self.years and min(abs(seen.year - year) for year in self.years) > LONGEST_CAREER_GAP:
            return False
        return not self.gender or gender_of(seen) in ("", self.gender)


def gender_of(seen: Podium) -> str:
    return {Gender.MEN: "M", Gender.WOMEN: "F"}.get(seen.gender, "")


class Roster:
    """Gathers people, then gives them identifiers."""

    def __init__(self, nations: Nations) -> None:
        self._people: list[Person] = []
        self._by_name: dict[str, tuple[Person, ...]] = {}
        self._family = families(nations)
        self._one_of_each = OneOfEach()

    def _add(self, person: Person) -> Person:
        self._people.append(person)
        for name in (person.name, *person.aliases):
            self._by_name[name] = (*self._by_name.get(name, ()), person)
        return person

    def enter(self, row: AthleteRow, year: int, current: bool) -> None:
        """An athlete entered at some Games; only an entry for the current ones brings events along."""
        known = self._find(row.name, (row.noc,))
        person = known or self._add(Person(row.name, self._one_of_each((row.noc,)), row.aliases))
        person.gender = row.gender or person.gender
        person.years = self._with(person.years, (year,))
        person.disciplines = self._with(person.disciplines, row.disciplines)
        if row.birth_date and not person.birth_date_sure:
            person.birth_date, person.birth_date_sure = row.birth_date, row.birth_date_sure
        if current:
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

    def see(self, seen: Podium) -> None:
        """A medallist: someone known under that name for that nation (or one it came from or went into), else new."""
        family = self._family.get(seen.noc, frozenset((seen.noc,)))
        near = [person for person in self._by_name.get(seen.name, ()) if person.may_be(seen)]
        known = [person for person in near if seen.noc in person.nocs]
        known += [person for person in near if not family.isdisjoint(person.nocs)]
        person = known[0] if known else self._add(Person(seen.name, self._one_of_each((seen.noc,))))
        person.years = self._with(person.years, (seen.year,))
        person.gender = person.gender or gender_of(seen)
        person.nocs = self._with(person.nocs, (seen.noc,))
        person.disciplines = self._with(person.disciplines, (seen.discipline,))

    def _find(self, name: str, nocs: tuple[Noc, ...]) -> Person | None:
        found = self._by_name.get(name, ())
        return next((person for person in found if not set(person.nocs).isdisjoint(nocs)), None)

    def _with(self, values: tuple[Value, ...], more: tuple[Value, ...]) -> tuple[Value, ...]:
        """The values and those of the others that are not among them."""
        new = tuple(value for value in dict.fromkeys(more) if value not in values)
        return self._one_of_each((*values, *new)) if new else values

    def athletes(self) -> dict[str, Athlete]:
        """Everyone by identifier: the name; with the nation, and then the first year, where several share it."""
        found: dict[str, Athlete] = {}
        for identifier, person in self._identified():
            found[identifier] = Athlete(
                athlete_id=identifier,
                name=person.name,
                nocs=person.nocs,
                gender=person.gender,
                birth_date=person.birth_date,
                birth_date_sure=person.birth_date_sure,
                aliases=person.aliases,
                disciplines=person.disciplines,
                events=self._one_of_each(person.events),
                in_current_games=person.in_current_games,
            )
        return found

    def _identified(self) -> Iterable[tuple[str, Person]]:
        seen = [person for person in self._people if person.years]
        names = [slug(person.name) for person in seen]
        with_noc = [f"{name}-{person.nocs[0].lower()}" for name, person in zip(names, seen, strict=True)]
        shared, shared_with_noc = counts(names), counts(with_noc)
        taken: set[str] = set()
        for person, name, longer in zip(seen, names, with_noc, strict=True):
            identifier = name if shared[name] == 1 else longer
            if shared_with_noc[longer] > 1:
                identifier = f"{longer}-{min(person.years)}"
            while identifier in taken:
                identifier += "-2"
            taken.add(identifier)
            yield identifier, person


def counts(values: Iterable[str]) -> Mapping[str, int]:
    found: dict[str, int] = {}
    for value in values:
        found[value] = found.get(value, 0) + 1
    return found


def families(nations: Nations) -> Mapping[Noc, frozenset[Noc]]:
    """Each nation with those it came from and those that came from it, over any number of steps."""
    before: dict[Noc, set[Noc]] = {}
    for noc in nations:
        found: set[Noc] = set()
        todo = [noc]
        while todo:
            for former in nations[todo.pop()].predecessors:
                if former not in found and former in nations:
                    found.add(former)
                    todo.append(former)
        before[noc] = found
    return {
        noc: frozenset({noc, *before[noc], *(later for later in nations if noc in before[later])}) for noc in nations
    }
