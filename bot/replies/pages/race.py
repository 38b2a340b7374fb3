"""The race for a place, in words: who holds it, who is near, and what they need."""

from bot.replies import dutch, next_asks
from bot.replies.dutch import by_tense
from bot.replies.layout import blocks, bold, lines
from bot.replies.reasons import OUTSIDE_TABLE
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Phase
from medals_core.medals import Colour
from medals_core.pages.race import Contender, Pursuers, RaceAnswer
from medals_core.questions import CertaintyQuestion, RaceQuestion
from medals_core.standings import Decider, Reason

WITH_WAYS = 2
"""Of so many pursuers it is told what they need."""


@renders(RaceAnswer)
def race(question: RaceQuestion, answer: RaceAnswer, scene: Scene) -> Reply:
    return Reply(
        text=blocks(*_body(answer, scene), dutch.stage_line_html(answer.stage)),
        buttons=_buttons(question, answer, scene),
    )


def _body(answer: RaceAnswer, scene: Scene) -> tuple[str, ...]:
    stage = answer.stage
    if stage.phase is Phase.BEFORE or not answer.n_ranked:
        return (safe(dutch.not_begun(stage)),)
    if not answer.holders:
        if answer.noc is not None:
            nation = scene.nation(answer.noc)
            if answer.unranked:
                return (bold(f"Geen strijd om een plek voor {dutch.the(nation)}: {OUTSIDE_TABLE}."),)
            none = by_tense(stage, "heeft nog geen medaille", "had toen nog geen medaille", "won geen medaille")
            return (bold(f"{dutch.the_nation(nation)} {none}, dus ook geen plek om voor te strijden."),)
        stood = by_tense(stage, "staan", "stonden", "stonden")
        return (
            bold(f"Plek {answer.place} {dutch.is_was(stage)} niet bezet."),
            f"Er {stood} {answer.n_ranked} landen op de medaillespiegel.",
        )
    above = [f"🔼 {_rank_and_name(one, scene)}: {difference(one.reason)} meer" for one in reversed(answer.above)]
    below = [_pursuers(group, answer, scene) for group in answer.pursuers]
    return (
        bold(_head(answer, scene)),
        lines(*above) if above else safe(f"Daarboven {by_tense(stage, 'staat', 'stond', 'stond')} niemand."),
        lines(*below) if below else safe(f"Daaronder {by_tense(stage, 'komt', 'kwam', 'kwam')} niemand meer."),
    )


def _head(answer: RaceAnswer, scene: Scene) -> str:
    stage, holders = answer.stage, answer.holders
    names = dutch.listing([dutch.the(scene.nation(line.noc)) for line in holders])
    rank = dutch.rank_word(holders[0].rank)
    if len(holders) > 1:
        held = f"{by_tense(stage, 'delen', 'deelden', 'deelden')} de {rank} plek"
    else:
        held = f"{dutch.stands(stage, dutch.is_plural(scene.nation(holders[0].noc)))} {rank}"
    return f"{dutch.capital(names)} {held}, met {holders[0].tally}."


def difference(reason: Reason) -> str:
    """What parts the two, short: "één zilver", "drie brons", "twee goud"."""
    colour = Colour.BRONZE if reason.decider is Decider.NOTHING else Colour(reason.decider)
    more = reason.ahead_tally.of(colour) - reason.behind_tally.of(colour)
    return f"{dutch.number_word(more)} {dutch.COLOUR_NAMES[colour]}"


def _rank_and_name(one: Contender, scene: Scene) -> str:
    nation = scene.nation(one.standing.noc)
    return f"{dutch.rank_short(one.standing.rank)} <b>{safe(nation.name)}</b> {one.standing.tally}"


def _pursuers(group: Pursuers, answer: RaceAnswer, scene: Scene) -> str:
    """Those with equally many golds, since when, and what the nearest of all need."""
    golds = f"Met {dutch.number_word(group.golds)} goud" if group.golds else "Zonder goud"
    nearest = {one.standing.noc for one in answer.below[:WITH_WAYS]}
    found = [
        _below_line(one, answer, scene, with_ways=one.standing.noc in nearest)
        for one in answer.below
        if one.standing.noc in group.nocs
    ]
    return lines(safe(f"{golds}:"), *found)


def _below_line(one: Contender, answer: RaceAnswer, scene: Scene, with_ways: bool) -> str:
    text = f"🔽 {_rank_and_name(one, scene)}"
    games = answer.stage.games
    if one.gold_since is not None and games.has_day_data:
        day = dutch.short_day(games.local(one.gold_since).date())
        text += f", sinds {day} {dutch.clock_time(one.gold_since, games.zone)}"
    if not with_ways:
        return text
    many = dutch.is_plural(scene.nation(one.standing.noc))
    needs = f"{dutch.has(answer.stage, many)} nodig"
    if answer.stage.phase is Phase.FINISHED:
        needs = "kwamen tekort" if many else "kwam tekort"
    ways = dutch.listing([dutch.gold_silver_bronze(way) for way in one.ways], "of")
    return f"{text}; {difference(one.reason)} minder, {needs}: {safe(ways)}"


def _buttons(question: RaceQuestion, answer: RaceAnswer, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    moment = next_asks.same_moment(question)
    if not answer.holders:
        return button_rows((next_asks.table(question),))
    holder = answer.holders[0].noc
    above, below = ([one.standing.noc for one in side[:1]] for side in (answer.above, answer.below))
    chase = [next_asks.overtaking(holder, noc, question) for noc in above]
    chased = [next_asks.overtaking(noc, holder, question) for noc in below]
    compare = [next_asks.comparison(holder, noc, question) for noc in below or above]
    sure = ask_button("🔒 Al zeker?", CertaintyQuestion(noc=holder, place=answer.place, **moment))
    finished = answer.stage.phase is Phase.FINISHED
    return button_rows(
        (*chase, *chased), (*compare, None if finished else sure), (next_asks.refresh(question, answer),)
    )
