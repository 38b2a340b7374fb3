"""A half of a question that leans on the other half in so many words: for another land, so many of so many, out or
still there."""

from __future__ import annotations

import re

_VERB = r"(?:won|wonnen|haalde|haalden|pakte|pakten|heeft|had|behaalde|veroverde)"
_FOR_ANOTHER = re.compile(
    rf"\b(?P<ask>(?P<first>wat|hoeveel)(?: [a-z]+)?) (?P<did>{_VERB} (?P<who>[\w' .-]{{3,40}}?)) voor "
    r"(?P<one>[\w'-]+(?: [A-Z][\w'-]+)?),? en (?P=first)(?: [a-z]+)? (?:er )?voor (?P<other>[\w' -]+?)(?P<end>\W*)$",
    re.IGNORECASE,
)
_OF_AS_MANY = re.compile(
    r"\b(?P<n>\d{1,2}|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)\s*(?:/|uit|van de|van|op)\s*(?P=n)\b"
    r"(?=,? (?:keer )?(?:goud|zilver|brons|gouden)\b)",
    re.IGNORECASE,
)
_OUT_OR_THERE = re.compile(
    r"\b(?:is|was|zijn|waren) (?P<who>[\w' -]{3,30}?)(?: (?:nou|nu|dan|eigenlijk|toch|gewoon|nog))* "
    r"(?:uitgesloten|geschorst|geweerd|verbannen|gediskwalificeerd|geroyeerd) of "
    r"(?P<had>hadden|had|hebben|heeft|wonnen|won) (?:die|ze|zij)\b(?: (?:nog|ook|toch|wel|gewoon))* "
    r"(?:wat|iets|iet)\b",
    re.IGNORECASE,
)
_SURELY = re.compile(r"\b(?:is|was) (?:het|t|dat) (?:dan |toch )?nie?t? zo (?:geweest )?dat\b", re.IGNORECASE)
"""It asks to be told so, and denies nothing."""


def in_full(text: str) -> str:
    """The text with its second half in full: "wat won Veldkamp voor Nederland en wat voor België", "6/6 goud", "is
    Rusland uitgesloten of hadden die nog wat"."""
    text = _FOR_ANOTHER.sub(r"\g<ask> \g<did> voor \g<one>? \g<first> won \g<who> voor \g<other>\g<end>", text, count=1)
    text = _OF_AS_MANY.sub(r"\g<n> keer", text, count=1)
    text = _SURELY.sub("klopt het dat", text, count=1)
    return _OUT_OR_THERE.sub(r"\g<had> \g<who> iets", text, count=1)
