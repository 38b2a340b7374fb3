"""Which part, and how many on average."""

from collections.abc import Sequence

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, is_state, settle
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import Narrowing, Refused
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.words.phrase_values import Amount
from medals_core.answering import answer
from medals_core.archive import LATEST
from medals_core.medals import Colour
from medals_core.queries.filters import EVER, Described, Medals, NationRef, Role, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Claim, Value
from medals_core.queries.results import GroupsAnswer, ValueAnswer
from medals_core.questions import Question

PER = {
    "per_day": Key.DAY, "per_games": Key.GAMES, "per_event": Key.EVENT, "per_discipline": Key.DISCIPLINE,
    "per_nation": Key.NATION, "per_athlete": Key.ATHLETE,
}  # fmt: skip
_VERBS = ("win", "have", "be", "stand", "auxiliary", "handed_out", "doing_verb")
_NARROWS = ("metal", "metals", "amount", "event", "nation", "own", "athlete", "gender", "sports", "described",
            "team_event", "single_event", "mixed_event", "number")  # fmt: skip


def share(bag: Bag, ctx: Context) -> Question | None:
    """welk deel van onze medailles was goud; welk percentage van al het goud ging naar de top drie; hoeveel van de tien
    gouden plakken kwamen van vrouwen"""
    asked = bag.places("fraction") or bag.places("ask", "part")
    if not asked:
        return None
    exactly = bool(bag.take_all("ask", "part"))  # "meer dan de helft van het goud? Hoeveel procent"
    fraction = bag.take("fraction")
    if fraction is not None and bag.has("ask"):
        return None
    how_many = bag.items[asked[0]].said.startswith(("hoeveel van", "hoe veel van"))
    of_events = bag.items[asked[0] + 1 :][:1] and bag.items[asked[0] + 1].has("noun", "event") and bag.has("win")
    if of_events:
        bag.taken.add(asked[0] + 1)
    if _of_people(bag, asked[0]):
        return None  # a part of the nations or the people, not of the medals
    people = bag.has("noun", *_PEOPLE)
    bag.skip("both", "ask.how_many", "ask.what", "measure.share", "measure.together", "noun.nation", "noun.medal",
             "noun.athlete", "how_big")  # fmt: skip
    counted = _counted(bag, asked[0])
    for number in (*bag.take_all("top"), *counted.best):
        bag.take_all("placed")
        counted.tops += [Described(role=Role.RANK, rank=place) for place in range(1, int(number) + 1)]
    if len(counted.tops) > _MOST_ON_TOP or (counted.tops and people):
        return None  # "de top vijf sporters": no nations
    whole_places = _whole(bag, asked[0]) if fraction is None else places_behind(bag, asked[0])
    whole_places |= _heading(bag, asked[0])
    whole = _narrowed(bag, whole_places, counted, ctx)
    said = narrow(bag, ctx, state=is_state(bag))
    denied = any(one.said == "niet" for one in bag.items[asked[0] :]) and (bag.took_any("not", "instead") > 0)
    settle(bag, "measure.total", "noun.games", "noun.champion", "noun.title", "page.table", "instead", "relative")
    said.nations.extend(counted.tops)
    said.colours += [colour for colour in dict.fromkeys(counted.colours) if colour not in said.colours]
    if any(one.said in THEIRS for one in bag.items[asked[0] + 1 : asked[0] + 3]):
        whole.nations = whole.nations or list(said.nations)  # "van hun medailles"
        whole.athletes = whole.athletes or list(said.athletes)
    everybody = bag.has("handed_out") or counted.numbers or any(one.nations for one in said.but_not)
    if not said.nations and not said.athletes and not everybody:
        said.nations.append(ctx.own)
        whole.nations.append(ctx.own)
        bag.defaults += 1
    elif not whole_places and said.nations and _within_nation(said):
        whole.nations = list(said.nations)
        joined = bag.says("bij", "bij de", "van", "van de", "in", "onder")
        if said.genders and not joined and _main_verb(bag, asked[0]) is None:
            whole.colours = list(said.colours)  # "ons goud, vrouwen: percentage": of that gold
    of = said.medals()
    base = whole.medals(games=of.games, as_of=of.as_of, place=of.place, podium=of.podium)
    if (how_many and counted.numbers) or (fraction is not None and of == base):
        base = base.narrowed(as_of=LATEST)  # "hoeveel van hun tien hadden ze op 14 februari": of all that came
    if denied:
        if not of.nations or base.nations:
            return None
        of = base.narrowed(but_not=(*base.but_not, Medals(nations=of.nations)))  # "ging niet naar Nederland"
    if of_events:
        of, base = of.narrowed(colours=(Colour.GOLD,)), base.narrowed(colours=(Colour.GOLD,))
    if of == base:
        return None
    there = count_of(base, ctx) if counted.numbers else 0
    if how_many and counted.numbers and len(said.nations) == 1 and any(number != there for number in counted.numbers):
        mine = base.narrowed(nations=tuple(said.nations))  # "hoeveel van de tien gouden hadden we al": of ours
        there = count_of(mine, ctx)
        base = mine
    if any(number != there for number in counted.numbers):
        raise Refused(f"Dat getal klopt niet: het waren er {there}.")
    if fraction is not None and not exactly:
        op, least = OPS[fraction.partition("_")[0]], FRACTIONS[fraction.partition("_")[2]]
        part = Measure(kind=Kind.SHARE, of=of, whole=base)
        return Claim(conditions=(Condition(measure=part, op=op, value=least),))
    return Value(measure=Measure(of=of) if how_many else Measure(kind=Kind.SHARE, of=of, whole=base))


def _of_people(bag: Bag, asked: int) -> bool:
    """ "hoeveel procent van de landen", "van de Noorse sporters"."""
    for place, one in enumerate(bag.items[asked + 1 :], asked + 1):
        if one.has("metal") or one.has_any(_VERBS):
            return False
        if (one.has("top") or _is_best(bag, place)) and bag.items[place + 1 :][:1]:
            return bag.items[place + 1].has("noun", *_PEOPLE)  # the nations on top by name, rather than so many
        if one.has("noun", "nation", *_PEOPLE):
            return True
    return False


def _is_best(bag: Bag, place: int) -> bool:
    """ "de beste vijf landen", "de bovenste vijf": those on top."""
    best = place > 0 and (bag.items[place - 1].has("most", "best") or bag.items[place - 1].said == "bovenste")
    return best and bag.items[place].has("number")


_MOST_ON_TOP = 10
_PEOPLE = ("athlete", "athlete_f", "athlete_m")
OPS = {"more": Op.MORE, "less": Op.LESS, "half": Op.EQUAL, "least": Op.AT_LEAST}
FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "tenth": 1 / 10, "three_quarters": 3 / 4,
              "two_thirds": 2 / 3}  # fmt: skip
THEIRS = ("hun", "zijn", "haar", "van hun", "van zijn", "van haar", "hun eigen", "zijn eigen", "haar eigen", "eigen")


class _Counted:
    """What the whole is said to count ("de tien gouden plakken")."""

    def __init__(self) -> None:
        self.numbers: list[int] = []
        self.colours: list[Colour] = []
        self.tops: list[Described] = []
        self.best: list[int] = []


def _counted(bag: Bag, after: int) -> _Counted:
    """The numbers said of the whole, taken: they must be right."""
    found = _Counted()
    for place in bag.places("amount"):
        amount: Amount = bag.items[place].value("amount")
        if place > after and amount.op is None and amount.said == "medal":
            bag.taken.add(place)
            found.numbers.append(amount.count)
            found.colours += [amount.colour] if amount.colour else []
    for place in bag.places("number"):
        if place > after and _is_best(bag, place):
            bag.taken.update((place - 1, place))
            found.best.append(bag.items[place].value("number"))
        elif place > after and not bag.items[place].is_small:
            bag.taken.add(place)
            found.numbers.append(bag.items[place].value("number"))
    return found


def _whole(bag: Bag, asked: int) -> set[int]:
    """The places of what the part is taken of: between the asking words and the verb; without a verb, behind "in"."""
    verb = _main_verb(bag, asked)
    last_in = max((p for p in range(asked, len(bag.items)) if bag.items[p].said == "in"), default=0)
    theirs = set(range(last_in + 1, len(bag.items)))
    of_theirs = any(bag.items[p].has("nation") or bag.items[p].has("own") for p in theirs) if last_in else False
    if bag.items[asked].said.endswith("aandeel") and of_theirs:
        return theirs  # "welk aandeel de dames hadden in de Nederlandse oogst"
    if verb is not None:
        ends = verb == len(bag.items) - 1  # "welk deel van het goud uit het wielrennen komt"
        out = next((p for p in range(asked + 1, verb) if ends and bag.items[p].said in ("uit", "naar")), verb)
        before = set(range(asked + 1, out))
        ahead = set(range(asked))  # "van alle zilveren medailles, welk percentage …"
        if _tells(bag, before) or _tells(bag, ahead) or "aandeel" not in bag.items[asked].said:
            return before if _tells(bag, before) else ahead if _tells(bag, ahead) else set()
    for place in range(asked + 1, len(bag.items)):  # "welk aandeel had Noorwegen in het goud"
        behind = set(range(place + 1, len(bag.items)))
        if bag.items[place].is_small and bag.items[place].said == "in" and _tells(bag, behind):
            return behind
    cut = next((p for p in range(asked + 1, len(bag.items)) if bag.items[p].said in ("uit", "bij", "op")), None)
    whose = any(bag.items[p].has(kind) for p in range(asked) for kind in ("athlete", "nation", "own"))
    if cut is None and whose and bag.items[asked].said.endswith((" van", " van de")):
        cut = len(bag.items)  # "Klæbo was goed voor hoeveel procent van het Noorse goud"
    before = set(range(asked + 1, cut or 0))  # "van het Noorse goud uit de loipe": of the gold
    if whose and any(bag.items[p].has("metal") for p in before):
        before |= {p for p in range(asked) if bag.items[p].has("event") or bag.items[p].has("sports")}
        return before  # "bij het langlaufen pakte Noorwegen hoeveel procent van het eremetaal": of all of it
    return before if any(bag.items[p].has("metal") and bag.items[p].value("metal") for p in before) else set()


def _heading(bag: Bag, asked: int) -> set[int]:
    """ "Noorse titels: aandeel langlaufen", "shorttrack, aandeel oranje in het goud": what is said first is of both."""
    ahead = bag.items[:asked]
    named = bag.items[asked].breaks and not any(one.has_any((*_VERBS, "ask")) for one in ahead)
    if not named or not any(one.has_any(("metal", "event")) for one in ahead):
        return set()
    ends = not _tells(bag, set(range(asked + 1, len(bag.items))))  # "vrouwen, ons goud: percentage": what part is ahead
    medals = any(one.has("metal") and one.value("metal") is None for one in ahead)
    part = [one.has("gender") or (medals and _has_colour(one)) for one in ahead]  # "Zweedse medailles, goud: procent"
    return {place for place in range(asked) if not (ends and part[place])}


def _has_colour(one: Item) -> bool:
    return one.has("metal") and one.value("metal") is not None


def _main_verb(bag: Bag, asked: int) -> int | None:
    """ "van alles wat er te winnen viel aan goud ging naar ons": where it went, rather than what tells of the whole."""
    verbs = [p for p in range(asked + 1, len(bag.items)) if any(bag.items[p].has(kind) for kind in _VERBS)
             and not _is_adjective(bag, p)]  # fmt: skip
    before = bag.items[asked + 1 : verbs[0]] if verbs else ()
    if not any(one.has("relative") or " wat" in one.said for one in before):
        return verbs[0] if verbs else None
    after = next((p for p, former in zip(verbs[1:], verbs, strict=False) if p > former + 1), None)
    return verbs[-1] if after is None else after


def _is_adjective(bag: Bag, place: int) -> bool:
    """ "het uitgereikte goud", "alle te verdelen shorttrackmedailles"."""
    told = next((one for one in bag.items[place + 1 :] if not one.has_any(("event", "gender"))), None)
    before = bag.items[place - 1]
    return told is not None and told.has("metal") and (before.is_small or before.has("ask", "part"))


def places_behind(bag: Bag, asked: int) -> set[int]:
    """ "de helft van de Nederlandse medailles van goud": up to the verb, or to the colour that is the part."""
    found: set[int] = set()
    counted = False
    for place in range(asked + 1, len(bag.items)):
        one = bag.items[place]
        if one.said in THEIRS:
            continue  # "zijn goud"
        ends = counted and (one.has("metal") or one.said in ("van", "bij", "in", "op"))
        if ends or one.has_any(_VERBS) or one.said == "door":
            break
        counted = counted or (one.has("metal") and one.value("metal") is None)
        found.add(place)
    return found


def _tells(bag: Bag, places: set[int]) -> bool:
    return any(bag.items[place].has(kind) for place in places for kind in _NARROWS)


def _narrowed(bag: Bag, places: set[int], counted: _Counted, ctx: Context) -> Narrowing:
    """What is said of the whole; its items stay in the bag, for they narrow the part as well."""
    whole = narrow(Bag([bag.items[place] for place in sorted(places) if place not in bag.taken]), ctx)
    whole.colours.extend(colour for colour in counted.colours if colour not in whole.colours)
    return whole


def _within_nation(said: Narrowing) -> bool:
    """Is it a part of a nation's medals ("het aandeel goud van Nederland"), rather than a nation's part of all?"""
    return bool(
        said.colours or said.disciplines or said.genders or said.team is not None or said.athletes or said.events
    )


def count_of(of: Medals, ctx: Context) -> int:
    """How many medals there are, for a number that is said of them."""
    return int(value_of(Measure(of=of), ctx))


def value_of(measure: Measure, ctx: Context) -> float:
    found = answer(Value(measure=measure), ctx.archive, ctx.viewpoint)
    return found.measured.value or 0 if isinstance(found, ValueAnswer) else 0


def is_any_group(question: Question, ctx: Context) -> bool:
    """Is there a group of which it holds?"""
    found = answer(question, ctx.archive, ctx.viewpoint)
    return isinstance(found, GroupsAnswer) and found.kept > 0


def median(bag: Bag, ctx: Context) -> Question | None:
    """wat was de mediaan van het aantal medailles per land"""
    if not bag.took("median"):
        return None
    per = next((value for name, value in PER.items() if bag.took("measure", name)), Key.NATION)
    nouns = {"athlete": Key.ATHLETE, "day": Key.DAY, "event": Key.EVENT, "discipline": Key.DISCIPLINE}
    per = next((value for name, value in nouns.items() if bag.took("noun", name)), per)
    said = all_said(bag, ctx, "ask", "noun.nation", "any", "relative", "median", "among", "measure.total", "only")
    if said.athletes or (said.nations and per is Key.NATION):
        return None
    return Value(measure=Measure(kind=Kind.MEDIAN, of=said.medals(), per=per))


_IN_WHICH = ("waarin", "waarop", "waarbij", "waar")


def average(bag: Bag, ctx: Context) -> Question | None:
    """hoeveel medailles wonnen we gemiddeld per dag; het gemiddelde aantal van het gastland op de laatste Spelen"""
    listed = bag.says("aantal", "het aantal") and not bag.holds(
        "win", "have"
    )  # "aantal medailles per persoon": of each
    each = bag.has("ask", "how_many") and bag.has("measure", "per_event", *(() if listed else ("per_athlete",)))
    if not bag.took("measure", "average") and not each:
        return None
    bag.take_all("measure", "average")
    where_there = bag.has("took_part_in")
    per = next((key for name, key in PER.items() if bag.took("measure", name)), None)
    per = per or {"day": Key.DAY, "games": Key.GAMES}.get(bag.take("at_one", "day", "games") or "")
    on_top = nations_on_top(bag) or (len(Colour) if bag.took("page", "podium") else 0)
    ranked = [Described(role=Role.RANK, rank=place) for place in range(1, min(on_top, 12) + 1)]
    per = per or (Key.NATION if ranked else None)
    if per in (Key.DISCIPLINE, Key.EVENT) and bag.says(*_IN_WHICH):
        return None  # "per sport waarin het een medaille haalde": not of all sports
    per = per or _of_the_nations(bag)
    bag.skip("ask", "relative", "noun.games", "took_part_in", *(("noun.nation",) if ranked else ()))
    if per in (Key.NATION, Key.ATHLETE) and bag.has_any("win", "have"):
        bag.skip("any")  # "per land dat iets won"
    if per is Key.NATION:
        bag.skip("noun.podium")  # "per land dat op het podium stond"
    said = all_said(bag, ctx, then=("measure.total", "or", "page.doing"))
    if per is Key.GAMES and said.scope.is_current:
        said.scope = EVER
    games = _games_in(said, ctx)
    if per is Key.GAMES and len(games) > 1 and said.nations and all(_is_gone(noc, ctx) for noc in said.nations):
        # A state that is no more cannot have taken part in all of them: those of which it has a medal.
        own = [one for one in games if count_of(said.medals(games=Scope(ids=(one,)), colours=()), ctx)]
        games, said.scope = own, Scope(ids=tuple(own)) if own else said.scope
    elif where_there:
        return None  # of the others no list tells where they took part in vain
    if per is None and len(games) > 1:
        per = Key.GAMES
    if per is None:
        return None
    nations = (
        tuple(said.nations)
        or tuple(ranked)
        or ((ctx.own,) if not said.athletes and not bag.has("handed_out") and per is not Key.NATION else ())
    )
    bag.defaults += bool(nations and not said.nations and not ranked)
    return Value(measure=Measure(kind=Kind.AVERAGE, of=said.medals(nations=nations), per=per))


def nations_on_top(bag: Bag) -> int:
    """ "de top drie", "de drie beste landen": so many on top, taken; none else."""
    if top := bag.take("top"):
        return int(top)
    for place, one in enumerate(bag.items[:-2]):
        best, lands = bag.items[place + 1 : place + 3]
        if one.has("number") and best.has("most", "best") and lands.has("noun", "nation"):
            bag.taken.update((place, place + 1, place + 2))
            return int(one.value("number"))
    return 0


def _is_gone(noc: NationRef, ctx: Context) -> bool:
    return isinstance(noc, str) and not ctx.archive.nations[noc].iso2


def _of_the_nations(bag: Bag) -> Key | None:
    """ "van de landen die iets wonnen", "van de landen met een medaille": per nation that has what is counted."""
    noun = next((p for p in bag.places("noun", "nation") if _is_a_land(bag, p)), None)
    if noun is None or bag.has_any("nation", "own", "described"):
        return None
    if bag.items[noun].said == "medailleland":
        bag.taken.add(noun)
        return Key.NATION
    counted = {bag.items[p].value("metal") for p in bag.places("metal") if p < noun}
    held = {bag.items[p].value("metal") for p in bag.places("metal") if p > noun}
    if not counted or (held and not held <= counted and held != {None}) or (None in held and None not in counted):
        return None  # "de medailles van de landen met goud": of a part of them
    bag.taken.add(noun)
    bag.taken.update(p for p in bag.places("amount") if bag.items[p].value("amount").count == 1)
    return Key.NATION


def _is_a_land(bag: Bag, place: int) -> bool:
    """ "landen", "een land dat iets won"."""
    text, after = bag.items[place].said, bag.items[place + 1 : place + 3]
    return text in _LANDS or (text == "land" and any(one.said == "dat" for one in after))


_LANDS = ("landen", "naties", "medaillelanden", "medailleland")


def _games_in(said: Narrowing, ctx: Context) -> Sequence[str]:
    """The Games meant, of those that were held."""
    scope = said.scope
    if scope.ids:
        return scope.ids
    if not scope.ever:
        return (ctx.archive.current_id,)
    current = ctx.archive.current.games
    return [
        key for key, one in ctx.archive.editions.items()
        if one.games.games_id.endswith(current.games_id.rpartition("-")[2])
        and (scope.since is None or one.games.year >= scope.since)
        and (scope.until is None or one.games.year <= scope.until)
        and one.games.year <= current.year
    ]  # fmt: skip
