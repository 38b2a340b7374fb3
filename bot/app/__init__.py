"""The composition root: puts the bot together and runs it."""
