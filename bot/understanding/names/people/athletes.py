"""Athletes by full name, surname, first name, with typing errors, in either order and with sloppy particles."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from bot.understanding.names.by_ear import by_sound, heard_as, heard_in
from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.folding import JUST_SEEN, Token, fold, variants
from bot.understanding.names.index import PARTICLES, Found, Match, MatchKind, Named, NameIndex, Span
from bot.understanding.names.people.crowd_names import OWN_NATION, fame, within
from bot.understanding.names.people.given_names import GIVEN_VARIANTS
from bot.understanding.names.people.other_season import OtherSeason
from bot.understanding.names.people.persons import are_beside, is_capital_name, is_given_name
from bot.understanding.names.people.surnames import split_name
from bot.understanding.names.search import Among, NameWords
from medals_core.archive import LATEST, Archive
from medals_core.games import Athlete
from medals_core.nations import Noc
from medals_core.people import Others
from medals_core.queries.index import index_of
from medals_core.queries.measures import Key

_BEFORE_SURNAMES = frozenset(["van", "de", "den", "der", "ter", "ten", "t", "vd", "von"])

ENTRANT = 2.0
MEDALLIST = 4.0


def _is_whole(span: Span[Athlete]) -> bool:
    """Is it a whole name, as it is written?"""
    match = span.match
    return isinstance(match, Found) and match.how <= MatchKind.NAME and not match.errors and span.end - span.start > 1


def _is_part(span: Span[Athlete], whole: Span[Athlete]) -> bool:
    """Schenk, of Ard Schenk."""
    return whole.start <= span.start and span.end <= whole.end and span.end - span.start < whole.end - whole.start


class AthleteIndex:
    """All athletes of an archive. What is known best comes first: medallists of the current Games, then its entrants,
    then medallists of former Games by their medals; athletes of the own nation are a step ahead. Who won medals in the
    other season only stands in a crowd of its own, and is meant by what nobody of the current Games is called."""

    def __init__(self, athletes: Mapping[str, Athlete], known: Mapping[str, float], others: Others) -> None:
        """``known``: how well each of the athletes is."""
        self._athletes = athletes
        self._others = OtherSeason(others)
        famous = [athlete for athlete in athletes.values() if known[athlete.athlete_id] >= MEDALLIST]
        self._sounds = by_sound(
            (name, one.athlete_id) for one in famous for name in heard_as(one.name, split_name(one)[1])
        )
        self._index = NameIndex(
            (_named(athlete, known[athlete.athlete_id]) for athlete in athletes.values()),
            ordinary=ORDINARY,
            present=ENTRANT,
            sure_prior=MEDALLIST,
            words_of=_words_of,
        )
        # A sentence is looked at again when it turns out to be of other Games.
        self._scanned = lru_cache(maxsize=JUST_SEEN)(self._scan)

    @classmethod
    def of(cls, archive: Archive) -> "AthleteIndex":
        return cls(archive.athletes.at_hand, priors(archive), archive.athletes.others)

    def knows(self, word: str, own: Noc | None = "NED") -> bool:
        """Is the folded word a surname, a first name or a part of one, without a typing error? Of the other season only
        the names of the well known count."""
        return self._index.knows(word) or self._others.knows(word, own)

    def whole_names(self, tokens: Sequence[Token]) -> frozenset[int]:
        """The places of the tokens that are together the name of somebody of the other season, without an error."""
        return self._others.whole_names(tokens)

    def find(
        self, text: str, noc: Noc | None = None, discipline: str | None = None, *, own: Noc | None = "NED"
    ) -> Match[Athlete]:
        """Who is meant by a name on its own. ``noc`` and ``discipline`` (a slug) narrow when anyone fits them."""
        among = fitting(noc, discipline)
        return self._others.beside(self._index.find(text, favour=_favour(own), among=among), text, own, among)

    def is_called(self, name: str) -> bool:
        """Is one alone meant by the name, without a typing error?"""
        if self._index.exact(name) is None and not self._others.bears(name):
            return False  # as most are: to look for what is near costs much
        found = self.find(name)
        return isinstance(found, Found) and not found.errors

    def scan(
        self, tokens: Sequence[Token], noc: Noc | None = None, *, own: Noc | None = "NED",
        taken: frozenset[int] = frozenset(), other_season: bool = False,
    ) -> tuple[Span[Athlete], ...]:  # fmt: skip
        """The athletes named in a sentence; tokens in ``taken`` (already understood otherwise) are passed over. A
        surname with another given name before it, or a first name with another surname after it, is nobody. ``noc``
        narrows when anyone fits it. ``other_season``: its people go first."""
        return self._scanned(tuple(tokens), noc, own, taken, other_season)

    def _scan(
        self, tokens: Sequence[Token], noc: Noc | None, own: Noc | None, taken: frozenset[int], other_season: bool
    ) -> tuple[Span[Athlete], ...]:
        among = fitting(noc)
        if other_season:
            here = [span for span in self._named_here(tokens, own, among, taken) if _is_whole(span)]
            others = [span for span in self._others.scan(tokens, own, among, taken, sure=True)
                      if not any(_is_part(span, whole) for whole in here)]  # fmt: skip
            found = [*others, *self._named_here(tokens, own, among, taken | within(others))]
        else:
            found = self._others.added(self._named_here(tokens, own, among, taken), tokens, own, among, taken)
        found.sort(key=lambda span: span.start)
        used = taken | within(found)
        return tuple(
            span
            for span in found
            if not (_is_another_person(tokens, span, found, used) or self._is_half_a_name(tokens, span, used))
        )

    def _is_half_a_name(self, tokens: Sequence[Token], span: Span[Athlete], used: frozenset[int]) -> bool:
        """Carl Bolt: no Carl of ours, as a name of somebody follows that he does not bear."""
        after = span.end
        if not _is_first_name(span) or after in used or after >= len(tokens) or not are_beside(tokens, after):
            return False
        word = tokens[after].folded
        return word not in ORDINARY and word not in PARTICLES and self.knows(word)

    def _named_here(
        self, tokens: Sequence[Token], own: Noc | None, among: Among[Athlete] | None, taken: frozenset[int]
    ) -> list[Span[Athlete]]:
        """The athletes of the current season; who is well known is heard too."""
        found = self._index.scan(tokens, favour=_favour(own), among=among, exact_prior=ENTRANT,
                                 first_name_prior=ENTRANT + OWN_NATION, fuzzy_prior=ENTRANT + OWN_NATION,
                                 taken=taken)  # fmt: skip
        busy = taken | within(found)
        heard = heard_in(tokens, busy, self._sounds)
        return [
            *found,
            *(
                Span(start, end, Found(self._athletes[bearer], MatchKind.TYPO, errors=2))
                for start, end, bearer in heard
            ),
        ]


def _is_another_person(
    tokens: Sequence[Token], span: Span[Athlete], found: Sequence[Span[Athlete]], used: frozenset[int]
) -> bool:
    """Sanne Velzeboer is not Xandra, Femke Bol not Femke Kok, and Jutta Kok nobody at all."""
    core = [token for token in tokens[span.start : span.end] if token.folded not in PARTICLES]
    if len(core) > 1 or (isinstance(span.match, Found) and span.match.how <= MatchKind.ALIAS):
        return False
    before, after = span.start - 1, span.end
    if are_beside(tokens, span.start):
        if before not in used and (is_given_name(tokens[before]) or is_capital_name(tokens, before)):
            return True
        other = next((one for one in found if one.end == span.start), None)
        if other is not None and _is_first_name(other) and not _is_first_name(span):
            return True
    while after < len(tokens) and tokens[after].folded in _BEFORE_SURNAMES and are_beside(tokens, after):
        after += 1
    if after < len(tokens) and are_beside(tokens, after):
        if after not in used and is_capital_name(tokens, after, ordinary=after > span.end):
            return True
        other = next((one for one in found if one.start == span.end), None)
        return other is not None and _is_first_name(span) and not _is_first_name(other) and len(other.items) == 1
    return False


def _is_first_name(span: Span[Athlete]) -> bool:
    return isinstance(span.match, Found) and span.match.how is MatchKind.FIRST_NAME


def fitting(noc: Noc | None, discipline: str | None = None) -> Among[Athlete] | None:
    """Who fits a nation and a sport; None when nothing narrows."""
    if noc is None and discipline is None:
        return None
    return lambda athlete: noc in (None, *athlete.nocs) and discipline in (None, *athlete.disciplines)


def priors(archive: Archive) -> dict[str, float]:
    """How well known each athlete of the current season is, by the medals of former Games and by the ledger of the
    current ones."""
    index = index_of(archive.current, LATEST, archive)
    current = {athlete_id: index.tally(medals) for athlete_id, medals in index.masks(Key.ATHLETE).items()}
    found: dict[str, float] = {}
    for athlete_id, athlete in archive.athletes.at_hand.items():
        prior = (ENTRANT if athlete.in_current_games else 0.5) + fame(athlete.won)
        if athlete_id in current:
            prior = max(prior, MEDALLIST) + fame(current[athlete_id])
        found[athlete_id] = prior
    return found


def _favour(own: Noc | None) -> Callable[[Athlete], float] | None:
    if own is None:
        return None
    return lambda athlete: OWN_NATION if own in athlete.nocs else 0.0


@lru_cache(maxsize=4096)
def _words_of(athlete: Athlete) -> NameWords:
    given = {word for form in variants(split_name(athlete)[0]) for word in (*form.split(), form.replace(" ", ""))}
    given.update(GIVEN_VARIANTS.get(fold(athlete.name).split()[0], ()))
    forms = [form.split() for name in (athlete.name, *athlete.aliases) for form in variants(name)]
    words = {word for form in forms for word in form}
    pairs = {first + last for form in forms for first, last in pairwise(form)}
    return frozenset(given), frozenset(words - given), frozenset(pairs)


def _named(athlete: Athlete, prior: float) -> Named[Athlete]:
    forms: dict[str, MatchKind] = {}

    def add(form: str, how: MatchKind) -> None:
        key = form.replace(" ", "")
        if key and how < forms.get(key, MatchKind.FIRST_NAME_DIFFERS):
            forms[key] = how

    first_names, surname = split_name(athlete)
    for form in variants(athlete.name):
        add(form, MatchKind.NAME)
    for alias in athlete.aliases:
        for form in variants(alias):
            add(form, MatchKind.ALIAS)
    for form in variants(surname):
        add(form, MatchKind.SURNAME)
    surname_words = fold(surname).split()
    core = [word for word in surname_words if word not in PARTICLES]
    if core and len(core) < len(surname_words):
        add("".join(core), MatchKind.PART)
        add(fold(first_names) + "".join(core), MatchKind.ALIAS)
    for word in core:
        if len(word) > 2 and len(core) > 1:
            add(word, MatchKind.PART)
    for form in variants(first_names):
        add(form, MatchKind.FIRST_NAME)
    firsts = fold(first_names).split()
    for word in firsts[:1]:
        add(word, MatchKind.FIRST_NAME)
        for written in (word, *GIVEN_VARIANTS.get(word, ())):
            add(written + "".join(surname_words), MatchKind.ALIAS)
    return Named(athlete, forms, prior, firsts[0] if firsts else "")
