"""For whom is it news? What in a piece of news concerns a follower, by what is followed and which kinds are wanted."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.notifications.news.content import EVENING, MORNING, Item, Results
from bot.storage.follows import ALL, ATHLETE, DISCIPLINE, EVENT, NATION, Follower, Subject
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
WISHES = frozenset({MEDALS, GOLD, RANK, RECORDS, CORRECTIONS, PAUSED, MORNING, EVENING})
"""What a chat may want of the news (``Preferences.kinds``); what it wants from the start is ``STANDARD_KINDS``."""

MOST_FOCUS = 4
"""Nations of which one message tells what it does to their rank."""


@dataclass(frozen=True)
class NewsSelection:
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
        found.add(Subject(EVENT, item.event_id))
        found.update(Subject(NATION, noc) for noc in item.nocs)
        found.update(Subject(ATHLETE, athlete_id) for athlete_id in item.athlete_ids)
    found.update(Subject(NATION, noc) for noc in moved(results))
    return frozenset(found)


def moved(results: Results) -> Mapping[Noc, frozenset[Noc]]:
    """Nations whose rank changes, with those that they pass or are passed by."""
    found = moves(results.standings_before, results.standings_after)
    return {move.noc: frozenset((*move.passes, *move.passed_by)) for move in found if move.climbs or move.drops}


def select_news(
    results: Results, follower: Follower, archive: Archive, own: Noc, rank_moved: Mapping[Noc, frozenset[Noc]]
) -> NewsSelection | None:
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
    ranks = frozenset(nations & rank_moved.keys()) if RANK in kinds else frozenset()
    if kinds & {MEDALS, GOLD}:
        # Who hears of medals hears of the rank with them; this is for what others do to it.
        ranks -= {noc for item in results.items for noc in item.nocs}
    wanted = [item for item in results.items if _is_wanted(item, kinds, watch, archive)]
    wanted = _with_causes(results, wanted, {noc: rank_moved[noc] for noc in ranks})
    if not wanted:
        return None
    touched = {noc for item in wanted for noc in item.nocs}
    won = [medal for item in wanted for medal in item.after if names.intersection(medal.athletes)]
    focus = sorted((nations & touched) | ranks | {medal.noc for medal in won})
    broad = any(subject.kind in (ALL, DISCIPLINE, EVENT) for subject in subjects)
    if broad and own in touched and own not in focus:
        focus.append(own)
    if broad or not focus:
        # Each event keeps its consequence: of one without anybody in focus it is what it does to its winner.
        without = [item for item in wanted if not item.nocs.intersection(focus)]
        focus += [noc for noc in dict.fromkeys(_winner(item) for item in without) if noc and noc not in focus]
        focus = focus[:MOST_FOCUS]
    if not focus and own in rank_moved:
        focus = [own]
    people = frozenset(name for medal in won for name in medal.athletes) & names
    return NewsSelection(tuple(item.event_id for item in wanted), tuple(focus), people)


def _with_causes(results: Results, wanted: list[Item], ranks: Mapping[Noc, frozenset[Noc]]) -> list[Item]:
    """With the events by which others pushed the followed nations down or let them up; in order of publishing."""
    changed = set(ranks) - {noc for item in wanted for noc in item.nocs}
    if not changed:
        return wanted
    passers = frozenset[Noc]().union(*(ranks[noc] for noc in changed))
    causes = [item for item in results.items if item.nocs & (passers | changed)] or list(results.items)
    events = {item.event_id for item in (*wanted, *causes)}
    return [item for item in results.items if item.event_id in events]


def _winner(item: Item) -> Noc:
    """Whose gold it is; without gold, whose medal; empty when nobody won anything new."""
    gold_first = sorted(item.new_medals, key=lambda medal: medal.colour is not Colour.GOLD)
    return gold_first[0].noc if gold_first else ""


@dataclass(frozen=True)
class _Watch:
    nations: frozenset[Noc]
    names: frozenset[str]
    subjects: frozenset[Subject]

    def of(self, medals: Iterable[Medal], discipline: str, event_id: EventId) -> list[Medal]:
        """The medals that are this follower's business."""
        all_of_it = (Subject(ALL), Subject(DISCIPLINE, discipline), Subject(EVENT, event_id))
        everything = not self.subjects.isdisjoint(all_of_it)
        return [
            medal
            for medal in medals
            if everything or medal.noc in self.nations or self.names.intersection(medal.athletes)
        ]


def _is_wanted(item: Item, kinds: frozenset[str], watch: _Watch, archive: Archive) -> bool:
    discipline = archive.current.events[item.event_id].discipline
    if item.is_correction:
        # Those hear of it who would have had the news itself.
        mine = watch.of((*item.new_medals, *item.lost_medals), discipline, item.event_id)
        if GOLD in kinds and MEDALS not in kinds:
            mine = [medal for medal in mine if medal.colour is Colour.GOLD]
        return CORRECTIONS in kinds and bool(mine)
    mine = watch.of(item.new_medals, discipline, item.event_id)
    if MEDALS in kinds and mine:
        return True
    if GOLD in kinds and any(medal.colour is Colour.GOLD for medal in mine):
        return True
    return RECORDS in kinds and any(
        record.noc in watch.nations or watch.names.intersection(record.athletes) for record in item.records
    )
