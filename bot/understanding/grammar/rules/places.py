"""Places in the table: "boven Duitsland", "net buiten de top tien", and moments that look like them."""

from dataclasses import replace

from bot.understanding.grammar.composing.rule_machine import Captured, Meaning, means, rule
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.words.phrase_values import Beside
from bot.understanding.time.games_named import GamesSpan
from medals_core.queries.filters import Scope

_HOLDERS = "nation|own|athlete|described|placed|top"


@rule("a:placed|rank to:until b:number|placed|rank", 1)
def _first_so_many(c: Captured) -> Meaning:
    """ "de nummers 1 tot en met 3"."""
    first = c["a"].value("rank")
    last = c["b"].value("number" if c["b"].has("number") else "rank")
    return ("top", int(last)) if int(first) == 1 and int(last) > 1 else None


@rule("place:rank|placed tail:or_more", 1)
def _so_high(c: Captured) -> Meaning:
    """ "tiende of hoger"."""
    return ("top", int(c["place"].value("rank"))) if c["tail"].text.lower() != "of meer" else None


@rule("first:most.first|describe.leader n:number noun:noun.nation", 1)
def _first_nations(c: Captured) -> Meaning:
    """ "de eerste drie landen", "de bovenste vijf landen"."""
    return None if c["n"].is_small or c["first"].text.lower() in ("bovenaan", "voorop") else ("top", c.number())


_BEST = "most.best|most.first|most.highest"
means("n:number high:high_placed", "top", Captured.number, 1)  # "de tien hoogst geplaatste landen"
# "bij de beste drie"
means(f"lead:among|present|out_of best:{_BEST} n:number noun:noun.nation|page.table?", "top", Captured.number, 1)


@rule("lead:after|before|since what:number|colour|noun.medal|won_noun|gender* games", 0)
def _after_a_medal(c: Captured) -> Meaning:
    """ "na hun goud van Peking": at the Games after those."""
    span: GamesSpan = c["games"].value("games")
    words = c["lead"].text.lower().split()
    if span.scope is None or len(span.scope.ids) != 1 or not (c.all("what") or len(words) > 1):
        return None
    year = int(span.scope.ids[0].partition("-")[0])
    if c["lead"].has("before"):
        return "games", span._replace(scope=Scope(ever=True, until=year - 1), of_city=())
    since = year if c["lead"].has("since") else year + 1
    return "games", span._replace(scope=Scope(ever=True, since=since), of_city=())


for each in ("lead:after|behind noun:noun.event moment", "by_day moment", "moment by_day"):
    means(each, "moment", lambda c: c["moment"].value("moment"), 2)


@rule("outside dir:the? s:top|placed|rank", 2)
@rule("just not? none? s:placed|rank", 2)
def _outside(c: Captured) -> Meaning:
    """ "net buiten de top tien", "net geen tiende": the place after it."""
    if c.get("outside") is None and c.get("none") is None and c.get("not") is None:
        return None
    return "placed_after", _place_of(c["s"]) + 1


@rule("what:lead_change|noun.place between a:number and b:number", 0)
def _places_between(c: Captured) -> Meaning:
    """ "de plekken tussen 10 en 15"."""
    ends = (replace(c[name], meanings=dict.fromkeys(("rank", "placed"), (c[name].value("number"),))) for name in "ab")
    return "between_two", tuple(ends)


means("between a:nation|own|placed|rank and b:nation|own|placed|rank|number", "between_two",
      lambda c: (c["a"], c["b"]), 2)  # fmt: skip
means("between a:placed|rank and b:number|placed|rank", "between_two", lambda c: (c["a"], c["b"]), 0)
means("around s:placed|rank|top", "around_place", lambda c: _place_of(c["s"]), 2)


def _place_of(one: Item) -> int:
    return int(one.value("top") if one.has("top") else one.value("rank"))


@rule(f"stand just? dir:ahead|behind s:{_HOLDERS}", 2)
@rule(f"just dir:ahead|behind s:{_HOLDERS}", 2)
@rule("s:nation|own just dir:ahead|behind", 2)
def _ahead(c: Captured) -> Meaning:
    """ "staan voor Duitsland"; elsewhere "voor Duitsland" is on its behalf."""
    standing = c.get("stand")
    if standing is not None and standing.text.lower() == "geworden":
        return None  # "hoeveel medailles zijn het geworden voor Duitsland"
    return "beside", Beside(c["dir"].has("ahead"), tuple(c.all("s")), c.get("just") is not None)


@rule(f"come:stand|be far:just_behind|behind s:{_HOLDERS}", 2)
def _came_after(c: Captured) -> Meaning:
    """ "wie kwam er na Japan", "welk land eindigde direct na ons"."""
    if c["come"].has("be") and not c["come"].text.lower().startswith("kwam"):
        return None
    return "beside", Beside(False, tuple(c.all("s")), just=True)


@rule("before s:nation|own|described", 2)
def _before_a_nation(c: Captured) -> Meaning:
    """ "eindigde de DDR vóór de Sovjet-Unie"."""
    return ("beside", Beside(True, tuple(c.all("s")))) if "ó" in c["before"].text.lower() else None


_SIDE = "above|below|higher|lower|ahead|behind"
for each in (  # "boven of onder ons"
    f"a:{_SIDE} or b:{_SIDE} :stand|be* than? s:{_HOLDERS}",
    f"a:higher|lower b:or_more|or_fewer :stand|be* than s:{_HOLDERS}",
):
    means(each, "either_side", lambda c: Beside(True, tuple(c.all("s"))), 2)


@rule(f"n:number :noun.place|lead_change dir:above|below|higher|lower :than? s:{_HOLDERS}", 2)
def _so_many_places(c: Captured) -> Meaning:
    """ "drie plaatsen onder Nederland"."""
    above = c["dir"].has("above") or c["dir"].has("higher")
    return "beside", Beside(above, tuple(c.all("s")), just=True, places=c.number())


@rule("dir:higher|lower :stand|be|have* than s:rank", 2)
@rule(f"just? dir:above|below s:{_HOLDERS}", 2)
@rule(f"just? dir:higher|lower :stand|be|have|win|lost* than s:{_HOLDERS}", 2)
def _beside(c: Captured) -> Meaning:
    above = c["dir"].has("above") or c["dir"].has("higher")
    just = c.get("just") is not None or "buur" in c["dir"].text.lower()
    return "beside", Beside(above, tuple(c.all("s")), just)
