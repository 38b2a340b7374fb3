"""An event within a sentence, with the word before it that Dutch wants: "op de 1000 meter mannen", "bij het ijsdansen",
"in het toernooi mannen (ijshockey)"."""

from bot.replies import dutch
from medals_core.archive import Archive
from medals_core.games import Event, Gender

_BEFORE = (
    ("toernooi", "bij het"),
    ("ijsdansen", "bij het"),
    ("individueel", "bij het onderdeel"),
    ("paren", "bij de"),
    ("superteam", "bij het"),
    ("gemengd dubbel", "bij het"),
    ("landenwedstrijd", "in de"),
    ("gemengde landenwedstrijd", "in de"),
    ("gemengde teams", "bij de"),
    ("eenzitter", "in de"),
    ("tweezitter", "in de"),
    ("tweemansbob", "in de"),
    ("viermansbob", "in de"),
    ("tweevrouwsbob", "in de"),
    ("monobob", "in de"),
    ("vier- of vijfmansbob", "in de"),
    ("big air", "bij de"),
    ("moguls", "bij de"),
    ("dual moguls", "bij de"),
    ("aerials", "bij de"),
    ("allround", "bij het"),
    ("duet", "bij het"),
    ("trap", "bij het"),
    ("skeet", "bij het"),
    ("team", "bij het onderdeel"),
    ("keirin", "bij de"),
    ("omnium", "in het"),
    ("dubbelspel", "in het"),
    ("dubbel", "in de"),
    ("acht", "in de"),
    ("vier", "in de"),
    ("twee", "in de"),
    ("skiff", "in de"),
    ("klasse", "in de"),
    ("open klasse", "in de"),
)


_NEUTER = ("gewicht", "pistool", "geweer", "werpen", "stoten", "springen", "slingeren", "trekken", "spel", "schermen")
"""How the first word ends of what is done at "het": kogelstoten, bantamgewicht, dubbelspel."""


def before(name: str) -> str:
    """op de, bij het, in de: what stands before the name of an event."""
    first = name.lower().partition(" ")[0]
    usual = "bij het" if first.endswith(_NEUTER) else "op de"
    return next((words for start, words in _BEFORE if name.lower().startswith(start)), usual)


def at_event(event: Event, archive: Archive) -> str:
    """op de 500 meter mannen (shorttrack); bij curling voor mannen."""
    discipline = archive.disciplines[event.discipline].name
    if dutch.is_tournament(event):
        return dutch.at_discipline(discipline) + gender_phrase(event).replace("bij de", " voor")
    return f"{before(event.name)} {dutch.event_title(event, discipline)}"


def the_event(event: Event, archive: Archive) -> str:
    """de 500 meter vrouwen (schaatsen); het ijsdansen."""
    article = before(event.name).split(" ", 1)[1]
    return f"{article} {dutch.event_title(event, archive.disciplines[event.discipline].name)}"


def gender_phrase(event: Event) -> str:
    """bij de mannen; nothing for mixed events."""
    if event.gender in (Gender.MIXED, Gender.OPEN):
        return ""
    return f"bij de {dutch.GENDER_NAMES[event.gender]}"
