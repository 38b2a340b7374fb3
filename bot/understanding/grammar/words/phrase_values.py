"""What phrases of several items mean: the values that rules give to the items they make."""

from dataclasses import dataclass

from bot.understanding.grammar.items import Item
from medals_core.medals import Colour
from medals_core.queries.measures import Op


@dataclass(frozen=True)
class Amount:
    """So many of something: ``minstens vijf keer goud``, ``geen brons``. ``op`` None: nothing said but the number.
    ``colour`` None: medals of any colour. ``said``: medal, point, or nothing when no noun was said."""

    op: Op | None
    count: int
    colour: Colour | None = None
    said: str = "medal"
    times: bool = False


@dataclass(frozen=True)
class Than:
    """``meer goud dan Italië``: more, fewer or as many of a colour (None: medals; ``total``: said so) than
    something."""

    op: Op
    colour: Colour | None
    standard: tuple[Item, ...]
    total: bool = False
    times: float = 1
    noun: str = ""
    """not of medals, but of sports, events or Games with one"""


@dataclass(frozen=True)
class PartsCompared:
    """``meer goud bij de vrouwen dan bij de mannen``: one part of the medals held against another."""

    op: Op
    colour: Colour | None
    one: Item
    other: Item


@dataclass(frozen=True)
class Excepted:
    """What is left out: ``buiten schaatsen en shorttrack``."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Beside:
    """``boven Duitsland``: a place in the table beside a nation. ``just``: right beside it. ``places``: so many places
    from it."""

    above: bool
    items: tuple[Item, ...]
    just: bool = False
    places: int | None = None


@dataclass(frozen=True)
class Instead:
    """``goud in plaats van brons``."""

    becomes: Colour
    was: Colour
    count: int | None = None
