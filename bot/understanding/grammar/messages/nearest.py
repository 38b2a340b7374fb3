"""What is nearest to a text that is not understood: the text without the words that stand in the way. The reply begins
by naming those."""

import re
from collections.abc import Sequence

from bot.understanding.grammar.composing.logic_words import turns_round
from bot.understanding.grammar.items import UNKNOWN, Item
from bot.understanding.grammar.messages.passed_over import (
    NARROWING_WORDS,
    OURS,
    SURELY_OURS,
    may_be_left_out,
    says_of_which,
)
from bot.understanding.grammar.words.mending import event_vocabulary
from bot.understanding.grammar.words.spotting import Spotted
from bot.understanding.names.events.event_reading import SHORTEST_REPAIRED
from bot.understanding.names.folding import fold
from bot.understanding.names.lexicon import Lexicon

MOST_LEFT_OUT = 3
"""Phrases; a text with more that means nothing is about something else."""
MOST_OFFERED_WITHOUT = 2
"""Words."""
_IN_THE_WAY = frozenset((
    UNKNOWN, "be", "have", "win", "stand", "auxiliary", "doing_verb", "take_part", "doing_end", "then_word", "lean",
    "pronoun", "still", "already", "too", "telling", "once", "looks", "can", "its_place", "now_word",
))  # fmt: skip
"""Kinds that may be left out. Never a name, number, colour, moment, negation or condition: without it another question
would be answered."""


def strangers(items: Sequence[Item], spotted: Spotted, lexicon: Lexicon) -> tuple[Item, ...]:
    """The unknown words without which a text may be read; none where one of them may be a name, or what is asked."""
    if not any(one.has_any(SURELY_OURS) for one in items) or any(one.has("concept") for one in items):
        return ()
    places = [place for place, one in enumerate(items) if one.has(UNKNOWN)]
    if not all(may_be_left_out(items, place, spotted, lexicon) for place in places):
        return ()
    return tuple(items[place] for place in places)


def stand_in_the_way(left: Sequence[Item]) -> bool:
    """May what a reading leaves over be left out?"""
    kin = any(one.has("kin") for one in left)  # "is Xandra de zus van Michelle": what is asked
    return bool(left) and not kin and all(_IN_THE_WAY & one.meanings.keys() and not _is_and_now(one) for one in left)


def is_repaired(one: Item) -> bool:
    """Was it read over a typing error? Events are repaired where they are read."""
    strange = (word for word in fold(one.text).split() if len(word) >= SHORTEST_REPAIRED)
    return bool(one.repairs) or (one.has("event") and not event_vocabulary().issuperset(strange))


def may_be_asked_without(one: Item, items: Sequence[Item]) -> bool:
    """Is it one word, no name or number, that neither asks, turns the question round, says where or when, nor is what
    is counted? Without it something else may be asked, so that is offered, not answered."""
    told = one.has_any((*OURS, "number", "ask")) or one.text in NARROWING_WORDS
    # What is counted, or the rest of a name: "usain bold".
    counted = any(other.end == one.start and other.has_any(("ask", "athlete")) for other in items)
    narrows = one in items and says_of_which(items, list(items).index(one))
    after = [other for other in items if other.start >= one.end][:2]
    of_medals = len(after) > 1 and after[0].text.lower() == "van" and after[1].has("metal")  # "gespeend van goud"
    turns = turns_round(one) or of_medals or one.has_any(_COMPARES)
    return one.text.isalpha() and one.text.islower() and not (told or counted or narrows or turns)


_COMPARES = ("equal", "more", "fewer", "higher", "lower", "at_most", "at_least", "above", "below", "without",
             "remained")  # fmt: skip


def _is_and_now(one: Item) -> bool:
    """ "in 2022 én nu": at these Games too; "en ook bij het langlaufen": at both."""
    return one.text.lower() == "en ook" or (one.text.lower().split()[-1:] == ["nu"] and len(one.text.split()) > 1)


def without(text: str, phrases: Sequence[str]) -> str:
    """The text without each of the phrases once, as they were typed."""
    for phrase in phrases:
        text = re.sub(rf"\s*(?<!\w){re.escape(phrase)}(?!\w)", "", text, count=1, flags=re.IGNORECASE)
    return text.strip()
