"""The sheet that all pictures are drawn on: points in, PNG out; at the end in a form that other apps share: square, or
standing 9:16, on a ground of its own colour."""

import io
from functools import lru_cache
from importlib.resources import files

from PIL import Image, ImageDraw, ImageFont

from bot.pictures.look import Look, Palette, Rgb, Shape
from medals_core.nations import Noc

WIDTH = 540
"""Points: 1080 pixels, what a phone shows without shrinking letters too far."""
PIXELS = 2
"""Pixels a point in the picture."""
_DRAWN = 4
"""Pixels a point while drawing: halved at the end, which smooths every edge."""

MEDIUM, BOLD = 500, 700

_HEIGHTS = {Shape.SQUARE: 540.0, Shape.TALL: 960.0}
_EDGE, _CORNER = 12.0, 14.0
_COVERED = 70.0
"""Points at the top and at the bottom of a standing picture that apps lay their own names and buttons over."""
_SIGN_SIZE = 24.0
_ASSETS = files("bot.pictures") / "assets"


@lru_cache(maxsize=64)
def _font(size: int, weight: int) -> ImageFont.FreeTypeFont:
    """``size`` in drawn pixels."""
    data = (_ASSETS / "fonts" / f"Inter-{weight}.ttf").read_bytes()
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=512)
def flag_sprite(noc: Noc, pixels: int) -> Image.Image | None:
    """The round flag (``assets/README.md`` says from what) so many pixels wide and high; None for a team without."""
    file = _ASSETS / "flags" / f"{noc}.png"
    if not file.is_file():
        return None
    with Image.open(io.BytesIO(file.read_bytes())) as sprite:
        return sprite.convert("RGBA").resize((pixels, pixels), Image.Resampling.LANCZOS)


def text_width(text: str, size: float, weight: int = MEDIUM) -> float:
    """In points."""
    return _font(round(size * _DRAWN), weight).getlength(text) / _DRAWN


def fitted(text: str, width: float, size: float, weight: int = MEDIUM) -> str:
    """The text, or as much of it as fits in so many points with an ellipsis behind it."""
    if text_width(text, size, weight) <= width:
        return text
    while text and text_width(text.rstrip() + "…", size, weight) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, width: float, size: float, weight: int = MEDIUM) -> list[str]:
    """The text in lines of at most so many points."""
    lines: list[str] = []
    # Not split(): that breaks at no-break spaces too.
    for word in filter(None, text.split(" ")):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= width:
            lines[-1] = longer
        else:
            lines.append(fitted(word, width, size, weight))
    return lines


def balanced(text: str, width: float, size: float) -> list[str]:
    """Wrapped in as few lines, about equally long: no single word is left over."""
    lines = wrapped(text, width, size)
    while len(lines) > 1 and width > 40:
        width -= 8
        narrower = wrapped(text, width, size)
        if len(narrower) > len(lines) or any(line.endswith("…") for line in narrower):
            break
        lines = narrower
    return lines


class Canvas:
    """All places and sizes in points from the left and the top. Text stands on the middle of its line: ``y`` is the
    height of the middle of a capital."""

    def __init__(self, height: float, palette: Palette, *, ground: Rgb | None = None) -> None:
        self.height, self.palette = height, palette
        self._image = Image.new("RGB", (round(WIDTH * _DRAWN), round(height * _DRAWN)), ground or palette.paper)
        self._draw = ImageDraw.Draw(self._image)

    def text(
        self, x: float, y: float, text: str, size: float, *, weight: int = MEDIUM, fill: Rgb | None = None,
        align: str = "left", width: float | None = None,
    ) -> None:  # fmt: skip
        """``align``: what ``x`` is of the text: its left, middle or right. ``width``: cut to so many points."""
        if width is not None:
            text = fitted(text, width, size, weight)
        font = _font(round(size * _DRAWN), weight)
        # A capital of the typeface is 0.727 of its size high: the baseline lies half of that under the middle.
        baseline = y * _DRAWN + 0.3635 * size * _DRAWN
        anchor = {"left": "ls", "middle": "ms", "right": "rs"}[align]
        self._draw.text((x * _DRAWN, baseline), text, font=font, fill=fill or self.palette.ink, anchor=anchor)

    def box(self, x: float, y: float, width: float, height: float, fill: Rgb, radius: float = 0) -> None:
        if width <= 0 or height <= 0:
            return
        corners = self._corners(x, y, x + width, y + height)
        if radius:
            self._draw.rounded_rectangle(corners, radius=min(radius, width / 2, height / 2) * _DRAWN, fill=fill)
        else:
            self._draw.rectangle(corners, fill=fill)

    def disc(self, x: float, y: float, radius: float, fill: Rgb, outline: Rgb | None = None, line: float = 1) -> None:
        corners = self._corners(x - radius, y - radius, x + radius, y + radius)
        self._draw.ellipse(corners, fill=fill, outline=outline, width=round(line * _DRAWN))

    def path(self, points: list[tuple[float, float]], fill: Rgb, line: float) -> None:
        """A line through the points, with round joints and ends."""
        self._draw.line(
            [(x * _DRAWN, y * _DRAWN) for x, y in points], fill=fill, width=round(line * _DRAWN), joint="curve"
        )
        for x, y in (points[0], points[-1]):
            self.disc(x, y, line / 2, fill)

    def rule(self, x: float, y: float, to_x: float) -> None:
        self.box(x, y - 0.5, to_x - x, 1, self.palette.rule)

    def triangle(self, x: float, y: float, size: float, fill: Rgb, *, up: bool) -> None:
        """A small arrow head round that place."""
        height = size * 0.45 * (-1 if up else 1)
        corners = [(x - size / 2, y - height), (x + size / 2, y - height), (x, y + height)]
        self._draw.polygon([(one * _DRAWN, other * _DRAWN) for one, other in corners], fill=fill)

    def flag(self, x: float, y: float, noc: Noc, size: float) -> None:
        """A round flag with its middle there, with a thin rim so that white ones stand out too. A team without a flag
        of its own gets its code."""
        sprite = flag_sprite(noc, round(size * _DRAWN))
        radius = size / 2
        if sprite is None:
            self.disc(x, y, radius, self.palette.stripe)
            self.text(x, y, noc, size * 0.36, weight=BOLD, align="middle", fill=self.palette.faint)
        else:
            self._image.paste(sprite, (round((x - radius) * _DRAWN), round((y - radius) * _DRAWN)), sprite)
        corners = self._corners(x - radius, y - radius, x + radius, y + radius)
        self._draw.ellipse(corners, outline=self.palette.rule, width=_DRAWN)

    def image(self, size: tuple[int, int] | None = None) -> Image.Image:
        """What is drawn, smoothed; ``size``: in so many pixels rather than two a point."""
        if size is not None:
            return self._image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
        return self._image.reduce(_DRAWN // PIXELS)

    def _corners(self, x: float, y: float, to_x: float, to_y: float) -> tuple[float, float, float, float]:
        return x * _DRAWN, y * _DRAWN, to_x * _DRAWN - 1, to_y * _DRAWN - 1


def finished(card: Canvas, look: Look) -> bytes:
    """The PNG of the card in the form asked for. The same drawing always gives the same bytes, so that a picture can be
    known by its checksum."""
    done = card.image() if look.shape is Shape.FREE else _on_sheet(card, look)
    # Every third pixel tells the colours as well as all of them, in a fifth of the time.
    sample = done.resize((done.width // 3, done.height // 3), Image.Resampling.NEAREST)
    colours = sample.quantize(method=Image.Quantize.MEDIANCUT)
    out = io.BytesIO()
    done.quantize(palette=colours, dither=Image.Dither.NONE).save(out, "PNG", compress_level=6)
    return out.getvalue()


def _on_sheet(card: Canvas, look: Look) -> Image.Image:
    height = _HEIGHTS[look.shape]
    sheet = Canvas(height, look.palette, ground=look.palette.sheet)
    standing = look.shape is Shape.TALL
    above = _COVERED if standing else _EDGE
    below = _COVERED + (2 * _SIGN_SIZE if look.sign else 0) if standing else _EDGE
    room, wide = height - above - below, WIDTH - 2 * _EDGE
    scale = min(1.0, room / card.height, wide / WIDTH)
    size = (round(WIDTH * scale * PIXELS), round(card.height * scale * PIXELS))
    left = (WIDTH - WIDTH * scale) / 2
    top = above + (room - card.height * scale) / 2
    if standing and look.sign:
        y = top + card.height * scale + _SIGN_SIZE + 8
        sheet.text(WIDTH / 2, y, look.sign, _SIGN_SIZE, weight=BOLD, align="middle", fill=look.palette.head_ink)
    image = sheet.image()
    image.paste(card.image(size), (round(left * PIXELS), round(top * PIXELS)), _rounded(size))
    return image


def _rounded(size: tuple[int, int]) -> Image.Image:
    """The card's outline with soft corners."""
    twice = (size[0] * 2, size[1] * 2)
    mask = Image.new("L", twice, 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, twice[0] - 1, twice[1] - 1), _CORNER * PIXELS * 2, fill=255)
    return mask.reduce(2)
