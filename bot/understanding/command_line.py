"""A command as typed, or as it stands on a button, to what it asks."""

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.commands import Command, Part, Typed, find_command, names, typed_command
from bot.understanding.arguments import NAMES, Arguments, Misread, make
from bot.understanding.canonical import canonical
from bot.understanding.event_names import EventMention
from bot.understanding.folding import clean, fold
from bot.understanding.labels import GENDER_WORDS
from bot.understanding.lexicon import Lexicon
from bot.understanding.names import Close, Found, How
from bot.understanding.tagging import COLOURS, GENDERS, KEYWORDS, Tags, decided_at, tag
from bot.understanding.understood import AskBack, Choice, NotUnderstood, Understanding, Understood
from medals_core.answering import Viewpoint
from medals_core.games import Event
from medals_core.questions import Asked, AthleteQuestion, EventQuestion

_MOST_CHOICES = 5
_LIKELIEST = "speed-skating"
_ALIKE = 0.7
_LONGEST_SHOWN = 60
_NEAR_COMMAND = 2
_DAY_COMMANDS = {"vandaag": "dag", "gisteren": "dag", "eergisteren": "dag", "morgen": "programma"}


class CommandLine:
    """Reads commands over one archive."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._archive = lexicon.archive

    def command(self, text: str, viewpoint: Viewpoint) -> Understanding:
        """What a text that begins with a slash asks. Commands that ask nothing (``/volg``) are not understood here: the
        application takes them first."""
        typed = typed_command(text.strip())
        if typed is None:
            return self._unknown(clean(text).lstrip("/ "), "", viewpoint)
        known = find_command(typed.name)
        if known is None:
            return self._as_name(typed, viewpoint)
        if known.part is not Part.QUESTION:
            return NotUnderstood(
                text=f"/{typed.name}", reason="Dat commando beantwoordt geen vraag.", suggestions=("/help",)
            )
        if known.name == "nl":
            first = "NED" if typed.name == "nl" else viewpoint.own
            return self._nation_command(first, typed.arguments, viewpoint)
        if known.name == "plaatje":
            return self._picture(typed.arguments, viewpoint)
        said = typed.arguments
        if typed.name in _DAY_COMMANDS:
            said = f"{typed.name} {said}"
        return self._question(known, said, viewpoint)

    def _question(self, command: Command, said: str, viewpoint: Viewpoint) -> Understanding:
        tags = tag(said, self._lexicon, viewpoint, NAMES[command.name])
        doubt = self._doubt(command.name, tags, viewpoint)
        if doubt is not None:
            return doubt
        unknown = tags.of("unknown")
        if unknown:
            return self._wrong_word(command, tags, viewpoint)
        try:
            question = make(command.name, Arguments(tags, self._archive, viewpoint))
        except Misread as wrong:
            return NotUnderstood(text=tags.text[:_LONGEST_SHOWN], reason=str(wrong), suggestions=(command.example,))
        return Understood.model_validate({"question": question})

    def _nation_command(self, first: str, said: str, viewpoint: Viewpoint) -> Understanding:
        """``/usa 16 feb``: the nation; with another nation behind it a comparison."""
        tags = tag(said, self._lexicon, viewpoint, frozenset({"discipline"}))
        name = "vergelijk" if tags.of("nation") else "sport" if tags.of("discipline") else "land"
        command = find_command(name)
        assert command is not None
        return self._question(command, f"{first} {said}", viewpoint)

    def _picture(self, said: str, viewpoint: Viewpoint) -> Understanding:
        """``/plaatje NL USA``: the picture of what that would ask; alone, of the table."""
        words = clean(said).lstrip("/").split(" ", 1)
        inner = find_command(words[0]) if words[0] else None
        if inner is not None and inner.part is Part.QUESTION and inner.name != "plaatje":
            found = self.command("/" + clean(said).lstrip("/"), viewpoint)
        else:
            nations = tag(said, self._lexicon, viewpoint).of("nation")
            name = "vergelijk" if len(nations) > 1 else "land" if nations else "stand"
            found = self.command(f"/{name} {said}", viewpoint)
        return found.model_copy(update={"picture": True}) if isinstance(found, Understood) else found

    def _as_name(self, typed: Typed, viewpoint: Viewpoint) -> Understanding:
        """An unknown command: a nation, an athlete or a sport, else what does work."""
        name = typed.name.replace("_", " ").replace("-", " ")
        nation = self._lexicon.nations.find(name)
        near = self._near_commands(typed.name)
        if isinstance(nation, Found) and (nation.how <= How.ALIAS or not near):
            return self._nation_command(nation.item.noc, typed.arguments, viewpoint)
        for command_name in ("sport", "atleet"):
            command = find_command(command_name)
            assert command is not None
            said = f"{name} {typed.arguments}".strip()
            if command_name == "atleet" and not self._is_athlete(said, viewpoint, sure=bool(near)):
                continue
            found = self._question(command, said, viewpoint)
            if not isinstance(found, NotUnderstood):
                return found
        return self._unknown(typed.name, typed.arguments, viewpoint)

    def _is_athlete(self, said: str, viewpoint: Viewpoint, *, sure: bool) -> bool:
        tags = tag(said, self._lexicon, viewpoint, frozenset({"athlete"}))
        named = tags.of("athlete", "athletes")
        if not named:
            return False
        match = self._lexicon.athletes.find(named[0].text, own=viewpoint.own)
        return not sure or isinstance(match, Close) or (isinstance(match, Found) and match.how <= How.FIRST_NAME)

    def _near_commands(self, name: str) -> list[str]:
        found = process.extract(
            fold(name), names(Part.QUESTION), scorer=OSA.distance, score_cutoff=_NEAR_COMMAND, limit=3
        )
        return [str(hit[0]) for hit in found if hit[1] < max(2, len(name) // 2)]

    def _unknown(self, name: str, said: str, viewpoint: Viewpoint) -> NotUnderstood:
        ranked = process.extract(fold(name), names(Part.QUESTION), scorer=OSA.normalized_similarity, limit=12)
        commands = dict.fromkeys(find_command(str(hit[0])) for hit in ranked)
        near = set(self._near_commands(name))
        suggestions: list[str] = []
        for command in commands:
            if command is None or command.hidden:
                continue
            meant = near & {command.name, *command.aliases}
            suggestions.append(f"/{command.name} {clean(said)}".strip() if meant else command.example)
        return NotUnderstood(
            text=f"/{name}"[:_LONGEST_SHOWN],
            reason="Dat commando ken ik niet, en ook geen land of sporter die zo heet.",
            suggestions=tuple(suggestions[:3]),
        )

    def _wrong_word(self, command: Command, tags: Tags, viewpoint: Viewpoint) -> NotUnderstood:
        """Points at the words that name nothing; suggests the typed line mended, when something is near."""
        first = tags.of("unknown")[0]
        word = " ".join(one.text for one in tags.of("unknown"))[:_LONGEST_SHOWN]
        suggestion = command.example
        if command.name == "atleet":
            nearest = self._lexicon.athletes.find(word, own=viewpoint.own)
            athletes = getattr(nearest, "nearest", ())
            if athletes:
                mended = tuple(self._write(AthleteQuestion(athlete_id=a.athlete_id), viewpoint) for a in athletes[:3])
                return NotUnderstood(text=word, reason=f"Geen sporter gevonden voor “{word}”.", suggestions=mended)
        else:
            meant = self._nearest_word(first.text)
            if meant:
                suggestion = f"/{command.name} {tags.text[: first.start]}{meant}{tags.text[first.end :]}"
        return NotUnderstood(text=word, reason=f"“{word}” begrijp ik hier niet.", suggestions=(suggestion,))

    def _nearest_word(self, word: str) -> str:
        """The nation or argument word that this may be a misspelling of; empty when none is near."""
        nations = getattr(self._lexicon.nations.find(word), "nearest", ())
        words = (*(fold(nation.name) for nation in nations), *KEYWORDS, *COLOURS, *GENDERS)
        near = process.extractOne(fold(word), words, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE)
        if near is None:
            return ""
        return nations[near[2]].name if near[2] < len(nations) else str(near[0])

    def _doubt(self, command: str, tags: Tags, viewpoint: Viewpoint) -> AskBack | Understood | None:
        """A question back when a name may be more than one."""
        for found in tags.found:
            if found.kind == "athletes":
                return self._which_athlete(tags, found.value, viewpoint)
            if found.kind == "nations":
                return AskBack(
                    prompt=f"Welk land bedoel je met “{found.text}”?",
                    choices=tuple(
                        Choice(
                            label=self._archive.nations[noc].name,
                            command=f"/{command} {tags.text[: found.start]}{noc}{tags.text[found.end :]}",
                        )
                        for noc in found.value[:_MOST_CHOICES]
                    ),
                )
            if found.kind == "events":
                return self._which_event(command, tags, found.value, viewpoint)
            if found.kind == "after_events":
                return self._after_which(command, tags, found.start, found.end, found.value)
        return None

    def _which_athlete(self, tags: Tags, ids: tuple[str, ...], viewpoint: Viewpoint) -> AskBack:
        asked = Arguments(tags, self._archive, viewpoint)
        athletes = [self._archive.athletes[athlete_id] for athlete_id in ids[:_MOST_CHOICES]]
        base = {"colour": asked.colour, "games": asked.games, "as_of": asked.as_of()}
        return AskBack(
            prompt=f"Bedoel je {_either([athlete.name for athlete in athletes])}?",
            choices=tuple(
                Choice(
                    label=f"{athlete.name} ({'/'.join(athlete.nocs)})",
                    command=self._write(
                        AthleteQuestion.model_validate({"athlete_id": athlete.athlete_id, **base}), viewpoint
                    ),
                )
                for athlete in athletes
            ),
        )

    def _which_event(
        self, command: str, tags: Tags, mention: EventMention, viewpoint: Viewpoint
    ) -> AskBack | Understood:
        """Asks which event. The clearly likeliest (of two, the long track) is answered, the others are offered."""
        found = next(found for found in tags.found if found.kind == "events")
        events = [candidate.event for candidate in mention.candidates[:_MOST_CHOICES]]
        choices: list[Choice] = []
        questions: list[Asked] = []
        for event in events:
            settled = [t for t in tags.found if t is not found]
            settled.append(type(found)("event", event.event_id, found.start, found.end, found.text))
            settled.sort(key=lambda one: one.start)
            arguments = Arguments(Tags(tags.text, tags.edition, settled), self._archive, viewpoint)
            try:
                question = make(command, arguments)
            except Misread:
                question = EventQuestion(event_id=event.event_id, games=arguments.games, as_of=arguments.as_of())
            questions.append(question)
            choices.append(Choice(label=self._event_name(event), command=self._write(question, viewpoint)))
        longer_track = len(events) == 2 and events[0].discipline == _LIKELIEST != events[1].discipline
        if mention.settled is not None or (mention.fits and longer_track):
            return Understood.model_validate({"question": questions[0], "also": tuple(choices[1:4])})
        prompt = "Welk onderdeel bedoel je?" if mention.fits else "Dat onderdeel ken ik niet. Bedoel je dit?"
        return AskBack(prompt=prompt, choices=tuple(choices))

    def _after_which(self, command: str, tags: Tags, start: int, end: int, ids: tuple[str, ...]) -> AskBack:
        games = tags.edition.games
        choices = []
        for event_id in ids[:_MOST_CHOICES]:
            at = games.local(decided_at(tags.edition, event_id))
            moment = f"{at.day}-{at.month} {at:%H:%M}" + (f":{at:%S}" if at.second else "")
            before = tags.text[:start].rsplit("na", 1)[0]
            line = " ".join(f"/{command} {before} {moment}{tags.text[end:]}".split())
            choices.append(Choice(label=self._event_name(tags.edition.events[event_id]), command=line))
        return AskBack(prompt="Na welk onderdeel?", choices=tuple(choices))

    def _event_name(self, event: Event) -> str:
        discipline = self._archive.disciplines[event.discipline].name
        return f"{discipline} {event.name} {GENDER_WORDS[event.gender]}"

    def _write(self, question: Asked, viewpoint: Viewpoint) -> str:
        return canonical(question, self._archive, viewpoint)


def _either(names_: list[str]) -> str:
    """Jens of Melle van 't Wout: what the names end with alike is said once."""
    split = [name.split(" ", 1) for name in names_]
    same = {parts[-1] for parts in split}
    shown = [parts[0] for parts in split[:-1]] + [names_[-1]] if len(same) == 1 and len(split[0]) > 1 else names_
    return f"{', '.join(shown[:-1])} of {shown[-1]}" if len(shown) > 1 else shown[0]
