"""Spells: how long, since when, and whose medal began and ended it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from medals_core import QueryError
from medals_core.medals import Colour
from medals_core.queries.filters import Medals, Scope
from medals_core.queries.measures import Condition, Kind, Measure, Metric, Op
from medals_core.queries.model import SpellAsk, Spells
from medals_core.queries.results import Spell, SpellsAnswer, Unknown
from tests.support.core.asking import answered, archive, at, end_of


def ranked(op: Op, place: float, noc: str = "NED", **fields: object) -> Condition:
    return Condition(
        measure=Measure(kind=Kind.RANK, of=Medals.model_validate({"nations": (noc,), **fields})), op=op, value=place
    )


def spells(noc: str = "NED", **fields: object) -> SpellsAnswer:
    return answered(Spells.model_validate({"noc": noc, **fields}), SpellsAnswer)


def minutes(spell: Spell) -> tuple[str, str]:
    begin, end = (
        moment and archive().current.games.local(moment).strftime("%d %H:%M") for moment in (spell.begin, spell.end)
    )
    return begin or "", end or ""


THIRD = ranked(Op.EQUAL, 3)


def test_third_for_nine_hours_until_the_monobob() -> None:
    """12:53 to 21:56 on 16 February, begun by Xandra Velzeboer, ended by Elana Meyers Taylor."""
    found = spells(condition=THIRD, from_day=date(2026, 2, 16), to_day=date(2026, 2, 16))
    (spell,) = found.spells
    assert minutes(spell) == ("16 12:53", "16 21:56")
    assert found.total == timedelta(hours=9, minutes=3)
    assert spell.began_by is not None
    assert spell.ended_by is not None
    assert (spell.began_by.medal.noc, spell.began_by.medal.athletes) == ("NED", ("Xandra Velzeboer",))
    assert (spell.ended_by.medal.noc, spell.ended_by.medal.colour) == ("USA", Colour.GOLD)
    assert spell.ended_by.medal.athletes == ("Elana Meyers Taylor",)


def test_all_spells_the_longest_and_the_last() -> None:
    assert [minutes(spell) for spell in spells(condition=THIRD).spells] == [("16 12:53", "16 21:56"), ("21 17:30", "")]
    assert [minutes(spell) for spell in spells(condition=THIRD, longest=True).spells] == [("21 17:30", "")]
    assert [minutes(spell) for spell in spells(condition=THIRD, last=True).spells] == [("21 17:30", "")]


def test_a_spell_is_as_it_was_at_the_moment_asked_about() -> None:
    """At 18:00 on the 16th it still held; the total runs until then."""
    then = Condition(
        measure=Measure(kind=Kind.RANK, of=Medals(nations=("NED",), as_of=at(16, 18))), op=Op.EQUAL, value=3
    )
    found = spells(condition=then)
    assert [minutes(spell) for spell in found.spells] == [("16 12:53", "")]
    assert found.total == timedelta(hours=5, minutes=7)


def test_never_second_and_the_best_was_third() -> None:
    found = spells(condition=ranked(Op.AT_MOST, 2), ask=SpellAsk.EVER)
    assert (found.best_rank, found.total) == (3, timedelta())
    assert minutes(found.spells[0]) == ("16 12:53", "16 21:56")
    assert spells(ask=SpellAsk.BEST).best_rank == 3


def test_days_closed_in_the_top_five() -> None:
    """From the 15th to the end: eight evenings."""
    found = spells(condition=ranked(Op.AT_MOST, 5), by_day=True, ask=SpellAsk.HOW_OFTEN)
    assert found.total == timedelta(days=8)
    assert [minutes(spell) for spell in found.spells] == [("15 23:59", "22 23:59")]


def test_above_another_nation() -> None:
    """A measure may be held against another: with the USA until its monobob."""
    ahead = Condition(
        measure=Measure(kind=Kind.RANK, of=Medals(nations=("NED",))),
        op=Op.LESS,
        value=Measure(kind=Kind.RANK, of=Medals(nations=("USA",))),
    )
    found = spells(condition=ahead)
    assert minutes(found.spells[-1]) == ("16 12:53", "16 21:56")
    assert found.spells[-1].ended_by is not None
    assert found.spells[-1].ended_by.medal.noc == "USA"


def test_within_a_sport_and_by_total() -> None:
    skating = spells(condition=ranked(Op.EQUAL, 1, disciplines=("speed-skating",)), last=True)
    assert skating.spells[0].end is None, "first in speed skating at the end"
    total = Measure(kind=Kind.RANK, metric=Metric.TOTAL, of=Medals(nations=("NED",)))
    found = spells(condition=Condition(measure=total, op=Op.AT_MOST, value=3))
    assert (found.best_rank or 0) > 3, "never third by total"


def test_a_number_of_medals() -> None:
    """From the tenth gold on: begun by it."""
    ten = Condition(measure=Measure(of=Medals(nations=("NED",), colours=(Colour.GOLD,))), op=Op.AT_LEAST, value=10)
    (spell,) = spells(condition=ten).spells
    golds = [won.medal.won_at for won in archive().current.book.medals_of("NED") if won.medal.colour is Colour.GOLD]
    assert (spell.begin, spell.end) == (golds[9], None)


@pytest.mark.parametrize("noc", ["NED", "NOR", "ITA", "SWE"])
def test_spells_neither_touch_nor_overlap_and_with_the_rest_fill_the_games(noc: str) -> None:
    """A rank is held or it is not: spells of "in the top five" and of "not in it" take turns."""
    held = spells(noc, condition=ranked(Op.AT_MOST, 5, noc)).spells
    missed = spells(noc, condition=ranked(Op.MORE, 5, noc)).spells
    both = sorted([*held, *missed], key=lambda spell: spell.begin)
    for before, after in pairwise(both):
        assert before.end == after.begin
    assert both[-1].end is None


def test_neutral_athletes_never_have_a_rank() -> None:
    assert spells("AIN", condition=ranked(Op.AT_LEAST, 1, "AIN"), ask=SpellAsk.EVER).best_rank is None


def test_of_undated_medals_no_spells_are_known() -> None:
    found = spells(condition=ranked(Op.EQUAL, 5, games=Scope(ids=("2014-winter",))))
    assert (found.unknown, found.spells) == (Unknown.NO_DAYS, ())


def test_what_makes_no_sense_is_refused() -> None:
    with pytest.raises(QueryError, match="XYZ"):
        spells("XYZ", ask=SpellAsk.BEST)
    share = Condition(measure=Measure(kind=Kind.SHARE, of=Medals(nations=("NED",))), value=0.5)
    with pytest.raises(QueryError, match="share"):
        spells(condition=share)


def test_the_best_rank_up_to_a_day() -> None:
    best = Condition(measure=Measure(kind=Kind.RANK, of=Medals(nations=("NED",), as_of=end_of(14))))
    assert (spells(condition=best, ask=SpellAsk.BEST).best_rank or 0) > 3
