"""No reply to a reading of the corpus has an empty part: ", maar niet .", "zowel … als een medaille", a word twice."""

import re

import pytest

from tests.support.listing import SHARES, all_hold, share
from tests.support.reading.corpus import corpus
from tests.support.reading.reading import told_to

BROKEN = re.compile(
    r"\S {2,}\S"  # a part left out in the middle
    r"|\S [.,;:!?](?=\s|$)|[,;:] ?[.,;:](?=\s|$)|\( *\)|‘ *’"  # nothing before a sign
    r"|\b(?:maar niet|van|bij|met|dan|en|maar|zonder|tussen)(?:[.:](?=\s|$)|$)"  # nothing behind a word that joins
    r"|\bzowel (?:in|op|bij) [^.:]* als (?:een medaille|goud|zilver|brons)[.:]"
    r"|\b(de|een|in|op|bij|van|met|en|als|voor) \1\b|\bNone\b"
)
SETS = (
    "/meeste land met (= 0)", "/meeste sporter vrouwelijk 2020 met 2020 met 2020",
    "/meeste sporter vrouwelijk met () met 1924 vraag aantal", "/per sport NED 2020 met (NED 2020) met (NED 2024 = 0)",
    "/per sport NED met NED met (NED 2022 = 0)", "/meeste land 2022 met 2022 met (= 0)",
    "/per sport NED 2020 met (NED 2020) met (NED 2020 = 0)", "/per onderdeel NED goud met (NED goud) met (NED goud)",
)  # fmt: skip
"""Sets of which one half is empty, or is the same as the other."""


@pytest.mark.parametrize("which", SHARES)
def test_no_part_of_a_reply_is_empty(which: str) -> None:
    def check(asked: str) -> None:
        sentences = (line for line in told_to(asked).split("\n") if line.endswith((".", ":")))  # not a table
        assert not (broken := [line for line in sentences if BROKEN.search(line)]), broken

    asked = {line.value for line in corpus() if line.kind == "is"}
    all_hold(share([*SETS, *sorted(asked)], which), check)
