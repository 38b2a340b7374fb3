"""A button, a kept link and a follow-up all carry a question as text: it must read back as exactly that question."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from bot.understanding.canonical import canonical, read_canonical
from bot.understanding.canonical.shapes import SHAPES, Shape
from tests.support.reading.generated import PAGES, QUERIES, archive, made


@pytest.mark.parametrize("kind", [*PAGES, *QUERIES], ids=lambda kind: kind.__name__)
def test_every_question_reads_back_as_itself(kind: type[BaseModel]) -> None:
    @given(made(kind))
    def reads_back(question: BaseModel) -> None:
        text = canonical(question, archive())  # type: ignore[arg-type]
        assert text.startswith("/")
        assert read_canonical(text, archive()) == question, text

    reads_back()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.type.__name__)
def test_every_field_has_a_dutch_word(shape: Shape) -> None:
    """One without goes by its English name on buttons that people may read."""
    assert shape.without_word == ()


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.type.__name__)
def test_words_at_one_level_differ(shape: Shape) -> None:
    """Two fields with one word could not be told apart; nor a sport from a word with a meaning of its own."""
    from bot.understanding.canonical.parts import kind_of
    from bot.understanding.canonical.values import Choice

    words = [slot.word for _, slot in shape.level if slot.word and slot.name != "value"]
    for _, slot in shape.level:
        kind = kind_of(slot)
        if isinstance(kind, Choice) and not slot.word:
            words += kind.words.values()
    words += {discipline.name for discipline in archive().disciplines.values()}
    assert sorted(words) == sorted(set(words))


@given(
    st.text(max_size=40)
    | st.lists(st.sampled_from(["/stand", "(", ")", ",", '"', "NED", "goud", "zonder", "17-2", "2014"])).map(" ".join)
)
def test_other_text_is_none_and_never_an_error(text: str) -> None:
    found = read_canonical(text, archive())
    assert found is None or canonical(found, archive()).startswith("/")


@pytest.mark.parametrize(
    "text",
    [
        "/stand " + "(" * 5000,
        "/stand " + '"' * 5000,
        "/klopt " + "NED goud, " * 900,
        "/" * 4096,
        "/zeker NED " + "1" * 4000,
    ],
)
def test_hostile_text_is_none(text: str) -> None:
    assert read_canonical(text, archive()) is None
