"""Moments by a small closed Dutch grammar. "Day 1 is 7 February 2026"; a whole day is its end; days are those of the
Games' time zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.folding import clean
from bot.understanding.moments import Relation, find_moment, find_moments
from medals_core.games import Games, Season

ROME = ZoneInfo("Europe/Rome")
GAMES = Games(
    games_id="2026-winter",
    season=Season.WINTER,
    year=2026,
    city="Milaan",
    host="ITA",
    opening=date(2026, 2, 6),
    closing=date(2026, 2, 22),
    first_medal_day=date(2026, 2, 7),
    time_zone="Europe/Rome",
)
AFTER = datetime(2026, 11, 22, 12, tzinfo=UTC)
DURING = datetime(2026, 2, 18, 12, tzinfo=ROME)
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("17 februari 18:00", "17T18:00"), ("18-2 17.00u", "18T17:00"), ("op 17 februari om 18 uur", "17T18:00"),
        ("2026-02-16 13:30", "16T13:30"), ("2026-02-16T13:30", "16T13:30"),
        ("hoe stonden we 9 feb om 20:00", "09T20:00"),
        ("12 februari 19:00 stand nederland", "12T19:00"), ("om 18:00 op 17 februari", "17T18:00"),
        ("17 februari half zeven", "17T18:30"), ("kwart over drie op 16 februari", "16T15:15"),
        ("tien over half vier op 16 februari", "16T15:40"), ("vijf voor half vier op 16 februari", "16T15:25"),
        ("10 feb 9 uur 's avonds", "10T21:00"), ("10 feb 8 uur 's ochtends", "10T08:00"),
        ("20u30 op 16/02", "16T20:30"),
        ("op dag 3 om 20.30 uur", "09T20:30"), ("17 februari 's middags", "17T18:00"),
        ("ochtend van 17 februari", "17T12:00"),
        ("zaterdagmiddag 14 februari", "14T18:00"), ("17 feb 18u", "17T18:00"),
        ("om half 7 's avonds op 17 feb", "17T18:30"),
        ("om twaalf uur 16 feb", "16T12:00"), ("zondagmorgen 15 februari", "15T12:00"), ("16 feb om 10", "16T10:00"),
    ],
)  # fmt: skip
def test_a_time_on_a_day(text: str, at: str) -> None:
    moment = find_moment(text, GAMES, AFTER)
    assert moment is not None
    assert moment.at == datetime.fromisoformat(f"2026-02-{at}").replace(tzinfo=ROME)
    assert not moment.whole_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("16 feb", (2, 16)), ("dinsdag 17 februari", (2, 17)), ("vrijdag 20 feb", (2, 20)), ("17/2", (2, 17)),
        ("17-02-2026", (2, 17)), ("17.02.2026", (2, 17)), ("zeventien februari", (2, 17)),
        ("dinsdag de 17e", (2, 17)),
        ("31 januari 2026", (1, 31)), ("31 januari", (1, 31)), ("de avond van 16 februari", (2, 16)),
        ("16 februari 's avonds", (2, 16)), ("dag 5", (2, 11)), ("na dag 5", (2, 11)), ("dag vijf", (2, 11)),
        ("vijfde dag", (2, 11)),
        ("na de eerste week", (2, 13)), ("halverwege", (2, 14)), ("aan het eind", (2, 22)), ("eind", (2, 22)),
        ("op de slotdag", (2, 22)), ("tweede zondag", (2, 15)), ("eerste weekend", (2, 8)), ("2026-02-16", (2, 16)),
        ("aan het eind van dag 10", (2, 16)), ("na tien dagen", (2, 16)), ("half februari", (2, 15)),
        ("eind februari", (2, 28)),
    ],
)  # fmt: skip
def test_a_whole_day_is_its_end(text: str, day: tuple[int, int]) -> None:
    moment = find_moment(text, GAMES, AFTER)
    assert moment is not None
    assert moment.at == GAMES.end_of(date(2026, *day))
    assert moment.whole_day


@pytest.mark.parametrize(
    ("text", "during", "after"),
    [
        ("gisteren", (2, 17), (11, 21)), ("eergisteren", (2, 16), (11, 20)), ("vandaag", (2, 18), (11, 22)),
        ("vanavond", (2, 18), (11, 22)), ("gisteravond", (2, 17), (11, 21)), ("zondag", (2, 15), (2, 22)),
        ("afgelopen zondag", (2, 15), (2, 22)), ("vorige week zondag", (2, 15), (2, 15)),
        ("dinsdagavond", (2, 17), (2, 17)),
        ("afgelopen woensdag", (2, 11), (2, 18)), ("woensdag", (2, 18), (2, 18)), ("komende vrijdag", (2, 20),
        (2, 20)),
    ],
)  # fmt: skip
def test_relative_days(text: str, during: tuple[int, int], after: tuple[int, int]) -> None:
    """ "When now is after the Games, weekday names mean a day of the Games; gisteren is relative to now." """
    for now, day in ((DURING, during), (AFTER, after)):
        moment = find_moment(text, GAMES, now)
        assert moment is not None
        assert moment.day == date(2026, *day)


@pytest.mark.parametrize(
    "text",
    [
        "1000 meter", "maart", "de 500", "5 km", "dag", "10.000 meter", "6-6-1", "10-7-3", "4x7,5 km",
        "top 10", "wie werd 3e",
        "31 februari", "5 dagen goud", "4-2 gewonnen", "om 10 km", "wat is nodig om 10 te halen",
        "dag 2 medailles", "hoeveel goud", "goedemorgen", "eindstand",
        "nl 2 goud",
        "", "half uur", "30-2", "99 februari", "00:61",
    ],
)  # fmt: skip
def test_no_moment(text: str) -> None:
    """ "1000 meter", "maart", "de 500", "5 km" and "dag" alone are no dates; a score is none either."""
    assert find_moments(text, GAMES, AFTER) == ()


def test_before_and_until() -> None:
    before = find_moment("voor de slotdag", GAMES, AFTER)
    assert before is not None
    assert (before.at, before.relation, before.day) == (GAMES.end_of(date(2026, 2, 21)), Relation.BEFORE, GAMES.closing)
    until = find_moment("tot en met zondag", GAMES, DURING)
    assert until is not None
    assert (until.at, until.relation) == (GAMES.end_of(date(2026, 2, 15)), Relation.UNTIL)
    since = find_moment("sinds 14 februari", GAMES, AFTER)
    assert since is not None
    assert (since.at, since.relation) == (GAMES.start_of(date(2026, 2, 14)), Relation.SINCE)


def test_a_time_alone_is_today_or_the_closing_day() -> None:
    during, after = (find_moment("om 16:30", GAMES, now) for now in (DURING, AFTER))
    assert during is not None
    assert after is not None
    assert during.at == datetime(2026, 2, 18, 16, 30, tzinfo=ROME)
    assert after.at == datetime(2026, 2, 22, 16, 30, tzinfo=ROME)


def test_the_words_of_the_moment_are_told() -> None:
    moment = find_moment("De stand van NL op 17 februari om 18:00 graag", GAMES, AFTER)
    assert moment is not None
    assert moment.text == "op 17 februari om 18:00"


def test_two_moments() -> None:
    days = [m.day.day for m in find_moments("van 10 februari tot en met 15 februari", GAMES, AFTER)]
    assert days == [10, 15]


@settings(max_examples=100, deadline=None)
@given(
    st.dates(GAMES.opening, GAMES.closing),
    st.times(),
    st.sampled_from(("{d} februari {t}", "{d}-2 om {t}", "{t} op {d} feb")),
)
def test_every_moment_of_the_games_is_read_back(day: date, time: datetime, form: str) -> None:
    text = form.format(d=day.day, t=f"{time:%H:%M}")
    moment = find_moment(text, GAMES, AFTER)
    assert moment is not None
    assert moment.at == datetime(2026, 2, day.day, time.hour, time.minute, tzinfo=ROME)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="0123456789 -/.:,dagfebruwinoptm'su", max_size=60), st.integers(-400, 400))
def test_any_text_has_aware_moments_at_most(text: str, shift: int) -> None:
    for moment in find_moments(text, GAMES, DURING + timedelta(days=shift)):
        assert moment.at.tzinfo is not None
        assert clean(text)[moment.start : moment.end] == moment.text
