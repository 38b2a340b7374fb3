"""The way past a nation, or to a place, in words."""

from bot.replies import dutch, next_asks
from bot.replies.layout import blocks, bold, lines
from bot.replies.reasons import OUTSIDE_TABLE, reason_phrase
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Button, Reply, safe
from bot.replies.tense import by_tense, extra_medals
from medals_core.answering import Phase
from medals_core.medals import Colour
from medals_core.overtaking import MedalSet, OvertakeAnswer
from medals_core.questions import Change, OvertakeQuestion, RaceQuestion, WhatIfQuestion
from medals_core.standings import reason_between


@renders(OvertakeAnswer)
def overtake(question: OvertakeQuestion, answer: OvertakeAnswer, scene: Scene) -> Reply:
    text = blocks(*_body(answer, scene), dutch.stage_line_html(answer.stage))
    return Reply(text=text, buttons=_buttons(question, answer, scene))


def _body(answer: OvertakeAnswer, scene: Scene) -> tuple[str, ...]:
    stage, own = answer.stage, scene.nation(answer.noc)
    if stage.phase is Phase.BEFORE:
        return (safe(dutch.not_begun(stage)),)
    if answer.unranked:
        return (bold(f"Daar is geen inhalen bij: {OUTSIDE_TABLE}."),)
    if answer.already:
        return _already(answer, scene)
    goal = _goal(answer, scene)
    if not answer.sets:
        return (bold(f"{dutch.the_nation(own)} kan hier niemand meer inhalen."),)
    if answer.target is None:
        enough = by_tense(stage, "is genoeg", "was genoeg", "was genoeg geweest")
        fewer = f"Er {dutch.is_was(stage, True)} minder dan {answer.place} landen met een medaille."
        if answer.place == 1:
            fewer = f"Er {dutch.is_was(stage, False)} nog geen land met een medaille."
        return (bold(f"Eén medaille {enough} voor plek {answer.place}, welke kleur dan ook."), safe(fewer))
    first, rest = answer.sets[0], answer.sets[1:]
    head = f"{dutch.the_nation(own)} {_needs(answer, scene)} {extra_medals(first.extra)} erbij {goal}."
    if rest:
        also = [f"• {safe(extra_medals(one.extra))}{_notes(one, answer)}" for one in rest]
        ways = lines(safe(f"Ook genoeg {by_tense(stage, 'is', 'was', 'was geweest')}:"), *also)
    else:
        ways = safe("Een andere weg is er niet: geen kleiner rijtje medailles volstaat.")
    note = _notes(first, answer)
    standing = f"Het {dutch.is_was(stage)} {answer.own.tally} tegen {answer.target.tally}"
    assumption = by_tense(
        stage,
        f"als {dutch.the(scene.nation(answer.target.noc))} niets meer wint",
        "als de rest gelijk bleef",
        "als de rest gelijk was gebleven",
    )
    if dutch.is_plural(scene.nation(answer.target.noc)):
        assumption = assumption.replace("meer wint", "meer winnen")
    return (bold(head) + note, ways, safe(f"{standing}; dit geldt {assumption}."))


def _needs(answer: OvertakeAnswer, scene: Scene) -> str:
    many = dutch.is_plural(scene.nation(answer.noc))
    return by_tense(
        answer.stage,
        "hebben nog" if many else "heeft nog",
        "hadden nog" if many else "had nog",
        "hadden" if many else "had",
    )


def _goal(answer: OvertakeAnswer, scene: Scene) -> str:
    ended = answer.stage.phase is Phase.FINISHED
    if answer.place is not None:
        holder = f" ({scene.nation(answer.target.noc).name})" if answer.target else ""
        place = f"plek {answer.place}{holder}"
        return f"nodig gehad voor {place}" if ended else f"nodig voor {place}"
    assert answer.target is not None
    target = dutch.the(scene.nation(answer.target.noc))
    return f"nodig gehad om {target} voorbij te gaan" if ended else f"nodig om {target} voorbij te gaan"


def _notes(one: MedalSet, answer: OvertakeAnswer) -> str:
    notes = []
    if one.level and answer.target is not None:
        notes.append("dan precies gelijk, dus een gedeelde plek")
    if not one.possible:
        notes.append(f"maar zoveel {by_tense(answer.stage, 'valt', 'viel', 'viel')} er niet meer te winnen")
    return safe(f" ({'; '.join(notes)})") if notes else ""


def _already(answer: OvertakeAnswer, scene: Scene) -> tuple[str, ...]:
    stage, own = answer.stage, scene.nation(answer.noc)
    many = dutch.is_plural(own)
    stood = by_tense(
        stage, "staan" if many else "staat", "stonden" if many else "stond", "stonden" if many else "stond"
    )
    if answer.target is None or answer.place is not None:
        rank = dutch.rank_word(answer.own.rank or 1, answer.own.shared)
        what = f"{stood} zelf {rank}" if (answer.own.rank or 1) > 1 else f"{stood} bovenaan"
        last = f" Er {dutch.is_was(stage)} niemand om in te halen." if answer.own.rank == 1 else ""
        return (bold(f"{dutch.the_nation(own)} {what} ({answer.own.tally}).") + last,)
    target = scene.nation(answer.target.noc)
    reason = reason_between(answer.noc, answer.own.tally, answer.target.noc, answer.target.tally)
    return (
        bold(f"{dutch.the_nation(own)} {stood} al voor op {dutch.the(target)}."),
        safe(f"{dutch.capital(reason_phrase(reason))} ({answer.own.tally} tegen {answer.target.tally})."),
    )


def _buttons(question: OvertakeQuestion, answer: OvertakeAnswer, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    moment = next_asks.same_moment(question)
    what_if = None
    if answer.sets:
        extra = answer.sets[0].extra
        changes = tuple(
            Change(noc=answer.noc, colour=colour, count=extra.of(colour)) for colour in Colour if extra.of(colour)
        )
        what_if = ask_button(
            f"🔮 Wat als: {answer.noc} {extra_medals(extra)}", WhatIfQuestion(changes=changes, **moment), scene
        )
    target = answer.target.noc if answer.target else None
    back = None
    if answer.already and target:
        back = ask_button(
            f"⏩ {target} op {answer.noc}", OvertakeQuestion(noc=target, target=answer.noc, **moment), scene
        )
    return button_rows(
        (what_if, back),
        (
            next_asks.comparison(answer.noc, target, question, scene) if target else None,
            ask_button(f"🏁 Strijd om {answer.noc}", RaceQuestion(noc=answer.noc, **moment), scene),
        ),
        (next_asks.refresh(question, answer, scene),),
    )
