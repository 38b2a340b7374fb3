"""Telegram's refusals, word for word: bots sort errors by these texts, so a local Telegram must say the same."""

from typing import Any

import pytest

from bot.playground import ApiError, InProcessRequest
from tests.support.telegram.worlds import ADA, DAAN, FENNA, Setting

KEYS = {"inline_keyboard": [[{"text": "Alles", "callback_data": "/stand"}]]}


def button(**fields: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", **fields}]]}


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"chat_id": FENNA}, "Bad Request: message text is empty"),
        ({"chat_id": FENNA, "text": "  \n "}, "Bad Request: message text is empty"),
        ({"chat_id": FENNA, "text": "<b></b>", "parse_mode": "HTML"}, "Bad Request: message text is empty"),
        ({"text": "hoi"}, "Bad Request: chat_id is empty"),
        ({"chat_id": 9, "text": "hoi"}, "Bad Request: chat not found"),
        ({"chat_id": "@niemand", "text": "hoi"}, "Bad Request: chat not found"),
        ({"chat_id": DAAN, "text": "hoi"}, "Forbidden: bot can't initiate conversation with a user"),
        ({"chat_id": FENNA, "text": "a" * 4097}, "Bad Request: message is too long"),
        ({"chat_id": FENNA, "text": "🏅" * 2049}, "Bad Request: message is too long"),
        ({"chat_id": FENNA, "text": "<b>x</b>" * 101, "parse_mode": "html"}, "Bad Request: ENTITIES_TOO_LONG"),
        (
            {"chat_id": FENNA, "text": "a<b", "parse_mode": "HTML"},
            "Bad Request: can't parse entities: Unclosed start tag at byte offset 1",
        ),
        ({"chat_id": FENNA, "text": "x", "parse_mode": "TOML"}, 'Bad Request: unsupported parse_mode "TOML"'),
        (
            {"chat_id": FENNA, "text": "x", "reply_markup": {"inline_keyboard": [[{"callback_data": "x"}]]}},
            "Bad Request: can't parse reply markup: inline_keyboard.0.0.text: Field required",
        ),
        (
            {"chat_id": FENNA, "text": "x", "reply_markup": button()},
            "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {
                "chat_id": FENNA,
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": str(i), "callback_data": "x"}] for i in range(101)]},
            },
            "Bad Request: REPLY_MARKUP_TOO_LONG",
        ),
        (
            {"chat_id": FENNA, "text": "x", "reply_parameters": {"message_id": 999}},
            "Bad Request: message to be replied not found",
        ),
        ({"chat_id": FENNA, "text": "x", "message_thread_id": 7}, "Bad Request: message thread not found"),
    ],
)
async def test_sending(setting: Setting, params: dict[str, Any], description: str) -> None:
    refusal = await setting.refused("sendMessage", **params)
    assert refusal.description.startswith(description)
    assert not setting.world.messages(FENNA)


async def test_button_data_over_64_bytes(setting: Setting) -> None:
    """callback_data: "1-64 bytes" of UTF-8, so 33 letters é are too many."""
    refusal = await setting.refused("sendMessage", chat_id=FENNA, text="x", reply_markup=button(callback_data="é" * 33))
    assert refusal.description == "Bad Request: BUTTON_DATA_INVALID"
    await setting.sent(reply_markup=button(callback_data="é" * 32))


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://t.me/medaillespiegel_bot?startgroup=volg_NED", True),
        ("olympics.com/nl", True),
        ("tg://user?id=1", True),
        ("http://localhost:8080", False),
        ("geen adres", False),
    ],
)
async def test_addresses_of_buttons(setting: Setting, url: str, good: bool) -> None:
    if good:
        await setting.sent(reply_markup=button(url=url))
    else:
        refusal = await setting.refused("sendMessage", chat_id=FENNA, text="x", reply_markup=button(url=url))
        assert refusal.description == f"Bad Request: inline keyboard button URL '{url}' is invalid: Wrong HTTP URL"


async def test_a_button_has_one_purpose(setting: Setting) -> None:
    """InlineKeyboardButton: "Exactly one of the fields other than text, … must be used"."""
    two = button(url="https://x.nl", callback_data="x")
    assert (
        "exactly one" in (await setting.refused("sendMessage", chat_id=FENNA, text="x", reply_markup=two)).description
    )


async def test_limits_hold_after_parsing(setting: Setting) -> None:
    """ "1-4096 characters after entities parsing": tags and references do not count."""
    await setting.sent("<b>" + "&amp;" * 4096 + "</b>", parse_mode="HTML")


async def test_editing(setting: Setting) -> None:
    number = await setting.sent("<b>stand</b>", parse_mode="HTML", reply_markup=KEYS)
    same = {"chat_id": FENNA, "message_id": number, "text": "<b>stand</b>", "parse_mode": "HTML", "reply_markup": KEYS}
    assert (await setting.refused("editMessageText", **same)).description == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )
    await setting.call("editMessageText", **{**same, "text": "stand"})
    await setting.call("editMessageText", **{**same, "text": "stand", "reply_markup": None})
    assert setting.world.messages(FENNA)[0]["reply_markup"] is None
    gone = await setting.refused("editMessageText", chat_id=FENNA, message_id=99, text="x")
    assert gone.description == "Bad Request: message to edit not found"
    theirs = setting.world.say(FENNA, FENNA, "hoi")["message_id"]
    other = await setting.refused("editMessageText", chat_id=FENNA, message_id=theirs, text="x")
    assert other.description == "Bad Request: message can't be edited"


async def test_deleting(setting: Setting) -> None:
    refusal = await setting.refused("deleteMessage", chat_id=FENNA, message_id=99)
    assert refusal.description == "Bad Request: message to delete not found"
    number = await setting.sent()
    setting.wait(48 * 3600 + 1)
    refusal = await setting.refused("deleteMessage", chat_id=FENNA, message_id=number)
    assert refusal.description == "Bad Request: message can't be deleted for everyone"
    await setting.call("deleteMessage", chat_id=FENNA, message_id=await setting.sent())


async def test_callback_queries_are_answered_once_and_in_time(setting: Setting) -> None:
    number = await setting.sent(reply_markup=KEYS)
    old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    first = setting.world.tap(FENNA, number, "Alles", FENNA)["query_id"]
    await setting.call("answerCallbackQuery", callback_query_id=first, text="Ververst")
    assert (await setting.refused("answerCallbackQuery", callback_query_id=first)).description == old
    second = setting.world.tap(FENNA, number, "/stand", FENNA)["query_id"]
    setting.wait(61)
    assert (await setting.refused("answerCallbackQuery", callback_query_id=second)).description == old
    with pytest.raises(LookupError, match="there are: Alles"):
        setting.world.tap(FENNA, number, "Iets", FENNA)


async def test_blocked_and_removed(setting: Setting) -> None:
    setting.world.block(FENNA)
    assert (await setting.refused("sendMessage", chat_id=FENNA, text="x")).description == (
        "Forbidden: bot was blocked by the user"
    )
    setting.world.set_bot(setting.group.id, "kicked")
    refusal = await setting.refused("sendMessage", chat_id=setting.group.id, text="x")
    assert (refusal.code, refusal.description) == (403, "Forbidden: bot was kicked from the group chat")
    setting.world.set_bot(setting.forum.id, "kicked")
    refusal = await setting.refused("sendMessage", chat_id=setting.forum.id, text="x")
    assert refusal.description == "Forbidden: bot was kicked from the supergroup chat"


async def test_migration_names_the_new_chat(setting: Setting) -> None:
    new = setting.world.migrate(setting.group.id)
    refusal = await setting.refused("sendMessage", chat_id=setting.group.id, text="x")
    assert refusal.description == "Bad Request: group chat was upgraded to a supergroup chat"
    assert refusal.parameters == {"migrate_to_chat_id": new.id}
    assert str(new.id).startswith("-100")
    updates = [update["message"] for update in setting.world.take_updates()]
    assert [(m.get("migrate_to_chat_id"), m.get("migrate_from_chat_id")) for m in updates] == [
        (new.id, None),
        (None, setting.group.id),
    ]


async def test_rights(setting: Setting) -> None:
    world, group = setting.world, setting.group.id
    number = await setting.sent(chat_id=group)
    assert (await setting.refused("pinChatMessage", chat_id=group, message_id=number)).description == (
        "Bad Request: not enough rights to manage pinned messages in the chat"
    )
    world.promote(group)
    await setting.call("pinChatMessage", chat_id=group, message_id=number)
    assert [m["pinned"] for m in world.messages(group)][:1] == [True]
    world.set_bot(group, "restricted")
    assert (await setting.refused("sendMessage", chat_id=group, text="x")).description == (
        "Bad Request: not enough rights to send text messages to the chat"
    )


@pytest.mark.parametrize(
    ("result", "fault"),
    [
        ({"id": "x" * 65}, "RESULT_ID_INVALID"),
        ({"title": None}, "title: Field required"),
        ({"type": "ring"}, "does not match any of the expected tags"),
    ],
)
async def test_inline_results_are_checked(setting: Setting, result: dict[str, Any], fault: str) -> None:
    query = setting.world.inline(FENNA, "nl")
    whole = {"type": "article", "id": "1", "title": "Stand", "input_message_content": {"message_text": "x"}, **result}
    refusal = await setting.refused("answerInlineQuery", inline_query_id=query, results=[whole])
    assert refusal.code == 400
    assert fault in refusal.description


async def test_inline_results_have_different_ids_and_a_sound_button(setting: Setting) -> None:
    query = setting.world.inline(FENNA, "nl")
    article = {"type": "article", "id": "1", "title": "x", "input_message_content": {"message_text": "x"}}
    twice = await setting.refused("answerInlineQuery", inline_query_id=query, results=[article, article])
    assert twice.description == "Bad Request: RESULT_ID_DUPLICATE"
    button = {"text": "Volg"}
    without = await setting.refused("answerInlineQuery", inline_query_id=query, results=[article], button=button)
    assert without.description == "Bad Request: BUTTON_TYPE_INVALID"


async def test_a_long_toast(setting: Setting) -> None:
    """answerCallbackQuery: text "0-200 characters"."""
    query = setting.world.tap(FENNA, await setting.sent(reply_markup=KEYS), "Alles", FENNA)["query_id"]
    refusal = await setting.refused("answerCallbackQuery", callback_query_id=query, text="x" * 201)
    assert refusal.description == "Bad Request: MESSAGE_TOO_LONG"
    await setting.call("answerCallbackQuery", callback_query_id=query, text="x" * 200)


async def test_at_most_50_inline_results(setting: Setting) -> None:
    query = setting.world.inline(FENNA, "nl")
    results = [
        {"type": "article", "id": str(i), "title": "x", "input_message_content": {"message_text": "x"}}
        for i in range(51)
    ]
    refusal = await setting.refused("answerInlineQuery", inline_query_id=query, results=results)
    assert refusal.description == "Bad Request: RESULTS_TOO_MUCH"
    await setting.call("answerInlineQuery", inline_query_id=query, results=results[:50])


@pytest.mark.parametrize(
    ("method", "params", "fault"),
    [
        ("setMyCommands", {"commands": [{"command": "Stand", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "a" * 33, "description": "x"}]}, "BOT_COMMAND_INVALID"),
        ("setMyCommands", {"commands": [{"command": "x", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ("sendChatAction", {"chat_id": FENNA, "action": "dansen"}, "wrong parameter action in request"),
        ("getFile", {"file_id": "zoek"}, "invalid file_id"),
        ("sendDocument", {"chat_id": FENNA, "document": "zoek"}, "wrong file identifier/HTTP URL specified"),
        ("sendPhoto", {"chat_id": FENNA}, "there is no photo in the request"),
        ("getChatMember", {"chat_id": FENNA, "user_id": ADA}, "user not found"),
        ("sendMessage", {"chat_id": FENNA, "text": "x", "entities": "[{"}, "expected a JSON-serialized value"),
        ("sendMessage", {"chat_id": FENNA, "text": "x", "reply_parameters": {}}, "message_id: Field required"),
    ],
)
async def test_other_methods(setting: Setting, method: str, params: dict[str, Any], fault: str) -> None:
    refusal = await setting.refused(method, **params)
    assert refusal.code == 400
    assert fault in refusal.description


async def test_methods_that_it_does_not_play(setting: Setting) -> None:
    for method in ("sendMedal", "sendPoll"):
        assert (await setting.refused(method, chat_id=FENNA)).code == 404
    assert setting.world.unplanned == ["sendMedal", "sendPoll"]


async def test_a_wrong_token_in_process(setting: Setting) -> None:
    code, body = await InProcessRequest(setting.world).do_request("https://api.telegram.org/bot1:X/getMe", "POST")
    assert code == 401
    assert b"Unauthorized" in body


async def test_a_refusal_is_kept_among_the_calls(setting: Setting) -> None:
    with pytest.raises(ApiError):
        await setting.call("sendMessage", chat_id=9, text="x")
    call = setting.world.calls[-1]
    assert (call.method, call.ok, call.result_or_error["error_code"]) == ("sendMessage", False, 400)
