"""The day report: prose of 120 to 200 words, every sentence of it from the facts of the day. Which of several wordings
is taken follows from the day itself, so that the same day always reads the same and two days in a row do not."""

from collections.abc import Sequence
from datetime import timedelta
from typing import NamedTuple
from zlib import crc32

from bot.replies import dutch, next_asks
from bot.replies.event_phrase import at_event, the_event
from bot.replies.layout import blocks, bold, italic
from bot.replies.people import inhabitant
from bot.replies.reasons import reason_phrase
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.games import Event
from medals_core.medal_lines import MedalLine, athlete_on_podium, tally_of
from medals_core.medals import Colour
from medals_core.nations import Noc
from medals_core.pages.report import ReportAnswer
from medals_core.queries.filters import CURRENT, Scope
from medals_core.queries.model import Suppose, Won
from medals_core.questions import RaceQuestion, ReportQuestion

MOST_WORDS = 185
MOST_OWN_EVENTS = 4
_WHOSE = {"M": "zijn", "F": "haar"}


class Sentence(NamedTuple):
    """One sentence: where it stands, and how soon it is left out (0: never; the highest first)."""

    paragraph: int
    spare: int
    text: str


@renders(ReportAnswer)
def report(question: ReportQuestion, answer: ReportAnswer, scene: Scene) -> Reply:
    if answer.medals:
        words = Writer(answer, scene)
        paragraphs = (safe(part) for part in words.paragraphs())
        text = blocks(bold(words.title()), *paragraphs, italic(f"Dagverslag {words.where()}."))
    else:
        text = bold(_nothing(answer))
    return Reply(text=text, buttons=_buttons(question, answer))


def _nothing(answer: ReportAnswer) -> str:
    games, day = answer.stage.games, dutch.day_name(answer.day)
    if not answer.has_day_data:
        return f"Van {dutch.games_name(games)} zijn er geen dagstanden, dus ook geen verslag per dag."
    first, last = dutch.day_name(games.first_medal_day), dutch.day_name(games.closing)
    if answer.day > games.closing:
        be, is_ = ("zijn", "is") if answer.is_future else ("waren", "was")
        return f"Op {day} {be} de Spelen al voorbij; de laatste dag {is_} {last}."
    if answer.day < games.first_medal_day:
        be, fall = ("zijn", "vallen") if answer.is_future else ("waren", "vielen")
        return f"Op {day} {be} er nog geen medailles te verdienen; de eerste {fall} op {first}."
    if answer.is_future:
        return f"{dutch.capital(day)} moet nog komen, dus een verslag is er nog niet."
    return f"Op {day} zijn er geen medailles uitgereikt."


class Writer:
    """Writes one report."""

    def __init__(self, answer: ReportAnswer, scene: Scene) -> None:
        self.answer = answer
        self.scene = scene
        self.nation = scene.nation(answer.noc)
        self.own = dutch.the(self.nation)
        self.many = dutch.is_plural(self.nation)
        self.weekday = dutch.day_name(answer.day).split()[0]

    # --- Choosing ----------------------------------------------------------------------------------------------------

    def one_of(self, *options: str) -> str:
        """One of the wordings, by the day and the wordings themselves."""
        return options[crc32(f"{self.answer.day}|{options[0][:12]}".encode()) % len(options)]

    def paragraphs(self) -> list[str]:
        sentences = [sentence for sentence in self.sentences() if sentence.text]
        extra = len(self.title().split()) + len(self.where().split()) + 1
        while sum(len(sentence.text.split()) for sentence in sentences) + extra > MOST_WORDS:
            most = max(sentence.spare for sentence in sentences)
            if most == 0:
                break
            sentences.remove(next(sentence for sentence in reversed(sentences) if sentence.spare == most))
        numbers = dict.fromkeys(sentence.paragraph for sentence in sentences)
        return [" ".join(sentence.text for sentence in sentences if sentence.paragraph == number) for number in numbers]

    def sentences(self) -> list[Sentence]:
        return [Sentence(1, 0, self.lead()), Sentence(1, 0, self.own_medals()), Sentence(1, 2, self.dry_spell()),
                Sentence(2, 0, self.missed()), Sentence(2, 0, self.why()), Sentence(2, 4, self.chasers()),
                Sentence(3, 0, self.top()), Sentence(3, 3, self.nation_of_the_day()), Sentence(3, 5, self.winners()),
                Sentence(3, 1, self.champions()), Sentence(3, 6, self.first_medals()), Sentence(3, 7, self.count()),
                Sentence(4, 0, self.tomorrow())]  # fmt: skip

    # --- What changed for the own nation -----------------------------------------------------------------------------

    def where(self) -> str:
        games = dutch.games_name(self.answer.stage.games)
        return f"{games}, dag {self.answer.number}" if self.answer.number else games

    def title(self) -> str:
        before_, after = self.answer.before, self.answer.after
        if after.rank is None:
            if after.tally.total:
                verb = self.verb("staat buiten de rangschikking", "staan buiten de rangschikking")
            elif self.answer.is_over:
                verb = self.verb("eindigt zonder medaille", "eindigen zonder medaille")
            else:
                verb = self.verb("wacht nog op een medaille", "wachten nog op een medaille")
        elif before_.rank is None:
            verb = f"{self.verb('staat', 'staan')} op de medaillespiegel"
        elif after.rank < before_.rank:
            verb = f"{self.verb('stijgt', 'stijgen')} naar plek {after.rank}"
        elif after.rank > before_.rank:
            verb = f"{self.verb('zakt', 'zakken')} naar plek {after.rank}"
        else:
            verb = f"{self.verb('blijft', 'blijven')} {dutch.rank_word(after.rank, after.shared)}"
        return f"{dutch.capital(dutch.day_name(self.answer.day))}: {self.own} {verb}"

    def lead(self) -> str:
        before_, after = self.answer.before, self.answer.after
        if after.rank is None:
            return self.without_rank()
        to = f"{dutch.rank_word(after.rank, after.shared)}, met {after.tally}"
        won = dutch.won_colours(tally_of(self.answer.own_medals))
        if before_.rank is None:
            first = "De eerste medailles zijn" if len(self.answer.own_medals) > 1 else "De eerste medaille is"
            came = self.verb("kwam", "kwamen")
            entered = f"{self.own} {self.verb('won', 'wonnen')} {self.weekday} {won} en {came} op de medaillespiegel"
            return f"{first} binnen: {entered} als {to}."
        was = dutch.rank_word(before_.rank, before_.shared)
        if after.rank < before_.rank:
            return self.climbed(was, to, won)
        if after.rank > before_.rank:
            return self.dropped(was, to, won)
        return self.stayed(to, won)

    def without_rank(self) -> str:
        own, tally = dutch.capital(self.own), self.answer.after.tally
        if tally.total:
            stood = f"{own} {self.verb('stond', 'stonden')} met {tally} buiten de rangschikking"
            return f"{stood}: de officiële tabel laat neutrale atleten weg."
        if self.answer.is_over:
            went = self.verb("ging", "gingen")
            return f"{own} {went} zonder medaille naar huis: ook op {self.weekday} viel er niets te vieren."
        return self.one_of(
            f"{own} {self.verb('wachtte', 'wachtten')} ook na {self.weekday} nog op de eerste medaille.",
            f"Voor {self.own} leverde ook {self.weekday} geen medaille op: de teller staat nog op nul.",
        )

    def climbed(self, was: str, to: str, won: str) -> str:
        own = dutch.capital(self.own)
        if not self.answer.own_medals:
            went = self.verb("schoof", "schoven")
            return f"{own} {went} {self.weekday} zonder medaille toch op: van {was} naar {to}."
        return self.one_of(
            f"{own} {self.verb('klom', 'klommen')} {self.weekday} van {was} naar {to}, dankzij {won}.",
            f"Met {won} {self.verb('steeg', 'stegen')} {self.own} {self.weekday} van {was} naar {to}.",
        )

    def dropped(self, was: str, to: str, won: str) -> str:
        spite = f"ondanks {won}" if self.answer.own_medals else "zonder medaille"
        passers = self.answer.move.passed_by if self.answer.move else ()
        why = ""
        if passers:
            many = len(passers) > 1 or self.is_plural(passers[0])
            among = "onder meer " if len(passers) > 3 else ""
            why = f"; {among}{self.names(passers[:3])} {'gingen' if many else 'ging'} voorbij"
        fell = self.verb("zakte", "zakten")
        return f"{dutch.capital(self.own)} {fell} {self.weekday} {spite} van {was} naar {to}{why}."

    def stayed(self, to: str, won: str) -> str:
        own = dutch.capital(self.own)
        if not self.answer.own_medals:
            return self.one_of(
                f"{own} {self.verb('won', 'wonnen')} {self.weekday} niets, maar {self.verb('bleef', 'bleven')} {to}.",
                f"Geen medaille voor {self.own} op {self.weekday}, maar wel dezelfde plek: {to}.",
            )
        return self.one_of(
            f"{own} {self.verb('won', 'wonnen')} {self.weekday} {won}, maar de plek bleef dezelfde: {to}.",
            f"{dutch.capital(won)} op {self.weekday}, en toch veranderde er voor {self.own} niets op de "
            f"medaillespiegel: nog altijd {to}.",
        )

    def own_medals(self) -> str:
        """The medals of the day, those of one event together: "Jutta Leerdam pakte goud en Femke Kok zilver op …"."""
        by_event: dict[str, list[MedalLine]] = {}
        for line in self.answer.own_medals:
            by_event.setdefault(line.event.event_id, []).append(line)
        parts = [self.medals_in(lines) for lines in by_event.values()][:MOST_OWN_EVENTS]
        if more := len(by_event) - len(parts):
            others = "nog een onderdeel" if more == 1 else f"{dutch.number_word(more)} andere onderdelen"
            parts.append(f"ook op {others} was het raak")
        return dutch.capital(f"{'; '.join(parts)}.") if parts else ""

    def medals_in(self, lines: Sequence[MedalLine]) -> str:
        won = []
        best_first = sorted(lines, key=lambda line: list(Colour).index(line.medal.colour))
        for index, line in enumerate(best_first):
            who = dutch.medallists(line.medal, 3) or "de ploeg"
            verb = ("pakten " if 1 < len(line.medal.athletes) <= 3 else "pakte ") if index == 0 else ""
            won.append(f"{who} {verb}{dutch.COLOUR_NAMES[line.medal.colour]}")
        return f"{dutch.listing(won)} {self.at(lines[0].event)}"

    def dry_spell(self) -> str:
        dry = self.answer.dry_days
        if not dry:
            return ""
        if not self.answer.own_medals:
            return f"Het was de {dutch.ordinal_word(dry + 1)} dag op rij zonder medaille."
        days = "een dag" if dry == 1 else dutch.count_in_words(dry, "dag")
        return f"Daarmee kwam een eind aan {days} zonder medaille."

    # --- What was missed, and the race around ------------------------------------------------------------------------

    def missed(self) -> str:
        chance, after = self.answer.missed, self.answer.after
        if chance is None or chance.would_be.rank is None or after.rank == 1:
            return ""
        place = f"{self.own} {dutch.rank_word(chance.would_be.rank, chance.would_be.shared)}"
        was, tally = self.verb("was", "waren"), chance.would_be.tally
        case = "één goud erbij"
        if chance.event is not None and chance.instead_of is not None:
            case = f"goud in plaats van {dutch.COLOUR_NAMES[chance.instead_of]} {self.at(chance.event)}"
        if chance.would_be.rank == after.rank:
            return f"Zelfs met {case} {was} {place} gebleven ({tally})."
        passes = f", voorbij {self.names(chance.passes)}" if 0 < len(chance.passes) <= 2 else ""
        return f"Met {case} {was} {place} geweest ({tally}){passes}."

    def why(self) -> str:
        above, below = self.answer.above, self.answer.below
        if above is not None and self.answer.above_reason is not None:
            stood = "stonden" if self.is_plural(above.noc) else "stond"
            why = reason_phrase(self.answer.above_reason)
            return f"Net erboven {stood} {self.name(above.noc)} met {above.tally}: {why}."
        if below is not None and self.answer.below_reason is not None:
            why = reason_phrase(self.answer.below_reason, of_behind=True)
            return f"De naaste achtervolger was {self.name(below.noc)} ({why})."
        return ""

    def chasers(self) -> str:
        found = self.answer.pursuers
        if found is None or (self.answer.above is None and len(found.nocs) == 1):
            return ""
        golds, nocs = f"{dutch.number_word(found.golds)} goud", found.nocs
        if len(nocs) == 1:
            return f"Daaronder {'volgden' if self.is_plural(nocs[0]) else 'volgde'} {self.name(nocs[0])} met {golds}."
        left = [f"nog {dutch.number_word(len(nocs) - 5)}"] if len(nocs) > 5 else []
        return f"Met {golds} volgden {dutch.listing([*map(self.name, nocs[:5]), *left])}."

    # --- The others --------------------------------------------------------------------------------------------------

    def top(self) -> str:
        top = self.answer.top
        if not top:
            return ""
        level = [line for line in top if line.rank == top[0].rank]
        if len(level) > 1:
            return f"Aan kop stonden {self.names([line.noc for line in level])} gelijk, met {level[0].tally}."
        led = "gingen" if self.is_plural(top[0].noc) else "ging"
        head = f"Aan kop {led} {self.name(top[0].noc)} met {top[0].tally}"
        rest = [f"{self.name(line.noc)} ({line.tally})" for line in top[1:]]
        return f"{head}, voor {dutch.listing(rest)}." if rest else f"{head}."

    def nation_of_the_day(self) -> str:
        noc, tally = self.answer.nations[0]
        if noc == self.answer.noc:
            return f"Van alle landen {self.verb('had', 'hadden')} {self.own} {self.weekday} de beste oogst."
        won = "wonnen" if self.is_plural(noc) else "won"
        return self.one_of(
            f"De beste oogst van de dag was voor {self.name(noc)}: {dutch.won_colours(tally)}.",
            f"{dutch.capital(self.name(noc))} {won} die dag het meest: {dutch.won_colours(tally)}.",
        )

    def winners(self) -> str:
        """Of others than those just named: the own nation and that of the day."""
        named = {self.answer.noc, self.answer.nations[0][0]}
        all_golds = [line for line in self.answer.medals if line.medal.colour is Colour.GOLD]
        golds = [line for line in all_golds if line.medal.noc not in named]
        if not golds:
            return ""
        order = sorted(golds, key=lambda line: crc32(f"{self.answer.day}{line.event.event_id}".encode()))
        spread = order[: 3 if self.answer.after.rank is not None else 4]
        parts = [f"{self.winner(line)} {self.at(line.event)}" for line in golds if line in spread]
        also = "ook " if len(golds) < len(all_golds) else ""
        return f"Goud was er {also}voor {dutch.listing(parts)}."

    def winner(self, line: MedalLine) -> str:
        nation = self.scene.nation(line.medal.noc)
        who = dutch.medallists(line.medal, 2)
        return f"{who} ({nation.name})" if who else self.name(line.medal.noc)

    def champions(self) -> str:
        """De Fransman Quentin Fillon Maillet won al zijn derde goud van deze Spelen."""
        if not self.answer.champions:
            return ""
        one = self.answer.champions[0]
        again = [other for other in self.answer.champions if (other.noc, other.golds) == (one.noc, one.golds)][:2]
        names, nth = dutch.listing([other.name for other in again]), dutch.ordinal_word(one.golds)
        nation = self.scene.nation(one.noc)
        of = "" if one.noc == self.answer.noc else f" ({nation.name})"
        if len(again) > 1:
            return f"{names}{of} wonnen allebei al hun {nth} goud van deze Spelen."
        athlete = athlete_on_podium(one.name, one.noc, self.scene.archive)
        gender = athlete.gender if athlete else ""
        called = inhabitant(nation, gender) if of else ""
        who = dutch.capital(f"{called} {names}") if called else f"{names}{of}"
        if gender not in _WHOSE:
            return f"{who} won voor de {nth} keer goud op deze Spelen."
        return f"{who} won al {_WHOSE[gender]} {nth} goud van deze Spelen."

    def first_medals(self) -> str:
        others = tuple(noc for noc in self.answer.first_medals if noc != self.answer.noc)[:4]
        if not others:
            return ""
        return f"Voor {self.names(others)} was het de eerste medaille van deze Spelen."

    def count(self) -> str:
        events = dutch.count_in_words(self.answer.n_events, "onderdeel")
        return f"In totaal vielen er {dutch.medals(len(self.answer.medals))}, met de beslissing op {events}."

    # --- What comes --------------------------------------------------------------------------------------------------

    def tomorrow(self) -> str:
        answer = self.answer
        if answer.is_over or answer.next_day is None:
            total = answer.stage.decided + answer.stage.remaining
            return f"Daarmee zitten de Spelen erop: alle {total} onderdelen zijn beslist."
        n_next, is_tomorrow = len(answer.next_events), answer.next_day == answer.day + timedelta(days=1)
        when = "Morgen" if is_tomorrow else dutch.capital(dutch.day_name(answer.next_day))
        stand = "staat" if n_next == 1 else "staan"
        text = f"{when} {stand} er {dutch.count_in_words(n_next, 'titel')} op het spel"
        if answer.next_own:
            first = dutch.listing([the_event(event, self.scene.archive) for event in answer.next_own[:2]])
            which = "onder meer " if len(answer.next_own) > 2 else ""
            text += f"; {self.own} {self.verb('heeft', 'hebben')} atleten ingeschreven voor {which}{first}"
        of = answer.stage.decided + answer.n_left
        rest = answer.n_left - n_next
        left = f"Daarna {'is' if rest == 1 else 'zijn'} er nog {rest} van de {of} te gaan."
        if answer.n_left == n_next:
            left = f"Dat zijn de laatste van de {of} onderdelen."
        return f"{text}. {left}"

    # --- Words -------------------------------------------------------------------------------------------------------

    def at(self, event: Event) -> str:
        return at_event(event, self.scene.archive)

    def name(self, noc: Noc) -> str:
        return dutch.the(self.scene.nation(noc))

    def names(self, nocs: Sequence[Noc]) -> str:
        return dutch.listing([self.name(noc) for noc in nocs])

    def is_plural(self, noc: Noc) -> bool:
        return dutch.is_plural(self.scene.nation(noc))

    def verb(self, one: str, many: str) -> str:
        return many if self.many else one


def _buttons(question: ReportQuestion, answer: ReportAnswer) -> tuple[tuple[Button, ...], ...]:
    games, as_of = answer.stage.games, answer.stage.as_of
    earlier, later = answer.day - timedelta(days=1), answer.day + timedelta(days=1)
    is_known = games.local(answer.stage.at).date() > answer.day or not answer.stage.is_latest
    days = next_asks.other_days(
        question,
        earlier if earlier >= games.first_medal_day else None,
        later if later <= games.closing and not answer.is_future and is_known else None,
    )
    if not answer.medals:
        return button_rows(days)
    what_if = None
    if answer.missed is not None and answer.missed.event is not None:
        won = Won(event_id=answer.missed.event.event_id, colour=Colour.GOLD, noc=answer.noc)
        scope = Scope(ids=(question.games,)) if question.games else CURRENT
        what_if = ask_button("🔮 En met goud?", Suppose(changes=(won,), games=scope, as_of=as_of))
    race = ask_button(f"🏁 Strijd {answer.noc}", RaceQuestion(noc=answer.noc, games=question.games, as_of=as_of))
    return button_rows(days, (next_asks.day(answer.day, question, "🏅 Medailles"), race), (what_if,))
