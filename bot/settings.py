"""All settings, from the environment or a ``.env`` file. Secrets are ``SecretStr`` and are never printed; the address
of the database, which may hold a password, is kept out of everything that shows the settings."""

import re
from datetime import datetime
from pathlib import Path
from typing import Annotated
from urllib.parse import unquote, urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_serializer, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

TELEGRAM_API = "https://api.telegram.org"
ENV_FILE = Path(".env")
ENV_ENCODING = "utf-8-sig"
"""UTF-8, also as Windows' Notepad saves it: its mark at the beginning is no part of the first name."""
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
"""https://core.telegram.org/bots/api#setwebhook : "1-256 characters. Only characters A-Z, a-z, 0-9, _ and - are
allowed." """
PAGE = re.compile(r"https://[^\s/.]+(\.[^\s/.]+)+(:\d+)?(/\S*)?")
CONTACT = re.compile(rf"@[A-Za-z0-9_]{{4,32}}|[^\s@]+@[^\s@]+\.[^\s@]+|{PAGE.pattern}")
MOST_ID = 2**52
"""https://core.telegram.org/bots/api#user : an id has "at most 52 significant bits"."""
TOKEN_FORM = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")
"""https://core.telegram.org/bots/api#authorizing-your-bot : "The token looks something like
123456:ABC-DEF1234ghIkl-zyx57W2v1u123ew11". """
NEAR = 0.77
"""So alike that a name is a setting misspelt: two slips in nine letters, none in four, for DATE is no RATE."""
_OTHERS = re.compile(r"(?:export\s+)?([A-Z][A-Z0-9_]*)\s*(?::.*)?")
"""Lines that mean something to another program that shares the file: a name in capitals, or one with a colon."""
_HOLDS_SECRET = re.compile(
    r"^\s*(export\s+)?((BOT_TOKEN|WEBHOOK_SECRET|READER_KEY)\s*=[ \t'\"]*\w|DATABASE_URL\s*=.*@)", re.M | re.I
)

_HOW_TO_WRITE = {
    "bot_api_url": "must start with https:// or http://",
    "reader_url": "must be an address like http://127.0.0.1:8080/v1; a key goes into READER_KEY",
    "start_at": "write it as 2026-02-16T23:59+01:00",
    "morning_at": "write a time as 08:00",
    "evening_at": "write a time as 22:45",
    "own_nation": "write an IOC code, as NED",
    "log_level": "write DEBUG, INFO, WARNING or ERROR",
    "paid_broadcast": "write true or false",
}
"""What to say instead of the library's words, which show a regular expression or speak of parsing."""
_HOW_TO_WRITE_A = {"int_parsing": "write a whole number", "float_parsing": "write a number, as 1.5"}


class SettingsError(Exception):
    """A setting is wrong or missing. The message is one clear line for the operator."""


class Settings(BaseSettings):
    """Each field is the environment variable of the same name in capitals."""

    model_config = SettingsConfigDict(
        env_file=ENV_FILE, env_file_encoding=ENV_ENCODING, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    bot_token: SecretStr | None = Field(
        default=None, description="token from @BotFather; without it `run` starts the demo"
    )
    bot_api_url: str = Field(
        default=TELEGRAM_API,
        description="Bot API server as http://host:port; the bot appends /bot<token>/<method>",
        pattern=r"^https?://[^/\s]+(/[^\s]*)?$",
    )
    database_url: str = Field(
        default="sqlite+aiosqlite:///medaillespiegel.sqlite3",
        repr=False,
        description="sqlite+aiosqlite:///FILE or postgresql+asyncpg://user:password@host/name",
    )
    admin_ids: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset(), description="Telegram user ids of the owners, separated by commas"
    )
    games: str = Field(default="2026-winter", description="the current Games: a folder under data/games")
    start_at: datetime | None = Field(
        default=None,
        description="run the bot at another moment: its clock starts there, and it knows results only up to then",
    )
    data_dir: Path | None = Field(default=None, description="folder with the data files; default: the one included")
    webhook_url: str = Field(default="", description="public https URL of the webhook; empty: long polling")
    webhook_secret: SecretStr | None = Field(
        default=None, description="secret that Telegram sends with every webhook request"
    )
    host: str = Field(default="127.0.0.1", description="address that the webhook and the demo listen on")
    port: int = Field(
        default=8080, ge=0, le=65535, description="port that the webhook and the demo listen on; 0: any free one"
    )
    ops_host: str = Field(default="127.0.0.1", description="address for health checks and metrics")
    ops_port: int = Field(default=0, ge=0, le=65535, description="port for /healthz, /readyz and /metrics; 0: off")
    news_window: float = Field(
        default=20.0, ge=0, le=3600, description="news within this many seconds is combined into one message"
    )
    morning_at: str = Field(
        default="08:00",
        pattern=r"^([01]\d|2[0-3]):[0-5]\d$",
        description="time of the morning programme, on the Games' clock",
    )
    evening_at: str = Field(
        default="22:45",
        pattern=r"^([01]\d|2[0-3]):[0-5]\d$",
        description="time of the evening report, on the Games' clock",
    )
    rate: float = Field(default=30.0, gt=0, le=1000, description="messages per second that Telegram allows in total")
    paid_broadcast: bool = Field(default=False, description="pay Telegram Stars for broadcasts above the free rate")
    own_nation: str = Field(
        default="NED", pattern=r"^[A-Z0-9]{3}$", description="home nation of chats that have not chosen one"
    )
    operator: str = Field(default="", max_length=100, description="who runs the bot; shown by /over and /privacy")
    contact: str = Field(
        default="",
        max_length=200,
        description="how to reach whoever runs it: @name, an e-mail address or an https address",
    )
    privacy_url: str = Field(default="", description="https address of a longer privacy policy; /privacy links to it")
    reader_url: str = Field(
        default="",
        pattern=r"^(https?://[^@/?#\s]+(/[^@?#\s]*)?)?$",
        description="language model that rephrases what is not understood: OpenAI-like address up to /v1; empty: none",
    )
    reader_model: str = Field(default="", max_length=200, description="name of that model there")
    reader_key: SecretStr | None = Field(default=None, description="key for that address, where it asks one")
    reader_timeout: float = Field(default=4.0, gt=0, le=30, description="seconds that a rephrasing may take")
    reader_per_minute: int = Field(default=30, ge=1, le=10_000, description="rephrasings asked in a minute at most")
    log_level: str = Field(
        default="INFO", pattern=r"^(DEBUG|INFO|WARNING|ERROR)$", description="DEBUG, INFO, WARNING, ERROR"
    )

    def secrets(self) -> list[str]:
        """What must not stand in any log. The password of the database as it is and as it was typed: percent-encoded,
        but perhaps not in the way that a program would."""
        given = (self.bot_token, self.webhook_secret, self.reader_key)
        found = [secret.get_secret_value() for secret in given if secret]
        credentials, at, _host = self.database_url.removeprefix("postgresql+asyncpg://").partition("@")
        typed = credentials.partition(":")[2]
        return [*found, unquote(typed), typed] if at and typed and self.database_url.startswith("postgresql") else found

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        if isinstance(value, str):
            parts = [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]
            if wrong := [part for part in parts if not (re.fullmatch("[0-9]{1,16}", part) and int(part) < MOST_ID)]:
                raise ValueError(f"{_short(wrong[0])!r} is no user id; an id is a number, as in 123456789,987654321")
            return frozenset(int(part) for part in parts)
        return value

    @field_validator("log_level", "own_nation", mode="before")
    @classmethod
    def _in_capitals(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("start_at")
    @classmethod
    def _aware(cls, value: datetime | None) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("needs a time zone, as in 2026-02-16T23:59+01:00")
        return value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        # Loaded only for who sets it: the database comes along.
        from bot.storage.engine.address import DatabaseError, address_of

        for usual, ours in (
            ("postgres://", "postgresql+asyncpg://"),
            ("postgresql://", "postgresql+asyncpg://"),
            ("sqlite:///", "sqlite+aiosqlite:///"),
        ):
            if value.startswith(usual):
                value = ours + value.removeprefix(usual)
        if not value.startswith(("sqlite+aiosqlite://", "postgresql+asyncpg://")):
            raise ValueError("must start with sqlite+aiosqlite:/// or postgresql+asyncpg://")
        try:
            address_of(value)
        except DatabaseError as error:
            raise ValueError(str(error)) from None
        return value

    @field_serializer("database_url")
    def _without_password(self, value: str) -> str:
        from bot.storage.engine.address import address_of

        return address_of(value).render_as_string(hide_password=True)

    @field_validator("webhook_url")
    @classmethod
    def _reachable(cls, value: str, info: ValidationInfo) -> str:
        if not value:
            return value
        try:
            address = urlsplit(value)
            well = bool(address.hostname) and (address.port is None or address.port > 0)
        except ValueError:
            well = False
        # The value may hold a secret in its path: it is not repeated.
        if not well or address.scheme not in ("http", "https") or re.search(r"[\s#]", value):
            raise ValueError("must be an address like https://bot.example.org/hook")
        # A Bot API server of one's own delivers to http as well.
        if address.scheme != "https" and str(info.data.get("bot_api_url", "")).rstrip("/") == TELEGRAM_API:
            raise ValueError("must start with https://, Telegram delivers to nothing else")
        return value

    @field_validator("operator", "contact", mode="after")
    @classmethod
    def _a_line(cls, value: str) -> str:
        return " ".join(value.split())

    @field_validator("contact")
    @classmethod
    def _reaches_somebody(cls, value: str) -> str:
        if value and not CONTACT.fullmatch(value):
            raise ValueError("must be a @name on Telegram, an e-mail address or an address that starts with https://")
        return value

    @field_validator("privacy_url")
    @classmethod
    def _a_page(cls, value: str) -> str:
        if value and not PAGE.fullmatch(value):
            raise ValueError("must be an address like https://example.org/privacy")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _sendable(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not WEBHOOK_SECRET.fullmatch(value.get_secret_value()):
            raise ValueError("must be 1 to 256 of the characters A-Z, a-z, 0-9, _ and -")
        return value

    @field_validator("bot_token", "webhook_secret", "reader_key", "start_at", "data_dir", mode="before")
    @classmethod
    def _blank_is_none(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("data_dir")
    @classmethod
    def _is_a_folder(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_dir():
            raise ValueError(f"there is no folder {value}")
        return value


def read_settings(**overrides: object) -> Settings:
    """The settings of this process. Raises SettingsError with one line that names the variable and what is wrong;
    the line never holds the value of a secret."""
    try:
        if "_env_file" not in overrides:
            _look_at_file()
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        field = str(first["loc"][0]) if first["loc"] else "settings"
        said = first["msg"].removeprefix("Value error, ")
        if first["type"] in _HOW_TO_WRITE_A:
            said = _HOW_TO_WRITE_A[first["type"]]
        elif first["type"] != "value_error":
            said = _HOW_TO_WRITE.get(field, said)
        raise SettingsError(f"setting {field.upper()}: {said}") from None
    except UnicodeError:
        raise SettingsError(f"{ENV_FILE.absolute()} is not UTF-8 text: save it as UTF-8") from None
    except OSError as error:
        raise SettingsError(f"{ENV_FILE.absolute()} cannot be read: {error.strerror}") from None


def _look_at_file() -> None:
    """What is passed over without a word when the settings are read: a name that is none, a line that cannot be read.
    The file may be shared with other programs: a name that resembles none of ours is theirs. Raises SettingsError,
    with names only, for a line that is wrong may hold a token; OSError, UnicodeError."""
    if ENV_FILE.is_dir():
        raise SettingsError(f"{ENV_FILE.absolute()} is a folder: settings are read from a file of that name")
    if not ENV_FILE.is_file():
        # None at all; or a pipe, which can be read only once.
        return
    from dotenv.parser import parse_stream

    names = []
    with ENV_FILE.open(encoding=ENV_ENCODING) as file:
        for binding in parse_stream(file):
            line = binding.original
            if binding.key is not None and binding.value is not None:
                names.append(binding.key.upper())
            elif binding.error or binding.key is not None:
                theirs = _OTHERS.fullmatch(line.string.strip())
                if theirs is None or _meant(theirs[1]):
                    raise SettingsError(f"{ENV_FILE} line {line.line} cannot be read: write NAME=value")
    for name in names:
        meant = _meant(name)
        # With the right one beside it, it is another program's after all.
        if meant is not None and meant not in names:
            raise SettingsError(f"{ENV_FILE}: {name} is no setting; did you mean {meant}?")


def _meant(name: str) -> str | None:
    """The setting of this name, or the one that it resembles."""
    ours = [field.upper() for field in Settings.model_fields]
    if name in ours:
        return name
    # Loaded only for a name that is none.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    nearest = process.extractOne(name, ours, scorer=OSA.normalized_similarity, score_cutoff=NEAR)
    return nearest[0] if nearest else None


def open_secret() -> Path | None:
    """The settings file, when it holds a secret and others on this machine can read it."""
    try:
        if not ENV_FILE.stat().st_mode & 0o077:
            return None
        text = ENV_FILE.read_text(encoding=ENV_ENCODING, errors="replace")
    except OSError:
        return None
    return ENV_FILE.absolute() if _HOLDS_SECRET.search(text) else None


def _short(word: str) -> str:
    """Enough to recognise it by, and too little to be a token in the wrong place."""
    return word if len(word) <= 12 else f"{word[:8]}…"
