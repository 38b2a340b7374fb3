"""Of a person: how old, born when, of which nation, older than another, and there or not."""

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.items import Bag, Item
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.queries.filters import EVER, AfterEvent, AfterMedal, Medals, Scope
from medals_core.queries.measures import Condition, Key, Kind, Measure, Op
from medals_core.queries.model import Ask, Claim, Groups, Listing, Order, Value, Versus, VersusAsk
from medals_core.queries.selecting import find
from medals_core.questions import AthleteQuestion, NationQuestion, Question


def age(bag: Bag, ctx: Context) -> Question | None:
    """hoe oud was Bergsma toen hij de massastart won; hoe oud is Femke Kok: at these Games, with the birth date"""
    if (claimed := _age_claimed(bag, ctx)) is not None:
        return claimed
    if not bag.took("ask", "age") or not bag.has_any("athlete", "when"):
        return None
    when = bag.take("when")
    bag.skip("clause", "then_word", "noun.champion", "any", "at_games", "ask.show", "ask.what")
    first, last = bag.took("most", "first"), bag.took("most", "last") or bag.took("last_time")
    said = all_said(bag, ctx, then=("noun.champion",))
    if said.nations:
        return None
    if len(said.athletes) > 1:  # "hoe oud zijn Kok en Leerdam"
        each = [said.medals(athletes=(one.athlete_id,)) for one in said.athletes]
        return Versus(measures=tuple(Measure(kind=Kind.AGE, of=of) for of in each)) if when is None else None
    of = said.medals()
    if last and said.athletes and when is None:
        lines = list(find(of if said.scope.ids else of.narrowed(games=EVER), ctx.archive).selection.lines())
        if not lines:
            return None
        games = Scope(ids=(lines[-1].games.games_id,))
        return Value(measure=Measure(kind=Kind.AGE, of=of.narrowed(games=games, events=(lines[-1].event.event_id,))))
    if isinstance(when, AfterMedal) and when.nth == 1:
        athletes = of.athletes or when.of.athletes
        of = when.of.narrowed(athletes=athletes, nations=())
    elif isinstance(when, AfterEvent):
        of = of.narrowed(events=(when.event_id,))
    elif when is not None:
        return None
    if not of.athletes:
        return None
    unsaid = of.games.is_current and not (said.is_part or said.metal)
    if of.games.is_current and (first or (unsaid and not _won(of, ctx))):
        of = of.narrowed(games=EVER)
    now = when is None and any(map(_is_now, bag.items)) and any(one.said == "is" for one in bag.items)
    if unsaid and (now or not _won(of, ctx)):
        return _born(of.athletes)  # "hoe oud is Bergsma nu"; nothing won, at which to be so old
    return Value(measure=Measure(kind=Kind.AGE, of=of))


def _is_now(one: Item) -> bool:
    return one.said in ("nu", "inmiddels", "intussen", "ondertussen", "op dit moment", "momenteel", "tegenwoordig")


def _age_claimed(bag: Bag, ctx: Context) -> Question | None:
    """ "Bergsma is toch al 40", "is Kok 25 of 26 jaar oud": the reply tells how old"""
    told = [bag.items[place] for place in (*bag.places("number"), *bag.places("offered"), *bag.places("aged"))]
    if not bag.has("be") or bag.has("ask") or bag.has("times") or len(bag.places("athlete")) != 1 or len(told) != 1:
        return None
    numbers = [int(word) for word in told[0].said.split() if word.isdigit()]
    trial = bag.copy()
    trial.skip("number", "offered", "aged")
    said = all_said(trial, ctx, "noun.year", "already", "right_question", "or", "not", "correct")
    grown = bool(numbers) and all(_GROWN <= number < _VERY_OLD for number in numbers)
    if not grown or trial.left() or said.metal or said.is_part or said.nations or said.scope.ids:
        return None
    bag.become(trial)
    of = said.medals()
    return Value(measure=Measure(kind=Kind.AGE, of=of)) if _won(of, ctx) else _born(of.athletes)


_GROWN, _VERY_OLD = 12, 80
MOST_WINNERS = 4
MOST_OF_ALL = 5
"""Whoever is among so many is named in the first line."""


def age_of_winner(bag: Bag, ctx: Context) -> Question | None:
    """hoe oud was de winnares van de massastart; hoe oud is de olympisch kampioen op de 500 meter"""
    if not bag.took("ask", "age") or bag.has_any("athlete", "when"):
        return None
    who_won = bag.has("win") and bag.says("die", "dat")  # "zij die … won"
    if not (who_won or bag.took("won_noun") or bag.took("noun", "champion") or bag.took("describe", "leader")):
        return None
    said = all_said(bag, ctx, "any", "ask.which", "relative", "noun.athlete", "noun.athlete_f", "noun.athlete_m")
    if who_won and bag.says("zij") and not said.genders:
        said.events = [one for one in said.events if one.gender is not Gender.MEN]
    if not said.events or said.nations or said.scope.ever:
        return None
    won = find(said.medals(colours=tuple(said.colours) or (Colour.GOLD,)), ctx.archive).selection.lines()
    sides = [
        said.medals(athletes=(one.athlete_id,), events=(line.event.event_id,), colours=(line.medal.colour,))
        for line in won
        for name in line.medal.athletes
        for one in ctx.archive.athletes.named(name)
        if line.medal.noc in one.nocs
    ]
    if not 0 < len(sides) <= MOST_WINNERS:
        return None
    measures = tuple(Measure(kind=Kind.AGE, of=of) for of in sides)
    return Versus(measures=measures) if len(measures) > 1 else Value(measure=measures[0])


def among_the_best(bag: Bag, ctx: Context) -> Question | None:
    """staat Wüst nog in de top 5 aller tijden: who are"""
    if bag.has("ask") or not bag.has("ever") or not (bag.took("stand") or bag.has("be") or bag.took("among")):
        return None
    top = bag.take("top") or (bag.take("number") if bag.has("most", "most") and bag.has("noun", "athlete") else None)
    said = all_said(bag, ctx, "most.most", "among", "noun.athlete", "noun.medal", "measure.total")
    if top is None or top > MOST_OF_ALL or len(said.athletes) != 1 or said.nations or said.is_part:
        return None
    of = said.medals(athletes=(), games=EVER)
    return Groups(by=Key.ATHLETE, measure=Measure(of=of), order=Order.MOST, take=int(top))


def _won(of: Medals, ctx: Context) -> bool:
    return bool(find(of, ctx.archive).selection.count)


def _born(athletes: tuple[str, ...]) -> Value:
    return Value(measure=Measure(kind=Kind.BORN, of=Medals(athletes=athletes)))


def birthday(bag: Bag, ctx: Context) -> Question | None:
    """wanneer is Femke Kok geboren; de geboortedatum van Jens van 't Wout"""
    told = [at for at in bag.places("concept", "person") if bag.items[at].said in _BORN]
    if len(told) != 1 or bag.has("ask", "where", "who"):
        return None
    bag.taken.update(told)
    said = all_said(bag, ctx, "ask.when", "ask.day", "ask.year", "ask.what", "ask.show")
    if len(said.athletes) != 1 or said.is_part or said.metal or said.nations:
        return None
    return _born((said.athletes[0].athlete_id,))


_BORN = ("jarig", "verjaardag", "geboren", "geboortedatum", "geboortedag", "geboortejaar")


def older(bag: Bag, ctx: Context) -> Question | None:
    """wie is ouder, Bergsma of Nuis; is Kok jonger dan Leerdam; wie van de twee is de oudste, De Boo of Stolz; hoeveel
    jaar schelen ze"""
    differ = bag.has_any("older", "between") or bag.has("ask", "difference")
    apart = bag.took("age_gap") or (differ and bag.has("ask", "how_many") and bag.took("noun", "year"))
    if not (apart or bag.has("older") or bag.has("most", "oldest", "youngest")):
        return None
    either = len(bag.places("older")) > 1  # "ouder of jonger dan"
    claimed = bag.has("than") and not (bag.has("ask") or either)
    younger = not either and any(one.said.startswith(_YOUNGER) or one.has("most", "youngest") for one in bag.items)
    said = all_said(bag, ctx, "older", "most.oldest", "most.youngest", "than", "or", "and", "versus", "ask.who",
                    "ask.which", "of_two", "both", "noun.athlete", *(_YEARS if apart else ()))  # fmt: skip
    if not 1 < len(said.athletes) <= MOST_WINNERS or said.is_part or said.metal or said.nations or said.scope.ids:
        return None
    one, other, *more = (_born((each.athlete_id,)).measure for each in said.athletes)
    if apart:
        return Versus(measures=(one, other), ask=VersusAsk.DIFFERENCE) if not more else None
    if claimed and not more and all(each.birth_date for each in said.athletes):
        return Claim(conditions=(Condition(measure=one, op=Op.MORE if younger else Op.LESS, value=other),))
    return Versus(measures=(one, other, *more), ask=VersusAsk.LESS if younger else VersusAsk.MORE)


_YEARS = ("ask.how_many", "ask.difference", "ask.what", "between")
_YOUNGER = ("jong", "later", "minder jaren")


def whose_country(bag: Bag, ctx: Context) -> Question | None:
    """waar komt Jordan Stolz vandaan; uit welk land komt Klæbo; welke nationaliteit heeft Nys; komt Kok uit België"""
    claimed = bag.says("komt", "kwam") and bag.has("out_of") and bag.has("nation") and not bag.has("ask")
    if bag.has("win") or not (bag.has("ask") or claimed):
        return None
    lands = {one.said for one in bag.items if one.has("noun", "nation")}
    comes = bag.says("komt", "kwam") or not bag.has("stand")
    from_there = bag.has("ask", "where") and bag.says("vandaan")
    if not (from_there or lands & _OF_A_LAND or claimed) or not comes:
        return None
    said = all_said(bag, ctx, "ask.where", "ask.which", "ask.what", "away_from", "noun.nation", "stand", "out_of", "be",
                    "have")  # fmt: skip
    if len(said.athletes) != 1 or said.metal or said.is_part or (said.nations and not claimed):
        return None
    of = said.medals(nations=())
    if not _won(of, ctx):
        of = of.narrowed(games=EVER)
    if not _won(of, ctx):
        return AthleteQuestion(athlete_id=said.athletes[0].athlete_id)
    return Listing(of=of, ask=Ask.NATION)


_OF_A_LAND = {"land", "nationaliteit"}


def took_part(bag: Bag, ctx: Context) -> Question | None:
    """heeft Kramer meegedaan; was Wüst erbij in Milaan; deed Rusland mee: there or not, with what was won"""
    nation = bag.has("nation") and bag.has("take_part") and not bag.has("athlete")
    words = {word for one in bag.items for word in one.said.split()}
    if bag.has("ask") or not (bag.has("athlete") or nation) or ("erbij" in words and not bag.has("be")):
        return None  # "met Schouten erbij", "en Schouten erbij": beside those compared
    if nation and "er" in words and not bag.has_any("games", "the_games", "moment"):
        return None  # "deden er Nederlanders mee": where it was just about
    there = bag.took("present") or (bag.has("be") and {"er", "bij"} <= words)
    if not (bag.took("take_part") or there):
        return None
    said = all_said(bag, ctx, "take_part", "doing_verb", "present", "at_games", "not", "auxiliary", "team_members",
                    "noun.athlete")  # fmt: skip
    ids = said.scope.ids
    if nation and len(said.nations) == 1 and not (said.is_part or said.metal or said.ever):
        noc = said.nations[0]
        return NationQuestion(noc=noc, games=ids[0] if ids else None) if isinstance(noc, str) and not ids[1:] else None
    if len(said.athletes) != 1 or said.nations:
        return None
    if said.events or said.metal:
        return Listing(of=said.medals(), ask=Ask.EXISTS)  # "zat De Laat bij de gouden aflossing"
    if len(ids) > 1:
        return None
    return AthleteQuestion(athlete_id=said.athletes[0].athlete_id, games=ids[0] if ids else ctx.archive.current_id)


def who_of_them(bag: Bag, ctx: Context) -> Question | None:
    """wie van de broers Mulder won goud in Sotsji; was het Ronald of Michel Mulder die de 500 won; won Ronald of …"""
    which = bag.has("or") and ((bag.has("be") and bag.took("relative")) or bag.has("win"))
    if not (which or bag.has("ask", "who", "which")):
        return None
    if bag.has_any("more", "most", "higher", "fewer", "than", "versus", "compared", "beside"):
        return None
    bag.skip("ask", "and", "or", "noun.athlete", "both", "noun.champion", "won_noun")
    won = bag.has("win")
    said = all_said(bag, ctx)
    if len(said.athletes) < 2 or not (said.metal or (won and said.events)):
        return None
    sports = {event.discipline for event in said.events} or set(said.disciplines)
    if sports and any(sports.isdisjoint(one.disciplines) for one in said.athletes):
        return None  # "Leerdam, Takagi of Terpstra" on the 500 metres: how many each of them has tells of all three
    colours = tuple(said.colours) or (() if said.metal else (Colour.GOLD,))
    return Listing(of=said.medals(nations=(), colours=colours), ask=Ask.WHO)
