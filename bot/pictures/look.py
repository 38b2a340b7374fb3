"""How a picture is to look, apart from what it shows: its colours, its form, and whose it is."""

from dataclasses import dataclass
from enum import StrEnum

from bot.pictures.palette import LIGHT, Palette


class Shape(StrEnum):
    """``FREE``: as high as what it shows. ``SQUARE`` and ``TALL`` (9:16) are the forms that other apps share."""

    FREE = "vrij"
    SQUARE = "vierkant"
    TALL = "staand"


@dataclass(frozen=True)
class Look:
    """``sign``: the bot's @name, so that who gets a forwarded picture knows where to ask."""

    palette: Palette = LIGHT
    shape: Shape = Shape.FREE
    sign: str = ""

    @property
    def most_height(self) -> float | None:
        """Points that a card may be high and still be readable in the form; None where it may grow."""
        return {Shape.FREE: None, Shape.SQUARE: 620.0, Shape.TALL: 800.0}[self.shape]
