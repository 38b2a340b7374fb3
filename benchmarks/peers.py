"""The bots that are measured beside each other, each in a process: ``python -m benchmarks.peers NAME API_URL``.

``ptb``: python-telegram-bot, bare, echoing with its own transport. ``aiogram``: the same in aiogram. Both run in a
virtual environment of their own, without this project; with WEBHOOK_URL and PORT they have updates delivered, each with
the web server that its library brings. ``bot``: this whole bot: its database, its understanding, its durable
inbox; only Telegram's limit of messages a second is lifted, since it is the machine that is measured.
"""

import asyncio
import contextlib
import os
import sys

TOKEN = "42:TEST"
HOST = "127.0.0.1"
SECRET = "benchmark"


def ptb(api: str) -> None:
    from telegram import Update
    from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(update.message.text or "")

    application = ApplicationBuilder().token(TOKEN).base_url(f"{api}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    if "WEBHOOK_URL" in os.environ:
        application.run_webhook(
            HOST,
            int(os.environ["PORT"]),
            "hook",
            webhook_url=os.environ["WEBHOOK_URL"],
            secret_token=SECRET,
            stop_signals=None,
        )
    else:
        application.run_polling(stop_signals=None, drop_pending_updates=False)


def aiogram(api: str) -> None:
    from aiogram import Bot, Dispatcher
    from aiogram.client.session.aiohttp import AiohttpSession
    from aiogram.client.telegram import TelegramAPIServer
    from aiogram.types import Message

    dispatcher = Dispatcher()

    @dispatcher.message()
    async def echo(message: Message) -> None:
        await message.answer(message.text or "")

    async def poll() -> None:
        bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
        if "WEBHOOK_URL" in os.environ:
            await receive(bot)
        else:
            await dispatcher.start_polling(bot, handle_signals=False)

    async def receive(bot: Bot) -> None:
        from aiogram.webhook.aiohttp_server import SimpleRequestHandler
        from aiohttp import web

        app = web.Application()
        SimpleRequestHandler(dispatcher, bot, secret_token=SECRET).register(app, path="/hook")
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, HOST, int(os.environ["PORT"])).start()
        await bot.set_webhook(os.environ["WEBHOOK_URL"], secret_token=SECRET)
        await asyncio.Event().wait()

    asyncio.run(poll())


def bot(api: str) -> None:
    from bot.app.building import build_app
    from bot.app.logs import configure_logs
    from bot.app.serving import serve_app
    from bot.cli.terminal import unhurried
    from bot.settings import Settings

    async def serve() -> None:
        configure_logs("INFO", to=open(os.devnull, "w"))  # noqa: ASYNC230, SIM115
        settings = Settings(
            _env_file=None,
            bot_token=TOKEN,
            bot_api_url=api,
            database_url=os.environ["DATABASE_URL"],
            webhook_url=os.environ.get("WEBHOOK_URL", ""),
            port=int(os.environ.get("PORT", "0")),
        )
        app = await build_app(settings, send_queue=unhurried())
        await serve_app(app, asyncio.Event())

    if "PROFILE" in os.environ:
        import cProfile
        import pstats
        import signal

        profile = cProfile.Profile()

        def end(*_: object) -> None:
            raise KeyboardInterrupt

        signal.signal(signal.SIGTERM, end)
        with contextlib.suppress(KeyboardInterrupt):
            profile.runcall(asyncio.run, serve())
        with open(os.environ["PROFILE"], "w") as target:
            for order in ("tottime", "cumtime"):
                pstats.Stats(profile, stream=target).sort_stats(order).print_stats(60)
        return
    asyncio.run(serve())


if __name__ == "__main__":
    {"ptb": ptb, "aiogram": aiogram, "bot": bot}[sys.argv[1]](sys.argv[2])
