"""A measure with its value as a clause: "Nederland won 10 gouden medailles bij het schaatsen". Without a capital at its
start and a full stop at its end, so that it can follow "Ja," as well."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import assert_never

from bot.replies import dutch
from bot.replies.queries import peaks
from bot.replies.queries.filters import (
    Words,
    apart_from,
    behind,
    colour_words,
    days_words,
    joined,
    medal_noun,
    noun,
    only_fields,
    people_noun,
    sentence,
    whose,
    words,
)
from bot.replies.queries.keys import none_of, per_words, plural_of, within
from bot.replies.queries.moments import never_words
from bot.replies.queries.verbs import can_change, had, won
from bot.replies.reasons import OUTSIDE_TABLE
from bot.replies.rendering import Scene
from medals_core.answering import Phase, Stage
from medals_core.answering import answer as answer_of
from medals_core.medal_lines import MedalLine
from medals_core.medals import Colour, Tally
from medals_core.nations import Noc
from medals_core.queries.filters import CURRENT, Medals, WhenRanked
from medals_core.queries.measures import USUAL, Key, Kind, Measure, Metric, Weights
from medals_core.queries.measuring import span_ends
from medals_core.queries.model import Value
from medals_core.queries.results import Measured, Unknown, ValueAnswer
from medals_core.standings import UNRANKED

_SEASON = re.compile(r"op (?:alle|de) (?:Zomer|Winter|Zomer- en Winter)spelen ?")


def points_words(weights: Weights | None) -> str:
    """What each medal counts: 3 voor goud, 2 voor zilver, 1 voor brons."""
    each = weights or USUAL
    return f"{each.gold} voor goud, {each.silver} voor zilver, {each.bronze} voor brons"


def fact(measured: Measured, stage: Stage, scene: Scene, at: datetime | None = None) -> str:
    """What the measure came to, with every condition of its filter."""
    of = measured.measure.of
    every = measured.measure.per is Key.GAMES and of.games.is_whole and not of.games.hosted
    said = words(of.narrowed(games=CURRENT) if every else of, scene, measured.nations, at)
    if measured.value is None and (measured.measure.kind is not Kind.RANK or measured.unknown is Unknown.NO_DAYS):
        return unknown_words(measured.unknown, of, stage, scene, said)
    if measured.measure.minus is not None:
        return _more_than(measured, measured.measure.minus, said, stage, scene)
    match measured.measure.kind:
        case Kind.COUNT | Kind.TALLY:
            podiums = peaks.podiums(of, measured.proof, measured.tally, measured.nations, stage, scene)
            return podiums or counted(said, of, measured.tally, stage)
        case Kind.POINTS:
            points = dutch.count_of(int(measured.value or 0), "punt")
            rest = joined(points, behind(said))
            told = points_words(measured.measure.weights)
            return f"{sentence(said, had(of, stage, said.many), rest)} ({told})"
        case Kind.PER_MILLION:
            many = f"{dutch.decimal(measured.value or 0)} {medal_noun(of.colours)} per miljoen inwoners"
            rest = joined(many, behind(said))
            n, value = measured.tally.total, measured.value or 0
            each = f", één per {_people(1_000_000 / value)}" if value else ""
            return f"{sentence(said, won(of, stage, said.many), rest)} ({amount(of.colours, n)}{each})"
        case Kind.RANK:
            return _ranked(measured, said, stage, scene)
        case Kind.SHARE:
            return _share(measured, scene)
        case Kind.AVERAGE:
            mean = f"gemiddeld {_short(measured.value or 0)} {medal_noun(of.colours)} {per_words(measured.measure.per)}"
            times = measured.divided_by
            per_what = f" op {times} {plural_of(measured.measure.per or Key.EVENT, times)}" if times else ""
            total = f" ({amount(of.colours, measured.tally.total)}{per_what})"
            if measured.measure.per is Key.GAMES:  # "gemiddeld 28 medailles per Winterspelen sinds 1992"
                said = replace(said, where=_SEASON.sub("", said.where))
            if not said.who:
                return sentence(said, "vielen er" if said.when or said.without else "er vielen", mean) + total
            return sentence(said, won(of, stage, said.many), joined(mean, behind(said))) + total
        case Kind.MEDIAN:
            per, n = measured.measure.per or Key.NATION, measured.divided_by or 0
            of_whom = joined("van het aantal", medal_noun(of.colours), per_words(per), whose(said.who), said.behind)
            number = f"{dutch.number_word(n)} {plural_of(per, n)} met {colour_words(of.colours) or 'een medaille'}"
            return f"de mediaan {of_whom} {dutch.is_was(stage)} {_short(measured.value or 0)} ({number})"
        case Kind.DISTINCT:
            return _distinct(measured, said, stage, scene)
        case Kind.STREAK:
            return _streak(measured, said, stage)
        case Kind.PEAK:
            return peaks.peak(measured, said, stage, scene)
        case Kind.MEAN_AGE:
            return peaks.mean_age(measured, said, scene)
        case Kind.POPULATION:
            people = f"{_short(measured.value or 0)} miljoen inwoners"
            return sentence(said, had(of, stage, said.many), joined(people, behind(said)))
        case Kind.SPAN:
            return _span(measured, said, scene)
        case Kind.AGE:
            sure = "" if measured.sure else ", volgens één bron"
            there = f"in {stage.games.city}" if of.games.is_current else ""
            which = "eerste " if measured.tally.total > 1 else ""
            first = f"bij {_whose(measured, scene)} {which}{medal_noun(of.colours, 1)}"
            born = f" (geboren op {_birthday(measured, scene)}{sure})"
            age = joined(f"{int(measured.value or 0)} jaar", first, behind(said), there)
            return sentence(said, "was", age) + born
        case Kind.BORN:
            sure = "" if measured.sure else ", volgens één bron"
            return f"{said.who} is geboren op {value_words(measured, stage, scene)}{sure}"
        case _:
            assert_never(measured.measure.kind)


def _birthday(measured: Measured, scene: Scene) -> str:
    born = [scene.archive.athletes[each].birth_date for each in measured.measure.of.athletes]
    return dutch.birthday(born[0]) if born and born[0] is not None else ""


def _whose(measured: Measured, scene: Scene) -> str:
    sexes = {scene.archive.athletes[each].gender for each in measured.measure.of.athletes}
    return "haar" if sexes == {"F"} else "zijn" if sexes == {"M"} else "de"


def with_nations(sides: Sequence[Measured], nations: Sequence[Noc]) -> list[Measured]:
    """The sides, the one with nations by description with what they came to (``nations``: of all sides together)."""
    plain = {ref for side in sides for ref in side.measure.of.nations if isinstance(ref, str)}
    found = tuple(noc for noc in nations if noc not in plain)
    open_ = [not side.nations and any(not isinstance(ref, str) for ref in side.measure.of.nations) for side in sides]
    if sum(open_) != 1:
        return list(sides)
    return [
        side.model_copy(update={"nations": found}) if each else side for side, each in zip(sides, open_, strict=True)
    ]


def _more_than(measured: Measured, minus: Measure, said: Words, stage: Stage, scene: Scene) -> str:
    """Italië won 8 gouden medailles meer dan in Peking 2022."""
    of, value = measured.measure.of, measured.value or 0
    other = words(apart_from(minus.of, of), scene)
    than = joined(other.who, colour_words(apart_from(minus.of, of).colours), other.behind)
    much = number_words(measured.measure, abs(value))
    noun_ = medal_noun(of.colours, int(abs(value))) if measured.measure.kind is Kind.COUNT else ""
    rest = (
        f"{much} {noun_} {'meer' if value > 0 else 'minder'} dan" if value else f"evenveel {medal_noun(of.colours)} als"
    )
    return sentence(said, won(of, stage, said.many), joined(rest.replace("  ", " "), than, behind(said)))


def value_words(measured: Measured, stage: Stage, scene: Scene) -> str:
    """The value alone: "10", "derde", "50 procent", "13 dagen"."""
    if measured.value is None:
        return "geen rang" if measured.measure.kind is Kind.RANK else "niet bekend"
    return number_words(measured.measure, measured.value, measured.standing is not None and measured.standing.shared)


def number_words(measure: Measure, value: float, shared: bool = False) -> str:
    """A number as a value of this measure."""
    match measure.kind:
        case Kind.RANK:
            return dutch.rank_word(int(value), shared)
        case Kind.SHARE:
            return dutch.percent(value)
        case Kind.AGE:
            return f"{int(value)} jaar"
        case Kind.BORN:
            return dutch.birthday(date.fromordinal(min(max(int(value), 1), date.max.toordinal())))
        case Kind.MEAN_AGE:
            return f"{dutch.decimal(value, 1)} jaar"
        case Kind.STREAK:
            return f"{int(value)} {plural_of(measure.per or Key.DAY, int(value))}"
        case Kind.PER_MILLION:
            return dutch.decimal(value)
        case Kind.POPULATION:
            return f"{_short(value)} miljoen"
        case Kind.SPAN:
            return f"{dutch.number(int(value))} jaar" if measure.per is Key.GAMES else _days(int(value))
        case Kind.COUNT | Kind.TALLY | Kind.POINTS | Kind.AVERAGE | Kind.MEDIAN | Kind.DISTINCT | Kind.PEAK:
            return _short(value)
        case _:
            assert_never(measure.kind)


def _people(many: float) -> str:
    """1,8 miljoen mensen; 532.000 mensen."""
    return (
        f"{dutch.decimal(many / 1e6, 1)} miljoen mensen"
        if many >= 1e6
        else f"{dutch.number(int(round(many, -3)))} mensen"
    )


def _short(value: float) -> str:
    return dutch.number(int(value)) if value == int(value) else dutch.decimal(value).rstrip("0").rstrip(",")


# --- Clauses ----------------------------------------------------------------------------------------------------------


def amount(colours: Sequence[Colour], n: int, still: bool = False) -> str:
    """10 gouden medailles; één medaille; (nog) geen zilver."""
    if not n:
        thing = colour_words(colours) or medal_noun((), 1 if still else 2)
        return f"{'nog ' if still else ''}geen {thing}"
    return f"{'één' if n == 1 else dutch.number(n)} {medal_noun(colours, n)}"


def one_colour(tally: Tally) -> str:
    """één bronzen medaille; 3 gouden medailles. Empty where there is more than one colour."""
    colour = next((one for one in Colour if tally.of(one) == tally.total), None)
    return amount((colour,), tally.total) if colour and tally.total else ""


def counted(said: Words, of: Medals, tally: Tally, stage: Stage) -> str:
    """Nederland won 20 medailles bij het schaatsen: 10 goud, 7 zilver en 3 brons."""
    n = tally.total
    still = can_change(of, stage) or (bool(said.when) and stage.phase is not Phase.FINISHED)
    many = amount(of.colours, n, still)
    if said.who and said.without and not n and not of.colours:
        many = "nog niets" if still else "niets"
    each = len(of.colours) == n == 2 and all(tally.of(colour) == 1 for colour in of.colours)
    if each:
        many = dutch.listing([dutch.COLOUR_NAMES[colour] for colour in of.colours])  # "goud en zilver"
    together = "samen" if max(len(of.nations), len(of.athletes)) > 1 and n else ""
    where, at_all, games = said.where.rpartition("op alle ")
    if n and at_all:  # of whoever did not take part in all of them as well
        said = replace(said, where=f"{where}op de {games}")
        many = joined("in totaal" if n > 1 and not together else "", many)
    rest = joined(together, many, behind(said))
    if not n and said.who and of.games.is_current and not (still or said.when or of.place or of.from_day):
        rest = joined(rest, f"in {stage.games.city}")
    if not n and said.who and at_all and not said.when:
        rest = joined(f"op geen enkele {games}", colour_words(of.colours) or "een medaille", where.strip())
    colours = dutch.split(tally) if len(of.colours) != 1 and not each else ""
    if said.who:
        return sentence(said, won(of, stage, said.many), rest) + colours
    past = dutch.is_past(stage) or not of.games.is_current or of.from_day is not None
    single = n == 1 or (not n and (still or len(of.colours) == 1))  # "er is nog geen medaille uitgereikt"
    verb = ("werd" if single else "werden") if past else ("is" if single else "zijn")
    front = bool(said.when or said.without)
    return sentence(said, f"{verb} er" if front else f"er {verb}", joined(many, "uitgereikt", behind(said))) + colours


def _ranked(measured: Measured, said: Words, stage: Stage, scene: Scene) -> str:
    """Nederland eindigde als derde, met 10-7-3; op het totaal eindigde Nederland als negende, met 20 medailles."""
    measure, line = measured.measure, measured.standing
    of = measure.of
    if measured.value is None:
        if line is not None and line.noc in UNRANKED:
            return sentence(said, had(of, stage, said.many), joined(OUTSIDE_TABLE, said.where))
        still = "nog " if can_change(of, stage) else ""
        none = joined(
            f"{still}geen medaille", behind(said), f"en {had(of, stage, said.many)} dus geen plek in de tabel"
        )
        return sentence(said, won(of, stage, said.many), none)
    place = dutch.rank_word(int(measured.value), line is not None and line.shared)
    front = metric_words(measure.metric, of)
    clause = ranked_clause(said, front, place, stage)
    points = f" ({points_words(measure.weights)})" if measure.metric is Metric.POINTS else ""
    held = tally_by(measure.metric, measured)
    if measure.metric is Metric.POPULATION:
        found = answer_of(Value(measure=Measure(kind=Kind.PER_MILLION, of=of)), scene.archive, scene.viewpoint)
        per = found.measured.value if isinstance(found, ValueAnswer) else None
        held = f"{dutch.decimal(per)} {medal_noun(of.colours)} ({measured.tally.total} in totaal)" if per else held
    return f"{clause}, met {held}{points}"


def ranked_clause(said: Words, metric: str, place: str, stage: Stage) -> str:
    """With the moment in front, or else by what the table is, or of which part of the medals."""
    verb, *as_ = dutch.stands(stage, said.many).split()
    if said.without:
        return would_rank(said, said.who, said.many, joined(metric, place), stage)
    if said.when:
        return sentence(said, verb, joined(behind(said), metric, *as_, place))
    if metric:
        return joined(metric, verb, said.who, said.where, *as_, place)
    if said.where:
        return joined(said.where, verb, said.who, *as_, place)
    return joined(said.who, verb, *as_, place)


def would_rank(said: Words, who: str, many: bool, place: str, stage: Stage, become: str = "geworden") -> str:
    """Zonder schaatsen was Nederland elfde geworden: without a part of the medals nobody ever stood there."""
    without = f"zonder {said.without.removeprefix('buiten ').removeprefix('zonder ').replace(' zonder ', ' en ')}"
    over = stage.phase is Phase.FINISHED and not said.when
    been = ("waren", "was") if become == "geworden" else ("hadden", "had")
    verb = been[not many] if over else "zouden" if many else "zou"
    end = become if over else "hebben gestaan" if dutch.is_past(stage) or said.when else "staan"
    first = joined(said.when + ("," if said.clause else ""), verb, who, without) if said.when else joined(
        without, verb, who
    )  # fmt: skip
    return joined(first, place, end, said.where)


def metric_words(metric: Metric, of: Medals) -> str:
    """By what the table is, where that is not the official way."""
    match metric:
        case Metric.TOTAL:
            return "op het totaal"
        case Metric.POINTS:
            return "op punten"
        case Metric.POPULATION:
            return "per miljoen inwoners"
        case Metric.OFFICIAL:
            return f"in {dutch.COLOUR_NAMES[of.colours[0]]}" if len(of.colours) == 1 else ""


def tally_by(metric: Metric, measured: Measured) -> str:
    tally = measured.standing.tally if measured.standing is not None else measured.tally
    if len(measured.measure.of.colours) == 1:
        return amount(measured.measure.of.colours, tally.total)
    if metric in (Metric.TOTAL, Metric.POPULATION):
        return dutch.medals(tally.total)
    if metric is Metric.POINTS:
        return dutch.count_of((measured.measure.weights or USUAL).of(tally), "punt")
    return str(tally)


def _share(measured: Measured, scene: Scene) -> str:
    """Van de medailles van Nederland was 50 procent goud (10 van de 20)."""
    measure = measured.measure
    if measure.per is not None:
        return peaks.share_of_people(measured, scene)
    of = measure.of
    whole = measure.whole or Medals(games=of.games, as_of=of.as_of)
    if measure.whole is None and only_fields(of) - {"games", "as_of", "nations"}:
        whole = whole.narrowed(nations=of.nations)
    own = apart_from(of, whole)
    n, value = measured.tally.total, measured.value or 0
    total = measured.whole.total if measured.whole is not None else round(n / value) if value else 0
    fraction = f"({n} van de {total})"
    of_whole = f"van de {noun(whole, scene)}"
    fields = only_fields(own)
    if fields == {"colours"}:
        return f"{of_whole} was {dutch.percent(value)} {colour_words(own.colours)} {fraction}"
    said = words(own, scene, measured.nations)
    if fields <= {"nations", "athletes"} and said.who:
        verb = "wonnen" if said.many else "won"
        if n == total > 1:
            return joined(said.who, verb, "allebei de" if n == 2 else f"alle {dutch.number(n)}", noun(whole, scene))
        return f"{said.who} {verb} {dutch.percent(value)} {fraction} {of_whole}"
    if own.colours:
        return joined(
            f"{of_whole} was {dutch.percent(value)}", colour_words(own.colours), whose(said.who), said.behind, fraction
        )
    by = f"door {said.who}" if said.who else ""
    return joined(f"{of_whole} werd {dutch.percent(value)}", by, said.behind, f"gewonnen {fraction}")


def _distinct(measured: Measured, said: Words, stage: Stage, scene: Scene) -> str:
    """15 Nederlandse sporters wonnen een medaille; Nederland won in twee verschillende sporten een medaille."""
    measure = measured.measure
    n, per = int(measured.value or 0), measure.per or Key.EVENT
    thing = colour_words(measure.of.colours) or "een medaille"
    number = dutch.number_word(n)
    if per in (Key.NATION, Key.ATHLETE, Key.CONTINENT):
        count = number if n else none_of(per).rpartition(" ")[0]
        who = joined(count, people_noun(plural_of(per, n or 1), measure.of, said, scene, by_athlete=per is Key.ATHLETE))
        return sentence(said, won(measure.of, stage, n > 1), joined(thing, behind(said)), who=who)
    where = f"{within(per)} {number} {'verschillende ' if n > 1 and per is not Key.GAMES else ''}{plural_of(per, n)}"
    if not n:
        where = f"{within(per)} {none_of(per)}"
    if said.who:
        return sentence(said, won(measure.of, stage, said.many), joined(where, thing, behind(said)))
    front = bool(said.when or said.without)
    return sentence(said, "werd er" if front else "er werd", joined(where, thing, "gewonnen", behind(said)))


def _streak(measured: Measured, said: Words, stage: Stage) -> str:
    n, of = int(measured.value or 0), measured.measure.of
    thing = medal_noun(of.colours, 1)
    if not n:
        return sentence(said, won(of, stage, said.many), joined(f"geen {thing}", behind(said)))
    days = measured.measure.per is not Key.GAMES
    row = f"{dutch.number_word(n)} {plural_of(Key.DAY if days else Key.GAMES, n)} op rij"
    span = ""
    if measured.proof and days and measured.proof[0].games.has_day_data:
        span = f", {days_words(measured.proof[0].day, measured.proof[-1].day)}"
    elif measured.proof:
        span = f", van {measured.proof[0].games.year} tot en met {measured.proof[-1].games.year}"
    subject = "" if said.who else "er viel "
    verb = won(of, stage, said.many) if said.who else ""
    return f"{subject}{sentence(said, verb, joined(row, f'een {thing}', behind(said)))}{span}"


def _days(n: int) -> str:
    return f"{'één' if n == 1 else dutch.number(n)} {plural_of(Key.DAY, n)}"


def between_words(measure: Measure) -> str:
    """het eerste en het laatste goud"""
    thing = colour_words(measure.of.colours)
    places = [_which(n) for n in (measure.start, measure.end)]
    if measure.whole is not None:
        sides = [colour_words(of.colours) for of in (measure.of, measure.whole)]
        told = [f"het {n} {one}" if one else f"de {n} medaille" for n, one in zip(places, sides, strict=True)]
        return " en ".join(told)
    return f"het {places[0]} en het {places[1]} {thing}" if thing else f"de {places[0]} en de {places[1]} medaille"


def _span(measured: Measured, said: Words, scene: Scene) -> str:
    """Tussen het eerste en het laatste goud van Nederland zaten 12 dagen: van 9 februari tot 21 februari."""
    measure, lines = measured.measure, measured.proof
    between = between_words(measure)
    whose = f"van {said.who}" if said.who else ""
    ends = span_ends(measure, lines, scene.archive)
    if len(ends) == 2 and not measured.value and measure.per is not Key.GAMES and ends[0].games.has_day_data:
        return _minutes(ends, joined("tussen", between, whose, said.behind))
    if measure.per is Key.GAMES:
        told = [dutch.games_name(line.games) for line in ends]
    else:
        told = [dutch.short_day(line.day) for line in ends]
    much = number_words(measure, measured.value or 0)
    verb = "zat" if int(measured.value or 0) == 1 or measure.per is Key.GAMES else "zaten"
    return f"{joined('tussen', between, whose, said.behind, verb, much)}: van {' tot '.join(told)}"


def _minutes(ends: Sequence[MedalLine], between: str) -> str:
    """Tussen het eerste en het laatste goud op donderdag 12 februari zaten 16 minuten: van 21:38 tot 21:54."""
    first, last = (line.medal.won_at for line in ends)
    minutes = int((last - first).total_seconds() // 60)
    hours, rest = divmod(minutes, _HOUR)
    much = joined(f"{hours} uur en" if hours else "", "1 minuut" if rest == 1 else f"{rest} minuten")
    verb = "zat" if minutes == 1 else "zaten"
    times = " tot ".join(dutch.clock_time(line.medal.won_at, line.games.zone) for line in ends)
    return f"{joined(between, verb, much)}: van {times}"


_HOUR = 60


def _which(n: int) -> str:
    return {1: "eerste", -1: "laatste"}.get(n) or dutch.rank_word(abs(n))


def unknown_words(unknown: Unknown | None, of: Medals, stage: Stage, scene: Scene, said: Words) -> str:
    """Why it cannot be told, as an honest clause."""
    games = dutch.games_name(stage.games)
    match unknown:
        case Unknown.NO_DAYS:
            return f"van {games} is niet per dag bekend wie wat won"
        case Unknown.NO_POPULATION:
            return f"van {said.who or 'dat land'} heb ik voor dat jaar geen inwonertal"
        case Unknown.NEVER:
            if isinstance(of.as_of, WhenRanked):
                return never_words(of.as_of, scene)
            when = said.when or said.where
            return f"dat moment is er nooit geweest{f': {when}' if when else ''}"
        case Unknown.NO_AGE:
            whom = joined("sporters van" if of.nations and not of.athletes else "", said.who)
            return f"de geboortedatum van {whom or 'deze sporters'} weet ik niet"
        case Unknown.NO_GAMES:
            many = "deden" if said.many else "deed"
            return f"{said.who or 'dat land'} {many} niet mee {said.where or f'in {games}'}"
        case Unknown.NO_RANK:
            return f"{said.who or 'dat land'} {'hebben' if said.many else 'heeft'} geen plek in de tabel"
        case None:
            return joined("daar valt niets te tellen:", noun(of, scene))
