"""Sentences about former Games: a nation through the years, best Games, ranks, records, reallocations."""

from typing import Literal

from bot.understanding.sentences_makers import Made, maker
from bot.understanding.sentences_reading import Reading
from medals_core.questions import (
    HistoryQuestion,
    RecordsQuestion,
    SameStageQuestion,
    SuperlativeQuestion,
    ThenAndNowQuestion,
)

Record = Literal["most", "gold", "rank", "fewest"]


@maker
def history(reading: Reading) -> Made:
    return HistoryQuestion(noc=reading.noc if reading.nations else None, since=reading.since)


@maker
def history_all(reading: Reading) -> Made:
    if reading.present & {"most_plain", "fewest"} and reading.present & {"nation_asked", "who", "nation_word"}:
        return SuperlativeQuestion(of="nations", colour=reading.colour, fewest="fewest" in reading.present, ever=True)
    return HistoryQuestion(since=reading.since)


@maker
def history_rank(reading: Reading) -> Made:
    return HistoryQuestion(noc=reading.noc, rank=reading.rank, since=reading.since)


@maker
def best_games(reading: Reading) -> Made:
    return HistoryQuestion(noc=reading.noc, record=_record(reading), since=reading.since)


def _record(reading: Reading) -> Record:
    if "fewest" in reading.present or reading.has_words("slechtste", "matigste"):
        return "fewest"
    if reading.colour is not None:
        return "gold"
    if reading.has_words("klassering", "eindklassering", "plaats", "plek", "positie", "rang", "notering", "hoogst"):
        return "rank"
    return "most"


@maker
def records(reading: Reading) -> Made:
    return RecordsQuestion(noc=reading.noc if reading.nations else None, games=reading.games)


@maker
def then_and_now(reading: Reading) -> Made:
    return ThenAndNowQuestion(games=reading.games, noc=reading.noc if reading.nations else None)


@maker
def same_stage(reading: Reading) -> Made:
    return SameStageQuestion(former=reading.games, noc=reading.noc if reading.nations else None)
