"""The medals that satisfy conditions, as a reply."""

from datetime import date

from bot.replies import dutch, next_asks
from bot.replies.layout import blocks, bold, fitting
from bot.replies.medal_wording import event_title, medal_line, winner, won_verb
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.games import Gender
from medals_core.medal_lines import MedalLine
from medals_core.medal_search import MedalsAnswer, answer_medals
from medals_core.questions import MedalsQuestion, Wanted

MOST_LISTED = 25


@renders(MedalsAnswer)
def render_medals(question: MedalsQuestion, answer: MedalsAnswer, scene: Scene) -> Reply:
    one = answer.wanted in (Wanted.FIRST, Wanted.LAST)
    chosen = answer.found
    if one and chosen:
        chosen = _extreme(answer)
    listed: str | None = None
    if chosen and (len(chosen) > 1 or answer.wanted in (Wanted.COUNT, Wanted.EXISTS)) and _worth_listing(answer):
        nation = answer.noc is None
        who = answer.athlete is None
        listed = fitting(
            (safe(medal_line(line, scene, nation=nation, games=answer.ever, who=who)) for line in chosen),
            MOST_LISTED,
        )
    text = blocks(
        bold(_first_line(answer, chosen, scene)),
        listed,
        safe(_very_first(question, answer, scene)),
        safe(_context(answer, scene)),
        dutch.closing_line_html(answer.stage) if not answer.ever else None,
    )
    return Reply(text=text, buttons=_buttons(question, answer, scene))


def _worth_listing(answer: MedalsAnswer) -> bool:
    """Under a count only when the list is short: the count was the question."""
    if answer.wanted is Wanted.COUNT:
        return len(answer.found) <= 12 and (answer.noc is not None or answer.athlete is not None)
    if answer.wanted is Wanted.EXISTS:
        return len(answer.found) <= 12
    return True


def _extreme(answer: MedalsAnswer) -> tuple[MedalLine, ...]:
    """The first or last medal; all of them that were won at the same moment in the same event, or, at Games whose
    days are unknown, all of those Games: which of them came first is then not known."""
    edge = answer.found[0] if answer.wanted is Wanted.FIRST else answer.found[-1]
    if not edge.games.has_day_data:
        return tuple(line for line in answer.found if line.games.games_id == edge.games.games_id)
    return tuple(
        line
        for line in answer.found
        if line.games.games_id == edge.games.games_id and line.medal.won_at == edge.medal.won_at
    )


def _what(answer: MedalsAnswer, n: int) -> str:
    """12 bronzen medailles; geen medailles; nog geen medailles, while that can change."""
    if n == 0:
        adjective = f"{dutch.COLOUR_ADJECTIVES[answer.colour]} " if answer.colour else ""
        return f"{'nog ' if _can_change(answer) else ''}geen {adjective}medailles"
    return dutch.colour_count(answer.colour, n) if answer.colour else dutch.medals(n)


def _can_change(answer: MedalsAnswer) -> bool:
    stage = answer.stage
    if dutch.is_past(stage):
        return False
    return answer.to_day is None or answer.to_day >= stage.games.local(stage.at).date()


def _scope(answer: MedalsAnswer) -> str:
    """Where and when: "bij het schaatsen op dinsdag 17 februari"."""
    words = []
    if answer.event is not None:
        words.append(f"op het onderdeel {dutch.event_name(answer.event)}")
    elif answer.discipline is not None:
        words.append(dutch.at_discipline(answer.discipline.name))
    if answer.gender in (Gender.MEN, Gender.WOMEN):
        words.append(f"bij de {dutch.GENDER_NAMES[answer.gender]}")
    elif answer.gender is not None:
        words.append("in de gemengde onderdelen")
    words.append(_days(answer.from_day, answer.to_day))
    if answer.ever:
        words.append(dutch.ALL_GAMES)
    return " ".join(word for word in words if word)


def _days(from_day: date | None, to_day: date | None) -> str:
    if from_day is not None and from_day == to_day:
        return f"op {dutch.day_name(from_day)}"
    if from_day is not None and to_day is not None:
        return f"van {dutch.short_day(from_day)} tot en met {dutch.short_day(to_day)}"
    if from_day is not None:
        return f"vanaf {dutch.short_day(from_day)}"
    return f"tot en met {dutch.short_day(to_day)}" if to_day is not None else ""


def _first_line(answer: MedalsAnswer, chosen: tuple[MedalLine, ...], scene: Scene) -> str:
    if answer.days_unknown:
        return f"Van {dutch.games_name(answer.stage.games)} is niet per dag bekend wie wat won."
    if answer.wanted in (Wanted.FIRST, Wanted.LAST) and chosen:
        return _extreme_line(answer, chosen, scene)
    n = len(answer.found)
    if not answer.stage.decided and not answer.ever:
        return dutch.not_begun(answer.stage)
    if answer.wanted is Wanted.LIST and n == 1:
        line = answer.found[0]
        colour = dutch.COLOUR_NAMES[line.medal.colour]
        if answer.noc is not None and answer.colour is None and len(line.medal.athletes) != 1:
            nation = scene.nation(answer.noc)
            verb = dutch.has(answer.stage, dutch.is_plural(nation))
            people = f" voor {names}" if (names := dutch.medallists(line.medal)) else ""
            where = _event(line, answer, scene)
            return f"{dutch.the_nation(nation)} {verb} {dutch.medals(1)}: {colour}{people}, {where}."
        won = f"{winner(line.medal, scene)} {won_verb(line.medal, scene)} {colour}"
        return dutch.capital(f"{won}: {_event(line, answer, scene)}.")
    start = ""
    if answer.wanted is Wanted.EXISTS:
        start = "Ja, " if n else "Nee, "
    if answer.athlete is not None:
        subject, many = answer.athlete.name, False
    elif answer.noc is not None:
        nation = scene.nation(answer.noc)
        subject, many = dutch.the(nation), dutch.is_plural(nation)
    else:
        return _impersonal(answer, n, start)
    subject = subject if start else dutch.capital(subject)
    words = [subject, dutch.has(answer.stage, many), _scope(answer), _counted(answer, n)]
    return start + " ".join(word for word in words if word) + "."


def _counted(answer: MedalsAnswer, n: int) -> str:
    """12 bronzen medailles; 3 medailles: 1 goud en 2 brons; geen medailles."""
    return _what(answer, n) if answer.colour is not None or not n else dutch.medals_by_colour(answer.tally)


def _impersonal(answer: MedalsAnswer, n: int, start: str) -> str:
    past = dutch.is_past(answer.stage)
    verb = ("werd" if n == 1 else "werden") if past else ("is" if n == 1 else "zijn")
    tail = "uitgereikt"
    words = [f"{'er' if start else 'Er'} {verb}", _scope(answer), _what(answer, n), tail]
    split = f": {dutch.gold_silver_bronze(answer.tally)}" if answer.colour is None and n else ""
    return start + " ".join(word for word in words if word) + split + "."


def _event(line: MedalLine, answer: MedalsAnswer, scene: Scene) -> str:
    title = event_title(line.event, scene.archive)
    former = answer.ever or line.games.games_id != scene.archive.current_id
    parts = [title]
    if former:
        parts.append(dutch.games_name(line.games))
    if line.games.has_day_data:
        parts.append(dutch.day_name(line.day))
    return ", ".join(parts)


def _extreme_line(answer: MedalsAnswer, chosen: tuple[MedalLine, ...], scene: Scene) -> str:
    first = answer.wanted is Wanted.FIRST
    thing = dutch.COLOUR_NAMES[answer.colour] if answer.colour else "medaille"
    article = "De" if answer.colour is None else "Het"
    order = ("eerste" if first else "laatste") + ("" if not answer.noc else f" {_adjective(answer, scene)}".rstrip())
    of = ""
    if answer.noc and not scene.nation(answer.noc).adjective:
        of = f" van {dutch.the(scene.nation(answer.noc))}"
    scope = _scope(answer).replace(dutch.ALL_GAMES, "").strip()
    # "Het eerste goud" alone sounds like the first of all times.
    these = ""
    if first and _of_these_games(answer, scene):
        these = "op deze Spelen" if of else "van deze Spelen"
    name = " ".join(word for word in (article, order, thing + of, scope, these) if word)
    if len(chosen) == 1:
        line = chosen[0]
        return f"{name}: {winner(line.medal, scene, nation=not answer.noc)}, {_event(line, answer, scene)}."
    games = dutch.games_name(chosen[0].games)
    if not chosen[0].games.has_day_data:
        verb = "viel" if answer.colour is None else "kwam"
        return f"{name} {verb} in {games}; welke van deze {len(chosen)} dat was, is niet per dag bekend."
    if answer.colour is None:
        name = name.replace("medaille", "medailles", 1)
    won = [
        f"{dutch.COLOUR_NAMES[line.medal.colour]} voor {winner(line.medal, scene, nation=not answer.noc)}"
        for line in chosen[:4]
    ]
    return f"{name}: {dutch.listing(won)}, {_event(chosen[0], answer, scene)}."


def _of_these_games(answer: MedalsAnswer, scene: Scene) -> bool:
    """Is it about the current Games as a whole, rather than about days, former Games or all of them?"""
    dated = answer.from_day is not None or answer.to_day is not None
    return not answer.ever and not dated and answer.stage.games.games_id == scene.archive.current_id


def _very_first(question: MedalsQuestion, answer: MedalsAnswer, scene: Scene) -> str:
    """Who asks for a nation's first may mean the first of all times, so that is told beside it: "Het allereerste:
    Sjoukje Dijkstra, Innsbruck 1964."."""
    if answer.wanted is not Wanted.FIRST or answer.noc is None or not _of_these_games(answer, scene):
        return ""
    ever = answer_medals(question.model_copy(update={"ever": True}), scene.archive, scene.viewpoint)
    chosen = _extreme(ever) if ever.found else ()
    if not chosen or chosen[0].games.games_id == answer.stage.games.games_id:
        return ""
    who = f"{dutch.medallists(chosen[0].medal, 2)}, " if len(chosen) == 1 and chosen[0].medal.athletes else ""
    return f"{'De' if answer.colour is None else 'Het'} allereerste: {who}{dutch.games_name(chosen[0].games)}."


def _adjective(answer: MedalsAnswer, scene: Scene) -> str:
    """Nederlandse medaille, but Nederlands goud takes the bare form only without "het eerste": het eerste Nederlandse
    goud."""
    return scene.nation(answer.noc).adjective if answer.noc else ""


def _context(answer: MedalsAnswer, scene: Scene) -> str:
    if answer.noc is None or answer.nation_tally is None or answer.ever or answer.days_unknown:
        return ""
    narrowed = len(answer.found) != answer.nation_tally.total
    if not narrowed or not answer.nation_tally.total:
        return ""
    name = dutch.the_nation(scene.nation(answer.noc))
    return f"{name} in totaal: {dutch.gold_silver_bronze(answer.nation_tally)}."


def _buttons(question: MedalsQuestion, answer: MedalsAnswer, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    first: list[Button | None] = []
    if answer.found and answer.wanted is not Wanted.LIST and len(answer.found) > 1:
        first.append(ask_button("🏅 Alle medailles", question.model_copy(update={"wanted": Wanted.LIST}), scene))
    if answer.noc is not None:
        first.append(next_asks.nation(answer.noc, question, scene))
    return button_rows(tuple(first), (next_asks.table(question, scene), next_asks.refresh(question, answer, scene)))
