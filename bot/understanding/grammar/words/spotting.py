"""From the words of a clause to items: every phrase, name, number, event, Games and moment that stands in it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from typing import Any

from bot.understanding.grammar.items import SMALL, UNKNOWN, Item, emptied
from bot.understanding.grammar.seasons import other
from bot.understanding.grammar.words.covering import Candidate, cover
from bot.understanding.grammar.words.everyday import everyday
from bot.understanding.grammar.words.mending import COLOURS, MOST_WORDS, Mender
from bot.understanding.grammar.words.phrase_book import PhraseBook, phrase_book
from bot.understanding.names.events import event_words
from bot.understanding.names.events.whole_sports import WHOLE_SPORTS
from bot.understanding.names.folding import JUST_SEEN, Token, fold, tokens
from bot.understanding.names.found import Ambiguous, Found, MatchKind
from bot.understanding.names.lands.nations import provinces
from bot.understanding.names.lexicon import Lexicon
from bot.understanding.names.people.given_names import DUTCH
from bot.understanding.names.people.name_words import NAME_WORDS
from bot.understanding.time import moments
from bot.understanding.time.numbers import cardinal, ordinal
from medals_core.games import Games, GamesId
from medals_core.medals import Colour
from medals_core.nations import Noc
from medals_core.queries.filters import Described, Role

_BREAK = re.compile(r"[,;:()–]|\s-\s")
_SPORTS = {
    "ski": ("alpine-skiing", "cross-country-skiing", "freestyle-skiing", "nordic-combined", "ski-jumping",
            "ski-mountaineering"),
    **dict.fromkeys(("sleesporten", "glijsporten", "glijbaansporten", "bobsleesporten", "sleeen", "sleetje",
                     "sleetjes", "ijskanaal"), ("bobsleigh", "skeleton", "luge")),
    "schaatssporten": ("speed-skating", "short-track", "figure-skating"),
    "skisporten": ("alpine-skiing", "cross-country-skiing", "freestyle-skiing", "nordic-combined", "ski-jumping",
                   "ski-mountaineering"),
    **dict.fromkeys(("paardensport", "paardensporten", "paardrijden", "paarden", "ruitersport", "hippische"),
                    WHOLE_SPORTS["paardensporten"]),
    **dict.fromkeys(("wielersport", "wielersporten", "fietssport", "fiets", "fietsen", "tweewieler"),
                    WHOLE_SPORTS["wielersporten"]),
    **dict.fromkeys(("latten", "skilatten", "skis", "skies"),
                    ("alpine-skiing", "cross-country-skiing", "freestyle-skiing", "nordic-combined", "ski-jumping",
                     "ski-mountaineering", "biathlon")),
    **dict.fromkeys(("ijzers", "ijzertjes"), ("speed-skating", "short-track", "figure-skating", "ice-hockey")),
    **dict.fromkeys(("sneeuw", "sneeuwsporten"),
                    ("alpine-skiing", "cross-country-skiing", "freestyle-skiing", "nordic-combined", "ski-jumping",
                     "ski-mountaineering", "biathlon", "snowboard")),
    "watersporten": ("rowing", "sailing", "canoe-sprint", "canoe-slalom"),
    "ijs": ("speed-skating", "short-track", "figure-skating"),
    "ijssporten": ("speed-skating", "short-track", "figure-skating", "bobsleigh", "skeleton", "luge", "curling",
                   "ice-hockey"),
}  # fmt: skip
"""Words for several disciplines at once."""
_OF_OURS = frozenset(("zeeland",))
"""Part of the land, not what is named after it."""
_NO_NUMBERS = frozenset(("geen", "beide", "allebei", "ene"))


@dataclass(frozen=True)
class Spotted:
    """The words of a clause and its items."""

    words: tuple[Token, ...]
    items: tuple[Item, ...]
    repairs: int
    written: tuple[str, ...] = ()
    """for each word the one that the user typed"""

    def typed(self, one: Item) -> str:
        """The item as the user typed it, before anything was mended."""
        if len(self.written) != len(self.words):
            return one.text
        return " ".join(dict.fromkeys(self.written[one.start : one.end])) or one.text

    @property
    def unknown(self) -> tuple[Item, ...]:
        return tuple(one for one in self.items if one.has(UNKNOWN))


FAR_KNOWN = 2
"""Gold medals by which somebody of another nation is known at the other season too; one does who won of late."""
OF_LATE = 14
"""Years."""
LONG = 7
"""Letters of a surname that is hardly a word besides."""


class Spotter:
    """Finds what stands in a text, by the names of one archive and the phrase book."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._book: PhraseBook = phrase_book()
        # A sentence is looked at again when it turns out to be of other Games.
        self._mended = lru_cache(maxsize=JUST_SEEN)(Mender(lexicon, _SPORTS).mend)
        self._phrases = lru_cache(maxsize=JUST_SEEN)(lambda words: tuple(self._book.find(words)))

    def spot(self, text: str, games: Games, now: datetime, own: str, at: GamesId, *, only: bool = False) -> Spotted:
        """The items of a clause. ``now`` is aware; ``games``: whose days and time zone are meant; ``at``: the Games
        from which one speaks; ``only``: no others than of that season."""
        mended, repaired, written = self._mended(text)
        words = tokens(mended)[:MOST_WORDS]
        found = list(self._candidates(mended, words, games, now, own, repaired, at, only))
        items = tuple(
            replace(one, breaks=True) if one.start and _is_cut(mended, words, one.start - 1, one.start + 1) else one
            for one in cover(words, found)
        )
        items = tuple(
            emptied(one)
            if one.has("own")
            and other.has("nation")
            and "(" in mended[words[one.end - 1].end : words[other.start].start]
            else one
            for one, other in pairwise((*items, *items[:1]))
        )  # "voor ons (belgie)": those in brackets are meant
        return Spotted(words, items, sum(one.repairs for one in items), written[:MOST_WORDS])

    def _candidates(
        self, text: str, words: Sequence[Token], games: Games, now: datetime, own: str, repaired: frozenset[str],
        at: GamesId, only: bool,
    ) -> Iterable[Candidate]:  # fmt: skip
        folded = tuple(word.folded for word in words)
        spoken: set[int] = set()
        for written in self._phrases(folded):
            if folded[written.start] == "niet" and _is_cut(text, words, written.start, written.end):
                continue  # "de ploegen niet, op welke plek": not at which place
            repairs = sum(word in repaired for word in folded[written.start : written.end])
            meanings: tuple[tuple[str, Any], ...] = tuple(
                (kind, Colour(value) if kind == "colour" else value) for kind, value in written.meanings
            )
            if written.end > written.start + 1 and any(
                "ó" in one.text.lower() for one in words[written.start + 1 : written.end]
            ):
                continue  # "er vóór": no longer phrase
            if written.end == written.start + 1 and "ó" in words[written.start].text.lower():
                meanings = (("before", ""),)  # vóór: never "on behalf of"
            yield Candidate(written.start, written.end, meanings, repairs)
            spoken.update(range(written.start, written.end))
        for place, plain_word in enumerate(folded):
            if plain_word in everyday():
                yield Candidate(place, place + 1, everyday()[plain_word])
                spoken.add(place)
        yield from _numbers(words)
        timed: set[int] = set()
        for moment in moments.scan(text, games, now, words):
            yield Candidate(moment.start, moment.end, (("moment", moment),))
            if moment.sure:
                timed.update(range(moment.start, moment.end))
        cities: set[int] = set()
        for named in self._lexicon.games_named(at, only=only).scan(words, now, taken=frozenset(timed)):
            yield Candidate(named.start, named.end, (("games", named),))
            if named.end == named.start + 1 and not named.sure and not named.place and named.scope is not None:
                cities.add(named.start)
            if named.sure:
                timed.update(range(named.start, named.end))
        taken = frozenset(timed)
        for place, word in enumerate(words):
            if word.folded in _SPORTS:
                yield Candidate(place, place + 1, (("sports", _SPORTS[word.folded]),))
            if word.folded in event_words.GENDERS and len(word.folded) > 1:
                yield Candidate(place, place + 1, (("gender", event_words.GENDERS[word.folded]),))
        nations: set[int] = set()
        lands: list[Noc] = []
        grouped: set[int] = set()
        for group in self._lexicon.groups.scan(words, taken=taken):
            grouped.update(range(group.start, group.end))
            yield Candidate(
                group.start, group.end, (("described", Described(role=Role.GROUP, name=group.group.group)),)
            )
        for nation in self._lexicon.nations.scan(words, taken=taken):
            if _is_another(words[nation.start].folded, nation):
                continue  # Ruritanië is no Mauritanië
            if _errors(nation) and words[nation.start].folded in self._book.words | NAME_WORDS:
                continue  # "op het conto": no Congo; "hoogland": no Holland
            if _errors(nation) and self._lexicon.events(games.games_id).spans(words[nation.start : nation.end]):
                continue  # "kortebaan" is no Korea
            if _errors(nation) and self._lexicon.of_other_season(words[nation.start].folded, nearly=True):
                continue  # "zwemen" is no Zweden
            if nation.end == nation.start + 1 and words[nation.start].folded in _OF_OURS:
                continue
            if _errors(nation) and nation.start in grouped:
                continue  # "Zuid-Amerika" is no Zuid-Afrika
            yield Candidate(nation.start, nation.end, (("nation", nation),), _errors(nation))
            if not _errors(nation):
                nations.update(range(nation.start, nation.end))
                lands.extend(one.noc for one in nation.items)
        events: set[int] = set()
        for said in self._lexicon.events(games.games_id).spans(words, taken=taken | frozenset(nations)):
            repairs = sum(word in repaired for word in folded[said.start : said.end])
            yield Candidate(said.start, said.end, (("event", said.mention),), repairs)
            events.update(range(said.start, said.end))
        for known in self._absent_at(games, at, folded):  # a sport that those Games did not have
            for said in self._lexicon.events(known).spans(words, taken=taken | frozenset(nations | events)):
                if said.mention.disciplines and not (said.mention.kinds or said.mention.metres):
                    slug = said.mention.disciplines[0].discipline
                    yield Candidate(said.start, said.end, (("absent_sport", slug),))
        plain = frozenset(
            p for p in spoken if not words[p].is_capitalised or words[p].is_capitals or p == 0
        ) - _particles(words)
        elsewhere = at != self._lexicon.archive.current_id
        busy = taken | frozenset(nations) | frozenset(events) | plain
        people: set[int] = set()
        cities.update(place for province in provinces(words) for place in range(province.start, province.end))
        cities.update(place for place, word in enumerate(folded) if word in _OF_OURS)
        found = self._lexicon.athletes.scan(words, own=own, taken=busy, other_season=elsewhere)
        if not found and cities:  # "epke londen": the name ends before the city
            found = self._lexicon.athletes.scan(words, own=own, taken=busy | cities, other_season=elsewhere)
        if len(lands) == 1 and any(_is_given_name_of_others(one, lands[0]) for one in found):
            theirs = self._lexicon.athletes.scan(
                words, lands[0], own=lands[0], taken=busy, other_season=elsewhere
            )  # "is Remco de enige Belg": the Remco of that land
            swapped = {one.start: one for one in theirs if one.end == one.start + 1}
            found = tuple(
                swapped.get(one.start, one) if _is_given_name_of_others(one, lands[0]) else one for one in found
            )
        for athlete in found:
            start = _with_particle(words, athlete)
            if (
                athlete.end == start + 1
                and folded[max(0, start - 1)] == "het"
                and folded[start - 2] in ("op", "bij", "in")
            ):
                continue  # "op het strand": nobody is called so behind an article
            if athlete.end == start + 1 and start in cities:
                continue  # "medaillespiegel Parijs": no Dominik Paris, nor is Zeeland Hans van Zeeland
            if athlete.end == start + 1 and _errors(athlete) and words[start].folded in self._book.words:
                continue  # "Stond haar zus ook": no Mark Stone
            if athlete.end == start + 1 and not elsewhere and _is_anybodys(words[start].folded, athlete):
                continue  # "piet zegt dat": none of the Piets of other Games
            if athlete.end == start + 1 and not elsewhere and self._is_far_off(words[start], athlete, own):
                continue  # "kobus zegt dat", "full house"
            yield Candidate(start, athlete.end, (("athlete", athlete),), _errors(athlete))
            people.update(range(start, athlete.end))
        beside = any(place - 1 in nations or place + 1 in nations for place in people)
        called = frozenset(place for place in events if words[place].folded in DUTCH and place + 1 < len(words))
        if beside or called or len(busy | people) < len(words):  # "isaac de laat" holds a word of the book
            for athlete in self._lexicon.athletes.scan(
                words, own=own, taken=busy - plain - events - nations, other_season=elsewhere
            ):
                exact = isinstance(athlete.match, Found) and athlete.match.how <= MatchKind.ALIAS
                within = range(athlete.start, athlete.end)
                other = events.isdisjoint(within) and (nations.isdisjoint(within) or _is_named(words, athlete, nations))
                misspelt = athlete.start in called and _errors(athlete) == 1  # "bob de jongh"
                if len(within) > 1 and (exact or other or misspelt):
                    yield Candidate(athlete.start, athlete.end, (("athlete", athlete),), _errors(athlete))

    def _is_far_off(self, word: Token, span: Any, own: str) -> bool:
        """Is the word, without a capital, the name of somebody of the other season whom few will mean?"""
        found = span.items
        if (
            word.is_capitalised
            or not found
            or any(one.athlete_id in self._lexicon.archive.athletes.at_hand for one in found)
        ):
            return False
        recent = self._lexicon.archive.current.games.year - OF_LATE
        of_late = any(self._lexicon.archive.edition(one).games.year >= recent for one in found[0].games)
        one_of_late = of_late and len(found) == 1  # "djokovic"; of a long surname, as "pogacar", bronze is enough
        known = found[0].won.gold >= (len(word.folded) < LONG if one_of_late else FAR_KNOWN)
        return own not in found[0].nocs and (bool(_errors(span)) or not known)

    def _absent_at(self, games: Games, at: GamesId, words: Sequence[str]) -> Iterable[GamesId]:
        """The Games whose sports may be asked for at others: those of today, and those of the other season."""
        archive = self._lexicon.archive
        if games.games_id != at:
            yield at
        if games.season is not archive.current.games.season:
            yield archive.current_id
        elif any(map(self._lexicon.of_other_season, words)):
            yield from filter(None, (archive.latest(other(games.season)),))


def _is_cut(text: str, words: Sequence[Token], start: int, end: int) -> bool:
    """Does a sign that parts clauses stand between the words?"""
    return any(_BREAK.search(text[one.end : other.start]) for one, other in pairwise(words[start:end]))


def _errors(span: Any) -> int:
    return int(getattr(span.match, "errors", 0) or 0)


def _is_anybodys(word: str, span: Any) -> bool:
    """Is it a given name alone, of several people who are not at these Games?"""
    people = span.match.candidates if isinstance(span.match, Ambiguous) else ()
    return bool(people) and all(not one.in_current_games and fold(one.name).split()[0] == word for one in people)


def _is_given_name_of_others(span: Any, noc: Noc) -> bool:
    """Is it a given name alone, of people who are not at these Games and none of whom is of that land?"""
    one = span.match
    given = isinstance(one, Ambiguous) or (isinstance(one, Found) and one.how is MatchKind.FIRST_NAME)
    return given and all(not each.in_current_games and noc not in each.nocs for each in span.items)


def _is_named(words: Sequence[Token], span: Any, nations: frozenset[int] | set[int]) -> bool:
    """Is the land in a mistyped name a part of that name: "Jordan Stoltz"?"""
    name = fold(span.match.item.name).split() if isinstance(span.match, Found) else ()
    return all(words[place].folded in name for place in nations & set(range(span.start, span.end)))


def _is_another(word: str, span: Any) -> bool:
    """With two typing errors and another first letter it is the name of something else."""
    if _errors(span) < 2 or not isinstance(span.match, Found):
        return False
    nation = span.match.item
    names = (nation.name, nation.name_en, nation.adjective, *nation.aliases)
    return not any(fold(name)[:1] == word[:1] for name in names if name)


def _with_particle(words: Sequence[Token], span: Any) -> int:
    """Where the name begins: "von" before "almen" is of Franjo von Allmen."""
    at: int = span.start
    if isinstance(span.match, Found):
        name = fold(span.match.item.name).split()[1:]
        while at > 0 and words[at - 1].folded in ("von", "van", "vom") and words[at - 1].folded in name:
            at -= 1
    return at


def _particles(words: Sequence[Token]) -> frozenset[int]:
    from bot.understanding.names.people.order import PARTICLES

    return frozenset(place for place, word in enumerate(words) if word.folded in PARTICLES)


def _numbers(words: Sequence[Token]) -> Iterable[Candidate]:
    for place, word in enumerate(words):
        after = words[place + 1].folded if place + 1 < len(words) else ""
        if word.folded in COLOURS:
            yield Candidate(place, place + 1, (("colour", COLOURS[word.folded]),))
        count, rank = cardinal(word.folded), ordinal(word.folded)
        if rank is not None:
            yield Candidate(place, place + 1, (("rank", rank),))
            if after in _PLACE_WORDS:
                yield Candidate(place, place + 2, (("rank", rank), ("placed", rank)))
        elif count is not None and word.folded not in _NO_NUMBERS:
            sure = word.folded not in ("een", "n") or "é" in word.text.lower() or after in _TIMES
            yield Candidate(place, place + 1, (("number", count),) if sure else (("number", count), (SMALL, "")))
            before = words[place - 1].folded if place else ""
            if (
                before == "op"
                and word.folded != "een"
                and 0 < count < 60
                and after not in _TIMES
                and after not in COLOURS
            ):
                yield Candidate(place - 1, place + 1, (("rank", count), ("placed", count)))
            listed = place > 2 and before in ("en", "of") and words[place - 3].folded in _NUMBERED
            if listed and cardinal(words[place - 2].folded) is not None and count:
                yield Candidate(place, place + 1, (("rank", count), ("placed", count)))  # "nummers 2 en 3"
            if before in _NUMBERED and count:
                yield Candidate(place - 1, place + 1, (("rank", count), ("placed", count)))
            if before == "top" and count:
                yield Candidate(place - 1, place + 1, (("top", count),))
            if after in _TIMES:
                yield Candidate(place, place + 2, (("number", count), ("times", count)))


_PLACE_WORDS = frozenset(["plek", "plaats", "positie", "rang", "plekje", "stek", "trede"])
_NUMBERED = frozenset(
    ["plek", "plaats", "positie", "nummer", "nr", "no", "rang", "rank", "place", "stek", "plekje", "nummers"]
)
_TIMES = frozenset(["keer", "maal", "x", "stuks", "stuk"])
