"""Right plurals, ordinals, dates and verbs: what every reply is made of."""

from datetime import date, datetime

import pytest

from bot.replies import dutch
from bot.replies.event_phrase import at_event
from bot.replies.medal_wording import event_title
from medals_core import TableQuestion, Tally, Viewpoint, answer
from medals_core.answering import Stage
from tests.support.replies.saying import AFTER, archive, archive_known_by, at, end_of, moment


def stage(now: datetime | None = None, **asked: object) -> Stage:
    known = archive() if now is None else archive_known_by(now)
    return answer(TableQuestion(**asked), known, Viewpoint(now=now or AFTER)).stage


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (dutch.medals(1), "1 medaille"),
        (dutch.medals(20), "20 medailles"),
        (dutch.won_colours(Tally(2, 0, 1)), "twee keer goud en één keer brons"),
        (dutch.won_colours(Tally(1, 0, 1)), "goud en brons"),
        (dutch.capital("één land"), "Eén land"),
        (dutch.capital("ijshockey"), "IJshockey"),
        (dutch.won_colours(Tally()), "geen medaille"),
        (dutch.gold_silver_bronze(Tally(10, 7, 3)), "10 goud, 7 zilver en 3 brons"),
        (dutch.count_of(1, "land"), "1 land"),
        (dutch.count_of(29, "land"), "29 landen"),
        (dutch.count_of(2916, "sporter"), "2.916 sporters"),
        (dutch.ordinal(3), "3e"),
        (dutch.ordinal_word(8), "achtste"),
        (dutch.ordinal_word(20), "twintigste"),
        (dutch.ordinal_word(22), "22e"),
        (dutch.rank_word(8, shared=True), "gedeeld achtste"),
        (dutch.rank_short(None), "geen rang"),
        (dutch.number_word(12), "twaalf"),
        (dutch.number_word(13), "13"),
        (dutch.listing(["a", "b", "c"]), "a, b en c"),
        (dutch.listing([]), ""),
        (dutch.decimal(1.1), "1,10"),
        (dutch.decimal(-12345.678, 1), "-12.345,7"),
        (dutch.number(1_234_567), "1.234.567"),
        (dutch.number(999), "999"),
        (dutch.day_name(date(2026, 2, 17)), "dinsdag 17 februari"),
        (dutch.day_name(date(2026, 2, 17), with_year=True), "dinsdag 17 februari 2026"),
        (dutch.day_label(date(2026, 2, 17)), "17 feb"),
        (dutch.at_discipline("schaatsen"), "bij het schaatsen"),
        (dutch.at_discipline("noordse combinatie"), "bij de noordse combinatie"),
    ],
)
def test_words(said: str, expected: str) -> None:
    assert said == expected


@pytest.mark.parametrize(
    ("noc", "name", "many"),
    [
        ("NED", "Nederland", False),
        ("USA", "de Verenigde Staten", True),
        ("URS", "de Sovjet-Unie", False),
        ("EUN", "het Gezamenlijk Team", False),
        ("AIN", "de Individuele Neutrale Atleten", True),
    ],
)
def test_nations_take_their_article_and_verb(noc: str, name: str, many: bool) -> None:
    nation = archive().nations[noc]
    assert (dutch.the(nation), dutch.is_plural(nation)) == (name, many)


def test_every_day_of_the_week_and_month_of_the_year_has_its_name() -> None:
    days = [dutch.day_name(date(2026, 11, day)).split()[0] for day in range(23, 30)]
    assert days == ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
    months = [date(2026, month, 1) for month in range(1, 13)]
    assert " ".join(dutch.short_day(day).removeprefix("1 ") for day in months) == (
        "januari februari maart april mei juni juli augustus september oktober november december"
    )
    assert " ".join(dutch.day_label(day).removeprefix("1 ") for day in months) == (
        "jan feb mrt apr mei jun jul aug sep okt nov dec"
    )


def test_verbs_follow_the_moment() -> None:
    """Now: staat; an earlier moment: stond; finished Games: eindigde als."""
    running = stage(now=moment(17, 18))
    earlier = stage(as_of=at(17, 18))
    finished = stage()
    assert [dutch.stands(each) for each in (running, earlier, finished)] == ["staat", "stond", "eindigde als"]
    assert [dutch.has(each, many=True) for each in (running, earlier, finished)] == ["hebben", "hadden", "wonnen"]


def test_moments_in_words() -> None:
    assert dutch.stage_line(stage()) == "Eindstand Milaan en Cortina 2026"
    assert dutch.stage_line(stage(as_of=at(17, 18))) == "17 feb 18:00 · toen nog 38 onderdelen"
    assert dutch.stage_line(stage(as_of=end_of(17))) == "Na 17 feb (dag 11) · toen nog 36 onderdelen"
    assert dutch.stage_line(stage(now=moment(16, 23, 31))) == "16 feb 23:31 · nog 42 onderdelen"
    assert "zijn nog niet begonnen" in dutch.not_begun(stage(now=moment(1, 12)))
    opening_night = stage(now=moment(6, 20))
    assert dutch.not_begun(opening_night) == (
        "Er zijn nog geen medailles uitgereikt; de eerste vallen op zaterdag 7 februari."
    )
    assert dutch.stage_line(opening_night).endswith("· nog 116 onderdelen")
    assert "De Spelen waren op 31 januari nog niet begonnen" in dutch.not_begun(stage(as_of=at(31, 12, month=1)))


@pytest.mark.parametrize(
    ("event_id", "expected"),
    [
        ("snowboard-big-air-men", "bij de big air mannen (snowboarden)"),
        ("freestyle-skiing-moguls-women", "bij de moguls vrouwen (freestyleskiën)"),
        ("speed-skating-500m-women", "op de 500 meter vrouwen (schaatsen)"),
    ],
)
def test_an_event_takes_the_word_that_dutch_wants_before_it(event_id: str, expected: str) -> None:
    assert at_event(archive().current.events[event_id], archive()) == expected


def test_an_event_is_named_with_its_sport() -> None:
    """ "500 meter" is skated in two sports."""
    events = archive().current.events
    assert event_title(events["speed-skating-500m-women"], archive()) == "500 meter vrouwen (schaatsen)"
    assert event_title(events["biathlon-relay-4x6km-mixed"], archive()) == (
        "gemengde aflossing (4x6 kilometer, biatlon)"
    )
    tournament = events["curling-tournament-men"]
    assert event_title(tournament, archive()) == "curling mannen"
    assert at_event(tournament, archive()) == "bij curling voor mannen"
