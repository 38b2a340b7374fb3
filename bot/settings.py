"""All settings, from the environment or a ``.env`` file. Secrets are ``SecretStr`` and are never printed."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict


class SettingsError(Exception):
    """A setting is wrong or missing. The message is one clear line for the operator."""


class Settings(BaseSettings):
    """Each field is the environment variable of the same name in capitals."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", frozen=True)

    bot_token: SecretStr | None = Field(
        default=None, description="token from @BotFather; without it `run` starts the demo"
    )
    bot_api_url: str = Field(
        default="https://api.telegram.org",
        description="Bot API server as http://host:port; the bot appends /bot<token>/<method>",
        pattern=r"^https?://[^/\s]+(/[^\s]*)?$",
    )
    database_url: str = Field(
        default="sqlite+aiosqlite:///medaillespiegel.sqlite3",
        description="sqlite+aiosqlite:///FILE or postgresql+asyncpg://user:password@host/name",
    )
    admin_ids: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset(), description="Telegram user ids of the owners, comma separated"
    )
    games: str = Field(default="2026-winter", description="the current Games: a folder under data/games")
    start_at: datetime | None = Field(
        default=None,
        description="let the bot live at another moment: its clock starts there, results are known only up to there",
    )
    data_dir: Path | None = Field(default=None, description="folder with the facts; default the one shipped")
    webhook_url: str = Field(default="", description="public https URL of the webhook; empty: long polling")
    webhook_secret: SecretStr | None = Field(
        default=None, description="secret that Telegram sends with each webhook call"
    )
    host: str = Field(default="127.0.0.1", description="address that webhook and demo listen on")
    port: int = Field(default=8080, ge=0, le=65535, description="port that webhook and demo listen on; 0: any free one")
    ops_host: str = Field(default="127.0.0.1", description="address of health and metrics")
    ops_port: int = Field(default=0, ge=0, le=65535, description="port of /healthz, /readyz and /metrics; 0: off")
    news_window: float = Field(
        default=20.0, ge=0, le=3600, description="seconds in which news is joined into one message"
    )
    morning_at: str = Field(default="08:00", pattern=r"^([01]\d|2[0-3]):[0-5]\d$", description="programme, Games' time")
    evening_at: str = Field(
        default="22:45", pattern=r"^([01]\d|2[0-3]):[0-5]\d$", description="day report, Games' time"
    )
    rate: float = Field(default=30.0, gt=0, le=1000, description="messages a second over all that Telegram permits")
    paid_broadcast: bool = Field(default=False, description="pay Telegram Stars for broadcasts over the free rate")
    own_nation: str = Field(default="NED", pattern=r"^[A-Z0-9]{3}$", description="own nation of chats that chose none")
    log_level: str = Field(
        default="INFO", pattern=r"^(DEBUG|INFO|WARNING|ERROR)$", description="DEBUG, INFO, WARNING, ERROR"
    )

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        if isinstance(value, str):
            parts = [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]
            if wrong := [part for part in parts if not part.isdecimal()]:
                raise ValueError(f"{wrong[0]!r} is no user id; an id is a number, as in 123456789,987654321")
            return frozenset(int(part) for part in parts)
        return value

    @field_validator("start_at")
    @classmethod
    def _aware(cls, value: datetime | None) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("needs a time zone, as in 2026-02-16T23:59+01:00")
        return value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        if value.startswith("postgresql://"):
            value = "postgresql+asyncpg://" + value.removeprefix("postgresql://")
        elif value.startswith("sqlite:///"):
            value = "sqlite+aiosqlite:///" + value.removeprefix("sqlite:///")
        if not value.startswith(("sqlite+aiosqlite://", "postgresql+asyncpg://")):
            raise ValueError("must start with sqlite+aiosqlite:/// or postgresql+asyncpg://")
        return value

    @field_validator("bot_token", "webhook_secret", mode="before")
    @classmethod
    def _blank_is_none(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("start_at", "data_dir", mode="before")
    @classmethod
    def _blank_path_is_none(cls, value: object) -> object:
        return None if value == "" else value


def read_settings(**overrides: object) -> Settings:
    """The settings of this process. Raises SettingsError with one line that names the variable and what is wrong;
    the line never holds the value of a secret."""
    try:
        return Settings(**overrides)  # type: ignore[arg-type]
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        name = str(first["loc"][0]).upper() if first["loc"] else "settings"
        raise SettingsError(f"setting {name}: {first['msg'].removeprefix('Value error, ')}") from None


def settings_table() -> str:
    """All settings as a Markdown table for the README."""
    lines = ["| setting | meaning | default |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        default = field.get_default(call_default_factory=True)
        shown = "" if default in (None, "", frozenset()) else f"`{default}`"
        lines.append(f"| `{name.upper()}` | {field.description} | {shown} |")
    return "\n".join(lines)
