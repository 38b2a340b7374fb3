"""How updates reach the bot: long polling, the second poller, webhooks, privacy mode."""

import asyncio
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.playground import ApiError, create_app, serving
from tests.support.telegram.doings import set_member
from tests.support.telegram.worlds import ADA, DAAN, FENNA, Setting
from tests.support.telegram.written_html import html_of
from tests.support.waiting import CEILING


def kinds(updates: list[dict[str, Any]]) -> list[str]:
    return [next(key for key in update if key != "update_id") for update in updates]


def texts(setting: Setting) -> list[str]:
    return [update["message"].get("text", "") for update in setting.world.take_updates() if "message" in update]


async def test_offset_acknowledges(setting: Setting) -> None:
    """ "An update is considered confirmed as soon as getUpdates is called with an offset higher than its update_id"."""
    setting.world.say(FENNA, FENNA, "een")
    setting.world.say(FENNA, FENNA, "twee")
    first = await setting.call("getUpdates", limit=1)
    assert [u["message"]["text"] for u in first] == ["een"]
    assert await setting.call("getUpdates", limit=1) == first
    rest = await setting.call("getUpdates", offset=first[0]["update_id"] + 1)
    assert [u["message"]["text"] for u in rest] == ["twee"]
    assert await setting.call("getUpdates", offset=rest[0]["update_id"] + 1) == []


async def test_negative_offset_keeps_the_last(setting: Setting) -> None:
    for word in ("een", "twee", "drie"):
        setting.world.say(FENNA, FENNA, word)
    assert [u["message"]["text"] for u in await setting.call("getUpdates", offset=-1)] == ["drie"]


async def test_a_waiting_poll_ends_when_something_comes(setting: Setting) -> None:
    poll = asyncio.create_task(setting.call("getUpdates", timeout=50))
    await asyncio.sleep(0)
    setting.world.say(FENNA, FENNA, "/stand")
    assert kinds(await asyncio.wait_for(poll, CEILING)) == ["message"]


async def test_a_waiting_poll_ends_empty_after_its_time(setting: Setting) -> None:
    assert await asyncio.wait_for(setting.call("getUpdates", timeout=1), CEILING) == []


async def test_a_second_poller_ends_the_first(setting: Setting) -> None:
    first = asyncio.create_task(setting.call("getUpdates", timeout=50))
    await asyncio.sleep(0)
    second = asyncio.create_task(setting.call("getUpdates", timeout=50))
    with pytest.raises(ApiError) as caught:
        await asyncio.wait_for(first, CEILING)
    assert (caught.value.code, caught.value.description) == (
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )
    setting.world.say(FENNA, FENNA, "hoi")
    assert len(await asyncio.wait_for(second, CEILING)) == 1


async def test_allowed_updates(setting: Setting) -> None:
    """chat_member comes only when asked for; an empty list means the default kinds again."""
    world = setting.world
    world.promote(setting.group.id)
    world.take_updates()
    set_member(world, setting.group.id, DAAN, "administrator")
    assert world.take_updates() == []
    await setting.call("getUpdates", allowed_updates=["chat_member"])
    world.say(FENNA, FENNA, "hoi")
    set_member(world, setting.group.id, DAAN, "member")
    assert kinds(world.take_updates()) == ["chat_member"]
    await setting.call("getUpdates", allowed_updates=[])
    world.say(FENNA, FENNA, "hoi")
    assert kinds(world.take_updates()) == ["message"]


@pytest.mark.parametrize(
    ("text", "comes"),
    [
        ("hoe staat nederland?", False),
        ("/stand", True),
        ("/stand@medaillespiegel_bot", True),
        ("/stand@Medaillespiegel_Bot NL", True),
        ("/stand@andere_bot", False),
        ("@medaillespiegel_bot hoe staan we?", True),
        ("mail fenna@medaillespiegel_botten", False),
    ],
)
def test_privacy_mode(setting: Setting, text: str, comes: bool) -> None:
    """Features, "Privacy mode": commands, replies and what was sent via the bot; admins get everything."""
    group = setting.group.id
    setting.world.say(group, DAAN, text)
    assert texts(setting) == ([text] if comes else [])
    setting.world.promote(group)
    setting.world.take_updates()
    setting.world.say(group, DAAN, text)
    assert texts(setting) == [text]


async def test_replies_to_the_bot_come_in_privacy_mode(setting: Setting) -> None:
    number = await setting.sent(chat_id=setting.group.id)
    setting.world.say(setting.group.id, DAAN, "en België?", reply_to=number)
    update = setting.world.take_updates()[0]["message"]
    assert update["reply_to_message"]["message_id"] == number
    assert "reply_to_message" not in update["reply_to_message"]


def test_privacy_can_be_switched_off(setting: Setting) -> None:
    setting.world.privacy = False
    setting.world.say(setting.group.id, DAAN, "zomaar")
    assert texts(setting) == ["zomaar"]


def test_membership_events(setting: Setting) -> None:
    world, group = setting.world, setting.group.id
    world.set_bot(group, "kicked", by=ADA)
    world.say(group, DAAN, "/stand")
    world.add_bot(group, by=ADA, start="volg_NED")
    world.promote(group)
    updates = world.take_updates()
    assert kinds(updates) == ["my_chat_member", "my_chat_member", "message", "message", "my_chat_member"]
    changes = [u["my_chat_member"] for u in updates if "my_chat_member" in u]
    assert [(c["old_chat_member"]["status"], c["new_chat_member"]["status"]) for c in changes] == [
        ("member", "kicked"),
        ("kicked", "member"),
        ("member", "administrator"),
    ]
    assert updates[3]["message"]["text"] == "/start@medaillespiegel_bot volg_NED"
    world.block(FENNA)
    world.block(FENNA)
    world.unblock(FENNA)
    assert [u["my_chat_member"]["new_chat_member"]["status"] for u in world.take_updates()] == ["kicked", "member"]


def test_writing_lifts_a_block(setting: Setting) -> None:
    setting.world.block(FENNA)
    setting.world.take_updates()
    setting.world.say(FENNA, FENNA, "/start")
    assert kinds(setting.world.take_updates()) == ["my_chat_member", "message"]


def test_anonymous_admin(setting: Setting) -> None:
    """An anonymous admin is user 1087968824 with the group itself as ``sender_chat``."""
    setting.world.anonymous_say(setting.group.id, "/volg NL")
    message = setting.world.take_updates()[0]["message"]
    assert (message["from"]["id"], message["sender_chat"]["id"]) == (1087968824, setting.group.id)


async def test_topics(setting: Setting) -> None:
    """In a topic messages carry its number and "reply to" its first message; General carries nothing."""
    world, forum = setting.world, setting.forum.id
    world.say(forum, FENNA, "/stand", thread_id=setting.topic)
    world.say(forum, FENNA, "/stand")
    in_topic, in_general = (u["message"] for u in world.take_updates())
    assert (in_topic["message_thread_id"], in_topic["is_topic_message"]) == (setting.topic, True)
    assert in_topic["reply_to_message"]["forum_topic_created"]["name"] == "Schaatsen"
    assert "message_thread_id" not in in_general
    await setting.sent("hier", chat_id=forum, message_thread_id=setting.topic)
    assert [m["text"] for m in world.messages(forum, setting.topic)][-1] == "hier"
    refusal = await setting.refused("sendMessage", chat_id=forum, text="x", message_thread_id=1)
    assert refusal.description == "Bad Request: message thread not found"


def test_a_thread_number_without_a_topic(setting: Setting) -> None:
    """In a supergroup that is no forum replies carry a thread number, but are no topic messages."""
    group = setting.world.group("Groot", members=[FENNA], supergroup=True).id
    first = setting.world.say(group, FENNA, "/stand")
    reply = setting.world.say(group, FENNA, "/nl", reply_to=first["message_id"])
    assert reply["message_thread_id"] == first["message_id"]
    assert "is_topic_message" not in reply


def test_edited_messages(setting: Setting) -> None:
    message = setting.world.say(FENNA, FENNA, "/stnd")
    setting.world.edit(FENNA, message["message_id"], "/stand")
    updates = setting.world.take_updates()
    assert kinds(updates) == ["message", "edited_message"]
    assert updates[1]["edited_message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_inline_mode(setting: Setting) -> None:
    world = setting.world
    query = world.inline(FENNA, "stand")
    assert world.take_updates()[0]["inline_query"]["query"] == "stand"
    keyboard = {"inline_keyboard": [[{"text": "Ververs", "callback_data": "/stand"}]]}
    content = {"message_text": "<b>NOR</b> 13", "parse_mode": "HTML"}
    article = {
        "type": "article",
        "id": "1",
        "title": "Stand",
        "input_message_content": content,
        "reply_markup": keyboard,
    }
    await setting.call("answerInlineQuery", inline_query_id=query, results=[article])
    posted = world.choose(query, "1", setting.group.id)
    assert posted["via_bot"]["username"] == "medaillespiegel_bot"
    assert html_of(world.messages(setting.group.id)[-1]) == "<b>NOR</b> 13"
    assert kinds(world.take_updates()) == ["message"]


async def test_webhook_delivers_with_its_secret_and_tries_again(setting: Setting) -> None:
    got: list[tuple[str | None, dict[str, Any]]] = []

    async def receive(request: Request) -> Response:
        got.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        if len(got) == 1:
            return Response("bezet", 503)
        return JSONResponse({"method": "sendMessage", "chat_id": FENNA, "text": "antwoord"})

    world = setting.world
    receiver = Starlette(routes=[Route("/hook", receive, methods=["POST"])])
    async with serving(Setting().world, receiver) as url:
        await setting.call("setWebhook", url=f"{url}/hook", secret_token="geheim")
        refusal = await setting.refused("getUpdates")
        assert (refusal.code, "webhook is active" in refusal.description) == (409, True)
        world.say(FENNA, FENNA, "/stand")
        answered = asyncio.Event()
        world.listeners.add(lambda event: answered.set() if event["kind"] == "call" else None)
        await asyncio.wait_for(answered.wait(), CEILING)
        info = await setting.call("getWebhookInfo")
        assert info["last_error_message"] == "Wrong response from the webhook: 503 Service Unavailable"
        await setting.call("deleteWebhook")
        world.close()
    assert [(secret, update["message"]["text"]) for secret, update in got] == [("geheim", "/stand")] * 2
    assert world.messages(FENNA)[-1]["text"] == "antwoord"


async def test_http_face_speaks_all_encodings(setting: Setting) -> None:
    import aiohttp

    async with serving(setting.world, create_app(setting.world)) as url, aiohttp.ClientSession() as session:
        api = f"{url}/bot{setting.world.token}"
        keyboard = '{"inline_keyboard":[[{"text":"x","callback_data":"/x"}]]}'
        async with session.get(f"{api}/sendMessage?chat_id={FENNA}&text=een") as answer:
            assert (await answer.json())["result"]["text"] == "een"
        form = {"chat_id": str(FENNA), "text": "twee", "disable_notification": "true", "reply_markup": keyboard}
        async with session.post(f"{api}/SENDMESSAGE", data=form) as answer:
            assert (await answer.json())["result"]["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "/x"
        async with session.post(f"{api}/sendMessage", json={"chat_id": FENNA, "text": "drie"}) as answer:
            assert (await answer.json())["ok"]
        parts = aiohttp.FormData({"chat_id": str(FENNA), "caption": "<b>vier</b>", "parse_mode": "HTML"})
        parts.add_field("document", b"a;b", filename="stand.csv")
        async with session.post(f"{api}/sendDocument", data=parts) as answer:
            sent = (await answer.json())["result"]
        async with session.get(f"{api}/getFile", params={"file_id": sent["document"]["file_id"]}) as answer:
            path = (await answer.json())["result"]["file_path"]
        async with session.get(f"{url}/file/bot{setting.world.token}/{path}") as answer:
            assert await answer.read() == b"a;b"
        assert [m["text"] for m in setting.world.messages(FENNA)] == ["een", "twee", "drie", "vier"]
        assert setting.world.messages(FENNA)[1]["silent"]
        for path, status in (("/bot1:X/getMe", 401), ("/botX/getMe", 404), (f"/bot{setting.world.token}/x", 404)):
            async with session.get(url + path) as answer:
                assert (answer.status, (await answer.json())["ok"]) == (status, False)


async def test_only_this_machine_and_only_the_page_may_act(setting: Setting) -> None:
    """A web site elsewhere must not steer a playground: not by DNS rebinding, not by a form."""
    import aiohttp

    async with serving(setting.world, create_app(setting.world)) as url, aiohttp.ClientSession() as session:
        async with session.get(f"{url}/", headers={"Host": "kwaad.example"}) as answer:
            assert answer.status == 421
        body = {"chat_id": FENNA, "user_id": FENNA, "text": "x"}
        async with session.post(f"{url}/api/do/say", json=body, headers={"Origin": "https://kwaad.example"}) as answer:
            assert answer.status == 403
        async with session.post(f"{url}/api/do/say", json=body, headers={"Origin": url}) as answer:
            assert answer.status == 200
        async with session.post(f"{url}/api/do/say", json={**body, "chat_id": 5}) as answer:
            assert answer.status == 400
    assert len(setting.world.messages(FENNA)) == 1
