"""The grammar of a result line: which words name the event, who stands on which step, when and why. Names are not
looked up here, so this room knows only the shape of the line.

    1000m vrouwen: Leerdam, Kok, Takagi
    schaatsen 1000 v goud Jutta Leerdam NED zilver Kok brons Takagi om 18:05 reden: finishfoto
    reuzenslalom v goud Brignone zilver Hector en Stjernesund geen brons
    ploegenachtervolging m: Italië (Ghiotto, Malfatti, Giovannini), Verenigde Staten, China
"""

import re
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict
from rapidfuzz.distance import OSA

from medals_core.medals import Colour

LONGEST_LINE = 1500
"""Characters. A podium of three ice hockey teams with all their players is shorter than Telegram's longest message,
but is never typed; a podium of three bobsleighs with their crews is."""


class SpokenStep(BaseModel):
    """One name as written under one colour. ``text`` may hold a nation and members between brackets."""

    model_config = ConfigDict(frozen=True)

    colour: Colour
    text: str


class SpokenResult(BaseModel):
    """A result line taken apart. ``by_colour``: the colours were written out, so a colour that is not named says
    nothing; else the steps stand in the order of the podium."""

    model_config = ConfigDict(frozen=True)

    event: str = ""
    steps: tuple[SpokenStep, ...] = ()
    vacated: tuple[Colour, ...] = ()
    by_colour: bool = False
    won: str = ""
    reason: str = ""

    def stated(self) -> frozenset[Colour]:
        """The colours about which the line says something."""
        return frozenset(step.colour for step in self.steps).union(self.vacated)


class Problem(BaseModel):
    """What was not understood. ``word`` stands in the line as it was typed; ``message`` is Dutch plain text."""

    model_config = ConfigDict(frozen=True)

    message: str
    word: str = ""
    hints: tuple[str, ...] = ()


_COLOUR = re.compile(
    r"(?P<none>\bgeen\s+)?(?:\b(?P<gold>goud|gouden)\b|\b(?P<silver>zilver|zilveren)\b"
    r"|\b(?P<bronze>brons|bronzen)\b|(?P<medal>[🥇🥈🥉]))\s*[:=]?",
    re.IGNORECASE,
)
_REASON = re.compile(r"[\s,;.(]*\breden\s*[:=]\s*(?P<reason>.*)$", re.IGNORECASE | re.DOTALL)
_WON = re.compile(
    r"[\s,;]+(?:gewonnen\s+)?(?P<won>(?:(?:op|gisteren|vandaag|eergisteren|vanmiddag|vanochtend|vanavond)\b[^,;:()]*\s)?"
    r"om\s+(?:\d{1,2}(?:[:.u]\d{2})?(?:\s*uur|u)?|[a-z]+(?:\s+(?:voor|over)\s+(?:half\s+)?[a-z]+|\s+[a-z]+)?(?:\s+uur)?))"
    r"\s*$",
    re.IGNORECASE,
)
_NONE = re.compile(r"^(?:geen(?:\s+(?:goud|zilver|brons))?|niemand|vacant|leeg|-|–|—)$", re.IGNORECASE)
_MEDAL_SIGNS = {"🥇": Colour.GOLD, "🥈": Colour.SILVER, "🥉": Colour.BRONZE}
_TIE = re.compile(r"\s+(?:en|ex\s+aequo(?:\s+met)?|samen\s+met)\s+", re.IGNORECASE)
_SMALL_WORD = re.compile(r"(?<![^\s,;])[a-z]{4,7}(?=\s*[:=]|\s+\S)(?!\s+[a-z]{2,3}$)")
"""In small letters, with more behind it than the code of a nation."""
STEPS = (Colour.GOLD, Colour.SILVER, Colour.BRONZE)


def read_line(line: str) -> SpokenResult | Problem:
    """Take a result line apart. A line with only words before the steps gives those as ``event`` without steps."""
    text = " ".join(line[:LONGEST_LINE].split())
    reason = won = ""
    if match := _REASON.search(text):
        text, reason = text[: match.start()], match["reason"].strip(" )")
    if match := _WON.search(text):
        text, won = text[: match.start()], match["won"].strip()
    text = text.strip(" ,;")
    text = _with_colours_mended(text)
    marks = [mark for mark in _COLOUR.finditer(text) if _outside_brackets(text, mark.start())]
    event, colon, podium = text.partition(":")
    # "1000 m: Jansen, geen zilver, Bakker" stands in the order of the podium for all its colour word.
    in_order = colon and all(mark["none"] and mark.start() > len(event) for mark in marks)
    if marks and not in_order:
        return _by_colour(text, marks, won, reason)
    if not colon:
        return SpokenResult(event=text.strip(), won=won, reason=reason)
    return _in_order(event.strip(), podium, won, reason)


def event_words(line: str) -> str:
    """The words that name the event, also of a line whose podium cannot be read."""
    text = " ".join(line[:LONGEST_LINE].split())
    mark = _COLOUR.search(text)
    return re.split(r"[:,;]", text[: mark.start()] if mark else text, maxsplit=1)[0].strip(" -")


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
            if OSA.distance(word[0], DUTCH[colour], score_cutoff=1) <= 1:
                mended = f"{text[: word.start()]}{DUTCH[colour]}{text[word.end() :]}"
                return _with_colours_mended(mended)
    return text


def _by_colour(text: str, marks: Sequence[re.Match[str]], won: str, reason: str) -> SpokenResult | Problem:
    steps: list[SpokenStep] = []
    vacated: list[Colour] = []
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for mark, end in zip(marks, ends, strict=True):
        colour = _colour_of(mark)
        said = text[mark.end() : end].strip(" ,;:")
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
        return Problem(message="Er staat zowel een winnaar als “geen” bij dezelfde kleur.", word=DUTCH[both[0]])
    return SpokenResult(event=event, steps=tuple(steps), vacated=tuple(vacated), by_colour=True, won=won, reason=reason)


def _in_order(event: str, podium: str, won: str, reason: str) -> SpokenResult | Problem:
    """The steps in order. "One event can give two golds (no silver), two silvers (no bronze), two or more bronzes": so
    after a tie the next step is as many places lower as there are equals."""
    parts = _split(podium, re.compile(r"[,;]"))
    steps: list[SpokenStep] = []
    vacated: list[Colour] = []
    place = 0
    for part in parts:
        if place >= len(STEPS):
            return Problem(
                message="Dat is één naam te veel: na goud, zilver en brons is het podium vol. "
                "Bij een gelijke stand schrijf je “en” tussen de namen.",
                word=part,
            )
        if _NONE.match(part):
            vacated.append(STEPS[place])
            place += 1
            continue
        equals = _parts(part)
        steps += [SpokenStep(colour=STEPS[place], text=one) for one in equals]
        place += len(equals)
    return SpokenResult(event=event, steps=tuple(steps), vacated=tuple(vacated), won=won, reason=reason)


def _parts(said: str) -> list[str]:
    """The names of one colour: more than one when they are equal. "Trinidad en Tobago" is mended by whoever knows
    names."""
    return _split(said, re.compile(r"[,;]|" + _TIE.pattern, re.IGNORECASE))


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


DUTCH = {Colour.GOLD: "goud", Colour.SILVER: "zilver", Colour.BRONZE: "brons"}


class SpokenName(BaseModel):
    """One step taken apart: ``Jutta Leerdam NED``, ``Italië (Ghiotto, Malfatti)``, ``Kok (NED)``."""

    model_config = ConfigDict(frozen=True)

    name: str
    code: str = ""
    members: tuple[str, ...] = ()


_BRACKETS = re.compile(r"^(?P<name>[^()]*)\((?P<inside>[^()]*)\)?\s*(?P<rest>[^()]*)$")
_CODE = re.compile(r"^(?P<name>.+?)[\s,]+(?P<code>[A-Z]{3}|[A-Z]{2}|[🇦-🇿]{2})$")


def read_name(text: str) -> SpokenName:
    """A name with a nation code in capitals behind it or between brackets, or a team with its members."""
    if match := _BRACKETS.match(text.strip()):
        inside = match["inside"].strip()
        name = f"{match['name']} {match['rest']}".strip()
        if re.fullmatch(r"[A-Z]{2,3}|[🇦-🇿]{2}", inside):
            return SpokenName(name=name, code=inside)
        return SpokenName(name=name, members=tuple(_parts_of_team(inside)))
    if match := _CODE.match(text.strip()):
        return SpokenName(name=match["name"], code=match["code"])
    return SpokenName(name=text.strip())


def _parts_of_team(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,;/+&]|\s+en\s+", text) if part.strip()]


def members_of(text: str) -> tuple[str, ...]:
    """A pair or crew by its people: ``Miura/Kihara``, ``Lochner & Fleischhauer``. One name gives one."""
    return tuple(part.strip() for part in re.split(r"\s*[/+&]\s*", text) if part.strip())
