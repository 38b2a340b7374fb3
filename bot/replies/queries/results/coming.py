"""The events still to come: which, when, who of ours is entered, and whether there are any."""

from collections.abc import Sequence

from bot.replies import dutch, next_asks
from bot.replies.layout import fitting
from bot.replies.medal_wording import event_title
from bot.replies.queries.filters import Words, days_words, joined, turned, words
from bot.replies.queries.moments import hours_words
from bot.replies.queries.telling import MOST_LINES, said, told
from bot.replies.rendering import Scene, ask_button, renders
from bot.replies.reply import Reply, safe
from medals_core.answering import Phase
from medals_core.archive import LATEST, AsOf
from medals_core.games import Event
from medals_core.queries.filters import Medals
from medals_core.queries.model import Left, LeftAsk
from medals_core.queries.results import LeftAnswer
from medals_core.questions import ProgrammeQuestion

MOST_ENTRANTS, MOST_ASKED = 4, 9
MEDALS_OF_EVENT = 3


@renders(LeftAnswer)
def render_left(query: Left, answer: LeftAnswer, scene: Scene) -> Reply:
    of, events = query.of, sorted(answer.events, key=lambda event: event.starts_at or event.ends_at)
    named = words(of.narrowed(from_day=None, to_day=None, after=None), scene, answer.nations, answer.at)
    head, whole = _head(query, answer, events, named, scene)
    listed = None if whole else fitting((safe(_line(each, answer, scene)) for each in events), MOST_LINES)
    after = ""
    if answer.later is not None:
        after = f"eerstvolgende: {_at(answer.later, answer, scene)}"
    programme = ask_button("📅 Programma", ProgrammeQuestion(games=next_asks.same_moment(query)["games"]))
    return told(query, answer, scene, head, listed, said(after), buttons=[programme, next_asks.table(query)])


def _head(query: Left, answer: LeftAnswer, events: Sequence[Event], named: Words, scene: Scene) -> tuple[str, bool]:
    """The first line, and whether it says all there is to say."""
    ask, n = query.ask, len(events)
    if ask is LeftAsk.SPORTS:
        return _finished(answer, scene), True
    there = joined(named.where, named.without)
    if not answer.total:
        return turned(named.front, "er", dutch.is_was(answer.stage, True), "geen onderdelen", there), True
    if ask is LeftAsk.DONE and n:
        share, be = dutch.percent(1 - n / answer.total), dutch.is_was(answer.stage, answer.total - n != 1)
        done = f"{answer.total - n} van de {dutch.count_of(answer.total, 'onderdeel')}"
        return f"{joined('er', be, done, there, 'beslist')}, dat is {share}; nog {n} te gaan", True
    if not n:
        return _none(query, answer, named, scene), True
    first = _at(events[0], answer, scene)
    if ask is LeftAsk.OVER and answer.decided:  # "heeft Nuis al gereden": partly, as far as the entries tell
        label = {each: dutch.day_label(answer.stage.games.local(each.ends_at).date()) for each in answer.decided}
        stood = dutch.listing([f"{event_title(each, scene.archive)} op {label[each]}" for each in answer.decided])
        be = "stonden" if named.many else "stond"
        return f"deels: {named.who} {be} ingeschreven voor {stood}; nog te gaan: {first}", n == 1
    if query.take == 1 and named.who:
        return f"eerstvolgende kans: {first}", True
    if query.take == 1 or (n == 1 and ask is LeftAsk.WHEN):
        return first, True
    if ask is LeftAsk.WHO and n == 1 and answer.entered:
        entered = len(answer.entered.get(events[0].event_id, ()))
        be = "is" if entered == 1 else "zijn"  # of theirs: not all who start
        whose = (f"voor {named.who} {be}", "ingeschreven") if query.of.nations else ("", "")
        return f"{joined(whose[0], _entrants(events[0], answer), whose[1])}: {first}", True
    nouns = "onderdeel" if n == 1 else "onderdelen"
    there = joined(nouns, named.where, named.without) if not query.of.events else named.without  # which the list names
    past, when = dutch.is_past(answer.stage), _when(query.of, answer, scene)
    then, left_ = "toen" if past and not (named.when or when) else "", "" if when else "te gaan"
    count = joined("nog", dutch.number_word(n))
    then = joined("er" if query.of.events else "", then)
    be = dutch.is_was(answer.stage, n != 1)
    left = turned(named.front, "er", be, then, when, count, there, _of(named), left_)
    if ask is LeftAsk.WHICH and not (named.who or query.of.events) and answer.stage.is_latest:
        left += f", samen goed voor {n} keer goud, zilver en brons ({dutch.count_of(MEDALS_OF_EVENT * n, 'medaille')})"
    if ask is LeftAsk.WHEN:
        return f"{left}; het eerste: {first}", False
    if ask in (LeftAsk.EXISTS, LeftAsk.OVER):
        answered = "ja" if ask is LeftAsk.EXISTS else "nee"
        return (f"{answered}: {first}", True) if n == 1 else (f"{answered}, {left}", False)
    return left, False


def _finished(answer: LeftAnswer, scene: Scene) -> str:
    """drie sporten zijn helemaal klaar: rodelen, skeleton en schansspringen."""
    names = [scene.archive.disciplines[each].name.lower() for each in answer.sports]
    if not names:
        return f"er {dutch.is_was(answer.stage, False)} nog geen sport helemaal klaar"
    count = dutch.count_in_words(len(names), "sport")
    return f"{joined(count, dutch.is_was(answer.stage, len(names) != 1))} helemaal klaar: {dutch.listing(names)}"


def _none(query: Left, answer: LeftAnswer, named: Words, scene: Scene) -> str:
    stage, later = answer.stage, answer.later
    there = joined(named.where, named.without, _of(named))
    if later is not None:
        when = _when(query.of, answer, scene)
        today = query.of.from_day == stage.games.local(stage.at).date()  # of which part is over
        be, more = ("komt", "meer") if today else (dutch.is_was(stage, False), "")
        none = turned(named.front, "er", be, when, "geen onderdeel", there, more)
    elif query.of.athletes and not query.of.events:
        none = f"{named.who} {'komen' if named.many else 'komt'} niet meer in actie"
    elif answer.unentered and named.who:
        comes = "dat nog komt" if answer.unentered == 1 else "die nog komen"
        left = f"{dutch.count_in_words(answer.unentered, 'onderdeel')} {comes}"
        where = joined(named.where, named.without)
        none = joined("van", named.who, "is niemand ingeschreven", where, f"({left})")
    else:
        done = "beslist" if dutch.is_past(stage) and stage.phase is Phase.FINISHED else "al beslist"
        several = answer.total != 1
        which = joined("alle onderdelen" if several else "het onderdeel", there)
        none = turned(named.front, which, dutch.is_was(stage, several), done)
    answered = {LeftAsk.EXISTS: "nee, ", LeftAsk.OVER: "ja, " if later is None else "nee, "}.get(query.ask, "")
    return f"{answered}{none}"


_PARTS = {12: "middag", 18: "avond", 22: "nacht"}


def _when(of: Medals, answer: LeftAnswer, scene: Scene) -> str:
    """vandaag; vanavond; morgenmiddag; op donderdag 19 februari."""
    day, games = of.from_day, answer.stage.games
    if day is None or day != of.to_day:
        return days_words(of.from_day, of.to_day)
    ahead = (day - games.local(answer.stage.at).date()).days if answer.stage.is_latest else None
    hour = games.local(of.after.won_by).hour if isinstance(of.after, AsOf) and of.after.won_by else None
    named = {0: "vandaag", 1: "morgen"}.get(ahead if ahead is not None else -1)
    if named and (hour is None or hour in _PARTS):
        return named if hour is None else f"{'van' if named == 'vandaag' else named}{_PARTS[hour]}"
    return joined(named or days_words(day, day), hours_words(of.after, LATEST, day, of.games, scene))


def _of(named: Words) -> str:
    return f"voor {named.who}" if named.who else ""


def _at(event: Event, answer: LeftAnswer, scene: Scene) -> str:
    """1500 meter mannen (schaatsen), vandaag om 16:30."""
    title = event_title(event, scene.archive)
    if not answer.stage.games.has_day_data:
        return title
    return f"{title}, {dutch.planned(event.starts_at or event.ends_at, answer.stage)}"


def _line(event: Event, answer: LeftAnswer, scene: Scene) -> str:
    """19 feb 16:30 1500 meter mannen (schaatsen): Joep Wennemars en Kjeld Nuis."""
    title, entrants = event_title(event, scene.archive), _entrants(event, answer)
    told_ = f"{title}: {entrants}" if entrants else title
    if not answer.stage.games.has_day_data:
        return told_
    at = event.starts_at or event.ends_at
    return f"{dutch.day_label(answer.stage.games.local(at).date())} {dutch.clock_time(at)} {told_}"


def _entrants(event: Event, answer: LeftAnswer) -> str:
    names = [athlete.name for athlete in answer.entered.get(event.event_id, ())]
    most = MOST_ASKED if answer.query.ask is LeftAsk.WHO else MOST_ENTRANTS
    return dutch.listing(names) if len(names) <= most else dutch.count_of(len(names), "sporter")
