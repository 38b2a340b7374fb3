"""Who takes part in which event, and who may be taken without asking."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from bot.desk.reading.archive_names import ArchiveNames
from bot.desk.reading.questions_back import Choices, Option, Stop
from bot.desk.reading.results_line import Problem, SpokenResult, members_of, read_name
from bot.replies.layout import short_name
from bot.replies.medal_wording import event_title
from bot.understanding.names.folding import fold
from bot.understanding.names.index import Found, MatchKind
from medals_core.archive import Archive
from medals_core.games import Athlete, Event, Gender
from medals_core.nations import Noc


@dataclass
class Entrants:
    """The people and nations of one archive, as the words of one line are held against them."""

    archive: Archive
    names: ArchiveNames
    now: datetime
    choices: Choices = field(default_factory=dict)
    _standing: frozenset[str] = field(default=frozenset(), init=False)
    """Who stands on the podium of the line already."""
    _notes: list[str] = field(default_factory=list, init=False)
    """What the admin should see with that podium."""

    def title(self, event: Event) -> str:
        return event_title(event, self.archive)

    def all_entered(self, event: Event, spoken: SpokenResult) -> bool:
        """Does everyone whom the line names take part in the event?"""
        return all(self._may_stand(event, read_name(step.text).name) for step in spoken.steps)

    def _may_stand(self, event: Event, name: str) -> bool:
        """Does anyone whom the name may mean take part in the event?"""
        if event.team:
            nation = self.names.nation(name)
            if isinstance(nation, Found) and nation.how is not MatchKind.TYPO:
                return bool(self._entered(event, nation.item.noc))
        people = self.names.people(members_of(name)[0], discipline=event.discipline)
        return any(event.event_id in athlete.events for athlete in people)

    def _entered(self, event: Event, noc: Noc | None = None) -> list[Athlete]:
        """Who takes part in the event, for that nation if one is named."""
        return [
            athlete
            for athlete in self.archive.athletes.at_hand.values()
            if event.event_id in athlete.events and (noc is None or noc in athlete.nocs)
        ]

    def _fits(self, athlete: Athlete, event: Event, noc: Noc | None = None) -> bool:
        if noc is not None and noc not in athlete.nocs:
            return False
        if athlete.events:
            return event.event_id in athlete.events
        if not same_gender(athlete, event) or self._is_of_former_games(athlete):
            return False
        return athlete.in_current_games or event.discipline in athlete.disciplines

    def _may_pass(self, match: Found[Athlete], event: Event) -> bool:
        """May this one be taken without asking? Those who fit, and, with a warning, who is entered in the sport but not
        for this event, or is named in full. Never somebody of decades ago by a surname, nor somebody of the other
        gender: who scrolls past the warning has published it."""
        athlete = match.item
        if self._fits(athlete, event):
            return True
        if not same_gender(athlete, event):
            return False
        named_in_full = match.how <= MatchKind.ALIAS
        if athlete.in_current_games:
            return named_in_full or event.discipline in athlete.disciplines
        namesakes = [
            one
            for one in self.archive.athletes.named(athlete.name)
            if event.discipline in one.disciplines and same_gender(one, event)
        ]
        return named_in_full and namesakes == [athlete]

    def _is_of_former_games(self, athlete: Athlete) -> bool:
        """Once we know at all who takes part in these Games."""
        return not athlete.in_current_games and self._has_entries

    @cached_property
    def _has_entries(self) -> bool:
        return any(athlete.events for athlete in self.archive.athletes.at_hand.values())

    def _read_as(self, said: str, name: str) -> None:
        self._notes.append(f"“{said}” heb ik gelezen als {name}.")

    def _check_entry(self, event: Event, athlete: Athlete) -> None:
        if not same_gender(athlete, event):
            self._notes.append(f"⚠️ {athlete.name} staat in de lijst bij de {_GENDERS[athlete.gender]}.")
        elif athlete.events and event.event_id not in athlete.events:
            self._notes.append(f"⚠️ {athlete.name} staat niet ingeschreven voor dit onderdeel.")
        elif self._is_of_former_games(athlete):
            self._notes.append(f"⚠️ {athlete.name} staat niet op de deelnemerslijst van deze Spelen.")

    def _noc(self, code: str) -> Noc | None:
        """The nation of a code behind a name; None without one."""
        if not code or code in self.archive.nations:
            return code or None
        match = self.names.nation(code)
        if isinstance(match, Found):
            return match.item.noc
        raise Stop(Problem(message="Deze landcode ken ik niet.", word=code))

    def _people(self, athletes: Sequence[Athlete]) -> tuple[Option, ...]:
        return tuple(
            Option(value=f"id={athlete.athlete_id}", label=f"{athlete.name} ({self._known_of(athlete)})")
            for athlete in athletes
        )

    def _known_of(self, athlete: Athlete) -> str:
        """The nation; of who is not at these Games also that, since a name alone does not show it."""
        if athlete.in_current_games:
            return athlete.nocs[0]
        return f"{short_name(self.archive.nations[athlete.nocs[0]])}, eerdere Spelen"


def of_initial(name: str, athletes: list[Athlete]) -> list[Athlete]:
    """``M. van 't Wout``: of those, who has that initial; all when nobody has."""
    first = fold(name).split()[:1]
    if not first or len(first[0]) != 1:
        return athletes
    return [one for one in athletes if fold(one.name).startswith(first[0])] or athletes


_GENDERS = {"M": "mannen", "F": "vrouwen", "X": "gemengde onderdelen"}


def same_gender(athlete: Athlete, event: Event) -> bool:
    wanted = {Gender.MEN: "M", Gender.WOMEN: "F"}.get(event.gender)
    return wanted is None or athlete.gender in ("", wanted)
