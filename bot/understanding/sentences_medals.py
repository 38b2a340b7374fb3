"""Sentences about medals: how many, which, the first and the last, who has most, which nations; and about days."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.understanding.moments import Relation
from bot.understanding.sentences_makers import Made, maker
from bot.understanding.sentences_reading import Reading
from medals_core.archive import LATEST
from medals_core.medals import Colour
from medals_core.questions import (
    DayQuestion,
    DisciplineQuestion,
    MedalsQuestion,
    Metric,
    NationFocus,
    NationQuestion,
    NationsQuestion,
    ReportQuestion,
    SuperlativeQuestion,
    TableQuestion,
    Wanted,
)

CHAMPIONS = ("kampioen", "kampioenen", "kampioene", "kampioenes")
"""Whoever is champion won gold."""


def conditions(reading: Reading) -> dict[str, Any]:
    """What the medals must satisfy, as far as the sentence says."""
    given: dict[str, Any] = {
        "colour": reading.colour or (Colour.GOLD if reading.has_words(*CHAMPIONS) else None),
        "discipline": reading.discipline,
        "gender": reading.gender,
        "event_id": reading.event if reading.event else None,
        "ever": "ever" in reading.present and reading.games is None,
    }
    if reading.day_only:
        given |= {"from_day": reading.from_day, "to_day": reading.to_day, "games": reading.games}
    else:
        given |= reading.when()
    return given


def _noc(reading: Reading) -> str | None:
    """The nation meant; the own one when none is named, unless it is about all medals given out."""
    if reading.nations:
        return reading.noc
    return None if "handed_out" in reading.present or reading.present & {"who", "which"} else reading.own


@maker
def medals_count(reading: Reading) -> Made:
    if "how_many" not in reading.present and "how_often" not in reading.present and not reading.colour:
        return None
    if len(reading.nations) >= 2:
        return None
    if "plural_nations" in reading.present and reading.discipline is not None:
        return DisciplineQuestion(discipline=reading.discipline, gender=reading.gender, **reading.when())
    given = conditions(reading)
    bare = not (given["colour"] or given["discipline"] or given["gender"] or given["event_id"] or given["ever"])
    noc = _noc(reading)
    if bare and noc and not reading.day_only:
        return NationQuestion(noc=noc, focus=NationFocus.TOTAL, **reading.when())
    return MedalsQuestion(wanted=Wanted.COUNT, noc=noc, **given)


@maker
def medals_exist(reading: Reading) -> Made:
    if "colours2" in reading.present:
        return NationQuestion(noc=reading.noc, focus=NationFocus.TOTAL, **reading.when())
    if reading.number is not None and reading.number > 1:
        # "heeft Nederland meer dan 20 medailles": the count itself is the safe answer.
        return medals_count(replace(reading, present=reading.present | {"how_many"}))
    return MedalsQuestion(wanted=Wanted.EXISTS, noc=reading.noc, **conditions(reading))


@maker
def medals_list(reading: Reading) -> Made:
    if reading.present & {"most_plain", "fewest"}:
        return None
    given = conditions(reading)
    moment = reading.moment
    games = reading.archive.current.games
    if moment is not None and moment.relation is Relation.AFTER and moment.whole_day and moment.day < games.closing:
        # "wat won Nederland na 18 februari" is about the days that followed.
        given |= {"as_of": LATEST, "from_day": moment.day + timedelta(days=1), "to_day": games.closing}
    return MedalsQuestion(wanted=Wanted.LIST, noc=reading.noc if reading.nations else None, **given)


@maker
def first_medal(reading: Reading) -> Made:
    return _one_medal(reading, Wanted.FIRST)


@maker
def last_medal(reading: Reading) -> Made:
    return _one_medal(reading, Wanted.LAST)


def _one_medal(reading: Reading, wanted: Wanted) -> Made:
    if reading.athletes:
        return None
    noc = reading.noc if reading.nations else None
    of_all = any(reading.has_phrase(f"van {games}") for games in ("de spelen", "de winterspelen", "deze spelen"))
    if noc is None and not of_all and not reading.present & {"handed_out", "who", "which", "nation_word"}:
        noc = reading.own
    given = conditions(reading)
    if reading.games is None and reading.moment is None and not given["ever"]:
        given["ever"] = "for_the_first_time" in reading.present or _never_here(reading, noc)
    return MedalsQuestion(wanted=wanted, noc=noc, **given)


def _never_here(reading: Reading, noc: str | None) -> bool:
    """Has the nation won none (of that colour) at the current Games? Then the first or last was at former ones."""
    if noc is None:
        return False
    tally = reading.archive.current.book.tally(noc)
    return (tally.total if reading.colour is None else tally.of(reading.colour)) == 0


@maker
def nations(reading: Reading) -> Made:
    if "colours2" in reading.present:
        return None
    minimum = reading.number if reading.number is not None and reading.number > 0 else 1
    if reading.has_phrase("meer dan") and reading.number is not None:
        minimum = reading.number + 1
    elif "multiple" in reading.present and reading.number is None and reading.has_words("meerdere"):
        minimum = 2
    exactly = "exactly_one" in reading.present and reading.number == 1 and "at_least" not in reading.present
    exactly = exactly or ("plural_nations" not in reading.present and reading.number is not None)
    return NationsQuestion(
        colour=reading.colour,
        minimum=minimum,
        exactly=exactly,
        without="without" in reading.present and reading.colour is not None and not exactly,
        count="how_many" in reading.present,
        **reading.when(),
    )


@maker
def nations_against(reading: Reading) -> Made:
    """Which nations have more (or as many) than one named."""
    tally = reading.edition.book_at(reading.when()["as_of"]).tally(reading.noc)
    held = tally.total if reading.colour is None else tally.of(reading.colour)
    more = reading.has_words("meer", "vaker")
    if not more and held == 0:
        return None
    return NationsQuestion(
        colour=reading.colour,
        minimum=held + 1 if more else held,
        exactly=not more,
        count="how_many" in reading.present,
        **reading.when(),
    )


@maker
def nations_first_ever(reading: Reading) -> Made:
    return NationsQuestion(
        colour=reading.colour, first_ever=True, count="how_many" in reading.present, **reading.when()
    )


@maker
def superlative_nations(reading: Reading) -> Made:
    if "per_capita" in reading.present:
        return TableQuestion(metric=Metric.POPULATION, **reading.when())
    return SuperlativeQuestion(
        of="nations",
        colour=reading.colour,
        fewest="fewest" in reading.present,
        discipline=reading.discipline,
        gender=reading.gender,
        ever="ever" in reading.present,
        **reading.when(),
    )


@maker
def superlative_athletes(reading: Reading) -> Made:
    champion = Colour.GOLD if reading.has_words(*CHAMPIONS) else None
    return SuperlativeQuestion(
        of="athletes",
        colour=reading.colour or champion,
        fewest="fewest" in reading.present,
        noc=reading.noc if reading.nations else None,
        discipline=reading.discipline,
        gender=reading.gender,
        ever="ever" in reading.present,
        **reading.when(),
    )


@maker
def day(reading: Reading) -> Made:
    if reading.day is None:
        return None
    noc = reading.noc if reading.nations else None
    if noc and reading.present & {"won_verb", "medal", "which", "who"}:
        return MedalsQuestion(
            wanted=Wanted.LIST, noc=noc, from_day=reading.from_day, to_day=reading.to_day, gender=reading.gender
        )
    if reading.from_day != reading.to_day:
        return MedalsQuestion(wanted=Wanted.LIST, from_day=reading.from_day, to_day=reading.to_day, noc=noc)
    return DayQuestion(day=reading.day, noc=noc)


@maker
def report(reading: Reading) -> Made:
    return ReportQuestion(day=reading.day) if reading.day is not None else None
