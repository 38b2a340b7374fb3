"""How bytes travel: requests to Telegram, polling, webhook, the inbox."""
