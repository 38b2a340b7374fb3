"""Which person a name on a result line means: taken when clear, asked back when two are near, refused with the word."""

from collections import Counter
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from bot.desk.drafts.podium import wrong_name
from bot.desk.reading.entrants import Entrants, of_initial
from bot.desk.reading.questions_back import MOST_OPTIONS, DeskQuestion, Option, Stop
from bot.desk.reading.results_line import Problem, SpokenName
from bot.replies.dutch import flagged, the
from bot.understanding.names.edit_budget import edit_budget
from bot.understanding.names.folding import fold
from bot.understanding.names.index import Ambiguous, Found, Match, MatchKind
from bot.understanding.names.people.surnames import split_name
from medals_core.games import Athlete, Event
from medals_core.nations import Nation, Noc


class PeopleFinding(Entrants):
    def _only_nation(self, event: Event, said: SpokenName) -> Nation | None:
        """The nation, when nothing but that is written where a person is wanted. "An exact nation (code, name, flag)
        is that nation": USA is no Asa. Who is really called so and takes part is meant where nobody of the nation
        does (Li is no Liechtenstein), and else unless it is in capitals."""
        if said.members:
            return None
        whole = f"{said.name} {said.code}".strip()
        if (nation := self.names.nation_called(whole)) is None:
            return self._several_nations(whole)
        people = self.names.people(whole, discipline=event.discipline)
        called_so = [one for one in people if set(fold(whole).split()) <= set(fold(one.name).split())]
        if not any(self._fits(one, event) for one in called_so):
            return nation
        person = self.names.athlete(whole, None, event.discipline)
        surely = isinstance(person, Found) and person.how <= MatchKind.SURNAME and not whole.isupper()
        return nation if self._entered(event, nation.noc) and not surely else None

    def _several_nations(self, text: str) -> Nation | None:
        """ "KOR ITA" is nobody's name: the first of the nations, to ask about."""
        words = text.split()
        matches = [self.names.nation(word) for word in words] if len(words) > 1 and text.isupper() else []
        first = matches[0] if matches else None
        codes = all(isinstance(match, Found) and match.how is MatchKind.CODE for match in matches)
        return first.item if isinstance(first, Found) and codes else None

    def _who_of(self, event: Event, key: str, said: SpokenName, nation: Nation) -> DeskQuestion | Problem:
        """Who of the nation? Those who are entered, by a button each."""
        entered = [athlete for athlete in self._entered(event, nation.noc) if athlete.name not in self._standing]
        message = f"Dit is een individueel onderdeel. Wie won er namens {the(nation)}?"
        if not entered:
            return Problem(message=message, word=said.name)
        return DeskQuestion(key=key, word=said.name, message=message, options=self._people(entered[:MOST_OPTIONS]))

    def _with_nation(self, event: Event, said: SpokenName) -> SpokenName:
        """One person with the nation written otherwise than as a code in capitals: "Kok (Nederland)", "kok ned"."""
        if said.members:
            nation = self.names.nation(said.members[0])
            if len(said.members) > 1 or not isinstance(nation, Found):
                message = "Dit is een individueel onderdeel: één naam, met hooguit het land erachter."
                raise Stop(Problem(message=message, word=said.members[0]))
            return SpokenName(name=said.name, code=nation.item.noc)
        if said.code:
            capitals = f"{said.name} {said.code}"
            shouted = self.names.athlete(capitals, None, event.discipline)
            exact = isinstance(shouted, Found) and shouted.how < MatchKind.TYPO
            return SpokenName(name=capitals) if exact else said
        name, _, code = said.name.rpartition(" ")
        if name and code.upper() in self.archive.nations:
            whole = self.names.athlete(said.name, None, event.discipline)
            if not isinstance(whole, Found) or whole.how >= MatchKind.TYPO:
                return SpokenName(name=name, code=code.upper())
        return said

    def _athlete(self, event: Event, key: str, said: SpokenName, of_team: Noc | None = None) -> tuple[str, Noc, bool]:
        """Name, nation, and whether the name is new to the list."""
        noc = self._noc(said.code)
        if key in self.choices:
            return self._chosen(event, key, said, noc)
        match = self.names.athlete(said.name, noc, event.discipline)
        if len(bearers := self._namesakes(event, said.name, match, noc)) > 1:
            match = Ambiguous(bearers)
        elif bearers:
            match = Found(bearers[0], MatchKind.SURNAME)
        if isinstance(match, Ambiguous):
            entered = [one for one in match.candidates if self._fits(one, event, noc)]
            entered = [one for one in entered if one.name not in self._standing] or entered
            entered = of_initial(said.name, entered)
            if not entered:
                raise Stop(self._nobody_entered(event, key, said, noc, match.candidates))
            if len(entered) > 1:
                who = f"Wie bedoel je met “{said.name}”?"
                options = self._people(entered[:MOST_OPTIONS])
                raise Stop(DeskQuestion(key=key, word=said.name, message=who, options=options))
            if fold(said.name) not in fold(entered[0].name):
                self._read_as(said.name, entered[0].name)
            return entered[0].name, noc or entered[0].nocs[0], False
        if isinstance(match, Found) and (noc is None or noc in match.item.nocs):
            athlete = match.item
            if not self._may_pass(match, event):
                raise Stop(self._nobody_entered(event, key, said, noc, (athlete,)))
            if match.how >= MatchKind.TYPO:
                self._read_as(said.name, athlete.name)
            self._check_entry(event, athlete)
            return athlete.name, noc or athlete.nocs[0], False
        if isinstance(match, Found) and match.how < MatchKind.TYPO and of_team is None and self._may_pass(match, event):
            there = self.archive.nations[match.item.nocs[0]]
            given = self.archive.nations[noc or there.noc]
            message = f"{match.item.name} komt uit voor {the(there)}, niet voor {the(given)}."
            raise Stop(Problem(message=message, word=said.name))
        nearest = (match.item,) if isinstance(match, Found) else match.nearest
        raise Stop(self._unknown(event, key, said, noc, nearest))

    def _namesakes(self, event: Event, name: str, match: Match[Athlete], noc: Noc | None) -> tuple[Athlete, ...]:
        """Who is meant by a surname that several in the event bear, however well known one of them is: brothers are
        asked apart, and of two the one who does not stand on the podium yet is left."""
        if isinstance(match, Found) and match.how is MatchKind.TYPO:
            near = self._as_near(event, name, match, noc)
            return near if len(near) > 1 else ()
        if not isinstance(match, Found) or match.how not in (MatchKind.SURNAME, MatchKind.PART):
            return ()
        said = {word for word in fold(name).split() if len(word) > 1}
        bearers = [one for one in self._entered(event, noc) if said <= set(fold(one.name).split())]
        if len(bearers) < 2:
            return ()
        return tuple(of_initial(name, [one for one in bearers if one.name not in self._standing]))

    def _as_near(self, event: Event, name: str, match: Found[Athlete], noc: Noc | None) -> tuple[Athlete, ...]:
        """With a typing error in a surname: the one found, then who takes part and whose surname takes hardly more
        errors. Schaler may be Schüller as well as Schaller, however many others are nearer to the one."""
        written = fold(name)
        budget = min(match.errors + 1, edit_budget(len(written)))
        others = [
            one
            for one in self._entered(event, noc)
            if one is not match.item and OSA.distance(written, fold(split_name(one)[1]), score_cutoff=budget) <= budget
        ]
        return (match.item, *others) if self._fits(match.item, event, noc) else ()

    def _chosen(self, event: Event, key: str, said: SpokenName, noc: Noc | None) -> tuple[str, Noc, bool]:
        kind, _, rest = self.choices[key].partition("=")
        if kind == "new":
            if not rest and noc is None:
                raise Stop(self._nation_of_new(event, key, said.name))
            return said.name, rest or noc or "", True
        athlete = self.archive.athletes[rest]
        self._check_entry(event, athlete)
        return athlete.name, noc if noc in athlete.nocs else athlete.nocs[0], False

    def _nobody_entered(
        self, event: Event, key: str, said: SpokenName, noc: Noc | None, known: Sequence[Athlete]
    ) -> DeskQuestion | Problem:
        """The name is only known of people who cannot be expected here: former Olympians, or of the other gender."""
        if wrong := wrong_name(said.name):
            return Problem(message=wrong.dutch, word=said.name)
        new = Option(value=f"new={noc or ''}", label=f"Toevoegen: {said.name}{f' ({noc})' if noc else ''}")
        # Who do this sport, if any do; else the name may be anybody's.
        likely = [one for one in known if event.discipline in one.disciplines] or known
        return DeskQuestion(
            key=key,
            word=said.name,
            message=f"Wie is “{said.name}”? Bij dit onderdeel staat geen {said.name} ingeschreven.",
            options=(*self._people(likely[: MOST_OPTIONS - 1]), new),
        )

    def _nation_of_new(self, event: Event, key: str, name: str) -> DeskQuestion | Problem:
        """Nations that have entrants in the event, the most first; in new Games those that won something."""
        entrants = Counter(athlete.nocs[0] for athlete in self._entered(event))
        nocs = sorted(entrants, key=lambda noc: (-entrants[noc], noc)) or sorted(self.archive.current.book.tallies())
        advice = f"de regel met de hele naam en het land: “{name} NED”."
        if not nocs:
            return Problem(message=f"Van welk land is “{name}”? Stuur {advice}", word=name)
        options = tuple(
            Option(value=f"new={noc}", label=flagged(self.archive.nations[noc])) for noc in nocs[:MOST_OPTIONS]
        )
        message = f"Van welk land is “{name}”? Staat het er niet bij, stuur dan {advice}"
        return DeskQuestion(key=key, word=name, message=message, options=options)

    def _unknown(
        self, event: Event, key: str, said: SpokenName, noc: Noc | None, nearest: Sequence[Athlete]
    ) -> DeskQuestion | Problem:
        as_nation = self.names.nation(said.name)
        if noc is None and isinstance(as_nation, Found) and as_nation.how is not MatchKind.TYPO:
            return Problem(
                message=f"Dit is een individueel onderdeel. Wie won er namens {the(as_nation.item)}?", word=said.name
            )
        if wrong := wrong_name(said.name):
            return Problem(message=wrong.dutch, word=said.name)
        options = self._people([athlete for athlete in nearest if event.discipline in athlete.disciplines])
        if noc is not None:
            add = Option(value=f"new={noc}", label=f"Toevoegen: {said.name} ({noc})")
            nation = the(self.archive.nations[noc])
            message = f"“{said.name}” staat niet op de deelnemerslijst. Toevoegen voor {nation}?"
            return DeskQuestion(key=key, word=said.name, message=message, options=(add, *options))
        advice = f"Staat de naam niet op de lijst, zet dan het land erachter: “{said.name} NED”."
        if options:
            message = f"“{said.name}” ken ik niet. Bedoel je een van deze namen? {advice}"
            return DeskQuestion(key=key, word=said.name, message=message, options=options)
        return Problem(message=f"Deze naam ken ik niet. {advice}", word=said.name)
