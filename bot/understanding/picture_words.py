"""Asking for a picture in a sentence: "plaatje van de stand", "de stand als foto"."""

import re

_NOUN = r"(?:plaatje|foto|afbeelding)"
_ASKED = re.compile(
    rf"^\W*(?:(?:maak|stuur|geef|toon)\s+(?:me\s+|mij\s+|ons\s+)?)?(?:eens\s+)?(?:een\s+)?{_NOUN}\s+van\s+"
    rf"|(?<=\S)\s+(?:als|in)\s+(?:een\s+)?{_NOUN}\b",
    re.IGNORECASE,
)


def without_picture_words(text: str) -> str | None:
    """What the picture is asked of: "de stand" of "plaatje van de stand". None when no picture is asked for."""
    rest, n_found = _ASKED.subn(" ", text, count=1)
    return rest.strip() if n_found and rest.strip() else None
