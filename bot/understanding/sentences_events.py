"""Sentences about athletes, events, disciplines and the programme."""

from collections.abc import Callable, Iterable
from typing import Any

from bot.understanding.athlete_names import split_name
from bot.understanding.canonical import canonical
from bot.understanding.folding import fold
from bot.understanding.sentences_makers import Made, maker
from bot.understanding.sentences_medals import CHAMPIONS, conditions
from bot.understanding.sentences_reading import Reading, in_words
from bot.understanding.understood import AskBack, Choice, Understood
from medals_core.archive import AsOf
from medals_core.games import Event, EventId, Gender
from medals_core.medals import Colour, Tally
from medals_core.questions import (
    Asked,
    AthleteQuestion,
    ComparisonQuestion,
    DisciplineQuestion,
    EventQuestion,
    MedalsQuestion,
    NationFocus,
    NationQuestion,
    ProgrammeQuestion,
    TableQuestion,
    Wanted,
)

MOST_CHOICES = 6
MOST_WINNERS = 3
MOST_NAMESAKES = 2
COMPARING = frozenset(("more", "fewer", "ahead", "behind", "versus", "level", "best_word", "most_plain"))
STEPS = {1: Colour.GOLD, 2: Colour.SILVER, 3: Colour.BRONZE}
GENDER_WORDS = {Gender.MEN: "mannen", Gender.WOMEN: "vrouwen", Gender.MIXED: "gemengd", Gender.OPEN: "open"}


@maker
def athlete(reading: Reading) -> Made:
    """The medals of the athlete named; which one is asked back when several bear the name."""
    if not reading.athletes:
        return None
    if "programme" in reading.present and "won_verb" not in reading.present:
        return _athlete_question(reading, reading.athletes[0])
    if len(reading.athletes) >= 2 and "event" not in reading.present:
        choices = tuple(
            Choice(
                label=_athlete_name(reading, found[0]), command=_command(reading, AthleteQuestion(athlete_id=found[0]))
            )
            for found in reading.athletes[:MOST_CHOICES]
        )
        wons = reading.edition.book_at(reading.when()["as_of"]).medals_by_athlete()
        names = [_athlete_name(reading, found[0]) for found in reading.athletes[:MOST_CHOICES]]
        tallies = {name: Tally.counting(won.medal for won in wons.get(name, ())) for name in names}
        compared = bool(reading.present & COMPARING) or reading.has_words("of")
        prompt = _side_by_side(tallies, compared=compared)
        if reading.has_words("samen"):
            won = {(one.event_id, one.medal) for name in names for one in wons.get(name, ())}
            prompt += f" Samen: {in_words(Tally.counting(medal for _, medal in won))}."
        return AskBack(prompt=prompt, choices=choices)
    return _athlete_question(reading, reading.athletes[0])


def _side_by_side(tallies: dict[str, Tally], *, compared: bool) -> str:
    """What each won; when they are compared the best first, by gold, then silver, then bronze."""
    if not compared or not any(tally.total for tally in tallies.values()):
        return f"{'. '.join(f'{name}: {in_words(tally)}' for name, tally in tallies.items())}."
    ranked = sorted(tallies, key=lambda name: tallies[name], reverse=True)
    best = [name for name in ranked if tallies[name] == tallies[ranked[0]]]
    said = ". ".join(f"{name}: {in_words(tallies[name])}" for name in ranked)
    if len(best) == len(ranked) > 1:
        return f"{', '.join(best[:-1])} en {best[-1]} deden het precies even goed. {said}."
    if len(best) > 1:
        return f"{said}."
    did = "deed het beter" if len(ranked) == 2 else "was het succesvolst"
    return f"{best[0]} {did}. {said}."


def _namesakes(reading: Reading, athlete_id: str) -> tuple[str, ...]:
    """Others at these Games who bear the surname for the same nation, when no first name was said: Michelle beside
    Xandra Velzeboer."""
    athletes = reading.archive.athletes
    meant = athletes[athlete_id]
    first_names, surname = split_name(meant)
    if not meant.in_current_games or not surname or reading.has_words(*fold(first_names).split()):
        return ()
    found = [
        one.athlete_id
        for one in athletes.values()
        if one.in_current_games
        and one.athlete_id != athlete_id
        and set(one.nocs) & set(meant.nocs)
        and fold(one.name).endswith(fold(surname))
        and split_name(one)[1] == surname
    ]
    said = f" {' '.join(reading.words)} "
    return tuple(found[:MOST_NAMESAKES]) if f" {fold(surname)} " in said else ()


def _athlete_question(reading: Reading, candidates: tuple[str, ...]) -> Made:
    def question(athlete_id: str) -> AthleteQuestion:
        return AthleteQuestion(
            athlete_id=athlete_id,
            colour=reading.colour or (Colour.GOLD if reading.has_words(*CHAMPIONS) else None),
            yes_no="yes_no" in reading.present and "how_many" not in reading.present,
            **reading.when(),
        )

    if len(candidates) == 1:
        namesakes = _namesakes(reading, candidates[0])
        also = tuple(
            Choice(label=_athlete_name(reading, one), command=_command(reading, question(one))) for one in namesakes
        )
        return Understood(question=question(candidates[0]), also=also) if also else question(candidates[0])
    names = [_athlete_name(reading, one) for one in candidates[:MOST_CHOICES]]
    return AskBack(
        prompt=f"Bedoel je {_either(names)}?",
        choices=tuple(
            Choice(label=name, command=_command(reading, question(one)))
            for name, one in zip(names, candidates, strict=False)
        ),
    )


@maker
def event(reading: Reading) -> Made:
    """One event, narrowed by the athletes named; the likeliest answered when the sentence leaves two."""
    events = reading.events
    if not events:
        return None
    events = _without_teams(reading, events)
    candidates = athletes_of(reading, events)
    if reading.athletes and not candidates and "who" not in reading.present:
        return None
    if candidates:
        events = events_of_athletes(reading, events, candidates) or events
        if len(events) > 1:
            events = _events_won_by(reading, events, candidates) or events
    elif len(events) > 1 and reading.nations:
        events = _events_with_medal(reading, events) or events

    yes_or_no = "yes_no" in reading.present
    colour = None if len(candidates) == 1 and not yes_or_no else _step(reading)

    def question(event_id: EventId) -> EventQuestion:
        return EventQuestion(
            event_id=event_id,
            colour=colour,
            noc=reading.noc if reading.nations else None,
            candidates=candidates,
            **reading.when(),
        )

    return one_of(reading, events, question)


def _step(reading: Reading) -> Colour | None:
    if reading.colour is not None:
        return reading.colour
    if reading.present & {"podium", "how_many", "place_asked"} or (reading.athletes and "wat" in reading.words[:2]):
        return None
    if reading.rank is not None:
        return STEPS.get(reading.rank)
    if reading.nations and reading.has_words("beste", "snelste"):
        return None
    if "fastest" in reading.present or ("won" in reading.present and "medal" not in reading.present):
        return Colour.GOLD
    return None


def one_of(reading: Reading, events: tuple[EventId, ...], make: Callable[[EventId], Any]) -> Made:
    """The question about the one event, about the likeliest, or which is meant."""
    if len(events) == 1:
        made: Asked = make(events[0])
        return made
    colour = _step(reading)
    choices = tuple(_event_choice(reading, one, make(one), colour) for one in events[:MOST_CHOICES])
    likely = _likeliest(reading, events)
    if likely is not None:
        others = tuple(choice for choice, one in zip(choices, events, strict=False) if one != likely)
        return Understood(question=make(likely), also=others[:3])
    return AskBack(prompt="Welk onderdeel bedoel je?", choices=choices)


def _without_teams(reading: Reading, events: tuple[EventId, ...]) -> tuple[EventId, ...]:
    """Where a sentence fits an event for individuals and one for teams, and says nothing of a team, the former."""
    if reading.has_words("team", "teams", "ploeg", "ploegen", "landen", "duo", "superteam", "teamsprint"):
        return tuple(one for one in events if reading.edition.events[one].team) or events
    single = tuple(one for one in events if not reading.edition.events[one].team)
    return single if 0 < len(single) < len(events) else events


def _events_with_medal(reading: Reading, events: tuple[EventId, ...]) -> tuple[EventId, ...]:
    """Those in which the nation named won (that colour)."""
    won = reading.edition.book.medals_of(reading.noc)
    kept = {one.event_id for one in won if reading.colour in (None, one.medal.colour)}
    return tuple(one for one in events if one in kept)


def _events_won_by(reading: Reading, events: tuple[EventId, ...], athletes: tuple[str, ...]) -> tuple[EventId, ...]:
    """Those in which one of the athletes won a medal (of that colour)."""
    names = {reading.archive.athletes[athlete].name for athlete in athletes}
    return tuple(
        one
        for one in events
        if any(
            names.intersection(medal.athletes) and reading.colour in (None, medal.colour)
            for medal in reading.edition.book.podium(one)
        )
    )


def _likeliest(reading: Reading, events: tuple[EventId, ...]) -> EventId | None:
    """Of the same distance in schaatsen and in shorttrack people mean schaatsen."""
    if reading.likely_event in events:
        return reading.likely_event
    disciplines = {reading.edition.events[one].discipline: one for one in events}
    if len(events) == 2 and set(disciplines) == {"speed-skating", "short-track"}:
        return disciplines["speed-skating"]
    return None


def _winners(reading: Reading, event_id: EventId, colour: Colour | None) -> str:
    """Who won (that colour), for the label of a choice: ``Femke Kok`` or ``Italië``."""
    entry = reading.edition.book.entry(event_id)
    wanted = colour or Colour.GOLD
    names = [
        " en ".join(medal.athletes) if 0 < len(medal.athletes) <= 1 else reading.archive.nations[medal.noc].name
        for medal in (entry.podium if entry else ())
        if medal.colour is wanted
    ]
    return " en ".join(names)


def athletes_of(reading: Reading, events: Iterable[EventId]) -> tuple[str, ...]:
    """Each athlete named, the one among namesakes that was entered in one of the events."""
    edition = reading.edition
    disciplines = {edition.events[event_id].discipline for event_id in events}
    chosen: list[str] = []
    for candidates in reading.athletes:
        entered = [one for one in candidates if set(reading.archive.athletes[one].events) & set(events)]
        fitting = entered or [one for one in candidates if set(reading.archive.athletes[one].disciplines) & disciplines]
        chosen += (fitting or list(candidates))[:1] if len(candidates) == 1 or fitting else candidates[:2]
    return tuple(dict.fromkeys(chosen))


def events_of_athletes(reading: Reading, events: tuple[EventId, ...], athletes: tuple[str, ...]) -> tuple[EventId, ...]:
    entered = tuple(
        one for one in events if any(one in reading.archive.athletes[athlete].events for athlete in athletes)
    )
    if entered:
        return entered
    genders = {_gender(reading.archive.athletes[athlete].gender) for athlete in athletes}
    return tuple(one for one in events if reading.edition.events[one].gender in {*genders, Gender.MIXED, Gender.OPEN})


def _gender(letter: str) -> Gender:
    return {"M": Gender.MEN, "F": Gender.WOMEN}.get(letter, Gender.MIXED)


@maker
def event_exists(reading: Reading) -> Made:
    """Did that nation win (that medal) in that event?"""
    if len(reading.nations) != 1:
        return None
    colour = reading.colour or (
        Colour.GOLD if reading.has_words("gewonnen", "won", "wonnen", "winnen", "wint") else None
    )
    if "medal" in reading.present or reading.has_words("iets"):
        colour = reading.colour

    def question(event_id: EventId) -> MedalsQuestion:
        return MedalsQuestion(wanted=Wanted.EXISTS, noc=reading.noc, colour=colour, event_id=event_id, **reading.when())

    return one_of(reading, reading.events, question)


@maker
def event_count(reading: Reading) -> Made:
    """How many medals did that nation win in that event?"""

    def question(event_id: EventId) -> MedalsQuestion:
        return MedalsQuestion(
            wanted=Wanted.COUNT, noc=reading.noc, colour=reading.colour, event_id=event_id, **reading.when()
        )

    return one_of(reading, reading.events, question) if reading.events else None


@maker
def programme_or_event(reading: Reading) -> Made:
    def question(event_id: EventId) -> EventQuestion:
        return EventQuestion(event_id=event_id, **reading.when())

    return one_of(reading, reading.events, question) if reading.events else None


@maker
def programme(reading: Reading) -> Made:
    if reading.rank is not None or reading.games is not None:
        return None
    explicit = reading.has_words("programma", "planning", "agenda", "schema", "rooster", "kalender", "speelschema")
    coming = reading.has_words("komt", "komen", "nog", "straks", "volgende", "resteren", "resterende", "resten", "come")
    if not explicit and reading.moment is None and reading.discipline is None and (not coming or reading.unknown):
        return None
    return ProgrammeQuestion(
        day=reading.day,
        discipline=reading.discipline,
        noc=reading.noc if reading.nations else None,
    )


@maker
def stand_after_event(reading: Reading) -> Made:
    """The table, or one nation in it, when an event had ended."""

    def question(event_id: EventId) -> NationQuestion | TableQuestion:
        as_of = AsOf(won_by=reading.edition.events[event_id].ends_at)
        if not reading.nations:
            return TableQuestion(games=reading.games, as_of=as_of)
        focus = NationFocus.RANK if "place_asked" in reading.present else NationFocus.TALLY
        return NationQuestion(noc=reading.noc, focus=focus, games=reading.games, as_of=as_of)

    return one_of(reading, _without_teams(reading, reading.events), question) if reading.events else None


@maker
def programme_to_come(reading: Reading) -> Made:
    return ProgrammeQuestion(
        day=reading.day, discipline=reading.discipline, noc=reading.noc if reading.nations else None
    )


@maker
def discipline(reading: Reading) -> Made:
    if reading.discipline is None:
        return None
    if len(reading.nations) >= 2:
        return ComparisonQuestion(nocs=reading.nations, discipline=reading.discipline, **reading.when())
    if reading.colour is not None and reading.nations:
        return MedalsQuestion(wanted=Wanted.COUNT, noc=reading.noc, **conditions(reading))
    if reading.day_only and reading.day is not None:
        return MedalsQuestion(noc=reading.noc if reading.nations else None, **conditions(reading))
    if reading.gender is not None and not reading.nations:
        return TableQuestion(discipline=reading.discipline, gender=reading.gender, **reading.when())
    return DisciplineQuestion(
        discipline=reading.discipline,
        noc=reading.noc if reading.nations else None,
        gender=reading.gender,
        **reading.when(),
    )


@maker
def winner_of_discipline(reading: Reading) -> Made:
    """Who won in a discipline with an event or two for individuals (else for teams): that event."""
    if reading.discipline is None or reading.colour not in (None, Colour.GOLD):
        return None
    held = [
        event
        for event in reading.edition.events.values()
        if event.discipline == reading.discipline and reading.gender in (None, event.gender)
    ]
    events = tuple(event.event_id for event in ([one for one in held if not one.team] or held))
    if not 1 <= len(events) <= MOST_WINNERS:
        return None

    def question(event_id: EventId) -> EventQuestion:
        return EventQuestion(event_id=event_id, colour=Colour.GOLD, **reading.when())

    return one_of(reading, events, question)


@maker
def podium_of_discipline(reading: Reading) -> Made:
    """The whole podium of the one event (for individuals, else for teams) of a discipline, for men or women."""
    made = winner_of_discipline(reading)
    question = made.question if isinstance(made, Understood) else made
    if not isinstance(question, EventQuestion):
        return made
    whole = question.model_copy(update={"colour": None})
    return Understood(question=whole, also=made.also) if isinstance(made, Understood) else whole


def _event_choice(reading: Reading, event_id: EventId, question: Asked, colour: Colour | None) -> Choice:
    label = _event_name(reading, event_id)
    winners = _winners(reading, event_id, colour) if isinstance(question, EventQuestion) else ""
    return Choice(label=f"{label}: {winners}" if winners else label, command=_command(reading, question))


def _athlete_name(reading: Reading, athlete_id: str) -> str:
    return reading.archive.athletes[athlete_id].name


def _event_name(reading: Reading, event_id: EventId) -> str:
    found: Event = reading.edition.events[event_id]
    sport = reading.archive.disciplines[found.discipline].name
    gender = "" if found.gender in {Gender.MIXED, Gender.OPEN} else f" {GENDER_WORDS[found.gender]}"
    return f"{sport[:1].upper()}{sport[1:]} {found.name}{gender}"


def _command(reading: Reading, question: Asked) -> str:
    return canonical(question, reading.archive, reading.viewpoint)


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} of {names[-1]}"
