"""Who lives in the demo: four people, a group of friends and a forum."""

from dataclasses import dataclass

from bot.playground.chats import Chat, Person
from bot.playground.world import World

FENNA, DAAN, ADA, BRAM = 1001, 1002, 1003, 1004
"""A fan, a second fan, the one of the results desk (her id belongs in ADMIN_IDS) and a Belgian."""


@dataclass(frozen=True)
class Cast:
    fenna: Person
    daan: Person
    ada: Person
    bram: Person
    group: Chat
    forum: Chat


def with_cast(world: World) -> Cast:
    """Puts the people and chats of the demo into an empty world."""
    fenna = world.person("Fenna", FENNA, username="fenna_op_het_ijs")
    daan = world.person("Daan", DAAN)
    ada = world.person("Ada", ADA, username="ada_uitslagen")
    bram = world.person("Bram", BRAM, language="nl")
    group = world.group("Schaatsvrienden", members=[fenna, daan], admins=[ada])
    forum = world.group("Oranjehuis", members=[fenna, daan, bram], admins=[ada], forum=True, topics=["Schaatsen"])
    world.take_updates()
    return Cast(fenna, daan, ada, bram, group, forum)
