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
from medals_core.pages.reallocation import (
    Decision,
    GamesThenAndNow,
    RankStep,
    ThenAndNowAnswer,
    decisions_of,
    then_and_now_of,
)
from medals_core.questions import HistoryQuestion, TableQuestion, ThenAndNowQuestion
from medals_core.standings import Standing

MOST_DECISIONS = 6
MOST_MOVES = 6


@renders(ThenAndNowAnswer)
def then_and_now(question: ThenAndNowQuestion, answer: ThenAndNowAnswer, scene: Scene) -> Reply:
    body = _one(answer.found[0], answer, scene) if answer.asked is not None else _all(answer, scene)
    table = None
    if answer.asked is not None:
        games = answer.asked.games_id
        table = ask_button(f"📊 Stand {answer.asked.year}", TableQuestion(games=games))
    more = [
        ask_button(f"🔁 Toen {each.games.year}", ThenAndNowQuestion(games=each.games.games_id, noc=question.noc))
        for each in answer.found
        if answer.asked is None
    ]
    every = ask_button("🔁 Alle Spelen", ThenAndNowQuestion(noc=question.noc)) if answer.asked else None
    history = ask_button(
        f"📜 Historie {answer.noc}",
        HistoryQuestion(noc=answer.noc, seasons=next_asks.seasons_of(question.games, scene)),
    )
    return Reply(
        text=blocks(*body, italic("Stand van nu, met alle bekende beslissingen verwerkt.")),
        buttons=button_rows(tuple(more[:4]), (table, every, history)),
    )


def day_of(games: Games, moment: datetime) -> str:
    """19 september 2025, on the calendar of the host city."""
    local = games.local(moment).date()
    return f"{dutch.short_day(local)} {local.year}"


def _rank(line: Standing) -> str:
    if line.rank is None:
        return "zonder rang" if line.tally.total else "zonder medaille"
    return dutch.rank_word(line.rank, line.shared)


MOST_STEPS = 3


def change_phrase(found: GamesThenAndNow, nation: Nation) -> str:
    """ "Nederland eindigde in Sotsji 2014 als vijfde en is sinds 19 september 2025 zesde", with tallies if they
    changed; of a long row of steps the first and the last."""
    with_tallies = len({step.standing.tally for step in found.steps}) > 1

    def line(step: RankStep) -> str:
        return _rank(step.standing) + (f" ({step.standing.tally})" if with_tallies else "")

    first, *between, last = found.steps
    name, many = dutch.the_nation(nation), dutch.is_plural(nation)
    where, since = dutch.games_name(found.games), day_of(found.games, last.since)
    if _rank(first.standing) == _rank(last.standing):
        stayed, has = ("bleven", "hebben") if many else ("bleef", "heeft")
        tallies = f"{last.standing.tally} in plaats van {first.standing.tally}"
        return f"{name} {stayed} in {where} {_rank(last.standing)}, maar {has} sinds {since} {tallies}"
    ended, is_now = ("eindigden", "zijn") if many else ("eindigde", "is")
    text = f"{name} {ended} in {where} als {line(first)}"
    if len(found.steps) <= MOST_STEPS:
        text += "".join(f", werd op {day_of(found.games, step.since)} {line(step)}" for step in between)
    else:
        text += f", veranderde {dutch.times(len(found.steps) - 1)}"
    return f"{text} en {is_now} sinds {since} {line(last)}"


def changed_later(noc: Noc, games_id: GamesId, scene: Scene) -> str:
    """Whether the nation's line of former Games was changed by a later decision, in one clause; else nothing."""
    edition = scene.archive.edition(games_id)
    decisions = decisions_of(edition, LATEST)
    if not decisions:
        return ""
    found = then_and_now_of(edition, noc, LATEST)
    return change_phrase(found, scene.nation(noc)) if found.touches else ""


def _one(found: GamesThenAndNow, answer: ThenAndNowAnswer, scene: Scene) -> tuple[str, ...]:
    name = dutch.the_nation(scene.nation(answer.noc))
    where = dutch.games_name(found.games)
    if not found.decisions:
        return (
            bold(f"Aan de stand van {where} is later niets veranderd."),
            safe(f"{name}: {_rank(found.now)}, {found.now.tally}."),
        )
    if not found.touches:
        head = f"Voor {dutch.the(scene.nation(answer.noc))} veranderde er in {where} niets: {_rank(found.now)}."
        return (
            bold(head),
            lines("Wel veranderd:", *_decisions(found.decisions, found.games, scene)),
            _moves(found, scene),
        )
    head = f"{change_phrase(found, scene.nation(answer.noc))}."
    why = [decision for step in found.steps for decision in step.decisions]
    return (bold(head), lines("Waarom:", *_decisions(tuple(why), found.games, scene)), _moves(found, scene))


def _decisions(decisions: tuple[Decision, ...], games: Games, scene: Scene) -> list[str]:
    shown = decisions[-MOST_DECISIONS:]
    found = [f"… en {len(decisions) - len(shown)} eerder"] if len(decisions) > len(shown) else []
    for decision in shown:
        title = event_title(decision.event, scene.archive)
        podium = ", ".join(f"{dutch.medal_emoji(medal.colour)} {medal.noc}" for medal in decision.after) or "vervallen"
        reason = f"{decision.reason}; " if decision.reason else ""
        found.append(safe(f"• {day_of(games, decision.at)}, {title}: {reason}podium nu {podium}"))
    return found


def _moves(found: GamesThenAndNow, scene: Scene) -> str:
    shifted = [move for move in found.moves if move.was.rank != move.becomes.rank][:MOST_MOVES]
    if not shifted:
        return ""
    parts = [
        f"{scene.nation(move.noc).name} {dutch.rank_short(move.was.rank)} → {dutch.rank_short(move.becomes.rank)}"
        for move in shifted
    ]
    return safe(f"Van toen naar nu: {', '.join(parts)}.")


def _all(answer: ThenAndNowAnswer, scene: Scene) -> tuple[str, ...]:
    nation = scene.nation(answer.noc)
    touched = [each for each in answer.found if each.touches]
    if not answer.found:
        return (bold("Aan geen enkele eindstand is later iets veranderd."),)
    years = dutch.listing([dutch.games_name(each.games) for each in answer.found])
    head = f"Na afloop veranderde de stand van {dutch.number_word(len(answer.found))} Spelen: {years}."
    own = [safe(f"{change_phrase(each, nation)}.") for each in touched]
    if not own:
        own = [safe(f"Voor {dutch.the(scene.nation(answer.noc))} veranderde er niets.")]
    rows = [
        safe(
            f"• {dutch.games_name(each.games)}: {dutch.count_of(len(each.decisions), 'nieuw podium')}, het laatst op "
            f"{day_of(each.games, each.decisions[-1].at)}"
        )
        for each in answer.found
    ]
    return (bold(head), lines(*own), lines(*rows))
