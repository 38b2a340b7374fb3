"""What somebody of a nation is called: de Fransman, de Noorse; and its team: TeamNL."""

from medals_core.nations import Nation

_MEN = {
    "AUS": "Australiër", "AUT": "Oostenrijker", "BEL": "Belg", "BRA": "Braziliaan", "BUL": "Bulgaar", "CAN": "Canadees",
    "CHN": "Chinees", "CRO": "Kroaat", "CZE": "Tsjech", "DEN": "Deen", "ESP": "Spanjaard", "EST": "Est", "FIN": "Fin",
    "FRA": "Fransman", "GBR": "Brit", "GEO": "Georgiër", "GER": "Duitser", "HUN": "Hongaar", "ITA": "Italiaan",
    "JPN": "Japanner", "KAZ": "Kazach", "KOR": "Zuid-Koreaan", "LAT": "Let", "LIE": "Liechtensteiner",
    "NED": "Nederlander", "NOR": "Noor", "NZL": "Nieuw-Zeelander", "POL": "Pool", "RUS": "Rus", "SLO": "Sloveen",
    "SUI": "Zwitser", "SVK": "Slowaak", "SWE": "Zweed", "UKR": "Oekraïner", "USA": "Amerikaan",
}  # fmt: skip
"""Nations that win more than now and then at Winter Games. A woman is called by the adjective: de Noorse."""


TEAM_NAMES = {"NED": "TeamNL", "BEL": "Team Belgium"}


def team_label(nation: Nation) -> str:
    """TeamNL; Noorwegen: for a button."""
    return TEAM_NAMES.get(nation.noc, nation.name)


def typed(nation: Nation) -> str:
    """What people type for it behind a command: NL, BE."""
    return nation.iso2 or nation.noc


def inhabitant(nation: Nation, gender: str) -> str:
    """de Fransman, de Noorse; empty where Dutch has no word that is surely right. ``gender``: as of an athlete."""
    word = {"M": _MEN.get(nation.noc, ""), "F": nation.adjective}.get(gender, "")
    return f"de {word}" if word else ""
