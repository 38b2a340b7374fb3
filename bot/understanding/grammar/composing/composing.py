"""Phrases within a clause: neighbouring items that mean one thing together become one item. Order matters here; after
this the clause is a bag."""

from collections.abc import Sequence

import bot.understanding.grammar.rules.amounts
import bot.understanding.grammar.rules.comparisons
import bot.understanding.grammar.rules.places  # noqa: F401 (rules register themselves)
from bot.understanding.grammar.composing.exceptions import excepted, nothing_besides
from bot.understanding.grammar.composing.rule_machine import applied
from bot.understanding.grammar.items import Item

_AMOUNTS, _COMPARISONS = (0, 1), (2, 3)


def composed(items: Sequence[Item]) -> tuple[Item, ...]:
    """The items with every rule applied, level by level, at each place the first that fits; what is left out is known
    before anything is compared."""
    found = tuple(items)
    for level in _AMOUNTS:
        found = tuple(applied(found, level))
    found = nothing_besides(tuple(excepted(found)))
    for level in _COMPARISONS:
        found = tuple(applied(found, level))
    return found
