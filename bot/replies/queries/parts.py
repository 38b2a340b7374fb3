"""Groups by the part that their medals are of more: "Zweden won in één sport meer dan de helft van zijn goud:
langlaufen"."""

from typing import TYPE_CHECKING

from bot.replies import dutch
from bot.replies.queries.filters import apart_from, colour_words, joined, medal_noun, whose, words
from bot.replies.queries.keys import PEOPLE, none_of, plural_of, within
from bot.replies.queries.verbs import won
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import GroupAsk, Groups

if TYPE_CHECKING:
    from bot.replies.queries.results.groups import Teller

_PARTS = {
    1 / 2: "de helft", 1 / 3: "een derde", 1 / 4: "een kwart", 1 / 5: "een vijfde", 1 / 10: "een tiende",
    3 / 4: "driekwart", 2 / 3: "twee derde",
}  # fmt: skip
_OPS = {Op.MORE: "meer dan", Op.LESS: "minder dan", Op.EQUAL: "precies", Op.AT_LEAST: "minstens",
        Op.AT_MOST: "hoogstens"}  # fmt: skip


def is_of_parts(query: Groups) -> bool:
    """Is a part of more medals all that is asked of each group?"""
    return len(query.having) == 1 and query.take is None and _part(query.having[0]) in _PARTS and (
        query.having[0].op in _OPS
    )  # fmt: skip


def _part(one: Condition) -> float | None:
    """The part that a condition asks for."""
    if one.measure.kind is Kind.SHARE and one.measure.per is None and isinstance(one.value, int | float):
        return one.value if one.measure.whole is not None else None
    held = isinstance(one.value, Measure) and one.value == one.measure
    return one.times if held and one.measure.kind is Kind.COUNT else None


def part_words(teller: "Teller") -> str:
    """Who won so large a part, or where somebody did."""
    query, one, stage = teller.query, teller.query.having[0], teller.answer.stage
    of, who = one.measure.of, teller.words.who
    whole = one.measure.whole if one.measure.whole is not None else of
    part = joined(_OPS[one.op], _PARTS[_part(one) or 1 / 2], "van")
    own = words(apart_from(of, whole), teller.scene)
    colours = f"in {colour_words(own.colours)}" if own.colours else ""
    count = teller.kept
    key = joined(dutch.number_word(count), plural_of(query.by, count)) if count else none_of(query.by)
    if query.by is Key.GAMES:
        key = "geen enkele Winterspelen" if not count else f"{dutch.number_word(count)} Winterspelen"
    names = f": {teller.names()}" if count and teller.named_in_head else ""
    if query.by in PEOPLE:
        many = count > 1
        theirs = "het" if whole.colours == of.colours and not one.measure.whole else "hun" if many else "zijn"
        medals = f"al {theirs} {colour_words(of.colours) or 'eremetaal'}" if theirs == "het" else (
            f"{theirs} {medal_noun(whole.colours)}"
        )  # fmt: skip
        where = words(of.narrowed(nations=()), teller.scene).behind
        counted = query.ask is GroupAsk.COUNT or not names
        told = joined(key if counted else teller.names(), won(of, stage, many), part, medals, colours, where)
        return told + (names if counted else "")
    theirs = "alle" if own.who else "de eigen"
    if own.who or not own.colours:
        verb = won(of, stage, teller.words.many)
        there = joined(within(query.by), key)
        return joined(who, verb, there, part, theirs, medal_noun(whole.colours), colours, teller.words.behind) + names
    were = "van " + colour_words(own.colours)
    medals = joined("de", medal_noun(whole.colours), whose(who))
    return joined(within(query.by), key, "was", part, medals, were, own.behind) + names
