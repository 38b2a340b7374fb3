"""What the bot says when it asks back, does not understand, does not know, or is just greeted; and what it says of a
question besides its answer."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

import yaml

from bot.replies import dutch
from bot.replies.layout import blocks, bold, italic, lines
from bot.replies.quoting import shortened
from bot.replies.rendering import Scene, ask_button, button_rows, render
from bot.replies.reply import Button, Reply, safe
from bot.replies.short_labels import short_label
from bot.understanding.grammar.words.everyday import is_known_word
from bot.understanding.understood import AskBack, Choice, Note, NoteKind, NotHeld, NotUnderstood, Small
from medals_core.answering import answer
from medals_core.questions import NationQuestion, TableQuestion

MAX_CHOICES = 8
CONCEPTS = Path(__file__).with_name("concepts.yaml")

_SMALL = {
    "thanks": "Graag gedaan!",
    "hello": "Hallo! Vraag me maar iets over de medailles.",
    "bye": "Tot ziens!",
    "compliment": "Dank je, dat is fijn om te horen.",
    "rules": (
        "Goud beslist: wie het meeste goud heeft, staat bovenaan. Bij evenveel goud telt zilver, daarna brons; wie dan "
        "nog gelijk staat, deelt de plaats. Een team telt als één medaille. Het totaal telt niet mee, maar dat kun je "
        "wel vragen: /stand totaal."
    ),
    "ok": "Mooi. Vraag gerust verder.",
    "no": "Goed, dan niet. Vraag het gerust anders.",
}
_LONGEST_NAMED = 4
"""Words. Half a sentence said back helps nobody."""
_ASIDE = frozenset({NoteKind.SPELLING, NoteKind.CITY_HAD_SEVERAL, NoteKind.IGNORED})
"""Notes that explain how the text was read, and can wait till after the answer."""


def choice_buttons(choices: Iterable[Choice], scene: Scene) -> tuple[tuple[Button, ...], ...]:
    """A button for each choice, each with a label of its own; long labels stand under each other."""
    shown = list(choices)[:MAX_CHOICES]
    labels = [choice.label or short_label(choice.question, scene) for choice in shown]
    twice = {label for label in labels if labels.count(label) > 1}
    named = [f"{label} ({n})" if label in twice else label for n, label in enumerate(labels, start=1)]
    return button_rows(tuple(ask_button(label, each.question) for label, each in zip(named, shown, strict=True)))


def usual_asks(scene: Scene) -> tuple[Button, ...]:
    """What always works."""
    team = "TeamNL" if scene.own == "NED" else scene.nation(scene.own).name
    return (
        ask_button("De stand", TableQuestion()),
        ask_button(team, NationQuestion(noc=scene.own)),
        Button(label="Wat kan ik vragen?", data="/help"),
    )


def render_ask_back(asked: AskBack, scene: Scene) -> Reply:
    """One short question with the choices as buttons."""
    asking = Reply(text=safe(asked.prompt), buttons=choice_buttons(asked.choices, scene), asks=True)
    return with_notes(asking, asked.notes, scene)


def render_not_understood(what: NotUnderstood, scene: Scene) -> Reply:
    """Which words were not understood, and what does work, nearest first: the question without those, if they may be
    left out."""
    clause = any(len(words.split()) > _LONGEST_NAMED for words in what.words)
    line = what.reason or not_understood_line(() if clause else what.words)
    if what.without is not None:
        them = "dat woord" if len(what.words) == 1 else "die woorden"
        yes = button_rows((ask_button("Ja, graag", what.without), usual_asks(scene)[-1]))
        return Reply(text=safe(f"{line} Zal ik het zonder {them} beantwoorden?"), buttons=yes, asks=True)
    usual = usual_asks(scene)
    asked = [button.question for button in usual]
    suggested = [choice for choice in what.suggestions if choice.question not in asked]
    by_label = {choice.label or short_label(choice.question, scene): choice for choice in reversed(suggested)}
    near = choice_buttons([choice for choice in suggested if choice in by_label.values()][:3], scene)
    named = what.words and all(map(_is_name, what.words))
    if len(what.words) == 1 and what.words[0].lower() in _PERSONS and not near:
        return Reply(text=safe(f"{line} Zet de naam er even bij."), buttons=button_rows(usual))
    nearest = "Bedoel je dit?" if what.leans else "Misschien helpt een van deze knoppen?"
    then = nearest if near else "" if named else "Vraag het eens anders, of korter."
    text = line if what.reason else f"{line} {then}".strip()
    return Reply(text=safe(text), buttons=(*near, *button_rows(usual)))


def not_understood_line(words: Sequence[str]) -> str:
    """‘Atlantis’ ken ik niet; ‘in plaats van brons’ begrijp ik hier niet."""
    if len(words) == 1 and words[0].lower() in _PERSONS:
        return f"Ik weet niet wie je met {_said(words[0].lower())} bedoelt."
    words = [each for each in words if not _IDLE.issuperset(each.lower().split())]
    names = [_said(each) for each in words if _is_name(each)]
    phrases = [_said(each) for each in words if not _is_name(each)]
    parts = [
        f"{dutch.listing(names)} ken ik niet" if names else "",
        f"{dutch.listing(phrases)} begrijp ik hier niet" if phrases else "",
    ]
    said = "; ".join(part for part in parts if part)
    if len(words) == 1 and _is_somebody(words[0]):
        return f"Onder de medaillewinnaars ken ik geen {said.removesuffix(' ken ik niet')}."
    return f"{said}." if said else "Dat begrijp ik niet."


_PERSONS = frozenset(("ze", "zij", "hij", "ie", "hem", "haar", "hen", "hun"))
_IDLE_WORDS = """wie wat waar waarin waarmee wanneer welk welke hoe hoeveel toen daar dan die dat deze dit er het de een
    nog meer ander andere weer mee net zelf ook of en op in bij van voor met tot als om te land"""
_IDLE = _PERSONS | frozenset(_IDLE_WORDS.split())
"""Everybody knows these: said back, they explain nothing."""


def _said(words: str) -> str:
    return f"‘{shortened(words).rstrip(' ?!.,')}’"


def _is_somebody(words: str) -> bool:
    """Evert van Benthem; pietje van der puk: somebody, rather than a place"""
    parts = words.split()
    particle = any(part in _PARTICLES for part in parts[1:-1])
    return _is_name(words) and (particle or (len(parts) > 1 and all(part[:1].isupper() for part in parts)))


_PARTICLES = frozenset(("van", "de", "der", "den", "'t", "ter", "ten"))


def _is_name(words: str) -> bool:
    """Does it look like a name: words that mean nothing else, or each with a capital?"""
    parts = words.split()
    called = [part for part in parts if part not in _PARTICLES] or parts
    return not any(is_known_word(part) and not (len(parts) > 1 and part[:1].isupper()) for part in called)


@cache
def concepts() -> dict[str, dict[str, str]]:
    """What the facts do not hold, by key."""
    read: dict[str, dict[str, str]] = yaml.safe_load(CONCEPTS.read_text(encoding="utf-8"))
    return read


def render_not_held(what: NotHeld, scene: Scene) -> Reply:
    """An honest line, and what is known instead."""
    concept = concepts().get(what.concept, concepts()["outside"])
    if what.instead is None:
        text = lines(bold(concept["line"]), safe(concept["known"]))
        return Reply(text=text, buttons=button_rows(usual_asks(scene)))
    known = render(what.instead, answer(what.instead, scene.archive, scene.viewpoint), scene)
    return known.model_copy(update={"text": blocks(f"{safe(concept['line'])} Wat ik wel weet:", known.text)})


def render_small(small: Small, scene: Scene) -> Reply:
    """A thank-you is thanked, a greeting greeted."""
    buttons = button_rows(usual_asks(scene)) if small.kind == "hello" else ()
    return Reply(text=_SMALL.get(small.kind, _SMALL["hello"]), buttons=buttons)


def with_choices(reply: Reply, also: Iterable[Choice], scene: Scene) -> Reply:
    """The reply with other readings offered under it, above its own buttons."""
    extra = choice_buttons(also, scene)
    return reply.model_copy(update={"buttons": (*extra, *reply.buttons)}) if extra else reply


_JA = re.compile(r"((?:<[^>]+>)*)Ja, ")


def with_notes(reply: Reply, notes: Iterable[Note], scene: Scene) -> Reply:
    """What did not fit, or was left out, stands before the answer, as it may have been what mattered; how the text was
    read stands after it; a line each."""
    notes = list(dict.fromkeys(notes))
    left_out = [note.said for note in notes if note.kind is NoteKind.LEFT_OUT]
    others = [note for note in notes if note.said not in left_out]
    skipped = [note.said for note in others if note.kind is NoteKind.IGNORED]
    before, after = [left_out_line(left_out)], []
    for note in others:
        if note.kind in _ASIDE and note.said not in skipped:
            after.append(note_line(note, scene))
        elif note.said not in skipped:
            before.append(note_line(note, scene))
        elif note.said == skipped[0]:
            after.append(f"{dutch.listing([_said(each) for each in skipped])} laat ik weg.")
    told = reply.text
    if any(note.kind is NoteKind.TAKES_PART_AS for note in notes) and (first := _JA.match(told)):
        told = f"{first[1]}{dutch.capital(told[first.end() :])}"  # it is the nation's, none of the land's own
    text = blocks(lines(*map(safe, before)), told, lines(*(italic(line) for line in after)))
    return reply.model_copy(update={"text": text}) if notes else reply


def left_out_line(words: Sequence[str]) -> str:
    """‘wissel’ ken ik niet; dat woord laat ik weg."""
    if not words:
        return ""
    them = "dat woord" if len(words) == 1 and " " not in words[0] else "dat" if len(words) == 1 else "die woorden"
    return f"{not_understood_line(words).rstrip('.')}; {them} laat ik weg."


def _of_the_time(note: Note, scene: Scene) -> str:
    """Tsjechië deed toen mee als deel van Tsjecho-Slowakije; de DDR bestond toen niet meer."""
    nations = scene.archive.nations
    said, means = nations[note.said], nations[note.subject] if note.subject else None
    name = dutch.the_nation(said)
    if means is None or (not said.iso2 and means.iso2):
        return f"{name} bestond toen niet meer{f'; dit is {dutch.the(means)}' if means is not None else ''}."
    of_several = len({form.noc for form in nations.forms if note.subject in form.means}) > 1
    part = "deel van " if of_several and said.iso2 and not means.flag else ""
    return f"{name} deed toen mee als {part}{dutch.the(means)}."


def note_line(note: Note, scene: Scene) -> str:
    archive = scene.archive
    match note.kind:
        case NoteKind.OTHER_NATION:
            athlete = archive.athletes[note.subject]
            of = dutch.listing([dutch.the(scene.nation(noc)) for noc in athlete.nocs[-1:]])
            return f"{athlete.name} komt uit voor {of}, niet voor {dutch.the(scene.nation(note.said))}."
        case NoteKind.OTHER_SEX:
            athlete = archive.athletes[note.subject]
            people = {"M": "bij de mannen", "F": "bij de vrouwen"}.get(athlete.gender, "in een andere categorie")
            return f"{athlete.name} komt uit {people}."
        case NoteKind.OTHER_SPORT:
            athlete = archive.athletes[note.subject]
            sports = dutch.listing([archive.disciplines[one].name for one in athlete.disciplines])
            return f"{athlete.name} doet aan {sports}, niet aan {archive.disciplines[note.said].name}."
        case NoteKind.CITY_HAD_SEVERAL:
            return f"Ik neem hier {dutch.games_name(archive.editions[note.subject].games)}."
        case NoteKind.SPELLING:
            return f"{_said(note.said)} heb ik gelezen als {note.subject}."
        case NoteKind.TAKES_PART_AS | NoteKind.NEVER_WAS:
            return note.said
        case NoteKind.NAME_OF_THE_TIME:
            return _of_the_time(note, scene)
        case NoteKind.IGNORED:
            return f"{_said(note.said)} laat ik weg."
        case NoteKind.LEFT_OUT:
            return left_out_line((note.said,))
