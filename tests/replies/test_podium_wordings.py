"""The first lines about podiums: who was better than whom, and who won where a few words mean several events."""

import pytest

from medals_core import EVER, Listing, Medals
from medals_core.games import Season
from medals_core.queries.filters import Scope
from medals_core.queries.measures import Kind, Measure
from medals_core.queries.model import Ask, Versus
from tests.support.replies import queries as q
from tests.support.replies.saying import first_line, said

SUMMER = Scope(ever=True, seasons=(Season.SUMMER,))
STOLZ, DE_BOO, KOK, LEERDAM = "jordan-stolz", "jenning-de-boo", "femke-kok", "jutta-leerdam"


def who(**fields: object) -> Listing:
    return Listing(of=q.of(**fields), ask=Ask.WHO)


def did(**fields: object) -> Listing:
    return Listing(of=q.of(**fields), ask=Ask.EXISTS)


DUELS = (
    (
        who(events=q.M1500, above=q.of(athletes=STOLZ)),
        "Ning Zhongyan (China) was Jordan Stolz voor op de 1500 meter mannen (schaatsen): goud tegen zilver.",
    ),
    (
        who(events=q.W500, below=q.of(athletes=KOK)),
        "Femke Kok was Jutta Leerdam (Nederland) en Miho Takagi (Japan) voor op de 500 meter vrouwen (schaatsen): "
        "goud tegen zilver en brons.",
    ),
    (
        who(events=q.W500, above=q.of(athletes=KOK)),
        "Niemand: Femke Kok won zelf goud op de 500 meter vrouwen (schaatsen).",
    ),
    (
        who(events=q.W500, above=q.of(athletes="joy-beune")),
        "Joy Beune won geen medaille op de 500 meter vrouwen (schaatsen).",
    ),
    (
        did(athletes=LEERDAM, events=q.W500, above=q.of(athletes=KOK)),
        "Nee, Femke Kok was Jutta Leerdam voor op de 500 meter vrouwen (schaatsen): goud tegen zilver.",
    ),
    (did(athletes=STOLZ, above=q.of(athletes=DE_BOO)), "Ja, Jordan Stolz was Jenning de Boo twee keer voor."),
    (Listing(of=q.of(athletes=STOLZ, above=q.of(athletes=DE_BOO))), "Jordan Stolz was Jenning de Boo twee keer voor."),
    (
        did(athletes=STOLZ, events=q.M1500, above=q.of(athletes="joep-wennemars")),
        "Jordan Stolz won zilver op de 1500 meter mannen (schaatsen); Joep Wennemars won daar geen medaille.",
    ),
    (
        who(
            events="speed-skating-10000m-men",
            above=q.of(athletes="jorrit-bergsma"),
            below=q.of(athletes="metodej-jilek"),
        ),
        "Tussen Metoděj Jílek en Jorrit Bergsma stond Vladimir Semirunniy (Polen) op de 10.000 meter mannen "
        "(schaatsen), met zilver.",
    ),
)


@pytest.mark.parametrize(("query", "head"), DUELS, ids=[head[:50] for _, head in DUELS])
def test_who_was_better_stands_first(query: Listing, head: str) -> None:
    assert first_line(query) == head


def test_of_former_games_the_games_are_said() -> None:
    query = who(games=EVER, above=Medals(athletes=("sven-kramer",)), events="speed-skating-10000m-men")
    assert "Sotsji 2014" in said(query)


def test_who_was_beaten_by_a_winner_can_be_read_off() -> None:
    """ "wie had Geesink verslagen in Tokio": grammar does not tell who beat whom, the podium does."""
    told = said(who(games=Scope(ids=("1964-summer",)), above=Medals(athletes=("anton-geesink",))))
    assert told.startswith("Niemand: Anton Geesink won zelf goud")
    assert "Akio Kaminaga" in told


def test_of_one_colour_the_numbers_are_compared_not_tallies() -> None:
    golds = [q.of(athletes=who_, colours=q.G, games=SUMMER) for who_ in ("harrie-lavreysen", "inge-de-bruijn")]
    measures = tuple(Measure(kind=Kind.TALLY, of=of) for of in golds)
    assert first_line(Versus(measures=measures)).startswith("Harrie Lavreysen won meer goud dan Inge de Bruijn")


SEVERAL = (
    (
        who(colours=q.G, events=("speed-skating-mass-start-men", "speed-skating-mass-start-women")),
        "Jorrit Bergsma (mannen) en Marijke Groenewoud (vrouwen) wonnen goud op de massastart (schaatsen).",
    ),
    (
        who(colours=q.G, events=("speed-skating-500m-women", "short-track-500m-women")),
        "Femke Kok (schaatsen) en Xandra Velzeboer (shorttrack) wonnen goud op de 500 meter vrouwen.",
    ),
    (
        who(colours=q.G, disciplines="ice-hockey"),
        "De Verenigde Staten wonnen goud bij het ijshockey, zowel bij de mannen als bij de vrouwen.",
    ),
)


@pytest.mark.parametrize(("query", "head"), SEVERAL, ids=[head[:50] for _, head in SEVERAL])
def test_of_several_events_each_winner_is_told_apart(query: Listing, head: str) -> None:
    assert first_line(query) == head
    assert said(query).count("🥇") == 2, "a line an event"
