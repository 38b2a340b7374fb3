"""Which discipline or event is meant: ``1000m vrouwen``, ``de tien kilometer``, ``ploegenachtervolging v``."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.understanding.names.events import event_words, summer_event_words
from bot.understanding.names.events.event_reading import EventReader, Said
from bot.understanding.names.folding import Token, tokens
from medals_core.archive import Edition
from medals_core.games import Discipline, Event, Gender, Season

_LEGS_IN_ID = re.compile(r"(?:^|-)(?:\dx)?(\d+(?:-\d)?)(m|km)(?=-|$)")
_DISTANCE = re.compile(r"[\dx.,]+ (?:kilo)?meter")
_WEIGHT_IN_ID = re.compile(r"(over-)?(\d+(?:-\d+)?)kg")
_CLEAR_LEAD = 1.0
_OF_TEAMS = frozenset(("team", "super-team", "team-relay", "team-sprint", "team-combined", "relay"))
"""Who means a team says so: "de grote schans" is not that of the superteam."""
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


class EventSpan(NamedTuple):
    """An event or discipline in a text: tokens ``start`` up to and not including ``end``; places in the mention's
    ``used`` are those of the whole text."""

    start: int
    end: int
    mention: EventMention


class _Known(NamedTuple):
    event: Event
    kinds: frozenset[str]
    metres: frozenset[int]
    named: str
    """what its whole name says"""


class EventIndex(EventReader):
    """The disciplines and events of one Games."""

    def __init__(self, edition: Edition, disciplines: Mapping[str, Discipline]) -> None:
        held = {event.discipline for event in edition.events.values()}
        self._disciplines = {slug: d for slug, d in disciplines.items() if slug in held}
        summer = edition.games.season is Season.SUMMER
        words = summer_event_words.WORDS if summer else event_words.WORDS
        by_length: dict[str, list[tuple[int, str]]] = {}
        for number, kind in enumerate(sorted(words.kinds, key=len, reverse=True)):
            by_length.setdefault(kind.partition("-")[0], []).append((number, kind))
        self._events = tuple(_known(event, by_length) for event in edition.in_order)
        super().__init__(
            words,
            self._disciplines.values(),
            frozenset(kind for known in self._events for kind in known.kinds),
            frozenset(metres for known in self._events for metres in known.metres),
            dict(_names(self._events)) if summer else {},
        )

    def find(self, text: str) -> EventMention | None:
        """What the whole text says; None when it names no discipline and no event."""
        return self._mentioned(self.read(tokens(text)[:_MOST_TOKENS], frozenset()))

    def _mentioned(self, said: Said) -> EventMention | None:
        if not said.disciplines and not said.kinds and not said.metres:
            return None
        gender = next(iter(said.genders)) if len(said.genders) == 1 else None
        candidates = self._candidates(said, gender)
        fits = True
        if not candidates and (said.kinds or said.metres):
            fits = False
            candidates = self._candidates(said, None) or self._candidates(said._replace(disciplines={}), gender)
            candidates = candidates or self._candidates(said._replace(metres=[]), gender)
        elif not candidates and gender is not None and said.disciplines:
            held = [known.event for known in self._events if known.event.discipline in said.disciplines]
            if not any(event.gender is gender for event in held):
                fits, candidates = False, tuple(EventCandidate(event, 0.0) for event in held)
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

    def spans(self, tokens: Sequence[Token], *, taken: frozenset[int] = frozenset()) -> tuple[EventSpan, ...]:
        """What a sentence says, each stretch of words by itself, left to right: ``schaatsen en shorttrack`` are two,
        and so are ``500 en 1000 meter``. A word of men or women alone names no event."""
        tokens = tokens[:_MOST_TOKENS]
        said = self.read(tokens, taken)
        found = []
        for start, end in _stretches(tokens, said.used, frozenset(said.metred)):
            rest = frozenset(range(start)) | frozenset(range(end, len(tokens))) | taken
            if (mention := self._mentioned(self.read(tokens, rest, said.shared))) is not None:
                found.append(EventSpan(start, end, mention))
        return tuple(found)

    def _is_held(self, said: Said) -> bool:
        gender = next(iter(said.genders), None)
        return any(self._fit(known, said, gender) is not None for known in self._of_sports(said))

    def _candidates(self, said: Said, gender: Gender | None) -> tuple[EventCandidate, ...]:
        """The events that fit everything. A discipline alone is no event, unless it holds one event for that gender."""
        fitting = []
        for known in self._of_sports(said):
            if (score := self._fit(known, said, gender)) is not None:
                fitting.append(EventCandidate(known.event, score))
        if not said.kinds and not said.metres and (gender is None or len(fitting) != 1):
            return ()
        return tuple(sorted(fitting, key=lambda c: (-c.score, c.event.event_id)))

    def _of_sports(self, said: Said) -> Iterable[_Known]:
        """The events of the disciplines said; all where none is."""
        if not said.disciplines:
            return self._events
        return [known for known in self._events if known.event.discipline in said.disciplines]

    def _fit(self, known: _Known, said: Said, gender: Gender | None) -> float | None:
        """How well the event, of a discipline that is said, fits the rest; None where it does not."""
        if gender is not None and known.event.gender not in (gender, Gender.OPEN):
            return None
        if any(metres not in known.metres for metres in said.metres):
            return None
        score = self._words.weights.get(known.event.discipline, event_words.OTHER_WEIGHT)
        meant: set[str] = set()
        for kinds in said.kinds:
            if known.named in kinds:
                meant.update(known.kinds)
                continue
            places = [place for place, kind in enumerate(kinds) if kind in known.kinds]
            if not places:
                return None
            meant.update(kinds[place] for place in places)
            score -= event_words.SECOND_MEANING if places[0] else 0.0
        if known.metres and said.kinds and not said.metres:
            score -= event_words.UNSAID_DISTANCE
        unsaid = known.kinds - meant - {"singles", "individual", "tournament"}
        return score - self._words.unsaid * len(unsaid) - _CLEAR_LEAD * len(unsaid & _OF_TEAMS)


def _stretches(tokens: Sequence[Token], used: Iterable[int], metred: frozenset[int]) -> list[tuple[int, int]]:
    """The used tokens in stretches that stand together; a second distance begins another one."""
    found: list[tuple[int, int]] = []
    has_distance = False
    for place in sorted(used):
        together = found and found[-1][1] == place and tokens[place].start - tokens[place - 1].end <= 1
        if together and not (has_distance and place in metred):
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
            has_distance = False
        has_distance = has_distance or place in metred
    return found


def _names(events: Iterable[_Known]) -> Iterator[tuple[str, str]]:
    """The whole names of events, but for bare distances: those are of several sports."""
    for known in events:
        if not _DISTANCE.fullmatch(known.event.name):
            yield known.event.name, known.named
        elif known.event.discipline == "athletics":
            yield f"{known.event.name} sprint", known.named
            yield f"sprint {known.event.name}", known.named


def _known(event: Event, kinds_by_length: Mapping[str, Iterable[tuple[int, str]]]) -> _Known:
    """``kinds_by_length``: numbered from the longest on, by their first word."""
    rest = event.event_id.removeprefix(f"{event.discipline}-").removesuffix(f"-{event.gender.value}")
    metres = frozenset(
        round(float(number.replace("-", ".")) * (1000 if unit == "km" else 1))
        for number, unit in _LEGS_IN_ID.findall(rest)
    )
    kinds = {f"{over}{number.replace('-', '.')}kg" for over, number in _WEIGHT_IN_ID.findall(rest)}
    held = sorted(one for word in set(rest.split("-")) for one in kinds_by_length.get(word, ()))
    rest = f"-{rest}-"
    for _, kind in held:
        if f"-{kind}-" in rest:
            kinds.add(kind)
            rest = rest.replace(f"-{kind}-", "-", 1)
    return _Known(event, frozenset(kinds), metres, f"={event.name}")
