"""The aim in words: reached or not in the first line, then how sure, the record, and the Games before."""

from bot.replies import dutch, next_asks
from bot.replies.dutch import by_tense
from bot.replies.layout import blocks, bold, lines
from bot.replies.pages.certainty import place_phrase
from bot.replies.pages.same_stage import former_lines, no_days
from bot.replies.reasons import OUTSIDE_TABLE
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Reply, safe
from medals_core.answering import Phase
from medals_core.pages.ambition import AmbitionAnswer
from medals_core.pages.certainty import Verdict
from medals_core.pages.history import GamesLine
from medals_core.questions import AmbitionQuestion, CertaintyQuestion, HistoryQuestion, RaceQuestion


@renders(AmbitionAnswer)
def ambition(question: AmbitionQuestion, answer: AmbitionAnswer, scene: Scene) -> Reply:
    stage = answer.stage
    aim_known = "" if answer.aim else "Een eigen doel is niet bekend; de top tien is hier de maat."
    text = blocks(bold(_head(answer, scene)), lines(safe(aim_known), safe(_sure(answer))), lines(*_records(answer)),
                  lines(*former_lines(answer.former, stage), no_days(answer.former, stage)),
                  dutch.stage_line_html(stage))  # fmt: skip
    moment = next_asks.same_moment(question)
    buttons = button_rows(
        (
            ask_button("🔒 Hoe zeker?", CertaintyQuestion(noc=answer.noc, place=answer.top, **moment)),
            ask_button(f"🏁 Om plek {answer.top}", RaceQuestion(place=answer.top, **moment)),
        ),
        (ask_button(f"📜 Historie {answer.noc}", HistoryQuestion(noc=answer.noc)),),
        (next_asks.refresh(question, answer),),
    )
    return Reply(text=text, buttons=buttons)


def _head(answer: AmbitionAnswer, scene: Scene) -> str:
    stage, nation = answer.stage, scene.nation(answer.noc)
    if answer.unranked:
        return f"Geen doel op de medaillespiegel voor {dutch.the(nation)}: {OUTSIDE_TABLE}."
    name, place, many = dutch.the(nation), place_phrase(answer.top), dutch.is_plural(nation)
    aim = f"het doel ({place})" if answer.aim else place
    if stage.phase is Phase.BEFORE:
        return f"Het doel van {name}: {place}." if answer.aim else f"De maat voor {name}: {place}."
    rank = (
        "zonder medaille"
        if answer.now.rank is None
        else (f"{dutch.rank_word(answer.now.rank, answer.now.shared)} met {answer.now.tally}")
    )
    ended = "eindigden" if many else "eindigde"
    if stage.phase is Phase.FINISHED:
        if answer.reached:
            return (
                f"Ja, gehaald: {name} {ended} als {rank}, ruim binnen {place}."
                if answer.now.rank and (answer.now.rank * 2 <= answer.top)
                else f"Ja, gehaald: {name} {ended} als {rank}, binnen {place}."
            )
        return f"Nee, niet gehaald: {name} {ended} {'' if answer.now.rank is None else 'als '}{rank}, buiten {place}."
    stands = by_tense(stage, "staan" if many else "staat", "stonden" if many else "stond", "")
    if answer.verdict is Verdict.CERTAIN:
        return f"Ja, {aim} {dutch.is_was(stage)} al zeker: {name} {stands} {rank}."
    if answer.verdict is Verdict.CLOSED:
        return f"Nee, {aim} {by_tense(stage, 'is', 'was', '')} niet meer haalbaar: {name} {stands} {rank}."
    if answer.reached:
        return f"Op koers: {name} {stands} {rank}, binnen {place}, maar zeker {dutch.is_was(stage)} het nog niet."
    return f"Nog niet: {name} {stands} {rank}, buiten {place}; het {by_tense(stage, 'kan', 'kon', '')} nog wel."


def _sure(answer: AmbitionAnswer) -> str:
    if answer.stage.phase is not Phase.RUNNING or answer.unranked:
        return ""
    best = "geen plek" if answer.best is None else f"plek {answer.best}"
    worst = "zonder medaille" if answer.worst is None else f"plek {answer.worst}"
    return f"Nog mogelijk: op zijn best {best}, op zijn slechtst {worst}, als elk land alles nog kan winnen."


def _records(answer: AmbitionAnswer) -> list[str]:
    found = []
    now = answer.now.tally
    if answer.record is not None:
        found.append(_against("Medailles", now.total, answer.record.standing.tally.total, answer.record))
    if answer.gold_record is not None and answer.gold_record.standing.tally.gold:
        gold = answer.gold_record
        found.append(_against("Goud", now.gold, gold.standing.tally.gold, gold))
    return [safe(line) for line in found]


def _against(what: str, now: int, former: int, line: GamesLine) -> str:
    where = dutch.games_name(line.games)
    if not now:
        return f"{what}: het record is {former} ({where})."
    if now > former:
        return f"{what}: {now}, een record; het oude stond op {former} ({where})."
    if now == former:
        return f"{what}: {now}, evenveel als het record ({where})."
    return f"{what}: {now}; het record is {former} ({where})."
