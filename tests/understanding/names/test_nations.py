"""Nations by code, name, adjective, inhabitants, nickname; with typing errors. "IOC codes are not ISO codes; both are
understood." Ordinary Dutch words are not names."""

import pytest

from bot.understanding.names.folding import tokens
from bot.understanding.names.index import Ambiguous, Found, MatchKind, NoMatch
from bot.understanding.names.lands.nations import NationIndex
from medals_core.archive import Archive


def noc(nations: NationIndex, text: str) -> str:
    match = nations.find(text)
    assert isinstance(match, Found), (text, match)
    return match.item.noc


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NED", "NED"), ("nl", "NED"), ("NL", "NED"), ("SUI", "SUI"), ("CH", "SUI"), ("GER", "GER"),
        ("DE", "GER"), ("DEU", "GER"), ("DNK", "DEN"), ("CHE", "SUI"), ("HRV", "CRO"), ("SVN", "SLO"), ("BGR", "BUL"),
        ("sjina", "CHN"), ("nieuw zeland", "NZL"),
        ("HR", "CRO"), ("🇳🇴", "NOR"), ("Nederland", "NED"), ("Netherlands", "NED"), ("holland", "NED"),
        ("Nederlandse", "NED"),
        ("Nederlands", "NED"), ("Oranje", "NED"), ("TeamNL", "NED"), ("team nl", "NED"),
        ("de Nederlandse ploeg", "NED"),
        ("Belgisch", "BEL"), ("belg", "BEL"), ("de Belgen", "BEL"), ("zuiderburen", "BEL"),
        ("Amerika", "USA"), ("VS", "USA"),
        ("V.S.", "USA"), ("de States", "USA"), ("de kiwi's", "NZL"), ("korea", "KOR"), ("tsjechie", "CZE"),
        ("engeland", "GBR"),
        ("noor", "NOR"), ("Zweed", "SWE"), ("fin", "FIN"), ("sovjet-unie", "URS"), ("ddr", "GDR"),
    ],
)  # fmt: skip
def test_every_usual_name_is_understood(nations: NationIndex, text: str, expected: str) -> None:
    assert noc(nations, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("zweeden", "SWE"), ("itallië", "ITA"), ("hongarye", "HUN"), ("zwiterland", "SUI"), ("noorwegn", "NOR"),
        ("duitland", "GER"), ("oosterijk", "AUT"), ("kanada", "CAN"), ("groot britannie", "GBR"),
        ("nederlant", "NED"),
    ],
)  # fmt: skip
def test_typing_errors_are_forgiven(nations: NationIndex, text: str, expected: str) -> None:
    assert noc(nations, text) == expected


def test_every_nation_is_found_by_its_own_names(archive: Archive, nations: NationIndex) -> None:
    """Exact beats near: no name of a nation may lead to another."""
    for nation in archive.nations.values():
        for text in (nation.noc, nation.name):
            match = nations.find(text)
            found = (
                (match.item,) if isinstance(match, Found) else match.candidates if isinstance(match, Ambiguous) else ()
            )
            assert nation in found, (text, match)
        assert noc(nations, nation.noc) == nation.noc


@pytest.mark.parametrize("word", ["stand", "weer", "land", "hoeveel", "meer", "goud", "morgen", "xyzzyq", "", "🎉"])
def test_ordinary_words_are_no_nations(nations: NationIndex, word: str) -> None:
    assert isinstance(nations.find(word), NoMatch)


def scanned(nations: NationIndex, text: str) -> list[str]:
    return [span.items[0].noc for span in nations.scan(tokens(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("staat NL boven Amerika?", ["NED", "USA"]),
        ("vergelijk nl vs noorwegen, italie", ["NED", "NOR", "ITA"]),
        ("hoeveel goud heeft zuid-korea meer dan de vs", ["KOR", "USA"]),
        ("welke belg won goud", ["BEL"]),
        ("hoeveel goud voor hongarye", ["HUN"]),
        ("de hongaarse medailles van itallie en zweeden", ["HUN", "ITA", "SWE"]),
        ("let op: in de pool van finland is het nu so", ["FIN"]),
        ("ik ga morgen naar de stand kijken", []),
        ("IS DE STAND VAN NEDERLAND NO GOOD", ["NED"]),
        ("hoeveel heeft SUI en wat doet AUT", ["SUI", "AUT"]),
        ("is de man in het land", []),
    ],
)
def test_nations_in_a_sentence(nations: NationIndex, text: str, expected: list[str]) -> None:
    assert scanned(nations, text) == expected


def test_codes_without_capitals_are_no_nations_in_a_sentence(nations: NationIndex) -> None:
    assert scanned(nations, "sui aut") == []


def test_a_number_beside_a_name_is_not_part_of_it(nations: NationIndex) -> None:
    assert [(s.start, s.end) for s in nations.scan(tokens("wat als duitsland 2 goud meer had"))] == [(2, 3)]
    assert [(s.start, s.end) for s in nations.scan(tokens("wat als duitland 2 goud meer had"))] == [(2, 3)]


def test_the_longest_name_counts(nations: NationIndex) -> None:
    spans = nations.scan(tokens("verenigde staten van amerika en noord-korea"))
    assert [(s.start, s.end, s.items[0].noc) for s in spans] == [(0, 4, "USA"), (5, 7, "PRK")]


def test_an_exact_name_is_said_to_be_one(nations: NationIndex) -> None:
    match = nations.find("Niger")
    assert isinstance(match, Found)
    assert (match.item.noc, match.how) == ("NIG", MatchKind.NAME)


@pytest.mark.parametrize("text", ["de", "in", "is", "ned belg", "Noord-Holland", "Atlantis", "Nieuw Guinea"])
def test_what_is_no_nation(nations: NationIndex, text: str) -> None:
    """ "de" is an article, a province no nation, two nations not one."""
    assert not isinstance(nations.find(text), Found)


def test_no_code_of_three_letters_hides_one_of_the_ioc(archive: Archive, nations: NationIndex) -> None:
    for nation in archive.nations.values():
        found = nations.code(nation.noc)
        assert found is not None
        assert found.noc == nation.noc


@pytest.mark.parametrize(
    ("text", "expected", "note"),
    [
        ("hoeveel goud heeft noord-ierland", "GBR", "Noord-Ierland doet mee als Groot-Brittannië"),
        ("wat won Schotland", "GBR", "Schotland doet mee als Groot-Brittannië"),
        ("medailles van Frans-Guyana", "FRA", "Frans-Guyana doet mee als Frankrijk"),
        ("nieuw-caledonie", "FRA", "Nieuw-Caledonië doet mee als Frankrijk"),
        ("heeft Groenland iets", "DEN", "Groenland doet mee als Denemarken"),
        ("Jersey", "GBR", "Jersey doet mee als Groot-Brittannië"),
    ],
)
def test_a_land_that_takes_part_as_another_says_so(nations: NationIndex, text: str, expected: str, note: str) -> None:
    (span,) = nations.scan(tokens(text))
    assert isinstance(span.match, Found)
    assert (span.match.item.noc, span.match.note) == (expected, f"{note} en heeft geen eigen medailles.")


@pytest.mark.parametrize(
    "text", ["goud voor Noord-Holland", "wat won Zuid-Italië", "noord-frankrijk", "Noord-Amerika", "wie is Verstappen"]
)
def test_a_part_of_a_name_is_not_the_name(nations: NationIndex, text: str) -> None:
    assert nations.scan(tokens(text)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en de VS?", ["USA"]), ("en de vs", ["USA"]), ("nederland vs belgie", ["NED", "BEL"]),
        ("NED VS USA", ["NED", "USA"]), ("wat deden de", []),
    ],
)  # fmt: skip
def test_the_states_and_versus(nations: NationIndex, text: str, expected: list[str]) -> None:
    assert scanned(nations, text) == expected
