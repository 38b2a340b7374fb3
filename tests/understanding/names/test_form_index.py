"""The row of bearers must give what a dictionary of lists gives, only smaller."""

from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.names.form_index import FormIndex
from bot.understanding.names.found import MatchKind

FORMS = st.text(alphabet="abø", min_size=1, max_size=3)
BORNE = st.lists(st.dictionaries(FORMS, st.sampled_from(MatchKind), max_size=4), max_size=12)


@given(BORNE, FORMS)
def test_who_bears_a_form_is_what_a_dictionary_would_say(forms_of: list[dict[str, MatchKind]], other: str) -> None:
    expected: dict[str, list[tuple[int, MatchKind]]] = {}
    for place, forms in enumerate(forms_of):
        for form, how in forms.items():
            expected.setdefault(form, []).append((place, how))
    bearers = FormIndex((form, place, how) for place, forms in enumerate(forms_of) for form, how in forms.items())
    assert bearers.of(other) == expected.get(other, [])
    assert list(bearers.items()) == list(expected.items())
    assert all(bearers.of(form) == held for form, held in expected.items())


def test_every_way_of_writing_fits_in_a_filed_number() -> None:
    """A new way beyond the eighth would be read back as another one."""
    for how in MatchKind:
        assert FormIndex([("vantwout", 16_000_000, how)]).of("vantwout") == [(16_000_000, how)]
