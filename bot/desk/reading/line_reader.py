"""A result line read with the names that it may hold: where the event ends, and where one name ends and the next
begins, when no mark tells it.

    slalom v shiffrin rast swenn larsson
    aflossing vrouwen shorttrack KOR ITA CAN
    Shiffrin wint de slalom voor Rast en Swenn Larsson
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from bot.desk.reading import results_line
from bot.desk.reading.archive_names import ArchiveNames
from bot.desk.reading.results_line import STEPS
from bot.understanding.names.index import Ambiguous, Found, MatchKind, NoMatch
from medals_core.games import Athlete, Event
from medals_core.medals import Colour

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


_WINS = re.compile(
    r"^(?P<winner>.+?)\s+(?:wint|won|winnen|wonnen|pakt|pakken)\s+(?:(?:het\s+)?goud\s+)?(?:op|bij|in)?\s*(?:de|het)?\s*"
    r"(?P<event>.+?)(?:,?\s+(?:voor|vóór)\s+(?P<rest>.+))?$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+en\s+", re.IGNORECASE)
_EDGE = " ,;:-–—>"


@dataclass(frozen=True)
class LineReader:
    """``may_be``: the events that the command is about."""

    names: ArchiveNames
    may_be: Callable[[Event], bool]

    def read(self, line: str) -> results_line.SpokenResult | results_line.Problem:
        spoken = results_line.read_line(line, is_name=self._is_name)
        if isinstance(spoken, results_line.Problem):
            return spoken
        if spoken.instead or spoken.by_colour:
            return spoken if spoken.event else self._with_event(spoken)
        if not spoken.steps and not spoken.vacated:
            return self._without_colon(spoken)
        return self._taken_apart(spoken)

    def completed(self, line: str, missing: Colour, said: str) -> str | None:
        """The line with what was said to "Wie won zilver?" put in; None when the words name nobody."""
        spoken, answer = self.read(line), results_line.steps_in_order(said)
        if isinstance(spoken, results_line.Problem) or isinstance(answer, results_line.Problem):
            return None
        free = dict(zip(results_line.STEPS, results_line.STEPS[results_line.STEPS.index(missing) :], strict=False))
        if any(step.colour not in free or self._is_nobody(step.text) for step in answer.steps):
            return None
        added = [results_line.SpokenStep(colour=free[step.colour], text=step.text) for step in answer.steps]
        vacant = [free[colour] for colour in answer.vacated if colour in free]
        whole = spoken.model_copy(update={"steps": (*spoken.steps, *added), "vacated": (*spoken.vacated, *vacant)})
        return whole.line() if added or vacant else None

    def _is_nobody(self, name: str) -> bool:
        return isinstance(self.names.nation(name), NoMatch) and isinstance(self.names.athlete(name), NoMatch)

    def _without_colon(self, spoken: results_line.SpokenResult) -> results_line.SpokenResult | results_line.Problem:
        """Event and names without a colon between them. Words that hold no event are names alone."""
        wins = _WINS.match(spoken.event)
        if wins is not None and self.names.event_head(wins["event"])[0]:
            return self._winning(spoken, wins)
        event, rest = self.names.event_head(spoken.event)
        rest = rest.strip(_EDGE)
        if not rest or (not event and not re.search(r"[,;>]", rest)):
            return spoken
        ordered = results_line.steps_in_order(rest, is_name=partial(self._is_name, event))
        if isinstance(ordered, results_line.Problem):
            return ordered
        found = spoken.model_copy(update={"event": event, "steps": ordered.steps, "vacated": ordered.vacated})
        return self._taken_apart(found)

    def _winning(self, spoken: results_line.SpokenResult, wins: re.Match[str]) -> results_line.SpokenResult:
        """``A wint de slalom voor B en C``; who only says who won says nothing of the others."""
        event, rest = self.names.event_head(wins["event"])
        behind = wins["rest"] or re.sub(r"^(?:voor|vóór)\s+", "", rest.strip(_EDGE), flags=re.IGNORECASE)
        podium = f"{wins['winner']}, {behind}" if behind else wins["winner"]
        ordered = results_line.steps_in_order(podium, is_name=partial(self._is_name, event))
        if isinstance(ordered, results_line.Problem):
            return spoken
        return spoken.model_copy(
            update={"event": event, "steps": ordered.steps, "vacated": ordered.vacated, "by_colour": not behind}
        )

    def _with_event(self, spoken: results_line.SpokenResult) -> results_line.SpokenResult:
        """``1000 m vrouwen Bowe ipv Takagi``: the event is the beginning of who gets the medal; ``🥇 A 🥈 B 🥉 C slalom
        vrouwen``: the end of the last name."""
        if spoken.instead:
            gets, gone = spoken.instead[0]
            event, name = self.names.event_head(gets)
            return spoken.model_copy(update={"event": event, "instead": ((name.strip(_EDGE), gone),)})
        if not spoken.steps:
            return spoken
        last = spoken.steps[-1]
        name, event = self.names.event_tail(last.text)
        if not event or not name:
            return spoken
        steps = (*spoken.steps[:-1], last.model_copy(update={"text": name.strip(_EDGE)}))
        return spoken.model_copy(update={"event": event, "steps": steps})

    def _taken_apart(self, spoken: results_line.SpokenResult) -> results_line.SpokenResult:
        """With names that have no mark between them parted, and pairs written as the crews that they are."""
        events = self._events(spoken.event)
        if (
            events
            and len(spoken.steps) == 1
            and not spoken.vacated
            and not self._is_name(spoken.event, spoken.steps[0].text)
        ):
            return spoken.model_copy(update={"steps": self._split_up(spoken.steps[0].text, events)})
        steps = tuple(step.model_copy(update={"text": self._crew(step.text)}) for step in spoken.steps)
        return spoken.model_copy(update={"steps": steps})

    def _events(self, words: str) -> list[Event]:
        found = self.names.events(words) if words else ()
        return [event for event in found if self.may_be(event)] or list(found)

    def _split_up(self, text: str, events: Sequence[Event]) -> tuple[results_line.SpokenStep, ...]:
        """Three names with only spaces between them."""
        team = all(event.team for event in events)
        people = results_line.members_of(text)
        if len(people) == len(results_line.STEPS) and not team:
            parts = [*people]
        elif len(people) > 1:
            parts = [text]
        else:
            parts = NameSplitter(self.names, events).split(text)
        if len(parts) > len(results_line.STEPS):
            return (results_line.SpokenStep(colour=Colour.GOLD, text=text),)
        return tuple(
            results_line.SpokenStep(colour=colour, text=part)
            for colour, part in zip(results_line.STEPS, parts, strict=False)
        )

    def _is_name(self, event: str, text: str) -> bool:
        """Is it one name for all its "en"? Bosnië en Herzegovina everywhere, "Klæbo en Hedegart" where crews win."""
        if not _AND.search(text):
            return False
        if self.names.nation_called(text) is not None:
            return True
        events = self._events(event)
        return bool(events) and all(one.team for one in events) and self._is_pair(text)

    def _crew(self, text: str) -> str:
        return text if self.names.nation_called(text) is not None else " & ".join(_AND.split(text))

    def _is_pair(self, text: str) -> bool:
        """Two people of one nation joined by "en"; not two nations."""
        people = _AND.split(text.strip())
        if len(people) != 2 or any(self.names.nation_called(person) is not None for person in people):
            return False
        one, other = ({noc for athlete in self.names.people(person) for noc in athlete.nocs} for person in people)
        return bool(one & other)
