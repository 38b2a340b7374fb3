"""What is still to come while the Games go on: which events, when, who of somebody starts, and whether it is over."""

from datetime import date, timedelta
from itertools import pairwise

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said
from bot.understanding.grammar.frames.pages.pages import noc_of
from bot.understanding.grammar.items import Bag, Item
from bot.understanding.grammar.narrowing.meant import NotKept, Refused
from bot.understanding.time.meanings import PART_HOURS, Day, DayPart, DayRange, MomentSpan, Relation, Weekdays
from medals_core.answering import answer
from medals_core.archive import LATEST, AsOf
from medals_core.games import Gender
from medals_core.queries.filters import CURRENT, Medals
from medals_core.queries.model import Certain, CertainAsk, Left, LeftAsk
from medals_core.queries.results import LeftAnswer
from medals_core.queries.selecting import find
from medals_core.questions import ProgrammeQuestion, Question

_OF_SOMETHING_ELSE = ("metal", "compared", "most", "rank", "placed", "suppose", "would", "need", "measure", "last",
                      "first", "nothing", "ever", "games", "page", "concept", "have", "number", "pronoun")  # fmt: skip
_OF_THIS = ("ask", "event", "noun", "coming", "moment", "be", "stand", "small", "to_go", "auxiliary")
_SEXED = ("athlete_f", "athlete_m")
_PEOPLE = ("athlete", *_SEXED)
_WHEN = ("when", "time", "day")
_HEATS = frozenset(("rit", "heat", "serie"))
_DUE = frozenset(("moet", "moeten", "mag", "mogen"))
TOOK_PART = frozenset(("deden", "deed", "meededen", "meedeed", "namen", "nam", "meegedaan", "deelgenomen", "mocht"))
PAST = frozenset(
    ["was", "waren", "werd", "werden", "begon", "begonnen", "viel", "vielen", "stond", "stonden", "kwam", "kwamen"]
)


def coming(bag: Bag, ctx: Context) -> Question | None:
    """hoe laat schaatsen de mannen morgen; is er vanavond shorttrack; wie moet er nog voor ons; wanneer rijdt Kok weer;
    is het curling al klaar; de volgende medaillekans van Noorwegen"""
    if ctx.games_id != ctx.archive.current_id or not ctx.edition.remaining() or _is_of_something_else(bag):
        return None
    goes = _goes_for(bag)
    days = days_to_come(bag, ctx)
    if days is None or not (goes or _is_of_what_comes(bag, ahead=days != Medals() or bag.holds("moment"))):
        return None
    ask = LeftAsk.WHICH if goes else asked_to_come(bag)
    take = 1 if bag.took("coming", "next") or (ask is LeftAsk.WHEN and bag.took("first_time")) else None
    acts, counts, programme = bag.has("coming", "acts"), bag.has("ask", "how_many"), bag.has("page", "programme")
    given, taking_part = _is_given(bag), _takes_part(bag)
    if any(map(_gets, bag.items)):
        bag.skip("own")
    if _is_seen_again(bag):
        bag.skip("own", "stand")
    bag.skip("coming", "to_go", "page.programme", "metal", "again", "ask", "noun.event", "noun.medal", "noun.day",
             "noun.sport", "noun.discipline", "noun.athlete", "can", "win", "any", "both", "present",
             "take_part", "doing_verb")  # fmt: skip
    sexes = [Gender.WOMEN if noun == "athlete_f" else Gender.MEN for noun in bag.take_all("noun", *_SEXED)]
    said = all_said(bag, ctx, then=("handed_out", "still", "already"))
    said.genders.extend(sexes if not said.genders else ())
    if said.as_of != LATEST or said.days or not said.scope.is_current:
        return None
    rode = _had_its_chance(bag) and any(one.has("have") for one in bag.items) and not bag.says("kans", "kansen")
    if (
        rode
        and not said.events
        and find(Medals(athletes=tuple(one.athlete_id for one in said.athletes)), ctx.archive).selection.count
    ):
        return None  # "heeft Leerdam al gereden": the medals tell
    if ask is LeftAsk.WHO and not (said.nations or said.athletes):
        said.nations.append(ctx.own)
    of = said.medals(from_day=days.from_day, to_day=days.to_day, weekdays=days.weekdays, after=days.after)
    pointed = any(one.said in ("ze", "zij", "hij") for one in bag.items)
    if pointed and not (said.nations or said.athletes or said.disciplines or said.events):
        return None  # "wanneer rijdt ze weer": not all that comes
    if bag.holds("to_go") and bag.says("dat") and not (said.disciplines or said.events):
        return None  # "gaan we dat nog halen": what was shown
    if _asks_heat(bag):
        raise NotKept("heats", Left(of=of, ask=LeftAsk.WHEN))
    of_games = not acts or bag.holds("the_games")
    if ask is LeftAsk.WHEN and of.narrowed(from_day=None, to_day=None) == Medals() and take is None and of_games:
        return None  # "wanneer is de slotceremonie"
    if (ask is LeftAsk.WHEN and not (of.nations or of.athletes)) or _is_among(bag) or taking_part:
        found = answer(Left(of=of), ctx.archive, ctx.viewpoint)
        if isinstance(found, LeftAnswer) and not (found.events or found.later):
            return None  # when it was
    day = of.from_day if of.from_day == of.to_day and of.after is None else None
    rest = of.narrowed(from_day=None, to_day=None, nations=(), disciplines=())
    of_page = rest == Medals() and len(of.disciplines) < 2 and (day is not None or of.from_day is None)
    if (
        of_page
        and ask is LeftAsk.WHICH
        and take is None
        and not (counts or given or goes or (bag.holds("win") and bag.holds("can")))
        and (programme or day is not None)
    ):
        return ProgrammeQuestion(day=day, discipline=next(iter(of.disciplines), None), noc=noc_of(said))
    return Left(of=of, ask=ask, take=take)


def _is_of_something_else(bag: Bag) -> bool:
    return any(
        one.has("ask", "rank", "how_long")
        or (one.has_any(_OF_SOMETHING_ELSE) and not (one.has_any(_OF_THIS) or one.has("page", "programme")))
        or not (PAST.isdisjoint(one.said.split()) or one.has("coming", "now"))  # "is het schaatsen al begonnen"
        for one in bag.items
        if not (one.has("have") and (bag.has("coming", "chance") or _had_its_chance(bag) or _has_still(bag)))
        and not (one.has("metal") and (_is_possible(bag) or bag.has("to_go") or bag.has("page", "programme")))
        and not (one.has("metal") and (_is_given(bag) or _goes_for(bag)))
        and not (one.has("games") and (_is_seen_again(bag) or one.value("games").scope == CURRENT))  # "in Milaan"
    )


def _is_of_what_comes(bag: Bag, *, ahead: bool) -> bool:
    still = bag.holds("still") or bag.has("to_go") or bag.says("nog bij")
    if (
        bag.holds("win")
        and not any(map(_gets, bag.items))
        and not _had_its_chance(bag)
        and not (still and (bag.holds("can") or bag.has("ask", *_WHEN)))
        and not (ahead and bag.holds("can") and bag.has("ask", "who", "which", "where"))
    ):
        return False
    if bag.has("coming", "next", "acts", "now") or bag.has("page", "programme"):
        return True
    if bag.has("take_part") and (ahead or still or _is_straightaway(bag) or _takes_part(bag)):
        return True
    again = still or bag.has("ask", "when", "time") or any(one.said == "weer" for one in bag.items)
    due = (again or ahead) and any(one.said in _DUE for one in bag.items) and not bag.has("ask", "why", "what", "which")
    if (due or _is_seen_again(bag) or _is_among(bag)) and bag.has_any("athlete", "nation", "own"):
        return True
    if _is_given(bag) and ahead and not bag.has_any("nation", "own", "athlete", "already"):
        return True
    if bag.has("coming", "over"):
        is_over = bag.holds("be") or bag.says("zit het erop", "zit alles erop")
        return not bag.has("ask") and (is_over or bag.has("event") or _had_its_chance(bag))
    if bag.has("ask", *_WHEN):
        return not bag.has_any("nation", "own", "athlete")
    return _is_possible(bag) or (
        (ahead or still) and bag.has_any("event", "noun", "coming", "to_go", "ask") and not bag.has("ask", "why")
    )


def _asks_heat(bag: Bag) -> bool:
    """ "in welke rit rijdt Bergsma", "tegen wie": of whom the draw tells."""
    heat = bag.tells("ask", "which") and any(one.has("noun", "event") and one.said in _HEATS for one in bag.items)
    lane = any(one.has("ask", "where") and "baan" in one.said.split() for one in bag.items)
    return heat or lane or bag.tells("ask", "opponent")


def _has_still(bag: Bag) -> bool:
    """ "hoeveel finales hebben we nog te gaan"; "heeft Kok nog een wedstrijd"."""
    return bag.holds("still") and bag.tells("noun", "event") and not bag.holds("win", "than", "measure")


def _had_its_chance(bag: Bag) -> bool:
    """ "heeft Schulting haar kans al gehad"; "heeft Nuis al gereden"."""
    rode = bag.holds("athlete") and bag.holds("already") and not bag.has("ask")
    return any(one.has("coming", "over") and (rode or one.said.startswith("kans")) for one in bag.items)


def _is_given(bag: Bag) -> bool:
    """ "hoeveel goud wordt er vandaag verdeeld": what comes too; "… is er vandaag verdeeld" is what was."""
    given = {one.said for one in bag.items} & {"wordt", "worden", "valt", "vallen"}
    return bool(given) and bag.holds("handed_out")


def _is_straightaway(bag: Bag) -> bool:
    """ "wie doen er straks mee aan de 10 kilometer"."""
    return bag.says("straks") and bag.says("doen", "doet", "doen er mee", "doet er mee", "doet mee", "doen mee")


def _takes_part(bag: Bag) -> bool:
    """ "wie doen er voor ons mee aan de 1000 meter", unless it was."""
    of_whom = bag.holds("nation", "own", "athlete") or bag.tells("ask", "who")
    now = TOOK_PART.isdisjoint(word for one in bag.items for word in one.said.split())
    return bag.holds("take_part") and bag.holds("event") and of_whom and now and not bag.tells("noun", "nation")


def _is_among(bag: Bag) -> bool:
    """ "zit daar een Nederlands stel bij", of an event to come."""
    sits = any(one.said in ("zit", "zitten") for one in bag.items[:1])
    return sits and bag.says("bij") and bag.holds("event") and bag.holds("nation")


def _is_seen_again(bag: Bag) -> bool:
    """ "zien we Nuis nog terug"."""
    said = {one.said for one in bag.items}
    again = bag.holds("still") or bag.tells("ask", "when")
    return not said.isdisjoint(("zien", "zie")) and again and not said.isdisjoint(("terug", "weer"))


def _is_possible(bag: Bag) -> bool:
    """ "kunnen we nog goud pakken"."""
    of_whom = bag.holds("moment") and bag.tells("ask", "who", "which", "where")  # "wie kan er vandaag goud pakken"
    return bag.holds("can") and (bag.holds("still") or of_whom) and bag.holds("win")


def nth_to_come(bag: Bag, ctx: Context) -> Question | None:
    """goud nummer 7, wanneer kan dat op z'n vroegst; wanneer komt ons eerste goud: the first chance, where that is the
    next one"""
    first = bag.has("most", "first") and not any(not PAST.isdisjoint(one.said.split()) for one in bag.items)
    if not ctx.edition.remaining() or bag.holds("ever", "games", "record"):
        return None
    if ctx.games_id != ctx.archive.current_id or not bag.has("ask", "when") or not bag.has("metal"):
        return None
    numbered = any("nummer" in one.said.split() for one in bag.items) and (bag.took("can") or bag.holds("still"))
    if not numbered and not first:
        return None
    nth = bag.take("rank") if numbered else 1
    bag.skip("placed", "rank", "ask.when", "pronoun", "most.first", "handed_out", "win", "can")
    said = all_said(bag, ctx)
    noc = said.nations[0] if said.nations else ctx.own if numbered else None
    if nth is None or said.is_part or said.athletes or said.moment or not isinstance(noc, str | None):
        return None
    whose = (noc,) if noc else ()
    won = find(Medals(nations=whose, colours=tuple(said.colours)), ctx.archive).selection.count
    if first and not numbered and won:
        return None
    if nth != won + 1 and noc is not None:
        raise Refused(f"{ctx.archive.nations[noc].name} heeft er nu {won}; over nummer {nth} is nog niets te zeggen.")
    return Left(of=Medals(nations=whose), ask=LeftAsk.WHEN, take=1)


def last_to_come(bag: Bag, ctx: Context) -> Question | None:
    """wat is het laatste onderdeel: the programme of the last day"""
    left_ = ctx.edition.remaining() if ctx.games_id == ctx.archive.current_id else ()
    if not left_ or not (bag.has("ask", "what", "which", "when", "time") and bag.has("most", "last")):
        return None
    was = any(not PAST.isdisjoint(one.said.split()) for one in bag.items)
    if was or not bag.has("noun", "event"):
        return None
    on = days_to_come(bag, ctx) or Medals()
    bag.skip("ask", "most.last", "noun.event", "the_games", "any")
    said = all_said(bag, ctx)
    left_ = tuple(one for one in left_ if on.to_day in (None, ctx.edition.games.local(one.ends_at).date()))
    sport = next(iter(said.disciplines), None)
    days = [ctx.edition.games.local(one.ends_at).date() for one in left_ if sport in (None, one.discipline)]
    if said.nations or said.athletes or said.events or said.metal or said.moment or not days:
        return None
    return ProgrammeQuestion(day=max(days), discipline=sport)


_GUESS = ("denk je", "denkt u", "denk jij", "verwacht je", "verwacht jij", "denken jullie")
_WILL_WIN = frozenset(("wint", "winnen", "pakt", "pakken", "haalt", "halen", "verovert", "veroveren", "scoort"))


def predicted(bag: Bag, ctx: Context) -> Question | None:
    """pakken we vandaag nog goud; wint Kok vrijdag goud: what comes is told instead, as nobody knows"""
    asked = bag.tells("ask", "how_many", "who", "which", "what") and _is_ahead(bag)  # "wie wint er zaterdag goud"
    if (
        (bag.holds("ask") and not asked)
        or bag.holds("can", "suppose", "than", "amount")
        or ctx.games_id != ctx.archive.current_id
    ):
        return None
    first = next((one for one in bag.items if not one.is_small), None)
    going = first is not None and first.said in ("gaat", "gaan")  # "gaat Nuis winnen": what comes, without "nog"
    will = first is not None and (first.said in _WILL_WIN or going or asked)
    if will and bag.says(*_GUESS):  # "pakt hij de 1500 ook denk je"
        said = all_said(bag.copy(), ctx)
        left = bool(said.athletes or said.nations) and bool(ctx.edition.remaining())
        raise NotKept("prediction", Left(of=said.medals(colours=())) if left else None)
    wins = [one for one in bag.items if not _WILL_WIN.isdisjoint(one.said.split())]
    comes = (
        first is not None
        and first.said.split()[:1] in (["komt"], ["valt"], ["zit"])
        and bag.has("metal")
        and bag.holds("still", "moment")
    )
    if first is not None and first.said in ("wint", "winnen") and bag.took("the_games") and ctx.edition.remaining():
        said = all_said(bag, ctx, "win", "first_of", "rank")
        noc = said.nations[0] if len(said.nations) == 1 and not said.is_part else None
        if isinstance(noc, str):  # "wint Noorwegen de Spelen"
            raise NotKept("prediction", Certain(noc=noc, place=1, ask=CertainAsk.POSSIBLE))
        return None
    split = first is not None and first.said.startswith(("haal", "hale")) and bag.items[-1].said == "in"
    passing = will and (bag.holds("to_pass") or split) and bag.holds("still")
    if passing and bag.holds("pronoun"):
        return None  # "halen we die nog in": who that is must be known
    whose = all_said(bag.copy(), ctx, "to_pass", "auxiliary", "coming", "in_place").nations if passing else []
    if len(whose) == 2 and all(isinstance(noc, str) for noc in whose) and ctx.edition.remaining():
        noc, above = (str(one) for one in (whose if not bag.says("we", "wij") else sorted(whose, key=ctx.own.__ne__)))
        raise NotKept("prediction", Certain(noc=noc, above=above, ask=CertainAsk.POSSIBLE))  # "haalt Italië ons nog in"
    days = days_to_come(bag, ctx) if ctx.edition.remaining() else None
    if days is None or not ((will and wins) or comes) or not (going or bag.holds("still") or days != Medals()):
        return None
    who = bag.took("ask", "who", "which")
    bag.skip(
        "ask", "metal", "win", "noun.medal", "to_go", "to_pass", "stand", "handed_out", "any", "extra", "auxiliary"
    )
    said = all_said(bag, ctx)
    if said.as_of != LATEST or said.days:
        return None
    of = said.medals(from_day=days.from_day, to_day=days.to_day, weekdays=days.weekdays, after=days.after, colours=())
    if not (of.nations or of.athletes):
        if bag.says("hij", "ie", "zij", "ze", "die"):
            raise NotKept("prediction")  # "gaat hij winnen": whose events are left is not to be guessed
        of = of.narrowed(nations=() if who else (ctx.own,))
    raise NotKept("prediction", Left(of=of))


def _goes_for(bag: Bag) -> bool:
    """ "wie gaan er zaterdag voor goud": on the one that comes."""
    goes = bag.says("gaan", "gaat") and bag.tells("ask", "who") and not bag.holds("win")
    return goes and bag.holds("metal") and _is_ahead(bag)


def _is_ahead(bag: Bag) -> bool:
    """Is it of a day or a part of one that may be to come: "zaterdag", "morgen", "vanavond"?"""
    spans = [bag.items[place].value("moment") for place in bag.places("moment")]
    ahead = any(isinstance(one, MomentSpan) and (one.ahead or isinstance(one.meaning, DayPart)) for one in spans)
    return ahead or bag.says("morgen", "overmorgen")


def _gets(one: Item) -> bool:
    """ "wat krijgen we zaterdag": to see."""
    return one.said.startswith("krijg")


def asked_to_come(bag: Bag) -> LeftAsk:
    if bag.has("coming", "over"):
        return LeftAsk.OVER
    if _is_seen_again(bag) and not bag.tells("ask", "when"):
        return LeftAsk.EXISTS
    if bag.has("ask", *_WHEN) or (bag.has("coming", "now") and bag.has("event") and not bag.has("ask")):
        return LeftAsk.WHEN  # "is het schaatsen al begonnen": it tells when, or since when
    which = any(one.has("ask", "which") and other.has_any(("nation", "gender")) for one, other in pairwise(bag.items))
    people = (which or bag.tells("noun", *_PEOPLE)) and bag.tells("ask", "which")
    if bag.has("ask", "who") or (people and (bag.holds("take_part") or bag.tells("coming", "acts"))):
        return LeftAsk.WHO  # "welke Nederlanders doen mee"
    what = bag.has("ask") or bag.has("coming", "next") or bag.has("page", "programme")
    return LeftAsk.WHICH if what else LeftAsk.EXISTS


def days_to_come(bag: Bag, ctx: Context) -> Medals | None:
    """The days that the moments leave, from today on; None for a moment that is over, or says something else."""
    now = ctx.edition.games.local(ctx.now)
    spans = [(place, bag.items[place].value("moment")) for place in bag.places("moment")]
    today = bag.has("coming", "now") and not spans and not bag.holds("event")  # "wat is er nu bezig"
    found = _joined(Medals(), now.date(), now.date()) if today else Medals()
    for place, span in spans:
        if not isinstance(span, MomentSpan):
            return None
        meaning = span.meaning
        for_day = (
            span.relation is Relation.BEFORE and isinstance(meaning, Day) and bag.tells("coming", "chance", "over")
        )
        if span.relation not in (Relation.AT, Relation.SINCE) and not for_day:  # "de kansen voor morgen": of that day
            return None
        if isinstance(meaning, Day):
            found = _joined(found, span.ahead or meaning.day, span.ahead or meaning.day)
        elif isinstance(meaning, DayRange):
            found = _joined(found, max(meaning.first, now.date()), last_day(span, meaning, ctx))
        elif isinstance(meaning, Weekdays):
            found = found.narrowed(from_day=now.date(), weekdays=meaning.days)
        elif isinstance(meaning, DayPart):
            hour = PART_HOURS[meaning.part][0]
            start = ctx.edition.games.start_of(meaning.day) + timedelta(hours=hour)
            found = _joined(found, meaning.day, meaning.day)
            found = found.narrowed(after=AsOf(won_by=start)) if hour else found
        else:
            return None
        bag.taken.add(place)
    return None if found.to_day is not None and found.to_day < now.date() else found


def last_day(span: MomentSpan, days: DayRange, ctx: Context) -> date:
    """ "deze week": up to its Sunday, for what is still to come."""
    today = ctx.edition.games.local(ctx.now).date()
    whole = "week" in span.text.split() and days.last == today
    return today + timedelta(days=6 - today.weekday()) if whole else days.last


def _joined(days: Medals, first: date, last: date) -> Medals:
    """Those days too: "zaterdag of zondag"."""
    return days.narrowed(from_day=min(days.from_day or first, first), to_day=max(days.to_day or last, last))
