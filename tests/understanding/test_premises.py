"""A premise with a short question behind it is that question, of just what the premise says: whatever hedges it, and
whichever short question follows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.listing import SHARES, all_hold, share
from tests.support.reading.corpus import read
from tests.support.yaml_files import read_yaml

GRID: dict[str, Any] = read_yaml(Path(__file__).with_name("premises.yaml"))
OTHERS = {  # what is asked is no part of the premise, or nothing is stated yet
    "landen met minstens tien medailles, hoeveel?": "/meeste land met 10 vraag aantal",
    "De eerste Nederlandse olympisch kampioene, wie was dat?": "/wie NED goud vrouwen winter zomer ooit neem 1",
    "Italië had 10 gouden medailles, hoeveel zilver?": ["/klopt ITA goud = 10", "/tel ITA zilver"],
    "Fontana won een medaille op de 500, welke was het?": "/medailles door Arianna Fontana, bij shorttrack 500 meter "
    "vrouwen",
    "Kok won op 15 februari goud, hoe laat?": "/medailles goud op 15-2 door Femke Kok, vraag tijd",
}


def _cells(kind: str, premise: str, inverted: str) -> Iterator[str]:
    plain, turned = (" ".join(one.format(n="").split()) for one in (premise, inverted))
    asked = GRID[kind]
    yield from (one.format(plain, q=f"{asked[1]}?") for one in GRID["hedged"])
    for question in asked:
        yield f"{plain} toch? {question}?"
        yield f"volgens mij {turned}, {question}"
        yield f"{turned}? {question}?"
    if premise != plain:
        before, number, after = premise.partition("{n} ")
        said, _, rest = after.partition(" ")
        said, comma = said.rstrip(","), "," if said.endswith(",") else ""
        assert number
        for hedge in GRID["numbers"]:
            yield f"{before}{hedge.format(said)}{comma} {rest}".strip() + f", toch? {asked[1]}?"


@pytest.mark.parametrize("which", SHARES)
@pytest.mark.parametrize(("kind", "premise", "inverted", "plain"), GRID["shapes"])
def test_a_short_question_asks_of_its_premise(kind: str, premise: str, inverted: str, plain: str, which: str) -> None:
    wanted = read(plain)
    assert wanted[0] == "is"

    def asks_it(said: str) -> None:
        assert read(said) == wanted, f"{said}: {read(said)}"

    all_hold(share(_cells(kind, premise, inverted), which), asks_it)


@pytest.mark.parametrize("said", OTHERS)
def test_another_question_is_not_of_the_premise(said: str) -> None:
    assert read(said)[1] == OTHERS[said]
