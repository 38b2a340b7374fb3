"""Follow-ups: "en Duitsland?", "en gisteren?", "waarom?" are the former question with one thing changed."""

from typing import Any, Protocol

from bot.understanding.sentences_reading import Reading
from bot.understanding.understood import Understanding, Understood
from medals_core.answering import Viewpoint
from medals_core.archive import AsOf
from medals_core.questions import (
    Asked,
    AthleteQuestion,
    Change,
    ChangedMedalQuestion,
    ComparisonQuestion,
    DayQuestion,
    EventQuestion,
    MedalsQuestion,
    NationFocus,
    NationQuestion,
    Question,
    RankQuestion,
    ReportQuestion,
    TableQuestion,
    WhatIfQuestion,
)

LONGEST = 8
"""Words of a follow-up at most."""
_BEGINS = frozenset(["en", "of", "maar", "dan", "ook", "ok", "oke", "waarom", "hoezo", "waardoor", "why", "and", "nu"])
_SELF_STANDING = frozenset(["rank_verb_question", "stand", "how_many", "place_asked"])


class Reader(Protocol):
    """What reads sentences: a `SentenceReader`."""

    def read(self, text: str, viewpoint: Viewpoint) -> Reading: ...


def resolve(text: str, last: Question, reader: Reader, viewpoint: Viewpoint) -> Understanding | None:
    """The former question with what the text changes in it; None when the text is no follow-up, but to be understood
    by itself. Pure: who asked what before is kept by the caller."""
    reading = reader.read(text, viewpoint)
    if not _is_follow_up(reading):
        return None
    question = _changed(reading, last)
    return None if question is None or question == last else Understood(question=question)


def _is_follow_up(reading: Reading) -> bool:
    words = reading.words
    if not words or len(words) > LONGEST or reading.unknown:
        return False
    if words[0] in _BEGINS:
        return not (len(words) > 3 and reading.present & _SELF_STANDING)
    return len(words) <= 2 and "why" in reading.present


def _changed(reading: Reading, last: Asked) -> Asked | None:
    if "why" in reading.present and not reading.nations:
        return _why(last)
    if "what_if" in reading.present or (reading.has_words("erbij", "extra") and reading.counts):
        made = _with_more(reading, last)
        if made is not None:
            return made
    changes: dict[str, Any] = {}
    fields = type(last).model_fields
    _put_nation(reading, last, changes)
    for name, value in (
        ("colour", reading.colour),
        ("gender", reading.gender),
        ("discipline", reading.discipline),
        ("games", reading.games),
        ("rank", reading.rank if isinstance(last, RankQuestion) else None),
    ):
        if value is not None and name in fields:
            changes[name] = value
    _put_moment(reading, last, changes)
    _put_sport(reading, last, changes)
    if reading.athletes and len(reading.athletes[0]) == 1:
        return AthleteQuestion(athlete_id=reading.athletes[0][0], games=last.games)
    if reading.has_words("alles", "totaal") and "colour" in fields and reading.colour is None:
        changes["colour"] = None
    if not changes:
        return None
    return type(last).model_validate({**last.model_dump(), **changes})


def _put_nation(reading: Reading, last: Asked, changes: dict[str, Any]) -> None:
    if not reading.nations:
        return
    fields = type(last).model_fields
    if isinstance(last, ComparisonQuestion):
        kept = [noc for noc in last.nocs if noc not in reading.nations][: 2 - len(reading.nations)]
        changes["nocs"] = (*(kept or [reading.own]), *reading.nations)[:10]
        if len(set(changes["nocs"])) < 2:
            changes.pop("nocs")
    elif "target" in fields:
        changes["target"] = reading.noc
    elif "nocs" in fields:
        changes["nocs"] = reading.nations
    elif "noc" in fields:
        changes["noc"] = reading.noc
    elif "around" in fields:
        changes["around"] = reading.noc


def _put_moment(reading: Reading, last: Asked, changes: dict[str, Any]) -> None:
    day = reading.day
    if day is None:
        return
    if isinstance(last, DayQuestion | ReportQuestion):
        changes["day"] = day
    elif isinstance(last, MedalsQuestion) and reading.day_only:
        changes |= {"from_day": reading.from_day, "to_day": reading.to_day}
    elif "day" in type(last).model_fields:
        changes["day"] = day
    elif reading.moment is not None:
        changes["as_of"] = AsOf(won_by=reading.moment.at, known_by=last.as_of.known_by)


def _put_sport(reading: Reading, last: Asked, changes: dict[str, Any]) -> None:
    """Another event, or the same one of the other gender."""
    if not isinstance(last, EventQuestion | ChangedMedalQuestion):
        return
    if reading.event is not None:
        changes["event_id"] = reading.event
        changes.pop("gender", None)
        return
    if reading.gender is not None:
        former = reading.archive.edition(last.games).events.get(last.event_id)
        if former is not None:
            twin = [
                event.event_id
                for event in reading.archive.edition(last.games).events.values()
                if event.discipline == former.discipline
                and event.gender is reading.gender
                and (event.name == former.name)
            ]
            if twin:
                changes["event_id"] = twin[0]


def _why(last: Asked) -> Asked | None:
    """The reason of a rank is the comparison that decides it."""
    if isinstance(last, NationQuestion):
        return last.model_copy(update={"focus": NationFocus.RANK, "claimed_rank": None, "claimed_top": None})
    if isinstance(last, ComparisonQuestion):
        return last.model_copy(update={"claim": None, "colour": None, "total": False})
    if isinstance(last, RankQuestion | TableQuestion):
        return RankQuestion(rank=last.rank if isinstance(last, RankQuestion) else 1, games=last.games, as_of=last.as_of)
    return None


def _with_more(reading: Reading, last: Asked) -> Asked | None:
    """ "en met goud erbij?": the nation of the former question with those medals more."""
    if not reading.counts:
        return None
    noc = _nation_of(last) or reading.own
    sign = -1 if reading.has_words("minder", "eraf", "zonder") else 1
    changes = tuple(
        Change(noc=counted.noc or noc, colour=counted.colour, count=sign * max(1, min(200, counted.number)))
        for counted in reading.counts[:12]
    )
    goal = last.nocs[1] if isinstance(last, ComparisonQuestion) and len(last.nocs) == 2 else None
    return WhatIfQuestion(changes=changes, goal_passes=goal, games=last.games, as_of=last.as_of)


def _nation_of(last: Asked) -> str | None:
    if isinstance(last, ComparisonQuestion):
        return last.nocs[0]
    found: str | None = getattr(last, "noc", None)
    return found
