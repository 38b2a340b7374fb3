"""/volg and /ontvolg: at once, without a dialogue. In a group only its admins, per forum topic."""

import asyncio
import re
from collections.abc import Callable, Sequence

from bot.clock import Clock
from bot.notifications.subjects import Several, code, find_subject, from_code, label, long_label
from bot.replies import dutch
from bot.replies.quoting import quoted
from bot.replies.reply import Button, Reply, safe
from bot.request import Request
from bot.storage import Database, chats, follows
from bot.storage.follows import ATHLETE, NATION, Preferences, Subject
from bot.understanding.lexicon import Lexicon
from medals_core.nations import Noc

ONLY_ADMINS = "In een groep stellen alleen de beheerders in welke berichten er komen."
MOST_SUBJECTS = 50
LONGEST_NAME = 100
"""Characters. What is longer names nobody, and is not looked up: each look costs everybody else who asks."""

MANY = f"Dat zijn er veel tegelijk! Noem er hooguit {MOST_SUBJECTS} in één bericht, dan neem ik ze allemaal mee."
_SEPARATORS = re.compile(r" ?(?:,|;|\ben\b|&|\+) ?", re.IGNORECASE)


def may_change(request: Request) -> bool:
    """In groups only the admins may, anonymous ones included."""
    return request.is_private or request.is_chat_admin


def refusal(request: Request) -> Reply:
    if request.is_tap:
        return Reply(toast=ONLY_ADMINS, alert=True)
    return Reply(text=f"🔒 {ONLY_ADMINS}")


def here(request: Request) -> str:
    """Who follows: Je, Deze groep, Dit onderwerp."""
    if request.is_private:
        return "Je"
    return "Dit onderwerp" if request.thread_id else "Deze groep"


def follows_verb(request: Request) -> str:
    return "Je volgt" if request.is_private else f"{here(request)} volgt"


class Following:
    """Follows and unfollows."""

    def __init__(self, database: Database, lexicon: Callable[[], Lexicon], clock: Clock, default_own: Noc) -> None:
        self._database = database
        self._lexicon = lexicon
        self._clock = clock
        self._default_own = default_own

    async def follow_text(self, text: str, request: Request) -> Reply:
        """/volg with what was typed after it."""
        if not may_change(request):
            return refusal(request)
        if not text.strip():
            return await self._choose(request)
        if len(_parts(text)) > MOST_SUBJECTS:
            return Reply(text=MANY)
        lexicon, own = self._lexicon(), await self._own(request)
        found, unclear = await _read(text, lexicon, own)
        if unclear is None:
            return await self.follow(found, request)
        word, several = unclear
        if several is None:
            hint = "een land, een sporter of een sport: /volg NL, /volg Femke Kok, /volg shorttrack of /volg alles"
            return Reply(text=f"Ik weet niet wie of wat je met {quoted(word)} bedoelt. Noem {hint}.")
        rows = tuple((Button(label=long_label(one, lexicon.archive), data=f"m:v:{code(one)}"),) for one in several)
        return Reply(text=f"Wie bedoel je met {quoted(word)}?", buttons=_that_fit(rows))

    async def follow(self, subjects: Sequence[Subject], request: Request) -> Reply:
        """Start following, now."""
        if not may_change(request):
            return refusal(request)
        archive, now = self._lexicon().archive, self._clock.now()
        new: list[Subject] = []
        async with self._database.begin() as tx:
            await chats.seen(tx, request.chat_id, request.chat_kind, request.chat_title, now)
            count = len(await follows.followed(tx, request.chat_id, request.thread_id))
            for subject in subjects:
                if count + len(new) >= MOST_SUBJECTS:
                    return Reply(text=f"Meer dan {MOST_SUBJECTS} kan niet: haal er eerst een weg met /ontvolg.")
                if await follows.follow(tx, request.chat_id, request.thread_id, subject, now):
                    new.append(subject)
            wishes = await follows.preferences_of(tx, request.chat_id, request.thread_id)
        names = dutch.listing([label(subject, archive) for subject in (new or subjects)])
        if not new:
            return Reply(text=f"{follows_verb(request)} <b>{safe(names)}</b> al.", buttons=_buttons(subjects))
        text = f"🔔 {follows_verb(request)} nu <b>{safe(names)}</b>. {_what_comes(wishes, new)}"
        return Reply(text=f"{text}\nAnders instellen kan met /meldingen.", buttons=_buttons(new))

    async def unfollow_text(self, text: str, request: Request) -> Reply:
        """/ontvolg: bare with buttons to choose from, "alles" for everything."""
        if not may_change(request):
            return refusal(request)
        async with self._database.read() as look:
            current = await follows.followed(look, request.chat_id, request.thread_id)
        if not current:
            return Reply(text=f"{follows_verb(request)} nog niets. Beginnen kan met /volg NL.")
        archive = self._lexicon().archive
        if not text.strip():
            if len(current) == 1:
                return await self.unfollow(current, request)
            rows = [
                (Button(label=f"✖️ {dutch.capital(label(one, archive))}", data=f"m:u:{code(one)}"),) for one in current
            ]
            rows.append((Button(label="✖️ Alles", data="m:u:*"),))
            return Reply(text="Wat wil je niet meer volgen?", buttons=_that_fit(tuple(rows)))
        if text.strip().lower() in {"alles", "alle", "all"}:
            return await self.unfollow(current, request)
        if len(_parts(text)) > MOST_SUBJECTS:
            return Reply(text=MANY)
        found, unclear = await _read(text, self._lexicon(), await self._own(request), among=frozenset(current))
        if unclear is not None:
            names = dutch.listing([label(one, archive) for one in current])
            return Reply(text=f"{quoted(unclear[0])} ken ik niet. {follows_verb(request)} nu {safe(names)}.")
        return await self.unfollow(found, request)

    async def unfollow(self, subjects: Sequence[Subject], request: Request) -> Reply:
        """Stop following, now."""
        if not may_change(request):
            return refusal(request)
        archive = self._lexicon().archive
        gone: list[Subject] = []
        async with self._database.begin() as tx:
            for subject in subjects:
                if await follows.unfollow(tx, request.chat_id, request.thread_id, subject):
                    gone.append(subject)
            left = await follows.followed(tx, request.chat_id, request.thread_id)
        names = safe(dutch.listing([label(subject, archive) for subject in (gone or subjects)]))
        if not gone:
            rest = safe(dutch.listing([label(one, archive) for one in left])) or "nog niets"
            return Reply(text=f"{names}: dat werd hier niet gevolgd. {follows_verb(request)} {rest}.")
        verb = "Je volgt" if request.is_private else f"{here(request)} volgt"
        rest = safe(dutch.listing([label(one, archive) for one in left]))
        after = f"{verb} nog {rest}." if left else "Er komt geen nieuws meer. Terugkomen kan altijd met /volg."
        return Reply(text=f"🔕 {verb} <b>{names}</b> niet meer. {after}")

    async def tap(self, action: str, value: str, request: Request) -> Reply:
        """The buttons: ``v`` follow, ``u`` unfollow."""
        if action == "u" and value == "*":
            return await self.unfollow_text("alles", request)
        subject = from_code(value, self._lexicon().archive)
        if subject is None:
            return Reply(toast="Die ken ik niet meer. Probeer /volg met een naam.", alert=True)
        return await (self.follow([subject], request) if action == "v" else self.unfollow([subject], request))

    async def start(self, payload: str, request: Request) -> Reply | None:
        """``volg_NED`` from a link ``t.me/…?start=volg_NED`` or ``?startgroup=volg_NED``; None for another payload.
        Sports and athletes too: ``volg_speed-skating``, with ``volg_alles`` for everything."""
        if not payload.startswith("volg_"):
            return None
        archive = self._lexicon().archive
        key = payload.removeprefix("volg_")
        if key.upper() in archive.nations:
            return await self.follow([Subject(NATION, key.upper())], request)
        if key in archive.athletes:
            return await self.follow([Subject(ATHLETE, key)], request)
        return await self.follow_text(key if key in archive.disciplines else key.replace("_", " "), request)

    async def _choose(self, request: Request) -> Reply:
        """Bare /volg: what is followed, and the likeliest choices as buttons."""
        archive, own = self._lexicon().archive, await self._own(request)
        async with self._database.read() as look:
            current = await follows.followed(look, request.chat_id, request.thread_id)
        names = safe(dutch.listing([label(one, archive) for one in current]))
        now = f"{follows_verb(request)} nu <b>{names}</b>." if current else "Wie of wat wil je volgen?"
        text = f"{now}\nTyp bijvoorbeeld /volg NL, /volg Femke Kok, /volg shorttrack of /volg alles."
        offered = [Subject(NATION, own), Subject("discipline", "speed-skating"), Subject("discipline", "short-track")]
        rows = [
            (Button(label=f"🔔 {dutch.capital(label(one, archive))}", data=f"m:v:{code(one)}"),)
            for one in (*offered, Subject("all"))
            if one not in current and (one.kind != "discipline" or one.key in archive.disciplines)
        ]
        return Reply(text=text, buttons=tuple(rows))

    async def _own(self, request: Request) -> Noc:
        async with self._database.read() as look:
            chat = await chats.get(look, request.chat_id)
        return (chat.own_nation if chat else None) or self._default_own


async def _read(
    text: str, lexicon: Lexicon, own: Noc, among: frozenset[Subject] = frozenset()
) -> tuple[list[Subject], tuple[str, tuple[Subject, ...] | None] | None]:
    """The subjects named, and the first word that is unclear (with whom it may mean). The caller bounds the parts."""
    subjects: list[Subject] = []
    for listed in text.split(","):
        found, unclear = await _read_listed(listed, lexicon, own, among)
        subjects += found
        if unclear is not None:
            return subjects, unclear
    if not subjects:
        return [], (text.strip(), None)
    return list(dict.fromkeys(subjects)), None


async def _read_listed(
    text: str, lexicon: Lexicon, own: Noc, among: frozenset[Subject]
) -> tuple[list[Subject], tuple[str, tuple[Subject, ...] | None] | None]:
    """Several names with words between them, or one that has such a word in it: Trinidad en Tobago."""
    parts = _parts(text)
    if not parts:
        return [], None
    subjects: list[Subject] = []
    for part in parts:
        await asyncio.sleep(0)  # fifty misspelt names take a sixth of a second: others are answered in between
        one = _one(part, lexicon, own, among)
        if isinstance(one, Subject):
            subjects.append(one)
            continue
        whole = _one(text, lexicon, own, among) if len(parts) > 1 else None
        if isinstance(whole, Subject):
            return [whole], None
        return subjects, (part.strip(), one.subjects if one else None)
    return subjects, None


def _parts(text: str) -> list[str]:
    # Runs of spaces become one first: looking for a separator behind each of thousands of spaces takes half a second.
    return [part for part in _SEPARATORS.split(" ".join(text.split())) if part.strip()]


def _one(text: str, lexicon: Lexicon, own: Noc, among: frozenset[Subject]) -> Subject | Several | None:
    if len(text) > LONGEST_NAME:
        return None
    found = find_subject(text, lexicon, own)
    if isinstance(found, Several):
        known = [subject for subject in found.subjects if subject in among]
        return known[0] if len(known) == 1 else found
    return found


def _what_comes(wishes: Preferences, new: Sequence[Subject]) -> str:
    kinds = wishes.kinds
    if "paused" in kinds:
        return "Let op: de berichten staan op pauze."
    what = "elke medaille" if "medals" in kinds else "elk goud" if "gold" in kinds else ""
    parts = [part for part in (what, "elke correctie" if "corrections" in kinds else "") if part]
    if not parts:
        return "Kies met /meldingen welke berichten er komen."
    return f"Er komt een bericht bij {dutch.listing(parts)}."


def _buttons(subjects: Sequence[Subject]) -> tuple[tuple[Button, ...], ...]:
    row = [Button(label="⚙️ Meldingen", data="m:menu")]
    if len(subjects) == 1:
        row.append(Button(label="🔕 Ontvolg", data=f"m:u:{code(subjects[0])}"))
    return _that_fit((tuple(row),))


def _that_fit(rows: tuple[tuple[Button, ...], ...]) -> tuple[tuple[Button, ...], ...]:
    """Telegram takes 64 bytes of data."""
    kept = (tuple(button for button in row if len(button.data.encode()) <= 64) for row in rows)
    return tuple(row for row in kept if row)
