"""Which or how many nations satisfy a condition, as a reply."""

from bot.replies import dutch, next_asks
from bot.replies.layout import blocks, bold, fitting
from bot.replies.medal_wording import medal_line
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Reply, safe
from medals_core.medal_search import NationsAnswer
from medals_core.medals import Colour
from medals_core.questions import NationsQuestion
from medals_core.standings import Standing

MOST_NAMED = 10
"""Nations named below a count: a list of all of them answers another question."""
ALL_NAMED = 6
"""So many are all named under a count: it takes no more room than the first three."""


@renders(NationsAnswer)
def render_nations(question: NationsQuestion, answer: NationsAnswer, scene: Scene) -> Reply:
    ranked = [line for line in answer.lines if line.rank is not None]
    unranked = [line for line in answer.lines if line.rank is None]
    named: str | None
    if answer.first_ever:
        named = fitting((safe(medal_line(line, scene)) for line in answer.first_medals), 12)
    elif answer.count or len(ranked) > 2 * MOST_NAMED:
        named = safe(_all_or_best(ranked, answer, scene))
    else:
        named = fitting((safe(_with_count(line, answer, scene)) for line in ranked), 2 * MOST_NAMED)
    outside = ""
    if unranked:
        names = dutch.listing([dutch.the(scene.nation(line.noc)) for line in unranked])
        outside = f"Niet meegeteld: {names}, die buiten de officiële tabel blijven."
    own = ""
    by_count = not (answer.without or answer.first_ever)
    if by_count and answer.minimum > 1 and answer.own.tally.total and scene.own not in {line.noc for line in ranked}:
        own = f"{dutch.the_nation(scene.nation(scene.own))}: {dutch.gold_silver_bronze(answer.own.tally)}."
    text = blocks(
        bold(_nations_line(len(ranked), answer)),
        named,
        " ".join(safe(part) for part in (own, outside) if part),
        dutch.closing_line_html(answer.stage),
    )
    listing = None
    if answer.count and ALL_NAMED < len(ranked) <= 2 * MOST_NAMED:
        listing = ask_button("📋 Welke landen?", question.model_copy(update={"count": False}), scene)
    return Reply(
        text=text,
        buttons=button_rows((listing, next_asks.table(question, scene), next_asks.refresh(question, answer, scene))),
    )


def _with_count(line: Standing, answer: NationsAnswer, scene: Scene) -> str:
    nation = scene.nation(line.noc)
    if answer.without:
        return f"{nation.flag} {nation.name} ({line.tally})".strip()
    count = line.tally.total if answer.colour is None else line.tally.of(answer.colour)
    return f"{nation.flag} {nation.name} ({count})".strip()


def _all_or_best(ranked: list[Standing], answer: NationsAnswer, scene: Scene) -> str:
    """All of a few; of many those on top, unless they are equals: among those nobody is on top."""
    if not ranked:
        return ""
    named = ranked if len(ranked) <= ALL_NAMED else ranked[:3]
    if answer.exactly:
        names = dutch.listing([dutch.flagged(scene.nation(line.noc)) for line in named])
    else:
        names = dutch.listing([_with_count(line, answer, scene) for line in named])
    if named is ranked:
        return f"{names}."
    return f"Waaronder {names}." if answer.exactly else f"Bovenaan: {names}."


def _nations_line(n: int, answer: NationsAnswer) -> str:
    stage = answer.stage
    if not stage.decided:
        return dutch.not_begun(stage)
    countries = dutch.count_of(n, "land") if n else "Geen enkel land"
    many = n not in (0, 1)
    verb = dutch.has(stage, many)
    if answer.first_ever:
        what = "medaille" if answer.colour is None else f"{dutch.COLOUR_ADJECTIVES[answer.colour]} medaille"
        return f"{countries} {verb} {'hun' if many else 'zijn'} eerste {what} ooit op de {_season(answer)}."
    if answer.without:
        colour = dutch.COLOUR_NAMES[answer.colour or Colour.GOLD]
        return f"{countries} {verb} wel een medaille, maar geen {colour}."
    what = dutch.colour_count(answer.colour, answer.minimum) if answer.colour else dutch.medals(answer.minimum)
    return f"{countries} {verb} {'precies' if answer.exactly else 'minstens'} {what}."


def _season(answer: NationsAnswer) -> str:
    return "Winterspelen" if answer.stage.games.season.value == "winter" else "Zomerspelen"
