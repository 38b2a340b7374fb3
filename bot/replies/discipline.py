"""The medals by nation in one discipline as a reply."""

from bot.replies import dutch, next_asks
from bot.replies.layout import GAP, TableLine, blocks, bold, fitting, medal_table
from bot.replies.medal_wording import medal_line
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Reply, safe
from medals_core.answering import Phase
from medals_core.discipline_view import DisciplineAnswer
from medals_core.games import Gender
from medals_core.questions import DisciplineQuestion, ProgrammeQuestion
from medals_core.standings import Standing

MOST_LINES = 10


@renders(DisciplineAnswer)
def render_discipline(question: DisciplineQuestion, answer: DisciplineAnswer, scene: Scene) -> Reply:
    own = fitting((safe(medal_line(line, scene, nation=False)) for line in answer.medals), 16)
    text = blocks(
        bold(_first_line(answer, scene)),
        _table(answer, scene) if answer.lines and not (answer.noc and answer.medals) else None,
        own if answer.noc else None,
        safe(_subject(answer, scene)),
        f"<i>{safe(_progress(answer))}</i>" if answer.n_events else None,
    )
    moment = next_asks.same_moment(question)
    other = None
    if answer.noc is None:
        share = question.model_copy(update={"noc": scene.own})
        other = ask_button(f"{scene.nation(scene.own).flag} Alleen {scene.nation(scene.own).name}", share, scene)
    else:
        other = ask_button("🌍 Alle landen", question.model_copy(update={"noc": None}), scene)
    programme = None
    if answer.decided < answer.n_events and answer.stage.is_latest:
        upcoming = ProgrammeQuestion(discipline=answer.discipline.discipline, **moment)
        programme = ask_button("📅 Programma", upcoming, scene)
    return Reply(
        text=text,
        buttons=button_rows(
            (other, programme), (next_asks.table(question, scene), next_asks.refresh(question, answer, scene))
        ),
    )


def _where(answer: DisciplineAnswer) -> str:
    where = dutch.at_discipline(answer.discipline.name)
    if answer.gender in (Gender.MEN, Gender.WOMEN):
        return f"{where} voor {dutch.GENDER_NAMES[answer.gender]}"
    return where


def _first_line(answer: DisciplineAnswer, scene: Scene) -> str:
    where = _where(answer)
    if not answer.n_events:
        games = dutch.games_name(answer.stage.games)
        return f"{dutch.capital(answer.discipline.name)} stond in {games} niet op het programma."
    if answer.noc is not None:
        nation, line = scene.nation(answer.noc), answer.subject
        verb = dutch.has(answer.stage, dutch.is_plural(nation))
        if not line.tally.total:
            none = "geen medailles" if answer.stage.phase is Phase.FINISHED else "nog geen medaille"
            return f"{dutch.the_nation(nation)} {verb} {where} {none}."
        return f"{dutch.the_nation(nation)} {verb} {where} {dutch.medals_by_colour(line.tally)}."
    if not answer.lines:
        return f"{dutch.capital(where)} {dutch.is_was(answer.stage, True)} nog geen medailles uitgereikt."
    return _leader(answer, where, scene)


def _leader(answer: DisciplineAnswer, where: str, scene: Scene) -> str:
    best = [line for line in answer.lines if line.tally == answer.lines[0].tally]
    names = dutch.listing([dutch.the(scene.nation(line.noc)) for line in best[:4]])
    many = len(best) > 1 or dutch.is_plural(scene.nation(best[0].noc))
    each = "elk " if len(best) > 1 else ""
    verb = dutch.is_was(answer.stage, many)
    return f"{dutch.capital(where)} {verb} {names} het best: {each}{dutch.gold_silver_bronze(best[0].tally)}."


def _table(answer: DisciplineAnswer, scene: Scene) -> str:
    lines: list[TableLine | None] = [_line(line, scene) for line in answer.lines[:MOST_LINES]]
    if answer.subject not in answer.lines[:MOST_LINES] and answer.subject.tally.total:
        lines += [GAP, _line(answer.subject, scene)]
    return medal_table(lines)


def _line(line: Standing, scene: Scene) -> TableLine:
    return TableLine(rank=line.rank, nation=scene.nation(line.noc), tally=line.tally, own=line.noc == scene.own)


def _subject(answer: DisciplineAnswer, scene: Scene) -> str:
    nation, line = scene.nation(answer.subject.noc), answer.subject
    if not answer.lines:
        return ""
    if not line.tally.total:
        if answer.noc is not None:
            best = answer.lines[0]
            return f"Het best: {dutch.the(scene.nation(best.noc))} ({best.tally})."
        return f"{dutch.the_nation(nation)}: geen medailles."
    if line.rank is None or (answer.noc is None and line.rank == 1):
        return ""
    many = dutch.is_plural(nation)
    verb = ("stonden" if many else "stond") if dutch.is_past(answer.stage) else ("staan" if many else "staat")
    return f"{dutch.the_nation(nation)} {verb} in deze sport {dutch.rank_word(line.rank, line.shared)}."


def _progress(answer: DisciplineAnswer) -> str:
    if answer.stage.phase is Phase.FINISHED:
        return f"Eindstand {dutch.games_name(answer.stage.games)}, {dutch.count_of(answer.n_events, 'onderdeel')}."
    done = f"{answer.decided} van de {dutch.count_of(answer.n_events, 'onderdeel')} beslist"
    return f"{dutch.stage_line(answer.stage)} In deze sport {done}."
