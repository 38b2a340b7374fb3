"""The day report. Issue: "120-200 words of Dutch prose built from facts alone … never a claim that the book does not
hold". Each claim is read back from the text and held against the book, not against the answer it was written from."""

import re
from datetime import date, timedelta
from functools import cache
from itertools import product

import pytest

from bot.replies import dutch
from medals_core import AsOf, Colour, MedalBook, Standings, Tally
from medals_core.questions import ReportQuestion
from tests.support.listing import each
from tests.support.replies.saying import archive, end_of, moment, said

DAYS = range(7, 23)
OWN = ("NED", "BEL", "NOR", "HUN", "USA", "AIN")
EVERY = list(product(DAYS, OWN))
TRIPLE = r"(\d+)-(\d+)-(\d+)"
COLOURS = {name: colour for colour, name in dutch.COLOUR_NAMES.items()}
RANKS = {dutch.ordinal_word(n): n for n in range(1, 95)}


@cache
def report(day: int, own: str) -> str:
    return said(ReportQuestion(day=date(2026, 2, day)), own=own)


def book(day: int) -> MedalBook:
    return archive().current.book_at(end_of(day))


def won_on(day: int) -> list[tuple[str, Colour, tuple[str, ...]]]:
    games = archive().current.games
    return [
        (won.medal.noc, won.medal.colour, won.medal.athletes)
        for won in archive().current.book.medals()
        if games.local(won.medal.won_at).date() == date(2026, 2, day)
    ]


def tally(match: tuple[str, ...]) -> Tally:
    return Tally(*(int(count) for count in match))


def nation_names() -> dict[str, str]:
    return {dutch.the(nation): noc for noc, nation in archive().nations.items()}


NATION = "|".join(sorted((re.escape(name) for name in nation_names()), key=len, reverse=True))


@each(EVERY, spread=True)
def test_it_has_120_to_200_words(day: int, own: str) -> None:
    assert 120 <= len(report(day, own).split()) <= 200


@each(sorted(archive().current.book.tallies()))
def test_every_nation_gets_its_report_every_day(own: str) -> None:
    assert all(120 <= len(report(day, own).split()) <= 200 for day in DAYS)


@each(EVERY, spread=True)
def test_tallies_of_nations_are_those_at_the_end_of_the_day(day: int, own: str) -> None:
    """ "Noorwegen met 14-8-9", "Italië (9-4-11)": the number of such claims is checked too."""
    text = re.sub(r"(Zelfs met|Met (één goud|goud in plaats)).*?\.(?= )", "", report(day, own))
    found = re.findall(rf"({NATION})(?: met | \(){TRIPLE}", text)
    level = re.search(rf"Aan kop stonden (.*?) gelijk, met {TRIPLE}", text)
    if level:
        found += [(name, *level.groups()[1:]) for name in re.split(", | en ", level[1])]
    assert found
    for name, *counts in found:
        assert book(day).tally(nation_names()[name]) == tally(tuple(counts)), name


@each(EVERY, spread=True)
def test_the_lead_gives_the_rank_and_tally_of_the_nation(day: int, own: str) -> None:
    text, line = report(day, own), book(day).standings.line(own)
    if line.rank is None:
        assert str(line.tally) in text if line.tally.total else ", met " not in text.split(". ")[0]
        return
    assert f"{dutch.rank_word(line.rank, line.shared)}, met {line.tally}" in text


@each(EVERY, spread=True)
def test_whoever_is_said_to_have_won_a_medal_did_so_that_day(day: int, own: str) -> None:
    """ "Jutta Leerdam pakte goud en Femke Kok zilver op …": all of the own nation's medallists named so."""
    text = report(day, own)
    for names, colour in re.findall(r"(?:^|[.;] )([^.;]*?) pakten? (goud|zilver|brons)", text):
        people = tuple(re.split(r", | en ", names))
        assert any(
            noc == own and COLOURS[colour] is won and (athletes == people or names.lower().endswith("de ploeg"))
            for noc, won, athletes in won_on(day)
        ), names


@each(EVERY, spread=True)
def test_whoever_is_said_to_have_won_gold_did_so_that_day(day: int, own: str) -> None:
    golds = {(athletes, noc) for noc, colour, athletes in won_on(day) if colour is Colour.GOLD}
    sentence = re.search(r"Goud was er (?:ook )?voor (.*?)\. ", report(day, own))
    for people, name in re.findall(
        r"(?:^|, | en )([^,()]+?) \(([^()]+?)\) (?:op|in|bij) ", sentence[1] if sentence else ""
    ):
        noc = next((noc for noc, nation in archive().nations.items() if nation.name == name), None)
        if noc is not None:
            names = tuple(people.split(" en "))
            alone = names[-1:] if "voor vrouwen" in names[0] or "voor mannen" in names[0] else names
            assert (alone, noc) in golds or any(people in "".join(who) for who, _ in golds), people


@each(EVERY, spread=True)
def test_the_missed_chance_is_a_what_if_that_holds(day: int, own: str) -> None:
    """One gold more, or gold instead of the medal won: the tally follows, and so does the rank among the others."""
    text = report(day, own)
    found = re.search(
        rf"[Mm]et (één goud erbij|goud in plaats van (zilver|brons)).*? (\S+ ?\S+) (?:geweest|gebleven) \({TRIPLE}\)",
        text,
    )
    if found is None:
        assert book(day).standings.rank(own) in (None, 1) or not_improvable(day, own)
        return
    own_tally = book(day).tally(own)
    expected = own_tally.plus(Colour.GOLD)
    if found[2]:
        expected = expected.plus(COLOURS[found[2]], -1)
    would_be = tally(found.groups()[-3:])
    assert would_be == expected
    rank = RANKS[found[3].split()[-1]]
    tallies = {**book(day).tallies(), own: would_be}
    if "erbij" in found[1]:
        assert Standings.of(tallies).rank(own) == rank
    else:
        assert abs((Standings.of(tallies).rank(own) or 0) - rank) <= 1, "others lose a medal too"


def not_improvable(day: int, own: str) -> bool:
    """Only golds won that day, or gold beside the lower medal: nothing was missed."""
    mine = [won for won in won_on(day) if won[0] == own]
    return bool(mine)


@each(EVERY, spread=True)
def test_champions_hold_as_many_golds_of_these_games(day: int, own: str) -> None:
    nth = {dutch.ordinal_word(n): n for n in range(2, 9)}
    for names, word in re.findall(r"(?:^|\. )([^.]*?) (?:won|wonnen allebei) al \w+ (\w+) goud van", report(day, own)):
        for name in re.sub(r" \([^)]*\)$", "", names).split(" en "):
            won = next(found for whole, found in book(day).medals_by_athlete.items() if name.endswith(whole))
            assert sum(each.medal.colour is Colour.GOLD for each in won) == nth[word]


def test_a_champion_is_called_by_nation_as_people_do() -> None:
    assert "De Fransman Quentin Fillon Maillet won al zijn derde goud van deze Spelen." in report(17, "NED")
    own = report(17, "FRA")
    assert "Quentin Fillon Maillet won al zijn derde goud van deze Spelen." in own
    assert "Fransman" not in own


def test_a_day_without_a_medal_of_ones_own_is_told_in_few_words() -> None:
    texts = [report(day, own) for day, own in EVERY]
    assert any(re.search(r"(?:^| )\w+ won \w+dag niets, maar bleef [\w ]+, met", text) for text in texts)


@each(EVERY, spread=True)
def test_gold_was_also_for_others_than_those_just_named(day: int, own: str) -> None:
    text = report(day, own)
    sentence = re.search(r"Goud was er (ook )?voor (.*?)\. (?=[A-Z])", text)
    if sentence is None:
        return
    best = re.search(rf"oogst van de dag was voor ({NATION}):|[.] ({NATION}) won(?:nen)? die dag het meest", text)
    named = {own} if best is None else {own, nation_names()[best[1] or best[2]]}
    for noc in named:
        assert f"({archive().nations[noc].name})" not in sentence[2]
    assert bool(sentence[1]) == any(noc in named for noc, colour, _ in won_on(day) if colour is Colour.GOLD)


@each(EVERY, spread=True)
def test_what_comes_next_is_the_programme(day: int, own: str) -> None:
    edition, text = archive().current, report(day, own)
    left = edition.remaining(end_of(day))
    found = re.search(r"Morgen sta(?:at|an) er (\w+) titels? op het spel", text)
    if not left:
        assert found is None
        assert "alle 116 onderdelen zijn beslist" in text
        return
    tomorrow = date(2026, 2, day) + timedelta(days=1)
    count = sum(edition.games.local(event.ends_at).date() == tomorrow for event in left)
    assert found is not None
    assert found[1] == dutch.number_word(count)
    rest = re.search(r"nog (\d+) van de 116 te gaan", text)
    assert (int(rest[1]) if rest else 0) == len(left) - count


@each(EVERY, spread=True)
def test_the_nation_of_the_day_won_most(day: int, own: str) -> None:
    sums: dict[str, Tally] = {}
    for noc, colour, _ in won_on(day):
        sums[noc] = sums.get(noc, Tally()).plus(colour)
    best = max(sums.values())
    text = report(day, own)
    first = rf"De beste oogst van de dag was voor ({NATION}): (.*?)\."
    found = re.search(rf"{first}|[.] ({NATION}) won(?:nen)? die dag het meest: (.*?)\.", text)
    if found is None:
        assert "de beste oogst" not in text or sums[own] == best
        return
    noc = nation_names()[found[1] or found[3]]
    assert sums[noc] == best
    assert (found[2] or found[4]) == dutch.won_colours(best)


def test_two_days_in_a_row_do_not_read_the_same() -> None:
    """ "Varied wording without randomness"; the same day always reads the same."""
    texts = [report(day, "NED") for day in DAYS]
    assert len(set(texts)) == len(texts)
    assert texts == [said(ReportQuestion(day=date(2026, 2, day))) for day in DAYS]
    leads = {re.sub(r"\d+-\d+-\d+|\w+dag", "", text).split(":")[1][:30] for text in texts}
    assert len(leads) > 6


@pytest.mark.parametrize(
    ("day", "line"), [(date(2026, 2, 5), "nog geen medailles te verdienen"), (date(2026, 2, 25), "al voorbij")]
)
def test_a_day_without_medals_is_one_clear_line(day: date, line: str) -> None:
    text = said(ReportQuestion(day=day))
    assert line in text
    assert len(text.split()) < 25


def test_a_day_to_come_has_no_report_yet() -> None:
    assert "moet nog komen" in said(ReportQuestion(day=date(2026, 2, 20)), now=moment(17, 12))


def test_former_games_have_no_day_reports() -> None:
    assert "niet per dag bekend" in said(ReportQuestion(day=date(2014, 2, 10), games="2014-winter"))


def test_the_report_of_a_running_day_goes_up_to_now() -> None:
    """At 18:00 on the 17th the evening's medals are not in it."""
    text = said(ReportQuestion(day=date(2026, 2, 17)), now=moment(17, 18))
    assert "13-8-9" in text
    assert "14-8-9" not in text
    assert archive().current.book_at(AsOf(won_by=moment(17, 18))).tally("NOR") == Tally(13, 8, 9)
