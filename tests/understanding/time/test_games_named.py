"""Which Games a text names; those that never were are said to be impossible, never other ones."""

from datetime import UTC, datetime

import pytest

from bot.understanding.names.folding import tokens
from bot.understanding.names.lands.nations import NationIndex
from bot.understanding.time.games_named import GamesIndex, GamesSpan
from medals_core.archive import Archive
from medals_core.queries.filters import CURRENT, EVER, Scope

AFTER = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def games(archive: Archive, nations: NationIndex) -> GamesIndex:
    return GamesIndex(archive, nations)


def only(games: GamesIndex, text: str) -> GamesSpan:
    """The one that takes every word of the text."""
    (span,) = games.scan(tokens(text), AFTER)
    assert (span.start, span.end) == (0, len(tokens(text)))
    return span


def one(*years: int) -> Scope:
    return Scope(ids=tuple(f"{year}-winter" for year in years))


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("2022", one(2022)), ("in 2022", one(2022)), ("Peking", one(2022)), ("Sotsji", one(2014)),
        ("in Pyeongchng", one(2018)), ("in Saporro", one(1972)), ("in Vankoever", one(2010)),
        ("in Brazilië", Scope(ids=("2016-summer",))), ("in Japan in 72", one(1972)), ("in 98 in Japan", one(1998)),
        ("op de Spelen in Noorwegen", one(1952, 1994)), ("op de Spelen van Calgary", one(1988)), ("in 1988", one(1988)),
        ("vier jaar geleden", one(2022)), ("van acht jaar terug", one(2018)), ("vorige Spelen", one(2022)),
        ("de vorige keer", one(2022)), ("twee Spelen geleden", one(2018)),
        ("in Lake Placid 1980", one(1980)), ("lake placid", one(1932, 1980)),
        ("de laatste drie Spelen", one(2018, 2022, 2026)), ("de eerste twee Winterspelen", one(1924, 1928)),
        ("deze Spelen", CURRENT), ("dit jaar", CURRENT), ("in 2026", CURRENT), ("Milaan Cortina 2026", CURRENT),
        ("ooit", EVER), ("in de geschiedenis van de winterspelen", EVER), ("in haar hele leven", EVER),
        ("over alle Spelen", EVER), ("aller tijden", EVER),
        ("sinds 1998", Scope(ever=True, since=1998)), ("sinds de Spelen van Nagano", Scope(ever=True, since=1998)),
        ("na 1998", Scope(ever=True, since=1999)), ("vanaf 2000", Scope(ever=True, since=2000)),
        ("voor 2000", Scope(ever=True, until=1999)), ("vóór deze Spelen", Scope(ever=True, until=2025)),
        ("tot en met 1998", Scope(ever=True, until=1998)),
        ("van 1998 tot 2010", Scope(ever=True, since=1998, until=2010)),
        ("tussen 1998 en 2010", Scope(ever=True, since=1998, until=2010)),
        ("1998-2010", Scope(ever=True, since=1998, until=2010)),
        ("deze eeuw", Scope(ever=True, since=2001)), ("vorige eeuw", Scope(ever=True, until=2000)),
        ("in de jaren negentig", Scope(ever=True, since=1990, until=1999)),
        ("in de jaren '80", Scope(ever=True, since=1980, until=1989)),
        ("in '88", one(1988)), ("van 72", one(1972)), ("in 02", one(2002)), ("in de winter van '72", one(1972)),
        ("tussen 88 en 98", Scope(ever=True, since=1988, until=1998)),
        ("van Chamonix tot en met Peking", Scope(ever=True, since=1924, until=2022)),
        ("sinds Nagano tot 2014", Scope(ever=True, since=1998, until=2013)),
        ("voor de oorlog", Scope(ever=True, until=1945)), ("de laatste drie winters", one(2018, 2022, 2026)),
        ("de afgelopen 20 jaar", Scope(ever=True, since=2006)),
        ("in eigen land", Scope(ever=True, hosted=True)), ("op hun eigen Winterspelen", Scope(ever=True, hosted=True)),
    ],
)  # fmt: skip
def test_games_named(games: GamesIndex, text: str, scope: Scope) -> None:
    assert only(games, text).scope == scope


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("in 2019", "In 2019 waren er geen Spelen."),
        ("drie jaar geleden", "In 2023 waren er geen Spelen."),
        ("in 1940", "De Spelen van 1940 gingen niet door vanwege de Tweede Wereldoorlog."),
        ("in 1906", "De Tussenspelen van 1906 tellen niet als Olympische Spelen."),
        ("in 2030", "De Spelen van 2030 in de Franse Alpen zijn nog niet geweest."),
        ("Los Angeles 2028", "De Spelen van 2028 in Los Angeles zijn nog niet geweest."),
        ("in 1890", "De eerste Olympische Spelen waren in 1896."),
        ("in Sochi 2012", "In 2012 waren de Winterspelen niet in Sotsji."),
        ("de volgende Spelen", "De volgende Spelen zijn in 2028 in Los Angeles."),
        ("deze zomer", "Toen waren er geen Spelen; de laatste Zomerspelen waren in Parijs 2024."),
    ],
)
def test_games_that_never_were(games: GamesIndex, text: str, reason: str) -> None:
    span = only(games, text)
    assert span.scope is None
    assert span.impossible is not None
    assert span.impossible.reason == reason


@pytest.mark.parametrize(
    ("text", "years", "of_city"),
    [
        ("in 2024", (2024,), 0), ("in 2021", (2020,), 0), ("Tokio 2021", (2020,), 0), ("in 1900", (1900,), 0),
        ("in Parijs", (2024,), 3), ("op de Spelen in Londen", (2012,), 3), ("Londen 1948", (1948,), 0),
        ("Peking 2008", (2008,), 0), ("in Amsterdam", (1928,), 0),
    ],
)  # fmt: skip
def test_games_of_the_other_season_are_told_by_year_and_city(
    games: GamesIndex, text: str, years: tuple[int, ...], of_city: int
) -> None:
    """Where those of this season had neither; of a city with several the last, and the others can be offered."""
    span = only(games, text)
    assert span.scope == Scope(ids=tuple(f"{year}-summer" for year in years))
    assert len(span.of_city) == of_city


def test_a_year_and_a_city_of_both_seasons_are_of_the_one_that_is_meant(archive: Archive, nations: NationIndex) -> None:
    winter, summer = GamesIndex(archive, nations), GamesIndex(archive.seen_from("2024-summer"), nations, is_now=False)
    for text, here, there in (("in 1988", "1988-winter", "1988-summer"), ("Peking", "2022-winter", "2008-summer")):
        assert only(winter, text).scope == Scope(ids=(here,))
        assert only(summer, text).scope == Scope(ids=(there,))
    assert only(winter, "in 1988").twin
    assert only(summer, "de vorige Spelen").scope == Scope(ids=("2024-summer",))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("in 2024", "In 2024 waren er geen Winterspelen, wel de Zomerspelen in Parijs."),
        ("de winterspelen in Amsterdam", "In Amsterdam waren nooit Winterspelen, wel de Zomerspelen van 1928."),
        ("in 1900", "De eerste Winterspelen waren in 1924."),
    ],
)
def test_where_a_season_is_said_no_games_of_the_other_are_meant(
    archive: Archive, nations: NationIndex, text: str, reason: str
) -> None:
    span = only(GamesIndex(archive, nations, only=True), text)
    assert span.impossible is not None
    assert span.impossible.reason == reason


def test_the_place_of_the_games_may_be_a_country_or_a_venue(games: GamesIndex) -> None:
    """ "bovenaan in Italië" is said of the Games, "goud in Cortina" of the place: both may be something else."""
    italy, cortina = only(games, "in Italië"), only(games, "in Cortina")
    assert (italy.scope, italy.sure) == (CURRENT, False)
    assert (cortina.scope, cortina.sure, cortina.place) == (CURRENT, False, "Cortina")


@pytest.mark.parametrize(
    "text",
    [
        "de 2000 meter",
        "wie won goud",
        "in de ploeg",
        "een jaar",
        "de 1500",
        "in 32 landen",
        "nummer 88",
        "van 60 van de 100",
    ],
)
def test_no_games(games: GamesIndex, text: str) -> None:
    assert games.scan(tokens(text), AFTER) == ()


def test_taken_tokens_are_passed_over(games: GamesIndex) -> None:
    assert games.scan(tokens("16 februari 2022"), AFTER, taken=frozenset({0, 1, 2})) == ()


def test_several(games: GamesIndex) -> None:
    spans = games.scan(tokens("Hoe deed Italië het in 1956 en 2006"), AFTER)
    assert [span.scope for span in spans] == [one(1956), one(2006)]


def test_a_comma_parts(games: GamesIndex) -> None:
    """ "op de Winterspelen, Milaan inbegrepen" are no Winter Games of Milan."""
    (span,) = games.scan(tokens("medailles op de Winterspelen, Milaan inbegrepen"), AFTER)
    assert (span.start, span.end) == (4, 5)
