"""Names with only spaces between them, taken apart by who they may be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.desk.reading.archive_names import ArchiveNames
from bot.desk.reading.results_line import STEPS
from bot.understanding.names.index import Ambiguous, Found, MatchKind
from medals_core.games import Athlete, Event

MOST_WORDS_IN_A_NAME = 5
"""Words, with the code of the nation."""

MOST_WORDS = 24
UNKNOWN_NAME_COST = 6.0
"""What words that are nobody's name cost; a name with a typing error costs less, an exact one hardly anything."""

_COSTS = {
    MatchKind.NAME: 0.2,
    MatchKind.ALIAS: 0.2,
    MatchKind.SURNAME: 0.5,
    MatchKind.PART: 0.7,
    MatchKind.FIRST_NAME: 1.5,
}

_FLAG = re.compile("([\U0001f1e6-\U0001f1ff]{2})")
_CODE = re.compile(r"[A-Z]{2,3}|\([^()]*\)|[\U0001f1e6-\U0001f1ff]{2}")


@dataclass(frozen=True)
class NameSplitter:
    """For the podium of one of these events."""

    names: ArchiveNames
    events: Sequence[Event]

    def split(self, text: str) -> list[str]:
        """The names, of which three are a whole podium; the text as it is when nothing known is in it."""
        words = _FLAG.sub(r" \1 ", text).split()[:MOST_WORDS]
        words = [word for word in words if word.lower() != "en"]
        # At each place the cheapest way to come there with so many names.
        ways: list[dict[int, tuple[float, list[str]]]] = [{0: (0.0, [])}]
        for end in range(1, len(words) + 1):
            here: dict[int, tuple[float, list[str]]] = {}
            for start in range(max(0, end - MOST_WORDS_IN_A_NAME), end):
                cost = self._cost(words[start:end])
                for count, (so_far, parts) in ways[start].items():
                    if count < len(STEPS) and (count + 1 not in here or so_far + cost < here[count + 1][0]):
                        here[count + 1] = (so_far + cost, [*parts, " ".join(words[start:end])])
            ways.append(here)
        if not words or not ways[-1]:
            return [text]
        _, parts = min(ways[-1].values(), key=lambda way: way[0])
        return parts if any(self._cost(part.split()) < UNKNOWN_NAME_COST for part in parts) else [text]

    def _cost(self, words: Sequence[str]) -> float:
        """How unlikely it is that these words are one name of the podium."""
        text = " ".join(words)
        of_teams = all(event.team for event in self.events)
        if self.names.nation_called(text) is not None:
            return 0.0 if of_teams else 1.0
        if len(words) > 1 and _CODE.fullmatch(words[-1]) and self.names.nation_called(words[-1].strip("()")):
            return max(0.0, self._person(words[:-1]) - 0.5)
        person = self._person(words)
        if of_teams and isinstance(self.names.nation(text), Found):
            return min(person, 1.5 * len(words))
        return person

    def _person(self, words: Sequence[str]) -> float:
        match = self.names.athlete(" ".join(words), None, self.events[0].discipline)
        if isinstance(match, Found):
            return _COSTS.get(match.how, 1.6) + (0.0 if self._is_entered(match.item) else 2.0)
        if isinstance(match, Ambiguous):
            entered = any(map(self._is_entered, match.candidates))
            return (0.8 if entered else 3.0) + 0.5 * (len(words) - 1)
        return UNKNOWN_NAME_COST + len(words)

    def _is_entered(self, athlete: Athlete) -> bool:
        if athlete.events:
            return any(event.event_id in athlete.events for event in self.events)
        return athlete.in_current_games
