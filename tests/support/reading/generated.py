"""Questions of every type, made from the types themselves: a new field is generated without a word here."""

from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache
from math import inf
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from hypothesis import strategies as st
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from medals_core import questions as pages
from medals_core.archive import Archive
from medals_core.datasets.loading import load_archive
from medals_core.queries import model

DEEPEST = 3
PAGES: tuple[type[BaseModel], ...] = get_args(pages.Page)
QUERIES: tuple[type[BaseModel], ...] = get_args(model.Query)

Any_ = st.SearchStrategy[Any]


@cache
def archive() -> Archive:
    return load_archive()


_NUMBERS = (0, 1, 4, 0.5, -2, 2026, -2026, 12345, 1e-9)
_PLAIN_NUMBERS = st.floats(-1e6, 1e6).filter(lambda number: number == 0 or abs(number) >= 1e-9)
"""A count, a share or an average: nobody holds one against a number with hundreds of zeros behind the comma."""


def days() -> Any_:
    games = archive().current.games
    elsewhere = st.dates(date(1924, 1, 1), date(2034, 12, 31))
    return st.dates(games.opening - timedelta(days=2), games.closing + timedelta(days=2)) | elsewhere


def moments() -> Any_:
    zone = archive().current.games.zone
    ends = days().map(archive().current.games.end_of)
    return ends | st.datetimes(datetime(1924, 1, 1), datetime(2034, 12, 31), timezones=st.just(zone))  # noqa: DTZ001


def texts() -> Any_:
    words = st.sampled_from(
        ["Cortina", "Forum di Milano", "goud", "zonder", "NED", "2022", "a,b", "(x)", 'q"t', "\\", " ", ""]
    )
    return words | st.text(max_size=12)


@cache
def _by_name() -> dict[str, Any_]:
    known = archive()
    nocs = st.sampled_from(["NED", "USA", "VAN", *known.nations])
    games = st.sampled_from(["2022-winter", "1956-winter", "1956-summer", *known.editions])
    games = games.filter(lambda games_id: games_id in known.editions)
    events = st.sampled_from([*known.current.events, "no-such-event"])
    sports = st.sampled_from([*known.disciplines])
    athletes = st.sampled_from(["femke-kok", "nobody-here", *known.athletes])
    return {
        **dict.fromkeys(("noc", "nocs", "around", "of", "above", "passes", "hosts", "nations", "nation"), nocs),
        **dict.fromkeys(("games", "ids", "former"), games),
        **dict.fromkeys(("event_id", "events"), events),
        **dict.fromkeys(("discipline", "disciplines"), sports),
        **dict.fromkeys(("athlete_id", "athletes"), athletes),
        **dict.fromkeys(("place", "name", "among", "held"), texts()),
        "weekdays": st.integers(0, 6),
        "since": st.integers(1896, 2034),
        "until": st.integers(1896, 2034),
    }


def made(part: type[BaseModel], deep: int = 0) -> Any_:
    """Values of a type; most fields as they are by default, so that each is also met alone."""
    return st.builds(
        _built,
        st.just(part),
        st.fixed_dictionaries(
            {name: _field(name, info, deep) for name, info in part.model_fields.items() if info.is_required()},
            optional={
                name: _field(name, info, deep) for name, info in part.model_fields.items() if not info.is_required()
            },
        ),
        st.sets(st.sampled_from(sorted(part.model_fields)), max_size=4),
    )


def _built(part: type[BaseModel], fields: dict[str, Any], wanted: set[str]) -> BaseModel:
    return part(
        **{name: value for name, value in fields.items() if name in wanted or part.model_fields[name].is_required()}
    )


def _field(name: str, info: FieldInfo, deep: int) -> Any_:
    values = _of(name, info.annotation, info.metadata, deep, least=int(info.is_required()))
    return values if info.is_required() else st.just(info.get_default(call_default_factory=True)) | values


def _of(name: str, kind: Any, metadata: list[Any], deep: int, least: int = 0) -> Any_:
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _of(name, arguments[0], metadata, deep)
    if origin in (Union, UnionType):
        return st.one_of(*(_of(name, one, metadata, deep) for one in arguments if one is not NoneType))
    if origin is tuple:
        # A comparison or claim of nothing is no question.
        least = next((one.min_length for one in metadata if isinstance(one, MinLen)), least)
        most = next((one.max_length for one in metadata if isinstance(one, MaxLen)), least + 2)
        return st.lists(_of(name, arguments[0], [], deep), min_size=least, max_size=min(most, least + 2)).map(tuple)
    if origin is Literal:
        return st.sampled_from(arguments)
    if kind is str or (kind is int and name in ("since", "until", "weekdays")):
        return _by_name()[name]
    if kind is bool:
        return st.booleans()
    if kind is int:
        low = next((one.ge for one in metadata if isinstance(one, Ge)), -3)
        high = next((one.le for one in metadata if isinstance(one, Le)), 20_000)
        return st.integers(low, 30) | st.integers(low, high)
    if kind is float:
        floor = next((one.ge for one in metadata if isinstance(one, Ge)), -inf)
        roof = next((one.le for one in metadata if isinstance(one, Le)), inf)
        return st.sampled_from([n for n in _NUMBERS if floor <= n <= roof]) | _PLAIN_NUMBERS.filter(
            lambda n: floor <= n <= roof
        )
    if kind is date:
        return days()
    if kind is datetime:
        return moments()
    if issubclass(kind, Enum):
        return st.sampled_from(list(kind))
    if deep >= DEEPEST:
        required = {n: _field(n, i, deep) for n, i in kind.model_fields.items() if i.is_required()}
        return st.builds(kind, **required)
    return made(kind, deep + 1)


def made_later(part: type[BaseModel]) -> Any_:
    """Put together when the first is drawn, and not at every import."""
    return st.deferred(lambda: made(part))


def questions() -> Any_:
    """Any page or query."""
    return st.one_of(*(made_later(one) for one in (*PAGES, *QUERIES)))
