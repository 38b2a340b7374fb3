"""What if: the table with changes, and any query asked of the changed table and of the real one."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from pydantic import BaseModel

from medals_core.answering import Viewpoint, answer, answers
from medals_core.archive import Archive, AsOf, Edition
from medals_core.book import in_order_of_time
from medals_core.games import Event, EventId, Games, Gender
from medals_core.ledger import Entry, Ledger, in_order
from medals_core.medal_lines import MedalLine
from medals_core.medals import Colour, Medal, Tally
from medals_core.nations import Nation, Nations, Noc
from medals_core.queries.described import known
from medals_core.queries.errors import QueryError
from medals_core.queries.filters import ALL, Medals, Scope
from medals_core.queries.model import Added, AsNation, Suppose, Together, Turned, Without, Won
from medals_core.queries.results import Shortage, SupposeAnswer
from medals_core.queries.selecting import MedalSearch, find, is_latest
from medals_core.scenario import podium_with, shifts_of
from medals_core.standings import Standings


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


Model = TypeVar("Model", bound=BaseModel)


@answers(Suppose)
def suppose(query: Suppose, archive: Archive, viewpoint: Viewpoint) -> SupposeAnswer:
    """The nations that the changes are about before and after, or the query asked of both worlds."""
    found = find(Medals(games=query.games, as_of=query.as_of), archive)
    changing = _Changing(query, found, archive)
    common = {"stage": found.stage(viewpoint.now), "at": found.at, "query": query}
    if found.unknown is not None:
        return SupposeAnswer(**common, unknown=found.unknown)
    if changing.shortages:
        return SupposeAnswer(**common, shortages=changing.shortages)
    editions = [games.made() for games in changing.games]
    before, after = _tables(found, editions)
    then = now = None
    if query.then is not None:
        asked = _placed(query.then, query.games, found.as_of)
        then = answer(asked, archive_with(archive, editions, changing.athlete_ids), viewpoint)
        try:
            now = answer(asked, archive, viewpoint)
        except QueryError:
            now = None  # asked of what is only supposed: an athlete as a nation
    return SupposeAnswer(
        **common,
        nations=changing.together,
        shifts=shifts_of(changing.nations(before, after, viewpoint.own), before, after),
        podium_before=changing.podium_before,
        podium_after=changing.podium_after,
        nothing_taken=any(isinstance(change, Without) for change in query.changes) and not changing.taken.total,
        taken=changing.taken,
        then=then,
        now=now,
    )


def supposed_tables(query: Suppose, archive: Archive) -> tuple[Standings, Standings]:
    """The table as it is and as it would be. The same twice where nothing can be computed."""
    found = find(Medals(games=query.games, as_of=query.as_of), archive)
    return _tables(found, [games.made() for games in _Changing(query, found, archive).games])


def _tables(found: MedalSearch, editions: Iterable[Edition]) -> tuple[Standings, Standings]:
    before = Standings.of(found.selection.tallies())
    return before, Standings.of_all(edition.book.tallies() for edition in editions)


def _placed(part: Model, games: Scope, as_of: AsOf) -> Model:
    """The query with every filter that names no Games or moment of its own at those of the supposition."""
    fields: dict[str, object] = {}
    if isinstance(part, Medals):
        if part.games.is_current:
            fields["games"] = games
        if is_latest(part.as_of):
            fields["as_of"] = as_of
        return part.model_copy(update=fields)
    for name in type(part).model_fields:
        value = getattr(part, name)
        if isinstance(value, BaseModel):
            fields[name] = _placed(value, games, as_of)
        elif isinstance(value, tuple):
            fields[name] = tuple(_placed(one, games, as_of) if isinstance(one, BaseModel) else one for one in value)
    return part.model_copy(update=fields)


class _Changing:
    """The changes of a query made to the Games that it is about."""

    def __init__(self, query: Suppose, found: MedalSearch, archive: Archive) -> None:
        self._archive = archive
        self._found = found
        self._query = query
        self.games = [SupposedGames(edition, found.as_of) for edition in found.editions]
        self.asked: list[Noc] = []
        """The nations that the changes name, in order."""
        self.athlete_ids: list[str] = []
        self.together: tuple[Noc, ...] = ()
        self.taken = Tally()
        self.podium_before: tuple[Medal, ...] = ()
        self.podium_after: tuple[Medal, ...] = ()
        more = Counter[tuple[Noc, Colour]]()
        for change in query.changes:
            if isinstance(change, Added):
                more[known(change.noc, archive), change.colour] += change.count
                self.asked.append(change.noc)
            elif isinstance(change, Turned):
                self.asked.append(known(change.noc, archive))
        self.shortages = tuple(self._shortages(more))
        if self.shortages:
            return
        for change in query.changes:
            match change:
                case Without():
                    self._without(change)
                case Won():
                    self._won(change)
                case Turned():
                    self.games[-1].map_last(change.noc, change.was, change.count, partial(_as, change.becomes))
                case Together():
                    self._together(change)
                case AsNation():
                    self._as_nation(change)
        for (noc, colour), count in more.items():
            if count > 0:
                self.games[-1].add(noc, [colour] * count)
            elif count < 0:
                self.games[-1].map_last(noc, colour, -count, lambda medal: None)

    def nations(self, before: Standings, after: Standings, own: Noc) -> tuple[Noc, ...]:
        """Whom to tell about: who is named; with medals taken out, whose they were (one nation's, else the own one
        first) and everybody whose rank or tally that changes."""
        if not any(isinstance(change, (Without, Won)) for change in self._query.changes):
            return tuple(dict.fromkeys(self.asked))
        changed = [line.noc for line in (*after, *before) if before.line(line.noc) != after.line(line.noc)]
        losing = [noc for noc in changed if after.line(noc).tally.total < before.line(noc).tally.total]
        first = self.asked or (losing if len(set(losing)) == 1 else [own])
        return tuple(dict.fromkeys([*first, *changed]))

    def _shortages(self, more: Counter[tuple[Noc, Colour]]) -> Iterable[Shortage]:
        fewer = Counter({key: -count for key, count in more.items() if count < 0})
        for change in self._query.changes:
            if isinstance(change, Turned):
                fewer[change.noc, change.was] += change.count
        for (noc, colour), taken in fewer.items():
            holds = self.games[-1].book.tally(noc).of(colour)
            if holds < taken:
                yield Shortage(noc=noc, colour=colour, holds=holds, taken=taken)

    def _without(self, change: Without) -> None:
        taken = _placed(change.of, self._query.games, self._found.as_of)
        for part in find(taken, self._archive).selection.parts:
            for games in self.games:
                if games.games.games_id == part.where.games.games_id:
                    games.take(part.where.lines(part.medals))
                    self.taken = self.taken.combined(part.where.tally(part.medals))

    def _won(self, change: Won) -> None:
        noc = known(change.noc, self._archive)
        games = next((one for one in reversed(self.games) if change.event_id in one.events), None)
        if games is None:
            raise QueryError(f"no such event at these Games: {change.event_id!r}")
        self.asked.append(noc)
        if not games.book.is_decided(change.event_id):
            # Nobody has the medal yet, so nobody loses it.
            games.add(noc, [change.colour])
            return
        self.podium_before = before = games.podium(change.event_id)
        self.podium_after = before
        if not any(medal.noc == noc and medal.colour is change.colour for medal in before):
            self.podium_after = podium_with(before, change.colour, noc)
            games.change(change.event_id, self.podium_after)

    def _together(self, change: Together) -> None:
        """The nations are counted under the code of the best of them."""
        meant = find(
            Medals(games=self._query.games, as_of=self._found.as_of, nations=change.nocs), self._archive
        ).nations
        if not meant:
            return
        table = Standings.of(self._found.selection.tallies())
        lead = max(meant, key=lambda noc: table.line(noc).tally)
        self.together = (*self.together, *meant)
        self.asked.append(lead)
        for games in self.games:
            games.rename(meant, lead)

    def _as_nation(self, change: AsNation) -> None:
        if change.athlete_id not in self._archive.athletes:
            raise QueryError(f"unknown athlete: {change.athlete_id!r}")
        self.athlete_ids.append(change.athlete_id)
        self.asked.append(change.athlete_id)
        of = ALL.narrowed(games=self._query.games, as_of=self._found.as_of, athletes=(change.athlete_id,))
        for games, part in zip(self.games, find(of, self._archive).selection.parts, strict=True):
            lines = tuple(part.where.lines(part.medals))
            games.add(change.athlete_id, (line.medal.colour for line in lines))


def _as(colour: Colour, medal: Medal) -> Medal:
    return replace(medal, colour=colour)
