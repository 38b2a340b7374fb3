"""An event within a sentence, with the word before it that Dutch wants: "op de 1000 meter mannen", "bij het ijsdansen",
"in het toernooi mannen (ijshockey)"."""

from bot.replies import dutch
from medals_core.games import Event, Gender

_BEFORE = (
    ("toernooi", "in het"),
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
)


def before(name: str) -> str:
    """op de, bij het, in de: what stands before the name of an event."""
    return next((words for start, words in _BEFORE if name.lower().startswith(start)), "op de")


def at_event(event: Event, discipline_name: str) -> str:
    """op de 500 meter mannen (shorttrack)."""
    return f"{before(event.name)} {dutch.event_title(event, discipline_name)}"


def at_event_short(event: Event) -> str:
    """op de 500 meter, where sport and gender are told already or do not matter."""
    return f"{before(event.name)} {event.name}"


def gender_phrase(event: Event) -> str:
    """bij de mannen; nothing for mixed events."""
    if event.gender in (Gender.MIXED, Gender.OPEN):
        return ""
    return f"bij de {dutch.GENDER_NAMES[event.gender]}"
