"""By what medals are grouped, in words: "per sport", "3 landen", and the name of one group."""

from datetime import date

from bot.replies import dutch
from bot.replies.event_phrase import at_event
from bot.replies.medal_wording import event_title
from bot.replies.queries.nations import group_name
from bot.replies.rendering import Scene
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.queries.measures import Key
from medals_core.queries.results import Group

GAMES = "Winterspelen"
"""The Games that are counted; in the end they get the name of those that the query is about (``telling.told``)."""
_NOUNS = {
    Key.NATION: ("land", "landen"), Key.ATHLETE: ("sporter", "sporters"), Key.DISCIPLINE: ("sport", "sporten"),
    Key.EVENT: ("onderdeel", "onderdelen"), Key.GENDER: ("categorie", "categorieën"), Key.DAY: ("dag", "dagen"),
    Key.GAMES: (GAMES, GAMES), Key.COLOUR: ("kleur", "kleuren"), Key.CONTINENT: ("werelddeel", "werelddelen"),
}  # fmt: skip
_SEXES = {"M": ("man", "mannen"), "F": ("vrouw", "vrouwen")}
_GENDERS = {"men": "de mannen", "women": "de vrouwen", "mixed": "de gemengde onderdelen", "open": "de open onderdelen"}
PEOPLE = frozenset({Key.NATION, Key.ATHLETE, Key.CONTINENT})
"""Those that win themselves; at the others medals are won by somebody."""
NEUTER = frozenset({Key.NATION, Key.EVENT, Key.CONTINENT})
"""Those that take "het" and "geen enkel"."""


def plural_of(key: Key, n: int, sex: str = "") -> str:
    """land, landen; of athletes of one sex: vrouw, vrouwen."""
    one, many = _SEXES.get(sex, _NOUNS[key]) if key is Key.ATHLETE else _NOUNS[key]
    return one if n == 1 else many


def per_words(key: Key | None) -> str:
    return f"per {plural_of(key or Key.EVENT, 1)}"


def within(key: Key) -> str:
    """in drie sporten, op drie dagen, bij de mannen."""
    return "in" if key in (Key.DISCIPLINE, Key.COLOUR) else "bij" if key is Key.GENDER else "op"


def no(key: Key) -> str:
    return "geen enkel" if key in NEUTER else "geen enkele"


def none_of(key: Key, sex: str = "") -> str:
    """geen enkel land; geen enkele sport."""
    return f"{no(key)} {plural_of(key, 1, sex)}"


def group_words(group: Group, key: Key, scene: Scene, *, nation: bool = True, sport: bool = True) -> str:
    """The name of a group within a sentence. ``nation``: of an athlete with the country behind it; ``sport``: of an
    event with its sport."""
    match key:
        case Key.NATION:
            return dutch.the(scene.nation(group.key))
        case Key.ATHLETE:
            name = group.athlete.name if group.athlete is not None else group.name or group.key
            noc = group.noc or (group.athlete.nocs[-1] if group.athlete is not None and group.athlete.nocs else None)
            nocs = dict.fromkeys(line.medal.noc for line in group.proof) or ([noc] if noc else [])
            return f"{name} ({dutch.listing([scene.nation(one).name for one in nocs])})" if nation and nocs else name
        case Key.DISCIPLINE:
            return scene.archive.disciplines[group.key].name
        case Key.EVENT:
            if group.event is None:
                return group.key
            if not sport and not dutch.is_tournament(group.event):
                return dutch.event_name(group.event)
            return event_title(group.event, scene.archive)
        case Key.GENDER:
            return _GENDERS[group.key]
        case Key.DAY:
            return dutch.day_name(date.fromisoformat(group.key))
        case Key.GAMES:
            return dutch.games_name(scene.archive.edition(group.key).games)
        case Key.COLOUR:
            return dutch.COLOUR_NAMES[Colour(group.key)]
        case Key.CONTINENT:
            return group_name(group.key, scene)


def at_group(group: Group, key: Key, scene: Scene) -> str:
    """Where medals were won, with the word before it: "bij het schaatsen", "op donderdag 12 februari", "in Peking
    2022"."""
    name = group_words(group, key, scene)
    match key:
        case Key.DISCIPLINE:
            return dutch.at_discipline(name)
        case Key.EVENT if group.event is not None:
            return at_event(group.event, scene.archive)
        case Key.GENDER:
            people = Gender(group.key) in (Gender.MEN, Gender.WOMEN)
            return f"{'bij' if people else 'op'} {name}"
        case Key.DAY | Key.EVENT:
            return f"op {name}"
        case _:
            return f"in {name}"
