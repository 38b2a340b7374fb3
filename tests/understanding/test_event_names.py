"""Disciplines and events by what people call them. What Dutch people mean first comes first; the rest is offered."""

import pytest

from bot.understanding.event_names import EventIndex
from bot.understanding.folding import tokens
from bot.understanding.names import Close, Found, Nothing
from medals_core.archive import Archive
from medals_core.games import Gender


@pytest.mark.parametrize(
    ("text", "event_id"),
    [
        ("tien kilometer", "speed-skating-10000m-men"),
        ("de 10 km", "speed-skating-10000m-men"),
        ("10000 man", "speed-skating-10000m-men"),
        ("10.000 meter", "speed-skating-10000m-men"),
        ("ploegenachtervolging v", "speed-skating-team-pursuit-women"),
        ("team pursuit mannen", "speed-skating-team-pursuit-men"),
        ("ploegenachtervolgin vrouwen", "speed-skating-team-pursuit-women"),
        ("super-g dames", "alpine-skiing-super-g-women"),
        ("tweemansbob", "bobsleigh-two-man-men"),
        ("tweemansbob vrouwen", "bobsleigh-two-woman-women"),
        ("2-mansbob", "bobsleigh-two-man-men"),
        ("ijsdansen", "figure-skating-ice-dance-mixed"),
        ("monobob", "bobsleigh-monobob-women"),
        ("langebaan 1500 heren", "speed-skating-1500m-men"),
        ("halfpipe voor snowboardmannen", "snowboard-halfpipe-men"),
        ("aflossing shorttrack vrouwen", "short-track-relay-3000m-women"),
        ("biathlon sprint 7,5", "biathlon-sprint-7-5km-women"),
        ("achtervolging biatlon mannen", "biathlon-pursuit-12-5km-men"),
        ("ijshockey vrouwen", "ice-hockey-tournament-women"),
        ("kunstrijden dames", "figure-skating-singles-women"),
        ("slalom vrouwen", "alpine-skiing-slalom-women"),
        ("reuzenslalom mannen", "alpine-skiing-giant-slalom-men"),
        ("500 meter schaatsen mannen wie won er", "speed-skating-500m-men"),
        ("gemengd dubbel curling", "curling-doubles-mixed"),
        ("massastart heren", "speed-skating-mass-start-men"),
        ("50 km langlaufen heren", "cross-country-skiing-50km-mass-start-classic-men"),
        ("de 3 km", "speed-skating-3000m-women"),
    ],
)
def test_the_event_that_is_meant(events: EventIndex, text: str, event_id: str) -> None:
    mention = events.find(text)
    assert mention is not None
    assert mention.settled is not None, mention
    assert mention.settled.event_id == event_id
    assert isinstance(mention.match, Found)


@pytest.mark.parametrize(
    ("text", "event_ids"),
    [
        ("1000m vrouwen", ["speed-skating-1000m-women", "short-track-1000m-women"]),
        (
            "de 500",
            ["speed-skating-500m-men", "speed-skating-500m-women", "short-track-500m-men", "short-track-500m-women"],
        ),
        ("massastart", ["speed-skating-mass-start-men", "speed-skating-mass-start-women"]),
        ("shorttrack 500 meter", ["short-track-500m-men", "short-track-500m-women"]),
        ("big air mannen", ["freestyle-skiing-big-air-men", "snowboard-big-air-men"]),
    ],
)
def test_several_events_are_asked(events: EventIndex, text: str, event_ids: list[str]) -> None:
    mention = events.find(text)
    assert mention is not None
    assert [event.event_id for event in mention.likely] == event_ids
    assert isinstance(mention.match, Close)


def test_other_events_stay_on_offer(events: EventIndex) -> None:
    """ "De 10 km" is the skaters', and the cross-country skiers' may be offered."""
    mention = events.find("de 10 km")
    assert mention is not None
    assert "cross-country-skiing-10km-free-men" in {c.event.event_id for c in mention.candidates}


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("schansspringen", "ski-jumping"),
        ("langebaan", "speed-skating"),
        ("shortrack", "short-track"),
        ("biatleten", "biathlon"),
        ("bob", "bobsleigh"),
        ("kunstrijden", "figure-skating"),
        ("noordse combinatie", "nordic-combined"),
    ],
)
def test_a_discipline_alone_is_no_event(events: EventIndex, text: str, slug: str) -> None:
    mention = events.find(text)
    assert mention is not None
    assert [d.discipline for d in mention.disciplines] == [slug]
    assert mention.candidates == ()


@pytest.mark.parametrize(
    "text",
    [
        "hoeveel goud",
        "wie werd derde",
        "17 februari 18:00",
        "stand nederland",
        "vrouwen",
        "een paar medailles",
        "",
        "dag 5",
    ],
)
def test_no_event_is_named(events: EventIndex, text: str) -> None:
    assert events.find(text) is None


def test_an_event_that_does_not_exist_is_said_to_be_none(events: EventIndex) -> None:
    """Women skate no ten kilometres: never the men's in silence."""
    mention = events.find("10 kilometer schaatsen vrouwen")
    assert mention is not None
    assert not mention.fits
    assert mention.settled is None
    assert isinstance(mention.match, Nothing)
    assert mention.gender is Gender.WOMEN


def test_the_words_used_are_told(events: EventIndex) -> None:
    sentence = tokens("wie pakte er goud op de 1500 meter bij de heren langebaan")
    mention = events.scan(sentence)
    assert mention is not None
    assert {sentence[place].text for place in mention.used} == {"1500", "meter", "heren", "langebaan"}


def test_every_event_is_found_by_its_own_name(archive: Archive, events: EventIndex) -> None:
    genders = {Gender.MEN: "mannen", Gender.WOMEN: "vrouwen", Gender.MIXED: "gemengd", Gender.OPEN: ""}
    for event in archive.current.events.values():
        text = f"{archive.disciplines[event.discipline].name} {event.name} {genders[event.gender]}"
        mention = events.find(text)
        assert mention is not None, text
        assert event in mention.likely, (text, mention)


def test_every_event_of_former_games_is_found_by_its_own_name(archive: Archive) -> None:
    genders = {Gender.MEN: "mannen", Gender.WOMEN: "vrouwen", Gender.MIXED: "gemengd", Gender.OPEN: ""}
    missed = []
    for edition in archive.editions.values():
        index = EventIndex(edition, archive.disciplines)
        for event in edition.events.values():
            text = f"{archive.disciplines[event.discipline].name} {event.name} {genders[event.gender]}"
            mention = index.find(text)
            if mention is None or event not in {c.event for c in mention.candidates}:
                missed.append((edition.games.games_id, text))
    assert missed == []
