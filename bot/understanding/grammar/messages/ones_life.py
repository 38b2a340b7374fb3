"""Where who writes is, lives and comes from, what he is and loves: "ik woon in Noorwegen, hoeveel goud hebben we". That
narrows nothing, unless the question points to it."""

import re
from collections.abc import Callable, Sequence

from bot.understanding.grammar.items import Item
from bot.understanding.grammar.messages.asides import BEFORE, OF_ONESELF, TOLD

_LIVING = re.compile(
    rf"{BEFORE}(?:(?:ik|'?k|we|wij|(?:mijn|m'n|mn|ons|onze) \w+(?: en ik| \w+)?) (?:(?:al|nu|net|pas|zelf|ook) )*"
    r"(?:woont?|wonen|leeft?|leven|komt?|komen|zit|zitten|ben|zijn|is|sta|staan|lig|liggen|rijd?|rijden|reis|reizen|"
    r"vlieg|vliegen|werkt?|werken|studeert?|ga|gaat|gaan)|(?:net|pas|weer) terug|wat (?:een|'n|n) \w+ \w+)\b"
    r"(?!.*\b(?:bezig|kijken|over)\b)",
    re.IGNORECASE,
)
_PRIVATE = (
    r"(?:mijn|m'n|mn|onze?) (?:(?:klein|schoon|stief|tweeling)?(?:zoon|dochter|broer|zus|vader|moeder|kind|ouders)|man|"
    r"vrouw|opa|oma|neef|nicht|vriend|vriendin|buurman|buurvrouw|buurjongen|buurmeisje|collega)(?:t?je|s)?"
)
_OWN_FEAT = re.compile(
    rf"{BEFORE}(?:(?:{_PRIVATE}|ik) (?:won|wint|werd|wordt|pakte|haalde|behaalde|kreeg)\b|"
    rf"(?:{_PRIVATE}|ik) (?:heb|heeft|ben|is|had|was) .*\b(?:gewonnen|gehaald|behaald|gekregen|geworden)\b)(?!.*\d)",
    re.IGNORECASE,
)
"""What somebody's own people won is no medal of ours."""
_BET = re.compile(
    rf"{BEFORE}(?:{_PRIVATE}|ik|hij|zij|ze) (?:zeg|zegt|zei|gok|gokt|denk|denkt|dacht) (?:van |zelf )?[\w-]+[,.:]?$",
    re.IGNORECASE,
)
_LIVED = re.compile(
    rf"{BEFORE}(?:in (?:19|20)\d\d (?:woonden?|werkten?|studeerden?|trouwden?|emigreerden?)|"
    r"(?:vandaag|vanavond|vanmiddag|straks|morgen|zo) (?:eten?|drink|drinken|kook|koken|slaap|slapen|bak|bakken)) "
    r"(?:ik|we|wij|mijn \w+)\b",
    re.IGNORECASE,
)
_ASKER = re.compile(
    rf"{BEFORE}(?:(?:mijn|m'n|mn|onze?|een) \w+ \w+|(?:iemand|(?:mijn|m'n|mn|onze?|een) \w+) uit (?:de |het )?\w+) "
    r"(?:(?:wil|wilde|wou)(?: het)?(?: graag)? weten|vraagt?|vroeg)\b|"
    r"(?:zo|dat) (?:vroeg|vraagt|zei|zegt|wilde?|wou) (?:iemand|een|mijn|m'n|mn|onze?)\b",
    re.IGNORECASE,
)
_LOVING = re.compile(
    r".*\b(?:(?:ben|zijn|is) (?:\w+ ){0,3}(?:gek|dol|verslaafd|verzot|verliefd) (?:op|aan)|hekel aan|"
    r"(?:hou|houdt?|houden) (?:\w+ )*van|\w*(?:fans?|liefhebbers?) van)\b",
    re.IGNORECASE,
)
_KIN = re.compile(rf"{BEFORE}(?:mijn|m'n|mn|ons|onze)\b", re.IGNORECASE)
_SENTENCES = re.compile(
    r"(?<=[,.:!?])\s+|\s+(?=en vraagt\b)|(?<= weten)\s+|(?<= vraagt)\s+|(?<= vroeg)(?<!zo vroeg)\s+"
)
_SO_LONG = re.compile(r"\b(?:al |nu )*\w+ (?:jaar|maanden?|weken|week|dagen)\b", re.IGNORECASE)
_AND_ASKS = re.compile(r"(?:(?:en |die )?(?:vraagt|vraag)(?: zich af| me af| nu)?[:,]?|mij|me|ons)\s+", re.IGNORECASE)
_POINTS = re.compile(
    r"\b(?:daar\w*|hier(?:mee|bij|in|van)?|er(?:bij|in(?! om\b)|mee|van)|toen|die(?! ene\b| \w+(?:en|s)\b)|"
    r"(?<!geleden )(?<!stel )dat|deze|dit|ze|zij|hij|hem|haar|hun|hen|zo'n)\b",
    re.IGNORECASE,
)


def beside_ones_life(text: str, phrases: Callable[[str], Sequence[Item]]) -> tuple[str, bool]:
    """The question beside that, if it does not point to it; else empty. And whether a question that names nobody may
    be about those: "ik ben fan van Zweden! Hoe vaak goud bij het curling"."""
    parts = _SENTENCES.split(text)
    life = [part for part in parts if _tells_ones_life(part, phrases)]
    rest = " ".join(_AND_ASKS.sub("", part, count=1) for part in parts if part not in life).strip(" ,:")
    if not (life and rest) or _POINTS.search(rest):
        return "", False
    loved = any(map(_LOVING.match, life))
    if loved and any(one.has("event") and len(one.value("event").disciplines) > 1 for one in phrases(rest)):
        return "", False  # "ik ben dol op shorttrack, wie won de 500 meter": in which sport
    whose = loved or any(map(_KIN.match, life))
    return rest, whose and any(one.has("nation") for part in life for one in phrases(part))


def _tells_ones_life(part: str, phrases: Callable[[str], Sequence[Item]]) -> bool:
    loved = OF_ONESELF.match(part) is not None and _LOVING.match(part) is not None
    lived = _LIVED.match(part) is not None
    if _OWN_FEAT.match(part) and not part.endswith("?"):
        return True
    if _BET.match(part):  # "ik zeg tien, mijn zus zegt twaalf: …"
        return all(one.is_small or one.has_any(("number", "unknown")) for one in phrases(part))
    if part.endswith("?") or not (loved or lived or _LIVING.match(part) or _ASKER.match(part)):
        return False
    told = phrases(_SO_LONG.sub("", part))
    dated = not lived and any(any(map(str.isdigit, one.text)) for one in told)
    sport = any(one.has("event") and not one.text.startswith("met z") for one in told)  # "met z'n vieren"
    won = any(not one.is_small and one.has_any((*TOLD, "athlete", "win")) and not one.has("event") for one in told)
    named = any(one.has_any(("nation", "games", "moment", "event", "sports")) for one in told)
    return named and not (dated or won or (sport and not loved))
