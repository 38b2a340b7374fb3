"""In which order groups stand, and which of them are the first or the last n."""

from collections.abc import Callable
from heapq import nlargest, nsmallest
from itertools import islice, repeat
from math import inf

from medals_core.archive import Archive
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.queries.figures import Figure
from medals_core.queries.measures import Key, Kind, Op
from medals_core.queries.measuring import Measuring
from medals_core.queries.model import Groups, Order


def reached(query: Groups) -> int:
    """How many medals the groups must have had, where it is asked who had them first; else 0."""
    counts = [
        int(one.value)
        for one in query.having
        if one.measure == query.measure and one.op is Op.AT_LEAST and isinstance(one.value, int | float)
    ]
    counted = query.order is Order.FIRST and query.measure.kind is Kind.COUNT
    return max(counts, default=0) if counted else 0


class Ordering:
    """How the groups of a query are ordered."""

    def __init__(self, query: Groups, measuring: Measuring, archive: Archive) -> None:
        self.query = query
        self.editions = measuring.found.editions
        self._measuring = measuring
        self._archive = archive
        self._figures: dict[str, Figure] = {}

    def figure(self, key: str) -> Figure:
        """The whole figure of a group."""
        if key not in self._figures:
            self._figures[key] = self._measuring.of(key)
        return self._figures[key]

    def taken(self, kept: list[str], most: int) -> list[str]:
        """In order, the ``take`` after ``skip``, at most ``most``; who equals the first or the last of them is kept
        too. Whose value is not known stands last, and is not among a first or last n."""
        query = self.query
        if query.order is Order.NATURAL:
            return self._naturally(kept)[query.skip :][: query.take or most]
        by_value = query.order in (Order.MOST, Order.FEWEST)
        if by_value and query.take is not None:
            kept = self._first(kept, query.skip + query.take)
        places = self._places(kept)
        in_order = sorted(kept, key=places.__getitem__)
        first = query.skip
        last = len(in_order) if query.take is None else min(query.skip + query.take, len(in_order))
        if first >= last:
            return []
        while last < len(in_order) and places[in_order[last]] == places[in_order[last - 1]]:
            last += 1
        while first > 0 and places[in_order[first]] == places[in_order[first - 1]]:
            first -= 1
        window = self._naturally(in_order[first : min(last, first + most)])
        sign = 0 if not by_value else 1 if query.order is Order.FEWEST else -1
        return sorted(window, key=lambda key: (places[key], *self._tally(key, sign)))

    def _first(self, kept: list[str], count: int) -> list[str]:
        """Who can be among the first of them: of 30,000 athletes only those need be put in order."""
        values = self._measuring.values
        if not kept or not count:
            return []
        if values is not None and self.query.measure.kind is not Kind.TALLY:
            own = list(map(values.get, kept, repeat(0)))
            if self.query.order is Order.MOST:
                least = nlargest(count, own)[-1]
                return [key for key, value in zip(kept, own, strict=True) if value >= least]
            most = nsmallest(count, own)[-1]
            return [key for key, value in zip(kept, own, strict=True) if value <= most]
        places = self._places(kept)
        ends = nsmallest(count, places.values())[-1:]
        return [key for key in kept if places[key] <= ends[0] and places[key] != inf]

    def _places(self, kept: list[str]) -> dict[str, float]:
        """By what each group is ordered, the least first."""
        query = self.query
        sign = 1 if query.order in (Order.FEWEST, Order.FIRST) else -1
        if query.order in (Order.MOST, Order.FEWEST):
            value: Callable[[str], float | None]
            value = self._by_law if query.measure.kind is Kind.TALLY else self._measuring.value
            return {key: inf if (own := value(key)) is None else sign * own for key in kept}
        if query.by in (Key.DAY, Key.GAMES):
            return {key: sign * number for number, key in enumerate(self._naturally(kept))}
        return {key: self._moment(key, sign) for key in kept}

    def _by_law(self, key: str) -> float:
        """Tallies compare by gold, then silver, then bronze, as the table does: no count comes near a million."""
        gold, silver, bronze = self.figure(key).selection.tally
        return gold * 1e12 + silver * 1e6 + bronze

    def _moment(self, key: str, sign: int) -> float:
        """When its first medal was won, or its last; without a medal it comes last. Where so many are asked for: when
        it had that many."""
        medals = self.figure(key).selection
        line = medals.first if sign > 0 else medals.last
        if sign > 0 and (count := reached(self.query)) > 1:
            line = next(islice(medals.lines(), count - 1, None), None)
        return sign * line.medal.won_at.timestamp() if line else inf

    def _tally(self, key: str, sign: int) -> tuple[int, ...]:
        return tuple(sign * count for count in self.figure(key).selection.tally)

    def _naturally(self, keys: list[str]) -> list[str]:
        """As their kind is ordered: the table, the calendar, the programme."""
        match self.query.by:
            case Key.NATION | Key.ATHLETE | Key.CONTINENT:
                return sorted(keys, key=lambda key: (self._tally(key, -1), key))
            case Key.DAY:
                return sorted(keys)
            case Key.GAMES:
                order = list(self._archive.editions)
            case Key.COLOUR:
                order = [colour.value for colour in Colour]
            case Key.GENDER:
                order = [gender.value for gender in Gender]
            case Key.DISCIPLINE:
                order = list(self._archive.disciplines)
            case Key.EVENT:
                order = [event.event_id for edition in self.editions for event in edition.in_order]
        places = {key: number for number, key in enumerate(dict.fromkeys(order))}
        return sorted(keys, key=lambda key: (places.get(key, len(places)), key))
