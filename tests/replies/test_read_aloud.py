"""First lines as a friend would say them: what was not is told as what would have been, and nothing is told twice."""

import pytest

from bot.understanding.canonical import read_canonical
from tests.support.replies.saying import archive, first_line, moment

RUNNING = moment(17, 18)


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        (
            "/plek nummer 1, binnen (2020 zonder zwemmen)",
            "Zonder zwemmen was China eerste geworden in Tokio 2020: 35 goud",
        ),
        (
            "/plek boven NED, binnen (zonder schaatsen)",
            "Zonder schaatsen had Japan direct boven Nederland gestaan: neg",
        ),
        ("/tel plaats NED zonder (goud door Jutta Leerdam)", "Zonder het goud van Jutta Leerdam was Nederland vierde"),
        (
            "/klopt plaats NED zonder schaatsen < dan (plaats BEL zonder schaatsen)",
            "Ja, zonder schaatsen had Nederland boven België gestaan: tiende tegen 28e.",
        ),
        (
            "/watals zonder langlaufen, dan (tel NOR goud)",
            "Zonder langlaufen had Noorwegen 11 gouden medailles gehad; in",
        ),
        (
            "/tel plaats NED vrouwen naar inwoners",
            "Per miljoen inwoners eindigden de Nederlandse vrouwen als vijfde, met 0,56",
        ),
        (
            "/verhouding CAN, CAN 2010",
            "Canada won meer medailles in Vancouver 2010 dan in Milaan en Cortina 2026: 26 tegen 21",
        ),
        (
            "/klopt NED goud 2024 > dan (NED goud 2012 2016)",
            "Ja, Nederland won meer goud in Parijs 2024 dan in Londen 2012 en Rio de Janeiro 2016 samen: 15 tegen 14.",
        ),
        (
            "/tel gemiddelde NED goud zomer ooit sinds 2012 elke spelen",
            "Nederland won gemiddeld 9,75 gouden medailles per "
            "Zomerspelen sinds 2012 (39 gouden medailles op 4 Zomerspelen).",
        ),
        (
            "/wie NED goud shorttrack",
            "Jens van 't Wout (3×), Xandra Velzeboer (2×), Melle van 't Wout, Teun Boer, Friso Emons",
        ),
        (
            "/meeste land 2024 met 2024 met (zomer ooit tot 2020 = 0)",
            "Vijf landen wonnen voor het eerst een medaille in Par",
        ),
        (
            "/minste sporter mannelijk leeftijd goud individueel top 1",
            "Metoděj Jílek (Tsjechië) was de jongste man met goud",
        ),
        (
            "/per spelen plaats RUS ooit sinds 2001 met (plaats RUS ooit sinds 2001 =) vraag aantal",
            "Rusland eindigde op de Winterspelen sinds 2001 nooit als eerste.",
        ),
        (
            "/per spelen oogst NED 2024 2020",
            "Nederland won 36 medailles (10-12-14) in Tokio 2020 en 34 (15-7-12) in Parijs",
        ),
        (
            "/medailles NED goud heelpodium ooit vraag bestaan",
            "Ja, Nederland had zes keer het hele podium op de Winterspelen.",
        ),
        (
            "/klopt GER goud rodelen, GER goud bobsleeën",
            "Ja, Duitsland won 3 gouden medailles bij het rodelen en 3 gouden",
        ),
        (
            "/meeste spelen ITA goud 2014 2018 2022 2026 top 1",
            "Italië won van die vier Winterspelen de meeste gouden medail",
        ),
        (
            "/wie goud bij kunstschaatsen individueel vrouwen",
            "Alysa Liu (Verenigde Staten) won goud bij het kunstschaatsen voor "
            "vrouwen (individueel) op donderdag 19 februari.",
        ),
        (
            "/wie goud bij langlaufen teamsprint mannen",
            "Johannes Høsflot Klæbo en Einar Hedegart (Noorwegen) wonnen goud op de",
        ),
        ("/klopt (goud 2022 door Marco Odermatt, = 0)", "Jawel, Marco Odermatt won goud op de reuzenslalom mannen"),
    ],
)
def test_it_is_said_as_a_friend_would(asked: str, line: str) -> None:
    question = read_canonical(asked, archive())
    assert question is not None
    assert first_line(question).startswith(line)


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("/tel plaats NED zonder schaatsen", "Zonder schaatsen zou Nederland tiende staan, met 4-0-0."),
        ("/plek nummer 1, binnen (zonder langlaufen)", "Zonder langlaufen zou Italië eerste staan: 9 goud"),
        ("/watals NED 2 goud, dan (tel plaats NED)", "Met 2 goud erbij zou Nederland derde staan (8-6-1); nu vierde"),
    ],
)
def test_while_games_run_what_would_be_is_not_what_is(asked: str, line: str) -> None:
    question = read_canonical(asked, archive())
    assert question is not None
    assert first_line(question, RUNNING).startswith(line)
