"""Who held a rank of the table, one after another."""

from medals_core.answering import Viewpoint, answers
from medals_core.archive import Archive
from medals_core.queries.course import Course
from medals_core.queries.measures import Kind, Measure
from medals_core.queries.model import Holders
from medals_core.queries.results import Held, HoldersAnswer, Unknown
from medals_core.queries.selecting import find


@answers(Holders)
def holders_of(query: Holders, archive: Archive, viewpoint: Viewpoint) -> HoldersAnswer:
    """At each minute in which a medal fell, of the last Games in the filter whose medals are dated. A rank that nobody
    held for a while (two share the one above it) is a gap between two that did."""
    found = find(query.within, archive)
    stage = found.stage(viewpoint.now)
    dated = [index for index in found.indexes if index.games.has_day_data]
    if not dated or found.unknown is not None:
        return HoldersAnswer(stage=stage, at=found.at, query=query, held=(), unknown=found.unknown or Unknown.NO_DAYS)
    index = dated[-1]
    games = index.games
    moments = [moment for moment in index.moments if found.until is None or moment <= found.until]
    course = Course(Measure(kind=Kind.RANK, of=query.within), viewpoint.own, moments, archive, games.games_id)
    held: list[Held] = []
    for moment, nocs in zip(moments, course.holders(query.place), strict=True):
        if held and held[-1].end is None and held[-1].nocs != nocs:
            held[-1] = held[-1].model_copy(update={"end": moment})
        if nocs and (not held or held[-1].end is not None):
            held.append(Held(nocs=nocs, begin=moment, end=None))
    start = games.start_of(query.from_day) if query.from_day else None
    close = games.end_of(query.to_day) if query.to_day else None
    within = tuple(
        one
        for one in held
        if (close is None or one.begin <= close) and (start is None or one.end is None or one.end >= start)
    )
    return HoldersAnswer(stage=stage, at=found.at, query=query, held=within)
