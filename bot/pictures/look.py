"""How a picture is to look, apart from what it shows: its colours (one palette for all kinds; nothing is told by colour
alone), its form, and whose it is."""

from dataclasses import dataclass
from enum import StrEnum

from medals_core.medals import Colour

Rgb = str
"""As Pillow reads it: "#14213d"."""

MEDAL_COLOURS = {Colour.GOLD: "#f2c230", Colour.SILVER: "#c3cad3", Colour.BRONZE: "#d99a63"}
ON_MEDAL = "#14213d"


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
    lines: tuple[Rgb, ...]


LIGHT = Palette(
    paper="#ffffff",
    stripe="#f4f6f9",
    rule="#d5dbe3",
    ink="#14213d",
    faint="#5a6577",
    head="#14213d",
    head_ink="#ffffff",
    head_faint="#c3cde0",
    sheet="#27406f",
    own="#ffe9d1",
    own_mark="#e85d04",
    up="#1d6b3a",
    down="#b3261e",
    lines=("#e05a00", "#0057b8", "#12967a", "#111111", "#b86bc9", "#6b4e00"),
)

DARK = Palette(
    paper="#151b26",
    stripe="#1b2331",
    rule="#364254",
    ink="#eef2f8",
    faint="#a3b0c2",
    head="#0c111a",
    head_ink="#ffffff",
    head_faint="#b4c0d4",
    sheet="#05080d",
    own="#4a2f14",
    own_mark="#ff8c2f",
    up="#86d9a2",
    down="#ff9a92",
    lines=("#ff8c2f", "#56b4e9", "#1fbf8f", "#f2f2f2", "#e08cc0", "#e8c33a"),
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
