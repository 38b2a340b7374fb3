"""What is named in a sentence: moments, Games, events, nations, athletes, colours, numbers, ranks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.understanding.folding import Token, clean, fold, tokens
from bot.understanding.lexicon import Lexicon
from bot.understanding.moments import Moment, Relation, find_moments
from bot.understanding.names import PARTICLES, How, Span
from bot.understanding.names import Found as NameFound
from bot.understanding.numbers import Kind
from bot.understanding.numbers import scan as scan_numbers
from bot.understanding.sentences_continents import continent_of
from bot.understanding.sentences_reading import Counted, Found
from medals_core.answering import Viewpoint
from medals_core.games import EventId, GamesId, Gender, Season
from medals_core.medals import Colour
from medals_core.nations import Nation, Noc

OWN_WORDS = frozenset(("we", "wij", "wijle", "ons", "onze", "onzen", "wijzelf", "wulder", "wijlie"))
COLOURS = {
    Colour.GOLD: "goud gouden gouwe goude gold goudes goudkleurige goudmedaille goudmedailles goude gld gulden",
    Colour.SILVER: "zilver zilveren zilvere silver zilverkleurige zilvermedaille zilvermedailles zlv zilverwerk",
    Colour.BRONZE: "brons bronzen bronze bronzes bronsmedaille bronsmedailles brns bronzemedaille",
}
_COLOUR_OF = {word: colour for colour, words in COLOURS.items() for word in words.split()}
GENDERS = {
    Gender.MEN: "mannen heren men heer jongens mans herenteam mannenploeg mannenteam herenploeg mannelijke males m",
    Gender.WOMEN: "vrouwen dames women meisjes meiden dame damesteam vrouwenploeg vrouwenteam damesploeg "
    "vrouwelijke meidenploeg ladies v",
    Gender.MIXED: "gemengd gemengde mixed mix",
}
_GENDER_OF = {word: gender for gender, words in GENDERS.items() for word in words.split() if len(word) > 1}
MOST_IN_TOP = 50
_TOP_WORDS = frozenset(("bovenste", "eerste", "beste", "hoogste"))
_AFTER_TOP = frozenset(("landen", "naties", "van", "in", "plaatsen", "plekken", "nummers", ""))
_PLACE_WORDS = frozenset(
    (
        "plek",
        "plaats",
        "positie",
        "nummer",
        "nummers",
        "nr",
        "plekje",
        "rang",
        "plaatsje",
        "stek",
        "plk",
        "op",
        "no",
        "place",
        "rank",
    )
)
_AFTER_RANK = frozenset(
    ("plek", "plaats", "positie", "plekje", "plaatsje", "stek", "rang", "worden", "geworden", "place")
)
_RANK_VERBS = frozenset(
    (
        "werd", "werden", "wordt", "worden", "geworden", "eindigde", "eindigden", "eindigt", "eindigen", "staat",
        "staan", "sta", "stond", "stonden", "als", "is", "was", "zijn", "waren", "kwam", "kwamen", "finishte",
        "net", "ook", "nu", "gedeeld", "de", "er", "dan", "zit", "zat",
    )
)  # fmt: skip
_FIRST_OF_MEDALS = frozenset(("eerste", "1e", "1ste", "allereerste"))
_COUNT_WORDS = frozenset(
    (
        "keer",
        "maal",
        "x",
        "extra",
        "nog",
        "meer",
        "minder",
        "een",
        "van",
        "de",
        "het",
        "medailles",
        "medaille",
        "plakken",
    )
)
_DAYS_ALONE = {"valentijnsdag": (2, 14), "valentijn": (2, 14)}
_FORMER = (
    "vorige winterspelen", "vorige spelen", "vorige keer", "vorige editie", "vier jaar geleden", "4 jaar geleden",
    "voorgaande spelen", "voorgaande winterspelen", "laatste keer", "vorige olympische",
)  # fmt: skip
_ENDS = ("eind", "aan het eind", "slot", "op het eind")
"""How a moment begins that says little beside a day."""
_NO_EVENTS = frozenset(("dubbel", "dubbele", "dubbels", "toernooi"))
_WITH_DOUBLES = frozenset(("rodelen", "rodel", "curling", "curlen", "gemengd", "gemengde", "mixed"))
_SPORTS_IN_NAMES = frozenset(("bob", "ski", "sprint", "kur"))
_BETWEEN_NAMES = frozenset(("vs", "versus", "tegen", "en", "of", "met"))
MOST_NAMES = 5
"""Words of a text that is a row of names: codes count there in any case."""
MOST_OTHERS = 4
"""Events named beside the likeliest one, to offer as well."""


@dataclass(frozen=True)
class TaggedEvents:
    """What sport it is about."""

    disciplines: tuple[str, ...] = ()
    events: tuple[EventId, ...] = ()
    likely: EventId | None = None
    genders: tuple[Gender, ...] = ()


@dataclass
class Tagged:
    """The tokens of a sentence with what stands in each."""

    text: str
    words: list[Token]
    marks: list[str | None] = field(default_factory=list)
    """for each token the name of what it is part of"""
    found: Found = field(default_factory=Found)

    @property
    def taken(self) -> frozenset[int]:
        return frozenset(place for place, mark in enumerate(self.marks) if mark is not None)

    def mark(self, places: Iterable[int], name: str) -> None:
        for place in places:
            if place < len(self.marks):
                self.marks[place] = name

    def marked(self) -> str:
        """The words with what is tagged replaced, a space around each; neighbours of one thing become one."""
        parts: list[str] = []
        starts = self._starts
        for place, (token, mark) in enumerate(zip(self.words, self.marks, strict=True)):
            if mark is None:
                parts.append(token.folded)
            elif place in starts or place == 0 or self.marks[place - 1] != mark:
                parts.append(f"<{mark}>")
        return f" {' '.join(parts)} "

    _starts: set[int] = field(default_factory=set)

    def start(self, place: int) -> None:
        self._starts.add(place)


class SentenceTagger:
    """Tags the sentences of one archive."""

    def __init__(self, lexicon: Lexicon, plain: frozenset[str] = frozenset()) -> None:
        """``plain``: words that are no athlete, unless written with a capital."""
        self._lexicon = lexicon
        self._plain = plain
        self._archive = lexicon.archive
        self._years: dict[int, GamesId] = {}
        self._cities: dict[tuple[str, ...], list[GamesId]] = {}
        for games_id, edition in self._archive.editions.items():
            if edition.games.season is Season.WINTER or edition.games.year not in self._years:
                self._years[edition.games.year] = games_id
            for city in (edition.games.city, *edition.games.city_aliases):
                self._cities.setdefault(tuple(fold(city).split()), []).append(games_id)

    def tag(self, text: str, viewpoint: Viewpoint) -> Tagged:
        """Everything named in the (corrected) sentence."""
        cleaned = clean(text)
        words = list(tokens(cleaned))
        tagged = Tagged(cleaned, words, [None] * len(words))
        moment, from_day, to_day = self._moments(tagged, viewpoint)
        games, since = self._games(tagged)
        self._continents(tagged)
        full_names = self._full_names(tagged, viewpoint)
        events = self._events(tagged, games)
        nations, own_said = self._nations(tagged, viewpoint)
        top = self._top(tagged)
        colours = self._colours(tagged)
        genders = self._genders(tagged)
        ranks = self._ranks(tagged)
        athletes = full_names or self._athletes(tagged, viewpoint, [noc for _, noc in nations], events.disciplines)
        numbers, counts = self._numbers(tagged, nations)
        tagged.found = Found(
            nations=tuple(dict.fromkeys(noc for _, noc in nations)),
            own_said=own_said,
            athletes=athletes,
            disciplines=events.disciplines,
            events=events.events,
            likely_event=events.likely,
            genders=tuple(dict.fromkeys((*genders, *events.genders))),
            colours=colours,
            counts=counts,
            numbers=numbers,
            ranks=ranks,
            top=top,
            moment=moment,
            from_day=from_day,
            to_day=to_day,
            games=games,
            since=since,
        )
        return tagged

    def _moments(self, tagged: Tagged, viewpoint: Viewpoint) -> tuple[Moment | None, date | None, date | None]:
        games = self._archive.current.games
        found = find_moments(tagged.text, games, viewpoint.now)
        for moment in found:
            places = [
                place
                for place, token in enumerate(tagged.words)
                if token.start >= moment.start and token.end <= moment.end + 1
            ]
            small = {Relation.AFTER: "na", Relation.UNTIL: "tot", Relation.BEFORE: "voor", Relation.SINCE: "vanaf"}
            name = {"na": "after", "tot": "until", "voor": "before", "vanaf": "since"}.get(
                small.get(moment.relation, ""), "moment"
            )
            tagged.mark(places, "moment" if name == "moment" else f"moment_{name}")
        if not found:
            for place, token in enumerate(tagged.words):
                if token.folded in _DAYS_ALONE:
                    month, number = _DAYS_ALONE[token.folded]
                    day = date(games.year, month, number)
                    tagged.mark([place], "moment")
                    return (
                        Moment(games.end_of(day), True, day, Relation.AT, token.start, token.end, token.text),
                        day,
                        day,
                    )
            return None, None, None
        named = [moment for moment in found if not moment.text.startswith(_ENDS)] or list(found)
        first, last = named[0], named[-1]
        if len(named) >= 2:
            return last, first.day, last.day
        if first.relation is Relation.SINCE:
            return None, first.day, games.closing
        if first.relation in (Relation.UNTIL, Relation.BEFORE):
            return first, games.first_medal_day, games.local(first.at).date()
        return first, first.day, first.day

    def _games(self, tagged: Tagged) -> tuple[GamesId | None, int | None]:
        since: int | None = None
        games: GamesId | None = None
        folded = [token.folded for token in tagged.words]
        for place, word in enumerate(folded):
            if tagged.marks[place] is not None or not word.isdigit() or len(word) != 4:
                continue
            if int(word) in self._years:
                if place and folded[place - 1] in {"sinds", "vanaf", "na"}:
                    since = int(word)
                else:
                    games = self._years[int(word)]
                tagged.mark([place], "games")
        for size in (3, 2, 1):
            for place in range(len(folded) - size + 1):
                named = self._cities.get(tuple(folded[place : place + size]))
                if named and all(mark is None for mark in tagged.marks[place : place + size]):
                    tagged.mark(range(place, place + size), "games")
                    if games not in named:
                        games = games or self._latest(named)
        line = " ".join(folded)
        if games is None and any(phrase in line for phrase in _FORMER):
            games = self._former()
        if games == self._archive.current_id:
            games = None
            for place, mark in enumerate(tagged.marks):
                if mark == "games":
                    tagged.marks[place] = "current_games"
        return games, since

    def _latest(self, named: Sequence[GamesId]) -> GamesId:
        winter = [one for one in named if self._archive.editions[one].games.season is Season.WINTER]
        return max(winter or named)

    def _former(self) -> GamesId | None:
        current = self._archive.current.games
        former = [
            games_id
            for games_id, edition in self._archive.editions.items()
            if edition.games.season is current.season and edition.games.year < current.year
        ]
        return max(former) if former else None

    def _events(self, tagged: Tagged, games: GamesId | None) -> TaggedEvents:
        mention = self._lexicon.events(games).scan(tagged.words, taken=tagged.taken | self._no_events(tagged))
        if mention is None:
            return TaggedEvents()
        events = tuple(event.event_id for event in mention.likely)
        if mention.settled is not None and len(mention.candidates) <= MOST_OTHERS:
            events = tuple(candidate.event.event_id for candidate in mention.candidates)
        name = "event" if events else "discipline"
        for place in sorted(mention.used):
            tagged.mark([place], "gender" if tagged.words[place].folded in _GENDER_OF else name)
        return TaggedEvents(
            tuple(discipline.discipline for discipline in mention.disciplines),
            events,
            mention.settled.event_id if mention.settled is not None else None,
            () if mention.gender is None else (mention.gender,),
        )

    def _no_events(self, tagged: Tagged) -> frozenset[int]:
        """Small words that are events only beside some sports: ``dubbel`` in luge and curling."""
        if any(token.folded in _WITH_DOUBLES for token in tagged.words):
            return frozenset()
        return frozenset(place for place, token in enumerate(tagged.words) if token.folded in _NO_EVENTS)

    def _nations(self, tagged: Tagged, viewpoint: Viewpoint) -> tuple[list[tuple[int, Noc]], bool]:
        found: list[tuple[int, Noc]] = []
        own_said = False
        only_names = 3 <= len(tagged.words) <= MOST_NAMES and all(
            token.folded in _BETWEEN_NAMES or self._lexicon.nations.code(token.folded) is not None
            for token in tagged.words
        )
        digits = {place for place, token in enumerate(tagged.words) if token.folded.isdigit()}
        for span in self._lexicon.nations.scan(tagged.words, only_names, taken=tagged.taken | digits):
            if self._is_rather_athlete(tagged, span):
                continue
            found.append((span.start, span.items[0].noc))
            tagged.mark(range(span.start, span.end), "nation")
            tagged.start(span.start)
        for place, token in enumerate(tagged.words):
            if tagged.marks[place] is None and token.folded in OWN_WORDS:
                own_said = True
                found.append((place, viewpoint.own))
                tagged.mark([place], "nation")
                tagged.start(place)
        return sorted(found), own_said

    def _continents(self, tagged: Tagged) -> None:
        """Words for a part of the world: "Zuid-Amerikaans" is not the United States."""
        folded = [token.folded for token in tagged.words]
        for size in (2, 1):
            for place in range(len(folded) - size + 1):
                named = " ".join(folded[place : place + size])
                if named == "afrika" and place and folded[place - 1] == "zuid":
                    continue  # Zuid-Afrika is a nation
                if continent_of(named) and tagged.marks[place] is None:
                    tagged.mark(range(place, place + size), "continent")

    def _is_rather_athlete(self, tagged: Tagged, span: Span[Nation]) -> bool:
        """Is a nation with a typing error nearer to an athlete's name? ("malinen" is Malinin rather than Mali.)"""
        if not isinstance(span.match, NameFound) or span.match.how is not How.TYPO:
            return False
        written = " ".join(token.folded for token in tagged.words[span.start : span.end])
        athlete = self._lexicon.athletes.find(written)
        return isinstance(athlete, NameFound) and athlete.score > span.match.score

    def _full_names(self, tagged: Tagged, viewpoint: Viewpoint) -> tuple[tuple[str, ...], ...]:
        """The athletes named in full whose name holds the name of a sport: Bob de Jong. Others are found later, when
        the sport can tell namesakes apart."""
        if not any(token.folded in _SPORTS_IN_NAMES for token in tagged.words):
            return ()
        found: list[tuple[str, ...]] = []
        for span in self._lexicon.athletes.scan(tagged.words, own=viewpoint.own, taken=tagged.taken):
            if span.end - span.start >= 2 and isinstance(span.match, NameFound) and span.match.how <= How.ALIAS:
                tagged.mark(range(span.start, span.end), "athlete")
                tagged.start(span.start)
                found.append((span.match.item.athlete_id,))
        return tuple(dict.fromkeys(found))

    def _athletes(
        self, tagged: Tagged, viewpoint: Viewpoint, nations: Sequence[Noc], disciplines: Sequence[str]
    ) -> tuple[tuple[str, ...], ...]:
        spans = self._lexicon.athletes.scan(
            tagged.words,
            noc=nations[0] if len(set(nations)) == 1 else None,
            discipline=disciplines[0] if len(disciplines) == 1 else None,
            own=viewpoint.own,
            taken=tagged.taken,
        )
        plain = self._plain_places(tagged)
        found: list[tuple[str, ...]] = []
        for span in spans:
            if span.end - span.start == 1 and span.start in plain:
                continue
            tagged.mark(range(span.start, span.end), "athlete")
            tagged.start(span.start)
            meant = tuple(athlete.athlete_id for athlete in span.items)
            both = tuple(one for one in found[-1] if one in meant) if found else ()
            if both:
                found[-1] = both
            else:
                found.append(meant)
        return tuple(dict.fromkeys(found))

    def _plain_places(self, tagged: Tagged) -> frozenset[int]:
        return frozenset(
            place
            for place, token in enumerate(tagged.words)
            if token.folded in self._plain and token.folded not in PARTICLES and not (place and token.is_capitalised)
        )

    def _top(self, tagged: Tagged) -> int | None:
        for place, token in enumerate(tagged.words[:-1]):
            if token.folded == "top" and tagged.marks[place] is None:
                following = [n for n in scan_numbers(tagged.words[place + 1 : place + 2]) if n.value > 0]
                if following:
                    tagged.mark([place, place + 1], "top")
                    return min(following[0].value, 100)
        upper = any(token.folded == "bovenaan" for token in tagged.words)
        for number in scan_numbers(tagged.words):
            place = number.start
            before = tagged.words[place - 1].folded if place else ""
            after = tagged.words[place + 1].folded if place + 1 < len(tagged.words) else ""
            named = before in _TOP_WORDS and after in _AFTER_TOP
            named = named or (upper and after in {"landen", "naties"})
            free = number.kind is Kind.CARDINAL and tagged.marks[place] is None
            if named and free and 1 < number.value <= MOST_IN_TOP:
                tagged.mark([place], "top")
                return number.value
        for place, token in enumerate(tagged.words):
            rest = token.folded.removeprefix("top")
            if rest != token.folded and rest and (value := _number_of(rest)) and tagged.marks[place] is None:
                tagged.mark([place], "top")
                return min(value, 100)
        return None

    def _colours(self, tagged: Tagged) -> tuple[Colour, ...]:
        found: list[Colour] = []
        for place, token in enumerate(tagged.words):
            colour = _COLOUR_OF.get(token.folded)
            if colour is not None and tagged.marks[place] is None:
                found.append(colour)
                tagged.mark([place], "colour")
                tagged.start(place)
        return tuple(dict.fromkeys(found))

    def _genders(self, tagged: Tagged) -> tuple[Gender, ...]:
        found = []
        for place, token in enumerate(tagged.words):
            gender = _GENDER_OF.get(token.folded)
            if gender is not None and tagged.marks[place] is None:
                found.append(gender)
                tagged.mark([place], "gender")
        return tuple(found)

    def _ranks(self, tagged: Tagged) -> tuple[int, ...]:
        found: list[int] = []
        words = tagged.words
        for number in scan_numbers(words):
            place = number.start
            if tagged.marks[place] is not None or number.value < 1 or number.value > 200:
                continue
            before = words[place - 1].folded if place else ""
            after = words[place + 1].folded if place + 1 < len(words) else ""
            if number.kind is Kind.ORDINAL:
                is_rank = words[place].folded not in _FIRST_OF_MEDALS or self._means_first_place(tagged, place)
                is_rank = is_rank and after not in {"keer", "maal", "week", "dag"}
            else:
                named = before in _PLACE_WORDS and (before != "op" or after in {"", "in", "van", "op", "staat"})
                is_rank = named or (after in _AFTER_RANK and number.sure)
            is_second = (
                number.kind is Kind.CARDINAL and before in {"en", "of"} and _mark_at(tagged, place - 2) == "rank"
            )
            if is_rank or is_second:
                found.append(number.value)
                tagged.mark([place], "rank")
                tagged.start(place)
        return tuple(found)

    def _means_first_place(self, tagged: Tagged, place: int) -> bool:
        words = tagged.words
        after = words[place + 1].folded if place + 1 < len(words) else ""
        if after in _AFTER_RANK:
            return True
        following = tagged.marks[place + 1] if place + 1 < len(words) else None
        before = words[place - 1].folded if place else ""
        if following in {"moment", "moment_after", "games", "current_games"}:
            return before in _RANK_VERBS
        if following in {"colour", "nation"} or after:
            return after in {"in", "op", "van", "werd", "staat", "stond", "is"} and following is None
        return True

    def _numbers(
        self, tagged: Tagged, nations: Sequence[tuple[int, Noc]]
    ) -> tuple[tuple[int, ...], tuple[Counted, ...]]:
        free = [
            number
            for number in scan_numbers(tagged.words)
            if tagged.marks[number.start] is None and number.kind is Kind.CARDINAL and number.value > 0
        ]
        counts: list[Counted] = []
        for place, mark in enumerate(tagged.marks):
            if mark != "colour":
                continue
            number = self._number_before(tagged, place, {one.start: one.value for one in free})
            before = [noc for start, noc in nations if start < place]
            counts.append(Counted(number, _COLOUR_OF[tagged.words[place].folded], before[-1] if before else None))
        sure = [number for number in free if number.sure]
        tagged.mark((number.start for number in sure), "number")
        return tuple(number.value for number in sure), tuple(counts)

    def _number_before(self, tagged: Tagged, place: int, values: dict[int, int]) -> int:
        for back in range(1, 4):
            at = place - back
            if at < 0 or tagged.marks[at] not in (None, "number"):
                break
            if at in values:
                return values[at]
            if tagged.words[at].folded not in _COUNT_WORDS:
                break
        return 1


def _number_of(word: str) -> int | None:
    numbers = scan_numbers(tokens(word))
    return numbers[0].value if numbers else None


def _mark_at(tagged: Tagged, place: int) -> str | None:
    return tagged.marks[place] if 0 <= place < len(tagged.marks) else None


def tag_words() -> frozenset[str]:
    """The words that are tagged by themselves: what a misspelt word may have been meant as."""
    return frozenset(word for word in (*_COLOUR_OF, *_GENDER_OF) if len(word) >= 4)
