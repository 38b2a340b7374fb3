"""What a whole sport came to, where its disciplines are counted one by one: cycling on the road and on the track."""

from bot.replies import dutch
from bot.replies.rendering import Scene
from bot.understanding.names.events.whole_sports import whole_sports
from medals_core.medals import Tally
from medals_core.queries.filters import Medals
from medals_core.queries.measures import Key
from medals_core.queries.selecting import find


def beside_whole_sports(of: Medals, tally: Tally, scene: Scene) -> str:
    """Alle wielersporten samen: 68, bij wielrennen, baanwielrennen en BMX; where they came to more than was found."""
    return "; ".join(filter(None, (_told(name, whole, tally, scene) for name, whole in whole_sports(of).items())))


def _told(name: str, whole: Medals, tally: Tally, scene: Scene) -> str:
    by_sport = find(whole, scene.archive).selection.by(Key.DISCIPLINE)
    together = Tally()
    for part in by_sport.values():
        together = together.combined(part.tally)
    if together.total <= tally.total:
        return ""
    sports = dutch.listing([scene.archive.disciplines[slug].name for slug in by_sport])
    colours = "" if whole.colours else f" ({dutch.gold_silver_bronze(together)})"
    return f"alle {name} samen: {together.total}{colours}, bij {sports}"
