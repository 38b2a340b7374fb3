"""The results desk as the handlers know it: commands, taps, plain text and documents in; replies out."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.clock import Clock
from bot.desk.drafts.dialogue import Audience, Dialogue
from bot.desk.drafts.drafting import GONE, Drafting
from bot.desk.drafts.preview import podium_line, title
from bot.desk.drafts.undoing import FACTS, undoable
from bot.desk.drafts.work import Work, WorkKind
from bot.desk.files import feed, importing
from bot.desk.files.file_faults import FaultyFile
from bot.desk.files.results_export import template_csv
from bot.desk.files.results_file import read_aside
from bot.desk.ledger_service import LedgerService
from bot.desk.numbers import whole_number
from bot.desk.people.rights import Right, Rights
from bot.desk.people.staff import START_PREFIX, Staff
from bot.desk.reading.archive_names import ArchiveNames
from bot.desk.reading.results_line import LONGEST_LINE, SpokenResult, read_line
from bot.replies.caption import cut_html
from bot.replies.dutch import capital, clock_time, count_of, day_label
from bot.replies.quoting import quoted, shortened
from bot.replies.reply import MAX_TEXT_UNITS, SILENCE, Button, Reply, safe
from bot.request import Request
from bot.storage import Database, ledger
from bot.storage.ledger import Line
from medals_core.archive import Archive
from medals_core.games import Event
from medals_core.nations import Noc

LINES_PER_PAGE = 6
LONGEST_REASON = 200
"""Characters that a page shows of a reason, so that six lines fit in a message."""

NEUTRAL = "Dat commando ken ik niet. Met /help zie je wat ik wel kan."
"""To who is no admin: the desk does not show itself."""

LAST_PAGE = 100_000

KINDS: dict[str, WorkKind] = {"uitslag": "push", "corrigeer": "correct", "trekin": "withdraw", "ongedaan": "undo"}


@dataclass
class ResultsDesk:
    """``names_of``: name finding over an archive, made anew when athletes were added. ``audience`` None: not known, the
    preview then does not say. ``admins_changed``: told after someone came or went (the menus of Telegram differ for
    admins)."""

    database: Database
    service: LedgerService
    clock: Clock
    rights: Rights
    bot_username: str
    own: Noc = "NED"
    audience: Audience | None = None
    names_of: Callable[[Archive], ArchiveNames] = ArchiveNames
    admins_changed: Callable[[], Awaitable[None]] | None = None

    def __post_init__(self) -> None:
        self._dialogue = Dialogue(self.service, self.clock, self.own, self.audience, self.names_of)
        self._drafting = Drafting(self.database, self.service, self.clock, self.rights, self._dialogue)
        self._staff = Staff(self.database, self.rights, self.clock, self.bot_username, self.admins_changed)

    async def command(self, name: str, args: str, request: Request) -> Reply:
        """A command of the desk, without slash. An edited message never changes anything."""
        if request.is_edit:
            return await self._edited(name, args, request)
        right = await self.rights.of(request)
        if right is Right.ELSEWHERE:
            return await self._elsewhere(name, args, request)
        if right is Right.NONE:
            await self.rights.note_refusal(request, f"/{name}")
            return Reply(text=NEUTRAL)
        await self.service.refresh()
        match name:
            case "logboek":
                return await self._logbook(args)
            case "beheer":
                return await self._staff.command(args, request, right)
            case "importeer":
                return await self._held_feed(request)
            case _:
                return await self._begin(KINDS[name], args, request)

    async def _edited(self, name: str, args: str, request: Request) -> Reply:
        """A line that was changed after it was sent changes nothing, and its admin is told so."""
        if name not in KINDS or not await self.is_at_work(request):
            return SILENCE
        return await self._drafting.edited(args, request)

    async def tap(self, data: str, request: Request) -> Reply:
        """A tapped button of the desk (its data begins with ``desk:``)."""
        parts = data.split(":")
        if parts[0] != "desk" and not data.startswith("/"):
            return Reply(toast=GONE)
        right = await self.rights.of(request)
        if not right.works_here:
            await self.rights.note_refusal(request, "tap")
            return Reply(toast="Deze knop is alleen voor de redactie.", alert=True)
        await self.service.refresh()
        match parts:
            case [_, "staff", action]:
                return await self._staff.tap(action, request, right)
            case [_, importing.TEMPLATE]:
                return Reply(
                    text="Eén rij per medaille: vul het land in, en de namen met een puntkomma ertussen. "
                    "Onderdelen die je niet invult blijven zoals ze zijn.",
                    document=template_csv(self.service.archive),
                    document_name=importing.TEMPLATE_NAME,
                    edits=False,
                )
            case [_, "log", page, place] if page.isdecimal() and place.isdecimal():
                events = self.service.archive.current.in_order
                event = events[int(place)] if int(place) < len(events) else None
                return await logbook(self.database, self.service.archive, min(int(page), LAST_PAGE), event)
            case [_, number, nonce, action] if (draft_id := whole_number(number)) is not None:
                return await self._drafting.tap(draft_id, nonce, action, request)
            case _:
                return Reply(toast=GONE)

    async def text(self, text: str, request: Request) -> Reply:
        """Plain text, when a draft of this admin in this chat waits for it, or when it is a result line itself; else
        silence."""
        if request.is_edit or not request.user_id or text.startswith("/"):
            return SILENCE
        if not await self.rights.may_edit(request.user_id):
            return SILENCE
        draft = await self._drafting.waiting_for(request)
        if not await self.is_at_work(request):
            return SILENCE
        if draft is not None:
            return await self._drafting.text(draft, text, request)
        await self.service.refresh()
        return await self._begin("push", text, request) if self._dialogue.is_result(text) else SILENCE

    async def is_at_work(self, request: Request) -> bool:
        """Is it somebody of the desk, where the desk works? A document of anybody else is not even fetched."""
        return (await self.rights.of(request)).works_here

    async def document(self, name: str, content: bytes, request: Request) -> Reply:
        """A file sent to the bot: from the desk it is an import; from others nothing."""
        if not await self.is_at_work(request):
            return SILENCE
        await self.service.refresh()
        if (known := await self._drafting.once_more(request)) is not None:
            return known
        try:
            filed = await read_aside(content, self.service.archive, self.clock.now())
        except FaultyFile as error:
            return Reply(text=importing.faults_text(error))
        return await self._drafting.start(importing.import_work(name, filed), request)

    async def start(self, payload: str, request: Request) -> Reply | None:
        """The payload of ``/start``, when it is an invitation of the desk; None when it is somebody else's."""
        if not payload.startswith(START_PREFIX):
            return None
        return await self._staff.accept(payload.removeprefix(START_PREFIX), request)

    async def _elsewhere(self, name: str, args: str, request: Request) -> Reply:
        if name == "beheer" and args.strip().lower() == "groep" and request.user_id in self.rights.owners:
            return await self._staff.name_group(request)
        return Reply(text=f"/{name} werkt in een privéchat met mij, of in een uitslagengroep.")

    async def _held_feed(self, request: Request) -> Reply:
        """Without a file: the feed that waits for a yes, else how to import."""
        if (known := await self._drafting.once_more(request)) is not None:
            return known
        async with self.database.read() as db:
            held = await feed.held_file(db)
        if held is None:
            button = Button(label="📄 Invulbestand", data=f"desk:{importing.TEMPLATE}")
            return Reply(text=importing.HOW, buttons=((button,),))
        work = importing.import_work(f"feed {held.name}", held.file).having(choices={importing.HELD: held.checksum})
        started = await self._drafting.start(work, request)
        why = feed.held_in_words(held, self.service.archive)
        return started.model_copy(update={"text": cut_html(f"⏸ {why}\n\n{started.text}", MAX_TEXT_UNITS)})

    async def _logbook(self, args: str) -> Reply:
        if not args.strip():
            return await logbook(self.database, self.service.archive)
        found = self._dialogue.names().events(args)
        if not found:
            return Reply(text=f"Het onderdeel {quoted(args)} ken ik niet.")
        with_entries = [event for event in found if self.service.archive.current.book.entry(event.event_id)]
        return await logbook(self.database, self.service.archive, event=(with_entries or list(found))[0])

    async def _begin(self, kind: WorkKind, args: str, request: Request) -> Reply:
        if (known := await self._drafting.once_more(request)) is not None:
            return known
        if len(args) > LONGEST_LINE:
            return Reply(text=f"Die regel is te lang: hooguit {LONGEST_LINE} tekens.")
        work: Work | Reply = Work(kind=kind, line=args.strip())
        if kind == "undo":
            work = self._undo_work(args)
        elif kind == "push" and not args.strip():
            work = Work(kind=kind, guided=True, stage="guided")
        return work if isinstance(work, Reply) else await self._drafting.start(work, request)

    def _undo_work(self, args: str) -> Work | Reply:
        """The latest entry that was not turned back yet, of all or of the named event."""
        spoken = read_line(args)
        words, reason = (spoken.event, spoken.reason) if isinstance(spoken, SpokenResult) else (args, "")
        work = Work(kind="undo", line=words, reason=reason)
        open_events = list(dict.fromkeys(one.entry.event_id for one in undoable(self.service.archive)))
        if not words:
            if open_events:
                return self._dialogue.undoing(work, open_events[0])
            anything = any(entry.author != FACTS for entry in self.service.archive.current.ledger)
            return Reply(text=_ALL_UNDONE if anything else _NOTHING_ENTERED)
        named = self._dialogue.names().events(words)
        if not named:
            return Reply(text=f"Het onderdeel {quoted(words)} ken ik niet.")
        found = [event.event_id for event in named if event.event_id in open_events]
        if not found:
            name = title(self.service.archive, named[0]) if len(named) == 1 else shortened(words)
            return Reply(text=f"Van {quoted(name)} is niets ingevoerd dat ongedaan kan worden gemaakt.")
        if len(found) > 1:
            return work.having(asked="event", offered=tuple(found))
        return self._dialogue.undoing(work, found[0])


_NOTHING_ENTERED = "Er is nog niets ingevoerd, dus er valt niets ongedaan te maken."
_ALL_UNDONE = "Alles wat is ingevoerd, is al ongedaan gemaakt."


async def logbook(database: Database, archive: Archive, page: int = 0, event: Event | None = None) -> Reply:
    """One page of what was entered at the desk (the facts in ``data/`` are not in it)."""
    event_id, offset = event.event_id if event else None, page * LINES_PER_PAGE
    async with database.read() as db:
        lines, total = await ledger.page(db, archive.current_id, limit=LINES_PER_PAGE, offset=offset, event_id=event_id)
    about = f" van {safe(title(archive, event))}" if event else ""
    if not total:
        return Reply(text=f"Er is nog niets ingevoerd{about}.")
    text = f"<b>Logboek{about}</b>: {count_of(total, 'regel')}\n\n" + _lines_html(archive, lines)
    # The number of the event, or one past the last for all of them.
    place = archive.current.in_order.index(event) if event else len(archive.current.in_order)
    to = [("‹ Nieuwer", page - 1)] if page else []
    to += [("Ouder ›", page + 1)] if (page + 1) * LINES_PER_PAGE < total else []
    row = tuple(Button(label=label, data=f"desk:log:{number}:{place}") for label, number in to)
    return Reply(text=cut_html(text, MAX_TEXT_UNITS), buttons=(row,) if row else ())


def _lines_html(archive: Archive, lines: Sequence[Line]) -> str:
    zone = archive.current.games.zone
    parts = []
    for line in lines:
        entry = line.entry
        local = entry.learned_at.astimezone(zone)
        event = archive.current.events.get(entry.event_id)
        name = title(archive, event) if event else entry.event_id
        what = podium_line(entry.podium) if entry.podium else "ingetrokken"
        reason = f"\n<i>{safe(capital(shortened(entry.reason, LONGEST_REASON)))}</i>" if entry.reason else ""
        parts.append(
            f"{line.seq}. {day_label(local.date())} {clock_time(local, zone)}, {safe(entry.author)}\n"
            f"<b>{safe(name)}</b>: {safe(what)}{reason}"
        )
    return "\n\n".join(parts)
