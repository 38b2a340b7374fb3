"""What if: the table with changes, and any query asked of the changed table and of the real one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from pydantic import BaseModel

from medals_core.answering import Viewpoint, answer, answers
from medals_core.archive import Archive, AsOf, Edition
from medals_core.medals import Colour, Medal, Tally
from medals_core.nations import Noc
from medals_core.queries.described import known
from medals_core.queries.errors import QueryError
from medals_core.queries.filters import ALL, Medals, Scope
from medals_core.queries.model import Added, AsNation, Suppose, Together, Turned, Without, Won
from medals_core.queries.results import Shortage, SupposeAnswer
from medals_core.queries.selecting import MedalSearch, find, is_latest
from medals_core.queries.supposed import SupposedGames, archive_with
from medals_core.scenario import podium_with, shifts_of
from medals_core.standings import Standings

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
