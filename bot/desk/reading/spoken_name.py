"""One step of a result line taken apart: a name with its nation, a team with its members."""

import re

from medals_core.frozen import Frozen


class SpokenName(Frozen):
    """One step taken apart: ``Jutta Leerdam NED``, ``Italië (Ghiotto, Malfatti)``, ``Kok (NED)``."""

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
