"""A later turn that only names something is the question before it about that: "hoeveel goud won Nederland", "en
Noorwegen?" is "hoeveel goud won Noorwegen". Whatever is asked, and whatever it names."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.understanding.understood import Understood
from tests.support.listing import each
from tests.support.reading.reading import understood

NAMED = {
    "land": ("Nederland", "Noorwegen"),
    "kleur": ("goud", "zilver"),
    "sporter": ("Jutta Leerdam", "Jens van 't Wout"),
    "spelen": ("in Peking 2022", "in Sotsji 2014"),
    "sport": ("schaatsen", "shorttrack"),
    "sekse": ("mannen", "vrouwen"),
}
TURNS = {
    "land": ("en {}?", "{}?", "en {} dan", "hoe zit dat met {}", "en voor {}"),
    "kleur": ("en {}?", "en in {}", "en qua {}"),
    "sporter": ("en {}?", "{}?", "en {} dan"),
    "spelen": ("en {}?", "{} dan?", "en hoe was dat {}"),
    "sport": ("en {}?", "en bij het {}?", "en bij {} dan"),
    "sekse": ("en de {}?", "en bij de {}"),
}
ASKED = (
    "hoeveel {kleur} won {land} {spelen}",
    "hoeveel {kleur} won {land} bij het {sport} {spelen}",
    "wie won {kleur} voor {land} bij het {sport}",
    "welk land won het meeste {kleur} {spelen}",
    "welk land won het meeste {kleur} bij het {sport}",
    "hoeveelste werd {land} {spelen}",
    "op welke plaats stond {land} na 12 februari",
    "wie won het meeste {kleur} bij het {sport}",
    "welke medailles won {sporter}",
    "hoeveel {kleur} won {sporter}",
    "hoe oud is {sporter}",
    "wat won {land} op 12 februari",
    "won {land} {kleur} bij het {sport}",
    "hoeveel {kleur} wonnen de {sekse} van {land} bij het {sport}",
    "hoeveel landen wonnen {kleur} {spelen}",
    "welke landen wonnen {kleur} bij het {sport}",
    "wanneer won {land} zijn eerste {kleur}",
    "wanneer won {sporter} {kleur}",
    "in welke sport won {land} het meeste {kleur}",
    "hoeveel medailles per inwoner won {land} {spelen}",
    "wat was de beste Winterspelen van {land}",
    "hoe vaak won {land} {kleur} bij het {sport} op alle Winterspelen",
    "welke {sekse} wonnen {kleur} voor {land}",
    "wie was de jongste medaillewinnaar van {land}",
    "wanneer won {land} voor het laatst {kleur} bij het {sport}",
    "hoeveel {kleur} won {land} in totaal op de Winterspelen",
    "wat als {land} nog een keer {kleur} wint",
    "welke sporters van {land} wonnen {kleur} {spelen}",
)


class Case(NamedTuple):
    before: str
    turn: str
    means: str


def _cases() -> Iterator[Case]:
    for asked in ASKED:
        first = {kind: names[0] for kind, names in NAMED.items()}
        for kind, (_, other) in NAMED.items():
            if f"{{{kind}}}" in asked:
                for turn in TURNS[kind]:
                    yield Case(asked.format(**first), turn.format(other), asked.format(**{**first, kind: other}))


@each(tuple(_cases()), shared=True, name=lambda case: f"{case.before} > {case.turn}")
def test_a_name_moves_the_question(case: Case) -> None:
    before, means = understood(case.before), understood(case.means)
    assert isinstance(before, Understood)
    assert isinstance(means, Understood)
    turn = understood(case.turn, before.question)
    assert isinstance(turn, Understood)
    assert turn.question == means.question
