"""Followers, and a broadcast that the owner has confirmed."""

from bot.request import Request
from bot.storage import follows
from bot.storage.follows import Subject
from tests.support.news.newsroom import OWNER, Desk


async def followed(desk: Desk, *fans: int) -> None:
    for fan in fans:
        await desk.newsroom.command("volg", "NL", desk.person(fan))


def owner(desk: Desk) -> Request:
    return desk.person(OWNER, "Eigenaar")


async def confirmed(desk: Desk, text: str = "Vanavond <finale>!") -> tuple[Request, str, str]:
    """A broadcast that the owner has confirmed; the request of the tap, and the buttons to send and to stop it."""
    asker = owner(desk)
    preview = await desk.newsroom.command("omroep", text, asker)
    message = await desk.bot.send_message(OWNER, preview.text, parse_mode="HTML")
    tapped = asker.model_copy(update={"message_id": message.message_id, "is_tap": True})
    send = preview.buttons[0][0].data
    (stop,) = (await desk.newsroom.tap(send, tapped)).buttons[0]
    return tapped, send, stop.data


async def subjects(desk: Desk, chat_id: int, thread_id: int = 0) -> list[Subject]:
    async with desk.database.read() as look:
        return list(await follows.followed(look, chat_id, thread_id))
