"""The guided way: discipline → event → gold → silver → bronze, by buttons, with name search by typing. Pure."""

from collections import Counter
from collections.abc import Sequence

from bot.desk.drafts.podium import Place
from bot.desk.drafts.preview import medal_line, title
from bot.desk.drafts.screens import BRONZE_ONLY, DROP_ROW, NONE, TIE, Row, Screen, noticed, option_rows
from bot.desk.drafts.work import Work
from bot.desk.reading.questions_back import DeskQuestion, Option
from bot.desk.reading.resolving import Resolver
from bot.desk.reading.results_line import STEPS, Problem, SpokenResult, SpokenStep
from bot.replies.dutch import COLOUR_NAMES, MEDAL_EMOJI, capital, event_name, flagged
from bot.replies.reply import safe
from medals_core.archive import Archive
from medals_core.games import Event
from medals_core.medals import Colour
from medals_core.nations import Noc

MOST_SUGGESTIONS = 8


Asked = tuple[Screen, Work]
"""What is asked now, and the work with that question open."""


def next_colour(work: Work) -> Colour | None:
    """The colour to ask for; None when the podium is full. "One event can give two golds (no silver), two silvers (no
    bronze), two or more bronzes, or leave a step vacant"."""
    spoken = work.spoken
    if work.tie and spoken.steps:
        return spoken.steps[-1].colour
    if work.bronze_only:
        return None if spoken.steps else Colour.BRONZE
    place = len(spoken.steps) + len(spoken.vacated)
    return STEPS[place] if place < len(STEPS) and STEPS[place] not in work.known else None


def step(work: Work, resolver: Resolver, own: Noc, notice: str = "") -> Asked | None:
    """The next question; None when all is said and the preview can be shown."""
    archive = resolver.archive
    if not work.discipline:
        return _disciplines(work, archive, notice)
    if "event" not in work.choices:
        return _events(work, archive, notice)
    event = archive.current.events[work.choices["event"]]
    places = [resolver.place(event, said) for said in work.spoken.steps]
    if places and isinstance(wrong := places[-1], Problem):
        spoken = work.spoken.model_copy(update={"steps": work.spoken.steps[:-1]})
        work, notice = work.having(spoken=spoken), f"“{wrong.word}”: {wrong.message}"
    for place in places:
        if isinstance(place, DeskQuestion):
            return _asking(work, place.key, f"🤔 {safe(place.message)}", place.options)
    so_far = "".join(f"{medal_line(archive, place)}\n" for place in places if isinstance(place, Place))
    colour = next_colour(work)
    return None if colour is None else _names(work, archive, event, colour, own, so_far, notice)


def take_value(work: Work, archive: Archive, value: str) -> Work:
    """The work after a button of a question of this way."""
    if work.asked == "discipline":
        return work.having(discipline=value)
    if work.asked == "event":
        known = tuple({medal.colour for medal in archive.current.book.podium(value)})
        return work.having(choices={**work.choices, "event": value}, known=known, spoken=SpokenResult(by_colour=True))
    if work.asked != "name":
        return work.having(choices={**work.choices, work.asked: value})
    kind, _, who = value.partition("=")
    text = archive.nations[who].name if kind == "noc" else archive.athletes[who].name
    stepped = take_text(work, text)
    return stepped.having(choices={**stepped.choices, f"{next_colour(work)}:{text}": value})


def take_text(work: Work, text: str) -> Work:
    """The work after a typed name for the step that is asked."""
    if (colour := next_colour(work)) is None:
        return work
    spoken = work.spoken
    steps = (*spoken.steps, SpokenStep(colour=colour, text=text))
    return work.having(spoken=spoken.model_copy(update={"steps": steps}), tie=False)


def take_action(work: Work, action: str) -> Work:
    """The work after one of the fixed buttons."""
    colour = next_colour(work)
    spoken = work.spoken
    if action == TIE and spoken.steps:
        return work.having(tie=True)
    if action == NONE and colour is not None:
        return work.having(spoken=spoken.model_copy(update={"vacated": (*spoken.vacated, colour)}), tie=False)
    if action == BRONZE_ONLY and not spoken.steps:
        return work.having(bronze_only=True)
    return work


def _asking(
    work: Work, key: str, text: str, options: Sequence[Option], width: int = 1, more: Sequence[Row] = ()
) -> Asked:
    screen = Screen(text, (*option_rows(options, width), *more, DROP_ROW))
    return screen, work.having(asked=key, offered=tuple(option.value for option in options))


def _disciplines(work: Work, archive: Archive, notice: str) -> Asked:
    counts = Counter(event.discipline for event in archive.current.remaining())
    options = [
        Option(value=slug, label=f"{capital(archive.disciplines[slug].name)} ({count})")
        for slug, count in counts.items()
    ]
    text = "Van welke sport is de uitslag?" if options else "Alle onderdelen zijn al beslist."
    return _asking(work, "discipline", noticed(notice, text), options, 2)


def _events(work: Work, archive: Archive, notice: str) -> Asked:
    zone = archive.current.games.zone
    options = [
        Option(
            value=event.event_id, label=f"{capital(event_name(event))} ({event.ends_at.astimezone(zone):%-d-%-m %H:%M})"
        )
        for event in archive.current.remaining()
        if event.discipline == work.discipline
    ]
    return _asking(work, "event", noticed(notice, "Welk onderdeel?"), options)


def _names(work: Work, archive: Archive, event: Event, colour: Colour, own: Noc, so_far: str, notice: str) -> Asked:
    taken = {said.text for said in work.spoken.steps}
    options = [option for option in _suggestions(archive, event, own) if option.label.split(" (")[0] not in taken]
    more: list[Row] = []
    if not work.tie:
        shared = [(f"🤝 Gedeeld {COLOUR_NAMES[step.colour]}", TIE) for step in work.spoken.steps[-1:]]
        more.append((*shared, (f"🚫 Geen {COLOUR_NAMES[colour]}", NONE)))
    if not work.spoken.steps and not work.spoken.vacated and colour is Colour.GOLD:
        more.append((("🥉 Alleen brons is bekend", BRONZE_ONLY),))
    again = "Wie won óók" if work.tie else "Wie won"
    hint = "Kies een land of typ het." if event.team else "Kies een naam of typ (een deel van) de naam."
    name = safe(title(archive, event))
    text = f"<b>{name}</b>\n{so_far}\n{MEDAL_EMOJI[colour]} {again} {COLOUR_NAMES[colour]}? {hint}"
    return _asking(work, "name", noticed(notice, text), options, 2, more)


def _suggestions(archive: Archive, event: Event, own: Noc) -> Sequence[Option]:
    """Those most likely to be meant: entrants, medallists of these Games and the own nation first."""
    book = archive.current.book
    entrants = [athlete for athlete in archive.athletes.at_hand.values() if event.event_id in athlete.events]
    if event.team:
        nations = {athlete.nocs[0] for athlete in entrants} or set(book.tallies())
        best = sorted(nations, key=lambda noc: (noc != own, *(-count for count in book.tally(noc)), noc))
        return [Option(value=f"noc={noc}", label=flagged(archive.nations[noc])) for noc in best[:MOST_SUGGESTIONS]]
    medals = book.medals_by_athlete
    best_athletes = sorted(
        entrants, key=lambda athlete: (own not in athlete.nocs, -len(medals.get(athlete.name, ())), athlete.name)
    )
    return [
        Option(value=f"id={athlete.athlete_id}", label=f"{athlete.name} ({athlete.nocs[0]})")
        for athlete in best_athletes[:MOST_SUGGESTIONS]
    ]
