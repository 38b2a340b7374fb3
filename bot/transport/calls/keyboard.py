"""A reply's buttons as Telegram wants them."""

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, SwitchInlineQueryChosenChat
from telegram.constants import KeyboardButtonStyle

from bot.replies.reply import Button

SHARE = "deel:"
"""Begins the data of a button that takes what follows, as a question in inline mode, to a chat that one chooses."""

STYLES = {
    "publiceren": KeyboardButtonStyle.SUCCESS,
    "weggooien": KeyboardButtonStyle.DANGER,
    "alles wissen": KeyboardButtonStyle.DANGER,
}
"""By how the label ends. Apps from before Bot API 9.4 show every button alike, so the words say it too."""


def share_button(question: str) -> Button:
    return Button(label="↗️ Deel", data=SHARE + question)


def inline_keyboard(rows: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    """None without buttons."""
    return InlineKeyboardMarkup([[_button(one) for one in row] for row in rows]) if rows else None


def _button(button: Button) -> InlineKeyboardButton:
    if button.url:
        return InlineKeyboardButton(button.label, url=button.url)
    if button.data.startswith(SHARE):
        chosen = SwitchInlineQueryChosenChat(
            button.data.removeprefix(SHARE), allow_user_chats=True, allow_group_chats=True, allow_channel_chats=True
        )
        return InlineKeyboardButton(button.label, switch_inline_query_chosen_chat=chosen)
    style = next((style for word, style in STYLES.items() if button.label.casefold().endswith(word)), None)
    return InlineKeyboardButton(button.label, callback_data=button.data, style=style)
