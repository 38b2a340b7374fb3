"""What the model is told: the prompt, which a person can read and mend in ``prompt.md``, and the message with the names
that its words resemble."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz.distance import OSA

from bot.understanding.grammar.items import UNKNOWN, Item
from bot.understanding.names.folding import clean, fold
from bot.understanding.names.found import Found, NoMatch
from bot.understanding.names.lexicon import Lexicon

PROMPT = Path(__file__).with_name("prompt.md").read_text(encoding="utf-8")
NONE = "geen"
LONGEST_LINE = 160
MOST_NAMES, MOST_WORDS, NEAR = 10, 6, 0.7


def messages(text: str, items: Sequence[Item], lexicon: Lexicon) -> list[dict[str, str]]:
    """The conversation that asks for a line. Nothing goes out but the text and names of the archive."""
    archive, current = lexicon.archive, lexicon.archive.current
    sports = sorted({archive.disciplines[event.discipline].name for event in current.events.values()})
    games = f"{current.games.city} {current.games.year}"
    names = ", ".join(list(dict.fromkeys(_names(items, lexicon)))[:MOST_NAMES]) or NONE
    return [
        {"role": "system", "content": PROMPT.replace("{spelen}", games).replace("{sporten}", ", ".join(sports))},
        {"role": "user", "content": f"Namen die erop lijken: {names}\nBericht: {clean(text)}"},
    ]


def line_of(said: str | None) -> str | None:
    """The one line that the model wrote; None for "geen" and for anything that is no single short line."""
    lines = [clean(line.strip(" \t`*\"'“”‘’.?!")) for line in (said or "").splitlines() if line.strip()]
    return lines[0] if len(lines) == 1 and 0 < len(lines[0]) <= LONGEST_LINE and lines[0].lower() != NONE else None


def _names(items: Sequence[Item], lexicon: Lexicon) -> Iterator[str]:
    yield from (item.name for one in items for kind in ("nation", "athlete") if one.has(kind)
                for item in one.value(kind).items)  # fmt: skip
    for word in [one.text for one in items if one.has(UNKNOWN)][:MOST_WORDS]:
        for index in (lexicon.athletes, lexicon.nations):
            match = index.find(word)
            near = (match.item,) if isinstance(match, Found) else getattr(match, "candidates", ())
            near = [one for one in match.nearest if _resembles(word, one.name)] if isinstance(match, NoMatch) else near
            yield from (one.name for one in near)


def _resembles(word: str, name: str) -> bool:
    return any(OSA.normalized_similarity(fold(word), part) >= NEAR for part in fold(name).split())
