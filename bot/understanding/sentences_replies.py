"""Sentences that are about the bot, about the rules, or about nothing that it knows."""

from bot.understanding.sentences_makers import Made, maker
from bot.understanding.sentences_reading import Reading
from bot.understanding.understood import AskBack, Choice, NotUnderstood

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_STARTERS = (
    Choice(label="🏅 De stand", command="/stand"),
    Choice(label="🟠 TeamNL", command="/nl"),
    Choice(label="⚔️ NL – VS", command="/vergelijk NED USA"),
    Choice(label="❓ Hulp", command="/help"),
)


@maker
def greeting(reading: Reading) -> Made:
    if reading.present & {"thanks"} and "greeting" not in reading.present:
        return AskBack(prompt="Graag gedaan! Nog iets weten over de medailles?", choices=_STARTERS[:2])
    return AskBack(
        prompt="Hoi! Vraag me alles over de medailles van de Winterspelen. "
        "Bijvoorbeeld: ‘hoeveel goud heeft Nederland?’",
        choices=_STARTERS,
    )


@maker
def help_(reading: Reading) -> Made:
    return AskBack(
        prompt="Ik ken de medaillespiegel van de Winterspelen. Vraag bijvoorbeeld ‘waar eindigde TeamNL?’, "
        "‘wie won de 1000 meter?’ of ‘hoeveel goud komen we tekort op Amerika?’. Alles op een rij staat in /help.",
        choices=_STARTERS,
    )


@maker
def rules(reading: Reading) -> Made:
    return AskBack(
        prompt="De medaillespiegel gaat eerst op goud; bij gelijk goud beslist zilver, daarna brons. Het totaal telt "
        "niet mee. Is alles gelijk, dan delen landen de plaats. Een ploeg, estafette of duo wint samen één medaille, "
        "en neutrale atleten (AIN) staan niet in de officiële tabel.",
        choices=(_STARTERS[0], Choice(label="Stand op totaal", command="/stand totaal")),
    )


@maker
def about_games(reading: Reading) -> Made:
    """When and where the Games are, and how large they are."""
    games = reading.edition.games
    sports = {event.discipline for event in reading.edition.events.values()}
    was = "waren" if reading.viewpoint.now > games.end_of(games.closing) else "zijn"
    first, last = (f"{day.day} {MONTHS[day.month - 1]}" for day in (games.opening, games.closing))
    size = f"{games.n_events or len(reading.edition.events)} onderdelen in {len(sports)} sporten"
    nations = f", met {games.n_nations} landen" if games.n_nations else ""
    return AskBack(
        prompt=f"De Spelen van {games.city} {games.year} {was} van {first} tot en met {last} {games.closing.year}: "
        f"{size}{nations}.",
        choices=_STARTERS[:2],
    )


@maker
def unknown_games(reading: Reading) -> Made:
    """Games that the archive does not hold are said to be so, never answered with other ones."""
    years = sorted(edition.games.year for edition in reading.archive.editions.values())
    return NotUnderstood(
        text=reading.text[:60],
        reason=f"Van die Spelen heb ik geen medailles: ik ken de Winterspelen van {years[0]} tot en met {years[-1]}.",
        suggestions=("/historie", "/stand", "/help"),
    )


@maker
def out_of_scope(reading: Reading) -> Made:
    return NotUnderstood(
        text=reading.text[:60],
        reason="Daar ga ik niet over: ik weet alleen alles van de medailles op de Winterspelen.",
        suggestions=("/stand", "/nl", "/help"),
        quiet=True,
    )
