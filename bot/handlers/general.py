"""The commands that belong to no desk: /start and /help."""

from bot.commands import Audience, help_text
from bot.desk.rights import Right, Rights
from bot.replies.reply import SILENCE, Button, Reply
from bot.replies.welcome import welcome
from bot.request import Request

_AUDIENCES = {Right.OWNER: Audience.OWNER, Right.ADMIN: Audience.ADMIN}


class General:
    """Acquaintance and help. Help tells of the desk's commands only to those who may use them there."""

    def __init__(self, rights: Rights) -> None:
        self._rights = rights

    async def command(self, name: str, args: str, request: Request) -> Reply:
        if name == "start":
            return welcome(in_group=not request.is_private)
        if name == "help":
            audience = _AUDIENCES.get(await self._rights.of(request), Audience.FAN)
            buttons = ((Button(label="De stand", data="/stand"), Button(label="Programma", data="/programma")),)
            return Reply(text=help_text(audience), buttons=buttons, edits=False)
        return SILENCE

    async def tap(self, data: str, request: Request) -> Reply:
        return await self.command(data.removeprefix("/").split()[0], "", request)
