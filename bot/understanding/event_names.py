"""Which discipline or event is meant: ``1000m vrouwen``, ``de tien kilometer``, ``ploegenachtervolging v``."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.understanding import event_words
from bot.understanding.dutch_words import ORDINARY
from bot.understanding.edit_budget import NearForms
from bot.understanding.folding import Token, compact, tokens
from bot.understanding.names import Close, Found, How, Match, Nothing
from bot.understanding.numbers import cardinal
from medals_core.archive import Edition
from medals_core.games import Discipline, Event, Gender

_METRES = frozenset(("m", "meter", "meters", "mtr"))
_KILOMETRES = frozenset(("km", "k", "kilometer", "kilometers", "kms"))
_GLUED = re.compile(r"(?:(\d{1,2})x)?(\d{1,5}(?:\.\d{1,2})?)(m|km|k|meter|kilometer)?")
_LEGS_IN_ID = re.compile(r"(?:^|-)(?:\dx)?(\d+(?:-\d)?)(m|km)(?=-|$)")
_CLEAR_LEAD = 1.0
_SHORTEST_BARE = 500
_LONGEST_PHRASE = 4
_MOST_TOKENS = 80


class EventCandidate(NamedTuple):
    """An event that the words may mean; ``score`` only compares candidates with each other."""

    event: Event
    score: float


@dataclass(frozen=True, slots=True)
class EventMention:
    """What a text says about disciplines and events.

    ``candidates`` are the events that fit everything said, the likeliest first; empty when only a discipline is named.
    With ``fits`` False no event fits it all (``10 kilometer schaatsen vrouwen``): the candidates fit most of it.
    ``used`` are the places of the tokens that say so."""

    used: frozenset[int]
    disciplines: tuple[Discipline, ...]
    gender: Gender | None
    metres: int | None
    kinds: tuple[str, ...]
    candidates: tuple[EventCandidate, ...]
    fits: bool = True

    @property
    def likely(self) -> tuple[Event, ...]:
        """The candidates that no other clearly surpasses."""
        best = self.candidates[0].score if self.candidates else 0.0
        return tuple(c.event for c in self.candidates if best - c.score < _CLEAR_LEAD)

    @property
    def settled(self) -> Event | None:
        """The one event that is meant, when it is clear."""
        return self.likely[0] if self.fits and len(self.likely) == 1 else None

    @property
    def match(self) -> Match[Event]:
        """As an answer to ask back with: Found, Close (at most five), or Nothing with the nearest."""
        if self.settled:
            return Found(self.settled, 1.0 if len(self.candidates) == 1 else 0.8, How.NAME)
        events = self.likely
        return Close(events[:5]) if self.fits and len(events) > 1 else Nothing(events[:3])


class _Known(NamedTuple):
    event: Event
    kinds: frozenset[str]
    metres: frozenset[int]


class _Said(NamedTuple):
    """What the tokens say: each phrase with the kinds it may stand for, the likeliest first."""

    disciplines: dict[str, None]
    kinds: list[tuple[str, ...]]
    genders: dict[Gender, None]
    metres: list[int]
    used: set[int]


class EventIndex:
    """The disciplines and events of one Games."""

    def __init__(self, edition: Edition, disciplines: Mapping[str, Discipline]) -> None:
        held = {event.discipline for event in edition.events.values()}
        self._disciplines = {slug: d for slug, d in disciplines.items() if slug in held}
        self._events = tuple(_known(event) for event in edition.in_order)
        self._metres = {metres for known in self._events for metres in known.metres}
        present = {kind for known in self._events for kind in known.kinds}
        self._discipline_words = _discipline_words(self._disciplines.values())
        self._kind_words: dict[str, tuple[str, ...]] = {}
        for kind, names in event_words.KINDS.items():
            if kind in present:
                for name in names.split(";"):
                    form = compact(name)
                    self._kind_words[form] = (*self._kind_words.get(form, ()), kind)
        self._near = NearForms(form for form in (*self._kind_words, *self._discipline_words) if len(form) >= 6)

    def find(self, text: str) -> EventMention | None:
        """What the whole text says; None when it names no discipline and no event."""
        return self.scan(tokens(text))

    def scan(self, tokens: Sequence[Token], *, taken: frozenset[int] = frozenset()) -> EventMention | None:
        """What a sentence says, its words taken together; ``taken`` tokens are passed over."""
        said = self._read(tokens[:_MOST_TOKENS], taken)
        if not said.disciplines and not said.kinds and not said.metres:
            return None
        gender = next(iter(said.genders)) if len(said.genders) == 1 else None
        candidates = self._candidates(said, gender)
        fits = True
        if not candidates and (said.kinds or said.metres):
            fits = False
            candidates = self._candidates(said, None) or self._candidates(said._replace(disciplines={}), gender)
            candidates = candidates or self._candidates(said._replace(metres=[]), gender)
        named = tuple(self._disciplines[slug] for slug in said.disciplines)
        if not candidates and not named:
            return None
        if not named:
            likely = EventMention(frozenset(), (), None, None, (), candidates).likely
            named = tuple(self._disciplines[slug] for slug in dict.fromkeys(event.discipline for event in likely))
        return EventMention(
            frozenset(said.used),
            named,
            gender,
            said.metres[0] if said.metres else None,
            tuple(kinds[0] for kinds in said.kinds),
            candidates,
            fits,
        )

    def _candidates(self, said: _Said, gender: Gender | None) -> tuple[EventCandidate, ...]:
        """The events that fit everything. A discipline alone is no event, unless it holds one event for that gender."""
        fitting = []
        for known in self._events:
            score = self._fit(known, said, gender)
            if score is not None:
                fitting.append(EventCandidate(known.event, score))
        if not said.kinds and not said.metres and (gender is None or len(fitting) != 1):
            return ()
        return tuple(sorted(fitting, key=lambda c: (-c.score, c.event.event_id)))

    def _fit(self, known: _Known, said: _Said, gender: Gender | None) -> float | None:
        if said.disciplines and known.event.discipline not in said.disciplines:
            return None
        if gender is not None and known.event.gender is not gender:
            return None
        if any(metres not in known.metres for metres in said.metres):
            return None
        score = event_words.DISCIPLINE_WEIGHT.get(known.event.discipline, event_words.OTHER_WEIGHT)
        meant: set[str] = set()
        for kinds in said.kinds:
            places = [place for place, kind in enumerate(kinds) if kind in known.kinds]
            if not places:
                return None
            meant.update(kinds[place] for place in places)
            score -= event_words.SECOND_MEANING if places[0] else 0.0
        if known.metres and said.kinds and not said.metres:
            score -= event_words.UNSAID_DISTANCE
        return score - event_words.UNSAID * len(known.kinds - meant - {"singles", "individual", "tournament"})

    def _read(self, tokens: Sequence[Token], taken: frozenset[int]) -> _Said:
        said = _Said({}, [], {}, [], set(taken))
        lone: list[int] = []
        for size in range(min(_LONGEST_PHRASE, len(tokens)), 0, -1):
            for start in range(len(tokens) - size + 1):
                span = range(start, start + size)
                if said.used.intersection(span):
                    continue
                form = "".join(tokens[place].folded for place in span)
                if form in event_words.BESIDE_ANOTHER:
                    lone.append(start)
                elif self._hear(form, said):
                    said.used.update(span)
        self._read_metres(tokens, said)
        self._read_typos(tokens, said)
        for place in lone:
            if place not in said.used:
                self._hear_beside(tokens[place].folded, place, said)
        said.used.difference_update(taken)
        return said

    def _hear(self, form: str, said: _Said) -> bool:
        if form in self._kind_words:
            said.kinds.append(self._kind_words[form])
            if form in ("gemengddubbel", "mixeddoubles", "gemengdeteams", "mixedteam"):
                said.genders[Gender.MIXED] = None
            return True
        if form in self._discipline_words:
            said.disciplines[self._discipline_words[form]] = None
            return True
        gender = _gender(form)
        if gender is not None:
            said.genders[gender] = None
            return True
        for ending in event_words.GENDER_ENDINGS:
            stem = form.removesuffix(ending)
            if stem != form and len(stem) > 2 and any(self._hear(s, said) for s in (stem, stem + "en")):
                said.genders[Gender.MEN if ending in event_words.MEN else Gender.WOMEN] = None
                return True
        return False

    def _hear_beside(self, form: str, place: int, said: _Said) -> None:
        """Takes the word only if there is an event that it and the clearer words name together."""
        if not (said.disciplines or said.kinds or said.metres):
            return
        tried = _Said(dict(said.disciplines), list(said.kinds), dict(said.genders), list(said.metres), set())
        if (
            self._hear(form, tried)
            and len(tried.genders) <= 1
            and any(self._fit(known, tried, next(iter(tried.genders), None)) is not None for known in self._events)
        ):
            self._hear(form, said)
            said.used.add(place)

    def _read_metres(self, tokens: Sequence[Token], said: _Said) -> None:
        for place, token in enumerate(tokens):
            if place in said.used:
                continue
            unit = tokens[place + 1].folded if place + 1 < len(tokens) else ""
            metres = self._metres_of(token.folded, unit, bool(said.disciplines or said.kinds))
            if metres is not None:
                said.metres.append(metres)
                said.used.add(place)
                if unit in _METRES | _KILOMETRES:
                    said.used.add(place + 1)

    def _metres_of(self, word: str, unit: str, in_context: bool) -> int | None:
        glued = _GLUED.fullmatch(word)
        number = float(glued.group(2)) if glued else cardinal(word)
        if number is None:
            return None
        unit = glued.group(3) or unit if glued else unit
        if unit in _KILOMETRES:
            return round(number * 1000)
        if unit in _METRES:
            return round(number)
        if number >= _SHORTEST_BARE and number in self._metres:
            return round(number)
        decimal = "." in word or bool(glued and glued.group(1))
        return round(number * 1000) if in_context and decimal and number * 1000 in self._metres else None

    def _read_typos(self, tokens: Sequence[Token], said: _Said) -> None:
        for place, token in enumerate(tokens):
            if place in said.used or len(token.folded) < 6 or token.folded in ORDINARY:
                continue
            near = self._near.near(token.folded, 1 if len(token.folded) < 10 else 2)
            if near and self._hear(near[0][0], said):
                said.used.add(place)


def _known(event: Event) -> _Known:
    words = event.event_id.removeprefix(f"{event.discipline}-").removesuffix(f"-{event.gender.value}")
    metres = frozenset(
        round(float(number.replace("-", ".")) * (1000 if unit == "km" else 1))
        for number, unit in _LEGS_IN_ID.findall(words)
    )
    kinds: set[str] = set()
    rest = f"-{words}-"
    for kind in sorted(event_words.KINDS, key=len, reverse=True):
        if f"-{kind}-" in rest:
            kinds.add(kind)
            rest = rest.replace(f"-{kind}-", "-", 1)
    return _Known(event, frozenset(kinds), metres)


def _discipline_words(disciplines: Iterable[Discipline]) -> dict[str, str]:
    words: dict[str, str] = {}
    held = list(disciplines)
    for d in held:
        for name in event_words.DISCIPLINES.get(d.discipline, "").split(";"):
            words.setdefault(compact(name), d.discipline)
    for d in held:
        for name in (d.name, d.name_en, *d.aliases):
            words.setdefault(compact(name), d.discipline)
    for short in ("", "st", "ski"):
        words.pop(short, None)
    return words


def _gender(form: str) -> Gender | None:
    if form in event_words.MEN:
        return Gender.MEN
    if form in event_words.WOMEN:
        return Gender.WOMEN
    return Gender.MIXED if form in event_words.MIXED else None
