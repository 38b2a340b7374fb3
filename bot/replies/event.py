"""One event as a reply: the podium, or when it is and who of the own nation is entered."""

from bot.replies import dutch, next_asks
from bot.replies.layout import blocks, bold, lines
from bot.replies.medal_wording import event_title, winner, won_verb
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Reply, safe
from medals_core.event_view import EventAnswer
from medals_core.medals import Colour, Medal
from medals_core.questions import DayQuestion, DisciplineQuestion, EventQuestion


@renders(EventAnswer)
def render_event(question: EventQuestion, answer: EventAnswer, scene: Scene) -> Reply:
    title = dutch.capital(event_title(answer.event, scene.archive))
    former = "" if question.games in (None, scene.archive.current_id) else f", {dutch.games_name(answer.stage.games)}"
    text = blocks(
        bold(_first_line(answer, scene)),
        lines(
            safe(f"{title}{former}") if answer.podium else None,
            *(safe(_step(medal, scene)) for medal in answer.podium),
            safe(_ties(answer)),
        ),
        lines(safe(_own(answer, scene)), safe(_time_and_place(answer))),
        dutch.stage_line_html(answer.stage) if not answer.is_decided else None,
    )
    discipline = DisciplineQuestion(discipline=answer.event.discipline, **next_asks.same_moment(question))
    row = [ask_button(f"⛷ {dutch.capital(answer.discipline.name)}", discipline, scene)]
    if answer.stage.games.has_day_data:
        day = answer.stage.games.local(answer.event.ends_at).date()
        row.append(ask_button(f"📅 {dutch.day_label(day)}", DayQuestion(day=day, games=question.games), scene))
    refresh = next_asks.refresh(question, answer, scene) if not answer.is_decided else None
    return Reply(text=text, buttons=button_rows(tuple(row), (refresh,)))


def _first_line(answer: EventAnswer, scene: Scene) -> str:
    if answer.candidates and answer.podium:
        return _candidates(answer, scene)
    if not answer.podium:
        return _undecided(answer, scene)
    if answer.colour is not None:
        return _colour(answer, answer.colour, scene)
    if answer.noc is not None:
        return _of_nation(answer, scene)
    gold = answer.of(Colour.GOLD)
    if gold:
        return f"Goud voor {dutch.listing([winner(medal, scene) for medal in gold])}."
    return f"{'Het goud werd niet toegekend' if answer.is_decided else 'Het goud is nog niet beslist'}."


def _candidates(answer: EventAnswer, scene: Scene) -> str:
    """The right name first: "Femke Kok won; Jutta Leerdam pakte zilver.". One name with a colour asks for yes or no."""
    if len(answer.candidates) == 1 and answer.colour is not None:
        yes = answer.candidates[0].colour is answer.colour
        told = _who_won_what(answer, scene)
        return f"Ja, {told}" if yes else f"Nee, {_inside(told)}"
    return _who_won_what(answer, scene)


def _inside(sentence: str) -> str:
    """After "Nee,": "het goud was voor …" without a capital; a name as it is."""
    return f"het goud was {sentence[5:]}" if sentence.startswith("Goud ") else sentence


def _who_won_what(answer: EventAnswer, scene: Scene) -> str:
    ranked = sorted(answer.candidates, key=lambda each: list(Colour).index(each.colour) if each.colour else 9)
    winners = [each for each in ranked if each.colour is not None]
    if not winners:
        names = dutch.listing([each.athlete.name for each in ranked])
        gold = dutch.listing([winner(medal, scene) for medal in answer.of(Colour.GOLD)])
        none = f"{names} {'wonnen' if len(ranked) > 1 else 'won'} er geen medaille"
        return f"Goud voor {gold}; {none}." if gold else f"{none}."
    wanted = answer.colour
    if wanted is not None and wanted is not Colour.GOLD:
        winners.sort(key=lambda each: each.colour is not wanted)
        ranked = winners + [each for each in ranked if each.colour is None]
    parts = []
    for each in ranked:
        if each.colour is None:
            parts.append(f"{each.athlete.name} won er geen medaille")
        elif each.colour is Colour.GOLD:
            parts.append(f"{each.athlete.name} won" + (" goud" if each is not ranked[0] or wanted else ""))
        else:
            parts.append(f"{each.athlete.name} pakte {dutch.COLOUR_NAMES[each.colour]}")
    line = "; ".join(parts)
    if all(each.colour is not Colour.GOLD for each in ranked) and wanted in (None, Colour.GOLD):
        gold = dutch.listing([winner(medal, scene) for medal in answer.of(Colour.GOLD)])
        return f"Goud voor {gold}; {line}."
    return f"{line}."


def _undecided(answer: EventAnswer, scene: Scene) -> str:
    if answer.withdrawn:
        return "De uitslag is ingetrokken: er staat nu geen podium."
    title = event_title(answer.event, scene.archive)
    if not answer.stage.games.has_day_data:
        return f"{dutch.capital(title)}: geen uitslag bekend."
    when = dutch.planned(answer.event.starts_at or answer.event.ends_at, answer.stage)
    if answer.stage.is_latest:
        return f"Nog niet beslist: {title} is {when}."
    return f"Toen nog niet beslist: {title} was {when}."


def _colour(answer: EventAnswer, colour: Colour, scene: Scene) -> str:
    found = answer.of(colour)
    name = dutch.COLOUR_NAMES[colour]
    if answer.noc is not None:
        found = tuple(medal for medal in found if medal.noc == answer.noc)
    if found:
        verb = "wonnen" if len(found) > 1 else won_verb(found[0], scene)
        return dutch.capital(f"{dutch.listing([winner(medal, scene) for medal in found])} {verb} {name}.")
    if answer.noc is not None and (others := answer.of(colour)):
        nation = dutch.the(scene.nation(answer.noc))
        return f"Geen {name} voor {nation}: {name} was voor {dutch.listing([winner(m, scene) for m in others])}."
    if not answer.is_decided:
        return f"Het {name} is nog niet beslist."
    return f"Er werd geen {name} uitgereikt."


def _of_nation(answer: EventAnswer, scene: Scene) -> str:
    assert answer.noc is not None
    nation = scene.nation(answer.noc)
    found = [medal for medal in answer.podium if medal.noc == answer.noc]
    gold = dutch.listing([winner(medal, scene) for medal in answer.of(Colour.GOLD)])
    if not found:
        return f"Geen medaille voor {dutch.the(nation)}; goud voor {gold}." if gold else (
            f"Geen medaille voor {dutch.the(nation)}."
        )  # fmt: skip
    parts = [f"{dutch.COLOUR_NAMES[m.colour]} voor {dutch.medallists(m) or dutch.the(nation)}" for m in found]
    return f"{dutch.the_nation(nation)}: {dutch.listing(parts)}."


def _step(medal: Medal, scene: Scene) -> str:
    nation = scene.nation(medal.noc)
    people = dutch.medallists(medal, 6)
    who = nation.name if not people else f"{people} ({nation.name})" if len(medal.athletes) <= 2 else (
        f"{nation.name}: {people}"
    )  # fmt: skip
    return f"{dutch.medal_emoji(medal.colour)} {nation.flag} {who}".replace("  ", " ")


def _ties(answer: EventAnswer) -> str:
    """Two golds give no silver, two silvers no bronze: said, so that nobody looks for it."""
    counts = {colour: len(answer.of(colour)) for colour in Colour}
    if not answer.is_decided:
        return ""
    several = [f"{dutch.number_word(n)} keer {dutch.COLOUR_NAMES[c]}" for c, n in counts.items() if n > 1]
    missing = [f"geen {dutch.COLOUR_NAMES[c]}" for c, n in counts.items() if n == 0]
    return dutch.capital(f"{dutch.listing([*several, *missing])}.") if several or missing else ""


def _own(answer: EventAnswer, scene: Scene) -> str:
    if answer.is_decided:
        return ""
    nation = scene.nation(answer.own)
    if not answer.own_entrants:
        return f"Niemand van {dutch.the(nation)} ingeschreven." if answer.stage.games.has_day_data else ""
    return f"{nation.flag} Ingeschreven: {dutch.listing([each.name for each in answer.own_entrants])}.".strip()


def _time_and_place(answer: EventAnswer) -> str:
    games = answer.stage.games
    if not games.has_day_data:
        return ""
    end = answer.event.ends_at
    place = f", {answer.event.venue}" if answer.event.venue else ""
    day = dutch.capital(dutch.day_name(games.local(end).date()))
    return f"{day}, gepland einde {dutch.clock_time(end)}{place}."
