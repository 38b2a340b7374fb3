"""Who, which, what, when, where: the medals themselves, all or the first, the last, the second of them."""

from itertools import pairwise

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.frames.common import all_said, colours_of, edge_counted, settle
from bot.understanding.grammar.frames.medals.asking import asked_of, asks_whether, sex_asked
from bot.understanding.grammar.frames.medals.podiums import is_whole_podium, with_our_team
from bot.understanding.grammar.items import Bag
from bot.understanding.grammar.narrowing.narrow import narrow
from bot.understanding.grammar.won_outright import is_a_team
from bot.understanding.time.meanings import Relation
from medals_core.archive import LATEST
from medals_core.medals import Colour
from medals_core.queries.filters import CURRENT, EVER, Podium
from medals_core.queries.measures import Measure
from medals_core.queries.model import Ask, Listing, Value
from medals_core.queries.selecting import find
from medals_core.questions import AthleteQuestion, EventQuestion, Question


def _order(bag: Bag) -> tuple[int | None, int, bool]:
    """(take, skip, last) of "eerste", "tweede", "laatste"."""
    if bag.took("most", "first"):
        bag.take_all("most", "first")
        bag.take_all("rank", 1)
        return 1, 0, False
    if bag.took("most", "last"):
        bag.take_all("most", "last")
        return 1, 0, True
    return None, 0, False


def _has_since(bag: Bag) -> bool:
    """ "sinds wanneer heeft Nieuw-Zeeland een medaille", "… staat Brazilië op de medaillespiegel": its first; taken."""
    table = bag.has("page", "table") or bag.says("op de medaillespiegel")
    placed = bag.has_any("rank", "placed", "top", "most", "describe", "beside", "compared")
    listed = table and bag.has("stand") and not placed
    held = listed or (bag.has("have") and bag.has("metal") and not bag.has("amount"))
    named = bag.has_any("nation", "own", "athlete")
    if not (held and named and bag.has("ask", "since")) or bag.has_any("measure", "games"):
        return False
    bag.take_all("ask", "since")
    bag.skip("page.table", "noun.nation")
    return True


def nth_medal(bag: Bag, ctx: Context) -> Question | None:
    """wie won onze eerste gouden medaille; wanneer viel de laatste medaille; de tweede medaille van Noorwegen; sinds
    wanneer staat Nieuw-Zeeland op de lijst van landen met een medaille"""
    since = _has_since(bag)
    first_time = bag.took("first_time") or since
    last_time = bag.took("last_time")
    if (first_time or last_time) and bag.has_any("stand", "describe") and not bag.has("metal"):
        return None  # "de laatste keer dat Rusland eerste stond"
    if bag.says("landen", "naties") and not since:
        return None  # "welke landen wonnen hun eerste medaille": of each of them
    counted = edge_counted(bag)
    take, skip, last = _order(bag)
    if counted is not None and not (first_time or last_time):
        bag.take("amount")
        take = counted.count
    if take == 1 and bag.has("noun", "champion") and bag.has("event"):
        take = int(bag.take("number") or 1)  # "de laatste vijf olympisch kampioenen op de tien kilometer"
    if first_time:
        take, skip, last = 1, 0, False
    if last_time:
        take, skip, last = 1, 0, True
    rank = None
    if take is None:
        if any(one.has("rank") and other.has("noun", "day", "games") for one, other in pairwise(bag.items)):
            return None  # "op de vijfde dag met een medaille", "goud op zijn vierde Spelen"
        rank = None if bag.has("placed") else bag.take("rank")  # "op de derde plek" is no third medal
        if rank is None:
            return None
        take, skip = 1, rank - 1
    champion = (
        bag.has("noun", "champion") or bag.took("won_noun") or (bag.has("noun", "athlete_f", "athlete_m") and not last)
    )
    winner = bag.has("event") and bag.has("win")
    people = any(bag.items[p].said.startswith("medaille") for p in bag.places("noun", "athlete"))
    people = people or (rank is None and bag.has("stand") and bag.took("noun", "podium"))  # "als eerste op het podium"
    people = people or any(one.has("most", "first") and " de " in one.said for one in bag.items)  # "brak de ban"
    of_a_day = bag.has("ask", "day") and not bag.holds("at_games")  # "op welke dag … voor het eerst": of these Games
    ask = asked_of(bag)
    bag.skip("most.first", "relative", "noun.champion")
    of_two = bag.has("or") and len(bag.places("athlete")) == 2  # "wie had onze laatste gouden, Bergsma of Groenewoud"
    bag.skip(*(("correct",) if of_two else ()))
    said = narrow(bag, ctx)
    if counted is not None:
        said.metal = True
        said.colours += [counted.colour] if counted.colour else []
    said.ever = said.ever or since
    with_our_team(said, ask, bag, ctx)
    sex_asked(bag, said)
    settle(bag, "any", "handed_out")
    if not (said.metal or first_time or last_time or champion or winner or people):
        return None
    if (champion or (winner and not bag.says("iets", "wat"))) and not said.colours and not said.metal:
        said.colours.append(Colour.GOLD)  # rather than "won iets met skeleton": any medal
    if rank is None and said.scope == CURRENT and not said.moment and not bag.holds("games", "now_word"):
        # Of one event there is one winner at each Games: their first and last is of all of them.
        career = people and bag.holds("at_games")
        said.ever = (
            said.ever or bool(said.events) or champion or career or not find(said.medals(), ctx.archive).selection.count
        )
    if rank is not None and said.events:
        return None
    named = any((one.has("games") and not one.has("at_games")) or one.has("now_word") for one in bag.items)
    unsaid = said.scope == CURRENT and not named
    if rank is not None and unsaid and not said.moment and find(said.medals(), ctx.archive).selection.count < rank:
        said.ever = True  # "onze vijftigste medaille": of all Games
    undated = unsaid and take == 1 and not ctx.edition.games.has_day_data  # what came first is told by the Games alone
    if (ask is Ask.GAMES and unsaid) or undated:
        said.ever = True
    if of_two and len(said.athletes) == 2 and said.metal and ask in (None, Ask.WHO, Ask.WHICH):
        return Listing(of=said.medals(nations=()), take=take, skip=skip, last=last)
    if ask is Ask.WHO and said.athletes and not champion:
        return None  # "van wie won Kok": not Kok
    theirs = bag.holds("nation", "own")
    is_it = any(one.has("be") or one.said.endswith((" was", " is")) for one in bag.items)
    ours = any(one.has("own") and other.has("most") for one, other in pairwise(bag.items))
    if len(said.athletes) == 1 and ((theirs and is_it) or ours):
        return None  # "was Pinheiro Braathen de eerste medaille van Brazilië": not his own first
    scope = (
        {"games": EVER} if said.ever or ((first_time or last_time) and said.scope.is_current and not of_a_day) else {}
    )
    return Listing(of=said.medals(**scope), ask=ask or Ask.WHICH, take=take, skip=skip, last=last)


def which_medals(bag: Bag, ctx: Context) -> Question | None:
    """wie wonnen goud voor Nederland; welke medailles pakten onze vrouwen; wat won Italië op 12 februari"""
    whom = bag.has("ask", "who")
    people = bag.has("noun", "champion", "athlete")
    champion = bag.has("noun", "champion")
    if is_a_team(bag) or is_whole_podium(bag) or (ask := asked_of(bag)) is None:
        return None
    if ask is Ask.WHO and not bag.holds("ask") and (bag.led_by("have", "win") or bag.has("ever") or asks_whether(bag)):
        ask = Ask.EXISTS  # "heeft een Belg ooit goud gewonnen", "ooit een Nederlander gewonnen op de marathon"
    podium = bag.took("noun", "podium")
    winner = bag.took("won_noun")
    won = bag.has("win") or winner
    said = narrow(bag, ctx)
    sex_asked(bag, said)
    settle(bag, "any", "measure.total", "both", *(("page.timeline",) if whom and (not podium) else ()))
    if len(said.athletes) > 1 or (whom and said.athletes):
        return None
    if not (said.metal or won or podium or people):
        return None
    if not (said.nations or said.athletes or said.is_part or said.scope.ids or said.metal):
        return None
    if len(said.scope.ids) > 1 and ask is Ask.NATION:
        return None  # "welke landen belandden in Noorwegen op het podium"
    first = ask is Ask.EXISTS and said.events and won and not (podium or bag.says("iets", "wat"))
    if (champion or ((winner or first) and not said.metal)) and not said.colours:
        said.colours.append(Colour.GOLD)
    if ask is Ask.GAMES and said.scope.is_current:
        said.scope = EVER
    nations = tuple(said.nations)
    if len(nations) > 1 or (ask is Ask.WHO and not said.metal and not nations and not said.is_part):
        return None
    all_of_them = len(said.scope.ids) == 1 and said.metal and bool(said.colours)  # "wie wonnen er goud in Calgary"
    if ask is Ask.WHO and not (nations or said.athletes or said.is_part or all_of_them):
        return None
    if not nations and not said.athletes and ask is Ask.WHICH and (not said.is_part or _is_any_of_ours(bag)):
        nations = (ctx.own,)
        bag.defaults += 1
    if ask is Ask.PLACE and said.podium is Podium.SWEPT:
        ask = Ask.EVENT
    if ask is Ask.PLACE and not said.metal and not won:
        return None
    counted = not whom and not won and any(one.has("measure", "total") for one in bag.items)
    if counted and ask is Ask.WHO and len(nations) == 1 and not bag.holds("ask"):
        return Value(measure=Measure(of=said.medals(nations=nations)))  # "onze schaatssters bij elkaar"
    return Listing(of=said.medals(nations=nations), ask=ask)


def exists(bag: Bag, ctx: Context) -> Question | None:
    """heeft Nederland iets gewonnen bij het kunstschaatsen; pakte Jutta goud"""
    champion = bag.has("noun", "champion") and bag.holds("be", "stand")
    verbless = bag.has("athlete") and not bag.holds("win", "have", "doing_verb")
    stood = bag.has("noun", "podium") and (bag.has("stand") or verbless)  # "stond Kok op het podium", "Kok podium?"
    if bag.has("ask") or not (bag.has_any("win", "have") or champion or stood):
        return None
    team = is_a_team(bag) or _is_said_of_us(bag)
    if not (bag.has_any("nation", "own", "athlete") or team):
        return None
    bag.skip(*(("noun.athlete",) if team else ()))
    won = bag.has("win")
    any_ = bag.took("any")
    some = [p for p in bag.places("several") if bag.items[p].said == "een paar" and any_]
    bag.taken.update(some)  # "had Takagi er ook een paar", not "meerdere"
    bag.skip("any", "right_question")
    since = any(one.has("moment") and one.value("moment").relation is Relation.AFTER for one in bag.items)
    already = bag.holds("already") or any("al" in one.said.split() for one in bag.items)  # "al wat"
    by_then = already and (
        not won or (since and bag.has("have"))
    )  # "hadden we de 11e al goud", "… na de 11e al gewonnen"
    said = narrow(bag, ctx, state=by_then)
    podium = bag.took("noun", "podium")
    settle(bag, "noun.podium", "noun.champion", "any")
    if len(said.nations) > 1 or len(said.athletes) > 1:
        return None
    if team and not said.nations:
        said.nations.append(ctx.own)
        bag.defaults += 1
    if not (said.metal or won or said.is_part or any_ or champion or stood):
        return None
    if (champion or (said.events and won and not any_ and not podium)) and not said.metal:
        said.colours.append(Colour.GOLD)
    # "alles wat Noorwegen won": nobody asks whether there is any
    told = bag.items[0].said.split()[0] in ("al", "alle", "alles", "hetgeen")
    return Listing(of=said.medals(), ask=Ask.WHICH if told else Ask.EXISTS)


def _is_any_of_ours(bag: Bag) -> bool:
    """ "gisteren nog wat gepakt": of whom everybody speaks; "wat is er gisteren gewonnen" is all that was won"""
    some = any(one.has("any") and one.said == "wat" for one in bag.items[1:])
    return some and bag.holds("win") and not bag.holds("be", "stand", "have", "handed_out")


def _is_said_of_us(bag: Bag) -> bool:
    """ "nog iets gewonnen buiten het schaatsen", "ook goud gepakt bij shorttrack": of whom everybody speaks"""
    told = [one for one in bag.items if not (one.is_small or one.has_any(("except", "excepted", "event", "and")))]
    led = bag.items[0].said in ("nog", "ook", "ook nog", "nog wel", "wel")
    part = any(one.has_any(("excepted", "event")) for one in bag.items)
    return led and part and [one.has("win") for one in told] == [False, True] and told[0].has_any(("any", "metal"))


def bare_event(bag: Bag, ctx: Context) -> Question | None:
    """1000 meter vrouwen; uitslag slalom; podium van de massastart; hoe ging het gisteren op de 500 meter"""
    if not bag.has("event"):
        return None
    uitslag = bag.took("page", "podium")
    if is_whole_podium(bag):
        bag.take_all("metal")
    said = all_said(bag, ctx, "page.podium", "noun.podium", "ask.show", "ask.what", "ask.who", "ask.how", "page.doing",
                    "page.report", "doing_end", "page.table", "noun.event", "won_noun")  # fmt: skip
    if said.metal or said.nations or said.athletes or said.but_not:
        return None
    if said.days:
        first, last = said.days
        held = [(one, ctx.edition.games.local(one.ends_at).date()) for one in said.events]
        then = [one for one, day in held if (first or day) <= day <= (last or day)]
        if len(then) == 1 and said.one_games is None and said.as_of == LATEST and said.after is None:
            return EventQuestion(event_id=then[0].event_id)
        return Listing(of=said.medals(), ask=Ask.WHO) if said.events or said.disciplines else None
    if len(said.events) == 1:
        return EventQuestion(event_id=said.events[0].event_id, games=said.one_games, as_of=said.asof)
    if said.events or (uitslag and said.disciplines):
        return Listing(of=said.medals(), ask=Ask.WHO)
    return None


def nation_in_event(bag: Bag, ctx: Context) -> Question | None:
    """shorttrack nederland; goud italië; onze gouden medailles; schaatsen vrouwen nederland"""
    said = narrow(bag, ctx)
    if bag.has("page", "doing"):
        bag.skip("noun.athlete")  # "hoe deden de Japanse schansspringers het"
    settle(bag, "ask.show", "page.doing", "doing_end", "ask.what", "noun.podium", "measure.total")
    if said.athletes or len(said.nations) != 1:
        return None
    if not said.metal and not (
        said.disciplines or said.events or said.genders or said.team is not None or said.but_not
    ):
        return None
    return Listing(of=said.medals())


_OF_WHOM = frozenset(("van", "voor", "achter", "boven", "onder", "tegen", "door", "naast", "met", "bij", "tussen"))


def athlete(bag: Bag, ctx: Context) -> Question | None:
    """femke kok; hoe deed leerdam het; wat heeft stolz; jutta op de 500"""
    if not bag.has("athlete"):
        return None
    whom = [bag.items[p] for p in bag.places("ask", "who") if not bag.items[p].has("team_members")]
    if any(one.said.split()[0] in _OF_WHOM for one in whom):
        return None  # "achter wie", "van wie": not that athlete
    if any(bag.has("ask", "who") and bag.items[p].has("stand") for p in bag.places("stand")):
        return None  # "wie eindigde …": somebody else
    with_him = any(one.text.lower() == "met" and after.has("athlete") for one, after in pairwise(bag.items))
    mates = bool(whom) and with_him and bag.took("team_event")  # "wie liepen er met Schippers in de estafette"
    if not mates and any(one in whom and after.has("win") for one, after in pairwise(bag.items)):
        return None  # "Kramer zat op de tribune. Wie won …"
    if whom and bag.holds("have") and any(one.said == "van ons" for one in bag.items):
        return None  # "wie van ons had goud, Tuitert en": more than he
    if bag.has("clause", "when") and bag.has_any("own", "nation"):
        return None  # "hoe stonden we toen Leerdam won" is about the table
    crew = bag.took("team_members") or mates
    bag.skip("win" if mates else "")
    total = bag.has("measure", "total")
    bag.skip("ask.what", "ask.how", "ask.who", "ask.show", "ask.where", "ask.which", "page.doing", "page.report",
             "doing_end", "noun.champion", "noun.athlete", "measure.total", "any",
             *(() if colours_of(bag) else ("metal",)))  # fmt: skip
    year = bag.has("noun", "year") or bag.has("ask", "year")
    in_which_year = year and not bag.has("noun", "event")
    if year:
        bag.skip(
            "noun.event", "noun.year", "ask.year", "and"
        )  # "Epke Zonderland, welk toestel en jaar": the page tells both
    games_said = bag.has("games")
    said = all_said(bag, ctx)
    if len(said.athletes) != 1:
        return None
    one = said.athletes[0]
    some = said.scope not in (CURRENT, EVER)  # "Kromowidjojo na Londen"
    nations = said.nations if len(one.nocs) > 1 else []  # "Veldkamp voor België"
    bare = not (said.metal or said.is_part or said.ever or some or said.moment or nations)
    if bare and in_which_year:
        return Listing(of=said.medals(nations=(), games=EVER), ask=Ask.GAMES)  # "Anton Geesink, welk jaar"
    if bare and not crew and games_said and said.scope == EVER:
        return Listing(of=said.medals(nations=()))  # "Klæbo, alle Spelen bij elkaar": the total first
    if bare and not crew:
        here = games_said and said.scope.is_current
        if total and not here:  # "wat heeft Klæbo in totaal"
            return Listing(of=said.medals(nations=(), games=EVER))
        return AthleteQuestion(athlete_id=one.athlete_id, games=ctx.archive.current_id if here else None)
    team = True if mates else said.team
    return Listing(of=said.medals(nations=tuple(nations), team=team), ask=Ask.WHO if crew else Ask.WHICH)
