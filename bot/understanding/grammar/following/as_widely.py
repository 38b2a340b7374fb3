"""A question read by itself, asked as widely as the one before it: at its Games, in its event, of its colour."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.grammar.attempt import Attempt
from bot.understanding.grammar.context import Context
from bot.understanding.grammar.following.leaning import leans, points_back
from bot.understanding.grammar.following.pointing import is_list
from bot.understanding.grammar.following.replacing import inherited
from bot.understanding.grammar.following.shown import shown
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.subjects import about, subject
from bot.understanding.names.folding import fold
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER, Medals
from medals_core.queries.measures import Key, Kind, Measure
from medals_core.queries.model import Ask, Claim, Groups, Listing, Value, Versus
from medals_core.questions import AthleteQuestion, EventQuestion, Question

TIMED = ("games", "ever", "moment", "when", "now_word")
_PAST = frozenset(("had", "won", "pakte", "haalde"))
""" "(wie was in 2010 de beste) hoeveel goud had die": there, but "heeft die" so far"""
_WON = frozenset(("won", "wonnen", "gewonnen", "winnen", "wint"))


def of_lands(attempt: Attempt, last: Question) -> Attempt:
    """ "(welke landen wonnen het ijshockey) wie het vaakst": which land"""
    asked, lands = attempt.question, isinstance(last, Listing) and last.ask is Ask.NATION
    lands = lands or (isinstance(last, Groups) and last.by is Key.NATION)
    people = any(one.has("noun") or one.has("most", "oldest", "youngest") for one in attempt.items)
    if not isinstance(asked, Groups) or asked.by is not Key.ATHLETE or not lands or people:
        return attempt
    return replace(attempt, question=asked.model_copy(update={"by": Key.NATION}))


def _is_there(said: Sequence[Item]) -> bool:
    return any(one.has("pronoun", "there") for one in said)


def as_widely(attempt: Attempt, last: Question, ctx: Context, said: Sequence[Item]) -> Attempt:
    """ "wie heeft er meer dan hij": at the Games, in the sport and on the days just spoken of; "wie kwamen er na haar":
    in the event just shown; "wonnen ze daar ook wat": in that sport."""
    there_or_not = isinstance(attempt.question, AthleteQuestion) and attempt.question.games is not None
    if attempt.question is None or there_or_not:  # "(6 medailles ooit) deed ze nog mee": at these Games
        return attempt
    beside = attempt.question if isinstance(attempt.question, Listing) else None
    if beside is not None and (beside.of.below or beside.of.above or beside.of.beside):
        told = shown(last, ctx)
        if len(told.events) != 1 or beside.of.events:
            return attempt
        there = {"events": told.events, "games": told.games if told.games and told.of.games.ever else told.of.games}
        return replace(attempt, question=about(beside, lambda of: of.narrowed(**there)))
    edge = beside if beside is not None and beside.take == 1 and beside.of == Medals(
        games=beside.of.games, nations=beside.of.nations, athletes=beside.of.athletes
    ) else None  # fmt: skip
    bare = not any(one.has_any(("metal", "noun", "any")) and not one.is_small for one in attempt.items)
    race = (subject(last) or Medals()).events
    if edge is not None and bare and race and any(one.has("win") for one in said):
        there = {"events": race, "colours": (Colour.GOLD,)}  # "wanneer wonnen ze daarvoor voor het laatst": that
        return replace(attempt, question=about(edge, lambda of: of.narrowed(**there)))
    people = any(one.has("athlete") for one in attempt.items)  # "heeft ze ook zilver": in anything
    of_games = isinstance(last, Groups) and last.by is Key.GAMES  # "waar eindigden ze toen": at those found
    spoken_of, asked = shown(last, ctx).of if of_games else subject(last), attempt.question
    er = said[-1].text.lower() == "er" and any(one.has("metal") or one.has("noun", "medal") for one in said)
    mates = isinstance(asked, Listing) and asked.ask is Ask.WHO and bool(asked.of.team)
    then = er or mates or any(one.has("pronoun", "there") or one.has("then_word") for one in said)
    timed = any(one.has_any(TIMED) or (one.has("ask", "how_often") and not then) for one in attempt.items)
    games = spoken_of.games if spoken_of is not None and len(spoken_of.games.ids) == 1 else CURRENT
    mine = subject(asked)
    one_games = spoken_of is not None and len(spoken_of.games.ids) == 1
    past = any(one.text.lower() in _PAST for one in said) and isinstance(last, Groups)
    past = past and not any(one.has_any(("more_of_it", "still", "already", "measure")) for one in said)
    of_careers = mine is not None and mine.games.ever and (then or past) and one_games  # "hoeveel had die er daar"
    whole = spoken_of is not None and spoken_of.games.ever and not then and isinstance(last, Groups | Value)
    whole = whole and (people or any(one.text.lower() == "land" for one in said))  # "hoeveel heeft haar land"
    if mine is not None and spoken_of is not None and whole and not timed and mine.games.is_current:
        asked = about(asked, lambda each: each.narrowed(games=spoken_of.games)) or asked  # of the career told of
    elif mine is not None and not timed and one_games and mine.games.is_current and _is_there(said):
        asked = about(asked, lambda each: each.narrowed(games=games)) or asked  # "(in Peking) had ze daar zilver"
    elif mine is not None and not timed and (of_careers or (mine.games.is_current and not people)):
        asked = about(asked, lambda each: each.narrowed(games=games)) or asked
    compares = any(one.has("compared") or (one.has("too") and not people) for one in attempt.items)
    them = isinstance(asked, Groups) and any(one.text.lower() in ("van hen", "van hun") for one in said)
    compares = compares or (them and not timed)  # "(het rodelgoud ooit) wie van hen won daar het vaakst": at that
    often = any(one.has("ask", "how_often") for one in attempt.items) and not people  # "hoe vaak wonnen ze al goud"
    stood = then and any(one.has("noun", "podium") for one in said)  # "stond hij daar ook op het podium"
    ranked = isinstance(asked, Groups) and isinstance(last, Groups) and asked.take is not None and then and not timed
    made = inherited(asked, last, ctx, oftenest=often) if compares or often or stood or ranked else None
    return replace(attempt, question=made or asked)


def in_their_race(question: Question, items: Sequence[Item], last: Question, ctx: Context) -> Question:
    """ "(was Bergsma daarmee de oudste) en wie won er bij de vrouwen": in his race, rather than in all there were"""
    of = question.of if isinstance(question, Listing) and question.ask is Ask.WHO else None
    held = last.held if isinstance(last, Groups) and last.by is Key.ATHLETE else ""
    who = (held,) if held else (subject(last) or Medals()).athletes
    if of is None or of != Medals(games=of.games, colours=of.colours, genders=of.genders) or len(who) != 1:
        return question
    if not (points_back(tuple(items)) or leans(tuple(items))):
        return question
    gold, ever = (Medals(games=games, athletes=who, colours=colours)
                  for games, colours in ((of.games, (Colour.GOLD,)), (EVER, ())))  # fmt: skip
    events = shown(Listing(of=gold), ctx).events or shown(Listing(of=ever), ctx).events
    if len(events) != 1:
        sports = ctx.archive.athletes[who[0]].disciplines
        return about(question, lambda each: each.narrowed(disciplines=sports)) or question
    race = EventQuestion(event_id=events[0])
    there = inherited(Listing(of=of.narrowed(games=CURRENT), ask=Ask.WHO), race, ctx) or question
    return about(there, lambda each: each.narrowed(games=of.games, colours=of.colours or (Colour.GOLD,))) or question


def besides_that(attempt: Attempt, last: Question) -> Attempt:
    """ "(Pinheiro won de reuzenslalom) won die er nog een": another than the one just shown"""
    asked, race = attempt.question, subject(last)
    more = any(one.has_any(("still", "more_of_it")) or "nog" in one.text.lower().split() for one in attempt.items)
    if not isinstance(asked, Listing) or asked.ask is not Ask.EXISTS or not more or race is None:
        return attempt
    of = asked.of
    told = len(race.events) == 1 and isinstance(last, Listing | Value | EventQuestion) and race.games == of.games
    if not told or len(of.athletes) != 1 or of.events or of.disciplines or of.colours or of.but_not:
        return attempt
    others = of.narrowed(but_not=(Medals(events=race.events),))
    return replace(attempt, question=asked.model_copy(update={"of": others}))


def with_its_gold(question: Question, items: Sequence[Item]) -> Question:
    """ "(de 10 kilometer.) wanneer wonnen wij die": who wins an event has its gold"""
    of, words = subject(question), {fold(one.text) for one in items}
    that = any(one.has("pronoun", "that") for one in items)
    medals = any(one.has("metal") or one.has("noun", "medal") or one.has("any") for one in items)
    if of is None or not of.events or of.colours or medals or not that or _WON.isdisjoint(words):
        return question
    return about(question, lambda each: each.narrowed(colours=(Colour.GOLD,))) or question


def of_that_colour(attempt: Attempt, last: Question) -> Attempt:
    """ "hoeveel goud heeft Noorwegen, op welke dag pakten ze de meeste": most of that"""
    question, of = attempt.question, subject(last)
    bare = not any(one.has("metal") or one.has("noun", "medal", "podium") for one in attempt.items)
    kind = last.measure.kind if isinstance(last, Value) else None
    if bare and kind in (Kind.PER_MILLION, Kind.POINTS) and isinstance(question, Groups) and of is not None:
        if question.measure.kind is not Kind.COUNT or question.take is None:
            return attempt
        measure = Measure(kind=kind, of=of.narrowed(nations=()))  # "… per inwoner, wie heeft de meeste": so counted
        return replace(attempt, question=question.model_copy(update={"by": Key.NATION, "measure": measure}))
    those = any(one.has("pronoun", "of_it") or is_list(one) for one in attempt.items)  # "hoeveel vrouwen daarvan"
    counted = isinstance(question, Groups) and question.measure.kind is Kind.COUNT
    counted = counted and (those or (isinstance(question, Groups) and question.take is not None))
    of_it = any(one.text.lower() == "er" for one in attempt.items)
    counted = counted or (of_it and isinstance(question, Claim))  # "had Kramer er meer dan zij"
    unsaid = not any(one.has_any(("noun", "measure", "amount")) for one in attempt.items)
    how_many = isinstance(question, Value) and question.measure.kind is Kind.COUNT and unsaid
    sides = isinstance(last, Versus) and len({one.of.colours for one in last.measures}) == 1
    counted = counted or (how_many and (sides or isinstance(last, Value | Groups)))  # "hoeveel had dat land in Parijs"
    if not (bare and counted and question is not None and of is not None and of.colours):
        return attempt
    return replace(attempt, question=about(question, lambda each: each.narrowed(colours=each.colours or of.colours)))
