"""Which medals: all of a filter in order of time, or the first or last so many."""

from itertools import groupby

from medals_core.answering import Viewpoint, answers
from medals_core.archive import Archive
from medals_core.medal_lines import MedalLine
from medals_core.queries.model import Listing
from medals_core.queries.results import ListingAnswer
from medals_core.queries.selecting import find


@answers(Listing)
def answer_listing(query: Listing, archive: Archive, viewpoint: Viewpoint) -> ListingAnswer:
    found = find(query.of, archive)
    lines, unordered = taken(tuple(found.selection.lines()), query)
    return ListingAnswer(**found.common(viewpoint.now), query=query, lines=lines, found=found.selection.count,
                         tally=found.selection.tally, unordered=unordered)  # fmt: skip


def taken(lines: tuple[MedalLine, ...], query: Listing) -> tuple[tuple[MedalLine, ...], bool]:
    """The lines asked for in order of time, and whether it cannot be told which: the medals of Games without days
    have no order, so where the cut goes through them all that may be meant are given."""
    if query.take is None and not query.skip:
        return lines, False
    first = query.skip
    last = len(lines) if query.take is None else query.skip + query.take
    in_order = lines[::-1] if query.last else lines
    found: list[MedalLine] = []
    unordered = False
    place = 0
    for _, group in groupby(in_order, key=lambda line: line.games.games_id):
        block = list(group)
        begin, end = max(first - place, 0), min(last - place, len(block))
        place += len(block)
        if begin >= end:
            continue
        if block[0].games.has_day_data or (begin == 0 and end == len(block)):
            found += block[begin:end]
        else:
            found += block
            unordered = True
    return tuple(reversed(found)) if query.last else tuple(found), unordered
