"""The words of a text that name disciplines and events: phrases, distances, men or women, with typing errors."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.edit_budget import NearForms
from bot.understanding.names.events import event_words
from bot.understanding.names.events.event_words import EventWords
from bot.understanding.names.folding import Token, compact, tokens
from bot.understanding.time.numbers import cardinal
from medals_core.games import Discipline, Gender

_METRES = frozenset(("m", "meter", "meters", "mtr"))
_STROKES = frozenset(("vrij", "vrije", "rug", "rugslag", "school", "schoolslag", "vlinder", "vlinderslag", "wissel"))
_KILOMETRES = frozenset(("km", "k", "kilometer", "kilometers", "kms"))
_GLUED = re.compile(r"(?:(\d{1,2})x)?(\d{1,5}(?:\.\d{1,2})?)(m|km|k|meter|kilometer)?")
_COUNTED = ("medaille", "goud", "zilver", "brons", "keer", "maal", "punt", "euro", "plak", "mensen", "sporters", "jaar")
"""Behind a number these tell that it is no distance."""
_METALS = ("goud", "zilver", "brons")
_KILOS = frozenset(("kg", "kilo", "kilogram", "kilos"))
_WEIGHT = re.compile(r"(\d{2,3}(?:\.\d{1,2})?)(kg|kilo)?")
_ABOVE = frozenset(("boven", "plus", "over"))
_UP_TO = frozenset(("tot", "onder", "min", "klasse", *_ABOVE))
_LEGS = frozenset(("x", "keer", "maal"))
_IN_LEGS = frozenset(("relay", "team-sprint"))
_ENDINGS = frozenset(("er", "en", "s", "e", "ster"))
_LONGEST_PHRASE = 4
SHORTEST_REPAIRED = 6
"""Letters of a word in which a typing error is repaired."""
_LONG = 500
"""A bare number of so many is a distance by itself; ``100`` only in ``de 100`` or beside a sport."""


class Said(NamedTuple):
    """What the tokens say: each phrase with the kinds it may stand for, the likeliest first."""

    disciplines: dict[str, None]
    kinds: list[tuple[str, ...]]
    genders: dict[Gender, None]
    metres: list[int]
    used: set[int]
    metred: set[int]
    """places of distances"""
    shared: dict[int, str]
    """places of numbers with the unit that stands behind a later one: the 5 of ``5 en 10 km``"""


class EventReader:
    """Reads the words by which the events of one Games go."""

    def __init__(
        self, words: EventWords, disciplines: Iterable[Discipline], kinds: frozenset[str], metres: frozenset[int],
        names: Mapping[str, str],
    ) -> None:  # fmt: skip
        """``kinds`` and ``metres`` that the events hold; ``names``: whole names of events, each with its kind."""
        self._words = words
        self._metres = metres
        self._weights = frozenset(kind for kind in kinds if kind.endswith("kg"))
        self._discipline_words = _discipline_words(words, disciplines)
        self._sports = frozenset(compact(one) for line in words.disciplines.values() for one in line.split(";"))
        self._kind_words: dict[str, tuple[str, ...]] = {}
        for kind, called in words.kinds.items():
            if kind in kinds:
                for name in called.split(";"):
                    form = compact(name)
                    self._kind_words[form] = (*self._kind_words.get(form, ()), kind)
        for name, kind in names.items():
            form = compact(name)
            self._kind_words[form] = (*self._kind_words.get(form, ()), kind)
        self._longest = max((_LONGEST_PHRASE, *(len(tokens(name)) for name in names)))
        self._near = NearForms(
            form for form in (*self._kind_words, *self._discipline_words) if len(form) >= SHORTEST_REPAIRED
        )

    def _is_held(self, said: Said) -> bool:
        """Is there an event that all of it names together?"""
        raise NotImplementedError

    @property
    def metres(self) -> frozenset[int]:
        """The distances over which there are events."""
        return self._metres

    def knows(self, word: str) -> bool:
        """Is the folded word one of those that name events, without a typing error?"""
        return word in self._kind_words or word in self._discipline_words

    def read(self, tokens: Sequence[Token], taken: frozenset[int], shared: Mapping[int, str] | None = None) -> Said:
        said = Said({}, [], {}, [], set(taken), set(), dict(shared) if shared else _shared_units(tokens))
        lone: list[int] = []
        for size in range(min(self._longest, len(tokens)), 0, -1):
            for start in range(len(tokens) - size + 1):
                if start in said.used:
                    continue
                span = range(start, start + size)
                if not said.used.isdisjoint(span) or (size > 1 and tokens[start + size - 1].folded in _ENDINGS):
                    continue  # "shorttrack er" is no shorttracker
                form = "".join(tokens[place].folded for place in span)
                if form in self._words.beside_another:
                    lone.append(start)
                elif self._hear(form, said):
                    said.used.update(span)
        if self._weights:
            self._read_weights(tokens, said)
        self._read_metres(tokens, said, lone)
        self._read_typos(tokens, said)
        for place in lone:
            if place not in said.used:
                self._hear_beside(tokens[place].folded, place, said)
        said.used.difference_update(taken)
        return said

    def _hear(self, form: str, said: Said) -> bool:
        if form in self._kind_words:
            said.kinds.append(self._kind_words[form])
            if form.startswith(("gemengd", "mixed")):
                said.genders[Gender.MIXED] = None
            return True
        if form in self._discipline_words:
            said.disciplines[self._discipline_words[form]] = None
            return True
        if (gender := event_words.GENDERS.get(form)) is not None:
            said.genders[gender] = None
            return True
        for ending in event_words.GENDER_ENDINGS if form.endswith(event_words.GENDER_ENDINGS) else ():
            stem = form.removesuffix(ending)
            if stem != form and len(stem) > 2 and any(self._hear(s, said) for s in (stem, stem + "en")):
                said.genders[event_words.GENDERS[ending]] = None
                return True
        return False

    def _hear_beside(self, form: str, place: int, said: Said) -> None:
        """Takes the word only if there is an event that it and the clearer words name together."""
        if not (said.disciplines or said.kinds or said.metres):
            return
        tried = Said(dict(said.disciplines), list(said.kinds), dict(said.genders), list(said.metres), set(), set(), {})
        if self._hear(form, tried) and len(tried.genders) <= 1 and self._is_held(tried):
            self._hear(form, said)
            said.used.add(place)

    def _read_metres(self, tokens: Sequence[Token], said: Said, lone: Sequence[int]) -> None:
        for place, token in enumerate(tokens):
            if place in said.used:
                continue
            if not token.folded[0].isdigit() and cardinal(token.folded) is None:
                continue
            legs = _GLUED.fullmatch(token.folded)
            after = tokens[place + 1].folded if place + 1 < len(tokens) and place + 1 not in said.used else ""
            before = tokens[place - 1].folded if place else ""
            in_legs = before in _LEGS and place > 1 and tokens[place - 2].folded.isdigit()
            if (in_legs or (legs and legs.group(1))) and not any(_IN_LEGS.intersection(kinds) for kinds in said.kinds):
                said.kinds.append(("relay", "team-relay"))
            metal = (
                before == "de"
                and after in _METALS
                and token.folded.isdigit()
                and int(token.folded) >= self._words.shortest_bare
            )
            if after.startswith(_COUNTED) and not metal:
                continue  # but "op de 500 zilver" tells the distance
            unit = said.shared.get(place, after)
            in_context = bool(said.disciplines or said.kinds) or place + 1 in lone
            metres = self._metres_of(token.folded, unit, in_context, before == "de")
            if metres is not None:
                if in_legs:
                    said.used.update((place - 2, place - 1))
                said.metres.append(metres)
                said.used.add(place)
                said.metred.add(place)
                if after in _METRES | _KILOMETRES:
                    said.used.add(place + 1)

    def _read_weights(self, tokens: Sequence[Token], said: Said) -> None:
        """``tot 73 kg``, ``boven 100 kilo``: the kind that an event of that weight is of."""
        for place, token in enumerate(tokens):
            weight = None if place in said.used else _WEIGHT.fullmatch(token.folded)
            if weight is None:
                continue
            before = tokens[place - 1].folded if place else ""
            after = tokens[place + 1].folded if place + 1 < len(tokens) else ""
            if not (weight.group(2) or after in _KILOS or (before in _UP_TO and said.disciplines)):
                continue
            light, heavy = f"{weight.group(1)}kg", f"over-{weight.group(1)}kg"
            said.kinds.append((heavy,) if before in _ABOVE else (light, heavy) if light in self._weights else (heavy,))
            said.used.update(
                at for at in (place - 1, place, place + 1) if at == place or self._is_of_weight(tokens, at)
            )

    def _is_of_weight(self, tokens: Sequence[Token], place: int) -> bool:
        return 0 <= place < len(tokens) and tokens[place].folded in _KILOS | _UP_TO

    def _metres_of(self, word: str, unit: str, in_context: bool, definite: bool) -> int | None:
        glued = _GLUED.fullmatch(word)
        number = float(glued.group(2)) if glued else cardinal(word)
        if number is None:
            return None
        unit = glued.group(3) or unit if glued else unit
        if unit in _KILOMETRES:
            return round(number * 1000)
        if unit in _METRES:
            return round(number)
        if unit in _STROKES and number in self._metres:
            return round(number)  # "de 50 vrij"
        shortest = self._words.shortest_bare
        if number >= shortest and number in self._metres and (definite or in_context or number >= _LONG):
            return round(number)
        decimal = "." in word or bool(glued and glued.group(1))
        return round(number * 1000) if in_context and decimal and number * 1000 in self._metres else None

    def _read_typos(self, tokens: Sequence[Token], said: Said) -> None:
        for place, token in enumerate(tokens):
            word = token.folded  # "honkballen" is no "handballen" at Games without it
            if place in said.used or len(word) < SHORTEST_REPAIRED or word in ORDINARY or word in self._sports:
                continue
            near = self._near.near(word, 1 if len(word) < 10 else 2)
            if near and self._hear(near[0][0], said):
                said.used.add(place)


def _shared_units(tokens: Sequence[Token]) -> dict[int, str]:
    found: dict[int, str] = {}
    for place in range(len(tokens) - 3):
        number, link, other, unit = (token.folded for token in tokens[place : place + 4])
        if link in ("en", "of", "tot") and unit in _METRES | _KILOMETRES and cardinal(number) and cardinal(other):
            found[place] = unit
    return found


def _discipline_words(words: EventWords, disciplines: Iterable[Discipline]) -> dict[str, str]:
    found: dict[str, str] = {}
    held = list(disciplines)
    for d in held:
        for name in words.disciplines.get(d.discipline, "").split(";"):
            found.setdefault(compact(name), d.discipline)
    for d in held:
        for name in (d.name, d.name_en, *d.aliases):
            found.setdefault(compact(name), d.discipline)
    for short in ("", "st", "ski"):
        found.pop(short, None)
    return found
