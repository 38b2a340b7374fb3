"""An event within a sentence, with the word before it that Dutch wants: "op de 1000 meter mannen", "bij het ijsdansen",
"in het toernooi mannen (ijshockey)"."""

from bot.replies import dutch
from bot.replies.medal_wording import event_title
from bot.replies.rendering import Scene
from medals_core.archive import Archive
from medals_core.games import Event

LONGEST = 34
"""Letters that a button alone in its row shows on a narrow phone."""

_NAMELESS = ("individueel", "team")
"""Names that say nothing without their sport."""
_BEFORE = {
    "bij het": ("toernooi", "ijsdansen", "superteam", "gemengd dubbel", "allround", "duet", "trap", "skeet"),
    "bij de": ("paren", "gemengde teams", "big air", "moguls", "dual moguls", "aerials", "keirin"),
    "in het": ("omnium", "dubbelspel"),
    "in de": (
        "landenwedstrijd", "gemengde landenwedstrijd", "eenzitter", "tweezitter", "tweemansbob", "viermansbob",
        "tweevrouwsbob", "monobob", "vier- of vijfmansbob", "dubbel", "acht", "vier", "twee", "skiff", "klasse",
        "open klasse",
    ),
}  # fmt: skip
"""How the names begin that stand behind it."""
_NEUTER = ("gewicht", "pistool", "geweer", "werpen", "stoten", "springen", "slingeren", "trekken", "spel", "schermen")
"""How the first word ends of what is done at "het": kogelstoten, bantamgewicht, dubbelspel."""


def before(name: str) -> str:
    """op de, bij het, in de: what stands before the name of an event."""
    first = name.lower().partition(" ")[0]
    if first in _NAMELESS:
        return "bij het onderdeel"
    usual = "bij het" if first.endswith(_NEUTER) else "op de"
    return next((words for words, begins in _BEFORE.items() if name.lower().startswith(begins)), usual)


def at_event(event: Event, archive: Archive) -> str:
    """op de 500 meter mannen (shorttrack); bij curling voor mannen."""
    sport = dutch.at_discipline(archive.disciplines[event.discipline].name)
    people = f" voor {dutch.SEX_NAMES[event.gender]}" if event.gender in dutch.SEX_NAMES else ""
    if dutch.is_tournament(event):
        return f"{sport}{people}"
    if event.name.partition(" ")[0] in _NAMELESS:  # "bij het kunstschaatsen voor vrouwen (individueel)"
        return f"{sport}{people} ({event.name.replace(' (', ', ').rstrip(')')})"
    return f"{before(event.name)} {event_title(event, archive)}"


def the_event(event: Event, archive: Archive) -> str:
    """de 500 meter vrouwen (schaatsen); het ijsdansen."""
    article = before(event.name).split(" ", 1)[1]
    return f"{article} {event_title(event, archive)}"


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
