"""From a page, a query or a part of a query to its words and back, as the shapes say."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from bot.understanding.canonical.moments import Day, StateOfBook
from bot.understanding.canonical.notation import COMMA, Group, Misread, Token, grouped, joined, run, until_comma
from bot.understanding.canonical.shapes import Path, Shape, Slot, shape_of
from bot.understanding.canonical.values import (
    ATHLETE_NAME,
    EVENT_NAME,
    Choice,
    Decimal,
    GamesYear,
    NationCode,
    Number,
    Setting,
    Sport,
    Text,
    Value,
    Year,
    word_at,
)
from bot.understanding.canonical.words import FIELD_WORDS, WORDS
from medals_core.archive import AsOf

_NATION = NationCode()
_BY_NAME: Mapping[str, Value] = {
    **dict.fromkeys(("noc", "nocs", "around", "above", "of", "hosts"), _NATION),
    **dict.fromkeys(("games", "ids", "former"), GamesYear()),
    **dict.fromkeys(("discipline", "disciplines"), Sport()),
    **dict.fromkeys(("event_id", "events"), EVENT_NAME),
    **dict.fromkeys(("athlete_id", "athletes"), ATHLETE_NAME),
    **dict.fromkeys(("place", "name", "among", "held"), Text()),
    **dict.fromkeys(("since", "until"), Year()),
}
"""Texts and numbers, by the name of their field."""


# --- Writing ---------------------------------------------------------------------------------------------------------


def headed(part: BaseModel, at: Setting) -> str:
    """A part with its first word before it."""
    shape = shape_of(type(part))
    for head, given in shape.heads.items():
        if all(getattr(part, name) == value for name, value in given.items()):
            return joined((head, body(part, at, given)))
    return body(part, at)


def body(part: BaseModel, at: Setting, given: Mapping[str, Any] | None = None) -> str:
    """The words of a part; those that its head gives left out."""
    shape = shape_of(type(part))
    return joined(_pieces(shape, part, _setting_of(shape, part, at), set(given or ())))


def _pieces(shape: Shape, part: BaseModel, at: Setting, done: set[str]) -> list[str]:
    pieces: list[str] = []
    for slot in shape.slots:
        value = getattr(part, slot.name)
        if slot.name in done or (not slot.required and (value is slot.default or value == slot.default)):
            continue
        if slot.name in shape.inline:
            inner, blocked = shape_of(type(value)), shape.inline[slot.name]
            if all(getattr(value, name) == inner.defaults[name] for name in blocked):
                pieces += _pieces(inner, value, at, set())
                continue
        if slot.other and value != getattr(part, slot.other):
            continue
        kind = kind_of(slot)
        if len(slot.members) > 1 and float in slot.members and isinstance(value, BaseModel) != bool(slot.word):
            continue  # a number stands bare, a measure after a word
        done |= {slot.name, slot.other}
        before = f"{slot.word} " if slot.word else ""
        pieces += [before + kind.write(one, at) for one in (value if slot.many else (value,))]
    return pieces


def _setting_of(shape: Shape, part: Any, at: Setting) -> Setting:
    """The Games that the part names, if it is one; else those around it."""
    if shape.whose_games is None:
        return at
    path, slot = shape.whose_games
    for name in path:
        part = getattr(part, name)
    return _at(at, part if slot.many else (part,) if part else ())


def _at(at: Setting, named: Sequence[str]) -> Setting:
    return Setting(at.archive, named[0]) if len(named) == 1 else at


# --- Reading ---------------------------------------------------------------------------------------------------------


def read_headed(shapes: Mapping[str, Shape], tokens: Sequence[Token], at: Setting) -> BaseModel:
    """A part with its first word before it; without one, of the shape under the empty word. Raises Misread."""
    head = word_at(tokens, 0)
    if head in shapes:
        return read(shapes[head], tokens[1:], at, shapes[head].heads[head])
    if "" in shapes:
        return read(shapes[""], tokens, at)
    raise Misread(f"unknown: {head}")


def read(shape: Shape, tokens: Sequence[Token], at: Setting, given: Mapping[str, Any] | None = None) -> BaseModel:
    """The part that these tokens tell. Raises Misread, or ValidationError for what cannot be."""
    found = _gathered(shape, tokens, at)
    if shape.whose_games in found:
        at = _at(at, [kind_of(shape.whose_games[1]).read(span, at) for span in found[shape.whose_games]])
    fields: dict[str, Any] = dict(given or {})
    for (path, slot), spans in found.items():
        values = [kind_of(slot).read(span, at) for span in spans]
        place = fields
        for name in path[:-1]:
            place = place.setdefault(name, {})
        for name in filter(None, (slot.name, slot.other)):
            if name in place:
                raise Misread(f"twice: {name}")
            place[name] = tuple(values) if slot.many else values[0]
    return _made(shape, fields)


def _made(shape: Shape, fields: dict[str, Any]) -> BaseModel:
    for slot in shape.slots:
        inner = fields.get(slot.name)
        if slot.name in shape.inline and (isinstance(inner, dict) or (inner is None and slot.required)):
            fields[slot.name] = _made(shape_of(slot.member), inner or {})
    return shape.type(**fields)


def _gathered(shape: Shape, tokens: Sequence[Token], at: Setting) -> dict[tuple[Path, Slot], list[Sequence[Token]]]:
    """Which tokens belong to which place. Raises Misread for one that belongs to none."""
    found: dict[tuple[Path, Slot], list[Sequence[Token]]] = {}
    start = 0
    while start < len(tokens):
        if tokens[start] == COMMA:
            start += 1
            continue
        word = word_at(tokens, start)
        for path, slot in (*shape.by_word.get(word, ()), *shape.by_word.get("", ())) if word else shape.by_word[""]:
            if (path, slot) in found and not slot.many:
                continue
            begin = start + bool(slot.word)
            end = kind_of(slot).end(tokens, begin, at)
            if end > begin:
                found.setdefault((path, slot), []).append(tokens[begin:end])
                start = end
                break
        else:
            raise Misread(f"belongs to nothing: {tokens[start]}")
    return found


# --- Kinds of values that are parts themselves -----------------------------------------------------------------------


class Nested:
    """A part: a single word or brackets. Of one type, or of several that are told by their first word."""

    def __init__(self, types: Sequence[type[BaseModel]]) -> None:
        self._shapes = {head: shape for one in types for shape in (shape_of(one),) for head in shape.heads or ("",)}
        self._single = shape_of(types[0]) if len(types) == 1 else None

    def text(self, value: BaseModel, at: Setting) -> str:
        return body(value, at) if self._single else headed(value, at)

    def write(self, value: Any, at: Setting) -> str:
        return grouped(self.text(value, at))

    def end(self, tokens: Sequence[Token], start: int, at: Setting) -> int:
        return start + (start < len(tokens) and (isinstance(tokens[start], Group) or bool(word_at(tokens, start))))

    def read(self, tokens: Sequence[Token], at: Setting) -> Any:
        inside = tokens[0].parts if len(tokens) == 1 and isinstance(tokens[0], Group) else tokens
        return read(self._single, inside, at) if self._single else read_headed(self._shapes, inside, at)


class PlainOr(Nested):
    """A plain value as it stands, or a part in brackets: a nation by code or by description, a state of the book or a
    moment that the book tells."""

    def __init__(self, plain: Value, types: Sequence[type[BaseModel]]) -> None:
        super().__init__(types)
        self._plain = plain
        self._types = tuple(types)

    def text(self, value: Any, at: Setting) -> str:
        return super().text(value, at) if isinstance(value, self._types) else self._plain.write(value, at)

    def write(self, value: Any, at: Setting) -> str:
        text = self.text(value, at)
        return f"({text})" if isinstance(value, self._types) else text

    def end(self, tokens: Sequence[Token], start: int, at: Setting) -> int:
        in_brackets = start < len(tokens) and isinstance(tokens[start], Group)
        return start + 1 if in_brackets else self._plain.end(tokens, start, at)

    def read(self, tokens: Sequence[Token], at: Setting) -> Any:
        is_plain = self._plain.end(tokens, 0, at) == len(tokens)
        return self._plain.read(tokens, at) if is_plain else super().read(tokens, at)


class Run(Nested):
    """A part that goes on to the next comma."""

    def __init__(self, inner: Nested) -> None:
        self._inner = inner

    def write(self, value: Any, at: Setting) -> str:
        return run(self._inner.text(value, at))

    def end(self, tokens: Sequence[Token], start: int, at: Setting) -> int:
        return until_comma(tokens, start)

    def read(self, tokens: Sequence[Token], at: Setting) -> Any:
        return self._inner.read(tokens, at)


@cache
def kind_of(slot: Slot) -> Value:
    """The kind of value that stands in a place."""
    if slot.flag:
        return Choice({not slot.default: slot.flag})
    if slot.name in FIELD_WORDS:
        return Choice(FIELD_WORDS[slot.name])
    parts = [one for one in slot.members if isinstance(one, type) and issubclass(one, BaseModel)]
    plain = [one for one in slot.members if one not in parts]
    if AsOf in parts:
        parts.remove(AsOf)
        return PlainOr(StateOfBook(), parts) if parts else StateOfBook()
    if parts and str in plain:
        nation = PlainOr(_NATION, parts)
        return Run(nation) if slot.run else nation
    if parts and (slot.word or not plain):
        return Run(Nested(parts)) if slot.run else Nested(parts)
    return _kind_of_plain(slot, plain[0])


def _kind_of_plain(slot: Slot, kind: Any) -> Value:
    if slot.name in _BY_NAME and kind in (str, int) and not (kind is int and slot.name == "place"):
        return _BY_NAME[slot.name]
    if kind is date:
        return Day()
    if kind is int:
        return Number()
    if kind is float:
        return Decimal()
    if isinstance(kind, type) and issubclass(kind, Enum):
        # A member that has no Dutch word yet goes by its own.
        return Choice({one: one.value for one in kind} | dict(WORDS.get(kind, {})))
    if get_origin(kind) is Literal:
        return Choice({one: one for one in get_args(kind)})
    return Text()
