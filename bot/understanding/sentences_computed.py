"""Sentences whose answer is a small sum over the medal book: told in one line, with the way on as buttons."""

from collections.abc import Iterable

from bot.understanding.sentences_continents import CONTINENTS, is_in
from bot.understanding.sentences_makers import Made, maker
from bot.understanding.sentences_reading import Reading, in_words
from bot.understanding.understood import AskBack, Choice
from medals_core.games import Gender
from medals_core.medals import Colour, Tally
from medals_core.standings import Standing, Standings

MOST_NAMED = 12
COLOUR_NAMES = {Colour.GOLD: "goud", Colour.SILVER: "zilver", Colour.BRONZE: "brons"}


@maker
def men_or_women(reading: Reading) -> Made:
    """The medals of the nation's men beside those of its women."""
    events = reading.edition.events
    won = reading.edition.book_at(reading.when()["as_of"]).medals_of(reading.noc)
    tallies = {
        gender: Tally.counting(one.medal for one in won if events[one.event_id].gender is gender)
        for gender in (Gender.WOMEN, Gender.MEN, Gender.MIXED)
    }
    men, women, mixed = tallies[Gender.MEN], tallies[Gender.WOMEN], tallies[Gender.MIXED]
    name = reading.archive.nations[reading.noc].name
    best = (
        "De mannen en vrouwen deden precies even goed"
        if men == women
        else ("De vrouwen deden het beter" if women > men else "De mannen deden het beter")
    )
    beside = f" Op gemengde onderdelen: {in_words(mixed)}." if mixed.total else ""
    return AskBack(
        prompt=f"{best} ({name}). Vrouwen: {in_words(women)}. Mannen: {in_words(men)}.{beside}",
        choices=(
            Choice(label="Stand vrouwen", command="/stand vrouwen"),
            Choice(label="Stand mannen", command="/stand mannen"),
        ),
    )


@maker
def together(reading: Reading) -> Made:
    """The medals of some nations added up."""
    book = reading.edition.book_at(reading.when()["as_of"])
    total = Tally()
    for noc in reading.nations:
        total = total.combined(book.tally(noc))
    names = _listed(reading.archive.nations[noc].name for noc in reading.nations)
    if reading.colour is not None:
        parts = " + ".join(str(book.tally(noc).of(reading.colour)) for noc in reading.nations)
        said = f"{total.of(reading.colour)} keer {COLOUR_NAMES[reading.colour]} ({parts})"
    else:
        said = in_words(total)
    codes = " ".join(reading.nations)
    return AskBack(
        prompt=f"{names} hebben samen {said}.", choices=(Choice(label="Vergelijk", command=f"/vergelijk {codes}"),)
    )


@maker
def only_colour(reading: Reading) -> Made:
    """The nations with medals of one colour only."""
    colour = reading.colour
    if colour is None:
        return None
    lines = [line for line in _standings(reading).ranked if line.tally.of(colour) == line.tally.total]
    counted = f"{len(lines)} {'land' if len(lines) == 1 else 'landen'}"
    return AskBack(
        prompt=f"{counted} met alleen {COLOUR_NAMES[colour]}: {_named(reading, lines)}.",
        choices=(Choice(label="De stand", command="/stand"),),
    )


@maker
def continent(reading: Reading) -> Made:
    """The nations of a part of the world with medals (of a colour)."""
    said = " ".join(reading.words)
    meant = next((one for one in CONTINENTS if any(f" {word} " in f" {said} " for word in one.words)), None)
    if meant is None:
        return None
    lines = [
        line
        for line in _standings(reading).ranked
        if is_in(line.noc, meant) and (reading.colour is None or line.tally.of(reading.colour))
    ]
    what = "een medaille" if reading.colour is None else COLOUR_NAMES[reading.colour]
    prompt = (
        f"{meant.name} met {what}: {_named(reading, lines)}." if lines else f"Geen land uit {meant.name} won {what}."
    )
    return AskBack(prompt=prompt, choices=(Choice(label="De stand", command="/stand"),))


def _standings(reading: Reading) -> Standings:
    return reading.edition.book_at(reading.when()["as_of"]).standings


def _named(reading: Reading, lines: list[Standing]) -> str:
    shown = [f"{reading.archive.nations[line.noc].name} ({line.tally})" for line in lines[:MOST_NAMED]]
    rest = len(lines) - len(shown)
    return _listed([*shown, f"nog {rest}"] if rest > 0 else shown) if shown else "geen enkel"


def _listed(names: Iterable[str]) -> str:
    listed = list(names)
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} en {listed[-1]}"
