"""Which nations held a place one after another."""

from bot.replies import dutch, next_asks
from bot.replies.layout import fitting
from bot.replies.queries.filters import days_words, joined, words
from bot.replies.queries.keys import plural_of
from bot.replies.queries.measures import unknown_words
from bot.replies.queries.results.spells import span_words
from bot.replies.queries.telling import MOST_LINES, told
from bot.replies.rendering import Scene, renders
from bot.replies.reply import Reply, safe
from medals_core.queries.measures import Key
from medals_core.queries.model import Holders
from medals_core.queries.results import Held, HoldersAnswer


@renders(HoldersAnswer)
def render_holders(query: Holders, answer: HoldersAnswer, scene: Scene) -> Reply:
    if answer.unknown is not None:
        head = unknown_words(answer.unknown, query.within, answer.stage, scene, words(query.within, scene))
        return told(query, answer, scene, head)

    def line(one: Held) -> str:
        names = dutch.listing([scene.nation(noc).name for noc in one.nocs])
        return safe(f"• {names}: {span_words(one.begin, one.end, answer.stage)}")

    listed = fitting(map(line, answer.held), MOST_LINES) if len(answer.held) > 1 else ""
    lone = next_asks.nation(answer.held[0].nocs[0], query, scene) if len(answer.held) == 1 else None
    return told(query, answer, scene, _head(query, answer, scene), listed, buttons=[lone, next_asks.table(query)])


def _head(query: Holders, answer: HoldersAnswer, scene: Scene) -> str:
    place = "bovenaan" if query.place == 1 else dutch.ordinal_word(query.place)
    days = days_words(query.from_day, query.to_day)
    nocs = list(dict.fromkeys(noc for one in answer.held for noc in one.nocs))
    if not nocs:
        return joined("geen land stond", place, days)
    names = dutch.listing([dutch.the(scene.nation(noc)) for noc in nocs])
    if len(answer.held) == 1 and len(nocs) == 1:
        only = answer.held[0]
        return joined("alleen", names, "stond", place, days) + f", van {span_words(only.begin, only.end, answer.stage)}"
    told_of = joined(dutch.number_word(len(nocs)), plural_of(Key.NATION, len(nocs)), "stonden", place, days)
    if query.changes:
        times = len(answer.held) - 1
        rank = f"de {dutch.ordinal_word(query.place)} plaats"
        return f"{joined(rank, 'wisselde', dutch.times(times), days)}; {told_of}: {names}"
    return f"{told_of}: {names}"
