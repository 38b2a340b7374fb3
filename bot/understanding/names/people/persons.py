"""What looks like somebody's or some land's name: a given name before a surname, a capital inside the sentence."""

from collections.abc import Sequence

from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.folding import Token
from bot.understanding.names.people.given_names import DUTCH
from bot.understanding.names.people.order import PARTICLES

_SHORTEST = 2


def are_beside(tokens: Sequence[Token], place: int) -> bool:
    """Is there only a space or a hyphen between the token and the one before it?"""
    return place > 0 and tokens[place].start - tokens[place - 1].end == 1


def is_capital_name(tokens: Sequence[Token], place: int, *, ordinary: bool = False) -> bool:
    """A word that is written like a name: with a capital where a sentence has none. ``ordinary``: such words count
    too."""
    token = tokens[place]
    if not token.is_capitalised or not token.text.isalpha() or len(token.text) <= _SHORTEST:
        return False
    if token.folded in ORDINARY and not ordinary:
        return False
    if token.is_capitals or all(other.is_capitalised for other in tokens if len(other.text) > _SHORTEST):
        return len(tokens) == 2 and not token.is_capitals
    return place > 0 or (len(tokens) > 1 and tokens[1].is_capitalised and are_beside(tokens, 1))


def is_given_name(token: Token) -> bool:
    return token.folded in DUTCH


def name_around(tokens: Sequence[Token], place: int, taken: frozenset[int] = frozenset()) -> tuple[int, int] | None:
    """The whole name that the token at ``place``, which nobody bears, seems to be part of: from the given name before
    it to the last word with a capital after it. None when it does not look like a name."""

    def is_name(at: int) -> bool:
        return at not in taken and (is_capital_name(tokens, at) or is_given_name(tokens[at]))

    start, end = place, place + 1
    looks = is_name(place)
    at = place - 1
    while at >= 0 and are_beside(tokens, at + 1):
        if is_name(at) or is_given_name(tokens[at]):
            start, looks = at, True
        elif tokens[at].folded not in PARTICLES:
            break
        at -= 1
    if start == place and place > 0 and tokens[place - 1].folded in {"den", "der", "vander", "vanden", "vd"}:
        looks, start = True, place - 1
        while start > 0 and tokens[start - 1].folded in PARTICLES:
            start -= 1
    at = end
    while looks and at < len(tokens) and are_beside(tokens, at):
        if is_name(at) or (
            at == place + 1 and is_given_name(tokens[place]) and tokens[at].folded not in ORDINARY and at not in taken
        ):
            end = at + 1
        elif tokens[at].folded not in PARTICLES:
            break
        at += 1
    return (start, end) if looks else None
