"""A local Telegram in one process: one core, two faces.

In process, for tests and the terminal (no network, no waiting)::

    world = World(clock)
    fenna = world.person("Fenna", user_id=1001)
    application = Application.builder().request(InProcessRequest(world)).token(world.token).updater(None).build()
    world.say(fenna.id, fenna.id, "/stand")
    for update in world.take_updates():
        await application.process_update(Update.de_json(update, application.bot))
    world.messages(fenna.id)[-1]["text"]

Over HTTP, with the chat page at ``/`` and the Bot API at ``/bot<token>/<method>``::

    async with serving(world, create_app(world), port=8080) as address:
        ...  # python-telegram-bot with base_url(f"{address}/bot")
"""

from bot.playground.bot_api.errors import ApiError
from bot.playground.bot_api.in_process import InProcessRequest
from bot.playground.sending_limits import SendingLimits
from bot.playground.serving.page_api import Suggestion
from bot.playground.serving.server import create_app, serving
from bot.playground.world import World

__all__ = [
    "ApiError", "InProcessRequest", "SendingLimits", "Suggestion", "World", "create_app", "serving",
]  # fmt: skip
