"""The events still to be decided."""

from bot.replies import dutch, next_asks
from bot.replies.layout import fitting
from bot.replies.medal_wording import event_title
from bot.replies.queries.filters import joined, words
from bot.replies.queries.telling import MOST_LINES, told
from bot.replies.rendering import Scene, ask_button, renders
from bot.replies.reply import Reply, safe
from medals_core.answering import Phase
from medals_core.games import Event
from medals_core.queries.model import Left
from medals_core.queries.results import LeftAnswer
from medals_core.questions import ProgrammeQuestion


@renders(LeftAnswer)
def render_left(query: Left, answer: LeftAnswer, scene: Scene) -> Reply:
    stage, n = answer.stage, len(answer.events)
    said = words(query.of, scene, answer.nations, answer.at)
    of = f"met kans voor {said.who}" if said.who else ""
    there = joined(said.where, said.without, of)
    past = dutch.is_past(stage)
    if not n:
        verb = "waren" if past else "zijn"
        subject = joined("alle onderdelen", there)
        done = "beslist" if past and stage.phase is Phase.FINISHED else "al beslist"
        head = joined(said.when, verb, subject, done) if said.when else joined(subject, verb, done)
    else:
        be = ("was" if n == 1 else "waren") if past else ("is" if n == 1 else "zijn")
        count = f"nog {dutch.number_word(n)} {'onderdeel' if n == 1 else 'onderdelen'}"
        head = joined(said.when, be, "er", count, there, "te gaan") if said.when else (
            joined("er", be, "toen" if past else "", count, there, "te gaan")
        )  # fmt: skip
    in_order = sorted(answer.events, key=lambda event: event.starts_at or event.ends_at)
    listed = fitting((safe(_event(event, answer, scene)) for event in in_order), MOST_LINES)
    programme = ask_button("📅 Programma", ProgrammeQuestion(games=next_asks.same_moment(query)["games"]))
    return told(query, answer, scene, head, listed, buttons=[programme, next_asks.table(query)])


def _event(event: Event, answer: LeftAnswer, scene: Scene) -> str:
    title = event_title(event, scene.archive)
    if not answer.stage.games.has_day_data:
        return title
    at = event.starts_at or event.ends_at
    return f"{dutch.day_label(answer.stage.games.local(at).date())} {dutch.clock_time(at)} {title}"
