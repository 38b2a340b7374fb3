"""The bots that are measured beside each other, each in a process: ``python -m benchmarks.peers NAME API_URL``.

``ptb``: python-telegram-bot, bare, echoing with its own transport. ``aiogram``: the same in aiogram (runs in a virtual
environment of its own, without this project). ``bot``: this whole bot: its database, its understanding, its durable
inbox; only Telegram's limit of messages a second is lifted, since it is the machine that is measured.
"""

import asyncio
import contextlib
import os
import sys

TOKEN = "42:TEST"


def ptb(api: str) -> None:
    from telegram import Update
    from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters

    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(update.message.text or "")

    application = ApplicationBuilder().token(TOKEN).base_url(f"{api}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
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
        await dispatcher.start_polling(bot, handle_signals=False)

    asyncio.run(poll())


def bot(api: str) -> None:
    from bot.app import build_app, serve_app
    from bot.logs import configure_logs
    from bot.settings import Settings
    from bot.terminal import unhurried

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
        app = await build_app(settings, pace=unhurried())
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
