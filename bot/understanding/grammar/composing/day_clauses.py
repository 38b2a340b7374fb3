"""Days told by what was won on them: "op de dag dat Bergsma brons reed", "de avond dat de relay goud pakte"."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.understanding.grammar.composing.word_senses import holds
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.items import Item
from bot.understanding.time.meanings import Day, Impossible, MomentSpan, Relation, spoken
from medals_core.queries.filters import CURRENT, AfterMedal, When
from medals_core.queries.selecting import find

_DAYS_NAMED = 4
_VERBS = ("win", "have", "stand", "to_bed", "got_up")
Told = Callable[[Sequence[Item], Context], When | None]


def with_days(items: Sequence[Item], ctx: Context, moment_of: Told) -> tuple[Item, ...]:
    """The items with a clause that tells a day as that day. Of several days none is meant, which the reply says."""
    if (start := next((p for p, one in enumerate(items) if one.has("clause", "day")), None)) is None:
        return tuple(items)
    for stop in stops(items, start):
        told = items[start + 1 : stop]
        if holds(told, "more|more_of_it") or (holds(told, "athlete") and holds(told, "nation")):
            continue  # "… won nog meer goud", "op dezelfde dag als Leerdam goud voor Noorwegen": that is asked
        if (when := moment_of(told, ctx)) is not None:
            if (meaning := _day(when, told, ctx)) is None:
                continue
            text = " ".join(one.text for one in items[start:stop])
            span = MomentSpan(items[start].start, items[stop - 1].end, Relation.AT, meaning, text)
            made = Item(span.start, span.end, {"moment": (span,)}, text, breaks=items[start].breaks)
            return (*items[:start], made, *items[stop:])
    return tuple(items)


def stops(items: Sequence[Item], start: int) -> list[int]:
    """Where the clause may end: at a comma, at the end of all, after a verb."""
    breaks = [p for p in range(start + 2, len(items)) if items[p].breaks]
    verbs = [p + 1 for p in range(start + 1, len(items)) if items[p].has_any(_VERBS)]
    return list(dict.fromkeys((*breaks[:1], len(items), *verbs[::-1])))


def _day(when: When, said: Sequence[Item], ctx: Context) -> Day | Impossible | None:
    local = ctx.edition.games.local
    if isinstance(when, AfterMedal) and when.nth == 1 and not any(one.has("most") or one.has("rank") for one in said):
        lines = find(when.of, ctx.archive).selection.lines()
        days = list(dict.fromkeys(local(one.medal.won_at).date() for one in lines if one.medal.won_at is not None))
        if len(days) > 1:
            return Impossible(f"Dat was op meer dagen: {_listed(days)}.")
        return Day(days[0]) if days else None
    at = ctx.instant(when, CURRENT).won_by
    return Day(local(at).date()) if at is not None else None


def _listed(days: Sequence[date]) -> str:
    named = [spoken(day) for day in days[:_DAYS_NAMED]]
    if len(days) > _DAYS_NAMED:
        return ", ".join(named) + " …"
    return f"{', '.join(named[:-1])} en {named[-1]}"
