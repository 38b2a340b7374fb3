"""What the bot asks of Telegram: the HTTP requests, what they hold, and what a refusal means."""
