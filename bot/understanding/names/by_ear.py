"""How a name sounds to a Dutch ear: who writes it as heard ("claybo") gets the same key as the name itself (Klæbo)."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.folding import Token, fold
from bot.understanding.names.people.order import PARTICLES

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tsch|tch|tj", "ts"), (r"sch|sh|sj", "s"), (r"ch", "g"), (r"ck|q", "k"), (r"c(?=[eiy])", "s"), (r"c", "k"),
        (r"x", "ks"),
        (r"ph|v", "f"), (r"th|dt", "t"), (r"z", "s"), (r"^y", "j"), (r"ou|au", "o"), (r"oe", "u"),
        (r"ae|ay|ai|ei|ij|ey", "e"),
        (r"ie|y", "i"), (r"(?<=[aeiou])h", ""), (r"d$", "t"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
_SHORTEST_KEY = 5
_MOST_WORDS = 4


@lru_cache(maxsize=8192)
def ear(name: str) -> str:
    """The sound of a name: its words folded, written as they are heard, without spaces."""
    heard = []
    for word in fold(name).split():
        for pattern, sound in _SOUNDS:
            word = pattern.sub(sound, word)
        heard.append(word)
    return "".join(heard)


def heard_as(name: str, surname: str) -> set[str]:
    """What is said of a name: the whole of it, the surname, the last word of that with and without the given name."""
    last = surname.split()[-1]
    return {name, surname, last, f"{name.split()[0]} {last}"}


def by_sound(names: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """From the sound of a name to who bears it (name, bearer), where that is one; short sounds tell too little."""
    found: dict[str, set[str]] = {}
    for name, bearer in names:
        key = ear(name)
        if len(key) >= _SHORTEST_KEY:
            found.setdefault(key, set()).add(bearer)
    return {key: next(iter(bearers)) for key, bearers in found.items() if len(bearers) == 1}


def heard_in(
    tokens: Sequence[Token], taken: Collection[int], sounds: Mapping[str, str]
) -> Iterable[tuple[int, int, str]]:
    """The names that words sound like, the longest first: start, end, bearer. Everyday words and ``taken`` tokens are
    passed over."""
    words = [token.folded for token in tokens]
    open_ = [
        at not in taken and not word.isdigit() and (word not in ORDINARY or word in PARTICLES)
        for at, word in enumerate(words)
    ]
    for size in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            if not all(open_[start : start + size]):
                continue
            if (bearer := sounds.get(ear(" ".join(words[start : start + size])))) is not None:
                open_[start : start + size] = [False] * size
                yield start, start + size, bearer
