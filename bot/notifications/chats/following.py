"""/volg and /ontvolg: at once, without a dialogue. In a group only its admins, per forum topic."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.clock import Clock
from bot.notifications.chats.subjects import code, from_code, label, long_label, parts_of, read_subjects
from bot.notifications.news.audience import GOLD, MEDALS, RANK
from bot.replies import dutch
from bot.replies.people import typed
from bot.replies.quoting import quoted
from bot.replies.reply import Button, Reply, safe
from bot.request import Request
from bot.storage import Database, chats, follows
from bot.storage.follows import ATHLETE, NATION, Preferences, Subject
from bot.understanding.names.folding import fold
from bot.understanding.names.lexicon import Lexicon
from medals_core.archive import Archive
from medals_core.nations import Noc

MOST_SUBJECTS = 50
MANY = f"Dat zijn er veel tegelijk! Noem er hooguit {MOST_SUBJECTS} in één bericht, dan neem ik ze allemaal mee."
MOST_REPEATED = 3
_GOLD_WORDS = frozenset({"goud", "gouden", "alleen"})


def may_change(request: Request) -> bool:
    """In groups only the admins may, anonymous ones included."""
    return request.is_private or request.is_chat_admin


def refusal(request: Request, command: str) -> Reply:
    """To who is no admin of the group; names what was asked, and who may."""
    why = _WHY.get(command, "zij bepalen welke berichten er komen")
    said = f"{command} is in een groep alleen voor de beheerders: {why}."
    return Reply(toast=said, alert=True) if request.is_tap else Reply(text=f"🔒 {said}")


_WHY = {
    "/mijnland": "het land geldt hier voor iedereen",
    "/praat": "zij bepalen wanneer ik antwoord",
    "/wisgegevens": "dan weet ik van de hele groep niets meer",
}


def follows_verb(request: Request) -> str:
    """Je volgt, Deze groep volgt, Dit onderwerp volgt, Dit kanaal volgt."""
    if request.is_private:
        return "Je volgt"
    if request.chat_kind == "channel":
        return "Dit kanaal volgt"
    return "Dit onderwerp volgt" if request.thread_id else "Deze groep volgt"


class Following:
    def __init__(self, database: Database, lexicon: Callable[[], Lexicon], clock: Clock, default_own: Noc) -> None:
        self._database = database
        self._lexicon = lexicon
        self._clock = clock
        self._default_own = default_own

    async def follow_text(self, text: str, request: Request) -> Reply:
        """/volg with what was typed after it."""
        if not may_change(request):
            return refusal(request, "/volg")
        if not text.strip():
            return await self._choose(request)
        if len(parts_of(text)) > MOST_SUBJECTS:
            return Reply(text=MANY)
        lexicon, own = self._lexicon(), await self._own(request)
        wanted, gold_only = _without_gold(text)
        found, unclear = await read_subjects(wanted, lexicon, own)
        if unclear is None:
            return await self.follow(found, request, gold_only=gold_only)
        word, several = unclear
        unknown = f"{quoted(word)} ken ik niet als land, sporter, sport of onderdeel van deze Spelen."
        if several is None:
            hint = f"{_examples(lexicon.archive, own)}, /volg massastart vrouwen of /volg alles"
            return Reply(text=f"{unknown} Dit kan bijvoorbeeld wel: {hint}.")
        rows = tuple(
            (Button(label=long_label(one, lexicon.archive), data=f"m:v:{code(one)}"),) for one in several.subjects
        )
        if several.near:
            return Reply(text=f"{unknown} Bedoel je misschien een van deze namen?", buttons=_that_fit(rows), asks=True)
        who = "Wie" if all(one.kind in (ATHLETE, NATION) for one in several.subjects) else "Wat"
        return Reply(text=f"{who} bedoel je met {quoted(word)}?", buttons=_that_fit(rows), asks=True)

    async def follow(self, subjects: Sequence[Subject], request: Request, *, gold_only: bool = False) -> Reply:
        if not may_change(request):
            return refusal(request, "/volg")
        archive, now = self._lexicon().archive, self._clock.now()
        new: list[Subject] = []
        async with self._database.begin() as tx:
            await chats.seen(tx, request.chat_id, request.chat_kind, request.chat_title, now)
            before = await follows.followed(tx, request.chat_id, request.thread_id)
            count = len(before)
            for subject in subjects:
                if count + len(new) >= MOST_SUBJECTS:
                    return Reply(text=f"Meer dan {MOST_SUBJECTS} kan niet: haal er eerst een weg met /ontvolg.")
                if await follows.follow(tx, request.chat_id, request.thread_id, subject, now):
                    new.append(subject)
            wishes = await follows.preferences_of(tx, request.chat_id, request.thread_id)
            turned = gold_only and GOLD not in wishes.kinds
            if turned:
                wishes = replace(wishes, kinds=wishes.kinds - {MEDALS} | {GOLD})
                await follows.set_preferences(tx, request.chat_id, request.thread_id, wishes, now)
        names = dutch.listing([label(subject, archive) for subject in (new or subjects)])
        if turned and not new:
            return Reply(text=f"🥇 {_what_comes(wishes, subjects)}", buttons=_buttons(subjects))
        if not new:
            return Reply(text=f"{follows_verb(request)} <b>{safe(names)}</b> al.", buttons=_buttons(subjects))
        rest = [label(subject, archive) for subject in before if subject not in new]
        beside = f", naast {safe(dutch.first_few(rest, MOST_REPEATED))}" if rest else ""
        also = "nu ook" if rest else "nu"
        text = f"🔔 {follows_verb(request)} {also} <b>{safe(names)}</b>{beside}. {_what_comes(wishes, new)}"
        return Reply(text=f"{text}\nAnders instellen kan met /meldingen.", buttons=_buttons(new))

    async def unfollow_text(self, text: str, request: Request) -> Reply:
        """/ontvolg: bare with buttons to choose from, "alles" for everything."""
        if not may_change(request):
            return refusal(request, "/ontvolg")
        async with self._database.read() as db:
            current = await follows.followed(db, request.chat_id, request.thread_id)
        archive = self._lexicon().archive
        if not current:
            example = typed(archive.nations[await self._own(request)])
            return Reply(text=f"{follows_verb(request)} nog niets. Beginnen kan met /volg {example}.")
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
        if len(parts_of(text)) > MOST_SUBJECTS:
            return Reply(text=MANY)
        found, unclear = await read_subjects(text, self._lexicon(), await self._own(request), among=frozenset(current))
        if unclear is not None:
            names = dutch.listing([label(one, archive) for one in current])
            return Reply(text=f"{quoted(unclear[0])} ken ik niet. {follows_verb(request)} nu {safe(names)}.")
        return await self.unfollow(found, request)

    async def unfollow(self, subjects: Sequence[Subject], request: Request) -> Reply:
        if not may_change(request):
            return refusal(request, "/ontvolg")
        archive = self._lexicon().archive
        gone: list[Subject] = []
        async with self._database.begin() as tx:
            for subject in subjects:
                if await follows.unfollow(tx, request.chat_id, request.thread_id, subject):
                    gone.append(subject)
            left = await follows.followed(tx, request.chat_id, request.thread_id)
        names = safe(dutch.listing([label(subject, archive) for subject in (gone or subjects)]))
        verb, rest = follows_verb(request), safe(dutch.listing([label(one, archive) for one in left]))
        if not gone:
            return Reply(text=f"{names}: dat werd hier niet gevolgd. {verb} {rest or 'nog niets'}.")
        after = f"{verb} nog {rest}." if left else "Er komt geen nieuws meer. Terugkomen kan altijd met /volg."
        return Reply(text=f"🔕 {verb} <b>{names}</b> niet meer. {after}")

    async def tap(self, action: str, value: str, request: Request) -> Reply:
        """The buttons: ``v`` follow, ``u`` unfollow."""
        if action == "u" and value == "*":
            return await self.unfollow_text("alles", request)
        if (subject := from_code(value, self._lexicon().archive)) is None:
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
        async with self._database.read() as db:
            current = await follows.followed(db, request.chat_id, request.thread_id)
        names = safe(dutch.listing([label(one, archive) for one in current]))
        now = f"{follows_verb(request)} nu <b>{names}</b>." if current else "Wie of wat wil je volgen?"
        text = f"{now}\nTyp bijvoorbeeld {_examples(archive, own)} of /volg alles."
        offered = [Subject(NATION, own), Subject("discipline", "speed-skating"), Subject("discipline", "short-track")]
        rows = [
            (Button(label=f"🔔 {dutch.capital(label(one, archive))}", data=f"m:v:{code(one)}"),)
            for one in (*offered, Subject("all"))
            if one not in current and (one.kind != "discipline" or one.key in archive.disciplines)
        ]
        return Reply(text=text, buttons=tuple(rows))

    async def _own(self, request: Request) -> Noc:
        async with self._database.read() as db:
            return await chats.own_nation(db, request.chat_id) or self._default_own


def _examples(archive: Archive, own: Noc) -> str:
    """/volg BE, /volg Femke Kok, /volg shorttrack."""
    return f"/volg {typed(archive.nations[own])}, /volg Femke Kok, /volg shorttrack"


def _without_gold(text: str) -> tuple[str, bool]:
    """ "NL goud": the nation, and only its gold."""
    words = text.split()
    kept = [word for word in words if fold(word) not in _GOLD_WORDS]
    said = len(kept) < len(words)
    return (" ".join(kept), True) if said and kept else (text, False)


def _what_comes(wishes: Preferences, new: Sequence[Subject]) -> str:
    kinds = wishes.kinds
    if "paused" in kinds:
        return "Let op: de berichten staan op pauze."
    what = "elke medaille" if "medals" in kinds else "elk goud" if "gold" in kinds else ""
    parts = [part for part in (what, "elke correctie" if "corrections" in kinds else "") if part]
    if not parts:
        return "Kies met /meldingen welke berichten er komen."
    drops = any(subject.kind == NATION for subject in new) and RANK in kinds
    told = " Ook als anderen voorbijgaan in de stand." if drops else ""
    return f"Er komt een bericht bij {dutch.listing(parts)}.{told}"


def _buttons(subjects: Sequence[Subject]) -> tuple[tuple[Button, ...], ...]:
    row = [Button(label="⚙️ Meldingen", data="m:menu")]
    if len(subjects) == 1:
        row.append(Button(label="🔕 Ontvolg", data=f"m:u:{code(subjects[0])}"))
    return _that_fit((tuple(row),))


def _that_fit(rows: tuple[tuple[Button, ...], ...]) -> tuple[tuple[Button, ...], ...]:
    """Telegram takes 64 bytes of data."""
    kept = (tuple(button for button in row if len(button.data.encode()) <= 64) for row in rows)
    return tuple(row for row in kept if row)
