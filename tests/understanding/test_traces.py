"""A reading in which something of the text left no trace would answer another question: it is refused whatever frame
made it. The frames own nearly everything; here the questions are made by hand, so that each loss is seen."""

from functools import cache

import pytest

from bot.understanding.grammar.items import Item
from bot.understanding.grammar.reader import Reader
from bot.understanding.grammar.traces import leaves_no_trace
from bot.understanding.names.lexicon import Lexicon
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.queries.filters import EVER, Medals, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Ask, Claim, GroupAsk, Groups, Listing, Suppose, Value, Versus, Without
from medals_core.questions import Question
from tests.support.reading.reading import AFTER_THE_GAMES, archive


@cache
def reader() -> Reader:
    return Reader(Lexicon(archive()))


def items(text: str) -> tuple[Item, ...]:
    return reader().items(text, AFTER_THE_GAMES, archive())[0]


def value(**of: object) -> Value:
    return Value(measure=Measure(of=Medals.model_validate(of)))


NED, GOLD = ("NED",), (Colour.GOLD,)
GOLDEN = Measure(of=Medals(colours=GOLD))
SWEDISH_GOLD = Medals(nations=("SWE",), colours=GOLD)
SWEDISH_EVER = SWEDISH_GOLD.narrowed(games=EVER)
NO_GOLD = Condition(measure=Measure(of=SWEDISH_EVER), op=Op.EQUAL, value=0)
EACH_SPORT = Measure(kind=Kind.DISTINCT, of=Medals(colours=GOLD), per=Key.DISCIPLINE)
NO_SILVER = Condition(measure=Measure(of=Medals(nations=("SWE",), colours=(Colour.SILVER,))), op=Op.EQUAL, value=0)
EACH_GAMES = Measure(kind=Kind.DISTINCT, of=SWEDISH_EVER, per=Key.GAMES)
LEAST_FIVE = Condition(measure=Measure(), op=Op.AT_LEAST, value=5)


@pytest.mark.parametrize(
    ("text", "whole", "lacking"),
    [
        ("hoeveel goud won Zweden", value(nations=("SWE",), colours=GOLD), value(nations=("SWE",))),
        ("hoeveel goud won Zweden", value(nations=("SWE",), colours=GOLD), value(colours=GOLD)),
        (
            "noem het weekend met het meeste goud van Zweden",
            Groups(by=Key.DAY, measure=Measure(of=SWEDISH_GOLD)),
            Groups(by=Key.ATHLETE, measure=Measure(of=SWEDISH_GOLD)),
        ),
        (
            "welke landen wonnen het meeste goud",
            Groups(by=Key.NATION, measure=GOLDEN),
            Groups(by=Key.ATHLETE, measure=GOLDEN),
        ),
        (
            "hoeveel procent van het goud was voor Zweden",
            Value(measure=Measure(kind=Kind.SHARE, of=SWEDISH_GOLD, whole=Medals(colours=GOLD))),
            value(nations=("SWE",), colours=GOLD),
        ),
        (
            "hoeveel won Zweden bij de vrouwen",
            value(nations=("SWE",), genders=(Gender.WOMEN,)),
            value(nations=("SWE",)),
        ),
        (
            "wat won Femke Kok",
            Listing(of=Medals(athletes=("femke-kok",))),
            Listing(of=Medals(athletes=("jutta-leerdam",))),
        ),
        (
            "welke landen wonnen minstens vijf medailles",
            Groups(by=Key.NATION, having=(LEAST_FIVE,)),
            Groups(by=Key.NATION),
        ),
    ],
)
def test_what_a_text_says_is_in_the_question(text: str, whole: Question, lacking: Question) -> None:
    assert not leaves_no_trace(items(text), whole, "NED", told=False)
    assert leaves_no_trace(items(text), lacking, "NED", told=False)


def test_what_the_reply_tells_itself_is_not_lost() -> None:
    """A premise that does not fit stands in a note before the answer."""
    assert not leaves_no_trace(items("hoeveel goud won Zweden"), value(colours=GOLD), "NED", told=True)


def test_the_own_nation_is_in_no_question_that_does_not_name_it() -> None:
    """Bij welke Spelen werd er meer dan honderd keer goud uitgereikt: of all nations."""
    text, ours = (
        "welke sporten leverden goud op",
        Groups(by=Key.DISCIPLINE, measure=Measure(of=Medals(nations=NED, colours=GOLD))),
    )
    assert leaves_no_trace(items(text), ours, "NED", told=False)
    assert not leaves_no_trace(items(f"{text} voor ons"), ours, "NED", told=False)
    assert not leaves_no_trace(items(f"{text} voor Nederland"), ours, "NED", told=False)


def test_a_filter_may_not_leave_out_what_it_is_about() -> None:
    """Buiten Noorwegen, hoeveel minder dan de Noren: less than nothing."""
    none = value(nations=("NOR",), but_not=(Medals(nations=("NOR",)),))
    some = value(nations=("NOR",), but_not=(Medals(nations=("NOR",), colours=GOLD),))
    assert leaves_no_trace(items("hoeveel won Noorwegen"), none, "NED", told=False)
    assert not leaves_no_trace(items("hoeveel won Noorwegen"), some, "NED", told=False)


@pytest.mark.parametrize(
    ("text", "kept", "lost"),
    [
        (
            "welke landen wonnen geen goud",
            Groups(by=Key.NATION, having=(Condition(measure=GOLDEN, op=Op.EQUAL, value=0),)),
            Groups(by=Key.NATION, measure=GOLDEN),
        ),
        (
            "hoeveel won Zweden zonder het langlaufen",
            value(nations=("SWE",), but_not=(Medals(disciplines=("cross-country-skiing",)),)),
            value(nations=("SWE",)),
        ),
        (
            "won Zweden op alle Winterspelen goud",
            Claim(conditions=(Condition(measure=EACH_GAMES, op=Op.EQUAL, value=25),)),
            Claim(conditions=(Condition(measure=Measure(of=SWEDISH_EVER)),)),
        ),
        (
            "heeft Zweden al het goud gewonnen",
            Claim(conditions=(Condition(measure=Measure(kind=Kind.SHARE, of=SWEDISH_GOLD)),)),
            Claim(conditions=(Condition(measure=Measure(of=SWEDISH_GOLD)),)),
        ),
        (
            "is er een land dat in alle sporten goud won",
            Groups(by=Key.NATION, measure=EACH_SPORT, ask=GroupAsk.EXISTS),
            Listing(of=Medals(colours=GOLD), ask=Ask.NATION),
        ),
        (
            "heeft Zweden ooit geen goud gewonnen",
            Groups(by=Key.GAMES, measure=Measure(of=SWEDISH_EVER), having=(NO_GOLD,), ask=GroupAsk.EXISTS),
            Claim(conditions=(NO_GOLD,)),
        ),
        (
            "won Zweden alleen goud",
            Claim(conditions=(Condition(measure=Measure(of=SWEDISH_GOLD)), NO_SILVER)),
            Claim(conditions=(Condition(measure=Measure(of=SWEDISH_GOLD)),)),
        ),
        ("hoeveel won Zweden tijdens deze Spelen", value(nations=("SWE",)), value(nations=("SWE",), games=EVER)),
        (
            "wat won Zweden individueel en met het team",
            Versus(measures=tuple(Measure(of=Medals(nations=("SWE",), team=team)) for team in (True, False))),
            value(nations=("SWE",), team=False),
        ),
    ],
)
def test_a_word_that_turns_a_question_round_comes_to_something(text: str, kept: Question, lost: Question) -> None:
    """Whatever the reply tells besides."""
    assert not leaves_no_trace(items(text), kept, "NED", told=False)
    assert leaves_no_trace(items(text), lost, "NED", told=True)


def test_each_colour_stays_with_its_own_event() -> None:
    races = ("speed-skating-500m-women", "speed-skating-1000m-women")
    both = Listing(of=Medals(events=races, colours=(Colour.GOLD, Colour.SILVER)), ask=Ask.WHO)
    assert leaves_no_trace(items("wie won goud op de 500 meter en zilver op de 1000 meter"), both, "NED", told=True)
    assert not leaves_no_trace(items("wie won goud en zilver op de 500 en 1000 meter"), both, "NED", told=False)


def test_of_one_games_no_best_is_told_and_nobody_s_medals_are_not_taken_away() -> None:
    one = Groups(by=Key.GAMES, measure=Measure(of=Medals(nations=("SWE",), games=Scope(ids=("2022-winter",)))))
    assert leaves_no_trace(items("de beste Spelen van Zweden"), one, "NED", told=True)
    taken = Suppose(changes=(Without(of=Medals()),))
    assert leaves_no_trace(items("als de medailles niet meetellen"), taken, "NED", told=True)
