"""Round flags, drawn once beforehand (``assets/README.md`` says from what)."""

from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from PIL import Image

from medals_core.nations import Noc

_FLAGS = files("bot.pictures") / "assets" / "flags"


@lru_cache(maxsize=512)
def flag_sprite(noc: Noc, pixels: int) -> Image.Image | None:
    """The flag so many pixels wide and high; None for a team that has none."""
    file = _FLAGS / f"{noc}.png"
    if not file.is_file():
        return None
    with Image.open(BytesIO(file.read_bytes())) as sprite:
        return sprite.convert("RGBA").resize((pixels, pixels), Image.Resampling.LANCZOS)
