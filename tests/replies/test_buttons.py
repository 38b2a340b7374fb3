"""A tapped button asks a question that is answered, or types a command."""

import pytest
from hypothesis import given

from medals_core import Question
from tests.support.examples import examples
from tests.support.replies.asking import KINDS, answered
from tests.support.replies.saying import reply


@pytest.mark.parametrize("kind", KINDS)
def test_every_button_asks_what_is_answered(kind: str) -> None:
    """Also those under a what-if, a first medal or a table of part of the medals."""

    @given(KINDS[kind])
    @examples(8)
    def holds(question: Question) -> None:
        for row in answered(question).buttons:
            for button in row:
                assert button.question is not None or button.data.startswith("/")
                assert button.question is None or reply(button.question).text

    holds()
