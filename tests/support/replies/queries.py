"""Short ways to make a query, and more than 150 of them: what people ask, and every field of every type."""

from datetime import date, datetime
from typing import Any

from medals_core import (
    EVER,
    Added,
    AfterEvent,
    AfterEvents,
    AfterMedal,
    Ask,
    AsNation,
    Certain,
    CertainAsk,
    Claim,
    Colour,
    Condition,
    Described,
    Fact,
    GamesFact,
    Gender,
    GroupAsk,
    Groups,
    Identify,
    Key,
    Kind,
    Left,
    LeftAsk,
    Listing,
    Measure,
    Medals,
    Metric,
    Needed,
    Op,
    Order,
    Query,
    Role,
    Scope,
    SpellAsk,
    Spells,
    Suppose,
    Together,
    Turned,
    Value,
    Versus,
    VersusAsk,
    WhenRanked,
    Without,
)
from medals_core.queries.filters import ALL
from medals_core.queries.model import Won
from tests.support.replies.saying import at, end_of, moment

G, S, B = Colour.GOLD, Colour.SILVER, Colour.BRONZE
MEN, WOMEN, MIXED = Gender.MEN, Gender.WOMEN, Gender.MIXED
SKATING, SHORT_TRACK, SKIING = "speed-skating", "short-track", "alpine-skiing"
W500, M1500 = "speed-skating-500m-women", "speed-skating-1500m-men"
JENS, MELLE, KOK = "jens-van-t-wout", "melle-van-t-wout", "femke-kok"
BEIJING, SOCHI = Scope(ids=("2022-winter",)), Scope(ids=("2014-winter",))
ALL_MEDALS = Measure()
_TUPLES = ("nations", "athletes", "colours", "disciplines", "events", "genders", "weekdays", "but_not")


def of(noc: str = "", **fields: Any) -> Medals:
    if noc:
        fields["nations"] = noc
    return Medals(
        **{
            name: (value,) if name in _TUPLES and not isinstance(value, tuple) else value
            for name, value in fields.items()
        }
    )


def measure(kind: Kind, medals: Medals = ALL, **fields: Any) -> Measure:
    return Measure(kind=kind, of=medals, **fields)


def count(noc: str = "", **fields: Any) -> Measure:
    return Measure(of=of(noc, **fields))


def rank(noc: str = "", metric: Metric = Metric.OFFICIAL, **fields: Any) -> Measure:
    return Measure(kind=Kind.RANK, of=of(noc, **fields), metric=metric)


def how_many(noc: str = "", **fields: Any) -> Value:
    return Value(measure=count(noc, **fields))


def value(kind: Kind, medals: Medals = ALL, **fields: Any) -> Value:
    return Value(measure=measure(kind, medals, **fields))


def which(noc: str = "", ask: Ask = Ask.WHICH, take: int | None = None, **fields: Any) -> Listing:
    chosen = {name: fields.pop(name) for name in ("skip", "last") if name in fields}
    return Listing(of=of(noc, **fields), ask=ask, take=take, **chosen)


def has(what: Measure, op: Op = Op.AT_LEAST, than: float | Measure = 1, both: bool = False) -> Condition:
    return Condition(measure=what, op=op, value=than, both=both)


def groups(by: Key, what: Measure = ALL_MEDALS, *having: Condition, **fields: Any) -> Groups:
    return Groups(by=by, measure=what, having=having, **fields)


def most(by: Key, what: Measure, *having: Condition, **fields: Any) -> Groups:
    return groups(by, what, *having, **{"take": 1, **fields})


def versus(ask: VersusAsk, *sides: Measure) -> Versus:
    return Versus(measures=sides, ask=ask)


def claim(*conditions: Condition, denied: bool = False) -> Claim:
    return Claim(conditions=conditions, denied=denied)


def suppose(*changes: Any, **fields: Any) -> Suppose:
    return Suppose(changes=changes, **fields)


def third(ask: SpellAsk, op: Op = Op.EQUAL, place: int = 3, **fields: Any) -> Spells:
    return Spells(noc="NED", condition=has(rank("NED"), op, place), ask=ask, **fields)


def feb(day: int) -> date:
    return date(2026, 2, day)


def role(of_role: Role, **fields: Any) -> Described:
    return Described(role=of_role, **fields)


NED = of("NED")
GOLD_FREE = has(count(colours=G), Op.EQUAL, 0)
EVER_NED = count("NED", games=EVER)

VALUES: list[Query] = [
    how_many("NED", colours=G),
    how_many("NED"),
    how_many("HUN"),
    how_many("NED", colours=(S, B)),
    how_many("NED", colours=G, place="cortina"),
    how_many("NED", but_not=(of(disciplines=SKATING), of(disciplines=SHORT_TRACK))),
    how_many("NOR", genders=WOMEN, but_not=of(disciplines="cross-country-skiing")),
    how_many("NED", but_not=of(athletes=JENS)),
    how_many("NED", but_not=(of(genders=WOMEN), of(team=True), of(events=W500), of(colours=B))),
    how_many("NED", genders=WOMEN, disciplines=SKATING, colours=G, after=end_of(12)),
    how_many("ITA", colours=B, as_of=at(14, 12)),
    how_many("NED", as_of=end_of(15)),
    how_many(nations=("SWE", "FIN")),
    how_many(),
    how_many(disciplines=SKATING),
    how_many("NED", weekdays=(5, 6)),
    how_many("NED", weekdays=0),
    how_many("NED", from_day=feb(8), to_day=feb(12)),
    how_many("NED", from_day=feb(12), to_day=feb(12)),
    how_many("NED", from_day=feb(20)),
    how_many("NED", team=True),
    how_many("NED", team=False, colours=S),
    how_many("NED", genders=MIXED),
    how_many("NED", events=(W500, M1500)),
    how_many("NED", as_of=AfterMedal(of=of("ITA", colours=G))),
    how_many("NED", colours=G, as_of=AfterEvents(half=True)),
    how_many("NED", colours=G, as_of=AfterEvents(events=50)),
    how_many("NED", as_of=WhenRanked(noc="NED", rank=3)),
    how_many("NED", as_of=WhenRanked(noc="NED", rank=5, or_better=True, first=False)),
    how_many("NED", as_of=WhenRanked(noc="NED", rank=3, lost=True)),
    how_many("NED", as_of=WhenRanked(noc="NED", rank=1)),
    how_many("NED", as_of=AfterEvent(event_id="speed-skating-mass-start-men", before=True)),
    how_many("NED", after=AfterMedal(of=of(athletes="jorrit-bergsma", colours=G))),
    how_many("NED", beside=of("USA", colours=G)),
    how_many("NED", games=EVER),
    how_many("NED", games=EVER, colours=G, but_not=of(disciplines=SKATING)),
    how_many("BEL", games=Scope(ever=True, since=2000)),
    how_many("NED", games=Scope(ever=True, until=2022), colours=G),
    how_many("ITA", games=Scope(ever=True, hosted=True)),
    how_many("NED", games=Scope(ids=("2022-winter", "2018-winter"))),
    how_many(nations=role(Role.NAMED, of="GER"), games=Scope(ids=("1988-winter",))),
    how_many(nations=role(Role.NAMED, of="RUS")),
    how_many(nations=role(Role.HOST)),
    how_many(nations=role(Role.GROUP, name="scandinavia")),
    how_many(nations=role(Role.RANK, rank=2)),
    how_many(nations=role(Role.ABOVE, of="NED"), colours=G),
    how_many(nations=role(Role.LAST)),
    how_many(athletes=KOK),
    how_many(athletes="ireen-wust", games=EVER, colours=G),
    value(Kind.RANK, NED),
    value(Kind.RANK, NED, metric=Metric.TOTAL),
    value(Kind.RANK, NED, metric=Metric.POINTS),
    value(Kind.RANK, NED, metric=Metric.POPULATION),
    value(Kind.RANK, of("NED", disciplines=SHORT_TRACK)),
    value(Kind.RANK, of("NED", colours=S)),
    value(Kind.RANK, of("NED", as_of=end_of(15))),
    value(Kind.RANK, of("NED", games=SOCHI)),
    value(Kind.RANK, of("NED", games=BEIJING)),
    value(Kind.RANK, of("AIN")),
    value(Kind.RANK, of("HUN")),
    value(Kind.SHARE, of("NED", colours=G)),
    value(Kind.SHARE, of("NED", disciplines=SKATING), whole=NED),
    value(Kind.SHARE, of("NED", colours=G), whole=of(colours=G)),
    value(Kind.SHARE, of("NED", athletes=KOK), whole=NED),
    value(Kind.AVERAGE, NED, per=Key.DAY),
    value(Kind.AVERAGE, of("NED", games=EVER), per=Key.GAMES),
    value(Kind.DISTINCT, NED, per=Key.ATHLETE),
    value(Kind.DISTINCT, of(colours=G), per=Key.NATION),
    value(Kind.DISTINCT, NED, per=Key.DISCIPLINE),
    value(Kind.DISTINCT, of("HUN"), per=Key.DISCIPLINE),
    value(Kind.DISTINCT, of("NED", games=EVER), per=Key.GAMES),
    value(Kind.STREAK, of("NOR"), per=Key.DAY),
    value(Kind.STREAK, of("NED", games=EVER), per=Key.GAMES),
    value(Kind.AGE, of(athletes=KOK)),
    value(Kind.BORN, of(athletes=KOK)),
    versus(VersusAsk.MORE, measure(Kind.BORN, of(athletes=KOK)), measure(Kind.BORN, of(athletes="jutta-leerdam"))),
    value(Kind.PEAK, NED, per=Key.DAY),
    value(Kind.PEAK, of("NOR", games=EVER), per=Key.GAMES),
    value(Kind.MEAN_AGE, of("NED", colours=G)),
    value(Kind.MEAN_AGE, of("NOR", games=Scope(ids=("1924-winter",)))),
    value(Kind.POINTS, NED),
    value(Kind.PER_MILLION, NED),
    value(Kind.PER_MILLION, of("NED", games=Scope(ids=("1952-winter",)))),
    value(Kind.COUNT, of("ITA", colours=G), minus=count("ITA", colours=G, games=BEIJING)),
]

LISTINGS: list[Query] = [
    which("NED", colours=G),
    which("NED", Ask.WHO, colours=G),
    which(ask=Ask.WHO, colours=S, events=W500),
    which(ask=Ask.WHO, colours=S, events="short-track-relay-2000m-mixed"),
    which(events=W500),
    which(ask=Ask.NATION, colours=G, disciplines="skeleton"),
    which("USA", Ask.WHO, colours=G, events=(M1500, "speed-skating-1500m-women")),
    which(ask=Ask.WHO, colours=S, beside=of("NED", colours=G)),
    which("BRA", Ask.EVENT, colours=G),
    which(ask=Ask.DAY, athletes=KOK, colours=G),
    which(ask=Ask.TIME, athletes=KOK),
    which(ask=Ask.PLACE, athletes="jutta-leerdam", colours=G),
    which("YUG", Ask.GAMES, games=EVER),
    which("FRA", Ask.DISCIPLINE, colours=G),
    which("NED", Ask.EXISTS, genders=MIXED),
    which("NED", Ask.EXISTS, disciplines=SHORT_TRACK, colours=G, genders=WOMEN),
    which("NED", take=1, colours=G),
    which("NED", take=1, last=True),
    which("NED", take=3),
    which("NED", take=1, skip=1),
    which("NED", take=1, skip=1, last=True, colours=G),
    which("NOR", take=1, games=EVER),
    which("NED", take=1, games=EVER, colours=G),
    which("NED", Ask.TIME, take=1),
    which("NED", take=1, skip=30),
    which("NED", Ask.WHO, disciplines=SKIING),
    which(ask=Ask.NATION, colours=G, disciplines=SKATING, genders=MIXED),
    which("NED", games=Scope(ids=("2006-winter",)), from_day=date(2006, 2, 12)),
]

GROUPED: list[Query] = [
    most(Key.NATION, count(colours=G)),
    most(Key.NATION, count(colours=B), take=3),
    most(Key.NATION, count(), order=Order.FEWEST),
    most(Key.NATION, count(colours=S), GOLD_FREE),
    most(Key.NATION, measure(Kind.STREAK, per=Key.DAY)),
    most(Key.NATION, measure(Kind.PEAK, of(games=EVER), per=Key.GAMES)),
    most(Key.NATION, measure(Kind.MEAN_AGE), order=Order.FEWEST),
    most(Key.NATION, measure(Kind.POINTS)),
    most(Key.NATION, measure(Kind.PER_MILLION), take=3),
    most(Key.NATION, measure(Kind.SHARE, of(colours=G)), has(rank(), Op.AT_MOST, 10)),
    most(Key.NATION, measure(Kind.COUNT, of(colours=G), minus=count(colours=G, games=BEIJING))),
    most(Key.ATHLETE, count(colours=G)),
    most(Key.ATHLETE, count(), sex="F"),
    most(Key.ATHLETE, count(colours=G), skip=1, sex="M"),
    most(Key.ATHLETE, measure(Kind.AGE, of(colours=G)), order=Order.FEWEST),
    most(Key.DAY, measure(Kind.TALLY, NED)),
    most(Key.DAY, count("NED")),
    most(Key.DISCIPLINE, count("NED")),
    most(Key.GENDER, count("NED", colours=G)),
    most(Key.GAMES, rank("NED", games=Scope(ever=True, until=2022)), order=Order.FEWEST),
    most(Key.GAMES, count("NED", games=EVER), has(count("NED", games=EVER), Op.EQUAL, 0), order=Order.LAST),
    groups(Key.DISCIPLINE, count("NED")),
    groups(Key.DISCIPLINE, count("NOR")),
    groups(Key.DISCIPLINE, rank("NED"), has(rank("NED"), Op.EQUAL, 1)),
    groups(Key.DISCIPLINE, rank("HUN"), has(rank("HUN"), Op.EQUAL, 1)),
    groups(Key.COLOUR, count("NED")),
    groups(Key.DAY, count("NED"), has(count("NED")), has(count("NED", colours=G), Op.EQUAL, 0), order=Order.NATURAL),
    groups(Key.EVENT, count(disciplines=SKATING), has(count("NED", disciplines=SKATING), Op.EQUAL, 0)),
    groups(Key.EVENT, count(), has(count("NED"), Op.AT_LEAST, 2)),
    groups(Key.GAMES, EVER_NED, has(EVER_NED), has(count("NED", games=EVER, colours=G), Op.LESS, 1)),
    groups(Key.NATION, count(), has(measure(Kind.DISTINCT, of(colours=G), per=Key.DISCIPLINE), Op.AT_LEAST, 4)),
    groups(Key.NATION, count(), has(measure(Kind.DISTINCT, per=Key.DISCIPLINE), Op.EQUAL, 1)),
    groups(Key.NATION, count(), *(has(count(colours=colour)) for colour in Colour), ask=GroupAsk.COUNT),
    groups(Key.NATION, count(), has(count(), Op.MORE, count("NED")), has(rank(), Op.MORE, rank("NED"))),
    groups(Key.NATION, count(), has(count(colours=G), Op.EQUAL, count("NED", colours=G))),
    groups(Key.NATION, count(), has(count(colours=G), Op.MORE, count(colours=S), both=True)),
    groups(Key.NATION, count(), has(count(colours=G, games=BEIJING)), GOLD_FREE),
    groups(Key.NATION, count(), GOLD_FREE),
    groups(Key.NATION, count(colours=S), has(count(colours=S), Op.MORE, 12), ask=GroupAsk.COUNT),
    groups(Key.NATION, count(colours=G), among=("NED", "BEL")),
    groups(Key.ATHLETE, count("NED"), ask=GroupAsk.COUNT),
    groups(Key.ATHLETE, count("NED"), has(count("NED"), Op.AT_LEAST, 2)),
    groups(Key.ATHLETE, count(), has(measure(Kind.DISTINCT, per=Key.DISCIPLINE), Op.AT_LEAST, 2), ask=GroupAsk.EXISTS),
    groups(Key.CONTINENT, count(colours=G)),
]  # fmt: skip

SIDE_BY_SIDE: list[Query] = [
    versus(VersusAsk.MORE, count("KOR"), count("JPN")),
    versus(VersusAsk.MORE, count("NED", colours=G), count("NED", colours=S)),
    versus(VersusAsk.MORE, count("NED"), count("NED", games=BEIJING)),
    versus(VersusAsk.MORE, count("NED", genders=MEN), count("NED", genders=WOMEN)),
    versus(VersusAsk.MORE, count("NED", disciplines=SKATING), count("NED", disciplines=SHORT_TRACK)),
    versus(VersusAsk.MORE, count("IRL"), count("ISL")),
    versus(VersusAsk.MORE, count("NED"), count("ITA"), count("NOR")),
    versus(VersusAsk.MORE, rank("NED"), rank("ITA")),
    versus(VersusAsk.MORE, rank("NED", games=SOCHI), rank("NED")),
    versus(VersusAsk.MORE, measure(Kind.POINTS, NED), measure(Kind.POINTS, of("ITA"))),
    versus(VersusAsk.DIFFERENCE, count("NOR", colours=G), count("NED", colours=G)),
    versus(VersusAsk.SUM, count("SWE"), count("FIN")),
    versus(VersusAsk.SUM, count(athletes=JENS, colours=G), count(athletes=MELLE, colours=G)),
    versus(VersusAsk.RATIO, count("NED", colours=G), count("NED", colours=S)),
    versus(VersusAsk.RATIO, count("NOR"), count("NED")),
    versus(VersusAsk.WHY, rank("NED"), rank("ITA")),
    versus(VersusAsk.WHY, rank("GER"), rank("FRA"), rank("SWE")),
    claim(has(rank("NED"), Op.EQUAL, 3)),
    claim(has(rank("NED", Metric.TOTAL), Op.EQUAL, 3)),
    claim(has(count("NOR", colours=G), Op.EQUAL, 20)),
    claim(has(count(athletes="kjeld-nuis", colours=S, events=M1500))),
    claim(has(count(athletes=KOK, colours=G, events=W500))),
    claim(has(count("NED", colours=G, disciplines=SKIING)), denied=True),
    claim(has(count("NED", colours=G)), denied=True),
    claim(has(count("GER"), Op.MORE, count("NED")), has(rank("GER"), Op.MORE, rank("NED"))),
    claim(has(count("NED", colours=G), Op.AT_LEAST, 5), has(count("NED", colours=S), Op.AT_LEAST, 10)),
    claim(has(rank("NED"), Op.LESS, rank("USA"))),
    claim(has(count("NED", colours=G), Op.MORE, count("NED", colours=G, games=BEIJING))),
    claim(has(count("FIN", colours=G), Op.EQUAL, 20)),
]

REASONED: list[Query] = [
    suppose(Added(noc="NED", colour=G)),
    suppose(Added(noc="SUI", colour=G, count=2)),
    suppose(Added(noc="NED", colour=S), then=claim(has(rank("NED"), Op.AT_MOST, 2))),
    suppose(Added(noc="NED", colour=G, count=-11)),
    suppose(Without(of=of(disciplines=SHORT_TRACK))),
    suppose(Without(of=of(athletes=JENS)), then=how_many("NED", colours=G)),
    suppose(Without(of=of("NOR"))),
    suppose(Without(of=of("HUN", disciplines=SKATING))),
    suppose(Won(event_id="speed-skating-team-pursuit-women", colour=G, noc="NED"), as_of=end_of(17)),
    suppose(Turned(noc="NED", was=S, becomes=G, count=3)),
    suppose(Together(nocs=("SWE", "FIN"))),
    suppose(AsNation(athlete_id="johannes-hosflot-klaebo")),
    suppose(Added(noc="ITA", colour=S), then=Identify(nation=role(Role.RANK, rank=3))),
    suppose(Added(noc="NED", colour=G, count=3), then=claim(has(rank("NED"), Op.LESS, rank("USA")))),
    Needed(noc="NED", passes="USA"),
    Needed(noc="NED", place=2),
    Needed(noc="BEL", passes="BUL"),
    Needed(noc="GER", passes="NED", colour=G),
    Needed(noc="NED", passes="SWE"),
    Needed(noc="NED", passes="USA", level=True),
    Needed(noc="NED", passes="USA", within=of(as_of=end_of(17))),
    Needed(noc="NED", passes="USA", colour=B),
    Needed(noc="NED", passes="USA", colour=G, turned=S),
    Needed(noc="NED", place=1, metric=Metric.TOTAL),
    Needed(noc="NED", count=12, colour=G),
    Needed(noc="AIN", place=3),
    third(SpellAsk.HOW_LONG),
    third(SpellAsk.HOW_LONG, from_day=feb(16), to_day=feb(16)),
    third(SpellAsk.HOW_LONG, longest=True),
    third(SpellAsk.SINCE, Op.AT_MOST, 5, last=True),
    third(SpellAsk.WHO_ENDED),
    third(SpellAsk.EVER),
    third(SpellAsk.EVER, place=2),
    third(SpellAsk.HOW_OFTEN, Op.AT_MOST, 5, by_day=True),
    third(SpellAsk.WHEN),
    Spells(noc="NED", ask=SpellAsk.BEST),
    Spells(noc="NED", condition=has(rank("NED"), Op.LESS, rank("ITA"))),
    Certain(noc="NOR", place=1, within=of(as_of=end_of(20))),
    Certain(noc="NOR", place=1, ask=CertainAsk.SINCE),
    Certain(noc="ITA", above="NED", ask=CertainAsk.POSSIBLE, within=of(as_of=end_of(21))),
    Certain(noc="NED", place=1, ask=CertainAsk.GONE),
    Certain(noc="NED", ask=CertainAsk.WORST, within=of(as_of=end_of(16))),
    Certain(noc="NED", place=3, ask=CertainAsk.POSSIBLE, within=of(as_of=end_of(16)), to_day=date(2026, 2, 17)),
    Certain(noc="NED", place=3),
    Left(of=of(as_of=WhenRanked(noc="NED", rank=3))),
    Left(of=of(as_of=end_of(20), disciplines=SKATING)),
    Left(),
    Left(of=of(as_of=end_of(16)), ask=LeftAsk.DONE),
    Left(of=of(as_of=end_of(16)), ask=LeftAsk.SPORTS),
    Identify(nation=role(Role.RANK, rank=4)),
    Identify(nation=role(Role.RANK, rank=26)),
    Identify(nation=role(Role.RANK, rank=30)),
    Identify(nation=role(Role.RANK, rank=3), within=of(as_of=end_of(17))),
    Identify(nation=role(Role.RANK, rank=1), within=of(disciplines=SKATING)),
    Identify(nation=role(Role.RANK, rank=1), metric=Metric.POPULATION),
    Identify(nation=role(Role.LAST)),
    Identify(nation=role(Role.ABOVE, of="NED")),
    Identify(nation=role(Role.ABOVE, of="NOR")),
    Identify(nation=role(Role.HOST)),
    Identify(nation=role(Role.NAMED, of="GER"), within=of(games=Scope(ids=("1988-winter",)))),
    Identify(nation=role(Role.GROUP, name="scandinavia")),
    GamesFact(fact=Fact.HOST),
    GamesFact(fact=Fact.CITY, games=Scope(ids=("1980-winter",))),
    GamesFact(fact=Fact.LIST, hosts=("NED",)),
    GamesFact(fact=Fact.LIST, hosts=("ITA",), games=EVER),
    GamesFact(fact=Fact.NATIONS),
    GamesFact(fact=Fact.WINNER, games=BEIJING),
    GamesFact(fact=Fact.DATES),
]

RUNNING: list[Query] = [
    how_many("NED", colours=G),
    how_many("BEL", colours=G),
    how_many("NED", but_not=of(disciplines=SKATING)),
    value(Kind.RANK, NED),
    value(Kind.RANK, of("HUN")),
    which("NED", Ask.WHO, disciplines="skeleton"),
    versus(VersusAsk.WHY, rank("NED"), rank("USA")),
    claim(has(rank("NED"), Op.LESS, rank("USA"))),
    suppose(Added(noc="NED", colour=G)),
    Needed(noc="NED", passes="USA"),
    Certain(noc="NED", place=10),
    Certain(noc="NED", place=1, ask=CertainAsk.POSSIBLE),
    third(SpellAsk.EVER),
    Left(of=of(disciplines=SKATING)),
    Left(of=of(disciplines=SKATING, from_day=date(2026, 2, 17), to_day=date(2026, 2, 17)), ask=LeftAsk.WHEN),
    Left(of=of(nations=("NED",)), ask=LeftAsk.WHO),
    Left(of=of(disciplines=("curling",)), ask=LeftAsk.OVER),
    Left(of=of(athletes=("femke-kok",)), ask=LeftAsk.EXISTS),
    Left(take=1),
    Identify(nation=role(Role.ABOVE, of="NED")),
]
"""Asked on 17 February at 18:00."""

WHILE_RUNNING: datetime = moment(17, 18)
EVERY: list[Query] = [*VALUES, *LISTINGS, *GROUPED, *SIDE_BY_SIDE, *REASONED]
