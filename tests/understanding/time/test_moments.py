"""Moments by a small closed Dutch grammar. "Day 1 is 7 February 2026"; a whole day is its end; days are those of the
Games' time zone."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.names.folding import clean, tokens
from bot.understanding.time.meanings import (
    Clock,
    Day,
    DayPart,
    EventsDone,
    Impossible,
    Instant,
    Meaning,
    MomentSpan,
    Part,
    Relation,
    Shift,
    Weekdays,
)
from bot.understanding.time.moments import find_moment, scan
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
    n_events=116,
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
        ("na de eerste week", (2, 13)), ("aan het eind", (2, 22)), ("eind", (2, 22)),
        ("op de slotdag", (2, 22)), ("tweede zondag", (2, 15)), ("eerste weekend", (2, 8)), ("2026-02-16", (2, 16)),
        ("aan het eind van dag 10", (2, 16)), ("na tien dagen", (2, 16)), ("half februari", (2, 15)),
        ("eind februari", (2, 28)), ("op de 16e", (2, 16)), ("zondag de 15e", (2, 15)), ("Valentijnsdag", (2, 14)),
        ("drie dagen voor het einde", (2, 19)), ("de dag na 12 februari", (2, 13)), ("op 16 feburari", (2, 16)),
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
        ("eergisteravond", (2, 16), (11, 20)), ("twee dagen geleden", (2, 16), (11, 20)),
        ("een week terug", (2, 11), (11, 15)),
        ("afgelopen woensdag", (2, 11), (2, 18)), ("woensdag", (2, 18), (2, 18)), ("komende vrijdag", (2, 20),
        (2, 20)),
    ],
)  # fmt: skip
def test_relative_days(text: str, during: tuple[int, int], after: tuple[int, int]) -> None:
    """ "When now is after the Games, weekday names mean a day of the Games; gisteren is relative to now." """
    for now, day in ((DURING, during), (AFTER, after)):
        moment = find_moment(text, GAMES, now)
        assert moment is not None
        assert moment.at.date() == date(2026, *day)


@pytest.mark.parametrize(
    "text",
    [
        "1000 meter", "maart", "de 500", "5 km", "dag", "10.000 meter", "6-6-1", "10-7-3", "4x7,5 km",
        "top 10", "wie werd 3e",
        "5 dagen goud", "4-2 gewonnen", "om 10 km", "wat is nodig om 10 te halen",
        "dag 2 medailles", "hoeveel goud", "goedemorgen", "eindstand",
        "nl 2 goud",
        "", "half uur", "30-2", "00:61", "de 3e plaats", "wie staat op de 16e plaats", "even later", "4 jaar geleden",
        "op de 30e",
    ],
)  # fmt: skip
def test_no_moment(text: str) -> None:
    """ "1000 meter", "maart", "de 500", "5 km" and "dag" alone are no dates; a score is none either."""
    assert scan(text, GAMES, AFTER) == ()


def only(text: str, now: datetime = AFTER) -> MomentSpan:
    """The one moment, which takes every word of the text."""
    (span,) = scan(text, GAMES, now)
    assert (span.start, span.end) == (0, len(tokens(text)))
    return span


def feb(day: int) -> date:
    return date(2026, 2, day)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("voor de slotdag", (None, feb(21))), ("vóór de slotdag", (None, feb(21))),
        ("tot en met 14 februari", (None, feb(14))), ("tot 14 februari", (None, feb(13))),
        ("sinds 14 februari", (feb(14), None)), ("vanaf dag 5", (feb(11), None)), ("na 12 februari", (feb(13), None)),
        ("op 12 februari", (feb(12), feb(12))), ("van 12 februari", (feb(12), feb(12))),
        ("in de eerste week", (feb(7), feb(13))), ("in de tweede week", (feb(14), feb(22))),
        ("na de eerste week", (feb(14), None)), ("in de laatste week", (feb(16), feb(22))),
        ("eerste weekend", (feb(7), feb(8))), ("in het laatste weekend", (feb(21), feb(22))),
        ("de eerste drie dagen", (feb(7), feb(9))), ("in februari", (feb(1), feb(28))),
        ("van 10 tot 17 februari", (feb(10), feb(17))), ("tussen 10 en 14 feb", (feb(10), feb(14))),
        ("van 10 februari tot en met 15 februari", (feb(10), feb(15))), ("10-14 februari", (feb(10), feb(14))),
        ("tussen dag 3 en 7", (feb(9), feb(13))), ("dag 3 t/m 5", (feb(9), feb(11))),
        ("tussen de 10e en de 14e", (feb(10), feb(14))), ("van maandag tot woensdag", (feb(16), feb(18))),
        ("tussen de slotdag en 20 februari", (feb(20), feb(22))),
    ],
)  # fmt: skip
def test_the_days_meant(text: str, days: tuple[date | None, date | None]) -> None:
    """ "na 12 februari" is from the 13th, "tot" does not count the day itself, but ends a range with it."""
    words = text.split(" ")
    (span,) = scan(text, GAMES, AFTER)
    assert span.days() == days
    assert span.end == len(tokens(text)), words


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("na dag 5", 11), ("voor de slotdag", 21), ("tot en met dag 5", 11), ("in de eerste week", 13),
        ("na de eerste week", 13), ("van 10 tot 17 februari", 17), ("op 16 februari", 16),
    ],
)  # fmt: skip
def test_the_table_meant(text: str, until: int) -> None:
    """The table "na dag 5" is the one at its end, though the medals "na dag 5" are those from day 6."""
    assert only(text).until(GAMES) == GAMES.end_of(feb(until))


def test_since_has_no_end() -> None:
    assert only("sinds 14 februari").until(GAMES) is None
    assert only("sinds 14 februari").window(GAMES) == (GAMES.start_of(feb(14)), None)


def test_after_a_moment_is_a_window() -> None:
    at = datetime(2026, 2, 16, 13, 30, tzinfo=ROME)
    assert only("op 16 februari om 13:30").window(GAMES) == (None, at)
    assert only("na 16 februari 13:30").window(GAMES) == (at, None)
    evening = only("op de avond van 18 februari")
    assert evening.meaning == DayPart(feb(18), Part.EVENING)
    assert evening.window(GAMES) == (datetime(2026, 2, 18, 18, tzinfo=ROME), GAMES.end_of(feb(18)))


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("na 50 onderdelen", EventsDone(50)), ("halverwege", EventsDone(half=True)),
        ("toen precies de helft van de onderdelen achter de rug was", EventsDone(half=True)),
        ("toen er vijftig onderdelen geweest waren", EventsDone(50)),
        ("op maandagen", Weekdays((0,))), ("elke zondag", Weekdays((6,))), ("in het weekend", Weekdays((5, 6))),
        ("doordeweeks", Weekdays((0, 1, 2, 3, 4))),
        ("om half een", Clock(time(12, 30))), ("om twintig over acht 's avonds", Clock(time(20, 20))),
        ("om middernacht", Clock(None)),
        ("de dag erna", Shift(1)), ("een week later", Shift(7)), ("twee dagen eerder", Shift(-2)),
        ("48 uur later", Shift(2)), ("tot dan toe", Shift()), ("die dag", Shift()),
        ("een uur geleden", Instant(AFTER - timedelta(hours=1))),
        ("drie kwartier geleden", Instant(AFTER - timedelta(minutes=45))),
        ("anderhalf uur terug", Instant(AFTER - timedelta(minutes=90))),
    ],
)  # fmt: skip
def test_other_moments(text: str, meaning: Meaning) -> None:
    assert only(text).meaning == meaning


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("30-2-2026", "30 februari bestaat niet."), ("van 31 februari", "31 februari bestaat niet."),
        ("op 29 februari 2026", "29 februari 2026 bestaat niet."), ("99 februari", "99 februari bestaat niet."),
        ("op dag 45", "Dag 45 is er niet: de Spelen telden 16 medailledagen."),
        ("dag 0", "Dag 0 is er niet: de Spelen telden 16 medailledagen."),
        ("02/16/2026", "16 is geen maand; schrijf de dag eerst: 16-2."),
        ("na 140 onderdelen", "Er waren maar 116 onderdelen."),
        ("zondag 16 februari", "16 februari was een maandag, geen zondag."),
        ("maandag de 15e", "15 februari was een zondag, geen maandag."),
        ("om 25:00", "25 uur bestaat niet."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_the_reason(text: str, reason: str) -> None:
    assert only(text).meaning == Impossible(reason)


def test_several_days() -> None:
    spans = scan("op 10, 12 en 14 februari", GAMES, AFTER)
    assert [span.meaning for span in spans] == [Day(feb(10)), Day(feb(12)), Day(feb(14))]
    assert [(span.start, span.end) for span in spans] == [(0, 2), (2, 3), (4, 6)]


def test_two_moments_on_days_are_two() -> None:
    since, until = scan("van 16 februari 12 uur tot 17 februari 18 uur", GAMES, AFTER)
    assert (since.relation, until.relation) == (Relation.SINCE, Relation.BEFORE)


def test_what_may_be_something_else_says_so() -> None:
    """ "de 16e" may be a rank, 18-2 a score: another phrase may own those words."""
    assert not only("op de 16e").sure
    assert not only("18-2").sure
    assert not scan("al een uur in de file", GAMES, AFTER)[0].sure
    assert only("om een uur").sure
    assert only("16 februari").sure


def test_a_weekday_tells_the_coming_one_too() -> None:
    span = only("vrijdag", DURING)
    assert (span.meaning, span.ahead) == (Day(feb(13)), feb(20))


def test_some_tokens_of_a_text() -> None:
    text = "goud op 16 februari"
    (span,) = scan(text, GAMES, AFTER, tokens(text)[1:])
    assert (span.start, span.end) == (0, 3)


def test_a_time_alone_is_today_or_the_closing_day() -> None:
    during, after = (find_moment("om 16:30", GAMES, now) for now in (DURING, AFTER))
    assert during is not None
    assert after is not None
    assert during.at == datetime(2026, 2, 18, 16, 30, tzinfo=ROME)
    assert after.at == datetime(2026, 2, 22, 16, 30, tzinfo=ROME)


def test_the_words_of_the_moment_are_told() -> None:
    (span,) = scan("De stand van NL op 17 februari om 18:00 graag", GAMES, AFTER)
    assert span.text == "op 17 februari om 18:00"
    assert (span.start, span.end) == (4, 9)


@given(
    st.dates(GAMES.opening, GAMES.closing),
    st.times(),
    st.sampled_from(("{d} februari {t}", "{d}-2 om {t}", "{t} op {d} feb")),
)
def test_every_moment_of_the_games_is_read_back(day: date, clock: time, form: str) -> None:
    text = form.format(d=day.day, t=f"{clock:%H:%M}")
    moment = find_moment(text, GAMES, AFTER)
    assert moment is not None
    assert moment.at == datetime(2026, 2, day.day, clock.hour, clock.minute, tzinfo=ROME)


@given(st.text(alphabet="0123456789 -/.:,dagfebruwinoptm'su", max_size=60), st.integers(-400, 400))
def test_any_text_has_moments_in_order_at_most(text: str, shift: int) -> None:
    words, end = tokens(text), 0
    for span in scan(text, GAMES, DURING + timedelta(days=shift)):
        assert end <= span.start < span.end <= len(words)
        assert span.text in clean(text)
        until = span.until(GAMES)
        assert until is None or until.tzinfo is not None
        end = span.end
