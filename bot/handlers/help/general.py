"""The commands that belong to no desk: /start, /help, /privacy (which Telegram's apps open as the privacy policy of a
bot), /over and /tabellen, and those with a typing error in their name."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.commands import Audience, Typed, help_text, nearest_command
from bot.desk.people.rights import Right, Rights
from bot.handlers.conversation_memory import ConversationMemory
from bot.notifications.sending.sender import ROW_RETENTION as SENT_KEPT
from bot.replies.reply import MAX_CALLBACK_BYTES, SILENCE, Button, Reply, safe
from bot.replies.welcome import welcome
from bot.request import Request
from bot.settings import Settings
from bot.transport.incoming.inbox import UPDATE_RETENTION
from bot.version import source, version
from medals_core.nations import Nation

ONLY_ADMINS = Reply(text="🔒 In een groep kiezen alleen de beheerders hoe tabellen eruitzien.")

_NATIVE = frozenset({"echt", "echte", "telegram", "aan"})
_IN_TEXT = frozenset({"tekst", "gewoon", "uit"})
_AUDIENCES = {Right.OWNER: Audience.OWNER, Right.ADMIN: Audience.ADMIN}

QUESTION_RETENTION = timedelta(days=2)
ANSWER_RETENTION = timedelta(days=60)
"""Both held by a test to what the composition root forgets after."""
READER = (
    "één ding door: een bericht dat ik niet begrijp gaat, alleen de tekst, naar een taalmodel dat de vraag anders"
    " opschrijft. Uitzetten: /meldingen."
)


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


def privacy(settings: Settings) -> Reply:
    """Short, and true: every term in it is the one that the code keeps to."""
    who = safe(settings.operator) if settings.operator else "wie deze bot draait"
    hours = round(UPDATE_RETENTION / timedelta(hours=1))
    lines = [
        "<b>Privacy</b>",
        "<b>Wat ik bewaar.</b> Van deze chat het nummer, de naam als het een groep of kanaal is, wat je volgt, welke"
        " meldingen je wilt en je eigen land. Daarnaast waar je laatste twee vragen over gingen"
        f" ({_days(QUESTION_RETENTION)}) en mijn antwoorden ({_days(ANSWER_RETENTION)}), je berichten aan mij tot"
        f" {hours} uur nadat ze zijn afgehandeld, en het nieuws dat ik stuurde ({_days(SENT_KEPT)}).",
        "<b>Waarom.</b> Om een vervolgvraag te begrijpen, je te sturen wat je volgt, en dat te verbeteren als een"
        " uitslag verandert. Nergens anders voor: geen reclame, geen profielen, en ik geef "
        + (READER if settings.reader_url else "niets door."),
        f"<b>Wie het ziet.</b> Alleen {who}. In de logboeken staan geen berichten en geen namen. Wat je in Telegram"
        " schrijft ziet Telegram zelf ook.",
        "<b>Wie uitslagen mag invoeren</b> staat met naam en nummer bij wat hij invoert; dat blijft staan.",
        "<b>Inzien en wissen.</b> /mijngegevens laat zien wat ik van deze chat heb, /wisgegevens wist het meteen.",
    ]
    if settings.contact:
        lines.append(f"<b>Vragen of klachten.</b> {safe(settings.contact)}")
    rows = ((Button(label="Volledige verklaring", url=settings.privacy_url),),) if settings.privacy_url else ()
    mine = (Button(label="Wat bewaar je van mij?", data="/mijngegevens"),)
    return Reply(text="\n\n".join(lines), buttons=(mine, *rows), edits=False)


def about(settings: Settings) -> Reply:
    """Maker, contact, source, version, and where the facts come from."""
    runs = safe(settings.operator) if settings.operator else "iemand die zich niet noemt"
    lines = [f"<b>Medaillespiegel</b> {safe(version())}", f"Deze bot wordt gedraaid door {runs}."]
    if settings.contact:
        lines.append(f"Contact: {safe(settings.contact)}")
    lines += [
        "Gemaakt door de makers van Medaillespiegel, vrije software onder de MIT-licentie.",
        "De feiten komen van olympics.com (via Kaggle, CC BY-NC 4.0), Olympedia en olympanalyt.com, nagerekend en naast"
        " persberichten gelegd. Nieuwe uitslagen voert de uitslagenbalie in.",
        "Geen officiële bot van het IOC of NOC*NSF. Wat ik bewaar: /privacy",
    ]
    rows = ((Button(label="Broncode", url=source()),),) if source() else ()
    return Reply(text="\n".join(lines), buttons=rows, edits=False)


def _days(span: timedelta) -> str:
    return f"{span.days} dagen"
