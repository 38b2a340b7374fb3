"""A nation's history in words: what was asked first, then the records, then a line for each Games."""

from bot.replies import dutch
from bot.replies.layout import GAP, TableLine, blocks, bold, italic, lines, medal_table
from bot.replies.reallocation import change_phrase
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.answering import Phase
from medals_core.history import GamesLine, HistoryAnswer
from medals_core.medals import Colour
from medals_core.questions import HistoryQuestion, RecordsQuestion, ThenAndNowQuestion

TOP = 10


@renders(HistoryAnswer)
def history(question: HistoryQuestion, answer: HistoryAnswer, scene: Scene) -> Reply:
    if answer.noc is None:
        body = _all_time(answer, scene)
    elif question.rank is not None:
        body = _at_rank(question.rank, answer, scene)
    elif question.record is not None:
        body = _record(question.record, answer, scene)
    else:
        body = _nation(answer, scene)
    return Reply(text=blocks(*body, italic(_scope(answer))), buttons=_buttons(question, answer, scene))


def _scope(answer: HistoryAnswer) -> str:
    last_games = answer.last_games or answer.stage.games
    last = dutch.games_name(last_games)
    first = dutch.games_name(answer.first_games) if answer.first_games else last
    running = " (nog bezig)" if answer.stage.phase is Phase.RUNNING and last_games == answer.stage.games else ""
    return f"Winterspelen van {first} tot en met {last}{running}, latere beslissingen verwerkt."


def _all_time(answer: HistoryAnswer, scene: Scene) -> tuple[str, ...]:
    top = answer.table[:TOP]
    if not top:
        return (bold("Er zijn nog geen medailles."),)
    head = f"{dutch.the_nation(scene.nation(top[0].noc))} leidt de eeuwige stand, met {top[0].tally.gold} keer goud."
    rows: list[TableLine | None] = [
        TableLine(line.rank, scene.nation(line.noc), line.tally, line.noc == scene.own) for line in top
    ]
    own = next((line for line in answer.table[TOP:] if line.noc == scene.own), None)
    if own is not None:
        rows += [GAP, TableLine(own.rank, scene.nation(own.noc), own.tally, own=True)]
    return (bold(head), medal_table(rows), safe("Elke code telt apart: Duitsland, DDR en West-Duitsland zijn er drie."))


def _nothing(answer: HistoryAnswer, scene: Scene) -> tuple[str, ...]:
    since = f" sinds {answer.since}" if answer.since else ""
    assert answer.noc is not None
    name = dutch.the_nation(scene.nation(answer.noc))
    verb = "wonnen" if dutch.is_plural(scene.nation(answer.noc)) else "won"
    return (bold(f"{name} {verb}{since} nog nooit een medaille op de Winterspelen."), _relatives(answer, scene))


def _nation(answer: HistoryAnswer, scene: Scene) -> tuple[str, ...]:
    if not answer.lines:
        return _nothing(answer, scene)
    assert answer.noc is not None
    nation = scene.nation(answer.noc)
    since = f" sinds {answer.since}" if answer.since else ""
    verb = "wonnen" if dutch.is_plural(nation) else "won"
    head = (
        f"{dutch.the_nation(nation)} {verb}{since} {dutch.medals(answer.total.total)} op {len(answer.lines)} "
        f"Winterspelen: {dutch.gold_silver_bronze(answer.total)}."
    )
    return (
        bold(head),
        lines(*_summary(answer)),
        _lines(answer.lines),
        lines(_relatives(answer, scene), _changed(answer, scene)),
    )


def _summary(answer: HistoryAnswer) -> list[str]:
    found = []
    if answer.best:
        found.append(f"Beste plek: {dutch.ordinal_word(answer.best[0].standing.rank or 0)} ({_where(answer.best)})")
    if answer.most:
        found.append(f"Meeste medailles: {answer.most[0].standing.tally.total} ({_where(answer.most)})")
    if answer.most_gold and answer.most_gold[0].standing.tally.gold:
        found.append(f"Meeste goud: {answer.most_gold[0].standing.tally.gold} ({_where(answer.most_gold)})")
    if answer.all_time and answer.all_time.rank:
        found.append(f"Eeuwige stand: {dutch.rank_short(answer.all_time.rank, answer.all_time.shared)}")
    return [safe(line) for line in found]


def _where(found: tuple[GamesLine, ...]) -> str:
    if len(found) == 1:
        return dutch.games_name(found[0].games)
    return dutch.listing([str(line.games.year) for line in found])


def _lines(found: tuple[GamesLine, ...]) -> str:
    rows = [
        f"{line.games.year} {dutch.rank_short(line.standing.rank) if line.standing.rank else '–':>4}"
        f"{'=' if line.standing.shared else ' '} {line.standing.tally!s:>8} {line.standing.tally.total:>3}"
        for line in reversed(found)
    ]
    return f"<pre>{safe(chr(10).join([f'{str():4} plek     G-Z-B Tot', *rows]))}</pre>"


def _relatives(answer: HistoryAnswer, scene: Scene) -> str:
    if not answer.relatives:
        return ""
    others = dutch.listing([f"{scene.nation(noc).name} ({noc})" for noc in answer.relatives[:5]])
    return safe(f"Geteld is alleen {answer.noc}; {others} {'staat' if len(answer.relatives) == 1 else 'staan'} apart.")


def _changed(answer: HistoryAnswer, scene: Scene) -> str:
    assert answer.noc is not None
    nation = scene.nation(answer.noc)
    return lines(*(safe(f"🔁 {change_phrase(each, nation)}.") for each in answer.changed[-3:]))


def _described(line: GamesLine) -> str:
    return f"{dutch.games_name(line.games)} ({line.standing.tally})"


def _at_rank(rank: int, answer: HistoryAnswer, scene: Scene) -> tuple[str, ...]:
    assert answer.noc is not None
    nation = scene.nation(answer.noc)
    name, many = dutch.the_nation(nation), dutch.is_plural(nation)
    word = dutch.ordinal_word(rank)
    if not answer.at_rank:
        never = f"{name} {'eindigden' if many else 'eindigde'} nog nooit als {word}"
        best = ""
        if answer.best:
            best = (
                f"; de beste plek was {dutch.ordinal_word(answer.best[0].standing.rank or 0)} ({_where(answer.best)})"
            )
        return (bold(f"{never}{best}."), _changed(answer, scene))
    years = dutch.listing([f"{line.games.year} ({line.games.city}, {line.standing.tally})" for line in answer.at_rank])
    return (bold(f"In {years} {'werden' if many else 'werd'} {dutch.the(nation)} {word}."), _changed(answer, scene))


def _record(record: str, answer: HistoryAnswer, scene: Scene) -> tuple[str, ...]:
    if not answer.lines:
        return _nothing(answer, scene)
    assert answer.noc is not None
    nation = scene.nation(answer.noc)
    name, won = dutch.the(nation), "wonnen" if dutch.is_plural(nation) else "won"
    match record:
        case "most":
            found, what = answer.most, dutch.medals(answer.most[0].standing.tally.total)
            what = f"telkens {what}" if len(found) > 1 else what
            head = f"{dutch.listing([_described(line) for line in found])}: daar {won} {name} {what}, het meest ooit."
        case "gold":
            found, golds = answer.most_gold, answer.most_gold[0].standing.tally.gold
            if not golds:
                return (bold(f"{dutch.capital(name)} {won} nog nooit goud op de Winterspelen."),)
            what = f"{'telkens ' if len(found) > 1 else ''}{dutch.colour_count(Colour.GOLD, golds)}"
            head = f"{dutch.listing([_described(line) for line in found])}: daar {won} {name} {what}, het meest ooit."
        case "rank":
            if not answer.best:
                return (bold(f"{dutch.capital(name)} stond nog nooit in een eindstand."),)
            rank = dutch.ordinal_word(answer.best[0].standing.rank or 0)
            where = dutch.listing([_described(line) for line in answer.best])
            head = f"{where}: daar {'werden' if dutch.is_plural(nation) else 'werd'} {name} {rank}, de beste plek ooit."
        case _:
            what = dutch.medals(answer.fewest[0].standing.tally.total)
            where = dutch.listing([_described(line) for line in answer.fewest[-6:]])
            each = " telkens" if len(answer.fewest) > 1 else ""
            head = f"{where}: daar {won} {name}{each} {what}, het minst van alle Spelen met een medaille."
    return (bold(head), lines(*_summary(answer)), _changed(answer, scene))


def _buttons(question: HistoryQuestion, answer: HistoryAnswer, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    noc = answer.noc
    if noc is None:
        return button_rows((ask_button(f"📜 Historie {scene.own}", HistoryQuestion(noc=scene.own), scene),))
    whole = None
    if question.rank is not None or question.record is not None or question.since is not None:
        whole = ask_button("📜 Alle Spelen", HistoryQuestion(noc=noc), scene)
    relatives = tuple(
        ask_button(f"📜 {scene.nation(other).name}", HistoryQuestion(noc=other), scene)
        for other in answer.relatives[:3]
    )
    changed = None
    if answer.changed:
        last = answer.changed[-1].games
        question_then = ThenAndNowQuestion(noc=noc, games=last.games_id)
        changed = ask_button(f"🔁 Toen en nu {last.year}", question_then, scene)
    return button_rows(
        (whole, ask_button(f"🏆 Records {noc}", RecordsQuestion(noc=noc), scene), changed),
        relatives,
        (ask_button("🌍 Eeuwige stand", HistoryQuestion(), scene) if not relatives else None,),
    )
