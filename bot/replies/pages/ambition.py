"""The aim in words: reached or not in the first line, then how sure, the record, and the Games before."""

from bot.replies import dutch, next_asks
from bot.replies.dutch import by_tense
from bot.replies.layout import blocks, bold, lines
from bot.replies.pages.certainty import place_phrase, possible
from bot.replies.pages.same_stage import former_lines, no_days
from bot.replies.reasons import OUTSIDE_TABLE
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Reply, safe
from medals_core.answering import Phase
from medals_core.games import Games
from medals_core.pages.ambition import AmbitionAnswer
from medals_core.pages.certainty import Verdict
from medals_core.questions import AmbitionQuestion, CertaintyQuestion, RaceQuestion


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
        (next_asks.history(answer.noc, named=True),),
        (next_asks.refresh(question, answer),),
    )
    return Reply(text=text, buttons=buttons)


def _head(answer: AmbitionAnswer, scene: Scene) -> str:
    stage, nation = answer.stage, scene.nation(answer.noc)
    if answer.unranked:
        return f"Geen doel op de medaillespiegel voor {dutch.the(nation)}: {OUTSIDE_TABLE}."
    name, place = dutch.the(nation), place_phrase(answer.top)
    aim = f"het doel ({place})" if answer.aim else place
    if stage.phase is Phase.BEFORE:
        return f"Het doel van {name}: {place}." if answer.aim else f"De maat voor {name}: {place}."
    now, stands, was = answer.now, dutch.stands(stage, dutch.is_plural(nation)), dutch.is_was(stage)
    line = f"{name} {stands.removesuffix(' als')} zonder medaille"
    if now.rank is not None:
        line = f"{name} {stands} {dutch.rank_word(now.rank, now.shared)} met {now.tally}"
    if stage.phase is Phase.FINISHED and answer.reached:
        well = "ruim " if now.rank and now.rank * 2 <= answer.top else ""
        return f"Ja, gehaald: {line}, {well}binnen {place}."
    if stage.phase is Phase.FINISHED:
        return f"Nee, niet gehaald: {line}, buiten {place}."
    if answer.verdict is Verdict.CERTAIN:
        return f"Ja, {aim} {was} al zeker: {line}."
    if answer.verdict is Verdict.CLOSED:
        return f"Nee, {aim} {was} niet meer haalbaar: {line}."
    if answer.reached:
        return f"Op koers: {line}, binnen {place}, maar zeker {was} het nog niet."
    return f"Nog niet: {line}, buiten {place}; het {by_tense(stage, 'kan', 'kon', '')} nog wel."


def _sure(answer: AmbitionAnswer) -> str:
    if answer.stage.phase is not Phase.RUNNING or answer.unranked:
        return ""
    return f"{dutch.capital(possible(answer))}, als elk land alles nog kan winnen."


def _records(answer: AmbitionAnswer) -> list[str]:
    now, most, gold = answer.now.tally, answer.record, answer.gold_record
    return [
        _against("Medailles", now.total, most.standing.tally.total, most.games) if most is not None else "",
        _against("Goud", now.gold, gold.standing.tally.gold, gold.games) if gold is not None else "",
    ]


def _against(what: str, now: int, former: int, games: Games) -> str:
    where = safe(dutch.games_name(games))
    if not former:
        return ""
    if not now:
        return f"{what}: het record is {former} ({where})."
    if now > former:
        return f"{what}: {now}, een record; het oude stond op {former} ({where})."
    if now == former:
        return f"{what}: {now}, evenveel als het record ({where})."
    return f"{what}: {now}; het record is {former} ({where})."
