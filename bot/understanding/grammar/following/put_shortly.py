"""What goes on in many words, put as shortly as most do: "zelfde lijstje, maar dan voor Peking" is "en Peking"."""

import re

_LISTS = (
    "vraag|lijst|lijstje|ranglijst|ranglijstje|rijtje|overzicht|overzichtje|klassement|rangschikking|verhaal|"
    r"top[ -]?\d+|aantal|aantallen|cijfers|cijfer"
)
_THE_SAME = re.compile(
    rf"(?:en |maar |doe |geef |nu )*(?:(?:precies|dan|ook|eens|me|de|het) )*(?:die|dat|de|het)?(?:zelfde|idem|ditto)"
    rf"(?: (?:{_LISTS}))?(?:,? (?:maar )?(?:dan|nu|nou|ook|alleen)|,? maar)+ (?:(?:voor|van|met) )?(?=\S)",
    re.IGNORECASE,
)
_HELD_AGAINST = re.compile(
    r"(?:en )?hoe (?:verhoudt|verhield) (?:(?:zich|dat|dit|aantal|nou|nu|dan) )+(?:tot|met) ", re.IGNORECASE
)
_TAKEN = re.compile(
    r"(?:(?:en|maar|ok|oke|wat|dan) )*(?:als|wanneer|indien) (?:je|we|ik|ge|men)(?: (?:nu|nou|dan|ook|eens|even))*"
    r"(?: (?:naar|op|uitgaat van))? (?P<what>[^,]+?) "
    r"(?:neemt|nemen|neem|pakt|pakken|pak|bekijkt|bekijken|bekijk|kijkt|kijken|kijk|telt|tellen|tel|rekent|rekenen)"
    r"\b,?(?P<rest>.*)",
    re.IGNORECASE,
)


def shortly(text: str) -> str:
    """ "zelfde ranglijst, maar dan op zilver": "en op zilver"; "hoe verhoudt zich dat tot Peking": held against that"""
    return _HELD_AGAINST.sub("en vergeleken met ", _THE_SAME.sub("en ", text, 1), 1)


def named_alone(text: str) -> str:
    """ "en als je Oostenrijk neemt, hoeveel hadden die": "en Oostenrijk, hoeveel hadden die"; else empty"""
    found = _TAKEN.fullmatch(text.rstrip("?!. "))
    return f"en {found['what']}{',' * bool(found['rest'])}{found['rest']}" if found is not None else ""
