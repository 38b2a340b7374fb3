"""Sentences about nations in the table: the table itself, one nation, a rank, neighbours, two nations."""

import re

from bot.understanding.sentences_makers import Made, maker
from bot.understanding.sentences_reading import Reading
from medals_core.questions import (
    Claim,
    ComparisonQuestion,
    DisciplineQuestion,
    MedalsQuestion,
    Metric,
    NationFocus,
    NationQuestion,
    OvertakeQuestion,
    RaceQuestion,
    RankQuestion,
    TableQuestion,
    TimelineQuestion,
    Wanted,
)
from medals_core.standings import Standings

ALL_LINES = 0
MOST_ABOVE = 12
_FIRST_IS_OTHER = re.compile(r"^[^<]*(?:<colour>[^<]*)?\b(?:dan|als) <nation>[^<]*<nation>")
"""Of "hoeveel goud meer dan Italië had Duitsland" the second nation is the subject."""


@maker
def table(reading: Reading) -> Made:
    if reading.discipline and "stand" not in reading.present:
        return None
    return TableQuestion(
        metric=_metric(reading),
        gender=reading.gender,
        discipline=reading.discipline,
        limit=reading.top
        if reading.top
        else (
            ALL_LINES
            if (reading.has_words("hele", "volledige", "complete") or reading.has_phrase("alle landen"))
            else None
        ),
        **reading.when(),
    )


def _metric(reading: Reading) -> Metric:
    present = reading.present
    if "per_capita" in present:
        return Metric.POPULATION
    if "points" in present:
        return Metric.POINTS
    if "total_table" in present and "stand" in present and not reading.has_words("gewonnen", "won"):
        return Metric.TOTAL
    return Metric.OFFICIAL


@maker
def nation(reading: Reading) -> Made:
    if "per_capita" in reading.present:
        return TableQuestion(metric=Metric.POPULATION, around=reading.noc, **reading.when())
    if reading.discipline:
        return DisciplineQuestion(
            discipline=reading.discipline, noc=reading.noc, gender=reading.gender, **reading.when()
        )
    if reading.day_only and reading.day and reading.present & {"won_verb", "medal"}:
        if reading.from_day != reading.to_day and reading.moment is not None and "won_verb" not in reading.present:
            return NationQuestion(noc=reading.noc, **reading.when())
        return MedalsQuestion(noc=reading.noc, from_day=reading.from_day, to_day=reading.day, gender=reading.gender)
    return NationQuestion(noc=reading.noc, **reading.when())


@maker
def nation_total(reading: Reading) -> Made:
    if reading.gender or reading.discipline:
        return None
    if "points" in reading.present:
        return TableQuestion(metric=Metric.POINTS, around=reading.noc, **reading.when())
    return NationQuestion(noc=reading.noc, focus=NationFocus.TOTAL, **reading.when())


@maker
def nation_rank(reading: Reading) -> Made:
    if reading.rank is not None and "yes_no" in reading.present:
        return claimed_rank(reading)
    return NationQuestion(noc=reading.noc, focus=NationFocus.RANK, **reading.when())


@maker
def neighbour_above(reading: Reading) -> Made:
    return NationQuestion(noc=reading.noc, focus=NationFocus.ABOVE, **reading.when())


@maker
def neighbour_below(reading: Reading) -> Made:
    return NationQuestion(noc=reading.noc, focus=NationFocus.BELOW, **reading.when())


@maker
def several_ranks(reading: Reading) -> Made:
    """Who stands at two or more ranks: the table down to the last of them."""
    return TableQuestion(limit=min(max(reading.found.ranks), 100), **reading.when())


@maker
def just_outside(reading: Reading) -> Made:
    """Who stands at the first rank that does not belong to it."""
    last = reading.top or reading.rank or (3 if "podium" in reading.present else None)
    return RankQuestion(rank=last + 1, **reading.when()) if last is not None else None


@maker
def all_above(reading: Reading) -> Made:
    """All nations above one: the table down to it."""
    rank = _standings(reading).rank(reading.noc)
    if rank is None or rank > MOST_ABOVE or "how_many" in reading.present:
        return NationQuestion(noc=reading.noc, focus=NationFocus.RANK, **reading.when())
    if rank <= 2:
        return NationQuestion(noc=reading.noc, focus=NationFocus.ABOVE, **reading.when())
    return TableQuestion(limit=rank, **reading.when())


@maker
def between(reading: Reading) -> Made:
    """The one nation between two, or else the part of the table around them."""
    if len(reading.nations) != 2:
        return None
    first, second = sorted(_standings(reading).rank(noc) or 0 for noc in reading.nations)
    if first and second - first == 2:
        return RankQuestion(rank=first + 1, **reading.when())
    return TableQuestion(around=reading.nations[0], **reading.when())


@maker
def between_ranks(reading: Reading) -> Made:
    """The nations at two ranks, side by side."""
    standings = _standings(reading)
    nocs = tuple(line.noc for rank in reading.found.ranks[:2] for line in standings.at(rank)[:1])
    if len(set(nocs)) != 2:
        return None
    return ComparisonQuestion(nocs=nocs, colour=reading.colour, **reading.when())


def _standings(reading: Reading) -> Standings:
    return reading.edition.book_at(reading.when()["as_of"]).standings


@maker
def claimed_rank(reading: Reading) -> Made:
    if reading.top is not None:
        return NationQuestion(noc=reading.noc, focus=NationFocus.RANK, claimed_top=reading.top, **reading.when())
    if reading.rank is None:
        return None
    if len(reading.found.ranks) > 1:
        return NationQuestion(noc=reading.noc, focus=NationFocus.RANK, **reading.when())
    return NationQuestion(noc=reading.noc, focus=NationFocus.RANK, claimed_rank=reading.rank, **reading.when())


@maker
def who_at_rank(reading: Reading) -> Made:
    if "rank_last" in reading.present and reading.rank is None:
        return who_is_last(reading)
    if reading.discipline:
        return None
    return RankQuestion(rank=reading.rank or 1, **reading.when())


@maker
def who_is_last(reading: Reading) -> Made:
    return RankQuestion(last=True, **reading.when())


@maker
def why(reading: Reading) -> Made:
    """Why a nation stands where it stands is a comparison with its neighbour or with the nation named."""
    if len(reading.nations) >= 2:
        return ComparisonQuestion(nocs=reading.nations[:10], **reading.when())
    if reading.named and reading.noc != reading.own and reading.present & {"ahead", "behind", "level"}:
        return ComparisonQuestion(nocs=(reading.own, reading.noc), **reading.when())
    return NationQuestion(noc=reading.noc, focus=NationFocus.RANK, **reading.when())


@maker
def comparison(reading: Reading) -> Made:
    nocs = reading.nations
    if len(nocs) == 1:
        leads = _standings(reading).rank(reading.noc) == 1
        second = _standings(reading).below(reading.noc)
        if leads and second is not None and reading.has_words("won", "wonnen", "eerste", "leidt", "koploper"):
            nocs = (reading.noc, second.noc)
        elif reading.noc == reading.own:
            return None
        else:
            nocs = (reading.own, reading.noc)
    present = reading.present
    colour = reading.colour
    claim = _claim(reading) if len(nocs) == 2 else None
    if len(nocs) == 2 and _FIRST_IS_OTHER.search(reading.marked):
        nocs = (nocs[1], nocs[0])
    if claim is None and reading.found.own_said and reading.own in nocs:
        nocs = (reading.own, *(noc for noc in nocs if noc != reading.own))
    return ComparisonQuestion(
        nocs=nocs[:10],
        colour=colour,
        total=colour is None
        and bool(present & {"medal", "in_total"})
        and bool(present & {"more", "fewer", "gap", "level"}),
        claim=claim,
        discipline=reading.discipline,
        gender=reading.gender,
        **reading.when(),
    )


def _claim(reading: Reading) -> Claim | None:
    present = reading.present
    if "yes_no" not in present or "how_many" in present:
        return None
    if {"ahead", "behind"} <= present and not present & {"more", "fewer"}:
        return None
    if "level" in present:
        return Claim.LEVEL
    if present & {"behind", "fewer"}:
        return Claim.BEHIND
    if present & {"ahead", "more"}:
        return Claim.AHEAD
    return None


@maker
def overtake(reading: Reading) -> Made:
    subject, target = _subject_and_target(reading)
    if target is None and reading.rank is None:
        return None
    return OvertakeQuestion(
        noc=subject, target=target, place=reading.rank if target is None else None, **reading.when()
    )


def _subject_and_target(reading: Reading) -> tuple[str | None, str | None]:
    nocs = reading.nations
    if len(nocs) >= 2:
        return nocs[0], nocs[1]
    if len(nocs) == 1 and nocs[0] != reading.own:
        return (nocs[0], None) if reading.rank is not None else (reading.own, nocs[0])
    return reading.own, None


@maker
def race(reading: Reading) -> Made:
    if reading.rank is not None or reading.top is not None:
        return RaceQuestion(place=reading.rank or reading.top, **reading.when())
    if reading.nations:
        return RaceQuestion(noc=reading.noc, **reading.when())
    return RaceQuestion(**reading.when())


@maker
def timeline(reading: Reading) -> Made:
    return TimelineQuestion(
        nocs=reading.nations[:6] or (reading.own,),
        games=reading.games,
        from_day=reading.from_day if reading.from_day != reading.to_day else None,
        to_day=reading.to_day if reading.from_day != reading.to_day else None,
    )


@maker
def best_discipline(reading: Reading) -> Made:
    if reading.colour is None:
        return NationQuestion(noc=reading.noc, **reading.when())
    return MedalsQuestion(wanted=Wanted.LIST, noc=reading.noc, colour=reading.colour, **reading.when())
