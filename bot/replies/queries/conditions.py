"""Conditions in words: "met minstens vijf gouden medailles", "zonder goud", "met meer goud dan zilver", "in de top
tien"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.replies import dutch
from bot.replies.queries.filters import a_medal, apart_from, colour_words, joined, medal_noun, only_fields, words
from bot.replies.queries.keys import PEOPLE, per_words, plural_of, within
from bot.replies.queries.measure_names import at_one, between_words, metric_words, more_words, number_words
from bot.replies.rendering import Scene
from medals_core.medals import Colour
from medals_core.queries.filters import ALL, Medals, Podium
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.selecting import editions_in, is_latest

_NUMBER = {
    Op.EQUAL: "precies {}", Op.NOT_EQUAL: "een ander aantal dan {}", Op.LESS: "minder dan {}",
    Op.AT_MOST: "hoogstens {}", Op.MORE: "meer dan {}", Op.AT_LEAST: "minstens {}",
}  # fmt: skip

_RANK = {
    Op.EQUAL: "op plek {}", Op.NOT_EQUAL: "niet op plek {}", Op.LESS: "boven plek {}", Op.MORE: "onder plek {}",
    Op.AT_LEAST: "op plek {} of lager",
}  # fmt: skip
_ROUND = (3, 5, 10, 20)
"""Of these one speaks as of a top: "buiten de top tien"."""
_BESIDE = {
    Op.EQUAL: "gelijk met", Op.NOT_EQUAL: "niet gelijk met", Op.LESS: "boven", Op.MORE: "onder",
    Op.AT_MOST: "niet onder", Op.AT_LEAST: "niet boven",
}  # fmt: skip


def conditions_words(having: Sequence[Condition], base: Medals, scene: Scene) -> str:
    """All conditions on a group: "met goud, zilver en brons", "met een medaille maar zonder goud van Nederland". Of
    different Games each says which. ``base``: what is said of the groups already."""
    kept = list(having)
    for each in having:
        if _goes_without_saying(each, kept):  # of two that tell each other's, one is said
            kept.remove(each)
    having = kept
    if not having:
        return ""
    scopes = {each.measure.of.games for each in having} | {base.games}
    own_ = [apart_from(each.measure.of, base) for each in having]
    whom = {(own.nations, own.athletes) for own in own_}
    nations, athletes = whom.pop() if len(having) > 1 and len(whom) == 1 else ((), ())
    shared = Medals(nations=nations, athletes=athletes)
    base_ = base.narrowed(nations=nations or base.nations, athletes=athletes or base.athletes)
    evenly = [each for each in having if _compares_colours(each)]
    if len(evenly) == 2:
        having = [each for each in having if each not in evenly] or evenly[:1]
        even = "met evenveel goud als zilver als brons"
        return even if having[0] in evenly else joined(conditions_words(having, base, scene), "en", even)
    if (alone := only_colour(having)) is not None:
        own = apart_from(alone.measure.of, base_)
        there = [own.narrowed(colours=()), shared]
        return joined("met alleen", dutch.COLOUR_NAMES[own.colours[0]], *(behind_medals(each, scene) for each in there))
    if len(having) == 2 and (colour := _one_medal(having)) is not None:
        own = apart_from(having[0].measure.of, base_).narrowed(colours=())
        return joined("met precies één medaille, een", colour, behind_medals(own, scene))
    said = [_with_place(condition_words(each, base_, scene, name_games=len(scopes) > 1)) for each in having]
    if len(said) == 2 and max(said).startswith("zonder ") and min(said).startswith("in de top "):
        return joined(*sorted(said))
    if len(said) == 2 and said[0].startswith("zonder ") and said[1].startswith("met "):
        said.reverse()
    first, rest = said[:1], [part.removeprefix("met ") if said[0].startswith("met ") else part for part in said[1:]]
    thing = next((one for one in _THINGS if all(part.startswith(one) for part in (said[0][4:], *rest))), "")
    rest = [part.removeprefix(thing) for part in rest]  # "goud bij het shorttrack en bij het schaatsen"
    turns = len(said) == 2 and said[0].startswith("met ") and said[1].startswith("zonder ")
    turns = turns or {part.partition(" de top ")[0] for part in said} == {"in", "buiten"}
    turns = turns or sorted(part.removeprefix("met een plek ").partition(" ")[0] for part in said) == ["boven", "onder"]
    behind = behind_medals(shared, scene)
    return joined(dutch.listing([*first, *rest], "maar" if turns else "en"), behind)


def is_some(one: Condition) -> bool:
    """At least one."""
    return (one.op, one.value) == (Op.AT_LEAST, 1)


def is_none(one: Condition) -> bool:
    return (one.op, one.value) == (Op.EQUAL, 0)


def only_colour(having: Sequence[Condition]) -> Condition | None:
    """The one colour that there is, where there is none of the two others."""
    some = [each for each in having if is_some(each)]
    none = [each for each in having if is_none(each)]
    if len(having) != len(Colour) or len(some) != 1 or len(none) != len(Colour) - 1:
        return None
    counted = all(each.measure.kind is Kind.COUNT for each in having)
    alike = len({each.measure.of.narrowed(colours=()) for each in having}) == 1
    colours = {each.measure.of.colours for each in having} == {(colour,) for colour in Colour}
    return some[0] if counted and alike and colours else None


def _one_medal(having: Sequence[Condition]) -> str | None:
    """gouden: of one medal alone, that is of this colour."""
    one, other = sorted(having, key=lambda each: len(each.measure.of.colours))
    alike = one.measure == other.measure.model_copy(update={"of": other.measure.of.narrowed(colours=())})
    if not alike or (one.op, one.value) != (Op.EQUAL, 1) or not is_some(other) or len(other.measure.of.colours) != 1:
        return None
    return dutch.COLOUR_ADJECTIVES[other.measure.of.colours[0]] if one.measure.kind is Kind.COUNT else None


def _compares_colours(one: Condition) -> bool:
    value, colours = one.value, one.measure.of.colours
    evenly = one.both and one.op is Op.EQUAL
    return evenly and isinstance(value, Measure) and len(value.of.colours) == len(colours) == 1


_THINGS = tuple(f"{one} {word}" for one in (*dutch.COLOUR_NAMES.values(), "een medaille") for word in ("bij ", "op "))
_OF_MEDALS = (Kind.COUNT, Kind.PEAK, Kind.DISTINCT)


def _goes_without_saying(one: Condition, having: Sequence[Condition]) -> bool:
    """Is it that there is a medal, where another condition on the same medals, or on some of them, says more?"""
    of = one.measure.of
    if is_all_of_one(one) and of.podium is Podium.SWEPT:
        return True
    if one.measure.kind is not Kind.COUNT or not is_some(one):
        return False
    beside = [other.measure for other in having if isinstance(other.value, Measure)]
    if one.measure in beside or any(other.kind is Kind.DISTINCT and other.of == of for other in beside):
        return True  # twice none is no more
    colours = set(of.colours)
    if not of.nations and any(is_all_of_one(each) and colours <= set(each.measure.of.colours) for each in having):
        return True
    return any(
        other is not one and other != one and other.measure.kind in _OF_MEDALS and _is_more(other)
        and of in (other.measure.of, other.measure.of.narrowed(colours=()), other.measure.of.narrowed(but_not=()),
                   other.measure.of.narrowed(disciplines=(), colours=()))
        for other in having
    )  # fmt: skip


def is_all_of_one(one: Condition) -> bool:
    """Did all of them go to one nation?"""
    measure = one.measure
    return measure.kind is Kind.DISTINCT and measure.per is Key.NATION and (one.op, one.value) == (Op.EQUAL, 1)


def is_all_others(of: Medals) -> bool:
    """The medals of all nations but one?"""
    return not of.nations and len(of.but_not) == 1 and only_fields(of.but_not[0]) == {"nations"}


def _is_more(one: Condition) -> bool:
    return isinstance(one.value, int | float) and one.value >= 1 and one.op in (Op.EQUAL, Op.AT_LEAST, Op.MORE)


def _with_place(words_: str) -> str:
    """met een plek boven Nederland, beside other conditions and alone."""
    return f"met een plek {words_}" if words_.startswith(("boven ", "onder ", "gelijk met ")) else words_


def condition_words(condition: Condition, base: Medals, scene: Scene, *, name_games: bool = False) -> str:
    measure, op, value = condition.measure, condition.op, condition.value
    own = apart_from(measure.of, base)
    there = behind_medals(own, scene)
    if is_latest(measure.of.as_of) and not is_latest(base.as_of):
        there = joined("in de laatste stand", there)
    if name_games and measure.of.games.is_current:
        there = joined(there, f"in {dutch.games_name(scene.archive.current.games)}")
    if isinstance(value, Measure):
        return _beside(condition, value, own, there, scene)
    if measure.kind is Kind.RANK:
        there = joined(metric_words(measure.metric, measure.of), there)
    if measure.kind in (Kind.COUNT, Kind.TALLY):
        if (op, value) in ((Op.EQUAL, 0), (Op.LESS, 1), (Op.AT_MOST, 0)):
            return joined("zonder", colour_words(own.colours) or "medaille", there)
        if (op, value) in ((Op.AT_LEAST, 1), (Op.MORE, 0), (Op.NOT_EQUAL, 0)):
            return joined("met", a_medal(own.colours), there)
    return joined(_with(condition, value, own, scene), there)


def _with(condition: Condition, value: float, own: Medals, scene: Scene) -> str:
    """met meer dan 20 punten; van gemiddeld hoogstens 25 jaar."""
    measure, op = condition.measure, condition.op
    thing, per, number = a_medal(own.colours), measure.per or Key.EVENT, _number(op, value)
    medals = medal_noun(own.colours, int(value))
    match measure.kind:
        case Kind.COUNT | Kind.TALLY:
            return f"met {number} {medals}"
        case Kind.DISTINCT:
            return _distinct(condition, number, value, own, scene)
        case Kind.SHARE:
            part = _NUMBER[op].format(dutch.percent(value))
            return f"met {part} van de {medal_noun((measure.whole or ALL).colours)} in {thing}"
        case Kind.POINTS:
            return f"met {number} {'punt' if value == 1 else 'punten'}"
        case Kind.PER_MILLION:
            return f"met {number} {medal_noun(own.colours)} per miljoen inwoners"
        case Kind.AVERAGE:
            return f"met gemiddeld {number} {medal_noun(own.colours)} {per_words(per)}"
        case Kind.POPULATION:
            return f"met {number} miljoen inwoners"
        case Kind.PEAK:
            alone = per is Key.GAMES and len(measure.of.games.ids) == 1
            return joined("met", number, medals, "" if alone else at_one(per))
        case Kind.MEAN_AGE:
            return f"van gemiddeld {number} jaar"
        case Kind.STREAK:
            row = "Spelen" if per is Key.GAMES else plural_of(Key.DAY, int(value))
            return f"met {number} {row} op rij {thing}"
        case Kind.AGE:
            return f"jonger dan {int(value)}" if op is Op.LESS else f"van {number} jaar"
        case Kind.BORN:
            return f"geboren op {number_words(measure, value)}"
        case Kind.MEDIAN:
            return f"met een mediaan van {number} {medal_noun(measure.of.colours, int(value))} {per_words(per)}"
        case Kind.SPAN:
            time = "jaar" if per is Key.GAMES else plural_of(Key.DAY, int(value))
            return f"met {number} {time} tussen {between_words(measure)}"
        case Kind.RANK:
            rank = "op plek 1" if value == 1 else f"in de top {dutch.number_word(int(value))}"
            if op is Op.MORE and value in _ROUND:
                return f"buiten de top {dutch.number_word(int(value))}"
            return rank if op is Op.AT_MOST else _RANK[op].format(int(value))


def _distinct(condition: Condition, number: str, value: float, own: Medals, scene: Scene) -> str:
    """met goud in minstens drie verschillende sporten; met al het goud voor één land."""
    measure, thing, per = condition.measure, a_medal(own.colours), condition.measure.per or Key.EVENT
    if is_all_of_one(condition):
        named = dutch.listing([dutch.COLOUR_NAMES[colour] for colour in own.colours])
        return f"met {f'al het {named}' if named else 'alle medailles'} voor één land"
    keys = plural_of(per, int(value))
    if per in PEOPLE:
        return f"met {thing} van {number} {keys}"
    if per is Key.GAMES and condition.op is Op.EQUAL and value == len(editions_in(measure.of.games, scene.archive)):
        return f"met {thing} op elk daarvan"
    where = "in" if per in (Key.DISCIPLINE, Key.COLOUR) else "op"
    return joined("met", thing, where, number, "verschillende" if value > 1 else "", keys)


def behind_medals(own: Medals, scene: Scene) -> str:
    said = words(own, scene)
    return joined(f"van {said.who}" if said.who else "", said.behind)


def _number(op: Op, value: float) -> str:
    number = dutch.number_word(int(value)) if value == int(value) else dutch.decimal(value)
    return _NUMBER[op].format(number)


def number_condition(one: Condition) -> str:
    """meer dan 100"""
    return _number(one.op, one.value) if isinstance(one.value, int | float) else ""


def _beside(condition: Condition, value: Measure, own: Medals, there: str, scene: Scene) -> str:
    """met meer medailles dan Nederland; met meer goud dan zilver; boven Nederland."""
    measure, op = condition.measure, condition.op
    elsewhere = value.of.nations == measure.of.nations and value.of.games != measure.of.games
    alike = elsewhere or (condition.both and value.of.nations == measure.of.nations)
    other = apart_from(value.of, measure.of if alike else measure.of.narrowed(nations=()))
    said = words(other, scene)
    if measure.kind is Kind.RANK:
        metric = metric_words(measure.metric, measure.of)
        return joined(_BESIDE[op], joined(said.who, said.behind) or "zichzelf", metric, there)
    more, than = more_words(measure, op, f"{_number(op, condition.times)} keer" if condition.times != 1 else "")
    what = colour_words(own.colours) or "medailles"
    if measure.kind in (Kind.COUNT, Kind.TALLY):
        more = more.removesuffix(medal_noun(measure.of.colours)) + what
    elif measure.kind is Kind.DISTINCT and measure.per not in PEOPLE:
        more = joined(a_medal(own.colours), within(measure.per or Key.EVENT), more.partition(" met ")[0])
    colours = colour_words(other.colours)
    if len(other.colours) > 1:
        colours = f"{dutch.listing([dutch.COLOUR_NAMES[colour] for colour in other.colours], 'en')} samen"
    if is_all_others(value.of) and not measure.of.nations[1:]:
        others = "elk ander land" if value.kind is Kind.PEAK else "alle andere landen samen"
        return joined("met", more, there, than, others)
    if elsewhere and value.of.games.is_current:
        said = replace(said, where=joined(said.where, f"in {dutch.games_name(scene.archive.current.games)}"))
    whose_own = bool(other.colours or own.nations or own.athletes)
    right = joined(colours, f"van {said.who}" if said.who and whose_own else said.who)
    return joined("met", more, there, than, joined(right, said.behind) or what)
