"""What a message narrows to before it asks: "neem alleen de landen met goud. Wie van hen …", "er zijn landen die …
Welke?", "…, als je alleen de landen meetelt die iets wonnen". The question gets it where it points to it."""

import re

_GROUP = (
    r"(?:landen|naties|sporters|atleten|nederlanders|onderdelen|nummers|sporten|dagen|edities|(?:winter|zomer)?spelen)"
)
_ONLY = r"(?:(?:nu|eens|even|nou|dan|ook|je|ons|maar) )*(?:alleen|enkel|slechts|uitsluitend|louter)(?: maar)?"
_BIDDEN = re.compile(
    rf"^\s*(?:(?:en|nou|oké?|stel:?) )?(?:(?:neem|pak|bekijk|beschouw|houd?|tel|reken|selecteer) {_ONLY}(?: over)?|"
    rf"(?:kijk|let) (?:{_ONLY} (?:naar|op)|(?:naar|op) {_ONLY})|beperk (?:je|u|ons)(?: eens| even)? tot|"
    r"(?:ga|gaan we)(?: eens| even)? (?:alleen |enkel )?uit van)"
    r" (?P<these>[^.:;?!]{4,90}?)(?: mee)?\s*[.:;]\s*(?P<asked>[^.]{8,})$",
    re.IGNORECASE,
)
_SUPPOSED = (
    r"(?:als|wanneer|indien) (?:je|we|wij|men|ik) (?:alleen|enkel|slechts|uitsluitend) (?:de )?"
    rf"(?P<noun>{_GROUP}) (?:meetelt|meetellen|meerekent|meerekenen|meeneemt|meenemen|bekijkt|bekijken|neemt|nemen|"
    r"telt|tellen) (?P<which>(?:die|dat|met|waar|zonder)\b[^,.?!]*)"
)
_SUPPOSED_FIRST = re.compile(rf"^\s*{_SUPPOSED}\s*[,:]\s*(?P<asked>.{{8,}})$", re.IGNORECASE)
_SUPPOSED_LAST = re.compile(rf"^(?P<asked>.{{8,}}?)\s*,?\s+{_SUPPOSED}\s*[?.!]*\s*$", re.IGNORECASE)
_THERE_ARE = re.compile(
    rf"^\s*(?:er (?:zijn|waren|bestaan)|je (?:hebt|had)|we (?:hebben|hadden)) (?:(?:ook|een paar|enkele|wat|maar) )*"
    rf"(?P<noun>{_GROUP}) (?P<which>(?:die|dat|met|waar|waarop|zonder)\b[^.:;?!]{{6,}})[.:;,]\s*(?:en )?(?:welke?|wie|"
    rf"noem (?:ze|die))(?: {_GROUP})?(?: (?:zijn|waren))?(?: (?:dat|het|die|er))?(?: zoal)?\s*[?.!]*\s*$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    rf"\b(?:van|onder|uit|in) (?:hen|ze|(?:die|deze|dat|dit) (?:{_GROUP}|groep|groepje|rijtje|lijst(?:je)?))\b|"
    r"\b(?:daarvan|hiervan|daaronder|hieronder|daartussen)\b",
    re.IGNORECASE,
)
_HOW_MANY = re.compile(rf"\bhoeveel (?:er )?(?:{_OF_THEM.pattern})", re.IGNORECASE)
_THE = re.compile(r"^(?:de|alle|die) ", re.IGNORECASE)
_OF_A_GROUP = re.compile(rf"\b{_GROUP} (?:die|dat|met|zonder|waar\w*)\b", re.IGNORECASE)
_WHICH = re.compile(r"\bwelk(?:e)? (?:land|landen|natie|naties|sporters?|atleten|atleet)\b", re.IGNORECASE)
_WON_SOMETHING = re.compile(
    r"(?:die|met) (?:(?:iets|wat|een medaille|minstens een medaille|medailles?)(?: (?:gewonnen|gehaald|gepakt|wonnen|"
    r"haalden|pakten))?)(?: (?:hebben|hadden))?",
    re.IGNORECASE,
)
_EACH = re.compile(r"\bper (?:land|natie|sporter)\b", re.IGNORECASE)


_AS_ONE_SPORT = re.compile(
    r"^\s*(?:als|wanneer|indien) (?:je|we|wij|men) [^?:]{4,80}? (?:als|tot) (?:één|een|1) (?:sport|geheel|discipline) "
    r"(?:beschouwt|beschouwen|telt|tellen|ziet|zien|rekent|rekenen|neemt|nemen)\s*[,:]\s*(?P<asked>.{8,})$",
    re.IGNORECASE,
)
_THEN = re.compile(r"\bdan (?=meer|minder|de|het)", re.IGNORECASE)


_TOGETHER = re.compile(
    r"^\s*(?:neem|tel|pak|voeg|gooi) (?P<these>[^.:;?!]{4,60}?) (?:(?:eens|even) )?(?:samen|bij elkaar|bijeen)(?: op)?"
    r"\s*[.:;,]\s*(?P<asked>[^.?!]*?)\b(?:die|ze|zij)\b(?: (?:samen|dan))?(?P<more>[^.]*)$",
    re.IGNORECASE,
)

_ADDED_UP = re.compile(
    r"^\s*(?:tel|reken) (?P<these>[^.:;?!,]{4,60}?)(?: (?:maar|eens|even|gerust|bij elkaar))* op\s*[,.:;]\s*"
    r"(?:dan |nog |steeds )*(?P<asked>[^.?!]*\b(?:meer|vaker|minder)\b[^.?!,]*).*$",
    re.IGNORECASE,
)


def narrowed_first(text: str) -> str:
    """The question with what was narrowed to in it; the text itself where nothing was."""
    both = _TOGETHER.match(text)
    if both is not None:
        return f"{both['asked']}{both['these']} samen{both['more']}"
    added = _ADDED_UP.match(text)
    if added is not None:
        return f"{added['asked']} dan {added['these']} samen, klopt dat?"
    as_one = _AS_ONE_SPORT.match(text)
    if as_one is not None and re.search(r"\bwielrennen\b", as_one["asked"], re.IGNORECASE):
        return _THEN.sub("", re.sub(r"\bhet wielrennen\b|\bwielrennen\b", "de wielersport", as_one["asked"]), count=1)
    there = _THERE_ARE.match(text)
    if there is not None:
        return f"welke {there['noun']} {there['which']}?"
    found = _SUPPOSED_FIRST.match(text) or _SUPPOSED_LAST.match(text)
    if found is not None:
        if _EACH.search(found["asked"]) and _WON_SOMETHING.fullmatch(found["which"]):
            return f"{found['asked']}?"  # only those count anyway
        return _of_these(found["asked"], f"de {found['noun']} {found['which']}") or text
    found = _BIDDEN.match(text)
    if found is None:
        return text
    these, asked = found["these"], found["asked"]
    joined = _of_these(asked, these)
    if joined:
        return joined
    return text if _OF_A_GROUP.search(these) else f"{these}: {asked}"


def _of_these(asked: str, these: str) -> str:
    """ "wie van hen" is "wie van de landen met goud", "welk land" too; nothing where the question points to none."""
    counted = _HOW_MANY.search(asked)
    if counted is not None:
        return f"{asked[: counted.start()]}hoeveel {_THE.sub('', these)}{asked[counted.end() :]}"
    if _OF_THEM.search(asked):
        return _OF_THEM.sub(f"van {these}", asked, count=1)
    return _WHICH.sub(f"wie van {these}", asked, count=1) if _WHICH.search(asked) else ""
