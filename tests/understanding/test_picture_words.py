"""A picture is asked for in so many words, or not at all."""

import pytest

from bot.understanding.picture_words import without_picture_words
from bot.understanding.understander import Understander
from bot.understanding.understood import Understood
from medals_core import Viewpoint
from tests.replies.saying import AFTER, archive

ASKER = Viewpoint(now=AFTER, own="NED")


@pytest.fixture(scope="module")
def understander() -> Understander:
    return Understander(archive())


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("plaatje van de stand", "de stand"),
        ("stuur me een foto van de stand", "de stand"),
        ("Maak eens een afbeelding van Nederland tegen Italië", "Nederland tegen Italië"),
        ("de stand als plaatje", "de stand"),
        ("de stand op 17 februari als een foto", "de stand op 17 februari"),
        ("mooie foto van de fotofinish", None),
        ("wie staat er op de foto?", None),
        ("plaatje van ", None),
        ("als plaatje", None),
        ("de stand", None),
    ],
)
def test_what_the_picture_is_of(text: str, subject: str | None) -> None:
    assert without_picture_words(text) == subject


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("plaatje van de stand", "de stand"),
        ("hoeveel medailles heeft Noorwegen als foto?", "hoeveel medailles heeft Noorwegen?"),
    ],
)
def test_it_asks_the_same_but_for_the_picture(text: str, plain: str, understander: Understander) -> None:
    pictured, in_words = understander.understand(text, ASKER), understander.understand(plain, ASKER)
    assert isinstance(pictured, Understood)
    assert isinstance(in_words, Understood)
    assert pictured.question == in_words.question
    assert pictured.picture
    assert not in_words.picture
