"""Invented and foreign people are nobody of ours, and the whole of their name is told."""

import pytest

from bot.understanding.names.folding import tokens
from bot.understanding.names.found import Ambiguous, Found, NoMatch
from bot.understanding.names.lexicon import Lexicon
from bot.understanding.names.people.athletes import AthleteIndex
from medals_core.archive import Archive

NOBODY = [
    "Femke Blom", "Sanne Velzeboer", "Wout Dumoulin", "Bert-Jan Hoogveen", "Jan van den Berg", "Pietje Puk",
    "Max Verstappen", "Jutta Kok", "Kimberley Leerdam", "Marianne Groenewoud",
]  # fmt: skip


@pytest.fixture(scope="module")
def lexicon(archive: Archive) -> Lexicon:
    return Lexicon(archive)


@pytest.mark.parametrize("name", NOBODY)
def test_invented_and_foreign_people_are_nobody(athletes: AthleteIndex, name: str) -> None:
    """Also where only a name is expected (/volg): another given name is another person."""
    assert isinstance(athletes.find(name), NoMatch)
    assert isinstance(athletes.find(name.lower()), NoMatch)
    assert athletes.scan(tokens(f"hoeveel goud heeft {name} gewonnen")) == ()


def test_namesakes_are_suggested(athletes: AthleteIndex) -> None:
    match = athletes.find("Sanne Velzeboer")
    assert isinstance(match, NoMatch)
    assert [one.name for one in match.nearest[:2]] == ["Xandra Velzeboer", "Michelle Velzeboer"]


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ("hoeveel goud heeft Sanne Velzeboer", 4, "Sanne Velzeboer"), ("wat won Femke Blom", 3, "Femke Blom"),
        ("hoeveel goud heeft jan van den berg", 6, "jan van den berg"), ("heeft Atlantis goud", 1, "Atlantis"),
        ("Wout Dumoulin", 0, "Wout Dumoulin"), ("goud voor noord-holland", 3, "noord holland"),
        ("wat won Bert-Jan Hoogveen gisteren", 4, "Bert Jan Hoogveen"), ("wat won pietje puk", 3, "pietje puk"),
    ],
)  # fmt: skip
def test_the_whole_unknown_name(lexicon: Lexicon, text: str, place: int, name: str) -> None:
    words = tokens(text)
    unknown = lexicon.unknown_name(words, place)
    assert unknown is not None
    assert " ".join(word.text for word in words[unknown.start : unknown.end]) == name


@pytest.mark.parametrize(("text", "place"), [("hoeveel xyzzy goud", 1), ("wat deed nederland gek", 3)])
def test_a_strange_word_is_not_a_name(lexicon: Lexicon, text: str, place: int) -> None:
    assert lexicon.unknown_name(tokens(text), place) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("was het jutta of kok", ["Jutta Leerdam", "Femke Kok"]), ("goud van Jutta, Kok en Femke", None),
        ("schaatser Stolz", ["Jordan Stolz"]), ("en die zoon van Wennemars", ["Joep Wennemars"]),
        ("Kok Leerdam en Beune", ["Femke Kok", "Jutta Leerdam", "Joy Beune"]), ("DIE JENS MAN WAT EEN BAAS", None),
        ("loena medaille of niet", ["Loena Hendrickx"]), ("wat won antoinette de jong", ["Antoinette Rijpma-de Jong"]),
        ("zat teun de boer ook bij de ploeg", ["Teun Boer"]),
        ("keld nuis zilver", ["Kjeld Nuis"]), ("wat deed wenemars", ["Joep Wennemars"]),
    ],
)  # fmt: skip
def test_names_that_stand_beside_other_words_are_kept(
    lexicon: Lexicon, athletes: AthleteIndex, text: str, names: list[str] | None
) -> None:
    words = tokens(text)
    events = frozenset(p for span in lexicon.events().spans(words) for p in range(span.start, span.end))
    found = [span.items[0].name for span in athletes.scan(words, taken=events)]
    assert found == names if names else len(found) >= 1


@pytest.mark.parametrize("text", ["om Amerika voorbij te streven", "bij de langebaan hadden we NIKS", "helemaal nix"])
def test_ordinary_words_are_nobody(athletes: AthleteIndex, text: str) -> None:
    assert athletes.scan(tokens(text)) == ()


def test_who_fits_goes_first_and_who_does_not_is_said_so(athletes: AthleteIndex) -> None:
    swiss = athletes.find("müller", "SUI")
    found = (swiss.item,) if isinstance(swiss, Found) else swiss.candidates if isinstance(swiss, Ambiguous) else ()
    assert found
    assert all("SUI" in one.nocs for one in found)
    stolz = athletes.find("Jordan Stolz", "NOR")
    assert isinstance(stolz, Found)
    assert not stolz.fits


def test_who_is_at_these_games_goes_before_who_is_not(athletes: AthleteIndex) -> None:
    """ "Wennemars" is Joep, his father is offered beside him."""
    match = athletes.find("wennemars")
    assert isinstance(match, Found)
    assert match.item.name == "Joep Wennemars"
    assert [one.name for one in match.others] == ["Erben Wennemars"]


@pytest.mark.parametrize(
    ("typed", "name"), [("bergsna", "Jorrit Bergsma"), ("leerdan", "Jutta Leerdam"), ("shifrin", "Mikaela Shiffrin")]
)
def test_a_surname_with_one_error_that_one_athlete_owns_is_found(athletes: AthleteIndex, typed: str, name: str) -> None:
    match = athletes.find(typed)
    assert isinstance(match, Found), match
    assert (match.item.name, match.errors) == (name, 1)
