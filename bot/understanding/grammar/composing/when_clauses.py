"""Clauses that tell a moment or a day: "toen we derde werden", "toen Italië zijn eerste goud pakte", "na de winst van
Bergsma", "na de 1000 meter vrouwen", "op de dag dat Bergsma brons reed". Each becomes one item."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.understanding.grammar.composing.rule_machine import Captured, match, steps_of
from bot.understanding.grammar.composing.word_senses import holds
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.items import Bag, Item, item
from bot.understanding.grammar.narrowing.meant import Narrowing, NoSuchEvent, Refused
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.words.phrase_values import Amount
from bot.understanding.time.meanings import Day, Impossible, MomentSpan, Relation, spoken
from medals_core.archive import AsOf
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, AfterEvent, AfterMedal, When, WhenRanked
from medals_core.queries.selecting import find

_DAYS_NAMED = 4
_ENDING_VERBS = ("win", "have", "stand", "to_bed", "got_up")
_LEADS = steps_of("before:just? lead:after|before|behind just? metal|won_noun?")
_NEUTRAL = ("win", "have", "be", "stand", "already", "still", "too", "so_far", "now_word", "then_word", "auxiliary",
            "then", "handed_out", "any", "just", "exactly", "won_noun", "doing_verb", "held", "began",
            "moves")  # fmt: skip


def with_moments(items: Sequence[Item], ctx: Context) -> tuple[Item, ...]:
    """The items with each clause or phrase that tells a moment as one of kind ``when``."""
    items = _told_first(items, ctx)
    return tuple(_phrases(_clause(_with_days(items, ctx), ctx), ctx))


def _told_first(items: Sequence[Item], ctx: Context) -> Sequence[Item]:
    """ "op 16 februari klom Nederland naar de derde plek. Hoeveel goud was er toen nog te vergeven": then."""
    at = next((place for place, one in enumerate(items) if one.has("ask") or one.has("page", "doing", "table")), 0)
    then = next((place for place in range(at + 1, len(items)) if items[place].text.lower() == "toen"), None)
    told = any(one.has_any(("stand", "be", "win", "moves")) for one in items[:at])
    just = any(one.has("just") for one in items[:at]) and any(one.has("event") for one in items[:at])
    if not at or not told or not (then is not None or just) or items[0].has_any(("clause", "suppose", "then_word")):
        return items
    if (when := moment_of(items[:at], ctx)) is None:
        return items
    return (_one(items[:at], when), *(one for place, one in enumerate(items) if place >= at and place != then))


def _with_days(items: Sequence[Item], ctx: Context) -> tuple[Item, ...]:
    """The items with a clause that tells a day as that day. Of several days none is meant, which the reply says."""
    if (start := next((p for p, one in enumerate(items) if one.has("clause", "day")), None)) is None:
        return tuple(items)
    for stop in _stops(items, start):
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


def _stops(items: Sequence[Item], start: int) -> list[int]:
    """Where the clause may end: at a comma, at the end of all, after a verb."""
    breaks = [p for p in range(start + 2, len(items)) if items[p].breaks]
    verbs = [p + 1 for p in range(start + 1, len(items)) if items[p].has_any(_ENDING_VERBS)]
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


def _clause(items: Sequence[Item], ctx: Context) -> tuple[Item, ...]:
    start = next(
        (
            p for p, one in enumerate(items)
            if (one.has("clause", "when") and not _points_back(items, p)) or _is_before(one)
        ),
        None,
    )  # fmt: skip
    if start is None:
        return tuple(
            _then(one) if one.has("clause", "when") and _points_back(items, p) else one for p, one in enumerate(items)
        )
    before = _is_before(items[start])
    lead = start - 1 if before and start and items[start - 1].has("just") else start
    for stop in _stops(items, start):
        when = moment_of(items[start + 1 : stop], ctx)
        if when is not None and before:
            when = when.model_copy(update={"before": True}) if isinstance(when, AfterMedal | AfterEvent) else None
        if when is not None:
            return (*items[:lead], _one(items[lead:stop], when), *items[stop:])
    return tuple(items)


_VERBS = ("win", "have", "be", "stand", "doing_verb", "handed_out", "moves", "began", "held", "auxiliary")


def _then(one: Item) -> Item:
    return replace(one, meanings={"then_word": ("",)})


def _points_back(items: Sequence[Item], place: int) -> bool:
    """ "in het laatste weekend, wie pakten er toen goud": then, no clause."""
    if items[place].text.lower() != "toen" or not place:
        return False
    if items[place - 1].text.lower() == "die":
        return True  # "de Zwitser die toen won"
    verb = items[place - 1].text.lower().split()[-1:] == ["er"] or items[place - 1].has_any(
        ("win", "have", "stand", "be", "own")
    )
    if verb and not any(one.has_any(_VERBS) for one in items[place + 1 :]):
        return True  # "wie pakte er toen brons voor België"
    return verb and any(one.has("moment") or one.has("games") for one in items[:place])


def _is_before(one: Item) -> bool:
    """voordat Nederland zijn eerste goud won"""
    return one.has("before") and one.text.lower() in ("voordat", "vooraleer", "eer")


def _phrases(items: Sequence[Item], ctx: Context) -> list[Item]:
    at = 0
    made: list[Item] = []
    while at < len(items):
        captured = match(items, at, _LEADS)
        if captured is not None and not items[at].has("moment"):
            subject = _skip(items, captured.end)
            if subject < len(items) and (items[subject].has("event") or items[subject].has("athlete")):
                lead = captured["lead"]
                before = lead.has("before") and not lead.has("after")
                told = captured.get("metal") is not None or captured.get("won_noun") is not None
                told = told or lead.text.lower().endswith(" van")  # "na het brons van"
                if (lead.has("after") or before or lead.has("behind")) and (told or items[subject].has("event")):
                    whose = _whose(items, subject)
                    when = _after(items[subject : whose + 1], captured, ctx, before)
                    if when is not None:
                        made.append(_one(items[at : whose + 1], when))
                        at = whose + 1
                        continue
        made.append(items[at])
        at += 1
    return made


def _whose(items: Sequence[Item], subject: int) -> int:
    """The place of the athlete whose event it is: "de 1000 meter van Leerdam"; else that of the event."""
    after = _skip(items, subject + 1)
    if after < len(items) and items[after].has("gender") and not items[after].breaks:
        return after  # "na de massastart bij de heren"
    said_of = any(one.text.lower().split()[:1] == ["van"] for one in items[subject + 1 : after + 1])
    return after if said_of and after < len(items) and items[after].has("athlete") else subject


def _skip(items: Sequence[Item], at: int) -> int:
    while at < len(items) and items[at].is_small:
        at += 1
    return at


def _one(over: Sequence[Item], when: When) -> Item:
    return replace(item("when", when, over), breaks=over[0].breaks)


def _after(over: Sequence[Item], captured: Captured, ctx: Context, before: bool) -> When | None:
    try:
        said = narrow(Bag(over), ctx)
    except (Refused, NoSuchEvent):
        return None  # "na de massastart mannen bij de vrouwen"
    if said.athletes and said.events:
        return AfterEvent(event_id=said.events[0].event_id, before=before) if len(said.events) == 1 else None
    if said.athletes:
        metal = captured.get("metal")
        colour = metal.value("metal") if metal is not None and metal.has("metal") else _named(captured["lead"])
        return AfterMedal(of=said.medals(nations=(), colours=(colour,) if colour else ()), before=before)
    if len(said.events) >= 1:
        return AfterEvent(event_id=said.events[0].event_id, before=before)
    return None


def _named(lead: Item) -> Colour | None:
    """The colour in "na het brons van"; gold where none is named, any for "na de medaille van"."""
    words = lead.text.lower().split()
    if "medaille" in words:
        return None
    return Colour.SILVER if "zilver" in words else Colour.BRONZE if "brons" in words else Colour.GOLD


def moment_of(items: Sequence[Item], ctx: Context) -> When | None:
    """The moment that a clause tells."""
    bag = Bag(items)
    try:
        return _told(bag, ctx)
    except (Refused, NoSuchEvent):
        return None


def _at_night(night: str, said: Narrowing, ctx: Context) -> When | None:
    """ "toen we op 12 februari gingen slapen": at the end of that day; getting up is at the end of the day before."""
    if said.metal or said.athletes or said.events or not said.days or said.days[0] != said.days[1]:
        return None
    day = said.days[0] - timedelta(days=night == "got_up")
    return AsOf(won_by=ctx.edition.games.end_of(day))


def _told(bag: Bag, ctx: Context) -> When | None:
    last = bag.took("most", "last")
    first = bag.took("most", "first")
    nth = -1 if last else 1
    place = any(one.has("rank") and one.has("placed") for one in bag.items)
    rank = bag.take("rank")
    top = bag.take("top")
    bag.skip("placed", "noun.place", "noun.event", "most.first")
    leader = bag.took("describe", "leader")
    won = bag.has("win") and not bag.has("stand")
    amount: Amount | None = bag.take("amount")
    night = "to_bed" if bag.took("to_bed") else "got_up" if bag.took("got_up") else None
    bag.skip(*(("noun.nation", "noun.athlete", "vague") if night else ()))  # "toen de ploegen opstonden"
    said = narrow(bag, ctx)
    bag.skip(*_NEUTRAL)
    if bag.left():
        return None
    if night is not None:
        return _at_night(night, said, ctx)
    noc = said.nations[0] if len(said.nations) == 1 else None
    if amount is not None:  # "toen wij op 3 goud stonden": after the third
        whole = amount.op is None and amount.count > 0 and amount.said == "medal" and not (rank or top or first or last)
        colours = (amount.colour,) if amount.colour is not None else ()
        of = said.medals(colours=colours)
        return AfterMedal(of=of, nth=amount.count) if whole and (noc is not None or said.athletes) else None
    ordinal = first or last or rank is not None
    if noc is not None and won and ordinal and not place and top is None and not leader and not said.events:
        # "toen Nederland zijn eerste won": a medal, no place
        return AfterMedal(of=said.medals(), nth=nth if first or last or rank is None else int(rank))
    if (
        isinstance(noc, str)
        and not said.metal
        and not said.events
        and (rank is not None or top is not None or leader or first)
    ):
        number = int(rank or top or 1)
        return WhenRanked(noc=noc, rank=number, or_better=top is not None)
    if said.metal and (said.nations or said.athletes):
        if rank is not None and not first:
            nth = int(rank)
        return AfterMedal(of=said.medals(), nth=nth)
    if said.athletes and won and not (said.metal or said.events):
        return AfterMedal(of=said.medals(colours=(Colour.GOLD,)), nth=nth)  # "voordat Femke Kok won"
    if said.events and (said.athletes or said.nations):
        return AfterMedal(of=said.medals(colours=tuple(said.colours) or (Colour.GOLD,)), nth=nth)
    return AfterEvent(event_id=said.events[0].event_id) if said.events else None
