"""Stretches of time in which something held: how long, since when, who ended it, the best rank ever held."""

from datetime import datetime, timedelta

from bot.replies import dutch, next_asks
from bot.replies.layout import fitting
from bot.replies.medal_wording import winner
from bot.replies.queries.conditions import condition_words
from bot.replies.queries.filters import days_words, joined, words
from bot.replies.queries.keys import plural_of
from bot.replies.queries.measures import unknown_words
from bot.replies.queries.results.listing import where_short
from bot.replies.queries.telling import MOST_LINES, nation_buttons, said, told
from bot.replies.queries.verbs import agreeing
from bot.replies.rendering import Scene, ask_button, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Phase, Stage
from medals_core.games import Games
from medals_core.medal_lines import MedalLine
from medals_core.queries.filters import ALL, Medals
from medals_core.queries.measures import Key, Kind, Op
from medals_core.queries.model import SpellAsk, Spells
from medals_core.queries.results import Spell, SpellsAnswer
from medals_core.questions import TimelineQuestion


@renders(SpellsAnswer)
def render_spells(query: Spells, answer: SpellsAnswer, scene: Scene) -> Reply:
    teller = _Teller(query, answer, scene)
    return told(query, answer, scene, teller.head(), teller.listed(), said(teller.cause()), buttons=teller.buttons())


def duration(span: timedelta) -> str:
    """9 uur en 3 minuten; 2 dagen en 4 uur; 45 minuten."""
    minutes = max(1, round(span.total_seconds() / 60))
    days, rest = divmod(minutes, 24 * 60)
    hours, left = divmod(rest, 60)
    parts = [dutch.count_of(days, "dag")] if days else []
    parts += [f"{hours} uur"] if hours else []
    parts += [f"{left} {'minuut' if left == 1 else 'minuten'}"] if left and not days else []
    return dutch.listing(parts)


def day_and_time(moment: datetime, games: Games) -> str:
    return f"{dutch.short_day(games.local(moment).date())} {dutch.clock_time(moment, games.zone)}"


def span_words(begin: datetime, end: datetime | None, stage: Stage) -> str:
    """16 februari 12:53 tot 21:56; 21 februari 16:40 tot het eind."""
    games = stage.games
    if end is None:
        return f"{day_and_time(begin, games)} tot {'het eind' if stage.phase is Phase.FINISHED else 'nu'}"
    same_day = games.local(begin).date() == games.local(end).date()
    close = dutch.clock_time(end, games.zone) if same_day else day_and_time(end, games)
    return f"{day_and_time(begin, games)} tot {close}"


class _Teller:
    def __init__(self, query: Spells, answer: SpellsAnswer, scene: Scene) -> None:
        self.query, self.answer, self.scene = query, answer, scene
        nation = scene.nation(query.noc)
        self.name, self.many = dutch.the(nation), dutch.is_plural(nation)
        self.stood = agreeing("stond", self.many)
        self.state, self.days = self.state_words(), days_words(query.from_day, query.to_day)
        self.over = answer.stage.phase is Phase.FINISHED
        never = answer.best_rank is not None and query.ask is not SpellAsk.BEST
        self.spells = () if never else answer.spells
        self.ended_ones = [spell for spell in self.spells if spell.end is not None]

    def state_words(self) -> str:
        """What held: "stond Nederland derde" without its verb: "derde", "in de top vijf", "met minstens vijf goud"."""
        if (condition := self.query.condition) is None:
            return ""
        of = condition.measure.of
        base = ALL.narrowed(nations=of.nations, games=of.games)
        words_ = condition_words(condition, base, self.scene)
        if condition.measure.kind is Kind.RANK and condition.op is Op.EQUAL and isinstance(condition.value, float):
            place = int(condition.value)
            return words_.replace(f"op plek {place}", dutch.ordinal_word(place), 1)
        return words_

    def when(self, moment: datetime) -> str:
        return day_and_time(moment, self.answer.stage.games)

    def span(self, spell: Spell) -> str:
        games = self.answer.stage.games
        if self.query.by_day and spell.end is not None:
            days = days_words(games.local(spell.begin).date(), games.local(spell.end).date())
            return days.removeprefix("van ").removeprefix("op ")
        return span_words(spell.begin, spell.end, self.answer.stage)

    # --- The first line ---------------------------------------------------------------------------------------------

    def head(self) -> str:
        query, answer = self.query, self.answer
        if answer.unknown is not None:
            of = query.condition.measure.of if query.condition else Medals(nations=(query.noc,))
            return unknown_words(answer.unknown, of, answer.stage, self.scene, words(of, self.scene))
        if query.ask is SpellAsk.BEST:
            return self.best()
        if not self.spells:
            return self.never()
        first, last, n = self.spells[0], self.spells[-1], len(self.spells)
        subject = joined(self.stood, self.name, self.state, self.days)
        if query.by_day:
            return self.evenings()
        match query.ask:
            case SpellAsk.HOW_LONG:
                which = ", het langst aan een stuk" if query.longest else ", de laatste keer" if query.last else ""
                tail = f": van {self.span(first)}" if n == 1 else f", in {dutch.number_word(n)} keer"
                return f"{joined(self.name, self.stood, duration(answer.total), self.state, self.days)}{which}{tail}"
            case SpellAsk.SINCE:
                if last.end is None:
                    stands_ = (
                        subject if self.over else joined(agreeing("staat", self.many), self.name, self.state, self.days)
                    )
                    return f"sinds {self.when(last.begin)} {stands_}"
                return f"van {self.span(last)} {subject}, daarna niet meer"
            case SpellAsk.UNTIL:
                if last.end is None:
                    return f"tot het eind {subject}" if self.over else f"dat is nog zo: {self.name} staat {self.state}"
                return f"tot {self.when(last.end)} {subject}"
            case SpellAsk.HOW_OFTEN:
                return f"{dutch.times(n)} {subject}, bij elkaar {duration(answer.total)}"
            case SpellAsk.WHO_ENDED:
                return self.ended()
            case SpellAsk.EVER:
                first_time = "voor het eerst " if n > 1 else ""
                clause = joined(self.name, self.stood, self.state, self.days)
                return f"ja, {clause}, {first_time}van {self.span(first)}"
            case _:
                if n == 1:
                    return f"van {self.span(first)} {subject}"
                return f"{dutch.times(n)} {subject}, voor het eerst van {self.span(first)}"

    def evenings(self) -> str:
        """Acht dagen stond Nederland aan het eind van de dag in de top vijf: 15 tot en met 22 februari."""
        n = self.answer.total.days
        count = f"{dutch.number_word(n)} {plural_of(Key.DAY, n)}"
        start = "ja, " if self.query.ask is SpellAsk.EVER else ""
        closed = joined(self.stood, self.name, "aan het eind van de dag", self.state, self.days)
        return f"{start}{count} {closed}: {dutch.listing([self.span(spell) for spell in self.spells[:4]])}"

    def never(self) -> str:
        start = "nee, " if self.query.ask is SpellAsk.EVER else ""
        best = ""
        about_rank = self.query.condition is None or self.query.condition.measure.kind is Kind.RANK
        if self.answer.best_rank is not None and about_rank:
            best = f"; op {'hun' if self.many else 'zijn'} hoogst {dutch.ordinal_word(self.answer.best_rank)}"
        # Who asks "ooit" may mean all Games; this tells of one.
        within = self.days or ("op deze Spelen" if self.query.ask is SpellAsk.EVER else "")
        return f"{start}{joined(self.name, self.stood, within, 'nooit', self.state)}{best}"

    def best(self) -> str:
        if (rank := self.answer.best_rank) is None:
            return f"{self.name} had nooit een plek in de tabel"
        word = dutch.ordinal_word(rank)
        if not self.answer.spells:
            return f"{word} was de hoogste plek van {self.name}"
        return f"{word} was de hoogste plek van {self.name}, voor het eerst op {self.when(self.answer.spells[0].begin)}"

    def ended(self) -> str:
        """De Verenigde Staten, op 16 februari 21:56: toen stond Nederland niet meer derde."""
        spell = self.ended_ones[-1] if self.ended_ones and not self.query.last else self.spells[-1]
        if spell.end is None:
            still = "bleef dat tot het eind" if self.over else "staat er nog"
            return f"niemand: {self.name} {self.stood} {self.state} en {still}"
        if spell.ended_by is None:
            return f"om {self.when(spell.end)} was het voorbij; door wie, weet ik niet"
        taker = dutch.the(self.scene.nation(spell.ended_by.medal.noc))
        return f"{taker}, op {self.when(spell.end)}: toen {self.stood} {self.name} niet meer {self.state}"

    # --- Below ------------------------------------------------------------------------------------------------------

    def cause(self) -> str:
        """Which medal began or ended it."""
        ask = self.query.ask
        spells = self.answer.spells if ask is SpellAsk.BEST else self.spells
        if not spells or self.answer.unknown is not None or self.query.by_day:
            return ""
        if ask in (SpellAsk.WHO_ENDED, SpellAsk.UNTIL) or (ask is SpellAsk.HOW_LONG and len(spells) == 1):
            ended = [spell.ended_by for spell in spells if spell.ended_by is not None]
            lasts = self.query.last and spells[-1].end is None
            return f"daaraan kwam een eind door {self.medal(ended[-1])}" if ended and not lasts else ""
        spell = spells[-1] if ask is SpellAsk.SINCE else spells[0]
        if ask in (SpellAsk.SINCE, SpellAsk.WHEN, SpellAsk.EVER, SpellAsk.BEST) and spell.began_by is not None:
            return f"dat kwam door {self.medal(spell.began_by)}"
        return ""

    def medal(self, line: MedalLine) -> str:
        """het goud van Elana Meyers Taylor (Verenigde Staten), monobob vrouwen (bobsleeën)."""
        colour = dutch.COLOUR_NAMES[line.medal.colour]
        return joined(f"het {colour} van {winner(line.medal, self.scene)},", where_short(line, self.scene))

    def listed(self) -> str:
        spells = self.answer.spells if self.query.ask is SpellAsk.BEST else self.spells
        if len(spells) < 2 or self.query.by_day:
            return ""
        lengths = (duration((spell.end or self.answer.stage.at) - spell.begin) for spell in spells)
        rows = (f"• {self.span(spell)} ({length})" for spell, length in zip(spells, lengths, strict=True))
        return fitting(map(safe, rows), MOST_LINES)

    def buttons(self) -> list[Button | None]:
        timeline = ask_button("📈 Verloop", TimelineQuestion(nocs=(self.query.noc,)))
        return [timeline, *nation_buttons([self.query.noc], self.query, self.scene), next_asks.table(self.query)]
