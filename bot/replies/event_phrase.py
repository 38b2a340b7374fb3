"""An event within a sentence, with the word before it that Dutch wants: "op de 1000 meter mannen", "bij het ijsdansen",
"in het toernooi mannen (ijshockey)"."""

from bot.replies import dutch
from bot.replies.rendering import Scene
from medals_core.archive import Archive
from medals_core.games import Event

LONGEST = 34
"""Letters that a button alone in its row shows on a narrow phone."""

_NAMELESS = ("individueel", "team")
"""Names that say nothing without their sport."""
_BEFORE = (("toernooi", "bij het"), ("ijsdansen", "bij het"), ("paren", "bij de"),
           ("superteam", "bij het"), ("gemengd dubbel", "bij het"), ("landenwedstrijd", "in de"),
           ("gemengde landenwedstrijd", "in de"), ("gemengde teams", "bij de"), ("eenzitter", "in de"),
           ("tweezitter", "in de"), ("tweemansbob", "in de"), ("viermansbob", "in de"), ("tweevrouwsbob", "in de"),
           ("monobob", "in de"), ("vier- of vijfmansbob", "in de"), ("big air", "bij de"), ("moguls", "bij de"),
           ("dual moguls", "bij de"), ("aerials", "bij de"), ("allround", "bij het"), ("duet", "bij het"),
           ("trap", "bij het"), ("skeet", "bij het"), ("keirin", "bij de"),
           ("omnium", "in het"), ("dubbelspel", "in het"), ("dubbel", "in de"), ("acht", "in de"), ("vier", "in de"),
           ("twee", "in de"), ("skiff", "in de"), ("klasse", "in de"), ("open klasse", "in de"))  # fmt: skip


_NEUTER = ("gewicht", "pistool", "geweer", "werpen", "stoten", "springen", "slingeren", "trekken", "spel", "schermen")
"""How the first word ends of what is done at "het": kogelstoten, bantamgewicht, dubbelspel."""


def before(name: str) -> str:
    """op de, bij het, in de: what stands before the name of an event."""
    first = name.lower().partition(" ")[0]
    if first in _NAMELESS:
        return "bij het onderdeel"
    usual = "bij het" if first.endswith(_NEUTER) else "op de"
    return next((words for start, words in _BEFORE if name.lower().startswith(start)), usual)


def at_event(event: Event, archive: Archive) -> str:
    """op de 500 meter mannen (shorttrack); bij curling voor mannen."""
    discipline = archive.disciplines[event.discipline].name
    if dutch.is_tournament(event):
        people = dutch.SEX_NAMES.get(event.gender)
        return dutch.at_discipline(discipline) + (f" voor {people}" if people else "")
    if event.name.partition(" ")[0] in _NAMELESS:  # "bij het kunstschaatsen voor vrouwen (individueel)"
        people = f" voor {dutch.SEX_NAMES[event.gender]}" if event.gender in dutch.SEX_NAMES else ""
        return f"{dutch.at_discipline(discipline)}{people} ({event.name.replace(' (', ', ').rstrip(')')})"
    return f"{before(event.name)} {dutch.event_title(event, discipline)}"


def the_event(event: Event, archive: Archive) -> str:
    """de 500 meter vrouwen (schaatsen); het ijsdansen."""
    article = before(event.name).split(" ", 1)[1]
    return f"{article} {dutch.event_title(event, archive.disciplines[event.discipline].name)}"


def event_label(event: Event, scene: Scene) -> str:
    """500 m vrouwen schaatsen: with the sport, since it is often that which is chosen."""
    sport = scene.archive.disciplines[event.discipline].name
    if dutch.is_tournament(event):
        return f"{sport} {dutch.SEX_NAMES.get(event.gender, '')}".strip()
    name = dutch.event_name(event).replace(" kilometer", " km").replace(" meter", " m").replace("gemengde", "gem.")
    bare = name.partition(" (")[0]
    sport = "" if name.lower().startswith(sport.lower()) else f" {sport}"
    return whole_words(f"{name}{sport}", f"{bare}{sport}", name, bare)


def whole_words(*labels: str) -> str:
    """The first that a button shows whole; of the last as many words as it does."""
    fit = next((label for label in labels if len(label) <= LONGEST), "")
    return fit or (labels[-1][: LONGEST - 1].rpartition(" ")[0].rstrip(" ,(") + " …" if labels else "")
