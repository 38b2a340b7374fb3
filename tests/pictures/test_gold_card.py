"""The gold card looks as somebody judged it, and holds for every medal of these Games."""

from datetime import timedelta

import pytest

from bot.pictures.cards.gold import gold_card
from bot.pictures.look import Look
from medals_core import AsOf
from medals_core.medal_moment import MedalMoment, medal_moment
from tests.support.drawing import LOOK, opened
from tests.support.golden import NIGHT, SQUARE, compared
from tests.support.replies.saying import archive


def moment_of(event_id: str, noc: str) -> MedalMoment:
    edition = archive().current
    medal = next(medal for medal in edition.book.podium(event_id) if medal.noc == noc)
    before = edition.book_at(AsOf(won_by=medal.won_at - timedelta(seconds=1))).standings
    return medal_moment(event_id, medal, before, edition.book_at(AsOf(won_by=medal.won_at)).standings)


@pytest.mark.parametrize(
    ("name", "event_id", "look"),
    [
        ("gold-card", "speed-skating-500m-women", LOOK),
        ("gold-card-of-a-team-dark", "speed-skating-team-pursuit-women", NIGHT),
        ("gold-card-new-in-the-table", "speed-skating-1000m-women", SQUARE),
    ],
)
def test_a_card_looks_as_before(name: str, event_id: str, look: Look) -> None:
    compared(name, gold_card(moment_of(event_id, "NED"), archive(), look))


def test_the_longest_names_fit_a_card() -> None:
    edition = archive().current
    longest = sorted(edition.book, key=lambda won: -len(" ".join(won.medal.athletes[:4])))[:6]
    for won in longest:
        moment = medal_moment(won.event_id, won.medal, edition.book.standings, edition.book.standings)
        assert opened(gold_card(moment, archive(), LOOK)).width == 1080
