"""Small Games of our own for the tests of the desk: few nations, few events, nothing decided yet or as given."""

from datetime import UTC, date, datetime

from medals_core.archive import Archive, Edition
from medals_core.games import Athlete, Discipline, Event, Games, Gender, Season
from medals_core.ledger import Entry, Ledger
from medals_core.medals import Colour, Medal
from medals_core.nations import Nation, Nations

MORNING = datetime(2026, 2, 17, 9, tzinfo=UTC)
G, S, B = Colour.GOLD, Colour.SILVER, Colour.BRONZE
WOMEN, MEN = "speed-skating-1000m-women", "speed-skating-1000m-men"


def medal(colour: Colour, noc: str, *athletes: str, at: datetime = MORNING) -> Medal:
    return Medal(colour=colour, noc=noc, athletes=athletes, won_at=at)


def entry(event_id: str, *podium: Medal, at: datetime = MORNING, author: str = "Ada", reason: str = "") -> Entry:
    return Entry(event_id=event_id, podium=podium, learned_at=at, author=author, reason=reason)


NAMES = {
    "NED": ("Nederland", "Netherlands", "NL", "Nederlandse"),
    "NOR": ("Noorwegen", "Norway", "NO", "Noorse"),
    "ITA": ("Italië", "Italy", "IT", "Italiaanse"),
    "USA": ("Verenigde Staten", "United States", "US", "Amerikaanse"),
    "JPN": ("Japan", "Japan", "JP", "Japanse"),
}
ATHLETES = {
    "Jutta Leerdam": ("NED", "F", "speed-skating"),
    "Femke Kok": ("NED", "F", "speed-skating"),
    "Miho Takagi": ("JPN", "F", "speed-skating"),
    "Brittany Bowe": ("USA", "F", "speed-skating"),
    "Jenning de Boo": ("NED", "M", "speed-skating"),
    "Jordan Stolz": ("USA", "M", "speed-skating"),
    "Sander Eitrem": ("NOR", "M", "speed-skating"),
    "Davide Ghiotto": ("ITA", "M", "speed-skating"),
    "Jens van 't Wout": ("NED", "M", "short-track"),
    "Melle van 't Wout": ("NED", "M", "short-track"),
    "Pietro Sighel": ("ITA", "M", "short-track"),
}


def event(event_id: str, discipline: str, name: str, gender: Gender, hour: int, *, team: bool = False) -> Event:
    ends_at = datetime(2026, 2, 17, hour, tzinfo=UTC)
    return Event(event_id=event_id, discipline=discipline, name=name, gender=gender, team=team, ends_at=ends_at)


EVENTS = (
    event(WOMEN, "speed-skating", "1000 meter", Gender.WOMEN, 10),
    event(MEN, "speed-skating", "1000 meter", Gender.MEN, 11),
    event("speed-skating-team-pursuit-men", "speed-skating", "ploegenachtervolging", Gender.MEN, 12, team=True),
    event("short-track-1000m-men", "short-track", "1000 meter", Gender.MEN, 13),
)


def small_archive(*entries: Entry) -> Archive:
    games = Games(
        games_id="2026-winter", season=Season.WINTER, year=2026, city="Milaan", host="ITA",
        opening=date(2026, 2, 6), closing=date(2026, 2, 22), first_medal_day=date(2026, 2, 7), time_zone="Europe/Rome",
    )  # fmt: skip
    nations = Nations(
        Nation(noc=noc, iso2=iso2, name=name, name_en=name_en, adjective=adjective)
        for noc, (name, name_en, iso2, adjective) in NAMES.items()
    )
    disciplines = {
        "speed-skating": Discipline(
            discipline="speed-skating", name="schaatsen", name_en="Speed Skating", aliases=("langebaan",)
        ),
        "short-track": Discipline(
            discipline="short-track", name="shorttrack", name_en="Short Track", aliases=("short track",)
        ),
    }
    athletes = {
        name: Athlete(
            athlete_id=name, name=name, nocs=(noc,), gender=gender, disciplines=(discipline,), in_current_games=True,
            events=tuple(
                event.event_id
                for event in EVENTS
                if event.discipline == discipline and (event.gender == Gender.WOMEN) == (gender == "F")
            ),
        )
        for name, (noc, gender, discipline) in ATHLETES.items()
    }  # fmt: skip
    edition = Edition(games, {event.event_id: event for event in EVENTS}, Ledger(entries))
    return Archive(nations, disciplines, athletes, {"2026-winter": edition}, "2026-winter")


def known(*, women: bool = True) -> Entry:
    podium = (medal(G, "NED", "Jutta Leerdam"), medal(S, "NED", "Femke Kok"), medal(B, "JPN", "Miho Takagi"))
    return entry(WOMEN if women else MEN, *podium, author="archive")
