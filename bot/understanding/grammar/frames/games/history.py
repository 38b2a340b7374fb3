"""Over all Games: all who won an event, who won it how often, records, titles kept, and Games beside each other."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import (
    PARTS,
    all_said,
    has_none,
    has_won,
    noun_key,
    own_unless_said,
    settle,
)
from bot.understanding.grammar.frames.medals.asking import sex_asked
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.words.phrase_values import Amount
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER, Medals, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Ask, Claim, GroupAsk, Groups, Listing, Needed, Order, Value
from medals_core.queries.selecting import find
from medals_core.questions import Question

_LISTS = ("lijst", "rij", "rijtje", "overzicht", "opsomming", "erelijst", "palmares", "lijstje")


def all_winners(bag: Bag, ctx: Context) -> Question | None:
    """alle winnaressen van de 3000 meter; de erelijst van het ijshockey; een lijst van de olympisch kampioenen op de
    tien kilometer"""
    text = " ".join(one.said for one in bag.items).split()
    roll = bag.took("roll_of_honour")
    plural = any(word.endswith(_WINNERS) for word in text)
    listed = roll or any(word in _LISTS for word in text)
    if not roll and not (plural and (listed or "alle" in text)):
        return None
    bag.skip(
        "ask", "won_noun", "noun.champion", "both", "all_of_it", "noun.athlete", "noun.event", "page.history", "any"
    )
    said = narrow(bag, ctx)
    sex_asked(bag, said)
    settle(bag, "relative")
    if said.athletes or said.moment or not (said.events or said.disciplines):
        return None
    unsaid = said.scope == CURRENT and not bag.holds("games", "now_word")
    if unsaid and (listed or len(said.events) == 1):
        said.scope = EVER
    colours = tuple(said.colours) or (Colour.GOLD,)
    return Listing(of=said.medals(colours=colours), ask=Ask.WHO)


_WINNERS = ("winnaars", "winnaressen", "kampioenen", "kampioenes", "titelhouders")


def who_how_often(bag: Bag, ctx: Context) -> Question | None:
    """wie won hoe vaak de 1500 meter; welk land werd hoe vaak kampioen ijshockey"""
    if not bag.took("ask", "how_often") or not bag.has("ask", "who", "which"):
        return None
    nation = bag.took("noun", "nation")
    said = all_said(bag, ctx, "ask", "noun.champion", "won_noun", "any", "relative", "noun.athlete")
    if said.athletes or not (said.events or said.disciplines):
        return None
    scope = EVER if said.scope.is_current else said.scope
    of = said.medals(games=scope, colours=tuple(said.colours) or (Colour.GOLD,))
    return Groups(by=Key.NATION if nation else Key.ATHLETE, measure=Measure(of=of), order=Order.MOST)


def nations_at_two_games(bag: Bag, ctx: Context) -> Question | None:
    """waren er nu minder landen met goud dan in 2022; haalden in 2014 meer landen een medaille dan nu; hoeveel landen
    wonnen er meer een medaille dan in Peking"""
    found = [
        p for p in bag.places("compared") if all(one.has("games") for one in bag.items[p].value("compared").standard)
    ]
    way = next((op for kind, op in (("more", Op.MORE), ("fewer", Op.LESS)) if bag.has(kind)), None)
    than = bag.has("than") and bag.has("games")
    if not (found or (way and than)):
        return None
    compared = bag.items[found[0]].value("compared") if found else None
    bag.take("ask", "how_many")
    if bag.has_any("ask", "athlete"):
        return None
    lands = any(one.has("described") and one.said.endswith("landen") for one in bag.items)
    key = noun_key(bag) or ((Key.NATION, "nation") if lands else None)
    if key is None or key[0] not in (Key.NATION, Key.ATHLETE, Key.DISCIPLINE, Key.EVENT):
        return None
    theirs = key[0] in PARTS and bag.has_any("win", "have")
    if bag.has_any("own", "nation") and not theirs:
        return None
    first = next((p for p in bag.places("games") if not bag.items[p].value("games").scope.is_current), len(bag.items))
    then_first = any(first < p for kind in ("than", "then") for p in bag.places(kind))
    bag.skip("more", "fewer", "than", "ask", "measure.different", "any", "relative")
    inner = None
    if compared is not None:
        bag.taken.add(found[0])
        way, inner = compared.op, Bag(compared.standard)
    said = narrow(bag, ctx)
    other = narrow(inner, ctx).scope if inner is not None else said.scope
    settle(bag, "doing_verb", "clause")
    if said.athletes or said.moment or len(other.ids) != 1:
        return None
    if theirs:
        own_unless_said(said, bag, ctx)
    colours = (compared.colour,) if compared is not None and compared.colour else tuple(said.colours)
    here = said.scope if inner is not None else CURRENT
    scopes = (other, here) if inner is None and then_first else (here, other)
    measures = [
        Measure(kind=Kind.DISTINCT, per=key[0], of=said.medals(games=scope, colours=colours)) for scope in scopes
    ]
    assert way is not None
    return Claim(conditions=(Condition(measure=measures[0], op=way, value=measures[1]),))


def to_better_games(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel goud hebben we nog nodig om Peking te verbeteren; hoeveel medailles nog tot het record van Sotsji; kunnen
    we de 24 medailles van Sotsji nog evenaren"""
    text = " ".join(one.said for one in bag.items).split()
    aims = bag.took("betters") or bag.took("to_pass") or (bag.has("until") and bag.has("games"))
    there = any(one.has("games") and one.said.startswith("in ") for one in bag.items)
    may = not there and bag.says("kunnen", "kan", "gaan", "gaat", "lukt")
    if not (may or bag.has("ask", "how_many")) or not aims or not ("nog" in text or bag.has_any("need", "short_of")):
        return None
    some: Amount | None = bag.take("amount") if may else None
    number = some.count if some is not None else bag.take("number") if may else None
    level = bag.took("record") or bag.took("equal") or not {"verbeteren", "overtreffen", "breken"} & set(text)
    said = all_said(bag, ctx, "ask.how_many", "need", "to_go", "until", "goal", "extra", "page", "noun.medal", "can",
                    "auxiliary", "pronoun")  # fmt: skip
    here = ctx.archive.current_id in said.scope.ids
    if said.athletes or said.is_part or len(said.nations) > 1 or len(said.scope.ids) != 1 or here:
        return None
    noc, colours = said.nations[0] if said.nations else ctx.own, tuple(said.colours)
    colours = (some.colour,) if some is not None and some.colour else colours
    then = find(Medals(nations=(noc,), colours=colours, games=said.scope), ctx.archive).selection.count
    if len(colours) > 1 or not then or number not in (None, then):
        return None
    bag.defaults += not said.nations
    return Needed(noc=noc, count=then + (not level), colour=next(iter(colours), None))


def up_to_a_number(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel goud moet Nederland nog halen voor zijn honderdste ooit; hoeveel medailles zijn we van de 200 af"""
    if not bag.has("ask", "how_many", "how_often") or bag.has_any("top", "beside", "to_pass"):
        return None
    text = " ".join(one.said for one in bag.items).split()
    wanting = bag.took_any("need", "goal", "to_go", "auxiliary", "short_of", "still") or "nog" in text
    if bag.took("away_from") or wanting:
        bag.take_all("ask", "how_many", "how_often")
    else:
        return None
    counts: list[tuple[int, int, Colour | None]] = [
        (place, int(bag.items[place].value(kind)), None) for kind in ("rank", "number") for place in bag.places(kind)
    ]
    for place in bag.places("amount"):
        amount: Amount = bag.items[place].value("amount")
        counts.append((place, amount.count, amount.colour))
    if len(counts) != 1 or counts[0][1] < 2:
        return None
    if bag.items[counts[0][0]].has("rank") and counts[0][1] < _SURELY_NO_PLACE:
        return None
    place, count, colour = counts[0]
    bag.taken.add(place)
    said = all_said(bag, ctx, "noun.medal", "noun.title", "noun.place", "can", "would", "until", "ask.show",
                    then=("extra", "more", "to_go", "goal", "need", "still", "auxiliary", "stand"))  # fmt: skip
    if said.athletes or said.is_part or len(said.nations) > 1 or len(said.colours) > 1:
        return None
    colour = colour or (said.colours[0] if said.colours else None)
    unsaid = said.scope == CURRENT and not bag.holds("games", "now_word")
    over = ctx.now > ctx.edition.games.end_of(ctx.edition.games.closing) and not _PAST.intersection(text)
    scope = EVER if unsaid and (over or count > _MOST_AT_ONE_GAMES) else said.scope
    bag.defaults += not said.nations
    return Needed(
        noc=said.nations[0] if said.nations else ctx.own, count=count, colour=colour, within=Medals(games=scope)
    )


_PAST = frozenset(("moest", "moesten", "kwam", "kwamen", "had", "hadden", "was", "waren", "scheelde"))
_SURELY_NO_PLACE = 20
"""From here on "de 30e" is a medal rather than a place in the table."""
_MOST_AT_ONE_GAMES = 45
"""More medals than this no nation ever won at one Games: of all Games together."""


def ever_more(bag: Bag, ctx: Context) -> Question | None:
    """wonnen we ooit meer goud dan nu; heeft Noorwegen al eens meer medailles gehaald dan in Milaan: at which Games"""
    of_games = bag.has("be") and bag.has("noun", "games") and bag.took("ask", "what")  # "zijn er Spelen waarop …"
    if bag.has("ask") and not bag.has("ask", "when", "year", "which"):
        return None
    if not (bag.took("ever") or bag.took("already") or bag.took("first_time") or of_games):
        return None
    colours: tuple[Colour, ...] = ()
    so_many: int | None = None
    if (place := next(iter(bag.places("compared")), None)) is not None:
        one = bag.items[place].value("compared")
        if not any(item.has_any(("now_word", "games")) for item in one.standard):
            return None
        inner, op = Bag(one.standard), one.op
        inner.skip("now_word")
        so_many = inner.take("number")
        then = narrow(inner, ctx)
        if inner.left() or then.nations or then.athletes or then.scope.ever or len(then.scope.ids) > 1:
            return None
        colours, standard = ((one.colour,) if one.colour else ()), then.scope
        bag.taken.add(place)
    else:
        found = next((kind for kind in ("more", "fewer", "higher", "lower") if bag.has(kind)), None)
        if found not in ("more", "fewer") or not (bag.took("than") and bag.took("now_word")):
            return None
        bag.take_all(found)
        op, standard = (Op.MORE if found == "more" else Op.LESS), CURRENT
    exists = not bag.has("ask")
    said = all_said(bag, ctx, "ask", "noun.games", "noun.year", "noun.athlete", "any", "ever", then=("more_of_it",))
    bag.defaults += not said.nations
    whose = {"nations": tuple(said.nations) or (ctx.own,), "colours": colours or tuple(said.colours)}
    of = said.medals(games=said.scope if said.scope.ever else EVER, **whose)
    held = of.narrowed(games=standard)
    if so_many is not None and find(held, ctx.archive).selection.count != so_many:
        return None
    condition = has_won(of, op, Measure(of=held))
    ask = GroupAsk.EXISTS if exists else GroupAsk.WHICH
    return Groups(by=Key.GAMES, measure=Measure(of=of), having=(condition,), order=Order.NATURAL, ask=ask)


def won_by_how_often(bag: Bag, ctx: Context) -> Question | None:
    """hoe vaak is de 5000 meter door een Nederlander gewonnen; hoe vaak won een Belg de massastart"""
    if not bag.took("ask", "how_often") or not bag.took("noun", "athlete") or not bag.has("nation"):
        return None
    said = all_said(bag, ctx, "any", "number")
    if said.athletes or len(said.nations) != 1 or not (said.is_part or said.colours):
        return None
    unsaid = said.scope == CURRENT and not bag.holds("games", "now_word")
    scope = EVER if unsaid and said.events else said.scope
    return Value(measure=Measure(of=said.medals(games=scope, colours=tuple(said.colours) or (Colour.GOLD,))))


def new_sports(bag: Bag, ctx: Context) -> Question | None:
    """welke sport stond in Milaan voor het eerst op het programma; welke sporten waren er nieuw in Tokio"""
    if not (bag.has("noun", "discipline") and bag.has("ask", "which", "how_many", "what")):
        return None
    if bag.has_any("metal", "win", "have", "nation", "own", "athlete"):
        return None
    if not bag.took("new_there") and not (bag.holds("on_programme", "held", "be") and bag.took("first_time")):
        return None
    ask = GroupAsk.COUNT if bag.has("ask", "how_many") else GroupAsk.WHICH
    said = all_said(bag, ctx, "ask", "noun.discipline", "on_programme", "page.programme", "held", "any")
    over = ctx.now > ctx.edition.games.end_of(ctx.edition.games.closing)  # before that some have no medal yet
    if not over or said.is_part or said.scope.ever or len(said.scope.ids) > 1:
        return None
    of = said.medals()
    before = of.narrowed(games=Scope(ever=True, until=ctx.year_before(ctx.edition.games.year)))
    having = (has_won(of), has_none(before))
    return Groups(by=Key.DISCIPLINE, measure=Measure(of=of), having=having, order=Order.NATURAL, ask=ask)
