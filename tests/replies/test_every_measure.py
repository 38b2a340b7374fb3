"""Whatever a measure is asked in, the reply says what was measured: a new one that some file does not know yet was
told as medals, or as years."""

import re
from typing import Any

import pytest

from bot.replies.short_labels import short_label
from medals_core import Colour, Key, Kind, Measure, Op, Order, Query, Scope, VersusAsk
from tests.support.replies import queries as q
from tests.support.replies.saying import first_line, said, scene

NAMED = {
    Kind.COUNT: "medaille", Kind.TALLY: "medaille|goud|best|beter", Kind.POINTS: "punten",
    Kind.PER_MILLION: "medailles per miljoen inwoners", Kind.RANK: "plek|eindigde|stond", Kind.SHARE: "procent|aandeel",
    Kind.AVERAGE: "medailles per onderdeel", Kind.MEDIAN: "mediaan .*medailles per sport",
    Kind.DISTINCT: "sporten", Kind.STREAK: "dagen op rij|achter elkaar|reeks", Kind.AGE: "jaar|leeftijd|oudste",
    Kind.BORN: "geboren|ouder|oudste|jongste|geboortedatum",
    Kind.POPULATION: "inwoners", Kind.PEAK: "op één dag", Kind.MEAN_AGE: "gemiddeld.* (jaar|oudste|leeftijd)",
    Kind.SPAN: "tussen de eerste en de laatste medaille",
}  # fmt: skip
LABELLED = {
    Kind.COUNT: "Aantal", Kind.TALLY: "Aantal", Kind.DISTINCT: "Aantal", Kind.POINTS: "Punten",
    Kind.PER_MILLION: "Per inwoner", Kind.RANK: "Plek", Kind.SHARE: "Aandeel", Kind.AVERAGE: "Gemiddeld",
    Kind.MEDIAN: "Mediaan", Kind.STREAK: "Reeks", Kind.AGE: "Leeftijd", Kind.BORN: "Geboren",
    Kind.POPULATION: "Inwoners", Kind.PEAK: "Meeste", Kind.MEAN_AGE: "Leeftijd", Kind.SPAN: "Tijd",
}  # fmt: skip
PER = {
    Kind.AVERAGE: Key.EVENT, Kind.MEDIAN: Key.DISCIPLINE, Kind.DISTINCT: Key.DISCIPLINE, Kind.STREAK: Key.DAY,
    Kind.PEAK: Key.DAY,
}  # fmt: skip
OF_PEOPLE = (Kind.AGE, Kind.BORN)
OLDER, YOUNGER = "johannes-hosflot-klaebo", q.KOK
COUNTED = (Kind.COUNT, Kind.TALLY, Kind.PER_MILLION, Kind.AVERAGE, Kind.PEAK)
"""Of medals, so "more medals" is what it says."""


def asked(kind: Kind) -> dict[str, Query]:
    """The measure in every kind of question: of nations, or an age of athletes."""

    def of(one: str = "") -> Measure:
        medals = q.of(athletes=one) if one and kind in OF_PEOPLE else q.of(one)
        return q.measure(kind, medals, per=PER.get(kind))

    first, second, by = (OLDER, YOUNGER, Key.ATHLETE) if kind in OF_PEOPLE else ("NED", "ITA", Key.NATION)
    each: dict[str, Any] = {"take": 3, "order": Order.MOST} if kind in OF_PEOPLE else {"among": ("NED", "NOR")}
    beside = q.has(of(), Op.MORE, of(second))
    some = q.has(of(), Op.AT_LEAST, 0.5 if kind is Kind.SHARE else 2)
    return {
        "a value": q.value(kind, of(first).of, per=PER.get(kind)),
        "who has most": q.most(by, of()),
        "each": q.groups(by, of(), **each),
        "a condition": q.groups(by, q.count(), some),
        "more than another": q.groups(by, q.count(), beside),
        "twice as many as another": q.groups(by, q.count(), beside.model_copy(update={"times": 2})),
        "side by side": q.versus(VersusAsk.MORE, of(first), of(second)),
        "so many times": q.versus(VersusAsk.RATIO, of(first), of(second)),
        "grown by": q.versus(VersusAsk.GROWTH, of(first), of(second)),
        "the difference": q.versus(VersusAsk.DIFFERENCE, of(first), of(second)),
        "a claim": q.claim(q.has(of(first), Op.MORE, of(second))),
    }


@pytest.mark.parametrize("kind", Kind)
def test_the_reply_names_the_measure(kind: Kind) -> None:
    lines = {name: first_line(query) for name, query in asked(kind).items()}
    silent = {name: line for name, line in lines.items() if not re.search(NAMED[kind], line, re.IGNORECASE)}
    assert not silent
    assert short_label(asked(kind)["a value"], scene()).startswith(LABELLED[kind])


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in COUNTED])
def test_who_has_more_of_it_has_not_more_medals(kind: Kind) -> None:
    """Fourteen nations with more inhabitants than Italy had "more medals" than Italy."""
    for name in ("more than another", "twice as many as another", "so many times", "grown by"):
        assert not re.search(r"(meer|zoveel) medailles", first_line(asked(kind)[name]))


def test_more_medals_are_not_fewer() -> None:
    """Two results side by side are by the law of the table, what they differ is not."""
    line = first_line(q.versus(VersusAsk.DIFFERENCE, q.measure(Kind.TALLY, q.NED), q.measure(Kind.TALLY, q.of("ITA"))))
    assert line == "Italië won 10 medailles meer dan Nederland: 30 tegen 20."


def test_growth_is_of_what_it_came_from() -> None:
    """From 30 to 20 is a third fewer, from 20 to 30 half as many again."""
    ned, ita = (q.measure(Kind.COUNT, q.of(noc)) for noc in ("NED", "ITA"))
    assert first_line(q.versus(VersusAsk.GROWTH, ned, ita)) == (
        "Nederland won 33,3 procent minder medailles dan Italië: 20 tegen 30."
    )
    assert first_line(q.versus(VersusAsk.GROWTH, ita, ned)).startswith("Italië won 50 procent meer medailles")


def test_shares_at_two_games_differ_by_percentage_points() -> None:
    former = Scope(ids=("2022-winter",))
    shares = (q.measure(Kind.SHARE, q.of("NED", colours=Colour.GOLD, games=one), whole=q.of("NED", games=one))
              for one in (Scope(), former))  # fmt: skip
    line = said(q.versus(VersusAsk.DIFFERENCE, *shares))
    assert "2,9 procentpunt groter dan" in line
    assert "50 procent (10 van de 20) tegen 47,1 procent (8 van de 17)" in line


def test_larger_or_as_large_as_another() -> None:
    median = q.measure(Kind.MEDIAN, per=Key.DISCIPLINE)
    italy = median.model_copy(update={"of": q.of("ITA")})
    name = "mediaan van het aantal medailles per sport"
    for op, words in (
        (Op.MORE, f"een hogere {name} dan Italië"), (Op.LESS, f"een lagere {name} dan Italië"),
        (Op.EQUAL, f"een even hoge {name} als Italië"), (Op.AT_LEAST, f"minstens een even hoge {name} als Italië"),
        (Op.AT_MOST, f"geen hogere {name} dan Italië"), (Op.NOT_EQUAL, f"niet een even hoge {name} als Italië"),
    ):  # fmt: skip
        assert words in first_line(q.groups(Key.NATION, q.count(), q.has(median, op, italy)))


@pytest.mark.parametrize(
    ("kind", "by", "line"),
    [
        (Kind.AGE, Key.ATHLETE, "De geboortedata van de sporters met goud in Sankt Moritz 1928 weet ik niet."),
        (Kind.BORN, Key.ATHLETE, "De geboortedata van de sporters met goud in Sankt Moritz 1928 weet ik niet."),
        (Kind.MEAN_AGE, Key.NATION, "De geboortedata van de sporters met goud in Sankt Moritz 1928 weet ik niet."),
        (Kind.PER_MILLION, Key.NATION, "De inwonertallen van de landen met goud in Sankt Moritz 1928 weet ik niet."),
        (Kind.POPULATION, Key.NATION, "De inwonertallen van de landen met goud in Sankt Moritz 1928 weet ik niet."),
    ],
)
def test_of_whom_nothing_is_known_they_won_all_the_same(kind: Kind, by: Key, line: str) -> None:
    """The youngest winner of 1928 was "nobody won a medal"."""
    then = q.of(colours=q.G, games=Scope(ids=("1928-winter",)))
    assert first_line(q.most(by, q.measure(kind, then))) == line
    assert "anderen" not in said(q.most(by, q.measure(kind, then)))
