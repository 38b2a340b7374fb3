"""The Bot API's methods about the bot itself: its name, commands and menu, and how it gets updates."""

import json
import re
from typing import TYPE_CHECKING, Any

from bot.playground import checks
from bot.playground.chats import ADMIN_RIGHTS, IN_CHARGE, Chat, Json
from bot.playground.errors import bad_request
from bot.playground.file_store import Upload
from bot.playground.mailbox import Hook

if TYPE_CHECKING:
    from bot.playground.world import World

Uploads = dict[str, Upload]
MAX_COMMAND_DESCRIPTION = 256


def get_me(world: "World", _params: Json, _: Uploads) -> Json:
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": world.inline_enabled,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_webhook(world: "World", params: Json, _: Uploads) -> bool:
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


def delete_webhook(world: "World", params: Json, _: Uploads) -> bool:
    world.mailbox.unset_hook(drop=params.get("drop_pending_updates", False))
    return True


def get_webhook_info(world: "World", _params: Json, _: Uploads) -> Json:
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


def _checked_scope(world: "World", params: Json) -> str:
    scope = params.get("scope")
    if scope and "chat_id" in scope:
        checks.chat_known(world, scope["chat_id"])
    return _scope_key(scope, params.get("language_code", ""))


def set_my_commands(world: "World", params: Json, _: Uploads) -> bool:
    for command in params["commands"]:
        if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"].strip()) <= MAX_COMMAND_DESCRIPTION:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_checked_scope(world, params)] = params["commands"]
    world.emit("commands")
    return True


def get_my_commands(world: "World", params: Json, _: Uploads) -> list[Json]:
    return world.commands.get(_checked_scope(world, params), [])


def delete_my_commands(world: "World", params: Json, _: Uploads) -> bool:
    world.commands.pop(_checked_scope(world, params), None)
    world.emit("commands")
    return True


def commands_shown(world: "World", chat: Chat, user_id: int) -> list[Json]:
    """The command menu that someone sees in a chat: the narrowest scope that has commands.

    Source: https://core.telegram.org/bots/api#determining-list-of-commands
    """
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
    def set_text(world: "World", params: Json, _: Uploads) -> bool:
        text = params.get(field, "")
        if len(text) > limit:
            raise bad_request(f"bot {field.replace('_', ' ')} is too long")
        world.texts[field][params.get("language_code", "")] = text
        if field == "name" and text and not params.get("language_code"):
            world.bot["first_name"] = text
        world.emit("commands")
        return True

    return set_text


def _getter(field: str) -> Any:
    def get_text(world: "World", params: Json, _: Uploads) -> Json:
        texts = world.texts[field]
        default = world.bot["first_name"] if field == "name" else ""
        return {field: texts.get(params.get("language_code", ""), texts.get("", default))}

    return get_text


def set_chat_menu_button(world: "World", params: Json, _: Uploads) -> bool:
    world.menu_buttons[params.get("chat_id")] = params.get("menu_button", {"type": "default"})
    return True


def get_chat_menu_button(world: "World", params: Json, _: Uploads) -> Json:
    default = world.menu_buttons.get(None, {"type": "commands"})
    return world.menu_buttons.get(params.get("chat_id"), default)


def set_default_rights(world: "World", params: Json, _: Uploads) -> bool:
    world.default_rights[params.get("for_channels", False)] = params.get("rights", {})
    return True


def get_default_rights(world: "World", params: Json, _: Uploads) -> Json:
    given = world.default_rights.get(params.get("for_channels", False), {})
    return {"is_anonymous": False, **dict.fromkeys(ADMIN_RIGHTS, False), **given}


def stop_here(_world: "World", _params: Json, _: Uploads) -> bool:
    return True


METHODS: dict[str, Any] = {
    "getMe": get_me,
    "logOut": stop_here,
    "close": stop_here,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name", 64),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description", 512),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description", 120),
    "getMyShortDescription": _getter("short_description"),
    "setChatMenuButton": set_chat_menu_button,
    "getChatMenuButton": get_chat_menu_button,
    "setMyDefaultAdministratorRights": set_default_rights,
    "getMyDefaultAdministratorRights": get_default_rights,
}
