"""The arguments of a command read word by word: what each names, in order, and what is left that names nothing."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from bot.understanding import numbers
from bot.understanding.event_names import EventMention
from bot.understanding.folding import Token, clean, tokens
from bot.understanding.labels import athlete_labels, discipline_label, event_labels, words_of
from bot.understanding.lexicon import Lexicon
from bot.understanding.moments import Relation, find_moments
from bot.understanding.names import Close, Found
from medals_core.answering import Viewpoint
from medals_core.archive import Edition
from medals_core.games import EventId, GamesId, Gender, Season
from medals_core.medals import Colour

OWN_WORDS: Final = frozenset(("we", "wij", "ons", "onze", "eigen"))
COLOURS: Final = {
    "goud": Colour.GOLD, "gouden": Colour.GOLD, "gold": Colour.GOLD, "goudmedailles": Colour.GOLD,
    "zilver": Colour.SILVER, "zilveren": Colour.SILVER, "silver": Colour.SILVER,
    "brons": Colour.BRONZE, "bronzen": Colour.BRONZE, "bronze": Colour.BRONZE,
}  # fmt: skip
GENDERS: Final = {
    "mannen": Gender.MEN, "heren": Gender.MEN, "man": Gender.MEN, "m": Gender.MEN, "jongens": Gender.MEN,
    "vrouwen": Gender.WOMEN, "dames": Gender.WOMEN, "vrouw": Gender.WOMEN, "v": Gender.WOMEN, "meisjes": Gender.WOMEN,
    "gemengd": Gender.MIXED, "gemengde": Gender.MIXED, "mixed": Gender.MIXED, "open": Gender.OPEN,
}  # fmt: skip
KEYWORDS: Final = {
    "alles": "all", "alle": "all", "volledig": "all", "hele": "all", "totaal": "total", "total": "total",
    "punten": "points", "inwoners": "population", "inwoner": "population", "miljoen": "population",
    "toen": "then", "plek": "place", "plaats": "place", "nummer": "place", "positie": "place", "top": "top",
    "rond": "around", "boven": "above", "onder": "below", "laatste": "last", "eerste": "first", "ooit": "ever",
    "aantal": "count", "hoeveel": "count", "gewonnen": "exists", "zonder": "without", "geen": "without",
    "minstens": "minimum", "precies": "exactly", "minste": "fewest", "meeste": "most", "beste": "best",
    "volgende": "next", "sinds": "since", "vanaf": "from", "voorbij": "past", "bij": "at", "door": "by", "op": "on",
    "stand": "standings", "minder": "fewer", "eraf": "fewer",
}  # fmt: skip
FILLERS: Final = frozenset(
    (
        "en", "vs", "versus", "tegen", "de", "het", "t", "een", "van", "met", "in", "na", "om", "per", "voor", "nog",
        "meer", "extra", "erbij", "medaille", "medailles", "plak", "plakken", "tot", "of", "als", "dag", "uur",
        "winterspelen", "spelen", "olympische", "os", "land", "landen", "tabel", "lijst", "keer", "x", "bij",
        "and", "the", "wint", "winnen", "pakt", "haalt", "krijgt", "had", "gewonnen", "team", "sporters", "is", "te",
        "te", "tov", "naar", "o", "die", "dat", "er", "aan", "deze", "nu", "met", "hoofd", "onderdeel", "onderdelen",
    )
)  # fmt: skip
_MEANS_ELSE = (FILLERS - {"de", "vs", "in", "is"}) | {"km"} | KEYWORDS.keys() | COLOURS.keys()

_TIME = r"(?:\s+(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.(?P<micro>\d{6}))?)?)?"
_EXACT_MOMENT = re.compile(
    r"(?:(?<=\s)|^)(?:(?P<word>stand|bekend|op|vanaf|t/m)\s+)?(?P<day>\d{1,2})-(?P<month>\d{1,2})(?:-(?P<year>\d{4}))?"
    + _TIME
    + r"(?![\w:./-])(?!\s+(?:om|rond|half|kwart|'s|\d{1,2}(?:[.:]\d\d)?\s?(?:u|uur|h)?\b(?![-\w])))",
    re.IGNORECASE,
)
_ID = re.compile(r"(?:(?<=\s)|^)#([\w.-]+)")
_SINCE = re.compile(r"\bsinds\s+(\d{4})\b", re.IGNORECASE)
_AFTER = re.compile(
    r"(?:(?<=\s)|^)na\s+(?:afloop van\s+)?(?:het\s+onderdeel\s+|onderdeel\s+|de\s+|het\s+)?(?=\w)", re.IGNORECASE
)
_BEFORE_A_NATION = frozenset(("de", "en", "tegen", "met", "op", "van"))
_LONGEST_NATION = 4
_MOST_WORDS = 40
_FUZZY_LOOK_UPS = 24
"""Names with typing errors that are looked for in one text; each costs a few milliseconds in which nobody else is
heard."""
_LONGEST_NAME = 9


@dataclass(frozen=True)
class Tag:
    """What some words name. ``kind``: nation, nations (close call), number, rank, colour, gender, word, discipline,
    event, events, athlete, athletes, games, when, since, unknown. Places are those in ``clean(text)``."""

    kind: str
    value: Any
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class When:
    """A moment or day. ``word`` is how it is introduced: stand, bekend, op, vanaf, t/m or nothing."""

    at: datetime
    day: date
    whole_day: bool
    word: str = ""


@dataclass
class Tags:
    """The tags of a text, in its order."""

    text: str
    edition: Edition
    found: list[Tag] = field(default_factory=list)

    def of(self, *kinds: str) -> list[Tag]:
        return [tag for tag in self.found if tag.kind in kinds]

    def values(self, kind: str) -> list[Any]:
        return [tag.value for tag in self.found if tag.kind == kind]

    def first(self, kind: str) -> Any:
        return next((tag.value for tag in self.found if tag.kind == kind), None)

    def has(self, word: str) -> bool:
        return any(tag.kind == "word" and tag.value == word for tag in self.found)

    def number_after(self, *words: str) -> int | None:
        """The number right after one of these words."""
        for tag, following in zip(self.found, self.found[1:], strict=False):
            if tag.kind == "word" and tag.value in words and following.kind in ("number", "rank"):
                return int(following.value)
        return None


def tag(text: str, lexicon: Lexicon, viewpoint: Viewpoint, names: frozenset[str] = frozenset()) -> Tags:
    """Tags the words of a command's arguments. ``names`` says which names are looked for besides nations: athlete,
    event, discipline; with "former" a Games named is one to compare with, and dates stay those of the
    current Games. Raises nothing, whatever the text."""
    return _Tagger(text, lexicon, viewpoint, names).tags()


class _Tagger:
    def __init__(self, text: str, lexicon: Lexicon, viewpoint: Viewpoint, names: frozenset[str]) -> None:
        self._text = clean(text)
        self._lexicon = lexicon
        self._archive = lexicon.archive
        self._viewpoint = viewpoint
        self._names = names
        self._words = tokens(self._text)[:_MOST_WORDS]
        self._taken: set[int] = set()
        self._found: list[Tag] = []
        self._games: GamesId | None = None

    def tags(self) -> Tags:
        if "athlete" in self._names:
            self._exact_athlete(0)
        self._ids()
        self._find_since()
        self._find_games()
        if "former" in self._names:
            self._games = None
        self._exact_names()
        self._moments()
        self._infer_games()
        self._after_event()
        named = any(tag.kind == "event" for tag in self._found)
        if "discipline" in self._names and (named or "event" not in self._names):
            self._exact_discipline()
        if "athlete" not in self._names:
            self._nations(exact=True)
        if self._names & {"event", "discipline"}:
            self._events()
        self._plain_words()
        if "athlete" in self._names:
            self._athlete()
        self._nations(exact=False)
        for place in self._free():
            word = self._words[place]
            if word.folded not in FILLERS:
                self._take("unknown", word.text, place, place + 1)
        self._found.sort(key=lambda tag: tag.start)
        return Tags(self._text, self._archive.edition(self._games), self._found)

    def _free(self) -> list[int]:
        return [place for place in range(len(self._words)) if place not in self._taken]

    def _take(self, kind: str, value: Any, first: int, last: int) -> None:
        self._taken.update(range(first, last))
        start, end = self._words[first].start, self._words[last - 1].end
        self._found.append(Tag(kind, value, start, end, self._text[start:end]))

    def _take_text(self, kind: str, value: Any, start: int, end: int) -> None:
        self._taken.update(p for p, word in enumerate(self._words) if word.start < end and start < word.end)
        self._found.append(Tag(kind, value, start, end, self._text[start:end].strip()))

    def _blanked(self) -> str:
        """The text with what is taken made into a word that means nothing; same places."""
        letters = list(self._text)
        for place in self._taken:
            word = self._words[place]
            letters[word.start : word.end] = "~" * (word.end - word.start)
        return "".join(letters)

    def _ids(self) -> None:
        for match in _ID.finditer(self._text):
            key = match[1]
            if key in self._archive.athletes:
                self._take_text("athlete", key, *match.span())
            elif any(key in edition.events for edition in self._archive.editions.values()):
                self._take_text("event", key, *match.span())

    def _find_since(self) -> None:
        match = _SINCE.search(self._text)
        if match:
            self._take_text("since", int(match[1]), *match.span())

    def _find_games(self) -> None:
        years: dict[str, GamesId] = {}
        cities: dict[str, list[GamesId]] = {}
        for games_id, edition in self._archive.editions.items():
            year = str(edition.games.year)
            if year not in years or edition.games.season is Season.WINTER:
                years[year] = games_id
            for city in (edition.games.city, *edition.games.city_aliases):
                cities.setdefault(words_of(city), []).append(games_id)
        for place, word in enumerate(self._words):
            if place in self._taken:
                continue
            whole = self._text[word.start :].split(" ", 1)[0].strip(",.;").lower()
            if whole in self._archive.editions:
                self._games = whole
                self._take_text("games", whole, word.start, word.start + len(whole))
            elif word.folded in years and not self._belongs_to_date(word):
                self._games = years[word.folded]
                self._take("games", self._games, place, place + 1)
        self._find_city(cities)

    def _belongs_to_date(self, word: Token) -> bool:
        """Is the year part of a written date (17-2-2014, 2026-02-16, 17 februari 2014)?"""
        around = self._text[max(0, word.start - 1) : word.start] + self._text[word.end : word.end + 1]
        if "-" in around or "/" in around:
            return True
        if re.search(r"\d{1,2}e? [a-z]{3,9}\.? $", self._text[: word.start].lower()) is None:
            return False
        moments = find_moments(self._text[: word.end], self._archive.current.games, self._viewpoint.now)
        return bool(moments) and moments[-1].end == word.end

    def _find_city(self, cities: dict[str, list[GamesId]]) -> None:
        for length in (3, 2, 1):
            for place in range(len(self._words) - length + 1):
                if self._taken.intersection(range(place, place + length)):
                    continue
                fitting = cities.get("".join(word.folded for word in self._words[place : place + length]))
                if not fitting:
                    continue
                if self._games is None:
                    self._games = fitting[-1]
                self._take("games", self._games, place, place + length)

    def _exact_names(self) -> None:
        """Names in the form in which commands on buttons have them."""
        for place, word in enumerate(self._words):
            if place not in self._taken and word.folded == "door":
                self._exact_athlete(place + 1)
        if "event" in self._names:
            labels = event_labels(self._archive, self._games).ids
            for place in range(len(self._words)):
                self._exact(labels, "event", place, at_least=2)

    def _exact_discipline(self) -> None:
        names: dict[str, str] = {}
        for slug, discipline in self._archive.disciplines.items():
            for name in (slug, discipline.name, discipline_label(self._archive, slug)):
                names[words_of(name)] = slug
        for place in range(len(self._words)):
            if self._exact(names, "discipline", place):
                return

    def _exact(self, labels: dict[str, str], kind: str, place: int, at_least: int = 1) -> bool:
        for length in range(min(_LONGEST_NAME, len(self._words) - place), at_least - 1, -1):
            if self._taken.intersection(range(place, place + length)):
                continue
            key = labels.get("".join(word.folded for word in self._words[place : place + length]))
            if key is not None:
                self._take(kind, key, place, place + length)
                return True
        return False

    def _exact_athlete(self, place: int) -> bool:
        return self._exact(athlete_labels(self._archive).ids, "athlete", place)

    def _moments(self) -> None:
        edition = self._archive.edition(self._games)
        for match in _EXACT_MOMENT.finditer(self._blanked()):
            when = _exact_when(match, edition)
            if when is not None:
                self._take_text("when", when, *match.span())
        relations = {Relation.SINCE: "vanaf", Relation.UNTIL: "t/m", Relation.BEFORE: "tot", Relation.AFTER: "na"}
        blanked = self._blanked()
        for moment in find_moments(blanked, edition.games, self._viewpoint.now):
            when = When(moment.at, moment.day, moment.whole_day, relations.get(moment.relation, ""))
            self._take_text("when", when, moment.start, moment.end)

    def _infer_games(self) -> None:
        """A date of former Games means those Games."""
        if self._games is not None or "former" in self._names:
            return
        for when in [tag.value for tag in self._found if tag.kind == "when"]:
            for games_id, edition in self._archive.editions.items():
                within = edition.games.opening <= when.day <= edition.games.closing
                if within and games_id != self._archive.current_id:
                    self._games = games_id
                    self._found = [_in_zone(tag, edition) if tag.kind == "when" else tag for tag in self._found]
                    self._found.append(Tag("games", games_id, len(self._text), len(self._text), ""))
                    return

    def _after_event(self) -> None:
        """ "na de 1000 meter vrouwen": the moment at which that event was decided."""
        if any(tag.kind == "when" for tag in self._found):
            return
        match = _AFTER.search(self._blanked())
        if match is None:
            return
        before = {place for place, word in enumerate(self._words) if word.start < match.end()}
        mention = self._lexicon.events(self._games).scan(self._words, taken=frozenset(self._taken | before))
        if mention is None or not mention.candidates:
            return
        if mention.settled is None:
            self._take_mention("after_events", tuple(event.event_id for event in mention.likely), mention)
            return
        edition = self._archive.edition(self._games)
        at = decided_at(edition, mention.settled.event_id)
        self._take_mention("when", When(at, edition.games.local(at).date(), False, "na"), mention)

    def _take_mention(self, kind: str, value: Any, mention: EventMention) -> None:
        places = sorted(mention.used)
        self._taken.update(places)
        start, end = self._words[places[0]].start, self._words[places[-1]].end
        self._found.append(Tag(kind, value, start, end, self._text[start:end]))

    def _events(self) -> None:
        if any(tag.kind == "event" for tag in self._found):
            return
        index = self._lexicon.events(self._games)
        if "event" in self._names:
            # A discipline by its own name, with no word of an event beside it.
            taken, found = set(self._taken), list(self._found)
            self._exact_discipline()
            beside = index.scan(self._words, taken=frozenset(self._taken))
            if len(self._found) > len(found) and not (beside and (beside.kinds or beside.metres)):
                return
            self._taken, self._found = taken, found
        elif any(tag.kind == "discipline" for tag in self._found):
            return
        mention = index.scan(self._words, taken=frozenset(self._taken))
        if mention is None or not mention.used:
            return
        if not (mention.kinds or mention.metres):
            for slug in mention.disciplines:
                self._take_mention("discipline", slug.discipline, mention)
            if mention.gender:
                self._found.append(Tag("gender", mention.gender, len(self._text), len(self._text), ""))
        elif mention.settled and len(mention.candidates) == 1:
            self._take_mention("event", mention.settled.event_id, mention)
        elif mention.candidates:
            self._take_mention("events", mention, mention)

    def _plain_words(self) -> None:
        for number in numbers.scan(self._words):
            if number.start in self._taken or not number.sure:
                continue
            value = number.value
            word = self._words[number.start]
            if number.kind is numbers.Kind.CARDINAL and self._is_negative(word.start):
                value = -value
            if self._words[number.start].folded in ("eerste",):
                continue
            kind = "rank" if number.kind is numbers.Kind.ORDINAL else "number"
            self._take(kind, value, number.start, number.end)
        for place in self._free():
            word = self._words[place]
            if word.text.isupper() and len(word.text) == 3 and self._lexicon.nations.code(word.text):
                continue
            for kind, known in (("colour", COLOURS), ("gender", GENDERS), ("word", KEYWORDS)):
                if word.folded in known:
                    self._take(kind, known[word.folded], place, place + 1)
                    break
            else:
                if word.folded in OWN_WORDS:
                    self._take("nation", self._viewpoint.own, place, place + 1)

    def _is_negative(self, start: int) -> bool:
        before = self._text[:start]
        return before.endswith("-") and (len(before) == 1 or not before[-2].isalnum())

    def _nations(self, *, exact: bool) -> None:
        index = self._lexicon.nations
        for place, word in enumerate(self._words):
            if place not in self._taken and word.text in self._archive.nations and not self._opens_date(place):
                self._take("nation", word.text, place, place + 1)
        look_ups = _FUZZY_LOOK_UPS
        for length in range(_LONGEST_NATION if exact else 2, 0, -1):
            for place in range(len(self._words) - length + 1):
                run = range(place, place + length)
                if self._taken.intersection(run) or not self._may_be_nation(place, length):
                    continue
                name = " ".join(self._words[p].text for p in run)
                if exact:
                    named = index.named(name)
                    if named is not None:
                        self._take("nation", named.item.noc, place, place + length)
                    continue
                if look_ups <= 0:
                    return
                look_ups -= 1
                match = index.find(name)
                if isinstance(match, Found):
                    self._take("nation", match.item.noc, place, place + length)
                elif isinstance(match, Close):
                    self._take("nations", tuple(nation.noc for nation in match.candidates), place, place + length)

    def _may_be_nation(self, place: int, length: int) -> bool:
        word = self._words[place]
        if length > 1:
            ends = (word.folded, self._words[place + length - 1].folded)
            return not (any(end in _MEANS_ELSE or end == "vs" for end in ends) or ends[1] in FILLERS)
        if word.text.isupper() and len(word.text) == 3:
            return not self._opens_date(place)
        if word.folded in _MEANS_ELSE or word.folded in GENDERS:
            return False
        if word.folded == "vs":
            return not self._is_versus(place)
        if word.folded in FILLERS:
            return place == len(self._words) - 1 or word.text.isupper()
        return True

    def _opens_date(self, place: int) -> bool:
        """Is this the VAN of VAN 10 FEB, not Vanuatu?"""
        end = self._words[place].end
        return any(tag.kind == "when" and 0 <= tag.start - end <= 1 for tag in self._found) and (
            self._words[place].folded == "van"
        )

    def _is_versus(self, place: int) -> bool:
        """Is this ``vs`` between two names? After "de", "en", "tegen", a comma, or at the end, it is a nation."""
        if place == 0:
            return False
        timed = [tag for tag in self._found if tag.kind in ("when", "games")]
        following = [
            word
            for word in self._words[place + 1 :]
            if not any(tag.start <= word.start < tag.end for tag in timed)
            and word.folded not in COLOURS
            and word.folded not in KEYWORDS
        ]
        before = self._words[place - 1]
        named = before.folded in _BEFORE_A_NATION or "," in self._text[before.end : self._words[place].start]
        return bool(following) and not named

    def _athlete(self) -> None:
        if any(tag.kind == "athlete" for tag in self._found):
            return
        free = self._free()
        if not free:
            return
        name = " ".join(self._words[place].text for place in free)
        own = self._viewpoint.own
        match = self._lexicon.athletes.find(name, own=own)
        if isinstance(match, Found):
            self._take_places("athlete", match.item.athlete_id, free)
        elif isinstance(match, Close):
            self._take_places("athletes", tuple(athlete.athlete_id for athlete in match.candidates), free)

    def _take_places(self, kind: str, value: Any, places: Iterable[int]) -> None:
        kept = sorted(places)
        self._taken.update(kept)
        start, end = self._words[kept[0]].start, self._words[kept[-1]].end
        self._found.append(Tag(kind, value, start, end, self._text[start:end]))


def decided_at(edition: Edition, event_id: EventId) -> datetime:
    """When the gold of the event was won, else its planned end."""
    won = [medal.won_at for medal in edition.book.podium(event_id) if medal.colour is Colour.GOLD]
    return min(won, default=edition.events[event_id].ends_at)


def _in_zone(tag: Tag, edition: Edition) -> Tag:
    """The same date and time of day on the clocks of other Games."""
    when: When = tag.value
    at = edition.games.end_of(when.at.date()) if when.whole_day else when.at.replace(tzinfo=edition.games.zone)
    return replace(tag, value=replace(when, at=at))


def _exact_when(match: re.Match[str], edition: Edition) -> When | None:
    games = edition.games
    try:
        day = date(int(match["year"] or games.year), int(match["month"]), int(match["day"]))
        at = games.end_of(day)
        if match["hour"]:
            at = datetime(
                day.year, day.month, day.day, int(match["hour"]), int(match["minute"]),
                int(match["second"] or 0), int(match["micro"] or 0), tzinfo=games.zone,
            )  # fmt: skip
    except ValueError:
        return None
    return When(at, day, match["hour"] is None, (match["word"] or "").lower())
