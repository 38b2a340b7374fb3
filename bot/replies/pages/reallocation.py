"""Then and now in words: until when the rank was what, and why it changed."""

from datetime import datetime

from bot.replies import dutch, next_asks
from bot.replies.layout import blocks, bold, italic, lines
from bot.replies.medal_wording import event_title
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Reply, safe
from medals_core.archive import LATEST
from medals_core.games import Games, GamesId
from medals_core.nations import Nation, Noc
from medals_core.pages import reallocation as pages
from medals_core.questions import TableQuestion, ThenAndNowQuestion
from medals_core.standings import Standing

MOST_DECISIONS = 6
MOST_MOVES = 6


@renders(pages.ThenAndNowAnswer)
def then_and_now(question: ThenAndNowQuestion, answer: pages.ThenAndNowAnswer, scene: Scene) -> Reply:
    asked = answer.asked
    if asked is not None:
        body = _one(answer.found[0], answer, scene)
        table = ask_button(f"📊 Stand {asked.year}", TableQuestion(games=asked.games_id))
        more = [table, ask_button("🔁 Alle Spelen", ThenAndNowQuestion(noc=question.noc))]
    else:
        body = _all(answer, scene)
        more = [
            ask_button(f"🔁 Toen {each.games.year}", ThenAndNowQuestion(games=each.games.games_id, noc=question.noc))
            for each in answer.found[:4]
        ]
    history = next_asks.history(answer.noc, next_asks.seasons_of(question.games, scene), named=True)
    return Reply(
        text=blocks(*body, italic("Stand van nu, met alle bekende beslissingen verwerkt.")),
        buttons=button_rows((*more, history)) if asked is not None else button_rows(tuple(more), (history,)),
    )


def _day(games: Games, moment: datetime) -> str:
    """19 september 2025, on the calendar of the host city."""
    local = games.local(moment).date()
    return f"{dutch.short_day(local)} {local.year}"


def _rank(line: Standing) -> str:
    return dutch.rank_word(line.rank, line.shared) if line.tally.total else "zonder medaille"


MOST_STEPS = 3


def change_phrase(found: pages.GamesThenAndNow, nation: Nation) -> str:
    """ "Nederland eindigde in Sotsji 2014 als vijfde en is sinds 19 september 2025 zesde", with tallies if they
    changed; of a long row of steps the first and the last."""
    with_tallies = len({step.standing.tally for step in found.steps}) > 1

    def line(step: pages.RankStep) -> str:
        return _rank(step.standing) + (f" ({step.standing.tally})" if with_tallies else "")

    first, *between, last = found.steps
    name, many = dutch.the_nation(nation), dutch.is_plural(nation)
    where, since = dutch.games_name(found.games), _day(found.games, last.since)
    if _rank(first.standing) == _rank(last.standing):
        stayed, has = ("bleven", "hebben") if many else ("bleef", "heeft")
        tallies = f"{last.standing.tally} in plaats van {first.standing.tally}"
        return f"{name} {stayed} in {where} {_rank(last.standing)}, maar {has} sinds {since} {tallies}"
    ended, became, is_now = ("eindigden", "werden", "zijn") if many else ("eindigde", "werd", "is")
    text = f"{name} {ended} in {where} als {line(first)}"
    if len(found.steps) <= MOST_STEPS:
        text += "".join(f", {became} op {_day(found.games, step.since)} {line(step)}" for step in between)
    else:
        text += f", {'veranderden' if many else 'veranderde'} {dutch.times(len(found.steps) - 1)}"
    return f"{text} en {is_now} sinds {since} {line(last)}"


def changed_later(noc: Noc, games_id: GamesId, scene: Scene) -> str:
    """Whether the nation's line of former Games was changed by a later decision, in one clause; else nothing."""
    edition = scene.archive.edition(games_id)
    if not pages.decisions_of(edition, LATEST):
        return ""
    found = pages.then_and_now_of(edition, noc, LATEST)
    return change_phrase(found, scene.nation(noc)) if found.touches else ""


def _one(found: pages.GamesThenAndNow, answer: pages.ThenAndNowAnswer, scene: Scene) -> tuple[str, ...]:
    nation, where = scene.nation(answer.noc), dutch.games_name(found.games)
    if not found.decisions:
        head = f"Aan de stand van {where} is later niets veranderd."
        return (bold(head), safe(f"{dutch.the_nation(nation)}: {_rank(found.now)}, {found.now.tally}."))
    if found.touches:
        head, what = f"{change_phrase(found, nation)}.", "Waarom:"
        decisions = tuple(decision for step in found.steps for decision in step.decisions)
    else:
        head, what = f"Voor {dutch.the(nation)} veranderde er in {where} niets: {_rank(found.now)}.", "Wel veranderd:"
        decisions = found.decisions
    return (bold(head), lines(what, *_decisions(decisions, found.games, scene)), _moves(found, scene))


def _decisions(decisions: tuple[pages.Decision, ...], games: Games, scene: Scene) -> list[str]:
    shown = decisions[-MOST_DECISIONS:]
    found = [f"… en {len(decisions) - len(shown)} eerder"] if len(decisions) > len(shown) else []
    for decision in shown:
        title = event_title(decision.event, scene.archive)
        podium = ", ".join(f"{dutch.medal_emoji(medal.colour)} {medal.noc}" for medal in decision.after) or "vervallen"
        reason = f"{decision.reason}; " if decision.reason else ""
        found.append(safe(f"• {_day(games, decision.at)}, {title}: {reason}podium nu {podium}"))
    return found


def _moves(found: pages.GamesThenAndNow, scene: Scene) -> str:
    shifted = [move for move in found.moves if move.was.rank != move.becomes.rank][:MOST_MOVES]
    if not shifted:
        return ""
    parts = [
        f"{scene.nation(move.noc).name} {dutch.rank_short(move.was.rank)} → {dutch.rank_short(move.becomes.rank)}"
        for move in shifted
    ]
    return safe(f"Van toen naar nu: {', '.join(parts)}.")


def _all(answer: pages.ThenAndNowAnswer, scene: Scene) -> tuple[str, ...]:
    nation = scene.nation(answer.noc)
    years = dutch.listing([dutch.games_name(each.games) for each in answer.found])
    head = f"Na afloop veranderde de stand van {dutch.number_word(len(answer.found))} Spelen: {years}."
    own = [safe(f"{change_phrase(each, nation)}.") for each in answer.found if each.touches]
    rows = []
    for each in answer.found:
        podiums, last = dutch.count_of(len(each.decisions), "nieuw podium"), _day(each.games, each.decisions[-1].at)
        rows.append(safe(f"• {dutch.games_name(each.games)}: {podiums}, het laatst op {last}"))
    return (bold(head), lines(*own) or safe(f"Voor {dutch.the(nation)} veranderde er niets."), lines(*rows))
