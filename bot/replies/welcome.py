"""The first words: what the bot is, and what to try."""

from bot.replies.reply import Button, Reply

WELCOME = (
    "Welkom bij de <b>Medaillespiegel</b>! 🏅\n\n"
    "Vraag me alles over de Olympische medailles, in gewoon Nederlands: wie er voor staat en waarom, wat goud had"
    " uitgemaakt, hoe het vroeger was.\n\n"
    "Probeer eens:\n"
    "• staan we boven Amerika?\n"
    "• wat als Duitsland nog twee keer goud wint?\n"
    "• hoeveel medailles heeft Femke Kok?\n\n"
    "Of volg TeamNL: dan krijg je bericht zodra er een medaille valt."
)

WELCOME_GROUP = (
    "Hallo allemaal! Ik houd de <b>medaillespiegel</b> bij. 🏅\n"
    "Stuur /stand voor de stand, of noem me in een vraag. Met /volg NL melden we hier elke Nederlandse medaille;"
    " met /meldingen kiest een beheerder wat er wel en niet komt."
)

_BUTTONS = (
    (Button(label="De stand", data="/stand"), Button(label="TeamNL", data="/nl")),
    (Button(label="Volg TeamNL", data="/volg NL"), Button(label="Wat kan ik vragen?", data="/help")),
)


def welcome(*, in_group: bool = False) -> Reply:
    """The answer to /start. It is sent anew, never put in another message's place."""
    return Reply(text=WELCOME_GROUP if in_group else WELCOME, buttons=_BUTTONS, edits=False)
