"""What the demo proposes to try, to whom, and how it begins: the made-up Telegram with its cast, and the tour."""

import asyncio
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from bot.clock import Clock, SystemClock
from bot.playground import World
from bot.playground.cast import ADA, BRAM, FENNA, Cast, with_cast
from bot.playground.serving.page_api import Suggestion
from bot.replies import dutch
from bot.replies.medal_wording import event_title
from medals_core import Archive

TOKEN = "4200000000:MEDAILLESPIEGEL-DEMO-NOT-A-REAL-TOKEN"  # noqa: S105 - of a made-up Telegram
USERNAME = "medaillespiegel_bot"
TOUR = (
    "<b>Zo kijk je rond in deze speeltuin</b>\n"
    "👤 <b>Als fan</b> (Fenna): vraag me hier iets. Je hoeft geen opdrachten te kennen.\n"
    "👥 <b>In een groep</b>: kies Ada, open Schaatsvrienden en stuur <code>/volg NL</code>.\n"
    "✍️ <b>Als uitslagendesk</b> (Ada): stuur me <code>{result}</code> en tik op <i>Publiceren</i>. De groep hoort het"
    " meteen.\n"
    "⏭ <b>En dan</b>: spring met de balk bovenaan naar de volgende uitslag.\n"
    "Onder <i>Probeer eens</i> staat alles klaar om aan te tikken."
)
"""What the demo itself tells the first fan, under the bot's own welcome."""

TOUR_AFTER = "\n".join(line for line in TOUR.splitlines() if "{result}" not in line)
"""When every result is in."""

FAVOURITE = "speed-skating-team-pursuit-women"
"""The event that the demo of Milano Cortina 2026 begins before."""
SOON = 8
"""Events that may come before it."""


def tips_for(cast: Cast, family: int) -> Callable[[Archive], list[Suggestion]]:
    """What to try as whom at some state of the Games: within two minutes a newcomer has asked, followed, pushed a
    result and seen the group get it. ``family``: a chat that the bot is not in."""
    group, forum = cast.group.id, cast.forum.id
    topic = next(number for number, one in cast.forum.topics.items() if one.name == "Schaatsen")

    # The page asks every second.
    @lru_cache(maxsize=1)
    def tips(archive: Archive) -> list[Suggestion]:
        asked = f"@{USERNAME} staan we boven Amerika?"
        push = "Voer een uitslag in, tik op Publiceren en kijk in de groep"
        found = [
            Suggestion("staan we boven Amerika?", FENNA, FENNA, "Vraag iets, in gewoon Nederlands", send=True),
            Suggestion("/vergelijk NL USA", FENNA, FENNA, "Leg twee landen naast elkaar", send=True),
            Suggestion("/volg NL", ADA, group, "Laat de groep TeamNL volgen", send=True),
            Suggestion(next_result(archive), ADA, ADA, push, send=True),
            Suggestion("/volg shorttrack", ADA, forum, "Laat een onderwerp één sport volgen", topic, send=True),
            Suggestion(asked, FENNA, family, "Vraag het waar de bot niet in zit", send=True),
            Suggestion("/mijnland België", BRAM, BRAM, "Wees even Belg, en vraag dan: hoe doen we het?", send=True),
        ]
        return [one for one in found if one.text]

    return tips


def make_world(clock: Clock) -> tuple[World, Callable[[Archive], list[Suggestion]]]:
    """A Telegram with its cast, and what to try there."""
    world = World(clock, bot_username=USERNAME, token=TOKEN, pace_clock=SystemClock())
    cast = with_cast(world)
    # Where the bot is a guest, and a channel that it may post in.
    family = world.group("Familie Jansen", members=[cast.fenna, cast.daan], bot=False)
    channel = world.channel("IJsnieuws", members=[cast.daan, cast.bram], admins=[cast.fenna])
    world.promote(channel.id)
    return world, tips_for(cast, family.id)


def next_result(archive: Archive) -> str:
    """A result to enter at the desk: of the next event that is not decided, with who is entered in it, since what
    really happened is not told beforehand. After the last event there is nothing to enter."""
    remaining = archive.current.remaining()
    favourite = next((event for event in remaining[:SOON] if event.event_id == FAVOURITE), None)
    if favourite is not None:
        return f"/uitslag {dutch.event_name(favourite)}: Canada, Nederland, Japan"
    for event in remaining:
        entered = [one for one in archive.entrants if event.event_id in one.events]
        first = {one.nocs[0]: one.name for one in sorted(entered, key=lambda one: one.name, reverse=True)}
        three = [archive.nations[noc].name if event.team else name for noc, name in sorted(first.items())[:3]]
        if len(three) == 3:
            title = event_title(event, archive)
            return f"/uitslag {title}: {', '.join(three)}"
    return ""


async def welcome(world: World, result: str) -> None:
    """Let the first fan meet the bot, and tell below its welcome what else there is to try."""
    answered = asyncio.Event()

    def look(event: dict[str, Any]) -> None:
        if event["kind"] == "message" and event["chat_id"] == FENNA and event["message"]["by_bot"]:
            answered.set()

    world.listeners.add(look)
    try:
        world.say(FENNA, FENNA, "/start")
        await answered.wait()
    finally:
        world.listeners.discard(look)
    text = TOUR.replace("{result}", result) if result else TOUR_AFTER
    await world.call("sendMessage", {"chat_id": FENNA, "text": text, "parse_mode": "HTML"})
