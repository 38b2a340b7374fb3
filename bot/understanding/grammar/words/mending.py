"""The text of a clause made ready for finding: short forms written out, compounds split, typing errors mended."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path

from bot.understanding.grammar.words.everyday import everyday
from bot.understanding.grammar.words.phrase_book import PhraseBook, as_in_the_book, phrase_book, read_yaml
from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.edit_budget import NearForms
from bot.understanding.names.events import event_words, summer_event_words
from bot.understanding.names.folding import clean, fold, tokens
from bot.understanding.names.found import Found
from bot.understanding.names.lexicon import Lexicon
from bot.understanding.names.people import given_names
from bot.understanding.names.people.name_words import NAME_WORDS
from bot.understanding.time.numbers import cardinal, ordinal
from medals_core.medals import Colour

MOST_WORDS = 90
"""Words of a clause that are looked at; a longer one is cut, and what is cut counts as not understood."""

COLOURS = {
    "goud": Colour.GOLD, "gouden": Colour.GOLD, "zilver": Colour.SILVER, "zilveren": Colour.SILVER,
    "brons": Colour.BRONZE, "bronzen": Colour.BRONZE,
    "gold": Colour.GOLD, "goldmedaille": Colour.GOLD, "goldmedaillen": Colour.GOLD,
    "silver": Colour.SILVER, "silber": Colour.SILVER, "silbermedaille": Colour.SILVER, "silbermedaillen": Colour.SILVER,
    "bronze": Colour.BRONZE, "bronzemedaille": Colour.BRONZE, "bronzemedaillen": Colour.BRONZE,
}  # fmt: skip
_SHORTEST_REPAIRED = 4
_DIMINUTIVES = ("kes", "ske", "ke", "tje", "tjes", "je", "jes")
"""A team is a "ploegske" too."""
_SHORTEST_CHATTER = 7
_CHATTER = frozenset(("small", "telling", "narrowing", "sorting"))
_SHORTEST_GLUED = 4
_JOINED = re.compile(r"(top|dag|nummer|nr|no|plek|plaats|week)(\d{1,3})|(\d{1,3})(?:x|keer|maal)")
"""top3, dag5, 12x"""
_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")
"""hoeveeeel, jaaaa"""
_LIKELY = ("ask", "have", "noun", "page", "most", "win")
_TAKING = ("binnen", "bijeen", "thuis", "mee", "weg", "op")
"""Who took it along, in or away has won it."""
_DOING = frozenset([
    "gedaan", "reed", "reden", "gereden", "schaatste", "schaatsten", "geschaatst", "skiede", "sprong", "sprongen",
    "liep", "liepen", "geworden", "klonk", "klonken", "hoorde", "hoorden", "binnen", "vandoor",
])  # fmt: skip
_COMPOUND_ENDS = frozenset([
    "toernooi",
    "goud", "zilver", "brons", "medaille", "medailles", "plak", "plakken", "onderdeel", "onderdelen", "nummer",
    "nummers", "afstand", "afstanden", "mannen", "vrouwen", "heren", "dames", "madammen", "ploeg", "team", "sporter",
    "sporters", "titel", "titels", "land", "landen", "natie", "naties", "winnaar", "winnaars", "finale", "finales",
    "kampioen", "kampioenen", "kampioene", "podium", "podia", "spiegel", "stand", "wedstrijd", "wedstrijden", "rit",
    "ritten", "teams", "metaal", "eremetaal", "verzamelaar", "verzamelaars", "verzamelaarster", "oogst", "buit",
    "prijs", "prijzen", "zege", "zeges", "succes", "successen", "programma", "voorraad", "verhouding",
    "meiden", "meisjes", "jongens",
])  # fmt: skip
_MEDAL_WORDS = frozenset(["medaille", "medailles", "plak", "plakken", "titel", "titels", *COLOURS])
_OF_METAL = {
    **dict.fromkeys(("land", "landen", "natie", "naties"), "{} met {}"),
    **dict.fromkeys(("aantal", "teller", "saldo", "score"), "aantal {1}"),
    **dict.fromkeys(("gat", "kloof", "verschil", "achterstand", "voorsprong"), "{} in {}"),
    "tekort": "tekort aan {1}",
}
"""What is counted or compared of a metal: "goudlanden", "goudtotaal", "zilvergat"."""
_OF_WOMEN = ("loopster", "speelster", "rijdster", "ster", "lete")
_SHORTEST_SPORT = 3
_CREWS = frozenset(["team", "ploeg", "elftal", "selectie"])
_GROUNDS = frozenset([
    "baan", "banen", "hal", "piste", "arena", "stadion", "parcours", "veld", "terrein", "circuit", "bad", "tafel",
    "mat",
])  # fmt: skip
"""Where a sport is done: "op de shorttrackbaan", "in de ijshockeyhal" is in that sport."""
_TEAMS = frozenset(["team", "ploeg", "ploegen", "estafette"])
_SEXES = frozenset(["dames", "heren", "vrouwen", "mannen", "meiden", "jongens"])
_COMPOUND_STARTS = frozenset([
    "ski", "goud", "zilver", "brons", "winter", "zomer", "medaille", "team", "teamnl", "podium", "dames", "heren",
    "vrouwen", "mannen",
])  # fmt: skip
TIME_WORDS = frozenset([
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "januari", "februari", "maart",
    "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december", "feb", "dag",
    "dagen", "week", "weken", "weekend", "uur", "vandaag", "gisteren", "eergisteren", "morgen", "overmorgen",
    "vanavond", "vanmiddag", "vanmorgen", "vanochtend", "vannacht", "nacht", "ochtend", "middag", "avond",
    "middags", "avonds", "ochtends", "nachts", "half", "kwart", "halverwege", "meter", "m", "km", "kilometer",
    "minuten", "slotdag", "gisteravond", "gistermiddag", "eergisteravond", "jaar", "jaren", "geleden", "terug",
    "eeuw",
])  # fmt: skip


@cache
def _near_words() -> NearForms:
    """Of the phrase book, whatever the archive: a result with a new athlete makes a new mender."""
    return NearForms(word for word in {*phrase_book().words, *COLOURS} if len(word) >= _SHORTEST_REPAIRED)


class Mender:
    """Knows the words of one archive and of the phrase book, and what a mistyped word is meant for."""

    def __init__(self, lexicon: Lexicon, sports: Iterable[str] = ()) -> None:
        """``sports``: words for several at once."""
        self._lexicon = lexicon
        self._book: PhraseBook = phrase_book()
        self._whole_words = self._book.words | COLOURS.keys()
        self._sports = frozenset(sports)
        self._near_words = _near_words()
        self._winning = frozenset(word for word in self._book.words if self._wins(word)) - _DOING
        self._mend_word = lru_cache(maxsize=4096)(self._mended)

    def mend(self, text: str) -> tuple[str, frozenset[str], tuple[str, ...]]:
        """The text with short forms written out, compounds split and typing errors in the book's words mended; with
        the words that were mended, and for each word of it the typed one."""
        cleaned = clean(text)
        shouted = cleaned.isupper()  # and stays so: in capitals among small letters DE is Germany
        parts: list[str] = []
        repaired: set[str] = set()
        written: list[str] = []
        at = 0
        split = tokens(cleaned)[:MOST_WORDS]
        names: frozenset[int] | None = None
        for place, token in enumerate(split):
            words, mended = self._mend_word(token.folded, bool(parts) and token.is_capitalised)
            if (
                mended
                and not shouted
                and token.is_capitalised
                and any(one.is_capitalised for one in split[place + 1 : place + 2])
            ):
                words, mended = (token.folded,), False  # "Harmen Kok": a given name
            if words != (token.folded,):
                names = self._lexicon.athletes.whole_names(split) if names is None else names
                if place in names:
                    words = (token.folded,)  # a word of the book is no better guess than a name
            parts.append(cleaned[at : token.start])
            if words == (token.folded,):
                written.append(token.text)
                parts.append(token.text)
            else:
                written.extend([token.text] * sum(len(tokens(word)) for word in words))
                parts.append(" ".join(words).upper() if shouted else " ".join(words))
                if mended:
                    repaired.update(words)
            at = token.end
        parts.append(cleaned[at:])
        return clean("".join(parts)), frozenset(repaired), tuple(written)

    def _mended(self, word: str, is_name: bool = False) -> tuple[tuple[str, ...], bool]:
        if (short := short_forms().get(word)) is not None:
            return tuple(short.split()), False
        if woman := _woman_of_a_sport(word):
            return woman, False
        if self._known(word):
            return (word,), False
        if joined := _JOINED.fullmatch(word):
            before, number, times = joined.groups()
            return ((before, number) if before else (times, "keer")), False
        if word.startswith("aller") and word.removeprefix("aller") in self._book.words:
            return (word.removeprefix("aller"),), False
        if _DRAWN_OUT.search(word):
            for shorter in (_DRAWN_OUT.sub(r"\1\1", word), _DRAWN_OUT.sub(r"\1", word)):
                if shorter in short_forms() or self._known(shorter):
                    return self._mended(shorter)
        split = self._compound(word)
        if split:
            return split, False
        for ending in _DIMINUTIVES:
            base = word.removesuffix(ending)
            if base != word and len(base) >= _SHORTEST_REPAIRED:
                if base in short_forms():
                    return tuple(short_forms()[base].split()), False
                if self._known(base):
                    return (base,), False
                if split := self._compound(base):
                    return split, False
        if len(word) >= _SHORTEST_REPAIRED and word not in ORDINARY and not word.isdigit():
            near = self._near(word, is_name)
            if near:
                return (near,), True
        return (word,), False

    def _near(self, word: str, is_name: bool) -> str | None:
        budget = 1 if len(word) < 7 or is_name else 2  # "Talland" is no "topland"
        found = [(errors, known) for known, errors in self._near_words.near(word, budget) if known[0] == word[0]]
        if not found:
            return None
        least = min(errors for errors, _ in found)
        land = self._lexicon.nations.find(word)
        if isinstance(land, Found) and land.errors <= least:
            return None  # "zweeden" is rather the land than "zweefden"
        weight, likeliest = min((self._weight(known), known) for errors, known in found if errors == least)
        if least > 1 and self._lexicon.of_other_season(word, nearly=True):
            return None  # "atletik" is no "atlete"
        if least > 1 and weight >= _LIKELY.index("win"):
            return None  # "kaarten" is not "kaapte": two errors are mended in what matters only
        if len(word) < _SHORTEST_CHATTER and self._kinds(likeliest) <= _CHATTER:
            return None  # "zelden" is not "zeiden": what changes nothing may not take the place of what does
        return likeliest

    def _weight(self, word: str) -> int:
        """What a typing error is likeliest meant for comes first: a question word, a medal, then the rest."""
        kinds = self._kinds(word)
        return next((at for at, kind in enumerate(_LIKELY) if kind in kinds), len(_LIKELY))

    def _known(self, word: str) -> bool:
        return (
            as_in_the_book(word) in self._book.words
            or word in COLOURS
            or word in self._sports
            or word in everyday()
            or word in TIME_WORDS
            or cardinal(word) is not None
            or ordinal(word) is not None
            or word in given_names.DUTCH
            or self._lexicon.nations.knows(word)
            or self._lexicon.athletes.knows(word)
            or self._lexicon.events().knows(word)
            or self._lexicon.of_other_season(word)
            or self._is_event_word(word)
            or self._lexicon.groups.knows(word)
            or self._lexicon.games_names.knows(word)
        )

    def _is_event_word(self, word: str) -> bool:
        return word in event_vocabulary() or word.removesuffix("m").isdigit() or word.removesuffix("km").isdigit()

    def _kinds(self, word: str) -> set[str]:
        kinds = {meaning.kind for written in self._book.find([word]) for meaning in written.meanings}
        return kinds | {"noun"} if word in COLOURS else kinds

    def _wins(self, word: str) -> bool:
        return "win" in self._kinds(word)

    def _compound(self, word: str) -> tuple[str, ...] | None:
        for particle in _TAKING:
            rest = word.removeprefix(particle)
            if rest != word and rest in self._winning:
                return (rest,)
        for at in range(len(word) - 3, 2, -1):
            start, end = word[:at], word[at:]
            if start in _SEXES and end in _CREWS:
                return (start,)  # "het damesteam bij het volleybal"
            if start in _SEXES and end in event_vocabulary():
                return (end, start)  # "herenafdaling"
            if start in _SEXES and end in _MEDAL_WORDS:
                return (end, "bij", "de", start)  # "vrouwengoud": of the women's events, and no number of women
            if start in ("winterspelen", "zomerspelen") and end in _MEDAL_WORDS:
                return (end, "op", start)
            if start in ("zomer", "winter") and end in _MEDAL_WORDS:
                return (end, "op", f"{start}spelen")  # "zomergoud": of all of them, as without an article
            if start in COLOURS and end in _OF_METAL:
                return tuple(_OF_METAL[end].format(end, start).split())
            if start in _TEAMS and end in _MEDAL_WORDS:
                return (end, "op", "teamonderdelen")
            if end in _GROUNDS and (sport := {start, f"{start}en"} & event_vocabulary()):
                return (min(sport),)
            if end in _COMPOUND_ENDS:
                for begin in (start, start.removesuffix("s")):
                    if begin in _COMPOUND_STARTS or begin in event_vocabulary():
                        return (begin, end)
                    if f"{begin}en" in event_vocabulary():
                        return (f"{begin}en", end)  # "hoogspringfinale"
            if min(len(start), len(end)) >= _SHORTEST_GLUED and {start, end} <= event_vocabulary():
                return (start, end)  # "snowboardhalfpipe"
            glued = len(word) >= 2 * _SHORTEST_GLUED and len(start) >= 3 and start not in TIME_WORDS
            if glued and word not in NAME_WORDS and {start, end} <= self._whole_words:
                return (start, end)  # a space was forgotten
        return None


@cache
def short_forms() -> Mapping[str, str]:
    book = read_yaml(Path(__file__).with_name("short_forms.yaml"))
    return {fold(str(word)): str(words) for word, words in book["short_form"].items()}


def _woman_of_a_sport(word: str) -> tuple[str, ...]:
    """ "waterpolosters", "skiester", "marathonloopster", "biatlete": women, which the sport alone would not tell."""
    one = word.removesuffix("s")
    ending = next((each for each in _OF_WOMEN if one.endswith(each)), "")
    sport = one.removesuffix(ending)
    if not ending or len(sport) < _SHORTEST_SPORT:
        return ()
    made = (
        one,
        f"{one}s",
        *((sport, f"{sport}s", f"{sport}en", f"{sport}n") if ending.endswith("ster") else (f"{sport}lon",)),
    )
    known = next((each for each in made if each in event_vocabulary()), "")
    return (known, "sportster" if word == one else "sportsters", "vrouwen") if known else ()


@cache
def event_vocabulary() -> frozenset[str]:
    """The words that events and disciplines are named with."""
    lines = (*event_words.KINDS.values(), *event_words.DISCIPLINES.values())
    words = (word for line in lines for name in line.split(";") for word in fold(name).split() if len(word) > 2)
    return summer_event_words.WORDS.single.union(words)
