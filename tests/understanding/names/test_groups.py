"""Groups of countries by what people call them."""

import pytest

from bot.understanding.names.folding import tokens
from bot.understanding.names.lands.groups import GroupIndex
from medals_core.archive import Archive


@pytest.fixture(scope="module")
def groups(archive: Archive) -> GroupIndex:
    return GroupIndex(archive.nations.groups.values())


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("hoeveel goud heeft Scandinavië", [(3, 4, "scandinavia")]),
        ("wat wonnen de scandinavische landen", [(3, 5, "scandinavia")]),
        ("en de EU?", [(1, 3, "eu")]),
        ("welk Zuid-Amerikaans land won goud", [(1, 4, "south-america")]),
        ("Noord-Amerika of Europa", [(0, 2, "north-america"), (3, 4, "europe")]),
        ("de Baltische staten", [(0, 3, "baltic")]),
        ("de benelux samen", [(0, 2, "benelux")]),
        ("hoeveel goud heeft nederland", []),
    ],
)
def test_groups_in_a_sentence(groups: GroupIndex, text: str, spans: list[tuple[int, int, str]]) -> None:
    assert [(span.start, span.end, span.group.group) for span in groups.scan(tokens(text))] == spans


def test_every_group_is_found_by_its_name(archive: Archive, groups: GroupIndex) -> None:
    for group in archive.nations.groups.values():
        (span,) = groups.scan(tokens(group.name))
        assert span.group == group
