"""Files sent by people and by the bot, kept in memory."""

import hashlib
import io
import mimetypes
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from bot.playground.bot_api.errors import bad_request
from bot.playground.chats import Json

MAX_DOWNLOAD = 20 * 1024 * 1024
MAX_UPLOAD = 50 * 1024 * 1024
MAX_PHOTO = 10 * 1024 * 1024


@dataclass(frozen=True)
class Upload:
    """A file as it comes in with a request."""

    name: str
    content: bytes
    mime: str = ""


Uploads = dict[str, Upload]
"""By the name of their part of the request."""


@dataclass(frozen=True)
class Stored:
    file_id: str
    kind: str
    name: str
    mime: str
    content: bytes
    width: int = 0
    height: int = 0

    @property
    def unique_id(self) -> str:
        return "AQAD" + hashlib.sha256(self.content).hexdigest()[:12]

    @property
    def path(self) -> str:
        folder = "photos" if self.kind == "photo" else "documents"
        return f"{folder}/{self.file_id[-8:]}_{self.name}"

    def media(self) -> Json | list[Json]:
        """The Bot API's ``Document``, or its ``PhotoSize`` list: smallest first, the full picture last."""
        if self.kind != "photo":
            return {
                "file_name": self.name,
                "mime_type": self.mime,
                "file_id": self.file_id,
                "file_unique_id": self.unique_id,
                "file_size": len(self.content),
            }
        sizes = []
        for edge in (90, 320, 800):
            if max(self.width, self.height) > edge:
                ratio = edge / max(self.width, self.height)
                width, height = round(self.width * ratio), round(self.height * ratio)
                sizes.append(self._size(width, height, f"{self.file_id}-{edge}"))
        return [*sizes, self._size(self.width, self.height, self.file_id)]

    def _size(self, width: int, height: int, file_id: str) -> Json:
        return {
            "file_id": file_id,
            "file_unique_id": f"{self.unique_id}{width}",
            "width": max(width, 1),
            "height": max(height, 1),
            "file_size": len(self.content),
        }


class FileStore:
    def __init__(self) -> None:
        self._by_id: dict[str, Stored] = {}

    def keep(self, upload: Upload, kind: str) -> Stored:
        """Keep a file as a ``photo`` or a ``document``. Raises ApiError for what Telegram does not take as such."""
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > MAX_UPLOAD:
            raise bad_request("file is too big")
        width, height = self._measure(upload) if kind == "photo" else (0, 0)
        mark = hashlib.sha256(upload.content + upload.name.encode() + kind.encode()).hexdigest()[:24]
        prefix = "AgACAgQAAx" if kind == "photo" else "BQACAgQAAx"
        mime = upload.mime or mimetypes.guess_type(upload.name)[0] or "application/octet-stream"
        stored = Stored(prefix + mark, kind, upload.name or "file", mime, upload.content, width, height)
        self._by_id[stored.file_id] = stored
        return stored

    def _measure(self, upload: Upload) -> tuple[int, int]:
        if len(upload.content) > MAX_PHOTO:
            raise bad_request("file is too big for a photo")
        try:
            with Image.open(io.BytesIO(upload.content)) as picture:
                width, height = picture.size
        except (UnidentifiedImageError, OSError):
            raise bad_request("IMAGE_PROCESS_FAILED") from None
        if width + height > 10_000 or max(width, height) > 20 * min(width, height):
            raise bad_request("PHOTO_INVALID_DIMENSIONS")
        return width, height

    def of(self, given: str, kind: str, uploads: Uploads, field: str) -> Stored:
        """The file meant by a request's field: an upload, ``attach://name`` or a known file id."""
        if given.startswith("attach://"):
            upload = uploads.get(given.removeprefix("attach://"))
            if not upload:
                raise bad_request("there is no attached file with the specified name")
            return self.keep(upload, kind)
        if field in uploads:
            return self.keep(uploads[field], kind)
        if given.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        stored = self._by_id.get(given.split("-")[0])
        if not stored:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if stored.kind != kind:
            raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
        return stored

    def by_id(self, file_id: str) -> Stored:
        """Raises: ApiError: 400 for an unknown file or one too big to download."""
        stored = self._by_id.get(file_id.split("-")[0])
        if not stored:
            raise bad_request("invalid file_id")
        if len(stored.content) > MAX_DOWNLOAD:
            raise bad_request("file is too big")
        return stored

    def by_path(self, path: str) -> Stored | None:
        return next((stored for stored in self._by_id.values() if stored.path == path), None)
