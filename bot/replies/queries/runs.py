"""A run of days or Games without a gap: "Nederland won acht Winterspelen op rij goud: van Nagano 1998 tot …"."""

from typing import TYPE_CHECKING

from bot.replies import dutch
from bot.replies.queries.filters import colour_words, joined
from bot.replies.queries.keys import plural_of
from bot.replies.queries.verbs import stood, won
from medals_core.queries.measures import Key, Kind, Op
from medals_core.queries.model import Groups, Run
from medals_core.queries.results import Group

MOST_AS_LONG = 3

if TYPE_CHECKING:
    from bot.replies.queries.results.groups import Teller


def run_words(teller: "Teller") -> str:
    """How long the run is, from when to when, and whether it goes on."""
    query, groups, answer = teller.query, teller.groups, teller.answer
    row = joined(dutch.number_word(teller.kept), plural_of(query.by, teller.kept), "op rij")
    ranked = bool(query.having) and all(each.measure.kind is Kind.RANK for each in query.having)
    over = "die reeks is voorbij; de langste: " if query.run is Run.LASTING and not answer.lasting else ""
    longest = not (answer.lasting or over)
    first = all((each.op, each.value) == (Op.EQUAL, 1) for each in query.having)
    if ranked and teller.words.who and first and query.by is Key.GAMES and answer.stage.is_latest:
        ended = "eindigden" if teller.words.many else "eindigde"
        times = joined(dutch.number_word(teller.kept), "keer op rij") if teller.kept > 1 else "één keer"
        told = joined(teller.words.who, ended, times, "als eerste", teller.words.behind)
    elif ranked and teller.words.who:
        told = joined(teller.words.who, stood(answer.stage, teller.words.many), "op", row, teller.conditions())
    elif teller.words.who and is_any_medal(query):
        thing = colour_words(query.having[0].measure.of.colours) or "een medaille"
        verb = won(teller.of, answer.stage, teller.words.many)
        told = joined(teller.words.who, verb, row, thing, teller.words.behind)
    else:
        begin = "de langste reeks was" if longest else joined("het", teller.there_is(teller.kept > 1))
        told, longest = joined(begin, row, teller.conditions()), False
    when = _from_to(teller, groups[0], groups[-1])
    if len(groups) > 1 and len(answer.as_long) in range(1, MOST_AS_LONG + 1):
        when += f"; even lang duurde die {dutch.listing([_from_to(teller, *each) for each in answer.as_long])}"
    return f"{over}{told}{' (de langste reeks)' if longest else ''}: {when}"


def _from_to(teller: "Teller", first: Group, last: Group) -> str:
    names = [teller.name(group) for group in (first, last)]
    return f"van {names[0]} tot en met {names[1]}" if first.key != last.key else names[0]


def is_any_medal(query: Groups) -> bool:
    """Is at least one medal, or one of a colour, all that is asked of each?"""
    if len(query.having) != 1:
        return False
    one = query.having[0]
    some = one.measure.kind is Kind.COUNT and (one.op, one.value) == (Op.AT_LEAST, 1)
    return some and one.measure.of.narrowed(colours=query.measure.of.colours) == query.measure.of
