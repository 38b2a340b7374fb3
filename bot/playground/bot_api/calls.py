"""One Bot API call from parameters to answer: types, planned faults, the method itself, the record of it."""

import asyncio
import re
import time
from functools import cache
from typing import Any

from bot.playground.bot_api import schema
from bot.playground.bot_api.errors import NOT_FOUND, ApiError, Unplanned
from bot.playground.bot_api.methods import chats, messages, profile, queries
from bot.playground.chats import Json
from bot.playground.faults import SLOW_SECONDS
from bot.playground.file_store import Uploads
from bot.playground.records import Call
from bot.playground.telegram_state import TelegramState


class NoAnswer(Exception):
    """The network fails: nothing comes back. ``broken``: at once; otherwise after the caller's patience."""

    def __init__(self, *, broken: bool) -> None:
        super().__init__("connection broken" if broken else "timed out")
        self.broken = broken


async def perform(world: TelegramState, method: str, given: Json, uploads: Uploads) -> Any:
    """The method's result. Raises ApiError as Telegram refuses, NoAnswer when a network fault was asked for, and
    Unplanned for a way of calling that this Telegram does not play."""
    name = schema.method_name(method)
    started = time.perf_counter()
    if name in world.not_yet:
        raise NOT_FOUND
    if name is None:
        world.unplanned.append(method)
        raise NOT_FOUND
    shown = dict(given)
    try:
        shown = schema.read_parameters(name, {**{field: f"attach://{field}" for field in uploads}, **given})
        result = await _perform(world, name, shown, uploads)
    except ApiError as refusal:
        _record(world, name, shown, False, refusal.answer(), started)
        raise
    except (NoAnswer, Unplanned) as trouble:
        if isinstance(trouble, Unplanned):
            world.unplanned.append(str(trouble))
        _record(world, name, shown, False, str(trouble), started)
        raise
    # An empty long poll is no news for anybody who reads along.
    if name != "getUpdates" or result:
        _record(world, name, shown, True, result, started)
    return result


def _record(world: TelegramState, name: str, params: Json, ok: bool, answer: Any, started: float) -> None:
    world.record(Call(name, params, ok, answer, world.clock.now(), time.perf_counter() - started))


async def _perform(world: TelegramState, name: str, params: Json, uploads: Uploads) -> Any:
    chat_id = params.get("chat_id")
    fault = world.fault_for(name, chat_id if isinstance(chat_id, int) else None)
    trouble = fault.error if fault else None
    if isinstance(trouble, ApiError):
        raise trouble
    if trouble in ("timeout", "network"):
        raise NoAnswer(broken=trouble == "network")
    if trouble == "slow":
        await asyncio.sleep(SLOW_SECONDS * world.mailbox.second)
    schema.require(name, params)
    if name == "getUpdates":
        world.mailbox.allow(params.get("allowed_updates"))
        return await world.mailbox.poll(params.get("offset", 0), params.get("limit", 100), params.get("timeout", 0))
    result = _function(name)(world, params, uploads)
    if trouble == "lost":
        raise NoAnswer(broken=False)
    return result


@cache
def _function(method: str) -> Any:
    """sendMessage is ``send_message`` of the file that has it."""
    name = re.sub("[A-Z]", lambda capital: f"_{capital[0].lower()}", method)
    return next(vars(room)[name] for room in (messages, chats, queries, profile) if name in vars(room))
