"""The medal events still to come, or of one day, as a reply. Times on Dutch clocks; newer apps show one's own."""

from datetime import date, timedelta
from itertools import groupby

from bot.replies import dutch, next_asks
from bot.replies.layout import blocks, bold, fitting
from bot.replies.local_time import local_time
from bot.replies.medal_wording import event_title, winner_short
from bot.replies.queries.filters import joined
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Phase
from medals_core.pages.programme import ProgrammeAnswer, ProgrammeItem
from medals_core.questions import ProgrammeQuestion

MOST_ITEMS = 24
MOST_ENTRANTS = 4
WHOSE_CLOCK = "Nederlandse tijd; nieuwe apps tonen die van je eigen klok"


@renders(ProgrammeAnswer)
def render_programme(question: ProgrammeQuestion, answer: ProgrammeAnswer, scene: Scene) -> Reply:
    items: list[str] = []
    for day, of_day in groupby(answer.items[:MOST_ITEMS], key=_day):
        rows = [_item(item, answer, scene) for item in of_day]
        heading = [] if answer.day is not None else [bold(dutch.capital(dutch.day_name(day)))]
        items.append("\n".join([*heading, *rows]))
    left_out = len(answer.items) - MOST_ITEMS
    text = blocks(
        bold(_first_line(answer, scene)),
        fitting(items, 20, 3000),
        f"… en nog {dutch.count_of(left_out, 'onderdeel')}." if left_out > 0 else None,
        safe(_legend(answer, scene)),
        safe(_remaining(answer)),
    )
    return Reply(text=text, buttons=_buttons(question, answer, scene))


def _day(item: ProgrammeItem) -> date:
    return item.event.ends_at.astimezone(dutch.DUTCH_TIME).date()


def _first_line(answer: ProgrammeAnswer, scene: Scene) -> str:
    games, n = answer.stage.games, len(answer.items)
    sport = dutch.at_discipline(answer.discipline.name) if answer.discipline is not None else ""
    entered = f"met deelnemers van {dutch.the(scene.nation(answer.noc))}" if answer.noc is not None else ""
    what = joined(sport, entered)
    count = joined(dutch.count_of(n, "medailleonderdeel") if n else "geen medailleonderdelen", what)
    if answer.day is not None:
        if not games.has_day_data:
            return f"Van {dutch.games_name(games)} is het programma per dag niet bekend."
        day = dutch.capital(dutch.day_name(answer.day, with_year=not games.opening <= answer.day <= games.closing))
        return f"{day}: {count}."
    if answer.stage.phase is Phase.FINISHED or not answer.remaining:
        last = f" (op {dutch.day_name(games.closing)})" if games.has_day_data else ""
        return f"De Spelen van {dutch.games_name(games)} zijn afgelopen{last}: alle onderdelen zijn beslist."
    if not n:
        stand = "staan" if answer.stage.is_latest else "stonden toen"
        return f"{joined(f'Er {stand} geen medailles meer op het spel', what)}."
    return f"{'Nog' if answer.stage.is_latest else 'Toen nog'} {count} te gaan."


def _item(item: ProgrammeItem, answer: ProgrammeAnswer, scene: Scene) -> str:
    time = local_time(item.event.starts_at or item.event.ends_at)
    title = safe(event_title(item.event, scene.archive))
    if item.is_decided:
        gold = " en ".join(winner_short(medal, scene) for medal in item.gold)
        return f"{time} ✅ {title}" + (safe(f": 🥇 {gold}") if gold else "")
    begun = item.event.starts_at is not None and item.event.starts_at <= answer.stage.at and answer.stage.is_latest
    title = f"{title} (begonnen)" if begun else title
    if not item.entrants:
        return f"{time} {title}"
    names = [athlete.name for athlete in item.entrants]
    shown = dutch.listing(names) if len(names) <= MOST_ENTRANTS else dutch.count_of(len(names), "sporter")
    flag = scene.nation(item.entrants[0].nocs[0]).flag
    return f"{time} {flag} <b>{title}</b>: {safe(shown)}"


def _legend(answer: ProgrammeAnswer, scene: Scene) -> str:
    if any(item.entrants and not item.is_decided for item in answer.items):
        return f"Vet: met ingeschreven sporters van {dutch.the(scene.nation(answer.subject))}. {WHOSE_CLOCK}."
    return f"Begin van de beslissende sessie. {WHOSE_CLOCK}." if answer.items else ""


def _remaining(answer: ProgrammeAnswer) -> str:
    if answer.stage.phase is Phase.FINISHED:
        return f"De Spelen van {dutch.games_name(answer.stage.games)} zijn afgelopen." if answer.day is not None else ""
    return dutch.capital(dutch.remaining_phrase(answer.stage)) + "."


def _buttons(question: ProgrammeQuestion, answer: ProgrammeAnswer, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    games = answer.stage.games
    days: list[date | None] = [None, None]
    second: list[Button | None] = []
    if answer.day is not None:
        if games.opening <= answer.day <= games.closing:
            beside = (answer.day - timedelta(days=1), answer.day + timedelta(days=1))
            days = [day if games.first_medal_day <= day <= games.closing else None for day in beside]
        if any(item.is_decided for item in answer.items):
            second.append(next_asks.day(answer.day, question, "🏅 Medailles"))
    if answer.noc is None and answer.items:
        own = scene.nation(scene.own)
        only = question.model_copy(update={"noc": own.noc})
        second.append(ask_button(f"{own.flag} Alleen {own.noc}".strip(), only))
    second.append(next_asks.table(question))
    return button_rows(next_asks.other_days(question, *days), (*second, next_asks.refresh(question, answer)))
