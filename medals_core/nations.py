"""The NOCs (national Olympic committees) that win medals, and their names."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from pydantic import Field

from medals_core.frozen import Strict

Noc = str
"""An IOC code of three letters or digits: ``NED``, ``RU1``. Not an ISO code."""

NEUTRAL_ATHLETES: Noc = "AIN"
"""Individual neutral athletes hold medals but no rank: the official table of the IOC leaves them out."""


class Nation(Strict):
    """One NOC. Vanished states (URS, GDR, TCH …) are nations of their own and are never merged."""

    noc: Noc = Field(pattern=r"^[A-Z][A-Z0-9]{2}$")
    iso2: str = Field(default="", pattern=r"^([A-Z]{2})?$", description="ISO 3166-1; empty for vanished teams")
    iso3: str = Field(default="", pattern=r"^([A-Z]{3})?$", description="ISO 3166-1 of three letters (DNK), not IOC's")
    name: str = Field(min_length=1, description="Dutch name")
    name_en: str = Field(min_length=1)
    adjective: str = Field(default="", description="inflected Dutch adjective (Nederlandse), may be empty")
    aliases: tuple[str, ...] = ()
    flag: str = Field(default="", description="emoji, empty for vanished states")
    predecessors: tuple[Noc, ...] = Field(default=(), description="one step back: RUS <- EUN <- URS")
    continent: str = Field(default="", description="key of its group: europe; empty for teams of no country")
    inhabitants: tuple[tuple[int, int], ...] = Field(default=(), description="(year, inhabitants), oldest first")


class NationGroup(Strict):
    """A continent, or some countries that are called by one name."""

    group: str = Field(pattern=r"^[a-z0-9-]+$", description="its key: benelux")
    name: str = Field(min_length=1, description="Dutch name, with its article where it has one: de Benelux")
    adjective: str = Field(default="", description="inflected Dutch adjective (Scandinavische), may be empty")
    aliases: tuple[str, ...] = ()
    nocs: tuple[Noc, ...] = ()
    is_continent: bool = False


class NationForm(Strict):
    """What the name of an NOC meant in those years: Germany from 1968 to 1988 is GDR and FRG."""

    noc: Noc
    first_year: int
    last_year: int
    means: tuple[Noc, ...] = Field(min_length=1)


class Nations(Mapping[Noc, Nation]):
    """All nations by IOC code, in order of code; with the groups they form and what their names used to mean."""

    def __init__(
        self, nations: Iterable[Nation], groups: Iterable[NationGroup] = (), forms: Iterable[NationForm] = ()
    ) -> None:
        self._by_noc = MappingProxyType({nation.noc: nation for nation in sorted(nations, key=lambda n: n.noc)})
        self.groups: Mapping[str, NationGroup] = MappingProxyType({group.group: group for group in groups})
        self.forms = tuple(forms)

    def __getitem__(self, noc: Noc) -> Nation:
        return self._by_noc[noc]

    def __iter__(self) -> Iterator[Noc]:
        return iter(self._by_noc)

    def __len__(self) -> int:
        return len(self._by_noc)

    def named(self, noc: Noc, year: int) -> tuple[Noc, ...]:
        """The NOCs that are meant when somebody says this nation's name of that year: mostly just itself."""
        for form in self.forms:
            if form.noc == noc and form.first_year <= year <= form.last_year:
                return form.means
        return (noc,)

    @cached_property
    def families(self) -> Mapping[Noc, frozenset[Noc]]:
        """Each nation with those it came from and those that came from it, over any number of steps."""
        before: dict[Noc, set[Noc]] = {}
        for noc in self:
            found: set[Noc] = set()
            todo = [noc]
            while todo:
                new = (self.keys() & self[todo.pop()].predecessors) - found
                found |= new
                todo += new
            before[noc] = found
        return {noc: frozenset({noc, *before[noc], *(later for later in self if noc in before[later])}) for noc in self}


LATEST_KNOWN = 5
"""So many years old a number of inhabitants may be: that of 2024 is good enough for the Games of 2026."""


def population(nations: Nations, noc: Noc, year: int) -> int | None:
    """The inhabitants of the nation in that year, or in the last year before it that is known and near enough. None
    where no figure is known (before 1960; the two Germanys apart; neutral athletes)."""
    nation = nations.get(noc)
    known = [count for of, count in nation.inhabitants if year - LATEST_KNOWN <= of <= year] if nation else []
    return known[-1] if known else None
