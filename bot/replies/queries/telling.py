"""The frame of every reply to a query: the answer in bold, what proves it, the stage, buttons to the next ask."""

import re
from collections.abc import Sequence

from bot.replies import dutch, next_asks
from bot.replies.layout import blocks, bold, fitting, italic, lines
from bot.replies.medal_wording import medal_line
from bot.replies.queries.keys import GAMES
from bot.replies.rendering import Scene, button_rows
from bot.replies.reply import Button, Reply, safe
from bot.understanding.grammar.subjects import parts_of
from medals_core.answering import Answer
from medals_core.games import Season
from medals_core.medal_lines import MedalLine
from medals_core.nations import Noc
from medals_core.queries.filters import Medals, Scope
from medals_core.queries.measures import Kind
from medals_core.queries.model import GamesFact, Query

MOST_LINES = 12
MOST_MORE = 2
"""So many lines more are shown rather than counted."""


def told(
    query: Query, answer: Answer, scene: Scene, head: str, *body: str | None, buttons: Sequence[Button | None] = ()
) -> Reply:
    """``head``: a sentence without capital and full stop. ``body``: blocks of HTML."""
    ever = [part for part in parts_of(query) if isinstance(part, Scope) and part.ever]
    games = _games_counted(query, ever, scene)
    apart = len({scope.seasons for scope in ever}) > 1  # "meer op de Winterspelen dan op de Zomerspelen"
    named = [part if apart else _COUNTED.sub(games, part) for part in (bold(as_sentence(head)), *body) if part]
    last = stage_words(query, answer) or _counted(query, named, games)
    return Reply(text=blocks(*named, last), buttons=button_rows((*buttons, next_asks.refresh(query, answer))))


_COUNTED = re.compile(rf"(?<!- en ){GAMES}")


def every_season(text: str) -> str:
    return _COUNTED.sub(dutch.seasons_name(tuple(Season)), text)


def _games_counted(query: Query, ever: Sequence[Scope], scene: Scene) -> str:
    """How the Games are called that the query is about: Zomerspelen."""
    held = {scene.archive.edition(one).games.season for one in next_asks.main_filter(query).games.ids}
    now = scene.archive.current.games.season
    seasons = held or {season for each in ever for season in each.seasons or (now,)} or {now}
    return dutch.seasons_name(seasons) if len(seasons) == 1 else "Spelen"


def _counted(query: Query, text: Sequence[str], games: str) -> str:
    """Of which Games all were counted, where nothing says so yet: "de hoogste plek van Nederland: derde"."""
    every = "Zomer- en Winterspelen" if games == "Spelen" else games
    told_so = any("spelen" in part or "weet ik niet" in part for part in text)
    whole = next_asks.main_filter(query).games.is_whole
    return italic(f"Alle {every} tellen mee.") if whole and not told_so else ""


def as_sentence(clause: str) -> str:
    """With a capital and a full stop."""
    return dutch.capital(clause) + ("" if clause.endswith((".", "?", ":")) else ".")


def said(*sentences: str) -> str:
    """Sentences below one another, as HTML."""
    return lines(*(safe(as_sentence(sentence)) for sentence in sentences if sentence))


def stage_words(query: Query, answer: Answer) -> str:
    """The last line; of several Games there is no one stage."""
    measures = [getattr(query, "measure", None), *getattr(query, "measures", ())]
    measures += [each.measure for each in getattr(query, "conditions", ())]
    if any(measure is not None and measure.kind is Kind.BORN for measure in measures):
        return ""  # a birth date is of no Games
    scopes = {next_asks.main_filter(query).games, *(measure.of.games for measure in getattr(query, "measures", ()))}
    scope = scopes.pop()
    one = not scopes and (scope.is_current or len(scope.ids) == 1) and not isinstance(query, GamesFact)
    return dutch.stage_line_html(answer.stage) if one else ""


def medal_list(found: Sequence[MedalLine], of: Medals, scene: Scene, most: int = MOST_LINES) -> str:
    """The medals below one another, without what the filter says of all of them."""
    nation = len(of.nations) != 1 or not isinstance(of.nations[0], str)
    games = not of.games.is_current and len(of.games.ids) != 1
    who = len(of.athletes) != 1
    sport, event = len(of.disciplines) != 1, len(of.events) != 1 or games
    if not event:
        found = sorted(found, key=lambda line: line.step)

    def shown(line: MedalLine) -> str:
        return safe(medal_line(line, scene, nation=nation and who, games=games, who=who, sport=sport, event=event))

    return fitting(map(shown, found), len(found) if len(found) <= most + MOST_MORE else most)


def nation_buttons(nocs: Sequence[Noc], query: Query, scene: Scene) -> list[Button | None]:
    """The nations of the answer, two at most, and their comparison."""
    several = next_asks.comparison(nocs[0], nocs[1], query) if len(nocs) == 2 else None
    return [*(next_asks.nation(noc, query, scene) for noc in nocs[:2]), several]
