"""A message cut by its words and signs: into parts, and without the story, the wish or the bet around a question."""

import re
from collections.abc import Iterator

_MOST_PIECES = 7
_STRONG = re.compile(
    r"(?:^|\s)(?:(?:vraag )?[1-5][.)]|vraag [1-5]:)\s+(?=\w{3})|(?<=[?!;\n])\s*|(?<=[^\d\W]{2}\.)\s+|(?<=[^\w\s]\.)\s+|"
    r"\s*[\U0001f300-\U0001faff☀-➿️‍]+\s*|\s[–-]\s|\.{2,}"
)
_PREPOSITION = r"(?:(?:naar|voor|bij|op|in|aan|met|van|door|uit|om|na|tegen|tot|sinds|vanaf|tijdens)\s+)?"
_ASKER = (
    r"(?:wie|wat|welke?|(?:(?:de|haar|zijn|hun) )?hoeveel\w*|hvl|hoe|waar|wanneer|wnr|waarom|"
    r"qua (?:plek|plaats|positie))\b"
)
_VERB = (
    r"(?:was|waren|is|zijn|haalden?|won|wonnen|heeft|hebben|had|hadden|pakten?|staat|staan|stond|stonden|werd|werden|zat|"
    r"zaten|kwam|kwamen|deed|deden|scheelt|scheelde|kreeg|kregen|ging|gingen|"
    r"(?:leverden?|brachten?|eindigden?|behaalden?|veroverden?)(?= (?:het|de|we|wij|onze?)\b))\b"
)
_REMARK = r"(?:(?:want|omdat) \w|die \w+ (?:lag|viel|was|zat|deed|reed|kwam|ging|stond) toch\b)"
_WEAK = re.compile(
    rf",\s+(?!(?:zilver|brons) en |(?:uitgedrukt )?in procenten\b)|:\s+|\s*[()]\s*|\s+en of (?=\w)|"
    rf"\s+(?=(?:en|maar|ma|of|dus|want)\s+(?:ook\s+)?{_PREPOSITION}(?:{_ASKER}|{_VERB}))|"
    r"\s+(?=(?:ik|we) (?:heb|had|zat|was|moest|moet|ben|kon|kan|keek|sliep|lag|was)\b)|"
    rf"\s+(?={_REMARK})|"
    rf"\s+(?=ik (?:bedoel|bedoelde) {_PREPOSITION}{_ASKER})|"
    r"(?<=\w)(?:(?<= is)|(?<= was)|(?<= heeft)|(?<= had)|(?<= won)|(?<= hebben)|(?<= hadden))\s+"
    r"(?=(?:hoe (?:oud|vaak|lang)|hoeveel|wie|welke?|wanneer)\b)",
    re.IGNORECASE,
)
"""Also where a subordinate clause ends with its verb: "dat Bergsma al veertig is hoe oud was hij"."""
_TOLD_FIRST = re.compile(
    r"\s*(?:(?:sorry|hoi|hey|ja|nou|he|oh) )?(?:(?:ik|'?k|we|wij|(?:mijn|m'n|mn) \w+) \w+|"
    r"was|waren|zat|zaten|zit|lag|ben|heb|hebben|had|hadden|kon|moest|moesten|sliep|miste|net|pas) [^?!]*?\w[\s,]+"
    r"(?=(?:weet|kun|kan|kunt|zou) (?:je|jij|u|ge)\b|"
    r"(?!wat (?:goud|zilver|brons|medailles|plakken|ge\w{3,}(?:d|t|en))\b)"
    rf"{_PREPOSITION}{_ASKER})",
    re.IGNORECASE,
)
"""What somebody tells of himself before a question, without a sign between."""
STORY = re.compile(
    r"\b(?<!\bwat )(?:weten|vragen|vraagt|vroeg|vroegen|gevraagd|zegt|zeggen|zei|zeiden|beweert|beweren|beweerde|"
    r"denkt|dacht|roept|riep|zweert|volhoudt|vertelt|vertelde|afvraagt|benieuwd|nieuwsgierig|hoorde|hoort|gehoord|las|gelezen|"
    r"stelt|gokt|lult|kletst|zwamt|zwetst|pocht|pochte|bluft|(?:schept|schepte) op|opschept|opschepte|"
    r"zweert|zwoer|appt|appte|mailt|mailde|schreeuwt|schreeuwde|roepen|riepen|vertellen|vertelden|meent|wedt|snapt|"
    r"(?:een )?wedje(?: gelegd)?|gewed|wed|gegokt|verwed|weddenschap|"
    r"(?:houdt|hield|houden|hou) vol|volgehouden|(?:wist|weet) (?:zeker|niet)|"
    r"vertel(?: eens)?|zeg eens|(?:quiz)?vraag(?:je)? ?(?:\d+ )?(?:is|was|luidt|luidde)|"
    r"(?:vraag|vragen|vroeg|vroegen) (?:(?:ik|we|wij|ze|zij|hij) )?(?:me|mij|ons|zich|hem|haar)(?: \w+){0,2} af)"
    r"\b(?: (?:iemand|eentje|er een|(?:mijn|m'n|mn|onze?) \w+)(?=[,:])|"
    r" (?:om )?(?:\d+ euro|een (?:tientje|biertje|rondje|krat\w*(?: bier)?))\b)?[,:]?",
    re.IGNORECASE,
)
"""What a story ends with before the question that it leads up to."""
ONESELF = re.compile(r"\s*(?:ik|k|we|wij|mijn|m'n|mn)\b", re.IGNORECASE)
SAID = re.compile(
    r"[^.?!]*?(?:\b(?:of|dat|da)\s+|"
    rf"(?=\b{_PREPOSITION}(?:wie|wat|welke?|hoe|hoeveel\w*|hoevaak|waar|wanneer|waarom)\b))",
    re.IGNORECASE,
)
"""From there to what was asked or said."""
THEN = re.compile(
    r"(?<=\w) (?:toen|(?:op |in |tijdens )?(?:die|deze|diezelfde) (?:dag|dagen|avond|periode|week|tijd)|dat weekend|"
    r"gemist)\b",
    re.IGNORECASE,
)
"""Points to the day of a statement before it, which is put in its place."""
_REQUEST = re.compile(
    r"(?:[^,.!?]{0,40}[,.!]\s*)?(?:(?:nou|ja|zeg|hoi|hallo|dag|hey|en|ok|oke)\s+){0,2}(?:kan|kun|kunt|zou|wil|wilt|mag|zoudt)\s+(?:jij|je|u|ge|gij|ik|iemand)\s+"
    r"(?:(?:me|mij|ons)\s+)?"
    r"(?:(?:even|eens|ff|effe|misschien|alsjeblieft|aub|asjeblieft|hier)\s+)*(?!vertellen|zeggen|uitleggen)(.{8,}?)\s+"
    r"(?:kunnen |willen |eens |even )?(?:geven|noemen|tonen|sturen|opsommen|opnoemen|oplijsten|doorgeven|opzoeken|"
    r"bezorgen|laten zien|laten weten|hebben|krijgen|zien)(?P<of>\s+(?:van|op|voor|over|uit|bij|in|aan|met) .{3,}?)?"
    r"(?:\s+(?:aub|alsjeblieft|alstublieft|graag|svp))?[\s?.!]*$",
    re.IGNORECASE,
)
BET = re.compile(r"\b(?:wedje|gewed|gegokt|verwed|weddenschap|wedt?)\b", re.IGNORECASE)
_WOULD = re.compile(r"\b(?:zou|zouden|ging|gingen)\s+(?=\w+en\b)", re.IGNORECASE)
_WON_BET = re.compile(
    r"\b(?:(?:heb|had) ik (?:nou |nu |dan |dus )?(?:gewonnen|gelijk)|win ik(?: dan)?|"
    r"wie (?:van ons )?wint(?: er)?)\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r",?\s+(?:(?:en|maar|terwijl)\s+(?:hij|zij|ze|(?:mijn|m'n|mn) \w+)|(?:(?:en|maar|terwijl)\s+)?ik)\s+"
    r"(?:zeg|zegt|zei|denk|denkt|dacht|gok|gokt|hou|beweer|beweert)\s+(?:van\s+)?"
    r"(?:\d+|\w+ keer|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|"
    r"meer|minder|hoger|lager|anders|niet|wel|nee|ja)\b",
    re.IGNORECASE,
)
_GREETS = r"(?:groet(?:en|jes|jens)?|gr|grtjs|mvg|liefs|x{2,}|kus(?:jes)?)"
_SIGNED = re.compile(
    rf"(?<=\w)[\s.?!,]*\b(?:(?:met|bij voorbaat|veel|heel|erg|de|hartelijke?|vriendelijke?|lieve|warme|sportieve|"
    rf"alvast|dank(?:je|u)?|bedankt|je|u|jullie|wel|en)\b[\s,]*)*\b{_GREETS}\b[\s,.!]*(?:van |uit )?"
    r"(?:[^\W\d_][\w'.-]*\s*){1,4}[\s.!?]*$",
    re.IGNORECASE,
)
"""A greeting with who sends it, at the end, with a sign before it or without."""
_INTRODUCED = re.compile(
    r"^(?P<hello>(?i:hallo|hoi|hey|hee|hi|dag|goe\w+|beste \w+)?[\s,.!]*)"
    r"(?:(?i:ik ben|ik heet|mijn naam is|je spreekt met|u spreekt met|dit is|hier is|met|(?:groet(?:en|jes)?) van)\s+"
    r"(?P<who>[A-Z][\w'-]+(?: (?:van|de|der|den|'t|[A-Z][\w'-]+)){0,3})(?: hier)?|"
    r"(?P<here>[A-Z][\w'-]+) hier)[.,!;:]\s*"
)
"""Who writes, before the question."""
ENDED = re.compile(r"[?!]\s+\S")
PERSON = re.compile(r"\b(?:hem|hij|ie|em|haar|zij|ze|die)\b(?! (?!g?een\b)\w+(?:en|s)\b)", re.IGNORECASE)
HE_OR_SHE = re.compile(r"\b(?:hij|ie|ze|zij|hem|haar)\b", re.IGNORECASE)
THEIR_LAND = re.compile(r"\b(?:dat|dit|haar|zijn|hun|z'n|d'r) (?:eigen )?land(?:je)?\b", re.IGNORECASE)


def naming(text: str, whom: str) -> str:
    """The text with whom it points to by name: "heeft zij goud", "heeft haar land iets gewonnen"."""
    pointing = THEIR_LAND if THEIR_LAND.search(text) else PERSON
    return pointing.sub(whom, text, count=1)


ASKS = re.compile(r"\b(?:hoe|weten|vertel|deed|deden|geef|toon|laat|doe|doen)\b", re.IGNORECASE)
"""Who says so asks, also where the rest is names only."""
_JOINED = re.compile(rf"^(?:maar|want|dus)\s+(?={_PREPOSITION}(?:{_ASKER}|{_VERB}))", re.IGNORECASE)
GUESSED = re.compile(r"^\s*\d+\s+")
SHORTEST_ASKED = 5
MOST_STORIES = 4
"""Places at which a text is tried without what stands before."""
TOLD_AFTER = re.compile(
    r"(?:[,;.?!]\s*|\s+)(?:(?:(?:en|dus) )?wie (?:doet (?:de|het)|betaalt|trakteert|kookt)|"
    r"wil|wilde|vraagt|vroeg|zegt|zei|beweert|denkt|dacht|hoor|las|roept|riep|snap)\b[^?.!,]*[?.!]*$",
    re.IGNORECASE,
)
SECOND = re.compile(
    rf"(?:,| )\s*(?:en|maar|of)\s+{_PREPOSITION}(?:{_ASKER}|{_VERB})|,\s*{_PREPOSITION}{_ASKER}|[?!]\s+\S|\s{_REMARK}|"
    r"\.\s+en\s",
    re.IGNORECASE,
)
"""A second question in the message: the parts are tried before the whole."""


HALF = re.compile(
    r"\s*(?:op|bij|in|van|tijdens|onder)\s(?!(?:welke?|hoeveel|wie)\b)(?:\w+\s){0,4}"
    r"(?:spelen|\w+spelen|edities?|onderdelen|nummers|afstanden|landen|sporten|dagen|sporters)\s(?:waar\w*|die|dat)\b"
    r"[^?]*",
    re.IGNORECASE,
)
"""What leads up to a question and is none itself: "op alle Spelen waar wij goud wonnen, …"."""


def claimed(text: str, *, bet: bool) -> str:
    """What was said or bet, without what somebody else says against it ("… en ik zeg 5")."""
    text = _AGAINST.sub("", text)
    return _WON_BET.sub("klopt dat", _WOULD.sub("", text)) if bet else text


def without_signature(text: str) -> str:
    """Without the name under the message, unless that is all of it."""
    rest = _SIGNED.sub("", text)
    return rest if len(rest.split()) > 1 else text


def introduced(text: str) -> tuple[str, str]:
    """Who says at the start of the message who writes, and the rest of it; nobody in most."""
    found = _INTRODUCED.match(text)
    return (found["who"] or found["here"], text[found.end() :]) if found is not None else ("", text)


_I_DO = (
    r"weet|wist|dacht|denk|gok|gokte|schat|vermoed|geloof|meen|hoop|vrees|twijfel|heb|had|ben|was|zat|zit|lag|stond|kan|kon|"
    r"mag|moet|moest|durf|durfde|wacht|zie|zag|hoor|hoorde|lees|las|kijk|keek|vind|vond|snap|begrijp|herinner|vergeet|"
    r"vergat|mis|miste|krijg|kreeg|vraag|vroeg|zeg|zei|hou|hield|volg|volgde|werk|woon|kom|ga|ging"
)
_OWN_WORDS = re.compile(
    rf"(?P<before>[\w'’]+)[\s.,;:?!…]+(?=(?:(?:ik|'?k)\s+(?:{_I_DO})\b|(?:mijn|m'n|mn)\s+\w|volgens mij\s|"
    r"(?:schat|gok|denk|dacht|meen) ik\s|(?:gok|schatting)\s)[^?]*$)",
    re.IGNORECASE,
)
"""Where somebody goes on about himself, or guesses, behind a question."""
_GOES_ON = frozenset((
    "als", "dat", "of", "wat", "die", "toen", "omdat", "waar", "wie", "welk", "welke", "hoeveel", "heb", "had", "ben",
    "was", "moet", "moest", "kan", "kon", "mag", "wil", "wou", "zal", "zou", "denk", "dacht", "gok", "geloof",
    "vermoed", "vraag", "vroeg", "weet", "wist", "hoor", "zie", "zag", "zei", "zeg", "volgens", "voor", "van", "met",
    "bij", "in", "sinds", "na", "naar", "door", "op", "tegen", "dan", "en",
))  # fmt: skip
"""After these it is still the same clause."""


FLAGS_BEHIND = re.compile(r"(?:[?!.]\s*(?:[A-Z]{2}\b\s*)+|\s(?P<code>[A-Z]{2})(?: (?P=code))+)\W*$")
"""As they come out of ``clean``: a code each."""
_SIGN = r"[^\w\s?!.,'\"()#]+"
CHEERS_BEHIND = re.compile(
    rf"(?:[?!.,\s]*(?:[A-Z]{{2}}\s*{_SIGN}|{_SIGN}\s*[A-Z]{{2}}\b|#(?P<tag>\w+))){{1,4}}[^\w?!.,'\"()#]*$"
)
"""A flag with another sign, or a hashtag."""


def goes_on(text: str) -> bool:
    """Does it end with a word after which it is still the same clause?"""
    last = (text.lower().split() or [""])[-1]
    return last in _GOES_ON or last in _BEFORE_WHOM


_BEFORE_WHOM = ("onder", "boven", "achter", "naast", "zonder", "behalve", "tussen", "de", "het", "onze")


def own_words_behind(text: str) -> Iterator[tuple[str, str]]:
    """What is asked, and what somebody says of himself behind it, the longest first: "wie won de 1000 meter ik weet het
    niet meer"."""
    for found in _OWN_WORDS.finditer(text):
        asked, told = text[: found.end("before")], text[found.end() :]
        if found["before"].lower() not in _GOES_ON and (_ASKED.match(asked.lstrip()) or "?" in text[: found.end()]):
            yield asked, told


def without_request(text: str) -> str:
    """ "kun je mij alle medailles van Zweden geven" is "geef alle medailles van Zweden"."""
    found = _REQUEST.match(text)
    give = "GEEF" if text.isupper() else "geef"
    return f"{give} {found.group(1)}{found['of'] or ''}" if found is not None else text


def which_are_they(text: str) -> str:
    """ "Nederlanders met drie medailles: wie zijn dat" is "welke Nederlanders met drie medailles"; nothing where it is
    no such heading."""
    found = _WHO_ARE_THEY.match(text)
    return "" if found is None or _ASKED.match(found["who"]) else f"welke {found['who']}"


def question_of_a_story(text: str) -> tuple[str, str]:
    """The one question of a long message and all that leads up to it: "… Dus kort en goed: hoeveel …? Alvast bedankt";
    nothing where it asks more, or asks at once."""
    before, _, after = text.partition("?")
    sentences = _SENTENCE_ENDS.split(before)
    lead, asked = sentences[:-1], _BIDS.sub("", _JOINS.sub("", sentences[-1]))
    told = sum(len(one.split()) for one in lead)
    if "?" in after or told < _LONG_STORY or len(after.split()) > _LONG_STORY // 2 or not _ASKED.match(asked):
        return "", ""
    return f"{asked}?", "\n".join(lead)


def shortened(text: str, longest: int) -> str:
    """Of a text longer than is read the question, with as much of the story as tells of whom it is."""
    asked, story = question_of_a_story(text)
    if not asked or not HE_OR_SHE.search(asked):
        return asked or text
    kept: list[str] = []
    for sentence in story.split("\n"):
        if len(" ".join((*kept, sentence, asked))) <= longest:
            kept.append(sentence)
    return " ".join((*kept, asked))


_WHO_ARE_THEY = re.compile(
    r"(?P<who>[^?!.:;,]+ (?:met|zonder) [^?!.:;,]+)[:;,] *(?:wie|welke) (?:zijn|waren) (?:dat|die)"
    r"(?: dan| ook alweer)?[ ?]*$",
    re.IGNORECASE,
)
_LONG_STORY = 40
"""Words before a question from which on they are a story, rather than what it is about."""
_SENTENCE_ENDS = re.compile(r"(?<=[.!:\n])\s+")
_JOINS = re.compile(r"^(?:(?:dus|maar|en|nou|oke|ok|ja|goed|kort en goed|enfin)[\s,:]+)+", re.IGNORECASE)
_BIDS = re.compile(
    r"^(?:wil|wilt|kun|kunt|kan|zou|mag) (?:je|jij|u|iemand|ik) (?:(?:me|mij|ons|dan|misschien|even|eens|nou) )*"
    r"(?:vertellen|zeggen|uitzoeken|opzoeken|vragen|weten),? ",
    re.IGNORECASE,
)
_ASKED = re.compile(rf"{_PREPOSITION}{_ASKER}|{_VERB}", re.IGNORECASE)


def divisions(text: str) -> Iterator[list[str]]:
    """Ways to cut a message into parts, the coarsest first: at strong signs, then at weak ones too."""
    strong = [_part(part) for part in _STRONG.split(text) if part and part.strip(" .,;:?!")]
    if len(strong) > 1:
        yield strong[:_MOST_PIECES]
    weak = [_part(part) for one in strong for part in _WEAK.split(one) if part and part.strip(" .,;:?!")]
    for at in range(len(weak) - 1, 0, -1):
        if _UNFINISHED.match(weak[at - 1]):
            weak[at - 1 : at + 1] = [f"{weak[at - 1]}, {weak[at]}"]
    if len(weak) > len(strong):
        yield weak[:_MOST_PIECES]
        for cut in range(1, min(len(weak), _MOST_PIECES)):
            yield [", ".join(weak[:cut]), ", ".join(weak[cut:])]
    if (told := _TOLD_FIRST.match(text)) is not None:
        yield [_part(told.group()), _part(text[told.end() :])]


_UNFINISHED = re.compile(
    r"(?:en )?(?:hoeveel|welke?)(?: (?!van|zijn|waren|is|was|won)\w+){1,2} (?:die|dat)\b[^,?]*$", re.IGNORECASE
)
"""Of "hoeveel landen die in Peking iets wonnen, bleven nu leeg" the first half is no question yet."""


def clauses(text: str) -> Iterator[str]:
    """The smallest clauses of a message, in order."""
    for strong in _STRONG.split(text):
        for weak in _WEAK.split(strong or ""):
            told = _TOLD_FIRST.match(weak or "")
            for part in (weak[: told.end()], weak[told.end() :]) if told is not None else (weak,):
                if part and part.strip(" .,;:?!"):
                    yield _part(part)


def _part(text: str) -> str:
    """A part without its signs; "maar" before a question only joins it."""
    return _JOINED.sub("en ", text.strip(" .,;:"))
