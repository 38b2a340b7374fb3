"""The question before it over more: of all nations, or with other Games counted in."""

import re
from collections.abc import Sequence

from bot.understanding.grammar import seasons
from bot.understanding.grammar.items import Item
from bot.understanding.grammar.subjects import about, subject
from medals_core.archive import Archive
from medals_core.games import Season
from medals_core.queries.filters import Medals, Scope
from medals_core.questions import Question


def widened(items: Sequence[Item], last: Question, archive: Archive) -> Question | None:
    """(de oudste Nederlander) nee, van alle landen bedoel ik; (hoeveel won Leerdam) en als je Peking meetelt"""
    of = subject(last)
    if of is not None and (told := _COUNTED_TOO.fullmatch(" ".join(one.said for one in items))) is not None:
        return about(last, lambda each: _with_what_was_left_out(each, told["two"]))
    said = [one for one in items if not (one.is_small or one.has_any(("correct", "suppose", "lean")))]
    texts = [one.said for one in items]
    together = "samen" in texts and "met" in texts  # "en met de winter samen"
    if of is None or not (said or together):
        return None
    if len(said) == 1 and said[0].said == "alle landen" and any(one.said == "van" for one in items):
        return about(last, lambda each: each.narrowed(nations=())) if of.nations else None
    adds = together or any(map(_adds, said)) or texts[-1] == "bij" or texts[-2:] == ["bij", "op"]  # "tel Peking er bij"
    season = seasons.said(word for one in items for word in one.said.split())
    games = [one.value("games").scope for one in said if one.has("games")]
    if not adds or any(not (_adds(one) or one.said in _PUTS or one.has_any(("games", "the_games"))) for one in said):
        return None
    if season is not None and not games and of.games.ever:  # "en als je de zomer erbij gooit"
        return about(last, lambda each: each.narrowed(games=Scope(ever=True, seasons=tuple(Season))))
    if len(games) != 1 or games[0] is None:
        return None
    return about(last, lambda each: _with(each, games[0], archive))


def _adds(one: Item) -> bool:
    """ "meetelt", "erbij", "inclusief"; not "als je kijkt naar 2022": there"""
    return one.said == "erbij" or (one.has_any(("count_in", "included")) and not one.said.startswith(_LOOKS))


_PUTS = ("tel", "reken", "neem", "gooi", "gooit", "gooien", "doet", "neemt", "pakt", "rekent", "telt")
_LOOKS = ("kijk", "gekeken", "bekijk", "neem", "nemen", "let", "gelet", "beschouwt")
_COUNTED_TOO = re.compile(
    r"(?:(?:en|maar) )?(?:als (?:je|we|ik) )?(?:met )?(?:die|dat|deze|ze)(?P<two> twee)?(?: er)?(?: wel)?"
    r" ?(?:erbij|er ?bij|bij ?telt|bij ?tellen|mee ?telt|mee ?tellen|mee ?rekent|bij ?rekent)"
)


def _with_what_was_left_out(of: Medals, two: str | None) -> Medals:
    """(hoeveel won Duitsland zonder de DDR en West-Duitsland) en als je die twee er wel bij telt: theirs too"""
    out = [noc for each in of.but_not for noc in each.nations]
    if two and len(out or of.but_not) != 2:
        return of
    return of.narrowed(but_not=(), nations=(*of.nations, *out) if of.nations else ())


def _with(of: Medals, more: Scope, archive: Archive) -> Medals:
    if of.games.ever or not more.ids:
        return of
    current = archive.current_id
    counted = set(more.ids) - {current} if of.games.ids else {*more.ids, current}
    return of.narrowed(games=Scope(ids=tuple(sorted({*of.games.ids, *counted}))))
