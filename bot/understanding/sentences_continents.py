"""Parts of the world, by which people ask now and then: "welk Zuid-Amerikaans land won goud?"."""

from typing import NamedTuple

from medals_core.nations import Noc


class Continent(NamedTuple):
    """A part of the world. ``nocs`` None: all that no other one has."""

    name: str
    words: frozenset[str]
    nocs: frozenset[Noc] | None


def _continent(name: str, words: str, nocs: str | None) -> Continent:
    return Continent(name, frozenset(words.split(";")), None if nocs is None else frozenset(nocs.split()))


CONTINENTS = (
    _continent(
        "Zuid-Amerika",
        "zuid amerika;zuidamerika;zuid amerikaans;zuid amerikaanse;zuidamerikaans;zuidamerikaanse;latijns amerikaans;"
        "latijns amerikaanse;zuid amerikanen",
        "ARG BOL BRA CHI COL ECU GUY PAR PER SUR URU VEN",
    ),
    _continent(
        "Noord-Amerika",
        "noord amerika;noord amerikaans;noord amerikaanse;noordamerikaans;noordamerikaanse",
        "USA CAN MEX",
    ),
    _continent(
        "Azië",
        "azie;aziatisch;aziatische;aziaten",
        "AFG BRN BRU CHN HKG IND INA IRI IRQ JOR JPN KAZ KGZ KOR KSA KUW LBN MAS MGL NEP PAK PHI PRK QAT SGP SRI SYR "
        "THA TJK TKM TPE UAE UZB VIE",
    ),
    _continent(
        "Afrika",
        "afrika;afrikaans;afrikaanse;afrikanen",
        "ALG ANG BEN CIV CMR EGY ERI ETH GBS GHA KEN LBR MAD MAR MLI NAM NGR RSA RWA SEN SUD TOG TUN UGA ZAM ZIM",
    ),
    _continent("Oceanië", "oceanie;oceanisch;oceanische", "ASA AUS COK FIJ GUM NZL PNG SAM SOL TGA VAN"),
    _continent("Europa", "europa;europees;europese;europeanen", None),
)


def continent_of(words: str) -> Continent | None:
    """The part of the world that the folded words name."""
    return next((continent for continent in CONTINENTS if words in continent.words), None)


def is_in(noc: Noc, continent: Continent) -> bool:
    if continent.nocs is not None:
        return noc in continent.nocs
    return not any(noc in other.nocs for other in CONTINENTS if other.nocs is not None)
