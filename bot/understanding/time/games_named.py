"""Which Games a text names: ``2022``, ``Sotsji``, ``vier jaar geleden``, ``sinds 1998``, ``deze eeuw``, ``in eigen
land``. Games that never were (in 2021, in Amsterdam) are found as well, and said to be impossible."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from rapidfuzz.distance import OSA

from bot.understanding.names.by_ear import ear
from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.folding import Token, fold
from bot.understanding.names.found import MatchKind
from bot.understanding.names.lands.nations import NationIndex
from bot.understanding.time.coming_games import CANCELLED, COMING, INTERCALATED
from bot.understanding.time.lines import places
from bot.understanding.time.meanings import Impossible, Relation
from bot.understanding.time.numbers import cardinal
from medals_core.archive import Archive
from medals_core.games import Games, GamesId, Season
from medals_core.queries.filters import CURRENT, EVER, Scope


class GamesSpan(NamedTuple):
    """Games named in a text: tokens ``start`` up to and not including ``end``, the words around them included."""

    start: int
    end: int
    scope: Scope | None
    """None: no such Games"""
    impossible: Impossible | None = None
    sure: bool = True
    """False: the words may be something else as well (``in Italië`` a nation, ``Cortina`` a venue)"""
    place: str = ""
    """of a city of the current Games: its name as a place"""
    of_city: tuple[GamesId, ...] = ()
    """all Games of the city, of which these are the last"""
    twin: bool = False
    """of a year in which the other season had Games too, or a city that had Games of both"""
    years: int = 0
    """so many years after the Games spoken of, before where less; ``scope`` is that of who speaks of none"""
    steps: int = 0
    """so many Games after those spoken of"""

    @property
    def is_told_from_others(self) -> bool:
        return bool(self.years or self.steps)


_GAMES = r"(?:(?:olympische )?(?:winter|zomer)?spelen|os|editie|toernooi|olympics)"
_OF = rf"(?:(?:op |in |tijdens |van |bij )?(?:de |het )?(?:{_GAMES}|winter|zomer) (?:van |in |te |uit )?(?:de )?)?"
_OF += r"(?:in |van |uit |op |te )?"
_DASH = "   "
"""Where words lie further apart than a comma makes them: "1998 - 2010"."""
_YEAR = r"(?:(?:18|19|20|21)\d\d)(?! (?:m|meter|meters|km|punten|mensen|euro)\b)"
_N = r"(\d{1,3}|[a-z]{3,10})"
_IN = r"(?:(?:op|in|tijdens|bij|van|over|uit) )?"
_THIS = re.compile(rf"\b{_IN}(?:deze|de huidige|dit) (?:{_GAMES}|jaar|keer)\b")
_FORMER = re.compile(
    rf"\b{_IN}(?:de |het )?(?:vorige|voorgaande|voorafgaande) {_GAMES}\b|\b{_IN}(?:vorige|voorgaande) keer\b"
    rf"|\b{_IN}de (?:winter|zomer)?spelen hiervoor\b"
)
_YEARS_AGO = re.compile(rf"\b{_IN}{_N} jaar (?:geleden|terug|(eerder|daarvoor|ervoor|tevoren))\b")
_YEARS_LATER = re.compile(rf"\b{_N} jaar (?:later|daarna|erna|nadien|verder)\b")
_STEP = re.compile(
    rf"\b{_IN}de (?:vorige keer|(?:{_GAMES}|keer) (?:daarvoor|ervoor|(daarna|erna)))\b|\b{_IN}de (volgende keer)\b"
)
_GAMES_AGO = re.compile(rf"\b{_IN}{_N} (?:(?:winter|zomer)?spelen|edities) (?:geleden|terug|eerder)\b")
_AFTER_WHICH = "Ik weet niet na welke Spelen je bedoelt."
_NEXT = re.compile(rf"\b{_IN}(?:de )?(?:volgende|komende) {_GAMES}\b")
_BOTH_SEASONS = re.compile(
    rf"\b{_IN}(?:(?:alle|de|zowel|beide) )*(?:olympische )?(?:zomer|winter)(?:spelen)? +(?:en|plus|met|als)"
    r"(?: op| in)?(?: alle)?(?: de)?(?: olympische)? (?:winter|zomer)(?:spelen)?"
    r"(?: (?:samen|bij elkaar|opgeteld|bijeen))?\b"
)
_SUMMER_OF_A_YEAR = re.compile(r"\b(?:deze|komende|volgende|afgelopen|vorige|voorbije) zomer\b")
_SOME = re.compile(
    rf"\b(?:{_IN}de )?(eerste|laatste|afgelopen|vorige) {_N} "
    r"(?:(?:olympische )?(?:winter|zomer)?spelen|edities|olympiades|winters|zomers)\b"
)
_EDGE = re.compile(
    rf"(?:\b{_IN}de |^(?=[a-z ]+(?:aantal|hoeveel|welke?|waar|gastland|gaststad)\b))"
    r"(eerste|allereerste|laatste|allerlaatste) (?:(?:olympische )?(?:winter|zomer)?spelen|editie)"
    r"(?! (?:met|zonder|waar|waarop|dat|die|van|voor|in|ooit|waarin))\b"
)
_WAR = re.compile(r"\b(voor|sinds|vanaf|na) (?:de (?:tweede |2e )?(?:wereld ?)?oorlog|wo ?(?:2|ii))\b")
_END_OF_WAR = 1945
_EVER = re.compile(
    rf"\b(?:ooit|{_IN}(?:al )?(?:alle|al zijn|al haar|al hun|al onze) "
    r"(?:(?:olympische )?(?:winter|zomer)?spelen|edities)"
    r"(?: (?:samen|bij elkaar|ooit)(?: genomen| opgeteld| gerekend)?)?|aller tijden|"
    r"(?:in|uit) (?:de|haar|zijn|hun|onze|heel de) (?:(?:gehele|hele|olympische) )*"
    r"(?:geschiedenis|historie|leven|carriere|loopbaan|bestaan)(?: van de (?:winter|zomer)?spelen)?|"
    r"sinds het begin(?: van de (?:winter|zomer)?spelen)?)\b"
)
_HOSTED = re.compile(
    r"\b(?:(?:in|op) (?:hun |zijn |haar |ons )?eigen (?:land|bodem|grond|huis|sneeuw|ijs)(?: en (?:ijs|sneeuw))?|"
    rf"{_IN}(?:hun|zijn|haar|onze|de) eigen {_GAMES}(?! (?:van|in|uit) \w)|"
    r"als (?:gastland|organiserend land))\b"
)
_CENTURY = re.compile(
    rf"\b(?:sinds |{_IN})(?:(deze|de 21e|de 21ste|de eenentwintigste)|(?:de )?vorige|de 20e|de 20ste) eeuw\b"
)
_DECADE = re.compile(rf"\b{_IN}(?:de )?jaren (\d\d|[a-z]{{3,8}})\b")
_PAST_YEARS = re.compile(rf"\b{_IN}de (?:afgelopen|laatste|voorbije) {_N} jaar\b")
_AT = rf"(?:(?:op |in |tijdens |bij )?(?:de |alle )?{_GAMES} )?"
_BETWEEN = re.compile(
    rf"\b{_AT}(?:(?:van |vanaf |sinds )?({_YEAR})(?: |{_DASH})(?:(?:tot en met|tot|t m|tem) )?({_YEAR})"
    rf"|tussen ({_YEAR}) en ({_YEAR}))\b"
)
_TO_NOW = re.compile(
    rf"\b{_AT}(?:(?:van |vanaf |sinds )?({_YEAR})(?: |{_DASH})(?:tot en met|tot aan|tot|t m|tem)|tussen ({_YEAR}) en)"
    r" (?:nu toe|nu|heden|vandaag de dag|vandaag|dit jaar|deze winter|deze spelen)\b"
)
_ALONE = re.compile(rf"\b(?:in |van |uit )?({_YEAR})\b")
_BEGINNING = (
    r"(?:als (?:je|we|men|ik) )?(?:begint?|beginnen|beginnend|te beginnen|gerekend|geteld|gemeten)"
    r"(?: te (?:tellen|rekenen|meten))?(?: vanaf| sinds)?"
)
_AT_GAMES = re.compile(rf"\b(?:op|tijdens|bij) (?:de |het )?{_GAMES} $")
_RELATION = re.compile(
    rf"(?:^|(?<= ))(?P<word>{_BEGINNING}|tot en met|t m|tem|tot aan|tot|al voor|voor|sinds|vanaf|na)(?: (?:de|het))?"
    rf"(?: {_GAMES} (?:van|in))?(?: de)? $"
)
_RELATIONS = {
    "tot en met": Relation.UNTIL, "t m": Relation.UNTIL, "tem": Relation.UNTIL, "tot aan": Relation.BEFORE,
    "tot": Relation.BEFORE, "voor": Relation.BEFORE, "al voor": Relation.BEFORE, "sinds": Relation.SINCE,
    "vanaf": Relation.SINCE, "na": Relation.AFTER,
}  # fmt: skip
_DECADES = {
    "twintig": 1920, "dertig": 1930, "veertig": 1940, "vijftig": 1950, "zestig": 1960, "zeventig": 1970,
    "tachtig": 1980, "negentig": 1990, "nul": 2000,
}  # fmt: skip
_TELLS_GAMES = re.compile(
    r"\d{4}|spelen|\bos\b|editie|toernooi|olympics|jaar|jaren|keer|eeuw|ooit|tijden|begin|geschiedenis|historie|leven|"
    r"carriere|loopbaan|bestaan|eigen|gastland|organiserend|oorlog|wo ?(?:2|ii)|winter|zomer"
)
"""Without any of these Games are named by a city at most."""
_BEFORE_SHORT = re.compile(
    r"in|van|uit|sinds|vanaf|tussen|winter|zomer|winterspelen|zomerspelen|spelen|editie|os|stand|eindstand|medaillespiegel|medaillestand"
)
_JOINS_SHORT = frozenset(["en", "of", "tot", "met", "tem", "tm"])
_NO_YEAR_BEFORE = re.compile(
    r"m|km|x|van|meters?|punten|mensen|landen|naties|ploegen|sporten|disciplines|onderdelen|nummers|dagen|jaar|jaren|keer"
    r"|maal|procent|medailles?|plak|plakken|uur|minuten|seconden|edities|spelen|winterspelen|zomerspelen|wedstrijden|races|sporters"
    r"|atleten|euro|gouden|zilveren|bronzen"
)
"""After a number of two digits these are what it counts."""
_SHORT_FROM = 24
_EVERY = 4
_SHORTEST_REPAIRED = 5
_SHORTEST_HEARD = 7
_BACK = frozenset(["terug", "thuis", "huis", "teruggekomen", "teruggekeerd"])
_BEFORE_A_PLACE = frozenset(["in", "te", "uit"])
_LATEST_DECADE = 20
_NEW_CENTURY = 2001


class GamesIndex:
    """The Games of an archive by year, city, country and by how long ago they were, as one speaks of them at the
    current Games of that archive: a year or city of both seasons is of their season. ``only``: that season was said."""

    def __init__(self, archive: Archive, nations: NationIndex, *, only: bool = False, is_now: bool = True) -> None:
        self._season = archive.current.games.season
        self._name = {Season.WINTER: "Winterspelen", Season.SUMMER: "Zomerspelen"}[self._season]
        self._is_now = is_now
        self._only = only
        self._nations = nations
        by_time = sorted((edition.games for edition in archive.editions.values()), key=lambda games: games.opening)
        self._games = {games.games_id: games for games in by_time if games.season is self._season}
        of_others = [games for games in by_time if games.season is not self._season]
        self._current = archive.current.games
        self._all = {games.games_id: games for games in by_time}
        self._other_years = {games.year: games for games in of_others}
        self._by_year: dict[int, Games] = {} if only else {games.opening.year: games for games in of_others}
        self._by_year |= {} if only else self._other_years  # Tokio 2020 was in 2021
        self._by_year |= {games.opening.year: games for games in self._games.values()}
        self._by_year |= {games.year: games for games in self._games.values()}
        self._cities: dict[str, list[Games]] = {}
        self._hosts: dict[str, list[GamesId]] = {}
        for games in by_time:
            for city in {fold(city) for city in (games.city, *games.city_aliases)}:
                if city == fold(games.city) or nations.named(city) is None or city in map(fold, COMING):
                    self._cities.setdefault(city, []).append(games)
        self._of_any_season = dict(self._cities)
        for city, held in self._cities.items():
            self._cities[city] = [one for one in held if one.season is self._season] or held
        self._others = {city: held for city, held in self._cities.items() if held[0].season is not self._season}
        if only:
            self._cities = {city: held for city, held in self._cities.items() if city not in self._others}
            self._of_any_season = self._cities
        for games in self._games.values():
            self._hosts.setdefault(games.host, []).append(games.games_id)
        hosts_of_others: dict[str, list[GamesId]] = {}
        for games in () if only else of_others:  # "in Brazilië": where there were none of this season
            hosts_of_others.setdefault(games.host, []).append(games.games_id)
        self._hosts = hosts_of_others | self._hosts
        names = sorted({*self._cities, *self._others, *map(fold, COMING)}, key=len, reverse=True)
        self._known_words = {word for name in names for word in name.split() if len(word) >= _SHORTEST_REPAIRED}
        self._city = re.compile(rf"\b{_OF}({'|'.join(map(re.escape, names))})\b(?: ({_YEAR}))?")
        self._year = re.compile(rf"\b{_OF}({_YEAR})\b")
        self._venues = {word for word in fold(archive.current.games.city).split() if len(word) > _SHORTEST_REPAIRED}
        self._coming = {fold(city): year for city, year in COMING.items()}
        self._city_words = tuple(city for city in self._cities if city.isalpha() and len(city) > _SHORTEST_REPAIRED)

    def knows(self, word: str) -> bool:
        """Is the folded word a year or a part of a city's name?"""
        return word in self._known_words or re.fullmatch(_YEAR, word) is not None

    def beside(self, span: GamesSpan, base: GamesId) -> GamesSpan:
        """The Games that lie so far from those spoken of."""
        games = self._all[base]
        alike = [one for one in self._all.values() if one.season is games.season]
        place = alike.index(games) + span.steps
        year = games.year + span.years
        found = alike[place] if span.steps and 0 <= place < len(alike) else None
        years = {year, games.opening.year + span.years}  # Tokio 2020 was held in 2021
        held = (one for one in alike if span.years and not years.isdisjoint((one.year, one.opening.year)))
        found = next(held, found)
        if found is None:
            reason = f"In {year} waren er geen {_name_of(games)}." if span.years else "Die Spelen ken ik niet."
            return span._replace(scope=None, impossible=Impossible(reason), years=0, steps=0)
        scope = CURRENT if found is self._current and self._is_now else Scope(ids=(found.games_id,))
        return span._replace(scope=scope, impossible=None, years=0, steps=0)

    def hosted_by(self, noc: str) -> tuple[GamesId, ...]:
        return tuple(self._hosts.get(noc, ()))

    def scan(
        self, tokens: Sequence[Token], now: datetime, *, taken: frozenset[int] = frozenset()
    ) -> tuple[GamesSpan, ...]:
        """The Games that the tokens name, left to right, the longest where they overlap; ``taken`` tokens (a date with
        its year) are passed over."""
        words = [
            self._repaired(token.folded, is_place=place > 0 and tokens[place - 1].folded in _BEFORE_A_PLACE)
            if place not in taken
            else "|"
            for place, token in enumerate(tokens)
        ]
        for place, token in enumerate(tokens):
            if len(words[place]) == 2 and words[place].isdigit():
                words[place] = self._whole_year(words, place, token)
        line, bounds = "", []
        for place, word in enumerate(words):
            if place:  # what a comma parts does not belong together
                gap = tokens[place].start - tokens[place - 1].end
                line += " " if gap == 1 or (gap == 2 and words[place - 1] == "st") else "  " if gap == 2 else _DASH
            bounds.append((len(line), len(line) + len(word)))
            line += word
        found = list(self._named(line, now.year))
        if _TELLS_GAMES.search(line):
            found += [*self._by_distance(line, now.year), *self._ranges(line, now.year)]
        found += self._countries(words, line, bounds)
        kept: list[GamesSpan] = []
        for span in sorted(found, key=lambda one: (one.start - one.end, one.start)):
            if not any(span.start < other.end and other.start < span.end for other in kept):
                kept.append(span)
        made = []
        for span in self._joined(sorted(kept, key=lambda one: one.start)):
            first, last = places(bounds, span.start, span.end)
            made.append(span._replace(start=first, end=last))
        return tuple(made)

    def _joined(self, spans: Sequence[GamesSpan]) -> Iterator[GamesSpan]:
        """ "van Chamonix tot en met Peking" as one range."""
        former: GamesSpan | None = None
        for span in spans:
            if former and former.scope and former.scope == span.scope and span.start - former.end == 1:
                former = span._replace(start=former.start, sure=True)  # "vier jaar geleden in Peking"
                continue
            first, last = former.scope if former else None, span.scope
            if former and first and last and span.start - former.end == 1 and set(first.ids) & set(last.ids):
                narrower = first if set(first.ids) < set(last.ids) else last  # "in Japan in 72", "in 72 in Japan"
                if set(narrower.ids) <= set(first.ids) & set(last.ids):
                    former = span._replace(start=former.start, scope=narrower, sure=True)
                    continue
            if former and first and last and last.ever and last.since is None and span.start - former.end == 1:
                since = self._all[first.ids[0]].year if len(first.ids) == 1 else first.since
                if since and last.until and not first.until and since < last.until:
                    held = {games.year for games in self._all.values()}  # "van Nagano tot Sotsji": with both
                    both = len(first.ids) == 1 and last.until not in held and last.until + 1 in held
                    until = last.until + both
                    former = GamesSpan(former.start, span.end, Scope(ever=True, since=since, until=until))
                    continue
            if former:
                yield former
            former = span
        if former:
            yield former

    def _repaired(self, word: str, is_place: bool) -> str:
        """The city that the word is but for one error; where it is a place by the word before it, of its sound."""
        if len(word) < _SHORTEST_REPAIRED or word in ORDINARY or word in self._city_words or not word.isalpha():
            return word
        near = [c for c in self._city_words if c[0] == word[0] and OSA.distance(c, word, score_cutoff=1) <= 1]
        if not near and is_place and len(word) >= _SHORTEST_HEARD:  # Atlantis is not Atlanta
            heard = ear(word)
            near = [c for c in self._city_words if OSA.distance(ear(c), heard, score_cutoff=1) <= 1]
        return near[0] if len(near) == 1 else word

    def _whole_year(self, words: Sequence[str], place: int, token: Token) -> str:
        """ "'72" in full, and the 72 of "in 72", unless it counts what follows."""
        word, before = words[place], words[place - 1] if place else ""
        year = int(word) + (1900 if int(word) == _SHORT_FROM or int(word) > _SHORT_FROM + 2 else 2000)
        after = words[place + 1] if place + 1 < len(words) else ""
        of_city = self._year_of_city(words[:place], word)
        counts = after in ("goud", "zilver", "brons") and of_city[:1] == "2"  # "in Sotsji 8 goud"
        if of_city and not (counts or _NO_YEAR_BEFORE.fullmatch(after)):
            return of_city
        if before == "jaren":
            return word
        if token.text[:1] == "'":
            return str(year)
        with_another = any(len(one) == 4 and one.isdigit() for one in words[max(0, place - 4) : place])
        told = _BEFORE_SHORT.fullmatch(before) or (before in _JOINS_SHORT and with_another)
        ends = before in ("in", "sinds") and not after  # "meer zilver dan in 22"
        known = year in self._by_year and (year < _NEW_CENTURY or word[0] == "0" or ends)
        return str(year) if told and known and not _NO_YEAR_BEFORE.fullmatch(after) else word

    def _year_of_city(self, before: Sequence[str], word: str) -> str:
        """The year of the last Games in the city named just before it that ends so: "barcelona 92"."""
        for size in (1, 2, 3):
            held = self._of_any_season.get(" ".join(before[-size:]), ())
            years = [str(games.year) for games in held if games.year % 100 == int(word)]
            if years:
                return years[-1]
        return ""

    def _by_distance(self, line: str, this_year: int) -> Iterator[GamesSpan]:
        """Games told by how they lie to the current ones."""
        ids, current = list(self._games), list(self._games).index(self._current.games_id)
        for m in _THIS.finditer(line):
            yield self._related(line, m.start(), m.end(), (self._current.games_id,))
        for m in _FORMER.finditer(line):  # the last Summer Games are behind us
            yield self._back(line, m, ids, current - self._is_now)
        for m in _GAMES_AGO.finditer(line):
            if (number := cardinal(m.group(1))) is not None:
                yield self._back(line, m, ids, current - number + (not self._is_now))
        for m in _YEARS_AGO.finditer(line):
            if (number := cardinal(m.group(1))) is not None:
                found = self._in_year(line, m, this_year - number, this_year)
                yield found._replace(years=-number) if m.group(2) else found
        for m in _YEARS_LATER.finditer(line):
            if number := cardinal(m.group(1)):
                yield _never(m, _AFTER_WHICH)._replace(years=number)
        for m in _STEP.finditer(line):
            later = bool(m.group(1) or m.group(2))
            yield (_never(m, _AFTER_WHICH) if later else self._back(line, m, ids, current - self._is_now))._replace(
                steps=1 if later else -1
            )
        for m in _NEXT.finditer(line):
            yield _never(m, self._next(m.group(), this_year))
        for m in _SUMMER_OF_A_YEAR.finditer(line):
            yield _never(m, f"Toen waren er geen Spelen; de laatste Zomerspelen waren in {self._last_summer()}.")
        for m in _EDGE.finditer(line):
            yield self._related(line, m.start(), m.end(), (ids[0 if m.group(1).endswith("eerste") else current],))
        for m in _SOME.finditer(line):
            number = cardinal(m.group(2))
            if number:
                to_now = ids[: current if m.group(1) == "vorige" else current + 1]
                some = to_now[:number] if m.group(1) == "eerste" else to_now[-number:]
                yield GamesSpan(m.start(), m.end(), Scope(ids=tuple(some)))

    def _back(self, line: str, match: re.Match[str], ids: Sequence[GamesId], place: int) -> GamesSpan:
        if place < 0:
            return _never(match, f"De eerste {self._name} waren in {min(self._by_year)}.")
        return self._related(line, match.start(), match.end(), (ids[place],))

    def _ranges(self, line: str, this_year: int) -> Iterator[GamesSpan]:
        for m in _BOTH_SEASONS.finditer(line):
            yield GamesSpan(m.start(), m.end(), Scope(ever=True, seasons=tuple(Season)))
        for m in _EVER.finditer(line):
            yield GamesSpan(m.start(), m.end(), EVER)
        for m in _HOSTED.finditer(line):
            yield GamesSpan(m.start(), m.end(), Scope(ever=True, hosted=True))
        for m in _WAR.finditer(line):
            edge = {"until" if m.group(1) == "voor" else "since": _END_OF_WAR}
            yield GamesSpan(m.start(), m.end(), Scope(ever=True, **edge))
        for m in _CENTURY.finditer(line):
            century = Scope(ever=True, since=_NEW_CENTURY) if m.group(1) else Scope(ever=True, until=_NEW_CENTURY - 1)
            yield GamesSpan(m.start(), m.end(), century)
        for m in _DECADE.finditer(line):
            word = m.group(1)
            first = _DECADES.get(word)
            if word.isdigit():
                first = int(word) // 10 * 10 + (1900 if int(word) > _LATEST_DECADE else 2000)
            if first is not None:
                yield GamesSpan(m.start(), m.end(), Scope(ever=True, since=first, until=first + 9))
        for m in _PAST_YEARS.finditer(line):
            if number := cardinal(m.group(1)):
                yield GamesSpan(m.start(), m.end(), Scope(ever=True, since=this_year - number))
        for m in _BETWEEN.finditer(line):
            first, last = sorted(int(year) for year in m.groups() if year)
            yield GamesSpan(m.start(), m.end(), Scope(ever=True, since=first, until=last))

        for m in _TO_NOW.finditer(line):
            yield GamesSpan(m.start(), m.end(), Scope(ever=True, since=int(m.group(1) or m.group(2))))

    def _named(self, line: str, this_year: int) -> Iterator[GamesSpan]:
        for m in self._year.finditer(line):
            if line[: m.start()].endswith("eigen "):  # "op hun eigen Spelen van 2002"
                m = _ALONE.search(line, m.start(), m.end()) or m
            yield self._in_year(line, m, int(m.group(1)), this_year)
        for m in self._city.finditer(line):
            city, year = m.group(1), int(m.group(2)) if m.group(2) else None
            held = self._cities.get(city, []) if year is None else self._of_any_season.get(city, [])
            ids = tuple(games.games_id for games in held if year in (None, games.year, games.opening.year))
            place = ""
            if year is None and self._is_now and self._current.games_id in ids:
                ids = (self._current.games_id,)
                place = city.title() if city in self._venues else ""
            sure = not place and (m.group() != city or (bool(held) and held[0].season is self._season and self._is_now))
            named = year is not None or len(city) > 2 or m.group() != city  # "la France" is not Los Angeles
            if ids and named:
                several = len(ids) > 1 and not (self._is_now and held[0].season is self._season)
                span = self._related(line, m.start(), m.end(), ids[-1:] if several else ids)
                both = year is None and len({games.season for games in self._of_any_season.get(city, ())}) > 1
                yield span._replace(sure=sure, place=place, of_city=ids if several else (), twin=both)
            elif not ids and named:
                yield _never(m, self._not_in(city, year))._replace(sure=m.group() != city)

    def _not_in(self, city: str, year: int | None) -> str:
        """Why there were no such Games there."""
        if (coming := self._coming.get(city)) is not None and year in (None, coming):
            return self._not_yet(coming)
        if (held := self._cities.get(city)) is not None:
            return f"In {year} waren de {_name_of(held[0])} niet in {held[0].city}."
        others = self._others[city]
        told = " en ".join(str(games.year) for games in others)
        return f"In {others[0].city} waren nooit {self._name}, wel de {_name_of(others[0])} van {told}."

    def _not_yet(self, year: int) -> str:
        return f"De Spelen van {year}{_where(year)} zijn nog niet geweest."

    def _next(self, said: str, this_year: int) -> str:
        """When and where the next Games are, those of the season that was said."""
        season = next((one for one in ("winter", "zomer") if one in said), "")
        every = {"winter": 2, "zomer": 0}
        years = [year for year in COMING.values() if not season or year % _EVERY == every[season]]
        year = min(year for year in years if year > this_year)
        return f"De volgende {f'{season}spelen'.capitalize()} zijn in {year}{_where(year)}."

    def _last_summer(self) -> str:
        last = [games for games in self._all.values() if games.season is Season.SUMMER][-1]
        return f"{last.city} {last.year}"

    def _in_year(self, line: str, match: re.Match[str], year: int, this_year: int) -> GamesSpan:
        if (before := _RELATION.search(line[: match.start()])) is not None:
            relation = _RELATIONS.get(before.group("word"), Relation.SINCE)
            return GamesSpan(before.start("word"), match.end(), _from(relation, year, year))
        if year in self._by_year:
            games = self._by_year[year]
            twin = games.season is self._season and year in self._other_years and not self._only
            return self._related(line, match.start(), match.end(), (games.games_id,))._replace(twin=twin)
        if year in CANCELLED:
            return _never(match, f"De Spelen van {year} gingen niet door vanwege {CANCELLED[year]}.")
        if year == INTERCALATED:
            return _never(match, "De Tussenspelen van 1906 tellen niet als Olympische Spelen.")
        if year < min(self._by_year):
            first = self._name if self._only else "Olympische Spelen"
            return _never(match, f"De eerste {first} waren in {min(self._by_year)}.")
        if year > this_year:
            held = year % 2 == 0
            return _never(match, self._not_yet(year) if held else f"In {year} zijn er geen Spelen.")
        other = self._other_years.get(year)
        also = f", wel de {_name_of(other)} in {other.city}" if other is not None else ""
        return _never(match, f"In {year} waren er geen {self._name if other is not None else 'Spelen'}{also}.")

    def _countries(self, words: Sequence[str], line: str, bounds: Sequence[tuple[int, int]]) -> Iterator[GamesSpan]:
        """``in Italië``, ``terug uit Italië`` said of the place of the Games."""
        for place, word in enumerate(words[:-1]):
            if word != "in" and not (word == "uit" and words[place - 1] in _BACK):
                continue
            start = bounds[place][0]
            if (at_games := _AT_GAMES.search(line[:start])) is not None:
                start = at_games.start()
            for size in (3, 2, 1):
                said = " ".join(words[place + 1 : place + 1 + size])
                if said.endswith(("se", " in")):
                    continue  # "in de Noorse oogst", "in Japan in 72"
                found = self._nations.named(said)
                if found is not None and found.how is not MatchKind.CODE and found.item.noc in self._hosts:
                    ids = self.hosted_by(found.item.noc)
                    here = self._current.games_id in ids and self._is_now
                    end = bounds[min(place + size, len(words) - 1)][1]
                    yield GamesSpan(start, end, CURRENT if here else Scope(ids=ids), sure=False)
                    break

    def _related(self, line: str, start: int, end: int, ids: tuple[GamesId, ...]) -> GamesSpan:
        """The Games, or those since, before or after them, as the words in front say."""
        years = tuple(self._all[one].year for one in ids)
        before = _RELATION.search(line[:start])
        after = before is not None and _RELATIONS.get(before.group("word")) is Relation.AFTER
        if before is None or (
            after and self._is_now and ids == (self._current.games_id,)
        ):  # "na Milaan": they are over
            start = start if before is None else before.start("word")
            scope = CURRENT if ids == (self._current.games_id,) and self._is_now else Scope(ids=ids)
            return GamesSpan(start, end, scope)
        return GamesSpan(
            before.start("word"),
            end,
            _from(_RELATIONS.get(before.group("word"), Relation.SINCE), min(years), max(years)),
        )


def _from(relation: Relation, first: int, last: int) -> Scope:
    match relation:
        case Relation.SINCE:
            return Scope(ever=True, since=first)
        case Relation.AFTER:
            return Scope(ever=True, since=last + 1)
        case Relation.BEFORE:
            return Scope(ever=True, until=first - 1)
    return Scope(ever=True, until=last)


def _where(year: int) -> str:
    """Where the Games to come are: " in Brisbane"; empty where that is not known."""
    city = next((city for city, one in COMING.items() if one == year), "")
    return f" in {'de ' if city.endswith('Alpen') else ''}{city}" if city else ""


def _name_of(games: Games) -> str:
    return "Winterspelen" if games.season is Season.WINTER else "Zomerspelen"


def _never(match: re.Match[str], reason: str) -> GamesSpan:
    return GamesSpan(match.start(), match.end(), None, Impossible(reason))
