"""How people talk their way through a question: a mistake put right in the same message, the year of their own birth,
a second thought at the end, crews called by their number."""

import re

from bot.understanding.grammar.words.abroad import as_dutch
from bot.understanding.time.numbers import years_in_digits

_OOPS = r"(?:sorry|oeps|oei|o|oh|nee|neen|wacht|ho|foutje|pardon|ik bedoel|bedoel ik|excuus|verkeerd|mis)"
_STRESSED = re.compile(r"(?<!\w)(?P<mark>[\"*~]{1,2}|_)(?P<word>[^\W_]+)(?P=mark)(?!\w)")
""" "op 12 *februari*", "de "tien" kilometer": a word with weight on it."""
_NUMBERED = re.compile(
    r"^\s*(?:quiz|kwis|toets|examen)?(?:vraag|vr)\.? ?(?:nr\.? ?|nummer )?\d{1,2}\s*[.:)–-]\s*(?=\w)", re.IGNORECASE
)
"""The number of a question in a quiz."""
_FROM_WHAT = re.compile(
    r"\bwaar (?P<told>(?:haal|won|pak|kreeg|kregen|kwam(?=[^?]* (?:medaille|goud|plak))|scoor|hebben|heeft|had)\w*\b"
    r"[^.?!,]*?) vandaan\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?P<one>een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|twintig|dertig|"
    r"duizend) (?P<more>(?:honderd|duizend)(?:ste)?)\b",
    re.IGNORECASE,
)
_LONG = re.compile(
    r"\bop (?P<which>de|den) (?P<km>drie|vijf|tien)(?=\s*(?:$|[,?.!]|(?:en|maar|of|bij) ))", re.IGNORECASE
)
_FIFTEEN = re.compile(r"\bduizend vijfhonderd\b", re.IGNORECASE)
_WAIT = re.compile(
    r"^\s*(?:(?:nee|neen|o|oh|ja|ok|oke|eh|euh|sorry) )*wacht(?: (?:even|effe|eens|nee))?[, ]+"
    r"(?:ik bedoel(?:de)?(?: (?P<meant>\w+)(?=.*\b(?P=meant)\b))?[, ]+)?(?=\w+ \w+ \w)",
    re.IGNORECASE,
)
_GONE = r"(?:verdwenen|voormalige?|opgeheven|vroegere?|oude|ex|niet meer bestaande?|historische?)"
_GONE_LANDS = re.compile(rf"\b{_GONE}[ -](?=(?:land|staat|landen|staten)[,:(]+ ?(?:de |het |van )*\w)", re.IGNORECASE)
"""Where the lands themselves are named behind it."""
_CHOICE_WITHIN = re.compile(
    r"(?P<who>^\W*(?:(?:voor|van|bij) )?welke? (?:land|sporter|ploeg|atleet|van de twee)), "
    r"(?P<choice>[^,?.:]+ of [^,?.:]+), "
    r"(?P<asked>[^,?.:]+?)(?P<more>,? en hoeveel scheel\w* (?:het|dat|t)\b)",
    re.IGNORECASE,
)
"""The choice stands at the end of a first half: "welk land, A of B, won meer goud en hoeveel scheelt het"."""
_COUNTED_LATER = re.compile(
    r"\b(?P<n>twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\d{1,2})\s*\?\s*"
    r"(?P<metal>(?:gouden|zilveren|bronzen)(?: medailles?| plakken)?)(?=\W*$| bedoel)",
    re.IGNORECASE,
)
"""The metal as an afterthought: "had er toch vier? gouden bedoel ik"."""
_TIMES = re.compile(
    r"(?P<metal>\s+(?:goud|zilver|brons|gouden medailles?))(?P<between>(?:\s+(?:in\s+)?[^\W\d]+)?)\s+"
    r"(?P<n>\d{1,2}) ?(?:x|keer)(?=\W*$)",
    re.IGNORECASE,
)
"""How often, said last: "Ruska goud München 2x"."""
_GAVE_UP = re.compile(
    r"\blever(?:de|den|t|en)\b(?P<what>(?=[^.?!]*\bmeeste\b)[^.?!]*?) in(?=\s*(?:$|[?.!]))", re.IGNORECASE
)
"""Fewer than before: "leverde ten opzichte van Peking het meeste goud in"."""
_CHECKED = re.compile(r"\b(?:toch|klopt|hoor|he)\b|\?\s*\w", re.IGNORECASE)
_SIGNS = {
    "komma": ",", "punt": ".", "vraagteken": "?", "uitroepteken": "!", "nieuwe regel": ".", "nieuwe alinea": ".",
    "dubbele punt": ":",
}  # fmt: skip
_SPOKEN = re.compile(
    rf"(?<=\w)(?<!\bde)(?<!\been)(?<!\bhet)(?<!\bgeen)(?<!\bper)(?<!\belk)(?<!\bwelk)(?<!\bslot)(?<!\b1)(?<!\béén),?\s+(?P<sign>{'|'.join(_SIGNS)})\b(?=\s|$)"
    r"(?! (?:getal|gescheiden|voor|meer|minder|achter|tussen|per|waard))",
    re.IGNORECASE,
)
_RATHER = re.compile(
    r"\b[\w'-]+[, ]+(?:nee|neen|sorry|oh|o|eh|euh)[, ]+(?:(?:wacht|nee|sorry)[, ]+)*(?P<right>[\w'-]+(?: [\w'-]+)?) "
    r"(?:bedoel|bedoelde) ik\b",
    re.IGNORECASE,
)
_MEANT = re.compile(
    rf"(?<=\w)[,;.]*\s+(?:{_OOPS}[\s,]+)*(?:dat |die )?(?:bedoel|bedoelde|bedoelden|meen|meende) (?:ik|k|we)"
    r"(?: (?:dan|dus|natuurlijk|hé|he|hè|eigenlijk|toch|wel|hoor))*(?=\s*(?:$|[?.!,]))",
    re.IGNORECASE,
)
_WHICH_MEANT = re.compile(
    r"^\W*(?:(?:eigenlijk|nou|zeg|en|maar)\s+)*wie\b"
    r"(?P<asked>[^?!.]*?)[,.]?\s+(?P<which>welke? (?:land|ploeg|sporter|atleet)) "
    r"(?:bedoel|bedoelde|zoek) ik(?: hoor| dan| dus| eigenlijk)?\W*$",
    re.IGNORECASE,
)
"""What "wie" was to mean, said last: "wie was de beste, welk land bedoel ik"."""
_MINE = r"(?:mijn|m'n|mn|men)"
_ALIVE = (
    rf"(?:sinds|vanaf|na|sedert) {_MINE} geboorte(?:jaar)?|(?:sinds|sedert|vanaf dat|zolang|zo lang) ik "
    r"(?:leef|besta|(?:op de wereld|er|geboren) ben|(?:leef|besta) al)|"
    rf"(?:gedurende|tijdens|in) (?:heel )?{_MINE} (?:hele |ganse )?(?:leven|bestaan)|"
    r"(?:heeft|had|heb|kon|kan) (?:ze|zij|hij|ie|die|ik)(?: er| al| zelf| dus| nog)* (?:(?:kunnen|mogen) )?"
    r"(?:meegemaakt|meemaken|beleefd|beleven|zien|gezien)(?: hebben)?|"
    r"die ik(?: al| zelf)* (?:heb )?(?:meegemaakt|beleefd|meemaakte|beleefde)(?: heb)?"
)
_LIVED = re.compile(rf"\b(?:{_ALIVE})\b", re.IGNORECASE)
_BORN = re.compile(
    r"(?:\b(?:(?:ik|k|'k) (?:ben|kom)|ben ik|kom ik)|^\s*ben)(?: \w+)?? "
    r"(?:van|uit|geboren|gemaakt|bouwjaar|lichting|jaargang)"
    r"(?: (?:in|uit|van|het|jaar|bouwjaar|lichting|jaargang))* (?P<year>(?:19|20)\d\d|'?\d\d)\b(?: geboren)?|"
    rf"\b(?:{_MINE}|onze|ons|zijn|haar) (?:\w+ ){{1,2}}(?:is|was) (?:van|uit|geboren in)(?: het jaar| bouwjaar)? "
    r"(?P<theirs>(?:19|20)\d\d)\b|"
    r"\b(?:ik|k) ben in (?P<other>(?:19|20)\d\d) (?:geboren|ter wereld gekomen)|"
    rf"\b(?:{_MINE} )?(?:geboren in|bouwjaar|geboortejaar)(?: is| was|:)* (?P<third>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_HOW_CALLED = re.compile(r"\bhoe (?P<who>(?:die|de|dat) [^\W\d]+)(?: ook| weer| alweer)* heet(?:te)?\b", re.IGNORECASE)
"""Who it was, in a subordinate clause: "mag ik vragen hoe die Chinees heet die de 1500 won"."""
_WEIGHT_CLASS = re.compile(r"(?<=\s)(?P<sign>[-+])(?P<kilos>\d{2,3})(?: ?(?:kg|kilo))?(?=\s|[?.!,]|$)", re.IGNORECASE)
_OF_WEIGHTS = re.compile(r"judo|taekwondo|boks|worstel|karate|gewichthef", re.IGNORECASE)
_ADDED = re.compile(r"(?<!\d)(?<!\d )\+ ?(?=\d{1,2}\b)")
_TAKEN_OFF = re.compile(r"(?<=\w )[-−–](?=\d{1,2} (?:goud|zilver|brons|bronz))", re.IGNORECASE)
_BECOMES = re.compile(r"\s*(?:→|➡|[-=]>)\s*")
_THEN = re.compile(r"\b(?:toen|dat jaar|in mijn (?:geboorte|bouw)jaar|daarvoor|daarna|sindsdien)\b", re.IGNORECASE)
_SECOND_THOUGHT = re.compile(
    r"[,;.]?\s+of (?:is|was|waren|zijn|zat|zaten) (?:het|t|dat|er|ze|die)(?: er)?(?: toch| gewoon| maar| slechts|"
    r" alleen| soms| ook| nog| wel)* (?:eentje|één|een|1|meer|meerdere|geen(?: enkele)?|niemand|niet(?:s)?)(?: maar)?"
    r"\s*(?=[?!.]*\s*$)",
    re.IGNORECASE,
)
_MISTAKEN = (
    r"(?:nu|nou|dan|weer|alweer|echt|gewoon|misschien|soms|even|zelf|helemaal|totaal|gans|me|mij|mijzelf|mezelf|er|het|"
    r"dat|iets|een|mis|fout|verkeerd|gek|scheef|naast|goed|slecht|niet|wel|verward|in|de|war|dingen|onzin|door|elkaar|"
    r"te|veel|weinig|ergens|vergist|bedrogen|abuis|dom|blind|doof|kippig|oud|dement|sterretjes|fabels|uit|mijn|m'n|nek|"
    r"poot|gedroomd|verzonnen|oudere|jaren|gezien|gehoord|geteld|tellen|rekenen|bij|elk|geval|nog|zo|al|toch|ook)"
)
_DOUBT = re.compile(
    r"[\s,]+of (?:bedriegt|misleidt|bedriegen) (?:mijn|m'n|mn) (?:geheugen|ogen) (?:mij|me)(?: nu| nou)?[\s?!.]*$|"
    r"[\s,]+of (?:ben|heb|zit|vergis|zie|tel|droom|lul|klets|praat|haal|kijk|weet|denk) ik\b"
    rf"(?: {_MISTAKEN}){{0,5}}(?:[\s?!.]*$|(?=[?!.]\s))|"
    r"[\s,]+(?:is|was|waren|zijn) (?:het|dat|t|'t|ze) niet(?: soms| dan)?(?:[\s?!.]*$|(?=[?!.]\s))",
    re.IGNORECASE,
)
"""Somebody doubts what he says: "… of ben ik nu mis"."""
_CREWS = re.compile(
    r"\b(?P<lead>(?:in|op|bij|met|van|zowel|won|wonnen|pakte|pakten)? ?(?:de|zijn|z'n|hun) )(?P<one>twee|vier|2|4)"
    r"(?P<and>(?:mans)? ?(?:en|én|of|als|plus|\+|&) (?:in |op |bij |met )?(?:de |zijn |z'n |hun )?)"
    r"(?P<other>twee|vier|2|4)\b"
    r"(?! \w*(?:medaille|plak|keer|land|dag|jaar))",
    re.IGNORECASE,
)
_CREW = re.compile(
    r"\b(?P<lead>(?:in|op|bij|met|won|wonnen) (?:de|zijn|z'n) )(?P<one>twee|vier|2|4)(?=\s*(?:$|[?.,!]|goud\b|zilver\b|"
    r"brons\b|won\b|wonnen\b|was\b|werd\b|bij\b|toch\b))",
    re.IGNORECASE,
)
_DOUBLE = re.compile(r"\b(?:dubbel(?:tje|spel)?|duo's?)\b(?! (?:zo|goud|zilver|brons|podium))", re.IGNORECASE)
_BOBS = {"twee": "tweemansbob", "2": "tweemansbob", "vier": "viermansbob", "4": "viermansbob"}


def plainly(text: str) -> str:
    """The text as one would write it: what was put right is gone, the life around the question too."""
    text = _STRESSED.sub(r"\g<word>", text)
    shouted = text.isupper()  # and stays so: "DE" in small letters around it is Germany
    text = _NUMBER.sub(r"\g<one>\g<more>", years_in_digits(as_dutch(text)))
    text = _LONG.sub(r"op de \g<km> kilometer", text)
    text = _FIFTEEN.sub("vijftienhonderd", _WAIT.sub("", text))
    text = _NUMBERED.sub("", text)
    if _OF_WEIGHTS.search(text):  # "judo -70"
        text = _WEIGHT_CLASS.sub(
            lambda found: f"{'tot' if found['sign'] == '-' else 'boven'} {found['kilos']} kg", text
        )
    text = _BECOMES.sub(" wordt ", _TAKEN_OFF.sub("min ", _ADDED.sub(" plus ", text)))  # "+2 goud", "zilver → goud"
    text = _GAVE_UP.sub(r"ging\g<what> achteruit", text)
    text = _GONE_LANDS.sub("", text)
    text = _CHOICE_WITHIN.sub(r"\g<who> \g<asked>, \g<choice>\g<more>", text)
    text = _TIMES.sub(r" \g<n> keer\g<metal>\g<between>", text)
    text = _COUNTED_LATER.sub(r"\g<n> \g<metal>", text)
    text = _SPOKEN.sub(lambda found: _SIGNS[found["sign"].lower()], text)
    text = _HOW_CALLED.sub(r"hoe heet \g<who>", text)
    text = _FROM_WHAT.sub(r"in welke sport \g<told>", text)
    text = _RATHER.sub(r"\g<right>", text)
    text = _WHICH_MEANT.sub(r"\g<which>\g<asked>", text)
    text = _MEANT.sub("", text)
    text = _SECOND_THOUGHT.sub("", text)
    text = _DOUBT.sub("" if _CHECKED.search(text) else ", klopt dat", text)
    text = _crews(_since_birth(text))
    return text.upper() if shouted else text


def _since_birth(text: str) -> str:
    """ "ik ben van 1938, hoeveel winterspelen sinds mijn geboorte": since that year. Where nothing is asked of
    the life, its year is no more than that."""
    born = _BORN.search(text)
    if born is None:
        return text
    year = born["year"] or born["other"] or born["third"] or born["theirs"]
    year = year if len(year) == len("1938") else f"19{year[-2:]}"
    without = f"{text[: born.start()]} {text[born.end() :]}".strip(" ,.;:")
    lived = _LIVED.search(without)
    if lived is not None:
        seen = re.match(r"(?:heeft|had|heb|kon|kan)\b", lived.group(), re.IGNORECASE)
        return f"{without[: lived.start()]}{'waren er ' if seen else ''}sinds {year}{without[lived.end() :]}"
    asked = without if len(without.split()) > 2 else text
    return text if _THEN.search(text) else asked


def _crews(text: str) -> str:
    """ "in de twee én de vier": bobsleighs, where a text speaks of those."""
    if re.search(r"\brodel", text, re.IGNORECASE):
        text = _DOUBLE.sub("tweezitter", text)
    if not re.search(r"bob|slee", text, re.IGNORECASE):
        return text
    text = _CREWS.sub(
        lambda found: (
            f"{found['lead']}{_BOBS[found['one'].lower()]}{found['and'].removeprefix('mans')}"
            f"{_BOBS[found['other'].lower()]}"
        ),
        text,
    )
    return _CREW.sub(lambda found: f"{found['lead']}{_BOBS[found['one'].lower()]}", text)
