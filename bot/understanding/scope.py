"""Which texts in a group are for the bot. In a private chat all are."""

import re
from collections.abc import Collection
from enum import StrEnum

from bot.understanding.grammar.messages.cutting import shortened
from bot.understanding.names.folding import LONGEST, clean
from bot.understanding.understood import AskBack, NoteKind, Several, Silence, Understanding, Understood

_MENTION = re.compile(r"(?<![\w@])@([A-Za-z]\w{2,31})", re.ASCII)
_ASKS = re.compile(
    r"(?:^|[\s,])(?:hoeveel\w*|hoevaak|wie|wat|welke?|waar|wanneer|waarom|hoe|stand|medaillespiegel|toon|geef|laat|staat|"
    r"staan|heeft|hebben|won|wint)(?=[\s,?!.]|$)",
    re.IGNORECASE,
)


_EXCLAIMS = re.compile(
    r"^\W*(?:wat (?:een|mooi|goed|knap|lekker|super|geweldig|is \w+ (?:goed|mooi|knap))|hoe mooi)\b", re.I
)
"""Words of delight, not of asking: "wat een goud"."""


_AMONG_PEOPLE = re.compile(
    r"\b(?:mijn|m'n|mn|jouw|jullie|oma|opa|ma|pa|mam|mama|pap|papa|schatje?|gaan (?:we|wij)|ga je|gaat er|"
    r"kom(?:en|t)? (?:je|jij|er)|hoe oud (?:is|zijn|ben|word(?:en|t)?)|"
    r"(?:haal|neem|doe|zie|heb) (?:je|jij))\b",
    re.I,
)
"""What people ask each other: of their own things, or what they will do."""


_CALLS = re.compile(
    r"^\W*(?:(?:hey|h[eé]|hee|hai|hoi|hallo|hi|yo|zeg|ok|oke|oké|dag|beste|lieve|ha|ey|ej)[\s,]+(?:medaille)?bot\b|"
    r"(?:medaille)?bot\s*[,:])",
    re.I,
)
"""The bot spoken to by its common name: "hey bot, ...", "bot: ..."."""


class Addressed(StrEnum):
    """For whom a text is."""

    YES = "yes"
    """a command, a mention, a reply to the bot, or a private chat"""
    PERHAPS = "perhaps"
    """in talk mode: answered when it is clearly a question about medals"""
    NO = "no"


def addressed(
    text: str, *, bot_username: str, in_group: bool, is_reply_to_bot: bool = False, is_reply_to_other: bool = False,
    talk_mode: bool = False, mentions: Collection[str] = (),
) -> Addressed:  # fmt: skip
    """For whom the text is. ``mentions``: user names in the message's entities, without ``@``; when empty they are
    read from the text. A command or mention of another bot or person is for them."""
    if not in_group:
        return Addressed.YES
    own = bot_username.lower().lstrip("@")
    cleaned = clean(text)
    if cleaned.startswith("/"):
        command = cleaned.split()[0] if cleaned.split() else ""
        _, at, target = command.partition("@")
        return Addressed.YES if not at or target.lower() == own else Addressed.NO
    named = {mention.lower().lstrip("@") for mention in mentions} or {
        match.group(1).lower() for match in _MENTION.finditer(cleaned)
    }
    if own in named:
        return Addressed.YES
    if named:
        return Addressed.NO
    if is_reply_to_bot:
        return Addressed.YES
    if is_reply_to_other or not talk_mode:
        return Addressed.NO
    if _CALLS.match(cleaned):
        return Addressed.YES
    return Addressed.PERHAPS


def without_mention(text: str, bot_username: str) -> str:
    """The text without the bot's own name in it; of one longer than is read, the question that it comes to."""
    name = re.escape(bot_username.lstrip("@"))
    cleaned = clean(shortened(text, LONGEST) if len(text) > LONGEST else text)
    if cleaned.startswith("/"):
        return re.sub(rf"^(/\w+)@{name}\b", r"\1", cleaned, flags=re.IGNORECASE)
    return clean(re.sub(rf"[,:]?\s*(?<![\w@])@{name}\b\s*[,:]?", " ", cleaned, flags=re.IGNORECASE))


def in_talk_mode(text: str, understanding: Understanding) -> Understanding:
    """What to make of a text that may be chatter: only a clear question, of which every word is understood, is
    answered; all else is met with silence."""
    return understanding if asks(text) and _is_whole(understanding) else Silence()


def _is_whole(understanding: Understanding) -> bool:
    """Is it a reading that owns every word? One that left a clause out is not."""
    match understanding:
        case Understood(notes=notes):
            return not any(note.kind in (NoteKind.IGNORED, NoteKind.LEFT_OUT) for note in notes)
        case Several(parts=parts):
            return all(_is_whole(part) for part in parts)
        case AskBack():
            return True
        case _:
            return False


def asks(text: str) -> bool:
    """Is it a question by its form, and none that people ask each other?"""
    cleaned = clean(text)
    if _AMONG_PEOPLE.search(cleaned):
        return False
    return cleaned.endswith("?") or (_ASKS.match(cleaned) is not None and _EXCLAIMS.match(cleaned) is None)
