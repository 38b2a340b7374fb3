"""A button's data is a command: what it asks must be exactly what it was made from."""

from datetime import UTC, date, datetime, timedelta
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.canonical import canonical
from bot.understanding.command_line import CommandLine
from bot.understanding.lexicon import Lexicon
from bot.understanding.understood import Understood
from medals_core import questions as q
from medals_core.answering import Viewpoint
from medals_core.archive import LATEST, Archive, AsOf
from medals_core.datasets import load_archive
from medals_core.games import Gender
from medals_core.medals import Colour

VIEWPOINT = Viewpoint(now=datetime(2026, 3, 1, 12, tzinfo=UTC))


@cache
def archive() -> Archive:
    return load_archive()


@cache
def command_line() -> CommandLine:
    return CommandLine(Lexicon(archive()))


def asked(command: str) -> q.Asked | None:
    understood = command_line().command(command, VIEWPOINT)
    return understood.question if isinstance(understood, Understood) else None


GAMES = st.sampled_from([None, "2026-winter", "2014-winter", "1994-winter", "1924-winter"])
NOCS = st.sampled_from(sorted(archive().nations))
COLOURS = st.sampled_from([None, *Colour])
GENDERS = st.sampled_from([None, *Gender])
DISCIPLINES = st.sampled_from([None, *archive().disciplines])
SPORTS = st.sampled_from(sorted(archive().disciplines))
ATHLETES = st.sampled_from(sorted(archive().athletes))
RANKS = st.integers(1, 99)
FLAGS = st.booleans()


def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | strategy


@st.composite
def moments(draw: st.DrawFn, games_id: str | None) -> datetime:
    games = archive().edition(games_id).games
    day = draw(st.integers(0, (games.closing - games.opening).days))
    if draw(FLAGS):
        return games.end_of(games.opening + timedelta(days=day))
    return games.start_of(games.opening + timedelta(days=day)) + timedelta(seconds=draw(st.integers(0, 86399)))


@st.composite
def as_ofs(draw: st.DrawFn, games_id: str | None) -> AsOf:
    return AsOf(won_by=draw(maybe(moments(games_id))), known_by=draw(maybe(moments(games_id))))


@st.composite
def days(draw: st.DrawFn, games_id: str | None) -> date:
    games = archive().edition(games_id).games
    return games.opening + timedelta(days=draw(st.integers(0, (games.closing - games.opening).days)))


@st.composite
def questions(draw: st.DrawFn) -> q.Asked:
    games = draw(GAMES)
    edition = archive().edition(games)
    common = {"games": games, "as_of": draw(st.just(LATEST) | as_ofs(games))}
    events = st.sampled_from(sorted(edition.events))
    noc = maybe(NOCS)
    stretch = st.tuples(maybe(days(games)), maybe(days(games))).map(lambda pair: _in_order(*pair))
    kind = draw(st.sampled_from(sorted(KINDS)))
    fields: dict[str, dict[str, st.SearchStrategy[object]]] = {
        "TableQuestion": {
            "metric": st.sampled_from(q.Metric),
            "gender": GENDERS,
            "discipline": DISCIPLINES,
            "limit": maybe(st.integers(0, 3000)),
            "start": st.integers(1, 60),
            "around": noc,
        },
        "NationQuestion": {"noc": NOCS, "focus": st.sampled_from(q.NationFocus)},
        "RankQuestion": {"rank": RANKS, "last": FLAGS},
        "ComparisonQuestion": {
            "nocs": st.lists(NOCS, min_size=2, max_size=6, unique=True).map(tuple),
            "colour": COLOURS,
            "total": FLAGS,
            "discipline": DISCIPLINES,
            "gender": GENDERS,
        },
        "AthleteQuestion": {"athlete_id": ATHLETES, "colour": COLOURS},
        "EventQuestion": {"event_id": events, "colour": COLOURS, "noc": noc},
        "DisciplineQuestion": {
            "discipline": st.sampled_from(sorted(archive().disciplines)),
            "noc": noc,
            "gender": GENDERS,
        },
        "MedalsQuestion": {
            "wanted": st.sampled_from(q.Wanted),
            "noc": noc,
            "colour": COLOURS,
            "discipline": DISCIPLINES,
            "event_id": maybe(events),
            "gender": GENDERS,
            "athlete_id": maybe(ATHLETES),
            "ever": FLAGS,
        },
        "NationsQuestion": {
            "colour": COLOURS,
            "minimum": st.integers(1, 30),
            "exactly": FLAGS,
            "without": FLAGS,
            "first_ever": FLAGS,
            "count": FLAGS,
        },
        "SuperlativeQuestion": {
            "of": st.sampled_from(["nations", "athletes"]),
            "colour": COLOURS,
            "fewest": FLAGS,
            "noc": noc,
            "discipline": DISCIPLINES,
            "gender": GENDERS,
            "ever": FLAGS,
        },
        "RaceQuestion": {"place": maybe(RANKS), "noc": noc},
        "OvertakeQuestion": {"noc": noc, "target": noc, "place": maybe(RANKS)},
        "WhatIfQuestion": {
            "changes": st.lists(
                st.builds(q.Change, noc=NOCS, colour=st.sampled_from(Colour), count=st.integers(-9, 20)),
                min_size=1,
                max_size=4,
            ).map(tuple),
            "goal_rank": maybe(RANKS),
            "goal_passes": noc,
        },
        "ChangedMedalQuestion": {"event_id": events, "colour": st.sampled_from(Colour), "noc": noc},
        "CertaintyQuestion": {"noc": noc, "place": maybe(RANKS)},
        "TimelineQuestion": {"nocs": st.lists(NOCS, max_size=4, unique=True).map(tuple)},
        "DayQuestion": {"day": days(games), "noc": noc},
        "ReportQuestion": {"day": days(games)},
        "AmbitionQuestion": {"noc": noc},
        "HistoryQuestion": {
            "noc": noc,
            "since": maybe(st.integers(1896, 2026)),
            "rank": maybe(RANKS),
            "record": st.sampled_from([None, "most", "gold", "rank", "fewest"]),
        },
        "ThenAndNowQuestion": {"noc": noc},
        "SameStageQuestion": {"former": st.sampled_from([None, "2022-winter", "2014-winter"]), "noc": noc},
        "RecordsQuestion": {"noc": noc},
        "ProgrammeQuestion": {"day": maybe(days(games)), "discipline": DISCIPLINES, "noc": noc},
    }
    chosen = {name: draw(strategy) for name, strategy in fields[kind].items()}
    if kind in ("MedalsQuestion", "TimelineQuestion"):
        chosen["from_day"], chosen["to_day"] = draw(stretch)
    if kind in ("HistoryQuestion", "SameStageQuestion"):
        # These go over all Games or name their own; a moment is then one of the current Games.
        common = {"games": None, "as_of": draw(st.just(LATEST) | as_ofs(None))}
    target, own = chosen.get("target"), chosen.get("noc") or VIEWPOINT.own
    if target is not None and target == own:
        chosen["target"] = None
    return KINDS[kind].model_validate({**common, **chosen})


def _in_order(first: object, last: object) -> tuple[object, object]:
    if isinstance(first, date) and isinstance(last, date) and first > last:
        return last, first
    return first, last


KINDS: dict[str, type[q.Asked]] = {kind.__name__: kind for kind in q.Asked.__subclasses__()}


@settings(max_examples=200, deadline=None)
@given(questions())
def test_a_command_asks_the_question_it_was_made_from(question: q.Asked) -> None:
    command = canonical(question, archive(), VIEWPOINT)
    assert asked(command) == question, command


def test_every_event_of_all_games_can_be_asked_for_by_a_button() -> None:
    for games_id, edition in archive().editions.items():
        for event_id in edition.events:
            question = q.EventQuestion(event_id=event_id, games=games_id)
            assert asked(canonical(question, archive(), VIEWPOINT)) == question


def test_the_commands_of_events_of_these_games_fit_a_button() -> None:
    """Bot API: callback_data is 1-64 bytes."""
    commands = [
        canonical(q.EventQuestion(event_id=event_id), archive(), VIEWPOINT) for event_id in archive().current.events
    ]
    assert max(len(command.encode()) for command in commands) <= 64


def test_namesakes_are_told_apart_by_id() -> None:
    namesakes = [a.athlete_id for a in archive().athletes.values() if a.name == "Jonas Müller"]
    assert len(namesakes) > 1
    for athlete_id in namesakes:
        command = canonical(q.AthleteQuestion(athlete_id=athlete_id), archive(), VIEWPOINT)
        assert command == f"/atleet #{athlete_id}"
        assert asked(command) == q.AthleteQuestion(athlete_id=athlete_id)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        (q.TableQuestion(), "/stand"),
        (
            q.ComparisonQuestion(nocs=("NED", "USA"), as_of=AsOf(won_by=datetime(2026, 2, 17, 17, 0, tzinfo=UTC))),
            "/vergelijk NED USA 17-2 18:00",
        ),
        (q.NationQuestion(noc="NED", games="2014-winter"), "/land NED 2014"),
        (q.AthleteQuestion(athlete_id="jutta-leerdam"), "/atleet Jutta Leerdam"),
        (q.EventQuestion(event_id="speed-skating-1000m-women"), "/onderdeel schaatsen 1000 meter vrouwen"),
        (q.NationsQuestion(without=True, colour=Colour.GOLD), "/zonder goud"),
        (q.OvertakeQuestion(noc="NED", place=2), "/inhalen NED op 2"),
        (q.DayQuestion(day=date(2026, 2, 17)), "/dag 17-2"),
    ],
)
def test_commands_read_as_people_write_them(question: q.Asked, command: str) -> None:
    assert canonical(question, archive(), VIEWPOINT) == command
