"""Made-up ledgers for property tests: a few events, a few nations, podiums of every shape."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from medals_core import Colour, Entry, Medal
from medals_core.ledger import in_order

START = datetime(2026, 2, 7, 12, tzinfo=UTC)
NOCS = ("AIN", "AUT", "GER", "ITA", "NED", "NOR", "USA")
EVENTS = tuple(f"event-{n}" for n in range(8))
SHAPES = (
    (Colour.GOLD, Colour.SILVER, Colour.BRONZE),
    (Colour.GOLD, Colour.GOLD, Colour.BRONZE),
    (Colour.GOLD, Colour.SILVER, Colour.SILVER),
    (Colour.GOLD, Colour.SILVER, Colour.BRONZE, Colour.BRONZE),
    (Colour.SILVER, Colour.BRONZE),
    (Colour.BRONZE,),
)
"""One event can give two golds (no silver), two silvers (no bronze), two or more bronzes, or leave a step vacant."""


@st.composite
def podiums(draw: st.DrawFn) -> tuple[Medal, ...]:
    shape = draw(st.sampled_from(SHAPES))
    won_at = START + timedelta(hours=draw(st.integers(0, 200)))
    return in_order(Medal(colour=colour, noc=draw(st.sampled_from(NOCS)), won_at=won_at) for colour in shape)


@st.composite
def entries(draw: st.DrawFn) -> list[Entry]:
    """Entries in the order in which they were learned; an event can be stated again or withdrawn."""
    count = draw(st.integers(0, 14))
    return [
        Entry(
            event_id=draw(st.sampled_from(EVENTS)),
            podium=draw(st.one_of(podiums(), st.just(()))),
            learned_at=START + timedelta(hours=n),
        )
        for n in range(count)
    ]
