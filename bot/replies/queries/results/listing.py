"""The medals of a filter: which, who, where and when they were won; the first line gives what was asked."""

from collections import Counter
from collections.abc import Sequence

from bot.replies import dutch, next_asks
from bot.replies.event_phrase import event_label
from bot.replies.layout import lines
from bot.replies.medal_wording import at_former_games, event_title, winner
from bot.replies.queries.beside import (
    beside_nobody,
    beside_whole_sports,
    others_won,
    still_to_come,
    very_first,
    won_elsewhere,
)
from bot.replies.queries.duels import Duel, is_duel
from bot.replies.queries.filters import (
    Words,
    a_medal,
    colour_words,
    ever,
    games_words,
    joined,
    medal_noun,
    nth_words,
    only_fields,
    sentence,
    turned,
    whose,
    words,
)
from bot.replies.queries.measure_names import amount
from bot.replies.queries.measures import counted, unknown_words
from bot.replies.queries.peaks import podiums
from bot.replies.queries.results.one_line import NAMES, one_line, says_itself, time_of, when_won
from bot.replies.queries.several_events import each_event
from bot.replies.queries.telling import MOST_LINES, MOST_MORE, medal_list, nation_buttons, said, told
from bot.replies.queries.verbs import can_change, won
from bot.replies.rendering import Scene, ask_button, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.medal_lines import MedalLine, athlete_on_podium, tally_of
from medals_core.medals import Colour
from medals_core.queries.filters import Medals, Podium, Scope
from medals_core.queries.model import Ask, Listing
from medals_core.queries.results import ListingAnswer
from medals_core.questions import AthleteQuestion, EventQuestion

MOST_NAMED = 5
MOST_TEAM = 8
_MOST_OF_ONE = 12
"""Winners for one nation, whom the list does not set apart by it."""
_TEAM_OF = "de ploeg van "
_FEW = 4
_FEW_MATES = 8
"""Athletes of a team or events, that are each named."""
_IN_ONE_LINE = frozenset({Ask.WHO, Ask.EVENT, Ask.DAY, Ask.COLOUR})
"""What a line about one medal says in so many words."""


@renders(ListingAnswer)
def render_listing(query: Listing, answer: ListingAnswer, scene: Scene) -> Reply:
    buttons, known = _buttons(query, answer, scene), answer.unknown is None
    whole = Duel(query, scene).told(answer.lines) if known and is_duel(query.of) else None
    if whole or (known and (whole := each_event(query, answer, scene))):
        first, under = whole
        return told(query, answer, scene, first, lines(*map(safe, under)), said(_crews(query, answer, scene)),
                    buttons=buttons)  # fmt: skip
    named = words(query.of, scene, answer.nations, answer.at)
    swept = query.of.podium in (Podium.SWEPT, Podium.DOUBLE)
    of = query.of.narrowed(podium=None, colours=()) if swept else query.of
    head, complete = _head(query, answer, named, scene)
    left = query.take is not None and query.take > 1 and answer.found > len(answer.lines)
    most = 3 * MOST_LINES if query.ask is Ask.WHO and len(query.of.events) == 1 else MOST_LINES
    listed = medal_list(answer.lines, query.of, scene, most) if answer.lines and not complete else None
    beside = said(
        _team(query, answer, scene),
        f"dat zijn er {len(answer.lines)} van de {answer.found}" if left and not answer.unordered else "",
        others_won(of, scene) if known and not answer.lines else "",
        won_elsewhere(query.of, scene) if known and not answer.lines else "",
        beside_whole_sports(of, answer.tally, scene) if of.disciplines and not of.events and query.take is None else "",
        still_to_come(query, answer, scene),
        very_first(query, answer, scene),
    )
    return told(query, answer, scene, head, listed, beside, buttons=buttons)


def _head(query: Listing, answer: ListingAnswer, named: Words, scene: Scene) -> tuple[str, bool]:
    """The first line, and whether it says all there is to say."""
    found, of = answer.lines, query.of
    if answer.unknown is not None:
        return unknown_words(answer.unknown, of, answer.stage, scene, named), True
    if query.ask is Ask.EXISTS and of.podium is Podium.SWEPT and of.events and of.nations:
        at_all = words(of.narrowed(podium=None), scene, answer.nations, answer.at)
        whole = "het hele podium" if found else "het podium niet helemaal"
        return f"{'ja' if found else 'nee'}, {joined(at_all.where, 'was', whole, 'voor', at_all.who)}", not found
    if not found:
        return beside_nobody(of, scene) or _none(query, answer, named), True
    if query.take is not None or query.skip:
        return _chosen(query, answer, named, scene)
    alone = len(found) == 1 and says_itself(of)
    told_all = one_line(found[0], scene, of, asked=query.ask) if alone else (
        podiums(of, found, answer.tally, answer.nations, answer.stage, scene)
        or counted(named, of, answer.tally, answer.stage)
    )  # fmt: skip
    if query.ask is Ask.EXISTS:
        which = alone and len(of.colours) == 2  # "won Leerdam goud of zilver": says which, rather than that it did
        return told_all if which else f"ja, {told_all}", alone
    golds = [line for line in found if line.medal.colour is Colour.GOLD]
    at_one = len({line.games.games_id for line in found}) == 1
    at_one_event = at_one and len(of.events) == 1 and says_itself(of) and not named.who
    if at_one_event and golds and query.ask in (Ask.WHICH, Ask.WHO, Ask.EVENT):
        return one_line(golds[0], scene, of, golds[1:]), len(found) == 1
    if at_one_event and query.ask is Ask.WHO and len(of.colours) == 2:
        steps = sorted(found, key=lambda line: line.step)
        each = [f"{dutch.COLOUR_NAMES[line.medal.colour]} voor {winner(line.medal, scene)}" for line in steps]
        return joined(dutch.listing(each), named.where), False
    if query.ask is Ask.COLOUR and not of.colours and named.who and len(of.athletes) < 2:
        return told_all, alone  # the colours are told
    if query.ask is Ask.WHICH or (alone and query.ask in _IN_ONE_LINE):
        return told_all, alone
    at = tuple(dict.fromkeys(line.games.games_id for line in found))
    dated = query.ask is Ask.DAY and (not of.games.ever or all(line.games.has_day_data for line in found))
    of_games = query.ask is Ask.GAMES or (query.ask is Ask.DAY and not dated)
    of_games = of_games or (query.ask is Ask.PLACE and not any(line.event.venue for line in found))
    if of_games and named.who and len(at) <= MOST_NAMED and at != (scene.archive.current_id,):
        there = of.narrowed(games=Scope(ids=at))
        return told_all if alone else counted(words(there, scene), there, answer.tally, answer.stage), alone
    if query.ask is Ask.NATION and len(of.athletes) == 1 and (several := _for_whom(found, scene)):
        return f"{several}: {told_all}", alone
    asked = _asked(Ask.GAMES if of_games else query.ask, found, scene)
    is_known = query.ask is Ask.PLACE or (query.ask in (Ask.DAY, Ask.TIME) and found[0].games.has_day_data)
    if is_known and named.where and not (of_games or alone or of.colours or named.who):
        venues = {line.event.venue for line in found}
        if query.ask is Ask.PLACE and len(venues) == 1:
            return joined(asked, "vielen", "de medailles", named.where), True
        return joined(named.where, "vielen", "de medailles", asked), False
    if query.ask is Ask.NATION and not named.who and len({line.medal.noc for line in found}) == 1:
        one = of.narrowed(nations=(found[0].medal.noc,))
        return counted(words(one, scene), one, answer.tally, answer.stage), False
    if query.ask is Ask.WHO and len(of.athletes) > 1:
        each = [one for one in of.athletes if any(_is_among(one, line, scene) for line in found)]
        names = [scene.archive.athletes[one].name for one in each]
        return sentence(
            named, won(of, answer.stage, len(each) > 1), a_medal(of.colours), who=dutch.listing(names)
        ), False
    if query.ask in (Ask.WHO, Ask.NATION) and not of.athletes:
        return _winners(query, answer, named, scene), alone
    if query.ask is Ask.NATION and len(of.athletes) == 1:
        if only_fields(of) <= {"athletes", "games"} and not of.games.ids and told_all.startswith(f"{named.who} "):
            return f"{named.who} kwam uit voor {asked} en {told_all.removeprefix(f'{named.who} ')}", alone
        return f"{told_all}, voor {asked}", alone
    if alone or (query.ask is Ask.COLOUR and len(of.colours) != 1):
        return told_all, alone
    if query.ask is Ask.EVENT:
        return told_all, False  # each stands in the list
    if query.ask is Ask.WHO and len(of.athletes) == 1:  # "met wie"
        mates = _mates(of.athletes[0], found, scene)
        alone = all(len(line.medal.athletes) == 1 for line in found)
        whom = f"in de ploeg: {mates}" if mates else "niet in een ploeg" if alone else ""
        return "; ".join(filter(None, (told_all, whom))), False
    return f"{told_all}{'; dat was' if ':' in told_all else ':'} {asked}", False


def _is_among(athlete_id: str, line: MedalLine, scene: Scene) -> bool:
    known = scene.archive.athletes
    return any(one.athlete_id == athlete_id for name in line.medal.athletes for one in known.named(name))


def _mates(athlete_id: str, found: Sequence[MedalLine], scene: Scene) -> str:
    """With whom somebody won: each name once."""
    known = scene.archive.athletes
    names = dict.fromkeys(name for line in found for name in line.medal.athletes)
    return dutch.listing([one for one in names if all(each.athlete_id != athlete_id for each in known.named(one))])


def _began(line: MedalLine) -> str:
    """Who asks how late it was may mean the start: "; de beslissende sessie begon om 14:10"."""
    start = line.event.starts_at
    if start is None or not line.games.has_day_data or start >= line.medal.won_at:
        return ""
    return f"; de beslissende sessie begon om {dutch.clock_time(start, line.games.zone)}"


def _winners(query: Listing, answer: ListingAnswer, named: Words, scene: Scene) -> str:
    """Remco Evenepoel (2×) en Nafi Thiam wonnen goud voor België in Parijs 2024; more names than anybody reads: of
    which nations they were."""
    of, found = query.of, answer.lines
    nocs = Counter(line.medal.noc for line in found)
    people = _people(found, scene) if query.ask is Ask.WHO else [dutch.the(scene.nation(noc)) for noc in nocs]
    if len(people) > (_MOST_OF_ONE if len(nocs) == 1 else MOST_NAMED + 1):
        return _many_winners(people[:2], nocs, of, named, answer, scene)
    several, thing = len(people) > 1, a_medal(of.colours)
    if not several:
        people = [people[0].rpartition(" (")[0] if people[0].endswith("×)") else people[0]]  # the medals tell how often
        thing = amount(of.colours, answer.found) if answer.found > 1 else thing
    whose_team = f"voor {named.who}" if named.who and not any(one.startswith(_TEAM_OF) for one in people) else ""
    return sentence(named, won(of, answer.stage, several), thing, whose_team, who=dutch.listing(people))


def _many_winners(
    most: Sequence[str], nocs: Counter[str], of: Medals, named: Words, answer: ListingAnswer, scene: Scene
) -> str:
    """Bij het roeien gingen de 14 gouden medailles naar Nederland (4), Roemenië (2) …; of one nation how many there
    were, and who won most of them."""
    if len(nocs) == 1:
        (name, often), next_ = most[0].rpartition(" ")[::2], most[1].rpartition(" ")[2]
        top = f"; de meeste voor {name} {often}" if often.endswith("×)") and often != next_ else ""
        return counted(named, of, answer.tally, answer.stage) + top
    named_ = [f"{dutch.the(scene.nation(noc))} ({n})" for noc, n in nocs.most_common(2 * MOST_NAMED)]
    left = len(nocs) - len(named_)
    to = dutch.listing([*named_, f"nog {dutch.count_of(left, 'land')}"] if left else named_)
    medals, front = f"de {amount(of.colours, answer.found)}", joined(named.front, named.behind)
    if len(of.events) > _FEW:  # each of them stands below
        front = joined(f"op die {dutch.number_word(len(of.events))} onderdelen", games_words(of.games, scene))
    if of.podium is not None or of.beside is not None:
        medals, front = joined(medals, named.behind), named.front
    return turned(front, medals, "gingen", "naar", to)


def _none(query: Listing, answer: ListingAnswer, named: Words) -> str:
    """Niemand, geen enkel land, geen goud: with all that was asked."""
    of, still = query.of, can_change(query.of, answer.stage)
    if query.ask is Ask.EXISTS:
        return f"nee, {counted(named, of, answer.tally, answer.stage)}"
    if answer.found:
        many = "waren" if dutch.is_past(answer.stage) else "zijn"
        return joined(f"zoveel {many} het er niet: {amount(of.colours, answer.found)}", whose(named.who), named.behind)
    if not named.who and query.ask in (Ask.WHO, Ask.NATION):
        who = "niemand" if query.ask is Ask.WHO else "geen enkel land"
        something = joined("nog" if still else "", a_medal(of.colours))
        return sentence(named, won(of, answer.stage, False), something, who=who)
    return counted(named, of, answer.tally, answer.stage)


def _team(query: Listing, answer: ListingAnswer, scene: Scene) -> str:
    """Who was in the team, where who was asked and the first line names only the nation; of several teams each."""
    if query.ask is not Ask.WHO or not answer.lines:
        return ""
    of_one = len(query.of.athletes) == 1
    if len(answer.lines) == 1:
        people = answer.lines[0].medal.athletes
        return f"in de ploeg: {dutch.listing(people)}" if (1 if of_one else 4) < len(people) <= MOST_TEAM else ""
    if of_one and all(1 < len(line.medal.athletes) <= MOST_TEAM for line in answer.lines):
        crews = (f"{event_title(one.event, scene.archive)}: {', '.join(one.medal.athletes)}" for one in answer.lines)
        return f"in de ploeg: {'; '.join(crews)}" if crews else ""
    teams = [line.medal for line in answer.lines if 2 < len(line.medal.athletes) <= MOST_TEAM]
    if len(query.of.events) != 1 or not teams or len(teams) != len(answer.lines):
        return ""
    return "in de ploegen: " + "; ".join(f"{scene.nation(team.noc).name}: {', '.join(team.athletes)}" for team in teams)


def _crews(query: Listing, answer: ListingAnswer, scene: Scene) -> str:
    """Who was in the teams that won a few events, where who won is asked and the lines name only the nation."""
    teams = [line for line in answer.lines if 2 < len(line.medal.athletes) <= _FEW_MATES]
    if query.ask is not Ask.WHO or not teams or len(answer.lines) > _FEW or len(query.of.colours) != 1:
        return ""
    crews = (f"{event_title(one.event, scene.archive)}: {', '.join(one.medal.athletes)}" for one in teams)
    return (
        f"in de ploegen: {'; '.join(crews)}" if len(teams) > 1 else f"in de ploeg: {', '.join(teams[0].medal.athletes)}"
    )


# --- What was asked ---------------------------------------------------------------------------------------------------


def _asked(ask: Ask, found: Sequence[MedalLine], scene: Scene) -> str:
    """The names, the nations, the days …: each once, the first few."""
    if ask is Ask.WHO:
        return dutch.first_few(_people(found, scene), MOST_NAMED)
    names = list(dict.fromkeys(NAMES[ask](line, scene) for line in found))
    first, _, _ = names[0].partition(" ")
    if first in ("in", "op") and all(one.startswith(f"{first} ") for one in names):
        names = [names[0], *(one.removeprefix(f"{first} ") for one in names[1:])]
    return dutch.first_few(names, 2 * MOST_NAMED if ask in (Ask.NATION, Ask.GAMES, Ask.DAY) else MOST_NAMED)


def _for_whom(found: Sequence[MedalLine], scene: Scene) -> str:
    """Of who won for several nations, when for which: "Nederland (1992 en 1994) en België (1998)"."""
    years: dict[str, dict[str, None]] = {}
    for line in found:
        years.setdefault(line.medal.noc, {})[str(line.games.year)] = None
    named = [f"{dutch.the(scene.nation(noc))} ({dutch.listing(list(when))})" for noc, when in years.items()]
    return dutch.listing(named) if len(named) > 1 else ""


def _people(found: Sequence[MedalLine], scene: Scene) -> list[str]:
    """Who: each name once, with how often; those of big teams last. Of a team without names its nation."""
    teams = [line.medal.athletes or (_team_of(line, scene),) for line in found]
    counts = Counter(name for team in teams for name in team)
    alone = {name for team in teams if len(team) <= _FEW for name in team}
    in_order = sorted(counts, key=lambda name: (-counts[name], name not in alone))
    return [f"{name} ({counts[name]}×)" if counts[name] > 1 else name for name in in_order]


def _team_of(line: MedalLine, scene: Scene) -> str:
    return f"{_TEAM_OF}{dutch.the(scene.nation(line.medal.noc))}"


# --- The first, the last, the third -----------------------------------------------------------------------------------


def _chosen(query: Listing, answer: ListingAnswer, named: Words, scene: Scene) -> tuple[str, bool]:
    """Het eerste goud van Nederland op deze Spelen was voor Jutta Leerdam: 1000 meter vrouwen (schaatsen), …"""
    of, found, take = query.of, answer.lines, query.take or max(1, len(answer.lines))
    nth = -(query.skip + 1) if query.last else query.skip + 1
    order = nth_words(nth) if take == 1 else ("laatste" if query.last else "eerste")
    alone = len(of.colours) == 1 and take == 1
    thing = colour_words(of.colours) if alone else medal_noun(of.colours, take)
    number = f"{dutch.number_word(take)} " if take > 1 else ""
    skipped = f" na de eerste {dutch.number_word(query.skip)}" if take > 1 and query.skip and not query.last else ""
    these = "op deze Spelen" if of.games.is_current and not named.behind and not query.last else ""
    there = named.behind if query.last else ever(named.behind, of.games, scene)
    name = joined("het" if alone else "de", f"{order} {number}{thing}{skipped}", whose(named.who), there, these)
    if answer.unordered and len(of.games.ids) == 1:
        return f"welke van deze {len(found)} {name} was, is niet per dag bekend", False
    if answer.unordered:
        verb = "kwam" if alone else "viel" if take == 1 else "vielen"
        games = dutch.games_name(found[0].games)
        people = list(dict.fromkeys(winner(line.medal, scene, nation=not of.nations) for line in found))
        if take == 1 and len(people) <= MOST_NAMED:  # whichever came first
            whose_it_was = f"{name} was voor {dutch.listing(people, 'of')}, in {games}"
            return (
                f"{whose_it_was}; welke van deze {dutch.number_word(len(found))} dat was, is niet per dag bekend",
                False,
            )
        return f"{name} {verb} in {games}; welke van deze {len(found)} dat was, is niet per dag bekend", False
    if len(found) == 1:
        line = found[0]
        who = winner(line.medal, scene, nation=not (of.nations or of.athletes))
        if of.nations == (line.medal.noc,) and not dutch.medallists(line.medal, 4):
            who = ""  # "het goud van Italië"
        colour = "" if of.colours else f"{dutch.COLOUR_NAMES[line.medal.colour]}, "
        if query.ask in (Ask.TIME, Ask.DAY, Ask.PLACE):
            when, what = _asked(query.ask, found, scene), event_title(line.event, scene.archive)
            if query.ask is Ask.PLACE:
                return f"{when}: {name} ({', '.join(filter(None, (who, what)))})", True
            if not line.games.has_day_data and of.games.is_whole:
                when = f"in {dutch.games_name(line.games)}"  # which is the answer
            theirs = "" if len(of.athletes) == 1 else who
            told = ", ".join(filter(None, (theirs, colour.rstrip(", "), "" if len(of.events) == 1 else what)))
            began = _began(line) if query.ask is Ask.TIME else ""
            return f"{name} {'kwam' if alone else 'viel'} {when}{f': {told}' if told else ''}{began}", True
        ago = scene.archive.current.games.closing.year - line.games.closing.year  # "Tokio 2020" was held in 2021
        since = f" ({dutch.number(ago)} jaar geleden)" if query.ask is Ask.GAMES and query.last and ago else ""
        alone_ = len(of.athletes) == len(line.medal.athletes) == 1
        whose_it_was = "" if alone_ or not who else f" was voor {who}"
        if max(len(of.athletes), len(of.nations)) > 1 and not query.skip:  # "het goud van Kok of dat van Leerdam"
            order = "laatste" if query.last else "eerste"
            name, whose_it_was = joined(who, "won als", order, a_medal(of.colours), there), ""
        if len(of.events) == 1 and not (of.athletes or whose_it_was or line.games.has_day_data):
            fell = f"{name} {'kwam' if alone else 'viel'} {when_won(line, scene)}{since}"
            return ": ".join(filter(None, (fell, colour.rstrip(", ")))), True
        if len(of.events) == 1:
            return f"{joined(f'{name}{whose_it_was},', colour, when_won(line, scene))}{since}", True
        return f"{name}{whose_it_was}: {colour}{where_short(line, scene)}{since}", True
    if take == 1:
        return f"{name}: {_asked(Ask.WHO, found, scene)}", False
    if query.ask not in (Ask.WHICH, Ask.EXISTS):
        return f"{_asked(query.ask, found, scene)}: {name}", False
    return f"{name}{dutch.split(tally_of(found)) if not of.colours else ':'}", False


def where_short(line: MedalLine, scene: Scene) -> str:
    """500 meter vrouwen (schaatsen), zondag 15 februari om 17:44."""
    when = (time_of(line) if line.games.has_day_data else "").removeprefix("op ")
    games = at_former_games(line, scene).removeprefix("in ")
    return ", ".join(filter(None, (event_title(line.event, scene.archive), when, games)))


def _buttons(query: Listing, answer: ListingAnswer, scene: Scene) -> list[Button | None]:
    found = answer.lines
    buttons: list[Button | None] = []
    if query.take is not None and answer.found > len(found) and not (query.skip and query.take > 1):
        buttons.append(next_asks.which(query.of))
    told_place = query.ask is Ask.PLACE and len({line.event.venue for line in found}) == 1
    left = 0 if told_place else answer.found - query.skip - MOST_LINES
    if len(found) >= MOST_LINES and left > MOST_MORE and len(query.of.events) != 1 and not query.last:
        step = left if left <= MOST_LINES + MOST_MORE else MOST_LINES
        more = query.model_copy(update={"skip": query.skip + MOST_LINES, "take": step, "ask": Ask.WHICH})
        buttons.append(ask_button(f"Volgende {step}", more))
    moment = next_asks.same_moment(query)
    if len(found) == 1 and found[0].games.games_id == (moment["games"] or scene.archive.current_id):
        event, medal = found[0].event, found[0].medal
        label = dutch.capital(event_label(event, scene))
        buttons.append(ask_button(label, EventQuestion(event_id=event.event_id, **moment)))
        person = medal.athletes[0] if len(medal.athletes) == 1 else ""
        athlete = athlete_on_podium(person, medal.noc, scene.archive) if person else None
        if athlete is not None:
            buttons.append(ask_button(athlete.name, AthleteQuestion(athlete_id=athlete.athlete_id, **moment)))
    nocs = [noc for noc in query.of.nations if isinstance(noc, str)] or [line.medal.noc for line in found]
    return [*buttons, *nation_buttons(nocs[:1], query, scene), next_asks.table(query)]
