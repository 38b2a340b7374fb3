"""Who was better than whom in an event: who beat whom, who lost to whom, who stood above, below or between."""

from typing import Any

from bot.understanding.grammar.composing.duel_sides import NAMES, Party, parties_of, sides_of
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import STEPS, all_said, has_won
from bot.understanding.grammar.frames.medals.asking import asked_of
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Narrowing
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.narrowing.people import open_to
from bot.understanding.understood import Note, NoteKind
from medals_core.games import Athlete, Gender
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, Medals
from medals_core.queries.measures import Key, Kind, Measure, Op
from medals_core.queries.model import Ask, Claim, Groups, Listing, Versus
from medals_core.queries.selecting import find
from medals_core.questions import Question

_VERBS = ("beat", "bested", "lost", "beaten", "gave_up", "loses", "fail", "somebody", "noun.podium", "page.podium",
          "auxiliary.must", "need", "any", "robbed", "away", "higher", "noun.athlete", "relative")  # fmt: skip
_OUTCLASS = ("overk", "overv", "overt", "aftro", "troef")
"""How such a verb begins that says of no race that somebody was the better."""


def duel(bag: Bag, ctx: Context) -> Question | None:
    """van wie verloor Stolz de 1500; versloegen de Tsjechen ons op de 10 km; wie was Leerdam de baas op de 500"""
    parties = parties_of(bag)
    named = [one for one in parties if not one.asked]
    ranked = sides_of(bag, parties)
    if ranked is None or not named:
        return None
    if any(one.has("amount") and one.value("amount").count == 0 for one in bag.items):
        return None  # "wie won er geen medaille van de Nederlandse schaatsers": of them
    winner, loser = ranked
    for one in parties:
        bag.taken.update(one.places)
    counted = bag.took("ask", "how_often") or bag.took("ask", "how_many")
    ask = asked_of(bag)
    keeps = bag.take("kept_from")
    times, colour = _times(bag)
    bag.skip(*_VERBS, *(["versus"] if any(one.mark == "tegen" for one in parties) else []))
    asked = winner if winner.asked else loser if loser.asked else None
    if asked is None and any(one.above is not None for one in parties) and not bag.has("event"):
        return None  # "was Jutta beter dan Femke": in all
    theirs = [_of(one, bag, ctx) for one in (winner, loser)]
    rank = bag.take("rank") if asked is not None else None
    bag.skip("always" if asked is winner else "")  # "wie was hem telkens voor": in each race
    said = all_said(bag, ctx, "placed", then=("auxiliary", "doing_end", "ahead", "pronoun"))
    if said.athletes or said.nations or any(one is None for one in theirs):
        return None
    above, under = (one for one in theirs if one is not None)
    of_people = [one for one in (above, under) if one.athletes]
    if not of_people and not (said.events or said.disciplines):
        return None  # nations by the table
    if not of_people and not said.events and any(one.above is not None for one in parties):
        held = [one for one in ctx.edition.events.values() if one.discipline in said.disciplines]
        if len(held) > len(Gender):
            return None  # "wie kwam er na Japan bij het snowboarden": in its table
    people = [athlete for one in of_people for athlete in one.athletes]
    if people:
        said.events = open_to(people, said.events)
        bag.notes += [Note(kind=NoteKind.OTHER_SEX, subject=one.athlete_id) for one in people if _of_others(one, said)]
    scope = next((one.scope for one in of_people if one.scope != CURRENT), CURRENT)
    if said.scope == CURRENT and not bag.holds("games", "now_word"):
        said.scope = scope
    outclassed = any(one.has_any(("beat", "beaten")) for one in bag.items if one.said[:5] in _OUTCLASS)
    if (
        outclassed
        and asked is None
        and ask is None
        and len(of_people) == len(theirs)
        and not (said.events or said.disciplines)
    ):
        of_each = (said.medals(athletes=tuple(one.athlete_id for one in side.athletes)) for side in (above, under))
        return Versus(measures=tuple(Measure(kind=Kind.TALLY, of=of) for of in of_each))  # in all
    if asked is winner or asked is None:
        subject, other, field_ = above, under, "above"
    else:
        subject, other, field_ = under, above, "below"
    final = any("finale" in one.said for one in bag.items)
    if asked is not None and final and not of_people:
        there = _side(under if asked is winner else above).narrowed(games=said.scope, events=_ids(said))
        won = find(there.narrowed(disciplines=tuple(said.disciplines)), ctx.archive).selection.tally
        if (not said.events and not said.disciplines) or not won.gold + won.silver:
            return None  # who won bronze lost no final
    if asked is not None and not colour and final:
        colour = (
            Colour.GOLD if asked is winner else Colour.SILVER
        )  # "van wie won Nederland de finale": of the other one
    colours = (colour,) if colour else tuple(said.colours) or ((Colour(keeps),) if keeps else ())
    who = _side(subject)
    sides: dict[str, Any] = {"athletes": who.athletes, "nations": who.nations, field_: _side(other)}
    of = said.medals(colours=colours, **sides)
    if rank is not None:  # "achter wie eindigde Kok als tweede"
        if rank not in STEPS:
            return None
        of = of.narrowed(**{field_: _side(other).narrowed(colours=(STEPS[rank],))})
    if counted:
        return Listing(of=of)
    if times is not None:
        having = (has_won(of, Op.EQUAL, times),)
        key = Key.NATION if ask is Ask.NATION else Key.ATHLETE
        if asked is not None:
            return Groups(by=key, measure=Measure(of=of), having=having)
        return Claim(conditions=having)
    if asked is not None:
        return Listing(of=of, ask=Ask.NATION if ask is Ask.NATION else Ask.WHO)
    return Listing(of=of, ask=ask if ask in (Ask.EVENT, Ask.DISCIPLINE, Ask.DAY, Ask.GAMES) else Ask.EXISTS)


def _ids(said: Narrowing) -> tuple[str, ...]:
    return tuple(one.event_id for one in said.events)


def _of_others(athlete: Athlete, said: Narrowing) -> bool:
    """Are the events those of the other sex: "wie ging Bergsma voor op de 10 km bij de vrouwen"?"""
    other = {"M": Gender.WOMEN, "F": Gender.MEN}.get(athlete.gender)
    return bool(said.events) and all(event.gender is other for event in said.events)


def _times(bag: Bag) -> tuple[int | None, Colour | None]:
    """ "twee keer", "2 keer zilver": taken."""
    amounts = bag.places("amount")
    if not amounts and bag.has("times"):
        return int(bag.take("times")), None
    if len(amounts) != 1 or bag.items[amounts[0]].value("amount").op not in (None, Op.EQUAL):
        return None, None
    amount = bag.take("amount")
    return amount.count, amount.colour


def _side(said: Narrowing) -> Medals:
    people = tuple(one.athlete_id for one in said.athletes)
    return Medals(athletes=people, nations=() if people else tuple(said.nations))


def _of(one: Party, bag: Bag, ctx: Context) -> Narrowing | None:
    """The names of a side; None when it says more than that."""
    own = [bag.items[place] for place in one.places if any(bag.items[place].has(kind) for kind in NAMES)]
    inner = Bag([*own, *one.inside])
    found = narrow(inner, ctx)
    bag.notes.extend(inner.notes)
    if inner.left() or found.metal or found.is_part:
        return None
    return found


def lost_final(bag: Bag, ctx: Context) -> Question | None:
    """wie verloor de ijshockeyfinale: who won silver there; van wie verloren de hockeydames de finale: who won gold;
    tegen wie speelden we de finale; atlanta 96 volleybal goud, van wie wonnen we die finale: the other of the two"""
    asked = next((one for one in bag.items if one.has("ask", "who", "which")), None)
    if asked is None or not bag.has("event") or not (bag.has("ask", "who") or bag.has("noun", "nation")):
        return None
    won_it = asked.said.startswith(("van ", "tegen "))
    lost = bag.took("lost") or bag.took("gave_up")
    other = bag.has("ask", "opponent") or bag.has("beat") or (won_it and bag.has("win"))
    if not (lost or other):
        return None
    final = any("finale" in one.said for one in bag.items)
    said = all_said(bag, ctx, "lost", "gave_up", "fail", "loses", "beat", "beaten", "noun.event", "ask", "noun.nation",
                    "noun.athlete", "pronoun", "relative", "versus")  # fmt: skip
    tournament = said.disciplines or any(
        event.event_id.split("-tournament")[0] != event.event_id for event in said.events
    )
    if said.athletes or len(said.nations) > 1 or not (final or tournament):
        return None
    if not (other or said.nations):
        colour = Colour.GOLD if won_it else Colour.SILVER
        return Listing(of=said.medals(colours=(colour,)), ask=Ask.WHO) if not said.metal else None
    theirs = said.medals(colours=()) if said.nations else said.medals(colours=(Colour.GOLD,))
    lines = list(find(theirs, ctx.archive).selection.lines())
    won, events = ({line.medal.colour for line in lines}, tuple(dict.fromkeys(line.event.event_id for line in lines)))
    others = {Colour.GOLD: Colour.SILVER, Colour.SILVER: Colour.GOLD}
    found = others.get(next(iter(won))) if len(won) == 1 else None
    if found is None or (said.colours and set(said.colours) != won) or (lost and found is not Colour.GOLD):
        return None
    return Listing(of=said.medals(colours=(found,), nations=(), events=events, disciplines=()), ask=Ask.WHO)
