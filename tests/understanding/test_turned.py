"""What is asked the other way round, or of all rather than of one: the reading keeps who is who."""

from datetime import UTC, datetime
from functools import cache

import pytest

from bot.understanding.understander import Understander
from bot.understanding.understood import NotUnderstood, Understood
from medals_core import load_archive
from medals_core.answering import Viewpoint
from medals_core.medals import Colour
from medals_core.queries.measures import Key, Kind
from medals_core.queries.model import Ask, Groups, Listing, Needed
from medals_core.questions import Question

VIEWPOINT = Viewpoint(now=datetime(2026, 3, 1, 12, tzinfo=UTC))


@cache
def understander() -> Understander:
    return Understander(load_archive())


def asked(text: str) -> Question:
    understood = understander().understand(text, VIEWPOINT)
    assert isinstance(understood, Understood), understood
    return understood.question


def test_one_athlete_is_no_group() -> None:
    best = asked("is Jens van 't Wout onze beste geweest")
    assert isinstance(best, Groups)
    assert (best.measure.of.nations, best.measure.of.athletes) == (("NED",), ())


@pytest.mark.parametrize(
    "text",
    [
        "Duitsers of Fransen of Wakandezen, wie stond hoger",
        "landen waarvoor zilver talrijker is dan goud",
        "schulting 2027 medailles",
        "landen met meer goud dan zilver en brons",
    ],
)
def test_what_is_not_read_is_refused(text: str) -> None:
    assert isinstance(understander().understand(text, VIEWPOINT), NotUnderstood)


@pytest.mark.parametrize(
    "text",
    ["op welke dagen werden de meeste titels vergeven", "bij welke onderdelen werden er twee zilveren uitgereikt",
     "is er een wedstrijd geweest zonder brons op het podium"],
)  # fmt: skip
def test_what_was_handed_out_is_of_all(text: str) -> None:
    groups = asked(text)
    assert isinstance(groups, Groups)
    assert not groups.measure.of.nations


def test_a_day_without_gold_is_a_day() -> None:
    days = asked("was er een dag dat Noorwegen helemaal geen goud won?")
    assert isinstance(days, Groups)
    assert days.by is Key.DAY


def test_who_needs_to_pass_whom() -> None:
    theirs = asked("hoeveel goud had Zweden nodig om ons in te halen")
    ours = asked("hoeveel goud hadden wij nodig om Zweden in te halen")
    assert isinstance(theirs, Needed)
    assert isinstance(ours, Needed)
    assert (theirs.noc, theirs.passes) == (ours.passes, ours.noc) == ("SWE", "NED")


def test_the_share_at_each_games() -> None:
    share = asked("op welke Winterspelen was het Nederlandse aandeel in alle medailles het grootst")
    assert isinstance(share, Groups)
    assert (share.by, share.measure.kind) == (Key.GAMES, Kind.SHARE)


def test_the_highest_step_is_gold() -> None:
    step = asked("wie stond er op het hoogste trapje bij het kunstrijden dames")
    assert isinstance(step, Listing)
    assert step.of.colours == (Colour.GOLD,)


def test_these_games_or_those() -> None:
    games = asked("was het brons van Kimberley Bos de vorige spelen of die daarvoor")
    assert isinstance(games, Listing)
    assert games.ask is Ask.GAMES
