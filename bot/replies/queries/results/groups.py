"""Medals by nation, athlete, sport, day …: which satisfy, how many, who has most. The first line names them."""

from datetime import date

from bot.replies import dutch
from bot.replies.queries.conditions import conditions_words, number_condition
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
from bot.replies.queries.measures import amount, metric_words, number_words, unknown_words
from bot.replies.queries.parts import is_of_parts, part_words
from bot.replies.queries.results.group_edges import each_first, edge
from bot.replies.queries.results.group_lines import buttons, listed, remark
from bot.replies.queries.runs import is_any_medal, run_words
from bot.replies.queries.superlatives import superlative
from bot.replies.queries.telling import said, told
from bot.replies.queries.verbs import had, stood, won
from bot.replies.rendering import Scene, renders
from bot.replies.reply import Reply
from medals_core.queries.filters import ALL, CURRENT, Described, Medals, Role
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import GroupAsk, Groups, Order
from medals_core.queries.results import Group, GroupsAnswer

MOST_NAMED = 6
_NOT_OF_ALL = frozenset({Kind.AGE, Kind.BORN, Kind.MEAN_AGE, Kind.PER_MILLION, Kind.POPULATION})
"""Of these the value may be unknown of who did win."""


@renders(GroupsAnswer)
def render_groups(query: Groups, answer: GroupsAnswer, scene: Scene) -> Reply:
    teller = Teller(query, answer, scene)
    return told(query, answer, scene, teller.head(), listed(teller), said(remark(teller)), buttons=buttons(teller))


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
            return each_first(self)
        if query.take is not None and query.order in (Order.FIRST, Order.LAST):
            return edge(self)
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
            which = self._held_a_place(count)
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

    def _held_a_place(self, count: int) -> str:
        """Nederland eindigde één keer als vierde; Nederland stond op drie Winterspelen in de top tien."""
        query, one, verb = self.query, self.query.having[0], stood(self.answer.stage, self.words.many)
        place = one.value if len(query.having) == 1 and isinstance(one.value, int | float) else 0
        if query.by is Key.GAMES and place and (one.op is Op.EQUAL or (one.op is Op.AT_MOST and place == 1)):
            rank, ended = dutch.ordinal_word(int(place)), "eindigden" if self.words.many else "eindigde"
            metric = metric_words(one.measure.metric, one.measure.of)
            often = dutch.times(count) if count else "nooit"
            return joined(self.words.who, ended, self.words.behind, often, metric, "als", rank)
        which = joined(dutch.number_word(count), plural_of(query.by, count)) if count else none_of(query.by)
        where = joined(within(query.by), which)
        conditions = self.conditions().replace("met een plek ", "")
        return joined(self.words.who, verb, where, conditions, self.words.behind)

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
            else:
                where = where.replace("op alle ", "ooit op de ")
            if all(each.measure.kind is Kind.RANK for each in self.query.having) and held.startswith("een plek "):
                return joined(number, stood(self.answer.stage, many), where, held.replace("een plek ", ""))
            return joined(number, had(self.of, self.answer.stage, many), where, held)
        if self.query.by is Key.EVENT and is_any_medal(self.query) and not (self.of.colours or self.words.who):
            conditions = where  # where there was an event, there was a medal
        if self.query.by in PEOPLE and all(each.measure.kind is Kind.RANK for each in self.query.having):
            return joined(number, stood(self.answer.stage, many), conditions)
        return joined("er", self.there_is(many), number, conditions)

    def _for_the_first_time(self, number: str, many: bool) -> str | None:
        """Eén land won voor het eerst goud in Milaan en Cortina 2026: of those who had none at all Games before."""
        archive = self.scene.archive
        none = [one.measure.of for one in self.query.having if (one.op, one.value) == (Op.EQUAL, 0)]
        some = [one.measure.of for one in self.query.having if (one.op, one.value) == (Op.AT_LEAST, 1)]
        if self.query.by not in PEOPLE or len(none) != 1 or len(some) != 1 or len(self.query.having) != 2:
            return None
        ids = some[0].games.ids
        games, until = archive.edition(ids[0] if len(ids) == 1 else None).games, none[0].games.until
        since = [one.games for one in archive.editions.values() if one.games.year > (until or games.year)]
        whole = some[0].games.is_whole or some[0].games.is_current or len(ids) == 1
        whole = whole and some[0].narrowed(games=none[0].games) == none[0] and none[0].games.since is None
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
            return start + self._held_a_place(0)
        if query.having and not ((query.by in PEOPLE or self.words.who) and is_any_medal(query)):
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
            where = joined(within(query.by), none_of(query.by))
            return start + joined(self.words.who, verb, where, thing, self.words.behind)
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
        elif having.startswith("zonder ") and self.query.by in (Key.NATION, Key.ATHLETE) and self._all_won():
            having = f"met een medaille maar {having}"
        return joined(nations, behind, self.home, whom, having, among)

    def _all_won(self) -> bool:
        """ "welke Europese landen wonnen geen goud": most of them won nothing at all"""
        return all(each.value != 0 for each in self.groups)

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

    def breakdown(self) -> str:
        """Medailles van Nederland per sport: schaatsen 13 en shorttrack 7; Noorwegen won in zeven sporten goud."""
        query, count = self.query, self.kept
        start = "ja, " if query.ask is GroupAsk.EXISTS else ""
        ranked = self.kind is Kind.RANK and query.by is Key.GAMES and self.words.who
        if ranked and query.ask is GroupAsk.WHICH and self.named_in_head and not query.having:
            places = [joined("als", self.value(group), "in", self.name(group)) for group in self.groups]
            return joined(self.words.who, "eindigden" if self.words.many else "eindigde", dutch.listing(places))
        if query.ask is GroupAsk.WHICH and self.named_in_head and not query.having:
            if query.by is Key.GAMES and self.words.who and self.kind in (Kind.COUNT, Kind.TALLY) and self.groups:
                verb = won(self.of, self.answer.stage, self.words.many)
                there, first = words(self.of.narrowed(games=CURRENT), self.scene).behind, self.groups[0]
                each = [joined(self._amount(one, one is first), "in", self.name(one)) for one in self.groups]
                return joined(self.words.who, verb, there, dutch.listing(each))
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
            key = dutch.number_word(count) if nations.endswith("landen") else key  # "zes van de verdwenen landen"
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

    def _amount(self, group: Group, first: bool) -> str:
        """36 medailles (10-12-14); of the next the number alone."""
        colours, n = self.of.colours, group.tally.total
        split = f" ({group.tally})" if n and len(colours) != 1 else ""
        return f"{amount(colours, n) if first or not n else dutch.number(n)}{split}"

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
