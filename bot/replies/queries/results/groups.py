"""Medals by nation, athlete, sport, day …: which satisfy, how many, who has most. The first line names them."""

from datetime import date

from bot.replies import dutch, next_asks
from bot.replies.layout import fitting
from bot.replies.queries.conditions import conditions_words, is_all_of_one, number_condition
from bot.replies.queries.filters import (
    Words,
    colour_words,
    is_of_a_place,
    joined,
    medal_noun,
    only_fields,
    people_noun,
    whose,
    words,
)
from bot.replies.queries.keys import PEOPLE, group_words, none_of, plural_of, within
from bot.replies.queries.measure_names import measure_name
from bot.replies.queries.measures import number_words, unknown_words
from bot.replies.queries.parts import is_of_parts, part_words
from bot.replies.queries.results.listing import others_won
from bot.replies.queries.runs import is_any_medal, run_words
from bot.replies.queries.superlatives import superlative
from bot.replies.queries.telling import MOST_LINES, nation_buttons, said, told
from bot.replies.queries.verbs import had, stood, won
from bot.replies.queries.whole_sports import beside_whole_sports
from bot.replies.rendering import Scene, ask_button, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.games import Games
from medals_core.queries.filters import ALL, CURRENT, Described, Medals, Role
from medals_core.queries.measures import Condition, Key, Kind, Measure, Metric, Op
from medals_core.queries.model import GroupAsk, Groups, Order
from medals_core.queries.ordering import reached
from medals_core.queries.results import Group, GroupsAnswer
from medals_core.questions import AthleteQuestion, TableQuestion

MOST_NAMED = 6
_PLAIN = frozenset({Kind.COUNT, Kind.TALLY})
_NOT_OF_ALL = frozenset({Kind.AGE, Kind.BORN, Kind.MEAN_AGE, Kind.PER_MILLION, Kind.POPULATION})
"""Of these the value may be unknown of who did win."""


@renders(GroupsAnswer)
def render_groups(query: Groups, answer: GroupsAnswer, scene: Scene) -> Reply:
    teller = Teller(query, answer, scene)
    return told(query, answer, scene, teller.head(), teller.listed(), said(teller.remark()), buttons=teller.buttons())


_TOO_FEW = 10
"""Where of fewer than one in so many the birth date is known, nobody is called the oldest of them."""


class Teller:
    """Words one answer."""

    def __init__(self, query: Groups, answer: GroupsAnswer, scene: Scene) -> None:
        self.query, self.answer, self.scene = query, answer, scene
        self.of = query.measure.of
        itself = self.compared_with()
        self.groups = tuple(group for group in answer.groups if group.key not in itself)
        self.kept = answer.kept - (len(answer.groups) - len(self.groups))
        peaks = (one for one in (query.measure, *(held.measure for held in query.having)) if one.kind is Kind.PEAK)
        by_games = query.by is Key.GAMES or any(one.per is Key.GAMES for one in peaks)
        every = by_games and self.of.games.is_whole
        came_to = () if every and is_of_a_place(self.of) else answer.nations
        apart = query.having and all(len(one.measure.of.games.seasons) == 1 for one in query.having)
        told_there = every or (len(self.of.games.seasons) > 1 and apart)  # the conditions name the Games
        self.words = words(self.of.narrowed(games=CURRENT) if told_there else self.of, scene, came_to, answer.at)
        self.home = "in eigen land" if every and self.of.games.hosted else ""
        self.kind = query.measure.kind
        self.named_in_head = len(self.groups) <= MOST_NAMED

    def compared_with(self) -> set[str]:
        """The nations that the groups are compared with: that they equal themselves goes without saying."""
        equal = (Op.EQUAL, Op.AT_LEAST, Op.AT_MOST)
        found: set[str] = set()
        for each in self.query.having:
            if self.query.by is Key.NATION and isinstance(each.value, Measure) and not each.both and each.op in equal:
                found |= {noc for noc in each.value.of.nations if isinstance(noc, str)}
        return found

    def noun(self) -> str:
        """medailles van Nederland bij het schaatsen."""
        return joined(medal_noun(self.of.colours), whose(self.words.who), self.words.behind)

    @property
    def hardly_known(self) -> bool:
        """Is of most of the people the age not known? The oldest of the others may be anybody."""
        return self.kind is Kind.AGE and 2 * self.answer.untold > self.answer.kept

    # --- The first line ---------------------------------------------------------------------------------------------

    def head(self) -> str:
        query, answer = self.query, self.answer
        if answer.unknown is not None:
            return unknown_words(answer.unknown, self.of, answer.stage, self.scene, self.words)
        if is_of_parts(query):
            return ("" if query.ask is not GroupAsk.EXISTS else "ja, " if self.groups else "nee, ") + part_words(self)
        if (alone := self.whose_place()) is not None:
            names = self.names() if self.groups else "geen enkel ander land"
            shared = "deelden" if alone.many else "deelde"
            return joined(alone.who, shared, "hun" if alone.many else "zijn", "plek", alone.where, "met", names)
        if not self.groups:
            return self.not_known() if self.answer.untold and self.kind in _NOT_OF_ALL else self.none()
        if query.run is not None:
            return run_words(self)
        if query.among and query.order is Order.FIRST and query.by is Key.NATION and not query.having:
            return self.each_first()
        if query.take is not None and query.order in (Order.FIRST, Order.LAST):
            return self.edge()
        if query.take is not None and query.order in (Order.MOST, Order.FEWEST):
            known = answer.kept - answer.untold
            if not self.hardly_known:
                return f"{self.is_it()}{superlative(self)}"
            if known * _TOO_FEW < answer.kept:
                return self.not_known()
            return f"van de meesten weet ik de geboortedatum niet; van de {known} van wie wel: {superlative(self)}"
        theirs = query.by in PEOPLE or bool(self.words.who)
        if not query.having or (theirs and is_any_medal(query) and not query.among):
            return self.breakdown()
        count = len(self.groups) if query.take is not None else self.kept
        if self.words.who and query.by not in PEOPLE and all(c.measure.kind is Kind.RANK for c in query.having):
            verb = stood(answer.stage, self.words.many)
            where = joined(within(query.by), dutch.number_word(count), plural_of(query.by, count))
            conditions = self.conditions().replace("met een plek ", "")
            which = joined(self.words.who, verb, where, conditions, self.words.behind)
        elif self.words.who and query.by not in PEOPLE and all(map(self._compares_own, query.having)):
            where = joined(within(query.by), dutch.number_word(count), plural_of(query.by, count))
            more = conditions_words(query.having, self.of.narrowed(colours=()), self.scene).removeprefix("met ")
            verb = won(self.of, answer.stage, self.words.many)
            which = joined(where, verb, self.words.who, more, self.words.behind)
        else:
            key = "editie" if query.by is Key.GAMES and count == 1 else plural_of(query.by, count, query.sex)
            number = joined(dutch.number_word(count), self.people(key))
            which = self.there_are(number, count > 1)
        start = "ja, " if query.ask is GroupAsk.EXISTS else ""
        return f"{start}{which}" + (f": {self.names()}" if self.named_in_head else "")

    def is_it(self) -> str:
        """Yes or no, where it is asked whether somebody is."""
        if not self.query.held:
            return ""
        return "ja, " if any(group.key == self.query.held for group in self.groups) else "nee, "

    def whose_place(self) -> Words | None:
        """Whose place it is that the nations share, where that is all that is asked of them."""
        one = self.query.having[0] if len(self.query.having) == 1 else None
        if one is None or not isinstance(one.value, Measure) or self.query.ask is not GroupAsk.WHICH:
            return None
        same = one.measure.kind is Kind.RANK and one.op is Op.EQUAL and one.value.of.nations
        return words(one.value.of, self.scene) if same and self.query.by is Key.NATION else None

    def there_are(self, number: str, many: bool) -> str:
        """Elf landen hadden meer goud dan zilver; er waren drie dagen zonder medaille van Nederland."""
        conditions = self.conditions()
        if self.query.by is Key.GAMES:
            for season in ("Winter", "Zomer"):
                conditions = conditions.replace(f"op de {season}spelen ", "", 1)
        if conditions == f"in de top {number.split()[0]}":
            return conditions.removeprefix("in ")  # De top drie: Noorwegen, de Verenigde Staten en Nederland
        if (whose_own := self._won_by_one(number) or self._for_the_first_time(number, many)) is not None:
            return whose_own
        where = self.words.behind
        held = conditions.removeprefix(where).strip() if where else conditions
        if self.query.by in PEOPLE and held.startswith("met "):
            held, top = self._out_of_top(held)
            number = joined(number, top)
            held = held.removeprefix("met ").replace(" zonder ", " geen ")
            if held.endswith(" op elk daarvan"):
                held, where = held.removesuffix(" op elk daarvan"), where.replace("op de ", "op elke ", 1)
            if all(each.measure.kind is Kind.RANK for each in self.query.having) and held.startswith("een plek "):
                return joined(number, stood(self.answer.stage, many), where, held.replace("een plek ", ""))
            return joined(number, had(self.of, self.answer.stage, many), where, held)
        return joined("er", self.there_is(many), number, conditions)

    def _for_the_first_time(self, number: str, many: bool) -> str | None:
        """Eén land won voor het eerst goud in Milaan en Cortina 2026: of those who had none at all Games before."""
        none = [one.measure.of for one in self.query.having if (one.op, one.value) == (Op.EQUAL, 0)]
        some = [one.measure.of for one in self.query.having if (one.op, one.value) == (Op.AT_LEAST, 1)]
        if self.query.by not in PEOPLE or len(none) != 1 or len(some) != 1 or len(self.query.having) != 2:
            return None
        games, until = self.scene.archive.current.games, none[0].games.until
        since = [one.games for one in self.scene.archive.editions.values() if one.games.year > (until or games.year)]
        whole = some[0].games.is_whole or some[0].games.is_current
        whole = whole and some[0].narrowed(games=none[0].games) == none[0]
        if not whole or [one for one in since if one.season is games.season] != [games]:
            return None
        thing = colour_words(some[0].colours) or "een medaille"
        where = words(some[0].narrowed(nations=(), athletes=(), colours=(), games=CURRENT), self.scene).behind
        verb = won(some[0], self.answer.stage, many)
        return joined(number, verb, "voor het eerst", thing, where, f"in {dutch.games_name(games)}")

    def _won_by_one(self, number: str) -> str | None:
        """Ning Zhongyan won op één onderdeel goud: of one winner alone, who won something in each."""
        first = self.query.having[0].measure.of if self.query.having else ALL
        subject = ALL.narrowed(nations=first.nations, athletes=first.athletes)
        plain = all(each.measure.kind is Kind.COUNT and (each.op, each.value) == (Op.AT_LEAST, 1)
                    and only_fields(each.measure.of) <= {"nations", "athletes", "colours", "games"}
                    and (each.measure.of.nations, each.measure.of.athletes) == (first.nations, first.athletes)
                    for each in self.query.having)  # fmt: skip
        if not plain or subject == ALL or self.query.by not in (Key.EVENT, Key.DISCIPLINE):
            return None
        said = words(subject, self.scene)
        things = [colour_words(each.measure.of.colours) or "een medaille" for each in self.query.having]
        verb, where = won(self.of, self.answer.stage, said.many), self.words.behind
        return joined(said.who, verb, within(self.query.by), number, dutch.listing(things), where)

    def _out_of_top(self, held: str) -> tuple[str, str]:
        """ "goud en in de top tien" as goud, of those "uit de top tien" of the whole table."""
        ranks = [each.measure.of for each in self.query.having if each.measure.kind is Kind.RANK]
        told, _, top = held.partition(" en in de top ")
        whole = len(ranks) == 1 and not (ranks[0].disciplines or ranks[0].events or ranks[0].genders)
        return (told, f"uit de top {top}") if whole and top.isalpha() else (held, "")

    def _compares_own(self, one: Condition) -> bool:
        """More silver than gold of one nation: of the same medals but for the colour."""
        own, value = self.of.narrowed(colours=()), one.value
        return isinstance(value, Measure) and one.measure.kind is Kind.COUNT and (
            one.measure.of.narrowed(colours=()) == value.of.narrowed(colours=()) == own
        )  # fmt: skip

    def there_is(self, many: bool) -> str:
        """zijn; waren, of what was."""
        if not self.of.games.is_current or self.query.by is Key.GAMES:
            return "waren" if many else "was"
        return dutch.is_was(self.answer.stage, many)

    def people(self, key: str) -> str:
        if self.query.by is not Key.ATHLETE:
            return key
        if len(self.of.athletes) > 1:
            return "van hen"
        return people_noun(key, self.of, self.words, self.scene, by_athlete=True)

    def not_known(self) -> str:
        """Of those that there are the birth dates, or the inhabitants, are not known: not that there were none."""
        peopled = self.kind in (Kind.PER_MILLION, Kind.POPULATION)
        what = "de inwonertallen van de landen" if peopled else "de geboortedata van de sporters"
        thing = f"met {colour_words(self.of.colours) or 'een medaille'}"
        return joined(what, whose(self.words.who), thing, self.words.behind, "weet ik niet")

    def none(self) -> str:
        query = self.query
        start = "nee, " if query.ask is GroupAsk.EXISTS else ""
        if query.having and self.words.who and query.by not in PEOPLE and query.having[0].measure.kind is Kind.RANK:
            verb = stood(self.answer.stage, self.words.many)
            none = joined(within(query.by), none_of(query.by), self.conditions(), self.words.behind)
            return f"{start}{self.words.who} {verb} {none}"
        if query.having and not (query.by in PEOPLE and is_any_medal(query)):
            games = query.by is Key.GAMES
            people = ("geen", "", plural_of(query.by, 0)) if games else none_of(query.by, query.sex).rpartition(" ")
            if len(self.of.athletes) > 1:
                people = ("geen", "", "")
            return start + self.there_are(joined(people[0], self.people(people[2])), games)
        won_of = query.having[0].measure.of if query.having else self.of
        thing = colour_words(won_of.colours) or "een medaille"
        if query.by in PEOPLE:
            people = none_of(query.by, query.sex).rpartition(" ")
            who = joined(people[0], self.people(people[2])) if query.by is Key.ATHLETE else (
                joined(none_of(query.by), whose(self.words.who))
            )  # fmt: skip
            who = who if query.having or query.by is not Key.ATHLETE or self.words.who else "niemand"
            return f"{start}{joined(who, won(self.of, self.answer.stage, False), thing, self.words.behind)}"
        if self.words.who:
            verb = won(self.of, self.answer.stage, self.words.many)
            return f"{start}{joined(self.words.who, verb, f'geen {medal_noun(self.of.colours)}', self.words.behind)}"
        return f"{start}er {self.there_is(True)} geen {self.noun()}"

    def conditions(self) -> str:
        """Of which groups it is: "bij het schaatsen met minstens twee gouden medailles"."""
        own = self.query.by not in PEOPLE
        ranked = own and all(each.measure.kind is Kind.RANK for each in self.query.having)
        base = self.of.narrowed(colours=())
        if own and not ranked:
            base = base.narrowed(nations=(), athletes=(), genders=() if self.of.nations else base.genders)
        having = self._programme() or conditions_words(self.query.having, base, self.scene)
        whom = self.words.who if own and not any(self._says_who(c.measure.of) for c in self.query.having) else ""
        whom = f"met een medaille van {whom}" if whom and not ranked else ""
        among = f"van de {len(self.query.among)} genoemde" if self.query.among else ""
        nations = whose(self.words.who) if self.query.by in (Key.NATION, Key.CONTINENT) else ""
        behind = "" if ranked else self.words.behind
        if self.of.colours and not any(c.measure.of.colours == self.of.colours for c in self.query.having):
            colours = f"met {colour_words(self.of.colours)}"
            having = f"{colours} {'maar' if having.startswith('zonder') else 'en'} {having}" if having else colours
        elif having.startswith("zonder ") and self.query.by in (Key.NATION, Key.ATHLETE):
            having = f"met een medaille maar {having}"
        return joined(nations, behind, self.home, whom, having, among)

    def _programme(self) -> str:
        """met meer dan 100 onderdelen: of Games, at which nobody is asked about."""
        one = self.query.having[0] if len(self.query.having) == 1 else None
        if one is None or self.query.by is not Key.GAMES or one.measure.kind is not Kind.DISTINCT:
            return ""
        if one.measure.per not in (Key.EVENT, Key.DISCIPLINE) or only_fields(one.measure.of) != {"games"}:
            return ""
        return joined("met", number_condition(one), plural_of(one.measure.per, 2))

    def _says_who(self, of: Medals) -> bool:
        return of.nations == self.of.nations and of.athletes == self.of.athletes

    def names(self) -> str:
        return dutch.listing([self.name(group) for group in self.groups[: 2 * MOST_NAMED]])

    def name(self, group: Group) -> str:
        nation, sport = not self.of.nations, len(self.of.disciplines) != 1
        if self.query.by is Key.DAY and len(self.groups) > 2:
            return dutch.short_day(date.fromisoformat(group.key))
        name = group_words(group, self.query.by, self.scene, nation=nation, sport=sport)
        of_hosts = [ref for ref in self.of.nations if isinstance(ref, Described) and ref.role is Role.HOST]
        host = (
            f" ({self.scene.nation(group.noc).name})" if self.query.by is Key.GAMES and of_hosts and group.noc else ""
        )
        return name + host

    def first_to_have(self, many: int) -> str:
        """Franjo von Allmen won als eerste twee keer goud: op maandag 9 februari."""
        verb = won(self.of, self.answer.stage, len(self.groups) > 1)
        thing = f"{dutch.number_word(many)} {medal_noun(self.of.colours, many)}"
        first = joined(self.names(), verb, "als eersten" if len(self.groups) > 1 else "als eerste", thing)
        won_last = self.groups[0].proof[many - 1] if len(self.groups[0].proof) >= many else None
        day = f": op {dutch.day_name(won_last.day)}" if won_last is not None and won_last.games.has_day_data else ""
        return joined(first, whose(self.words.who), self.words.behind) + day

    def edge(self) -> str:
        """de laatste Spelen zonder medaille van Nederland: Sarajevo 1984."""
        query = self.query
        if query.by in PEOPLE and (many := reached(query)) > 1:
            return self.first_to_have(many)
        order = "eerste" if query.order is Order.FIRST else "laatste"
        several = query.take is not None and query.take > 1
        number = f"{dutch.number_word(len(self.groups))} " if several else ""
        conditions = (
            self.conditions()
            if query.having
            else joined(
                "met", colour_words(self.of.colours) or "een medaille", whose(self.words.who), self.words.behind
            )
        )
        ranked = bool(query.having) and all(each.measure.kind is Kind.RANK for each in query.having)
        if query.by is Key.GAMES and not several and self.words.who and ranked:
            verb = stood(self.answer.stage, self.words.many)
            told = joined(self.words.who, verb, f"voor het {order.removesuffix('e')} {conditions} in {self.names()}")
            return f"{told}, {self.which_games()}"
        one = query.by in (Key.NATION, Key.EVENT, Key.CONTINENT) and not several
        key = plural_of(query.by, 2 if several else 1, query.sex)
        was = self.there_is(several or query.by is Key.GAMES)
        games = query.by is Key.GAMES
        if games:
            for season in ("Winter", "Zomer"):
                conditions = conditions.replace(f"op de {season}spelen ", "", 1)
        which = f"({self.which_games()})" if games and not several else ""
        that = "die van" if games else ""
        return joined("het" if one else "de", order, f"{number}{key}", conditions, was, that, self.names(), which)

    def each_first(self) -> str:
        """België won het eerst goud: in Sankt Moritz 1948; Nederland in Innsbruck 1964."""
        thing = colour_words(self.of.colours) or "een medaille"
        of = [(self.name(group), group.proof[0].games) for group in self.groups if group.proof]
        if not of:
            return self.none()
        first = [name for name, games in of if games == of[0][1]]
        together = "allebei " if len(first) == 2 else ""
        verb = "wonnen" if len(first) > 1 else "won"
        told = joined(dutch.listing(first), verb, f"{together}voor het eerst", thing, self._where_apart())
        later = [f"{name} in {dutch.games_name(games)}" for name, games in of[len(first) :]]
        missing = [dutch.the(self.scene.nation(noc)) for noc in self.query.among if noc not in {
            group.key for group in self.groups if group.proof}]  # fmt: skip
        never = [f"{dutch.listing(missing)} nog nooit"] if missing else []
        return "; ".join([f"{told} in {dutch.games_name(of[0][1])}", *later, *never])

    def _where_apart(self) -> str:
        """The conditions without the Games, which are named of each."""
        return words(self.of.narrowed(games=CURRENT), self.scene, self.answer.nations, self.answer.at).behind

    def which_games(self) -> str:
        """De negende Winterspelen, of the first; of the last how long ago they were, or how long before the Games that
        were asked about."""
        games, until = self.scene.archive.edition(self.groups[0].key).games, self.of.games.until
        held = [each.games for each in self.scene.archive.editions.values() if each.games.season is games.season]
        ago = self.scene.archive.current.games.closing.year - games.closing.year  # "Tokio 2020" was held in 2021
        after = min((each for each in held if until is not None and each.year > until), key=_year, default=None)
        if self.query.order is Order.LAST and after is not None:
            return f"{dutch.number(after.year - games.year)} jaar voor {dutch.games_name(after)}"
        if self.query.order is Order.LAST and ago:
            return f"{dutch.number(ago)} jaar geleden"
        years = sorted(each.year for each in held)
        return f"de {dutch.ordinal_word(years.index(games.year) + 1)} {plural_of(Key.GAMES, 2)}"

    def breakdown(self) -> str:
        """Medailles van Nederland per sport: schaatsen 13 en shorttrack 7; Noorwegen won in zeven sporten goud."""
        query, count = self.query, self.kept
        start = "ja, " if query.ask is GroupAsk.EXISTS else ""
        ranked = self.kind is Kind.RANK and query.by is Key.GAMES and self.words.who
        if ranked and query.ask is GroupAsk.WHICH and self.named_in_head and not query.having:
            places = [joined("als", self.value(group), "in", self.name(group)) for group in self.groups]
            return joined(self.words.who, "eindigden" if self.words.many else "eindigde", dutch.listing(places))
        if query.ask is GroupAsk.WHICH and self.named_in_head and not query.having:
            name = measure_name(query.measure, self.of.colours)
            what = joined(name, whose(self.words.who), self.words.behind)
            coloured = self.kind is Kind.COUNT and not self.of.colours and query.by is not Key.COLOUR
            named = [f"{self.name(group)} {self.value(group)} ({group.tally})" if coloured else
                     f"{self.name(group)} ({self.value(group)})" for group in self.groups]  # fmt: skip
            return f"{what} per {plural_of(query.by, 1, query.sex)}: {dutch.listing(named)}"
        won_of = query.having[0].measure.of if query.having else self.of
        thing = colour_words(won_of.colours) or "een medaille"
        key = joined(dutch.number_word(count), self.people(plural_of(query.by, count, query.sex)))
        if query.by in PEOPLE:
            nations = whose(self.words.who) if query.by is not Key.ATHLETE else ""
            verb = won(self.of, self.answer.stage, count > 1)
            ever = "ooit" if self.of.games.is_whole and not self.of.games.hosted else ""
            where = self.words.behind.replace("op alle ", "op de ") if ever else self.words.behind
            head = joined(key, nations, verb, ever, thing, where)
        elif self.words.who:
            verb = won(self.of, self.answer.stage, self.words.many)
            head = joined(self.words.who, verb, within(query.by), key, thing, self.words.behind)
        else:
            head = joined(self.noun(), within(query.by), key)
        return start + head + (f": {self.names()}" if self.named_in_head else "")

    # --- Values -----------------------------------------------------------------------------------------------------

    def value(self, group: Group) -> str:
        if group.value is None:
            return "?"
        return str(group.tally) if self.kind is Kind.TALLY else number_words(self.query.measure, group.value)

    def value_told(self, group: Group, each: bool) -> str:
        """elk 4; 41 (18-12-11); 3 goud en 1 brons."""
        start = "elk " if each else ""
        if self.kind is Kind.TALLY:
            return f"{start}{dutch.gold_silver_bronze(group.tally)}"
        if self.kind is Kind.SHARE and group.value:
            n = group.tally.total
            return f"{start}{dutch.percent(group.value)} ({n} van de {round(n / group.value)})"
        several = self.kind is Kind.COUNT and not each and sum(count > 0 for count in group.tally) > 1
        colours = f" ({dutch.gold_silver_bronze(group.tally)})" if several else ""
        return f"{start}{self.value(group)}{colours}"

    # --- Below ------------------------------------------------------------------------------------------------------

    def listed(self) -> str:
        """A line a group, where the first line did not say it all."""
        groups, query = self.groups, self.query
        if query.ask is GroupAsk.COUNT and len(groups) > MOST_LINES:
            return ""
        if len(groups) < 2 or (query.ask is GroupAsk.EXISTS and self.named_in_head):
            return ""
        plain = not query.having or all(not group.tally.total for group in groups)
        same = len({(group.value, group.tally) for group in groups}) == 1
        if self.named_in_head and (
            same or (plain and len({group.value for group in groups}) > 1) or (plain and not query.take)
        ):
            return ""
        return fitting((safe(self.line(group)) for group in groups), MOST_LINES)

    def line(self, group: Group) -> str:
        """🇮🇹 Italië: 6 (10-6-14); 12 februari: 2 goud en 1 zilver."""
        query = self.query
        name = group_words(group, query.by, self.scene, nation=False)
        flag = ""
        if query.by is Key.NATION:
            name, flag = self.scene.nation(group.key).name, self.scene.nation(group.key).flag
        elif query.by is Key.ATHLETE and group.noc:
            flag = self.scene.nation(group.noc).flag
        value = self.value(group) if group.value else ""
        if query.by is Key.ATHLETE and self.of.games.ever and len(self.of.events) == 1 and self.kind in _PLAIN:
            years = dict.fromkeys(str(line.games.year) for line in group.proof)
            return joined(flag, f"{name}: {dutch.listing(list(years))}")
        kinds = [each.measure.kind for each in query.having]
        if len(kinds) == 1 and kinds[0] not in _PLAIN and self.kind in _PLAIN and group.conditions[0] is not None:
            condition = query.having[0]
            if is_of_parts(query) and group.conditions[0]:
                n = group.tally.total
                return joined(flag, f"{name}: {n} van de {round(n / group.conditions[0])}")
            value = number_words(condition.measure, group.conditions[0])
            if condition.op is Op.EQUAL:
                value = str(group.tally)
            elif condition.measure.kind is Kind.DISTINCT:
                value += f" {plural_of(condition.measure.per or Key.EVENT, int(group.conditions[0]))}"
        elif self.kind in _PLAIN and query.by not in PEOPLE:
            if query.by is Key.COLOUR:
                return f"{name}: {group.tally.total}"
            if any(map(is_all_of_one, query.having)) and not self.of.nations and group.proof:
                return f"{name}: {dutch.the(self.scene.nation(group.proof[0].medal.noc))}"
            return f"{name}: {dutch.gold_silver_bronze(group.tally)}" if group.tally.total else name
        tally = f" ({group.tally})" if group.tally.total and len(self.of.colours) != 1 else ""
        shown = f": {value}{'' if value == str(group.tally) else tally}" if value else ""
        return f"{flag}{' ' if flag else ''}{name}{shown}"

    def remark(self) -> str:
        """Who would belong there too but stands in no table, and of how many it is not known."""
        answer, outside = self.answer, self.answer.outside
        found = []
        if not self.groups and self.query.by is Key.ATHLETE and answer.unknown is None and not answer.untold:
            found.append(others_won(self.of, self.scene))
        if outside and self.query.take is None:
            names = dutch.listing([dutch.the(self.scene.nation(group.key)) for group in outside])
            found.append(f"daarnaast {names}, die buiten de tabel {'vallen' if len(outside) > 1 else 'blijven'}")
        if self.groups and answer.untold and self.kind in (Kind.AGE, Kind.PER_MILLION) and not self.hardly_known:
            what = "de geboortedatum" if self.kind is Kind.AGE else "het inwonertal"
            others = "één ander" if answer.untold == 1 else f"{dutch.number(answer.untold)} anderen"
            found.append(f"van {others} weet ik {what} niet")
        if unsure := [group for group in self.groups if not group.sure]:
            whose_ = f" van {self.name(unsure[0])}" if len(unsure) == 1 and answer.untold else ""
            found.append(f"de geboortedatum{whose_} staat maar in één bron")
        best = self.query.take == 1 and self.query.order is Order.MOST and not (self.query.skip or self.query.having)
        if self.groups and best and self.query.by is Key.DISCIPLINE and self.kind is Kind.COUNT:
            found.append(beside_whole_sports(self.of, self.groups[0].tally, self.scene))
        return "; ".join(filter(None, found))

    def buttons(self) -> list[Button | None]:
        query, groups = self.query, self.groups
        moment = next_asks.same_moment(query)
        first: list[Button | None] = []
        if query.by is Key.NATION:
            first += nation_buttons([group.key for group in groups[:1]], query, self.scene)
        if query.by is Key.ATHLETE:
            known = [group.athlete for group in groups[:2] if group.athlete is not None]
            first += [ask_button(one.name, AthleteQuestion(athlete_id=one.athlete_id, **moment)) for one in known]
        if query.ask is GroupAsk.COUNT and len(groups) > MOST_LINES:
            first.append(ask_button("Welke?", query.model_copy(update={"ask": GroupAsk.WHICH})))
        metric = query.measure.metric if query.measure.metric is not Metric.OFFICIAL else None
        table = TableQuestion(**moment, **({"metric": metric} if metric else {}))
        return [*first, ask_button("📊 Stand", table)]


def _year(games: Games) -> int:
    return games.year
