"""Medals beside those of others: who won silver where we won gold, who won it before her, who came behind or beside
somebody on a podium."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import STEPS, all_said, has_won
from bot.understanding.grammar.frames.medals.asking import asked_of
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Narrowing, Refused
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.narrowing.people import open_to
from bot.understanding.grammar.words.phrase_values import Beside
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER, Medals, Scope
from medals_core.queries.measures import Key, Measure
from medals_core.queries.model import Ask, GroupAsk, Groups, Listing, Order
from medals_core.queries.selecting import find
from medals_core.questions import Question

_NO_MORE = ("any", "noun.event", "relative", "ask.where", "noun.podium")


def where_others_won(bag: Bag, ctx: Context) -> Question | None:
    """wie won zilver waar wij goud hadden; op de onderdelen waar wij zilver kregen, wie pakte daar het goud"""
    items = bag.items
    turn = next((p for p, one in enumerate(items) if p and one.breaks and one.has("ask", "who", "which")), 0)
    if turn and (items[0].has("beside_lead") or items[0].has("ask", "where")):
        turned = Bag([*items[turn:], *items[:turn]])
        if (question := where_others_won(turned, ctx)) is not None:
            bag.taken.update(range(len(items)))
        return question
    if (cut := _where(bag)) is None:
        return None
    behind = bag.items[cut].value("beside").items if bag.items[cut].has("beside") else ()
    asked, other = Bag(bag.items[:cut]), Bag((*behind, *bag.items[cut + bool(behind) :]))
    ask = asked_of(asked)
    steps = [list(Colour)[rank - 1] for rank in (2, 3) if asked.took("rank", rank)]
    said = all_said(asked, ctx, *_NO_MORE, "placed")
    if steps:
        said.colours, said.metal, ask = steps, True, Ask.NATION if ask is Ask.NATION else Ask.WHO
    won = other.has("win") or other.took("noun", "champion")
    theirs = all_said(other, ctx, *_NO_MORE, "beside_lead")
    if not said.metal or not (theirs.nations or theirs.athletes):
        return None
    if not theirs.colours and won:
        theirs.colours.append(Colour.GOLD)
    if said.scope == CURRENT:
        said.scope = theirs.scope
    inner = Medals(nations=tuple(theirs.nations), athletes=tuple(one.athlete_id for one in theirs.athletes),
                   colours=tuple(theirs.colours))  # fmt: skip
    bag.taken.update(range(len(bag.items)))
    of = said.medals(beside=inner)
    if theirs.is_part:  # "waar Leerdam goud won op de 1000 meter"
        theirs.events = open_to(theirs.athletes, theirs.events)
        of = theirs.medals(nations=of.nations, athletes=of.athletes, colours=of.colours, games=of.games, beside=inner)
    return Listing(of=of, ask=ask or Ask.WHO)


def _where(bag: Bag) -> int | None:
    """Where the clause about the others begins: "waar", "op de onderdelen die", "achter" with medals of theirs."""
    metals = [p for p, one in enumerate(bag.items) if one.has("metal") or one.has("rank", 2, 3)]
    if not metals:
        return None
    for place in range(metals[0] + 1, len(bag.items)):
        one = bag.items[place]
        if one.has("beside_lead") or (one.has("ask", "where") and place > 1):
            return place
    return None


def before_somebody(bag: Bag, ctx: Context) -> Question | None:
    """welke Nederlander won vóór Jens van 't Wout goud bij het shorttrack; vóór Kok: wie was kampioen op de
    500 meter"""
    place = next(
        (p for p, one in enumerate(bag.items[:-1])
         if (one.has_any(("before", "ahead")) or one.said.split()[-1:] in (["vóór"], ["voor"]))
         and bag.items[p + 1].has("athlete")), None
    )  # fmt: skip
    if place is None or not bag.has("ask", "who", "which"):
        return None
    first = bag.took("most", "first")
    bag.skip("most.last")
    named = narrow(Bag([bag.items[place + 1]]), ctx).athletes
    bag.taken.update((place, place + 1))
    champion = bag.has("noun", "champion")
    if asked_of(bag) not in (Ask.WHO, Ask.WHICH):
        return None
    bag.skip("noun.champion", "noun.athlete", "relative", "noun.athlete_f", "noun.athlete_m", "ever", "already")
    won = bag.has("win")
    said = all_said(bag, ctx)
    if len(named) != 1 or said.athletes or said.moment or said.days:
        return None
    if not (said.events or said.disciplines) or not (champion or said.metal or won):
        return None
    colours = tuple(said.colours) or (Colour.GOLD,)
    theirs = said.medals(athletes=(named[0].athlete_id,), nations=(), colours=colours, games=EVER)
    lines = list(find(theirs, ctx.archive).selection.lines())
    if not lines:
        return None
    events = tuple(dict.fromkeys(line.event.event_id for line in lines)) if said.events else ()
    until = Scope(ever=True, until=ctx.year_before(lines[0].games.year))
    of = said.medals(games=until, colours=colours, **({"events": events} if events else {}))
    return Listing(of=of, ask=Ask.WHO, take=1, last=not first)


def are_any_shared(bag: Bag, ctx: Context) -> Question | None:
    """waren er gedeelde medailles; was er een heel podium voor één land"""
    if (
        bag.has("ask")
        or not (bag.has_any("be", "have", "stand") or bag.took("take_part"))
        or not bag.has_any("shared", "swept")
    ):
        return None
    said = all_said(bag, ctx, "any")
    if said.podium is None:
        return None
    return Listing(of=said.medals(), ask=Ask.EXISTS)


def beside_on_the_podium(bag: Bag, ctx: Context) -> Question | None:
    """wie stond er naast Femke Kok op het podium; met wie stond Kok op het podium; wie deelden het podium met Stolz:
    the others of the events in which they won a medal"""
    stood = bag.has("stand") and not bag.has("win")
    if not (bag.took("noun", "podium") or bag.took("page", "podium") or bag.has("flanked") or stood):
        return None
    named = any(one.has("noun", "athlete") or one.has("gender") for one in bag.items)
    if not (bag.has("ask", "who") or (bag.has("ask", "which", "show") and named)):
        return None
    if (theirs := _whose_podium(bag, ctx)) is None:
        return None
    said = all_said(bag, ctx, "ask", "noun.athlete", "flanked", "measure.together", "both", "shared", "side_by_side",
                    "noun.podium", "more_of_it", then=("auxiliary",))  # fmt: skip
    people = tuple(sorted(one.athlete_id for one in theirs.athletes))
    if said.athletes or said.nations or (said.metal and not said.colours):
        return None
    if not people and not said.events:
        return None
    said.events = open_to(theirs.athletes, said.events) if people else said.events
    hers = Medals(athletes=people, nations=tuple(theirs.nations))
    if said.scope == CURRENT:
        said.scope = theirs.scope
    return Listing(of=said.medals(beside=hers, but_not=(hers,)), ask=Ask.WHO)


def _whose_podium(bag: Bag, ctx: Context) -> Narrowing | None:
    """Beside whom: "naast Kok", "met Kok", or the name itself with "met wie" and "naast wie"."""
    words = "naast", *(("behalve", "buiten") if bag.holds("noun") else ())
    place = next((p for p in bag.places("excepted") if bag.items[p].said.split()[0] in words), None)
    if place is not None:
        bag.taken.add(place)
        return narrow(Bag(bag.items[place].value("excepted").items), ctx)
    with_whom = any(bag.items[p].said in ("met wie", "naast wie", "bij wie") for p in bag.places("ask", "who"))
    named = sorted((*bag.places("athlete"), *bag.places("nation"), *bag.places("own")))
    if not 0 < len(named) < 3:
        return None
    if not (with_whom or bag.has("flanked") or _word_before(bag, named[0]) in ("met", "naast")):
        return None
    bag.taken.update(range(named[0], named[-1] + 1))
    bag.taken.update(p for p in range(named[0]) if bag.items[p].said in ("met", "naast", "samen met"))
    return narrow(Bag([bag.items[place] for place in named]), ctx)


def _word_before(bag: Bag, place: int) -> str:
    return bag.items[place - 1].said.rpartition(" ")[2] if place else ""


def together_on_the_podium(bag: Bag, ctx: Context) -> Question | None:
    """stonden Kok en Leerdam samen op het podium; op welke afstanden stond Nuis naast Stolz op het podium; hoe vaak
    deelden Nederland en Canada een podium: events of which both have a medal"""
    together = bag.took("side_by_side") or bag.took("noun", "podium") or bag.took("page", "podium")
    beside = next((p for p in bag.places("excepted") if bag.items[p].said.startswith("naast ")), None)
    stood = beside is not None and bag.has("stand") and not bag.has_any("win", "page")
    if not (together or stood) or bag.has("ask", "who"):
        return None
    other = None
    if beside is not None:
        bag.taken.add(beside)
        other = narrow(Bag(bag.items[beside].value("excepted").items), ctx)
    counted = bag.took("ask", "how_often") or bag.took("ask", "how_many")
    ask = asked_of(bag)
    ever = bag.holds("ever", "at_games")
    said = all_said(bag, ctx, "and", "measure.together", "both", "outside", "noun.event", "noun.podium", "ask.where",
                    "shared", "page.podium", "side_by_side", "times", then=("any",))  # fmt: skip
    nations = [*said.nations, *(other.nations if other is not None else ())]
    if len(nations) == 2 and not (said.athletes or said.metal or said.moment):
        if (ever and said.scope == CURRENT) or said.scope.ever or len(said.scope.ids) > 1:
            raise Refused("Hoe vaak landen samen op het podium stonden, tel ik per Spelen. Noem er één.")
        having = tuple(has_won(said.medals(nations=(noc,))) for noc in nations)
        how = GroupAsk.COUNT if counted else GroupAsk.EXISTS if ask is None else GroupAsk.WHICH
        of = said.medals(nations=())
        return Groups(by=Key.EVENT, measure=Measure(of=of), having=having, order=Order.NATURAL, ask=how)
    people = [*said.athletes, *(other.athletes if other is not None else ())]
    if len(people) != 2 or said.nations or said.metal:
        return None
    one, two = ((athlete.athlete_id,) for athlete in people)
    said.events = open_to(people, said.events)
    of = said.medals(athletes=one, beside=Medals(athletes=two))
    return Listing(of=of, ask=Ask.EXISTS if ask is None and not counted else Ask.EVENT)


def behind_athlete(bag: Bag, ctx: Context) -> Question | None:
    """wie werd 2e achter Bergsma op de massastart: of the events that Bergsma won"""
    place = next(
        (
            at
            for at in bag.places("beside")
            if (bag.items[at].value("beside").just or not bag.items[at].value("beside").above)
            and any(one.has("athlete") for one in bag.items[at].value("beside").items)
        ),
        None,
    )
    if place is None or (bag.has("ask") and not bag.has("ask", "who")):
        return None
    one: Beside = bag.items[place].value("beside")
    bag.taken.add(place)
    bag.skip("ask.who")
    before = narrow(Bag(one.items), ctx)
    ranks = bag.take_all("rank")
    said = all_said(bag, ctx, "placed")
    steps = tuple(STEPS[rank] for rank in ranks if rank in (2, 3))
    if said.nations or said.athletes or len(before.athletes) != 1 or before.nations:
        return None
    said.events = open_to(before.athletes, said.events)
    if one.just and not ranks:
        return _next_to(said.medals(), before.athletes[0].athlete_id, one.above, ctx)
    if one.above or not steps or len(steps) != len(ranks):  # a colour said of who came behind: a duel
        return None
    won = Medals(athletes=(before.athletes[0].athlete_id,), colours=(Colour.GOLD,))
    return Listing(of=said.medals(colours=steps, beside=won), ask=Ask.WHO)


def _next_to(of: Medals, athlete: str, above: bool, ctx: Context) -> Question | None:
    """ "direct achter Rijpma op de 1500": the step of that podium next to hers."""
    lines = list(find(of.narrowed(athletes=(athlete,)), ctx.archive).selection.lines())
    if len(lines) != 1 or not of.events:
        return None
    steps = list(Colour)
    step = steps.index(lines[0].medal.colour) + (-1 if above else 1)
    if not 0 <= step < len(steps):
        return None
    return Listing(of=of.narrowed(colours=(steps[step],)), ask=Ask.WHO)
