"""A nation's history and its records in words: what was asked first, then the records, then a line for each Games."""

from bot.replies import dutch, next_asks
from bot.replies.event_phrase import at_event
from bot.replies.layout import TableLine, blocks, bold, button_name, italic, lines, medal_table, with_gaps
from bot.replies.pages.reallocation import change_phrase
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Phase
from medals_core.games import Season
from medals_core.medal_lines import MedalLine
from medals_core.nations import Nation
from medals_core.pages.history import GamesLine, HistoryAnswer
from medals_core.pages.records import RecordsAnswer
from medals_core.questions import HistoryQuestion, RecordsQuestion, ThenAndNowQuestion

TOP = 10


@renders(HistoryAnswer)
def history(question: HistoryQuestion, answer: HistoryAnswer, scene: Scene) -> Reply:
    body = _all_time(answer, scene) if answer.noc is None else _nation(answer, scene.nation(answer.noc), scene)
    return Reply(text=blocks(*body, italic(_scope(answer))), buttons=_buttons(question, answer, scene))


def _season(answer: HistoryAnswer) -> str:
    return dutch.seasons_name(games.season for games in (answer.first_games, answer.last_games or answer.stage.games)
                              if games is not None)  # fmt: skip


def _scope(answer: HistoryAnswer) -> str:
    last_games = answer.last_games or answer.stage.games
    last = dutch.games_name(last_games)
    first = dutch.games_name(answer.first_games) if answer.first_games else last
    running = " (nog bezig)" if answer.stage.phase is Phase.RUNNING and last_games == answer.stage.games else ""
    return f"{_season(answer)} van {first} tot en met {last}{running}, latere beslissingen verwerkt."


def _all_time(answer: HistoryAnswer, scene: Scene) -> tuple[str, ...]:
    leader = scene.nation(answer.table[0].noc)
    leads = "leiden" if dutch.is_plural(leader) else "leidt"
    head = f"{dutch.the_nation(leader)} {leads} de eeuwige stand, met {answer.table[0].tally.gold} keer goud."
    places = [place for place, line in enumerate(answer.table) if place < TOP or line.noc == scene.own]
    rows = [
        None if line is None else TableLine(line.rank, scene.nation(line.noc), line.tally, line.noc == scene.own)
        for line in with_gaps(answer.table, places)
    ]
    return (bold(head), medal_table(rows), safe("Elke code telt apart: Duitsland, DDR en West-Duitsland zijn er drie."))


def _nation(answer: HistoryAnswer, nation: Nation, scene: Scene) -> tuple[str, ...]:
    since = f" sinds {answer.since}" if answer.since else ""
    won = f"{dutch.the_nation(nation)} {'wonnen' if dutch.is_plural(nation) else 'won'}{since}"
    if not answer.lines:
        return (bold(f"{won} nog nooit een medaille op de {_season(answer)}."), _relatives(answer, scene))
    where = f"op {len(answer.lines)} {_season(answer)}"
    head = f"{won} {dutch.medals(answer.total.total)} {where}: {dutch.gold_silver_bronze(answer.total)}."
    changed = [safe(f"🔁 {change_phrase(each, nation)}.") for each in answer.changed[-3:]]
    return (bold(head), lines(*_summary(answer)), _lines(answer), lines(_relatives(answer, scene), *changed))


def _summary(answer: HistoryAnswer) -> list[str]:
    found = []
    if answer.best:
        found.append(f"Beste plek: {dutch.rank_word(answer.best[0].standing.rank)} ({games_said(answer.best)})")
    if answer.most:
        found.append(f"Meeste medailles: {answer.most[0].standing.tally.total} ({games_said(answer.most)})")
    if answer.most_gold and answer.most_gold[0].standing.tally.gold:
        found.append(f"Meeste goud: {answer.most_gold[0].standing.tally.gold} ({games_said(answer.most_gold)})")
    if answer.all_time and answer.all_time.rank:
        found.append(f"Eeuwige stand: {dutch.rank_short(answer.all_time.rank, answer.all_time.shared)}")
    return [safe(line) for line in found]


def games_said(found: tuple[GamesLine, ...]) -> str:
    """Milaan en Cortina 2026; of several the years."""
    if len(found) == 1:
        return dutch.games_name(found[0].games)
    return dutch.listing([str(line.games.year) for line in found])


def _lines(answer: HistoryAnswer) -> str:
    """One line for each Games, the latest first."""
    both = len({line.games.season for line in answer.lines}) > 1
    mark = {Season.SUMMER: "z", Season.WINTER: "w"} if both else {}
    rows = [
        f"{line.games.year}{mark.get(line.games.season, '')} "
        f"{dutch.rank_short(line.standing.rank) if line.standing.rank else '–':>4}"
        f"{'=' if line.standing.shared else ' '} {line.standing.tally!s:>8} {line.standing.tally.total:>3}"
        for line in reversed(answer.lines)
    ]
    return f"<pre>{safe(chr(10).join([f'{str():{5 if both else 4}} plek     G-Z-B Tot', *rows]))}</pre>"


def _relatives(answer: HistoryAnswer, scene: Scene) -> str:
    if not answer.relatives:
        return ""
    others = dutch.listing([f"{scene.nation(noc).name} ({noc})" for noc in answer.relatives[:5]])
    return safe(f"Geteld is alleen {answer.noc}; {others} {'staat' if len(answer.relatives) == 1 else 'staan'} apart.")


def _buttons(question: HistoryQuestion, answer: HistoryAnswer, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    noc, seasons = answer.noc, question.seasons
    here = scene.archive.current.games.season
    told = set(seasons) or {here}
    others = tuple(
        ask_button(
            f"📜 {dutch.seasons_name((season,))}", HistoryQuestion(noc=noc, seasons=() if season is here else (season,))
        )
        for season in Season
        if told != {season}
    )
    if noc is None:
        return button_rows((next_asks.history(scene.own, seasons, named=True),), others)
    whole = ask_button("📜 Alle Spelen", HistoryQuestion(noc=noc, seasons=seasons)) if question.since else None
    relatives = tuple(
        ask_button(f"📜 {button_name(scene.nation(other))}", HistoryQuestion(noc=other, seasons=seasons))
        for other in answer.relatives[:3]
    )
    changed = None
    if answer.changed:
        last = answer.changed[-1].games
        changed = ask_button(f"🔁 Toen {last.year}", ThenAndNowQuestion(noc=noc, games=last.games_id))
    last_games = answer.last_games.games_id if answer.last_games is not None and here not in told else None
    return button_rows(
        (whole, ask_button(f"🏆 Records {noc}", RecordsQuestion(noc=noc, games=last_games)), changed),
        relatives,
        (ask_button("🌍 Eeuwig", HistoryQuestion(seasons=seasons)) if not relatives else None, *others),
    )


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
