"""The phrasings are data that anyone may mend: what is named in them exists, and their examples hold."""

from datetime import UTC, datetime
from functools import cache

import pytest

from bot.understanding.lexicon import Lexicon
from bot.understanding.sentences import SentenceReader
from bot.understanding.sentences_features import slots_of
from bot.understanding.sentences_makers import known_makers
from bot.understanding.sentences_tagging import SentenceTagger
from bot.understanding.spelling import Speller
from bot.understanding.templates import Cue, Intent, phrasings
from bot.understanding.understood import NotUnderstood
from medals_core import load_archive
from medals_core.answering import Viewpoint

VIEWPOINT = Viewpoint(now=datetime(2026, 2, 16, 22, 59, tzinfo=UTC))
EXAMPLES = [(intent, example) for intent in phrasings().intents for example in intent.examples]
REFUSED = {"out_of_scope", "unknown_games", "no_such_day"}


@cache
def reader() -> SentenceReader:
    return SentenceReader(Lexicon(load_archive()))


def known_features() -> set[str]:
    lexicon = Lexicon(load_archive())
    tagged = SentenceTagger(lexicon).tag("stand", VIEWPOINT)
    slots = slots_of(reader().read("stand", VIEWPOINT), tagged, phrasings())
    return set(slots) | {cue.name for cue in phrasings().cues}


def test_every_feature_of_an_intent_is_a_slot_or_a_cue() -> None:
    known = known_features()
    for intent in phrasings().intents:
        named = {one for need in intent.needs for one in need.split("|")} | set(intent.without) | set(intent.more)
        assert named <= known, (intent.name, named - known)


def test_every_intent_has_a_maker_and_a_name_of_its_own() -> None:
    intents = phrasings().intents
    assert {intent.makes.rstrip("_") for intent in intents} <= known_makers()
    assert len({intent.name for intent in intents}) == len(intents)


@pytest.mark.parametrize(("intent", "example"), EXAMPLES, ids=lambda value: str(getattr(value, "name", value))[:40])
def test_an_example_can_be_what_it_is_an_example_of(intent: Intent, example: str) -> None:
    reading = reader().read(example, VIEWPOINT)
    assert intent.name in reader().intents(reading), reading.marked
    if intent.name not in REFUSED:
        assert not isinstance(reader().understand(example, VIEWPOINT), NotUnderstood)


@pytest.mark.parametrize(
    ("phrase", "sentence", "holds"),
    [
        ("hoe vaak", " hoe vaak won ", True),
        ("hoe vaak", " vaak hoe ", False),
        ("welk|welke plek", " op welke plek ", True),
        ("win*", " de winnares ", True),
        ("de? bot", " bot ", True),
        ("als .. had", " als nederland nog twee had ", True),
        ("als .. had", " als een twee drie vier vijf zes had ", False),
        ("<nation> of <nation>", " <nation> of <nation> ", True),
        ("of", " boffen ", False),
    ],
)
def test_how_a_phrase_is_written(phrase: str, sentence: str, holds: bool) -> None:
    assert Cue("cue", [phrase]).is_in(sentence) is holds


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("medialles", "medailles"),
        ("hoevel", "hoeveel"),
        ("zilvr", "zilver"),
        ("bank", "bank"),
        ("abc", "abc"),
        ("qwertyuiop", "qwertyuiop"),
    ],
)
def test_a_misspelt_word_becomes_the_near_one_and_another_word_does_not(written: str, meant: str) -> None:
    speller = Speller({"medailles", "hoeveel", "zilver", "brons"}, {"bank"}, {})
    assert speller.corrected(written) == meant


def test_two_words_written_as_one_are_parted() -> None:
    speller = Speller({"hoeveel", "goud", "heeft"}, {"goudvis"}, {"hvl": "hoeveel"})
    assert speller.parted("goudheeft") == "goud heeft"
    assert speller.parted("goudvis") == "goudvis"
    assert speller.written_out("hvl") == "hoeveel"
