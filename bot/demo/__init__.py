"""The demo: the bot and a local Telegram in one process, in the browser."""
