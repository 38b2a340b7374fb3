"""Which texts in a group are for the bot. In a private chat all are."""

import re
from collections.abc import Collection
from enum import StrEnum

from bot.understanding.folding import clean
from bot.understanding.understood import AskBack, NotUnderstood, Silence, Understanding, Understood
from medals_core.questions import NationQuestion, TableQuestion

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


class Addressed(StrEnum):
    """For whom a text is."""

    YES = "yes"
    """a command, a mention, a reply to the bot, or a private chat"""
    PERHAPS = "perhaps"
    """in talk mode: answered when it is clearly a question about medals"""
    NO = "no"


def addressed(
    text: str,
    *,
    bot_username: str,
    in_group: bool,
    is_reply_to_bot: bool = False,
    is_reply_to_other: bool = False,
    talk_mode: bool = False,
    mentions: Collection[str] = (),
) -> Addressed:
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
    return Addressed.PERHAPS


def without_mention(text: str, bot_username: str) -> str:
    """The text without the bot's own name in it."""
    name = re.escape(bot_username.lstrip("@"))
    cleaned = clean(text)
    if cleaned.startswith("/"):
        return re.sub(rf"^(/\w+)@{name}\b", r"\1", cleaned, flags=re.IGNORECASE)
    return clean(re.sub(rf"[,:]?\s*(?<![\w@])@{name}\b\s*[,:]?", " ", cleaned, flags=re.IGNORECASE))


def in_talk_mode(text: str, understanding: Understanding) -> Understanding:
    """What to make of a text that may be chatter: only a clear question is answered, all else is met with silence."""
    if isinstance(understanding, AskBack | NotUnderstood | Silence):
        return Silence()
    cleaned = clean(text)
    asks = cleaned.endswith("?") or (_ASKS.match(cleaned) is not None and _EXCLAIMS.match(cleaned) is None)
    is_bare = isinstance(understanding, Understood) and isinstance(
        understanding.question, NationQuestion | TableQuestion
    )
    if not asks and (is_bare or len(cleaned.split()) > 1):
        return Silence()
    return understanding
