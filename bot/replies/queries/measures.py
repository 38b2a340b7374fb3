"""A measure with its value as a clause: "Nederland won 10 gouden medailles bij het schaatsen". Without a capital at its
start and a full stop at its end, so that it can follow "Ja," as well."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.replies import dutch
from bot.replies.queries import peaks
from bot.replies.queries.filters import (
    Words,
    a_medal,
    apart_from,
    colour_words,
    days_words,
    joined,
    medal_noun,
    noun,
    only_fields,
    people_noun,
    sentence,
    turned,
    whose,
    within_years,
    words,
)
from bot.replies.queries.keys import PEOPLE, no, none_of, per_words, plural_of, within
from bot.replies.queries.measure_names import (
    amount,
    between_words,
    metric_words,
    number_words,
    points_words,
    short_number,
    value_words,
)
from bot.replies.queries.moments import never_words
from bot.replies.queries.verbs import agreeing, can_change, had, they_won, won
from bot.replies.reasons import OUTSIDE_TABLE
from bot.replies.rendering import Scene
from medals_core.answering import Phase, Stage
from medals_core.answering import answer as answer_of
from medals_core.medals import Tally
from medals_core.nations import Noc
from medals_core.queries.filters import CURRENT, Medals, WhenRanked
from medals_core.queries.measures import USUAL, Key, Kind, Measure, Metric
from medals_core.queries.measuring import span_ends
from medals_core.queries.model import Value
from medals_core.queries.results import Measured, Unknown, ValueAnswer
from medals_core.standings import UNRANKED

_SEASON = re.compile(r"op de (?:Zomer|Winter|Zomer- en Winter)spelen ?")


def fact(measured: Measured, stage: Stage, scene: Scene, at: datetime | None = None) -> str:
    """What the measure came to, with every condition of its filter."""
    measure, of, value = measured.measure, measured.measure.of, measured.value or 0
    every = measure.per is Key.GAMES and of.games.is_whole and not of.games.hosted
    every = every or (measure.per is Key.GAMES and measure.kind is Kind.DISTINCT and not of.games.ids)
    said = words(of.narrowed(games=CURRENT) if every else of, scene, measured.nations, at)
    medals, n = medal_noun(of.colours), measured.tally.total
    if measured.value is None and (measure.kind is not Kind.RANK or measured.unknown is Unknown.NO_DAYS):
        return unknown_words(measured.unknown, of, stage, scene, said)
    if measure.minus is not None:
        return _more_than(measured, measure.minus, said, stage, scene)
    match measure.kind:
        case Kind.COUNT | Kind.TALLY:
            podiums = peaks.podiums(of, measured.proof, measured.tally, measured.nations, stage, scene)
            return podiums or counted(said, of, measured.tally, stage)
        case Kind.POINTS:
            verb = had(of, stage, said.many) if said.who else "waren"
            points = sentence(said, verb, dutch.count_of(int(value), "punt"))
            return f"{points} ({points_words(measure.weights)})"
        case Kind.PER_MILLION:
            each = f", één per {_people(1_000_000 / value)}" if value else ""
            told = they_won(said, of, stage, f"{dutch.decimal(value)} {medals} per miljoen inwoners")
            return f"{told} ({amount(of.colours, n)}{each})"
        case Kind.RANK:
            return _ranked(measured, said, stage, scene)
        case Kind.SHARE:
            return _share(measured, scene)
        case Kind.AVERAGE:
            mean = f"gemiddeld {short_number(value)} {medals} {per_words(measure.per)}"
            times = measured.divided_by
            per_what = f" op {times} {plural_of(measure.per or Key.EVENT, times)}" if times else ""
            if measure.per is Key.GAMES:  # "gemiddeld 28 medailles per Winterspelen sinds 1992"
                said = replace(said, where=_SEASON.sub("", said.where))
            return f"{they_won(said, of, stage, mean)} ({amount(of.colours, n)}{per_what})"
        case Kind.MEDIAN:
            per, times = measure.per or Key.NATION, measured.divided_by or 0
            of_whom = joined("van het aantal", medals, per_words(per), whose(said.who), said.behind)
            number = f"{dutch.number_word(times)} {plural_of(per, times)} met {a_medal(of.colours)}"
            return f"de mediaan {of_whom} {dutch.is_was(stage)} {short_number(value)} ({number})"
        case Kind.DISTINCT:
            return _distinct(measured, said, stage, scene)
        case Kind.STREAK:
            return _streak(measured, said, stage)
        case Kind.PEAK:
            return peaks.peak(measured, said, stage, scene)
        case Kind.MEAN_AGE:
            return peaks.mean_age(measured, said, scene)
        case Kind.POPULATION:
            return sentence(said, had(of, stage, said.many), f"{short_number(value)} miljoen inwoners")
        case Kind.SPAN:
            return _span(measured, said, scene)
        case Kind.AGE:
            there = f"in {stage.games.city}" if of.games.is_current else ""
            first = f"bij {_whose(measured, scene)} {'eerste ' if n > 1 else ''}{medal_noun(of.colours, 1)}"
            now = _age_now(measured, scene)
            born = f"geboren op {_birthday(measured, scene)}{_by_one_source(measured)}"
            if now and now != int(value) and not of.colours:  # both, as either may be asked
                return joined(sentence(said, "is", f"nu {now} jaar ({born}) en was {int(value)}", first), there)
            older = f"nu {now}, " if now and now != int(value) else ""
            return f"{joined(sentence(said, 'was', f'{int(value)} jaar', first), there)} ({older}{born})"
        case Kind.BORN:
            born = f"geboren op {value_words(measured)}{_by_one_source(measured)}"
            now = _age_now(measured, scene)
            return f"{said.who} is {f'{now} jaar: ' if now else ''}{born}"


def _by_one_source(measured: Measured) -> str:
    return "" if measured.sure else ", volgens één bron"


def _age_now(measured: Measured, scene: Scene) -> int | None:
    """Of who took part in the last Games: of others nobody knows whether they live."""
    athletes = measured.measure.of.athletes
    known = scene.archive.athletes.get(athletes[0]) if len(athletes) == 1 else None
    if (
        known is None
        or known.birth_date is None
        or all(one.athlete_id not in athletes for one in scene.archive.entrants)
    ):
        return None
    today = scene.viewpoint.now.date()
    return today.year - known.birth_date.year - ((today.month, today.day) < known.birth_date.timetuple()[1:3])


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
    named = {"nations": found}
    return [side.model_copy(update=named) if each else side for side, each in zip(sides, open_, strict=True)]


def _more_than(measured: Measured, minus: Measure, said: Words, stage: Stage, scene: Scene) -> str:
    """Italië won 8 gouden medailles meer dan in Peking 2022."""
    of, value = measured.measure.of, measured.value or 0
    apart = apart_from(minus.of, of)
    other = words(apart, scene)
    what = medal_noun(of.colours, int(abs(value))) if measured.measure.kind is Kind.COUNT else ""
    than = f"{'meer' if value > 0 else 'minder'} dan"
    much = joined(number_words(measured.measure, abs(value)), what, than) if value else (
        f"evenveel {medal_noun(of.colours)} als"
    )  # fmt: skip
    return they_won(said, of, stage, much, other.who, colour_words(apart.colours), other.behind)


def _people(many: float) -> str:
    """1,8 miljoen mensen; 532.000 mensen."""
    millions = f"{dutch.decimal(many / 1e6, 1)} miljoen" if many >= 1e6 else dutch.number(int(round(many, -3)))
    return f"{millions} mensen"


# --- Clauses ----------------------------------------------------------------------------------------------------------


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
    at_all = of.games.is_whole and not of.games.hosted
    if n > 1 and at_all and not together:
        many = f"in totaal {many}"
    if not n and said.who and at_all and not said.when:
        where, _, games = said.where.rpartition("op de ")
        said = replace(said, where=where.strip())
        many = joined(f"op geen enkele {games}", a_medal(of.colours))
    colours = dutch.split(tally) if len(of.colours) != 1 and not each else ""
    if said.who:
        if not n and of.games.is_current and not (still or said.when or of.place or of.from_day):
            said = replace(said, where=joined(said.where, f"in {stage.games.city}"))
        return they_won(said, of, stage, together, many) + colours
    past = dutch.is_past(stage) or not of.games.is_current or of.from_day is not None
    single = n == 1 or (not n and (still or len(of.colours) == 1))  # "er is nog geen medaille uitgereikt"
    verb = ("werd" if single else "werden") if past else ("is" if single else "zijn")
    if said.when.startswith("na "):  # what there was by then, not what came after
        verb = "was" if single else "waren"
    return sentence(said, verb, many, "uitgereikt") + colours


def _ranked(measured: Measured, said: Words, stage: Stage, scene: Scene) -> str:
    """Nederland eindigde als derde, met 10-7-3; op het totaal eindigde Nederland als negende, met 20 medailles."""
    measure, line = measured.measure, measured.standing
    of = measure.of
    if measured.value is None:
        had_ = had(of, stage, said.many)
        if line is not None and line.noc in UNRANKED:
            return sentence(said, had_, OUTSIDE_TABLE)
        none = f"{'nog ' if can_change(of, stage) else ''}geen medaille"
        if of.events or of.disciplines:
            return they_won(said, of, stage, none)  # of which there is no table
        had_ = "" if won(of, stage, said.many) == had_ else had_
        return joined(they_won(said, of, stage, none), "en", had_, "dus geen plek in de tabel")
    metric = metric_words(measure.metric, of)
    clause = ranked_clause(said, said.who, said.many, metric, value_words(measured), stage)
    points = f" ({points_words(measure.weights)})" if measure.metric is Metric.POINTS else ""
    held = _tally_by(measured)
    if measure.metric is Metric.POPULATION:
        found = answer_of(Value(measure=Measure(kind=Kind.PER_MILLION, of=of)), scene.archive, scene.viewpoint)
        per = found.measured.value if isinstance(found, ValueAnswer) else None
        held = f"{dutch.decimal(per)} {medal_noun(of.colours)} ({measured.tally.total} in totaal)" if per else held
    return f"{clause}, met {held}{points}"


def ranked_clause(said: Words, who: str, many: bool, metric: str, place: str, stage: Stage) -> str:
    """With the moment in front, or else by what the table is, or of which part of the medals."""
    if said.without:
        return would_rank(said, who, many, joined(metric, place), stage)
    verb, *as_ = dutch.stands(stage, many).split()
    front = said.front or metric or said.where
    rest = [part for part in (said.where, metric) if part != front]
    return turned(front, who, verb, *rest, *as_, place)


def would_rank(said: Words, who: str, many: bool, place: str, stage: Stage, become: str = "geworden") -> str:
    """Zonder schaatsen was Nederland elfde geworden: without a part of the medals nobody ever stood there."""
    without = f"zonder {said.without.removeprefix('buiten ').removeprefix('zonder ').replace(' zonder ', ' en ')}"
    over = stage.phase is Phase.FINISHED and not said.when
    been = "was" if become == "geworden" else "had"
    verb = agreeing(been if over else "zou", many)
    end = become if over else "hebben gestaan" if dutch.is_past(stage) or said.when else "staan"
    return turned(said.front or without, who, verb, without if said.front else "", place, end, said.where)


def _tally_by(measured: Measured) -> str:
    measure, tally = measured.measure, measured.standing.tally if measured.standing is not None else measured.tally
    if len(measure.of.colours) == 1:
        return amount(measure.of.colours, tally.total)
    if measure.metric in (Metric.TOTAL, Metric.POPULATION):
        return dutch.medals(tally.total)
    if measure.metric is Metric.POINTS:
        return dutch.count_of((measure.weights or USUAL).of(tally), "punt")
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
        which = joined(colour_words(own.colours), whose(said.who), said.behind)
        return f"{of_whole} was {dutch.percent(value)} {which} {fraction}"
    by = f"door {said.who}" if said.who else ""
    behind = said.behind.replace("bij de ", "door de ", 1) if fields == {"genders"} else said.behind
    return joined(f"{of_whole} werd {dutch.percent(value)}", by, behind, f"gewonnen {fraction}")


def _distinct(measured: Measured, said: Words, stage: Stage, scene: Scene) -> str:
    """15 Nederlandse sporters wonnen een medaille; Nederland won in twee verschillende sporten een medaille."""
    of, n, per = measured.measure.of, int(measured.value or 0), measured.measure.per or Key.EVENT
    thing = a_medal(of.colours)
    number = dutch.number_word(n)
    if per in PEOPLE:
        count = number if n else no(per)
        who = joined(count, people_noun(plural_of(per, n or 1), of, said, scene, by_athlete=per is Key.ATHLETE))
        return sentence(said, won(of, stage, n > 1), thing, who=who)
    different = "verschillende" if n > 1 and per is not Key.GAMES else ""
    keys = joined(number, different, plural_of(per, n)) if n else none_of(per)
    where = joined(within(per), keys, within_years(of.games, scene) if per is Key.GAMES else "")
    return they_won(said, of, stage, where, thing) if said.who else sentence(said, "werd", where, thing, "gewonnen")


def _streak(measured: Measured, said: Words, stage: Stage) -> str:
    n, of, proof = int(measured.value or 0), measured.measure.of, measured.proof
    days = measured.measure.per is not Key.GAMES
    row = f"{dutch.number_word(n)} {plural_of(Key.DAY if days else Key.GAMES, n)} op rij een" if n else "geen"
    span = ""
    if proof and days and proof[0].games.has_day_data:
        span = f", {days_words(proof[0].day, proof[-1].day)}"
    elif proof:
        span = f", van {proof[0].games.year} tot en met {proof[-1].games.year}"
    return they_won(said, of, stage, row, medal_noun(of.colours, 1), one=True) + span


def _span(measured: Measured, said: Words, scene: Scene) -> str:
    """Tussen het eerste en het laatste goud van Nederland zaten 12 dagen: van 9 februari tot 21 februari."""
    measure, value = measured.measure, int(measured.value or 0)
    between = joined("tussen", between_words(measure), f"van {said.who}" if said.who else "", said.behind)
    ends = span_ends(measure, measured.proof, scene.archive)
    years = measure.per is Key.GAMES
    much = number_words(measure, value)
    told = [dutch.games_name(line.games) if years else dutch.short_day(line.day) for line in ends]
    if len(ends) == 2 and not (value or years) and ends[0].games.has_day_data:
        value = int((ends[1].medal.won_at - ends[0].medal.won_at).total_seconds() // _MINUTE)
        hours, rest = divmod(value, 60)
        much = joined(f"{hours} uur en" if hours else "", "1 minuut" if rest == 1 else f"{rest} minuten")
        told = [dutch.clock_time(line.medal.won_at, line.games.zone) for line in ends]
    return f"{joined(between, 'zat' if value == 1 or years else 'zaten', much)}: van {' tot '.join(told)}"


_MINUTE = 60


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
