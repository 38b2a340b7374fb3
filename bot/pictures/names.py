"""Names in the room that there is for them."""

from bot.pictures.canvas import fitted, text_width
from bot.replies.layout import short_name
from medals_core.medals import Medal
from medals_core.nations import Nation


def nation_name(nation: Nation, room: float, size: float, weight: int) -> str:
    """The name, else the short name that tables in text use (Gr-Brittannië), else as much of it as fits."""
    if text_width(nation.name, size, weight) <= room:
        return nation.name
    return fitted(short_name(nation), room, size, weight)


def winner_name(medal: Medal, nation: Nation, room: float, size: float, weight: int) -> str:
    """Of one athlete the name, shortened from the front where needed: Sturla Holm Lægreid, S. Holm Lægreid,
    S. Lægreid, Lægreid. Of a pair or a team the nation."""
    if len(medal.athletes) != 1:
        return nation_name(nation, room, size, weight)
    name = medal.athletes[0]
    words = name.split()
    shorter = [f"{words[0][0]}. {' '.join(words[start:])}" for start in range(1, len(words))]
    for candidate in (name, *shorter, words[-1]):
        if text_width(candidate, size, weight) <= room:
            return candidate
    return fitted(words[-1], room, size, weight)
