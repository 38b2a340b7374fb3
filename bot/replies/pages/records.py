"""A nation's records in words."""

from bot.replies import dutch, next_asks
from bot.replies.event_phrase import at_event
from bot.replies.layout import blocks, bold, lines
from bot.replies.pages.history import games_said
from bot.replies.rendering import Scene, button_rows, renders
from bot.replies.reply import Reply, safe
from medals_core.medal_lines import MedalLine
from medals_core.pages.records import RecordsAnswer
from medals_core.questions import RecordsQuestion


@renders(RecordsAnswer)
def records(question: RecordsQuestion, answer: RecordsAnswer, scene: Scene) -> Reply:
    nation = scene.nation(answer.noc)
    if not answer.total.total:
        won = "wonnen" if dutch.is_plural(nation) else "won"
        games = dutch.seasons_name((answer.stage.games.season,))
        head = f"{dutch.the_nation(nation)} {won} nog nooit een medaille op de {games}."
    else:
        where = dutch.listing([dutch.games_name(line.games) for line in answer.most])
        head = f"Record van {dutch.the(nation)}: {dutch.medals(answer.most[0].standing.tally.total)}, in {where}."
    text = blocks(
        bold(head), lines(*(f"• {safe(line)}" for line in _facts(answer, scene))), dutch.stage_line_html(answer.stage)
    )
    history = next_asks.history(answer.noc, next_asks.seasons_of(question.games, scene), named=True)
    return Reply(text=text, buttons=button_rows((history, next_asks.ambition(answer.noc, question))))


def _facts(answer: RecordsAnswer, scene: Scene) -> list[str]:
    found = []
    if answer.most_gold:
        gold = answer.most_gold[0].standing.tally.gold
        found.append(f"Meeste goud op één Spelen: {gold} ({games_said(answer.most_gold)})")
    if answer.best:
        found.append(f"Beste plek: {dutch.rank_word(answer.best[0].standing.rank)} ({games_said(answer.best)})")
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
        most = [f"{one.name} {one.tally.total} ({one.tally})" for one in answer.athletes]
        found.append(f"Meeste medailles: {dutch.listing(most)}")
    if answer.oldest and answer.youngest:
        both = " en ".join(f"{one.name} ({one.age})" for one in (answer.youngest, answer.oldest))
        known = ""
        if answer.n_ages < answer.n_medallists:
            known = f"; van {answer.n_ages} van de {answer.n_medallists} is de geboortedatum zeker"
        found.append(f"Jongste en oudste medaillewinnaar van deze Spelen: {both}{known}")
    return found


def _medal(line: MedalLine, scene: Scene) -> str:
    who = dutch.medallists(line.medal, 2) or "de ploeg"
    when = f", {dutch.short_day(line.day)}" if line.games.has_day_data else ""
    colour = dutch.COLOUR_NAMES[line.medal.colour]
    where = at_event(line.event, scene.archive)
    return f"{who}, {colour} {where}, {dutch.games_name(line.games)}{when}"
