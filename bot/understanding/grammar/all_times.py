"""Events that had another limit or board at other Games: "ooit goud in het zwaargewicht", "bij het windsurfen"."""

import re
from collections.abc import Sequence

from bot.understanding.grammar.context import Context
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.subjects import about, filters
from medals_core.queries.filters import Medals
from medals_core.questions import Question

_LIMIT = re.compile(r"-(?:over-|up-to-)?\d+(?:-\d+)?kg|(?<=^sailing-windsurfer)-[a-z0-9-]+(?=-(?:men|women|open)$)")


def whatever_the_limit(question: Question, items: Sequence[Item], ctx: Context) -> Question:
    """The question of all that an event was at the Games meant, where no limit is said."""
    said = any(char.isdigit() for one in items if one.has("event") for char in one.text)
    limited = any(of.games.ever and any(map(_LIMIT.search, of.events)) for of in filters(question))
    if said or not limited:
        return question
    return about(question, lambda of: of.narrowed(events=_of_all_times(of, ctx)) if of.games.ever else of) or question


def _of_all_times(of: Medals, ctx: Context) -> tuple[str, ...]:
    kinds = {_LIMIT.sub("", one) for one in of.events}
    kinds |= {kind.replace("-men", "-open") for kind in kinds if "windsurfer" in kind}
    season = ctx.edition.games.season
    held = (one for each in ctx.archive.editions.values() if each.games.season is season for one in each.events)
    return tuple(dict.fromkeys((*of.events, *(one for one in held if _LIMIT.sub("", one) in kinds))))
