"""Sentences that ask to think: what if, changed medals, certainty, the aim."""

from bot.understanding.sentences_events import athletes_of, events_of_athletes, one_of
from bot.understanding.sentences_makers import Made, maker
from bot.understanding.sentences_reading import Reading
from medals_core.games import EventId
from medals_core.medals import Colour
from medals_core.questions import (
    AmbitionQuestion,
    CertaintyQuestion,
    Change,
    ChangedMedalQuestion,
    WhatIfQuestion,
)

MOST_CHANGES = 12
MOST_MEDALS = 200


@maker
def what_if(reading: Reading) -> Made:
    """The changes in the order of the sentence: each colour with its number, for the nation named before it."""
    if not reading.counts:
        return None
    subject, goal = _subject_and_goal(reading)
    fewer = ("minder_if" in reading.present and "zonder" not in reading.words) or reading.has_words(
        "minder", "kwijt", "zonder"
    )
    changes = tuple(
        Change(
            noc=subject if goal is not None and len(reading.counts) == 1 else counted.noc or subject,
            colour=counted.colour,
            count=max(-MOST_MEDALS, min(MOST_MEDALS, -counted.number if fewer else counted.number)),
        )
        for counted in reading.counts[:MOST_CHANGES]
    )
    if "extra" not in reading.present and not fewer and goal is None:
        changes = tuple(_up_to(reading, change) for change in changes)
    if any(change.count == 0 for change in changes):
        return None
    rank = reading.rank if reading.rank is not None else reading.top
    return WhatIfQuestion(changes=changes, goal_rank=rank, goal_passes=goal, **reading.when())


def _up_to(reading: Reading, change: Change) -> Change:
    """ "hoeveelste waren we met 12 goud" says how many there would be, when that is more than there are."""
    held = reading.edition.book_at(reading.when()["as_of"]).tally(change.noc).of(change.colour)
    more = change.count - held
    return change.model_copy(update={"count": more}) if more > 0 and held > 0 and reading.has_words("met") else change


def _subject_and_goal(reading: Reading) -> tuple[str, str | None]:
    """Whose medals change, and whom that should pass."""
    counted = [count.noc for count in reading.counts if count.noc]
    nocs = [noc for noc in reading.nations if noc not in counted]
    passing = bool(reading.present & {"ahead", "enough", "overtake"})
    if passing and len(reading.nations) == 1 and (reading.rank is not None or reading.top is not None):
        return reading.noc, None
    if passing and len(reading.nations) == 2 and len(reading.counts) == 1:
        return reading.nations[0], reading.nations[1]
    if counted:
        return counted[0], (nocs[0] if nocs and passing else None)
    if len(reading.nations) >= 2:
        return reading.nations[0], reading.nations[1]
    if reading.nations and reading.nations[0] != reading.own and reading.present & {"ahead", "overtake"}:
        return reading.own, reading.nations[0]
    return (reading.nations[0] if reading.nations else reading.own), None


@maker
def changed_medal(reading: Reading) -> Made:
    if not reading.events:
        return None
    athletes = athletes_of(reading, reading.events)
    events = (events_of_athletes(reading, reading.events, athletes) if athletes else ()) or reading.events
    noc = reading.noc if reading.nations else None
    if noc is None and reading.athletes and len(reading.athletes[0]) == 1:
        noc = reading.archive.athletes[reading.athletes[0][0]].nocs[-1]

    def question(event_id: EventId) -> ChangedMedalQuestion | WhatIfQuestion:
        if not reading.edition.book.is_decided(event_id):
            # Nothing to change yet: with that medal there is one more.
            change = Change(noc=noc or reading.own, colour=reading.colour or Colour.GOLD)
            return WhatIfQuestion(changes=(change,), games=reading.games)
        return ChangedMedalQuestion(event_id=event_id, colour=reading.colour or Colour.GOLD, noc=noc, **reading.when())

    return one_of(reading, events, question)


@maker
def certainty(reading: Reading) -> Made:
    place = reading.top if reading.top is not None else reading.rank
    return CertaintyQuestion(noc=reading.noc if reading.nations else None, place=place, **reading.when())


@maker
def ambition(reading: Reading) -> Made:
    return AmbitionQuestion(noc=reading.noc if reading.nations else None, **reading.when())
