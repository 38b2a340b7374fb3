"""Acquaintance and help: what the bot is, what it can do, its menus in Telegram."""
