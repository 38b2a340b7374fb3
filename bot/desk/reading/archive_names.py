"""Name finding for the desk by the indexes of ``bot.understanding``, over one archive."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import islice, product

from bot.replies.dutch import event_name
from bot.replies.medal_wording import event_title
from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.edit_budget import NearForms, edit_budget
from bot.understanding.names.events import event_words
from bot.understanding.names.events.events import EventIndex, EventMention
from bot.understanding.names.folding import fold, tokens
from bot.understanding.names.index import Ambiguous, Found, Match, MatchKind, NoMatch
from bot.understanding.names.lexicon import Lexicon
from bot.understanding.time.moments import Relation, find_moment
from medals_core.archive import Archive
from medals_core.games import Athlete, Event
from medals_core.nations import Nation, Noc

FAR_BEHIND = 2.0
"""An event whose score lies so far behind the best is not what the words mean."""

MANNER = frozenset(("klassiek", "klassieke", "stijl", "vrije", "techniek", "dual", "duel", "damesploeg", "herenploeg"))
"""Words that say how an event is held: they name no other one. So does the city of the Games."""

_ARTICLES = frozenset(("de", "het", "bij", "op", "in", "voor", "finale"))

SHORTEST_STRANGE = 4
"""Characters: shorter ones are abbreviations of all kinds."""

SHORTEST_MENDED_WORD = 4
"""Letters of a word that may be mended, and of the beginning of one that may be completed."""

MOST_FORMS, MOST_READINGS = 4, 12
"""Of a word, and of a whole text, that are tried."""

_LEGS = re.compile(r"\d+x\d+(?:\.\d+)?")
"""4x6: legs of so many kilometres."""


@dataclass(frozen=True)
class EventMending:
    """Mends typing errors and cut-off words in what an admin calls an event ("slalm vrowen", "noordse combi", "4x6"),
    by the words by which the events of one Games are called."""

    known: frozenset[str]
    near: NearForms

    @classmethod
    def of(cls, archive: Archive) -> "EventMending":
        said: list[str] = []
        for event in archive.current.in_order:
            discipline = archive.disciplines[event.discipline]
            said += [event.name, discipline.name, discipline.name_en, *discipline.aliases]
            said.append(event_words.DISCIPLINES.get(event.discipline, ""))
            said += [names for kind, names in event_words.KINDS.items() if kind in event.event_id]
        known = frozenset(event_words.GENDERS).union(*(fold(text).split() for text in said))
        return cls(known, NearForms(word for word in known if len(word) >= SHORTEST_MENDED_WORD))

    def mended(self, text: str) -> Iterator[str]:
        """The text as it may have been meant: each strange word read as one that is near it, or that it begins; what is
        near none stays. The likeliest first."""
        words = [self._meant_by(word) for word in fold(text).split()]
        for reading in islice(product(*words), MOST_READINGS):
            yield " ".join(reading)

    def _meant_by(self, word: str) -> list[str]:
        if _LEGS.fullmatch(word):
            return [f"{word} km"]
        if word in self.known or len(word) < SHORTEST_MENDED_WORD or not word.isalpha():
            return [word]
        near = self.near.near(word, edit_budget(len(word)))
        best = [form for form, errors in near if errors == near[0][1]]
        if best:
            return sorted(best, key=lambda form: (form[0] != word[0], abs(len(form) - len(word)), form))[:MOST_FORMS]
        completed = sorted((form for form in self.known if form.startswith(word)), key=lambda form: (len(form), form))
        return completed[:MOST_FORMS] or [word]


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

    @cached_property
    def _mending(self) -> EventMending:
        return EventMending.of(self.archive)

    @cached_property
    def _city(self) -> frozenset[str]:
        return frozenset(fold(self.archive.current.games.city).replace("-", " ").split())

    @cached_property
    def _full_names(self) -> dict[str, Event]:
        """Events by the name that the bot itself gives them, where only one has it."""
        names: dict[str, list[Event]] = {}
        for event in self.archive.current.in_order:
            title = event_title(event, self.archive)
            for name in {fold(title), fold(event_name(event))}:
                names.setdefault(name, []).append(event)
        return {name: events[0] for name, events in names.items() if len(events) == 1}

    def events(self, text: str) -> tuple[Event, ...]:
        """The events of the current Games that may be meant, the likeliest first; none for words that name none."""
        readings = (text, *self._mending.mended(text))
        return next((found for reading in readings if (found := self._events_as_written(reading))), ())

    def event_head(self, text: str) -> tuple[str, str]:
        """The words at the beginning that name an event, and what follows; the first empty when none do."""
        words = text.split()
        for end in range(len(words), 0, -1):
            if self._ends_an_event(words[:end]) and self.events(" ".join(words[:end])):
                return " ".join(words[:end]), " ".join(words[end:])
        return "", text

    def is_only_an_event(self, text: str) -> bool:
        """Do the words name an event, and nothing beside it, so that no sentence holds them?"""
        for reading in (text, *self._mending.mended(text)):
            mention = self._events.find(reading)
            if mention is not None and self._events_as_written(reading):
                return all(
                    place in mention.used or token.folded in MANNER | self._city | _ARTICLES
                    for place, token in enumerate(tokens(reading))
                )
        return False

    def event_tail(self, text: str) -> tuple[str, str]:
        """What stands before, and the words at the end that name an event; the second empty when none do."""
        words = text.split()
        for start in range(1, len(words)):
            if self._names_event(words[start]) and self.events(" ".join(words[start:])):
                return " ".join(words[:start]), " ".join(words[start:])
        return text, ""

    def _ends_an_event(self, words: Sequence[str]) -> bool:
        """Does the last word help to name the event? "relay vrouwen KOR" is the relay, and then somebody."""
        if any(word.endswith((",", ";", ">")) for word in words[:-1]):
            return False
        said = " ".join(words)
        if self._is_used_last(said):
            return True
        return not self._is_somebody(words[-1]) and any(map(self._is_used_last, self._mending.mended(said)))

    def _is_used_last(self, text: str) -> bool:
        heard = tokens(text)
        if (mention := self._events.find(text)) is None or not heard:
            return False
        return len(heard) - 1 in mention.used or heard[-1].folded in MANNER

    def _is_somebody(self, word: str) -> bool:
        match = self.athlete(word)
        return not isinstance(match, NoMatch) and not (isinstance(match, Found) and match.how >= MatchKind.TYPO)

    def _names_event(self, word: str) -> bool:
        mention = self._events.find(word)
        return mention is not None or word.lower() in ("de", "het", "op")

    def _events_as_written(self, text: str) -> tuple[Event, ...]:
        if (named := self._full_names.get(fold(text))) is not None:
            return (named,)
        mention = self._events.find(text)
        if mention is None or not mention.fits or _has_strange_words(text, mention.used, self._city):
            return ()
        if mention.candidates:
            best = mention.candidates[0].score
            return tuple(found.event for found in mention.candidates if best - found.score < FAR_BEHIND)
        return self._of_disciplines(mention)

    def _of_disciplines(self, mention: EventMention) -> tuple[Event, ...]:
        slugs = {discipline.discipline for discipline in mention.disciplines}
        return tuple(
            event
            for event in self.archive.current.in_order
            if event.discipline in slugs and mention.gender in (None, event.gender)
        )

    def near_events(self, text: str) -> tuple[Event, ...]:
        """Events that fit most, not all, of words that name none."""
        if (mention := self._events.find(text)) is None:
            return ()
        return (tuple(found.event for found in mention.candidates) or self._of_disciplines(mention))[:3]

    def nation(self, text: str) -> Match[Nation]:
        return self._lexicon.nations.find(text)

    def nation_called(self, text: str) -> Nation | None:
        """The nation of which these words are a name, a code or a flag, as written."""
        match = self.nation(text)
        return match.item if isinstance(match, Found) and match.how <= MatchKind.ALIAS else None

    def athlete(self, text: str, noc: Noc | None = None, discipline: str | None = None) -> Match[Athlete]:
        return self._lexicon.athletes.find(text, noc, discipline)

    def people(self, text: str, noc: Noc | None = None, discipline: str | None = None) -> tuple[Athlete, ...]:
        """Everybody whom the words may mean."""
        match = self.athlete(text, noc, discipline)
        if isinstance(match, Found):
            return (match.item,)
        return match.candidates if isinstance(match, Ambiguous) else ()

    def moment(self, text: str, now: datetime) -> datetime | None:
        """The moment that the words name, aware; None when they name none. Words without a day mean today."""
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
