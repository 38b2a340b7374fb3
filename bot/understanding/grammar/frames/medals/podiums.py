"""Who won an event, who came second, which nation, when and where."""

import re

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import STEPS, all_said, colours_of, is_list, settle
from bot.understanding.grammar.frames.medals.asking import asked_of, asks_whether, sex_asked
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.meant import Narrowing, NotKept
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.won_outright import is_a_team
from medals_core.medals import Colour
from medals_core.queries.filters import EVER
from medals_core.queries.measures import Condition, Measure, Op
from medals_core.queries.model import Ask, Claim, Listing
from medals_core.queries.selecting import find
from medals_core.questions import Question


def podium_place(bag: Bag, ctx: Context) -> Question | None:
    """wie werd tweede op de 1500 meter; wie kreeg zilver; wie won de 5000 meter; welk land won de estafette"""
    champion = bag.has("noun", "champion")
    titled = any(one.has("metal") and ("tit" in one.said or one.value("metal")) for one in bag.items)
    if bag.has("most", "first") and titled:
        return None  # "de eerste titel op de massastart", "het eerste goud bij het skateboarden": of all Games
    if bag.has("most", "first") and bag.has("relative") and bag.has("win"):
        return None  # "de eerste die goud won"
    if bag.has("most", "first", "last") and (champion or bag.has_any("nation", "own", "last_time")):
        return None  # the first of theirs, not who came first
    if bag.has("most", "first", "last") and bag.has("metal") and bag.has("noun", "games") and _is_of_a_team(bag):
        return None  # "op welke Spelen pakten de hockeydames hun eerste medaille"
    if bag.has("on_programme") and bag.has("ask", "when"):
        return None  # "wanneer werd snowboarden olympisch"
    if not bag.has("ask") and bag.has("ever") and bag.has("win") and bag.has("noun", "athlete") and bag.has("nation"):
        return None  # "ooit een Nederlander gewonnen op de marathon": whether any
    if _is_of_the_first(bag):
        return None  # "de eerste marathon", "de allereerste winnaar"
    if is_a_team(bag) or is_whole_podium(bag):
        return None  # "noem goud, zilver en brons van de massastart": the event's page
    if asks_whether(bag) and (bag.has("athlete") or is_a_team(bag)) and not bag.has_any("rank", "most"):
        return None  # "hebben de hockeydames goud gepakt": whether
    whom, fastest = bag.has("ask", "who"), is_race_won(bag)
    ask = asked = asked_of(bag)
    winner = bag.took("won_noun") or champion or fastest
    shown = bag.tells("ask", "show") and (winner or bag.holds("team_members"))
    ask = Ask.WHO if (shown or fastest) and ask is Ask.WHICH else ask
    if not bag.has("event"):
        return None
    if ask is None:
        if not (winner or bag.has_any("metal", "rank")) or bag.has_any("nation", "own"):
            return None
        if bag.has("athlete") and is_list(bag):
            return None  # "hassan atletiek medailles": not with whom
        ask = Ask.WHO
    steps = [STEPS[rank] for rank in (1, 2, 3) if bag.took("rank", rank)]
    step = steps[0] if steps else None
    if step is None and bag.took("most", "first"):
        step = Colour.GOLD
    leader = ask is Ask.WHO and bag.took("describe", "leader")
    if leader and step is None:
        step = Colour.GOLD  # "wie stond bovenaan op de 500 meter"
    best = bag.took("most", "best")
    podium = bag.took("noun", "podium")
    won = bag.has("win") or winner or best
    some = any(one.has("any") and one.said in ("wat", "iets") for one in bag.items)  # "wie won er wat"
    said = narrow(bag, ctx)
    if said.events:
        sex_asked(bag, said)
    if steps and said.colours and set(said.colours) != set(steps):
        return None  # "goud voor Kok en wie werd tweede": two questions
    if whom and said.athletes and (step or said.colours) and _is_theirs(bag):
        _in_their_event(said, ctx)
    if whom and said.athletes:
        return None  # "van wie": not that athlete; "met wie" in a relay: the team
    bag.skip("most.first", "both", "page.podium", "team_members", "placed")
    settle(bag, *(("present", "take_part") if step else ()))
    if len(said.nations) > 1:
        return None
    if ask is Ask.GAMES and said.scope.is_current:
        said.scope = EVER
    colours = tuple(said.colours) or tuple(steps) or ((step,) if step else ())
    if (champion or (winner and not said.metal)) and not colours:
        colours = (Colour.GOLD,)
    if (
        ask in (Ask.WHO, Ask.NATION)
        and not colours
        and not podium
        and won
        and not some
        and not (said.metal or (said.nations and not is_won_outright(bag)) or said.athletes or said.days)
    ):
        colours = (Colour.GOLD,)
    if not said.events and (leader or not (said.disciplines or said.genders)):
        return None
    if asked is None and step and len(said.athletes) == 1 and not said.metal:
        held = Measure(of=said.medals(colours=(step,)))  # "werd Nuis eerste op de 1500 meter"
        return Claim(conditions=(Condition(measure=held, op=Op.AT_LEAST, value=1),))
    if ask is Ask.COLOUR and not won and len(said.events) == 1 and not (said.nations or said.athletes or said.metal):
        said.nations = [ctx.own]  # "de hockeymannen, welke kleur was dat": of our team
        bag.defaults += 1
    with_our_team(said, ask, bag, ctx)
    of_event = not said.nations and not said.athletes and not said.metal and len(said.events) == 1
    if of_event and ask in (Ask.DAY, Ask.TIME, Ask.PLACE):
        return Listing(of=said.medals(colours=(Colour.GOLD,)), ask=ask)
    return Listing(of=said.medals(colours=colours), ask=ask)


def is_race_won(bag: Bag) -> bool:
    """ "de snelste op de 1500": who came first, where nobody of theirs is asked for."""
    fastest = any(bag.items[p].said.startswith(("snelst", "rapst", "vlugst")) for p in bag.places("most", "best"))
    races = (bag.items[p].value("event") for p in bag.places("event"))
    raced = any(one.metres is not None or one.kinds for one in races)
    others = bag.has_any("nation", "own", "athlete", "metal", "ever", "described")
    return fastest and raced and not others and not bag.has("noun", "nation")


def is_whole_podium(bag: Bag) -> bool:
    """Are gold, silver and bronze of an event told, and nobody asked for?"""
    asked = any(one.has("ask") and not one.has("ask", "show") for one in bag.items)
    others = asked or bag.has_any("nation", "own", "athlete", "win")
    return not others and bag.has("event") and len(colours_of(bag)) == len(Colour)


def _is_of_the_first(bag: Bag) -> bool:
    """Is it the event that was the first, or who won it, rather than who came first in it?"""
    for place in bag.places("most", "first"):
        after = next((one for one in bag.items[place + 1 :] if not one.has("on_programme")), None)
        if bag.items[place].has("first_ever") or (after is not None and after.has_any(("event", "won_noun"))):
            return True
    return False


def with_our_team(said: Narrowing, ask: Ask | None, bag: Bag, ctx: Context) -> None:
    """ "wanneer wonnen de volleyballers goud", "… de hockeydames hun eerste titel": ours"""
    timed = ask in (Ask.DAY, Ask.GAMES) or bag.tells("first_time")  # "wat was de eerste keer dat …"
    if timed and said.metal and not (said.nations or said.athletes) and _is_of_a_team(bag):
        said.nations = [ctx.own]
        bag.defaults += 1


def _is_of_a_team(bag: Bag) -> bool:
    """ "de volleyballers", "de dames", "de hockeymannen": people who are known, rather than a sport, an event or
    somebody."""
    for at, one in enumerate(bag.items[:-1]):
        named = bag.items[at + 1 : at + 3]
        if one.said != "de":
            continue
        sport = named[0].has("event") and named[0].value("event").metres is None and not named[0].value("event").kinds
        people = named[-1 if sport else 0]
        if sport and bag.tells("win") and named[0].said.endswith(("mannen", "vrouwen", "heren", "dames")):
            return True
        if people.has("gender") or people.has("noun", "athlete", "athlete_f", "athlete_m"):
            return True
        if sport and named[0].value("event").gender is not None:
            return True
    return False


_AT = re.compile(
    r"(?:^|\s)(?:op|bij|in|aan|tijdens|binnen|van|uit|met|voor|onder)(?: (?:de|het|die|dat|deze|een|t|'t))?$"
)
_OF = re.compile(r"(?:van|(?:die|waar|waarop|waarin|dat|welke))(?: (?:de|die|onze|den))?")


def is_won_outright(bag: Bag) -> bool:
    """Is the event itself what is won, "won de halfpipe", rather than something at it?"""
    places = [place for place, one in enumerate(bag.items) if one.has("event")]
    exact = (p for p in places if bag.items[p].value("event").kinds or bag.items[p].value("event").metres)
    place = next(exact, next(iter(places), None))  # "welke zwemsters wonnen de 100 meter"
    if place is None or not bag.holds("win"):
        return False
    before = " ".join(one.said for one in bag.items[:place] if one.text)
    return before.endswith((" de", " het", " t")) and _AT.search(before) is None


def _is_theirs(bag: Bag) -> bool:
    """ "de duizend meter van Jutta", "de 500 meter die Kok won": the event is known by who won or rode it."""
    whose = next((place for place, one in enumerate(bag.items) if one.has("athlete")), 0)
    event = next((place for place in range(whose - 1, -1, -1) if bag.items[place].has("event")), None)
    if event is None:
        return False
    between = " ".join(one.said for one in bag.items[event + 1 : whose])
    return _OF.fullmatch(between) is not None


def _in_their_event(said: Narrowing, ctx: Context) -> None:
    """With the event in which those named have a medal instead of whom it is of."""
    whole = said.medals(colours=())
    theirs = [one for one in said.events if find(whole.narrowed(events=(one.event_id,)), ctx.archive).selection.count]
    if len(theirs) == 1:
        said.events, said.athletes = theirs, []


def below_the_podium(bag: Bag, ctx: Context) -> Question | None:
    """wie werd 4e op de massastart; hoeveelste werd Kok op de 1500; wie viel net naast het podium: places that nobody
    has a medal of are not held, the podium is"""
    off = bag.took("off_podium")
    named = bag.has_any("event", "athlete")
    if not (off or named) or (not off and bag.has_any("own", "nation")):
        return None
    asked_rank = bag.took("ask", "rank") or (bag.has("athlete") and bag.has("event") and bag.took("noun", "place"))
    ranks = [*bag.take_all("rank"), *(bag.take_all("top") if bag.has("event") else ())]
    top = bag.holds("top") and not bag.has("noun", "nation")
    # not "de laatste die won", "voor het laatst gehouden", "de jongste winnaar"
    last = any(one.has("most", "last") and not one.has("most", "youngest") for one in bag.items)
    ended_last = last and bag.has("event") and not bag.has_any("win", "last_time") and bag.took("most", "last")
    never = any(rank > len(STEPS) for rank in ranks)
    below = off or never or ended_last
    if not (below or asked_rank or (top and bag.has("event"))) or (bag.holds("when") and not never):
        return None
    bag.skip("when" if never else "ask")  # "wie werd vierde toen Hassan won"
    said = all_said(bag, ctx, "ask", "placed", "page.table", "page.podium", "noun.place", "noun.podium", "noun.athlete",
                    "most.last", "off_podium", "noun.champion",
                    then=("missed", "doing_end", "ahead", "handed_out"))  # fmt: skip
    if said.metal or len(said.athletes) > 1 or not (off or said.events or said.athletes):
        return None
    of = said.medals()
    if said.athletes and (bag.notes or find(of, ctx.archive).selection.count):
        return Listing(of=of, ask=Ask.COLOUR) if said.events or asked_rank else None
    if top and not below and said.events:
        return Listing(of=of, ask=Ask.WHO)
    known = Listing(of=of) if said.athletes else Listing(of=of.narrowed(nations=()), ask=Ask.WHO)
    raise NotKept("place_below_third", known if said.events else None)
