"""Bounded work for each update: whatever is typed, what is near other names is looked for a few times only, and what is
exact costs little."""

import random
import string
from datetime import UTC, datetime

import pytest

from bot.understanding.names.folding import fold
from bot.understanding.names.index import Found, MatchKind, NameIndex
from bot.understanding.names.lands.nations import NationIndex
from bot.understanding.names.lexicon import Lexicon
from bot.understanding.understander import Understander
from medals_core import Viewpoint, load_archive

ARCHIVE = load_archive()
VIEWPOINT = Viewpoint(now=datetime(2026, 2, 23, tzinfo=UTC), own="NED")
LONGEST = 4096
MOST_LOOK_UPS = 80


def filled(words: list[str], start: str = "") -> str:
    chance = random.Random(2026)
    text = start
    while len(text) < LONGEST:
        text += chance.choice(words) + " "
    return text[:LONGEST]


def misspelt(names: list[str]) -> list[str]:
    chance = random.Random(7)
    return [
        "".join(chance.choice(string.ascii_lowercase) if chance.random() < 0.15 else letter for letter in name)
        for name in names
    ]


NATIONS = [nation.name for nation in ARCHIVE.nations.values()]
ATHLETES = [athlete.name for athlete in ARCHIVE.athletes.values()]
TEXTS = {
    "nations": filled(NATIONS),
    "nations in a command": filled(NATIONS, "/zeker "),
    "misspelt nations": filled(misspelt(NATIONS), "/vergelijk "),
    "athletes": filled(ATHLETES),
    "misspelt athletes": filled(misspelt(ATHLETES)),
    "misspelt athletes in a command": filled(misspelt(ATHLETES), "/atleet "),
    "no words at all": filled(["".join(random.Random(n).choices(string.ascii_lowercase, k=9)) for n in range(500)]),
    "one word": "x" * LONGEST,
}


@pytest.fixture(scope="module")
def understander() -> Understander:
    return Understander(ARCHIVE, Lexicon(ARCHIVE))


@pytest.mark.parametrize("name", TEXTS)
def test_typing_errors_are_looked_for_a_bounded_number_of_times(
    name: str, understander: Understander, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each look costs a few milliseconds in which nobody else is heard; 4,096 letters hold six hundred words."""
    looks = 0
    near = NameIndex._candidates

    def counted(index: NameIndex[object], *given: object) -> object:
        nonlocal looks
        looks += 1
        return near(index, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(NameIndex, "_candidates", counted)
    understander.understand(TEXTS[name], VIEWPOINT)
    assert looks <= MOST_LOOK_UPS


def test_a_name_is_a_name_with_and_without_looking_for_errors() -> None:
    """``named`` is the cheap half of ``find``: they agree on every name, nickname and code."""
    index = NationIndex.of(ARCHIVE)
    written = {
        form
        for nation in ARCHIVE.nations.values()
        for form in (nation.name, nation.name_en, nation.noc, nation.iso2, nation.adjective, *nation.aliases)
        if form
    }
    written |= {f"de {name}" for name in written} | {f"{name} ploeg" for name in written} | set(misspelt(NATIONS))
    exact = 0
    for text in sorted(written):
        found = index.find(text)
        sure = found if isinstance(found, Found) and found.how <= MatchKind.ALIAS else None
        named = index.named(text)
        assert (named and named.item) == (sure and sure.item), text
        exact += named is not None
    assert exact > len(ARCHIVE.nations) * 3
    assert index.named(fold("zomaar een woord")) is None
