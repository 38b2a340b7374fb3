"""What changed between two Games: who went forward or back, who came into the top ten and who fell out of it."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, own_unless_said
from bot.understanding.grammar.frames.comparing.comparing import compares_with
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Narrowing
from medals_core.queries.filters import CURRENT, EVER, Medals, NationRef, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Claim, GroupAsk, Groups, Order, Versus, VersusAsk
from medals_core.questions import Question


def into_the_top(bag: Bag, ctx: Context) -> Question | None:
    """wie is er nieuw in de top tien; welke landen vielen uit de top tien"""
    fell_out = bag.took("fell_out")
    if not (fell_out or bag.took("newcomer")) or (top := bag.take("top")) is None:
        return None
    counted = bag.has("ask", "how_many")
    said = all_said(bag, ctx, "ask", "noun.nation", "than", "handed_out", "be", "versus")
    if said.is_part or said.metal or said.nations or said.athletes or said.moment:
        return None
    if (pair := _two_games(said, ctx)) is None:
        return None
    there, not_there = pair if fell_out else pair[::-1]
    having = (_ranked(there, Op.AT_MOST, int(top)), _ranked(not_there, Op.MORE, int(top)))
    ask = GroupAsk.COUNT if counted else GroupAsk.WHICH
    return Groups(by=Key.NATION, measure=Measure(of=Medals(games=there)), having=having, ask=ask)


def _ranked(games: Scope, op: Op, rank: int) -> Condition:
    return Condition(measure=Measure(kind=Kind.RANK, of=Medals(games=games)), op=op, value=rank)


def change_between_games(bag: Bag, ctx: Context) -> Question | None:
    """welk land ging er het meest op vooruit; de grootste winst in goud tussen Peking en Milaan; hoeveel goud leverde
    Duitsland in vergeleken met vier jaar eerder"""
    gained, fell = bag.took("gained"), bag.took("fell_back")
    bag.skip("gained", "fell_back")
    which = bag.has("ask", "which", "who")
    many = bag.has("ask", "how_many", "difference")
    plural = any(one.has("noun", "nation") and one.said in ("landen", "naties") for one in bag.items)
    each = plural and (gained or fell) and not bag.has("most")
    bag.skip("gave_up", "more", "fewer")
    apart = bag.has("between") and (bag.has("ask", "difference") or bag.has_any("more", "fewer"))
    against = compares_with(bag) or bag.has("versus") or apart or gained or fell
    if apart:
        bag.taken.update(p for p in bag.places("lean") if bag.items[p].said == "en nu")
    plainly = not (which or many) and any(
        "uit" in one.said for one in bag.items if one.has_any(("gained", "fell_back"))
    )
    if not ((which and (gained or fell)) or (many and bag.has("games") and against) or plainly):
        return None
    if which and not (each or bag.has_any("most", "games")):
        return None
    number = bag.take("number") if which else None
    said = all_said(bag, ctx, "ask", "noun.nation", "noun.medal", "most.most", "most.best", "than", "versus", "between",
                    "and", "measure.total", "page.table", "extra", "then_word", "less_if", "stand.moved",
                    then=("doing_end",))  # fmt: skip
    if said.athletes or len(said.nations) > 1 or (which and said.nations) or (plainly and said.moment):
        return None
    if (pair := _two_games(said, ctx)) is None:
        return None
    then, now = pair
    of = said.medals(games=now)
    if each and any("aantal" in one.said for one in bag.items):  # "het aantal landen met goud is gedaald"
        of_now, of_then = (
            Measure(kind=Kind.DISTINCT, per=Key.NATION, of=of.narrowed(games=one)) for one in (now, then)
        )
        return Claim(conditions=(Condition(measure=of_now, op=Op.MORE if gained else Op.LESS, value=of_then),))
    if each:  # "hoeveel landen gingen erop vooruit": all that did
        held = Measure(of=of.narrowed(games=then))
        better = Condition(measure=Measure(of=of), op=Op.MORE if gained else Op.LESS, value=held, both=True)
        ask = GroupAsk.COUNT if many else GroupAsk.WHICH
        return Groups(by=Key.NATION, measure=Measure(of=of), having=(better,), ask=ask) if not said.nations else None
    if which:
        in_table = bag.tells("at_table") or bag.tells("page", "table")  # "steeg het meest in de medaillespiegel"
        kind = Kind.RANK if in_table and not said.metal else Kind.COUNT
        measure = Measure(kind=kind, of=of, minus=Measure(kind=kind, of=of.narrowed(games=then)))
        order = Order.MOST if (gained and not fell) is (kind is Kind.COUNT) else Order.FEWEST
        return Groups(by=Key.NATION, measure=measure, order=order, take=int(number or 1))
    noc: NationRef = said.nations[0] if said.nations else ctx.own
    bag.defaults += not said.nations
    kind = Kind.TALLY if plainly and not said.colours else Kind.COUNT  # "is Noorwegen erop vooruitgegaan"
    sides = tuple(Measure(kind=kind, of=said.medals(nations=(noc,), games=scope)) for scope in (now, then))
    return Versus(measures=sides, ask=VersusAsk.MORE if plainly else VersusAsk.DIFFERENCE)


def grew_most(bag: Bag, ctx: Context) -> Question | None:
    """tussen welke twee Zomerspelen steeg het Nederlandse medailletotaal het sterkst; op welke Winterspelen ging
    Noorwegen er het meest op vooruit: of Games held against those before them"""
    fell = bag.took("fell_back")
    run = bag.took("run_of") or bag.took("in_so_many")
    of_games = run or bag.has("noun", "games") or bag.has("ask", "when", "year")
    grew = not fell and bag.took("gained")
    if not (grew or fell) or not of_games or not any(bag.took("most", name) for name in ("most", "best", "worst")):
        return None
    if bag.has("noun", "nation") or not bag.has("ask"):
        return None
    before = any(one.has("games") and "vorige" in one.said for one in bag.items)
    bag.taken.update(p for p in bag.places("games") if "vorige" in bag.items[p].said)
    said = all_said(bag, ctx, "ask", "between", "noun.games", "noun.year", "run_of", "moves", "measure.total", "most",
                    "number", "asked_number", *(("than", "versus") if before else ()))  # fmt: skip
    if said.athletes or len(said.nations) > 1 or said.moment or said.days or len(said.scope.ids) == 1:
        return None
    own_unless_said(said, bag, ctx)
    of = said.medals(games=EVER if said.scope.is_current else said.scope)
    return Groups(by=Key.GAMES, measure=Measure(of=of, grown=True), take=1, order=Order.FEWEST if fell else Order.MOST)


def _two_games(said: Narrowing, ctx: Context) -> tuple[Scope, Scope] | None:
    """The earlier and the later of two Games; one named is held against the current ones, none: those before."""
    ids = list(said.scope.ids)
    current = ctx.archive.current_id
    season = current.partition("-")[2]
    held = sorted(key for key in ctx.archive.editions if key.partition("-")[2] == season and key <= current)
    if said.place and ids:  # "tussen Peking en Milaan"
        said.place = ""
        ids.append(ctx.archive.current_id)
    if said.scope.ever and said.scope.since and not said.scope.until:  # "vooruit sinds Peking"
        ids = [key for key in held if key.startswith(f"{said.scope.since}-")]
        said.scope = CURRENT
    if said.scope.ever and said.scope.since and said.scope.until:  # "tussen 2022 en 2026"
        years = (said.scope.since, said.scope.until)
        ids = [key for key, one in ctx.archive.editions.items() if one.games.year in years
               and key.endswith(ctx.archive.current_id.partition("-")[2])]  # fmt: skip
        said.scope = CURRENT
    if said.scope.ever or len(ids) > 2:
        return None
    if not ids:
        ids = held[-2:-1]
    if len(ids) == 1:
        ids.append(current)
    first, last = sorted(ids)
    return None if first == last else (_scope(first, current), _scope(last, current))


def _scope(games_id: str, current: str) -> Scope:
    return CURRENT if games_id == current else Scope(ids=(games_id,))
