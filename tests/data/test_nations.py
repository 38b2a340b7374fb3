"""What a nation's name meant in a year, how many lived there, and which nations form a group."""

import pytest

from medals_core.nations import population
from tests.support.core.asking import archive


@pytest.mark.parametrize(
    ("noc", "year", "means"),
    [
        ("GER", 1936, ("GER",)),
        ("GER", 1960, ("EUA",)),
        ("GER", 1988, ("FRG", "GDR")),
        ("GER", 1992, ("GER",)),
        ("RUS", 1980, ("URS",)),
        ("RUS", 1992, ("EUN",)),
        ("RUS", 2014, ("RUS",)),
        ("RUS", 2022, ("ROC",)),
        ("RUS", 2026, ("AIN",)),
        ("CZE", 1984, ("TCH",)),
        ("CRO", 1984, ("YUG",)),
        ("TCH", 1998, ("CZE", "SVK")),
        ("GDR", 1994, ("GER",)),
        ("URS", 1988, ("URS",)),
        ("NED", 1984, ("NED",)),
    ],
)
def test_a_name_means_the_nation_of_that_year(noc: str, year: int, means: tuple[str, ...]) -> None:
    assert archive().nations.named(noc, year) == means


def test_every_former_name_won_medals_in_its_years_or_took_no_part() -> None:
    """A form that points at a code which never won a medal would be a slip of the pen (Bosnia apart)."""
    winners = {noc for edition in archive().editions.values() for noc in edition.book.tallies()}
    assert {noc for form in archive().nations.forms for noc in form.means} - winners == {"BIH"}


def test_the_inhabitants_are_those_of_the_year() -> None:
    """World Bank, mid-year: the Netherlands had 11.5 million inhabitants in 1960 and 18.0 million in 2024."""
    nations = archive().nations
    assert population(nations, "NED", 1960) == 11_486_631
    assert population(nations, "NED", 2026) == 17_993_485
    assert population(nations, "NED", 1956) is None
    assert population(nations, "GDR", 1980) is None
    assert population(nations, "AIN", 2026) is None


def test_all_winners_since_1960_have_inhabitants_but_the_two_germanys_taiwan_the_antilles_and_the_neutrals() -> None:
    unknown = {
        noc
        for edition in archive().editions.values()
        if edition.games.year >= 1960
        for noc in edition.book.tallies()
        if population(archive().nations, noc, edition.games.year) is None
    }
    assert unknown == {"FRG", "GDR", "AIN", "AHO", "TPE", "IOP", "IOA", "EOR"}


def test_groups_and_continents() -> None:
    groups = archive().nations.groups
    assert groups["scandinavia"].nocs == ("DEN", "NOR", "SWE")
    assert "BRA" in groups["south-america"].nocs
    assert "NED" in groups["europe"].nocs
    assert groups["europe"].is_continent
    assert not groups["benelux"].is_continent
    winners = {noc for edition in archive().editions.values() for noc in edition.book.tallies()}
    in_a_continent = {noc for group in groups.values() if group.is_continent for noc in group.nocs}
    assert winners - in_a_continent == {"AIN", "MIX", "IOP", "IOA", "EOR"}


def test_iso_codes_of_three_letters() -> None:
    codes = {noc: archive().nations[noc].iso3 for noc in ("DEN", "SLO", "BUL", "SUI", "CRO", "GER", "NED")}
    assert codes == {
        "DEN": "DNK", "SLO": "SVN", "BUL": "BGR", "SUI": "CHE", "CRO": "HRV", "GER": "DEU", "NED": "NLD",
    }  # fmt: skip
