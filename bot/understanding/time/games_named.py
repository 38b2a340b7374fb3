"""Which Games a text names: ``2022``, ``Sotsji``, ``vier jaar geleden``, ``sinds 1998``, ``deze eeuw``, ``in eigen
land``. Games that never were (in 2021, in Amsterdam) are found as well, and said to be impossible."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from bot.understanding.names.folding import Token
from bot.understanding.names.found import MatchKind
from bot.understanding.names.lands.nations import NationIndex
from bot.understanding.time.games_by_name import GamesByName, name_of
from bot.understanding.time.lines import places
from bot.understanding.time.meanings import Impossible, Relation
from bot.understanding.time.numbers import cardinal
from medals_core.archive import Archive
from medals_core.games import GamesId, Season
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
_WAR = re.compile(
    r"\b(?:(voor|sinds|vanaf|na) (?:de (?:tweede |2e )?(?:wereld ?)?oorlog|wo ?(?:2|ii))|(na|voor)oorlogse?)\b"
)
_END_OF_WAR = 1945
_EVER = re.compile(
    rf"\b(?:ooit|{_IN}(?:al )?(?:alle|al zijn|al haar|al hun|al onze) "
    r"(?:(?:olympische )?(?:winter|zomer)?spelen|edities|winters|zomers)"
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
_TURN_OF_CENTURY = re.compile(r"\b(?:sinds|na|vanaf) de (?:eeuw|millennium)wisseling\b")
_DECADE = re.compile(rf"\b{_IN}(?:de )?jaren (\d\d|[a-z]{{3,8}})\b")
_PAST_YEARS = re.compile(rf"\b{_IN}de (?:afgelopen|laatste|voorbije) {_N} jaar\b")
_AT = rf"(?:(?<!per )(?:op |in |tijdens |bij )?(?:de |alle )?{_GAMES} )?"
_BETWEEN = re.compile(
    rf"\b{_AT}(?:(?:van |vanaf |sinds )?({_YEAR})(?: |{_DASH})(?:(?:tot en met|tot|t m|tem) )?({_YEAR})"
    rf"|tussen ({_YEAR}) en ({_YEAR}))\b"
)
_TO_NOW = re.compile(
    rf"\b{_AT}(?:(?:van |vanaf |sinds )?({_YEAR})(?: |{_DASH})(?:tot en met|tot aan|tot|t m|tem)|tussen ({_YEAR}) en)"
    r" (?:nu toe|nu|heden|vandaag de dag|vandaag|dit jaar|deze winter|deze spelen)\b"
)
_AHEAD = re.compile(r"^(?!.*\b1[89]\d\d\b).*\b(?:gaat|gaan|zal|zullen|straks|(?:winnen|halen|pakken) (?:we|wij))\b")
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
_BACK = frozenset(["terug", "thuis", "huis", "teruggekomen", "teruggekeerd"])
_BEFORE_A_PLACE = frozenset(["in", "te", "uit"])
_LATEST_DECADE = 20
_NEW_CENTURY = 2001


def _beside_the_war(match: re.Match[str], this_year: int) -> Scope:
    before = "voor" in match.groups()
    return Scope(ever=True, until=_END_OF_WAR) if before else Scope(ever=True, since=_END_OF_WAR)


def _of_century(match: re.Match[str], this_year: int) -> Scope:
    return Scope(ever=True, since=_NEW_CENTURY) if match.group(1) else Scope(ever=True, until=_NEW_CENTURY - 1)


def _of_decade(match: re.Match[str], this_year: int) -> Scope | None:
    word = match.group(1)
    first = _DECADES.get(word)
    if word.isdigit():
        first = int(word) // 10 * 10 + (1900 if int(word) > _LATEST_DECADE else 2000)
    return Scope(ever=True, since=first, until=first + 9) if first is not None else None


def _of_past_years(match: re.Match[str], this_year: int) -> Scope | None:
    return Scope(ever=True, since=this_year - number) if (number := cardinal(match.group(1))) else None


def _between(match: re.Match[str], this_year: int) -> Scope:
    first, last = sorted(int(year) for year in match.groups() if year)
    return Scope(ever=True, since=first, until=last)


_RANGES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], int], Scope | None]], ...] = (
    (_BOTH_SEASONS, lambda match, this_year: Scope(ever=True, seasons=tuple(Season))),
    (_EVER, lambda match, this_year: EVER),
    (_HOSTED, lambda match, this_year: Scope(ever=True, hosted=True)),
    (_WAR, _beside_the_war),
    (_CENTURY, _of_century),
    (_TURN_OF_CENTURY, lambda match, this_year: Scope(ever=True, since=2000)),
    (_DECADE, _of_decade),
    (_PAST_YEARS, _of_past_years),
    (_BETWEEN, _between),
    (_TO_NOW, lambda match, this_year: Scope(ever=True, since=int(match.group(1) or match.group(2)))),
)
"""What tells many Games, and which (None: none)."""


class GamesIndex:
    """Reads which Games a text names, as one speaks of them at the current Games of the archive: a year or city of both
    seasons is of their season. ``only``: that season was said."""

    def __init__(self, archive: Archive, nations: NationIndex, *, only: bool = False, is_now: bool = True) -> None:
        self._held = GamesByName(archive, nations, only=only, is_now=is_now)
        self._nations = nations
        self._city = re.compile(
            rf"\b(?:{_IN}(?:de )?(?P<former>eerdere|vroegere|vorige|voorgaande) (?={_GAMES} ))?"
            rf"{_OF}(?P<city>{'|'.join(map(re.escape, self._held.names))})\b(?: (?P<year>{_YEAR}))?"
        )
        self._year = re.compile(rf"\b{_OF}({_YEAR})\b")

    def knows(self, word: str) -> bool:
        """Is the folded word a year or a part of a city's name?"""
        return self._held.knows(word) or re.fullmatch(_YEAR, word) is not None

    def beside(self, span: GamesSpan, base: GamesId) -> GamesSpan:
        """The Games that lie so far from those spoken of."""
        games = self._held.all[base]
        alike = [one for one in self._held.all.values() if one.season is games.season]
        place, year = alike.index(games) + span.steps, games.year + span.years
        years = {year, games.opening.year + span.years}  # Tokio 2020 was held in 2021
        in_years = (one for one in alike if not years.isdisjoint((one.year, one.opening.year)))
        found = next(in_years, None) if span.years else alike[place] if 0 <= place < len(alike) else None
        if found is None:
            reason = f"In {year} waren er geen {name_of(games)}." if span.years else "Die Spelen ken ik niet."
            return span._replace(scope=None, impossible=Impossible(reason), years=0, steps=0)
        return span._replace(scope=self._held.scope_of(found.games_id), impossible=None, years=0, steps=0)

    def hosted_by(self, noc: str) -> tuple[GamesId, ...]:
        return self._held.hosted_by.get(noc, ())

    def scan(
        self, tokens: Sequence[Token], now: datetime, *, taken: frozenset[int] = frozenset()
    ) -> tuple[GamesSpan, ...]:
        """The Games that the tokens name, left to right, the longest where they overlap; ``taken`` tokens (a date with
        its year) are passed over."""
        words = [
            self._held.repaired(token.folded, is_place=place > 0 and tokens[place - 1].folded in _BEFORE_A_PLACE)
            if place not in taken
            else "|"
            for place, token in enumerate(tokens)
        ]
        for place, token in enumerate(tokens):
            if len(words[place]) == 2 and words[place].isdigit():
                words[place] = self._held.whole_year(words, place, token)
        line, bounds = "", []
        for place, word in enumerate(words):
            if place:  # what a comma parts does not belong together
                gap = tokens[place].start - tokens[place - 1].end
                line += " " if gap == 1 or (gap == 2 and words[place - 1] == "st") else "  " if gap == 2 else _DASH
            bounds.append((len(line), len(line) + len(word)))
            line += word
        found = list(self._named(line, now.year))
        if _TELLS_GAMES.search(line):
            found += self._by_distance(line, now.year)
            found += [
                GamesSpan(match.start(), match.end(), scope)
                for pattern, which in _RANGES
                for match in pattern.finditer(line)
                if (scope := which(match, now.year)) is not None
            ]
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
                since = self._held.all[first.ids[0]].year if len(first.ids) == 1 else first.since
                if since and last.until and not first.until and since < last.until:
                    held = {games.year for games in self._held.all.values()}  # "van Nagano tot Sotsji": with both
                    both = len(first.ids) == 1 and last.until not in held and last.until + 1 in held
                    until = last.until + both
                    former = GamesSpan(former.start, span.end, Scope(ever=True, since=since, until=until))
                    continue
            if former:
                yield former
            former = span
        if former:
            yield former

    def _by_distance(self, line: str, this_year: int) -> Iterator[GamesSpan]:
        """Games told by how they lie to the current ones."""
        so_far = self._held.so_far
        for m in _THIS.finditer(line):
            yield self._related(m, so_far[-1:])
        for m in _FORMER.finditer(line):
            yield self._back(m, 1)
        for m in _GAMES_AGO.finditer(line):
            if number := cardinal(m.group(1)):
                yield self._back(m, number)
        for m in _YEARS_AGO.finditer(line):
            if (number := cardinal(m.group(1))) is not None:
                found = self._in_year(m, this_year - number, this_year)
                yield found._replace(years=-number) if m.group(2) else found
        for m in _YEARS_LATER.finditer(line):
            if number := cardinal(m.group(1)):
                yield _never(m, _AFTER_WHICH)._replace(years=number)
        for m in _STEP.finditer(line):
            later = m.group(1) or m.group(2)
            found = _never(m, _AFTER_WHICH) if later else self._back(m, 1)
            yield found._replace(steps=1 if later else -1)
        for m in _NEXT.finditer(line):
            yield _never(m, self._held.next_ones(m.group(), this_year))
        for m in _SUMMER_OF_A_YEAR.finditer(line):
            yield _never(m, f"Toen waren er geen Spelen; de laatste Zomerspelen waren in {self._held.last_summer()}.")
        for m in _EDGE.finditer(line):
            yield self._related(m, so_far[:1] if m.group(1).endswith("eerste") else so_far[-1:])
        for m in _SOME.finditer(line):
            if number := cardinal(m.group(2)):
                to_now = so_far[:-1] if m.group(1) == "vorige" else so_far
                some = to_now[:number] if m.group(1) == "eerste" else to_now[-number:]
                yield GamesSpan(m.start(), m.end(), Scope(ids=some))

    def _back(self, match: re.Match[str], number: int) -> GamesSpan:
        behind = self._held.so_far[:-1] if self._held.is_now else self._held.so_far  # the last Summer Games are over
        if number > len(behind):
            return _never(match, self._held.before_the_first(self._held.name))
        return self._related(match, behind[-number:][:1])

    def _named(self, line: str, this_year: int) -> Iterator[GamesSpan]:
        for m in self._year.finditer(line):
            if line[: m.start()].endswith("eigen "):  # "op hun eigen Spelen van 2002"
                m = _ALONE.search(line, m.start(), m.end()) or m
            yield self._in_year(m, int(m.group(1)), this_year)
        for m in self._city.finditer(line):
            yield from self._in_city(m, m["city"], int(m["year"]) if m["year"] else None)

    def _in_city(self, match: re.Match[str], city: str, year: int | None) -> Iterator[GamesSpan]:
        names, with_more = self._held, match.group() != city
        if not (year or with_more or len(city) > 2):
            return  # "la France" is not Los Angeles
        of_any_season = names.cities_of_any_season.get(city, [])
        held = names.cities.get(city, []) if year is None else of_any_season
        ids = tuple(games.games_id for games in held if year in (None, games.year, games.opening.year))
        if year is None and (later := names.later_in(city)) and _AHEAD.search(match.string):
            yield _never(match, later)  # "gaan we in Los Angeles meer winnen": not in 1984
            return
        if not ids:
            yield _never(match, names.not_in(city, year))._replace(sure=with_more)
            return
        place = ""
        if match["former"] and year is None:  # "de eerdere Winterspelen in Cortina": not those of now
            ids = tuple(one for one in ids if not (names.is_now and one == names.current.games_id))
            ids = ids[-1:] if match["former"].startswith("v") and match["former"] != "vroegere" else ids
            if not ids:
                yield _never(match, f"In {city.title()} waren niet eerder {name_of(held[0])}.")
                return
        if year is None and names.is_now and names.current.games_id in ids:
            ids = (names.current.games_id,)
            place = names.venues.get(city, "")
        of_now = names.is_now and held[0].season is names.season
        several = ids if len(ids) > 1 and not of_now else ()
        yield self._related(match, ids[-1:] if several else ids)._replace(
            sure=not place and (with_more or of_now),
            place=place,
            of_city=several,
            twin=year is None and len({games.season for games in of_any_season}) > 1,
        )

    def _in_year(self, match: re.Match[str], year: int, this_year: int) -> GamesSpan:
        if (before := _before(match)) is not None:
            return GamesSpan(before.start("word"), match.end(), _related_to(before, year, year))
        if (games := self._held.by_year.get(year)) is None:
            return _never(match, self._held.not_in_year(year, this_year))
        return self._related(match, (games.games_id,))._replace(twin=self._held.is_twin(year))

    def _related(self, match: re.Match[str], ids: tuple[GamesId, ...]) -> GamesSpan:
        """The Games, or those since, before or after them, as the words in front say."""
        scope, years = self._held.scope_of(*ids), [self._held.all[one].year for one in ids]
        before = _before(match)
        if before is None:
            return GamesSpan(match.start(), match.end(), scope)
        if before.group("word") != "na" or scope != CURRENT:  # "na Milaan": they are over
            scope = _related_to(before, min(years), max(years))
        return GamesSpan(before.start("word"), match.end(), scope)

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
                if said.endswith(("se", "sche", " in", "ploeg", "team", "equipe", "delegatie")):
                    continue  # "in de Noorse oogst", "in Japan in 72", "in de Belgische ploeg"
                found = self._nations.named(said)
                if found is not None and found.how is not MatchKind.CODE and found.item.noc in self._held.hosted_by:
                    ids = self._held.hosted_by[found.item.noc]
                    here = self._held.current.games_id in ids and self._held.is_now
                    end = bounds[min(place + size, len(words) - 1)][1]
                    yield GamesSpan(start, end, CURRENT if here else Scope(ids=ids), sure=False)
                    break


def _before(match: re.Match[str]) -> re.Match[str] | None:
    """The words before Games that tell how it stands to them; "hoe vaak kwam dat voor in Milaan" is of those Games."""
    before = _RELATION.search(match.string[: match.start()])
    occurs = before is not None and before.group("word") == "voor" and match.group().startswith(("in ", "op "))
    return None if occurs else before


def _related_to(before: re.Match[str], first: int, last: int) -> Scope:
    """The Games that stand so to those from the first to the last year, as the words before them say."""
    match _RELATIONS.get(before.group("word"), Relation.SINCE):
        case Relation.SINCE:
            return Scope(ever=True, since=first)
        case Relation.AFTER:
            return Scope(ever=True, since=last + 1)
        case Relation.BEFORE:
            return Scope(ever=True, until=first - 1)
    return Scope(ever=True, until=last)


def _never(match: re.Match[str], reason: str) -> GamesSpan:
    return GamesSpan(match.start(), match.end(), None, Impossible(reason))
