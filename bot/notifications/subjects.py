"""What can be followed, by what people call it, and what it is called back."""

from dataclasses import dataclass

from bot.notifications.wording import TEAM_NAMES
from bot.replies import dutch
from bot.storage.follows import ALL, ATHLETE, DISCIPLINE, NATION, Subject
from bot.understanding.folding import fold
from bot.understanding.lexicon import Lexicon
from bot.understanding.names import Close, Found, How, Match
from medals_core.archive import Archive
from medals_core.games import Athlete
from medals_core.nations import Nation, Noc

EVERYTHING = frozenset({"alles", "alle", "all", "iedereen", "alle landen", "alle sporten", "alle medailles"})
SHORT = {NATION: "n", ATHLETE: "a", DISCIPLINE: "d", ALL: "x"}
_LONG = {short: kind for kind, short in SHORT.items()}


@dataclass(frozen=True)
class Several:
    """Two to five may be meant: ask."""

    subjects: tuple[Subject, ...]


def find_subject(text: str, lexicon: Lexicon, own: Noc) -> Subject | Several | None:
    """Who or what is meant. An exact name of a nation goes before a sport, a sport before an athlete, and all of these
    before a name with a typing error."""
    folded = fold(text)
    if folded in EVERYTHING:
        return Subject(ALL)
    if folded in {"we", "wij", "ons", "ons land", "mijn land", "eigen land"}:
        return Subject(NATION, own)
    nation = lexicon.nations.find(text)
    if isinstance(nation, Found) and nation.how <= How.ALIAS:
        return Subject(NATION, nation.item.noc)
    discipline = _discipline(text, folded, lexicon)
    if discipline is not None:
        return discipline
    athlete = lexicon.athletes.find(text, own=own)
    if isinstance(athlete, Found) and athlete.how <= How.PART:
        return Subject(ATHLETE, athlete.item.athlete_id)
    if isinstance(nation, Found):
        return Subject(NATION, nation.item.noc)
    return _of_athlete(athlete) or _of_nation(nation)


def _discipline(text: str, folded: str, lexicon: Lexicon) -> Subject | None:
    for slug, discipline in lexicon.archive.disciplines.items():
        names = {fold(name) for name in (slug, discipline.name, discipline.name_en, *discipline.aliases)}
        if folded in names:
            return Subject(DISCIPLINE, slug)
    mention = lexicon.events().find(text)
    if mention is not None and len(mention.disciplines) == 1 and len(mention.used) == len(folded.split()):
        return Subject(DISCIPLINE, mention.disciplines[0].discipline)
    return None


def _of_athlete(match: Match[Athlete]) -> Subject | Several | None:
    if isinstance(match, Found):
        return Subject(ATHLETE, match.item.athlete_id)
    if isinstance(match, Close):
        return Several(tuple(Subject(ATHLETE, one.athlete_id) for one in match.candidates))
    return None


def _of_nation(match: Match[Nation]) -> Several | None:
    if isinstance(match, Close):
        return Several(tuple(Subject(NATION, one.noc) for one in match.candidates))
    return None


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
    known = {NATION: archive.nations, ATHLETE: archive.athletes, DISCIPLINE: archive.disciplines, ALL: {"": None}}
    return Subject(kind, key) if kind is not None and key in known[kind] else None
