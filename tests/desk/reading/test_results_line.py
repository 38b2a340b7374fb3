"""The grammar of a result line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.reading.results_line import STEPS, Problem, SpokenName, SpokenResult, read_line, read_name
from medals_core.medals import Colour

G, S, B = STEPS


def read(line: str) -> SpokenResult:
    spoken = read_line(line)
    assert isinstance(spoken, SpokenResult), spoken
    return spoken


def steps(line: str) -> list[tuple[Colour, str]]:
    return [(step.colour, step.text) for step in read(line).steps]


@pytest.mark.parametrize(
    ("line", "event", "expected"),
    [
        ("1000m vrouwen: Leerdam, Kok, Takagi", "1000m vrouwen", [(G, "Leerdam"), (S, "Kok"), (B, "Takagi")]),
        (
            "schaatsen 1000 v goud Jutta Leerdam NED zilver Kok brons Takagi",
            "schaatsen 1000 v",
            [(G, "Jutta Leerdam NED"), (S, "Kok"), (B, "Takagi")],
        ),
        ("1000 v: goud: Leerdam, zilver: Kok en brons: Takagi", "1000 v", [(G, "Leerdam"), (S, "Kok"), (B, "Takagi")]),
        ("1000 v 🥇 Leerdam 🥈 Kok 🥉 Takagi", "1000 v", [(G, "Leerdam"), (S, "Kok"), (B, "Takagi")]),
        ("ijshockey mannen brons Finland", "ijshockey mannen", [(B, "Finland")]),
        (
            "achtervolging m: Italië (Ghiotto, Malfatti en Giovannini), VS, China",
            "achtervolging m",
            [(G, "Italië (Ghiotto, Malfatti en Giovannini)"), (S, "VS"), (B, "China")],
        ),
    ],
)
def test_the_two_ways_of_writing_a_podium(line: str, event: str, expected: list[tuple[Colour, str]]) -> None:
    assert read(line).event == event
    assert steps(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # "One event can give two golds (no silver)"
        ("100m: Jansen en De Vries, Bakker", [(G, "Jansen"), (G, "De Vries"), (B, "Bakker")]),
        # "two silvers (no bronze)"
        ("100m: Jansen, De Vries = Bakker", [(G, "Jansen"), (S, "De Vries"), (S, "Bakker")]),
        ("100m: Jansen, De Vries ex aequo Bakker", [(G, "Jansen"), (S, "De Vries"), (S, "Bakker")]),
        ("100m: Jansen, De Vries en Bakker gedeeld tweede", [(G, "Jansen"), (S, "De Vries"), (S, "Bakker")]),
        ("100m: gedeeld goud Jansen en De Vries, brons Bakker", [(G, "Jansen"), (G, "De Vries"), (B, "Bakker")]),
        # "two or more bronzes"
        ("100m: Jansen, De Vries, A en B", [(G, "Jansen"), (S, "De Vries"), (B, "A"), (B, "B")]),
        ("100m goud Jansen en De Vries brons Bakker", [(G, "Jansen"), (G, "De Vries"), (B, "Bakker")]),
    ],
)
def test_after_a_tie_the_next_step_is_skipped(line: str, expected: list[tuple[Colour, str]]) -> None:
    assert steps(line) == expected


@pytest.mark.parametrize(
    "line",
    ["100m: Jansen, De Vries en Bakker", "100m: Jansen > De Vries > Bakker", "100m: Jansen - De Vries - Bakker",
     "100m\nJansen\nDe Vries\nBakker", "100m\n1. Jansen\n2. De Vries\n3. Bakker",
     "100m:\n1 Jansen\n2 De Vries\n3 Bakker",
     "100m 1. Jansen 2. De Vries 3. Bakker", "100m: 1) Jansen, 2) De Vries, 3) Bakker",
     "100m\n🥇Jansen\n🥈De Vries\n🥉Bakker"],
)  # fmt: skip
def test_three_names_are_three_places_however_they_are_listed(line: str) -> None:
    """Three names with one "en" before the last are gold, silver and bronze: a tie is said."""
    assert steps(line) == [(G, "Jansen"), (S, "De Vries"), (B, "Bakker")]
    assert read(line).event == "100m"


@pytest.mark.parametrize(
    ("ending", "reason"),
    [(" reden: protest (zaak 3)", "protest (zaak 3)"), (" (reden: protest)", "protest"), (", reden jury", "jury"),
     (" want te vroeg gejuicht", "te vroeg gejuicht"), ("\nwegens doping", "doping")],
)  # fmt: skip
def test_the_reason_is_kept_as_it_was_given(ending: str, reason: str) -> None:
    assert read(f"100m: Jansen, De Vries, Bakker{ending}").reason == reason
    assert steps(f"100m: Jansen, De Vries, Bakker{ending}") == [(G, "Jansen"), (S, "De Vries"), (B, "Bakker")]


@pytest.mark.parametrize(
    "line", ["100m: Jansen, geen, Bakker", "100m: Jansen, geen zilver, Bakker",
             "100m goud Jansen geen zilver brons Bakker",
             "100m: Jansen, -, Bakker", "100m goud Jansen zilver geen, brons Bakker"],
)  # fmt: skip
def test_a_step_may_be_vacant(line: str) -> None:
    assert steps(line) == [(G, "Jansen"), (B, "Bakker")]
    assert read(line).vacated == (S,)


@pytest.mark.parametrize(
    ("line", "won", "reason"),
    [
        ("1000 v: A, B, C om 18:05", "om 18:05", ""),
        ("1000 v: A, B, C om 18.05 uur reden: finishfoto", "om 18.05 uur", "finishfoto"),
        ("1000 v goud A zilver B brons C gisteren om half zes reden: te laat gemeld", "gisteren om half zes",
         "te laat gemeld"),
        ("1000 v: A, B, C op 16 februari om 21:30", "op 16 februari om 21:30", ""),
        ("1000 v reden: diskwalificatie van A, B en C", "", "diskwalificatie van A, B en C"),
    ],
)  # fmt: skip
def test_the_moment_and_the_reason_stand_at_the_end(line: str, won: str, reason: str) -> None:
    spoken = read(line)
    assert (spoken.won, spoken.reason) == (won, reason)
    assert [step.text for step in spoken.steps] == (["A", "B", "C"] if spoken.steps else [])


@pytest.mark.parametrize(
    ("line", "word"),
    [("1000 v: A, B, C, D", "D"), ("1000 v goud zilver B brons C", "goud"),
     ("1000 v goud A geen goud brons C", "goud")],
)  # fmt: skip
def test_what_cannot_be_points_at_the_word(line: str, word: str) -> None:
    problem = read_line(line)
    assert isinstance(problem, Problem)
    assert problem.word == word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jutta Leerdam NED", SpokenName(name="Jutta Leerdam", code="NED")),
        ("Kok (NED)", SpokenName(name="Kok", code="NED")),
        ("Italië (Ghiotto, Malfatti)", SpokenName(name="Italië", members=("Ghiotto", "Malfatti"))),
        ("NED", SpokenName(name="NED")),
        ("van 't Wout", SpokenName(name="van 't Wout")),
        ("Kok 🇳🇱", SpokenName(name="Kok", code="🇳🇱")),
    ],
)
def test_a_nation_may_stand_behind_a_name(text: str, expected: SpokenName) -> None:
    assert read_name(text) == expected


@given(st.text(max_size=200) | st.text(alphabet="goudzilverbrns:, (en)geen🥇 omreden18", max_size=120))
def test_any_text_is_read_without_failing(line: str) -> None:
    spoken = read_line(line)
    if isinstance(spoken, Problem):
        assert spoken.message
    else:
        assert all(step.text for step in spoken.steps)
        assert not {step.colour for step in spoken.steps}.intersection(spoken.vacated)


NAMES = st.text(alphabet="ABCabc'é-", min_size=1, max_size=8).filter(lambda name: name.strip("-'") == name)


@given(st.lists(NAMES, min_size=3, max_size=3))
def test_both_ways_of_writing_say_the_same(names: list[str]) -> None:
    in_order = read(f"1000 m: {', '.join(names)}")
    by_colour = read(f"1000 m goud {names[0]} zilver {names[1]} brons {names[2]}")
    assert in_order.steps == by_colour.steps
    assert in_order.event == by_colour.event
