"""Certain, open or closed, in words, with the assumption that it rests on."""

from bot.replies import dutch, next_asks
from bot.replies.dutch import by_tense
from bot.replies.layout import blocks, bold, lines
from bot.replies.reasons import OUTSIDE_TABLE
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Phase
from medals_core.pages.certainty import CertaintyAnswer, Verdict
from medals_core.questions import CertaintyQuestion, RaceQuestion, TimelineQuestion

ASSUMPTION = (
    "Aanname: elk onderdeel dat nog komt geeft één goud, één zilver en één brons, "
    "en elk land kan ze winnen, ook alle drie."
)


@renders(CertaintyAnswer)
def certainty(question: CertaintyQuestion, answer: CertaintyAnswer, scene: Scene) -> Reply:
    return Reply(
        text=blocks(*_body(answer, scene), dutch.stage_line_html(answer.stage)),
        buttons=_buttons(question, answer, scene),
    )


def place_phrase(place: int) -> str:
    """de eerste plek, de top drie, de top tien."""
    return "de eerste plek" if place == 1 else f"de top {dutch.number_word(place)}"


def _body(answer: CertaintyAnswer, scene: Scene) -> tuple[str, ...]:
    stage, nation = answer.stage, scene.nation(answer.noc)
    name, place = dutch.the_nation(nation), place_phrase(answer.place)
    many = dutch.is_plural(nation)
    if answer.unranked:
        return (bold(f"Nee. Voor {dutch.the(nation)} is er {OUTSIDE_TABLE}."),)
    if stage.phase is Phase.FINISHED:
        return (bold(_ended(answer, name, place, many)), safe(_since(answer, place)))
    verb = by_tense(stage, "zijn" if many else "is", "waren" if many else "was", "")
    end = by_tense(stage, "kan", "kon", "")
    match answer.verdict:
        case Verdict.CERTAIN:
            head = f"Ja, {dutch.the(nation)} {verb} zeker van {place}."
        case Verdict.CLOSED:
            kan = by_tense(stage, "kunnen" if many else "kan", "konden" if many else "kon", "")
            head = f"Nee, {dutch.the(nation)} {kan} {place} niet meer halen."
        case _:
            head = f"Nee, {dutch.the(nation)} {verb} nog niet zeker van {place}, maar het {end} nog wel."
    return (bold(head), lines(safe(_range(answer)), safe(_since(answer, place)), safe(_left(answer))), safe(ASSUMPTION))


def _ended(answer: CertaintyAnswer, name: str, place: str, many: bool) -> str:
    won = "eindigden" if many else "eindigde"
    if answer.now.rank is None:
        return f"Nee. {name} {won} zonder medaille, dus niet in {place}."
    rank = f"{won} als {dutch.rank_word(answer.now.rank, answer.now.shared)}, met {answer.now.tally}"
    if answer.verdict is Verdict.CERTAIN:
        return f"Ja. {name} {rank}: dat is {'' if answer.place == 1 else 'binnen '}{place}."
    return f"Nee. {name} {rank}: dat is niet {'' if answer.place == 1 else 'binnen '}{place}."


def _since(answer: CertaintyAnswer, place: str) -> str:
    if answer.since is None:
        return ""
    when = dutch.day_and_time(answer.since, answer.stage.games.zone)
    if answer.verdict is Verdict.CERTAIN:
        return f"{dutch.capital(place)} was zeker vanaf {when}."
    return f"{dutch.capital(place)} was onbereikbaar vanaf {when}."


def _range(answer: CertaintyAnswer) -> str:
    stage = answer.stage
    now = (
        "nog zonder medaille"
        if answer.now.rank is None
        else (f"{dutch.rank_word(answer.now.rank, answer.now.shared)} ({answer.now.tally})")
    )
    best = "geen plek" if answer.best is None else f"plek {answer.best}"
    worst = "zonder medaille" if answer.worst is None else f"plek {answer.worst}"
    stands = by_tense(stage, "Nu", "Toen", "")
    return f"{stands} {now}; nog mogelijk: op zijn best {best}, op zijn slechtst {worst}."


def _left(answer: CertaintyAnswer) -> str:
    left = answer.left
    if left.gold == left.bronze:
        return f"Nog te verdelen: {left.gold} keer goud, zilver en brons."
    return f"Nog te verdelen: {dutch.gold_silver_bronze(left)}."


def _buttons(question: CertaintyQuestion, answer: CertaintyAnswer, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    moment = next_asks.same_moment(question)
    other = 3 if answer.place != 3 else 1
    return button_rows(
        (
            ask_button(
                f"🔒 {dutch.capital(place_phrase(other).removeprefix('de '))}?",
                CertaintyQuestion(noc=answer.noc, place=other, **moment),
            ),
            ask_button(f"🏁 Om plek {answer.place}", RaceQuestion(place=answer.place, **moment)),
        ),
        (ask_button(f"📈 Verloop {answer.noc}", TimelineQuestion(nocs=(answer.noc,), **moment)),),
        (next_asks.refresh(question, answer),),
    )
