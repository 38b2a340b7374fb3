"""A nation's records in words."""

from bot.replies import dutch, next_asks
from bot.replies.event_phrase import at_event
from bot.replies.layout import blocks, bold, lines
from bot.replies.pages.history import games_said
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Reply, safe
from medals_core.medal_lines import MedalLine
from medals_core.pages.records import Aged, AthleteTally, RecordsAnswer
from medals_core.questions import AmbitionQuestion, HistoryQuestion, RecordsQuestion


@renders(RecordsAnswer)
def records(question: RecordsQuestion, answer: RecordsAnswer, scene: Scene) -> Reply:
    nation = scene.nation(answer.noc)
    if not answer.total.total:
        verb = "wonnen" if dutch.is_plural(nation) else "won"
        games = dutch.seasons_name((answer.stage.games.season,))
        head = f"{dutch.the_nation(nation)} {verb} nog nooit een medaille op de {games}."
    else:
        where = dutch.listing([dutch.games_name(line.games) for line in answer.most])
        head = f"Record van {dutch.the(nation)}: {dutch.medals(answer.most[0].standing.tally.total)}, in {where}."
    text = blocks(
        bold(head), lines(*(f"• {safe(line)}" for line in _facts(answer, scene))), dutch.stage_line_html(answer.stage)
    )
    buttons = button_rows(
        (
            ask_button(
                f"📜 Historie {answer.noc}",
                HistoryQuestion(noc=answer.noc, seasons=next_asks.seasons_of(question.games, scene)),
            ),
            ask_button("🎯 Ambitie", AmbitionQuestion(noc=answer.noc, **next_asks.same_moment(question))),
        )
    )
    return Reply(text=text, buttons=buttons)


def _facts(answer: RecordsAnswer, scene: Scene) -> list[str]:
    found = []
    if answer.most_gold:
        gold = answer.most_gold[0].standing.tally.gold
        found.append(f"Meeste goud op één Spelen: {gold} ({games_said(answer.most_gold)})")
    if answer.best:
        found.append(f"Beste plek: {dutch.ordinal_word(answer.best[0].standing.rank or 0)} ({games_said(answer.best)})")
    if answer.total.total:
        found.append(f"Alles bij elkaar: {dutch.medals(answer.total.total)} ({answer.total})")
    if answer.first_medal:
        found.append(f"Eerste medaille: {_medal(answer.first_medal, scene)}")
    if answer.first_gold and answer.first_gold != answer.first_medal:
        found.append(f"Eerste goud: {_medal(answer.first_gold, scene)}")
    found += [f"De {number}e medaille: {_medal(line, scene)}" for number, line in answer.nth]
    for line in answer.firsts:
        if line != answer.first_gold:
            sport = dutch.at_discipline(scene.archive.disciplines[line.event.discipline].name)
            found.append(f"Eerste goud ooit {sport}: {_medal(line, scene)}")
    if answer.athletes and answer.athletes[0].tally.total > 1:
        found.append(f"Meeste medailles: {dutch.listing([_athlete(one) for one in answer.athletes])}")
    if answer.oldest and answer.youngest:
        known = ""
        if answer.n_ages < answer.n_medallists:
            known = f"; van {answer.n_ages} van de {answer.n_medallists} is de geboortedatum zeker"
        youngest, oldest = _aged(answer.youngest), _aged(answer.oldest)
        found.append(f"Jongste en oudste medaillewinnaar van deze Spelen: {youngest} en {oldest}{known}")
    return found


def _medal(line: MedalLine, scene: Scene) -> str:
    who = dutch.medallists(line.medal, 2) or "de ploeg"
    when = f", {dutch.short_day(line.day)}" if line.games.has_day_data else ""
    colour = dutch.COLOUR_NAMES[line.medal.colour]
    where = at_event(line.event, scene.archive)
    return f"{who}, {colour} {where}, {dutch.games_name(line.games)}{when}"


def _athlete(one: AthleteTally) -> str:
    return f"{one.name} {one.tally.total} ({one.tally})"


def _aged(one: Aged) -> str:
    return f"{one.name} ({one.age})"
