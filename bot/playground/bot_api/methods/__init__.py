"""The methods of the Bot API that the bot calls."""
