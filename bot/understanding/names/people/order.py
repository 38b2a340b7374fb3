"""The orders and shortenings in which people write the words of a name."""

from collections.abc import Sequence

_PARTICLES = (
    "van von vander vanden vande vant de den der des t vd vdr vh vt v d het in op ten ter te la "
    "le les du di da dal del della dos el al bin zu zum af av"
)
PARTICLES = frozenset(_PARTICLES.split())
"""Small words before a surname, that people leave out or shorten: van 't, v.d., de."""


def orders(words: Sequence[str]) -> tuple[str, ...]:
    """The compact forms that the words may stand for: as written, turned (``takagi miho``, ``wout van t``), and without
    particles (``v.d. wout``)."""
    turned = ["".join((*words[turn:], *words[:turn])) for turn in range(len(words))]
    core = [word for word in words if word not in PARTICLES]
    if core and len(core) < len(words):
        turned += ["".join((*core[turn:], *core[:turn])) for turn in range(len(core))]
    return tuple(dict.fromkeys(turned))


def splits(words: Sequence[str]) -> list[tuple[str, str]]:
    """(first name, surname) in every way the words can be read, also without particles and family name first."""
    core = [word for word in words if word not in PARTICLES]
    found = []
    for part in (list(words), core):
        for cut in range(1, len(part)):
            found.append(("".join(part[:cut]), "".join(part[cut:])))
            found.append(("".join(part[cut:]), "".join(part[:cut])))
    return list(dict.fromkeys(found))
