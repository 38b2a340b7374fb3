"""What the chat page asks of the playground: the state, the news as it comes, and what people do."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from cachetools import LRUCache
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.playground.bot_api.errors import ApiError
from bot.playground.bot_api.methods.profile import commands_shown
from bot.playground.chats import PRESENT, Chat, Json
from bot.playground.file_store import MAX_UPLOAD
from bot.playground.records import call_face
from bot.playground.serving.page_actions import ACTIONS, faults_face
from bot.playground.world import World

MOST_SHOWN_CALLS = 100
MOST_SHOWN_MESSAGES = 300
KEEP_ALIVE_SECONDS = 15.0
MOST_KEYS = 500
"""Deeds by the page's own key: one that is asked again, since the answer was lost, is not done again."""


@dataclass(frozen=True)
class Suggestion:
    """Something to try: ``text`` to send (or only to fill in), as whom and in which chat; ``label`` says what for."""

    text: str
    user_id: int
    chat_id: int
    label: str = ""
    thread_id: int | None = None
    send: bool = False


def page_routes(world: World, replay: Any, suggestions: Callable[[], Sequence[Suggestion]]) -> list[Route]:
    """The page at ``/`` and its own API under ``/api``. ``replay``: None, or one as ``bot.demo.replay.Replay``."""
    said: LRUCache[str, Json] = LRUCache(MOST_KEYS)

    def proposed() -> list[Json]:
        return [asdict(one) for one in suggestions()]

    page = files("bot.playground").joinpath("page/index.html")

    async def index(_: Request) -> Response:
        headers = {
            "Cache-Control": "no-store",
            "Content-Security-Policy": "default-src 'self'; img-src 'self' data: blob:; frame-ancestors 'none'",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
        }
        return HTMLResponse(page.read_text("utf-8"), headers=headers)

    async def state(_: Request) -> Response:
        return JSONResponse(
            {
                "world": world.number,
                "bot": world.bot,
                "description": world.texts["description"].get("nl") or world.texts["description"].get("", ""),
                "people": [person.user() for person in world.people.values()],
                "chats": [_chat(world, chat) for chat in world.chats.values()],
                "calls": [call_face(call) for call in world.calls[-MOST_SHOWN_CALLS:]],
                "faults": faults_face(world),
                "suggestions": proposed(),
                "replay": replay and replay.state(),
            }
        )

    async def commands(request: Request) -> Response:
        chat = world.chat(int(request.query_params["chat_id"]))
        return JSONResponse(commands_shown(world, chat, int(request.query_params["user_id"])))

    async def events(_: Request) -> Response:
        return StreamingResponse(
            _stream(world, replay, proposed), media_type="text/event-stream", headers={"Cache-Control": "no-store"}
        )

    async def file(request: Request) -> Response:
        stored = world.files.by_id(request.path_params["file_id"])
        kind = stored.mime if stored.kind == "photo" else "application/octet-stream"
        headers = {"X-Content-Type-Options": "nosniff"}
        if stored.kind != "photo":
            headers["Content-Disposition"] = "attachment"
        return Response(stored.content, media_type=kind, headers=headers)

    async def upload(request: Request) -> Response:
        async with request.form(max_part_size=MAX_UPLOAD) as form:
            part = form["file"]
            if not isinstance(part, UploadFile):
                return JSONResponse({"fault": "Er zit geen bestand bij."}, 400)
            message = world.upload(
                int(str(form["chat_id"])),
                int(str(form["user_id"])),
                part.filename or "bestand",
                await part.read(),
                str(form.get("caption", "")),
                as_photo=form.get("as_photo") == "1",
                thread_id=int(str(form["thread_id"])) if form.get("thread_id") else None,
            )
        return JSONResponse(message)

    async def act(request: Request) -> Response:
        if (deed := ACTIONS.get(request.path_params["deed"])) is None:
            return JSONResponse({"fault": "Dat kan hier niet."}, 404)
        body = await request.json()
        key = body.pop("key", None)
        if isinstance(key, str) and key in said:
            return JSONResponse(said[key])
        done = deed(world, body)
        if isinstance(key, str):
            said[key] = done
        return JSONResponse(done)

    async def steer(request: Request) -> Response:
        if replay is None:
            return JSONResponse({"fault": "Er loopt geen herhaling."}, 404)
        body = await request.json()
        await _steer(replay, body)
        return JSONResponse(replay.state())

    return [
        Route("/", index),
        Route("/api/state", state),
        Route("/api/commands", commands),
        Route("/api/events", events),
        Route("/api/file/{file_id}", _guarded(file)),
        Route("/api/upload", _guarded(upload), methods=["POST"]),
        Route("/api/replay", _guarded(steer), methods=["POST"]),
        Route("/api/do/{deed}", _guarded(act), methods=["POST"]),
    ]


Endpoint = Callable[[Request], Awaitable[Response]]


def _guarded(endpoint: Endpoint) -> Endpoint:
    """Only the page itself may act; what cannot be done is told in one line."""

    async def guarded(request: Request) -> Response:
        origin = request.headers.get("origin")
        if origin and urlsplit(origin).netloc != request.headers.get("host"):
            return JSONResponse({"fault": "Alleen de pagina zelf mag dit doen."}, 403)
        try:
            return await endpoint(request)
        except ApiError as refusal:
            return JSONResponse({"fault": refusal.description}, 400)
        except (LookupError, ValueError, StopIteration) as fault:
            return JSONResponse({"fault": str(fault) or "Dat kan hier niet."}, 400)

    return guarded


def _chat(world: World, chat: Chat) -> Json:
    return {
        **chat.brief(),
        "title": chat.title,
        "members": {str(number): status for number, status in chat.members.items()},
        "bot_status": ("kicked" if chat.person.blocked else "member") if chat.person else chat.bot_status,
        "bot_present": chat.bot_status in PRESENT,
        "topics": [asdict(topic) for topic in chat.topics.values()],
        "migrated_to": chat.migrated_to,
        "messages": [world.face(posted) for posted in list(chat.messages.values())[-MOST_SHOWN_MESSAGES:]],
    }


async def _steer(replay: Any, body: Json) -> None:
    match body["to"]:
        case "pause":
            replay.clock.stop()
        case "resume":
            replay.clock.go()
        case "step":
            await replay.step()
        case "speed":
            replay.clock.set_speed(float(body["speed"]))
        case "jump":
            await replay.jump(datetime.fromisoformat(body["moment"]))
        case _:
            raise ValueError("Dat kan een herhaling niet.")


async def _stream(world: World, replay: Any, proposed: Callable[[], list[Json]]) -> AsyncIterator[str]:
    """Server-sent events; a replay tells each second where it is."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[Json] = asyncio.Queue()

    def listen(event: Json) -> None:
        loop.call_soon_threadsafe(queue.put_nowait, event)

    world.listeners.add(listen)
    pause = 1.0 if replay else KEEP_ALIVE_SECONDS
    due = loop.time() + pause
    try:
        yield "retry: 1000\n\n"
        while True:
            try:
                event = await asyncio.wait_for(queue.get(), max(0.01, due - loop.time()))
            except TimeoutError:
                event = {"kind": "breath"}
                if replay:
                    event = {"kind": "replay", "replay": replay.state(), "suggestions": proposed()}
                due = loop.time() + pause
            if event["kind"] == "closed":
                return
            yield f"data: {json.dumps(event)}\n\n"
    finally:
        world.listeners.discard(listen)
