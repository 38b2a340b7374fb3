"""The commands that belong to no desk: /start, /help, /privacy, /over and /tabellen, and those with a typing error in
their name."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.commands import Audience, Typed, help_text, nearest_command
from bot.desk.people.rights import Right, Rights
from bot.handlers.conversation_memory import ConversationMemory
from bot.handlers.help.about import about, privacy
from bot.replies.reply import MAX_CALLBACK_BYTES, SILENCE, Button, Reply, safe
from bot.replies.welcome import welcome
from bot.request import Request
from bot.settings import Settings
from medals_core.nations import Nation

ONLY_ADMINS = Reply(text="🔒 In een groep kiezen alleen de beheerders hoe tabellen eruitzien.")

_NATIVE = frozenset({"echt", "echte", "telegram", "aan"})
_IN_TEXT = frozenset({"tekst", "gewoon", "uit"})
_AUDIENCES = {Right.OWNER: Audience.OWNER, Right.ADMIN: Audience.ADMIN}


@dataclass
class General:
    """Acquaintance and help. Help tells of the desk's commands only to those who may use them there."""

    rights: Rights
    username: str
    settings: Settings
    memory: ConversationMemory
    nation: Callable[[str], Nation]

    async def command(self, name: str, args: str, request: Request) -> Reply:
        if name == "start":
            own = self.nation(await self.memory.own_nation(request.chat_id))
            return await self._with_invitation(welcome(own, in_group=not request.is_private), request)
        if name == "help":
            audience = _AUDIENCES.get(await self.rights.of(request), Audience.FAN)
            buttons = ((Button(label="De stand", data="/stand"), Button(label="Programma", data="/programma")),)
            reply = Reply(text=help_text(audience), buttons=buttons, edits=False)
            return await self._with_invitation(reply, request)
        if name == "privacy":
            return privacy(self.settings)
        if name == "over":
            return about(self.settings)
        if name == "tabellen":
            return await self._tables(args, request)
        return SILENCE

    async def _tables(self, args: str, request: Request) -> Reply:
        """Bare: tells how they look now. In a group its admins choose."""
        word = args.strip().lower()
        if word not in _NATIVE | _IN_TEXT:
            native = await self.memory.native_tables(request.chat_id)
            now, other = ("zoals Telegram ze tekent", "tekst") if native else ("als tekst", "echt")
            return Reply(text=f"Tabellen staan hier {now}. Veranderen: /tabellen {other}.")
        if not (request.is_private or request.is_chat_admin):
            return ONLY_ADMINS
        await self.memory.choose_tables(request, word in _NATIVE)
        if word in _IN_TEXT:
            return Reply(text="👍 Goed, tabellen staan hier weer als tekst.")
        return Reply(
            text="👍 Goed, /stand, /vergelijk en /dag komen hier als echte tabel. Wie een Telegram van vóór juni 2026"
            " heeft, ziet hem niet: dan helpt de knop <i>Als tekst</i>, of /tabellen tekst."
        )

    async def _with_invitation(self, reply: Reply, request: Request) -> Reply:
        """In a private chat also the way into a group, which follows the own nation from then on."""
        if not request.is_private:
            return reply
        own = await self.memory.own_nation(request.chat_id)
        link = f"https://t.me/{self.username}?startgroup=volg_{own}&admin=pin_messages"
        row = (Button(label="➕ Zet me in je groep", url=link),)
        return reply.model_copy(update={"buttons": (*reply.buttons, row)})

    async def tap(self, data: str, request: Request) -> Reply:
        return await self.command(data.removeprefix("/").split()[0], "", request)


def meant_command(typed: Typed) -> Reply | None:
    """What to say to a command that is unknown, but near one that is; None when none is near."""
    if (near := nearest_command(typed.name)) is None:
        return None
    line = f"/{near.name} {typed.arguments}".strip()
    if len(line.encode()) > MAX_CALLBACK_BYTES:
        line = f"/{near.name}"
    return Reply(
        text=f"/{safe(typed.name)} ken ik niet. Bedoel je /{near.name}?",
        buttons=((Button(label=line, data=line),),),
        asks=True,
    )
