"""Pictures held against those that somebody judged."""

import os
from dataclasses import replace
from pathlib import Path

from PIL import Image, ImageChops

from bot.pictures.look import DARK, Shape
from tests.support.drawing import LOOK, opened

GOLDEN = Path(__file__).parents[1] / "pictures" / "golden"
SMALL = 360
BLOCK = 8
MOST = 24
"""Of 255, in a block of so many pixels square."""
NIGHT = replace(LOOK, palette=DARK)
SQUARE, TALL = replace(LOOK, shape=Shape.SQUARE), replace(LOOK, shape=Shape.TALL)


def small(image: Image.Image) -> Image.Image:
    return image.resize((SMALL, round(image.height * SMALL / image.width)), Image.Resampling.BOX)


def most_different(one: Image.Image, other: Image.Image) -> int:
    """The mean difference in the block that differs most."""
    return max(ImageChops.difference(one, other).convert("L").reduce(BLOCK).tobytes())


def compared(name: str, png: bytes) -> None:
    """With the picture of that name that was kept."""
    seen = small(opened(png))
    path = GOLDEN / f"{name}.png"
    if os.environ.get("UPDATE_PICTURES"):
        seen.quantize(method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)
    with Image.open(path) as kept:
        golden = kept.convert("RGB")
    assert seen.size == golden.size
    assert most_different(seen, golden) <= MOST
