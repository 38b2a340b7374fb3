"""The drafts of the desk as they live in the database: begun by a command, carried on by taps and texts, published once
or thrown away. A draft belongs to one admin; each screen has a nonce of its own."""

from dataclasses import dataclass
from datetime import timedelta

from bot.clock import Clock
from bot.desk.drafts import screens
from bot.desk.drafts.dialogue import Dialogue
from bot.desk.drafts.preview import podium_lines, table_html, title
from bot.desk.drafts.screens import Screen
from bot.desk.drafts.work import Work
from bot.desk.files import feed, importing
from bot.desk.ledger_service import LedgerMovedOn, LedgerService, Publication
from bot.desk.people.rights import Rights, actor_of
from bot.replies.dutch import clock_time, count_of
from bot.replies.reply import SILENCE, Reply, safe
from bot.request import Request
from bot.storage import Database, Transaction, conversations, drafts
from bot.storage.drafts import Draft

DRAFT_LIFETIME = timedelta(minutes=30)
GONE = "Deze knop werkt niet meer."
EXPIRED = Reply(text="Dit voorbeeld is verlopen; er is niets gepubliceerd. Stuur het commando opnieuw.")


class _Closed(Exception):
    """The draft was published or thrown away by another tap."""


@dataclass
class Drafting:
    """Every method that changes something does so in one transaction, and only from the newest screen."""

    database: Database
    service: LedgerService
    clock: Clock
    rights: Rights
    dialogue: Dialogue

    async def start(self, work: Work, request: Request) -> Reply:
        screen, shown = await self.dialogue.screen(work, request)
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
                expires_at=now + DRAFT_LIFETIME,
            )
        return screen.reply(draft)

    async def waiting_for(self, request: Request) -> Draft | None:
        """The newest draft of this person in this chat that is still open."""
        async with self.database.read() as db:
            return await drafts.latest_open(db, request.user_id, request.chat_id, self.clock.now())

    async def text(self, draft: Draft, text: str, request: Request) -> Reply:
        """Plain text of the draft's admin; silence when it is not meant for the draft."""
        if (next_work := self.dialogue.with_text(work_of(draft), text)) is None:
            return SILENCE
        await self.service.refresh()
        screen, shown = await self.dialogue.screen(next_work, request)
        async with self.database.begin() as tx:
            if not await conversations.first_time(tx, "desk", request.chat_id, request.message_id, self.clock.now()):
                return await self._again(draft, request)
            changed = await self._keep(tx, draft, shown, done=isinstance(screen, Reply))
        reply = self._render(screen, changed)
        return reply if reply.text else Reply(text=reply.toast)

    async def tap(self, draft_id: int, nonce: str, action: str, request: Request) -> Reply:
        async with self.database.read() as db:
            draft = await drafts.get(db, draft_id)
        if draft is None or draft.chat_id != request.chat_id:
            return Reply(toast=GONE)
        if draft.admin_id != request.user_id:
            await self.rights.note_refusal(request, f"tap on draft {draft_id}")
            return Reply(toast="Deze knoppen zijn voor wie dit voorbeeld maakte.", alert=True)
        if draft.state != drafts.OPEN:
            return Reply(toast=_CLOSED[draft.state])
        if draft.expires_at <= self.clock.now():
            return EXPIRED
        if draft.nonce != nonce:
            return Reply(toast="Deze knop hoort bij een ouder scherm. Gebruik het nieuwste.")
        if action == screens.DROP:
            async with self.database.begin() as tx:
                dropped = await drafts.close(tx, draft, drafts.DISCARDED)
                if dropped:
                    await self._decide_on_feed(tx, work_of(draft), agreed=False)
            return Reply(text="🗑 Weggegooid. Er is niets veranderd.") if dropped else Reply(toast="Al gedaan.")
        if action == screens.PUBLISH:
            return await self._publish(draft, request)
        if (work := self.dialogue.with_action(work_of(draft), action)) is None:
            return Reply(toast=GONE)
        return await self._show(draft, work, request)

    async def once_more(self, request: Request) -> Reply | None:
        """What a message says that came before and began a draft; None for a new one."""
        draft = await self._of_message(request)
        return None if draft is None else await self._again(draft, request)

    async def _again(self, draft: Draft, request: Request) -> Reply:
        if draft.state != drafts.OPEN:
            return Reply(text=_CLOSED[draft.state])
        if draft.expires_at <= self.clock.now():
            return EXPIRED
        screen, _shown = await self.dialogue.screen(work_of(draft), request)
        return self._render(screen, draft)

    async def edited(self, line: str, request: Request) -> Reply:
        """The message of a draft now says something else."""
        if (draft := await self._of_message(request)) is None:
            return SILENCE
        work = work_of(draft)
        if work.line.split() == line.split() or draft.state == drafts.DISCARDED:
            return SILENCE
        if draft.state == drafts.PUBLISHED:
            return Reply(
                text="Je hebt een regel veranderd die al gepubliceerd is. Er is niets veranderd; verbeteren doe je met "
                "/corrigeer."
            )
        return Reply(
            text="Je hebt je regel veranderd, maar het voorbeeld is nog van de oude. Stuur de nieuwe regel als nieuw "
            f"bericht:\n\n<code>{safe(work.having(line=line.strip()).said)}</code>"
        )

    async def _publish(self, draft: Draft, request: Request) -> Reply:
        work = work_of(draft)
        entries = self.dialogue.entries(work, request)
        if not entries:
            return await self._show(draft, work.having(stage="line"), request, notice="De stand is intussen veranderd.")

        async def close(tx: Transaction) -> None:
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
            return await self._show(draft, work.having(stage="line"), request, notice=self._meanwhile(moved))
        return self._published(work, publication)

    async def _decide_on_feed(self, tx: Transaction, work: Work, *, agreed: bool) -> None:
        if importing.HELD in work.choices:
            await feed.decide(tx, work.choices[importing.HELD], self.clock.now(), agreed=agreed)

    def _meanwhile(self, moved: LedgerMovedOn) -> str:
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

    async def _show(self, draft: Draft, work: Work, request: Request, notice: str = "") -> Reply:
        """The next screen of a draft."""
        screen, shown = await self.dialogue.screen(work, request, notice)
        async with self.database.begin() as tx:
            kept = await self._keep(tx, draft, shown, done=isinstance(screen, Reply))
        return self._render(screen, kept)

    async def _keep(self, tx: Transaction, draft: Draft, work: Work, *, done: bool) -> Draft | None:
        if done:
            await drafts.close(tx, draft, drafts.DISCARDED)
            return None
        return await drafts.change(tx, draft, work.model_dump(mode="json"), self.clock.now() + DRAFT_LIFETIME)

    def _render(self, screen: Screen | Reply, draft: Draft | None) -> Reply:
        if isinstance(screen, Reply):
            return screen
        return screen.reply(draft) if draft else Reply(toast="Een andere tik was net iets eerder.")

    async def _of_message(self, request: Request) -> Draft | None:
        async with self.database.read() as db:
            return await drafts.of_message(db, request.chat_id, request.message_id)


_CLOSED = {drafts.PUBLISHED: "Dit is al gepubliceerd.", drafts.DISCARDED: "Dit was al weggegooid."}


def work_of(draft: Draft) -> Work:
    return Work.model_validate(draft.content)
