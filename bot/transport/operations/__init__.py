"""For who runs the bot: health, metrics, and several processes on one database."""
