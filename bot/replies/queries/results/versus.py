"""Two or more measures side by side: who has more, by how much, how many together, and why."""

from collections.abc import Sequence
from datetime import date

from bot.replies import dutch, next_asks
from bot.replies.layout import lines
from bot.replies.pages.reallocation import changed_later
from bot.replies.queries.conditions import is_all_others
from bot.replies.queries.filters import (
    Words,
    a_medal,
    apart_from,
    colour_words,
    in_common,
    joined,
    medal_noun,
    only_fields,
    whose,
    words,
)
from bot.replies.queries.keys import PEOPLE, plural_of
from bot.replies.queries.measure_names import COUNTED, amount, count, measure_name, metric_words, value_words
from bot.replies.queries.measures import fact, with_nations, would_rank
from bot.replies.queries.telling import nation_buttons, said, told
from bot.replies.queries.verbs import agreeing, ended_above, had, stood, won
from bot.replies.reasons import reason_phrase, total_remark
from bot.replies.rendering import Scene, ask_button, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Phase, Stage
from medals_core.medals import Colour
from medals_core.nations import Noc
from medals_core.queries.filters import Medals
from medals_core.queries.measures import Key, Kind
from medals_core.queries.model import Versus, VersusAsk
from medals_core.queries.results import Measured, VersusAnswer
from medals_core.questions import ComparisonQuestion
from medals_core.standings import Decider, Reason


@renders(VersusAnswer)
def render_versus(query: Versus, answer: VersusAnswer, scene: Scene) -> Reply:
    sides, stage = with_nations(answer.sides, answer.nations), answer.stage
    if (one := is_one_nation(sides)) is not None:
        return told(query, answer, scene, one_nation(one, stage, scene), buttons=_buttons(query, answer, scene))
    if query.ask is VersusAsk.SUM:
        head = together(answer, scene)
    elif query.ask is VersusAsk.RATIO and len(sides) == 2 and all(side.value for side in sides):
        head = ratio(sides, stage, scene)
    elif query.ask is VersusAsk.GROWTH and len(sides) == 2 and sides[1].value:
        head = grown(sides, stage, scene)
    elif query.ask is VersusAsk.LESS and sides[0].measure.kind is Kind.BORN and all(side.value for side in sides):
        head = Sides(sides, stage, scene).older(younger=True)
    elif query.ask is VersusAsk.WHY and answer.reasons:
        head = "; ".join(why(reason, stage, scene) for reason in answer.reasons)
    else:
        head = compared(sides, stage, scene, exact=query.ask is VersusAsk.DIFFERENCE)
    listed = ""
    born = sides[0].measure.kind is Kind.BORN
    if query.ask is not VersusAsk.WHY and not born and (query.ask is VersusAsk.SUM or len(sides) > 2):
        named = zip(side_names(sides, stage, scene), sides, strict=True)
        listed = lines(*(safe(f"{dutch.capital(name)}: {_in_full(side)}") for name, side in named))
    pair = answer.reasons if len(sides) == 2 and query.ask is not VersusAsk.SUM else ()
    counted_ = sides[0].measure.kind in (Kind.COUNT, Kind.TALLY) and query.ask is not VersusAsk.WHY
    remarks = [why(reason, stage, scene) if counted_ else total_remark(reason, scene, stage) for reason in pair]
    if query.ask is not VersusAsk.WHY and sides[0].measure.kind is Kind.RANK:
        remarks = [*map(reason_phrase, pair), *remarks]
    if query.ask is VersusAsk.SUM and answer.total.total < sum(side.tally.total for side in sides):
        remarks.append("wat ze samen wonnen, is één keer geteld")
    for side in sides:
        of = side.measure.of
        if side.measure.kind is Kind.RANK and side.standing is not None and len(of.games.ids) == 1:
            remarks.append(changed_later(side.standing.noc, of.games.ids[0], scene))
    return told(query, answer, scene, head, listed, said(*remarks), buttons=_buttons(query, answer, scene))


def is_one_nation(sides: Sequence[Measured]) -> Measured | None:
    """The side by name, where the other says who that is as well: "Italië en het gastland"."""
    named = [side for side in sides if all(isinstance(ref, str) for ref in side.measure.of.nations)]
    if len(sides) != 2 or len(named) != 1 or not named[0].tally.total:
        return None
    apart = [side.measure.of.narrowed(nations=()) for side in sides]
    nations = [{line.medal.noc for line in side.proof} for side in sides]
    return named[0] if apart[0] == apart[1] and nations[0] == nations[1] == set(named[0].measure.of.nations) else None


def one_nation(side: Measured, stage: Stage, scene: Scene) -> str:
    return f"dat is één land: {fact(side, stage, scene)}"


def _in_full(side: Measured) -> str:
    value = value_words(side)
    plain = side.measure.kind in (Kind.COUNT, Kind.TALLY, Kind.RANK) and len(side.measure.of.colours) != 1
    return f"{value} ({side.tally})" if plain and side.tally.total else value


def why(reason: Reason, stage: Stage, scene: Scene) -> str:
    """Nederland eindigde boven Italië: evenveel goud (10), meer zilver: 7 tegen 6."""
    ahead, behind = scene.nation(reason.ahead), scene.nation(reason.behind)
    if reason.decider is Decider.NOTHING:
        return f"{dutch.the(ahead)} en {dutch.the(behind)} {stood(stage, True)} gelijk: {reason_phrase(reason)}"
    verb = ended_above(stage, dutch.is_plural(ahead))
    return f"{dutch.the(ahead)} {verb} boven {dutch.the(behind)}: {reason_phrase(reason)}"


# --- The sides --------------------------------------------------------------------------------------------------------


class Sides:
    """Measures side by side, the better first: what all say alike (``shared``), and the name of each by what it says
    besides: "Japan", "goud", "in Peking 2022". ``counted``: the better of two results is who has more medals."""

    def __init__(self, sides: Sequence[Measured], stage: Stage, scene: Scene, *, counted: bool = False) -> None:
        self.stage, self.scene, self.kind = stage, scene, sides[0].measure.kind
        self.of = in_common([side.measure.of for side in sides])
        own = [apart_from(side.measure.of, self.of) for side in sides]
        said_ = [words(of, scene, side.nations if of.nations else ()) for of, side in zip(own, sides, strict=True)]
        self.shared = words(self.of, scene)
        self.people = any(each.who for each in said_) and all(
            each.who or not only_fields(of) or is_all_others(of) for of, each in zip(own, said_, strict=True)
        )
        self.colours_only = all(only_fields(of) <= {"colours"} for of in own)
        self.names_asked = self._named(own, said_)
        # Two results of somebody beside each other: by the law of the table.
        by_law = self.kind is Kind.TALLY and len(sides) == 2 and not counted and bool(self.people or self.shared.who)
        sign = 1 if self.kind in (Kind.RANK, Kind.BORN) else -1

        def best_first(i: int) -> tuple[float, ...]:
            return tuple(-n for n in sides[i].tally) if by_law else (sign * (sides[i].value or 0),)

        order = sorted(range(len(sides)), key=best_first)
        self.sides = [sides[i] for i in order]
        self.names = [self.names_asked[i] for i in order]
        self.values = [value_words(side) for side in self.sides]
        self.each_of_its_own: list[tuple[str, str]] = []
        """who won which colour, where the one is held against another colour of the other"""
        if self.people and any(of.colours for of in own):
            told_ = [(joined(said_[i].who, said_[i].behind), colour_words(own[i].colours)) for i in order]
            self.each_of_its_own = [(who, colour or "medailles") for who, colour in told_]
        self.level = len(sides) > 1 and self.sides[0].value == self.sides[1].value
        self.subject = self.names[0] if self.people else self.shared.who
        self.middle = "" if self.people else self.names[0]
        """what is told behind the verb of the better, where one subject is compared with itself"""
        self.many = (said_[order[0]].many or not said_[order[0]].who) if self.people else self.shared.many

    def _named(self, own: Sequence[Medals], said_: Sequence[Words]) -> list[str]:
        stage = self.stage
        over = stage.phase is Phase.FINISHED or self.scene.viewpoint.now > stage.games.end_of(stage.games.closing)
        # The side that says nothing besides.
        whole = ("aan het eind" if over else "nu") if self.shared.who else "alle landen samen"
        several_games = any(not of.games.is_current for of in own)
        here = f"in {dutch.games_name(self.scene.archive.current.games)}" if several_games else ""

        def name(of: Medals, each: Words) -> str:
            if is_all_others(of):
                return "alle andere landen samen"
            who = joined(each.who, "samen" if len(of.nations) > 1 else "", colour_words(of.colours), each.behind)
            return joined(who, "samen" if len(of.games.ids) > 1 else "", here if of.games.is_current else "") or whole

        return [name(of, each) for of, each in zip(own, said_, strict=True)]

    def won(self, many: bool, side: Measured) -> str:
        return (had if self.kind is Kind.POINTS else won)(side.measure.of, self.stage, many)

    @property
    def numbers(self) -> str:
        return f"{self.values[0]} tegen {self.values[1]}"

    @property
    def both(self) -> str:
        return f"{self.names[0]} en {self.names[1]}"

    def row(self) -> str:
        """Aantal sporten met een medaille: Italië 10 en Nederland 2; Noorwegen won de meeste medailles: 41."""
        listed = [f"{name} {value}" for name, value in zip(self.names, self.values, strict=True)]
        first = self.sides[0]
        won_most = self.kind in (Kind.COUNT, Kind.TALLY) and not self.level and first.value
        if won_most and len(self.sides) > 2 and self.subject:  # the others stand below
            most = joined("de meeste", medal_noun(self.of.colours), self.middle, self.shared.behind)
            return f"{self.subject} {won(first.measure.of, self.stage, self.many)} {most}: {self.values[0]}"
        whom = "" if self.people else whose(self.shared.who)
        name = measure_name(first.measure, self.of.colours)
        return f"{joined(name, whom, self.shared.behind)}: {dutch.listing(listed)}"

    def distinct(self) -> str:
        """In Peking 2022 wonnen 23 landen goud, tegen 20 in Milaan en Cortina 2026."""
        first, second = (round(side.value or 0) for side in self.sides)
        kind = self.sides[0].measure.per or Key.EVENT
        per, thing = plural_of(kind, first), a_medal(self.of.colours)
        if kind in PEOPLE and self.names[0].startswith("in "):
            verb, behind = "won" if first == 1 else "wonnen", joined(whose(self.shared.who), thing, self.shared.behind)
            if self.level:
                return f"{joined(self.both, verb, 'evenveel', per, behind)}: {dutch.number(first)}"
            told_ = joined(self.names[0], verb, dutch.number(first), per, behind)
            return f"{told_}, tegen {dutch.number(second)} {self.names[1]}"
        what = f"met {thing}"
        there = joined(f"{dutch.number(first)} {per}", whose(self.shared.who), what, self.shared.behind, self.names[0])
        return f"{there}, tegen {dutch.number(second)} {self.names[1]}"

    def shares(self) -> str:
        """het aandeel goud van Nederland was in Milaan 2,9 procentpunt groter dan in Peking: 50 procent (10 van de 20)
        tegen 47,1 procent (8 van de 17)"""
        parts = [side.value or 0 for side in self.sides]
        of = [
            f" ({side.tally.total} van de {side.whole.total})" if side.whole is not None else "" for side in self.sides
        ]
        told = " tegen ".join(f"{_percents(part)} procent{total}" for part, total in zip(parts, of, strict=True))
        points = f"{_percents(parts[0] - parts[1])} procentpunt groter"
        much = ("even groot", "als") if self.level else (points, "dan")
        share = f"het {measure_name(self.sides[0].measure, self.of.colours)}"
        if self.people:
            share, names = joined(share, f"van {self.names[0]}"), ("", f"dat van {self.names[1]}")
        else:
            share, names = joined(share, whose(self.shared.who)), (self.names[0], self.names[1])
        return f"{joined(share, 'was', names[0], *much, names[1], self.shared.behind)}: {told}"

    def ranks(self, *, exact: bool) -> str:
        """Nederland eindigde boven Italië: derde tegen vierde. ``exact``: how many places above."""
        first, stage = self.sides[0], self.stage
        behind = joined(self.shared.behind, metric_words(first.measure.metric, self.of))
        if self.people and self.shared.without:
            told = joined("gelijk met" if self.level else f"{self.places(exact)} boven".strip(), self.names[1])
            first_many = first.standing is not None and dutch.is_plural(self.scene.nation(first.standing.noc))
            return f"{would_rank(self.shared, self.names[0], first_many, told, stage, 'gestaan')}: {self.numbers}"
        if self.people and self.level:
            return f"{joined(self.both, stood(stage, True), behind, 'gelijk')}: {self.values[0]}"
        if self.people:
            many = first.standing is not None and dutch.is_plural(self.scene.nation(first.standing.noc))
            verb = stood(stage, many) if behind else ended_above(stage, many)
            return f"{joined(self.names[0], verb, behind, self.places(exact), 'boven', self.names[1])}: {self.numbers}"
        much = ("even hoog", "als") if self.level else ("hoger", "dan")
        higher = (self.names[0], self.places(exact), *much)
        where = (much[0], self.names[0], much[1]) if self.level else higher
        return f"{joined(self.shared.who, stood(stage), *where, self.names[1], behind)}: {self.numbers}"

    def places(self, exact: bool) -> str:
        n = int((self.sides[1].value or 0) - (self.sides[0].value or 0))
        return f"{count(n)} {'plaats' if n == 1 else 'plaatsen'}" if exact else ""

    def better(self) -> str:
        """Nederland deed het bij de vrouwen beter dan bij de mannen: 6‑2‑2 tegen 4‑5‑1."""
        first, second = (side.tally for side in self.sides)
        over, behind = dutch.is_past(self.stage), self.shared.behind
        best, other = (side.measure.of.games for side in self.sides)
        then = over or (best != other and not best.is_current)  # "in Peking deed Nederland het beter": that is over
        if self.people and first == second:
            return f"{joined(self.both, 'deden' if over else 'doen', 'het even goed', behind)}: {first}"
        did = agreeing("deed" if then else "doet", self.many)
        left_ = (
            f", met nog {dutch.count_of(self.stage.remaining, 'onderdeel')} te gaan"
            if best != other and not over
            else ""
        )
        if first == second:
            return f"{joined(self.subject, did, 'het', self.names[0], 'even goed als', self.names[1], behind)}: {first}"
        subject = self.subject or "de medailles:"
        than = joined(subject, did, "het", self.middle, "beter dan", self.names[1], behind)
        return f"{than}: {self.metals() or f'{first} tegen {second}'}{left_}"

    def older(self, *, younger: bool = False, exactly: bool = False) -> str:
        """Jorrit Bergsma is ouder dan Kjeld Nuis: geboren op 1 februari 1986, en Kjeld Nuis op 10 november 1989.
        ``exactly``: … is 3 jaar en 9 maanden ouder dan …"""
        sure = "" if all(side.sure for side in self.sides) else ", als de geboortedatum klopt die één bron geeft"
        if self.level:
            return f"{self.both} zijn even oud: geboren op {self.values[0]}{sure}"
        told_ = list(zip(self.names, self.values, strict=True))[:: -1 if younger else 1]
        if len(told_) > 2:
            oldest = "jongste" if younger else "oudste"
            rest = dutch.listing([f"{name} op {born}" for name, born in told_[1:]])
            return f"{told_[0][0]} is de {oldest}: geboren op {told_[0][1]}, {rest}{sure}"
        (first, born), (second, other) = told_
        than = "jonger" if younger else "ouder"
        if exactly:
            days = sorted(date.fromordinal(int(side.value or 1)) for side in self.sides)
            than = f"{dutch.years_and_months(days[0], days[1])} {than}"
        return f"{first} is {than} dan {second}: geboren op {born}, en {second} op {other}{sure}"

    def metals(self) -> str:
        """goud tegen zilver: of one event, where each can have won one medal."""
        tallies = [side.tally for side in self.sides]
        if len(self.of.events) != 1 or any(tally.total > 1 for tally in tallies):
            return ""
        won_ = [next((dutch.COLOUR_NAMES[each] for each in Colour if tally.of(each)), "") for tally in tallies]
        return " tegen ".join(metal or "geen medaille" for metal in won_)

    def counts(self, *, exact: bool) -> str:
        """Japan won meer medailles dan Zuid-Korea: 24 tegen 10. ``exact``: by how much stands before it."""
        first, second = self.sides
        colours, behind = self.of.colours, self.shared.behind
        metal = len(colours) == 1 and self.kind in (Kind.COUNT, Kind.TALLY)
        what = colour_words(colours) if metal else measure_name(first.measure, colours)
        what = "" if self.colours_only else what
        if self.each_of_its_own and self.kind is Kind.COUNT and not exact:
            (who, gained), (other, theirs) = self.each_of_its_own
            much, than = ("evenveel", "als") if self.level else ("meer", "dan")
            beside = joined(who, self.won(self.many, first), much, gained, than, other, theirs, behind)
            return f"{beside}: {self.values[0] if self.level else self.numbers}"
        if self.people and self.level:
            much = "evenveel" if first.value else "allebei"
            same = joined(self.both, self.won(True, first), much, what if first.value else amount(colours, 0), behind)
            return f"{same}: {self.values[0]}" if first.value else same
        they_won = (
            joined(self.subject, self.won(self.many, first)) if self.subject else f"er {'viel' if metal else 'vielen'}"
        )
        if self.level:
            return f"{joined(they_won, 'evenveel', what, self.names[0], 'als', self.names[1], behind)}: {self.numbers}"
        more = joined("meer", what)
        if exact and self.kind is not Kind.PER_MILLION:
            n = int((first.value or 0) - (second.value or 0))
            thing = "" if self.colours_only else medal_noun(colours, n)
            more = joined(dutch.count_of(n, "punt") if self.kind is Kind.POINTS else joined(count(n), thing), "meer")
        return f"{joined(they_won, more, self.middle, 'dan', self.names[1], behind)}: {self.numbers}"


def side_names(sides: Sequence[Measured], stage: Stage, scene: Scene) -> list[str]:
    """Each side, in the order asked, by what parts it from the others."""
    return Sides(sides, stage, scene).names_asked


def compared(sides: Sequence[Measured], stage: Stage, scene: Scene, *, exact: bool = False) -> str:
    """Measures side by side as one clause."""
    kinds = {(side.measure.kind, side.measure.metric, side.measure.per) for side in sides}
    ranks = len(sides) == 2 and len(kinds) == 1 and sides[0].measure.kind is Kind.RANK
    if ranks and sum(side.value is None for side in sides) == 1:
        return _above_who_won_nothing(sides, stage, scene)
    if len(kinds) > 1 or any(side.value is None for side in sides):
        return "; ".join(fact(side, stage, scene) for side in sides)
    both = Sides(sides, stage, scene, counted=exact)
    if both.kind is Kind.TALLY and len(both.of.colours) == 1:
        return compared([_as_count(side) for side in sides], stage, scene, exact=exact)
    if both.kind is Kind.BORN:
        return both.older(exactly=exact)
    if both.kind is Kind.DISTINCT and len(sides) == 2 and not both.people:
        return both.distinct()
    if both.kind is Kind.SHARE and len(sides) == 2:
        return both.shares()
    if len(sides) != 2 or both.kind not in {Kind.RANK, *COUNTED}:
        return both.row()
    if both.kind is Kind.TALLY and both.subject and not exact:
        return both.better()
    return both.ranks(exact=exact) if both.kind is Kind.RANK else both.counts(exact=exact)


def _above_who_won_nothing(sides: Sequence[Measured], stage: Stage, scene: Scene) -> str:
    """België eindigde boven Luxemburg, dat geen medailles won."""
    both = Sides(sides, stage, scene)
    ahead, behind = sorted(zip(sides, both.names_asked, strict=True), key=lambda each: each[0].value is None)
    nation = behind[0].measure.of.nations[0] if behind[0].measure.of.nations else ""
    plural = isinstance(nation, str) and nation in scene.archive.nations and dutch.is_plural(scene.nation(nation))
    verb = ended_above(stage, both.many)
    none = won(behind[0].measure.of, stage, plural)
    where = both.shared.behind
    return f"{joined(ahead[1], verb, where, 'boven', behind[1])}, {'die' if plural else 'dat'} geen medailles {none}"


_TIMES = 1.5
"""Nobody says 1,24 times as many first."""


def ratio(sides: Sequence[Measured], stage: Stage, scene: Scene) -> str:
    """Nederland won 10 goud tegen 7 zilver: 1,43 keer zoveel goud."""
    both = Sides(sides, stage, scene, counted=True)
    first, second = (side.value or 0 for side in both.sides)
    if first == second or both.kind not in COUNTED:
        return compared(sides, stage, scene)
    times = dutch.decimal(first / second).rstrip("0").rstrip(",")
    if first < _TIMES * second:
        return f"{compared(sides, stage, scene)} ({times} keer zoveel)"
    they_won = joined(both.subject, both.won(both.many, sides[0])) if both.subject else "er vielen"
    what = "" if both.colours_only else measure_name(sides[0].measure, both.of.colours)
    much = joined(they_won, times, "keer zoveel", what, both.middle, "als", both.names[1], both.shared.behind)
    return f"{much}: {both.numbers}"


def grown(sides: Sequence[Measured], stage: Stage, scene: Scene) -> str:
    """Nederland won 89,5 procent meer medailles in Tokio 2020 dan in Rio de Janeiro 2016: 36 tegen 19."""
    now, then = (side.value or 0 for side in sides)
    both = Sides(sides, stage, scene, counted=True)
    if now == then or both.kind not in COUNTED:
        return compared(sides, stage, scene)
    much = f"{_percents(abs(now - then) / then)} procent {'meer' if now > then else 'minder'}"
    what = measure_name(sides[0].measure, both.of.colours)
    name, other = both.names_asked
    subject = name if both.people else both.subject
    they_won = joined(subject, both.won(both.many, sides[0])) if subject else "er vielen"
    told = joined(they_won, much, what, "" if both.people else name, "dan", other, both.shared.behind)
    return f"{told}: {value_words(sides[0])} tegen {value_words(sides[1])}"


def _percents(part: float) -> str:
    """47,1; 50: as exact as a comparison needs."""
    return dutch.decimal(part * 100, 1).removesuffix(",0")


def by_law(sides: Sequence[Measured], stage: Stage, scene: Scene) -> str:
    """Rusland in Sotsji 2014 deed het beter dan Italië in Milaan en Cortina 2026: 10‑10‑9 tegen 10‑6‑14."""
    both = Sides(sides, stage, scene)
    if len(both.of.colours) == 1:
        return compared(sides, stage, scene)
    if both.subject:
        return both.better()
    best_first = sorted(zip(sides, both.names_asked, strict=True), key=lambda each: each[0].tally, reverse=True)
    (ahead, first), (behind, second) = best_first
    if ahead.tally == behind.tally:
        return f"{first} en {second} deden het even goed: {ahead.tally}"
    nocs = ahead.measure.of.nations
    many = len(nocs) == 1 and isinstance(nocs[0], str) and dutch.is_plural(scene.nation(nocs[0]))
    return f"{first} {agreeing('deed', many)} het beter dan {second}: {ahead.tally} tegen {behind.tally}"


def _as_count(side: Measured) -> Measured:
    """Of medals of one colour the number says all."""
    counted = side.measure.model_copy(update={"kind": Kind.COUNT})
    return side.model_copy(update={"measure": counted, "value": side.tally.total})


def together(answer: VersusAnswer, scene: Scene) -> str:
    """Zweden en Finland wonnen samen 24 medailles: 8 goud, 7 zilver en 9 brons."""
    all_ = Sides(with_nations(answer.sides, answer.nations), answer.stage, scene)
    n, colours = answer.total.total, all_.of.colours
    what = joined(count(n) if n else "geen", medal_noun(colours, n))
    by_colour = dutch.split(answer.total) if len(colours) != 1 else ""
    of, named = answer.sides[0].measure.of, dutch.listing(all_.names_asked)
    who, many = (named, True) if all_.people else (all_.shared.who, all_.shared.many)
    they_won = joined(who, won(of, answer.stage, many)) if who else "er vielen"
    return joined(they_won, "" if all_.people else named, "samen", what, all_.shared.behind) + by_colour


def nations_of(sides: Sequence[Measured]) -> list[Noc]:
    found = (noc for side in sides for noc in (side.measure.of.nations or side.nations) if isinstance(noc, str))
    return list(dict.fromkeys(found))


def _buttons(query: Versus, answer: VersusAnswer, scene: Scene) -> list[Button | None]:
    nocs = nations_of(answer.sides)
    if len(nocs) > 1:
        moment = next_asks.same_moment(query)
        compare = ask_button("⚖️ Naast elkaar", ComparisonQuestion(nocs=tuple(nocs[:6]), **moment))
        return [*(next_asks.nation(noc, query, scene) for noc in nocs[:2]), compare]
    return [*nation_buttons(nocs, query, scene), next_asks.table(query)]
