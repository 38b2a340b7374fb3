"""The features of a sentence that are more than one phrase: which slots are filled, whether it is a yes/no question,
whether every word is accounted for."""

from dataclasses import replace

from bot.understanding.moments import Relation
from bot.understanding.sentences_reading import SHORT, Reading
from bot.understanding.sentences_sums import impossible_day
from bot.understanding.sentences_tagging import Tagged
from bot.understanding.templates import Phrasings

FIRST_YEAR, LAST_YEAR = 1890, 2060
_QUESTION_WORDS = frozenset(
    ("hoeveel", "hoeveelste", "wie", "wat", "welk", "welke", "waar", "wanneer", "waarom", "hoe", "waardoor", "hoezo")
)
_STATE = frozenset(("had", "hadden", "stond", "stonden", "telde", "telden", "bezat", "bezaten"))
_EARLIER = (Relation.AFTER, Relation.UNTIL, Relation.BEFORE)


def features_of(reading: Reading, tagged: Tagged, intents: Phrasings) -> Reading:
    """The reading with its slots and other features among what is present."""
    slots = slots_of(reading, tagged, intents)
    present = reading.present | {name for name, holds in slots.items() if holds}
    return replace(reading, present=present, unknown=len(_unknown(tagged, intents)))


def slots_of(reading: Reading, tagged: Tagged, intents: Phrasings) -> dict[str, bool]:
    """Every feature that is no cue, and whether the sentence has it."""
    found = reading.found
    unknown = _unknown(tagged, intents)
    return {
        "nation": bool(found.nations),
        "own": found.own_said or reading.own in found.nations,
        "named": any(noc != reading.own for noc in found.nations),
        "nations2": len(found.nations) >= 2,
        "athlete": bool(found.athletes),
        "athletes2": len(found.athletes) >= 2,
        "discipline": bool(found.disciplines),
        "event": bool(found.events),
        "colour": bool(found.colours),
        "colours2": len(found.colours) >= 2,
        "counts": bool(found.counts),
        "number": bool(found.numbers),
        "rank": bool(found.ranks),
        "ranks2": len(found.ranks) >= 2,
        "top": found.top is not None,
        "moment": found.moment is not None,
        "day": found.to_day is not None,
        "time": found.moment is not None and not found.moment.whole_day,
        "games": found.games is not None,
        "gender": bool(found.genders),
        "unknown_games": _names_unknown_games(reading, tagged),
        "continent": "continent" in tagged.marks,
        "no_such_day": impossible_day(reading.words, reading.archive.current.games.year) is not None,
        "future": _is_to_come(reading),
        "short": len(reading.words) <= SHORT,
        "yes_no": _asks_yes_or_no(reading, intents),
        "after_day": found.moment is not None
        and found.moment.relation in (Relation.AFTER, Relation.UNTIL, Relation.BEFORE),
        "day_only": _is_about_the_day(reading),
        "clear": not unknown,
        "nearly_clear": len(unknown) <= 1,
    }


def _unknown(tagged: Tagged, intents: Phrasings) -> list[str]:
    """The words that are not accounted for."""
    return [
        token.folded
        for token, mark in zip(tagged.words, tagged.marks, strict=True)
        if mark is None and not intents.is_small(token.folded)
    ]


def _is_to_come(reading: Reading) -> bool:
    """Is it about a day of the current Games that has not come yet?"""
    games = reading.archive.current.games
    day = reading.found.to_day
    today = games.local(reading.viewpoint.now).date()
    return day is not None and reading.games is None and today < day <= games.closing


def _names_unknown_games(reading: Reading, tagged: Tagged) -> bool:
    """Is there a year in which there were no Games that the archive holds?"""
    years = {edition.games.year for edition in reading.archive.editions.values()}
    return any(
        mark in (None, "number") and len(token.folded) == 4 and token.folded.isdigit() and _is_year(int(token.folded))
        for token, mark in zip(tagged.words, tagged.marks, strict=True)
        if not token.folded.isdigit() or int(token.folded) not in years
    )


def _is_year(number: int) -> bool:
    return FIRST_YEAR <= number <= LAST_YEAR


def _asks_yes_or_no(reading: Reading, intents: Phrasings) -> bool:
    """Does it begin with a verb, and is there no word that asks for more than yes or no?"""
    words = list(reading.words)
    while words and words[0] in intents.word_list("before_verb"):
        words.pop(0)
    if words[:1] and words[0] in ("is", "ist", "klopt", "tis") and "dat" in words[:4]:
        return True
    first = words[0] if words else ""
    return first in intents.word_list("verbs_first") and not _QUESTION_WORDS.intersection(words)


def _is_about_the_day(reading: Reading) -> bool:
    found = reading.found
    if found.to_day is None:
        return False
    moment = found.moment
    if found.from_day != found.to_day:
        return moment is None or not _STATE.intersection(reading.words)
    return (
        moment is not None
        and moment.whole_day
        and moment.relation is Relation.AT
        and not _STATE.intersection(reading.words)
    )
