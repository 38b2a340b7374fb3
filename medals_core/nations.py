"""The NOCs (national Olympic committees) that win medals, and their names."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from pydantic import BaseModel, ConfigDict, Field

Noc = str
"""An IOC code of three letters or digits: ``NED``, ``RU1``. Not an ISO code."""

NEUTRAL_ATHLETES: Noc = "AIN"
"""Individual neutral athletes hold medals but no rank: the official table of the IOC leaves them out."""


class Nation(BaseModel):
    """One NOC. Vanished states (URS, GDR, TCH …) are nations of their own and are never merged."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    noc: Noc = Field(pattern=r"^[A-Z][A-Z0-9]{2}$")
    iso2: str = Field(default="", pattern=r"^([A-Z]{2})?$", description="ISO 3166-1; empty for vanished teams")
    name: str = Field(min_length=1, description="Dutch name")
    name_en: str = Field(min_length=1)
    adjective: str = Field(default="", description="inflected Dutch adjective (Nederlandse), may be empty")
    aliases: tuple[str, ...] = ()
    flag: str = Field(default="", description="emoji, empty for vanished states")
    predecessors: tuple[Noc, ...] = Field(default=(), description="one step back: RUS <- EUN <- URS")
    population: int | None = Field(default=None, description="inhabitants; None when not known")


class Nations(Mapping[Noc, Nation]):
    """All nations by IOC code, in order of code."""

    def __init__(self, nations: Iterable[Nation]) -> None:
        self._by_noc = MappingProxyType({nation.noc: nation for nation in sorted(nations, key=lambda n: n.noc)})

    def __getitem__(self, noc: Noc) -> Nation:
        return self._by_noc[noc]

    def __iter__(self) -> Iterator[Noc]:
        return iter(self._by_noc)

    def __len__(self) -> int:
        return len(self._by_noc)
