"""The button ↗️ Deel: takes the question of an answer to another chat, in inline mode. Asked there anew, it shows how
things stand then."""

from collections.abc import Callable

from cachetools import LRUCache

from bot.handlers.answering import FanReply
from bot.replies.reply import Reply
from bot.transport.calls.keyboard import share_button
from medals_core import Question

SHARED = frozenset({"stand", "vergelijk", "dag", "verloop", "toen", "zelfdemoment", "per"})
"""Commands whose answer is a table or a comparison. Pictures are shared whatever they show."""

LONGEST_QUESTION = 100
BUTTONS_IN_A_ROW = 3
MOST_REPLIES = 512


class Sharing:
    """``command_of``: the command that asks a question. ``possible``: whether the bot is in inline mode: where it is
    not, Telegram refuses a message with such a button."""

    def __init__(self, command_of: Callable[[Question], str], possible: Callable[[], bool]) -> None:
        self.command_of = command_of
        self._possible = possible
        self._made: LRUCache[int, tuple[Reply, Reply]] = LRUCache(MOST_REPLIES)

    def under(self, answered: FanReply) -> Reply:
        """The reply, with the button where it belongs."""
        reply, question = answered.reply, answered.question
        if question is None or reply.is_silence or not self._possible():
            return reply
        if reply.picture is not None:
            return self._with_button(reply, question)
        # By identity, as replies are kept: a thousand people who ask the same get the same message.
        if (made := self._made.get(id(reply))) is None or made[0] is not reply:
            made = self._made[id(reply)] = (reply, self._with_button(reply, question))
        return made[1]

    def _with_button(self, reply: Reply, question: Question) -> Reply:
        command = self.command_of(question).removeprefix("/")
        if reply.picture is None and command.partition(" ")[0] not in SHARED:
            return reply
        if not command or len(command) > LONGEST_QUESTION:
            return reply
        *above, last = reply.buttons or ((),)
        button = share_button(command)
        last_rows = ((*last, button),) if len(last) < BUTTONS_IN_A_ROW else (last, (button,))
        return reply.model_copy(update={"buttons": (*above, *last_rows)})
