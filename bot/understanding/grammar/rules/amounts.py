"""Metals, and so many of them: "minstens vijf keer goud", "geen brons", "in drie sporten"."""

from dataclasses import replace

from bot.understanding.grammar.composing.rule_machine import Captured, Meaning, means, rule
from bot.understanding.grammar.words.phrase_values import Amount, Than
from medals_core.medals import Colour
from medals_core.queries.measures import Op


@rule("colour noun:noun.medal|noun.title")
def _of_that_colour(c: Captured) -> Meaning:
    """ "gouden medaille"; not "goud en precies één medaille"."""
    return None if c["noun"].start - c["colour"].end > 1 else ("metal", c["colour"].value("colour"))


means("colour", "metal", lambda c: c["colour"].value("colour"))
means("noun:noun.medal", "metal", None)
means("noun:noun.title", "metal", Colour.GOLD)


_OPS = {
    "at_least": Op.AT_LEAST, "at_most": Op.AT_MOST, "exactly": Op.EQUAL, "over": Op.MORE, "only": Op.EQUAL,
}  # fmt: skip
_FIRST_YEAR = 1890
_GOLD = Colour.GOLD
_COUNTED = "noun.games|noun.discipline|noun.event|noun.day"
_NOTHING_ELSE = ("alleen", "enkel", "uitsluitend", "louter", "alleen maar", "enkel maar")


def _op(c: Captured) -> Op | None:
    if (tail := c.get("tail")) is not None:
        return Op.AT_LEAST if tail.has("or_more") or tail.has("at_least") else Op.AT_MOST
    op = c.get("op")
    return next((value for kind, value in _OPS.items() if op.has(kind)), None) if op is not None else None


_HELD = "metal|nation|own|athlete|gender|event"


@rule(f"op:at_least|at_most|exactly|over? n:number|double much:so_much a:metal? than s:{_HELD}", 1)
@rule(f"dir:more|fewer than n:number|double much:so_much a:metal? than s:{_HELD}", 1)
@rule(f"op:at_least|at_most|exactly|over? n:number|double a:metal? much:so_much than s:{_HELD}", 1)
@rule("many:ask.how_many? a:metal :be|have? op:exactly|over? n:times|double :ask.how_many? s:metal", 1)
@rule("op:exactly|over? n:double a:metal s:metal", 1)
@rule("every|each_one s:metal op:exactly|over? n:number a:metal", 1)
@rule("a:metal s:metal ask.ratio op:exactly|over? n:number one:number|placed", 1)
def _so_many_times(c: Captured) -> Meaning:
    """ "precies twee keer zoveel zilver als goud", "zilver tweemaal het goud", "voor elke gouden twee zilveren"."""
    n, metal, way = c["n"], c.get("a"), c.get("dir")
    times = (3 if "drie" in n.text else 4 if "vier" in n.text else 2) if n.has("double") else n.value("number")
    if (
        times < 2
        or (n.has("double") and c.get("much") is None and not n.text.lower().startswith("het "))
        or (metal is not None and c["s"].has("metal") and metal.value("metal") is c["s"].value("metal"))
    ):
        return None
    op = (Op.LESS if way.has("fewer") else Op.MORE) if way is not None else _op(c) or Op.EQUAL
    return "compared", Than(op, c.colour("a"), tuple(c.all("s")), times=times)


@rule("far:over|unknown? dir:below|above n:number metal", 1)
def _under(c: Captured) -> Meaning:
    """ "onder de vijf medailles", "dik boven de vijf medailles"."""
    op = Op.LESS if c["dir"].has("below") else Op.MORE
    far = c.get("far")
    strange = far is not None and far.has("unknown") and far.text.lower() not in ("ver", "flink", "fors", "stevig")
    return None if c["n"].is_small or strange else ("amount", Amount(op, c.number(), c.colour()))


# "kwamen we boven de 20 uit"
for each in ("above n:number end:out_of", "end:out_of above n:number"):
    means(each, "amount", lambda c: Amount(Op.MORE, c.number()), 1)


@rule("no:none n:number metal", 1)
def _not_so_many(c: Captured) -> Meaning:
    """ "geen tien keer goud": fewer."""
    return None if c["n"].is_small else ("amount", Amount(Op.LESS, c.number(), c.colour()))


@rule("a:number metal or n:number other:metal?", 1)
def _offered_metal(c: Captured) -> Meaning:
    """ "10 goud of 11", "twee of drie" of the same; "er 2 of 3 goud"."""
    first, other = c.colour(), c.get("other")
    if other is not None and not c["metal"].text:
        first = other.value("metal")
    if c["a"].is_small or (other is not None and other.value("metal") != first):
        return None
    return "offered", Amount(None, 0, first)


for each in ("remained n:number metal", "n:number metal remained"):  # "(bleven) op één medaille steken"
    means(each, "amount", lambda c: Amount(Op.EQUAL, c.number(), c.colour()), 1)


@rule("op:at_least|at_most|exactly|over|only n:number", 1)
@rule("op:at_least|at_most|exactly|over|only? n:number metal tail:or_more|or_fewer?", 1)
@rule("n:number metal :be? ,tail:at_least|at_most", 1)
@rule("op:at_least|at_most|exactly|over|only? n:number tail:or_more|or_fewer metal?", 1)
def _amount(c: Captured) -> Meaning:
    metal, n, op = c.get("metal"), c["n"], _op(c)
    if (tail := c.get("tail")) is not None and tail.text.lower() == "zeker":
        return None  # "Noorwegen 18 goud zeker?": somebody guesses
    one = n.text.lower() == "één" and metal is not None and metal.value("metal") is None
    if op is None and (metal is None or (n.is_small and not one)):
        return None  # "een medaille" is any medal, "één medaille" is one
    if op is None and n.has("one_only"):
        op = Op.EQUAL
    if op is None and n.has("games") and n.value("number") >= _FIRST_YEAR:
        return None  # "schulting 2027 medailles": a year
    colour = c.colour()
    said = "" if metal is None else "medal"
    if colour is not None and op is Op.EQUAL and c.get("op") is not None and c["op"].text.lower() in _NOTHING_ELSE:
        return "amount_alone", Amount(op, n.value("number"), colour, said)
    return "amount", Amount(op, n.value("number"), colour, said, n.has("times"))


@rule("a:amount :and? no:nobody|nothing_else", 2)
def _and_no_more(c: Captured) -> Meaning:
    """ "één keer goud en niet meer", "… en verder niets"."""
    one, nothing = c["a"].value("amount"), c["no"].has("nothing_else")
    if one.op is not None or (c["no"].has("nobody") and c["no"].text.lower() != "niet meer"):
        return None
    return "amount_alone" if nothing and one.colour is not None else "amount", replace(one, op=Op.EQUAL)


@rule("op:at_least|at_most|exactly|over? n:number place:noun.podium", 1)
def _places_on_it(c: Captured) -> Meaning:
    """ "twee podiumplaatsen"."""
    if c["n"].is_small or not c["place"].text.lower().startswith("podiump"):
        return None
    return "amount", Amount(_op(c), c.number())


@rule("n:number|placed streak:measure.streak noun:noun.day|noun.games", 1)
@rule("n:number|placed noun:noun.day|noun.games streak:measure.streak", 1)
def _so_many_in_a_row(c: Captured) -> Meaning:
    """ "op drie opeenvolgende dagen", "drie Spelen op rij"."""
    one = c["n"]
    return "run_of", (int(one.value("number" if one.has("number") else "placed")), c["noun"].value("noun"))


@rule("a:number|pronoun.they or n:number metal?", 1)
def _offered(c: Captured) -> Meaning:
    """ "3 of 4 medailles", "één of twee keer"; "pakte die twee of drie keer goud": he did."""
    if c["a"].has("pronoun"):
        return ("offered", Amount(None, 0, c.colour())) if c["a"].text.lower() == "die twee" else None
    if c["a"].is_small and c["n"].value("number") != c["a"].value("number") + 1:
        return None
    if c["a"].has("games") and c["a"].value("number") >= _FIRST_YEAR:
        return None  # "2014 of 2026"
    return "offered", Amount(None, 0, c.colour())


# "eerste of derde"
means("a:rank or b:rank", "offered_place", lambda c: tuple(int(c[name].value("rank")) for name in "ab"), 1)


@rule("dir:more|fewer than n:number metal?", 1)
@rule("metal dir:more|fewer than n:number counted:noun.games|noun.discipline|noun.event|noun.day?", 1)
def _more_than(c: Captured) -> Meaning:
    if c.get("counted") is not None:
        return None  # "medailles in meer dan vijf sporten": not so many medals
    op = Op.LESS if c["dir"].has("fewer") else Op.MORE
    return "amount", Amount(op, c.number(), c.colour(), "medal" if c.get("metal") else "")


@rule("double metal?", 1)
def _double(c: Captured) -> Meaning:
    word = c["double"].text.lower()
    if word.startswith("het "):
        return None  # of something else
    count = 3 if word.startswith("drie") else 4 if word.startswith("vier") else 2
    return "amount", Amount(Op.AT_LEAST, count, c.colour() if c.get("metal") else Colour.GOLD)


@rule("a:number :out_of? b:number metal", 1)
def _all_of_so_many(c: Captured) -> Meaning:
    """ "6/6 goud", "zes van de zes goud"."""
    n = c["b"].value("number")
    same = not c["a"].is_small and c["a"].value("number") == n
    return ("amount", Amount(None, n, c.colour(), "medal", times=True)) if same else None


@rule("n:number point:noun.point|measure.points", 1)
def _points(c: Captured) -> Meaning:
    a_system = c["n"].is_small and c["point"].text.lower() == "punten"  # "een puntenklassement"
    return None if a_system else ("amount", Amount(None, c.number(), None, "point"))


@rule("no:none|without any:any? a:metal :instead|and|or none:none? b:metal", 1)
@rule("no:never any:any? a:metal or none:none|never? b:metal", 1)
def _neither(c: Captured) -> Meaning:
    """ "geen zilver en geen goud", "nooit zilver of brons": none of both."""
    colours = (c.colour("a"), c.colour("b"))
    return ("none_of", colours) if None not in colours else None


@rule("no:none|nothing|never any:any? metal", 1)
@rule("no:not any:any metal", 1)
@rule("no:stay_empty any:any|number? metal", 1)
@rule("metal no:none|nothing|never|stay_empty", 1)
@rule("without any:any|number? metal", 1)
def _none(c: Captured) -> Meaning:
    if (number := c.get("any")) is not None and number.has("number") and number.value("number") > 1:
        return None  # "zonder de zes titels van Klæbo": those, not none
    return "amount", Amount(Op.EQUAL, 0, c.colour())


# "nooit olympisch kampioen": no gold
means("no:never|none|without any:any? noun:noun.champion", "amount", Amount(Op.EQUAL, 0, Colour.GOLD), 1)


@rule("how:no_further|at_most|remained a:metal or b:metal", 1)
@rule("a:metal or b:metal :be? remained", 1)
def _without_the_best(c: Captured) -> Meaning:
    """ "bleven steken op zilver of brons": some of either, and no gold."""
    lesser = {c.colour("a"), c.colour("b")} == {Colour.SILVER, Colour.BRONZE}
    return ("none_of", (Colour.GOLD,)) if lesser else None


@rule("how:no_further|at_most metal", 1)
@rule("metal :be? remained", 1)
@rule("metal :be? best:most.best|most.highest what:page.doing|page.podium", 1)
@rule("best:most.best|most.highest what:page.doing|page.podium :be? metal", 1)
@rule("remained :be? metal", 1)
def _no_further(c: Captured) -> Meaning:
    """ "kwam niet verder dan zilver", "hooguit zilver": some of that, and nothing better."""
    colour, whole = c.colour(), c["metal"].text.lower().startswith(("net ", "juist ", "nipt "))
    return ("best_colour", colour) if colour is not None and not whole else None  # "net naast het goud": silver


means("more:several metal", "amount", lambda c: Amount(Op.AT_LEAST, 2, c.colour()), 1)
# "wie stond drie keer op het podium", "driemaal olympisch kampioen"
means("n:times noun:noun.podium", "amount", lambda c: Amount(None, int(c["n"].value("times")), None, "medal"), 1)
means("n:times noun:noun.champion", "amount", lambda c: Amount(None, int(c["n"].value("times")), _GOLD, "medal"), 1)
means("double_digits metal?", "amount", lambda c: Amount(Op.AT_LEAST, 10, c.colour(), "medal"), 1)


@rule("amount people:population", 2)
def _peopled(c: Captured) -> Meaning:
    """ "met minder dan tien miljoen inwoners"."""
    amount: Amount = c["amount"].value("amount")
    millions = "miljoen" in c["people"].text.lower()
    if amount.op is None or amount.colour is not None:
        return None
    return "peopled", (amount.op, amount.count if millions else amount.count / 1_000_000)


@rule(f"n:amount|number|placed measure:measure.different? noun:{_COUNTED} tail:or_more?", 2)
def _in_so_many(c: Captured) -> Meaning:
    """ "op minstens vijf Winterspelen", "in twee sporten"."""
    one = c["n"]
    amount = one.value("amount") if one.has("amount") else None
    if amount is not None and amount.said:
        return None
    count = amount.count if amount is not None else one.value("number" if one.has("number") else "placed")
    op = amount.op if amount is not None else None
    return ("in_so_many", (op or Op.AT_LEAST, count, c["noun"].value("noun"))) if count > 1 or op is Op.EQUAL else None


@rule("gone:except own? last:most.last|most.first|rank metal", 1)
def _one_fewer(c: Captured) -> Meaning:
    """ "zonder dat laatste goud": one less of it."""
    colour = c.colour()
    return ("one_fewer", colour) if c["gone"].text.lower() == "zonder" and colour is not None else None


@rule("look:counts|count_in :only_lead|only metal", 1)
@rule("lead:only_lead metal c:counts", 1)
@rule("lead:suppose|than metal look:counts|count_in", 1)
@rule("lead:suppose|than look:count_in metal", 1)
def _counts_alone(c: Captured) -> Meaning:
    """ "als alleen goud telt", "als je naar goud kijkt": a table by that colour."""
    colour, look = c.colour(), c.get("look")
    looks = look is None or look.text.lower().startswith("kijk")
    return ("by_colour", colour) if colour is not None and looks else None


# "hoe had de top drie er dan uitgezien"
means("how:ask.how have|would t:top looks", "top", lambda c: c["t"].value("top"), 1)


@rule("dir:older than n:number year:noun.year?")
def _of_an_age(c: Captured) -> Meaning:
    """ "jonger dan 23", "ouder dan 40 jaar": who is 40 is not older than that."""
    return "aged", (Op.LESS, c.number()) if c["dir"].said.startswith("jong") else (Op.AT_LEAST, c.number() + 1)
