"""Athletes by full name, surname, first name, with typing errors, in either order and with sloppy particles."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import log2

from bot.understanding.dutch_words import ORDINARY
from bot.understanding.folding import Token, compact, fold, variants
from bot.understanding.names import PARTICLES, How, Match, Named, NameIndex, Span
from medals_core.archive import Archive
from medals_core.games import Athlete
from medals_core.medals import Tally
from medals_core.nations import Noc

FAMILY_NAME_FIRST: frozenset[Noc] = frozenset({"CHN", "KOR", "PRK", "TPE", "HKG", "COR"})
"""In these teams the family name comes first: Choi Min-jeong."""

ENTRANT = 2.0
MEDALLIST = 4.0
OWN_NATION = 1.5


class AthleteIndex:
    """All athletes of an archive. What is known best comes first: medallists of the current Games, then its entrants,
    then medallists of former Games by their medals; athletes of the own nation are a step ahead."""

    def __init__(self, athletes: Iterable[Athlete], priors: Mapping[str, float] | None = None) -> None:
        known = priors or {}
        self._index = NameIndex(
            (_named(athlete, known.get(athlete.athlete_id, 0.0)) for athlete in athletes),
            ordinary=ORDINARY,
            sure_prior=MEDALLIST,
        )

    @classmethod
    def of(cls, archive: Archive) -> "AthleteIndex":
        return cls(archive.athletes.values(), priors(archive))

    def after(self, archive: Archive) -> "AthleteIndex":
        """The index with how well known each athlete is by this archive: the same athletes, other ledgers. A tenth of
        the work of `of`; for athletes that this index does not hold, use `of`."""
        known = priors(archive)
        other = AthleteIndex(())
        other._index = self._index.with_priors(lambda athlete: known.get(athlete.athlete_id, 0.0))
        return other

    def __len__(self) -> int:
        return len(self._index)

    def find(
        self, text: str, noc: Noc | None = None, discipline: str | None = None, *, own: Noc | None = "NED"
    ) -> Match[Athlete]:
        """Who is meant by a name on its own. ``noc`` and ``discipline`` (a slug) narrow when anyone fits them."""
        return self._index.find(text, favour=_favour(own), among=_among(noc, discipline))

    def scan(
        self,
        tokens: Sequence[Token],
        noc: Noc | None = None,
        discipline: str | None = None,
        *,
        own: Noc | None = "NED",
        taken: frozenset[int] = frozenset(),
    ) -> tuple[Span[Athlete], ...]:
        """The athletes named in a sentence; tokens in ``taken`` (already understood otherwise) are passed over."""
        return self._index.scan(
            tokens,
            favour=_favour(own),
            among=_among(noc, discipline),
            exact_prior=ENTRANT,
            first_name_prior=ENTRANT + OWN_NATION,
            fuzzy_prior=MEDALLIST,
            taken=taken,
        )


def priors(archive: Archive) -> dict[str, float]:
    """How well known each athlete is, by the ledgers of the archive."""
    current: dict[str, Tally] = {}
    former: dict[str, Tally] = {}
    for edition in archive.editions.values():
        kept = current if edition.games.games_id == archive.current_id else former
        for name, wons in edition.book.medals_by_athlete().items():
            nocs = {won.medal.noc for won in wons}
            for athlete in archive.athletes_by_name.get(name, ()):
                if nocs.intersection(athlete.nocs):
                    tally = kept.get(athlete.athlete_id, Tally())
                    kept[athlete.athlete_id] = tally.combined(Tally.counting(won.medal for won in wons))
    found: dict[str, float] = {}
    for athlete_id, athlete in archive.athletes.items():
        prior = ENTRANT if athlete.in_current_games else 0.5
        if athlete_id in former:
            prior += 0.5 * _fame(former[athlete_id])
        if athlete_id in current:
            prior = max(prior, MEDALLIST) + 0.5 * _fame(current[athlete_id])
        found[athlete_id] = prior
    return found


def _fame(tally: Tally) -> float:
    return log2(1 + tally.total + tally.gold)


def _favour(own: Noc | None) -> Callable[[Athlete], float] | None:
    if own is None:
        return None
    return lambda athlete: OWN_NATION if own in athlete.nocs else 0.0


def _among(noc: Noc | None, discipline: str | None) -> Callable[[Athlete], bool] | None:
    if noc is None and discipline is None:
        return None
    return lambda athlete: (
        (noc is None or noc in athlete.nocs) and (discipline is None or discipline in athlete.disciplines)
    )


def _named(athlete: Athlete, prior: float) -> Named[Athlete]:
    forms: dict[str, How] = {}

    def add(form: str, how: How) -> None:
        key = form.replace(" ", "")
        if key and how < forms.get(key, How.FIRST_NAME_DIFFERS):
            forms[key] = how

    first_names, surname = split_name(athlete)
    for form in variants(athlete.name):
        add(form, How.NAME)
    for alias in athlete.aliases:
        for form in variants(alias):
            add(form, How.ALIAS)
    for form in variants(surname):
        add(form, How.SURNAME)
    surname_words = fold(surname).split()
    core = [word for word in surname_words if word not in PARTICLES]
    if core and len(core) < len(surname_words):
        add("".join(core), How.PART)
        add(fold(first_names) + "".join(core), How.ALIAS)
    for word in core:
        if len(word) > 2 and len(core) > 1:
            add(word, How.PART)
    for form in variants(first_names):
        add(form, How.FIRST_NAME)
    firsts = fold(first_names).split()
    for word in firsts[:1]:
        add(word, How.FIRST_NAME)
        add(word + "".join(surname_words), How.ALIAS)
    return Named(athlete, forms, prior, firsts[0] if firsts else "")


def split_name(athlete: Athlete) -> tuple[str, str]:
    """(first names, surname). The official list writes the surname in capitals (``van 'T WOUT Jens``), which tells them
    apart when that form is among the aliases; else the surname begins at the first particle or at the last word (the
    first, where the family name comes first)."""
    words = athlete.name.split()
    if len(words) < 2:
        return ("", athlete.name)
    for alias in athlete.aliases:
        parts = alias.split()
        given = {compact(p) for p in parts[1:] if not p.isupper() and compact(p) not in PARTICLES}
        if parts and any(len(p) > 1 and p.isupper() for p in parts) and given:
            first = [word for word in words if compact(word) in given]
            rest = [word for word in words if compact(word) not in given]
            if first and rest:
                return (" ".join(first), " ".join(rest))
    if FAMILY_NAME_FIRST.intersection(athlete.nocs):
        return (" ".join(words[1:]), words[0])
    for place in range(1, len(words)):
        if compact(words[place]) in PARTICLES:
            return (" ".join(words[:place]), " ".join(words[place:]))
    return (words[0], " ".join(words[1:])) if len(words) == 2 else (" ".join(words[:-1]), words[-1])
