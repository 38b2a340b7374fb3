"""How days and moments stand in canonical text, in the time zone of the Games that are meant."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any

from bot.understanding.canonical.notation import Group, Misread, Token
from bot.understanding.canonical.values import Setting, Word, word_at
from medals_core.archive import AsOf


class Day(Word):
    """``17-2``; with the year where it is not that of the Games."""

    _LOOK = re.compile(r"\d{1,2}-\d{1,2}(?:-\d{4})?")

    def write(self, value: Any, at: Setting) -> str:
        day: date = value
        return f"{day.day}-{day.month}" + ("" if day.year == at.games.year else f"-{day.year:04}")

    def looks_right(self, word: str, at: Setting) -> bool:
        return self._LOOK.fullmatch(word) is not None

    def meaning(self, word: str, at: Setting) -> Any:
        day, month, *year = (int(number) for number in word.split("-"))
        try:
            return date(year[0] if year else at.games.year, month, day)
        except ValueError as error:
            raise Misread(str(error)) from None


class Instant:
    """``17-2`` for its end, ``17-2 18:00`` in the Games' time zone; as ISO 8601 where a clock says that time twice."""

    _CLOCK = re.compile(r"\d\d:\d\d(?::\d\d(?:\.\d{6})?)?")
    _ISO = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+\+00:00")

    def write(self, value: datetime, at: Setting) -> str:
        local = at.games.local(value)
        day = _DAY.write(local.date(), at)
        if local == at.games.end_of(local.date()):
            return day
        if datetime.combine(local.date(), local.time(), at.games.zone) != value:
            return value.astimezone(UTC).isoformat()
        clock = local.time().isoformat()
        return f"{day} {clock.removesuffix(':00') if len(clock) == len('18:00:00') else clock}"

    def end(self, tokens: Sequence[Token], start: int, at: Setting) -> int:
        if self._ISO.fullmatch(word_at(tokens, start)):
            return start + 1
        end = _DAY.end(tokens, start, at)
        return end + (end > start and self._CLOCK.fullmatch(word_at(tokens, end)) is not None)

    def read(self, tokens: Sequence[Token], at: Setting) -> datetime:
        word = str(tokens[0])
        try:
            if "T" in word:
                return datetime.fromisoformat(word)
            day = _DAY.meaning(word, at)
            if len(tokens) == 1:
                return at.games.end_of(day)
            return datetime.combine(day, time.fromisoformat(str(tokens[1])), at.games.zone)
        except ValueError as error:
            raise Misread(str(error)) from None


_DAY = Day()
_INSTANT = Instant()
AS_IT_WAS = "toen"
KNOWN = "bekend"


class StateOfBook:
    """An ``AsOf``: until when medals were won, and ``toen`` (as known at that moment) or ``bekend`` and a moment."""

    def write(self, value: Any, at: Setting) -> str:
        as_of: AsOf = value
        parts = [_INSTANT.write(as_of.won_by, at)] if as_of.won_by else []
        if as_of.known_by is not None:
            was = as_of.known_by == _then(as_of.won_by, at)
            parts.append(AS_IT_WAS if was else f"{KNOWN} {_INSTANT.write(as_of.known_by, at)}")
        return " ".join(parts) or "()"

    def end(self, tokens: Sequence[Token], start: int, at: Setting) -> int:
        if start < len(tokens) and tokens[start] == Group(()):
            return start + 1
        end = _INSTANT.end(tokens, start, at)
        if word_at(tokens, end) == KNOWN:
            known = _INSTANT.end(tokens, end + 1, at)
            return known if known > end + 1 else end
        return end + (word_at(tokens, end) == AS_IT_WAS)

    def read(self, tokens: Sequence[Token], at: Setting) -> AsOf:
        if tokens[0] == Group(()):
            return AsOf()
        end = _INSTANT.end(tokens, 0, at)
        won_by = _INSTANT.read(tokens[:end], at) if end else None
        if end == len(tokens):
            return AsOf(won_by=won_by)
        known_by = _then(won_by, at) if tokens[end] == AS_IT_WAS else _INSTANT.read(tokens[end + 1 :], at)
        return AsOf(won_by=won_by, known_by=known_by)


def _then(won_by: datetime | None, at: Setting) -> datetime:
    return won_by or at.games.end_of(at.games.closing)
