"""/meldingen: which kinds of news, with what sound, in which hours; one message with buttons that say how it stands.

A button says what it makes of a wish, not that it turns it over: a tap that is handled twice changes nothing more.
"""

from dataclasses import replace

from bot.clock import Clock
from bot.notifications.chats.following import follows_verb, may_change, refusal
from bot.notifications.chats.subjects import label
from bot.notifications.news.audience import CORRECTIONS, GOLD, MEDALS, PAUSED, RANK, RECORDS, WISHES
from bot.notifications.news.content import EVENING, MORNING
from bot.notifications.sending.gold_cards import NO_CARD
from bot.notifications.sending.refusing_chats import Closed, closed
from bot.replies import dutch
from bot.replies.people import typed
from bot.replies.reply import Button, Reply, safe
from bot.request import Request
from bot.storage import Database, ReadConnection, chats, follows
from bot.storage.follows import Preferences
from medals_core.archive import Archive
from medals_core.nations import Noc

MENU = ((MEDALS, "Elke medaille"), (GOLD, "Alleen goud"), (CORRECTIONS, "Correcties"), (RECORDS, "Records"),
        (RANK, "Andere plek in de stand"), (MORNING, "Programma 's ochtends"),
        (EVENING, "Dagverslag 's avonds"))  # fmt: skip
NO_READER = "no second reader"
"""Among the kinds that a chat wants: that what is not understood there goes to no language model."""
QUIET_CHOICES: tuple[tuple[str | None, str | None], ...] = (
    (None, None), ("22:00", "08:00"), ("23:00", "07:00"), ("00:00", "09:00"),
)  # fmt: skip
_EXCLUDE = {MEDALS: GOLD, GOLD: MEDALS}


def closed_line(waits: Closed) -> str:
    """Since when the bot could not write here, and when it tries again."""
    since, until = (dutch.day_and_time(moment, dutch.DUTCH_TIME) for moment in (waits.since, waits.until))
    return f"⏸ Sinds {since} mag ik hier geen nieuws sturen; wat er was bewaar ik. Volgende poging: {until}."


class NotificationMenu:
    def __init__(
        self, database: Database, clock: Clock, morning_at: str, evening_at: str, default_own: Noc, *,
        reader: bool = False,
    ) -> None:  # fmt: skip
        self._reader = reader
        self._database = database
        self._default_own = default_own
        self._clock = clock
        self._times = {MORNING: morning_at, EVENING: evening_at}

    async def show(self, request: Request, archive: Archive) -> Reply:
        async with self._database.read() as db:
            wishes = await follows.preferences_of(db, request.chat_id, request.thread_id)
            return await self._menu(db, wishes, request, archive)

    async def change(self, what: str, request: Request, archive: Archive) -> tuple[Reply, Preferences | None]:
        """A tapped button: the menu as it is now, and the wishes if the tap changed them."""
        if not may_change(request):
            return refusal(request, "/meldingen"), None
        now = self._clock.now()
        async with self._database.begin() as tx:
            await chats.seen(tx, request.chat_id, request.chat_kind, request.chat_title, now)
            wishes = await follows.preferences_of(tx, request.chat_id, request.thread_id)
            changed = changed_by(wishes, what)
            await follows.set_preferences(tx, request.chat_id, request.thread_id, changed, now)
            menu = await self._menu(tx, changed, request, archive)
        return menu, changed if changed != wishes else None

    async def _menu(self, db: ReadConnection, wishes: Preferences, request: Request, archive: Archive) -> Reply:
        names = [label(one, archive) for one in await follows.followed(db, request.chat_id, request.thread_id)]
        own = await chats.own_nation(db, request.chat_id) or self._default_own
        waits = await closed(db, request.chat_id, request.thread_id)
        followed = (
            f"{follows_verb(request)} <b>{safe(dutch.listing(names))}</b>."
            if names
            else f"{follows_verb(request)} nog niets: begin met /volg {typed(archive.nations[own])}."
        )
        text = f"<b>⚙️ Meldingen</b>\n{followed}\n{summary(wishes)}\n\nTik om te veranderen:"
        if waits is not None:
            text = f"{closed_line(waits)}\n\n{text}"
        rows: list[tuple[Button, ...]] = []
        for kind, name in MENU:
            when = f" ({self._times[kind]})" if kind in self._times else ""
            rows.append((_switch(f"{name}{when}", f"k:{kind}", kind in wishes.kinds),))
        rows = [(*rows[0], *rows[1]), (*rows[2], *rows[3]), *rows[4:]]
        sound = "🔕 Zonder geluid" if wishes.sound == "silent" else "🔔 Met geluid"
        rows.append(
            (
                Button(label=sound, data=f"m:sound:{_turned(wishes.sound != 'silent')}"),
                Button(label=f"🌙 Stil: {quiet_text(wishes)}", data=f"m:quiet:{_next_quiet(wishes)}"),
            )
        )
        spoiler = "🙈 Spoilers verborgen" if wishes.spoiler else "👀 Uitslag zichtbaar"
        rows.append(
            (
                Button(label=spoiler, data=f"m:spoiler:{_turned(wishes.spoiler)}"),
                _switch("Live stand", "live", wishes.live_table),
            )
        )
        if request.chat_id < 0:
            rows.append((_switch("Plaatje erbij", "card", NO_CARD not in wishes.kinds),))
        if self._reader:
            rows.append((_switch("Taalmodel helpt lezen", "reader", NO_READER not in wishes.kinds),))
        paused = PAUSED in wishes.kinds
        pause = "▶️ Weer aanzetten" if paused else "⏸ Pauze"
        rows.append((Button(label=pause, data=f"m:k:{PAUSED}:{_turned(paused)}"),))
        return Reply(text=text, buttons=tuple(rows))


def changed_by(wishes: Preferences, what: str) -> Preferences:
    """The wishes after one tap: ``k:gold:1``, ``sound:0``, ``quiet:2``, ``spoiler:1``, ``live:0``."""
    match what.split(":"):
        case ["k", kind, "0" | "1" as wanted] if kind in WISHES:
            kinds = set(wishes.kinds) - {kind}
            if wanted == "1":
                kinds = kinds - {_EXCLUDE.get(kind, "")} | {kind}
            return replace(wishes, kinds=frozenset(kinds))
        case ["card" | "reader" as what, "0" | "1" as wanted]:
            no = NO_CARD if what == "card" else NO_READER
            kinds = set(wishes.kinds) - {no}
            return replace(wishes, kinds=frozenset(kinds if wanted == "1" else kinds | {no}))
        case ["sound", "0" | "1" as wanted]:
            return replace(wishes, sound="on" if wanted == "1" else "silent")
        case ["quiet", "0" | "1" | "2" | "3" as place]:
            quiet_from, quiet_until = QUIET_CHOICES[int(place)]
            return replace(wishes, quiet_from=quiet_from, quiet_until=quiet_until)
        case ["spoiler", "0" | "1" as wanted]:
            return replace(wishes, spoiler=wanted == "1")
        case ["live", "0" | "1" as wanted]:
            return replace(wishes, live_table=wanted == "1")
        case _:
            return wishes


def _switch(label: str, what: str, on: bool) -> Button:
    return Button(label=f"{'✅' if on else '▫️'} {label}", data=f"m:{what}:{_turned(on)}")


def _turned(now: bool) -> str:
    return "0" if now else "1"


def _next_quiet(wishes: Preferences) -> int:
    current = (wishes.quiet_from, wishes.quiet_until)
    place = QUIET_CHOICES.index(current) if current in QUIET_CHOICES else -1
    return (place + 1) % len(QUIET_CHOICES)


def quiet_text(wishes: Preferences) -> str:
    return f"{wishes.quiet_from}–{wishes.quiet_until}" if wishes.quiet_from else "nooit"


def summary(wishes: Preferences) -> str:
    """One line on how it stands now."""
    if PAUSED in wishes.kinds:
        return "⏸ De berichten staan op pauze."
    names = [name[0].lower() + name[1:] for kind, name in MENU if kind in wishes.kinds]
    if not names:
        return "Alles staat uit: er komt niets."
    sound = "zonder geluid" if wishes.sound == "silent" else "met geluid"
    quiet = f", stil van {wishes.quiet_from} tot {wishes.quiet_until}" if wishes.quiet_from else ""
    return f"Aan: {dutch.listing(names)}; {sound}{quiet}."
