"""An event by a name short enough for a button."""

from bot.replies import dutch
from bot.replies.rendering import Scene
from medals_core.games import Event, Gender

LONGEST = 24
SEX = {Gender.MEN: "mannen", Gender.WOMEN: "vrouwen"}


def event_label(event: Event, scene: Scene) -> str:
    """500 m vrouwen schaatsen: with the sport, since it is often that which is chosen."""
    sport, sex = scene.archive.disciplines[event.discipline].name, SEX.get(event.gender, "")
    if dutch.is_tournament(event):
        return f"{sport} {sex}".strip()
    name = event.name.replace(" kilometer", " km").replace(" meter", " m").replace("gemengde", "gem.")
    whole = " ".join(part for part in (name, sex, sport) if part)
    return whole if len(whole) <= LONGEST else " ".join(part for part in (name, sex[:1], sport) if part)
