"""From the bytes of a results file to its text, whatever program saved it."""

import unicodedata

from bot.desk.files.file_faults import FaultyFile, FileFault, Words

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " ")
"""No-break spaces, which look like any other and stand in names that were copied from a web page."""

_UNSEEN = dict.fromkeys(map(ord, "\ufeff\u200b\u2060"))
_SIGNS_IN_NAMES = "’‘´`–—·"


def text_of(content: bytes) -> str:
    """UTF-8, with or without a byte order mark, or Windows-1252 as spreadsheets save it: that only where every sign
    beyond ASCII is one that names have, since any bytes at all can be read so. Raises FaultyFile."""
    if content.startswith(_UTF_16):
        dutch = "het bestand is geen UTF-8-tekst maar UTF-16; bewaar het als CSV UTF-8"
        raise FaultyFile([FileFault(0, Words(dutch, "the text is UTF-16, not UTF-8; save it as CSV UTF-8"))])
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        text = _windows(content, error.start)
    return text.translate(_UNSEEN).translate(_SPACES)


def _windows(content: bytes, place: int) -> str:
    row = content.count(b"\n", 0, place) + 1
    dutch = f"het bestand is geen UTF-8-tekst (regel {row}); bewaar het als CSV UTF-8"
    refusal = FaultyFile([FileFault(0, Words(dutch, f"the text is not UTF-8 (line {row}); save it as CSV UTF-8"))])
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise refusal from error
    strange = {sign for sign in text if sign > "\x7f" and sign not in _SIGNS_IN_NAMES and ord(sign) not in _SPACES}
    if any(unicodedata.category(sign)[0] != "L" for sign in strange):
        raise refusal
    return text
