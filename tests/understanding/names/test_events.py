"""Disciplines and events by what people call them. What Dutch people mean first comes first; the rest is offered."""

import pytest

from bot.understanding.names.events.events import EventIndex
from bot.understanding.names.folding import tokens
from bot.understanding.names.lexicon import Lexicon
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
    assert mention.gender is Gender.WOMEN


def test_the_words_used_are_told(events: EventIndex) -> None:
    text = "wie pakte er goud op de 1500 meter bij de heren langebaan"
    mention = events.find(text)
    assert mention is not None
    assert {tokens(text)[place].text for place in mention.used} == {"1500", "meter", "heren", "langebaan"}


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


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("schaatsen en shorttrack", [(0, 1), (2, 3)]),
        ("500 en 1000 meter", [(0, 1), (2, 4)]),
        ("5 en 10 kilometer schaatsen", [(0, 1), (2, 5)]),
        ("1500 mannen 1500 vrouwen", [(0, 2), (2, 4)]),
        ("massastart, ploegenachtervolging en 1500", [(0, 1), (1, 2), (3, 4)]),
        ("wie won de 500 meter bij de vrouwen op de langebaan", [(3, 5), (10, 11)]),
        ("haal shorttrack er eens af", [(1, 2)]),
        ("1000 medailles", []),
        ("en de vrouwen", []),
    ],
)
def test_several_mentions_in_a_sentence(events: EventIndex, text: str, spans: list[tuple[int, int]]) -> None:
    assert [(span.start, span.end) for span in events.spans(tokens(text))] == spans


def test_the_unit_of_a_later_number_counts_for_the_former(events: EventIndex) -> None:
    assert [span.mention.metres for span in events.spans(tokens("5 en 10 km schaatsen"))] == [5000, 10000]


def test_mentions_taken_together(events: EventIndex) -> None:
    """ "de 500 meter op de langebaan" is skating; "slalom op de langebaan" is nothing."""
    for text, fits in (("de 500 meter op de langebaan", True), ("de slalom op de langebaan", False)):
        mention = events.find(text)
        assert mention is not None
        assert mention.fits is fits
        assert [discipline.discipline for discipline in mention.disciplines] == ["speed-skating"]


@pytest.mark.parametrize(
    "text",
    [
        "3000 meter mannen schaatsen", "slalom langebaan vrouwen", "noordse combinatie vrouwen",
        "500 meter gemengd schaatsen",
    ],
)  # fmt: skip
def test_what_is_not_held_does_not_fit(events: EventIndex, text: str) -> None:
    (span,) = events.spans(tokens(text))
    assert not span.mention.fits
    assert span.mention.candidates


def test_legs_are_a_relay(events: EventIndex) -> None:
    (span,) = events.spans(tokens("4x6 biatlon vrouwen"))
    assert [event.event_id for event in span.mention.likely] == ["biathlon-relay-4x6km-women"]


def test_former_games_have_their_own_events(archive: Archive) -> None:
    former = EventIndex(archive.edition("2014-winter"), archive.disciplines)
    (span,) = former.spans(tokens("de 1500 meter schaatsen mannen"))
    assert span.mention.settled is not None
    assert span.mention.settled.event_id in archive.edition("2014-winter").events


@pytest.fixture(scope="module")
def summer(archive: Archive) -> EventIndex:
    return EventIndex(archive.editions["2024-summer"], archive.disciplines)


@pytest.mark.parametrize(
    ("text", "event_ids"),
    [
        ("100 meter vrije slag vrouwen", ["swimming-100m-freestyle-women"]),
        ("100 vrij mannen", ["swimming-100m-freestyle-men"]),
        ("200 meter wisselslag vrouwen", ["swimming-200m-individual-medley-women"]),
        ("4x100 vrij mannen", ["swimming-4x100m-freestyle-relay-men"]),
        ("4 x 400 meter gemengd", ["athletics-4x400m-relay-mixed"]),
        ("100 meter sprint mannen", ["athletics-100m-men"]),
        ("de 100 meter", ["athletics-100m-men", "athletics-100m-women"]),
        ("1500 meter vrouwen", ["athletics-1500m-women"]),
        ("marathon vrouwen", ["athletics-marathon-women"]),
        ("polsstok mannen", ["athletics-pole-vault-men"]),
        ("wegwedstrijd dames", ["cycling-road-road-race-individual-women"]),
        ("tijdrit mannen", ["cycling-road-individual-time-trial-men"]),
        ("teamsprint mannen", ["cycling-track-team-sprint-men"]),
        ("dressuur individueel", ["equestrian-dressage-individual-open"]),
        ("hockey vrouwen", ["hockey-tournament-women"]),
        ("judo tot 73 kg", ["judo-lightweight-73kg-men"]),
        ("boven 100 kilo judo", ["judo-heavyweight-over-100kg-men"]),
        ("turnen rek", ["artistic-gymnastics-horizontal-bar-men"]),
        ("skiff vrouwen", ["rowing-single-sculls-women"]),
        ("holland acht heren", ["rowing-eights-men"]),
        ("degen mannen", ["fencing-epee-individual-men"]),
        ("10 meter toren vrouwen", ["diving-platform-women"]),
        ("zeilen 49er", ["sailing-skiff-49er-men"]),
    ],
)
def test_the_summer_event_that_is_meant(summer: EventIndex, text: str, event_ids: list[str]) -> None:
    mention = summer.find(text)
    assert mention is not None
    assert mention.fits
    assert [event.event_id for event in mention.likely] == event_ids


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("zwemmen", "swimming"),
        ("zwemen", "swimming"),
        ("atletik", "athletics"),
        ("hockey", "hockey"),
        ("turnen", "artistic-gymnastics"),
        ("dressuur", "equestrian-dressage"),
        ("waterpolo", "water-polo"),
        ("roeiers", "rowing"),
        ("tennis mannen", "tennis"),
    ],
)
def test_a_summer_sport_is_no_event(summer: EventIndex, text: str, slug: str) -> None:
    mention = summer.find(text)
    assert mention is not None
    assert [d.discipline for d in mention.disciplines] == [slug]
    assert mention.candidates == ()


@pytest.mark.parametrize("text", ["acht medailles", "200 landen", "vrij goed", "een ploeg van twee", "1500 mensen"])
def test_ordinary_words_name_no_summer_event(summer: EventIndex, text: str) -> None:
    assert summer.find(text) is None


@pytest.mark.parametrize("word", ["zwemmen", "atletiek", "marathon", "judo", "turnen", "wegwedstrijd", "vrijeslag"])
def test_a_word_of_the_summer_alone_tells_the_season(archive: Archive, word: str) -> None:
    assert Lexicon(archive).of_other_season(word)


@pytest.mark.parametrize(
    "word",
    [
        "hockey",
        "sprint",
        "estafette",
        "combinatie",
        "ploegenachtervolging",
        "teamsprint",
        "acht",
        "vrij",
        "springen",
        "medailles",
    ],
)
def test_a_word_of_both_seasons_is_of_the_current_one(archive: Archive, word: str) -> None:
    assert not Lexicon(archive).of_other_season(word)


@pytest.mark.parametrize(
    ("word", "told"), [("zwemen", True), ("atletik", True), ("zweden", False), ("medaille", False)]
)
def test_a_mistyped_summer_sport_tells_the_season_too(archive: Archive, word: str, told: bool) -> None:
    lexicon = Lexicon(archive)
    assert lexicon.of_other_season(word, nearly=True) is told
    assert not lexicon.of_other_season(word)
