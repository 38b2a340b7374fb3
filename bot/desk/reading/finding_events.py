"""Which event a result line is about."""

from collections.abc import Callable, Sequence

from bot.desk.drafts.podium import Place
from bot.desk.reading.entrants import Entrants
from bot.desk.reading.questions_back import MOST_OPTIONS, DeskQuestion, Option
from bot.desk.reading.results_line import Problem, SpokenResult
from bot.desk.reading.spoken_name import members_of, read_name
from bot.replies.quoting import shortened
from bot.understanding.names.folding import fold
from bot.understanding.names.index import Found, MatchKind
from medals_core.games import Event


class EventFinding(Entrants):
    """By its words, and where these leave more than one by the names on the podium."""

    def event(
        self, words: str, may_be: Callable[[Event], bool], spoken: SpokenResult
    ) -> Event | DeskQuestion | Problem:
        """The event that the words mean. When more than one may be meant, the names on the podium decide if they can:
        "1000m vrouwen: Leerdam, Kok, Takagi" is no short track."""
        if "event" in self.choices:
            return self.archive.current.events[self.choices["event"]]
        if not words.strip():
            return self._of_these_names(may_be, spoken)
        found = self.names.events(words)
        if not found:
            near = tuple(self.title(event) for event in self.names.near_events(words)) or self._some_events(may_be)
            return Problem(message=f"Ik ken geen onderdeel “{shortened(words)}”.", word=words, hints=near)
        fitting = [event for event in found if may_be(event)] or list(found)
        if len(fitting) > 1 and spoken.instead:
            fitting = [event for event in fitting if self._stands(event, spoken.instead[0][1])] or fitting
        if len(fitting) > 1 and spoken.steps:
            by_names = [event for event in fitting if self.all_entered(event, spoken)]
            fitting = self._of_people(by_names, spoken) or by_names or fitting
        if len(fitting) == 1:
            return fitting[0]
        options = tuple(Option(value=event.event_id, label=self.title(event)) for event in fitting[:MOST_OPTIONS])
        return DeskQuestion(
            key="event", word=words, message=f"Welk onderdeel bedoel je met “{words}”?", options=options
        )

    def _of_people(self, events: Sequence[Event], spoken: SpokenResult) -> list[Event]:
        """Of people by themselves it is the individual event: a team is called by its nation, or by its crew."""
        alone = all(
            len(members_of(step.text)) == 1 and not isinstance(self.names.nation(read_name(step.text).name), Found)
            for step in spoken.steps
        )
        return [event for event in events if not event.team] if alone else []

    def _of_these_names(self, may_be: Callable[[Event], bool], spoken: SpokenResult) -> DeskQuestion | Problem:
        """No event was named: one in which all of these take part?"""
        among = [
            event
            for event in self.archive.current.in_order
            if spoken.steps and may_be(event) and self.all_entered(event, spoken)
        ]
        if among:
            options = tuple(Option(value=event.event_id, label=self.title(event)) for event in among[:MOST_OPTIONS])
            return DeskQuestion(key="event", word="", message="Welk onderdeel? Dat staat er niet bij.", options=options)
        return Problem(message="Welk onderdeel? Zet dat voorop, bijvoorbeeld: 1000 meter vrouwen.")

    def _stands(self, event: Event, name: str) -> bool:
        podium = self.archive.current.book.podium(event.event_id)
        return any(self._is_called(Place.of(medal), name) for medal in podium)

    def _is_called(self, place: Place, name: str) -> bool:
        nation = self.names.nation(name)
        if isinstance(nation, Found) and nation.how <= MatchKind.ALIAS:
            return place.noc == nation.item.noc
        said = fold(name).split()
        return any(set(said) <= set(fold(one).split()) for one in place.athletes) or any(
            one.name in place.athletes for one in self._meant(self.names.athlete(name, place.noc))
        )
