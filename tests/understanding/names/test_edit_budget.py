"""The finder of near forms must give what comparing with every form gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from bot.understanding.names.edit_budget import NearForms, edit_budget

FORMS = (
    "leerdam", "kok", "kramer", "cramer", "wout", "vantwout", "velzeboer", "bergsma", "stolz", "eitrem", "sandereitrem",
    "nuis",
    "beune", "boer", "deboo", "noorwegen", "zweden", "zwitserland", "slovenie", "slowakije",
)  # fmt: skip


@pytest.mark.parametrize(("length", "budget"), [(1, 0), (2, 0), (3, 1), (6, 1), (7, 2), (30, 2)])
def test_longer_names_may_hold_more_errors(length: int, budget: int) -> None:
    assert edit_budget(length) == budget


@given(
    st.lists(st.text(alphabet="abcd", min_size=1, max_size=9), min_size=1, max_size=30, unique=True),
    st.text(alphabet="abcd", min_size=1, max_size=9),
    st.sampled_from((1, 2)),
)
def test_nothing_near_is_overlooked(forms: list[str], written: str, budget: int) -> None:
    expected = {(form, d) for form in forms if (d := OSA.distance(form, written)) <= budget}
    assert set(NearForms(forms).near(written, budget)) == expected


@given(st.sampled_from(FORMS), st.data())
def test_one_error_in_a_name_is_found(form: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(form) - 1))
    letter = data.draw(st.sampled_from("aeknrstxz"))
    typed = data.draw(
        st.sampled_from(
            (form[:at] + form[at + 1 :], form[:at] + letter + form[at:], form[:at] + letter + form[at + 1 :])
        )
    )
    assert form in dict(NearForms(FORMS).near(typed, 1))


def test_no_budget_finds_nothing() -> None:
    assert NearForms(FORMS).near("kok", 0) == ()
    assert NearForms(FORMS).near("", 2) == ()
