"""What can be followed, by what people call it, and what it is called back."""

import asyncio
import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.replies import dutch
from bot.replies.medal_wording import event_title
from bot.replies.people import TEAM_NAMES
from bot.storage.follows import ALL, ATHLETE, DISCIPLINE, EVENT, NATION, Subject
from bot.understanding.names.folding import fold
from bot.understanding.names.index import Ambiguous, Found, MatchKind
from bot.understanding.names.lexicon import Lexicon
from medals_core.archive import Archive
from medals_core.games import Athlete
from medals_core.nations import Noc

EVERYTHING = frozenset({"alles", "alle", "all", "iedereen", "alle landen", "alle sporten", "alle medailles"})
SHORT = {NATION: "n", ATHLETE: "a", DISCIPLINE: "d", EVENT: "e", ALL: "x"}
MOST_NAMESAKES = 8
LONGEST_NAME = 100
"""Characters. What is longer names nobody, and is not looked up: each look costs everybody else who asks."""
MOST_WORDS, LONGEST_IN_WORDS = 20, 5
_SEPARATORS = re.compile(r" ?(?:,|;|\ben\b|&|\+) ?", re.IGNORECASE)
_LONG = {short: kind for kind, short in SHORT.items()}


@dataclass(frozen=True)
class Several:
    """Two to five may be meant: ask. ``near``: none of them is called so, they only resemble it."""

    subjects: tuple[Subject, ...]
    near: bool = False


async def read_subjects(
    text: str, lexicon: Lexicon, own: Noc, among: frozenset[Subject] = frozenset()
) -> tuple[list[Subject], tuple[str, Several | None] | None]:
    """The subjects named, and the first word that is unclear (with whom it may mean). The caller bounds the parts."""
    subjects: list[Subject] = []
    for listed in text.split(","):
        found, unclear = await _read_listed(listed, lexicon, own, among)
        subjects += found
        if unclear is not None:
            return subjects, unclear
    if not subjects:
        return [], (text.strip(), None)
    return list(dict.fromkeys(subjects)), None


async def _read_listed(
    text: str, lexicon: Lexicon, own: Noc, among: frozenset[Subject]
) -> tuple[list[Subject], tuple[str, Several | None] | None]:
    """Several names with words between them, or one that has such a word in it: Trinidad en Tobago."""
    parts = parts_of(text)
    if not parts:
        return [], None
    subjects: list[Subject] = []
    for part in parts:
        await asyncio.sleep(0)  # fifty misspelt names take a sixth of a second: others are answered in between
        one = _one(part, lexicon, own, among)
        if isinstance(one, Subject):
            subjects.append(one)
            continue
        together = None if isinstance(one, Several) else _in_a_row(part, lexicon, own)
        if together is not None:
            subjects += together
            continue
        whole = _one(text, lexicon, own, among) if len(parts) > 1 else None
        if isinstance(whole, Subject):
            return [whole], None
        return subjects, (part.strip(), one)
    return subjects, None


def _in_a_row(text: str, lexicon: Lexicon, own: Noc) -> list[Subject] | None:
    """ "NL Noorwegen Femke Kok shorttrack": exact names with only spaces between them, the longest first; None when a
    word is left over or may mean several."""
    words, found, start = text.split(), list[Subject](), 0
    if not 1 < len(words) <= MOST_WORDS:
        return None
    while start < len(words):
        for end in range(min(len(words), start + LONGEST_IN_WORDS), start, -1):
            one = find_exact(" ".join(words[start:end]), lexicon, own)
            if isinstance(one, Subject):
                found.append(one)
                start = end
                break
        else:
            return None
    return found


def parts_of(text: str) -> list[str]:
    # Runs of spaces become one first: looking for a separator behind each of thousands of spaces takes half a second.
    return [part for part in _SEPARATORS.split(" ".join(text.split())) if part.strip()]


def _one(text: str, lexicon: Lexicon, own: Noc, among: frozenset[Subject]) -> Subject | Several | None:
    if len(text) > LONGEST_NAME:
        return None
    found = find_subject(text, lexicon, own)
    if isinstance(found, Several):
        known = [subject for subject in found.subjects if subject in among]
        return known[0] if len(known) == 1 else found
    return found


def find_subject(text: str, lexicon: Lexicon, own: Noc) -> Subject | Several | None:
    """Who or what is meant. An exact name of a nation goes before a sport, a sport before an event, an event before an
    athlete, and all of these before a name with a typing error."""
    if (exact := find_exact(text, lexicon, own)) is not None:
        return exact
    nation = lexicon.nations.find(text)
    if isinstance(nation, Found):
        return Subject(NATION, nation.item.noc)
    athlete = lexicon.athletes.find(text, own=own)
    if isinstance(athlete, Found):
        return Subject(ATHLETE, athlete.item.athlete_id)
    if isinstance(athlete, Ambiguous):
        said = set(fold(text).split())
        called_so = any(said <= set(fold(one.name).split()) for one in athlete.candidates)
        return Several(tuple(Subject(ATHLETE, one.athlete_id) for one in athlete.candidates), near=not called_so)
    if isinstance(nation, Ambiguous):
        return Several(tuple(Subject(NATION, one.noc) for one in nation.candidates))
    return None


def find_exact(text: str, lexicon: Lexicon, own: Noc) -> Subject | Several | None:
    """As ``find_subject``, without typing errors: what words among others may be."""
    folded = fold(text)
    if folded in EVERYTHING:
        return Subject(ALL)
    if folded in {"we", "wij", "ons", "ons land", "mijn land", "eigen land"}:
        return Subject(NATION, own)
    nation = lexicon.nations.find(text)
    if isinstance(nation, Found) and nation.how <= MatchKind.ALIAS:
        return Subject(NATION, nation.item.noc)
    held = _discipline(folded, lexicon) or _event(text, folded, lexicon)
    if held is not None:
        return held
    athlete = lexicon.athletes.find(text, own=own)
    if isinstance(athlete, Found) and athlete.how <= MatchKind.PART:
        return _or_a_namesake(folded, athlete, lexicon)
    return None


def _discipline(folded: str, lexicon: Lexicon) -> Subject | None:
    for slug, discipline in lexicon.archive.disciplines.items():
        names = {fold(name) for name in (slug, discipline.name, discipline.name_en, *discipline.aliases)}
        if folded in names:
            return Subject(DISCIPLINE, slug)
    return None


def _event(text: str, folded: str, lexicon: Lexicon) -> Subject | Several | None:
    """One event, or several that are called so; a sport when nothing more is said."""
    if (mention := lexicon.events().find(text)) is None or len(mention.used) != len(folded.split()):
        return None
    likely = mention.likely if mention.fits else ()
    if len(likely) == 1:
        return Subject(EVENT, likely[0].event_id)
    if 1 < len(likely) <= MOST_NAMESAKES:
        return Several(tuple(Subject(EVENT, event.event_id) for event in likely))
    if len(mention.disciplines) == 1 and not likely:
        return Subject(DISCIPLINE, mention.disciplines[0].discipline)
    return None


def _or_a_namesake(folded: str, match: Found[Athlete], lexicon: Lexicon) -> Subject | Several:
    """Of a surname that more of these Games' athletes bear for one nation, however well known one of them is, somebody
    may mean the brother or the sister."""
    subject = Subject(ATHLETE, match.item.athlete_id)
    if match.how not in (MatchKind.SURNAME, MatchKind.PART) or not match.item.in_current_games:
        return subject
    said = set(folded.split())
    others = [
        one
        for one in lexicon.archive.entrants
        if one is not match.item
        and said <= set(fold(one.name).split())
        and set(one.nocs) & set(match.item.nocs)
        and set(one.disciplines) & set(match.item.disciplines)
    ]
    if not others or len(others) >= MOST_NAMESAKES:
        return subject
    return Several((subject, *(Subject(ATHLETE, one.athlete_id) for one in others)))


def label(subject: Subject, archive: Archive) -> str:
    """TeamNL; Noorwegen; Femke Kok; shorttrack; alle medailles. Plain text."""
    match subject.kind:
        case "nation":
            nation = archive.nations.get(subject.key)
            return TEAM_NAMES.get(subject.key) or (dutch.the(nation) if nation else subject.key)
        case "athlete":
            athlete = archive.athletes.get(subject.key)
            return athlete.name if athlete else subject.key
        case "discipline":
            discipline = archive.disciplines.get(subject.key)
            return discipline.name if discipline else subject.key
        case "event":
            event = archive.current.events.get(subject.key)
            return event_title(event, archive) if event else subject.key
        case _:
            return "alle medailles"


def long_label(subject: Subject, archive: Archive) -> str:
    """As ``label``, with the nation of an athlete, to tell namesakes apart."""
    athlete = archive.athletes.get(subject.key) if subject.kind == ATHLETE else None
    return f"{athlete.name} ({athlete.nocs[0]})" if athlete else label(subject, archive)


def code(subject: Subject) -> str:
    """Short, for the data of a button: n:NED."""
    return f"{SHORT[subject.kind]}:{subject.key}"


def from_code(text: str, archive: Archive) -> Subject | None:
    """Back from ``code``; None for what the archive does not know (any more)."""
    short, _, key = text.partition(":")
    kind = _LONG.get(short)
    known: dict[str, Collection[str]] = {
        NATION: archive.nations,
        ATHLETE: archive.athletes,
        DISCIPLINE: archive.disciplines,
        EVENT: archive.current.events,
        ALL: ("",),
    }
    return Subject(kind, key) if kind is not None and key in known[kind] else None
