"""A world kept over a restart: its people, chats, messages and files in one JSON file."""

import base64
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.playground.chats import Chat, Json, Person, Posted, Topic
from bot.playground.file_store import Stored
from bot.playground.world import World

FILE_VERSION = 1
"""The shape of the file; one of another shape is not read."""


def save(world: World, path: Path) -> None:
    """Writes the world down, in one piece or not at all."""
    kept: Json = {
        "form": FILE_VERSION,
        "people": [asdict(person) for person in world.people.values()],
        "chats": [_chat_kept(chat) for chat in world.chats.values()],
        "files": [_file_kept(stored) for stored in world.files.all()],
        "commands": world.commands,
        "texts": world.texts,
        "counters": world.counters(),
        "pending": world.mailbox.pending,
    }
    draft = path.with_name(f"{path.name}.new")
    draft.write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
    draft.replace(path)


def load(world: World, path: Path) -> bool:
    """Fills the world from the file; false, and nothing changed, when there is none of this form.

    Raises:
        ValueError: when the file is no JSON.
    """
    if not path.exists():
        return False
    kept: Json = json.loads(path.read_text("utf-8"))
    if kept.get("form") != FILE_VERSION:
        return False
    world.people = {person["id"]: Person(**person) for person in kept["people"]}
    world.chats = {chat["id"]: _chat_back(chat, world.people) for chat in kept["chats"]}
    for stored in kept["files"]:
        world.files.put_back(Stored(**{**stored, "content": base64.b64decode(stored["content"])}))
    world.commands = kept["commands"]
    world.texts = kept["texts"]
    world.set_counters(kept["counters"])
    world.mailbox.pending = kept["pending"]
    world.emit("chats")
    return True


def _chat_kept(chat: Chat) -> Json:
    plain: Json = {name: value for name, value in vars(chat).items() if name not in ("person", "messages", "topics")}
    return {
        **plain,
        "bot_rights": sorted(chat.bot_rights),
        "topics": [asdict(topic) for topic in chat.topics.values()],
        "messages": [vars(posted) for posted in chat.messages.values()],
    }


def _chat_back(kept: Json, people: dict[int, Person]) -> Chat:
    fields: dict[str, Any] = {
        **kept,
        "person": people.get(kept["id"]),
        "members": {int(number): status for number, status in kept["members"].items()},
        "bot_rights": set(kept["bot_rights"]),
        "topics": {topic["id"]: Topic(**topic) for topic in kept["topics"]},
        "messages": {posted["message"]["message_id"]: Posted(**posted) for posted in kept["messages"]},
    }
    return Chat(**fields)


def _file_kept(stored: Stored) -> Json:
    return {**vars(stored), "content": base64.b64encode(stored.content).decode()}
