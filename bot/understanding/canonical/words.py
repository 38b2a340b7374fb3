"""The Dutch words of canonical text for what has a fixed set of values."""

from collections.abc import Mapping
from typing import Any

from bot.understanding.names.labels import GENDER_WORDS
from bot.understanding.time.meanings import WEEKDAY_NAMES
from medals_core.games import Gender, Season
from medals_core.medals import Colour
from medals_core.queries.filters import Podium, Role
from medals_core.queries.measures import Key, Kind, Metric, Op
from medals_core.queries.model import Ask, CertainAsk, Fact, GroupAsk, LeftAsk, Order, Run, SpellAsk, VersusAsk

COLOUR_WORDS = {Colour.GOLD: "goud", Colour.SILVER: "zilver", Colour.BRONZE: "brons"}

WORDS: Mapping[type, Mapping[Any, str]] = {
    Colour: COLOUR_WORDS,
    Gender: GENDER_WORDS,
    Season: {Season.WINTER: "winter", Season.SUMMER: "zomer"},
    Podium: {
        Podium.SHARED: "gedeeld",
        Podium.SWEPT: "heelpodium",
        Podium.DOUBLE: "eentwee",
        Podium.KEPT: "geprolongeerd",
    },
    Metric: {
        Metric.OFFICIAL: "officieel",
        Metric.TOTAL: "totaal",
        Metric.POINTS: "punten",
        Metric.POPULATION: "inwoners",
    },
    Key: {
        Key.NATION: "land",
        Key.ATHLETE: "sporter",
        Key.DISCIPLINE: "sport",
        Key.EVENT: "onderdeel",
        Key.GENDER: "geslacht",
        Key.DAY: "dag",
        Key.GAMES: "spelen",
        Key.COLOUR: "kleur",
        Key.CONTINENT: "werelddeel",
    },
    Kind: {
        Kind.COUNT: "aantal",
        Kind.TALLY: "oogst",
        Kind.POINTS: "puntental",
        Kind.PER_MILLION: "permiljoen",
        Kind.RANK: "plaats",
        Kind.SHARE: "aandeel",
        Kind.AVERAGE: "gemiddelde",
        Kind.MEDIAN: "mediaan",
        Kind.DISTINCT: "verschillende",
        Kind.STREAK: "reeks",
        Kind.AGE: "leeftijd",
        Kind.BORN: "geboortedag",
        Kind.POPULATION: "inwonertal",
        Kind.PEAK: "piek",
        Kind.MEAN_AGE: "gemiddeldeleeftijd",
        Kind.SPAN: "tijdspanne",
    },
    Op: {op: op.value for op in Op},
    Role: {
        Role.HOST: "gastland",
        Role.RANK: "nummer",
        Role.LAST: "laatste",
        Role.ABOVE: "boven",
        Role.BELOW: "onder",
        Role.GROUP: "groep",
        Role.NAMED: "toenmalig",
    },
    Ask: {
        Ask.WHICH: "welke",
        Ask.WHO: "wie",
        Ask.NATION: "land",
        Ask.EVENT: "onderdeel",
        Ask.DISCIPLINE: "sport",
        Ask.COLOUR: "kleur",
        Ask.DAY: "dag",
        Ask.TIME: "tijd",
        Ask.GAMES: "spelen",
        Ask.PLACE: "plaats",
        Ask.EXISTS: "bestaan",
    },
    Run: {Run.LONGEST: "langste", Run.LASTING: "lopende"},
    GroupAsk: {GroupAsk.WHICH: "welke", GroupAsk.COUNT: "aantal", GroupAsk.EXISTS: "bestaan"},
    Order: {
        Order.MOST: "meeste",
        Order.FEWEST: "minste",
        Order.FIRST: "vroegste",
        Order.LAST: "recentste",
        Order.NATURAL: "per",
    },
    VersusAsk: {
        VersusAsk.MORE: "wiemeer",
        VersusAsk.LESS: "wieminder",
        VersusAsk.DIFFERENCE: "verschil",
        VersusAsk.SUM: "samen",
        VersusAsk.RATIO: "verhouding",
        VersusAsk.GROWTH: "groei",
        VersusAsk.WHY: "waarom",
    },
    SpellAsk: {
        SpellAsk.HOW_LONG: "duur",
        SpellAsk.SINCE: "sinds",
        SpellAsk.UNTIL: "tot",
        SpellAsk.HOW_OFTEN: "hoevaak",
        SpellAsk.WHO_ENDED: "doorwie",
        SpellAsk.WHEN: "wanneer",
        SpellAsk.EVER: "ooit",
        SpellAsk.BEST: "beste",
    },
    CertainAsk: {
        CertainAsk.CERTAIN: "staatvast",
        CertainAsk.POSSIBLE: "kannog",
        CertainAsk.SINCE: "vastsinds",
        CertainAsk.GONE: "verkeken",
        CertainAsk.BEST: "opzijnbest",
        CertainAsk.WORST: "opzijnslechtst",
    },
    LeftAsk: {
        LeftAsk.WHICH: "welke",
        LeftAsk.WHEN: "wanneer",
        LeftAsk.WHO: "wie",
        LeftAsk.EXISTS: "bestaan",
        LeftAsk.OVER: "voorbij",
        LeftAsk.DONE: "geweest",
        LeftAsk.SPORTS: "klaar",
    },
    Fact: {
        Fact.HOST: "gastland",
        Fact.CITY: "stad",
        Fact.YEAR: "jaar",
        Fact.DATES: "data",
        Fact.EVENTS: "onderdelen",
        Fact.DISCIPLINES: "sporten",
        Fact.NATIONS: "landen",
        Fact.WINNER: "winnaar",
        Fact.NUMBER: "hoeveelste",
        Fact.LIST: "lijst",
    },
}

FIELD_WORDS: Mapping[str, Mapping[Any, str]] = {
    "team": {True: "team", False: "individueel"},
    "weekdays": dict(enumerate(WEEKDAY_NAMES)),
    "sex": {"M": "mannelijk", "F": "vrouwelijk"},
}
"""Of fields whose type does not say enough."""
