"""``/beheer``: the admins, their invitations and the desk groups. For owners; admins may look."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import Clock
from bot.desk.numbers import whole_number
from bot.desk.people.rights import Right, Rights, actor_of
from bot.replies.dutch import DUTCH_TIME, day_and_time
from bot.replies.quoting import shortened
from bot.replies.reply import MAX_CALLBACK_BYTES, Button, Reply, safe
from bot.request import ANONYMOUS_ADMIN, Request
from bot.storage import Database, Transaction, audit
from bot.storage import staff as stored_staff
from bot.storage.staff import DeskGroup

INVITATION_LIFETIME = timedelta(hours=24)
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
            return await self._ask_adding(words[1:], request)
        if first in ("verwijderen", "weg"):
            user_id = _number(words[1:]) or request.replied_to_user_id
            return await self._ask_removal(user_id) if user_id else Reply(text=_WHOM_AWAY)
        if first in ("uitnodigen", "uitnodiging"):
            return await self._invite(request)
        return await self._list(request, right)

    async def tap(self, action: str, request: Request, right: Right) -> Reply:
        """``invite``, ``add_<id>_<name>``, ``ask_<id>``, ``remove_<id>``, ``list``, ``ungroup_<id>``."""
        if right is not Right.OWNER:
            return Reply(toast="Alleen eigenaren van de bot beheren de redactie.", alert=True)
        verb, _, value = action.partition("_")
        if verb == "invite":
            return await self._invite(request)
        digits, _, name = value.partition("_")
        if (number := whole_number(digits)) is None:
            return await self._list(request, right)
        match verb:
            case "add":
                return await self._add(number, shortened(name), request)
            case "ask":
                return await self._ask_removal(number)
            case "remove":
                return await self._remove(number, request)
            case "ungroup":
                async with self.database.begin() as tx:
                    if await stored_staff.remove_desk_group(tx, number):
                        await self._note(tx, request, "desk group removed", chat_id=number)
        return await self._list(request, right)

    async def name_group(self, request: Request) -> Reply:
        """An owner makes the group in which this was said a desk group."""
        title, now = shortened(request.chat_title), self.clock.now()
        async with self.database.begin() as tx:
            new = await stored_staff.add_desk_group(tx, request.chat_id, title, request.user_id, now)
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
            made_by = await stored_staff.use_invitation(tx, token, request.user_id, now) if good_person else None
            if made_by is not None:
                name, by = shortened(request.user_name), f"uitnodiging van {made_by}"
                await stored_staff.add_admin(tx, request.user_id, name, by, now)
                await self._note(tx, request, "admin added", user_id=request.user_id, invited_by=made_by)
        await self._tell(made_by is not None)
        if made_by is None:
            await self.rights.note_refusal(request, "invitation")
            return Reply(text="Deze uitnodiging is al gebruikt of verlopen. Vraag wie hem stuurde om een nieuwe.")
        return Reply(
            text=f"Welkom bij de redactie, {safe(request.user_name)}! Je kunt nu uitslagen invoeren met /uitslag. "
            "Ook /corrigeer, /trekin, /ongedaan en /logboek werken voor jou."
        )

    async def _list(self, request: Request, right: Right) -> Reply:
        async with self.database.read() as db:
            admins = await stored_staff.all_admins(db)
            groups = await stored_staff.all_desk_groups(db)
            shown = [*sorted(self.rights.owners)[:MOST_SHOWN], *(admin.user_id for admin in admins[:MOST_SHOWN])]
            names = {user_id: await audit.name_of(db, user_id) for user_id in shown}
        names |= {admin.user_id: shortened(admin.name) for admin in admins if admin.name}
        if request.user_name:
            names[request.user_id] = shortened(request.user_name)
        owners = ", ".join(_named(names.get(owner, ""), owner) for owner in sorted(self.rights.owners))
        lines = ["<b>De redactie</b>", f"Eigenaren: {safe(owners) or 'geen'}"]
        lines += [f"• {safe(_named(names[admin.user_id], admin.user_id))}" for admin in admins[:MOST_SHOWN]]
        if not admins:
            lines.append("Verder nog niemand.")
        if len(admins) > MOST_SHOWN:
            lines.append(f"… en nog {len(admins) - MOST_SHOWN}")
        groups = groups[:MOST_GROUPS_SHOWN]
        if groups:
            lines.append("Uitslagengroepen: " + ", ".join(safe(_titled(group)) for group in groups))
        if right is not Right.OWNER:
            return Reply(text="\n".join(lines))
        lines.append(
            "\nIemand erbij: maak een uitnodiging, of antwoord op een bericht van die persoon met "
            "<code>/beheer toevoegen</code>. Een groep erbij: stuur daar <code>/beheer groep</code>."
        )
        rows = [(Button(label="✉️ Uitnodiging maken", data="desk:staff:invite"),)]
        rows += [
            (Button(label=f"❌ {names[admin.user_id] or admin.user_id}", data=f"desk:staff:ask_{admin.user_id}"),)
            for admin in admins[:MOST_SHOWN]
        ]
        rows += [
            (Button(label=f"❌ Groep {_titled(group)}", data=f"desk:staff:ungroup_{group.chat_id}"),)
            for group in groups
        ]
        return Reply(text="\n".join(lines), buttons=tuple(rows))

    async def _ask_adding(self, words: list[str], request: Request) -> Reply:
        """A number that is written counts before the message that is replied to; either is said back with its name, so
        that nobody becomes an admin unseen."""
        user_id = _number(words) or request.replied_to_user_id
        replied = user_id == request.replied_to_user_id
        if not user_id or user_id == ANONYMOUS_ADMIN:
            return Reply(text=_WHOM)
        if replied and request.replied_to_is_bot:
            return Reply(text=f"Dat is geen bericht van een persoon. {_WHOM}")
        if user_id in self.rights.owners:
            return Reply(text="Dat is een eigenaar; die hoort al bij de redactie.")
        async with self.database.read() as db:
            already = await stored_staff.is_admin(db, user_id)
            known = await audit.name_of(db, user_id)
        name = shortened(request.replied_to_user_name if replied else "") or shortened(" ".join(words[1:])) or known
        who = _named(name, user_id)
        if already:
            return Reply(text=f"{safe(who)} hoorde al bij de redactie.")
        # With as much of the name as the button can hold: the tap has no other way to know it.
        data = f"desk:staff:add_{user_id}_"
        kept = name.replace(":", " ").encode()[: MAX_CALLBACK_BYTES - len(data)].decode(errors="ignore")
        asked = (
            f"{safe(who)} toevoegen aan de redactie? Wie erbij hoort, kan uitslagen invoeren, verbeteren en intrekken."
        )
        return _to_confirm(asked, f"Ja, {who} toevoegen", data + kept)

    async def _add(self, user_id: int, name: str, request: Request) -> Reply:
        async with self.database.begin() as tx:
            new = await stored_staff.add_admin(tx, user_id, name, actor_of(request), self.clock.now())
            if new:
                await self._note(tx, request, "admin added", user_id=user_id)
        await self._tell(new)
        who = safe(_named(name, user_id))
        return Reply(text=f"{who} hoort nu bij de redactie." if new else f"{who} hoorde al bij de redactie.")

    async def _ask_removal(self, user_id: int) -> Reply:
        if user_id in self.rights.owners:
            return Reply(text=_OWNER_STAYS)
        async with self.database.read() as db:
            admins = {admin.user_id: admin for admin in await stored_staff.all_admins(db)}
            known = await audit.name_of(db, user_id)
        if user_id not in admins:
            return Reply(text=f"{safe(_named(known, user_id))} hoort niet bij de redactie.")
        who = _named(shortened(admins[user_id].name) or known, user_id)
        asked = f"{safe(who)} uit de redactie halen?"
        return _to_confirm(asked, f"Ja, {who} verwijderen", f"desk:staff:remove_{user_id}")

    async def _remove(self, user_id: int, request: Request) -> Reply:
        if user_id in self.rights.owners:
            return Reply(text=_OWNER_STAYS)
        async with self.database.begin() as tx:
            known = {admin.user_id: admin.name for admin in await stored_staff.all_admins(tx)}.get(user_id, "")
            name = shortened(known) or await audit.name_of(tx, user_id)
            gone = await stored_staff.remove_admin(tx, user_id)
            if gone:
                await self._note(tx, request, "admin removed", user_id=user_id)
        await self._tell(gone)
        who = safe(_named(name, user_id))
        return Reply(text=f"{who} is uit de redactie gehaald." if gone else f"{who} hoorde niet bij de redactie.")

    async def _invite(self, request: Request) -> Reply:
        now = self.clock.now()
        async with self.database.begin() as tx:
            token = await stored_staff.invite(tx, request.user_id, now, now + INVITATION_LIFETIME)
            await self._note(tx, request, "invitation made")
        link = f"https://t.me/{self.bot_username}?start={START_PREFIX}{token}"
        until = day_and_time(now + INVITATION_LIFETIME, DUTCH_TIME)
        return Reply(text=f"Stuur deze link naar wie erbij komt. Hij werkt één keer, tot {until}:\n{link}", edits=False)

    async def _tell(self, changed: bool) -> None:
        if changed and self.admins_changed is not None:
            await self.admins_changed()

    async def _note(self, tx: Transaction, request: Request, action: str, **detail: object) -> None:
        await audit.note(tx, self.clock.now(), actor_of(request), action, **detail)


_WHOM = (
    "Wie? Antwoord op een bericht van die persoon zelf met <code>/beheer toevoegen</code>, "
    "of maak met /beheer een uitnodiging."
)
_WHOM_AWAY = "Wie? Tik met /beheer op de naam, of antwoord op een bericht van die persoon met <code>/beheer weg</code>."
_OWNER_STAYS = "Dat is een eigenaar; die staat in de instelling ADMIN_IDS."


def _named(name: str, user_id: int) -> str:
    """``Daan (4712)``: the name can be anybody's, the number is not."""
    return f"{name} ({user_id})" if name else str(user_id)


def _to_confirm(asked: str, yes: str, data: str) -> Reply:
    no = Button(label="Nee", data="desk:staff:list")
    return Reply(text=asked, buttons=((Button(label=yes, data=data),), (no,)))


def _titled(group: DeskGroup) -> str:
    return shortened(group.title) or str(group.chat_id)


def _number(words: list[str]) -> int | None:
    number = whole_number(words[0]) if words else None
    return number if number is not None and number > 0 else None
