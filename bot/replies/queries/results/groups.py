"""Medals by nation, athlete, sport, day …: which satisfy, how many, who has most. The first line names them."""

import re

from bot.replies import dutch
from bot.replies.queries.beside import harvest_of
from bot.replies.queries.conditions import condition_words, conditions_words, is_none, is_some
from bot.replies.queries.filters import Words, a_medal, ever, joined, only_fields, whose, within_years, words
from bot.replies.queries.keys import GAMES, PEOPLE, no, none_of, plural_of, within
from bot.replies.queries.measure_names import amount, measure_name, metric_words
from bot.replies.queries.measures import unknown_words
from bot.replies.queries.results.group_heads import each_first, edge, is_any_medal, is_of_parts, part_words, run_words
from bot.replies.queries.results.group_lines import buttons, is_twice_at_one_games, listed, remark
from bot.replies.queries.results.group_teller import Teller
from bot.replies.queries.superlatives import superlative
from bot.replies.queries.telling import every_season, said, told
from bot.replies.queries.verbs import had, stood, won
from bot.replies.rendering import Scene, renders
from bot.replies.reply import Reply
from bot.understanding.grammar.subjects import about, filters
from medals_core.answering import answer as answer_of
from medals_core.archive import LATEST
from medals_core.games import Season
from medals_core.queries.filters import ALL, CURRENT, Medals, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import GroupAsk, Groups, Order
from medals_core.queries.results import Group, GroupsAnswer
from medals_core.queries.selecting import find

_NOT_OF_ALL = frozenset({Kind.AGE, Kind.BORN, Kind.MEAN_AGE, Kind.PER_MILLION, Kind.POPULATION})
"""Of these the value may be unknown of who did win."""
_TOO_FEW = 10
"""Where of fewer than one in so many the birth date is known, nobody is called the oldest of them."""


_AGED = re.compile(r" en (?P<aged>(?:jonger dan|van minstens) \d+(?: jaar)?)$")

_AMONG = {Key.ATHLETE: "athletes", Key.NATION: "nations"}
"""Those asked about by name, as a filter."""


@renders(GroupsAnswer)
def render_groups(query: Groups, answer: GroupsAnswer, scene: Scene) -> Reply:
    query = query.model_copy(update={"having": tuple(dict.fromkeys(query.having))})  # what is said twice is told once
    teller = _Head(query, answer, scene)
    head, ever = teller.head(), _ever_instead(query, answer, scene)
    head = f"{head} in {answer.stage.games.city}" if ever else head
    return told(query, answer, scene, head, listed(teller), said(ever, remark(teller)), buttons=buttons(teller))


def _ever_instead(query: Groups, answer: GroupsAnswer, scene: Scene) -> str:
    """Where nobody won anything at these Games, which nobody named, what it is over all: "ooit wel: Hongarije won de
    meeste gouden medailles bij het schermen op de Zomer- en Winterspelen"."""
    of = query.measure.of
    whole = of.games.is_current and of.from_day is None and of.as_of == LATEST and of.after is None and not of.but_not
    plain = whole and query.measure.kind in (Kind.COUNT, Kind.TALLY) and all(map(is_some, query.having))
    if answer.groups or answer.unknown or not plain or query.by not in (*PEOPLE, Key.DISCIPLINE, Key.EVENT):
        return ""
    sport = any(one.events or one.disciplines for one in filters(query))
    scope = Scope(ever=True, seasons=() if sport else tuple(Season))
    over_all = about(query, lambda one: one.narrowed(games=scope))
    found = answer_of(over_all, scene.archive, scene.viewpoint) if isinstance(over_all, Groups) else None
    if not isinstance(over_all, Groups) or not isinstance(found, GroupsAnswer) or not found.groups:
        return ""
    teller = _Head(over_all.model_copy(update={"ask": GroupAsk.WHICH}), found, scene)
    head = teller.head()
    told_ = f"{head} {teller.names()}" if head.endswith(":") else head
    return f"ooit wel: {told_ if sport else every_season(told_)}"


class _Head(Teller):
    """The first line."""

    def head(self) -> str:
        query, answer = self.query, self.answer
        if answer.unknown is not None:
            return unknown_words(answer.unknown, self.of, self.stage, self.scene, self.words)
        if len(query.among) == 1 and query.having and self.by in _AMONG:
            name = words(Medals(**{_AMONG[self.by]: query.among}), self.scene).who
            return f"ja, {self.which()}" if self.groups else f"nee, dat geldt niet voor {name}"
        if is_of_parts(query):
            return self.start(bool(self.groups)) + part_words(self)
        if (alone := self.whose_place()) is not None:
            names = self.names() if self.groups else "niemand"
            shared = "deelden" if alone.many else "deelde"
            return joined(alone.who, shared, "hun" if alone.many else "zijn", "plek", alone.where, "met", names)
        if query.among and self.kind is Kind.RANK and self.by is Key.NATION and (level := self.level()):
            return level
        firsts = query.among and query.order is Order.FIRST and self.by is Key.NATION and not query.having
        if not self.groups or (firsts and not any(group.proof for group in self.groups)):
            unknown = answer.untold and not query.having and self.kind in _NOT_OF_ALL
            return self.not_known() if unknown else self.start(False) + self.none()
        if query.run is not None:
            return run_words(self)
        if firsts:
            return each_first(self)
        if query.take is not None and query.order in (Order.FIRST, Order.LAST):
            return edge(self)
        if query.take is not None and query.order in (Order.MOST, Order.FEWEST):
            return self.most()
        theirs = self.by in PEOPLE or bool(self.words.who)
        if query.having and not (theirs and is_any_medal(query) and not query.among):
            return self.start(True) + self.which() + self.names_behind()
        if query.ask is GroupAsk.WHICH and self.named_in_head and not query.having:
            return self.each_value()
        return self.start(True) + self.how_many() + self.names_behind()

    def start(self, holds: bool) -> str:
        """Yes or no, where it is asked whether there are any, or whether somebody is the only one."""
        if self.query.held and self.query.having:
            return "ja, " if [group.key for group in self.groups] == [self.query.held] else "nee, "
        return "" if self.query.ask is not GroupAsk.EXISTS else "ja, " if holds else "nee, "

    def whose_place(self) -> Words | None:
        """Whose place it is that the nations share, where that is all that is asked of them."""
        one = self.query.having[0] if len(self.query.having) == 1 else None
        if one is None or not isinstance(one.value, Measure) or self.query.ask is not GroupAsk.WHICH:
            return None
        same = one.measure.kind is Kind.RANK and one.op is Op.EQUAL and one.value.of.nations
        return words(one.value.of, self.scene) if same and self.by is Key.NATION else None

    def most(self) -> str:
        kept, known = self.answer.kept, self.answer.kept - self.answer.untold
        if not self.hardly_known:
            held = any(group.key == self.query.held for group in self.groups)
            won_most = [group.key for group in harvest_of(self.query, self.scene)]
            if self.query.held and won_most and (self.query.held in won_most) != held:
                return superlative(self)  # the best by place or by medals alone: neither yes nor no
            is_it = "" if not self.query.held else "ja, " if held else "nee, "
            if is_it and self.by is Key.GAMES and self.kind is Kind.COUNT:  # a record, or none: that may be asked too
                is_it += (
                    ("een gedeeld record: " if len(self.groups) > 1 else "een record: ") if held else "geen record: "
                )
            return f"{is_it}{superlative(self)}"
        if known * _TOO_FEW < kept:
            return self.not_known()
        return f"van de meesten weet ik de geboortedatum niet; van de {known} van wie wel: {superlative(self)}"

    # --- Those that meet a condition --------------------------------------------------------------------------------

    def which(self) -> str:
        count = len(self.groups) if self.query.take is not None else self.kept
        if self.words.who and self.by not in PEOPLE and self.ranked:
            return self.held_a_place(count)
        if (own := self.of_their_own(count)) is not None:
            return own
        key = "editie" if self.by is Key.GAMES and count == 1 else self.people(count)
        if self.query.among and count:
            many = self.by is Key.NATION and dutch.is_plural(self.scene.nation(self.groups[0].key))
            return self.there_are(self.names(), many or count > 1)
        return self.there_are(joined(dutch.number_word(count), key), count > 1)

    def of_their_own(self, count: int) -> str | None:
        """Op twee Zomerspelen won Nederland meer zilver dan goud; op zeven dagen won Zweden geen medaille."""
        if not self.words.who or self.by in PEOPLE or not all(map(self._is_own, self.query.having)):
            return None
        what = conditions_words(self.query.having, self.of.narrowed(colours=()), self.scene).removeprefix("met ")
        what = f" {what}".replace(" zonder ", " geen ").strip()
        where, behind = self._at_keys(self.keys(count))
        nowhere = not count and len(self.query.having) == 1 and is_none(self.query.having[0])
        if nowhere and find(self.of.narrowed(colours=()), self.scene.archive).selection.count:  # none is everywhere one
            where = where.replace(" geen enkele ", " elke ").replace(" geen enkel ", " elk ")
            what = f"wel {a_medal(self.query.having[0].measure.of.colours)}"
        return joined(where, self.won(self.words.many), self.words.who, behind, what)

    def _at_keys(self, keys: str) -> tuple[str, str]:
        """op vijf Zomerspelen sinds 1945; and what is said besides."""
        if self.by is not Key.GAMES:
            return joined(within(self.by), keys), self.words.behind
        there = words(self.of.narrowed(games=CURRENT), self.scene).behind
        return joined(within(self.by), keys, within_years(self.of.games, self.scene)), there

    def held_a_place(self, count: int) -> str:
        """Nederland eindigde één keer als vierde; Nederland stond op drie Winterspelen in de top tien."""
        query, one, many = self.query, self.query.having[0], self.words.many
        place = one.value if len(query.having) == 1 and isinstance(one.value, int | float) else 0
        if self.by is Key.GAMES and place and (one.op is Op.EQUAL or (one.op is Op.AT_MOST and place == 1)):
            rank, ended = dutch.ordinal_word(int(place)), "eindigden" if many else "eindigde"
            metric = metric_words(one.measure.metric, one.measure.of)
            often, behind, n = dutch.times(count) if count else "nooit", self.words.behind, len(self.of.games.ids)
            if n > 2 and count:  # each of them stands in the question
                often, behind = f"{dutch.number_word(count)} van die {dutch.number_word(n)} keer", ""
            return joined(self.words.who, ended, behind, often, metric, "als", rank)
        conditions = self.conditions().replace("met een plek ", "")
        if place == 1 and one.op is Op.EQUAL:
            conditions = conditions.replace("op plek 1", "bovenaan")
        where = joined(within(self.by), self.keys(count))
        return joined(self.words.who, stood(self.stage, many), where, conditions, self.words.behind)

    def there_are(self, number: str, many: bool) -> str:
        """Elf landen hadden meer goud dan zilver; er waren drie dagen zonder medaille van Nederland."""
        conditions = self.apart(self.conditions())
        if conditions.removeprefix(self.words.behind).strip() == (top := f"in de top {number.split()[0]}"):
            whole = self.words.behind.replace("op de ", "van de ", 1) if self.of.games.is_whole else self.words.behind
            return joined(top.removeprefix("in "), whole)  # De top drie: Noorwegen, de Verenigde Staten en Nederland
        told_ = (
            self._both_at_one_games(number, many)
            or self._for_the_first_time(number, many)
            or self._there_too(number, many)
            or self._won_by_one(number)
        )
        if told_ is not None:
            return told_
        where = self.words.behind
        held = conditions.removeprefix(where).strip() if where else conditions
        if self.by in PEOPLE and held.startswith("met "):
            if (aged := _AGED.search(held)) is not None:  # "twee sporters jonger dan 23 hadden goud"
                held, number = held[: aged.start()], joined(number, aged["aged"])
            held, top = self._out_of_top(held)
            number = joined(number, top)
            held = held.removeprefix("met ").replace(" zonder ", " geen ")
            if held.endswith(" op elk daarvan"):
                held, where = held.removesuffix(" op elk daarvan"), where.replace("op de ", "op elke ", 1)
            else:
                where = ever(where, self.of.games, self.scene)
            if self.ranked and held.startswith("een plek "):
                return joined(number, stood(self.stage, many), where, held.replace("een plek ", ""))
            return joined(number, had(self.of, self.stage, many), where, held)
        if self.by is Key.EVENT and is_any_medal(self.query) and not (self.of.colours or self.words.who):
            conditions = where  # where there was an event, there was a medal
        if self.by in PEOPLE and self.ranked:
            return joined(number, stood(self.stage, many), conditions)
        return joined("er", self.there_is(many), number, conditions)

    def _both_at_one_games(self, number: str, many: bool) -> str | None:
        """Zeven mannen wonnen op één en dezelfde Zomerspelen goud, zowel op de 5000 als op de 10.000 meter."""
        if not is_twice_at_one_games(self.query):
            return None
        events = words(self.of.narrowed(games=CURRENT, nations=(), athletes=()), self.scene).behind
        if events.count(" en op ") != 1:
            return None
        both = "zowel " + events.replace(" en op ", " als op ")
        return joined(number, self.won(many), f"op één en dezelfde {GAMES} {a_medal(self.of.colours)},", both)

    def _for_the_first_time(self, number: str, many: bool) -> str | None:
        """Eén land won voor het eerst goud in Milaan en Cortina 2026: of those who had none at all Games before."""
        archive = self.scene.archive
        none = [one.measure.of for one in self.query.having if is_none(one)]
        some = [one.measure.of for one in self.query.having if is_some(one)]
        if self.by not in PEOPLE or len(none) != 1 or len(some) != 1 or len(self.query.having) != 2:
            return None
        ids = some[0].games.ids
        games, until = archive.edition(ids[0] if len(ids) == 1 else None).games, none[0].games.until
        since = [one.games for one in archive.editions.values() if one.games.year > (until or games.year)]
        whole = some[0].games.is_whole or some[0].games.is_current or len(ids) == 1
        whole = whole and some[0].narrowed(games=none[0].games) == none[0] and none[0].games.since is None
        if not whole or [one for one in since if one.season is games.season] != [games]:
            return None
        where = words(some[0].narrowed(nations=(), athletes=(), colours=(), games=CURRENT), self.scene).behind
        verb, thing = won(some[0], self.stage, many), a_medal(some[0].colours)
        return joined(number, verb, "voor het eerst", thing, where, f"in {dutch.games_name(games)}")

    def _there_too(self, number: str, many: bool) -> str | None:
        """17 landen wonnen zowel in Peking 2022 als in Milaan en Cortina 2026 goud; zes landen wonnen een medaille,
        maar niet bij het schaatsen; in drie sporten won Nederland …: the same at two places, or at one and not at the
        other."""
        having = self.query.having
        none = [one for one in having if is_none(one)]
        some = [one for one in having if one not in none]
        values = {(one.op, one.value) for one in some if isinstance(one.value, int | float)}
        kinds = {(one.measure.kind, one.measure.of.colours) for one in having}
        held = len(some) == 1 and is_some(some[0])
        twice = len(values) == 1 and len(some) == 2 and not none
        theirs = bool(self.words.who) and self.by in (Key.DISCIPLINE, Key.EVENT) and bool(some)
        by_them = self.by in PEOPLE or theirs
        if not by_them or self.query.among or not (twice or (len(none) == 1 and (held or not some))):
            return None
        kind, colours = kinds.pop()
        if kinds or kind not in (Kind.COUNT, Kind.RANK) or (not some and colours != self.of.colours):
            return None
        base, thing = self.of.narrowed(colours=()), a_medal(colours)
        bare = condition_words(some[0], some[0].measure.of.narrowed(colours=()), self.scene) if some else f"met {thing}"
        scopes = {one.measure.of.games for one in having} | {base.games}
        *at, last = [
            condition_words(one, base, self.scene, name_games=len(scopes) > 1)
            .removeprefix(f"zonder {thing.removeprefix('een ')}" if one in none else bare)
            .strip()
            for one in (*some, *none)
        ]
        first, thing = joined(self.words.behind, *at), bare.removeprefix("met ")
        if not last or (theirs and not first):
            return None  # without any at all
        nations = whose(self.words.who) if self.by is not Key.ATHLETE else ""
        told_ = joined(number, nations, stood(self.stage, many) if self.ranked else self.won(many))
        told_ = joined(within(self.by), number, self.won(self.words.many), self.words.who) if theirs else told_
        if none:
            return f"{joined(told_, '' if self.kept else 'wel', thing, first)}, maar niet {last}"
        return joined(told_, "zowel", first, "als", last, thing) if first else f"{joined(told_, thing)}, ook {last}"

    def _won_by_one(self, number: str) -> str | None:
        """Ning Zhongyan won op één onderdeel goud: of one winner alone, who won something in each."""
        first = self.query.having[0].measure.of if self.query.having else ALL
        subject = ALL.narrowed(nations=first.nations, athletes=first.athletes)
        plain = all(each.measure.kind is Kind.COUNT and is_some(each)
                    and only_fields(each.measure.of) <= {"nations", "athletes", "colours", "games"}
                    and (each.measure.of.nations, each.measure.of.athletes) == (first.nations, first.athletes)
                    for each in self.query.having)  # fmt: skip
        if not plain or subject == ALL or self.by not in (Key.EVENT, Key.DISCIPLINE):
            return None
        said = words(subject, self.scene)
        things = dutch.listing([a_medal(each.measure.of.colours) for each in self.query.having])
        return joined(said.who, self.won(said.many), within(self.by), number, things, self.words.behind)

    def _out_of_top(self, held: str) -> tuple[str, str]:
        """ "goud en in de top tien" as goud, of those "uit de top tien" of the whole table."""
        ranks = [each.measure.of for each in self.query.having if each.measure.kind is Kind.RANK]
        told, _, top = held.partition(" en in de top ")
        whole = len(ranks) == 1 and not (ranks[0].disciplines or ranks[0].events or ranks[0].genders)
        return (told, f"uit de top {top}") if whole and top.isalpha() else (held, "")

    def _is_own(self, one: Condition) -> bool:
        """More silver than gold of one nation, or than in Peking, or three of its medals: of the same medals but for
        the colour."""
        own = self.of.narrowed(colours=())
        held = one.value.of.narrowed(colours=(), games=own.games) if isinstance(one.value, Measure) else own
        return one.measure.of.narrowed(colours=()) == held == own and one.measure.kind is Kind.COUNT

    # --- Nobody -----------------------------------------------------------------------------------------------------

    def not_known(self) -> str:
        """Of those that there are the birth dates, or the inhabitants, are not known: not that there were none."""
        peopled = self.kind in (Kind.PER_MILLION, Kind.POPULATION)
        what = "de inwonertallen van de landen" if peopled else "de geboortedata van de sporters"
        return joined(what, whose(self.words.who), f"met {self.thing}", self.words.behind, "weet ik niet")

    def none(self) -> str:
        query, who, by_athlete = self.query, self.words.who, self.by is Key.ATHLETE
        if self.by is Key.NATION and any(is_none(one) and one.measure.of == self.of for one in query.having):
            return f"welke landen geen {self.noun()} wonnen, weet ik niet: ik ken alleen die met een medaille"
        if who and self.by not in PEOPLE and query.having and query.having[0].measure.kind is Kind.RANK:
            return self.held_a_place(0)
        if query.having and not is_any_medal(query) and (own := self.of_their_own(0)) is not None:
            return own
        if query.having and not ((self.by in PEOPLE or who) and is_any_medal(query)):
            games = self.by is Key.GAMES
            of_them = (by_athlete and len(self.of.athletes) > 1) or len(query.among) > 1
            not_one = "geen" if games or of_them else no(self.by)
            return self.there_are(joined(not_one, self.people(0 if games else 1)), games)
        thing = a_medal((query.having[0].measure.of if query.having else self.of).colours)
        if self.by in PEOPLE:
            nobody = joined(no(self.by), self.people(1), "" if by_athlete else whose(who))
            nobody = "niemand" if by_athlete and not (query.having or who) else nobody
            return joined(nobody, self.won(False), thing, self.words.behind)
        if who:
            return joined(who, self.won(self.words.many), within(self.by), none_of(self.by), thing, self.words.behind)
        return f"er {self.there_is(True)} geen {self.noun()}"

    # --- Each with what it won --------------------------------------------------------------------------------------

    def level(self) -> str:
        """Vijf landen deelden een plek: Brazilië en Kazachstan (negentiende); Denemarken, Estland en Georgië (25e): of
        nations that each share their place; else nothing."""
        places: dict[float | None, list[Group]] = {}
        for group in self.groups:
            places.setdefault(group.value, []).append(group)
        if not self.groups or any(len(each) == 1 for each in places.values()):
            return ""
        told = [f"{dutch.listing(list(map(self.name, each)))} ({self.value(each[0])})" for each in places.values()]
        shared = dutch.by_tense(self.stage, "delen", "deelden", "deelden")
        who = joined(dutch.number_word(len(self.groups)), "landen", shared, "een plek", self.words.behind)
        return f"{self.start(True)}{who}: {'; '.join(told)}"

    def each_value(self) -> str:
        """Medailles van Nederland per sport: schaatsen 13 en shorttrack 7; Nederland eindigde als derde in …"""
        query, of_games = self.query, self.by is Key.GAMES and self.words.who
        if of_games and self.kind is Kind.RANK:
            places = [joined("als", self.value(group), "in", self.name(group)) for group in self.groups]
            return joined(self.words.who, "eindigden" if self.words.many else "eindigde", dutch.listing(places))
        if of_games and self.kind in (Kind.COUNT, Kind.TALLY):
            there, first = words(self.of.narrowed(games=CURRENT), self.scene).behind, self.groups[0]
            each = [joined(self._amount(one, one is first), "in", self.name(one)) for one in self.groups]
            return joined(self.words.who, self.won(self.words.many), there, dutch.listing(each))
        what = joined(measure_name(query.measure, self.of.colours), whose(self.words.who), self.words.behind)
        coloured = self.kind is Kind.COUNT and not self.of.colours and self.by is not Key.COLOUR
        named = [f"{self.name(group)} {self.value(group)} ({group.tally})" if coloured else
                 f"{self.name(group)} ({self.value(group)})" for group in self.groups]  # fmt: skip
        return f"{what} per {plural_of(self.by, 1, query.sex)}: {dutch.listing(named)}"

    def _amount(self, group: Group, first: bool) -> str:
        """36 medailles (10-12-14); of the next the number alone."""
        colours, n = self.of.colours, group.tally.total
        split = f" ({group.tally})" if n and len(colours) != 1 else ""
        return f"{amount(colours, n) if first or not n else dutch.number(n)}{split}"

    def how_many(self) -> str:
        """Noorwegen won in zeven sporten goud; elf landen wonnen goud."""
        count, behind = self.kept, self.words.behind
        thing = a_medal((self.query.having[0].measure.of if self.query.having else self.of).colours)
        key = joined(dutch.number_word(count), self.people(count))
        if self.by in PEOPLE:
            nations = whose(self.words.who) if self.by is not Key.ATHLETE else ""
            key = dutch.number_word(count) if nations.endswith("landen") else key  # "zes van de verdwenen landen"
            once = "ooit" if self.of.games.is_whole and not self.of.games.hosted else ""
            return joined(key, nations, self.won(count > 1), once, thing, behind)
        if self.words.who:
            where, behind = self._at_keys(key)
            return joined(self.words.who, self.won(self.words.many), where, thing, behind)
        return joined(self.noun(), within(self.by), key)
