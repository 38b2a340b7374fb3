"""What people write short or apart, in full: halves of compounds, "niet-" before one, a boat called a number."""

import re

_HALVED = re.compile(
    r"\b(?P<one>[^\W_]{2,})[-‐‑–] (?P<and>en|én|of|óf|tegen|versus|vs|plus|dan|noch) "
    r"(?P<other>[^\W_]{2,}-)(?P<name>[^\W_]+)"
    r"|\b(?P<sex>heren|mannen|jongens|dames|vrouwen|meiden|zomer|winter)[-‐‑–] (?P<or>en|én|of|óf|versus|plus) "
    r"(?P<its>heren|mannen|jongens|dames|vrouwen|meiden|zomer|winter)(?P<whole>[^\W\d_]{4,})",
    re.IGNORECASE,
)
""" "Oost- tegen West-Duitsland", "heren- en damesmedailles": the first half goes on as the other does."""
_EIGHT = re.compile(
    r"\b(?:holland[ -]?acht|(?:(?<=won )|(?<=wonnen )|(?<=[12]\d{3} )|(?<=\bin )|(?<=\bbij )|(?<=eiers van )|"
    r"(?<=eisters van ))de acht)\b"
    r"(?: met stuur(?:man|vrouw))?(?= (?:in|op|bij|van|voor|uit|tijdens)\b|,|[ ?!.]*$)",
    re.IGNORECASE,
)
""" "wie zaten in de Holland Acht", "wie won de acht": a boat, and no number"""
_OF_BOTH_SEXES = re.compile(r"\b(een |\w+se )((\w{3,}?)[mnptkl]?ers?) of \3sters?\b", re.IGNORECASE)
""" "een Nederlandse turner of turnster": either"""
_BUT_OF = re.compile(r"\bniet-(\w{3,}?)(medailles?|plakken|goud|zilver|brons|titels)\b", re.IGNORECASE)
""" "niet-schaatsmedailles": those of the other sports."""
_MORE_THAN_ONCE = re.compile(r"\b(meer|vaker) dan eens\b", re.IGNORECASE)
_GAMES_MEDALS = re.compile(
    r"(?<!op )(?<!bij )(?<!(?:op|in) de )(?<!bij de )(?<!tijdens de )"
    r"\b((?:de |het )?(?:meeste|minste)|hoeveel|meer|minder) "
    r"(?:olympische spelen|(winter|zomer)spelen)[ -](goud|zilver|brons|medailles?|plakken|titels)\b",
    re.IGNORECASE,
)
""" "de meeste winterspelen medailles": a compound written apart counts no Games."""

_STUCK = re.compile(
    r"\b(bleef|bleven|blijft|blijven) (op|bij) "
    r"((?:slechts |maar )?(?:een|één|\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)(?: \w+)?) (steken|hangen)\b",
    re.IGNORECASE,
)
""" "welke landen bleven op één steken": no place in the table"""


def written_out(text: str) -> str:
    """The text with such words in full."""
    text = _STUCK.sub(r"\1 \4 \2 \3", text)
    text = _OF_BOTH_SEXES.sub(r"\1\2", text)
    text = _MORE_THAN_ONCE.sub(r"\1 dan één keer", text)
    text = _EIGHT.sub("de roeiacht", text)
    for pattern, in_full in ((_BUT_OF, _but_of), (_HALVED, _in_full), (_GAMES_MEDALS, _in_one_word)):
        text = pattern.sub(in_full, text)
    return text


def _but_of(found: re.Match[str]) -> str:
    return f"{found[2]} buiten {found[1]}"


def _in_full(found: re.Match[str]) -> str:
    if found["sex"]:
        return f"{found['sex']}{found['whole']} {found['or']} {found['its']}{found['whole']}"
    return f"{found['one']}-{found['name']} {found['and']} {found['other']}{found['name']}"


def _in_one_word(found: re.Match[str]) -> str:
    season = found[2] or "olympische "
    return f"{found[1]} {season}{found[3]}"
