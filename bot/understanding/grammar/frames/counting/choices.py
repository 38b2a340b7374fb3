"""Numbers that the question itself offers: "3 of 4 medailles", "zijn drie gouden medailles"."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, has_won, settle
from bot.understanding.grammar.frames.counting.averages import THEIRS
from bot.understanding.grammar.frames.medals.asking import asked_of
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Narrowing, NotKept
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.words.phrase_values import Amount
from medals_core.answering import answer
from medals_core.medals import Colour
from medals_core.queries.filters import EVER, Scope
from medals_core.queries.measures import Key, Kind, Measure, Op
from medals_core.queries.model import Ask, Claim, Groups, Listing, Order, Value
from medals_core.queries.results import ValueAnswer
from medals_core.queries.selecting import find
from medals_core.questions import Question

_ASKED = (Ask.DAY, Ask.GAMES, Ask.EVENT, Ask.PLACE, Ask.DISCIPLINE, Ask.WHICH)


def one_of_two_numbers(bag: Bag, ctx: Context) -> Question | None:
    """had Jens nou 3 of 4 medailles: how many"""
    if not bag.has("offered"):
        return None
    amount: Amount = bag.take("offered")
    said = all_said(bag, ctx, "ask.how_many", "clause.while", "noun.podium", "times")
    if len(said.nations) + len(said.athletes) != 1:
        return None
    colours = (amount.colour,) if amount.colour else tuple(said.colours)
    return Value(measure=Measure(of=said.medals(colours=colours)))


def one_of_two_places(bag: Bag, ctx: Context) -> Question | None:
    """werd Bergsma eerste of derde op de 10 km: the medal; zijn we tweede of derde: the rank"""
    places: tuple[int, int] | None = bag.take("offered_place")
    if places is None or bag.has("ask"):
        return None
    said = all_said(bag, ctx, "placed", "noun.place", "noun.podium", then=("or",), state=True)
    if said.metal or len(said.nations) + len(said.athletes) != 1:
        return None
    if said.athletes:
        theirs = Listing(of=said.medals()) if said.events or said.disciplines else None
        won = theirs is not None and find(theirs.of, ctx.archive).selection.count
        if theirs is not None and min(places) > len(Colour) and not won:
            raise NotKept("place_below_third", theirs)
        return theirs
    return Value(measure=Measure(kind=Kind.RANK, of=said.medals()))


def known_number(bag: Bag, ctx: Context) -> Question | None:
    """in welk jaar won Schenk zijn drie gouden medailles: which, when the number is right, else how many"""
    asked = bag.has("ask") and not bag.has("ask", "how_many", "who", "which")
    if bag.has("noun", "games") and any(one.has("be") and "er" in one.said.split() for one in bag.items):
        return None  # "is er een Spelen geweest waar Suriname er twee won"
    if not asked or not bag.has_any("athlete", "nation", "own") or len(bag.places("amount")) != 1:
        return None
    amount: Amount = bag.take("amount")
    ask = asked_of(bag)
    if amount.op is not None or amount.said != "medal" or ask not in _ASKED:
        return None
    said = all_said(bag, ctx, then=("relative",))
    if len(said.nations) + len(said.athletes) != 1:
        return None
    of = said.medals(colours=(amount.colour,) if amount.colour else ())
    if ask is Ask.GAMES and said.nations and said.scope.is_current:
        ever = of.narrowed(games=EVER)  # "in welk jaar won Nederland negen medailles"
        so_many = has_won(ever, Op.EQUAL, amount.count)
        return Groups(
            by=Key.GAMES, measure=Measure(of=ever.narrowed(colours=())), having=(so_many,), order=Order.NATURAL
        )
    counted = Value(measure=Measure(of=of))
    found = answer(counted, ctx.archive, ctx.viewpoint)
    right = isinstance(found, ValueAnswer) and found.measured.value == amount.count
    if not right and bag.tells("ask", "day"):
        return None  # "op welke dag won Italië drie keer goud": so many on one day
    return Listing(of=of, ask=ask) if right else counted


def one_of_two_games(bag: Bag, ctx: Context) -> Question | None:
    """was dat de vorige Spelen of die daarvoor; was dat nu of in Peking; won Kok haar goud in 2022 of in 2026"""
    other = bag.took("or_games")
    now = bag.has("now_word") and bag.has("games")
    if bag.has_any("ask", "more") or not (other or (bag.has("or") and (now or len(bag.places("games")) == 2))):
        return None
    now = now and bag.took("now_word")
    bag.skip("or", "noun.games", "relative")
    won = bag.has("win")
    said = all_said(bag, ctx)
    if len(said.nations) + len(said.athletes) != 1 or not (said.metal or won):
        return None
    scope = Scope(ids=(*said.scope.ids, ctx.archive.current_id)) if now and said.scope.ids else said.scope
    return Listing(of=said.medals(games=EVER if other else scope), ask=Ask.GAMES)


def for_which_nation(bag: Bag, ctx: Context) -> Question | None:
    """Veldkamps brons in 1998, was dat voor ons of voor de Belgen: for which nation it was; won hij voor België of voor
    Nederland meer, voor welk land won hij de meeste: how many for each"""
    nations = [*bag.places("nation"), *bag.places("own")]
    asked = bag.has("ask", "which") and bag.has("noun", "nation") and bag.has("most", "most") and not nations
    either = not bag.has("ask") and bag.has("or") and len(nations) == 2
    if not (asked or either) or len(bag.places("athlete")) != 1:
        return None
    more = asked or bag.took("more")
    said = all_said(bag, ctx, "or", "pronoun", "relative", "noun.nation", "ask.which", "most.most")
    named = tuple(one for one in said.nations if isinstance(one, str))
    if not said.metal or len(said.athletes) != 1:
        return None
    of = said.medals(nations=())
    if not more:
        return Listing(of=of, ask=Ask.NATION)
    return Groups(by=Key.NATION, measure=Measure(of=of), among=named) if len(named) == len(nations) else None


def their_only_one(bag: Bag, ctx: Context) -> Question | None:
    """was het goud van Leerdam haar enige medaille; is dit de enige medaille van Kok: that one, and no more"""
    items = bag.items
    at = next((p for p, one in enumerate(items) if p and one.said in ("enige", "enigste")), None)
    if at is None or bag.has_any("ask", "or"):
        return None
    parts = [list(items[: at - 1]), list(items[at + 1 :])]
    names = [[one for one in part if one.has_any(("athlete", "nation", "own"))] for part in parts]
    theirs = items[at - 1].said in THEIRS
    medal = [one for one in parts[1][:2] if not one.has("nation")][:1]  # "de enige Britse medaille"
    of_them = items[at - 1].said in ("de", "het", "t") and names[1] and bool(medal) and medal[0].has("metal")
    if not (theirs or of_them):
        return None
    halves: list[Narrowing] = []
    for part, whose in zip(parts, (names[0] or names[1], names[1] or names[0]), strict=True):
        half = Bag([*(one for one in part if one not in whose), *whose])
        halves.append(narrow(half, ctx))
        settle(half)
        if len(halves[-1].athletes) + len(halves[-1].nations) != 1:
            return None
    bag.taken.update(range(len(items)))
    first, all_ = (said.medals() for said in halves)
    won = (has_won(first),) if halves[0].metal or first.events else ()
    all_ = all_ if parts[1] else all_.narrowed(colours=first.colours)
    return Claim(conditions=(*won, has_won(all_, Op.EQUAL)))
