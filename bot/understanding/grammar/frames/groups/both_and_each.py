"""Sets: what held at every Games, of both of two things, and of the one and not of the other."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.composing.conditions import Told
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import PARTS, all_said, has_none, has_won, noun_key, sex_of, told
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import LeftOver, Narrowing
from bot.understanding.grammar.words.phrase_values import Amount
from bot.understanding.names.folding import fold
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.queries.filters import EVER, Medals
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Ask, Claim, GroupAsk, Groups, Listing, Order
from medals_core.queries.selecting import editions_in
from medals_core.questions import Question

_SET_KEYS = (Key.NATION, Key.ATHLETE, Key.EVENT, Key.DISCIPLINE)
Asked = tuple[GroupAsk, tuple[Key, str]]
"""How groups are asked for, and of what kind they are."""


def asks_groups(bag: Bag) -> bool:
    """ "welke landen", "wie"; "zijn er sporters", of nobody named"""
    named = bag.has_any("nation", "own", "athlete")
    people = bag.has("noun", "nation", "athlete", "athlete_f", "athlete_m")
    return bag.has("ask") or (bag.has("be") and people and not named)


def asked_groups(bag: Bag) -> Asked | None:
    """How and of what groups is asked: "welke landen", "hoeveel sporters", "wie", "zijn er sporters"; taken."""
    exists = not bag.has("ask") and asks_groups(bag)
    often = bag.took("ask", "how_often")
    many = bag.took("ask", "how_many") or often
    who = bag.took("ask", "who")
    which = sum(bag.took("ask", name) for name in ("which", "show", "what")) > 0
    if not (many or who or which or exists):
        return None
    bag.skip("ask.which", "ask.who", "relative", "clause.when", *(("be",) if exists else ()))
    key = noun_key(bag)
    bag.skip("noun.athlete", "noun.podium")
    if key is None and who:
        key = (Key.ATHLETE, "athlete")
    if key is None or key[0] not in _SET_KEYS:
        return None
    return (GroupAsk.EXISTS if exists else GroupAsk.COUNT if many else GroupAsk.WHICH), key


def groups_or_none(bag: Bag) -> Asked | None:
    """What groups are asked for; None where a yes or no is, of somebody named."""
    if not asks_groups(bag):
        return None
    if (asked := asked_groups(bag)) is None:
        raise LeftOver  # of other groups
    return asked


def kept_by(asked: Asked | None, of: Medals, having: Sequence[Condition]) -> Groups | Claim:
    """The groups of which all that holds; where none are asked for, whether it does."""
    if asked is None:
        return Claim(conditions=tuple(having))
    how, (by, noun) = asked
    order = Order.NATURAL if by in PARTS else Order.MOST
    return Groups(by=by, measure=Measure(of=of), having=tuple(having), ask=how, order=order, sex=sex_of(noun))


def at_every_games(bag: Bag, ctx: Context) -> Question | None:
    """welke landen wonnen op elke Winterspelen een medaille; won Nuis sinds 2018 op alle Spelen een medaille"""
    every = bag.took("each_games") or (not bag.has("ask") and bag.took("always"))
    if not every:
        place = next((p for p in bag.places("ever") if _is_all_games(bag.items[p])), None)
        if place is None or bag.has_any("most", "measure", "compared"):
            return None
        bag.taken.add(place)
    asked = groups_or_none(bag)
    yes_no = asked is None
    least = [bag.items[p].value("amount") for p in bag.places("amount")]
    if any(not _is_any(amount) for amount in least):
        return _fewer_ever(bag, ctx, least) if every and yes_no else None
    said = all_said(bag, ctx, "amount", "any", "noun.podium", "at_least", "number")
    if said.days or said.moment:
        return None
    said.colours.extend(amount.colour for amount in least if amount.colour and amount.colour not in said.colours)
    if yes_no and not (least or said.metal):
        return None
    named = len(said.nations) + len(said.athletes)
    if yes_no and (named != 1 or not (bag.has("win") or every or said.metal)):
        return None
    scope = said.scope if said.scope.ever else EVER
    of = said.medals(games=scope)
    if yes_no and said.athletes and scope.since is None:  # at which they were is not told: where they won
        return Groups(by=Key.GAMES, measure=Measure(of=of), order=Order.NATURAL)
    games = len(editions_in(scope, ctx.archive))
    always = Condition(measure=Measure(kind=Kind.DISTINCT, of=of, per=Key.GAMES), op=Op.EQUAL, value=games)
    return kept_by(asked, of, (always,))


def _fewer_ever(bag: Bag, ctx: Context, least: Sequence[Amount]) -> Question | None:
    """ "altijd minstens drie keer goud": at which Games it was less."""
    said = all_said(bag, ctx, "amount", "any", "noun.podium", "number", "auxiliary")
    if len(least) != 1 or least[0].op not in (Op.AT_LEAST, Op.MORE) or len(said.nations) > 1:
        return None
    colours = (least[0].colour,) if least[0].colour else tuple(said.colours)
    bag.defaults += not said.nations
    scope = said.scope if said.scope.ever else EVER
    of = said.medals(games=scope, nations=tuple(said.nations) or (ctx.own,), colours=colours)
    op = Op.LESS if least[0].op is Op.AT_LEAST else Op.AT_MOST
    few = has_won(of, op, least[0].count)
    return Groups(by=Key.GAMES, measure=Measure(of=of), having=(few,), order=Order.NATURAL)


def _is_all_games(one: Item) -> bool:
    words = fold(one.text).split()
    return "alle" in words and words[-1] in ("winterspelen", "zomerspelen", "spelen", "edities")


def _is_any(amount: Amount) -> bool:
    return amount.count == 1 and amount.op in (Op.AT_LEAST, None)


def both_and(bag: Bag, ctx: Context) -> Question | None:
    """wie won zowel bij shorttrack als bij langebaan; welke landen wonnen goud in zowel biatlon als langlaufen; wie won
    zilver in Peking en goud in Milaan"""
    items = bag.items
    if not bag.holds("both_lead", "and", "clause", "lean"):
        return None
    at_one_games = bag.has("one_games") or bag.has("at_one", "games")
    items = tuple(item for item in items if not (item.has("one_games") or item.has("at_one", "games")))
    lead = next((place for place, item in enumerate(items) if item.has("both_lead")), None)
    unled = _in_turn(items) or _at_two_games(bag) or _beside_one_another(items, at_one_games) or _and_also(bag)
    parted = unled if lead is None else _after_the_lead(items, lead)
    if parted is None:
        return None
    rest, first, second = parted
    sides = [_side([*rest, *side], ctx) for side in (first, second)]
    if sides[0] is None or sides[1] is None:
        return None
    (asked, one, conditions), (_, other, _) = sides[0], sides[1]
    named = len(one.nations) + len(one.athletes)
    if asked is None and named != 1:
        return None
    people = asked is not None and asked[1][0] is Key.ATHLETE
    now = any(item.has_any(("games", "now_word")) for item in items)
    if at_one_games:
        sports = {event.discipline for event in one.events} & {event.discipline for event in other.events}
        if not (people or one.athletes) or len(sports) != 1 or conditions:
            return None  # one of several sports may be won twice, and a nation wins those of men and of women
        bag.taken.update(range(len(bag.items)))
        sexes = one.genders or [_SEXES[letter] for letter in (sex_of(asked[1][1]) if asked else "")]
        events = [event.event_id for event in (*one.events, *other.events)
                  if event.discipline in sports and (not sexes or event.gender in sexes)]  # fmt: skip
        won = one.medals(
            games=one.scope if one.scope.ever else EVER, events=events, colours=one.colours or [Colour.GOLD]
        )
        twice = Measure(kind=Kind.PEAK, of=won, per=Key.GAMES)
        return kept_by(asked, won, (Condition(measure=twice, op=Op.AT_LEAST, value=2),))
    if (people or one.athletes) and one.disciplines != other.disciplines and not now:
        one.scope = other.scope = EVER
    filters = [said.medals() for said in (one, other)]
    bag.taken.update(range(len(bag.items)))
    having = [each.on(of) for of in filters for each in conditions] or [has_won(of) for of in filters]
    if lead and items[lead].breaks and people and filters[0].colours and filters[0].events:
        of = filters[0].narrowed(events=(*filters[0].events, *filters[1].events))
        return Listing(of=of, ask=Ask.WHO)  # "wie wonnen er goud, zowel bij shorttrack als op de langebaan": of each
    alike = {name: getattr(filters[0], name) for name in Medals.model_fields
             if getattr(filters[0], name) == getattr(filters[1], name)}  # fmt: skip
    if "games" not in alike:
        alike["games"] = filters[0].games  # who won at both is among those who won at the one
    return kept_by(asked, Medals(**alike), having)


_SEXES = {"F": Gender.WOMEN, "M": Gender.MEN}
_Parted = tuple[Sequence[Item], Sequence[Item], Sequence[Item]]
"""What is said of both, of the one and of the other."""


def _after_the_lead(items: Sequence[Item], lead: int) -> _Parted | None:
    """ "zowel bij shorttrack als bij langebaan goud"."""
    cut = next((p for p in range(lead + 1, len(items)) if items[p].has("than") or items[p].has("and")), None)
    if cut is None:
        return None
    first = [one for one in items[lead + 1 : cut] if not one.is_small or one.has("now_word")]
    if any(one.has("single_event") for one in items[cut:]):
        first = [replace(one, meanings={"team_event": ("",)}) if _RELAY.search(one.said) else one for one in first]
    if any(one.has("team_event") for one in items[cut:]):  # "zowel alleen als met een ploeg"
        first = [replace(one, meanings={"single_event": ("",)}) if one.has("only") else one for one in first]
    kinds = _with_alike({kind for one in first for kind in one.meanings if kind in _SIDES})
    end = cut + 1
    second: list[Item] = []
    while end < len(items) and (items[end].is_small or kinds & items[end].meanings.keys()):
        second += [items[end]] if kinds & items[end].meanings.keys() else []
        end += 1
    said_again = _with_alike({kind for one in second for kind in one.meanings})
    common = [one for one in first if not (said_again & one.meanings.keys())]
    first = [one for one in first if one not in common]
    rest = [*items[:lead], *common, *items[end:]]
    return (rest, first, second) if first and second and not any(one.has("both_lead") for one in rest) else None


def _in_turn(items: Sequence[Item]) -> _Parted | None:
    """ "zilver in Peking en goud in Milaan", each with its event where that is said too; but "goud en zilver in Peking"
    is one, and "wie won in 1998 goud op de 5000 meter en in 2002 op de 10 kilometer" is two questions."""
    told = [p for p, one in enumerate(items) if not one.is_small and one.has_any(_TURNS)]
    kinds = [next(kind for kind in _TURNS if items[p].has(kind)) for p in told]
    shared = [p for p, kind in zip(told, kinds, strict=True) if kinds.count(kind) == 1]
    pairs = [p for p in told if p not in shared]
    half = len(pairs) // 2
    first, second = pairs[:half], pairs[half:]
    paired = {kinds[told.index(p)] for p in first}
    alike = paired == {kinds[told.index(p)] for p in second}
    same = len({items[p].value("metal") for p in pairs if items[p].has("metal")}) == 1
    alike = alike and (paired >= {"metal", "games"} or (same and paired == {"metal", "event"}))
    asks = sum(one.has("ask") for one in items)
    if kinds.count("event") > 1 and any(one.has("ask", "who") for one in items):
        return None
    if (
        not alike
        or len(set(kinds)) != half + len(shared)
        or asks > 1
        or any(items[p].has("metal", None) for p in pairs)
    ):
        return None
    rest = [one for p, one in enumerate(items) if p not in pairs and not first[-1] < p < second[0]]
    return rest, [items[p] for p in first], [items[p] for p in second]


_TURNS = ("metal", "games", "event", "gender")


def _beside_one_another(items: Sequence[Item], at_one_games: bool = False) -> _Parted | None:
    """ "won Nederland goud bij het snowboarden en bij het skeleton", "… bij de mannen én bij de vrouwen"; but
    "geen medaille bij het schaatsen én shorttrack" is none at all."""
    if any(one.has_any(("top", "rank", "none", "nothing", "nothing_else")) for one in items):
        return None
    if any(one.has("amount") and one.value("amount").count == 0 for one in items):
        return None
    asks_yes = bool(items) and items[0].has_any(("have", "win", "be", "auxiliary"))
    asks_yes = asks_yes or at_one_games or any(one.has("right_question") for one in items)
    for place, one in enumerate(items):
        if not one.has("and") or not (asks_yes or one.said == "én"):
            continue
        before = next((p for p in range(place - 1, -1, -1) if not items[p].is_small), None)
        after = next((p for p in range(place + 1, len(items)) if not items[p].is_small), None)
        if before is None or after is None:
            continue
        if any(items[before].has(kind) and items[after].has(kind) for kind in ("event", "gender")):
            rest = [each for p, each in enumerate(items) if not before <= p <= after]
            return rest, [items[before]], [items[after]]
    return None


def _and_also(bag: Bag) -> _Parted | None:
    """ "een plak bij het schaatsen en ook bij shorttrack", "shorttrack en langebaan: wie won in allebei", "solo en ook
    eentje met het team"."""
    items = bag.items
    if not asks_groups(bag) or any(one.has_any(("none", "nothing", "amount")) for one in items):
        return None
    both = (p for p, one in enumerate(items) if one.has("both") and items[p - 1].said in ("in", "bij"))
    in_both = next(both, -1)
    for place, one in enumerate(items):
        if not (one.said.startswith(("en ook", "alsook")) or (place < in_both and one.has("and"))):
            continue
        told = [[p for p in part if any(items[p].has(k) for k in ("event", "team_event", "single_event"))]
                for part in (range(place - 1, -1, -1), range(place + 1, len(items)))]  # fmt: skip
        if not all(told):
            return None
        before, after = told[0][0], told[1][0]
        first = [p for p in told[0][:2] if all(each.is_small or each.has("event") for each in items[p:before])]
        alike = items[before].has("event") == items[after].has("event")
        between = [each for each in items[before + 1 : after] if not each.is_small and each is not one]
        if alike and all(each.has("number") and not each.has("times") for each in between):
            rest = [each for p, each in enumerate(items) if not min(first) <= p <= after and p != in_both]
            return rest, [items[p] for p in first[::-1]], [items[after]]
    return None


def _at_two_games(bag: Bag) -> _Parted | None:
    """ "welke landen eindigden in 2022 en 2026 in de top drie": at each of them."""
    items = bag.items
    games = [p for p, one in enumerate(items) if one.has("games") and not one.is_small]
    winners = bag.has("ask", "who") and bag.has("event")  # "wie won de 1500 meter in 2022 en 2026": each of them
    if len(games) != 2 or not asks_groups(bag) or winners or bag.has("measure", "together"):
        return None
    between = items[games[0] + 1 : games[1]]
    if len(between) != 1 or not between[0].has("and"):
        return None  # "in 2022 wel en in 2026 geen goud"
    rest = [one for p, one in enumerate(items) if not games[0] <= p <= games[1]]
    return rest, [items[games[0]]], [items[games[1]]]


def _with_alike(kinds: set[str]) -> set[str]:
    return kinds.union(*(alike for alike in _ALIKE if kinds & alike))


_RELAY = re.compile(r"estafette|aflossing|team|ploeg")
_ALIKE = ({"team_event", "single_event"}, {"games", "now_word"})
_SIDES = ("event", "metal", "games", "now_word", "nation", "own", "athlete", "gender", "team_event", "single_event",
          "mixed_event", "described", "sports")  # fmt: skip


_Side = tuple[Asked | None, Narrowing, Sequence[Told]]


def _side(items: Sequence[Item], ctx: Context) -> _Side | None:
    inner = Bag(items)
    asked = groups_or_none(inner)
    inner.skip("noun.podium", "any", "noun.medal")
    conditions = told(inner, ctx) if inner.has_any("amount", "top", "rank") else []
    said = all_said(inner, ctx)
    counted = all(one.kind in (Kind.COUNT, Kind.RANK) for one in conditions)
    return (asked, said, conditions) if counted else None


def this_not_that(bag: Bag, ctx: Context) -> Question | None:
    """welke landen wonnen in 2022 wel een medaille en nu niet; welke landen van 1924 wonnen ook in 2026"""
    opened = [part for one in bag.items for part in _opened(one)]
    if len(opened) != len(bag.items):
        if (question := this_not_that(Bag(opened), ctx)) is not None:
            bag.taken.update(range(len(bag.items)))
        return question
    for kind in (("games", "now_word"), ("event",), ("gender",)):
        places = [
            p
            for p, one in enumerate(bag.items)
            if (one.has_any(kind) and not one.has("ever")) or (kind[0] == "games" and _is_and_now(one))
        ]
        if len(places) == 2:
            break
    else:
        return None
    asked = asked_groups(bag)
    if asked is None or bag.has_any("most", "ask", "both_lead"):
        return None
    start, end = places
    cuts = [p for p in range(start + 1, end + 1) if _is_turn(bag.items[p])]
    cut = cuts[-1] if cuts else start + 1
    halves = [Bag(bag.items[:cut], {p for p in bag.taken if p < cut}),
              Bag(bag.items[cut:], {p - cut for p in bag.taken if p >= cut})]  # fmt: skip
    read: list[tuple[Narrowing, bool, bool]] = []
    empty_handed = False
    for half in halves:
        zero = [p for p in half.places("amount") if half.items[p].value("amount") == _none_of(half, p)]
        empty_handed = empty_handed or half.has("nothing")
        gone = half.has("nobody") and half.says("niet meer") and half.took("nobody")
        denied = bool(zero) or gone or half.took_any("not", "nothing", "none", "missing")
        colours = [half.items[p].value("amount").colour for p in zero]
        half.taken.update(zero)
        if any(not _is_any(half.items[p].value("amount")) for p in half.places("amount")):
            return None
        again = half.took("too") or half.says("weer", "opnieuw", "alweer")
        said = all_said(half, ctx, "amount", "any", "clause.while", "and", "lean", "noun.podium", "page.table", "still",
                        "at_least", "not")  # fmt: skip
        if half.left():
            return None
        said.metal = said.metal or bool(zero)
        said.colours.extend(colour for colour in colours if colour and colour not in said.colours)
        read.append((said, denied, again))
    (one, not_one, _), (other, not_other, again) = read
    if (not_one and not_other) or not (not_one or not_other or again):
        return None
    if not_one and not not_other and not again and kind != ("games", "now_word") and not _says_so(bag.items[cut:]):
        return None  # "niets bij het schaatsen en shorttrack": of neither
    for mine, theirs in ((one, other), (other, one)):
        if not mine.metal and not empty_handed:  # "goud in 2022, maar nu met lege handen": without any colour
            mine.colours = list(theirs.colours)
        if kind != ("event",):
            mine.place = ""
            mine.disciplines = mine.disciplines or theirs.disciplines
            mine.events = mine.events or theirs.events
        mine.genders = mine.genders or theirs.genders
        mine.nations = mine.nations or theirs.nations
    if asked[1][1] == "champion" and not one.colours:
        one.colours.append(Colour.GOLD)  # "welke kampioenen van 2022 wonnen nu niets"
    alike = one.scope == other.scope and one.disciplines == other.disciplines and one.genders == other.genders
    if (asked[1][0] is Key.NATION and one.nations) or alike:
        return None
    bag.taken.update(range(len(bag.items)))
    filters = [one.medals(), other.medals()]
    having = [has_none(of) if denied else has_won(of) for of, denied in zip(filters, (not_one, not_other), strict=True)]
    having.sort(key=lambda each: each.op is Op.EQUAL)
    return kept_by(asked, having[0].measure.of, having)


def _opened(one: Item) -> Sequence[Item]:
    """ "maar niet bij de vrouwen" as a denial, where it might have been what is left out."""
    if not (one.has("excepted") and one.said.startswith("niet ")):
        return (one,)
    return (Item(one.start, one.start + 1, {"not": ("",)}, "niet"), *one.value("excepted").items)


def _none_of(bag: Bag, place: int) -> Amount:
    return Amount(Op.EQUAL, 0, bag.items[place].value("amount").colour)


def _is_and_now(one: Item) -> bool:
    return one.has("lean") and one.said.split()[-1:] == ["nu"]


def _says_so(half: Sequence[Item]) -> bool:
    """Is something told of the second half, "maar wel bij het shorttrack", besides which sport it is?"""
    return any(one.has_any(("clause", "while", "win", "metal", "amount"))
               or one.said in ("wel", "maar", "maar wel", "juist") for one in half)  # fmt: skip


def _is_turn(one: Item) -> bool:
    return _is_and_now(one) or one.has("and") or one.has("clause", "while") or one.breaks
