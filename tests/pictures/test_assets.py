"""The typeface, the flags and the colours serve every name in the archive and every eye."""

from importlib.resources import files
from io import BytesIO
from itertools import combinations

import pytest
from PIL import ImageFont
from PIL.ImageColor import getrgb

from bot.pictures.canvas import BOLD, MEDIUM, flag_sprite
from bot.pictures.look import DARK, LIGHT, MEDAL_COLOURS, ON_MEDAL, Palette, Rgb
from medals_core.medals import Colour
from tests.support.replies.saying import archive

ASSETS = files("bot.pictures") / "assets"
READABLE, VISIBLE = 4.5, 3.0
"""WCAG 2.2, 1.4.3 and 1.4.11: text, and lines in a graph."""


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio"."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Rgb) -> float:
    parts = [part / 255 for part in getrgb(colour)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def letters() -> set[str]:
    known = archive()
    names = [athlete.name for athlete in known.athletes.values()] + [nation.name for nation in known.nations.values()]
    names += [discipline.name for discipline in known.disciplines.values()]
    for edition in known.editions.values():
        names += [edition.games.city, *(event.name for event in edition.in_order)]
    return {letter for name in names for letter in name} | set("–…·0123456789(),.:'’/")


@pytest.mark.parametrize("weight", [MEDIUM, BOLD])
def test_the_typeface_has_every_letter_of_every_name(weight: int) -> None:
    font = ImageFont.truetype(BytesIO((ASSETS / "fonts" / f"Inter-{weight}.ttf").read_bytes()), 40)
    missing = bytes(font.getmask("\U0010fffd"))
    assert [letter for letter in sorted(letters()) if bytes(font.getmask(letter)) == missing] == []


def test_every_nation_with_a_medal_has_a_flag() -> None:
    teams_without = {"MIX", "ANZ", "BWI"}  # drawn as a disc with their code
    nocs = {noc for edition in archive().editions.values() for noc in edition.book.tallies()}
    assert {noc for noc in nocs if flag_sprite(noc, 20) is None} == teams_without


def test_the_licences_are_shipped() -> None:
    assert "SIL Open Font License" in (ASSETS / "fonts" / "LICENSE.txt").read_text(encoding="utf-8")
    assert "MIT License" in (ASSETS / "flags" / "LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_colours_stand_out(palette: Palette) -> None:
    for ground in (palette.paper, palette.stripe, palette.own):
        assert contrast(palette.ink, ground) >= READABLE
        assert contrast(palette.faint, ground) >= READABLE
        assert contrast(palette.up, ground) >= READABLE
        assert contrast(palette.down, ground) >= READABLE
    assert contrast(palette.head_ink, palette.head) >= READABLE
    assert contrast(palette.head_ink, palette.sheet) >= READABLE
    assert contrast(palette.head_faint, palette.head) >= READABLE
    assert all(contrast(ON_MEDAL, MEDAL_COLOURS[colour]) >= READABLE for colour in Colour)
    assert all(contrast(line, palette.paper) >= VISIBLE for line in palette.lines)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_the_lines_of_a_graph_stay_apart_for_the_red_green_blind(palette: Palette) -> None:
    """About one man in twelve. As a dichromat sees them (Machado, Oliveira and Fernandes 2009, severity 1)."""
    deutan = ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881))
    protan = ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998))
    for seeing in (deutan, protan):
        lines = map(getrgb, palette.lines)
        seen = [tuple(sum(a * b for a, b in zip(row, line, strict=True)) for row in seeing) for line in lines]
        for one, other in combinations(seen, 2):
            assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 > 35
