"""A place, or the aim of a nation: certain, open or closed, in words, with the assumption that it rests on."""

from bot.replies import dutch, next_asks
from bot.replies.dutch import by_tense
from bot.replies.layout import blocks, bold, lines
from bot.replies.pages.same_stage import former_lines, no_days
from bot.replies.reasons import OUTSIDE_TABLE
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Phase
from medals_core.games import Games
from medals_core.nations import Nation
from medals_core.pages.ambition import AmbitionAnswer
from medals_core.pages.certainty import CertaintyAnswer, Verdict
from medals_core.questions import AmbitionQuestion, CertaintyQuestion, RaceQuestion, TimelineQuestion

ASSUMPTION = (
    "Aanname: elk onderdeel dat nog komt geeft één goud, één zilver en één brons, "
    "en elk land kan ze winnen, ook alle drie."
)


@renders(CertaintyAnswer)
def certainty(question: CertaintyQuestion, answer: CertaintyAnswer, scene: Scene) -> Reply:
    return Reply(
        text=blocks(*_body(answer, scene), dutch.stage_line_html(answer.stage)), buttons=_buttons(question, answer)
    )


def place_phrase(place: int) -> str:
    """de eerste plek, de top drie, de top tien."""
    return "de eerste plek" if place == 1 else f"de top {dutch.number_word(place)}"


def _possible(answer: CertaintyAnswer | AmbitionAnswer) -> str:
    """nog mogelijk: op zijn best plek 3, op zijn slechtst plek 9."""
    best = "geen plek" if answer.best is None else f"plek {answer.best}"
    worst = "zonder medaille" if answer.worst is None else f"plek {answer.worst}"
    return f"nog mogelijk: op zijn best {best}, op zijn slechtst {worst}"


def _body(answer: CertaintyAnswer, scene: Scene) -> tuple[str, ...]:
    stage, nation = answer.stage, scene.nation(answer.noc)
    name, place = dutch.the(nation), place_phrase(answer.place)
    if answer.unranked:
        return (bold(f"Nee. Voor {name} is er {OUTSIDE_TABLE}."),)
    if stage.phase is Phase.FINISHED:
        return (bold(_ended(answer, nation)), safe(_since(answer)))
    be = dutch.is_was(stage, dutch.is_plural(nation))
    can = by_tense(stage, "kan", "kon", "")
    match answer.verdict:
        case Verdict.CERTAIN:
            head = f"Ja, {name} {be} zeker van {place}."
        case Verdict.CLOSED:
            can = by_tense(stage, "kunnen", "konden", "") if dutch.is_plural(nation) else can
            head = f"Nee, {name} {can} {place} niet meer halen."
        case _:
            head = f"Nee, {name} {be} nog niet zeker van {place}, maar het {can} nog wel."
    return (bold(head), lines(safe(_range(answer)), safe(_since(answer)), safe(_left(answer))), safe(ASSUMPTION))


def _ended(answer: CertaintyAnswer, nation: Nation) -> str:
    ended, now, place = "eindigden" if dutch.is_plural(nation) else "eindigde", answer.now, place_phrase(answer.place)
    if now.rank is None:
        return f"Nee. {dutch.the_nation(nation)} {ended} zonder medaille, dus niet in {place}."
    yes, is_ = ("Ja", "is") if answer.verdict is Verdict.CERTAIN else ("Nee", "is niet")
    rank = f"als {dutch.rank_word(now.rank, now.shared)}, met {now.tally}"
    within = "" if answer.place == 1 else "binnen "
    return f"{yes}. {dutch.the_nation(nation)} {ended} {rank}: dat {is_} {within}{place}."


def _since(answer: CertaintyAnswer) -> str:
    if answer.since is None:
        return ""
    was = "zeker" if answer.verdict is Verdict.CERTAIN else "onbereikbaar"
    when = dutch.day_and_time(answer.since, answer.stage.games.zone)
    return f"{dutch.capital(place_phrase(answer.place))} was {was} vanaf {when}."


def _range(answer: CertaintyAnswer) -> str:
    line = answer.now
    now = "nog zonder medaille"
    if line.rank is not None:
        now = f"{dutch.rank_word(line.rank, line.shared)} ({line.tally})"
    return f"{by_tense(answer.stage, 'Nu', 'Toen', '')} {now}; {_possible(answer)}."


def _left(answer: CertaintyAnswer) -> str:
    left = answer.left
    level = f"{left.gold} keer goud, zilver en brons"
    return f"Nog te verdelen: {level if left.gold == left.bronze else dutch.gold_silver_bronze(left)}."


def _buttons(question: CertaintyQuestion, answer: CertaintyAnswer) -> tuple[tuple[Button, ...], ...]:
    moment = next_asks.same_moment(question)
    other, label = (1, "Eerste plek") if answer.place == 3 else (3, "Top drie")
    return button_rows(
        (
            ask_button(f"🔒 {label}?", CertaintyQuestion(noc=answer.noc, place=other, **moment)),
            ask_button(f"🏁 Om plek {answer.place}", RaceQuestion(place=answer.place, **moment)),
        ),
        (ask_button(f"📈 Verloop {answer.noc}", TimelineQuestion(nocs=(answer.noc,), **moment)),),
        (next_asks.refresh(question, answer),),
    )


@renders(AmbitionAnswer)
def ambition(question: AmbitionQuestion, answer: AmbitionAnswer, scene: Scene) -> Reply:
    stage = answer.stage
    aim_known = "" if answer.aim else "Een eigen doel is niet bekend; de top tien is hier de maat."
    text = blocks(bold(_head(answer, scene)), lines(safe(aim_known), safe(_sure(answer))), lines(*_records(answer)),
                  lines(*former_lines(answer.former, stage), no_days(answer.former)),
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
    return f"{dutch.capital(_possible(answer))}, als elk land alles nog kan winnen."


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
