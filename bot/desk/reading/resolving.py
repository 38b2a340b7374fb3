"""From the words of a result line to a podium of known people: taken when clear, asked back when two are near, refused
with the word that was not understood. Pure: the answers to what was asked back come in as ``choices``."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from bot.desk.drafts.podium import Place, PodiumDraft, lawful, wrong_moment
from bot.desk.reading.finding_events import EventFinding
from bot.desk.reading.finding_people import PeopleFinding
from bot.desk.reading.questions_back import MOST_OPTIONS, DeskQuestion, Option, Stop
from bot.desk.reading.results_line import STEPS, Problem, SpokenResult, SpokenStep
from bot.desk.reading.spoken_name import SpokenName, members_of, read_name
from bot.replies.dutch import COLOUR_NAMES, capital, flagged, the
from bot.understanding.names.index import Ambiguous, Found, MatchKind, NoMatch
from medals_core.games import Event
from medals_core.nations import Nation, Noc


class Resolver(EventFinding, PeopleFinding):
    """Looks up the names of one line."""

    def podium(
        self, event: Event, spoken: SpokenResult, former: Sequence[Place] = ()
    ) -> PodiumDraft | DeskQuestion | Problem:
        """The podium that the line states. Colours that a line by colour does not name stay as in ``former``."""
        try:
            return self._podium(event, spoken, former)
        except Stop as stop:
            return stop.outcome

    def place(self, event: Event, step: SpokenStep) -> Place | DeskQuestion | Problem:
        """One step on its own, for the guided way."""
        try:
            return self._place(event, step, [])
        except Stop as stop:
            return stop.outcome

    def _podium(self, event: Event, spoken: SpokenResult, former: Sequence[Place]) -> PodiumDraft | Problem:
        if not spoken.steps and not spoken.vacated and not spoken.instead:
            return Problem(message="Wie won er? Zet de namen achter het onderdeel: “…: goud, zilver, brons”.")
        notes: list[str] = []
        if spoken.instead:
            places = self._replaced(event, spoken.instead, former, notes)
        else:
            places = self._merged(event, self._places(event, self._whole_names(spoken.steps), notes))
        if spoken.by_colour:
            places += self._kept(event, places, former, spoken)
        if (wrong := lawful(places, frozenset(spoken.vacated))) is not None:
            return wrong
        return PodiumDraft(
            event_id=event.event_id,
            places=tuple(places),
            won_at=self._won_at(spoken.won),
            reason=spoken.reason,
            notes=tuple(notes),
        )

    def _places(self, event: Event, steps: Sequence[SpokenStep], notes: list[str]) -> list[Place]:
        """Who stands on the podium already is not meant once more: of two brothers the other is."""
        places: list[Place] = []
        for step in steps:
            self._standing = frozenset(name for place in places for name in place.athletes)
            places.append(self._place(event, step, notes, nth=sum(one.colour == step.colour for one in places)))
        self._standing = frozenset()
        return places

    def _kept(
        self, event: Event, places: Sequence[Place], former: Sequence[Place], spoken: SpokenResult
    ) -> list[Place]:
        """The colours of which a line by colour says nothing stay as they were, as far as there is room: with two golds
        there is no silver any more. "After a tie the next step is as many places lower as there are equals"."""
        counts = Counter(place.colour for place in places)
        kept: list[Place] = []
        for step, colour in enumerate(STEPS):
            above = sum(counts[one] for one in STEPS[:step])
            if colour not in spoken.stated() and above <= step:
                staying = [place for place in former if place.colour == colour]
                counts[colour] += len(staying)
                kept += staying
        moved = {(place.noc, place.athletes) for place in places}
        for place in kept:
            if place.athletes and (place.noc, place.athletes) in moved:
                name, had = place.athletes[0], COLOUR_NAMES[place.colour]
                message = f"{name} had {had}. Wie krijgt nu {had}? Is er geen, schrijf dan “geen {had}”."
                raise Stop(Problem(message=message, missing=place.colour))
        return kept

    def _replaced(
        self, event: Event, swaps: Sequence[tuple[str, str]], former: Sequence[Place], notes: list[str]
    ) -> list[Place]:
        """The podium as it stands, with one for another."""
        places = list(former)
        for gets, gone in swaps:
            at = [number for number, place in enumerate(places) if self._is_called(place, gone)]
            if len(at) != 1:
                raise Stop(Problem(message="Wie moet van het podium af? Deze naam staat er niet op.", word=gone))
            colour = places[at[0]].colour
            places[at[0]] = self._place(event, SpokenStep(colour=colour, text=gets), notes)
        return places

    def _place(self, event: Event, step: SpokenStep, notes: list[str], nth: int = 0) -> Place:
        """``nth``: how many stand on the same step before this one; each is asked for by a key of its own."""
        said = read_name(step.text)
        if event.team:
            return self._team(event, step, said, notes)
        key = f"{step.colour}{nth or ''}:{said.name}"
        if (nation := self._only_nation(event, said)) is not None and key not in self.choices:
            raise Stop(self._who_of(event, key, said, nation))
        said = self._with_nation(event, said)
        athlete, noc, is_new = self._athlete(event, f"{step.colour}{nth or ''}:{said.name}", said, notes)
        return Place(colour=step.colour, noc=noc, athletes=(athlete,), added=(athlete,) if is_new else ())

    def _team(self, event: Event, step: SpokenStep, said: SpokenName, notes: list[str]) -> Place:
        whole = self.names.nation(f"{said.name} {said.code}") if said.code else NoMatch()
        if isinstance(whole, Found) and whole.how < MatchKind.TYPO:
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
            raise Stop(Problem(message="Van welk land is deze ploeg?", word=step.text))
        if not people and self._has_entries and not self._is_entered(noc, event):
            notes.append(f"⚠️ {capital(the(self.archive.nations[noc]))} staat niet op de lijst van dit onderdeel.")
        return Place(colour=step.colour, noc=noc, athletes=tuple(people), added=tuple(added))

    def _team_nation(self, step: SpokenStep, said: SpokenName, notes: list[str]) -> Nation | None:
        key = f"{step.colour}:{said.name}"
        if key in self.choices:
            kind, _, value = self.choices[key].partition("=")
            return self.archive.nations[value] if kind == "noc" else None
        match = self.names.nation(said.name)
        if isinstance(match, Found) and match.how is not MatchKind.TYPO:
            return match.item
        person = self.names.athlete(said.name)
        if isinstance(person, Found) and (isinstance(match, NoMatch) or person.how is not MatchKind.TYPO):
            return None
        if isinstance(match, Found):
            notes.append(f"“{said.name}” heb ik gelezen als {match.item.name}.")
            return match.item
        if isinstance(match, Ambiguous):
            raise Stop(self._which_nation(key, said.name, match.candidates))
        if isinstance(person, Ambiguous):
            return None
        if match.nearest:
            raise Stop(self._which_nation(key, said.name, match.nearest))
        raise Stop(Problem(message="Dit land of deze ploeg ken ik niet.", word=said.name))

    def _which_nation(self, key: str, word: str, nations: Sequence[Nation]) -> DeskQuestion:
        options = tuple(Option(value=f"noc={nation.noc}", label=flagged(nation)) for nation in nations[:MOST_OPTIONS])
        return DeskQuestion(key=key, word=word, message=f"Welk land bedoel je met “{word}”?", options=options)

    def _whole_names(self, steps: Sequence[SpokenStep]) -> list[SpokenStep]:
        """Nations with "en" in their name were split as a tie: put them together again."""
        whole: list[SpokenStep] = []
        for step in steps:
            if whole and whole[-1].colour == step.colour:
                joined = f"{whole[-1].text} en {step.text}"
                match = self.names.nation(joined)
                if isinstance(match, Found) and match.how <= MatchKind.ALIAS:
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
        if (moment := self.names.moment(words, self.now)) is None:
            raise Stop(Problem(message="Dit tijdstip begrijp ik niet. Schrijf bijvoorbeeld “om 18:05”.", word=words))
        if wrong := wrong_moment(moment, self.archive.current.games, self.now):
            raise Stop(Problem(message=wrong.dutch, word=words))
        return moment
