"""What goes on in many words, put as shortly as most do: "zelfde lijstje, maar dan voor Peking" is "en Peking"."""

import re

from bot.understanding.grammar.messages.spoken import most_at_one_games
from medals_core.queries.model import Groups, Left, Listing, Versus
from medals_core.questions import ComparisonQuestion, Question, TableQuestion

_LISTS = r"vraag|(?:rang)?lijst(?:je)?|rijtje|overzicht(?:je)?|klassement|rangschikking|verhaal|top[ -]?\d+|cijfers"
_RANKED = ("lijst", "rijtje", "klassement", "rangschikking", "top")
_THE_SAME = re.compile(
    rf"(?:en |maar |doe |geef |nu )*(?:(?:precies|dan|ook|eens|me|de|het) )*(?:die|dat|de|het)?(?:zelfde|idem|ditto)"
    rf"(?: (?:{_LISTS}))?(?:,? (?:maar )?(?:dan|nu|nou|ook|alleen)|,? maar)+ (?:(?:voor|van|met) )?(?=\S)",
    re.IGNORECASE,
)
_HELD_AGAINST = re.compile(
    r"(?:en )?hoe (?:verhoudt|verhield) (?:(?:zich|dat|dit|aantal|nou|nu|dan) )+(?:tot|met) ", re.IGNORECASE
)
_WHOLE = re.compile(
    r"\b(?:in|over|tijdens|van|op) (?:het hele toernooi|(?:de|die) hele (?:winter|zomer)?spelen|alle dagen samen)\b",
    re.I,
)
_TOLD_OF_IT = re.compile(
    r"((?:en|maar|dan|ook) [^,?]+?),? (?:dat|die|wie) (?:(?:toch|er|net|vlak|direct|pal|meteen|dus|één plek) )*"
    r"(?:(?:achter|onder|boven|voor|na) ons|eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende)"
    r" (?:kwam|stond|eindigde|zat|werd|staat|is|was)(?:en)?[?!. ]*",
    re.IGNORECASE,
)
_WHEREIN = re.compile(r"(?:en )?(?:waarin|waarmee|waarop) (?:was|is) (?:dat|die|deze) van (?=\S)", re.IGNORECASE)
_HER = re.compile(
    r"\b(voor|achter|boven|onder|naast|(?:was|zat|bleef|stond|eindigde)(?= d'?r (?:\w+ )?voor\W*$)) d'?r"
    r"(?= (?:\w+ )?voor\W*$|\W*$)",
    re.IGNORECASE,
)  # elsewhere "dr" is "er"
_COLOUR_TOO = re.compile(
    r"^(?:en )?(?:doe|geef|noem|toon)(?: (?:me|er|dan|ook|nu))* ((?:de|die|het)? ?(?:goud|zilver|brons|bronz)(?:en)?)"
    r"(?: (?:medailles?|ook|maar|even|ff|effe|eens|nog|dan|graag|erbij))*(?=\W*$)",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"(?:en |maar )?(?:wie|welke? land(?:en)?)"
    r" (?:kwam|kwamen|zat|zaten|was|waren|stond|stonden|zit|zitten|komt|komen)"
    r"(?: (?:er|nog|dan|daar|een|beetje|dicht|het|dichtst))* (?:in de buurt|dichtbij)(?=\W*$)",
    re.IGNORECASE,
)  # of who had most
_MOST_OF_TWO = re.compile(
    r"(?:en )?(wie(?: (?:had|heeft|won|haalde|pakte))?)(?: er)?(?: dan)? (?:de|het|t) meeste?(?= \w+\W*$|\W*$)",
    re.IGNORECASE,
)  # of who were held against each other
_NOTHING_THEN = re.compile(r"(?:(?<=niks)|(?<=niets)) dan(?=\W*$)", re.IGNORECASE)  # elsewhere "niks dan" is "only"
_EITHER = re.compile(r"((?:en|maar) (?!wat|wie|waar|wanneer|hoe|welk)[^,?]+) dan (wel|niet)[?!. ]*", re.IGNORECASE)
_TAKEN = re.compile(
    r"(?:(?:en|maar|ok|oke|wat|dan) )*(?:als|wanneer|indien) (?:je|we|ik|ge|men)(?: (?:nu|nou|dan|ook|eens|even))*"
    r" (?:(?:kijkt|kijken|kijk) naar (?P<seen>[^,]+)|(?:(?:naar|op) )?(?P<what>[^,]+?) (?:(?:be)?kijkt|(?:be)?kijken|"
    r"(?:be)?kijk|neemt|nemen|neem|pakt|pakken|pak|telt|tellen|tel|rekent|rekenen)\b"
    r"|(?:alleen|enkel|uitsluitend|slechts) (?P<only>[^,]+?) mee(?:telt|tellen|tel|rekent|rekenen|reken|neemt|nemen))"
    r",?(?P<rest>.*)",
    re.IGNORECASE,
)


_NEXT = re.compile(r"(?:en )?(?:wat is )?(?:de|het) volgende(?: dan)?[?!. ]*", re.IGNORECASE)
_SO_MANY = re.compile(
    r"(?:doe|geef|toon|maak)(?: er| me| ons)?(?: maar| eens| dan)* (?:een )?(\d{1,4})[?!. ]*", re.IGNORECASE
)


def shortly(text: str, last: Question, before: Question | None) -> tuple[str, Question]:
    """ "zelfde ranglijst, maar dan op zilver": "en op zilver"; "hoe verhoudt zich dat tot Peking": held against that.
    And the question it goes on from: the ranking before, where the last was none."""
    same = _THE_SAME.search(text)
    if same is not None and any(word in same[0].lower() for word in _RANKED):
        ranking = next((one for one in (last, before) if isinstance(one, Groups | TableQuestion | Listing)), None)
        if ranking is None:
            return text, last  # of what was neither of the last two
        last = ranking
    if isinstance(last, Left) and _NEXT.fullmatch(text):
        return "en daarna", last  # "(de volgende finale) en de volgende": after that one
    if (more := _SO_MANY.fullmatch(text)) is not None:  # "(de top 3) doe maar 10"; "doe maar 2018"
        top = isinstance(last, TableQuestion | Groups) and len(more[1]) < len("2018")
        return f"{'top' if top else 'en'} {more[1]}", last
    text = _EITHER.sub(r"\1 \2", text) if _EITHER.fullmatch(text) else text  # "en Velzeboer dan wel": no more than
    text = (
        told[1] if (told := _TOLD_OF_IT.fullmatch(text)) is not None else text
    )  # "en met Italië, dat onder ons stond"
    if isinstance(last, ComparisonQuestion) or (isinstance(last, Versus) and len(last.measures) == 2):
        text = _MOST_OF_TWO.sub(r"\1 meer", text)
    text = _COLOUR_TOO.sub(r"en \1", _NOTHING_THEN.sub("", text))
    if isinstance(last, Groups) and last.take == 1 and not last.held:
        text = _NEAR.sub("wie staan er tweede en derde", text)
    text = most_at_one_games(_HER.sub(r"\1 haar", text))
    text = _WHEREIN.sub("op welk onderdeel was die van ", text)
    text = _WHOLE.sub("uiteindelijk", text)  # "(op 14 februari) en in het hele toernooi"
    return _HELD_AGAINST.sub("en vergeleken met ", _THE_SAME.sub("en ", text, 1), 1), last


def named_alone(text: str) -> str:
    """ "en als je Oostenrijk neemt, hoeveel hadden die": "en Oostenrijk, hoeveel hadden die"; else empty"""
    found = _TAKEN.fullmatch(text.rstrip("?!. "))
    if found is None:
        return ""
    named = found["seen"] or found["what"] or found["only"]
    return f"en {named}{',' * bool(found['rest'])}{found['rest']}"
