"""The first words: what the bot is, and what to try."""

from bot.replies.people import team_label, typed
from bot.replies.reply import Button, Reply, safe
from medals_core.nations import Nation

WELCOME = (
    "Welkom bij de <b>Medaillespiegel</b>! 🏅\n\n"
    "Vraag me alles over de Olympische medailles, in gewoon Nederlands: wie er voor staat en waarom, wat goud had"
    " uitgemaakt, hoe het vroeger was.\n\n"
    "Probeer eens:\n"
    "• staan we boven Amerika?\n"
    "• wat als Duitsland nog twee keer goud wint?\n"
    "• hoeveel medailles heeft Femke Kok?\n\n"
    "Of volg {team}: dan krijg je bericht zodra er een medaille valt."
)

WELCOME_GROUP = (
    "Hallo allemaal! Ik houd de <b>medaillespiegel</b> bij. 🏅\n"
    "Stuur /stand voor de stand, of noem me in een vraag. Met /volg {code} melden we hier elke {adjective} medaille;"
    " met /meldingen kiest een beheerder wat er wel en niet komt."
)


def welcome(own: Nation, *, in_group: bool = False) -> Reply:
    """The answer to /start, for a chat with that nation of its own. It is sent anew, never put in another message's
    place."""
    team, code = team_label(own), typed(own)
    adjective = own.adjective or "nieuwe"
    text = (WELCOME_GROUP if in_group else WELCOME).format(team=safe(team), code=code, adjective=safe(adjective))
    buttons = (
        (Button(label="De stand", data="/stand"), Button(label=team, data="/nl")),
        (Button(label=f"Volg {team}", data=f"/volg {code}"), Button(label="Wat kan ik vragen?", data="/help")),
    )
    return Reply(text=text, buttons=buttons, edits=False)
