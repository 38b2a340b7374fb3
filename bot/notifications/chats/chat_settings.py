"""What a chat sets and may ask about itself: its own nation, how it is talked to, what works there, what is kept of
it, and being forgotten."""

from collections.abc import Callable
from dataclasses import KW_ONLY, dataclass

import structlog
from sqlalchemy import func, select
from telegram import Bot, ChatMemberAdministrator, ChatMemberRestricted
from telegram.error import TelegramError

from bot.clock import Clock
from bot.notifications.chats.following import follows_verb, may_change, refusal
from bot.notifications.chats.notification_menu import NO_READER, closed_line, summary
from bot.notifications.chats.subjects import LONGEST_NAME, label
from bot.notifications.sending.refusing_chats import closed
from bot.replies import dutch
from bot.replies.people import typed
from bot.replies.quoting import quoted
from bot.replies.reply import Button, Reply, safe
from bot.request import Request
from bot.storage import Database, chats, follows
from bot.storage.tables import last_questions, message_subjects, outbox
from bot.understanding.names.index import Ambiguous, Found
from bot.understanding.names.lexicon import Lexicon
from medals_core.nations import Noc

log = structlog.get_logger(__name__)

FREE_TALK = "free"
QUIET_TALK = "quiet"
"""Chosen, unlike what a chat has that never said anything: a migration that is heard of late keeps it."""

PASSED_ON = (
    "• wat ik niet begrijp: alleen de tekst daarvan gaat naar een taalmodel, dat de vraag anders opschrijft. Het krijgt"
    " niet te horen van wie of uit welke chat. Uitzetten: /meldingen"
)


@dataclass
class ChatCare:
    database: Database
    bot: Bot
    lexicon: Callable[[], Lexicon]
    clock: Clock
    default_own: Noc
    _: KW_ONLY
    reader: bool = False

    async def own_nation(self, text: str, request: Request) -> Reply:
        """/mijnland: bare tells which it is; in a group only admins change it."""
        archive = self.lexicon().archive
        if not text.strip():
            async with self.database.read() as db:
                own = await chats.own_nation(db, request.chat_id) or self.default_own
            nation = archive.nations[own]
            whose = "Je" if request.is_private else "Het eigen"
            return Reply(text=f"{whose} land is {dutch.flagged(nation)}. Veranderen: /mijnland België.")
        if not may_change(request):
            return refusal(request, "/mijnland")
        if len(text) > LONGEST_NAME:
            return Reply(text=f"Het land {quoted(text)} ken ik niet.")
        match = self.lexicon().nations.find(text)
        if isinstance(match, Ambiguous):
            rows = tuple((Button(label=dutch.flagged(one), data=f"m:l:{one.noc}"),) for one in match.candidates)
            return Reply(text=f"Welk land bedoel je met {quoted(text)}?", buttons=rows, asks=True)
        if not isinstance(match, Found):
            near = dutch.listing([nation.name for nation in match.nearest], "of")
            hint = f" Bedoel je {near}?" if near else ""
            return Reply(text=f"Het land {quoted(text)} ken ik niet.{hint}")
        return await self.choose_nation(match.item.noc, request)

    async def choose_nation(self, noc: Noc, request: Request) -> Reply:
        if not may_change(request):
            return refusal(request, "/mijnland")
        if (nation := self.lexicon().archive.nations.get(noc)) is None:
            return Reply(toast="Dat land ken ik niet.", alert=True)
        async with self.database.begin() as tx:
            await chats.seen(tx, request.chat_id, request.chat_kind, request.chat_title, self.clock.now())
            await chats.choose(tx, request.chat_id, own_nation=noc)
        whose = "“we” betekent hier voortaan" if not request.is_private else "met “we” bedoel je voortaan"
        return Reply(text=f"👍 {dutch.flagged(nation)}: {whose} {safe(dutch.the(nation))}.")

    async def talk(self, text: str, request: Request) -> Reply:
        """/praat aan | uit: answer in a group to plain questions too, or only when addressed."""
        if request.is_private:
            return Reply(text="In een privéchat antwoord ik altijd: typ gewoon je vraag.")
        word = text.strip().lower()
        if word not in {"aan", "on", "uit", "off"}:
            async with self.database.read() as db:
                chat = await chats.get(db, request.chat_id)
            free = chat is not None and chat.talk_mode == FREE_TALK
            now = "op elke duidelijke vraag over medailles" if free else "alleen als jullie me aanspreken"
            return Reply(text=f"Ik antwoord hier nu {now}. Veranderen: /praat {'uit' if free else 'aan'}.")
        if not may_change(request):
            return refusal(request, "/praat")
        free = word in {"aan", "on"}
        async with self.database.begin() as tx:
            await chats.seen(tx, request.chat_id, request.chat_kind, request.chat_title, self.clock.now())
            await chats.choose(tx, request.chat_id, talk_mode=FREE_TALK if free else QUIET_TALK)
        if not free:
            return Reply(text="🤫 Goed, ik antwoord alleen nog als jullie me aanspreken.")
        hint = "\nIk zie hier nog niet alle berichten: maak me beheerder, dan wel."
        hint = "" if await self._reads_everything(request) else hint
        return Reply(text=f"💬 Goed, ik antwoord hier ook op gewone vragen over de medailles.{hint}")

    async def self_test(self, request: Request) -> Reply:
        """/zelftest: what works in this group and what to do about what does not."""
        if request.is_private:
            return Reply(text="✅ In een privéchat werkt alles: vragen, plaatjes, berichten en een vastgezette stand.")
        try:
            member = await self.bot.get_chat_member(request.chat_id, self.bot.id)
            group = await self.bot.get_chat(request.chat_id)
        except TelegramError as error:
            log.info("self-test without answer", reason=str(error))
            return Reply(text="🤔 Telegram wil me niet vertellen wat ik hier mag. Probeer het zo nog eens.")
        admin = isinstance(member, ChatMemberAdministrator)
        rights = member if isinstance(member, ChatMemberRestricted) else None if admin else group.permissions
        may_write = rights is None or rights.can_send_messages
        may_picture = rights is None or rights.can_send_photos
        may_pin = member.can_pin_messages if isinstance(member, ChatMemberAdministrator) else False
        reads_all = await self._reads_everything(request)
        lines = [
            "<b>🔧 Zelftest van deze groep</b>",
            _line(may_write is not False, "berichten sturen", "geef me het recht om berichten te sturen"),
            _line(may_picture is not False, "plaatjes sturen", "geef me het recht om foto's te sturen"),
            _line(bool(may_pin), "de live stand vastzetten", "maak me beheerder met het recht om vast te zetten"),
            _line(reads_all, "alle berichten lezen", "ik zie alleen opdrachten en antwoorden; maak me beheerder"),
        ]
        async with self.database.read() as db:
            current = await follows.followed(db, request.chat_id, request.thread_id)
            wishes = await follows.preferences_of(db, request.chat_id, request.thread_id)
            waits = await closed(db, request.chat_id, request.thread_id)
            own = await chats.own_nation(db, request.chat_id) or self.default_own
        if waits is not None:
            lines.append(closed_line(waits))
        archive = self.lexicon().archive
        names = dutch.listing([label(subject, archive) for subject in current])
        follows_now = f"🔔 {follows_verb(request)} {safe(names)}. {summary(wishes)}"
        lines.append(follows_now if current else f"🔕 Nog niets gevolgd: begin met /volg {typed(archive.nations[own])}")
        return Reply(text="\n".join(lines))

    async def kept(self, request: Request) -> Reply:
        """/mijngegevens: everything that is kept of this chat."""
        archive = self.lexicon().archive
        async with self.database.read() as db:
            chat = await chats.get(db, request.chat_id)
            current = await follows.followed(db, request.chat_id, request.thread_id)
            wishes = await follows.preferences_of(db, request.chat_id, request.thread_id)
            questions, answers, messages = [
                await db.value(select(func.count()).select_from(table).where(table.c.chat_id == request.chat_id))
                for table in (last_questions, message_subjects, outbox)
            ]
        passed_on = [PASSED_ON] if self.reader and NO_READER not in wishes.kinds else []
        if chat is None and not questions and not answers and not messages:
            return Reply(text="\n".join(["Ik bewaar niets van deze chat.", *passed_on]))
        names = dutch.listing([label(subject, archive) for subject in current]) or "niets"
        own = (chat.own_nation if chat else None) or self.default_own
        since = dutch.day_name(chat.first_seen.astimezone(dutch.DUTCH_TIME).date(), with_year=True) if chat else "nu"
        lines = [
            "<b>Wat ik van deze chat bewaar</b>",
            f"• chatnummer {request.chat_id}, bekend sinds {since}",
            f"• volgt: {safe(names)}",
            f"• meldingen: {summary(wishes)}",
            f"• eigen land: {safe(archive.nations[own].name)}",
            f"• laatste vragen (voor vervolgvragen, twee dagen): {questions}",
            f"• waarover mijn antwoorden gingen (om op te reageren, zestig dagen): {answers}",
            f"• verstuurde nieuwsberichten: {messages}",
            *passed_on,
            "Geen namen van leden, geen telefoonnummers. Alles vergeten: /wisgegevens",
        ]
        return Reply(text="\n".join(lines))

    async def ask_to_forget(self, request: Request) -> Reply:
        """/wisgegevens asks once more."""
        if not may_change(request):
            return refusal(request, "/wisgegevens")
        buttons = ((Button(label="🗑 Ja, alles wissen", data="m:wis:ja"), Button(label="Nee", data="m:wis:nee")),)
        what = "wat je volgt, je meldingen en je laatste vragen"
        return Reply(text=f"Weet je het zeker? Ik vergeet dan alles van deze chat: {what}.", buttons=buttons)

    async def forget(self, sure: bool, request: Request) -> Reply:
        if not may_change(request):
            return refusal(request, "/wisgegevens")
        if not sure:
            return Reply(text="Goed, alles blijft zoals het was.")
        async with self.database.begin() as tx:
            await chats.forget(tx, request.chat_id)
        return Reply(text="🗑 Gewist: ik weet niets meer van deze chat. Welkom terug wanneer je wilt.")

    async def _reads_everything(self, request: Request) -> bool:
        """Does the bot see plain messages here: privacy mode off, or the bot an admin?"""
        try:
            me = await self.bot.get_me()
            member = await self.bot.get_chat_member(request.chat_id, self.bot.id)
        except TelegramError:
            return False
        return bool(me.can_read_all_group_messages) or isinstance(member, ChatMemberAdministrator)


def _line(works: bool, what: str, advice: str) -> str:
    return f"✅ {what}" if works else f"❌ {what}: {advice}"
