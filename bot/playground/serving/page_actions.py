"""What a person does on the page, as calls on the world."""

from collections.abc import Callable
from typing import Any

from bot.playground.chats import Json, Status
from bot.playground.world import World


def faults_face(world: World) -> Json:
    """The limits and planned faults, as the page shows them."""
    return {
        "pace": world.sending_limits.enabled,
        "privacy": world.privacy,
        "planned": [
            {
                "error": fault.error if isinstance(fault.error, str) else fault.error.description,
                "method": fault.method,
                "times": fault.times,
            }
            for fault in world.faults
        ],
    }


def _say(world: World, body: Json) -> Any:
    if body.get("anonymous"):
        return world.anonymous_say(body["chat_id"], body["text"], thread_id=body.get("thread_id"))
    return world.say(
        body["chat_id"], body["user_id"], body["text"], thread_id=body.get("thread_id"), reply_to=body.get("reply_to")
    )


ROLES: dict[str, Status] = {
    "remove": "kicked", "promote": "administrator", "demote": "member", "restrict": "restricted",
}  # fmt: skip


def _group_change(world: World, body: Json) -> Any:
    chat_id, to, by = body["chat_id"], body["to"], body.get("user_id")
    if to in ROLES:
        world.set_bot(chat_id, ROLES[to], by)
    elif to == "add":
        world.add_bot(chat_id, by, start=body.get("start", ""))
    elif to == "migrate":
        return {"chat_id": world.migrate(chat_id).id}
    elif to == "block":
        world.block(chat_id)
    elif to == "unblock":
        world.unblock(chat_id)
    else:
        raise ValueError("Dat kan hier niet.")
    return {}


def _fail(world: World, body: Json) -> Any:
    world.fail_next(
        body.get("method") or None,
        body.get("chat_id"),
        body["error"],
        int(body.get("times", 1)),
        retry_after=int(body.get("retry_after", 3)),
    )
    return faults_face(world)


def _tune(world: World, body: Json) -> Any:
    if "pace" in body:
        world.sending_limits.enabled = bool(body["pace"])
    if "privacy" in body:
        world.privacy = bool(body["privacy"])
    if body.get("clear"):
        world.faults.clear()
    return faults_face(world)


def _delete(world: World, body: Json) -> Any:
    world.delete(body["chat_id"], body["message_id"])
    return {}


def _forget(world: World, body: Json) -> Any:
    world.forget(body["chat_id"])
    return {}


ACTIONS: dict[str, Callable[[World, Json], Any]] = {
    "say": _say,
    "edit": lambda world, body: world.edit(body["chat_id"], body["message_id"], body["text"]),
    "delete": _delete,
    "forget": _forget,
    "tap": lambda world, body: world.tap(body["chat_id"], body["message_id"], body["button"], body["user_id"]),
    "inline": lambda world, body: {
        "query_id": world.inline(
            body["user_id"], body["query"], offset=body.get("offset", ""), chat_id=body.get("chat_id")
        )
    },
    "choose": lambda world, body: world.choose(
        body["query_id"], body["result_id"], body["chat_id"], thread_id=body.get("thread_id")
    ),
    "group": _group_change,
    "fail": _fail,
    "tune": _tune,
}
