"""What a query's answer comes to, as bare values that compare with a truth."""

from datetime import datetime

from medals_core import Answer
from medals_core.queries import results
from medals_core.queries.measures import Kind
from medals_core.queries.model import Ask, CertainAsk, GroupAsk, SpellAsk, VersusAsk


def value_of(measured: results.Measured) -> object:
    if measured.measure.kind is Kind.TALLY:
        return tuple(measured.tally)
    return _number(measured.value)


def _number(value: float | None) -> float | int | None:
    """Fractions to nine decimals."""
    return value if value is None or value == int(value) else round(value, 9)


def said(answer: Answer) -> object:
    """The value of any result: a number, a triple, yes or no, or a list of keys or of medals."""
    match answer:
        case results.ValueAnswer():
            return value_of(answer.measured)
        case results.ListingAnswer():
            if answer.query.ask is Ask.EXISTS:
                return bool(answer.lines)
            return [(line.games.year, line.event.event_id, line.medal.colour, line.medal.noc) for line in answer.lines]
        case results.GroupsAnswer():
            if answer.query.ask is GroupAsk.COUNT:
                return answer.kept
            return answer.kept > 0 if answer.query.ask is GroupAsk.EXISTS else [group.key for group in answer.groups]
        case results.VersusAnswer():
            if answer.query.ask is VersusAsk.WHY:
                return [(reason.ahead, reason.behind, reason.decider.value) for reason in answer.reasons]
            if answer.query.ask is VersusAsk.SUM:
                return tuple(answer.total)
            return [value_of(side) for side in answer.sides]
        case results.ClaimAnswer():
            return answer.holds
        case results.IdentifyAnswer():
            return {line.noc for line in answer.lines}
        case results.LeftAnswer():
            return {event.event_id for event in answer.events}
        case results.GamesFactAnswer():
            return [line.games.year for line in answer.lines]
        case results.SupposeAnswer():
            if answer.then is not None:
                return said(answer.then)
            return [(shift.noc, shift.becomes.rank, tuple(shift.becomes.tally)) for shift in answer.shifts]
        case results.NeededAnswer():
            return {tuple(one.extra) for one in answer.sets}
        case results.SpellsAnswer():
            return _of_spells(answer)
        case results.CertainAnswer():
            if answer.query.ask not in (CertainAsk.SINCE, CertainAsk.GONE) or answer.since is None:
                return answer.holds
            return _minute(answer, answer.since)
    raise TypeError(type(answer))


def _of_spells(answer: results.SpellsAnswer) -> object:
    query = answer.query
    if query.ask is SpellAsk.BEST:
        return answer.best_rank
    if query.by_day:
        return answer.total.days
    if query.ask is SpellAsk.WHO_ENDED:
        ended = [spell.ended_by for spell in answer.spells]
        return [(line.medal.noc, line.medal.colour, line.event.event_id) for line in ended if line]
    if query.ask is SpellAsk.EVER:
        return answer.best_rank is None
    return [
        (_minute(answer, spell.begin), _minute(answer, spell.end) if spell.end else None) for spell in answer.spells
    ]


def _minute(answer: Answer, moment: datetime) -> str:
    return answer.stage.games.local(moment).strftime("%m-%d %H:%M")
