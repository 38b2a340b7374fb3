"""The newsroom as the rest of the bot knows it: its commands and buttons, the chats that come and go, what publishing
causes, and the sender that works in the background."""

from collections.abc import Awaitable, Callable
from functools import partial

from telegram import Bot, Chat

from bot.clock import Clock
from bot.desk.commands import NEUTRAL
from bot.desk.files.feed import held_file, held_in_words
from bot.desk.ledger_service import LedgerService
from bot.desk.numbers import whole_number
from bot.desk.people import attempts
from bot.desk.people.rights import Rights
from bot.notifications.broadcast import Broadcasts, ProgressLines
from bot.notifications.chats.chat_settings import ChatCare
from bot.notifications.chats.following import Following
from bot.notifications.chats.notification_menu import NotificationMenu
from bot.notifications.chats.subjects import code, label
from bot.notifications.news import content
from bot.notifications.news.audience import moved, select_news, subjects_of
from bot.notifications.news.digest import DigestScheduler, digest_text
from bot.notifications.news.fan_out import CHATS_PER_BATCH, LIVE, NewsFanOut
from bot.notifications.news.news_writer import item_of, results_between
from bot.notifications.sending.deliverer import Deliverer
from bot.notifications.sending.rate_limits import Priority
from bot.notifications.sending.send_queue import SendQueue
from bot.notifications.sending.sender import OutboxCleanup, Sender
from bot.replies import dutch
from bot.replies.people import typed
from bot.replies.reply import SILENCE, Button, Reply, safe
from bot.request import Request
from bot.settings import Settings
from bot.storage import Database, chats, follows
from bot.storage import news as stored_news
from bot.storage import outbox as stored_outbox
from bot.storage.follows import NATION, Subject
from bot.storage.news import BEFORE_ALL_CHATS
from bot.storage.outbox import NewMessage
from bot.understanding.names.lexicon import Lexicon, Lexicons
from bot.version import version
from medals_core.archive import Archive
from medals_core.ledger import Entry
from medals_core.nations import Noc
from medals_core.questions import Question

PRESENT = frozenset({"member", "administrator", "creator", "restricted"})


class Newsroom:
    """``answer`` renders a question for an own nation (for the digests). The news itself is written by ``NewsWriter``,
    one of the ledger's ``transaction_hooks``; publishing wakes the sender."""

    def __init__(
        self, database: Database, ledger: LedgerService, clock: Clock, settings: Settings, bot: Bot,
        send_queue: SendQueue, rights: Rights, answer: Callable[[Question, Noc], Reply], *, wall: Clock,
        lexicons: Callable[[Archive], Lexicon] | None = None,
    ) -> None:  # fmt: skip
        self._database = database
        self._ledger = ledger
        self._clock = clock
        self._settings = settings
        self._send_queue = send_queue
        self._rights = rights
        self._wall = wall
        self._lexicons = lexicons or Lexicons()
        own = settings.own_nation

        def archive() -> Archive:
            return ledger.archive

        async def catch_up(seq: int) -> None:
            if ledger.head.seq < seq:
                await ledger.refresh()

        text = partial(digest_text, answer, archive)
        fan_out = NewsFanOut(database, archive, clock, wall, own, text, catch_up=catch_up)
        deliverer = Deliverer(
            database, bot, send_queue, clock, wall, archive, lambda: ledger.head.seq, own, paid=settings.paid_broadcast
        )
        tasks = (
            DigestScheduler(database, archive, clock, wall, settings.morning_at, settings.evening_at),
            ProgressLines(database, bot, send_queue, wall),
            OutboxCleanup(database, wall),
        )
        self.sender = Sender(database, fan_out, deliverer, send_queue, wall=wall, periodic_tasks=tasks)
        self._following = Following(database, self.lexicon, clock, own)
        reader = bool(settings.reader_url)
        self._menu = NotificationMenu(database, clock, settings.morning_at, settings.evening_at, own, reader=reader)
        self._care = ChatCare(database, bot, self.lexicon, clock, own, reader=reader)
        self._broadcasts = Broadcasts(database, rights, clock, self._wall, lambda: ledger.games_id, self.sender.wake)
        ledger.after_commit_hooks.append(self.sender.wake)

    # --- What the dispatcher calls -----------------------------------------------------------------------------------

    async def command(self, name: str, args: str, request: Request) -> Reply:
        commands: dict[str, Callable[[], Awaitable[Reply]]] = {
            "volg": lambda: self._following.follow_text(args, request),
            "ontvolg": lambda: self._following.unfollow_text(args, request),
            "meldingen": lambda: self._menu.show(request, self._ledger.archive),
            "mijnland": lambda: self._care.own_nation(args, request),
            "praat": lambda: self._care.talk(args, request),
            "zelftest": lambda: self._care.self_test(request),
            "mijngegevens": lambda: self._care.kept(request),
            "wisgegevens": lambda: self._care.ask_to_forget(request),
            "status": lambda: self._for_admins(name, args, request),
            "omroep": lambda: self._for_admins(name, args, request),
        }
        return await commands[name]() if name in commands else SILENCE

    async def tap(self, data: str, request: Request) -> Reply:
        """A button of the newsroom: ``m:<action>:<value>``, or one that carries a command."""
        if data.startswith("/"):
            name, _, args = data[1:].partition(" ")
            return await self.command(name, args, request)
        action, _, value = data.removeprefix("m:").partition(":")
        match action:
            case "v" | "u":
                return await self._following.tap(action, value, request)
            case "l":
                return await self._care.choose_nation(value, request)
            case "wis":
                return await self._care.forget(value == "ja", request)
            case "menu":
                shown = await self._menu.show(request, self._ledger.archive)
                return shown.model_copy(update={"edits": False})
            case "o":
                return await self._tap_of_broadcast(value, request)
            case "k" | "card" | "reader" | "sound" | "quiet" | "spoiler" | "live":
                return await self._change(data.removeprefix("m:"), request)
            case _:
                return Reply(toast="Deze knop werkt niet meer.")

    async def start(self, payload: str, request: Request) -> Reply | None:
        """The payload of a link to the bot; None when it is not the newsroom's."""
        return await self._following.start(payload, request)

    async def membership(self, chat: Chat, status: str) -> Reply | None:
        """The bot was let in (again), made admin, or put out. A word of welcome for a group that is new."""
        now = self._clock.now()
        async with self._database.begin() as tx:
            known = await chats.get(tx, chat.id)
            if status not in PRESENT:
                if known is not None:
                    await chats.deactivate(tx, chat.id, f"membership: {status}")
                    await stored_outbox.cancel_waiting(tx, f"membership: {status}", chat_id=chat.id)
                return None
            if known is not None and known.migrated_to is not None:
                return None
            await chats.seen(tx, chat.id, chat.type, chat.title or "", now)
        if chat.type == "private" or (known is not None and known.active):
            return None
        own = Subject(NATION, self._settings.own_nation)
        nation = self._ledger.archive.nations[own.key]
        return Reply(
            text="👋 Hallo! Ik houd de Olympische medaillespiegel bij. Vraag me /stand of /nl, of laat een beheerder "
            f"/volg {typed(nation)} typen voor een bericht bij elke {safe(nation.adjective or 'nieuwe')} medaille.",
            buttons=(
                (
                    Button(label=f"🔔 Volg {label(own, self._ledger.archive)}", data=f"m:v:{code(own)}"),
                    Button(label="📊 Stand", data="/stand"),
                ),
            ),
        )

    async def migrated(self, old_chat_id: int, new_chat_id: int) -> None:
        """A group became a supergroup: everything of the old chat is the new one's."""
        async with self._database.begin() as tx:
            await chats.migrate(tx, old_chat_id, new_chat_id)

    # --- What the composition root calls -----------------------------------------------------------------------------

    async def audience(self, before: Archive, after: Archive, entry: Entry) -> int:
        """How many chats (topics counted apart) will get the news of this entry: for the desk's preview."""
        results = results_between(before, after, (item_of(entry, before, after),))
        subjects, rank_moved = subjects_of(results, after), moved(results)
        count, last = 0, BEFORE_ALL_CHATS
        async with self._database.read() as db:
            while found := await follows.chats_following(db, subjects, last, CHATS_PER_BATCH):
                count += sum(
                    select_news(results, one, after, one.own_nation or self._settings.own_nation, rank_moved)
                    is not None
                    for one in await follows.followers(db, found)
                )
                last = found[-1]
        return count

    def lexicon(self) -> Lexicon:
        """The names of the archive as it is now."""
        return self._lexicons(self._ledger.archive)

    async def _is_refused(self, request: Request, what: str) -> bool:
        """To who is no admin; that somebody tried is written down."""
        refused = not (await self._rights.of(request)).works_here
        if refused:
            await self._rights.note_refusal(request, what)
        return refused

    async def _for_admins(self, name: str, args: str, request: Request) -> Reply:
        if await self._is_refused(request, name):
            return Reply(text=NEUTRAL)
        if name == "omroep":
            return await self._broadcasts.draft(args, request)
        repeated = self.sender.possibly_repeated
        return await status(self._database, self._ledger, self._send_queue, self._clock, self._wall, repeated)

    async def _tap_of_broadcast(self, value: str, request: Request) -> Reply:
        """``<deed>:<number>:<nonce>``."""
        if await self._is_refused(request, "tap"):
            return Reply(toast="Dit is niet jouw knop.", alert=True)
        match value.split(":"):
            case [deed, number, nonce] if (news_id := whole_number(number)) is not None:
                return await self._broadcasts.tap(deed, news_id, nonce, request)
            case _:
                return Reply(toast="Deze knop werkt niet meer. Maak met /omroep een nieuw voorbeeld.", alert=True)

    async def _change(self, what: str, request: Request) -> Reply:
        reply, wishes = await self._menu.change(what, request, self._ledger.archive)
        if what.startswith(("live", "spoiler")) and wishes is not None and wishes.live_table:
            await self._show_live_table(request)
        return reply

    async def _show_live_table(self, request: Request) -> None:
        """The table of one chat, at once."""
        now = self._wall.now()
        async with self._database.begin() as tx:
            news_id = await stored_news.add(tx, self._ledger.games_id, content.LIVE, {}, self._clock.now(), None)
            await stored_news.spread_done(tx, news_id, now)
            table = NewMessage(news_id, request.chat_id, request.thread_id, LIVE, Priority.LIVE, {"live": True})
            await stored_outbox.add(tx, [table], now)
        self.sender.wake()


async def status(
    database: Database, ledger: LedgerService, send_queue: SendQueue, clock: Clock, wall: Clock, repeated: int
) -> Reply:
    """Queue depth, oldest row, rate, dead and unknown, age of the data, head of the ledger, version, and how often
    strangers tried the desk today."""
    async with database.read() as db:
        counts = await stored_outbox.counts(db)
        oldest = await stored_outbox.oldest_waiting(db)
        followers = await follows.count_following(db)
        refused = await attempts.today(db, clock.now())
        held = await held_file(db)
    waiting = sum(counts.get(state, 0) for state in stored_outbox.ON_ITS_WAY)
    age = f", de oudste {_ago((wall.now() - oldest).total_seconds())} oud" if oldest else ""
    edition = ledger.archive.current
    last = edition.book.last_moment
    when = dutch.day_and_time(last, edition.games.zone) if last else "nog geen medailles"
    head, limits = ledger.head, send_queue.limits
    lines = [
        "<b>🩺 Status</b>",
        f"Wachtrij: {dutch.number(waiting)} {'bericht' if waiting == 1 else 'berichten'}{age}",
        f"Tempo: {limits.sent_lately(send_queue.now())} in de laatste seconde, {limits.limit} per seconde mag"
        + (f" (ingehouden na {limits.floods} × te druk)" if limits.limit < int(limits.rate) else ""),
        f"Verstuurd: {dutch.number(counts.get('sent', 0))}, onzeker: {dutch.number(counts.get('unknown', 0))}, "
        f"niet bezorgd: {dutch.number(counts.get('dead', 0))}, geannuleerd: {dutch.number(counts.get('cancelled', 0))}",
        f"Mogelijk dubbel na een crash: {dutch.number(repeated)}",
        f"Volgers: {dutch.number(followers)} {'chat' if followers == 1 else 'chats'}",
        f"Laatste medaille: {safe(when)}; {len(edition.book.decided())} van de {len(edition.events)} onderdelen",
        f"Grootboek: regel {head.seq}, {head.hash[:12]}",
        f"Nu: {safe(dutch.day_and_time(clock.now(), edition.games.zone))}; versie {version()}",
    ]
    if held is not None:
        lines.append(f"⏸ {held_in_words(held, ledger.archive)} Kijk met /importeer.")
    if refused:
        tries = "1 poging van een onbekende" if refused == 1 else f"{dutch.number(refused)} pogingen van onbekenden"
        lines.append(f"🔒 Redactie: vandaag {tries}, geweigerd")
    return Reply(text="\n".join(lines))


def _ago(seconds: float) -> str:
    if seconds < 90:
        return f"{max(int(seconds), 0)} s"
    return f"{int(seconds // 60)} min" if seconds < 5400 else f"{int(seconds // 3600)} uur"
