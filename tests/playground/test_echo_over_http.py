"""The playground speaks Telegram: an ordinary python-telegram-bot application talks to it over HTTP."""

from datetime import UTC, datetime

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import Application, CallbackQueryHandler, CommandHandler, ContextTypes, MessageHandler, filters

from bot.clock import FrozenClock
from bot.playground import InProcessRequest, World, create_app, serving
from tests.support.telegram.written_html import html_of
from tests.support.waiting import comes_true

CLOCK = FrozenClock(datetime(2026, 2, 16, 21, 0, tzinfo=UTC))


async def greet(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Nog eens", callback_data="/again")]])
    await update.message.reply_html("<b>Hoi</b> Fenna", reply_markup=keyboard)


async def echo(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message
    if update.message.document:
        content = await (await update.message.document.get_file()).download_as_bytearray()
        await update.message.reply_document(bytes(content), filename="terug.csv", caption=update.message.caption)
    elif update.message.text:
        await update.message.reply_text(update.message.text.upper())


async def again(update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.callback_query
    await update.callback_query.answer("Komt eraan")
    assert isinstance(update.callback_query.message, Message)
    await update.callback_query.edit_message_text("<i>Nog eens hoi</i>", parse_mode="HTML")


async def test_commands_buttons_files_and_long_polling() -> None:
    world = World(CLOCK)
    fenna = world.person("Fenna", user_id=1001)
    async with serving(world, create_app(world)) as url:
        application = (
            Application.builder().token(world.token).base_url(f"{url}/bot").base_file_url(f"{url}/file/bot").build()
        )
        application.add_handler(CommandHandler("start", greet))
        application.add_handler(CallbackQueryHandler(again))
        application.add_handler(MessageHandler(filters.ALL, echo))
        async with application:
            assert application.updater
            await application.updater.start_polling(timeout=5)
            await application.start()

            world.say(fenna.id, fenna.id, "/start")
            await comes_true(lambda: len(world.messages(fenna.id)) == 2)
            greeting = world.messages(fenna.id)[-1]
            assert greeting["text"] == "Hoi Fenna"
            assert html_of(greeting) == "<b>Hoi</b> Fenna"

            world.tap(fenna.id, greeting["message_id"], "Nog eens", fenna.id)
            await comes_true(lambda: world.messages(fenna.id)[-1]["edited"])
            edited = world.messages(fenna.id)[-1]
            assert (html_of(edited), edited["reply_markup"]) == ("<i>Nog eens hoi</i>", None)
            assert world.toasts[-1]["text"] == "Komt eraan"

            world.upload(fenna.id, fenna.id, "uitslag.csv", b"NED;1;Leerdam", "hier")
            await comes_true(lambda: len(world.messages(fenna.id)) == 4)
            back = world.messages(fenna.id)[-1]
            assert (back["document"]["file_name"], back["text"]) == ("terug.csv", "hier")
            assert world.files.by_id(back["document"]["file_id"]).content == b"NED;1;Leerdam"

            await application.updater.stop()
            await application.stop()


async def test_the_same_application_in_process() -> None:
    """Without network, as in the package's own description: updates taken, processed, answers read."""
    world = World(CLOCK)
    fenna = world.person("Fenna", user_id=1001)
    application = Application.builder().request(InProcessRequest(world)).token(world.token).updater(None).build()
    application.add_handler(CommandHandler("start", greet))
    async with application:
        world.say(fenna.id, fenna.id, "/start")
        for update in world.take_updates():
            await application.process_update(Update.de_json(update, application.bot))
    assert [html_of(message) for message in world.messages(fenna.id)] == ["/start", "<b>Hoi</b> Fenna"]
