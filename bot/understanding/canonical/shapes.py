"""Which words each type of page, query and part of a query has in canonical text. A field has a word of its own, or
stands bare where its look tells it. What kind of value it holds is told by its type and its name.

To add a type: one ``Shape``. To add a field: its name in ``bare`` or ``flags``, or ``said`` with its word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from bot.understanding.canonical.words import WORDS
from medals_core import questions as pages
from medals_core.queries import filters, measures, model

Path = tuple[str, ...]


@dataclass(frozen=True)
class Shape:
    """How a type is written: ``bare`` fields (``last``: those after the inline parts), ``runs`` (up to a comma),
    ``inline`` parts whose own words stand at the same level (mapped to those of their fields that may not; when one is
    set the part stands in brackets after ``alleen``), ``flags``, ``said`` by word, and ``both``: two fields of the same
    value, said once. ``heads``: its first word, with the fields that it sets."""

    type: type[BaseModel]
    heads: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    bare: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
    inline: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    flags: Mapping[str, str] = field(default_factory=dict)
    both: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    last: tuple[str, ...] = ()

    @cached_property
    def without_word(self) -> tuple[str, ...]:
        """Fields that got no Dutch word yet: they go by their own name, so that nothing is lost."""
        told = {name for given in self.heads.values() for name in given} | {
            *self.bare, *self.runs, *self.inline, *self.flags.values(), *self.said.values(), *self.last,
            *(name for both in self.both.values() for name in both),
        }  # fmt: skip
        fields = self.type.model_fields
        return tuple(name for name in fields if name not in told and get_origin(fields[name].annotation) is not Literal)

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """The places for its own fields, in the order written."""
        return tuple(self._own_slots())

    @cached_property
    def defaults(self) -> Mapping[str, Any]:
        return {slot.name: slot.default for slot in self.slots}

    @cached_property
    def level(self) -> tuple[tuple[Path, Slot], ...]:
        """The places at its level, those of its inline parts included, with the path to each field; runs last."""
        return tuple(sorted(self._level(), key=lambda place: place[1].run))

    @cached_property
    def whose_games(self) -> tuple[Path, Slot] | None:
        """The place at its level that tells which Games are meant."""
        return next((place for place in self.level if place[1].name in ("games", "ids")), None)

    @cached_property
    def by_word(self) -> Mapping[str, tuple[tuple[Path, Slot], ...]]:
        """The places at its level by the word that begins them; the bare ones under the empty word."""
        found: dict[str, tuple[tuple[Path, Slot], ...]] = {}
        for path, slot in self.level:
            word = slot.word or slot.flag
            found[word] = (*found.get(word, ()), (path, slot))
        return found

    def _own_slots(self) -> Iterator[Slot]:
        for name in self.bare:
            yield Slot(self, name)
        for name in self.runs:
            yield Slot(self, name, run=True)
        for name in self.inline:
            yield Slot(self, name, "alleen")
        for word, name in self.flags.items():
            yield Slot(self, name, flag=word)
        for word, (name, other) in self.both.items():
            yield Slot(self, name, word, other=other)
        for name in self.last:
            yield Slot(self, name)
        for word, name in self.said.items():
            yield Slot(self, name, word)
        for name in self.without_word:
            is_flag = self.type.model_fields[name].annotation is bool
            yield Slot(self, name, "" if is_flag else name, flag=name if is_flag else "")

    def _level(self) -> Iterator[tuple[Path, Slot]]:
        for slot in self.slots:
            if slot.name in self.inline:
                blocked = self.inline[slot.name]
                for path, inner in shape_of(slot.member).level:
                    if path[0] not in blocked:
                        yield (slot.name, *path), inner
                if not blocked:
                    continue
            yield (slot.name,), slot


class Slot:
    """The place of a field: after its ``word``, or bare; ``flag``: the word itself tells the value; ``other``: the
    field that has the same value."""

    def __init__(
        self, shape: Shape, name: str, word: str = "", *, run: bool = False, flag: str = "", other: str = ""
    ) -> None:
        info: FieldInfo = shape.type.model_fields[name]
        self.name = name
        self.word = word
        self.run = run
        self.flag = flag
        self.other = other
        self.members, self.many = members_of(info)
        self.required = info.is_required()
        self.default = None if self.required else info.get_default(call_default_factory=True)

    @property
    def member(self) -> Any:
        return self.members[0]


def members_of(info: FieldInfo) -> tuple[tuple[Any, ...], bool]:
    """The types that one value of a field may have, and whether there are several of them."""
    plain = [one for one in _alternatives(info.annotation) if one is not NoneType]
    if len(plain) == 1 and get_origin(plain[0]) is tuple:
        return tuple(_alternatives(get_args(plain[0])[0])), True
    return tuple(plain), False


def _alternatives(annotation: Any) -> list[Any]:
    if get_origin(annotation) is Annotated:
        return _alternatives(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return [one for each in get_args(annotation) for one in _alternatives(each)]
    return [annotation]


def heads_by(name: str, values: Mapping[Any, str]) -> dict[str, dict[str, Any]]:
    """A first word for each value of a field."""
    return {word: {name: value} for value, word in values.items()}


def _head(word: str) -> dict[str, dict[str, Any]]:
    return {word: {}}


_BOOK = ("games", "as_of")
"""What a page's ``only`` takes from the page."""

SHAPES = (
    # Parts of queries
    Shape(filters.Scope, bare=("ids", "seasons"), flags={"ooit": "ever", "thuis": "hosted"},
          said={"sinds": "since", "tot": "until"}),
    Shape(filters.Described, bare=("role", "rank", "of"), said={"naam": "name"}),
    Shape(filters.AfterEvent, _head("onderdeel"), bare=("event_id",), flags={"vooraf": "before"}),
    Shape(filters.AfterMedal, _head("medaille"), inline={"of": ()}, flags={"vooraf": "before"}, said={"nr": "nth"}),
    Shape(filters.AfterEvents, _head("onderdelen"), bare=("events",), flags={"helft": "half"}),
    Shape(filters.WhenRanked, _head("plaats"), bare=("noc", "rank"),
          flags={"ofbeter": "or_better", "laatst": "first", "kwijt": "lost"}),
    Shape(filters.Medals, bare=("nations", "colours", "disciplines", "genders", "team", "weekdays", "podium"),
          inline={"games": ()}, both={"op": ("from_day", "to_day")},
          said={"door": "athletes", "bij": "events", "vanaf": "from_day", "t/m": "to_day", "in": "place",
                "na": "after", "stand": "as_of", "naast": "beside", "hoger": "above", "lager": "below",
                "zonder": "but_not"}),
    Shape(measures.Measure, bare=("kind",), inline={"of": ()}, flags={"groei": "grown"},
          said={"naar": "metric", "elke": "per", "van": "whole", "min": "minus", "eerste": "start", "tweede": "end",
                "weging": "weights"}),
    Shape(measures.Weights, said={"goud": "gold", "zilver": "silver", "brons": "bronze"}),
    Shape(measures.Condition, inline={"measure": ()}, flags={"eigen": "both"}, last=("op", "value"),
          said={"dan": "value", "keer": "times"}),
    Shape(model.Added, bare=("noc", "count", "colour")),
    Shape(model.Without, _head("zonder"), inline={"of": ()}),
    Shape(model.Won, _head("wint"), bare=("noc", "colour"), said={"bij": "event_id"}),
    Shape(model.Turned, _head("ruil"), bare=("noc", "count", "was"), said={"wordt": "becomes"}),
    Shape(model.Together, _head("samen"), bare=("nocs",)),
    Shape(model.AsNation, _head("sporter"), bare=("athlete_id",)),
    # Queries
    Shape(model.Value, _head("tel"), inline={"measure": ()}),
    Shape(model.Listing, {"wie": {"ask": model.Ask.WHO}, "medailles": {}}, inline={"of": ()},
          flags={"laatste": "last"}, said={"vraag": "ask", "neem": "take", "sla": "skip"}),
    Shape(model.Groups, heads_by("order", WORDS[model.Order]), bare=("by", "sex"), inline={"measure": ()},
          said={"met": "having", "top": "take", "sla": "skip", "vraag": "ask", "uit": "among", "klopt": "held",
                "oprij": "run"}),
    Shape(model.Versus, heads_by("ask", WORDS[model.VersusAsk]), runs=("measures",)),
    Shape(model.Claim, _head("klopt"), runs=("conditions",), flags={"ontkend": "denied"}),
    Shape(model.Suppose, _head("watals"), runs=("changes",), inline={"games": ()},
          said={"stand": "as_of", "dan": "then"}),
    Shape(model.Needed, _head("inhalen"), bare=("passes", "colour"), flags={"gelijk": "level"},
          said={"plek": "place", "door": "noc", "stuks": "count", "omgezet": "turned", "naar": "metric",
                "binnen": "within"}),
    Shape(model.Spells, _head("hoelang"), bare=("noc",),
          flags={"langste": "longest", "laatste": "last", "dagelijks": "by_day"}, both={"op": ("from_day", "to_day")},
          said={"met": "condition", "vraag": "ask", "vanaf": "from_day", "t/m": "to_day"}),
    Shape(model.Holders, _head("opplek"), bare=("place",), inline={"within": ("from_day", "to_day")},
          flags={"wissels": "changes"}, both={"op": ("from_day", "to_day")},
          said={"vanaf": "from_day", "t/m": "to_day"}),
    Shape(model.Certain, heads_by("ask", WORDS[model.CertainAsk]), bare=("noc",),
          said={"plek": "place", "boven": "above", "t/m": "to_day", "binnen": "within"}),
    Shape(model.Left, _head("nogover"), inline={"of": ()}, said={"vraag": "ask", "neem": "take"}),
    Shape(model.Identify, _head("plek"), runs=("nation",), said={"naar": "metric", "binnen": "within"}),
    Shape(model.GamesFact, _head("spelen"), bare=("fact",), inline={"games": ()}, said={"bij": "hosts"}),
    # Pages
    Shape(pages.TableQuestion, _head("stand"), bare=("metric", "around", *_BOOK), inline={"only": (*_BOOK, "nations")},
          said={"top": "limit", "regel": "start"}),
    Shape(pages.NationQuestion, _head("land"), bare=("noc", *_BOOK), inline={"only": _BOOK}),
    Shape(pages.ComparisonQuestion, _head("vergelijk"), bare=("nocs", *_BOOK), inline={"only": (*_BOOK, "nations")}),
    Shape(pages.AthleteQuestion, _head("atleet"), bare=("athlete_id", *_BOOK)),
    Shape(pages.EventQuestion, _head("onderdeel"), bare=("event_id", *_BOOK)),
    Shape(pages.RaceQuestion, _head("strijd"), bare=("place", "noc", *_BOOK)),
    Shape(pages.CertaintyQuestion, _head("zeker"), bare=("noc", "place", *_BOOK)),
    Shape(pages.TimelineQuestion, _head("verloop"), bare=("nocs", *_BOOK),
          inline={"only": (*_BOOK, "nations", "from_day", "to_day")}, both={"op": ("from_day", "to_day")},
          said={"vanaf": "from_day", "t/m": "to_day"}),
    Shape(pages.DayQuestion, _head("dag"), bare=("day", "noc", "games"), said={"stand": "as_of"}),
    Shape(pages.ReportQuestion, _head("verslag"), bare=("day", "games"), said={"stand": "as_of"}),
    Shape(pages.AmbitionQuestion, _head("ambitie"), bare=("noc", *_BOOK)),
    Shape(pages.HistoryQuestion, _head("historie"), bare=("noc", "seasons", *_BOOK), said={"sinds": "since"}),
    Shape(pages.ThenAndNowQuestion, _head("toen"), bare=("noc", "games"), said={"stand": "as_of"}),
    Shape(pages.SameStageQuestion, _head("zelfdemoment"), bare=("noc", "former", "as_of"), said={"bij": "games"}),
    Shape(pages.RecordsQuestion, _head("records"), bare=("noc", *_BOOK)),
    Shape(pages.ProgrammeQuestion, _head("programma"), bare=("day", "discipline", "noc", "games"),
          said={"stand": "as_of"}),
)  # fmt: skip

_BY_TYPE = {shape.type: shape for shape in SHAPES}
ASKED = {
    head: shape
    for shape in SHAPES
    if shape.type in (*get_args(model.Query), *get_args(pages.Page))
    for head in shape.heads
}
"""What a text may begin with after its slash."""


def shape_of(part: type[BaseModel]) -> Shape:
    return _BY_TYPE[part]
