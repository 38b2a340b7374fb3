"""How the answers to queries read: the first line answers, ja or nee only where it was asked, the proof below in length
to what was asked. All wordings stand in ``snapshots/wordings.txt``; here is why some are as they are."""

import re
from datetime import timedelta

import pytest

from bot.replies.queries.results.spells import duration
from medals_core import (
    Added,
    Ask,
    AsNation,
    Claim,
    GroupAsk,
    Groups,
    Key,
    Kind,
    Listing,
    Metric,
    Needed,
    Op,
    Order,
    Query,
    Scope,
    Suppose,
)
from tests.support.listing import each
from tests.support.replies import queries as q
from tests.support.replies.saying import bare, end_of, first_line, reply, said

LINES = 16


@each(q.EVERY)
def test_yes_and_no_answer_only_a_yes_or_no(query: Query) -> None:
    asked = isinstance(query, Claim) or getattr(query, "ask", None) in (Ask.EXISTS, GroupAsk.EXISTS)
    asked |= query.kind in ("certain", "spells") or isinstance(getattr(query, "then", None), Claim)
    yes_or_no = re.match(r"(Ja|Nee|Jawel|Klopt)\b", first_line(query))
    assert not yes_or_no or asked
    if isinstance(query, Claim):
        assert yes_or_no


@each(q.EVERY)
def test_the_proof_is_never_longer_than_a_screen(query: Query) -> None:
    lines = [line for line in bare(reply(query).text).splitlines() if line]
    assert len(lines) <= LINES + (12 if query.kind == "games_fact" else 0)


@each([query for query in q.EVERY if query.kind in ("value", "claim", "versus")])
def test_a_reply_states_its_moment(query: Query) -> None:
    """One Games and one moment stand in the last line; several in the first."""
    text = bare(reply(query).text)
    assert re.search(r"Eindstand|onderdelen$|spelen|20\d\d", text)


def test_who_is_answered_with_names() -> None:
    who = q.which("NED", Ask.WHO, colours=q.G)
    # His gold with the relay is his third.
    assert first_line(who).startswith("Jens van 't Wout (3×), Xandra Velzeboer (2×), Jutta Leerdam, Femke Kok")
    team = q.which(ask=Ask.WHO, colours=q.S, events="short-track-relay-2000m-mixed")
    assert "In de ploeg:" in said(team)


def test_of_more_winners_than_anybody_reads_the_nations_are_told() -> None:
    """Five names of fifty said nothing."""
    rowers = q.which(ask=Ask.WHO, colours=q.G, disciplines="rowing", games=Scope(ids=("2024-summer",)))
    nations = first_line(rowers)
    assert nations.startswith("Bij het roeien in Parijs 2024 gingen de 14 gouden medailles naar Nederland (4), ")
    ours = q.which("NED", Ask.WHO, colours=q.G, games=Scope(ids=("2024-summer",)))
    most = "Nederland won 15 gouden medailles in Parijs 2024; de meeste voor Harrie Lavreysen (3×)."
    assert first_line(ours) == most
    brons = q.which("ITA", Ask.WHO, colours=q.B)  # nobody alone won most of it
    assert first_line(brons) == "Italië won 14 bronzen medailles."


def test_twice_the_same_is_said_once() -> None:
    here, peking = q.count(colours=q.G), q.count(colours=q.G, games=Scope(ids=("2022-winter",)))
    both = first_line(q.groups(Key.NATION, peking, q.has(peking), q.has(here)))
    assert both == "17 landen wonnen zowel in Peking 2022 als in Milaan en Cortina 2026 goud:"
    gone = first_line(q.groups(Key.NATION, peking, q.has(peking), q.has(here, Op.EQUAL, 0)))
    assert gone == "Zes landen wonnen goud in Peking 2022, maar niet in Milaan en Cortina 2026:"
    top = [q.has(q.rank(games=each), Op.AT_MOST, 5) for each in (Scope(ids=("2022-winter",)), Scope())]
    placed = first_line(q.groups(Key.NATION, q.rank(games=Scope(ids=("2022-winter",))), *top))
    assert placed.startswith("Drie landen stonden zowel in Peking 2022 als in Milaan en Cortina 2026 in de top vijf")


def test_of_those_asked_about_by_name_the_name_is_the_answer() -> None:
    """It was "één sporter … van de 1 genoemde"."""
    no_gold = (q.has(q.count()), q.has(q.count(colours=q.G), Op.EQUAL, 0))
    asked = q.groups(Key.ATHLETE, q.ALL_MEDALS, *no_gold)
    alone = asked.model_copy(update={"among": ("jenning-de-boo",)})
    assert first_line(alone) == "Ja, Jenning de Boo (Nederland) had een medaille maar geen goud."
    other = asked.model_copy(update={"among": ("jutta-leerdam",)})
    assert first_line(other) == "Nee, dat geldt niet voor Jutta Leerdam."
    pair = asked.model_copy(update={"among": ("jenning-de-boo", "jutta-leerdam")})
    assert first_line(pair) == "Jenning de Boo (Nederland) had een medaille maar geen goud."


def test_what_somebody_won_at_each_is_said_of_them() -> None:
    none = q.groups(Key.DAY, q.count("SWE"), q.has(q.count("SWE"), Op.EQUAL, 0))
    assert first_line(none) == "Op zeven dagen won Zweden geen medaille:"
    ten = q.groups(Key.DAY, q.count("NED"), q.has(q.count("NED"), Op.AT_LEAST, 10), ask=GroupAsk.EXISTS)
    assert first_line(ten) == "Nee, op geen enkele dag won Nederland minstens tien medailles."


def test_whom_it_was_instead_is_told() -> None:
    """No American won a 1500 metres, but somebody did."""
    none = q.which("USA", Ask.WHO, colours=q.G, events=q.M1500)
    assert (
        first_line(none)
        == "De Verenigde Staten wonnen geen goud op de 1500 meter mannen (schaatsen) in Milaan en Cortina."
    )
    assert "Daar won 🥇 Ning Zhongyan (China)." in said(none)


def test_a_claim_that_fails_gives_the_right_value() -> None:
    twenty = q.claim(q.has(q.count("NOR", colours=q.G), Op.EQUAL, 20))
    assert first_line(twenty) == "Nee, Noorwegen won 18 gouden medailles."
    nuis = q.claim(q.has(q.count(athletes="kjeld-nuis", colours=q.S, events=q.M1500)))
    assert first_line(nuis).startswith("Nee, Kjeld Nuis won brons")


def test_who_won_nothing_stands_below_who_won_something() -> None:
    """A nation without medals has no rank: it was answered that Belgium, with one medal, had none."""
    above = q.has(q.rank("BEL"), Op.LESS, q.rank("LUX"))
    assert first_line(q.claim(above)).startswith("Ja, België eindigde boven Luxemburg: ")
    by_total = q.has(q.rank("LUX", Metric.TOTAL), Op.LESS, q.rank("BEL", Metric.TOTAL))
    assert first_line(q.claim(by_total)) == "Nee, België eindigde boven Luxemburg, dat geen medailles won."
    neither = q.claim(q.has(q.rank("LUX"), Op.LESS, q.rank("ISL")))
    assert "geen plek in de tabel" in first_line(neither)


def test_an_athlete_as_a_nation_stands_in_the_table_by_name() -> None:
    table = q.groups(Key.NATION, q.measure(Kind.TALLY), order=Order.MOST, take=10)
    supposed = Suppose(changes=(AsNation(athlete_id="johannes-hosflot-klaebo"),), then=table)
    assert "Johannes Høsflot Klæbo 6-0-0" in first_line(supposed)


def test_what_was_denied_is_answered_the_dutch_way() -> None:
    none = q.has(q.count("NED", colours=q.G, disciplines=q.SKIING))
    some = q.has(q.count("NED", colours=q.G))
    assert first_line(q.claim(none, denied=True)).startswith("Klopt, ")
    assert first_line(q.claim(some, denied=True)).startswith("Jawel, ")


def test_the_least_that_was_needed_stands_first() -> None:
    """One silver is less than one gold, which is enough as well but says nothing more."""
    text = said(Needed(noc="BEL", passes="BUL"))
    assert text.startswith("Eén zilver erbij was voor België genoeg geweest")
    assert "twee keer brons" in text
    assert "één goud" not in text
    ways = said(Needed(noc="NED", passes="USA"))
    assert "twee keer goud, vijf keer zilver en zeven keer brons" in ways


def test_a_what_if_tells_the_new_and_the_real_place() -> None:
    text = said(Suppose(changes=(Added(noc="SUI", colour=q.G, count=2),)))
    for part in ("8-9-8", "zesde", "Duitsland 8-10-8", "Frankrijk 8-9-6", "In werkelijkheid werd Zwitserland achtste"):
        assert part in text
    assert "In werkelijkheid werd Finland 23e" in said(Suppose(changes=(Added(noc="FIN", colour=q.G),)))


def test_no_button_asks_for_more_than_a_question_takes() -> None:
    """At most 200 medals of a colour."""

    def labels(count: int) -> list[str]:
        given = reply(Suppose(changes=(Added(noc="NED", colour=q.G, count=count),)))
        return [button.label for row in given.buttons for button in row]

    assert "➕ Nog 1 goud" in labels(199)
    assert "➕ Nog 1 goud" not in labels(200)


def test_the_table_of_a_moment_is_not_called_the_opposite() -> None:
    """Behind a noun "na 17 februari" would be what was won afterwards."""
    until, after = q.which("NED", take=1, as_of=end_of(17)), q.which("NED", take=1, after=end_of(17))
    assert "tot en met 17 februari" in first_line(until)
    assert "na 17 februari" in first_line(after)


def test_a_nation_is_not_said_to_equal_itself() -> None:
    equals = q.groups(Key.NATION, q.count(), q.has(q.count(colours=q.G), Op.EQUAL, q.count("NED", colours=q.G)))
    assert first_line(equals) == "Eén land had evenveel goud als Nederland: Italië."


def test_the_neutral_athletes_are_said_to_have_no_rank() -> None:
    assert "geen rang: de officiële tabel laat neutrale atleten weg" in said(q.value(Kind.RANK, q.of("AIN")))


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(1, "1 minuut"), (45, "45 minuten"), (543, "9 uur en 3 minuten"), (1440, "1 dag"), (3120, "2 dagen en 4 uur")],
)
def test_a_duration_is_told_in_hours_and_minutes(minutes: int, words: str) -> None:
    assert duration(timedelta(minutes=minutes)) == words


def test_a_first_of_these_games_is_not_told_as_the_first_of_all_times() -> None:
    dutch = said(q.which("NED", take=1, colours=q.G))
    assert dutch.startswith("Het eerste goud van Nederland op deze Spelen was voor Jutta Leerdam: ")
    assert "Het allereerste was voor Sjoukje Dijkstra, in Innsbruck 1964." in dutch
    # Of Games without days it is not known which of several came first: then the Games alone.
    assert "De allereerste was in Chamonix 1924." in said(q.which("NOR", take=1))
    # Brazil never won before: these Games are the first of all times as well.
    assert "allereerste" not in said(q.which("BRA", take=1))


def test_groups_and_listings_of_nothing_say_so() -> None:
    assert first_line(Listing(of=q.of("HUN"))) == "Hongarije won geen medailles in Milaan en Cortina."
    none = Groups(by=Key.NATION, having=(q.has(q.count(colours=q.S), Op.MORE, 12),))
    assert first_line(none) == "Geen enkel land had meer dan twaalf zilveren medailles."


@pytest.mark.parametrize(
    ("query", "condition"),
    [
        (q.value(Kind.AVERAGE, q.of(disciplines=q.SKATING), per=Key.DAY), "medailles per dag bij het schaatsen"),
        (q.value(Kind.AVERAGE, q.of(colours=q.G, genders=q.WOMEN), per=Key.NATION), "per land bij de vrouwen"),
        (q.value(Kind.MEAN_AGE, q.of("NED", but_not=q.of(disciplines=q.SKATING))), "buiten schaatsen"),
        (q.value(Kind.MEAN_AGE, q.of(as_of=end_of(17))), "tot en met 17 februari"),
    ],
)
def test_a_mean_says_of_which_medals_it_is(query: Query, condition: str) -> None:
    assert condition in first_line(query)


def test_the_event_of_a_peak_has_its_article() -> None:
    peak = first_line(q.value(Kind.PEAK, q.of("NED", games=Scope(ids=("2018-winter",))), per=Key.EVENT))
    assert peak.endswith("op één onderdeel in Pyeongchang 2018: op de 3000 meter vrouwen (schaatsen).")
