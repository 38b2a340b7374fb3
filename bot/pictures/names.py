"""Names in the room that there is for them."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.pictures.canvas import BOLD, fitted, text_width, wrapped
from bot.replies.layout import short_name
from bot.understanding.names.people.surnames import split_name
from medals_core.archive import Archive
from medals_core.games import Athlete
from medals_core.medal_lines import athlete_on_podium
from medals_core.medals import Medal
from medals_core.nations import Nation

_SIZES = (14.5, 13.5, 12.5, 11.5)
_MOST_LINES = 2


def nation_name(nation: Nation, room: float, size: float, weight: int) -> str:
    """The name, else the short name that tables in text use (Gr-Brittannië), else as much of it as fits."""
    if text_width(nation.name, size, weight) <= room:
        return nation.name
    return fitted(short_name(nation), room, size, weight)


def whose(medal: Medal, nation: Nation) -> str:
    """Of one athlete the name, of a pair or a team the nation."""
    return medal.athletes[0] if len(medal.athletes) == 1 else nation.name


@dataclass(frozen=True)
class NameStyle:
    """How all winners on one card are written: always the whole name, in letters of one size, on at most ``lines``."""

    size: float
    room: float
    lines: int

    @classmethod
    def for_all(cls, names: Iterable[str], room: float) -> "NameStyle":
        """The biggest letters in which every name fits whole: on one line where all do, else on two."""
        wanted = list(names)
        for lines in range(1, _MOST_LINES + 1):
            for size in _SIZES[:2] if lines == 1 else _SIZES:
                style = cls(size, room, lines)
                if all(style._fits(name) for name in wanted):
                    return style
        return cls(_SIZES[-1], room, _MOST_LINES)

    def of(self, name: str) -> list[str]:
        """The name in its lines. Only a single word that is too long in the smallest letters is cut."""
        found = self._broken(name)
        if len(found) <= self.lines:
            return found
        rest = " ".join(found[self.lines - 1 :])
        return [*found[: self.lines - 1], fitted(rest, self.room, self.size, BOLD)]

    def _broken(self, name: str) -> list[str]:
        """Broken at spaces, and where that does not do after a hyphen too: Kira Weidle- / Winkelmann."""
        found = wrapped(name, self.room, self.size, BOLD)
        if "-" in name and (len(found) > self.lines or any(line.endswith("…") for line in found)):
            found = [line.replace("- ", "-") for line in wrapped(name.replace("-", "- "), self.room, self.size, BOLD)]
        return found

    def _fits(self, name: str) -> bool:
        found = self._broken(name)
        return len(found) <= self.lines and not any(line.endswith("…") for line in found)


_FAMILY_FIRST = frozenset({"CHN", "HKG", "KOR", "PRK", "TPE"})
"""Where the data writes the family name first, short enough to stay whole: Gu Ailing, Kim Gil-li."""


def family_name(name: str, noc: str, archive: Archive) -> str:
    """Whole, so that no double name loses half, and without second given names: Meyers Taylor, van 't Wout, Klæbo. The
    official list tells them apart; of who is not in it all that follows the first name is kept."""
    _, _, rest = name.partition(" ")
    if noc in _FAMILY_FIRST or not rest:
        return name
    athlete = athlete_on_podium(name, noc, archive)
    return split_name(athlete)[1] if athlete is not None and _is_listed(athlete) else rest


def _is_listed(athlete: Athlete) -> bool:
    """Does one of the forms have the family name in capitals, as the official list writes it?"""
    return any(len(word) > 1 and word.isupper() for alias in athlete.aliases for word in alias.split())


def family_names(names: Iterable[str], noc: str, archive: Archive) -> dict[str, str]:
    """By whole name how each is called on a card; namesakes with their initial: X. Velzeboer."""
    everybody = list(dict.fromkeys(names))
    short = {name: family_name(name, noc, archive) for name in everybody}
    called = list(short.values())
    return {name: one if called.count(one) == 1 else f"{name[0]}. {one}" for name, one in short.items()}
