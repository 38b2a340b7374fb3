"""Any text is looked up without an exception; what it may cost is counted in ``test_bounded_work``."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.names.events.events import EventIndex
from bot.understanding.names.folding import tokens
from bot.understanding.names.lands.nations import NationIndex
from bot.understanding.names.people.athletes import AthleteIndex
from bot.understanding.time.moments import scan
from bot.understanding.time.numbers import cardinal, ordinal, years_in_digits
from medals_core.archive import Archive

NOW = datetime(2026, 11, 22, tzinfo=UTC)

HOSTILE = {
    "one long word": "a" * 100_000,
    "words": "leerdan kok velzebour " * 5000,
    "names with errors": "leerdamm kokk velzeboerr wennemarss schultingg bergsmaa eitremm klaeboo " * 10,
    "right to left": "\u202eleerdam\u202c " * 400,
    "zero width": "\u200b" * 100_000,
    "control": "".join(map(chr, range(32))) * 100,
    "accents": "a" + "\u0301" * 5000,
    "regex": "(a+)+$" * 2000 + "!",
    "dots": "." * 100_000,
    "digits": "1" * 100_000,
    "dates": "17-2 " * 20_000,
    "times": "18:00 " * 20_000,
    "dotted": "1.1.1.1." * 10_000,
    "html": "<b>" * 20_000,
    "flags": "🇳🇱" * 20_000,
    "ligatures": "ﷺ" * 1000,
    "lone surrogates": "\ud800" * 100,
    "apostrophes": "'" * 100_000,
    "particles": "van der de " * 10_000,
    "half": "half " * 20_000,
}


@pytest.fixture(scope="session")
def look_ups(
    archive: Archive, nations: NationIndex, athletes: AthleteIndex, events: EventIndex
) -> list[Callable[[str], object]]:
    return [
        nations.find,
        athletes.find,
        events.find,
        lambda text: nations.scan(tokens(text)),
        lambda text: athletes.scan(tokens(text)),
        cardinal,
        ordinal,
        years_in_digits,
        lambda text: scan(text, archive.current.games, NOW),
    ]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_looked_up(look_ups: list[Callable[[str], object]], text: str) -> None:
    for look_up in look_ups:
        look_up(text)


@given(text=st.text(max_size=120))
def test_any_text_is_looked_up(look_ups: list[Callable[[str], object]], text: str) -> None:
    for look_up in look_ups:
        look_up(text)
