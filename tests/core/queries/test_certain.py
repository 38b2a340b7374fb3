"""What was certain or possible at a moment, since when, and by which medal. Whether the ranks themselves are exact is
tested in ``test_certainty``."""

from datetime import datetime

import pytest

from medals_core import QueryError
from medals_core.archive import AsOf
from medals_core.queries.filters import Medals, Scope
from medals_core.queries.model import Certain, CertainAsk
from medals_core.queries.results import CertainAnswer, Unknown
from tests.support.core.asking import answered, archive, end_of


def certain(noc: str, **fields: object) -> CertainAnswer:
    return answered(Certain.model_validate({"noc": noc, **fields}), CertainAnswer)


def minute(moment: datetime | None) -> str:
    return archive().current.games.local(moment).strftime("%d %H:%M") if moment else ""


def test_norway_was_sure_of_the_first_place_after_the_two_woman_bob() -> None:
    """21 February, about 21:50: 18 golds against 11 with six events left. It was not its own medal that settled it."""
    found = certain("NOR", place=1, ask=CertainAsk.SINCE)
    assert (found.holds, minute(found.since)) == (True, "21 21:50")
    assert found.by is not None
    assert found.by.event.event_id == "bobsleigh-two-woman-women"


def test_the_evening_before_it_was_not() -> None:
    found = certain("NOR", place=1, within=Medals(as_of=end_of(20)))
    assert (found.holds, found.left, found.best, found.worst) == (False, 14, 1, 2)
    assert certain("NOR", place=1, within=Medals(as_of=end_of(20)), ask=CertainAsk.POSSIBLE).holds


def test_italy_could_still_pass_before_the_last_day() -> None:
    """Both ten golds, five events left."""
    then = Medals(as_of=end_of(21))
    assert certain("ITA", above="NED", ask=CertainAsk.POSSIBLE, within=then).holds
    assert not certain("ITA", above="NED", ask=CertainAsk.CERTAIN, within=then).holds
    assert certain("NED", above="ITA").holds, "at the end"


def test_since_when_it_was_out_of_reach() -> None:
    gone = certain("NED", place=1, ask=CertainAsk.GONE)
    assert gone.holds
    just_before = AsOf(won_by=gone.since.replace(second=0) if gone.since else None)
    assert certain("NED", place=1, ask=CertainAsk.GONE, within=Medals(as_of=just_before)).holds
    assert gone.by is not None


@pytest.mark.parametrize(("noc", "place"), [("NED", 10), ("NED", 1), ("NOR", 1), ("GER", 5), ("BEL", 20)])
def test_the_first_moment_is_found_by_halves_as_by_walking(noc: str, place: int) -> None:
    """The search by halves trusts that what is settled stays so: of these Games it does."""
    ask = CertainAsk.SINCE if certain(noc, place=place).holds else CertainAsk.GONE
    since = certain(noc, place=place, ask=ask).since
    for moment in sorted({won.medal.won_at for won in archive().current.book}):
        there = certain(noc, place=place, ask=ask, within=Medals(as_of=AsOf(won_by=moment)))
        assert there.holds is (since is not None and moment >= since)


def test_within_a_sport() -> None:
    """The short track table: whatever is left to win elsewhere changes nothing there."""
    found = certain("NED", place=1, within=Medals(disciplines=("short-track",)), ask=CertainAsk.SINCE)
    assert found.holds
    assert found.by is not None
    assert minute(found.since)[:2] in ("18", "20")


def test_neutral_athletes_have_no_rank() -> None:
    found = certain("AIN", place=29, ask=CertainAsk.POSSIBLE)
    assert (found.holds, found.unknown) == (False, Unknown.NO_RANK)


def test_of_former_games_the_end_is_known_and_not_the_course() -> None:
    sochi = Medals(games=Scope(ids=("2014-winter",)))
    assert certain("NED", place=10, within=sochi).holds
    assert certain("NED", place=10, within=sochi, ask=CertainAsk.SINCE).unknown is Unknown.NO_DAYS


def test_an_unknown_nation_is_refused() -> None:
    with pytest.raises(QueryError, match="XYZ"):
        certain("XYZ", place=1)
    with pytest.raises(QueryError, match="XYZ"):
        certain("NED", above="XYZ")
