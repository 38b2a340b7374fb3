"""Draw the answer to a question over the real archive."""

from datetime import datetime
from io import BytesIO

from PIL import Image

from bot.pictures import picture
from bot.pictures.look import Look
from bot.replies.rendering import Scene
from medals_core import Viewpoint, answer
from medals_core.questions import Question
from tests.support.replies.saying import AFTER, archive, archive_known_by

LOOK = Look(sign="@medaillespiegel_bot")


def drawn(question: Question, now: datetime = AFTER, own: str = "NED", look: Look = LOOK) -> bytes | None:
    known = archive() if now == AFTER else archive_known_by(now)
    viewpoint = Viewpoint(now=now, own=own)
    scene = Scene(archive=known, viewpoint=viewpoint)
    return picture(question, answer(question, known, viewpoint), scene, look)


def opened(png: bytes) -> Image.Image:
    with Image.open(BytesIO(png)) as image:
        assert image.format == "PNG"
        return image.convert("RGB")
