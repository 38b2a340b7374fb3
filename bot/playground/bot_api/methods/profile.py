"""The Bot API's methods about the bot itself: its name, commands and menu, and how it gets updates."""

import json
import re
from typing import Any

from bot.playground.bot_api import checks
from bot.playground.bot_api.errors import bad_request
from bot.playground.chats import IN_CHARGE, Chat, Json
from bot.playground.file_store import Uploads
from bot.playground.mailbox import Hook
from bot.playground.telegram_state import TelegramState

MAX_COMMAND_DESCRIPTION = 256


def get_me(world: TelegramState, _params: Json, _: Uploads) -> Json:
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": world.inline_enabled,
        "supports_guest_queries": world.guests_enabled,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_settings(world: TelegramState, params: Json, _: Uploads) -> bool:
    """What is not named stays as it is."""
    world.inline_enabled = params.get("supports_inline_queries", world.inline_enabled)
    world.guests_enabled = params.get("supports_guest_queries", world.guests_enabled)
    if "can_read_all_group_messages" in params:
        world.privacy = not params["can_read_all_group_messages"]
    return True


def set_webhook(world: TelegramState, params: Json, _: Uploads) -> bool:
    world.mailbox.allow(params.get("allowed_updates"))
    url = params.get("url", "")
    if not url:
        world.mailbox.unset_hook(drop=params.get("drop_pending_updates", False))
        return True
    if not re.match(r"https?://[^\s/]+", url):
        raise bad_request("bad webhook: invalid webhook URL specified")
    secret = params.get("secret_token", "")
    if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", secret):
        raise bad_request("secret token contains unallowed characters")
    hook = Hook(url, secret, params.get("max_connections", 40))
    world.mailbox.set_hook(hook, drop=params.get("drop_pending_updates", False))
    return True


def delete_webhook(world: TelegramState, params: Json, _: Uploads) -> bool:
    world.mailbox.unset_hook(drop=params.get("drop_pending_updates", False))
    return True


def get_webhook_info(world: TelegramState, _params: Json, _: Uploads) -> Json:
    hook = world.mailbox.hook
    info: Json = {
        "url": hook.url if hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.mailbox.pending),
    }
    if hook:
        info["max_connections"] = hook.max_connections
        if hook.last_error:
            info.update(last_error_date=hook.last_error_at, last_error_message=hook.last_error)
    if world.mailbox.allowed is not None:
        info["allowed_updates"] = sorted(world.mailbox.allowed)
    return info


def _scope_key(scope: Json | None, language: str) -> str:
    return json.dumps({"type": "default"} if scope is None else scope, sort_keys=True) + language


def _checked_scope(world: TelegramState, params: Json) -> str:
    scope = params.get("scope")
    if scope and "chat_id" in scope:
        checks.chat_known(world, scope["chat_id"])
    return _scope_key(scope, params.get("language_code", ""))


def set_my_commands(world: TelegramState, params: Json, _: Uploads) -> bool:
    for command in params["commands"]:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"].strip()) <= MAX_COMMAND_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_checked_scope(world, params)] = params["commands"]
    world.emit("commands")
    return True


def commands_shown(world: TelegramState, chat: Chat, user_id: int) -> list[Json]:
    """The command menu that someone sees in a chat: the narrowest scope that has commands.
    Source: https://core.telegram.org/bots/api#determining-list-of-commands"""
    here = {"chat_id": chat.id}
    scopes: list[Json] = [{"type": "chat", **here}, {"type": "all_private_chats"}]
    if chat.is_group:
        in_charge = chat.members.get(user_id) in IN_CHARGE
        scopes = [{"type": "chat_member", **here, "user_id": user_id}]
        scopes += [{"type": "chat_administrators", **here}] if in_charge else []
        scopes += [{"type": "chat", **here}]
        scopes += [{"type": "all_chat_administrators"}] if in_charge else []
        scopes += [{"type": "all_group_chats"}]
    person = world.people.get(user_id)
    for scope in [*scopes, None]:
        for language in (person.language if person else "", ""):
            found = world.commands.get(_scope_key(scope, language))
            if found:
                return found
    return []


def _setter(field: str, limit: int) -> Any:
    def set_text(world: TelegramState, params: Json, _: Uploads) -> bool:
        text = params.get(field, "")
        if len(text) > limit:
            raise bad_request(f"bot {field.replace('_', ' ')} is too long")
        world.texts[field][params.get("language_code", "")] = text
        world.emit("commands")
        return True

    return set_text


def set_my_default_administrator_rights(world: TelegramState, params: Json, _: Uploads) -> bool:
    world.default_rights[params.get("for_channels", False)] = params.get("rights", {})
    return True


set_my_description = _setter("description", 512)
set_my_short_description = _setter("short_description", 120)
