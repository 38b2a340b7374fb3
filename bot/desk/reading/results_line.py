"""The grammar of a result line: which words name the event, who stands on which step, when and why. Names are not
looked up here, so this room knows only the shape of the line.

    1000m vrouwen: Leerdam, Kok, Takagi
    schaatsen 1000 v goud Jutta Leerdam NED zilver Kok brons Takagi om 18:05 reden: finishfoto
    reuzenslalom v goud Brignone zilver Hector en Stjernesund geen brons
    ploegenachtervolging m: Italië (Ghiotto, Malfatti, Giovannini), Verenigde Staten, China
    1000 m vrouwen 1. Leerdam 2. Kok 3. Takagi, want de finishfoto is bekeken

What stands without any mark between event and names, or between the names, is taken apart by ``line_reader``.
"""

import re
from collections.abc import Callable, Collection, Sequence
from functools import partial

from rapidfuzz.distance import OSA

from bot.replies.dutch import COLOUR_NAMES, MEDAL_EMOJI
from medals_core.frozen import Frozen
from medals_core.medals import Colour

LONGEST_LINE = 1500
"""Characters. A podium of three ice hockey teams with all their players is shorter than Telegram's longest message,
but is never typed; a podium of three bobsleighs with their crews is."""


class SpokenStep(Frozen):
    """One name as written under one colour. ``text`` may hold a nation and members between brackets."""

    colour: Colour
    text: str


class SpokenName(Frozen):
    """One step taken apart: ``Jutta Leerdam NED``, ``Italië (Ghiotto, Malfatti)``, ``Kok (NED)``."""

    name: str
    code: str = ""
    members: tuple[str, ...] = ()


class SpokenResult(Frozen):
    """A result line taken apart. ``by_colour``: the colours were written out, so a colour that is not named says
    nothing; else the steps stand in the order of the podium. ``instead``: (who gets the medal, of whom)."""

    event: str = ""
    steps: tuple[SpokenStep, ...] = ()
    vacated: tuple[Colour, ...] = ()
    instead: tuple[tuple[str, str], ...] = ()
    by_colour: bool = False
    won: str = ""
    reason: str = ""

    def stated(self) -> frozenset[Colour]:
        """The colours about which the line says something."""
        return frozenset(step.colour for step in self.steps).union(self.vacated)

    def line(self) -> str:
        """The result as a line with its colours written out."""
        reason = f"reden: {self.reason}" if self.reason else ""
        return " ".join(filter(None, (self.event, by_colour(self.steps, self.vacated), self.won, reason)))


class Problem(Frozen):
    """What was not understood. ``word`` stands in the line as it was typed; ``message`` is Dutch plain text.
    ``missing``: all is understood, but nobody is named for this step."""

    message: str
    missing: Colour | None = None
    word: str = ""
    hints: tuple[str, ...] = ()


_COLOUR = re.compile(
    r"(?P<none>\bgeen\s+)?(?:\bgedeelde?\s+)?(?:\b(?P<gold>goud|gouden)\b|\b(?P<silver>zilver|zilveren)\b"
    r"|\b(?P<bronze>brons|bronzen)\b|(?P<medal>[🥇🥈🥉]))(?:\s+gedeeld\b)?\s*[:=]?",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"[\s,;.]*(?P<open>\()?[\s,;.]*\b(?:reden\b\s*[:=]?|(?:want|wegens|vanwege|omdat)\b)\s*(?P<reason>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_WON = re.compile(
    r"[\s,;]+(?:gewonnen\s+)?(?P<won>(?:(?:op|gisteren|vandaag|eergisteren|vanmiddag|vanochtend|vanavond)\b[^,;:()]*\s)?"
    r"om\s+(?:\d{1,2}(?:[:.u]\d{2})?(?:\s*uur|u)?|[a-z]+(?:\s+(?:voor|over)\s+(?:half\s+)?[a-z]+|\s+[a-z]+)?(?:\s+uur)?))"
    r"\s*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:^|(?<=[\s,;:]))(?P<place>[1-3])\s*(?P<dot>[.)\]:]|e\b)?(?=\s*[^\W\d_]|\s*[🇦-🇿])")
"""Places of the podium written as numbers: 1. Leerdam 2. Kok 3. Takagi."""

_INSTEAD = re.compile(r"\s+(?:i\.?p\.?v\.?|in\s+plaats\s+van|voor\s+de\s+plaats\s+van)\s+", re.IGNORECASE)
_NONE = re.compile(r"^(?:geen(?:\s+(?:goud|zilver|brons))?|niemand|vacant|leeg|-|–|—)$", re.IGNORECASE)
_MEDAL_SIGNS = {sign: colour for colour, sign in MEDAL_EMOJI.items()}
_AND = re.compile(r"\s+en\s+", re.IGNORECASE)
_EQUAL = re.compile(r"\s*=\s*|\s+(?:ex\s+aequo(?:\s+met)?|samen\s+met|gedeeld\s+met|gelijk\s+met)\s+", re.IGNORECASE)
_TIE = re.compile(f"{_AND.pattern}|{_EQUAL.pattern}", re.IGNORECASE)
_SHARED = re.compile(
    r"\s*\b(?:gedeelde?(?!\s+met)|ex\s+aequo(?=\s*(?:$|[,;)])))\b(?:\s+(?:eerste|tweede|derde|[123]e))?(?:\s+plaats)?",
    re.IGNORECASE,
)
"""Said behind or before names: what "en" joins is then one step."""

_BETWEEN_STEPS = re.compile(r"[,;>|]|\s+[-–—]+\s+")
_SMALL_WORD = re.compile(r"(?<![^\s,;])[a-z]{4,7}(?=\s*[:=]|\s+\S)(?!\s+[a-z]{2,3}$)")
"""In small letters, with more behind it than the code of a nation."""
STEPS = tuple(Colour)


def read_line(line: str, *, is_name: Callable[[str, str], bool] | None = None) -> SpokenResult | Problem:
    """Take a result line apart. A line with only words before the steps gives those as ``event`` without steps.
    ``is_name``: whether words with "en" in them are one name on the podium of the event (also as words)."""
    text = _on_one_line(line)
    reason = won = ""
    if match := _REASON.search(text):
        text, reason = text[: match.start()], match["reason"].strip()
        if match["open"]:
            reason = reason.removesuffix(")").strip()
    if match := _WON.search(text):
        text, won = text[: match.start()], match["won"].strip()
    spoken = _read_podium(text.strip(" ,;"), is_name)
    return spoken if isinstance(spoken, Problem) else spoken.model_copy(update={"won": won, "reason": reason})


def _read_podium(text: str, is_name: Callable[[str, str], bool] | None) -> SpokenResult | Problem:
    if swap := _INSTEAD.search(text):
        return _instead(text, swap)
    text = _with_colours_mended(_with_medals_for_numbers(text))
    marks = [mark for mark in _COLOUR.finditer(text) if _outside_brackets(text, mark.start())]
    event, colon, podium = text.partition(":")
    # "1000 m: Jansen, geen zilver, Bakker" stands in the order of the podium for all its colour word.
    in_order = colon and all(mark["none"] and mark.start() > len(event) for mark in marks)
    if marks and not in_order:
        return _by_colour(text, marks)
    if not colon:
        return SpokenResult(event=text.strip())
    spoken = steps_in_order(podium, is_name=partial(is_name, event.strip()) if is_name else None)
    return spoken if isinstance(spoken, Problem) else spoken.model_copy(update={"event": event.strip()})


def event_words(line: str) -> str:
    """The words that name the event, also of a line whose podium cannot be read."""
    text = _on_one_line(line)
    mark = _COLOUR.search(text)
    return re.split(r"[:,;]", text[: mark.start()] if mark else text, maxsplit=1)[0].strip(" -")


def _on_one_line(line: str) -> str:
    """Lines under each other are the event and its steps, unless the first says more itself."""
    lines = [" ".join(one.split()) for one in line[:LONGEST_LINE].splitlines()]
    lines = [one for one in lines if one]
    if len(lines) < 2:
        return "".join(lines)
    first, rest = lines[0], ", ".join(one.rstrip(" ,;") for one in lines[1:])
    if ":" in first or _COLOUR.search(first) or _BETWEEN_STEPS.search(first) or _COLOUR.search(lines[1]):
        return f"{first.rstrip(' ,;')}{' ' if first.endswith(':') else ', '}{rest}"
    return f"{first}: {rest}"


def _with_medals_for_numbers(text: str) -> str:
    """``1. A 2. B 3. C`` is gold, silver, bronze. Numbers that do not count up from one belong to the event."""
    found = list(_NUMBERED.finditer(text))
    starts = [place for place, mark in enumerate(found) if mark["place"] == "1"]
    for start in starts:
        run = found[start:]
        places = [int(mark["place"]) for mark in run]
        dotted = all(mark["dot"] for mark in run)
        if len(run) > 1 and places == sorted(places) and max(places) > 1 and (dotted or places[:2] == [1, 2]):
            parts, since = [], 0
            for mark in run:
                before = text[since : mark.start()]
                parts += [before.rstrip(" ,;:") + " " if before.strip() else before, "🥇🥈🥉"[int(mark["place"]) - 1]]
                since = mark.end()
            return " ".join("".join([*parts, text[since:]]).split())
    return text


def _instead(text: str, swap: re.Match[str]) -> SpokenResult:
    """``1000 m vrouwen: Bowe ipv Takagi``: what one had, the other gets."""
    head, gone = text[: swap.start()], text[swap.end() :].strip(" ,;")
    event, colon, gets = head.partition(":")
    if not colon:
        event, gets = "", head  # where the event ends only names can tell
    return SpokenResult(event=event.strip(" ,;"), instead=((gets.strip(" ,;"), gone),))


def _with_colours_mended(text: str) -> str:
    """``bron China`` behind other colours is no part of a name: a step word with one typing error is read as it was
    meant. Only of a colour that is not named otherwise, in small letters and with a name behind it: there are people
    called Bruns and Gould."""
    named = [mark for mark in _COLOUR.finditer(text) if not mark["none"]]
    if not named:
        return text
    missing = dict.fromkeys(colour for colour in STEPS if colour not in map(_colour_of, _COLOUR.finditer(text)))
    for word in _SMALL_WORD.finditer(text):
        behind_a_colour = any(
            text[mark.end() : word.start()].strip() == "" for mark in named if mark.end() <= word.start()
        )
        if behind_a_colour or not _outside_brackets(text, word.start()):
            continue
        for colour in missing:
            if OSA.distance(word[0], COLOUR_NAMES[colour], score_cutoff=1) <= 1:
                mended = f"{text[: word.start()]}{COLOUR_NAMES[colour]}{text[word.end() :]}"
                return _with_colours_mended(mended)
    return text


def _by_colour(text: str, marks: Sequence[re.Match[str]]) -> SpokenResult | Problem:
    steps: list[SpokenStep] = []
    vacated: list[Colour] = []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=True):
        colour = _colour_of(mark)
        said = text[mark.end() : end].strip(" ,;:-–")
        said = re.sub(r"(?:^|[\s,;])en$", "", said, flags=re.IGNORECASE).strip(" ,;")
        if mark["none"] or _NONE.match(said):
            vacated.append(colour)
            if mark["none"] and said:
                return Problem(message="Na “geen” verwacht ik niets meer over die kleur.", word=said)
        elif said:
            steps += [SpokenStep(colour=colour, text=part) for part in _parts(said)]
        else:
            return Problem(message="Wie won die medaille? Er staat geen naam achter.", word=mark[0].strip())
    event = text[: marks[0].start()].strip(" ,;:-")
    both = sorted({step.colour for step in steps}.intersection(vacated), key=STEPS.index)
    if both:
        return Problem(message="Er staat zowel een winnaar als “geen” bij dezelfde kleur.", word=COLOUR_NAMES[both[0]])
    return SpokenResult(event=event, steps=tuple(steps), vacated=tuple(vacated), by_colour=True)


def steps_in_order(podium: str, *, is_name: Callable[[str], bool] | None = None) -> SpokenResult | Problem:
    """The steps in order, without their event. "One event can give two golds (no silver), two silvers (no bronze), two
    or more bronzes": so after a tie the next step is as many places lower as there are equals.

    Three names with "en" before the last are a list: gold, silver and bronze. A tie is said otherwise, or there is no
    other reading. ``is_name``: whether words with "en" in them are one name (Bosnië en Herzegovina)."""
    shared = _SHARED.search(podium) is not None
    text = _SHARED.sub(" ", podium) if shared else podium
    parts = _split(text, _BETWEEN_STEPS)
    if not shared:
        parts = _listed(parts, is_name)
    steps: list[SpokenStep] = []
    vacated: list[Colour] = []
    place = 0
    for part in parts:
        if place >= len(STEPS):
            return Problem(
                message="Dat is één naam te veel: na goud, zilver en brons is het podium vol. "
                "Bij een gelijke stand schrijf je “=” tussen de namen.",
                word=part,
            )
        if _NONE.match(part):
            vacated.append(STEPS[place])
            place += 1
            continue
        equals = [part] if is_name and is_name(part) else _parts(part)
        steps += [SpokenStep(colour=STEPS[place], text=one) for one in equals]
        place += len(equals)
    return SpokenResult(steps=tuple(steps), vacated=tuple(vacated))


def _listed(parts: list[str], is_name: Callable[[str], bool] | None) -> list[str]:
    """``Canada, Nederland en Japan``: the last "en" of a list of three is a comma."""
    if not parts or (is_name is not None and is_name(parts[-1])) or any(_EQUAL.search(part) for part in parts):
        return parts
    ending = _split(parts[-1], _AND)
    names = [*parts[:-1], *ending]
    alone = all(len(_split(part, _AND)) == 1 for part in parts[:-1])
    return names if len(ending) > 1 and alone and len(names) <= len(STEPS) else parts


def _parts(said: str) -> list[str]:
    """The names of one colour: more than one when they are equal. "Trinidad en Tobago" is mended by whoever knows
    names."""
    return _split(_SHARED.sub(" ", said), re.compile(r"[,;]|" + _TIE.pattern, re.IGNORECASE))


def by_colour(steps: Sequence[SpokenStep], vacated: Collection[Colour]) -> str:
    """goud Leerdam zilver Kok en Takagi geen brons."""
    said: list[str] = []
    for colour in STEPS:
        if names := " en ".join(step.text for step in steps if step.colour == colour):
            said.append(f"{COLOUR_NAMES[colour]} {names}")
        elif colour in vacated:
            said.append(f"geen {COLOUR_NAMES[colour]}")
    return " ".join(said)


def _split(text: str, by: re.Pattern[str]) -> list[str]:
    """Split, not within brackets; empty parts are left out."""
    parts: list[str] = []
    start = 0
    for mark in by.finditer(text):
        if _outside_brackets(text, mark.start()):
            parts.append(text[start : mark.start()])
            start = mark.end()
    parts.append(text[start:])
    return [part.strip(" ,;") for part in parts if part.strip(" ,;")]


def _outside_brackets(text: str, place: int) -> bool:
    return text.count("(", 0, place) <= text.count(")", 0, place)


def _colour_of(mark: re.Match[str]) -> Colour:
    if mark["medal"]:
        return _MEDAL_SIGNS[mark["medal"]]
    return Colour.GOLD if mark["gold"] else Colour.SILVER if mark["silver"] else Colour.BRONZE


_BRACKETS = re.compile(r"^(?P<name>[^()]*)\((?P<inside>[^()]*)\)?\s*(?P<rest>[^()]*)$")
_CODE = re.compile(r"^(?P<name>.+?)[\s,]+(?P<code>[A-Z]{3}|[A-Z]{2}|[🇦-🇿]{2})$")


def read_name(text: str) -> SpokenName:
    """A name with a nation code in capitals behind it or between brackets, or a team with its members."""
    if match := _BRACKETS.match(text.strip()):
        inside = match["inside"].strip()
        name = f"{match['name']} {match['rest']}".strip()
        if re.fullmatch(r"[A-Z]{2,3}|[🇦-🇿]{2}", inside):
            return SpokenName(name=name, code=inside)
        members = (part.strip() for part in re.split(r"[,;/+&]|\s+en\s+", inside))
        return SpokenName(name=name, members=tuple(filter(None, members)))
    if match := _CODE.match(text.strip()):
        return SpokenName(name=match["name"], code=match["code"])
    return SpokenName(name=text.strip())


def members_of(text: str) -> tuple[str, ...]:
    """A pair or crew by its people: ``Miura/Kihara``, ``Lochner & Fleischhauer``. One name gives one."""
    return tuple(part.strip() for part in re.split(r"\s*[/+&]\s*", text) if part.strip())
