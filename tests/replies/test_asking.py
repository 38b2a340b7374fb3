"""What is said when nothing was understood, nothing is known, or it is only a greeting."""

import re
from pathlib import Path

import pytest

from bot.replies import asking
from bot.replies.reply import Reply
from bot.replies.short_labels import short_label
from bot.understanding import understood
from bot.understanding.understood import AskBack, Choice, Note, NoteKind, NotHeld, NotUnderstood, Small
from medals_core import AthleteQuestion, EventQuestion, Query, TableQuestion
from tests.support.listing import each
from tests.support.replies import queries as q
from tests.support.replies.saying import plain, scene

HERE = scene()
CONCEPTS = {
    *("times", "speed", "score", "time_record", "place_below_third", "other_competition", "paralympics", "money"),
    *("audience", "tv", "weather", "injury", "person", "flag_bearer", "medal_object", "qualification", "future"),
    *(
        "prediction",
        "heats",
        "attendance",
        "opinion",
        "politics",
        "quotes",
        "equipment",
        "doping",
        "reasons",
        "attendance_of_teams",
        "whole_team",
        "outside",
        "the_bot",
        "art_competitions",
    ),
}


def labels(given: Reply) -> list[str]:
    return [button.label for row in given.buttons for button in row]


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("Atlantis",), "‘Atlantis’ ken ik niet."),
        (("atlantis",), "‘atlantis’ ken ik niet."),
        (("Pietje Puk",), "Onder de medaillewinnaars ken ik geen ‘Pietje Puk’."),
        (("pietje van der puk",), "Onder de medaillewinnaars ken ik geen ‘pietje van der puk’."),
        (("Henk de Boer",), "Onder de medaillewinnaars ken ik geen ‘Henk de Boer’."),
        (("veel",), "‘veel’ begrijp ik hier niet. Vraag het eens anders, of korter."),
        (("ze",), "Ik weet niet wie je met ‘ze’ bedoelt. Zet de naam er even bij."),
        (("Wie",), "Dat begrijp ik niet. Vraag het eens anders, of korter."),
        (("weer mee", "92"), "‘92’ begrijp ik hier niet. Vraag het eens anders, of korter."),
        (("NIET", "92"), "‘NIET’ en ‘92’ begrijp ik hier niet. Vraag het eens anders, of korter."),
        (
            ("zonder", "Atlantis"),
            "‘Atlantis’ ken ik niet; ‘zonder’ begrijp ik hier niet. Vraag het eens anders, of korter.",
        ),
        (("in plaats van brons",), "‘in plaats van brons’ begrijp ik hier niet. Vraag het eens anders, of korter."),
        (("Parijs was beter of niet",), "Dat begrijp ik niet. Vraag het eens anders, of korter."),
        ((), "Dat begrijp ik niet. Vraag het eens anders, of korter."),
        (("<b>&",), "‘<b>&’ ken ik niet."),
    ],
)
def test_the_words_not_understood_are_named(words: tuple[str, ...], line: str) -> None:
    given = asking.render_not_understood(NotUnderstood(words=words), HERE)
    assert plain(given) == line
    assert "<b>" not in given.text
    assert labels(given) == ["De stand", "TeamNL", "Wat kan ik vragen?"]


def test_what_does_work_stands_on_the_first_buttons() -> None:
    near, usual = Choice(question=q.how_many("NED", colours=q.G)), Choice(question=TableQuestion())
    given = asking.render_not_understood(NotUnderstood(words=("Atlantis",), suggestions=(usual, near)), HERE)
    assert labels(given)[0] == "Aantal goud Nederland"
    assert given.buttons[0][0].question == near.question
    assert "Stand" not in labels(given)


def test_what_can_be_answered_without_a_word_is_offered_with_one_tap() -> None:
    question = q.how_many("NED", colours=q.G)
    given = asking.render_not_understood(NotUnderstood(words=("eindfase",), without=question), HERE)
    assert plain(given) == "‘eindfase’ ken ik niet. Zal ik het zonder dat woord beantwoorden?"
    assert labels(given) == ["Ja, graag", "Wat kan ik vragen?"]
    assert given.buttons[0][0].question == question


def test_the_own_team_is_that_of_the_asker() -> None:
    assert "België" in labels(asking.render_not_understood(NotUnderstood(), scene(own="BEL")))


def test_every_concept_has_an_honest_line_and_what_is_known() -> None:
    assert set(asking.concepts()) == CONCEPTS
    for concept in asking.concepts().values():
        assert all(concept[part].endswith(".") for part in ("line", "known"))


def test_what_is_known_instead_follows_the_line() -> None:
    gold = q.which(athletes=q.KOK, colours=q.G)
    text = plain(asking.render_not_held(NotHeld(concept="times", instead=gold), HERE))
    assert text.startswith("Tijden en afstanden van races heb ik niet. Wat ik wel weet: Femke Kok won goud")
    alone = plain(asking.render_not_held(NotHeld(concept="weather"), HERE))
    assert alone == "Van het weer weet ik niets. Wel van de medailles."


def test_a_thank_you_is_thanked() -> None:
    assert plain(asking.render_small(Small(kind="thanks"), HERE)) == "Graag gedaan!"
    assert labels(asking.render_small(Small(kind="thanks"), HERE)) == []


@pytest.mark.parametrize(
    ("note", "line"),
    [
        (
            Note(kind=NoteKind.OTHER_NATION, subject="jordan-stolz", said="NOR"),
            "Jordan Stolz komt uit voor de Verenigde Staten, niet voor Noorwegen.",
        ),
        (Note(kind=NoteKind.OTHER_SEX, subject="femke-kok"), "Femke Kok komt uit bij de vrouwen."),
        (Note(kind=NoteKind.NAME_OF_THE_TIME, said="GDR"), "Oost-Duitsland bestond toen niet meer."),
        (
            Note(kind=NoteKind.NAME_OF_THE_TIME, subject="GER", said="GDR"),
            "Oost-Duitsland bestond toen niet meer; dit is Duitsland.",
        ),
        (Note(kind=NoteKind.CITY_HAD_SEVERAL, subject="1976-winter"), "Ik neem hier Innsbruck 1976."),
        (Note(kind=NoteKind.SPELLING, said="sjina", subject="China"), "‘sjina’ heb ik gelezen als China."),
        (Note(kind=NoteKind.NAME_OF_THE_TIME, subject="ROC", said="RUS"), "Rusland deed toen mee als het ROC."),
        (Note(kind=NoteKind.IGNORED, said="zat bij de tandarts"), "‘zat bij de tandarts’ laat ik weg."),
    ],
)  # fmt: skip
def test_a_note_is_one_short_line(note: Note, line: str) -> None:
    assert asking.note_line(note, HERE) == line


def test_what_does_not_fit_stands_before_the_answer_and_the_reading_after_it() -> None:
    notes = (
        Note(kind=NoteKind.SPELLING, said="kok", subject="Kok"),
        Note(kind=NoteKind.NEVER_WAS, said="1940 ging niet door."),
    )
    text = asking.with_notes(Reply(text="Goud."), notes, HERE).text
    assert text.split("\n\n") == ["1940 ging niet door.", "Goud.", "<i>‘kok’ heb ik gelezen als Kok.</i>"]


def test_what_was_left_out_is_told_before_it_is_asked_back() -> None:
    """Else "vantwout van de kabouters" is answered as if nothing had been added."""
    asked = AskBack(prompt="Wie?", choices=(Choice(question=TableQuestion()),),
                    notes=(Note(kind=NoteKind.LEFT_OUT, said="kabouters"),))  # fmt: skip
    told = asking.render_ask_back(asked, HERE)
    assert told.text.split("\n\n") == ["‘kabouters’ ken ik niet; dat woord laat ik weg.", "Wie?"]
    assert told.asks


def test_what_is_left_out_of_several_clauses_is_told_once() -> None:
    notes = [Note(kind=NoteKind.IGNORED, said=said) for said in ("zat bij de tandarts", "en toen thuis")]
    text = asking.with_notes(Reply(text="Goud."), [*notes, Note(kind=NoteKind.LEFT_OUT, said="veel")], HERE).text
    assert text.split("\n\n") == [
        "‘veel’ begrijp ik hier niet; dat woord laat ik weg.",
        "Goud.",
        "<i>‘zat bij de tandarts’ en ‘en toen thuis’ laat ik weg.</i>",
    ]


def test_the_question_before_it_moved_is_asked_for_and_another_only_offered() -> None:
    """It names all that the text does, so it may be what is meant; the page of a name is only near to it."""
    near = (Choice(question=EventQuestion(event_id="speed-skating-500m-women")),)
    leaning, other = (NotUnderstood(words=("zeker",), suggestions=near, leans=leans) for leans in (True, False))
    told = [plain(asking.render_not_understood(what, HERE)) for what in (leaning, other)]
    assert told == ["‘zeker’ begrijp ik hier niet. Bedoel je dit?",
                    "‘zeker’ begrijp ik hier niet. Misschien helpt een van deze knoppen?"]  # fmt: skip


def test_choices_without_a_label_name_their_question() -> None:
    asked = AskBack(
        prompt="Welke 500 meter?",
        choices=tuple(
            Choice(question=EventQuestion(event_id=event)) for event in (q.W500, "short-track-500m-women")
        ),
    )  # fmt: skip
    given = asking.render_ask_back(asked, HERE)
    assert given.text == "Welke 500 meter?"
    assert labels(given) == ["500 m vrouwen schaatsen", "500 m vrouwen shorttrack"]


def test_two_choices_never_look_alike() -> None:
    same = Choice(question=TableQuestion())
    assert [[button.label for button in row] for row in asking.choice_buttons((same, same), HERE)] == [
        ["Stand (1)", "Stand (2)"]
    ]


@each(q.EVERY)
def test_every_query_has_a_short_name(query: Query) -> None:
    assert 2 < len(short_label(query, HERE)) <= 34
    assert short_label(AthleteQuestion(athlete_id=q.JENS), HERE) == "Jens van 't Wout"


def test_the_concepts_are_those_that_reading_knows() -> None:
    """A key that is written in understanding and has no line here would be answered as something outside."""
    room = Path(understood.__file__).parent
    used = {
        key
        for path in room.rglob("*.py")
        for key in re.findall(r"NotHeld\(concept=\"(\w+)\"", path.read_text(encoding="utf-8"))
    }
    assert used <= CONCEPTS
