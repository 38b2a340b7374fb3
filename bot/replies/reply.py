"""What the bot says: Telegram HTML, buttons that ask questions, perhaps a picture."""

from html import escape

from pydantic import Field

from medals_core.frozen import Frozen
from medals_core.questions import Question

MAX_CALLBACK_BYTES = 64
MAX_TEXT_UNITS = 4096
MAX_CAPTION_UNITS = 1024


class Button(Frozen):
    """A button under a message: tapping it asks ``question`` (as a picture with ``picture``, of the form and colours in
    ``look``), or is typing ``data``. A link button has ``url`` instead. Whoever sends a reply turns questions into
    data."""

    label: str = Field(min_length=1)
    data: str = Field(default="", description="command text, or '<room>:…' for the desk's and menus' own taps")
    question: Question | None = None
    picture: bool = False
    look: str = ""
    url: str = ""


class Reply(Frozen):
    """One message. ``text`` is Telegram HTML; everything in it that came from data is escaped."""

    text: str = ""
    rows: tuple[str, ...] = Field(default=(), description="what a table in the text says, for who hears it; plain text")
    buttons: tuple[tuple[Button, ...], ...] = ()
    picture: bytes | None = Field(default=None, repr=False, description="PNG; the text is then its caption")
    picture_key: str = Field(default="", description="checksum of what the picture shows, to reuse a sent file")
    toast: str = Field(default="", description="short note on the tapped button, instead of or besides a text")
    alert: bool = Field(default=False, description="show the toast as a dialog")
    edits: bool = Field(default=True, description="after a tap: replace the tapped message (else send a new one)")
    document: bytes | None = Field(default=None, repr=False)
    document_name: str = ""
    silent: bool = False
    asks: bool = Field(default=False, description="puts a question: typing what a button says is tapping it")

    @property
    def is_silence(self) -> bool:
        return not (self.text or self.picture or self.toast or self.document)


SILENCE = Reply()

APOLOGY = "Sorry, daar ging bij mij iets mis. Probeer het zo nog eens; de redactie heeft een melding gekregen."

TOO_LONG = "Dat antwoord past niet in één bericht. Vraag iets kleiners, zoals één land, één dag of één onderdeel."


def safe(text: object) -> str:
    """Escaped for Telegram HTML."""
    return escape(str(text), quote=False)


def utf16_units(text: str) -> int:
    """Length as Telegram counts it."""
    return len(text.encode("utf-16-le")) // 2
