"""Who has most, or fewest: the group on top of the others, with its value."""

from typing import TYPE_CHECKING, assert_never

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
    words,
)
from bot.replies.queries.keys import PEOPLE, at_group, plural_of
from bot.replies.queries.measure_names import measure_name
from bot.replies.queries.measures import metric_words, points_words
from bot.replies.queries.peaks import at_one, where_it_was
from bot.replies.queries.verbs import had, stood, won
from medals_core.queries.filters import ALL, CURRENT, Described, Medals, Role
from medals_core.queries.measures import Key, Kind
from medals_core.queries.model import Order
from medals_core.queries.results import Group

if TYPE_CHECKING:
    from bot.replies.queries.results.groups import Teller

MOST_NAMED = 6
_WON = frozenset({Kind.COUNT, Kind.PER_MILLION})


def superlative(teller: "Teller") -> str:
    """Noorwegen won de meeste gouden medailles: 18; de beste dag van Nederland was 12 februari: 2 goud en 1 zilver."""
    query, groups, of = teller.query, teller.groups, teller.words
    keys = plural_of(query.by, 2, query.sex)
    aged = teller.kind in (Kind.AGE, Kind.BORN)  # "de jongste vrouw met goud"
    among = f"van alle {keys}" if query.sex and query.by is Key.ATHLETE and not aged else ""
    if query.having:
        among = f"van de {keys} {conditions_words(query.having, teller.of, teller.scene)}"
    minus = query.measure.minus
    if minus is not None and query.by is Key.GAMES and is_of_a_place(teller.of) and is_of_a_place(minus.of):
        return _closest(teller, teller.of, minus.of)
    nth = f"op {dutch.number_word(query.skip)} na " if query.skip else ""
    most = nth + thing_words(teller)
    whom = joined(whose(of.who), of.behind, among)
    changed = query.measure.minus is not None
    if changed and len({group.value for group in groups}) > 1 and query.by in PEOPLE:
        than = words(apart_from(query.measure.minus.of, teller.of), teller.scene).behind if query.measure.minus else ""
        named = [f"{teller.name(group)} {group.value or 0:+.0f}" for group in groups[:MOST_NAMED]]
        way = "vooruit" if query.order is not Order.FEWEST else "achteruit"
        rest = f"in {medal_noun(teller.of.colours)} vergeleken met {than.removeprefix('in ')}"
        return f"{joined('het meest', way, 'gingen,', rest, among)}: {dutch.listing(named)}"
    if len({group.value for group in groups}) > 1 and teller.kind in _WON and query.by in PEOPLE:
        named = [_with_value(teller, group) for group in groups[:MOST_NAMED]]
        verb = won(teller.of, teller.answer.stage, True)
        return joined(most, whom, verb, dutch.listing(named))
    if len({group.value for group in groups}) > 1 and teller.kind is not Kind.TALLY:
        named = [
            _with_value(teller, group) if query.by is Key.ATHLETE else f"{teller.name(group)} {teller.value(group)}"
            for group in groups[:MOST_NAMED]
        ]
        return f"{joined(most, whom)}: {dutch.listing(named)}"
    if teller.kind is Kind.TALLY and query.by in PEOPLE and len({group.tally for group in groups}) > 1:
        named = [f"{teller.name(group)} ({group.tally})" for group in groups[:MOST_NAMED]]
        return joined(most, whom, teller.there_is(True), dutch.listing(named))
    if query.by in PEOPLE:
        return _somebody(teller, most, among)
    value = teller.value_told(groups[0], len(groups) > 1)
    at = [at_group(group, query.by, teller.scene) + _holder(teller, group) for group in groups[:MOST_NAMED]]
    where = dutch.listing(at)
    if teller.kind is Kind.TALLY:
        best = f"{nth}{'beste' if query.order is Order.MOST else 'slechtste'} {plural_of(query.by, len(groups))}"
        was = "waren" if len(groups) > 1 or query.by is Key.GAMES else "was"
        article = "het" if query.by is Key.EVENT and len(groups) == 1 else "de"
        return f"{joined(article, best, whom, was, teller.names())}: {value}"
    if teller.kind is Kind.RANK:
        place = "hoogste" if query.order is Order.FEWEST else "laagste"
        return f"{joined(f'de {nth}{place} plek', whom)}: {value}, {where}"
    if teller.kind is Kind.DISTINCT and query.measure.per in PEOPLE and not of.who:
        thing = colour_words(teller.of.colours) or "een medaille"
        order = "meeste" if query.order is Order.MOST else "minste"
        who = f"{nth}de {order} verschillende {plural_of(query.measure.per, 2)}"
        return f"{joined(where, 'wonnen', who, thing, of.behind, among)}: {value}"
    if of.who:
        verb = won(teller.of, teller.answer.stage, of.many)
        if query.by is Key.GAMES and (n := len(teller.of.games.ids)) > 1:
            among = f"van die {dutch.number_word(n)} {keys}"
            of = words(teller.of.narrowed(games=CURRENT), teller.scene)
            return f"{joined(of.who, verb, among, most, where, of.behind)}: {value}"
        return f"{joined(of.who, verb, most, where, of.behind, among)}: {value}"
    return f"{joined(most, 'vielen', where, of.behind, among)}: {value}"


def _with_value(teller: "Teller", group: Group) -> str:
    """Noorwegen (41); Marit Bjørgen (Noorwegen, 15)."""
    name, value = teller.name(group), teller.value(group)
    return f"{name[:-1]}, {value})" if name.endswith(")") else f"{name} ({value})"


def _closest(teller: "Teller", one: Medals, other: Medals) -> str:
    """Het kleinste verschil in goud tussen de nummers 1 en 2 was er in Chamonix 1924: 0."""
    ranks = [ref.rank for of in (one, other) for ref in of.nations if isinstance(ref, Described)]
    size = "kleinste" if teller.query.order is Order.FEWEST else "grootste"
    at = [at_group(group, teller.query.by, teller.scene) for group in teller.groups[:MOST_NAMED]]
    pair = f"tussen de nummers {ranks[0]} en {ranks[1]}"
    what = f"het {size} verschil in {colour_words(one.colours) or 'medailles'}"
    return f"{joined(what, pair, 'was er', dutch.listing(at))}: {teller.value(teller.groups[0])}"


def _holder(teller: "Teller", group: Group) -> str:
    """Who held the place at those Games, or was their host: "in Chamonix 1924 (Noorwegen)"."""
    host = any(isinstance(ref, Described) and ref.role is Role.HOST for ref in teller.of.nations)
    if teller.query.by is not Key.GAMES or not (host or is_of_a_place(teller.of)):
        return ""
    nocs = dict.fromkeys(line.medal.noc for line in group.proof)
    return f" ({dutch.listing([teller.scene.nation(noc).name for noc in nocs])})" if nocs else ""


def _somebody(teller: "Teller", most: str, among: str) -> str:
    """Noorwegen won de meeste gouden medailles bij het langlaufen: 7."""
    query, groups, stage = teller.query, teller.groups, teller.answer.stage
    names = [teller.name(group) for group in groups[:MOST_NAMED]]
    left = len(groups) - len(names)
    if left:
        names.append(f"nog {dutch.number(left)}")
    plural = query.by is Key.NATION and dutch.is_plural(teller.scene.nation(groups[0].key))
    many = len(groups) > 1 or plural
    verb = won(teller.of, stage, many)
    if teller.kind is Kind.RANK:
        verb = stood(stage, many)
    if teller.kind in (Kind.AGE, Kind.BORN, Kind.TALLY):
        verb = dutch.is_was(stage, many)
    if teller.kind in (Kind.SHARE, Kind.POINTS, Kind.MEAN_AGE, Kind.POPULATION, Kind.MEDIAN, Kind.SPAN):
        verb = had(teller.of, stage, many)
    if query.measure.minus is not None:
        than = words(apart_from(query.measure.minus.of, teller.of), teller.scene).behind.removeprefix("in ")
        way = "vooruit" if query.order is not Order.FEWEST else "achteruit"
        went = joined("gingen" if many else "ging", f"in {medal_noun(teller.of.colours)} het meest {way}")
        compared = f", vergeleken met {than}" if than else ""
        return f"{joined(dutch.listing(names), went, among)}{compared}: {groups[0].value or 0:+.0f}"
    whom = whose(teller.words.who)
    value = teller.value_told(groups[0], len(groups) > 1)
    if teller.kind is Kind.PEAK and len(groups) == 1:
        value = joined(value, where_it_was(query.measure.per, groups[0].proof, teller.scene))
    return f"{joined(dutch.listing(names), verb, most, whom, teller.words.behind, among)}: {value}"


def _one_with(teller: "Teller", thing: str) -> str:
    """winnaar van goud; medaillewinnaar; of one sex: vrouw met goud."""
    if teller.query.among:
        return "van hen"
    n = len(teller.groups)
    if teller.query.sex:
        return f"{plural_of(Key.ATHLETE, n, teller.query.sex)} met {thing}"
    many = "s" if n > 1 else ""
    return f"medaillewinnaar{many}" if thing == "een medaille" else f"winnaar{many} van {thing}"


def thing_words(teller: "Teller") -> str:
    """de meeste gouden medailles; het grootste aandeel goud; de jongste winnaar van goud."""
    query, most = teller.query, teller.query.order is not Order.FEWEST
    amount, medals = ("meeste" if most else "minste"), medal_noun(teller.of.colours)
    thing = colour_words(teller.of.colours) or "een medaille"
    match teller.kind:
        case Kind.COUNT:
            return f"de {amount} {medals}"
        case Kind.TALLY:
            if query.by is Key.ATHLETE:
                return "het succesvolst" if most else "het minst succesvol"
            return "het best" if most else "het minst"
        case Kind.POINTS:
            return f"de {amount} punten ({points_words(query.measure.weights)})"
        case Kind.PER_MILLION:
            return f"de {amount} {medals} per miljoen inwoners"
        case Kind.AVERAGE:
            return f"gemiddeld de {amount} {medals} per {plural_of(query.measure.per or Key.EVENT, 1)}"
        case Kind.MEDIAN:
            return f"de {'hoogste' if most else 'laagste'} {measure_name(query.measure, teller.of.colours)}"
        case Kind.DISTINCT:
            per = query.measure.per or Key.EVENT
            where = "van" if per in PEOPLE else "in" if per in (Key.DISCIPLINE, Key.COLOUR) else "op"
            return f"{where} de {amount} verschillende {plural_of(per, 2)} {thing}"
        case Kind.STREAK:
            row = "op elke Spelen" if query.measure.per is Key.GAMES else "elke dag"
            return f"het {'langst' if most else 'kortst'} achter elkaar {row} {thing}"
        case Kind.PEAK if is_of_a_place(teller.of):
            return f"de {amount} {medals}"
        case Kind.PEAK:
            return f"de {amount} {medals} {at_one(query.measure.per)}"
        case Kind.MEAN_AGE:
            whose = "medaillewinnaars" if thing == "een medaille" else f"winnaars van {thing}"
            return f"gemiddeld de {'oudste' if most else 'jongste'} {whose}"
        case Kind.AGE:
            return f"de {'oudste' if most else 'jongste'} {_one_with(teller, thing)}"
        case Kind.BORN:
            return f"de {'jongste' if most else 'oudste'} {_one_with(teller, thing)}"
        case Kind.POPULATION:
            return f"de {amount} inwoners"
        case Kind.SPAN:
            return f"de {'langste' if most else 'kortste'} {measure_name(query.measure, teller.of.colours)}"
        case Kind.RANK:
            by = metric_words(query.measure.metric, teller.of)
            return joined(f"het {'laagst' if most else 'hoogst'}", by)
        case Kind.SHARE:
            whole = query.measure.whole or ALL
            own = apart_from(teller.of, whole)
            if only_fields(own) in ({"nations"}, {"athletes"}):
                return f"het {'grootste' if most else 'kleinste'} aandeel in alle {medal_noun(whole.colours)}"
            part = colour_words(own.colours) if only_fields(own) == {"colours"} else noun(own, teller.scene)
            return f"het {'grootste' if most else 'kleinste'} aandeel {part}"
        case _:
            assert_never(teller.kind)
