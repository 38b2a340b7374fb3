"""Commands as people type them, beside the command that a button would have for the same question."""

from datetime import UTC, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.canonical import canonical
from bot.understanding.command_line import CommandLine
from bot.understanding.lexicon import Lexicon
from bot.understanding.understood import AskBack, NotUnderstood, Understanding, Understood
from medals_core import questions as q
from medals_core.answering import Viewpoint
from medals_core.archive import Archive
from medals_core.datasets import load_archive

VIEWPOINT = Viewpoint(now=datetime(2026, 2, 18, 11, tzinfo=UTC))
BELGIAN = VIEWPOINT.model_copy(update={"own": "BEL"})


@cache
def archive() -> Archive:
    return load_archive()


@cache
def command_line() -> CommandLine:
    return CommandLine(Lexicon(archive()))


def read(text: str, viewpoint: Viewpoint = VIEWPOINT) -> Understanding:
    return command_line().command(text, viewpoint)


TYPED = """
/stand                                      = /stand
/stand 17 februari 18:00                    = /stand 17-2 18:00
/stand op 17 februari om 18:00              = /stand 17-2 18:00
/stand alles 17 februari 18:00              = /stand alles 17-2 18:00
/STAND@medaillespiegel_bot  NL  16 feb      = /stand NED 16-2
/stand 16 februari 13:30                    = /stand 16-2 13:30
/stand 18-2 17.00u                          = /stand 18-2 17:00
/stand na dag 5                             = /stand 11-2
/stand gisteren                             = /stand 17-2
/stand na de ploegenachtervolging vrouwen   = /stand 17-2 16:53
/stand na onderdeel ploegenachtervolging vrouwen = /stand 17-2 16:53
/stand totaal                               = /stand totaal
/stand punten                               = /stand punten
/stand inwoners                             = /stand inwoners
/stand vrouwen                              = /stand vrouwen
/stand mannen 16 feb                        = /stand mannen 16-2
/stand schaatsen                            = /stand schaatsen
/stand noordse combinatie                   = /stand nordic-combined
/stand 20                                   = /stand 20
/stand top 5                                = /stand 5
/stand alles vanaf 11                       = /stand alles vanaf 11
/stand 2014                                 = /stand 2014
/stand Sotsji                               = /stand 2014
/stand Sotsji 2014                          = /stand 2014
/stand 2014 toen                            = /stand 2014 toen
/stand 17 februari 2014                     = /stand 2014 17-2
/stand 16 februari 13:30 toen               = /stand 16-2 13:30 toen
/nl                                         = /land NED
/usa                                        = /land USA
/noorwegen                                  = /land NOR
/be                                         = /land BEL
/canada                                     = /land CAN
/vs                                         = /land USA
/zweeden                                    = /land SWE
/zuid_korea                                 = /land KOR
/usa 17 februari 18:00                      = /land USA 17-2 18:00
/nl 2014                                    = /land NED 2014
/nl usa                                     = /vergelijk NED USA
/land noorwegen                             = /land NOR
/vergelijk NL USA                           = /vergelijk NED USA
/vergelijk NL,USA                           = /vergelijk NED USA
/vergelijk nl - usa                         = /vergelijk NED USA
/vergelijk nederland en amerika             = /vergelijk NED USA
/vergelijk nl vs noorwegen, italië          = /vergelijk NED NOR ITA
/vergelijk NL tegen VS                      = /vergelijk NED USA
/vergelijk nl de                            = /vergelijk NED GER
/VERGELIJK NL VS NOORWEGEN                  = /vergelijk NED NOR
/vergelijk noorwegen                        = /vergelijk NED NOR
/vergelijk NL USA 17 februari 18:00         = /vergelijk NED USA 17-2 18:00
/vergelijk NL USA op 17 februari om 18:00   = /vergelijk NED USA 17-2 18:00
/vergelijk 17 februari 18:00 NL USA         = /vergelijk NED USA 17-2 18:00
/atleet kok                                 = /atleet Femke Kok
/atleet jutta lerdam                        = /atleet Jutta Leerdam
/atleet kramer 2014                         = /atleet Sven Kramer 2014
/femke kok                                  = /atleet Femke Kok
/strijd                                     = /strijd
/strijd 3                                   = /strijd 3
/strijd om plek 3                           = /strijd 3
/strijd NL                                  = /strijd NED
/inhalen USA                                = /inhalen USA
/inhalen NL op USA                          = /inhalen NED op USA
/inhalen nl usa                             = /inhalen NED op USA
/inhalen NL op 2                            = /inhalen NED op 2
/watals NL 2 goud, ITA zilver               = /watals NED 2 goud ITA 1 zilver
/watals NL -1 goud                          = /watals NED -1 goud
/watals 2 goud                              = /watals NED 2 goud
/watals NL 1 goud 17 februari 18:00         = /watals NED 1 goud 17-2 18:00
/watals ploegenachtervolging vrouwen goud   = /watals schaatsen ploegenachtervolging vrouwen goud
/zeker                                      = /zeker
/zeker NL 10                                = /zeker NED 10
/zeker top 10                               = /zeker 10
/verloop NL USA                             = /verloop NED USA
/verloop NL USA 10 feb – 17 feb             = /verloop NED USA vanaf 10-2 t/m 17-2
/verloop NL USA van 10 feb tot 17 feb       = /verloop NED USA vanaf 10-2 t/m 17-2
/VERLOOP NL USA VAN 10 FEB TOT 17 FEB       = /verloop NED USA vanaf 10-2 t/m 17-2
/dag 17 februari                            = /dag 17-2
/dag gisteren                               = /dag 17-2
/dag 5                                      = /dag 11-2
/gisteren                                   = /dag 17-2
/verslag 17 februari                        = /verslag 17-2
/ambitie                                    = /ambitie
/historie NL                                = /historie NED
/historie 2014                              = /stand 2014
/historie NL 2014                           = /land NED 2014
/historie sinds 1924                        = /historie sinds 1924
/historie Duitsland                         = /historie GER
/toen 2014                                  = /toen 2014
/zelfdemoment 2022                          = /zelfdemoment 2022
/records NL                                 = /records NED
/sport schaatsen                            = /sport schaatsen
/sport shorttrack NL                        = /sport shorttrack NED
/schaatsen                                  = /sport schaatsen
/onderdeel 1000 meter vrouwen               = /onderdeel schaatsen 1000 meter vrouwen
/onderdeel shorttrack 1000m v               = /onderdeel shorttrack 1000 meter vrouwen
/meeste brons                               = /meeste brons
/zonder goud                                = /zonder goud
/toppers                                    = /toppers
/programma                                  = /programma
/programma 20 februari                      = /programma 20-2
/programma schaatsen                        = /programma schaatsen
"""
CASES = [tuple(part.strip() for part in line.split(" = ")) for line in TYPED.strip().splitlines()]


@pytest.mark.parametrize(("typed", "meant"), CASES, ids=[case[0] for case in CASES])
def test_a_command_is_understood(typed: str, meant: str) -> None:
    understood = read(typed)
    assert isinstance(understood, Understood), understood
    assert canonical(understood.question, archive(), VIEWPOINT) == meant


def test_the_likelier_event_is_answered_and_the_other_offered() -> None:
    understood = read("/onderdeel 1000 meter vrouwen")
    assert isinstance(understood, Understood)
    assert [choice.command for choice in understood.also] == ["/onderdeel shorttrack 1000 meter vrouwen"]


def test_kilometres_are_not_the_comoros() -> None:
    """KM is an ISO code; after a number it is a distance."""
    asked = read("/onderdeel 10 km")
    assert isinstance(asked, Understood)
    assert asked.question == q.EventQuestion(event_id="speed-skating-10000m-men")
    assert asked.also[0].command.startswith("/onderdeel ")


def test_the_own_nation_is_that_of_the_chat() -> None:
    compared = read("/vergelijk noorwegen", BELGIAN)
    assert isinstance(compared, Understood)
    assert compared.question == q.ComparisonQuestion(nocs=("BEL", "NOR"))
    ours = read("/wij", BELGIAN)
    assert isinstance(ours, Understood)
    assert ours.question == q.NationQuestion(noc="BEL")


def test_a_picture_is_of_what_is_said_after_it() -> None:
    found = read("/plaatje NL USA")
    assert isinstance(found, Understood)
    assert found.picture
    assert found.question == q.ComparisonQuestion(nocs=("NED", "USA"))


def test_a_tie_is_asked_back() -> None:
    """The two brothers both won medals; the bot never guesses which is meant."""
    asked = read("/atleet van t wout")
    assert isinstance(asked, AskBack)
    assert asked.prompt == "Bedoel je Jens of Melle van 't Wout?"
    assert {choice.command for choice in asked.choices} == {"/atleet Jens van 't Wout", "/atleet Melle van 't Wout"}


@pytest.mark.parametrize(
    "text", ["/onderdeel 500 meter", "/atleet tkachuk", "/watals 500 meter goud", "/stand na de 1000 meter vrouwen"]
)
def test_every_choice_asks_one_thing(text: str) -> None:
    asked = read(text)
    assert isinstance(asked, AskBack)
    found = [read(choice.command) for choice in asked.choices]
    assert len(found) > 1
    assert all(isinstance(one, Understood) for one in found)
    assert len({choice.command for choice in asked.choices}) == len(asked.choices)


@pytest.mark.parametrize(
    ("typed", "example"),
    [
        ("/vergelijk", "/vergelijk NL USA"),
        ("/atleet", "/atleet kok"),
        ("/watals", "/watals NL 2 goud, ITA zilver"),
        ("/stand totaall", "/stand totaal"),
        ("/inhalen NL", "/inhalen USA"),
        ("/vergelik NL NOR", "/vergelijk NL NOR"),
        ("/stnad", "/stand"),
    ],
)
def test_a_wrong_line_is_answered_with_one_that_works(typed: str, example: str) -> None:
    found = read(typed)
    assert isinstance(found, NotUnderstood)
    assert found.suggestions[0] == example
    assert isinstance(read(example), Understood)


@pytest.mark.parametrize("text", ["/qwertyuiop", "/stand kolder", "/atleet xyzzyq", "/", "/vergelijk NL blabla"])
def test_what_is_not_known_is_said_and_what_is_suggested_works(text: str) -> None:
    found = read(text)
    assert isinstance(found, NotUnderstood)
    assert found.suggestions
    assert all(isinstance(read(suggestion), Understood) for suggestion in found.suggestions)


COMMANDS = ["", "/", "/stand ", "/vergelijk ", "/watals ", "/atleet ", "/onderdeel ", "/verloop ", "/medailles "]
WORDS = "NL vs 17-2 99-99 18:00 t/m vanaf toen stand goud 2 -3 0 9999999999 2014 #x door bij na op".split()  # noqa: SIM905


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(COMMANDS), st.text(max_size=60) | st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_no_text_breaks_it(command: str, text: str) -> None:
    assert read(command + text) is not None
