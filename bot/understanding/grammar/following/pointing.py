"""What a text points to in the answer before it: "die drie gouden", "die zaterdag", and who stood ahead of, or behind,
who was shown ("achter wie", "wie was daar beter", "wie werd er tweede achter hem")."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.grammar.chosen import Chosen
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.common import STEPS, all_said, settle
from bot.understanding.grammar.following.leaning import is_one_nation, of_that_team, person_of, points_at_event
from bot.understanding.grammar.following.of_event import metres_of
from bot.understanding.grammar.following.replacing import narrowed_by
from bot.understanding.grammar.following.shown import MOST_GROUPS, days_shown, shown
from bot.understanding.grammar.items import UNKNOWN, Bag, Item
from bot.understanding.grammar.subjects import about, filters, subject
from bot.understanding.grammar.words.phrase_values import Amount
from bot.understanding.time.meanings import Day
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, Medals, Scope
from medals_core.queries.measures import Condition, Key, Measure
from medals_core.queries.model import Ask, Groups, Listing
from medals_core.queries.selecting import find
from medals_core.questions import EventQuestion, Question

MOST_RACES = 4
_SEXES = {"hem": Gender.MEN, "haar": Gender.WOMEN}
_THOSE = ("die", "de", "deze", "onze", "hun")
_ASKING = ("who", "which", "what", "when", "day", "time", "where")


def points_at_shown(items: Sequence[Item]) -> bool:
    """ "wie wonnen die drie gouden", "wie pakten die 4": those shown, rather than who won so many; "die zaterdag" """
    asks = any(one.has("ask", *_ASKING) for one in items)
    dated = any(is_date(items[at : at + 3]) for at in range(len(items) - 2))
    dated = dated or count_said(items) is not None
    return dated or any((asks and _is_those(one, after)) or _is_that_day(one, after) for one, after in pairwise(items))


def _is_those(one: Item, after: Item) -> bool:
    counted = after.value("amount") if after.has("amount") else None
    several = counted is not None and counted.op is None and (counted.count or 0) > 1
    bare = not any(map(after.has, ("event", "top", "rank", "placed"))) and after.has("number")
    said = one.text.lower()
    return (several and said in _THOSE) or (bare and said == "die")


def _is_that_day(one: Item, after: Item) -> bool:
    weekday = after.has("moment") and after.text.lower().endswith("dag")
    return weekday and one.text.lower() in ("die", "op die") and isinstance(after.value("moment").meaning, Day)


def with_shown(items: tuple[Item, ...], last: Question, ctx: Context) -> tuple[Item, ...]:
    """The items with "die drie gouden" as the gold shown, and "die zaterdag" as the one shown."""
    found: list[Item] = []
    items = _with_those(_with_person(items, last, ctx), last, ctx)
    asks = any(one.has("ask", *_ASKING) for one in items)
    for place, one in enumerate(items):
        before = items[place - 1] if place else None
        of_those = place > 1 and items[place - 2].text.lower() == "van"
        if before is None or not ((asks and not of_those and _is_those(before, one)) or _is_that_day(before, one)):
            found.append(one)
        elif one.has("moment"):
            weekday = one.value("moment").meaning.day.weekday()
            days = [day for day in days_shown(last, ctx) if day.weekday() == weekday]
            span = one.value("moment")
            meant = {"moment": (span._replace(meaning=Day(days[0])),)} if days else {UNKNOWN: (one.text,)}
            of_days = days_shown(last, ctx) or (isinstance(last, Groups) and last.by is Key.DAY)
            found.append(replace(one, meanings=meant) if of_days else one)
        elif one.has("amount") and (colour := one.value("amount").colour) is not None:
            found.append(replace(one, meanings={"metal": (colour,)}))
    return tuple(found)


def _with_those(items: tuple[Item, ...], last: Question, ctx: Context) -> tuple[Item, ...]:
    """ "hoeveel van die 14 waren goud", "welke van haar zes was de eerste": of those just counted"""
    listed, found = _listed(items), _those_counted(items)
    if listed is not None and find(shown(last, ctx).of, ctx.archive).selection.count == count_said(items):
        of_it = items[listed[0] - 1]
        bare = replace(of_it, text=of_it.text.removesuffix(" van"))
        return (*items[: listed[0] - 1], bare, *items[listed[1] + 1 :])
    again = next((at for at, one in enumerate(items) if at and _is_said_again(items[at - 1], one)), None)
    if found is None and again is not None and any(one.has("ask", *_ASKING) for one in items):
        count = find(shown(last, ctx).of, ctx.archive).selection.count
        return (*items[:again], *items[again + 1 :]) if count == _number_of(items[again]) else items
    if found is None:
        return items
    at, number = found
    told = shown(last, ctx)
    if _number_of(items[number]) in (len(told.athletes), 0 if told.athletes else len(told.nations)):
        those = Item(items[at].start, items[number].end, {"of_two": ("",)}, "van hen")  # "wie van die vijf won ook …"
        return (*items[:at], those, *items[number + 1 :])
    if find(told.of, ctx.archive).selection.count != _number_of(items[number]):
        return items
    daarvan = Item(items[at].start, items[number].end, {"pronoun": ("of_it",)}, "daarvan")
    return (*items[:at], daarvan, *items[number + 1 :])


def _with_person(items: tuple[Item, ...], last: Question, ctx: Context) -> tuple[Item, ...]:
    """ "die Noorse", "die Amerikaan": the only one of that land who was shown; nobody where there are more or none"""
    found = person_of(items) or _somebody(items)
    if found is None:
        return _with_winner(items, last, ctx)
    at, place, said_of = found
    told = shown(Listing(of=subject(last) or Medals()) if isinstance(last, EventQuestion) else last, ctx)
    people = [one for one in map(ctx.archive.athletes.__getitem__, told.athletes) if said_of in (*one.nocs, one.gender)]
    meant = {"athlete": (Chosen(people[0]),)} if len(people) == 1 else {UNKNOWN: (items[place].text,)}
    rest = [one for one in items[place + 1 :] if one.text.lower() != "die"]  # "die Noor, had die er nog meer"
    said = f"{items[at].text} {items[place].text}"
    return (*items[:at], Item(items[at].start, items[place].end, meant, said), *rest)


def other_of_name(items: tuple[Item, ...], last: Question, ctx: Context) -> tuple[Item, ...]:
    """ "(Jens van 't Wout) en die andere Van 't Wout": who bears that name too, where that is one; else nobody"""
    at = next((at for at in range(1, len(items)) if items[at].has("athlete") and _is_other(items[at - 1])), 0)
    if not at:
        return items
    match = items[at].value("athlete").match
    named = getattr(match, "candidates", ()) or (match.item, *match.others)
    rest = [one for one in named if one.athlete_id not in shown(last, ctx).athletes]
    one_left = len(rest) == 1 and len(named) > 1
    meant = {"athlete": (Chosen(rest[0]),)} if one_left else {UNKNOWN: (items[at - 1].text,)}
    start = at - 2 if at > 1 and items[at - 2].text.lower() in ("die", "de") else at - 1
    return (*items[:start], replace(items[at], start=items[start].start, meanings=meant), *items[at + 1 :])


def _is_other(one: Item) -> bool:
    return one.text.lower() in ("andere", "die andere", "de andere")


def winner_shown(items: Sequence[Item], last: Question) -> int:
    """ "heeft de winnares nog meer gewonnen": the place of who won the event just shown; 0 where nobody is meant"""
    of = subject(last)
    return points_at_winner(items) if of is not None and len(of.events) == 1 else 0


def points_at_winner(items: Sequence[Item]) -> int:
    """ "had de winnaar er nog meer": where the winner stands, of whatever it was"""
    had = any(one.has_any(("have", "be")) for one in items)
    if not had or any(one.has("ask", "who", "age") for one in items):
        return 0
    places = (at for at, one in enumerate(items) if at and one.has("won_noun"))
    return next((at for at in places if items[at - 1].text.lower() == "de"), 0)


def _with_winner(items: tuple[Item, ...], last: Question, ctx: Context) -> tuple[Item, ...]:
    of, place = subject(last), winner_shown(items, last)
    if of is None or not place:
        return items
    gold = Medals(games=of.games, events=of.events, colours=(Colour.GOLD,))
    people = shown(Listing(of=gold), ctx).athletes
    if len(people) != 1:
        return items
    meant = {"athlete": (Chosen(ctx.archive.athletes[people[0]]),)}
    winner = replace(items[place], start=items[place - 1].start, meanings=meant)
    rest = (*items[: place - 1], winner, *items[place + 1 :])
    return tuple(one for one in rest if not (one.has("pronoun", "she", "he") or one.has("gender")))


def _somebody(items: Sequence[Item]) -> tuple[int, int, str] | None:
    """ "die dame": one of that sex, rather than the women; the places"""
    places = (at for at in range(1, len(items)) if items[at - 1].text.lower() in ("die", "deze"))
    return next(((at - 1, at, _ONE_OF[said]) for at in places if (said := items[at].text.lower()) in _ONE_OF), None)


_ONE_OF = {"dame": "F", "heer": "M"}


def _those_counted(items: Sequence[Item]) -> tuple[int, int] | None:
    """The places of "van" and of the number in "van die 14", "van z'n zes"."""
    for number in range(1, len(items)):
        for at in range(max(0, number - 2), number):
            said = " ".join(one.text.lower() for one in items[at:number])
            if said in _OF_THOSE and _number_of(items[number]) is not None:
                return at, number
    return None


def is_list(one: Item) -> bool:
    return one.text.lower().removesuffix(" van").split()[-1:] in (["lijst"], ["lijstje"], ["rijtje"])


def _listed(items: Sequence[Item]) -> tuple[int, int] | None:
    """ "die lijst van 24": the places of "van" and of the number, which is no year"""
    for at, (one, after) in enumerate(pairwise(items), 1):
        if is_list(one):
            both = at + 1 < len(items) and after.text.lower() == "van"
            return (at, at + both) if _number_of(items[at + both]) is not None else None
    return None


def count_said(items: Sequence[Item]) -> int | None:
    """ "hoeveel van die 14", "op die lijst van 24": how many are said to have been shown"""
    found = _listed(items) or _those_counted(items)
    return _number_of(items[found[1]]) if found is not None else None


def _is_said_again(before: Item, one: Item) -> bool:
    """ "op welke nummers won die er dan vier": as many as were shown"""
    return one.has("number") and before.text.lower() in ("er", "dan")


def _number_of(one: Item) -> int | None:
    """ "14", "34 medailles" """
    amount: Amount | None = one.value("amount") if one.has("amount") else None
    if amount is not None and amount.op is None and amount.colour is None:
        return amount.count
    said = one.text.lower().removeprefix("van ")
    if one.has("games") and len(said) == 2 and said.isdigit():
        return int(said)
    return int(one.value("number")) if one.has("number") else None


_OF_THOSE = frozenset(f"van {one}" for one in ("die", "deze", "zijn", "z'n", "zn", "haar", "d'r", "hun", "onze"))


def is_date(items: Sequence[Item]) -> bool:
    words = [one.text.lower() for one in items[:2]]
    return words[0] == "op" and words[1] in ("de", "die") and items[2].has("rank")


def those_who(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """wie van die drie had ook nog goud: of the few people just shown; wie van die ploeg won dit jaar ook iets; hebben
    die in hun eentje ook wat gewonnen"""
    of, team = subject(last), of_that_team(bag.items)
    crew = isinstance(last, Listing) and last.ask is Ask.WHO
    alone = crew and any(one.has("pronoun", "they") for one in bag.items) and bag.took("single_event")
    if of is None or of.games.ever or not (bag.took("of_two") or team or alone):
        return None
    told = shown(last, ctx)
    people = told.athletes
    if not 1 < len(people) <= MOST_GROUPS or (team and len(told.nations) != 1):
        return None
    now = team and bag.took("now_word")
    before = any(one.has("ever") and "eerder" in one.text.lower().split() for one in bag.items) and bag.took("ever")
    bag.skip("noun" if team else "")
    too = before or any(one.has_any(("too", "still", "games")) for one in bag.items)
    said = all_said(bag, ctx, "ask", "still", "any", "more_of_it", "have", "win", "noun.medal")
    if said.is_part or said.nations or said.athletes or not (alone or ((said.metal or now) and too)):
        return None
    there = CURRENT if now else of.games if said.scope == CURRENT else said.scope
    if before:
        year = ctx.archive.edition(of.games.ids[0] if of.games.ids else ctx.archive.current_id).games.year
        there = Scope(ever=True, until=ctx.year_before(year), seasons=of.games.seasons)
    mine = Medals(games=there, athletes=people, colours=tuple(said.colours), team=False if alone else None)
    if before or (there != of.games and not team):  # whoever rode with them in a relay is not asked after
        return Groups(by=Key.ATHLETE, measure=Measure(of=mine), having=(Condition(measure=Measure(of=mine)),))
    return Listing(of=mine, ask=Ask.WHO)


def among_them(items: Sequence[Item], last: Question, ctx: Context) -> tuple[tuple[Item, ...], tuple[str, ...]] | None:
    """ "wie van die vijf haalden in Parijs meer goud dan in Tokio": with the noun of those shown; and those"""
    at = next((at for at, one in enumerate(items) if one.has("of_two")), 0)
    if not at or not items[at - 1].has("ask", "who", "which"):
        return None
    told = shown(last, ctx)
    keys = told.athletes or told.nations
    if not 2 < len(keys) <= MOST_GROUPS:
        return None
    which = replace(items[at - 1], meanings={"ask": ("which",)}, text="welke")
    noun = replace(items[at], meanings={"noun": ("athlete" if told.athletes else "nation",)}, text="")
    return (*items[: at - 1], which, noun, *items[at + 1 :]), keys


def of_them_alone(
    question: Question | None, keys: tuple[str, ...], items: Sequence[Item], last: Question
) -> Question | None:
    """The question of those alone, where it tells no other time at the Games spoken of."""
    there = (subject(last) or Medals()).games
    timed = any(one.has_any(("games", "ever", "moment", "now_word", "compared")) for one in items)
    made = question if timed or question is None else about(question, lambda of: of.narrowed(games=there))
    if isinstance(made, Groups) and made.by in (Key.NATION, Key.ATHLETE):
        return made.model_copy(update={"among": keys})
    if isinstance(made, Listing) and made.ask in (Ask.WHO, Ask.NATION) and not (made.of.nations or made.of.athletes):
        return about(made, lambda of: of.narrowed(**{"nations" if made.ask is Ask.NATION else "athletes": keys}))
    return None


def asks_others(items: Sequence[Item], last: Question) -> bool:
    """ "(Lollobrigida won twee keer goud) wie wonnen er nog meer goud voor Italië": not her again"""
    of = subject(last)
    more = any(one.has("more_of_it") for one in items)
    whose = any(one.has("nation") or one.has("own") for one in items)
    return (
        of is not None and bool(of.athletes) and more and whose and any(one.has("ask", "who", "which") for one in items)
    )


def others_of_theirs(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """The medals that others of that nation won there too."""
    if not asks_others(bag.items, last):
        return None
    said = all_said(bag, ctx, "ask", "still", "more_of_it", "too", "noun.athlete", "noun.medal", "pronoun")
    of = subject(last) or Medals()
    if bag.left() or said.athletes or not said.nations:
        return None
    if not any(one.has_any(("games", "ever")) for one in bag.items):
        said.scope = CURRENT  # there, though who is left out was never at these Games
    others = narrowed_by(of, said, last, ctx).narrowed(
        athletes=(), but_not=(*said.but_not, Medals(athletes=of.athletes))
    )
    return Listing(of=others if said.events else others.narrowed(events=()), ask=Ask.WHO)


def is_there(items: Sequence[Item], question: Question, ctx: Context) -> bool:
    """Was there anything of what "die estafette" points to?"""
    people = [one for of in (*filters(question), subject(question) or Medals()) for one in of.athletes]
    origin = isinstance(question, Listing) and question.ask is Ask.NATION  # "kwam hij uit Zweden": from where he was
    people = [] if origin else people
    said = {one.value("nation").match.item.noc for one in items if is_one_nation(one)} if people else set()
    if said and not any(said & set(ctx.archive.athletes[one].nocs) for one in people):
        return False  # "die Zwitserse, had die er nog een", after a German
    if not points_at_event(tuple(items)) or not isinstance(question, Listing) or not question.of.nations:
        return True
    return bool(find(question.of, ctx.archive).selection.count)


def is_as_many(items: Sequence[Item], question: Question, ctx: Context) -> bool:
    """Are they as many as the text says: "die drie gouden"?"""
    said = [after for one, after in pairwise(items) if _is_those(one, after)]
    if _those_counted(items) is not None:
        return True  # looked at before
    if not said or not any(one.has("ask", *_ASKING) for one in items):
        return True
    number = said[0].value("amount").count if said[0].has("amount") else said[0].value("number")
    found = find(question.of, ctx.archive).selection.count if isinstance(question, Listing) else None
    return found == int(number)


def beside_them(bag: Bag, last: Question, ctx: Context) -> Question | None:
    """achter wie (was dat allebei de keren); wie was daar beter; wie werd er tweede achter hem op de vijf; wie eindigde
    achter haar; en wie werd er tweede, die eerste keer: in the races just shown"""
    behind = any(one.text.lower() in ("achter wie", "na wie") for one in bag.items)
    of, told = subject(last), shown(last, ctx)
    one = isinstance(last, Listing) and last.take == told.lines == 1
    games = told.games if one and told.games is not None else of.games if of is not None else CURRENT
    if of is None or games.ever or len(games.ids) > 1 or not bag.took("ask", "who"):
        return None
    games = CURRENT if games.ids == (ctx.archive.current_id,) else games
    of = of.narrowed(games=games)
    better = bag.took("higher") if not behind else False
    him = bag.took("bested")
    first, final = bag.took("first_time"), bag.took("last_time", "")
    steps = tuple(STEPS[rank] for rank in (2, 3) if bag.took("rank", rank))
    if not (behind or better or him or (steps and (first or final))):
        return None
    said = {one.text.lower() for one in bag.items}
    sex = next((sex for word, sex in _SEXES.items() if f"achter {word}" in said), None)
    race = bag.take("event") if him else None
    metres = race.metres if race is not None else bag.take("number") if him else None
    bag.skip("both", "stand", "times", "always")
    settle(bag)
    there = of if not behind or find(of, ctx.archive).selection.count else of.narrowed(colours=())
    there = there.narrowed(colours=there.colours or (Colour.GOLD,)) if him and steps else there
    held = ctx.archive.edition(games.ids[0] if games.ids else ctx.archive.current_id).events
    rode = told.events if one else shown(Listing(of=there), ctx).events
    events = tuple(one for one in rode if sex in (None, held[one].gender))
    if race is not None or metres is not None:
        events = tuple(one for one in events if metres and metres_of(held[one]) in (metres, 1000 * metres))
    if not 0 < len(events) <= MOST_RACES:
        return None
    if not steps and not (of.athletes or of.nations or of.colours):
        return None
    if him and shown(Listing(of=there.narrowed(events=events)), ctx).colours == (Colour.GOLD,):
        steps = steps or tuple(Colour)[1:]
    elif him and steps:
        return None
    if not steps:
        theirs = Medals(athletes=of.athletes, nations=of.nations, colours=there.colours)
        side = {"below" if him else "above": theirs}
        return Listing(of=Medals(games=games, events=events, **side), ask=Ask.WHO)
    races = events[:1] if first else events[-1:] if final else events
    return Listing(of=Medals(games=games, events=races, colours=steps), ask=Ask.WHO)
