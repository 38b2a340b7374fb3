"""A table of nations of any selection of medals, by any metric, and the ranks in it."""

from collections.abc import Callable
from functools import cached_property

from medals_core.medals import Tally
from medals_core.nations import Nations, Noc, population
from medals_core.queries.index import Index
from medals_core.queries.measures import USUAL, Key, Metric, Weights
from medals_core.queries.selection import Selection
from medals_core.standings import UNRANKED, Standing, Standings

Score = tuple[float, ...]
"""What is compared: the more the better."""


def score(tally: Tally, metric: Metric, per_head: Callable[[], float | None], weights: Weights = USUAL) -> Score | None:
    """None where the inhabitants are not known."""
    match metric:
        case Metric.TOTAL:
            return (tally.total,)
        case Metric.POINTS:
            return (weights.of(tally),)
        case Metric.POPULATION:
            value = per_head()
            return None if value is None else (value,)
        case Metric.OFFICIAL:
            return tally


class Table:
    """The nations with a medal of the selection, by ``metric``. "Equal triples share the rank, and the next rank skips
    (1, 2, 2, 4)": so do equal scores. Nations without a score (unknown population) and those the official table leaves
    out have no rank."""

    def __init__(
        self, selection: Selection, nations: Nations, metric: Metric = Metric.OFFICIAL, weights: Weights | None = None
    ) -> None:
        self.selection = selection
        self.weights = weights or USUAL
        self.metric = metric
        self.tallies = selection.tallies()
        self._nations = nations
        self._scores = {noc: score for noc in self.tallies if (score := self._score(noc)) is not None}
        self._in_order = sorted((score for noc, score in self._scores.items() if noc not in UNRANKED), reverse=True)

    def _score(self, noc: Noc) -> Score | None:
        tally = self.tallies[noc]
        return score(tally, self.metric, lambda: per_million(self.selection, (noc,), self._nations), self.weights)

    def rank(self, noc: Noc) -> int | None:
        if (score := self._scores.get(noc)) is None or noc in UNRANKED or not any(score):
            return None
        return self._in_order.index(score) + 1

    @property
    def is_official(self) -> bool:
        return self.metric is Metric.OFFICIAL

    def value(self, noc: Noc) -> float | None:
        """By what the table is ordered; None where that is gold, silver and bronze."""
        if self.is_official:
            return None
        score = self._scores.get(noc)
        return score[0] if score is not None else None

    def line(self, noc: Noc) -> Standing:
        """The nation's line; zeros and no rank when it has no medal of these."""
        rank = self.rank(noc)
        shared = rank is not None and self._in_order.count(self._scores[noc]) > 1
        return Standing(noc=noc, tally=self.tallies.get(noc, Tally()), rank=rank, shared=shared)

    @cached_property
    def standings(self) -> Standings:
        """The ranked lines in order (equals in the order of the official table), then those without a rank."""
        if self.is_official:
            return Standings.of(self.tallies)
        lines = [self.line(noc) for noc in self.tallies]
        lines.sort(key=lambda line: (line.rank is None, line.rank or 0, *(-n for n in line.tally), line.noc))
        return Standings(tuple(lines))


def per_million(selection: Selection, nocs: tuple[Noc, ...], nations: Nations) -> float | None:
    """The medals of these nations per million inhabitants in the year of the Games, summed over the Games. None when
    the inhabitants of one of the years are not known."""
    total = 0.0
    for index, medals in selection.parts:
        masks = index.masks(Key.NATION)
        count = sum((medals & masks.get(noc, 0)).bit_count() for noc in nocs)
        if count:
            inhabitants = [_inhabitants(index, noc, nations) for noc in nocs]
            if None in inhabitants:
                return None
            total += count / sum(filter(None, inhabitants)) * 1_000_000
    return total


def _inhabitants(index: Index, noc: Noc, nations: Nations) -> int | None:
    if noc not in index.inhabitants:
        index.inhabitants[noc] = population(nations, noc, index.games.year)
    return index.inhabitants[noc]
