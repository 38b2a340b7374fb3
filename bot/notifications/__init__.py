"""The newsroom: who follows what, what becomes news, and how it reaches every chat once, at Telegram's pace."""
