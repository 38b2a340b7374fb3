"""One event as a reply: the podium, or when it is and who of the own nation is entered."""

from bot.replies import dutch, next_asks
from bot.replies.layout import blocks, bold, lines
from bot.replies.medal_wording import event_title, winner
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Reply, safe
from medals_core.medals import Colour, Medal
from medals_core.pages.event import EventAnswer
from medals_core.questions import EventQuestion, TableQuestion


@renders(EventAnswer)
def render_event(question: EventQuestion, answer: EventAnswer, scene: Scene) -> Reply:
    title = dutch.capital(event_title(answer.event, scene.archive))
    former = "" if question.games in (None, scene.archive.current_id) else f", {dutch.games_name(answer.stage.games)}"
    text = blocks(
        bold(_first_line(answer, scene)),
        lines(
            safe(f"{title}{former}") if answer.podium else None,
            *(safe(_step(medal, scene)) for medal in answer.podium),
            safe(_ties(answer)),
        ),
        lines(safe(_own(answer, scene)), safe(_time_and_place(answer))),
        dutch.stage_line_html(answer.stage) if not answer.is_decided else None,
    )
    only = next_asks.medals_there(question, disciplines=(answer.event.discipline,))
    sport = TableQuestion(only=only, **next_asks.same_moment(question))
    row = [ask_button(f"🏅 {dutch.capital(answer.discipline.name)}", sport)]
    if answer.stage.games.has_day_data:
        row.append(next_asks.day(answer.stage.games.local(answer.event.ends_at).date(), question))
    refresh = next_asks.refresh(question, answer) if not answer.is_decided else None
    return Reply(text=text, buttons=button_rows(tuple(row), (refresh,)))


def _first_line(answer: EventAnswer, scene: Scene) -> str:
    if not answer.podium:
        return _undecided(answer, scene)
    gold = answer.of(Colour.GOLD)
    if gold:
        return f"Goud voor {dutch.listing([winner(medal, scene) for medal in gold])}."
    return "Het goud werd niet toegekend." if answer.is_decided else "Het goud is nog niet beslist."


def _undecided(answer: EventAnswer, scene: Scene) -> str:
    if answer.withdrawn:
        return "De uitslag is ingetrokken: er staat nu geen podium."
    title = event_title(answer.event, scene.archive)
    if not answer.stage.games.has_day_data:
        return f"{dutch.capital(title)}: geen uitslag bekend."
    when = dutch.planned(answer.event.starts_at or answer.event.ends_at, answer.stage)
    undecided, is_ = ("Nog", "is") if answer.stage.is_latest else ("Toen nog", "was")
    return f"{undecided} niet beslist: {title} {is_} {when}."


def _step(medal: Medal, scene: Scene) -> str:
    nation = scene.nation(medal.noc)
    people = dutch.medallists(medal, 6)
    who = nation.name
    if people:
        who = f"{people} ({nation.name})" if len(medal.athletes) <= 2 else f"{nation.name}: {people}"
    return f"{dutch.medal_emoji(medal.colour)} {nation.flag} {who}".replace("  ", " ")


def _ties(answer: EventAnswer) -> str:
    """Two golds give no silver, two silvers no bronze: said, so that nobody looks for it."""
    if not answer.is_decided:
        return ""
    counts = {colour: len(answer.of(colour)) for colour in Colour}
    several = [f"{dutch.number_word(n)} keer {dutch.COLOUR_NAMES[c]}" for c, n in counts.items() if n > 1]
    missing = [f"geen {dutch.COLOUR_NAMES[c]}" for c, n in counts.items() if n == 0]
    return dutch.capital(f"{dutch.listing([*several, *missing])}.") if several or missing else ""


def _own(answer: EventAnswer, scene: Scene) -> str:
    if answer.is_decided:
        return ""
    nation = scene.nation(answer.own)
    if not answer.own_entrants:
        return f"Niemand van {dutch.the(nation)} ingeschreven." if answer.stage.games.has_day_data else ""
    return f"{nation.flag} Ingeschreven: {dutch.listing([each.name for each in answer.own_entrants])}.".strip()


def _time_and_place(answer: EventAnswer) -> str:
    games = answer.stage.games
    if not games.has_day_data:
        return ""
    end = answer.event.ends_at
    place = f", {answer.event.venue}" if answer.event.venue else ""
    day = dutch.capital(dutch.day_name(games.local(end).date()))
    return f"{day}, gepland einde {dutch.clock_time(end)}{place}."
