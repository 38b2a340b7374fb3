"""Do the written words belong to a name, each one? ``Femke Bol`` is two letters from ``Femke Kok``, but Bol is not Kok:
errors that make a whole word another one are no typing errors."""

from collections.abc import Collection, Sequence

from rapidfuzz.distance import OSA

from bot.understanding.names.people.order import PARTICLES

_SHORTEST_SURNAME_WITH_TWO = 4


def given_budget(length: int) -> int:
    """The errors that a given name may hold and still be that name: Jan is not Jens, Sanne not Hanna."""
    if length <= 2:
        return 0
    return 1 if length <= 5 else 2


def is_aligned(
    written: Sequence[str], given: Collection[str], others: Collection[str], pairs: Collection[str] = ()
) -> bool:
    """Is each written word near a given name or another word of the name, by itself or together with the next one
    (``leer dam``)? ``pairs``: two words of the name as one."""
    words = [word for word in written if word not in PARTICLES] or list(written)
    place = 0
    while place < len(words):
        if _belongs(words[place], given, others):
            place += 1
        elif place + 1 < len(words) and _is_pair(words[place] + words[place + 1], (*given, *others), pairs):
            place += 2
        else:
            return False
    return True


def _is_pair(joined: str, words: Collection[str], pairs: Collection[str]) -> bool:
    return _is_near_any(joined, words, 1) or _is_near_any(joined, pairs, 2)


def _belongs(word: str, given: Collection[str], others: Collection[str]) -> bool:
    if len(word) == 1:
        return any(known.startswith(word) for known in (*given, *others))
    budget = 2 if len(word) >= _SHORTEST_SURNAME_WITH_TWO else 1 if len(word) > 2 else 0
    return _is_near_any(word, given, given_budget(len(word))) or _is_near_any(word, others, budget)


def _is_near_any(word: str, known: Collection[str], budget: int) -> bool:
    return any(OSA.distance(word, one, score_cutoff=budget) <= budget for one in known)
