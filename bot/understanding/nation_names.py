"""Nations by code, Dutch or English name, adjective, inhabitants and nickname, with typing errors."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from bot.understanding.dutch_words import ORDINARY
from bot.understanding.folding import Token, fold, variants
from bot.understanding.names import Found, How, Match, Named, NameIndex, Nothing, Span
from medals_core.archive import Archive
from medals_core.nations import Nation, Noc

_EVERYDAY: dict[Noc, str] = {
    "NED": "oranje;teamnl;team nl;holland;hollanders;hollander;hollands;holand;nederlander;nederlandse;nederlands;"
    "kikkerland;ons landje;ons land;hup holland;neerland;nederlandje;the netherlands;tulpenland;lage landen",
    "BEL": "belg;belgen;belgisch;belgie;belgique;zuiderburen;onze zuiderburen;vlaanderen;rode duivels;team belgium;"
    "belgenland",
    "USA": "amerika;de states;states;us of a;usa;yanks;yankees;amerikaan;amerikanen;amerikaans;amerikaanse;uncle sam;"
    "amerka;vs;v.s.;america;ver staten;verenigde staten van amerika;the states;amerikanen;amerikaantjes",
    "GER": "duitser;duitsers;duits;oosterburen;onze oosterburen;mannschaft;moffen;duitse ploeg;duitschland",
    "NOR": "noor;noren;noors;noorse;norge;vikingen;noorweegse;noorwegens",
    "SWE": "zweed;zweden;zweeds;zweedse;sverige;sweden",
    "FIN": "fin;finnen;fins;finse;suomi;finnland",
    "DEN": "deen;denen;deens;deense;danmark",
    "ITA": "italiaan;italianen;italiaans;italiaanse;azzurri;gli azzurri;italia;gastland;thuisland;de laars",
    "FRA": "fransman;fransmannen;fransen;franse;frans;francaise;lesbleus",
    "SUI": "zwitser;zwitsers;zwitserse;zwitserland;schweiz;suisse;helvetie;switzerland",
    "AUT": "oostenrijker;oostenrijkers;oostenrijks;oostenrijkse;osterreich;alpenland",
    "CAN": "canadees;canadezen;canadese;kanada;esdoornblad",
    "CHN": "chinees;chinezen;chinese;volksrepubliek china;prc",
    "JPN": "japanner;japanners;japans;japanse;nippon;land van de rijzende zon",
    "KOR": "koreaan;koreanen;koreaans;koreaanse;zuid koreaan;zuidkorea;z korea;zkorea",
    "PRK": "noordkorea;noord koreaan;n korea",
    "GBR": "brit;britten;brits;britse;engelsman;engelsmannen;engelse;engelsen;team gb;groot brittanie;brittannie;"
    "united kingdom;britain;great brittain",
    "AUS": "australier;australiers;australisch;aussie;aussies;ozzies;kangoeroes",
    "NZL": "kiwi;kiwis;kiwi's;nieuwzeeland;nieuw zeelander;nieuw zeelanders;n zeeland",
    "CZE": "tsjech;tsjechen;tsjechisch;tsjechische;tsjechische republiek;tsjechie;czechia;czech republic",
    "SLO": "sloveen;slovenen;sloveens;sloveense",
    "SVK": "slowaak;slowaken;slowaaks;slowaakse",
    "POL": "pool;polen;pools;poolse;polska",
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

_NOT_IN_A_SENTENCE = frozenset(
    [
        "fin",
        "let",
        "est",
        "pool",
        "rus",
        "gastland",
        "thuisland",
        "us",
        "and",
        "can",
        "in",
        "is",
        "no",
        "at",
        "so",
        "be",
        "de",
        "me",
        "my",
        "it",
        "ben",
    ]
)
"""Forms that are nations in a name's place, but other words in a sentence."""

_LOWER_CASE_CODES = frozenset(
    ["nl", "ned", "usa", "vk", "uk", "gb", "gbr", "zko", "oos", "hol", "ddr", "nzl", "nor", "ita"]
)
"""Codes that people write without capitals and that mean nothing else in Dutch."""

_AROUND = frozenset(
    [
        "de",
        "het",
        "t",
        "een",
        "team",
        "ploeg",
        "van",
        "onze",
        "land",
        "in",
        "op",
        "voor",
        "bij",
        "uit",
        "van",
        "het",
        "equipe",
        "delegatie",
    ]
)

_BEFORE_STATES = frozenset(("de", "en", "van", "in", "met", "dan", "op"))
"""After these a `vs` is a nation, else versus."""

REMEMBERED = 2048
IN_GAMES = 2.0
WITH_MEDALS = 1.0


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
            if nation.iso2:
                self._by_code[nation.iso2.lower()] = nation
        for nation in self._nations:
            self._by_code[nation.noc.lower()] = nation
        self._index = NameIndex(
            (Named(nation, _forms(nation), self._priors[nation.noc]) for nation in self._nations),
            ordinary=ORDINARY,
            rival_errors=0,
        )
        # The same few names are written again and again, and a name that is none costs most.
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._find)

    @classmethod
    def of(cls, archive: Archive) -> "NationIndex":
        present = {noc for a in archive.athletes.values() if a.in_current_games for noc in a.nocs}
        return cls(archive.nations.values(), present, archive.current.book.tallies())

    def code(self, text: str) -> Nation | None:
        """The nation with that IOC or ISO code, in capitals or not. Where the two differ, the IOC's counts."""
        return self._by_code.get(fold(text))

    def find(self, text: str) -> Match[Nation]:
        """The nation meant by a name on its own (a name's place: codes count in any case)."""
        return self._remembered(text)

    def named(self, text: str) -> Found[Nation] | None:
        """The nation with just that name, nickname or code: what ``find`` finds without typing errors, for a small part
        of its cost."""
        words, coded = self._name_in(text)
        if coded is not None:
            return coded
        for name in (text, " ".join(words)):
            found = self._index.exact(name)
            if isinstance(found, Found) and found.how <= How.ALIAS:
                return found
        return None

    def _find(self, text: str) -> Match[Nation]:
        words, coded = self._name_in(text)
        if coded is not None:
            return coded
        whole = self._index.find(text)
        if isinstance(whole, Found) and whole.how <= How.ALIAS:
            return whole
        name = " ".join(words)
        match = whole if name == fold(text) else self._index.find(name)
        return Nothing(match.nearest) if isinstance(match, Nothing) else match

    def _name_in(self, text: str) -> tuple[list[str], Found[Nation] | None]:
        """The words without those that stand around a name; or the nation, when it is a code."""
        nation = self.code(text)
        words = fold(text).split()
        while nation is None and len(words) > 1 and words[0] in _AROUND:
            words = words[1:]
            nation = self._by_code.get("".join(words))
        if nation is not None:
            return words, Found(nation, 1.0, How.CODE)
        if len(words) > 1 and words[-1] in {"team", "ploeg"}:
            words = words[:-1]
        return words, None

    def scan(
        self, tokens: Sequence[Token], in_name_place: bool = False, *, taken: frozenset[int] = frozenset()
    ) -> tuple[Span[Nation], ...]:
        """The nations in a sentence, left to right, the longest name at each place. Codes count in capitals (when not
        the whole text is in capitals), or in any case with ``in_name_place``."""
        shouted = len(tokens) > 2 and all(token.is_capitals or not token.text.isalpha() for token in tokens)
        spans = list(self._index.scan(tokens, taken=taken | self._no_names(tokens, shouted, in_name_place), longest=4))
        used = {place for span in spans for place in range(span.start, span.end)} | taken
        for place, token in enumerate(tokens):
            nation = self._by_code.get(token.folded)
            if place not in used and nation is not None and _may_be_code(token, shouted, in_name_place):
                spans.append(Span(place, place + 1, Found(nation, 1.0, How.CODE)))
        return tuple(sorted(spans, key=lambda span: span.start))

    def _no_names(self, tokens: Sequence[Token], shouted: bool, in_name_place: bool) -> frozenset[int]:
        """Tokens that the index of names must leave alone: words that are nations only as a code or in a name's place,
        and a ``vs`` that stands for versus."""
        barred = set()
        for place, token in enumerate(tokens):
            capital = token.is_capitalised and not shouted and place > 0
            if token.folded in _NOT_IN_A_SENTENCE and not in_name_place and not capital:
                barred.add(place)
            if (
                token.folded == "vs"
                and not token.is_capitals
                and 0 < place < len(tokens) - 1
                and (tokens[place - 1].folded not in _BEFORE_STATES)
            ):
                barred.add(place)
        return frozenset(barred)


def _may_be_code(token: Token, shouted: bool, in_name_place: bool) -> bool:
    if in_name_place:
        return True
    if token.folded in _LOWER_CASE_CODES:
        return True
    return token.is_capitals and (not shouted or (len(token.folded) > 2 and token.folded not in ORDINARY))


def _forms(nation: Nation) -> dict[str, How]:
    forms: dict[str, How] = {}

    def add(text: str, how: How) -> None:
        for form in variants(text):
            forms.setdefault(form.replace(" ", ""), how)

    add(nation.name, How.NAME)
    add(nation.name_en, How.NAME)
    codes = {nation.noc.lower(), nation.iso2.lower()}
    for alias in (*nation.aliases, *_EVERYDAY.get(nation.noc, "").split(";"), *_adjectives(nation.adjective)):
        if fold(alias) not in codes or fold(alias) in _LOWER_CASE_CODES:
            add(alias, How.ALIAS)
    for inhabitant in nation.aliases:
        if " " not in inhabitant and inhabitant.endswith("ers"):
            add(inhabitant[:-1], How.ALIAS)
    forms.pop("", None)
    return forms


def _adjectives(adjective: str) -> tuple[str, ...]:
    """``Belgische`` and ``Belgisch``; ``Noorse`` and ``Noors``."""
    if not adjective:
        return ()
    return (adjective, adjective[:-1]) if adjective.endswith("e") else (adjective,)
