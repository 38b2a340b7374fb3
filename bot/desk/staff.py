"""``/beheer``: the admins, their invitations and the desk groups. For owners; admins may look."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import Clock
from bot.desk.numbers import whole_number
from bot.desk.rights import Right, Rights, actor_of
from bot.replies.dutch import DUTCH_TIME, day_and_time
from bot.replies.quoting import shortened
from bot.replies.reply import Button, Reply, safe
from bot.request import ANONYMOUS_ADMIN, Request
from bot.storage import Database, Writing, audit, people
from bot.storage.people import Admin, DeskGroup

INVITATION_LASTS = timedelta(hours=24)
MOST_SHOWN, MOST_GROUPS_SHOWN = 30, 10
"""In one message, each with a button; others are removed by number."""

START_PREFIX = "desk_"
"""Of the payload in an invitation link: ``https://t.me/<bot>?start=desk_<token>``."""


@dataclass(frozen=True)
class Staff:
    database: Database
    rights: Rights
    clock: Clock
    bot_username: str
    admins_changed: Callable[[], Awaitable[None]] | None = None

    async def command(self, args: str, request: Request, right: Right) -> Reply:
        words = args.split()
        first = words[0].lower() if words else ""
        if right is not Right.OWNER:
            return await self._list(request, right)
        if first in ("toevoegen", "erbij") or (not first and request.replied_to_user_id):
            return await self._add(words[1:], request)
        if first in ("verwijderen", "weg"):
            user_id = request.replied_to_user_id or _number(words[1:])
            return await self._remove(user_id, request) if user_id else Reply(text=_WHOM)
        if first in ("uitnodigen", "uitnodiging"):
            return await self._invite(request)
        return await self._list(request, right)

    async def tap(self, action: str, request: Request, right: Right) -> Reply:
        """``invite``, ``ask-<id>``, ``remove-<id>``, ``list``, ``group``, ``ungroup-<id>``."""
        if right is not Right.OWNER:
            return Reply(toast="Alleen eigenaren van de bot beheren de redactie.", alert=True)
        verb, _, value = action.partition("_")
        if verb == "invite":
            return await self._invite(request)
        number = whole_number(value)
        if number is None:
            return await self._list(request, right)
        match verb:
            case "ask":
                return await self._ask_removal(number)
            case "remove":
                return await self._remove(number, request)
            case "ungroup":
                async with self.database.begin() as tx:
                    if await people.remove_desk_group(tx, number):
                        await self._note(tx, request, "desk group removed", chat_id=number)
                return await self._list(request, right)
            case _:
                return await self._list(request, right)

    async def name_group(self, request: Request) -> Reply:
        """An owner makes the group in which this was said a desk group."""
        async with self.database.begin() as tx:
            new = await people.add_desk_group(
                tx, request.chat_id, shortened(request.chat_title), request.user_id, self.clock.now()
            )
            if new:
                await self._note(tx, request, "desk group added", chat_id=request.chat_id)
        return Reply(
            text="Deze groep is nu een uitslagengroep: de redactie kan hier uitslagen invoeren."
            if new
            else "Deze groep was al een uitslagengroep."
        )

    async def accept(self, token: str, request: Request) -> Reply:
        """Someone followed an invitation link."""
        good_person = request.is_private and request.user_id not in (0, ANONYMOUS_ADMIN)
        now = self.clock.now()
        async with self.database.begin() as tx:
            made_by = await people.use_invitation(tx, token, request.user_id, now) if good_person else None
            if made_by is not None:
                await people.add_admin(
                    tx, request.user_id, shortened(request.user_name), f"uitnodiging van {made_by}", now
                )
                await self._note(tx, request, "admin added", user_id=request.user_id, invited_by=made_by)
        await self._tell(made_by is not None)
        if made_by is None:
            await self.rights.note_refusal(request, "invitation")
            return Reply(
                text="Deze uitnodiging is al gebruikt of verlopen. Vraag wie hem stuurde om een nieuwe.",
            )
        return Reply(
            text=f"Welkom bij de redactie, {safe(request.user_name)}! Je kunt nu uitslagen invoeren met /uitslag. "
            "Ook /corrigeer, /trekin, /ongedaan en /logboek werken voor jou."
        )

    async def _list(self, request: Request, right: Right) -> Reply:
        async with self.database.read() as look:
            admins = await people.all_admins(look)
            groups = await people.all_desk_groups(look)
        lines = ["<b>De redactie</b>", f"Eigenaren: {', '.join(map(str, sorted(self.rights.owners))) or 'geen'}"]
        lines += [f"• {safe(_called(admin))} ({admin.user_id})" for admin in admins[:MOST_SHOWN]]
        if not admins:
            lines.append("Verder nog niemand.")
        if len(admins) > MOST_SHOWN:
            lines.append(f"… en nog {len(admins) - MOST_SHOWN}")
        groups = groups[:MOST_GROUPS_SHOWN]
        if groups:
            lines.append("Uitslagengroepen: " + ", ".join(safe(_titled(group)) for group in groups))
        if right is not Right.OWNER:
            return Reply(text="\n".join(lines))
        lines.append("")
        lines.append(
            "Iemand erbij: maak een uitnodiging, of antwoord op een bericht van die persoon met "
            "<code>/beheer toevoegen</code>. Een groep erbij: stuur daar <code>/beheer groep</code>."
        )
        rows = [(Button(label="✉️ Uitnodiging maken", data="desk:staff:invite"),)]
        rows += [
            (Button(label=f"❌ {_called(admin)}", data=f"desk:staff:ask_{admin.user_id}"),)
            for admin in admins[:MOST_SHOWN]
        ]
        rows += [
            (Button(label=f"❌ Groep {_titled(group)}", data=f"desk:staff:ungroup_{group.chat_id}"),)
            for group in groups
        ]
        return Reply(text="\n".join(lines), buttons=tuple(rows))

    async def _add(self, words: list[str], request: Request) -> Reply:
        user_id = request.replied_to_user_id or _number(words)
        name = shortened(request.replied_to_user_name or " ".join(words[1:]))
        if not user_id or user_id == ANONYMOUS_ADMIN:
            return Reply(text=_WHOM)
        async with self.database.begin() as tx:
            new = await people.add_admin(tx, user_id, name, actor_of(request), self.clock.now())
            if new:
                await self._note(tx, request, "admin added", user_id=user_id)
        await self._tell(new)
        who = safe(name or user_id)
        return Reply(text=f"{who} hoort nu bij de redactie." if new else f"{who} hoorde al bij de redactie.")

    async def _ask_removal(self, user_id: int) -> Reply:
        async with self.database.read() as look:
            name = next(
                (_called(admin) for admin in await people.all_admins(look) if admin.user_id == user_id), str(user_id)
            )
        return Reply(
            text=f"{safe(name)} uit de redactie halen?",
            buttons=(
                (
                    Button(label="Ja, verwijderen", data=f"desk:staff:remove_{user_id}"),
                    Button(label="Nee", data="desk:staff:list"),
                ),
            ),
        )

    async def _remove(self, user_id: int, request: Request) -> Reply:
        if user_id in self.rights.owners:
            return Reply(text="Dat is een eigenaar; die staat in de instelling ADMIN_IDS.")
        async with self.database.begin() as tx:
            gone = await people.remove_admin(tx, user_id)
            if gone:
                await self._note(tx, request, "admin removed", user_id=user_id)
        await self._tell(gone)
        return Reply(text="Verwijderd uit de redactie." if gone else "Die persoon hoorde niet bij de redactie.")

    async def _invite(self, request: Request) -> Reply:
        now = self.clock.now()
        async with self.database.begin() as tx:
            token = await people.invite(tx, request.user_id, now, now + INVITATION_LASTS)
            await self._note(tx, request, "invitation made")
        link = f"https://t.me/{self.bot_username}?start={START_PREFIX}{token}"
        until = day_and_time(now + INVITATION_LASTS, DUTCH_TIME)
        return Reply(text=f"Stuur deze link naar wie erbij komt. Hij werkt één keer, tot {until}:\n{link}", edits=False)

    async def _tell(self, changed: bool) -> None:
        if changed and self.admins_changed is not None:
            await self.admins_changed()

    async def _note(self, tx: Writing, request: Request, action: str, **detail: object) -> None:
        await audit.note(tx, self.clock.now(), actor_of(request), action, **detail)


_WHOM = (
    "Wie? Antwoord op een bericht van die persoon met <code>/beheer toevoegen</code>, "
    "of maak met /beheer een uitnodiging."
)


def _called(admin: Admin) -> str:
    return shortened(admin.name) or str(admin.user_id)


def _titled(group: DeskGroup) -> str:
    return shortened(group.title) or str(group.chat_id)


def _number(words: list[str]) -> int | None:
    number = whole_number(words[0]) if words else None
    return number if number is not None and number > 0 else None
