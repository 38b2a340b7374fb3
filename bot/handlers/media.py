"""What is sent that is no text. Of a fan its caption is a question like any other, and without one there is a friendly
line; a file for the results desk is fetched."""

import structlog
from cachetools import LRUCache
from telegram import Document, Message
from telegram.error import TelegramError

from bot.replies.people import team_label
from bot.replies.reply import SILENCE, Button, Reply
from medals_core.nations import Nation

_MOST_ALBUMS = 256
_HEARD = ("voice", "audio", "video_note")
_SEEN = ("photo", "animation", "video", "document", "sticker", "location", "contact", "poll", "dice", "story")
LOOKING = Reply(
    text="Leuk dat je dit stuurt! Ik kan alleen lezen, dus typ je vraag erbij, bijvoorbeeld “hoe staan we ervoor?”",
    edits=False,
)
LISTENING = Reply(text="Luisteren kan ik helaas niet. Typ je vraag, bijvoorbeeld “hoe staan we ervoor?”", edits=False)


MAX_DOCUMENT_BYTES = 2_000_000
log = structlog.get_logger(__name__)


async def content_of(document: Document) -> bytes | Reply:
    """What stands in the file, or what to say where it cannot be had."""
    if (document.file_size or 0) > MAX_DOCUMENT_BYTES:
        return Reply(text="Dat bestand is te groot: hooguit 2 MB.")
    try:
        file = await document.get_file()
        return bytes(await file.download_as_bytearray())
    except TelegramError as error:
        log.warning("document not fetched", reason=type(error).__name__)
        return Reply(text="Ik kreeg het bestand niet van Telegram. Stuur het nog eens; er is niets ingevoerd.")


def _with_buttons(reply: Reply, own: Nation) -> Reply:
    buttons = (
        (Button(label="De stand", data="/stand"), Button(label=team_label(own), data="/nl")),
        (Button(label="Wat kan ik vragen?", data="/help"),),
    )
    return reply.model_copy(update={"buttons": buttons})


class Media:
    """One line for an album, however many pictures it has."""

    def __init__(self) -> None:
        self._albums: LRUCache[str, None] = LRUCache(_MOST_ALBUMS)

    def reply(self, message: Message, own: Nation) -> Reply:
        """To a private message without any words; silence for what Telegram itself says there."""
        if any(getattr(message, kind) for kind in _HEARD):
            return _with_buttons(LISTENING, own)
        if not any(getattr(message, kind) for kind in _SEEN) or self._is_known_album(message.media_group_id):
            return SILENCE
        return _with_buttons(LOOKING, own)

    def _is_known_album(self, album: str | None) -> bool:
        if album is None:
            return False
        is_known = album in self._albums
        self._albums[album] = None
        return is_known
