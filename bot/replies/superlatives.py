"""Who has most, or fewest, of something, as a reply."""

from bot.replies import dutch, next_asks
from bot.replies.layout import blocks, bold
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Button, Reply, safe
from medals_core.games import Gender
from medals_core.medals import Colour
from medals_core.questions import AthleteQuestion, SuperlativeQuestion
from medals_core.superlatives import Contender, SuperlativeAnswer

SHOWN = 8
MOST_SHARING = 6


@renders(SuperlativeAnswer)
def render_superlative(question: SuperlativeQuestion, answer: SuperlativeAnswer, scene: Scene) -> Reply:
    own = next((each for each in answer.contenders if not answer.of_athletes and each.noc == answer.own), None)
    text = blocks(
        bold(_first_line(answer, scene)),
        "\n".join(safe(_line(each, answer, scene)) for each in answer.contenders[:SHOWN]),
        safe(_own(own, answer, scene)) if own is not None and own not in answer.contenders[:SHOWN] else None,
        safe(_official(answer)),
        dutch.closing_line_html(answer.stage) if not answer.ever else None,
    )
    return Reply(text=text, buttons=_buttons(question, answer, scene))


def _name(each: Contender, answer: SuperlativeAnswer, scene: Scene) -> str:
    nation = scene.nation(each.noc)
    if not answer.of_athletes:
        return dutch.the(nation)
    return each.name if answer.noc else f"{each.name} ({nation.name})"


def _first_line(answer: SuperlativeAnswer, scene: Scene) -> str:
    scope = _scope(answer)
    if not answer.contenders:
        if not answer.stage.decided:
            return dutch.not_begun(answer.stage)
        thing = dutch.COLOUR_NAMES[answer.colour] if answer.colour else "medailles"
        if answer.noc is not None:
            words = [f"Niemand van {dutch.the(scene.nation(answer.noc))} won", scope, _one(answer)]
            return " ".join(word for word in words if word) + "."
        return f"{dutch.capital(scope) + ' ' if scope else ''}geen {thing}.".capitalize()
    best = answer.best
    count = best[0].count(answer.colour)
    names = [_name(each, answer, scene) for each in best[:MOST_SHARING]]
    more = len(best) - len(names)
    if more:
        names.append(f"nog {dutch.count_of(more, 'sporter' if answer.of_athletes else 'land')}")
    many = len(best) > 1 or (not answer.of_athletes and dutch.is_plural(scene.nation(best[0].noc)))
    verb = "wonnen" if answer.ever and many else "won" if answer.ever else dutch.has(answer.stage, many)
    amount = dutch.times(count) if answer.colour else dutch.medals(count)
    if answer.colour is None and len(best) == 1:
        amount += f" ({_colours(best[0])})"
    each_word = "elk " if len(best) > 1 else ""
    words = [dutch.capital(dutch.listing(names)), verb, scope, f"{_most(answer)}: {each_word}{amount}"]
    return " ".join(word for word in words if word) + "."


def _most(answer: SuperlativeAnswer) -> str:
    if answer.colour is None:
        return "het minst" if answer.fewest else "het meest"
    return f"het {'minste' if answer.fewest else 'meeste'} {dutch.COLOUR_NAMES[answer.colour]}"


def _colours(each: Contender) -> str:
    """10 goud, 7 zilver en 3 brons; of one colour: zes keer goud."""
    several = sum(count > 0 for count in each.tally) > 1
    return dutch.gold_silver_bronze(each.tally) if several else dutch.won_colours(each.tally)


def _one(answer: SuperlativeAnswer) -> str:
    return f"een {dutch.COLOUR_ADJECTIVES[answer.colour]} medaille" if answer.colour else "een medaille"


def _scope(answer: SuperlativeAnswer) -> str:
    words = []
    if answer.discipline is not None:
        words.append(dutch.at_discipline(answer.discipline.name))
    if answer.gender in (Gender.MEN, Gender.WOMEN):
        words.append(f"bij de {dutch.GENDER_NAMES[answer.gender]}")
    elif answer.gender is not None:
        words.append("in de gemengde onderdelen")
    if answer.ever:
        words.append(dutch.ALL_GAMES)
    return " ".join(words)


def _line(each: Contender, answer: SuperlativeAnswer, scene: Scene) -> str:
    nation = scene.nation(each.noc)
    name = each.name if answer.of_athletes else nation.name
    return f"{each.count(answer.colour)} – {f'{nation.flag} {name}'.strip()} ({each.tally})"


def _own(own: Contender | None, answer: SuperlativeAnswer, scene: Scene) -> str:
    if own is None:
        return ""
    place = answer.contenders.index(own) + 1
    return f"{_line(own, answer, scene)}, plek {place} in dit lijstje."


def _official(answer: SuperlativeAnswer) -> str:
    if not answer.contenders or answer.of_athletes or answer.colour is Colour.GOLD or answer.ever:
        return ""
    return "De officiële tabel gaat op goud, niet op dit lijstje."


def _buttons(question: SuperlativeQuestion, answer: SuperlativeAnswer, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    first: list[Button | None] = []
    for each in answer.best[:2]:
        if not answer.of_athletes:
            first.append(next_asks.nation(each.noc, question, scene))
        elif each.athlete is not None:
            moment = {} if answer.ever else next_asks.same_moment(question)
            asked = AthleteQuestion(athlete_id=each.athlete.athlete_id, **moment)
            first.append(ask_button(each.name, asked, scene))
    return button_rows(tuple(first), (next_asks.table(question, scene), next_asks.refresh(question, answer, scene)))
