"""From the words of a result line to an event and a podium of known people: taken when clear, asked back when two are
near, refused with the word that was not understood. Pure: the answers to what was asked back come in as ``choices``."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.desk.drafts.podium import Place, PodiumDraft, lawful, wrong_moment
from bot.desk.reading.finding_people import PeopleFinding
from bot.desk.reading.questions_back import MOST_OPTIONS, DeskQuestion, Option, Stop
from bot.desk.reading.results_line import STEPS, Problem, SpokenName, SpokenResult, SpokenStep, members_of, read_name
from bot.replies.dutch import COLOUR_NAMES, capital, flagged, the
from bot.replies.quoting import shortened
from bot.understanding.names.folding import fold
from bot.understanding.names.index import Ambiguous, Found, MatchKind, NoMatch
from medals_core.games import Event
from medals_core.nations import Nation


class Resolver(PeopleFinding):
    def event(
        self, words: str, may_be: Callable[[Event], bool], spoken: SpokenResult
    ) -> Event | DeskQuestion | Problem:
        """The event that the words mean. When more than one may be meant, the names on the podium decide if they can:
        "1000m vrouwen: Leerdam, Kok, Takagi" is no short track."""
        events = self.archive.current.in_order
        if "event" in self.choices:
            return self.archive.current.events[self.choices["event"]]
        if not words.strip():
            among = [one for one in events if spoken.steps and may_be(one) and self.all_entered(one, spoken)]
            if among:
                return self.which_event(among[:MOST_OPTIONS], "Welk onderdeel? Dat staat er niet bij.")
            return Problem(message="Welk onderdeel? Zet dat voorop, bijvoorbeeld: 1000 meter vrouwen.")
        found = self.names.events(words)
        if not found:
            near = self.names.near_events(words) or [one for one in events if may_be(one)][:3]
            hints = tuple(map(self.title, near))
            return Problem(message=f"Ik ken geen onderdeel “{shortened(words)}”.", word=words, hints=hints)
        fitting = [event for event in found if may_be(event)] or list(found)
        if len(fitting) > 1 and spoken.instead:
            fitting = [event for event in fitting if self._stands(event, spoken.instead[0][1])] or fitting
        if len(fitting) > 1 and spoken.steps:
            by_names = [event for event in fitting if self.all_entered(event, spoken)]
            fitting = self._of_people(by_names, spoken) or by_names or fitting
        if len(fitting) == 1:
            return fitting[0]
        return self.which_event(fitting[:MOST_OPTIONS], f"Welk onderdeel bedoel je met “{words}”?", words)

    def which_event(self, events: Sequence[Event], message: str, word: str = "") -> DeskQuestion:
        options = tuple(Option(value=event.event_id, label=self.title(event)) for event in events)
        return DeskQuestion(key="event", word=word, message=message, options=options)

    def _of_people(self, events: Sequence[Event], spoken: SpokenResult) -> list[Event]:
        """Of people by themselves it is the individual event: a team is called by its nation, or by its crew."""
        alone = all(
            len(members_of(step.text)) == 1 and not isinstance(self.names.nation(read_name(step.text).name), Found)
            for step in spoken.steps
        )
        return [event for event in events if not event.team] if alone else []

    def _stands(self, event: Event, name: str) -> bool:
        podium = self.archive.current.book.podium(event.event_id)
        return any(self._is_called(Place.of(medal), name) for medal in podium)

    def _is_called(self, place: Place, name: str) -> bool:
        if (nation := self.names.nation_called(name)) is not None:
            return place.noc == nation.noc
        said = set(fold(name).split())
        return any(said <= set(fold(one).split()) for one in place.athletes) or any(
            one.name in place.athletes for one in self.names.people(name, place.noc)
        )

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
            return self._place(event, step)
        except Stop as stop:
            return stop.outcome

    def _podium(self, event: Event, spoken: SpokenResult, former: Sequence[Place]) -> PodiumDraft | Problem:
        if not spoken.steps and not spoken.vacated and not spoken.instead:
            return Problem(message="Wie won er? Zet de namen achter het onderdeel: “…: goud, zilver, brons”.")
        self._notes = []
        if spoken.instead:
            places = self._replaced(event, spoken.instead, former)
        else:
            places = self._merged(event, self._places(event, self._whole_names(spoken.steps)))
        if spoken.by_colour:
            places += self._kept(places, former, spoken)
        if (wrong := lawful(places, frozenset(spoken.vacated))) is not None:
            return wrong
        return PodiumDraft(
            event_id=event.event_id,
            places=tuple(places),
            won_at=self._won_at(spoken.won),
            reason=spoken.reason,
            notes=tuple(self._notes),
        )

    def _places(self, event: Event, steps: Sequence[SpokenStep]) -> list[Place]:
        """Who stands on the podium already is not meant once more: of two brothers the other is."""
        places: list[Place] = []
        for step in steps:
            self._standing = frozenset(name for place in places for name in place.athletes)
            places.append(self._place(event, step, nth=sum(one.colour == step.colour for one in places)))
        self._standing = frozenset()
        return places

    def _kept(self, places: Sequence[Place], former: Sequence[Place], spoken: SpokenResult) -> list[Place]:
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

    def _replaced(self, event: Event, swaps: Sequence[tuple[str, str]], former: Sequence[Place]) -> list[Place]:
        """The podium as it stands, with one for another."""
        places = list(former)
        for gets, gone in swaps:
            at = [number for number, place in enumerate(places) if self._is_called(place, gone)]
            if len(at) != 1:
                raise Stop(Problem(message="Wie moet van het podium af? Deze naam staat er niet op.", word=gone))
            colour = places[at[0]].colour
            places[at[0]] = self._place(event, SpokenStep(colour=colour, text=gets))
        return places

    def _place(self, event: Event, step: SpokenStep, nth: int = 0) -> Place:
        """``nth``: how many stand on the same step before this one; each is asked for by a key of its own."""
        said = read_name(step.text)
        if event.team:
            return self._team(event, step, said)
        key = f"{step.colour}{nth or ''}:{said.name}"
        if (nation := self._only_nation(event, said)) is not None and key not in self.choices:
            raise Stop(self._who_of(event, key, said, nation))
        said = self._with_nation(event, said)
        athlete, noc, is_new = self._athlete(event, f"{step.colour}{nth or ''}:{said.name}", said)
        return Place(colour=step.colour, noc=noc, athletes=(athlete,), added=(athlete,) if is_new else ())

    def _team(self, event: Event, step: SpokenStep, said: SpokenName) -> Place:
        whole = self.names.nation(f"{said.name} {said.code}") if said.code else NoMatch()
        if isinstance(whole, Found) and whole.how < MatchKind.TYPO:
            said = SpokenName(name=whole.item.name)  # TEAM GB: no nation named TEAM with a code behind it
        crew = members_of(said.name)
        nation = self._team_nation(step, said) if len(crew) == 1 else None
        members = said.members if nation is not None else (*crew, *said.members)
        noc = nation.noc if nation is not None else self._noc(said.code)
        people: list[str] = []
        added: list[str] = []
        for member in members:
            spoken = SpokenName(name=member, code=noc or "")
            name, found_noc, is_new = self._athlete(event, f"{step.colour}:{member}", spoken, of_team=noc)
            noc = noc or found_noc
            people.append(name)
            added += [name] if is_new else []
        if noc is None:
            raise Stop(Problem(message="Van welk land is deze ploeg?", word=step.text))
        if not people and self._has_entries and not self._entered(event, noc):
            self._notes.append(f"⚠️ {capital(the(self.archive.nations[noc]))} staat niet op de lijst van dit onderdeel.")
        return Place(colour=step.colour, noc=noc, athletes=tuple(people), added=tuple(added))

    def _team_nation(self, step: SpokenStep, said: SpokenName) -> Nation | None:
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
            self._read_as(said.name, match.item.name)
            return match.item
        if isinstance(match, NoMatch) and isinstance(person, Ambiguous):
            return None
        near = match.candidates if isinstance(match, Ambiguous) else match.nearest
        if not near:
            raise Stop(Problem(message="Dit land of deze ploeg ken ik niet.", word=said.name))
        options = tuple(Option(value=f"noc={nation.noc}", label=flagged(nation)) for nation in near[:MOST_OPTIONS])
        which = f"Welk land bedoel je met “{said.name}”?"
        raise Stop(DeskQuestion(key=key, word=said.name, message=which, options=options))

    def _whole_names(self, steps: Sequence[SpokenStep]) -> list[SpokenStep]:
        """Nations with "en" in their name were split as a tie: put them together again."""
        whole: list[SpokenStep] = []
        for step in steps:
            if whole and whole[-1].colour == step.colour:
                joined = f"{whole[-1].text} en {step.text}"
                if self.names.nation_called(joined) is not None:
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
