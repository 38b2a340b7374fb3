"""Faults on demand: the next calls fail as Telegram or the network fails."""

from dataclasses import dataclass
from typing import Literal, get_args

from bot.playground.bot_api.errors import ApiError, bad_request, forbidden, too_many_requests

Trouble = Literal["timeout", "lost", "slow", "network"]
SLOW_SECONDS = 5.0
SILENT = frozenset({"getUpdates", "getMe"})


@dataclass
class PlannedFault:
    """A planned failure of calls to ``method`` (any sending method if none) in ``chat_id`` (any chat if none).
    ``error`` is Telegram's refusal, or trouble under way: ``timeout`` (no answer, nothing done), ``lost`` (done, but
    the answer never comes), ``slow`` (done after a while), ``network`` (connection broken, nothing done)."""

    error: ApiError | Trouble
    method: str | None = None
    chat_id: int | None = None
    times: int = 1

    def fits(self, method: str, chat_id: int | None) -> bool:
        if self.times <= 0 or (self.method is None and method in SILENT):
            return False
        if self.method is not None and self.method.lower() != method.lower():
            return False
        return self.chat_id is None or self.chat_id == chat_id


def as_error(error: ApiError | int | str, retry_after: int = 3) -> ApiError | Trouble:
    """A short name for a failure: 429, 403, 400, 500, 502, "timeout", "lost", "slow", "network"; or an ApiError itself.
    Raises ValueError for a name that is none of these."""
    if isinstance(error, ApiError):
        return error
    known: dict[str, ApiError | Trouble] = {
        "429": too_many_requests(retry_after),
        "403": forbidden("bot was blocked by the user"),
        "400": bad_request("chat not found"),
        "500": ApiError(500, "Internal Server Error"),
        "502": ApiError(502, "Bad Gateway"),
        **{trouble: trouble for trouble in get_args(Trouble)},
    }
    if str(error) not in known:
        raise ValueError(f"unknown fault {error!r}, known: {', '.join(known)}")
    return known[str(error)]
