"""How a picture is to look, apart from what it shows: its colours (one palette for all kinds; nothing is told by colour
alone), its form, and whose it is."""

from dataclasses import dataclass
from enum import StrEnum

from medals_core.medals import Colour

Rgb = tuple[int, int, int]


def _rgb(text: str) -> Rgb:
    red, green, blue = bytes.fromhex(text.removeprefix("#"))
    return red, green, blue


@dataclass(frozen=True)
class Palette:
    """``own``: behind the own nation's line; ``own_mark``: its bar. ``sheet``: the ground under a card in a square or
    standing form. ``up`` and ``down``: places won and lost. ``lines``: for up to six nations in a graph,
    chosen after Okabe and Ito (2008), at 3:1 on the paper at least and apart for the colour-blind too (a test measures
    both)."""

    paper: Rgb
    stripe: Rgb
    rule: Rgb
    ink: Rgb
    faint: Rgb
    head: Rgb
    head_ink: Rgb
    head_faint: Rgb
    sheet: Rgb
    own: Rgb
    own_mark: Rgb
    up: Rgb
    down: Rgb
    medals: dict[Colour, Rgb]
    on_medal: Rgb
    lines: tuple[Rgb, ...]


LIGHT = Palette(
    paper=_rgb("#ffffff"),
    stripe=_rgb("#f4f6f9"),
    rule=_rgb("#d5dbe3"),
    ink=_rgb("#14213d"),
    faint=_rgb("#5a6577"),
    head=_rgb("#14213d"),
    head_ink=_rgb("#ffffff"),
    head_faint=_rgb("#c3cde0"),
    sheet=_rgb("#27406f"),
    own=_rgb("#ffe9d1"),
    own_mark=_rgb("#e85d04"),
    up=_rgb("#1d6b3a"),
    down=_rgb("#b3261e"),
    medals={Colour.GOLD: _rgb("#f2c230"), Colour.SILVER: _rgb("#c3cad3"), Colour.BRONZE: _rgb("#d99a63")},
    on_medal=_rgb("#14213d"),
    lines=tuple(map(_rgb, ("#e05a00", "#0057b8", "#12967a", "#111111", "#b86bc9", "#6b4e00"))),
)

DARK = Palette(
    paper=_rgb("#151b26"),
    stripe=_rgb("#1b2331"),
    rule=_rgb("#364254"),
    ink=_rgb("#eef2f8"),
    faint=_rgb("#a3b0c2"),
    head=_rgb("#0c111a"),
    head_ink=_rgb("#ffffff"),
    head_faint=_rgb("#b4c0d4"),
    sheet=_rgb("#05080d"),
    own=_rgb("#4a2f14"),
    own_mark=_rgb("#ff8c2f"),
    up=_rgb("#86d9a2"),
    down=_rgb("#ff9a92"),
    medals={Colour.GOLD: _rgb("#f2c230"), Colour.SILVER: _rgb("#c3cad3"), Colour.BRONZE: _rgb("#d99a63")},
    on_medal=_rgb("#14213d"),
    lines=tuple(map(_rgb, ("#ff8c2f", "#56b4e9", "#1fbf8f", "#f2f2f2", "#e08cc0", "#e8c33a"))),
)

PALETTES = {"licht": LIGHT, "donker": DARK}
"""By the names under which chats choose them."""


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
