"""Messages on their way to Telegram without a detour.

The library makes an object of every part of a message that goes out and of the message that Telegram sends back. Of
all that, an answer to a question needs one number. What is the same for everybody who asks is therefore put into
Telegram's form once, and of what comes back the number of the message is read. Errors are the library's own.
https://core.telegram.org/bots/api#sendmessage
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from telegram import Bot, InlineKeyboardMarkup
from yarl import URL

from bot.transport.calls.fields import fields

LONG = 100
"""Characters from which the form of a field is kept: the text of an answer and its buttons."""


@dataclass(frozen=True)
class ReadyMessage:
    """A message for whoever asks: everything but where it goes. ``text`` is Telegram HTML."""

    text: str
    buttons: InlineKeyboardMarkup | None = None
    silent: bool = False

    @cached_property
    def parameters(self) -> Mapping[str, Any]:
        made: dict[str, Any] = {
            "text": self.text,
            "parse_mode": "HTML",
            "link_preview_options": '{"is_disabled": true}',
        }
        if self.buttons is not None:
            made["reply_markup"] = self.buttons.to_json()
        if self.silent:
            made["disable_notification"] = True
        return made


async def send_message(
    bot: Bot, message: ReadyMessage, chat_id: int, *, thread_id: int | None = None, answered: int | None = None
) -> int:
    """The number of the message that was sent. ``answered``: the message that it replies to, if that still stands.

    Raises what the library raises: Forbidden, BadRequest, RetryAfter, ChatMigrated, TimedOut, NetworkError.
    """
    said = {**place_fields(chat_id, thread_id, answered), **message.parameters}
    sent = await bot.request.post(f"{bot.base_url}/sendMessage", fields(said))
    assert isinstance(sent, dict)
    return int(sent["message_id"])


def place_fields(chat_id: int, thread_id: int | None, answered: int | None) -> dict[str, Any]:
    """The fields of a message that say where it goes."""
    said: dict[str, Any] = {"chat_id": chat_id}
    if thread_id is not None:
        said["message_thread_id"] = thread_id
    if answered is not None:
        said["reply_parameters"] = {"message_id": answered, "allow_sending_without_reply": True}
    return said


def form(said: Mapping[str, str]) -> bytes:
    """As a form sends it. A thousand people who ask the same get the same long text: that is put into form once."""
    short = {name: value for name, value in said.items() if len(value) < LONG}
    parts = [_long_field(name, value) for name, value in said.items() if len(value) >= LONG]
    return b"&".join([_encoded(short), *parts] if short else parts)


@lru_cache(maxsize=1024)
def _long_field(name: str, value: str) -> bytes:
    return _encoded({name: value})


def _encoded(said: Mapping[str, str]) -> bytes:
    """yarl writes it in C; for a reply of a screenful the standard library takes a tenth of a whole update's time."""
    return URL.build(query=said).raw_query_string.encode("ascii")
