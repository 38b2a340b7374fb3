"""Laws of reading, tried on a sample of the corpus: nothing that is said may be dropped silently, and what changes
nothing may change nothing. The sample is drawn from the texts that are answered at once, by a checksum of the text: it
is always the same, and a line added to the corpus changes at most one text of it.

A law that fails for a few texts has a list of them, with the reason: to be made shorter, never longer."""

from collections.abc import Callable
from functools import cache
from zlib import crc32

import pytest

from bot.understanding.understood import NotUnderstood, Several, Understood
from tests.support.listing import SHARES, share
from tests.support.reading.corpus import answered_texts, canon, read, said
from tests.support.reading.reading import understood

SAMPLE = 150
FOREIGN = {
    "a word that does not exist": "bij het krombeltelen",
    "another competition": "op het WK",
    "a land that does not exist": "in Wakanda",
    "a sport that is not held": "bij het ijsracen",
}
NO_SUCH_DAY = {"op 31 februari": "31 februari bestaat niet", "op dag 45": "dag 45 is er niet"}
CONDITIONS = {
    "a sex": ("vrouwen", "bij de vrouwen"),
    "a sport": ("biatlon", "bij het biatlon"),
    "other Games": ("2018", "in 2018"),
}
FILLERS = ("eigenlijk {}", "nou {}", "{} hoor", "zeg {}")

OTHER_CLAUSE = {"hoe oud was bergsma toen ie die massastart pakte?? dacht 40"}
"""What is added stands in the clause after the question marks, which is left out as a whole."""

DROPPED = {
    "a sex": {
        # "op de dag dat Nederland zijn eerste goud pakte bij de vrouwen": a woman's it was, so the day is the same one
        "wat won Noorwegen op de dag dat Nederland zijn eerste goud pakte",
        # a medal that is supposed counts as much in the table wherever it is won
        "wat als nederland 2 goud en italië 1 zilver erbij krijgt",
        "was Italië dan derde geweest als het één zilver meer had",
        # a page that cannot be narrowed
        "hoezo staan we derde",
    },
    "a sport": {"wat als nederland 2 goud en italië 1 zilver erbij krijgt", "hoezo staan we derde"},
    "other Games": {
        # all Games are said already, and go before the one
        "Welke landen hebben op elke editie van de Winterspelen, van Chamonix tot nu, minstens één medaille veroverd?",
        "wanneer won nederland zijn eerste medaille op de winterspelen ooit",
        # a page that cannot be narrowed
        "welke mijlpalen haalde nederland",
    },
}
"""Conditions that are dropped: where no reason says that they change nothing they are faults, to be mended."""


def plain(text: str) -> str:
    return text.rstrip(" ?!.")


@cache
def sample() -> tuple[str, ...]:
    """Sentences of the corpus: commands, single words and names have no place for an adverbial."""
    sentences = {
        text for text, _ in answered_texts() if len(text.split()) >= 4 and text.isprintable() and "/" not in text
    }
    return tuple(sorted(sentences, key=lambda text: crc32(text.encode()))[:SAMPLE])


def failing(law: Callable[[str], bool], which: str) -> set[str]:
    return {text for text in share(sample(), which) if not law(text)}


def names(reply: str, added: str) -> bool:
    """Does the reply quote the foreign word?"""
    return added.split()[-1].lower() in reply.lower()


def test_the_sample_is_one() -> None:
    assert len(set(sample())) == SAMPLE


@pytest.mark.parametrize("which", SHARES)
@pytest.mark.parametrize("kind", FOREIGN)
def test_a_foreign_word_changes_the_reply_or_is_named_in_it(kind: str, which: str) -> None:
    """Of what the bot does not know, it never acts as if it was not said."""
    added = FOREIGN[kind]

    def law(text: str) -> bool:
        reply = said(f"{plain(text)} {added}")
        return reply != said(text) or names(reply, added)

    assert failing(law, which) <= OTHER_CLAUSE


@pytest.mark.parametrize("which", SHARES)
@pytest.mark.parametrize("day", NO_SUCH_DAY)
def test_a_day_that_is_not_there_is_never_answered(day: str, which: str) -> None:
    """No answer holds for a day that does not exist: not that of another day, nor that of all days. Of two questions in
    one message the day is the last one's: the first may be answered, if the reply says before it that there is no such
    day."""

    def law(text: str) -> bool:
        with_day = f"{plain(text)} {day}"
        match understood(with_day):
            case Understood():
                return False
            case Several(parts=parts):
                return isinstance(parts[0], NotUnderstood) and NO_SUCH_DAY[day] in said(with_day).lower()
            case _:
                return said(with_day) != said(text)

    assert not failing(law, which)


@pytest.mark.parametrize("which", SHARES)
@pytest.mark.parametrize("kind", CONDITIONS)
def test_a_condition_added_is_in_the_question_or_it_is_refused(kind: str, which: str) -> None:
    """Whoever adds a sex, a sport or Games asks something else, unless the text told it already."""
    word, added = CONDITIONS[kind]

    def law(text: str) -> bool:
        before, after = read(text), read(f"{plain(text)} {added}")
        return after != before or word in str(before[1])

    assert failing(law, which) <= DROPPED[kind]


@pytest.mark.parametrize("which", SHARES)
@pytest.mark.parametrize("filler", FILLERS)
def test_a_filler_changes_nothing(filler: str, which: str) -> None:
    """Particles are how people talk; they ask nothing."""
    assert not failing(lambda text: read(filler.format(plain(text))) == read(text), which)


@pytest.mark.parametrize("which", SHARES)
def test_a_question_mark_or_none_changes_nothing(which: str) -> None:
    """On a phone the question mark is often left out, and often typed where it need not."""
    assert not failing(lambda text: read(f"{plain(text)}?") == read(plain(text)), which)


@pytest.mark.parametrize("which", SHARES)
def test_upper_case_changes_nothing(which: str) -> None:
    assert not failing(lambda text: read(text.upper()) == read(text), which)


MOVED = [
    ("hoeveel goud won nederland bij het shorttrack", "bij het shorttrack won nederland hoeveel goud"),
    ("hoeveel goud won nederland bij het shorttrack", "hoeveel goud won bij het shorttrack nederland"),
    ("hoeveel medailles had noorwegen na dag 5", "na dag 5 had noorwegen hoeveel medailles"),
    ("hoeveel medailles had noorwegen na dag 5", "hoeveel medailles had na dag 5 noorwegen"),
    ("waar stond nederland op 16 februari", "op 16 februari waar stond nederland"),
    ("waar stond nederland op 16 februari", "waar stond op 16 februari nederland"),
    ("wie won goud voor nederland in 2014", "wie won in 2014 goud voor nederland"),
    ("wie won goud voor nederland in 2014", "in 2014 wie won goud voor nederland"),
    ("wie won de massastart bij de vrouwen", "wie won bij de vrouwen de massastart"),
    ("hoeveel medailles wonnen we zonder shorttrack", "zonder shorttrack hoeveel medailles wonnen we"),
    ("hoeveel medailles wonnen de vrouwen op 15 februari", "hoeveel medailles wonnen op 15 februari de vrouwen"),
    ("welk land won in peking het meeste goud", "welk land won het meeste goud in peking"),
    ("hoeveel zilver won duitsland bij het rodelen", "hoeveel zilver won bij het rodelen duitsland"),
    ("hoeveel medailles won zweden bij de mannen", "hoeveel medailles won bij de mannen zweden"),
]


@pytest.mark.parametrize(("text", "moved"), MOVED, ids=lambda text: text)
def test_an_adverbial_may_stand_anywhere(text: str, moved: str) -> None:
    """In Dutch the clause is a bag: where, when and of whom are said in any order."""
    meant, other = understood(text), understood(moved)
    assert isinstance(meant, Understood)
    assert isinstance(other, Understood)
    assert canon(other.question) == canon(meant.question)


COLOURS = ["goud", "zilver", "brons"]


@pytest.mark.parametrize("rest", ["{} won zweden", "{} wonnen de duitse mannen", "{} had italië op 14 februari"])
def test_another_colour_is_another_question(rest: str) -> None:
    """A colour in the place of "medailles" is in the question, and the only thing that changes in it."""
    whole = read("hoeveel " + rest.format("medailles"))
    assert whole[0] == "is"
    for colour in COLOURS:
        kind, value = read("hoeveel " + rest.format(colour))
        assert kind == "is"
        assert value != whole[1]
        assert value.replace(f" {colour}", "") == whole[1]
