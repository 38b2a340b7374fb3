"""Telegram's command menus and the bot's description, in Dutch, for each kind of chat."""

from collections.abc import Iterable

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.commands import Audience, Menu, menu

log = structlog.get_logger(__name__)

SHORT_DESCRIPTION = (
    "De Olympische medaillespiegel: stand, strijd, wat-als en nieuws. Vraag maar raak, in het Nederlands."
)
DESCRIPTION = (
    "Vraag me alles over de Olympische medailles: wie er voor staat en waarom, wat goud had uitgemaakt, hoe het vroeger"
    " was. In gewoon Nederlands, of met /stand, /nl en /vergelijk NL USA. Volg TeamNL en krijg bericht bij elke"
    " medaille."
)


async def set_menus(bot: Bot, owners: Iterable[int], admins: Iterable[int]) -> None:
    """Set every menu. A menu that Telegram refuses (an admin who never spoke to the bot) is logged and passed over."""
    scopes: list[tuple[BotCommandScope, Menu, Audience]] = [
        (BotCommandScopeAllPrivateChats(), Menu.PRIVATE, Audience.FAN),
        (BotCommandScopeAllGroupChats(), Menu.GROUP, Audience.FAN),
        (BotCommandScopeAllChatAdministrators(), Menu.GROUP_ADMINS, Audience.FAN),
    ]
    scopes += [(BotCommandScopeChat(user), Menu.ADMIN, Audience.OWNER) for user in owners]
    scopes += [(BotCommandScopeChat(user), Menu.ADMIN, Audience.ADMIN) for user in admins]
    for scope, which, audience in scopes:
        commands = [BotCommand(name, text) for name, text in menu(which, audience)]
        try:
            await bot.set_my_commands(commands, scope=scope)
        except TelegramError as error:
            log.info("menu not set", menu=which.value, reason=str(error))
    try:
        await bot.set_my_description(DESCRIPTION)
        await bot.set_my_short_description(SHORT_DESCRIPTION)
    except TelegramError as error:
        log.info("description not set", reason=str(error))
