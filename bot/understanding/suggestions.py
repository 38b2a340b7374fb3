"""What does work, near to what was said and not understood."""

from collections.abc import Iterator, Sequence

from bot.understanding.grammar.items import Item
from bot.understanding.names.found import Found
from bot.understanding.understood import Choice
from medals_core.answering import Viewpoint
from medals_core.games import Athlete
from medals_core.nations import Nation
from medals_core.questions import AthleteQuestion, EventQuestion, NationQuestion, Question, TableQuestion

MOST = 3


def nearest_questions(items: Sequence[Item], viewpoint: Viewpoint) -> tuple[Choice, ...]:
    """The pages of what a text names, in its order, and what always works."""
    named = list(dict.fromkeys(_pages(items)))[:MOST]
    always = () if named else (NationQuestion(noc=viewpoint.own),)
    return tuple(Choice(question=each) for each in dict.fromkeys((*named, TableQuestion(), *always)))


def _pages(items: Sequence[Item]) -> Iterator[Question]:
    scopes = [one.value("games").scope for one in items if one.has("games")]
    ids: tuple[str, ...] = scopes[0].ids if len(scopes) == 1 and scopes[0] is not None else ()
    games = ids[0] if len(ids) == 1 else None
    for one in items:
        kind = next((kind for kind in ("athlete", "event", "nation") if one.has(kind)), None)
        match = getattr(one.value(kind), "match", None) if kind is not None else None
        if not isinstance(match, Found):
            continue
        match match.item:
            case Nation(noc=noc):
                yield NationQuestion(noc=noc, games=games)
            case Athlete(athlete_id=athlete_id):
                yield AthleteQuestion(athlete_id=athlete_id)
            case event if kind == "event":
                yield EventQuestion(event_id=event.event_id, games=games)
    if games is not None:
        yield TableQuestion(games=games)
