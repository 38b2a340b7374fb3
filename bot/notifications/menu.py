"""/meldingen: which kinds of news, with what sound, in which hours; one message with buttons that say how it stands."""

from dataclasses import replace

from bot.clock import Clock
from bot.notifications.audience import CORRECTIONS, GOLD, MEDALS, PAUSED, RANK, RECORDS
from bot.notifications.content import EVENING, MORNING
from bot.notifications.following import follows_verb, may_change, refusal
from bot.notifications.subjects import label
from bot.replies import dutch
from bot.replies.reply import Button, Reply, safe
from bot.request import Request
from bot.storage import Database, chats, follows
from bot.storage.follows import Preferences, Subject
from medals_core.archive import Archive

KINDS = (
    (MEDALS, "Elke medaille"),
    (GOLD, "Alleen goud"),
    (CORRECTIONS, "Correcties"),
    (RECORDS, "Records"),
    (RANK, "Andere plek in de stand"),
    (MORNING, "Programma 's ochtends"),
    (EVENING, "Dagverslag 's avonds"),
)
QUIET_CHOICES: tuple[tuple[str | None, str | None], ...] = (
    (None, None),
    ("22:00", "08:00"),
    ("23:00", "07:00"),
    ("00:00", "09:00"),
)
_EXCLUDE = {MEDALS: GOLD, GOLD: MEDALS}


class Menu:
    """The menu of one chat and topic."""

    def __init__(self, database: Database, clock: Clock, morning_at: str, evening_at: str) -> None:
        self._database = database
        self._clock = clock
        self._times = {MORNING: morning_at, EVENING: evening_at}

    async def show(self, request: Request, archive: Archive) -> Reply:
        async with self._database.read() as look:
            wishes = await follows.preferences_of(look, request.chat_id, request.thread_id)
            current = await follows.followed(look, request.chat_id, request.thread_id)
        names = [label(subject, archive) for subject in current]
        return self._menu(wishes, names, request)

    async def change(self, what: str, request: Request, archive: Archive) -> tuple[Reply, Preferences | None]:
        """A tapped button: the menu as it is now, and the wishes if they changed."""
        if not may_change(request):
            return refusal(request), None
        now = self._clock.now()
        async with self._database.begin() as tx:
            await chats.seen(tx, request.chat_id, request.chat_kind, request.chat_title, now)
            wishes = await follows.preferences_of(tx, request.chat_id, request.thread_id)
            changed = changed_by(wishes, what)
            await follows.set_preferences(tx, request.chat_id, request.thread_id, changed, now)
            current: list[Subject] = list(await follows.followed(tx, request.chat_id, request.thread_id))
        return self._menu(changed, [label(subject, archive) for subject in current], request), changed

    def _menu(self, wishes: Preferences, names: list[str], request: Request) -> Reply:
        followed = (
            f"{follows_verb(request)} <b>{safe(dutch.listing(names))}</b>."
            if names
            else f"{follows_verb(request)} nog niets: begin met /volg NL."
        )
        text = f"<b>⚙️ Meldingen</b>\n{followed}\n{summary(wishes)}\n\nTik om te veranderen:"
        rows: list[tuple[Button, ...]] = []
        for kind, name in KINDS:
            when = f" ({self._times[kind]})" if kind in self._times else ""
            mark = "✅" if kind in wishes.kinds else "▫️"
            rows.append((Button(label=f"{mark} {name}{when}", data=f"m:k:{kind}"),))
        rows = [(*rows[0], *rows[1]), (*rows[2], *rows[3]), *rows[4:]]
        sound = "🔕 Zonder geluid" if wishes.sound == "silent" else "🔔 Met geluid"
        rows.append(
            (
                Button(label=sound, data="m:sound"),
                Button(label=f"🌙 Stil: {quiet_text(wishes)}", data="m:quiet"),
            )
        )
        rows.append(
            (
                Button(label="🙈 Spoilers verborgen" if wishes.spoiler else "👀 Uitslag zichtbaar", data="m:spoiler"),
                Button(label="✅ Live stand" if wishes.live_table else "▫️ Live stand", data="m:live"),
            )
        )
        rows.append((Button(label="▶️ Weer aanzetten" if PAUSED in wishes.kinds else "⏸ Pauze", data="m:k:paused"),))
        return Reply(text=text, buttons=tuple(rows))


def changed_by(wishes: Preferences, what: str) -> Preferences:
    """The wishes after one tap."""
    match what.split(":"):
        case ["k", kind] if kind in {name for name, _ in KINDS} | {PAUSED}:
            kinds = set(wishes.kinds)
            if kind in kinds:
                kinds.remove(kind)
            else:
                kinds.add(kind)
                kinds.discard(_EXCLUDE.get(kind, ""))
            return replace(wishes, kinds=frozenset(kinds))
        case ["sound"]:
            return replace(wishes, sound="on" if wishes.sound == "silent" else "silent")
        case ["quiet"]:
            current = (wishes.quiet_from, wishes.quiet_until)
            place = QUIET_CHOICES.index(current) if current in QUIET_CHOICES else -1
            quiet_from, quiet_until = QUIET_CHOICES[(place + 1) % len(QUIET_CHOICES)]
            return replace(wishes, quiet_from=quiet_from, quiet_until=quiet_until)
        case ["spoiler"]:
            return replace(wishes, spoiler=not wishes.spoiler)
        case ["live"]:
            return replace(wishes, live_table=not wishes.live_table)
        case _:
            return wishes


def quiet_text(wishes: Preferences) -> str:
    return f"{wishes.quiet_from}–{wishes.quiet_until}" if wishes.quiet_from else "nooit"


def summary(wishes: Preferences) -> str:
    """One line on how it stands now."""
    if PAUSED in wishes.kinds:
        return "⏸ De berichten staan op pauze."
    names = [name[0].lower() + name[1:] for kind, name in KINDS if kind in wishes.kinds]
    if not names:
        return "Alles staat uit: er komt niets."
    sound = "zonder geluid" if wishes.sound == "silent" else "met geluid"
    quiet = f", stil van {wishes.quiet_from} tot {wishes.quiet_until}" if wishes.quiet_from else ""
    return f"Aan: {dutch.listing(names)}; {sound}{quiet}."
