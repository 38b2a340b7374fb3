"""What every sentence about groups says of them: their names, their values, the conditions that they meet."""

import re
from dataclasses import replace
from datetime import date

from bot.replies import dutch
from bot.replies.queries import filters
from bot.replies.queries.conditions import conditions_words, is_all_of_one, number_condition
from bot.replies.queries.keys import PEOPLE, group_words, none_of, plural_of
from bot.replies.queries.measure_names import number_words
from bot.replies.queries.nations import is_a
from bot.replies.queries.telling import MOST_LINES
from bot.replies.queries.verbs import won
from bot.replies.rendering import Scene
from medals_core.queries.filters import CURRENT, Podium, Role
from medals_core.queries.measures import Key, Kind, Measure, Op
from medals_core.queries.model import GroupAsk, Groups
from medals_core.queries.results import Group, GroupsAnswer

MOST_NAMED = 6


class Teller:
    """Words one answer."""

    def __init__(self, query: Groups, answer: GroupsAnswer, scene: Scene) -> None:
        self.query, self.answer, self.scene, self.stage = query, answer, scene, answer.stage
        self.of, self.by, self.kind = query.measure.of, query.by, query.measure.kind
        itself = self._compared_with()
        self.groups = tuple(group for group in answer.groups if group.key not in itself)
        self.kept = answer.kept - (len(answer.groups) - len(self.groups))
        peaks = (one for one in (query.measure, *(held.measure for held in query.having)) if one.kind is Kind.PEAK)
        by_games = self.by is Key.GAMES or any(one.per is Key.GAMES for one in peaks)
        every = by_games and self.of.games.is_whole
        came_to = () if every and filters.is_of_a_place(self.of) else answer.nations
        apart = query.having and all(len(one.measure.of.games.seasons) == 1 for one in query.having)
        told_there = every or (len(self.of.games.seasons) > 1 and apart)  # the conditions name the Games
        self.words = filters.words(
            self.of.narrowed(games=CURRENT) if told_there else self.of, scene, came_to, answer.at
        )
        if self.by is Key.ATHLETE:  # "naast Klæbo had één sporter …"
            self.words = replace(self.words, without=self.words.without.replace("zonder ", "naast "))
        self.thing = filters.a_medal(self.of.colours)
        self.home = "in eigen land" if every and self.of.games.hosted else ""
        self.named_in_head = len(self.groups) <= MOST_NAMED
        self.ranked = bool(query.having) and all(each.measure.kind is Kind.RANK for each in query.having)

    def _compared_with(self) -> set[str]:
        """The nations that the groups are compared with: that they equal themselves goes without saying."""
        equal = (Op.EQUAL, Op.AT_LEAST, Op.AT_MOST)
        found: set[str] = set()
        for each in self.query.having:
            if self.by is Key.NATION and isinstance(each.value, Measure) and not each.both and each.op in equal:
                found |= {noc for noc in each.value.of.nations if isinstance(noc, str)}
        return found

    @property
    def hardly_known(self) -> bool:
        """Is of most of the people the age not known? The oldest of the others may be anybody."""
        aged = any(one.measure.kind is Kind.AGE for one in self.query.having)
        return self.kind is Kind.AGE and not aged and 2 * self.answer.untold > self.answer.kept

    def won(self, many: bool) -> str:
        return won(self.of, self.stage, many)

    def there_is(self, many: bool) -> str:
        """zijn; waren, of what was."""
        if not self.of.games.is_current or self.by is Key.GAMES:
            return "waren" if many else "was"
        return dutch.is_was(self.stage, many)

    # --- The groups -------------------------------------------------------------------------------------------------

    def keys(self, count: int) -> str:
        """drie sporten; geen enkele sport."""
        several = filters.joined(dutch.number_word(count), plural_of(self.by, count, self.query.sex))
        return several if count else none_of(self.by, self.query.sex)

    def people(self, count: int) -> str:
        """Nederlandse sporters; landen."""
        key = plural_of(self.by, count, self.query.sex)
        if len(self.query.among) > 1:
            return f"van die {dutch.number_word(len(self.query.among))}"
        if self.by is not Key.ATHLETE:
            return key
        if len(self.of.athletes) > 1:
            return "van hen"
        return filters.people_noun(key, self.of, self.words, self.scene, by_athlete=True)

    def names(self) -> str:
        return dutch.listing([self.name(group) for group in self.groups[: 2 * MOST_NAMED]])

    def names_behind(self) -> str:
        """Behind the first line, where they are few and do not stand below."""
        named = self.groups and self.named_in_head and not self.query.among
        return ":" if self.listed else f": {self.names()}" if named else ""

    @property
    def listed(self) -> bool:
        """Does a line a group stand below, with more than its name?"""
        groups, query = self.groups, self.query
        if len(groups) < 2 or (query.ask is GroupAsk.EXISTS and self.named_in_head):
            return False
        if (query.ask is GroupAsk.COUNT and len(groups) > MOST_LINES) or (query.among and query.having):
            return False
        plain = not query.having or all(not group.tally.total for group in groups)
        same = len({(group.value, group.tally) for group in groups}) == 1 and not self.by_winner
        told = same or (plain and (not query.take or len({group.value for group in groups}) > 1))
        return not (self.named_in_head and told)

    @property
    def by_winner(self) -> bool:
        """Is each group told with the nation that won all of it?"""
        swept = self.of.podium in (Podium.SWEPT, Podium.DOUBLE) and self.by is Key.EVENT
        return (swept or any(map(is_all_of_one, self.query.having))) and not self.of.nations

    def name(self, group: Group) -> str:
        nation, sport = not self.of.nations, len(self.of.disciplines) != 1
        if self.by is Key.DAY and len(self.groups) > 2:
            return dutch.short_day(date.fromisoformat(group.key))
        name = group_words(group, self.by, self.scene, nation=nation, sport=sport)
        of_hosts = any(is_a(ref, Role.HOST) for ref in self.of.nations)
        host = self.by is Key.GAMES and of_hosts and group.noc
        return f"{name} ({self.scene.nation(host).name})" if host else name

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

    # --- Their conditions -------------------------------------------------------------------------------------------

    def noun(self) -> str:
        """medailles van Nederland bij het schaatsen."""
        return filters.joined(filters.medal_noun(self.of.colours), filters.whose(self.words.who), self.words.behind)

    def conditions(self) -> str:
        """Of which groups it is: "bij het schaatsen met minstens twee gouden medailles"."""
        having_, of = self.query.having, self.of
        own = self.by not in PEOPLE
        ranked = own and self.ranked
        base = of.narrowed(colours=())
        if own and not ranked:
            base = base.narrowed(nations=(), athletes=(), genders=() if of.nations else base.genders)
        having = self._programme() or conditions_words(having_, base, self.scene)
        said = any((one.measure.of.nations, one.measure.of.athletes) == (of.nations, of.athletes) for one in having_)
        whom = f"met een medaille van {self.words.who}" if own and not (ranked or said) and self.words.who else ""
        nations = filters.whose(self.words.who) if self.by in (Key.NATION, Key.CONTINENT) else ""
        if of.colours and not any(one.measure.of.colours == of.colours for one in having_):
            colours = f"met {filters.colour_words(of.colours)}"
            turns = "maar" if having.startswith("zonder") else "en"
            having = f"{colours} {turns} {having.removeprefix('met ')}" if having else colours
        elif having.startswith("zonder ") and self.by in (Key.NATION, Key.ATHLETE) and all(
            each.value != 0 for each in self.groups  # of "landen zonder goud" most won nothing at all
        ):  # fmt: skip
            having = f"met een medaille maar {having}"
        behind = "" if ranked else self.words.behind
        if self.by in (Key.GAMES, Key.DAY):  # "de laatste Winterspelen zonder medaille van Nederland bij het schaatsen"
            whom, having, behind = behind if not having else whom, having, behind if having else ""
            return filters.joined(nations, self.home, whom, having, behind)
        return filters.joined(nations, behind, self.home, whom, having)

    def apart(self, conditions: str) -> str:
        """Without the Games, where it is they that are told."""
        return re.sub("op de (?:Winter|Zomer)spelen ", "", conditions) if self.by is Key.GAMES else conditions

    def _programme(self) -> str:
        """met meer dan 100 onderdelen: of Games, at which nobody is asked about."""
        one = self.query.having[0] if len(self.query.having) == 1 else None
        if one is None or self.by is not Key.GAMES or one.measure.kind is not Kind.DISTINCT:
            return ""
        if one.measure.per not in (Key.EVENT, Key.DISCIPLINE) or filters.only_fields(one.measure.of) != {"games"}:
            return ""
        return filters.joined("met", number_condition(one), plural_of(one.measure.per, 2))
