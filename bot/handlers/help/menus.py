"""What Telegram's apps show of the bot: its command menus and description, in Dutch, for each kind of chat; the rights
that they propose when it is made admin; whether it can be asked from other chats."""

from collections.abc import Iterable

import structlog
import telegram
from telegram.error import TelegramError

from bot.commands import Audience, Menu, menu
from bot.transport.calls.newer_calls import NewerCalls, UnknownCall

log = structlog.get_logger(__name__)

SHORT_DESCRIPTION = (
    "De Olympische medaillespiegel: stand, strijd, wat-als en nieuws. Vraag maar raak, in het Nederlands."
)
DESCRIPTION = (
    "Vraag me alles over de Olympische medailles: wie er voor staat en waarom, wat goud had uitgemaakt, hoe het vroeger"
    " was. In gewoon Nederlands, of met /stand, /nl en /vergelijk NL USA. Volg TeamNL en krijg bericht bij elke"
    " medaille."
)

PLACEHOLDER = "staan we boven Amerika?"
"""Shown by the apps after the bot's name, for inline mode."""


def _rights(**wanted: bool) -> telegram.ChatAdministratorRights:
    return telegram.ChatAdministratorRights(**(telegram.ChatAdministratorRights.no_rights().to_dict() | wanted))


IN_GROUPS = _rights(can_manage_chat=True, can_pin_messages=True)
"""To pin the live table. As an admin it also reads along where that is asked of it (/praat aan)."""
IN_CHANNELS = _rights(can_manage_chat=True, can_post_messages=True, can_edit_messages=True)
"""To send news, and to mend it after a correction."""


async def offer_itself(bot: telegram.Bot, newer: NewerCalls) -> None:
    """Propose the fewest rights that the bot's work takes, and switch on inline mode and guest mode. A server from
    before Bot API 10.5 leaves those to @BotFather; ``doctor`` says so."""
    try:
        await bot.set_my_default_administrator_rights(IN_GROUPS)
        await bot.set_my_default_administrator_rights(IN_CHANNELS, for_channels=True)
    except TelegramError as error:
        log.info("rights not proposed", reason=str(error))
    try:
        await newer.set_my_settings(inline=True, inline_placeholder=PLACEHOLDER, guests=True)
        # Whether a button may lead to inline mode is read from what Telegram says of the bot.
        await bot.get_me()
    except UnknownCall:
        log.info("inline and guest mode stay as @BotFather has them")
    except TelegramError as error:
        log.info("inline and guest mode not set", reason=str(error))


async def set_menus(bot: telegram.Bot, owners: Iterable[int], admins: Iterable[int]) -> None:
    """Set every menu. A menu that Telegram refuses (an admin who never spoke to the bot) is logged and passed over."""
    scopes: list[tuple[telegram.BotCommandScope, Menu, Audience]] = [
        (telegram.BotCommandScopeAllPrivateChats(), Menu.PRIVATE, Audience.FAN),
        (telegram.BotCommandScopeAllGroupChats(), Menu.GROUP, Audience.FAN),
        (telegram.BotCommandScopeAllChatAdministrators(), Menu.GROUP_ADMINS, Audience.FAN),
    ]
    scopes += [(telegram.BotCommandScopeChat(user), Menu.ADMIN, Audience.OWNER) for user in owners]
    scopes += [(telegram.BotCommandScopeChat(user), Menu.ADMIN, Audience.ADMIN) for user in admins]
    for scope, which, audience in scopes:
        commands = [telegram.BotCommand(name, text) for name, text in menu(which, audience)]
        try:
            await bot.set_my_commands(commands, scope=scope)
        except TelegramError as error:
            log.info("menu not set", menu=which.value, reason=str(error))
    try:
        await bot.set_my_description(DESCRIPTION)
        await bot.set_my_short_description(SHORT_DESCRIPTION)
    except TelegramError as error:
        log.info("description not set", reason=str(error))
