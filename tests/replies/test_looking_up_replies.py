"""The first line answers exactly what was asked; the reason and the moment follow. Read these aloud."""

from datetime import UTC, date, datetime

import pytest

from medals_core import (
    AsOf,
    AthleteQuestion,
    Colour,
    ComparisonQuestion,
    DayQuestion,
    DisciplineQuestion,
    EventQuestion,
    MedalsQuestion,
    NationQuestion,
    NationsQuestion,
    ProgrammeQuestion,
    RankQuestion,
    SuperlativeQuestion,
    TableQuestion,
)
from medals_core.questions import Asked, Claim, Metric, NationFocus, Wanted
from tests.replies.saying import at, end_of, first_line, moment, reply, said


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (NationQuestion(noc="NED"), "🇳🇱 Nederland eindigde als derde: 10 goud, 7 zilver en 3 brons (20 medailles)."),
        (
            NationQuestion(noc="USA"),
            "🇺🇸 De Verenigde Staten eindigden als tweede: 12 goud, 12 zilver en 9 brons (33 medailles).",
        ),
        (
            NationQuestion(noc="NED", as_of=at(9, 20)),
            "🇳🇱 Nederland stond gedeeld achtste: 1 goud en 1 zilver (2 medailles).",
        ),
        (NationQuestion(noc="NED", claimed_rank=3), "🇳🇱 Ja, Nederland eindigde als derde."),
        (NationQuestion(noc="NED", claimed_top=2), "🇳🇱 Nee, Nederland eindigde als derde."),
        (NationQuestion(noc="HUN"), "🇭🇺 Hongarije won geen medailles en stond dus niet in de medaillespiegel."),
        (
            NationQuestion(noc="NED", focus=NationFocus.ABOVE),
            "🇺🇸 De Verenigde Staten stonden direct boven Nederland: tweede met 12 goud, 12 zilver en 9 brons.",
        ),
        (RankQuestion(rank=4), "Italië eindigde als vierde: 10 goud, 6 zilver en 14 brons (30 medailles)."),
        (
            ComparisonQuestion(nocs=("NED", "USA"), as_of=at(17, 18)),
            "De Verenigde Staten stonden boven Nederland: gelijk in goud (6), zilver beslist: 9 tegen 6.",
        ),
        (
            ComparisonQuestion(nocs=("NED", "GER"), colour=Colour.GOLD),
            "Nederland won 2 goud meer dan Duitsland: 10 tegen 8.",
        ),
        (
            ComparisonQuestion(nocs=("NED", "GER"), claim=Claim.BEHIND),
            "Nee, Nederland eindigde boven Duitsland: 2 goud meer, 10 tegen 8.",
        ),
        (
            ComparisonQuestion(nocs=("FRA", "NOR"), discipline="biathlon"),
            "Frankrijk eindigde bij het biatlon boven Noorwegen: 3 goud meer, 6 tegen 3.",
        ),
        (AthleteQuestion(athlete_id="femke-kok"), "🇳🇱 Femke Kok won goud en zilver in Milaan en Cortina."),
        (AthleteQuestion(athlete_id="kjeld-nuis", yes_no=True), "🇳🇱 Ja, Kjeld Nuis won brons in Milaan en Cortina."),
        (AthleteQuestion(athlete_id="kimberley-bos"), "🇳🇱 Kimberley Bos won geen medaille in Milaan en Cortina."),
        (AthleteQuestion(athlete_id="eric-heiden"), "🇺🇸 Eric Heiden won vijf keer goud in Lake Placid 1980."),
        (
            EventQuestion(event_id="speed-skating-500m-women", candidates=("jutta-leerdam", "femke-kok")),
            "Femke Kok won; Jutta Leerdam pakte zilver.",
        ),
        (
            EventQuestion(event_id="speed-skating-10000m-men", colour=Colour.BRONZE, noc="NED"),
            "Jorrit Bergsma (Nederland) won brons.",
        ),
        (
            EventQuestion(event_id="speed-skating-team-pursuit-men", colour=Colour.SILVER),
            "De Verenigde Staten (Ethan Cepuran, Casey Dawson en Emery Lehman) wonnen zilver.",
        ),
        (
            EventQuestion(event_id="figure-skating-ice-dance-mixed", colour=Colour.GOLD),
            "Guillaume Cizeron en Laurence Fournier Beaudry (Frankrijk) wonnen goud.",
        ),
        (NationsQuestion(first_ever=True), "2 landen wonnen hun eerste medaille ooit op de Winterspelen."),
        (
            NationQuestion(noc="URS"),
            "De Sovjet-Unie deed niet mee aan de Spelen van Milaan en Cortina 2026 en won dus geen medailles.",
        ),
        (EventQuestion(event_id="speed-skating-500m-men"), "Goud voor Jordan Stolz (Verenigde Staten)."),
        (
            DisciplineQuestion(discipline="ski-jumping"),
            "Bij het schansspringen was Noorwegen het best: 2 goud, 2 zilver en 1 brons.",
        ),
        (
            DisciplineQuestion(discipline="short-track", noc="NED"),
            "Nederland won bij het shorttrack 7 medailles: 5 goud, 1 zilver en 1 brons.",
        ),
        (MedalsQuestion(wanted=Wanted.COUNT, noc="JPN", colour=Colour.BRONZE), "Japan won 12 bronzen medailles."),
        (
            MedalsQuestion(wanted=Wanted.FIRST, noc="NED", colour=Colour.GOLD, ever=True),
            "Het eerste Nederlandse goud: Sjoukje Dijkstra, individueel vrouwen (kunstschaatsen), Innsbruck 1964.",
        ),
        (
            MedalsQuestion(noc="BEL", colour=Colour.GOLD, games="2022-winter"),
            "Bart Swings (België) won goud: massastart mannen (schaatsen), Peking 2022.",
        ),
        (MedalsQuestion(wanted=Wanted.EXISTS, noc="BEL", colour=Colour.GOLD), "Nee, België won geen gouden medailles."),
        (NationsQuestion(colour=Colour.GOLD, count=True), "20 landen wonnen minstens 1 gouden medaille."),
        (SuperlativeQuestion(colour=Colour.BRONZE), "Italië won het meeste brons: 14 keer."),
        (DayQuestion(day=date(2026, 2, 9)), "Maandag 9 februari (dag 3): 2 medailles voor Nederland: goud en zilver."),
        (
            TableQuestion(as_of=AsOf(won_by=moment(31, 23, month=1))),
            "De Spelen waren op 31 januari nog niet begonnen: nog geen medailles, dus nog geen stand. "
            "De eerste medailles vielen op zaterdag 7 februari.",
        ),
    ],
    ids=lambda value: value.kind if isinstance(value, Asked) else "",
)
def test_the_answer_comes_first(question: Asked, line: str) -> None:
    assert first_line(question) == line


def test_seven_medals_more_do_not_count_and_eight_at_the_end_of_the_day() -> None:
    six = said(ComparisonQuestion(nocs=("NED", "USA"), as_of=at(17, 18)))
    assert "De zeven medailles die de Verenigde Staten in totaal meer hadden (20 tegen 13) telden niet mee." in six
    end = said(ComparisonQuestion(nocs=("NED", "USA"), as_of=end_of(17)))
    assert "De acht medailles" in end
    assert "gelijk in goud (6), zilver beslist: 10 tegen 6" in end


def test_the_own_nation_is_always_in_sight_in_a_table() -> None:
    assert "Duitsland" in said(TableQuestion(start=21), own="GER")
    belgium = reply(TableQuestion(), own="BEL").text
    assert "29 België         0  0  1   1 🇧🇪 ◂" in belgium
    assert " …\n" in belgium
    assert " - Hongarije" in reply(TableQuestion(), own="HUN").text


def test_lines_of_a_table_hold_on_a_phone() -> None:
    text = reply(TableQuestion(limit=0)).text
    table = text[text.index("<pre>") + 5 : text.index("</pre>")].splitlines()
    assert all(len(line.rstrip(" ◂")) <= 34 for line in table)
    assert len({line.rindex(" ", 0, 30) for line in table[1:11]}) >= 1
    assert {len(line[:29]) for line in table} == {29}


def test_another_table_says_where_the_nation_stands_in_the_official_one() -> None:
    for metric in (Metric.TOTAL, Metric.POINTS, Metric.POPULATION):
        assert "De officiële tabel gaat op goud: daar stond Nederland derde." in said(TableQuestion(metric=metric))


def test_a_table_of_former_games_says_when_medals_changed_hands() -> None:
    """Sochi 2014: the Netherlands ended fifth, and are sixth since 19 September 2025."""
    now_sixth = TableQuestion(games="2014-winter")
    assert "Nederland eindigde als zesde" in said(now_sixth)
    assert "Medailles die later van hand wisselden, zijn hierin verwerkt." in said(now_sixth)
    then = AsOf(known_by=datetime(2020, 1, 1, tzinfo=UTC))
    as_it_was = said(TableQuestion(games="2014-winter", as_of=then))
    assert "Nederland eindigde als vijfde" in as_it_was
    assert "zoals bekend op woensdag 1 januari 2020" in as_it_was


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
    assert "nog 42 van de 116 onderdelen te gaan" in text


def test_a_moment_still_to_come_is_answered_with_what_is_known_now() -> None:
    text = said(TableQuestion(as_of=end_of(20)), now=moment(17, 18))
    assert "Stand op dinsdag 17 februari om 18:00, nog 38 van de 116 onderdelen te gaan." in text


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


def test_a_day_has_the_days_beside_it() -> None:
    buttons = [b for row in reply(DayQuestion(day=date(2026, 2, 17))).buttons for b in row]
    assert [b.data for b in buttons[:2]] == ["/dag 16-2", "/dag 18-2"]
    first = [b.label for row in reply(DayQuestion(day=date(2026, 2, 7))).buttons for b in row]
    assert not any("◀️" in label for label in first)


def test_a_few_nations_are_all_named_and_equals_have_nobody_on_top() -> None:
    few = said(NationsQuestion(minimum=1, exactly=True, count=True))
    assert "🇧🇷 Brazilië, 🇰🇿 Kazachstan, 🇩🇰 Denemarken, 🇪🇪 Estland, 🇬🇪 Georgië en 🇧🇪 België." in few
    assert "Bovenaan" not in few
    # Named all, there is nothing left to ask.
    assert "Welke landen" not in few
    equals = said(NationsQuestion(colour=Colour.BRONZE, minimum=1, exactly=True, count=True, as_of=end_of(10)))
    assert "Bovenaan" not in equals
    assert "Waaronder" in equals
    assert "Bovenaan: 🇳🇴" in said(NationsQuestion(colour=Colour.GOLD, count=True))


def test_a_first_of_these_games_is_not_told_as_the_first_of_all_times() -> None:
    dutch = said(MedalsQuestion(wanted=Wanted.FIRST, noc="NED", colour=Colour.GOLD))
    assert dutch.startswith("Het eerste Nederlandse goud van deze Spelen: Jutta Leerdam,")
    assert "Het allereerste: Sjoukje Dijkstra, Innsbruck 1964." in dutch
    # Of Games without days it is not known which of several came first: then the Games alone.
    assert "De allereerste: Chamonix 1924." in said(MedalsQuestion(wanted=Wanted.FIRST, noc="NOR"))
    ever = said(MedalsQuestion(wanted=Wanted.FIRST, noc="NED", colour=Colour.GOLD, ever=True))
    assert "deze Spelen" not in ever
    assert "allereerste" not in ever
    # Brazil never won before: these Games are the first of all times as well.
    assert "allereerste" not in said(MedalsQuestion(wanted=Wanted.FIRST, noc="BRA"))
