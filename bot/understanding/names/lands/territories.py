"""Lands that are no nation of the Games. Some take part as another one, and that is said; a province is none at all."""

from bot.understanding.names.folding import compact
from medals_core.nations import Noc

_TAKES_PART_AS: dict[Noc, str] = {
    "GBR": "Engeland;Schotland;Wales;Noord-Ierland;Jersey;Guernsey;Gibraltar;Isle of Man",
    "FRA": "Frans-Guyana;Nieuw-Caledonië;Frans-Polynesië;Tahiti;Guadeloupe;Martinique;Réunion;Corsica",
    "DEN": "Groenland;Faeröer",
    "NED": "Curaçao;Bonaire;Sint-Maarten;Sint-Eustatius;Saba",
    "NOR": "Spitsbergen;Svalbard",
    "USA": "Alaska;Hawaii",
    "ESP": "Catalonië;Baskenland;Canarische Eilanden",
    "GER": "Beieren",
    "ITA": "Zuid-Tirol;Sicilië;Sardinië",
    "AUT": "Tirol",
    "CAN": "Quebec",
    "CHN": "Macau;Tibet",
}
_PROVINCES = (
    "Noord-Holland;Zuid-Holland;Noord-Brabant;Brabant;Limburg;Friesland;Drenthe;Overijssel;Gelderland;Flevoland;"
    "Groningen;"
    "West-Vlaanderen;Oost-Vlaanderen;Vlaams-Brabant"
)
TAKES_PART_AS: dict[str, tuple[Noc, str]] = {
    compact(land): (noc, land) for noc, lands in _TAKES_PART_AS.items() for land in lands.split(";")
}
"""By compact form: the NOC, and the name of the land."""

PROVINCES: dict[str, str] = {compact(land): land for land in _PROVINCES.split(";")}

BEFORE_ANOTHER_LAND = frozenset(("noord", "zuid", "oost", "west", "nieuw", "midden", "centraal"))
"""Before the name of a nation these make the name of another land (Noord-Frankrijk)."""
