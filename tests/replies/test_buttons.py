"""A tapped button is a command: what it carries is understood, and answered, like typed text."""

import pytest
from hypothesis import HealthCheck, given, settings

from bot.understanding.canonical import canonical
from bot.understanding.understander import Understander
from bot.understanding.understood import Understood
from medals_core import Viewpoint
from medals_core.questions import Asked
from tests.replies.asking import KINDS
from tests.replies.saying import AFTER, archive, reply

ASKER = Viewpoint(now=AFTER, own="NED")


@pytest.fixture(scope="module")
def understander() -> Understander:
    return Understander(archive())


@pytest.mark.parametrize("kind", range(len(KINDS)))
def test_every_button_is_understood_as_what_it_asks(kind: int, understander: Understander) -> None:
    @given(KINDS[kind])
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    def holds(question: Asked) -> None:
        for row in reply(question).buttons:
            for button in row:
                understood = understander.understand(button.data, ASKER)
                assert isinstance(understood, Understood), button
                asked = canonical(understood.question, archive(), ASKER)
                assert button.data == (f"/plaatje {asked[1:]}" if understood.picture else asked)
                assert reply(understood.question).text

    holds()
