"""The results desk as the handlers know it: commands, taps, plain text and documents in; replies out."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from bot.clock import Clock
from bot.desk import feed, guided, importing, screens
from bot.desk.archive_names import ArchiveNames
from bot.desk.ledger_service import LedgerMovedOn, LedgerService, Publication
from bot.desk.logbook import logbook
from bot.desk.names import Names
from bot.desk.planning import AlreadySo, Outcome, Plan, ReasonWanted, Refused, plan
from bot.desk.preview import podium_line, podium_lines, table_html, title
from bot.desk.resolving import AskBack, Option, Resolver
from bot.desk.results_file import FaultyFile, FiledResult, ResultsFile, changes, read_results
from bot.desk.results_line import DUTCH, LONGEST_LINE, Problem
from bot.desk.rights import Right, Rights, actor_of
from bot.desk.screens import Screen
from bot.desk.staff import START_PREFIX, Staff
from bot.desk.work import Work, WorkKind, looks_like_a_line
from bot.replies.dutch import clock_time, count_of
from bot.replies.reply import SILENCE, Reply, safe
from bot.request import Request
from bot.storage import Database, Writing, drafts, ledger, memory
from bot.storage.drafts import Draft
from bot.storage.ledger import podium_to_json
from medals_core.archive import Archive
from medals_core.ledger import Entry
from medals_core.nations import Noc

DRAFT_LASTS = timedelta(minutes=30)
LONGEST_NAME = 60
NEUTRAL = "Dat commando ken ik niet. Met /help zie je wat ik wel kan."
"""To who is no admin: the desk does not show itself."""

FACTS = "archive"
"""Author of the entries that come from ``data/``."""

KINDS: dict[str, WorkKind] = {"uitslag": "push", "corrigeer": "correct", "trekin": "withdraw", "ongedaan": "undo"}

Audience = Callable[[Archive, Archive, Entry], Awaitable[int]]
"""How many chats will get the news of this change."""


class _Closed(Exception):
    """The draft was published or thrown away by another tap."""


@dataclass
class ResultsDesk:
    """``owners``: by ``ADMIN_IDS``. ``names_of``: name finding over an archive, made anew when athletes were added.
    ``audience`` None: not known, the preview then does not say. ``admins_changed``: told after someone came or went
    (the menus of Telegram differ for admins)."""

    database: Database
    service: LedgerService
    clock: Clock
    owners: frozenset[int]
    bot_username: str
    own: Noc = "NED"
    audience: Audience | None = None
    names_of: Callable[[Archive], Names] = ArchiveNames
    admins_changed: Callable[[], Awaitable[None]] | None = None

    def __post_init__(self) -> None:
        self._names: tuple[int, Names] | None = None

    @cached_property
    def _rights(self) -> Rights:
        return Rights(self.database, self.owners, self.clock)

    @cached_property
    def _staff(self) -> Staff:
        return Staff(self.database, self._rights, self.clock, self.bot_username, self.admins_changed)

    # --- What comes in -----------------------------------------------------------------------------------------------

    async def command(self, name: str, args: str, request: Request) -> Reply:
        """A command of the desk, without slash. An edited message never changes anything."""
        if request.is_edit:
            return SILENCE
        right = await self._rights.of(request)
        if right is Right.ELSEWHERE:
            return await self._elsewhere(name, args, request)
        if right is Right.NONE:
            await self._rights.note_refusal(request, f"/{name}")
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

    async def tap(self, data: str, request: Request) -> Reply:
        """A tapped button of the desk (its data begins with ``desk:``)."""
        parts = data.split(":")
        right = await self._rights.of(request)
        if right in (Right.NONE, Right.ELSEWHERE):
            await self._rights.note_refusal(request, "tap")
            return Reply(toast="Deze knop is alleen voor de redactie.", alert=True)
        await self.service.refresh()
        if len(parts) == 4 and parts[1] == "log":
            place = int(parts[3])
            event = self.service.archive.current.in_order[place] if place >= 0 else None
            return await logbook(self.database, self.service.archive, max(0, int(parts[2])), event)
        if len(parts) == 3 and parts[1] == "staff":
            return await self._staff.tap(parts[2], request, right)
        if len(parts) != 4 or not parts[1].isascii() or not parts[1].isdigit():
            return Reply(toast="Deze knop werkt niet meer.")
        return await self._tap_draft(int(parts[1]), parts[2], parts[3], request)

    async def text(self, text: str, request: Request) -> Reply:
        """Plain text, when a draft of this admin in this chat waits for it; else silence."""
        if request.is_edit or not request.user_id or text.startswith("/"):
            return SILENCE
        async with self.database.read() as look:
            draft = await drafts.latest_open(look, request.user_id, request.chat_id, self.clock.now())
        if draft is None or await self._rights.of(request) not in (Right.OWNER, Right.ADMIN):
            return SILENCE
        work = _work(draft)
        next_work = self._with_text(work, text)
        if next_work is None:
            return SILENCE
        await self.service.refresh()
        screen, shown = await self._screen(next_work, request)
        async with self.database.begin() as tx:
            if not await memory.first_time(tx, "desk", request.chat_id, request.message_id, self.clock.now()):
                return await self._again(draft, request)
            changed = await self._keep(tx, draft, shown, done=isinstance(screen, Reply))
        reply = self._render(screen, changed)
        return reply if reply.text else Reply(text=reply.toast)

    async def document(self, name: str, content: bytes, caption: str, request: Request) -> Reply:
        """A file sent to the bot: from the desk it is an import; from others nothing."""
        right = await self._rights.of(request)
        if right in (Right.NONE, Right.ELSEWHERE):
            return SILENCE
        await self.service.refresh()
        existing = await self._of_message(request)
        if existing is not None:
            return await self._again(existing, request)
        try:
            filed = read_results(content, self.service.archive)
        except FaultyFile as error:
            return Reply(text=importing.faults_text(error))
        work = Work(
            kind="import", line=name[:100], results=[result.model_dump(mode="json") for result in filed.results]
        )
        return await self._start(work, request)

    async def start(self, payload: str, request: Request) -> Reply | None:
        """The payload of ``/start``, when it is an invitation of the desk; None when it is somebody else's."""
        if not payload.startswith(START_PREFIX):
            return None
        return await self._staff.accept(payload.removeprefix(START_PREFIX), request)

    # --- Commands ----------------------------------------------------------------------------------------------------

    async def _elsewhere(self, name: str, args: str, request: Request) -> Reply:
        if name == "beheer" and args.strip().lower() == "groep" and request.user_id in self.owners:
            return await self._staff.name_group(request)
        return Reply(text="Uitslagen voer je in een privéchat met mij in, of in een uitslagengroep.")

    async def _held_feed(self, request: Request) -> Reply:
        """Without a file: the feed that waits for a yes, else how to import."""
        existing = await self._of_message(request)
        if existing is not None:
            return await self._again(existing, request)
        async with self.database.read() as look:
            held = await feed.held_file(look)
        if held is None:
            return Reply(text=importing.HOW)
        results = [result.model_dump(mode="json") for result in held.file.results]
        work = Work(
            kind="import", line=f"feed {held.name}"[:100], results=results, choices={importing.HELD: held.checksum}
        )
        return await self._start(work, request)

    async def _logbook(self, args: str) -> Reply:
        if not args.strip():
            return await logbook(self.database, self.service.archive)
        found = self._look_up().events(args)
        if not found:
            return Reply(text=f"Het onderdeel “{safe(args)}” ken ik niet.")
        with_entries = [event for event in found if self.service.archive.current.book.entry(event.event_id)]
        return await logbook(self.database, self.service.archive, event=(with_entries or list(found))[0])

    async def _begin(self, kind: WorkKind, args: str, request: Request) -> Reply:
        existing = await self._of_message(request)
        if existing is not None:
            return await self._again(existing, request)
        if len(args) > LONGEST_LINE:
            return Reply(text=f"Die regel is te lang: hooguit {LONGEST_LINE} tekens.")
        work: Work | Reply = Work(kind=kind, line=args.strip())
        if kind == "undo":
            work = await self._undo_work(args)
        elif kind == "push" and not args.strip():
            work = Work(kind=kind, guided=True, stage="guided")
        return work if isinstance(work, Reply) else await self._start(work, request)

    async def _undo_work(self, args: str) -> Work | Reply:
        """The latest entry of the desk, or of the named event, with what it had replaced."""
        words, _, reason = args.partition("reden:")
        archive = self.service.archive
        work = Work(kind="undo", line=words.strip(), reason=reason.strip())
        if words.strip():
            latest = {entry.event_id: entry for entry in archive.current.ledger}
            found = [event.event_id for event in self._look_up().events(words) if event.event_id in latest]
            at_the_desk = [event_id for event_id in found if latest[event_id].author != FACTS]
            found = at_the_desk or found
            if not found:
                return Reply(text=f"Van “{safe(words.strip())}” is niets ingevoerd dat ongedaan kan worden gemaakt.")
            return (
                self._undoing(work, found[0]) if len(found) == 1 else work.having(asked="event", offered=tuple(found))
            )
        async with self.database.read() as look:
            lines, _total = await ledger.page(look, archive.current_id, limit=1)
        if not lines:
            return Reply(text="Er is nog niets ingevoerd, dus er valt niets ongedaan te maken.")
        return self._undoing(work, lines[0].entry.event_id)

    def _undoing(self, work: Work, event_id: str) -> Work:
        history = [entry for entry in self.service.archive.current.ledger if entry.event_id == event_id]
        former = history[-2].podium if len(history) > 1 else ()
        return work.having(event_id=event_id, podium=podium_to_json(former), asked="", offered=())

    # --- Taps on a draft ---------------------------------------------------------------------------------------------

    async def _tap_draft(self, draft_id: int, nonce: str, action: str, request: Request) -> Reply:
        async with self.database.read() as look:
            draft = await drafts.get(look, draft_id)
        if draft is None or draft.chat_id != request.chat_id:
            return Reply(toast="Deze knop werkt niet meer.")
        if draft.admin_id != request.user_id:
            await self._rights.note_refusal(request, f"tap on draft {draft_id}")
            return Reply(toast="Deze knoppen zijn voor wie dit voorbeeld maakte.", alert=True)
        if draft.state != drafts.OPEN:
            return Reply(toast=_CLOSED[draft.state])
        if draft.expires_at <= self.clock.now():
            return Reply(text="Dit voorbeeld is verlopen; er is niets gepubliceerd. Stuur het commando opnieuw.")
        if draft.nonce != nonce:
            return Reply(toast="Deze knop hoort bij een ouder scherm. Gebruik het nieuwste.")
        if action == screens.DROP:
            async with self.database.begin() as tx:
                dropped = await drafts.close(tx, draft, drafts.DISCARDED)
                await self._decide_on_feed(tx, _work(draft), agreed=False)
            return Reply(text="🗑 Weggegooid. Er is niets veranderd.") if dropped else Reply(toast="Al gedaan.")
        if action == screens.PUBLISH:
            return await self._publish(draft, request)
        work = self._with_action(_work(draft), action)
        if work is None:
            return Reply(toast="Deze knop werkt niet meer.")
        return await self._show(draft, work, request)

    def _with_action(self, work: Work, action: str) -> Work | None:
        if action == screens.EDIT:
            line = work.line or self._guided_line(work)
            return work.having(stage="edit", line=line, guided=False, asked="", offered=())
        if action.startswith("r") and work.stage == "reason" and action[1:].isdigit():
            return work.having(reason=screens.REASONS[int(action[1:])], stage="line")
        if action.startswith("o") and action[1:].isdigit() and int(action[1:]) < len(work.offered):
            value = work.offered[int(action[1:])]
            if work.guided:
                return guided.take_value(work, self.service.archive, value)
            if work.kind == "undo":
                return self._undoing(work, value)
            chosen = work.chosen(value)
            if work.kind == "correct" and not work.line:
                return chosen.having(stage="edit", line=self._line_of(value), choices={})
            return chosen
        if action in (screens.TIE, screens.NONE, screens.BRONZE_ONLY) and work.guided:
            return guided.take_action(work, action)
        return None

    def _with_text(self, work: Work, text: str) -> Work | None:
        """The work after a plain text; None when the text is not meant for it."""
        said = " ".join(text.split())
        if said.endswith("?") or work.kind == "import" or len(said) > LONGEST_LINE:
            return None
        if work.stage == "reason":
            return work.having(reason=said[:500], stage="line")
        if work.guided and work.asked == "name" and len(said) <= LONGEST_NAME:
            return guided.take_text(work, said)
        if looks_like_a_line(text):
            return work.with_line(said)
        if work.stage == "edit" and work.kind in ("withdraw", "undo"):
            return work.with_line(said)
        return None

    def _line_of(self, event_id: str) -> str:
        """The result as it stands, as a line to change."""
        current = self.service.archive.current
        name = title(self.service.archive, current.events[event_id])
        return f"{name} {podium_line(current.book.podium(event_id), whole=True)}"

    def _guided_line(self, work: Work) -> str:
        if "event" not in work.choices:
            return ""
        name = title(self.service.archive, self.service.archive.current.events[work.choices["event"]])
        said = " ".join(f"{DUTCH[step.colour]} {step.text}" for step in work.spoken.steps)
        none = " ".join(f"geen {DUTCH[colour]}" for colour in work.spoken.vacated)
        return f"{name} {said} {none}".strip()

    # --- Publishing --------------------------------------------------------------------------------------------------

    async def _publish(self, draft: Draft, request: Request) -> Reply:
        work = _work(draft)
        entries = self._entries(work, request)
        if not entries:
            return await self._show(draft, work.having(stage="line"), request, notice="De stand is intussen veranderd.")

        async def close(tx: Writing) -> None:
            if not await drafts.close(tx, draft, drafts.PUBLISHED):
                raise _Closed
            await self._decide_on_feed(tx, work, agreed=True)

        try:
            publication = await self.service.publish(
                entries,
                expected=work.head,
                actor=actor_of(request),
                message_key=f"message:{draft.chat_id}:{draft.message_id}",
                together_with=close,
                quietly=work.kind == "import",
            )
        except _Closed:
            return Reply(toast="Al gedaan.")
        except LedgerMovedOn as moved:
            return await self._show(draft, work.having(stage="line"), request, notice=self._meanwhile(moved, work))
        return self._published(work, publication)

    async def _decide_on_feed(self, tx: Writing, work: Work, *, agreed: bool) -> None:
        if importing.HELD in work.choices:
            await feed.decide(tx, work.choices[importing.HELD], self.clock.now(), agreed=agreed)

    def _entries(self, work: Work, request: Request) -> tuple[Entry, ...]:
        """What the preview promised, made on the archive as it is now; none when it can no longer be so."""
        if work.kind == "import":
            return self._imported(work, request)
        outcome = self._plan(work, request)
        return (outcome.entry,) if isinstance(outcome, Plan) else ()

    def _meanwhile(self, moved: LedgerMovedOn, work: Work) -> str:
        last = moved.since[-1].entry
        name = title(self.service.archive, self.service.archive.current.events[last.event_id])
        return (
            f"De stand is intussen veranderd: {last.author} publiceerde {name}. Jouw voorbeeld is niet gepubliceerd; "
            "kijk het nog eens na."
        )

    def _published(self, work: Work, publication: Publication) -> Reply:
        after, before = publication.after, publication.before
        if work.kind == "import":
            return Reply(text=f"✅ Ingevoerd: {count_of(len(publication.lines), 'onderdeel')}.")
        entry = publication.entries[0]
        name = safe(title(after, after.current.events[entry.event_id]))
        podium = "\n".join(podium_lines(after, entry.podium)) if entry.podium else "De uitslag is ingetrokken."
        at = clock_time(entry.learned_at, after.current.games.zone)
        parts = [f"✅ <b>Gepubliceerd om {at}</b>\n{name}", podium, table_html(before, after)]
        return Reply(text="\n\n".join(part for part in parts if part) + "\n\nToch niet goed? /ongedaan")

    # --- Screens -----------------------------------------------------------------------------------------------------

    async def _start(self, work: Work, request: Request) -> Reply:
        screen, shown = await self._screen(work, request)
        if isinstance(screen, Reply):
            return screen
        now = self.clock.now()
        async with self.database.begin() as tx:
            draft = await drafts.start(
                tx,
                kind=shown.kind,
                admin_id=request.user_id,
                chat_id=request.chat_id,
                thread_id=request.thread_id,
                message_id=request.message_id,
                content=shown.model_dump(mode="json"),
                at=now,
                expires_at=now + DRAFT_LASTS,
            )
        return screen.reply(draft)

    async def _show(self, draft: Draft, work: Work, request: Request, notice: str = "") -> Reply:
        """The next screen of a draft."""
        screen, shown = await self._screen(work, request, notice)
        async with self.database.begin() as tx:
            kept = await self._keep(tx, draft, shown, done=isinstance(screen, Reply))
        return self._render(screen, kept)

    async def _keep(self, tx: Writing, draft: Draft, work: Work, *, done: bool = False) -> Draft | None:
        if done:
            await drafts.close(tx, draft, drafts.DISCARDED)
            return None
        return await drafts.change(tx, draft, work.model_dump(mode="json"), self.clock.now() + DRAFT_LASTS)

    def _render(self, screen: Screen | Reply, draft: Draft | None) -> Reply:
        if isinstance(screen, Reply):
            return screen
        return screen.reply(draft) if draft else Reply(toast="Een andere tik was net iets eerder.")

    async def _again(self, draft: Draft, request: Request) -> Reply:
        """The message of this draft came once more."""
        if draft.state != drafts.OPEN:
            return Reply(text=_CLOSED[draft.state])
        if draft.expires_at <= self.clock.now():
            return Reply(text="Dit voorbeeld is verlopen; er is niets gepubliceerd. Stuur het commando opnieuw.")
        screen, _shown = await self._screen(_work(draft), request)
        return self._render(screen, draft)

    async def _screen(self, work: Work, request: Request, notice: str = "") -> tuple[Screen | Reply, Work]:
        """What to show for the work, with the work as it stands with that screen. A Reply ends the work."""
        work = work.at(self.service.head)
        if work.kind == "import":
            return self._import_screen(work, request, notice), work.having(stage="preview")
        if work.stage == "edit":
            return screens.edit_screen(work), work
        if work.kind == "undo" and not work.event_id:
            return self._which_undo(work), work
        if work.guided:
            step = self._guided_step(work, notice)
            if step is not None:
                work, notice = step[1], ""
                return step[0], work
        outcome = self._plan(work, request)
        match outcome:
            case AskBack():
                offered = tuple(option.value for option in outcome.options)
                return screens.ask_screen(work, outcome, notice), work.having(asked=outcome.key, offered=offered)
            case Problem():
                return screens.problem_screen(work, outcome, notice), work.having(stage="edit")
            case ReasonWanted():
                return screens.reason_screen(work, outcome, self.service.archive), work.having(stage="reason")
            case AlreadySo():
                return Reply(text=_noticed(notice, screens.already_so_text(outcome))), work
            case Refused():
                return Reply(text=_noticed(notice, screens.refused_text(outcome))), work
            case Plan():
                before = self.service.archive
                after = before.with_entries((outcome.entry,))
                chats = await self.audience(before, after, outcome.entry) if self.audience else None
                return screens.preview_screen(work, outcome, before, after, chats, notice), work.having(stage="preview")

    def _which_undo(self, work: Work) -> Screen:
        current = self.service.archive.current
        resolver = self._resolver(work)
        options = tuple(
            Option(value=event_id, label=resolver.title(current.events[event_id])) for event_id in work.offered
        )
        message = "Van welk onderdeel moet de laatste invoer ongedaan?"
        return screens.ask_screen(work, AskBack(key="event", message=message, word=work.line, options=options))

    def _guided_step(self, work: Work, notice: str) -> tuple[Screen, Work] | None:
        resolver = self._resolver(work)
        if work.spoken.steps and "event" in work.choices:
            wrong = guided.wrong_name(work, resolver)
            if wrong is not None:
                spoken = work.spoken.model_copy(update={"steps": work.spoken.steps[:-1]})
                work, notice = work.having(spoken=spoken), f"“{wrong.word}”: {wrong.message}"
                resolver = self._resolver(work)
        step = guided.step(work, resolver, self.own, notice)
        return None if step is None else (step.screen, work.having(asked=step.asked, offered=step.offered))

    def _import_screen(self, work: Work, request: Request, notice: str) -> Screen | Reply:
        entries = self._imported(work, request)
        before = self.service.archive
        if not entries:
            return Reply(text="👌 Alles in dit bestand stond er al zo. Er verandert niets.")
        return importing.import_screen(before, before.with_entries(entries), entries, len(work.results), notice)

    def _imported(self, work: Work, request: Request) -> tuple[Entry, ...]:
        filed = ResultsFile(results=tuple(FiledResult.model_validate(result) for result in work.results))
        return changes(filed, self.service.archive, self.clock.now(), _author(request), f"import {work.line}".strip())

    def _plan(self, work: Work, request: Request) -> Outcome:
        return plan(work, self.service.archive, self._look_up(), self.clock.now(), _author(request))

    def _resolver(self, work: Work) -> Resolver:
        return Resolver(self.service.archive, self._look_up(), self.clock.now(), work.choices)

    def _look_up(self) -> Names:
        """Name finding over the athletes as they are now: the index is kept until someone is added."""
        athletes = self.service.archive.athletes
        if self._names is None or self._names[0] != len(athletes):
            self._names = (len(athletes), self.names_of(self.service.archive))
        return self._names[1]

    async def _of_message(self, request: Request) -> Draft | None:
        async with self.database.read() as look:
            return await drafts.of_message(look, request.chat_id, request.message_id)


_CLOSED = {
    drafts.PUBLISHED: "Dit is al gepubliceerd.",
    drafts.DISCARDED: "Dit was al weggegooid.",
}


def _work(draft: Draft) -> Work:
    return Work.model_validate(draft.content)


def _author(request: Request) -> str:
    return request.user_name or str(request.user_id)


def _noticed(notice: str, text: str) -> str:
    return f"⚠️ {safe(notice)}\n\n{text}" if notice else text
