"""Another world: the archive as it would be with other medals, in which any query can be asked."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from medals_core.archive import Archive, AsOf, Edition
from medals_core.book import in_order_of_time
from medals_core.games import Event, EventId, Games, Gender
from medals_core.ledger import Entry, Ledger, in_order
from medals_core.medal_lines import MedalLine
from medals_core.medals import Colour, Medal
from medals_core.nations import Nation, Nations, Noc


class SupposedGames:
    """One Games whose podiums can be changed. What is not changed stays as it is in the book."""

    def __init__(self, edition: Edition, as_of: AsOf) -> None:
        self.edition = edition
        self.book = edition.book_at(as_of)
        self.events = dict(edition.events)
        self._changed: dict[EventId, tuple[Medal, ...]] = {}

    @property
    def games(self) -> Games:
        return self.edition.games

    def podium(self, event_id: EventId) -> tuple[Medal, ...]:
        """From gold to bronze."""
        found = self._changed.get(event_id)
        return found if found is not None else in_order(self.book.podium(event_id))

    def change(self, event_id: EventId, podium: Iterable[Medal]) -> None:
        """An event without any medal left is as if it had not been held."""
        self._changed[event_id] = in_order(podium)
        if not self._changed[event_id]:
            self.events.pop(event_id, None)

    def take(self, lines: Iterable[MedalLine]) -> None:
        taken: dict[EventId, list[Medal]] = {}
        for line in lines:
            taken.setdefault(line.event.event_id, []).append(line.medal)
        for event_id, medals in taken.items():
            self.change(event_id, [medal for medal in self.podium(event_id) if medal not in medals])

    def map_last(self, noc: Noc, colour: Colour, count: int, change: Callable[[Medal], Medal | None]) -> None:
        """Changes (None: takes) the last so many medals of that colour: which ones they would be, nobody said."""
        won = [one for one in in_order_of_time(self.book.medals_of(noc)) if one.medal.colour is colour]
        for event_id, medal in won[len(won) - count :]:
            podium = list(self.podium(event_id))
            if medal not in podium:
                continue
            place = podium.index(medal)
            becomes = change(medal)
            self.change(event_id, [*podium[:place], *([becomes] if becomes else []), *podium[place + 1 :]])

    def add(self, noc: Noc, colours: Iterable[Colour]) -> None:
        """Medals of no event that was held: each of an event of its own, without a sport."""
        moment = self.book.last_moment or self.games.start_of(self.games.opening)
        for colour in colours:
            event_id = f"supposed-{len(self.events)}"
            self.events[event_id] = Event(
                event_id=event_id, discipline="", name="", gender=Gender.OPEN, starts_at=moment, ends_at=moment
            )
            self.change(event_id, [Medal(colour=colour, noc=noc, athletes=(), won_at=moment)])

    def rename(self, nocs: Iterable[Noc], as_noc: Noc) -> None:
        """The medals of all these nations as those of one."""
        others = set(nocs) - {as_noc}
        for event_id in tuple(self.events):
            podium = self.podium(event_id)
            if any(medal.noc in others for medal in podium):
                self.change(
                    event_id, (replace(medal, noc=as_noc) if medal.noc in others else medal for medal in podium)
                )

    def made(self) -> Edition:
        """The Games as changed."""
        book = self.book
        for event_id, podium in self._changed.items():
            book = book.record(self._entry(event_id, podium))
        entries = (book.entry(event_id) for event_id in self.events)
        return Edition(self.games, self.events, Ledger(entry for entry in entries if entry), book)

    def _entry(self, event_id: EventId, podium: tuple[Medal, ...]) -> Entry:
        if (former := self.book.entry(event_id)) is not None:
            return replace(former, podium=podium)
        return Entry(event_id=event_id, podium=podium, learned_at=podium[0].won_at)


def archive_with(archive: Archive, changed: Iterable[Edition], athlete_ids: Iterable[str] = ()) -> Archive:
    """The archive with these Games as changed; these athletes are nations as well, by their identifier."""
    people = [archive.athletes[athlete_id] for athlete_id in athlete_ids]
    nations = archive.nations
    if people:
        own = (
            Nation.model_construct(noc=one.athlete_id, name=one.name, name_en=one.name, aliases=()) for one in people
        )
        nations = Nations((*nations.values(), *own), nations.groups.values(), nations.forms)
    editions = {**archive.editions, **{one.games.games_id: one for one in changed}}
    return Archive(nations, archive.disciplines, archive.athletes, editions, archive.current_id, archive.live_id)
