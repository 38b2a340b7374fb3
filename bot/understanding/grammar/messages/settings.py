"""What sets a question in somebody's life: the year of a birth or a wedding, somebody's work, a question that is taken
back. The year stays; the life goes."""

import re
from collections.abc import Callable

from bot.understanding.grammar.messages.spoken import plainly

_LIFE = (
    r"(?:geboren|geboortes?|trouwde|trouwden|getrouwd|huwde|huwden|gehuwd|overleed|overleden|stierf|gestorven|afstudeerde|"
    r"afgestudeerd|slaagde|geslaagd|verhuisde|verhuisden|verhuisd|verloofd|gescheiden|gepensioneerd)"
)
_WHOSE = r"(?:ik|we|wij|k|(?:mijn|m'n|mn|onze|ons|haar|zijn|jouw|je|uw)(?: \w+){1,2}|oma|opa|mama|papa|moeder|vader)"
_YEAR = r"(?:(?:in|dus|dat was|was dat|nl|namelijk|te weten) )*(?:het jaar )?(?P<year>(?:19|20)\d\d)\b"
_LIFE_YEAR = re.compile(
    rf"\b(?:(?:in )?(?:het|t) jaar (?:dat|waarin|toen)|toen|in (?:het|t) jaar) {_WHOSE}(?: (?:nog|net|pas|zelf|werd|"
    rf"werden|is|zijn|ben|was|waren|met \w+ \w+|ook))* ?{_LIFE}(?: (?:werd|werden|is|zijn|ben|was|waren|ging|gingen|"
    rf"met \w+ \w+))*[\s,(:–-]+{_YEAR}\)?[,:]?",
    re.IGNORECASE,
)
_YEAR_OF_LIFE = re.compile(
    r"(?P<first>\b(?:19|20)\d\d\b)[\s,(–-]+(?:(?:dat|dit|het) (?:is|was) )?(?:(?:mijn|m'n|mn|ons|onze|haar|zijn) )"
    r"(?:\w+ )?(?:geboortejaar|trouwjaar|huwelijksjaar|bouwjaar|sterfjaar|examenjaar|eindexamenjaar)\b\)?[,:]?|"
    r"(?:in )?(?:mijn|m'n|mn|ons|onze|haar|zijn) (?:\w+ )?(?:geboortejaar|trouwjaar|huwelijksjaar|sterfjaar|examenjaar|"
    rf"eindexamenjaar)[\s,(–-]+{_YEAR}\)?[,:]?",
    re.IGNORECASE,
)
_SINCE_LIFE = re.compile(
    r"\bsinds (?:mijn|m'n|mn|ons|onze|haar|zijn) (?:geboorte|trouwen|huwelijk|bruiloft|trouwdag|pensioen)"
    rf"(?: in| uit)?[\s,(–-]+{_YEAR}\)?,?",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"[,.]?\s*(?P<asked>[^.,?!]+\?)\s*(?:(?:nee|neen|ok|oke|nou|haha|maar)[ ,]+)*(?:zever|grapje|geintje|gekheid|"
    r"serieus|zonder (?:gekheid|zever|dollen)|alle gekheid op een stokje)\b[ ,.:!]*",
    re.IGNORECASE,
)
_FROM_WHERE = re.compile(
    r"^\s*(?:(?:vele|veel|lieve|hartelijke|ff|even|een) )*(?:goe\w+|hallo|hoi|hey|hee|hi|dag|groet\w*|vraag|vraagje|"
    r"zonnige groet\w*)(?: allemaal| mensen| bot)? (?:van)?uit (?:de |het )?\w+(?: \w+)?\s*[,.!:]\s*",
    re.IGNORECASE,
)
_KIN_BORN = re.compile(
    r"(?P<kin>\b(?:mijn|m'n|mn|ons|onze) \w+(?: \w+)?),? die (?:nog )?(?:in|uit) (?:het jaar )?(?:19|20)\d\d "
    rf"(?:is |werd )?{_LIFE}(?: is| werd| was)?,?",
    re.IGNORECASE,
)
_AS_WHAT = re.compile(
    r"\s*als (?P<told>\w+ (?:heb|had|ben|was|zat|zit|werk|werkte|moest|moet|kijk|keek|wil|zoek) (?:ik|we|wij)\b"
    r"[^.?!,]*)[.!,]\s*",
    re.IGNORECASE,
)
_THEIR_METAL = re.compile(
    r"\b(?P<who>(?:(?:De|Van|Ter|Ten|Den|Der|'t|Van 't) )*[A-ZÀ-Ý][\w-]+)['’]s (?P<metal>(?i:goud|zilver|brons))\b"
)


def with_medals(text: str) -> str:
    """ "De Boo's zilver": that of De Boo."""
    return _THEIR_METAL.sub(r"het \g<metal> van \g<who>", text)


def without_setting(text: str, tells_nothing: Callable[[str], bool]) -> str:
    """The text without the life around its year and without a question taken back."""
    text = plainly(text)
    text = _KIN_BORN.sub(r"\g<kin>", text)
    text = _LIFE_YEAR.sub(lambda found: f"in {found['year']}", text)
    text = _YEAR_OF_LIFE.sub(lambda found: found["first"] or f"in {found['year']}", text)
    text = _SINCE_LIFE.sub(lambda found: f"sinds {found['year']}", text)
    text = _FROM_WHERE.sub("", text)
    lead = _AS_WHAT.match(text)
    if lead is not None and len(text) > lead.end() and tells_nothing(lead["told"]):
        text = text[lead.end() :]  # "als verpleegkundige had ik nachtdienst. Wie …"
    found = _TAKEN_BACK.search(text)
    if found is not None and found.start() and tells_nothing(found["asked"].rstrip("?")):
        text = f"{text[: found.start()]}, {text[found.end() :]}"
    return text
