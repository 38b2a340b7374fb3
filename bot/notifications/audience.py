"""For whom is it news? What in a piece of news concerns a follower, by what is followed and which kinds are wanted."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.notifications.content import Item, Results
from bot.storage.follows import ALL, ATHLETE, DISCIPLINE, NATION, Follower, Subject
from medals_core.archive import Archive
from medals_core.games import EventId
from medals_core.medals import Colour, Medal
from medals_core.nations import Noc
from medals_core.scenario import moves

MEDALS = "medals"
GOLD = "gold"
RANK = "rank"
RECORDS = "records"
CORRECTIONS = "corrections"
PAUSED = "paused"


@dataclass(frozen=True)
class Concern:
    """What a follower is told: ``events`` of the news, from the viewpoint of ``focus`` nations and ``people`` (names).
    Followers with the same concern get the same text."""

    events: tuple[EventId, ...]
    focus: tuple[Noc, ...]
    people: frozenset[str]


def subjects_of(results: Results, archive: Archive) -> frozenset[Subject]:
    """All that one may follow to be concerned by this news."""
    found = {Subject(ALL)}
    for item in results.items:
        found.add(Subject(DISCIPLINE, archive.current.events[item.event_id].discipline))
        found.update(Subject(NATION, noc) for noc in item.nocs)
        found.update(Subject(ATHLETE, athlete_id) for athlete_id in item.athlete_ids)
    found.update(Subject(NATION, noc) for noc in moved(results))
    return frozenset(found)


def moved(results: Results) -> frozenset[Noc]:
    """Nations whose rank changes."""
    found = moves(results.standings_before, results.standings_after)
    return frozenset(move.noc for move in found if move.climbs or move.drops)


def concern_of(
    results: Results, follower: Follower, archive: Archive, own: Noc, rank_moved: frozenset[Noc]
) -> Concern | None:
    """What of the news this follower wants to be told; None for nothing."""
    kinds, subjects = follower.preferences.kinds, follower.subjects
    if PAUSED in kinds or not subjects:
        return None
    nations = {subject.key for subject in subjects if subject.kind == NATION}
    ids = {subject.key for subject in subjects if subject.kind == ATHLETE}
    names = frozenset(
        name
        for athlete_id in ids
        if athlete_id in archive.athletes
        for name in (archive.athletes[athlete_id].name, *archive.athletes[athlete_id].aliases)
    )
    watch = _Watch(frozenset(nations), names, subjects)
    ranks = frozenset(nations & rank_moved) if RANK in kinds else frozenset()
    wanted = [item for item in results.items if ranks or _is_wanted(item, kinds, watch, archive)]
    if not wanted:
        return None
    touched = {noc for item in wanted for noc in item.nocs}
    focus = sorted((nations & touched) | ranks)
    broad = any(subject.kind in (ALL, DISCIPLINE) for subject in subjects)
    if broad and own in touched and own not in focus:
        focus.append(own)
    if not focus:
        focus = [own] if own in rank_moved else _winners(wanted)[:1]
    people = frozenset(name for item in wanted for medal in item.after for name in medal.athletes) & names
    return Concern(tuple(item.event_id for item in wanted), tuple(focus), people)


def _winners(items: Iterable[Item]) -> list[Noc]:
    """Whose gold it is; without gold, whose medal."""
    new = [medal for item in items for medal in item.new_medals]
    return [medal.noc for medal in sorted(new, key=lambda medal: medal.colour is not Colour.GOLD)]


@dataclass(frozen=True)
class _Watch:
    nations: frozenset[Noc]
    names: frozenset[str]
    subjects: frozenset[Subject]

    def of(self, medals: Iterable[Medal], discipline: str) -> list[Medal]:
        """The medals that are this follower's business."""
        everything = Subject(ALL) in self.subjects or Subject(DISCIPLINE, discipline) in self.subjects
        return [
            medal
            for medal in medals
            if everything or medal.noc in self.nations or self.names.intersection(medal.athletes)
        ]


def _is_wanted(item: Item, kinds: frozenset[str], watch: _Watch, archive: Archive) -> bool:
    discipline = archive.current.events[item.event_id].discipline
    if item.is_correction:
        return CORRECTIONS in kinds and bool(watch.of((*item.new_medals, *item.lost_medals), discipline))
    mine = watch.of(item.new_medals, discipline)
    if MEDALS in kinds and mine:
        return True
    if GOLD in kinds and any(medal.colour is Colour.GOLD for medal in mine):
        return True
    return RECORDS in kinds and any(
        record.noc in watch.nations or watch.names.intersection(record.athletes) for record in item.records
    )
