"""From an admin's work to the entry that it would make, or to what is still to be asked or mended. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.desk.drafts.podium import Place, PodiumDraft
from bot.desk.drafts.preview import goes_down, podium_line, title
from bot.desk.drafts.undoing import UNDONE
from bot.desk.drafts.work import Work
from bot.desk.reading.archive_names import ArchiveNames
from bot.desk.reading.line_reader import LineReader
from bot.desk.reading.questions_back import MOST_OPTIONS, DeskQuestion
from bot.desk.reading.resolving import Resolver
from bot.desk.reading.results_line import STEPS, Problem, SpokenResult, event_words
from bot.replies.dutch import COLOUR_NAMES, colour_times_word, day_name
from bot.replies.reply import safe
from bot.storage.ledger import podium_from_json
from medals_core.archive import Archive
from medals_core.games import Event
from medals_core.ledger import Entry
from medals_core.medals import Medal

LARGEST_ADVANCE = timedelta(days=1)


@dataclass(frozen=True)
class Plan:
    """The change as understood."""

    event: Event
    draft: PodiumDraft
    entry: Entry


@dataclass(frozen=True)
class ReasonWanted:
    """All is understood, but a count goes down and nobody said why."""

    event: Event


@dataclass(frozen=True)
class Refused:
    """Understood, and not done: Telegram HTML says why. "Stating what is already so changes nothing"."""

    text: str


PlanOutcome = Plan | ReasonWanted | Refused | DeskQuestion | Problem


def plan(work: Work, archive: Archive, names: ArchiveNames, now: datetime, author: str) -> PlanOutcome:
    """What the work comes to on the archive as it is now."""
    if work.kind == "undo":
        return _restoring(work, archive, now, author)
    spoken = work.spoken if work.guided else LineReader(names, _about(work, archive)).read(work.line)
    resolver = Resolver(archive, names, now, work.choices)
    if isinstance(spoken, Problem):
        return _unknown_event(work, archive, resolver) or spoken
    spoken = spoken.model_copy(update={"reason": work.reason or spoken.reason})
    if not spoken.event and "event" not in work.choices and work.kind != "push":
        return _which_result(archive, resolver)
    event = resolver.event(spoken.event, _about(work, archive), spoken)
    if not isinstance(event, Event):
        return event
    if (refused := _refusal(work, archive, event)) is not None:
        stated = resolver.podium(event, spoken)
        counts = archive.current.book.entry(event.event_id)
        if isinstance(stated, PodiumDraft) and counts and counts.states_the_same_as(stated.medals(now)):
            return _already_so(archive, event)
        return refused
    former = archive.current.book.podium(event.event_id)
    if work.kind == "withdraw":
        draft: PodiumDraft | DeskQuestion | Problem = PodiumDraft(event_id=event.event_id, reason=spoken.reason)
    else:
        draft = resolver.podium(event, spoken, [Place.of(medal) for medal in former])
    if not isinstance(draft, PodiumDraft):
        return draft
    draft = draft.model_copy(update={"notes": (*draft.notes, *_warnings(draft, event, archive, now))})
    made = _made(event, draft, draft.medals(now, former), now, author)
    return _judged(made, archive, needs_reason=work.kind != "push")


def _unknown_event(work: Work, archive: Archive, resolver: Resolver) -> Problem | None:
    """What is wrong with the event of a line whose podium cannot be read: who wrote "vijf kilometer hinkelen" is not
    helped by hearing about the silver."""
    words = event_words(work.line)
    found = resolver.event(words, _about(work, archive), SpokenResult()) if words else None
    return found if isinstance(found, Problem) else None


def _which_result(archive: Archive, resolver: Resolver) -> DeskQuestion | Problem:
    """A correction without a line: of one of the latest results?"""
    current = archive.current
    latest = dict.fromkeys(entry.event_id for entry in reversed([*current.ledger]))
    events = [current.events[event_id] for event_id in latest if current.book.podium(event_id)]
    if not events:
        return Problem(message="Er zijn nog geen uitslagen.")
    return resolver.which_event(events[:MOST_OPTIONS], "Om welke uitslag gaat het? Kies of stuur het onderdeel.")


def _about(work: Work, archive: Archive) -> Callable[[Event], bool]:
    book = archive.current.book
    return undecided(archive) if work.kind == "push" else lambda event: bool(book.podium(event.event_id))


def undecided(archive: Archive) -> Callable[[Event], bool]:
    """What a new result can be of."""
    return lambda event: not archive.current.book.is_decided(event.event_id)


def _refusal(work: Work, archive: Archive, event: Event) -> Refused | None:
    book = archive.current.book
    name = title(archive, event)
    if work.kind == "push" and book.is_decided(event.event_id):
        why, line = "is al beslist. Klopt de uitslag niet, gebruik dan /corrigeer.", f"/corrigeer {work.line or name}"
    elif work.kind == "correct" and not book.podium(event.event_id):
        why, line = "heeft nog geen uitslag; die geef je met /uitslag.", f"/uitslag {work.line}"
    elif work.kind == "withdraw" and not book.podium(event.event_id):
        return _no_change(f"{name} heeft geen uitslag: er valt niets in te trekken.")
    else:
        return None
    return Refused(f"✋ {safe(name)} {why}\n\n<code>{safe(line)}</code>")


def _warnings(draft: PodiumDraft, event: Event, archive: Archive, now: datetime) -> list[str]:
    """What is rare enough to be a slip: a shared step, a result of an event that is days ahead."""
    warnings = []
    for colour in STEPS:
        equals = sum(place.colour == colour for place in draft.places)
        if equals > 1:
            warnings.append(f"⚠️ Gedeeld {COLOUR_NAMES[colour]}: {colour_times_word(colour, equals)}.")
    if draft.places and event.ends_at - now > LARGEST_ADVANCE:
        day = day_name(archive.current.games.local(event.ends_at).date())
        warnings.append(f"⚠️ Dit onderdeel staat pas {day} op het programma.")
    return warnings


def _no_change(why: str) -> Refused:
    return Refused(f"👌 {safe(why)} Er verandert niets.")


def _already_so(archive: Archive, event: Event) -> Refused:
    podium = archive.current.book.podium(event.event_id)
    return _no_change(f"{title(archive, event)} stond er al zo: {podium_line(podium)}.")


def _restoring(work: Work, archive: Archive, now: datetime, author: str) -> PlanOutcome:
    event = archive.current.events[work.event_id]
    podium = podium_from_json(work.podium)
    reason = f"{UNDONE}: {work.reason}" if work.reason else UNDONE
    draft = PodiumDraft(
        event_id=event.event_id,
        places=tuple(Place.of(medal) for medal in podium),
        reason=reason,
        notes=(work.undoes,) if work.undoes else (),
    )
    return _judged(_made(event, draft, podium, now, author), archive, needs_reason=False)


def _made(event: Event, draft: PodiumDraft, podium: tuple[Medal, ...], now: datetime, author: str) -> Plan:
    entry = Entry(event_id=event.event_id, podium=podium, learned_at=now, author=author, reason=draft.reason)
    return Plan(event, draft, entry)


def _judged(made: Plan, archive: Archive, *, needs_reason: bool) -> PlanOutcome:
    former = archive.current.book.entry(made.event.event_id)
    if former is not None and former.states_the_same_as(made.entry.podium):
        moments = [medal.won_at for medal in former.podium] == [medal.won_at for medal in made.entry.podium]
        if moments or made.draft.won_at is None:
            return _already_so(archive, made.event)
    if former is None and not made.entry.podium:
        return _no_change(f"{title(archive, made.event)} heeft geen uitslag.")
    book = archive.current.book
    if needs_reason and not made.draft.reason and goes_down(book, book.record(made.entry)):
        return ReasonWanted(made.event)
    return made
