"""How people talk their way through a question: a mistake put right in the same message, the year of their own birth,
a second thought at the end, crews called by their number."""

import re

from bot.understanding.grammar.words.abroad import as_dutch
from bot.understanding.time.numbers import years_in_digits

_OOPS = r"(?:sorry|oeps|oei|o|oh|nee|neen|wacht|ho|foutje|pardon|ik bedoel|bedoel ik|excuus|verkeerd|mis)"
_STRESSED = re.compile(r"(?<!\w)(?P<mark>[\"*~]{1,2}|_)(?P<word>[^\W_]+)(?P=mark)(?!\w)")
""" "op 12 *februari*", "de "tien" kilometer": a word with weight on it."""
_KIN_BORN = re.compile(
    r"(?P<kin>\b(?:mijn|m'n|mn|ons|onze) \w+(?: \w+)?),? die (?:nog )?(?:in|uit) (?:het jaar )?(?:19|20)\d\d "
    r"(?:is |werd )?(?:geboren|getrouwd|gestorven|overleden)(?: is| werd| was)?,?",
    re.IGNORECASE,
)
_MY_AGE = re.compile(
    r"\b(?:ik|k) ben (?:nu |pas |al |nog maar |bijna )?(?:een \w+ van )?\d{1,2}"
    r"(?: jaar)?(?: oud| jong)?(?:,? en\b|,)\s*",
    re.IGNORECASE,
)
""" "hoi ik ben 12 en ik wil weten …" """
_IF_SO = re.compile(
    r",?\s+(?:en )?(?:zo ja|indien ja),?\s+(?:(?:door |voor )?wie|waarop|waarin|waarmee|waarbij)[\s?.!]*$",
    re.IGNORECASE,
)
"""The yes tells it: "… een gouden medaille, en zo ja door wie"."""
_NUMBER = re.compile(
    r"\b(?P<one>een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|twintig|dertig|"
    r"duizend) (?P<more>(?:honderd|duizend)(?:ste)?)\b",
    re.IGNORECASE,
)
_FIFTEEN = re.compile(r"\bduizend vijfhonderd\b", re.IGNORECASE)
_GONE = r"(?:verdwenen|voormalige?|opgeheven|vroegere?|oude|ex|niet meer bestaande?|historische?)"
_GONE_LANDS = re.compile(rf"\b{_GONE}[ -](?=(?:land|staat|landen|staten)[,:(]+ ?(?:de |het |van )*\w)", re.IGNORECASE)
"""Where the lands themselves are named behind it."""
_CHOICE_WITHIN = re.compile(
    r"(?P<who>^\W*(?:(?:voor|van|bij) )?welke? (?:land|sporter|ploeg|atleet|van de twee)), "
    r"(?P<choice>[^,?.:]+ of [^,?.:]+), "
    r"(?P<asked>[^,?.:]+?)(?P<more>,? en hoeveel scheel\w* (?:het|dat|t)\b)",
    re.IGNORECASE,
)
_COUNTED_LATER = re.compile(
    r"\b(?P<n>twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\d{1,2})\s*\?\s*"
    r"(?P<metal>(?:gouden|zilveren|bronzen)(?: medailles?| plakken)?)(?=\W*$| bedoel)",
    re.IGNORECASE,
)
"""The metal as an afterthought: "had er toch vier? gouden bedoel ik"."""
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
_THOSE_WHERE = re.compile(
    r"^(?=de (?:\w+ )?(?:sporten|onderdelen|nummers|afstanden|dagen|(?:winter|zomer)?spelen) waar(?:op|in|bij)? )",
    re.IGNORECASE,
)
""" "De sporten waar Nederland goud won" asks for those, not for a place."""
_COUNTS = re.compile(r"^(?:ik|wij|we) (?:tel|tellen)(?= (?:\d+|[a-z]+) (?:\w*medailles|plakken|keer)\b)", re.IGNORECASE)
"""Who counts "twintig plakken" says how many we have."""
_SMILES = re.compile(
    r"\s*[\U0001f600-\U0001f64f\U0001f900-\U0001f9ff]+\s+(?=(?:hoeveel|hoe|wie|wat|welke?|wanneer|waar|en)\b)",
    re.IGNORECASE,
)
"""Ends a clause, as a sign would: "nuis heeft toch brons 😭 hoeveel heeft ie er"."""
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
_HOW_CALLED = re.compile(r"\bhoe (?P<who>(?:die|de|dat) [^\W\d]+)(?: ook| weer| alweer)* heet(?:te)?\b", re.IGNORECASE)
"""Who it was, in a subordinate clause: "mag ik vragen hoe die Chinees heet die de 1500 won"."""
_WEIGHT_CLASS = re.compile(r"(?<=\s)(?P<sign>[-+])(?P<kilos>\d{2,3})(?: ?(?:kg|kilo))?(?=\s|[?.!,]|$)", re.IGNORECASE)
_OF_WEIGHTS = re.compile(r"judo|taekwondo|boks|worstel|karate|gewichthef", re.IGNORECASE)
_ADDED = re.compile(r"(?<!\d)(?<!\d )\+ ?(?=\d{1,2}\b)")
_THEIR_METAL = re.compile(
    r"\b(?P<who>(?:(?:De|Van|Ter|Ten|Den|Der|'t|Van 't) )*[A-ZÀ-Ý][\w-]+)['’]s (?P<metal>(?i:goud|zilver|brons))\b"
)
_HALVES = re.compile(
    r"\b(eerste|tweede)( week| helft| weekend)\b(.*\bin (?:de|het) )(eerste|tweede)(?=\W*$)", re.IGNORECASE
)
_CLAIMS = r"(?:tel|zeg|denk|gok)\w*"
_WHO_IS_RIGHT = re.compile(
    rf"^.*?\b{_CLAIMS} (?P<one>[\w-]+) (?P<what>(?:keer |maal )?\w+),? (?:maar|en|terwijl) [^,.?!]*?\b{_CLAIMS} "
    r"(?P<other>[\w-]+)[,.]? wie (?:heeft|hep|heb) (?:er |nou |nu |dan )*gelijk\W*$",
    re.IGNORECASE,
)
"""Two numbers that are claimed: "ik tel twintig medailles maar mijn vader zegt eenentwintig, wie heeft gelijk"."""
_CLOSED = re.compile(
    r"^(?P<who>\W*(?:hoeveel|welke|wie van de) [\w'-]+ (?:die|dat) [^,.?!]+), "
    r"(?=(?:ver)?(?:trok|trokken|ging|gingen|bleef|bleven|kwam|kwamen|keer\w+|won|wonnen|pakten?|haalden?|had|hadden|heeft|"
    r"hebben|stond|stonden|staan|staat|eindigden?|deed|deden)\b)",
    re.IGNORECASE,
)
"""A relative clause that a comma closes: "hoeveel landen die in Peking iets wonnen, vertrokken nu zonder medaille"."""
_SIDE = r"(?:(?:direct|net|vlak|pal) )?(?:boven|onder|voor|achter)"
_BOTH_SIDES = re.compile(
    rf"^\W*(?:wie|welke?(?: twee)? land(?:en)?) (?P<did>sta|sto|eind|finish|bl)\w*(?P<er>(?: er)?(?: in .+?)?) "
    rf"(?P<one>{_SIDE}) en (?:(?:wie|welk land) )?(?P<other>{_SIDE}) (?P<whom>[^,.?!]+)",
    re.IGNORECASE,
)
_DID = {"sta": "staat", "sto": "stond", "eind": "eindigde", "finish": "finishte", "bl": "bleef"}
_WHOM = (
    r"(?:me(?:ne|v)e?e?r|mijnheer|mevrouw|juffrouw|meester|juf|dames?|heren|jongens|meiden|meisjes|gasten"
    r"|mensen|vriend(?:en)?|maat|jongen|kerel|gozer|bro|schat|medaillespiegel)"
)
_VOCATIVE = re.compile(
    rf"^\s*(?:(?:beste|lieve|geachte|dag|hallo|hoi|hey|zeg|allee|kom|ja|goeie\w+|goede\w+)\s+)*{_WHOM}"
    rf"(?:\s+(?:en|of)\s+{_WHOM}|\s+de\s+bot|\s+bot|\s+toch)*\s*[,!.]+\s*(?=(?:\w+\s+)?(?:ho?e|hoe\w*|wie|wat|welke?|waar\w*|wanneer)\b"
    r"|(?:staat|stond|heeft|had|hebben|hadden|is|was|zijn|waren|won|wonnen|kan|kun|klopt|werd|zou)\b)",
    re.IGNORECASE,
)
_TAKEN_OFF = re.compile(r"(?<=\w )[-−–](?=\d{1,2} (?:goud|zilver|brons|bronz))", re.IGNORECASE)
_BECOMES = re.compile(r"\s*(?:→|➡|[-=]>)\s*")
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


def plainly(text: str) -> str:
    """The text as one would write it: what was put right is gone, the life around the question too."""
    text = _KIN_BORN.sub(r"\g<kin>", _MY_AGE.sub("", _STRESSED.sub(r"\g<word>", text)))
    shouted = text.isupper()  # and stays so: "DE" in small letters around it is Germany
    text = _NUMBER.sub(r"\g<one>\g<more>", years_in_digits(as_dutch(text)))
    text = _FIFTEEN.sub("vijftienhonderd", text)
    if _OF_WEIGHTS.search(text):  # "judo -70"
        text = _WEIGHT_CLASS.sub(
            lambda found: f"{'tot' if found['sign'] == '-' else 'boven'} {found['kilos']} kg", text
        )
    text = _THOSE_WHERE.sub("noem ", text)
    text = _COUNTS.sub("we hebben", _SMILES.sub(", ", text))
    text = _BECOMES.sub(" wordt ", _TAKEN_OFF.sub("min ", _ADDED.sub(" plus ", text)))  # "+2 goud", "zilver → goud"
    text = _GONE_LANDS.sub("", text)
    text = _CHOICE_WITHIN.sub(r"\g<who> \g<asked>, \g<choice>\g<more>", text)
    text = _COUNTED_LATER.sub(r"\g<n> \g<metal>", text)
    text = _THEIR_METAL.sub(r"het \g<metal> van \g<who>", text)  # "De Boo's zilver"
    text = _HALVES.sub(r"\1\2\3\4\2", text)  # "in de eerste week en hoeveel in de tweede"
    text = _WHO_IS_RIGHT.sub(r"hebben we \g<one> of \g<other> \g<what>", text)
    text = _CLOSED.sub(r"\g<who> ", text)
    text = _BOTH_SIDES.sub(_each_side, text)
    text = _SPOKEN.sub(lambda found: _SIGNS[found["sign"].lower()], text)
    text = most_at_one_games(text)
    text = _HOW_CALLED.sub(r"hoe heet \g<who>", text)
    text = _RATHER.sub(r"\g<right>", text)
    text = _WHICH_MEANT.sub(r"\g<which>\g<asked>", text)
    text = _MEANT.sub("", text)
    text = _SECOND_THOUGHT.sub("", _IF_SO.sub("", text))
    text = _DOUBT.sub("" if _CHECKED.search(text) else ", klopt dat", text)
    return text.upper() if shouted else text


_AT_MOST = r"(?:,? (?:max|maximaal|maximum|hooguit|hoogstens|ten hoogste|op zijn (?:hoogst|meest)))"
_AT_MOST_AT_ONE = re.compile(
    r"(?:^|(?<=[.!?] ))hoeveel(?P<what> goud| zilver| brons| (?:\w+ )?medailles| plakken)?(?: daarvan)?"
    rf"(?P<whose>(?: [\w'-]+){{0,4}}?)"
    rf"(?P<most>{_AT_MOST})? op (?:1|een|één|eén) (?P<season>winter|zomer)?spelen(?P<more>{_AT_MOST})?(?=\W*$)",
    re.IGNORECASE,
)


def most_at_one_games(text: str) -> str:
    """ "hoeveel medailles won Wüst maximaal op één Spelen": at which Games most"""
    found = _AT_MOST_AT_ONE.search(text)
    if found is None or not (found["most"] or found["more"] or "daarvan" in found[0].lower()):
        return text
    asked = f"op welke {found['season'] or ''}spelen{found['whose']} de meeste{found['what'] or ''}"
    return text[: found.start()] + asked + text[found.end() :]


def _each_side(found: re.Match[str]) -> str:
    """ "welke landen stonden boven en onder ons": who stood above us, and who below."""
    asked, whom = f"wie {_DID[found['did'].lower()]}{found['er']}", found["whom"]
    return f"{asked} {found['one']} {whom} en {asked} {found['other']} {whom}"


def without_vocative(text: str) -> str:
    """The text without whom it speaks to: "Meneer de bot, …", "Dames en heren, …"; but not "Dames, 1000 meter"."""
    return _VOCATIVE.sub("", text, count=1)
