"""A card in a form that other apps share: square, or standing 9:16, on a ground of its own colour."""

from PIL import Image, ImageDraw

from bot.pictures.canvas import BOLD, PIXELS, WIDTH, Canvas, as_png
from bot.pictures.look import Look, Shape

_HEIGHTS = {Shape.SQUARE: 540.0, Shape.TALL: 960.0}
_EDGE = 12.0
_COVERED = 70.0
"""Points at the top and at the bottom of a standing picture that apps lay their own names and buttons over."""
_SIGN_SIZE = 24.0
_CORNER = 14.0


def finished(card: Canvas, look: Look) -> bytes:
    """The PNG of the card in the form asked for."""
    return as_png(card.image() if look.shape is Shape.FREE else _on_sheet(card, look))


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
