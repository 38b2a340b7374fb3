"""What-ifs: what would have been, and what it was."""

from collections.abc import Sequence

from bot.replies import dutch, next_asks
from bot.replies.dutch import by_tense
from bot.replies.layout import lines
from bot.replies.queries.changes import changes_words
from bot.replies.queries.filters import joined, only_fields, words
from bot.replies.queries.keys import group_words
from bot.replies.queries.measure_names import amount, metric_words, value_words
from bot.replies.queries.nations import names
from bot.replies.queries.results.claim import yes_or_no
from bot.replies.queries.results.group_teller import Teller
from bot.replies.queries.results.needed import MOST_ADDED
from bot.replies.queries.results.versus import side_names
from bot.replies.queries.telling import said, told
from bot.replies.queries.verbs import agreeing
from bot.replies.reasons import OUTSIDE_TABLE, reason_phrase
from bot.replies.rendering import Scene, ask_button, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Answer, Phase, Stage
from medals_core.medals import Colour
from medals_core.nations import Noc
from medals_core.queries import results
from medals_core.queries.measures import Kind
from medals_core.queries.model import Added, AsNation, Suppose, Together, Without, Won
from medals_core.questions import EventQuestion, RaceQuestion
from medals_core.standings import Standing

MOST_SHIFTS = 4


@renders(results.SupposeAnswer)
def render_suppose(query: Suppose, answer: results.SupposeAnswer, scene: Scene) -> Reply:
    teller = _Teller(query, answer, scene)
    return told(query, answer, scene, teller.head(), *teller.body(), buttons=teller.buttons())


def assumption(stage: Stage) -> str:
    return by_tense(stage, "Dat geldt als er verder niets verandert.", "Dat gold als er verder niets veranderde.",
                    "Dat geldt als de rest gelijk was gebleven.")  # fmt: skip


def nations_told(query: Suppose, answer: results.SupposeAnswer) -> tuple[Noc, ...]:
    """Whom the answer is about, in order: without those that are themselves left out."""
    gone = {
        noc
        for change in query.changes
        if isinstance(change, Without) and only_fields(change.of) == {"nations"}
        for noc in change.of.nations
    }
    return tuple(shift.noc for shift in answer.shifts if shift.noc not in gone)


def can_be_drawn(query: Suppose, answer: results.SupposeAnswer) -> bool:
    """Does the table with the changes show the answer? Not with lines in it that are no nation's."""
    told = nations_told(query, answer)
    return bool(told) and not any(isinstance(change, (Together, AsNation)) for change in query.changes)


class _Teller:
    def __init__(self, query: Suppose, answer: results.SupposeAnswer, scene: Scene) -> None:
        self.query, self.answer, self.scene, self.stage = query, answer, scene, answer.stage
        told_of = nations_told(query, answer)
        self.shifts = [shift for shift in answer.shifts if shift.noc in told_of]
        self.unchanged = all(shift.was == shift.becomes for shift in self.shifts)
        self.really_now = self.tense("nu", "toen", "in werkelijkheid")
        self.together = next((change.nocs for change in query.changes if isinstance(change, Together)), ())

    def name(self, noc: Noc) -> str:
        """A nation, an athlete as a nation, or nations together."""
        if self.together and self.shifts and noc == self.shifts[0].noc:
            return "ze"
        return dutch.the(self.scene.nation(noc))

    def many(self, noc: Noc) -> bool:
        return self.name(noc) == "ze" or dutch.is_plural(self.scene.nation(noc))

    def changes(self) -> str:
        then = self.answer.then
        of_others = isinstance(then, results.IdentifyAnswer | results.GroupsAnswer) or self.asked_of_another()
        of_others = of_others and not (isinstance(then, results.IdentifyAnswer) and self.is_itself(then))
        named = self.shifts[0].noc if self.shifts and not of_others else ""
        return changes_words(self.query, self.scene, named, self.answer.nations)

    def asked_of_another(self) -> bool:
        """Is the question that is asked of the changed table about another nation than the one changed?"""
        match self.answer.then:
            case results.ValueAnswer(measured=measured):
                nations = measured.measure.of.nations
            case results.ClaimAnswer(checks=checks) if checks:
                nations = checks[0].left.measure.of.nations
            case _:
                return False
        return bool(self.shifts) and bool(nations) and self.shifts[0].noc not in nations

    def tense(self, now: str, then: str, ended: str) -> str:
        return by_tense(self.stage, now, then, ended)

    # --- The first line ---------------------------------------------------------------------------------------------

    def head(self) -> str:
        answer = self.answer
        if answer.shortages:
            one = answer.shortages[0]
            verb = dutch.has(self.stage, self.many(one.noc))
            holds = f"{'maar ' if one.holds else ''}{amount((one.colour,), one.holds)}"
            return f"dat kan niet: {self.name(one.noc)} {verb} {holds}, dus {one.taken} eraf gaat niet"
        if answer.nothing_taken and not answer.taken.total:
            none = f"er {dutch.is_was(self.stage, True)} geen medailles om weg te laten"
            return f"{self.changes()} {self.nothing()}: {none}"
        if answer.then is not None:
            return self.then(answer.then)
        if self.unchanged and self.shifts and all(isinstance(one, Won) for one in self.query.changes):
            has = dutch.has(self.stage, self.many(self.shifts[0].noc))
            held, whose = self.changes().removeprefix("met "), self.name(self.shifts[0].noc)
            return f"{whose} {has} al {held}, dus dat maakt niets uit"
        if self.unchanged:
            return f"{self.changes()} {self.nothing()}"
        return f"{self.changes()} {self.place_after(self.shifts[0])}"

    def nothing(self) -> str:
        return self.tense("verandert er niets", "veranderde er niets", "was er niets veranderd")

    def place_after(self, shift: results.Shift) -> str:
        """was Zwitserland zesde geworden (8-9-8); bleef Nederland derde (10-8-3)."""
        many, name, line = self.many(shift.noc), self.name(shift.noc), shift.becomes
        stays = shift.was.rank == line.rank
        if line.rank is None and not line.tally.total:
            return f"{self.verb(many, 'houdt', 'hield', 'had')} {name} geen medaille over{self.ended('gehouden')}"
        place = dutch.rank_word(line.rank, line.shared) if line.rank is not None else "buiten de tabel"
        if line.rank is None:
            verb, end = self.verb(many, "staat", "stond", "had"), self.ended("gestaan")
        elif self.together and not self.is_over:  # "als Zweden en Finland één land vormden, zouden ze …"
            verb, end = agreeing("zou", many), "blijven" if stays else "worden"
        elif stays:
            verb, end = self.verb(many, "blijft", "bleef", "was"), self.ended("gebleven")
        else:
            verb, end = self.verb(many, "wordt", "werd", "was"), self.ended("geworden")
        return joined(verb, name, place, end, f"({line.tally})")

    def verb(self, many: bool, now: str, then: str, ended: str) -> str:
        return agreeing(self.tense(now, then, ended), many)

    def would(self, many: bool, was: str, been: str, be: str) -> tuple[str, str]:
        """was … geworden; zou … staan, while it can still be."""
        return (agreeing(was, many), been) if self.is_over else (agreeing("zou", many), be)

    @property
    def is_over(self) -> bool:
        return self.stage.phase is Phase.FINISHED

    def ended(self, participle: str) -> str:
        """What closes the sentence of finished Games: "was Nederland tweede geworden"."""
        return participle if self.is_over else ""

    # --- A question asked of the changed table ----------------------------------------------------------------------

    def then(self, then: Answer) -> str:
        changes, now = self.changes(), self.answer.now
        match then:
            case results.ClaimAnswer():
                real = now.checks if isinstance(now, results.ClaimAnswer) else ()
                clauses = [
                    self.between((check.left, check.right))
                    if isinstance(check.right, results.Measured)
                    else self.supposed(check.left, was=real[i].left if i < len(real) else None)
                    for i, check in enumerate(then.checks)
                ]
                return f"{yes_or_no(then.query, then)}, {changes} {' en '.join(clauses)}"
            case results.ValueAnswer():
                was = now.measured if isinstance(now, results.ValueAnswer) else None
                return f"{changes} {self.supposed(then.measured, then.nations, was)}{self.really(was, then.measured)}"
            case results.VersusAnswer():
                return f"{changes} {self.between(then.sides)}"
            case results.IdentifyAnswer():
                return f"{changes} {self.who(then)}"
            case results.GroupsAnswer():
                shown = then.groups[: then.query.take or MOST_SHIFTS]
                value = Teller(then.query, then, self.scene).value
                named = [f"{group_words(group, then.query.by, self.scene)} {value(group)}" for group in shown]
                return f"{changes.rstrip(',')}: {dutch.listing(named) or 'niets'}"
            case _:
                return changes

    def supposed(
        self, measured: results.Measured, nations: Sequence[Noc] = (), was: results.Measured | None = None
    ) -> str:
        """had Nederland 7 gouden medailles; stond Nederland vijfde."""
        measure, of = measured.measure, measured.measure.of
        subject = words(of, self.scene, measured.nations or nations)
        had = agreeing("had", subject.many)
        behind = joined(subject.where, subject.without)
        match measure.kind:
            case Kind.COUNT | Kind.TALLY:
                n = measured.tally.total
                colours = dutch.split(measured.tally) if len(of.colours) != 1 else ""
                who = subject.who or "er"
                verb, end = (had, "gehad") if subject.who else ("waren", "geweest")
                return f"{joined(verb, who, behind, amount(of.colours, n), self.ended(end))}{colours}"
            case Kind.RANK:
                if measured.value is None:
                    return joined(had, subject.who, "geen plek in de tabel")
                metric = metric_words(measure.metric, of)
                tally = f" ({measured.standing.tally})" if measured.standing is not None else ""
                stays = was is not None and was.value == measured.value
                be = ("gebleven", "blijven") if stays else ("geworden", "staan")
                verb, end = self.would(subject.many, "was", *be)
                return joined(verb, subject.who, behind, metric, value_words(measured), end) + tally
            case _:
                return joined("was het voor", subject.who, behind, value_words(measured), self.ended("geweest"))

    def really(self, was: results.Measured | None, becomes: results.Measured) -> str:
        """; in werkelijkheid 10; in werkelijkheid derde, dus zeven plaatsen lager."""
        if was is None:
            return ""
        ranks = was.measure.kind is Kind.RANK
        if was.value is None:
            return f"; {self.really_now} geen plek"
        if was.value == becomes.value:
            return "" if ranks else f"; {self.really_now} ook"
        told = f"; {self.really_now} {value_words(was) if was.value else 'geen'}"
        if not ranks or becomes.value is None:
            return told
        places = int(abs(becomes.value - was.value))
        many = "één plaats" if places == 1 else f"{dutch.number_word(places)} plaatsen"
        return f"{told}, dus {many} {'lager' if becomes.value > was.value else 'hoger'}"

    def between(self, sides: Sequence[results.Measured]) -> str:
        """stond Nederland boven Italië: derde tegen vierde."""
        listed = side_names(sides, self.stage, self.scene)
        values = [value_words(side) for side in sides]
        if all(side.measure.kind is Kind.TALLY for side in sides):
            each = [f"{name} {side.tally}" for name, side in zip(listed, sides, strict=True)]
            return f"{joined('hadden', dutch.listing(each), self.ended('gehad'))}{self.tallies_now()}"
        if len(sides) == 2 and all(side.value is not None for side in sides):
            first, second = (side.value or 0 for side in sides)
            kind = sides[0].measure.kind
            better = first < second if kind is Kind.RANK else first > second
            numbers = f"{values[0]} tegen {values[1]}"
            of = sides[0].measure.of
            nocs = [noc for noc in (sides[0].nations or of.nations) if isinstance(noc, str)]
            many = self.many(nocs[0]) if nocs else False
            if self.together and nocs and self.name(nocs[0]) == "ze":
                listed[0] = "ze"
            if kind is Kind.RANK:
                verb, end = self.would(many, "had", "gestaan", "staan")
                relation = "gelijk met" if first == second else "boven" if better else "onder"
                return f"{joined(verb, listed[0], relation, listed[1], end)}: {numbers}"
            what = f" {dutch.COLOUR_NAMES[of.colours[0]]}" if len(of.colours) == 1 else ""
            more, than = ("evenveel", "als") if first == second else ("meer" if better else "minder", "dan")
            much = f"{more}{what} {than}"
            return f"{joined(agreeing('had', many), listed[0], much, listed[1], self.ended('gehad'))}: {numbers}"
        return "werd het " + dutch.listing([f"{name} {value}" for name, value in zip(listed, values, strict=True)])

    def tallies_now(self) -> str:
        """; in werkelijkheid 12-12-9 en 5-7-9"""
        now = self.answer.now
        sides = [str(side.tally) for side in now.sides] if isinstance(now, results.VersusAnswer) else []
        return f"; {self.really_now} {dutch.listing(sides)}" if sides else ""

    def is_itself(self, then: results.IdentifyAnswer) -> bool:
        """Is it the nation whose medals were changed?"""
        return [line.noc for line in then.lines] == [shift.noc for shift in self.shifts]

    def who(self, then: results.IdentifyAnswer) -> str:
        if not then.lines:
            return "stond daar niemand"
        first = then.lines[0]
        nocs = [line.noc for line in then.lines]
        many = len(nocs) > 1 or self.many(first.noc)
        rank = dutch.rank_word(first.rank, first.shared) if first.rank else OUTSIDE_TABLE
        verb, end = self.would(many, "was", "geworden", "staan")
        itself = "zelf" if self.is_itself(then) else ""
        return joined(verb, names(nocs, self.scene), itself, rank, end, f"({first.tally})")

    # --- Below ------------------------------------------------------------------------------------------------------

    def body(self) -> tuple[str, ...]:
        answer, shifts = self.answer, self.shifts
        if answer.shortages or (answer.nothing_taken and not answer.taken.total):
            return ()
        if self.unchanged:
            return (self.podium(),)
        alone = answer.then is None or isinstance(answer.then, results.IdentifyAnswer)
        meant = (
            answer.then.lines[0].noc if isinstance(answer.then, results.IdentifyAnswer) and answer.then.lines else ""
        )
        about = next((shift for shift in shifts if shift.noc == meant), None if meant else shifts[0])
        around = self.around(about) if alone and about is not None else []
        moved = [shift for shift in shifts[1:] if shift.was.rank != shift.becomes.rank] if alone else []
        others = [
            f"{self.scene.nation(shift.noc).name}: {_short(shift.was)} → {_short(shift.becomes)}"
            for shift in moved[:MOST_SHIFTS]
        ]
        others += [f"… en nog {len(moved) - MOST_SHIFTS}"] if len(moved) > MOST_SHIFTS else []
        return (self.podium(), said(*around), lines(*map(safe, others)), safe(assumption(self.stage)))

    def podium(self) -> str:
        """Who would have stood on it."""
        if not self.answer.podium_after:
            return ""
        nation = self.scene.nation
        steps = [f"{dutch.medal_emoji(one.colour)} {nation(one.noc).name}" for one in self.answer.podium_after]
        return safe(f"Podium in dat geval: {', '.join(steps)}.")

    def around(self, shift: results.Shift) -> list[str]:
        """Who stands just above and below afterwards, and what it was."""
        found = []
        if shift.level:
            found.append(f"precies gelijk met {names(shift.level, self.scene)}: zij delen de plek")
        for side, line, reason in (
            ("erboven", shift.above, shift.reason_above),
            ("eronder", shift.below, shift.reason_below),
        ):
            if line is not None:
                why = f" ({reason_phrase(reason, of_behind=side == 'eronder')})" if reason is not None else ""
                found.append(f"net {side}: {self.scene.nation(line.noc).name} {line.tally}{why}")
        found.append("" if self.together or shift.noc in self.scene.archive.athletes else self.was(shift))
        return found

    def was(self, shift: results.Shift) -> str:
        """In werkelijkheid werd Finland 23e, met 0-1-5."""
        name, many, was = self.name(shift.noc), self.many(shift.noc), shift.was
        if was.rank is None:
            none = "geen plek" if was.tally.total else "geen medaille"
            return f"{self.really_now} {self.verb(many, 'heeft', 'had', 'won')} {name} {none}"
        place = dutch.rank_word(was.rank, was.shared)
        return f"{self.really_now} {self.verb(many, 'staat', 'stond', 'werd')} {name} {place}, met {was.tally}"

    def buttons(self) -> list[Button | None]:
        query, answer = self.query, self.answer
        moment = next_asks.same_moment(query)
        noc = next((shift.noc for shift in self.shifts if shift.noc in self.scene.archive.nations), self.scene.own)
        more = None
        if not answer.shortages and query.then is None and len(query.changes) < 12:
            added = self.one_more(noc)
            more = ask_button("➕ Nog 1 goud", query.model_copy(update={"changes": added})) if added else None
        won = next((change for change in query.changes if isinstance(change, Won)), None)
        podium = None
        if won is not None and answer.podium_before:
            podium = ask_button("🏅 Echt podium", EventQuestion(event_id=won.event_id, **moment))
        drawn = next_asks.picture(query) if query.then is None and can_be_drawn(query, answer) else None
        race = ask_button("🏁 Strijd", RaceQuestion(noc=noc, **moment))
        return [more, podium, race, next_asks.table(query), drawn]

    def one_more(self, noc: Noc) -> tuple[Added, ...] | None:
        """The changes with one gold more; None when they are of another kind, or as many as a question takes."""
        added = [change for change in self.query.changes if isinstance(change, Added)]
        of_gold = [change for change in added if (change.noc, change.colour) == (noc, Colour.GOLD)]
        golds = sum(change.count for change in of_gold) + 1
        if len(added) < len(self.query.changes) or not golds or golds > MOST_ADDED:
            return None
        rest = (change for change in added if change not in of_gold)
        return (*rest, Added(noc=noc, colour=Colour.GOLD, count=golds))


def _short(line: Standing) -> str:
    return f"{dutch.rank_short(line.rank, line.shared)} ({line.tally})"
