"""The helpers of the tests keep what they promise: a suite that quietly reads everything anew is slow, and one whose
parts lean on each other cannot be moved."""

import re
from pathlib import Path

import pytest

import bot.app.ledgers
import bot.demo.running
from medals_core import load_archive
from medals_core.datasets.loading import default_root
from tests.support import facts
from tests.support.listing import all_hold, each
from tests.support.waiting import PORTS, free_port

TESTS = Path(__file__).parent


def test_the_facts_are_read_once_for_everybody() -> None:
    held = facts.load_archive()
    assert load_archive() is held
    assert bot.app.ledgers.load_archive() is held
    assert bot.demo.running.load_archive() is held
    assert load_archive(default_root()) is not held, "a folder that is named may have been written to"


def test_names_are_found_as_in_an_index_of_their_own() -> None:
    """An archive of another moment has other athletes in front: it may not get the index of the first that came by."""
    now = facts.load_archive()
    before = now.known_by(now.current.games.start_of(now.current.games.first_medal_day))
    assert facts.athletes_of(now) is facts.athletes_of(now)
    assert facts.athletes_of(before) is not facts.athletes_of(now)
    for archive in (before, now):
        assert facts.athletes_of(archive).find("velzeboer") == facts.index_anew(archive).find("velzeboer")


def test_a_port_is_given_once_and_none_that_the_system_gives_away() -> None:
    given = [free_port() for _ in range(5)]
    assert len(set(given)) == 5
    assert all(port in PORTS for port in given)
    ephemeral = Path("/proc/sys/net/ipv4/ip_local_port_range")
    if ephemeral.exists():
        assert PORTS.stop <= int(ephemeral.read_text().split()[0])


def test_no_test_file_imports_another() -> None:
    """What two test files need lives in ``tests/support``: who moves or deletes tests breaks no others."""
    leaning = []
    for path in TESTS.rglob("*.py"):
        room = path.relative_to(TESTS).parts[0]
        for line in re.findall(r"^ *from (tests\.[\w.]+) import", path.read_text("utf-8"), re.MULTILINE):
            _, other, *_ = line.split(".")
            if ".test_" in line or other not in ("support", room):
                leaning.append(f"{path.relative_to(TESTS)} imports {line}")
    assert not leaning


def test_one_failure_lists_all_that_do_not_hold() -> None:
    def even(number: int) -> None:
        assert number % 2 == 0, f"{number} is odd"

    all_hold([2, 4], even)
    with pytest.raises(AssertionError, match=r"(?s)^2 of 4 do not hold:\n1\n    1 is odd.*\n3\n    3 is odd"):
        all_hold([1, 2, 3, 4], even)
    with pytest.raises(AssertionError, match="no cases"):
        all_hold([], even)
    with pytest.raises(AssertionError, match="1 of 1 do not hold"):
        each([(1,)], spread=True)(even)()
