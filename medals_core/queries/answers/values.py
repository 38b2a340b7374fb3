"""How many, which part, what rank: the answer to ``Value``."""

from collections.abc import Iterator

from medals_core.answering import Viewpoint, answers
from medals_core.archive import Archive
from medals_core.medals import Tally
from medals_core.queries.figures import measured
from medals_core.queries.filters import Medals
from medals_core.queries.measures import Key
from medals_core.queries.measuring import Measuring
from medals_core.queries.model import Value
from medals_core.queries.results import ValueAnswer
from medals_core.queries.selecting import MedalSearch, find


@answers(Value)
def answer_value(query: Value, archive: Archive, viewpoint: Viewpoint) -> ValueAnswer:
    measuring = Measuring(query.measure, archive)
    figure = measuring.whole()
    found = measuring.found
    shared = found.common(viewpoint.now)
    shared["unknown"] = shared["unknown"] or figure.unknown
    return ValueAnswer(
        **shared,
        query=query,
        measured=measured(query.measure, figure),
        whole=_whole(found, archive),
        parts=tuple(_parts(found)),
    )


def _whole(found: MedalSearch, archive: Archive) -> Tally | None:
    """All medals of the one nation at those Games at that moment."""
    of = found.of
    if len(of.nations) != 1 or len(found.nations) != 1:
        return None
    return find(Medals(games=of.games, as_of=of.as_of, nations=of.nations), archive).selection.tally


def _parts(found: MedalSearch) -> Iterator[tuple[str, Tally]]:
    """By nation where several are meant, else by Games where those are several."""
    if len(found.nations) > 1:
        medals = found.selection.tallies()
        yield from ((noc, medals.get(noc, Tally())) for noc in found.nations)
    elif len(found.editions) > 1:
        groups = found.selection.by(Key.GAMES)
        yield from ((games_id, selection.tally) for games_id, selection in groups.items())
