"""The first line of a page answers what was asked; the reason and the moment follow. Read these aloud."""

import re
from datetime import UTC, date, datetime

import pytest

from medals_core import (
    AmbitionQuestion,
    AsOf,
    AthleteQuestion,
    CertaintyQuestion,
    ComparisonQuestion,
    DayQuestion,
    EventQuestion,
    HistoryQuestion,
    Medals,
    Metric,
    NationQuestion,
    ProgrammeQuestion,
    Question,
    RaceQuestion,
    RecordsQuestion,
    SameStageQuestion,
    Season,
    TableQuestion,
    ThenAndNowQuestion,
    TimelineQuestion,
)
from tests.support.replies.saying import archive, at, bare, end_of, first_line, moment, reply, said

BIATHLON = Medals(disciplines=("biathlon",))

FIRST_LINES: list[tuple[Question, str]] = [
    (NationQuestion(noc="NED"), "🇳🇱 Nederland eindigde als derde: 10 goud, 7 zilver en 3 brons (20 medailles)."),
    (
        NationQuestion(noc="USA"),
        "🇺🇸 De Verenigde Staten eindigden als tweede: 12 goud, 12 zilver en 9 brons (33 medailles).",
    ),
    (
        NationQuestion(noc="NED", as_of=at(9, 20)),
        "🇳🇱 Nederland stond gedeeld achtste: 1 goud en 1 zilver (2 medailles).",
    ),
    (NationQuestion(noc="HUN"), "🇭🇺 Hongarije won geen medailles en stond dus niet in de medaillespiegel."),
    (
        NationQuestion(noc="FRA", only=BIATHLON),
        "🇫🇷 Frankrijk eindigde bij de biatlon als eerste: 6 goud, 4 zilver en 3 brons (13 medailles).",
    ),
    (NationQuestion(noc="NED", only=BIATHLON), "🇳🇱 Nederland won geen medailles bij de biatlon."),
    (
        ComparisonQuestion(nocs=("NED", "USA"), as_of=at(17, 18)),
        "De Verenigde Staten stonden boven Nederland: evenveel goud (6), meer zilver: 9 tegen 6.",
    ),
    (
        ComparisonQuestion(nocs=("FRA", "NOR"), only=BIATHLON),
        "Frankrijk eindigde bij de biatlon boven Noorwegen: 3 goud meer, 6 tegen 3.",
    ),
    (AthleteQuestion(athlete_id="femke-kok"), "🇳🇱 Femke Kok won goud en zilver in Milaan en Cortina."),
    (
        AthleteQuestion(athlete_id="jens-van-t-wout"),
        "🇳🇱 Jens van 't Wout won in Milaan en Cortina 4 medailles: 3 goud en 1 brons.",
    ),
    (
        AthleteQuestion(athlete_id="kimberley-bos"),
        "🇳🇱 Kimberley Bos stond op de deelnemerslijst in Milaan en Cortina, maar won geen medaille.",
    ),
    (AthleteQuestion(athlete_id="eric-heiden"), "🇺🇸 Eric Heiden won 5 gouden medailles in Lake Placid 1980."),
    (
        NationQuestion(noc="URS"),
        "De Sovjet-Unie deed niet mee aan de Spelen van Milaan en Cortina 2026 en won dus geen medailles.",
    ),
    (EventQuestion(event_id="speed-skating-500m-men"), "Goud voor Jordan Stolz (Verenigde Staten)."),
    (DayQuestion(day=date(2026, 2, 9)), "Maandag 9 februari (dag 3): 2 medailles voor Nederland (goud en zilver)."),
    (
        TableQuestion(as_of=AsOf(won_by=moment(31, 23, month=1))),
        "De Spelen waren op 31 januari nog niet begonnen: nog geen medailles, dus nog geen stand. "
        "De eerste medailles vielen op zaterdag 7 februari.",
    ),
    (TableQuestion(only=Medals(disciplines=("luge",), but_not=(Medals(team=True),))), (
        "Medaillespiegel bij het rodelen buiten de teamonderdelen"
    )),
    (RaceQuestion(place=10), "Japan eindigde als tiende, met 5-7-12."),
    (RaceQuestion(as_of=end_of(17)), "Nederland stond vierde, met 6-6-1."),
    (CertaintyQuestion(), "Ja. Nederland eindigde als derde, met 10-7-3: dat is binnen de top tien."),
    (
        CertaintyQuestion(as_of=end_of(18)),
        "Nee, Nederland was nog niet zeker van de top tien, maar het kon nog wel.",
    ),
    (CertaintyQuestion(noc="BEL", as_of=end_of(21)), "Nee, België kon de top tien niet meer halen."),
    (
        TimelineQuestion(nocs=("NED", "USA")),
        "Nederland en de Verenigde Staten gingen elkaar twee keer voorbij.",
    ),
    (AmbitionQuestion(), "Ja, gehaald: Nederland eindigde als derde met 10-7-3, ruim binnen de top tien."),
    (
        ThenAndNowQuestion(games="2014-winter"),
        "Nederland eindigde in Sotsji 2014 als vijfde en is sinds 19 september 2025 zesde.",
    ),
    (RecordsQuestion(), "Record van Nederland: 24 medailles, in Sotsji 2014."),
]  # fmt: skip


@pytest.mark.parametrize(("question", "line"), FIRST_LINES, ids=lambda value: getattr(value, "kind", ""))
def test_the_answer_comes_first(question: Question, line: str) -> None:
    assert first_line(question) == line


def test_seven_medals_more_do_not_count_and_eight_at_the_end_of_the_day() -> None:
    six = said(ComparisonQuestion(nocs=("NED", "USA"), as_of=at(17, 18)))
    remark = "Dat de Verenigde Staten er in totaal {} meer hadden ({} tegen 13), telde niet: goud beslist, dan zilver."
    assert remark.format("zeven", 20) in six
    end = said(ComparisonQuestion(nocs=("NED", "USA"), as_of=end_of(17)))
    assert remark.format("acht", 21) in end
    assert "evenveel goud (6), meer zilver: 10 tegen 6" in end


def test_the_own_nation_is_always_in_sight_in_a_table() -> None:
    assert "Duitsland" in said(TableQuestion(start=21), own="GER")
    belgium = reply(TableQuestion(), own="BEL").text
    assert "29 België ◂     0  0  1   1" in belgium
    assert " …\n" in belgium
    assert " - Hongarije ◂" in reply(TableQuestion(), own="HUN").text


@pytest.mark.parametrize(("own", "gap"), [("NOR", True), ("JPN", False)])
def test_dots_stand_in_a_table_only_where_lines_are_left_out(own: str, gap: bool) -> None:
    """Japan, tenth, stands just above a table from the eleventh on."""
    assert ("\n …" in reply(TableQuestion(start=11), own=own).text) is gap


def test_a_nation_with_a_plural_name_takes_a_plural_verb() -> None:
    summer = HistoryQuestion(seasons=(Season.SUMMER,))
    assert first_line(summer).startswith("De Verenigde Staten leiden de eeuwige stand, met ")


def test_a_table_is_no_wider_than_a_phone() -> None:
    for table in (
        TableQuestion(limit=0),
        HistoryQuestion(),
        TimelineQuestion(nocs=("NED", "USA", "ITA", "GER", "FRA")),
    ):
        text = reply(table).text
        lines = text[text.index("<pre>") + 5 : text.index("</pre>")].splitlines()
        assert max(map(len, lines)) <= 28


def test_another_table_says_where_the_nation_stands_in_the_official_one() -> None:
    for metric in (Metric.TOTAL, Metric.POINTS, Metric.POPULATION):
        assert "In de officiële tabel, die op goud gaat, stond Nederland derde." in said(TableQuestion(metric=metric))


def test_a_table_of_former_games_says_when_medals_changed_hands() -> None:
    """Sochi 2014: the Netherlands ended fifth, and are sixth since 19 September 2025."""
    now_sixth = TableQuestion(games="2014-winter")
    assert "Nederland eindigde in Sotsji 2014 als vijfde en is sinds 19 september 2025 zesde." in said(now_sixth)
    assert "en is sinds 19 september 2025 zesde" in said(NationQuestion(noc="NED", games="2014-winter"))
    assert "Medailles die later van hand wisselden, zijn hierin verwerkt." in said(now_sixth)
    then = AsOf(known_by=datetime(2020, 1, 1, tzinfo=UTC))
    as_it_was = said(TableQuestion(games="2014-winter", as_of=then))
    assert "Nederland eindigde als vijfde" in as_it_was
    assert "zoals bekend op 1 januari 2020" in as_it_was


def test_neutral_athletes_have_no_rank() -> None:
    assert "Geen rang: de officiële tabel laat neutrale atleten weg." in said(NationQuestion(noc="AIN"))


def test_two_silvers_and_no_bronze_is_said() -> None:
    assert "Twee keer zilver en geen brons." in said(EventQuestion(event_id="alpine-skiing-giant-slalom-women"))


def test_former_medals_are_mentioned() -> None:
    assert "Eerder: Peking 2022: 🥉" in said(AthleteQuestion(athlete_id="kimberley-bos"))


def test_an_event_to_come() -> None:
    text = said(EventQuestion(event_id="speed-skating-500m-women"), now=moment(10, 12))
    assert text.startswith("Nog niet beslist: 500 meter vrouwen (schaatsen) is op zondag 15 februari om 17:03.")
    assert "Ingeschreven: Anna Boersma, Femke Kok en Jutta Leerdam." in text
    on_the_day = first_line(EventQuestion(event_id="speed-skating-500m-women"), now=moment(15, 12))
    assert on_the_day == "Nog niet beslist: 500 meter vrouwen (schaatsen) is vandaag om 17:03."
    tomorrow = said(AthleteQuestion(athlete_id="femke-kok"), now=moment(14, 12))
    assert "Komt nog: 500 meter vrouwen (schaatsen) morgen om 17:03;" in tomorrow


def test_while_the_games_run_the_verbs_are_present_and_events_are_left() -> None:
    text = said(NationQuestion(noc="NED"), now=moment(17, 9))
    assert text.startswith("🇳🇱 Nederland staat vierde: 6 goud, 5 zilver en 1 brons (12 medailles).")
    assert "17 feb 09:00 · nog 42 onderdelen" in text


def test_a_moment_still_to_come_is_answered_with_what_is_known_now() -> None:
    text = said(TableQuestion(as_of=end_of(20)), now=moment(17, 18))
    assert "17 feb 18:00 · nog 38 onderdelen" in text


def test_refresh_only_while_the_games_run() -> None:
    def labels(**when: object) -> str:
        return str([b.label for row in reply(TableQuestion(), **when).buttons for b in row])  # type: ignore[arg-type]

    assert "🔄" in labels(now=moment(17, 9))
    assert "🔄" not in labels()
    asked = reply(TableQuestion(as_of=at(16, 12)), now=moment(17, 9))
    assert "🔄" not in str([b.label for row in asked.buttons for b in row])


def test_the_programme_of_finished_games() -> None:
    assert said(ProgrammeQuestion()).startswith("De Spelen van Milaan en Cortina 2026 zijn afgelopen")


def test_the_programme_marks_the_own_entrants() -> None:
    text = said(ProgrammeQuestion(discipline="speed-skating"), now=moment(17, 9))
    assert "Nog 6 medailleonderdelen bij het schaatsen te gaan." in text
    assert "🇳🇱 1500 meter mannen (schaatsen): Joep Wennemars, Kjeld Nuis, Marcel Bosker en Tijmen Snel" in text


def test_the_programme_tells_times_on_everybodys_own_clock() -> None:
    """Older apps show the text inside; the marks take no room, so no event is left out for them."""
    shown = reply(ProgrammeQuestion(), now=moment(17, 9)).text
    assert shown.count('format="t">') == 24
    assert re.search(r'<tg-time unix="\d+" format="t">14:15</tg-time> ', shown)
    assert "Nederlandse tijd" in shown


def test_a_day_has_the_days_beside_it() -> None:
    buttons = [b for row in reply(DayQuestion(day=date(2026, 2, 17))).buttons for b in row]
    assert [b.question for b in buttons[:2]] == [DayQuestion(day=date(2026, 2, day)) for day in (16, 18)]
    first = [b.label for row in reply(DayQuestion(day=date(2026, 2, 7))).buttons for b in row]
    assert not any("◀️" in label for label in first)


@pytest.mark.parametrize(
    ("own", "day", "line"),
    [
        ("USA", 12, "De Verenigde Staten zakten van 2e naar 3e (4-7-3)."),
        ("USA", 15, "De Verenigde Staten bleven 3e (5-8-4)."),
        ("NED", 15, "Nederland steeg van gedeeld 7e naar gedeeld 4e (5-5-1)."),
    ],
)
def test_a_day_tells_what_it_did_to_the_own_nation(own: str, day: int, line: str) -> None:
    assert line in said(DayQuestion(day=date(2026, 2, day)), own=own)


def test_while_the_games_run_pages_are_told_in_the_present() -> None:
    now = moment(17, 23, 59)
    assert first_line(RaceQuestion(), now) == "Nederland staat vierde, met 6-6-1."
    assert "Aanname:" in said(CertaintyQuestion(), now)


def test_the_race_for_ten_names_who_is_near() -> None:
    """JPN 5-7-12 holds 10, CAN 5-7-9 behind (three bronze less), AUT 5-8-5 above."""
    text = said(RaceQuestion(place=10))
    assert "Oostenrijk 5-8-5: één zilver meer" in text
    assert "Canada 5-7-9" in text
    assert "drie brons minder" in text


@pytest.mark.parametrize("place", range(1, 30))
def test_a_race_never_dumps_the_table(place: int) -> None:
    """ "Never dump the table for a question about one thing": fewer than 13 nations."""
    text = said(RaceQuestion(place=place))
    assert sum(text.count(nation.name) for nation in archive().nations.values() if len(nation.name) > 4) < 13


def test_reallocations_are_told_in_the_history() -> None:
    given = reply(HistoryQuestion(noc="NED"))
    assert "als vijfde en is sinds 19 september 2025 zesde" in bare(given.text)
    asked = [button.question for row in given.buttons for button in row]
    assert ThenAndNowQuestion(noc="NED", games="2014-winter") in asked


def test_germany_says_which_codes_it_counts() -> None:
    given = reply(HistoryQuestion(noc="GER"))
    assert "Geteld is alleen GER" in given.text
    offered = [button.question for row in given.buttons for button in row]
    assert all(HistoryQuestion(noc=noc) in offered for noc in ("EUA", "FRG", "GDR"))


def test_day_data_that_do_not_exist_are_said_not_to() -> None:
    text = said(SameStageQuestion(as_of=end_of(17), former="2022-winter"))
    assert "Van Peking 2022 zijn er geen standen per dag" in text
    assert "aan het eind 6e met 8-5-4" in text


def test_a_tally_and_a_flag_are_never_broken_in_the_middle() -> None:
    """U+2011 and U+00A0: "1-1-0" and "🥈 🇬🇪 Luka" stand in one piece on a phone."""
    text = reply(DayQuestion(day=date(2026, 2, 17))).text
    assert "14\u20118\u20119" in text
    assert "🥇\u00a0🇳🇴\u00a0Jens" in text
