"""Name finding for the desk by the indexes of ``bot.understanding``, over one archive."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.replies.dutch import event_name, event_title
from bot.understanding.athlete_names import AthleteIndex
from bot.understanding.dutch_words import ORDINARY
from bot.understanding.event_names import EventIndex
from bot.understanding.folding import fold, tokens
from bot.understanding.lexicon import Lexicon
from bot.understanding.moments import Relation, find_moment
from bot.understanding.names import Match
from bot.understanding.nation_names import NationIndex
from medals_core.archive import Archive
from medals_core.games import Athlete, Event
from medals_core.nations import Nation, Noc

FAR_BEHIND = 2.0
"""An event whose score lies so far behind the best is not what the words mean."""

MANNER = frozenset(("klassiek", "klassieke", "stijl", "vrije", "techniek", "dual", "duel", "damesploeg", "herenploeg"))
"""Words that say how an event is held: they name no other one. So does the city of the Games."""

SHORTEST_STRANGE = 4
"""Characters: shorter ones are abbreviations of all kinds."""


@dataclass(frozen=True)
class ArchiveNames:
    """The indexes are made when first asked for; make a new one when the archive has new athletes."""

    archive: Archive
    lexicon_of: Callable[[Archive], Lexicon] = Lexicon

    @cached_property
    def _lexicon(self) -> Lexicon:
        return self.lexicon_of(self.archive)

    @property
    def _events(self) -> EventIndex:
        return self._lexicon.events()

    @property
    def _athletes(self) -> AthleteIndex:
        return self._lexicon.athletes

    @property
    def _nations(self) -> NationIndex:
        return self._lexicon.nations

    @cached_property
    def _city(self) -> frozenset[str]:
        return frozenset(fold(self.archive.current.games.city).replace("-", " ").split())

    @cached_property
    def _full_names(self) -> dict[str, Event]:
        """Events by the name that the bot itself gives them, where only one has it."""
        names: dict[str, list[Event]] = {}
        for event in self.archive.current.in_order:
            title = event_title(event, self.archive.disciplines[event.discipline].name)
            for name in {fold(title), fold(event_name(event))}:
                names.setdefault(name, []).append(event)
        return {name: events[0] for name, events in names.items() if len(events) == 1}

    def events(self, text: str) -> tuple[Event, ...]:
        named = self._full_names.get(fold(text))
        if named is not None:
            return (named,)
        mention = self._events.find(text)
        if mention is None or not mention.fits or _has_strange_words(text, mention.used, self._city):
            return ()
        if mention.candidates:
            best = mention.candidates[0].score
            return tuple(found.event for found in mention.candidates if best - found.score < FAR_BEHIND)
        slugs = {discipline.discipline for discipline in mention.disciplines}
        return tuple(
            event
            for event in self.archive.current.in_order
            if event.discipline in slugs and mention.gender in (None, event.gender)
        )

    def near_events(self, text: str) -> tuple[Event, ...]:
        mention = self._events.find(text)
        if mention is None:
            return ()
        slugs = {discipline.discipline for discipline in mention.disciplines}
        near = [found.event for found in mention.candidates] or [
            event
            for event in self.archive.current.in_order
            if event.discipline in slugs and mention.gender in (None, event.gender)
        ]
        return tuple(near[:3])

    def nation(self, text: str) -> Match[Nation]:
        return self._nations.find(text)

    def athlete(self, text: str, noc: Noc | None = None, discipline: str | None = None) -> Match[Athlete]:
        return self._athletes.find(text, noc, discipline)

    def moment(self, text: str, now: datetime) -> datetime | None:
        found = find_moment(text, self.archive.current.games, now)
        return found.at if found is not None and not found.whole_day and found.relation is Relation.AT else None


def _has_strange_words(text: str, used: frozenset[int], city: frozenset[str]) -> bool:
    """Did a word take no part in naming the event, and is it no ordinary one? Of "vijf kilometer hinkelen" a sentence
    may well mean the five kilometres; a result line that says more than we understand names another event."""
    return any(
        place not in used
        and len(token.folded) >= SHORTEST_STRANGE
        and token.folded.isalpha()
        and token.folded not in ORDINARY
        and token.folded not in MANNER | city
        for place, token in enumerate(tokens(text))
    )
