"""From the words of a result line to a podium of known people: taken when clear, asked back when two are near, refused
with the word that was not understood. Pure: the answers to what was asked back come in as ``choices``."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from bot.desk.names import Names
from bot.desk.podium import Place, PodiumDraft, lawful, wrong_moment, wrong_name
from bot.desk.results_line import Problem, SpokenName, SpokenResult, SpokenStep, members_of, read_name
from bot.replies.dutch import event_title, flagged, the
from bot.replies.layout import short_name
from bot.replies.quoting import shortened
from bot.understanding.folding import fold
from bot.understanding.names import Close, Found, How, Nothing
from medals_core.archive import Archive
from medals_core.games import Athlete, Event, Gender
from medals_core.nations import Nation, Noc

Choices = Mapping[str, str]
"""What the admin answered to each ask-back: its key to the value of the button."""

MOST_OPTIONS = 8


class Option(BaseModel):
    model_config = ConfigDict(frozen=True)

    value: str
    label: str


class AskBack(BaseModel):
    """A question with buttons. The answer goes into the choices under ``key``."""

    model_config = ConfigDict(frozen=True)

    key: str
    message: str
    word: str
    options: tuple[Option, ...]


class _Stop(Exception):
    def __init__(self, outcome: AskBack | Problem) -> None:
        self.outcome = outcome


@dataclass
class Resolver:
    """Looks up the names of one line. ``may_be``: the events that the command is about (undecided ones for a push)."""

    archive: Archive
    names: Names
    now: datetime
    choices: Choices = field(default_factory=dict)

    def event(self, words: str, may_be: Callable[[Event], bool], spoken: SpokenResult) -> Event | AskBack | Problem:
        """The event that the words mean. When more than one may be meant, the names on the podium decide if they can:
        "1000m vrouwen: Leerdam, Kok, Takagi" is no short track."""
        if "event" in self.choices:
            return self.archive.current.events[self.choices["event"]]
        if not words.strip():
            return Problem(message="Welk onderdeel? Zet dat voorop, bijvoorbeeld: 1000 meter vrouwen.")
        found = self.names.events(words)
        if not found:
            near = tuple(self.title(event) for event in self.names.near_events(words)) or self._some_events(may_be)
            return Problem(message=f"Ik ken geen onderdeel “{shortened(words)}”.", word=words, hints=near)
        fitting = [event for event in found if may_be(event)] or list(found)
        if len(fitting) > 1 and spoken.steps:
            by_names = [event for event in fitting if self._all_entered(event, spoken)]
            fitting = by_names or fitting
        if len(fitting) == 1:
            return fitting[0]
        options = tuple(Option(value=event.event_id, label=self.title(event)) for event in fitting[:MOST_OPTIONS])
        return AskBack(key="event", word=words, message=f"Welk onderdeel bedoel je met “{words}”?", options=options)

    def podium(
        self, event: Event, spoken: SpokenResult, former: Sequence[Place] = ()
    ) -> PodiumDraft | AskBack | Problem:
        """The podium that the line states. Colours that a line by colour does not name stay as in ``former``."""
        try:
            return self._podium(event, spoken, former)
        except _Stop as stop:
            return stop.outcome

    def place(self, event: Event, step: SpokenStep) -> Place | AskBack | Problem:
        """One step on its own, for the guided way."""
        try:
            return self._place(event, step, [])
        except _Stop as stop:
            return stop.outcome

    def title(self, event: Event) -> str:
        return event_title(event, self.archive.disciplines[event.discipline].name)

    def _podium(self, event: Event, spoken: SpokenResult, former: Sequence[Place]) -> PodiumDraft | Problem:
        if not spoken.steps and not spoken.vacated:
            return Problem(message="Wie won er? Zet de namen achter het onderdeel: “…: goud, zilver, brons”.")
        notes: list[str] = []
        places = self._merged(event, [self._place(event, step, notes) for step in self._whole_names(spoken.steps)])
        if spoken.by_colour:
            kept = [place for place in former if place.colour not in spoken.stated()]
            places += kept
        wrong = lawful(places, frozenset(spoken.vacated))
        if wrong is not None:
            return wrong
        return PodiumDraft(
            event_id=event.event_id,
            places=tuple(places),
            won_at=self._won_at(spoken.won),
            reason=spoken.reason,
            notes=tuple(notes),
        )

    # --- One step ----------------------------------------------------------------------------------------------------

    def _place(self, event: Event, step: SpokenStep, notes: list[str]) -> Place:
        said = read_name(step.text)
        if event.team:
            return self._team(event, step, said, notes)
        said = self._with_nation(event, said)
        athlete, noc, is_new = self._athlete(event, f"{step.colour}:{said.name}", said, notes)
        return Place(colour=step.colour, noc=noc, athletes=(athlete,), added=(athlete,) if is_new else ())

    def _with_nation(self, event: Event, said: SpokenName) -> SpokenName:
        """One person with the nation written otherwise than as a code in capitals: "Kok (Nederland)", "kok ned"."""
        if said.members:
            nation = self.names.nation(said.members[0])
            if len(said.members) > 1 or not isinstance(nation, Found):
                message = "Dit is een individueel onderdeel: één naam, met hooguit het land erachter."
                raise _Stop(Problem(message=message, word=said.members[0]))
            return SpokenName(name=said.name, code=nation.item.noc)
        if said.code:
            capitals = f"{said.name} {said.code}"
            shouted = self.names.athlete(capitals, None, event.discipline)
            exact = isinstance(shouted, Found) and shouted.how < How.TYPO
            return SpokenName(name=capitals) if exact else said
        name, _, code = said.name.rpartition(" ")
        if name and code.upper() in self.archive.nations:
            whole = self.names.athlete(said.name, None, event.discipline)
            if not isinstance(whole, Found) or whole.how >= How.TYPO:
                return SpokenName(name=name, code=code.upper())
        return said

    def _team(self, event: Event, step: SpokenStep, said: SpokenName, notes: list[str]) -> Place:
        whole = self.names.nation(f"{said.name} {said.code}") if said.code else Nothing()
        if isinstance(whole, Found) and whole.how < How.TYPO:
            said = SpokenName(name=whole.item.name)  # TEAM GB: no nation named TEAM with a code behind it
        crew = members_of(said.name)
        nation = self._team_nation(step, said, notes) if len(crew) == 1 else None
        if nation is not None:
            members = said.members
            noc: Noc | None = nation.noc
        else:
            members = (*crew, *said.members)
            noc = self._noc(said.code) if said.code else None
        people: list[str] = []
        added: list[str] = []
        for member in members:
            spoken = SpokenName(name=member, code=noc or "")
            name, found_noc, is_new = self._athlete(event, f"{step.colour}:{member}", spoken, notes, of_team=noc)
            noc = noc or found_noc
            people.append(name)
            added += [name] if is_new else []
        if noc is None:
            raise _Stop(Problem(message="Van welk land is deze ploeg?", word=step.text))
        return Place(colour=step.colour, noc=noc, athletes=tuple(people), added=tuple(added))

    def _team_nation(self, step: SpokenStep, said: SpokenName, notes: list[str]) -> Nation | None:
        key = f"{step.colour}:{said.name}"
        if key in self.choices:
            kind, _, value = self.choices[key].partition("=")
            return self.archive.nations[value] if kind == "noc" else None
        match = self.names.nation(said.name)
        if isinstance(match, Found) and match.how is not How.TYPO:
            return match.item
        person = self.names.athlete(said.name)
        if isinstance(person, Found) and (isinstance(match, Nothing) or person.how is not How.TYPO):
            return None
        if isinstance(match, Found):
            notes.append(f"“{said.name}” heb ik gelezen als {match.item.name}.")
            return match.item
        if isinstance(match, Close):
            raise _Stop(self._which_nation(key, said.name, match.candidates))
        if isinstance(person, Close):
            return None
        if match.nearest:
            raise _Stop(self._which_nation(key, said.name, match.nearest))
        raise _Stop(Problem(message="Dit land of deze ploeg ken ik niet.", word=said.name))

    def _which_nation(self, key: str, word: str, nations: Sequence[Nation]) -> AskBack:
        options = tuple(Option(value=f"noc={nation.noc}", label=flagged(nation)) for nation in nations[:MOST_OPTIONS])
        return AskBack(key=key, word=word, message=f"Welk land bedoel je met “{word}”?", options=options)

    def _athlete(
        self, event: Event, key: str, said: SpokenName, notes: list[str], of_team: Noc | None = None
    ) -> tuple[str, Noc, bool]:
        """Name, nation, and whether the name is new to the list."""
        noc = self._noc(said.code) if said.code else None
        if key in self.choices:
            return self._chosen(event, key, said, noc, notes)
        match = self.names.athlete(said.name, noc, event.discipline)
        if isinstance(match, Close):
            entered = [one for one in match.candidates if self._fits(one, event, noc)]
            if not entered:
                raise _Stop(self._nobody_entered(event, key, said, noc, match.candidates))
            if len(entered) > 1:
                raise _Stop(self._who(key, said.name, entered))
            if fold(said.name) not in fold(entered[0].name):
                notes.append(f"“{said.name}” heb ik gelezen als {entered[0].name}.")
            return entered[0].name, noc or entered[0].nocs[0], False
        if isinstance(match, Found) and (noc is None or noc in match.item.nocs):
            athlete = match.item
            if not self._may_pass(match, event):
                raise _Stop(self._nobody_entered(event, key, said, noc, (athlete,)))
            if match.how >= How.TYPO:
                notes.append(f"“{said.name}” heb ik gelezen als {athlete.name}.")
            self._check_entry(event, athlete, notes)
            return athlete.name, noc or athlete.nocs[0], False
        if isinstance(match, Found) and match.how < How.TYPO and of_team is None and self._may_pass(match, event):
            there = self.archive.nations[match.item.nocs[0]]
            given = self.archive.nations[noc or there.noc]
            message = f"{match.item.name} komt uit voor {the(there)}, niet voor {the(given)}."
            raise _Stop(Problem(message=message, word=said.name))
        nearest = (match.item,) if isinstance(match, Found) else match.nearest
        raise _Stop(self._unknown(event, key, said, noc, nearest))

    def _chosen(
        self, event: Event, key: str, said: SpokenName, noc: Noc | None, notes: list[str]
    ) -> tuple[str, Noc, bool]:
        kind, _, rest = self.choices[key].partition("=")
        if kind == "new":
            if not rest and noc is None:
                raise _Stop(self._nation_of_new(event, key, said.name))
            return said.name, rest or noc or "", True
        athlete = self.archive.athletes[rest]
        self._check_entry(event, athlete, notes)
        return athlete.name, noc if noc in athlete.nocs else athlete.nocs[0], False

    def _nobody_entered(
        self, event: Event, key: str, said: SpokenName, noc: Noc | None, known: Sequence[Athlete]
    ) -> AskBack | Problem:
        """The name is only known of people who cannot be expected here: former Olympians, or of the other gender."""
        if wrong := wrong_name(said.name):
            return Problem(message=wrong, word=said.name)
        new = Option(value=f"new={noc or ''}", label=f"Toevoegen: {said.name}{f' ({noc})' if noc else ''}")
        return AskBack(
            key=key,
            word=said.name,
            message=f"Wie is “{said.name}”? Bij dit onderdeel staat geen {said.name} ingeschreven.",
            options=(*self._people(known[: MOST_OPTIONS - 1]), new),
        )

    def _nation_of_new(self, event: Event, key: str, name: str) -> AskBack | Problem:
        """Nations that have entrants in the event, the most first; in new Games those that won something."""
        entrants = Counter(
            athlete.nocs[0] for athlete in self.archive.athletes.values() if event.event_id in athlete.events
        )
        nocs = sorted(entrants, key=lambda noc: (-entrants[noc], noc)) or sorted(self.archive.current.book.tallies())
        advice = f"de regel met de hele naam en het land: “{name} NED”."
        if not nocs:
            return Problem(message=f"Van welk land is “{name}”? Stuur {advice}", word=name)
        options = tuple(
            Option(value=f"new={noc}", label=flagged(self.archive.nations[noc])) for noc in nocs[:MOST_OPTIONS]
        )
        message = f"Van welk land is “{name}”? Staat het er niet bij, stuur dan {advice}"
        return AskBack(key=key, word=name, message=message, options=options)

    def _who(self, key: str, word: str, athletes: Sequence[Athlete]) -> AskBack:
        return AskBack(
            key=key, word=word, message=f"Wie bedoel je met “{word}”?", options=self._people(athletes[:MOST_OPTIONS])
        )

    def _unknown(
        self, event: Event, key: str, said: SpokenName, noc: Noc | None, nearest: Sequence[Athlete]
    ) -> AskBack | Problem:
        as_nation = self.names.nation(said.name)
        if noc is None and isinstance(as_nation, Found) and as_nation.how is not How.TYPO:
            return Problem(
                message=f"Dit is een individueel onderdeel. Wie won er namens {the(as_nation.item)}?", word=said.name
            )
        if wrong := wrong_name(said.name):
            return Problem(message=wrong, word=said.name)
        options = self._people(
            [athlete for athlete in nearest if event.discipline in athlete.disciplines][: MOST_OPTIONS - 1]
        )
        if noc is not None:
            add = Option(value=f"new={noc}", label=f"Toevoegen: {said.name} ({noc})")
            message = (
                f"“{said.name}” staat niet op de deelnemerslijst. Toevoegen voor {the(self.archive.nations[noc])}?"
            )
            return AskBack(key=key, word=said.name, message=message, options=(add, *options))
        advice = f"Staat de naam niet op de lijst, zet dan het land erachter: “{said.name} NED”."
        if options:
            message = f"“{said.name}” ken ik niet. Bedoel je een van deze namen? {advice}"
            return AskBack(key=key, word=said.name, message=message, options=options)
        return Problem(message=f"Deze naam ken ik niet. {advice}", word=said.name)

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

    # --- What fits ---------------------------------------------------------------------------------------------------

    def _all_entered(self, event: Event, spoken: SpokenResult) -> bool:
        return all(self._may_stand(event, read_name(step.text)) for step in spoken.steps)

    def _may_stand(self, event: Event, said: SpokenName) -> bool:
        """Does anyone whom the name may mean take part in the event?"""
        nation = self.names.nation(said.name) if event.team else Nothing()
        if isinstance(nation, Found) and nation.how is not How.TYPO:
            return any(
                nation.item.noc in athlete.nocs and event.event_id in athlete.events
                for athlete in self.archive.athletes.values()
            )
        match = self.names.athlete(members_of(said.name)[0], None, event.discipline)
        candidates = (match.item,) if isinstance(match, Found) else getattr(match, "candidates", ())
        return any(event.event_id in athlete.events for athlete in candidates)

    def _fits(self, athlete: Athlete, event: Event, noc: Noc | None) -> bool:
        if noc is not None and noc not in athlete.nocs:
            return False
        if athlete.events:
            return event.event_id in athlete.events
        if not _same_gender(athlete, event) or self._is_of_former_games(athlete):
            return False
        return athlete.in_current_games or event.discipline in athlete.disciplines

    def _may_pass(self, match: Found[Athlete], event: Event) -> bool:
        """May this one be taken without asking? Those who fit, and, with a warning, who is entered in the sport but not
        for this event, or is named in full. Never somebody of decades ago by a surname, nor somebody of the other
        gender: who scrolls past the warning has published it."""
        athlete = match.item
        if self._fits(athlete, event, None):
            return True
        if not _same_gender(athlete, event):
            return False
        named_in_full = match.how <= How.ALIAS
        if athlete.in_current_games:
            return named_in_full or event.discipline in athlete.disciplines
        namesakes = [
            one
            for one in self.archive.athletes_by_name.get(athlete.name, ())
            if event.discipline in one.disciplines and _same_gender(one, event)
        ]
        return named_in_full and namesakes == [athlete]

    def _is_of_former_games(self, athlete: Athlete) -> bool:
        """Once we know at all who takes part in these Games."""
        return not athlete.in_current_games and self._has_entries

    @cached_property
    def _has_entries(self) -> bool:
        return any(athlete.events for athlete in self.archive.athletes.values())

    def _check_entry(self, event: Event, athlete: Athlete, notes: list[str]) -> None:
        if not _same_gender(athlete, event):
            notes.append(f"⚠️ {athlete.name} staat in de lijst bij de {_GENDERS[athlete.gender]}.")
        elif athlete.events and event.event_id not in athlete.events:
            notes.append(f"⚠️ {athlete.name} staat niet ingeschreven voor dit onderdeel.")
        elif self._is_of_former_games(athlete):
            notes.append(f"⚠️ {athlete.name} staat niet op de deelnemerslijst van deze Spelen.")

    def _noc(self, code: str) -> Noc:
        if code in self.archive.nations:
            return code
        match = self.names.nation(code)
        if isinstance(match, Found):
            return match.item.noc
        raise _Stop(Problem(message="Deze landcode ken ik niet.", word=code))

    def _whole_names(self, steps: Sequence[SpokenStep]) -> list[SpokenStep]:
        """Nations with "en" in their name were split as a tie: put them together again."""
        whole: list[SpokenStep] = []
        for step in steps:
            if whole and whole[-1].colour == step.colour:
                joined = f"{whole[-1].text} en {step.text}"
                match = self.names.nation(joined)
                if isinstance(match, Found) and match.how <= How.ALIAS:
                    whole[-1] = SpokenStep(colour=step.colour, text=joined)
                    continue
            whole.append(step)
        return whole

    def _merged(self, event: Event, places: list[Place]) -> list[Place]:
        """In a team event two people of one nation on one step are one crew: "Miura en Kihara" won one medal."""
        if not event.team:
            return places
        merged: list[Place] = []
        for place in places:
            last = merged[-1] if merged else None
            if last and place.athletes and last.athletes and (last.colour, last.noc) == (place.colour, place.noc):
                merged[-1] = last.model_copy(
                    update={"athletes": last.athletes + place.athletes, "added": last.added + place.added}
                )
            else:
                merged.append(place)
        return merged

    def _won_at(self, words: str) -> datetime | None:
        if not words:
            return None
        moment = self.names.moment(words, self.now)
        if moment is None:
            raise _Stop(Problem(message="Dit tijdstip begrijp ik niet. Schrijf bijvoorbeeld “om 18:05”.", word=words))
        if wrong := wrong_moment(moment, self.archive.current.games, self.now):
            raise _Stop(Problem(message=wrong, word=words))
        return moment

    def _some_events(self, may_be: Callable[[Event], bool]) -> tuple[str, ...]:
        return tuple(self.title(event) for event in self.archive.current.in_order if may_be(event))[:3]


_GENDERS = {"M": "mannen", "F": "vrouwen", "X": "gemengde onderdelen"}


def _same_gender(athlete: Athlete, event: Event) -> bool:
    wanted = {Gender.MEN: "M", Gender.WOMEN: "F"}.get(event.gender)
    return wanted is None or athlete.gender in ("", wanted)
