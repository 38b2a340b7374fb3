"""What-ifs in words: the new tally and rank, who stands just above and below, and what it was."""

from bot.replies import dutch, next_asks
from bot.replies.event_phrase import at_event
from bot.replies.layout import blocks, bold, lines
from bot.replies.reasons import OUTSIDE_TABLE, reason_phrase
from bot.replies.rendering import Scene, ask_button, button_rows, renders
from bot.replies.reply import Button, Reply, safe
from bot.replies.tense import by_tense
from medals_core.answering import Phase, Stage
from medals_core.medals import Colour
from medals_core.nations import Noc
from medals_core.questions import (
    Change,
    ChangedMedalQuestion,
    EventQuestion,
    OvertakeQuestion,
    RaceQuestion,
    WhatIfQuestion,
)
from medals_core.scenario import ChangedMedalAnswer, Effect, Move, WhatIfAnswer
from medals_core.standings import Standing

MOST_MOVES = 5
MOST_CHANGES = 12
MOST_COUNT = 200
"""As many as a question takes."""


@renders(WhatIfAnswer)
def what_if(question: WhatIfQuestion, answer: WhatIfAnswer, scene: Scene) -> Reply:
    return Reply(
        text=blocks(*_body(answer, scene), dutch.stage_line_html(answer.stage)),
        buttons=_buttons(question, answer, scene),
    )


def _body(answer: WhatIfAnswer, scene: Scene) -> tuple[str, ...]:
    if answer.shortages:
        return (bold(_shortage(answer, scene)),)
    stage = answer.stage
    goal = next(effect for effect in answer.effects if effect.noc == answer.goal_noc)
    others = [effect for effect in answer.effects if effect is not goal]
    head = _verdict(answer, goal, scene) if answer.goal else _outcome(answer, goal, scene)
    rest = [_line_of(effect, scene) for effect in others]
    told = {effect.noc for effect in answer.effects}
    shifted = [move for move in answer.moves if move.noc not in told and move.was.rank != move.becomes.rank]
    also = _also_shifted(shifted, scene)
    return (
        bold(head),
        lines(*_around(goal, scene, stage)),
        lines(*rest),
        lines(also, safe(assumption(stage))),
    )


def assumption(stage: Stage) -> str:
    return by_tense(
        stage,
        "Aangenomen dat er verder niets verandert.",
        "Aangenomen dat er verder niets veranderde.",
        "Aangenomen dat de rest gelijk was gebleven.",
    )


def _shortage(answer: WhatIfAnswer, scene: Scene) -> str:
    one = answer.shortages[0]
    many = dutch.is_plural(scene.nation(one.noc))
    verb = dutch.has(answer.stage, many)
    holds = f"maar {dutch.colour_count(one.colour, one.holds)}" if one.holds else dutch.colour_count(one.colour, 0)
    return f"Dat kan niet: {dutch.the(scene.nation(one.noc))} {verb} {holds}, dus {one.taken} eraf gaat niet."


def changes_phrase(changes: tuple[Change, ...], noc: Noc) -> str:
    """What changes for one nation: "2 goud erbij", "1 zilver eraf"."""
    parts = []
    for sign, word in ((1, "erbij"), (-1, "eraf")):
        mine = [
            f"{abs(c.count)} {dutch.COLOUR_NAMES[c.colour]}" for c in changes if c.noc == noc and c.count * sign > 0
        ]
        if mine:
            parts.append(f"{dutch.listing(mine)} {word}")
    return dutch.listing(parts) or "niets erbij"


def becomes(stage: Stage, many: bool) -> str:
    if many:
        return by_tense(stage, "worden", "werden", "waren")
    return by_tense(stage, "wordt", "werd", "was")


def place_after(effect: Effect, stage: Stage, scene: Scene) -> str:
    """ "was Zwitserland zesde geworden (8-9-8)"; "blijft Nederland derde (10-8-3)"."""
    nation = scene.nation(effect.noc)
    many = dutch.is_plural(nation)
    name, tally = dutch.the(nation), effect.move.becomes.tally
    line = effect.move.becomes
    if line.rank is None and not tally.total:
        keeps = by_tense(
            stage, "houden" if many else "houdt", *(("hielden", "hielden") if many else ("hield", "hield"))
        )
        return f"{keeps} {name} geen medaille over"
    if line.rank is None:
        stays = by_tense(stage, "staan" if many else "staat", *(("stonden", "stonden") if many else ("stond", "stond")))
        return f"{stays} {name} buiten de rangschikking ({tally})"
    rank = dutch.rank_word(line.rank, line.shared)
    if effect.move.was.rank == line.rank:
        verb = by_tense(stage, "blijft", "bleef", "bleef")
        if many:
            verb = by_tense(stage, "blijven", "bleven", "bleven")
        return f"{verb} {name} {rank} ({tally})"
    verb = becomes(stage, many)
    end = " geworden" if stage.phase is Phase.FINISHED else ""
    return f"{verb} {name} {rank}{end} ({tally})"


def _outcome(answer: WhatIfAnswer, effect: Effect, scene: Scene) -> str:
    return f"Met {changes_phrase(answer.changes, effect.noc)} {place_after(effect, answer.stage, scene)}."


def _verdict(answer: WhatIfAnswer, effect: Effect, scene: Scene) -> str:
    goal = answer.goal
    assert goal is not None
    word = "Ja" if goal.reached else "Nee"
    phrase = f"{word}. Met {changes_phrase(answer.changes, effect.noc)} {place_after(effect, answer.stage, scene)}"
    if goal.reached:
        already = by_tense(answer.stage, "staat", "stond", "stond")
        return f"{phrase}, maar dat {already} het al." if goal.already else f"{phrase}."
    if goal.obstacle is None:
        return f"{phrase}."
    return f"{phrase}: {_obstacle(answer.stage, effect, goal.obstacle, scene)}."


def _obstacle(stage: Stage, effect: Effect, obstacle: Standing, scene: Scene) -> str:
    """ "de Verenigde Staten hadden 12 goud"; with equal golds the colour that decides."""
    nation = scene.nation(obstacle.noc)
    many = dutch.is_plural(nation)
    had = by_tense(stage, "hebben", "hadden", "hadden") if many else by_tense(stage, "heeft", "had", "had")
    own, other = effect.move.becomes.tally, obstacle.tally
    for colour in Colour:
        if own.of(colour) != other.of(colour):
            equal = {Colour.GOLD: "", Colour.SILVER: ", bij gelijk goud,"}.get(colour, ", bij gelijk goud en zilver,")
            return f"{dutch.the(nation)} {had}{equal} {other.of(colour)} {dutch.COLOUR_NAMES[colour]}"
    return f"dan {by_tense(stage, 'staat', 'stond', 'stond')} het precies gelijk met {dutch.the(nation)}"


def _around(effect: Effect, scene: Scene, stage: Stage) -> list[str]:
    """Who stands just above and just below afterwards, and what it was."""
    found = []
    line = effect.move.becomes
    if line.rank is None:
        if line.tally.total:
            found.append(safe(f"{dutch.capital(OUTSIDE_TABLE)}."))
        found.append(safe(_was(effect, stage)))
        return found
    if effect.level:
        names = dutch.listing([dutch.the(scene.nation(noc)) for noc in effect.level])
        found.append(safe(f"Precies gelijk met {names}: zij delen de plek."))
    if effect.above:
        why = f" ({reason_phrase(effect.reason_above)})" if effect.reason_above else ""
        found.append(safe(f"Net erboven: {_nation_line(effect.above, scene)}{why}"))
    if effect.below:
        why = f" ({reason_phrase(effect.reason_below)})" if effect.reason_below else ""
        found.append(safe(f"Net eronder: {_nation_line(effect.below, scene)}{why}"))
    found.append(safe(_was(effect, stage)))
    return found


def _nation_line(line: Standing, scene: Scene) -> str:
    return f"{scene.nation(line.noc).name} {line.tally}"


def _was(effect: Effect, stage: Stage) -> str:
    was = effect.move.was
    if was.rank is None:
        now = by_tense(stage, "Nu", "Toen", "In het echt")
        return f"{now}: {was.tally}, zonder rang." if was.tally.total else f"{now}: geen medaille."
    it_was = by_tense(stage, "Nu is het", "Het was", "Het was")
    return f"{it_was} {dutch.rank_word(was.rank, was.shared)}, met {was.tally}."


def _line_of(effect: Effect, scene: Scene) -> str:
    """A nation changed besides the one in the first line: was 3e 10-7-3, wordt 2e 12-7-3."""
    was, line = effect.move.was, effect.move.becomes
    if was.rank == line.rank:
        return safe(
            f"{scene.nation(effect.noc).name}: {dutch.rank_short(line.rank, line.shared)} als voorheen ({line.tally})."
        )
    return safe(
        f"{scene.nation(effect.noc).name}: van {dutch.rank_short(was.rank, was.shared)} ({was.tally}) "
        f"naar {dutch.rank_short(line.rank, line.shared)} ({line.tally})."
    )


def _also_shifted(shifted: list[Move], scene: Scene) -> str:
    if not shifted:
        return ""
    parts = [
        f"{scene.nation(move.noc).name} van {_short(move.was)} naar {_short(move.becomes)}"
        for move in shifted[:MOST_MOVES]
    ]
    more = f" en nog {len(shifted) - MOST_MOVES}" if len(shifted) > MOST_MOVES else ""
    return safe(f"Verder verschuift: {', '.join(parts)}{more}.")


def _short(line: Standing) -> str:
    return dutch.rank_short(line.rank, line.shared)


def _buttons(question: WhatIfQuestion, answer: WhatIfAnswer, scene: Scene) -> tuple[tuple[Button, ...], ...]:
    moment = next_asks.same_moment(question)
    noc = answer.goal_noc
    more = None
    added = _added(question.changes, Change(noc=noc, colour=Colour.GOLD))
    if not answer.shortages and len(added) <= MOST_CHANGES and all(abs(one.count) <= MOST_COUNT for one in added):
        more = ask_button(f"➕ Nog 1 goud voor {noc}", WhatIfQuestion(changes=added, **moment), scene)
    chase = None
    goal = next((effect for effect in answer.effects if effect.noc == noc), None)
    if goal and goal.above:
        chase = ask_button(
            f"⏩ {noc} op {goal.above.noc}", OvertakeQuestion(noc=noc, target=goal.above.noc, **moment), scene
        )
    return button_rows(
        (more, chase),
        (ask_button("🏁 Echte strijd", RaceQuestion(noc=noc, **moment), scene), next_asks.table(question, scene)),
    )


def _added(changes: tuple[Change, ...], extra: Change) -> tuple[Change, ...]:
    """The changes with one more; of the same colour for the same nation in one number."""
    for index, change in enumerate(changes):
        if (change.noc, change.colour) == (extra.noc, extra.colour):
            summed = change.count + extra.count
            kept = (*changes[:index], *changes[index + 1 :])
            if summed == 0:
                return kept or (extra,)
            return (*changes[:index], change.model_copy(update={"count": summed}), *changes[index + 1 :])
    return (*changes, extra)


@renders(ChangedMedalAnswer)
def changed_medal(question: ChangedMedalQuestion, answer: ChangedMedalAnswer, scene: Scene) -> Reply:
    return Reply(
        text=blocks(*_changed_body(answer, scene), dutch.stage_line_html(answer.stage)),
        buttons=_changed_buttons(question, answer, scene),
    )


def _changed_body(answer: ChangedMedalAnswer, scene: Scene) -> tuple[str, ...]:
    stage, nation = answer.stage, scene.nation(answer.noc)
    event = scene.archive.edition(stage.games.games_id).events[answer.event_id]
    discipline = scene.archive.disciplines[event.discipline].name
    title = at_event(event, discipline)
    colour = dutch.COLOUR_NAMES[answer.colour]
    if answer.undecided:
        verb = by_tense(stage, "is", "was toen", "werd")
        name = dutch.capital(dutch.event_title(event, discipline))
        return (bold(f"{name} {verb} nog niet beslist, dus daar valt nog niets te veranderen."),)
    if answer.already:
        return (bold(f"Daar verandert niets aan: {dutch.the(nation)} won {colour} {title}."),)
    effect = answer.effect
    assert effect is not None
    head = f"Met {colour} {title} {place_after(effect, stage, scene)}."
    if effect.move.passes:
        names = dutch.listing([dutch.the(scene.nation(noc)) for noc in effect.move.passes])
        passed = by_tense(stage, f"gaat {names} voorbij", f"ging {names} voorbij", f"{names} voorbijgegaan")
        head = f"{head[:-1]} en {passed}."
    given_up = dutch.listing([dutch.COLOUR_NAMES[given] for given in answer.given_up])
    gives = f" (het eigen {given_up} vervalt)" if given_up else ""
    podium = ", ".join(
        f"{dutch.medal_emoji(medal.colour)} {scene.nation(medal.noc).name}" for medal in answer.podium_after
    )
    return (
        bold(head),
        safe(f"Podium in dat geval: {podium}{gives}."),
        lines(*_around(effect, scene, stage), safe(assumption(stage))),
    )


def _changed_buttons(
    question: ChangedMedalQuestion, answer: ChangedMedalAnswer, scene: Scene
) -> tuple[tuple[Button, ...], ...]:
    moment = next_asks.same_moment(question)
    held = {medal.colour for medal in answer.podium_before if medal.noc == answer.noc}
    other = next((colour for colour in Colour if colour not in held and colour is not answer.colour), None)
    another = None
    if other is not None and not answer.undecided:
        another = ask_button(
            f"🔮 En met {dutch.COLOUR_NAMES[other]}?",
            ChangedMedalQuestion(event_id=answer.event_id, colour=other, noc=answer.noc, **moment),
            scene,
        )
    return button_rows(
        (
            another,
            ask_button("🏅 Het echte podium", EventQuestion(event_id=answer.event_id, **moment), scene),
        ),
        (ask_button(f"🏁 Strijd om {answer.noc}", RaceQuestion(noc=answer.noc, **moment), scene),),
    )
