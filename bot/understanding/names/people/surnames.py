"""Where in a name the surname begins."""

from collections.abc import Sequence
from functools import lru_cache

from bot.understanding.names.folding import compact, variants
from bot.understanding.names.people.order import PARTICLES
from medals_core.games import Athlete
from medals_core.nations import Noc

FAMILY_NAME_FIRST: frozenset[Noc] = frozenset({"CHN", "KOR", "PRK", "TPE", "HKG", "COR"})
"""In these teams the family name comes first: Choi Min-jeong."""


@lru_cache(maxsize=4096)
def _is_particle(word: str) -> bool:
    return (word.lower() if word.isalpha() else compact(word)) in PARTICLES


def split_name(athlete: Athlete) -> tuple[str, str]:
    """(first names, surname). The official list writes the surname in capitals (``van 'T WOUT Jens``), which tells them
    apart when that form is among the aliases; else the surname begins at the first particle or at the last word (the
    first, where the family name comes first)."""
    words = athlete.name.split()
    if len(words) < 2:
        return ("", athlete.name)
    for alias in athlete.aliases:
        parts = alias.split()
        given = {compact(p) for p in parts[1:] if not p.isupper() and compact(p) not in PARTICLES}
        if parts and any(len(p) > 1 and p.isupper() for p in parts) and given:
            # The list writes Løwstrøm as Loewstroem.
            is_given = [any(form.replace(" ", "") in given for form in variants(word)) for word in words]
            if any(is_given) and not all(is_given):
                first = [word for word, is_first in zip(words, is_given, strict=True) if is_first]
                rest = [word for word, is_first in zip(words, is_given, strict=True) if not is_first]
                return (" ".join(first), " ".join(rest))
    return split_words(words, bool(FAMILY_NAME_FIRST.intersection(athlete.nocs)))


def split_words(words: Sequence[str], family_first: bool) -> tuple[str, str]:
    """The same of a name of two words and more, of which nothing tells how the official list writes it."""
    if family_first:
        return (" ".join(words[1:]), words[0])
    for place in range(1, len(words)):
        if _is_particle(words[place]):
            return (" ".join(words[:place]), " ".join(words[place:]))
    return (words[0], " ".join(words[1:])) if len(words) == 2 else (" ".join(words[:-1]), words[-1])
