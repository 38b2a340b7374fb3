"""Commands are sentences with a given frame: each stands for the words that ask the same, and what is typed after it is
read by the same phrases."""

from collections.abc import Mapping

from bot.understanding.grammar.items import Item

WORDS: Mapping[str, str] = {
    "stand": "stand", "land": "hoe doet", "vergelijk": "vergelijk", "plek": "wie staat op plek", "strijd": "strijd om",
    "inhalen": "wat is nodig om voorbij te gaan", "watals": "wat als", "zeker": "welke plaatsen zijn nog mogelijk",
    "ambitie": "doel", "verloop": "verloop", "dag": "wat was er", "verslag": "verslag", "programma": "programma",
    "atleet": "wat won", "sport": "medaillespiegel", "onderdeel": "uitslag", "toppers": "beste sporters",
    "meeste": "welk land won de meeste", "minste": "welk land won de minste", "zonder": "welke landen bleven zonder",
    "landen": "welke landen wonnen", "medailles": "toon medailles", "historie": "historie", "toen": "toen en nu",
    "zelfdemoment": "op hetzelfde moment", "records": "records", "tel": "hoeveel medailles", "wie": "wie won",
}  # fmt: skip
"""The words that stand before what is typed after the command."""

ALONE: Mapping[str, str] = {
    "plek": "wie staat er bovenaan",
    "inhalen": "wat is nodig om de volgende plaats te halen",
    "dag": "wat was er vandaag",
    "meeste": "welk land won de meeste medailles",
    "minste": "welk land won de minste medailles",
    "zonder": "welke landen bleven zonder goud",
    "landen": "welke landen wonnen een medaille",
    "medailles": "onze medailles",
    "strijd": "strijd",
    "sport": "medailles per sport",
    "tel": "hoeveel medailles wonnen we",
    "wie": "wie wonnen er goud",
    "toppers": "wie zijn de beste 10 sporters",
}
"""A command without anything after it."""


def wish_about_messages(items: tuple[Item, ...]) -> str:
    """The command that a wish about messages stands for; empty for another text."""
    if any(one.has("follow_list") for one in items):
        return "/meldingen"
    for kind, command in (("follow_stop", "/ontvolg"), ("follow", "/volg")):
        if items and any(one.has(kind) for one in items[:3]) and not any(one.has("ask") for one in items):
            names = " ".join(one.text for one in items if one.has_any(("nation", "athlete", "event", "own")))
            if kind == "follow_stop" and not names:
                return command
            return f"{command} {names}".strip() if names else ""
    return ""
