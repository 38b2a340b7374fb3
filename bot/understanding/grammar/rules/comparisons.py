"""One beside another: "meer goud dan Italië", "goud in plaats van brons"."""

from dataclasses import replace

from bot.understanding.grammar.composing.rule_machine import Captured, Meaning, means, rule
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.words.phrase_values import Excepted, Instead, PartsCompared, Than
from medals_core.medals import Colour
from medals_core.queries.measures import Op

_STANDARD = "nation|own|metal|athlete|games|gender|event|number|amount|ask|ever|described|then_word|noun|all_others"


@rule("total:measure.total|ask.how_many|all_of_it? a:metal? :have|ask.show|count_in|win|be* i:instead only? b:metal", 1)
def _by_all_medals(c: Captured) -> Meaning:
    """ "als je alle medailles telt in plaats van alleen goud": a table by all medals."""
    total, metal = c.get("total"), c.get("a")
    every = total is not None or (metal is not None and metal.value("metal") is None)
    gold = c["b"].value("metal") is Colour.GOLD
    mixed = metal is not None and metal.value("metal") is not None
    return ("measure", "total") if every and gold and not mixed and c["i"].text.lower() != "niet" else None


for each in (  # "als je op totaal kijkt", "als je niet naar goud maar naar het totaal kijkt"
    "suppose|than :not :colour.gold :clause.while m:measure.total|measure.points counts|count_in|ask.show",
    "suppose|than count_in m:measure.total|measure.points",
    "suppose|than m:measure.total|measure.points counts|count_in|ask.show",
):
    means(each, "measure", lambda c: c["m"].value("measure"))


@rule("dir:equal :win|have|be|stand? a:metal than? ,b:metal and|than :equal? c:metal", 2)
@rule("a:metal ,b:metal and c:metal :win|have|be|stand? dir:equal metal?", 2)
@rule("of:all_colours dir:equal metal?", 2)
@rule("dir:equal metal? of:all_colours", 2)
def _evenly(c: Captured) -> Meaning:
    """ "evenveel goud als zilver als brons", "van elke kleur evenveel"."""
    colours = {c[name].value("metal") for name in "abc"} if c.get("a") is not None else None
    return ("evenly", "") if colours is None or (len(colours) == 3 and None not in colours) else None


@rule("dir:more|fewer|equal metal :win|have|be|stand* than s:metal and s:metal sum:measure.together?", 2)
@rule("many:ask.how_many? metal dir:more|fewer|equal than s:metal and s:metal sum:measure.together?", 2)
@rule("many:ask.how_many metal dir:higher|lower than s:metal and s:metal sum:measure.together?", 2)
def _than_both(c: Captured) -> Meaning:
    """ "meer goud dan zilver en brons samen"; without "samen" it may be each of them."""
    if any(one.value("metal") is None for one in c.all("s")):
        return None
    if not _says_the_number(c):
        return None
    return _than(c) if c.get("sum") is not None else ("either_or_sum", "")


@rule("dir:more|fewer total:measure.total? metal? :win|have|be* than s:number metal? :among? s:games|now_word", 2)
def _than_the_twenty(c: Captured) -> Meaning:
    """ "meer medailles dan de twintig van dit jaar": than then, where it was so many."""
    return _than(c) if not c.all("s")[0].is_small else None


_EACH = "s:nation|own ,s:nation|own* :and s:nation|own sum:measure.together?"


@rule(f"dir:more|fewer metal? :win|have|be|stand* than {_EACH}", 2)
def _than_each(c: Captured) -> Meaning:
    """ "meer goud dan Duitsland, Frankrijk en Zweden": than each of them; with "samen" than all together."""
    than = _than(c) if c.get("sum") is None else None
    return ("compared_twice", tuple(replace(than[1], standard=(one,)) for one in c.all("s"))) if than else None


@rule(
    f"dir:more|fewer|equal total:measure.total? metal? total:measure.total? :win|have|be|stand* than s:{_STANDARD}", 2
)
@rule(f"metal dir:more|fewer|equal total:measure.total? than s:{_STANDARD}", 2)
@rule(f"many:ask.how_many metal dir:more|fewer|equal|higher|lower than s:{_STANDARD}", 2)
@rule("dir:more|fewer|equal metal? :win|have|be|stand* than s:nation|own and s:nation|own sum:measure.together", 2)
@rule("dir:more|fewer|equal metal? :win|have|be* than s:nation ,s:nation and s:nation sum:measure.together", 2)
@rule(
    "dir:more|fewer|equal metal? :win|have|be* than s:nation ,s:nation ,s:nation and s:nation sum:measure.together", 2
)
@rule("dir:more|fewer|equal metal? :win|have|be|stand* than s:games and s:games sum:measure.together", 2)
@rule("dir:more|fewer|equal total:measure.total? metal? :win|have|be|stand* than s:nation|own s:gender|event", 2)
@rule("dir:more|fewer|equal metal :win|have|be|stand* than s:nation|own s:metal", 2)
def _than(c: Captured) -> Meaning:
    way = c["dir"]
    if not _says_the_number(c):
        return None
    metal = c.get("metal")
    if way.text.lower() == "dezelfde" and metal is None:
        return None  # "was dat dezelfde als op de slalom": who, not how many
    if metal is None and c.get("total") is None and "groter" in way.text.lower():
        return None  # "groter dan Nederland": a land, by what is not said
    total = c.get("total") is not None or (metal is not None and c.colour() is None and len(c.all("s")) > 1)
    return "compared", Than(_op(way), c.colour(), tuple(c.all("s")), total)


@rule(f"a:more|fewer m:metal turn:clause|and b:more|fewer n:metal than s:{_STANDARD}", 2)
def _than_twice(c: Captured) -> Meaning:
    """ "minder goud maar meer medailles dan wij"."""
    standard = tuple(c.all("s"))
    return "compared_twice", tuple(
        Than(Op.LESS if c[way].has("fewer") else Op.MORE, c[metal].value("metal"), standard)
        for way, metal in (("a", "m"), ("b", "n"))
    )


@rule(
    "dir:more|fewer|equal kind:measure.different? noun:noun.discipline|noun.event|noun.games "
    ":any? m:metal? :win|have|be* than s:nation|own",
    1,
)
def _than_of_sports(c: Captured) -> Meaning:
    """ "in meer sporten een medaille dan Italië"."""
    return "compared", Than(_op(c["dir"]), c.colour("m"), tuple(c.all("s")), noun=c["noun"].value("noun"))


def _op(way: Item) -> Op:
    if way.has_any(("fewer", "lower")):
        return Op.LESS
    return Op.EQUAL if way.has("equal") and not way.has("more") else Op.MORE


def _says_the_number(c: Captured) -> bool:
    """ "het aantal bronzen plakken groter dan": no question how many there are."""
    many = c.get("many")
    return many is None or many.text.lower() in ("het aantal", "aantal", "hun aantal", "het totaal aantal")


_PARTS = "gender|event|team_event|single_event|sports|mixed_event"


@rule(f"dir:more|fewer|equal metal? :win|have|be? a:{_PARTS} than b:{_PARTS}", 2)
@rule(f"a:{_PARTS} :win|have|be|stand? dir:more|fewer|equal metal? than b:{_PARTS}", 2)
def _parts(c: Captured) -> Meaning:
    """ "meer goud bij de vrouwen dan bij de mannen"."""
    one, other = c["a"], c["b"]
    alike = any(one.has(kind) and other.has(kind) for kind in _PARTS.split("|"))
    if not alike and not all(item.has("team_event") or item.has("single_event") for item in (one, other)):
        return None
    return "parts_compared", PartsCompared(_op(c["dir"]), c.colour(), one, other)


@rule("a:metal|amount :win|have|be* i:instead b:metal", 2)
def _instead(c: Captured) -> Meaning:
    one, b = c["a"], c["b"].value("metal")
    if c["i"].text.lower() == "niet":
        return None
    amount = one.value("amount") if one.has("amount") else None
    a, count = (amount.colour, amount.count) if amount else (one.value("metal"), None)
    return ("turned", Instead(a, b, count)) if a and b and a is not b else None


means("a:metal or b:metal", "metals", lambda c: (c.colour("a"), c.colour("b")), 2)


_MOST_OF = "noun.games|noun.discipline|noun.day|noun.event|noun.nation|noun.athlete"


@rule(f"dir:most.most|most.fewest measure:measure.different? noun:{_MOST_OF}", 2)
def _most_of(c: Captured) -> Meaning:
    """ "op de meeste Winterspelen", where "welke Winterspelen" is not what is asked; not "de drukste dag"."""
    said, noun = c["dir"].text.lower(), c["noun"].value("noun")
    return ("most_of", noun) if "meest" in said else ("fewest_of", noun) if "minst" in said else None


means("no:not group:described", "excepted", lambda c: Excepted((c["group"],)), 1)  # "niet-Europese landen"


@rule("no:not a:rank but:clause.while b:rank|most.first", 2)
def _not_second_but_first(c: Captured) -> Meaning:
    """ "niet tweede maar eerste geworden": gold instead of silver."""
    was = _STEPS.get(int(c["a"].value("rank")))
    becomes = _STEPS.get(int(c["b"].value("rank")) if c["b"].has("rank") else 1)
    return ("turned", Instead(becomes, was)) if was and becomes and was is not becomes else None


_STEPS = {1: Colour.GOLD, 2: Colour.SILVER, 3: Colour.BRONZE}
