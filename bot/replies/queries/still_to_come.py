"""When an event is that nobody has won yet."""

from bot.replies import dutch
from bot.replies.medal_wording import event_title
from bot.replies.queries.verbs import can_change
from bot.replies.rendering import Scene
from medals_core.answering import answer as answer_of
from medals_core.pages.event import EventAnswer
from medals_core.queries.model import Listing
from medals_core.queries.results import ListingAnswer
from medals_core.questions import EventQuestion

MOST_NAMED = 5


def still_to_come(query: Listing, answer: ListingAnswer, scene: Scene) -> str:
    """Of the events asked about those that still have to be decided, in order of time; empty where there are none."""
    current = scene.archive.current.events
    if answer.lines or answer.unknown is not None or answer.stage.games.games_id != scene.archive.current_id:
        return ""
    pages = [answer_of(EventQuestion(event_id=each), scene.archive, scene.viewpoint) for each in query.of.events]
    coming = [current[each.event.event_id] for each in pages if isinstance(each, EventAnswer) and not each.is_decided]
    if not 0 < len(coming) <= MOST_NAMED or not can_change(query.of, answer.stage):
        return ""
    told = [f"{event_title(one, scene.archive)} {dutch.planned(one.starts_at or one.ends_at, answer.stage)}"
            for one in sorted(coming, key=lambda one: one.ends_at)]  # fmt: skip
    return f"komt nog: {'; '.join(told)}"
