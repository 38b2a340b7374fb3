"""Typing errors in ordinary words: "hoevel medialles" is "hoeveel medailles".

A word that is neither Dutch as far as we know, nor a cue word, nor part of a name becomes the cue word that is near
enough, unless two different ones are equally near.
"""

from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA

SHORTEST_PARTED = 8
LONGEST_PARTED = 30
SHORTEST = 4
"""Shorter words are left as they are: with an error in it, a word of three letters can be anything."""


class Speller:
    """Corrects words against a closed vocabulary."""

    def __init__(self, vocabulary: Iterable[str], known: Iterable[str], short_forms: Mapping[str, str]) -> None:
        self._vocabulary = frozenset(word for word in vocabulary if len(word) >= SHORTEST)
        self._known = frozenset(known) | frozenset(vocabulary)
        self._short_forms = dict(short_forms)
        self._parts = frozenset(word for word in vocabulary if len(word) >= SHORTEST - 1)
        self._by_length: dict[int, tuple[str, ...]] = {}
        for word in sorted(self._vocabulary):
            self._by_length[len(word)] = (*self._by_length.get(len(word), ()), word)
        self._remembered: dict[str, str] = {}

    def is_known(self, word: str) -> bool:
        return word in self._known

    def written_out(self, word: str) -> str:
        """The word for which a short form of text messages stands (``wnr`` is ``wanneer``); may be several words."""
        return self._short_forms.get(word, word)

    def parted(self, word: str) -> str:
        """Two words that were written as one, with a space between: ``goudheeft`` is ``goud heeft``."""
        if word in self._known or not SHORTEST_PARTED <= len(word) <= LONGEST_PARTED or not word.isalpha():
            return word
        for cut in range(3, len(word) - 2):
            if word[:cut] in self._parts and word[cut:] in self._parts:
                return f"{word[:cut]} {word[cut:]}"
        return word

    def corrected(self, word: str) -> str:
        """The word, or the one of the vocabulary that must have been meant."""
        if len(word) < SHORTEST or len(word) > 30 or not word.isalpha() or word in self._known:
            return word
        found = self._remembered.get(word)
        if found is None:
            found = self._nearest(word)
            if len(self._remembered) < 5000:
                self._remembered[word] = found
        return found

    def _nearest(self, word: str) -> str:
        budget = 1 if len(word) <= 6 else 2
        best: list[str] = []
        best_distance = budget + 1
        for length in range(max(SHORTEST, len(word) - budget), len(word) + budget + 1):
            for candidate in self._by_length.get(length, ()):
                distance = OSA.distance(word, candidate, score_cutoff=budget)
                if distance > min(budget, best_distance) or (candidate[0] != word[0] and distance > 1):
                    continue
                if distance < best_distance:
                    best, best_distance = [candidate], distance
                else:
                    best.append(candidate)
        if not best:
            return word
        same_start = [candidate for candidate in best if candidate[:1] == word[:1]] or best
        stems = {candidate[:4] for candidate in same_start}
        return same_start[0] if len(same_start) == 1 or len(stems) == 1 else word
