"""Nations by code, Dutch or English name, adjective, inhabitants and nickname, with typing errors."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.understanding.names.dutch_words import ORDINARY
from bot.understanding.names.folding import JUST_SEEN, Token, fold, variants
from bot.understanding.names.index import Found, Match, MatchKind, Named, NameIndex, NoMatch, Span
from bot.understanding.names.lands.territories import BEFORE_ANOTHER_LAND, PROVINCES, TAKES_PART_AS
from bot.understanding.names.search import NameWords
from medals_core.archive import Archive
from medals_core.nations import Nation, Noc

_EVERYDAY: dict[Noc, str] = {
    "NED": "oranje;teamnl;team nl;holland;hollanders;hollander;hollands;holand;nederlander;nederlandse;nederlands;"
    "kikkerland;ons landje;ons land;hup holland;neerland;nederlandje;the netherlands;tulpenland;lage landen;dutch;"
    "kaaskoppen;kaaskop;kaaskoppers",
    "BEL": "belg;belgen;belgskes;vlaming;vlamingen;belgisch;belgie;belgique;zuiderburen;onze zuiderburen;vlaanderen;"
    "rode duivels;team belgium;belgenland;belgian;belgians",
    "USA": "amerika;de states;states;us of a;usa;yanks;yankees;amerikaan;amerikanen;amerikaans;amerikaanse;uncle sam;"
    "amerka;vs;v.s.;america;verenigde staten van amerika;the states;amerikanen;amerikaantjes;american;americans",
    "GER": "duitser;duitsers;duits;oosterburen;onze oosterburen;mannschaft;moffen;duitse ploeg;duitschland;german;"
    "germans",
    "NOR": "noor;noren;noors;noorse;norge;vikingen;noorweegse;noorwegens;norwegian;norwegians",
    "SWE": "zweed;zweden;zweeds;zweedse;sverige;sweden;swedish;swedes",
    "FIN": "fin;finnen;fins;finse;suomi;finnland;finnish",
    "DEN": "deen;denen;deens;deense;danmark",
    "ITA": "italiaan;italianen;italiaans;italiaanse;azzurri;gli azzurri;italia;de laars;italian;italians",
    "FRA": "fransman;fransmannen;fransen;franse;frans;francaise;lesbleus;french;frankreich",
    "SUI": "zwitser;zwitsers;zwitserse;zwitserland;schweiz;suisse;helvetie;switzerland;swiss",
    "AUT": "oostenrijker;oostenrijkers;oostenrijks;oostenrijkse;osterreich;austrian;austrians",
    "CAN": "canadees;canadezen;canadese;kanada;esdoornblad;canadian;canadians",
    "CHN": "sjina;sjiena;chinees;chinezen;chinese;volksrepubliek china;prc",
    "JPN": "japanner;japanners;japans;japanse;nippon;land van de rijzende zon;japanese",
    "KOR": "koreaan;koreanen;koreaans;koreaanse;zuid koreaan;zuidkorea;z korea;zkorea",
    "PRK": "noordkorea;noord koreaan;n korea",
    "GBR": "brit;britten;brits;britse;engelsman;engelsmannen;engelse;engelsen;team gb;groot brittanie;brittannie;"
    "united kingdom;britain;great brittain;british",
    "AUS": "australier;australiers;australisch;aussie;aussies;ozzies;kangoeroes",
    "NZL": "kiwi;kiwis;kiwi's;nieuwzeeland;nieuw zeland;nieuw zealand;nieuw zeelander;nieuw zeelanders;n zeeland",
    "CZE": "tsjech;tsjechen;tsjechisch;tsjechische;tsjechische republiek;tsjechie;czechia;czech republic",
    "SLO": "sloveen;slovenen;sloveens;sloveense",
    "SVK": "slowaak;slowaken;slowaaks;slowaakse",
    "POL": "pool;polen;pools;poolse;polska;polish",
    "HUN": "hongaar;hongaren;hongaars;hongaarse;magyaren",
    "ESP": "spanjaard;spanjaarden;spaans;spaanse;espana",
    "EST": "est;esten;ests;estlander;estlanders;estse",
    "LAT": "let;letten;lets;letlander;letlanders;letse",
    "LTU": "litouwer;litouwers;litouws;litouwse",
    "KAZ": "kazach;kazachen;kazachs;kazachse;kazakstan;kazachstaan",
    "UKR": "oekrainer;oekrainers;oekraiens;oekraiense;oekraine",
    "GEO": "georgier;georgiers;georgisch;georgische",
    "BUL": "bulgaar;bulgaren;bulgaars;bulgaarse",
    "ROU": "roemeen;roemenen;roemeens;roemeense",
    "CRO": "kroaat;kroaten;kroatisch;kroatische;hrvatska",
    "BRA": "braziliaan;brazilianen;braziliaans;braziliaanse;brasil;brazil",
    "RUS": "rus;russen;russisch;russische",
    "ISL": "ijslander;ijslanders;ijslands;ijslandse",
    "IRL": "ier;ieren;iers;ierse",
    "TUR": "turk;turken;turks;turkse",
    "GRE": "griek;grieken;grieks;griekse",
    "LUX": "luxemburger;luxemburgers;luxemburgs",
    "LIE": "liechtensteiner;liechtensteiners",
    "AIN": "neutralen;neutrale atleten;neutrale sporters;neutraal;ain;russen onder neutrale vlag",
    "URS": "sovjet unie;sovjetunie;sovjets;sovjet;ussr;cccp",
    "GDR": "oost duitsland;oostduitsland;ddr;oost duitsers;oost duitse",
    "FRG": "west duitsland;westduitsland;brd;west duitsers",
}  # fmt: skip
"""What people say besides the names of the data: nicknames, single inhabitants, own-language names."""

_NOT_IN_A_SENTENCE_WORDS = "fin let est pool rus gastland thuisland us and can in is no at so be de me my it ben"
_NOT_IN_A_SENTENCE = frozenset(_NOT_IN_A_SENTENCE_WORDS.split())
"""Forms that are nations in a name's place, but other words in a sentence."""

_LOWER_CASE_CODES = frozenset(
    ["nl", "ned", "usa", "vk", "uk", "gb", "gbr", "zko", "oos", "hol", "ddr", "nzl", "nor", "ita"]
)
"""Codes that people write without capitals and that mean nothing else in Dutch."""

_AROUND_WORDS = "de het t een team ploeg van onze land in op voor bij uit equipe delegatie"
_AROUND = frozenset(_AROUND_WORDS.split())

_BEFORE_STATES = frozenset(("de", "en", "van", "in", "met", "dan", "op"))
"""After these a `vs` is a nation, else versus."""

_LAND_STARTS = frozenset(form[:3] for form in (*TAKES_PART_AS, *PROVINCES))
REMEMBERED = 2048
IN_GAMES = 2.0
WITH_MEDALS = 1.0


_STRESSED = frozenset(("er", "na", "al", "me"))
"""Words that people write in capitals to stress them: "hoeveel waren het ER" is not about Eritrea."""


class NationIndex:
    """The nations of an archive. Nations at the current Games come first, those with medals there before the others."""

    def __init__(
        self, nations: Iterable[Nation], in_games: Iterable[Noc] = (), with_medals: Iterable[Noc] = ()
    ) -> None:
        self._nations = tuple(nations)
        present, winners = frozenset(in_games), frozenset(with_medals)
        self._priors = {
            nation.noc: IN_GAMES * (nation.noc in present) + WITH_MEDALS * (nation.noc in winners)
            for nation in self._nations
        }
        self._by_code: dict[str, Nation] = {}
        for nation in sorted(self._nations, key=lambda nation: self._priors[nation.noc]):
            for code in (nation.iso3, nation.iso2):
                if code:
                    self._by_code[code.lower()] = nation
        for nation in self._nations:
            self._by_code[nation.noc.lower()] = nation
        self._index = NameIndex(
            (Named(nation, _forms(nation), self._priors[nation.noc]) for nation in self._nations),
            ordinary=ORDINARY,
            rival_errors=0,
            words_of=_words_of,
        )
        # The same few names are written again and again, and a name that is none costs most.
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._find)
        # A sentence is looked at again when it turns out to be of other Games.
        self._scanned = lru_cache(maxsize=JUST_SEEN)(self._scan)

    @classmethod
    def of(cls, archive: Archive) -> "NationIndex":
        present = set(archive.nations_entered)
        return cls(archive.nations.values(), present, archive.current.book.tallies())

    def code(self, text: str) -> Nation | None:
        """The nation with that IOC or ISO code. Where they differ, the IOC's counts. In capitals or not, but an
        ordinary word (``de``, ``in``) is a code only in capitals."""
        folded = fold(text)
        return None if folded in ORDINARY and not text.isupper() else self._by_code.get(folded)

    def knows(self, word: str) -> bool:
        """Is the folded word the whole name of a nation, without a typing error?"""
        return self._index.knows(word) or word in _LOWER_CASE_CODES or word in TAKES_PART_AS

    def find(self, text: str) -> Match[Nation]:
        """The nation meant by a name on its own (a name's place: codes count in any case)."""
        return self._remembered(text)

    def named(self, text: str) -> Found[Nation] | None:
        """The nation with just that name, nickname or code: what ``find`` finds without typing errors, for a small part
        of its cost."""
        words, coded = self._name_in(text)
        coded = coded or self._part("".join(words))
        if coded is not None:
            return coded
        for name in (text, " ".join(words)):
            found = self._index.exact(name)
            if isinstance(found, Found) and found.how <= MatchKind.ALIAS:
                return found
        return None

    def _find(self, text: str) -> Match[Nation]:
        words, coded = self._name_in(text)
        coded = coded or self._part("".join(words))
        if coded is not None:
            return coded
        if "".join(words) in PROVINCES:
            return NoMatch()
        whole = self._index.find(text)
        if isinstance(whole, Found) and whole.how <= MatchKind.ALIAS:
            return whole
        name = " ".join(words)
        return whole if name == fold(text) else self._index.find(name)

    def _name_in(self, text: str) -> tuple[list[str], Found[Nation] | None]:
        """The words without those that stand around a name; or the nation, when it is a code."""
        nation = self.code(text)
        words = fold(text).split()
        while nation is None and len(words) > 1 and words[0] in _AROUND:
            words = words[1:]
            code = "".join(words)
            nation = None if code in ORDINARY else self._by_code.get(code)
        if nation is not None:
            return words, Found(nation, MatchKind.CODE)
        if len(words) > 1 and words[-1] in {"team", "ploeg"}:
            words = words[:-1]
        return words, None

    def _part(self, form: str) -> Found[Nation] | None:
        """A land that takes part as another nation, which is said."""
        if form not in TAKES_PART_AS:
            return None
        noc, land = TAKES_PART_AS[form]
        nation = next((nation for nation in self._nations if nation.noc == noc), None)
        note = f"{land} doet mee als {nation.name} en heeft geen eigen medailles." if nation else ""
        return Found(nation, MatchKind.ALIAS, note=note) if nation else None

    def scan(self, tokens: Sequence[Token], *, taken: frozenset[int] = frozenset()) -> tuple[Span[Nation], ...]:
        """The nations in a sentence, left to right, the longest name at each place. Codes count in capitals, when not
        the whole text is in capitals."""
        return self._scanned(tuple(tokens), taken)

    def _scan(self, tokens: Sequence[Token], taken: frozenset[int]) -> tuple[Span[Nation], ...]:
        shouted = len(tokens) > 2 and all(token.is_capitals or not token.text.isalpha() for token in tokens)
        lands = self._lands(tokens, taken)
        kept_apart = taken | {place for span in lands for place in range(span.start, span.end)}
        kept_apart |= {place for part in provinces(tokens) for place in range(part.start, part.end)}
        named = self._index.scan(tokens, taken=kept_apart | _no_names(tokens, shouted), longest=4)
        spans = [*lands, *(span for span in named if not is_part_of_another(tokens, span.start))]
        used = {place for span in (*named, *spans) for place in range(span.start, span.end)} | kept_apart
        for place, token in enumerate(tokens):
            nation = self._by_code.get(token.folded)
            if token.folded in _STRESSED and len(tokens) > 1:
                continue
            if place not in used and nation is not None and _may_be_code(token, shouted):
                spans.append(Span(place, place + 1, Found(nation, MatchKind.CODE)))
        return tuple(sorted(spans, key=lambda span: span.start))

    def _lands(self, tokens: Sequence[Token], taken: frozenset[int]) -> list[Span[Nation]]:
        found = []
        for start, end, form in stretches(tokens, 3, _LAND_STARTS):
            if (part := self._part(form)) is not None and not taken.intersection(range(start, end)):
                found.append(Span(start, end, part))
        return found


class Province(NamedTuple):
    """A land that is no nation of the Games."""

    start: int
    end: int
    name: str


def stretches(
    tokens: Sequence[Token], longest: int, starts: frozenset[str] | None = None
) -> Iterator[tuple[int, int, str]]:
    """Each stretch of so many tokens at most, the longest first, with its compact form; only those that begin with one
    of the ``starts`` (of three letters, as far as the word has them)."""
    places = [place for place, token in enumerate(tokens) if starts is None or token.folded[:3] in starts]
    for size in range(min(longest, len(tokens)), 0, -1):
        for start in places:
            if start + size <= len(tokens):
                yield start, start + size, "".join(token.folded for token in tokens[start : start + size])


def provinces(tokens: Sequence[Token]) -> tuple[Province, ...]:
    found: list[Province] = []
    for start, end, form in stretches(tokens, 2, _LAND_STARTS):
        if form in PROVINCES and not any(one.start < end and start < one.end for one in found):
            found.append(Province(start, end, PROVINCES[form]))
    return tuple(found)


def is_part_of_another(tokens: Sequence[Token], start: int) -> bool:
    """Is the name that begins there only the end of another land's (Noord-Frankrijk)?"""
    before = tokens[start - 1] if start else None
    return before is not None and before.folded in BEFORE_ANOTHER_LAND and tokens[start].start - before.end == 1


def _no_names(tokens: Sequence[Token], shouted: bool) -> frozenset[int]:
    """Tokens that the index of names must leave alone: words that are nations only as a code or in a name's place, and
    a ``vs`` that stands for versus."""
    barred = set()
    for place, token in enumerate(tokens):
        capital = token.is_capitalised and not shouted and place > 0
        is_versus = (
            token.folded == "vs"
            and (shouted or not token.is_capitals)
            and 0 < place < len(tokens) - 1
            and tokens[place - 1].folded not in _BEFORE_STATES
        )
        if is_versus or (token.folded in _NOT_IN_A_SENTENCE and not capital):
            barred.add(place)
    return frozenset(barred)


def _may_be_code(token: Token, shouted: bool) -> bool:
    if token.folded in _LOWER_CASE_CODES:
        return True
    return token.is_capitals and (not shouted or (len(token.folded) > 2 and token.folded not in ORDINARY))


@lru_cache(maxsize=512)
def _words_of(nation: Nation) -> NameWords:
    names = (nation.name, nation.name_en, nation.adjective, *nation.aliases, *_EVERYDAY.get(nation.noc, "").split(";"))
    forms = [form for name in names for form in variants(name)]
    return (), frozenset(word for form in forms for word in form.split()), frozenset(f.replace(" ", "") for f in forms)


def _forms(nation: Nation) -> dict[str, MatchKind]:
    forms: dict[str, MatchKind] = {}

    def add(text: str, how: MatchKind) -> None:
        for form in variants(text):
            forms.setdefault(form.replace(" ", ""), how)

    add(nation.name, MatchKind.NAME)
    add(nation.name_en, MatchKind.NAME)
    codes = {nation.noc.lower(), nation.iso2.lower()}
    for alias in (*nation.aliases, *_EVERYDAY.get(nation.noc, "").split(";"), *_adjectives(nation.adjective)):
        if fold(alias) not in codes or fold(alias) in _LOWER_CASE_CODES:
            add(alias, MatchKind.ALIAS)
    for inhabitant in nation.aliases:
        if " " not in inhabitant and inhabitant.endswith("ers"):
            add(inhabitant[:-1], MatchKind.ALIAS)
    forms.pop("", None)
    return forms


def _adjectives(adjective: str) -> tuple[str, ...]:
    """``Belgische`` and ``Belgisch``; ``Noorse`` and ``Noors``."""
    if not adjective:
        return ()
    return (adjective, adjective[:-1]) if adjective.endswith("e") else (adjective,)
