"""Then and now: the tables of former Games as they were at the end and as they are after medals were reallocated.

No special cases: a reallocation is a ledger entry of a later date."""

from datetime import datetime

from medals_core.answering import Answer, Viewpoint, answers
from medals_core.archive import Archive, AsOf, Edition
from medals_core.frozen import Frozen
from medals_core.games import Event, Games
from medals_core.medals import Medal
from medals_core.nations import Noc
from medals_core.queries.results import Move
from medals_core.questions import ThenAndNowQuestion
from medals_core.scenario import moves
from medals_core.standings import Standing
from medals_core.view import view_of


class Decision(Frozen):
    """One later entry: from that moment (aware) the podium of the event was another one."""

    at: datetime
    event: Event
    reason: str
    after: tuple[Medal, ...]


class RankStep(Frozen):
    """The nation's line from that moment on (aware), and the decisions that made it so (none for the first)."""

    since: datetime
    standing: Standing
    decisions: tuple[Decision, ...] = ()


class GamesThenAndNow(Frozen):
    """One Games: the nation's line at the end and now with every step between, all decisions, and who moved between
    the table then and the table now."""

    games: Games
    now: Standing
    steps: tuple[RankStep, ...]
    decisions: tuple[Decision, ...]
    moves: tuple[Move, ...]

    @property
    def touches(self) -> bool:
        """Did anything change for the nation?"""
        return len(self.steps) > 1


class ThenAndNowAnswer(Answer):
    """``found``: the Games with later decisions, or only those asked for. ``asked``: one Games was asked for."""

    noc: Noc
    found: tuple[GamesThenAndNow, ...]
    asked: Games | None


def decisions_of(edition: Edition, as_of: AsOf) -> tuple[Decision, ...]:
    """The entries learned after the closing day that changed who won what, in order of time."""
    end = edition.games.end_of(edition.games.closing)
    podiums: dict[str, tuple[Medal, ...]] = {}
    found: list[Decision] = []
    for entry in edition.ledger:
        former = podiums.get(entry.event_id, ())
        podiums[entry.event_id] = entry.podium
        if entry.learned_at <= end or (as_of.known_by is not None and entry.learned_at > as_of.known_by):
            continue
        if [medal.who for medal in former] != [medal.who for medal in entry.podium]:
            found.append(
                Decision(
                    at=entry.learned_at, event=edition.events[entry.event_id], reason=entry.reason, after=entry.podium
                )
            )
    return tuple(found)


def then_and_now_of(edition: Edition, noc: Noc, as_of: AsOf) -> GamesThenAndNow:
    """The nation's line at the end of these Games, after each later decision, and now."""
    end = edition.games.end_of(edition.games.closing)
    decisions = decisions_of(edition, as_of)
    then = edition.book_at(AsOf(known_by=end)).standings
    now = edition.book_at(AsOf(known_by=as_of.known_by)).standings
    steps = [RankStep(since=end, standing=then.line(noc))]
    for moment in dict.fromkeys(decision.at for decision in decisions):
        line = edition.book_at(AsOf(known_by=moment)).standings.line(noc)
        if line != steps[-1].standing:
            made = tuple(decision for decision in decisions if decision.at == moment)
            steps.append(RankStep(since=moment, standing=line, decisions=made))
    return GamesThenAndNow(games=edition.games, now=now.line(noc), steps=tuple(steps),
                           decisions=decisions, moves=moves(then, now))  # fmt: skip


@answers(ThenAndNowQuestion)
def then_and_now(question: ThenAndNowQuestion, archive: Archive, viewpoint: Viewpoint) -> ThenAndNowAnswer:
    """The table as it was and as it is; without Games all Games with later decisions."""
    edition, _, stage = view_of(question, archive, viewpoint)
    noc = question.noc or viewpoint.own
    if question.games is not None:
        found = (then_and_now_of(edition, noc, question.as_of),)
        return ThenAndNowAnswer(stage=stage, noc=noc, found=found, asked=edition.games)
    every = (then_and_now_of(each, noc, question.as_of) for each in archive.editions.values() if each.changed_later)
    return ThenAndNowAnswer(stage=stage, noc=noc, found=tuple(each for each in every if each.decisions), asked=None)
