"""The first line about groups of a kind of their own: the first or the last, a run without a gap, those by the part
that their medals are of more."""

from bot.replies import dutch
from bot.replies.queries.conditions import is_some
from bot.replies.queries.filters import a_medal, apart_from, colour_words, joined, medal_noun, whose, words
from bot.replies.queries.keys import PEOPLE, plural_of, within
from bot.replies.queries.results.group_teller import Teller
from bot.replies.queries.verbs import had, stood
from medals_core.queries.filters import CURRENT, Medals, Podium
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import GroupAsk, Groups, Order, Run
from medals_core.queries.ordering import reached
from medals_core.queries.results import Group

# --- The first or the last --------------------------------------------------------------------------------------------


def edge(teller: Teller) -> str:
    """de laatste Spelen zonder medaille van Nederland: Sarajevo 1984."""
    query, games = teller.query, teller.by is Key.GAMES
    if teller.by in PEOPLE and (many := reached(query)) > (0 if query.among else 1):
        return _first_to_have(teller, many)
    order = "eerste" if query.order is Order.FIRST else "laatste"
    several = query.take is not None and query.take > 1
    number = dutch.number_word(len(teller.groups)) if several else ""
    if query.having:
        conditions = teller.conditions()
    elif teller.of.podium is Podium.SWEPT:
        there = words(teller.of.narrowed(podium=None, colours=(), games=CURRENT), teller.scene)
        conditions = joined("met het hele podium", there.behind, "voor", there.who or "één land")
    else:
        conditions = joined("met", teller.thing, whose(teller.words.who), teller.words.behind)
    if games and not several and teller.words.who and teller.ranked:
        verb = stood(teller.stage, teller.words.many)
        when = f"in {teller.names()} voor het {order.removesuffix('e')}"
        told = joined(teller.words.who, verb, when, conditions.removeprefix("met een plek "))
        return f"{told}, {_which_games(teller)}"
    level = len(teller.groups) > 1
    article = "het" if teller.by in (Key.NATION, Key.EVENT, Key.CONTINENT) and not (several or level) else "de"
    key = plural_of(teller.by, 2 if several or level else 1, query.sex)
    was = joined(teller.there_is(several or games or level), "die van" if games else "")
    which = f"({_which_games(teller)})" if games and not several else ""
    if query.held and teller.of.games.ever and not level and teller.groups[0].proof:
        which = f"({dutch.games_name(teller.groups[0].proof[0].games)})"
    held = query.held in [group.key for group in teller.groups]
    # of several of one day, or of Games whose days are not known, none was the first
    is_it = "" if not query.held or (held and len(teller.groups) > 1) else "ja, " if held else "nee, "
    return is_it + joined(article, order, number, key, teller.apart(conditions), was, teller.names(), which)


def _first_to_have(teller: Teller, many: int) -> str:
    """Franjo von Allmen won als eerste twee keer goud: op maandag 9 februari."""
    if teller.query.among:
        return _sooner(teller, many)
    several, proof = len(teller.groups) > 1, teller.groups[0].proof
    thing = joined(dutch.number_word(many), medal_noun(teller.of.colours, many))
    first = joined(teller.names(), teller.won(several), "als eersten" if several else "als eerste", thing)
    known = len(proof) >= many and proof[many - 1].games.has_day_data
    day = f": op {dutch.day_name(proof[many - 1].day)}" if known else ""
    return joined(first, whose(teller.words.who), teller.words.behind) + day


def _sooner(teller: Teller, many: int) -> str:
    """Nederland had eerder vijf gouden medailles dan Zwitserland: op zondag 15 februari, Zwitserland op maandag 16
    februari; or the other never had so many."""
    query, scene = teller.query, teller.scene
    first, *rest = teller.groups
    names = [words(Medals(**{"nations" if teller.by is Key.NATION else "athletes": (key,)}), scene).who
             for key in (first.key, *(key for key in query.among if key != first.key))]  # fmt: skip
    thing = joined(dutch.number_word(many), medal_noun(teller.of.colours, many)) if many > 1 else (
        a_medal(teller.of.colours)
    )  # fmt: skip
    held = "" if not query.held else "ja, " if query.held == first.key else "nee, "
    plural = teller.by is Key.NATION and dutch.is_plural(scene.nation(first.key))
    told = joined(names[0], had(teller.of, teller.stage, plural), "eerder", thing, teller.words.behind, "dan", names[1])
    if not rest:
        have = joined(names[0], had(teller.of, teller.stage, plural), thing, teller.words.behind)
        return f"{held}{have} en {names[1]} niet"
    lines = [group.proof[many - 1] for group in (first, *rest)]
    if not all(line.games.has_day_data for line in lines):
        return held + told
    when = [f"op {dutch.day_name(line.day)}" for line in lines]
    if lines[0].medal.won_at == lines[1].medal.won_at:
        together = joined(dutch.listing(names), had(teller.of, teller.stage, True), "tegelijk", thing)
        return f"{'nee, ' if held else ''}{joined(together, teller.words.behind)}: {when[0]}"
    if when[0] == when[1]:
        when[1] = "later op die dag"
    return f"{held}{told}: {when[0]}, {names[1]} {when[1]}"


def each_first(teller: Teller) -> str:
    """België won het eerst goud: in Sankt Moritz 1948; Nederland in Innsbruck 1964."""
    groups = [group for group in teller.groups if group.proof]
    of = [(teller.name(group), group.proof[0].games) for group in groups]
    first = [name for name, games in of if games == of[0][1]]
    together = "allebei " if len(first) == 2 else ""
    verb = "wonnen" if len(first) > 1 else "won"
    there = words(teller.of.narrowed(games=CURRENT), teller.scene, teller.answer.nations, teller.answer.at).behind
    told = joined(dutch.listing(first), verb, f"{together}voor het eerst", teller.thing, there)
    later = [f"{name} in {dutch.games_name(games)}" for name, games in of[len(first) :]]
    won = {group.key for group in groups}
    missing = [dutch.the(teller.scene.nation(noc)) for noc in teller.query.among if noc not in won]
    never = [f"{dutch.listing(missing)} nog nooit"] if missing else []
    return "; ".join([f"{told} in {dutch.games_name(of[0][1])}", *later, *never])


def _which_games(teller: Teller) -> str:
    """De negende Winterspelen, of the first; of the last how long ago they were, or how long before the Games that
    were asked about."""
    archive, until = teller.scene.archive, teller.of.games.until
    games = archive.edition(teller.groups[0].key).games
    held = sorted((each.games for each in archive.editions.values() if each.games.season is games.season),
                  key=lambda each: each.year)  # fmt: skip
    ago = archive.current.games.closing.year - games.closing.year  # "Tokio 2020" was held in 2021
    after = next((each for each in held if until is not None and each.year > until), None)
    if teller.query.order is Order.LAST and after is not None:
        return f"{dutch.number(after.year - games.year)} jaar voor {dutch.games_name(after)}"
    if teller.query.order is Order.LAST and ago:
        return f"{dutch.number(ago)} jaar geleden"
    return f"de {dutch.ordinal_word(held.index(games) + 1)} {plural_of(Key.GAMES, 2)}"


# --- A run ------------------------------------------------------------------------------------------------------------

_MOST_AS_LONG = 3


def run_words(teller: Teller) -> str:
    """Nederland won acht Winterspelen op rij goud: van Nagano 1998 tot en met Milaan en Cortina 2026."""
    query, groups, answer = teller.query, teller.groups, teller.answer
    who, many, behind = teller.words.who, teller.words.many, teller.words.behind
    row = joined(teller.keys(teller.kept), "op rij")
    over = "die reeks is voorbij; de langste: " if query.run is Run.LASTING and not answer.lasting else ""
    longest = not (answer.lasting or over)
    first = teller.ranked and all((each.op, each.value) == (Op.EQUAL, 1) for each in query.having)
    if who and first and teller.by is Key.GAMES and answer.stage.is_latest:
        times = joined(dutch.times(teller.kept), "op rij" if teller.kept > 1 else "")
        told = joined(who, "eindigden" if many else "eindigde", times, "als eerste", behind)
    elif who and teller.ranked:
        told = joined(who, stood(answer.stage, many), "op", row, teller.conditions())
    elif who and is_any_medal(query):
        told = joined(who, teller.won(many), row, a_medal(query.having[0].measure.of.colours), behind)
    else:
        begin = "de langste reeks was" if longest else joined("het", teller.there_is(teller.kept > 1))
        told, longest = joined(begin, row, teller.conditions()), False
    when = _from_to(teller, groups[0], groups[-1])
    if len(groups) > 1 and len(answer.as_long) in range(1, _MOST_AS_LONG + 1):
        when += f"; even lang duurde die {dutch.listing([_from_to(teller, *each) for each in answer.as_long])}"
    return f"{over}{told}{' (de langste reeks)' if longest else ''}: {when}"


def _from_to(teller: Teller, first: Group, last: Group) -> str:
    names = [teller.name(group) for group in (first, last)]
    return f"van {names[0]} tot en met {names[1]}" if first.key != last.key else names[0]


def is_any_medal(query: Groups) -> bool:
    """Is at least one medal, or one of a colour, all that is asked of each?"""
    if len(query.having) != 1:
        return False
    one = query.having[0]
    some = one.measure.kind is Kind.COUNT and is_some(one)
    return some and one.measure.of.narrowed(colours=query.measure.of.colours) == query.measure.of


# --- A part -----------------------------------------------------------------------------------------------------------

_PARTS = {
    1 / 2: "de helft", 1 / 3: "een derde", 1 / 4: "een kwart", 1 / 5: "een vijfde", 1 / 10: "een tiende",
    3 / 4: "driekwart", 2 / 3: "twee derde",
}  # fmt: skip
_OPS = {Op.MORE: "meer dan", Op.LESS: "minder dan", Op.EQUAL: "precies", Op.AT_LEAST: "minstens",
        Op.AT_MOST: "hoogstens"}  # fmt: skip


def is_of_parts(query: Groups) -> bool:
    """Is a part of more medals all that is asked of each group?"""
    one = query.having[0] if len(query.having) == 1 and query.take is None else None
    return one is not None and _part(one) in _PARTS and one.op in _OPS


def _part(one: Condition) -> float | None:
    """The part that a condition asks for."""
    if one.measure.kind is Kind.SHARE and one.measure.per is None and isinstance(one.value, int | float):
        return one.value if one.measure.whole is not None else None
    held = isinstance(one.value, Measure) and one.value == one.measure
    return one.times if held and one.measure.kind is Kind.COUNT else None


def part_words(teller: Teller) -> str:
    """Zweden won in één sport meer dan de helft van zijn goud: langlaufen."""
    one, count, who = teller.query.having[0], teller.kept, teller.words.who
    of = one.measure.of
    whole = one.measure.whole if one.measure.whole is not None else of
    part = joined(_OPS[one.op], _PARTS[_part(one) or 1 / 2], "van")
    apart = apart_from(of, whole)
    own, colour = words(apart, teller.scene), colour_words(apart.colours)
    colours = f"in {colour}" if colour else ""
    key = teller.keys(count)
    if teller.by in PEOPLE:
        theirs = "hun" if count > 1 else "zijn"
        medals = f"{theirs} {medal_noun(whole.colours)}"
        if whole.colours == of.colours and not one.measure.whole:
            medals = f"al het {colour_words(of.colours) or 'eremetaal'}"
        where = words(of.narrowed(nations=()), teller.scene).behind
        counted = teller.query.ask is GroupAsk.COUNT or not teller.names_behind()
        told = joined(key if counted else teller.names(), teller.won(count > 1), part, medals, colours, where)
        return told + (teller.names_behind() if counted else "")
    where, medals = within(teller.by), medal_noun(whole.colours)
    if own.who or not colour:
        medals = joined("alle" if own.who else "de eigen", medals, colours, teller.words.behind)
        return joined(who, teller.won(teller.words.many), where, key, part, medals) + teller.names_behind()
    medals = joined("de", medals, whose(who), "van", colour, own.behind)
    return joined(where, key, "was", part, medals) + teller.names_behind()
