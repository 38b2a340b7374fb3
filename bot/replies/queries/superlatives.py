"""Who has most, or fewest: the group on top of the others, with its value."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.replies import dutch
from bot.replies.queries.conditions import conditions_words
from bot.replies.queries.filters import (
    apart_from,
    colour_words,
    is_of_a_place,
    joined,
    medal_noun,
    noun,
    only_fields,
    whose,
    within_years,
    words,
)
from bot.replies.queries.keys import PEOPLE, at_group, plural_of
from bot.replies.queries.measure_names import at_one, measure_name, metric_words, points_words
from bot.replies.queries.nations import is_a
from bot.replies.queries.peaks import where_it_was
from bot.replies.queries.results.group_teller import MOST_NAMED, Teller
from bot.replies.queries.verbs import had, stood
from medals_core.queries.figures import exact_age
from medals_core.queries.filters import ALL, CURRENT, Described, Medals, Role
from medals_core.queries.measures import Key, Kind, Measure
from medals_core.queries.model import Order
from medals_core.queries.results import Group

_WON = frozenset({Kind.COUNT, Kind.PER_MILLION})
_HAD = frozenset({Kind.SHARE, Kind.POINTS, Kind.MEAN_AGE, Kind.POPULATION, Kind.MEDIAN, Kind.SPAN})


def superlative(teller: Teller) -> str:
    """Noorwegen won de meeste gouden medailles: 18; de beste dag van Nederland was 12 februari: 2 goud en 1 zilver."""
    query, groups, of = teller.query, teller.groups, teller.words
    keys = plural_of(query.by, 2, query.sex)
    aged = teller.kind in (Kind.AGE, Kind.BORN)  # "de jongste vrouw met goud"
    among = f"van alle {keys}" if query.sex and query.by is Key.ATHLETE and not aged else ""
    if query.having:
        among = f"van de {keys} {conditions_words(query.having, teller.of, teller.scene)}"
    minus = query.measure.minus
    if query.measure.grown:
        return _grew_most(teller)
    if minus is not None and query.by is Key.GAMES:
        return _closest(teller, teller.of, minus.of)
    nth = f"op {dutch.number_word(query.skip)} na " if query.skip else ""
    most = nth + thing_words(teller)
    whom = joined(whose(of.who), of.behind, among)
    several = len({group.value for group in groups}) > 1

    def named(name: Callable[[Group], str]) -> str:
        return dutch.first_few([name(group) for group in groups], MOST_NAMED)

    def with_value(group: Group) -> str:
        """Noorwegen (41); Marit Bjørgen (Noorwegen, 15)."""
        name, value = teller.name(group), teller.value(group)
        return f"{name[:-1]}, {value})" if name.endswith(")") else f"{name} ({value})"

    if minus is not None and query.by in PEOPLE:
        return _changed_most(teller, minus, among)
    if several and teller.kind in _WON and query.by in PEOPLE:
        return joined(most, whom, teller.won(True), named(with_value))
    if several and teller.kind is not Kind.TALLY and query.by is Key.ATHLETE:
        return f"{joined(most, whom)}: {named(with_value)}"
    if several and teller.kind is not Kind.TALLY:
        return f"{joined(most, whom)}: {named(lambda group: f'{teller.name(group)} {teller.value(group)}')}"
    if teller.kind is Kind.TALLY and query.by in PEOPLE and len({group.tally for group in groups}) > 1:
        if len(groups) > MOST_NAMED:  # they stand below
            which = "beste" if query.order is Order.MOST else "slechtste"
            return f"{joined('de', which, dutch.number_word(len(groups)), keys, whom)}:"
        each = named(lambda group: f"{teller.name(group)} ({group.tally})")
        return joined(most, whom, teller.there_is(True), each)
    if query.by in PEOPLE:
        return _somebody(teller, most, among)
    value = teller.value_told(groups[0], len(groups) > 1)
    where = (
        _days(groups)
        if query.by is Key.DAY and len(groups) > 2
        else named(lambda group: at_group(group, query.by, teller.scene) + _holder(teller, group))
    )
    if query.by is Key.DAY and query.order is Order.FEWEST and of.who and not query.having:
        where += f", van de dagen met {teller.thing}"
    if teller.kind is Kind.TALLY:
        best = f"{nth}{'beste' if query.order is Order.MOST else 'slechtste'} {plural_of(query.by, len(groups))}"
        was = "waren" if len(groups) > 1 or query.by is Key.GAMES else "was"
        article = "het" if query.by is Key.EVENT and len(groups) == 1 else "de"
        if query.by is Key.GAMES and len(groups) == 1 and (host := _host(teller, groups[0])):
            at = at_group(groups[0], query.by, teller.scene)
            did = f"het {'best' if query.order is Order.MOST else 'slechtst'}"
            return joined("als gastland deed", host, "het", nth + did, at) + f": {value}"
        return f"{joined(article, best, whom, was, teller.names())}: {value}"
    if teller.kind is Kind.RANK:
        place = "hoogste" if query.order is Order.FEWEST else "laagste"
        return f"{joined(f'de {nth}{place} plek', whom)}: {value}, {where}"
    if teller.kind is Kind.DISTINCT and query.measure.per in PEOPLE and not of.who:
        order = "meeste" if query.order is Order.MOST else "minste"
        who = f"{nth}de {order} verschillende {plural_of(query.measure.per, 2)}"
        return f"{joined(where, 'wonnen', who, teller.thing, of.behind, among)}: {value}"
    if of.who and query.by is Key.GAMES and (n := len(teller.of.games.ids)) > 1:
        there = words(teller.of.narrowed(games=CURRENT), teller.scene)
        those = f"van die {dutch.number_word(n)} {keys}"
        return f"{joined(there.who, teller.won(of.many), those, most, where, there.behind)}: {value}"
    verb = joined(of.who, teller.won(of.many), most) if of.who else joined(most, "vielen")
    if query.by is Key.GAMES and (years := within_years(teller.of.games, teller.scene)) and not among:
        behind = words(teller.of.narrowed(games=CURRENT), teller.scene).behind
        return f"{joined(verb, years, where, behind)}: {value}"
    return f"{joined(verb, where, of.behind, among)}: {value}"


def _days(groups: Sequence[Group]) -> str:
    """op 11, 13 en 16 februari"""
    days = sorted(date.fromisoformat(group.key) for group in groups)
    one_month = len({day.month for day in days}) == 1
    told = [str(day.day) if one_month and day != days[-1] else dutch.short_day(day) for day in days]
    return f"op {dutch.listing(told)}"


def _changed_most(teller: Teller, minus: Measure, among: str) -> str:
    """Italië ging het meest vooruit in medailles: +13 vergeleken met Peking 2022; of several each."""
    groups = teller.groups
    than = words(apart_from(minus.of, teller.of), teller.scene).behind.removeprefix("in ")
    way = "vooruit" if teller.query.order is not Order.FEWEST else "achteruit"
    if teller.kind is Kind.RANK:
        return _rose_most(teller, than)
    medals = f"in {medal_noun(teller.of.colours)}"
    if len({group.value for group in groups}) > 1:
        named = [f"{teller.name(group)} {group.value or 0:+.0f}" for group in groups[:MOST_NAMED]]
        return f"{joined('het meest', way, 'gingen,', medals, 'vergeleken met', than, among)}: {dutch.listing(named)}"
    names, many = _names(teller)
    went = joined(names, "gingen" if many else "ging", "het meest", way, medals, among)
    return f"{went}: {groups[0].value or 0:+.0f}{f' vergeleken met {than}' if than else ''}"


def _rose_most(teller: Teller, than: str) -> str:
    """Italië steeg het meest in de medaillespiegel: negen plekken vergeleken met Peking 2022, naar plek 4."""
    names, many = _names(teller)
    rose = teller.query.order is Order.FEWEST
    verb = ("stegen" if many else "steeg") if rose else ("daalden" if many else "daalde")
    apart = int(abs(teller.groups[0].value or 0))
    places = f"{dutch.number_word(apart)} {'plek' if apart == 1 else 'plekken'}"
    return f"{names} {verb} het meest in de medaillespiegel: {places}{f' vergeleken met {than}' if than else ''}"


def _grew_most(teller: Teller) -> str:
    """Nederland ging er het meest op vooruit tussen Rio 2016 en Tokio 2020: van 19 naar 36 medailles (+17)."""
    held = list(teller.scene.archive.editions)
    there = words(teller.of.narrowed(games=CURRENT), teller.scene)
    way = "vooruit" if teller.query.order is Order.MOST else "achteruit"
    told = []
    for group in teller.groups[:MOST_NAMED]:
        season = group.key.partition("-")[2]
        before = [key for key in held[: held.index(group.key)] if key.endswith(season)][-1]
        games = [dutch.games_name(teller.scene.archive.editions[key].games) for key in (before, group.key)]
        now, apart = group.tally.total, int(group.value or 0)
        medals = medal_noun(teller.of.colours, now)
        told.append(f"tussen {dutch.listing(games)}, van {now - apart} naar {now} {medals} ({apart:+d})")
    went = joined(there.who, "gingen" if there.many else "ging", "er", there.behind, "het meest op", way)
    return f"{went} {dutch.listing(told)}"


def _closest(teller: Teller, one: Medals, other: Medals) -> str:
    """Het kleinste verschil in goud tussen de nummers 1 en 2 was er in Chamonix 1924: 0."""
    ranks = [ref.rank for of in (one, other) for ref in of.nations if isinstance(ref, Described)]
    names = [words(Medals(nations=of.nations), teller.scene).who for of in (one, other)]
    size = "kleinste" if teller.query.order is Order.FEWEST else "grootste"
    at = [at_group(group, teller.query.by, teller.scene) for group in teller.groups[:MOST_NAMED]]
    placed = is_of_a_place(one) and is_of_a_place(other)
    pair = f"tussen de nummers {ranks[0]} en {ranks[1]}" if placed else f"tussen {dutch.listing(names)}"
    what = f"het {size} verschil in {colour_words(one.colours) or 'medailles'}"
    return f"{joined(what, pair, 'was er', dutch.listing(at))}: {teller.value(teller.groups[0])}"


def _holder(teller: Teller, group: Group) -> str:
    """Who held the place at those Games, or was their host: "in Chamonix 1924 (Noorwegen)"."""
    if teller.query.by is not Key.GAMES or not (_is_of_host(teller) or is_of_a_place(teller.of)):
        return ""
    nocs = dict.fromkeys(line.medal.noc for line in group.proof)
    return f" ({dutch.listing([teller.scene.nation(noc).name for noc in nocs])})" if nocs else ""


def _is_of_host(teller: Teller) -> bool:
    return any(is_a(ref, Role.HOST) for ref in teller.of.nations)


def _host(teller: Teller, group: Group) -> str:
    return dutch.the(teller.scene.nation(group.noc)) if _is_of_host(teller) and group.noc else ""


def _somebody(teller: Teller, most: str, among: str) -> str:
    """Noorwegen won de meeste gouden medailles bij het langlaufen: 7."""
    query, groups, stage = teller.query, teller.groups, teller.stage
    names, many = _names(teller)
    verb = teller.won(many)
    if teller.kind is Kind.RANK:
        verb = stood(stage, many)
    if teller.kind in (Kind.AGE, Kind.BORN, Kind.TALLY):
        verb = dutch.is_was(stage, many)
    if teller.kind in _HAD:
        verb = had(teller.of, stage, many)
    value = teller.value_told(groups[0], len(groups) > 1)
    if teller.kind is Kind.BORN:
        aged = [exact_age(one.athlete, stage.games.closing) for one in groups[:1] if one.athlete is not None]
        value = joined(*(f"{int(years)} jaar," for years in aged), f"geboren op {value}")
    if teller.kind is Kind.PEAK and len(groups) == 1:
        value = joined(value, where_it_was(query.measure.per, groups[0].proof, teller.scene))
    return f"{joined(names, verb, most, whose(teller.words.who), teller.words.behind, among)}: {value}"


def _names(teller: Teller) -> tuple[str, bool]:
    """The first few, and whether they take a plural verb."""
    groups = teller.groups
    plural = teller.by is Key.NATION and dutch.is_plural(teller.scene.nation(groups[0].key))
    return dutch.first_few([teller.name(group) for group in groups], MOST_NAMED), len(groups) > 1 or plural


def _one_with(teller: Teller, thing: str) -> str:
    """winnaar van goud; medaillewinnaar; of one sex: vrouw met goud."""
    if teller.query.among:
        return "van hen"
    n = len(teller.groups)
    if teller.kind is Kind.BORN and not teller.of.colours:  # of all who were there
        return f"{'deelneemster' if teller.query.sex == 'F' else 'deelnemer'}{'s' if n > 1 else ''}"
    if teller.query.sex:
        return f"{plural_of(Key.ATHLETE, n, teller.query.sex)} met {thing}"
    many = "s" if n > 1 else ""
    return f"medaillewinnaar{many}" if thing == "een medaille" else f"winnaar{many} van {thing}"


def thing_words(teller: Teller) -> str:
    """de meeste gouden medailles; het grootste aandeel goud; de jongste winnaar van goud."""
    measure, most = teller.query.measure, teller.query.order is not Order.FEWEST
    many, high, old = ("meeste", "hoogste", "oudste") if most else ("minste", "laagste", "jongste")
    long, large, young = ("langste", "grootste", "jongste") if most else ("kortste", "kleinste", "oudste")
    medals, thing, per = medal_noun(teller.of.colours), teller.thing, measure.per or Key.EVENT
    name = measure_name(measure, teller.of.colours)
    match teller.kind:
        case Kind.TALLY if teller.by is Key.ATHLETE:
            return "het succesvolst" if most else "het minst succesvol"
        case Kind.TALLY:
            return "het best" if most else "het minst"
        case Kind.POINTS:
            return f"de {many} punten ({points_words(measure.weights)})"
        case Kind.AVERAGE:
            return f"gemiddeld de {many} {medals} per {plural_of(per, 1)}"
        case Kind.DISTINCT:
            where = "van" if per in PEOPLE else "in" if per in (Key.DISCIPLINE, Key.COLOUR) else "op"
            return f"{where} de {many} verschillende {plural_of(per, 2)} {thing}"
        case Kind.STREAK:
            row = "op elke Spelen" if measure.per is Key.GAMES else "elke dag"
            return f"het {'langst' if most else 'kortst'} achter elkaar {row} {thing}"
        case Kind.PEAK if not is_of_a_place(teller.of):
            return f"de {many} {medals} {at_one(measure.per)}"
        case Kind.COUNT | Kind.PEAK:
            return f"de {many} {medals}"
        case Kind.PER_MILLION | Kind.POPULATION:
            return f"de {many} {name.removeprefix('aantal ')}"
        case Kind.MEAN_AGE:
            return f"gemiddeld de {old} {'medaillewinnaars' if thing == 'een medaille' else f'winnaars van {thing}'}"
        case Kind.AGE | Kind.BORN:
            return f"de {old if teller.kind is Kind.AGE else young} {_one_with(teller, thing)}"
        case Kind.MEDIAN | Kind.SPAN:
            return f"de {high if teller.kind is Kind.MEDIAN else long} {name}"
        case Kind.RANK:
            return joined(f"het {'laagst' if most else 'hoogst'}", metric_words(measure.metric, teller.of))
        case Kind.SHARE:
            whole = measure.whole or ALL
            own = apart_from(teller.of, whole)
            if only_fields(own) in ({"nations"}, {"athletes"}):
                return f"het {large} aandeel in alle {medal_noun(whole.colours)}"
            part = colour_words(own.colours) if only_fields(own) == {"colours"} else noun(own, teller.scene)
            return f"het {large} aandeel {part}"
