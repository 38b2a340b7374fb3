"""A local Telegram in one process: one core, two faces (in process for tests, over HTTP with a chat page)."""

from bot.playground.cast import ADA, BRAM, DAAN, FENNA, Cast, with_cast
from bot.playground.chats import Chat, Person
from bot.playground.errors import ApiError
from bot.playground.in_process import InProcessRequest
from bot.playground.pace import Pace, Window
from bot.playground.page_api import Suggestion
from bot.playground.records import Call
from bot.playground.replay import ReplayController, ReplayState
from bot.playground.server import create_app, serving
from bot.playground.world import World

__all__ = [
    "ADA",
    "BRAM",
    "DAAN",
    "FENNA",
    "ApiError",
    "Call",
    "Cast",
    "Chat",
    "InProcessRequest",
    "Pace",
    "Person",
    "ReplayController",
    "ReplayState",
    "Suggestion",
    "Window",
    "World",
    "create_app",
    "serving",
    "with_cast",
]
