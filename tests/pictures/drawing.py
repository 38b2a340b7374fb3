"""Draw the answer to a question over the real archive."""

from datetime import datetime
from io import BytesIO

from PIL import Image

from bot.pictures import picture
from bot.pictures.palette import LIGHT, Palette
from bot.replies.rendering import Scene
from medals_core import Viewpoint, answer
from medals_core.questions import Asked
from tests.replies.saying import AFTER, archive, archive_known_by


def drawn(question: Asked, now: datetime = AFTER, own: str = "NED", palette: Palette = LIGHT) -> bytes | None:
    known = archive() if now == AFTER else archive_known_by(now)
    viewpoint = Viewpoint(now=now, own=own)
    scene = Scene(archive=known, viewpoint=viewpoint)
    return picture(question, answer(question, known, viewpoint), scene, palette)


def opened(png: bytes) -> Image.Image:
    with Image.open(BytesIO(png)) as image:
        assert image.format == "PNG"
        return image.convert("RGB")
