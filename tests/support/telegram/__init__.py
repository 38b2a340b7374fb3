"""Telegram, its page and the servers around it, over real sockets."""
