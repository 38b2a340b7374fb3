"""The least that was needed: "Eén zilver was genoeg om boven Bulgarije te komen"."""

from collections.abc import Sequence

from bot.replies import dutch, next_asks
from bot.replies.dutch import by_tense
from bot.replies.layout import lines
from bot.replies.queries.filters import joined, turned, words
from bot.replies.queries.measure_names import amount, metric_words
from bot.replies.queries.measures import unknown_words
from bot.replies.queries.nations import nation_words
from bot.replies.queries.telling import said, told
from bot.replies.queries.verbs import agreeing, stood
from bot.replies.reasons import OUTSIDE_TABLE, reason_phrase
from bot.replies.rendering import Scene, ask_button, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Phase
from medals_core.medals import Colour, Tally
from medals_core.nations import Noc
from medals_core.queries.filters import Scope
from medals_core.queries.measures import Metric
from medals_core.queries.model import Added, Needed, Suppose
from medals_core.queries.results import MedalSet, NeededAnswer
from medals_core.questions import RaceQuestion
from medals_core.standings import reason_between

MOST_WAYS = 8
MOST_ADDED = 200
"""As many as a what-if takes."""


@renders(NeededAnswer)
def render_needed(query: Needed, answer: NeededAnswer, scene: Scene) -> Reply:
    teller = _Teller(query, answer, scene)
    return told(query, answer, scene, teller.head(), *teller.body(), buttons=teller.buttons())


def least_first(sets: Sequence[MedalSet]) -> list[MedalSet]:
    """The fewest medals first, of the lowest colours; without those that only hold a better colour than another."""

    def steps(one: MedalSet) -> tuple[int, int, int]:
        return (one.extra.total, one.extra.gold + one.extra.silver, one.extra.gold)

    def only_better(one: MedalSet) -> bool:
        return any(
            other is not one
            and other.level == one.level
            and all(a <= b for a, b in zip(steps(other), steps(one), strict=True))
            for other in sets
        )

    return sorted((one for one in sets if not only_better(one)), key=steps)


def medal_words(extra: Tally) -> str:
    """één zilver; drie keer goud; twee keer goud en zes keer zilver."""
    once = "één keer" if sum(count > 0 for count in extra) > 1 else "één"
    counts = [(colour, extra.of(colour)) for colour in Colour if extra.of(colour)]
    return dutch.listing([f"{once if n == 1 else dutch.times(n)} {dutch.COLOUR_NAMES[one]}" for one, n in counts])


class _Teller:
    def __init__(self, query: Needed, answer: NeededAnswer, scene: Scene) -> None:
        self.query, self.answer, self.scene = query, answer, scene
        self.stage, self.own = answer.stage, answer.own.noc
        self.many = self.own in scene.archive.nations and dutch.is_plural(scene.nation(self.own))
        self.colours = (query.colour,) if query.colour else ()
        self.becomes = query.colour or Colour.GOLD
        was = dutch.COLOUR_NAMES[query.turned] if query.turned is not None else ""
        self.instead = f"{dutch.COLOUR_NAMES[self.becomes]} in plaats van {was}" if was else ""
        alone = query.turned is None and query.colour is not None
        self.only = f"met alleen {dutch.COLOUR_NAMES[self.becomes]}" if alone else ""
        within = words(query.within, scene, (), answer.at)
        self.front = within.front
        self.there = joined(within.where, within.without, metric_words(query.metric, query.within))
        self.ways = least_first(answer.sets)

    def name(self, noc: Noc) -> str:
        if noc not in self.scene.archive.nations:
            return nation_words((self.query.noc,), self.scene)[0]
        return dutch.the(self.scene.nation(noc))

    def tense(self, now: str, then: str, ended: str) -> str:
        return by_tense(self.stage, now, then, ended)

    def clause(self, verb: str, *rest: str) -> str:
        return turned(self.front, self.name(self.own), verb, *rest)

    def goal(self) -> str:
        """Towards what: "om de Verenigde Staten voorbij te gaan", "voor plek 2", "om op 12 goud te komen"."""
        query, answer = self.query, self.answer
        if query.count is not None:
            return joined("om", self.there, f"op {amount(self.colours, query.count)} te komen")
        if query.place is not None:
            held = f" ({self.scene.nation(answer.target.noc).name})" if answer.target is not None else ""
            return joined("voor", f"plek {query.place}{held}", self.there)
        target = self.name(answer.target.noc) if answer.target is not None else "een hoger land"
        if query.passes is not None:
            target = nation_words((query.passes,), self.scene, (answer.target.noc,) if answer.target else ())[0]
        if query.level:
            return joined("om", self.there, f"gelijk te komen met {target}")
        return joined("om", self.there, f"{target} voorbij te gaan")

    def still_missing(self, extra: Tally) -> str:
        """Nog 37 gouden medailles tot de 100: Nederland won er op de Winterspelen 63."""
        where = self.clause(agreeing("won", self.many), "er", self.there, dutch.number(self.held()))
        return f"nog {amount(self.colours, extra.total)} tot de {self.query.count}: {where}"

    def held(self) -> int:
        return sum(self.answer.own.tally.of(colour) for colour in self.colours or Colour)

    def head(self) -> str:
        """Drie keer goud erbij was voor Nederland genoeg geweest om de Verenigde Staten voorbij te gaan."""
        query, answer = self.query, self.answer
        if answer.unknown is not None:
            return unknown_words(answer.unknown, query.within, self.stage, self.scene, words(query.within, self.scene))
        if self.stage.phase is Phase.BEFORE:
            return dutch.not_begun(self.stage)
        if self.own not in self.scene.archive.nations:
            return f"{self.name(self.own)} {dutch.is_was(self.stage)} er niet"
        if answer.unranked:
            return f"{self.name(self.own)}: {OUTSIDE_TABLE}"
        if answer.already:
            return self.already()
        if query.count is not None and query.within.games.ever and len(self.ways) == 1:
            return self.still_missing(self.ways[0].extra)
        if not self.ways:
            can = agreeing(self.tense("kan", "kon", "kon"), self.many)
            with_ = self.only or (f"met {self.instead}" if self.instead else "")
            return self.clause(can, with_, "niet genoeg winnen", self.goal())
        least = self.least(self.ways[0])
        verb, *rest = self.tense("is genoeg", "was genoeg", "was genoeg geweest").split(" ")
        whom = f"voor {self.name(self.own)}"
        return turned(self.front, least, verb, whom, *rest, self.goal()) + self.note(self.ways[0])

    def least(self, one: MedalSet) -> str:
        """één zilver erbij; drie keer goud in plaats van zilver; 21 medailles erbij, where colours do not matter."""
        query = self.query
        if query.turned is not None:
            return f"{dutch.times(abs(one.extra.of(query.turned)) or one.extra.of(self.becomes))} {self.instead}"
        if query.colour is None and (query.count is not None or query.metric in (Metric.TOTAL, Metric.POPULATION)):
            return f"{dutch.number_word(one.extra.total)} {'medaille' if one.extra.total == 1 else 'medailles'} erbij"
        return f"{medal_words(one.extra)} erbij"

    def note(self, one: MedalSet) -> str:
        notes = []
        if one.level and not self.query.level and self.answer.target is not None:
            notes.append("dan precies gelijk, dus een gedeelde plek")
        if not one.possible:
            notes.append(f"maar zoveel {self.tense('valt', 'viel', 'viel')} er niet meer te winnen")
        return f" ({'; '.join(notes)})" if notes else ""

    def already(self) -> str:
        answer, query = self.answer, self.query
        verb = stood(self.stage, self.many)
        if query.count is not None:
            return self.clause(dutch.has(self.stage, self.many), self.there, "al", amount(self.colours, self.held()))
        if answer.target is None or query.place is not None:
            rank = dutch.rank_word(answer.own.rank or 1, answer.own.shared)
            return f"{self.clause(verb, self.there, 'al', rank)} ({answer.own.tally})"
        level = query.level and answer.own.tally == answer.target.tally
        return self.clause(verb, self.there, "al", "gelijk met" if level else "boven", self.name(answer.target.noc))

    def body(self) -> tuple[str, ...]:
        answer = self.answer
        if self.own not in self.scene.archive.nations:
            return ()
        if self.stage.phase is Phase.BEFORE or answer.unranked or answer.unknown is not None:
            return ()
        if answer.already:
            if answer.target is None or self.query.metric is not Metric.OFFICIAL:
                return ()
            reason = reason_between(self.own, answer.own.tally, answer.target.noc, answer.target.tally)
            return (said(reason_phrase(reason)),)
        rest = self.ways[1 : MOST_WAYS + 1]
        also = [f"Ook genoeg {self.tense('is', 'was', 'was geweest')}:"] if rest else []
        ways = lines(*map(safe, [*also, *(f"• {medal_words(one.extra)}{self.note(one)}" for one in rest)]))
        only = f"gerekend is {self.only}" if self.only and self.query.count is None else ""
        return (said(only), ways, said(self.standing()))

    def standing(self) -> str:
        answer = self.answer
        if answer.target is None:
            return ""
        it_was = f"het {dutch.is_was(self.stage)} {answer.own.tally} tegen {answer.target.tally}"
        target = answer.target.noc
        wins = agreeing("wint", dutch.is_plural(self.scene.nation(target)))
        assumed = self.tense(f"als {self.name(target)} niets meer {wins}", "als de rest gelijk bleef",
                             "als de rest gelijk was gebleven")  # fmt: skip
        return f"{it_was}; dit geldt {assumed}" if self.ways else it_was

    def buttons(self) -> list[Button | None]:
        answer, query = self.answer, self.query
        moment = next_asks.same_moment(query)
        if self.own not in self.scene.archive.nations:
            return [next_asks.table(query)]
        what_if = None
        extra = self.ways[0].extra if self.ways else Tally()
        if 0 < extra.total <= MOST_ADDED and query.within.games.is_current and query.turned is None:
            counts = [(colour, extra.of(colour)) for colour in Colour if extra.of(colour)]
            changes = tuple(Added(noc=self.own, colour=colour, count=n) for colour, n in counts)
            scope = Scope(ids=(moment["games"],)) if moment["games"] else query.within.games
            what_if = ask_button("🔮 Wat dan?", Suppose(changes=changes, games=scope, as_of=query.within.as_of))
        target = answer.target.noc if answer.target else None
        compare = next_asks.comparison(self.own, target, query) if target else None
        return [what_if, compare, ask_button("🏁 Strijd", RaceQuestion(noc=self.own, **moment))]
